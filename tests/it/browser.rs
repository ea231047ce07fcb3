//! A browser in a test: it asks the console without any network, keeps cookies, and fills in forms.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, header::SET_COOKIE},
};
use bildungslotse::{
    domain::{
        one_time_code::{Secret, step},
        staff::{Role, StaffId, StaffName},
        time::Timestamp,
    },
    resource,
    store::{open::Store, token::Token, web_session},
    usecase::{
        accept_invitation::{Acceptance, accept_invitation, offered_secret},
        hash_password::Hasher,
        invite_staff::invite_staff,
    },
    web::{
        console::{Console, Parts},
        server::router,
        settings::Settings,
    },
};
use tower::ServiceExt;
use url::form_urlencoded;

use crate::{
    database::{NOW, TestDatabase, loaded_dice},
    test_app::mind_on,
};

/// The password of everybody in tests.
pub const PASSWORD: &str = "vier kühle blaue stühle";

/// Where the console of the tests is.
pub const HOST: &str = "127.0.0.1:8080";

/// A console on a database, with a clock that is told.
pub struct TestConsole {
    pub database: TestDatabase,
    pub console: Console,
    pub router: Router,
    now: Arc<AtomicI64>,
}

/// Somebody who can sign in.
#[derive(Clone)]
pub struct Person {
    pub name: String,
    pub id: StaffId,
    pub secret: Secret,
    pub codes: Vec<String>,
}

/// An answer, read whole.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

/// One browser: its cookies, and the console it asks.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
}

impl TestConsole {
    /// The console on `database`, with the default settings.
    pub async fn on(database: TestDatabase) -> Self {
        Self::with(database, &Settings::default()).await
    }

    /// The console on `database`.
    pub async fn with(database: TestDatabase, settings: &Settings) -> Self {
        let now = Arc::new(AtomicI64::new(NOW.0));
        let told = Arc::clone(&now);
        let parts = Parts {
            store: database.store.clone(),
            mind: mind_on(&database, NOW).await,
            clock: Arc::new(move || Timestamp(told.load(Ordering::SeqCst))),
            dice: loaded_dice,
        };
        let texts = resource::Settings::default().console_text().unwrap();
        let console = Console::new(parts, settings, &texts).unwrap();
        Self { router: router(&console).unwrap(), console, database, now }
    }

    /// From now on the same pages are about what `store` remembers.
    pub fn again_on(&mut self, store: Store) {
        self.console.store = store.clone();
        self.router = router(&self.console).unwrap();
        self.database.store = store;
    }

    /// What the clock says.
    pub fn now(&self) -> Timestamp {
        Timestamp(self.now.load(Ordering::SeqCst))
    }

    /// Time passes.
    pub fn pass(&self, seconds: i64) {
        self.now.fetch_add(seconds * 1_000, Ordering::SeqCst);
    }

    /// Somebody of the staff who can sign in.
    pub async fn person(&self, name: &str, role: Role) -> Person {
        let store = &self.database.store;
        let staff_name = StaffName::parse(name).unwrap();
        let by = StaffId::command_line();
        let invitation = invite_staff(store, &by, (&staff_name, role), self.now()).await.unwrap();
        let (secret, codes) = self.join(&invitation.token).await;
        Person { name: name.to_owned(), id: invitation.staff.id, secret, codes }
    }

    /// Takes an invitation.
    pub async fn join(&self, token: &Token) -> (Secret, Vec<String>) {
        let store = &self.database.store;
        let secret = offered_secret(store, token);
        // Of the half minute before, so that the one of now is left for a sign-in.
        let code = secret.code(step(self.now()) - 1);
        let acceptance = Acceptance { token, password: PASSWORD, code: &code };
        let codes = accept_invitation(store, &Hasher::default(), &acceptance, self.now()).await.unwrap();
        (secret, codes)
    }

    /// A browser in which nobody is signed in.
    pub fn browser(&self) -> Browser {
        Browser { router: self.router.clone(), cookies: BTreeMap::new() }
    }

    /// A session of `person`, as if by a sign-in.
    pub async fn session(&self, person: &Person) -> Token {
        let mut tx = self.database.store.begin().await.unwrap();
        let token = web_session::begin(&mut tx, &person.id, self.now()).await.unwrap();
        tx.commit().await.unwrap();
        token
    }

    /// A browser in which `person` is signed in; afterwards half a minute has passed, so that the next code is a new one.
    pub async fn signed_in(&self, person: &Person) -> Browser {
        let mut browser = self.browser();
        let answer = browser.sign_in(person, &person.secret.code(step(self.now()))).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        self.pass(30);
        browser
    }
}

impl Browser {
    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.ask(Request::get(path), Body::empty()).await
    }

    /// Opens a page that there is.
    pub async fn page(&mut self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body
    }

    /// Sends a form as the page at `page` would: with what that page was given to send along.
    pub async fn submit(&mut self, (page, path): (&str, &str), fields: &[(&str, &str)]) -> Answer {
        let page = self.get(page).await.body;
        let csrf = csrf(&page).unwrap_or_default();
        let mut all = vec![("csrf", csrf.as_str())];
        all.extend_from_slice(fields);
        self.post(path, &all).await
    }

    /// Sends these fields and no others.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = Request::post(path)
            .header("origin", format!("http://{HOST}"))
            .header("content-type", "application/x-www-form-urlencoded");
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.ask(request, Body::from(form)).await
    }

    /// Tries to sign in.
    pub async fn sign_in(&mut self, person: &Person, code: &str) -> Answer {
        let fields = [("name", person.name.as_str()), ("password", PASSWORD), ("code", code)];
        self.post("/verwaltung/anmelden", &fields).await
    }

    /// Asks, with the cookies that were set.
    pub async fn ask(&mut self, request: axum::http::request::Builder, body: Body) -> Answer {
        let mut request = request;
        if request.headers_ref().is_some_and(|headers| !headers.contains_key("host")) {
            request = request.header("host", HOST);
        }
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request.header("cookie", cookies.join("; ")).body(body).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (pair, rest) = cookie.split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let body = String::from_utf8(to_bytes(body, usize::MAX).await.unwrap().to_vec()).unwrap();
        // A slash is escaped, too, where it is not ours.
        let body = body.replace("&#x2f;", "/");
        Answer { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    /// What a cookie says.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Plants a cookie.
    pub fn plant(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }
}

impl Answer {
    /// Where the browser is sent.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// What a header says; empty if it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// What the forms of a page send along.
pub fn csrf(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("name=\"csrf\" value=\"")?;
    Some(rest.split('"').next()?.to_owned())
}
