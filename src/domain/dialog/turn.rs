//! One turn of a conversation: something is said, and one message answers it.

use crate::domain::{
    age::{AgeBand, AgeSpan},
    dialog::{
        answer::Answer,
        effect::{Effect, Input, Lookup, Menu},
        guide::Guide,
        inquiry_answer::InquiryPart,
        inquiry_words,
        respond::respond,
        session::{At, Pressed, Session},
        step::step,
        subscription_words::told_by,
    },
    fixed_phrase::Plain,
    inquiry_wish::InquiryWish,
    message::{Content, Hint, LONGEST_INPUT, Message},
    place::Whereabouts,
    query::Query,
    statistics::Event,
    time::Timestamp,
};

/// A turn takes at most so many steps: what is said, and what was looked up for it.
const MOST_STEPS: usize = 4;

/// What a turn leads to.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// Where the conversation stands now.
    pub session: Session,
    /// What is answered.
    pub message: Message,
    /// What is counted.
    pub events: Vec<Event>,
    /// Whether the person is to be forgotten altogether.
    pub forget: bool,
    /// What is to be done with questions to providers.
    pub wishes: Vec<InquiryWish>,
}

/// A conversation partner: what the bot knows, at one moment.
#[derive(Clone, Copy)]
pub struct Partner<'a> {
    /// What it knows.
    pub guide: &'a Guide,
    /// The moment.
    pub now: Timestamp,
}

impl Partner<'_> {
    /// Answers `content` with exactly one message. `ask` answers what has to be looked up in the offers;
    /// none if that failed.
    pub fn turn(
        &self,
        mut session: Session,
        content: &Content,
        mut ask: impl FnMut(&Lookup) -> Option<Input>,
    ) -> Turn {
        if matches!(content, Content::Edited(_)) {
            session.take_back();
        }
        let language = session.language;
        let is_written = session.point.at == At::Inquiry(InquiryPart::Write);
        let first = self.hear(&session, content);
        let is_crisis = matches!(&first, Input::Said(understood) if understood.need.is_some());
        let mut inputs = vec![first];
        let mut turn =
            Turn { session, message: Message::default(), events: vec![], forget: false, wishes: vec![] };
        if let Content::Entered(code) = content {
            turn.events.extend(self.campaign(code).map(|code| Event::Campaign(code.to_owned())));
        }
        let mut said = Vec::new();
        // A question to a provider has its own measure.
        let is_too_long = content.words().is_some_and(|words| words.chars().nth(LONGEST_INPUT).is_some());
        if is_too_long && !is_crisis && !is_written {
            said.push(Effect::Say(Plain::TooLong.into()));
        }
        for _ in 0..MOST_STEPS {
            let Some(input) = inputs.pop() else { break };
            let (session, effects) = step(turn.session, input, self.now);
            turn.session = session;
            for effect in effects {
                match &effect {
                    Effect::LookUp(lookup) => match ask(lookup) {
                        Some(found) => inputs.push(found),
                        None => said.extend(broken()),
                    },
                    Effect::Count(event) => turn.events.push(event.clone()),
                    Effect::Forget => {
                        turn.events.push(Event::Forgotten);
                        turn.forget = true;
                    }
                    Effect::Inquire(wish) => turn.wishes.push(wish.as_ref().clone()),
                    Effect::KeepProfile => {
                        turn.session.memory.profile = Some(self.profile(&turn.session.point.query));
                    }
                    Effect::DraftSubscription(wish) => {
                        let searched = Some(&turn.session.point.query).filter(|query| !query.is_empty());
                        let known = || searched.or_else(|| turn.session.last_time());
                        let query = wish.as_deref().or_else(known).cloned().unwrap_or_default();
                        turn.session.interests = Some(told_by(&query, self.guide));
                    }
                    Effect::FindWords => inquiry_words::find(&mut turn.session, self.guide),
                    Effect::Say(_)
                    | Effect::SayKept(_)
                    | Effect::SayInquiry(_)
                    | Effect::SayUnderstood
                    | Effect::SaySearch(..)
                    | Effect::SayJson
                    | Effect::SayOutside(_)
                    | Effect::SayLoosened(_)
                    | Effect::List(..)
                    | Effect::Details(_)
                    | Effect::Original(_)
                    | Effect::AskPin
                    | Effect::Privately
                    | Effect::Offer(_) => said.push(effect),
                }
            }
        }
        let message = respond(&mut turn.session, &said, self.guide);
        turn.message =
            message.unwrap_or_else(|| respond(&mut turn.session, &broken(), self.guide).unwrap_or_default());
        self.give_step(&mut turn, content);
        turn.message
            .hints
            .extend((turn.session.language != language).then_some(Hint::Speak(turn.session.language)));
        turn
    }

    /// Gives the answer its step, and remembers the button that led to it. The next page of a menu takes the place of
    /// the page before it.
    fn give_step(&self, turn: &mut Turn, content: &Content) {
        turn.session.step += 1;
        turn.message.step = turn.session.step;
        if !turn.message.openers.is_empty() {
            turn.session.list_step = Some(turn.session.step);
        }
        let Content::Pressed(press) = content else { return };
        let (data, step) = (press.data.clone(), press.step);
        turn.session.pressed = Some(Pressed { data, step, at: self.now });
        let at = &turn.session.point.at;
        let is_paging = matches!(at, At::Topic(_)) && press.data == Answer::MoreTopics.data()
            || matches!(at, At::Subscription(_)) && Answer::keeps_menu(&press.data);
        if let Some(under) = press.under.clone().filter(|_| is_paging) {
            turn.message.hints.push(Hint::Replace(under));
        }
    }

    /// As much of `query` as tells what a person looks for as a rule: age bands, topics, the municipality.
    fn profile(&self, query: &Query) -> Query {
        let bands = &self.guide.ages.bands;
        let band = |age: &AgeSpan| {
            let spans = bands.iter().map(AgeBand::span);
            spans.into_iter().find(|span| (span.min..=span.max).contains(&age.min)).unwrap_or(*age)
        };
        let mut ages: Vec<_> = query.ages.iter().map(band).collect();
        ages.dedup();
        let place = match &query.place {
            Some(Whereabouts::Inside(place)) => {
                self.guide.gazetteer.municipality(&place.municipality).cloned().map(Whereabouts::Inside)
            }
            Some(Whereabouts::Outside(_) | Whereabouts::Anywhere) | None => None,
        };
        Query { subject: query.subject, ages, topics: query.topics.clone(), place, ..Query::default() }
    }
}

/// Something that only the offers can answer is missing: say so, and lose nothing.
fn broken() -> Vec<Effect> {
    let answers = vec![Answer::Retry, Answer::Change, Answer::New];
    vec![Effect::Say(Plain::Error.into()), Effect::Offer(Menu::Numbered(answers))]
}
