//! Days, hours and days of the week as offices write them.

use std::collections::BTreeSet;

use crate::domain::{
    import::text::{fold, quoted},
    time::Date,
};

/// The years that are believed.
const YEARS: std::ops::RangeInclusive<i16> = 1980..=2100;

/// A day: `28.02.2026`, `1.3.26`, `2026-02-28`; midnight behind it, as spreadsheets add it, is passed over.
pub fn date(text: &str) -> Result<Date, String> {
    let reason = || format!("{} ist kein Datum. Schreiben Sie zum Beispiel 28.02.2026.", quoted(text));
    let day = text.trim();
    let day = ["T00:00:00", " 00:00:00", " 00:00"]
        .iter()
        .find_map(|midnight| day.strip_suffix(midnight))
        .unwrap_or(day);
    let parts: Vec<&str> = day.split(['.', '-']).map(str::trim).collect();
    let [first, second, third] = parts[..] else { return Err(reason()) };
    let iso = day.contains('-');
    let (year, month, day) = if iso { (first, second, third) } else { (third, second, first) };
    let year = match (year.len(), number(year)) {
        (4, Some(year)) => year,
        (2, Some(year)) if !iso => year + 2_000,
        _ => return Err(reason()),
    };
    let short =
        |text: &str| number(text).filter(|_| text.len() <= 2).and_then(|number| i8::try_from(number).ok());
    let (month, day) = (short(month).ok_or_else(reason)?, short(day).ok_or_else(reason)?);
    let date = Date::new(year, month, day).map_err(|_| reason())?;
    if YEARS.contains(&year) { Ok(date) } else { Err(reason()) }
}

/// The day in `text`, which names a day and a month but no year, the next time that it comes after `today` or on it: `31.8.`
pub fn coming(text: &str, today: Date) -> Option<Date> {
    let (day, month) = text.trim().trim_end_matches('.').split_once('.')?;
    let named = |year: i16| date(&format!("{}.{}.{year}", day.trim(), month.trim())).ok();
    // The 29th of February may be eight years away.
    (0..=8).filter_map(|later| named(today.year() + later)).find(|date| *date >= today)
}

/// An hour as `HH:MM`: `16:30`, `16.30 Uhr`, `16 Uhr`.
pub fn hour(text: &str) -> Result<String, String> {
    let reason = || format!("{} ist keine Uhrzeit. Schreiben Sie zum Beispiel 16:30.", quoted(text));
    let lower = text.trim().to_lowercase();
    let plain = lower.strip_suffix("uhr").or_else(|| lower.strip_suffix('h')).unwrap_or(&lower).trim();
    let mut parts = plain.split([':', '.']);
    let hours = parts.next().and_then(number).filter(|hours| *hours <= 24);
    let minutes = match parts.next() {
        None => Some(0),
        Some(minutes) => number(minutes).filter(|count| *count < 60 && minutes.len() == 2),
    };
    // Spreadsheets add seconds.
    let rest = parts.next().is_none_or(|seconds| seconds == "00") && parts.next().is_none();
    match (hours, minutes) {
        (Some(24), Some(0)) if rest => Ok("24:00".to_owned()),
        (Some(hours), Some(minutes)) if rest && hours < 24 => Ok(format!("{hours:02}:{minutes:02}")),
        _ => Err(reason()),
    }
}

/// Days of the week, Monday = 1: `Mo|Mi`, `montags und mittwochs`, `Mo-Fr`, `täglich`.
pub fn weekdays(text: &str) -> Result<BTreeSet<u8>, String> {
    let reason =
        |part: &str| format!("{} ist kein Wochentag. Schreiben Sie zum Beispiel Mo|Mi.", quoted(part));
    let spaced = text.to_lowercase().replace([',', ';', '/', '+', '&'], "|").replace(" und ", "|");
    let mut days = BTreeSet::new();
    for part in spaced.split('|').map(str::trim).filter(|part| !part.is_empty()) {
        let ends: Vec<&str> =
            part.split(['-', '–']).flat_map(|part| part.split(" bis ")).map(str::trim).collect();
        match ends[..] {
            [day] if matches!(fold(day).as_str(), "taeglich" | "jeden_tag") => days.extend(1..=7),
            [day] => {
                days.insert(weekday(day).ok_or_else(|| reason(part))?);
            }
            [first, last] => {
                let (first, last) = weekday(first).zip(weekday(last)).ok_or_else(|| reason(part))?;
                // "Sa-Mo" runs over the end of the week.
                let days_on = (last + 7 - first) % 7;
                days.extend((0..=days_on).map(|step| (first - 1 + step) % 7 + 1));
            }
            _ => return Err(reason(part)),
        }
    }
    if days.is_empty() { Err(reason(text)) } else { Ok(days) }
}

fn weekday(text: &str) -> Option<u8> {
    const NAMES: [&str; 7] =
        ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"];
    let text = text.trim_end_matches('.');
    let text = text.strip_prefix("jeden ").unwrap_or(text);
    let named = |name: &str| {
        text == name || text.strip_suffix('s') == Some(name) || text == &name[..2] || text == &name[..3]
    };
    let saturday = matches!(text, "sonnabend" | "sonnabends");
    let index = if saturday { Some(5) } else { NAMES.iter().position(|name| named(name)) };
    index.and_then(|index| u8::try_from(index + 1).ok())
}

/// Digits and nothing else, at most four of them.
fn number(text: &str) -> Option<i16> {
    let plain = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil;

    #[test]
    fn a_day_is_written_the_german_way_or_the_iso_way() {
        let day = civil::date(2026, 3, 1);
        for text in
            ["01.03.2026", "1.3.2026", "1.3.26", "2026-03-01", "2026-03-01 00:00:00", " 01. 03. 2026 "]
        {
            assert_eq!(date(text), Ok(day), "{text}");
        }
    }

    #[test]
    fn a_day_without_a_year_is_the_next_one_that_comes() {
        let today = civil::date(2026, 3, 10);
        for (text, day) in [
            ("31.8.", Some(civil::date(2026, 8, 31))),
            ("10.03", Some(today)),
            (" 9. 3. ", Some(civil::date(2027, 3, 9))),
            ("29.2.", Some(civil::date(2028, 2, 29))),
            ("31.2.", None),
            ("31.8.26", None),
            ("morgen", None),
        ] {
            assert_eq!(coming(text, today), day, "{text}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_named() {
        for text in
            ["31.02.2026", "2026-13-01", "01/03/2026", "46063", "1.3.", "01.03.1026", "morgen", "", "+1.3.26"]
        {
            assert_eq!(
                date(text),
                Err(format!("„{text}“ ist kein Datum. Schreiben Sie zum Beispiel 28.02.2026.")),
            );
        }
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, hour_text) in [
            ("16:30", "16:30"),
            ("16.30 Uhr", "16:30"),
            ("16 Uhr", "16:00"),
            ("9:05", "09:05"),
            ("18:00:00", "18:00"),
        ] {
            assert_eq!(hour(text).as_deref(), Ok(hour_text), "{text}");
        }
        for text in ["25:00", "16:60", "16:3", "halb fünf", "16-18", "24:01", ""] {
            assert_eq!(
                hour(text),
                Err(format!("„{text}“ ist keine Uhrzeit. Schreiben Sie zum Beispiel 16:30."))
            );
        }
    }

    #[test]
    fn days_of_the_week_are_read_as_people_write_them() {
        let days = |text| weekdays(text).map(|days| days.into_iter().collect::<Vec<_>>());
        assert_eq!(days("Mo|Mi"), Ok(vec![1, 3]));
        assert_eq!(days("montags"), Ok(vec![1]));
        assert_eq!(days("Dienstag und Donnerstag"), Ok(vec![2, 4]));
        assert_eq!(days("Mo-Fr"), Ok(vec![1, 2, 3, 4, 5]));
        assert_eq!(days("Sa-Mo"), Ok(vec![1, 6, 7]));
        assert_eq!(days("Fr., Sonnabend"), Ok(vec![5, 6]));
        assert_eq!(days("täglich"), Ok(vec![1, 2, 3, 4, 5, 6, 7]));
        assert_eq!(
            days("Mo|irgendwann"),
            Err("„irgendwann“ ist kein Wochentag. Schreiben Sie zum Beispiel Mo|Mi.".to_owned())
        );
        assert!(days("|").is_err());
    }
}
