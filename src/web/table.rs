//! THE permission table: every route of the console, and whom it lets in. A page that does not stand here does not exist.

use crate::{
    domain::staff::Role,
    web::{
        access::Access::{Everyone, Role as Only, SignedIn},
        page::{
            account, asset, check, import, invitation, new_offer, offer, offers, overview, protocol,
            providers, sign_in, team,
        },
        permission::Table,
    },
};

/// The most bytes of the form of an offer: all of its texts at their longest.
const OFFER_BYTES: usize = 512 * 1_024;

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
        // Offers
        .get("/verwaltung/angebote", Only(Role::Editor), offers::list)
        .get("/verwaltung/neues-angebot", Only(Role::Editor), new_offer::show)
        .upload(("/verwaltung/neues-angebot", OFFER_BYTES), Only(Role::Editor), new_offer::create)
        .get("/verwaltung/angebote/{id}", Only(Role::Editor), offer::show)
        .upload(("/verwaltung/angebote/{id}", OFFER_BYTES), Only(Role::Editor), offer::save)
        .post("/verwaltung/angebote/{id}/zuruecksetzen", Only(Role::Editor), offer::reset)
        .post("/verwaltung/angebote/{id}/bestaetigen", Only(Role::Editor), offer::confirm)
        .post("/verwaltung/angebote/{id}/beenden", Only(Role::Editor), offer::end)
        .post("/verwaltung/angebote/{id}/fortsetzen", Only(Role::Editor), offer::resume)
        .post("/verwaltung/angebote/{id}/entfernen", Only(Role::Editor), offer::remove)
        .upload(("/verwaltung/pruefung", OFFER_BYTES), Only(Role::Editor), check::show)
        // Who makes them
        .get("/verwaltung/anbieter", Only(Role::Editor), providers::list)
        .get("/verwaltung/neuer-anbieter", Only(Role::Editor), providers::new)
        .post("/verwaltung/neuer-anbieter", Only(Role::Editor), providers::create)
        .get("/verwaltung/anbieter/{id}", Only(Role::Editor), providers::show)
        .post("/verwaltung/anbieter/{id}", Only(Role::Editor), providers::save)
        // Files of them
        .get("/verwaltung/import", Only(Role::Editor), import::start)
        .upload(("/verwaltung/import", import::MOST_BYTES), Only(Role::Editor), import::upload)
        .get("/verwaltung/import/{id}", Only(Role::Editor), import::show)
        .get("/verwaltung/import/{id}/fortschritt", Only(Role::Editor), import::progress)
        .post("/verwaltung/import/{id}/uebernehmen", Only(Role::Editor), import::apply)
        .post("/verwaltung/import/{id}/verwerfen", Only(Role::Editor), import::discard)
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
