//! The words that steer a conversation, in every state.

use serde::{Deserialize, Serialize};

/// What somebody wants of the conversation itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Begin anew.
    Start,
    /// One question back.
    Back,
    /// How does this work?
    Help,
    /// Simple language, please.
    Simple,
    /// German, please.
    German,
    /// Which languages are there?
    Language,
    /// A person, please.
    Human,
    /// The next offers.
    More,
    /// It does not matter, or I do not know.
    Skip,
    /// No more messages.
    Stop,
    /// Forget everything.
    Delete,
    /// What do you know about me?
    Privacy,
    /// Everything you know about me.
    MyData,
    /// Note this offer, or remember this search.
    Remember,
    /// The offers I noted.
    Favourites,
    /// Tell me when there is something new.
    Notify,
    /// The office's announcements.
    Subscription,
    /// Near where I am.
    Nearby,
    /// Who or what are you?
    Identity,
    /// What does it cost, where is it: a question about the offer that is shown.
    About,
    /// What I have asked providers.
    Inquiries,
    /// Send it.
    Send,
    /// I want to reply.
    Reply,
    /// Take my question back.
    Withdraw,
    /// My question is answered.
    Settled,
    /// The answer helped.
    Helpful,
    /// The answer did not help.
    Unhelpful,
    /// Thank you, or goodbye.
    Thanks,
    /// Good day.
    Greeting,
    /// Ask me question by question.
    Guided,
    /// Change the search.
    Change,
    /// Anywhere in the county.
    Anywhere,
    /// Yes.
    Yes,
    /// No.
    No,
}

impl Command {
    /// The name it has in data and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Back => "back",
            Self::Help => "help",
            Self::Simple => "simple",
            Self::German => "german",
            Self::Language => "language",
            Self::Human => "human",
            Self::More => "more",
            Self::Skip => "skip",
            Self::Stop => "stop",
            Self::Delete => "delete",
            Self::Privacy => "privacy",
            Self::MyData => "my-data",
            Self::Remember => "remember",
            Self::Favourites => "favourites",
            Self::Notify => "notify",
            Self::Subscription => "subscription",
            Self::Nearby => "nearby",
            Self::Identity => "identity",
            Self::About => "about",
            Self::Inquiries => "inquiries",
            Self::Send => "send",
            Self::Reply => "reply",
            Self::Withdraw => "withdraw",
            Self::Settled => "settled",
            Self::Helpful => "helpful",
            Self::Unhelpful => "unhelpful",
            Self::Thanks => "thanks",
            Self::Greeting => "greeting",
            Self::Guided => "guided",
            Self::Change => "change",
            Self::Anywhere => "anywhere",
            Self::Yes => "yes",
            Self::No => "no",
        }
    }
}
