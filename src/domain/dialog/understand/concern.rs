//! Hears what is said about a question to a provider: who reads it, how long it takes, that it is to be taken back.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::domain::dialog::understand::{pattern::Spans, saying::Sayings, sentence::Sentence};

/// What a message says about a question to a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Concern {
    /// Does the provider learn who asks?
    Anonymous,
    /// Who reads it?
    Readers,
    /// What becomes of it?
    Next,
    /// How long does it take?
    Duration,
    /// The same, where it may be said of the offer as well.
    PerhapsDuration,
    /// Does asking cost anything, or oblige to anything?
    Cost,
    /// How many may be asked?
    HowMany,
    /// Can it be changed?
    Change,
    /// It shall be changed.
    Rewrite,
    /// How can it be withdrawn?
    HowToWithdraw,
    /// How far is it?
    State,
    /// It shall be withdrawn.
    Withdraw,
    /// Something shall be taken back, or end; what, is not said.
    TakeBack,
    /// All of them.
    All,
    /// Not yet.
    Wait,
    /// Rather not yet, where that may be said to the provider as well.
    Hesitate,
    /// What does a button do, and where is it?
    Buttons,
    /// Something else shall be shown first.
    Look,
    /// What was written first is meant, and not what came besides.
    Earlier,
    /// Somebody shall call back.
    CallBack,
    /// The number shall be passed on.
    WithContact,
    /// The number shall not be passed on.
    WithoutContact,
    /// Who writes is not of age, or says so.
    Young,
    /// Who writes is of age.
    Grown,
    /// Words that nobody hands on.
    Insult,
}

impl Concern {
    /// The questions, the clearest first.
    pub const QUESTIONS: [Self; 9] = [
        Self::HowToWithdraw,
        Self::Change,
        Self::HowMany,
        Self::Anonymous,
        Self::Readers,
        Self::Duration,
        Self::PerhapsDuration,
        Self::Cost,
        Self::Next,
    ];

    /// All that `sentence` says of it.
    pub fn of(sayings: &Sayings<Self>, sentence: &Sentence) -> BTreeSet<Self> {
        let none = Spans::default();
        let mut said: BTreeSet<_> =
            sayings.in_parts(sentence, &none).chain(sayings.as_a_whole(sentence)).collect();
        // Who asks how it is withdrawn does not withdraw it.
        if said.contains(&Self::HowToWithdraw) {
            said.retain(|concern| !matches!(concern, Self::Withdraw | Self::TakeBack));
        }
        said
    }
}
