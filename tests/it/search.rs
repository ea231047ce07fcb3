//! What the search promises: which offers are found, in what order, and which are not.

use std::{
    fs,
    sync::{Arc, LazyLock},
};

use bildungslotse::{
    domain::{
        age::{AgeLimits, AgeSpan},
        offer::{Cost, LifePhase, Offer, Run, Status, Venue},
        place::{Place, PlaceKind, Point, Whereabouts},
        query::{Findings, Page, Query, Reason, Relaxation},
        time::Date,
        topic::{Facet, TopicId, TopicTree},
    },
    search::{
        engine::Search,
        german::{German, GermanData},
    },
};
use jiff::civil::date;
use proptest::prelude::*;

pub const TODAY: Date = date(2026, 3, 1);
pub const MERZIG: (&str, f64, f64) = ("Merzig", 49.442_84, 6.637_4);
pub const BESSERINGEN: (&str, f64, f64) = ("Besseringen", 49.472_7, 6.608_2);
pub const LOSHEIM: (&str, f64, f64) = ("Losheim am See", 49.508_68, 6.744_1);
pub const WADERN: (&str, f64, f64) = ("Wadern", 49.537_4, 6.888_1);

/// Everything the search knows about German, from the files of the repository.
pub fn german() -> Arc<German> {
    let read = |name: &str| fs::read_to_string(format!("index/{name}")).unwrap();
    let topics = TopicTree::read(&read("topics.toml")).unwrap();
    let data = GermanData {
        synonyms: &read("german/synonyms.tsv"),
        stop_words: &read("german/stopwords.txt"),
        parts: &read("german/parts.txt"),
        compounds: &read("german/compounds.tsv"),
        stems: &read("german/stems.tsv"),
        dialect: &read("german/dialect.tsv"),
    };
    Arc::new(German::read(&data, &topics).unwrap())
}

pub fn offer(id: &str, title: &str) -> Offer {
    Offer { id: id.to_owned(), title: title.to_owned(), ..Offer::default() }
}

pub fn at(offer: Offer, municipality: &str, (district, lat, lon): (&str, f64, f64)) -> Offer {
    let place = Venue {
        municipality: Some(municipality.to_owned()),
        district: Some(district.to_owned()),
        lat: Some(lat),
        lon: Some(lon),
        ..Venue::default()
    };
    Offer { place, ..offer }
}

pub fn search(offers: impl IntoIterator<Item = Offer>) -> Search {
    let search = Search::in_memory(german()).unwrap();
    search.rebuild(offers.into_iter().map(|offer| (offer, None)), "one").unwrap();
    search
}

pub fn words(text: &str) -> Query {
    Query { text: text.to_owned(), ..Query::default() }
}

pub fn inside((name, latitude, longitude): (&str, f64, f64), municipality: &str) -> Whereabouts {
    Whereabouts::Inside(Place {
        name: name.to_owned(),
        municipality: municipality.to_owned(),
        postcode: "66663".to_owned(),
        ags: "10042113".to_owned(),
        kind: PlaceKind::District,
        point: Point { latitude, longitude },
    })
}

pub fn find(search: &Search, query: &Query) -> Findings {
    search.find(query, Page { offset: 0, limit: 10 }, TODAY).unwrap()
}

pub fn ids(findings: &Findings) -> Vec<&str> {
    findings.hits.iter().map(|hit| hit.offer.id.as_str()).collect()
}

pub fn found(offers: impl IntoIterator<Item = Offer>, query: &Query) -> Vec<String> {
    ids(&find(&search(offers), query)).into_iter().map(str::to_owned).collect()
}

#[test]
fn umlauts_are_found_however_they_are_typed() {
    let search = search([offer("a", "Mädchentreff mit Frühstück"), offer("b", "Schach")]);
    for text in ["Mädchen", "Maedchen", "madchen", "MÄDCHEN", "Fruehstueck"] {
        assert_eq!(ids(&find(&search, &words(text))), ["a"], "{text}");
    }
}

#[test]
fn hyphens_and_middle_dots_make_no_difference() {
    for written in ["Eltern-Kind-Gruppe", "Eltern·Kind·Gruppe", "Elternkindgruppe"] {
        let search = search([offer("a", written), offer("b", "Schach")]);
        for text in ["Eltern-Kind-Gruppe", "eltern kind gruppe", "Elternkindgruppe", "Eltern·kind·gruppe"] {
            assert_eq!(ids(&find(&search, &words(text))).first(), Some(&"a"), "{written}: {text}");
        }
    }
}

#[test]
fn gender_forms_are_found_by_the_plain_word() {
    for written in ["Treffen für Schüler:innen", "Treffen für Schüler*innen", "Treffen für Schülerinnen"]
    {
        assert_eq!(found([offer("a", written)], &words("Schüler")), ["a"], "{written}");
    }
}

#[test]
fn a_compound_and_its_parts_find_each_other() {
    let search =
        search([offer("a", "Schwimmkurse im Hallenbad"), offer("b", "Yoga"), offer("c", "Musik am See")]);
    for text in ["Schwimmen", "schwimm kurs", "Schwimmkurs", "Anfängerschwimmen"] {
        assert_eq!(ids(&find(&search, &words(text))), ["a"], "{text}");
    }
    assert_eq!(found([offer("a", "Beratung bei Schulden")], &words("Schuldenberatung")), ["a"]);
}

#[test]
fn what_an_idiom_is_made_of_does_not_find_it() {
    let offers = [offer("garden", "Unser Garten"), offer("nursery", "Kindergarten St. Marien")];
    assert_eq!(found(offers.clone(), &words("Garten")), ["garden"]);
    assert_eq!(found(offers, &words("Waldkindergarten")), ["nursery"]);
}

#[test]
fn a_typing_mistake_is_bridged_and_said() {
    let search = search([offer("a", "Gitarre lernen"), offer("b", "Handball")]);
    let findings = find(&search, &words("Gitare"));
    assert_eq!(ids(&findings), ["a"]);
    assert_eq!(findings.meant.map(|meant| meant.word).as_deref(), Some("Gitarre"));
}

#[test]
fn everyday_words_find_official_ones() {
    assert_eq!(found([offer("a", "Lernförderung"), offer("b", "Schach")], &words("Nachhilfe")), ["a"]);
    assert_eq!(found([offer("a", "Schuldnerberatung")], &words("geldsorgen")), ["a"]);
}

#[test]
fn the_dialect_is_understood() {
    let offers = [offer("library", "Bücherei"), offer("swim", "Schwimmen im Perlbad")];
    assert_eq!(found(offers.clone(), &words("Wou as de Bicherei")), ["library"]);
    assert_eq!(found(offers, &words("eich well schwammen gohn")), ["swim"]);
}

#[test]
fn offers_that_state_no_age_match_every_age() {
    let exact = Offer { ages: AgeLimits { min: Some(60), max: Some(95) }, ..offer("exact", "Turnen") };
    let old = Offer { ages: AgeLimits { min: Some(720), max: None }, ..offer("old", "Turnen") };
    let open = offer("open", "Turnen");
    let query = Query { ages: vec![AgeSpan::years(6)], ..words("Turnen") };
    assert_eq!(found([open, old, exact], &query), ["exact", "open"]);
}

#[test]
fn an_age_that_is_missed_by_less_than_a_year_comes_last_and_is_told() {
    let fits = Offer { ages: AgeLimits { min: Some(36), max: None }, ..offer("fits", "Turnen") };
    let nearly = Offer { ages: AgeLimits { min: Some(60), max: None }, ..offer("nearly", "Turnen Turnen") };
    let search = search([nearly, fits]);
    let findings = find(&search, &Query { ages: vec![AgeSpan::years(4)], ..words("Turnen") });
    assert_eq!(ids(&findings), ["fits", "nearly"]);
    assert_eq!(findings.hits[1].relaxed, [Relaxation::Age]);
    assert_eq!(findings.relaxed, [Relaxation::Age], "what was loosened is told");
}

#[test]
fn an_offer_for_small_children_comes_after_others_for_a_grown_up() {
    let small = LifePhase::FrueheKindheit;
    let small = Offer { life_phases: [small].into(), ..offer("a-small", "Musik") };
    let grown = Offer { life_phases: [LifePhase::Erwachsene].into(), ..offer("grown", "Musik") };
    let query = Query { ages: vec![AgeSpan::years(40)], ..words("Musik") };
    assert_eq!(found([small, grown], &query), ["grown", "a-small"]);
}

#[test]
fn what_is_over_never_appears() {
    let past = Run { ends: Some(date(2026, 2, 28)), ..Run::default() };
    let past = Offer { run: past, ..offer("past", "Konzert") };
    let last_day = Run { ends: Some(TODAY), ..Run::default() };
    let last_day = Offer { run: last_day, ..offer("last-day", "Konzert") };
    let ended = Offer { status: Status::Ended, ..offer("ended", "Konzert") };
    assert_eq!(found([past, ended, last_day], &words("Konzert")), ["last-day"]);
}

#[test]
fn what_is_not_wanted_is_left_out() {
    let topic = |id: &str| vec![TopicId::new(id)];
    let fire =
        Offer { topics: topic("engage/blaulicht"), ..offer("fire", "Anderen helfen bei der Feuerwehr") };
    let visit = Offer {
        topics: topic("engage/ehrenamt"),
        ..offer("visit", "Anderen helfen: alte Menschen besuchen")
    };
    let by_topic = Query { without_topics: topic("engage/blaulicht"), ..words("helfen") };
    assert_eq!(found([fire.clone(), visit.clone()], &by_topic), ["visit"]);
    let by_word = Query { without_text: "Feuerwehr".to_owned(), ..words("helfen") };
    assert_eq!(found([fire, visit], &by_word), ["visit"]);
}

#[test]
fn a_word_that_is_not_wanted_counts_less_in_the_text_than_in_the_title() {
    let text = |id: &str, description: &str| Offer {
        description: description.to_owned(),
        ..offer(id, "Singen in der Runde")
    };
    let offers = [
        text("a", "Auch der Kirchenchor kommt."),
        text("b", "Jeder kann kommen."),
        offer("c", "Singen im Kirchenchor"),
    ];
    let query = Query { without_text: "Kirchenchor".to_owned(), ..words("Singen") };
    assert_eq!(found(offers, &query), ["b", "a"]);
}

#[test]
fn the_words_of_a_property_help_to_find_it() {
    let holiday = Offer { tags: [Facet::Holiday].into(), ..offer("z-camp", "Betreuung in den Sommerferien") };
    let other = Offer { tags: [Facet::Holiday].into(), ..offer("a-day", "Betreuung in der Kita") };
    let query = Query { facets: [Facet::Holiday].into(), ..words("Betreuung") };
    assert_eq!(found([other, holiday], &query), ["z-camp", "a-day"]);
}

#[test]
fn nearer_offers_come_first() {
    let chess = |id: &str| offer(id, "Schach spielen");
    let offers = [
        at(chess("a-wadern"), "Wadern", WADERN),
        at(chess("b-losheim"), "Losheim am See", LOSHEIM),
        at(chess("c-besseringen"), "Merzig", BESSERINGEN),
        at(chess("d-merzig"), "Merzig", MERZIG),
        chess("e-county"),
    ];
    let search = search(offers);
    let findings = find(&search, &Query { place: Some(inside(MERZIG, "Merzig")), ..words("Schach") });
    assert_eq!(ids(&findings), ["d-merzig", "c-besseringen", "e-county", "b-losheim", "a-wadern"]);
    let distance = findings.hits[3].distance_km.unwrap();
    assert!((10.0..11.5).contains(&distance), "{distance}");
    assert!(findings.hits[0].reasons.contains(&Reason::SamePlace("Merzig".to_owned())));
    assert!(findings.hits[2].reasons.contains(&Reason::CountyWide));
    assert_eq!(findings.hits[3].relaxed, [Relaxation::Place]);
}

#[test]
fn a_place_outside_is_always_told() {
    let search = search([at(offer("a", "Fußball"), "Perl", ("Perl", 49.473, 6.385))]);
    let trier = bildungslotse::domain::place::Neighbour {
        name: "Trier".to_owned(),
        point: Point { latitude: 49.76, longitude: 6.64 },
        population: 100_129,
    };
    let findings = find(&search, &Query { place: Some(Whereabouts::Outside(trier)), ..words("Fußball") });
    assert_eq!(ids(&findings), ["a"]);
    assert_eq!(findings.relaxed, [Relaxation::Place]);
}

#[test]
fn a_price_that_nobody_told_is_not_free() {
    let free = Offer { cost: Cost::Free, ..offer("z-free", "Malen") };
    let search = search([offer("a-unknown", "Malen"), free]);
    let findings = find(&search, &Query { facets: [Facet::Free].into(), ..words("Malen") });
    assert_eq!(ids(&findings), ["z-free", "a-unknown"]);
    assert_eq!(findings.hits[1].relaxed, [Relaxation::Facet]);
}

#[test]
fn without_words_topic_place_and_age_list_what_fits() {
    let topics = vec![TopicId::new("sport/schwimmen")];
    let swim =
        at(Offer { topics: topics.clone(), ..offer("swim", "Perlbad") }, "Perl", ("Perl", 49.473, 6.385));
    let chess = at(offer("chess", "Schach"), "Merzig", MERZIG);
    let by_topic = Query { topics, ..Query::default() };
    assert_eq!(found([swim.clone(), chess.clone()], &by_topic), ["swim"]);
    let by_place = Query { place: Some(inside(MERZIG, "Merzig")), ..Query::default() };
    assert_eq!(found([swim, chess], &by_place).first().map(String::as_str), Some("chess"));
}

#[test]
fn what_nobody_offers_is_not_found() {
    let search = search([offer("a", "Musikschule Merzig"), offer("b", "Kochkurs")]);
    for text in ["Hundedressur", "xyzzy", "Quantenphysik", "!!! ???", ""] {
        let findings = find(&search, &words(text));
        assert!(findings.hits.iter().all(|hit| !hit.relaxed.is_empty()), "{text}: {:?}", ids(&findings));
    }
}

#[test]
fn pages_neither_repeat_nor_skip() {
    let offers = (0..57).map(|number| offer(&format!("o{number:02}"), "Yoga am Abend"));
    let search = search(offers);
    let pages = (0..12).map(|page| Page { offset: page * 5, limit: 5 });
    let mut seen: Vec<_> = pages
        .flat_map(|page| search.find(&words("yoga"), page, TODAY).unwrap().hits)
        .map(|hit| hit.offer.id)
        .collect();
    seen.sort();
    let expected: Vec<_> = (0..57).map(|number| format!("o{number:02}")).collect();
    assert_eq!(seen, expected);
}

#[test]
fn an_index_on_disk_is_opened_again_and_rebuilt_when_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let listings = || std::iter::once((offer("a", "Schach"), None));
    let search = Search::open(folder.path(), german()).unwrap();
    assert!(search.made_from().as_deref() != Some("one"));
    search.rebuild(listings(), "one").unwrap();
    drop(search);

    let search = Search::open(folder.path(), german()).unwrap();
    assert!(search.made_from().as_deref() == Some("one"));
    assert!(search.made_from().as_deref() != Some("two"));
    assert_eq!(search.details("a", TODAY).unwrap().unwrap().offer.title, "Schach");
    assert!(search.details("b", TODAY).unwrap().is_none());
    drop(search);

    fs::write(folder.path().join("meta.json"), "no index").unwrap();
    fs::write(folder.path().join("notes.txt"), "not ours").unwrap();
    let search = Search::open(folder.path(), german()).unwrap();
    assert!(search.made_from().as_deref() != Some("one"));
    search.rebuild(listings(), "one").unwrap();
    assert_eq!(ids(&find(&search, &words("schach"))), ["a"]);
    assert!(folder.path().join("notes.txt").exists(), "only the index's own files may go");
}

#[test]
fn rebuilding_replaces_all_offers() {
    let search = search([offer("old", "Schach")]);
    search.rebuild(std::iter::once((offer("new", "Schach"), None)), "two").unwrap();
    assert_eq!(ids(&find(&search, &words("Schach"))), ["new"]);
    assert!(search.made_from().as_deref() == Some("two"));
}

#[test]
fn very_long_and_odd_queries_are_answered() {
    let search = search([offer("a", "Schach spielen")]);
    let long = "donaudampfschifffahrts".repeat(500);
    for text in
        ["schach ".repeat(2_000).as_str(), &long, "titel:", "a* OR (b", "\u{0}\u{301}ß", "[[:alpha:]]+", "^$"]
    {
        find(&search, &words(text));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_search_fail(texts in proptest::collection::vec((".{0,300}", ".{0,60}"), 8)) {
        static SEARCH: LazyLock<Search> =
            LazyLock::new(|| search([offer("a", "Schach spielen"), offer("b", "Töpfern für Kinder")]));
        for (text, without_text) in texts {
            let query = Query { text, without_text, ..Query::default() };
            let findings = SEARCH.find(&query, Page { offset: 0, limit: 10 }, TODAY);
            prop_assert!(findings.is_ok());
        }
    }
}
