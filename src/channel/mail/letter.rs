//! What a mail looks like: plain text, nothing that tracks, and a name that stays the same at each attempt.

use std::time::{Duration, SystemTime};

use lettre::{
    Address, Message,
    message::{
        Mailbox, SinglePart,
        header::{ContentType, HeaderName, HeaderValue},
    },
};

use crate::{
    channel::{
        mail::{address::mail_address, settings::Server},
        name::{KEY_BYTES, name},
        plain_text::written,
    },
    domain::{outbox::Delivery, setback::Setback, spelling::harmless, time::Timestamp},
};

/// The most characters of a subject.
const LONGEST_SUBJECT: usize = 150;

/// The last second that a date of a mail can name: that of the year 9999.
const LAST_SECOND: u64 = 253_402_300_799;

/// Says that nobody wrote this by hand: no answering machine answers it (RFC 3834).
const AUTOMATIC: (HeaderName, &str) = (HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated");

/// A mail as it leaves. It has no `Debug`.
pub struct Letter {
    /// Who writes, for the servers.
    pub from: Address,
    /// Who is written to, for the servers.
    pub to: Address,
    /// The mail itself.
    pub bytes: Vec<u8>,
}

/// A mail that cannot be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unwritable {
    /// There is nobody to write to.
    #[error("this is no mail address")]
    NoAddress,
    /// It makes no mail.
    #[error("this makes no mail")]
    NoMail,
}

impl Unwritable {
    /// Why nothing is sent, for whoever can do something about it.
    pub fn reason(self) -> String {
        let setback = match self {
            Self::NoAddress => Setback::NoMailAddress,
            Self::NoMail => Setback::MailRefused,
        };
        setback.reason("", &self.to_string())
    }
}

/// `delivery` as a mail that `server` takes, written at `now`. The same delivery has the same name each time, which nobody
/// guesses without the key.
pub fn letter(
    delivery: &Delivery,
    server: &Server,
    key: &[u8; KEY_BYTES],
    now: Timestamp,
) -> Result<Letter, Unwritable> {
    let to = mail_address(&delivery.to.name).ok_or(Unwritable::NoAddress)?;
    let from = server.from.header();
    let id = format!("<{}@{}>", name(key, &delivery.id), from.email.domain());
    let (automatic, how) = AUTOMATIC;
    let builder = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, to.clone()))
        .subject(subject(delivery))
        .date(date(now))
        .message_id(Some(id))
        .raw_header(HeaderValue::new(automatic, how.to_owned()));
    let builder = match &server.reply_to {
        Some(reply_to) => builder.reply_to(reply_to.header()),
        None => builder,
    };
    let text = written(&delivery.message, |bold| bold);
    let body = SinglePart::builder().header(ContentType::TEXT_PLAIN).body(text);
    let message = builder.singlepart(body).map_err(|_| Unwritable::NoMail)?;
    Ok(Letter { from: from.email, to, bytes: message.formatted() })
}

/// The title, or else the first line, as one line that steers nothing.
fn subject(delivery: &Delivery) -> String {
    let message = &delivery.message;
    let first_line = || message.text.lines().find(|line| !line.trim().is_empty());
    let words = message.title.as_deref().or_else(first_line).unwrap_or_default();
    let one_line: String = harmless(words).collect();
    let one_line = one_line.split_whitespace().collect::<Vec<_>>().join(" ");
    one_line.chars().take(LONGEST_SUBJECT).collect()
}

fn date(now: Timestamp) -> SystemTime {
    let seconds = u64::try_from(now.0 / 1_000).unwrap_or_default().min(LAST_SECOND);
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        channel::mail::settings::{Mailbox, Security},
        domain::{
            message::{self, ChannelKind, Mark, Style},
            outbox::Priority,
        },
    };
    use proptest::prelude::*;

    const NOW: Timestamp = Timestamp(1_773_141_300_000);
    const KEY: [u8; KEY_BYTES] = [7; KEY_BYTES];

    fn server() -> Server {
        let mailbox = |text: &str| Mailbox::try_from(text.to_owned()).unwrap();
        Server {
            host: "localhost".to_owned(),
            port: 25,
            security: Security::None,
            account: None,
            from: mailbox("Bildungsbüro <lotse@gemeinde.example>"),
            reply_to: Some(mailbox("bildung@gemeinde.example")),
        }
    }

    fn delivery(title: Option<&str>, text: &str) -> Delivery {
        let message = message::Message {
            title: title.map(str::to_owned),
            text: text.to_owned(),
            ..message::Message::default()
        };
        Delivery {
            id: "inquiry:17:1:mail".to_owned(),
            to: message::Address { channel: ChannelKind::Mail, name: "anna@verein.example".to_owned() },
            message,
            priority: Priority::Inquiry,
            root: None,
            attempts: 1,
            ambiguous: 0,
        }
    }

    fn written_out(delivery: &Delivery, now: Timestamp) -> String {
        String::from_utf8(letter(delivery, &server(), &KEY, now).map_err(|_| ()).unwrap().bytes).unwrap()
    }

    /// The headers, unfolded.
    fn headers(mail: &str) -> Vec<String> {
        let (head, _) = mail.split_once("\r\n\r\n").unwrap();
        head.replace("\r\n ", " ").split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_mail_is_plain_text_that_says_who_and_when_and_that_a_program_wrote_it() {
        insta::assert_snapshot!(
            written_out(&delivery(Some("Neue Frage: Töpfern für Große"), "Guten Tag,\n\nschöne Grüße"), NOW)
                .replace("\r\n", "\n"),
            @r"
        From: =?utf-8?b?QmlsZHVuZ3Niw7xybw==?= <lotse@gemeinde.example>
        To: anna@verein.example
        Subject: Neue Frage: =?utf-8?b?VMO2cGZlcm4gZsO8ciBHcm/Dn2U=?=
        Date: Tue, 10 Mar 2026 11:15:00 +0000
        Message-ID: <efe347779c3f3dbcb13d87e3914e5a93@gemeinde.example>
        Auto-Submitted: auto-generated
        Reply-To: bildung@gemeinde.example
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        Guten Tag,

        sch=C3=B6ne Gr=C3=BC=C3=9Fe
        "
        );
    }

    #[test]
    fn the_name_stays_at_each_attempt_and_tells_nothing() {
        let id = |delivery: &Delivery, now| {
            let headers = headers(&written_out(delivery, now));
            headers.into_iter().find(|header| header.starts_with("Message-ID: ")).unwrap()
        };
        let first = id(&delivery(None, "Guten Tag"), NOW);
        let again = Delivery { attempts: 5, ambiguous: 2, ..delivery(None, "Guten Tag") };
        assert_eq!(first, id(&again, NOW.plus(7_200)));
        assert!(first.ends_with("@gemeinde.example>") && !first.contains("17"), "{first}");
        let other = Delivery { id: "inquiry:17:2:mail".to_owned(), ..again };
        assert_ne!(first, id(&other, NOW));
    }

    #[test]
    fn links_are_written_out_and_without_a_title_the_first_line_is_one() {
        let mut delivery = delivery(None, "\nFrage ansehen\nDanke");
        let style = Style::Link("https://lotse.example/f/1".to_owned());
        delivery.message.marks.push(Mark { start: 1, end: 14, style });
        let mail = written_out(&delivery, NOW);
        assert!(mail.contains("Frage ansehen: https://lotse.example/f/1"), "{mail}");
        assert!(headers(&mail).contains(&"Subject: Frage ansehen".to_owned()), "{mail}");
    }

    #[test]
    fn whoever_is_no_address_gets_no_mail() {
        let mut delivery = delivery(None, "Guten Tag");
        delivery.to.name = "anna@verein.example\r\nBcc: bert@verein.example".to_owned();
        assert_eq!(letter(&delivery, &server(), &KEY, NOW).err(), Some(Unwritable::NoAddress));
    }

    #[test]
    fn a_clock_that_is_wrong_breaks_nothing() {
        for wrong in [Timestamp(i64::MIN), Timestamp(i64::MAX)] {
            assert!(written_out(&delivery(None, "Guten Tag"), wrong).contains("\r\nDate: "));
        }
    }

    proptest! {
        #[test]
        fn no_title_and_no_text_adds_a_header(title in "\\PC*|.*|[a-zä\r\n\t:<>=?_ ]*", text in "(.|[\r\n.])*") {
            let plain = headers(&written_out(&delivery(Some("Frage"), "Guten Tag"), NOW));
            let mail = written_out(&delivery(Some(&title), &text), NOW);
            let names = |headers: &[String]| -> Vec<String> {
                headers.iter().map(|header| header.split(':').next().unwrap_or_default().to_owned()).collect()
            };
            prop_assert_eq!(names(&headers(&mail)), names(&plain));
            prop_assert!(mail.is_ascii());
            prop_assert!(!mail.replace("\r\n", "").contains(['\r', '\n']));
            prop_assert!(mail.split("\r\n").all(|line| line.len() <= 998));
        }
    }
}
