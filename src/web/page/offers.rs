//! The list of offers: searched as the bot searches, or narrowed to what needs work.

use axum::{extract::State, response::Response};
use minijinja::{context, value::Serde};
use serde::Serialize;

use crate::{
    domain::{
        completeness::completeness,
        offer::{Offer, Status},
        provider::Provider,
        query::Page,
        time::Date,
    },
    store::offer_list::{self, Filter, Listed, Slice},
    usecase::find_offers::{FindError, find_offers},
    web::{
        console::Console,
        failure::Failure,
        fields::Query,
        paging::{PAGE_SIZE, offset, paging},
        score::tone,
        visit::Visit,
    },
};

/// Where the list is.
const PATH: &str = "/verwaltung/angebote";

/// The filters, by what they are called in an address.
const FILTERS: [(&str, Filter<'_>); 5] = [
    ("alle", Filter::All),
    ("unvollstaendig", Filter::Incomplete),
    ("unbestaetigt", Filter::Unconfirmed),
    ("ohne-einfach", Filter::Hard),
    ("beendet", Filter::Ended),
];

/// An offer in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who offers it.
    pub provider: String,
    /// Where.
    pub place: String,
    /// How complete it is, from 0 to 100.
    pub score: u8,
    /// `low`, `middle` or `high`.
    pub tone: &'static str,
    /// The day of the last confirmation, as people read it; empty if there was none.
    pub confirmed: String,
    /// Whether it is told in simple language.
    pub is_simple: bool,
    /// `active`, `paused`, `ended`, or `over` if its last run has ended.
    pub state: &'static str,
    /// Whether it belongs to the sample data.
    pub is_sample: bool,
}

/// The list.
pub async fn list(
    State(console): State<Console>,
    visit: Visit,
    Query(query): Query,
) -> Result<Response, Failure> {
    let words = query.text("suche").to_owned();
    let wanted = query.text("filter");
    let (name, filter) = FILTERS.into_iter().find(|(name, _)| *name == wanted).unwrap_or(FILTERS[0]);
    let now = console.now();
    let row = |listed: Listed| row(&listed.0, listed.1.as_ref(), now.date());
    let (mut rows, mut by_name) = (vec![], vec![]);
    let total = if words.is_empty() {
        let mut tx = console.store.read().await?;
        let slice = Slice { offset: offset(&query), limit: PAGE_SIZE };
        rows.extend(offer_list::list(&mut tx, filter, slice, now).await?.into_iter().map(row));
        offer_list::count(&mut tx, filter, now).await?
    } else {
        let page = Page { offset: offset(&query) as usize, limit: PAGE_SIZE as usize };
        let found = find_offers(&console.store, &console.mind, (&words, page), now).await.map_err(failed)?;
        if page.offset == 0 {
            by_name.extend(found.by_name.into_iter().map(row));
        }
        rows.extend(found.findings.hits.into_iter().map(|hit| row((hit.offer, hit.provider))));
        found.findings.total as u64
    };
    let to_do = offer_list::to_do(&mut console.store.read().await?, now).await?;
    let values = context! {
        words,
        filter => name,
        rows => Serde(rows),
        by_name => Serde(by_name),
        paging => Serde(paging(PATH, &query, total)),
        counts => context! {
            offers => to_do.offers,
            incomplete => to_do.incomplete,
            unconfirmed => to_do.unconfirmed,
            hard => to_do.hard,
        },
    };
    console.page(&visit, "offers.html", values)
}

/// An offer in a list, as it is on `today`.
pub fn row(offer: &Offer, provider: Option<&Provider>, today: Date) -> Row {
    let place = &offer.place;
    let parts = [place.district.clone(), place.municipality.clone()];
    let mut parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.dedup();
    let score = completeness(offer).score;
    let state = match offer.status {
        Status::Ended => "ended",
        Status::Paused => "paused",
        Status::Active if offer.is_over(today) => "over",
        Status::Active => "active",
    };
    Row {
        id: offer.id.clone(),
        title: offer.title.clone(),
        provider: provider.map_or_else(|| offer.provider.clone(), |provider| provider.name.clone()),
        place: parts.join(", "),
        score,
        tone: tone(score),
        confirmed: offer.verified_on.map(|day| day.strftime("%d.%m.%Y").to_string()).unwrap_or_default(),
        is_simple: offer.description_simple.is_some(),
        state,
        is_sample: offer.source.sample,
    }
}

fn failed(fault: FindError) -> Failure {
    match fault {
        FindError::Store(fault) => fault.into(),
        FindError::Search(_) => Failure::Broken("the search failed"),
        FindError::Broken(_) => Failure::Broken("the search broke"),
    }
}
