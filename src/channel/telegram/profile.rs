//! What Telegram shows of the bot outside of conversations: its profile and its menu of commands.

use serde_json::Value;
use teloxide::{
    payloads::{
        DeleteMyCommands, DeleteMyCommandsSetters, GetMyCommands, GetMyDescription, GetMyShortDescription,
        SetMyCommands, SetMyCommandsSetters, SetMyDescription, SetMyDescriptionSetters,
        SetMyShortDescription, SetMyShortDescriptionSetters,
    },
    types::{BotCommand, BotCommandScope, ChatId, Recipient},
};

use crate::{
    channel::telegram::{call::Caller, refusal::Refusal},
    domain::{language::Language, phrasebook::Phrasebook, profile_phrase::Profile},
};

/// The texts in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts {
    /// The bot in one sentence.
    pub short: String,
    /// The bot for those who have not begun.
    pub about: String,
    /// The menu: commands and what they do.
    pub commands: Vec<BotCommand>,
}

/// The texts in all languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texted {
    german: Texts,
    simple: Texts,
}

impl Texted {
    /// The texts in the words of `phrasebook`.
    pub fn new(phrasebook: &Phrasebook) -> Self {
        let texts = |language| {
            let say = |text: Profile| phrasebook.plain(language, text);
            let command = |text: Profile| Some(BotCommand::new(text.command()?, say(text)));
            let commands = Profile::COMMANDS.into_iter().filter_map(command).collect();
            Texts { short: say(Profile::Short), about: say(Profile::About), commands }
        };
        Self { german: texts(Language::German), simple: texts(Language::Simple) }
    }

    /// The texts in `language`.
    pub fn of(&self, language: Language) -> &Texts {
        match language {
            Language::German => &self.german,
            Language::Simple => &self.simple,
        }
    }

    /// What Telegram shows differs from these texts in so many places. They are put right if `mends`; only what differs
    /// is changed, because Telegram lets it be changed only now and then.
    pub async fn compare(&self, caller: &Caller, mends: bool) -> Result<usize, Refusal> {
        let texts = self.of(Language::German);
        let mut differing = 0;
        let shown = caller.call(&GetMyCommands::new()).await?;
        if shown != serde_json::to_value(&texts.commands).unwrap_or_default() {
            differing += 1;
            if mends {
                caller.call(&SetMyCommands::new(texts.commands.clone())).await?;
            }
        }
        let shown = caller.call(&GetMyDescription::new()).await?;
        if shown.get("description").and_then(Value::as_str) != Some(&texts.about) {
            differing += 1;
            if mends {
                caller.call(&SetMyDescription::new().description(texts.about.clone())).await?;
            }
        }
        let shown = caller.call(&GetMyShortDescription::new()).await?;
        if shown.get("short_description").and_then(Value::as_str) != Some(&texts.short) {
            differing += 1;
            if mends {
                caller.call(&SetMyShortDescription::new().short_description(texts.short.clone())).await?;
            }
        }
        Ok(differing)
    }

    /// Shows the menu of one chat in `language`.
    pub async fn show_in(&self, caller: &Caller, chat: i64, language: Language) -> Result<(), Refusal> {
        let scope = BotCommandScope::Chat { chat_id: Recipient::Id(ChatId(chat)) };
        match language {
            // What holds for everybody holds again.
            Language::German => caller.call(&DeleteMyCommands::new().scope(scope)).await?,
            Language::Simple => {
                caller.call(&SetMyCommands::new(self.simple.commands.clone()).scope(scope)).await?
            }
        };
        Ok(())
    }
}
