//! Do two languages say the same things? Messages, values and buttons that one has and the other has not.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};

use crate::domain::plain::catalog::CatalogFile;

/// What a message has: its attributes as `.name`, its values as `$name`, and whether it says anything itself.
type Parts = BTreeSet<String>;

/// What one language has and the other has not, one line each.
pub fn faults(one: (&str, &[CatalogFile<'_>]), other: (&str, &[CatalogFile<'_>])) -> Vec<String> {
    let (first, second) = (parts(one.1), parts(other.1));
    let mut found = missing((one.0, &first), (other.0, &second));
    found.extend(missing((other.0, &second), (one.0, &first)));
    found
}

fn missing(
    (name, all): (&str, &BTreeMap<String, Parts>),
    (other_name, others): (&str, &BTreeMap<String, Parts>),
) -> Vec<String> {
    let mut found = Vec::new();
    for (id, parts) in all {
        match others.get(id) {
            None => found.push(format!("`{id}` is in {name}, but not in {other_name}")),
            Some(other) => found.extend(
                parts
                    .difference(other)
                    .map(|part| format!("`{id}` has `{part}` in {name}, but not in {other_name}")),
            ),
        }
    }
    found
}

fn parts(files: &[CatalogFile<'_>]) -> BTreeMap<String, Parts> {
    let messages = files.iter().flat_map(CatalogFile::messages);
    messages
        .map(|message| {
            let mut parts = Parts::new();
            for attribute in &message.attributes {
                parts.insert(format!(".{}", attribute.id.name));
                values(&attribute.value, &mut parts);
            }
            if let Some(value) = &message.value {
                parts.insert("words".to_owned());
                values(value, &mut parts);
            }
            (message.id.name.to_owned(), parts)
        })
        .collect()
}

fn values(pattern: &Pattern<&str>, parts: &mut Parts) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            values_of(expression, parts);
        }
    }
}

fn values_of(expression: &Expression<&str>, parts: &mut Parts) {
    let inline = match expression {
        Expression::Inline(inline) => inline,
        Expression::Select { selector, variants } => {
            for variant in variants {
                values(&variant.value, parts);
            }
            selector
        }
    };
    if let InlineExpression::VariableReference { id } = inline {
        parts.insert(format!("${}", id.name));
    } else if let InlineExpression::Placeable { expression } = inline {
        values_of(expression, parts);
    }
}
