//! A subscription in words that nobody listed: what is wished for, what is enough, and that only what was named changes.

use bildungslotse::domain::{
    dialog::{
        session::{At, Session},
        subscription_answer::Part,
    },
    language::Language,
};

use crate::{
    subscription_talk::{after, chosen, is_subscribed, pressed},
    talk::{guide, turn},
};

#[test]
fn nothing_is_taken_away_that_was_not_named_and_only_a_change_is_called_one() {
    let guide = guide();
    let chosen = |session: &Session| session.chosen().unwrap();
    for language in Language::ALL {
        for before in [["Abo", "ja"].as_slice(), &["Abo", "ja", "Mein Abo"], &["Abo", "ja", "meine Daten"]] {
            let session = after(&guide, language, before);
            for said in ["lösche das", "lösch alles", "bitte löschen"] {
                let asked = turn(&guide, &session, said).session;
                assert_eq!(asked.point.at, At::Delete, "{said} after {before:?}");
                assert_eq!(chosen(&asked), chosen(&session), "{said} after {before:?}");
            }
            for said in [
                "nerv bitte jetzt mal nicht so",
                "kein Nerv dafür",
                "gelöscht ist da nichts",
                "ganzer Landkreis",
            ] {
                let turn = turn(&guide, &session, said);
                if turn.session.memory.subscription.is_some() {
                    assert_eq!(
                        chosen(&turn.session).interests,
                        chosen(&session).interests,
                        "{said} after {before:?}"
                    );
                }
                assert!(!turn.message.text.contains("geändert."), "{said}: {}", turn.message.text);
            }
        }
        let session = after(
            &guide,
            language,
            &["Abo", "ja", "Mein Abo", "Alter ändern", "ab 65", "Fertig", "Alter ändern"],
        );
        let unsure = turn(&guide, &session, "weiß nicht").session;
        assert_eq!(chosen(&unsure), chosen(&session));
        assert!(!chosen(&unsure).interests.bands.is_empty());
    }
    let session = after(&guide, Language::German, &["Abo", "ja", "Mein Abo", "täglich"]);
    assert!(turn(&guide, &session, "täglich").message.text.starts_with("Das ist schon so"));
    let session = after(&guide, Language::German, &["Abo", "ja", "Mein Abo", "Wie oft?"]);
    assert!(turn(&guide, &session, "3-mal pro Woche").message.text.starts_with("Das ist schon so"));
}

#[test]
fn who_is_subscribed_speaks_of_the_messages_wherever_they_are() {
    let guide = guide();
    for before in [["Abo", "ja"].as_slice(), &["Abo", "ja", "Neu"], &["Abo", "ja", "Yoga für mich"]] {
        for (said, part) in [
            ("Zu viele Nachrichten", Part::Often),
            ("Zeiten ändern", Part::Times),
            ("Keine Nachrichten am Wochenende", Part::Times),
            ("schreib mir nur am Wochenende", Part::Times),
        ] {
            let session = after(&guide, Language::German, &[before, &[said]].concat());
            assert_eq!(session.point.at, At::Subscription(part), "{said} after {before:?}");
        }
    }
}

#[test]
fn a_search_beside_the_times_or_how_often_changes_no_subscription() {
    let guide = guide();
    for language in Language::ALL {
        for part in ["Zeiten ändern", "Wie oft?", "schreib mir nur am Wochenende"] {
            let session = after(&guide, language, &["Abo", "Musik", "ja", part]);
            let before = session.chosen().unwrap().interests;
            let searched = turn(&guide, &session, "Töpfern in Orscholz für meine Oma").session;
            assert_eq!(searched.chosen().unwrap().interests, before, "{part}");
            assert!(!matches!(searched.point.at, At::Subscription(_)), "{part}: {:?}", searched.point.at);
        }
    }
}

#[test]
fn who_asks_why_the_age_is_asked_is_told_and_asked_again() {
    let guide = guide();
    for said in ["warum fragen Sie das?", "warum wollen Sie das wissen", "wieso fragst du das"] {
        let turn = turn(&guide, &after(&guide, Language::German, &["Abo"]), said);
        assert!(turn.message.text.starts_with("Das Abo geht erst ab 16"), "{}", turn.message.text);
        assert!(turn.message.text.ends_with('?'), "{}", turn.message.text);
        assert_eq!(turn.session.point.at, At::Subscription(Part::Whole), "{said}");
    }
}

#[test]
fn news_that_are_wished_for_in_ones_own_words_are_offered_for_what_was_named() {
    let guide = guide();
    for (said, wanted) in [
        ("Ich möchte über Neuigkeiten informiert werden", "//"),
        ("ich will neuigkeiten bekommen über fußball in Nunkirchen, mein sohn ist 9", "sport/Wadern/b6"),
        ("Ich hätte gern Neuigkeiten über Schwimmen", "sport//"),
        ("Abo für meinen Sohn, er ist 15", "//b14"),
        ("Ich möchte ein Abo für Sport in Losheim", "sport/Losheim am See/"),
    ] {
        for before in [[].as_slice(), &["Abo"], &["Yoga in Merzig"]] {
            let said = [before, &[said]].concat();
            let session = after(&guide, Language::German, &said);
            assert_eq!(session.point.at, At::Subscription(Part::Whole), "{said:?}");
            assert!(!is_subscribed(&session), "{said:?}");
            // Who names nothing is asked about what they searched for.
            if wanted != "//" {
                assert_eq!(chosen(&guide, &said), wanted, "{said:?}");
            }
        }
    }
    for said in ["Abo für mich, ich bin 15", "Abo für Sport, ich bin 14"] {
        let session = after(&guide, Language::German, &[said]);
        assert!(session.is_of_a_child && !matches!(session.point.at, At::Subscription(_)), "{said}");
    }
}

#[test]
fn who_wants_to_be_told_when_there_is_something_sees_what_there_is_and_is_told() {
    let guide = guide();
    for said in [
        "Bitte benachrichtigen Sie mich, wenn es Kurse für Senioren in Losheim gibt",
        "sag mir Bescheid, wenn es Yoga in Merzig gibt",
    ] {
        let turn = turn(&guide, &Session::default(), said);
        assert_eq!(turn.session.memory.searches.len(), 1, "{said}");
        assert!(turn.message.text.starts_with("Ich gebe Ihnen Bescheid"), "{}", turn.message.text);
        assert!(matches!(turn.session.point.at, At::Results(_)), "{said}");
    }
    for said in ["sag mir nicht Bescheid, wenn es Yoga gibt", "Yoga in Merzig"] {
        assert!(after(&guide, Language::German, &[said]).memory.searches.is_empty(), "{said}");
    }
}

#[test]
fn a_topic_alone_is_chosen_and_the_question_stays_open() {
    let guide = guide();
    for language in Language::ALL {
        let asked = turn(&guide, &after(&guide, language, &["Abo"]), "Schwimmen").session;
        assert_eq!(asked.point.at, At::Subscription(Part::Whole));
        assert!(asked.chosen().unwrap().interests.topics.iter().any(|topic| topic.main() == "sport"));
        assert!(is_subscribed(&turn(&guide, &asked, "ja").session));
        // The button of the question before it asks again.
        let before = turn(&guide, &Session { language, ..Session::default() }, "Abo");
        for then in ["Schwimmen", "Yoga in Merzig"] {
            let later = turn(&guide, &before.session, then).session;
            let again = pressed(&guide, &later, &before.message, 0);
            assert_eq!(again.session.point.at, At::Subscription(Part::Whole), "{then}");
            assert!(!is_subscribed(&again.session), "{then}");
        }
    }
}

#[test]
fn who_was_refused_and_is_16_after_all_is_asked_again() {
    let guide = guide();
    for language in Language::ALL {
        let session = after(&guide, language, &["Abo", "ich bin 14", "doch ich bin 17"]);
        assert_eq!(session.point.at, At::Subscription(Part::Whole));
        assert!(is_subscribed(&turn(&guide, &session, "ja").session));
    }
}

#[test]
fn simple_language_that_is_on_already_is_not_announced_again() {
    let guide = guide();
    for before in [["Abo"].as_slice(), &[], &["Yoga in Merzig"]] {
        let session = after(&guide, Language::Simple, before);
        let turn = turn(&guide, &session, "ich verstehe nichts");
        assert!(!turn.message.text.contains("Ich schreibe jetzt"), "{}", turn.message.text);
        assert_eq!(turn.session.point.at, session.point.at, "{before:?}");
    }
}

#[test]
fn what_stays_of_a_subscription_that_has_ended_is_told() {
    let guide = guide();
    let data =
        |said: &[&str]| turn(&guide, &after(&guide, Language::German, said), "Meine Daten").message.text;
    assert!(data(&["Abo", "ja", "Abo beenden"]).contains("noch 3 Jahre"));
    assert!(!data(&["Abo", "ja", "Löschen", "ja"]).contains("alles, was ich"));
}

#[test]
fn who_has_seen_enough_of_a_list_is_thanked_and_who_has_enough_of_the_messages_gets_no_more() {
    let guide = guide();
    for language in Language::ALL {
        for said in ["das reicht", "Es reicht mir.", "reicht", "Das genügt mir!"] {
            let list = after(&guide, language, &["Yoga in Merzig"]);
            let ended = turn(&guide, &list, said).session;
            assert_eq!(ended.point.query, list.point.query, "{said} is no search");
        }
        let session = after(&guide, language, &["Abo", "Musik", "ja", "reicht mir"]);
        assert!(!is_subscribed(&session));
    }
}
