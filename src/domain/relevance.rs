//! How good a search is, measured with questions whose right answers people have judged.
//!
//! The measures are those of the field: nDCG (Järvelin and Kekäläinen 2002, gain `2^grade - 1`), recall and mean
//! reciprocal rank of the best grade, and two rates of our own: how many answerable questions found nothing, and
//! how many unanswerable ones were answered honestly.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use serde::{Deserialize, Serialize};

/// Recall and reciprocal rank look at so many hits.
pub const LIMIT: usize = 10;
/// The grade of a right answer; 1 is an acceptable one.
const RIGHT: u32 = 2;

/// A question with the grades of the offers that answer it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// Its id.
    pub id: String,
    /// How it is worded: official, everyday, simple, …
    pub wording: String,
    /// What was asked.
    pub text: String,
    /// All columns of its row, the first nine at least.
    pub columns: Vec<String>,
    /// The grade of each offer that answers it: 2 for a right answer, 1 for an acceptable one.
    pub grades: BTreeMap<String, u32>,
    /// Whether no offer answers it.
    pub nothing_fits: bool,
}

/// Why judged questions cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the {table}: {reason}")]
pub struct JudgementError {
    /// Which of the two tables.
    pub table: Table,
    /// Counted from one.
    pub line: usize,
    /// What is wrong.
    pub reason: &'static str,
}

/// One of the two tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// What is asked.
    Questions,
    /// What answers it.
    Grades,
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Questions => "questions",
            Self::Grades => "grades",
        })
    }
}

/// Reads questions (`qid`, wording, text, five columns of what should be understood, note) and grades (`qid`, offer,
/// grade), tab-separated with a head line; lines with `#` are comments.
pub fn read(questions: &str, grades: &str) -> Result<Vec<Judged>, JudgementError> {
    let mut by_question: BTreeMap<&str, BTreeMap<String, u32>> = BTreeMap::new();
    for (line, row) in rows(grades) {
        let [id, offer, grade, ..] = row[..] else {
            let reason = "a grade has three columns: qid, offer, grade";
            return Err(JudgementError { table: Table::Grades, line, reason });
        };
        let Ok(grade) = grade.parse() else {
            return Err(JudgementError { table: Table::Grades, line, reason: "a grade is a number" });
        };
        if grade > 0 {
            by_question.entry(id).or_default().insert(offer.to_owned(), grade);
        }
    }
    let question = |(line, row): (usize, Vec<&str>)| {
        let [id, wording, text, ..] = row[..] else {
            let reason = "a question has at least three columns: qid, wording, text";
            return Err(JudgementError { table: Table::Questions, line, reason });
        };
        let mut columns: Vec<_> = row.iter().map(|column| (*column).to_owned()).collect();
        columns.resize(columns.len().max(9), String::new());
        Ok(Judged {
            id: id.to_owned(),
            wording: wording.to_owned(),
            text: text.to_owned(),
            nothing_fits: columns[8].trim_start().to_lowercase().starts_with("none"),
            columns,
            grades: by_question.get(id).cloned().unwrap_or_default(),
        })
    };
    rows(questions).map(question).collect()
}

/// The rows of a table after its comments and its head line, with their line numbers.
fn rows(table: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    let lines = table.lines().enumerate().map(|(index, line)| (index + 1, line));
    let lines = lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    lines.skip(1).map(|(line, text)| (line, text.split('\t').collect()))
}

/// The figures of one question, or the means of several; none where a figure does not apply.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// The normalised discounted cumulative gain of the first hits, from 0 to 1.
    pub ndcg: Option<f64>,
    /// The share of right answers among the first ten hits.
    pub recall: Option<f64>,
    /// One by the rank of the first right answer, 0 if it is not among the first ten.
    pub mrr: Option<f64>,
    /// The share of answerable questions for which nothing was found.
    pub zero_hit: Option<f64>,
    /// The share of unanswerable questions for which nothing was found, or only what was said to fit loosely.
    pub honest_empty: Option<f64>,
}

/// The figures for one question that found the offers called `ids`, best first. `is_loose` tells that the answer said
/// that they fit only loosely. nDCG looks at the first `depth` hits.
pub fn figures(judged: &Judged, ids: &[&str], is_loose: bool, depth: usize) -> Figures {
    let mut row = Figures::default();
    if judged.nothing_fits {
        row.honest_empty = Some(share(ids.is_empty() || is_loose));
    }
    if judged.grades.is_empty() {
        return row;
    }
    let mut seen = BTreeSet::new();
    let grade =
        |id: &&str| judged.grades.get(*id).copied().filter(|_| seen.insert((*id).to_owned())).unwrap_or(0);
    let ranked: Vec<_> = ids.iter().map(grade).collect();
    let mut ideal: Vec<_> = judged.grades.values().copied().collect();
    ideal.sort_unstable_by(|one, other| other.cmp(one));
    row.ndcg = Some(gain(&ranked, depth) / gain(&ideal, depth));
    row.zero_hit = Some(share(ids.is_empty()));
    let right = ideal.iter().filter(|grade| **grade == RIGHT).count();
    if right > 0 {
        let first = &ranked[..ranked.len().min(LIMIT)];
        let hits = first.iter().filter(|grade| **grade == RIGHT).count();
        row.recall = Some(number(hits) / number(right));
        let rank = first.iter().position(|grade| *grade == RIGHT);
        row.mrr = Some(rank.map_or(0.0, |rank| 1.0 / number(rank + 1)));
    }
    row
}

fn gain(grades: &[u32], depth: usize) -> f64 {
    let first = grades.iter().take(depth).enumerate();
    first.map(|(rank, grade)| (2_f64.powf(f64::from(*grade)) - 1.0) / number(rank + 2).log2()).sum()
}

fn share(holds: bool) -> f64 {
    if holds { 1.0 } else { 0.0 }
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The means over many questions, of each wording and of all.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Report {
    /// How many questions, and their means, by wording.
    pub wording: BTreeMap<String, (usize, Figures)>,
    /// How many questions in all, and their means.
    pub all: (usize, Figures),
}

impl Report {
    /// The means of `rows`, each with its wording.
    pub fn of(rows: &[(String, Figures)]) -> Self {
        let mut wording: BTreeMap<String, Vec<Figures>> = BTreeMap::new();
        for (name, figures) in rows {
            wording.entry(name.clone()).or_default().push(*figures);
        }
        let all: Vec<_> = rows.iter().map(|(_, figures)| *figures).collect();
        Self {
            wording: wording.into_iter().map(|(name, rows)| (name, (rows.len(), means(&rows)))).collect(),
            all: (all.len(), means(&all)),
        }
    }
}

fn means(rows: &[Figures]) -> Figures {
    let mean = |figure: fn(&Figures) -> Option<f64>| {
        let values: Vec<_> = rows.iter().filter_map(figure).collect();
        (!values.is_empty()).then(|| values.iter().sum::<f64>() / number(values.len()))
    };
    Figures {
        ndcg: mean(|row| row.ndcg),
        recall: mean(|row| row.recall),
        mrr: mean(|row| row.mrr),
        zero_hit: mean(|row| row.zero_hit),
        honest_empty: mean(|row| row.honest_empty),
    }
}

/// As a table for people.
impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = ["questions", "nDCG", "recall@10", "MRR@10", "zero-hit", "honest-empty"];
        write!(formatter, "{:12}", "wording")?;
        for name in head {
            write!(formatter, "{name:>14}")?;
        }
        let all = "all".to_owned();
        for (name, (count, means)) in self.wording.iter().chain([(&all, &self.all)]) {
            write!(formatter, "\n{name:12}{count:>14}")?;
            for figure in [means.ndcg, means.recall, means.mrr] {
                write!(formatter, "{:>14}", figure.map_or("-".to_owned(), |figure| format!("{figure:.3}")))?;
            }
            for rate in [means.zero_hit, means.honest_empty] {
                write!(
                    formatter,
                    "{:>14}",
                    rate.map_or("-".to_owned(), |rate| format!("{:.1} %", rate * 100.0))
                )?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged() -> Judged {
        let grades = "head\nq1\ta\t2\nq1\tb\t1\nq1\tc\t0\nq2\ta\t2\n";
        read("# rules\nhead\nq1\teveryday\tTurnen\n", grades).expect("the table is sound").remove(0)
    }

    #[test]
    fn the_best_order_has_a_gain_of_one_and_another_less() {
        let best = figures(&judged(), &["a", "b", "c"], false, 5);
        assert_eq!(
            (best.ndcg, best.recall, best.mrr, best.zero_hit),
            (Some(1.0), Some(1.0), Some(1.0), Some(0.0))
        );
        // (1 + 3 / log2(3)) / (3 + 1 / log2(3))
        let other = figures(&judged(), &["b", "a"], false, 5);
        assert!(other.ndcg.is_some_and(|ndcg| (ndcg - 0.796_7).abs() < 1e-4), "{other:?}");
        assert_eq!(other.mrr, Some(0.5));
    }

    #[test]
    fn the_same_offer_twice_counts_once() {
        let twice = figures(&judged(), &["b", "b", "b"], false, 5);
        let once = figures(&judged(), &["b"], false, 5);
        assert_eq!(twice, once);
    }

    #[test]
    fn a_question_without_an_answer_is_answered_honestly_by_nothing_or_by_saying_so() {
        let none = read("head\nq9\tsimple\tx\t\t\t\t\t\tnone: nobody\n", "head\n").expect("sound").remove(0);
        assert_eq!(figures(&none, &[], false, 5).honest_empty, Some(1.0));
        assert_eq!(figures(&none, &["a"], true, 5).honest_empty, Some(1.0));
        assert_eq!(figures(&none, &["a"], false, 5).honest_empty, Some(0.0));
    }

    #[test]
    fn a_broken_line_is_named_with_its_table() {
        let questions = read("head\nq1\tx\n", "head\n").expect_err("two columns");
        assert!(questions.to_string().starts_with("line 2 of the questions: "), "{questions}");
        let grades = read("head\n", "# rules\nhead\nq1\ta\tgood\n").expect_err("no number");
        assert!(grades.to_string().starts_with("line 3 of the grades: "), "{grades}");
    }
}
