//! Whole conversations, written down as they are read: `>` is said, `<` is answered.
//!
//! With `UPDATE_CONVERSATIONS=1` the answers are written anew, for a person to read and judge.

use bildungslotse::channel::terminal::{Mode, printed};

use crate::{
    database::TestDatabase,
    script::{Besides, Codes, files, reach_nobody, sent},
    test_app::TestApp,
};

#[tokio::test]
async fn conversations_go_as_written() {
    for database in TestDatabase::each().await {
        let mut app = TestApp::on(database).await;
        let mut wrong = Vec::new();
        for path in files() {
            let written = std::fs::read_to_string(&path).unwrap();
            let mut spoken: String =
                written.split_inclusive('\n').take_while(|line| line.starts_with('#')).collect();
            let name = path.to_string_lossy().into_owned();
            let mut codes = Codes::default();
            for line in written.lines().filter(|line| line.starts_with(['>', '!'])) {
                let told = match line.split_at(1) {
                    (">", said) => {
                        let (content, seconds) = sent(&codes.shown(said.trim()));
                        vec![app.send(&name, content, seconds).await]
                    }
                    (_, besides) => app.happens(&name, &Besides::read(besides)).await,
                };
                spoken.extend([line.trim_end(), "\n"]);
                spoken.extend(told.iter().map(|told| codes.hidden(&printed(told, Mode::Piped))));
            }
            reach_nobody(&app.database.store).await;
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

/// Situations of the specification that no text file can show: the same message twice (each message of these files
/// is delivered twice), a flood of messages (`keeping.rs`), a search that fails (`walk.rs`).
const NOT_WRITTEN: [usize; 3] = [52, 85, 90];

#[test]
fn every_situation_of_the_specification_stands_in_both_languages_and_nobody_is_scolded() {
    let names: Vec<_> =
        files().iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect();
    for number in (1..=90).filter(|number| !NOT_WRITTEN.contains(number)) {
        for language in ["de", "de-simple"] {
            let is_there = names.iter().any(|name| {
                name.starts_with(&format!("{number:02}-")) && name.ends_with(&format!(".{language}.txt"))
            });
            assert!(is_there, "situation {number} in {language}");
        }
    }
    for path in files() {
        let text = std::fs::read_to_string(&path).unwrap().to_lowercase();
        for scolding in ["ungültig", "falsche eingabe", "fehlerhaft", "sie müssen zuerst", "unzulässig"] {
            let said = text.lines().find(|line| line.starts_with('<') && line.contains(scolding));
            assert!(said.is_none(), "{}: {said:?}", path.display());
        }
    }
}

fn first_difference(written: &str, spoken: &str) -> String {
    let lines = written.lines().chain(std::iter::repeat("(nothing)"));
    let mut pairs = lines.zip(spoken.lines().chain(std::iter::once("(nothing)")));
    let different = pairs.find(|(written, spoken)| written != spoken);
    different
        .map_or_else(String::new, |(written, spoken)| format!("  written: {written}\n  spoken:  {spoken}"))
}
