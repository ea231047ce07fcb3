//! Where an offer takes place: the name that a file gives, found on the map.

use crate::domain::{
    import::{known::Known, text::quoted, tidy::Fault},
    offer::{Precision, Venue},
    place::{Place, PlaceKind},
};

/// Completes `venue` by what is known about its place: municipality, part of it, postal code, coordinates.
/// A venue without any of them is left as it is: over the internet, or in the whole county.
pub fn settle(venue: &mut Venue, known: &Known) -> Result<(), Fault> {
    if venue.lat.is_some() != venue.lon.is_some() {
        let missing = if venue.lat.is_some() { "place.lon" } else { "place.lat" };
        return Err(Fault::new(missing, "Breite (lat) und Länge (lon) gehören zusammen. Eine davon fehlt."));
    }
    if venue.lat.is_some() && venue.precision.is_none() {
        venue.precision = Some(Precision::Exact);
    }
    match (venue.municipality.clone(), venue.postcode.clone()) {
        (Some(name), _) => settle_by_name(venue, &name, known),
        (None, Some(code)) => settle_by_postcode(venue, &code, known),
        (None, None) if venue.lat.is_some() => {
            Err(Fault::new("place.municipality", "Zu den Koordinaten fehlt der Name des Ortes."))
        }
        (None, None) => Ok(()),
    }
}

fn settle_by_name(venue: &mut Venue, name: &str, known: &Known) -> Result<(), Fault> {
    let postcode = venue.postcode.clone();
    let named = known.places(name);
    let fitting: Vec<&Place> = match &postcode {
        Some(code) if named.len() > 1 => {
            named.iter().filter(|place| place.postcode == *code).copied().collect()
        }
        _ => named.to_vec(),
    };
    match fitting[..] {
        [place] => settle_at(venue, place, known),
        [] if named.is_empty() => match slipped(venue, name, known)? {
            Some(place) => settle_at(venue, place, known),
            None => settle_outside(venue, name, known),
        },
        _ => {
            let all: Vec<String> =
                named.iter().map(|place| format!("{} ({})", place.municipality, place.postcode)).collect();
            let reason = format!(
                "Den Ort {} gibt es mehrmals: {}. Tragen Sie die passende Postleitzahl ein.",
                quoted(name),
                all.join(", ")
            );
            Err(Fault::new("place.municipality", reason))
        }
    }
}

/// The place that `name` means if it has one wrong letter: where the postal code says the same, there is no doubt.
fn slipped<'k>(venue: &Venue, name: &str, known: &Known<'k>) -> Result<Option<&'k Place>, Fault> {
    let (Some(code), None) = (&venue.postcode, venue.lat) else { return Ok(None) };
    let meant = known.places_slipped(name);
    if let Some(place) = meant.iter().find(|place| place.postcode == *code) {
        return Ok(Some(place));
    }
    let Some(place) = meant.first() else { return Ok(None) };
    let reason = format!(
        "Den Ort {} kennen wir nicht. Meinten Sie {}? Dort gilt die Postleitzahl {}.",
        quoted(name),
        place.name,
        place.postcode
    );
    Err(Fault::new("place.municipality", reason))
}

/// At a place of the county.
fn settle_at(venue: &mut Venue, place: &Place, known: &Known) -> Result<(), Fault> {
    if let Some(code) = venue.postcode.as_ref().filter(|code| **code != place.postcode) {
        let reason = format!(
            "Die Postleitzahl {code} passt nicht zu {}. Dort gilt {}.",
            quoted(&place.name),
            place.postcode
        );
        return Err(Fault::new("place.postcode", reason));
    }
    venue.municipality = Some(place.municipality.clone());
    venue.postcode = Some(place.postcode.clone());
    if place.kind != PlaceKind::Main && venue.district.is_none() {
        venue.district = Some(place.name.clone());
    }
    is_in(venue, &place.municipality, known)?;
    let district = venue.district.as_ref().and_then(|name| known.district(name, &place.municipality));
    let nearest = district.unwrap_or(place);
    let precision = if district.is_some() { Precision::District } else { Precision::Municipality };
    locate(venue, nearest, precision);
    Ok(())
}

/// At a place whose name is not one of the county.
fn settle_outside(venue: &mut Venue, name: &str, known: &Known) -> Result<(), Fault> {
    if venue.lat.is_some() {
        return Ok(());
    }
    let ours = venue.postcode.as_ref().and_then(|code| known.postcode(code));
    if let Some(place) = ours {
        // A hamlet or a quarter that the map does not name: the postal code says the municipality.
        is_in(venue, &place.municipality, known)?;
        venue.municipality = Some(place.municipality.clone());
        venue.district.get_or_insert_with(|| name.to_owned());
        locate(venue, place, Precision::Municipality);
        return Ok(());
    }
    let neighbour = known.neighbour(name);
    if let Some(neighbour) = neighbour.filter(|_| venue.postcode.is_some()) {
        venue.lat = Some(neighbour.point.latitude);
        venue.lon = Some(neighbour.point.longitude);
        venue.precision = Some(Precision::Municipality);
        return Ok(());
    }
    let reason = if neighbour.is_some() {
        format!(
            "{} liegt nicht im Landkreis. Wenn das stimmt, tragen Sie auch die Postleitzahl ein.",
            quoted(name)
        )
    } else {
        let like = known.places_like(name);
        let meant =
            if like.is_empty() { String::new() } else { format!("Meinten Sie {}? ", like.join(" oder ")) };
        format!(
            "Den Ort {} kennen wir nicht. {meant}Liegt er außerhalb des Landkreises, tragen Sie die Koordinaten ein \
             (lat und lon).",
            quoted(name)
        )
    };
    Err(Fault::new("place.municipality", reason))
}

/// Whether the part of a municipality that is named, if the map knows it, belongs to this one.
fn is_in(venue: &Venue, municipality: &str, known: &Known) -> Result<(), Fault> {
    let Some(name) = &venue.district else { return Ok(()) };
    let elsewhere = known.places(name);
    let Some(place) = elsewhere.first() else { return Ok(()) };
    if elsewhere.iter().any(|place| place.municipality == *municipality) {
        return Ok(());
    }
    let reason =
        format!("{} gehört nicht zu {municipality}, sondern zu {}.", quoted(name), place.municipality);
    Err(Fault::new("place.district", reason))
}

fn settle_by_postcode(venue: &mut Venue, code: &str, known: &Known) -> Result<(), Fault> {
    let Some(place) = known.postcode(code) else {
        let reason =
            format!("Die Postleitzahl {code} gehört nicht zum Landkreis. Tragen Sie auch den Ort ein.");
        return Err(Fault::new("place.postcode", reason));
    };
    settle_at(venue, place, known)
}

/// Puts `venue` at the centre of `place`, unless it has coordinates of its own.
fn locate(venue: &mut Venue, place: &Place, precision: Precision) {
    if venue.lat.is_none() {
        venue.lat = Some(place.point.latitude);
        venue.lon = Some(place.point.longitude);
        venue.precision = Some(precision);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{gazetteer::Gazetteer, topic::TopicTree};

    const COUNTY: &str = include_str!("../../../index/region/places.tsv");
    const AROUND: &str = include_str!("../../../index/region/places-around.tsv");

    fn settled(municipality: &str, postcode: &str) -> Result<Venue, Fault> {
        let gazetteer = Gazetteer::read(COUNTY, AROUND).expect("the places are sound");
        let topics = TopicTree::default();
        let known = Known::new(&topics, &gazetteer);
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let mut venue =
            Venue { municipality: filled(municipality), postcode: filled(postcode), ..Venue::default() };
        settle(&mut venue, &known)?;
        let again = venue.clone();
        settle(&mut venue, &known)?;
        assert_eq!(venue, again, "settling twice is settling once");
        Ok(venue)
    }

    #[test]
    fn a_part_of_a_municipality_is_found_with_its_centre() {
        let venue = settled("Wadern-Nunkirchen", "").expect("the place is known");
        assert_eq!(venue.municipality.as_deref(), Some("Wadern"));
        assert_eq!(venue.district.as_deref(), Some("Nunkirchen"));
        assert_eq!(venue.postcode.as_deref(), Some("66687"));
        assert_eq!(venue.precision, Some(Precision::District));
        assert!(venue.lat.is_some());
    }

    #[test]
    fn a_postal_code_alone_means_the_municipality() {
        let venue = settled("", "66693").expect("the code is known");
        assert_eq!(venue.municipality.as_deref(), Some("Mettlach"));
        assert_eq!(venue.precision, Some(Precision::Municipality));
        assert_eq!(venue.district, None);
    }

    #[test]
    fn a_quarter_that_no_map_names_is_placed_by_its_postal_code() {
        let venue = settled("Gewerbegebiet Nord", "66663").expect("the code is known");
        assert_eq!(venue.municipality.as_deref(), Some("Merzig"));
        assert_eq!(venue.district.as_deref(), Some("Gewerbegebiet Nord"));
    }

    #[test]
    fn a_wrong_letter_is_no_quarter_of_its_own() {
        let venue = settled("Metlach", "66693").expect("name and code say the same");
        assert_eq!((venue.municipality.as_deref(), venue.district), (Some("Mettlach"), None));
        let fault = settled("Metlach", "66663").expect_err("they do not");
        assert_eq!(
            fault.reason,
            "Den Ort „Metlach“ kennen wir nicht. Meinten Sie Mettlach? Dort gilt die Postleitzahl 66693."
        );
    }

    #[test]
    fn a_part_of_another_municipality_is_none_of_this_one() {
        let gazetteer = Gazetteer::read(COUNTY, AROUND).expect("the places are sound");
        let topics = TopicTree::default();
        let known = Known::new(&topics, &gazetteer);
        let venue = |municipality: &str, district: &str| Venue {
            municipality: Some(municipality.to_owned()),
            district: Some(district.to_owned()),
            ..Venue::default()
        };
        let fault = settle(&mut venue("Merzig", "Orscholz"), &known).expect_err("it is in Mettlach");
        assert_eq!(fault.reason, "„Orscholz“ gehört nicht zu Merzig, sondern zu Mettlach.");
        settle(&mut venue("Mettlach", "Orscholz"), &known).expect("it is there");
        settle(&mut venue("Merzig", "Gewerbegebiet Nord"), &known).expect("no map names it");
    }

    #[test]
    fn a_place_outside_needs_its_postal_code() {
        let venue = settled("Trier", "54290").expect("the place is known");
        assert_eq!(venue.municipality.as_deref(), Some("Trier"));
        assert!(venue.lat.is_some());
        let fault = |municipality, postcode| settled(municipality, postcode).expect_err("not settled").reason;
        assert_eq!(
            fault("Trier", ""),
            "„Trier“ liegt nicht im Landkreis. Wenn das stimmt, tragen Sie auch die Postleitzahl ein."
        );
        assert_eq!(
            fault("Nunkirhen", ""),
            "Den Ort „Nunkirhen“ kennen wir nicht. Meinten Sie Nunkirchen? Liegt er außerhalb des Landkreises, \
             tragen Sie die Koordinaten ein (lat und lon)."
        );
        assert_eq!(
            fault("Nunkirchen", "66663"),
            "Die Postleitzahl 66663 passt nicht zu „Nunkirchen“. Dort gilt 66687."
        );
        assert_eq!(
            fault("", "10115"),
            "Die Postleitzahl 10115 gehört nicht zum Landkreis. Tragen Sie auch den Ort ein."
        );
    }
}
