//! On Matrix what belongs together stands in one thread, and whoever answers there is understood.

use bildungslotse::{
    domain::message::{Address, ChannelKind, Content},
    store::thread,
};
use serde_json::{Value, json};

use crate::{
    matrix_rooms::{begin, person},
    matrix_service::MatrixService,
    synapse::citizens::{Citizen, Seen},
    threads::{answered_in, lay_in, part},
};

/// The chat of one citizen with the bot.
struct Chat<'a> {
    service: &'a MatrixService,
    citizen: &'a Citizen,
    room: &'a str,
}

impl Chat<'_> {
    fn address(&self) -> Address {
        Address { channel: ChannelKind::Matrix, name: self.room.to_owned() }
    }

    /// Sends the `number`th message of `thread`, and returns it as it arrived, as the `count`th of the bot.
    async fn sent(&self, part_of: (&str, usize), count: usize) -> Seen {
        lay_in(&self.service.database.store, &part(&self.address(), part_of), self.service.now()).await;
        let seen = self.citizen.wait_for(self.room, self.service.user(), count).await;
        let is_of_bot = |seen: &Seen| seen.sender == self.service.user() && seen.kind == "m.room.message";
        let last = seen.into_iter().rfind(is_of_bot).unwrap();
        assert_eq!(last.content["body"], format!("{} {}", part_of.0, part_of.1));
        last
    }

    /// Says `words` with this relation to others.
    async fn say(&self, words: &str, relation: &Value) {
        let content = json!({"msgtype": "m.text", "body": words, "m.relates_to": relation});
        self.citizen.send(self.room, "m.room.message", content).await;
    }
}

/// How a client that knows threads answers in the one that begins with `root`, where `last` stands last.
pub fn in_thread(root: &Seen, last: &Seen) -> Value {
    let last = json!({"event_id": last.event_id});
    json!({"rel_type": "m.thread", "event_id": root.event_id, "is_falling_back": true, "m.in_reply_to": last})
}

async fn threads_are_kept_apart(encrypted: bool) {
    let Some((synapse, mut service, citizens)) = begin(false).await else { return };
    let (anna, bot) = (person(&synapse, &citizens).await, service.user().to_owned());
    let room = anna.open_room(&bot, encrypted).await;
    let greeting = anna.wait_for(&room, &bot, 1).await.pop().unwrap();
    let chat = Chat { service: &service, citizen: &anna, room: &room };
    let first = chat.sent(("anfrage-1", 0), 2).await;
    let other = chat.sent(("anfrage-2", 0), 3).await;
    assert!(first.content["m.relates_to"].is_null() && other.content["m.relates_to"].is_null());

    service.end().await;
    service.start().await;
    let chat = Chat { service: &service, citizen: &anna, room: &room };
    let second = chat.sent(("anfrage-1", 1), 4).await;
    assert_eq!(second.is_encrypted, encrypted);
    assert_eq!(second.content["m.relates_to"], in_thread(&first, &first));
    let third = chat.sent(("anfrage-1", 2), 5).await;
    assert_eq!(third.content["m.relates_to"], in_thread(&first, &first));

    service.end().await;
    let chat = Chat { service: &service, citizen: &anna, room: &room };
    chat.say("Ja, es gibt Plätze", &in_thread(&first, &third)).await;
    chat.say("Nein", &in_thread(&other, &other)).await;
    // Clients that know no threads answer a message.
    let quoting = format!("> <{bot}> anfrage-1 2\n\nUm neun");
    chat.say(&quoting, &json!({"m.in_reply_to": {"event_id": third.event_id}})).await;
    chat.say("Yoga in Merzig", &json!({"m.in_reply_to": {"event_id": greeting.event_id}})).await;
    anna.say(&room, "Yoga in Perl").await;
    let heard = service.heard(5).await;
    let expected = [
        ("Ja, es gibt Plätze", Some("anfrage-1")),
        ("Nein", Some("anfrage-2")),
        ("Um neun", Some("anfrage-1")),
        ("Yoga in Merzig", None),
        ("Yoga in Perl", None),
    ];
    assert_eq!(heard.len(), expected.len());
    for (message, (words, thread)) in heard.iter().zip(expected) {
        assert!(message.content == Content::from(words), "{words}");
        assert_eq!(answered_in(&service.database.store, message).await.as_deref(), thread, "{words}");
    }

    // Nobody waits for them here: they are answered like any other message.
    service.start().await;
    let seen = anna.wait_for(&room, &bot, 10).await;
    assert!(seen.last().unwrap().content["body"].as_str().unwrap().contains("Perl"));
    service.remove().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_an_encrypted_room_the_second_message_goes_into_the_thread_and_a_reply_is_known_after_a_restart() {
    threads_are_kept_apart(true).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_a_plain_room_the_second_message_goes_into_the_thread_and_a_reply_is_known_after_a_restart() {
    threads_are_kept_apart(false).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_in_doubt_has_one_root_and_a_message_whose_root_is_unknown_comes_all_the_same() {
    let Some((synapse, mut service, citizens)) = begin(false).await else { return };
    let (anna, bot) = (person(&synapse, &citizens).await, service.user().to_owned());
    let room = anna.open_room(&bot, true).await;
    anna.wait_for(&room, &bot, 1).await;
    service.end().await;
    let to = Address { channel: ChannelKind::Matrix, name: room.clone() };
    lay_in(&service.database.store, &part(&to, ("anfrage", 0)), service.now()).await;
    let mut connection = service.database.connection().await;
    let keep = "create table kept as select address, message from outbox where id = 'anfrage:0'";
    sqlx::raw_sql(keep).execute(&mut connection).await.unwrap();
    service.start().await;
    let seen = anna.wait_for(&room, &bot, 2).await;
    let first = seen.into_iter().rfind(|seen| seen.sender == bot && seen.kind == "m.room.message").unwrap();
    service.end().await;
    // As if the process had ended after sending, before that was written down.
    let again = "delete from thread;
         delete from thread_message;
         update outbox set finished_at = null, outcome = null, ambiguous = 1,
             address = (select address from kept), message = (select message from kept)
         where id = 'anfrage:0'";
    sqlx::raw_sql(again).execute(&mut connection).await.unwrap();
    service.start().await;
    let chat = Chat { service: &service, citizen: &anna, room: &room };
    let second = chat.sent(("anfrage", 1), 3).await;
    assert_eq!(second.content["m.relates_to"], in_thread(&first, &first), "it is found again by its name");
    assert_eq!(service.database.number("select count(*) from thread_message").await, 2);

    let mut tx = service.database.store.begin().await.unwrap();
    thread::remember(&mut tx, &chat.address(), ("alt", "$unbekannt"), service.now()).await.unwrap();
    tx.commit().await.unwrap();
    let outside = chat.sent(("alt", 1), 4).await;
    assert!(outside.content["m.relates_to"].is_null());
    service.remove().await;
}
