//! Every page that the pages lead to, looked at in every way in which people look: no page is forgotten by a test.

use std::collections::{BTreeSet, VecDeque};

use serde_json::json;

use crate::chromium::window::{Browser, Look};

/// More kinds of pages than the site has: beyond it, pages breed pages.
const MOST: usize = 120;

/// How closely pages are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Whether links lead somewhere.
    Links,
    /// Whether everybody can use them besides, whatever their browser looks like.
    Looks,
}

/// Somebody who looks at every kind of page once.
///
/// Pages are of one kind if the same route shows them, and they are asked with the same words. A part of a route in braces
/// stands for anything.
pub struct Crawl<'a> {
    pub routes: &'a [&'static str],
    pub depth: Depth,
    /// What was looked at.
    pub seen: BTreeSet<Kind>,
}

impl<'a> Crawl<'a> {
    /// Over pages that `routes` show.
    pub fn over(routes: &'a [&'static str], depth: Depth) -> Self {
        Self { routes, depth, seen: BTreeSet::new() }
    }

    /// Looks at what can be reached from `first` without leaving it, and says what is wrong, one line each.
    pub async fn reach(&mut self, browser: &mut Browser, first: &str) -> Vec<String> {
        let mut faults = vec![];
        let mut waiting = VecDeque::from([first.to_owned()]);
        while let Some(path) = waiting.pop_front() {
            let Some(kind) = Kind::of(&path, self.routes) else {
                faults.push(format!("a link leads to {path}, which does not exist"));
                continue;
            };
            if !self.seen.insert(kind.clone()) {
                continue;
            }
            assert!(self.seen.len() <= MOST, "there is no end of pages: {:#?}", self.seen);
            browser.open(&path).await;
            let status = "return performance.getEntriesByType('navigation')[0].responseStatus";
            let status = browser.driver.run(status, json!([])).await;
            if status != 200 {
                faults.push(format!("{path} answers {status}"));
                continue;
            }
            if self.depth == Depth::Looks {
                faults.extend(examine(browser, &kind.picture_name()).await);
            }
            let links = browser.links().await;
            waiting.extend(links.into_iter().filter(|link| link.starts_with(first)));
        }
        faults
    }

    /// Looks at the page at `path`, called `name`, though others of its kind were seen, and at what it leads to below it.
    pub async fn look_at(&mut self, browser: &mut Browser, (name, path): (&str, &str)) -> Vec<String> {
        browser.open(path).await;
        let below = format!("{path}/");
        let links = browser.links().await.into_iter().filter(|link| link.starts_with(&below));
        let mut faults = examine(browser, name).await;
        for link in links {
            faults.extend(self.reach(browser, &link).await);
        }
        faults
    }
}

/// What is wrong with the page that is open, in every look; pictures are kept under `name`.
pub async fn examine(browser: &mut Browser, name: &str) -> Vec<String> {
    let mut faults = vec![];
    for look in [Look::Light, Look::Dark, Look::Forced, Look::Narrow] {
        browser.look(look).await;
        browser.keep_picture(name).await;
        let mut found = browser.barriers().await;
        found.extend(browser.too_wide().await);
        if matches!(look, Look::Light | Look::Narrow) {
            let focus = browser.focus_order().await;
            found.extend(focus.missed.iter().map(|name| format!("the keyboard does not reach {name}")));
            found.extend(focus.unseen.iter().map(|name| format!("one does not see the focus on {name}")));
        }
        found.extend(browser.complaints().await);
        faults.extend(found.into_iter().map(|fault| format!("{name}, {look:?}: {fault}")));
    }
    browser.look(Look::Light).await;
    faults
}

/// What pages have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kind {
    pub route: &'static str,
    /// What is asked for besides, without the answers.
    pub asked: BTreeSet<String>,
}

impl Kind {
    /// The kind of the page at `path`; none if no route leads there.
    fn of(path: &str, routes: &[&'static str]) -> Option<Self> {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let leading = routes.iter().filter(|route| leads_to(route, path));
        // Words come before what stands for anything.
        let route = leading.min_by_key(|route| route.matches('{').count())?;
        let asked = query.split('&').filter_map(|pair| pair.split('=').next());
        let asked = asked.filter(|word| !word.is_empty()).map(str::to_owned).collect();
        Some(Self { route, asked })
    }

    fn picture_name(&self) -> String {
        let parts = self.route.split('/').chain(self.asked.iter().map(String::as_str));
        let parts = parts.map(|part| part.trim_matches(['{', '}'])).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join("-")
    }
}

fn leads_to(route: &str, path: &str) -> bool {
    let (route, path): (Vec<_>, Vec<_>) = (route.split('/').collect(), path.split('/').collect());
    let is_like = |(part, word): (&&str, &&str)| part == word || part.starts_with('{') && !word.is_empty();
    route.len() == path.len() && route.iter().zip(&path).all(is_like)
}

#[test]
fn addresses_of_one_kind_are_one() {
    let routes = ["/angebote", "/angebote/{id}", "/angebote/neu"];
    let kind = |path: &str| Kind::of(path, &routes).map(|kind| kind.picture_name());
    assert_eq!(kind("/angebote?seite=2&ort=Perl").unwrap(), "angebote-ort-seite");
    assert_eq!(kind("/angebote/vhs-17").unwrap(), "angebote-id");
    assert_eq!(kind("/angebote/neu").unwrap(), "angebote-neu");
    assert_eq!(kind("/angebote/vhs-17/mehr"), None);
}
