//! A text as the rules see it: pieces with their classes, lines, sentences.

use std::{borrow::Cow, ops::Range};

use crate::domain::plain::{
    class::Class,
    count::words,
    lists::{Abbreviation, Lists},
    token::{Kind, Token, tokens},
};

/// A text, cut and sorted. Ranges of pieces are indices of `tokens`.
pub struct Text<'t> {
    /// The text.
    pub source: &'t str,
    /// Its pieces.
    pub tokens: Vec<Token<'t>>,
    /// What class each piece is.
    pub classes: Vec<Class>,
    /// Each word in small letters; empty for what is no word.
    pub small: Vec<Cow<'t, str>>,
    /// Its lines, blank ones too.
    pub lines: Vec<Line>,
    /// Its sentences; a line without an end mark is one as well.
    pub sentences: Vec<Sentence>,
    /// The abbreviations in it.
    pub abbreviations: Vec<(Range<usize>, &'t Abbreviation)>,
}

/// A sentence of more pieces is not joined with the next line: it is far too long already.
const LONGEST_JOINED: usize = 200;

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its pieces, without the break at its end.
    pub tokens: Range<usize>,
    /// Its bytes.
    pub range: Range<usize>,
    /// Whether it is an item of a list.
    pub is_item: bool,
    /// Which sentences begin in it.
    pub sentences: Range<usize>,
}

/// A sentence, a label with a value, or an item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its pieces.
    pub tokens: Range<usize>,
    /// The pieces that make it long: without the value behind a label, none of an item.
    pub counted: Range<usize>,
    /// How many words those are.
    pub words: usize,
    /// Whether it ends with a question mark.
    pub is_question: bool,
    /// Whether it ends with any mark.
    pub is_closed: bool,
}

impl<'t> Text<'t> {
    /// Reads `source` with what `lists` know; `names` are ranges of bytes that come from the data, in order.
    pub fn read(source: &'t str, names: &[Range<usize>], lists: &'t Lists) -> Self {
        let tokens = tokens(source, names);
        let small: Vec<_> = tokens.iter().map(small).collect();
        let classes = small.iter().map(|word| lists.class(word)).collect();
        let abbreviations = abbreviations(&tokens, lists);
        let mut text =
            Self { source, tokens, classes, small, lines: vec![], sentences: vec![], abbreviations };
        text.cut_lines();
        text
    }

    /// The bytes of a range of pieces.
    pub fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let of = |at: usize| self.tokens.get(at).map(Token::range);
        let first = of(range.start).map_or(self.source.len(), |range| range.start);
        let last = range.end.checked_sub(1).filter(|last| *last >= range.start).and_then(of);
        first..last.map_or(first, |range| range.end)
    }

    /// Whether piece `at` is a word that begins a sentence, so that its capital says nothing.
    pub fn is_initial(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|before| self.tokens.get(before)).is_none_or(|before| match before.kind {
            Kind::Break | Kind::Emoji | Kind::Tag => true,
            Kind::Sign => {
                matches!(before.text, "." | "!" | "?" | ":" | "•" | "-" | "–" | "„" | "\"" | "(" | "*")
            }
            Kind::Number | Kind::Word | Kind::Name | Kind::Address => false,
        })
    }

    /// Whether piece `at` has a capital that is not due to its place.
    pub fn has_own_capital(&self, at: usize) -> bool {
        self.tokens[at].is_capitalised() && !self.is_initial(at)
    }

    /// Whether piece `at` is a noun: a capital that is not due to its place and no function word.
    pub fn is_noun(&self, at: usize, lists: &Lists) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        if token.kind == Kind::Name {
            return true;
        }
        token.is_capitalised()
            && if self.is_initial(at) {
                lists.is_noun(&self.small[at])
            } else {
                !self.classes[at].is(Class::FUNCTION)
            }
    }

    fn cut_lines(&mut self) {
        let (mut start, mut byte) = (0, 0);
        while start <= self.tokens.len() {
            let behind = self.tokens[start..].iter().position(|token| token.kind == Kind::Break);
            let end = behind.map_or(self.tokens.len(), |length| start + length);
            let last = self.tokens.get(end).map_or(self.source.len(), |token| token.start);
            let range = byte..last;
            byte = last + 1;
            self.cut_line(start..end, range);
            start = end + 1;
        }
    }

    fn cut_line(&mut self, tokens: Range<usize>, range: Range<usize>) {
        let (body, is_item) = self.body(&tokens);
        let first = self.sentences.len();
        let mut start = body;
        let mut at = body;
        while at < tokens.end {
            if let Some(end) = self.end_of_sentence(at, tokens.end) {
                self.push_sentence(start..end, is_item);
                start = end;
                at = end;
            } else {
                at += 1;
            }
        }
        if self.tokens[start..tokens.end].iter().any(Token::counts) {
            self.push_sentence(start..tokens.end, is_item);
        }
        self.join_with_line_before(first, body, is_item);
        self.lines.push(Line { tokens, range, is_item, sentences: first..self.sentences.len() });
    }

    /// A line that goes on in small letters belongs to the sentence that the line before has left open.
    fn join_with_line_before(&mut self, first: usize, body: usize, is_item: bool) {
        let Some(before) = self.lines.last() else { return };
        let is_open = !before.is_item
            && before.sentences.end == first
            && self.sentences.len() > first
            && !before.range.is_empty();
        let goes_on = self.tokens.get(body).is_some_and(Token::is_small) && !is_item;
        let Some(open) = first.checked_sub(1).filter(|_| is_open && goes_on) else { return };
        let last = self.tokens.get(self.sentences[open].tokens.end - 1);
        let has_label = self.sentences[open].counted.end < self.sentences[open].tokens.end;
        let is_endless = self.sentences[open].tokens.len() > LONGEST_JOINED;
        let greets = self
            .small
            .get(self.sentences[open].tokens.start)
            .is_some_and(|first| matches!(first.as_ref(), "liebe" | "lieber" | "sehr" | "hallo" | "guten"));
        if greets
            || self.sentences[open].is_closed
            || has_label
            || is_endless
            || last.is_some_and(|token| token.is(":"))
        {
            return;
        }
        let joined = self.sentences.remove(first);
        let start = self.sentences[open].tokens.start;
        self.sentences[open] = self.sentence(start..joined.tokens.end, false);
    }

    /// Where the words of a line begin, and whether it is an item of a list.
    fn body(&self, tokens: &Range<usize>) -> (usize, bool) {
        let line = &self.tokens[tokens.clone()];
        let number = matches!(line, [number, sign, ..] if number.kind == Kind::Number && sign.is(")"));
        let signs = line.iter().take_while(|token| {
            token.kind == Kind::Emoji || matches!(token.text, "•" | "-" | "–" | "*" | "·" | "◦" | "▪")
        });
        let skipped = signs.count();
        let is_item = number || line.iter().take(skipped).any(|token| token.kind == Kind::Sign);
        (tokens.start + if number { 2 } else { skipped }, is_item)
    }

    /// If a sentence ends with piece `at`, the piece behind it and all that closes with it.
    fn end_of_sentence(&self, at: usize, limit: usize) -> Option<usize> {
        let mark = self.tokens.get(at)?;
        if !matches!(mark.text, "." | "!" | "?" | "…") || mark.kind != Kind::Sign {
            return None;
        }
        let mut end = at + 1;
        let closes = |token: &Token<'_>| {
            token.is_glued
                && matches!(
                    token.text,
                    "." | "!" | "?" | "…" | "\"" | "“" | "”" | ")" | "]" | "</b>" | "«" | "'"
                )
        };
        while end < limit && self.tokens.get(end).is_some_and(closes) {
            end += 1;
        }
        let Some(next) = self.tokens.get(end).filter(|_| end < limit) else { return Some(end) };
        if next.is_glued {
            return None;
        }
        if mark.is(".") {
            let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
            // "Raum 12. Bringen Sie": a verb of a request begins the next sentence.
            let requests = self.tokens.get(end + 1).is_some_and(|behind| behind.is("Sie"));
            let is_sure = next.is_capitalised() && (self.classes[end].is(Class::FUNCTION) || requests);
            let behind_number = before.is_some_and(|token| token.kind == Kind::Number);
            let is_short = self.abbreviations.binary_search_by(|(range, _)| {
                if range.end <= at {
                    std::cmp::Ordering::Less
                } else if range.start > at {
                    std::cmp::Ordering::Greater
                } else {
                    std::cmp::Ordering::Equal
                }
            });
            // "usw. Der Kurs": what an abbreviation of "und ..." ends may be the sentence.
            let may_end = is_short.is_ok_and(|index| self.abbreviations[index].1.full.starts_with("und "));
            let is_open = behind_number && !is_sure || is_short.is_ok() && !(may_end && is_sure);
            let is_letter = !behind_number && before.is_some_and(|before| before.text.chars().count() == 1);
            if is_open || is_letter && !is_sure || next.is_small() {
                return None;
            }
        }
        Some(end)
    }

    fn push_sentence(&mut self, tokens: Range<usize>, is_item: bool) {
        if !tokens.is_empty() {
            let sentence = self.sentence(tokens, is_item);
            self.sentences.push(sentence);
        }
    }

    fn sentence(&self, tokens: Range<usize>, is_item: bool) -> Sentence {
        let all = &self.tokens[tokens.clone()];
        let mark = all.iter().rev().find(|token| !matches!(token.text, "\"" | "“" | ")" | "</b>"));
        let is_closed = mark.is_some_and(|mark| matches!(mark.text, "." | "!" | "?" | "…"));
        let colon = all.iter().position(|token| token.is(":"));
        let counted = if is_closed {
            tokens.clone()
        } else if is_item {
            tokens.start..tokens.start
        } else {
            // A label and its value: only the label is a sentence.
            let label = colon.filter(|at| at + 1 < all.len());
            tokens.start..label.map_or(tokens.end, |at| tokens.start + at)
        };
        Sentence {
            words: words(&self.tokens[counted.clone()], &self.classes[counted.clone()]),
            is_question: mark.is_some_and(|mark| mark.is("?")),
            is_closed,
            tokens,
            counted,
        }
    }
}

fn small<'t>(token: &Token<'t>) -> Cow<'t, str> {
    if token.kind != Kind::Word {
        Cow::Borrowed("")
    } else if token.text.contains(['\u{ad}', '\u{200b}']) {
        // Signs that nobody sees.
        Cow::Owned(token.text.replace(['\u{ad}', '\u{200b}'], "").to_lowercase())
    } else if token.text.chars().any(char::is_uppercase) {
        Cow::Owned(token.text.to_lowercase())
    } else {
        Cow::Borrowed(token.text)
    }
}

fn abbreviations<'l>(tokens: &[Token<'_>], lists: &'l Lists) -> Vec<(Range<usize>, &'l Abbreviation)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match lists.abbreviation(tokens, at) {
            Some((length, abbreviation)) => {
                found.push((at..at + length, abbreviation));
                at += length;
            }
            None => at += 1,
        }
    }
    found
}
