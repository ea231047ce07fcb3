//! `bildungslotse telegram check`: is the bot on Telegram as it should be?

use std::process::ExitCode;

use anyhow::bail;
use clap::{Args, Subcommand};

use crate::{
    app::{knowledge::guide, telegram::telegram},
    channel::telegram::{button::KEY_BYTES, checkup::Webhook},
    cli::checkup::print_findings,
    config::Settings,
};

/// What to do about the bot on Telegram.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Look at the token, the webhook, the profile and the rights of the bot
    Check {
        /// Remove a webhook that is set, so that messages can be fetched; none is lost
        #[arg(long)]
        remove_webhook: bool,
    },
}

/// Prints what was found, one line each, and says by its exit code whether something does not work.
pub async fn run(arguments: Arguments, settings: &Settings) -> anyhow::Result<ExitCode> {
    let Command::Check { remove_webhook } = arguments.command;
    // Nothing is opened, so that it can be asked while the service runs; no button is made, so its key does not matter.
    let guide = guide(&settings.resource)?;
    let Some(bot) = telegram(&settings.telegram, &guide.phrasebook, &[0; KEY_BYTES])? else {
        bail!("there is no token: set BILDUNGSLOTSE_TELEGRAM__TOKEN (BotFather on Telegram gives one)");
    };
    let webhook = if remove_webhook { Webhook::Remove } else { Webhook::Keep };
    let findings = bot.check_up(&settings.telegram, webhook).await;
    print_findings(&findings)
}
