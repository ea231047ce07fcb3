//! The permission table: each route says whom it lets in, and the router is made of nothing else.

use std::fmt;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    handler::Handler,
    middleware::from_fn_with_state,
    routing::{MethodFilter, MethodRouter, on},
};

use crate::web::{
    access::Access,
    console::Console,
    failure::Failure,
    guard::{Rule, guard},
};

/// The most bytes of a form.
const FORM_BYTES: usize = 64 * 1_024;

/// What is done to a page: it is read, or something is sent to it. Only what is sent may change anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// It is read.
    Get,
    /// Something is sent to it.
    Post,
}

impl Method {
    /// Its name in HTTP.
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }

    fn filter(self) -> MethodFilter {
        match self {
            Self::Get => MethodFilter::GET,
            Self::Post => MethodFilter::POST,
        }
    }
}

/// One entry of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// What is done.
    pub method: Method,
    /// To which page; a part in braces is an id.
    pub path: &'static str,
    /// Who may.
    pub access: Access,
}

impl fmt::Display for Entry {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {} {}", self.method.name(), self.path, self.access)
    }
}

/// The table: nothing can be reached that does not stand in it.
#[derive(Default)]
pub struct Table {
    routes: Vec<Route>,
}

struct Route {
    entry: Entry,
    limit: usize,
    handler: MethodRouter<Console>,
}

/// The table contradicts itself.
#[derive(Debug, thiserror::Error)]
#[error("the permission table has two entries for {0}")]
pub struct Twice(String);

impl Table {
    /// The page at `path` is shown by `handler` to whom `access` lets in.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, Console>,
        T: 'static,
    {
        let entry = Entry { method: Method::Get, path, access };
        self.with(entry, FORM_BYTES, handler)
    }

    /// What is sent to `path` is handled by `handler`, if it comes from somebody whom `access` lets in.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, Console>,
        T: 'static,
    {
        let entry = Entry { method: Method::Post, path, access };
        self.with(entry, FORM_BYTES, handler)
    }

    /// The same for files of up to `limit` bytes. The form sends its field `csrf` before the file.
    #[must_use]
    pub fn upload<H, T>(self, (path, limit): (&'static str, usize), access: Access, handler: H) -> Self
    where
        H: Handler<T, Console>,
        T: 'static,
    {
        let entry = Entry { method: Method::Post, path, access };
        self.with(entry, limit, handler)
    }

    fn with<H, T>(mut self, entry: Entry, limit: usize, handler: H) -> Self
    where
        H: Handler<T, Console>,
        T: 'static,
    {
        self.routes.push(Route { entry, limit, handler: on(entry.method.filter(), handler) });
        self
    }

    /// The entries, in the order in which they were made.
    pub fn entries(&self) -> Vec<Entry> {
        self.routes.iter().map(|route| route.entry).collect()
    }

    /// The router that the table describes, each route with its guard.
    pub fn router(self, console: &Console) -> Result<Router, Twice> {
        let mut seen = std::collections::BTreeSet::new();
        let mut router = Router::new();
        for Route { entry, limit, handler } in self.routes {
            if !seen.insert((entry.path, entry.method)) {
                return Err(Twice(format!("{} {}", entry.method.name(), entry.path)));
            }
            let rule = Rule { console: console.clone(), access: entry.access, limit };
            router = router.route(entry.path, handler.route_layer(from_fn_with_state(rule, guard)));
        }
        let nothing = async || Failure::NotFound;
        let no_method = async || Failure::Method;
        // The guard knows how much each route takes.
        let router = router.fallback(nothing).method_not_allowed_fallback(no_method);
        Ok(router.layer(DefaultBodyLimit::disable()).with_state(console.clone()))
    }
}
