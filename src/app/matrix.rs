//! The bot on Matrix: what is kept of it in its folder, and how it is let in.

use std::path::Path;

use anyhow::{Context as _, bail};
use matrix_sdk::{Client, ruma::UserId};
use url::Url;

use crate::{
    app::{
        files::{make_private_folder, open_store, read_if_there, remove_folder_if_there, write_privately},
        machine::Clock,
    },
    channel::{
        finding::Finding,
        matrix::{
            bot::Matrix,
            doors::Words,
            login::{self, Admission, Credentials},
            refusal::Refusal,
            session::{self, KEY_BYTES, Session},
            settings,
        },
    },
    config::Settings,
    domain::{language::Language, phrasebook::Phrasebook, profile_phrase::Profile, time::Timestamp},
    store::open::Store,
    usecase::count_starts::{count_start, starts},
};

/// What the keys of the bot are derived for: what encrypts the kept keys, and what names messages that are sent.
const KEPT: &str = "matrix: kept keys";
const NAMES: &str = "matrix: transactions";

/// The files beside the kept keys.
const SESSION: &str = "session.json";
const STARTS: &str = "starts";

/// The bot that serves; none if no account is configured.
pub async fn serving(settings: &Settings, store: &Store, clock: Clock) -> anyhow::Result<Option<Matrix>> {
    let Some(user) = &settings.matrix.user else { return Ok(None) };
    let folder = settings.matrix_dir();
    let Some(session) = session(&folder)?.filter(|session| session.user() == user) else {
        bail!("the bot was not let in as {user} yet: run `bildungslotse matrix login`");
    };
    count_in(&folder, user, store, clock.now()).await?;
    let client = session.open(&folder, &store.derived_key(KEPT)).await?;
    let reactions = settings.matrix.reactions;
    Ok(Some(Matrix::new(client, &session, &store.derived_key(NAMES), reactions)))
}

/// Where the bot answers, if the homeserver lets it in. If it cannot be reached, that is found out later.
pub async fn introduced(matrix: &Matrix) -> anyhow::Result<String> {
    match matrix.introduce().await {
        Ok(()) => (),
        Err(refusal @ Refusal::NotLetIn) => bail!(refusal),
        Err(refusal) => tracing::error!("{refusal} It is tried again and again."),
    }
    Ok(format!("Matrix as {}", matrix.me()))
}

/// What is said at the door, in German: nothing is known yet of who reads it.
pub fn words(phrasebook: &Phrasebook) -> Words {
    let say = |text| phrasebook.plain(Language::German, text);
    Words { for_two: say(Profile::OnlyForTwo), too_many: say(Profile::TooManyInvitations) }
}

/// Lets the bot in as `with` says, as a new device with a new folder, which takes the place of an earlier one.
pub async fn log_in(settings: &Settings, with: &Credentials<'_>) -> anyhow::Result<Admission> {
    let store = open_store(&settings.store(), &settings.key_file()?).await?;
    let folder = settings.matrix_dir();
    let new_folder = folder.with_added_extension("new");
    // An earlier login may have been cut short.
    remove_folder_if_there(&new_folder)?;
    make_private_folder(&new_folder)
        .with_context(|| format!("the folder {} cannot be made", new_folder.display()))?;
    let homeserver = homeserver(&settings.matrix, with.user).await?;
    let key = store.derived_key(KEPT);
    let client = session::client(&homeserver, &new_folder, &key).await?;
    let admitted = login::login(&client, &homeserver, with).await;
    let admission = match admitted {
        Ok(admission) => admission,
        Err(fault) => {
            // A device that nobody uses is not left behind.
            let _ = client.matrix_auth().logout().await;
            drop(client);
            let _ = std::fs::remove_dir_all(&new_folder);
            return Err(fault.into());
        }
    };
    drop(client);
    write_privately(&new_folder.join(SESSION), &serde_json::to_string_pretty(&admission.session)?)?;
    let starts = starts(&store, admission.session.user()).await?;
    write_privately(&new_folder.join(STARTS), &starts.to_string())?;
    replace(&folder, &new_folder, &key).await?;
    store.close().await;
    Ok(admission)
}

/// Looks whether the bot is let in, and whether an identity vouches for it.
pub async fn check_up(settings: &Settings) -> anyhow::Result<Vec<Finding>> {
    let folder = settings.matrix_dir();
    let Some(session) = session(&folder)? else {
        return Ok(vec![Finding::faulty("The bot is not let in: run `bildungslotse matrix login`.")]);
    };
    let store = open_store(&settings.store(), &settings.key_file()?).await?;
    let client = session.open(&folder, &store.derived_key(KEPT)).await?;
    let identity = match login::fingerprint(&client).await {
        Ok(Some(fingerprint)) => Finding::sound(&format!("Its fingerprint: {fingerprint}")),
        Ok(None) => {
            Finding::faulty("No identity vouches for this device: run `bildungslotse matrix login --again`.")
        }
        Err(refusal) => Finding::faulty(&refusal.to_string()),
    };
    store.close().await;
    let place = format!("The bot is let in as {} at {}", session.user(), session.homeserver);
    Ok(vec![Finding::sound(&place), identity])
}

/// The address of the homeserver of `user`: configured, or what its server says.
async fn homeserver(settings: &settings::Settings, user: &str) -> anyhow::Result<Url> {
    let user =
        UserId::parse(user).with_context(|| format!("{user} is no account: it has the form @name:server"))?;
    if let Some(url) = &settings.homeserver {
        let is_local = url.host_str().is_some_and(|host| matches!(host, "localhost" | "127.0.0.1" | "[::1]"));
        if url.scheme() != "https" && !is_local {
            bail!("the address of the homeserver must begin with https://");
        }
        return Ok(url.clone());
    }
    let client = Client::builder().server_name(user.server_name()).build().await.with_context(|| {
        format!("the homeserver of {} is not found: set its address as matrix.homeserver", user.server_name())
    })?;
    Ok(client.homeserver())
}

/// The session in `folder`; none if the bot was not let in.
pub fn session(folder: &Path) -> anyhow::Result<Option<Session>> {
    let path = folder.join(SESSION);
    let about = || format!("the session {} cannot be read", path.display());
    let Some(text) = read_if_there(&path).with_context(about)? else { return Ok(None) };
    // The words of a fault may quote the token.
    let session = serde_json::from_str(&text).ok();
    session.map(Some).with_context(about)
}

/// Puts `new_folder` in the place of `folder`, whose device is given up.
async fn replace(folder: &Path, new_folder: &Path, key: &[u8; KEY_BYTES]) -> anyhow::Result<()> {
    if let Some(old) = session(folder)? {
        match old.open(folder, key).await {
            Ok(client) => drop(client.matrix_auth().logout().await),
            Err(refusal) => {
                tracing::warn!(%refusal, "the old device is still in the list of devices; remove it there");
            }
        }
    }
    // What is cut short here leaves the old folder or the new one, whole.
    let old_folder = folder.with_added_extension("old");
    remove_folder_if_there(&old_folder)?;
    if folder.exists() {
        std::fs::rename(folder, &old_folder)?;
    }
    std::fs::rename(new_folder, folder)?;
    remove_folder_if_there(&old_folder)?;
    Ok(())
}

/// Counts the starts in the folder and in the database. If the folder has seen fewer, it was put back from a copy: its keys have
/// been used since, and must not be used again.
async fn count_in(folder: &Path, user: &str, store: &Store, now: Timestamp) -> anyhow::Result<()> {
    let path = folder.join(STARTS);
    let in_folder: u64 = read_if_there(&path)?.and_then(|text| text.trim().parse().ok()).unwrap_or_default();
    if in_folder < starts(store, user).await? {
        bail!(
            "the folder {} is an old copy; its keys must not be used again: run `bildungslotse matrix login --again`",
            folder.display()
        );
    }
    // First in the folder: if this is cut short in between, the folder is ahead, which is no fault.
    write_privately(&path, &(in_folder + 1).to_string())?;
    count_start(store, user, in_folder + 1, now).await?;
    Ok(())
}
