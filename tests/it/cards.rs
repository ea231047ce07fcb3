//! Every offer has a card in simple language, whatever its provider wrote.

use bildungslotse::{
    domain::{
        dialog::{card::Cards, facts::Facts, guide::Guide},
        import::{file, known::Known},
        language::Language,
        message::Style,
        offer::Offer,
        phrasebook::Words,
        query::Hit,
        time::Date,
    },
    resource::Settings,
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

use crate::plain::guide;

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
fn a_description_that_begins_with_a_small_letter_does_not_go_on_with_the_title() {
    let guide = guide();
    let simple = "des nicht 16:30 Wegen www.kita.de 16:30 www.kita.de z. B. www.kita.de 16:30 Der";
    let offer = Offer {
        title: "Angebot".to_owned(),
        provider: "verein".to_owned(),
        description_simple: Some(simple.to_owned()),
        ..Offer::default()
    };
    assert_eq!(errors_of_card(&guide, &Hit::of(offer, None)), [""; 0]);
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
