//! The ways through the console that stand on every page.

use serde::Serialize;

use crate::domain::staff::Role;
use crate::{domain::staff::Staff, web::access::Access};

/// A way to a page.
#[derive(Debug, Clone, Copy)]
struct Way {
    path: &'static str,
    text: &'static str,
    access: Access,
}

/// The ways, in the order in which they stand. The account stands apart.
const WAYS: [Way; 8] = [
    Way { path: "/verwaltung", text: "nav-overview", access: Access::SignedIn },
    Way { path: "/verwaltung/fragen", text: "nav-inquiries", access: Access::Role(Role::Editor) },
    Way { path: "/verwaltung/mitteilungen", text: "nav-announcements", access: Access::Role(Role::Editor) },
    Way { path: "/verwaltung/angebote", text: "nav-offers", access: Access::Role(Role::Editor) },
    Way { path: "/verwaltung/anbieter", text: "nav-providers", access: Access::Role(Role::Editor) },
    Way { path: "/verwaltung/import", text: "nav-import", access: Access::Role(Role::Editor) },
    Way { path: "/verwaltung/team", text: "nav-team", access: Access::Role(Role::Admin) },
    Way { path: "/verwaltung/protokoll", text: "nav-audit", access: Access::Role(Role::Admin) },
];

/// A way as a template shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Where to.
    pub path: &'static str,
    /// The text that names it.
    pub text: &'static str,
    /// Whether the page that is shown lies there.
    pub is_here: bool,
}

/// The ways that `staff` may go, seen from the page at `path`.
pub fn links(staff: &Staff, path: &str) -> Vec<Link> {
    let open = WAYS.iter().filter(|way| way.access.lets_in(Some(staff.role)));
    let link = |way: &Way| Link { path: way.path, text: way.text, is_here: is_below(path, way.path) };
    open.map(link).collect()
}

/// Whether `path` is a page of the part that begins at `way`; the overview is a part by itself.
fn is_below(path: &str, way: &str) -> bool {
    path == way || (way != "/verwaltung" && path.strip_prefix(way).is_some_and(|rest| rest.starts_with('/')))
}
