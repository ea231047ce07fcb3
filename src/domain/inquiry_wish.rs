//! What a citizen wants done with questions to providers.

use crate::domain::{inquiry::Matter, inquiry_code::Code};

/// What is to be done. Its `Debug` says no word of what people write.
#[derive(Clone, PartialEq)]
pub enum InquiryWish {
    /// Ask these providers, each under a code of its own, in these words. Several at once count as one question.
    Ask(Vec<(Code, Matter)>, String),
    /// Say something more.
    Reply(Code, String),
    /// It helped, or it did not.
    Rate(Code, bool),
    /// That was all.
    Close(Code),
    /// Take it back.
    Withdraw(Code),
}

impl std::fmt::Debug for InquiryWish {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = match self {
            Self::Ask(..) => "Ask",
            Self::Reply(..) => "Reply",
            Self::Rate(..) => "Rate",
            Self::Close(_) => "Close",
            Self::Withdraw(_) => "Withdraw",
        };
        formatter.write_str(name)
    }
}
