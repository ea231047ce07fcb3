//! Every page that the pages lead to, looked at in every way in which people look: no page is forgotten by a test.

use std::collections::{BTreeSet, VecDeque};

use serde_json::json;

use crate::browser::window::{Browser, Look};

/// More kinds of pages than the site has: beyond it, pages breed pages.
const MOST: usize = 120;

/// Looks at every kind of page that can be reached from `first` by links within `inside`: what is wrong, one line each.
///
/// Pages are of one kind if their addresses differ only in what names a thing or in what is asked for.
pub async fn crawl(browser: &mut Browser, first: &str, inside: &str) -> (BTreeSet<String>, Vec<String>) {
    let (mut kinds, mut faults) = (BTreeSet::new(), vec![]);
    let mut waiting = VecDeque::from([first.to_owned()]);
    while let Some(path) = waiting.pop_front() {
        if !kinds.insert(kind(&path)) {
            continue;
        }
        assert!(kinds.len() <= MOST, "there is no end of pages: {kinds:#?}");
        browser.open(&path).await;
        let status = "return performance.getEntriesByType('navigation')[0].responseStatus";
        let status = browser.driver.run(status, json!([])).await;
        if status != 200 {
            faults.push(format!("{path} answers {status}"));
            continue;
        }
        faults.extend(examine(browser, &picture_name(&path)).await);
        let links = browser.links().await;
        waiting.extend(links.into_iter().filter(|link| link.starts_with(inside)));
    }
    (kinds, faults)
}

/// What is wrong with the page that is open, in every look; pictures are kept under `name`.
pub async fn examine(browser: &mut Browser, name: &str) -> Vec<String> {
    let mut faults = vec![];
    for look in [Look::Light, Look::Dark, Look::Forced, Look::Narrow] {
        browser.look(look).await;
        let mut found = browser.barriers().await;
        found.extend(browser.too_wide().await);
        if matches!(look, Look::Light | Look::Narrow) {
            let focus = browser.focus_order().await;
            found.extend(focus.missed.iter().map(|name| format!("the keyboard does not reach {name}")));
            found.extend(focus.unseen.iter().map(|name| format!("one does not see the focus on {name}")));
        }
        found.extend(browser.complaints().await);
        browser.keep_picture(name).await;
        faults.extend(found.into_iter().map(|fault| format!("{name}, {look:?}: {fault}")));
    }
    browser.look(Look::Light).await;
    faults
}

/// The address without what differs between pages of one kind.
fn kind(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let parts = path.split('/').map(|part| if is_name(part) { "…" } else { part });
    let path = parts.collect::<Vec<_>>().join("/");
    let keys: BTreeSet<_> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    format!("{path}?{}", keys.into_iter().collect::<Vec<_>>().join("&"))
}

/// Whether a part of an address names one thing of many.
fn is_name(part: &str) -> bool {
    part.len() > 24 || part.contains(|letter: char| letter.is_ascii_digit())
}

fn picture_name(path: &str) -> String {
    let kind = kind(path).replace('…', "x").replace(['?', '&'], "/");
    kind.split('/').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[test]
fn addresses_of_one_kind_are_one() {
    assert_eq!(kind("/verwaltung/angebote/vhs-17?suche=a&seite=2"), "/verwaltung/angebote/…?seite&suche");
    assert_eq!(kind("/verwaltung"), "/verwaltung?");
    assert_eq!(picture_name("/verwaltung/angebote/vhs-17?seite=2"), "verwaltung-angebote-x-seite");
}
