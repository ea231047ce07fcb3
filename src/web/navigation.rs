//! The ways through the console that stand on every page.

use serde::Serialize;

use crate::domain::staff::Role;
use crate::{domain::staff::Staff, web::access::Access};

/// A way to a page.
#[derive(Debug, Clone, Copy)]
struct Way {
    path: &'static str,
    /// Pages that lie there, although their paths begin otherwise.
    besides: &'static [&'static str],
    text: &'static str,
    access: Access,
}

/// The ways, in the order in which they stand. The account stands apart.
const WAYS: [Way; 8] = [
    Way { path: "/verwaltung", besides: &[], text: "nav-overview", access: Access::SignedIn },
    Way {
        path: "/verwaltung/fragen",
        besides: &["/verwaltung/hinweise"],
        text: "nav-inquiries",
        access: Access::Role(Role::Editor),
    },
    Way {
        path: "/verwaltung/mitteilungen",
        besides: &["/verwaltung/neue-mitteilung"],
        text: "nav-announcements",
        access: Access::Role(Role::Editor),
    },
    Way {
        path: "/verwaltung/angebote",
        besides: &["/verwaltung/neues-angebot"],
        text: "nav-offers",
        access: Access::Role(Role::Editor),
    },
    Way {
        path: "/verwaltung/anbieter",
        besides: &["/verwaltung/neuer-anbieter"],
        text: "nav-providers",
        access: Access::Role(Role::Editor),
    },
    Way { path: "/verwaltung/import", besides: &[], text: "nav-import", access: Access::Role(Role::Editor) },
    Way { path: "/verwaltung/team", besides: &[], text: "nav-team", access: Access::Role(Role::Admin) },
    Way { path: "/verwaltung/protokoll", besides: &[], text: "nav-audit", access: Access::Role(Role::Admin) },
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
    let is_here = |way: &Way| is_below(path, way.path) || way.besides.iter().any(|way| is_below(path, way));
    let link = |way: &Way| Link { path: way.path, text: way.text, is_here: is_here(way) };
    open.map(link).collect()
}

/// Whether `path` is a page of the part that begins at `way`; the overview is a part by itself.
fn is_below(path: &str, way: &str) -> bool {
    path == way || (way != "/verwaltung" && path.strip_prefix(way).is_some_and(|rest| rest.starts_with('/')))
}
