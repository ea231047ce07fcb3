//! Hears what is said about a subscription: patterns of words, as they are listed in `understanding.toml`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::domain::{
    age::AgeSpan,
    dialog::understand::{
        saying::Sayings,
        sentence::{PhraseTable, Sentence, folded_words},
    },
};

/// What a message says about a subscription, or how it says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matter {
    /// The subscription is named.
    Named,
    /// Somebody wants to subscribe.
    Want,
    /// Somebody wants news of something.
    Follow,
    /// Somebody wants to be told when there is something.
    Notify,
    /// Somebody wants their subscription to end, and names it.
    End,
    /// Something is to end.
    Cancel,
    /// It is too much, where it is clear of what.
    Enough,
    /// It is too much, and nothing else is said.
    Tired,
    /// Messages that are written to somebody are spoken of.
    Messages,
    /// It shall not end.
    Keep,
    /// What was done last was a slip.
    Undo,
    /// Yes.
    Agree,
    /// Yes, in words that look like a no or like a question.
    Gladly,
    /// Rather not.
    Decline,
    /// Who writes is not 16 years old.
    Young,
    /// Who writes is 16 years old.
    Grown,
    /// That was all.
    Ready,
    /// About something else.
    Topics,
    /// For somewhere else.
    Place,
    /// For another age.
    Ages,
    /// At other times.
    Times,
    /// At any time.
    AnyTime,
    /// In the evening.
    Evening,
    /// In the daytime.
    Daytime,
    /// At a time that cannot be chosen.
    OtherTime,
    /// On some days only.
    Days,
    /// Fewer messages.
    Less,
    /// More messages.
    More,
    /// One message a week.
    Weekly,
    /// One message a day.
    Daily,
    /// As few messages as can be.
    Seldom,
    /// It is a question.
    Question,
    /// What is this?
    What,
    /// How often is written?
    Often,
    /// What does it cost?
    Cost,
    /// Why from 16 years on?
    Sixteen,
    /// When does the first message come?
    First,
    /// Is it a contract?
    Contract,
    /// What is stored?
    Kept,
    /// How can it be ended?
    HowToEnd,
    /// How many can be chosen?
    Many,
    /// Something is refused.
    Negated,
    /// Only this.
    Only,
    /// Not this any more.
    Away,
    /// All of it.
    All,
    /// What was said before is corrected.
    Doch,
    /// Perhaps, or under a condition.
    Doubt,
    /// For somebody, or for an age.
    For,
    /// A nice evening: no wish for evenings.
    Farewell,
}

impl Matter {
    /// Who says one of these does not want to subscribe, whatever else they say.
    pub const ENDS: [Self; 6] =
        [Self::End, Self::Cancel, Self::Enough, Self::Tired, Self::Keep, Self::HowToEnd];
}

/// The `[subscription]` table of `index/understanding.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatterFile {
    /// Wordings by a name.
    pub words: BTreeMap<String, String>,
    /// What is said, in patterns.
    pub said: BTreeMap<Matter, Vec<String>>,
    /// What the whole message says.
    pub alone: BTreeMap<Matter, Vec<String>>,
    /// What a question begins with.
    pub asks: BTreeSet<String>,
    /// What may stand before a question, and around a whole message.
    pub around: BTreeSet<String>,
    /// What may stand beside a yes that looks like a no.
    pub beside: BTreeSet<String>,
    /// Words for the ages of many people.
    pub ages: Vec<ManyEntry>,
}

/// Words for the ages of many people.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManyEntry {
    /// The words.
    pub words: Vec<String>,
    /// The youngest and the oldest, in years.
    pub years: (u16, u16),
}

/// What can be said about a subscription.
#[derive(Debug)]
pub struct Matters {
    sayings: Sayings<Matter>,
    asks: BTreeSet<String>,
    beside: BTreeSet<String>,
    ages: PhraseTable<AgeSpan>,
}

impl Matters {
    /// Makes `file` ready to be looked up.
    pub fn read(file: &MatterFile) -> Self {
        let folded = |words: &BTreeSet<String>| words.iter().flat_map(|word| folded_words(word)).collect();
        let ages = file.ages.iter().flat_map(|entry| {
            let span = AgeSpan::between_years(entry.years.0, entry.years.1);
            entry.words.iter().map(move |word| (word.as_str(), span))
        });
        Self {
            sayings: Sayings::read((&file.said, &file.alone), &file.words, &file.around),
            asks: folded(&file.asks),
            beside: folded(&file.beside),
            ages: PhraseTable::new(ages),
        }
    }

    /// All that `text` says, whose words are `sentence`.
    pub fn of(&self, text: &str, sentence: &Sentence) -> BTreeSet<Matter> {
        // "Schönen Abend noch" wishes nothing for oneself, and the no in "warum nicht" is none.
        let farewell = self.sayings.spans(Matter::Farewell, sentence);
        let gladly = self.sayings.spans(Matter::Gladly, sentence);
        let agrees = self.sayings.spans(Matter::Agree, sentence);
        let is_beside = |(at, word): (usize, &str)| {
            gladly.holds_word(at) || agrees.holds_word(at) || self.beside.contains(word)
        };
        // Beside other words it may be anything: "ich habe keine Frage".
        let is_glad = !gladly.is_empty() && self.sayings.bare(sentence).all(is_beside);
        let taken = if is_glad { farewell.with(gladly) } else { farewell };
        let of_itself = |matter: &Matter| matches!(matter, Matter::Gladly | Matter::Farewell);
        let said = self.sayings.in_parts(sentence, &taken).filter(|matter| !of_itself(matter));
        let is_asked = self.sayings.bare(sentence).next().is_some_and(|(_, word)| self.asks.contains(word));
        let asks = !is_glad && (is_asked || text.contains('?'));
        let alone = self.sayings.as_a_whole(sentence);
        let more = [(is_glad, Matter::Gladly), (asks, Matter::Question)];
        let more = more.into_iter().filter(|(is_said, _)| *is_said).map(|(_, matter)| matter);
        said.chain(alone).chain(more).collect()
    }

    /// The ages of the many people that `sentence` names, and "18-26", "zwischen 20 und 30".
    pub fn ages(&self, sentence: &Sentence) -> Option<AgeSpan> {
        let between = |at: usize| {
            let joins = matches!(sentence.at(at + 1), "bis" | "und");
            let joined = sentence.words().get(at + 1).is_some_and(|word| word.after_hyphen);
            let is_span = sentence.at(at + 1) == "bis" || sentence.before(at) == "zwischen";
            let last = if joined { at + 1 } else { at + 2 };
            let (first, last) = (sentence.number(at)?, sentence.number(last)?);
            let fits = (joined || joins && is_span) && first < last;
            fits.then(|| AgeSpan::between_years(first, last))
        };
        let named = |at: usize| self.ages.matching(sentence, at).map(|(_, span)| *span);
        (0..sentence.len()).find_map(|at| between(at).or_else(|| named(at)))
    }
}
