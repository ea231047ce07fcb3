//! Questions to providers, ways that lead to them, and what they wrote to the office.

use bildungslotse::{
    domain::{
        inquiry::{Act, Author, Category, EntryKind, Matter},
        inquiry_wish::InquiryWish,
        language::Language,
        message::{Address, ChannelKind},
        offer::Offer,
        time::Timestamp,
    },
    store::{
        inquiry, inquiry_entry, offer,
        open::Store,
        provider_link::{self, Pass, Purpose},
        provider_note, provider_way,
        transaction::Transaction,
    },
    usecase::inquire::obey,
};

/// So many questions were asked.
pub const QUESTIONS: usize = 3_000;

/// Every so many providers' way is broken.
const BROKEN: usize = 50;

/// Every so many questions' provider has also written a note.
const NOTED: usize = 50;

/// What pages are about.
pub struct Questions {
    /// A question with an answer, by its id.
    pub question: String,
    /// The secret of a link that opens it.
    pub to_question: String,
    /// The secret of a link that opens the offers of its provider.
    pub to_offers: String,
}

/// Lets people ask the providers of the stored offers one after the other.
pub async fn fill(store: &Store, now: Timestamp) -> Questions {
    let mut tx = store.read().await.unwrap();
    let offers = offer::page(&mut tx, "", u32::try_from(QUESTIONS).unwrap()).await.unwrap();
    drop(tx);
    let mut tx = store.begin().await.unwrap();
    let mut first = None;
    for (number, offer) in offers.iter().enumerate() {
        let address = Address { channel: ChannelKind::Mail, name: format!("verein{number}@example.org") };
        provider_way::set(&mut tx, &offer.provider, &address, now).await.unwrap();
        if number.is_multiple_of(BROKEN) {
            let way = (&*offer.provider, ChannelKind::Mail);
            provider_way::fails(&mut tx, way, ("550", true), now).await.unwrap();
        }
        if number.is_multiple_of(NOTED) {
            let note = (&*offer.provider, &*offer.id, "Der Raum ist neu.");
            assert!(provider_note::add(&mut tx, &format!("note {number}"), note, now).await.unwrap());
        }
        let code = inquiry::fresh_codes(&tx, 1).remove(0);
        let asker = Address { channel: ChannelKind::Telegram, name: number.to_string() };
        let words = "Ist am Montag noch ein Platz frei?".to_owned();
        let wish = InquiryWish::Ask(vec![(code.clone(), matter(offer))], words);
        assert!(obey(&mut tx, &asker, &wish, now).await.unwrap());
        let question = inquiry::by_code(&mut tx, &code).await.unwrap().unwrap();
        go_on(&mut tx, &question.id, number, now).await;
        first.get_or_insert(question);
    }
    let first = first.unwrap();
    let mut secret = async |purpose| {
        let pass = Pass { provider: first.matter.provider.clone(), purpose };
        let token = provider_link::issue(&mut tx, &pass, ChannelKind::Mail, now).await.unwrap();
        token.reveal().to_owned()
    };
    let to_question = secret(Purpose::Inquiry(first.id.clone())).await;
    let to_offers = secret(Purpose::Offers).await;
    tx.commit().await.unwrap();
    Questions { question: first.id, to_question, to_offers }
}

fn matter(offer: &Offer) -> Matter {
    Matter {
        provider: offer.provider.clone(),
        offer: offer.id.clone(),
        title: offer.title.clone(),
        category: Category::Own,
        language: Language::German,
    }
}

/// Of twenty, one has become the office's, four wait for the provider, five are answered, and ten are over.
async fn go_on(tx: &mut Transaction, id: &str, number: usize, now: Timestamp) {
    let mut stored = inquiry::hold(tx, id).await.unwrap().unwrap();
    let act = match number % 20 {
        0..5 => Act::Answer(Author::Provider),
        5 => Act::TakeOver,
        6..10 => return,
        _ => Act::Decline,
    };
    if act == Act::Answer(Author::Provider) {
        let answer = (Author::Provider, EntryKind::Answer, "Ja, es sind noch zwei Plätze frei.");
        inquiry_entry::write(tx, id, answer, now).await.unwrap();
    }
    stored.inquiry = stored.inquiry.after(act, now).unwrap();
    inquiry::save(tx, &stored).await.unwrap();
}
