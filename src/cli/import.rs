//! `bildungslotse import`: takes files of offers in, and tells an office clerk what is wrong with them.

use std::{
    fs::File,
    io::{self, Read, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context as _;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use crate::{
    domain::{
        import::{
            batch::{Batch, Remark, Spot},
            encoding::MOST_BYTES,
            file,
            known::Known,
            text::line,
        },
        provider::Provider,
        time::Timestamp,
    },
    store::{open::Store, provider},
    usecase::import_offers::{Summary, import_offers, rehearse_import},
};

/// How many remarks of each kind are shown.
const MOST_SHOWN: usize = 50;

/// Imports offers and providers.
///
/// A file is taken whole or not at all: if one row is wrong, nothing of that file is imported, and every wrong
/// row is named with its column. Importing a file again changes only what has changed in it; corrections made
/// with `bildungslotse edit` stay.
#[derive(Debug, Clone, Args)]
#[command(after_help = "\
Examples:
  bildungslotse import --dry-run kurse.csv       Check a table without importing it
  bildungslotse import kurse.csv                 Import a table (CSV with German column names)
  bildungslotse import providers.jsonl offers.jsonl
                                                 Import canonical JSONL, one object a line

The columns are explained in docs/import.md.")]
pub struct Arguments {
    /// CSV tables or canonical JSONL; told apart by their content
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Only report what would happen; change nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Imports the files and reports on them in German. Fails if any of them is refused; the others are imported.
pub async fn run(
    arguments: &Arguments,
    store: &Store,
    known: &Known<'_>,
    now: Timestamp,
) -> anyhow::Result<ExitCode> {
    let desk = Desk { store, known, now, dry_run: arguments.dry_run };
    let refused = desk.import_all(&arguments.files, &mut io::stdout()).await?;
    Ok(if refused.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Where files are handed in.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    /// Where offers are kept.
    pub store: &'a Store,
    /// What offers may name.
    pub known: &'a Known<'a>,
    /// The moment of the import.
    pub now: Timestamp,
    /// Whether nothing is to be changed.
    pub dry_run: bool,
}

impl Desk<'_> {
    /// Imports each of the files in a transaction of its own, reports to `out`, and returns those it refused.
    pub async fn import_all(self, files: &[PathBuf], out: &mut impl Write) -> anyhow::Result<Vec<PathBuf>> {
        let mut refused = Vec::new();
        let mut earlier = Vec::new();
        for path in files {
            if files.len() > 1 {
                writeln!(out, "{}", path.display())?;
            }
            if !self.import(path, &mut earlier, out).await? {
                refused.push(path.clone());
            }
        }
        if files.len() > 1 {
            let taken = files.len() - refused.len();
            let verb = if self.dry_run { "sind in Ordnung" } else { "übernommen" };
            writeln!(out, "\n{taken} von {} Dateien {verb}.", files.len())?;
            for path in &refused {
                writeln!(out, "Nicht übernommen: {}", path.display())?;
            }
        }
        Ok(refused)
    }

    /// Imports one file; `false` if it is refused. `earlier` are the providers of the files before it: in a dry
    /// run, the store does not know them.
    async fn import(
        self,
        path: &Path,
        earlier: &mut Vec<Provider>,
        out: &mut impl Write,
    ) -> anyhow::Result<bool> {
        let mut batch = match read(path) {
            Ok(bytes) => {
                let mut tx = self.store.read().await?;
                let providers = provider::all(&mut tx).await?;
                drop(tx);
                let known = self.known.clone().with_providers(&providers).with_providers(earlier);
                file::read(&bytes, &known.on(self.now.date()))
            }
            Err(error) => Batch::refused(unreadable(path, &error)),
        };
        self.note_past(&mut batch);
        show(&batch.notes, "Hinweis: ", out)?;
        show(&batch.complaints, "", out)?;
        if !batch.is_sound() {
            let count = counted(batch.complaints.len(), "Fehler", "Fehler");
            writeln!(out, "Nicht übernommen: {count}. Es wurde nichts geändert.")?;
            return Ok(false);
        }
        let summary = self
            .take_in(&batch)
            .await
            .with_context(|| format!("{} was not imported; nothing of it was changed", path.display()))?;
        self.report(&batch, summary, out)?;
        earlier.append(&mut batch.providers);
        Ok(true)
    }

    /// Offers that are over are stored and never shown: that must not surprise anybody.
    fn note_past(self, batch: &mut Batch) {
        let today = self.now.date();
        let note = match batch.offers.iter().filter(|offer| offer.is_over(today)).count() {
            0 => return,
            1 => "1 Angebot ist schon vorbei und wird nicht gezeigt.".to_owned(),
            count => format!("{count} Angebote sind schon vorbei und werden nicht gezeigt."),
        };
        batch.note(Spot::File, note);
    }

    async fn take_in(self, batch: &Batch) -> anyhow::Result<Summary> {
        // Drawn on stderr, and only if that is a terminal.
        let bar = ProgressBar::new(batch.offers.len() as u64);
        bar.set_style(ProgressStyle::with_template("{pos} von {len} Angeboten {wide_bar} noch {eta}")?);
        let progress = |done: usize| bar.set_position(done as u64);
        let summary = if self.dry_run {
            rehearse_import(self.store, batch, progress, self.now).await
        } else {
            import_offers(self.store, batch, progress, self.now).await
        };
        bar.finish_and_clear();
        Ok(summary?)
    }

    fn report(self, batch: &Batch, summary: Summary, out: &mut impl Write) -> io::Result<()> {
        if self.dry_run {
            write!(out, "Probelauf: ")?;
        }
        if !batch.providers.is_empty() && batch.offers.is_empty() {
            writeln!(out, "{} gelesen.", counted(batch.providers.len(), "Anbieter", "Anbieter"))?;
        } else {
            let Summary { new, changed, same } = summary;
            let offers = counted(summary.total(), "Angebot", "Angebote");
            writeln!(out, "{offers} gelesen: {new} neu, {changed} geändert, {same} unverändert.")?;
            if !batch.providers.is_empty() {
                let names: Vec<&str> =
                    batch.providers.iter().take(MOST_SHOWN).map(|provider| provider.name.as_str()).collect();
                let rest = batch.providers.len() - names.len();
                let more = if rest > 0 { format!("; … und {rest} weitere") } else { String::new() };
                writeln!(out, "Anbieter in dieser Datei: {}{more}.", names.join("; "))?;
            }
        }
        if self.dry_run {
            writeln!(out, "Es wurde nichts geändert. Ohne --dry-run wird die Datei übernommen.")?;
        }
        Ok(())
    }
}

/// The bytes of a file; of a file that is too long, one byte more than the limit.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Why the file at `path` could not be read, in German.
fn unreadable(path: &Path, error: &io::Error) -> String {
    let name = line(&path.display().to_string());
    let known = [
        (io::ErrorKind::NotFound, "gibt es nicht. Ist der Name richtig geschrieben?"),
        (io::ErrorKind::PermissionDenied, "darf der Bildungslotse nicht lesen."),
        (io::ErrorKind::IsADirectory, "ist ein Ordner, keine Datei."),
    ];
    let found = known.iter().find(|(kind, _)| *kind == error.kind());
    match found {
        Some((io::ErrorKind::IsADirectory, sentence)) => format!("„{name}“ {sentence}"),
        Some((_, sentence)) => format!("Die Datei „{name}“ {sentence}"),
        None => format!("Die Datei „{name}“ lässt sich nicht lesen ({error})."),
    }
}

fn show(remarks: &[Remark], prefix: &str, out: &mut impl Write) -> io::Result<()> {
    for remark in remarks.iter().take(MOST_SHOWN) {
        writeln!(out, "{prefix}{remark}")?;
    }
    match remarks.len().saturating_sub(MOST_SHOWN) {
        0 => Ok(()),
        rest => writeln!(out, "… und {rest} weitere"),
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
