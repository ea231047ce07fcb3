//! What a fault on the way to the mail server, or a refusal by it, means. What it says is not kept but for its codes: it
//! quotes addresses.

use std::{error::Error as _, io};

use lettre::transport::smtp::Error;

use crate::domain::{
    outbox::{SendError, Whom},
    setback::Setback,
};

/// So long everything waits if the mail server and this service do not come together, in seconds. Somebody must look into
/// it.
const ESTRANGED_WAIT: i64 = 5 * 60;

/// The server is busy, or ends: the one refusal that says nothing about what was asked.
const BUSY: u16 = 421;

/// Codes that mean that the server does not know us (RFC 4954).
const NOT_KNOWN: [u16; 4] = [530, 534, 535, 538];

/// How far an attempt had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The server is called, and says that it is there.
    Calling,
    /// TLS is begun.
    Securing,
    /// The service says who it is.
    SigningIn,
    /// It is said who writes.
    NamingSender,
    /// It is said who is written to.
    NamingRecipient,
    /// The mail is handed over: from here on it may have arrived.
    HandingOver,
}

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The server said no.
    Said {
        /// Its code.
        code: u16,
        /// The code that says more (RFC 3463), if there is one.
        more: Option<String>,
    },
    /// The server cannot do what is asked for, or nobody vouches for it.
    Unfit,
    /// There was no connection, or it was cut.
    Cut,
}

impl From<&Error> for Fault {
    fn from(error: &Error) -> Self {
        if let Some(code) = error.status() {
            let words = error.source().map(ToString::to_string).unwrap_or_default();
            return Self::Said { code: code.into(), more: enhanced(&words) };
        }
        if error.is_client() || error.is_tls() || is_untrusted(error) { Self::Unfit } else { Self::Cut }
    }
}

/// What it means for a delivery.
pub fn send_error(stage: Stage, fault: &Fault) -> SendError {
    let reason = said(stage, fault);
    match fault {
        Fault::Said { code, .. } if *code == BUSY => SendError::Retry { seconds: 0, reason },
        Fault::Said { code, .. } if NOT_KNOWN.contains(code) => estranged(reason),
        Fault::Said { code, .. } => match stage {
            Stage::Calling => SendError::Retry { seconds: 0, reason },
            Stage::Securing | Stage::SigningIn => estranged(reason),
            // It is about who writes, so nobody could be written to.
            Stage::NamingSender if *code >= 500 => estranged(reason),
            Stage::NamingRecipient | Stage::HandingOver if *code >= 500 => SendError::Permanent(reason),
            Stage::NamingSender | Stage::NamingRecipient | Stage::HandingOver => {
                SendError::Retry { seconds: 0, reason }
            }
        },
        Fault::Unfit | Fault::Cut if stage == Stage::HandingOver => SendError::Ambiguous(reason),
        Fault::Unfit => estranged(reason),
        Fault::Cut => SendError::Retry { seconds: 0, reason },
    }
}

/// Nothing is used up by it, since nothing was tried.
fn estranged(reason: String) -> SendError {
    SendError::Wait { whom: Whom::Everybody, seconds: ESTRANGED_WAIT, reason, is_ambiguous: false }
}

fn said(stage: Stage, fault: &Fault) -> String {
    let asked = match stage {
        Stage::Calling => "called",
        Stage::Securing => "asked for TLS",
        Stage::SigningIn => "asked to let us in",
        Stage::NamingSender => "told who writes",
        Stage::NamingRecipient => "told who is written to",
        Stage::HandingOver => "given the mail",
    };
    let (code, ended) = match fault {
        Fault::Said { code, more: Some(more) } => (format!("{code} {more}"), "refuses"),
        Fault::Said { code, more: None } => (code.to_string(), "refuses"),
        Fault::Unfit => (String::new(), "is not able or nobody vouches for it"),
        Fault::Cut => (String::new(), "does not answer"),
    };
    setback(stage, fault).reason(&code, &format!("the mail server, {asked}, {ended}"))
}

/// What can be done about it: something about the server, about the address, or about the mail.
fn setback(stage: Stage, fault: &Fault) -> Setback {
    let Fault::Said { code, .. } = fault else { return Setback::MailServerAway };
    if *code == BUSY || NOT_KNOWN.contains(code) {
        return Setback::MailServerAway;
    }
    match stage {
        Stage::Calling | Stage::Securing | Stage::SigningIn | Stage::NamingSender => Setback::MailServerAway,
        Stage::NamingRecipient if *code >= 500 => Setback::NoMailbox,
        Stage::NamingRecipient | Stage::HandingOver => Setback::MailRefused,
    }
}

/// The code at the beginning of what a server says: `5.1.1`.
fn enhanced(words: &str) -> Option<String> {
    let first = words.split_whitespace().next()?;
    let parts: Vec<_> = first.split('.').collect();
    let is_number =
        |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    (parts.len() == 3 && parts.iter().all(is_number)).then(|| first.to_owned())
}

/// Whether what came is not TLS, or is TLS of somebody whom nobody vouches for: rustls calls both wrong data.
fn is_untrusted(error: &Error) -> bool {
    let causes = std::iter::successors(error.source(), |&cause| cause.source());
    causes
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::InvalidData)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: [Stage; 5] =
        [Stage::Calling, Stage::Securing, Stage::SigningIn, Stage::NamingSender, Stage::NamingRecipient];

    fn meaning(stage: Stage, code: u16) -> SendError {
        send_error(stage, &Fault::Said { code, more: None })
    }

    fn is_retry(error: &SendError) -> bool {
        matches!(error, SendError::Retry { seconds: 0, .. })
    }

    fn is_wait(error: &SendError) -> bool {
        let SendError::Wait { whom, seconds, is_ambiguous, .. } = error else { return false };
        (*whom, *seconds, *is_ambiguous) == (Whom::Everybody, 300, false)
    }

    #[test]
    fn what_is_cut_before_the_mail_is_surely_not_sent_and_afterwards_nobody_knows() {
        for stage in BEFORE {
            assert!(is_retry(&send_error(stage, &Fault::Cut)), "{stage:?}");
            assert!(is_retry(&meaning(stage, 421)), "{stage:?}");
        }
        assert!(matches!(send_error(Stage::HandingOver, &Fault::Cut), SendError::Ambiguous(_)));
        assert!(is_retry(&meaning(Stage::HandingOver, 421)));
    }

    #[test]
    fn what_is_refused_for_now_is_tried_again_and_what_is_refused_is_not() {
        for stage in [Stage::NamingRecipient, Stage::HandingOver] {
            for code in [450, 451, 452] {
                assert!(is_retry(&meaning(stage, code)), "{stage:?} {code}");
            }
            for code in [550, 552, 553, 554] {
                assert!(matches!(meaning(stage, code), SendError::Permanent(_)), "{stage:?} {code}");
            }
        }
        assert!(is_retry(&meaning(Stage::NamingSender, 451)));
        assert!(is_retry(&meaning(Stage::Calling, 554)), "a server that is closed opens again");
    }

    #[test]
    fn what_is_between_the_server_and_us_uses_up_nothing() {
        for stage in BEFORE {
            assert!(is_wait(&send_error(stage, &Fault::Unfit)), "{stage:?}");
            assert!(is_wait(&meaning(stage, 530)), "{stage:?}");
        }
        for (stage, code) in [
            (Stage::Securing, 454),
            (Stage::Securing, 502),
            (Stage::SigningIn, 535),
            (Stage::SigningIn, 454),
            (Stage::NamingSender, 550),
        ] {
            assert!(is_wait(&meaning(stage, code)), "{stage:?} {code}");
        }
    }

    #[test]
    fn of_what_the_server_says_its_codes_are_kept_and_never_an_address() {
        assert_eq!(enhanced("5.1.1 <anna@verein.example>: unknown").as_deref(), Some("5.1.1"));
        for words in ["", "anna@verein.example is unknown", "5.1", "5.1.anna", "a.b.c", "1.2.3.4 is listed"] {
            assert_eq!(enhanced(words), None, "{words}");
        }
        let fault = Fault::Said { code: 550, more: enhanced("5.1.1 anna@verein.example unknown") };
        let reason =
            Setback::NoMailbox.reason("550 5.1.1", "the mail server, told who is written to, refuses");
        assert_eq!(send_error(Stage::NamingRecipient, &fault), SendError::Permanent(reason));
    }

    #[test]
    fn what_lies_with_the_server_is_not_said_of_the_address() {
        let said = |code| Fault::Said { code, more: None };
        for (stage, fault, setback) in [
            (Stage::NamingRecipient, said(550), Setback::NoMailbox),
            (Stage::NamingRecipient, said(451), Setback::MailRefused),
            (Stage::HandingOver, said(554), Setback::MailRefused),
            (Stage::NamingRecipient, said(BUSY), Setback::MailServerAway),
            (Stage::NamingRecipient, said(530), Setback::MailServerAway),
            (Stage::NamingSender, said(550), Setback::MailServerAway),
            (Stage::Calling, Fault::Cut, Setback::MailServerAway),
            (Stage::Securing, Fault::Unfit, Setback::MailServerAway),
        ] {
            let reason = said_of(send_error(stage, &fault));
            assert_eq!(Setback::read(&reason).map(|(setback, _)| setback), Some(setback), "{reason}");
        }
    }

    fn said_of(error: SendError) -> String {
        match error {
            SendError::Retry { reason, .. }
            | SendError::Wait { reason, .. }
            | SendError::Permanent(reason)
            | SendError::Ambiguous(reason) => reason,
            SendError::Gone(_) | SendError::Moved(_) => panic!("no mailbox is known to be gone"),
        }
    }
}
