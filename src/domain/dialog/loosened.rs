//! Says exactly what was loosened: which wish, and by how much.

use crate::domain::{
    age::AgeLimits,
    dialog::{effect::Loosened, facts::age_phrase, summary::Summary, why::whole_km},
    fixed_phrase::Plain,
    phrase::Phrase,
    place::Whereabouts,
    query::{Query, Relaxation},
};

/// How to say that `loosened` was loosened of `query`.
pub fn phrase(loosened: &Loosened, query: &Query, summary: Summary<'_>) -> Phrase {
    let Loosened { wish, extent } = loosened;
    let fitting = extent.fitting.get(wish).copied().unwrap_or_default();
    let list = |parts: Vec<String>| parts.join(", ");
    match wish {
        Relaxation::Age => {
            let ages = query.ages.iter().map(|age| summary.facts().age(*age)).collect();
            Phrase::RelaxedAge { ages: list(ages), limits: limits(extent.ages, summary), fitting }
        }
        Relaxation::Place => {
            let place = summary.place(query).unwrap_or_default();
            let km = extent.farthest_km.map_or(0, whole_km);
            match (&query.place, query.radius_km) {
                (Some(Whereabouts::Outside(_)), _) => Phrase::RelaxedOutside { place, km },
                (_, Some(radius)) => Phrase::RelaxedRadius { radius, km, fitting },
                (_, None) => Phrase::RelaxedPlace { place, km, fitting },
            }
        }
        Relaxation::Facet => {
            Phrase::RelaxedFacet(list(extent.facets.iter().map(|facet| summary.facet(*facet)).collect()))
        }
        Relaxation::Time => Phrase::RelaxedTime(list(summary.when(query))),
        Relaxation::Language => {
            Phrase::RelaxedLanguage(list(query.languages.iter().map(|code| summary.spoken(code)).collect()))
        }
        Relaxation::Topic => Phrase::RelaxedTopic(list(summary.subject(query))),
        Relaxation::Words => Plain::RelaxedWords.into(),
    }
}

/// For which ages the loosened offers are.
fn limits(ages: AgeLimits, summary: Summary<'_>) -> String {
    match (ages.min, ages.max) {
        (Some(_), Some(_)) | (None, None) => summary.say(Plain::OlderOrYounger),
        (Some(_), None) | (None, Some(_)) => summary.say(age_phrase(ages)),
    }
}
