//! How an offer is shown: a card in a list, and all its details.

use crate::domain::{
    age::{AgeLimits, AgeSpan},
    dialog::{also, calendar},
    fixed_phrase::Plain,
    language::Language,
    line::Line,
    message::{Mark, Style},
    offer::{Cost, LifePhase, Offer, Run},
    phrase::Phrase,
    phrasebook::{Phrasebook, Words},
    query::Hit,
    spelling::fold,
};

/// Shows offers in one language.
#[derive(Clone, Copy)]
pub struct Cards<'a> {
    /// The words.
    pub phrasebook: &'a Phrasebook,
    /// In which language.
    pub language: Language,
}

impl Cards<'_> {
    /// The card of `hit` in a list, with its `number`. `why` explains the hit, once it knows what the card says.
    pub fn card(&self, hit: &Hit, number: usize, why: impl FnOnce(&str) -> Vec<Words>) -> Words {
        let title = Phrase::CardTitle { number, title: self.title(&hit.offer).to_owned() };
        let mut words = self.phrasebook.say(self.language, &title);
        let facts = self.facts(hit);
        for line in why(&format!("{}\n{}", words.text, facts.text)) {
            words.add_line(line);
        }
        words.add_line(facts);
        words
    }

    /// What a card says below its title.
    fn facts(&self, hit: &Hit) -> Words {
        let offer = &hit.offer;
        let mut words = Words::default();
        let mut line = |line, value: String| words.add_line(self.line(line, value));
        line(Line::Audience, self.audience(offer));
        line(Line::Place, self.place(hit));
        match (self.when(offer), self.price(offer)) {
            (None, None) => line(Line::WhenAndPrice, self.plain(Plain::AskProvider)),
            (when, price) => {
                line(Line::When, when.unwrap_or_else(|| self.plain(Plain::AskProvider)));
                line(Line::Price, price.unwrap_or_else(|| self.plain(Plain::AskProvider)));
            }
        }
        if let Some(others) = also::line(self.phrasebook, self.language, hit, also::ON_A_CARD) {
            line(Line::Also, others);
        }
        line(Line::Provider, provider(hit));
        if let Some(notice) = &offer.notice {
            line(Line::Notice, notice.clone());
        }
        if let Some(link) = self.link(hit) {
            words.add_line(link);
        }
        words.add_line(self.say(&self.as_of(offer)));
        words
    }

    /// Everything the public may know of `hit`.
    pub fn details(&self, hit: &Hit) -> Words {
        let offer = &hit.offer;
        let mut words = Words::foreign(self.title(offer));
        words.marks.push(Mark { start: 0, end: words.text.len(), style: Style::Bold });
        for words_of_offer in self.description(offer) {
            words.add_line(words_of_offer);
        }
        words.add_line(Words::default());
        let address = [&offer.place.name, &offer.place.street].into_iter().flatten().cloned();
        let address: Vec<_> =
            address.filter(|part| Some(part) != offer.place.municipality.as_ref()).collect();
        let until = offer.registration.until.map(|date| calendar::day(self.language, date));
        let list = |values: &[String]| (!values.is_empty()).then(|| values.join(", "));
        let contact = [&offer.contact.name, &offer.contact.phone, &offer.contact.email];
        let contact: Vec<_> = contact.into_iter().flatten().cloned().collect();
        let lines = [
            (Line::Audience, Some(self.audience(offer))),
            (Line::Place, Some(self.place(hit))),
            (Line::Address, list(&address)),
            (Line::When, Some(self.when(offer).unwrap_or_else(|| self.plain(Plain::AskProvider)))),
            (Line::Also, also::line(self.phrasebook, self.language, hit, hit.also.len())),
            (Line::Price, Some(self.price(offer).unwrap_or_else(|| self.plain(Plain::AskProvider)))),
            (Line::Funding, list(&offer.funding)),
            (Line::Provider, Some(provider(hit))),
            (Line::Notice, offer.notice.clone()),
            (Line::Condition, offer.condition.clone()),
            (Line::Level, offer.level.clone()),
            (Line::Languages, languages(offer)),
            (Line::Accessibility, list(&offer.accessibility)),
            (Line::Childcare, offer.childcare.clone()),
            (Line::Transport, offer.transport.clone()),
            (Line::Documents, offer.documents.clone()),
            (Line::Certificate, offer.certificate.clone()),
            (Line::Registration, offer.registration.how.clone()),
            (Line::RegisterUntil, until),
            (Line::Contact, list(&contact)),
        ];
        for (line, value) in lines {
            if let Some(value) = value {
                words.add_line(self.line(line, value));
            }
        }
        if let Some(free) = offer.capacity.free {
            let as_of =
                offer.capacity.as_of.map_or_else(String::new, |date| calendar::day(self.language, date));
            words.add_line(self.say(&Phrase::FreePlaces { count: free, as_of }));
        }
        if let Some(link) = self.link(hit) {
            words.add_line(link);
        }
        words.add_line(self.say(&self.as_of(offer)));
        words
    }

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
        self.phrasebook.plain(self.language, phrase)
    }

    fn say(&self, phrase: &Phrase) -> Words {
        self.phrasebook.say(self.language, phrase)
    }

    /// `phrase` without marks.
    pub fn plain(&self, phrase: impl Into<Phrase>) -> String {
        self.phrasebook.plain(self.language, phrase)
    }

    fn line(&self, line: Line, value: String) -> Words {
        self.say(&Phrase::Line(line, value))
    }

    fn title<'o>(&self, offer: &'o Offer) -> &'o str {
        match (self.language, &offer.title_simple) {
            (Language::Simple, Some(simple)) => simple,
            (Language::Simple, None) | (Language::German, _) => &offer.title,
        }
    }

    /// The description; in simple language the simple one, or the original with a word of warning.
    fn description(&self, offer: &Offer) -> Vec<Words> {
        match (self.language, &offer.description_simple) {
            (Language::Simple, Some(simple)) => sentences(simple).into_iter().map(Words::foreign).collect(),
            (Language::Simple, None) if !offer.description.is_empty() => {
                vec![Words::foreign(&offer.description), self.say(&Plain::OriginalText.into())]
            }
            (Language::Simple, None) | (Language::German, _) => vec![Words::foreign(&offer.description)],
        }
    }

    fn audience(&self, offer: &Offer) -> String {
        if let Some(audience) = &offer.audience {
            return audience.clone();
        }
        if offer.ages.is_stated() {
            return self.plain(age_phrase(offer.ages));
        }
        let phases: Vec<_> = offer.life_phases.iter().map(|phase| self.plain(phase_phrase(*phase))).collect();
        if phases.is_empty() || phases.len() >= 4 {
            return self.plain(Plain::AudienceAll);
        }
        phases.join(", ")
    }

    fn place(&self, hit: &Hit) -> String {
        let offer = &hit.offer;
        let Some(municipality) = &offer.place.municipality else {
            return self.plain(if offer.is_online() { Plain::PlaceOnline } else { Plain::PlaceCounty });
        };
        let district =
            offer.place.district.as_ref().filter(|district| !municipality.starts_with(district.as_str()));
        let place =
            district.map_or_else(|| municipality.clone(), |district| format!("{district} ({municipality})"));
        match hit.distance_km.map(f64::round).filter(|km| *km >= 1.0) {
            // Rounded and bounded: no distance on earth is longer.
            Some(km) => {
                let km = format!("{:.0}", km.min(20_040.0)).parse().unwrap_or(0);
                self.plain(Phrase::PlaceWithDistance { place, km })
            }
            None => place,
        }
    }

    /// Whether the card has anything to say about the time.
    pub fn says_when(&self, offer: &Offer) -> bool {
        self.when(offer).is_some()
    }

    fn when(&self, offer: &Offer) -> Option<String> {
        let mut parts: Vec<String> = offer.schedule.iter().cloned().collect();
        parts.extend(offer.runs().filter_map(|run| self.run(run)).take(4));
        (!parts.is_empty()).then(|| parts.join("; "))
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

    fn price(&self, offer: &Offer) -> Option<String> {
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

    /// One link: to the offer, else to its provider, else to the page it was read on; without any, and without
    /// anybody to call, the education office.
    fn link(&self, hit: &Hit) -> Option<Words> {
        let provider = hit.provider.as_ref().and_then(|provider| provider.url.as_ref());
        let links = [
            (hit.offer.url.as_ref(), Plain::LinkOffer),
            (provider, Plain::LinkProvider),
            (hit.offer.source.url.as_ref(), Plain::LinkSource),
        ];
        let Some((url, label)) = links.into_iter().find_map(|(url, label)| Some((url?, label))) else {
            return if has_contact(&hit.offer) { None } else { Some(self.say(&Plain::AskOffice.into())) };
        };
        let mut words = self.say(&label.into());
        words.marks = vec![Mark { start: 0, end: words.text.len(), style: Style::Link(url.clone()) }];
        Some(words)
    }

    /// How old the information is. What nobody has confirmed is never shown as confirmed.
    fn as_of(&self, offer: &Offer) -> Phrase {
        let month = offer.source.published.as_deref().map(|month| calendar::month(self.language, month));
        match (offer.verified_on, month, offer.source.sample) {
            (Some(date), _, false) => Phrase::Confirmed(calendar::day(self.language, date)),
            (_, Some(month), true) => Phrase::AsOfSample(month),
            (_, None, true) => Plain::AsOfUnknownSample.into(),
            (None, Some(month), false) => Phrase::AsOf(month),
            (None, None, false) => Plain::AsOfUnknown.into(),
        }
    }
}

fn has_contact(offer: &Offer) -> bool {
    offer.contact.phone.is_some() || offer.contact.email.is_some()
}

/// The sentences of a text in simple language, one for each line; "am 3. Mai" and "1. Klasse" stay whole.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(['.', '!', '?']) {
        let after_digit = text[..at].ends_with(|c: char| c.is_ascii_digit());
        if !after_digit && text[at + 1..].starts_with(' ') {
            sentences.push(text[start..=at].trim());
            start = at + 1;
        }
    }
    sentences.push(text[start..].trim());
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

fn languages(offer: &Offer) -> Option<String> {
    let only_german = offer.languages.is_empty() || offer.languages == ["de"];
    let names = offer.languages.iter().map(|code| calendar::language(code));
    (!only_german).then(|| names.collect::<Vec<_>>().join(", "))
}

fn provider(hit: &Hit) -> String {
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
