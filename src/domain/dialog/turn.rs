//! One turn of a conversation: something is said, and one message answers it.

use crate::domain::{
    dialog::{
        answer::Answer,
        effect::{Effect, Input, Lookup},
        guide::Guide,
        present::{remind, start_answers},
        respond::{label, respond},
        session::{At, Session},
        step::step,
        understand::{
            read::{Understanding, read},
            sentence::Sentence,
        },
    },
    fixed_phrase::Plain,
    language::Language,
    message::{LONGEST_INPUT, Message},
    spelling::{fold, typo_distance},
    statistics::Event,
    time::Timestamp,
};

/// A turn takes at most so many steps: what is said, and what was looked up for it.
const MOST_STEPS: usize = 4;

/// A word of a label must have this many letters to stand for it.
const SHORTEST_LABEL: usize = 3;

/// What a turn leads to.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// Where the conversation stands now.
    pub session: Session,
    /// What is answered.
    pub message: Message,
    /// What is counted.
    pub events: Vec<Event>,
    /// Whether the person is to be forgotten altogether.
    pub forget: bool,
}

/// A conversation partner: what the bot knows, at one moment.
#[derive(Clone, Copy)]
pub struct Partner<'a> {
    /// What it knows.
    pub guide: &'a Guide,
    /// The moment.
    pub now: Timestamp,
}

impl Partner<'_> {
    /// Answers `text` with exactly one message. `ask` answers what has to be looked up in the offers;
    /// none if that failed.
    pub fn turn(&self, session: Session, text: &str, mut ask: impl FnMut(&Lookup) -> Option<Input>) -> Turn {
        let first = self.input(&session, text);
        let is_crisis = matches!(&first, Input::Said(understood) if understood.need.is_some());
        let mut inputs = vec![first];
        let mut turn = Turn { session, message: Message::default(), events: vec![], forget: false };
        let mut said = Vec::new();
        if text.chars().nth(LONGEST_INPUT).is_some() && !is_crisis {
            said.push(Effect::Say(Plain::TooLong.into()));
        }
        for _ in 0..MOST_STEPS {
            let Some(input) = inputs.pop() else { break };
            let (session, effects) = step(turn.session, input, self.now);
            turn.session = session;
            for effect in effects {
                match &effect {
                    Effect::LookUp(lookup) => match ask(lookup) {
                        Some(found) => inputs.push(found),
                        None => said.extend(broken(&turn.session)),
                    },
                    Effect::Count(event) => turn.events.push(*event),
                    Effect::Forget => {
                        turn.events.push(Event::Forgotten);
                        turn.forget = true;
                    }
                    Effect::Say(_)
                    | Effect::SayUnderstood
                    | Effect::SayOutside(_)
                    | Effect::SayLoosened(_) => {
                        said.push(effect);
                    }
                    Effect::List(..) | Effect::Details(_) | Effect::Offer(_) => said.push(effect),
                }
            }
        }
        let message = respond(&mut turn.session, &said, self.guide);
        turn.message = message.unwrap_or_else(|| {
            let nothing = broken(&turn.session);
            respond(&mut turn.session, &nothing, self.guide).unwrap_or_default()
        });
        turn
    }

    /// What `text` means where the conversation stands: a command, a number, a label, or words.
    fn input(&self, session: &Session, text: &str) -> Input {
        let understood = read(text, &self.guide.lexicon, self.now.date());
        if understood.need.is_some() || session.has_rested(self.now) {
            return Input::Said(Box::new(understood));
        }
        // A button that was offered is pressed by its label, even where that is a command as well.
        if let Some(answer) = self.labels(session).find(|(label, _)| *label == bare(&understood.said)) {
            return self.chosen(answer.1);
        }
        if understood.command.is_some() {
            return Input::Said(Box::new(understood));
        }
        let number = number(&understood, self.guide);
        // Who begins with a number has seen the first words elsewhere: on a poster, or before starting over.
        let first = start_answers(session.language);
        let offered = if session.seen_at.is_none() {
            (first.as_slice(), Some(1))
        } else {
            (session.offered.as_slice(), session.first_number)
        };
        if let Some(answer) = number.and_then(|number| numbered(offered, number)) {
            return self.chosen(answer);
        }
        let has_list = matches!(session.point.at, At::Results(_) | At::Detail(_));
        if let Some(number) =
            number.filter(|number| has_list && (1..=session.point.shown.len()).contains(number))
        {
            return Input::Picked(number);
        }
        match self.labelled(session, &understood) {
            Some(answer) => self.chosen(answer),
            None => Input::Said(Box::new(understood)),
        }
    }

    /// A municipality that is chosen is a place that is said.
    fn chosen(&self, answer: &Answer) -> Input {
        let Answer::Municipality(name) = answer else { return Input::Chosen(answer.clone()) };
        Input::Said(Box::new(read(name, &self.guide.lexicon, self.now.date())))
    }

    /// The labels of the answers that were offered last, in every language, as they are compared.
    fn labels<'s>(&self, session: &'s Session) -> impl Iterator<Item = (String, &'s Answer)> {
        session.offered.iter().flat_map(|answer| {
            Language::ALL.map(|language| (bare(&label(answer, language, self.guide)), answer))
        })
    }

    /// The offered answer whose label was typed, in any language, one slip forgiven; or the only one with this
    /// word in it, if the word says nothing else: "Alter" for "Anderes Alter".
    fn labelled<'s>(&self, session: &'s Session, understood: &Understanding) -> Option<&'s Answer> {
        let said = bare(&understood.said);
        if said.is_empty() {
            return None;
        }
        let labels: Vec<_> = self.labels(session).collect();
        let near =
            || labels.iter().find(|(label, _)| typo_distance(&said, label).is_some_and(|slips| slips <= 1));
        let query = &understood.query;
        let says_nothing_else = query.topics.is_empty() && query.place.is_none() && !query.says_when();
        let part = || {
            let with_it: Vec<_> =
                labels.iter().filter(|(label, _)| label.split(' ').any(|word| word == said)).collect();
            let is_only = with_it.iter().all(|(_, answer)| *answer == with_it[0].1);
            with_it.first().copied().filter(|_| is_only && says_nothing_else && said.len() >= SHORTEST_LABEL)
        };
        near().or_else(part).map(|(_, answer)| *answer)
    }
}

/// Something that only the offers can answer is missing: say so, and lose nothing.
fn broken(session: &Session) -> Vec<Effect> {
    let mut effects = vec![Effect::Say(Plain::Error.into())];
    effects.extend(remind(session).into_iter().filter(|effect| matches!(effect, Effect::Offer(_))));
    effects
}

/// The number that a message is: "2", "2.", "Nr. 2", "das zweite".
fn number(understood: &Understanding, guide: &Guide) -> Option<usize> {
    let sentence = Sentence::read(&understood.said);
    let last = sentence.len().checked_sub(1).filter(|last| *last <= 1)?;
    let word = sentence.at(last);
    let is_introduced =
        matches!(sentence.before(last), "nr" | "nummer" | "das" | "die" | "den" | "der" | "angebot");
    let ordinal = guide.lexicon.ages.ordinals.get(word).filter(|_| last == 1 && is_introduced);
    let digits = sentence.number(last).filter(|_| last == 0 || is_introduced);
    digits.or(ordinal.copied()).map(usize::from)
}

fn numbered((offered, first): (&[Answer], Option<usize>), number: usize) -> Option<&Answer> {
    offered.get(number.checked_sub(first?)?)
}

/// A label without its picture, as it is compared.
fn bare(label: &str) -> String {
    let letters = label.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' });
    fold(&letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
}
