//! Finds the words: what the machine wants to say becomes one message.

use crate::domain::{
    dialog::{
        answer::Answer,
        card::Cards,
        effect::{Effect, Menu},
        guide::Guide,
        session::Session,
    },
    fixed_phrase::Plain,
    language::Language,
    message::{Choice, Message},
    phrase::Phrase,
    phrasebook::Words,
    place::{Neighbour, Whereabouts},
    query::{Query, Relaxation, Subject},
    spelling::fold,
    topic::{Facet, TopicId},
};

/// So many topics stand on one page of the menu.
const TOPICS_ON_A_PAGE: usize = 6;

/// So many letters of what somebody wrote are repeated.
const LONGEST_QUOTE: usize = 40;

/// One message for all that `effects` say, and in `session` what was offered with it. None if nothing is said.
pub fn respond(session: &mut Session, effects: &[Effect], guide: &Guide) -> Option<Message> {
    let cards = Cards { phrasebook: &guide.phrasebook, language: session.language };
    let mut words = Words::default();
    let mut menu = None;
    for effect in effects {
        match effect {
            Effect::Say(phrase) => words.add_line(guide.phrasebook.say(session.language, phrase)),
            Effect::SayUnderstood => {
                let summary = summary(session, guide);
                if !summary.is_empty() {
                    let understood = Phrase::Understood(summary);
                    words.add_line(guide.phrasebook.say(session.language, &understood));
                }
            }
            Effect::SayOutside(neighbour) => {
                words.add_line(guide.phrasebook.say(session.language, &outside(neighbour, guide)));
            }
            Effect::SayRelaxed(relaxed) => {
                words.add_line(guide.phrasebook.say(session.language, &relaxed_phrase(*relaxed).into()));
            }
            Effect::List(hits, first) => {
                for (index, hit) in hits.iter().enumerate() {
                    words.add_line(Words::default());
                    words.add_line(cards.card(hit, first + index));
                }
                words.add_line(Words::default());
            }
            Effect::Details(hit) => words.add_line(cards.details(hit)),
            Effect::Offer(offered) => menu = Some(offered),
            Effect::LookUp(_) | Effect::Count(_) | Effect::Forget => (),
        }
    }
    if words.text.is_empty() {
        return None;
    }
    // Numbers go on behind those of the offers that stand in the same message.
    let lists_offers = effects.iter().any(|effect| matches!(effect, Effect::List(..)));
    let first = if lists_offers { session.point.shown.len() + 1 } else { 1 };
    let choices = offer(session, menu, first, guide);
    Some(Message { text: words.text, marks: words.marks, choices })
}

/// What the button for `answer` says in `language`.
pub fn label(answer: &Answer, language: Language, guide: &Guide) -> String {
    let plain = match answer {
        Answer::Topic(topic) => return topic_label(topic, language, guide),
        Answer::Municipality(name) => return name.clone(),
        Answer::Subject(Subject::Oneself) => Plain::LabelSelf,
        Answer::Subject(Subject::Child) => Plain::LabelChild,
        Answer::Subject(Subject::Other) => Plain::LabelOther,
        Answer::Skip => Plain::LabelSkip,
        Answer::MoreTopics => Plain::LabelMoreTopics,
        Answer::Anywhere => Plain::LabelAnywhere,
        Answer::More => Plain::LabelMore,
        Answer::Free => Plain::LabelFree,
        Answer::Change => Plain::LabelChange,
        Answer::ChangeTopic => Plain::LabelTopic,
        Answer::ChangeAge => Plain::LabelAge,
        Answer::ChangePlace => Plain::LabelPlace,
        Answer::List => Plain::LabelList,
        Answer::New => Plain::LabelNew,
        Answer::Guided => Plain::LabelGuided,
        Answer::Speak(Language::German) => Plain::LabelGerman,
        Answer::Speak(Language::Simple) => Plain::LabelSimple,
        Answer::Help => Plain::LabelHelp,
        Answer::Human => Plain::LabelHuman,
        Answer::Delete => Plain::LabelDelete,
        Answer::No => Plain::LabelNo,
    };
    guide.phrasebook.plain(language, plain)
}

fn topic_label(topic: &TopicId, language: Language, guide: &Guide) -> String {
    let emoji = guide.topics.topic(topic.main()).map_or("", |topic| topic.emoji.as_str());
    format!("{emoji} {}", topic_name(topic, language, guide)).trim().to_owned()
}

fn topic_name<'a>(topic: &'a TopicId, language: Language, guide: &'a Guide) -> &'a str {
    match (guide.topics.names(topic), language) {
        (Some((german, _)), Language::German) => german,
        (Some((_, simple)), Language::Simple) => simple,
        (None, _) => topic.as_str(),
    }
}

/// Resolves `menu`, remembers in `session` what is offered, and puts the answers into words.
fn offer(session: &mut Session, menu: Option<&Menu>, first: usize, guide: &Guide) -> Vec<Choice> {
    let (answers, is_numbered) = match menu {
        None => (vec![], false),
        Some(Menu::Numbered(answers)) => (answers.clone(), true),
        Some(Menu::Labelled(answers)) => (answers.clone(), false),
        Some(Menu::Topics(page)) => (topics_on(*page, session, guide), true),
        Some(Menu::Municipalities) => (municipalities(guide), true),
    };
    session.first_number = is_numbered.then_some(first);
    let choice = |(index, answer): (usize, &Answer)| Choice {
        label: label(answer, session.language, guide),
        data: answer.data(),
        number: session.first_number.map(|first| first + index),
    };
    let choices = answers.iter().enumerate().map(choice).collect();
    session.offered = answers;
    choices
}

/// One page of topics: first those that suit the age, then all others, round and round.
fn topics_on(page: usize, session: &Session, guide: &Guide) -> Vec<Answer> {
    let suited = guide.ages.topics_for(session.point.query.ages.first().copied());
    let others = guide.topics.topics.iter().map(|topic| &topic.id).filter(|id| !suited.contains(id));
    let all: Vec<_> = suited.iter().chain(others).collect();
    let pages = all.len().div_ceil(TOPICS_ON_A_PAGE).max(1);
    let start = (page % pages) * TOPICS_ON_A_PAGE;
    let topics = all.into_iter().skip(start).take(TOPICS_ON_A_PAGE);
    topics.map(|id| Answer::Topic(TopicId::new(id))).chain([Answer::MoreTopics, Answer::Skip]).collect()
}

fn municipalities(guide: &Guide) -> Vec<Answer> {
    let names = guide.gazetteer.municipalities().map(|place| Answer::Municipality(place.name.clone()));
    names.chain([Answer::Anywhere]).collect()
}

fn outside(neighbour: &Neighbour, guide: &Guide) -> Phrase {
    let nearest = guide.gazetteer.nearest_municipality(neighbour.point);
    let nearest = nearest.map(|place| place.name.clone()).unwrap_or_default();
    Phrase::PlaceOutside { place: neighbour.name.clone(), nearest }
}

fn relaxed_phrase(relaxed: Relaxation) -> Plain {
    match relaxed {
        Relaxation::Age => Plain::RelaxedAge,
        Relaxation::Place => Plain::RelaxedPlace,
        Relaxation::Facet => Plain::RelaxedFacet,
        Relaxation::Words => Plain::RelaxedWords,
        Relaxation::Time => Plain::RelaxedTime,
        Relaxation::Language => Plain::RelaxedLanguage,
        Relaxation::Topic => Plain::RelaxedTopic,
    }
}

/// What is looked for, in one line: "Fußball · 7 Jahre · Losheim am See".
fn summary(session: &Session, guide: &Guide) -> String {
    let cards = Cards { phrasebook: &guide.phrasebook, language: session.language };
    let query = &session.point.query;
    let mut parts: Vec<String> = what(query, session.language, guide);
    parts.extend(query.ages.iter().map(|age| cards.age(*age)));
    parts.extend(match &query.place {
        Some(Whereabouts::Inside(place)) => Some(place.name.clone()),
        Some(Whereabouts::Outside(neighbour)) => Some(neighbour.name.clone()),
        Some(Whereabouts::Anywhere) => Some(guide.phrasebook.plain(session.language, Plain::PlaceCounty)),
        None => None,
    });
    // "Ferienprogramm · Ferien" would say the same twice.
    let said = fold(&query.text);
    let facets = query.facets.iter().map(|facet| facet_name(*facet, session.language, guide));
    parts.extend(facets.filter(|name| !said.contains(&fold(name))));
    parts.extend(query.without_topics.iter().map(|topic| {
        let name = topic_name(topic, session.language, guide).to_owned();
        guide.phrasebook.plain(session.language, Phrase::Without(name))
    }));
    parts.join(" · ")
}

/// The person's own words where they are few, else the topics.
fn what(query: &Query, language: Language, guide: &Guide) -> Vec<String> {
    let is_short = (1..=LONGEST_QUOTE).contains(&query.text.chars().count());
    if is_short || (query.topics.is_empty() && !query.text.is_empty()) {
        return vec![query.text.chars().take(LONGEST_QUOTE).collect()];
    }
    query.topics.iter().map(|topic| topic_name(topic, language, guide).to_owned()).collect()
}

fn facet_name(facet: Facet, language: Language, guide: &Guide) -> String {
    let words = guide.topics.facets.iter().find(|words| words.facet == facet);
    let name = words.map(|words| match language {
        Language::German => words.de.clone(),
        Language::Simple => words.simple.clone(),
    });
    name.unwrap_or_else(|| facet.id().to_owned())
}
