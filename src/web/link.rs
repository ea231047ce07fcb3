//! Pages behind links that need no account: they tell nobody where they are, and do not know who is signed in.

use axum::{
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, REFERRER_POLICY},
    },
    response::Response,
};
use minijinja::{context, value::Serde};
use url::form_urlencoded::byte_serialize;

use crate::{
    domain::letter::offers_path,
    store::{provider_link::Pass, token::Token, transaction::Transaction},
    usecase::open_link::{LinkError, pass},
    web::{console::Console, failure::Failure, fields::Fields, render::see, visit::Visit},
};

/// How the paths of all of them begin.
const BEGINNING: &str = "/anbieter/";

/// What can be said first on the next page: by what stands in its address, and by the text that says it.
const SAID: [(&str, &str); 11] = [
    ("antwort", "said-answer"),
    ("rueckfrage", "said-ask-back"),
    ("absage", "said-decline"),
    ("missbrauch", "said-report"),
    ("stimmt", "said-confirm"),
    ("alle", "said-confirm-all"),
    ("ausgebucht", "said-full"),
    ("beendet", "said-end"),
    ("wieder", "said-resume"),
    ("geaendert", "said-correct"),
    ("notiz", "said-note"),
];

/// What people write on these pages: the name of the field, and the text that names it.
const TYPED: [(&str, &str); 10] = [
    ("worte", "field-answer"),
    ("notiz", "field-note"),
    ("schedule", "field-schedule"),
    ("cost_note", "field-cost-note"),
    ("capacity.free", "field-capacity-free"),
    ("registration.how", "field-registration-how"),
    ("registration.until", "field-registration-until"),
    ("contact.phone", "field-contact-phone"),
    ("contact.email", "field-contact-email"),
    ("url", "field-url"),
];

/// Whether the page at `path` is one of them.
pub fn is_link(path: &str) -> bool {
    path.starts_with(BEGINNING)
}

/// What browsers and programs that collect pages must hold to besides: whoever has the address has all that it opens.
pub fn protect(headers: &mut HeaderMap) {
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let robots = HeaderName::from_static("x-robots-tag");
    headers.insert(robots, HeaderValue::from_static("noindex, nofollow, noarchive"));
}

/// Why a link does not lead to what is wanted.
pub enum Gone {
    /// The link was good once.
    Over,
    /// There is no such link, or it is for something else. The page is the same for whatever was guessed.
    Unknown,
    /// The link is good, but opens no such thing: an offer was removed, or belongs to somebody else.
    Nothing,
    /// No page can be shown at all.
    Broken(Failure),
}

impl<Fault: Into<Failure>> From<Fault> for Gone {
    fn from(fault: Fault) -> Self {
        Self::Broken(fault.into())
    }
}

impl Gone {
    /// The page that says so. What was written into `sent` stands on it, so that it can be copied.
    pub fn page(self, console: &Console, visit: &Visit, sent: &Fields) -> Result<Response, Failure> {
        let is_good = matches!(self, Self::Nothing);
        let (status, title, text) = match self {
            Self::Over if visit.path.starts_with(&offers_path("")) => {
                (StatusCode::GONE, "link-over-title", "link-over-offers")
            }
            Self::Over => (StatusCode::GONE, "link-over-title", "link-over"),
            Self::Unknown => (StatusCode::NOT_FOUND, "link-unknown-title", "link-unknown"),
            Self::Nothing => (StatusCode::NOT_FOUND, "link-nothing-title", "link-nothing"),
            Self::Broken(failure) => return Err(failure),
        };
        let typed: Vec<_> = TYPED
            .into_iter()
            .map(|(name, label)| (label, sent.raw(name)))
            .filter(|(_, words)| !words.trim().is_empty())
            .collect();
        let values = context! { title, text, typed => Serde(typed), is_good };
        console.page_with(status, visit, ("link-gone.html", values))
    }
}

/// The token in an address, and what it lets somebody do now.
pub async fn open(console: &Console, tx: &mut Transaction, text: &str) -> Result<(Token, Pass), Gone> {
    let token = Token::read(text).ok_or(Gone::Unknown)?;
    match pass(tx, &token, console.now()).await {
        Ok(pass) => Ok((token, pass)),
        Err(LinkError::Over) => Err(Gone::Over),
        Err(LinkError::Unknown | LinkError::Outdated | LinkError::Full | LinkError::Refused(_)) => {
            Err(Gone::Unknown)
        }
        Err(LinkError::Store(fault)) => Err(fault.into()),
    }
}

/// Sends on to the page at `path`, where it is said first that `what` was done. Nothing is kept in the browser for it.
pub fn done(path: &str, what: &str) -> Response {
    let joint = if path.contains('?') { '&' } else { '?' };
    see(&format!("{path}{joint}gesagt={what}"))
}

/// The same beside the offer called `id` in a list at `path`: there, and not at the top, people are looking.
pub fn done_beside(path: &str, what: &str, id: &str) -> Response {
    let joint = if path.contains('?') { '&' } else { '?' };
    // In what stands behind the # a plus is no space.
    let id = byte_serialize(id.as_bytes()).collect::<String>().replace('+', "%20");
    see(&format!("{path}{joint}gesagt={what}&bei={id}#angebot-{id}"))
}

/// The text to be said first, as the address asks for it; none if it is not one of ours.
pub fn said(query: &Fields) -> Option<&'static str> {
    let what = query.text("gesagt");
    SAID.into_iter().find(|(name, _)| *name == what).map(|(_, text)| text)
}
