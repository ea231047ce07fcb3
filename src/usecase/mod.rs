//! What can be done? One verb a file; here alone transactions are committed.

pub mod clock;
pub mod forget;
pub mod count_starts;
pub mod notify;
pub mod receive;
pub mod trouble;
pub mod listen_telegram;
#[cfg(feature = "matrix")]
pub mod attend;
#[cfg(feature = "matrix")]
pub mod listen_matrix;
pub mod converse;
pub mod dispatch;
pub mod allowed;
pub mod recall;
pub mod deliver;
pub mod courier;
pub mod announce;
pub mod send_announcements;
pub mod serve;
pub mod seed;
pub mod import_offers;
pub mod edit_offer;
pub mod index_offers;
