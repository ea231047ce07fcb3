//! Which passwords are good enough: long ones that nobody guesses first.

/// The fewest characters of a password.
pub const SHORTEST: usize = 12;

/// The most characters of a password: it is hashed, so that length costs nothing, but a book is no password.
pub const LONGEST: usize = 200;

/// Why a password is not good enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordFault {
    /// It has fewer than [`SHORTEST`] characters.
    TooShort,
    /// It has more than [`LONGEST`] characters.
    TooLong,
    /// It is a common one, or made of one with a few signs around it.
    Common,
    /// It is made of the name.
    LikeName,
    /// It repeats a few characters.
    Repeated,
    /// It is the one so far.
    Same,
}

/// What people take first, and so do those who guess: the cores of common passwords, in small letters without digits and signs
/// around them.
const COMMON: [&str; 44] = [
    "",
    "admin",
    "administrator",
    "anmeldung",
    "baby",
    "bildung",
    "bildungslotse",
    "buergermeister",
    "computer",
    "daniel",
    "dragon",
    "drache",
    "fussball",
    "gemeinde",
    "geheim",
    "hallo",
    "hallowelt",
    "iloveyou",
    "ichliebedich",
    "kennwort",
    "kindergarten",
    "landkreis",
    "landratsamt",
    "letmein",
    "losheim",
    "master",
    "merzig",
    "monkey",
    "passwort",
    "password",
    "passw",
    "qwerty",
    "qwertyuiop",
    "qwertz",
    "qwertzuiop",
    "saarland",
    "schalke",
    "schatz",
    "schule",
    "sommer",
    "startpasswort",
    "wadern",
    "welcome",
    "willkommen",
];

/// What is wrong with `password` for the person called `name`; none if it is good enough.
pub fn fault(password: &str, name: &str) -> Option<PasswordFault> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Some(PasswordFault::TooShort);
    }
    if length > LONGEST {
        return Some(PasswordFault::TooLong);
    }
    let plain = in_letters(password);
    let core = plain.trim_matches(|sign: char| !sign.is_alphabetic());
    if COMMON.contains(&core) || COMMON.contains(&halved(core)) || is_run(&plain) {
        return Some(PasswordFault::Common);
    }
    let own = in_letters(name.split('@').next().unwrap_or(name));
    if own.chars().count() > 2 && (core == own || plain.replacen(&own, "", 4).chars().count() < SHORTEST / 2)
    {
        return Some(PasswordFault::LikeName);
    }
    let mut signs: Vec<_> = plain.chars().collect();
    signs.sort_unstable();
    signs.dedup();
    (signs.len() < 5).then_some(PasswordFault::Repeated)
}

/// In small letters, with the letters that digits and signs stand for.
fn in_letters(text: &str) -> String {
    let letter = |sign| match sign {
        '0' => 'o',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        other => other,
    };
    let lower = text.to_lowercase();
    // Digits and signs at the ends are counted up, not letters in disguise.
    let inner = lower.trim_matches(|sign: char| !sign.is_alphabetic());
    let start = lower.find(inner).unwrap_or_default();
    let end = start + inner.len();
    let inner: String = inner.chars().map(letter).collect();
    format!("{}{inner}{}", &lower[..start], &lower[end..])
}

/// The first half of a word that is written twice; else the word.
fn halved(word: &str) -> &str {
    word.get(..word.len() / 2).filter(|half| half.repeat(2) == word).unwrap_or(word)
}

/// Whether each character follows the one before it, as in 123456 or abcdef.
fn is_run(text: &str) -> bool {
    let signs: Vec<u32> = text.chars().map(u32::from).collect();
    let steps = signs.windows(2).filter(|pair| pair[0].abs_diff(pair[1]) <= 1).count();
    signs.len() > 1 && steps + 2 >= signs.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_and_unusual_is_good_enough_and_nothing_else_is_asked_for() {
        for good in ["vier kühle blaue stühle", "Zx8!kümmel-Taube", "korrektes pferd batterie"] {
            assert_eq!(fault(good, "anna"), None, "{good}");
        }
    }

    #[test]
    fn what_is_guessed_first_is_refused() {
        let refused = [
            ("kurz", PasswordFault::TooShort),
            ("123456789012", PasswordFault::Common),
            ("Passwort1234!", PasswordFault::Common),
            ("P@ssw0rt20262026", PasswordFault::Common),
            ("passwortpasswort", PasswordFault::Common),
            ("Willkommen2026!", PasswordFault::Common),
            ("abcdefghijklmn", PasswordFault::Common),
            ("anna.mueller2026", PasswordFault::LikeName),
            ("anna.muelleranna.mueller", PasswordFault::LikeName),
            ("axaxaxaxaxaxax", PasswordFault::Repeated),
        ];
        for (password, expected) in refused {
            assert_eq!(fault(password, "anna.mueller@kreis.example"), Some(expected), "{password}");
        }
        assert_eq!(fault(&"ab cd ef gh".repeat(30), "anna"), Some(PasswordFault::TooLong));
    }
}
