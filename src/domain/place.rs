//! Where things are: points on the earth, the places of the county and those around it.

use serde::{Deserialize, Serialize};

/// A point on the earth, in degrees (WGS84).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// North of the equator.
    pub latitude: f64,
    /// East of Greenwich.
    pub longitude: f64,
}

/// The mean radius of the earth in kilometres (IUGG).
const EARTH_RADIUS_KM: f64 = 6_371.008_8;

impl Point {
    /// The great-circle distance to `other` in kilometres, by the haversine formula.
    pub fn distance_km(self, other: Self) -> f64 {
        let (lat_a, lat_b) = (self.latitude.to_radians(), other.latitude.to_radians());
        let d_lat = (lat_b - lat_a) / 2.0;
        let d_lon = (other.longitude - self.longitude).to_radians() / 2.0;
        let h = d_lat.sin().powi(2) + lat_a.cos() * lat_b.cos() * d_lon.sin().powi(2);
        2.0 * EARTH_RADIUS_KM * h.sqrt().min(1.0).asin()
    }
}

/// What kind of place it is within the county.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceKind {
    /// The main town or village of a municipality, which shares its name.
    Main,
    /// An official part of a municipality (Ortsteil).
    District,
    /// A hamlet or a place people name without it being an official part.
    Hamlet,
}

/// A place of the county.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its name, such as `Nunkirchen`.
    pub name: String,
    /// The municipality it belongs to, such as `Wadern`.
    pub municipality: String,
    /// The postal code.
    pub postcode: String,
    /// The official key of the municipality (AGS, eight digits).
    pub ags: String,
    /// What kind of place it is.
    pub kind: PlaceKind,
    /// Its centre.
    pub point: Point,
}

/// A place outside the county that people name nevertheless.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Neighbour {
    /// Its name.
    pub name: String,
    /// Its centre.
    pub point: Point,
    /// How many people live there; 0 if unknown.
    #[serde(default)]
    pub population: u32,
}

/// How many people make a place outside the county known well enough to be named without "in".
const WELL_KNOWN: u32 = 8_000;

impl Neighbour {
    /// Whether people of the county know it without an explanation.
    pub fn is_well_known(&self) -> bool {
        self.population >= WELL_KNOWN
    }
}

/// Where somebody looks for something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whereabouts {
    /// A place of the county.
    Inside(Place),
    /// A place outside the county, for which we have no offers of our own.
    Outside(Neighbour),
    /// Anywhere in the county: the person said that the place does not matter.
    Anywhere,
}

impl Whereabouts {
    /// The point distances are measured from, if there is one.
    pub fn point(&self) -> Option<Point> {
        match self {
            Self::Inside(place) => Some(place.point),
            Self::Outside(neighbour) => Some(neighbour.point),
            Self::Anywhere => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merzig_and_losheim_lie_eleven_kilometres_apart() {
        let merzig = Point { latitude: 49.442_84, longitude: 6.637_4 };
        let losheim = Point { latitude: 49.508_68, longitude: 6.744_1 };
        assert!((merzig.distance_km(losheim) - 10.6).abs() < 0.3, "{}", merzig.distance_km(losheim));
        assert!(merzig.distance_km(merzig).abs() < 1e-9);
    }
}
