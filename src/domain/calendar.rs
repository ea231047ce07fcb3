//! Days, months, prices and names of languages as they are written in German.

use crate::domain::{language::Language, time::Date};

/// The months, January first.
pub const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// The days of the week, Monday first.
pub const WEEKDAYS: [&str; 7] =
    ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];

/// A day: `10.02.2026` in German, `10. Februar 2026` in simple language.
pub fn day(language: Language, date: Date) -> String {
    let month = usize::try_from(date.month()).unwrap_or(1);
    match language {
        Language::German => format!("{:02}.{:02}.{}", date.day(), date.month(), date.year()),
        Language::Simple => format!("{}. {} {}", date.day(), MONTHS[(month - 1) % 12], date.year()),
    }
}

/// The name of a day of the week, Monday = 1.
pub fn weekday(number: u8) -> &'static str {
    WEEKDAYS[usize::from(number.saturating_sub(1)) % 7]
}

/// The name of a month given as `YYYY-MM`: `09/2025` in German, `September 2025` in simple language.
/// Anything else comes back as it is.
pub fn month(language: Language, text: &str) -> String {
    let Some((year, number)) = text.split_once('-') else { return text.to_owned() };
    let number = number.get(..2).unwrap_or(number);
    let name = number.parse::<usize>().ok().and_then(|number| MONTHS.get(number.checked_sub(1)?));
    match (language, name) {
        (Language::German, _) => format!("{number}/{year}"),
        (Language::Simple, Some(name)) => format!("{name} {year}"),
        (Language::Simple, None) => text.to_owned(),
    }
}

/// Euro cents as people write them: `12`, `12,50`.
pub fn euros(cents: u32) -> String {
    match cents % 100 {
        0 => (cents / 100).to_string(),
        rest => format!("{},{rest:02}", cents / 100),
    }
}

/// The German name of a language given by its two-letter code (ISO 639-1); an unknown code as it is.
pub fn language(code: &str) -> &str {
    match code {
        "de" => "Deutsch",
        "ar" => "Arabisch",
        "bg" => "Bulgarisch",
        "en" => "Englisch",
        "es" => "Spanisch",
        "fa" => "Persisch",
        "fr" => "Französisch",
        "it" => "Italienisch",
        "lb" => "Luxemburgisch",
        "nl" => "Niederländisch",
        "pl" => "Polnisch",
        "pt" => "Portugiesisch",
        "ro" => "Rumänisch",
        "ru" => "Russisch",
        "tr" => "Türkisch",
        "uk" => "Ukrainisch",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_and_prices_are_written_as_people_write_them() {
        assert_eq!(day(Language::German, date(2026, 2, 3)), "03.02.2026");
        assert_eq!(day(Language::Simple, date(2026, 2, 3)), "3. Februar 2026");
        assert_eq!(month(Language::German, "2025-09"), "09/2025");
        assert_eq!(month(Language::Simple, "2025-09"), "September 2025");
        assert_eq!((euros(1_200), euros(1_250)), ("12".to_owned(), "12,50".to_owned()));
        assert_eq!(weekday(7), "Sonntag");
    }
}
