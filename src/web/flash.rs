//! What is said on the next page, after a change: that it worked, or why it did not.

use fluent_bundle::FluentArgs;
use serde::Serialize;
use url::form_urlencoded;

use crate::domain::texts::Texts;

/// A text for the next page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flash {
    tone: Tone,
    text: String,
    values: Vec<(String, String)>,
}

/// How it is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tone {
    Good,
    Warning,
}

/// A text as a template shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// `good` or `warning`.
    pub tone: &'static str,
    /// The words.
    pub text: String,
}

impl Flash {
    /// It worked: the text `id`.
    pub fn good(id: &str) -> Self {
        Self { tone: Tone::Good, text: id.to_owned(), values: vec![] }
    }

    /// It did not work: the text `id`.
    pub fn warning(id: &str) -> Self {
        Self { tone: Tone::Warning, ..Self::good(id) }
    }

    /// The same, with a value that the text asks for.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values.push((name.to_owned(), value.into()));
        self
    }

    /// As it stands in a cookie.
    pub fn to_cookie(&self) -> String {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair(tone(self.tone), &self.text);
        form.extend_pairs(&self.values);
        form.finish()
    }

    /// As it stood in a cookie.
    pub fn from_cookie(text: &str) -> Option<Self> {
        let mut pairs = form_urlencoded::parse(text.as_bytes()).into_owned();
        let (kind, text) = pairs.next()?;
        let tone = [Tone::Good, Tone::Warning].into_iter().find(|other| tone(*other) == kind)?;
        Some(Self { tone, text, values: pairs.collect() })
    }

    /// Its words; none if it was made up by somebody else.
    pub fn shown(&self, texts: &Texts) -> Option<Shown> {
        let mut arguments = FluentArgs::new();
        for (name, value) in &self.values {
            arguments.set(name.clone(), value.clone());
        }
        // Only what is meant for it: the cookie is not ours once it is in the browser.
        let text = self.text.starts_with("flash-").then(|| texts.say(&self.text, &arguments).ok())??;
        Some(Shown { tone: tone(self.tone), text })
    }
}

fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Warning => "warning",
    }
}
