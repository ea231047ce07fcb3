//! All our own words keep the rules of simple language, and say the same in both languages.

use bildungslotse::{
    domain::{
        dialog::guide::Guide,
        language::Language,
        plain::{
            button,
            catalog::{self, CatalogFile, MessageFinding},
            parity, readers,
            render::Samples,
            score::Score,
        },
    },
    resource::Settings,
};
use serde_json::Value;

use crate::plain::{errors, guide, simple};

/// The messages of a language, checked with all samples.
fn checked(guide: &Guide, language: Language) -> (Vec<MessageFinding>, Score) {
    let texts = Settings::default().dialog_texts().unwrap();
    let files: Vec<_> = texts.iter().map(|(of, _, text)| (*of, CatalogFile::read(text).unwrap())).collect();
    let samples = samples();
    let (mut found, mut score) = (Vec::new(), Score::default());
    for (at, (_, file)) in files.iter().enumerate().filter(|(_, (of, _))| *of == Some(language)) {
        let others = texts
            .iter()
            .enumerate()
            .filter(|(other, (of, ..))| *other != at && of.is_none_or(|of| of == language));
        let others: Vec<_> = others.map(|(_, (.., text))| CatalogFile::read(text).unwrap()).collect();
        let (more, counts) = catalog::check(&guide.linter, language, file, &others, &samples);
        found.extend(more);
        score = score.plus(counts);
    }
    (found, score)
}

fn samples() -> Samples {
    Samples::read(&Settings::default().index_text("plain/samples.toml").unwrap()).unwrap()
}

#[test]
fn every_message_in_simple_language_keeps_all_rules() {
    let guide = guide();
    let (found, score) = checked(&guide, Language::Simple);
    let told: Vec<_> = found
        .iter()
        .map(|found| (found.id.as_str(), found.finding.rule.id(), &found.text[found.finding.range.clone()]))
        .collect();
    assert!(told.is_empty(), "{told:?}");
    assert!(score.flesch() >= 70.0, "Flesch-Amstad {}", score.flesch());
    assert!(score.wiener() <= 4.0, "Wiener Sachtextformel {}", score.wiener());
    assert!(score.longest <= 12, "{} words", score.longest);
}

#[test]
fn every_message_in_german_is_clear() {
    let guide = guide();
    let (found, score) = checked(&guide, Language::German);
    let told: Vec<_> = found.iter().map(|found| (found.id.as_str(), found.finding.rule.id())).collect();
    assert!(told.is_empty(), "{told:?}");
    assert!(score.flesch() >= 60.0 && score.mean() <= 12.0 && score.longest <= 20, "{score:?}");
}

#[test]
fn both_languages_have_the_same_messages_values_and_buttons() {
    let texts = Settings::default().dialog_texts().unwrap();
    let of = |language| {
        let own = texts.iter().filter(move |(of, ..)| *of == Some(language));
        own.map(|(.., text)| CatalogFile::read(text).unwrap()).collect::<Vec<_>>()
    };
    let (german, simple) = (of(Language::German), of(Language::Simple));
    assert_eq!(parity::faults(("de", &german), ("de-simple", &simple)), Vec::<String>::new());
    assert!(german.iter().map(|file| file.messages().count()).sum::<usize>() > 200);
    let without = "thanks = Gern!\n";
    let with = "thanks = Gern, { $name }!\n    .b-more = Mehr\nmore = Mehr\n";
    let (one, other) = (CatalogFile::read(without).unwrap(), CatalogFile::read(with).unwrap());
    let faults = parity::faults(("de", &[one]), ("de-simple", &[other]));
    assert_eq!(faults.len(), 3, "{faults:?}");
}

#[test]
fn a_note_of_readers_needs_a_day_and_a_name() {
    let text = "# @geprueft 2027-02-01 Lebenshilfe Merzig\na = A\n# @geprueft gestern Lebenshilfe\nb = B\n\
                # @geprueft 2027-02-01\nc = C\nd = D\n";
    let file = CatalogFile::read(text).unwrap();
    let notes: Vec<_> = file.messages().map(readers::note).collect();
    assert_eq!(
        notes[0].as_ref().map(|note| (note.date.to_string(), note.who.as_str())),
        Some(("2027-02-01".to_owned(), "Lebenshilfe Merzig"))
    );
    assert!(notes[1..].iter().all(Option::is_none), "{notes:?}");
    let share = readers::Share::of(&[file]);
    assert_eq!((share.checked, share.all, share.percent(), share.is_all()), (1, 4, 25, false));
}

#[test]
fn samples_are_as_long_as_the_longest_real_data() {
    let longest = samples().longest;
    let offers = Settings::default().index_text("region/offers.jsonl").unwrap();
    for line in offers.lines() {
        let offer: Value = serde_json::from_str(line).unwrap();
        let place = &offer["place"];
        let place = match (place["district"].as_str(), place["municipality"].as_str()) {
            (Some(district), Some(municipality)) => format!("{district} ({municipality})"),
            (None, Some(one)) | (Some(one), None) => one.to_owned(),
            (None, None) => String::new(),
        };
        for (name, value) in [("title", offer["title"].as_str().unwrap_or_default()), ("place", &place)] {
            assert!(value.chars().count() <= longest[name].chars().count(), "{name}: {value}");
        }
    }
}

#[test]
fn names_of_topics_and_properties_are_simple() {
    let guide = guide();
    let topics = guide.topics.topics.iter().map(|topic| &topic.simple);
    let parts = guide.topics.subtopics().map(|(_, part)| &part.simple);
    let facets = guide.topics.facets.iter().map(|facet| &facet.simple);
    for name in topics.chain(parts).chain(facets) {
        let report = simple(&guide, name);
        assert!(report.passes(), "{name}: {:?}", errors(&report));
        let graves = button::check_label(name, &(0..name.len()));
        assert!(graves.iter().all(|finding| !finding.is_error()), "{name}: {graves:?}");
    }
}
