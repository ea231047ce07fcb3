//! The fields of an offer in words, for staff: what they are called, and what stands in them.

use serde_json::Value;

use crate::{
    domain::import::{field, form},
    domain::texts::Texts,
};

/// What the field at `path` is called: `Straße und Hausnummer`.
pub fn label(texts: &Texts, path: &str) -> String {
    texts.plain(&label_id(path)).unwrap_or_else(|_| path.to_owned())
}

/// The text that names the field at `path`.
pub fn label_id(path: &str) -> String {
    format!("offer-{}", form::path(path).replace(['.', '_'], "-"))
}

/// What one of a few ids in the field at `path` is called.
pub fn choice(texts: &Texts, path: &str, id: &str) -> String {
    let kind = path.rsplit('.').next().unwrap_or(path).replace('_', "-");
    texts.plain(&format!("choice-{kind}-{id}")).unwrap_or_else(|_| id.to_owned())
}

/// What stands in the field at `path`, for reading; empty if nothing does.
pub fn told(texts: &Texts, path: &str, value: &Value) -> String {
    let is_choice = field::find(path)
        .is_some_and(|field| matches!(field.kind, field::Kind::Choice(_) | field::Kind::Choices(_)));
    let is_date = field::find(path).is_some_and(|field| matches!(field.kind, field::Kind::Date));
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => "ja".to_owned(),
        Value::Bool(false) => "nein".to_owned(),
        Value::String(text) if is_choice => choice(texts, path, text),
        Value::String(text) if path == "kind" => choice(texts, "provider", text),
        Value::String(text) if is_date => day(text),
        Value::String(text) => text.clone(),
        Value::Number(number) => amount(path, number.as_u64()).unwrap_or_else(|| number.to_string()),
        Value::Array(items) => {
            let items = items.iter().map(|item| told(texts, path, item));
            items.collect::<Vec<_>>().join(", ")
        }
        Value::Object(fields) => {
            let fields = fields.iter().filter(|(_, value)| !value.is_null());
            fields.map(|(key, value)| told(texts, key, value)).collect::<Vec<_>>().join(", ")
        }
    }
}

/// A day as people write it: `10.02.2026`.
fn day(text: &str) -> String {
    let day = text.parse::<jiff::civil::Date>();
    day.map_or_else(|_| text.to_owned(), |day| day.strftime("%d.%m.%Y").to_string())
}

/// A number as people say it: ages in years, prices in euros, days of the week by their names.
fn amount(path: &str, number: Option<u64>) -> Option<String> {
    let number = number?;
    match path {
        "age_min_months" | "age_max_months" if number < 36 => Some(format!("{number} Monate")),
        "age_min_months" | "age_max_months" => Some(format!("{} Jahre", number / 12)),
        "price_cents" => Some(format!("{},{:02} €", number / 100, number % 100)),
        "weekdays" => {
            let index = usize::try_from(number).ok()?.checked_sub(1)?;
            form::WEEKDAYS.get(index).map(|day| (*day).to_owned())
        }
        _ => None,
    }
}
