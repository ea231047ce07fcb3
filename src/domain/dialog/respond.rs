//! Finds the words: what the machine wants to say becomes one message.

use serde_json::{Map, Value};

use crate::domain::{
    dialog::{
        answer::Answer,
        effect::{Effect, Menu},
        guide::Guide,
        inquiry_words, loosened,
        session::Session,
        subscription_words,
        summary::Summary,
        why::Why,
    },
    fixed_phrase::Plain,
    language::Language,
    line::Line,
    message::{Choice, Hint, Message},
    phrase::Phrase,
    phrasebook::Words,
    place::Neighbour,
    profile_phrase::Profile,
    query::{Hit, Query, Subject},
    subscription_phrase::SubscriptionPhrase,
    time::Timestamp,
    topic::TopicId,
};

/// From here on a number is a moment, in milliseconds: 2001-09-09.
const FIRST_MOMENT: i64 = 1_000_000_000_000;

/// So many topics stand on one page of the menu: fewer where reading is an effort.
fn topics_on_a_page(language: Language) -> usize {
    match language {
        Language::German => 6,
        Language::Simple => 5,
    }
}

/// One message for all that `effects` say, and in `session` what was offered with it. None if nothing is said.
pub fn respond(session: &mut Session, effects: &[Effect], guide: &Guide) -> Option<Message> {
    let summary = Summary { guide, language: session.language };
    let cards = summary.cards();
    let mut words = Words::default();
    let (mut menu, mut openers, mut besides) = (None, Vec::new(), Vec::new());
    let mut consent_read = session.consent_read;
    if std::mem::take(&mut session.asked_pin) {
        besides.push(Hint::PinAsked);
    }
    for effect in effects {
        match effect {
            Effect::Say(Phrase::Meant { written, word }) => {
                let meant = Phrase::Meant { written: written.clone(), word: summary.spelled(word, written) };
                words.add_line(guide.phrasebook.say(session.language, &meant));
            }
            Effect::Say(phrase) => {
                if *phrase == SubscriptionPhrase::Consent.into() {
                    consent_read = Some(session.language);
                }
                words.add_line(guide.phrasebook.say(session.language, phrase));
            }
            Effect::SayUnderstood => {
                let line = summary.line(&session.point.query);
                if !line.is_empty() {
                    let understood = Phrase::Understood(line);
                    words.add_line(guide.phrasebook.say(session.language, &understood));
                }
            }
            Effect::SaySearch(line, query) => {
                let phrase = Phrase::Line(*line, summary.line(query));
                words.add_line(guide.phrasebook.say(session.language, &phrase));
            }
            Effect::SayKept(kept) => words.add_line(subscription_words::lines(*kept, session, summary)),
            Effect::SayInquiry(told) => words.add_line(inquiry_words::lines(told, session, summary)),
            Effect::SayJson => words.add_line(Words::foreign(&kept(session))),
            Effect::SayOutside(neighbour) => {
                words.add_line(guide.phrasebook.say(session.language, &outside(neighbour, guide)));
            }
            Effect::SayLoosened(loosened) => {
                let phrase = loosened::phrase(loosened, &session.point.query, summary);
                words.add_line(guide.phrasebook.say(session.language, &phrase));
            }
            Effect::List(hits, first) => {
                let why = Why { summary, query: &session.point.query };
                for (index, hit) in hits.iter().enumerate() {
                    words.add_line(Words::default());
                    words.add_line(cards.card(hit, first + index, |card| why.lines(hit, card)));
                }
                words.add_line(Words::default());
                openers.extend(openers_of(hits, *first, session.language, guide));
            }
            Effect::AskPin => {
                session.asked_pin = true;
                besides.push(Hint::AskPin(guide.phrasebook.plain(session.language, Profile::LabelPin)));
            }
            Effect::Privately => {
                besides
                    .push(Hint::Privately(guide.phrasebook.plain(session.language, Profile::LabelPrivately)));
            }
            Effect::Details(hit) => words.add_line(cards.details(hit)),
            Effect::Original(hit) => words.add_line(cards.original(hit)),
            Effect::Offer(offered) => menu = Some(offered),
            Effect::LookUp(_)
            | Effect::Count(_)
            | Effect::Forget
            | Effect::KeepProfile
            | Effect::Inquire(_)
            | Effect::FindWords
            | Effect::DraftSubscription(_) => (),
        }
    }
    if words.text.is_empty() {
        return None;
    }
    session.consent_read = consent_read;
    // Numbers go on behind those of the offers that stand in the same message.
    let lists_offers = effects.iter().any(|effect| matches!(effect, Effect::List(..)));
    let first = if lists_offers { session.point.shown.len() + 1 } else { 1 };
    let choices = offer(session, menu, first, guide);
    let (text, marks) = (words.text, words.marks);
    Some(Message { text, marks, choices, openers, hints: besides, ..Message::default() })
}

/// The buttons that open the offers `hits`, the first of which has the number `first`.
fn openers_of(hits: &[Hit], first: usize, language: Language, guide: &Guide) -> Vec<Choice> {
    let opener = |(number, hit): (usize, &Hit)| {
        let label = guide.phrasebook.plain(language, Phrase::LabelOpen(number));
        Choice { label, data: Answer::opener(&hit.offer.id), number: Some(number) }
    };
    (first..).zip(hits).map(opener).collect()
}

/// The message that tells of the new offers `hits` for `query`.
pub fn news(guide: &Guide, language: Language, query: &Query, hits: &[Hit]) -> Message {
    let mut session = Session { language, ..Session::default() };
    session.point.query.clone_from(query);
    let effects =
        [Effect::Say(Plain::NotifyNews.into()), Effect::SayUnderstood, Effect::List(hits.to_vec(), 1)];
    let message = respond(&mut session, &effects, guide).unwrap_or_default();
    Message { choices: vec![], ..message }
}

/// What the button for `answer` says in `language`.
pub fn label(answer: &Answer, language: Language, guide: &Guide) -> String {
    let plain = match answer {
        Answer::Topic(topic) => return Summary { guide, language }.topic_label(topic),
        Answer::Subscription(answer) => {
            return subscription_words::label(answer, Summary { guide, language });
        }
        Answer::Inquiry(answer) => return inquiry_words::label(answer, Summary { guide, language }),
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
        Answer::ChangePlace => Plain::LabelPlace, // An offer is opened by a button of the list, which says its number.
        Answer::List | Answer::Offer(_) => Plain::LabelList,
        Answer::New => Plain::LabelNew,
        Answer::Guided => Plain::LabelGuided,
        Answer::Speak(Language::German) => Plain::LabelGerman,
        Answer::Speak(Language::Simple) => Plain::LabelSimple,
        Answer::Help => Plain::LabelHelp,
        Answer::Human => Plain::LabelHuman,
        Answer::AnyTime => Plain::LabelAnyTime,
        Answer::AnyLanguage => Plain::LabelAnyLanguage,
        Answer::AnyDistance => Plain::LabelAnyDistance,
        Answer::Literal => Plain::LabelLiteral,
        Answer::Delete => Plain::LabelDelete,
        Answer::No => Plain::LabelNo,
        Answer::AsPlace(name) => {
            return guide.phrasebook.plain(language, Phrase::Line(Line::LabelAsPlace, name.clone()));
        }
        Answer::AsWord => Plain::LabelAsWord,
        Answer::Resume => Plain::LabelResume,
        Answer::Original => Plain::LabelOriginal,
        Answer::Easy => Plain::LabelEasy,
        Answer::Remember => Plain::LabelRemember,
        Answer::KeepProfile => Plain::LabelKeepProfile,
        Answer::Notify => Plain::LabelNotify,
        Answer::Favourites => Plain::LabelFavourites,
        Answer::ClearFavourites => Plain::LabelClearFavourites,
        Answer::Unstop => Plain::LabelUnstop,
        Answer::AsJson => Plain::LabelAsJson,
        Answer::Retry => Plain::LabelRetry,
    };
    guide.phrasebook.plain(language, plain)
}

/// Everything that is kept of a person, as JSON: the conversation as it is stored, and what was asked to be kept.
fn kept(session: &Session) -> String {
    let mut all = serde_json::json!({ "conversation": session, "kept": session.memory });
    if !session.desk.receipts.is_empty() {
        all["questions"] = inquiry_words::data(session);
    }
    serde_json::to_string_pretty(&legible(all)).unwrap_or_default()
}

/// `value` without what says nothing, and with days and hours instead of numbers, so that people can read it, too.
fn legible(value: Value) -> Value {
    let says = |value: &Value| match value {
        Value::Null | Value::Bool(false) => false,
        Value::Bool(true) | Value::Number(_) => true,
        Value::String(text) => !text.is_empty(),
        Value::Array(values) => !values.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
    };
    let moment = |number: i64| Timestamp(number).date().to_string();
    match value {
        Value::Number(number) => match number.as_i64().filter(|number| *number >= FIRST_MOMENT) {
            Some(number) => Value::String(moment(number)),
            None => Value::Number(number),
        },
        Value::Array(values) => values.into_iter().map(legible).filter(says).collect(),
        Value::Object(fields) => {
            let fields = fields.into_iter().map(|(name, value)| (name, legible(value)));
            fields.filter(|(_, value)| says(value)).collect::<Map<_, _>>().into()
        }
        Value::Null | Value::Bool(_) | Value::String(_) => value,
    }
}

/// Resolves `menu`, remembers in `session` what is offered, and puts the answers into words.
fn offer(session: &mut Session, menu: Option<&Menu>, first: usize, guide: &Guide) -> Vec<Choice> {
    let (answers, is_numbered) = match menu {
        None => (vec![], false),
        Some(Menu::Numbered(answers)) => (answers.clone(), true),
        Some(Menu::Labelled(answers)) => (answers.clone(), false),
        Some(Menu::Topics(page)) => (topics_on(*page, session, guide), true),
        Some(Menu::Municipalities) => (municipalities(session.language, guide), true),
        Some(Menu::Consent) => (subscription_words::consent_answers(session.language, guide), true),
        Some(Menu::SubscriptionTopics(page)) => {
            (subscription_words::topics_on(*page, session.language, guide), true)
        }
        Some(Menu::SubscriptionPlace) => (subscription_words::places(session.language, guide), true),
        // A bare number is an age here.
        Some(Menu::SubscriptionAges(page)) => {
            (subscription_words::ages_on(*page, session.language, guide), false)
        }
    };
    session.first_number = is_numbered.then_some(first);
    let summary = Summary { guide, language: session.language };
    let choice = |(index, answer): (usize, &Answer)| Choice {
        label: subscription_words::ticked(label(answer, session.language, guide), answer, (session, summary)),
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
    let most = topics_on_a_page(session.language);
    let pages = all.len().div_ceil(most).max(1);
    let topics = all.into_iter().skip((page % pages) * most).take(most);
    topics.map(|id| Answer::Topic(TopicId::new(id))).chain([Answer::MoreTopics, Answer::Skip]).collect()
}

/// All municipalities, and anywhere; in simple language the question itself says how to answer with anywhere, as more
/// than seven answers are too many.
fn municipalities(language: Language, guide: &Guide) -> Vec<Answer> {
    let names = guide.gazetteer.municipalities().map(|place| Answer::Municipality(place.name.clone()));
    names.chain((language == Language::German).then_some(Answer::Anywhere)).collect()
}

fn outside(neighbour: &Neighbour, guide: &Guide) -> Phrase {
    let nearest = guide.gazetteer.nearest_municipality(neighbour.point);
    let nearest = nearest.map(|place| place.name.clone()).unwrap_or_default();
    Phrase::PlaceOutside { place: neighbour.name.clone(), nearest }
}
