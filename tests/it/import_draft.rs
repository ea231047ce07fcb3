//! A file handed in by staff: looked at, imported bit by bit, and refused where others were faster.

use std::{
    fmt::Write,
    sync::{Arc, LazyLock},
};

use bildungslotse::{
    app,
    domain::{
        dialog::guide::Guide,
        import::draft::{DraftKind, DraftState, DraftSummary},
        staff::StaffId,
    },
    resource::Settings,
    store::{
        history,
        import_draft::{self, Draft},
        offer,
        open::Store,
        provider,
    },
    usecase::{
        apply_import::{ApplyError, apply_import, continue_import},
        compare_import::{Upload, compare_import, give_up_comparing, receive_import},
        create_offer::remove_offer,
        forget::forget_expired,
    },
};

use crate::database::{NOW, TestDatabase};

static GUIDE: LazyLock<Arc<Guide>> =
    LazyLock::new(|| Arc::new(app::knowledge::guide(&Settings::default()).unwrap()));

const HEAD: &str = "id;titel;beschreibung;anbieter;bereich;ort\n";

fn anna() -> StaffId {
    StaffId("anna".to_owned())
}

/// A table of so many courses, described by `words`.
fn table(count: usize, words: &str) -> String {
    (0..count).fold(HEAD.to_owned(), |mut table, number| {
        writeln!(table, "k{number};Kurs {number};{words};Volkshochschule;Sport und Bewegung;Wadern").unwrap();
        table
    })
}

async fn hand_in(store: &Store, id: &str, text: &str) -> DraftSummary {
    let upload = Upload {
        id: id.to_owned(),
        staff: anna(),
        file: "kurse.csv".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    receive_import(store, &upload, NOW).await.unwrap();
    compare_import(store, &GUIDE, upload, NOW).await.unwrap()
}

async fn draft(store: &Store, id: &str) -> Draft {
    import_draft::find(&mut store.read().await.unwrap(), id, &anna()).await.unwrap().unwrap()
}

async fn apply(store: &Store, id: &str) -> Result<(), ApplyError> {
    apply_import(store, id, &anna(), NOW).await?;
    while continue_import(store, NOW).await.unwrap() {}
    Ok(())
}

#[tokio::test]
async fn a_file_is_looked_at_and_then_imported_bit_by_bit() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        let summary = DraftSummary { providers: 1, new: 250, ..DraftSummary::default() };
        assert_eq!(hand_in(store, "one", &table(250, "Ein Kurs.")).await, summary);
        assert_eq!(offer::count(&mut store.read().await.unwrap()).await.unwrap(), 0);
        apply_import(store, "one", &anna(), NOW).await.unwrap();
        let mut seen = Vec::new();
        while continue_import(store, NOW).await.unwrap() {
            seen.push(draft(store, "one").await.done);
        }
        assert_eq!(seen, [1, 101, 201, 251]);
        let after = draft(store, "one").await;
        assert_eq!((after.state, after.finished_at), (DraftState::Applied, Some(NOW)));
        let mut tx = store.read().await.unwrap();
        assert_eq!(offer::count(&mut tx).await.unwrap(), 250);
        assert_eq!(provider::all(&mut tx).await.unwrap().len(), 1);
        assert_eq!(history::of(&mut tx, "import one", 5).await.unwrap().len(), 1);
        drop(tx);

        let changed = table(251, "Ein Kurs.").replace("Kurs 7;", "Kurs sieben;");
        let summary = DraftSummary { new: 1, changed: 1, same: 249, ..DraftSummary::default() };
        assert_eq!(hand_in(store, "two", &changed).await, summary);
        let mut tx = store.read().await.unwrap();
        let rows = import_draft::rows(&mut tx, "two", (DraftKind::Changed, 0), 10).await.unwrap();
        drop(tx);
        assert_eq!((rows.len(), rows[0].thing.as_str(), rows[0].imports), (1, "k7", 1));
        apply(store, "two").await.unwrap();
        let found = offer::find(&mut store.read().await.unwrap(), "k7").await.unwrap().unwrap();
        assert_eq!(found.title, "Kurs sieben");
        assert!(matches!(apply(store, "two").await, Err(ApplyError::NotReady)));
        database.remove().await;
    }
}

#[tokio::test]
async fn a_file_with_a_fault_is_refused_and_says_where() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        let text = table(3, "Ein Kurs.").replace("Kurs 1;Ein Kurs.", ";Ein Kurs.");
        let summary = hand_in(store, "one", &text).await;
        assert_eq!((summary.complaints, summary.total()), (1, 0));
        assert_eq!(draft(store, "one").await.state, DraftState::Refused);
        let mut tx = store.read().await.unwrap();
        let rows = import_draft::rows(&mut tx, "one", (DraftKind::Complaint, 0), 10).await.unwrap();
        drop(tx);
        assert_eq!(rows[0].record, "Zeile 3, Spalte „titel“: Der Titel fehlt.");
        assert!(matches!(apply(store, "one").await, Err(ApplyError::NotReady)));
        database.remove().await;
    }
}

#[tokio::test]
async fn what_others_changed_meanwhile_is_compared_anew() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        hand_in(store, "first", &table(5, "Ein Kurs.")).await;
        hand_in(store, "second", &table(5, "Ein anderer Kurs.")).await;
        apply(store, "first").await.unwrap();
        assert!(matches!(apply(store, "second").await, Err(ApplyError::Outdated)));
        assert_eq!(draft(store, "second").await.state, DraftState::Outdated);
        hand_in(store, "third", &table(5, "Ein anderer Kurs.")).await;
        remove_offer(store, "k3", &anna(), NOW).await.unwrap();
        assert!(matches!(apply(store, "third").await, Err(ApplyError::Outdated)));
        hand_in(store, "fourth", &table(5, "Ein anderer Kurs.")).await;
        apply(store, "fourth").await.unwrap();
        assert_eq!(offer::count(&mut store.read().await.unwrap()).await.unwrap(), 5);
        database.remove().await;
    }
}

#[tokio::test]
async fn an_import_that_was_cut_short_goes_on_and_nobody_else_sees_the_file() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        hand_in(store, "one", &table(150, "Ein Kurs.")).await;
        let other = StaffId("bert".to_owned());
        let find = import_draft::find(&mut store.read().await.unwrap(), "one", &other).await.unwrap();
        assert_eq!(find, None);
        assert!(matches!(apply_import(store, "one", &other, NOW).await, Err(ApplyError::Unknown)));
        apply_import(store, "one", &anna(), NOW).await.unwrap();
        for _ in 0..2 {
            continue_import(store, NOW).await.unwrap();
        }
        // Another process takes over.
        let again = database.again().await;
        while continue_import(&again, NOW).await.unwrap() {}
        assert_eq!(draft(&again, "one").await.done, 151);
        assert_eq!(offer::count(&mut again.read().await.unwrap()).await.unwrap(), 150);
        again.close().await;
        database.remove().await;
    }
}

#[tokio::test]
async fn what_was_not_compared_to_the_end_is_handed_in_again() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        let upload = Upload { id: "one".to_owned(), staff: anna(), file: "a.csv".to_owned(), bytes: vec![] };
        receive_import(store, &upload, NOW).await.unwrap();
        assert!(matches!(apply(store, "one").await, Err(ApplyError::NotReady)));
        assert_eq!(give_up_comparing(store).await.unwrap(), 1);
        assert!(matches!(apply(store, "one").await, Err(ApplyError::Outdated)));
        database.remove().await;
    }
}

#[tokio::test]
async fn a_file_is_forgotten_after_a_day() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        hand_in(store, "one", &table(3, "Ein Kurs.")).await;
        let late = NOW.plus(import_draft::KEPT_SECONDS);
        assert!(matches!(apply_import(store, "one", &anna(), late).await, Err(ApplyError::Unknown)));
        forget_expired(store, late.plus(-1)).await.unwrap();
        draft(store, "one").await;
        forget_expired(store, late).await.unwrap();
        assert_eq!(database.number("select count(*) from import_draft_row").await, 0);
        let gone = import_draft::find(&mut store.read().await.unwrap(), "one", &anna()).await.unwrap();
        assert_eq!(gone, None);
        database.remove().await;
    }
}
