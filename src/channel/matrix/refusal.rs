//! What a fault of the homeserver, or on the way there, means.

use matrix_sdk::{
    Error, HttpError,
    ruma::api::{
        client::uiaa::UiaaResponse,
        error::{ErrorKind, FromHttpResponseError, RetryAfter},
    },
};

use crate::domain::outbox::{SendError, Whom};

/// If the homeserver cannot be reached, or does not say how long to wait, in seconds.
const SHORT_WAIT: i64 = 2;
/// So long everything waits if the bot is not let in, in seconds.
const NOT_LET_IN_WAIT: i64 = 60;
/// The longest wait that is believed, in seconds.
const LONGEST_WAIT: i64 = 5 * 60;

/// Why a request did not lead to what it was for. Its words name nobody.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The homeserver is away.
    #[error("The homeserver cannot be reached.")]
    Away {
        /// Whether the request may have arrived.
        has_left: bool,
    },
    /// There were too many requests.
    #[error("The homeserver asks for {seconds} s of patience; allow the bot more (override_ratelimit).")]
    Limited {
        /// How long to wait, in seconds.
        seconds: i64,
    },
    /// The session is over.
    #[error("The homeserver does not let the bot in: run `bildungslotse matrix login --again`.")]
    NotLetIn,
    /// The bot may not do that there: it was put out, or is muted.
    #[error("forbidden")]
    Forbidden,
    /// The room, or what was asked for, is not there.
    #[error("not found")]
    NotFound,
    /// It is too large.
    #[error("too large")]
    TooLarge,
    /// The homeserver broke.
    #[error("The homeserver has a fault: {0}.")]
    Broken(String),
    /// It is not taken as it is.
    #[error("{0}")]
    Refused(String),
    /// What the bot keeps for itself cannot be read or written.
    #[error("What is kept of Matrix cannot be read or written: {0}")]
    Kept(String),
}

impl Refusal {
    /// Whether it would be the same in any room.
    pub fn is_of_all(&self) -> bool {
        match self {
            Self::NotLetIn | Self::Limited { .. } | Self::Kept(_) | Self::Away { has_left: false } => true,
            Self::Away { has_left: true }
            | Self::Forbidden
            | Self::NotFound
            | Self::TooLarge
            | Self::Broken(_)
            | Self::Refused(_) => false,
        }
    }

    /// Whether what one room refuses is passed over: at once if it will never be otherwise, else without patience.
    pub fn is_passed_over(&self, is_patient: bool) -> bool {
        let may_change = matches!(self, Self::Away { .. } | Self::Broken(_));
        !(self.is_of_all() || may_change && is_patient)
    }

    /// What it means for a message that is to be sent.
    pub fn send_error(&self) -> SendError {
        let reason = self.to_string();
        let wait = |whom, seconds, is_ambiguous| SendError::Wait {
            whom,
            seconds,
            reason: self.to_string(),
            is_ambiguous,
        };
        match self {
            Self::Away { has_left: false } => wait(Whom::Everybody, SHORT_WAIT, false),
            Self::Away { has_left: true } => wait(Whom::Chat, SHORT_WAIT, true),
            Self::Limited { seconds } => wait(Whom::Everybody, *seconds, false),
            Self::NotLetIn => wait(Whom::Everybody, NOT_LET_IN_WAIT, false),
            Self::Forbidden => SendError::Gone(reason),
            Self::NotFound | Self::TooLarge | Self::Refused(_) => SendError::Permanent(reason),
            Self::Broken(_) => SendError::Ambiguous(reason),
            Self::Kept(_) => SendError::Retry { seconds: 0, reason },
        }
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "what else can fail in the library is all the same to us")]
impl From<Error> for Refusal {
    fn from(fault: Error) -> Self {
        match fault {
            Error::Http(fault) => (*fault).into(),
            Error::WrongRoomState(_) => Self::Forbidden,
            // The words of the others may name a room or a person.
            Error::StateStore(_) => Self::Kept("the state of the rooms".to_owned()),
            Error::CryptoStoreError(_) | Error::OlmError(_) | Error::MegolmError(_) => {
                Self::Kept("the keys".to_owned())
            }
            _ => Self::Kept("something else".to_owned()),
        }
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "what else can fail in the library is all the same to us")]
impl From<HttpError> for Refusal {
    fn from(fault: HttpError) -> Self {
        match fault {
            HttpError::Reqwest(fault) => Self::Away { has_left: !fault.is_connect() },
            HttpError::Api(fault) => match *fault {
                FromHttpResponseError::Server(UiaaResponse::MatrixError(fault)) => {
                    said(fault.error_kind(), fault.status_code.as_u16())
                }
                FromHttpResponseError::Server(UiaaResponse::AuthResponse(_)) => Self::NotLetIn,
                _ => Self::Broken("its answer cannot be read".to_owned()),
            },
            _ => Self::Refused("the request cannot be made".to_owned()),
        }
    }
}

/// What the homeserver says, by its word and the status.
fn said(kind: Option<&ErrorKind>, status: u16) -> Refusal {
    match (kind, status) {
        (Some(ErrorKind::LimitExceeded(limit)), _) => {
            Refusal::Limited { seconds: limit.retry_after.as_ref().map_or(SHORT_WAIT, seconds) }
        }
        (_, 429) => Refusal::Limited { seconds: SHORT_WAIT },
        (Some(ErrorKind::UnknownToken(_) | ErrorKind::MissingToken | ErrorKind::UserDeactivated), _)
        | (_, 401) => Refusal::NotLetIn,
        (Some(ErrorKind::TooLarge), _) | (_, 413) => Refusal::TooLarge,
        (Some(ErrorKind::NotFound), _) => Refusal::NotFound,
        (Some(ErrorKind::Forbidden), _) => Refusal::Forbidden,
        // Said by a proxy, or by a homeserver that takes nothing from anybody just now: nobody is gone because of that.
        (_, 403) => Refusal::Away { has_left: false },
        // Said by what stands before a homeserver that is away.
        (_, 502..=504) => Refusal::Away { has_left: true },
        (_, 500..) => Refusal::Broken(status.to_string()),
        (Some(kind), _) => Refusal::Refused(format!("{status} {}", kind.errcode())),
        (None, _) => Refusal::Refused(status.to_string()),
    }
}

/// How long to wait, in seconds, rounded up.
fn seconds(retry_after: &RetryAfter) -> i64 {
    let duration = match retry_after {
        RetryAfter::Delay(duration) => *duration,
        // How far away that is, only a clock could tell.
        RetryAfter::DateTime(_) => return SHORT_WAIT,
    };
    i64::try_from(duration.as_millis().div_ceil(1_000)).unwrap_or(LONGEST_WAIT).clamp(1, LONGEST_WAIT)
}
