//! Rules about forms and clauses: passive, subjunctive, subordinate and relative clauses, preterite, "man", negation.

use crate::domain::plain::{
    class::Class,
    finding::Finding,
    lists::Lists,
    rule::Rule,
    text::{Sentence, Text},
    token::{Kind, Token},
};

/// Of this many sentences on, the share of negated ones says something.
const FEW_SENTENCES: usize = 10;

/// "Liebe Eltern und Kinder" has four words.
const LONGEST_GREETING: usize = 4;

/// A clause that begins a sentence is looked through so far, in pieces.
const CLAUSE: usize = 16;

/// What a subject may begin with.
const SUBJECTS: [&str; 24] = [
    "ich", "du", "er", "sie", "es", "wir", "ihr", "ihre", "der", "die", "das", "ein", "eine", "alle", "man",
    "mein", "meine", "unser", "unsere", "jeder", "jede", "jedes", "kinder", "menschen",
];

/// What the forms and clauses of `text` break.
pub fn check(text: &Text<'_>, lists: &Lists) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut negated = 0;
    for sentence in &text.sentences {
        let mut negations = 0;
        for at in sentence.tokens.clone().filter(|at| text.tokens[*at].kind == Kind::Word) {
            let class = text.classes[at];
            if class == Class::default() {
                continue;
            }
            let range = text.tokens[at].range();
            let instead = |finding: Finding| lists.advising(finding, &text.small[at]);
            // "Die Würde", "der Stand": a capital in the middle of a sentence makes a noun.
            let is_noun = text.has_own_capital(at);
            if class.is(Class::PASSIVE) && !is_noun {
                found.push(instead(Finding::error(Rule::Passive, range.clone())));
            }
            // "Seien Sie leise" is a request.
            let requests =
                text.small[at] == "seien" && text.tokens.get(at + 1).is_some_and(|next| next.is("Sie"));
            if class.is(Class::SUBJUNCTIVE) && !is_noun && !requests {
                found.push(instead(Finding::error(Rule::Subjunctive, range.clone())));
            }
            if class.is(Class::SUBJUNCTIVE_MILD) && !is_noun {
                found.push(instead(Finding::warning(Rule::Subjunctive, range.clone())));
            }
            if class.is(Class::PRETERITE | Class::PRETERITE_SMALL) && is_preterite(text, at) {
                found.push(instead(Finding::warning(Rule::Preterite, range.clone())));
            }
            if class.is(Class::IMPERSONAL) && !is_noun {
                found.push(instead(Finding::warning(Rule::Impersonal, range.clone())));
            }
            found.extend(subordinate(text, sentence, at).map(instead));
            found.extend(relative(text, sentence, at));
            if class.is(Class::NEGATION) && !is_noun {
                negations += 1;
                if !text.tokens[at].is_bold {
                    let bold = format!("<b>{}</b>", text.tokens[at].text);
                    found.push(Finding::error(Rule::Negation, range.clone()).fixed_by(bold));
                }
                if negations == 2 {
                    found.push(Finding::warning(Rule::Negation, range));
                }
            }
        }
        negated += usize::from(negations > 0);
    }
    let count = text.sentences.len();
    if count >= FEW_SENTENCES && negated * 100 > count * 15 {
        found.push(Finding::warning(Rule::Negation, 0..text.source.len()));
    }
    found
}

fn is_preterite(text: &Text<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    // "Stand: Mai" and "Das Band" are nouns, and so is any other word with a capital inside a sentence.
    token.is_small() || text.is_initial(at) && !text.classes[at].is(Class::PRETERITE_SMALL)
}

/// A word that begins a subordinate clause.
fn subordinate(text: &Text<'_>, sentence: &Sentence, at: usize) -> Option<Finding> {
    let (token, class) = (&text.tokens[at], text.classes[at]);
    let is_noun = text.has_own_capital(at);
    let is_last = text.tokens[at + 1..sentence.tokens.end].iter().all(|token| !token.counts());
    let before = at.checked_sub(1).filter(|before| *before >= sentence.tokens.start);
    let behind_comma = before.is_some_and(|before| text.tokens[before].is(","));
    let range = token.range();
    if is_noun || is_last {
        return None;
    }
    if class.is(Class::SUBORDINATE) {
        let je_nachdem = before.is_some_and(|before| text.small[before] == "je");
        return (!je_nachdem).then(|| Finding::error(Rule::Subordinate, range));
    }
    if text.small[at] == "damit" {
        // "Damit lernen Sie gut": then a verb follows. "Damit Sie lernen", ", damit Sie lernen": a clause.
        let next_is_subject = text.small.get(at + 1).is_some_and(|next| SUBJECTS.contains(&next.as_ref()));
        let begins = text.is_initial(at) && next_is_subject && !token.is_small();
        return (behind_comma || begins).then(|| Finding::error(Rule::Subordinate, range));
    }
    if class.is(Class::SUBORDINATE_MILD) && (text.small[at] == "wenn" || behind_comma) {
        return Some(Finding::warning(Rule::Subordinate, range));
    }
    let asks = class.is(Class::QUESTION_WORD)
        && !sentence.is_question
        && (behind_comma || fronts(text, sentence, at));
    asks.then(|| Finding::warning(Rule::Subordinate, range))
}

/// Whether the word at `at` begins a sentence with a clause, a comma and a verb: "Da heute zu ist, kommen Sie morgen".
fn fronts(text: &Text<'_>, sentence: &Sentence, at: usize) -> bool {
    let clause = at + 1..(at + CLAUSE).min(sentence.tokens.end);
    let comma = clause.clone().find(|at| text.tokens[*at].is(","));
    text.is_initial(at)
        && comma.is_some_and(|comma| {
            let verb_before = text.tokens[comma - 1].is_small();
            comma > at + 1 && verb_before && text.tokens.get(comma + 1).is_some_and(Token::is_small)
        })
}

/// A relative pronoun behind a comma, also behind a preposition: ", in dem Kinder turnen".
fn relative(text: &Text<'_>, sentence: &Sentence, at: usize) -> Option<Finding> {
    if !text.classes[at].is(Class::RELATIVE) || !text.tokens[at].is_small() {
        return None;
    }
    let is_preposition = |at: usize| text.classes[at].is(Class::PREPOSITION);
    let before = at.checked_sub(1).filter(|before| *before >= sentence.tokens.start)?;
    let comma = if is_preposition(before) { before.checked_sub(1)? } else { before };
    if comma < sentence.tokens.start || !text.tokens[comma].is(",") {
        return None;
    }
    let next = text.tokens.get(at + 1).filter(|_| at + 1 < sentence.tokens.end)?;
    // "Guten Tag, die Halle ist heute zu": here the comma is followed by the sentence itself.
    if is_greeting(text, sentence.tokens.start, comma) {
        return None;
    }
    // "am Montag, den 3. Mai"
    if !next.counts() || next.kind == Kind::Number || is_only_named(text, sentence, at) {
        return None;
    }
    let start = text.tokens[comma].start;
    Some(Finding::error(Rule::Relative, start..text.tokens[at].range().end))
}

/// Whether what stands in front of a comma is but a word of greeting or answer.
fn is_greeting(text: &Text<'_>, start: usize, comma: usize) -> bool {
    let words = (start..comma).filter(|at| text.tokens[*at].counts()).take(LONGEST_GREETING + 1);
    let words: Vec<_> = words.map(|at| text.small[at].as_ref()).collect();
    if words.len() > LONGEST_GREETING {
        return false;
    }
    match words[..] {
        ["ja" | "nein" | "hallo" | "danke" | "bitte" | "gut" | "schade" | "halt" | "super"] => true,
        [first, _] => matches!(first, "guten" | "guter" | "liebe" | "lieber"),
        [first, ..] => matches!(first, "liebe" | "lieber"),
        [] => false,
    }
}

/// Whether what follows the article at `at` is but a noun of an enumeration: ", der Vater und das Kind".
fn is_only_named(text: &Text<'_>, sentence: &Sentence, at: usize) -> bool {
    let mut next = at + 1;
    // Adjectives end like this behind an article.
    while next < sentence.tokens.end
        && text.tokens[next].is_small()
        && ["e", "en", "er", "es", "em"].iter().any(|ending| text.small[next].ends_with(ending))
        && text.classes[next] == Class::default()
        && next < at + 3
    {
        next += 1;
    }
    let is_noun = text.tokens.get(next).is_some_and(|token| {
        token.is_capitalised() && !text.classes[next].is(Class::FUNCTION) || token.kind == Kind::Name
    });
    let ends = |at: usize| {
        at >= sentence.tokens.end
            || matches!(text.tokens[at].text, "," | "." | "!" | "?" | "und" | "oder" | ":" | "</b>" | "sowie")
    };
    // "die Leiterin von der Gruppe" goes on with a preposition: then the end of the sentence decides.
    let verb_ends = || {
        let mut words = sentence.tokens.clone().rev().take(20);
        words.find(|at| text.tokens[*at].counts()).is_some_and(|last| text.tokens[last].is_small())
    };
    is_noun
        && next < sentence.tokens.end
        && (ends(next + 1) || text.classes[next + 1].is(Class::PREPOSITION) && !verb_ends())
}
