//! Reads what somebody wants to hear, where a subscription is open: "nur Sport", "alles außer Schule", "17-21".

use std::collections::BTreeSet;

use crate::domain::{
    dialog::{
        effect::Input,
        session::{At, Session},
        subscription_answer::Part,
        subscription_screen::{has_just_subscribed, interests, is_asked},
        subscription_talk::{answer_to, follows},
        subscription_words::told_by,
        told::Told,
        turn::Partner,
        understand::{
            matter::Matter,
            read::{Understanding, read},
            rhythm::{self, RhythmWish},
            sentence::Sentence,
            topic,
        },
    },
    place::Whereabouts,
    subscription::Interests,
    topic::TopicId,
};

/// A topic alone is said in so many words at most.
const MOST_BARE: usize = 3;

/// What is said of topics or ages in all parts of a message.
#[derive(Default)]
struct Change {
    more: Interests,
    less: Interests,
    /// The topics that are really named: nothing less takes one away.
    named: BTreeSet<TopicId>,
    is_only: bool,
    is_all: bool,
    is_taken_back: bool,
}

impl Partner<'_> {
    /// What the person wants to hear about, when and how often, where that can be told; none if they tell nothing of it.
    pub(super) fn told(&self, session: &Session, understood: &Understanding) -> Option<Input> {
        let says = |matter| understood.matters.contains(&matter);
        let (part, is_open) = if let At::Subscription(part) = session.point.at {
            (part, true)
        } else if has_just_subscribed(session) {
            (Part::Whole, false)
        } else {
            return self.paced(session, understood);
        };
        // A question selects nothing, and who is too young or wants it to end does not choose.
        if [Matter::Question, Matter::Young, Matter::End].into_iter().any(says) {
            return None;
        }
        // Who asks for news of something by name is asked anew, for all that they name.
        if answer_to(understood).is_some() || part == Part::Whole && follows(session, understood) {
            return None;
        }
        let sentence = Sentence::read(&understood.said);
        let parts = parts(&understood.said).map(|text| read(&text, &self.guide.lexicon, self.now.date()));
        // Beside the question whether somebody is 16, a number is their age, unless it is for somebody.
        let is_for =
            says(Matter::For) || says(Matter::Only) && self.guide.lexicon.matters.ages(&sentence).is_some();
        let is_of_ages = matches!(part, Part::Ages(_)) || part == Part::Whole && is_for;
        let change = if understood.said.is_empty() {
            // A pin is a place without words.
            self.changed(Change::default(), understood, is_of_ages)
        } else {
            parts.fold(Change::default(), |change, said| self.changed(change, &said, is_of_ages))
        };
        let names_topic = !change.more.topics.is_empty() || !change.less.topics.is_empty();
        let tells = change.more != Interests::default() || change.less != Interests::default();
        // Who names more than a topic where none is asked for may search: "Yoga in Merzig".
        let changes = [Matter::Only, Matter::Away, Matter::All, Matter::Negated, Matter::Agree];
        let is_search = (names_topic || !is_open && tells) && !(is_asked(session) && is_bare(understood));
        if !part.is_of_interests() && is_search && !changes.into_iter().any(says) {
            return None;
        }
        let outside = match &understood.query.place {
            Some(Whereabouts::Outside(neighbour)) => Some(neighbour.clone()),
            Some(Whereabouts::Inside(_) | Whereabouts::Anywhere) | None => None,
        };
        let is_of_interests = tells || outside.is_some() || !understood.query.facets.is_empty();
        let told = Told {
            interests: tells.then(|| self.applied(interests(session), &change)),
            has_several_places: self.has_several_places(&sentence),
            outside: outside.filter(|_| is_open),
            facets: if is_open { understood.query.facets.clone() } else { BTreeSet::new() },
            rhythm: self.rhythm(&sentence, understood, part).filter(|_| !is_of_interests),
        };
        (told != Told::default()).then(|| Input::Told(Box::new(told)))
    }

    /// When and how often somebody wants to be written to who is, and who speaks of the messages.
    fn paced(&self, session: &Session, understood: &Understanding) -> Option<Input> {
        let says = |matter| understood.matters.contains(&matter);
        let is_written_to = session.memory.subscription.is_some() || !session.memory.searches.is_empty();
        let is_meant = is_written_to && says(Matter::Messages) && !understood.searches();
        if !is_meant || [Matter::Question, Matter::End, Matter::Want].into_iter().any(says) {
            return None;
        }
        let rhythm = self.rhythm(&Sentence::read(&understood.said), understood, Part::Whole)?;
        Some(Input::Told(Box::new(Told { rhythm: Some(rhythm), ..Told::default() })))
    }

    fn rhythm(&self, sentence: &Sentence, understood: &Understanding, part: Part) -> Option<RhythmWish> {
        if part.is_of_interests() {
            return None;
        }
        let bare = || rhythm::hours(sentence).filter(|_| part == Part::Times);
        let hours = || bare().map(|(from, until)| RhythmWish::Between(from, until));
        rhythm::wish(sentence, &understood.matters, &self.guide.lexicon).or_else(hours)
    }

    /// `change` with what one part of a message says; its numbers are ages if it `is_of_ages`.
    fn changed(&self, mut change: Change, understood: &Understanding, is_of_ages: bool) -> Change {
        let says = |matter| understood.matters.contains(&matter);
        let mut query = understood.query.clone();
        let sentence = Sentence::read(&understood.said);
        if is_of_ages && let Some(many) = self.guide.lexicon.matters.ages(&sentence) {
            query.ages = vec![many];
        } else if is_of_ages {
            query.ages.extend(understood.age_answer);
        } else {
            query.ages.clear();
        }
        let told = told_by(&query, self.guide);
        let named = topic::named(&sentence, &self.guide.lexicon);
        let without = understood.query.without_topics.iter().map(|topic| TopicId::new(topic.main()));
        let refused: BTreeSet<_> = without.filter(|topic| named.contains(topic)).collect();
        // "Sport, keine Musik" refuses one of them, "Sport doch nicht" all.
        let is_refused =
            (says(Matter::Negated) || says(Matter::Away)) && !says(Matter::Only) && refused.is_empty();
        let into = if is_refused { &mut change.less } else { &mut change.more };
        into.topics.extend(told.topics.into_iter().filter(|topic| !is_refused || named.contains(topic)));
        into.bands.extend(told.bands);
        change.less.topics.extend(refused);
        change.named.extend(named);
        change.more.municipality = told.municipality.filter(|_| !is_refused).or(change.more.municipality);
        change.is_only |= says(Matter::Only);
        change.is_all |= says(Matter::All);
        change.is_taken_back |= says(Matter::Doch);
        change
    }

    fn applied(&self, known: Option<&Interests>, change: &Change) -> Interests {
        let mut interests = known.cloned().unwrap_or_default();
        let topics = self.guide.topics.topics.iter().map(|topic| TopicId::new(&topic.id)).collect();
        let bands = self.guide.ages.bands.iter().map(|band| band.id.clone()).collect();
        let Change { more, less, .. } = change;
        let is_meant = |topic: &&TopicId| change.named.contains(topic) || !interests.topics.contains(topic);
        let told = more.topics.iter().filter(is_meant).cloned().collect();
        interests.topics = change.chosen(&interests.topics, (&told, &less.topics), &topics);
        interests.bands = change.chosen(&interests.bands, (&more.bands, &less.bands), &bands);
        interests.municipality = more.municipality.clone().or(interests.municipality);
        interests
    }

    /// Whether more than one municipality is named: "Merzig und Beckingen".
    fn has_several_places(&self, sentence: &Sentence) -> bool {
        let mut named = BTreeSet::new();
        let mut at = 0;
        while at < sentence.len() {
            let found = self.guide.lexicon.places.matching(sentence, at);
            let Some((range, Whereabouts::Inside(place))) = found else {
                at += 1;
                continue;
            };
            let joins = matches!(sentence.before(at), "und" | "oder" | "sowie" | "plus");
            let is_listed = sentence.words().get(at).is_some_and(|word| word.after_break);
            if named.is_empty() || joins || is_listed {
                named.insert(place.municipality.clone());
            }
            at = range.end;
        }
        named.len() > 1
    }
}

impl Change {
    /// What is chosen of `all`, once this changes it. Nothing chosen is everything; what is chosen twice is not.
    fn chosen<T: Ord + Clone>(
        &self,
        known: &BTreeSet<T>,
        (more, less): (&BTreeSet<T>, &BTreeSet<T>),
        all: &BTreeSet<T>,
    ) -> BTreeSet<T> {
        let mut chosen = known.clone();
        if self.is_only && !more.is_empty() {
            chosen.clone_from(more);
        } else if !more.is_empty() && more.is_subset(known) {
            chosen.retain(|one| !more.contains(one));
        } else {
            chosen.extend(more.iter().cloned());
        }
        if less.is_empty() {
            return chosen;
        }
        let rest: BTreeSet<T> = chosen.difference(less).cloned().collect();
        let is_everything = chosen.is_empty() || rest.is_empty() && !self.is_taken_back;
        if self.is_all || is_everything { all.difference(less).cloned().collect() } else { rest }
    }
}

/// Whether a topic is all that is said: nothing of when, where and for whom.
fn is_bare(understood: &Understanding) -> bool {
    let query = &understood.query;
    let says_who = understood.names_subject || !query.ages.is_empty();
    let says_more = says_who || query.place.is_some() || query.says_when() || !query.facets.is_empty();
    !says_more && understood.said.split(' ').count() <= MOST_BARE
}

/// The parts of `text` that are said one after the other, each of which may refuse something.
fn parts(text: &str) -> impl Iterator<Item = String> {
    let mut parts = vec![String::new()];
    for word in text.split_whitespace() {
        if matches!(word.to_lowercase().as_str(), "aber" | "sondern" | "dafür" | "stattdessen") {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push_str(word);
            part.push(' ');
        }
        if word.ends_with([',', ';', '.', '!']) {
            parts.push(String::new());
        }
    }
    parts.into_iter().filter(|part| !part.trim().is_empty())
}
