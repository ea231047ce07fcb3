//! How an offer is shown: a card in a list, all its details, and the text as its provider wrote it.

use std::slice::from_ref;

use crate::domain::{
    calendar,
    dialog::{
        also,
        draft::{Draft, Rank},
        facts::{Facts, provider},
    },
    fixed_phrase::Plain,
    language::Language,
    line::Line,
    message::{Mark, Style},
    offer::Offer,
    phrase::Phrase,
    phrasebook::Words,
    query::Hit,
};

/// Shows offers in one language.
#[derive(Clone, Copy)]
pub struct Cards<'a> {
    /// Puts the facts into words.
    pub facts: Facts<'a>,
}

impl Cards<'_> {
    /// The card of `hit` in a list, with its `number`. `why` explains the hit, once it knows what the card says.
    pub fn card(&self, hit: &Hit, number: usize, why: impl FnOnce(&str) -> Vec<Words>) -> Words {
        let offer = &hit.offer;
        let name = self.title(offer);
        let title = self.facts.say(Phrase::CardTitle { number, title: name.to_owned() });
        let mut draft = self.draft();
        self.audience(offer, &mut draft);
        draft.line(Line::Place, &self.facts.place(hit), Rank::Core);
        self.time_and_price(offer, &mut draft);
        if let Some(others) = also::line(&self.facts, hit, also::ON_A_CARD) {
            draft.line(Line::Also, &others, Rank::Extra);
        }
        draft.line(Line::Provider, &provider(hit), Rank::Useful);
        self.notice(offer, &mut draft);
        // Without a link and without anybody to call, the education office can be called.
        if let Some(link) = self.facts.link(hit).or_else(|| self.facts.office(hit)) {
            draft.ours(link, Rank::Useful);
        }
        draft.ours(self.facts.as_of(hit), Rank::Core);
        let facts = draft.finish(None);
        let mut words = title;
        for line in why(&format!("{}\n{}", words.text, facts.text)) {
            words.add_line(line);
        }
        words.add_line(facts);
        words
    }

    /// What the public may know of `hit`: everything in German; in simple language what keeps its rules.
    pub fn details(&self, hit: &Hit) -> Words {
        let offer = &hit.offer;
        let mut draft = self.draft();
        draft.named(bold(self.title(offer)), self.title(offer), Rank::Core);
        self.description(offer, &mut draft);
        draft.ours(Words::default(), Rank::Core);
        self.audience(offer, &mut draft);
        draft.line(Line::Place, &self.facts.place(hit), Rank::Core);
        let address = [&offer.place.name, &offer.place.street].into_iter().flatten().cloned();
        let address = address.filter(|part| Some(part) != offer.place.municipality.as_ref());
        list(&mut draft, Line::Address, address, Rank::Useful);
        self.time_and_price(offer, &mut draft);
        if let Some(others) = also::line(&self.facts, hit, hit.also.len()) {
            draft.line(Line::Also, &others, Rank::Extra);
        }
        told(&mut draft, Line::Funding, &offer.funding.join(", "), Rank::Extra);
        draft.line(Line::Provider, &provider(hit), Rank::Useful);
        self.notice(offer, &mut draft);
        self.conditions(offer, &mut draft);
        let contact = hit.contact();
        let contact = [&contact.name, &contact.phone, &contact.email];
        list(&mut draft, Line::Contact, contact.into_iter().flatten().cloned(), Rank::Useful);
        if let Some(free) = offer.capacity.free {
            draft.ours(self.free_places(offer, free), Rank::Useful);
        }
        if let Some(link) = self.facts.link(hit) {
            draft.ours(link, Rank::Useful);
        }
        // Nobody to call: the education office knows whom.
        if let Some(office) = self.facts.office(hit) {
            draft.ours(office, Rank::Core);
        }
        draft.ours(self.facts.as_of(hit), Rank::Core);
        draft.finish(Some(&self.facts.say(Plain::MoreInOriginal)))
    }

    /// What the provider of `hit` wrote, as it is; marked as perhaps hard in simple language.
    pub fn original(&self, hit: &Hit) -> Words {
        let offer = &hit.offer;
        let mut words = self.facts.say(Plain::OriginalText);
        words.add_line(Words::default());
        words.add_line(bold(&offer.title));
        words.add_line(Words::foreign(&offer.description));
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let rhythms: Vec<_> = offer.runs().filter_map(|run| run.rhythm.clone()).collect();
        let lines = [
            (Line::Audience, text(&offer.audience)),
            (Line::When, text(&offer.schedule)),
            (Line::When, rhythms.join(", ")),
            (Line::Price, text(&offer.cost_note)),
            (Line::Funding, offer.funding.join(", ")),
            (Line::Notice, text(&offer.notice)),
            (Line::Condition, text(&offer.condition)),
            (Line::Level, text(&offer.level)),
            (Line::Accessibility, self.facts.accessibility(offer)),
            (Line::Childcare, text(&offer.childcare)),
            (Line::Transport, text(&offer.transport)),
            (Line::Documents, text(&offer.documents)),
            (Line::Certificate, text(&offer.certificate)),
            (Line::Registration, text(&offer.registration.how)),
        ];
        for (line, text) in lines.into_iter().filter(|(_, text)| !text.is_empty()) {
            words.add_line(self.facts.say(Phrase::Line(line, text)));
        }
        words
    }

    /// Whether the card has anything to say about the time.
    pub fn says_when(&self, offer: &Offer) -> bool {
        !self.facts.when(offer).is_empty()
    }

    fn draft(&self) -> Draft<'_> {
        Draft::new(self.facts.guide, self.facts.language)
    }

    fn is_simple(&self) -> bool {
        self.facts.language == Language::Simple
    }

    /// The title; a title is a name, and the simple one is always the simpler.
    fn title<'o>(&self, offer: &'o Offer) -> &'o str {
        offer.title_simple.as_deref().filter(|_| self.is_simple()).unwrap_or(&offer.title)
    }

    /// What it is: in simple language the provider's simple words if they are, else what it is about.
    fn description(&self, offer: &Offer, draft: &mut Draft<'_>) {
        if !self.is_simple() {
            draft.ours(Words::foreign(&offer.description), Rank::Core);
            return;
        }
        let simple = offer.description_simple.as_deref().unwrap_or_default();
        let is_told = !simple.is_empty() && draft.sentences(simple, Rank::Useful);
        if !is_told {
            let names: Vec<_> = offer.topics.iter().map(|topic| self.facts.topic(topic)).collect();
            told(draft, Line::About, &names.join(", "), Rank::Useful);
        }
    }

    fn audience(&self, offer: &Offer, draft: &mut Draft<'_>) {
        let is_told = offer
            .audience
            .as_ref()
            .is_some_and(|text| draft.told(Line::Audience, from_ref(text), Rank::Core));
        if !is_told {
            draft.told(Line::Audience, &[self.facts.audience(offer)], Rank::Core);
        }
    }

    fn time_and_price(&self, offer: &Offer, draft: &mut Draft<'_>) {
        let (when, price) = (self.facts.when(offer), self.facts.price(offer));
        if when.is_empty() && price.is_none() {
            draft.say(Line::WhenAndPrice, &self.facts.plain(Plain::AskProvider));
            return;
        }
        let price: Vec<_> = price.into_iter().collect();
        for (line, values) in [(Line::When, when), (Line::Price, price)] {
            if values.is_empty() {
                draft.say(line, &self.facts.plain(Plain::AskProvider));
            } else if !draft.told(line, &values, Rank::Core) {
                draft.say(line, &self.facts.plain(Plain::InOriginal));
            }
        }
    }

    /// What one must know right now is never left out without a word.
    fn notice(&self, offer: &Offer, draft: &mut Draft<'_>) {
        let Some(notice) = &offer.notice else { return };
        if !draft.told(Line::Notice, from_ref(notice), Rank::Core) {
            draft.say(Line::Notice, &self.facts.plain(Plain::InOriginal));
        }
    }

    /// What one needs and may expect.
    fn conditions(&self, offer: &Offer, draft: &mut Draft<'_>) {
        let until = offer.registration.until.map(|date| calendar::day(self.facts.language, date));
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let lines = [
            (Line::Condition, text(&offer.condition), Rank::Useful),
            (Line::Level, text(&offer.level), Rank::Extra),
            (Line::Languages, Facts::languages(offer).unwrap_or_default(), Rank::Useful),
            (Line::Accessibility, self.facts.accessibility(offer), Rank::Useful),
            (Line::Childcare, text(&offer.childcare), Rank::Extra),
            (Line::Transport, text(&offer.transport), Rank::Extra),
            (Line::Documents, text(&offer.documents), Rank::Extra),
            (Line::Certificate, text(&offer.certificate), Rank::Extra),
            (Line::Registration, text(&offer.registration.how), Rank::Useful),
            (Line::RegisterUntil, until.unwrap_or_default(), Rank::Useful),
        ];
        for (line, value, rank) in lines {
            told(draft, line, &value, rank);
        }
    }

    fn free_places(&self, offer: &Offer, count: u32) -> Words {
        match offer.capacity.as_of {
            Some(date) => {
                let as_of = calendar::day(self.facts.language, date);
                self.facts.say(Phrase::FreePlaces { count, as_of })
            }
            None => self.facts.say(Phrase::FreePlacesUndated(count)),
        }
    }
}

fn bold(text: &str) -> Words {
    let mut words = Words::foreign(text);
    words.marks.push(Mark { start: 0, end: words.text.len(), style: Style::Bold });
    words
}

/// A line of what a provider wrote, if it wrote anything.
fn told(draft: &mut Draft<'_>, line: Line, text: &str, rank: Rank) {
    if !text.is_empty() {
        draft.told(line, &[text.to_owned()], rank);
    }
}

/// A line of names with commas between, if there are any.
fn list(draft: &mut Draft<'_>, line: Line, names: impl Iterator<Item = String>, rank: Rank) {
    let names: Vec<_> = names.collect();
    if !names.is_empty() {
        draft.line(line, &names.join(", "), rank);
    }
}
