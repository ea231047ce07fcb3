//! Answers what is said about a question to a provider that is open or was spoken of: who reads it, how long it takes, that it
//! is to be taken back; and who writes.

use crate::domain::{
    dialog::{
        answer::Answer,
        desk::Policy,
        effect::Effect,
        inquiry_answer::{InquiryAnswer, InquiryPart},
        inquiry_choose,
        inquiry_draft::Trigger,
        inquiry_flow::answered,
        inquiry_screen::{offer, say, way_on},
        inquiry_second::{self, declines, is_drafting},
        inquiry_upkeep,
        moves::said_first,
        present::{present, remind},
        session::{At, OF_AGE_MONTHS, Session, is_own_of_a_minor},
        subscribe,
        understand::{command::Command, concern::Concern, matter::Matter, read::Understanding},
    },
    inquiry::{Holder, State},
    inquiry_phrase::InquiryPhrase,
    query::Subject,
    subscription_phrase::SubscriptionPhrase,
};

/// Among so many words at most, something is said about the question, and not in it.
const MOST_WORDS: usize = 10;

/// Something is taken back in so many words at most where a question is being written.
const MOST_WORDS_BACK: usize = 5;

/// Whoever says how old they are, and hardly anything else, says no more than so many words.
const MOST_BESIDE_AGE: usize = 6;

/// What `understood` says of the age of who writes: whether they are too young; none if it says nothing of it.
pub fn is_young(understood: &Understanding) -> Option<bool> {
    let told = understood.own_age.map(|years| years * 12 < OF_AGE_MONTHS);
    let says = |concern| understood.concerns.contains(&concern);
    let is_searched = understood.names_subject && is_own_of_a_minor(&understood.query);
    told.or_else(|| (is_searched || says(Concern::Young)).then_some(true))
        .or_else(|| says(Concern::Grown).then_some(false))
}

/// What of what `understood` says concerns the question that is open, or was spoken of in the last message.
pub fn concern(session: &Session, understood: &Understanding) -> Option<Concern> {
    // Who has asked something and names it speaks of that.
    let names_it = understood.said.to_lowercase().contains("frage");
    let asks_anyway = [Concern::HowMany, Concern::Cost, Concern::HowToWithdraw, Concern::Anonymous];
    let is_clear = asks_anyway.iter().any(|concern| understood.concerns.contains(concern));
    let is_named = names_it && (is_clear || !session.desk.receipts.is_empty());
    // Who waits for an answer speaks of it, unless a search is meant.
    let is_awaited = session.desk.open() > 0 && !understood.searches() && !is_drafting(session);
    let is_waiting = understood.concerns.contains(&Concern::Duration);
    let is_named = is_named || is_awaited && (is_waiting || understood.concerns.contains(&Concern::Change));
    let is_of_subscription = matches!(session.point.at, At::Subscription(_));
    if is_of_subscription
        || !is_named && !is_spoken_of(session)
        || understood.matters.contains(&Matter::Named)
    {
        return None;
    }
    let says = |concern: &Concern| understood.concerns.contains(concern);
    let words = understood.said.split(' ').count();
    let is_written = is_at(session, |part| matches!(part, InquiryPart::Write | InquiryPart::Choose));
    let is_reply = session.inquiry.as_ref().is_some_and(|draft| draft.reply_to.is_some());
    if words > MOST_WORDS {
        return None;
    }
    let is_drafted = is_drafting(session);
    if is_drafted && says(&Concern::Wait) && !(is_written && is_reply) {
        return Some(Concern::Wait);
    }
    // Whatever is written as a reply may be meant as one, and a longer sentence as the question.
    let may_be_meant = is_written && (is_reply || words > MOST_WORDS_BACK);
    // Who is shown what was asked and says "nein" or "abbrechen" leaves it.
    let may_be_meant = may_be_meant || !is_drafted && understood.command == Some(Command::No);
    let is_unsure = is_written && !is_reply || is_at(session, |part| *part == InquiryPart::Beside);
    let is_declined = is_unsure && declines(understood);
    let is_back = is_declined || says(&Concern::Withdraw) || says(&Concern::TakeBack) && !may_be_meant;
    if is_back && !asks(understood) {
        return Some(Concern::TakeBack);
    }
    let is_previewed = is_at(session, |part| *part == InquiryPart::Preview);
    let passes_on = session.inquiry.as_ref().is_some_and(|draft| draft.passes_on);
    let has_contact = session.inquiry.as_ref().is_some_and(|draft| draft.has_contact());
    let of_contact = if passes_on { Concern::WithoutContact } else { Concern::WithContact };
    if is_previewed && has_contact && says(&of_contact) {
        return Some(of_contact);
    }
    // "Wann bekomme ich Bescheid?" is asked of the provider as long as the question is written.
    let is_clear =
        |concern: &Concern| matches!(concern, Concern::Anonymous | Concern::Readers | Concern::Cost);
    let is_about_it = |concern: &Concern| !is_written || names_it || is_clear(concern);
    Concern::QUESTIONS.into_iter().find(|concern| says(concern) && is_about_it(concern))
}

/// Answers what `understood` says of a question that is open or was spoken of, and of who writes; none if it is something
/// else.
pub fn heard(session: &mut Session, understood: &Understanding) -> Option<Vec<Effect>> {
    if let Some(effects) = of_age(session, understood) {
        return Some(effects);
    }
    if let Some(effects) = inquiry_second::heard(session, understood) {
        return Some(effects);
    }
    let says = |concern| understood.concerns.contains(&concern);
    let has_open = session.desk.open() > 0 && !matches!(session.point.at, At::Subscription(_));
    let is_back = says(Concern::Withdraw) || says(Concern::TakeBack) && has_open;
    if is_back && says(Concern::All) && !is_drafting(session) {
        return Some(inquiry_upkeep::withdraw_all(session));
    }
    let is_own_page = !is_drafting(session) && !matches!(session.point.at, At::Subscription(_));
    let names_it = understood.said.to_lowercase().contains("frage");
    let has_asked = names_it || !session.desk.receipts.is_empty() && !understood.searches();
    if says(Concern::State) && has_asked && is_own_page {
        return Some(inquiry_upkeep::list(session));
    }
    if says(Concern::Rewrite) && !understood.searches() && !asks(understood) {
        if is_at(session, |part| *part == InquiryPart::Preview) {
            return Some(answered(session, InquiryAnswer::Edit));
        }
        if session.desk.receipts.is_empty() && is_own_page {
            return Some(inquiry_upkeep::list(session));
        }
    }
    let concern = concern(session, understood)?;
    let phrase = match concern {
        Concern::Readers if may_be_office(session) => InquiryPhrase::ReadersOffice,
        Concern::Duration | Concern::PerhapsDuration if may_be_office(session) => {
            InquiryPhrase::DurationOffice
        }
        Concern::Next if is_drafting(session) => InquiryPhrase::NextUnsent,
        Concern::Next if may_be_office(session) => InquiryPhrase::NextOffice,
        Concern::Anonymous => InquiryPhrase::Anonymous,
        Concern::Readers => InquiryPhrase::Readers,
        Concern::Next => InquiryPhrase::Next,
        Concern::Duration | Concern::PerhapsDuration => InquiryPhrase::Duration,
        Concern::Cost => InquiryPhrase::CostsNothing,
        Concern::HowToWithdraw => InquiryPhrase::HowToWithdraw,
        Concern::HowMany => InquiryPhrase::HowMany,
        Concern::Change => InquiryPhrase::CanChange,
        Concern::Wait => {
            if let Some(draft) = &mut session.inquiry {
                draft.trigger = Trigger::Word;
            }
            InquiryPhrase::Waits
        }
        Concern::WithContact => return Some(answered(session, InquiryAnswer::PassOn)),
        Concern::WithoutContact => return Some(answered(session, InquiryAnswer::Mask)),
        Concern::Withdraw | Concern::TakeBack => return taken_back(session, understood),
        // These are heard elsewhere.
        Concern::State
        | Concern::Rewrite
        | Concern::All
        | Concern::Young
        | Concern::Grown
        | Concern::Insult
        | Concern::Buttons
        | Concern::Hesitate
        | Concern::Look
        | Concern::Earlier
        | Concern::CallBack => return None,
    };
    let is_overheard = concern == Concern::Readers && session.desk.policy == Policy::Templates;
    let mut effects = vec![say(phrase)];
    effects.extend(is_overheard.then(|| say(InquiryPhrase::Overheard)));
    let is_open = matches!(session.point.at, At::Inquiry(_));
    if session.desk.receipts.is_empty() && !is_open && !is_spoken_of(session) {
        return Some(effects.into_iter().chain(remind(session)).collect());
    }
    // What follows may be asked about it as well.
    let list = || vec![offer(vec![Answer::Inquiry(InquiryAnswer::List), way_on(session)])];
    effects.extend(if is_open { present(session) } else { list() });
    Some(effects)
}

/// Who writes says that they are too young, or that they are not.
fn of_age(session: &mut Session, understood: &Understanding) -> Option<Vec<Effect>> {
    if matches!(session.point.at, At::Subscription(_)) {
        return None;
    }
    let is_young = is_young(understood)?;
    let query = &understood.query;
    let says_more = !query.topics.is_empty() || query.place.is_some();
    let says_little = !says_more && understood.said.split(' ').count() <= MOST_BESIDE_AGE;
    if is_young && is_drafting(session) {
        session.is_of_a_child = true;
        inquiry_upkeep::leave(session);
        return Some(said_first(InquiryPhrase::NotOfAge, remind(session)));
    }
    let is_by_words = understood.own_age.is_none();
    if is_young {
        session.is_of_a_child |= is_by_words;
        return (is_by_words && says_little).then(|| said_first(InquiryPhrase::NotOfAge, remind(session)));
    }
    // Where the age is that of the search, the search is corrected.
    let point = &mut session.point;
    let is_searched = point.query.subject == Some(Subject::Oneself) && !point.query.ages.is_empty();
    let opened = if let At::Detail(id) | At::Original(id) = &point.at { Some(id.clone()) } else { None };
    let asked = opened.zip(asked_beside(understood)).filter(|_| session.is_of_a_child);
    if let Some((id, question)) = asked {
        // It was a slip: the question goes on.
        if is_searched {
            session.point.query.ages.clear();
        }
        session.is_of_a_child = false;
        session.restore();
        let mut effects = vec![say(InquiryPhrase::OfAge)];
        effects.extend(inquiry_choose::own(session, &id, question));
        return Some(effects);
    }
    let point = &mut session.point;
    if !session.is_of_a_child || !says_little || is_searched && !is_by_words {
        return None;
    }
    if is_searched {
        point.query.ages.clear();
    }
    session.is_of_a_child = false;
    session.restore();
    if session.was_refused() {
        return Some(subscribe::open(session));
    }
    Some(said_first(InquiryPhrase::OfAge, remind(session)))
}

/// The question that stands beside the age of who writes, as it was written: "quatsch ich bin 31, gibt es Mittagessen?".
fn asked_beside(understood: &Understanding) -> Option<String> {
    let age = understood.own_age?.to_string();
    let parts = understood.said.split_inclusive(['.', ',', '!', ';', '?']);
    let rest: String = parts.filter(|part| !part.contains(&age)).collect();
    let rest = rest.trim().to_owned();
    (rest.ends_with('?') && rest.contains(' ')).then_some(rest)
}

/// Whether a few words say that it is good as it is, or was a slip: they do not belong to the question, and send nothing.
pub fn approves(understood: &Understanding) -> bool {
    let says = |matter| understood.matters.contains(&matter);
    let is_good = [Matter::Agree, Matter::Gladly, Matter::Ready, Matter::Undo].into_iter().any(says);
    let is_short = understood.said.split(' ').count() <= MOST_WORDS_BACK;
    is_good && is_short && !understood.said.contains('?')
}

/// Whether `understood` is a question.
fn asks(understood: &Understanding) -> bool {
    understood.said.contains('?')
}

/// It is taken back: nothing is sent, or what was sent is withdrawn.
fn taken_back(session: &mut Session, understood: &Understanding) -> Option<Vec<Effect>> {
    if is_drafting(session) {
        return Some(answered(session, InquiryAnswer::Cancel));
    }
    if session.desk.receipts.is_empty() {
        inquiry_upkeep::leave(session);
        return Some(said_first(SubscriptionPhrase::Stays, remind(session)));
    }
    if let At::Inquiry(InquiryPart::Withdraw(_) | InquiryPart::WithdrawAll) = session.point.at {
        return Some(present(session));
    }
    if understood.concerns.contains(&Concern::All) {
        return Some(inquiry_upkeep::withdraw_all(session));
    }
    inquiry_upkeep::steered(session, Command::Withdraw, 0)
}

/// Whether the office may answer the question that is written, or the one that was asked last, instead of the provider.
fn may_be_office(session: &Session) -> bool {
    let draft = session.inquiry.as_ref().filter(|_| is_drafting(session));
    if let Some(draft) = draft.filter(|draft| draft.target.is_some()) {
        return draft.targets().iter().any(|target| target.is_office);
    }
    session.desk.receipts.first().is_some_and(|receipt| {
        let is_reached = session.desk.reachable.contains(&receipt.matter.provider);
        receipt.inquiry.holder != Holder::Provider || receipt.inquiry.state == State::Underway && !is_reached
    })
}

/// Whether a question is open, or was spoken of in the last message, and nothing else.
fn is_spoken_of(session: &Session) -> bool {
    let is_of_it =
        |answer: &Answer| matches!(answer, Answer::Inquiry(answer) if *answer != InquiryAnswer::Open);
    let is_offered = session.offered.iter().any(is_of_it);
    let has_others = session.offered.iter().any(|answer| matches!(answer, Answer::Subscription(_)));
    matches!(session.point.at, At::Inquiry(_)) || is_offered && !has_others
}

fn is_at(session: &Session, is_it: impl Fn(&InquiryPart) -> bool) -> bool {
    matches!(&session.point.at, At::Inquiry(part) if is_it(part))
}
