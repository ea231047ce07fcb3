//! Simple language: the check of texts, and that all our own words pass it.

use std::{fs, path::Path};

use bildungslotse::{
    app,
    domain::{
        dialog::guide::Guide,
        language::Language,
        plain::{finding::Report, repair::repaired, rule::Rule},
    },
    resource::Settings,
};

use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

use crate::worst_cases::worst_cases;

pub fn guide() -> Guide {
    app::knowledge::guide(&Settings::default()).unwrap()
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

pub fn simple(guide: &Guide, text: &str) -> Report {
    guide.linter.check(Language::Simple, text)
}

/// The fixtures name the kind of a breach behind the id: `LS-SATZ12`, `LS-ZAHLWORT`.
fn finds(report: &Report, named: &str) -> bool {
    report.findings.iter().any(|finding| named.starts_with(finding.rule.id()))
}

pub fn errors(report: &Report) -> Vec<&'static str> {
    let errors = report.findings.iter().filter(|finding| finding.is_error());
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
        let (mended, _) = repaired(&guide.linter, Language::Simple, &text);
        let (before, after) = (simple(&guide, &text).errors(), simple(&guide, &mended).errors());
        assert!(after <= before, "{before} errors, then {after}:\n{text}\n→ {mended}");
        assert_eq!(
            repaired(&guide.linter, Language::Simple, &mended).0,
            mended,
            "mending again changes {mended}"
        );
    }
    let mend = |text: &str| repaired(&guide.linter, Language::Simple, text).0;
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
        "Geben Sie acht auf Ihre Kinder.",
        "Liebe Eltern,\nwir machen ein Fest.",
        "Die Überschwemmung war groß.",
    ] {
        assert_eq!(mend(same), same);
    }
    assert_eq!(mend("Das Gesundheitsamt hilft."), "Das Gesundheits-Amt hilft.");
    assert_eq!(mend("Am 3.5. um 9-12 Uhr"), "Am 3. Mai um 9 bis 12 Uhr");
    assert_eq!(mend("Kinder u. Eltern"), "Kinder und Eltern");
    assert_eq!(mend("Wir sind in der Bahnhofstr. 4"), "Wir sind in der Bahnhofstraße 4");
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

#[test]
fn any_text_is_checked_and_mended() {
    let guide = guide();
    let signs = "[a-zA-ZäöüßÄÖÜ0-9 .,:;!?<>/()*_·„“€%&'’\\-\n\u{ad}\u{200b}\u{301}📞😀|b]{0,60}";
    let mut runner = TestRunner::new(Config { cases: 2_000, ..Config::default() });
    runner
        .run(&prop_oneof![any::<String>(), signs], |text| {
            for language in Language::ALL {
                let report = guide.linter.check(language, &text);
                let sound = report.findings.iter().all(|finding| text.get(finding.range.clone()).is_some());
                prop_assert!(sound, "a finding lies beside its text");
            }
            let (mended, report) = repaired(&guide.linter, Language::Simple, &text);
            prop_assert_eq!(report, simple(&guide, &mended));
            Ok(())
        })
        .unwrap();
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
