//! Whether people in need are heard, and everybody else is not alarmed: the tables in `tests/crisis/`.

use bildungslotse::{
    app,
    domain::{
        dialog::understand::{crisis::Need, read::read},
        time::Date,
    },
    resource::Settings,
};

use crate::understanding::rows;

const TODAY: Date = Date::constant(2025, 11, 23);

/// What the message of a row is heard to need, if anything.
fn needs(file: &str) -> Vec<(std::collections::BTreeMap<String, String>, Option<Need>)> {
    let guide = app::knowledge::guide(&Settings::default()).unwrap();
    let rows = rows(file).into_iter();
    rows.map(|row| {
        let need = read(&row["text"], &guide.lexicon, TODAY).need;
        (row, need)
    })
    .collect()
}

#[test]
fn everybody_in_need_is_heard() {
    let told = needs("tests/crisis/need.tsv");
    assert!(told.len() >= 150);
    let unheard: Vec<_> =
        told.iter().filter(|(_, need)| need.is_none()).map(|(row, _)| &row["text"]).collect();
    assert!(unheard.is_empty(), "{unheard:#?}");
}

#[test]
fn most_are_told_of_the_help_they_need() {
    let told = needs("tests/crisis/need.tsv");
    let is_right = |row: &std::collections::BTreeMap<String, String>, need: Option<Need>| {
        need.is_some_and(|need| {
            let is_for_both =
                need == Need::Family && ["child", "violence"].contains(&row["category"].as_str());
            need.name() == row["category"] || is_for_both || need == Need::Young && row["voice"] == "child"
        })
    };
    let right = told.iter().filter(|(row, need)| is_right(row, *need)).count();
    assert!(right * 10 >= told.len() * 9, "{right} of {}", told.len());
}

#[test]
fn ordinary_messages_raise_no_alarm() {
    let told = needs("tests/crisis/ordinary.tsv");
    assert!(told.len() >= 300);
    let alarms: Vec<_> =
        told.iter().filter(|(_, need)| need.is_some()).map(|(row, _)| &row["text"]).collect();
    assert!(alarms.len() * 50 < told.len(), "{alarms:#?}");
}

#[test]
fn ordinary_messages_are_not_asked_whether_they_need_an_ear() {
    let guide = app::knowledge::guide(&Settings::default()).unwrap();
    let ordinary = rows("tests/crisis/ordinary.tsv");
    let asked: Vec<_> = ordinary
        .iter()
        .map(|row| &row["text"])
        .filter(|text| read(text, &guide.lexicon, TODAY).is_discreet)
        .collect();
    assert!(asked.len() * 25 < ordinary.len(), "{asked:#?}");
}

#[test]
fn what_another_author_wrote_is_heard_as_well() {
    let told = needs("tests/crisis/second.tsv");
    let (calm, needy): (Vec<_>, Vec<_>) = told.iter().partition(|(row, _)| row["category"] == "none");
    let heard = needy.iter().filter(|(_, need)| need.is_some()).count();
    let alarms = calm.iter().filter(|(_, need)| need.is_some()).count();
    assert!(heard * 10 >= needy.len() * 9, "{heard} of {} are heard", needy.len());
    assert!(alarms * 50 < calm.len(), "{alarms} false alarms");
}
