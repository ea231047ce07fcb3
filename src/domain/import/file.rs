//! A file of offers in any format that we read, told apart by what is in it and not by its name.

use crate::domain::import::{batch::Batch, csv, encoding, json, known::Known};

/// Reads the bytes of a file.
pub fn read(bytes: &[u8], known: &Known) -> Batch {
    let text = match encoding::decode(bytes) {
        Ok(text) => text,
        Err(reason) => return Batch::refused(reason),
    };
    match text.trim_start().chars().next() {
        None => Batch::refused("Die Datei ist leer."),
        Some('{') => json::read(&text, known),
        Some('[') => Batch::refused(
            "Das ist eine JSON-Liste. Erwartet wird JSONL: ein Angebot je Zeile, ohne [ am Anfang und ohne ] am Ende.",
        ),
        Some('<') => Batch::refused(
            "Das ist eine Seite aus dem Internet (HTML oder XML). Gelesen werden nur CSV und JSONL.",
        ),
        Some(_) => csv::read(&text, known),
    }
}
