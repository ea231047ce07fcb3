//! What people write around a question to a provider in their own words: how old they are, what becomes of it, names, anger.

use bildungslotse::domain::{
    dialog::{
        desk::Policy,
        guide::Guide,
        inquiry_answer::InquiryPart,
        session::{At, Session},
        understand::read::read,
    },
    fixed_phrase::Plain,
    inquiry::{Category, State},
    inquiry_phrase::InquiryPhrase,
    inquiry_wish::InquiryWish,
    language::Language,
    time::Date,
};

use crate::{
    inquiry_talk::{OPEN, after, opened},
    talk::{guide, receipt, turn},
};

const TODAY: Date = Date::constant(2025, 11, 23);

/// Everybody who may ask in their own words, in each language.
fn ways() -> impl Iterator<Item = (Language, Policy)> {
    Language::ALL.into_iter().map(|language| (language, Policy::FreeText))
}

/// Somebody who has sent a question and has gone on since.
fn waiting(guide: &Guide, way: (Language, Policy), said: &[&str]) -> Session {
    let mut session = after(guide, way, said);
    session.desk.receipts.push(receipt("K7M-4P2", State::Underway));
    session
}

#[test]
fn a_school_year_or_a_birthday_to_come_tells_who_is_under_sixteen() {
    let guide = guide();
    let own = |said: &str| read(said, &guide.lexicon, TODAY).own_age;
    for said in [
        "hey kann ich zum probetraining kommen, bin in der 7. klasse",
        "Hi, ich gehe in die 5b",
        "ich werde im Mai 16",
        "ich werde bald 15",
        "Ich werde am 3. Mai 16",
        "werd nächste Woche fünfzehn, darf ich kommen?",
        "Ich besuche die achte Klasse",
        "ich geh in die siebte, geht das?",
        "bin erst 15",
        "ich bin noch keine 16",
        "Ich bin Siebtklässlerin",
        "ich komme jetzt in Klasse 6",
    ] {
        assert_eq!(own(said), Some(15), "{said}");
    }
    for said in [
        "ich bin in der 11. Klasse",
        "ich gehe in die 10b",
        "meine Tochter geht in die 5b",
        "Ich bin Lehrerin, meine 7. Klasse möchte kommen",
        "Ich bin in der 7. Klasse Elternsprecherin",
        "ich werde 2 Kinder mitbringen",
        "ich werde um 15 Uhr kommen",
        "ich werde bald 17",
        "ich werde am 15. da sein",
        "ich gehe in die 2. Etage",
        "Nachhilfe für die 7. Klasse",
        "ich bin die erste",
        "ich bin seit 3 Jahren dabei",
    ] {
        assert_eq!(own(said), None, "{said}");
    }
}

#[test]
fn who_is_at_school_or_will_be_sixteen_asks_no_provider() {
    let guide = guide();
    for way in ways() {
        let refused = guide.phrasebook.plain(way.0, InquiryPhrase::NotOfAge);
        for said in ["hey kann ich zum probetraining kommen, bin in der 7. klasse", "ich werde im Mai 16"] {
            for before in [&[][..], &["Eigene Frage"], &["Eigene Frage", "Darf mein Hund mit auf den Platz?"]]
            {
                let asking = after(&guide, way, &opened(before));
                let told = turn(&guide, &asking, said);
                assert!(told.message.text.starts_with(&refused), "{said}: {}", told.message.text);
                assert!(told.session.is_of_a_child && told.session.inquiry.is_none());
            }
        }
        // Where nothing is asked of a provider, it is the search that is told an age.
        let searching = after(&guide, way, &["Fußball", "ich gehe in die 5b"]);
        assert!(searching.is_of_a_child);
    }
}

#[test]
fn who_mistyped_their_age_goes_on_with_the_question() {
    let guide = guide();
    for way in ways() {
        let refused = after(&guide, way, &opened(&["Eigene Frage", "Ich bin 13"]));
        assert!(refused.is_of_a_child);
        let told = turn(&guide, &refused, "quatsch ich bin 31, gibt es Mittagessen?");
        assert!(told.message.text.starts_with(&guide.phrasebook.plain(way.0, InquiryPhrase::OfAge)));
        assert_eq!(told.session.point.at, At::Inquiry(InquiryPart::Preview));
        let sent = turn(&guide, &told.session, "senden");
        assert!(matches!(&sent.wishes[..], [InquiryWish::Ask(_, words)] if words == "gibt es Mittagessen?"));
    }
}

#[test]
fn who_waits_for_an_answer_is_answered_wherever_they_are() {
    let guide = guide();
    for way in ways() {
        for before in [&["Fußball in Wadern"][..], &["Fußball in Wadern", "1"]] {
            let waiting = waiting(&guide, way, before);
            for said in [
                "hat schon wer geantwortet?",
                "was is jetz mit meiner frooch",
                "was hab ich gefragt?",
                "zeig mir meine frage",
                "Hat sich schon jemand gemeldet?",
            ] {
                let told = turn(&guide, &waiting, said).session.point.at;
                assert!(matches!(told, At::Inquiry(InquiryPart::Shown(_))), "{said}: {told:?}");
            }
            for (said, phrases) in [
                ("Und wenn keiner antwortet?", [InquiryPhrase::Duration, InquiryPhrase::DurationOffice]),
                ("Wie lange wartet man?", [InquiryPhrase::Duration, InquiryPhrase::DurationOffice]),
                ("kann ich noch was nachschicken?", [InquiryPhrase::CanChange, InquiryPhrase::CanChange]),
                ("Frage ändern", [InquiryPhrase::CanChange, InquiryPhrase::CanChange]),
            ] {
                let told = turn(&guide, &waiting, said).message.text;
                let is_told =
                    phrases.into_iter().any(|it| told.starts_with(&guide.phrasebook.plain(way.0, it)));
                assert!(is_told, "{said}: {told}");
            }
        }
        let searching = turn(&guide, &waiting(&guide, way, &[]), "hat schon wer Yoga in Wadern?").session;
        assert!(matches!(searching.point.at, At::Results(_)), "{:?}", searching.point.at);
    }
}

#[test]
fn thanks_and_second_thoughts_right_after_sending_are_heard() {
    let guide = guide();
    for way in ways() {
        let ready = opened(&["Eigene Frage", "Darf mein Hund mit auf den Platz?", "senden"]);
        let sent = waiting(&guide, way, &ready);
        for said in ["Danke dir!", "ich danke Ihnen sehr", "Lieben Dank"] {
            let told = turn(&guide, &sent, said).message.text;
            assert!(told.starts_with(&guide.phrasebook.plain(way.0, Plain::Thanks)), "{said}: {told}");
        }
        for said in ["ich will doch nicht mehr", "Hab's mir anders überlegt"] {
            let told = turn(&guide, &sent, said).session.point.at;
            assert!(matches!(told, At::Inquiry(InquiryPart::Withdraw(_))), "{said}: {told:?}");
        }
        let preview = after(&guide, way, &opened(&["Eigene Frage", "Darf mein Hund mit auf den Platz?"]));
        let edits = turn(&guide, &preview, "Frage ändern").session.point.at;
        assert_eq!(edits, At::Inquiry(InquiryPart::Write));
    }
}

#[test]
fn whoever_has_an_offer_open_asks_about_it_in_many_words() {
    let guide = guide();
    for way in ways() {
        let open = after(&guide, way, &OPEN[..2]);
        for said in [
            "dann schreib denen",
            "kannst du da mal anrufen für mich",
            "Fraage stelen",
            "frag sie",
            "Frage stellen",
        ] {
            let told = turn(&guide, &open, said).session;
            assert_eq!(told.point.at, At::Inquiry(InquiryPart::Choose), "{said}");
            let again = turn(&guide, &told, "Frage stellen").session;
            assert_eq!(again.point.at, At::Inquiry(InquiryPart::Choose), "{said}, again");
            assert!(again.inquiry == told.inquiry);
        }
        let wondered = turn(&guide, &open, "gibt es dort noch einen freien Platz?").session;
        assert_eq!(wondered.inquiry.unwrap().category, Some(Category::Places));
        let writing = after(&guide, way, &opened(&["Eigene Frage"]));
        let still = turn(&guide, &writing, "Frage stellen").session;
        assert_eq!(still.point.at, At::Inquiry(InquiryPart::Write));
        let searched = turn(&guide, &open, "gibt es noch freie Plätze beim Yoga in Losheim?").session;
        assert!(matches!(searched.point.at, At::Results(_)), "{:?}", searched.point.at);
        for said in ["kannst du mich anrufen", "kann ich da anrufen"] {
            let told = turn(&guide, &open, said).session.point.at;
            assert!(!matches!(told, At::Inquiry(_)), "{said}: {told:?}");
        }
    }
}

#[test]
fn every_name_in_a_question_is_told_before_it_is_sent() {
    let guide = guide();
    for way in ways() {
        for (said, names) in [
            (
                "Frau Schmitt soll mich anrufen, es geht um einen Platz vom kleinen Jonas Becker, Trierer Straße 12",
                &["Schmitt", "Jonas Becker", "Trierer Straße 12"][..],
            ),
            ("Gibt es noch einen Platz für meinen Lukas?", &["Lukas"]),
            ("gibt es noch einen platz für meinen lukas?", &["lukas"]),
        ] {
            let writing = after(&guide, way, &opened(&["Eigene Frage"]));
            let text = turn(&guide, &writing, said).message.text;
            let told = text.rsplit("\n\n").next().unwrap();
            assert!(names.iter().all(|name| told.contains(name)), "{said}: {told}");
        }
    }
}

#[test]
fn insults_send_nothing_and_lead_nowhere_else() {
    let guide = guide();
    for way in ways() {
        let rude = guide.phrasebook.plain(way.0, InquiryPhrase::NotPolite);
        for said in ["Blöde Kuh von Leiterin, ist die noch da?", "Ihr Penner", "leck mich"] {
            for before in [&[][..], &["Eigene Frage"], &["Eigene Frage", "Darf mein Hund mit auf den Platz?"]]
            {
                let asking = after(&guide, way, &opened(before));
                let told = turn(&guide, &asking, said);
                assert!(told.message.text.starts_with(&rude), "{said}: {}", told.message.text);
                assert_eq!(told.session.point.at, asking.point.at);
                assert!(told.session.inquiry == asking.inquiry);
            }
        }
        let writing = after(&guide, way, &opened(&["Eigene Frage"]));
        for said in ["Gibt es auf dem Hof eine alte Kuh?", "Ist die alte Ziege noch da?"] {
            let told = turn(&guide, &writing, said).session.point.at;
            assert_eq!(told, At::Inquiry(InquiryPart::Preview), "{said}");
        }
    }
}

#[test]
fn who_is_worn_out_is_told_whom_to_call_and_asks_all_the_same() {
    let guide = guide();
    let ear = |said: &str| {
        let told = read(said, &guide.lexicon, TODAY);
        told.need.is_none() && told.is_discreet
    };
    for said in [
        "ich bin total am Ende, schlafe nicht mehr, weiß nicht mehr weiter ohne Betreuung. gibts einen Platz?",
        "Ich bin völlig erschöpft und brauche dringend einen Kitaplatz",
        "Ich schaffe das allein nicht mehr und bin am Limit, haben Sie einen Platz?",
    ] {
        assert!(ear(said), "{said}");
        for way in ways() {
            let writing = after(&guide, way, &opened(&["Eigene Frage"]));
            let told = turn(&guide, &writing, said);
            let line = guide.phrasebook.plain(way.0, Plain::CrisisBeside);
            assert!(told.message.text.starts_with(&line), "{said}: {}", told.message.text);
            assert_eq!(told.session.point.at, At::Inquiry(InquiryPart::Preview));
        }
    }
    for said in [
        "Mein Sohn schläft mittags nicht mehr, geht das?",
        "Ich weiß nicht, wie weit es ist",
        "Der Kurs ist am Ende der Straße, oder?",
        "Wie läuft das am Ende ab?",
        "Das schaffe ich am Montag nicht",
    ] {
        assert!(!ear(said), "{said}");
    }
}

#[test]
fn a_question_is_sent_by_a_sentence_that_says_nothing_else_and_by_no_other() {
    let guide = guide();
    for way in ways() {
        let preview = after(&guide, way, &opened(&["Eigene Frage", "Darf mein Hund mit auf den Platz?"]));
        for said in [
            "Schicken Sie es bitte ab",
            "schicks ab",
            "dann schick es mal los",
            "ja, können Sie so abschicken",
        ] {
            assert_eq!(turn(&guide, &preview, said).wishes.len(), 1, "{said}");
        }
        let asks = guide.phrasebook.plain(way.0, InquiryPhrase::OnlySend);
        for said in ["yes", "evet", "да", "weiß nicht", "schicken Sie es nicht ab", "schick es meinem Mann"]
        {
            let told = turn(&guide, &preview, said);
            assert!(told.wishes.is_empty(), "{said}");
            if !said.contains("schick") {
                assert!(told.message.text.contains(&asks), "{said}: {}", told.message.text);
            }
        }
        let edits = turn(&guide, &preview, "nein anders").session.point.at;
        assert_eq!(edits, At::Inquiry(InquiryPart::Write));
    }
}
