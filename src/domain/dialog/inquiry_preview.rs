//! Puts into words what is shown before a question to a provider is sent: whom it goes to, what it says, what it tells.

use std::collections::BTreeMap;

use crate::domain::{
    contact_details::{self, Contact},
    dialog::{
        desk::{Desk, Receipt},
        inquiry_draft::{Draft, Target},
        summary::Summary,
        understand::{concern::Concern, personal::Personal, sentence::Sentence},
    },
    inquiry::Category,
    inquiry_phrase::{InquiryLine, InquiryPhrase},
    phrase::Phrase,
    phrasebook::Words,
};

/// Adds all that is shown of `draft` before it is sent, where the person has asked what stands on `desk`.
pub fn add(words: &mut Words, (draft, desk): (&Draft, &Desk), summary: Summary<'_>) {
    match (&draft.reply_to, draft.targets().as_slice()) {
        (Some(code), _) => words.add_line(line(InquiryLine::PreviewReply, code.to_string(), summary)),
        (None, [target]) => {
            words.add_line(line(InquiryLine::PreviewTo, target.name.clone(), summary));
            words.add_line(line(InquiryLine::About, target.title.clone(), summary));
            if target.is_office {
                words.add_line(say(InquiryPhrase::PreviewOffice, summary));
            }
        }
        (None, targets) => {
            words.add_line(say(InquiryPhrase::PreviewSeveral, summary));
            let is_office = targets.iter().all(|target| target.is_office);
            for target in targets {
                words.add_line(if is_office { named(target, summary) } else { item(target, summary) });
            }
            if is_office {
                words.add_line(say(InquiryPhrase::PreviewOfficeAll, summary));
            }
        }
    }
    words.add_line(say(InquiryPhrase::PreviewWords, summary));
    words.add_line(Words::default());
    words.add_line(Words::foreign(&draft.words));
    words.add_line(Words::default());
    if draft.has_contact() {
        let is_passed = draft.passes_on;
        let contact = if is_passed { InquiryPhrase::PreviewPassed } else { InquiryPhrase::PreviewMasked };
        words.add_line(say(contact, summary));
    }
    let is_own = draft.category == Some(Category::Own);
    let told = if is_own { summary.guide.lexicon.personal.find(&draft.words) } else { BTreeMap::new() };
    for (what, said) in &told {
        let phrase = match what {
            Personal::Name => InquiryLine::PreviewName,
            Personal::Address => InquiryLine::PreviewAddress,
            Personal::Health => InquiryLine::PreviewHealth,
        };
        words.add_line(line(phrase, said.clone(), summary));
    }
    if is_own && wants_call(&draft.words, summary) {
        words.add_line(say(InquiryPhrase::PreviewNoCallBack, summary));
    }
    if is_again(draft, desk) {
        words.add_line(say(InquiryPhrase::PreviewAgain, summary));
    }
    let is_all = told.is_empty() && !(draft.passes_on && draft.has_contact());
    let rest = if is_all { InquiryPhrase::PreviewNothing } else { InquiryPhrase::PreviewNothingElse };
    words.add_line(say(rest, summary));
    words.add_line(say(InquiryPhrase::PreviewAsk, summary));
}

/// Whether `written` asks for a call, and no number is in it.
fn wants_call(written: &str, summary: Summary<'_>) -> bool {
    let is_phone = |(_, contact): &(_, Contact)| *contact == Contact::Phone;
    let says = Concern::of(&summary.guide.lexicon.concerns, &Sentence::read(written));
    says.contains(&Concern::CallBack) && !contact_details::find(written).iter().any(is_phone)
}

/// Whether the same question about the same offer is still open.
fn is_again(draft: &Draft, desk: &Desk) -> bool {
    let is_same = |receipt: &Receipt| match draft.category {
        Some(Category::Own) | None => {
            receipt.entries.first().and_then(|entry| entry.words.as_ref()) == Some(&draft.words)
        }
        category => category == Some(receipt.matter.category),
    };
    let targets = draft.targets();
    let is_there = |receipt: &Receipt| targets.iter().any(|target| target.offer == receipt.matter.offer);
    let mut open = desk.receipts.iter().filter(|receipt| !receipt.inquiry.is_closed());
    draft.reply_to.is_none() && open.any(|receipt| is_there(receipt) && is_same(receipt))
}

/// One of several that are asked; the office asks for whom no way leads to.
fn item(target: &Target, summary: Summary<'_>) -> Words {
    if !target.is_office {
        return named(target, summary);
    }
    line(InquiryLine::ItemOffice, format!("{} ({})", target.title, target.name), summary)
}

/// An offer, and whose it is.
pub fn named(target: &Target, summary: Summary<'_>) -> Words {
    line(InquiryLine::Item, format!("{} ({})", target.title, target.name), summary)
}

fn say(phrase: InquiryPhrase, summary: Summary<'_>) -> Words {
    summary.facts().say(phrase)
}

fn line(line: InquiryLine, value: String, summary: Summary<'_>) -> Words {
    summary.facts().say(Phrase::InquiryLine(line, value))
}
