//! The JSON that `understand` and `search` print: one line per text.

use serde_json::{Value, json};

use crate::domain::{
    age::{AgeSpan, OLDEST_MONTHS},
    dialog::understand::crisis::Need,
    dialog::understand::{command::Command, read::Understanding},
    place::Whereabouts,
    query::{Findings, Hit, Query, Reason, Relaxation},
    time::Days,
};

/// What `understand --json` prints for one text.
pub fn understanding(understood: &Understanding) -> Value {
    let query = &understood.query;
    json!({
        "subject": query.subject,
        "ages_months": months(&query.ages),
        "place": place(query),
        "topics": query.topics,
        "without_topics": query.without_topics,
        "facets": query.facets,
        "radius_km": query.radius_km,
        "weekdays": query.weekdays,
        "day_times": query.day_times,
        "days": query.days.map(span),
        "languages": query.languages,
        "text": query.text,
        "command": understood.command.map(Command::name),
        "crisis": understood.need.is_some(),
        "need": understood.need.map(Need::name),
        "tongue": understood.tongue,
    })
}

/// What `search --json` prints for one text.
pub fn search(understood: &Understanding, findings: &Findings) -> Value {
    let query = &understood.query;
    let notice = match (understood.need.is_some(), understood.command) {
        (true, _) => Some("crisis".to_owned()),
        (false, Some(command)) => Some(format!("command:{}", command.name())),
        (false, None) => None,
    };
    json!({
        "query": {
            "subject": query.subject,
            "ages_months": months(&query.ages),
            "place": place(query),
            "topics": query.topics,
            "facets": query.facets,
            "radius_km": query.radius_km,
            "weekdays": query.weekdays,
            "day_times": query.day_times,
            "days": query.days.map(span),
            "languages": query.languages,
            "text": query.text,
        },
        "hits": findings.hits.iter().map(hit).collect::<Vec<_>>(),
        "total": findings.total,
        "exact": findings.exact,
        "meant": findings.meant.as_ref().map(|meant| &meant.word),
        "relaxed": findings.relaxed.iter().copied().map(relaxation).collect::<Vec<_>>(),
        "notice": notice,
    })
}

/// Ages in months: one number for an exact age, the first and the last month for a span.
fn months(ages: &[AgeSpan]) -> Vec<u16> {
    let mut months: Vec<_> = ages.iter().flat_map(|span| [span.min, span.max.min(OLDEST_MONTHS)]).collect();
    months.dedup();
    months
}

/// The name of a place; one outside the county as `out:Trier`.
fn place(query: &Query) -> Option<String> {
    match query.place.as_ref()? {
        Whereabouts::Inside(place) => Some(place.name.clone()),
        Whereabouts::Outside(neighbour) => Some(format!("out:{}", neighbour.name)),
        Whereabouts::Anywhere => None,
    }
}

fn hit(hit: &Hit) -> Value {
    json!({
        "id": hit.offer.id,
        "title": hit.offer.title,
        "provider": hit.provider.as_ref().map_or(&hit.offer.provider, |provider| &provider.name),
        "url": hit.offer.url,
        "score": hit.score,
        "distance_km": hit.distance_km.map(|km| (km * 10.0).round() / 10.0),
        "reasons": hit.reasons.iter().map(reason).collect::<Vec<_>>(),
        "relaxed": hit.relaxed.iter().copied().map(relaxation).collect::<Vec<_>>(),
        "also": hit.also.iter().map(|offer| &offer.id).collect::<Vec<_>>(),
    })
}

/// A reason as one word and its value, such as `topic:sport/schwimmen` or `nearby:3.2`.
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Topic(topic) => format!("topic:{topic}"),
        Reason::Word(word) => format!("word:{word}"),
        Reason::Age(span) => format!("age:{}-{}", span.min, span.max),
        Reason::SamePlace(name) => format!("place:{name}"),
        Reason::SameMunicipality(name) => format!("municipality:{name}"),
        Reason::Nearby(km) => format!("nearby:{km:.1}"),
        Reason::CountyWide => "county-wide".to_owned(),
        Reason::Online => "online".to_owned(),
        Reason::Facet(facet) => format!("facet:{}", facet.id()),
        Reason::Weekday(day) => format!("weekday:{day}"),
        Reason::DayTime(part) => format!("day-time:{}", part.name()),
        Reason::Days(days) => format!("days:{}", span(*days)),
        Reason::Language(code) => format!("language:{code}"),
    }
}

/// Days as an ISO 8601 interval: `2026-02-01/2026-02-28`, open at its end as `2026-02-01/..`.
fn span(days: Days) -> String {
    let last = days.last.map_or_else(|| "..".to_owned(), |last| last.to_string());
    format!("{}/{last}", days.first)
}

fn relaxation(relaxed: Relaxation) -> &'static str {
    match relaxed {
        Relaxation::Age => "age",
        Relaxation::Place => "place",
        Relaxation::Facet => "facet",
        Relaxation::Words => "words",
        Relaxation::Time => "time",
        Relaxation::Language => "language",
        Relaxation::Topic => "topic",
    }
}
