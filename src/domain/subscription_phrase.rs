//! What the bot says about a subscription to the office's announcements.

use crate::domain::fixed_phrase::plain;

plain! {
    /// A sentence or label without anything that varies.
    SubscriptionPhrase {
        /// What will be sent.
        Offer = "subscription-offer",
        /// What the person agrees to, word for word.
        Consent = "subscription-consent",
        /// It is subscribed.
        Done = "subscription-done",
        /// It is not subscribed.
        Declined = "subscription-declined",
        /// What is subscribed.
        Head = "subscription-head",
        /// How to end it.
        Foot = "subscription-foot",
        /// The change is kept.
        Changed = "subscription-changed",
        /// The subscription has ended.
        Ended = "subscription-ended",
        /// The subscription has ended, and news of searches go on.
        EndedNewsStay = "subscription-ended-news-stay",
        /// There is no subscription.
        None = "subscription-none",
        /// About which topics?
        AskTopics = "subscription-ask-topics",
        /// For which municipality?
        AskPlace = "subscription-ask-place",
        /// For which ages?
        AskAges = "subscription-ask-ages",
        /// At what times?
        AskTimes = "subscription-ask-times",
        /// How often?
        AskOften = "subscription-ask-often",
        /// All topics.
        AllTopics = "subscription-all-topics",
        /// All ages.
        AllAges = "subscription-all-ages",
        /// At any time.
        AnyTime = "subscription-any-time",
        /// The office's announcements.
        LabelOpen = "label-subscription",
        /// Yes, and I am 16.
        LabelAgree = "label-subscription-agree",
        /// Rather not.
        LabelDecline = "label-subscription-decline",
        /// Other topics.
        LabelTopics = "label-subscription-topics",
        /// Another place.
        LabelPlace = "label-subscription-place",
        /// Other ages.
        LabelAges = "label-subscription-ages",
        /// Other times.
        LabelTimes = "label-subscription-times",
        /// Less or more often.
        LabelOften = "label-subscription-often",
        /// No more of it.
        LabelEnd = "label-subscription-end",
        /// All topics.
        LabelAllTopics = "label-subscription-all-topics",
        /// Further topics or ages.
        LabelMore = "label-subscription-more",
        /// All ages.
        LabelAllAges = "label-subscription-all-ages",
        /// The whole county.
        LabelCounty = "label-subscription-county",
        /// At any time.
        LabelAnyTime = "label-subscription-any-time",
        /// Only in the evening.
        LabelEvening = "label-subscription-evening",
        /// That was all.
        LabelReady = "label-subscription-ready",
    }
}

plain! {
    /// A sentence or label with a `$value` in it.
    SubscriptionLine {
        /// About what.
        Topics = "subscription-topics",
        /// For where.
        Place = "subscription-place",
        /// For which ages.
        Ages = "subscription-ages",
        /// At what times.
        Times = "subscription-times",
        /// How often.
        Often = "subscription-often",
        /// Since when the person agrees.
        Since = "subscription-since",
        /// What is chosen so far.
        Chosen = "subscription-chosen",
        /// So many messages a week.
        Weekly = "subscription-weekly",
        /// What is subscribed, among all that is kept.
        Data = "data-subscription",
        /// Since when the person agrees, among all that is kept.
        DataSince = "data-subscription-since",
        /// When and how often is written, among all that is kept.
        DataRhythm = "data-rhythm",
        /// So many messages a week, on a button.
        LabelWeekly = "label-subscription-weekly",
        /// An option that is chosen.
        LabelChosen = "label-subscription-chosen",
    }
}
