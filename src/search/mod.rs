//! What do we know? The offers as a full-text index that understands German.

pub mod error;
pub mod compound;
pub mod german;
pub mod schema;
pub mod plan;
pub mod rank;
pub mod explain;
pub mod engine;
