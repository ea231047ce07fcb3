//! The closed classes that a German word form can belong to, as far as rules ask for them.

use std::ops::{BitOr, BitOrAssign};

/// A set of classes; a form such as "der" belongs to several.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Class(u32);

impl Class {
    /// A form of "werden".
    pub const PASSIVE: Self = Self(1);
    /// Subjunctive.
    pub const SUBJUNCTIVE: Self = Self(1 << 1);
    /// "Sollte".
    pub const SUBJUNCTIVE_MILD: Self = Self(1 << 2);
    /// Always in front of a genitive.
    pub const GENITIVE_SURE: Self = Self(1 << 3);
    /// Perhaps in front of a genitive: "dieses".
    pub const GENITIVE_PERHAPS: Self = Self(1 << 4);
    /// Between two nouns, a genitive.
    pub const GENITIVE_BETWEEN: Self = Self(1 << 5);
    /// Asks for the genitive.
    pub const GENITIVE_PREPOSITION: Self = Self(1 << 6);
    /// Begins a subordinate clause.
    pub const SUBORDINATE: Self = Self(1 << 7);
    /// Begins one that is only warned of.
    pub const SUBORDINATE_MILD: Self = Self(1 << 8);
    /// Begins a question inside a sentence, behind a comma.
    pub const QUESTION_WORD: Self = Self(1 << 9);
    /// Begins a relative clause, behind a comma.
    pub const RELATIVE: Self = Self(1 << 10);
    /// A preposition.
    pub const PREPOSITION: Self = Self(1 << 11);
    /// Preterite.
    pub const PRETERITE: Self = Self(1 << 12);
    /// Preterite if it begins with a small letter.
    pub const PRETERITE_SMALL: Self = Self(1 << 13);
    /// "Man".
    pub const IMPERSONAL: Self = Self(1 << 14);
    /// A negation.
    pub const NEGATION: Self = Self(1 << 15);
    /// No noun, even with a capital.
    pub const FUNCTION: Self = Self(1 << 16);
    /// A noun that may begin a sentence.
    pub const NOUN: Self = Self(1 << 17);
    /// A day of the week.
    pub const WEEKDAY: Self = Self(1 << 18);
    /// A month.
    pub const MONTH: Self = Self(1 << 19);
    /// Something that numbers count.
    pub const UNIT: Self = Self(1 << 20);
    /// A number from two to twelve in words.
    pub const NUMBER: Self = Self(1 << 21);

    /// Whether the sets have a class in common.
    pub fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Class {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Class {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
