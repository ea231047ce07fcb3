//! The session of the bot: its account, its device, its token, and the keys, which belong together and stay together.

use std::{fmt, path::Path, time::Duration};

use matrix_sdk::{
    Client, SqliteStoreConfig,
    authentication::matrix::MatrixSession,
    config::RequestConfig,
    store::{RoomLoadSettings, StateStoreDataKey},
};
use serde::{Deserialize, Serialize};
use url::Url;

use crate::channel::matrix::refusal::Refusal;

/// The bytes of the key that the kept keys are encrypted with.
pub const KEY_BYTES: usize = 32;

/// How long a request may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Who the bot is on Matrix. Whoever has it is the bot; it never prints.
#[derive(Clone, Serialize, Deserialize)]
pub struct Session {
    /// The address of the homeserver.
    pub homeserver: Url,
    /// The account, the device, the token.
    #[serde(flatten)]
    pub tokens: MatrixSession,
}

impl Session {
    /// The account.
    pub fn user(&self) -> &str {
        self.tokens.meta.user_id.as_str()
    }

    /// The bot with what is kept of it in `folder`, encrypted with `key`.
    pub async fn open(&self, folder: &Path, key: &[u8; KEY_BYTES]) -> Result<Client, Refusal> {
        let client = client(&self.homeserver, folder, key).await?;
        // The library remembers how far it has read and takes for known what it is handed again. How far we have accepted is
        // known to us alone, so it is made to forget that.
        client
            .state_store()
            .remove_kv_data(StateStoreDataKey::SyncToken)
            .await
            .map_err(|_| Refusal::Kept("how far was read".to_owned()))?;
        client.matrix_auth().restore_session(self.tokens.clone(), RoomLoadSettings::default()).await?;
        Ok(client)
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Session({})", self.user())
    }
}

/// A client of `homeserver` that keeps what it must in `folder`, encrypted with `key`, and is nobody yet.
pub async fn client(homeserver: &Url, folder: &Path, key: &[u8; KEY_BYTES]) -> Result<Client, Refusal> {
    let store = SqliteStoreConfig::with_low_memory_config(folder).key(Some(key));
    let client = Client::builder()
        .homeserver_url(homeserver)
        .sqlite_store_with_config_and_cache_path(store, None::<&Path>)
        // Requests are repeated by us, so that nothing is repeated behind our back.
        .request_config(RequestConfig::new().disable_retry().timeout(PATIENCE))
        .build();
    // Built without a request: only what is kept can be at fault.
    client.await.map_err(|_| Refusal::Kept(folder.display().to_string()))
}
