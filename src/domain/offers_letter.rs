//! What a provider is told when it is asked whether its offers are still right: which they are, and a link.

use fluent_bundle::FluentArgs;

use crate::domain::{
    message::Message,
    texts::{Texts, Unsaid},
};

/// So many offers are named; the others are counted.
const MOST_NAMED: usize = 15;

/// What is told. It has no `Debug`: whoever has its link acts for the provider.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct OffersLetter<'a> {
    /// What the offers are called.
    pub titles: &'a [String],
    /// Where the provider says whether they are still right.
    pub link: &'a str,
    /// In which form.
    pub form: Form,
}

/// In which form it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As a letter.
    Mail,
    /// As a message in a chat.
    Chat,
    /// As a record for a program.
    Record,
}

impl OffersLetter<'_> {
    /// The letter in the words of `texts`.
    pub fn write(&self, texts: &Texts) -> Result<Message, Unsaid> {
        let end = match self.form {
            Form::Mail => vec![
                format!("{}\n{}", texts.plain("letter-about")?, texts.plain("letter-address")?),
                texts.plain("letter-offers-privacy")?,
                texts.plain("letter-end")?,
            ],
            Form::Chat => vec![texts.plain("letter-offers-privacy")?],
            Form::Record => return Ok(Message { text: self.record(), ..Message::default() }),
        };
        let mut parts = vec![
            texts.plain("letter-hello")?,
            texts.plain("letter-offers")?,
            self.list(texts)?,
            format!("{}\n{}", texts.plain("letter-offers-link")?, self.link),
        ];
        parts.extend(end);
        let title = Some(texts.plain("letter-offers-title")?);
        Ok(Message { title, text: parts.join("\n\n"), ..Message::default() })
    }

    fn list(&self, texts: &Texts) -> Result<String, Unsaid> {
        let mut lines: Vec<_> = self.named().map(|title| format!("- {title}")).collect();
        let more = self.titles.len().saturating_sub(MOST_NAMED);
        if more > 0 {
            let mut arguments = FluentArgs::new();
            arguments.set("count", more);
            lines.push(texts.say("letter-offers-more", &arguments)?);
        }
        Ok(lines.join("\n"))
    }

    fn record(&self) -> String {
        let offers: Vec<_> = self.named().collect();
        serde_json::json!({
            "type": "offers.confirm",
            "data": { "offers": offers, "count": self.titles.len(), "confirm_url": self.link },
        })
        .to_string()
    }

    fn named(&self) -> impl Iterator<Item = &str> {
        self.titles.iter().take(MOST_NAMED).map(String::as_str)
    }
}
