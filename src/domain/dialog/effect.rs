//! What goes into the machine, and what it asks to be done.

use crate::domain::{
    dialog::{
        answer::Answer,
        told::Told,
        understand::{asking::Asking, read::Understanding},
    },
    inquiry_code::Code,
    inquiry_wish::InquiryWish,
    line::Line,
    message::Attachment,
    phrase::Phrase,
    place::Neighbour,
    query::{Extent, Findings, Hit, Page, Query, Relaxation},
    statistics::Event,
};

/// What comes in.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// The person wrote something.
    Said(Box<Understanding>),
    /// The person chose an answer that was offered.
    Chosen(Answer),
    /// Where a subscription is open, the person wrote what they want to hear about, when or how often.
    Told(Box<Told>),
    /// The person wrote a question to a provider, or a reply.
    Wrote(Box<Wrote>),
    /// Where it is asked which offers are meant, the person named some.
    Pointed(Box<Asking>),
    /// The person wants the details of the offer with this number, counted from one.
    Picked(usize),
    /// The search that an effect asked for has answered.
    Found(Findings),
    /// The offer that an effect asked for; none if it is not there any more.
    Opened(Option<Box<Hit>>),
    /// A button of an old message was pressed whose question is over.
    Stale,
    /// Something came that cannot be read.
    Unreadable(Attachment),
    /// Somebody sent a pin that is far from every place we know.
    FarAway,
    /// Somebody wrote where everybody reads along.
    InPublic,
    /// Too much came in a short time.
    TooMany,
}

/// What a person wrote to whoever they ask. Its `Debug` says nothing of it.
#[derive(Clone, PartialEq)]
pub struct Wrote {
    /// The question that it is a reply to, if the person named it.
    pub to: Option<Code>,
    /// The words.
    pub words: String,
    /// Whether who writes says that they are a child, or that they are none.
    pub is_young: Option<bool>,
    /// Whether nobody would hand them on.
    pub is_insult: bool,
    /// Whether who writes may need an ear as well.
    pub is_discreet: bool,
}

impl std::fmt::Debug for Wrote {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Wrote({} bytes)", self.words.len())
    }
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Say this.
    Say(Phrase),
    /// Say what was understood of the search.
    SayUnderstood,
    /// Say this about a search.
    SaySearch(Line, Box<Query>),
    /// Say this of a subscription.
    SayKept(Kept),
    /// Say this of questions to providers.
    SayInquiry(Asked),
    /// Say all that is kept of the person, for a machine.
    SayJson,
    /// Say that this place is not ours.
    SayOutside(Neighbour),
    /// Say that this was loosened, and by how much.
    SayLoosened(Box<Loosened>),
    /// Show these offers as a list; the first one has this number.
    List(Vec<Hit>, usize),
    /// Show this offer with all its details.
    Details(Box<Hit>),
    /// Show what the provider of this offer wrote.
    Original(Box<Hit>),
    /// Offer these answers, by number where `numbered`.
    Offer(Menu),
    /// Offer to send where one is.
    AskPin,
    /// Lead to a private conversation.
    Privately,
    /// Look this up, and come back with it.
    LookUp(Box<Lookup>),
    /// Count this.
    Count(Event),
    /// Forget this person altogether.
    Forget,
    /// Remember the search for the next time, as far as it tells of the person.
    KeepProfile,
    /// Find the words of the question that is being asked.
    FindWords,
    /// Do this with questions to providers.
    Inquire(Box<InquiryWish>),
    /// Take what this query tells for what the person may want to hear about; where none is given, the search.
    DraftSubscription(Option<Box<Query>>),
}

/// What is said of a subscription, as it is when the words are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Its topics.
    Topics,
    /// Its ages.
    Ages,
    /// Its topics, its place and its ages, a line each.
    Interests,
    /// When and how often is written.
    Rhythm,
    /// Since when the person agrees.
    Since,
    /// Its topics, its place and its ages, and since when the person agrees, among all that is kept.
    Data,
    /// When and how often is written, among all that is kept.
    DataRhythm,
}

/// What is said of questions to providers, as it is when the words are found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Whom the question goes to, and in which words.
    Preview,
    /// The words that were written besides.
    Beside,
    /// Who else could be asked.
    Others,
    /// What was sent: each code, and to whom.
    Sent(Vec<(Code, String)>),
    /// What was asked, from this one on, and how far it is.
    List(usize),
    /// How far this one is.
    State(Code),
    /// What is open.
    Open,
    /// All that was asked, among all that is kept.
    Data,
}

/// A wish that was loosened.
#[derive(Debug, Clone, PartialEq)]
pub struct Loosened {
    /// Which one.
    pub wish: Relaxation,
    /// By how much.
    pub extent: Extent,
}

/// What only the offers can tell.
#[derive(Debug, Clone, PartialEq)]
pub enum Lookup {
    /// This page of the offers that answer the query: [`Input::Found`].
    Search(Box<Query>, Page),
    /// The offer with this id: [`Input::Opened`].
    Open(String),
    /// The offers with these ids, as far as they are still there: [`Input::Found`].
    Several(Vec<String>),
}

/// Answers to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Menu {
    /// These, numbered from one, or behind the numbers of the offers shown.
    Numbered(Vec<Answer>),
    /// These, by their labels only: a number means an age or an offer just now.
    Labelled(Vec<Answer>),
    /// This page of the topics that suit the age.
    Topics(usize),
    /// The municipalities.
    Municipalities,
    /// The answers to the question whether to subscribe.
    Consent,
    /// This page of the topics that can be subscribed to.
    SubscriptionTopics(usize),
    /// The places that can be subscribed to.
    SubscriptionPlace,
    /// This page of the ages that can be subscribed to.
    SubscriptionAges(usize),
}
