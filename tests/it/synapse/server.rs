//! The homeserver: one that all tests share, and ones of their own for tests that kill it.

use std::{
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha1::Sha1;
use tempfile::TempDir;
use tokio::{
    sync::OnceCell,
    time::{Instant, sleep},
};
use url::Url;

use crate::synapse::rest::Rest;

/// Names the homeserver that `scripts/with-synapse` started.
const SERVER: &str = "BILDUNGSLOTSE_TEST_SYNAPSE";

/// Names the Python that has a homeserver and a client.
const PYTHON: &str = "BILDUNGSLOTSE_TEST_SYNAPSE_PYTHON";

/// What `server.py` says, too.
const SHARED_SECRET: &[u8] = b"testsecret";

/// A homeserver that does not answer by then does not start at all.
const PATIENCE: Duration = Duration::from_mins(2);

/// A homeserver.
pub struct Synapse {
    pub url: Url,
    python: PathBuf,
    own: Option<Own>,
    admin: OnceCell<Rest>,
}

struct Own {
    folder: TempDir,
    port: u16,
    limits: Limits,
    child: Option<Child>,
}

/// How often people may send, invite and join.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Limits {
    /// As often as they like.
    None,
    /// As often as Synapse allows where nothing else is said: one message in five seconds, after the first ten.
    Default,
}

/// Somebody's name on the homeserver, and what opens it.
pub struct Account {
    pub user_id: String,
    pub password: String,
}

impl Synapse {
    /// The one that `scripts/with-synapse` started; none if the tests run without.
    pub fn shared() -> Option<Self> {
        let url = std::env::var(SERVER).ok()?;
        Some(Self { url: url.parse().unwrap(), python: python()?, own: None, admin: OnceCell::new() })
    }

    /// One of one's own, which can be killed and started again; none if the tests run without.
    pub async fn own(limits: Limits) -> Option<Self> {
        let python = python()?;
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let url = format!("http://127.0.0.1:{port}").parse().unwrap();
        let own = Own { folder: tempfile::tempdir().unwrap(), port, limits, child: None };
        let mut synapse = Self { url, python, own: Some(own), admin: OnceCell::new() };
        synapse.start().await;
        Some(synapse)
    }

    /// The Python that has a client, too.
    pub fn python(&self) -> &Path {
        &self.python
    }

    /// Starts it, on the port and with the memory it had, and waits until it answers.
    pub async fn start(&mut self) {
        let own = self.own.as_mut().expect("one's own can be started");
        assert!(own.child.is_none(), "it runs already");
        let mut command = Command::new(&self.python);
        command.arg(script("server.py")).arg(own.folder.path()).arg(own.port.to_string());
        // So it does not outlive a test that is killed.
        command.arg("--end-with-input").stdin(Stdio::piped()).stdout(Stdio::null());
        if own.limits == Limits::Default {
            command.arg("--default-limits");
        }
        let child = own.child.insert(command.spawn().unwrap());
        let versions = self.url.join("/_matrix/client/versions").unwrap();
        let end = Instant::now() + PATIENCE;
        while reqwest::get(versions.clone()).await.is_err() {
            assert!(child.try_wait().unwrap().is_none(), "the homeserver has ended");
            assert!(Instant::now() < end, "the homeserver does not answer");
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Kills it, as a power cut would, and waits until it is gone.
    pub fn kill(&mut self) {
        let own = self.own.as_mut().expect("one's own can be killed");
        if let Some(mut child) = own.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// A new account whose name begins with `name`, in lower case, and is no other's on this homeserver.
    pub async fn register(&self, name: &str) -> Account {
        self.register_as(name, "notadmin").await
    }

    async fn register_as(&self, name: &str, role: &str) -> Account {
        const PATH: &str = "/_synapse/admin/v1/register";
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        // Tests run in processes of their own, and all of them on the same homeserver.
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("{name}-{}-{number}", std::process::id());
        let rest = Rest::anonymous(&self.url);
        let nonce = rest.get(PATH).await["nonce"].as_str().unwrap().to_owned();
        let password = "secret";
        let mut mac = Hmac::<Sha1>::new_from_slice(SHARED_SECRET).unwrap();
        mac.update([nonce.as_str(), &name, password, role].join("\0").as_bytes());
        let bytes: [u8; 20] = mac.finalize().into_bytes().into();
        let mac = bytes.map(|byte| format!("{byte:02x}")).concat();
        let body = json!({
            "nonce": nonce, "username": name, "password": password, "admin": role == "admin", "mac": mac,
            "inhibit_login": true,
        });
        let user_id = rest.post(PATH, &body).await["user_id"].as_str().unwrap().to_owned();
        Account { user_id, password: password.to_owned() }
    }

    /// Lets `account` send so many events a second, and so many more at once; zeros take all limits away.
    pub async fn limit(&self, account: &Account, per_second: u32, burst: u32) {
        let admin = self.admin.get_or_init(|| async {
            let admin = self.register_as("admin", "admin").await;
            Rest::sign_in(&self.url, &admin).await
        });
        let path = format!("/_synapse/admin/v1/users/{}/override_ratelimit", account.user_id);
        let body = json!({ "messages_per_second": per_second, "burst_count": burst });
        admin.await.post(&path, &body).await;
    }
}

impl Drop for Synapse {
    fn drop(&mut self) {
        if self.own.is_some() {
            self.kill();
        }
    }
}

/// One of the programs beside this file.
pub fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/synapse").join(name)
}

fn python() -> Option<PathBuf> {
    std::env::var_os(PYTHON).map(PathBuf::from)
}
