//! What is counted. No event can carry a person.

use std::borrow::Cow;

/// Something worth counting.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// A conversation began.
    Began,
    /// A search found something that fits as asked.
    Found,
    /// A search found something only after loosening what was asked for.
    Relaxed,
    /// A search found nothing: a gap in what the region offers, or in what we know of it.
    Missed,
    /// Somebody wrote something we did not understand.
    NotUnderstood,
    /// Somebody seemed to be in need, and was told where help is.
    Crisis,
    /// Somebody chose the other language.
    LanguageChanged,
    /// Somebody looked at an offer closely.
    DetailsShown,
    /// Somebody had everything about them forgotten.
    Forgotten,
    /// Somebody sent a question to a provider.
    InquirySent,
    /// A question was answered for the first time.
    InquiryAnswered,
    /// The office took over a question that its provider did not answer.
    InquiryOverdue,
    /// Somebody says that an answer helped.
    InquiryHelpful,
    /// Somebody says that an answer did not help.
    InquiryUnhelpful,
    /// Somebody came by the poster or letter with this code, which the county gave.
    Campaign(String),
}

impl Event {
    /// All of them but the campaigns.
    pub const ALL: [Self; 14] = [
        Self::Began,
        Self::Found,
        Self::Relaxed,
        Self::Missed,
        Self::NotUnderstood,
        Self::Crisis,
        Self::LanguageChanged,
        Self::DetailsShown,
        Self::Forgotten,
        Self::InquirySent,
        Self::InquiryAnswered,
        Self::InquiryOverdue,
        Self::InquiryHelpful,
        Self::InquiryUnhelpful,
    ];

    /// The name under which it is stored and published. A name never changes.
    pub fn name(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Began => "began",
            Self::Found => "found",
            Self::Relaxed => "relaxed",
            Self::Missed => "missed",
            Self::NotUnderstood => "not-understood",
            Self::Crisis => "crisis",
            Self::LanguageChanged => "language-changed",
            Self::DetailsShown => "details-shown",
            Self::Forgotten => "forgotten",
            Self::InquirySent => "inquiry-sent",
            Self::InquiryAnswered => "inquiry-answered",
            Self::InquiryOverdue => "inquiry-overdue",
            Self::InquiryHelpful => "inquiry-helpful",
            Self::InquiryUnhelpful => "inquiry-unhelpful",
            Self::Campaign(code) => return Cow::Owned(format!("campaign:{code}")),
        })
    }
}

/// Below so many, a number is not told at all; above it is rounded to the nearest multiple of the step.
const LEAST_TOLD: u64 = 10;
const STEP: u64 = 5;

/// A number that is told to somebody who may know some of those it counts: rounded, and none if it is small.
pub fn rounded(number: u64) -> Option<u64> {
    (number >= LEAST_TOLD).then_some((number + STEP / 2) / STEP * STEP)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_small_number_is_not_told_and_a_large_one_is_rounded() {
        let told: Vec<_> = [0, 9, 10, 12, 13, 17, 18, 103].into_iter().map(rounded).collect();
        let expected = [None, None, Some(10), Some(10), Some(15), Some(15), Some(20), Some(105)];
        assert_eq!(told, expected);
    }

    #[test]
    fn no_two_events_share_a_name() {
        let names: BTreeSet<_> = Event::ALL.iter().map(Event::name).collect();
        assert_eq!(names.len(), Event::ALL.len());
    }
}
