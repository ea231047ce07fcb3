//! What the loops take the time from: the machine's clock, or in a simulation another one.

use crate::channel::clock;

/// Tells the moment. Clones tell the same one.
pub type Clock = clock::Clock;
