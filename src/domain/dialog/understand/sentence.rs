//! One message as words that are taken, one by one, by whoever understands them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    ops::Range,
};

use crate::domain::spelling::fold;

/// A message, word by word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence {
    words: Vec<Word>,
}

/// One word of a message.
#[derive(Clone, PartialEq, Eq)]
pub struct Word {
    /// As it was written.
    pub written: String,
    /// As it is compared: see [`fold`].
    pub folded: String,
    /// Whether a comma, a full stop or a bracket stands before it.
    pub after_break: bool,
    /// Whether a hyphen joins it to the word before: "Mo-Fr".
    pub after_hyphen: bool,
    /// Whether somebody has understood it.
    pub taken: bool,
}

/// Says nothing of what was written.
impl fmt::Debug for Word {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Word({} bytes)", self.written.len())
    }
}

impl Sentence {
    /// The words of `text`. Digits part from the letters behind them (`7jährig`), `1,5` and `24.12` stay one
    /// word like `05.03.2026`, `3,5,7` is three, and a picture such as 👍 is a word of its own.
    pub fn read(text: &str) -> Self {
        let mut words = Vec::new();
        let mut open = String::new();
        let mut gap = Gap::default();
        let joined = without_marks_inside(text);
        let mut letters = joined.chars().peekable();
        while let Some(c) = letters.next() {
            let in_number = open.chars().next_back().is_some_and(|last| last.is_ascii_digit());
            let goes_on = letters.peek().is_some_and(char::is_ascii_digit);
            let fraction = (c == ',' || c == '.') && in_number && goes_on;
            if fraction || (c.is_alphanumeric() && !(in_number && c.is_alphabetic())) {
                open.push(c);
                continue;
            }
            let is_behind_a_word = !open.is_empty();
            close(&mut open, &mut gap, &mut words);
            let joins = is_behind_a_word && letters.peek().is_some_and(|next| next.is_alphanumeric());
            if c.is_alphanumeric() {
                open.push(c);
            } else if is_picture(c) {
                close(&mut c.to_string(), &mut gap, &mut words);
            } else if matches!(c, '-' | '–' | '‑') && joins {
                gap.is_hyphen = true;
            } else if matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '(' | ')' | '–' | '\n') {
                gap.is_break = true;
            }
        }
        close(&mut open, &mut gap, &mut words);
        Self { words }
    }

    /// All words.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The folded word at `index`; empty outside the sentence.
    pub fn at(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| word.folded.as_str())
    }

    /// The folded word before `index`; empty at the beginning.
    pub fn before(&self, index: usize) -> &str {
        index.checked_sub(1).map_or("", |index| self.at(index))
    }

    /// The number at `index`, if the word there is one.
    pub fn number(&self, index: usize) -> Option<u16> {
        self.at(index).parse().ok()
    }

    /// Whether all words of `range` are still free.
    pub fn is_free(&self, range: Range<usize>) -> bool {
        self.words.get(range).is_some_and(|words| words.iter().all(|word| !word.taken))
    }

    /// Marks the words of `range` as understood.
    pub fn take(&mut self, range: Range<usize>) {
        for word in self.words.iter_mut().take(range.end).skip(range.start) {
            word.taken = true;
        }
    }

    /// Says `said` instead of the words of `range`. Where the next word stands then.
    pub fn replace(&mut self, range: Range<usize>, said: &str) -> usize {
        let mut others = Self::read(said).words;
        let next = range.start + others.len();
        if let (Some(other), Some(word)) = (others.first_mut(), self.words.get(range.start)) {
            (other.after_break, other.after_hyphen) = (word.after_break, word.after_hyphen);
        }
        self.words.splice(range, others);
        next
    }

    /// The places of all words that nobody has understood yet.
    pub fn free(&self) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().filter(|(_, word)| !word.taken).map(|(index, _)| index)
    }
}

/// Words as they are compared: "Schul·klassen" without its dot, "Schüler:innen" without its ending.
fn without_marks_inside(text: &str) -> String {
    if !text.contains(['·', '•', '‧', ':', '*', '_', '/']) {
        return text.to_owned();
    }
    let bare = text.replace(['·', '•', '‧'], "");
    let endings = [":innen", "*innen", "_innen", "/-innen", "/innen"];
    endings.iter().fold(bare, |text, ending| text.replace(ending, ""))
}

/// What stands before a word.
#[derive(Default)]
struct Gap {
    is_break: bool,
    is_hyphen: bool,
}

fn close(open: &mut String, gap: &mut Gap, words: &mut Vec<Word>) {
    if open.is_empty() {
        return;
    }
    let written = std::mem::take(open);
    let is_list = written.matches(',').count() > 1;
    let parts = if is_list { written.split(',').collect() } else { vec![written.as_str()] };
    for part in parts {
        let Gap { is_break, is_hyphen } = std::mem::take(gap);
        words.push(Word {
            written: part.to_owned(),
            folded: fold(part).replace('.', ","),
            after_break: is_break || is_list,
            after_hyphen: is_hyphen,
            taken: false,
        });
    }
}

/// Whether `c` is an emoji or another symbol that stands for a word.
fn is_picture(c: char) -> bool {
    ('\u{2600}'..='\u{27bf}').contains(&c) || ('\u{1f300}'..='\u{1faff}').contains(&c)
}

/// So many words may stand between two words of a phrase.
const MOST_BETWEEN: usize = 3;

/// Phrases of one or more words, each standing for something; the longest one counts.
#[derive(Debug, Clone)]
pub struct PhraseTable<T> {
    by_first_word: BTreeMap<String, Vec<(Vec<String>, T)>>,
}

impl<T> PhraseTable<T> {
    /// A table of all `phrases`.
    pub fn new<'a>(phrases: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut by_first_word: BTreeMap<String, Vec<(Vec<String>, T)>> = BTreeMap::new();
        for (phrase, meaning) in phrases {
            let words = folded_words(phrase);
            let Some(first) = words.first() else { continue };
            by_first_word.entry(first.clone()).or_default().push((words, meaning));
        }
        for phrases in by_first_word.values_mut() {
            phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Self { by_first_word }
    }

    /// The longest phrase that begins at `index`, with the words it covers.
    pub fn matching(&self, sentence: &Sentence, index: usize) -> Option<(Range<usize>, &T)> {
        let phrases = self.by_first_word.get(sentence.at(index))?;
        phrases.iter().find_map(|(words, meaning)| {
            let range = index..index + words.len();
            let fits = words.iter().zip(range.clone()).all(|(word, index)| word == sentence.at(index));
            fits.then_some((range, meaning))
        })
    }

    /// Whether the word at `index` is a phrase of its own.
    pub fn has(&self, word: &str) -> bool {
        self.by_first_word.get(word).is_some_and(|phrases| phrases.iter().any(|(words, _)| words.len() == 1))
    }

    /// As [`PhraseTable::matching`] for phrases of several words, between which some words of `fillers` stand:
    /// "spricht noch ganz schlecht" is "spricht schlecht".
    pub fn matching_apart(
        &self,
        sentence: &Sentence,
        index: usize,
        fillers: &BTreeSet<String>,
    ) -> Option<(Range<usize>, &T)> {
        let phrases = self.by_first_word.get(sentence.at(index))?;
        phrases.iter().filter(|(words, _)| words.len() > 1).find_map(|(words, meaning)| {
            let mut end = index + 1;
            for word in &words[1..] {
                let ahead = (end..sentence.len()).take(MOST_BETWEEN + 1);
                let next = ahead.clone().find(|at| sentence.at(*at) == word)?;
                if !(end..next).all(|between| fillers.contains(sentence.at(between))) {
                    return None;
                }
                end = next + 1;
            }
            Some((index..end, meaning))
        })
    }

    /// What `word` stands for if it is a phrase of its own.
    pub fn of(&self, word: &str) -> Option<&T> {
        let phrases = self.by_first_word.get(word)?;
        phrases.iter().find(|(words, _)| words.len() == 1).map(|(_, meaning)| meaning)
    }

    /// The phrases of one word that begin with the same letter as `word`: people seldom slip on the first one.
    pub fn single_words_like(&self, word: &str) -> impl Iterator<Item = (&str, &T)> {
        let first: String = word.chars().take(1).collect();
        let from = self.by_first_word.range(first.clone()..);
        let like =
            from.take_while(move |(known, _)| known.starts_with(&first)).flat_map(|(_, phrases)| phrases);
        like.filter(|(words, _)| words.len() == 1).map(|(words, meaning)| (words[0].as_str(), meaning))
    }

    /// All phrases of one word.
    pub fn single_words(&self) -> impl Iterator<Item = (&str, &T)> {
        let all = self.by_first_word.values().flatten();
        all.filter(|(words, _)| words.len() == 1).map(|(words, meaning)| (words[0].as_str(), meaning))
    }
}

/// The folded words of `phrase`.
pub fn folded_words(phrase: &str) -> Vec<String> {
    // Thousands of plain words are read at start.
    if phrase.chars().all(|c| c.is_alphabetic() || c == ' ') {
        return phrase.split(' ').filter(|word| !word.is_empty()).map(fold).collect();
    }
    Sentence::read(phrase).words.into_iter().map(|word| word.folded).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_part_from_the_letters_behind_them() {
        assert_eq!(folded_words("7-jährige, 6j und b1"), ["7", "jaehrige", "6", "j", "und", "b1"]);
        assert_eq!(folded_words("1,5 Jahre (4, 9)"), ["1,5", "jahre", "4", "9"]);
        assert_eq!(folded_words("am 24.12., Kinder 3,5,7"), ["am", "24,12", "kinder", "3", "5", "7"]);
        assert_eq!(folded_words("👍 ok"), ["👍", "ok"]);
        assert_eq!(folded_words("am 05.03.2026"), ["am", "05,03,2026"]);
    }

    #[test]
    fn a_hyphen_joins_and_a_dash_with_blanks_parts() {
        let joined =
            |text| Sentence::read(text).words.last().map(|word| (word.after_hyphen, word.after_break));
        assert_eq!(joined("Mo-Fr"), Some((true, false)));
        assert_eq!(joined("Mo–Fr"), Some((true, false)));
        assert_eq!(joined("Kurs – abends"), Some((false, true)));
        assert_eq!(joined("Mo Fr"), Some((false, false)));
    }

    #[test]
    fn marks_inside_a_word_do_not_part_it() {
        assert_eq!(folded_words("Schüler:innen, Schul·klassen"), ["schueler", "schulklassen"]);
    }

    #[test]
    fn the_longest_phrase_counts() {
        let table = PhraseTable::new([("see", 1), ("losheim", 2), ("losheim am see", 3)]);
        let sentence = Sentence::read("in Losheim-am-See");
        assert_eq!(table.matching(&sentence, 1), Some((1..4, &3)));
        assert_eq!(table.matching(&sentence, 0), None);
    }
}
