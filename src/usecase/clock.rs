//! What the loops take the time from: the machine's clock, or in a simulation another one.

use std::sync::Arc;

use crate::domain::time::Timestamp;

/// Tells the moment. Clones tell the same one.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;
