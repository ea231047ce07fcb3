//! What is said around a question to a provider: questions about it, second thoughts, how old somebody is, other words.

use bildungslotse::domain::{
    dialog::{
        desk::{Desk, Policy, Receipt},
        guide::Guide,
        inquiry_answer::InquiryPart,
        session::{At, Session},
        understand::{crisis::Need, read::read},
    },
    inquiry::{Category, State},
    inquiry_code::Code,
    inquiry_phrase::InquiryPhrase,
    inquiry_wish::InquiryWish,
    language::Language,
    subscription::Rhythm,
    time::Date,
};

use crate::talk::{guide, receipt, turn};

/// Somebody who may ask what `policy` allows, after all of `said` in `language`.
pub fn after(guide: &Guide, (language, policy): (Language, Policy), said: &[&str]) -> Session {
    let codes = (2..7).map(|number| Code::new([1, 2, 3, 4, 5, number])).collect();
    let desk = Desk { policy, has_office: true, codes, ..Desk::default() };
    let start = Session { language, desk, ..Session::default() };
    said.iter().fold(start, |session, said| turn(guide, &session, said).session)
}

/// What would be sent, and what was written besides.
fn words(session: &Session) -> Option<(&str, &str)> {
    session.inquiry.as_ref().map(|draft| (draft.words.as_str(), draft.beside.as_str()))
}

pub const OPEN: [&str; 3] = ["Fußball in Wadern", "1", "Frage stellen"];

pub fn opened(said: &[&'static str]) -> Vec<&'static str> {
    OPEN.iter().chain(said).copied().collect()
}

#[test]
fn questions_about_asking_are_answered_and_what_was_written_stays() {
    let guide = guide();
    let asked = [
        ("Kann ich anonym bleiben?", InquiryPhrase::Anonymous),
        ("Sieht der Anbieter meinen Namen?", InquiryPhrase::Anonymous),
        // Here the office answers.
        ("wer liest das", InquiryPhrase::ReadersOffice),
        ("Was passiert mit meiner Frage?", InquiryPhrase::NextOffice),
        ("Wie lange dauert es bis zur Antwort auf die Frage?", InquiryPhrase::DurationOffice),
        ("Kostet das Fragen etwas?", InquiryPhrase::CostsNothing),
        ("Kann ich die Frage später zurückziehen?", InquiryPhrase::HowToWithdraw),
        ("Wie viele Fragen darf ich stellen?", InquiryPhrase::HowMany),
        ("Kann ich die Frage danach noch ändern?", InquiryPhrase::CanChange),
    ];
    for language in Language::ALL {
        let way = (language, Policy::FreeText);
        let writing = after(&guide, way, &opened(&["Eigene Frage"]));
        let preview = turn(&guide, &writing, "Darf mein Hund mit auf den Platz?").session;
        let mut sent = turn(&guide, &preview, "senden").session;
        sent.desk.receipts.push(receipt("K7M-4P2", State::Underway));
        for (said, phrase) in asked {
            for session in [&writing, &preview, &sent] {
                // What was not sent yet needs something to be done.
                let is_next = phrase == InquiryPhrase::NextOffice && session.inquiry.is_some();
                let phrase = if is_next { InquiryPhrase::NextUnsent } else { phrase };
                let answer = guide.phrasebook.plain(language, phrase);
                let told = turn(&guide, session, said);
                assert!(told.message.text.starts_with(&answer), "{said}: {}", told.message.text);
                assert_eq!(told.session.point.at, session.point.at, "{said}");
                assert!(told.session.inquiry == session.inquiry, "{said}");
            }
        }
    }
}

#[test]
fn words_beside_the_question_are_added_only_when_somebody_says_so() {
    let guide = guide();
    for language in Language::ALL {
        let way = (language, Policy::FreeText);
        let first = "Darf mein Hund mit auf den Platz?";
        let before = opened(&["Eigene Frage", "Darf mein Hund mit auf den Platz?"]);
        let beside = [before.as_slice(), &["Er ist auch ganz lieb zu Kindern"]].concat();
        let asked = after(&guide, way, &beside);
        assert_eq!(asked.point.at, At::Inquiry(InquiryPart::Beside));
        let words = |answer: &str| {
            let sent = turn(&guide, &turn(&guide, &asked, answer).session, "senden");
            match &sent.wishes[..] {
                [InquiryWish::Ask(_, words)] => words.clone(),
                _ => panic!("{answer} sends nothing"),
            }
        };
        assert_eq!(words("1"), format!("{first}\nEr ist auch ganz lieb zu Kindern"));
        assert_eq!(words("2"), "Er ist auch ganz lieb zu Kindern");
        assert_eq!(words("3"), first);
    }
}

#[test]
fn a_yes_or_a_no_in_other_words_is_no_part_of_the_question() {
    let guide = guide();
    for language in Language::ALL {
        let way = (language, Policy::FreeText);
        let preview = after(&guide, way, &opened(&["Eigene Frage", "Darf mein Hund mit auf den Platz?"]));
        for said in ["ja so ist gut", "passt so wie es ist", "nein das nicht", "ups, ist ein Versehen"] {
            let told = turn(&guide, &preview, said);
            assert!(told.wishes.is_empty() && told.session.point.at == preview.point.at, "{said}");
            assert!(words(&told.session) == words(&preview), "{said}");
        }
        let thanked = turn(&guide, &preview, "ok danke und tschüss");
        assert_eq!(thanked.session.point.at, preview.point.at);
        let back = ["Er ist auch ganz lieb zu Kindern", "zurück", "Und noch etwas dazu"];
        let back = back.iter().fold(preview, |session, said| turn(&guide, &session, said).session);
        assert_eq!(back.inquiry.unwrap().beside, "Und noch etwas dazu");
    }
}

#[test]
fn who_steps_back_sends_nothing_by_a_yes() {
    let guide = guide();
    for language in Language::ALL {
        let way = (language, Policy::FreeText);
        let first = opened(&["Eigene Frage", "Darf mein Hund mit auf den Platz?"]);
        let preview = after(&guide, way, &first);
        let beside = turn(&guide, &preview, "Er ist auch ganz lieb zu Kindern").session;
        for said in [
            "ich will das nicht mehr",
            "zurückziehen",
            "alle zurückziehen",
            "abbrechen",
            "nein danke",
            "stopp",
        ] {
            for session in [&preview, &beside] {
                let told = turn(&guide, session, said).session;
                assert!(told.inquiry.is_none() && matches!(told.point.at, At::Detail(_)), "{said}");
            }
        }
        for said in ["senden", "ja senden", "ändern", "später", "hmm", "ok"] {
            let told = turn(&guide, &beside, said);
            let choose = guide.phrasebook.plain(language, InquiryPhrase::ChooseFirst);
            assert!(told.message.text.starts_with(&choose), "{said}: {}", told.message.text);
            assert_eq!(told.session.point.at, beside.point.at, "{said}");
        }
        for said in ["nein", "doch lieber das erste", "das erste", "Weglassen"] {
            let back = turn(&guide, &beside, said).session;
            assert_eq!(back.point.at, At::Inquiry(InquiryPart::Preview), "{said}");
            assert!(turn(&guide, &back, "ja").wishes.is_empty(), "{said}");
            assert!(turn(&guide, &back, "ok").wishes.is_empty(), "{said}");
            assert_eq!(turn(&guide, &back, "senden").wishes.len(), 1, "{said}");
        }
        assert_eq!(turn(&guide, &turn(&guide, &beside, "ja").session, "ja").wishes.len(), 1);
    }
}

#[test]
fn what_is_said_to_the_bot_is_never_offered_to_the_provider() {
    let guide = guide();
    for language in Language::ALL {
        let way = (language, Policy::FreeText);
        let preview = after(&guide, way, &opened(&["Eigene Frage", "Darf mein Hund mit auf den Platz?"]));
        for said in [
            "was ist senden?",
            "Moment ich finde die Taste nicht",
            "ich überlege es mir noch",
            "zeig mir erst noch Kita 2",
            "lieber ohne nummer",
            "wie sende ich das?",
        ] {
            let told = turn(&guide, &preview, said);
            assert_ne!(told.session.point.at, At::Inquiry(InquiryPart::Beside), "{said}");
            let draft = told.session.inquiry.as_ref().unwrap();
            assert!(
                draft.beside.is_empty() && draft.written == "Darf mein Hund mit auf den Platz?",
                "{said}"
            );
            assert!(turn(&guide, &told.session, "ja").wishes.is_empty(), "{said}");
            let later = turn(&guide, &told.session, "senden").session;
            assert!(later.inquiry.is_none() || later.point.at == At::Inquiry(InquiryPart::Preview), "{said}");
        }
    }
}

#[test]
fn a_number_is_heard_and_nobody_calls_back_without_one() {
    let guide = guide();
    for language in Language::ALL {
        let way = (language, Policy::FreeText);
        let missing = guide.phrasebook.plain(language, InquiryPhrase::PreviewNoCallBack);
        let asked = opened(&["Eigene Frage", "Bitte rufen Sie mich zurück: 0171 1234567"]);
        let told = turn(&guide, &after(&guide, way, &asked[..4]), asked[4]);
        assert!(told.message.text.contains(&missing), "{}", told.message.text);
        let passed = turn(&guide, &told.session, "mit meiner Nummer");
        assert!(!passed.message.text.contains(&missing), "{}", passed.message.text);
        let other = turn(&guide, &passed.session, "0171 7654321").session;
        assert_eq!(other.point.at, At::Inquiry(InquiryPart::Beside));
        let more = turn(&guide, &other, "06861 12345").session;
        assert!(more.inquiry.unwrap().beside.ends_with("06861 12345"));
        let without = after(&guide, way, &opened(&["Eigene Frage", "Können Sie mich zurückrufen?"]));
        let write = guide.phrasebook.plain(language, InquiryPhrase::WriteNumber);
        assert!(turn(&guide, &without, "mit meiner Nummer").message.text.starts_with(&write));
    }
}

#[test]
fn who_says_more_than_a_ready_question_keeps_their_words() {
    let guide = guide();
    let choosing = after(&guide, (Language::German, Policy::FreeText), &OPEN);
    for said in ["darf mein sohn, 13, zum Probetraining?", "ist am Samstag noch was frei?"] {
        let told = turn(&guide, &choosing, said).session;
        assert_eq!(told.inquiry.unwrap().words, said);
    }
    let told = turn(&guide, &choosing, "gibt es ein Probetraining?").session.inquiry;
    assert_eq!(told.unwrap().category, Some(Category::Trial));
}

#[test]
fn what_was_left_to_look_at_something_else_is_still_there() {
    let guide = guide();
    for language in Language::ALL {
        let way = (language, Policy::FreeText);
        let away = opened(&["Eigene Frage", "Darf mein Hund mit auf den Platz?", "Meine Fragen"]);
        let told = turn(&guide, &after(&guide, way, &away), "senden");
        let there = guide.phrasebook.plain(language, InquiryPhrase::DraftThere);
        assert!(told.wishes.is_empty() && told.message.text.starts_with(&there), "{}", told.message.text);
        assert_eq!(turn(&guide, &told.session, "senden").wishes.len(), 1);
    }
}

#[test]
fn second_thoughts_are_no_words_for_the_provider() {
    let guide = guide();
    for language in Language::ALL {
        let way = (language, Policy::FreeText);
        let preview = after(&guide, way, &opened(&["Eigene Frage", "Darf mein Hund mit auf den Platz?"]));
        for said in ["Moment", "nein warte", "noch nicht senden"] {
            let told = turn(&guide, &preview, said);
            assert!(words(&told.session) == words(&preview) && told.wishes.is_empty(), "{said}");
        }
        for said in ["beenden", "ich nehme das zurück", "Ich will meine Frage löschen", "vergiss es"] {
            let told = turn(&guide, &preview, said).session;
            assert!(told.inquiry.is_none() && matches!(told.point.at, At::Detail(_)), "{said}");
        }
    }
}

#[test]
fn who_is_too_young_stays_so_until_they_say_otherwise() {
    let guide = guide();
    for language in Language::ALL {
        let way = (language, Policy::FreeText);
        for young in ["Ich bin 14", "ich bin noch minderjährig", "Ich bin 15 und will mitspielen, geht das?"]
        {
            for before in [&[][..], &["Eigene Frage"], &["Eigene Frage", "Darf mein Hund mit auf den Platz?"]]
            {
                let said = opened(&[before, &[young]].concat());
                let told = after(&guide, way, &said);
                assert!(told.is_of_a_child && told.inquiry.is_none(), "{young} after {before:?}");
                let later = ["frag ob noch Platz ist", "1"];
                let later =
                    later.iter().fold(told.clone(), |session, said| turn(&guide, &session, said).session);
                assert!(later.is_of_a_child && later.inquiry.is_none(), "{young} is forgotten");
                let grown = turn(&guide, &told, "Ich bin 35").session;
                let asks = turn(&guide, &grown, "frag ob noch Platz ist").session;
                assert!(!grown.is_of_a_child && asks.inquiry.is_some(), "{young} cannot be left");
            }
        }
        let childs = after(&guide, way, &["Fußball für meinen Sohn, 5 Jahre", "ich bin 14"]);
        assert!(childs.is_of_a_child);
        let parent = after(&guide, way, &["Fußball für meinen Sohn, 5 Jahre", "1", "Frage stellen"]);
        assert!(!parent.is_of_a_child && parent.inquiry.is_some());
    }
}

#[test]
fn where_somebody_reads_along_only_ready_questions_are_taken_and_the_menu_stays() {
    let guide = guide();
    for language in Language::ALL {
        let choosing = after(&guide, (language, Policy::Templates), &OPEN);
        for said in ["Darf ich meinen Hund mitbringen?", "gibt es bei euch auch vegetarisches Essen"] {
            let told = turn(&guide, &choosing, said);
            let only = guide.phrasebook.plain(language, InquiryPhrase::OnlyReady);
            assert!(told.message.text.starts_with(&only), "{}", told.message.text);
            assert_eq!(told.session.point.at, choosing.point.at);
            assert_eq!(told.message.choices.len(), 5);
        }
    }
}

#[test]
fn insults_go_nowhere_and_hard_words_about_oneself_do() {
    let guide = guide();
    let writing = after(&guide, (Language::German, Policy::FreeText), &opened(&["Eigene Frage"]));
    for said in ["Ihr seid Idioten, meldet euch", "Leckt mich doch am Arsch", "verpisst euch ihr penner"] {
        let told = turn(&guide, &writing, said);
        assert_eq!(told.session.point.at, At::Inquiry(InquiryPart::Write), "{said}");
    }
    for said in
        ["Meine Tochter ist behindert, darf sie mit?", "Ist das auch für Leute, die Mathe blöd finden?"]
    {
        let told = turn(&guide, &writing, said);
        assert_eq!(told.session.point.at, At::Inquiry(InquiryPart::Preview), "{said}");
    }
}

#[test]
fn search_words_that_look_like_a_code_stay_search_words() {
    let guide = guide();
    let way = (Language::German, Policy::FreeText);
    for said in ["telc-B2 Kurs", "telc-B2", "VHS-BA2 Kurs in Merzig"] {
        let told = after(&guide, way, &[said]);
        assert!(matches!(told.point.at, At::Results(_) | At::Start), "{said}: {:?}", told.point.at);
    }
    for said in ["K7M-4P2", "Frage K7M-4P2"] {
        assert!(matches!(after(&guide, way, &[said]).point.at, At::Inquiry(InquiryPart::Shown(_))), "{said}");
    }
}

#[test]
fn who_has_asked_is_shown_how_far_it_is_and_can_take_it_back_in_other_words() {
    let guide = guide();
    let receipts: Vec<_> =
        (2..9).map(|number| receipt(&format!("K7M-4P{number}"), State::Underway)).collect();
    let with = |receipts: &[Receipt]| Session {
        desk: Desk { policy: Policy::FreeText, receipts: receipts.to_vec(), ..Desk::default() },
        ..Session::default()
    };
    let one = with(&receipts[..1]);
    for said in ["Ist meine Frage schon beim Anbieter?", "wurde meine Frage weitergeleitet"] {
        let told = turn(&guide, &one, said).session.point.at;
        assert!(matches!(told, At::Inquiry(InquiryPart::Shown(_))), "{said}: {told:?}");
    }
    for said in
        ["Ich brauche keine Antwort mehr", "Ich will meine Frage löschen", "zieh meine Frage bitte zurück"]
    {
        let told = turn(&guide, &one, said).session.point.at;
        assert!(matches!(told, At::Inquiry(InquiryPart::Withdraw(_))), "{said}: {told:?}");
    }
    let listed = turn(&guide, &with(&receipts), "Meine Fragen");
    assert!(listed.message.text.contains("noch 2 weitere"), "{}", listed.message.text);
    let second = turn(&guide, &listed.session, "Zieh die zweite zurück").session.point.at;
    assert_eq!(second, At::Inquiry(InquiryPart::Withdraw(receipts[1].code.clone())));
    let more = turn(&guide, &listed.session, "mehr");
    assert_eq!(more.session.point.at, At::Inquiry(InquiryPart::List(5)));
    assert!(more.message.text.contains("K7M-4P8") && !more.message.text.contains("K7M-4P2"));
    let all = turn(&guide, &turn(&guide, &listed.session, "Alle Fragen zurückziehen").session, "ja");
    assert_eq!(all.wishes.len(), receipts.len());
}

#[test]
fn a_nice_evening_changes_no_hours() {
    let guide = guide();
    for said in ["Schönen Abend noch!", "Schönes Wochenende", "Guten Abend", "Danke, schönen Abend noch"] {
        let told = after(&guide, (Language::German, Policy::FreeText), &["Abo", "ja", said]);
        assert!(told.memory.subscription.is_some());
        assert_eq!(told.memory.rhythm, Rhythm::default(), "{said}");
    }
}

#[test]
fn who_is_beaten_and_names_a_child_is_told_of_help_for_both() {
    let guide = guide();
    for said in ["mein Mann schlägt mich", "Mein Freund schlägt mich jeden Tag"] {
        assert_eq!(
            read(said, &guide.lexicon, Date::constant(2025, 11, 23)).need,
            Some(Need::Violence),
            "{said}"
        );
    }
    for said in [
        "mein Mann schlägt mich und mein Kind ist 5",
        "Ich habe ein Kind. Mein Mann schlägt mich",
        "Ich suche eine Kita für meine Tochter, denn wir müssen hier ganz schnell weg, mein Mann schlägt mich",
        "mein Mann schlägt mich und unseren Sohn",
    ] {
        assert_eq!(
            read(said, &guide.lexicon, Date::constant(2025, 11, 23)).need,
            Some(Need::Family),
            "{said}"
        );
    }
}
