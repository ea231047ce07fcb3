//! A change of the index: offers are put in and taken out, and all of it is found at once when it is finished.

use tantivy::{IndexWriter, Term, indexer::UserOperation};

use crate::{
    domain::{offer::Offer, provider::Provider},
    search::{
        analyser::Analyser,
        current::Current,
        error::SearchError,
        schema::{Listing, document},
    },
};

/// A change that is being made. Dropped before it is finished, it changes nothing.
pub struct Renewal<'a> {
    current: &'a Current,
    analyser: Analyser<'a>,
    writer: IndexWriter,
    /// What was not handed over to the writer yet.
    waiting: Vec<UserOperation>,
    is_anew: bool,
}

/// So many operations are handed over at once: each handing over wakes another thread up.
const BATCH: usize = 64;

impl<'a> Renewal<'a> {
    /// A change of what is there; an error while another one is made.
    pub fn begin(current: &'a Current) -> Result<Self, SearchError> {
        let writer = current.take_writer()?;
        let analyser = Analyser::new(&current.german);
        Ok(Self { current, analyser, writer, waiting: Vec::with_capacity(BATCH), is_anew: false })
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
        let document = document(&Listing { offer, provider }, &self.current.fields, &mut self.analyser)?;
        self.hand_over(UserOperation::Add(document))
    }

    /// Takes the offer called `id` out.
    pub fn remove(&mut self, id: &str) -> Result<(), SearchError> {
        self.hand_over(UserOperation::Delete(Term::from_field_text(self.current.fields.id, id)))
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
