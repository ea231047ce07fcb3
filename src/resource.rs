//! Reads what the bot knows and says: from the program itself, or from folders that replace it.

use std::{
    io,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use include_dir::{Dir, include_dir};
use serde::Deserialize;

use crate::domain::{dialog::guide::GuideTexts, language::Language, plain::lists::PlainTexts};

static INDEX: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/index");
static DIALOGS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/dialogs");

/// The words of the console and those for providers, among the dialogs.
const CONSOLE: &str = "console.ftl";
const PROVIDER: &str = "provider.ftl";

/// Folders that replace what is embedded in the program, file by file: a file that is missing there is
/// taken from the program.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Instead of `index/`.
    pub index: Option<PathBuf>,
    /// Instead of `dialogs/`.
    pub dialogs: Option<PathBuf>,
}

impl Settings {
    /// The text of a file of `index/`, such as `region/offers.jsonl`.
    pub fn index_text(&self, file: &str) -> anyhow::Result<String> {
        text(self.index.as_deref(), &INDEX, file)
    }

    /// The texts that understanding and speaking need.
    pub fn guide_texts(&self) -> anyhow::Result<GuideTexts> {
        Ok(GuideTexts {
            topics: self.index_text("topics.toml")?,
            ages: self.index_text("ages.toml")?,
            understanding: self.index_text("understanding.toml")?,
            crisis: self.index_text("crisis.toml")?,
            dialect: self.index_text("german/dialect.tsv")?,
            places: self.index_text("region/places.tsv")?,
            around: self.index_text("region/places-around.tsv")?,
            campaigns: self.index_text("region/campaigns.tsv")?,
            plain: self.plain_texts()?,
            provider: self.provider_text()?,
            dialogs: self.dialog_texts()?,
        })
    }

    fn plain_texts(&self) -> anyhow::Result<PlainTexts> {
        Ok(PlainTexts {
            words: self.index_text("plain/words.toml")?,
            abbreviations: self.index_text("plain/abbreviations.tsv")?,
            hard_words: self.index_text("plain/hard-words.tsv")?,
            terms: self.index_text("plain/terms.tsv")?,
            instead: self.index_text("plain/instead.tsv")?,
            emoji: self.index_text("plain/emoji.txt")?,
        })
    }

    /// The words of the console.
    pub fn console_text(&self) -> anyhow::Result<String> {
        text(self.dialogs.as_deref(), &DIALOGS, CONSOLE)
    }

    /// The words for providers: of the facts of this municipality, and of what they are told.
    pub fn provider_text(&self) -> anyhow::Result<String> {
        let text = |file| text(self.dialogs.as_deref(), &DIALOGS, file);
        Ok(text("region.ftl")? + "\n" + text(PROVIDER)?.as_str())
    }

    /// What is wrong with the folders that replace embedded files: one that cannot be read, and files in them
    /// that replace nothing, because the program has none of their name.
    pub fn faults(&self) -> Vec<String> {
        let both = [("resource.index", &self.index, &INDEX), ("resource.dialogs", &self.dialogs, &DIALOGS)];
        let mut faults = Vec::new();
        for (key, folder, embedded) in both {
            let Some(folder) = folder else { continue };
            match files_below(folder) {
                Ok(files) => faults.extend(files.iter().filter_map(|file| stranger(file, folder, embedded))),
                Err(fault) => {
                    faults.push(format!("{key}: the folder {} cannot be read: {fault}", folder.display()));
                }
            }
        }
        faults
    }

    /// The files of `dialogs/`: language (none for what all share), name and text.
    pub fn dialog_texts(&self) -> anyhow::Result<Vec<(Option<Language>, String, String)>> {
        let folders = Language::ALL.map(|language| (Some(language), format!("{}/", language.tag())));
        let all = DIALOGS.find("**/*.ftl").context("the embedded dialogs can be listed")?;
        let names = all.filter_map(|entry| entry.path().to_str());
        // The console and providers have words of their own, which the bot never says.
        let names: Vec<_> = names.filter(|name| ![CONSOLE, PROVIDER].contains(name)).collect();
        names
            .iter()
            .map(|name| {
                let language = folders.iter().find(|(_, folder)| name.starts_with(folder.as_str()));
                let text = text(self.dialogs.as_deref(), &DIALOGS, name)?;
                // A fault in it names the file where it was read.
                let path = replaced(self.dialogs.as_deref(), name);
                let shown = path.map_or_else(|| (*name).to_owned(), |path| path.display().to_string());
                Ok((language.and_then(|(language, _)| *language), shown, text))
            })
            .collect()
    }
}

fn text(folder: Option<&Path>, embedded: &Dir<'_>, file: &str) -> anyhow::Result<String> {
    if let Some(missing) = folder.filter(|folder| !folder.is_dir()) {
        bail!("{} is not a folder: correct resource.index or resource.dialogs", missing.display());
    }
    if let Some(path) = replaced(folder, file) {
        return std::fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()));
    }
    let file = embedded.get_file(file).with_context(|| format!("{file} is not part of the program"))?;
    Ok(file.contents_utf8().with_context(|| format!("{} is not UTF-8", file.path().display()))?.to_owned())
}

/// The file in `folder` that stands for the embedded `file`, if there is one.
fn replaced(folder: Option<&Path>, file: &str) -> Option<PathBuf> {
    folder.map(|folder| folder.join(file)).filter(|path| path.exists())
}

/// All files below `folder`, sorted; what is hidden is left out.
fn files_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    Ok(files)
}

/// The fault of a file in `folder` whose name no embedded file has.
fn stranger(file: &Path, folder: &Path, embedded: &Dir<'_>) -> Option<String> {
    let name = file.strip_prefix(folder).unwrap_or(file);
    if embedded.get_file(name).is_some() {
        return None;
    }
    let name = name.to_string_lossy();
    let rate = |known: &String| strsim::jaro_winkler(known, &name);
    let all = embedded.find("**/*").into_iter().flatten().filter_map(|entry| entry.as_file());
    let like = all.map(|file| file.path().to_string_lossy().into_owned());
    let like = like.max_by(|a, b| rate(a).total_cmp(&rate(b))).filter(|known| rate(known) > 0.85);
    let meant = like.map(|known| format!(", did you mean `{known}`?")).unwrap_or_default();
    Some(format!("{}: it replaces nothing, no embedded file has this name{meant}", file.display()))
}
