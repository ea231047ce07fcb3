//! The words of the console: each that a page asks for is there, and none is left over.

use std::{collections::BTreeSet, fs, path::Path};

use bildungslotse::{
    domain::{
        audit::Action,
        completeness::Part,
        staff::Role,
        texts::{Texts, Unsaid},
    },
    resource,
};

/// The ids that a source names between quotation marks.
fn quoted(text: &str) -> BTreeSet<String> {
    let is_id = |part: &&str| part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    text.split('"').filter(is_id).map(str::to_owned).collect()
}

fn sources(folder: &str, ending: &str) -> String {
    let mut text = String::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                text.push_str(&fs::read_to_string(&path).unwrap());
            }
        }
    }
    text
}

/// The ids that templates ask for by `call`.
fn asked(templates: &str, call: &str) -> BTreeSet<String> {
    templates
        .match_indices(call)
        // `input("…")` ends alike.
        .filter(|(start, _)| !templates[..*start].ends_with(char::is_alphanumeric))
        .map(|(start, call)| templates[start + call.len()..].split('"').next().unwrap().to_owned())
        .filter(|id| !id.ends_with('-'))
        .collect()
}

#[test]
fn every_text_for_providers_is_there_and_none_is_left_over() {
    let texts = Texts::read("provider.ftl", &resource::Settings::default().provider_text().unwrap()).unwrap();
    let templates = sources("src/web/templates", "html");
    let mut asked = asked(&templates, "p(\"");
    asked.extend(Part::ALL.map(|part| format!("missing-{}", part.name())));
    for id in &asked {
        assert!(!matches!(texts.plain(id), Err(Unsaid::Unknown(_))), "there is no text `{id}`");
    }
    let code = sources("src", "rs");
    asked.extend(quoted(&code));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("dialogs/provider.ftl");
    let text = fs::read_to_string(path).unwrap();
    let ids = text.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
    for id in ids.filter(|id| !id.starts_with([' ', '#', '-'])) {
        // These are put together of a beginning and a name.
        let is_made = ["state-", "entry-", "missing-", "field-"].iter().any(|start| id.starts_with(start));
        assert!(is_made || asked.contains(id), "nobody says `{id}` to a provider");
    }
}

#[test]
fn every_text_that_a_page_asks_for_is_there_and_none_is_left_over() {
    let text = resource::Settings::default().console_text().unwrap();
    let texts = Texts::read("console.ftl", &text).unwrap();
    let templates = sources("src/web/templates", "html");
    let asked = asked(&templates, "t(\"");
    for id in &asked {
        assert!(!matches!(texts.plain(id), Err(Unsaid::Unknown(_))), "there is no text `{id}`");
    }
    for action in Action::ALL {
        assert!(texts.plain(&format!("audit-{}", action.name())).is_ok(), "{action:?}");
    }
    for role in Role::ALL {
        assert!(texts.plain(&format!("role-{}", role.name())).is_ok(), "{role:?}");
    }
    let code = sources("src/web", "rs");
    let mut used = quoted(&code);
    used.extend(asked);
    // Some are put together of a beginning and a name.
    let beginnings =
        code.split('"').filter_map(|part| part.split_once('{')).map(|(start, _)| start.to_owned());
    let mut beginnings: BTreeSet<_> = beginnings.filter(|start| start.ends_with('-')).collect();
    beginnings.extend(templates.split('"').filter(|part| part.ends_with('-')).map(str::to_owned));
    let ids = text.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
    for id in ids.filter(|id| !id.starts_with([' ', '#'])) {
        let is_made = beginnings.iter().any(|start| id.starts_with(start));
        let is_more = id.strip_suffix("-more").is_some_and(|note| used.contains(note));
        assert!(is_made || is_more || used.contains(id), "nobody says `{id}`");
    }
}
