//! What is written down of each change: who, when, what, with which object. Each entry vouches for the ones before it.

use std::fmt::Write;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::domain::{staff::StaffId, time::Timestamp};

/// What the name of a provider begins with among those who did something; no id of the staff does.
const PROVIDER: &str = "provider ";

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Somebody of the staff.
    Staff(StaffId),
    /// Whoever has a link of the provider with this id.
    Provider(String),
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// Somebody was invited to the staff.
    StaffInvited,
    /// Somebody set a password and a second factor.
    StaffJoined,
    /// A new link was given to somebody who cannot sign in any more.
    StaffReset,
    /// The role of somebody changed.
    RoleChanged,
    /// Somebody does not belong to the staff any more.
    StaffRemoved,
    /// Somebody signed in.
    SignedIn,
    /// Somebody tried to sign in and was refused.
    SignInRefused,
    /// Somebody signed out.
    SignedOut,
    /// Somebody changed the own password.
    PasswordChanged,
    /// Somebody has new recovery codes.
    CodesRenewed,
    /// Somebody has a new second factor.
    SecondFactorRenewed,
    /// Somebody ended the own other sessions.
    SessionsEnded,
    /// An offer was changed by hand.
    OfferChanged,
    /// An offer was written by hand.
    OfferCreated,
    /// An offer was removed.
    OfferRemoved,
    /// A provider was changed by hand, or written.
    ProviderChanged,
    /// A file of offers was imported.
    OffersImported,
    /// Somebody began an announcement.
    AnnouncementBegun,
    /// Somebody changed what an announcement says, whom it is for, or when it leaves.
    AnnouncementEdited,
    /// Somebody found the words of an announcement fit.
    AnnouncementChecked,
    /// Somebody wants an announcement to be sent.
    AnnouncementSubmitted,
    /// Somebody gave an announcement back to whoever wrote it.
    AnnouncementReturned,
    /// Somebody agreed to an announcement.
    AnnouncementApproved,
    /// Somebody held an announcement up.
    AnnouncementPaused,
    /// Somebody let an announcement go on.
    AnnouncementResumed,
    /// Somebody called an announcement back.
    AnnouncementCancelled,
    /// Somebody threw a draft away.
    AnnouncementDiscarded,
    /// Somebody began a correction of an announcement.
    AnnouncementCorrected,
    /// Somebody had an announcement sent to their own chats.
    AnnouncementTested,
    /// Somebody connected a chat of their own.
    ChatLinked,
    /// Somebody disconnected a chat of their own.
    ChatUnlinked,
    /// Somebody read what was written in a question to a provider.
    InquiryRead,
    /// Somebody answered a question for the office.
    InquiryAnswered,
    /// Somebody asked back for the office.
    InquiryAskedBack,
    /// Somebody settled a question for the office.
    InquirySettled,
    /// Somebody left a question to its provider again.
    InquiryGivenBack,
    /// A provider is reached in another way from now on.
    WaySet,
    /// Somebody took a way to a provider away.
    WayRemoved,
    /// Somebody had a test sent to a provider.
    WayTested,
    /// Somebody wants a way to a provider to be used again.
    WayResumed,
    /// Somebody had a provider asked whether its offers are still right.
    OffersAsked,
    /// Somebody has seen to what a provider wrote to the office.
    NoteSettled,
}

impl Actor {
    /// The name under which it stands in the log.
    pub fn name(&self) -> String {
        match self {
            Self::Staff(id) => id.0.clone(),
            Self::Provider(id) => format!("{PROVIDER}{id}"),
        }
    }

    /// Who has this name in the log.
    pub fn read(name: &str) -> Self {
        match name.strip_prefix(PROVIDER) {
            Some(id) => Self::Provider(id.to_owned()),
            None => Self::Staff(StaffId(name.to_owned())),
        }
    }
}

impl From<&StaffId> for Actor {
    fn from(staff: &StaffId) -> Self {
        Self::Staff(staff.clone())
    }
}

impl From<&Actor> for Actor {
    fn from(actor: &Actor) -> Self {
        actor.clone()
    }
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 42] = [
        Self::StaffInvited,
        Self::StaffJoined,
        Self::StaffReset,
        Self::RoleChanged,
        Self::StaffRemoved,
        Self::SignedIn,
        Self::SignInRefused,
        Self::SignedOut,
        Self::PasswordChanged,
        Self::CodesRenewed,
        Self::SecondFactorRenewed,
        Self::SessionsEnded,
        Self::OfferChanged,
        Self::OfferCreated,
        Self::OfferRemoved,
        Self::ProviderChanged,
        Self::OffersImported,
        Self::AnnouncementBegun,
        Self::AnnouncementEdited,
        Self::AnnouncementChecked,
        Self::AnnouncementSubmitted,
        Self::AnnouncementReturned,
        Self::AnnouncementApproved,
        Self::AnnouncementPaused,
        Self::AnnouncementResumed,
        Self::AnnouncementCancelled,
        Self::AnnouncementDiscarded,
        Self::AnnouncementCorrected,
        Self::AnnouncementTested,
        Self::ChatLinked,
        Self::ChatUnlinked,
        Self::InquiryRead,
        Self::InquiryAnswered,
        Self::InquiryAskedBack,
        Self::InquirySettled,
        Self::InquiryGivenBack,
        Self::WaySet,
        Self::WayRemoved,
        Self::WayTested,
        Self::WayResumed,
        Self::OffersAsked,
        Self::NoteSettled,
    ];

    /// The name it has in the log; its words are called `audit-` and this.
    pub fn name(self) -> &'static str {
        match self {
            Self::StaffInvited => "staff-invited",
            Self::StaffJoined => "staff-joined",
            Self::StaffReset => "staff-reset",
            Self::RoleChanged => "role-changed",
            Self::StaffRemoved => "staff-removed",
            Self::SignedIn => "signed-in",
            Self::SignInRefused => "sign-in-refused",
            Self::SignedOut => "signed-out",
            Self::PasswordChanged => "password-changed",
            Self::CodesRenewed => "codes-renewed",
            Self::SecondFactorRenewed => "second-factor-renewed",
            Self::SessionsEnded => "sessions-ended",
            Self::OfferChanged => "offer-changed",
            Self::OfferCreated => "offer-created",
            Self::OfferRemoved => "offer-removed",
            Self::ProviderChanged => "provider-changed",
            Self::OffersImported => "offers-imported",
            Self::AnnouncementBegun => "announcement-begun",
            Self::AnnouncementEdited => "announcement-edited",
            Self::AnnouncementChecked => "announcement-checked",
            Self::AnnouncementSubmitted => "announcement-submitted",
            Self::AnnouncementReturned => "announcement-returned",
            Self::AnnouncementApproved => "announcement-approved",
            Self::AnnouncementPaused => "announcement-paused",
            Self::AnnouncementResumed => "announcement-resumed",
            Self::AnnouncementCancelled => "announcement-cancelled",
            Self::AnnouncementDiscarded => "announcement-discarded",
            Self::AnnouncementCorrected => "announcement-corrected",
            Self::AnnouncementTested => "announcement-tested",
            Self::ChatLinked => "chat-linked",
            Self::ChatUnlinked => "chat-unlinked",
            Self::InquiryRead => "inquiry-read",
            Self::InquiryAnswered => "inquiry-answered",
            Self::InquiryAskedBack => "inquiry-asked-back",
            Self::InquirySettled => "inquiry-settled",
            Self::InquiryGivenBack => "inquiry-given-back",
            Self::WaySet => "way-set",
            Self::WayRemoved => "way-removed",
            Self::WayTested => "way-tested",
            Self::WayResumed => "way-resumed",
            Self::OffersAsked => "offers-asked",
            Self::NoteSettled => "note-settled",
        }
    }
}

/// What is to be written down.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Who did it.
    pub by: Actor,
    /// What.
    pub action: Action,
    /// With what: a kind and an id, such as `offer lesecafe` or `staff 1f0c`.
    pub object: String,
    /// More about it, as JSON: what changed; never anything about citizens.
    pub detail: Value,
}

impl Entry {
    /// `by` did `action` to `object`, and no more is to be said about it.
    pub fn new(by: impl Into<Actor>, action: Action, object: impl Into<String>) -> Self {
        Self { by: by.into(), action, object: object.into(), detail: Value::Null }
    }

    /// The same, with more about it.
    #[must_use]
    pub fn with(self, detail: Value) -> Self {
        Self { detail, ..self }
    }
}

/// An entry as it stands in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Counted from one, without gaps.
    pub number: i64,
    /// When it was written.
    pub at: Timestamp,
    /// Who did it, by the name of an [`Actor`].
    pub staff: String,
    /// The name of what was done.
    pub action: String,
    /// With what.
    pub object: String,
    /// More about it, as JSON.
    pub detail: String,
}

impl Written {
    /// The hash of this entry behind the entry with the hash `previous`: 64 hexadecimal digits.
    pub fn hash(&self, previous: &str) -> String {
        let canonical = json!([self.number, self.at.0, self.staff, self.action, self.object, self.detail]);
        let mut hash = Sha256::new();
        hash.update(previous.as_bytes());
        hash.update(canonical.to_string().as_bytes());
        hash.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
            write!(text, "{byte:02x}").expect("a string takes all that is written");
            text
        })
    }
}

/// Whether the log is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chain {
    /// Each entry vouches for the ones before it.
    Whole {
        /// How many entries there are.
        entries: i64,
        /// The hash of the last one.
        head: String,
    },
    /// The entry with this number is not what was written, or is missing.
    Broken {
        /// The number.
        number: i64,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_depends_on_every_part_and_on_what_was_before() {
        let entry = Written {
            number: 1,
            at: Timestamp(5),
            staff: "a".to_owned(),
            action: "b".to_owned(),
            object: "c".to_owned(),
            detail: "null".to_owned(),
        };
        let hash = entry.hash("");
        assert_eq!(hash.len(), 64);
        let others = [
            Written { number: 2, ..entry.clone() },
            Written { at: Timestamp(6), ..entry.clone() },
            Written { staff: "ab".to_owned(), action: String::new(), ..entry.clone() },
            Written { object: "d".to_owned(), ..entry.clone() },
            Written { detail: "{}".to_owned(), ..entry.clone() },
        ];
        assert!(others.iter().all(|other| other.hash("") != hash) && entry.hash("x") != hash);
    }

    #[test]
    fn who_did_something_is_told_by_name() {
        for actor in [Actor::Staff(StaffId("1f0c".to_owned())), Actor::Provider("tv-merzig".to_owned())] {
            assert_eq!(Actor::read(&actor.name()), actor);
        }
    }

    #[test]
    fn no_two_actions_have_one_name() {
        let names: std::collections::BTreeSet<_> = Action::ALL.iter().map(|action| action.name()).collect();
        assert_eq!(names.len(), Action::ALL.len());
    }
}
