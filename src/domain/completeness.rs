//! How complete an offer is: points for what it says, and what is missing, the most important first.

use crate::domain::{
    offer::{Contact, Cost, Offer, Run},
    provider::Provider,
    topic::Facet,
};

/// An offer with fewer points lacks something that nobody can do without.
pub const ENOUGH: u8 = 50;

/// The version of the weights. What was weighed by another one is weighed anew.
pub const WEIGHTS: i64 = 1;

/// How complete an offer is.
///
/// The weights follow those of the WISY course portals (`update_kurs_state` in `admin/config/trigger_kurse.inc.php` of
/// their public source): half of the points are for what nobody can do without, in equal parts, and only an offer that
/// has all of it gets points for more. There, these are text, begin, place and price; here, for whom is the fifth. Of
/// the other half, hours, end, number and two keywords count as there. What only courses have (how many lessons, how
/// many people) makes room for what our readers need: words in simple language and somebody to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completeness {
    /// From 0 to 100.
    pub score: u8,
    /// What is missing, what weighs most first.
    pub missing: Vec<Part>,
}

/// Something that an offer should say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What it is, in more words than the title.
    Description,
    /// For which ages or for whom.
    Audience,
    /// When it takes place.
    When,
    /// Where it takes place.
    Place,
    /// What it costs.
    Price,
    /// What it is, in simple language.
    Simple,
    /// Whom to ask, or how to register.
    Contact,
    /// The last day of each run that has a first one.
    End,
    /// When it begins on its days.
    HourFrom,
    /// When it ends on its days.
    HourTo,
    /// Street, or the name of the house.
    Street,
    /// What it is about, more closely than its field.
    Topic,
    /// A page to read on.
    Link,
}

impl Part {
    /// All of them, what weighs most first.
    pub const ALL: [Self; 13] = [
        Self::Description,
        Self::Audience,
        Self::When,
        Self::Place,
        Self::Price,
        Self::Simple,
        Self::Contact,
        Self::End,
        Self::HourFrom,
        Self::HourTo,
        Self::Street,
        Self::Topic,
        Self::Link,
    ];

    /// Its name in data and in texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Description => "description",
            Self::Audience => "audience",
            Self::When => "when",
            Self::Place => "place",
            Self::Price => "price",
            Self::Simple => "simple",
            Self::Contact => "contact",
            Self::End => "end",
            Self::HourFrom => "hour-from",
            Self::HourTo => "hour-to",
            Self::Street => "street",
            Self::Topic => "topic",
            Self::Link => "link",
        }
    }

    /// The field that says it, as a person fills it in first.
    pub fn field(self) -> &'static str {
        match self {
            Self::Description => "description",
            Self::Audience => "age_min_months",
            Self::When => "schedule",
            Self::Place => "place.municipality",
            Self::Price => "cost",
            Self::Simple => "description_simple",
            Self::Contact => "contact.phone",
            Self::End => "ends",
            Self::HourFrom => "time_from",
            Self::HourTo => "time_to",
            Self::Street => "place.street",
            Self::Topic => "topics",
            Self::Link => "url",
        }
    }

    /// Whether nobody can do without it.
    pub fn is_needed(self) -> bool {
        matches!(self, Self::Description | Self::Audience | Self::When | Self::Place | Self::Price)
    }

    /// How many points it is worth.
    pub fn points(self) -> u8 {
        if self.is_needed() || matches!(self, Self::Simple | Self::Contact) { 10 } else { 5 }
    }

    fn is_said(self, offer: &Offer) -> bool {
        let place = &offer.place;
        match self {
            Self::Description => offer.description.chars().count() > offer.title.chars().count(),
            Self::Audience => {
                offer.ages.is_stated() || offer.audience.is_some() || !offer.life_phases.is_empty()
            }
            Self::When => offer.schedule.is_some() || offer.runs().any(says_when),
            // Who gives advice is often there for the whole county.
            Self::Place => {
                let is_anywhere = offer.is_online() || offer.has(Facet::Counselling);
                is_anywhere || place.municipality.is_some() || place.postcode.is_some()
            }
            Self::Price => {
                offer.cost != Cost::Unknown || offer.price_cents.is_some() || offer.cost_note.is_some()
            }
            Self::Simple => offer.description_simple.is_some(),
            Self::Contact => {
                let contact = &offer.contact;
                contact.phone.is_some() || contact.email.is_some() || offer.registration.how.is_some()
            }
            // What takes place every week may go on for ever.
            Self::End => offer.runs().all(|run| {
                run.starts.is_none() || run.ends.is_some() || !run.weekdays.is_empty() || run.rhythm.is_some()
            }),
            Self::HourFrom => tells_hours(offer, |run| run.time_from.is_some()),
            Self::HourTo => tells_hours(offer, |run| run.time_to.is_some()),
            Self::Street => {
                let has_no_place = offer.is_online() || place.municipality.is_none();
                has_no_place || place.street.is_some() || place.name.is_some()
            }
            Self::Topic => {
                offer.topics.len() > 1 || offer.topics.iter().any(|topic| topic.as_str().contains('/'))
            }
            Self::Link => offer.url.is_some(),
        }
    }
}

/// How complete `offer` is, by itself. Whom to ask may be known of its provider: it makes no difference to whether it has
/// what is needed.
pub fn completeness(offer: &Offer) -> Completeness {
    completeness_of(offer, None)
}

/// How complete `offer` is as its card shows it: where it names nobody to ask, its provider may.
pub fn completeness_of(offer: &Offer, provider: Option<&Provider>) -> Completeness {
    let helps = |contact: &Contact| contact.phone.is_some() || contact.email.is_some();
    let is_told_by_provider =
        |part: &Part| *part == Part::Contact && provider.is_some_and(|provider| helps(&provider.contact));
    let is_missing = |part: &Part| !part.is_said(offer) && !is_told_by_provider(part);
    let missing: Vec<Part> = Part::ALL.into_iter().filter(is_missing).collect();
    let has_all_needed = !missing.iter().any(|part| part.is_needed());
    let counted = |part: &Part| !missing.contains(part) && (has_all_needed || part.is_needed());
    let score = Part::ALL.into_iter().filter(counted).map(Part::points).sum();
    Completeness { score, missing }
}

fn says_when(run: &Run) -> bool {
    run.starts.is_some() || !run.weekdays.is_empty() || run.rhythm.is_some() || run.time_from.is_some()
}

/// Whether all runs say the hour; a sentence about the times with a figure in it says it as well.
fn tells_hours(offer: &Offer, is_told: impl Fn(&Run) -> bool) -> bool {
    let in_words =
        |text: &Option<String>| text.as_ref().is_some_and(|text| text.contains(|c: char| c.is_ascii_digit()));
    in_words(&offer.schedule) || offer.runs().all(|run| is_told(run) || in_words(&run.rhythm))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{age::AgeLimits, topic::TopicId};
    use jiff::civil::date;

    fn whole() -> Offer {
        let some = |text: &str| Some(text.to_owned());
        let mut offer = Offer {
            title: "Yoga".to_owned(),
            description: "Ruhig werden und sich dehnen.".to_owned(),
            description_simple: some("Sie werden ruhig."),
            topics: vec![TopicId::new("sport/yoga")],
            ages: AgeLimits { min: Some(192), max: None },
            cost: Cost::Free,
            url: some("https://yoga.example"),
            ..Offer::default()
        };
        offer.place.municipality = some("Wadern");
        offer.place.street = some("Am Markt 1");
        offer.contact.phone = some("06871 1");
        offer.run.starts = Some(date(2026, 2, 10));
        offer.run.ends = Some(date(2026, 4, 10));
        offer.run.time_from = some("18:00");
        offer.run.time_to = some("19:00");
        offer
    }

    #[test]
    fn all_parts_together_are_a_hundred_points_and_half_of_them_is_needed() {
        let points = |is_needed: bool| -> u8 {
            let parts = Part::ALL.into_iter().filter(|part| part.is_needed() == is_needed);
            parts.map(Part::points).sum()
        };
        assert_eq!((points(true), points(false)), (ENOUGH, 100 - ENOUGH));
        assert!(Part::ALL.is_sorted_by_key(|part| std::cmp::Reverse((part.is_needed(), part.points()))));
    }

    #[test]
    fn who_says_everything_has_all_points_and_who_says_nothing_has_none() {
        assert_eq!(completeness(&whole()), Completeness { score: 100, missing: vec![] });
        let nothing = completeness(&Offer { title: "Yoga".to_owned(), ..Offer::default() });
        assert_eq!(nothing.score, 0);
        assert_eq!(nothing.missing.first(), Some(&Part::Description));
    }

    #[test]
    fn more_than_the_needed_counts_only_once_nothing_needed_is_missing() {
        let mut offer = whole();
        offer.cost = Cost::Unknown;
        assert_eq!(completeness(&offer), Completeness { score: 40, missing: vec![Part::Price] });
        offer.cost_note = Some("auf Anfrage".to_owned());
        offer.description_simple = None;
        assert_eq!(completeness(&offer), Completeness { score: 90, missing: vec![Part::Simple] });
    }

    #[test]
    fn whom_to_ask_may_be_known_of_the_provider() {
        let offer = Offer { contact: Contact::default(), ..whole() };
        let mut provider = Provider::default();
        assert_eq!(completeness_of(&offer, Some(&provider)).missing, [Part::Contact]);
        provider.contact.email = Some("info@yoga.example".to_owned());
        assert_eq!(completeness_of(&offer, Some(&provider)).score, 100);
    }

    #[test]
    fn an_offer_over_the_internet_needs_no_street_and_a_weekly_one_no_end() {
        let mut offer = whole();
        offer.place = crate::domain::offer::Venue { online: true, ..Default::default() };
        offer.run.ends = None;
        offer.run.weekdays = [1].into();
        assert_eq!(completeness(&offer).score, 100);
    }
}
