//! What is said does not depend on the messenger: written conversations are held on Telegram, where choices are buttons.

use std::sync::Arc;

use bildungslotse::domain::{
    dialog::desk::{self, Policy},
    fixed_phrase::Plain,
    language::Language,
    message::{Attachment, ChannelKind, Content},
    phrasebook::Phrasebook,
    profile_phrase::Profile,
    time::{Date, Timestamp},
};

use crate::{
    database::TestDatabase,
    fake_telegram::people::People,
    script::{Besides, Codes, Script, reach, reach_nobody, scripts},
    simulation::Simulation,
    test_app::mind_on,
};

/// Sends `content`; `false` if Telegram has no such thing, or only with a button. A number stands for the choice
/// that bears it in `answer`, which is pressed: buttons bear none.
fn send(people: &People, name: &str, content: &Content, answer: &[String]) -> bool {
    match content {
        Content::Words(words) => match numbered(answer, words.trim()) {
            Some(label) => drop(people.press(name, label)),
            None => drop(people.say(name, words)),
        },
        Content::Edited(words) => people.edit(name, words),
        Content::Pin(point) => drop(people.pin(name, point.latitude, point.longitude)),
        Content::Unreadable(attachment) => {
            match attachment {
                Attachment::Voice => people.voice(name),
                Attachment::Picture => people.photo(name),
                Attachment::Document => people.document(name),
                Attachment::Contact => people.contact(name),
                Attachment::Other => people.sticker(name),
                Attachment::Sealed => return false,
            };
        }
        Content::Pressed(_) | Content::Entered(_) | Content::InPublic | Content::TooMany => return false,
    }
    true
}

/// The label of the choice with this number in `answer`.
fn numbered<'a>(answer: &'a [String], number: &str) -> Option<&'a str> {
    answer.iter().find_map(|line| line.strip_prefix('[')?.strip_prefix(number)?.strip_prefix("] "))
}

/// What the choice in a line says: `[3] Hilfe`, or `[Egal]` where numbers mean something else.
fn label(line: &str) -> Option<String> {
    let (inner, rest) = line.strip_prefix('[')?.split_once(']')?;
    Some(if rest.is_empty() { inner } else { rest.trim() }.to_owned())
}

/// The lines of an answer without what only one messenger has: addresses that stand behind words, how an offer of a list is
/// opened, and who reads along.
fn common(lines: &[String], phrasebook: &Phrasebook) -> Vec<String> {
    let mut text = lines.iter().map(|line| without_address(line)).collect::<Vec<_>>().join("\n");
    for language in Language::ALL {
        for own in [
            phrasebook.plain(language, Profile::Overheard),
            by_number(language, phrasebook),
            by_tap(language, phrasebook),
        ] {
            text = text.replace(&own, "");
        }
    }
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn by_number(language: Language, phrasebook: &Phrasebook) -> String {
    phrasebook.say(language, &Plain::OpenByNumber.into()).text
}

fn by_tap(language: Language, phrasebook: &Phrasebook) -> String {
    phrasebook.say(language, &Plain::OpenByTap.into()).text
}

fn without_address(line: &str) -> &str {
    line.find(": http").map_or(line, |end| &line[..end])
}

/// What `name` sees of the answer that came after message `before`: its lines, and its buttons in the way in which written
/// conversations have choices. The next page of a menu stands where the page before it stood.
fn seen(people: &People, name: &str, before: i64) -> (Vec<String>, Vec<String>) {
    let mut messages: Vec<_> =
        people.shown(name).into_iter().filter(|shown| shown.is_from_bot && shown.id > before).collect();
    if messages.is_empty() {
        messages.push(people.last(name));
    }
    let text = messages.iter().map(|shown| shown.text.as_str()).collect::<Vec<_>>().join("\n");
    let buttons = messages.iter().flat_map(|shown| shown.buttons.iter().flatten());
    let keyboards = messages.iter().flat_map(|shown| shown.keyboard.iter().flatten());
    let labels = buttons.map(|button| button.label.clone()).chain(keyboards.cloned());
    (text.lines().map(str::to_owned).collect(), labels.filter(|label| !is_of_buttons_alone(label)).collect())
}

/// What has no counterpart where there are no buttons: opening an offer, sending where one is.
fn is_of_buttons_alone(label: &str) -> bool {
    label.starts_with("Mehr zu ") || label.starts_with('📍') && label.ends_with("senden")
}

/// Holds `script`; returns what was answered otherwise.
async fn hold(simulation: &Simulation, script: &Script) -> Option<String> {
    let (people, name) = (&simulation.people, script.name.as_str());
    let phrasebook = &simulation.mind.guide.phrasebook;
    let (mut answer, mut codes): (&[String], _) = (&[], Codes::default());
    for turn in &script.turns {
        for besides in &turn.before {
            let Besides::Reachable(provider) = besides else { return None };
            reach(&simulation.store, provider, simulation.now()).await;
        }
        let before = people.shown(name).last().map_or(0, |shown| shown.id);
        let content = match &turn.content {
            Content::Words(words) => Content::Words(codes.shown(words)),
            Content::Edited(_)
            | Content::Pressed(_)
            | Content::Entered(_)
            | Content::Pin(_)
            | Content::Unreadable(_)
            | Content::InPublic
            | Content::TooMany => turn.content.clone(),
        };
        if !send(people, name, &content, answer) {
            return None;
        }
        // Not more than twenty a minute: who writes more often is asked to wait.
        simulation.pass(3_100).await;
        answer = &turn.answer;
        let (choices, lines): (Vec<_>, Vec<_>) =
            answer.iter().cloned().partition(|line| line.starts_with('['));
        let choices: Vec<_> = choices.iter().filter_map(|line| label(line)).collect();
        let (seen_lines, seen_choices) = seen(people, name, before);
        let mut hidden = |lines: Vec<String>| lines.iter().map(|line| codes.hidden(line)).collect::<Vec<_>>();
        let (seen_lines, seen_choices) = (hidden(seen_lines), hidden(seen_choices));
        let (expected, seen_lines) = (common(&lines, phrasebook), common(&seen_lines, phrasebook));
        if expected != seen_lines || choices != seen_choices {
            return Some(format!(
                "{name}:\n{seen_lines:#?} {seen_choices:?}\ninstead of\n{expected:#?} {choices:?}"
            ));
        }
    }
    None
}

#[tokio::test]
async fn written_conversations_are_held_on_telegram_and_only_the_choices_look_different() {
    let now = Timestamp::noon_of(Date::constant(2025, 11, 23));
    let database = TestDatabase::hasty().await;
    let mut mind = mind_on(&database, now).await;
    // What may be asked is another thing on each messenger.
    let settings = desk::Settings { telegram: Policy::FreeText, ..desk::Settings::default() };
    mind.policies = Arc::new(settings.policies(ChannelKind::ALL.into()));
    let simulation = Simulation::with(database, mind, (1, now)).await;
    let mut wrong = Vec::new();
    // Hours pass slowly where every second is lived through; they are the same for every messenger.
    let is_quick = |script: &Script| script.turns.iter().all(|turn| turn.seconds <= 60);
    let scripts: Vec<_> = scripts().into_iter().filter(is_quick).collect();
    for script in &scripts {
        wrong.extend(hold(&simulation, script).await);
        reach_nobody(&simulation.store).await;
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), scripts.len(), wrong.join("\n\n"));
    simulation.end().await;
}
