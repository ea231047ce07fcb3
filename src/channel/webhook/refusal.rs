//! What the answer of a receiver means, or that there is none. Reasons hold nothing of the URL, which may be secret.

use std::error::Error;

use crate::{
    channel::webhook::resolver::OutOfReach,
    domain::{outbox::SendError, setback::Setback},
};

/// The longest wait that is believed, in seconds.
const LONGEST_WAIT: i64 = 24 * 3_600;

/// What an answer with this status means; `wait` is how long it asks us to wait, in seconds.
pub fn meaning(status: u16, wait: Option<i64>) -> Result<(), SendError> {
    let reason = Setback::SystemRefused.reason(&status.to_string(), "the receiver refuses");
    match status {
        200..=299 => Ok(()),
        // Too slow, too early, too much: it does not lie in what was sent.
        408 | 425 | 429 | 500..=599 => {
            Err(SendError::Retry { seconds: wait.unwrap_or_default().clamp(0, LONGEST_WAIT), reason })
        }
        // Whoever moves says so to people, not to programs: what is secret would follow to anywhere.
        _ => Err(SendError::Permanent(reason)),
    }
}

/// What it means that there is no answer.
pub fn no_answer(fault: &reqwest::Error) -> SendError {
    let mut causes = std::iter::successors(fault.source(), |&cause| cause.source());
    if causes.any(<dyn Error>::is::<OutOfReach>) {
        SendError::Permanent(Setback::OutOfReach.reason("", &OutOfReach.to_string()))
    } else if fault.is_builder() {
        SendError::Permanent(away("this makes no request"))
    } else if fault.is_connect() {
        SendError::Retry { seconds: 0, reason: away("the receiver cannot be reached") }
    } else if fault.is_timeout() {
        SendError::Ambiguous(away("the receiver did not answer in time"))
    } else {
        SendError::Ambiguous(away("the connection to the receiver was cut"))
    }
}

fn away(words: &str) -> String {
    Setback::SystemAway.reason("", words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_says_whether_it_is_to_be_told_again() {
        for status in [200, 201, 202, 204, 299] {
            assert_eq!(meaning(status, None), Ok(()));
        }
        for status in [408, 425, 429, 500, 502, 503, 504] {
            assert!(matches!(meaning(status, None), Err(SendError::Retry { seconds: 0, .. })), "{status}");
        }
        for status in [300, 301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 410, 413, 422] {
            assert!(matches!(meaning(status, None), Err(SendError::Permanent(_))), "{status}");
        }
    }

    #[test]
    fn who_asks_for_patience_gets_it_for_a_day() {
        let seconds = |wait| match meaning(429, Some(wait)) {
            Err(SendError::Retry { seconds, .. }) => seconds,
            other => panic!("{other:?}"),
        };
        assert_eq!([seconds(90), seconds(-5), seconds(i64::MAX)], [90, 0, 86_400]);
    }
}
