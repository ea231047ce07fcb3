//! What somebody may have meant who typed something that is not known: "did you mean".

/// How alike two words must be to be offered (Jaro-Winkler, 0 to 1).
const ALIKE: f64 = 0.84;

/// Those of `names` that `wanted` may have meant, the likest first.
pub fn alike<'n>(wanted: &str, names: impl Iterator<Item = &'n String>) -> impl Iterator<Item = &'n String> {
    likest(names.map(|name| (likeness(wanted, name), name)))
}

/// Those of `rated` that are like enough what was meant, the likest first.
pub fn likest<T>(rated: impl Iterator<Item = (f64, T)>) -> impl Iterator<Item = T> {
    let mut found: Vec<(f64, T)> = rated.filter(|(rate, _)| *rate >= ALIKE).collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().map(|(_, name)| name)
}

/// How much `name` is like what somebody typed, from 0 to 1.
pub fn likeness(wanted: &str, name: &str) -> f64 {
    let is_within = wanted.len() >= 4 && name.contains(wanted);
    if is_within { 1.0 } else { strsim::jaro_winkler(wanted, name) }
}
