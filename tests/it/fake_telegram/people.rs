//! The people on the other side: a test says what they do, and reads what they see.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::fake_telegram::{
    bot::Query,
    chat::{Chat, Kind, Standing},
    content,
    core::{FakeTelegram, State},
    plan::{Fault, Target},
    profile,
    queue::Event,
    reading::{self, Shown},
};

/// Tells the time in milliseconds since 1970.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// All people and groups, and the bot they speak with. Who is named for the first time is there from then on.
#[derive(Clone)]
pub struct People {
    fake: FakeTelegram,
    clock: Clock,
    bot: usize,
}

impl People {
    /// The people who speak with the bot of that index, at the time that `clock` tells.
    pub fn new(fake: &FakeTelegram, clock: Clock, bot: usize) -> Self {
        Self { fake: fake.clone(), clock, bot }
    }

    /// The id of the chat with the person or the group `name`.
    pub fn chat_id(&self, name: &str) -> i64 {
        self.fake.lock().chat_id(name)
    }

    /// `user` writes `text`. Returns the id of the message, as all that send something do.
    pub fn say(&self, user: &str, text: &str) -> i64 {
        self.send(user, &content::text(text))
    }

    /// `user` writes several messages.
    pub fn say_many(&self, user: &str, texts: &[&str]) {
        for text in texts {
            self.say(user, text);
        }
    }

    /// `user` writes `text` in `group`.
    pub fn say_in_group(&self, group: &str, user: &str, text: &str) -> i64 {
        self.post(group, user, &content::text(text))
    }

    /// `user` writes `text` in answer to the message `id`.
    pub fn reply(&self, user: &str, id: i64, text: &str) -> i64 {
        let answered = self.read(user, |chat| chat.answered(id)).expect("only what is there is answered");
        let mut content = content::text(text);
        content["reply_to_message"] = answered;
        self.send(user, &content)
    }

    /// `user` sends a place on the map.
    pub fn pin(&self, user: &str, latitude: f64, longitude: f64) -> i64 {
        self.send(user, &content::pin(latitude, longitude))
    }

    /// `user` sends a photo.
    pub fn photo(&self, user: &str) -> i64 {
        self.send(user, &content::photo())
    }

    /// `user` sends `count` photos as one album.
    pub fn album(&self, user: &str, count: usize) {
        let album = self.fake.lock().chance.roll().to_string();
        for _ in 0..count {
            let mut photo = content::photo();
            photo["media_group_id"] = json!(album);
            self.send(user, &photo);
        }
    }

    /// `user` speaks a message.
    pub fn voice(&self, user: &str) -> i64 {
        self.send(user, &content::voice())
    }

    /// `user` sends a sticker.
    pub fn sticker(&self, user: &str) -> i64 {
        self.send(user, &content::sticker())
    }

    /// `user` sends a document.
    pub fn document(&self, user: &str) -> i64 {
        self.send(user, &content::document())
    }

    /// `user` sends the telephone number of somebody.
    pub fn contact(&self, user: &str) -> i64 {
        self.send(user, &content::contact())
    }

    /// `user` sends a poll.
    pub fn poll(&self, user: &str) -> i64 {
        self.send(user, &content::poll())
    }

    /// `user` sends what only a future version of Telegram knows.
    pub fn strange(&self, user: &str) -> i64 {
        self.send(user, &content::strange())
    }

    /// Telegram notes something in the chat with `user`.
    pub fn service_message(&self, user: &str) -> i64 {
        self.send(user, &content::service())
    }

    /// An update comes whose known parts have wrong types.
    pub fn malformed_update(&self) {
        let value =
            json!({"message_id": "eins", "date": "gestern", "chat": [], "from": 7, "text": {"a": null}});
        self.happen(|_, _| ((), vec![Event { kind: "message", chat: None, text: String::new(), value }]));
    }

    /// `user` changes what they wrote last.
    pub fn edit(&self, user: &str, text: &str) {
        self.happen(|state, now_ms| {
            state.said.push(text.to_owned());
            let chat = state.chat(self.bot, user);
            let newest = chat.messages.values_mut().rev().find(|message| !message.is_from_bot);
            let message = newest.unwrap_or_else(|| panic!("{user} has said nothing that could be edited"));
            message.value["text"] = json!(text);
            message.value["edit_date"] = json!(now_ms.div_euclid(1_000));
            let value = message.value.clone();
            chat.tell('>', &format!("(edited) {text}"), None);
            let chat = Some(chat.id);
            ((), vec![Event { kind: "edited_message", chat, text: text.to_owned(), value }])
        });
    }

    /// `user` presses the button `label` of the newest message that has one; if none has, the one of the
    /// keyboard below the chat, which says its label. Panics if there is none. Returns the id of the query.
    pub fn press(&self, user: &str, label: &str) -> String {
        let messages = self.shown(user);
        let newest = messages.iter().rev().find_map(|message| Some((message, message.button(label)?)));
        let Some((message, button)) = newest else {
            let is_below = self.keyboard(user).iter().flatten().any(|below| below == label);
            assert!(is_below, "{user} sees no button „{label}“ in:\n{}", self.transcript(user));
            return self.say(user, label).to_string();
        };
        assert!(button.url.is_empty(), "„{label}“ leads to {}: the bot hears nothing of it", button.url);
        self.fake.lock().chat(self.bot, user).tell('>', &format!("[{label}]"), None);
        self.query(user, Some(message.id), &button.data)
    }

    /// `user` presses a button with `data` in the message `message_id`, which may be gone or changed since.
    pub fn press_old(&self, user: &str, message_id: i64, data: &str) -> String {
        self.query(user, Some(message_id), data)
    }

    /// `user` sends `data` as if a button had it.
    pub fn forge(&self, user: &str, data: &str) -> String {
        let newest =
            self.shown(user).iter().rev().find(|message| message.is_from_bot).map(|message| message.id);
        self.query(user, newest, data)
    }

    /// `user` blocks the bot.
    pub fn block(&self, user: &str) {
        self.change_standing(user, user, ("member", "kicked"), Standing::Blocked);
    }

    /// `user` unblocks the bot.
    pub fn unblock(&self, user: &str) {
        self.change_standing(user, user, ("kicked", "member"), Standing::Open);
    }

    /// `user` leaves Telegram; nobody tells the bot.
    pub fn deactivate(&self, user: &str) {
        self.fake.lock().chat(self.bot, user).standing = Standing::Deactivated;
    }

    /// The bot is added to `group`.
    pub fn join_group(&self, group: &str) {
        let admin = format!("{group}-admin");
        self.fake.lock().open_group(group);
        self.change_standing(group, &admin, ("left", "member"), Standing::Open);
        let bot = self.fake.lock().bots[self.bot].user();
        self.post(group, &admin, &json!({"new_chat_members": [bot]}));
    }

    /// The bot is removed from `group`.
    pub fn kick(&self, group: &str) {
        self.change_standing(group, &format!("{group}-admin"), ("member", "kicked"), Standing::Kicked);
    }

    /// `group` becomes a supergroup: it has another id from now on.
    pub fn migrate(&self, group: &str) {
        let admin = format!("{group}-admin");
        let old = self.chat_id(group);
        let new = old - 1_002_000_000_000;
        self.post(group, &admin, &json!({"migrate_to_chat_id": new}));
        let mut state = self.fake.lock();
        state.chat(self.bot, group).standing = Standing::Migrated(new);
        state.groups.insert(group.to_owned(), new);
        drop(state);
        self.post(group, &admin, &json!({"migrate_from_chat_id": old}));
    }

    /// What goes wrong with the next request to the chat with `name`.
    pub fn order(&self, name: &str, fault: Fault) {
        self.fake.order(Target::Chat(self.chat_id(name)), fault);
    }

    /// From now on answers of requests to the chat with `name` come `delay_ms` late; 0 ends it.
    pub fn stick(&self, name: &str, delay_ms: u64) {
        let mut state = self.fake.lock();
        let chat = state.chat_id(name);
        state.plan.stick(chat, delay_ms);
    }

    /// All messages that `name` sees now, the oldest first.
    pub fn shown(&self, name: &str) -> Vec<Shown> {
        self.read(name, reading::shown)
    }

    /// The newest message of the bot that `name` sees. Panics if there is none.
    pub fn last(&self, name: &str) -> Shown {
        let newest = self.shown(name).into_iter().rev().find(|message| message.is_from_bot);
        newest.unwrap_or_else(|| panic!("{name} sees no message of the bot"))
    }

    /// The labels of the keyboard that stands below the chat with `name` now.
    pub fn keyboard(&self, name: &str) -> Vec<Vec<String>> {
        self.read(name, reading::keyboard)
    }

    /// All that happened with `name`: `> said`, `< answered`, `~ edited`, `x deleted`, and rows of `[button]`.
    pub fn transcript(&self, name: &str) -> String {
        self.read(name, |chat| chat.history.join("\n"))
    }

    /// When the bot was seen doing what, as `typing`.
    pub fn actions(&self, name: &str) -> Vec<(i64, String)> {
        self.read(name, |chat| chat.actions.clone())
    }

    /// What the bot answered to the presses of `name`, without a text where it only ended the spinner.
    pub fn answers(&self, name: &str) -> Vec<String> {
        self.read(name, |chat| chat.answers.clone())
    }

    /// How many presses of `name` the bot has not answered.
    pub fn spinning(&self, name: &str) -> usize {
        let mut state = self.fake.lock();
        let chat = state.chat_id(name);
        state.bots[self.bot].queries.values().filter(|query| query.chat == chat).count()
    }

    /// The commands of the bot in `scope`, which is `default`, `all_private_chats` or the like, and what they do.
    pub fn commands(&self, scope: &str) -> Vec<(String, String)> {
        let state = self.fake.lock();
        let commands = state.bots[self.bot].commands.get(&(scope.to_owned(), String::new()));
        let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let command = |command: &Value| (words(&command["command"]), words(&command["description"]));
        commands.and_then(Value::as_array).into_iter().flatten().map(command).collect()
    }

    /// What the bot says of itself: its `name`, `description` or `short_description`.
    pub fn profile(&self, what: &'static str) -> String {
        profile::said(&self.fake.lock().bots[self.bot], what, "")
    }

    /// What is to `read` in the chat with `name`: nothing if there is none.
    fn read<T: Default>(&self, name: &str, read: impl FnOnce(&Chat) -> T) -> T {
        let mut state = self.fake.lock();
        let id = state.chat_id(name);
        state.bots[self.bot].chats.get(&id).map(read).unwrap_or_default()
    }

    fn send(&self, user: &str, content: &Value) -> i64 {
        self.post(user, user, content)
    }

    /// `user` sends `content` to the chat `name`.
    fn post(&self, name: &str, user: &str, content: &Value) -> i64 {
        self.happen(|state, now_ms| {
            let from = state.person(user);
            let text = content["text"].as_str().unwrap_or_default().to_owned();
            state.said.push(text.clone());
            let chat = state.chat(self.bot, name);
            assert!(chat.standing == Standing::Open, "{name} cannot write: {:?}", chat.standing);
            let line = if text.is_empty() { format!("({})", content::sort(content)) } else { text.clone() };
            chat.tell('>', &line, None);
            let value = chat.add(&from, content, now_ms).value.clone();
            let id = value["message_id"].as_i64().expect("each message has an id");
            (id, vec![Event { kind: "message", chat: Some(chat.id), text, value }])
        })
    }

    fn query(&self, user: &str, message: Option<i64>, data: &str) -> String {
        self.happen(|state, now_ms| {
            let from = state.person(user);
            let id = state.chance.roll().to_string();
            let chat = state.chat(self.bot, user);
            let place = chat.value();
            let shown = message.and_then(|id| chat.messages.get(&id)).map(|message| message.value.clone());
            let gone = json!({"chat": place, "message_id": message.unwrap_or(1), "date": 0});
            let value = json!({
                "id": id,
                "from": from,
                "message": shown.unwrap_or(gone),
                "chat_instance": format!("-{}", chat.id.unsigned_abs()),
                "data": data,
            });
            let chat = chat.id;
            state.bots[self.bot].queries.insert(id.clone(), Query { chat, pressed_ms: now_ms });
            let event = Event { kind: "callback_query", chat: Some(chat), text: data.to_owned(), value };
            (id, vec![event])
        })
    }

    fn change_standing(&self, name: &str, user: &str, (old, new): (&str, &str), standing: Standing) {
        self.happen(|state, now_ms| {
            let from = state.person(user);
            let bot = state.bots[self.bot].user();
            let chat = state.chat(self.bot, name);
            chat.standing = standing;
            let member = |status: &str| match status {
                "kicked" => json!({"user": bot, "status": status, "until_date": 0}),
                _ => json!({"user": bot, "status": status}),
            };
            let value = json!({
                "chat": chat.value(),
                "from": from,
                "date": now_ms.div_euclid(1_000),
                "old_chat_member": member(old),
                "new_chat_member": member(new),
            });
            ((), vec![Event { kind: "my_chat_member", chat: Some(chat.id), text: String::new(), value }])
        });
    }

    /// Changes the state, and lets the bot hear what happened.
    fn happen<T>(&self, change: impl FnOnce(&mut State, i64) -> (T, Vec<Event>)) -> T {
        let now_ms = (self.clock)();
        let mut state = self.fake.lock();
        let (value, events) = change(&mut state, now_ms);
        for event in events {
            state.bots[self.bot].queue.add(event, now_ms);
        }
        drop(state);
        self.fake.news().notify_waiters();
        value
    }
}

impl State {
    /// The id of the chat with the person or the group `name`: a group only if the bot was added to it.
    pub fn chat_id(&mut self, name: &str) -> i64 {
        if let Some(id) = self.groups.get(name) {
            return *id;
        }
        let known = self.users.iter().position(|user| user == name);
        let index = known.unwrap_or_else(|| {
            self.users.push(name.to_owned());
            self.users.len() - 1
        });
        5_000_000_001 + i64::try_from(index).expect("there are few people")
    }

    fn person(&mut self, name: &str) -> Value {
        json!({
            "id": self.chat_id(name),
            "is_bot": false,
            "first_name": format!("KANARI-{name}"),
            "username": format!("kanari_{name}"),
            "language_code": "de-x-kanari",
        })
    }

    fn open_group(&mut self, name: &str) {
        let count = i64::try_from(self.groups.len()).expect("there are few groups");
        self.groups.entry(name.to_owned()).or_insert(-4_000_001 - count);
    }

    fn chat(&mut self, bot: usize, name: &str) -> &mut Chat {
        let id = self.chat_id(name);
        let kind = match id {
            0.. => Kind::Private,
            -1_000_000_000_000..0 => Kind::Group,
            _ => Kind::Supergroup,
        };
        self.bots[bot].chat(id, kind, name)
    }
}
