//! How offers fit what is wished besides the subject: time, language, distance, properties; and what is said of it.

use bildungslotse::domain::{
    age::{AgeLimits, AgeSpan},
    offer::{Cost, Offer, Run},
    query::{Query, Reason, Relaxation},
    time::{DayTime, Days},
    topic::{Facet, TopicId},
};
use jiff::civil::date;

use crate::search::{
    BESSERINGEN, LOSHEIM, MERZIG, TODAY, WADERN, at, find, found, ids, inside, offer, search, words,
};

fn on(id: &str, weekday: u8, from: &str) -> Offer {
    let run = Run { weekdays: [weekday].into(), time_from: Some(from.to_owned()), ..Run::default() };
    Offer { run, ..offer(id, "Yoga") }
}

fn dated(id: &str, first: (i16, i8, i8), last: (i16, i8, i8)) -> Offer {
    let day = |(year, month, day)| Some(date(year, month, day));
    Offer { run: Run { starts: day(first), ends: day(last), ..Run::default() }, ..offer(id, "Yoga") }
}

#[test]
fn another_day_or_hour_is_left_out_and_an_unknown_one_follows_and_is_told() {
    let offers = [on("a-tuesday", 2, "18:00"), offer("b-unknown", "Yoga"), on("c-saturday", 6, "10:00")];
    let search = search(offers);
    let saturdays = find(&search, &Query { weekdays: [6].into(), ..words("Yoga") });
    assert_eq!(ids(&saturdays), ["c-saturday", "b-unknown"]);
    assert_eq!((saturdays.exact, saturdays.relaxed.as_slice()), (1, &[Relaxation::Time][..]));
    assert_eq!(saturdays.hits[1].relaxed, [Relaxation::Time]);
    assert!(saturdays.hits[0].reasons.contains(&Reason::Weekday(6)));
    let evenings = find(&search, &Query { day_times: [DayTime::Evening].into(), ..words("Yoga") });
    assert_eq!(ids(&evenings), ["a-tuesday", "b-unknown"]);
    assert!(evenings.hits[0].reasons.contains(&Reason::DayTime(DayTime::Evening)));
}

#[test]
fn what_takes_place_within_the_days_comes_first_and_what_does_not_is_left_out() {
    let offers = [
        dated("a-april", (2026, 4, 2), (2026, 4, 30)),
        offer("b-unknown", "Yoga"),
        dated("c-march", (2026, 3, 20), (2026, 4, 10)),
        on("d-every-tuesday", 2, "18:00"),
    ];
    let march = Days { first: date(2026, 3, 1), last: Some(date(2026, 3, 31)) };
    let query = Query { days: Some(march), ..words("Yoga") };
    let search = search(offers);
    let mut found = find(&search, &query);
    assert_eq!((found.exact, found.total), (2, 3));
    assert_eq!(found.hits.pop().map(|hit| hit.offer.id).as_deref(), Some("b-unknown"));
    // The 4th of March is a Wednesday: the course on Tuesdays is out of the question.
    let one_day = Query { days: Some(Days::only(date(2026, 3, 4))), ..words("Yoga") };
    assert_eq!(ids(&find(&search, &one_day)), ["b-unknown"]);
    let open = Query { days: Some(Days { first: date(2026, 4, 15), last: None }), ..words("Yoga") };
    assert_eq!(ids(&find(&search, &open)), ["a-april", "d-every-tuesday", "b-unknown"]);
}

#[test]
fn another_language_is_left_out_and_an_unknown_one_follows_and_is_told() {
    let held_in = |id: &str, codes: &[&str]| Offer {
        languages: codes.iter().map(|code| (*code).to_owned()).collect(),
        ..offer(id, "Beratung")
    };
    let offers = [held_in("a-german", &["de"]), held_in("b-unknown", &[]), held_in("c-both", &["de", "uk"])];
    let query = Query { languages: ["uk".to_owned()].into(), ..words("Beratung") };
    let findings = find(&search(offers), &query);
    assert_eq!(ids(&findings), ["c-both", "b-unknown"]);
    assert!(findings.hits[0].reasons.contains(&Reason::Language("uk".to_owned())));
    assert_eq!(findings.hits[1].relaxed, [Relaxation::Language]);
}

#[test]
fn a_property_that_is_not_stated_follows_and_its_contrary_is_left_out() {
    let cost = |id: &str, cost: Cost| Offer { cost, ..offer(id, "Malen") };
    let offers = [cost("a-paid", Cost::Paid), cost("b-unknown", Cost::Unknown), cost("c-free", Cost::Free)];
    let free = find(&search(offers), &Query { facets: [Facet::Free].into(), ..words("Malen") });
    assert_eq!(ids(&free), ["c-free", "b-unknown"]);
    assert_eq!(free.extent.facets, [Facet::Free].into());
    let ramp = Offer { accessibility: vec!["Rampe".to_owned()], ..offer("z-ramp", "Malen") };
    let query = Query { facets: [Facet::Accessible].into(), ..words("Malen") };
    assert_eq!(found([offer("a-unknown", "Malen"), ramp], &query), ["z-ramp", "a-unknown"]);
}

#[test]
fn a_radius_is_kept_where_enough_lies_inside_and_else_widened_step_by_step() {
    let chess = |id: &str| offer(id, "Schach");
    let near = (0..5).map(|number| at(chess(&format!("near-{number}")), "Merzig", BESSERINGEN));
    let far = || [at(chess("losheim"), "Losheim am See", LOSHEIM), at(chess("wadern"), "Wadern", WADERN)];
    let within = |km| Query { place: Some(inside(MERZIG, "Merzig")), radius_km: Some(km), ..words("Schach") };
    // Besseringen lies 4 km away, Losheim 11, Wadern 21.
    let findings = find(&search(near.clone().chain(far())), &within(5));
    assert_eq!((findings.total, findings.exact, findings.extent.clone().farthest_km), (5, 5, None));
    let wider = find(&search(near.take(4).chain(far())), &within(8));
    assert_eq!(wider.hits[4].offer.id, "losheim");
    assert_eq!((wider.total, wider.exact, wider.relaxed), (5, 4, vec![Relaxation::Place]));
    assert!(wider.extent.farthest_km.is_some_and(|km| (10.0..11.5).contains(&km)), "{:?}", wider.extent);
    let nothing = find(&search(far()), &within(1));
    assert_eq!(nothing.total, 0, "nobody who walks is sent 11 km");
}

#[test]
fn in_the_same_municipality_a_radius_still_counts() {
    let chess = at(offer("a", "Schach"), "Merzig", BESSERINGEN);
    let query = Query { place: Some(inside(MERZIG, "Merzig")), radius_km: Some(2), ..words("Schach") };
    let findings = find(&search([chess]), &query);
    assert_eq!(findings.hits[0].relaxed, [Relaxation::Place]);
    assert_eq!(findings.extent.fitting[&Relaxation::Place], 0);
}

#[test]
fn it_is_known_by_how_much_ages_are_missed() {
    let ages = |id: &str, min: u16, max: u16| Offer {
        ages: AgeLimits { min: Some(min * 12), max: Some(max * 12 + 11) },
        ..offer(id, "Turnen")
    };
    let query = Query { ages: vec![AgeSpan::years(5)], ..words("Turnen") };
    let older = find(&search([ages("a", 6, 9)]), &query);
    assert_eq!((older.exact, older.relaxed.as_slice()), (0, &[Relaxation::Age][..]));
    assert_eq!(older.extent.ages, AgeLimits { min: Some(72), max: None });
    let both = find(&search([ages("a", 6, 9), ages("b", 2, 4), ages("c", 4, 6)]), &query);
    assert_eq!(both.extent.ages, AgeLimits { min: Some(72), max: Some(59) });
    assert_eq!((both.exact, ids(&both)[0], both.extent.fitting[&Relaxation::Age]), (1, "c", 1));
}

#[test]
fn a_related_topic_is_told() {
    let about = |id: &str, topic: &str| Offer { topics: vec![TopicId::new(topic)], ..offer(id, "Verein") };
    let query = Query { topics: vec![TopicId::new("sport/schwimmen")], ..Query::default() };
    let related = find(&search([about("a", "sport/ballsport")]), &query);
    assert_eq!((ids(&related), related.relaxed.as_slice()), (vec!["a"], &[Relaxation::Topic][..]));
    let same = find(&search([about("a", "sport/ballsport"), about("b", "sport/schwimmen")]), &query);
    assert_eq!((ids(&same)[0], same.exact), ("b", 1));
}

#[test]
fn what_fits_as_asked_stands_first() {
    let yoga = |id: &str, title: &str| offer(id, title);
    let far = at(yoga("a-far", "Yoga Yoga Yoga"), "Wadern", WADERN);
    let here = at(yoga("b-here", "Yoga für alle, die sich gern bewegen"), "Merzig", MERZIG);
    let query = Query { place: Some(inside(MERZIG, "Merzig")), ..words("Yoga") };
    let findings = find(&search([far, here]), &query);
    assert_eq!((ids(&findings), findings.exact), (vec!["b-here", "a-far"], 1));
}

#[test]
fn one_course_at_many_dates_is_one_hit_that_knows_the_others() {
    let course = |id: &str, month: i8| Offer {
        provider: "vhs".to_owned(),
        run: Run { starts: Some(date(2026, month, 3)), ..Run::default() },
        ..offer(id, "Nähen für Anfänger")
    };
    let offers = [course("a", 4), course("b", 5), course("c", 6), offer("d", "Nähen für Anfänger")];
    let search = search(offers);
    let findings = find(&search, &words("Nähen"));
    assert_eq!(findings.total, 2);
    let course = findings.hits.iter().find(|hit| hit.offer.provider == "vhs").unwrap();
    let mut all: Vec<_> = course.also.iter().chain([&course.offer]).map(|offer| offer.id.as_str()).collect();
    all.sort_unstable();
    assert_eq!(all, ["a", "b", "c"]);
    let opened = search.details("b", TODAY).unwrap().unwrap();
    assert_eq!(opened.also.iter().map(|offer| offer.id.as_str()).collect::<Vec<_>>(), ["a", "c"]);
    assert_eq!(search.details("d", TODAY).unwrap().unwrap().also, []);
}

#[test]
fn who_means_the_word_as_it_stands_gets_no_other() {
    let search = search([offer("a", "Gitarre lernen")]);
    assert_eq!(ids(&find(&search, &words("Gitare"))), ["a"]);
    assert!(find(&search, &Query { is_literal: true, ..words("Gitare") }).hits.is_empty());
}

#[test]
fn what_was_confirmed_more_than_a_year_ago_counts_and_speaks_as_unconfirmed_again() {
    // What was published lately makes a confirmation of long ago no younger.
    let published = |mut offer: Offer| {
        offer.source.published = Some("2026-02".to_owned());
        offer
    };
    let old = published(Offer { verified_on: Some(date(2025, 1, 31)), ..offer("a-old", "Schach") });
    let lately = published(Offer { verified_on: Some(date(2025, 6, 1)), ..offer("z-lately", "Schach") });
    let search = search([old, lately]);
    let hits = find(&search, &words("Schach")).hits;
    assert_eq!(hits.iter().map(|hit| hit.offer.id.as_str()).collect::<Vec<_>>(), ["z-lately", "a-old"]);
    assert_eq!(hits.iter().map(|hit| hit.is_stale).collect::<Vec<_>>(), [false, true]);
    assert!(search.details("a-old", TODAY).unwrap().unwrap().is_stale);
}

#[test]
fn what_is_confirmed_stands_before_what_nobody_has_confirmed() {
    let confirmed = Offer { verified_on: Some(date(2026, 2, 1)), ..offer("z-confirmed", "Schach") };
    let mut stale = offer("a-published", "Schach");
    stale.source.published = Some("2026-02".to_owned());
    assert_eq!(found([stale, confirmed], &words("Schach")), ["z-confirmed", "a-published"]);
}
