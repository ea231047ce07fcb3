//! Why something did not reach a provider, told apart where it happens: the office is told what can be done about it.

/// What stands between the name of a setback and the words for it.
const END: &str = ": ";

/// Why something did not arrive, as far as somebody can do something about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setback {
    /// No channel leads there: it is not configured.
    NoChannel,
    /// What was entered is no mail address.
    NoMailAddress,
    /// Our own mail server does not answer, or does not let us in.
    MailServerAway,
    /// Nobody takes mails at this address.
    NoMailbox,
    /// The mail itself was refused.
    MailRefused,
    /// The system of the provider refused.
    SystemRefused,
    /// The system of the provider does not answer.
    SystemAway,
    /// The system of the provider is in a network where nothing may be called.
    OutOfReach,
}

impl Setback {
    const ALL: [Self; 8] = [
        Self::NoChannel,
        Self::NoMailAddress,
        Self::MailServerAway,
        Self::NoMailbox,
        Self::MailRefused,
        Self::SystemRefused,
        Self::SystemAway,
        Self::OutOfReach,
    ];

    /// The reason of a fault: what it is, the `code` of it if that is not empty, and `words` for whoever reads the log.
    pub fn reason(self, code: &str, words: &str) -> String {
        let joint = if code.is_empty() { "" } else { " " };
        format!("{}{joint}{code}{END}{words}", self.name())
    }

    /// What the `reason` of a fault is, and its code, which may be empty; none if it is something else.
    pub fn read(reason: &str) -> Option<(Self, &str)> {
        let (head, _) = reason.split_once(END)?;
        let (name, code) = head.split_once(' ').unwrap_or((head, ""));
        Self::ALL.into_iter().find(|known| known.name() == name).map(|known| (known, code))
    }

    fn name(self) -> &'static str {
        match self {
            Self::NoChannel => "no-channel",
            Self::NoMailAddress => "no-mail-address",
            Self::MailServerAway => "mail-server-away",
            Self::NoMailbox => "no-mailbox",
            Self::MailRefused => "mail-refused",
            Self::SystemRefused => "system-refused",
            Self::SystemAway => "system-away",
            Self::OutOfReach => "out-of-reach",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_read_as_it_was_written_whatever_its_words_are() {
        for setback in Setback::ALL {
            for code in ["", "404", "550 5.1.1"] {
                let reason = setback.reason(code, "no-channel: the receiver says 17");
                assert_eq!(Setback::read(&reason), Some((setback, code)), "{reason}");
            }
        }
        for other in ["", "Forbidden: bot was blocked by the user", "no-channel", "the receiver says 404"] {
            assert_eq!(Setback::read(other), None, "{other}");
        }
    }
}
