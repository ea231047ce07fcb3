//! The conversations that are written down, to be held again: on the terminal, on Telegram, on Matrix.

use std::path::{Path, PathBuf};

use bildungslotse::{
    domain::{
        inquiry_code::Code,
        message::{Address, Attachment, ChannelKind, Content, Press},
        place::Point,
        time::Timestamp,
    },
    store::{open::Store, provider_way},
};

/// A conversation.
pub struct Script {
    /// Its file, without the folder.
    pub name: String,
    /// What is said, and what is answered.
    pub turns: Vec<Turn>,
}

/// What is said, and what is answered.
pub struct Turn {
    /// What is sent.
    pub content: Content,
    /// How many seconds after the turn before.
    pub seconds: i64,
    /// The lines of the answer.
    pub answer: Vec<String>,
    /// What happened before it was sent, besides what was said.
    pub before: Vec<Besides>,
}

/// What happens besides what is said: a line that begins with `!`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Besides {
    /// A way leads to the provider with this id.
    Reachable(String),
    /// The provider that was asked last answers in these words.
    Answers(String),
    /// It wants to know something first.
    AsksBack(String),
    /// It will not answer.
    Declines(String),
}

impl Besides {
    /// What stands behind the `!` of a line.
    pub fn read(line: &str) -> Self {
        let (kind, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.trim().to_owned();
        match kind.trim() {
            "erreichbar" => Self::Reachable(value),
            "Antwort" => Self::Answers(value),
            "Rückfrage" => Self::AsksBack(value),
            "keine Antwort" => Self::Declines(value),
            other => panic!("nothing happens by {other:?}"),
        }
    }
}

/// Where the providers of written conversations are reached.
fn way() -> Address {
    Address { channel: ChannelKind::Mail, name: "anbieter@example.org".to_owned() }
}

/// From now on the provider with this id is reached.
pub async fn reach(store: &Store, provider: &str, now: Timestamp) {
    let mut tx = store.begin().await.unwrap();
    provider_way::set(&mut tx, provider, &way(), now).await.unwrap();
    tx.commit().await.unwrap();
}

/// No provider is reached any more.
pub async fn reach_nobody(store: &Store) {
    let mut tx = store.begin().await.unwrap();
    for provider in provider_way::reachable(&mut tx, &ChannelKind::ALL.into()).await.unwrap() {
        provider_way::remove(&mut tx, &provider, way().channel).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// The codes of questions are another ones each time: in a file, they are called `[Kennung 1]`, `[Kennung 2]`, …
#[derive(Default)]
pub struct Codes(Vec<Code>);

impl Codes {
    /// `text` with the names instead of the codes.
    pub fn hidden(&mut self, text: &str) -> String {
        let is_part = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
        let mut hidden = text.to_owned();
        for word in text.split(|c| !is_part(c)).filter(|word| word.len() == 7 && word.get(3..4) == Some("-"))
        {
            let Some(code) = Code::read(word) else { continue };
            if !self.0.contains(&code) {
                self.0.push(code.clone());
            }
            let number = self.0.iter().position(|known| *known == code).unwrap() + 1;
            hidden = hidden.replace(word, &format!("[Kennung {number}]"));
        }
        hidden
    }

    /// `text` with the codes instead of their names.
    pub fn shown(&self, text: &str) -> String {
        let all = self.0.iter().zip(1..);
        all.fold(text.to_owned(), |text, (code, number)| {
            text.replace(&format!("[Kennung {number}]"), &code.to_string())
        })
    }
}

/// All conversations that are written down.
pub fn scripts() -> Vec<Script> {
    let script = |path: &PathBuf| {
        let (mut turns, mut before): (Vec<Turn>, Vec<Besides>) = (Vec::new(), Vec::new());
        for line in std::fs::read_to_string(path).unwrap().lines() {
            if let Some(said) = line.strip_prefix('>') {
                let (content, seconds) = sent(said.trim());
                turns.push(Turn {
                    content,
                    seconds,
                    answer: Vec::new(),
                    before: std::mem::take(&mut before),
                });
            } else if let Some(line) = line.strip_prefix('!') {
                before.push(Besides::read(line));
            } else if let (Some(answer), Some(turn), true) =
                // What is told besides is no answer.
                (line.strip_prefix('<'), turns.last_mut(), before.is_empty())
            {
                turn.answer.push(answer.trim().to_owned());
            }
        }
        Script { name: path.file_name().unwrap().to_string_lossy().into_owned(), turns }
    };
    files().iter().map(script).collect()
}

/// What a line stands for, and how many seconds after the one before it is sent: words, or in brackets what else
/// messengers know.
pub fn sent(line: &str) -> (Content, i64) {
    let (head, words) = match line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((head, words)) => (head, words.trim()),
        None => ("", line),
    };
    let (kind, value) = head.split_once(' ').unwrap_or((head, ""));
    let content = match kind {
        "Sprachnachricht" => Content::Unreadable(Attachment::Voice),
        "Foto" => Content::Unreadable(Attachment::Picture),
        "Datei" => Content::Unreadable(Attachment::Document),
        "Kontakt" => Content::Unreadable(Attachment::Contact),
        "Sticker" => Content::Unreadable(Attachment::Other),
        "Gruppe" => Content::InPublic,
        "Knopf" => Content::Pressed(Press { data: value.to_owned(), ..Press::default() }),
        "Kennung" => Content::Words(line.to_owned()),
        "lang" => Content::Words(format!("{words} ").repeat(4_000 / (words.len() + 1))),
        "geändert" => Content::Edited(words.to_owned()),
        "Standort" => {
            let degrees: Vec<f64> = value.split(' ').map(|number| number.parse().unwrap()).collect();
            Content::Pin(Point { latitude: degrees[0], longitude: degrees[1] })
        }
        _ => Content::Words(words.to_owned()),
    };
    let seconds = if kind == "Stunden" { value.parse::<i64>().unwrap() * 3_600 } else { 60 };
    (content, seconds)
}

/// The files in which conversations are written down, in order.
pub fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/conversations");
    let mut folders = vec![folder];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}
