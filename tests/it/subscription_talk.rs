//! A subscription in words of one's own: yes, no, too young, questions, wishes, an end, a slip.

use bildungslotse::domain::{
    dialog::{
        guide::Guide,
        session::{At, Session},
        subscription_answer::Part,
        turn::Turn,
    },
    language::Language,
    message::{Content, Message, Press},
    subscription::{Interests, Rhythm},
};

use crate::talk::{guide, look_up, partner, turn};

/// The session after all of `said` in `language`.
pub fn after(guide: &Guide, language: Language, said: &[&str]) -> Session {
    let start = Session { language, ..Session::default() };
    said.iter().fold(start, |session, said| turn(guide, &session, said).session)
}

/// Whether somebody is subscribed.
pub fn is_subscribed(session: &Session) -> bool {
    session.memory.subscription.is_some()
}

/// What is answered to the button at `index` of `message`.
pub fn pressed(guide: &Guide, session: &Session, message: &Message, index: usize) -> Turn {
    let data = message.choices[index].data.clone();
    let press = Press { data, step: Some(message.step), under: None };
    partner(guide).turn(session.clone(), &Content::Pressed(press), look_up)
}

/// Asks in both languages whether somebody is subscribed who first says all of `before`, then one of `said`.
fn assert_subscribed(is_it: bool, before: &[&str], said: &[&str]) {
    let guide = guide();
    let mut wrong = Vec::new();
    for language in Language::ALL {
        for said in said {
            let session = after(&guide, language, &[before, &[said]].concat());
            if is_subscribed(&session) != is_it {
                wrong.push(format!("{said:?} after {before:?} in {language:?}: {:?}", session.point.at));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_no_stays_a_no_however_kind_it_is_and_what_is_unclear_is_asked_again() {
    let no = [
        "Nein danke, kein Problem",
        "Nein, kein Problem",
        "Ich habe keine Frage",
        "nein, keine Frage",
        "Gerne nicht",
        "Ich will das nicht, nichts dagegen",
        "kein Problem, aber lieber nicht",
    ];
    assert_subscribed(false, &["Abo"], &no);
    let yes = [
        "kein Problem",
        "keine Frage, gerne",
        "Da habe ich nichts dagegen",
        "warum nicht",
        "ja, kein Problem",
    ];
    assert_subscribed(true, &["Abo"], &yes);
}

#[test]
fn a_yes_in_ones_own_words_subscribes() {
    let yes = [
        "ja",
        "👍",
        "ok",
        "klar",
        "einverstanden",
        "ich stimme zu",
        "natürlich",
        "meinetwegen",
        "ja das möchte ich",
        "ja ich will",
        "ja klar mach das",
        "ja volljährig",
        "Ja, 16 oder älter",
        "ja ich bin 34",
        "ja ich bin über 16",
        "gerne",
        "von mir aus",
        "na klar",
        "ja, warum nicht",
        "auf jeden Fall",
        "ich bin einverstanden",
        "ja ich bin 16",
        "Ja bitte anmelden",
        "jo mach mal",
    ];
    assert_subscribed(true, &["Abo"], &yes);
    assert_subscribed(true, &["Abo", "Themen ändern", "Sport", "Fertig"], &yes);
}

#[test]
fn whatever_is_no_plain_yes_subscribes_nobody() {
    let no = [
        "16",
        "16 oder älter",
        "ich bin 34",
        "volljährig",
        "danke",
        "ok danke",
        "vielleicht",
        "nein",
        "nein danke",
        "ich möchte das nicht",
        "nicht einverstanden",
        "ja, aber nur Sport",
        "Ja, aber wie oft?",
        "ja ich bin 15",
        "ja, 14",
        "nur für Wadern",
        "oder",
        "älter",
        "kein Interesse",
        "lieber nicht",
        "ja für meinen Sohn, 7",
        "später",
        "ja wenn es nichts kostet",
        "was kostet das",
        "xyz",
        "Yoga in Merzig",
        "ich stimme nicht zu",
    ];
    assert_subscribed(false, &["Abo"], &no);
    // Who has told their age is asked for a yes, and has it.
    for age in ["16", "16 oder älter", "ich bin 34", "volljährig"] {
        assert_subscribed(true, &["Abo", age], &["ja"]);
    }
    assert_subscribed(true, &["Abo", "ja, aber nur Sport"], &["ja"]);
}

#[test]
fn who_is_not_16_is_not_subscribed_whatever_they_say_next() {
    for young in [
        "ich bin 14",
        "nein ich bin unter 16",
        "ich bin erst 15",
        "noch nicht 16",
        "zu jung",
        "bin minderjährig",
        "15",
        "ich werde bald 16",
        "ja ich bin 12",
        "nein, erst 13",
    ] {
        assert_subscribed(false, &["Abo", young], &["ja", "ok", "Ja, 16 oder älter", "1"]);
        let guide = guide();
        let refused = turn(&guide, &after(&guide, Language::German, &["Abo"]), young);
        assert!(
            refused.message.text.starts_with("Das Abo geht erst ab 16"),
            "{young}: {}",
            refused.message.text
        );
        let agree = refused.message.choices.iter().find(|choice| choice.label.contains("16"));
        assert!(agree.is_none(), "{young}: {agree:?}");
    }
}

#[test]
fn an_end_in_ones_own_words_ends_it_at_once_and_can_be_undone() {
    let named = [
        "Abo beenden",
        "Abo abbestellen",
        "ich möchte das Abo beenden",
        "Abo löschen",
        "Newsletter abbestellen",
        "ich will das Abo nicht mehr",
        "bitte das Abo kündigen",
        "ich brauche den Newsletter nicht mehr",
        "Ich möchte keine Nachrichten mehr vom Bildungsbüro",
        "kündigen",
        "ich widerrufe",
        "Stopp",
    ];
    let meant = ["ich will es nicht mehr", "lass mich in Ruhe", "das nervt", "schicken Sie mir nichts mehr"];
    assert_subscribed(false, &["Abo", "ja"], &named);
    assert_subscribed(false, &["Abo", "ja", "Yoga für mich", "1"], &named);
    assert_subscribed(false, &["Abo", "ja", "Mein Abo"], &meant);
    assert_subscribed(false, &["Abo", "ja", "Mein Abo", "Themen ändern"], &meant);
    assert_subscribed(false, &["Abo", "ja"], &meant);
    let tired = [
        "nerv nicht",
        "nervt",
        "lass mich in Ruhe",
        "Keine Lust mehr",
        "ich will das nicht mehr",
        "Spam",
        "stop it",
    ];
    assert_subscribed(false, &["Abo", "ja"], &tired);
    assert_subscribed(false, &["Abo", "ja", "Yoga für mich"], &tired);
    let slips =
        ["zurück", "rückgängig", "doch", "das war ein Versehen", "1", "Abo doch behalten", "doch nicht"];
    assert_subscribed(true, &["Abo", "ja", "Abo beenden"], &slips);
    assert_subscribed(true, &["Abo", "ja", "Mein Abo", "kündigen"], &slips);
    let stay = [
        "ok",
        "nein",
        "Wie kann ich das Abo kündigen?",
        "kann ich das jederzeit beenden?",
        "ich will das Abo nicht kündigen",
        "danke",
        "fertig",
        "lass alles so",
    ];
    assert_subscribed(true, &["Abo", "ja", "Mein Abo"], &stay);
}

#[test]
fn a_question_is_answered_and_the_question_before_it_stays_open() {
    let guide = guide();
    for (question, answer) in [
        ("was ist das?", "Mit dem Abo schreibt"),
        ("was ist ein Abo", "Mit dem Abo schreibt"),
        ("was für Nachrichten sind das", "Mit dem Abo schreibt"),
        ("wie oft kommt das", "Nur, wenn das"),
        ("warum 16?", "Das Abo geht erst ab 16"),
        ("wieso muss man dafür 16 sein", "Das Abo geht erst ab 16"),
        ("kostet das was", "Das Abo kostet"),
        ("ist das kostenlos?", "Das Abo kostet"),
        ("wie kann ich das beenden", "Schreiben Sie „Abo beenden“"),
        ("komme ich da wieder raus?", "Schreiben Sie „Abo"),
        ("wann kommt die erste?", "Die erste Nachricht"),
        ("ist das ein Vertrag", "Nein, das ist kein Vertrag"),
        ("was speichert ihr da", "Ich speichere Ihre Adresse"),
        ("wer sieht meine Daten", "Ich speichere Ihre Adresse"),
    ] {
        for before in [["Abo"].as_slice(), &["Abo", "ja", "Mein Abo"], &["Abo", "Themen ändern"]] {
            let session = after(&guide, Language::German, before);
            let turn = turn(&guide, &session, question);
            assert!(
                turn.message.text.starts_with(answer),
                "{question} after {before:?}: {}",
                turn.message.text
            );
            assert_eq!(turn.session.point.at, session.point.at, "{question} after {before:?}");
            assert!(turn.message.text.lines().count() <= 5, "{}", turn.message.text);
        }
    }
}

/// What is chosen after all of `said`, in words that can be compared: topics, place, ages.
pub fn chosen(guide: &Guide, said: &[&str]) -> String {
    let session = after(guide, Language::German, said);
    let Interests { topics, municipality, bands } = session.chosen().unwrap().interests;
    let topics: Vec<_> = topics.iter().map(ToString::to_string).collect();
    let all =
        [topics.join(" "), municipality.unwrap_or_default(), bands.into_iter().collect::<Vec<_>>().join(" ")];
    all.join("/")
}

#[test]
fn topics_place_and_ages_are_told_in_ones_own_words() {
    let guide = guide();
    let topics = ["Abo", "Themen ändern"];
    for (said, wanted) in [
        (["Sport", "Musik"].as_slice(), "culture sport//"),
        (&["Sport", "Sport"], "//"),
        (&["Sport", "Musik", "Sport doch nicht"], "culture//"),
        (&["Sport", "nur Musik"], "culture//"),
        (&["Sport", "Was ist Musik?"], "sport//"),
        (&["Sport", "wie viele darf ich wählen"], "sport//"),
        (&["Sport", "doch lieber Musik"], "culture//"),
        (&["Sport und Musik", "zurück"], "//"),
    ] {
        assert_eq!(chosen(&guide, &[&topics, said].concat()), wanted, "{said:?}");
    }
    for (said, gone) in
        [("kein Sport", "sport"), ("nichts mit Computer", "digital"), ("alles außer Schule", "school")]
    {
        let chosen = chosen(&guide, &["Abo", "Themen ändern", said]);
        assert!(!chosen.contains(gone) && chosen.split(' ').count() > 10, "{said}: {chosen}");
    }
    for (said, wanted) in [
        ("Kinder", "//b0 b10 b3 b6"),
        ("Schulkinder", "//b10 b14 b6"),
        ("18-26", "//b18"),
        ("0 bis 2", "//b0"),
        ("zwischen 20 und 30", "//b18 b27"),
        ("Erwachsene", "//b18 b27 b50"),
        ("7", "//b6"),
    ] {
        assert_eq!(chosen(&guide, &["Abo", "Alter ändern", said]), wanted, "{said}");
    }
    assert_eq!(chosen(&guide, &["Abo", "Alter ändern", "7", "7"]), "//");
    for (said, wanted) in [
        ("nur noch Sport", "sport//"),
        ("ich wohne jetzt in Losheim", "/Losheim am See/"),
        ("Nur für Wadern", "/Wadern/"),
    ] {
        assert_eq!(chosen(&guide, &["Abo", said]), wanted, "{said}");
        assert_eq!(chosen(&guide, &["Abo", "ja", "Mein Abo", said]), wanted, "{said}");
    }
    for said in ["Merzig und Beckingen", "in meiner Nähe"] {
        let session = after(&guide, Language::German, &["Abo", "Ort ändern", said]);
        assert_eq!(session.point.at, At::Subscription(Part::Place), "{said}");
        assert_eq!(chosen(&guide, &["Abo", "Ort ändern", said]), "//");
    }
}

#[test]
fn when_and_how_often_are_told_in_ones_own_words() {
    let guide = guide();
    let rhythm = |said: &[&str]| {
        let Rhythm { quiet, weekly } = after(&guide, Language::German, said).memory.rhythm;
        (quiet.until, quiet.from, weekly)
    };
    for (said, wanted) in [
        ("nur abends", (17, 21, 3)),
        ("nach 18 Uhr", (17, 21, 3)),
        ("17 bis 21 Uhr", (17, 21, 3)),
        ("nur tagsüber", (9, 18, 3)),
        ("jederzeit", (0, 0, 3)),
        ("einmal die Woche", (8, 20, 1)),
        ("1x", (8, 20, 1)),
        ("nur einmal in der Woche", (8, 20, 1)),
        ("täglich", (8, 20, 7)),
        ("selten", (8, 20, 1)),
        ("so wenig wie möglich", (8, 20, 1)),
        ("zweimal pro Woche", (8, 20, 1)),
        ("am Wochenende", (8, 20, 3)),
        ("zu viele Nachrichten", (8, 20, 3)),
    ] {
        assert_eq!(rhythm(&["Abo", "ja", "Mein Abo", said]), wanted, "{said}");
    }
    assert_eq!(rhythm(&["Abo", "ja", "Mein Abo", "Zeiten ändern", "17-21"]), (17, 21, 3));
    assert_eq!(rhythm(&["Abo", "ja", "Mein Abo", "Wie oft?", "weniger"]), (8, 20, 1));
    assert_eq!(rhythm(&["Abo", "ja", "Mein Abo", "täglich", "zurück"]), (8, 20, 3));
    let session = after(&guide, Language::German, &["Abo", "ja", "Mein Abo", "zu viele Nachrichten"]);
    assert_eq!(session.point.at, At::Subscription(Part::Often));
}

#[test]
fn there_are_many_ways_in_and_nobody_is_thrown_out() {
    let guide = guide();
    for way in [
        "Ich möchte ein Abo",
        "Wie melde ich mich für Nachrichten an?",
        "Schicken Sie mir Infos",
        "Nachrichten vom Bildungsbüro bekommen",
        "ich hätte gern den Newsletter",
        "bitte regelmäßig Infos schicken",
    ] {
        let session = after(&guide, Language::German, &[way]);
        assert_eq!(session.point.at, At::Subscription(Part::Whole), "{way}");
    }
    for way in ["Schicken Sie mir Infos zu Yoga in Merzig", "Ich möchte Informationen über Sport"] {
        let session = after(&guide, Language::German, &[way]);
        assert_ne!(session.point.at, At::Subscription(Part::Whole), "{way}");
    }
    for before in [["Abo"].as_slice(), &["Abo", "Ort ändern"], &["Abo", "ja", "Mein Abo"]] {
        let lost = [before, &["xyz", "blubb", "xyz", "blubb"]].concat();
        let session = after(&guide, Language::German, &lost);
        assert_eq!(session.point.at, after(&guide, Language::German, before).point.at, "{before:?}");
    }
}

#[test]
fn who_seems_to_be_a_child_is_told_what_ends_and_gets_it_back_if_it_was_a_slip() {
    let guide = guide();
    for language in Language::ALL {
        let session = after(&guide, language, &["Abo", "ja"]);
        let child = turn(&guide, &session, "Yoga für mich, 12 Jahre");
        assert!(!is_subscribed(&child.session));
        assert!(child.message.text.contains("16"), "{}", child.message.text);
        for slip in ["War für mein Kind", "das war für meinen Sohn"] {
            let back = turn(&guide, &child.session, slip).session;
            assert!(is_subscribed(&back) && !back.is_of_a_child, "{slip}");
        }
        assert!(!is_subscribed(&turn(&guide, &child.session, "ja").session));
    }
}
