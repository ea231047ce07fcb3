//! Numbers as offices write them: ages in years, prices in euros, counts, degrees.

use crate::domain::{
    age::OLDEST_MONTHS,
    import::text::{fold, quoted},
};

/// The highest price that is believed, in euro cents (100,000 €).
pub const HIGHEST_PRICE: u32 = 10_000_000;

/// The youngest age that `text` allows, in months: `6`, `0,5`, `1.5 Jahre`, `18 Monate`.
pub fn age_from(text: &str) -> Result<u16, String> {
    age(text).map(|age| age.months)
}

/// The oldest age that `text` allows, in months. Whole years last until the day before the next birthday:
/// `10` is 131 months.
pub fn age_to(text: &str) -> Result<u16, String> {
    age(text).map(|age| if age.whole_years { age.months + 11 } else { age.months })
}

/// An amount in euro cents: `12,50`, `12.50 €`, `1.234,50 EUR`, `kostenlos`.
pub fn price(text: &str) -> Result<u32, String> {
    let reason = || {
        format!(
            "{} ist kein Preis. Schreiben Sie zum Beispiel 12,50 oder kostenlos. Alles andere gehört in die \
             Spalte preis_hinweis.",
            quoted(text)
        )
    };
    if is_free(text) {
        return Ok(0);
    }
    let amount = text.replace(['€', '\u{A0}', ' '], "").to_lowercase();
    let amount = amount.trim_end_matches("euro").trim_end_matches("eur").trim_end_matches(",-");
    let (whole, cents) = split_price(amount).ok_or_else(reason)?;
    let cents = match cents.len() {
        0 => 0,
        1 => digits(cents).ok_or_else(reason)? * 10,
        _ => digits(cents).ok_or_else(reason)?,
    };
    let whole = digits(whole.as_str()).ok_or_else(reason)?;
    let total = whole.checked_mul(100).and_then(|total| total.checked_add(cents)).ok_or_else(reason)?;
    if total > HIGHEST_PRICE {
        return Err(format!("{} ist ein sehr hoher Preis. Möglich sind bis zu 100.000 Euro.", quoted(text)));
    }
    Ok(total)
}

/// Whether `text` says that it costs nothing.
pub fn is_free(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "kostenlos" | "kostenfrei" | "gratis" | "frei" | "umsonst" | "gebuehrenfrei" | "eintritt_frei"
    )
}

/// A whole number from zero to `most`, such as one of people: `12`.
pub fn count(text: &str, most: u32) -> Result<u32, String> {
    let reason = || format!("{} ist keine ganze Zahl. Schreiben Sie zum Beispiel 12.", quoted(text));
    let count = digits(text.trim()).ok_or_else(reason)?;
    if count > most {
        return Err(format!("{} ist zu viel. Möglich ist 0 bis {most}.", quoted(text)));
    }
    Ok(count)
}

/// Degrees of latitude or longitude, from minus `most` to `most`: `49,44284` or `49.44284`.
pub fn degrees(text: &str, most: f64) -> Result<f64, String> {
    let reason = || format!("{} ist keine Koordinate. Schreiben Sie zum Beispiel 49,44284.", quoted(text));
    let number = text.trim().replace(',', ".");
    let plain = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-');
    let degrees = number.parse::<f64>().ok().filter(|degrees| plain && degrees.is_finite());
    let degrees = degrees.ok_or_else(reason)?;
    if degrees.abs() > most {
        return Err(format!("{} ist keine Koordinate. Möglich ist -{most} bis {most}.", quoted(text)));
    }
    Ok(degrees)
}

/// Yes or no: `ja`, `nein`, `x`, `1`, `0`.
pub fn yes_or_no(text: &str) -> Result<bool, String> {
    match fold(text).as_str() {
        "ja" | "j" | "x" | "1" | "wahr" | "true" | "yes" => Ok(true),
        // A lone dash folds to nothing.
        "nein" | "n" | "0" | "falsch" | "false" | "no" | "" => Ok(false),
        _ => Err(format!("{} ist weder ja noch nein. Schreiben Sie ja oder nein.", quoted(text))),
    }
}

struct Age {
    months: u16,
    whole_years: bool,
}

fn age(text: &str) -> Result<Age, String> {
    let reason = || {
        format!(
            "{} ist kein Alter in Jahren. Schreiben Sie zum Beispiel 6 oder 1,5. Möglich ist 0 bis 120.",
            quoted(text)
        )
    };
    let folded = text.trim().to_lowercase();
    let number = |unit: &[&str]| unit.iter().find_map(|unit| folded.strip_suffix(unit)).map(str::trim);
    if let Some(months) = number(&["monate", "monaten", "monat"]) {
        let months = digits(months).and_then(|months| u16::try_from(months).ok()).ok_or_else(reason)?;
        let months = Some(months).filter(|months| *months <= OLDEST_MONTHS).ok_or_else(reason)?;
        return Ok(Age { months, whole_years: false });
    }
    let years = number(&["jahre", "jahren", "jahr", "j.", "j"]).unwrap_or(&folded).replace(',', ".");
    let (whole, part) = years.split_once('.').unwrap_or((&years, "0"));
    let whole = digits(whole).filter(|whole| *whole <= 120).ok_or_else(reason)?;
    if part.is_empty() || part.len() > 4 {
        return Err(reason());
    }
    let scale = 10_u32.pow(u32::try_from(part.len()).unwrap_or(0));
    // Rounded to the nearest month.
    let part = (digits(part).ok_or_else(reason)? * 12 + scale / 2) / scale;
    let months = u16::try_from(whole * 12 + part).map_err(|_| reason())?;
    if months > 120 * 12 {
        return Err(reason());
    }
    Ok(Age { months, whole_years: part == 0 })
}

/// Whole euros and cents. A dot or a comma in front of one or two digits parts them; in front of exactly three,
/// a dot parts thousands.
fn split_price(amount: &str) -> Option<(String, &str)> {
    let (whole, cents) = match amount.rfind([',', '.']) {
        None => (amount, ""),
        Some(at) => {
            let cents = &amount[at + 1..];
            match cents.len() {
                1 | 2 => (&amount[..at], cents),
                3 if !amount.contains(',') => (amount, ""),
                _ => return None,
            }
        }
    };
    let mut groups = whole.split('.');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let grouped = rest.is_empty() || first.len() <= 3;
    let sound = grouped && rest.iter().all(|group| group.len() == 3);
    sound.then(|| (whole.replace('.', ""), cents))
}

/// Digits and nothing else, at most nine of them.
fn digits(text: &str) -> Option<u32> {
    let plain = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_years_and_the_last_year_counts_whole() {
        let ages = [
            ("6", 72),
            ("0,5", 6),
            ("1.5", 18),
            ("0", 0),
            ("120", 1_440),
            ("18 Monate", 18),
            ("6 Jahre", 72),
        ];
        for (text, months) in ages {
            assert_eq!(age_from(text), Ok(months), "{text}");
        }
        assert_eq!(age_to("10"), Ok(131));
        assert_eq!(age_to("1,5"), Ok(18));
        assert_eq!(age_to("120"), Ok(OLDEST_MONTHS));
    }

    #[test]
    fn an_age_that_is_none_is_named() {
        for text in ["-1", "121", "120,5", "sechs", "6-10", "1e3", "99999999999", "1,", "٣"] {
            let reason = age_from(text).expect_err("this is no age");
            assert_eq!(
                reason,
                format!(
                    "„{text}“ ist kein Alter in Jahren. Schreiben Sie zum Beispiel 6 oder 1,5. Möglich ist 0 bis 120."
                )
            );
        }
    }

    #[test]
    fn prices_are_written_in_many_ways() {
        let prices = [
            ("12,50", 1_250),
            ("12.50 €", 1_250),
            ("1.234,50", 123_450),
            ("1.234", 123_400),
            ("5", 500),
            ("5,- €", 500),
            ("7,5 EUR", 750),
            ("€ 8", 800),
            ("kostenlos", 0),
            ("0", 0),
        ];
        for (text, cents) in prices {
            assert_eq!(price(text), Ok(cents), "{text}");
        }
        for text in ["ab 5", "-5", "1,234.50", "12,505", "1.23.4", "fünf", "", "1234.567", "99999999999"] {
            assert!(price(text).is_err(), "{text}");
        }
        assert_eq!(
            price("200000"),
            Err("„200000“ ist ein sehr hoher Preis. Möglich sind bis zu 100.000 Euro.".to_owned())
        );
    }

    #[test]
    fn yes_no_counts_and_degrees() {
        assert_eq!(
            ["ja", "X", "1", "nein", "0", "-"].map(|text| yes_or_no(text).ok()),
            [Some(true), Some(true), Some(true), Some(false), Some(false), Some(false)]
        );
        assert!(yes_or_no("vielleicht").is_err());
        assert_eq!(count("12", 12), Ok(12));
        assert!(count("12,5", 100).is_err());
        assert_eq!(count("13", 12), Err("„13“ ist zu viel. Möglich ist 0 bis 12.".to_owned()));
        assert_eq!(degrees("49,44284", 90.0), Ok(49.442_84));
        assert!(degrees("NaN", 90.0).is_err());
        assert_eq!(degrees("99", 90.0), Err("„99“ ist keine Koordinate. Möglich ist -90 bis 90.".to_owned()));
    }
}
