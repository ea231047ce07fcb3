//! Every path of the conversation: whatever is said, exactly one useful answer comes.

use std::collections::{BTreeSet, VecDeque};

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
        inquiry_wish::InquiryWish,
        language::Language,
        message::{Hint, Message},
        offer::Offer,
        phrase::Phrase,
        plain::{button::check_number, finding::Severity},
        query::{Findings, Hit, Page},
        spelling::fold,
        subscription_phrase::SubscriptionPhrase,
        time::{Date, Timestamp},
    },
    resource::Settings,
};
use proptest::{prelude::*, test_runner::TestRunner};

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

/// More different states than this need not be visited.
const MOST_STATES: usize = 900;

#[test]
fn whatever_is_said_exactly_one_useful_answer_comes() {
    let guide = guide();
    let mut seen = BTreeSet::new();
    let mut open = VecDeque::new();
    for language in Language::ALL {
        open.push_back((Session { language, desk: desk(), ..Session::default() }, String::new()));
    }
    while let Some((session, before)) = open.pop_front() {
        for said in SAID {
            let turn = turn(&guide, &session, said);
            check(&turn, &format!("{said:?} after {before:?}"));
            assert!(!is_broken(&guide, &turn.message), "nothing is said to {said:?} after {before:?}");
            assert!(
                !(is_error(&guide, &turn.message) && turn.message.text == before),
                "the same error twice in a row after {said:?}: {before}"
            );
            if seen.len() < MOST_STATES && seen.insert(state(&turn.session)) {
                open.push_back((turn.session, turn.message.text));
            }
        }
    }
    assert!(seen.len() > 300, "{} states were visited", seen.len());
}

#[test]
fn every_answer_offered_can_be_chosen_by_its_number_and_by_its_label() {
    let guide = guide();
    for language in Language::ALL {
        let start = Session { language, desk: desk(), ..Session::default() };
        for said in SAID.iter().chain(&["1", "2", "Schritt für Schritt"]) {
            let offering = turn(&guide, &start, said);
            for choice in &offering.message.choices {
                let by_label = turn(&guide, &offering.session, &choice.label);
                let letters: String =
                    choice.label.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
                let by_letters = turn(&guide, &offering.session, &letters.to_lowercase());
                assert_eq!(by_label.message, by_letters.message, "{:?} after {said:?}", choice.label);
                if let Some(number) = choice.number {
                    let by_number = turn(&guide, &offering.session, &number.to_string());
                    assert_eq!(by_label.message, by_number.message, "{:?} after {said:?}", choice.label);
                }
            }
        }
    }
}

#[test]
fn back_restores_the_state_before_and_a_change_of_language_keeps_everything() {
    let guide = guide();
    let mut session =
        turn(&guide, &Session::default(), "Fußball für meine Tochter, 6 Jahre, in Wadern").session;
    for said in ["1", "ändern", "3", "Merzig", "kostenlos", "Yoga"] {
        let before = session.point.clone();
        session = turn(&guide, &session, said).session;
        let back = turn(&guide, &session, "zurück").session;
        assert_eq!(back.point, before, "after {said:?}");

        let simple = turn(&guide, &session, "Einfache Sprache").session;
        // Only how many offers stand on a page depends on the language.
        assert_eq!(simple.point.query, session.point.query, "after {said:?}");
        assert_eq!(simple.point.at, session.point.at, "after {said:?}");
        assert_eq!(turn(&guide, &simple, "Deutsch").session.point, session.point, "after {said:?}");
    }
}

/// Words that are heard in every state, and a slip in each.
const GLOBAL: [(&str, &str); 14] = [
    ("hilfe", "hlife"),
    ("zurück", "zurükc"),
    ("datenschutz", "datenschuz"),
    ("einfache sprache", "einfache sprahce"),
    ("merkliste", "merklste"),
    ("meine daten", "meine dtaen"),
    ("mein abo", "mein aob"),
    ("meine fragen", "meine frgaen"),
    ("stopp", "stpop"),
    ("löschen", "lösche"),
    ("mensch", "menhsc"),
    ("deutsch", "deutshc"),
    ("nochmal von vorne", "/nochmal von vorne"),
    ("sprache", "sprahce"),
];

/// A conversation in this language, state by state.
fn states(guide: &Guide, language: Language) -> Vec<Session> {
    let mut states = vec![Session { language, desk: desk(), ..Session::default() }];
    for said in [
        "Schritt für Schritt",
        "Für mein Kind",
        "7",
        "Fußball",
        "Wadern",
        "1",
        "merken",
        "ändern",
        "Perl Kurs",
        "Abo",
        "Themen ändern",
        "Yoga für mich in Merzig",
        "Fußball",
        "1",
        "Frage stellen",
        "Eigene Frage",
        "Darf ich meinen Hund mitbringen?",
        "meine Fragen",
        "K7M-4P2",
    ] {
        let next = turn(guide, states.last().unwrap(), said).session;
        states.push(next);
    }
    states
}

#[test]
fn global_words_do_the_same_in_every_state_with_a_slip_and_with_a_slash() {
    let guide = guide();
    for session in Language::ALL.into_iter().flat_map(|language| states(&guide, language)) {
        for (word, slip) in GLOBAL {
            for other in [slip.to_owned(), format!("/{word}"), format!("{word}!"), word.to_uppercase()] {
                assert_means(&guide, &session, &other, word);
            }
        }
    }
}

#[test]
fn every_slip_of_one_letter_in_a_global_word_is_forgiven_unless_it_is_another_word() {
    let guide = guide();
    let states: Vec<_> = Language::ALL.into_iter().flat_map(|language| states(&guide, language)).collect();
    let lexicon = &guide.lexicon;
    let is_a_word = |slip: &str| {
        lexicon.lookalikes.contains(slip)
            || lexicon.topics.has(slip)
            || lexicon.subjects.has(slip)
            || lexicon.places.has(slip)
            || lexicon.fillers.contains(slip)
            || lexicon.commands.contains_key(slip)
    };
    let words =
        GLOBAL.iter().map(|(word, _)| *word).chain(["start", "weiter", "merken", "überspringen", "ändern"]);
    for word in words {
        let slips = slips(&fold(word));
        let (others, slips): (Vec<_>, Vec<_>) = slips.into_iter().partition(|slip| is_a_word(slip));
        assert!(others.len() * 20 < slips.len(), "too many words look like {word:?}: {others:?}");
        // Each slip in one state, and each state with many slips.
        for (slip, session) in slips.iter().zip(states.iter().cycle()) {
            assert_means(&guide, session, slip, word);
        }
    }
}

/// All that is one letter away from `word`: one left out, two swapped, one wrong, one too many.
fn slips(word: &str) -> BTreeSet<String> {
    let letters: Vec<char> = word.chars().collect();
    let joined =
        |head: &[char], middle: &[char], tail: &[char]| [head, middle, tail].concat().iter().collect();
    let mut slips: BTreeSet<String> = BTreeSet::new();
    for at in 0..=letters.len() {
        let (head, tail) = letters.split_at(at);
        slips.extend(('a'..='z').map(|other| joined(head, &[other], tail)));
        if let [_, rest @ ..] = tail {
            slips.insert(joined(head, &[], rest));
            slips.extend(('a'..='z').map(|other| joined(head, &[other], rest)));
        }
        if let [one, other, rest @ ..] = tail {
            slips.insert(joined(head, &[*other, *one], rest));
        }
    }
    slips.remove(word);
    slips
}

/// `said` is answered as `word` is, and leads to the same state.
fn assert_means(guide: &Guide, session: &Session, said: &str, word: &str) {
    let (meant, plain) = (turn(guide, session, said), turn(guide, session, word));
    let at = (&session.point.at, session.language);
    assert_eq!(meant.message, plain.message, "{said:?} for {word:?} at {at:?}");
    assert_eq!(meant.session.point, plain.session.point, "{said:?} for {word:?} at {at:?}");
}

#[test]
fn after_a_day_the_conversation_begins_anew_in_the_same_language() {
    let guide = guide();
    let session = turn(&guide, &Session::default(), "Einfache Sprache").session;
    let session = turn(&guide, &session, "Fußball in Wadern").session;
    let later = Partner { guide: &guide, now: now().plus(25 * 3_600) };
    let turn = later.turn(session, &"mehr".into(), look_up);
    assert!(turn.message.text.starts_with("Unser Gespräch war vor längerer Zeit."), "{}", turn.message.text);
    assert_eq!(turn.session.language, Language::Simple);
    assert!(turn.session.point.query.is_empty());
}

#[test]
fn a_search_that_fails_is_said_to_be_our_fault_and_loses_nothing() {
    let guide = guide();
    for language in Language::ALL {
        let session = Session { language, ..Session::default() };
        let turn = partner(&guide).turn(session, &"Yoga für mich in Wadern".into(), |_| None);
        assert_eq!(turn.message.text, guide.phrasebook.plain(language, Plain::Error));
        assert_eq!(turn.session.point.query.text, "Yoga");
        check(&turn, "a failed search");
    }
}

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

fn is_error(guide: &Guide, message: &Message) -> bool {
    let errors: [Phrase; 5] = [
        Plain::Fallback1.into(),
        Plain::Fallback2.into(),
        Plain::Fallback3.into(),
        SubscriptionPhrase::Lost1.into(),
        SubscriptionPhrase::Lost2.into(),
    ];
    Language::ALL.iter().any(|language| {
        errors.iter().any(|error| message.text.starts_with(&guide.phrasebook.plain(*language, error.clone())))
    })
}

/// What tells states apart for this walk: not the trail, and not when something was said.
fn state(session: &Session) -> String {
    let bare = Session {
        trail: vec![],
        seen_at: None,
        step: 0,
        pressed: None,
        heard: None,
        list_step: None,
        ..session.clone()
    };
    serde_json::to_string(&bare).unwrap()
}

/// What is answered to `said`.
pub fn turn(guide: &Guide, session: &Session, said: &str) -> Turn {
    partner(guide).turn(session.clone(), &said.into(), look_up)
}

fn partner(guide: &Guide) -> Partner<'_> {
    Partner { guide, now: now() }
}

fn now() -> Timestamp {
    Timestamp::noon_of(Date::constant(2025, 11, 23))
}

#[expect(clippy::unnecessary_wraps, reason = "a real search can fail")]
/// A search that finds thirteen offers for football, nothing for yoga, and one for anything else.
fn look_up(lookup: &Lookup) -> Option<Input> {
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

/// What somebody knows who may write freely and has asked twice: a provider asks back, and another one has answered.
fn desk() -> Desk {
    let receipt = |code: &str, state| Receipt {
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
    };
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

#[test]
fn what_is_shown_before_a_question_is_sent_is_what_is_sent_to_the_byte() {
    let guide = guide();
    let shown = |session: &Session, words: &str| {
        let preview = turn(&guide, session, words);
        let sent = turn(&guide, &preview.session, "senden");
        let [InquiryWish::Ask(_, sent)] = &sent.wishes[..] else { return None };
        let text = &preview.message.text;
        assert!(text.contains(&format!("\n\n{sent}\n\n")), "{sent:?} is not what is shown: {text:?}");
        Some(sent.clone())
    };
    for language in Language::ALL {
        let start = Session { language, desk: desk(), ..Session::default() };
        let open = ["Fußball für meine Tochter, 6 Jahre, in Wadern", "1", "Frage stellen"];
        let choosing = open.iter().fold(start, |session, said| turn(&guide, &session, said).session);
        for number in ["1", "2", "3", "4"] {
            let sent = shown(&choosing, number).unwrap();
            assert!(!sent.contains("Wadern") && !sent.contains("Tochter"), "{sent}");
        }
        let writing = turn(&guide, &choosing, "Eigene Frage").session;
        let property = |words: String| {
            if let Some(sent) = shown(&writing, &words) {
                let reachable = ["0171 1234567", "anna@web.de"].iter().any(|contact| sent.contains(contact));
                prop_assert!(!reachable, "{sent}");
            }
            Ok(())
        };
        let mut runner = TestRunner::new(ProptestConfig::with_cases(200));
        runner.run(&"\\PC{0,80}", property).unwrap();
        let words = "(Gibt es noch Platz\\? |0171 1234567 |anna@web.de |<b>x</b> |\n|Danke! ){1,8}";
        runner.run(&words, property).unwrap();
    }
}

#[test]
fn only_one_word_sends_and_every_other_one_sends_nothing() {
    let guide = guide();
    let open = ["Fußball in Wadern", "1", "Frage stellen", "2"];
    let start = Session { desk: desk(), ..Session::default() };
    let preview = open.iter().fold(start, |session, said| turn(&guide, &session, said).session);
    for said in SAID {
        let wishes = turn(&guide, &preview, said).wishes;
        let is_asked = wishes.iter().any(|wish| matches!(wish, InquiryWish::Ask(..)));
        assert_eq!(is_asked, matches!(said, "ja" | "senden" | "1"), "{said}");
    }
    for said in ["ok", "abschicken", "ja bitte", "Senden!", "schick ab"] {
        assert_eq!(turn(&guide, &preview, said).wishes.len(), 1, "{said}");
    }
}

/// What the bot knows.
pub fn guide() -> Guide {
    app::knowledge::guide(&Settings::default()).unwrap()
}
