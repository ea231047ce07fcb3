//! Somebody of the staff connects a chat and has an announcement sent to it first. On SQLite and on PostgreSQL.

use bildungslotse::{
    channel::{
        recorder::Recorder,
        registry::{Channel, Channels},
    },
    domain::{
        message::{Address, ChannelKind, Content, IncomingMessage, Message},
        staff::{Role, StaffId},
    },
    store::staff_chat,
    usecase::{converse::converse, deliver::deliver, manage_staff::remove_staff, receive::receive},
};

use crate::{
    announcement_pages::{WORDS, id, office, step},
    announcing::tally,
    browser::TestConsole,
    database::TestDatabase,
};

const PAGE: &str = "/verwaltung/konto/chat";

/// What is answered to `name`, who sends `content` to the bot.
async fn say(console: &TestConsole, (name, number): (&str, u32), content: Content) -> Vec<Message> {
    let store = &console.database.store;
    let from = Address { channel: ChannelKind::Terminal, name: name.to_owned() };
    let message = IncomingMessage::new(format!("{name}:{number}"), from, content);
    assert!(receive(store, &message, console.now()).await.unwrap());
    converse(store, &console.console.mind, console.now()).await.unwrap();
    arrived(console).await.into_iter().map(|(_, message)| message).collect()
}

async fn arrived(console: &TestConsole) -> Vec<(Address, Message)> {
    let recorder = Recorder::default();
    let channels = Channels::default().with(ChannelKind::Terminal, Channel::Recorder(recorder.clone()));
    while deliver(&console.database.store, &channels, console.now()).await.unwrap() > 0 {}
    recorder.take()
}

/// How many chats `staff` has.
async fn chats(console: &TestConsole, staff: &StaffId) -> usize {
    staff_chat::of(&mut console.database.store.read().await.unwrap(), staff).await.unwrap().len()
}

/// The code that the page shows.
fn code(page: &str) -> String {
    let (_, rest) = page.split_once("<code class=\"code\">Verbinden ").unwrap();
    rest.split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_test_goes_to_the_own_chat_and_to_nobody_else() {
    for database in TestDatabase::each().await {
        let console = office(database, 6).await;
        let anna = console.person("anna", Role::Editor).await;
        let mut a = console.signed_in(&anna).await;
        let new = "/verwaltung/neue-mitteilung";
        let announcement = id(&a.submit((new, new), &WORDS).await);
        let unlinked = step(&mut a, &announcement, "probe", &[]).await;
        assert_eq!((unlinked.status, unlinked.location()), (303, PAGE));

        let first = code(&a.submit((PAGE, PAGE), &[]).await.body);
        let second = code(&a.submit((PAGE, PAGE), &[]).await.body);
        let wrong = say(&console, ("anna", 1), format!("Verbinden {first}").as_str().into()).await;
        assert!(wrong[0].text.contains("gilt nicht"), "{}", wrong[0].text);
        console.pass(5);
        let linked =
            say(&console, ("anna", 2), format!("verbinden {}", second.to_lowercase()).as_str().into()).await;
        assert!(linked[0].text.contains("Dieser Chat ist jetzt verbunden"), "{}", linked[0].text);
        assert!(linked[0].text.contains("Hier bekommen Sie Test-Nachrichten."), "in both languages");
        let twice = say(&console, ("bert", 1), format!("Verbinden {second}").as_str().into()).await;
        assert!(twice[0].text.contains("gilt nicht"), "a code counts once");
        assert!(a.page(PAGE).await.contains("Terminal"));

        let sent = step(&mut a, &announcement, "probe", &[]).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        let got = arrived(&console).await;
        assert_eq!(got.len(), 2, "one in each language");
        assert!(got.iter().all(|(to, _)| to.name == "anna"));
        assert!(got[0].1.text.starts_with("Test: ") && got[0].1.text.contains("Ferienprogramm"));
        assert!(got[1].1.text.starts_with("Das ist ein Test."));
        let count = tally(&console.database.store, &announcement, console.now()).await;
        assert_eq!(count.people(), 0, "nobody is counted");

        // Whoever is forgotten as a citizen is forgotten here, too.
        say(&console, ("anna", 3), "löschen".into()).await;
        say(&console, ("anna", 4), "1".into()).await;
        assert_eq!(chats(&console, &anna.id).await, 0);
        console.database.remove().await;
    }
}

#[tokio::test]
async fn a_code_counts_for_ten_minutes_and_a_chat_as_long_as_its_owner_belongs_to_the_staff() {
    for database in TestDatabase::each().await {
        let console = office(database, 1).await;
        let anna = console.person("anna", Role::Editor).await;
        let mut a = console.signed_in(&anna).await;
        let old = code(&a.submit((PAGE, PAGE), &[]).await.body);
        console.pass(601);
        let late = say(&console, ("anna", 1), format!("Verbinden {old}").as_str().into()).await;
        assert!(late[0].text.contains("zu alt"), "{}", late[0].text);
        for number in 2..4 {
            let code = code(&a.submit((PAGE, PAGE), &[]).await.body);
            let payload = format!("verbinden-{}", code.replace('-', ""));
            say(&console, ("anna", number), Content::Entered(payload)).await;
            assert_eq!(chats(&console, &anna.id).await, 1);
            if number == 2 {
                let gone = a.submit((PAGE, &format!("{PAGE}/terminal/trennen")), &[]).await;
                assert_eq!((gone.status, chats(&console, &anna.id).await), (303, 0));
            }
        }
        remove_staff(&console.database.store, &StaffId::command_line(), &anna.id, console.now())
            .await
            .unwrap();
        assert_eq!(chats(&console, &anna.id).await, 0);
        console.database.remove().await;
    }
}
