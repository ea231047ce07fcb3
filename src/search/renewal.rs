//! A change of the index: offers are put in and taken out, and all of it is found at once when it is finished.

use std::mem;

use rustc_hash::FxHashMap;
use tantivy::{IndexWriter, TantivyDocument, Term, indexer::UserOperation};

use crate::{
    domain::{
        offer::{Offer, Reach},
        provider::Provider,
    },
    search::{cell::cell, current::Current, document::Documents, error::SearchError, schema::Listing},
};

/// A change that is being made. Dropped before it is finished, it changes nothing.
pub struct Renewal<'a> {
    current: &'a Current,
    documents: Documents<'a>,
    writer: IndexWriter,
    /// Offers that were not put in order yet, by their ids.
    unordered: FxHashMap<String, Unordered>,
    /// What was not handed over to the writer yet.
    waiting: Vec<UserOperation>,
    is_anew: bool,
}

/// An offer ready for the index.
struct Unordered {
    /// The cell of the map it lies in.
    cell: u64,
    /// How many were put in before it.
    number: usize,
    document: TantivyDocument,
}

/// So many offers are put in order at once: those near each other on the map then lie near each other in the index.
const ORDERED: usize = 1 << 16;
/// So many operations are handed over at once: each handing over wakes another thread up.
const BATCH: usize = 64;

impl<'a> Renewal<'a> {
    /// A change of what is there; an error while another one is made.
    pub fn begin(current: &'a Current) -> Result<Self, SearchError> {
        let writer = current.take_writer()?;
        let documents = Documents::new(&current.fields, &current.german);
        let (unordered, waiting) = (FxHashMap::default(), Vec::with_capacity(BATCH));
        Ok(Self { current, documents, writer, unordered, waiting, is_anew: false })
    }

    /// A change that begins with nothing; an error while another one is made.
    pub fn anew(current: &'a Current) -> Result<Self, SearchError> {
        let renewal = Self { is_anew: true, ..Self::begin(current)? };
        renewal.writer.delete_all_documents()?;
        Ok(renewal)
    }

    /// Puts `offer` in, in place of what was there under its id.
    pub fn put(&mut self, offer: Offer, provider: Option<Provider>) -> Result<(), SearchError> {
        if !self.is_anew {
            self.remove(&offer.id)?;
        }
        if self.unordered.len() >= ORDERED {
            self.put_in_order()?;
        }
        let cell = match offer.reach() {
            Reach::At(point) => cell(Some(point)),
            Reach::County | Reach::Online => cell(None),
        };
        let (id, number) = (offer.id.clone(), self.unordered.len());
        let document = self.documents.document(&Listing { offer, provider })?;
        self.unordered.insert(id, Unordered { cell, number, document });
        Ok(())
    }

    /// Takes the offer called `id` out.
    pub fn remove(&mut self, id: &str) -> Result<(), SearchError> {
        self.unordered.remove(id);
        self.hand_over(UserOperation::Delete(Term::from_field_text(self.current.fields.id, id)))
    }

    fn put_in_order(&mut self) -> Result<(), SearchError> {
        let mut offers: Vec<_> = mem::take(&mut self.unordered).into_values().collect();
        offers.sort_unstable_by_key(|offer| (offer.cell, offer.number));
        offers.into_iter().try_for_each(|offer| self.hand_over(UserOperation::Add(offer.document)))
    }

    fn hand_over(&mut self, operation: UserOperation) -> Result<(), SearchError> {
        self.waiting.push(operation);
        if self.waiting.len() >= BATCH {
            self.writer.run(self.waiting.drain(..))?;
        }
        Ok(())
    }

    /// Lets all of it be found. `stamp` tells from then on what the index was made from.
    pub fn finish(mut self, stamp: &str) -> Result<(), SearchError> {
        self.put_in_order()?;
        self.writer.run(self.waiting.drain(..))?;
        let mut commit = self.writer.prepare_commit()?;
        commit.set_payload(stamp);
        commit.commit()?;
        if self.is_anew {
            // Its many small parts are joined before anybody searches them.
            self.writer.wait_merging_threads()?;
        } else {
            self.current.give_back(self.writer);
        }
        self.current.publish()
    }
}
