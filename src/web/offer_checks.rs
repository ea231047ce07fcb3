//! The checks of the texts of an offer, and the topics that it may be about.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    domain::{dialog::guide::Guide, language::Language, offer::Offer, topic::Topic},
    web::{
        check::{Check, check},
        console::Console,
        failure::Failure,
        offer_form::CHECKED,
    },
};

/// A main topic and what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TopicView {
    /// What it is called.
    pub name: String,
    /// What belongs to it.
    pub parts: Vec<String>,
}

/// The checks of all texts of `offer`, or of what was filled in instead, by field.
pub fn checks(
    console: &Console,
    offer: &Offer,
    posted: Option<&BTreeMap<String, String>>,
) -> Result<BTreeMap<&'static str, Check>, Failure> {
    let stored = |field: &str| match field {
        "title" => offer.title.as_str(),
        "description" => offer.description.as_str(),
        "title_simple" => offer.title_simple.as_deref().unwrap_or_default(),
        _ => offer.description_simple.as_deref().unwrap_or_default(),
    };
    let one = |field: &'static str| {
        let text = posted.and_then(|posted| posted.get(field)).map_or_else(|| stored(field), String::as_str);
        Ok((field, check_field(console, field, text)?))
    };
    CHECKED.into_iter().map(one).collect()
}

/// The check of one text.
pub fn check_field(console: &Console, field: &str, text: &str) -> Result<Check, Failure> {
    let language = if field.ends_with("_simple") { Language::Simple } else { Language::German };
    let most = if field.starts_with("title") { LONGEST_TITLE } else { LONGEST_TEXT };
    check((&console.mind.guide.linter, &console.texts), (field, text), language, most)
}

/// A title that is longer does not fit on a card.
const LONGEST_TITLE: usize = 80;

/// A text that is longer is read by few.
const LONGEST_TEXT: usize = 1_500;

/// All topics, by their names.
pub fn topics(guide: &Guide) -> Vec<TopicView> {
    let topic = |topic: &Topic| TopicView {
        name: topic.de.clone(),
        parts: topic.subtopics.iter().map(|part| part.de.clone()).collect(),
    };
    guide.topics.topics.iter().map(topic).collect()
}
