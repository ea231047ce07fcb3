//! Everything the bot can say: one variant here is one message in every folder under `dialogs/`.

use fluent_bundle::FluentArgs;

/// Something the bot says. Words and punctuation lie in `dialogs/`; what varies comes along.
#[derive(Debug, Clone, PartialEq)]
pub enum Phrase {
    /// A sentence or label without anything that varies.
    Plain(Plain),
    /// That was no age: what was written instead.
    AgeWrong(String),
    /// There is no such place: what was written.
    PlaceUnknown(String),
    /// The place lies outside the county; the nearest municipality of ours.
    PlaceOutside {
        /// What was asked for.
        place: String,
        /// Where we look instead.
        nearest: String,
    },
    /// What was understood, in short.
    Understood(String),
    /// Not about this.
    Without(String),
    /// So many offers were found.
    ResultHead(usize),
    /// A slip of the pen was bridged to this word.
    Meant(String),
    /// Which offers are shown, and how many there are.
    ResultNav {
        /// The first one, counted from one.
        from: usize,
        /// The last one.
        to: usize,
        /// All.
        count: usize,
    },
    /// These were the last ones of so many.
    ResultEnd(usize),
    /// The title of an offer in a list.
    CardTitle {
        /// Its number in the list.
        number: usize,
        /// The title.
        title: String,
    },
    /// One line of a card: what it is about, and the value.
    Line(Line, String),
    /// From one age to another, in years.
    AgeBetween(u16, u16),
    /// From this age on, in years.
    AgeFrom(u16),
    /// Up to this age, in years.
    AgeUpTo(u16),
    /// From one age to another, in months.
    MonthsBetween(u16, u16),
    /// One exact age in years.
    Years(u16),
    /// One exact age in months.
    Months(u16),
    /// A place and how far away it is.
    PlaceWithDistance {
        /// The place.
        place: String,
        /// Whole kilometres.
        km: u32,
    },
    /// A price in euros, as it is written.
    Price(String),
    /// From one day to another.
    DateBetween(String, String),
    /// From this day on.
    DateFrom(String),
    /// Up to this day.
    DateUpTo(String),
    /// When the information is from, `MM/YYYY`.
    AsOf(String),
    /// The same for sample data.
    AsOfSample(String),
    /// Its provider confirmed it on that day.
    Confirmed(String),
    /// So many places are free, as of that day.
    FreePlaces {
        /// How many.
        count: u32,
        /// The day that was counted.
        as_of: String,
    },
}

/// Declares the phrases without anything that varies, each with its id in `dialogs/`.
macro_rules! plain {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $id:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The id in `dialogs/`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }
        }
    };
}

plain! {
    /// A sentence or label without anything that varies.
    Plain {
        /// The first words.
        Hello = "start-hello",
        /// A new search begins.
        NewSearch = "start-new",
        /// The last conversation is too long ago.
        Expired = "session-expired",
        /// How to use this.
        Help = "help",
        /// How to reach a person.
        Human = "human",
        /// What we are.
        Identity = "identity",
        /// You are welcome.
        Thanks = "thanks",
        /// What is stored.
        Privacy = "privacy-short",
        /// There is nothing to stop.
        StopNone = "stop-none",
        /// Really forget everything?
        DeleteAsk = "delete-ask",
        /// Everything is forgotten.
        DeleteDone = "delete-done",
        /// Nothing was forgotten.
        DeleteKept = "delete-kept",
        /// In which language?
        LanguageAsk = "language-ask",
        /// This language from now on.
        LanguageDone = "language-done",
        /// For whom?
        AskSubject = "who-ask",
        /// How old are you?
        AskAgeSelf = "age-ask-self",
        /// How old is the child?
        AskAgeChild = "age-ask-child",
        /// How old is the person?
        AskAgeOther = "age-ask-other",
        /// About what?
        AskTopic = "topic-ask",
        /// Further topics.
        AskTopicMore = "topic-ask-more",
        /// Where?
        AskPlace = "place-ask",
        /// What shall be changed?
        AskChange = "change-ask",
        /// Would a topic help to narrow it down?
        NarrowTopic = "narrow-topic",
        /// Would a place help to narrow it down?
        NarrowPlace = "narrow-place",
        /// Would an age help to narrow it down?
        NarrowAge = "narrow-age",
        /// Nothing was found.
        None = "none-found",
        /// There are no further offers.
        NoMore = "no-more",
        /// There is no list to go on with.
        NoList = "no-list",
        /// It cannot go further back.
        BackNone = "back-none",
        /// One step back.
        BackDone = "back-done",
        /// Not understood, first time.
        Fallback1 = "fallback-1",
        /// Not understood, second time.
        Fallback2 = "fallback-2",
        /// Not understood, third time.
        Fallback3 = "fallback-3",
        /// Somebody is in need.
        Crisis = "crisis",
        /// Something broke on our side.
        Error = "error-temporary",
        /// The offer is not there any more.
        Gone = "offer-gone",
        /// These words come from the provider, unchanged.
        OriginalText = "original-text",
        /// For a little older or younger people.
        RelaxedAge = "relaxed-age",
        /// Further away.
        RelaxedPlace = "relaxed-place",
        /// Without the property that was asked for.
        RelaxedFacet = "relaxed-facet",
        /// Only some of the words.
        RelaxedWords = "relaxed-words",
        /// Everybody.
        AudienceAll = "audience-all",
        /// Children before school.
        PhaseEarly = "phase-early",
        /// Pupils.
        PhaseSchool = "phase-school",
        /// People in training and work.
        PhaseWork = "phase-work",
        /// Grown-ups.
        PhaseAdult = "phase-adult",
        /// Older people.
        PhaseSenior = "phase-senior",
        /// In the whole county.
        PlaceCounty = "place-county",
        /// Over the internet.
        PlaceOnline = "place-online",
        /// It costs nothing.
        PriceFree = "price-free",
        /// It costs something.
        PricePaid = "price-paid",
        /// It costs less for some.
        PriceReduced = "price-reduced",
        /// Nobody told us the price.
        PriceUnknown = "price-unknown",
        /// Nobody told us when.
        WhenUnknown = "when-unknown",
        /// When this is from is unknown.
        AsOfUnknown = "as-of-unknown",
        /// The same for sample data.
        AsOfUnknownSample = "as-of-unknown-sample",
        /// Myself.
        LabelSelf = "label-self",
        /// My child.
        LabelChild = "label-child",
        /// Somebody else.
        LabelOther = "label-other",
        /// It does not matter.
        LabelSkip = "label-skip",
        /// Further topics.
        LabelMoreTopics = "label-more-topics",
        /// The whole county.
        LabelAnywhere = "label-anywhere",
        /// The next offers.
        LabelMore = "label-more",
        /// Only those free of charge.
        LabelFree = "label-free",
        /// Change the search.
        LabelChange = "label-change",
        /// A new search.
        LabelNew = "label-new",
        /// Back to the list.
        LabelList = "label-list",
        /// Question by question.
        LabelGuided = "label-guided",
        /// In simple language.
        LabelSimple = "label-simple",
        /// In German.
        LabelGerman = "label-german",
        /// Help.
        LabelHelp = "label-help",
        /// A person.
        LabelHuman = "label-human",
        /// Another age.
        LabelAge = "label-age",
        /// Another place.
        LabelPlace = "label-place",
        /// Another topic.
        LabelTopic = "label-topic",
        /// Yes, forget everything.
        LabelDelete = "label-delete",
        /// No.
        LabelNo = "label-no",
        /// To the page of the offer.
        LinkOffer = "link-offer",
        /// To the pages of the provider.
        LinkProvider = "link-provider",
        /// To the page this was read on.
        LinkSource = "link-source",
    }
}

plain! {
    /// A line of a card or of the details, each with a `$value`.
    Line {
        /// For whom.
        Audience = "line-audience",
        /// Where.
        Place = "line-place",
        /// When.
        When = "line-when",
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
    }
}

impl From<Plain> for Phrase {
    fn from(plain: Plain) -> Self {
        Self::Plain(plain)
    }
}

impl Phrase {
    /// The id in `dialogs/`.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Plain(plain) => plain.id(),
            Self::Line(line, _) => line.id(),
            Self::AgeWrong(_) => "age-wrong",
            Self::PlaceUnknown(_) => "place-unknown",
            Self::PlaceOutside { .. } => "area-out",
            Self::Understood(_) => "understood",
            Self::Without(_) => "without",
            Self::ResultHead(_) => "result-head",
            Self::Meant(_) => "meant",
            Self::ResultNav { .. } => "result-nav",
            Self::ResultEnd(_) => "result-end",
            Self::CardTitle { .. } => "card-title",
            Self::AgeBetween(..) => "age-between",
            Self::AgeFrom(_) => "age-from",
            Self::AgeUpTo(_) => "age-up-to",
            Self::MonthsBetween(..) => "months-between",
            Self::Years(_) => "years",
            Self::Months(_) => "months",
            Self::PlaceWithDistance { .. } => "place-with-distance",
            Self::Price(_) => "price",
            Self::DateBetween(..) => "date-between",
            Self::DateFrom(_) => "date-from",
            Self::DateUpTo(_) => "date-up-to",
            Self::AsOf(_) => "as-of",
            Self::AsOfSample(_) => "as-of-sample",
            Self::Confirmed(_) => "confirmed",
            Self::FreePlaces { .. } => "free-places",
        }
    }

    /// What varies, by the names used in `dialogs/`. Texts are passed through `guard` first.
    pub fn arguments(&self, guard: impl Fn(&str) -> String) -> FluentArgs<'static> {
        let mut arguments = FluentArgs::new();
        match self {
            Self::Plain(_) => (),
            Self::Understood(text) | Self::Without(text) | Self::Line(_, text) | Self::Price(text) => {
                arguments.set("value", guard(text));
            }
            Self::AgeWrong(text) | Self::PlaceUnknown(text) | Self::Meant(text) => {
                arguments.set("word", guard(text))
            }
            Self::PlaceOutside { place, nearest } => {
                arguments.set("place", guard(place));
                arguments.set("nearest", guard(nearest));
            }
            Self::ResultHead(count) | Self::ResultEnd(count) => arguments.set("count", *count),
            Self::ResultNav { from, to, count } => {
                arguments.set("from", *from);
                arguments.set("to", *to);
                arguments.set("count", *count);
            }
            Self::CardTitle { number, title } => {
                arguments.set("number", *number);
                arguments.set("title", guard(title));
            }
            Self::AgeBetween(from, to) | Self::MonthsBetween(from, to) => {
                arguments.set("from", *from);
                arguments.set("to", *to);
            }
            Self::AgeFrom(age) | Self::AgeUpTo(age) | Self::Years(age) | Self::Months(age) => {
                arguments.set("age", *age);
            }
            Self::PlaceWithDistance { place, km } => {
                arguments.set("place", guard(place));
                arguments.set("km", *km);
            }
            Self::DateBetween(from, to) => {
                arguments.set("from", guard(from));
                arguments.set("to", guard(to));
            }
            Self::DateFrom(date) | Self::DateUpTo(date) | Self::Confirmed(date) => {
                arguments.set("date", guard(date));
            }
            Self::AsOf(month) | Self::AsOfSample(month) => arguments.set("month", guard(month)),
            Self::FreePlaces { count, as_of } => {
                arguments.set("count", *count);
                arguments.set("date", guard(as_of));
            }
        }
        arguments
    }
}
