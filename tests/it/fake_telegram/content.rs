//! What people send: texts with the entities that Telegram finds in them, and everything that is no text.

use serde_json::{Value, json};

use crate::fake_telegram::entities;

/// A text, with its commands and mentions.
pub fn text(text: &str) -> Value {
    let entities = found_entities(text);
    if entities.is_empty() { json!({"text": text}) } else { json!({"text": text, "entities": entities}) }
}

/// A place on the map.
pub fn pin(latitude: f64, longitude: f64) -> Value {
    json!({"location": {"latitude": latitude, "longitude": longitude}})
}

/// A photo, in two sizes.
pub fn photo() -> Value {
    let size = |width: i64| {
        let (id, unique) = (format!("KANARI-photo-{width}"), format!("KANARI-{width}"));
        json!({"file_id": id, "file_unique_id": unique, "width": width, "height": width, "file_size": 1_000})
    };
    json!({"photo": [size(90), size(800)], "caption": "KANARI-Bildtext"})
}

/// A spoken message.
pub fn voice() -> Value {
    json!({"voice": file(&json!({"duration": 7, "mime_type": "audio/ogg"}))})
}

/// A sticker.
pub fn sticker() -> Value {
    let fields = json!({"type": "regular", "width": 512, "height": 512, "is_animated": false, "is_video": false, "emoji": "👍"});
    json!({"sticker": file(&fields)})
}

/// A document.
pub fn document() -> Value {
    json!({"document": file(&json!({"file_name": "KANARI-Zeugnis.pdf", "mime_type": "application/pdf"}))})
}

/// The telephone number of somebody.
pub fn contact() -> Value {
    json!({"contact": {"phone_number": "+4968190000001", "first_name": "KANARI-Kontakt"}})
}

/// A poll.
pub fn poll() -> Value {
    let option = |text: &str| json!({"persistent_id": text, "text": text, "voter_count": 0});
    json!({"poll": {
        "id": "1",
        "question": "KANARI-Frage?",
        "options": [option("ja"), option("nein")],
        "total_voter_count": 0,
        "is_closed": false,
        "is_anonymous": true,
        "type": "regular",
        "allows_multiple_answers": false,
        "allows_revoting": true,
        "members_only": false,
    }})
}

/// What only a future version of Telegram knows.
pub fn strange() -> Value {
    json!({"hologram": {"file_id": "KANARI-hologram", "depth": 3}})
}

/// What nobody said.
pub fn service() -> Value {
    json!({"message_auto_delete_timer_changed": {"message_auto_delete_time": 86_400}})
}

/// The name of what `content` holds, if it is no text.
pub fn sort(content: &Value) -> &str {
    const BESIDE: [&str; 2] = ["caption", "media_group_id"];
    let names = content.as_object().into_iter().flat_map(|object| object.keys());
    names.map(String::as_str).find(|name| !BESIDE.contains(name)).unwrap_or_default()
}

fn file(fields: &Value) -> Value {
    let mut file = json!({"file_id": "KANARI-file", "file_unique_id": "KANARI", "file_size": 1_000});
    for (name, value) in fields.as_object().into_iter().flatten() {
        file[name] = value.clone();
    }
    file
}

/// The `/commands` and `@mentions` of `text`.
fn found_entities(text: &str) -> Vec<Value> {
    let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let word = |text: &str| text.find(|letter| !is_word(letter)).unwrap_or(text.len());
    let mut found = Vec::new();
    for (start, mark) in text.match_indices(['/', '@']) {
        let is_apart = text[..start].chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(');
        let rest = &text[start + 1..];
        let mut length = word(rest);
        let (sort, least) = if mark == "/" { ("bot_command", 1) } else { ("mention", 3) };
        if !is_apart || length < least {
            continue;
        }
        if let Some(bot) = rest[length..].strip_prefix('@').filter(|_| mark == "/") {
            length += 1 + word(bot);
        }
        // All of it is ASCII: bytes and units of UTF-16 are the same.
        found.push(json!({"type": sort, "offset": entities::length(&text[..start]), "length": 1 + length}));
    }
    found
}
