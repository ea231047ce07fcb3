//! What an event means: a message to be answered, a tap, something that cannot be decrypted, or nothing.

use serde_json::Value;

use crate::{
    channel::{
        lines::heard,
        matrix::{event::Event, text::CHOICES},
    },
    domain::{
        message::{Address, Arrival, Attachment, ChannelKind, Content, IncomingMessage, Press},
        place::Point,
        time::Timestamp,
    },
};

/// What an event means.
pub enum Meaning {
    /// Something to be accepted.
    Arrival(Arrival),
    /// The choice with this number, from 1, of the event with this id was tapped.
    Tap {
        /// The number.
        number: usize,
        /// The event.
        of: String,
    },
    /// It cannot be decrypted: perhaps its key is still under way.
    Sealed,
    /// Nothing to us.
    Nothing,
}

/// The address of a room.
pub fn address(room: &str) -> Address {
    Address { channel: ChannelKind::Matrix, name: room.to_owned() }
}

/// The id of what `event` leads to.
pub fn id(event: &str) -> String {
    format!("matrix:{event}")
}

/// What `event` in `room` means to the account `me`.
pub fn meaning(me: &str, room: &str, event: &Event) -> Meaning {
    if event.sender == me {
        return Meaning::Nothing;
    }
    let message = |content| Meaning::Arrival(Arrival::Message(incoming(room, event, content)));
    match event.kind.as_str() {
        "m.room.message" => match said(&event.content) {
            Some(Content::Edited(words)) => {
                let name = event.content["m.relates_to"]["event_id"].as_str().map(str::to_owned);
                let message = incoming(room, event, Content::Edited(words));
                Meaning::Arrival(Arrival::Message(IncomingMessage { name, ..message }))
            }
            Some(content) => message(content),
            None => Meaning::Nothing,
        },
        "m.sticker" | "m.poll.start" | "org.matrix.msc3381.poll.start" => {
            message(Content::Unreadable(Attachment::Other))
        }
        "m.reaction" => tapped(&event.content["m.relates_to"]).unwrap_or(Meaning::Nothing),
        // One that was taken back has no content.
        "m.room.encrypted" if event.content["algorithm"].is_string() => Meaning::Sealed,
        "m.room.member" if is_leaving(event) => {
            Meaning::Arrival(Arrival::Left { id: id(&event.id), who: address(room) })
        }
        _ => Meaning::Nothing,
    }
}

/// What tapping the choice with this `number`, from 1, of our own event with this `content` stands for; none if it offers
/// no such choice.
pub fn press(content: &Value, number: usize, under: &str) -> Option<Press> {
    let choices = &content[CHOICES];
    let data = choices["data"].get(number.to_string())?.as_str()?;
    Some(Press { data: data.to_owned(), step: choices["step"].as_u64(), under: Some(under.to_owned()) })
}

/// A message that `event` in `room` stands for.
pub fn incoming(room: &str, event: &Event, content: Content) -> IncomingMessage {
    IncomingMessage {
        name: Some(event.id.clone()),
        replies_to: answered(&event.content).map(str::to_owned),
        sent_at: Some(Timestamp(event.sent_at)),
        ..IncomingMessage::new(id(&event.id), address(room), content)
    }
}

/// The event that a message with this `content` answers: the first one of its thread, else the one it names.
fn answered(content: &Value) -> Option<&str> {
    let is_edit = content["m.relates_to"]["rel_type"] == "m.replace";
    let relation = &(if is_edit { &content["m.new_content"] } else { content })["m.relates_to"];
    let is_in_thread = relation["rel_type"] == "m.thread";
    let answered = if is_in_thread { relation } else { &relation["m.in_reply_to"] };
    answered["event_id"].as_str()
}

/// What a message says; none if it is one of a program, or says nothing.
fn said(content: &Value) -> Option<Content> {
    if content["m.relates_to"]["rel_type"] == "m.replace" {
        // What stands in its place for clients that know no edits begins with a star.
        let new = &content["m.new_content"];
        let is_text = matches!(new["msgtype"].as_str(), Some("m.text" | "m.emote"));
        return written(new).filter(|_| is_text).map(Content::Edited);
    }
    let unreadable = |attachment| Some(Content::Unreadable(attachment));
    match content["msgtype"].as_str()? {
        "m.text" | "m.emote" => written(content).map(Content::Words),
        "m.location" => point(content["geo_uri"].as_str()?)
            .map_or(unreadable(Attachment::Other), |pin| Some(Content::Pin(pin))),
        "m.audio" => unreadable(Attachment::Voice),
        "m.image" | "m.video" => unreadable(Attachment::Picture),
        "m.file" => unreadable(Attachment::Document),
        // Of a program, or about keys.
        "m.notice" | "m.server_notice" | "m.key.verification.request" => None,
        _ => unreadable(Attachment::Other),
    }
}

/// The words of a message, made harmless, without those of the message it answers to, which older clients repeat.
fn written(content: &Value) -> Option<String> {
    let body = content["body"].as_str()?;
    let relation = &content["m.relates_to"];
    // In a thread the last message is named for clients that know no threads; nothing of it is repeated.
    let is_answer = !relation["m.in_reply_to"].is_null() && relation["is_falling_back"] != true;
    let body = match body.split_once("\n\n").filter(|_| is_answer && body.starts_with("> ")) {
        Some((quoted, rest)) if quoted.lines().all(|line| line.starts_with('>')) => rest,
        Some(_) | None => body,
    };
    Some(heard(body)).filter(|words| !words.is_empty())
}

/// The point of a `geo:` address; none if there is no such place.
fn point(address: &str) -> Option<Point> {
    let numbers = address.strip_prefix("geo:")?.split(';').next()?;
    let mut numbers = numbers.split(',').map(str::parse::<f64>);
    let (latitude, longitude) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    let is_on_earth = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
    is_on_earth.then_some(Point { latitude, longitude })
}

/// A reaction with a number: 1️⃣ to 9️⃣, as clients write it.
fn tapped(relation: &Value) -> Option<Meaning> {
    let key = relation["key"].as_str().filter(|_| relation["rel_type"] == "m.annotation")?;
    let digit = key.trim_end_matches(['\u{fe0f}', '\u{20e3}']);
    let number = digit.parse().ok().filter(|number| (1..=9).contains(number))?;
    Some(Meaning::Tap { number, of: relation["event_id"].as_str()?.to_owned() })
}

/// Whether somebody leaves, or is put out, who was there; an invitation that is withdrawn is none.
fn is_leaving(event: &Event) -> bool {
    matches!(event.content["membership"].as_str(), Some("leave" | "ban")) && event.before() != Some("invite")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn event(kind: &str, content: &Value) -> Event {
        let event = json!({"event_id": "$1", "sender": "@anna:a", "type": kind, "origin_server_ts": 5, "content": content});
        serde_json::from_value(event).unwrap()
    }

    fn content(kind: &str, content: &Value) -> Option<Content> {
        match meaning("@bot:a", "!room:a", &event(kind, content)) {
            Meaning::Arrival(Arrival::Message(message)) => Some(message.content),
            Meaning::Arrival(_) | Meaning::Tap { .. } | Meaning::Sealed | Meaning::Nothing => None,
        }
    }

    fn message(of: &Value) -> Option<Content> {
        content("m.room.message", of)
    }

    #[test]
    fn words_are_heard_and_what_programs_say_is_not() {
        assert!(
            message(&json!({"msgtype": "m.text", "body": " Yoga\n in Merzig "}))
                == Some("Yoga  in Merzig".into())
        );
        assert!(message(&json!({"msgtype": "m.notice", "body": "Yoga"})).is_none());
        let own = Event {
            sender: "@bot:a".to_owned(),
            ..event("m.room.message", &json!({"msgtype": "m.text", "body": "x"}))
        };
        assert!(matches!(meaning("@bot:a", "!room:a", &own), Meaning::Nothing));
    }

    #[test]
    fn an_answer_is_heard_without_what_it_answers_to() {
        let relates = json!({"m.in_reply_to": {"event_id": "$0"}});
        let quoting =
            json!({"msgtype": "m.text", "body": "> <@bot:a> Wo?\n> Wann?\n\nPerl", "m.relates_to": relates});
        assert!(message(&quoting) == Some("Perl".into()));
        assert!(
            message(&json!({"msgtype": "m.text", "body": "> 5 Jahre\n\nPerl"}))
                == Some("> 5 Jahre  Perl".into())
        );
    }

    #[test]
    fn an_answer_names_the_first_message_of_its_thread_or_else_the_one_it_answers() {
        let answered = |relation: Value| {
            let content = json!({"msgtype": "m.text", "body": "> 5 Jahre\n\nPerl", "m.relates_to": relation});
            let event = event("m.room.message", &content);
            let Meaning::Arrival(Arrival::Message(message)) = meaning("@bot:a", "!r:a", &event) else {
                panic!("no message")
            };
            (message.replies_to, message.content)
        };
        let (whole, rest) = (Content::from("> 5 Jahre  Perl"), Content::from("Perl"));
        let last = json!({"event_id": "$last"});
        let in_thread = |falls_back: bool| {
            let root = "$root";
            json!({"rel_type": "m.thread", "event_id": root, "is_falling_back": falls_back, "m.in_reply_to": last})
        };
        assert!(answered(in_thread(true)) == (Some("$root".to_owned()), whole.clone()));
        assert!(answered(in_thread(false)) == (Some("$root".to_owned()), rest.clone()));
        assert!(answered(json!({"m.in_reply_to": last})) == (Some("$last".to_owned()), rest));
        assert!(answered(Value::Null) == (None, whole));
    }

    #[test]
    fn an_edit_names_what_it_replaces() {
        let edit = json!({"msgtype": "m.text", "body": "* Perl", "m.new_content": {"msgtype": "m.text", "body": "Perl"},
            "m.relates_to": {"rel_type": "m.replace", "event_id": "$0"}});
        let Meaning::Arrival(Arrival::Message(edited)) =
            meaning("@bot:a", "!r:a", &event("m.room.message", &edit))
        else {
            panic!("no message")
        };
        assert!(edited.content == Content::Edited("Perl".to_owned()) && edited.name.as_deref() == Some("$0"));
    }

    #[test]
    fn a_location_is_a_pin_and_what_cannot_be_read_is_told_apart() {
        let pin = |address: &str| message(&json!({"msgtype": "m.location", "body": "", "geo_uri": address}));
        assert!(pin("geo:49.5,6.75;u=35") == Some(Content::Pin(Point { latitude: 49.5, longitude: 6.75 })));
        assert!(pin("geo:91,6") == Some(Content::Unreadable(Attachment::Other)));
        for (kind, attachment) in [
            ("m.audio", Attachment::Voice),
            ("m.image", Attachment::Picture),
            ("m.file", Attachment::Document),
            ("x", Attachment::Other),
        ] {
            assert!(
                message(&json!({"msgtype": kind, "body": "x"})) == Some(Content::Unreadable(attachment)),
                "{kind}"
            );
        }
        assert!(content("m.sticker", &json!({})) == Some(Content::Unreadable(Attachment::Other)));
    }

    #[test]
    fn a_reaction_with_a_number_is_a_tap_on_what_was_offered() {
        for key in ["2\u{fe0f}\u{20e3}", "2\u{20e3}", "2"] {
            let reaction =
                json!({"m.relates_to": {"rel_type": "m.annotation", "event_id": "$0", "key": key}});
            let tap = meaning("@bot:a", "!r:a", &event("m.reaction", &reaction));
            assert!(matches!(tap, Meaning::Tap { number: 2, of } if of == "$0"), "{key}");
        }
        let thumb = json!({"m.relates_to": {"rel_type": "m.annotation", "event_id": "$0", "key": "👍"}});
        assert!(matches!(meaning("@bot:a", "!r:a", &event("m.reaction", &thumb)), Meaning::Nothing));
        let offered = json!({CHOICES: {"step": 3, "data": {"1": "1:a", "2": "1:b"}}});
        let press = press(&offered, 2, "$0").unwrap();
        assert_eq!((press.data.as_str(), press.step), ("1:b", Some(3)));
        assert!(super::press(&offered, 3, "$0").is_none() && super::press(&offered, 0, "$0").is_none());
    }

    #[test]
    fn who_leaves_is_gone() {
        let left = event("m.room.member", &json!({"membership": "leave"}));
        assert!(matches!(meaning("@bot:a", "!r:a", &left), Meaning::Arrival(Arrival::Left { .. })));
        let joined = event("m.room.member", &json!({"membership": "join"}));
        assert!(matches!(meaning("@bot:a", "!r:a", &joined), Meaning::Nothing));
    }

    proptest! {
        #[test]
        fn nothing_that_comes_in_breaks_anything(junk in ".{0,80}", kind in "(m.text|m.location|[a-z.]{3})", key in ".{0,4}") {
            message(&json!({"msgtype": kind, "body": junk, "geo_uri": junk, "m.relates_to": {"rel_type": junk, "key": key}}));
            content("m.reaction", &json!({"m.relates_to": {"rel_type": "m.annotation", "event_id": junk, "key": key}}));
        }
    }
}
