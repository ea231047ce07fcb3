//! What the bot says about one value: the lines of a card, and sentences around a name or a search.

use crate::domain::fixed_phrase::plain;

plain! {
    /// A line or a label with a `$value` in it, as on a card or in the details of an offer.
    Line {
        /// Why it was found.
        Fits = "line-fits",
        /// At what other dates or places.
        Also = "line-also",
        /// What it is about.
        About = "line-about",
        /// For whom.
        Audience = "line-audience",
        /// Where.
        Place = "line-place",
        /// When.
        When = "line-when",
        /// When and at what price.
        WhenAndPrice = "line-when-and-price",
        /// At what price.
        Price = "line-price",
        /// From whom.
        Provider = "line-provider",
        /// What one must know right now.
        Notice = "line-notice",
        /// The address.
        Address = "line-address",
        /// How to register.
        Registration = "line-registration",
        /// Until when to register.
        RegisterUntil = "line-register-until",
        /// What one must bring along.
        Condition = "line-condition",
        /// In which languages.
        Languages = "line-languages",
        /// At what level.
        Level = "line-level",
        /// Without which barriers.
        Accessibility = "line-accessibility",
        /// Who looks after the children.
        Childcare = "line-childcare",
        /// How to get there.
        Transport = "line-transport",
        /// Which papers.
        Documents = "line-documents",
        /// Which certificate.
        Certificate = "line-certificate",
        /// Who helps to pay.
        Funding = "line-funding",
        /// Whom to ask.
        Contact = "line-contact",
        /// The village of this name, or the word?
        PlaceOrWord = "place-or-word",
        /// The village of this name.
        LabelAsPlace = "label-as-place",
        /// What was looked for last time.
        LastTime = "last-time",
        /// Shall this be remembered?
        RememberAsk = "remember-ask",
        /// News about this will be told.
        NotifyDone = "notify-done",
        /// What is looked for now.
        DataSearch = "data-search",
        /// What was looked for before.
        DataPrevious = "data-previous",
        /// What is remembered.
        DataProfile = "data-profile",
        /// What news are told about.
        DataNotify = "data-notify",
    }
}
