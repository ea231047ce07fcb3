//! The fields of a canonical record: which there are, and what each may hold.

use crate::domain::import::{
    number::HIGHEST_PRICE,
    word::{self, Words},
};

/// One field.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its key.
    pub key: &'static str,
    /// What it may hold.
    pub kind: Kind,
}

/// What a field may hold.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// One line of at most so many characters.
    Line(usize),
    /// Several lines of at most so many characters in all.
    Text(usize),
    /// An id: letters without accents, digits, `-`, `_`, `.`; at most 64 of them.
    Id,
    /// A link to a page.
    Link,
    /// A mail address.
    Mail,
    /// A telephone number.
    Phone,
    /// A postal code.
    Postcode,
    /// A month, `YYYY-MM`.
    Month,
    /// A day.
    Date,
    /// An hour, `HH:MM`.
    Hour,
    /// Yes or no.
    Flag,
    /// A whole number from zero to this one.
    Whole(u32),
    /// Degrees from minus this to plus this.
    Degrees(f64),
    /// One of a few ids.
    Choice(Words),
    /// Several of a few ids.
    Choices(Words),
    /// Several lines of at most so many characters each.
    Lines(usize),
    /// Days of the week, Monday = 1.
    Weekdays,
    /// Languages by their codes.
    Languages,
    /// Topics by id or by name.
    Topics,
    /// An object with fields of its own.
    Group(&'static [Field]),
    /// Several objects with fields of their own.
    Groups(&'static [Field]),
}

const fn field(key: &'static str, kind: Kind) -> Field {
    Field { key, kind }
}

/// The fields of a run.
pub const RUN: &[Field] = &[
    field("starts", Kind::Date),
    field("ends", Kind::Date),
    field("weekdays", Kind::Weekdays),
    field("time_from", Kind::Hour),
    field("time_to", Kind::Hour),
    field("rhythm", Kind::Line(200)),
];

const PLACE: &[Field] = &[
    field("name", Kind::Line(200)),
    field("street", Kind::Line(200)),
    field("postcode", Kind::Postcode),
    field("municipality", Kind::Line(100)),
    field("district", Kind::Line(100)),
    field("online", Kind::Flag),
    field("lat", Kind::Degrees(90.0)),
    field("lon", Kind::Degrees(180.0)),
    field("precision", Kind::Choice(word::PRECISIONS)),
];

const REGISTRATION: &[Field] = &[field("until", Kind::Date), field("how", Kind::Text(1_000))];

const CAPACITY: &[Field] =
    &[field("places", Kind::Whole(100_000)), field("free", Kind::Whole(100_000)), field("as_of", Kind::Date)];

const CONTACT: &[Field] =
    &[field("name", Kind::Line(200)), field("phone", Kind::Phone), field("email", Kind::Mail)];

const SOURCE: &[Field] = &[
    field("name", Kind::Line(200)),
    field("id", Kind::Line(200)),
    field("url", Kind::Link),
    field("published", Kind::Month),
    field("sample", Kind::Flag),
];

/// The fields of an offer, in the order of its type.
pub const OFFER: &[Field] = &[
    field("id", Kind::Id),
    field("title", Kind::Line(200)),
    field("title_simple", Kind::Line(200)),
    field("description", Kind::Text(5_000)),
    field("description_simple", Kind::Text(5_000)),
    field("provider", Kind::Id),
    field("topics", Kind::Topics),
    field("tags", Kind::Choices(word::TAGS)),
    field("learning_form", Kind::Choice(word::LEARNING_FORMS)),
    field("life_phases", Kind::Choices(word::LIFE_PHASES)),
    field("age_min_months", Kind::Whole(1_451)),
    field("age_max_months", Kind::Whole(1_451)),
    field("audience", Kind::Text(1_000)),
    field("condition", Kind::Text(1_000)),
    field("cost", Kind::Choice(word::COSTS)),
    field("price_cents", Kind::Whole(HIGHEST_PRICE)),
    field("cost_note", Kind::Text(1_000)),
    field("funding", Kind::Lines(200)),
    field("place", Kind::Group(PLACE)),
    field("format", Kind::Choice(word::FORMATS)),
    field("languages", Kind::Languages),
    field("level", Kind::Line(100)),
    field("schedule", Kind::Text(1_000)),
    field("starts", Kind::Date),
    field("ends", Kind::Date),
    field("weekdays", Kind::Weekdays),
    field("time_from", Kind::Hour),
    field("time_to", Kind::Hour),
    field("rhythm", Kind::Line(200)),
    field("further_runs", Kind::Groups(RUN)),
    field("registration", Kind::Group(REGISTRATION)),
    field("capacity", Kind::Group(CAPACITY)),
    field("accessibility", Kind::Lines(200)),
    field("childcare", Kind::Text(1_000)),
    field("transport", Kind::Text(1_000)),
    field("documents", Kind::Text(1_000)),
    field("certificate", Kind::Line(300)),
    field("contact", Kind::Group(CONTACT)),
    field("inquiry_email", Kind::Mail),
    field("url", Kind::Link),
    field("source", Kind::Group(SOURCE)),
    field("status", Kind::Choice(word::STATUSES)),
    field("notice", Kind::Text(1_000)),
    field("verified_on", Kind::Date),
];

/// The fields of a provider.
pub const PROVIDER: &[Field] = &[
    field("id", Kind::Id),
    field("name", Kind::Line(200)),
    field("kind", Kind::Choice(word::PROVIDER_KINDS)),
    field("url", Kind::Link),
    field("contact", Kind::Group(CONTACT)),
];

/// The field that `path` names among those of an offer: `title`, `place.street`.
pub fn find(path: &str) -> Option<Field> {
    let mut fields = OFFER;
    let mut names = path.split('.').peekable();
    while let Some(name) = names.next() {
        let field = fields.iter().find(|field| field.key == name)?;
        if names.peek().is_none() {
            return Some(*field);
        }
        let Kind::Group(inner) = field.kind else { return None };
        fields = inner;
    }
    None
}

/// Every path of an offer, deeper fields with dots.
pub fn paths() -> Vec<String> {
    let inner = |field: &Field| {
        let Kind::Group(fields) = field.kind else { return vec![field.key.to_owned()] };
        fields.iter().map(|inner| format!("{}.{}", field.key, inner.key)).collect()
    };
    OFFER.iter().flat_map(inner).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_a_field_or_nowhere() {
        assert!(matches!(find("title").map(|field| field.kind), Some(Kind::Line(200))));
        assert!(matches!(find("place.street").map(|field| field.kind), Some(Kind::Line(200))));
        assert!(matches!(find("place").map(|field| field.kind), Some(Kind::Group(_))));
        for path in ["", "titel", "place.", "title.street", "place.street.number"] {
            assert!(find(path).is_none(), "{path}");
        }
        assert!(paths().iter().all(|path| find(path).is_some()));
    }
}
