//! A provider that answers in a room of its own on Matrix: each question is a thread there.

use bildungslotse::{
    channel::{
        recorder::Recorder,
        registry::{Channel, Channels},
    },
    domain::{
        dialog::desk::Policies,
        inquiry::{Author, Category, Matter, State},
        inquiry_code::Code,
        inquiry_wish::InquiryWish,
        language::Language,
        message::ChannelKind,
    },
    store::{inquiry, inquiry_entry},
    usecase::{
        deliver::deliver,
        inquire::{desk, obey},
        mediate::mediate,
        notify_provider::Post,
        reach_provider::{Change, offer_chat_code},
    },
};
use serde_json::json;

use crate::{
    announcing::bert,
    database::loaded_dice,
    inquiring::anna,
    matrix_rooms::{begin, person},
    matrix_service::MatrixService,
    matrix_threads::in_thread,
    synapse::citizens::{Citizen, Seen},
};

/// A provider of the sample region.
const PROVIDER: &str = "dlrg-merzig";

/// The provider in its room, and somebody at a terminal who asks.
struct Club {
    service: MatrixService,
    member: Citizen,
    room: String,
    recorder: Recorder,
}

impl Club {
    /// Does `wish` for whoever asks, and hands over what is to be handed over.
    async fn wish(&self, wish: InquiryWish) {
        let (store, now) = (&self.service.database.store, self.service.now());
        let mut tx = store.begin().await.unwrap();
        assert!(obey(&mut tx, &anna(), &wish, now).await.unwrap());
        tx.commit().await.unwrap();
        let post = Post { channels: [ChannelKind::Matrix].into(), base: "https://lotse.example".to_owned() };
        mediate(store, (&self.service.mind.guide, &post), now).await.unwrap();
    }

    /// Somebody asks `words`.
    async fn ask(&self, words: &str) -> Code {
        let (store, now) = (&self.service.database.store, self.service.now());
        let mut tx = store.read().await.unwrap();
        let code = desk(&mut tx, &anna(), &Policies::default(), now).await.unwrap().codes.remove(0);
        drop(tx);
        let matter = Matter {
            provider: PROVIDER.to_owned(),
            offer: "turnen".to_owned(),
            title: "Turnen".to_owned(),
            category: Category::Own,
            language: Language::German,
        };
        self.wish(InquiryWish::Ask(vec![(code.clone(), matter)], words.to_owned())).await;
        code
    }

    /// The `count`th message of the bot in the room.
    async fn read(&self, count: usize) -> Seen {
        let bot = self.service.user();
        let seen = self.member.wait_for(&self.room, bot, count).await;
        seen.into_iter().rfind(|seen| seen.sender == bot && seen.kind == "m.room.message").unwrap()
    }

    /// Says `words` in the thread that begins with `root`.
    async fn say(&self, words: &str, root: &Seen) {
        let content = json!({"msgtype": "m.text", "body": words, "m.relates_to": in_thread(root, root)});
        self.member.send(&self.room, "m.room.message", content).await;
    }

    /// What whoever asked is told: one message.
    async fn told(&self) -> String {
        let channel = Channel::Recorder(self.recorder.clone());
        let channels = Channels::default().with(ChannelKind::Terminal, channel);
        while deliver(&self.service.database.store, &channels, self.service.now()).await.unwrap() > 0 {}
        let mut taken = self.recorder.take();
        assert_eq!(taken.len(), 1, "one thing happened");
        taken.remove(0).1.text
    }

    /// How far the question is, and what was written in it by whoever asked and by the provider.
    async fn written(&self, code: &Code) -> (State, Vec<String>) {
        let mut tx = self.service.database.store.read().await.unwrap();
        let asked = inquiry::by_code(&mut tx, code).await.unwrap().unwrap();
        let entries = inquiry_entry::of(&mut tx, &asked.id).await.unwrap();
        assert!(entries.iter().all(|entry| entry.author != Author::Office));
        (asked.inquiry.state, entries.into_iter().map(|entry| entry.words.unwrap()).collect())
    }
}

fn words(seen: &Seen) -> &str {
    seen.content["body"].as_str().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_provider_connects_its_encrypted_room_and_each_question_is_a_thread_there() {
    let Some((synapse, service, citizens)) = begin(false).await else { return };
    let member = person(&synapse, &citizens).await;
    let room = member.open_room(service.user(), true).await;
    member.wait_for(&room, service.user(), 1).await;
    let club = Club { service, member, room, recorder: Recorder::default() };
    let change = Change { provider: PROVIDER, staff: &bert() };
    let store = &club.service.database.store;
    let link = offer_chat_code(store, change, loaded_dice, club.service.now()).await.unwrap();
    club.member.say(&club.room, &format!("Verbinden {}", link.as_str())).await;
    let welcome = club.read(2).await;
    assert!(words(&welcome).contains("jetzt mit „DLRG Merzig“ verbunden"), "{welcome:?}");

    let first = club.ask("Darf meine Tochter mitturnen?").await;
    let first_post = club.read(3).await;
    assert!(first_post.is_encrypted && first_post.content["m.relates_to"].is_null(), "{first_post:?}");
    let is_told = words(&first_post).contains("Darf meine Tochter mitturnen?")
        && words(&first_post).contains(&first.to_string());
    assert!(is_told && !words(&first_post).contains("anna"), "{first_post:?}");
    let second = club.ask("Was soll mein Sohn mitbringen?").await;
    let other = club.read(4).await;
    assert!(other.content["m.relates_to"].is_null() && words(&other).contains(&second.to_string()));

    // The older one first: what is meant is said by the thread, not by what came last.
    club.say("Ja, gern.", &first_post).await;
    let confirmed = club.read(5).await;
    assert_eq!(words(&confirmed), format!("Ihre Antwort ist angekommen: {first}"));
    assert_eq!(confirmed.content["m.relates_to"], in_thread(&first_post, &first_post));
    let told = club.told().await;
    assert!(told.contains("Ja, gern.") && told.contains(&format!("„Turnen“ ({first})")), "{told}");

    club.say("Rückfrage: Wie alt ist er?", &other).await;
    let confirmed = club.read(6).await;
    assert_eq!(confirmed.content["m.relates_to"], in_thread(&other, &other));
    let told = club.told().await;
    assert!(told.contains("Wie alt ist er?") && told.contains(&second.to_string()), "{told}");
    club.wish(InquiryWish::Reply(second.clone(), "Sechs.".to_owned())).await;
    let more = club.read(7).await;
    assert_eq!(more.content["m.relates_to"], in_thread(&other, &other), "it stands in the same thread");
    assert!(words(&more).contains("Sechs."), "{more:?}");
    club.say("Ein Handtuch.", &other).await;
    club.read(8).await;
    assert!(club.told().await.contains("Ein Handtuch."));

    let asked = |words: &[&str]| words.iter().map(|&words| words.to_owned()).collect::<Vec<_>>();
    let expected = asked(&["Darf meine Tochter mitturnen?", "Ja, gern."]);
    assert_eq!(club.written(&first).await, (State::Answered, expected));
    let expected = asked(&["Was soll mein Sohn mitbringen?", "Wie alt ist er?", "Sechs.", "Ein Handtuch."]);
    assert_eq!(club.written(&second).await, (State::Answered, expected));
    club.service.remove().await;
}
