//! What Telegram demands of the keyboards under a message.

use serde_json::Value;

const MOST_BUTTONS: usize = 100;
const MOST_IN_A_ROW: usize = 8;
const LONGEST_DATA: usize = 64;
/// Longer labels are cut off by the screen long before.
const LONGEST_LABEL: usize = 256;

/// Whether `markup` is an inline keyboard.
pub fn check_inline(markup: &Value) -> Result<(), String> {
    check_keys(markup, &["inline_keyboard"])?;
    for button in rows(&markup["inline_keyboard"])?.into_iter().flatten() {
        check_keys(button, &["text", "callback_data", "url"])?;
        check_label(&button["text"])?;
        match (button.get("callback_data"), button.get("url")) {
            (Some(data), None) => {
                let length = data.as_str().map_or(0, str::len);
                if length == 0 || length > LONGEST_DATA {
                    return Err(format!("BUTTON_DATA_INVALID: {length} bytes"));
                }
            }
            (None, Some(url)) => {
                let url = url.as_str().unwrap_or_default();
                let is_sound = ["http://", "https://", "tg://"].iter().any(|scheme| url.starts_with(scheme));
                if !is_sound || url.contains(char::is_whitespace) {
                    return Err(format!("BUTTON_URL_INVALID: „{url}“"));
                }
            }
            (Some(_), Some(_)) | (None, None) => {
                return Err("a button has exactly one of callback_data and url".to_owned());
            }
        }
    }
    Ok(())
}

/// Whether `markup` is anything that may stand under a new message.
pub fn check_any(markup: &Value) -> Result<(), String> {
    if markup.get("inline_keyboard").is_some() {
        return check_inline(markup);
    }
    if markup.get("keyboard").is_some() {
        return check_keyboard(markup);
    }
    let name = if markup.get("remove_keyboard").is_some() { "remove_keyboard" } else { "force_reply" };
    check_keys(markup, &[name, "selective", "input_field_placeholder"])?;
    if markup.get(name) != Some(&Value::Bool(true)) {
        return Err("object expected as reply markup".to_owned());
    }
    Ok(())
}

/// The labels of a keyboard of either sort, row by row.
pub fn labels(markup: &Value) -> Vec<Vec<String>> {
    let rows = markup["inline_keyboard"].as_array().or(markup["keyboard"].as_array());
    let label = |button: &Value| button.as_str().or(button["text"].as_str()).unwrap_or_default().to_owned();
    rows.into_iter().flatten().map(|row| row.as_array().into_iter().flatten().map(label).collect()).collect()
}

fn check_keyboard(markup: &Value) -> Result<(), String> {
    const FLAGS: [&str; 4] = ["is_persistent", "resize_keyboard", "one_time_keyboard", "selective"];
    let mut keys = vec!["keyboard", "input_field_placeholder"];
    keys.extend(FLAGS);
    check_keys(markup, &keys)?;
    for flag in FLAGS {
        if markup.get(flag).is_some_and(|flag| !flag.is_boolean()) {
            return Err(format!("{flag} is no Boolean"));
        }
    }
    if let Some(placeholder) = markup.get("input_field_placeholder") {
        let length = placeholder.as_str().map_or(0, |text| text.chars().count());
        if !(1..=64).contains(&length) {
            return Err("input_field_placeholder has 1 to 64 characters".to_owned());
        }
    }
    for button in rows(&markup["keyboard"])?.into_iter().flatten() {
        if button.is_string() {
            check_label(button)?;
            continue;
        }
        check_keys(button, &["text", "request_location", "request_contact"])?;
        check_label(&button["text"])?;
    }
    Ok(())
}

/// The buttons row by row, if there are not too many.
fn rows(keyboard: &Value) -> Result<Vec<&Vec<Value>>, String> {
    let rows: Option<Vec<_>> =
        keyboard.as_array().and_then(|rows| rows.iter().map(Value::as_array).collect());
    let rows = rows.ok_or("a keyboard is an array of arrays of buttons")?;
    if rows.iter().any(|row| row.is_empty() || row.len() > MOST_IN_A_ROW) {
        return Err(format!("a row of buttons has 1 to {MOST_IN_A_ROW}"));
    }
    let count: usize = rows.iter().map(|row| row.len()).sum();
    if count > MOST_BUTTONS {
        return Err(format!("reply markup is too long: {count} buttons"));
    }
    Ok(rows)
}

fn check_label(label: &Value) -> Result<(), String> {
    let label = label.as_str().unwrap_or_default();
    if label.trim().is_empty() || label.chars().count() > LONGEST_LABEL {
        return Err("the text of a button is empty or without end".to_owned());
    }
    Ok(())
}

fn check_keys(value: &Value, keys: &[&str]) -> Result<(), String> {
    let object = value.as_object().ok_or("object expected as reply markup")?;
    match object.keys().find(|key| !keys.contains(&key.as_str())) {
        Some(unknown) => Err(format!("a keyboard has no field {unknown}")),
        None => Ok(()),
    }
}
