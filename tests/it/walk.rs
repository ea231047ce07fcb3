//! Every path of the conversation: whatever is said, exactly one useful answer comes.

use std::collections::{BTreeSet, VecDeque};

use bildungslotse::domain::{
    dialog::{guide::Guide, session::Session, turn::Partner},
    fixed_phrase::Plain,
    language::Language,
    message::Message,
    phrase::Phrase,
    subscription_phrase::SubscriptionPhrase,
};

use crate::talk::{SAID, check, desk, guide, is_broken, look_up, now, partner, turn};

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
        entries: vec![],
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
