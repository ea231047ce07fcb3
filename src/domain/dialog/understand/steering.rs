//! Recognises a command: a message that steers the conversation and says nothing else.

use crate::domain::{
    dialog::understand::{command::Command, lexicon::Lexicon, sentence::Sentence},
    spelling::typo_distance,
};

/// A longer message is no command, whatever it begins with.
const MOST_WORDS: usize = 9;

/// A slip is forgiven in commands of at least this many letters.
const LONG_ENOUGH: usize = 7;

/// Beside so many words a command is no more all that is said.
const MOST_AROUND: usize = 7;

/// Words of courtesy that may stand around a command.
const COURTESY: [&str; 12] = [
    "bitte", "danke", "mal", "doch", "jetzt", "einmal", "nochmal", "hallo", "halt", "gern", "gerne", "lieber",
];

/// The command that `sentence` is, politeness and one slip of the pen forgiven.
pub fn command(sentence: &Sentence, lexicon: &Lexicon) -> Option<Command> {
    if sentence.is_empty() || sentence.len() > MOST_WORDS {
        return None;
    }
    let words: Vec<_> = sentence.words().iter().map(|word| word.folded.as_str()).collect();
    let bare: Vec<_> = words.iter().copied().filter(|word| !COURTESY.contains(word)).collect();
    let (said, bare) = (words.join(" "), bare.join(" "));
    let exact = |said: &str| lexicon.commands.get(said).copied();
    exact(&said)
        .or_else(|| exact(&bare))
        .or_else(|| without_fillers(&words, lexicon))
        .or_else(|| misspelt(&said, lexicon))
}

/// The command that says the same beside words that say nothing: "einen Schritt zurück" is "schritt zurück".
fn without_fillers(words: &[&str], lexicon: &Lexicon) -> Option<Command> {
    let says_something = |word: &&str| !lexicon.fillers.contains(*word) && !COURTESY.contains(word);
    let said: Vec<_> = words.iter().copied().filter(says_something).collect();
    let is_enough = said.len() >= 2 || said.iter().any(|word| word.len() >= LONG_ENOUGH);
    let said = said.join(" ");
    let mut same = lexicon
        .commands
        .iter()
        .filter(|(phrase, _)| phrase.split(' ').filter(says_something).collect::<Vec<_>>().join(" ") == said);
    let found = same.next().map(|(_, command)| *command);
    found.filter(|command| is_enough && words.len() <= MOST_AROUND && is_said_at_length(*command))
}

/// Whether people wrap this command into a sentence. "Deutsch lernen" and "kostenlos bitte" are wishes, no commands.
fn is_said_at_length(command: Command) -> bool {
    use Command::{Back, Delete, Help, Human, More, Simple, Stop};
    matches!(command, Back | Delete | Help | Human | More | Simple | Stop)
}

/// A command with a slip in it. Short words are near to too many others ("Stadt" is no "Start"), and nobody
/// may lose a conversation by a slip.
fn misspelt(said: &str, lexicon: &Lexicon) -> Option<Command> {
    let known = lexicon.topics.has(said) || lexicon.facets.has(said) || lexicon.subjects.has(said);
    let known = known || lexicon.places.has(said) || lexicon.ages.numbers.contains_key(said);
    if known {
        return None;
    }
    if said.len() < LONG_ENOUGH {
        let mut swapped = lexicon.commands.iter().filter(|(phrase, _)| is_swapped(said, phrase));
        return swapped
            .next()
            .filter(|(_, command)| **command != Command::Start)
            .map(|(_, command)| *command);
    }
    let near = lexicon.commands.iter().filter_map(|(phrase, command)| {
        // Who is to be forgotten is asked first, who begins anew is not.
        let is_safe = *command != Command::Start;
        typo_distance(said, phrase)
            .filter(|distance| is_safe && *distance <= 1)
            .map(|distance| (distance, *command))
    });
    near.min_by_key(|(distance, _)| *distance).map(|(_, command)| command)
}

/// Whether two letters of `known` changed places, or one was typed twice: "stpo", "hilffe".
fn is_swapped(said: &str, known: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<_> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    let once = |word: &str| {
        let mut letters: Vec<_> = word.chars().collect();
        letters.dedup();
        letters
    };
    let is_same_start = said.chars().next() == known.chars().next();
    said.len() >= 4 && is_same_start && (sorted(said) == sorted(known) || once(said) == once(known))
}
