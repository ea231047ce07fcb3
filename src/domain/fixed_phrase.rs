//! Everything the bot says in the same words each time: sentences and labels.

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

pub(crate) use plain;

plain! {
    /// A sentence or label without anything that varies.
    Plain {
        /// The first words.
        Hello = "start-hello",
        /// Go on where we were, or begin anew.
        WelcomeBack = "start-back",
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
        /// What is known of the offer follows; ask its provider for the rest.
        AboutOffer = "about-offer",
        /// Choose an offer first.
        AboutList = "about-list",
        /// Search for an offer first.
        AboutNothing = "about-nothing",
        /// A calm word to somebody who is angry.
        Anger = "anger",
        /// How to open an offer of a list by its number.
        OpenByNumber = "open-by-number",
        /// How to open one by a button.
        OpenByTap = "open-by-tap",
        /// A pin is far away.
        PinFar = "pin-far",
        /// We are not there for that.
        Elsewhere = "elsewhere",
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
        /// The language is simple already, and something is not understood.
        SimpleAlready = "simple-already",
        /// For whom?
        AskSubject = "who-ask",
        /// How old are you?
        AskAgeSelf = "age-ask-self",
        /// How old is the child?
        AskAgeChild = "age-ask-child",
        /// How old is the person?
        AskAgeOther = "age-ask-other",
        /// The age is left out.
        AgeSkipped = "age-skipped",
        /// The place is left out.
        PlaceSkipped = "place-skipped",
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
        /// That was too long to read all of it.
        TooLong = "input-long",
        /// Somebody does not want to live.
        Crisis = "crisis",
        /// Somebody is beaten, threatened or harassed.
        CrisisViolence = "crisis-violence",
        /// Help for who is beaten, and for a child.
        CrisisFamily = "crisis-family",
        /// Somebody tells of a child that is hurt.
        CrisisChild = "crisis-child",
        /// A child or a teenager is in need.
        CrisisYoung = "crisis-young",
        /// A life is in danger at this moment.
        CrisisEmergency = "crisis-emergency",
        /// For people who write Arabic.
        ForeignArabic = "foreign-ar",
        /// For people who write English.
        ForeignEnglish = "foreign-en",
        /// For people who write Spanish.
        ForeignSpanish = "foreign-es",
        /// For people who write French.
        ForeignFrench = "foreign-fr",
        /// For people who write Italian.
        ForeignItalian = "foreign-it",
        /// For people who write Persian.
        ForeignPersian = "foreign-fa",
        /// For people who write Polish.
        ForeignPolish = "foreign-pl",
        /// For people who write Romanian.
        ForeignRomanian = "foreign-ro",
        /// For people who write Russian.
        ForeignRussian = "foreign-ru",
        /// For people who write Turkish.
        ForeignTurkish = "foreign-tr",
        /// For people who write Ukrainian.
        ForeignUkrainian = "foreign-uk",
        /// A number to call, beside what is looked for.
        CrisisBeside = "crisis-beside",
        /// Something broke on our side.
        Error = "error-temporary",
        /// The offer is not there any more.
        Gone = "offer-gone",
        /// These words come from the provider, unchanged.
        OriginalText = "original-text",
        /// The provider's text says more.
        MoreInOriginal = "more-in-original",
        /// It stands in the provider's text.
        InOriginal = "in-original",
        /// Show the text as its provider wrote it.
        LabelOriginal = "label-original",
        /// The education office can be called.
        CallOffice = "call-office",
        /// Back to what is simple.
        LabelEasy = "label-easy",
        /// Without barriers.
        AccessAll = "access-all",
        /// With a wheelchair.
        AccessWheelchair = "access-wheelchair",
        /// With a pram.
        AccessPram = "access-pram",
        /// Rooms without barriers.
        AccessRooms = "access-rooms",
        /// In simple language.
        AccessPlain = "access-plain",
        /// In sign language.
        AccessSign = "access-sign",
        /// With barriers.
        AccessNone = "access-none",
        /// Offers follow that do not quite fit.
        LooseHead = "loose-head",
        /// Only some of the words.
        RelaxedWords = "relaxed-words",
        /// For people up to a year older or younger.
        OlderOrYounger = "older-or-younger",
        /// It is for another age.
        OtherAge = "other-age",
        /// It is about a similar topic.
        SimilarTopic = "similar-topic",
        /// It does not state whether the time fits.
        UnstatedTime = "unstated-time",
        /// It does not state its language.
        UnstatedLanguage = "unstated-language",
        /// It does not state that it is in the holidays.
        UnstatedHoliday = "unstated-holiday",
        /// It does not state that somebody gives advice.
        UnstatedCounselling = "unstated-counselling",
        /// It does not state that it is for older people.
        UnstatedSenior = "unstated-senior",
        /// It does not state that it is without barriers.
        UnstatedAccessible = "unstated-accessible",
        /// It does not state that it is over the internet.
        UnstatedOnline = "unstated-online",
        /// Before noon.
        Mornings = "mornings",
        /// From noon to five.
        Afternoons = "afternoons",
        /// From five on.
        Evenings = "evenings",
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
        /// Nobody told us: the provider knows.
        AskProvider = "ask-provider",
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
        /// At any time.
        LabelAnyTime = "label-any-time",
        /// In any language.
        LabelAnyLanguage = "label-any-language",
        /// However far.
        LabelAnyDistance = "label-any-distance",
        /// The words as they were written.
        LabelLiteral = "label-literal",
        /// Yes, forget everything.
        LabelDelete = "label-delete",
        /// No.
        LabelNo = "label-no",
        /// A voice note cannot be heard.
        CannotHear = "cannot-hear",
        /// A picture cannot be seen.
        CannotSee = "cannot-see",
        /// A file cannot be opened.
        CannotOpen = "cannot-open",
        /// The card of a person is not used.
        CannotUseContact = "cannot-use-contact",
        /// A message whose key did not come.
        CannotDecrypt = "cannot-decrypt",
        /// Something else that says nothing.
        CannotRead = "cannot-read",
        /// Everybody reads along here.
        InPublic = "in-public",
        /// Too many messages in a short time.
        TooMany = "too-many",
        /// That question is over.
        Stale = "stale",
        /// Where are you? We do not find out by ourselves.
        Nearby = "nearby",
        /// Only for people of 16 and more.
        NotOfAge = "not-of-age",
        /// The offer is noted.
        Noted = "noted",
        /// The offer was noted before.
        NotedAlready = "noted-already",
        /// There is nothing to remember yet.
        RememberNothing = "remember-nothing",
        /// The search is remembered.
        RememberDone = "remember-done",
        /// Nothing is remembered.
        RememberNot = "remember-not",
        /// The offers that were noted.
        FavouritesHead = "favourites-head",
        /// No offers were noted.
        FavouritesNone = "favourites-none",
        /// The noted offers are forgotten.
        FavouritesCleared = "favourites-cleared",
        /// There is no search whose news could be told.
        NotifyNothing = "notify-nothing",
        /// There is something new.
        NotifyNews = "notify-news",
        /// No more news.
        StopDone = "stop-done",
        /// News all the same.
        StopUndone = "stop-undone",
        /// What is kept.
        DataHead = "data-head",
        /// German is spoken.
        DataGerman = "data-german",
        /// Simple language is spoken.
        DataSimple = "data-simple",
        /// The steps of the conversation.
        DataSteps = "data-steps",
        /// How to have it forgotten.
        DataEnd = "data-end",
        /// A complaint belongs elsewhere.
        AsideComplaint = "aside-complaint",
        /// Warnings come from others.
        AsideDisaster = "aside-disaster",
        /// We have no opinion.
        AsideOpinion = "aside-opinion",
        /// We know no private persons.
        AsidePerson = "aside-person",
        /// We send no mail.
        AsideMail = "aside-mail",
        /// Thank you for telling us that it is over.
        AsideOutdated = "aside-outdated",
        /// How a club gets in here.
        AsideProvider = "aside-provider",
        /// Who does not answer.
        AsideUnanswered = "aside-unanswered",
        /// Nobody calls back from here.
        AsideCallBack = "aside-call-back",
        /// The same beside the matter again.
        AsideAgain = "aside-again",
        /// A word that is not explained.
        AsideMeaning = "aside-meaning",
        /// Help for who reads with effort.
        AsideReading = "aside-reading",
        /// The word was meant.
        LabelAsWord = "label-as-word",
        /// As last time.
        LabelResume = "label-resume",
        /// Note it.
        LabelRemember = "label-remember",
        /// Yes, remember it.
        LabelKeepProfile = "label-keep-profile",
        /// Tell me about news.
        LabelNotify = "label-notify",
        /// The offers I noted.
        LabelFavourites = "label-favourites",
        /// Forget them.
        LabelClearFavourites = "label-clear-favourites",
        /// News all the same.
        LabelUnstop = "label-unstop",
        /// For a machine.
        LabelAsJson = "label-as-json",
        /// Try again.
        LabelRetry = "label-retry",
        /// To the page of the offer.
        LinkOffer = "link-offer",
        /// To the pages of the provider.
        LinkProvider = "link-provider",
        /// To the page this was read on.
        LinkSource = "link-source",
    }
}
