//! What the bot says about questions to providers.

use crate::domain::fixed_phrase::plain;

plain! {
    /// A sentence or label without anything that varies.
    InquiryPhrase {
        /// The provider writes:
        ByProvider = "inquiry-by-provider",
        /// The education office writes:
        ByOffice = "inquiry-by-office",
        /// No way leads to the provider: the office answers.
        TakenNoWay = "inquiry-taken-no-way",
        /// The provider could not be reached: the office answers.
        TakenUndeliverable = "inquiry-taken-undeliverable",
        /// The provider did not answer in time: the office answers.
        TakenOverdue = "inquiry-taken-overdue",
        /// The provider wants somebody else to look at it: the office answers.
        TakenReported = "inquiry-taken-reported",
        /// Nobody answered for half a year.
        Expired = "inquiry-expired",
    }
}

plain! {
    /// A sentence with a `$value` in it: which question it is about.
    InquiryLine {
        /// There is an answer.
        Answered = "inquiry-news-answered",
        /// Something has to be known first.
        AskedBack = "inquiry-news-asked-back",
        /// There will be no answer.
        Declined = "inquiry-news-declined",
        /// It is settled.
        Settled = "inquiry-news-settled",
        /// Something else happened.
        Changed = "inquiry-news-changed",
    }
}
