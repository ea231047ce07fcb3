//! Whether a way to a provider works, in words.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::{
    domain::{message::ChannelKind, setback::Setback},
    store::provider_way::{Lost, Way, WayState},
};

/// A way, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// The name of its channel.
    pub channel: &'static str,
    /// The text that names it.
    pub name: &'static str,
    /// Where it leads, if that can be shown.
    pub place: Option<String>,
    /// The text that says whether it works.
    pub state: &'static str,
    /// How its badge looks.
    pub tone: &'static str,
    /// Whether it is not used any more.
    pub is_off: bool,
    /// Whether nobody knows any more where it led.
    pub is_lost: bool,
    /// Whether its channel is configured at all.
    pub is_served: bool,
    /// Why the last message came back.
    pub fault: Option<Fault>,
    /// How many came back in a row, and since when.
    pub failures: u32,
    /// When the first of them came back.
    pub failed_at: Option<i64>,
    /// Since when it is known.
    pub linked_at: i64,
    /// When something last arrived.
    pub arrived_at: Option<i64>,
}

/// Why something came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The text that says it.
    pub text: &'static str,
    /// The number of the fault, for whoever looks into it; empty if there is none.
    pub code: String,
}

/// What is shown of `way`, where these `channels` are configured. Of a webhook, the secret is not.
pub fn shown(way: &Way, channels: &BTreeSet<ChannelKind>) -> Shown {
    let channel = way.address.channel;
    let is_served = channels.contains(&channel);
    let (state, tone) = match way.state {
        // Whoever connects a chat writes there; an address may be anything.
        WayState::Active if way.arrived_at.is_none() && is_entered(channel) => ("way-new", "plain"),
        WayState::Active => ("way-active", "good"),
        WayState::Failing => ("way-failing", "warning"),
        WayState::Off => ("way-off", "danger"),
    };
    let (state, tone) = if is_served { (state, tone) } else { ("way-unserved", "danger") };
    let fault = way.fault.as_deref().map(|reason| fault(channel, reason));
    let place = match channel {
        ChannelKind::Mail => Some(way.address.name.clone()),
        ChannelKind::Webhook => way.address.name.split_once(' ').map(|(url, _)| url.to_owned()),
        ChannelKind::Terminal | ChannelKind::Telegram | ChannelKind::Matrix => None,
    };
    Shown {
        channel: channel.name(),
        name: name(channel),
        place,
        state,
        tone,
        is_off: way.state == WayState::Off,
        is_lost: false,
        is_served,
        // That nothing leads there is said once.
        fault: fault.filter(|fault| is_served || fault.text != words(Setback::NoChannel)),
        failures: way.failures,
        failed_at: way.failed_at.map(|at| at.0),
        linked_at: way.linked_at.0,
        arrived_at: way.arrived_at.map(|at| at.0),
    }
}

/// Whether the office enters by hand where a way over `channel` leads.
fn is_entered(channel: ChannelKind) -> bool {
    match channel {
        ChannelKind::Mail | ChannelKind::Webhook => true,
        ChannelKind::Terminal | ChannelKind::Telegram | ChannelKind::Matrix => false,
    }
}

/// What is shown of a way that is lost.
pub fn shown_lost(way: &Lost) -> Shown {
    Shown {
        channel: way.channel.name(),
        name: name(way.channel),
        place: None,
        state: "way-lost",
        tone: "danger",
        is_off: true,
        is_lost: true,
        is_served: true,
        fault: Some(Fault { text: "way-fault-lost", code: String::new() }),
        failures: 0,
        failed_at: Some(way.lost_at.0),
        linked_at: way.linked_at.0,
        arrived_at: None,
    }
}

/// The text that names a way over `channel`.
pub fn name(channel: ChannelKind) -> &'static str {
    match channel {
        ChannelKind::Mail => "way-mail",
        ChannelKind::Webhook => "way-webhook",
        ChannelKind::Telegram => "way-telegram",
        ChannelKind::Matrix => "way-matrix",
        ChannelKind::Terminal => "way-terminal",
    }
}

/// What the `reason` of a fault says.
fn fault(channel: ChannelKind, reason: &str) -> Fault {
    let (text, code) = match Setback::read(reason) {
        Some((setback, code)) => (words(setback), code),
        // Chats say all sorts of things.
        None => match channel {
            ChannelKind::Mail => ("way-fault-mail", ""),
            ChannelKind::Webhook => ("way-fault-silent", ""),
            ChannelKind::Telegram | ChannelKind::Matrix | ChannelKind::Terminal => ("way-fault-chat", ""),
        },
    };
    Fault { text, code: code.to_owned() }
}

fn words(setback: Setback) -> &'static str {
    match setback {
        Setback::NoChannel => "way-fault-closed",
        Setback::NoMailAddress => "way-fault-address",
        Setback::MailServerAway => "way-fault-mail-away",
        Setback::NoMailbox => "way-fault-mailbox",
        Setback::MailRefused => "way-fault-mail",
        Setback::SystemRefused => "way-fault-status",
        Setback::SystemAway => "way-fault-silent",
        Setback::OutOfReach => "way-fault-reach",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_channel_says_is_said_in_words_that_help() {
        for (channel, reason, text, code) in [
            (
                ChannelKind::Mail,
                Setback::NoMailbox.reason("550 5.1.1", "x"),
                "way-fault-mailbox",
                "550 5.1.1",
            ),
            (ChannelKind::Mail, Setback::NoChannel.reason("", "x"), "way-fault-closed", ""),
            (ChannelKind::Webhook, Setback::SystemRefused.reason("404", "x"), "way-fault-status", "404"),
            (ChannelKind::Telegram, "Forbidden".to_owned(), "way-fault-chat", ""),
        ] {
            assert_eq!(fault(channel, &reason), Fault { text, code: code.to_owned() }, "{reason}");
        }
    }
}
