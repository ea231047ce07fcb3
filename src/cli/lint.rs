//! `bildungslotse lint`: is this text in simple language?

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};
use unicode_normalization::UnicodeNormalization as _;

use crate::{
    app::knowledge::guide,
    cli::{
        findings::{Checked, Found},
        text::print,
    },
    config::Settings,
    domain::{
        language::Language,
        plain::{
            catalog::{self, CatalogFile, MessageFinding},
            finding::Finding,
            linter::Linter,
            render::Samples,
            repair::{chosen, repaired, with_fixes},
        },
    },
};

/// A text is read up to this many bytes.
const LONGEST: u64 = 64 * 1024 * 1024;

/// Checks texts by the rules of simple language.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bildungslotse lint ankuendigung.txt               findings, one a line; exit code 1 if there is an error
  bildungslotse lint --fix ankuendigung.txt         mend what can be mended without thought
  bildungslotse lint dialogs/de-simple/*.ftl        every message of a catalog, with samples in it
  echo 'Das ist z. B. gut.' | bildungslotse lint -  a text from standard input

An exception is made in the text itself, by a line such as: # lint-allow LS-WORT Programmieren")]
pub struct Arguments {
    /// The language [default: de for files in a folder of that name, else de-simple]
    #[arg(long, value_enum)]
    locale: Option<Locale>,

    /// Mend what can be mended without thought; what comes from standard input is printed
    #[arg(long)]
    fix: bool,

    /// Print JSON
    #[arg(long)]
    json: bool,

    /// Texts, or catalogs that end in `.ftl`; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Locale {
    /// German: warnings only
    De,
    /// Simple language
    DeSimple,
}

/// Prints what is found.
pub fn run(arguments: &Arguments, settings: &Settings) -> anyhow::Result<ExitCode> {
    let guide = guide(&settings.resource)?;
    let samples =
        Samples::read(&settings.resource.index_text("plain/samples.toml")?).context("plain/samples.toml")?;
    let mut all = Vec::new();
    // All of them first: nothing is mended if one cannot be read.
    let texts = arguments.files.iter().map(|path| read(path)).collect::<Result<Vec<_>, _>>()?;
    for (path, text) in arguments.files.iter().zip(texts) {
        let language = arguments.language(path);
        let (text, checked) = if path.extension().is_some_and(|extension| extension == "ftl") {
            check_catalog(path, text, language, (&guide.linter, &samples), arguments.fix)?
        } else {
            check_text(path, text, language, &guide.linter, arguments.fix)?
        };
        if arguments.fix && path == Path::new("-") {
            print(text.as_bytes())?;
            return Ok(if checked.errors() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        all.push((text, checked));
    }
    let errors: usize = all.iter().map(|(_, checked)| checked.errors()).sum();
    let printed = if arguments.json {
        let reports: Vec<_> = all.iter().map(|(text, checked)| checked.json(text)).collect();
        serde_json::to_string_pretty(&reports)? + "\n"
    } else {
        all.iter().map(|(text, checked)| checked.lines(text)).collect()
    };
    print(printed.as_bytes())?;
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl Arguments {
    fn language(&self, path: &Path) -> Language {
        let folder = path.parent().and_then(Path::file_name);
        match self.locale {
            Some(Locale::De) => Language::German,
            None if folder.is_some_and(|folder| folder == Language::German.tag()) => Language::German,
            Some(Locale::DeSimple) | None => Language::Simple,
        }
    }
}

fn read(path: &Path) -> anyhow::Result<String> {
    let about = || format!("{} cannot be read", path.display());
    let mut text = String::new();
    let length = if path == Path::new("-") {
        std::io::stdin()
            .take(LONGEST + 1)
            .read_to_string(&mut text)
            .context("standard input cannot be read")?
    } else {
        fs::File::open(path)
            .and_then(|file| file.take(LONGEST + 1).read_to_string(&mut text))
            .with_context(about)?
    };
    if length as u64 > LONGEST {
        bail!("{}: a text of more than 64 MiB is not checked", path.display());
    }
    // Some programs write a mark in front, and umlauts in two pieces.
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(text.nfc().collect())
}

fn check_text(
    path: &Path,
    text: String,
    language: Language,
    linter: &Linter,
    fix: bool,
) -> anyhow::Result<(String, Checked)> {
    let (text, report) = if fix {
        let (mended, report) = repaired(linter, language, &text);
        save(path, &text, &mended)?;
        (mended, report)
    } else {
        let report = linter.check(language, &text);
        (text, report)
    };
    let findings = report.findings.into_iter();
    let found =
        findings.map(|finding| Found { id: None, place: finding.range.clone(), message: None, finding });
    let found = found.collect();
    Ok((text, Checked { file: path.display().to_string(), found, score: report.score }))
}

fn check_catalog(
    path: &Path,
    text: String,
    language: Language,
    (linter, samples): (&Linter, &Samples),
    fix: bool,
) -> anyhow::Result<(String, Checked)> {
    let about = || path.display().to_string();
    let beside = beside(path)?;
    // What is wrong with another file is told when that one is checked.
    let others: Vec<_> = beside.iter().filter_map(|(_, text)| CatalogFile::read(text).ok()).collect();
    let found_in = |text: &str| -> anyhow::Result<_> {
        let file = CatalogFile::read(text).with_context(about)?;
        Ok(catalog::check(linter, language, &file, &others, samples))
    };
    let mut text = text;
    if fix {
        let (found, _) = found_in(&text)?;
        let findings: Vec<_> = found.into_iter().filter_map(|found| mendable(&text, found)).collect();
        let mended = with_fixes(&text, &chosen(&findings));
        // A catalog that cannot be read any more would silence the bot.
        CatalogFile::read(&mended).with_context(about)?;
        save(path, &text, &mended)?;
        text = mended;
    }
    let (found, score) = found_in(&text)?;
    let found = found.into_iter().map(|found| Found {
        id: Some(found.id),
        place: found.place,
        message: Some(found.text),
        finding: found.finding,
    });
    let found = found.collect();
    Ok((text, Checked { file: about(), found, score }))
}

/// A finding as it can be mended in the file itself: a new line is as far to the right as its own, and a label has
/// neither lines nor bold words.
fn mendable(text: &str, found: MessageFinding) -> Option<Finding> {
    let fix = found.finding.fix.as_ref().filter(|_| found.is_whole)?;
    if catalog::is_label(&found.id) && (fix.contains('\n') || fix.contains("<b>")) {
        return None;
    }
    let line = text.get(..found.place.start)?.rsplit('\n').next().unwrap_or_default();
    let margin: String = line.chars().take_while(|c| *c == ' ').collect();
    if fix.contains('\n') && (margin.is_empty() || line.trim_start().starts_with(['[', '*'])) {
        return None;
    }
    let fix = fix.replace('\n', &format!("\n{margin}"));
    Some(Finding { range: found.place, fix: Some(fix), ..found.finding })
}

/// Writes `mended` where `text` was read, if anything has changed.
fn save(path: &Path, text: &str, mended: &str) -> anyhow::Result<()> {
    // Standard input cannot be written to: that is printed instead.
    if mended != text && path != Path::new("-") {
        fs::write(path, mended).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}

/// The catalogs that lie beside `path` and one folder above: they lend terms.
fn beside(path: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let above = folder.canonicalize().ok().and_then(|folder| folder.parent().map(Path::to_owned));
    let mut found = Vec::new();
    for folder in [Some(folder.to_owned()), above].into_iter().flatten() {
        let entries =
            fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))?;
        let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.sort();
        for other in
            paths.iter().filter(|other| other.extension().is_some_and(|extension| extension == "ftl"))
        {
            if other.file_name() != path.file_name() {
                found.extend(read(other).ok().map(|text| (other.display().to_string(), text)));
            }
        }
    }
    Ok(found)
}
