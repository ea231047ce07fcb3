//! THE permission table: every route of the console, and whom it lets in. A page that does not stand here does not exist.

use crate::{
    domain::staff::Role::{Admin, Editor, Publisher},
    web::{
        access::Access::{Everyone, Role as Only, SignedIn},
        page::{
            account, announcement, announcement_acts, announcement_form, announcements, archive, asset,
            check, import, inquiries, inquiry, invitation, link_offers, link_question, new_offer, offer,
            offers, overview, protocol, provider_notes, provider_ways, providers, sign_in, staff_chat, team,
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
        .get("/verwaltung/angebote", Only(Editor), offers::list)
        .get("/verwaltung/neues-angebot", Only(Editor), new_offer::show)
        .upload(("/verwaltung/neues-angebot", OFFER_BYTES), Only(Editor), new_offer::create)
        .get("/verwaltung/angebote/{id}", Only(Editor), offer::show)
        .upload(("/verwaltung/angebote/{id}", OFFER_BYTES), Only(Editor), offer::save)
        .post("/verwaltung/angebote/{id}/zuruecksetzen", Only(Editor), offer::reset)
        .post("/verwaltung/angebote/{id}/bestaetigen", Only(Editor), offer::confirm)
        .post("/verwaltung/angebote/{id}/beenden", Only(Editor), offer::end)
        .post("/verwaltung/angebote/{id}/fortsetzen", Only(Editor), offer::resume)
        .post("/verwaltung/angebote/{id}/entfernen", Only(Editor), offer::remove)
        .upload(("/verwaltung/pruefung", OFFER_BYTES), Only(Editor), check::show)
        // Who makes them
        .get("/verwaltung/anbieter", Only(Editor), providers::list)
        .get("/verwaltung/neuer-anbieter", Only(Editor), providers::new)
        .post("/verwaltung/neuer-anbieter", Only(Editor), providers::create)
        .get("/verwaltung/anbieter/{id}", Only(Editor), providers::show)
        .post("/verwaltung/anbieter/{id}", Only(Editor), providers::save)
        // How they are reached
        .get("/verwaltung/anbieter/{id}/wege", Only(Editor), provider_ways::show)
        .post("/verwaltung/anbieter/{id}/wege/mail", Only(Editor), provider_ways::mail)
        .post("/verwaltung/anbieter/{id}/wege/chat", Only(Editor), provider_ways::chat)
        .post("/verwaltung/anbieter/{id}/wege/webhook", Only(Editor), provider_ways::webhook)
        .post("/verwaltung/anbieter/{id}/wege/{channel}/probe", Only(Editor), provider_ways::test)
        .post("/verwaltung/anbieter/{id}/wege/{channel}/entfernen", Only(Editor), provider_ways::remove)
        .post("/verwaltung/anbieter/{id}/wege/{channel}/einschalten", Only(Editor), provider_ways::resume)
        .post("/verwaltung/anbieter/{id}/wege/angebote", Only(Editor), provider_ways::ask)
        // What they write to the office
        .get("/verwaltung/hinweise", Only(Editor), provider_notes::list)
        .post("/verwaltung/hinweise/{id}/erledigt", Only(Editor), provider_notes::done)
        // What they are asked
        .get("/verwaltung/fragen", Only(Editor), inquiries::list)
        .get("/verwaltung/fragen/wege", Only(Editor), provider_ways::broken)
        .get("/verwaltung/fragen/{id}", Only(Editor), inquiry::show)
        .post("/verwaltung/fragen/{id}/antworten", Only(Editor), inquiry::answer)
        .post("/verwaltung/fragen/{id}/rueckfragen", Only(Editor), inquiry::ask_back)
        .post("/verwaltung/fragen/{id}/erledigen", Only(Editor), inquiry::settle)
        .post("/verwaltung/fragen/{id}/zurueckgeben", Only(Editor), inquiry::give_back)
        // Files of them
        .get("/verwaltung/import", Only(Editor), import::start)
        .upload(("/verwaltung/import", import::MOST_BYTES), Only(Editor), import::upload)
        .get("/verwaltung/import/vorlage.csv", Only(Editor), import::template)
        .get("/verwaltung/import/{id}", Only(Editor), import::show)
        .get("/verwaltung/import/{id}/fortschritt", Only(Editor), import::progress)
        .post("/verwaltung/import/{id}/uebernehmen", Only(Editor), import::apply)
        .post("/verwaltung/import/{id}/verwerfen", Only(Editor), import::discard)
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
        .get("/verwaltung/team", Only(Admin), team::show)
        .post("/verwaltung/team", Only(Admin), team::invite)
        .post("/verwaltung/team/{id}/rolle", Only(Admin), team::role)
        .post("/verwaltung/team/{id}/neu", Only(Admin), team::reset)
        .post("/verwaltung/team/{id}/entfernen", Only(Admin), team::remove)
        // The audit log
        .get("/verwaltung/protokoll", Only(Admin), protocol::show)
        .get("/verwaltung/protokoll/pruefung", Only(Admin), protocol::check)
        // The own chats
        .get("/verwaltung/konto/chat", SignedIn, staff_chat::show)
        .post("/verwaltung/konto/chat", SignedIn, staff_chat::offer)
        .post("/verwaltung/konto/chat/{channel}/trennen", SignedIn, staff_chat::unlink)
        // Announcements: written
        .get("/verwaltung/mitteilungen", Only(Editor), announcements::list)
        .get("/verwaltung/neue-mitteilung", Only(Editor), announcement_form::new)
        .post("/verwaltung/neue-mitteilung", Only(Editor), announcement_form::create)
        .post("/verwaltung/mitteilung-ansehen", Only(Editor), announcement_form::look)
        .get("/verwaltung/mitteilungen/{id}", Only(Editor), announcement::show)
        .get("/verwaltung/mitteilungen/{id}/bearbeiten", Only(Editor), announcement_form::show)
        .post("/verwaltung/mitteilungen/{id}/bearbeiten", Only(Editor), announcement_form::save)
        .post("/verwaltung/mitteilungen/{id}/pruefen", Only(Editor), announcement_acts::check)
        .post("/verwaltung/mitteilungen/{id}/einreichen", Only(Editor), announcement_acts::submit)
        .get("/verwaltung/mitteilungen/{id}/verwerfen", Only(Editor), announcement_acts::ask_discard)
        .post("/verwaltung/mitteilungen/{id}/verwerfen", Only(Editor), announcement_acts::discard)
        .post("/verwaltung/mitteilungen/{id}/korrektur", Only(Editor), announcement_acts::correct)
        .post("/verwaltung/mitteilungen/{id}/kopie", Only(Editor), announcement_acts::duplicate)
        .post("/verwaltung/mitteilungen/{id}/probe", Only(Editor), announcement_acts::test)
        .get("/verwaltung/mitteilungen/{id}/verlauf", Only(Editor), announcement::show_progress)
        // Announcements: let out
        .post("/verwaltung/mitteilungen/{id}/zurueckgeben", Only(Publisher), announcement_acts::give_back)
        .post("/verwaltung/mitteilungen/{id}/freigeben", Only(Publisher), announcement_acts::approve)
        .post("/verwaltung/mitteilungen/{id}/anhalten", Only(Publisher), announcement_acts::pause)
        .post("/verwaltung/mitteilungen/{id}/fortsetzen", Only(Publisher), announcement_acts::resume)
        .get("/verwaltung/mitteilungen/{id}/abbrechen", Only(Publisher), announcement_acts::ask_cancel)
        .post("/verwaltung/mitteilungen/{id}/abbrechen", Only(Publisher), announcement_acts::cancel)
        // For whoever has a link of a provider
        .get("/anbieter/frage/{token}", Everyone, link_question::show)
        .post("/anbieter/frage/{token}", Everyone, link_question::act)
        .get("/anbieter/angebote/{token}", Everyone, link_offers::show)
        .post("/anbieter/angebote/{token}", Everyone, link_offers::act)
        // For everybody
        .get("/aktuelles", Everyone, archive::list)
        .get("/aktuelles/{id}", Everyone, archive::show)
        .get("/aktuelles.atom", Everyone, archive::feed)
        .get("/robots.txt", Everyone, archive::robots)
}
