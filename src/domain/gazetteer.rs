//! The list of all places we can recognise: those of the county and those around it.

use std::collections::BTreeSet;

use crate::domain::place::{Neighbour, Place, PlaceKind, Point, Whereabouts};

/// All known places.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    places: Vec<Place>,
    neighbours: Vec<Neighbour>,
}

/// What is wrong with a list of places.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct GazetteerError {
    /// Counted from one.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
}

impl Gazetteer {
    /// Reads the places of the county (`name municipality plz lat lon ags kind …`, tab separated, with a
    /// head line) and those around it (`name admin1 country lat lon population`). A neighbour with the name of a
    /// place of the county is left out: who says "Wadern" here means ours.
    pub fn read(county: &str, around: &str) -> Result<Self, GazetteerError> {
        let places = rows(county).map(|(line, row)| place(line, &row)).collect::<Result<Vec<_>, _>>()?;
        let ours: BTreeSet<&str> =
            places.iter().flat_map(|place| [place.name.as_str(), place.short_name()]).collect();
        let mut neighbours = Vec::new();
        for (line, row) in rows(around) {
            let name = column(&row, 0, line)?;
            if !ours.contains(name) {
                let population = row.get(5).and_then(|count| count.trim().parse().ok()).unwrap_or(0);
                neighbours.push(Neighbour {
                    name: name.to_owned(),
                    point: point(&row, 3, line)?,
                    population,
                });
            }
        }
        Ok(Self { places, neighbours })
    }

    /// The places of the county, municipality by municipality.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The places around the county.
    pub fn neighbours(&self) -> &[Neighbour] {
        &self.neighbours
    }

    /// The names of all places, here and around.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let ours = self.places.iter().map(|place| place.name.as_str());
        ours.chain(self.neighbours.iter().map(|place| place.name.as_str()))
    }

    /// The names of the municipalities, in the order of the list.
    pub fn municipalities(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| place.kind == PlaceKind::Main)
    }

    /// The main place of the municipality called `name`.
    pub fn municipality(&self, name: &str) -> Option<&Place> {
        self.municipalities().find(|place| place.name == name)
    }

    /// The main place of the municipality that has this postal code.
    pub fn postcode(&self, code: &str) -> Option<&Place> {
        self.municipalities().find(|place| place.postcode == code)
    }

    /// The known place nearest to `point`, of ours or of those around.
    pub fn nearest(&self, point: Point) -> Option<Whereabouts> {
        let far = |at: Point| at.distance_km(point);
        let ours = self.places.iter().min_by(|a, b| far(a.point).total_cmp(&far(b.point)));
        let around = self.neighbours.iter().min_by(|a, b| far(a.point).total_cmp(&far(b.point)));
        let is_outside =
            around.is_some_and(|other| ours.is_none_or(|ours| far(other.point) < far(ours.point)));
        if is_outside {
            around.cloned().map(Whereabouts::Outside)
        } else {
            ours.cloned().map(Whereabouts::Inside)
        }
    }

    /// The main place of a municipality that lies nearest to `point`.
    pub fn nearest_municipality(&self, point: Point) -> Option<&Place> {
        self.municipalities().min_by(|a, b| a.point.distance_km(point).total_cmp(&b.point.distance_km(point)))
    }
}

impl Place {
    /// The name people use: `Losheim` for `Losheim am See`.
    pub fn short_name(&self) -> &str {
        self.name.split(" am ").next().unwrap_or(&self.name)
    }
}

/// The rows of a tab separated table with their line numbers, without the head line.
fn rows(table: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    let lines = table.lines().enumerate().skip(1);
    lines
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(index, line)| (index + 1, line.split('\t').collect()))
}

fn place(line: usize, row: &[&str]) -> Result<Place, GazetteerError> {
    let kind = match column(row, 6, line)? {
        "Hauptort" => PlaceKind::Main,
        "Ortsteil" => PlaceKind::District,
        "Weiler/Ort" => PlaceKind::Hamlet,
        other => return Err(GazetteerError { line, reason: format!("unknown kind of place `{other}`") }),
    };
    Ok(Place {
        name: column(row, 0, line)?.to_owned(),
        municipality: column(row, 1, line)?.to_owned(),
        postcode: column(row, 2, line)?.to_owned(),
        ags: column(row, 5, line)?.to_owned(),
        kind,
        point: point(row, 3, line)?,
    })
}

fn point(row: &[&str], latitude_at: usize, line: usize) -> Result<Point, GazetteerError> {
    let degrees = |index| {
        let text = column(row, index, line)?;
        text.parse::<f64>()
            .map_err(|_| GazetteerError { line, reason: format!("`{text}` is no number of degrees") })
    };
    Ok(Point { latitude: degrees(latitude_at)?, longitude: degrees(latitude_at + 1)? })
}

fn column<'a>(row: &[&'a str], index: usize, line: usize) -> Result<&'a str, GazetteerError> {
    let text = row.get(index).map(|text| text.trim()).filter(|text| !text.is_empty());
    text.ok_or_else(|| GazetteerError { line, reason: format!("column {} is missing", index + 1) })
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNTY: &str = "name\tmunicipality\tplz\tlat\tlon\tags\tkind\n\
        Merzig\tMerzig\t66663\t49.44\t6.64\t10042113\tHauptort\n\
        Brotdorf\tMerzig\t66663\t49.47\t6.68\t10042113\tOrtsteil\n";
    const AROUND: &str = "name\tadmin1\tcountry\tlat\tlon\tpopulation\n\
        Merzig\t09\tDE\t49.44\t6.64\t31118\nTrier\t08\tDE\t49.76\t6.64\t100129\n";

    #[test]
    fn a_place_of_the_county_is_never_a_neighbour_too() {
        let gazetteer = Gazetteer::read(COUNTY, AROUND).expect("the table is sound");
        assert_eq!(gazetteer.places().len(), 2);
        assert_eq!(gazetteer.neighbours().len(), 1);
        assert_eq!(gazetteer.postcode("66663").map(|place| place.name.as_str()), Some("Merzig"));
    }

    #[test]
    fn a_broken_row_is_named_by_its_line() {
        let broken = COUNTY.replace("49.47", "north");
        let error = Gazetteer::read(&broken, AROUND).expect_err("the row is broken");
        assert_eq!(error.to_string(), "line 3: `north` is no number of degrees");
    }
}
