//! Rules about lines, sentences and the whole text: length, commas, questions, readability.

use std::ops::Range;

use crate::domain::plain::{
    finding::Finding,
    rule::Rule,
    score::Score,
    syllable::syllables,
    text::{Line, Sentence, Text},
    token::Kind,
};

/// Words of a sentence: a warning above, an error above.
const WORDS: [usize; 2] = [9, 12];

/// Words of a sentence on average, in a text of at least so many sentences.
const MEAN: (f64, usize) = (7.0, 5);

/// Characters of a line.
const WIDTH: [usize; 2] = [60, 72];

/// Commas of a sentence.
const COMMAS: [usize; 2] = [1, 2];

/// Lines of a message, and characters of it.
const LINES: [usize; 2] = [12, 20];
const CHARACTERS: usize = 900;

/// The formulas say something from so many words on.
const FEW_WORDS: usize = 30;

/// What lines, sentences and the whole of `text`, which is as readable as `score` says, break.
pub fn check(text: &Text<'_>, score: &Score) -> Vec<Finding> {
    let mut found = Vec::new();
    for line in &text.lines {
        found.extend(Finding::above(Rule::Width, line.range.clone(), width(text, line), WIDTH));
        found.extend(line.sentences.clone().skip(1).filter_map(|index| second_sentence(text, index)));
    }
    for sentence in &text.sentences {
        let range = text.bytes(&sentence.tokens);
        found.extend(Finding::above(Rule::Sentence, range.clone(), sentence.words, WORDS));
        found.extend(Finding::above(Rule::Comma, range, commas(text, sentence), COMMAS));
    }
    found.extend(questions(text));
    found.extend(whole(text, score));
    found
}

/// How readable `text` is.
pub fn score(text: &Text<'_>) -> Score {
    let mut score = Score { sentences: text.sentences.len(), ..Score::default() };
    for sentence in &text.sentences {
        score.longest = score.longest.max(sentence.words);
        for token in text.tokens[sentence.tokens.clone()].iter().filter(|token| token.counts()) {
            let syllables = if token.kind == Kind::Word { syllables(token.text) } else { 1 };
            let letters = token.text.chars().filter(|letter| letter.is_alphabetic()).count();
            score.words += 1;
            score.syllables += syllables;
            score.polysyllables += usize::from(syllables >= 3);
            score.long_words += usize::from(letters > 6 && token.kind == Kind::Word);
        }
    }
    score
}

/// The characters of a line without tags; names are as long as they are.
fn width(text: &Text<'_>, line: &Line) -> usize {
    let uncounted = text.tokens[line.tokens.clone()].iter();
    let uncounted = uncounted.filter(|token| matches!(token.kind, Kind::Tag | Kind::Name | Kind::Address));
    let all = text.source[line.range.clone()].trim().chars().count();
    all - uncounted.map(|token| token.text.chars().count()).sum::<usize>().min(all)
}

/// A sentence that follows another one in its line, with the blank before it.
fn second_sentence(text: &Text<'_>, index: usize) -> Option<Finding> {
    let before = text.bytes(&text.sentences.get(index.checked_sub(1)?)?.tokens).end;
    let range = text.bytes(&text.sentences.get(index)?.tokens);
    let fix = format!("\n{}", &text.source[range.clone()]);
    Some(Finding::error(Rule::Line, before..range.end).suggesting("eine neue Zeile").fixed_by(fix))
}

fn commas(text: &Text<'_>, sentence: &Sentence) -> usize {
    text.tokens[sentence.counted.clone()].iter().filter(|token| token.is(",")).count()
}

/// Questions that want an answer. "Sie wollen mehr wissen? Dann …" wants none.
fn questions(text: &Text<'_>) -> Vec<Finding> {
    let real: Vec<_> = (0..text.sentences.len()).filter(|index| is_real_question(text, *index)).collect();
    let range = |index: usize| text.bytes(&text.sentences[index].tokens);
    let mut found: Vec<_> =
        real.iter().skip(1).map(|index| Finding::warning(Rule::Question, range(*index))).collect();
    // Behind the question may stand its answers, and lines with a telephone.
    let is_answer = |index: usize| {
        let sentence = &text.sentences[index];
        let first = text.tokens[sentence.tokens.start].start;
        let line = text.lines.partition_point(|line| line.range.end < first);
        let line = text.lines.get(line);
        let has_picture = line.is_some_and(|line| {
            text.tokens[line.tokens.clone()].first().is_some_and(|token| token.kind == Kind::Emoji)
        });
        line.is_some_and(|line| line.is_item) || has_picture || !sentence.is_closed
    };
    if let [only] = real[..]
        && (only + 1..text.sentences.len()).any(|index| !is_answer(index))
    {
        found.push(Finding::warning(Rule::Question, range(only)));
    }
    found
}

fn is_real_question(text: &Text<'_>, index: usize) -> bool {
    let sentence = &text.sentences[index];
    let word = |sentence: &Sentence| sentence.tokens.clone().find(|at| text.tokens[*at].counts());
    let first = word(sentence).map(|at| text.small[at].as_ref()).unwrap_or_default();
    let next = text.sentences.get(index + 1).and_then(word).map(|at| text.small[at].as_ref());
    let is_condition =
        matches!(first, "sie" | "ihr" | "ihre" | "du" | "dein" | "deine") || next == Some("dann");
    sentence.is_question && !is_condition
}

fn whole(text: &Text<'_>, score: &Score) -> Vec<Finding> {
    let range: Range<usize> = 0..text.source.len();
    let mut found = Vec::new();
    let lines = text.lines.iter().filter(|line| !line.tokens.is_empty()).count();
    let characters: usize = text.source.chars().count() - tags(text);
    if characters > CHARACTERS {
        found.push(Finding::error(Rule::Long, range.clone()));
    } else {
        found.extend(Finding::above(Rule::Long, range.clone(), lines, LINES));
    }
    let closed: Vec<_> = text.sentences.iter().filter(|sentence| sentence.is_closed).collect();
    let words = closed.iter().map(|sentence| sentence.words).sum();
    let mean = Score { sentences: closed.len(), words, ..Score::default() }.mean();
    if closed.len() >= MEAN.1 && mean > MEAN.0 {
        found.push(Finding::warning(Rule::Sentence, range.clone()));
    }
    if score.words >= FEW_WORDS {
        if score.flesch() < 55.0 {
            found.push(Finding::error(Rule::Readable, range));
        } else if score.flesch() < 65.0 || score.wiener() > 6.0 || score.lix() > 37.0 {
            found.push(Finding::warning(Rule::Readable, range));
        }
    }
    found
}

/// The characters of all tags, which nobody sees.
fn tags(text: &Text<'_>) -> usize {
    let tags = text.tokens.iter().filter(|token| token.kind == Kind::Tag);
    tags.map(|token| token.text.chars().count()).sum()
}
