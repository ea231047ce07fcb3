//! Text as it comes out of a file: freed of what nobody sees, and folded for comparing and for ids.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// What umlauts turn into when a file was saved in one encoding and read in another.
const BROKEN: [&str; 8] = ["Ã¤", "Ã¶", "Ã¼", "ÃŸ", "Ã„", "Ã–", "Ãœ", "\u{FFFD}"];

/// `text` on one line: NFC, trimmed, runs of blanks joined, invisible characters removed.
pub fn line(text: &str) -> String {
    if text.chars().all(is_settled) {
        return words(text);
    }
    let visible: String = text.chars().map(blank).filter(|c| !is_invisible(*c)).nfc().collect();
    words(&visible)
}

/// `text` on several lines: every line tidied, at most one empty line between two others.
pub fn lines(text: &str) -> String {
    let mut found: Vec<String> = Vec::new();
    let breaks = |c| matches!(c, '\n' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{B}' | '\u{C}');
    for part in text.replace("\r\n", "\n").replace('\r', "\n").split(breaks) {
        let part = line(part);
        if !part.is_empty() || found.last().is_some_and(|last| !last.is_empty()) {
            found.push(part);
        }
    }
    while found.last().is_some_and(String::is_empty) {
        found.pop();
    }
    found.join("\n")
}

/// Whether the umlauts of `text` were broken on its way here.
pub fn is_broken(text: &str) -> bool {
    BROKEN.iter().any(|broken| text.contains(broken))
}

/// `text` for comparing: lower case, umlauts written out, other accents dropped, words joined by `_`.
pub fn fold(text: &str) -> String {
    folded(text, '_')
}

/// `text` as an id: `Turnverein Düppenweiler e. V.` is `turnverein-dueppenweiler-e-v`.
pub fn slug(text: &str) -> String {
    folded(text, '-')
}

/// What a message quotes: `text` in German quotation marks, shortened to 40 characters.
pub fn quoted(text: &str) -> String {
    let text = line(text);
    let start: String = text.chars().take(40).collect();
    let more = if text.chars().nth(40).is_some() { " …" } else { "" };
    format!("„{start}{more}“")
}

fn folded(text: &str, joint: char) -> String {
    let text: Cow<str> =
        if text.chars().all(is_settled) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) };
    let mut found = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' => found.push_str("ae"),
            'ö' => found.push_str("oe"),
            'ü' => found.push_str("ue"),
            'ß' => found.push_str("ss"),
            // An apostrophe joins: "Kid's Club" is "kids-club".
            '\'' | '’' => (),
            _ if c.is_ascii() => push(&mut found, c, joint),
            _ => {
                let plain = c.nfkd().filter(|part| !is_combining_mark(*part));
                plain.for_each(|part| push(&mut found, part, joint));
            }
        }
    }
    found.truncate(found.trim_end_matches(joint).len());
    found
}

fn push(found: &mut String, c: char, joint: char) {
    if c.is_alphanumeric() {
        found.push(c);
    } else if !found.is_empty() && !found.ends_with(joint) {
        found.push(joint);
    }
}

/// The words of `text`, joined by single blanks.
fn words(text: &str) -> String {
    let text = text.trim();
    if !text.contains("  ") && !text.contains(|c: char| c.is_whitespace() && c != ' ') {
        return text.to_owned();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `c` is visible, composed and composes with nothing that is so too: true of nearly all German text,
/// and saves it the way through the tables of Unicode.
fn is_settled(c: char) -> bool {
    let german = matches!(c, '–' | '—' | '„' | '“' | '”' | '‚' | '‘' | '’' | '…' | '€');
    german || c < '\u{300}' && !c.is_control() && c != '\u{AD}'
}

/// A blank for every character that stands for one.
fn blank(c: char) -> char {
    if c.is_whitespace() { ' ' } else { c }
}

/// Control characters, marks that change the direction of reading, and marks that only steer the layout.
/// The joiners stay: Persian and emoji are spelled with them.
fn is_invisible(c: char) -> bool {
    let steers = matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}');
    let turns = matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let annotates = matches!(c, '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}');
    c.is_control() || steers || turns || annotates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_removed() {
        assert_eq!(line(" Yoga\u{202E} für\u{A0}\u{0}Alle\t\n "), "Yoga für Alle");
        assert_eq!(line("Ku\u{308}che"), "Küche");
        assert_eq!(lines("  eins \r\n\r\n\r\n\r\n zwei\u{2028}drei \n\n"), "eins\n\nzwei\ndrei");
    }

    #[test]
    fn tidying_twice_is_tidying_once() {
        for text in ["a \u{200B}\u{308}", "\n\n", "e\u{AD}\u{301}x", "  ", "a\u{85}b", "ﬁ\u{FEFF}n"] {
            assert_eq!(line(&line(text)), line(text));
            assert_eq!(lines(&lines(text)), lines(text));
        }
    }

    #[test]
    fn a_name_becomes_an_id_that_anybody_can_type() {
        assert_eq!(slug("Turnverein „Düppenweiler“ e. V."), "turnverein-dueppenweiler-e-v");
        assert_eq!(slug("Café Größe & Kid's Club"), "cafe-groesse-kids-club");
        assert_eq!(slug("***"), "");
    }

    #[test]
    fn a_long_cell_is_quoted_by_its_start() {
        assert_eq!(quoted("kurz"), "„kurz“");
        assert_eq!(quoted(&"x".repeat(50)), format!("„{} …“", "x".repeat(40)));
    }
}
