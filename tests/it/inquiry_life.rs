//! The life of a question to a provider, from the conversation in which it is asked to the day on which nothing of it is left.
//! On SQLite and on PostgreSQL.

use bildungslotse::{
    channel::{
        recorder::Recorder,
        registry::{Channel, Channels},
    },
    domain::{
        inquiry::{Author, Closing, EntryKind, State},
        inquiry_code::Code,
        message::{ChannelKind, Message},
        time::{Date, Timestamp},
    },
    store::{
        inquiry::{self, StoredInquiry},
        inquiry_entry,
        token::Token,
    },
    usecase::{
        answer_as_office::{Target, answer_as_office},
        answer_by_link::{Reply, answer_by_link},
        answer_inquiry::Said,
        deliver::deliver,
        forget::forget_expired,
        mediate::mediate,
        notify_provider::Post,
    },
};

use crate::{announcing::bert, database::TestDatabase, script::reach, test_app::TestApp};

/// A provider of the sample region, and what it offers.
const PROVIDER: &str = "dlrg-merzig";
const TITLE: &str = "DLRG-Jugend Merzig";

/// What nobody else says.
const WORDS: &str = "Darf meine Tochter Zimtlinde mitmachen?";
const CANARY: &str = "Zimtlinde";
const ANSWER: &str = "Ja, gern. Bringen Sie ein Handtuch mit.";

/// Asks how far the question is.
const WHERE: &str = "wo ist meine Frage?";

/// Somebody talks with the bot; beside that, letters go to the provider.
struct Life {
    app: TestApp,
}

impl Life {
    /// A provider is reached by mail, and somebody looks at its offer.
    async fn each() -> Vec<Self> {
        let mut lives = vec![];
        for database in TestDatabase::each().await {
            let mut app = TestApp::on(database).await;
            reach(&app.database.store, PROVIDER, app.now).await;
            app.say("anna", "Schwimmkurs Merzig").await;
            assert!(app.say("anna", "1").await.text.starts_with(TITLE));
            lives.push(Self { app });
        }
        lives
    }

    async fn says(&mut self, words: &str, expected: &str) -> String {
        let Message { text, .. } = self.app.say("anna", words).await;
        assert!(text.contains(expected), "{words} is not answered by {expected}, but by:\n{text}");
        text
    }

    /// Writes a question in words of one's own, up to the preview.
    async fn writes(&mut self) {
        self.says("Frage stellen", "Was möchten Sie vom Anbieter wissen?").await;
        self.says("Eigene Frage", "Schreiben Sie jetzt Ihre Frage").await;
        self.says(WORDS, &format!("Genau diese Worte sende ich:\n\n{WORDS}\n")).await;
    }

    /// Nothing of what was written is remembered of the conversation.
    async fn keeps_no_draft(&self) {
        let state = self.app.state("anna").await;
        assert!(!state.contains(CANARY), "the draft is still there:\n{state}");
    }

    /// What stands in the preview is sent; what it was given as a name.
    async fn sends(&mut self) -> Code {
        let sent = self.says("Senden", "Ihre Frage ist unterwegs. Kennung: ").await;
        let code = sent.split("Kennung: ").nth(1).unwrap().lines().next().unwrap();
        self.says(WHERE, "Unterwegs zum Anbieter seit").await;
        Code::read(code).unwrap()
    }

    /// Does what is due by itself, and returns the letters that arrive at the provider.
    async fn letters(&self) -> Vec<String> {
        let (store, guide, now) = (&self.app.database.store, &self.app.mind.guide, self.app.now);
        let post = Post { channels: [ChannelKind::Mail].into(), base: "https://lotse.example".to_owned() };
        mediate(store, (guide, &post), now).await.unwrap();
        let recorder = Recorder::default();
        let channels = Channels::default().with(ChannelKind::Mail, Channel::Recorder(recorder.clone()));
        while deliver(store, &channels, now).await.unwrap() > 0 {}
        recorder.take().into_iter().map(|(_, letter)| letter.text).collect()
    }

    /// The one message that whoever asks is told without having said anything; it names the offer and the question.
    async fn told(&self, code: &Code, expected: &str) {
        let told = self.app.delivered().await;
        assert_eq!(told.len(), 1, "one thing happened");
        let text = &told[0].text;
        assert!(text.contains(&format!("„{TITLE}“ ({code})")) && text.contains(expected), "{text}");
    }

    async fn look(&self, code: &Code) -> Option<StoredInquiry> {
        let mut tx = self.app.database.store.read().await.unwrap();
        inquiry::by_code(&mut tx, code).await.unwrap()
    }

    /// What was written in the question, and by whom.
    async fn written(&self, code: &Code) -> Vec<(Author, EntryKind, String)> {
        let asked = self.look(code).await.unwrap();
        let mut tx = self.app.database.store.read().await.unwrap();
        let entries = inquiry_entry::of(&mut tx, &asked.id).await.unwrap();
        entries.into_iter().map(|entry| (entry.author, entry.kind, entry.words.unwrap())).collect()
    }

    /// Somebody of the office says something in the question, as the console shows it now.
    async fn office_says(&self, code: &Code, said: Said<'_>) {
        let asked = self.look(code).await.unwrap();
        let target = Target { id: &asked.id, revision: asked.revision, channels: &ChannelKind::ALL.into() };
        let (store, guide) = (&self.app.database.store, &self.app.mind.guide);
        answer_as_office(store, guide, (&bert(), target, said), self.app.now).await.unwrap();
    }

    /// It is this hour of the day.
    fn comes(&mut self, (month, day): (i8, i8), hour: u8) {
        self.app.now = Timestamp::at_hour(Date::constant(2025, month, day), hour);
    }

    /// Thirty days after the question has ended, nothing of it is left anywhere, and whoever asked is told the truth.
    async fn ends(mut self, code: &Code) {
        let ended = self.look(code).await.unwrap().inquiry.since;
        let store = self.app.database.store.clone();
        self.app.now = ended.plus(29 * 24 * 3_600);
        forget_expired(&store, self.app.now).await.unwrap();
        assert!(!self.written(code).await.is_empty(), "until then it can be read");
        self.app.now = ended.plus(30 * 24 * 3_600 + 3_600);
        forget_expired(&store, self.app.now).await.unwrap();
        for (what, count) in [
            ("inquiry", "select count(*) from inquiry"),
            ("inquiry_entry", "select count(*) from inquiry_entry"),
            ("provider_link", "select count(*) from provider_link"),
            ("inbox", "select count(*) from inbox"),
            ("outbox", "select count(*) from outbox"),
            ("session", "select count(*) from session"),
        ] {
            assert_eq!(self.app.database.number(count).await, 0, "rows of {what} are left");
        }
        self.says(WHERE, "Sie haben noch keine Frage gestellt.").await;
        self.app.remove().await;
    }
}

/// The link in a letter.
fn token(letter: &str) -> Token {
    let rest = letter.split("https://lotse.example/anbieter/frage/").nth(1).unwrap();
    Token::read(rest.split_whitespace().next().unwrap()).unwrap()
}

#[tokio::test]
async fn a_question_is_asked_answered_closed_and_forgotten() {
    for mut life in Life::each().await {
        life.writes().await;
        assert!(life.app.state("anna").await.contains(CANARY), "it waits to be sent");
        life.says("Abbrechen", "Gut, ich sende nichts.").await;
        life.keeps_no_draft().await;
        life.writes().await;
        let code = life.sends().await;
        life.keeps_no_draft().await;

        let letters = life.letters().await;
        let [letter] = &letters[..] else { panic!("{letters:?}") };
        assert!(letter.contains(TITLE) && letter.contains(&code.to_string()), "{letter}");
        assert!(!letter.contains(CANARY) && !letter.contains("anna"), "{letter}");
        life.says(WHERE, "beim Anbieter, noch ohne Antwort").await;
        assert!(!life.app.database.stolen().await.contains(CANARY), "all words are sealed");

        let (store, guide) = (&life.app.database.store, &life.app.mind.guide);
        let reply = Reply { said: Said::Answer(ANSWER), seen: 1 };
        answer_by_link(store, guide, (&token(letter), reply), life.app.now).await.unwrap();
        life.told(&code, ANSWER).await;
        life.says(WHERE, "Beantwortet am 23.11.2025.").await;
        let written = life.written(&code).await;
        let expected = [
            (Author::Citizen, EntryKind::Question, WORDS.to_owned()),
            (Author::Provider, EntryKind::Answer, ANSWER.to_owned()),
        ];
        assert_eq!(written, expected);

        life.says("Erledigt", "die Frage ist beendet").await;
        life.says(WHERE, "Am 23.11.2025 von Ihnen beendet.").await;
        assert_eq!(life.look(&code).await.unwrap().inquiry.state, State::Closed(Closing::Done));
        assert!(life.letters().await.is_empty(), "the provider need not do anything");
        life.ends(&code).await;
    }
}

#[tokio::test]
async fn a_question_that_the_provider_leaves_lying_is_answered_by_the_office() {
    for mut life in Life::each().await {
        // On a Sunday.
        life.says("Frage stellen", "Was möchten Sie vom Anbieter wissen?").await;
        life.says("Freie Plätze?", "gibt es noch freie Plätze?").await;
        let code = life.sends().await;
        assert_eq!(life.letters().await.len(), 1);
        life.comes((11, 26), 16);
        assert!(life.letters().await.is_empty(), "three working days are not over");
        life.says(WHERE, "Seit 23.11.2025 beim Anbieter, noch ohne Antwort.").await;

        life.comes((11, 26), 18);
        let letters = life.letters().await;
        let [reminder] = &letters[..] else { panic!("{letters:?}") };
        assert!(reminder.contains("noch ohne Antwort") && reminder.contains(&code.to_string()), "{reminder}");
        assert!(life.app.delivered().await.is_empty(), "there is nothing to tell yet");
        let state = life.says(WHERE, "Ich habe den Anbieter schon erinnert.").await;
        assert!(state.contains("beim Anbieter, noch ohne Antwort"), "{state}");

        life.comes((11, 28), 18);
        assert!(life.letters().await.is_empty());
        life.told(&code, "Das Bildungsbüro kümmert sich jetzt darum. Sie müssen nichts tun.").await;
        let held = "Seit 28.11.2025 beim Bildungsbüro, denn der Anbieter hat nicht geantwortet.";
        life.says(WHERE, held).await;

        life.comes((12, 1), 10);
        life.office_says(&code, Said::AskBack("Für welchen Tag?")).await;
        life.told(&code, "Das Bildungsbüro schreibt:\nFür welchen Tag?").await;
        life.says(WHERE, "Seit 01.12.2025 wartet eine Rückfrage auf Ihre Antwort.").await;
        life.says("Antworten", "Schreiben Sie jetzt Ihre Antwort zu").await;
        life.says("Für den Montag.", "Ihre Antwort ist unterwegs.").await;
        assert!(life.letters().await.is_empty(), "the office reads it, not the provider");
        life.says(WHERE, "Seit 01.12.2025 beim Bildungsbüro").await;

        life.comes((12, 2), 10);
        life.office_says(&code, Said::Answer("Am Montag ist noch Platz.")).await;
        life.told(&code, "Das Bildungsbüro schreibt:\nAm Montag ist noch Platz.").await;
        life.says(WHERE, "Beantwortet am 02.12.2025.").await;
        life.office_says(&code, Said::Settle("")).await;
        life.told(&code, "ist erledigt").await;
        life.says(WHERE, "Am 02.12.2025 vom Bildungsbüro erledigt.").await;
        life.ends(&code).await;
    }
}
