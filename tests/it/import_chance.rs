//! Files made by chance: nothing panics, and what is written is read back the same.

use bildungslotse::domain::{import::column::COLUMNS, offer::Offer};
use proptest::prelude::*;

use crate::import_file::{PLACES, read, sound};

/// Text as it is after tidying: not empty, no blanks at its ends.
fn words(longest: usize) -> impl Strategy<Value = String> {
    let pattern = format!("[A-Za-zäöüß0-9„“.,;\"]{{1,8}}( [a-zéß0-9|\\\\-]{{1,8}}){{0,{longest}}}");
    proptest::string::string_regex(&pattern).unwrap()
}

fn offer() -> impl Strategy<Value = Offer> {
    let texts = (words(3), words(8), proptest::option::of(words(4)), "[a-z0-9][a-z0-9-]{0,20}");
    let numbers = (0..700_u16, 0..700_u16, 1..28_i8, proptest::option::of(1..90_000_u32));
    let place = 0..PLACES.places().len();
    (texts, numbers, place).prop_map(|(texts, numbers, place)| {
        let place = &PLACES.places()[place];
        let line = serde_json::json!({
            "id": texts.3, "title": texts.0, "description": texts.1, "description_simple": texts.2,
            "provider": "p", "topics": ["sport/schwimmen", "make"], "tags": ["holiday"],
            "age_min_months": numbers.0, "age_max_months": numbers.0 + numbers.1, "life_phases": ["schule"],
            "price_cents": numbers.3, "cost": "paid", "languages": ["de", "fr"], "funding": [texts.0],
            "starts": format!("2026-02-{:02}", numbers.2), "weekdays": [1, 7], "time_from": "09:05",
            "further_runs": [{"starts": "2026-03-01", "ends": "2026-03-02", "rhythm": texts.2}],
            "place": {"municipality": place.municipality, "district": place.name, "postcode": place.postcode,
                "lat": place.point.latitude, "lon": place.point.longitude, "precision": "exact", "online": false},
            "url": "https://example.org/a?b=c#d", "contact": {"email": "info@example.org", "name": texts.2},
            "source": {"name": "test", "id": texts.3, "published": "2026-01", "sample": true},
            "status": "paused", "verified_on": "2026-01-31", "learning_form": "non-formal"
        });
        serde_json::from_value(line).unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_read_or_refused_and_nothing_panics(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let batch = read(bytes);
        prop_assert!(batch.is_sound() || batch.offers.is_empty());
    }

    #[test]
    fn any_cells_are_read_or_refused_and_nothing_panics(rows in proptest::collection::vec("\\PC{0,60}", 1..8)) {
        let columns: Vec<_> = COLUMNS.iter().map(|column| column.name).collect();
        let rows: Vec<String> = rows.iter().map(|cell| vec![cell.replace(['"', ';'], " "); columns.len()].join(";")).collect();
        let _ = read(format!("{}\n{}", columns.join(";"), rows.join("\n")));
    }

    #[test]
    fn any_json_is_read_or_refused_and_nothing_panics(key in "[a-z_]{0,14}", text in "\\PC{0,40}", number in any::<f64>()) {
        for value in [serde_json::json!(text), serde_json::json!(number), serde_json::json!([{ "starts": text }, text])] {
            let line = serde_json::json!({"id": "a", "title": text, "provider": "p", key.clone(): value, "place": {"lat": number}});
            let _ = read(line.to_string());
        }
    }

    #[test]
    fn an_offer_that_is_written_reads_back_the_same(offer in offer()) {
        prop_assert_eq!(sound(serde_json::to_string(&offer).unwrap()), vec![offer]);
    }
}
