//! Puts questions to providers into words: what is asked, whom it goes to, how far it is, the labels.

use serde_json::{Value, json};

use crate::domain::{
    age::AgeSpan,
    calendar,
    contact_details::{Contact, without},
    dialog::{
        desk::{Desk, MOST_LISTED, Receipt},
        effect::Asked,
        guide::Guide,
        inquiry_answer::InquiryAnswer,
        inquiry_draft::Draft,
        inquiry_preview,
        session::{OF_AGE_MONTHS, Session},
        summary::Summary,
    },
    inquiry::{Author, Category, Closing, Entry, Holder, Inquiry, State, Takeover},
    inquiry_phrase::{InquiryLine, InquiryPhrase},
    phrase::Phrase,
    phrasebook::Words,
    query::Query,
};

/// So many letters of a question are shown where many are listed.
const LONGEST_BEGINNING: usize = 60;

/// What stands where something is put into a sentence.
const MARK: &str = "…";

/// The main topic of places for small children.
const CHILDCARE: &str = "early";

/// Finds the words of the question that is being asked: the ready ones, or the person's own without what is not passed on.
pub fn find(session: &mut Session, guide: &Guide) {
    let summary = Summary { guide, language: session.language };
    let Some(mut draft) = session.inquiry.take() else { return };
    if draft.written.is_empty() && !draft.clause.is_empty() {
        let clause = std::mem::take(&mut draft.clause);
        draft.written = line(InquiryLine::AskClause, clause, summary).text;
    }
    draft.words = match draft.category {
        None => String::new(),
        Some(Category::Own) if draft.passes_on => draft.written.clone(),
        Some(Category::Own) => without(&draft.written, |contact| match contact {
            Contact::Phone => summary.say(InquiryPhrase::Phone),
            Contact::Mail => summary.say(InquiryPhrase::Mail),
        }),
        Some(category) => ready(category, (&draft, &session.point.query), summary),
    };
    session.inquiry = Some(draft);
}

/// The lines that say `told`.
pub fn lines(told: &Asked, session: &Session, summary: Summary<'_>) -> Words {
    let mut words = Words::default();
    let desk = &session.desk;
    match told {
        Asked::Preview => {
            if let Some(draft) = &session.inquiry {
                inquiry_preview::add(&mut words, (draft, desk), summary);
            }
        }
        Asked::Beside => {
            words.add_line(say(InquiryPhrase::BesideHead, summary));
            words.add_line(Words::default());
            words.add_line(Words::foreign(session.inquiry.as_ref().map_or("", |draft| &draft.beside)));
            words.add_line(Words::default());
        }
        Asked::Others => {
            for target in session.inquiry.iter().flat_map(|draft| draft.candidates()) {
                words.add_line(inquiry_preview::named(target, summary));
            }
        }
        Asked::Sent(sent) => match sent.as_slice() {
            [(code, _)] => words.add_line(line(InquiryLine::Sent, code.to_string(), summary)),
            several => {
                words.add_line(say(InquiryPhrase::SentSeveral, summary));
                for (code, title) in several {
                    words.add_line(line(InquiryLine::Item, format!("{code}, {title}"), summary));
                }
            }
        },
        Asked::List(offset) => {
            for receipt in desk.listed(*offset) {
                words.add_line(Words::default());
                head(&mut words, (receipt, desk), summary);
            }
            words.add_line(Words::default());
            let more = desk.receipts.len().saturating_sub(offset + MOST_LISTED);
            if more > 0 {
                words.add_line(line(InquiryLine::MoreListed, more.to_string(), summary));
            }
        }
        Asked::Open => {
            for receipt in desk.receipts.iter().filter(|receipt| !receipt.inquiry.is_closed()) {
                words.add_line(line(InquiryLine::Item, named(receipt), summary));
            }
        }
        Asked::State(code) => {
            if let Some(receipt) = desk.receipt(code) {
                one(&mut words, (receipt, desk), summary);
            }
        }
        Asked::Data => {
            for receipt in &desk.receipts {
                words.add_line(line(InquiryLine::Data, named(receipt), summary));
                words.add_line(state(receipt, desk, summary));
                for entry in &receipt.entries {
                    exchanged(&mut words, entry, summary);
                }
            }
        }
    }
    words
}

/// What was asked, for a machine.
pub fn data(session: &Session) -> Value {
    let entry = |entry: &Entry| json!({ "by": entry.author, "on": entry.at.date().to_string(), "words": entry.words });
    let receipt = |receipt: &Receipt| {
        json!({
            "code": receipt.code.to_string(),
            "offer": receipt.matter.title,
            "provider": receipt.matter.provider,
            "category": receipt.matter.category,
            "inquiry": receipt.inquiry,
            "is_helpful": receipt.is_helpful,
            "written": receipt.entries.iter().map(entry).collect::<Value>(),
        })
    };
    session.desk.receipts.iter().map(receipt).collect()
}

/// What the button for `answer` says.
pub fn label(answer: &InquiryAnswer, summary: Summary<'_>) -> String {
    let phrase = match answer {
        InquiryAnswer::Number(number) => {
            return line(InquiryLine::LabelNumber, number.to_string(), summary).text;
        }
        InquiryAnswer::Everybody(count) => {
            return line(InquiryLine::LabelEverybody, count.to_string(), summary).text;
        }
        InquiryAnswer::TakeBackAll(count) => {
            return line(InquiryLine::LabelTakeBackAll, count.to_string(), summary).text;
        }
        InquiryAnswer::Show(code) => return line(InquiryLine::LabelShow, code.to_string(), summary).text,
        InquiryAnswer::Open => InquiryPhrase::LabelOpen,
        InquiryAnswer::Ask(Category::Places) => InquiryPhrase::LabelPlaces,
        InquiryAnswer::Ask(Category::Cost) => InquiryPhrase::LabelCost,
        InquiryAnswer::Ask(Category::Access) => InquiryPhrase::LabelAccess,
        InquiryAnswer::Ask(Category::Trial) => InquiryPhrase::LabelTrial,
        InquiryAnswer::Ask(Category::Care) => InquiryPhrase::LabelCare,
        InquiryAnswer::Ask(Category::Own) => InquiryPhrase::LabelOwn,
        InquiryAnswer::OnlyThis => InquiryPhrase::LabelOnlyThis,
        InquiryAnswer::Send => InquiryPhrase::LabelSend,
        InquiryAnswer::Edit => InquiryPhrase::LabelEdit,
        InquiryAnswer::Cancel => InquiryPhrase::LabelCancel,
        InquiryAnswer::PassOn => InquiryPhrase::LabelPassOn,
        InquiryAnswer::Mask => InquiryPhrase::LabelMask,
        InquiryAnswer::Add => InquiryPhrase::LabelAdd,
        InquiryAnswer::Replace => InquiryPhrase::LabelReplace,
        InquiryAnswer::AsBefore => InquiryPhrase::LabelAsBefore,
        InquiryAnswer::Page(_) => InquiryPhrase::LabelMore,
        InquiryAnswer::List => InquiryPhrase::LabelList,
        InquiryAnswer::Reply(_) => InquiryPhrase::LabelReply,
        InquiryAnswer::Close(_) => InquiryPhrase::LabelClose,
        InquiryAnswer::Rate(_, true) => InquiryPhrase::LabelHelpful,
        InquiryAnswer::Rate(_, false) => InquiryPhrase::LabelUnhelpful,
        InquiryAnswer::Withdraw(_) => InquiryPhrase::LabelWithdraw,
        InquiryAnswer::TakeBack(_) => InquiryPhrase::LabelTakeBack,
        InquiryAnswer::TakeBackOnly(_) => InquiryPhrase::LabelTakeBackOnly,
        InquiryAnswer::Keep(_) | InquiryAnswer::KeepAll => InquiryPhrase::LabelKeep,
    };
    summary.say(phrase)
}

/// A question that is ready, in full sentences. Of whom it is for it tells the age of a child, in years, and nothing else.
/// The age is that of the search: where the offer is not for children of that age, it is another one's.
fn ready(category: Category, (draft, query): (&Draft, &Query), summary: Summary<'_>) -> String {
    let age = query.ages.first().filter(|span| draft.is_for(**span)).and_then(|_| age(query, summary));
    let (plain, aged) = match category {
        Category::Places => (InquiryPhrase::AskPlaces, Some(InquiryLine::AskPlacesFor)),
        Category::Trial => (InquiryPhrase::AskTrial, Some(InquiryLine::AskTrialFor)),
        Category::Care => (InquiryPhrase::AskCare, Some(InquiryLine::AskCareFor)),
        Category::Cost => (InquiryPhrase::AskCost, None),
        // Own words are not ready.
        Category::Access | Category::Own => (InquiryPhrase::AskAccess, None),
    };
    let question = match aged.zip(age) {
        Some((phrase, age)) => line(phrase, age, summary).text,
        None => summary.say(plain),
    };
    let is_searched = query.topics.iter().any(|topic| topic.main() == CHILDCARE);
    let from = query.days.filter(|_| category == Category::Care && is_searched).map(|days| {
        line(InquiryLine::AskCareFrom, calendar::day(summary.language, days.first), summary).text
    });
    [question].into_iter().chain(from).collect::<Vec<_>>().join("\n")
}

/// The age of the child, if one is known: "6 Jahren".
fn age(query: &Query, summary: Summary<'_>) -> Option<String> {
    let [AgeSpan { min, max }] = *query.ages.as_slice() else { return None };
    let (from, to) = (min / 12, max / 12);
    if from != to || max >= OF_AGE_MONTHS {
        return None;
    }
    Some(match from {
        0 => summary.say(InquiryPhrase::UnderOne),
        1 => summary.say(InquiryPhrase::OneYear),
        years => line(InquiryLine::Years, years.to_string(), summary).text,
    })
}

/// What was written, and by whom; what is forgotten is not said.
fn exchanged(words: &mut Words, entry: &Entry, summary: Summary<'_>) {
    let Some(said) = &entry.words else { return };
    let by = match entry.author {
        Author::Citizen => InquiryLine::EntryOwn,
        Author::Provider => InquiryLine::EntryProvider,
        Author::Office => InquiryLine::EntryOffice,
    };
    words.add_line(line(by, calendar::day(summary.language, entry.at.date()), summary));
    words.add_line(Words::foreign(said));
}

fn one(words: &mut Words, (receipt, desk): (&Receipt, &Desk), summary: Summary<'_>) {
    head(words, (receipt, desk), summary);
    let inquiry = &receipt.inquiry;
    let is_with_provider = inquiry.holder == Holder::Provider;
    match inquiry.state {
        State::Underway | State::Delivered => {
            if inquiry.is_reminded && is_with_provider {
                words.add_line(say(InquiryPhrase::Reminded, summary));
            }
            words.add_line(say(InquiryPhrase::Waiting, summary));
        }
        State::AskedBack | State::Answered => words.add_line(say(InquiryPhrase::Answerable, summary)),
        State::Closed(_) => (),
    }
    let is_left = matches!(inquiry.state, State::Closed(Closing::Declined | Closing::Expired));
    if is_left || !is_with_provider && !inquiry.is_closed() {
        words.add_line(say(InquiryPhrase::CallOffice, summary));
    }
}

/// Which question it is, how it begins, and how far it is.
fn head(words: &mut Words, (receipt, desk): (&Receipt, &Desk), summary: Summary<'_>) {
    words.add_line(line(InquiryLine::Item, named(receipt), summary));
    if let Some(asked) = beginning(receipt, summary) {
        words.add_line(asked);
    }
    words.add_line(state(receipt, desk, summary));
}

/// How far it is, in one true sentence.
fn state(receipt: &Receipt, desk: &Desk, summary: Summary<'_>) -> Words {
    let inquiry: &Inquiry = &receipt.inquiry;
    let phrase = match (inquiry.state, inquiry.holder) {
        // Where no way may lead to the provider, the office may be who reads it.
        (State::Underway, Holder::Provider) if !desk.reachable.contains(&receipt.matter.provider) => {
            InquiryLine::StateOnItsWay
        }
        (State::Underway, Holder::Provider) => InquiryLine::StateUnderway,
        (State::Delivered, Holder::Provider) => InquiryLine::StateDelivered,
        (State::Underway | State::Delivered, Holder::Office(why)) => match why {
            Takeover::NoWay => InquiryLine::StateNoWay,
            Takeover::Undeliverable => InquiryLine::StateUndeliverable,
            Takeover::Overdue => InquiryLine::StateOverdue,
            Takeover::Reported => InquiryLine::StateReported,
        },
        (State::AskedBack, _) => InquiryLine::StateAskedBack,
        (State::Answered, _) => InquiryLine::StateAnswered,
        (State::Closed(closing), _) => match closing {
            Closing::Done => InquiryLine::StateDone,
            Closing::Withdrawn | Closing::Erased => InquiryLine::StateWithdrawn,
            Closing::Declined => InquiryLine::StateDeclined,
            Closing::Settled => InquiryLine::StateSettled,
            Closing::Silent => InquiryLine::StateSilent,
            Closing::Expired => InquiryLine::StateExpired,
        },
    };
    line(phrase, calendar::day(summary.language, inquiry.since.date()), summary)
}

/// How the question begins, without what stands before every one; none if its words are forgotten.
fn beginning(receipt: &Receipt, summary: Summary<'_>) -> Option<Words> {
    let category = receipt.matter.category;
    if category != Category::Own {
        let label = label(&InquiryAnswer::Ask(category), summary);
        return Some(line(InquiryLine::Begins, without_picture(&label).to_owned(), summary));
    }
    let asked = receipt.entries.first()?.words.as_ref()?;
    let frame = Summary { language: receipt.matter.language, ..summary };
    let frame = line(InquiryLine::AskClause, MARK.to_owned(), frame).text;
    let head = frame.split(MARK).next().unwrap_or_default();
    let asked = asked.strip_prefix(head).unwrap_or(asked).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut begins: String = asked.chars().take(LONGEST_BEGINNING).collect();
    if begins.len() < asked.len() {
        begins.push('…');
    }
    Some(line(InquiryLine::Begins, format!("„{begins}“"), summary))
}

/// A label without the picture before it.
fn without_picture(label: &str) -> &str {
    label.trim_start_matches(|c: char| !c.is_alphanumeric())
}

fn named(receipt: &Receipt) -> String {
    format!("{}, {}", receipt.code, receipt.matter.title)
}

fn say(phrase: InquiryPhrase, summary: Summary<'_>) -> Words {
    summary.facts().say(phrase)
}

fn line(line: InquiryLine, value: String, summary: Summary<'_>) -> Words {
    summary.facts().say(Phrase::InquiryLine(line, value))
}
