//! A conversation in a test without a database: what people say, what the bot knows, and what every answer must be.

use std::collections::BTreeSet;

use bildungslotse::{
    app,
    domain::{
        dialog::{
            desk::{Desk, Policy, Receipt},
            effect::{Input, Lookup},
            guide::Guide,
            session::Session,
            turn::{Partner, Turn},
        },
        fixed_phrase::Plain,
        inquiry::{Category, Closing, Inquiry, Matter, State},
        inquiry_code::Code,
        language::Language,
        message::{Hint, Message},
        offer::Offer,
        plain::{button::check_number, finding::Severity},
        query::{Findings, Hit, Page},
        time::{Date, Timestamp},
    },
    resource::Settings,
};

/// What people say: commands, answers, slots, nonsense.
pub const SAID: [&str; 55] = [
    "hallo",
    "neu",
    "zurück",
    "Hilfe",
    "mehr",
    "egal",
    "ja",
    "nein",
    "Mensch",
    "Datenschutz",
    "löschen",
    "stopp",
    "Sprache",
    "Einfache Sprache",
    "Deutsch",
    "danke",
    "bist du ein Mensch",
    "ändern",
    "1",
    "2",
    "7",
    "99",
    "",
    "???",
    "uralt",
    "Hintertupfingen",
    "Merzig",
    "Trier",
    "Fußball",
    "nicht Fußball",
    "kostenlos",
    "für meine Tochter, 6 Jahre",
    "ich will nicht mehr leben",
    "Yoga für mich in Wadern",
    "merken",
    "Merkliste",
    "sag Bescheid",
    "meine Daten",
    "Perl Kurs",
    "was heißt non-formal?",
    "in der Nähe",
    "Abo",
    "Themen ändern",
    "Fertig",
    "frag mal ob noch Platz ist",
    "Frage stellen",
    "Eigene Frage",
    "Darf ich meinen Hund mitbringen? 0171 1234567",
    "senden",
    "meine Fragen",
    "antworten",
    "zurückziehen",
    "erledigt",
    "hilfreich",
    "K7M-4P2",
];

/// The answer is sound: words, a way on, no more answers than can be read.
pub fn check(turn: &Turn, about: &str) {
    let Message { text, marks, choices, hints, .. } = &turn.message;
    assert!(!text.trim().is_empty(), "no answer to {about}");
    let is_json = serde_json::from_str::<serde_json::Value>(text).is_ok();
    assert!(
        is_json || !text.contains('{') && !text.contains("<b>"),
        "unfinished words after {about}: {text}"
    );
    let leads_away = hints.iter().any(|hint| matches!(hint, Hint::Privately(_)));
    assert!(!choices.is_empty() || leads_away, "no way on after {about}: {text}");
    assert!(marks.iter().all(|mark| text.get(mark.start..mark.end).is_some()), "marks after {about}");
    assert!(choices.iter().all(|choice| choice.data.len() <= 42), "{choices:?}");
    let labels: BTreeSet<_> = choices.iter().map(|choice| &choice.label).collect();
    assert_eq!(labels.len(), choices.len(), "a label stands twice after {about}");
    let long: Vec<_> = labels.iter().filter(|label| label.chars().count() > 24).collect();
    assert!(long.is_empty(), "long labels after {about}: {long:?}");
    let is_simple = turn.session.language == Language::Simple;
    let is_much = check_number(choices.len()) == Some(Severity::Error);
    assert!(!(is_simple && is_much), "{} answers after {about}", choices.len());
}

/// Whether the answer is that something is broken.
pub fn is_broken(guide: &Guide, message: &Message) -> bool {
    Language::ALL.iter().any(|language| message.text == guide.phrasebook.plain(*language, Plain::Error))
}

/// What is answered to `said`.
pub fn turn(guide: &Guide, session: &Session, said: &str) -> Turn {
    partner(guide).turn(session.clone(), &said.into(), look_up)
}

/// Who talks, at a moment that stays.
pub fn partner(guide: &Guide) -> Partner<'_> {
    Partner { guide, now: now() }
}

/// That moment.
pub fn now() -> Timestamp {
    Timestamp::noon_of(Date::constant(2025, 11, 23))
}

#[expect(clippy::unnecessary_wraps, reason = "a real search can fail")]
/// A search that finds thirteen offers for football, nothing for yoga, and one for anything else.
pub fn look_up(lookup: &Lookup) -> Option<Input> {
    Some(match lookup {
        Lookup::Search(query, page) => {
            let total = match query.text.as_str() {
                "Fußball" => 13,
                "Yoga" => 0,
                _ => 1,
            };
            Input::Found(found(total, *page))
        }
        Lookup::Several(ids) => Input::Found(Findings {
            hits: ids.iter().map(|id| hit(id)).collect(),
            total: ids.len(),
            ..Findings::default()
        }),
        Lookup::Open(id) => Input::Opened(Some(Box::new(hit(id)))),
    })
}

fn found(total: usize, page: Page) -> Findings {
    let shown = (0..total).skip(page.offset).take(page.limit);
    let hits = shown.map(|number| hit(&format!("offer-{number}"))).collect();
    Findings { hits, total, ..Findings::default() }
}

fn hit(id: &str) -> Hit {
    let offer = Offer { id: id.to_owned(), title: format!("Angebot {id}"), ..Offer::default() };
    Hit::of(offer, None)
}

/// A question that was asked under this code, and is so far.
pub fn receipt(code: &str, state: State) -> Receipt {
    Receipt {
        code: Code::read(code).unwrap(),
        joint: code.to_owned(),
        matter: Matter {
            provider: "verein".to_owned(),
            offer: "turnen".to_owned(),
            title: "Turnen".to_owned(),
            category: Category::Cost,
            language: Language::German,
        },
        inquiry: Inquiry { state, ..Inquiry::new(now()) },
        is_helpful: None,
        entries: vec![],
    }
}

/// What somebody knows who may write freely and has asked twice: a provider asks back, and another one has answered.
pub fn desk() -> Desk {
    let receipts = [
        receipt("K7M-4P2", State::Answered),
        receipt("K7M-4P3", State::AskedBack),
        receipt("K7M-4P4", State::Closed(Closing::Declined)),
    ];
    let codes = (5..10).map(|number| Code::new([1, 2, 3, 4, 5, number]));
    Desk {
        policy: Policy::FreeText,
        has_office: true,
        receipts: receipts.to_vec(),
        codes: codes.collect(),
        ..Desk::default()
    }
}

/// What the bot knows.
pub fn guide() -> Guide {
    app::knowledge::guide(&Settings::default()).unwrap()
}
