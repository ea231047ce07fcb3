//! THE permission table: every route of the console, and whom it lets in. A page that does not stand here does not exist.

use crate::web::{
    access::Access::{Everyone, SignedIn},
    page::{asset, invitation, overview, sign_in},
    permission::Table,
};

/// Every route of the console.
pub fn table() -> Table {
    Table::default()
        .get("/", Everyone, overview::entrance)
        .get("/assets/{file}", Everyone, asset::file)
        // Signing in and out
        .get("/verwaltung/anmelden", Everyone, sign_in::show)
        .post("/verwaltung/anmelden", Everyone, sign_in::sign_in)
        .post("/verwaltung/abmelden", SignedIn, sign_in::sign_out)
        .get("/verwaltung/einladung/{token}", Everyone, invitation::show)
        .post("/verwaltung/einladung/{token}", Everyone, invitation::accept)
        // What needs attention
        .get("/verwaltung", SignedIn, overview::show)
}
