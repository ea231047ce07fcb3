//! A correction by hand: fields that a person types, laid over an offer and checked like an import.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::domain::{
    import::{
        column::{self, COLUMNS},
        field::{self, Kind},
        known::Known,
        number, record,
        text::quoted,
        tidy::{self, Fault, Record},
    },
    offer::Offer,
};

/// Where an offer takes place, as a person says it: what follows from it is found anew if one of these changes.
const WHERE: [&str; 3] = ["place.municipality", "place.district", "place.postcode"];

/// What follows from where it takes place.
const THEREFORE: [&str; 6] =
    ["place.municipality", "place.district", "place.postcode", "place.lat", "place.lon", "place.precision"];

/// A correction. Fields are named by their keys, with dots where they lie deeper: `place.street`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Correction {
    set: BTreeMap<String, Value>,
    reset: BTreeSet<String>,
}

/// An offer after a correction.
#[derive(Debug, Clone, PartialEq)]
pub struct Corrected {
    /// The offer.
    pub offer: Offer,
    /// What leads to it: a JSON merge patch (RFC 7396) of the fields that were set.
    pub patch: Value,
}

impl Correction {
    /// Sets `field` to what `text` says; nothing empties it. Lists are parted by `|`. A field may also be named
    /// by its column in a table: then `text` is read as a cell, an age in years and a price in euros.
    pub fn set(&mut self, field: &str, text: &str) -> Result<(), Fault> {
        let (path, kind) = known_field(field)?;
        let value = match field {
            _ if text.trim().is_empty() => Ok(Value::Null),
            "alter_von" => number::age_from(text).map(Value::from),
            "alter_bis" => number::age_to(text).map(Value::from),
            "preis" => number::price(text).map(Value::from),
            "kostenlos" => {
                number::yes_or_no(text).map(|free| Value::from(if free { "free" } else { "paid" }))
            }
            "price_cents" => tidy::typed(text, kind).map_err(|reason| in_cents(text).unwrap_or(reason)),
            _ => tidy::typed(text, kind),
        };
        self.set.insert(path.to_owned(), value.map_err(|reason| Fault::new(field, reason))?);
        Ok(())
    }

    /// Gives `field` back to what was imported.
    pub fn reset(&mut self, field: &str) -> Result<(), Fault> {
        let (path, _) = known_field(field)?;
        self.reset.insert(path.to_owned());
        Ok(())
    }

    /// Whether the field at `path` is set.
    pub fn sets(&self, path: &str) -> bool {
        self.set.contains_key(path)
    }

    /// The fields that are given back.
    pub fn resets(&self) -> impl Iterator<Item = &str> {
        self.reset.iter().map(String::as_str)
    }

    /// Lays the fields that are set over `offer`.
    pub fn over(&self, offer: &Offer, known: &Known) -> Result<Corrected, Vec<Fault>> {
        let before = as_record(offer);
        let mut wanted = before.clone();
        let is_set = |path: &str| self.set.contains_key(path);
        let coordinates = is_set("place.lat") || is_set("place.lon");
        if WHERE.iter().any(|path| is_set(path)) && !coordinates {
            let stale = THEREFORE.iter().filter(|path| **path != "place.municipality" || is_set(path));
            for path in stale {
                put(&mut wanted, path, Value::Null);
            }
        }
        for (path, value) in &self.set {
            put(&mut wanted, path, value.clone());
        }
        let (offer, _) = record::offer(wanted, known)?;
        let after = as_record(&offer);
        let mut patch = Record::new();
        for key in self.set.keys().filter_map(|path| path.split('.').next()) {
            let value = difference(before.get(key), after.get(key));
            patch.insert(key.to_owned(), value);
        }
        Ok(Corrected { offer, patch: Value::Object(patch) })
    }
}

/// The fields in which two offers differ, with what they say before and after.
pub fn differences(before: &Offer, after: &Offer) -> Vec<(String, Value, Value)> {
    let (before, after) = (as_record(before), as_record(after));
    let at = |record: &Record, path: &str| {
        let mut names = path.split('.');
        let first = names.next().and_then(|name| record.get(name)).cloned();
        names.fold(first, |value, name| value?.get(name).cloned()).unwrap_or_default()
    };
    let both = field::paths().into_iter().map(|path| {
        let (old, new) = (at(&before, &path), at(&after, &path));
        (path, old, new)
    });
    both.filter(|(_, old, new)| old != new).collect()
}

/// The path of the field that `name` names by its path or by its column, and what it may hold.
fn known_field(name: &str) -> Result<(&str, Kind), Fault> {
    if name == "id" {
        return Err(Fault::new(name, "Die Kennung eines Angebots ändert sich nie."));
    }
    if let Some(field) = field::find(name) {
        return Ok((name, field.kind));
    }
    // A bare "ja" says nothing in a list of what is done, unlike in a cell.
    let named = COLUMNS.iter().find(|column| column.name == name && column.key != "accessibility");
    if let Some((path, field)) = named.and_then(|column| Some((column.key, field::find(column.key)?))) {
        return Ok((path, field.kind));
    }
    let paths = field::paths();
    let rate = |path: &&String| strsim::jaro_winkler(path, name);
    let alike = || paths.iter().max_by(|a, b| rate(a).total_cmp(&rate(b))).filter(|path| rate(path) > 0.8);
    // `place.ort` is the column `ort`, put where its field lies.
    let last = name.rsplit('.').next().unwrap_or(name);
    let like = column::find(last).map(|index| COLUMNS[index].key).or_else(|| alike().map(String::as_str));
    let meant = like.map(|path| format!(" Meinten Sie „{path}“?")).unwrap_or_default();
    Err(Fault::new(name, format!("Das Feld {} gibt es nicht.{meant}", quoted(name))))
}

/// What to say to somebody who wrote euros where cents belong.
fn in_cents(text: &str) -> Option<String> {
    let cents = number::price(text).ok()?;
    Some(format!("Hier steht der Preis in Cent. Schreiben Sie {cents} statt {}.", quoted(text)))
}

fn as_record(offer: &Offer) -> Record {
    let value = serde_json::to_value(offer).expect("an offer has no value that JSON cannot hold");
    if let Value::Object(record) = value { record } else { Record::new() }
}

/// Puts `value` at `path`; groups that are not there yet are made.
fn put(record: &mut Record, path: &str, value: Value) {
    let Some((group, rest)) = path.split_once('.') else {
        record.insert(path.to_owned(), value);
        return;
    };
    let group = record.entry(group).or_insert_with(|| Value::Object(Record::new()));
    if let Value::Object(group) = group {
        put(group, rest, value);
    }
}

/// The merge patch that makes `to` out of `from`; what is gone is named as `null`.
fn difference(from: Option<&Value>, to: Option<&Value>) -> Value {
    let (Some(Value::Object(from)), Some(Value::Object(to))) = (from, to) else {
        return to.cloned().unwrap_or_default();
    };
    let gone = from.keys().filter(|key| !to.contains_key(*key)).map(|key| (key.clone(), Value::Null));
    Value::Object(to.clone().into_iter().chain(gone).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        gazetteer::Gazetteer,
        offer::{Cost, Venue},
        topic::TopicTree,
    };
    use serde_json::json;

    const TOPICS: &str = include_str!("../../../index/topics.toml");
    const COUNTY: &str = include_str!("../../../index/region/places.tsv");

    fn offer() -> Offer {
        let place = Venue {
            municipality: Some("Wadern".to_owned()),
            district: Some("Nunkirchen".to_owned()),
            street: Some("Schulweg 1".to_owned()),
            postcode: Some("66687".to_owned()),
            lat: Some(49.1),
            lon: Some(6.1),
            ..Venue::default()
        };
        let text = str::to_owned;
        Offer { id: text("a"), title: text("A"), provider: text("p"), place, ..Offer::default() }
    }

    fn corrected(fields: &[(&str, &str)]) -> Result<Corrected, Vec<Fault>> {
        let topics = TopicTree::read(TOPICS).expect("the topics are sound");
        let gazetteer = Gazetteer::read(COUNTY, "").expect("the places are sound");
        let mut correction = Correction::default();
        for (field, text) in fields {
            correction.set(field, text).map_err(|fault| vec![fault])?;
        }
        correction.over(&offer(), &Known::new(&topics, &gazetteer))
    }

    #[test]
    fn fields_are_typed_as_people_write_them() {
        let fields = [
            ("title", "2026"),
            ("starts", "10.02.2026"),
            ("weekdays", "Mo|Mi"),
            ("cost", "paid"),
            ("topics", "Schwimmen"),
            ("place.street", "Am Markt 2"),
        ];
        let corrected = corrected(&fields).expect("the fields are sound");
        assert_eq!(corrected.offer.cost, Cost::Paid);
        assert_eq!(corrected.patch["title"], json!("2026"));
        assert_eq!(corrected.patch["starts"], json!("2026-02-10"));
        assert_eq!(corrected.patch["weekdays"], json!([1, 3]));
        assert_eq!(corrected.patch["topics"], json!(["sport/schwimmen"]));
        assert_eq!(corrected.patch["place"]["street"], json!("Am Markt 2"));
        assert_eq!(corrected.patch["place"]["lat"], json!(49.1));
    }

    #[test]
    fn a_field_may_be_named_by_its_column() {
        let fields = [
            ("titel", "B"),
            ("ort", "Perl"),
            ("preis", "2.000,50"),
            ("kostenlos", "nein"),
            ("alter_bis", "10"),
            ("format", "Präsenz"),
        ];
        let offer = corrected(&fields).expect("the fields are sound").offer;
        assert_eq!((offer.title.as_str(), offer.place.municipality.as_deref()), ("B", Some("Perl")));
        assert_eq!((offer.cost, offer.price_cents, offer.ages.max), (Cost::Paid, Some(200_050), Some(131)));
        assert_eq!(corrected(&[("price_cents", "200050")]).map(|it| it.offer.price_cents), Ok(Some(200_050)));
    }

    #[test]
    fn an_offer_that_moves_takes_its_coordinates_along() {
        let place = corrected(&[("place.municipality", "Merzig")]).expect("the place is known").offer.place;
        assert_eq!((place.municipality.as_deref(), place.district.as_deref()), (Some("Merzig"), None));
        assert_eq!(place.postcode.as_deref(), Some("66663"));
        assert!(place.lat.is_some_and(|lat| (lat - 49.442_84).abs() < 1e-9));
        let place = corrected(&[("place.district", "Lockweiler")]).expect("the place is known").offer.place;
        assert_eq!(
            (place.municipality.as_deref(), place.district.as_deref()),
            (Some("Wadern"), Some("Lockweiler"))
        );
    }

    #[test]
    fn a_correction_that_makes_no_sense_is_refused() {
        let reason = |fields| corrected(fields).expect_err("this makes no sense")[0].reason.clone();
        assert_eq!(reason(&[("titl", "A")]), "Das Feld „titl“ gibt es nicht. Meinten Sie „title“?");
        assert_eq!(
            reason(&[("place.ort", "Perl")]),
            "Das Feld „place.ort“ gibt es nicht. Meinten Sie „place.municipality“?"
        );
        assert_eq!(
            reason(&[("price_cents", "10,50")]),
            "Hier steht der Preis in Cent. Schreiben Sie 1050 statt „10,50“."
        );
        assert!(reason(&[("price_cents", "viel")]).contains("ist keine ganze Zahl."));
        assert_eq!(reason(&[("id", "b")]), "Die Kennung eines Angebots ändert sich nie.");
        assert_eq!(reason(&[("title", "")]), "Der Titel fehlt.");
        assert!(reason(&[("url", "javascript:alert(1)")]).contains("ist kein Link."));
        assert_eq!(
            reason(&[("starts", "02.02.2026"), ("ends", "01.02.2026")]),
            "Das Ende liegt vor dem Beginn."
        );
        assert_eq!(
            reason(&[("time_from", "18"), ("time_to", "17:00")]),
            "Die Uhrzeiten sind vertauscht: 17:00 Uhr ist früher als 18:00 Uhr."
        );
        assert!(corrected(&[("time_from", "20 Uhr"), ("time_to", "9 Uhr")]).is_ok(), "a night");
    }

    #[test]
    fn what_has_changed_is_told_by_its_path() {
        let after = corrected(&[("place.street", "")]).expect("a street may go").offer;
        let paths: Vec<String> = differences(&offer(), &after).into_iter().map(|(path, _, _)| path).collect();
        assert_eq!(paths, ["place.street", "place.precision"]);
    }
}
