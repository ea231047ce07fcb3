//! What is shown before a question leaves is what leaves, and only one word sends it.

use bildungslotse::domain::{dialog::session::Session, inquiry_wish::InquiryWish, language::Language};
use proptest::{prelude::*, test_runner::TestRunner};

use crate::talk::{SAID, desk, guide, turn};

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
