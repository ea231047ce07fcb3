//! Everything the bot can say: one variant here is one message in every folder under `dialogs/`.

use std::fmt;

use fluent_bundle::FluentArgs;

use crate::domain::{
    fixed_phrase::Plain,
    glossary::Term,
    inquiry_phrase::{InquiryLine, InquiryPhrase},
    line::Line,
    profile_phrase::Profile,
    subscription_phrase::{SubscriptionLine, SubscriptionPhrase},
};

/// Something the bot says. Words and punctuation lie in `dialogs/`; what varies comes along.
#[derive(Clone, PartialEq)]
pub enum Phrase {
    /// A sentence or label without anything that varies.
    Plain(Plain),
    /// What a messenger itself says.
    Profile(Profile),
    /// What a word means.
    Term(Term),
    /// Something about a subscription.
    Subscription(SubscriptionPhrase),
    /// Something about a subscription, and the value.
    SubscriptionLine(SubscriptionLine, String),
    /// Something about a question to a provider.
    Inquiry(InquiryPhrase),
    /// Something about a question to a provider, and the value.
    InquiryLine(InquiryLine, String),
    /// So many offers were noted.
    DataFavourites(usize),
    /// Open the offer with this number.
    LabelOpen(usize),
    /// That was no age: what was written instead.
    AgeWrong(String),
    /// There is no such place: what was written.
    PlaceUnknown(String),
    /// The place lies outside the county; the nearest municipality of ours.
    PlaceOutside {
        /// What was asked for.
        place: String,
        /// Where we look instead.
        nearest: String,
    },
    /// What was understood, in short.
    Understood(String),
    /// Not about this.
    Without(String),
    /// So many offers were found.
    ResultHead {
        /// All.
        count: usize,
        /// Those that fit as asked.
        exact: usize,
    },
    /// A slip of the pen was bridged.
    Meant {
        /// What was written.
        written: String,
        /// What was searched for instead.
        word: String,
    },
    /// Too little is at the place that was asked for.
    RelaxedPlace {
        /// The place.
        place: String,
        /// How far the others are, in whole kilometres; 0 if that is unknown.
        km: u32,
        /// How many offers fit this wish.
        fitting: usize,
    },
    /// Too little is within the distance that was asked for.
    RelaxedRadius {
        /// The distance that was asked for, in kilometres.
        radius: u16,
        /// How far the others are, in whole kilometres; 0 if that is unknown.
        km: u32,
        /// How many offers fit this wish.
        fitting: usize,
    },
    /// The place lies outside the county.
    RelaxedOutside {
        /// The place.
        place: String,
        /// How far away from it the offers are, in whole kilometres; 0 if that is unknown.
        km: u32,
    },
    /// Too little is for the ages that were asked for.
    RelaxedAge {
        /// The ages.
        ages: String,
        /// For which ages the others are.
        limits: String,
        /// How many offers fit this wish.
        fitting: usize,
    },
    /// Some do not state these properties.
    RelaxedFacet(String),
    /// Some do not state whether they are then.
    RelaxedTime(String),
    /// Some do not state whether they are in this language.
    RelaxedLanguage(String),
    /// These are about something similar.
    RelaxedTopic(String),
    /// At most so many kilometres away.
    WithinKm(u16),
    /// So many kilometres.
    Kilometres(u32),
    /// Held in this language.
    SpokenIn(String),
    /// On this day in this place.
    DateIn {
        /// The day.
        date: String,
        /// The place.
        place: String,
    },
    /// And so many more.
    AndMore(usize),
    /// Which offers are shown, and how many there are.
    ResultNav {
        /// The first one, counted from one.
        from: usize,
        /// The last one.
        to: usize,
        /// All.
        count: usize,
    },
    /// These were the last ones of so many.
    ResultEnd(usize),
    /// The title of an offer in a list.
    CardTitle {
        /// Its number in the list.
        number: usize,
        /// The title.
        title: String,
    },
    /// One line of a card: what it is about, and the value.
    Line(Line, String),
    /// From one age to another, in years.
    AgeBetween(u16, u16),
    /// From this age on, in years.
    AgeFrom(u16),
    /// Up to this age, in years.
    AgeUpTo(u16),
    /// From one age to another, in months.
    MonthsBetween(u16, u16),
    /// From this age on, in months.
    MonthsFrom(u16),
    /// One exact age in years.
    Years(u16),
    /// One exact age in months.
    Months(u16),
    /// A place and how far away it is.
    PlaceWithDistance {
        /// The place.
        place: String,
        /// Whole kilometres.
        km: u32,
    },
    /// A part of a municipality.
    PlaceIn {
        /// The village or part of town.
        district: String,
        /// Its municipality.
        municipality: String,
    },
    /// A price in euros, as it is written.
    Price(String),
    /// From one day to another.
    DateBetween(String, String),
    /// From this day on.
    DateFrom(String),
    /// Up to this day.
    DateUpTo(String),
    /// When the information is from, `MM/YYYY`.
    AsOf(String),
    /// The same for sample data.
    AsOfSample(String),
    /// Its provider confirmed it on that day.
    Confirmed(String),
    /// The same, and no more for more than a year.
    Stale(String),
    /// So many places are free; nobody says since when.
    FreePlacesUndated(u32),
    /// From one hour to another.
    HoursBetween(String, String),
    /// At this hour.
    Hour(String),
    /// So many places are free, as of that day.
    FreePlaces {
        /// How many.
        count: u32,
        /// The day that was counted.
        as_of: String,
    },
}

/// Says which phrase it is: what varies may be what somebody wrote.
impl fmt::Debug for Phrase {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Phrase({})", self.id())
    }
}

impl From<Profile> for Phrase {
    fn from(text: Profile) -> Self {
        Self::Profile(text)
    }
}

impl From<InquiryPhrase> for Phrase {
    fn from(phrase: InquiryPhrase) -> Self {
        Self::Inquiry(phrase)
    }
}

impl From<SubscriptionPhrase> for Phrase {
    fn from(phrase: SubscriptionPhrase) -> Self {
        Self::Subscription(phrase)
    }
}

impl From<Plain> for Phrase {
    fn from(plain: Plain) -> Self {
        Self::Plain(plain)
    }
}

impl Phrase {
    /// The id in `dialogs/`.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Plain(plain) => plain.id(),
            Self::Term(term) => term.id(),
            Self::Profile(text) => text.id(),
            Self::Subscription(phrase) => phrase.id(),
            Self::SubscriptionLine(line, _) => line.id(),
            Self::Inquiry(phrase) => phrase.id(),
            Self::InquiryLine(line, _) => line.id(),
            Self::LabelOpen(_) => "label-open",
            Self::DataFavourites(_) => "data-favourites",
            Self::Line(line, _) => line.id(),
            Self::AgeWrong(_) => "age-wrong",
            Self::PlaceUnknown(_) => "place-unknown",
            Self::PlaceOutside { .. } => "area-out",
            Self::Understood(_) => "understood",
            Self::Without(_) => "without",
            Self::ResultHead { .. } => "result-head",
            Self::Meant { .. } => "meant",
            Self::RelaxedPlace { .. } => "relaxed-place",
            Self::RelaxedRadius { .. } => "relaxed-radius",
            Self::RelaxedOutside { .. } => "relaxed-outside",
            Self::RelaxedAge { .. } => "relaxed-age",
            Self::RelaxedFacet(_) => "relaxed-facet",
            Self::RelaxedTime(_) => "relaxed-time",
            Self::RelaxedLanguage(_) => "relaxed-language",
            Self::RelaxedTopic(_) => "relaxed-topic",
            Self::WithinKm(_) => "within-km",
            Self::Kilometres(_) => "kilometres",
            Self::SpokenIn(_) => "spoken-in",
            Self::DateIn { .. } => "date-in",
            Self::AndMore(_) => "and-more",
            Self::ResultNav { .. } => "result-nav",
            Self::ResultEnd(_) => "result-end",
            Self::CardTitle { .. } => "card-title",
            Self::AgeBetween(..) => "age-between",
            Self::AgeFrom(_) => "age-from",
            Self::AgeUpTo(_) => "age-up-to",
            Self::MonthsBetween(..) => "months-between",
            Self::MonthsFrom(_) => "months-from",
            Self::Years(_) => "years",
            Self::Months(_) => "months",
            Self::PlaceWithDistance { .. } => "place-with-distance",
            Self::PlaceIn { .. } => "place-in",
            Self::Price(_) => "price",
            Self::DateBetween(..) => "date-between",
            Self::DateFrom(_) => "date-from",
            Self::DateUpTo(_) => "date-up-to",
            Self::AsOf(_) => "as-of",
            Self::AsOfSample(_) => "as-of-sample",
            Self::Confirmed(_) => "confirmed",
            Self::Stale(_) => "confirmed-long-ago",
            Self::FreePlaces { .. } => "free-places",
            Self::FreePlacesUndated(_) => "free-places-undated",
            Self::HoursBetween(..) => "hours-between",
            Self::Hour(_) => "hour",
        }
    }

    /// What varies, by the names used in `dialogs/`. Texts are passed through `guard` first.
    pub fn arguments(&self, guard: impl Fn(&str) -> String) -> FluentArgs<'static> {
        let mut arguments = FluentArgs::new();
        match self {
            Self::Plain(_) | Self::Term(_) | Self::Profile(_) | Self::Subscription(_) | Self::Inquiry(_) => {}
            Self::Understood(text)
            | Self::Without(text)
            | Self::Line(_, text)
            | Self::SubscriptionLine(_, text)
            | Self::InquiryLine(_, text)
            | Self::Price(text)
            | Self::RelaxedFacet(text)
            | Self::RelaxedTime(text)
            | Self::RelaxedLanguage(text)
            | Self::RelaxedTopic(text)
            | Self::SpokenIn(text) => arguments.set("value", guard(text)),
            Self::LabelOpen(number) => arguments.set("number", *number),
            Self::AgeWrong(text) | Self::PlaceUnknown(text) => arguments.set("word", guard(text)),
            Self::Meant { written, word } => {
                arguments.set("written", guard(written));
                arguments.set("word", guard(word));
            }
            Self::RelaxedPlace { place, km, fitting } => {
                arguments.set("place", guard(place));
                arguments.set("km", *km);
                arguments.set("fitting", *fitting);
            }
            Self::RelaxedRadius { radius, km, fitting } => {
                arguments.set("radius", *radius);
                arguments.set("km", *km);
                arguments.set("fitting", *fitting);
            }
            Self::RelaxedAge { ages, limits, fitting } => {
                arguments.set("age", guard(ages));
                arguments.set("limits", guard(limits));
                arguments.set("fitting", *fitting);
            }
            Self::WithinKm(km) => arguments.set("km", *km),
            Self::Kilometres(km) => arguments.set("km", *km),
            Self::DateIn { date, place } => {
                arguments.set("date", guard(date));
                arguments.set("place", guard(place));
            }
            Self::PlaceOutside { place, nearest } => {
                arguments.set("place", guard(place));
                arguments.set("nearest", guard(nearest));
            }
            Self::ResultHead { count, exact } => {
                let fit = if exact == count { "all" } else { "some" };
                arguments.set("fit", if *exact == 0 { "none" } else { fit });
                arguments.set("count", *count);
                arguments.set("exact", *exact);
            }
            Self::ResultEnd(count) | Self::AndMore(count) | Self::DataFavourites(count) => {
                arguments.set("count", *count);
            }
            Self::ResultNav { from, to, count } => {
                arguments.set("from", *from);
                arguments.set("to", *to);
                arguments.set("count", *count);
            }
            Self::CardTitle { number, title } => {
                arguments.set("number", *number);
                arguments.set("title", guard(title));
            }
            Self::AgeBetween(from, to) | Self::MonthsBetween(from, to) => {
                arguments.set("from", *from);
                arguments.set("to", *to);
            }
            Self::AgeFrom(age)
            | Self::AgeUpTo(age)
            | Self::MonthsFrom(age)
            | Self::Years(age)
            | Self::Months(age) => {
                arguments.set("age", *age);
            }
            Self::PlaceWithDistance { place, km } | Self::RelaxedOutside { place, km } => {
                arguments.set("place", guard(place));
                arguments.set("km", *km);
            }
            Self::PlaceIn { district, municipality } => {
                arguments.set("district", guard(district));
                arguments.set("municipality", guard(municipality));
            }
            Self::FreePlacesUndated(count) => arguments.set("count", *count),
            Self::Hour(time) => arguments.set("time", guard(time)),
            Self::DateBetween(from, to) | Self::HoursBetween(from, to) => {
                arguments.set("from", guard(from));
                arguments.set("to", guard(to));
            }
            Self::DateFrom(date) | Self::DateUpTo(date) | Self::Confirmed(date) | Self::Stale(date) => {
                arguments.set("date", guard(date));
            }
            Self::AsOf(month) | Self::AsOfSample(month) => arguments.set("month", guard(month)),
            Self::FreePlaces { count, as_of } => {
                arguments.set("count", *count);
                arguments.set("date", guard(as_of));
            }
        }
        arguments
    }
}
