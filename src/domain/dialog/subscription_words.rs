//! Puts a subscription into words: what is chosen, when and how often, the menus and their labels.

use std::collections::BTreeSet;

use crate::domain::{
    calendar,
    dialog::{
        answer::Answer, effect::Kept, guide::Guide, session::Session,
        subscription_answer::SubscriptionAnswer, subscription_screen::interests, summary::Summary,
    },
    fixed_phrase::Plain,
    language::Language,
    phrase::Phrase,
    phrasebook::Words,
    place::Whereabouts,
    query::Query,
    subscription::{ConsentText, Interests, Quiet, Rhythm},
    subscription_phrase::{SubscriptionLine, SubscriptionPhrase},
    topic::TopicId,
};

/// So many topics or ages stand on one page of a menu whose entries are chosen one by one.
fn entries_on_a_page(language: Language) -> usize {
    match language {
        Language::German => 9,
        Language::Simple => 4,
    }
}

/// The text that a person agrees to.
pub fn consent_text(guide: &Guide, language: Language) -> ConsentText {
    ConsentText::new(language, guide.phrasebook.plain(language, SubscriptionPhrase::Consent))
}

/// What `query` tells of what a person wants to hear: main topics, the municipality, age bands.
pub fn told_by(query: &Query, guide: &Guide) -> Interests {
    let topics = query.topics.iter().map(|topic| TopicId::new(topic.main())).collect();
    let municipality = match &query.place {
        Some(Whereabouts::Inside(place)) => Some(place.municipality.clone()),
        Some(Whereabouts::Outside(_) | Whereabouts::Anywhere) | None => None,
    };
    let is_meant = |min: u16, max: u16| query.ages.iter().any(|age| age.min <= max && age.max >= min);
    let bands = guide.ages.bands.iter().filter(|band| is_meant(band.span().min, band.span().max));
    Interests { topics, municipality, bands: bands.map(|band| band.id.clone()).collect() }
}

/// The lines that say `kept` of the subscription in `session`.
pub fn lines(kept: Kept, session: &Session, summary: Summary<'_>) -> Words {
    let mut words = Words::default();
    let mut add = |line, value: String| {
        words.add_line(summary.facts().say(Phrase::SubscriptionLine(line, value)));
    };
    let interests = interests(session).cloned().unwrap_or_default();
    let [topics, place, ages] =
        [topics(&interests, summary), place(&interests, summary), ages(&interests, summary)];
    let rhythm = session.memory.rhythm;
    let [times, often] = [times(rhythm.quiet, summary), weekly(rhythm, summary)];
    let consent = session.memory.subscription.as_ref().map(|subscription| &subscription.consent);
    let since = consent.map(|consent| calendar::day(summary.language, consent.given_at.date()));
    let since = since.unwrap_or_default();
    match kept {
        Kept::Topics => add(SubscriptionLine::Chosen, topics),
        Kept::Ages => add(SubscriptionLine::Chosen, ages),
        Kept::Interests => {
            add(SubscriptionLine::Topics, topics);
            add(SubscriptionLine::Place, place);
            add(SubscriptionLine::Ages, ages);
        }
        Kept::Rhythm => {
            add(SubscriptionLine::Times, times);
            add(SubscriptionLine::Often, often);
        }
        Kept::Since => add(SubscriptionLine::Since, since),
        Kept::Data => {
            add(SubscriptionLine::Data, summary.joined(&[topics, place, ages]));
            add(SubscriptionLine::DataSince, since);
        }
        Kept::DataRhythm => add(SubscriptionLine::DataRhythm, summary.joined(&[times, often])),
    }
    words
}

/// The answers to the question whether to subscribe.
pub fn consent_answers(language: Language, guide: &Guide) -> Vec<Answer> {
    let answers = [
        SubscriptionAnswer::Agree(consent_text(guide, language).version),
        SubscriptionAnswer::ChangeTopics,
        SubscriptionAnswer::ChangePlace,
        SubscriptionAnswer::ChangeAges,
        SubscriptionAnswer::Decline,
    ];
    answers.map(Answer::Subscription).to_vec()
}

/// One page of the topics, round and round.
pub fn topics_on(page: usize, language: Language, guide: &Guide) -> Vec<Answer> {
    let topics = guide.topics.topics.iter();
    let all = topics.map(|topic| SubscriptionAnswer::Topic(TopicId::new(topic.id.clone()))).collect();
    page_of(all, page, (SubscriptionAnswer::AllTopics, language))
}

/// One page of the age bands, round and round.
pub fn ages_on(page: usize, language: Language, guide: &Guide) -> Vec<Answer> {
    let all = guide.ages.bands.iter().map(|band| SubscriptionAnswer::Band(band.id.clone())).collect();
    page_of(all, page, (SubscriptionAnswer::AllAges, language))
}

/// The municipalities and, where there is room for it, the whole county.
pub fn places(language: Language, guide: &Guide) -> Vec<Answer> {
    let names = guide.gazetteer.municipalities();
    let names = names.map(|place| SubscriptionAnswer::Municipality(place.name.clone()));
    let county = (language == Language::German).then_some(SubscriptionAnswer::County);
    names.chain(county).map(Answer::Subscription).collect()
}

/// What the button for `answer` says.
pub fn label(answer: &SubscriptionAnswer, summary: Summary<'_>) -> String {
    let phrase = match answer {
        SubscriptionAnswer::Topic(topic) => return summary.topic_label(topic),
        SubscriptionAnswer::Band(id) => return band(id, summary),
        SubscriptionAnswer::Municipality(name) => return name.clone(),
        SubscriptionAnswer::Quiet(quiet) if quiet.from == quiet.until => SubscriptionPhrase::LabelAnyTime,
        SubscriptionAnswer::Quiet(quiet) if *quiet == Quiet::ALL[3] => SubscriptionPhrase::LabelEvening,
        SubscriptionAnswer::Quiet(quiet) => return times(*quiet, summary),
        SubscriptionAnswer::Weekly(number) => {
            let label = Phrase::SubscriptionLine(SubscriptionLine::LabelWeekly, number.to_string());
            return summary.say(label);
        }
        SubscriptionAnswer::Open => SubscriptionPhrase::LabelOpen,
        SubscriptionAnswer::Agree(_) => SubscriptionPhrase::LabelAgree,
        SubscriptionAnswer::Decline => SubscriptionPhrase::LabelDecline,
        SubscriptionAnswer::ChangeTopics => SubscriptionPhrase::LabelTopics,
        SubscriptionAnswer::ChangePlace => SubscriptionPhrase::LabelPlace,
        SubscriptionAnswer::ChangeAges => SubscriptionPhrase::LabelAges,
        SubscriptionAnswer::ChangeTimes => SubscriptionPhrase::LabelTimes,
        SubscriptionAnswer::ChangeOften => SubscriptionPhrase::LabelOften,
        SubscriptionAnswer::End => SubscriptionPhrase::LabelEnd,
        SubscriptionAnswer::AllTopics => SubscriptionPhrase::LabelAllTopics,
        SubscriptionAnswer::More => SubscriptionPhrase::LabelMore,
        SubscriptionAnswer::AllAges => SubscriptionPhrase::LabelAllAges,
        SubscriptionAnswer::County => SubscriptionPhrase::LabelCounty,
        SubscriptionAnswer::Ready => SubscriptionPhrase::LabelReady,
        SubscriptionAnswer::Resume => SubscriptionPhrase::LabelResume,
        SubscriptionAnswer::WasForChild => SubscriptionPhrase::LabelWasForChild,
    };
    summary.say(phrase)
}

/// `label` of `answer`, with a tick if it is chosen already.
pub fn ticked(label: String, answer: &Answer, (session, summary): (&Session, Summary<'_>)) -> String {
    let Answer::Subscription(answer) = answer else { return label };
    let chosen = interests(session);
    let rhythm = session.memory.rhythm;
    let is_chosen = match answer {
        SubscriptionAnswer::Topic(topic) => chosen.is_some_and(|chosen| chosen.topics.contains(topic)),
        SubscriptionAnswer::Band(id) => chosen.is_some_and(|chosen| chosen.bands.contains(id)),
        SubscriptionAnswer::Municipality(name) => {
            chosen.is_some_and(|chosen| chosen.municipality.as_ref() == Some(name))
        }
        SubscriptionAnswer::Quiet(quiet) => rhythm.quiet == *quiet,
        SubscriptionAnswer::Weekly(number) => rhythm.weekly == *number,
        SubscriptionAnswer::Open
        | SubscriptionAnswer::Agree(_)
        | SubscriptionAnswer::Decline
        | SubscriptionAnswer::ChangeTopics
        | SubscriptionAnswer::ChangePlace
        | SubscriptionAnswer::ChangeAges
        | SubscriptionAnswer::ChangeTimes
        | SubscriptionAnswer::ChangeOften
        | SubscriptionAnswer::End
        | SubscriptionAnswer::AllTopics
        | SubscriptionAnswer::AllAges
        | SubscriptionAnswer::More
        | SubscriptionAnswer::County
        | SubscriptionAnswer::Ready
        | SubscriptionAnswer::Resume
        | SubscriptionAnswer::WasForChild => return label,
    };
    if !is_chosen {
        return label;
    }
    // The tick stands where the picture of a topic stood: a button has room for one.
    let name = label.split_once(' ').filter(|_| matches!(answer, SubscriptionAnswer::Topic(_)));
    let label = name.map_or_else(|| label.clone(), |(_, name)| name.to_owned());
    summary.say(Phrase::SubscriptionLine(SubscriptionLine::LabelChosen, label))
}

fn page_of(
    all: Vec<SubscriptionAnswer>,
    page: usize,
    (every, language): (SubscriptionAnswer, Language),
) -> Vec<Answer> {
    let most = entries_on_a_page(language);
    let pages = all.len().div_ceil(most).max(1);
    let more = (pages > 1).then_some(SubscriptionAnswer::More);
    let shown = all.into_iter().skip((page % pages) * most).take(most);
    shown.chain(more).chain([every, SubscriptionAnswer::Ready]).map(Answer::Subscription).collect()
}

fn topics(interests: &Interests, summary: Summary<'_>) -> String {
    if interests.topics.is_empty() {
        return summary.say(SubscriptionPhrase::AllTopics);
    }
    let topics = summary.guide.topics.topics.iter().map(|topic| TopicId::new(topic.id.clone()));
    let chosen = topics.filter(|topic| interests.topics.contains(topic));
    let names: Vec<_> = chosen.map(|topic| summary.topic(&topic)).collect();
    summary.joined(&names)
}

fn place(interests: &Interests, summary: Summary<'_>) -> String {
    interests.municipality.clone().unwrap_or_else(|| summary.say(Plain::PlaceCounty))
}

fn ages(interests: &Interests, summary: Summary<'_>) -> String {
    if interests.bands.is_empty() {
        return summary.say(SubscriptionPhrase::AllAges);
    }
    summary.joined(&named(&interests.bands, summary))
}

/// The names of the bands, the youngest first.
fn named(ids: &BTreeSet<String>, summary: Summary<'_>) -> Vec<String> {
    let bands = summary.guide.ages.bands.iter().filter(|band| ids.contains(&band.id));
    bands.map(|known| band(&known.id, summary)).collect()
}

fn band(id: &str, summary: Summary<'_>) -> String {
    let known = summary.guide.ages.bands.iter().find(|band| band.id == id);
    known.map_or_else(
        || id.to_owned(),
        |band| match summary.language {
            Language::German => band.de.clone(),
            Language::Simple => band.simple.clone(),
        },
    )
}

fn times(quiet: Quiet, summary: Summary<'_>) -> String {
    if quiet.from == quiet.until {
        return summary.say(SubscriptionPhrase::AnyTime);
    }
    summary.say(Phrase::HoursBetween(quiet.until.to_string(), quiet.from.to_string()))
}

fn weekly(rhythm: Rhythm, summary: Summary<'_>) -> String {
    summary.say(Phrase::SubscriptionLine(SubscriptionLine::Weekly, rhythm.weekly.to_string()))
}
