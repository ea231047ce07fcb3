//! An announcement in the console, from the first word to the last of its readers. On SQLite and on PostgreSQL.

use bildungslotse::{
    channel::recorder::Recorder,
    domain::{
        announcement::Stage,
        language::Language,
        message::{Address, ChannelKind},
        staff::Role,
        subscription::Interests,
    },
    store::{
        announcement::{self, StoredAnnouncement},
        audit,
    },
};

use crate::{
    announcing::{keep, leave, subscription},
    browser::{Answer, Browser, TestConsole},
    database::TestDatabase,
};

/// The list, and where a new one is written.
pub const LIST: &str = "/verwaltung/mitteilungen";
pub const NEW: &str = "/verwaltung/neue-mitteilung";

/// What is typed into the form.
pub const WORDS: [(&str, &str); 4] = [
    ("titel", "Ferienprogramm"),
    ("text", "Die Anmeldung beginnt am Montag.\r\n\r\nBitte <b>pünktlich</b> sein."),
    ("titel-einfach", "Ferien-Programm"),
    ("text-einfach", "Am Montag geht es los."),
];

/// A console with `people` subscribers who live in Wadern, half of whom read simple language.
pub async fn office(database: TestDatabase, people: u32) -> TestConsole {
    let console = TestConsole::on(database).await;
    let reader = |number: u32| {
        let address = Address { channel: ChannelKind::Terminal, name: format!("reader {number}") };
        let language = if number.is_multiple_of(2) { Language::German } else { Language::Simple };
        let interests = Interests { municipality: Some("Wadern".to_owned()), ..Interests::default() };
        (address, subscription(interests, language))
    };
    keep(&console.database.store, (0..people).map(reader)).await;
    console
}

/// Anna, who writes announcements, and Bert, who approves them, both signed in.
pub async fn writer_and_approver(console: &TestConsole) -> (Browser, Browser) {
    let anna = console.person("anna", Role::Editor).await;
    let bert = console.person("bert", Role::Publisher).await;
    (console.signed_in(&anna).await, console.signed_in(&bert).await)
}

/// The announcement as it is stored.
pub async fn stored(console: &TestConsole, id: &str) -> StoredAnnouncement {
    let mut tx = console.database.store.read().await.unwrap();
    announcement::find(&mut tx, id).await.unwrap().unwrap()
}

/// The id in an address of an announcement.
pub fn id(answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{}", answer.body);
    let rest = answer.location().strip_prefix("/verwaltung/mitteilungen/").unwrap();
    rest.split('/').next().unwrap().to_owned()
}

/// Sends the form of a step with the revision (and what else stands in it) as the page has it.
pub async fn step(browser: &mut Browser, id: &str, path: &str, more: &[(&str, &str)]) -> Answer {
    let page = browser.page(&format!("{LIST}/{id}")).await;
    let value = |name: &str| {
        let rest = page.split_once(&format!("name=\"{name}\" value=\"")).map_or("", |(_, rest)| rest);
        rest.split('"').next().unwrap().to_owned()
    };
    let (revision, print) = (value("fassung"), value("inhalt"));
    let mut fields = vec![("fassung", revision.as_str()), ("inhalt", print.as_str())];
    fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    fields.extend_from_slice(more);
    browser.submit((&format!("{LIST}/{id}"), &format!("{LIST}/{id}/{path}")), &fields).await
}

/// Writes, checks and submits an announcement, and returns its id.
pub async fn submitted(browser: &mut Browser, more: &[(&str, &str)]) -> String {
    // What comes first counts.
    let fields = [more, WORDS.as_slice()].concat();
    let id = id(&browser.submit((NEW, NEW), &fields).await);
    for path in ["pruefen", "einreichen"] {
        let answer = step(browser, &id, path, &[]).await;
        assert_eq!(answer.status, 303, "{path}: {}", answer.body);
    }
    id
}

#[tokio::test]
async fn two_people_bring_an_announcement_to_everybody_who_wanted_it() {
    for database in TestDatabase::each().await {
        let console = office(database, 6).await;
        let anna = console.person("anna", Role::Publisher).await;
        let bert = console.person("bert", Role::Publisher).await;
        let mut a = console.signed_in(&anna).await;
        let mut b = console.signed_in(&bert).await;
        let form = a.page(NEW).await;
        assert!(form.contains("Zurzeit erreicht sie 6 Menschen."), "{form}");
        assert!(form.contains("value=\"Wadern\"") && form.contains("value=\"sport\""), "{form}");

        let id = submitted(&mut a, &[("gemeinde", "Wadern")]).await;
        let draft = stored(&console, &id).await.announcement.draft;
        assert_eq!(draft.german.text, "Die Anmeldung beginnt am Montag.\n\nBitte <b>pünktlich</b> sein.");
        let page = a.page(&format!("{LIST}/{id}")).await;
        assert!(page.contains("Darum muss eine andere Person"), "{page}");
        assert!(!page.contains("Genau das freigeben"), "the author is not offered it");
        assert!(page.contains("&lt;b&gt;pünktlich"), "what is typed is text: {page}");
        // Nor by a form of one's own making.
        let print = draft.print().0;
        let forged = step(&mut a, &id, "freigeben", &[("inhalt", &print)]).await;
        assert_eq!(forged.status, 422);
        assert!(forged.body.contains("kann sie nicht freigeben"), "{}", forged.body);
        let overview = b.page("/verwaltung").await;
        assert!(overview.contains("Eine Mitteilung wartet auf die Freigabe"), "{overview}");

        // Who agrees to other words agrees to nothing.
        let stale = step(&mut b, &id, "freigeben", &[("inhalt", &"0".repeat(64))]).await;
        assert_eq!(stale.status, 422);
        assert!(stale.body.contains("inzwischen geändert"), "{}", stale.body);
        let old = step(&mut b, &id, "freigeben", &[("fassung", "1"), ("inhalt", &print)]).await;
        assert_eq!(old.status, 422);
        let approved = step(&mut b, &id, "freigeben", &[]).await;
        assert_eq!(approved.status, 303, "{}", approved.body);
        assert!(b.page(&format!("{LIST}/{id}")).await.contains("0 von 6 erledigt"));

        console.pass(60);
        let (store, recorder) = (&console.database.store, Recorder::default());
        let reached = leave(store, &console.console.mind, &recorder, console.now()).await;
        assert_eq!(reached.len(), 6);
        let page = b.page(&format!("{LIST}/{id}")).await;
        assert!(
            page.contains("6 von 6 erledigt") && page.contains("Fertig: Niemand steht mehr aus."),
            "{page}"
        );
        assert!(!page.contains("every 2s"), "nothing moves any more");
        assert!(b.page(LIST).await.contains("badge-done"));
        for event in ["begonnen", "geprüft", "eingereicht", "freigegeben"] {
            assert!(page.contains(&format!("Mitteilung {event}")), "{event}: {page}");
        }
        let mut tx = store.read().await.unwrap();
        let chain = audit::verify(&mut tx).await.unwrap();
        assert!(matches!(chain, bildungslotse::domain::audit::Chain::Whole { .. }));
        drop(tx);
        console.database.remove().await;
    }
}

#[tokio::test]
async fn what_somebody_typed_is_kept_when_somebody_else_was_faster() {
    for database in TestDatabase::each().await {
        let console = office(database, 5).await;
        let anna = console.person("anna", Role::Editor).await;
        let bert = console.person("bert", Role::Editor).await;
        let (mut a, mut b) = (console.signed_in(&anna).await, console.signed_in(&bert).await);
        let id = id(&a.submit((NEW, NEW), &WORDS).await);
        let form = format!("{LIST}/{id}/bearbeiten");
        let with =
            |title, revision| [[("titel", title), ("fassung", revision)].as_slice(), &WORDS[1..]].concat();
        assert_eq!(b.submit((&form, &form), &with("Von Bert", "1")).await.status, 303);
        let late = a.submit((&form, &form), &with("Von Anna", "1")).await;
        assert_eq!(late.status, 422);
        assert!(late.body.contains("Ihre Eingaben stehen noch hier"), "{}", late.body);
        assert!(
            late.body.contains("value=\"Von Anna\"") && late.body.contains("name=\"fassung\" value=\"2\"")
        );
        assert_eq!(stored(&console, &id).await.announcement.draft.german.title, "Von Bert");
        assert_eq!(a.submit((&form, &form), &with("Von Anna", "2")).await.status, 303);
        // Whoever keeps what was there already changes nothing.
        assert_eq!(a.submit((&form, &form), &with("Von Anna", "3")).await.status, 303);
        assert_eq!(stored(&console, &id).await.revision, 3);
        let gone = step(&mut a, &id, "verwerfen", &[]).await;
        assert_eq!((gone.status, gone.location()), (303, LIST));
        assert_eq!(a.get(&format!("{LIST}/{id}")).await.status, 404);
        console.database.remove().await;
    }
}

#[tokio::test]
async fn a_small_group_an_hour_that_is_not_there_and_hard_words_are_explained() {
    for database in TestDatabase::each().await {
        let console = office(database, 4).await;
        let (mut a, mut b) = writer_and_approver(&console).await;
        let look = |more: &[(&'static str, &'static str)]| [WORDS.as_slice(), more].concat();
        let live = "/verwaltung/mitteilung-ansehen";
        let small = a.submit((NEW, live), &look(&[("gemeinde", "Wadern")])).await.body;
        assert!(
            small.contains("weniger als 5")
                && small.contains(
                    "So können Sie nicht einreichen: Diese Auswahl erreicht weniger als fünf Menschen"
                ),
            "{small}"
        );
        assert!(small.contains("phone-telegram") && small.contains("phone-matrix"), "{small}");
        assert!(small.contains("<strong>Ferien-Programm</strong>"), "{small}");
        let nobody = a.submit((NEW, live), &look(&[("gemeinde", "Perl")])).await.body;
        assert!(nobody.contains("niemanden"), "{nobody}");
        let night = [("senden-tag", "2026-03-29"), ("senden-uhr", "02:30")];
        let past = [("senden-tag", "2020-01-01"), ("senden-uhr", "09:00")];
        let past = a.submit((NEW, NEW), &look(&past)).await;
        assert!(past.status == 422 && past.body.contains("Der Zeitpunkt ist vorbei"), "{}", past.body);
        let never = a.submit((NEW, NEW), &look(&night)).await;
        assert_eq!(never.status, 422);
        assert!(never.body.contains("Auf 1:59 Uhr folgt 3:00 Uhr"), "{}", never.body);
        assert!(never.body.contains("value=\"02:30\""), "it is still there");
        let twice = [("senden-tag", "2026-10-25"), ("senden-uhr", "02:30"), ("knopf", "ansehen")];
        let twice = a.submit((NEW, NEW), &look(&twice)).await;
        assert_eq!(twice.status, 200);
        assert!(
            twice.body.contains("an dem Tag zweimal") && twice.body.contains("Ruhezeit"),
            "{}",
            twice.body
        );
        let unknown = a.submit((NEW, NEW), &look(&[("thema", "gibt-es-nicht")])).await;
        assert_eq!(unknown.status, 422, "it would go to everybody");

        let hard = (
            "text-einfach",
            "Die Anmeldung wird durchgeführt, obwohl das Antragsverfahren nicht abgeschlossen ist.",
        );
        let fields = [&WORDS[..3], &[hard]].concat();
        let id = id(&a.submit((NEW, NEW), &fields).await);
        let page = a.page(&format!("{LIST}/{id}")).await;
        assert!(page.contains("finding-error") && page.contains("Stellen noch zu schwer"), "{page}");
        let refused = step(&mut a, &id, "pruefen", &[("grund", "so halt")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("so halt"), "the reason is kept: {}", refused.body);
        let fine = step(&mut a, &id, "pruefen", &[("grund", "Das Wort steht so im Gesetz.")]).await;
        assert_eq!(fine.status, 303);
        let page = a.page(&format!("{LIST}/{id}")).await;
        assert!(page.contains("Das Wort steht so im Gesetz."), "it is in the log: {page}");

        let fields = [[("gemeinde", "Wadern")].as_slice(), &WORDS].concat();
        let small = self::id(&a.submit((NEW, NEW), &fields).await);
        assert_eq!(step(&mut a, &small, "pruefen", &[]).await.status, 303);
        let page = a.page(&format!("{LIST}/{small}")).await;
        assert!(page.contains("So können Sie nicht einreichen") && !page.contains("Zur Freigabe einreichen"));
        let refused = step(&mut a, &small, "einreichen", &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Die Gruppe ist zu klein"), "{}", refused.body);
        let small = submitted(&mut a, &[]).await;
        let back = step(&mut b, &small, "zurueckgeben", &[("grund", "Bitte an alle senden.")]).await;
        assert_eq!(back.status, 303);
        let overview = a.page("/verwaltung").await;
        assert!(overview.contains("Eine Ihrer Mitteilungen kam zurück"), "{overview}");
        assert!(a.page(&format!("{LIST}/{small}/bearbeiten")).await.contains("Bitte an alle senden."));
        console.database.remove().await;
    }
}

#[tokio::test]
async fn what_leaves_can_be_held_up_called_back_and_corrected_by_whoever_may() {
    for database in TestDatabase::each().await {
        let console = office(database, 9).await;
        let (mut a, mut b) = writer_and_approver(&console).await;
        let id = submitted(&mut a, &[]).await;
        assert_eq!(step(&mut a, &id, "freigeben", &[]).await.status, 403, "an editor approves nothing");
        assert_eq!(step(&mut b, &id, "freigeben", &[]).await.status, 303);
        assert_eq!(step(&mut a, &id, "anhalten", &[]).await.status, 403);
        assert_eq!(step(&mut b, &id, "anhalten", &[]).await.status, 303);
        console.pass(120);
        let (store, recorder) = (&console.database.store, Recorder::default());
        assert!(leave(store, &console.console.mind, &recorder, console.now()).await.is_empty());
        assert!(b.page("/verwaltung").await.contains("Eine Mitteilung ist angehalten"));
        assert_eq!(step(&mut b, &id, "fortsetzen", &[]).await.status, 303);
        let ask = b.page(&format!("{LIST}/{id}/abbrechen")).await;
        assert!(ask.contains("Versand wirklich abbrechen?"), "{ask}");
        assert!(ask.contains("Versand endgültig stoppen</button>"), "{ask}");
        assert_eq!(step(&mut b, &id, "abbrechen", &[]).await.status, 303);
        assert!(leave(store, &console.console.mind, &recorder, console.now()).await.is_empty());
        let page = b.page(&format!("{LIST}/{id}")).await;
        assert!(page.contains("badge-cancelled") && page.contains("Niemand hat sie bekommen."), "{page}");
        assert!(!page.contains("Berichtigung schreiben") && !page.contains("Fertig:"), "{page}");
        assert!(matches!(stored(&console, &id).await.announcement.stage, Stage::Cancelled(_)));

        let next = submitted(&mut a, &[]).await;
        assert_eq!(step(&mut b, &next, "freigeben", &[]).await.status, 303);
        console.pass(60);
        assert_eq!(leave(store, &console.console.mind, &recorder, console.now()).await.len(), 9);
        let correction = self::id(&step(&mut a, &next, "korrektur", &[]).await);
        let form = format!("{LIST}/{correction}/bearbeiten");
        let page = a.page(&form).await;
        assert!(page.contains("Alle, die die fehlerhafte Mitteilung bekommen haben."), "{page}");
        let fields = [[("fassung", "1"), ("titel", "Richtig")].as_slice(), &WORDS[1..]].concat();
        assert_eq!(a.submit((&form, &form), &fields).await.status, 303);
        let kept = stored(&console, &correction).await.announcement.draft;
        assert!(
            matches!(kept.audience, bildungslotse::domain::audience::Audience::ReachedBy(of) if of == next)
        );
        let copy = self::id(&step(&mut a, &next, "kopie", &[]).await);
        assert_eq!(stored(&console, &copy).await.announcement.draft.german.title, "Ferienprogramm");
        let watch = b.page(&format!("{LIST}/{next}/verlauf")).await;
        assert!(watch.contains("9 von 9 erledigt"), "{watch}");
        assert!(b.page(LIST).await.contains("Berichtigung</span>"), "it is told apart from what it corrects");
        console.database.remove().await;
    }
}

#[tokio::test]
async fn what_everybody_has_is_not_held_up_any_more_and_leaves_the_public_page_only_after_a_question() {
    for database in TestDatabase::each().await {
        let console = office(database, 9).await;
        let (mut a, mut b) = writer_and_approver(&console).await;
        let id = submitted(&mut a, &[]).await;
        let path = format!("{LIST}/{id}");
        assert!(
            b.page(&format!("{path}/bearbeiten"))
                .await
                .contains("können Sie sie nicht mehr selbst freigeben")
        );
        assert!(!a.page(&format!("{path}/bearbeiten")).await.contains("können Sie sie nicht mehr selbst"));
        assert_eq!(step(&mut b, &id, "freigeben", &[]).await.status, 303);
        assert!(b.page(&path).await.contains("Anhalten</button>"));
        console.pass(60);
        let (store, recorder) = (&console.database.store, Recorder::default());
        assert_eq!(leave(store, &console.console.mind, &recorder, console.now()).await.len(), 9);

        let page = b.page(&path).await;
        assert!(!page.contains("Anhalten</button>") && !page.contains("Versand abbrechen"), "{page}");
        let refused = step(&mut b, &id, "anhalten", &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Es steht niemand mehr aus."), "{}", refused.body);
        assert!(b.page("/aktuelles").await.contains(&id));

        let ask = b.page(&format!("{path}/abbrechen")).await;
        assert!(ask.contains("Wirklich nicht mehr öffentlich zeigen?"), "{ask}");
        assert_eq!(step(&mut b, &id, "abbrechen", &[]).await.status, 303);
        assert!(!b.page("/aktuelles").await.contains(&id));
        console.database.remove().await;
    }
}
