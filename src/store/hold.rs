//! Stops a simulated clock while the database works: otherwise that would seem to take hours.

use std::sync::mpsc;

use tokio::task::spawn_blocking;

/// While one lives, tokio's paused clock does not run ahead (see "preventing auto-advance" of `tokio::time`).
pub struct Hold {
    _end: Option<mpsc::Sender<()>>,
}

impl Hold {
    /// Holds the clock, if it `is_simulated`.
    pub fn new(is_simulated: bool) -> Self {
        let end = is_simulated.then(|| {
            let (end, ended) = mpsc::channel::<()>();
            // It ends when the other side is dropped.
            spawn_blocking(move || {
                let _ = ended.recv();
            });
            end
        });
        Self { _end: end }
    }
}
