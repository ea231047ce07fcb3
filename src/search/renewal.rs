//! A change of the index: offers are put in and taken out, and all of it is found at once when it is finished.

use tantivy::{IndexWriter, Term};

use crate::{
    domain::{offer::Offer, provider::Provider},
    search::{
        current::Current,
        error::SearchError,
        german::Analyser,
        schema::{Listing, document},
    },
};

/// A change that is being made. Dropped before it is finished, it changes nothing.
pub struct Renewal<'a> {
    current: &'a Current,
    analyser: Analyser<'a>,
    writer: IndexWriter,
    is_anew: bool,
}

impl<'a> Renewal<'a> {
    /// A change of what is there; an error while another one is made.
    pub fn begin(current: &'a Current) -> Result<Self, SearchError> {
        let writer = current.take_writer()?;
        Ok(Self { current, analyser: Analyser::new(&current.german), writer, is_anew: false })
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
            self.remove(&offer.id);
        }
        let document = document(&Listing { offer, provider }, &self.current.fields, &mut self.analyser)?;
        self.writer.add_document(document)?;
        Ok(())
    }

    /// Takes the offer called `id` out.
    pub fn remove(&mut self, id: &str) {
        self.writer.delete_term(Term::from_field_text(self.current.fields.id, id));
    }

    /// Lets all of it be found. `stamp` tells from then on what the index was made from.
    pub fn finish(mut self, stamp: &str) -> Result<(), SearchError> {
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
