//! Whom of several a question goes to: "nur diese", "alle außer SOS", "die erste und die dritte".

use crate::domain::{
    dialog::{
        effect::Effect,
        inquiry_answer::InquiryPart,
        inquiry_choose::named,
        inquiry_draft::{Target, Trigger},
        moves::{ask, said_first},
        present::present,
        session::{At, Session},
        understand::{
            asking::Asking,
            command::Command,
            concern::Concern,
            lexicon::Lexicon,
            read::Understanding,
            sentence::{Sentence, folded_words},
        },
    },
    inquiry_phrase::InquiryPhrase,
};

/// In so many words at most it is said whom a question goes to.
const MOST_WORDS: usize = 9;

/// A shorter word names nobody.
const SHORTEST_NAME: usize = 3;

/// What stands before whom it does not go to.
const WITHOUT: [&str; 4] = ["ausser", "ohne", "nicht", "auf"];

/// Where nothing else is said, it goes to the first.
const THIS: [&str; 5] = ["diese", "diesen", "dieser", "dieses", "eine"];

/// What is said around it.
const AROUND: [&str; 37] = [
    "nur", "bloss", "doch", "lieber", "bitte", "moment", "halt", "warte", "die", "der", "das", "den", "dem",
    "und", "oder", "sowie", "an", "bei", "fragen", "frag", "frage", "senden", "kita", "kitas", "jetzt",
    "noch", "aber", "nein", "bis", "alle", "allen", "alles", "beide", "beiden", "ersten", "nummer", "davon",
];

/// The numbers of those of whom `sentence` says that they are asked, the offer that was chosen first being number 1; none
/// where it says nothing of it. They are empty where it does, though not clearly.
pub fn pointed(
    session: &Session,
    (sentence, understood): (&Sentence, &Understanding),
    lexicon: &Lexicon,
) -> Option<Vec<usize>> {
    let draft = session.inquiry.as_ref().filter(|draft| draft.reply_to.is_none())?;
    let is_question = session.point.at == At::Inquiry(InquiryPart::Several);
    let is_preview = session.point.at == At::Inquiry(InquiryPart::Preview) && draft.targets().len() > 1;
    let is_back = [Concern::TakeBack, Concern::Withdraw].iter().any(|it| understood.concerns.contains(it));
    let is_command = understood.command.is_some_and(|command| command != Command::Skip);
    let is_asked = understood.said.contains('?');
    // A bare number is that of an answer.
    let before = sentence.len().checked_sub(1).map(|last| sentence.before(last)).unwrap_or_default();
    let is_answer = sentence.len() == 1 || sentence.len() == 2 && matches!(before, "nr" | "nummer");
    if is_answer && sentence.number(sentence.len() - 1).is_some() {
        return None;
    }
    if !is_question && !is_preview || is_back || is_command || is_asked || sentence.len() > MOST_WORDS {
        return None;
    }
    let names: Vec<_> = draft.candidates().into_iter().map(name).collect();
    let reader = Reader { sentence, lexicon, names: &names };
    let without = (0..sentence.len()).find(|at| reader.is_without(*at)).unwrap_or(sentence.len());
    let (of, not) = (reader.picked(0..without), reader.picked(without..sentence.len()));
    let is_everybody = lexicon.asking.pointed(sentence, &lexicon.ages.ordinals).is_everybody;
    let everybody = || (1..=names.len()).collect::<Vec<_>>();
    let numbers = if !not.is_empty() {
        everybody().into_iter().filter(|number| !not.contains(number)).collect()
    } else if without < sentence.len() && is_everybody {
        vec![]
    } else if is_everybody || reader.says("beide") || reader.says("beiden") && !reader.says("ersten") {
        // "Alle 5", "beide": only where there are so many.
        let both = (!is_everybody).then_some(2);
        let is_right = of.iter().copied().chain(both).all(|number| number == names.len());
        if is_right { everybody() } else { vec![] }
    } else if of.is_empty() && THIS.iter().any(|word| reader.says(word)) {
        vec![1]
    } else {
        of
    };
    // Words for the provider may hold a number or a name as well.
    let is_clear = (0..sentence.len()).all(|at| reader.is_of_it(at));
    let points = !numbers.is_empty() && (is_question || is_clear);
    (points || is_question && (without < sentence.len() || is_everybody)).then_some(numbers)
}

/// The question goes to those with the numbers of `asking`; none where nobody is asked whom it goes to.
pub fn chosen(session: &mut Session, asking: &Asking) -> Option<Vec<Effect>> {
    let At::Inquiry(InquiryPart::Several | InquiryPart::Preview) = session.point.at else { return None };
    let draft = session.inquiry.as_mut()?;
    let all: Vec<_> = draft.candidates().into_iter().cloned().collect();
    let mut to = asking.numbers.iter().filter_map(|number| all.get(number.checked_sub(1)?).cloned());
    let Some(first) = to.next() else { return Some(unclear(session)) };
    let others: Vec<_> = to.collect();
    draft.offer.clone_from(&first.offer);
    draft.target = Some(first);
    draft.is_chosen = others.len() + 1 < all.len();
    draft.asks_others = !others.is_empty();
    draft.others = Some(others);
    Some(ask(session, At::Inquiry(InquiryPart::Preview)))
}

/// It was not understood whom the question goes to: no yes that follows means all of them.
pub fn unclear(session: &mut Session) -> Vec<Effect> {
    if let Some(draft) = &mut session.inquiry {
        draft.trigger = Trigger::Word;
    }
    said_first(InquiryPhrase::SayWhom, present(session))
}

/// What `target` and its provider are called, as names are compared.
fn name(target: &Target) -> String {
    [folded_words(&target.title), folded_words(&target.name)].concat().join(" ")
}

struct Reader<'a> {
    sentence: &'a Sentence,
    lexicon: &'a Lexicon,
    names: &'a [String],
}

impl Reader<'_> {
    fn says(&self, word: &str) -> bool {
        (0..self.sentence.len()).any(|at| self.sentence.at(at) == word)
    }

    /// "Außer", "bis auf".
    fn is_without(&self, at: usize) -> bool {
        let word = self.sentence.at(at);
        WITHOUT.contains(&word) && (word != "auf" || self.sentence.before(at) == "bis")
    }

    fn number(&self, at: usize) -> Option<usize> {
        let word = self.sentence.at(at);
        let ordinal = || self.lexicon.ages.ordinals.get(word).copied();
        let both = || (word == "beiden" && self.sentence.before(at) == "ersten").then_some(2);
        self.sentence.number(at).or_else(ordinal).or_else(both).map(usize::from)
    }

    /// Those that are named in this part of the sentence, by numbers or by names.
    fn picked(&self, part: std::ops::Range<usize>) -> Vec<usize> {
        let mut numbers = Vec::new();
        for at in part.clone() {
            let Some(number) = self.number(at) else { continue };
            // "Die ersten drei".
            let is_many = self.sentence.before(at) == "ersten";
            numbers.extend(if is_many { 1..=number } else { number..=number });
        }
        numbers.sort_unstable();
        numbers.dedup();
        if !numbers.is_empty() {
            let is_there = numbers.iter().all(|number| (1..=self.names.len()).contains(number));
            return if is_there { numbers } else { vec![] };
        }
        let words = part.map(|at| self.sentence.at(at)).filter(|word| !AROUND.contains(word));
        let words: Vec<_> = words.map(str::to_owned).collect();
        named(self.names, &words, SHORTEST_NAME).into_iter().map(|index| index + 1).collect()
    }

    /// Whether the word says whom, or stands around that.
    fn is_of_it(&self, at: usize) -> bool {
        let word = self.sentence.at(at);
        let is_known = AROUND.contains(&word) || THIS.contains(&word) || self.is_without(at);
        is_known
            || self.number(at).is_some()
            || self.names.iter().any(|name| name.split(' ').any(|it| it == word))
    }
}
