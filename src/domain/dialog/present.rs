//! Says again what is open: the question, the list, the choice.

use crate::domain::{
    dialog::{
        answer::Answer,
        effect::{Asked, Effect, Lookup, Menu},
        inquiry_screen,
        pages::page_size,
        session::{At, Session},
        subscription_screen::screen,
    },
    fixed_phrase::Plain,
    inquiry_phrase::InquiryPhrase,
    language::Language,
    line::Line,
    phrase::Phrase,
    query::{Page, Query, Subject},
};

/// What is open in `session`, said in full.
pub fn present(session: &Session) -> Vec<Effect> {
    match &session.point.at {
        At::Start => say(Plain::Hello, start_answers(session)),
        At::Subject => say(Plain::AskSubject, subject_answers()),
        At::Age => vec![
            Effect::Say(age_question(session.point.query.subject).into()),
            Effect::Offer(Menu::Labelled(vec![Answer::Skip])),
        ],
        At::Topic(0) => vec![Effect::Say(Plain::AskTopic.into()), Effect::Offer(Menu::Topics(0))],
        At::Topic(page) => vec![Effect::Say(Plain::AskTopicMore.into()), Effect::Offer(Menu::Topics(*page))],
        At::Place => vec![Effect::Say(Plain::AskPlace.into()), Effect::Offer(Menu::Municipalities)],
        At::Results(offset) => {
            let page = Page { offset: *offset, limit: page_size(session.language) };
            let query = Box::new(session.point.query.clone());
            vec![Effect::LookUp(Box::new(Lookup::Search(query, page)))]
        }
        At::Detail(id) | At::Original(id) => vec![Effect::LookUp(Box::new(Lookup::Open(id.clone())))],
        At::Change => {
            let answers = [Answer::ChangeTopic, Answer::ChangeAge, Answer::ChangePlace].into_iter();
            let droppable = droppable(&session.point.query);
            say(Plain::AskChange, answers.chain(droppable).chain([Answer::New]).collect())
        }
        At::Language => say(Plain::LanguageAsk, Language::ALL.map(Answer::Speak).to_vec()),
        At::Delete => {
            let mut effects = say(Plain::DeleteAsk, vec![Answer::Delete, Answer::No]);
            if !session.desk.receipts.is_empty() {
                effects.insert(1, Effect::Say(InquiryPhrase::DeleteToo.into()));
                effects.insert(2, Effect::SayInquiry(Asked::List(0)));
            }
            effects
        }
        At::Doubt => doubt(session),
        At::Remember => vec![
            Effect::SaySearch(Line::RememberAsk, Box::new(session.point.query.clone())),
            Effect::Offer(Menu::Numbered(vec![Answer::KeepProfile, Answer::No])),
        ],
        At::Favourites => vec![Effect::LookUp(Box::new(Lookup::Several(session.memory.favourites.clone())))],
        At::Subscription(part) => screen(session, *part),
        At::Inquiry(part) => inquiry_screen::screen(session, part),
    }
}

/// Was the village meant, or the word?
fn doubt(session: &Session) -> Vec<Effect> {
    let name = session.point.doubtful.as_ref().map(|place| place.name.clone()).unwrap_or_default();
    let question = Phrase::Line(Line::PlaceOrWord, name.clone());
    vec![Effect::Say(question), Effect::Offer(Menu::Numbered(vec![Answer::AsPlace(name), Answer::AsWord]))]
}

/// What can be gone on with, said in one line.
pub fn last_time(session: &Session) -> Option<Effect> {
    session.last_time().map(|query| Effect::SaySearch(Line::LastTime, Box::new(query.clone())))
}

/// What is open in `session`, after something else was said: lists are not repeated.
pub fn remind(session: &Session) -> Vec<Effect> {
    match session.point.at {
        At::Start => vec![Effect::Offer(Menu::Numbered(start_answers(session)))],
        At::Results(_) | At::Detail(_) | At::Original(_) => {
            let list = (!session.point.shown.is_empty()).then_some(Answer::List);
            let answers = list.into_iter().chain([Answer::Change, Answer::New]).collect();
            vec![Effect::Offer(Menu::Numbered(answers))]
        }
        At::Favourites => vec![Effect::Offer(Menu::Numbered(vec![Answer::Favourites, Answer::New]))],
        At::Subject | At::Age | At::Topic(_) | At::Place | At::Change | At::Language | At::Delete => {
            present(session)
        }
        At::Doubt | At::Remember | At::Subscription(_) | At::Inquiry(_) => present(session),
    }
}

/// The answers that take a wish of `query` back.
pub fn droppable(query: &Query) -> impl Iterator<Item = Answer> {
    let answers = [
        (query.says_when(), Answer::AnyTime),
        (!query.languages.is_empty(), Answer::AnyLanguage),
        (query.radius_km.is_some(), Answer::AnyDistance),
    ];
    answers.into_iter().filter(|(is_said, _)| *is_said).map(|(_, answer)| answer)
}

/// The answers to "for whom?".
pub fn subject_answers() -> Vec<Answer> {
    let subjects = [Subject::Oneself, Subject::Child, Subject::Other].map(Answer::Subject);
    subjects.into_iter().chain([Answer::Skip]).collect()
}

/// The answers to the first words.
pub fn start_answers(session: &Session) -> Vec<Answer> {
    let other = match session.language {
        Language::German => Language::Simple,
        Language::Simple => Language::German,
    };
    let subjects = [Subject::Oneself, Subject::Child, Subject::Other].map(Answer::Subject);
    let resume = session.last_time().map(|_| Answer::Resume);
    resume.into_iter().chain(subjects).chain([Answer::Speak(other), Answer::Help]).collect()
}

fn age_question(subject: Option<Subject>) -> Plain {
    match subject {
        Some(Subject::Oneself) => Plain::AskAgeSelf,
        Some(Subject::Child) => Plain::AskAgeChild,
        Some(Subject::Other) | None => Plain::AskAgeOther,
    }
}

fn say(phrase: Plain, answers: Vec<Answer>) -> Vec<Effect> {
    vec![Effect::Say(phrase.into()), Effect::Offer(Menu::Numbered(answers))]
}
