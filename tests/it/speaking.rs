//! How results speak: what fits, what does not, by how much, and what else there is, in both languages.

use bildungslotse::{
    app,
    domain::{
        age::{AgeLimits, AgeSpan},
        dialog::{
            effect::{Input, Lookup},
            guide::Guide,
            session::{At, Point, Session},
            turn::Partner,
        },
        language::Language,
        offer::{Offer, Run, Venue},
        query::{Extent, Findings, Hit, Query, Reason, Relaxation},
        time::{Date, Timestamp},
        topic::Facet,
    },
    resource::Settings,
};
use jiff::civil::date;

/// What is answered in `language` to who asks `said`, where the search finds `findings`.
fn answer(language: Language, said: &str, findings: &Findings) -> String {
    let guide = guide();
    let session = Session { language, ..Session::default() };
    let look_up = |_: &Lookup| Some(Input::Found(findings.clone()));
    Partner { guide: &guide, now: now() }.turn(session, &said.into(), look_up).message.text
}

fn guide() -> Guide {
    app::knowledge::guide(&Settings::default()).unwrap()
}

fn now() -> Timestamp {
    Timestamp::noon_of(Date::constant(2025, 11, 23))
}

fn hit(title: &str, relaxed: &[Relaxation]) -> Hit {
    let offer = Offer { id: title.to_owned(), title: title.to_owned(), ..Offer::default() };
    Hit { relaxed: relaxed.to_vec(), ..Hit::of(offer, None) }
}

fn findings(hits: Vec<Hit>, relaxed: &[Relaxation], extent: Extent) -> Findings {
    let exact = hits.iter().filter(|hit| hit.relaxed.is_empty()).count();
    Findings { total: hits.len(), hits, exact, relaxed: relaxed.to_vec(), extent, ..Findings::default() }
}

fn has(text: &str, lines: &[&str]) {
    let mut rest = text.lines();
    for line in lines {
        assert!(rest.any(|said| said == *line), "no line {line:?} in this place:\n{text}");
    }
}

#[test]
fn what_was_confirmed_long_ago_is_not_told_as_confirmed() {
    let day = Some(date(2024, 10, 1));
    let mut old = hit("Chor", &[]);
    old.offer.verified_on = day;
    let lately = findings(vec![old.clone()], &[], Extent::default());
    old.is_stale = true;
    let stale = findings(vec![old], &[], Extent::default());
    for (language, fresh, long_ago) in [
        (
            Language::German,
            "✅ Vom Anbieter bestätigt am",
            "ℹ️ Vom Anbieter bestätigt am 01.10.2024, seitdem nicht mehr",
        ),
        (
            Language::Simple,
            "✅ Der Anbieter hat das geprüft:",
            "ℹ️ Vielleicht alt, zuletzt geprüft: 1. Oktober 2024",
        ),
    ] {
        assert!(answer(language, "Chor", &lately).contains(fresh));
        let said = answer(language, "Chor", &stale);
        assert!(said.contains(long_ago) && !said.contains("✅"), "{said}");
    }
}

#[test]
fn how_far_the_others_are_is_said_in_kilometres() {
    let extent = Extent { farthest_km: Some(6.8), ..Extent::default() };
    let away = findings(vec![hit("Chor", &[Relaxation::Place])], &[Relaxation::Place], extent.clone());
    let german = answer(Language::German, "Chor in Britten", &away);
    has(&german, &["In Britten habe ich nichts Passendes. Diese sind bis zu 7 km entfernt.", "1. Chor"]);
    let simple = answer(Language::Simple, "Chor in Britten", &away);
    has(&simple, &["In Britten habe ich nichts.", "Diese Angebote sind höchstens 7 Kilometer weg."]);
    let radius = answer(Language::German, "Chor in Britten, höchstens 3 km", &away);
    has(&radius, &["Im Umkreis von 3 km habe ich nichts Passendes. Diese sind bis zu 7 km entfernt."]);
    let fitting = [(Relaxation::Place, 1)].into();
    let hits = vec![hit("Chor", &[]), hit("Singkreis", &[Relaxation::Place])];
    let mixed = findings(hits, &[Relaxation::Place], Extent { fitting, ..extent });
    let german = answer(Language::German, "Chor in Britten", &mixed);
    let lines = [
        "Ich habe 2 Angebote gefunden, eines passt genau:",
        "1. Chor",
        "Diese Angebote passen vielleicht auch:",
        "Mehr habe ich in Britten nicht. Die übrigen sind bis zu 7 km entfernt.",
        "2. Singkreis",
    ];
    has(&german, &lines);
    let simple = answer(Language::Simple, "Chor in Britten", &mixed);
    has(&simple, &["1 Angebot passt genau.", "Mehr habe ich nicht in Britten.", "2. Singkreis"]);
}

#[test]
fn for_which_ages_the_others_are_is_said_and_marked() {
    let ages = |min, max| Extent { ages: AgeLimits { min, max }, ..Extent::default() };
    let of = |extent| findings(vec![hit("Turnen", &[Relaxation::Age])], &[Relaxation::Age], extent);
    let said = "Turnen für meine Tochter, 5 Jahre";
    let older = of(ages(Some(72), None));
    let german = answer(Language::German, said, &older);
    has(
        &german,
        &["Für 5 Jahre habe ich nichts Passendes. Diese sind ab 6 Jahren.", "❗ Nicht genau das Alter"],
    );
    let simple = answer(Language::Simple, said, &older);
    has(
        &simple,
        &[
            "Für dieses Alter habe ich nichts: 5 Jahre",
            "Diese Angebote sind ab 6 Jahren.",
            "❗ Das Alter passt nicht genau.",
        ],
    );
    let younger = answer(Language::German, said, &of(ages(None, Some(59))));
    has(&younger, &["Für 5 Jahre habe ich nichts Passendes. Diese sind bis 4 Jahre."]);
    let both = answer(Language::German, said, &of(ages(Some(72), Some(59))));
    has(&both, &["Für 5 Jahre habe ich nichts Passendes. Diese sind für bis zu 1 Jahr Ältere oder Jüngere."]);
}

#[test]
fn what_is_not_stated_is_marked_unless_the_card_says_so_anyway() {
    let unstated = [Relaxation::Facet];
    let extent = Extent { facets: [Facet::Accessible].into(), ..Extent::default() };
    let hits = findings(vec![hit("Museum", &unstated)], &unstated, extent);
    has(
        &answer(Language::German, "Museum, barrierefrei", &hits),
        &["❗ Ob es barrierefrei ist, steht nicht dabei"],
    );
    has(
        &answer(Language::Simple, "Museum, barrierefrei", &hits),
        &["❗ Fragen Sie bitte: Ist es ohne Hindernisse?"],
    );
    let extent = Extent { facets: [Facet::Free].into(), ..Extent::default() };
    let price = answer(
        Language::German,
        "Museum, kostenlos",
        &findings(vec![hit("Museum", &unstated)], &unstated, extent),
    );
    assert!(!price.contains('❗'), "that the price is unknown stands on the card: {price}");
    let time = findings(vec![hit("Museum", &[Relaxation::Time])], &[Relaxation::Time], Extent::default());
    let text = answer(Language::German, "Museum sonntags", &time);
    has(
        &text,
        &["Nicht bei allen steht dabei, ob die Zeit passt (Sonntag). Bitte fragen Sie beim Anbieter nach."],
    );
    assert!(!text.contains('❗'), "that the time is unknown stands on the card: {text}");
    let mut told = time.clone();
    told.hits[0].offer.schedule = Some("Alle zwei Wochen".to_owned());
    has(&answer(Language::German, "Museum sonntags", &told), &["❗ Ob die Zeit passt, steht nicht dabei"]);
}

#[test]
fn each_hit_says_why_it_fits_and_does_not_repeat_its_card() {
    let mut fits = hit("Fußball in Losheim", &[]);
    fits.offer.place = Venue { municipality: Some("Losheim am See".to_owned()), ..Venue::default() };
    fits.distance_km = Some(4.2);
    fits.reasons = vec![
        Reason::Word("Fußball".to_owned()),
        Reason::Age(AgeSpan::years(6)),
        Reason::Nearby(4.2),
        Reason::Weekday(6),
        Reason::Language("uk".to_owned()),
        Reason::Facet(Facet::Free),
    ];
    let found = findings(vec![fits], &[], Extent::default());
    let said = "Fußball für meinen Sohn, 6 Jahre, samstags in Losheim";
    has(
        &answer(Language::German, said, &found),
        &["👍 Passt: 6 Jahre · Samstag · auf Ukrainisch · Kostenlos"],
    );
    has(
        &answer(Language::Simple, said, &found),
        &["👍 Das passt: 6 Jahre, Samstag, auf Ukrainisch, Kostenlos"],
    );
    let mut repeats = found.clone();
    repeats.hits[0].reasons.truncate(1);
    has(&answer(Language::German, said, &repeats), &["👍 Passt: Fußball"]);
}

#[test]
fn other_dates_and_places_of_a_course_are_told_in_short_on_the_card_and_in_full_in_the_details() {
    let run = |month| Run { starts: Some(date(2026, month, 3)), ..Run::default() };
    let at = |month, place: &str| Offer {
        run: run(month),
        place: Venue { municipality: Some(place.to_owned()), ..Venue::default() },
        ..Offer::default()
    };
    let mut course = hit("Nähen", &[]);
    course.offer.place.municipality = Some("Merzig".to_owned());
    course.also = vec![at(2, "Merzig"), at(3, "Perl"), at(4, "Merzig"), at(5, "Merzig"), at(6, "Merzig")];
    let found = findings(vec![course.clone()], &[], Extent::default());
    let german = answer(Language::German, "Nähen", &found);
    has(&german, &["🔁 Auch: 03.02.2026, 03.03.2026 in Perl, 03.04.2026, und 2 weitere Male"]);
    let simple = answer(Language::Simple, "Nähen", &found);
    has(&simple, &["🔁 Auch hier: 3. Februar 2026, 3. März 2026 in Perl, 3. April 2026, und noch 2 Mal"]);
    let guide = guide();
    let point = Point { at: At::Results(0), shown: vec!["Nähen".to_owned()], total: 1, ..Point::default() };
    let session = Session { point, seen_at: Some(now()), ..Session::default() };
    let look_up = |_: &Lookup| Some(Input::Opened(Some(Box::new(course.clone()))));
    let details = Partner { guide: &guide, now: now() }.turn(session, &"1".into(), look_up).message.text;
    has(&details, &["🔁 Auch: 03.02.2026, 03.03.2026 in Perl, 03.04.2026, 03.05.2026, 03.06.2026"]);
}

#[test]
fn a_search_stored_before_there_were_days_and_languages_is_read_as_it_was() {
    let stored = r#"{"subject":"child","ages":[],"place":null,"radius_km":null,"topics":["sport"],
        "without_topics":[],"facets":["free"],"text":"Turnen","without_text":""}"#;
    let query: Query = serde_json::from_str(stored).unwrap();
    assert_eq!((query.text.as_str(), query.says_when(), query.is_literal), ("Turnen", false, false));
    let again = serde_json::to_string(&query).unwrap();
    assert_eq!(serde_json::from_str::<Query>(&again).unwrap(), query);
}
