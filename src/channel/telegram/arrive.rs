//! What an update means: a message to be answered, somebody who left, something strange, or nothing.

use serde_json::Value;

use crate::{
    channel::{
        lines::heard,
        telegram::{
            button::Buttons,
            update::{CallbackQuery, Entity, Incoming, Membership, Update},
        },
    },
    domain::{
        message::{Address, Arrival, Attachment, ChannelKind, Content, IncomingMessage, Press},
        place::Point,
        time::Timestamp,
    },
};

/// What Telegram hands over at once.
#[derive(Default)]
pub struct Handed {
    /// What is to be accepted, in order.
    pub arrivals: Vec<Arrival>,
    /// The buttons that were pressed, and the position of what each led to among the arrivals; none if to nothing.
    pub presses: Vec<(Option<usize>, CallbackQuery)>,
    /// The number of the update that is asked for next; none if nothing came.
    pub next: Option<i64>,
}

/// Who the bot is, and what it signs its buttons with.
pub struct Reader<'a> {
    /// Its number.
    pub bot: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Opens what buttons hand back.
    pub buttons: &'a Buttons,
}

/// Contents that say nothing to us: news of a chat about itself.
const SERVICE: [&str; 24] = [
    "new_chat_members",
    "left_chat_member",
    "new_chat_title",
    "new_chat_photo",
    "delete_chat_photo",
    "group_chat_created",
    "supergroup_chat_created",
    "channel_chat_created",
    "message_auto_delete_timer_changed",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "pinned_message",
    "write_access_allowed",
    "users_shared",
    "chat_shared",
    "connected_website",
    "proximity_alert_triggered",
    "boost_added",
    "chat_background_set",
    "chat_owner_left",
    "chat_owner_changed",
    "web_app_data",
    "successful_payment",
    "refunded_payment",
];

/// Contents that cannot be read, and what they are. What stands here in vain is told like a sticker.
const UNREADABLE: [(&str, Attachment); 8] = [
    ("voice", Attachment::Voice),
    ("video_note", Attachment::Voice),
    ("audio", Attachment::Voice),
    ("photo", Attachment::Picture),
    ("video", Attachment::Picture),
    ("animation", Attachment::Picture),
    ("document", Attachment::Document),
    ("contact", Attachment::Contact),
];

impl Reader<'_> {
    /// What `updates` mean.
    pub fn read(&self, updates: Vec<Value>) -> Handed {
        let mut handed = Handed::default();
        for update in updates {
            let Some(number) = update.get("update_id").and_then(Value::as_i64) else {
                // It cannot be confirmed by itself, but with the next one that can.
                tracing::warn!("Telegram handed over something without a number");
                continue;
            };
            handed.next = handed.next.max(Some(number.saturating_add(1)));
            self.read_one(number, &update, &mut handed);
        }
        handed
    }

    fn read_one(&self, number: i64, raw: &Value, handed: &mut Handed) {
        let id = format!("telegram:{}:{number}", self.bot);
        let Ok(update) = serde_json::from_value::<Update>(raw.clone()) else {
            handed.arrivals.push(strange(id, raw));
            return;
        };
        if let Some(message) = update.message {
            handed.arrivals.extend(self.message(id, &message, &raw["message"]).map(Arrival::Message));
        } else if let Some(message) = update.edited_message {
            handed.arrivals.extend(self.edited(id, &message).map(Arrival::Message));
        } else if let Some(query) = update.callback_query {
            let arrival = self.pressed(id, &query);
            handed.presses.push((arrival.as_ref().map(|_| handed.arrivals.len()), query));
            handed.arrivals.extend(arrival.map(Arrival::Message));
        } else if let Some(membership) = update.my_chat_member {
            handed.arrivals.extend(left(id, &membership));
        } else {
            handed.arrivals.push(strange(id, raw));
        }
    }

    fn message(&self, id: String, message: &Incoming, raw: &Value) -> Option<IncomingMessage> {
        let is_of_a_bot = message.from.as_ref().is_some_and(|from| from.is_bot);
        if is_of_a_bot || message.via_bot.is_some() {
            return None;
        }
        let from = address(message.chat.id);
        if message.chat.kind != "private" {
            let is_for_us = self.is_addressed(message);
            return is_for_us.then(|| IncomingMessage::new(id, from, Content::InPublic));
        }
        // Of an album only the first picture is answered: all of it has one name.
        let album = message.media_group_id.as_ref();
        let id = album.map_or(id, |album| format!("telegram:{}:album:{album}", self.bot));
        let content = match (&message.text, &message.location) {
            (Some(text), _) => self.said(text),
            (None, Some(pin)) => Content::Pin(Point { latitude: pin.latitude, longitude: pin.longitude }),
            (None, None) => Content::Unreadable(unreadable(raw)?),
        };
        Some(named(IncomingMessage::new(id, from, content), message))
    }

    /// Words that were changed. A pin that moves is not followed.
    fn edited(&self, id: String, message: &Incoming) -> Option<IncomingMessage> {
        let is_of_a_bot = message.from.as_ref().is_some_and(|from| from.is_bot);
        let text = message.text.as_ref().filter(|_| message.chat.kind == "private" && !is_of_a_bot)?;
        let content = Content::Edited(self.written(text));
        Some(named(IncomingMessage::new(id, address(message.chat.id), content), message))
    }

    /// What was said: words, or the code of a link.
    fn said(&self, text: &str) -> Content {
        let words = self.written(text);
        match words.split_once(' ') {
            Some((first, code)) if first.eq_ignore_ascii_case("/start") => {
                Content::Entered(code.trim().to_owned())
            }
            Some(_) | None => Content::Words(words),
        }
    }

    /// What was written, made harmless; a command need not name the bot.
    fn written(&self, text: &str) -> String {
        let text = heard(text);
        let (first, rest) = text.split_once(' ').unwrap_or((&text, ""));
        let (command, to) = first.split_once('@').unwrap_or((first, ""));
        let is_ours = command.starts_with('/') && to.eq_ignore_ascii_case(self.name);
        let first = if is_ours { command } else { first };
        format!("{first} {rest}").trim().to_owned()
    }

    /// A button. What we did not sign for this chat is a button whose question is over.
    fn pressed(&self, id: String, query: &CallbackQuery) -> Option<IncomingMessage> {
        let message = query.message.as_ref();
        let chat = message.map_or(query.from.id, |message| message.chat.id);
        if query.from.is_bot || message.is_some_and(|message| message.chat.kind != "private") {
            return None;
        }
        let signed = query.data.as_deref().unwrap_or_default();
        let under = message.map(|message| message.message_id.to_string());
        let press = match self.buttons.open(chat, signed) {
            Some((step, data)) => Press { data: data.to_owned(), step: Some(step), under },
            None => Press { data: String::new(), step: Some(u64::MAX), under },
        };
        Some(IncomingMessage::new(id, address(chat), Content::Pressed(press)))
    }

    /// Whether a message in a group is for the bot: it names it, or answers to it.
    fn is_addressed(&self, message: &Incoming) -> bool {
        let replied = message.reply_to_message.as_ref().and_then(|replied| replied.from.as_ref());
        if replied.is_some_and(|from| from.id.to_string() == self.bot) {
            return true;
        }
        let text = message.text.as_deref().unwrap_or_default();
        let names_us =
            |part: &str| part.rsplit_once('@').is_some_and(|(_, name)| name.eq_ignore_ascii_case(self.name));
        let is_name = |entity: &&Entity| matches!(entity.kind.as_str(), "mention" | "bot_command");
        message.entities.iter().filter(is_name).any(|entity| names_us(&marked(text, entity)))
    }
}

/// `incoming` with what Telegram calls it, what it answers to, and when it was sent.
fn named(incoming: IncomingMessage, message: &Incoming) -> IncomingMessage {
    let sent_at = message.date.map(|seconds| Timestamp(seconds.saturating_mul(1_000)));
    let replied = message.reply_to_message.as_ref().and_then(|replied| replied.message_id);
    let replies_to = replied.map(|number| number.to_string());
    IncomingMessage { name: Some(message.message_id.to_string()), replies_to, sent_at, ..incoming }
}

/// Something that cannot be read; it belongs to a chat if it names one at all, so that it is forgotten with it.
fn strange(id: String, raw: &Value) -> Arrival {
    let parts = || raw.as_object().into_iter().flatten().map(|(_, part)| part);
    let chat = parts().find_map(|part| part.pointer("/chat/id").or_else(|| part.pointer("/message/chat/id")));
    let chat = chat.or_else(|| parts().find_map(|part| part.pointer("/from/id")));
    Arrival::Strange { id, who: chat.and_then(Value::as_i64).map(address), raw: raw.to_string() }
}

/// The address of a chat.
pub fn address(chat: i64) -> Address {
    Address { channel: ChannelKind::Telegram, name: chat.to_string() }
}

/// Whether a message with this content says something that cannot be read; none if it says nothing at all.
fn unreadable(raw: &Value) -> Option<Attachment> {
    let has = |key: &str| raw.get(key).is_some();
    if SERVICE.iter().any(|key| has(key))
        || raw.as_object().is_some_and(|message| message.keys().any(|key| is_of_forum(key)))
    {
        return None;
    }
    let known = UNREADABLE.iter().find(|(key, _)| has(key));
    Some(known.map_or(Attachment::Other, |(_, attachment)| *attachment))
}

fn is_of_forum(key: &str) -> bool {
    ["forum_topic_", "general_forum_topic_", "video_chat_", "giveaway", "suggested_post_"]
        .iter()
        .any(|prefix| key.starts_with(prefix))
}

fn left(id: String, membership: &Membership) -> Option<Arrival> {
    let is_out = matches!(membership.new_chat_member.status.as_str(), "kicked" | "left");
    is_out.then(|| Arrival::Left { id, who: address(membership.chat.id) })
}

fn marked(text: &str, entity: &Entity) -> String {
    let units = text.encode_utf16().skip(entity.offset).take(entity.length);
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn read(update: Value) -> Handed {
        let buttons = Buttons::new(&[1; 32]);
        Reader { bot: "77", name: "lotse_bot", buttons: &buttons }.read(vec![update])
    }

    fn content(message: &Value) -> Option<Content> {
        incoming(message).map(|message| message.content)
    }

    fn incoming(message: &Value) -> Option<IncomingMessage> {
        let mut whole = json!({"message_id": 5, "date": 1, "chat": {"id": 3, "type": "private"}, "from": {"id": 3, "is_bot": false, "first_name": "Anna"}});
        whole.as_object_mut().unwrap().extend(message.as_object().unwrap().clone());
        match read(json!({"update_id": 9, "message": whole})).arrivals.pop()? {
            Arrival::Message(message) => Some(message),
            Arrival::Left { .. } | Arrival::Sealed { .. } | Arrival::Strange { .. } => None,
        }
    }

    #[test]
    fn words_commands_and_codes_are_told_apart() {
        let said = |text: &str| content(&json!({"text": text}));
        assert!(said("Yoga\nin Merzig") == Some("Yoga in Merzig".into()));
        assert!(said("/hilfe@Lotse_Bot") == Some("/hilfe".into()));
        assert!(said("/suche@lotse_bot Yoga") == Some("/suche Yoga".into()));
        assert!(said("/start t_sport") == Some(Content::Entered("t_sport".to_owned())));
        assert!(said("/start") == Some("/start".into()));
    }

    #[test]
    fn each_kind_of_message_gets_its_answer_and_news_of_a_chat_get_none() {
        let kinds = [
            ("voice", Attachment::Voice),
            ("video_note", Attachment::Voice),
            ("photo", Attachment::Picture),
            ("document", Attachment::Document),
            ("contact", Attachment::Contact),
            ("sticker", Attachment::Other),
            ("poll", Attachment::Other),
            ("something_of_the_year_2030", Attachment::Other),
        ];
        for (key, attachment) in kinds {
            assert!(content(&json!({key: {}})) == Some(Content::Unreadable(attachment)), "{key}");
        }
        assert!(content(&json!({"pinned_message": {}})).is_none());
        let pin = content(&json!({"location": {"latitude": 49.5, "longitude": 6.75}, "venue": {}}));
        assert!(pin == Some(Content::Pin(Point { latitude: 49.5, longitude: 6.75 })));
    }

    #[test]
    fn a_reply_names_what_it_answers_and_nothing_else_of_it() {
        let from = json!({"id": 77, "is_bot": true, "first_name": "Lotse"});
        let replied =
            json!({"message_id": 4, "chat": {"id": 3, "type": "private"}, "from": from, "text": "Frage"});
        let reply = incoming(&json!({"text": "Ja", "reply_to_message": replied})).unwrap();
        assert!(reply.content == "Ja".into() && reply.replies_to.as_deref() == Some("4"));
        assert!(incoming(&json!({"text": "Ja"})).unwrap().replies_to.is_none());
        assert!(incoming(&json!({"text": "Ja", "reply_to_message": {}})).unwrap().replies_to.is_none());
    }

    #[test]
    fn a_group_is_answered_only_when_the_bot_is_meant() {
        let group = |text: &str, entities: Value| {
            content(&json!({"chat": {"id": -8, "type": "group"}, "text": text, "entities": entities}))
        };
        let mention = json!([{"type": "mention", "offset": 5, "length": 10}]);
        assert!(group("Frag @lotse_bot", mention.clone()) == Some(Content::InPublic));
        assert!(group("Frag @other_bot", mention).is_none());
        assert!(group("Hallo alle", json!([])).is_none());
    }

    #[test]
    fn what_cannot_be_read_is_kept_and_the_next_one_is_asked_for() {
        for strange in
            [json!({"update_id": 9, "message": {"chat": 7}}), json!({"update_id": 9, "new_kind": {}})]
        {
            let handed = read(strange);
            assert!(matches!(handed.arrivals[..], [Arrival::Strange { .. }]));
            assert_eq!(handed.next, Some(10));
        }
    }

    #[test]
    fn what_a_client_made_up_is_a_button_whose_question_is_over() {
        let query = json!({"id": "1", "from": {"id": 3}, "data": "1:delete", "message": {"message_id": 4, "chat": {"id": 3, "type": "private"}}});
        let handed = read(json!({"update_id": 9, "callback_query": query}));
        let Arrival::Message(message) = &handed.arrivals[0] else { panic!("no message") };
        let Content::Pressed(press) = &message.content else { panic!("no press") };
        assert_eq!((press.data.as_str(), press.step), ("", Some(u64::MAX)));
    }

    proptest! {
        #[test]
        fn nothing_that_comes_in_breaks_anything(junk in ".{0,80}", offset in 0..90_usize, length in 0..90_usize, kind in "(private|group|[a-z]{3})") {
            let entities = json!([{"type": "mention", "offset": offset, "length": length}]);
            content(&json!({"text": junk, "entities": entities, "chat": {"id": 3, "type": kind}}));
        }
    }
}
