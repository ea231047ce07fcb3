//! What the parts of a question are called in the database. A name never changes.

use crate::domain::inquiry::{Author, Category, Closing, EntryKind, Holder, State, Takeover};

impl Category {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Places, Self::Cost, Self::Access, Self::Trial, Self::Care, Self::Own];

    /// The name it has in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Places => "places",
            Self::Cost => "cost",
            Self::Access => "access",
            Self::Trial => "trial",
            Self::Care => "care",
            Self::Own => "own",
        }
    }
}

impl Author {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Citizen, Self::Provider, Self::Office];

    /// The name it has in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Citizen => "citizen",
            Self::Provider => "provider",
            Self::Office => "office",
        }
    }
}

impl EntryKind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Question, Self::Answer, Self::AskBack, Self::Reply, Self::Decline];

    /// The name it has in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Answer => "answer",
            Self::AskBack => "ask-back",
            Self::Reply => "reply",
            Self::Decline => "decline",
        }
    }
}

impl Holder {
    /// The name it has in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::Office(Takeover::NoWay) => "office:no-way",
            Self::Office(Takeover::Undeliverable) => "office:undeliverable",
            Self::Office(Takeover::Overdue) => "office:overdue",
            Self::Office(Takeover::Reported) => "office:reported",
        }
    }
}

impl State {
    /// The name it has in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Underway => "underway",
            Self::Delivered => "delivered",
            Self::AskedBack => "asked-back",
            Self::Answered => "answered",
            Self::Closed(Closing::Done) => "closed:done",
            Self::Closed(Closing::Withdrawn) => "closed:withdrawn",
            Self::Closed(Closing::Declined) => "closed:declined",
            Self::Closed(Closing::Settled) => "closed:settled",
            Self::Closed(Closing::Silent) => "closed:silent",
            Self::Closed(Closing::Expired) => "closed:expired",
            Self::Closed(Closing::Erased) => "closed:erased",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_names_in_the_database_are_the_same() {
        let holders = [Takeover::NoWay, Takeover::Undeliverable, Takeover::Overdue, Takeover::Reported];
        let names: std::collections::BTreeSet<_> =
            holders.map(|why| Holder::Office(why).name()).into_iter().collect();
        assert_eq!(names.len(), holders.len());
    }
}
