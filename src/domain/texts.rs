//! Words in German only, for staff and providers: `dialogs/console.ftl` and `dialogs/provider.ftl`.

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};

use crate::domain::language::Language;

/// Words by their names.
pub struct Texts(FluentBundle<FluentResource>);

/// Why the words cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum TextsError {
    /// The file is no Fluent.
    #[error("{0}: {1}")]
    Syntax(String, String),
    /// A text is written twice.
    #[error("{0}: a text is written twice: {1}")]
    Twice(String, String),
}

/// A text that cannot be said.
#[derive(Debug, thiserror::Error)]
pub enum Unsaid {
    /// There is no such text.
    #[error("there is no text `{0}`")]
    Unknown(String),
    /// The text asks for something that it is not given.
    #[error("the text `{0}` cannot be said: {1}")]
    Incomplete(String, String),
}

impl Texts {
    /// Reads the words in `text`, which is called `file`.
    pub fn read(file: &str, text: &str) -> Result<Self, TextsError> {
        let listed = |faults: Vec<String>| (file.to_owned(), faults.concat());
        let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, faults)| {
            let (file, faults) = listed(faults.iter().map(ToString::to_string).collect());
            TextsError::Syntax(file, faults)
        })?;
        let mut bundle = FluentBundle::new_concurrent(vec![Language::German.identifier()]);
        // Else invisible marks stand around each value.
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).map_err(|faults| {
            let (file, faults) = listed(faults.iter().map(ToString::to_string).collect());
            TextsError::Twice(file, faults)
        })?;
        Ok(Self(bundle))
    }

    /// The text `id` with `arguments` in it.
    pub fn say(&self, id: &str, arguments: &FluentArgs<'_>) -> Result<String, Unsaid> {
        let message = self.0.get_message(id).and_then(|message| message.value());
        let pattern = message.ok_or_else(|| Unsaid::Unknown(id.to_owned()))?;
        let mut faults = Vec::new();
        let said = self.0.format_pattern(pattern, Some(arguments), &mut faults).into_owned();
        match faults.first() {
            Some(fault) => Err(Unsaid::Incomplete(id.to_owned(), fault.to_string())),
            None => Ok(said),
        }
    }

    /// The text `id`, which asks for nothing.
    pub fn plain(&self, id: &str) -> Result<String, Unsaid> {
        self.say(id, &FluentArgs::new())
    }
}
