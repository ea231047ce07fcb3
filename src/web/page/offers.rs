//! The list of offers: searched as the bot searches, or narrowed to what needs work.

use std::collections::{BTreeMap, BTreeSet};

use axum::{extract::State, response::Response};
use minijinja::{context, value::Serde};
use serde::Serialize;
use url::form_urlencoded;

use crate::{
    domain::{
        completeness::{ENOUGH, completeness, completeness_of},
        offer::{Offer, Status},
        provider::Provider,
        query::Page,
        time::{Date, Timestamp},
    },
    store::{
        offer_key::long_ago,
        offer_list::{self, Filter, Listed, Slice},
    },
    usecase::{
        find_offers::{FindError, find_offers},
        tend_offer::MOST_OFFERS,
    },
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

/// So many of the offers that words find are narrowed further.
const MOST_NARROWED: usize = 500;

/// The filters, by what they are called in an address.
const FILTERS: [(&str, Filter<'_>); 6] = [
    ("alle", Filter::Current),
    ("unvollstaendig", Filter::Incomplete),
    ("unbestaetigt", Filter::Unconfirmed),
    ("ohne-einfach", Filter::Hard),
    ("vom-anbieter", Filter::Tended),
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
    } else if name == FILTERS[0].0 {
        let page = Page { offset: offset(&query) as usize, limit: PAGE_SIZE as usize };
        let found = find_offers(&console.store, &console.mind, (&words, page), now).await.map_err(failed)?;
        if page.offset == 0 {
            by_name.extend(found.by_name.into_iter().map(row));
        }
        rows.extend(found.findings.hits.into_iter().map(|hit| row((hit.offer, hit.provider))));
        found.findings.total as u64
    } else {
        let page = Page { offset: 0, limit: MOST_NARROWED };
        let found = find_offers(&console.store, &console.mind, (&words, page), now).await.map_err(failed)?;
        let tended = tended(&console, filter, now).await?;
        let fits = |offer: &Offer| {
            fits(filter, offer, now) && tended.as_ref().is_none_or(|tended| tended.contains(&offer.id))
        };
        by_name.extend(found.by_name.into_iter().filter(|(offer, _)| fits(offer)).map(row));
        let hits = found.findings.hits.into_iter().filter(|hit| fits(&hit.offer));
        let hits: Vec<_> = hits.map(|hit| row((hit.offer, hit.provider))).collect();
        let total = hits.len() as u64;
        rows.extend(hits.into_iter().skip(offset(&query) as usize).take(PAGE_SIZE as usize));
        total
    };
    let to_do = offer_list::to_do(&mut console.store.read().await?, now).await?;
    let tabs: BTreeMap<_, _> = FILTERS.into_iter().map(|(name, _)| (name, tab(name, &words))).collect();
    let values = context! {
        tabs,
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

/// The offers that providers changed lately, if `filter` asks for these: an offer alone does not say so.
async fn tended(
    console: &Console,
    filter: Filter<'_>,
    now: Timestamp,
) -> Result<Option<BTreeSet<String>>, Failure> {
    if filter != Filter::Tended {
        return Ok(None);
    }
    let slice = Slice { offset: 0, limit: MOST_OFFERS };
    let listed = offer_list::list(&mut console.store.read().await?, filter, slice, now).await?;
    Ok(Some(listed.into_iter().map(|(offer, _)| offer.id).collect()))
}

/// Where the list is that the filter called `name` makes of what `words` find.
fn tab(name: &str, words: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if name != FILTERS[0].0 {
        query.append_pair("filter", name);
    }
    if !words.is_empty() {
        query.append_pair("suche", words);
    }
    let query = query.finish();
    if query.is_empty() { PATH.to_owned() } else { format!("{PATH}?{query}") }
}

/// Whether `offer` is one of those that `filter` asks for.
fn fits(filter: Filter<'_>, offer: &Offer, now: Timestamp) -> bool {
    let is_ended = offer.status == Status::Ended;
    match filter {
        Filter::All | Filter::Tended => true,
        Filter::Current => !is_ended,
        Filter::Incomplete => !is_ended && completeness(offer).score < ENOUGH,
        Filter::Unconfirmed => {
            let day = offer.verified_on.map(|day| day.to_string()).unwrap_or_default();
            !is_ended && day < long_ago(now)
        }
        Filter::Hard => !is_ended && offer.description_simple.is_none(),
        Filter::Ended => is_ended,
        Filter::Provider(id) => offer.provider == id,
    }
}

/// An offer in a list, as it is on `today`.
pub fn row(offer: &Offer, provider: Option<&Provider>, today: Date) -> Row {
    let place = &offer.place;
    let parts = [place.district.clone(), place.municipality.clone()];
    let mut parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.dedup();
    let score = completeness_of(offer, provider).score;
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
