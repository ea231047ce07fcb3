//! What somebody who writes an announcement sees at once: whom it reaches, how simple it is, and how it looks.

use serde::Serialize;

use crate::{
    domain::{
        announcement_draft::{Draft, LONGEST_TEXT, LONGEST_TITLE},
        announcement_message::message,
        audience::{Audience, Reach, SMALLEST},
        language::Language,
        message::ChannelKind,
        phrasebook::Words,
        subscription::Quiet,
        time::Timestamp,
    },
    store::audience,
    web::{
        announcement_words::{Wrong, fault, name},
        check::{Check, check},
        console::Console,
        failure::Failure,
        preview::{Part, lines},
    },
};

/// Everything at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Live {
    /// How many people it reaches; none where that is settled.
    pub reach: Option<ReachShown>,
    /// The checks of its four texts.
    pub checks: Vec<Check>,
    /// How many places in simple language are too hard.
    pub errors: usize,
    /// How it looks on a phone.
    pub phones: Vec<Phone>,
    /// What is still missing before it can be sent.
    pub missing: Vec<Wrong>,
    /// What should be known about the times.
    pub notes: Vec<&'static str>,
}

/// How many people something reaches, as it may be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReachShown {
    /// All of them; none if they are so few that they could be guessed.
    pub people: Option<u64>,
    /// Whether nobody is left out.
    pub is_everybody: bool,
    /// Whether it is a correction.
    pub is_correction: bool,
    /// Whether they are too few to be written to.
    pub is_too_small: bool,
    /// So many have to be reached at least, unless it is everybody.
    pub least: u64,
    /// On which channels they are; none where that would tell of a few.
    pub channels: Vec<Share>,
    /// What they read, likewise.
    pub languages: Vec<Share>,
}

/// A part of the people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Share {
    /// What they have in common.
    pub name: &'static str,
    /// How many they are.
    pub people: u64,
}

/// A message on a phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Phone {
    /// `telegram` or `matrix`.
    pub channel: &'static str,
    /// The text that names it.
    pub caption: &'static str,
    /// Its paragraphs, each of lines, each of parts.
    pub paragraphs: Vec<Vec<Vec<Part>>>,
}

/// All about `draft`, just now.
pub async fn live(console: &Console, draft: &Draft, notes: &[&'static str]) -> Result<Live, Failure> {
    let reach = reach(console, &draft.audience).await?;
    Ok(Live { reach: Some(reach), ..settled(console, draft, notes)? })
}

/// The same where people have been settled on, so that nobody is counted.
pub fn settled(console: &Console, draft: &Draft, notes: &[&'static str]) -> Result<Live, Failure> {
    let checks = checks(console, draft)?;
    let errors = checks.iter().filter(|check| check.is_simple).map(|check| check.errors).sum();
    let now = console.now();
    let mut notes = notes.to_vec();
    notes.extend(sleepers(draft, now));
    Ok(Live {
        reach: None,
        checks,
        errors,
        phones: phones(console, draft),
        missing: draft.faults(now).into_iter().map(fault).collect(),
        notes,
    })
}

/// How many people `audience` holds just now.
pub async fn reach(console: &Console, audience: &Audience) -> Result<ReachShown, Failure> {
    let mut tx = console.store.read().await?;
    Ok(shown(&audience::reach(&mut tx, audience).await?, audience))
}

fn shown(reach: &Reach, audience: &Audience) -> ReachShown {
    let people = reach.people();
    let share = |name, people: u64| Share { name, people };
    let channels = ChannelKind::CHATS.into_iter().map(|kind| share(called(kind), reach.on(kind)));
    let languages = Language::ALL.into_iter().map(|language| share(name(language), reach.reading(language)));
    ReachShown {
        people: countable(people),
        is_everybody: matches!(audience, Audience::Selected(selection) if selection.is_everybody()),
        is_correction: audience.is_of_readers(),
        is_too_small: !audience.is_large_enough(people),
        least: SMALLEST,
        channels: split(channels),
        languages: split(languages),
    }
}

/// What `shares` of all there are; none if one of them is so small that its people could be guessed, for it is what all others leave
/// of the whole.
fn split(shares: impl Iterator<Item = Share>) -> Vec<Share> {
    let shares: Vec<_> = shares.filter(|share| share.people > 0).collect();
    let is_telling = shares.iter().any(|share| countable(share.people).is_none());
    if is_telling { Vec::new() } else { shares }
}

/// So few people could be guessed that their number is not shown; that there is nobody can be.
fn countable(people: u64) -> Option<u64> {
    (people == 0 || people >= SMALLEST).then_some(people)
}

/// What a channel is called on pages.
pub fn called(channel: ChannelKind) -> &'static str {
    match channel {
        ChannelKind::Terminal => "Terminal",
        ChannelKind::Telegram => "Telegram",
        ChannelKind::Matrix => "Matrix",
        ChannelKind::Mail => "E-Mail",
        ChannelKind::Webhook => "Computersystem",
    }
}

fn checks(console: &Console, draft: &Draft) -> Result<Vec<Check>, Failure> {
    let with = (&console.mind.guide.linter, &*console.texts);
    let (german, simple) = (&draft.german, &draft.simple);
    Ok(vec![
        check(with, ("titel", &german.title), Language::German, LONGEST_TITLE)?,
        check(with, ("text", &german.text), Language::German, LONGEST_TEXT)?,
        check(with, ("titel-einfach", &simple.title), Language::Simple, LONGEST_TITLE)?,
        check(with, ("text-einfach", &simple.text), Language::Simple, LONGEST_TEXT)?,
    ])
}

/// The real message as each channel shows it, in both languages.
pub fn phones(console: &Console, draft: &Draft) -> Vec<Phone> {
    let mut phones = Vec::new();
    for (channel, captions) in [
        ("telegram", ["phone-telegram-de", "phone-telegram-simple"]),
        ("matrix", ["phone-matrix-de", "phone-matrix-simple"]),
    ] {
        for (language, caption) in Language::ALL.into_iter().zip(captions) {
            let message = message(&console.mind.guide.phrasebook, language, draft);
            let words = Words { text: message.text, marks: message.marks };
            phones.push(Phone { channel, caption, paragraphs: paragraphs(lines(&words)) });
        }
    }
    phones
}

/// Empty lines part paragraphs.
pub fn paragraphs(lines: Vec<Vec<Part>>) -> Vec<Vec<Vec<Part>>> {
    let mut paragraphs = vec![vec![]];
    for line in lines {
        if line.is_empty() {
            paragraphs.push(vec![]);
        } else if let Some(last) = paragraphs.last_mut() {
            last.push(line);
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// Most people sleep when it leaves, or as long as it counts.
fn sleepers(draft: &Draft, now: Timestamp) -> Option<&'static str> {
    let (leaves, quiet) = (draft.leaves_at(now), Quiet::default());
    let is_over = draft.expires_at.is_some_and(|end| end <= quiet.next(leaves));
    let text = if is_over { "moment-quiet-over" } else { "moment-quiet" };
    quiet.covers(leaves).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split_of(people: [(ChannelKind, Language, u64); 2]) -> (Option<u64>, usize, usize) {
        let shown = shown(&Reach { parts: people.to_vec() }, &Audience::default());
        (shown.people, shown.channels.len(), shown.languages.len())
    }

    #[test]
    fn a_few_are_not_told_by_what_all_others_leave_of_the_whole() {
        let (telegram, matrix) = (ChannelKind::Telegram, ChannelKind::Matrix);
        let (german, simple) = (Language::German, Language::Simple);
        assert_eq!(split_of([(telegram, german, 5), (matrix, simple, 5)]), (Some(10), 2, 2));
        assert_eq!(split_of([(telegram, german, 5), (matrix, simple, 2)]), (Some(7), 0, 0));
        assert_eq!(split_of([(telegram, german, 5), (matrix, german, 2)]), (Some(7), 0, 1));
        assert_eq!(split_of([(telegram, german, 2), (telegram, simple, 1)]), (None, 0, 0));
    }
}
