//! What a provider is told of a question: its offer, what it is about, and a link; the words of whoever asks only where
//! nobody reads along.

use fluent_bundle::FluentArgs;

use crate::domain::{
    inquiry::Category,
    inquiry_code::Code,
    message::Message,
    texts::{Texts, Unsaid},
};

/// What is told.
#[derive(Clone, Copy)]
pub struct Letter<'a> {
    /// Why it is written.
    pub occasion: Occasion,
    /// What people call the question.
    pub code: &'a Code,
    /// What the offer is called.
    pub title: &'a str,
    /// What the question is about.
    pub category: Category,
    /// Where it can be answered.
    pub link: &'a str,
    /// How it is answered.
    pub answer: Answering<'a>,
}

/// Why a letter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// Somebody asks.
    Question,
    /// Whoever asked says something more.
    Reply,
    /// The question is still without an answer.
    Reminder,
}

/// How a provider answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Answering<'a> {
    /// On the page only.
    OnPage,
    /// In the chat, too; with the words that were written, where nobody reads along.
    InChat(Option<&'a str>),
    /// By a system of its own, which is told the link.
    BySystem,
}

impl Category {
    /// The name of the text that says what a question is about.
    pub fn text(self) -> &'static str {
        match self {
            Self::Places => "category-places",
            Self::Cost => "category-cost",
            Self::Access => "category-access",
            Self::Trial => "category-trial",
            Self::Care => "category-care",
            Self::Own => "category-own",
        }
    }
}

impl Letter<'_> {
    /// The letter in the words of `texts`.
    pub fn write(&self, texts: &Texts) -> Result<Message, Unsaid> {
        if self.answer == Answering::BySystem {
            return Ok(Message { text: self.record(), ..Message::default() });
        }
        let mut arguments = FluentArgs::new();
        arguments.set("offer", self.title);
        arguments.set("code", self.code.to_string());
        arguments.set("category", texts.plain(self.category.text())?);
        let say = |id: &str| texts.say(id, &arguments);
        let (title, opening) = match self.occasion {
            Occasion::Question => ("letter-question-title", "letter-question"),
            Occasion::Reply => ("letter-reply-title", "letter-reply"),
            Occasion::Reminder => ("letter-reminder-title", "letter-reminder"),
        };
        let mut first = vec![say(opening)?];
        // A reminder says itself how long there is time.
        if self.occasion != Occasion::Reminder {
            first.push(say("letter-deadline")?);
        }
        let link = self.link.to_owned();
        // What somebody asks in words of their own has no name.
        let matter = say(if self.category == Category::Own { "letter-own" } else { "letter-category" })?;
        let parts = match self.answer {
            Answering::OnPage | Answering::BySystem => vec![
                vec![say("letter-hello")?],
                first,
                vec![say("letter-offer")?, matter, say("letter-code")?],
                vec![say("letter-link")?, link],
                vec![say("letter-about")?, say("letter-address")?],
                vec![say("letter-privacy")?],
                vec![say("letter-end")?],
            ],
            Answering::InChat(Some(said)) => {
                let heading = match self.occasion {
                    Occasion::Question | Occasion::Reminder => "letter-words",
                    Occasion::Reply => "letter-words-reply",
                };
                vec![vec![say(heading)?, said.to_owned()], vec![say("letter-chat")?, link]]
            }
            Answering::InChat(None) => {
                vec![vec![matter], vec![say("letter-chat")?, link]]
            }
        };
        let text = parts.iter().map(|lines| lines.join("\n")).collect::<Vec<_>>().join("\n\n");
        Ok(Message { title: Some(say(title)?), text, ..Message::default() })
    }

    /// The letter for a program: what of the question is no secret.
    fn record(&self) -> String {
        let kind = match self.occasion {
            Occasion::Question => "inquiry.question",
            Occasion::Reply => "inquiry.reply",
            Occasion::Reminder => "inquiry.reminder",
        };
        let (code, category) = (self.code.to_string(), self.category.name());
        serde_json::json!({
            "type": kind,
            "data": { "code": code, "offer": self.title, "category": category, "answer_url": self.link },
        })
        .to_string()
    }
}

/// How a way to a provider is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Probe {
    /// By words for people.
    Words,
    /// By a record for a program.
    Record,
}

/// What tries a way to the provider called `name`.
pub fn probe(texts: &Texts, (name, kind): (&str, Probe)) -> Result<Message, Unsaid> {
    if kind == Probe::Record {
        let text = serde_json::json!({ "type": "test", "data": {} }).to_string();
        return Ok(Message { text, ..Message::default() });
    }
    let mut arguments = FluentArgs::new();
    arguments.set("provider", name);
    let say = |id: &str| texts.say(id, &arguments);
    let parts = ["letter-hello", "letter-test", "letter-about", "letter-test-from", "letter-end"];
    let parts = parts.into_iter().map(say).collect::<Result<Vec<_>, _>>()?;
    let text = parts.join("\n\n");
    Ok(Message { title: Some(say("letter-test-title")?), text, ..Message::default() })
}

/// Where the question is answered that the link with `token` opens.
pub fn answer_path(token: &str) -> String {
    format!("/anbieter/frage/{token}")
}

/// Where a provider says whether its offers are still right.
pub fn offers_path(token: &str) -> String {
    format!("/anbieter/angebote/{token}")
}
