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
