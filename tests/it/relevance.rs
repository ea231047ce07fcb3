//! How well real questions find real offers, against judged queries; the measure of `eval_search.py`.

use std::{collections::BTreeMap, fmt::Write, fs};

use bildungslotse::{
    domain::{
        age::AgeSpan,
        dialog::{guide::Guide, understand},
        gazetteer::Gazetteer,
        offer::Offer,
        place::Whereabouts,
        provider::Provider,
        query::{Page, Query, Subject},
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
/// Recall and reciprocal rank look at so many hits.
const LIMIT: usize = 10;

/// A judged query.
struct Judged {
    wording: String,
    query: Query,
    grades: BTreeMap<String, u32>,
    nothing_fits: bool,
}

/// The figures of one query; none where a figure does not apply.
#[derive(Default)]
struct Figures {
    ndcg: Option<f64>,
    recall: Option<f64>,
    reciprocal_rank: Option<f64>,
    zero_hit: Option<f64>,
    honest_empty: Option<f64>,
}

#[test]
fn words_alone_find_what_citizens_need() {
    let report = measure(|row, _| Query { text: row[2].clone(), ..Query::default() });
    report.reaches(0.575, 0.71, 0.74);
}

#[test]
fn free_text_is_understood_and_finds_what_citizens_need() {
    let guide = Guide::read(&Settings::default().guide_texts().unwrap()).unwrap();
    let report = measure(|row, _| understand::read::read(&row[2], &guide.lexicon, TODAY).query);
    report.reaches(0.76, 0.885, 0.99);
}

#[test]
fn words_and_what_was_understood_find_what_citizens_need() {
    let report = measure(understood);
    report.reaches(0.78, 0.91, 0.99);
}

/// The means of all queries, and a table by wording.
struct Report {
    ndcg: f64,
    recall: f64,
    honest_empty: f64,
    table: String,
}

impl Report {
    fn reaches(&self, ndcg: f64, recall: f64, honest_empty: f64) {
        assert!(
            self.ndcg >= ndcg && self.recall >= recall && self.honest_empty >= honest_empty,
            "wanted nDCG {ndcg}, recall {recall}, honest {honest_empty}\n{}",
            self.table
        );
    }
}

fn measure(query: impl Fn(&[String], &Gazetteer) -> Query) -> Report {
    let search = Search::in_memory(german()).unwrap();
    search.rebuild(listings(), "relevance", |_| ()).unwrap();
    let mut by_wording: BTreeMap<String, Vec<Figures>> = BTreeMap::new();
    for judged in judged(query) {
        let page = Page { offset: 0, limit: LIMIT };
        let findings = search.find(&judged.query, page, TODAY).unwrap();
        let relaxed = !findings.relaxed.is_empty() || findings.hits.iter().all(|hit| !hit.relaxed.is_empty());
        let ids: Vec<_> = findings.hits.into_iter().map(|hit| hit.offer.id).collect();
        by_wording.entry(judged.wording.clone()).or_default().push(figures(&ids, relaxed, &judged));
    }
    let mut table = String::new();
    for (wording, rows) in &by_wording {
        line(&mut table, wording, &rows.iter().collect::<Vec<_>>());
    }
    let all: Vec<_> = by_wording.values().flatten().collect();
    line(&mut table, "all", &all);
    Report {
        ndcg: mean(&all, |row| row.ndcg),
        recall: mean(&all, |row| row.recall),
        honest_empty: mean(&all, |row| row.honest_empty),
        table,
    }
}

fn line(table: &mut String, wording: &str, rows: &[&Figures]) {
    let of = |figure: fn(&Figures) -> Option<f64>| mean(rows, figure);
    writeln!(
        table,
        "{wording:10} {:4} nDCG {:.3} recall {:.3} MRR {:.3} zero-hit {:.3} honest-empty {:.3}",
        rows.len(),
        of(|row| row.ndcg),
        of(|row| row.recall),
        of(|row| row.reciprocal_rank),
        of(|row| row.zero_hit),
        of(|row| row.honest_empty),
    )
    .unwrap();
}

fn mean(rows: &[&Figures], figure: impl Fn(&Figures) -> Option<f64>) -> f64 {
    let values: Vec<_> = rows.iter().filter_map(|row| figure(row)).collect();
    values.iter().sum::<f64>() / f64::from(u32::try_from(values.len()).unwrap())
}

fn figures(ids: &[String], relaxed: bool, judged: &Judged) -> Figures {
    let mut row = Figures::default();
    if judged.nothing_fits {
        row.honest_empty = Some(share(ids.is_empty() || relaxed));
    }
    if judged.grades.is_empty() {
        return row;
    }
    let ranked: Vec<_> = ids.iter().map(|id| judged.grades.get(id).copied().unwrap_or(0)).collect();
    let mut ideal: Vec<_> = judged.grades.values().copied().collect();
    ideal.sort_unstable_by(|a, b| b.cmp(a));
    row.ndcg = Some(gain(&ranked) / gain(&ideal));
    row.zero_hit = Some(share(ids.is_empty()));
    let good = ideal.iter().filter(|grade| **grade == 2).count();
    if good > 0 {
        let hits = ranked.iter().filter(|grade| **grade == 2).count();
        row.recall = Some(number(hits) / number(good));
        let first = ranked.iter().position(|grade| *grade == 2);
        row.reciprocal_rank = Some(first.map_or(0.0, |rank| 1.0 / number(rank + 1)));
    }
    row
}

/// The discounted cumulative gain of the first hits (Järvelin and Kekäläinen 2002, with 2^grade - 1).
fn gain(grades: &[u32]) -> f64 {
    let first = grades.iter().take(DEPTH).enumerate();
    first.map(|(rank, grade)| (2_f64.powf(f64::from(*grade)) - 1.0) / number(rank + 2).log2()).sum()
}

fn share(holds: bool) -> f64 {
    if holds { 1.0 } else { 0.0 }
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap())
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

fn judged(query: impl Fn(&[String], &Gazetteer) -> Query) -> Vec<Judged> {
    let gazetteer =
        Gazetteer::read(&read("index/region/places.tsv"), &read("index/region/places-around.tsv")).unwrap();
    let mut grades: BTreeMap<String, BTreeMap<String, u32>> = BTreeMap::new();
    for row in rows("tests/relevance/qrels.tsv") {
        grades.entry(row[0].clone()).or_default().insert(row[1].clone(), row[2].parse().unwrap());
    }
    rows("tests/relevance/queries.tsv")
        .into_iter()
        .map(|row| Judged {
            wording: row[1].clone(),
            query: query(&row, &gazetteer),
            grades: grades.remove(&row[0]).unwrap_or_default(),
            nothing_fits: row[8].starts_with("none"),
        })
        .collect()
}

/// The rows of a table after its comment and head line, nine columns each.
fn rows(path: &str) -> Vec<Vec<String>> {
    let row = |line: &str| {
        let mut columns: Vec<_> = line.split('\t').map(str::to_owned).collect();
        columns.resize(columns.len().max(9), String::new());
        columns
    };
    read(path).lines().skip(2).map(row).collect()
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
        topics: list(6).map(TopicId::new).collect(),
        without_topics: row[8].strip_prefix("not ").map(TopicId::new).into_iter().collect(),
        facets: list(7).map(facet).collect(),
        text: row[2].clone(),
        without_text: String::new(),
    }
}
