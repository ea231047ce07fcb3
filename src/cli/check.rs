//! `bildungslotse check`: are the words of the bot, its data and the configuration sound?

use std::{
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use url::Url;

use crate::{
    app::knowledge::{german, guide},
    config::Settings,
    domain::texts::Texts,
    domain::{dialog::guide::Guide, language::Language, phrase::Phrase},
    store::error::StoreError,
};

/// Prints what is wrong, one fault a line, and says so by its exit code. Makes nothing.
pub fn run(settings: &Settings) -> anyhow::Result<ExitCode> {
    let mut output = io::stdout();
    let database = database(&settings.store().url);
    let mut faults: Vec<_> = database.as_ref().err().map(ToString::to_string).into_iter().collect();
    faults.extend(folder_fault(&settings.data_dir));
    faults.extend(settings.resource.faults());
    let count = faults.len();
    for fault in &faults {
        writeln!(output, "{fault}")?;
    }
    // What cannot be read at all ends the check.
    let guide = guide(&settings.resource)?;
    german(&settings.resource, &guide)?;
    faults.extend(missing_words(&guide).chain(unknown_topics(&guide)));
    faults.extend(
        Texts::read("console.ftl", &settings.resource.console_text()?).err().map(|fault| fault.to_string()),
    );
    for fault in &faults[count..] {
        writeln!(output, "{fault}")?;
    }
    let (Ok(database), true) = (database, faults.is_empty()) else {
        writeln!(output, "{} {}", faults.len(), if faults.len() == 1 { "fault" } else { "faults" })?;
        return Ok(ExitCode::FAILURE);
    };
    writeln!(
        output,
        "All is sound: {} phrases in {} languages, {} topics, {} places; data in {}, database {database}.",
        Phrase::samples().len(),
        Language::ALL.len(),
        guide.topics.topics.len(),
        guide.gazetteer.places().len(),
        settings.data_dir.display(),
    )?;
    Ok(ExitCode::SUCCESS)
}

/// The address of a database as anybody may read it: without user, password and options.
fn database(address: &str) -> Result<String, StoreError> {
    let plain = address.split('?').next().unwrap_or_default();
    if plain.starts_with("sqlite:") {
        return Ok(plain.to_owned());
    }
    let url = Url::parse(plain).map_err(|_| StoreError::Address)?;
    let Some(host) = url.host_str().filter(|_| matches!(url.scheme(), "postgres" | "postgresql")) else {
        return Err(StoreError::Address);
    };
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    Ok(format!("postgres://{host}{port}{}", url.path()))
}

/// Why `data_dir` can be neither used nor made.
fn folder_fault(data_dir: &Path) -> Option<String> {
    let about = |fault: &str| Some(format!("the data folder {} {fault}", data_dir.display()));
    let here = Path::new(".");
    let above = data_dir.ancestors().map(|path| if path.as_os_str().is_empty() { here } else { path });
    let nearest = above.into_iter().find(|path| path.exists()).unwrap_or(here);
    if !nearest.is_dir() {
        return if nearest == data_dir {
            about("is a file: name another with BILDUNGSLOTSE_DATA_DIR")
        } else {
            about(&format!("cannot be made: {} is a file", nearest.display()))
        };
    }
    if is_writable(nearest) {
        return None;
    }
    if nearest == data_dir {
        about("cannot be written: let this user write in it")
    } else {
        about(&format!("cannot be made: this user may not write in {}", nearest.display()))
    }
}

#[cfg(unix)]
fn is_writable(folder: &Path) -> bool {
    use rustix::fs::Access;
    rustix::fs::access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok()
}

#[cfg(not(unix))]
fn is_writable(folder: &Path) -> bool {
    folder.metadata().is_ok_and(|metadata| !metadata.permissions().readonly())
}

/// Phrases that a language has no words for, or whose words ask for a value that is not there.
pub fn missing_words(guide: &Guide) -> impl Iterator<Item = String> {
    Language::ALL.into_iter().flat_map(move |language| {
        Phrase::samples().into_iter().filter_map(move |phrase| guide.phrasebook.fault(language, &phrase))
    })
}

/// Menus that name a topic which does not exist.
fn unknown_topics(guide: &Guide) -> impl Iterator<Item = String> {
    let named = guide.ages.topics.values().flatten();
    let unknown = named.filter(|id| guide.topics.topic(id).is_none());
    unknown.map(|id| format!("ages.toml: there is no topic `{id}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_user_and_password() {
        let shown = |address| database(address).ok();
        assert_eq!(shown("sqlite:data/a.db?mode=rwc").as_deref(), Some("sqlite:data/a.db"));
        for address in ["postgres://lotse:geheim@db/lotse", "postgresql://db/lotse?password=geheim"] {
            assert_eq!(shown(address).as_deref(), Some("postgres://db/lotse"));
        }
        assert_eq!(shown("postgres://db:5433/lotse").as_deref(), Some("postgres://db:5433/lotse"));
        for address in ["mysql://localhost/a", "geheim", ""] {
            let fault = database(address).expect_err("no database we know").to_string();
            assert!(fault.contains("`sqlite:` or `postgres:`") && !fault.contains("geheim"), "{fault}");
        }
    }

    #[test]
    fn a_data_folder_may_be_missing_but_not_impossible() {
        let folder = tempfile::tempdir().expect("a folder for tests");
        assert_eq!(folder_fault(folder.path()), None);
        assert_eq!(folder_fault(&folder.path().join("new/data")), None);
        assert!(!folder.path().join("new").exists());
        let file = folder.path().join("file");
        std::fs::write(&file, "").expect("a file for tests");
        assert!(folder_fault(&file).is_some_and(|fault| fault.contains("is a file")));
        assert!(folder_fault(&file.join("data")).is_some_and(|fault| fault.contains("cannot be made")));
    }
}
