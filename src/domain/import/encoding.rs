//! Bytes into text: UTF-8 with or without a mark, UTF-16 with one, and the Windows-1252 of older programs.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1252};

/// The largest file that is read, in bytes (64 MiB).
pub const MOST_BYTES: usize = 64 * 1024 * 1024;

/// The first bytes of files that are no text, and what to do about them.
const OTHER_FILES: [(&[u8], &str); 6] = [
    (b"PK\x03\x04", "Das ist eine Tabelle von Excel oder LibreOffice. Speichern Sie sie als „CSV UTF-8“."),
    (
        b"\xD0\xCF\x11\xE0",
        "Das ist eine ältere Datei von Excel oder Word. Speichern Sie sie als „CSV UTF-8“.",
    ),
    (b"%PDF", "Das ist eine PDF-Datei. Gelesen werden nur CSV und JSONL."),
    (b"{\\rtf", "Das ist eine Textdatei mit Formatierung (RTF). Gelesen werden nur CSV und JSONL."),
    (b"\x89PNG", "Das ist ein Bild. Gelesen werden nur CSV und JSONL."),
    (b"\xFF\xD8\xFF", "Das ist ein Bild. Gelesen werden nur CSV und JSONL."),
];

/// The text in `bytes`, without a mark at its start. The error is a sentence in German.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, String> {
    if bytes.len() > MOST_BYTES {
        return Err("Die Datei ist größer als 64 Megabyte. Teilen Sie sie in mehrere Dateien.".to_owned());
    }
    if let Some((_, advice)) = OTHER_FILES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err((*advice).to_owned());
    }
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => {
            let (text, broken) = encoding.decode_without_bom_handling(&bytes[length..]);
            if broken {
                return Err(format!(
                    "Die Datei nennt sich {}, ist es aber nicht überall. Speichern Sie sie als „CSV UTF-8“.",
                    encoding.name()
                ));
            }
            text
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        },
    };
    if text.contains('\0') {
        return Err("Das ist keine Textdatei. Gelesen werden nur CSV und JSONL.".to_owned());
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_of_an_office_is_read() {
        let text = "Küche;5 €";
        let mut utf16 = vec![0xFF, 0xFE];
        utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        let files: [&[u8]; 4] =
            [text.as_bytes(), b"\xEF\xBB\xBFK\xC3\xBCche;5 \xE2\x82\xAC", b"K\xFCche;5 \x80", &utf16];
        for bytes in files {
            assert_eq!(decode(bytes).as_deref(), Ok(text));
        }
    }

    #[test]
    fn a_file_that_is_no_text_is_refused_with_advice() {
        let refusal = |bytes: &[u8]| decode(bytes).expect_err("this is no text");
        assert!(refusal(b"PK\x03\x04abc").contains("Speichern Sie sie als „CSV UTF-8“."));
        assert_eq!(refusal(b"a\0b"), "Das ist keine Textdatei. Gelesen werden nur CSV und JSONL.");
        assert!(refusal(&vec![b' '; MOST_BYTES + 1]).starts_with("Die Datei ist größer als 64 Megabyte."));
        assert!(refusal(b"\xEF\xBB\xBF\xFF").starts_with("Die Datei nennt sich UTF-8,"));
    }
}
