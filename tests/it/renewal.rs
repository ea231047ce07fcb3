//! How the index follows the offers: only what changed is put in, and nothing tells how it came about.

use std::{collections::BTreeMap, fs};

use bildungslotse::{
    domain::{
        offer::{Offer, Status},
        provider::Provider,
        query::{Page, Query},
        relevance,
        time::Date,
    },
    search::engine::Search,
    store::{offer, open::Store, provider},
    usecase::index_offers::index_offers,
};
use proptest::prelude::*;
use serde_json::json;

use crate::{
    catalogue::school,
    database::{NOW, TestDatabase},
    program::{Program, TODAY},
    relevance::listings,
    search::german,
};

const DAY: Date = jiff::civil::date(2025, 11, 23);

fn named(id: &str, title: &str) -> Offer {
    Offer { id: id.to_owned(), title: title.to_owned(), provider: "vhs".to_owned(), ..Offer::default() }
}

fn words(text: &str) -> Query {
    Query { text: text.to_owned(), ..Query::default() }
}

/// The ids of what is found for `text`, with their scores.
fn found(search: &Search, text: &str) -> Vec<(String, f32)> {
    let findings = search.find(&words(text), Page { offset: 0, limit: 50 }, DAY).unwrap();
    findings.hits.into_iter().map(|hit| (hit.offer.id, hit.score)).collect()
}

/// Whether two searches found the same with the same scores: the sums of a score may be added up in another order, so
/// its last digits may differ, and two offers that are as good as each other may change places.
fn is_same(some: &[(String, f32)], others: &[(String, f32)]) -> bool {
    let near = |one: f32, other: f32| (one - other).abs() <= 1e-4 * one.abs().max(1.0);
    let scores: BTreeMap<_, _> = others.iter().map(|(id, score)| (id, *score)).collect();
    let found = some.iter().all(|(id, score)| scores.get(id).is_some_and(|other| near(*score, *other)));
    let in_place = some.iter().zip(others).all(|((_, score), (_, other))| near(*score, *other));
    some.len() == others.len() && found && in_place
}

fn ids(search: &Search, text: &str) -> Vec<String> {
    found(search, text).into_iter().map(|(id, _)| id).collect()
}

/// The questions of the development set.
fn questions() -> Vec<String> {
    let table = fs::read_to_string("tests/relevance/queries.tsv").unwrap();
    relevance::read(&table, "").unwrap().into_iter().map(|judged| judged.text).collect()
}

/// A change of the offer at a place in the list.
#[derive(Debug, Clone)]
enum Change {
    Remove(usize),
    Retitle(usize, usize),
    End(usize),
}

fn change() -> impl Strategy<Value = Change> {
    let place = || 0..441_usize;
    prop_oneof![
        place().prop_map(Change::Remove),
        (place(), place()).prop_map(|(at, other)| Change::Retitle(at, other)),
        place().prop_map(Change::End),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 3, ..ProptestConfig::default() })]

    #[test]
    fn an_index_changed_step_by_step_answers_as_one_made_from_nothing(
        rounds in proptest::collection::vec(proptest::collection::vec(change(), 1..12), 1..6)
    ) {
        let mut catalogue: Vec<_> = listings().map(Some).collect();
        let stepwise = Search::in_memory(german()).unwrap();
        stepwise.rebuild(listings(), "0").unwrap();
        for (round, changes) in rounds.iter().enumerate() {
            let mut renewal = stepwise.change().unwrap();
            for change in changes {
                let (at, changed) = changed(change, &catalogue);
                let Some((was, _)) = &catalogue[at] else { continue };
                match &changed {
                    None => renewal.remove(&was.id).unwrap(),
                    Some((offer, provider)) => renewal.put(offer.clone(), provider.clone()).unwrap(),
                }
                catalogue[at] = changed;
            }
            stepwise.finish(renewal, &(round + 1).to_string()).unwrap();
        }
        let anew = Search::in_memory(german()).unwrap();
        anew.rebuild(catalogue.into_iter().flatten(), "0").unwrap();
        prop_assert_eq!(stepwise.offers(), anew.offers());
        for question in questions() {
            let (some, others) = (found(&stepwise, &question), found(&anew, &question));
            prop_assert!(is_same(&some, &others), "{}: {:?} and {:?}", question, some, others);
        }
    }
}

type Listing = (Offer, Option<Provider>);

fn changed(change: &Change, catalogue: &[Option<Listing>]) -> (usize, Option<Listing>) {
    match *change {
        Change::Remove(at) => (at, None),
        Change::End(at) => {
            let ended = |offer: &Offer| Offer { status: Status::Ended, ..offer.clone() };
            (at, catalogue[at].as_ref().map(|(offer, provider)| (ended(offer), provider.clone())))
        }
        Change::Retitle(at, other) => {
            let title = catalogue[other].as_ref().map_or("Töpfern", |(offer, _)| &offer.title).to_owned();
            let retitled = |offer: &Offer| Offer { title: title.clone(), ..offer.clone() };
            (at, catalogue[at].as_ref().map(|(offer, provider)| (retitled(offer), provider.clone())))
        }
    }
}

#[test]
fn a_change_is_found_when_it_is_finished_and_not_before() {
    let search = Search::in_memory(german()).unwrap();
    search.rebuild([(named("a", "Schach"), None)].into_iter(), "one").unwrap();
    let mut renewal = search.change().unwrap();
    renewal.put(named("a", "Töpfern"), None).unwrap();
    renewal.put(named("b", "Schach"), None).unwrap();
    assert!(search.change().is_err(), "one change at a time");
    assert_eq!(ids(&search, "Schach"), ["a"]);
    search.finish(renewal, "two").unwrap();
    assert_eq!(ids(&search, "Schach"), ["b"]);
    assert_eq!(search.made_from().as_deref(), Some("two"));
    assert!(search.details("a", DAY).unwrap().is_some_and(|hit| hit.offer.title == "Töpfern"));
}

#[test]
fn a_change_that_is_given_up_changes_nothing() {
    let search = Search::in_memory(german()).unwrap();
    search.rebuild([(named("a", "Schach"), None)].into_iter(), "one").unwrap();
    let mut given_up = search.change().unwrap();
    given_up.remove("a").unwrap();
    drop(given_up);
    drop(search.begin_anew().unwrap());
    search.finish(search.change().unwrap(), "two").unwrap();
    assert_eq!(ids(&search, "Schach"), ["a"]);
}

/// What [`index_offers`] did: none if nothing was to do, else how many offers it put in.
async fn indexed(store: &Store, search: &Search) -> Option<usize> {
    let mut put = 0;
    index_offers(store, search, |done, _| put = done).await.unwrap().then_some(put)
}

#[tokio::test]
async fn only_what_changed_is_put_into_the_index() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        let search = Search::in_memory(german()).unwrap();
        let school = school();
        let mut tx = store.begin().await.unwrap();
        provider::save(&mut tx, &school).await.unwrap();
        for (id, title) in [("a", "Schach"), ("b", "Töpfern"), ("c", "Yoga")] {
            offer::import(&mut tx, &named(id, title), NOW).await.unwrap();
        }
        tx.commit().await.unwrap();
        assert_eq!(indexed(store, &search).await, Some(3));
        assert_eq!(indexed(store, &search).await, None);

        let mut tx = store.begin().await.unwrap();
        offer::edit(&mut tx, "a", &json!({"title": "Malen"}), NOW).await.unwrap();
        offer::remove(&mut tx, "c").await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(indexed(store, &search).await, Some(1));
        assert_eq!(ids(&search, "Malen"), ["a"]);
        assert!(ids(&search, "Schach").is_empty() && ids(&search, "Yoga").is_empty());

        let mut tx = store.begin().await.unwrap();
        offer::import(&mut tx, &named("c", "Yoga"), NOW).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(indexed(store, &search).await, Some(1), "what was removed may come back");
        assert_eq!(ids(&search, "Yoga"), ["c"]);

        let mut tx = store.begin().await.unwrap();
        let renamed = Provider { name: "Akademie".to_owned(), ..school };
        provider::save(&mut tx, &renamed).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(indexed(store, &search).await, Some(3), "a provider stands in all of its offers");
        database.remove().await;
    }
}

#[tokio::test]
async fn an_index_of_a_state_that_the_database_does_not_know_is_made_anew() {
    for database in TestDatabase::each().await {
        let search = Search::in_memory(german()).unwrap();
        search.rebuild([(named("z", "Schach"), None)].into_iter(), "of another database").unwrap();
        let mut tx = database.store.begin().await.unwrap();
        offer::import(&mut tx, &named("a", "Töpfern"), NOW).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(indexed(&database.store, &search).await, Some(1));
        assert!(ids(&search, "Schach").is_empty());
        assert_eq!(ids(&search, "Töpfern"), ["a"]);
        database.remove().await;
    }
}

#[test]
fn killed_while_the_index_is_written_the_next_start_finds_everything() {
    let program = Program::new();
    let index = program.folder.path().join("data/index");
    let files = || fs::read_dir(&index).map_or(0, Iterator::count);
    for life in 0..4 {
        let before = files();
        let mut child = program.start(&["search", "--today", TODAY, "--", "Schach"]);
        // Killed as soon as it has written one file more, or a few more.
        while files() < before + 1 + life * 3 && child.try_wait().unwrap().is_none() {}
        drop(child.kill());
        child.wait().unwrap();
        if life % 2 == 1 {
            fs::remove_file(index.join("meta.json")).unwrap();
        }
    }
    let answer = program.run(&["search", "--json", "--today", TODAY, "--", "Kinderturnen Lockweiler"], b"");
    assert!(String::from_utf8(answer.stdout).unwrap().contains("Kinderturnen beim TV Lockweiler-Krettnich"));
}
