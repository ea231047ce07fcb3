//! A way to a provider leads elsewhere, a letter is lost, a provider speaks up late: whoever is to have the question has it. On
//! SQLite and on PostgreSQL.

use bildungslotse::{
    domain::{
        inquiry::{Holder, State, Takeover},
        inquiry_wish::InquiryWish,
        message::{Address, ChannelKind},
    },
    store::{
        provider_link::{self, Opened},
        token::Token,
    },
    usecase::{answer_inquiry::Said, inquire::obey},
};

use crate::{
    browser::TestConsole,
    console_inquiries::{anna, ask, by_mail, each, look, mediated, path, provider_says, reach, send},
    provider_ways::{PROVIDER, page},
};

/// What the link in a letter is worth.
async fn opened(console: &TestConsole, letter: &str) -> Opened {
    let (_, rest) = letter.split_once("/anbieter/frage/").expect("there is a link in the letter");
    let token = Token::read(rest.split_whitespace().next().unwrap()).unwrap();
    let mut tx = console.database.store.read().await.unwrap();
    provider_link::open(&mut tx, &token, console.now()).await.unwrap()
}

#[tokio::test]
async fn an_address_that_is_replaced_loses_its_links_and_what_nobody_answered_goes_to_the_new_one() {
    each(async |console, browser| {
        let ways = page();
        browser.submit((&ways, &format!("{ways}/mail")), &[("adresse", "falsch@example.org")]).await;
        let open = ask(console, (PROVIDER, "Ist noch Platz?")).await;
        let wrong = mediated(console).await.remove(0).1;
        let answered = ask(console, (PROVIDER, "Was kostet es?")).await;
        mediated(console).await;
        provider_says(console, &answered, Said::Answer("Nichts.")).await;
        mediated(console).await;

        console.pass(60);
        browser.submit((&ways, &format!("{ways}/mail")), &[("adresse", "falsch@example.org")]).await;
        assert!(matches!(opened(console, &wrong).await, Opened::Pass(_)), "the same address changes nothing");
        browser.submit((&ways, &format!("{ways}/mail")), &[("adresse", "richtig@example.org")]).await;
        assert_eq!(opened(console, &wrong).await, Opened::Over);
        let again = mediated(console).await;
        let [(to, letter)] = &again[..] else { panic!("{} letters", again.len()) };
        assert_eq!(to.name, "richtig@example.org");
        assert!(letter.contains(&open.code.to_string()), "{letter}");
        assert!(matches!(opened(console, letter).await, Opened::Pass(_)));
        assert_eq!(look(console, &answered).await.inquiry.state, State::Answered);

        browser.submit((&ways, &format!("{ways}/mail/entfernen")), &[]).await;
        mediated(console).await;
        assert_eq!(look(console, &open).await.inquiry.holder, Holder::Office(Takeover::NoWay));
        assert_eq!(opened(console, letter).await, Opened::Over);
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_is_not_found_any_more_is_sent_once_more_and_nobody_reads_along() {
    each(async |console, browser| {
        reach(console, &by_mail()).await;
        let asked = ask(console, (PROVIDER, "Darf Kunigunde mitmachen?")).await;
        mediated(console).await;
        console.pass(60);
        let shown = browser.page(&path(&asked)).await;
        assert!(shown.contains("Noch einmal schicken") && !shown.contains("Kunigunde"), "{shown}");
        assert_eq!(send(browser, &asked, (&shown, "zurueckgeben", "")).await.status, 303);
        let again = mediated(console).await;
        assert_eq!(again.iter().map(|(to, _)| to.channel).collect::<Vec<_>>(), [ChannelKind::Mail]);
        assert!(matches!(opened(console, &again[0].1).await, Opened::Pass(_)));
        provider_says(console, &asked, Said::Answer("Ja.")).await;
        let answered = browser.page(&path(&asked)).await;
        assert!(!answered.contains("Noch einmal schicken"), "{answered}");
        assert_eq!(send(browser, &asked, (&shown, "zurueckgeben", "")).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_provider_who_reports_a_question_and_asks_back_later_gets_the_reply() {
    each(async |console, _| {
        reach(console, &by_mail()).await;
        let asked = ask(console, (PROVIDER, "Ist noch Platz?")).await;
        mediated(console).await;
        provider_says(console, &asked, Said::Report).await;
        mediated(console).await;
        console.pass(60);
        provider_says(console, &asked, Said::AskBack("Das war ein Versehen. Wie alt ist das Kind?")).await;
        mediated(console).await;
        let mut tx = console.database.store.begin().await.unwrap();
        let reply = InquiryWish::Reply(asked.code.clone(), "Sechs".to_owned());
        assert!(obey(&mut tx, &anna(), &reply, console.now()).await.unwrap());
        tx.commit().await.unwrap();
        let letters = mediated(console).await;
        assert!(letters.iter().any(|(to, _): &(Address, String)| *to == by_mail()), "the provider is told");
        assert_eq!(look(console, &asked).await.inquiry.holder, Holder::Provider);
    })
    .await;
}
