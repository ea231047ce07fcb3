//! Puts samples into the messages of a catalog, each variant of a choice once, and knows where each piece was written.

use std::{collections::BTreeMap, ops::Range};

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use serde::Deserialize;

/// Terms refer to terms only so deep; more is a circle.
const DEEPEST: usize = 8;

/// What stands for the values in messages: `index/plain/samples.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Samples {
    /// As short as there is.
    pub short: BTreeMap<String, String>,
    /// As usual.
    pub typical: BTreeMap<String, String>,
    /// The longest of the real data.
    pub longest: BTreeMap<String, String>,
}

/// A message with samples in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The text.
    pub text: String,
    /// Which bytes of it are names from the data.
    pub names: Vec<Range<usize>>,
    /// Which bytes of it stand where in the file, in order.
    pub origins: Vec<(Range<usize>, usize)>,
}

/// What messages refer to, and the values in them.
#[derive(Clone, Copy)]
pub struct Sources<'c, 's> {
    /// The text of the file that is rendered; pieces of other files have no origin in it.
    pub file: &'s str,
    /// The values of terms (`-office`) and messages (`region-phone`) by their names.
    pub patterns: &'c BTreeMap<String, &'c Pattern<&'s str>>,
    /// The name of the message; a sample may be for it alone: `"label-as-place.value"`.
    pub message: &'c str,
    /// The samples.
    pub samples: &'c BTreeMap<String, String>,
}

/// What chooses a variant of a term: `{ -simple-language(case: "dative") }`.
type Arguments<'s> = BTreeMap<&'s str, &'s str>;

impl Samples {
    /// Reads `samples.toml`.
    pub fn read(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// The three sets.
    pub fn sets(&self) -> [&BTreeMap<String, String>; 3] {
        [&self.short, &self.typical, &self.longest]
    }
}

impl Rendered {
    /// Something that nobody can make simpler.
    fn of_name(text: String) -> Self {
        let all = 0..text.len();
        Self { text, names: std::iter::once(all).collect(), origins: vec![] }
    }

    fn push(&mut self, other: &Self) {
        let shift = self.text.len();
        let moved = |range: &Range<usize>| range.start + shift..range.end + shift;
        self.text.push_str(&other.text);
        self.names.extend(other.names.iter().map(moved));
        self.origins.extend(other.origins.iter().map(|(range, at)| (moved(range), *at)));
    }

    /// Where in the file the bytes of `range` were written, as far as they stand in one piece. Else where they begin.
    pub fn origin(&self, range: &Range<usize>) -> Option<(Range<usize>, bool)> {
        let holds =
            |piece: &Range<usize>| piece.start <= range.start && range.start < piece.end.max(piece.start + 1);
        let (piece, at) = self.origins.iter().find(|(piece, _)| holds(piece))?;
        let start = at + (range.start - piece.start);
        let end = at + (range.end.min(piece.end) - piece.start);
        Some((start..end.max(start), range.end <= piece.end))
    }
}

/// All ways to render `pattern`: the usual one, and for each other variant of a choice one more.
pub fn renderings<'s>(pattern: &Pattern<&'s str>, sources: Sources<'_, 's>) -> Vec<Rendered> {
    of_pattern(pattern, sources, &Arguments::new(), 0)
}

fn of_pattern<'s>(
    pattern: &Pattern<&'s str>,
    sources: Sources<'_, 's>,
    arguments: &Arguments<'s>,
    depth: usize,
) -> Vec<Rendered> {
    let pieces: Vec<Vec<Rendered>> = pattern
        .elements
        .iter()
        .map(|element| match element {
            PatternElement::TextElement { value } => vec![written(value, sources.file)],
            PatternElement::Placeable { expression } => of_expression(expression, sources, arguments, depth),
        })
        .collect();
    let with = |chosen: Option<(usize, &Rendered)>| {
        let mut whole = Rendered::default();
        for (index, choices) in pieces.iter().enumerate() {
            let usual = choices.first();
            let piece = chosen.filter(|(at, _)| *at == index).map(|(_, piece)| piece).or(usual);
            if let Some(piece) = piece {
                whole.push(piece);
            }
        }
        whole
    };
    let others = pieces
        .iter()
        .enumerate()
        .flat_map(|(index, choices)| choices.iter().skip(1).map(move |c| (index, c)));
    std::iter::once(with(None)).chain(others.map(|other| with(Some(other)))).collect()
}

fn of_expression<'s>(
    expression: &Expression<&'s str>,
    sources: Sources<'_, 's>,
    arguments: &Arguments<'s>,
    depth: usize,
) -> Vec<Rendered> {
    match expression {
        Expression::Inline(inline) => vec![of_inline(inline, sources, arguments, depth)],
        Expression::Select { selector, variants } => {
            let argument = if let InlineExpression::VariableReference { id } = selector {
                arguments.get(id.name)
            } else {
                None
            };
            let fits = |variant: &&Variant<&'s str>| argument.is_some_and(|value| key(variant) == *value);
            let chosen = variants.iter().find(fits);
            let usual = variants.iter().filter(|variant| variant.default);
            let others = variants.iter().filter(|variant| !variant.default);
            let all: Vec<_> = match chosen {
                Some(variant) => vec![variant],
                None if depth > 0 => usual.collect(),
                None => usual.chain(others).collect(),
            };
            all.into_iter()
                .flat_map(|variant| of_pattern(&variant.value, sources, arguments, depth))
                .collect()
        }
    }
}

fn of_inline<'s>(
    inline: &InlineExpression<&'s str>,
    sources: Sources<'_, 's>,
    arguments: &Arguments<'s>,
    depth: usize,
) -> Rendered {
    let refer = |name: String, given: &Arguments<'s>| {
        let pattern = sources.patterns.get(&name).filter(|_| depth < DEEPEST)?;
        of_pattern(pattern, sources, given, depth + 1).into_iter().next()
    };
    match inline {
        InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
            Rendered { text: (*value).to_owned(), ..Rendered::default() }
        }
        InlineExpression::VariableReference { id } => {
            let own = sources.samples.get(&format!("{}.{}", sources.message, id.name));
            let sample =
                own.or_else(|| sources.samples.get(id.name)).or_else(|| sources.samples.get("value"));
            let text = sample.cloned().unwrap_or_default();
            Rendered::of_name(text)
        }
        InlineExpression::TermReference { id, arguments: given, .. } => {
            let named = given.iter().flat_map(|given| &given.named);
            let given = named.filter_map(|argument| Some((argument.name.name, literal(&argument.value)?)));
            refer(format!("-{}", id.name), &given.collect()).unwrap_or_default()
        }
        InlineExpression::MessageReference { id, attribute: None } => {
            // What other messages lend, such as a telephone number, is theirs to be checked.
            let lent = refer(id.name.to_owned(), &Arguments::new()).unwrap_or_default();
            Rendered::of_name(lent.text)
        }
        InlineExpression::MessageReference { .. } | InlineExpression::FunctionReference { .. } => {
            Rendered::default()
        }
        InlineExpression::Placeable { expression } => {
            of_expression(expression, sources, arguments, depth).into_iter().next().unwrap_or_default()
        }
    }
}

fn literal<'s>(inline: &InlineExpression<&'s str>) -> Option<&'s str> {
    if let InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } = inline {
        Some(*value)
    } else {
        None
    }
}

fn key<'s>(variant: &Variant<&'s str>) -> &'s str {
    match variant.key {
        VariantKey::Identifier { name } => name,
        VariantKey::NumberLiteral { value } => value,
    }
}

/// A piece of text that may stand in `file`.
fn written(value: &str, file: &str) -> Rendered {
    let at = (value.as_ptr() as usize).checked_sub(file.as_ptr() as usize);
    let at = at.filter(|at| at + value.len() <= file.len());
    Rendered {
        text: value.to_owned(),
        names: vec![],
        origins: at.map(|at| (0..value.len(), at)).into_iter().collect(),
    }
}
