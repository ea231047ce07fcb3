//! Rules about the genitive: "das Büro des Vereins", "das Haus der Familie", "wegen Regen".

use crate::domain::plain::{
    class::Class,
    finding::{Finding, Severity},
    lists::Lists,
    rule::Rule,
    text::{Sentence, Text},
    token::Kind,
};

/// So many adjectives may stand between an article and its noun.
const ADJECTIVES: usize = 2;

/// What the genitives of `text` break.
pub fn check(text: &Text<'_>, lists: &Lists) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in &text.sentences {
        for at in sentence.tokens.clone().filter(|at| text.tokens[*at].kind == Kind::Word) {
            found.extend(preposition(text, sentence, at, lists));
            found.extend(article(text, sentence, at, lists));
            found.extend(name(text, sentence, at, lists));
        }
    }
    found
}

fn preposition(text: &Text<'_>, sentence: &Sentence, at: usize, lists: &Lists) -> Option<Finding> {
    let (token, small) = (&text.tokens[at], &text.small[at]);
    let next = at + 1;
    let next_is_word = next < sentence.tokens.end && text.tokens[next].counts();
    let found = |end: usize| {
        let range = token.start..text.tokens[end].range().end;
        lists.advising(Finding::error(Rule::GenitivePreposition, range), small)
    };
    if next_is_word
        && matches!(small.as_ref(), "auf" | "mit" | "im" | "in" | "an" | "zu" | "unter" | "zum" | "von")
    {
        let two = format!("{small} {}", text.small[next]);
        if lists.is_genitive_phrase(&two) {
            return Some(found(next));
        }
    }
    let is_noun = text.has_own_capital(at);
    if text.classes[at].is(Class::GENITIVE_PREPOSITION) && !is_noun && (next_is_word || small == "halber") {
        return Some(found(at));
    }
    // "findet in Merzig statt" is the end of a verb: there no noun follows.
    let governs = next_is_word
        && (text.tokens[next].is_capitalised()
            || text.tokens[next].kind != Kind::Word
            || text.classes[next].is(Class::RELATIVE | Class::GENITIVE_SURE | Class::GENITIVE_BETWEEN)
            || text.small[next].starts_with("ein"));
    (small == "statt" && governs && !is_noun).then(|| found(at))
}

/// An article or pronoun in front of a noun in the genitive.
fn article(text: &Text<'_>, sentence: &Sentence, at: usize, lists: &Lists) -> Option<Finding> {
    let class = text.classes[at];
    let kinds = Class::GENITIVE_SURE | Class::GENITIVE_PERHAPS | Class::GENITIVE_BETWEEN;
    if !class.is(kinds) {
        return None;
    }
    let noun = noun_behind(text, sentence, at)?;
    let small = &text.small[noun];
    let is_genitive = if class.is(Class::GENITIVE_SURE) {
        !text.is_initial(noun)
    } else if class.is(Class::GENITIVE_PERHAPS) {
        small.ends_with('s') && !lists.ends_in_s_by_itself(small)
    } else {
        at.checked_sub(1)
            .is_some_and(|before| before >= sentence.tokens.start && is_noun_before(text, before, lists))
    };
    if !is_genitive {
        return None;
    }
    let instead = if class.is(Class::GENITIVE_BETWEEN) { "von der …, von den …" } else { "von dem …" };
    let range = text.tokens[at].start..text.tokens[noun].range().end;
    let finding = Finding::error(Rule::Genitive, range).suggesting(instead);
    // "Geben Sie das Blatt Ihrer Lehrerin", "Gefällt Ihrem Kind der Kurs?": these may be other cases, so it only warns.
    let is_doubtful = class.is(Class::GENITIVE_BETWEEN)
        && (gives(text, sentence, at, lists) || asks_verb_first(text, sentence, lists));
    Some(if is_doubtful { Finding { severity: Severity::Warning, ..finding } } else { finding })
}

/// "Merzigs Schulen": the name of a town with an -s in front of a noun.
fn name(text: &Text<'_>, sentence: &Sentence, at: usize, lists: &Lists) -> Option<Finding> {
    let token = &text.tokens[at];
    let town =
        token.text.strip_suffix('s').filter(|town| lists.is_place(town) && !lists.is_place(token.text))?;
    let next = at + 1;
    let next_is_noun = next < sentence.tokens.end && text.is_noun(next, lists);
    let range = token.start..text.tokens.get(next)?.range().end;
    next_is_noun.then(|| Finding::error(Rule::Genitive, range).suggesting(format!("… von {town}")))
}

/// Whether a sentence is a question that begins with its verb: then the subject follows, not a genitive.
fn asks_verb_first(text: &Text<'_>, sentence: &Sentence, lists: &Lists) -> bool {
    let first = sentence.tokens.clone().find(|at| text.tokens[*at].counts());
    sentence.is_question
        && first.is_some_and(|at| {
            let class = text.classes[at];
            let is_article = class.is(Class::RELATIVE | Class::PREPOSITION | Class::QUESTION_WORD);
            text.tokens[at].kind == Kind::Word && !is_article && !lists.is_noun(&text.small[at])
        })
}

/// Whether a word near `at` speaks of giving or saying something to somebody.
fn gives(text: &Text<'_>, sentence: &Sentence, at: usize, lists: &Lists) -> bool {
    let near = at.saturating_sub(12).max(sentence.tokens.start)..(at + 12).min(sentence.tokens.end);
    near.into_iter().any(|at| !text.is_noun(at, lists) && lists.is_giving(&text.small[at]))
}

/// The noun that belongs to the article at `at`; adjectives may stand between.
fn noun_behind(text: &Text<'_>, sentence: &Sentence, at: usize) -> Option<usize> {
    let mut next = at + 1;
    let mut adjectives = 0;
    while next < sentence.tokens.end {
        let token = &text.tokens[next];
        if token.kind == Kind::Name || token.is_capitalised() && !text.classes[next].is(Class::FUNCTION) {
            return Some(next);
        }
        let is_number = token.kind == Kind::Number || token.is(".");
        let is_adjective =
            token.is_small() && ["en", "er", "es"].iter().any(|ending| text.small[next].ends_with(ending));
        if adjectives == ADJECTIVES || !(is_adjective || is_number || token.kind == Kind::Tag) {
            return None;
        }
        adjectives += usize::from(is_adjective || is_number);
        next += 1;
    }
    None
}

/// Whether the piece before an article is a noun that the article's own noun may belong to.
fn is_noun_before(text: &Text<'_>, before: usize, lists: &Lists) -> bool {
    let is_time = text.classes[before].is(Class::WEEKDAY | Class::MONTH);
    !is_time && text.is_noun(before, lists)
}
