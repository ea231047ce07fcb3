//! How far a question to a provider is, in words: whose turn it is, why, since when, and what happens next by itself.

use serde::Serialize;

use crate::domain::{
    inquiry::{Act, Closing, Holder, Inquiry, State, Takeover},
    time::Timestamp,
};

/// How far a question is, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// The text that says it.
    pub text: &'static str,
    /// How its badge looks.
    pub tone: &'static str,
    /// The text that says why the office is to answer; none if it is not.
    pub why: Option<&'static str>,
    /// Since when.
    pub since: i64,
    /// For how many days whoever is to say something has not; none once it is over.
    pub days: Option<i64>,
    /// What happens by itself, and when.
    pub next: Option<(&'static str, i64)>,
}

/// The seconds of a day.
const DAY: i64 = 24 * 3_600;

/// How far `inquiry` is at `now`.
pub fn shown(inquiry: &Inquiry, now: Timestamp) -> Shown {
    let (text, tone) = state(inquiry);
    Shown {
        text,
        tone,
        why: why(inquiry.holder),
        since: inquiry.since.0,
        days: (!inquiry.is_closed()).then(|| now.seconds_since(inquiry.since).max(0) / DAY),
        next: inquiry.next().and_then(|(act, at)| Some((next(act)?, at.0))),
    }
}

/// The same in a list: as long as somebody is to answer, since when whoever asked waits, who wrote last at `asked_at`.
pub fn shown_in_list(inquiry: &Inquiry, asked_at: Timestamp, now: Timestamp) -> Shown {
    let shown = shown(inquiry, now);
    match inquiry.state {
        State::Underway | State::Delivered => {
            let days = Some(now.seconds_since(asked_at).max(0) / DAY);
            Shown { since: asked_at.0, days, ..shown }
        }
        State::AskedBack | State::Answered | State::Closed(_) => shown,
    }
}

fn state(inquiry: &Inquiry) -> (&'static str, &'static str) {
    match (inquiry.state, inquiry.holder) {
        (State::Underway | State::Delivered, Holder::Office(Takeover::Overdue)) => {
            ("inquiry-waits-office", "danger")
        }
        (State::Underway | State::Delivered, Holder::Office(_)) => ("inquiry-waits-office", "warning"),
        (State::Underway, Holder::Provider) => ("inquiry-underway", "info"),
        (State::Delivered, Holder::Provider) if inquiry.is_reminded => ("inquiry-reminded", "warning"),
        (State::Delivered, Holder::Provider) => ("inquiry-waits-provider", "info"),
        (State::AskedBack, _) => ("inquiry-asked-back", "info"),
        (State::Answered, _) => ("inquiry-answered", "good"),
        (State::Closed(closing), _) => (closed(closing), "plain"),
    }
}

fn closed(closing: Closing) -> &'static str {
    match closing {
        Closing::Done => "inquiry-closed-done",
        Closing::Withdrawn => "inquiry-closed-withdrawn",
        Closing::Declined => "inquiry-closed-declined",
        Closing::Settled => "inquiry-closed-settled",
        Closing::Silent => "inquiry-closed-silent",
        Closing::Expired => "inquiry-closed-expired",
        Closing::Erased => "inquiry-closed-erased",
    }
}

fn why(holder: Holder) -> Option<&'static str> {
    match holder {
        Holder::Provider => None,
        Holder::Office(Takeover::NoWay) => Some("inquiry-why-no-way"),
        Holder::Office(Takeover::Undeliverable) => Some("inquiry-why-undeliverable"),
        Holder::Office(Takeover::Overdue) => Some("inquiry-why-overdue"),
        Holder::Office(Takeover::Reported) => Some("inquiry-why-reported"),
    }
}

fn next(act: Act) -> Option<&'static str> {
    match act {
        Act::Remind => Some("inquiry-next-remind"),
        Act::TakeOver => Some("inquiry-next-take-over"),
        Act::GoSilent => Some("inquiry-next-silent"),
        Act::Expire => Some("inquiry-next-expire"),
        Act::Reply
        | Act::Close
        | Act::Withdraw
        | Act::Answer(_)
        | Act::AskBack(_)
        | Act::Decline
        | Act::Report
        | Act::Settle
        | Act::GiveBack
        | Act::Arrive
        | Act::FindNoWay
        | Act::Fail
        | Act::Erase => None,
    }
}
