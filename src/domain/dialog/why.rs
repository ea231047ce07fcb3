//! Why an offer stands in the list, and in what it does not quite fit: by the reasons it was ranked by.

use crate::domain::{
    calendar,
    dialog::summary::Summary,
    fixed_phrase::Plain,
    line::Line,
    phrase::Phrase,
    phrasebook::Words,
    query::{Hit, Query, Reason, Relaxation},
    spelling::fold,
    topic::Facet,
};

/// So many reasons are named.
const MOST_REASONS: usize = 4;

/// Reasons that share so many letters at the beginning of a word are the same.
const SAME_START: usize = 5;

/// Explains hits to the person who asked `query`.
#[derive(Clone, Copy)]
pub struct Why<'a> {
    /// The names of things.
    pub summary: Summary<'a>,
    /// What was asked for.
    pub query: &'a Query,
}

impl Why<'_> {
    /// The lines that explain `hit`, whose card says `card` already.
    pub fn lines(&self, hit: &Hit, card: &str) -> Vec<Words> {
        let fits = self.reasons(hit, card).map(|reasons| Phrase::Line(Line::Fits, reasons));
        let marks = self.marks(hit).into_iter().map(Phrase::Plain);
        let book = &self.summary.guide.phrasebook;
        fits.into_iter().chain(marks).map(|phrase| book.say(self.summary.language, &phrase)).collect()
    }

    /// The reasons in short. What the card says in the same words is left out; if nothing
    /// is left then, the first one is named nevertheless.
    fn reasons(&self, hit: &Hit, card: &str) -> Option<String> {
        let mut all: Vec<String> = Vec::new();
        // The name of a topic says more than the word that was asked for.
        let is_word = |reason: &&Reason| matches!(reason, Reason::Word(_));
        let (words, others): (Vec<_>, Vec<_>) = hit.reasons.iter().partition(is_word);
        let topics = others.iter().take_while(|reason| matches!(reason, Reason::Topic(_))).count();
        let (topics, others) = others.split_at(topics);
        // Beside a topic, only a name such as "Gitarre" says more; a verb such as "lerne" does not.
        let is_name = |reason: &&&Reason| self.reason(reason).starts_with(char::is_uppercase);
        let words = words.iter().filter(|reason| topics.is_empty() || is_name(reason));
        for reason in topics.iter().chain(words).chain(others) {
            let said = self.reason(reason);
            if !all.iter().any(|known| says_the_same(known, &said)) {
                all.push(said);
            }
        }
        let card = fold(card);
        let new: Vec<_> = all.iter().filter(|reason| !card.contains(&fold(reason))).cloned().collect();
        let most = if new.is_empty() { 1 } else { MOST_REASONS };
        let mut told = if new.is_empty() { all } else { new };
        told.truncate(most);
        (!told.is_empty()).then(|| self.summary.joined(&told))
    }

    fn reason(&self, reason: &Reason) -> String {
        match reason {
            Reason::Topic(topic) => self.summary.topic(topic),
            Reason::Word(word) => self.as_written(word),
            Reason::Age(span) => self.summary.facts().age(*span),
            Reason::SamePlace(name) | Reason::SameMunicipality(name) => name.clone(),
            Reason::Nearby(km) => self.summary.say(Phrase::Kilometres(whole_km(*km))),
            Reason::CountyWide => self.summary.say(Plain::PlaceCounty),
            Reason::Online => self.summary.say(Plain::PlaceOnline),
            Reason::Facet(facet) => self.summary.facet(*facet),
            Reason::Weekday(day) => calendar::weekday(*day).to_owned(),
            Reason::DayTime(part) => self.summary.day_time(*part),
            Reason::Days(days) => self.summary.days(*days),
            Reason::Language(code) => self.summary.spoken(code),
        }
    }

    /// A word as the person wrote it; one that was only meant, as it is spelled.
    fn as_written(&self, word: &str) -> String {
        let mut words = self.query.text.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
        let written = words.find(|written| fold(written) == fold(word)).map(str::to_owned);
        written.unwrap_or_else(|| self.summary.spelled(&fold(word), &self.query.text))
    }

    /// In what the offer does not quite fit. How far away it is, and that the provider knows time and price, the
    /// card says anyway.
    fn marks(&self, hit: &Hit) -> Vec<Plain> {
        let offer = &hit.offer;
        let mut marks = Vec::new();
        for missed in &hit.relaxed {
            match missed {
                Relaxation::Age => marks.push(Plain::OtherAge),
                Relaxation::Time if self.summary.cards().says_when(offer) => marks.push(Plain::UnstatedTime),
                Relaxation::Language => marks.push(Plain::UnstatedLanguage),
                Relaxation::Topic => marks.push(Plain::SimilarTopic),
                Relaxation::Facet => {
                    let facets = self.query.facets.iter().filter(|facet| !offer.has(**facet));
                    marks.extend(facets.filter_map(|facet| unstated(*facet)));
                }
                Relaxation::Place | Relaxation::Words | Relaxation::Time => (),
            }
        }
        marks
    }
}

/// Whether two reasons are nearly the same word: "Schwimmen" and "Schwimmkurs".
fn says_the_same(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let start: String = other.chars().take(SAME_START).collect();
    one.contains(&other) || (start.chars().count() == SAME_START && one.contains(&start))
}

/// That an offer does not state `facet`; none for the price, which has a line of its own.
fn unstated(facet: Facet) -> Option<Plain> {
    match facet {
        Facet::Free => None,
        Facet::Holiday => Some(Plain::UnstatedHoliday),
        Facet::Counselling => Some(Plain::UnstatedCounselling),
        Facet::Senior => Some(Plain::UnstatedSenior),
        Facet::Accessible => Some(Plain::UnstatedAccessible),
        Facet::Online => Some(Plain::UnstatedOnline),
    }
}

/// Whole kilometres, at least one: no distance on earth is longer than 20,040.
pub fn whole_km(km: f64) -> u32 {
    format!("{:.0}", km.clamp(1.0, 20_040.0)).parse().unwrap_or(1)
}
