//! One offer as its provider sees it behind a link: what it says, what is missing, and what can be said about it.

use std::collections::BTreeMap;

use jiff::ToSpan;
use minijinja::{Value, context, value::Serde};
use serde::Serialize;

use crate::{
    domain::{
        completeness::completeness_of,
        confirmation::is_stale,
        import::{calendar, correction::Correction, form, known::Known, tidy::Fault},
        offer::{Offer, Status},
        provider::Provider,
        provider_words::{LONGEST, Unfit, tidy},
        query::Hit,
        time::Date,
    },
    store::{offer::StoredOffer, token::Token},
    usecase::{
        edit_offer::EditError,
        open_link::LinkError,
        tend_offer::{Tending, tend_offer, write_note},
    },
    web::{
        console::Console,
        fields::Fields,
        link::{self, Gone},
        preview::details,
        score::tone,
    },
};

/// The fields that a provider fills in, in order, and how a browser asks for each.
const FIELDS: [(&str, &str); 8] = [
    ("schedule", "text"),
    ("cost_note", "text"),
    ("capacity.free", "number"),
    ("registration.how", "text"),
    ("registration.until", "date"),
    ("contact.phone", "tel"),
    ("contact.email", "email"),
    // Many leave the beginning out: a browser would refuse that.
    ("url", "line"),
];

/// What was sent and could not be kept: it is shown again.
#[derive(Default)]
pub struct Sent {
    /// Which part of the page is folded out, such as that which it came from; none if empty.
    pub part: &'static str,
    posted: BTreeMap<String, String>,
    faults: Vec<Fault>,
    is_outdated: bool,
    note: String,
    note_fault: Option<&'static str>,
}

impl Sent {
    /// Nothing was sent; the part of the page that is called so is folded out.
    pub fn nothing(part: &str) -> Self {
        let part = ["aendern", "beenden", "notiz"].into_iter().find(|known| *known == part);
        Self { part: part.unwrap_or_default(), ..Self::default() }
    }
}

/// What became of what was sent.
pub enum Outcome {
    /// It was done, and this is said on the next page.
    Done(&'static str),
    /// It was not, and this is shown again.
    Again(Box<Sent>),
}

/// A field as the page shows it.
#[derive(Debug, Serialize)]
struct Field {
    name: &'static str,
    id: String,
    kind: &'static str,
    value: String,
    fault: String,
}

/// What an offer of `provider` says, for the page, with what was `sent` in vain.
pub fn view(
    console: &Console,
    (StoredOffer { offer, revision, .. }, provider): (&StoredOffer, Option<&Provider>),
    sent: &Sent,
) -> Value {
    let guide = &console.mind.guide;
    let known = Known::new(&guide.topics, &guide.gazetteer);
    let shown = form::shown(offer, &known);
    let (mut faults, today) = (sent.faults.clone(), console.now().date());
    let fields: Vec<_> = FIELDS
        .into_iter()
        .map(|(name, kind)| {
            let before = shown.get(name).cloned().unwrap_or_default();
            // A day is typed as people write it: on a telephone, the fields of browsers for it are small and easily lost.
            let before = if kind == "date" { before.parse().map_or(before, day) } else { before };
            let value = sent.posted.get(name).cloned().unwrap_or(before);
            let own = faults.iter().position(|fault| form::path(&fault.key) == name);
            let fault = own.map(|place| faults.remove(place).reason).unwrap_or_default();
            Field { name, id: id(name), kind, value, fault }
        })
        .collect();
    let weighed = completeness_of(offer, provider);
    let hit = Hit { is_stale: is_stale(offer, today), ..Hit::of(offer.clone(), provider.cloned()) };
    context! {
        id => offer.id.as_str(),
        title => offer.title.as_str(),
        revision => *revision,
        lines => Serde(details(guide, &hit)),
        fields => Serde(fields),
        faults => faults.into_iter().map(|fault| fault.reason).collect::<Vec<_>>(),
        is_outdated => sent.is_outdated,
        part => sent.part,
        note => sent.note.as_str(),
        note_fault => sent.note_fault,
        longest => LONGEST,
        example => day(today + 90.days()),
        score => weighed.score,
        tone => tone(weighed.score),
        missing => weighed.missing.iter().map(|part| part.name()).collect::<Vec<_>>(),
        confirmed => offer.verified_on.map(day),
        is_confirmed_today => offer.verified_on == Some(today),
        is_ended => offer.status == Status::Ended,
        is_full => offer.capacity.free == Some(0),
    }
}

/// Does what was sent about the offer called `id` by whoever has the link with `token`.
pub async fn tend(
    console: &Console,
    (token, id): (&Token, &str),
    stored: &StoredOffer,
    fields: &Fields,
) -> Result<Outcome, Gone> {
    let guide = &console.mind.guide;
    let known = Known::new(&guide.topics, &guide.gazetteer);
    let (tending, said) = match fields.text("tat") {
        "stimmt" => (Tending::Confirm, "stimmt"),
        "ausgebucht" => (Tending::Full, "ausgebucht"),
        "beendet" => (Tending::End, "beendet"),
        "wieder" => (Tending::Resume, "wieder"),
        "aendern" => match corrected(&stored.offer, fields, &known, console.now().date()) {
            Ok(correction) => {
                let seen = fields.text("stand").parse().unwrap_or_default();
                (Tending::Correct { correction, seen }, "geaendert")
            }
            Err(faults) => return Ok(again(fields, faults)),
        },
        "notiz" => return note(console, (token, id), fields).await,
        _ => return Err(Gone::Unknown),
    };
    match tend_offer(&console.store, &known, (token, id, &tending), console.now()).await {
        Ok(_) => Ok(Outcome::Done(said)),
        Err(EditError::Unknown) => Err(gone(console, token).await),
        Err(EditError::Refused(faults)) => Ok(again(fields, faults)),
        Err(EditError::Outdated) => {
            let sent = Sent { part: "aendern", posted: posted(fields), is_outdated: true, ..Sent::default() };
            Ok(Outcome::Again(Box::new(sent)))
        }
        Err(EditError::Store(fault)) => Err(fault.into()),
    }
}

/// The text that says why words are not taken.
pub fn text(unfit: Unfit) -> &'static str {
    match unfit {
        Unfit::Empty => "fault-empty",
        Unfit::TooLong(_) => "fault-long",
    }
}

/// A day as people write it.
pub fn day(date: Date) -> String {
    date.strftime("%d.%m.%Y").to_string()
}

async fn note(console: &Console, (token, id): (&Token, &str), fields: &Fields) -> Result<Outcome, Gone> {
    let raw = fields.raw("notiz");
    let again = |fault| {
        let sent = Sent { part: "notiz", note: raw.to_owned(), note_fault: Some(fault), ..Sent::default() };
        Ok(Outcome::Again(Box::new(sent)))
    };
    let words = match tidy(raw) {
        Ok(words) => words,
        Err(unfit) => return again(text(unfit)),
    };
    match write_note(&console.store, (token, id, &words), console.now()).await {
        Ok(()) => Ok(Outcome::Done("notiz")),
        Err(LinkError::Full) => again("fault-notes"),
        Err(LinkError::Store(fault)) => Err(fault.into()),
        Err(LinkError::Unknown | LinkError::Over | LinkError::Outdated | LinkError::Refused(_)) => {
            Err(gone(console, token).await)
        }
    }
}

/// Why something could not be done that the link was good for when it was looked at: it ended meanwhile, or the offer did.
async fn gone(console: &Console, token: &Token) -> Gone {
    let opened = match console.store.read().await {
        Ok(mut tx) => link::open(console, &mut tx, token.reveal()).await,
        Err(fault) => return fault.into(),
    };
    opened.err().unwrap_or(Gone::Nothing)
}

fn again(fields: &Fields, faults: Vec<Fault>) -> Outcome {
    Outcome::Again(Box::new(Sent { part: "aendern", posted: posted(fields), faults, ..Sent::default() }))
}

/// What was filled in, field by field.
fn posted(fields: &Fields) -> BTreeMap<String, String> {
    let sent = FIELDS.into_iter().filter(|(name, _)| fields.has(name));
    sent.map(|(name, _)| (name.to_owned(), fields.raw(name).to_owned())).collect()
}

/// What was changed in the fields; all others stay as they are. Whatever is wrong with any of them is told at once.
fn corrected(
    offer: &Offer,
    fields: &Fields,
    known: &Known<'_>,
    today: Date,
) -> Result<Correction, Vec<Fault>> {
    let shown = form::shown(offer, known).into_iter();
    let mut all: BTreeMap<_, _> = shown.map(|(name, text)| (name.to_owned(), text)).collect();
    all.extend(posted(fields));
    for (name, _) in FIELDS.into_iter().filter(|(_, kind)| *kind == "date") {
        // Nobody writes the year of a day that is near.
        if let Some(text) = all.get_mut(name)
            && let Some(date) = calendar::coming(text, today)
        {
            *text = date.to_string();
        }
    }
    form::correction(offer, &all, known).map_err(|(sound, mut faults)| {
        let more = sound.over(offer, &known.clone().on(today)).err();
        faults.extend(more.into_iter().flatten());
        faults
    })
}

/// The id of the field called `name`.
fn id(name: &str) -> String {
    format!("field-{}", name.replace(['.', '_'], "-"))
}
