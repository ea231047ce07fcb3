//! `bildungslotse staff`: who may use the console.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::{Args, Subcommand, ValueEnum};

use crate::{
    app::{machine::Clock, staff::Roster},
    config::Settings,
    domain::{audit::Chain, staff},
    usecase::invite_staff::Invitation,
};

/// Who may use the console.
///
/// All of this can be done while the service runs.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bildungslotse staff invite anna@kreis.example --role admin
  bildungslotse staff list
  bildungslotse staff reset anna@kreis.example")]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print a one-time link with which somebody sets a password and a second factor
    Invite {
        /// The name to sign in with: an address of mail or a short name
        name: String,
        /// What the person may do
        #[arg(long)]
        role: Role,
    },
    /// Print who may use the console
    List,
    /// Take the sessions, the password and the second factor of somebody away, and print a new one-time link
    Reset {
        /// The name to sign in with
        name: String,
    },
    /// Remove somebody
    Remove {
        /// The name to sign in with
        name: String,
    },
    /// Check the log of changes and print the hash of its last entry, to be kept elsewhere
    Audit,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Role {
    /// Keeps offers, imports, and writes announcements
    Editor,
    /// Approves, pauses and cancels announcements, too
    Publisher,
    /// Looks after the staff and reads the audit log, too
    Admin,
}

impl From<Role> for staff::Role {
    fn from(role: Role) -> Self {
        match role {
            Role::Editor => Self::Editor,
            Role::Publisher => Self::Publisher,
            Role::Admin => Self::Admin,
        }
    }
}

/// Does it, and prints what came of it.
pub async fn run(arguments: Arguments, settings: &Settings) -> anyhow::Result<ExitCode> {
    let roster = Roster::open(settings, Clock::default()).await?;
    let done = work(arguments.command, settings, &roster).await;
    roster.close().await;
    done
}

async fn work(command: Command, settings: &Settings, roster: &Roster) -> anyhow::Result<ExitCode> {
    let mut output = io::stdout();
    match command {
        Command::Invite { name, role } => {
            let invitation = roster.invite(&name, role.into()).await?;
            print_link(settings, &invitation)?;
        }
        Command::Reset { name } => {
            let invitation = roster.reset(&name).await?;
            print_link(settings, &invitation)?;
        }
        Command::Remove { name } => {
            roster.remove(&name).await?;
            writeln!(output, "{name} does not belong to the staff any more.")?;
        }
        Command::List => {
            for member in roster.list().await? {
                let state = match (member.has_joined, member.invited_until) {
                    (true, _) => "",
                    (false, Some(_)) => "\tinvited",
                    (false, None) => "\tthe invitation is over: `staff reset` gives a new link",
                };
                writeln!(output, "{}\t{}{state}", member.staff.name, member.staff.role.name())?;
            }
        }
        Command::Audit => match roster.audit().await? {
            Chain::Whole { entries, head } => {
                writeln!(output, "{entries} entries, all whole; the last hash is {head}")?;
            }
            Chain::Broken { number } => {
                writeln!(output, "The log is not whole: entry {number} was changed or taken out.")?;
                return Ok(ExitCode::FAILURE);
            }
        },
    }
    Ok(ExitCode::SUCCESS)
}

fn print_link(settings: &Settings, invitation: &Invitation) -> anyhow::Result<()> {
    let path = format!("/verwaltung/einladung/{}", invitation.token.reveal());
    let mut output = io::stdout();
    writeln!(output, "{}", settings.web.address(&path, None))?;
    writeln!(
        io::stderr(),
        "Give this link to {} in a safe way. It works once, for 48 hours, while `bildungslotse serve` runs.",
        invitation.staff.name
    )?;
    Ok(())
}
