//! Recognises a command: a message that steers the conversation and says nothing else.

use crate::domain::{
    dialog::understand::{command::Command, lexicon::Lexicon, sentence::Sentence},
    spelling::typo_distance,
};

/// A longer message is no command, whatever it begins with.
const MOST_WORDS: usize = 9;

/// A slip is forgiven in commands of at least this many letters.
const LONG_ENOUGH: usize = 7;

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
    exact(&said).or_else(|| exact(&bare)).or_else(|| misspelt(&said, lexicon))
}

/// A command with a slip in it. Short words are near to too many others ("Stadt" is no "Start"), and nobody
/// may lose a conversation by a slip.
fn misspelt(said: &str, lexicon: &Lexicon) -> Option<Command> {
    let known = lexicon.topics.has(said) || lexicon.facets.has(said) || lexicon.subjects.has(said);
    let known = known || lexicon.places.has(said) || lexicon.ages.numbers.contains_key(said);
    if known || said.len() < LONG_ENOUGH {
        return None;
    }
    let near = lexicon.commands.iter().filter_map(|(phrase, command)| {
        let is_safe = !matches!(command, Command::Start | Command::Delete);
        typo_distance(said, phrase)
            .filter(|distance| is_safe && *distance <= 1)
            .map(|distance| (distance, *command))
    });
    near.min_by_key(|(distance, _)| *distance).map(|(_, command)| command)
}
