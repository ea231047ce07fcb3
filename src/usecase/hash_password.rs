//! Hashes passwords with argon2id, off the threads that answer, and never many at a time.

use std::sync::{Arc, LazyLock};

use crate::store::seal::SALT_BYTES;
use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash::phc::PasswordHash,
};
use tokio::{sync::Semaphore, task::spawn_blocking};

/// So many passwords are hashed at a time: each takes 19 MiB.
const SEATS: usize = 2;

/// What OWASP recommends: 19 MiB, two passes, one lane.
static ARGON: LazyLock<Argon2<'static>> = LazyLock::new(|| {
    let params = Params::new(19 * 1_024, 2, 1, None).expect("the parameters are sound");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
});

/// What is compared with where there is no password: the same work, and never a match.
static NOBODYS: LazyLock<String> = LazyLock::new(|| hashed("", [0; SALT_BYTES]));

/// Hashes and compares passwords. Clones share the seats.
#[derive(Debug, Clone)]
pub struct Hasher {
    seats: Arc<Semaphore>,
}

impl Default for Hasher {
    fn default() -> Self {
        Self { seats: Arc::new(Semaphore::new(SEATS)) }
    }
}

impl Hasher {
    /// The hash of a password, with everything that is needed to compare with it.
    pub async fn hash(&self, password: &str, salt: [u8; SALT_BYTES]) -> String {
        let password = password.to_owned();
        self.work(move || hashed(&password, salt)).await
    }

    /// Whether `password` is the one that was hashed. Without a hash it is not, and the work is the same.
    pub async fn is_same(&self, password: &str, hash: Option<&str>) -> bool {
        let (password, hash) = (password.to_owned(), hash.map(str::to_owned));
        self.work(move || {
            let other = hash.as_deref().unwrap_or(&NOBODYS);
            let compared = PasswordHash::new(other)
                .is_ok_and(|other| ARGON.verify_password(password.as_bytes(), &other).is_ok());
            compared && hash.is_some()
        })
        .await
    }

    async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> T {
        let seat = Arc::clone(&self.seats).acquire_owned().await.expect("the seats are never closed");
        let worked = spawn_blocking(move || {
            // Kept by the thread: whoever hangs up meanwhile makes no room for another.
            let _seat = seat;
            work()
        });
        worked.await.expect("hashing does not panic")
    }
}

fn hashed(password: &str, salt: [u8; SALT_BYTES]) -> String {
    let hash: PasswordHash = ARGON
        .hash_password_with_salt(password.as_bytes(), &salt)
        .expect("the salt and the parameters are sound");
    hash.to_string()
}
