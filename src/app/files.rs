//! The files that the service keeps for itself: the lock, the key, the folder around them.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{ErrorKind, Write},
    path::Path,
};

use anyhow::{Context as _, bail};

use crate::{
    app::machine::dice,
    store::{
        error::StoreError,
        open::{self as store, Store},
        seal::{KEY_BYTES, Key},
    },
};

/// Keeps a second process out of `data_dir`, which is made if it is not there.
pub fn lock(data_dir: &Path) -> anyhow::Result<File> {
    make_private_folder(data_dir)
        .with_context(|| format!("the data folder {} cannot be made or written", data_dir.display()))?;
    let path = data_dir.join("lock");
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
    let file = file.with_context(|| format!("the data folder {} cannot be written", data_dir.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => bail!(
            "the data folder {} is in use by another bildungslotse process; stop it, or name another folder \
             with BILDUNGSLOTSE_DATA_DIR",
            data_dir.display()
        ),
        Err(TryLockError::Error(fault)) => {
            Err(fault).with_context(|| format!("{} cannot be locked", path.display()))
        }
    }
}

/// Opens the store with the key in `path`. Without a key file a key is made, which only a new database takes;
/// it lies beside `path` under a name of its own until the database has taken it.
pub async fn open_store(settings: &store::Settings, path: &Path) -> anyhow::Result<Store> {
    let about = || format!("the key file {} cannot be read or written", path.display());
    if let Some(text) = read_if_there(path).with_context(about)? {
        let key = Key::from_file_text(&text).with_context(about)?;
        return Ok(Store::open(settings, key, dice).await?);
    }
    let new_path = path.with_added_extension("new");
    let key = new_key(&new_path).with_context(about)?;
    match Store::open(settings, key, dice).await {
        Ok(store) => {
            std::fs::rename(&new_path, path).with_context(about)?;
            Ok(store)
        }
        Err(StoreError::WrongKey) => {
            std::fs::remove_file(&new_path).with_context(about)?;
            bail!(
                "the key file {} is missing, and the database was begun with it: put it back, or name it with \
                 BILDUNGSLOTSE_KEY_FILE; if it is lost, begin with an empty database",
                path.display()
            )
        }
        Err(fault) => Err(fault.into()),
    }
}

/// A new key, lasting in `path`. If an earlier start was cut short, the database may have taken the key that it
/// left there; one that was not even written whole was not taken by any.
fn new_key(path: &Path) -> anyhow::Result<Key> {
    if let Some(text) = read_if_there(path)? {
        if let Ok(key) = Key::from_file_text(&text) {
            return Ok(key);
        }
        std::fs::remove_file(path)?;
    }
    let mut bytes = [0; KEY_BYTES];
    dice(&mut bytes);
    let key = Key::new(bytes);
    let mut file = new_private_file(path)?;
    file.write_all(key.to_file_text().as_bytes())?;
    file.sync_all()?;
    Ok(key)
}

/// Writes `text` to a file that only this user can read, in the place of what was there: all of it, or nothing.
pub fn write_privately(path: &Path, text: &str) -> std::io::Result<()> {
    let new_path = path.with_added_extension("new");
    unless_missing(std::fs::remove_file(&new_path))?;
    let mut file = new_private_file(&new_path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&new_path, path)?;
    match path.parent() {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

/// Removes a folder with all that is in it; nothing if it is not there.
pub fn remove_folder_if_there(path: &Path) -> std::io::Result<()> {
    unless_missing(std::fs::remove_dir_all(path))
}

fn unless_missing(removed: std::io::Result<()>) -> std::io::Result<()> {
    match removed {
        Err(fault) if fault.kind() != ErrorKind::NotFound => Err(fault),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// The text of a file; none if there is no such file.
pub fn read_if_there(path: &Path) -> std::io::Result<Option<String>> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(fault) if fault.kind() == ErrorKind::NotFound => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// The text of a file that the settings name, with `what` in it, such as `the token`.
pub fn read_secret(path: &Path, what: &str) -> anyhow::Result<String> {
    let about = || format!("the file {} with {what} cannot be read", path.display());
    std::fs::read_to_string(path).with_context(about)
}

/// Makes a folder that only this user can enter, if it is not there.
#[cfg(unix)]
pub fn make_private_folder(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

#[cfg(unix)]
fn new_private_file(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new().create_new(true).write(true).mode(0o600).open(path)
}

/// Makes a folder, if it is not there.
#[cfg(not(unix))]
pub fn make_private_folder(path: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(path)
}

#[cfg(not(unix))]
fn new_private_file(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().create_new(true).write(true).open(path)
}
