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
        /// How to end it in words.
        ByWordsEnd = "inquiry-by-words-end",
        /// Which offer is meant?
        Which = "inquiry-which",
        /// What do you want to know? Own words are possible.
        Choose = "inquiry-choose",
        /// What do you want to know? Only these questions are possible here, and where others are.
        ChooseReady = "inquiry-choose-ready",
        /// Is there room?
        AskPlaces = "inquiry-ask-places",
        /// What does it cost?
        AskCost = "inquiry-ask-cost",
        /// Can everybody take part?
        AskAccess = "inquiry-ask-access",
        /// Can it be tried?
        AskTrial = "inquiry-ask-trial",
        /// Can a child be looked after?
        AskCare = "inquiry-ask-care",
        /// One year, in "of one year".
        OneYear = "inquiry-one-year",
        /// Less than a year, in "of less than a year".
        UnderOne = "inquiry-under-one",
        /// Ask others as well?
        Others = "inquiry-others",
        /// Write the question.
        Write = "inquiry-write",
        /// Somebody may read along: nothing is to be confided.
        Overheard = "inquiry-overheard",
        /// What stands for a telephone number.
        Phone = "inquiry-phone",
        /// What stands for a mail address.
        Mail = "inquiry-mail",
        /// No provider can be reached: the office asks.
        PreviewOffice = "inquiry-preview-office",
        /// None of these providers can be reached: the office asks.
        PreviewOfficeAll = "inquiry-preview-office-all",
        /// It goes to these providers:
        PreviewSeveral = "inquiry-preview-several",
        /// These words are read:
        PreviewWords = "inquiry-preview-words",
        /// Nothing else is told.
        PreviewNothing = "inquiry-preview-nothing",
        /// Nothing else is told than what stands in the words.
        PreviewNothingElse = "inquiry-preview-nothing-else",
        /// A number or an address is left out.
        PreviewMasked = "inquiry-preview-masked",
        /// The number or the address is passed on.
        PreviewPassed = "inquiry-preview-passed",
        /// Shall it be sent?
        PreviewAsk = "inquiry-preview-ask",
        /// Only "send" sends.
        OnlySend = "inquiry-only-send",
        /// How to send, change or leave it.
        HowToSend = "inquiry-how-to-send",
        /// First it has to be chosen where the words belong.
        ChooseFirst = "inquiry-choose-first",
        /// It was not understood whom it goes to.
        SayWhom = "inquiry-say-whom",
        /// What was written is kept while something else is looked at.
        DraftStays = "inquiry-draft-stays",
        /// What was written before is still there.
        DraftThere = "inquiry-draft-there",
        /// There is no number in it that could be passed on.
        WriteNumber = "inquiry-write-number",
        /// The number stays out.
        NumberStaysOut = "inquiry-number-stays-out",
        /// Nobody can call back without a number.
        PreviewNoCallBack = "inquiry-preview-no-call-back",
        /// The same was asked already.
        PreviewAgain = "inquiry-preview-again",
        /// How to end all messages.
        StopMore = "inquiry-stop-more",
        /// Nothing is sent yet, and what happens then.
        NextUnsent = "inquiry-next-unsent",
        /// These words were written besides:
        BesideHead = "inquiry-beside-head",
        /// Do they belong to the question?
        BesideAsk = "inquiry-beside-ask",
        /// The words stay; write what is to be added, or all of it anew.
        WriteMore = "inquiry-write-more",
        /// That is not sent in these words.
        NotPolite = "inquiry-not-polite",
        /// Only the questions that are ready are possible here.
        OnlyReady = "inquiry-only-ready",
        /// Nothing is sent before you say so.
        Waits = "inquiry-waits",
        /// The provider does not learn who asks.
        Anonymous = "inquiry-anonymous",
        /// Who reads it.
        Readers = "inquiry-readers",
        /// Who reads it where the office may answer.
        ReadersOffice = "inquiry-readers-office",
        /// How long it takes where the office may answer.
        DurationOffice = "inquiry-duration-office",
        /// What becomes of it.
        Next = "inquiry-next",
        /// How long it takes.
        Duration = "inquiry-duration",
        /// It costs nothing, and obliges to nothing.
        CostsNothing = "inquiry-costs-nothing",
        /// How many may be asked.
        HowMany = "inquiry-how-many",
        /// How it can be changed.
        CanChange = "inquiry-can-change",
        /// How it can be withdrawn.
        HowToWithdraw = "inquiry-how-to-withdraw",
        /// Who writes is old enough after all.
        OfAge = "inquiry-of-age",
        /// Nothing is sent.
        Cancelled = "inquiry-cancelled",
        /// They are sent.
        SentSeveral = "inquiry-sent-several",
        /// What happens next with a provider.
        NextProvider = "inquiry-next-provider",
        /// What happens next with the office.
        NextOffice = "inquiry-next-office",
        /// How to see the state and to withdraw.
        Foot = "inquiry-foot",
        /// The reply is sent.
        Replied = "inquiry-replied",
        /// Not under 16, to a child.
        NotOfAge = "inquiry-not-of-age",
        /// Not over this channel.
        Off = "inquiry-off",
        /// Too many are open; which ones follows.
        FullOpen = "inquiry-full-open",
        /// Too many were sent today.
        FullDay = "inquiry-full-day",
        /// No question was asked.
        None = "inquiry-none",
        /// The questions that were asked:
        ListHead = "inquiry-list-head",
        /// Choose one to see more.
        ListFoot = "inquiry-list-foot",
        /// The provider was reminded.
        Reminded = "inquiry-reminded",
        /// What can be done while nobody has answered.
        Waiting = "inquiry-waiting",
        /// What can be done with an answer.
        Answerable = "inquiry-answerable",
        /// The office can be called.
        CallOffice = "inquiry-call-office",
        /// Really withdraw?
        WithdrawAsk = "inquiry-withdraw-ask",
        /// It went to several: really withdraw?
        WithdrawJoint = "inquiry-withdraw-joint",
        /// Really withdraw all?
        WithdrawAllAsk = "inquiry-withdraw-all-ask",
        /// They are withdrawn.
        WithdrawnAll = "inquiry-withdrawn-all",
        /// It is withdrawn.
        Withdrawn = "inquiry-withdrawn",
        /// It is not withdrawn.
        WithdrawKept = "inquiry-withdraw-kept",
        /// It is over, at the wish of whoever asked.
        Settled = "inquiry-done",
        /// It is over already.
        Over = "inquiry-over",
        /// Thank you for saying whether it helped.
        Rated = "inquiry-rated",
        /// That was said already.
        RatedAlready = "inquiry-rated-already",
        /// Which one is meant?
        WhichQuestion = "inquiry-which-question",
        /// There is nothing to send.
        NothingToSend = "inquiry-nothing-to-send",
        /// Questions are deleted, too.
        DeleteToo = "inquiry-delete-too",
        /// Ask a question.
        LabelOpen = "label-inquiry",
        /// Is there room?
        LabelPlaces = "label-inquiry-places",
        /// What does it cost?
        LabelCost = "label-inquiry-cost",
        /// Can everybody take part?
        LabelAccess = "label-inquiry-access",
        /// Can it be tried?
        LabelTrial = "label-inquiry-trial",
        /// Can a child be looked after?
        LabelCare = "label-inquiry-care",
        /// Own words.
        LabelOwn = "label-inquiry-own",
        /// Only this one.
        LabelOnlyThis = "label-inquiry-only-this",
        /// Send.
        LabelSend = "label-inquiry-send",
        /// Change.
        LabelEdit = "label-inquiry-edit",
        /// Do not send.
        LabelCancel = "label-inquiry-cancel",
        /// Pass the number on.
        LabelPassOn = "label-inquiry-pass-on",
        /// Leave the number out after all.
        LabelMask = "label-inquiry-mask",
        /// Add the words.
        LabelAdd = "label-inquiry-add",
        /// Send these words instead.
        LabelReplace = "label-inquiry-replace",
        /// They do not belong to it.
        LabelAsBefore = "label-inquiry-as-before",
        /// More questions.
        LabelMore = "label-inquiry-more",
        /// My questions.
        LabelList = "label-inquiry-list",
        /// Reply.
        LabelReply = "label-inquiry-reply",
        /// That was all.
        LabelClose = "label-inquiry-close",
        /// It helped.
        LabelHelpful = "label-inquiry-helpful",
        /// It did not help.
        LabelUnhelpful = "label-inquiry-unhelpful",
        /// Withdraw.
        LabelWithdraw = "label-inquiry-withdraw",
        /// Yes, withdraw.
        LabelTakeBack = "label-inquiry-take-back",
        /// Withdraw this one only.
        LabelTakeBackOnly = "label-inquiry-take-back-only",
        /// Do not withdraw.
        LabelKeep = "label-inquiry-keep",
    }
}

plain! {
    /// A sentence with a `$value` in it: which question it is about, or a part of it.
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
        /// How to answer in words.
        ByWords = "inquiry-by-words",
        /// Is there room for a child of this age?
        AskPlacesFor = "inquiry-ask-places-for",
        /// Can it be tried by a child of this age?
        AskTrialFor = "inquiry-ask-trial-for",
        /// Can a child of this age be looked after?
        AskCareFor = "inquiry-ask-care-for",
        /// From this day on.
        AskCareFrom = "inquiry-ask-care-from",
        /// So many years, in "of six years".
        Years = "inquiry-years",
        /// The provider cannot be reached.
        Unreachable = "inquiry-unreachable",
        /// What is asked, as a part of a sentence.
        AskClause = "inquiry-ask-clause",
        /// One of several.
        Item = "inquiry-item",
        /// How the question begins.
        Begins = "inquiry-begins",
        /// One of several, for whom the office asks.
        ItemOffice = "inquiry-item-office",
        /// These cannot be asked.
        LeftOut = "inquiry-left-out",
        /// A name stands in it.
        PreviewName = "inquiry-preview-name",
        /// An address stands in it.
        PreviewAddress = "inquiry-preview-address",
        /// Something about somebody's health stands in it.
        PreviewHealth = "inquiry-preview-health",
        /// So many more stand on the next page.
        MoreListed = "inquiry-more-listed",
        /// The person wrote on.
        EntryOwn = "inquiry-entry-own",
        /// The provider wrote on.
        EntryProvider = "inquiry-entry-provider",
        /// The office wrote on.
        EntryOffice = "inquiry-entry-office",
        /// Under way since, to the provider or to the office.
        StateOnItsWay = "inquiry-state-on-its-way",
        /// What the question is about.
        About = "inquiry-about",
        /// It goes to this provider.
        PreviewTo = "inquiry-preview-to",
        /// The reply goes to whoever answers this question.
        PreviewReply = "inquiry-preview-reply",
        /// Write the reply to this question.
        WriteReply = "inquiry-write-reply",
        /// It has so many characters: too many.
        TooLong = "inquiry-too-long",
        /// It is sent, and has this code.
        Sent = "inquiry-sent",
        /// There is no question with this code.
        Unknown = "inquiry-unknown",
        /// Under way since.
        StateUnderway = "inquiry-state-underway",
        /// With the provider since.
        StateDelivered = "inquiry-state-delivered",
        /// With the office since, as no way leads to the provider.
        StateNoWay = "inquiry-state-no-way",
        /// With the office since, as nothing arrived there.
        StateUndeliverable = "inquiry-state-undeliverable",
        /// With the office since, as there was no answer.
        StateOverdue = "inquiry-state-overdue",
        /// With the office since, as the provider passed it on.
        StateReported = "inquiry-state-reported",
        /// Asked back on.
        StateAskedBack = "inquiry-state-asked-back",
        /// Answered on.
        StateAnswered = "inquiry-state-answered",
        /// Over since, as the citizen has what they need.
        StateDone = "inquiry-state-done",
        /// Withdrawn on.
        StateWithdrawn = "inquiry-state-withdrawn",
        /// Declined on.
        StateDeclined = "inquiry-state-declined",
        /// Settled by the office on.
        StateSettled = "inquiry-state-settled",
        /// Over since, as nobody said anything more.
        StateSilent = "inquiry-state-silent",
        /// Over since, as it was open for too long.
        StateExpired = "inquiry-state-expired",
        /// Among all that is kept.
        Data = "inquiry-data",
        /// Ask all of so many.
        LabelEverybody = "label-inquiry-everybody",
        /// Withdraw all of so many.
        LabelTakeBackAll = "label-inquiry-take-back-all",
        /// The question with this code.
        LabelShow = "label-inquiry-show",
        /// The offer with this number.
        LabelNumber = "label-inquiry-number",
    }
}
