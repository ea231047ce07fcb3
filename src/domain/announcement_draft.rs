//! What an announcement says and whom it is for: all that is approved.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::domain::{audience::Audience, language::Language, time::Timestamp};

/// The most characters of a title, and of a text.
pub const LONGEST_TITLE: usize = 100;
/// The most characters of a text: with its title and its end it fits into one message of every channel.
pub const LONGEST_TEXT: usize = 1_500;
/// The most bytes of a link.
const LONGEST_LINK: usize = 500;

/// After an approval, so many seconds are left to call it back.
pub const GRACE_SECONDS: i64 = 60;

/// What it says in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The title, one line.
    pub title: String,
    /// The text below.
    pub text: String,
}

/// What is written, and for whom: all that is approved.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// In German.
    pub german: Wording,
    /// In simple language.
    pub simple: Wording,
    /// Where there is more to read.
    pub link: Option<String>,
    /// Whom it is for.
    pub audience: Audience,
    /// Not before this moment; as soon as it is approved if none.
    pub send_at: Option<Timestamp>,
    /// Nobody gets it after this moment.
    pub expires_at: Option<Timestamp>,
}

/// A hash of all that is approved: two drafts with the same one say the same to the same people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Print(pub String);

/// What words are not fit to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is no title in this language.
    NoTitle(Language),
    /// There is no text in this language.
    NoText(Language),
    /// The title is too long, or has more than one line.
    LongTitle(Language),
    /// The text is too long.
    LongText(Language),
    /// The link is no address that begins with `https://`.
    Link,
    /// It would be over before it is sent.
    Over,
}

impl Draft {
    /// What it says in `language`.
    pub fn wording(&self, language: Language) -> &Wording {
        match language {
            Language::German => &self.german,
            Language::Simple => &self.simple,
        }
    }

    /// Whether it corrects what others have read.
    pub fn is_correction(&self) -> bool {
        self.audience.is_of_readers()
    }

    /// Whether it says the same as `other`, to whomever and whenever.
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        (&self.german, &self.simple, &self.link) == (&other.german, &other.simple, &other.link)
    }

    /// Its hash: SHA-256 of its JSON, in hexadecimal digits.
    pub fn print(&self) -> Print {
        let json = serde_json::to_vec(self).expect("words and times are JSON");
        Print(Sha256::digest(json).iter().fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").expect("a string takes all that is written");
            text
        }))
    }

    /// When it leaves if it is approved at `now`.
    pub fn leaves_at(&self, now: Timestamp) -> Timestamp {
        let soonest = now.plus(GRACE_SECONDS);
        self.send_at.map_or(soonest, |at| at.max(soonest))
    }

    /// What is not fit to be sent at `now`.
    pub fn faults(&self, now: Timestamp) -> Vec<Fault> {
        let mut faults = Vec::new();
        for language in Language::ALL {
            let Wording { title, text } = self.wording(language);
            let mut add = |is_so: bool, fault| faults.extend(is_so.then_some(fault));
            add(title.trim().is_empty(), Fault::NoTitle(language));
            add(text.trim().is_empty(), Fault::NoText(language));
            add(title.chars().count() > LONGEST_TITLE || title.contains('\n'), Fault::LongTitle(language));
            add(text.chars().count() > LONGEST_TEXT, Fault::LongText(language));
        }
        faults.extend(self.link.as_deref().is_some_and(|link| !is_sound(link)).then_some(Fault::Link));
        let begins = self.send_at.map_or(now, |at| at.max(now));
        faults.extend(self.expires_at.is_some_and(|end| end <= begins).then_some(Fault::Over));
        faults
    }
}

/// Whether `link` leads to a page that can be opened safely.
fn is_sound(link: &str) -> bool {
    let url = url::Url::parse(link);
    link.len() <= LONGEST_LINK
        && url.is_ok_and(|url| url.scheme() == "https" && url.has_host() && url.username().is_empty())
}
