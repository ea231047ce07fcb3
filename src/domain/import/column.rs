//! The columns of a table of offers: their German names, and which field each one fills.

use crate::domain::import::{
    text::fold,
    word::{self, Words},
};

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name, as the guide gives it.
    pub name: &'static str,
    /// Other names that are understood, folded.
    pub aliases: &'static [&'static str],
    /// The field that it fills, with dots where it lies deeper.
    pub key: &'static str,
    /// How its cells are read.
    pub reading: Reading,
}

/// How the cells of a column are read.
#[derive(Debug, Clone, Copy)]
pub enum Reading {
    /// As they stand.
    Text,
    /// As they stand; `nein` is nothing.
    Remark,
    /// As a list, parted by `|`; `nein` is nothing.
    List,
    /// As a list of things that are done for accessibility; `ja` and `nein` will do.
    Accessibility,
    /// As a day.
    Date,
    /// As an hour.
    Hour,
    /// As days of the week.
    Weekdays,
    /// As the youngest age in years.
    AgeFrom,
    /// As the oldest age in years.
    AgeTo,
    /// As a price in euros.
    Price,
    /// As yes or no: whether it costs nothing.
    Free,
    /// As a whole number.
    Count,
    /// As degrees from minus this to plus this.
    Degrees(f64),
    /// As one of a few words.
    Choice(Words),
    /// As several of a few words, parted by `|`.
    Choices(Words),
    /// As languages, parted by `|`.
    Languages,
    /// As topics, parted by `|`.
    Topics,
    /// As the name of a place; the county itself is no place.
    Town,
    /// As the name or the id of a provider.
    Provider,
}

const fn column(name: &'static str, key: &'static str, reading: Reading) -> Column {
    Column { name, aliases: &[], key, reading }
}

const fn also(column: Column, aliases: &'static [&'static str]) -> Column {
    Column { aliases, ..column }
}

/// All columns, in the order of the guide.
pub const COLUMNS: &[Column] = &[
    column("id", "id", Reading::Text),
    column("quelle", "source.name", Reading::Text),
    also(column("quell_id", "source.id", Reading::Text), &["quellid", "kursnummer", "kursnr", "kurs_nr"]),
    also(column("titel", "title", Reading::Text), &["title", "name_des_angebots", "angebot"]),
    column("titel_einfach", "title_simple", Reading::Text),
    column("beschreibung", "description", Reading::Text),
    column("beschreibung_einfach", "description_simple", Reading::Text),
    also(column("anbieter", "provider", Reading::Provider), &["veranstalter", "traeger", "verein"]),
    also(column("bereich", "topics", Reading::Topics), &["bildungsbereich"]),
    also(column("themen", "topics", Reading::Topics), &["thema"]),
    column("merkmale", "tags", Reading::Choices(word::TAGS)),
    column("lernform", "learning_form", Reading::Choice(word::LEARNING_FORMS)),
    also(column("lebensphasen", "life_phases", Reading::Choices(word::LIFE_PHASES)), &["lebensphase"]),
    column("alter_von", "age_min_months", Reading::AgeFrom),
    column("alter_bis", "age_max_months", Reading::AgeTo),
    column("zielgruppe", "audience", Reading::Text),
    also(column("voraussetzung", "condition", Reading::Remark), &["voraussetzungen"]),
    column("ort_name", "place.name", Reading::Text),
    also(
        column("strasse", "place.street", Reading::Text),
        &["str", "strasse_hausnummer", "strasse_nr", "strasse_und_hausnummer"],
    ),
    also(column("plz", "place.postcode", Reading::Text), &["postleitzahl"]),
    column("ort", "place.municipality", Reading::Town),
    column("ortsteil", "place.district", Reading::Text),
    also(column("lat", "place.lat", Reading::Degrees(90.0)), &["breite", "breitengrad"]),
    also(column("lon", "place.lon", Reading::Degrees(180.0)), &["laenge", "laengengrad", "lng"]),
    column("format", "format", Reading::Choice(word::FORMATS)),
    also(column("beginn", "starts", Reading::Date), &["start", "von", "datum_von"]),
    also(column("ende", "ends", Reading::Date), &["bis", "datum_bis"]),
    also(column("wochentage", "weekdays", Reading::Weekdays), &["wochentag"]),
    also(column("uhrzeit_von", "time_from", Reading::Hour), &["uhrzeit"]),
    column("uhrzeit_bis", "time_to", Reading::Hour),
    column("rhythmus", "rhythm", Reading::Text),
    also(column("zeiten", "schedule", Reading::Text), &["termine"]),
    also(column("anmeldung_bis", "registration.until", Reading::Date), &["anmeldeschluss"]),
    also(column("anmeldung_wie", "registration.how", Reading::Text), &["anmeldung"]),
    also(column("preis", "price_cents", Reading::Price), &["kosten", "gebuehr"]),
    column("preis_hinweis", "cost_note", Reading::Text),
    column("kostenlos", "cost", Reading::Free),
    column("foerderung", "funding", Reading::List),
    column("plaetze", "capacity.places", Reading::Count),
    column("plaetze_frei", "capacity.free", Reading::Count),
    column("plaetze_stand", "capacity.as_of", Reading::Date),
    also(column("sprachen", "languages", Reading::Languages), &["sprache"]),
    column("niveau", "level", Reading::Text),
    also(column("barrierefrei", "accessibility", Reading::Accessibility), &["barrierefreiheit"]),
    column("kinderbetreuung", "childcare", Reading::Remark),
    column("anfahrt", "transport", Reading::Text),
    column("unterlagen", "documents", Reading::Remark),
    column("abschluss", "certificate", Reading::Remark),
    column("kontakt_name", "contact.name", Reading::Text),
    also(column("kontakt_telefon", "contact.phone", Reading::Text), &["telefon"]),
    also(column("kontakt_email", "contact.email", Reading::Text), &["email", "e_mail", "kontakt_e_mail"]),
    also(column("anfrage_email", "inquiry_email", Reading::Text), &["anfrage_e_mail"]),
    also(column("link", "url", Reading::Text), &["url", "webseite", "internet", "website"]),
    column("status", "status", Reading::Choice(word::STATUSES)),
    column("hinweis", "notice", Reading::Text),
    column("geprueft_am", "verified_on", Reading::Date),
];

/// The column that a head line calls `name`, whatever its case, blanks and umlauts.
pub fn find(name: &str) -> Option<usize> {
    let folded = fold(name);
    COLUMNS.iter().position(|column| column.name == folded || column.aliases.contains(&folded.as_str()))
}

/// The name of a column that a head line may have meant by `name`.
pub fn like(name: &str) -> Option<&'static str> {
    let folded = fold(name);
    let rate = |column: &Column| (strsim::jaro_winkler(column.name, &folded), column.name);
    let best = COLUMNS.iter().map(rate).max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(rate, _)| *rate >= 0.9).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::import::field;
    use std::collections::BTreeSet;

    #[test]
    fn a_column_is_found_however_its_name_is_spelled() {
        for (text, name) in [
            ("Titel ", "titel"),
            ("GEPRÜFT_AM", "geprueft_am"),
            ("geprüft am", "geprueft_am"),
            ("Straße", "strasse"),
            ("E-Mail", "kontakt_email"),
            ("beschreibung*", "beschreibung"),
        ] {
            assert_eq!(find(text).map(|index| COLUMNS[index].name), Some(name), "{text}");
        }
        assert_eq!(find("bemerkung intern"), None);
        assert_eq!(like("beschreibng"), Some("beschreibung"));
        assert_eq!(like("xyz"), None);
    }

    #[test]
    fn every_column_fills_a_field_and_no_two_share_a_name() {
        let mut names = BTreeSet::new();
        for column in COLUMNS {
            assert!(field::find(column.key).is_some(), "{}", column.key);
            for name in column.aliases.iter().chain([&column.name]) {
                assert!(names.insert(*name), "{name} twice");
                assert_eq!(fold(name), **name, "{name} is not folded");
            }
        }
    }
}
