//! Cuts a text into words, numbers, signs, pictures and tags, in one pass.

use std::ops::Range;

/// A piece of a text. Blanks are no pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'t> {
    /// The text of it.
    pub text: &'t str,
    /// Where it begins, in bytes of the whole text.
    pub start: usize,
    /// What it is.
    pub kind: Kind,
    /// Whether it follows the one before without a blank.
    pub is_glued: bool,
    /// Whether it is bold.
    pub is_bold: bool,
}

/// What a piece of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters, also with hyphens between them.
    Word,
    /// Digits, also with points, commas and colons between them.
    Number,
    /// A name that comes from the data: nobody can make it simpler.
    Name,
    /// A web or mail address.
    Address,
    /// Any other character.
    Sign,
    /// A picture.
    Emoji,
    /// `<b>` and the like.
    Tag,
    /// The end of a line.
    Break,
}

/// The longest tag, in bytes, that is looked for.
const LONGEST_TAG: usize = 16;

/// Endings of web addresses.
const TOP_LEVEL: [&str; 8] = [".de", ".com", ".org", ".net", ".info", ".eu", ".saarland", ".lu"];

impl Token<'_> {
    /// Where it stands, in bytes of the whole text.
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// Whether it is this sign or word.
    pub fn is(&self, text: &str) -> bool {
        self.text == text
    }

    /// Whether it is a word that begins with a capital.
    pub fn is_capitalised(&self) -> bool {
        self.kind == Kind::Word && self.text.starts_with(char::is_uppercase)
    }

    /// Whether it is a word that begins with a small letter.
    pub fn is_small(&self) -> bool {
        self.kind == Kind::Word && self.text.starts_with(char::is_lowercase)
    }

    /// Whether it counts as a word of a sentence.
    pub fn counts(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Number | Kind::Name | Kind::Address)
    }
}

/// Cuts `text`; what lies in one of `names` (sorted, in bytes) is one piece.
pub fn tokens<'t>(text: &'t str, names: &[Range<usize>]) -> Vec<Token<'t>> {
    let mut found: Vec<Token<'t>> = Vec::with_capacity(text.len() / 5);
    let mut names =
        names.iter().filter(|name| !name.is_empty() && text.get((*name).clone()).is_some()).peekable();
    let (mut at, mut end, mut bold) = (0, 0, false);
    while let Some(next) = text[at..].chars().next() {
        while names.next_if(|name| name.start < at).is_some() {}
        let (length, kind) = if let Some(name) = names.next_if(|name| name.start == at) {
            let is_number = text[name.clone()].bytes().all(|byte| byte.is_ascii_digit());
            (name.len(), if is_number { Kind::Number } else { Kind::Name })
        } else if next == '\n' {
            (1, Kind::Break)
        } else if next.is_whitespace() {
            at += next.len_utf8();
            continue;
        } else {
            let limit = names.peek().map_or(text.len(), |name| name.start);
            piece(&text[at..limit], next, end == at && text[..at].ends_with(|c: char| !c.is_whitespace()))
        };
        let is_glued = end == at && found.last().is_some_and(|before| before.kind != Kind::Break);
        let token = Token { text: &text[at..at + length], start: at, kind, is_glued, is_bold: bold };
        at += length;
        end = at;
        if kind == Kind::Tag {
            bold = match token.text {
                "<b>" => true,
                "</b>" => false,
                _ => bold,
            };
        }
        found.push(token);
    }
    found
}

/// How long the piece is that `rest` begins with, and what it is. `is_glued`: it follows another without a blank.
fn piece(rest: &str, first: char, is_glued: bool) -> (usize, Kind) {
    if !is_glued && let Some(length) = address(rest) {
        return (length, Kind::Address);
    }
    if first.is_alphabetic() {
        return (word(rest), Kind::Word);
    }
    if let Some(length) = emoji(rest) {
        return (length, Kind::Emoji);
    }
    if first.is_numeric() {
        return (number(rest), Kind::Number);
    }
    if first == '<'
        && let Some(length) = tag(rest)
    {
        return (length, Kind::Tag);
    }
    (first.len_utf8(), Kind::Sign)
}

fn word(rest: &str) -> usize {
    let mut letters = rest.char_indices().peekable();
    while let Some((_, letter)) = letters.next() {
        let Some((at, next)) = letters.peek().copied() else { return rest.len() };
        let goes_on = next.is_alphanumeric() || is_combining(next);
        let joins = matches!(next, '-' | '\u{b7}' | '\u{2010}' | '\'' | '’' | '\u{ad}' | '\u{200b}');
        let behind = rest[at + next.len_utf8()..].chars().next();
        let is_inside = joins && letter.is_alphanumeric() && behind.is_some_and(char::is_alphanumeric);
        if !(goes_on || is_inside) {
            return at;
        }
    }
    rest.len()
}

fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

fn number(rest: &str) -> usize {
    let mut digits = rest.char_indices().peekable();
    while digits.next().is_some() {
        let Some((at, next)) = digits.peek().copied() else { return rest.len() };
        let behind = rest[at + next.len_utf8()..].chars().next();
        let joins = matches!(next, '.' | ',' | ':') && behind.is_some_and(|c| c.is_ascii_digit());
        if !next.is_numeric() && !joins {
            return at;
        }
    }
    rest.len()
}

fn tag(rest: &str) -> Option<usize> {
    let head = rest.char_indices().take(LONGEST_TAG).find(|(_, letter)| *letter == '>')?.0;
    let inner = rest[1..head].trim_start_matches('/');
    let is_tag = inner.starts_with(|c: char| c.is_ascii_alphabetic());
    is_tag.then_some(head + 1)
}

/// The length of a web or mail address at the beginning of `rest`.
fn address(rest: &str) -> Option<usize> {
    let chunk = rest.split(char::is_whitespace).next()?;
    // Longer than any real address; without a limit many short looks would add up.
    let chunk = if chunk.len() > 2_048 { return None } else { chunk };
    let chunk = chunk.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '>', '"', '“']);
    let begins = chunk.starts_with(|c: char| c.is_alphanumeric());
    let host = chunk.split('/').next()?;
    let is_web = chunk.starts_with("https://") || chunk.starts_with("http://") || chunk.starts_with("www.");
    let is_mail = chunk.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
    let is_host = host.is_ascii() && TOP_LEVEL.iter().any(|ending| host.len() > 5 && host.ends_with(ending));
    (begins && (is_web || is_mail || is_host)).then_some(chunk.len())
}

/// The length of a picture at the beginning of `rest`, with all that belongs to it.
fn emoji(rest: &str) -> Option<usize> {
    let mut letters = rest.char_indices().peekable();
    let (_, first) = letters.next()?;
    let is_keycap = (first.is_ascii_digit() || matches!(first, '#' | '*')) && keycap(&rest[1..]);
    if !is_keycap && !is_picture(first) {
        return None;
    }
    let mut joined = false;
    while let Some((at, next)) = letters.peek().copied() {
        let belongs =
            matches!(next, '\u{fe0e}' | '\u{fe0f}' | '\u{20e3}' | '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}');
        let pair = is_flag(first) && is_flag(next) && at == first.len_utf8();
        if !(belongs || joined || pair) {
            return Some(at);
        }
        joined = next == '\u{200d}';
        letters.next();
    }
    Some(rest.len())
}

fn keycap(behind: &str) -> bool {
    behind.starts_with('\u{20e3}') || behind.starts_with("\u{fe0f}\u{20e3}")
}

fn is_flag(letter: char) -> bool {
    matches!(letter, '\u{1f1e6}'..='\u{1f1ff}')
}

/// Whether a character is a picture: the blocks of emoji, arrows and symbols of Unicode.
fn is_picture(letter: char) -> bool {
    matches!(letter,
        '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2190}'..='\u{21ff}' | '\u{2b00}'..='\u{2bff}'
        | '\u{2139}' | '\u{2300}'..='\u{23ff}' | '\u{25a0}'..='\u{25ff}' | '\u{203c}' | '\u{2049}' | '\u{3030}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(&str, Kind)> {
        tokens(text, &[]).into_iter().map(|token| (token.text, token.kind)).collect()
    }

    #[test]
    fn words_numbers_signs_pictures_and_addresses_are_told_apart() {
        use Kind::{Address, Break, Emoji, Number, Sign, Tag, Word};
        assert_eq!(
            cut("📞 Internet-Seite: www.kita.de.\nAm 3. Mai um 16.30 Uhr <b>nicht</b>"),
            [
                ("📞", Emoji),
                ("Internet-Seite", Word),
                (":", Sign),
                ("www.kita.de", Address),
                (".", Sign),
                ("\n", Break),
                ("Am", Word),
                ("3", Number),
                (".", Sign),
                ("Mai", Word),
                ("um", Word),
                ("16.30", Number),
                ("Uhr", Word),
                ("<b>", Tag),
                ("nicht", Word),
                ("</b>", Tag),
            ]
        );
        assert_eq!(cut("1️⃣ 🗣️ 👩‍🎓 🇩🇪").len(), 4);
    }

    #[test]
    fn a_name_from_the_data_is_one_piece() {
        let name = 5..26;
        let found = tokens("Ort: Losheim am See (Saar).", std::slice::from_ref(&name));
        assert_eq!(
            found.iter().map(|token| token.text).collect::<Vec<_>>(),
            ["Ort", ":", "Losheim am See (Saar)", "."]
        );
        assert_eq!(found[2].kind, Kind::Name);
    }

    #[test]
    fn words_know_whether_they_are_bold() {
        let found = tokens("Das ist <b>nicht</b> gut", &[]);
        let bold: Vec<_> = found.iter().filter(|token| token.is_bold && token.kind == Kind::Word).collect();
        assert_eq!(bold.len(), 1);
        assert!(bold[0].is("nicht"));
    }
}
