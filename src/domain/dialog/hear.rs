//! What came in, in the light of what was offered: a command, a number, a label, a button, or words.

use crate::domain::{
    dialog::{
        answer::Answer,
        effect::Input,
        inquiry_answer::InquiryPart,
        inquiry_hear,
        present::start_answers,
        respond::label,
        session::{At, Session},
        subscription_answer::SubscriptionAnswer,
        subscription_talk::agrees,
        subscription_words::consent_text,
        turn::Partner,
        understand::{
            command::Command,
            read::{Understanding, read},
            sentence::Sentence,
        },
    },
    language::Language,
    message::{Choosing, Content, Press},
    place::{Point, Whereabouts},
    query::Query,
    spelling::{fold, typo_distance},
};

/// A word of a label must have this many letters to stand for it.
const SHORTEST_LABEL: usize = 3;

/// A place at most so many kilometres away is where a pin is.
const NEAR_KM: f64 = 20.0;

/// So many words point at an offer of a list at most: "der in Losheim am See".
const MOST_POINTING: usize = 5;

impl Partner<'_> {
    /// What `content` means where the conversation stands.
    pub(super) fn hear(&self, session: &Session, content: &Content) -> Input {
        match content {
            Content::Words(words) | Content::Edited(words) => self.words(session, words),
            Content::Pressed(press) => self.pressed(session, press),
            Content::Entered(code) => self.entered(code),
            Content::Pin(point) => self.pin(session, *point),
            Content::Unreadable(attachment) => Input::Unreadable(*attachment),
            Content::InPublic => Input::InPublic,
            Content::TooMany => Input::TooMany,
        }
    }

    fn words(&self, session: &Session, text: &str) -> Input {
        let mut understood = read(text, &self.guide.lexicon, self.now.date());
        understood.command = inquiry_hear::thumb(session, understood.command);
        let coded = || inquiry_hear::coded(session, text, (self.guide, self.now.date()));
        if let Some(input) = coded().filter(|_| understood.need.is_none()) {
            return input;
        }
        if understood.need.is_some() || session.has_rested(self.now) {
            return Input::Said(Box::new(understood));
        }
        // A button that was offered is pressed by its label, even where that is a command as well.
        if let Some(answer) = self.labels(session).find(|(label, _)| *label == bare(&understood.said)) {
            return self.chosen(answer.1);
        }
        if let Some(input) = inquiry_hear::heard(session, (text, &understood), self.guide) {
            return input;
        }
        if agrees(&understood)
            && let Some(agree) = session.offered.iter().find(|answer| is_consent(answer))
        {
            return self.chosen(agree);
        }
        if understood.command.is_some() {
            return Input::Said(Box::new(understood));
        }
        let number = self.number(&understood);
        // Who begins with a number has seen the first words elsewhere: on a poster, or before starting over.
        let first = start_answers(session);
        let offered = if session.seen_at.is_none() {
            (first.as_slice(), Some(1))
        } else {
            (session.offered.as_slice(), session.first_number)
        };
        let is_shown = |number: &usize| (1..=session.point.shown.len()).contains(number);
        // Buttons bear no numbers: there a number is that of an offer.
        let of_offer =
            number.filter(is_shown).filter(|_| session.choosing == Choosing::ByButton && has_list(session));
        if let Some(number) = of_offer {
            return Input::Picked(number);
        }
        if let Some(answer) = number.and_then(|number| numbered(offered, number)) {
            return self.chosen(answer);
        }
        let pointed_at = || self.pointed_at(session, &understood).or_else(|| self.noted(&understood));
        let in_list = number.filter(is_shown).or_else(|| pointed_at().filter(is_shown));
        if let Some(number) = in_list.filter(|_| has_list(session)) {
            return Input::Picked(number);
        }
        if let Some(answer) = self.labelled(session, &understood) {
            return self.chosen(answer);
        }
        self.told(session, &understood).unwrap_or_else(|| Input::Said(Box::new(understood)))
    }

    /// A button that was offered last works; one of an older message only if it means the same everywhere.
    fn pressed(&self, session: &Session, Press { data, step, .. }: &Press) -> Input {
        let is_last = step.is_none_or(|step| step == session.step) && !session.has_rested(self.now);
        let offered = session.offered.iter().find(|answer| answer.data() == *data).cloned();
        // What goes on with a list works as long as it is the list of this search.
        let goes_on = [Answer::More, Answer::Free].into_iter().find(|answer| answer.data() == *data);
        let is_of_list = step.is_some() && *step == session.list_step && !session.point.shown.is_empty();
        let shown = session.point.shown.iter().find(|id| Answer::opener(id) == *data);
        let answer = offered
            .filter(|_| is_last)
            .or_else(|| Answer::lasting(data))
            .or_else(|| shown.map(|id| Answer::Offer(id.clone())))
            .or_else(|| Answer::asks_again(data).filter(|_| session.memory.subscription.is_none()))
            .or_else(|| goes_on.filter(|_| is_of_list && !session.has_rested(self.now)));
        answer.map_or(Input::Stale, |answer| self.chosen(&answer))
    }

    /// A pin is the nearest place, if one is near; where exactly it was is not kept.
    fn pin(&self, session: &Session, point: Point) -> Input {
        let place = self.guide.gazetteer.nearest(point).filter(|place| match place {
            Whereabouts::Inside(place) => place.point.distance_km(point) <= NEAR_KM,
            Whereabouts::Outside(place) => place.point.distance_km(point) <= NEAR_KM,
            Whereabouts::Anywhere => false,
        });
        if place.is_none() {
            return Input::FarAway;
        }
        let query = Query { place, ..Query::default() };
        let understood = Understanding { query, ..Understanding::default() };
        self.told(session, &understood).unwrap_or_else(|| Input::Said(Box::new(understood)))
    }

    /// A municipality that is chosen is a place that is said.
    /// Who agrees to a text that is no longer the same reads it first.
    fn chosen(&self, answer: &Answer) -> Input {
        if let Answer::Subscription(SubscriptionAnswer::Agree(version)) = answer {
            let is_same = |language| consent_text(self.guide, language).version == *version;
            let read = if Language::ALL.into_iter().any(is_same) {
                answer.clone()
            } else {
                Answer::Subscription(SubscriptionAnswer::Open)
            };
            return Input::Chosen(read);
        }
        let Answer::Municipality(name) = answer else { return Input::Chosen(answer.clone()) };
        Input::Said(Box::new(read(name, &self.guide.lexicon, self.now.date())))
    }

    /// The labels of the answers that were offered last, in every language, as they are compared.
    fn labels<'s>(&self, session: &'s Session) -> impl Iterator<Item = (String, &'s Answer)> {
        let all = session.offered.iter().flat_map(|answer| Language::ALL.map(|language| (language, answer)));
        // The name of an age band in one language may be that of several bands in the other.
        let is_band = |answer| matches!(answer, &Answer::Subscription(SubscriptionAnswer::Band(_)));
        let said = all.filter(move |(language, answer)| *language == session.language || !is_band(*answer));
        said.map(|(language, answer)| (bare(&label(answer, language, self.guide)), answer))
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
            // Nobody agrees by one word of a label.
            let with_it: Vec<_> = labels
                .iter()
                .filter(|(label, answer)| !is_consent(answer) && label.split(' ').any(|word| word == said))
                .collect();
            let is_only = with_it.iter().all(|(_, answer)| *answer == with_it[0].1);
            with_it.first().copied().filter(|_| is_only && says_nothing_else && said.len() >= SHORTEST_LABEL)
        };
        near().or_else(part).map(|(_, answer)| *answer)
    }

    /// The number that a message is: "2", "2.", "Nr. 2", "das zweite".
    fn number(&self, understood: &Understanding) -> Option<usize> {
        let sentence = Sentence::read(&understood.said);
        let last = sentence.len().checked_sub(1).filter(|last| *last <= 1)?;
        let word = sentence.at(last);
        let is_introduced =
            matches!(sentence.before(last), "nr" | "nummer" | "das" | "die" | "den" | "der" | "angebot");
        let ordinal = self.guide.lexicon.ages.ordinals.get(word).filter(|_| last == 1 && is_introduced);
        let digits = sentence.number(last).filter(|_| last == 0 || is_introduced);
        digits.or(ordinal.copied()).map(usize::from)
    }

    /// The number of the only offer shown at the place that a message points at: "der in Losheim".
    fn pointed_at(&self, session: &Session, understood: &Understanding) -> Option<usize> {
        let sentence = Sentence::read(&understood.said);
        let points = matches!(sentence.at(0), "der" | "die" | "das" | "den" | "dem" | "dat");
        let is_at = points && self.guide.lexicon.prepositions.contains(sentence.at(1));
        let Some(Whereabouts::Inside(place)) = &understood.query.place else { return None };
        if !is_at || sentence.len() > MOST_POINTING {
            return None;
        }
        let at = |name: &str| {
            let mut there = (1..)
                .zip(&session.point.shown_in)
                .filter(|(_, shown)| *shown == name)
                .map(|(number, _)| number);
            there.next().filter(|_| there.next().is_none())
        };
        at(&place.name).or_else(|| at(&place.municipality))
    }

    /// The number of the offer to be noted, which is opened first: "merk dir die 1".
    fn noted(&self, understood: &Understanding) -> Option<usize> {
        let sentence = Sentence::read(&understood.said);
        let command = |at| self.guide.lexicon.commands.get(sentence.at(at));
        let is_meant = (0..sentence.len()).any(|at| command(at) == Some(&Command::Remember));
        let number = (0..sentence.len()).find_map(|at| sentence.number(at));
        number.map(usize::from).filter(|_| is_meant && sentence.len() <= MOST_POINTING)
    }
}

/// Whether a list of offers is what the conversation is about.
fn has_list(session: &Session) -> bool {
    let is_meant = session.point.at == At::Inquiry(InquiryPart::Which);
    is_meant || matches!(session.point.at, At::Results(_) | At::Detail(_) | At::Original(_) | At::Favourites)
}

/// Whether `answer` agrees to a subscription.
fn is_consent(answer: &Answer) -> bool {
    matches!(answer, Answer::Subscription(SubscriptionAnswer::Agree(_)))
}

fn numbered((offered, first): (&[Answer], Option<usize>), number: usize) -> Option<&Answer> {
    offered.get(number.checked_sub(first?)?)
}

/// A label without its picture, as it is compared.
fn bare(label: &str) -> String {
    let letters = label.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' });
    fold(&letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
}
