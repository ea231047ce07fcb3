//! What a refusal of the Bot API means. Its words are matched, because codes alone do not tell, and neither do the
//! variants of libraries.

use crate::domain::outbox::{SendError, Whom};

/// Why a call did not lead to what it was for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The Bot API said no.
    #[error("{code}: {}", quotable(description))]
    Api {
        /// The code of the error.
        code: i64,
        /// Its words.
        description: String,
        /// How long it asks us to wait, in seconds.
        retry_after: Option<i64>,
        /// Where the group is now.
        migrate_to: Option<i64>,
    },
    /// The request did not leave.
    #[error("{0}")]
    NotSent(&'static str),
    /// Nobody knows whether it had an effect.
    #[error("{0}")]
    Ambiguous(&'static str),
}

/// What a refusal means for whoever called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// It is so already, or it does not matter any more.
    Done,
    /// There is no message to be edited.
    NothingToEdit,
    /// The request is not as it should be: a fault of ours.
    Malformed,
    /// The token is not accepted.
    NoToken,
    /// Somebody else receives for this bot: another process, or a webhook.
    Conflict,
    /// It was not delivered, or perhaps not.
    Failed(SendError),
}

/// If the channel does not say how long to wait, in seconds.
const UNSAID_WAIT: i64 = 5;
/// So long everything waits if the server cannot be reached, in seconds.
const UNREACHABLE_WAIT: i64 = 2;
/// So long everything waits if the token is not accepted, in seconds.
const NO_TOKEN_WAIT: i64 = 60;

/// Words that mean that somebody does not want to hear from us, or is no more. Only then somebody is forgotten: "chat not found" is
/// also what another bot is told, and a new server of the Bot API.
const LEFT: [&str; 4] =
    ["blocked by the user", "user is deactivated", "bot was kicked", "group chat was deleted"];

/// Words that mean that we cannot write there.
const UNREACHABLE: [&str; 10] = [
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "group chat was deactivated",
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "topic_closed",
    "topic_deleted",
];

impl Refusal {
    /// What it means.
    pub fn meaning(&self) -> Meaning {
        match self {
            Self::NotSent(reason) => Meaning::Failed(SendError::Wait {
                whom: Whom::Everybody,
                seconds: UNREACHABLE_WAIT,
                reason: (*reason).to_owned(),
                is_ambiguous: false,
            }),
            Self::Ambiguous(reason) => Meaning::Failed(SendError::Ambiguous((*reason).to_owned())),
            Self::Api { code, description, retry_after, migrate_to } => match code {
                400 => bad_request(description, *migrate_to),
                401 | 404 => Meaning::NoToken,
                403 if has_left(description) => Meaning::Failed(SendError::Gone(quotable(description))),
                403 => Meaning::Failed(SendError::Permanent(quotable(description))),
                409 => Meaning::Conflict,
                413 => Meaning::Malformed,
                429 => Meaning::Failed(SendError::Wait {
                    whom: Whom::Chat,
                    seconds: retry_after.unwrap_or(UNSAID_WAIT).clamp(1, 24 * 3_600),
                    reason: "too many requests".to_owned(),
                    is_ambiguous: false,
                }),
                _ => Meaning::Failed(SendError::Retry { seconds: 0, reason: quotable(description) }),
            },
        }
    }

    /// What it means for a delivery that is neither done nor can be sent in another form.
    pub fn send_error(&self) -> SendError {
        match self.meaning() {
            Meaning::Failed(error) => error,
            Meaning::NoToken => SendError::Wait {
                whom: Whom::Everybody,
                seconds: NO_TOKEN_WAIT,
                reason: "Telegram does not accept the token of the bot".to_owned(),
                is_ambiguous: false,
            },
            Meaning::Conflict => SendError::Retry { seconds: 0, reason: "conflict".to_owned() },
            Meaning::Done | Meaning::NothingToEdit | Meaning::Malformed => SendError::Permanent(match self {
                Self::Api { description, .. } => quotable(description),
                Self::NotSent(reason) | Self::Ambiguous(reason) => (*reason).to_owned(),
            }),
        }
    }
}

fn bad_request(description: &str, migrate_to: Option<i64>) -> Meaning {
    let said = description.to_lowercase();
    let says = |words: &str| said.contains(words);
    if let Some(chat) = migrate_to {
        Meaning::Failed(SendError::Moved(chat.to_string()))
    } else if says("message is not modified") || says("query is too old") || says("query id is invalid") {
        Meaning::Done
    } else if says("message to edit not found")
        || says("message can't be edited")
        || says("message_id_invalid")
    {
        Meaning::NothingToEdit
    } else if has_left(description) {
        Meaning::Failed(SendError::Gone(quotable(description)))
    } else if UNREACHABLE.iter().any(|words| says(words)) {
        Meaning::Failed(SendError::Permanent(quotable(description)))
    } else {
        Meaning::Malformed
    }
}

fn has_left(description: &str) -> bool {
    let said = description.to_lowercase();
    LEFT.iter().any(|words| said.contains(words))
}

/// As much of the server's words as can be kept: they never quote a message, but nobody promises that.
fn quotable(description: &str) -> String {
    description.chars().filter(|c| c.is_ascii_alphabetic() || " :'_-".contains(*c)).take(80).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(code: i64, description: &str) -> Meaning {
        Refusal::Api { code, description: description.to_owned(), retry_after: None, migrate_to: None }
            .meaning()
    }

    fn is_gone(code: i64, description: &str) -> bool {
        matches!(meaning(code, description), Meaning::Failed(SendError::Gone(_)))
    }

    /// The words are those of the server; see section "Errors" of its source.
    #[test]
    fn who_is_gone_is_known_by_what_the_server_really_says() {
        for words in [
            "Forbidden: bot was blocked by the user",
            "Forbidden: user is deactivated",
            "Forbidden: bot was kicked from the supergroup chat",
            "Forbidden: the group chat was deleted",
        ] {
            assert!(is_gone(403, words), "{words}");
        }
        for (code, words) in [
            (403, "Forbidden: bot is not a member of the channel chat"),
            (403, "Forbidden: bot can't initiate conversation with a user"),
            (403, "Forbidden: bot can't send messages to bots"),
            (400, "Bad Request: chat not found"),
            (400, "Bad Request: private chat not found"),
        ] {
            let is_permanent = matches!(meaning(code, words), Meaning::Failed(SendError::Permanent(_)));
            assert!(is_permanent, "{words} is no reason to forget anybody");
        }
    }

    #[test]
    fn what_is_so_already_is_done_and_what_cannot_be_edited_is_sent_anew() {
        let same = "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";
        assert_eq!(meaning(400, same), Meaning::Done);
        let old = "Bad Request: query is too old and response timeout expired or query ID is invalid";
        assert_eq!(meaning(400, old), Meaning::Done);
        assert_eq!(meaning(400, "Bad Request: message to edit not found"), Meaning::NothingToEdit);
        assert_eq!(meaning(400, "Bad Request: message can't be edited"), Meaning::NothingToEdit);
    }

    #[test]
    fn our_own_faults_are_told_from_those_of_others() {
        for words in [
            "Bad Request: can't parse entities: Unsupported start tag",
            "Bad Request: message is too long",
            "Bad Request: Text is too long",
            "Bad Request: BUTTON_DATA_INVALID",
            "Bad Request: reply markup is too long",
        ] {
            assert_eq!(meaning(400, words), Meaning::Malformed, "{words}");
        }
        assert_eq!(meaning(413, "Request Entity Too Large"), Meaning::Malformed);
        assert_eq!(meaning(401, "Unauthorized"), Meaning::NoToken);
        assert_eq!(meaning(404, "Not Found"), Meaning::NoToken);
        assert_eq!(meaning(409, "Conflict: terminated by other getUpdates request"), Meaning::Conflict);
    }

    #[test]
    fn a_group_that_moved_is_followed_and_whoever_asks_for_patience_gets_it() {
        let api = |retry_after, migrate_to: Option<i64>| Refusal::Api {
            code: if migrate_to.is_some() { 400 } else { 429 },
            description: "Bad Request: group chat was upgraded to a supergroup chat".to_owned(),
            retry_after,
            migrate_to,
        };
        assert_eq!(api(None, Some(-100)).meaning(), Meaning::Failed(SendError::Moved("-100".to_owned())));
        let SendError::Wait { whom, seconds, .. } = api(Some(9), None).send_error() else {
            panic!("no wait")
        };
        assert_eq!((whom, seconds), (Whom::Chat, 9));
    }

    #[test]
    fn numbers_are_not_kept_of_what_the_server_says() {
        assert_eq!(quotable("Bad Request: chat 4711 not found 🎉"), "Bad Request: chat  not found ");
    }
}
