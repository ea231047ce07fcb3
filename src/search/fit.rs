//! How well an offer fits the person who asks: age, place, properties, freshness.

use crate::{
    domain::{
        age::AgeSpan,
        confirmation::COUNTS_MONTHS,
        offer::LifePhase,
        place::{Point, Whereabouts},
        query::{Query, Relaxation, Subject},
        time::Date,
        topic::{Facet, TopicId},
    },
    search::{
        area::Run,
        facts::{Facts, NameId, Names},
        occasion::{Occasion, Stated},
        schema::{PAID, days, facet_bit},
        score,
    },
};

/// How many months an offer's limits may be missed by.
const AGE_SLACK_MONTHS: u16 = 12;
/// What is offered to the whole county or over the internet counts so much where somebody names a place.
const NOWHERE_IN_PARTICULAR: f32 = 0.4;
/// An offer in another part of the municipality, or just beyond its border, counts so much.
const OTHER_PLACE: f32 = 0.66;
/// At this distance an offer counts half of that.
const HALF_DISTANCE_KM: f32 = 6.5;
/// Nobody is sent further than this, in kilometres.
const FARTHEST_KM: f64 = 60.0;
/// Up to this distance an offer of another municipality is still near.
pub const NEAR_KM: f64 = 4.0;
/// Who names a distance is never shown anything more than so many times as far away.
const MOST_WIDENED: f64 = 8.0;
/// How much an offer counts that nobody has confirmed, or not for long.
const UNCONFIRMED: f32 = 0.985;
/// How much an offer counts that does not state the time or the language that was asked for.
const NOT_STATED: f32 = 0.8;

/// An offer for another phase of life counts so much, where it states no ages.
const OTHER_PHASE: f32 = 0.2;

/// What a query wants besides words and topics, made ready to be compared with many offers.
#[derive(Clone)]
pub struct Wishes<'a> {
    query: &'a Query,
    day: i32,
    month: u16,
    here: Option<Here>,
    /// So far away an offer fits, wherever it is, in kilometres.
    near_km: f64,
    /// So far away an offer is out of the question, in kilometres.
    reach_km: f64,
    occasion: Occasion,
    /// For each name: whether these languages are among those asked for; empty if any will do.
    spoken: Vec<bool>,
    district: Option<NameId>,
    municipality: Option<NameId>,
    /// For each name: whether these are topics that are not wanted.
    unwanted: Vec<bool>,
}

/// How an offer fits the wishes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Fit {
    /// From 0 to 1.
    pub factor: f32,
    /// Which wishes it misses.
    pub misses: Misses,
    /// How far away it is.
    pub distance_km: Option<f64>,
}

/// A set of wishes that are missed, one bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Misses(u8);

impl Misses {
    /// Adds `wish`.
    pub fn add(&mut self, wish: Relaxation) {
        self.0 |= 1 << wish as u8;
    }

    /// The set with `wish` added.
    #[must_use]
    pub fn and(mut self, wish: Relaxation) -> Self {
        self.add(wish);
        self
    }

    /// Whether `wish` is one of them.
    pub fn contains(self, wish: Relaxation) -> bool {
        self.0 & 1 << wish as u8 != 0
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether all of them are in `others`.
    pub fn is_within(self, others: Self) -> bool {
        self.0 & !others.0 == 0
    }

    /// All of them, in order.
    pub fn iter(self) -> impl Iterator<Item = Relaxation> {
        Relaxation::ALL.into_iter().filter(move |wish| self.contains(*wish))
    }
}

/// A point that the distances to many others are measured from.
#[derive(Debug, Clone, Copy)]
struct Here {
    point: Point,
    /// How many kilometres a degree east of it is long.
    degree_east_km: f64,
}

/// How many kilometres a degree north is long.
const DEGREE_NORTH_KM: f64 = 111.195;

impl Here {
    fn new(point: Point) -> Self {
        Self { point, degree_east_km: DEGREE_NORTH_KM * point.latitude.to_radians().cos() }
    }

    /// The distance in kilometres as on a flat map: within 100 km right to some metres in a hundred kilometres.
    fn distance_km(self, there: Point) -> f64 {
        let north = (there.latitude - self.point.latitude) * DEGREE_NORTH_KM;
        let east = (there.longitude - self.point.longitude) * self.degree_east_km;
        (north * north + east * east).sqrt()
    }
}

impl<'a> Wishes<'a> {
    /// The wishes of `query` on `today`.
    pub fn new(query: &'a Query, names: &Names, today: Date) -> Self {
        let inside = match &query.place {
            Some(Whereabouts::Inside(place)) => Some(place),
            Some(Whereabouts::Outside(_) | Whereabouts::Anywhere) | None => None,
        };
        let is_unwanted = |topics: &str| {
            let mut topics = topics.split(' ').map(TopicId::new);
            topics.any(|topic| query.without_topics.iter().any(|other| topic.is_within(other)))
        };
        Self {
            query,
            day: days(today),
            month: u16::try_from(today.year()).unwrap_or_default() * 12
                + u16::try_from(today.month()).unwrap_or_default(),
            here: query.place.as_ref().and_then(Whereabouts::point).map(Here::new),
            near_km: query.radius_km.map_or(NEAR_KM, f64::from),
            reach_km: query
                .radius_km
                .map_or(FARTHEST_KM, |km| f64::from(km).max(FARTHEST_KM.min(f64::from(km) * MOST_WIDENED))),
            occasion: Occasion::new(query),
            spoken: if query.languages.is_empty() {
                Vec::new()
            } else {
                names.all().map(|codes| codes.split(' ').any(|code| query.languages.contains(code))).collect()
            },
            district: inside.and_then(|place| names.id(place.short_name()).or_else(|| names.id(&place.name))),
            municipality: inside.and_then(|place| names.id(&place.municipality)),
            unwanted: if query.without_topics.is_empty() {
                Vec::new()
            } else {
                names.all().map(is_unwanted).collect()
            },
        }
    }

    /// Whether they say for whom of some age, or where.
    pub fn say_who_or_where(&self) -> bool {
        !self.query.ages.is_empty() || matches!(self.query.place, Some(Whereabouts::Inside(_)))
    }

    /// The south-west and the north-east corner of the box that offers at a place must lie in.
    pub fn bounds(&self) -> Option<(Point, Point)> {
        let here = self.here?;
        let (north, east) = (self.reach_km / DEGREE_NORTH_KM, self.reach_km / here.degree_east_km);
        let corner = |sign: f64| Point {
            latitude: here.point.latitude + sign * north,
            longitude: here.point.longitude + sign * east,
        };
        Some((corner(-1.0), corner(1.0)))
    }

    /// The most that [`Self::fit`] may give to one of `run` as its factor.
    pub fn most(&self, run: &Run) -> f32 {
        let may_be_here = run.is_anywhere || self.municipality.is_some_and(|here| run.may_lie_in(here));
        match self.here {
            Some(here) if !may_be_here => at_distance(here.distance_km(run.nearest(here.point))),
            _ => 1.0,
        }
    }

    /// The same wishes without what is farther than the distance that was asked for; none if none was.
    pub fn only_near(&self) -> Option<Self> {
        self.query.radius_km.map(|km| Self { reach_km: f64::from(km), ..self.clone() })
    }

    /// How far away an offer may be, step by step, in kilometres, where too little lies near.
    pub fn steps_km(&self) -> [f64; 4] {
        match self.query.radius_km.map(f64::from) {
            Some(km) => [km * 1.5, km * 2.0, km * 4.0, km * MOST_WIDENED],
            None => [NEAR_KM * 2.0, 15.0, 30.0, FARTHEST_KM],
        }
    }

    /// Whether an offer is in question at all: not over, not unwanted, not for quite another age.
    fn admits(&self, facts: &Facts) -> bool {
        let ages = &self.query.ages;
        let is_near = |span: &AgeSpan| facts.ages.gap(*span) <= AGE_SLACK_MONTHS;
        !facts.is_over(self.day)
            && !self.unwanted.get(facts.topics as usize).is_some_and(|unwanted| *unwanted)
            && (ages.is_empty() || ages.iter().any(is_near))
            // Who wants what costs nothing is not shown what is known to cost something.
            && !(self.query.facets.contains(&Facet::Free) && facts.flags & PAID != 0)
            && self.language(facts) != Stated::Otherwise
    }

    /// Whether it is held in a language that was asked for.
    fn language(&self, facts: &Facts) -> Stated {
        match self.spoken.get(facts.languages as usize) {
            _ if self.spoken.is_empty() => Stated::Fits,
            Some(true) => Stated::Fits,
            Some(false) => Stated::Otherwise,
            None => Stated::Not,
        }
    }

    /// How `facts` fit; none if the offer is out of the question.
    pub fn fit(&self, facts: &Facts) -> Option<Fit> {
        if !self.admits(facts) {
            return None;
        }
        let distance_km = self.here.zip(facts.point()).map(|(here, there)| here.distance_km(there));
        if distance_km.is_some_and(|distance| distance > self.reach_km) {
            return None;
        }
        let mut fit = Fit { factor: self.freshness(facts), distance_km, ..Fit::default() };
        match self.occasion.of(facts) {
            Stated::Fits => (),
            Stated::Not => {
                fit.misses.add(Relaxation::Time);
                fit.factor *= NOT_STATED;
            }
            Stated::Otherwise => return None,
        }
        if self.language(facts) == Stated::Not {
            fit.misses.add(Relaxation::Language);
            fit.factor *= NOT_STATED;
        }
        fit.factor *= self.age(facts, &mut fit.misses);
        fit.factor *= self.nearness(facts, &mut fit);
        for facet in &self.query.facets {
            fit.factor *= facet_factor(*facet, facts, &mut fit.misses);
        }
        Some(fit)
    }

    /// 1 for what was confirmed lately, down to 0.85 for what was published ten years ago.
    fn freshness(&self, facts: &Facts) -> f32 {
        let counts = |month| self.month.saturating_sub(month) <= COUNTS_MONTHS;
        let confirmed = if facts.confirmed().is_some_and(counts) { 1.0 } else { UNCONFIRMED };
        let Some(seen) = facts.seen() else { return 0.97 * confirmed };
        let years = f32::from(self.month.saturating_sub(seen)) / 12.0;
        (1.0 - 0.015 * years.min(10.0)) * confirmed
    }

    fn age(&self, facts: &Facts, misses: &mut Misses) -> f32 {
        let phases = facts.phases();
        if self.query.ages.is_empty() {
            let is_for_adults = phases & !(bit(LifePhase::Erwachsene) | bit(LifePhase::Aeltere)) == 0;
            let of_child = self.query.subject == Some(Subject::Child);
            return if of_child && phases != 0 && is_for_adults { 0.75 } else { 1.0 };
        }
        if !facts.ages.is_stated() {
            let expected: u64 = self.query.ages.iter().map(|span| phases_of(*span)).fold(0, |a, b| a | b);
            return match (phases, phases & expected) {
                (0, _) => 0.7,
                (_, 0) => {
                    misses.add(Relaxation::Age);
                    OTHER_PHASE
                }
                // What is for fewer others is likelier meant for this person.
                (_, fitting) => 0.7 + 0.25 * f32::from(bits(fitting)) / f32::from(bits(phases)),
            };
        }
        let gaps = self.query.ages.iter().map(|span| facts.ages.gap(*span));
        let fitting = gaps.clone().filter(|gap| *gap == 0).count();
        if fitting > 0 {
            let share = score::of_count(fitting) / score::of_count(self.query.ages.len());
            return 0.7 + 0.3 * share;
        }
        misses.add(Relaxation::Age);
        0.35
    }

    fn nearness(&self, facts: &Facts, fit: &mut Fit) -> f32 {
        let Some(whereabouts) = &self.query.place else { return 1.0 };
        match whereabouts {
            Whereabouts::Anywhere => return 1.0,
            Whereabouts::Outside(_) => fit.misses.add(Relaxation::Place),
            Whereabouts::Inside(_) => (),
        }
        if facts.point().is_none() && facts.municipality().is_none() {
            return NOWHERE_IN_PARTICULAR;
        }
        let is_same = |one: Option<NameId>, other: Option<NameId>| one.is_some() && one == other;
        let is_too_far = fit.distance_km.is_some_and(|distance| distance > self.near_km);
        // Who says how far wants no part of the same municipality that is farther.
        if self.query.radius_km.is_some() && is_too_far {
            fit.misses.add(Relaxation::Place);
        }
        if is_same(self.municipality, facts.municipality()) {
            return if is_same(self.district, facts.district()) { 1.0 } else { OTHER_PLACE };
        }
        let distance = fit.distance_km.unwrap_or(15.0);
        if distance > self.near_km {
            fit.misses.add(Relaxation::Place);
        }
        at_distance(distance)
    }
}

/// How much an offer counts so many kilometres away in another municipality.
fn at_distance(km: f64) -> f32 {
    let halves = score::of_number(km) / HALF_DISTANCE_KM;
    // To the power of 1.5.
    OTHER_PLACE / (1.0 + halves * halves.sqrt())
}

fn bits(set: u64) -> u8 {
    u8::try_from(set.count_ones()).unwrap_or(u8::MAX)
}

fn bit(phase: LifePhase) -> u64 {
    1 << phase as u32
}

/// The phases of life a person of these ages may be in.
fn phases_of(span: AgeSpan) -> u64 {
    let (from, to) = span.in_years();
    let phases = [
        (LifePhase::FrueheKindheit, 0, 6),
        (LifePhase::Schule, 5, 20),
        (LifePhase::AusbildungBeruf, 14, 67),
        (LifePhase::Erwachsene, 18, 120),
        (LifePhase::Aeltere, 55, 120),
    ];
    phases.into_iter().filter(|(_, min, max)| from <= *max && to >= *min).map(|(phase, ..)| bit(phase)).sum()
}

fn facet_factor(facet: Facet, facts: &Facts, misses: &mut Misses) -> f32 {
    if facts.flags & facet_bit(facet) != 0 {
        return 1.0;
    }
    misses.add(Relaxation::Facet);
    match facet {
        Facet::Counselling | Facet::Senior => 0.7,
        Facet::Free | Facet::Accessible => 0.65,
        Facet::Holiday | Facet::Online => 0.45,
    }
}
