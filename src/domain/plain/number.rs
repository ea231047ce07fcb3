//! Rules about numbers, dates and hours.

use crate::domain::{
    calendar,
    plain::{
        class::Class,
        finding::Finding,
        lists::Lists,
        rule::Rule,
        text::Text,
        token::{Kind, Token},
    },
    time::Date,
};

/// Years before this one say little to most people.
const LONG_AGO: u32 = 1950;

/// A year in which every month has all its days.
const LEAP_YEAR: i16 = 2000;

/// What the numbers of `text` break.
pub fn check(text: &Text<'_>, lists: &Lists) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let token = &text.tokens[at];
        if token.kind == Kind::Number && is_phone(text, at) {
            // All blocks of a telephone number belong together.
            at += 1;
            while text
                .tokens
                .get(at)
                .is_some_and(|next| next.kind == Kind::Number || matches!(next.text, "/" | "-"))
            {
                at += 1;
            }
            continue;
        }
        let finding = match token.kind {
            Kind::Number => date(text, at).or_else(|| span(text, at)).or_else(|| number(text, at, lists)),
            Kind::Word => word(text, at, lists),
            Kind::Name | Kind::Address | Kind::Sign | Kind::Emoji | Kind::Tag | Kind::Break => None,
        };
        // What belongs to a date is not looked at again.
        let end = finding.as_ref().map_or(0, |finding| finding.range.end);
        found.extend(finding);
        at += 1;
        while text.tokens.get(at).is_some_and(|next| next.start < end) {
            at += 1;
        }
    }
    found
}

/// Telephone numbers begin with 0 or +, or stand behind a telephone or a word for one.
fn is_phone(text: &Text<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    let before = |steps: usize| at.checked_sub(steps).map(|before| &text.tokens[before]);
    let digits = token.text.bytes().all(|byte| byte.is_ascii_digit());
    let is_announced =
        (1..=3).filter_map(before).take_while(|token| token.kind != Kind::Break).any(|token| {
            matches!(token.text, "📞" | "☎️" | "☎" | "📱" | "+")
                || token.text.to_lowercase().contains("telefon")
        });
    digits && (token.text.starts_with('0') && token.text.len() > 2 || is_announced)
}

/// A date, an hour or a span of them in figures only.
fn date(text: &Text<'_>, at: usize) -> Option<Finding> {
    let token = &text.tokens[at];
    if let Some((hour, minute)) = token.text.split_once(':') {
        return clock(text, at, (hour, minute));
    }
    let parts: Vec<_> = token.text.split('.').collect();
    let next = text.tokens.get(at + 1);
    let ends_with_point = next.is_some_and(|next| next.is(".") && next.is_glued);
    let number = |text: &str| text.parse::<i8>().ok().filter(|_| text.len() <= 2);
    let (day, month, year) = match parts[..] {
        [day, month, year] => (number(day)?, number(month)?, Some(year)),
        // "am 3.5." is a date, "16.30" is an hour or a price, "Version 3.5." is neither.
        [day, month] if ends_with_point && expects_day(text, at) => (number(day)?, number(month)?, None),
        _ => return iso(text, at),
    };
    if !(1..=31).contains(&day)
        || !(1..=12).contains(&month)
        || year.is_some_and(|year| ![2, 4].contains(&year.len()))
    {
        return None;
    }
    let in_year = year.and_then(|year| year.parse().ok()).unwrap_or(LEAP_YEAR);
    if Date::new(in_year, month, day).is_err() {
        return Some(Finding::warning(Rule::Date, token.range()).suggesting("Diesen Tag gibt es nicht."));
    }
    let month = month_name(month)?;
    let year = year.map(|year| if year.len() == 2 { format!(" 20{year}") } else { format!(" {year}") });
    // The last point of "am 3.5." may also end the sentence.
    let ends_line = is_last_of_line(text, at + 1);
    let end = if year.is_none() && !ends_line { text.tokens[at + 1].range().end } else { token.range().end };
    let written = format!("{day}. {month}{}", year.unwrap_or_default());
    Some(Finding::warning(Rule::Date, token.start..end).fixed_by(written))
}

/// Whether what stands before a number says that a day follows.
fn expects_day(text: &Text<'_>, at: usize) -> bool {
    let before = at.checked_sub(1);
    let words = ["am", "vom", "zum", "bis", "ab", "dem", "den", "der", "seit", "und"];
    before.is_some_and(|before| {
        words.contains(&text.small[before].as_ref())
            || matches!(text.tokens[before].text, "," | ":" | "–" | "-")
            || text.classes[before].is(Class::WEEKDAY)
    })
}

fn is_last_of_line(text: &Text<'_>, at: usize) -> bool {
    text.tokens.get(at + 1).is_none_or(|next| next.kind == Kind::Break)
}

/// `16:30`, also as `16:30 Uhr`.
fn clock(text: &Text<'_>, at: usize, (hour, minute): (&str, &str)) -> Option<Finding> {
    let token = &text.tokens[at];
    let value = |text: &str| text.parse::<u8>().ok().filter(|_| text.len() <= 2);
    if value(hour)? > 24 || minute.len() != 2 || value(minute)? > 59 {
        return None;
    }
    let short = if minute == "00" { value(hour)?.to_string() } else { format!("{}.{minute}", value(hour)?) };
    let next = text.tokens.get(at + 1);
    let ends_span = next.is_some_and(|next| matches!(next.text, "Uhr" | "–" | "-" | "bis"));
    let written = if ends_span { short } else { short + " Uhr" };
    // "Das Spiel endet 10:12": a time only where something says so.
    let before = at.checked_sub(1);
    let words = ["um", "ab", "von", "bis", "gegen", "vor", "nach", "und"];
    let is_time = ends_span
        || before.is_some_and(|before| {
            words.contains(&text.small[before].as_ref())
                || matches!(text.tokens[before].text, "," | "–" | "-" | ".")
                || text.classes[before].is(Class::WEEKDAY)
                || text.tokens[before].kind == Kind::Number
        });
    let finding = Finding::warning(Rule::Date, token.range());
    Some(if is_time { finding.fixed_by(written) } else { finding.suggesting(written) })
}

/// `2027-05-03`.
fn iso(text: &Text<'_>, at: usize) -> Option<Finding> {
    let [year, one, month, other, day] = text.tokens.get(at..at + 5)? else { return None };
    let is_iso = one.is("-") && other.is("-") && [one, month, other, day].iter().all(|token| token.is_glued);
    let value = |token: &Token<'_>| token.text.parse::<i8>().ok();
    if !is_iso || year.text.len() != 4 || month.text.len() != 2 || day.text.len() != 2 {
        return None;
    }
    let written = format!("{}. {} {}", value(day)?, month_name(value(month)?)?, year.text);
    Some(Finding::warning(Rule::Date, year.start..day.range().end).fixed_by(written))
}

/// The name of a month, counted from one.
fn month_name(number: i8) -> Option<&'static str> {
    calendar::MONTHS.get(usize::try_from(number).ok()?.checked_sub(1)?).copied()
}

/// The full name of a day of the week that is written with two letters.
fn weekday_name(two: &str) -> Option<&'static str> {
    calendar::WEEKDAYS.into_iter().find(|name| two.len() == 2 && name.starts_with(two))
}

/// `9-12 Uhr`: between two numbers "bis" is read.
fn span(text: &Text<'_>, at: usize) -> Option<Finding> {
    let [from, hyphen, to] = text.tokens.get(at..at + 3)? else { return None };
    let is_span = hyphen.is("-") && hyphen.is_glued && to.kind == Kind::Number && to.is_glued;
    let counts = text.classes.get(at + 3).is_some_and(|class| class.is(Class::UNIT | Class::MONTH));
    let range = from.start..to.range().end;
    (is_span && counts)
        .then(|| Finding::warning(Rule::Date, range).fixed_by(format!("{} bis {}", from.text, to.text)))
}

/// A large number, a decimal, a percent or a year long ago.
fn number(text: &Text<'_>, at: usize, lists: &Lists) -> Option<Finding> {
    let token = &text.tokens[at];
    let next = text.tokens.get(at + 1);
    let before = at.checked_sub(1).map(|before| &text.tokens[before]);
    let finding = Finding::warning(Rule::Number, token.range());
    if next.is_some_and(|next| next.is("%") || next.text.starts_with("Prozent")) {
        return Some(finding.suggesting("zum Beispiel: die Hälfte, 1 von 10"));
    }
    if let Some((whole, part)) = token.text.split_once(',') {
        let is_money = next.is_some_and(|next| next.is("Euro")) && part.len() == 2;
        if is_money && whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit()) {
            let cents = part.trim_start_matches('0');
            let range = token.start..next?.range().end;
            let written = if cents.is_empty() {
                format!("{whole} Euro")
            } else {
                format!("{whole} Euro und {cents} Cent")
            };
            let written = written.strip_prefix("0 Euro und ").map(str::to_owned).unwrap_or(written);
            return Some(Finding::warning(Rule::Number, range).fixed_by(written));
        }
        return Some(finding.suggesting("eine ganze Zahl"));
    }
    let digits = token.text.chars().filter(char::is_ascii_digit).count();
    if digits >= 5 {
        // A postal code stands before its town.
        let is_postcode = digits == 5
            && token.text.len() == 5
            && next.is_some_and(|next| next.kind == Kind::Name || next.is_capitalised())
            && !text.classes[at + 1].is(Class::UNIT)
            && (next.is_some_and(|next| lists.is_place(next.text))
                || before.is_none_or(|before| matches!(before.text, "," | ":" | "\n")));
        return (!is_postcode).then(|| finding.suggesting("viele, sehr viele"));
    }
    let is_year =
        before.is_some_and(|before| matches!(before.text, "Jahr" | "seit" | "Seit" | "von" | "bis" | "Im"));
    let year = token.text.parse::<u32>().ok().filter(|year| (1000..LONG_AGO).contains(year) && is_year)?;
    let counts = text.classes.get(at + 1).is_some_and(|class| class.is(Class::UNIT));
    (!counts).then(|| finding.suggesting(format!("vor langer Zeit, statt {year}")))
}

/// A number word, a Roman numeral or a day of the week in short.
fn word(text: &Text<'_>, at: usize, lists: &Lists) -> Option<Finding> {
    let token = &text.tokens[at];
    if text.classes[at].is(Class::NUMBER) {
        let figure = lists.number(&text.small[at]).filter(|_| !text.has_own_capital(at))?;
        // "Wir sieben das Mehl", "Geben Sie acht": only in front of a noun it is sure to be a number.
        let counts = text.tokens.get(at + 1).is_some_and(Token::is_capitalised);
        let finding = Finding::warning(Rule::Number, token.range());
        let figure = figure.to_string();
        return Some(if counts { finding.fixed_by(figure) } else { finding.suggesting(figure) });
    }
    if is_roman(token.text) && !lists.knows_capitals(token.text) {
        return Some(Finding::warning(Rule::Number, token.range()).suggesting("eine Zahl mit Ziffern"));
    }
    weekday(text, at)
}

/// Whether a word is a Roman numeral.
pub fn is_roman(word: &str) -> bool {
    word.len() >= 2 && word.bytes().all(|byte| b"IVX".contains(&byte))
}

/// `Mo`, `Mo.`, `Mo-Fr`, `Mo – Fr`.
fn weekday(text: &Text<'_>, at: usize) -> Option<Finding> {
    let token = &text.tokens[at];
    if let Some((from, to)) = token.text.split_once('-') {
        let whole = |word: &str| calendar::WEEKDAYS.into_iter().find(|day| *day == word);
        let day = |word: &str| whole(word).or_else(|| weekday_name(word));
        let (from, to) = (day(from)?, day(to)?);
        return Some(Finding::warning(Rule::Date, token.range()).fixed_by(format!("{from} bis {to}")));
    }
    let name = weekday_name(token.text)?;
    let next = text.tokens.get(at + 1);
    let is_short = |token: Option<&Token<'_>>| token.is_some_and(|token| weekday_name(token.text).is_some());
    let has_point = next.is_some_and(|next| next.is(".") && next.is_glued);
    // "Fr. Schmidt" is a woman, "Mo." may be a boy.
    let day_follows = |token: &Token<'_>| {
        token.kind == Kind::Number
            || matches!(token.text, "–" | "-" | "," | "/" | "bis" | "und" | "um" | "ab" | ":")
    };
    let point = has_point && text.tokens.get(at + 2).is_some_and(day_follows);
    let joins = |token: Option<&Token<'_>>| {
        token.is_some_and(|token| matches!(token.text, "–" | "-" | "," | "+" | "&" | "/" | "bis" | "und"))
    };
    let before = |steps: usize| at.checked_sub(steps).and_then(|before| text.tokens.get(before));
    let is_span = joins(next) && is_short(text.tokens.get(at + 2)) || joins(before(1)) && is_short(before(2));
    let has_time = text.tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Number);
    // "So" and "Do" alone are words; a point, a time or another day beside them makes them days.
    let is_word = matches!(token.text, "So" | "Da") && !is_span && !has_time;
    if is_word || !(point || is_span || has_time) {
        return None;
    }
    let end = if point { text.tokens[at + 1].range().end } else { token.range().end };
    Some(Finding::warning(Rule::Date, token.start..end).fixed_by(name))
}
