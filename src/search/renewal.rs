//! A change of the index: offers are put in and taken out, and all of it is found at once when it is finished.

use std::{collections::BTreeMap, mem};

use tantivy::{IndexWriter, Term, indexer::UserOperation};

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
    unordered: BTreeMap<String, Box<Listing>>,
    /// What was not handed over to the writer yet.
    waiting: Vec<UserOperation>,
    is_anew: bool,
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
        let (unordered, waiting) = (BTreeMap::new(), Vec::with_capacity(BATCH));
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
        self.unordered.insert(offer.id.clone(), Box::new(Listing { offer, provider }));
        if self.unordered.len() >= ORDERED {
            self.put_in_order()?;
        }
        Ok(())
    }

    /// Takes the offer called `id` out.
    pub fn remove(&mut self, id: &str) -> Result<(), SearchError> {
        self.unordered.remove(id);
        self.hand_over(UserOperation::Delete(Term::from_field_text(self.current.fields.id, id)))
    }

    fn put_in_order(&mut self) -> Result<(), SearchError> {
        let mut listings: Vec<_> = mem::take(&mut self.unordered).into_values().collect();
        listings.sort_by_cached_key(|listing| match listing.offer.reach() {
            Reach::At(point) => cell(Some(point)),
            Reach::County | Reach::Online => cell(None),
        });
        for listing in listings {
            let document = self.documents.document(&listing)?;
            self.hand_over(UserOperation::Add(document))?;
        }
        Ok(())
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
