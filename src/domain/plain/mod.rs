//! Is this text simple? The rules of simple language, checked without any model of language.

pub mod class;
pub mod rule;
pub mod token;
pub mod syllable;
pub mod score;
pub mod finding;
pub mod lists;
pub mod morphology;
pub mod allow;
pub mod count;
pub mod text;
pub mod layout;
pub mod grammar;
pub mod genitive;
pub mod number;
pub mod word;
pub mod sign;
pub mod german;
pub mod button;
pub mod linter;
pub mod repair;
pub mod render;
pub mod catalog;
pub mod parity;
pub mod readers;
