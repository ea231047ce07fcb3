//! Which fields stand together in the form of an offer, and in which order.

/// Fields that stand together: a name, and the fields as a correction names them.
pub type Group = (&'static str, &'static [&'static str]);

/// All groups of the form, in order.
pub const GROUPS: &[Group] = &[
    (
        "what",
        &[
            "title",
            "provider",
            "title_simple",
            "description",
            "description_simple",
            "topics",
            "tags",
            "learning_form",
        ],
    ),
    ("who", &["alter_von", "alter_bis", "life_phases", "audience", "condition", "languages", "level"]),
    (
        "when",
        &[
            "schedule",
            "starts",
            "ends",
            "weekdays",
            "time_from",
            "time_to",
            "rhythm",
            "registration.until",
            "registration.how",
        ],
    ),
    (
        "where",
        &[
            "place.name",
            "place.street",
            "place.postcode",
            "place.municipality",
            "place.district",
            "place.online",
            "format",
            "place.lat",
            "place.lon",
            "transport",
            "accessibility",
            "childcare",
        ],
    ),
    ("price", &["cost", "preis", "cost_note", "funding"]),
    ("contact", &["contact.name", "contact.phone", "contact.email", "inquiry_email", "url"]),
    ("more", &["capacity.places", "capacity.free", "capacity.as_of", "documents", "certificate"]),
    ("state", &["status", "notice", "verified_on"]),
];

/// The fields of a further run, as they are called behind `further_runs.0.`.
pub const RUN_FIELDS: [&str; 6] = ["starts", "ends", "weekdays", "time_from", "time_to", "rhythm"];

/// The fields without which no offer is kept.
pub const REQUIRED: [&str; 2] = ["title", "provider"];

/// Where the field called `name` stands in the form, from 0; further runs stand behind the first one.
pub fn position(name: &str) -> usize {
    let name = if name.starts_with("further_runs") { "rhythm" } else { name };
    let names = GROUPS.iter().flat_map(|(_, names)| names.iter());
    names.into_iter().position(|other| *other == name).unwrap_or(usize::MAX)
}
