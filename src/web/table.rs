//! THE permission table: every route of the console, and whom it lets in. A page that does not stand here does not exist.

use crate::{
    domain::staff::Role,
    web::{
        access::Access::{Everyone, Role as Only, SignedIn},
        page::{account, asset, invitation, overview, protocol, sign_in, team},
        permission::Table,
    },
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
        // The own account
        .get("/verwaltung/konto", SignedIn, account::show)
        .get("/verwaltung/konto/passwort", SignedIn, account::password_form)
        .post("/verwaltung/konto/passwort", SignedIn, account::change)
        .get("/verwaltung/konto/codes", SignedIn, account::codes_form)
        .post("/verwaltung/konto/codes", SignedIn, account::codes)
        .get("/verwaltung/konto/app", SignedIn, account::factor_form)
        .post("/verwaltung/konto/app", SignedIn, account::factor)
        .post("/verwaltung/konto/sitzungen", SignedIn, account::end_others)
        // The team
        .get("/verwaltung/team", Only(Role::Admin), team::show)
        .post("/verwaltung/team", Only(Role::Admin), team::invite)
        .post("/verwaltung/team/{id}/rolle", Only(Role::Admin), team::role)
        .post("/verwaltung/team/{id}/neu", Only(Role::Admin), team::reset)
        .post("/verwaltung/team/{id}/entfernen", Only(Role::Admin), team::remove)
        // The audit log
        .get("/verwaltung/protokoll", Only(Role::Admin), protocol::show)
        .get("/verwaltung/protokoll/pruefung", Only(Role::Admin), protocol::check)
}
