//! From a canonical record to an offer or a provider: the gate that every format goes through.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use crate::domain::{
    age::{AgeLimits, AgeSpan},
    import::{
        field::{OFFER, PROVIDER, RUN},
        known::Known,
        text::{line, slug},
        tidy::{Fault, Findings, Record},
        venue,
    },
    offer::{Cost, LifePhase, Offer, Run},
    provider::Provider,
};

/// The name space of ids that are derived from a source and its own id there.
const SOURCES: Uuid = Uuid::from_u128(0x4b2f_9d1c_70e6_4c53_9a8e_52d7_1f36_b0a4);

/// A thing that came through the gate, and the keys that were not understood.
pub type Passed<T> = Result<(T, Vec<String>), Vec<Fault>>;

/// The offer that `record` describes, tidied and completed.
pub fn offer(mut record: Record, known: &Known) -> Passed<Offer> {
    let mut findings = Findings::default();
    let id = identity(&record);
    findings.tidy(&mut record, OFFER, known);
    let mut offer: Offer = typed(record, &mut findings);
    if let Some(id) = id.filter(|_| offer.id.is_empty()) {
        offer.id = id;
    }
    let required = [("id", &offer.id), ("title", &offer.title), ("provider", &offer.provider)];
    for (key, _) in required.into_iter().filter(|(_, text)| text.is_empty()) {
        missing(key, &mut findings);
    }
    // Of what is faulty itself, nothing else is said; the rest is told at once.
    if !findings.faults.iter().any(|fault| fault.key.starts_with("place")) {
        findings.faults.extend(venue::settle(&mut offer.place, known).err());
    }
    judge(&offer, &mut findings.faults);
    if offer.verified_on.is_some_and(|date| known.is_to_come(date)) {
        findings.faults.push(Fault::new("verified_on", "Dieser Tag liegt in der Zukunft."));
    }
    if offer.life_phases.is_empty() {
        offer.life_phases = life_phases(offer.ages);
    }
    passed(offer, findings)
}

/// The provider that `record` describes.
pub fn provider(mut record: Record, known: &Known) -> Passed<Provider> {
    if !record.contains_key("id") {
        let name = record.get("name").and_then(Value::as_str).unwrap_or_default();
        record.insert("id".to_owned(), Value::String(provider_id(name)));
    }
    let mut findings = Findings::default();
    findings.tidy(&mut record, PROVIDER, known);
    for key in ["id", "name"] {
        if !record.contains_key(key) {
            missing(key, &mut findings);
        }
    }
    let sound = findings.faults.is_empty();
    let provider = if sound { typed(record, &mut findings) } else { Provider::default() };
    passed(provider, findings)
}

/// The run that `record` describes.
pub fn run(mut record: Record, known: &Known) -> Passed<Run> {
    let mut findings = Findings::default();
    findings.tidy(&mut record, RUN, known);
    let run: Run = typed(record, &mut findings);
    judge_run(&run, "", &mut findings.faults);
    passed(run, findings)
}

/// The id of a provider that is only known by its name: the name as an id, at most 64 characters of it.
pub fn provider_id(name: &str) -> String {
    let id: String = slug(name).chars().filter(char::is_ascii).collect();
    let id = id.trim_matches('-');
    if !id.is_empty() && id.len() <= 64 {
        return id.to_owned();
    }
    let number = Uuid::new_v5(&SOURCES, name.as_bytes()).simple().to_string();
    if id.is_empty() { number } else { format!("{}-{}", id[..50].trim_end_matches('-'), &number[..12]) }
}

/// The id that `record` will have as an offer, before anything else about it is known.
pub fn identity(record: &Record) -> Option<String> {
    let text =
        |value: Option<&Value>| value.and_then(Value::as_str).map(line).filter(|text| !text.is_empty());
    let source = |key| text(record.get("source").and_then(|source| source.get(key)));
    text(record.get("id")).or_else(|| Some(derived_id(&source("name")?, &source("id")?)))
}

/// The id of an offer that only has one of its source: a UUID of version 5 (RFC 9562).
fn derived_id(source: &str, id: &str) -> String {
    Uuid::new_v5(&SOURCES, format!("{source}\n{id}").as_bytes()).to_string()
}

/// What contradicts itself within an offer.
fn judge(offer: &Offer, faults: &mut Vec<Fault>) {
    if let (Some(min), Some(max)) = (offer.ages.min, offer.ages.max)
        && min > max
    {
        faults.push(Fault::new("age_max_months", "Das höchste Alter ist kleiner als das niedrigste."));
    }
    if offer.cost == Cost::Free && offer.price_cents.is_some_and(|cents| cents > 0) {
        let reason = "Das Angebot ist kostenlos und hat trotzdem einen Preis. Streichen Sie eins von beiden.";
        faults.push(Fault::new("price_cents", reason));
    }
    if let (Some(places), Some(free)) = (offer.capacity.places, offer.capacity.free)
        && free > places
    {
        faults.push(Fault::new("capacity.free", "Es sind mehr Plätze frei, als es gibt."));
    }
    judge_run(&offer.run, "", faults);
    for (index, run) in offer.further_runs.iter().enumerate() {
        judge_run(run, &format!("further_runs.{index}."), faults);
    }
}

fn judge_run(run: &Run, path: &str, faults: &mut Vec<Fault>) {
    if let (Some(starts), Some(ends)) = (run.starts, run.ends)
        && starts > ends
    {
        faults.push(Fault::new(format!("{path}ends"), "Das Ende liegt vor dem Beginn."));
    }
    // From the evening to the next morning is a night.
    let is_a_night = |from: &str, to: &str| from >= "17:00" && to <= "12:00";
    if let (Some(from), Some(to)) = (&run.time_from, &run.time_to)
        && from > to
        && !is_a_night(from, to)
    {
        let reason = format!("Die Uhrzeiten sind vertauscht: {to} Uhr ist früher als {from} Uhr.");
        faults.push(Fault::new(format!("{path}time_to"), reason));
    }
}

/// The phases of life that `ages` cover. Training and work is no matter of age, so it is never derived; older
/// people are meant only where an offer begins at fifty or later.
fn life_phases(ages: AgeLimits) -> BTreeSet<LifePhase> {
    let phases = [
        (LifePhase::FrueheKindheit, AgeSpan::between_years(0, 5)),
        (LifePhase::Schule, AgeSpan::between_years(6, 17)),
        (LifePhase::Erwachsene, AgeSpan::between_years(18, 64)),
        (LifePhase::Aeltere, AgeSpan::between_years(65, 120)),
    ];
    let for_older = ages.min.is_some_and(|min| min >= 50 * 12);
    let covered = |(phase, span): &(LifePhase, AgeSpan)| {
        ages.is_stated() && ages.gap(*span) == 0 && (*phase != LifePhase::Aeltere || for_older)
    };
    phases.into_iter().filter(covered).map(|(phase, _)| phase).collect()
}

fn missing(key: &str, findings: &mut Findings) {
    let reason = match key {
        "id" => {
            "Die Kennung fehlt. Füllen Sie die Spalte id, oder quelle und quell_id zusammen, damit wir das \
             Angebot beim nächsten Mal wiedererkennen."
        }
        "title" => "Der Titel fehlt.",
        "provider" => "Der Anbieter fehlt.",
        _ => "Die Angabe fehlt.",
    };
    // A field that is there and faulty has its own complaint.
    if !findings.faults.iter().any(|fault| fault.key == key) {
        findings.faults.push(Fault::new(key, reason));
    }
}

/// The type that a tidied record stands for; a fault where the type asks for more than the field says.
fn typed<T: DeserializeOwned + Default>(record: Record, findings: &mut Findings) -> T {
    serde_json::from_value(Value::Object(record)).unwrap_or_else(|error| {
        findings.faults.push(Fault::new("", format!("Die Angaben passen nicht zusammen ({error}).")));
        T::default()
    })
}

fn passed<T>(thing: T, findings: Findings) -> Passed<T> {
    if findings.faults.is_empty() { Ok((thing, findings.unknown)) } else { Err(findings.faults) }
}
