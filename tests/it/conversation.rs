//! Whole conversations, written down as they are read: `>` is said, `<` is answered.
//!
//! With `UPDATE_CONVERSATIONS=1` the answers are written anew, for a person to read and judge.

use std::path::{Path, PathBuf};

use bildungslotse::channel::terminal::{Mode, printed};

use crate::{database::TestDatabase, test_app::TestApp};

#[tokio::test]
async fn conversations_go_as_written() {
    for database in TestDatabase::each().await {
        let mut app = TestApp::on(database).await;
        let mut wrong = Vec::new();
        for path in files() {
            let written = std::fs::read_to_string(&path).unwrap();
            let mut spoken: String =
                written.split_inclusive('\n').take_while(|line| line.starts_with('#')).collect();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            for said in written.lines().filter_map(|line| line.strip_prefix('>')) {
                let answer = app.say(&name, said.trim()).await;
                let said = format!("> {}", said.trim());
                spoken.extend([said.trim_end(), "\n", &printed(&answer, Mode::Piped)]);
            }
            if spoken != written && std::env::var_os("UPDATE_CONVERSATIONS").is_some() {
                std::fs::write(&path, &spoken).unwrap();
            } else if spoken != written {
                wrong.push(format!("{name}:\n{}", first_difference(&written, &spoken)));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
        app.remove().await;
    }
}

#[test]
fn there_are_enough_conversations_in_both_languages() {
    let texts: Vec<_> = files().iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let simple = texts.iter().filter(|text| text.contains("> Einfache Sprache")).count();
    assert!(simple >= 8 && texts.len() - simple >= 12, "{simple} of {} are in simple language", texts.len());
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/conversations");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn first_difference(written: &str, spoken: &str) -> String {
    let lines = written.lines().chain(std::iter::repeat("(nothing)"));
    let mut pairs = lines.zip(spoken.lines().chain(std::iter::once("(nothing)")));
    let different = pairs.find(|(written, spoken)| written != spoken);
    different
        .map_or_else(String::new, |(written, spoken)| format!("  written: {written}\n  spoken:  {spoken}"))
}
