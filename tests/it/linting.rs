//! `bildungslotse lint` and `bildungslotse readers`, as somebody types them.

use serde_json::Value;

use crate::program::{Program, complaint};

fn file(program: &Program, name: &str, text: &str) -> String {
    let path = program.folder.path().join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn byte(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

#[test]
fn findings_are_one_a_line_and_an_error_ends_with_a_fault() {
    let program = Program::new();
    let path = file(&program, "a.txt", "Das ist gut.\nDas wird z. B. gut.\n");
    let output = program.run(&["lint", &path], b"");
    assert_eq!(output.status.code(), Some(1), "{}", complaint(&output));
    let said = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<_> = said.lines().collect();
    assert!(lines[0].starts_with(&format!("{path}:2:5: Fehler LS-PASSIV: ")), "{said}");
    assert!(
        lines[1].contains(":2:10: Fehler LS-ABK: ") && lines[1].ends_with("»z. B.« → zum Beispiel"),
        "{said}"
    );
    assert!(lines[2].contains(": 2 Fehler, 0 Hinweise · "), "{said}");
    let clean = file(&program, "b.txt", "Das ist gut.\nDas Angebot hat zwei Plätze.\n");
    let output = program.run(&["lint", &clean], b"");
    assert_eq!(output.status.code(), Some(0), "a warning alone is no fault: {}", complaint(&output));
    assert!(String::from_utf8(output.stdout).unwrap().contains("Hinweis LS-ZAHL"));
}

#[test]
fn standard_input_is_checked_and_mended() {
    let program = Program::new();
    let text = "Der Kurs ist am 03.05.2027 um 16:30 Uhr. Das kostet nicht viel.\n";
    let output = program.run(&["lint", "--json", "-"], text.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let reports: Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = reports[0]["findings"].as_array().unwrap();
    let date = findings.iter().find(|finding| finding["id"] == "LS-DATUM").unwrap();
    assert_eq!(date["fix"], "3. Mai 2027");
    assert_eq!(&text[byte(&date["start"])..byte(&date["end"])], "03.05.2027");
    assert!(reports[0]["score"]["flesch"].as_f64().is_some());
    let output = program.run(&["lint", "--fix", "-"], text.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
    let mended = String::from_utf8(output.stdout).unwrap();
    assert_eq!(mended, "Der Kurs ist am 3. Mai 2027 um 16.30 Uhr.\nDas kostet <b>nicht</b> viel.\n");
}

#[test]
fn a_file_is_mended_in_its_place() {
    let program = Program::new();
    let path = file(&program, "a.txt", "Das dauert ca. 2 Std. lang.\n");
    let output = program.run(&["lint", "--fix", &path], b"");
    assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "Das dauert ungefähr 2 Stunden lang.\n");
}

#[test]
fn a_catalog_is_checked_message_by_message_with_each_variant() {
    let program = Program::new();
    file(&program, "dialogs/region.ftl", "-office = Bildungs-Büro\n");
    let path = file(
        &program,
        "dialogs/de-simple/a.ftl",
        "good = Das { -office } hilft.\n\
         count = { $count ->\n    [one] Es ist da.\n   *[other] Es wird z. B. gut.\n}\n\
         # lint-allow LS-ABK VHS\nallowed = Die VHS hilft.\n\
         label-long = Ganz von vorne noch einmal anfangen\n",
    );
    let output = program.run(&["lint", &path], b"");
    assert_eq!(output.status.code(), Some(1), "{}", complaint(&output));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("a.ftl:4:16: [count] Fehler LS-PASSIV"), "{said}");
    assert!(said.contains("[label-long] Fehler LS-KNOPF"), "{said}");
    assert!(!said.contains("[good]") && !said.contains("[allowed]"), "{said}");
    let output = program.run(&["lint", "--fix", &path], b"");
    assert_eq!(output.status.code(), Some(1), "what cannot be mended stays: {}", complaint(&output));
    assert!(std::fs::read_to_string(&path).unwrap().contains("*[other] Es wird zum Beispiel gut.\n}"));
}

#[test]
fn mending_a_catalog_never_breaks_it() {
    let program = Program::new();
    let text = "one = Wir essen. Wir trinken.\n\
                two =\n    Wir essen. Wir trinken.\n\
                three = { $n ->\n    [one] Gut. Sehr gut.\n   *[other] Das kostet nicht viel.\n}\n\
                label-four = Das ist nicht gut\n";
    let path = file(&program, "de-simple/a.ftl", text);
    let output = program.run(&["lint", "--fix", &path], b"");
    assert!(!output.stdout.is_empty(), "{}", complaint(&output));
    let mended = std::fs::read_to_string(&path).unwrap();
    assert!(mended.contains("two =\n    Wir essen.\n    Wir trinken.\n"), "{mended}");
    assert!(
        mended.contains("one = Wir essen. Wir trinken.\n")
            && mended.contains("label-four = Das ist nicht gut"),
        "{mended}"
    );
    assert!(mended.contains("*[other] Das kostet <b>nicht</b> viel."), "{mended}");
}

#[test]
fn ordinary_german_is_only_warned_of() {
    let program = Program::new();
    let output =
        program.run(&["lint", "--locale", "de", "-"], "Das wird ggf. angeboten (siehe unten).\n".as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
    assert!(String::from_utf8(output.stdout).unwrap().contains("Hinweis DE-ABK"));
}

#[test]
fn what_cannot_be_checked_is_told_in_one_line() {
    let program = Program::new();
    let broken = file(&program, "broken.ftl", "a = { $x\n");
    let binary = file(&program, "binary.txt", "");
    std::fs::write(&binary, [0xff, 0xfe, 0x00]).unwrap();
    for (arguments, about) in [
        (vec!["lint", "missing.txt"], "missing.txt cannot be read"),
        (vec!["lint", &broken], "broken.ftl"),
        (vec!["lint", &binary], "binary.txt cannot be read"),
        (vec!["lint"], "required"),
    ] {
        let output = program.run(&arguments, b"");
        assert!(!output.status.success());
        assert!(complaint(&output).contains(about), "{}", complaint(&output));
    }
}

#[test]
fn the_share_that_readers_have_checked_is_printed() {
    let program = Program::new();
    let output = program.run(&["readers", "--json"], b"");
    assert!(output.status.success(), "{}", complaint(&output));
    let share: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(share["all"].as_u64().unwrap() > 200);
    assert_eq!(
        share["open"].as_array().unwrap().len() as u64,
        share["all"].as_u64().unwrap() - share["checked"].as_u64().unwrap()
    );
    let output = program.run(&["readers"], b"");
    assert!(String::from_utf8(output.stdout).unwrap().contains("Texten geprüft"));
}
