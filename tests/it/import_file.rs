//! A file of offers, read: what an office hands in, and what it is told.

use std::sync::LazyLock;

use bildungslotse::domain::{
    age::AgeLimits,
    gazetteer::Gazetteer,
    import::{batch::Batch, file, known::Known},
    offer::{Cost, LifePhase, Offer, Precision},
    provider::Provider,
    topic::{TopicId, TopicTree},
};
use jiff::civil::date;

pub static TOPICS: LazyLock<TopicTree> =
    LazyLock::new(|| TopicTree::read(include_str!("../../index/topics.toml")).unwrap());
pub static PLACES: LazyLock<Gazetteer> = LazyLock::new(|| {
    let around = include_str!("../../index/region/places-around.tsv");
    Gazetteer::read(include_str!("../../index/region/places.tsv"), around).unwrap()
});

pub const HEAD: &str = "id;titel;beschreibung;anbieter;bereich;ort";
pub const ROW: &str = "a;Lesecafé;Bücher und Kuchen.;Bücherei;Bücherei und Lesen;Wadern";

pub static KNOWN: LazyLock<Known<'static>> = LazyLock::new(|| Known::new(&TOPICS, &PLACES));

pub fn read(bytes: impl AsRef<[u8]>) -> Batch {
    file::read(bytes.as_ref(), &KNOWN)
}

/// The offers of a file that has nothing wrong with it.
pub fn sound(bytes: impl AsRef<[u8]>) -> Vec<Offer> {
    let batch = read(bytes);
    assert_eq!(complaints(&batch), "");
    batch.offers
}

fn notes(batch: &Batch) -> Vec<String> {
    batch.notes.iter().map(ToString::to_string).collect()
}

pub fn complaints(batch: &Batch) -> String {
    batch.complaints.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// What is said about a table with the usual columns and one more.
fn complaint_about(column: &str, cell: &str) -> String {
    complaints(&read(format!("{HEAD};{column}\n{ROW};{cell}\n")))
}

#[test]
fn a_table_is_the_same_in_every_encoding_and_with_every_delimiter() {
    let offers = sound(include_bytes!("files/angebote.csv"));
    assert_eq!(sound(include_bytes!("files/angebote-windows-1252.csv")), offers);
    assert_eq!(sound(include_bytes!("files/angebote-komma.csv")), offers);
    assert_eq!(sound(include_bytes!("files/angebote-unicode-text.txt")), offers);
}

#[test]
fn every_cell_of_a_table_fills_its_field() {
    let offers = sound(include_bytes!("files/angebote.csv"));
    let [swimming, crawling] = &offers[..] else { panic!("two offers") };
    assert_eq!(swimming.title, "Schwimmkurs „Seepferdchen“");
    assert!(swimming.description.contains("Anfänger.\nBitte Handtuch mitbringen; die Halle"));
    assert_eq!(swimming.provider, "schwimmverein-beispiel-e-v");
    assert_eq!(swimming.topics.iter().map(TopicId::as_str).collect::<Vec<_>>(), ["sport/schwimmen"]);
    assert_eq!(swimming.ages, AgeLimits { min: Some(60), max: Some(131) });
    assert_eq!(
        swimming.life_phases.iter().copied().collect::<Vec<_>>(),
        [LifePhase::FrueheKindheit, LifePhase::Schule]
    );
    assert_eq!((swimming.cost, swimming.price_cents), (Cost::Paid, Some(123_450)));
    assert_eq!(swimming.run.starts, Some(date(2026, 3, 2)));
    assert_eq!(swimming.run.time_from.as_deref(), Some("16:30"));
    assert_eq!(swimming.run.weekdays.iter().copied().collect::<Vec<_>>(), [1, 3]);
    assert_eq!(swimming.further_runs.len(), 1);
    assert_eq!(swimming.further_runs[0].starts, Some(date(2026, 9, 7)));
    assert_eq!(swimming.accessibility, ["barrierefrei"]);
    assert_eq!(swimming.contact.email.as_deref(), Some("info@example.org"));
    assert_eq!(swimming.verified_on, Some(date(2026, 2, 1)));
    assert_eq!(crawling.cost, Cost::Free);
    assert_eq!(crawling.ages, AgeLimits { min: Some(6), max: Some(47) });
    assert_eq!(crawling.place.district.as_deref(), Some("Nunkirchen"));
    assert_eq!(crawling.place.precision, Some(Precision::District));
    let batch = read(include_bytes!("files/angebote.csv"));
    assert_eq!(batch.providers.len(), 2);
    assert_eq!(batch.notes, []);
}

#[test]
fn the_offers_and_providers_of_the_county_are_sound() {
    let lines = include_str!("../../index/region/offers.jsonl");
    let offers = sound(lines);
    let plain: Vec<Offer> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(offers, plain, "nothing is added or lost");
    let batch = read(include_str!("../../index/region/providers.jsonl"));
    assert_eq!((complaints(&batch), batch.providers.len()), (String::new(), 154));
}

#[test]
fn a_cell_that_cannot_be_read_is_named_with_its_row_and_its_column() {
    let spot = |column: &str, reason: &str| format!("Zeile 2, Spalte „{column}“: {reason}");
    for (column, cell, reason) in [
        ("beginn", "31.02.2026", "„31.02.2026“ ist kein Datum. Schreiben Sie zum Beispiel 28.02.2026."),
        ("Uhrzeit von", "abends", "„abends“ ist keine Uhrzeit. Schreiben Sie zum Beispiel 16:30."),
        ("wochentage", "oft", "„oft“ ist kein Wochentag. Schreiben Sie zum Beispiel Mo|Mi."),
        (
            "alter_von",
            "ab 6",
            "„ab 6“ ist kein Alter in Jahren. Schreiben Sie zum Beispiel 6 oder 1,5. Möglich ist 0 bis 120.",
        ),
        (
            "preis",
            "ab 5 €",
            "„ab 5 €“ ist kein Preis. Schreiben Sie zum Beispiel 12,50 oder kostenlos. Alles andere gehört in die \
             Spalte preis_hinweis.",
        ),
        ("kostenlos", "jein", "„jein“ ist weder ja noch nein. Schreiben Sie ja oder nein."),
        ("plaetze", "viele", "„viele“ ist keine ganze Zahl. Schreiben Sie zum Beispiel 12."),
        ("lat", "nördlich", "„nördlich“ ist keine Koordinate. Schreiben Sie zum Beispiel 49,44284."),
        ("plz", "6668", "„6668“ ist keine Postleitzahl. Schreiben Sie fünf Ziffern, zum Beispiel 66663."),
        ("plz", "66663", "Die Postleitzahl 66663 passt nicht zu „Wadern“. Dort gilt 66687."),
        (
            "link",
            "javascript:alert(1)",
            "„javascript:alert(1)“ ist kein Link. Schreiben Sie zum Beispiel https://www.beispiel.de/kurs.",
        ),
        (
            "kontakt_email",
            "info(at)x.de",
            "Das ist keine E-Mail-Adresse. Schreiben Sie zum Beispiel info@beispiel.de.",
        ),
        ("telefon", "fragen", "Das ist keine Telefonnummer. Schreiben Sie zum Beispiel 06861 12345."),
        ("format", "Zoom", "„Zoom“ ist hier nicht möglich. Möglich sind: praesenz, online, hybrid."),
        ("status", "bald", "„bald“ ist hier nicht möglich. Möglich sind: aktiv, pausiert, beendet."),
        (
            "sprachen",
            "Elbisch",
            "„Elbisch“ ist keine Sprache, die wir kennen. Schreiben Sie zum Beispiel Deutsch oder de.",
        ),
        (
            "themen",
            "Schwimen",
            "Das Thema „Schwimen“ kennen wir nicht. Meinten Sie „Schwimmen“ (sport/schwimmen)?",
        ),
        ("hinweis", "KÃ¼che", "Die Umlaute sind beschädigt. Speichern Sie die Datei als „CSV UTF-8“."),
    ] {
        assert_eq!(complaint_about(column, cell), spot(column, reason));
    }
    let long = complaint_about("titel_einfach", &"x".repeat(201));
    assert_eq!(long, spot("titel_einfach", "Der Text hat 201 Zeichen. Möglich sind 200. Kürzen Sie ihn."));
}

#[test]
fn what_contradicts_itself_is_named() {
    let two = |columns: &str, cells: &str| complaint_about(columns, cells);
    for (columns, cells, reason) in [
        (
            "alter_von;alter_bis",
            "10;6",
            "Spalte „alter_bis“: Das höchste Alter ist kleiner als das niedrigste.",
        ),
        ("beginn;ende", "02.02.2026;1.2.2026", "Spalte „ende“: Das Ende liegt vor dem Beginn."),
        ("plaetze;plaetze_frei", "5;6", "Spalte „plaetze_frei“: Es sind mehr Plätze frei, als es gibt."),
        (
            "preis;kostenlos",
            "5;ja",
            "Spalte „preis“: Das Angebot ist kostenlos und hat trotzdem einen Preis. Streichen Sie eins von beiden.",
        ),
        (
            "preis;kostenlos",
            "0;nein",
            "Spalte „kostenlos“: Der Preis ist 0, aber das Angebot ist als nicht kostenlos eingetragen. Ändern Sie \
             eins von beiden.",
        ),
        ("lat", "49,5", "Spalte „lon“: Breite (lat) und Länge (lon) gehören zusammen. Eine davon fehlt."),
    ] {
        assert_eq!(two(columns, cells), format!("Zeile 2, {reason}"));
    }
}

#[test]
fn what_is_missing_is_named_once() {
    let batch = read(format!("{HEAD}\n;;;;;\n\n b ;;;;;\n"));
    assert_eq!(
        complaints(&batch),
        "Zeile 4, Spalte „beschreibung“: Die Beschreibung fehlt.\n\
         Zeile 4, Spalte „bereich“: Der Bereich fehlt. Schreiben Sie zum Beispiel Sport und Bewegung.\n\
         Zeile 4, Spalte „ort“: Der Ort fehlt. Schreiben Sie den Ort oder die Postleitzahl, „Landkreis“ für ein \
         Angebot im ganzen Landkreis, oder in die Spalte format „online“.\n\
         Zeile 4, Spalte „titel“: Der Titel fehlt.\n\
         Zeile 4, Spalte „anbieter“: Der Anbieter fehlt."
    );
    let batch = read("titel;preis\nA;5\n");
    assert_eq!(
        complaints(&batch),
        "Zeile 1: Die Spalte beschreibung fehlt.\nZeile 1: Die Spalte anbieter fehlt.\n\
         Zeile 1: Die Spalte bereich fehlt.\nZeile 1: Die Spalten plz und ort fehlen.\n\
         Zeile 1: Die Spalte id fehlt. Stattdessen gehen auch quelle und quell_id zusammen."
    );
}

#[test]
fn a_column_that_nobody_knows_is_noted_and_does_no_harm() {
    let batch = read(format!("{HEAD};Raumnummer;beschreibung_einfch\n{ROW};7;x\n"));
    assert_eq!(complaints(&batch), "");
    assert_eq!(
        batch.notes.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "Zeile 1, Spalte „Raumnummer“: Diese Spalte kennen wir nicht. Sie wird nicht gelesen.",
            "Zeile 1, Spalte „beschreibung_einfch“: Diese Spalte kennen wir nicht. Sie wird nicht gelesen. Meinten \
             Sie „beschreibung_einfach“?",
        ]
    );
}

#[test]
fn a_new_provider_who_is_perhaps_one_that_is_misspelt_is_pointed_out_once() {
    let library =
        Provider { id: "buecherei".to_owned(), name: "Bücherei Wadern".to_owned(), ..Provider::default() };
    let known = Known::new(&TOPICS, &PLACES).with_providers(&[library]);
    let row = |id: &str, provider: &str| {
        ROW.replace("a;Lese", &format!("{id};Lese")).replace("Bücherei;B", &format!("{provider};B"))
    };
    let table = [
        row("a", "Büchrei Wadern"),
        row("b", "Büchrei Wadern"),
        row("c", "Bücherei  wadern"),
        row("d", "Bücherei Perl"),
    ];
    let batch = file::read(format!("{HEAD}\n{}\n", table.join("\n")).as_bytes(), &known);
    assert_eq!((complaints(&batch).as_str(), batch.offers.len(), batch.providers.len()), ("", 4, 2));
    assert_eq!(
        notes(&batch),
        [
            "Zeile 2, Spalte „anbieter“: Der Anbieter „Büchrei Wadern“ wird neu angelegt. Meinten Sie „Bücherei Wadern“? \
             Dann berichtigen Sie den Namen in der Datei."
        ]
    );
}

#[test]
fn rows_are_counted_as_a_spreadsheet_shows_them() {
    let quoted = ROW.replace("Bücher und Kuchen.", "\"Bücher\n\nund\r\nKuchen.\"");
    let second = ROW.replace("a;Lese", "b;Lese");
    let wrong = ROW.replace("a;Lese", "c;Lese").replace("Wadern", "Atlantis");
    for end in ["\n", "\r\n", "\r"] {
        let table = format!("{HEAD}\n{quoted}\n\n;;;;;\n{second}\n{wrong}").replace('\n', end);
        assert!(complaints(&read(table)).starts_with("Zeile 6, Spalte „ort“: Den Ort „Atlantis“ kennen wir"));
    }
}

#[test]
fn a_repeated_id_is_a_further_run_unless_it_is_another_offer() {
    let head = format!("{HEAD};beginn");
    let offers = sound(format!("{head}\n{ROW};1.3.2026\n{ROW};1.4.2026\na;;;;;;1.5.2026\n"));
    assert_eq!((offers.len(), offers[0].further_runs.len()), (1, 2));
    let same = read(format!("{head}\n{ROW};1.3.2026\n{ROW};1.3.2026\n"));
    assert_eq!(notes(&same), ["Zeile 3: Diese Zeile wiederholt Zeile 2 und zählt nicht noch einmal."]);
    let later = read(format!("{head}\n{ROW};1.3.2026\na;;;;;;1.4.2026\na;;;;;;1.4.2026\na;;;;;;\n"));
    assert_eq!(later.offers[0].further_runs.len(), 1);
    assert_eq!(
        notes(&later),
        [
            "Zeile 4: Diese Zeile wiederholt den Termin aus Zeile 3 und zählt nicht noch einmal.",
            "Zeile 5: Diese Zeile nennt keinen weiteren Termin zu Zeile 2."
        ]
    );
    let other = ROW.replace("Lesecafé", "Yoga").replace("Wadern", "Merzig");
    assert_eq!(
        complaints(&read(format!("{head}\n{ROW};1.3.2026\n{other};1.4.2026\n"))),
        "Zeile 3, Spalte „titel“: Die Kennung „a“ steht schon in Zeile 2, dort mit einer anderen Angabe. Geben Sie dem \
         zweiten Angebot eine eigene Kennung."
    );
    let line = r#"{"id":"a","title":"A","provider":"p"}"#;
    assert_eq!(
        complaints(&read(format!("{line}\n\n{line}\n"))),
        "Zeile 3, Feld „id“: Die Kennung „a“ steht schon in Zeile 1."
    );
}

#[test]
fn an_offer_without_an_id_is_known_by_its_source() {
    let head = "quelle;Kursnummer;titel;beschreibung;anbieter;bereich;ort";
    let row = "vhs;261-1;A;B;VHS;Sport und Bewegung;ganzer Landkreis";
    let offers = sound(format!("{head}\n{row}\n"));
    assert_eq!(offers[0].id.len(), 36);
    assert_eq!(offers, sound(format!("{head}\n{row}\n")));
    assert_eq!(offers[0].place.municipality, None);
    let line = r#"{"title":"A","provider":"p","source":{"name":"vhs","id":"261-1"}}"#;
    assert_eq!(sound(line)[0].id, offers[0].id);
}

#[test]
fn a_line_of_json_is_told_its_fields() {
    let line = r#"{"id":"a b","title":7,"provider":"p","cost":"billig","place":{"lat":"49","street":["x"]},
        "further_runs":[{"starts":"2026-02-30"}],"age_min_months":-1,"weekdays":[8],"languages":"de"}"#;
    assert_eq!(
        complaints(&read(line.replace('\n', " "))),
        "Zeile 1, Feld „age_min_months“: Erwartet wird eine ganze Zahl von 0 bis 1451. Hier steht: die Zahl -1.\n\
         Zeile 1, Feld „cost“: „billig“ ist hier nicht möglich. Möglich sind: free, paid, reduced, unknown.\n\
         Zeile 1, Feld „further_runs.0.starts“: „2026-02-30“ ist kein Datum. Schreiben Sie zum Beispiel 28.02.2026.\n\
         Zeile 1, Feld „id“: „a b“ kann keine Kennung sein. Möglich sind bis zu 64 Buchstaben ohne Umlaute, Ziffern, \
         Punkt, - und _.\n\
         Zeile 1, Feld „languages“: Erwartet wird eine Liste ([…]). Hier steht: ein Text.\n\
         Zeile 1, Feld „place.lat“: Erwartet wird eine Zahl von -90 bis 90. Hier steht: ein Text.\n\
         Zeile 1, Feld „place.street“: Erwartet wird ein Text. Hier steht: eine Liste.\n\
         Zeile 1, Feld „title“: Erwartet wird ein Text. Hier steht: die Zahl 7.\n\
         Zeile 1, Feld „weekdays“: Erwartet wird eine Liste von Wochentagen (1 = Montag bis 7 = Sonntag). Hier steht: \
         eine Liste."
    );
    assert_eq!(
        complaints(&read("{\"id\":\"a\"\n{]\n")),
        "Zeile 1: Das ist kein gültiges JSON (ab Zeichen 9). Jedes Angebot steht vollständig in einer eigenen Zeile.\n\
         Zeile 2: Das ist kein gültiges JSON (ab Zeichen 2). Jedes Angebot steht vollständig in einer eigenen Zeile."
    );
    let line = r#"{"id":"a","title":"A","provider":"p","colour":"red","place":{"floor":2}}"#;
    let provider = r#"{"id":"p","name":"P"}"#;
    let two = format!("{line}\n{}\n{provider}", line.replace(r#""a""#, r#""b""#));
    let notes: Vec<String> = read(two).notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        ["colour", "place.floor"].map(|key| format!(
            "Zeile 1, Feld „{key}“: Dieses Feld kennen wir nicht. Es wird nicht gelesen. Es kommt in 2 Zeilen vor."
        ))
    );
}

#[test]
fn an_offer_of_a_provider_that_nobody_knows_is_noted() {
    let line = r#"{"id":"a","title":"A","provider":"p"}"#;
    let batch = read(format!("{line}\n{}\n", line.replace(r#""a""#, r#""b""#)));
    assert_eq!((batch.offers.len(), complaints(&batch)), (2, String::new()));
    assert_eq!(
        notes(&batch),
        [
            "Zeile 1, Feld „provider“: Einen Anbieter mit der Kennung „p“ kennen wir nicht. Importieren Sie ihn auch, \
          damit sein Name gezeigt wird. Sie kommt in 2 Zeilen vor."
        ]
    );
}

#[test]
fn nothing_was_confirmed_tomorrow() {
    let table = format!("{HEAD};geprüft am\n{ROW};10.03.2026\n");
    let on = |day| file::read(table.as_bytes(), &KNOWN.clone().on(date(2026, 3, day)));
    assert_eq!(complaints(&on(10)), "");
    assert_eq!(complaints(&on(9)), "Zeile 2, Spalte „geprüft am“: Dieser Tag liegt in der Zukunft.");
}

#[test]
fn all_that_is_wrong_with_a_row_is_told_at_once() {
    assert_eq!(
        complaint_about("beginn;ende;link;lat", "02.02.2026;1.2.2026;ftp://a.de;99"),
        "Zeile 2, Spalte „lat“: „99“ ist keine Koordinate. Möglich ist -90 bis 90.\n\
         Zeile 2, Spalte „link“: „ftp://a.de“ ist kein Link. Schreiben Sie zum Beispiel https://www.beispiel.de/kurs.\n\
         Zeile 2, Spalte „ende“: Das Ende liegt vor dem Beginn."
    );
}

#[test]
fn a_file_that_holds_no_offers_is_refused_with_a_sentence() {
    for (bytes, sentence) in [
        (&b""[..], "Die Datei ist leer."),
        (b"\n \n", "Die Datei ist leer."),
        (b"PK\x03\x04", "Das ist eine Tabelle von Excel oder LibreOffice. Speichern Sie sie als"),
        (b"<html>", "Das ist eine Seite aus dem Internet (HTML oder XML)."),
        (b"[{}]", "Das ist eine JSON-Liste. Erwartet wird JSONL: ein Angebot je Zeile"),
        (b"Sehr geehrte Damen und Herren,\nanbei", "Das ist keine Liste von Angeboten."),
        (HEAD.as_bytes(), "Die Datei enthält keine Angebote, nur die Kopfzeile."),
    ] {
        let complaints = complaints(&read(bytes));
        assert!(complaints.starts_with(sentence), "{complaints}");
    }
    let open = ROW.replace("Bücher und", "\"Bücher und");
    let table = format!("{HEAD}\n{}\n{open}\n{}\n", ROW.replace("a;", "b;"), ROW.replace("a;", "c;"));
    assert_eq!(
        complaints(&read(table)),
        "Zeile 3: Hier beginnt ein Text in Anführungszeichen, der nie endet. Ergänzen Sie das schließende Zeichen."
    );
    let table = format!("{HEAD}\n{ROW};mehr\n");
    assert!(complaints(&read(table)).starts_with("Zeile 2: Die Zeile hat mehr Zellen als die Kopfzeile."));
    let table = format!("{HEAD};titel\n{ROW};A\n");
    assert_eq!(
        complaints(&read(table)),
        "Zeile 1, Spalte „titel“: Diese Spalte gibt es zweimal. Löschen Sie eine davon."
    );
}
