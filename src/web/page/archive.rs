//! What the office has announced, for everybody: as pages, and as a feed.

use axum::{
    body::{Body, to_bytes},
    extract::{Path, State},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH},
    },
    response::{IntoResponse, Response},
};
use minijinja::{context, value::Serde};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{
    domain::{announcement::Stage, audience::Audience, language::Language, phrasebook::Words},
    store::announcement::{self, Shelf, StoredAnnouncement},
    web::{
        announcement_live::paragraphs,
        announcement_words::whom,
        console::Console,
        failure::Failure,
        fields::Query,
        paging::{PAGE_SIZE, offset, paging},
        preview::{Part, lines},
        visit::Visit,
    },
};

/// Where the archive is.
const ARCHIVE: &str = "/aktuelles";
/// Where the feed is.
const FEED: &str = "/aktuelles.atom";

/// So many entries are in the feed.
const FEED_ENTRIES: u32 = 50;

/// Anybody may keep it for a minute; then it is asked for again.
const A_MINUTE: HeaderValue = HeaderValue::from_static("public, max-age=60");

/// An announcement as everybody may read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Shown {
    id: String,
    /// The same as a name that is the only one in the world.
    uuid: String,
    link: String,
    title: String,
    /// How it begins, for the list.
    teaser: String,
    paragraphs: Vec<Vec<String>>,
    text: String,
    simple_title: String,
    simple_text: String,
    more: Option<String>,
    at: i64,
    /// When it last changed for whoever reads it.
    changed_at: i64,
    expires_at: Option<i64>,
    is_over: bool,
    corrects: Option<String>,
    topics: Vec<String>,
}

/// Whether `path` is that of a page here.
pub fn is_there(path: &str) -> bool {
    path.starts_with(ARCHIVE)
}

/// The list, the latest first.
pub async fn list(
    State(console): State<Console>,
    headers: HeaderMap,
    visit: Visit,
    Query(query): Query,
) -> Result<Response, Failure> {
    let now = console.now();
    let language = language(query.text("sprache"));
    let mut tx = console.store.read().await?;
    let total = announcement::count(&mut tx, Shelf::Public(now)).await?;
    let found = announcement::page(&mut tx, Shelf::Public(now), (offset(&query), PAGE_SIZE)).await?;
    let shown: Vec<_> = found.into_iter().filter_map(|stored| shown(&console, language, stored)).collect();
    let values = context! {
        announcements => Serde(shown),
        paging => Serde(paging(ARCHIVE, &query, total)),
        is_simple => language == Language::Simple,
        here => ARCHIVE,
    };
    let page = console.page(&nobody(&visit), "archive.html", values)?;
    Ok(kept_a_minute(page, &headers, None).await)
}

/// One of them.
pub async fn show(
    State(console): State<Console>,
    headers: HeaderMap,
    visit: Visit,
    Path(id): Path<String>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let language = language(query.text("sprache"));
    let mut tx = console.store.read().await?;
    let found = announcement::find(&mut tx, &id).await?;
    let shown = found.and_then(|stored| shown(&console, language, stored)).ok_or(Failure::NotFound)?;
    let is_public = |stored| self::shown(&console, language, stored).map(|shown| shown.id);
    let correction = announcement::correction_of(&mut tx, &shown.id).await?.and_then(is_public);
    let corrected = match &shown.corrects {
        Some(id) => announcement::find(&mut tx, id).await?.and_then(is_public),
        None => None,
    };
    drop(tx);
    let values = context! {
        correction,
        corrected,
        here => format!("{ARCHIVE}/{}", shown.id),
        announcement => Serde(shown),
        is_simple => language == Language::Simple,
    };
    let page = console.page(&nobody(&visit), "archived.html", values)?;
    Ok(kept_a_minute(page, &headers, None).await)
}

/// The latest as an Atom feed (RFC 4287).
pub async fn feed(
    State(console): State<Console>,
    headers: HeaderMap,
    visit: Visit,
) -> Result<Response, Failure> {
    let now = console.now();
    let mut tx = console.store.read().await?;
    let found = announcement::page(&mut tx, Shelf::Public(now), (0, FEED_ENTRIES)).await?;
    let shown: Vec<_> =
        found.into_iter().filter_map(|stored| shown(&console, Language::German, stored)).collect();
    let values = context! {
        feed => console.settings.address(FEED, None),
        archive => console.settings.address(ARCHIVE, None),
        updated => shown.iter().map(|entry| entry.changed_at).max().unwrap_or_default(),
        entries => Serde(shown),
    };
    let page = console.page(&nobody(&visit), "feed.xml", values)?;
    Ok(kept_a_minute(page, &headers, Some("application/atom+xml; charset=utf-8")).await)
}

/// What programs that collect pages may read.
pub async fn robots() -> Response {
    let text = "User-agent: *\nDisallow: /verwaltung\nDisallow: /anbieter/\n";
    ([(CONTENT_TYPE, "text/plain; charset=utf-8"), (CACHE_CONTROL, "public, max-age=86400")], text)
        .into_response()
}

/// The page is the same for everybody, whoever asks.
fn nobody(visit: &Visit) -> Visit {
    Visit { nonce: String::new(), path: visit.path.clone(), ..Visit::default() }
}

fn language(wish: &str) -> Language {
    if wish == "einfach" { Language::Simple } else { Language::German }
}

/// `stored`, if everybody may read it: it has begun to leave, and was not called back.
fn shown(console: &Console, language: Language, stored: StoredAnnouncement) -> Option<Shown> {
    let (now, id) = (console.now(), stored.id);
    let announcement = stored.announcement;
    let Stage::Sending(approval) = &announcement.stage else { return None };
    if approval.due > now {
        return None;
    }
    let draft = announcement.draft;
    let words = draft.wording(language);
    let parts = lines(&Words::foreign(&words.text));
    let text = |line: Vec<Part>| line.into_iter().map(|part| part.text).collect();
    let texts = |lines: Vec<Vec<Part>>| lines.into_iter().map(text).collect();
    let paragraphs: Vec<_> = paragraphs(parts).into_iter().map(texts).collect();
    let over_since = draft.expires_at.filter(|end| *end <= now);
    let topics = whom(&console.mind.guide, &draft.audience).and_then(|parts| parts.into_iter().next());
    Some(Shown {
        uuid: uuid(&id),
        link: console.settings.address(&format!("{ARCHIVE}/{id}"), None),
        title: words.title.clone(),
        teaser: teaser(&paragraphs),
        paragraphs,
        text: draft.german.text.clone(),
        simple_title: draft.simple.title.clone(),
        simple_text: draft.simple.text.clone(),
        more: draft.link.clone(),
        at: approval.due.0,
        changed_at: over_since.unwrap_or(approval.due).0,
        expires_at: draft.expires_at.map(|at| at.0),
        is_over: over_since.is_some(),
        corrects: match &draft.audience {
            Audience::ReachedBy(id) => Some(id.clone()),
            Audience::Selected(_) => None,
        },
        topics: topics.map(|part| part.names).unwrap_or_default(),
        id,
    })
}

/// What `paragraphs`, each of lines, begin to say, without whom they greet.
fn teaser(paragraphs: &[Vec<String>]) -> String {
    let mut begins = paragraphs.iter().map(Vec::as_slice);
    let first = begins.next().unwrap_or_default();
    let told = match first {
        [greeting, rest @ ..] if is_greeting(greeting) => {
            if rest.is_empty() {
                begins.next().unwrap_or(first)
            } else {
                rest
            }
        }
        _ => first,
    };
    told.join(" ")
}

/// Whether a line greets: "Liebe Eltern,", "Hallo zusammen!"
fn is_greeting(line: &str) -> bool {
    let line = line.trim_end();
    let begins = ["Liebe", "Sehr geehrte", "Hallo", "Guten"];
    line.ends_with([',', '!']) && begins.into_iter().any(|greeting| line.starts_with(greeting))
}

/// `id`, which is 32 hexadecimal digits, as a UUID.
fn uuid(id: &str) -> String {
    let part = |from: usize, to: usize| id.get(from..to).unwrap_or_default();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}

/// `page`, which may be kept for a minute, and is not sent again to whoever has it.
async fn kept_a_minute(page: Response, headers: &HeaderMap, kind: Option<&'static str>) -> Response {
    let (mut parts, body) = page.into_parts();
    // What was just made of a template is in memory already.
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let tag = Sha256::digest(&bytes)
        .iter()
        .take(8)
        .fold(String::new(), |tag, byte| tag + format!("{byte:02x}").as_str());
    let tag = format!("\"{tag}\"");
    parts.headers.insert(CACHE_CONTROL, A_MINUTE);
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        parts.headers.insert(ETAG, tag);
    }
    if let Some(kind) = kind {
        parts.headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    }
    let has_it = headers.get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    if has_it {
        parts.status = StatusCode::NOT_MODIFIED;
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, bytes.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn teaser_of(paragraphs: &[&[&str]]) -> String {
        let owned = |lines: &&[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
        teaser(&paragraphs.iter().map(owned).collect::<Vec<Vec<String>>>())
    }

    #[test]
    fn a_list_shows_how_a_text_begins_without_whom_it_greets() {
        let news = "Die Anmeldung beginnt am Montag.";
        for greeting in ["Liebe Eltern im Landkreis Merzig-Wadern,", "Hallo zusammen!", "Liebe Eltern,"] {
            assert_eq!(teaser_of(&[&[greeting], &[news, "Um acht Uhr."]]), format!("{news} Um acht Uhr."));
            assert_eq!(teaser_of(&[&[greeting, news]]), news);
        }
        assert_eq!(teaser_of(&[&[news], &["Mehr."]]), news);
        for news in ["Der Kurs entfällt!", "Am Montag, Dienstag,"] {
            assert_eq!(teaser_of(&[&[news], &["Danke."]]), news);
        }
    }

    #[test]
    fn a_text_that_is_but_a_greeting_is_shown() {
        assert_eq!(teaser_of(&[&["Liebe Grüße!"]]), "Liebe Grüße!");
        assert_eq!(teaser_of(&[]), "");
    }
}
