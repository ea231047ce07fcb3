//! What a provider says in its own chat about a question: an answer, or what a word at the beginning makes of it.

use crate::domain::inquiry::LONGEST_WORDS;

/// What is said.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reply<'a> {
    /// An answer.
    Answer(&'a str),
    /// What has to be known first: `Rückfrage: Wie alt ist das Kind?`
    AskBack(&'a str),
    /// That there will be no answer; perhaps why: `Ablehnen`, or `Ablehnen: Der Kurs ist voll.`
    Decline(&'a str),
    /// Nothing.
    Nothing,
    /// More than can be handed on, in characters.
    TooLong(usize),
}

/// What `text` says.
pub fn reply(text: &str) -> Reply<'_> {
    let text = text.trim();
    let said = match text.split_once(':') {
        Some((word, rest)) if is_one_of(word, &["rückfrage", "rueckfrage"]) => Reply::AskBack(rest.trim()),
        Some((word, rest)) if is_one_of(word, &["ablehnen"]) => Reply::Decline(rest.trim()),
        _ if is_one_of(text.trim_end_matches(['.', '!']), &["ablehnen"]) => Reply::Decline(""),
        _ => Reply::Answer(text),
    };
    match said {
        Reply::Answer("") | Reply::AskBack("") => Reply::Nothing,
        Reply::Answer(words) | Reply::AskBack(words) | Reply::Decline(words) => {
            let length = words.chars().count();
            if length > LONGEST_WORDS { Reply::TooLong(length) } else { said }
        }
        Reply::Nothing | Reply::TooLong(_) => said,
    }
}

fn is_one_of(word: &str, known: &[&str]) -> bool {
    known.contains(&word.trim().to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_at_the_beginning_says_what_is_meant() {
        for (text, meant) in [
            ("Ja, gern.", Reply::Answer("Ja, gern.")),
            (" Rückfrage:  Wie alt? ", Reply::AskBack("Wie alt?")),
            ("rueckfrage : Wie alt?", Reply::AskBack("Wie alt?")),
            ("Ablehnen", Reply::Decline("")),
            ("ablehnen.", Reply::Decline("")),
            ("Ablehnen: Der Kurs ist voll.", Reply::Decline("Der Kurs ist voll.")),
            ("Rückfrage:", Reply::Nothing),
            ("  ", Reply::Nothing),
        ] {
            assert!(reply(text) == meant, "{text}");
        }
        for answer in
            ["Nein danke", "Ablehnen muss ich das nicht", "Keine Rückfrage: alles gut", "Rückfrage gern"]
        {
            assert!(reply(answer) == Reply::Answer(answer), "{answer}");
        }
    }

    #[test]
    fn what_is_too_long_is_not_cut() {
        let words = "ä".repeat(LONGEST_WORDS + 1);
        assert!(reply(&words) == Reply::TooLong(LONGEST_WORDS + 1));
        assert!(reply(&words[2..]) == Reply::Answer(&words[2..]));
    }
}
