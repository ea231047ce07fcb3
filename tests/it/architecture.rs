//! Holds the service to its plan: arrows point down, and none comes back.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// The layers, from the ground up. A module may use its own layer's modules only if they are itself.
const LAYERS: [&[&str]; 7] = [
    &["domain"],
    &["store", "search", "channel"],
    &["usecase"],
    &["web", "telemetry", "resource"],
    &["config"],
    &["app"],
    &["cli"],
];

/// What the ground layer may not name.
const IMPURE: [&str; 9] =
    ["async fn", ".await", "tokio::", "sqlx::", "axum::", "tantivy::", "teloxide::", "SystemTime", "std::fs"];

const LONGEST_FILE: usize = 400;

#[test]
fn modules_know_only_the_layers_below() {
    for (file, uses) in arrows() {
        let Some(own) = layer(&file) else { continue };
        for used in uses {
            let other = layer(&used).unwrap_or_else(|| panic!("{file} uses {used}, which is on no layer"));
            let same_room = module(&file) == module(&used);
            assert!(same_room || other < own, "{file} must not know {used}");
        }
    }
}

#[test]
fn files_know_only_files_that_do_not_know_them() {
    let arrows = arrows();
    let mut settled = BTreeSet::new();
    while settled.len() < arrows.len() {
        let free: Vec<_> = arrows
            .iter()
            .filter(|(file, uses)| !settled.contains(*file) && uses.iter().all(|used| settled.contains(used)))
            .map(|(file, _)| file.clone())
            .collect();
        let tied: Vec<_> = arrows.keys().filter(|file| !settled.contains(*file)).collect();
        assert!(!free.is_empty(), "a circle runs through {tied:?}");
        settled.extend(free);
    }
}

#[test]
fn the_domain_is_pure() {
    for path in sources().iter().filter(|path| name(path).starts_with("domain")) {
        let code = fs::read_to_string(path).unwrap();
        for word in IMPURE {
            assert!(!code.contains(word), "{} says `{word}`", path.display());
        }
    }
}

#[test]
fn no_file_is_long() {
    for path in sources() {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= LONGEST_FILE, "{} has {lines} lines", path.display());
    }
}

/// Which file uses which, by `crate::` paths; `super::` is for a file's own tests only.
fn arrows() -> BTreeMap<String, BTreeSet<String>> {
    let paths = sources();
    let names: BTreeSet<_> = paths.iter().map(|path| name(path)).collect();
    let uses = |path: &PathBuf| {
        let code = fs::read_to_string(path).unwrap();
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        assert!(!code.contains("super::"), "{} says `super::`: say `crate::`", path.display());
        used(code)
            .into_iter()
            .filter_map(|path| longest_match(&names, &path))
            .filter(|used| *used != name(path))
            .collect()
    };
    paths.iter().map(|path| (name(path), uses(path))).collect()
}

/// Every path under `crate::` in `code`, nested braces opened out.
fn used(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (start, _) in code.match_indices("crate::") {
        let rest = &code[start + "crate::".len()..];
        let end = rest.find(';').unwrap_or(rest.len());
        open_out("", &rest[..end], &mut found);
    }
    found
}

fn open_out(prefix: &str, text: &str, found: &mut Vec<String>) {
    let text = text.trim();
    match text.find('{') {
        Some(brace)
            if text[..brace]
                .chars()
                .all(|c| c.is_alphanumeric() || c == '_' || c == ':' || c.is_whitespace()) =>
        {
            let prefix = format!("{prefix}{}", text[..brace].trim());
            let (mut depth, mut start) = (0, brace + 1);
            for (index, c) in text.char_indices().skip(brace) {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => (),
                }
                let ends = depth == 0 || (depth == 1 && c == ',');
                if ends && index > brace {
                    open_out(&prefix, &text[start..index], found);
                    start = index + 1;
                }
                if depth == 0 {
                    return;
                }
            }
        }
        _ => {
            let path: String =
                text.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == ':').collect();
            found.push(format!("{prefix}{path}"));
        }
    }
}

fn longest_match(names: &BTreeSet<String>, path: &str) -> Option<String> {
    let parts: Vec<_> = path.split("::").collect();
    (1..=parts.len()).rev().map(|count| parts[..count].join("::")).find(|name| names.contains(name))
}

fn layer(name: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module(name)))
}

fn module(name: &str) -> &str {
    name.split("::").next().unwrap_or_default()
}

fn name(path: &Path) -> String {
    let path = path.strip_prefix(root()).unwrap().with_extension("");
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    parts.join("::").trim_end_matches("::mod").to_owned()
}

fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.retain(|path| {
        !["lib.rs", "main.rs"].contains(&path.file_name().unwrap().to_string_lossy().as_ref())
    });
    found.sort();
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

#[test]
fn only_use_cases_commit() {
    for path in sources().iter().filter(|path| module(&name(path)) != "usecase") {
        let code = fs::read_to_string(path).unwrap();
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        // The transaction itself says how; the index has commits of its own.
        let may = name(path) == "store::transaction" || module(&name(path)) == "search";
        assert!(may || !code.contains(".commit()"), "{} commits", path.display());
    }
}

#[test]
fn the_first_line_of_a_file_says_its_job() {
    for path in sources() {
        let code = fs::read_to_string(&path).unwrap();
        let first = code.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! ") && first.len() > 20, "{} does not say what it is", path.display());
    }
}
