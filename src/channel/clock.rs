//! What channels take the time from that put it into what they send.

use std::sync::Arc;

use crate::domain::time::Timestamp;

/// Tells the moment. Clones tell the same one.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;
