//! A citizen asks providers, says something more, rates an answer, closes or withdraws a question.

use crate::{
    domain::{
        dialog::desk::{Desk, Policies, Policy, Receipt},
        inquiry::{Act, Author, EntryKind, MOST_AT_ONCE, Matter},
        inquiry_code::Code,
        inquiry_wish::InquiryWish,
        message::{Address, ChannelKind},
        statistics::Event,
        time::Timestamp,
    },
    store::{
        error::StoreError,
        inquiry::{self, StoredInquiry},
        inquiry_entry, provider_demand, provider_link, provider_way, staff, statistics,
        transaction::Transaction,
        unsent,
    },
    usecase::notify_provider::Errand,
};

/// What a conversation with the person at `address` has to know about questions to providers: nothing where nothing may be
/// asked, and nothing was.
pub async fn desk(
    tx: &mut Transaction,
    address: &Address,
    policies: &Policies,
    now: Timestamp,
) -> Result<Desk, StoreError> {
    let policy = policies.of(address.channel);
    let known = inquiry::of_person(tx, address).await?;
    if policy == Policy::Off && known.is_empty() {
        return Ok(Desk::default());
    }
    let today = Timestamp::at_hour(now.date(), 0);
    let sent_today = known.iter().filter(|stored| stored.inquiry.opened_at >= today).count();
    let mut receipts = Vec::new();
    for stored in known {
        let StoredInquiry { id, code, joint, matter, inquiry, is_helpful, .. } = stored;
        let entries = inquiry_entry::of(tx, &id).await?;
        receipts.push(Receipt { code, joint, matter, inquiry, is_helpful, entries });
    }
    Ok(Desk {
        policy,
        reachable: provider_way::reachable(tx, policies.ways()).await?,
        has_mail: policies.ways().contains(&ChannelKind::Mail),
        has_office: staff::is_there_any(tx).await?,
        sent_today,
        receipts,
        codes: inquiry::fresh_codes(tx, MOST_AT_ONCE),
    })
}

/// Does what the person at `address` wants, as part of the turn in which they say it. `false`, and the turn is to be taken
/// anew, if it is not possible any more: somebody else did something meanwhile.
pub async fn obey(
    tx: &mut Transaction,
    address: &Address,
    wish: &InquiryWish,
    now: Timestamp,
) -> Result<bool, StoreError> {
    match wish {
        InquiryWish::Ask(asked, words) => ask(tx, address, (asked, words), now).await,
        InquiryWish::Reply(code, words) => {
            let Some(mut stored) = inquiry::hold_own(tx, address, code).await? else { return Ok(false) };
            let Ok(next) = stored.inquiry.after(Act::Reply, now) else { return Ok(false) };
            inquiry_entry::write(tx, &stored.id, (Author::Citizen, EntryKind::Reply, words), now).await?;
            stored.inquiry = next;
            inquiry::save(tx, &stored).await?;
            Ok(true)
        }
        InquiryWish::Rate(code, is_helpful) => {
            let Some(mut stored) = inquiry::hold_own(tx, address, code).await? else { return Ok(false) };
            if stored.is_helpful.is_none() {
                let event = if *is_helpful { Event::InquiryHelpful } else { Event::InquiryUnhelpful };
                statistics::count(tx, &event, now).await?;
            }
            stored.is_helpful = Some(*is_helpful);
            inquiry::save(tx, &stored).await?;
            Ok(true)
        }
        InquiryWish::Close(code) => end(tx, address, (code, Act::Close), now).await,
        InquiryWish::Withdraw(code) => end(tx, address, (code, Act::Withdraw), now).await,
    }
}

/// The person at `address` is forgotten: what is open ends, all words are gone, and no link opens anything any more.
pub async fn part_from(tx: &mut Transaction, address: &Address, now: Timestamp) -> Result<(), StoreError> {
    inquiry_entry::forget_words(tx, address).await?;
    for known in inquiry::of_person(tx, address).await? {
        let Some(mut stored) = inquiry::hold(tx, &known.id).await? else { continue };
        provider_link::revoke(tx, &stored.id, now).await?;
        unsent::take_back(tx, &Errand::all(&stored.id), now).await?;
        let Ok(next) = stored.inquiry.after(Act::Erase, now) else { continue };
        stored.inquiry = next;
        inquiry::save(tx, &stored).await?;
    }
    inquiry::part_from(tx, address).await
}

async fn ask(
    tx: &mut Transaction,
    address: &Address,
    (asked, words): (&[(Code, Matter)], &str),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let Some(((first, _), _)) = asked.split_first() else { return Ok(true) };
    for (code, matter) in asked {
        let Some(stored) = inquiry::add(tx, (code, first.as_str()), (address, matter), now).await? else {
            return Ok(false);
        };
        inquiry_entry::write(tx, &stored.id, (Author::Citizen, EntryKind::Question, words), now).await?;
        statistics::count(tx, &Event::InquirySent, now).await?;
        provider_demand::count(tx, &matter.provider, now).await?;
    }
    Ok(true)
}

async fn end(
    tx: &mut Transaction,
    address: &Address,
    (code, act): (&Code, Act),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let Some(mut stored) = inquiry::hold_own(tx, address, code).await? else { return Ok(false) };
    let Ok(next) = stored.inquiry.after(act, now) else { return Ok(false) };
    stored.inquiry = next;
    if act == Act::Withdraw {
        provider_link::revoke(tx, &stored.id, now).await?;
    }
    unsent::take_back(tx, &Errand::all(&stored.id), now).await?;
    inquiry::save(tx, &stored).await?;
    Ok(true)
}
