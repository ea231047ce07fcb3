//! Keeps what it is given: the channel of tests and of dry runs.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::domain::{
    message::{Address, Message},
    outbox::{SendError, Sent},
};

/// What was sent, in order, and the refusals still to be given. Clones share both.
#[derive(Clone, Default)]
pub struct Recorder {
    record: Arc<Mutex<Record>>,
}

#[derive(Default)]
struct Record {
    sent: Vec<(Address, Message)>,
    /// How many were kept at all.
    count: u64,
    refusals: VecDeque<SendError>,
}

impl Recorder {
    /// Refuses one of the next deliveries with `refusal`: refusals are given in the order in which they came.
    pub fn refuse(&self, refusal: SendError) {
        self.record().refusals.push_back(refusal);
    }

    /// Takes out all that was sent since the last time.
    pub fn take(&self) -> Vec<(Address, Message)> {
        std::mem::take(&mut self.record().sent)
    }

    /// Keeps `message`, which is called by its number from 1, or refuses it. What is refused as ambiguous is kept all the
    /// same: it arrived, and the word of it was lost.
    pub fn send(&self, to: &Address, message: &Message) -> Result<Sent, SendError> {
        let mut record = self.record();
        let refusal = record.refusals.pop_front();
        if refusal.as_ref().is_none_or(|refusal| matches!(refusal, SendError::Ambiguous(_))) {
            record.sent.push((to.clone(), message.clone()));
            record.count += 1;
        }
        refusal.map_or_else(|| Ok(Sent { name: Some(record.count.to_string()) }), Err)
    }

    fn record(&self) -> MutexGuard<'_, Record> {
        self.record.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
