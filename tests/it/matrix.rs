//! Citizens talk to the service on Matrix, with a client that is none of ours and a homeserver that is real.

use bildungslotse::domain::{
    message::{Attachment, Content},
    time::{Date, Timestamp},
};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::{
    database::TestDatabase,
    matrix_rooms::synapse,
    matrix_service::MatrixService,
    script::{Script, Turn, scripts},
    synapse::citizens::{Citizen, Citizens, Seen},
};

/// The day on which written conversations are held.
fn written_day() -> Timestamp {
    Timestamp::noon_of(Date::constant(2025, 11, 23))
}

/// The content of the event that stands for `content`, as Element would send it; none for what Matrix does not know.
fn event(content: &Content, last: Option<&str>) -> Option<(&'static str, Value)> {
    let text = |words: &str| json!({"msgtype": "m.text", "body": words});
    let file = |kind: &str| json!({"msgtype": kind, "body": "datei", "url": "mxc://test.local/none"});
    Some(match content {
        Content::Words(words) => ("m.room.message", text(words)),
        Content::Edited(words) => {
            let relates = json!({"rel_type": "m.replace", "event_id": last?});
            let stars = format!("* {words}");
            let edit = json!({"msgtype": "m.text", "body": stars, "m.new_content": text(words), "m.relates_to": relates});
            ("m.room.message", edit)
        }
        Content::Pin(point) => {
            let uri = format!("geo:{},{}", point.latitude, point.longitude);
            ("m.room.message", json!({"msgtype": "m.location", "body": "Ort", "geo_uri": uri}))
        }
        Content::Unreadable(Attachment::Voice) => ("m.room.message", file("m.audio")),
        Content::Unreadable(Attachment::Picture) => ("m.room.message", file("m.image")),
        Content::Unreadable(Attachment::Document) => ("m.room.message", file("m.file")),
        Content::Unreadable(Attachment::Other) => ("m.sticker", file("")),
        Content::Unreadable(Attachment::Contact | Attachment::Sealed)
        | Content::Pressed(_)
        | Content::Entered(_)
        | Content::InPublic
        | Content::TooMany => return None,
    })
}

/// The lines of what stands in a message, as written conversations have them.
fn lines(seen: &Seen) -> Vec<String> {
    seen.content["body"].as_str().unwrap().lines().map(|line| line.trim().to_owned()).collect()
}

/// One conversation, being held.
struct Talk {
    script: Script,
    citizen: Citizen,
    room: String,
    last: Option<String>,
}

impl Talk {
    async fn open(script: Script, citizen: Citizen, bot: String, encrypted: bool) -> Self {
        let room = citizen.open_room(&bot, encrypted).await;
        Self { script, citizen, room, last: None }
    }

    /// Says what is said in the turn with this number.
    async fn say(self, number: usize) -> Self {
        let (kind, content) = event(&self.script.turns[number].content, self.last.as_deref()).unwrap();
        let last = Some(self.citizen.send(&self.room, kind, content).await);
        Self { last, ..self }
    }

    /// Waits for the answer to that turn; if it is not the one that is written down, says so.
    async fn hear(self, number: usize, bot: String, encrypted: bool) -> Result<Self, String> {
        let all = self.citizen.wait_for(&self.room, &bot, number + 1).await;
        let is_answer = |seen: &Seen| seen.sender == bot && seen.kind == "m.room.message";
        let answers: Vec<Seen> = all.into_iter().filter(is_answer).collect();
        let (answer, expected) = (&answers[number], &self.script.turns[number].answer);
        let (said, name) = (lines(answer), &self.script.name);
        if answers.len() != number + 1 || said != *expected || answer.is_encrypted != encrypted {
            return Err(format!("{name} turn {number}:\n{said:#?}\ninstead of\n{expected:#?}"));
        }
        Ok(self)
    }
}

/// Does all at once.
async fn together<T: Send + 'static>(
    tasks: impl Iterator<Item = impl Future<Output = T> + Send + 'static>,
) -> Vec<T> {
    tasks.collect::<JoinSet<T>>().join_all().await
}

/// So many conversations are held side by side.
const SIDE_BY_SIDE: usize = 60;

/// Holds `scripts` side by side, turn by turn, in rooms that are encrypted or not. The first words are said before the bot
/// is there. Returns what was answered otherwise.
async fn hold(
    service: &mut MatrixService,
    people: &[Citizen],
    scripts: Vec<Script>,
    encrypted: bool,
) -> Vec<String> {
    let bot = service.user().to_owned();
    let cast = scripts.into_iter().zip(people.iter().cloned().cycle());
    let opening = cast.map(|(script, citizen)| Talk::open(script, citizen, bot.clone(), encrypted));
    let (mut talks, mut wrong) = (together(opening).await, Vec::new());
    for number in 0.. {
        talks.retain(|talk| number < talk.script.turns.len());
        let Some(seconds) = talks.iter().map(|talk| talk.script.turns[number].seconds).max() else { break };
        service.pass(seconds);
        talks = together(talks.into_iter().map(|talk| talk.say(number))).await;
        if number == 0 {
            service.start().await;
        }
        let heard = together(talks.into_iter().map(|talk| talk.hear(number, bot.clone(), encrypted))).await;
        let (good, bad): (Vec<_>, Vec<_>) = heard.into_iter().partition(Result::is_ok);
        talks = good.into_iter().flatten().collect();
        wrong.extend(bad.into_iter().filter_map(Result::err));
    }
    service.end().await;
    wrong
}

/// The conversations that can be held on Matrix, in groups; those in which hours pass stand alone.
fn groups() -> Vec<Vec<Script>> {
    let can_be_said = |script: &Script| {
        let can = |turn: &Turn| turn.before.is_empty() && event(&turn.content, Some("$1")).is_some();
        script.turns.iter().all(can)
    };
    let waits = |script: &Script| script.turns.iter().any(|turn| turn.seconds > 60);
    let (waiting, mut quick): (Vec<_>, Vec<_>) = scripts().into_iter().filter(can_be_said).partition(waits);
    let mut groups: Vec<_> = waiting.into_iter().map(|script| vec![script]).collect();
    while !quick.is_empty() {
        let rest = quick.split_off(quick.len().min(SIDE_BY_SIDE));
        groups.push(std::mem::replace(&mut quick, rest));
    }
    groups
}

async fn hold_all(encrypted: bool) {
    let Some(synapse) = synapse() else { return };
    let mut service = MatrixService::on(TestDatabase::hasty().await, &synapse, written_day()).await;
    let citizens = Citizens::new(&synapse).await;
    let (mut conversations, mut turns, mut wrong) = (0, 0, Vec::new());
    let mut people = Vec::new();
    // Nobody is let in more often than five times an hour.
    for _ in 0..SIDE_BY_SIDE / 5 {
        people.push(citizens.sign_in(&synapse.register("anna").await).await);
    }
    for scripts in groups() {
        service.put_to(written_day());
        conversations += scripts.len();
        turns += scripts.iter().map(|script| script.turns.len()).sum::<usize>();
        wrong.extend(hold(&mut service, &people, scripts, encrypted).await);
    }
    assert!(wrong.is_empty(), "{} of {conversations}:\n{}", wrong.len(), wrong.join("\n\n"));
    println!("{conversations} conversations, {turns} turns");
    assert!(conversations > 200, "{conversations}");
    service.remove().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn written_conversations_are_held_in_encrypted_rooms() {
    hold_all(true).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn written_conversations_are_held_in_plain_rooms() {
    hold_all(false).await;
}
