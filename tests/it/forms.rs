//! A word is found in whatever form it is typed: without umlauts, in the plural, parted, joined, misspelt.

use std::{collections::BTreeSet, sync::LazyLock};

use bildungslotse::{
    domain::{
        query::{Hit, Page, Query},
        time::Date,
    },
    search::engine::Search,
};

use crate::{relevance::listings, search::german};

const DAY: Date = jiff::civil::date(2025, 11, 23);

static SEARCH: LazyLock<Search> = LazyLock::new(|| {
    let search = Search::in_memory(german()).unwrap();
    search.rebuild(listings(), "sample").unwrap();
    search
});

/// The ids of the first hits for words alone.
fn found(text: &str, count: usize) -> Vec<String> {
    let query = Query { text: text.to_owned(), ..Query::default() };
    let findings = SEARCH.find(&query, Page { offset: 0, limit: count }, DAY).unwrap();
    findings.hits.into_iter().map(|hit| hit.offer.id).collect()
}

#[test]
fn other_forms_of_a_word_find_the_same_offers() {
    for (form, normal) in [
        ("kindergaerten", "Kindergärten"),
        ("Kindergärten", "Kindergarten"),
        ("Lehrerinnen", "Lehrer"),
        ("Lehrer:innen", "Lehrer"),
        ("Lehrer*innen", "Lehrer"),
        ("Musik·schule", "Musikschule"),
        ("Musik-Schule", "Musikschule"),
        ("MUSIKSCHULEN", "Musikschule"),
        ("buecherei", "Bücherei"),
        ("Senioren", "Seniorinnen"),
        ("Kurse", "Kurs"),
        ("Workshops", "Workshop"),
        ("Museen", "Museum"),
        ("Fussball", "Fußball"),
    ] {
        assert!(!found(normal, 10).is_empty(), "{normal}");
        let all = |text| found(text, 10).into_iter().collect::<BTreeSet<_>>();
        assert_eq!(found(form, 1), found(normal, 1), "{form} and {normal}");
        assert_eq!(all(form), all(normal), "{form} and {normal}");
    }
}

#[test]
fn parted_compounds_find_the_whole_word_first_and_its_parts_after_it() {
    for (form, normal) in [
        ("Schwimm-Kurs", "Schwimmkurs"),
        ("Schul·sozial·arbeit", "Schulsozialarbeit"),
        ("Schul-Sozial-Arbeit", "Schulsozialarbeit"),
        ("Ferien-Programm", "Ferienprogramm"),
        ("Deutsch-Kurs", "Deutschkurs"),
        ("Haus-Aufgaben-Hilfe", "Hausaufgabenhilfe"),
    ] {
        let (parted, whole) = (found(form, 5), found(normal, 5));
        assert!(!whole.is_empty(), "{normal}");
        assert_eq!(parted.first(), whole.first(), "{form} and {normal}");
        let shared = parted.iter().filter(|id| whole.contains(id)).count();
        assert!(shared * 5 >= whole.len() * 4, "{form} finds {parted:?}, {normal} finds {whole:?}");
    }
}

#[test]
fn compounds_written_apart_find_what_the_whole_word_finds() {
    for (form, normal) in [
        ("Schwimm Kurs", "Schwimmkurs"),
        ("Ferien Programm", "Ferienprogramm"),
        ("Deutsch Kurs", "Deutschkurs"),
        ("Musik Schule", "Musikschule"),
    ] {
        let (apart, whole) = (found(form, 5), found(normal, 5));
        let shared = apart.iter().filter(|id| whole.contains(id)).count();
        assert!(shared * 5 >= whole.len() * 3, "{form} finds {apart:?}, {normal} finds {whole:?}");
    }
}

#[test]
fn short_names_of_the_county_find_what_they_stand_for() {
    for (short, word) in
        [("VHS", "vhs"), ("BBZ", "berufsbildungszentrum"), ("FGTS", "fgts"), ("JuZ", "jugend")]
    {
        let titles = found(short, 5);
        let holds = |id: &String| {
            let Hit { offer, provider, .. } = SEARCH.details(id, DAY).unwrap().unwrap();
            let provider = provider.map_or(String::new(), |provider| provider.name);
            let text = format!("{id} {} {} {provider}", offer.title, offer.description).to_lowercase();
            text.contains(word) || text.contains("volkshochschule") && word == "vhs"
        };
        assert!(titles.first().is_some_and(holds), "{short}: {titles:?}");
    }
}
