//! What is asked: the judged questions of citizens, and words that offers use, with and without filters.

use std::fs;

use bildungslotse::{
    app,
    domain::{
        age::AgeSpan,
        dialog::{guide::Guide, understand::read::read},
        place::Whereabouts,
        query::Query,
        relevance::{self, Judged},
        time::Date,
        topic::Facet,
    },
    resource::Settings,
};

use crate::generator::{Generator, Numbers};

/// The day all questions are asked.
pub const TODAY: Date = jiff::civil::date(2025, 11, 23);
/// So many kilometres away an offer may be, where questions are asked with filters.
pub const RADIUS_KM: u16 = 25;
/// How many questions of generated words are asked beside those of citizens.
const GENERATED: usize = 380;

/// A question, as people write it and as the bot reads it.
#[derive(Clone)]
pub struct Question {
    /// As people write it.
    pub text: String,
    /// As the bot reads it: the words that remain, and what they ask for besides.
    pub query: Query,
}

/// The judged questions, read by the bot.
pub fn judged() -> Vec<(Judged, Question)> {
    let guide = guide();
    let read_file = |name: &str| fs::read_to_string(format!("tests/relevance/{name}.tsv")).unwrap();
    let judged = relevance::read(&read_file("queries"), &read_file("qrels")).unwrap();
    let question = |judged: Judged| {
        let query = read(&judged.text, &guide.lexicon, TODAY).query;
        let question = Question { text: judged.text.clone(), query };
        (judged, question)
    };
    judged.into_iter().map(question).collect()
}

/// Words alone: all questions of citizens and some hundred generated ones.
pub fn of_words() -> Vec<Question> {
    let citizens = judged().into_iter().map(|(_, question)| question.text);
    let mut generator = Generator::new(441);
    let generated: Vec<_> = (0..GENERATED).map(|_| generator.question()).collect();
    let plain = |text: String| Question { query: Query { text: text.clone(), ..Query::default() }, text };
    citizens.chain(generated).map(plain).collect()
}

/// The same words, each for somebody of some age in some place, with something that must hold.
pub fn with_filters() -> Vec<Question> {
    let guide = guide();
    let mut numbers = Numbers::new(11);
    let places = guide.gazetteer.places();
    let mut questions = of_words();
    for question in &mut questions {
        let years = u16::try_from(3 + numbers.below(60)).unwrap();
        question.query.ages = vec![AgeSpan::years(years)];
        question.query.place = Some(Whereabouts::Inside(numbers.one(places).clone()));
        question.query.radius_km = Some(RADIUS_KM);
        question.query.facets = [*numbers.one(&[Facet::Free, Facet::Accessible, Facet::Counselling])].into();
    }
    questions
}

fn guide() -> Guide {
    app::knowledge::guide(&Settings::default()).unwrap()
}
