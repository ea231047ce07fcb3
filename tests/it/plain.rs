//! Simple language: the check of texts, and that all our own words pass it.

use std::{fs, path::Path};

use bildungslotse::{
    app,
    domain::{
        dialog::{card::Cards, facts::Facts, guide::Guide},
        import::{file, known::Known},
        language::Language,
        message::Style,
        offer::Offer,
        phrasebook::Words,
        plain::{
            button,
            catalog::{self, CatalogFile, MessageFinding},
            finding::{Report, Severity},
            parity, readers,
            render::Samples,
            repair::repaired,
            rule::Rule,
            score::Score,
        },
        query::Hit,
        time::Date,
    },
    resource::Settings,
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use serde_json::Value;

use crate::worst_cases::worst_cases;

pub fn guide() -> Guide {
    app::guide(&Settings::default()).unwrap()
}

fn lines(file: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plain").join(file);
    let text = fs::read_to_string(path).unwrap();
    text.lines().filter(|line| !line.is_empty()).map(|line| line.replace("\\n", "\n")).collect()
}

fn rows(file: &str) -> Vec<(String, String)> {
    let split =
        |line: String| line.split_once('\t').map(|(one, other)| (one.to_owned(), other.to_owned())).unwrap();
    lines(file).into_iter().map(split).collect()
}

fn simple(guide: &Guide, text: &str) -> Report {
    guide.linter.check(Language::Simple, text)
}

/// The fixtures name the kind of a breach behind the id: `LS-SATZ12`, `LS-ZAHLWORT`.
fn finds(report: &Report, named: &str) -> bool {
    report.findings.iter().any(|finding| named.starts_with(finding.rule.id()))
}

fn errors(report: &Report) -> Vec<&'static str> {
    let errors = report.findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.rule.id()).collect()
}

#[test]
fn every_breach_of_the_list_is_found_by_its_rule() {
    let guide = guide();
    let missed: Vec<_> =
        rows("bad.tsv").into_iter().filter(|(named, text)| !finds(&simple(&guide, text), named)).collect();
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn good_sentences_are_clean() {
    let guide = guide();
    let blamed: Vec<_> = lines("good.tsv")
        .into_iter()
        .map(|text| (simple(&guide, &text).findings, text))
        .filter(|(findings, _)| !findings.is_empty())
        .collect();
    assert!(blamed.is_empty(), "{blamed:?}");
}

/// Written by somebody who has not seen the rules' code.
#[test]
fn breaches_that_others_wrote_are_found_and_their_good_sentences_pass() {
    let guide = guide();
    let bad = rows("more-bad.tsv");
    let missed: Vec<_> = bad.iter().filter(|(named, text)| !finds(&simple(&guide, text), named)).collect();
    assert!(missed.len() * 100 <= bad.len(), "{missed:?}");
    let good = lines("more-good.tsv");
    let blamed: Vec<_> = good.iter().filter(|text| !simple(&guide, text).passes()).collect();
    assert!(blamed.len() * 100 <= good.len(), "{blamed:?}");
}

#[test]
fn good_announcements_pass_and_those_in_office_german_do_not() {
    let guide = guide();
    for (kind, text) in rows("texts.tsv") {
        let report = simple(&guide, &text);
        assert_eq!(report.passes(), kind == "good", "{kind}: {text}\n{:?}", errors(&report));
        if kind == "bad" {
            assert!(report.errors() >= 3, "{text}: {:?}", errors(&report));
        }
    }
}

/// A rule, and what breaks it when it is put into a good sentence.
type Breach = (Rule, fn(&str) -> String);

const BREACHES: [Breach; 27] = [
    (Rule::Line, |text| format!("{text} Der Kurs ist neu. Er ist gut.")),
    (Rule::Sentence, |text| {
        format!("{text}\nSie und ich und er und sie und wir lernen heute und morgen viel in Merzig.")
    }),
    (Rule::Width, |text| format!("{text}\n• {}", "lang und breit ".repeat(5))),
    (Rule::Comma, |text| format!("{text}\nSie malen, lesen, turnen, singen und kochen.")),
    (Rule::Passive, |text| format!("{text}\nDas wird gut.")),
    (Rule::Subjunctive, |text| format!("{text}\nDas wäre gut.")),
    (Rule::Genitive, |text| format!("{text}\nDas ist der Raum des Vereins.")),
    (Rule::GenitivePreposition, |text| format!("{text}\nWegen Regen bleibt die Halle zu.")),
    (Rule::Subordinate, |text| format!("{text}\nDas ist gut, weil es hilft.")),
    (Rule::Relative, |text| format!("{text}\nDas ist ein Haus, das groß ist.")),
    (Rule::Preterite, |text| format!("{text}\nAlle kamen gern.")),
    (Rule::Impersonal, |text| format!("{text}\nHier lernt man viel.")),
    (Rule::Negation, |text| format!("{text}\nDas ist nicht schwer.")),
    (Rule::Abbreviation, |text| format!("{text}\nDas dauert ca. 2 Stunden.")),
    (Rule::Sign, |text| format!("{text}\nDas ist gut (sehr gut).")),
    (Rule::Gender, |text| format!("{text}\nAlle Trainer*innen helfen.")),
    (Rule::Number, |text| format!("{text}\nEs gibt sieben Plätze.")),
    (Rule::Date, |text| format!("{text}\nEs beginnt am 07.09.2027.")),
    (Rule::Word, |text| format!("{text}\nDie Hausaufgabenbetreuung ist neu.")),
    (Rule::Hard, |text| format!("{text}\nDas ist ein Event.")),
    (Rule::Same, |text| format!("{text}\nDie Ortschaft ist klein.")),
    (Rule::Capitals, |text| format!("{text}\nDas ist NEU UND GUT.").replace("NEU", "GANZNEU")),
    (Rule::Question, |text| format!("{text}\nWer kommt mit?\nWo ist der Kurs?")),
    (Rule::Long, |text| format!("{text}{}", "\nDas ist gut.".repeat(21))),
    (Rule::Emoji, |text| format!("{text}\nDas ist 😀 gut.")),
    (Rule::Html, |text| format!("{text}\nDas ist <blink>gut</blink>.")),
    (Rule::Readable, |text| {
        format!(
            "{text}{}",
            "\nAlternative Organisationen koordinieren gesellschaftliche Kommunikation.".repeat(8)
        )
    }),
];

#[test]
fn a_breach_put_into_any_good_text_is_found() {
    let guide = guide();
    let texts: Vec<_> =
        lines("good.tsv").into_iter().chain(lines("more-good.tsv")).filter(|text| text.len() < 400).collect();
    for (rule, breach) in BREACHES {
        for text in &texts {
            let broken = breach(text);
            let before = simple(&guide, text).findings.iter().filter(|finding| finding.rule == rule).count();
            let after =
                simple(&guide, &broken).findings.iter().filter(|finding| finding.rule == rule).count();
            assert!(after > before, "{} is not found in: {broken}", rule.id());
        }
    }
}

#[test]
fn no_rule_is_without_a_breach() {
    let other =
        [Rule::Button, Rule::Parity, Rule::GermanSentence, Rule::GermanPassive, Rule::GermanAbbreviation];
    for rule in Rule::ALL.into_iter().filter(|rule| !other.contains(rule)) {
        assert!(BREACHES.iter().any(|(broken, _)| *broken == rule), "{}", rule.id());
    }
}

#[test]
fn mending_takes_findings_away_and_never_adds_errors() {
    let guide = guide();
    let texts = rows("bad.tsv").into_iter().chain(rows("more-bad.tsv")).chain(rows("texts.tsv"));
    for (_, text) in texts {
        let mended = repaired(&guide.linter, Language::Simple, &text);
        let (before, after) = (simple(&guide, &text).errors(), simple(&guide, &mended).errors());
        assert!(after <= before, "{before} errors, then {after}:\n{text}\n→ {mended}");
        assert_eq!(
            repaired(&guide.linter, Language::Simple, &mended),
            mended,
            "mending again changes {mended}"
        );
    }
    let mend = |text: &str| repaired(&guide.linter, Language::Simple, text);
    assert_eq!(
        mend("Am 03.05.2027 um 16:30 Uhr. Das kostet ca. 12,50 €."),
        "Am 3. Mai 2027 um 16.30 Uhr.\nDas kostet ungefähr 12 Euro und 50 Cent."
    );
    assert_eq!(mend("Mo-Fr, 8–12 Uhr"), "Montag bis Freitag, 8 bis 12 Uhr");
    assert_eq!(mend("Das ist nicht schwer."), "Das ist <b>nicht</b> schwer.");
    for same in [
        "Erzieherinnen und Erzieher kommen.",
        "Bahnhofstraße 44, 66663 Merzig",
        "Fr. Schmidt hilft Ihnen.",
        "Der Junge heißt Mo.",
        "Das Spiel endet 10:12.",
        "Version 3.5. ist da.",
        "Wir sieben das Mehl.",
        "Liebe Eltern,\nwir machen ein Fest.",
        "Die Überschwemmung war groß.",
    ] {
        assert_eq!(mend(same), same);
    }
    assert_eq!(mend("Das Gesundheitsamt hilft."), "Das Gesundheits-Amt hilft.");
    assert_eq!(mend("Am 3.5. um 9-12 Uhr"), "Am 3. Mai um 9 bis 12 Uhr");
    assert_eq!(mend("Kinder u. Eltern"), "Kinder und Eltern");
    assert_eq!(mend("Die Weiterbildungsberatung ist neu."), "Die Weiter-Bildungs-Beratung ist neu.");
}

#[test]
fn an_exception_is_made_by_the_text_itself_and_for_nothing_else() {
    let guide = guide();
    let text = "Sie lernen Programmieren.\nDas ist eine Sprachreisenveranstaltung.";
    assert_eq!(errors(&simple(&guide, text)), ["LS-WORT", "LS-WORT"]);
    let report = simple(&guide, &format!("# lint-allow LS-WORT Programmieren\n{text}"));
    assert_eq!(errors(&report), ["LS-WORT"]);
    let found = report.findings.iter().find(|finding| finding.rule == Rule::Word).unwrap();
    let whole = format!("# lint-allow LS-WORT Programmieren\n{text}");
    assert_eq!(&whole[found.range.clone()], "Sprachreisenveranstaltung");
}

#[test]
fn findings_point_at_what_they_mean() {
    let guide = guide();
    let text = "Größe: gut.\nÜber uns: Das wird z. B. schön (ja).";
    let found: Vec<_> =
        simple(&guide, text).findings.iter().map(|finding| &text[finding.range.clone()]).collect();
    assert_eq!(found, ["wird", "z. B.", "(", ")"]);
}

#[test]
fn german_is_only_warned_of() {
    let guide = guide();
    let long = "Die Veranstaltung, zu der alle eingeladen sind, die in unserem schönen Landkreis wohnen, arbeiten oder zur \
                Schule gehen, findet bzw. fand im Rathaus statt.";
    let passive =
        "\nDer Kurs wird angeboten.\nDer Raum wird gereinigt.\nDas Geld wird gezahlt.\nAlles ist gut.";
    let report = guide.linter.check(Language::German, &format!("{long}{passive}"));
    assert!(report.passes());
    let ids: std::collections::BTreeSet<_> =
        report.findings.iter().map(|finding| finding.rule.id()).collect();
    assert_eq!(ids.into_iter().collect::<Vec<_>>(), ["DE-ABK", "DE-PASSIV", "DE-SATZ"]);
}

#[test]
fn reasons_and_easy_words_are_simple_themselves() {
    let guide = guide();
    for rule in Rule::ALL.into_iter().filter(|rule| rule.id().starts_with("LS-")) {
        // They name what they are about, such as "man" or `<b>`.
        let text = rule.reason().replace(". ", ".\n").replace("? ", "?\n");
        let own = |finding: &&bildungslotse::domain::plain::finding::Finding| {
            finding.rule != rule && finding.rule != Rule::Negation
        };
        let report = simple(&guide, &text);
        let graves: Vec<_> =
            report.findings.iter().filter(own).filter(|finding| finding.is_error()).collect();
        assert!(graves.is_empty(), "{}: {graves:?}", rule.id());
    }
    let text =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("index/plain/hard-words.tsv")).unwrap();
    let pairs: Vec<_> = text.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>()).collect();
    assert!(pairs.len() >= 300, "{} pairs", pairs.len());
    for pair in pairs {
        let report = simple(&guide, pair[2]);
        let graves: Vec<_> = errors(&report)
            .into_iter()
            .filter(|id| ["LS-WORT", "LS-FREMD", "LS-SONDER"].contains(id))
            .collect();
        assert!(graves.is_empty(), "{pair:?}: {graves:?}");
    }
}

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

#[test]
fn inputs_that_nobody_should_send_end() {
    let guide = guide();
    let size = 60_000;
    for text in worst_cases(size) {
        let report = simple(&guide, &text);
        assert!(report.findings.len() <= 4 * text.len() + 100);
        guide.linter.check(Language::German, &text);
    }
}

/// The text of `words` with its marks, as the check reads it.
fn tagged(words: &Words) -> String {
    let mut text = words.text.clone();
    let bold = words.marks.iter().rev().filter(|mark| mark.style == Style::Bold);
    for mark in bold {
        text.insert_str(mark.end, "</b>");
        text.insert_str(mark.start, "<b>");
    }
    text
}

/// The errors in what is said about `hit` in simple language. Names are not ours to make simple.
fn errors_of_card(guide: &Guide, hit: &Hit) -> Vec<String> {
    let cards = Cards { facts: Facts { guide, language: Language::Simple } };
    let offer = &hit.offer;
    let provider = hit.provider.as_ref().map_or(offer.provider.clone(), |provider| provider.name.clone());
    let address: Vec<_> = [&offer.place.name, &offer.place.street].into_iter().flatten().cloned().collect();
    let contact = [&offer.contact.name, &offer.contact.phone, &offer.contact.email];
    let contact: Vec<_> = contact.into_iter().flatten().cloned().collect();
    let place = cards.facts.place(hit);
    let title = offer.title_simple.clone().unwrap_or(offer.title.clone());
    let names = [title, provider, address.join(", "), contact.join(", "), place];
    let mut found = Vec::new();
    for words in [cards.card(hit, 7, |_| vec![]), cards.details(hit)] {
        let text = tagged(&words);
        let mut ranges: Vec<_> = names
            .iter()
            .filter(|name| !name.is_empty())
            .flat_map(|name| {
                text.match_indices(name.as_str()).map(|(at, name)| at..at + name.len()).collect::<Vec<_>>()
            })
            .collect();
        ranges.sort_by_key(|range| (range.start, usize::MAX - range.end));
        let report = guide.linter.check_with_names(Language::Simple, &text, &ranges);
        let graves = report.findings.iter().filter(|finding| finding.is_error());
        found.extend(
            graves.map(|finding| {
                format!("{}: {:?} in\n{text}", finding.rule.id(), &text[finding.range.clone()])
            }),
        );
    }
    found
}

#[test]
fn every_sample_offer_has_a_simple_card() {
    let guide = guide();
    let offers = Settings::default().index_text("region/offers.jsonl").unwrap();
    let known = Known::new(&guide.topics, &guide.gazetteer);
    let providers =
        file::read(Settings::default().index_text("region/providers.jsonl").unwrap().as_bytes(), &known)
            .providers;
    let known = known.with_providers(&providers);
    let offers = file::read(offers.as_bytes(), &known).offers;
    assert!(offers.len() > 400);
    let (mut hard, mut told) = (Vec::new(), 0);
    for offer in offers {
        let provider = providers.iter().find(|provider| provider.id == offer.provider).cloned();
        let hit = Hit::of(offer, provider);
        hard.extend(errors_of_card(&guide, &hit));
        let cards = Cards { facts: Facts { guide: &guide, language: Language::Simple } };
        let simple = hit.offer.description_simple.as_deref().unwrap_or_default();
        let first = simple.split(['.', '?', '!']).next().unwrap_or_default();
        told += usize::from(!first.is_empty() && cards.details(&hit).text.contains(first));
    }
    assert!(hard.is_empty(), "{} errors, first: {}", hard.len(), hard[0]);
    assert!(told >= 300, "only {told} of the simple descriptions are shown");
}

/// What providers write: anything.
fn prose() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "Der",
        "Kurs",
        "wird",
        "angeboten",
        "Anmeldung",
        "erforderlich",
        "bzw.",
        "z. B.",
        "nicht",
        "kein",
        "Geld",
        "(",
        ")",
        ";",
        "/",
        "–",
        "Mo-Fr",
        "16:30",
        "Uhr",
        "03.05.2027",
        "Teilnehmer:innen",
        "Weiterbildungsberatung",
        "weil",
        ", die",
        "des",
        "Vereins",
        "WICHTIG",
        "12,50 €",
        "ca.",
        "100000",
        "Wegen",
        "Krankheit",
        "!",
        "?",
        ".",
        "…",
        "\n",
        "<b>",
        "</b>",
        "<i>",
        "📞",
        "😀",
        "„",
        "www.kita.de",
        "info@kita.de",
        "# lint-allow LS-WORT",
        "Bitte",
        "bringen",
        "Sie",
        "Stifte",
        "mit",
        "für",
        "Kinder",
        "ab",
        "6",
        "Jahren",
        "im",
        "Rahmen",
        "Partizipation",
        "\u{301}",
        "👩\u{200d}🎓",
        "und",
        "Sommerferien",
    ]);
    prop_oneof![
        3 => prop::collection::vec(words, 0..40).prop_map(|words| words.join(" ")),
        1 => any::<String>(),
    ]
}

fn some(text: impl Strategy<Value = String>) -> impl Strategy<Value = Option<String>> {
    prop::option::of(text)
}

fn offer() -> impl Strategy<Value = Offer> {
    let texts = (
        prose(),
        some(prose()),
        some(prose()),
        some(prose()),
        some(prose()),
        some(prose()),
        some(prose()),
        some(prose()),
    );
    let more = (
        some(prose()),
        some(prose()),
        some(prose()),
        some(prose()),
        some(prose()),
        prop::collection::vec(prose(), 0..6),
    );
    let date =
        (2020..2030_i16, 1..13_i8, 1..29_i8).prop_map(|(year, month, day)| Date::constant(year, month, day));
    let numbers = (
        prop::option::of(0..1200_u16),
        prop::option::of(0..1200_u16),
        prop::option::of(0..99_999_u32),
        prop::option::of(date.clone()),
        prop::option::of(date),
        prop::collection::btree_set(1..8_u8, 0..7),
        prop::option::of(0..500_u32),
        prop::sample::subsequence(vec!["de", "ar", "uk", "lb", "nl", "pt", "tr"], 0..7),
    );
    (texts, more, numbers).prop_map(|(texts, more, numbers)| {
        let mut offer =
            Offer { title: "Angebot".to_owned(), provider: "verein".to_owned(), ..Offer::default() };
        (
            offer.description,
            offer.description_simple,
            offer.audience,
            offer.condition,
            offer.cost_note,
            offer.schedule,
            offer.notice,
            offer.level,
        ) = texts;
        (
            offer.childcare,
            offer.transport,
            offer.documents,
            offer.certificate,
            offer.registration.how,
            offer.accessibility,
        ) = more;
        let (min, max, price, starts, ends, weekdays, free, languages) = numbers;
        offer.ages.min = min.min(max);
        offer.ages.max = max.max(min);
        offer.price_cents = price;
        (offer.run.starts, offer.run.ends, offer.run.weekdays) = (starts, ends, weekdays);
        offer.registration.until = ends;
        offer.capacity.free = free;
        offer.languages = languages.into_iter().map(str::to_owned).collect();
        offer.funding.clone_from(&offer.accessibility);
        offer.run.rhythm.clone_from(&offer.level);
        offer
    })
}

#[test]
fn no_offer_whatsoever_has_a_card_that_is_not_simple() {
    let guide = guide();
    let mut runner = TestRunner::new(Config { cases: 400, ..Config::default() });
    runner
        .run(&offer(), |offer| {
            let errors = errors_of_card(&guide, &Hit::of(offer, None));
            prop_assert!(errors.is_empty(), "{}", errors.join("\n\n"));
            Ok(())
        })
        .unwrap();
}
