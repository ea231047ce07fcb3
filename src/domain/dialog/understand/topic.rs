//! Reads topics and facets: everyday words, compounds that hold them, slips of the pen.

use std::{collections::BTreeSet, ops::Range};

use crate::domain::{
    dialog::understand::{
        lexicon::Lexicon,
        sentence::{PhraseTable, Sentence},
    },
    query::Meant,
    spelling::{is_likely_slip, typo_distance},
    topic::{Facet, TopicId},
};

/// A word must have this many letters to be recognised inside a longer one.
const SHORTEST_PART: usize = 5;

/// What is left of a compound without its head must have this many letters.
const SHORTEST_STEM: usize = 4;

/// A slip in a word of so many letters is no other word.
const SURE_LENGTH: usize = 11;

/// Only so many words are compared letter by letter.
const MOST_COMPARED: usize = 60;

/// The topics that the free words of `sentence` speak of, first mentioned first. The words stay free: they
/// are searched for as well.
pub fn topics(sentence: &Sentence, lexicon: &Lexicon) -> Vec<TopicId> {
    let mut found: Vec<TopicId> = Vec::new();
    let mentions = mentions(sentence, lexicon);
    let is_sure = mentions.iter().any(|(_, sure)| *sure);
    // A slip, or a word that many subjects share, counts only where nothing says more.
    for (id, _) in mentions.into_iter().filter(|(_, sure)| *sure || !is_sure) {
        // The finer topic is meant: "sport" and "sport/schwimmen" are "sport/schwimmen".
        if found.iter().any(|known| known.is_within(&id)) {
            continue;
        }
        found.retain(|known| !id.is_within(known));
        found.push(id);
    }
    found
}

/// The main topics that a word or a name of `sentence` stands for as it is written, alone or in a compound: no other form of
/// a word, and no slip. "Nerv nicht" and "lösche das" name none.
pub fn named(sentence: &Sentence, lexicon: &Lexicon) -> BTreeSet<TopicId> {
    let said = |index| {
        let listed = phrase(sentence, index, lexicon).map(|(_, id)| id);
        listed.or_else(|| part_of(sentence.at(index), &lexicon.topics, lexicon))
    };
    (0..sentence.len()).filter_map(said).map(|id| TopicId::new(id.main())).collect()
}

/// The facets that the free words of `sentence` ask for. Words that are fully answered by a facet are taken;
/// those that also name a kind of offer, such as "Beratung", stay free.
pub fn facets(sentence: &mut Sentence, lexicon: &Lexicon) -> BTreeSet<Facet> {
    let mut found = inside_words(sentence, &lexicon.facets, lexicon);
    let mut index = 0;
    while index < sentence.len() {
        let Some((range, facet)) = lexicon.facets.matching(sentence, index) else {
            index += 1;
            continue;
        };
        index = range.end;
        if !sentence.is_free(range.clone()) || is_conjunction(sentence, range.start) {
            continue;
        }
        found.insert(*facet);
        if matches!(facet, Facet::Free | Facet::Accessible | Facet::Online) {
            sentence.take(range);
        }
    }
    found
}

/// `BuT` is a grant, "but" is English.
fn is_conjunction(sentence: &Sentence, index: usize) -> bool {
    sentence.at(index) == "but" && sentence.words()[index].written == "but"
}

/// The topics in the order they are mentioned, and whether each is sure.
fn mentions(sentence: &Sentence, lexicon: &Lexicon) -> Vec<(TopicId, bool)> {
    let mut found = Vec::new();
    let mut index = 0;
    let mut compared = 0;
    while index < sentence.len() {
        if !sentence.is_free(index..index + 1) {
            index += 1;
        } else if let Some((range, ())) = lexicon.context.matching(sentence, index) {
            index = range.end;
        } else if let Some((range, id)) = phrase(sentence, index, lexicon) {
            let said: Vec<_> = range.clone().map(|at| sentence.at(at)).collect();
            let is_vague = lexicon.vague.contains(&said.join(" "));
            found.push((id.clone(), !is_vague));
            index = range.end;
        } else if compared < MOST_COMPARED {
            compared += 1;
            let (end, id) = word(sentence, index, lexicon);
            let is_vague = lexicon.vague.contains(sentence.at(index));
            found.extend(id.map(|(id, is_sure)| (id.clone(), is_sure && !is_vague)));
            index = end;
        } else {
            index += 1;
        }
    }
    found
}

/// The longest phrase at `index`: as listed, or in other forms and order.
fn phrase<'a>(
    sentence: &Sentence,
    index: usize,
    lexicon: &'a Lexicon,
) -> Option<(Range<usize>, &'a TopicId)> {
    let listed = lexicon
        .topics
        .matching(sentence, index)
        .filter(|(range, _)| sentence.is_free(range.clone()) && !is_verb(sentence, range, lexicon));
    let loose = lexicon.topic_stems.of_phrase(sentence, index, &lexicon.fillers);
    let length =
        |found: &Option<(Range<usize>, &TopicId)>| found.as_ref().map_or(0, |(range, _)| range.len());
    if length(&loose) > length(&listed) { loose } else { listed }
}

/// The topic of the word at `index` that is no topic word as it stands, and where it ends: of one that was
/// written with hyphens, the whole if it says something. The topic is sure unless the word is a slip.
fn word<'a>(sentence: &Sentence, index: usize, lexicon: &'a Lexicon) -> (usize, Option<(&'a TopicId, bool)>) {
    let joined = |at: &usize| sentence.words().get(*at).is_some_and(|word| word.after_hyphen && !word.taken);
    let end = (index + 1..sentence.len()).find(|at| !joined(at)).unwrap_or(sentence.len());
    if end > index + 1 {
        let whole: String = (index..end).map(|at| sentence.at(at)).collect();
        let id = lexicon.topics.of(&whole).map(|id| (id, true)).or_else(|| guess(&whole, lexicon));
        if id.is_some() {
            return (end, id);
        }
    }
    (index + 1, guess(sentence.at(index), lexicon))
}

/// "Sucht" is an addiction, "sucht" is looking for something.
fn is_verb(sentence: &Sentence, range: &Range<usize>, lexicon: &Lexicon) -> bool {
    let word = &sentence.words()[range.start];
    let is_small = word.written.chars().next().is_some_and(char::is_lowercase);
    range.len() == 1 && is_small && lexicon.fillers.contains(&word.folded)
}

/// The topic of a word that is no topic word itself: another form, by a part, or by a slip.
fn guess<'a>(word: &str, lexicon: &'a Lexicon) -> Option<(&'a TopicId, bool)> {
    if lexicon.fillers.contains(word) || lexicon.no_slips.contains(word) {
        return None;
    }
    let table = &lexicon.topics;
    if let Some(id) = lexicon.topic_stems.of_word(word) {
        return Some((id, true));
    }
    if word.len() < SHORTEST_PART {
        return None;
    }
    // Nobody writes a long word that differs from a known one by a letter, and means another.
    if word.len() >= SURE_LENGTH
        && let Some(id) = near(word, table)
    {
        return Some((id, true));
    }
    let bare = lexicon.heads.iter().find_map(|head| word.strip_suffix(head.as_str()));
    part_of(word, table, lexicon)
        .or_else(|| bare.and_then(|bare| before_head(bare, table)))
        .map(|id| (id, true))
        .or_else(|| near(word, table).map(|id| (id, false)))
}

/// What stands before the head of a compound: `tanz` of "Tanzkurs" is `tanzen`, `imkr` is `imker`.
fn before_head<'a>(bare: &str, table: &'a PhraseTable<TopicId>) -> Option<&'a TopicId> {
    let verb = table.of(&format!("{bare}en")).or_else(|| table.of(&format!("{bare}n")));
    let long = bare.len() >= SHORTEST_STEM;
    verb.or_else(|| near(bare, table).filter(|_| long))
}

/// The longest topic word that `word` begins or ends with: "Babyschwimmen", "Krippenplatz".
fn part_of<'a, T>(word: &str, table: &'a PhraseTable<T>, lexicon: &Lexicon) -> Option<&'a T> {
    let places = || word.char_indices().map(|(at, _)| at).skip(1);
    let tails = places().map(|at| word[at..].to_owned());
    let heads = places().map(|at| &word[..at]).filter(|head| head.len() + 2 >= SHORTEST_PART);
    let heads = heads.flat_map(|head| {
        let parts = ["", "n", "en"].map(|ending| format!("{head}{ending}"));
        parts.into_iter().filter(move |part| stem(part) == head)
    });
    let is_part = |part: &String| {
        part.len() >= SHORTEST_PART && part.len() < word.len() && !lexicon.generic.contains(part)
    };
    let parts = heads.chain(tails).filter(is_part).filter_map(|part| Some((table.of(&part)?, part)));
    parts.max_by_key(|(_, part)| (word.ends_with(part.as_str()), part.len())).map(|(meaning, _)| meaning)
}

/// A verb as it begins a compound: `bastel` for `basteln`, `schwimm` for `schwimmen`.
fn stem(part: &str) -> &str {
    let stem = part.strip_suffix("en").or_else(|| part.strip_suffix('n')).unwrap_or(part);
    if stem.len() >= SHORTEST_PART { stem } else { part }
}

fn near<'a>(word: &str, table: &'a PhraseTable<TopicId>) -> Option<&'a TopicId> {
    let near = table.single_words_like(word).filter(|(known, _)| is_likely_slip(word, known));
    let near = near.filter_map(|(known, id)| Some((typo_distance(word, known)?, id)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, id)| id)
}

/// The first free word of `sentence` that stands for a topic only if it is a slip of the pen.
pub fn slip(sentence: &Sentence, lexicon: &Lexicon) -> Option<Meant> {
    let table = &lexicon.topics;
    sentence.free().take(MOST_COMPARED).find_map(|index| {
        let word = sentence.at(index);
        let is_other = table.matching(sentence, index).is_some()
            || lexicon.topic_stems.of_word(word).is_some()
            || lexicon.fillers.contains(word)
            || lexicon.no_slips.contains(word);
        if is_other || word.len() < SHORTEST_PART || part_of(word, table, lexicon).is_some() {
            return None;
        }
        let near = table.single_words_like(word).filter_map(|(known, _)| {
            // "Trommeln" is a form of "Trommel".
            let is_form = known.starts_with(word) || word.starts_with(known);
            let is_slip = !is_form && is_likely_slip(word, known);
            is_slip.then(|| typo_distance(word, known)).flatten().map(|distance| (distance, known))
        });
        let (_, known) = near.min_by_key(|(distance, _)| *distance)?;
        Some(Meant { written: sentence.words()[index].written.clone(), word: known.to_owned() })
    })
}

fn inside_words(sentence: &Sentence, table: &PhraseTable<Facet>, lexicon: &Lexicon) -> BTreeSet<Facet> {
    let words = sentence.free().take(MOST_COMPARED).map(|index| sentence.at(index));
    let long = words.filter(|word| !lexicon.fillers.contains(*word));
    long.filter_map(|word| part_of(word, table, lexicon)).copied().collect()
}
