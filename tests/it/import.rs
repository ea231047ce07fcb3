//! Files taken into the store: whole or not at all, twice like once, and corrections by hand stay.

use std::{fmt::Write, fs, path::PathBuf};

use bildungslotse::{
    cli::{edit, import::Desk},
    domain::{
        import::{batch::Batch, file},
        offer::Offer,
        staff::StaffId,
    },
    store::{catalogue, offer, open::Store, provider},
    usecase::{
        edit_offer::{Edit, EditError, edit_offer},
        import_offers::{Summary, import_offers, rehearse_import},
    },
};
use tempfile::TempDir;

use crate::{
    database::{NOW, TestDatabase},
    import_file::KNOWN,
};

const HEAD: &str = "id;titel;beschreibung;anbieter;bereich;ort";
const CAFE: &str = "cafe;Lesecafé;Bücher und Kuchen.;Bücherei;Bücherei und Lesen;Wadern";
const YOGA: &str = "yoga;Yoga;Ruhig werden.;Turnverein;Yoga und Entspannung;Merzig";

fn table(rows: &[&str]) -> String {
    format!("{HEAD}\n{}\n", rows.join("\n"))
}

fn read(text: &str) -> Batch {
    file::read(text.as_bytes(), &KNOWN)
}

async fn take(store: &Store, text: &str) -> Summary {
    import_offers(store, &read(text), |_| (), NOW).await.unwrap()
}

async fn found(store: &Store, id: &str) -> Option<Offer> {
    offer::find(&mut store.read().await.unwrap(), id).await.unwrap()
}

/// What a change to any offer or provider would change.
async fn fingerprint(store: &Store) -> String {
    catalogue::state(&mut store.read().await.unwrap()).await.unwrap()
}

/// Hands these files in, one after the other, and returns what the desk says and which ones it refuses.
async fn hand_in(store: &Store, files: &[(&str, &str)], dry_run: bool) -> (String, Vec<String>) {
    let folder = TempDir::new().unwrap();
    let write = |(name, text): &(&str, &str)| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let paths: Vec<PathBuf> = files.iter().map(write).collect();
    let desk = Desk { store, known: &KNOWN, now: NOW, dry_run };
    let mut out = Vec::new();
    let refused = desk.import_all(&paths, &mut out).await.unwrap();
    let said = String::from_utf8(out).unwrap().replace(&format!("{}/", folder.path().display()), "");
    let name = |path: PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    (said, refused.into_iter().map(name).collect())
}

/// What `bildungslotse edit cafe --set … --reset …` says.
async fn edit(store: &Store, set: &[(&str, &str)], reset: &[&str]) -> String {
    let owned = |(field, text): &(&str, &str)| ((*field).to_owned(), (*text).to_owned());
    let arguments = edit::Arguments {
        id: "cafe".to_owned(),
        set: set.iter().map(owned).collect(),
        reset: reset.iter().map(ToString::to_string).collect(),
    };
    let edited = match edit::correction(&arguments) {
        Ok(correction) => {
            let staff = StaffId::command_line();
            let edit = Edit { id: &arguments.id, correction: &correction, staff: &staff, seen: None };
            edit_offer(store, &edit, &KNOWN, NOW).await
        }
        Err(faults) => Err(EditError::Refused(faults)),
    };
    let mut out = Vec::new();
    edit::report(&arguments, &edit::edited_or_refused("cafe", edited).unwrap(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[tokio::test]
async fn a_file_twice_changes_nothing() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        let text = table(&[CAFE, YOGA]);
        assert_eq!(take(store, &text).await, Summary { new: 2, changed: 0, same: 0 });
        let before = fingerprint(store).await;
        assert_eq!(take(store, &text).await, Summary { new: 0, changed: 0, same: 2 });
        assert_eq!(fingerprint(store).await, before);
        let changed = text.replace("Ruhig werden.", "Ruhig bleiben.");
        assert_eq!(take(store, &changed).await, Summary { new: 0, changed: 1, same: 1 });
        assert_eq!(found(store, "yoga").await.unwrap().description, "Ruhig bleiben.");
        database.remove().await;
    }
}

#[tokio::test]
async fn the_offers_of_the_county_are_taken_in() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        let files = [
            ("providers.jsonl", include_str!("../../index/region/providers.jsonl")),
            ("offers.jsonl", include_str!("../../index/region/offers.jsonl")),
        ];
        assert_eq!(
            hand_in(store, &files, false).await,
            (
                "providers.jsonl\n154 Anbieter gelesen.\n\
                 offers.jsonl\nHinweis: 22 Angebote sind schon vorbei und werden nicht gezeigt.\n\
                 441 Angebote gelesen: 441 neu, 0 geändert, 0 unverändert.\n\n\
                 2 von 2 Dateien übernommen.\n"
                    .to_owned(),
                Vec::new()
            )
        );
        database.remove().await;
    }
}

#[tokio::test]
async fn a_dry_run_tells_what_would_happen_and_changes_nothing() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        take(store, &table(&[CAFE])).await;
        let before = fingerprint(store).await;
        let text = table(&[&CAFE.replace("Kuchen", "Torte"), YOGA]);
        let (said, refused) = hand_in(store, &[("neu.csv", &text)], true).await;
        assert_eq!(
            said,
            "Probelauf: 2 Angebote gelesen: 1 neu, 1 geändert, 0 unverändert.\n\
             Anbieter in dieser Datei: Turnverein.\n\
             Es wurde nichts geändert. Ohne --dry-run wird die Datei übernommen.\n"
        );
        assert_eq!(refused, Vec::<String>::new());
        let summary = rehearse_import(store, &read(&text), |_| (), NOW).await.unwrap();
        assert_eq!(summary.total(), 2);
        assert_eq!(fingerprint(store).await, before);
        assert_eq!(found(store, "yoga").await, None);
        database.remove().await;
    }
}

#[tokio::test]
async fn a_broken_file_changes_nothing_and_the_others_are_taken() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        let broken = format!("{HEAD};beginn\n{YOGA};1.3.2026\n{CAFE};31.02.2026\n");
        let files = [("kaputt.csv", broken.as_str()), ("gut.csv", &table(&[CAFE])), ("leer.csv", "")];
        let (said, refused) = hand_in(store, &files, false).await;
        assert_eq!(
            said,
            "kaputt.csv\n\
             Zeile 3, Spalte „beginn“: „31.02.2026“ ist kein Datum. Schreiben Sie zum Beispiel 28.02.2026.\n\
             Nicht übernommen: 1 Fehler. Es wurde nichts geändert.\n\
             gut.csv\n\
             1 Angebot gelesen: 1 neu, 0 geändert, 0 unverändert.\n\
             Anbieter in dieser Datei: Bücherei.\n\
             leer.csv\n\
             Die Datei ist leer.\n\
             Nicht übernommen: 1 Fehler. Es wurde nichts geändert.\n\n\
             1 von 3 Dateien übernommen.\nNicht übernommen: kaputt.csv\nNicht übernommen: leer.csv\n"
        );
        assert_eq!(refused, ["kaputt.csv", "leer.csv"]);
        assert_eq!(found(store, "yoga").await, None);
        assert!(found(store, "cafe").await.is_some());
        let providers = provider::all(&mut store.read().await.unwrap()).await.unwrap();
        assert_eq!(providers.len(), 1, "the provider of the broken file stays out too");
        database.remove().await;
    }
}

#[tokio::test]
async fn an_import_that_stops_half_way_leaves_nothing() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        let before = fingerprint(store).await;
        let batch = read(&table(&[CAFE, YOGA]));
        let mut import = Box::pin(import_offers(store, &batch, |done| assert_eq!(done, 0, "stopped"), NOW));
        let stopped = std::future::poll_fn(|context| {
            let poll = || import.as_mut().poll(context).map(|_| ());
            match std::panic::catch_unwind(std::panic::AssertUnwindSafe(poll)) {
                Ok(poll) => poll.map(|()| false),
                Err(_) => std::task::Poll::Ready(true),
            }
        });
        assert!(stopped.await);
        drop(import);
        assert_eq!((fingerprint(store).await, found(store, "cafe").await), (before, None));
        database.remove().await;
    }
}

#[tokio::test]
async fn only_the_first_fifty_complaints_are_shown() {
    let database = TestDatabase::sqlite().await;
    let mut text = format!("{HEAD}\n");
    for number in 0..173 {
        writeln!(text, "{}", CAFE.replace("cafe;", &format!("k{number};")).replace("Wadern", "Atlantis"))
            .unwrap();
    }
    let (said, _) = hand_in(&database.store, &[("a.csv", &text)], false).await;
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 52);
    assert_eq!(lines[50..], ["… und 123 weitere", "Nicht übernommen: 173 Fehler. Es wurde nichts geändert."]);
    let missing = [PathBuf::from("/there/is/no/such/file.csv")];
    let desk = Desk { store: &database.store, known: &KNOWN, now: NOW, dry_run: false };
    let mut out = Vec::new();
    assert_eq!(desk.import_all(&missing, &mut out).await.unwrap(), missing);
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "Die Datei „/there/is/no/such/file.csv“ gibt es nicht. Ist der Name richtig geschrieben?\n\
         Nicht übernommen: 1 Fehler. Es wurde nichts geändert.\n"
    );
    let mut out = Vec::new();
    desk.import_all(&[PathBuf::from(".")], &mut out).await.unwrap();
    assert!(String::from_utf8(out).unwrap().starts_with("„.“ ist ein Ordner, keine Datei.\n"));
    database.remove().await;
}

#[tokio::test]
async fn offers_that_are_over_are_taken_and_noted_and_a_dry_run_knows_the_files_before() {
    let database = TestDatabase::sqlite().await;
    let table = format!("{HEAD};ende\n{CAFE};09.03.2026\n{YOGA};10.03.2026\n");
    let (said, _) = hand_in(&database.store, &[("a.csv", &table)], false).await;
    assert!(said.starts_with(
        "Hinweis: 1 Angebot ist schon vorbei und wird nicht gezeigt.\n2 Angebote gelesen: 2 neu,"
    ));
    let files = [
        ("anbieter.jsonl", r#"{"id":"p","name":"P"}"#),
        ("angebote.jsonl", r#"{"id":"a","title":"A","provider":"p"}"#),
    ];
    let (said, _) = hand_in(&database.store, &files, true).await;
    assert!(!said.contains("Hinweis"), "{said}");
    database.remove().await;
}

#[tokio::test]
async fn a_provider_that_is_known_keeps_what_is_known_of_it() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        let known =
            r#"{"id":"buecherei-wadern","name":"Bücherei","kind":"kommune","url":"https://example.org"}"#;
        let files = [("anbieter.jsonl", known), ("angebote.csv", &table(&[CAFE]))];
        hand_in(store, &files, false).await;
        assert_eq!(found(store, "cafe").await.unwrap().provider, "buecherei-wadern");
        let providers = provider::all(&mut store.read().await.unwrap()).await.unwrap();
        assert_eq!(providers.len(), 1);
        assert_eq!(providers[0].url.as_deref(), Some("https://example.org"));
        database.remove().await;
    }
}

#[tokio::test]
async fn a_correction_by_hand_outlasts_the_next_import_until_it_is_given_back() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        let text = table(&[CAFE]);
        take(store, &text).await;
        let edited = edit(
            store,
            &[("title", "Lese-Café"), ("starts", "10.02.2026"), ("place.district", "Lockweiler")],
            &[],
        );
        assert_eq!(
            edited.await,
            "Lese-Café (cafe)\n  title: „Lesecafé“ → „Lese-Café“\n  \
             place.district: (leer) → „Lockweiler“\n  place.lat: 49.53717 → 49.52674\n  \
             place.lon: 6.89264 → 6.91679\n  place.precision: „municipality“ → „district“\n  \
             starts: (leer) → „2026-02-10“\n\
             Die Änderung gilt, auch wenn die Datei noch einmal importiert wird.\n"
        );
        take(store, &text.replace("Kuchen", "Torte")).await;
        let offer = found(store, "cafe").await.unwrap();
        assert_eq!((offer.title.as_str(), offer.description.as_str()), ("Lese-Café", "Bücher und Torte."));
        assert_eq!(offer.place.district.as_deref(), Some("Lockweiler"));
        let said = edit(store, &[], &["titel", "place"]).await;
        assert_eq!(said.lines().next(), Some("Lesecafé (cafe)"));
        assert_eq!(said.lines().last(), Some("Für zurückgegebene Felder gilt wieder, was importiert wird."));
        assert!(!said.contains("noch einmal importiert"), "{said}");
        let offer = found(store, "cafe").await.unwrap();
        assert_eq!((offer.title.as_str(), offer.place.district), ("Lesecafé", None));
        assert!(edit(store, &[("title", "Lesecafé")], &[]).await.contains("Nichts hat sich geändert."));
        database.remove().await;
    }
}

#[tokio::test]
async fn a_correction_that_makes_no_sense_changes_nothing() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        assert_eq!(
            edit(store, &[("title", "A")], &[]).await,
            "Ein Angebot mit der Kennung „cafe“ gibt es nicht. Die Kennungen zeigt zum Beispiel: \
             bildungslotse search -- Schwimmkurs Losheim\nEs wurde nichts geändert.\n"
        );
        take(store, &table(&[CAFE])).await;
        let before = fingerprint(store).await;
        assert_eq!(
            edit(store, &[("url", "ftp://a.de"), ("titl", "A")], &[]).await,
            "Feld „titl“: Das Feld „titl“ gibt es nicht. Meinten Sie „title“?\nEs wurde nichts geändert.\n"
        );
        assert_eq!(
            edit(store, &[("url", "ftp://a.de"), ("title", "B")], &[]).await,
            "Feld „url“: „ftp://a.de“ ist kein Link. Schreiben Sie zum Beispiel https://www.beispiel.de/kurs.\n\
             Es wurde nichts geändert.\n"
        );
        assert_eq!(fingerprint(store).await, before);
        database.remove().await;
    }
}
