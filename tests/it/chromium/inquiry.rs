//! A question to a provider from the chat to a real mail, from its link to the answer in the chat, until it is closed: real
//! pages, the real program, a real mail server, Telegram's stand-in.

use std::time::Duration;

use bildungslotse::{
    domain::{
        inquiry::{Closing, State},
        inquiry_code::Code,
    },
    store::inquiry,
};
use tokio::time::{Instant, sleep};

use crate::{
    chromium::{
        announcement::{answered, telegram},
        stage::Stage,
        window::Browser,
    },
    fake_telegram::server::Served,
    smtp::server::{MailServer, Taken, recipient},
};

/// A provider of the sample region, and what it offers.
const PROVIDER: &str = "dlrg-merzig";
pub const TITLE: &str = "DLRG-Jugend Merzig";

/// What the provider writes.
pub const ANSWER: &str = "Ja, kommen Sie am Dienstag um fünf.";

/// Somebody who asks; nobody else is to hear of the name.
pub const ASKER: &str = "kunigunde";

/// A mail is there by then.
const PATIENCE: Duration = Duration::from_mins(1);

/// The program is told of the mail server; none if the tests run without.
pub fn mail_server(stage: &mut Stage) -> Option<MailServer> {
    let server = MailServer::open()?;
    let (host, port) = (server.settings.host.clone()?, server.settings.port?);
    stage.environment.extend([
        ("BILDUNGSLOTSE_MAIL__HOST", host),
        ("BILDUNGSLOTSE_MAIL__PORT", port.to_string()),
        ("BILDUNGSLOTSE_MAIL__SECURITY", "none".to_owned()),
        ("BILDUNGSLOTSE_MAIL__FROM", "Bildungsbüro <lotse@gemeinde.example>".to_owned()),
    ]);
    Some(server)
}

/// Somebody of the office enters where the provider reads mails, and leaves; returns the address.
pub async fn enter_way(stage: &Stage) -> String {
    let office = Browser::start(&stage.origin).await.expect("where there is one, there is another");
    let address = recipient("ok");
    stage.join(&office, "berta", "editor").await;
    office.open(&format!("/verwaltung/anbieter/{PROVIDER}/wege")).await;
    office.wait_for("Noch ist kein Weg eingetragen.").await;
    office.fill("E-Mail-Adresse für Fragen", &address).await;
    office.click("Eintragen").await;
    office.wait_for("eingetragen am").await;
    assert!(office.text().await.contains(&address));
    office.end().await;
    address
}

/// The one mail that `address` gets. It names the offer and the question called `code`, and none of `secrets`.
pub async fn letter(server: &MailServer, address: &str, (code, secrets): (&Code, &[&str])) -> Taken {
    let end = Instant::now() + PATIENCE;
    while server.taken_for(address).is_empty() {
        assert!(Instant::now() < end, "no mail arrives");
        sleep(Duration::from_millis(50)).await;
    }
    let mut mails = server.taken_for(address);
    assert_eq!(mails.len(), 1);
    let mail = mails.remove(0);
    for named in [TITLE, &code.to_string()] {
        assert!(mail.text.contains(named) && mail.headers["Subject"].contains(named), "{}", mail.raw);
    }
    let all = format!("{:?}\n{}\n{}", mail.headers, mail.text, mail.raw).to_lowercase();
    for secret in secrets {
        assert!(!all.contains(&secret.to_lowercase()), "{secret} stands in\n{all}");
    }
    mail
}

/// The provider opens the link of the mail, reads `words`, and answers; returns the path of the page.
pub async fn answer(club: &Browser, stage: &Stage, (mail, words): (&Taken, &str)) -> String {
    let link = mail.text.split_whitespace().find_map(|word| word.strip_prefix(&stage.origin));
    let path = link.unwrap_or_else(|| panic!("there is no link in\n{}", mail.text)).to_owned();
    club.open(&path).await;
    club.wait_for(words).await;
    let read = club.text().await;
    assert!(!read.to_lowercase().contains(ASKER), "{read}");
    club.fill("Ihr Text", ANSWER).await;
    club.click("Antwort senden").await;
    club.wait_for("Ihre Antwort ist unterwegs").await;
    path
}

/// Whoever asked has closed the question: so it is kept, and so the page behind the link says.
pub async fn closed(club: &Browser, stage: &Stage, (code, path): (&Code, &str)) {
    let store = stage.store().await;
    let asked = inquiry::by_code(&mut store.read().await.unwrap(), code).await.unwrap().unwrap();
    assert_eq!(asked.inquiry.state, State::Closed(Closing::Done));
    store.close().await;
    club.open(path).await;
    club.wait_for("Die Frage ist erledigt").await;
    assert!(!club.text().await.contains("Antwort senden"));
}

/// What a question is called that was sent with these words.
pub fn code_in(sent: &str) -> Code {
    let rest = sent.split("Kennung: ").nth(1).unwrap_or_else(|| panic!("no code in {sent}"));
    Code::read(rest.lines().next().unwrap()).unwrap()
}

/// Looks at the offer, asks whether there is a place, reads what will be sent, and sends it.
async fn ask(telegram: &Served) -> Code {
    let people = telegram.people(0);
    people.say(ASKER, "Schwimmkurs Merzig");
    answered(&people, ASKER, TITLE).await;
    people.say(ASKER, "1");
    answered(&people, ASKER, "Adresse: DLRG Merzig").await;
    people.press(ASKER, "✉️ Frage stellen");
    answered(&people, ASKER, "Eigene Worte leite ich hier nicht weiter").await;
    people.press(ASKER, "🪑 Freie Plätze?");
    answered(&people, ASKER, "Genau diese Worte sende ich:").await;
    assert!(people.last(ASKER).text.contains("Guten Tag, gibt es noch freie Plätze?"));
    people.press(ASKER, "✅ Senden");
    answered(&people, ASKER, "Ihre Frage ist unterwegs.").await;
    code_in(&people.last(ASKER).text)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_question_on_telegram_reaches_the_provider_by_mail_and_the_answer_comes_back() {
    let mut stage = Stage::new();
    let Some(server) = mail_server(&mut stage) else { return };
    let Some(club) = Browser::start(&stage.origin).await else { return };
    let telegram_server = telegram(&mut stage).await;
    stage.serve().await;
    let address = enter_way(&stage).await;

    let code = ask(&telegram_server).await;
    let secrets = [ASKER, "kanari", "kurze Antwort"];
    let mail = letter(&server, &address, (&code, &secrets)).await;
    assert!(mail.text.contains("Gibt es freie Plätze?"), "{}", mail.text);
    let people = telegram_server.people(0);
    people.say(ASKER, "wo ist meine Frage?");
    answered(&people, ASKER, "beim Anbieter, noch ohne Antwort").await;

    let path = answer(&club, &stage, (&mail, "Guten Tag, gibt es noch freie Plätze?")).await;
    answered(&people, ASKER, ANSWER).await;
    let told = people.last(ASKER).text;
    assert!(told.contains(&format!("„{TITLE}“ ({code})")), "{told}");
    people.press(ASKER, "✅ Erledigt");
    answered(&people, ASKER, "die Frage ist beendet").await;
    people.say(ASKER, &code.to_string());
    answered(&people, ASKER, "von Ihnen beendet").await;
    closed(&club, &stage, (&code, &path)).await;

    assert_eq!(server.taken_for(&address).len(), 1, "there was nothing more to tell");
    assert_eq!(telegram_server.fake.violations(), [""; 0]);
    club.end().await;
}
