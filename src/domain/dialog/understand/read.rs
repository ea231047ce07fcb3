//! Reads one message: the order of interpretation.

use std::{collections::BTreeSet, fmt};

use crate::domain::{
    age::AgeSpan,
    dialog::understand::{
        age, anyway,
        asking::{Asking, Manner},
        command::Command,
        concern::Concern,
        crisis,
        crisis::Need,
        date, distance,
        lexicon::Lexicon,
        matter::Matter,
        negation, place,
        sentence::Sentence,
        spoken, steering, subject,
        tongue::{Tongue, tongue},
        topic,
        translate::translate,
        weekday,
        wish_words::Wish,
        word_file::{AgeUnit, Aside},
        youth,
    },
    glossary::Term,
    place::{Place, Whereabouts},
    query::{Query, Subject},
    spelling::clean,
    time::Date,
    topic::Facet,
};

/// The full-text search is given at most so many letters.
const LONGEST_TEXT: usize = 300;

/// In so few words an order to ask is all that is said.
const SHORTEST_ORDER: usize = 4;

/// So many refusals of one message are heard.
const MOST_REFUSALS: usize = 8;

/// What one message says.
#[derive(Clone, Default, PartialEq)]
pub struct Understanding {
    /// Somebody is in need, and of what.
    pub need: Option<Need>,
    /// Who writes may need an ear, beside what they look for.
    pub is_discreet: bool,
    /// The language it is written in, if that is not German.
    pub tongue: Option<Tongue>,
    /// The message steers the conversation, and says nothing else.
    pub command: Option<Command>,
    /// What it says about a subscription.
    pub matters: BTreeSet<Matter>,
    /// What it says about a question to a provider.
    pub concerns: BTreeSet<Concern>,
    /// The age in years that who writes tells of themselves, or the one that they have at most.
    pub own_age: Option<u16>,
    /// The slots it fills. What it does not speak of is empty.
    pub query: Query,
    /// The age it tells if an age was asked for: "7".
    pub age_answer: Option<AgeSpan>,
    /// The whole message, cleaned.
    pub said: String,
    /// Whether for whom it is was said outright, not guessed.
    pub names_subject: bool,
    /// Properties that are not wanted any more.
    pub without_facets: BTreeSet<Facet>,
    /// Wishes that are taken back.
    pub taken_back: BTreeSet<Wish>,
    /// It is beside the matter: anger, or something we are not there for.
    pub aside: Option<Aside>,
    /// The word whose meaning is asked for.
    pub term: Option<Term>,
    /// A provider shall be asked.
    pub asks: Option<Asking>,
    /// A village whose name stands in it, though perhaps as an ordinary word.
    pub maybe_place: Option<Place>,
}

/// Says nothing of what was written.
impl fmt::Debug for Understanding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Understanding({:?}, {:?}, …)", self.command, self.query)
    }
}

impl Understanding {
    /// Whether it names a topic or a place to search for.
    pub fn searches(&self) -> bool {
        !self.query.topics.is_empty() || self.query.place.is_some()
    }
}

/// Reads `text` on the day `today`.
pub fn read(text: &str, lexicon: &Lexicon, today: Date) -> Understanding {
    let said = clean(text);
    let mut sentence = Sentence::read(&said);
    let need = crisis::need(&sentence, lexicon);
    let mut command = if need.is_some() { None } else { steering::command(&sentence, lexicon) };
    let matters = if need.is_some() { BTreeSet::new() } else { lexicon.matters.of(&said, &sentence) };
    let concerns = if need.is_some() { BTreeSet::new() } else { Concern::of(&lexicon.concerns, &sentence) };
    // "Ich will meine Frage löschen" deletes nothing else.
    if concerns.contains(&Concern::Withdraw) && is_about_everything(command) {
        command = Some(Command::Withdraw);
    }
    let is_wanted = matters.contains(&Matter::Want) || matters.contains(&Matter::Follow);
    let wants = is_wanted && matters.is_disjoint(&BTreeSet::from(Matter::ENDS));
    if command.is_none() && need.is_none() && wants {
        command = Some(Command::Subscription).filter(|_| names_nothing(&sentence, lexicon, today));
    }
    if need.is_some() || command.is_some() {
        // Somebody in need is not searched for, and a command fills no slot.
        let place = (command == Some(Command::Anywhere)).then_some(Whereabouts::Anywhere);
        let query = Query { place, ..Query::default() };
        return Understanding { need, command, matters, concerns, query, said, ..Understanding::default() };
    }
    if let Some(term) = lexicon.glossary.asked(&sentence) {
        return Understanding { term: Some(term), matters, concerns, said, ..Understanding::default() };
    }
    let is_age = |word: &str| lexicon.ages.is(AgeUnit::Years, word) || lexicon.ages.is(AgeUnit::Months, word);
    let asks = lexicon.asking.asked(&sentence, (&lexicon.ages.ordinals, is_age));
    let is_discreet = crisis::is_discreet(&sentence, lexicon);
    let at_most = youth::own_age_at_most(&sentence, lexicon);
    translate(&mut sentence, lexicon);
    let tongue = tongue(&said, &lexicon.tongues);
    let age_answer = age::answer(&sentence, lexicon);
    let named = subject::subject(&sentence, lexicon);
    let names_subject = named.is_some_and(|(_, outright)| outright);
    let own_age = subject::own_age(&sentence);
    let mut understood = Understanding {
        is_discreet,
        tongue,
        matters,
        concerns,
        age_answer,
        said,
        names_subject,
        asks,
        ..Understanding::default()
    };
    slots(&mut sentence, lexicon, &mut understood, today);
    let is_age = |years: &u16| understood.query.ages.contains(&AgeSpan::years(*years));
    understood.own_age = own_age.filter(is_age).or(at_most);
    let own_age = own_age.filter(|_| named.is_some_and(|(who, _)| who != Subject::Oneself));
    // "Ich bin 34 und suche etwas für meine Tochter (5)": the age of who asks is not that of who learns.
    if let Some(own) = own_age.filter(|_| understood.query.ages.len() > 1) {
        understood.query.ages.retain(|age| *age != AgeSpan::years(own));
    }
    // "Eine Frage zu Yoga in Losheim" is a search.
    let searches = understood.searches();
    understood.asks =
        understood.asks.filter(|asks| !(asks.manner == Manner::Named && searches && asks.numbers.is_empty()));
    // "Frag die mal" can be nothing else.
    let is_short = understood.said.split(' ').count() <= SHORTEST_ORDER;
    if let Some(asks) = understood.asks.as_mut().filter(|_| is_short && !searches) {
        asks.is_certain = true;
    }
    let is_free = !searches && understood.query.facets.is_empty() && understood.query.ages.is_empty();
    if understood.asks.is_none() && is_free {
        let asks = understood.said.contains('?');
        understood.asks = lexicon.asking.wondered(&Sentence::read(&understood.said), asks);
    }
    understood.query.subject = named.map(|(who, _)| who).or(understood.query.subject);
    understood
}

/// Whether `command` is about all that is kept, or about none of it.
fn is_about_everything(command: Option<Command>) -> bool {
    matches!(command, None | Some(Command::Delete | Command::Stop | Command::Back | Command::No))
}

/// Whether `sentence` names neither a topic, nor a place, nor an age: "Schicken Sie mir Infos zu Yoga" is a search.
fn names_nothing(sentence: &Sentence, lexicon: &Lexicon, today: Date) -> bool {
    let mut sentence = sentence.clone();
    let has_age = !age::ages(&mut sentence, lexicon, today.year()).is_empty();
    !has_age && place::place(&mut sentence, lexicon).is_none() && topic::topics(&sentence, lexicon).is_empty()
}

/// Fills the slots of `understood`, each part of the sentence taken by the first who understands it.
fn slots(sentence: &mut Sentence, lexicon: &Lexicon, understood: &mut Understanding, today: Date) {
    wishes(sentence, lexicon, understood, today);
    let query = &mut understood.query;
    query.ages = age::ages(sentence, lexicon, today.year());
    query.place = place::place(sentence, lexicon);
    if query.place.is_none() && understood.taken_back.contains(&Wish::Place) {
        query.place = Some(Whereabouts::Anywhere);
    }
    for index in 0..sentence.len() {
        if let Some((range, ())) = lexicon.filler_phrases.matching(sentence, index)
            && sentence.is_free(range.clone())
        {
            sentence.take(range);
        }
    }
    refuse(sentence, lexicon, understood);
    let query = &mut understood.query;
    query.topics = topic::topics(sentence, lexicon);
    if !query.topics.is_empty() {
        query.bridged = topic::slip(sentence, lexicon);
    }
    // "Ballett, kein Hip-Hop": the same topic is wanted, only the word is not.
    query.without_topics.retain(|topic| !query.topics.contains(topic));
    query.facets = topic::facets(sentence, lexicon);
    query.text = remaining(sentence, lexicon, !query.topics.is_empty());
    query.subject = subject::guess(&query.ages, &query.topics);
    if query.place.is_none() {
        understood.maybe_place = place::doubtful(sentence, lexicon);
    }
    let asides = (0..sentence.len()).filter_map(|index| lexicon.asides.matching(sentence, index));
    let asides = asides.map(|(_, aside)| *aside);
    understood.aside = asides.filter(|aside| query.topics.is_empty() || aside.is_certain()).max();
}

/// When, how far and in which language. "Ab 18 Uhr" and "am 5." are no ages, so this is read before them.
fn wishes(sentence: &mut Sentence, lexicon: &Lexicon, understood: &mut Understanding, today: Date) {
    understood.taken_back = anyway::taken_back(sentence, lexicon);
    let query = &mut understood.query;
    query.radius_km = distance::radius_km(sentence, lexicon);
    query.languages = spoken::languages(sentence, lexicon);
    query.days = date::days(sentence, lexicon, today);
    let weekday::Regularly { weekdays, day_times } = weekday::regularly(sentence, lexicon);
    query.weekdays = weekdays;
    query.day_times = day_times;
    if query.says_when() || query.radius_km.is_some() {
        understood.age_answer = None;
    }
}

/// Takes what is refused out of the sentence.
fn refuse(sentence: &mut Sentence, lexicon: &Lexicon, understood: &mut Understanding) {
    for range in negation::refusals(sentence, lexicon).into_iter().take(MOST_REFUSALS) {
        let refused = sentence.words()[range.clone()].iter().skip(1).filter(|word| !word.taken);
        let words: Vec<_> = refused.filter(|word| !lexicon.fillers.contains(&word.folded)).collect();
        let text = words.iter().map(|word| word.written.as_str()).collect::<Vec<_>>().join(" ");
        let mut part = Sentence::read(&text);
        let facets = topic::facets(&mut part, lexicon);
        understood.without_facets.extend(&facets);
        sentence.take(range);
        if !facets.is_empty() || text.is_empty() {
            continue;
        }
        let query = &mut understood.query;
        query.without_topics.extend(topic::topics(&part, lexicon));
        if !query.without_text.is_empty() {
            query.without_text.push(' ');
        }
        query.without_text.push_str(&text);
    }
}

/// The words that are left to search for.
fn remaining(sentence: &Sentence, lexicon: &Lexicon, names_topic: bool) -> String {
    let mut text = String::new();
    // Offers are in Latin letters: what is left of another script finds nothing beside a topic that was understood.
    let is_foreign = |word: &str| names_topic && word.chars().all(|letter| letter > '\u{24f}');
    for index in sentence.free() {
        let word = &sentence.words()[index];
        let says_something = !lexicon.fillers.contains(&word.folded)
            && !lexicon.negation.words.contains(&word.folded)
            && word.written.chars().any(char::is_alphabetic)
            && !is_foreign(&word.written);
        if says_something && text.len() + word.written.len() < LONGEST_TEXT {
            text = [text.as_str(), &word.written].join(" ");
        }
    }
    text.trim().to_owned()
}
