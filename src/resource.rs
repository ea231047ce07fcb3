//! Reads what the bot knows and says: from the program itself, or from folders that replace it.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use include_dir::{Dir, include_dir};
use serde::Deserialize;

use crate::domain::{dialog::guide::GuideTexts, language::Language};

static INDEX: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/index");
static DIALOGS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/dialogs");

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
            places: self.index_text("region/places.tsv")?,
            around: self.index_text("region/places-around.tsv")?,
            dialogs: self.dialog_texts()?,
        })
    }

    fn dialog_texts(&self) -> anyhow::Result<Vec<(Option<Language>, String, String)>> {
        let folders = Language::ALL.map(|language| (Some(language), format!("{}/", language.tag())));
        let all = DIALOGS.find("**/*.ftl").context("the embedded dialogs can be listed")?;
        let names: Vec<_> = all.filter_map(|entry| entry.path().to_str()).collect();
        names
            .iter()
            .map(|name| {
                let language = folders.iter().find(|(_, folder)| name.starts_with(folder.as_str()));
                let text = text(self.dialogs.as_deref(), &DIALOGS, name)?;
                Ok((language.and_then(|(language, _)| *language), (*name).to_owned(), text))
            })
            .collect()
    }
}

fn text(folder: Option<&Path>, embedded: &Dir<'_>, file: &str) -> anyhow::Result<String> {
    if let Some(missing) = folder.filter(|folder| !folder.is_dir()) {
        bail!("{} is not a folder: correct resource.index or resource.dialogs", missing.display());
    }
    let replaced = folder.map(|folder| folder.join(file)).filter(|path| path.exists());
    if let Some(path) = replaced {
        return std::fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()));
    }
    let file = embedded.get_file(file).with_context(|| format!("{file} is not part of the program"))?;
    Ok(file.contents_utf8().with_context(|| format!("{} is not UTF-8", file.path().display()))?.to_owned())
}
