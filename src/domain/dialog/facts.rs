//! The facts of an offer in words: for whom, where, when, at what price, how sure.

use crate::domain::{
    age::{AgeLimits, AgeSpan},
    calendar,
    dialog::guide::Guide,
    fixed_phrase::Plain,
    language::Language,
    message::{Mark, Style},
    offer::{Cost, LifePhase, Offer, Run},
    phrase::Phrase,
    phrasebook::Words,
    query::Hit,
    spelling::fold,
    topic::TopicId,
};

/// So many runs of an offer are told.
const MOST_RUNS: usize = 4;

/// Puts facts into words of one language.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The words.
    pub guide: &'a Guide,
    /// In which language.
    pub language: Language,
}

impl Facts<'_> {
    /// An age as people say it: months for the smallest.
    pub fn age(&self, span: AgeSpan) -> String {
        let (from, to) = span.in_years();
        let phrase = match (span.min == span.max, from == to) {
            (true, _) if span.min < 36 && !span.min.is_multiple_of(12) => Phrase::Months(span.min),
            (true, _) if span.min == 0 => Phrase::Months(0),
            (_, _) if to == 0 => Phrase::MonthsBetween(span.min, span.max),
            (_, true) => Phrase::Years(from),
            (_, false) if to >= 100 => Phrase::AgeFrom(from),
            (_, false) if from == 0 => Phrase::AgeUpTo(to),
            (_, false) => Phrase::AgeBetween(from, to),
        };
        self.plain(phrase)
    }

    /// `phrase` with its marks.
    pub fn say(&self, phrase: impl Into<Phrase>) -> Words {
        self.guide.phrasebook.say(self.language, &phrase.into())
    }

    /// `phrase` without marks.
    pub fn plain(&self, phrase: impl Into<Phrase>) -> String {
        self.guide.phrasebook.plain(self.language, phrase)
    }

    /// The name of a topic.
    pub fn topic(&self, topic: &TopicId) -> String {
        let name = match (self.guide.topics.names(topic), self.language) {
            (Some((german, _)), Language::German) => german,
            (Some((_, simple)), Language::Simple) => simple,
            (None, _) => topic.as_str(),
        };
        name.to_owned()
    }

    /// For whom, by ages or phases of life.
    pub fn audience(&self, offer: &Offer) -> String {
        if offer.ages.is_stated() {
            return self.plain(age_phrase(offer.ages));
        }
        let phases: Vec<_> = offer.life_phases.iter().map(|phase| self.plain(phase_phrase(*phase))).collect();
        if phases.is_empty() || phases.len() >= 4 {
            return self.plain(Plain::AudienceAll);
        }
        phases.join(", ")
    }

    /// Where, and how far away.
    pub fn place(&self, hit: &Hit) -> String {
        let offer = &hit.offer;
        let Some(municipality) = &offer.place.municipality else {
            return self.plain(if offer.is_online() { Plain::PlaceOnline } else { Plain::PlaceCounty });
        };
        let district =
            offer.place.district.as_ref().filter(|district| !municipality.starts_with(district.as_str()));
        let place = district.map_or_else(
            || municipality.clone(),
            |district| {
                self.plain(Phrase::PlaceIn { district: district.clone(), municipality: municipality.clone() })
            },
        );
        match hit.distance_km.map(f64::round).filter(|km| *km >= 1.0) {
            // Rounded and bounded: no distance on earth is longer.
            Some(km) => {
                let km = format!("{:.0}", km.min(20_040.0)).parse().unwrap_or(0);
                self.plain(Phrase::PlaceWithDistance { place, km })
            }
            None => place,
        }
    }

    /// When it takes place: each run, and what else is said about it.
    pub fn when(&self, offer: &Offer) -> Vec<String> {
        let runs = offer.runs().filter_map(|run| self.run(run)).take(MOST_RUNS);
        offer.schedule.iter().cloned().chain(runs).collect()
    }

    fn run(&self, run: &Run) -> Option<String> {
        let day = |date| calendar::day(self.language, date);
        let dates = match (run.starts, run.ends) {
            (Some(starts), Some(ends)) if starts == ends => Some(day(starts)),
            (Some(starts), Some(ends)) => Some(self.plain(Phrase::DateBetween(day(starts), day(ends)))),
            (Some(starts), None) => Some(self.plain(Phrase::DateFrom(day(starts)))),
            (None, Some(ends)) => Some(self.plain(Phrase::DateUpTo(day(ends)))),
            (None, None) => None,
        };
        let weekdays: Vec<_> = run.weekdays.iter().map(|number| calendar::weekday(*number)).collect();
        let weekdays = (!weekdays.is_empty()).then(|| weekdays.join(", "));
        let hours = match (&run.time_from, &run.time_to) {
            (Some(from), Some(to)) => Some(self.plain(Phrase::HoursBetween(clock(from), clock(to)))),
            (Some(time), None) | (None, Some(time)) => Some(self.plain(Phrase::Hour(clock(time)))),
            (None, None) => None,
        };
        let parts: Vec<_> = [dates, weekdays, hours, run.rhythm.clone()].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// At what price, as far as anybody told us.
    pub fn price(&self, offer: &Offer) -> Option<String> {
        let amount = offer.price_cents.filter(|cents| *cents > 0);
        let amount = amount.map(|cents| self.plain(Phrase::Price(calendar::euros(cents))));
        let is_told = amount.is_some() || offer.cost_note.is_some();
        let note_says_free = offer.cost_note.as_ref().is_some_and(|note| fold(note).contains("kostenlos"));
        let rough = match offer.cost {
            Cost::Free => (!note_says_free).then_some(Plain::PriceFree),
            Cost::Reduced => Some(Plain::PriceReduced),
            Cost::Paid => (!is_told).then_some(Plain::PricePaid),
            Cost::Unknown => None,
        };
        let parts = [amount, rough.map(|plain| self.plain(plain)), offer.cost_note.clone()];
        let parts: Vec<_> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// What is done so that everybody can take part: what we have a word for in our words.
    pub fn accessibility(&self, offer: &Offer) -> String {
        let told = offer.accessibility.iter();
        let told = told.map(|one| access_phrase(one).map_or_else(|| one.clone(), |plain| self.plain(plain)));
        told.collect::<Vec<_>>().join(", ")
    }

    /// In which languages it is held, if not in German only.
    pub fn languages(offer: &Offer) -> Option<String> {
        let only_german = offer.languages.is_empty() || offer.languages == ["de"];
        let names = offer.languages.iter().map(|code| calendar::language(code));
        (!only_german).then(|| names.collect::<Vec<_>>().join(", "))
    }

    /// The education office, where nobody else can be asked.
    pub fn office(&self, hit: &Hit) -> Option<Words> {
        let contact = hit.contact();
        let has_contact = contact.phone.is_some() || contact.email.is_some();
        (!has_contact).then(|| self.say(Plain::CallOffice))
    }

    /// One link: to the offer, else to its provider, else to the page it was read on.
    pub fn link(&self, hit: &Hit) -> Option<Words> {
        let provider = hit.provider.as_ref().and_then(|provider| provider.url.as_ref());
        let links = [
            (hit.offer.url.as_ref(), Plain::LinkOffer),
            (provider, Plain::LinkProvider),
            (hit.offer.source.url.as_ref(), Plain::LinkSource),
        ];
        let (url, label) = links.into_iter().find_map(|(url, label)| Some((url?, label)))?;
        let mut words = self.say(label);
        words.marks = vec![Mark { start: 0, end: words.text.len(), style: Style::Link(url.clone()) }];
        Some(words)
    }

    /// How old the information is. What nobody has confirmed is never shown as confirmed.
    pub fn as_of(&self, hit: &Hit) -> Words {
        let offer = &hit.offer;
        let month = offer.source.published.as_deref().map(|month| calendar::month(self.language, month));
        self.say(match (offer.verified_on, month, offer.source.sample) {
            // What somebody has confirmed is no mere sample any more.
            (Some(date), _, _) if hit.is_stale => Phrase::Stale(calendar::day(self.language, date)),
            (Some(date), _, _) => Phrase::Confirmed(calendar::day(self.language, date)),
            (None, Some(month), true) => Phrase::AsOfSample(month),
            (None, None, true) => Plain::AsOfUnknownSample.into(),
            (None, Some(month), false) => Phrase::AsOf(month),
            (None, None, false) => Plain::AsOfUnknown.into(),
        })
    }
}

/// Who offers `hit`.
pub fn provider(hit: &Hit) -> String {
    hit.provider.as_ref().map_or_else(|| hit.offer.provider.clone(), |provider| provider.name.clone())
}

/// `16:30` as `16.30`, `09:00` as `9`, `00:30` as `0.30`.
fn clock(time: &str) -> String {
    let hour = time.strip_prefix('0').unwrap_or(time);
    hour.strip_suffix(":00").unwrap_or(hour).replace(':', ".")
}

/// For which ages an offer is.
pub fn age_phrase(ages: AgeLimits) -> Phrase {
    match (ages.min, ages.max) {
        (Some(min), Some(max)) if min == max && max < 36 => Phrase::Months(min),
        (Some(min), Some(max)) if max < 36 => Phrase::MonthsBetween(min, max),
        (Some(min), None) if min < 12 && min > 0 => Phrase::MonthsFrom(min),
        (Some(min), Some(max)) if min / 12 == max / 12 => Phrase::Years(min / 12),
        (Some(min), Some(max)) if min > 0 => Phrase::AgeBetween(min / 12, max / 12),
        (Some(min), None) => Phrase::AgeFrom(min / 12),
        (_, Some(max)) => Phrase::AgeUpTo(max / 12),
        (None, None) => Plain::AudienceAll.into(),
    }
}

fn phase_phrase(phase: LifePhase) -> Plain {
    match phase {
        LifePhase::FrueheKindheit => Plain::PhaseEarly,
        LifePhase::Schule => Plain::PhaseSchool,
        LifePhase::AusbildungBeruf => Plain::PhaseWork,
        LifePhase::Erwachsene => Plain::PhaseAdult,
        LifePhase::Aeltere => Plain::PhaseSenior,
    }
}

/// What the data calls by one word.
fn access_phrase(code: &str) -> Option<Plain> {
    Some(match code {
        "barrierefrei" | "ja" => Plain::AccessAll,
        "rollstuhl" => Plain::AccessWheelchair,
        "kinderwagen" => Plain::AccessPram,
        "barrierefreie-zimmer" => Plain::AccessRooms,
        "leichte-sprache" => Plain::AccessPlain,
        "gebaerdensprache" => Plain::AccessSign,
        "nein" => Plain::AccessNone,
        _ => return None,
    })
}
