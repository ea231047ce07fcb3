//! What a provider is told of a question: its offer, what it is about, and a link; the words of whoever asks only where
//! nobody reads along.

use fluent_bundle::FluentArgs;

use crate::domain::{
    inquiry::Category,
    inquiry_code::Code,
    message::{Mark, Message, Style},
    phrasebook::Words,
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
#[derive(Clone, Copy)]
pub enum Answering<'a> {
    /// On the page only.
    OnPage,
    /// In the chat, too; with the words that were written, where nobody reads along.
    InChat(Option<&'a str>),
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
        let title = say(title)?;
        let mut words = Words::default();
        let mut part = |lines: &[String]| {
            if !words.text.is_empty() {
                words.add_line(Words::default());
            }
            lines.iter().for_each(|line| words.add_line(Words::foreign(line)));
        };
        match self.answer {
            Answering::OnPage => {
                part(&[say("letter-hello")?]);
                part(&[say(opening)?]);
                part(&[say("letter-offer")?, say("letter-category")?, say("letter-code")?]);
                part(&[say("letter-link")?, self.link.to_owned()]);
                part(&[say("letter-privacy")?]);
                part(&[say("letter-end")?]);
            }
            Answering::InChat(said) => {
                part(&[title.clone()]);
                match said {
                    Some(said) => part(&[say("letter-words")?, said.to_owned()]),
                    None => part(&[say("letter-category")?]),
                }
                part(&[say("letter-chat")?, self.link.to_owned()]);
            }
        }
        let marks = match self.answer {
            Answering::OnPage => vec![],
            Answering::InChat(_) => vec![Mark { start: 0, end: title.len(), style: Style::Bold }],
        };
        Ok(Message { text: words.text, marks, ..Message::default() })
    }

    /// What stands above it where letters have a subject.
    pub fn title(&self, texts: &Texts) -> Result<String, Unsaid> {
        let mut arguments = FluentArgs::new();
        arguments.set("offer", self.title);
        arguments.set("code", self.code.to_string());
        texts.say(
            match self.occasion {
                Occasion::Question => "letter-question-title",
                Occasion::Reply => "letter-reply-title",
                Occasion::Reminder => "letter-reminder-title",
            },
            &arguments,
        )
    }
}

/// Where the question is answered that the link with `token` opens.
pub fn answer_path(token: &str) -> String {
    format!("/anbieter/frage/{token}")
}

/// Where a provider says whether its offers are still right.
pub fn offers_path(token: &str) -> String {
    format!("/anbieter/angebote/{token}")
}
