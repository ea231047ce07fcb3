//! Offers in any number, made of the words of the sample region: the same number gives the same offers.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use bildungslotse::domain::{
    gazetteer::Gazetteer,
    offer::{Cost, Offer, Run},
    provider::Provider,
};

use crate::region::sample_region;

/// So many offers lie on a square kilometre where a county keeps its list well.
const OFFERS_PER_SQUARE_KM: f64 = 2.8;
/// How many offers a town has on average.
const OFFERS_PER_TOWN: usize = 25;
/// The middle of the area, in degrees north and east: Merzig.
const MIDDLE: (f64, f64) = (49.443, 6.637);
/// A degree north, and a degree east at that place, in kilometres.
const DEGREES_KM: (f64, f64) = (111.2, 72.3);

/// A source of numbers that look random (`SplitMix64`, Steele, Lea and Flood 2014).
pub struct Numbers(u64);

impl Numbers {
    /// The numbers that begin with `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }

    /// A number from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are kept")]
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// True in `percent` of 100 cases.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of `all`.
    pub fn one<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// Where offers take place.
#[derive(Clone)]
struct Town {
    name: String,
    municipality: String,
    latitude: f64,
    longitude: f64,
}

/// What offers are made of.
pub struct Generator {
    samples: Vec<(Offer, Option<Provider>)>,
    by_topic: BTreeMap<String, Vec<usize>>,
    parts: Vec<String>,
    towns: Vec<Town>,
    numbers: Numbers,
}

impl Generator {
    /// A generator for `count` offers. The more there are, the wider the area they are spread over.
    pub fn new(count: usize) -> Self {
        let samples: Vec<_> = sample_region().collect();
        let mut by_topic: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, (offer, _)) in samples.iter().enumerate() {
            let main = offer.topics.first().map_or("", |topic| topic.main());
            by_topic.entry(main.to_owned()).or_default().push(at);
        }
        let parts = nouns(&samples);
        let mut numbers = Numbers::new(7);
        let towns = towns(count, &mut numbers);
        Self { samples, by_topic, parts, towns, numbers }
    }

    /// The next offer; `at` is its number.
    pub fn offer(&mut self, at: usize) -> (Offer, Option<Provider>) {
        let numbers = &mut self.numbers;
        let (sample, provider) = numbers.one(&self.samples);
        let main = sample.topics.first().map_or("", |topic| topic.main());
        let alike = |numbers: &mut Numbers| &self.samples[*numbers.one(&self.by_topic[main])].0;
        let town = {
            // Some towns have many offers, most have few.
            let rank = numbers.below(self.towns.len()).min(numbers.below(self.towns.len()));
            &self.towns[rank]
        };
        let word = |numbers: &mut Numbers| {
            let head = capitalised(numbers.one::<String>(&self.parts));
            format!("{head}{}", numbers.one(&self.parts))
        };
        let mut title = without_place(&sample.title);
        if numbers.chance(30) {
            title = format!("{title} und {}", word(numbers));
        }
        if numbers.chance(60) {
            title = format!("{title} in {}", town.name);
        }
        let sentence = |numbers: &mut Numbers, offer: &Offer| {
            let sentences: Vec<_> = offer.description.split_inclusive(". ").collect();
            numbers.one::<&str>(&sentences).trim().to_owned()
        };
        let other = alike(numbers);
        let mut description = format!("{} {}", sentence(numbers, sample), sentence(numbers, other));
        if numbers.chance(40) {
            description = format!("{description} Mit {}.", word(numbers));
        }
        let mut offer = Offer { id: format!("g{at:07}"), title, description, ..sample.clone() };
        place(&mut offer, town, numbers);
        facts(&mut offer, numbers);
        (offer, provider.clone())
    }

    /// A question of one to three words from what offers say.
    pub fn question(&mut self) -> String {
        let count = 1 + self.numbers.below(3);
        let offer = &self.numbers.one(&self.samples).0;
        let text = format!("{} {}", offer.title, offer.description);
        let words: Vec<_> = text
            .split(|character: char| !character.is_alphabetic())
            .filter(|word| word.chars().count() > 3)
            .collect();
        (0..count).map(|_| *self.numbers.one(&words)).collect::<Vec<_>>().join(" ")
    }
}

/// The towns of the county and around it, and as many made up further away as the offers need.
#[expect(clippy::cast_precision_loss, reason = "numbers of towns are small")]
fn towns(count: usize, numbers: &mut Numbers) -> Vec<Town> {
    let table = |name: &str| fs::read_to_string(format!("index/region/{name}")).unwrap();
    let gazetteer = Gazetteer::read(&table("places.tsv"), &table("places-around.tsv")).unwrap();
    let real = gazetteer.places().iter().map(|place| Town {
        name: place.name.clone(),
        municipality: place.municipality.clone(),
        latitude: place.point.latitude,
        longitude: place.point.longitude,
    });
    let around = gazetteer.neighbours().iter().map(|place| Town {
        name: place.name.clone(),
        municipality: place.name.clone(),
        latitude: place.point.latitude,
        longitude: place.point.longitude,
    });
    let wanted = (count / OFFERS_PER_TOWN).max(20);
    let mut towns: Vec<_> = real.chain(around).take(wanted).collect();
    let side_km = (count as f64 / OFFERS_PER_SQUARE_KM).sqrt();
    while towns.len() < wanted {
        let name = made_up(numbers);
        towns.push(Town {
            municipality: name.clone(),
            name,
            latitude: MIDDLE.0 + (numbers.share() - 0.5) * side_km / DEGREES_KM.0,
            longitude: MIDDLE.1 + (numbers.share() - 0.5) * side_km / DEGREES_KM.1,
        });
    }
    towns
}

fn made_up(numbers: &mut Numbers) -> String {
    let heads =
        ["Ober", "Nieder", "Neu", "Alt", "Groß", "Klein", "Wald", "Berg", "Mühl", "Stein", "Eich", "Birk"];
    let middles = ["hausen", "kirch", "furt", "brück", "felden", "linden", "rod", "born", "weiden", "lauter"];
    let tails = ["bach", "dorf", "heim", "stadt", "ingen", "weiler", "au", "thal"];
    format!("{}{}{}", numbers.one(&heads), numbers.one(&middles), numbers.one(&tails))
}

/// The title without "in Merzig" at its end: the town is another one.
fn without_place(title: &str) -> String {
    title.split_once(" in ").map_or(title, |(head, _)| head).to_owned()
}

/// The nouns that the samples use, of a length that goes into compounds.
fn nouns(samples: &[(Offer, Option<Provider>)]) -> Vec<String> {
    let texts = samples.iter().flat_map(|(offer, _)| [&offer.title, &offer.description]);
    let words = texts.flat_map(|text| text.split(|character: char| !character.is_alphabetic()));
    let nouns =
        words.filter(|word| (4..=9).contains(&word.chars().count()) && word.starts_with(char::is_uppercase));
    nouns.map(str::to_lowercase).collect::<BTreeSet<_>>().into_iter().collect()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn place(offer: &mut Offer, town: &Town, numbers: &mut Numbers) {
    if numbers.chance(2) {
        offer.place.online = true;
        return;
    }
    offer.place.online = false;
    offer.place.municipality = Some(town.municipality.clone());
    offer.place.district = Some(town.name.clone());
    offer.place.lat = Some(town.latitude + (numbers.share() - 0.5) * 0.02);
    offer.place.lon = Some(town.longitude + (numbers.share() - 0.5) * 0.03);
}

fn facts(offer: &mut Offer, numbers: &mut Numbers) {
    if numbers.chance(50) {
        let from = u16::try_from(numbers.below(70)).unwrap();
        offer.ages.min = Some(from * 12);
        offer.ages.max =
            numbers.chance(60).then(|| (from + 1 + u16::try_from(numbers.below(20)).unwrap()) * 12);
    }
    offer.cost = *numbers.one(&[Cost::Free, Cost::Free, Cost::Paid, Cost::Unknown]);
    if numbers.chance(10) {
        offer.accessibility = vec!["barrierefreier Zugang".to_owned()];
    }
    if numbers.chance(8) {
        offer.languages.push((*numbers.one(&["en", "fr", "uk", "ar", "tr"])).to_owned());
    }
    let weekdays = (0..=numbers.below(2)).map(|_| u8::try_from(1 + numbers.below(7)).unwrap()).collect();
    // Half of them go on without an end, some are over on the day of the questions, the rest runs or will.
    let starts = numbers.chance(50).then(|| jiff::civil::date(2025, 8, 1) + days(numbers.below(180)));
    offer.run = Run {
        starts,
        ends: starts.map(|day| day + days(1 + numbers.below(120))),
        weekdays,
        time_from: Some(format!("{:02}:00", 8 + numbers.below(13))),
        ..Run::default()
    };
    offer.further_runs.clear();
}

fn days(count: usize) -> jiff::Span {
    jiff::Span::new().days(i64::try_from(count).unwrap())
}
