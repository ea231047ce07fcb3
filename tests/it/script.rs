//! The conversations that are written down, to be held again: on the terminal, on Telegram, on Matrix.

use std::path::{Path, PathBuf};

use bildungslotse::domain::{
    message::{Attachment, Content, Press},
    place::Point,
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
}

/// All conversations that are written down.
pub fn scripts() -> Vec<Script> {
    let script = |path: &PathBuf| {
        let mut turns: Vec<Turn> = Vec::new();
        for line in std::fs::read_to_string(path).unwrap().lines() {
            if let Some(said) = line.strip_prefix('>') {
                let (content, seconds) = sent(said.trim());
                turns.push(Turn { content, seconds, answer: Vec::new() });
            } else if let (Some(answer), Some(turn)) = (line.strip_prefix('<'), turns.last_mut()) {
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
