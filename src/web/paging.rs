//! Long lists in pages: which part is shown, and the ways to the others.

use serde::Serialize;
use url::form_urlencoded;

use crate::web::fields::Fields;

/// The field of an address that says which page is wanted.
const PAGE: &str = "seite";

/// So many things stand on a page.
pub const PAGE_SIZE: u32 = 25;

/// The last page that can be asked for: nobody leafs so far.
const LAST: u32 = 100_000;

/// A page of a list, and the ways to the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paging {
    /// Its number, from one.
    pub page: u32,
    /// How many there are.
    pub pages: u32,
    /// How many things all of them hold.
    pub total: u64,
    /// The number of the first thing on it, from one; none if it is empty.
    pub first: u64,
    /// The number of the last thing on it.
    pub last: u64,
    /// The ways, in order.
    pub ways: Vec<Way>,
    /// Where the page before is; empty on the first one.
    pub back: String,
    /// Where the next page is; empty on the last one.
    pub on: String,
}

/// A way to a page, or a gap between them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Way {
    /// The number of the page; 0 for a gap.
    pub page: u32,
    /// Where it is.
    pub path: String,
    /// Whether it is shown.
    pub is_here: bool,
}

/// How many things come before the page that `query` asks for.
pub fn offset(query: &Fields) -> u32 {
    (wanted(query) - 1) * PAGE_SIZE
}

/// The page that `query` asks for, of a list of `total` things at `path`; what else `query` says is kept.
pub fn paging(path: &str, query: &Fields, total: u64) -> Paging {
    let pages = u32::try_from(total.div_ceil(PAGE_SIZE.into())).unwrap_or(LAST).clamp(1, LAST);
    let page = wanted(query);
    let first = u64::from(offset(query)) + 1;
    let last = (first + u64::from(PAGE_SIZE) - 1).min(total);
    let mut ways = Vec::new();
    let mut before = 0;
    for number in (1..=pages).filter(|number| is_near(*number, page, pages)) {
        if number > before + 1 {
            ways.push(Way { page: 0, path: String::new(), is_here: false });
        }
        ways.push(Way { page: number, path: address(path, query, number), is_here: number == page });
        before = number;
    }
    let back = if page > 1 { address(path, query, (page - 1).min(pages)) } else { String::new() };
    let on = if page < pages { address(path, query, page + 1) } else { String::new() };
    Paging { page, pages, total, first: if first > total { 0 } else { first }, last, ways, back, on }
}

fn wanted(query: &Fields) -> u32 {
    query.text(PAGE).parse().unwrap_or(1).clamp(1, LAST)
}

fn is_near(number: u32, page: u32, pages: u32) -> bool {
    number == 1 || number == pages || number.abs_diff(page) <= 1
}

fn address(path: &str, query: &Fields, page: u32) -> String {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(query.iter().filter(|(name, value)| *name != PAGE && !value.is_empty()));
    if page > 1 {
        form.append_pair(PAGE, &page.to_string());
    }
    let query = form.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_and_the_last_page_and_those_beside_are_offered() {
        let query = Fields::read(b"filter=alle&seite=6&leer=");
        let paging = paging("/a", &query, 251);
        let pages: Vec<_> = paging.ways.iter().map(|way| way.page).collect();
        assert_eq!(pages, [1, 0, 5, 6, 7, 0, 11]);
        assert_eq!((paging.first, paging.last, paging.pages), (126, 150, 11));
        assert_eq!((paging.ways[0].path.as_str(), offset(&query)), ("/a?filter=alle", 125));
        assert_eq!(paging.ways[2].path, "/a?filter=alle&seite=5");
        assert_eq!(
            (paging.back.as_str(), paging.on.as_str()),
            ("/a?filter=alle&seite=5", "/a?filter=alle&seite=7")
        );
    }

    #[test]
    fn nonsense_leads_to_the_first_page_and_beyond_the_end_is_nothing() {
        for nonsense in ["", "seite=0", "seite=-1", "seite=viele", "seite=99999999999"] {
            assert_eq!(offset(&Fields::read(nonsense.as_bytes())), 0, "{nonsense}");
        }
        let beyond = paging("/a", &Fields::read(b"seite=9"), 3);
        assert_eq!((beyond.first, beyond.last, beyond.pages), (0, 3, 1));
        assert_eq!(paging("/a", &Fields::default(), 0).ways.len(), 1);
    }
}
