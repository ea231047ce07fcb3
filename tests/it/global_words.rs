//! Words that mean the same wherever the conversation stands, however they are written.

use std::collections::BTreeSet;

use bildungslotse::domain::{
    dialog::{guide::Guide, session::Session},
    language::Language,
    spelling::fold,
};

use crate::talk::{desk, guide, turn};

/// Words that are heard in every state, and a slip in each.
const GLOBAL: [(&str, &str); 14] = [
    ("hilfe", "hlife"),
    ("zurück", "zurükc"),
    ("datenschutz", "datenschuz"),
    ("einfache sprache", "einfache sprahce"),
    ("merkliste", "merklste"),
    ("meine daten", "meine dtaen"),
    ("mein abo", "mein aob"),
    ("meine fragen", "meine frgaen"),
    ("stopp", "stpop"),
    ("löschen", "lösche"),
    ("mensch", "menhsc"),
    ("deutsch", "deutshc"),
    ("nochmal von vorne", "/nochmal von vorne"),
    ("sprache", "sprahce"),
];

/// A conversation in this language, state by state.
fn states(guide: &Guide, language: Language) -> Vec<Session> {
    let mut states = vec![Session { language, desk: desk(), ..Session::default() }];
    for said in [
        "Schritt für Schritt",
        "Für mein Kind",
        "7",
        "Fußball",
        "Wadern",
        "1",
        "merken",
        "ändern",
        "Perl Kurs",
        "Abo",
        "Themen ändern",
        "Yoga für mich in Merzig",
        "Fußball in Merzig",
        "1",
        "Frage stellen",
        "Eigene Frage",
        "Darf ich meinen Hund mitbringen?",
        "meine Fragen",
        "K7M-4P2",
    ] {
        let next = turn(guide, states.last().unwrap(), said).session;
        states.push(next);
    }
    states
}

#[test]
fn global_words_do_the_same_in_every_state_with_a_slip_and_with_a_slash() {
    let guide = guide();
    for session in Language::ALL.into_iter().flat_map(|language| states(&guide, language)) {
        for (word, slip) in GLOBAL {
            for other in [slip.to_owned(), format!("/{word}"), format!("{word}!"), word.to_uppercase()] {
                assert_means(&guide, &session, &other, word);
            }
        }
    }
}

#[test]
fn every_slip_of_one_letter_in_a_global_word_is_forgiven_unless_it_is_another_word() {
    let guide = guide();
    let states: Vec<_> = Language::ALL.into_iter().flat_map(|language| states(&guide, language)).collect();
    let lexicon = &guide.lexicon;
    let is_a_word = |slip: &str| {
        lexicon.lookalikes.contains(slip)
            || lexicon.topics.has(slip)
            || lexicon.subjects.has(slip)
            || lexicon.places.has(slip)
            || lexicon.fillers.contains(slip)
            || lexicon.commands.contains_key(slip)
    };
    let words =
        GLOBAL.iter().map(|(word, _)| *word).chain(["start", "weiter", "merken", "überspringen", "ändern"]);
    for word in words {
        let slips = slips(&fold(word));
        let (others, slips): (Vec<_>, Vec<_>) = slips.into_iter().partition(|slip| is_a_word(slip));
        assert!(others.len() * 20 < slips.len(), "too many words look like {word:?}: {others:?}");
        // Each slip in one state, and each state with many slips.
        for (slip, session) in slips.iter().zip(states.iter().cycle()) {
            assert_means(&guide, session, slip, word);
        }
    }
}

/// All that is one letter away from `word`: one left out, two swapped, one wrong, one too many.
fn slips(word: &str) -> BTreeSet<String> {
    let letters: Vec<char> = word.chars().collect();
    let joined =
        |head: &[char], middle: &[char], tail: &[char]| [head, middle, tail].concat().iter().collect();
    let mut slips: BTreeSet<String> = BTreeSet::new();
    for at in 0..=letters.len() {
        let (head, tail) = letters.split_at(at);
        slips.extend(('a'..='z').map(|other| joined(head, &[other], tail)));
        if let [_, rest @ ..] = tail {
            slips.insert(joined(head, &[], rest));
            slips.extend(('a'..='z').map(|other| joined(head, &[other], rest)));
        }
        if let [one, other, rest @ ..] = tail {
            slips.insert(joined(head, &[*other, *one], rest));
        }
    }
    slips.remove(word);
    slips
}

/// `said` is answered as `word` is, and leads to the same state.
fn assert_means(guide: &Guide, session: &Session, said: &str, word: &str) {
    let (meant, plain) = (turn(guide, session, said), turn(guide, session, word));
    let at = (&session.point.at, session.language);
    assert_eq!(meant.message, plain.message, "{said:?} for {word:?} at {at:?}");
    assert_eq!(meant.session.point, plain.session.point, "{said:?} for {word:?} at {at:?}");
}
