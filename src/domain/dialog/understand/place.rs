//! Reads a place: a name, a short name, a slip of the pen, a postal code, inside or outside the county.

use std::ops::Range;

use crate::domain::{
    dialog::understand::{
        lexicon::Lexicon,
        sentence::{Sentence, folded_words},
    },
    place::{Place, Whereabouts},
    spelling::typo_distance,
};

/// A message of so many words is a fragment, in which a name needs no preposition.
const FRAGMENT: usize = 5;

/// A name of so many letters is no other word.
const UNLIKE_A_WORD: usize = 7;

/// In a name of this many letters two slips are forgiven.
const LONG_NAME: usize = 11;

/// Only so many words are compared letter by letter.
const MOST_COMPARED: usize = 60;

/// The place that `sentence` names last, and takes the words that name it. The last one counts, because
/// people correct themselves; inside the county outranks outside.
pub fn place(sentence: &mut Sentence, lexicon: &Lexicon) -> Option<Whereabouts> {
    let mut found: Option<(Range<usize>, Whereabouts)> = None;
    let mut is_refused_somewhere = false;
    let mut index = 0;
    while index < sentence.len() {
        let Some((range, place)) = place_at(sentence, index, lexicon) else {
            index += 1;
            continue;
        };
        index = range.end;
        // "Nicht in Merzig", "Losheim, nicht Wadern".
        if is_refused(sentence, range.start, lexicon) {
            sentence.take(range);
            is_refused_somewhere = true;
            continue;
        }
        let is_better = match (&found, &place) {
            (Some((_, Whereabouts::Inside(_))), Whereabouts::Outside(_)) => false,
            (_, Whereabouts::Inside(_) | Whereabouts::Outside(_) | Whereabouts::Anywhere) => true,
        };
        sentence.take(range.clone());
        if is_better {
            found = Some((range, place));
        }
    }
    let Some((range, place)) = found.or_else(|| misspelt(sentence, lexicon)) else {
        // Who only says where not may be shown what is anywhere else.
        return is_refused_somewhere.then_some(Whereabouts::Anywhere);
    };
    sentence.take(range);
    Some(place)
}

/// The village of our own whose name stands in `sentence` as a word that may mean something else.
pub fn doubtful(sentence: &Sentence, lexicon: &Lexicon) -> Option<Place> {
    let mut named = sentence.free().filter(|index| lexicon.traps.contains_key(sentence.at(*index)));
    named.find_map(|index| match lexicon.places.of(sentence.at(index))? {
        Whereabouts::Inside(place) => Some(place.clone()),
        Whereabouts::Outside(_) | Whereabouts::Anywhere => None,
    })
}

fn place_at(sentence: &Sentence, index: usize, lexicon: &Lexicon) -> Option<(Range<usize>, Whereabouts)> {
    if !sentence.is_free(index..index + 1) {
        return None;
    }
    if let Some(place) = lexicon.postcodes.get(sentence.at(index)) {
        // "66663 Merzig": the name behind the code is read next and says more.
        return Some((index..index + 1, Whereabouts::Inside(place.clone())));
    }
    let (range, place) = lexicon.places.matching(sentence, index)?;
    let name = range.clone().map(|index| sentence.at(index)).collect::<Vec<_>>().join(" ");
    // "Frau Mondorf leitet den Chor".
    if lexicon.titles.contains(sentence.before(index)) {
        return None;
    }
    let is_meant = match place {
        Whereabouts::Inside(_) if range.len() > 1 => true,
        Whereabouts::Inside(_) => !is_other_word(sentence, index, lexicon),
        // Where somebody works is not where they look.
        Whereabouts::Outside(_) if is_workplace(sentence, index, lexicon) => false,
        Whereabouts::Outside(_) if lexicon.traps.contains_key(&name) => {
            has_preposition(sentence, index, lexicon) && !is_other_word(sentence, index, lexicon)
        }
        Whereabouts::Outside(_) => {
            let is_told =
                sentence.len() <= FRAGMENT && name.len() >= UNLIKE_A_WORD && !is_like_ours(&name, lexicon);
            is_told || lexicon.well_known.contains(&name) || has_preposition(sentence, index, lexicon)
        }
        Whereabouts::Anywhere => true,
    };
    is_meant.then(|| (range, place.clone()))
}

/// Whether the village name at `index` is probably the ordinary word that it also is.
fn is_other_word(sentence: &Sentence, index: usize, lexicon: &Lexicon) -> bool {
    let Some(clashes) = lexicon.traps.get(sentence.at(index)) else { return false };
    let clashing = |at: &str| clashes.contains(at);
    // "Perl-Kurs" is one about a language, a "Kurs Perl" may be held there.
    let behind =
        sentence.words().get(index + 1).is_some_and(|next| !next.after_break && clashing(&next.folded));
    let beside = clashing(sentence.before(index)) && sentence.before(index) != "kurs" || behind;
    let anywhere = sentence.words().iter().any(|word| word.folded.len() > 4 && clashing(&word.folded));
    beside || anywhere || !(has_preposition(sentence, index, lexicon) || stands_apart(sentence, index))
}

/// Whether the word at `index` ends the message or stands between commas, as a place does: "Yoga, Perl".
fn stands_apart(sentence: &Sentence, index: usize) -> bool {
    sentence.words().get(index + 1).is_none_or(|next| next.after_break || next.folded.parse::<u16>().is_ok())
}

/// Whether the place at `index` is refused: "nicht Wadern", "nur nicht in Merzig".
fn is_refused(sentence: &Sentence, index: usize, lexicon: &Lexicon) -> bool {
    let skip = usize::from(lexicon.prepositions.contains(sentence.before(index)));
    let is_apart = index >= skip && sentence.words().get(index - skip).is_some_and(|word| word.after_break);
    index > skip && !is_apart && lexicon.negation.words.contains(sentence.before(index - skip))
}

/// Whether `name` may be a slip in the name of one of our places: there is a Mertzig in Luxembourg.
fn is_like_ours(name: &str, lexicon: &Lexicon) -> bool {
    let mut ours =
        lexicon.places.single_words_like(name).filter(|(_, place)| matches!(place, Whereabouts::Inside(_)));
    ours.any(|(ours, _)| typo_distance(name, ours).is_some_and(|slips| slips <= 1))
}

/// Whether somebody works at the place at `index`: "ich arbeite in Luxemburg".
fn is_workplace(sentence: &Sentence, index: usize, lexicon: &Lexicon) -> bool {
    index.checked_sub(2).is_some_and(|before| lexicon.works.contains(sentence.at(before)))
}

fn has_preposition(sentence: &Sentence, index: usize, lexicon: &Lexicon) -> bool {
    let articles = ["der", "dem", "den", "die", "das"];
    let before = sentence.before(index);
    lexicon.prepositions.contains(before)
        || (articles.contains(&before) && index >= 2 && lexicon.prepositions.contains(sentence.at(index - 2)))
}

/// A misspelt name of the county: a word that means nothing else, and is near to exactly one name. Where
/// somebody writes capital letters, a name has one.
fn misspelt(sentence: &Sentence, lexicon: &Lexicon) -> Option<(Range<usize>, Whereabouts)> {
    let has_capital =
        |index: usize| sentence.words()[index].written.chars().next().is_some_and(char::is_uppercase);
    let writes_capitals = (1..sentence.len()).any(has_capital);
    let candidates = sentence.free().take(MOST_COMPARED).filter(|index| {
        let word = sentence.at(*index);
        let known = lexicon.topics.has(word)
            || lexicon.facets.has(word)
            || lexicon.fillers.contains(word)
            || lexicon.no_slips.contains(word)
            || lexicon.ages.words.has(word)
            || lexicon.subjects.has(word)
            || lexicon.ages.units.values().any(|words| words.contains(word));
        let known = known
            || lexicon.titles.contains(sentence.before(*index))
            || is_refused(sentence, *index, lexicon);
        let like_a_name =
            !writes_capitals || has_capital(*index) || has_preposition(sentence, *index, lexicon);
        word.len() >= 5 && !known && like_a_name
    });
    let near = candidates.flat_map(|index| {
        let names = lexicon.places.single_words_like(sentence.at(index));
        names.filter_map(move |(name, place)| {
            let Whereabouts::Inside(Place { name: proper, .. }) = place else { return None };
            let most = if name.len() >= LONG_NAME { 2 } else { 1 };
            let distance = typo_distance(sentence.at(index), name).filter(|distance| *distance <= most)?;
            // Short names are near to too many words, unless "in" stands before.
            let is_sure = name.len() >= 6 || has_preposition(sentence, index, lexicon);
            let is_own_name = folded_words(proper).first().is_some_and(|first| first == name);
            let is_trap = lexicon.traps.contains_key(name);
            let fits = is_sure && is_own_name && !is_trap;
            fits.then_some((distance, index, place))
        })
    });
    let (_, index, place) = near.min_by_key(|(distance, _, _)| *distance)?;
    Some((index..index + 1, place.clone()))
}
