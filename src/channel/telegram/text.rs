//! A message as Telegram takes it: marks become entities counted in UTF-16, and what is too long becomes several parts.

use teloxide::types::{MessageEntity, MessageEntityKind};
use url::Url;

use crate::{
    channel::split::{length, split},
    domain::message::{Hint, Message, Style},
};

/// The most UTF-16 units of one message.
pub const LONGEST: usize = 4_096;

/// The entities of `message`. A mark that lies across a character or overlaps the one before, and a link that leads
/// neither to a page nor to a mailbox, is passed over: the words stay.
pub fn entities(message: &Message) -> Vec<MessageEntity> {
    let (mut found, mut end, mut units) = (Vec::new(), 0, 0);
    for mark in &message.marks {
        let (before, inner) = (message.text.get(end..mark.start), message.text.get(mark.start..mark.end));
        let (Some(before), Some(inner)) = (before, inner) else { continue };
        units += length(before);
        let entity = kind(&mark.style).filter(|_| !inner.trim().is_empty());
        found.extend(entity.map(|kind| MessageEntity::new(kind, units, length(inner))));
        units += length(inner);
        end = mark.end;
    }
    found
}

/// `message` in parts that Telegram takes. If a reply keyboard is to go, the first line goes ahead alone, because one
/// message cannot take that keyboard away and bring buttons.
pub fn parts(message: Message) -> Vec<Message> {
    let has_buttons = !message.choices.is_empty() || !message.openers.is_empty();
    let first_line =
        message.text.find('\n').filter(|_| has_buttons && message.hints.contains(&Hint::PinAsked));
    split(message, first_line, LONGEST)
}

fn kind(style: &Style) -> Option<MessageEntityKind> {
    match style {
        Style::Bold => Some(MessageEntityKind::Bold),
        Style::Link(address) => {
            let url = Url::parse(address).ok()?;
            matches!(url.scheme(), "http" | "https" | "mailto").then_some(MessageEntityKind::TextLink { url })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::message::Mark;
    use proptest::prelude::*;

    fn message(text: &str, marks: &[(&str, Style)]) -> Message {
        let marks = marks.iter().map(|(part, style)| {
            let start = text.find(part).unwrap();
            Mark { start, end: start + part.len(), style: style.clone() }
        });
        Message { text: text.to_owned(), marks: marks.collect(), ..Message::default() }
    }

    fn marked(text: &str, entity: &MessageEntity) -> String {
        let units: Vec<u16> = text.encode_utf16().collect();
        String::from_utf16(&units[entity.offset..entity.offset + entity.length]).unwrap()
    }

    #[test]
    fn entities_are_counted_as_telegram_counts() {
        let link = Style::Link("https://a.example/\"><b>x".to_owned());
        let message = message("👨‍👩‍👧 Für Änne: Zum Angebot", &[("Änne", Style::Bold), ("Zum Angebot", link)]);
        let found = entities(&message);
        let words: Vec<_> = found.iter().map(|entity| marked(&message.text, entity)).collect();
        assert_eq!(words, ["Änne", "Zum Angebot"]);
    }

    #[test]
    fn a_link_to_something_else_is_only_words() {
        for address in ["javascript:alert(1)", "tg://user?id=1", "kein Link", ""] {
            let message = message("Hier klicken", &[("klicken", Style::Link(address.to_owned()))]);
            assert_eq!(entities(&message), [], "{address}");
        }
    }

    #[test]
    fn the_first_line_takes_a_reply_keyboard_away_and_the_rest_brings_the_buttons() {
        let choice = crate::domain::message::Choice {
            label: "Mehr".to_owned(),
            data: "1:more".to_owned(),
            number: None,
        };
        let hints = vec![Hint::PinAsked];
        let whole = Message {
            choices: vec![choice],
            hints,
            ..message("Losheim\n\n1. Yoga", &[("Yoga", Style::Bold)])
        };
        let parts = parts(whole);
        let texts: Vec<_> = parts.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(texts, ["Losheim", "1. Yoga"]);
        assert_eq!((parts[0].hints.len(), parts[0].choices.len(), parts[1].choices.len()), (1, 0, 1));
        assert_eq!(marked("1. Yoga", &entities(&parts[1])[0]), "Yoga");
    }

    proptest! {
        #[test]
        fn whatever_is_said_every_part_fits_and_no_word_is_lost(
            lines in proptest::collection::vec("[a-zä👍 ]{0,40}", 1..12), times in 1..400_usize,
            marks in proptest::collection::vec((0..9_000_usize, 0..400_usize), 0..6)
        ) {
            let text = (lines.join("\n") + "\n").repeat(times);
            let marks = marks.into_iter().map(|(start, long)| Mark { start, end: start + long, style: Style::Bold });
            let marks: Vec<_> = marks.filter(|mark| text.get(mark.start..mark.end).is_some()).collect();
            let whole = Message { text: text.clone(), marks, ..Message::default() };
            let parts = parts(whole);
            for part in &parts {
                prop_assert!(length(&part.text) <= LONGEST && part.text == part.text.trim());
                for entity in entities(part) {
                    prop_assert!(entity.length > 0 && entity.offset + entity.length <= length(&part.text));
                    marked(&part.text, &entity);
                }
            }
            let words = |text: &str| text.split_whitespace().collect::<String>();
            let said: String = parts.iter().map(|part| words(&part.text)).collect();
            prop_assert_eq!(said, words(&text));
        }
    }
}
