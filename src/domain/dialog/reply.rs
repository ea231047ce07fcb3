//! Which sentence answers what: distress, other languages, what is beside the matter, what cannot be read.

use crate::domain::{
    dialog::understand::{crisis::Need, tongue::Tongue, word_file::Aside},
    fixed_phrase::Plain,
    message::Attachment,
};

/// What is said of something that cannot be read.
pub fn unreadable(attachment: Attachment) -> Plain {
    match attachment {
        Attachment::Voice => Plain::CannotHear,
        Attachment::Picture => Plain::CannotSee,
        Attachment::Document => Plain::CannotOpen,
        Attachment::Contact => Plain::CannotUseContact,
        Attachment::Sealed => Plain::CannotDecrypt,
        Attachment::Other => Plain::CannotRead,
    }
}

/// What is said where something is beside the matter.
pub fn beside(aside: Aside) -> Plain {
    match aside {
        Aside::Anger => Plain::Anger,
        Aside::Elsewhere => Plain::Elsewhere,
        Aside::Complaint => Plain::AsideComplaint,
        Aside::Disaster => Plain::AsideDisaster,
        Aside::Opinion => Plain::AsideOpinion,
        Aside::Person => Plain::AsidePerson,
        Aside::Mail => Plain::AsideMail,
        Aside::Outdated => Plain::AsideOutdated,
        Aside::Provider => Plain::AsideProvider,
        Aside::Unanswered => Plain::AsideUnanswered,
        Aside::CallBack => Plain::AsideCallBack,
        Aside::Meaning => Plain::AsideMeaning,
        Aside::Reading => Plain::AsideReading,
    }
}

/// What is said to somebody in need.
pub fn help_for(need: Need) -> Plain {
    match need {
        Need::Emergency => Plain::CrisisEmergency,
        Need::Suicide => Plain::Crisis,
        Need::Child => Plain::CrisisChild,
        Need::Violence => Plain::CrisisViolence,
        Need::Family => Plain::CrisisFamily,
        Need::Young => Plain::CrisisYoung,
    }
}

/// The one sentence in the language of who writes.
pub fn in_tongue(tongue: Tongue) -> Plain {
    match tongue {
        Tongue::Arabic => Plain::ForeignArabic,
        Tongue::English => Plain::ForeignEnglish,
        Tongue::Spanish => Plain::ForeignSpanish,
        Tongue::French => Plain::ForeignFrench,
        Tongue::Italian => Plain::ForeignItalian,
        Tongue::Persian => Plain::ForeignPersian,
        Tongue::Polish => Plain::ForeignPolish,
        Tongue::Romanian => Plain::ForeignRomanian,
        Tongue::Russian => Plain::ForeignRussian,
        Tongue::Turkish => Plain::ForeignTurkish,
        Tongue::Ukrainian => Plain::ForeignUkrainian,
    }
}
