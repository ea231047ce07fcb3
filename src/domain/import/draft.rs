//! A file that was handed in and is looked at before it is imported.

use serde::{Deserialize, Serialize};

/// How far a file has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftState {
    /// It is being compared with what is stored.
    Comparing,
    /// Something is wrong in it: nothing of it can be imported.
    Refused,
    /// It can be imported.
    Compared,
    /// What is stored has changed since it was compared.
    Outdated,
    /// It is being imported.
    Applying,
    /// It is imported.
    Applied,
}

impl DraftState {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Comparing, Self::Refused, Self::Compared, Self::Outdated, Self::Applying, Self::Applied];

    /// The name it has in data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Comparing => "comparing",
            Self::Refused => "refused",
            Self::Compared => "compared",
            Self::Outdated => "outdated",
            Self::Applying => "applying",
            Self::Applied => "applied",
        }
    }

    /// The state called `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// What a thing in a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DraftKind {
    /// A provider.
    Provider,
    /// An offer that is not stored yet.
    New,
    /// An offer that says something else than the stored one.
    Changed,
    /// An offer that says the same.
    Same,
    /// Something that is wrong.
    Complaint,
    /// Something worth knowing.
    Note,
}

impl DraftKind {
    /// All of them; the first three are imported, in this order.
    pub const ALL: [Self; 6] =
        [Self::Provider, Self::New, Self::Changed, Self::Same, Self::Complaint, Self::Note];

    /// The name it has in data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::New => "new",
            Self::Changed => "changed",
            Self::Same => "same",
            Self::Complaint => "complaint",
            Self::Note => "note",
        }
    }

    /// The kind called `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// How many of each kind a file has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftSummary {
    /// Providers.
    pub providers: u64,
    /// Offers that are not stored yet.
    pub new: u64,
    /// Offers that say something else than the stored ones.
    pub changed: u64,
    /// Offers that say the same.
    pub same: u64,
    /// Things that are wrong.
    pub complaints: u64,
    /// Things worth knowing.
    pub notes: u64,
    /// Offers that are over and will not be shown.
    pub past: u64,
    /// Of a file that is refused: offers that nothing is wrong with.
    #[serde(default)]
    pub sound: u64,
    /// Of a file that is refused: rows in which something is wrong.
    #[serde(default)]
    pub faulty: u64,
}

impl DraftSummary {
    /// How many things of `kind` there are.
    pub fn of(&self, kind: DraftKind) -> u64 {
        match kind {
            DraftKind::Provider => self.providers,
            DraftKind::New => self.new,
            DraftKind::Changed => self.changed,
            DraftKind::Same => self.same,
            DraftKind::Complaint => self.complaints,
            DraftKind::Note => self.notes,
        }
    }

    /// Counts one more of `kind`, and returns how many there were before.
    pub fn count(&mut self, kind: DraftKind) -> u64 {
        let count = match kind {
            DraftKind::Provider => &mut self.providers,
            DraftKind::New => &mut self.new,
            DraftKind::Changed => &mut self.changed,
            DraftKind::Same => &mut self.same,
            DraftKind::Complaint => &mut self.complaints,
            DraftKind::Note => &mut self.notes,
        };
        *count += 1;
        *count - 1
    }

    /// How many things an import has to write.
    pub fn total(&self) -> u64 {
        self.providers + self.new + self.changed
    }

    /// What is written after `done` things: its kind, and its number within that. None if all is written.
    pub fn next(&self, done: u64) -> Option<(DraftKind, u64)> {
        let mut left = done;
        for kind in [DraftKind::Provider, DraftKind::New, DraftKind::Changed] {
            if left < self.of(kind) {
                return Some((kind, left));
            }
            left -= self.of(kind);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_next_is_known_from_how_much_is_done() {
        let mut summary = DraftSummary::default();
        for kind in [DraftKind::Provider, DraftKind::Changed, DraftKind::Changed, DraftKind::Same] {
            summary.count(kind);
        }
        let order: Vec<_> = (0..4).map(|done| summary.next(done)).collect();
        let changed = DraftKind::Changed;
        assert_eq!(order, [Some((DraftKind::Provider, 0)), Some((changed, 0)), Some((changed, 1)), None]);
        assert_eq!(summary.total(), 3);
    }

    #[test]
    fn every_state_and_kind_is_found_by_its_name() {
        assert!(DraftState::ALL.iter().all(|state| DraftState::from_name(state.name()) == Some(*state)));
        assert!(DraftKind::ALL.iter().all(|kind| DraftKind::from_name(kind.name()) == Some(*kind)));
    }
}
