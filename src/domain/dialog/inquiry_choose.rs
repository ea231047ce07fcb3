//! Begins a question to a provider: about which offers, whom else, what is missing next.

use std::collections::BTreeSet;

use crate::domain::{
    dialog::{
        answer::Answer,
        desk::Policy,
        effect::{Asked, Effect},
        inquiry_answer::{InquiryAnswer, InquiryPart},
        inquiry_draft::{Draft, Target, Trigger},
        inquiry_screen::{line, offer, say, way_on},
        inquiry_upkeep,
        moves::{ask, missed, said_first},
        pages::last_page,
        present::{present, remind},
        session::{At, Session},
        understand::asking::{Asking, Manner},
    },
    fixed_phrase::Plain,
    inquiry::{Category, MOST_AT_ONCE, MOST_OPEN},
    inquiry_phrase::{InquiryLine, InquiryPhrase},
    query::{Findings, Hit},
};

/// A longer part of a sentence is not one of the questions that are ready: whoever says more wants to know more.
pub const LONGEST_READY: usize = 6;

/// A shorter word names no offer.
const SHORTEST_NAME: usize = 4;

/// Begins a question about the offer called `id`; `category` if it is known what is asked.
pub fn about(session: &mut Session, id: &str, category: Option<Category>) -> Vec<Effect> {
    begin(session, &[id.to_owned()], &Asking { category, ..Asking::default() })
}

/// Begins a question about the offer called `id` in the person's own words, where these may be sent.
pub fn own(session: &mut Session, id: &str, words: String) -> Vec<Effect> {
    let is_free = session.desk.policy == Policy::FreeText;
    let effects = about(session, id, is_free.then_some(Category::Own));
    if let Some(draft) = session.inquiry.as_mut().filter(|_| is_free) {
        draft.written.clone_from(&words);
        draft.words = words;
    }
    effects
}

/// Somebody wants a provider to be asked; none if it is not known which offer is meant, and something else may be.
pub fn asked(session: &mut Session, asking: &Asking) -> Option<Vec<Effect>> {
    let shown = &session.point.shown;
    let (open, has_list) = match &session.point.at {
        At::Detail(id) | At::Original(id) => (Some(id.clone()), true),
        At::Results(_) | At::Favourites => (shown.first().filter(|_| shown.len() == 1).cloned(), true),
        At::Inquiry(InquiryPart::Which) | At::Change => (None, true),
        At::Start
        | At::Subject
        | At::Age
        | At::Topic(_)
        | At::Place
        | At::Language
        | At::Delete
        | At::Doubt
        | At::Remember
        | At::Subscription(_)
        | At::Inquiry(_) => (None, false),
    };
    if asking.manner == Manner::Wondered
        && (open.is_none() || session.is_of_a_child || session.desk.policy == Policy::Off)
    {
        return None;
    }
    // Who is asked what they want to know need not say that they do.
    let is_drafted = session.inquiry.as_ref().is_some_and(|draft| !draft.offer.is_empty());
    if is_drafted && matches!(session.point.at, At::Inquiry(_)) {
        return Some(present(session));
    }
    let chosen = if has_list { meant(session, asking) } else { vec![] };
    let chosen = if chosen.is_empty() { open.into_iter().collect() } else { chosen };
    if !chosen.is_empty() {
        return Some(begin(session, &chosen, asking));
    }
    if session.point.at == At::Inquiry(InquiryPart::Which) {
        return None;
    }
    if has_list && !session.point.shown.is_empty() {
        let refusal = refused(session);
        return Some(refusal.unwrap_or_else(|| {
            session.inquiry = Some(Box::new(drafted("", asking, session.desk.policy)));
            ask(session, At::Inquiry(InquiryPart::Which))
        }));
    }
    asking
        .is_certain
        .then(|| refused(session).unwrap_or_else(|| said_first(Plain::AboutNothing, remind(session))))
}

/// The offer with this number is meant.
pub fn picked(session: &mut Session, number: usize) -> Vec<Effect> {
    let asking = Asking { numbers: vec![number], ..Asking::default() };
    asked(session, &asking).unwrap_or_else(|| missed(session, &number.to_string(), 0))
}

/// The ids of the offers of the list that are meant: by their numbers, by their names, or all of the last page.
pub fn meant(session: &Session, asking: &Asking) -> Vec<String> {
    let shown = &session.point.shown;
    let of_list = |number: &usize| shown.get(number.checked_sub(1)?).cloned();
    if !asking.numbers.is_empty() {
        let ids: Vec<_> = asking.numbers.iter().filter_map(of_list).collect();
        let mut seen = BTreeSet::new();
        return ids.into_iter().filter(|id| seen.insert(id.clone())).collect();
    }
    let named = named(&session.point.shown_names, &asking.names, SHORTEST_NAME);
    if !named.is_empty() {
        return named.into_iter().filter_map(|index| shown.get(index).cloned()).collect();
    }
    if !asking.is_everybody {
        return vec![];
    }
    shown.iter().skip(last_page(shown.len(), session.language)).cloned().collect()
}

/// Which of `names` are named by the `words`: one that all words that tell names apart point at, else those that one word
/// points at alone.
pub fn named(names: &[String], words: &[String], shortest: usize) -> Vec<usize> {
    let holds = |name: &String, word: &str| name.split(' ').any(|part| part == word);
    let pointed_at = |word: &String| -> BTreeSet<usize> {
        let with_it = names.iter().enumerate().filter(|(_, name)| holds(name, word));
        with_it.map(|(index, _)| index).collect()
    };
    let long = words.iter().filter(|word| word.chars().count() >= shortest);
    let told: Vec<_> =
        long.map(pointed_at).filter(|with| !with.is_empty() && with.len() < names.len()).collect();
    let Some((first, others)) = told.split_first() else { return vec![] };
    let common = others.iter().fold(first.clone(), |common, with| &common & with);
    if common.len() == 1 {
        return common.into_iter().collect();
    }
    let alone: BTreeSet<_> = told.iter().filter(|with| with.len() == 1).flatten().copied().collect();
    alone.into_iter().collect()
}

/// Begins a question about the offers called `ids`, of which there is at least one.
fn begin(session: &mut Session, ids: &[String], asking: &Asking) -> Vec<Effect> {
    if let Some(effects) = refused(session) {
        return effects;
    }
    let room = inquiry_upkeep::left_today(session).min(MOST_AT_ONCE);
    // What was chosen before it was known which offer is meant is still chosen.
    let before = session.inquiry.take().filter(|draft| draft.offer.is_empty() && draft.reply_to.is_none());
    let mut draft = before.map_or_else(|| drafted("", asking, session.desk.policy), |draft| *draft);
    let mut ids = ids.iter().take(room).cloned();
    draft.offer = ids.next().unwrap_or_default();
    draft.more = ids.collect();
    draft.is_chosen = !draft.more.is_empty();
    session.inquiry = Some(Box::new(draft));
    ask(session, At::Inquiry(InquiryPart::Choose))
}

/// A question about the offer called `id`, with what is known of it. Own words go only where they may.
fn drafted(id: &str, asking: &Asking, policy: Policy) -> Draft {
    let clause = asking.clause.clone().filter(|clause| {
        // Who names a number says more than a question that is ready.
        let is_long =
            clause.split(' ').count() > LONGEST_READY || clause.contains(|c: char| c.is_ascii_digit());
        policy == Policy::FreeText && (is_long || asking.category.is_none())
    });
    let category = if clause.is_some() { Some(Category::Own) } else { asking.category };
    Draft { clause: clause.unwrap_or_default(), ..Draft::about(id, category) }
}

/// The offer was looked up. If nobody can be asked, it is shown, and what stands before it.
pub fn opened(session: &mut Session, hit: Option<&Hit>) -> Result<Vec<Effect>, Vec<Effect>> {
    let Some(hit) = hit else {
        inquiry_upkeep::leave(session);
        return Err(vec![]);
    };
    let Some(target) = Target::of(hit, &session.desk) else {
        inquiry_upkeep::leave(session);
        session.point.at = At::Detail(hit.offer.id.clone());
        let name = hit.provider.as_ref().map_or(&hit.offer.provider, |provider| &provider.name);
        return Err(vec![line(InquiryLine::Unreachable, name.clone())]);
    };
    let draft = draft(session);
    draft.target = Some(target);
    if draft.more.is_empty() { Ok(go_on(session)) } else { Ok(present(session)) }
}

/// Others were looked for who can be asked for a place as well, or those that the person has chosen.
pub fn found(session: &mut Session, findings: &Findings) -> Vec<Effect> {
    if !draft(session).more.is_empty() {
        return chosen(session, findings);
    }
    let room = inquiry_upkeep::left_today(session).min(MOST_AT_ONCE) - 1;
    let mut asked: Vec<_> = draft(session).target.clone().into_iter().collect();
    let mut hits: Vec<_> = findings.hits.iter().collect();
    let far = |hit: &Hit| hit.distance_km.unwrap_or(f64::MAX);
    hits.sort_by(|one, other| far(one).total_cmp(&far(other)));
    let targets = hits.into_iter().filter_map(|hit| Target::of(hit, &session.desk));
    let mut others = Vec::new();
    // Whoever offers several things is asked once.
    for target in targets.filter(|target| target.is_care) {
        if others.len() < room && !asked.iter().any(|known| known.is_with(&target)) {
            asked.push(target.clone());
            others.push(target);
        }
    }
    let is_alone = others.is_empty();
    draft(session).others = Some(others);
    if is_alone {
        return ask(session, At::Inquiry(InquiryPart::Preview));
    }
    present(session)
}

/// The further offers that the person has chosen were looked up.
fn chosen(session: &mut Session, findings: &Findings) -> Vec<Effect> {
    let of = |hit: &Hit| Target::of(hit, &session.desk).ok_or_else(|| hit.offer.title.clone());
    let (mut others, mut left_out) = (Vec::new(), Vec::new());
    for hit in &findings.hits {
        match of(hit) {
            Ok(target) => others.push(target),
            Err(title) => left_out.push(title),
        }
    }
    let draft = draft(session);
    draft.more.clear();
    draft.asks_others = !others.is_empty();
    draft.others = Some(others);
    let left_out = (!left_out.is_empty()).then(|| line(InquiryLine::LeftOut, left_out.join(", ")));
    left_out.into_iter().chain(go_on(session)).collect()
}

/// The way to a question about the offer that is shown, where it would reach somebody.
pub fn mentioned(session: &Session, hit: &Hit) -> Option<Answer> {
    let is_possible = session.desk.policy != Policy::Off && !session.is_of_a_child;
    let reaches = is_possible && Target::of(hit, &session.desk).is_some();
    reaches.then_some(Answer::Inquiry(InquiryAnswer::Open))
}

/// This is to be asked.
pub fn choose(session: &mut Session, category: Category) -> Vec<Effect> {
    let is_possible = session.desk.policy == Policy::FreeText || category != Category::Own;
    if is_possible {
        let draft = draft(session);
        (draft.category, draft.trigger) = (Some(category), Trigger::Yes);
        (draft.written, draft.clause) = (String::new(), String::new());
        if !draft.is_chosen {
            (draft.others, draft.asks_others) = (None, false);
        }
    }
    go_on(session)
}

/// What is missing next: what to ask, whom else, the words; else everything is shown before it is sent.
pub fn go_on(session: &mut Session) -> Vec<Effect> {
    let has_query = !session.point.query.is_empty();
    let has_room = inquiry_upkeep::left_today(session) > 1;
    let draft = draft(session);
    let is_care = draft.target.is_some() && draft.targets().iter().all(|target| target.is_care);
    // Whether there is room is another question where children are looked after.
    if is_care && draft.category == Some(Category::Places) {
        draft.category = Some(Category::Care);
    }
    let may_be_several = has_query && has_room && is_care && !draft.is_chosen;
    let part = match draft.category {
        None => InquiryPart::Choose,
        Some(Category::Own) if !draft.has_words() => InquiryPart::Write,
        Some(Category::Care) if may_be_several => InquiryPart::Several,
        Some(_) => InquiryPart::Preview,
    };
    ask(session, At::Inquiry(part))
}

/// Why nothing can be asked just now.
pub fn refused(session: &mut Session) -> Option<Vec<Effect>> {
    let is_full = session.desk.is_full(1);
    if !session.is_of_a_child && session.desk.policy != Policy::Off && !is_full {
        return None;
    }
    inquiry_upkeep::leave(session);
    if session.is_of_a_child {
        return Some(said_first(InquiryPhrase::NotOfAge, remind(session)));
    }
    if session.desk.policy == Policy::Off {
        return Some(said_first(InquiryPhrase::Off, remind(session)));
    }
    Some(full(session))
}

/// Too many are open, or were sent today.
pub fn full(session: &mut Session) -> Vec<Effect> {
    inquiry_upkeep::leave(session);
    let answers = offer(vec![Answer::Inquiry(InquiryAnswer::List), way_on(session)]);
    if session.desk.open() >= MOST_OPEN {
        return vec![say(InquiryPhrase::FullOpen), Effect::SayInquiry(Asked::Open), answers];
    }
    vec![say(InquiryPhrase::FullDay), answers]
}

/// The question that is being written.
pub fn draft(session: &mut Session) -> &mut Draft {
    session.inquiry.get_or_insert_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn offers_are_named_by_the_words_that_tell_them_apart() {
        let names =
            ["kita sankt josef losheim", "kita bachem losheim", "kita sonnengarten losheim", "yoga am see"];
        let names = names.map(str::to_owned);
        let meant = |words: &str| {
            let words: Vec<_> = words.split(' ').map(str::to_owned).collect();
            super::named(&names, &words, 4)
        };
        assert_eq!(meant("kita sankt josef"), [0]);
        assert_eq!(meant("die bachem und die kita sonnengarten"), [1, 2]);
        assert_eq!(meant("kita in losheim"), [] as [usize; 0]);
        assert_eq!(meant("den verein"), [] as [usize; 0]);
    }
}
