//! How well real questions find real offers, against judged questions: the same measure as `bildungslotse eval`.

use std::{collections::BTreeMap, fs};

use bildungslotse::{
    app,
    domain::{
        age::AgeSpan,
        dialog::understand,
        gazetteer::Gazetteer,
        offer::Offer,
        place::Whereabouts,
        provider::Provider,
        query::{Page, Query, Subject},
        relevance::{self, Judged, LIMIT, Report},
        time::Date,
        topic::{Facet, TopicId},
    },
    resource::Settings,
    search::engine::Search,
};
use jiff::civil::date;

use crate::search::german;

/// The day the judgements hold for.
const TODAY: Date = date(2025, 11, 23);
/// nDCG looks at so many hits.
const DEPTH: usize = 5;

#[test]
fn words_alone_find_what_citizens_need() {
    let report = measure(|judged, _| Query { text: judged.text.clone(), ..Query::default() });
    reaches(&report, 0.58, 0.76, 0.62);
}

#[test]
fn free_text_is_understood_and_finds_what_citizens_need() {
    let guide = app::knowledge::guide(&Settings::default()).unwrap();
    let report = measure(|judged, _| understand::read::read(&judged.text, &guide.lexicon, TODAY).query);
    reaches(&report, 0.805, 0.91, 0.99);
    for (wording, floor) in [
        ("compound", 0.82),
        ("dialect", 0.78),
        ("everyday", 0.79),
        ("official", 0.76),
        ("sentence", 0.72),
        ("simple", 0.76),
        ("typo", 0.90),
    ] {
        assert!(report.wording[wording].1.ndcg >= Some(floor), "wanted {floor} for {wording}\n{report}");
    }
}

#[test]
fn words_and_what_was_understood_find_what_citizens_need() {
    let report = measure(|judged, gazetteer| understood(&judged.columns, gazetteer));
    reaches(&report, 0.79, 0.90, 0.99);
}

#[test]
fn questions_by_other_authors_are_answered_too() {
    let guide = app::knowledge::guide(&Settings::default()).unwrap();
    for (folder, ndcg, recall, honest_empty) in
        [("tests/relevance/second", 0.67, 0.81, 0.87), ("tests/relevance/third", 0.675, 0.845, 0.75)]
    {
        let read = |judged: &Judged, _: &Gazetteer| {
            understand::read::read(&judged.text, &guide.lexicon, TODAY).query
        };
        reaches(&measure_in(folder, read), ndcg, recall, honest_empty);
    }
}

fn reaches(report: &Report, ndcg: f64, recall: f64, honest_empty: f64) {
    let means = report.all.1;
    let holds =
        means.ndcg >= Some(ndcg) && means.recall >= Some(recall) && means.honest_empty >= Some(honest_empty);
    assert!(holds, "wanted nDCG {ndcg}, recall {recall}, honest-empty {honest_empty}\n{report}");
}

fn measure(query: impl Fn(&Judged, &Gazetteer) -> Query) -> Report {
    measure_in("tests/relevance", query)
}

/// The figures for the judged questions in `folder`.
fn measure_in(folder: &str, query: impl Fn(&Judged, &Gazetteer) -> Query) -> Report {
    let search = Search::in_memory(german()).unwrap();
    search.rebuild(listings(), "relevance").unwrap();
    let gazetteer =
        Gazetteer::read(&read("index/region/places.tsv"), &read("index/region/places-around.tsv")).unwrap();
    let questions = read(&format!("{folder}/queries.tsv"));
    let mut rows = Vec::new();
    for judged in relevance::read(&questions, &read(&format!("{folder}/qrels.tsv"))).unwrap() {
        let page = Page { offset: 0, limit: LIMIT };
        let findings = search.find(&query(&judged, &gazetteer), page, TODAY).unwrap();
        let ids: Vec<_> = findings.hits.iter().map(|hit| hit.offer.id.as_str()).collect();
        rows.push((judged.wording.clone(), relevance::figures(&judged, &ids, findings.is_loose(), DEPTH)));
    }
    Report::of(&rows)
}

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap()
}

/// All offers of the sample region with their providers.
pub fn listings() -> impl Iterator<Item = (Offer, Option<Provider>)> {
    let providers: BTreeMap<String, Provider> = read("index/region/providers.jsonl")
        .lines()
        .map(|line| serde_json::from_str::<Provider>(line).unwrap())
        .map(|provider| (provider.id.clone(), provider))
        .collect();
    let offers: Vec<Offer> =
        read("index/region/offers.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    offers.into_iter().map(move |offer| {
        let provider = providers.get(&offer.provider).cloned();
        (offer, provider)
    })
}

/// The query with everything that the columns say was understood.
fn understood(row: &[String], gazetteer: &Gazetteer) -> Query {
    let list = |column: usize| row[column].split(';').filter(|value| !value.is_empty());
    let subject = match row[3].as_str() {
        "self" => Some(Subject::Oneself),
        "child" => Some(Subject::Child),
        "other" => Some(Subject::Other),
        _ => None,
    };
    let span = |text: &str| {
        let (min, max) = text.split_once('-').unwrap_or((text, text));
        AgeSpan { min: min.parse().unwrap(), max: max.parse().unwrap() }
    };
    let place = match row[5].as_str() {
        "" => None,
        name => Some(match name.strip_prefix("out:") {
            Some(name) => {
                let neighbour = gazetteer.neighbours().iter().find(|place| place.name == name);
                Whereabouts::Outside(neighbour.unwrap().clone())
            }
            None => Whereabouts::Inside(
                gazetteer.places().iter().find(|place| place.name == name).unwrap().clone(),
            ),
        }),
    };
    let facet = |id: &str| Facet::ALL.into_iter().find(|facet| facet.id() == id).unwrap();
    Query {
        subject,
        ages: list(4).map(span).collect(),
        place,
        radius_km: None,
        topics: list(6).map(TopicId::new).collect(),
        without_topics: row[8].strip_prefix("not ").map(TopicId::new).into_iter().collect(),
        facets: list(7).map(facet).collect(),
        text: row[2].clone(),
        ..Query::default()
    }
}
