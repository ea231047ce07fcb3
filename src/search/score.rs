//! Numbers as scores: half the precision is enough to compare by.

/// A count as a score.
#[expect(clippy::cast_precision_loss, reason = "exact up to 16 million, and only compared")]
pub fn of_count(count: usize) -> f32 {
    count as f32
}

/// A number as a score.
#[expect(clippy::cast_possible_truncation, reason = "only compared")]
pub fn of_number(number: f64) -> f32 {
    number as f32
}

/// A score, not negative, without its last digits: sums of the same numbers in another order are the same then.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "never negative"
)]
pub fn rounded(score: f32) -> f32 {
    const STEPS: f32 = 8_192.0;
    (score * STEPS + 0.5) as u32 as f32 / STEPS
}
