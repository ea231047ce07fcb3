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
pub mod deliver;
pub mod courier;
pub mod serve;
pub mod seed;
pub mod import_offers;
pub mod edit_offer;
pub mod index_offers;
pub mod hash_password;
pub mod invite_staff;
pub mod accept_invitation;
pub mod sign_in;
pub mod manage_staff;
