//! How announcements are called on pages: their states, what is wrong with them, and whom they are for.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::{
    domain::{
        announcement::{Announcement, Refusal, Stage},
        announcement_draft::Fault,
        audience::{Audience, Selection},
        dialog::guide::Guide,
        language::Language,
        time::Timestamp,
    },
    store::{error::StoreError, progress, transaction::Transaction},
};

/// Something that is wrong: a text, and the field that it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Wrong {
    /// The id of the field; empty if it is about all of them.
    pub field: &'static str,
    /// The text.
    pub text: &'static str,
}

/// Whom an announcement is for, part by part, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Whom {
    /// What the part is called: a text.
    pub text: &'static str,
    /// What was chosen; empty if nobody is left out.
    pub names: Vec<String>,
}

/// The state of an announcement, as its badge and its text are called. That it is finished is found out, not remembered.
pub async fn state(
    tx: &mut Transaction,
    (id, announcement): (&str, &Announcement),
    now: Timestamp,
) -> Result<&'static str, StoreError> {
    if !is_finished(tx, (id, announcement)).await? {
        return Ok(announcement.stage.name());
    }
    let is_over = announcement.draft.expires_at.is_some_and(|end| end <= now);
    Ok(if is_over { "over" } else { "done" })
}

/// Whether the announcement called `id` has left, and nobody is to be reached any more.
pub async fn is_finished(
    tx: &mut Transaction,
    (id, announcement): (&str, &Announcement),
) -> Result<bool, StoreError> {
    Ok(matches!(announcement.stage, Stage::Sending(_)) && !progress::is_open(tx, id).await?)
}

/// What is wrong with a draft.
pub fn fault(fault: Fault) -> Wrong {
    let (field, text) = match fault {
        Fault::NoTitle(Language::German) => ("titel", "announcement-no-title"),
        Fault::NoTitle(Language::Simple) => ("titel-einfach", "announcement-no-title-simple"),
        Fault::NoText(Language::German) => ("text", "announcement-no-text"),
        Fault::NoText(Language::Simple) => ("text-einfach", "announcement-no-text-simple"),
        Fault::LongTitle(Language::German) => ("titel", "announcement-long-title"),
        Fault::LongTitle(Language::Simple) => ("titel-einfach", "announcement-long-title-simple"),
        Fault::LongText(Language::German) => ("text", "announcement-long-text"),
        Fault::LongText(Language::Simple) => ("text-einfach", "announcement-long-text-simple"),
        Fault::Link => ("link", "announcement-wrong-link"),
        Fault::Over => ("ende-tag", "announcement-over-before"),
    };
    Wrong { field, text }
}

/// Why something was not done.
pub fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Unfit(unfit) => fault(unfit).text,
        Refusal::NotSimple => "announcement-not-simple",
        Refusal::NoReason => "announcement-no-reason",
        Refusal::SamePerson => "announcement-same-person",
        Refusal::Changed => "announcement-changed",
        Refusal::TooFew => "announcement-too-few",
        Refusal::Unchanged => "announcement-unchanged",
        Refusal::StillLeaving => "announcement-still-leaving",
        Refusal::Finished => "announcement-finished",
        Refusal::WrongStage => "announcement-wrong-stage",
    }
}

/// Whom `audience` holds, in words; none for a correction.
pub fn whom(guide: &Guide, audience: &Audience) -> Option<Vec<Whom>> {
    let Audience::Selected(selection) = audience else { return None };
    let Selection { topics, municipalities, bands, languages } = selection;
    let topic = |id: &str| guide.topics.topic(id).map_or_else(|| id.to_owned(), |topic| topic.de.clone());
    let band = |id: &String| {
        let found = guide.ages.bands.iter().find(|band| band.id == *id);
        found.map_or_else(|| id.clone(), |band| band.de.clone())
    };
    let whom = |text, names| Whom { text, names };
    Some(vec![
        whom("audience-topics", topics.iter().map(|id| topic(id.as_str())).collect()),
        whom("audience-municipalities", municipalities.iter().cloned().collect()),
        whom("audience-bands", bands.iter().map(band).collect()),
        whom("audience-languages", spoken(languages)),
    ])
}

/// The names of languages.
pub fn spoken(languages: &BTreeSet<Language>) -> Vec<String> {
    languages.iter().map(|language| name(*language).to_owned()).collect()
}

/// What a language is called on pages.
pub fn name(language: Language) -> &'static str {
    match language {
        Language::German => "Deutsch",
        Language::Simple => "Einfache Sprache",
    }
}
