//! That a provider shall be asked, and what: read from sentences as people write them.

use bildungslotse::{
    app,
    domain::{
        dialog::understand::{asking::Asking, read::read},
        inquiry::Category,
        time::Date,
    },
    resource::Settings,
};

/// What `text` wants asked.
fn asked(text: &str) -> Option<Asking> {
    let guide = app::knowledge::guide(&Settings::default()).unwrap();
    read(text, &guide.lexicon, Date::constant(2025, 11, 23)).asks
}

#[test]
fn whoever_wants_a_provider_asked_is_heard() {
    for (text, category, number) in [
        ("frag mal ob noch platz ist", Some(Category::Places), None),
        ("Frag bitte, was es kostet", Some(Category::Cost), None),
        ("kannst du die fragen, ob man mit dem Rollstuhl rein kann?", Some(Category::Access), None),
        ("könnten Sie da mal nachfragen ob er schnuppern darf", Some(Category::Trial), None),
        ("ich habe eine Frage an den Anbieter", None, None),
        ("Frage stellen", None, None),
        ("das zweite anfragen", None, Some(2)),
        ("frag bei der 3 nach, ob ein Krippenplatz frei ist", Some(Category::Care), Some(3)),
        ("frag ob mein Kind, 6 Jahre, mitmachen darf", Some(Category::Places), None),
        ("können Sie bitte für mich nachfragen, ob es noch Plätze gibt", Some(Category::Places), None),
        ("frag 4 ob noch Platz ist", Some(Category::Places), Some(4)),
        ("Ich will was fragen", None, None),
        ("schreib denen, ob noch was frei ist", Some(Category::Places), None),
    ] {
        let asking = asked(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!((asking.category, asking.numbers.first().copied()), (category, number), "{text}");
    }
}

#[test]
fn whoever_asks_us_wants_nobody_asked() {
    for text in [
        "ich wollt mal fragen ob ihr vielleicht was habt für meine tochter die ist zwölf",
        "Schwimmkurs für meinen Sohn, 6 Jahre, in Merzig",
        "Ich habe eine Frage: gibt es Yoga in Wadern?",
        "frag mich",
        "Gibt es Töpfern am Abend?",
        "was kostet das",
        "Eine Frage zu Yoga in Losheim",
        "Wie viele Fragen darf ich stellen?",
        "Ist meine Frage schon beim Anbieter?",
        "ne Frage zu Schwimmkursen",
    ] {
        assert!(asked(text).is_none(), "{text}");
    }
}
