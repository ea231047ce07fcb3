//! Lets the bot in: a device of its own, an identity that vouches for it, and a key to recover that identity.

use matrix_sdk::{
    Client,
    config::SyncSettings,
    ruma::api::client::uiaa::{AuthData, MatrixUserIdentifier, Password, UserIdentifier},
};
use url::Url;

use crate::channel::matrix::{
    refusal::Refusal,
    session::Session,
    timeline::{FIRST_PATIENCE, filter},
};

/// What the device is called in the list of devices of the account.
const DEVICE: &str = "Bildungslotse";

/// With what the bot is let in.
pub struct Credentials<'a> {
    /// The account.
    pub user: &'a str,
    /// Its password.
    pub password: &'a str,
    /// The key that an earlier login gave, to recover the identity with.
    pub recovery_key: Option<&'a str>,
    /// Whether a new identity takes the place of one that cannot be recovered.
    pub is_new_identity: bool,
    /// Is told the key to recover a new identity with, as soon as there is one.
    pub tell_key: fn(&str),
}

/// What came of it.
pub struct Admission {
    /// The session, to be kept.
    pub session: Session,
    /// The fingerprint of the identity, to be published.
    pub fingerprint: String,
}

/// Why the bot was not let in.
#[derive(Debug, thiserror::Error)]
pub enum LoginError {
    /// The password or the account is wrong.
    #[error("the homeserver does not accept this account and password")]
    Password,
    /// The account has an identity.
    #[error(
        "the account has an identity already: give its recovery key, or a new identity with --new-identity \
         (whoever verified the old one is warned)"
    )]
    Identity,
    /// The recovery key is wrong.
    #[error("this is not the recovery key of the account")]
    RecoveryKey,
    /// Anything else.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// Lets the bot in at `homeserver` as a new device of `client`.
pub async fn login(
    client: &Client,
    homeserver: &Url,
    with: &Credentials<'_>,
) -> Result<Admission, LoginError> {
    let auth = client.matrix_auth();
    let login = auth.login_username(with.user, with.password).initial_device_display_name(DEVICE);
    if let Err(fault) = login.send().await {
        let refusal = Refusal::from(fault);
        let is_wrong = matches!(refusal, Refusal::Forbidden | Refusal::NotLetIn);
        return Err(if is_wrong { LoginError::Password } else { refusal.into() });
    }
    let tokens = auth.session().ok_or(LoginError::Password)?;
    identify(client, with).await?;
    // The rooms of the account are known from the start, so that the first thing the service is told can be what is new.
    let settings = SyncSettings::new().timeout(FIRST_PATIENCE).filter(filter(1));
    client.sync_once(settings).await.map_err(Refusal::from)?;
    let fingerprint = fingerprint(client).await?.ok_or(LoginError::Identity)?;
    let session = Session { homeserver: homeserver.clone(), tokens };
    Ok(Admission { session, fingerprint })
}

/// The fingerprint of the identity that vouches for this device, in groups of four; none if none does.
pub async fn fingerprint(client: &Client) -> Result<Option<String>, Refusal> {
    let encryption = client.encryption();
    let is_vouched_for = encryption
        .get_own_device()
        .await
        .map_err(|_| Refusal::Kept("the keys".to_owned()))?
        .is_some_and(|device| device.is_cross_signed_by_owner());
    let Some(user) = client.user_id().filter(|_| is_vouched_for) else { return Ok(None) };
    let identity = encryption.request_user_identity(user).await?;
    let key = identity
        .as_ref()
        .and_then(|identity| identity.master_key().get_first_key())
        .map(|key| key.to_base64());
    Ok(key.map(|key| grouped(&key)))
}

/// Gives the device an identity that vouches for it: a new one, or the one of the account if it can be recovered. The
/// key to recover a new one with is told. Keys of conversations are kept nowhere but here.
async fn identify(client: &Client, with: &Credentials<'_>) -> Result<(), LoginError> {
    let encryption = client.encryption();
    encryption.wait_for_e2ee_initialization_tasks().await;
    let user = client.user_id().ok_or(LoginError::Password)?;
    let has_identity = encryption.request_user_identity(user).await.map_err(Refusal::from)?.is_some();
    if let (true, Some(key)) = (has_identity, with.recovery_key) {
        let store =
            encryption.secret_storage().open_secret_store(key).await.map_err(|_| LoginError::RecoveryKey)?;
        return store.import_secrets().await.map_err(|_| LoginError::RecoveryKey);
    }
    if has_identity && !with.is_new_identity {
        return Err(LoginError::Identity);
    }
    if let Err(fault) = encryption.bootstrap_cross_signing(None).await {
        let Some(asked) = fault.as_uiaa_response() else { return Err(Refusal::from(fault).into()) };
        let account = UserIdentifier::Matrix(MatrixUserIdentifier::new(with.user.to_owned()));
        let mut password = Password::new(account, with.password.to_owned());
        password.session.clone_from(&asked.session);
        encryption
            .bootstrap_cross_signing(Some(AuthData::Password(password)))
            .await
            .map_err(Refusal::from)?;
    }
    let store = encryption.secret_storage().create_secret_store().await;
    let store = store.map_err(|_| Refusal::Refused("the recovery key cannot be kept".to_owned()))?;
    (with.tell_key)(&store.secret_storage_key());
    Ok(())
}

fn grouped(key: &str) -> String {
    let letters: Vec<char> = key.chars().collect();
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}
