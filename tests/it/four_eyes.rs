//! Whatever is done in whatever order: nothing leaves that a second person did not read and agree to.

use std::collections::BTreeSet;

use bildungslotse::domain::{
    announcement::{Act, Announcement, Facts, Stage},
    announcement_draft::{Draft, Print, Wording},
    audience::{Audience, Selection},
    staff::StaffId,
    time::Timestamp,
};

use crate::{database::NOW, fake_telegram::chance::Chance, rack::number};

/// So many stories are told; `BILDUNGSLOTSE_TEST_TRACES` says otherwise.
const TRACES: u64 = 100_000;

/// So many things happen in each.
const STEPS: u32 = 24;

/// What really happened, told by somebody who only watches.
struct Witness {
    /// Whoever changed a word since the announcement was begun.
    wrote: BTreeSet<StaffId>,
    /// Whoever submitted it last.
    submitted: Option<StaffId>,
    /// Who agreed, and to which draft, since it was last changed.
    agreed: Option<(StaffId, Draft)>,
}

#[test]
fn nothing_leaves_without_four_eyes_whatever_is_done_in_whatever_order() {
    let (mut sent, mut refused) = (0_u64, 0_u64);
    for trace in 0..number("BILDUNGSLOTSE_TEST_TRACES", TRACES) {
        let (left, said_no) = told(trace);
        sent += u64::from(left);
        refused += said_no;
    }
    assert!(
        sent > TRACES / 50 && refused > TRACES,
        "the stories say something: {sent} sent, {refused} refused"
    );
    println!("{sent} announcements left, {refused} things were refused");
}

/// Tells one story, and returns whether the announcement left in the end and how much was refused.
fn told(seed: u64) -> (bool, u64) {
    let mut chance = Chance::new(seed);
    let author = person(&mut chance);
    let mut now = NOW;
    let mut announcement = Announcement::new(draft(&mut chance), author.clone());
    let mut witness = Witness { wrote: [author].into(), submitted: None, agreed: None };
    // Prints that were read at some time, and may be named again at any other.
    let mut prints = vec![announcement.draft.print()];
    let (mut refused, mut has_left) = (0, false);
    for _ in 0..STEPS {
        now = now.plus(i64::from(chance.below(120)));
        if let Some(begun) = announcement.clone().begun(now) {
            announcement = begun;
        }
        if matches!(announcement.stage, Stage::Sending(_)) {
            witness.vouches_for(&announcement);
            has_left = true;
        }
        let who = person(&mut chance);
        let facts = Facts {
            now,
            errors: chance.below(2) as usize,
            people: u64::from(chance.below(12)),
            is_finished: chance.happens(300),
            is_unchanged: chance.happens(100),
            is_wrong_leaving: chance.happens(100),
        };
        let act = act(&mut chance, &prints);
        match announcement.clone().after(act.clone(), &who, facts) {
            Ok(after) => {
                witness.sees((&announcement, &act), &who, facts);
                announcement = after;
                prints.push(announcement.draft.print());
            }
            Err(_) => refused += 1,
        }
    }
    (has_left, refused)
}

impl Witness {
    fn sees(&mut self, (before, act): (&Announcement, &Act), who: &StaffId, facts: Facts) {
        match act {
            Act::Edit(_) => {
                self.wrote.insert(who.clone());
                (self.submitted, self.agreed) = (None, None);
            }
            Act::Submit => self.submitted = Some(who.clone()),
            Act::Approve { print } => {
                assert_eq!(*print, before.draft.print(), "what was read is what is agreed to");
                let is_everybody = before.draft.audience == Audience::default();
                assert!(facts.people >= 5 || is_everybody, "a small group is not written to");
                self.agreed = Some((who.clone(), before.draft.clone()));
            }
            Act::Return { .. } => (self.submitted, self.agreed) = (None, None),
            Act::Check { .. } | Act::Pause | Act::Resume | Act::Cancel => (),
        }
    }

    /// What leaves was submitted by one person, and agreed to, word by word, by another who wrote nothing of it.
    fn vouches_for(&self, leaving: &Announcement) {
        let (approver, read) = self.agreed.as_ref().expect("nobody agreed");
        assert_eq!(*read, leaving.draft, "something else was agreed to");
        assert!(!self.wrote.contains(approver), "who wrote it agreed to it");
        let submitter = self.submitted.as_ref().expect("nobody submitted it");
        assert_ne!(submitter, approver, "who submitted it agreed to it");
    }
}

fn act(chance: &mut Chance, prints: &[Print]) -> Act {
    let newest = chance.happens(700);
    let print =
        if newest { prints.len() - 1 } else { chance.below(u32::try_from(prints.len()).unwrap()) as usize };
    let reason = if chance.happens(800) { "aus gutem Grund" } else { "so" };
    match chance.below(16) {
        0..3 => Act::Edit(Box::new(draft(chance))),
        3..6 => Act::Check { waiver: chance.happens(500).then(|| reason.to_owned()) },
        6..9 => Act::Submit,
        9 => Act::Return { reason: reason.to_owned() },
        10..13 => Act::Approve { print: prints[print].clone() },
        13 => Act::Pause,
        14 => Act::Resume,
        _ => Act::Cancel,
    }
}

fn draft(chance: &mut Chance) -> Draft {
    let words = |chance: &mut Chance, most: u32| format!("Wort {}", chance.below(most));
    let wording = |chance: &mut Chance| Wording {
        title: if chance.happens(30) { String::new() } else { words(chance, 2) },
        text: words(chance, 2),
    };
    let place = chance.happens(500).then(|| "Wadern".to_owned());
    let selection = Selection { municipalities: place.into_iter().collect(), ..Selection::default() };
    Draft {
        german: wording(chance),
        simple: wording(chance),
        link: None,
        audience: Audience::Selected(selection),
        send_at: chance.happens(300).then(|| NOW.plus(i64::from(chance.below(2_000)))),
        expires_at: chance.happens(100).then(|| NOW.plus(i64::from(chance.below(4_000)))),
    }
}

fn person(chance: &mut Chance) -> StaffId {
    StaffId(["anna", "bert", "carla"][chance.below(3) as usize].to_owned())
}

#[test]
fn the_words_that_were_read_are_named_by_their_hash_and_a_moment_is_part_of_it() {
    let draft = Draft { send_at: Some(NOW), ..Draft::default() };
    assert_eq!(draft.print(), draft.clone().print());
    assert_ne!(draft.print(), Draft { send_at: Some(Timestamp(NOW.0 + 1)), ..draft.clone() }.print());
    let elsewhere = Selection { municipalities: ["Perl".to_owned()].into(), ..Selection::default() };
    assert_ne!(draft.print(), Draft { audience: Audience::Selected(elsewhere), ..draft.clone() }.print());
}
