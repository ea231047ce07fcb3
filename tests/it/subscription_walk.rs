//! Every word in every state of a subscription: exactly one useful answer comes.

use std::collections::{BTreeMap, BTreeSet};

use bildungslotse::domain::{
    dialog::{session::Session, understand::command::Command},
    language::Language,
};

use crate::talk::{SAID, check, guide, is_broken, turn};

/// What leads to each state of a subscription: asked, each part, subscribed, each part again, ended, refused.
const SUBSCRIBING: [&[&str]; 18] = [
    &["Abo"],
    &["Abo", "Themen ändern"],
    &["Abo", "Ort ändern"],
    &["Abo", "Alter ändern"],
    &["Abo", "ja"],
    &["Abo", "ja", "Mein Abo"],
    &["Abo", "ja", "Mein Abo", "Themen ändern", "Mehr"],
    &["Abo", "ja", "Mein Abo", "Ort ändern"],
    &["Abo", "ja", "Mein Abo", "Alter ändern"],
    &["Abo", "ja", "Mein Abo", "Zeiten ändern"],
    &["Abo", "ja", "Mein Abo", "Wie oft?"],
    &["Abo", "ja", "Mein Abo", "Wie oft?", "1"],
    &["Abo", "ja", "Abo beenden"],
    &["Abo", "ja", "Stopp"],
    &["Abo", "ich bin 14"],
    &["Yoga für mich", "sag Bescheid", "meine Daten", "Zeiten ändern"],
    &["Abo", "ja", "Yoga für mich", "ich bin 14"],
    &["Abo", "xyz", "xyz"],
];

/// What people say about a subscription.
const OF_SUBSCRIPTIONS: [&str; 40] = [
    "👍",
    "🙏",
    "❤️",
    "klar",
    "einverstanden",
    "ich bin 34",
    "ich bin 12",
    "16",
    "ok danke",
    "ja, aber nur Sport",
    "nur für Wadern",
    "Sport doch nicht",
    "alles außer Schule",
    "kein Sport",
    "nur abends",
    "17-21",
    "weniger",
    "täglich",
    "am Wochenende",
    "kostet das was?",
    "was ist das?",
    "warum 16?",
    "wie oft kommt das?",
    "wann kommt die erste?",
    "kündigen",
    "lass mich in Ruhe",
    "ich widerrufe",
    "doch",
    "rückgängig",
    "das war ein Versehen",
    "Merzig und Beckingen",
    "Ferien",
    "Kinder",
    "18-26",
    "Trier",
    "kostenlos",
    "fertig",
    "xyz",
    "War für mein Kind",
    "ist mir zu viel",
];

#[test]
fn whatever_is_said_while_a_subscription_is_open_one_useful_answer_comes() {
    let guide = guide();
    let mut phrases: BTreeMap<Command, Vec<&str>> = BTreeMap::new();
    for (phrase, command) in &guide.lexicon.commands {
        phrases.entry(*command).or_default().push(phrase);
    }
    // The shortest and the longest way to say each command.
    let ends = phrases.values_mut().flat_map(|phrases| {
        phrases.sort_by_key(|phrase| phrase.len());
        [phrases[0], phrases[phrases.len() - 1]]
    });
    let said: BTreeSet<_> = ends.chain(SAID).chain(OF_SUBSCRIPTIONS).collect();
    for language in Language::ALL {
        for way in SUBSCRIBING {
            let mut session = Session { language, ..Session::default() };
            for said in way {
                session = turn(&guide, &session, said).session;
            }
            for said in &said {
                let answer = turn(&guide, &session, said);
                let about = format!("{said:?} after {way:?} in {language:?}");
                check(&answer, &about);
                assert!(!is_broken(&guide, &answer.message), "nothing is said to {about}");
                // And what is said next is answered as well.
                for next in ["ok", "zurück", "👍"] {
                    let answer = turn(&guide, &answer.session, next);
                    check(&answer, &format!("{next:?} after {about}"));
                    assert!(!is_broken(&guide, &answer.message), "nothing is said to {next:?} after {about}");
                }
            }
        }
    }
}
