//! What Telegram demands of the text of a message and of its entities.

use std::collections::BTreeSet;

use serde_json::Value;

const LONGEST_TEXT: usize = 4_096;
const LONGEST_RAW_TEXT: usize = 32_768;
/// Those beyond are dropped in silence.
const MOST_ENTITIES: usize = 100;

/// The sorts of entity that a bot may send, and the fields each has beside its range.
const SORTS: [(&str, &[&str]); 18] = [
    ("mention", &[]),
    ("hashtag", &[]),
    ("cashtag", &[]),
    ("bot_command", &[]),
    ("url", &[]),
    ("email", &[]),
    ("phone_number", &[]),
    ("bold", &[]),
    ("italic", &[]),
    ("underline", &[]),
    ("strikethrough", &[]),
    ("spoiler", &[]),
    ("blockquote", &[]),
    ("expandable_blockquote", &[]),
    ("code", &[]),
    ("pre", &["language"]),
    ("text_link", &["url"]),
    ("custom_emoji", &["custom_emoji_id"]),
];

/// Whether `text` can be the text of a message.
pub fn check_text(text: &str) -> Result<(), String> {
    if text.len() > LONGEST_RAW_TEXT {
        return Err("Text is too long".to_owned());
    }
    if text.trim().is_empty() {
        return Err("message text is empty".to_owned());
    }
    if length(text) > LONGEST_TEXT {
        return Err("message is too long".to_owned());
    }
    Ok(())
}

/// Whether `entities` can be laid over `text`.
pub fn check_entities(text: &str, entities: &[Value]) -> Result<(), String> {
    if entities.len() > MOST_ENTITIES {
        return Err(format!("{} entities are too many", entities.len()));
    }
    let borders = borders(text);
    let mut earlier: Vec<(u64, u64, &str)> = Vec::new();
    for entity in entities {
        let sort = entity["type"].as_str().ok_or("an entity has no type")?;
        check_fields(sort, entity)?;
        let (offset, length) = entity["offset"]
            .as_u64()
            .zip(entity["length"].as_u64())
            .ok_or("an entity has no sound offset and length")?;
        let end = offset + length;
        if length == 0 {
            return Err(format!("{sort} at {offset} is empty"));
        }
        if !borders.contains(&offset) || !borders.contains(&end) {
            return Err(format!("{sort} from {offset} to {end} is outside the text or cuts a character"));
        }
        for &(start, stop, other) in &earlier {
            check_pair((offset, end, sort), (start, stop, other))?;
        }
        earlier.push((offset, end, sort));
    }
    Ok(())
}

/// The length of `text` as Telegram counts: in units of UTF-16.
pub fn length(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// Every place between two characters, in units of UTF-16.
fn borders(text: &str) -> BTreeSet<u64> {
    let mut at = 0;
    let mut borders = BTreeSet::from([0]);
    for character in text.chars() {
        at += if character.len_utf16() == 2 { 2 } else { 1 };
        borders.insert(at);
    }
    borders
}

fn check_fields(sort: &str, entity: &Value) -> Result<(), String> {
    let (_, extra) = SORTS
        .into_iter()
        .find(|(name, _)| *name == sort)
        .ok_or_else(|| format!("no entity has the type {sort}"))?;
    for field in entity.as_object().into_iter().flat_map(|object| object.keys()) {
        let is_range = ["type", "offset", "length"].contains(&field.as_str());
        if !is_range && !extra.contains(&field.as_str()) {
            return Err(format!("the entity {sort} has no field {field}"));
        }
    }
    if sort == "custom_emoji" && !entity["custom_emoji_id"].is_string() {
        return Err("a custom_emoji has no custom_emoji_id".to_owned());
    }
    if sort == "text_link" {
        let url = entity["url"].as_str().unwrap_or_default();
        let is_sound = ["http://", "https://", "mailto:"].iter().any(|scheme| {
            url.strip_prefix(scheme)
                .is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
        });
        if !is_sound {
            return Err(format!("a text_link leads to „{url}“"));
        }
    }
    Ok(())
}

/// Two entities lie apart or one in the other; nothing lies in `code` or `pre`, and no quote in a quote.
fn check_pair(one: (u64, u64, &str), other: (u64, u64, &str)) -> Result<(), String> {
    let (start, end, sort) = one;
    let (other_start, other_end, other_sort) = other;
    if end <= other_start || other_end <= start {
        return Ok(());
    }
    let is_nested = (start >= other_start && end <= other_end) || (other_start >= start && other_end <= end);
    let is_lonely = |sort: &str| sort == "code" || sort == "pre";
    let is_quote = |sort: &str| sort.ends_with("blockquote");
    let is_allowed = is_nested
        && sort != other_sort
        && !(is_lonely(sort) || is_lonely(other_sort))
        && !(is_quote(sort) && is_quote(other_sort));
    if is_allowed {
        Ok(())
    } else {
        Err(format!("{sort} at {start} and {other_sort} at {other_start} clash"))
    }
}
