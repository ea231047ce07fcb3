//! Points of the earth in one row, so that neighbours stand near each other.

use crate::domain::place::Point;

/// The place of `point` on a curve that passes near places shortly after each other (Morton's Z-order): offers in
/// this order lie near their neighbours. 0 for offers that take place nowhere in particular.
pub fn cell(point: Option<Point>) -> u64 {
    let Some(Point { latitude, longitude }) = point else { return 0 };
    1 + (spread(fraction(latitude, 90.0)) | spread(fraction(longitude, 180.0)) << 1)
}

/// A number of degrees from `-most` to `most` as a number from 0 to 2^24.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
fn fraction(degrees: f64, most: f64) -> u64 {
    (((degrees + most) / (2.0 * most)).clamp(0.0, 1.0) * f64::from(1 << 24)) as u64
}

/// The lowest 32 bits with a gap after each.
fn spread(number: u64) -> u64 {
    let mut bits = number & 0xffff_ffff;
    bits = (bits | bits << 16) & 0x0000_ffff_0000_ffff;
    bits = (bits | bits << 8) & 0x00ff_00ff_00ff_00ff;
    bits = (bits | bits << 4) & 0x0f0f_0f0f_0f0f_0f0f;
    bits = (bits | bits << 2) & 0x3333_3333_3333_3333;
    (bits | bits << 1) & 0x5555_5555_5555_5555
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_lie_nearer_on_the_curve_than_strangers() {
        let at = |latitude, longitude| cell(Some(Point { latitude, longitude }));
        let (merzig, besseringen, kiel) = (at(49.443, 6.637), at(49.473, 6.608), at(54.32, 10.13));
        assert!(merzig.abs_diff(besseringen) < merzig.abs_diff(kiel));
        assert_eq!(cell(None), 0);
        assert_ne!(merzig, besseringen);
    }
}
