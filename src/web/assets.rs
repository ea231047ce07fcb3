//! The files that pages need besides: looks and scripts. Each has a name that says what is in it, so that it can be kept forever.

use std::{collections::BTreeMap, fmt::Write};

use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

static ASSETS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/web/assets");

/// One file.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    /// What is in it.
    pub bytes: &'static [u8],
    /// What kind of file it is.
    pub kind: &'static str,
}

/// The files, by the names that they have in addresses.
#[derive(Debug)]
pub struct Assets {
    files: BTreeMap<String, Asset>,
    addresses: BTreeMap<&'static str, String>,
}

impl Assets {
    /// All files that are part of the program.
    pub fn embedded() -> Self {
        let mut assets = Self { files: BTreeMap::new(), addresses: BTreeMap::new() };
        for file in ASSETS.files() {
            let Some(name) = file.path().to_str() else { continue };
            let Some(kind) = kind(name) else { continue };
            let hashed = format!("{}-{name}", short_hash(file.contents()));
            assets.addresses.insert(name, format!("/assets/{hashed}"));
            assets.files.insert(hashed, Asset { bytes: file.contents(), kind });
        }
        assets
    }

    /// The file that has this name in addresses.
    pub fn file(&self, hashed: &str) -> Option<Asset> {
        self.files.get(hashed).copied()
    }

    /// The address of the file called `name`.
    pub fn address(&self, name: &str) -> Option<&str> {
        self.addresses.get(name).map(String::as_str)
    }
}

/// What kind of file it is; licences and the like are not for browsers.
fn kind(name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending {
        "css" => Some("text/css; charset=utf-8"),
        "js" => Some("text/javascript; charset=utf-8"),
        "svg" => Some("image/svg+xml"),
        _ => None,
    }
}

fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes all that is written");
        text
    })
}
