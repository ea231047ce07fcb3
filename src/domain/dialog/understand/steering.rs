//! Recognises a command: a message that steers the conversation and says nothing else.

use crate::domain::{
    dialog::understand::{command::Command, lexicon::Lexicon, sentence::Sentence},
    spelling::typo_distance,
};

/// A longer message is no command, whatever it begins with.
const MOST_WORDS: usize = 9;

/// A command of at least so many letters is recognised beside words that say nothing.
const LONG_ENOUGH: usize = 7;

/// A slip is forgiven in the short words that people steer with of at least this many letters, and in every
/// command that is [`LONG_ENOUGH`].
const SHORTEST_MISSPELT: usize = 5;

/// Beside so many words a command is no more all that is said.
const MOST_AROUND: usize = 7;

/// Thanks and farewells have at most so many words.
const LONGEST_THANKS: usize = 4;

/// Words that may stand around and among thanks.
const AROUND_THANKS: [&str; 10] =
    ["und", "dann", "also", "dir", "ihnen", "euch", "sehr", "vielmals", "schonmal", "trotzdem"];

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
        .or_else(|| thanks(&words, lexicon))
        .or_else(|| without_fillers(&words, lexicon).filter(|_| !lexicon.asking.wants_call(sentence)))
        .or_else(|| misspelt(&said, lexicon))
        .or_else(|| lexicon.asking.sends(sentence).then_some(Command::Send))
}

/// Thanks and farewells one after the other: "ok danke und tschüss".
fn thanks(words: &[&str], lexicon: &Lexicon) -> Option<Command> {
    let words: Vec<_> = words.iter().copied().filter(|word| !AROUND_THANKS.contains(word)).collect();
    let (mut at, mut has_thanks) = (0, false);
    while at < words.len() {
        let ends = (at + 1..=words.len().min(at + LONGEST_THANKS)).rev();
        let mut known = ends.filter_map(|end| Some((end, *lexicon.commands.get(&words[at..end].join(" "))?)));
        let (end, command) = known.next()?;
        if !matches!(command, Command::Thanks | Command::Yes | Command::Greeting) {
            return None;
        }
        has_thanks |= command == Command::Thanks;
        at = end;
    }
    has_thanks.then_some(Command::Thanks)
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

/// A command with a slip in it. A word that means something by itself is no slip ("Stadt" is no "Start").
fn misspelt(said: &str, lexicon: &Lexicon) -> Option<Command> {
    let known = lexicon.topics.has(said) || lexicon.facets.has(said) || lexicon.subjects.has(said);
    let known = known || lexicon.places.has(said) || lexicon.ages.numbers.contains_key(said);
    if known || lexicon.lookalikes.contains(said) || lexicon.fillers.contains(said) {
        return None;
    }
    let near = lexicon.commands.iter().filter_map(|(phrase, command)| {
        let slip = typo_distance(said, phrase).filter(|distance| *distance <= 1);
        let is_long = said.len() >= LONG_ENOUGH && phrase.len() >= LONG_ENOUGH;
        let is_forgiven = is_long || phrase.len() >= SHORTEST_MISSPELT && steers(*command);
        let distance = slip.filter(|_| is_forgiven).or_else(|| is_swapped(said, phrase).then_some(1));
        distance.map(|distance| (distance, phrase.len(), *command))
    });
    near.min_by_key(|(distance, length, _)| (*distance, usize::MAX - length)).map(|(_, _, command)| command)
}

/// Whether this command is one of those that are heard in every state, not a plain answer or a pleasantry.
fn steers(command: Command) -> bool {
    use Command::{
        Back, Change, Delete, Favourites, German, Help, Human, Language, More, MyData, Privacy, Remember,
        Simple, Skip, Start, Stop,
    };
    let is_about_the_search = matches!(command, Start | Back | More | Skip | Change | Remember | Favourites);
    let is_about_the_bot = matches!(command, Help | Simple | German | Language | Human | Privacy);
    is_about_the_search || is_about_the_bot || matches!(command, Stop | Delete | MyData)
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
