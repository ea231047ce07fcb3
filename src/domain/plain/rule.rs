//! The rules of simple language that a program can check, by their ids.
//!
//! They follow the German rules for Leichte Sprache: BITV 2.0 (appendix 2), DIN SPEC 33429 and the rules of the
//! Netzwerk Leichte Sprache. Those for ordinary German only warn.

/// A rule. Its documentation says what it forbids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// More than one sentence in a line.
    Line,
    /// A sentence with more than 12 words; a warning for more than 9, or more than 7 on average.
    Sentence,
    /// A line of more than 72 characters; a warning above 60.
    Width,
    /// More than two commas in a sentence; a warning for two.
    Comma,
    /// Any form of "werden": passive and future.
    Passive,
    /// Subjunctive; a warning for "sollte".
    Subjunctive,
    /// Genitive.
    Genitive,
    /// A preposition that asks for the genitive.
    GenitivePreposition,
    /// A subordinate clause; a warning for "wenn" and for questions inside a sentence.
    Subordinate,
    /// A relative clause.
    Relative,
    /// Warns of the preterite, but not of "war", "hatte" and modal verbs.
    Preterite,
    /// Warns of "man".
    Impersonal,
    /// A negation that is not bold; a warning for many of them.
    Negation,
    /// An abbreviation; a warning for two or three capitals.
    Abbreviation,
    /// A special character; a warning for the euro sign and the middle dot.
    Sign,
    /// A sign that stands for all genders.
    Gender,
    /// Warns of number words, large numbers, decimals, percents, Roman numerals and years long ago.
    Number,
    /// Warns of dates, hours and days written in short.
    Date,
    /// A word, or part of one between hyphens, of more than 12 letters; a warning for more than 4 syllables.
    Word,
    /// A hard word; a warning for one that is harder than need be.
    Hard,
    /// Warns of another word for a thing that has a name here.
    Same,
    /// Words in capitals, italics and underlining.
    Capitals,
    /// Warns of more than one question, and of one that is not the last sentence.
    Question,
    /// A message of more than 20 lines or 900 characters; a warning above 12 lines.
    Long,
    /// A label of more than 30 characters or without words, more than 7 answers; a warning above 24 characters,
    /// 4 words or 5 answers.
    Button,
    /// A picture inside a sentence, or one that is not on the list; a warning for several in a line.
    Emoji,
    /// A message, value or attribute that one language has and the other has not.
    Parity,
    /// Any tag but `<b>`, and tags without their counterpart.
    Html,
    /// A text of 30 words or more that the formulas for readability call hard.
    Readable,
    /// Ordinary German: a sentence of more than 20 words.
    GermanSentence,
    /// Ordinary German: more than a fifth of the sentences are passive.
    GermanPassive,
    /// Ordinary German: an abbreviation.
    GermanAbbreviation,
}

impl Rule {
    /// All of them.
    pub const ALL: [Self; 32] = [
        Self::Line,
        Self::Sentence,
        Self::Width,
        Self::Comma,
        Self::Passive,
        Self::Subjunctive,
        Self::Genitive,
        Self::GenitivePreposition,
        Self::Subordinate,
        Self::Relative,
        Self::Preterite,
        Self::Impersonal,
        Self::Negation,
        Self::Abbreviation,
        Self::Sign,
        Self::Gender,
        Self::Number,
        Self::Date,
        Self::Word,
        Self::Hard,
        Self::Same,
        Self::Capitals,
        Self::Question,
        Self::Long,
        Self::Button,
        Self::Emoji,
        Self::Parity,
        Self::Html,
        Self::Readable,
        Self::GermanSentence,
        Self::GermanPassive,
        Self::GermanAbbreviation,
    ];

    /// The id that staff and `lint-allow` name it by.
    pub fn id(self) -> &'static str {
        self.texts().0
    }

    /// The rule with this id.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.id() == id)
    }

    /// Why it matters, in simple German: whoever writes reads it too.
    pub fn reason(self) -> &'static str {
        self.texts().1
    }

    fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::Line => ("LS-ZEILE", "Schreiben Sie jeden Satz in eine eigene Zeile."),
            Self::Sentence => ("LS-SATZ", "Der Satz ist lang. Gut sind 8 Wörter. Mehr als 12 sind zu viel."),
            Self::Width => ("LS-BREITE", "Die Zeile ist lang. Gut sind höchstens 60 Zeichen."),
            Self::Comma => ("LS-KOMMA", "Der Satz hat viele Teile. Schreiben Sie mehrere Sätze."),
            Self::Passive => ("LS-PASSIV", "Sagen Sie: Wer macht etwas? Schreiben Sie in der Gegenwart."),
            Self::Subjunctive => ("LS-KONJ", "Sagen Sie: So ist es. Oder: Das ist vielleicht so."),
            Self::Genitive => ("LS-GEN", "Der 2. Fall ist schwer. Schreiben Sie: von dem, von der."),
            Self::GenitivePreposition => {
                ("LS-GENPREP", "Dieses Wort braucht den 2. Fall. Nehmen Sie ein leichtes Wort.")
            }
            Self::Subordinate => ("LS-SUB", "Das ist ein Neben-Satz. Schreiben Sie 2 Sätze."),
            Self::Relative => ("LS-REL", "Hier hängt noch ein Satz dran. Schreiben Sie 2 Sätze."),
            Self::Preterite => ("LS-PRAET", "Schreiben Sie: hat gemacht, ist gekommen."),
            Self::Impersonal => ("LS-MAN", "Sprechen Sie die Menschen an. Schreiben Sie: Sie."),
            Self::Negation => ("LS-NEG", "Sagen Sie besser: So ist es. Oder schreiben Sie das Wort fett."),
            Self::Abbreviation => ("LS-ABK", "Schreiben Sie das ganze Wort."),
            Self::Sign => ("LS-SONDER", "Dieses Zeichen ist schwer. Schreiben Sie ein Wort dafür."),
            Self::Gender => {
                ("LS-GENDER", "Vorlese-Programme lesen das Zeichen mit. Nennen Sie beide Wörter.")
            }
            Self::Number => ("LS-ZAHL", "Schreiben Sie kleine Zahlen. Nehmen Sie Ziffern."),
            Self::Date => ("LS-DATUM", "Schreiben Sie so: 3. Mai 2027, 16.30 Uhr, Montag bis Freitag."),
            Self::Word => ("LS-WORT", "Das Wort ist lang. Trennen Sie es mit einem Strich."),
            Self::Hard => ("LS-FREMD", "Viele Menschen kennen dieses Wort vielleicht nicht."),
            Self::Same => ("LS-GLEICH", "Nehmen Sie für die gleiche Sache immer das gleiche Wort."),
            Self::Capitals => ("LS-GROSS", "Große Buchstaben und schräge Schrift sind schwer zu lesen."),
            Self::Question => ("LS-FRAGE", "Stellen Sie nur 1 Frage. Die Frage steht am Ende."),
            Self::Long => ("LS-LANG", "Der Text ist lang. Machen Sie ihn kürzer."),
            Self::Button => ("LS-KNOPF", "Ein Knopf hat höchstens 24 Zeichen. Gut sind höchstens 5 Knöpfe."),
            Self::Emoji => ("LS-EMOJI", "Ein Bild steht nur vorne in der Zeile. Nehmen Sie bekannte Bilder."),
            Self::Parity => ("LS-PARITY", "Der Text fehlt in einer Sprache. Oder etwas ist anders."),
            Self::Html => ("LS-HTML", "Fett geht so: <b>Wort</b>. Andere Zeichen gehen nicht."),
            Self::Readable => ("LS-LESBAR", "Der Text ist schwer. Nehmen Sie kurze Wörter und kurze Sätze."),
            Self::GermanSentence => ("DE-SATZ", "Der Satz hat mehr als 20 Wörter: Teilen Sie ihn."),
            Self::GermanPassive => {
                ("DE-PASSIV", "Viele Sätze sagen nicht, wer etwas tut: Schreiben Sie öfter aktiv.")
            }
            Self::GermanAbbreviation => {
                ("DE-ABK", "Nicht alle kennen diese Abkürzung: Schreiben Sie sie aus.")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_found_by_its_own_id() {
        for rule in Rule::ALL {
            assert_eq!(Rule::of(rule.id()), Some(rule));
        }
        assert_eq!(Rule::of("LS-NICHTS"), None);
    }
}
