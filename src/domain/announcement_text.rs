//! What somebody writes of an announcement, tidied: nothing invisible in it, and only what the bot knows.

use unicode_normalization::UnicodeNormalization;

use crate::domain::{
    audience::Selection, dialog::guide::Guide, language::Language, spelling::harmless, topic::TopicId,
};

/// Something was chosen that is not there (any more): whom it was meant for cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a topic, a place, an age or a language was chosen that is not there any more")]
pub struct Unknown;

/// A title or a link: one line, spaces folded.
pub fn line(text: &str) -> String {
    let line: String = harmless(text).nfc().collect();
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text: lines without spaces at their ends, never more than one empty line in a row.
pub fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut kept: Vec<String> = Vec::new();
    for line in text.split('\n') {
        let line: String = harmless(line).nfc().collect();
        let line = line.trim_end().to_owned();
        let is_one_too_many = line.is_empty() && kept.last().is_none_or(String::is_empty);
        if !is_one_too_many {
            kept.push(line);
        }
    }
    kept.join("\n").trim().to_owned()
}

/// What was chosen of topics, municipalities, age bands and languages, by their ids.
pub fn selection<'a>(
    guide: &Guide,
    [topics, municipalities, bands, languages]: [Vec<&'a str>; 4],
) -> Result<Selection, Unknown> {
    let topic = |id: &&'a str| guide.topics.topic(id).map(|topic| TopicId::new(topic.id.clone()));
    let municipality = |name: &&'a str| {
        let mut all = guide.gazetteer.municipalities();
        all.find(|place| place.municipality == **name).map(|place| place.municipality.clone())
    };
    let band =
        |id: &&'a str| guide.ages.bands.iter().find(|band| band.id == **id).map(|band| band.id.clone());
    let language = |tag: &&'a str| Language::ALL.into_iter().find(|language| language.tag() == *tag);
    Ok(Selection {
        topics: topics.iter().map(topic).collect::<Option<_>>().ok_or(Unknown)?,
        municipalities: municipalities.iter().map(municipality).collect::<Option<_>>().ok_or(Unknown)?,
        bands: bands.iter().map(band).collect::<Option<_>>().ok_or(Unknown)?,
        languages: languages.iter().map(language).collect::<Option<_>>().ok_or(Unknown)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_not_seen_does_not_stay_and_paragraphs_do() {
        assert_eq!(line(" Ferien\u{202e}-\r\n  Programm\u{200b} "), "Ferien- Programm");
        assert_eq!(lines("\r\n Eins \r\nzwei\t\r\r\n\n\n\ndrei\u{0}\n\n"), "Eins\nzwei\n\ndrei");
    }

    proptest! {
        #[test]
        fn what_is_tidy_stays_as_it_is(text in "(?s).{0,80}") {
            let tidy = lines(&text);
            prop_assert_eq!(lines(&tidy), tidy.clone());
            prop_assert!(tidy.chars().all(|c| c == '\n' || !c.is_control()));
            prop_assert_eq!(line(&line(&text)), line(&text));
        }
    }
}
