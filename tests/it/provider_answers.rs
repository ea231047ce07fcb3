//! A provider answers a question on the page behind its link, without an account. On SQLite and on PostgreSQL.

use bildungslotse::{
    domain::{
        inquiry::{Closing, Holder, State, Takeover},
        inquiry_wish::InquiryWish,
        message::ChannelKind,
    },
    usecase::answer_by_link::MOST_ENTRIES,
};

use crate::{club::Club, database::TestDatabase, inquiring::anna};

#[tokio::test]
async fn what_is_answered_on_the_page_is_read_in_the_chat() {
    for club in Club::each().await {
        let asked = club.ask(&anna(), "Darf meine Tochter\nmitturnen?").await;
        let path = club.link().await;
        let page = club.page(&path).await;
        for words in ["Turnen für Kinder", &asked.code.to_string(), "Darf meine Tochter\nmitturnen?"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(page.contains("wartet auf Ihre Antwort") && page.contains("https://verein.example/turnen"));
        assert!(!page.contains("anna") && !page.contains("<script"), "{page}");

        let sent =
            club.send(&path, &[("tat", "rueckfrage"), ("worte", "Wie alt ist sie?"), ("gelesen", "1")]);
        let sent = sent.await;
        assert_eq!((sent.status, sent.location()), (303, format!("{path}?gesagt=rueckfrage").as_str()));
        assert!(club.page(sent.location()).await.contains("Ihre Rückfrage ist unterwegs"));
        assert_eq!(club.look(&asked).await.inquiry.state, State::AskedBack);
        assert!(club.delivered().await[0].1.contains("Wie alt ist sie?"));

        club.wish(&anna(), InquiryWish::Reply(asked.code.clone(), "Sechs".to_owned())).await;
        let newer = club.link().await;
        assert_ne!(newer, path, "each letter has a link of its own");
        for (number, words) in [(3, "Ja, gern."), (4, "Bitte Turnschuhe mitbringen.")] {
            let page = club.page(&newer).await;
            assert!(page.contains("Sechs") && page.contains("Wie alt ist sie?"));
            let seen = format!("name=\"gelesen\" value=\"{number}\"");
            assert!(page.contains(&seen), "{seen}: {page}");
            let fields = [("tat", "antwort"), ("worte", words), ("gelesen", &number.to_string())];
            assert_eq!(club.send(&newer, &fields).await.status, 303);
            let told = club.delivered().await;
            assert!(told[0].0 == ChannelKind::Terminal && told[0].1.contains(words), "{}", told[0].1);
        }
        let page = club.page(&newer).await;
        assert!(page.contains("Die Frage ist beantwortet") && page.contains("Turnschuhe"), "{page}");
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn the_same_answer_sent_twice_is_one_and_what_came_meanwhile_is_read_first() {
    for club in Club::each().await {
        let asked = club.ask(&anna(), "Ist noch Platz?").await;
        let path = club.link().await;
        let fields = [("tat", "antwort"), ("worte", "Ja."), ("gelesen", "1")];
        let mut browser = club.console.browser();
        let mut other = club.console.browser();
        let (first, second) = tokio::join!(browser.post(&path, &fields), other.post(&path, &fields));
        assert_eq!((first.status, second.status), (303, 303));
        assert_eq!(club.send(&path, &fields).await.status, 303);
        assert_eq!(club.said(&asked).await.len(), 2);
        assert_eq!(club.delivered().await.len(), 1, "and the citizen is told once");

        club.wish(&anna(), InquiryWish::Reply(asked.code.clone(), "Auch für zwei?".to_owned())).await;
        let late = [("tat", "antwort"), ("worte", "Ja, kommt vorbei!"), ("gelesen", "2")];
        let refused = club.send(&path, &late).await;
        assert_eq!(refused.status, 409);
        for words in ["Inzwischen ist etwas Neues", "Auch für zwei?", "Ja, kommt vorbei!</textarea>"] {
            assert_eq!(refused.body.matches(words).count(), 1, "{words}: {}", refused.body);
        }
        assert_eq!(club.said(&asked).await.len(), 3);
        // Whoever has read it says the same again, and it counts.
        let again = [("tat", "antwort"), ("worte", "Ja."), ("gelesen", "3")];
        assert_eq!(club.send(&path, &again).await.status, 303);
        assert_eq!(club.said(&asked).await.len(), 4);
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn nothing_and_too_much_are_refused_and_what_was_written_is_kept() {
    for club in Club::each().await {
        let asked = club.ask(&anna(), "Ist noch Platz?").await;
        let path = club.link().await;
        for (words, fault) in [
            (" \u{202e}\u{200b}\r\n ".to_owned(), "Bitte schreiben Sie etwas"),
            ("ä".repeat(2_001), "kürzen Sie den Text auf 2000 Zeichen"),
        ] {
            for act in ["antwort", "rueckfrage"] {
                let fields = [("tat", act), ("worte", words.as_str()), ("gelesen", "1")];
                let refused = club.send(&path, &fields).await;
                assert_eq!(refused.status, 422);
                assert!(refused.body.contains(fault) && refused.body.contains("aria-invalid"), "{fault}");
                assert!(refused.body.contains(&format!("{words}</textarea>")), "{}", refused.body);
            }
        }
        assert_eq!(club.said(&asked).await.len(), 1);
        let evil = "Ja\u{202e}\u{0}<script>alert(1)</script>";
        assert_eq!(
            club.send(&path, &[("tat", "antwort"), ("worte", evil), ("gelesen", "1")]).await.status,
            303
        );
        assert_eq!(club.said(&asked).await[1].1, "Ja<script>alert(1)</script>");
        let page = club.page(&path).await;
        assert!(page.contains("Ja&lt;script&gt;alert(1)&lt;/script&gt;"), "{page}");
        // No act, or one that nobody knows.
        assert_eq!(club.send(&path, &[("worte", "Ja.")]).await.status, 404);
        assert_eq!(club.send(&path, &[("tat", "loeschen")]).await.status, 404);
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn who_will_not_answer_says_so_and_abuse_goes_to_the_office() {
    for club in Club::each().await {
        let asked = club.ask(&anna(), "Ist noch Platz?").await;
        let path = club.link().await;
        for _ in 0..2 {
            assert_eq!(club.send(&path, &[("tat", "missbrauch"), ("gelesen", "1")]).await.status, 303);
        }
        assert_eq!(club.look(&asked).await.inquiry.holder, Holder::Office(Takeover::Reported));
        assert_eq!(club.delivered().await.len(), 1, "the citizen is told once");
        let page = club.page(&path).await;
        assert!(page.contains("Sie haben die Frage gemeldet") && !page.contains("value=\"missbrauch\""));

        let asked = club.ask(&anna(), "Und am Mittwoch?").await;
        let path = club.link().await;
        for _ in 0..2 {
            let fields = [("tat", "absage"), ("worte", "Wir haben Pause."), ("gelesen", "1")];
            assert_eq!(club.send(&path, &fields).await.status, 303);
        }
        assert_eq!(club.look(&asked).await.inquiry.state, State::Closed(Closing::Declined));
        let told = club.delivered().await;
        assert!(told.len() == 1 && told[0].1.contains("Wir haben Pause."));
        let page = club.page(&path).await;
        assert!(page.contains("Sie beantworten die Frage nicht") && !page.contains("value=\"antwort\""));
        let late = club.send(&path, &[("tat", "antwort"), ("worte", "Doch!"), ("gelesen", "2")]).await;
        assert_eq!(late.status, 409);
        assert!(late.body.contains("inzwischen zu Ende") && late.body.contains("Doch!"), "{}", late.body);

        // Without a reason it is said, too.
        let asked = club.ask(&anna(), "Und am Freitag?").await;
        let path = club.link().await;
        assert_eq!(club.send(&path, &[("tat", "absage"), ("worte", ""), ("gelesen", "1")]).await.status, 303);
        assert_eq!(club.said(&asked).await.len(), 1);
        club.console.database.remove().await;
    }
}

#[tokio::test]
async fn a_question_takes_fifty_entries_of_its_provider_and_then_only_its_end() {
    let club = Club::on(TestDatabase::hasty().await).await;
    let asked = club.ask(&anna(), "Ist noch Platz?").await;
    let path = club.link().await;
    for number in 0..MOST_ENTRIES {
        let words = format!("Nachtrag {number}");
        let fields = [("tat", "antwort"), ("worte", words.as_str()), ("gelesen", "1")];
        assert_eq!(club.send(&path, &fields).await.status, 303);
    }
    for act in ["antwort", "rueckfrage"] {
        let refused =
            club.send(&path, &[("tat", act), ("worte", "Noch eins, <b>bitte</b>"), ("gelesen", "1")]).await;
        assert_eq!(refused.status, 409);
        for said in ["schon sehr viel geschrieben", "Noch eins, &lt;b&gt;bitte&lt;/b&gt;</textarea>"] {
            assert!(refused.body.contains(said), "{said}: {}", refused.body);
        }
    }
    // Who presses twice is still told that it is there.
    let again = [("tat", "antwort"), ("worte", "Nachtrag 49"), ("gelesen", "1")];
    assert_eq!(club.send(&path, &again).await.status, 303);
    assert_eq!(club.said(&asked).await.len(), 1 + MOST_ENTRIES);
}
