//! What a citizen will see in the chat, as parts that a page can show.

use serde::Serialize;

use crate::domain::{
    dialog::{
        card::Cards,
        facts::{self, Facts},
        guide::Guide,
    },
    language::Language,
    message::Style,
    phrasebook::Words,
    query::Hit,
};

/// An offer as the bot shows it in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Preview {
    /// The tag of the language.
    pub language: &'static str,
    /// The card in a list of offers.
    pub card: Vec<Vec<Part>>,
    /// All that is shown when somebody asks for more.
    pub details: Vec<Vec<Part>>,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// The words.
    pub text: String,
    /// Whether they are bold.
    pub is_bold: bool,
    /// Where they lead; empty if nowhere.
    pub link: String,
}

/// `hit` as the bot shows it, in each language.
pub fn previews(guide: &Guide, hit: &Hit) -> Vec<Preview> {
    let preview = |language: Language| {
        let cards = Cards { facts: Facts { guide, language } };
        Preview {
            language: language.tag(),
            card: lines(&cards.card(hit, 1, |_| vec![])),
            details: lines(&cards.details(hit)),
        }
    };
    [Language::German, Language::Simple].map(preview).into()
}

/// All that citizens are shown of `hit` in German, line by line, but for the title.
pub fn details(guide: &Guide, hit: &Hit) -> Vec<Vec<Part>> {
    let lines = lines(&Cards { facts: Facts { guide, language: Language::German } }.details(hit));
    lines.into_iter().skip(1).skip_while(Vec::is_empty).collect()
}

/// Who offers `hit`, in words.
pub fn provider(hit: &Hit) -> String {
    facts::provider(hit)
}

/// The lines of `words`, with their marks.
pub fn lines(words: &Words) -> Vec<Vec<Part>> {
    let mut parts = Vec::new();
    let mut at = 0;
    let mut marks: Vec<_> = words.marks.iter().collect();
    marks.sort_by_key(|mark| mark.start);
    for mark in marks {
        let (Some(before), Some(inner)) =
            (words.text.get(at..mark.start), words.text.get(mark.start..mark.end))
        else {
            continue;
        };
        parts.push(plain(before));
        parts.push(match &mark.style {
            Style::Bold => Part { is_bold: true, ..plain(inner) },
            Style::Link(link) => Part { link: safe(link), ..plain(inner) },
        });
        at = mark.end;
    }
    parts.push(plain(words.text.get(at..).unwrap_or_default()));
    let mut lines = vec![vec![]];
    for part in parts {
        for (number, text) in part.text.split('\n').enumerate() {
            if number > 0 {
                lines.push(vec![]);
            }
            if let Some(line) = lines.last_mut().filter(|_| !text.is_empty()) {
                line.push(Part { text: text.to_owned(), ..part.clone() });
            }
        }
    }
    lines
}

fn plain(text: &str) -> Part {
    Part { text: text.to_owned(), is_bold: false, link: String::new() }
}

/// Only what leads to a page or starts a mail or a call becomes a link.
fn safe(link: &str) -> String {
    let is_safe = ["https://", "http://", "mailto:", "tel:"].iter().any(|start| link.starts_with(start));
    if is_safe { link.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::message::Mark;

    #[test]
    fn marks_become_parts_of_lines() {
        let text = "Eins zwei\n\ndrei".to_owned();
        let marks = vec![
            Mark { start: 5, end: 9, style: Style::Bold },
            Mark { start: 11, end: 15, style: Style::Link("javascript:alert(1)".to_owned()) },
        ];
        let lines = lines(&Words { text, marks });
        assert_eq!(lines.len(), 3);
        assert_eq!((lines[0][1].text.as_str(), lines[0][1].is_bold), ("zwei", true));
        assert_eq!((lines[1].len(), lines[2][0].link.as_str()), (0, ""));
    }
}
