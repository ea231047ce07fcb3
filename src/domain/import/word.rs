//! Words that stand for one of a few things: forms of learning, formats, states, phases of life, languages.

use crate::domain::import::text::{fold, quoted};

/// The words for each id, folded; the first one is the one that a message recommends.
pub type Words = &'static [(&'static str, &'static [&'static str])];

/// How formal the learning is.
pub const LEARNING_FORMS: Words = &[
    ("formal", &["formal"]),
    ("non-formal", &["non_formal", "nonformal", "nicht_formal"]),
    ("informal", &["informell", "informal"]),
];

/// Present, over the internet, or both.
pub const FORMATS: Words = &[
    ("present", &["praesenz", "vor_ort", "present"]),
    ("online", &["online", "internet", "digital"]),
    ("blended", &["hybrid", "gemischt", "blended", "blended_learning"]),
];

/// Whether an offer is on.
pub const STATUSES: Words = &[
    ("active", &["aktiv", "active"]),
    ("paused", &["pausiert", "paused", "ausgesetzt"]),
    ("ended", &["beendet", "ended", "abgelaufen"]),
];

/// What an offer costs, roughly.
pub const COSTS: Words = &[("free", &[]), ("paid", &[]), ("reduced", &[]), ("unknown", &[])];

/// What coordinates stand for.
pub const PRECISIONS: Words = &[("exact", &[]), ("district", &[]), ("municipality", &[])];

/// Phases of life.
pub const LIFE_PHASES: Words = &[
    ("fruehe-kindheit", &["fruehe_kindheit"]),
    ("schule", &["schule"]),
    ("ausbildung-beruf", &["ausbildung_beruf", "ausbildung_und_beruf", "ausbildung", "beruf"]),
    ("erwachsene", &["erwachsene"]),
    ("aeltere", &["aeltere", "senioren"]),
];

/// Facets that a provider states; the others show in fields of their own.
pub const TAGS: Words = &[
    ("holiday", &["ferien", "ferienangebot"]),
    ("counselling", &["beratung"]),
    ("senior", &["senioren", "fuer_aeltere"]),
    ("free", &[]),
    ("accessible", &[]),
    ("online", &[]),
];

/// Kinds of providers.
pub const PROVIDER_KINDS: Words = &[
    ("kommune", &[]),
    ("verein", &[]),
    ("kirche", &[]),
    ("schule", &[]),
    ("kita", &[]),
    ("vhs", &[]),
    ("traeger", &[]),
    ("firma", &[]),
    ("andere", &[]),
];

/// Languages by their ISO 639-1 codes.
pub const LANGUAGES: Words = &[
    ("de", &["deutsch", "leichte_sprache"]),
    ("en", &["englisch"]),
    ("fr", &["franzoesisch"]),
    ("ar", &["arabisch"]),
    ("uk", &["ukrainisch"]),
    ("ru", &["russisch"]),
    ("tr", &["tuerkisch"]),
    ("it", &["italienisch"]),
    ("es", &["spanisch"]),
    ("pl", &["polnisch"]),
    ("ro", &["rumaenisch"]),
    ("bg", &["bulgarisch"]),
    ("fa", &["persisch", "farsi", "dari"]),
    ("ps", &["paschtu"]),
    ("ku", &["kurdisch"]),
    ("ti", &["tigrinya", "tigrinisch"]),
    ("so", &["somali"]),
    ("lb", &["luxemburgisch"]),
    ("nl", &["niederlaendisch"]),
    ("pt", &["portugiesisch"]),
    ("el", &["griechisch"]),
    ("hu", &["ungarisch"]),
    ("cs", &["tschechisch"]),
    ("sk", &["slowakisch"]),
    ("hr", &["kroatisch"]),
    ("sr", &["serbisch"]),
    ("bs", &["bosnisch"]),
    ("sq", &["albanisch"]),
    ("zh", &["chinesisch"]),
    ("ja", &["japanisch"]),
    ("vi", &["vietnamesisch"]),
    ("th", &["thailaendisch"]),
    ("la", &["latein"]),
];

/// The id that `text` stands for.
pub fn choose(text: &str, words: Words) -> Result<&'static str, String> {
    let folded = fold(text);
    let is_id = |id: &str| id.len() == folded.len() && id.replace('-', "_") == folded;
    let fits = |id: &str, names: &[&str]| is_id(id) || names.contains(&folded.as_str());
    let found = words.iter().find(|(id, names)| fits(id, names)).map(|(id, _)| *id);
    found.ok_or_else(|| format!("{} ist hier nicht möglich. Möglich sind: {}.", quoted(text), listed(words)))
}

/// The code of the language that `text` names: `Deutsch`, `de`, `fr`. A code of two letters is believed.
pub fn language(text: &str) -> Result<String, String> {
    let code = text.trim().to_lowercase();
    if let Ok(known) = choose(text, LANGUAGES) {
        return Ok(known.to_owned());
    }
    if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Ok(code);
    }
    Err(format!(
        "{} ist keine Sprache, die wir kennen. Schreiben Sie zum Beispiel Deutsch oder de.",
        quoted(text)
    ))
}

/// The recommended words: `Präsenz, online, hybrid` would be written `praesenz, online, hybrid`.
fn listed(words: Words) -> String {
    let names = words.iter().map(|(id, names)| names.first().unwrap_or(id).replace('_', "-"));
    names.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stands_for_its_id_however_it_is_spelled() {
        for (text, id) in
            [("Präsenz", "present"), ("vor Ort", "present"), ("HYBRID", "blended"), ("online", "online")]
        {
            assert_eq!(choose(text, FORMATS), Ok(id), "{text}");
        }
        assert_eq!(choose("non-formal", LEARNING_FORMS), Ok("non-formal"));
        assert_eq!(
            choose("Zoom", FORMATS),
            Err("„Zoom“ ist hier nicht möglich. Möglich sind: praesenz, online, hybrid.".to_owned())
        );
    }

    #[test]
    fn a_language_is_named_or_coded() {
        assert_eq!(language("Französisch").as_deref(), Ok("fr"));
        assert_eq!(language("DE").as_deref(), Ok("de"));
        assert_eq!(
            language("Elbisch"),
            Err("„Elbisch“ ist keine Sprache, die wir kennen. Schreiben Sie zum Beispiel Deutsch oder de."
                .to_owned())
        );
    }
}
