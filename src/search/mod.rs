//! What do we know? The offers as a full-text index that understands German.

pub mod error;
pub mod score;
pub mod words;
pub mod stem;
pub mod compound;
pub mod synonym;
pub mod dialect;
pub mod german;
pub mod schema;
pub mod disk;
pub mod facts;
pub mod statistics;
pub mod snapshot;
pub mod current;
pub mod renewal;
pub mod vocabulary;
pub mod concept;
pub mod plan;
pub mod fit;
pub mod candidates;
pub mod cover;
pub mod rank;
pub mod explain;
pub mod engine;
