//! Parts a text of words that were analysed before: there is one blank between them, and nothing else to look for.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// The name of [`Blanks`] in the index.
pub const BLANKS: &str = "blanks";

/// Takes what stands between two blanks for a token.
#[derive(Clone, Default)]
pub struct Blanks {
    token: Token,
}

/// What is left of a text.
pub struct Rest<'a> {
    token: &'a mut Token,
    rest: &'a str,
}

impl Tokenizer for Blanks {
    type TokenStream<'a> = Rest<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Rest<'a> {
        self.token.reset();
        Rest { token: &mut self.token, rest: text }
    }
}

impl TokenStream for Rest<'_> {
    fn advance(&mut self) -> bool {
        if self.rest.is_empty() {
            return false;
        }
        // For a few letters this is faster than any search for a blank.
        let end = self.rest.bytes().position(|byte| byte == b' ').unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.token.text.clear();
        self.token.text.push_str(word);
        self.token.position = self.token.position.wrapping_add(1);
        self.rest = rest.get(1..).unwrap_or_default();
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
