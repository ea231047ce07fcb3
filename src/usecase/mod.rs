//! What can be done? One verb a file; here alone transactions are committed.

pub mod notify;
pub mod receive;
pub mod converse;
pub mod deliver;
pub mod forget;
pub mod seed;
pub mod import_offers;
pub mod edit_offer;
pub mod index_offers;
