//! A message as plain text, for whoever sees neither marks nor buttons.

use crate::domain::{
    message::{Choice, Message, Style},
    spelling::harmless,
};

/// The lines of `message`: its text with links written out, `bold` applied to what is bold, and its choices with their
/// numbers. Nothing in it but what `bold` adds steers a terminal.
pub fn lines(message: &Message, bold: impl Fn(String) -> String) -> Vec<String> {
    let text = written(message, bold);
    text.lines().map(str::to_owned).chain(message.choices.iter().map(choice)).collect()
}

/// A choice with its number, or in brackets if it has none.
fn choice(choice: &Choice) -> String {
    let label: String = harmless(&choice.label).collect();
    choice.number.map_or_else(|| format!("[{label}]"), |number| format!("[{number}] {label}"))
}

/// The text with its marks written out. A mark that overlaps the one before, or lies across a character, is passed over.
pub fn written(message: &Message, bold: impl Fn(String) -> String) -> String {
    let (mut parts, mut at) = (Vec::new(), 0);
    for mark in &message.marks {
        let (before, inner) = (message.text.get(at..mark.start), message.text.get(mark.start..mark.end));
        let (Some(before), Some(inner)) = (before, inner.map(harmless_lines)) else {
            continue;
        };
        parts.push(harmless_lines(before));
        parts.push(match &mark.style {
            Style::Bold => bold(inner),
            Style::Link(address) => linked(inner, address),
        });
        at = mark.end;
    }
    parts.push(harmless_lines(message.text.get(at..).unwrap_or_default()));
    parts.concat()
}

/// A link as its words and its address; an address that is its own words stands once.
fn linked(words: String, address: &str) -> String {
    let address: String = harmless(address).collect();
    if words == address { words } else { format!("{words}: {address}") }
}

/// `text` without what steers a terminal; its lines stay.
pub fn harmless_lines(text: &str) -> String {
    text.split('\n').map(|line| harmless(line).collect()).collect::<Vec<String>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::message::Mark;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_mark_however_wrong_loses_a_word_or_panics(
            text in ".{0,20}", marks in proptest::collection::vec((0..30_usize, 0..30_usize), 0..4)
        ) {
            let marks = marks.into_iter().map(|(start, end)| Mark { start, end, style: Style::Bold }).collect();
            let message = Message { text: text.clone(), marks, ..Message::default() };
            prop_assert_eq!(written(&message, |words| words), harmless_lines(&text));
        }
    }
}
