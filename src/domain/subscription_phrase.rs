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
        /// The proof of a consent stays when the subscription has ended.
        DataProof = "data-proof",
        /// It was so already.
        AlreadySo = "subscription-already-so",
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
        /// The question whether to subscribe, in short.
        Again = "subscription-again",
        /// What would be sent, once the whole text was read.
        Brief = "subscription-brief",
        /// Was that a yes?
        IsYes = "subscription-is-yes",
        /// Only from 16 years on.
        NotOfAge = "subscription-not-of-age",
        /// The subscription has ended, as a child seems to write.
        ChildEnded = "subscription-child-ended",
        /// What was kept is gone, as a child seems to write.
        ChildForgotten = "subscription-child-forgotten",
        /// It was no child that wrote: all is as it was.
        WasForChild = "subscription-was-for-child",
        /// The subscription goes on.
        Resumed = "subscription-resumed",
        /// There is no subscription, but news of searches.
        NoneNewsStay = "subscription-none-news-stay",
        /// All stays as it is.
        Stays = "subscription-stays",
        /// You are welcome.
        Fine = "subscription-fine",
        /// The last change is undone.
        Undone = "subscription-undone",
        /// The subscription stays, whoever goes back.
        BackStays = "subscription-back-stays",
        /// What shall be changed?
        AskChange = "subscription-ask-change",
        /// Shall it end?
        AskEnd = "subscription-ask-end",
        /// It was not understood.
        Lost1 = "subscription-lost-1",
        /// It was not understood again.
        Lost2 = "subscription-lost-2",
        /// What a subscription is.
        What = "subscription-what",
        /// How often is written.
        HowOften = "subscription-how-often",
        /// It costs nothing.
        Cost = "subscription-cost",
        /// Why from 16 years on.
        WhySixteen = "subscription-why-sixteen",
        /// When the first message comes.
        First = "subscription-first",
        /// It is no contract.
        NoContract = "subscription-no-contract",
        /// What is stored.
        WhatIsKept = "subscription-what-is-kept",
        /// How to end it.
        HowToEnd = "subscription-how-to-end",
        /// How many can be chosen.
        HowMany = "subscription-how-many",
        /// Only one municipality, or the whole county.
        OnePlace = "subscription-one-place",
        /// Where somebody is has to be said.
        Nearby = "subscription-nearby",
        /// Nothing can be chosen by this.
        NotByFacet = "subscription-not-by-facet",
        /// Nothing can be chosen by holidays.
        NotByHolidays = "subscription-not-by-holidays",
        /// When and how often can be chosen later.
        RhythmLater = "subscription-rhythm-later",
        /// What comes nearest to it is chosen.
        Nearest = "subscription-nearest",
        /// This cannot be chosen.
        NotPossible = "subscription-not-possible",
        /// It shall not end after all.
        LabelResume = "label-subscription-resume",
        /// The search was for a child.
        LabelWasForChild = "label-subscription-was-for-child",
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
