//! A file that somebody hands in is read and compared with what is stored, so that it can be looked at before it is
//! imported.

use std::sync::Arc;

use tokio::{
    sync::Semaphore,
    task::{JoinError, spawn_blocking},
};

use crate::{
    domain::{
        dialog::guide::Guide,
        import::{
            batch::{Batch, Remark},
            draft::{DraftKind, DraftState, DraftSummary},
            file,
            known::Known,
        },
        offer::Offer,
        provider::Provider,
        staff::StaffId,
        time::Timestamp,
    },
    store::{
        error::StoreError,
        import_draft::{self, DraftRow},
        offer::{self, Imported},
        open::Store,
        provider,
        transaction::Transaction,
    },
};

/// So many things are kept in one go: meanwhile nobody else can write.
const BATCH: usize = 200;

/// So many remarks of each kind are kept: nobody reads more.
const MOST_REMARKS: usize = 500;

/// One file at a time is read, so that the memory it takes has a limit.
static READING: Semaphore = Semaphore::const_new(1);

/// A file that somebody hands in.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The id to keep it under: nobody must be able to guess it.
    pub id: String,
    /// Who hands it in.
    pub staff: StaffId,
    /// What it is called.
    pub file: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Why a file could not be compared.
#[derive(Debug, thiserror::Error)]
pub enum CompareError {
    /// What is stored could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Reading the file broke.
    #[error("the file could not be read")]
    Broken(#[from] JoinError),
    /// An offer could not be written down.
    #[error("an offer of the file could not be written down")]
    Unwritable(#[from] serde_json::Error),
}

/// Takes `upload` in, so that it can be asked for; [`compare_import`] does the rest.
pub async fn receive_import(store: &Store, upload: &Upload, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    import_draft::begin(&mut tx, (&upload.id, &upload.staff, &upload.file), now).await?;
    tx.commit().await
}

/// Reads `upload`, which was received, compares it with what is stored, and keeps what came of it; nothing is imported.
/// What is wrong in the file is no error: it is kept as well. If comparing fails, the file has to be handed in again.
pub async fn compare_import(
    store: &Store,
    guide: &Arc<Guide>,
    upload: Upload,
    now: Timestamp,
) -> Result<DraftSummary, CompareError> {
    let id = upload.id.clone();
    let compared = read_and_compare(store, guide, upload, now).await;
    if compared.is_err() {
        let mut tx = store.begin().await?;
        import_draft::set_state(&mut tx, &id, DraftState::Outdated).await?;
        tx.commit().await?;
    }
    compared
}

/// Gives up on what an earlier process did not finish to compare. To be called at start.
pub async fn give_up_comparing(store: &Store) -> Result<u64, StoreError> {
    let mut tx = store.begin().await?;
    let given_up = import_draft::give_up_comparing(&mut tx).await?;
    tx.commit().await?;
    Ok(given_up)
}

async fn read_and_compare(
    store: &Store,
    guide: &Arc<Guide>,
    upload: Upload,
    now: Timestamp,
) -> Result<DraftSummary, CompareError> {
    let Upload { id, bytes, .. } = upload;
    let _turn = READING.acquire().await;
    let providers = provider::all(&mut store.read().await?).await?;
    let guide = Arc::clone(guide);
    let read = spawn_blocking(move || {
        let known = Known::new(&guide.topics, &guide.gazetteer).with_providers(&providers);
        file::read(&bytes, &known.on(now.date()))
    });
    let batch = read.await?;
    let mut comparison = Comparison { store, id: &id, summary: DraftSummary::default() };
    comparison.summary.past = batch.offers.iter().filter(|offer| offer.is_over(now.date())).count() as u64;
    if !batch.is_sound() {
        (comparison.summary.sound, comparison.summary.faulty) =
            (batch.sound as u64, batch.faulty_rows() as u64);
    }
    let state = if batch.is_sound() { DraftState::Compared } else { DraftState::Refused };
    comparison.keep(batch).await?;
    let mut tx = store.begin().await?;
    import_draft::compared(&mut tx, &id, (state, &comparison.summary)).await?;
    tx.commit().await?;
    Ok(comparison.summary)
}

struct Comparison<'a> {
    store: &'a Store,
    id: &'a str,
    summary: DraftSummary,
}

impl Comparison<'_> {
    async fn keep(&mut self, batch: Batch) -> Result<(), CompareError> {
        let Batch { offers, providers, complaints, notes, .. } = batch;
        for (kind, remarks) in [(DraftKind::Complaint, complaints), (DraftKind::Note, notes)] {
            let mut tx = self.store.begin().await?;
            for remark in remarks.iter().take(MOST_REMARKS) {
                self.remark(&mut tx, kind, remark).await?;
            }
            tx.commit().await?;
            // Those that are not kept are counted all the same.
            for _ in remarks.iter().skip(MOST_REMARKS) {
                self.summary.count(kind);
            }
        }
        for part in providers.chunks(BATCH) {
            let mut tx = self.store.begin().await?;
            for provider in part {
                self.provider(&mut tx, provider).await?;
            }
            tx.commit().await?;
        }
        for part in offers.chunks(BATCH) {
            let mut tx = self.store.begin().await?;
            for offer in part {
                self.offer(&mut tx, offer).await?;
            }
            tx.commit().await?;
        }
        Ok(())
    }

    async fn remark(
        &mut self,
        tx: &mut Transaction,
        kind: DraftKind,
        remark: &Remark,
    ) -> Result<(), StoreError> {
        let number = self.summary.count(kind);
        let row = DraftRow { kind, number, thing: String::new(), record: remark.to_string(), imports: 0 };
        import_draft::add(tx, self.id, &row).await
    }

    async fn provider(&mut self, tx: &mut Transaction, provider: &Provider) -> Result<(), CompareError> {
        let kind = DraftKind::Provider;
        let number = self.summary.count(kind);
        let record = serde_json::to_string(provider)?;
        let row = DraftRow { kind, number, thing: provider.id.clone(), record, imports: 0 };
        Ok(import_draft::add(tx, self.id, &row).await?)
    }

    async fn offer(&mut self, tx: &mut Transaction, offer: &Offer) -> Result<(), CompareError> {
        let (imported, imports) = offer::compare(tx, offer).await?;
        let kind = match imported {
            Imported::New => DraftKind::New,
            Imported::Changed => DraftKind::Changed,
            Imported::Same => DraftKind::Same,
        };
        let number = self.summary.count(kind);
        let record = if kind == DraftKind::Same { String::new() } else { serde_json::to_string(offer)? };
        let row = DraftRow { kind, number, thing: offer.id.clone(), record, imports };
        Ok(import_draft::add(tx, self.id, &row).await?)
    }
}
