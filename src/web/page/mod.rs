//! The pages, one file a family.

pub mod asset;
pub mod overview;
pub mod sign_in;
pub mod invitation;
pub mod offers;
pub mod offer;
pub mod new_offer;
pub mod check;
pub mod providers;
pub mod import;
pub mod account;
pub mod team;
pub mod protocol;
pub mod announcements;
pub mod announcement;
pub mod announcement_form;
pub mod announcement_acts;
pub mod staff_chat;
pub mod inquiries;
pub mod inquiry;
pub mod provider_ways;
pub mod provider_notes;
pub mod archive;
pub mod link_question;
pub mod link_offers;
