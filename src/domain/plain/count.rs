//! Counts the words of a sentence as readers do: "am 3. Mai 2027" and "6 bis 9 Jahre" say one thing each.

use crate::domain::plain::{
    class::Class,
    token::{Kind, Token},
};

/// How many words `tokens` have; a number, "bis" another one and what they count are one word.
pub fn words(tokens: &[Token<'_>], classes: &[Class]) -> usize {
    let mut count = 0;
    let mut in_number = false;
    for (at, token) in tokens.iter().enumerate() {
        let next_is_number = tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Number);
        match token.kind {
            Kind::Number => {
                count += usize::from(!in_number);
                in_number = true;
            }
            Kind::Word if in_number && token.is("bis") && next_is_number => (),
            // "12 Kinder" is one word; behind a month the year still belongs to it.
            Kind::Word if in_number && classes[at].is(Class::UNIT) => in_number = false,
            Kind::Word if in_number && classes[at].is(Class::MONTH) => in_number = next_is_number,
            Kind::Sign if in_number && matches!(token.text, "." | "-" | "–") => (),
            Kind::Word | Kind::Name | Kind::Address => {
                count += 1;
                in_number = false;
            }
            Kind::Sign | Kind::Emoji | Kind::Tag | Kind::Break => in_number = false,
        }
    }
    count
}
