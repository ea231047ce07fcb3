//! How readable a text is, by formulas that count syllables, letters and words.

/// What the formulas count. Counts of several texts can be added.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// Sentences and lines that stand for one.
    pub sentences: usize,
    /// Words.
    pub words: usize,
    /// Syllables of all words.
    pub syllables: usize,
    /// Words of three syllables or more.
    pub polysyllables: usize,
    /// Words of seven letters or more.
    pub long_words: usize,
    /// The words of the longest sentence.
    pub longest: usize,
}

impl Score {
    /// The counts of both.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            words: self.words + other.words,
            syllables: self.syllables + other.syllables,
            polysyllables: self.polysyllables + other.polysyllables,
            long_words: self.long_words + other.long_words,
            longest: self.longest.max(other.longest),
        }
    }

    /// Words in a sentence, on average.
    pub fn mean(&self) -> f64 {
        ratio(self.words, self.sentences)
    }

    /// Flesch's reading ease for German (Toni Amstad, 1978): 180 − words per sentence − 58.5 × syllables per word.
    /// About 0 (very hard) to 100 (very easy).
    pub fn flesch(&self) -> f64 {
        180.0 - self.mean() - 58.5 * ratio(self.syllables, self.words)
    }

    /// The fourth Wiener Sachtextformel (Bamberger and Vanecek, 1984): the school year that a text suits, about 4 to 15.
    pub fn wiener(&self) -> f64 {
        0.2744 * 100.0 * ratio(self.polysyllables, self.words) + 0.2656 * self.mean() - 1.693
    }

    /// LIX (Carl-Hugo Björnsson, 1968): words per sentence + percent of words of more than six letters. Below 40 is easy.
    pub fn lix(&self) -> f64 {
        self.mean() + 100.0 * ratio(self.long_words, self.words)
    }
}

#[expect(clippy::cast_precision_loss, reason = "nobody writes a text of 2^52 words")]
fn ratio(of: usize, to: usize) -> f64 {
    if to == 0 { 0.0 } else { of as f64 / to as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_formulas_give_what_their_authors_give() {
        let score = Score {
            sentences: 10,
            words: 100,
            syllables: 170,
            polysyllables: 20,
            long_words: 25,
            longest: 14,
        };
        let near = |value: f64, wanted: f64| (value - wanted).abs() < 0.01;
        assert!(near(score.flesch(), 180.0 - 10.0 - 58.5 * 1.7), "{}", score.flesch());
        assert!(near(score.wiener(), 5.488 + 2.656 - 1.693), "{}", score.wiener());
        assert!(near(score.lix(), 35.0), "{}", score.lix());
    }

    #[test]
    fn nothing_has_no_score_that_is_not_a_number() {
        let nothing = Score::default();
        assert!([nothing.flesch(), nothing.wiener(), nothing.lix()].iter().all(|value| value.is_finite()));
    }
}
