//! Edits by hand as a JSON merge patch (RFC 7396), laid over an imported record and kept apart from it.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// `record` with `patch` laid over it: a value replaces, `null` removes, an object is gone into.
pub fn merged(record: &Value, patch: &Value) -> Value {
    let Value::Object(patch) = patch else {
        return patch.clone();
    };
    let mut merged = record.as_object().cloned().unwrap_or_default();
    for (key, value) in patch {
        if value.is_null() {
            merged.remove(key);
        } else {
            let old = merged.remove(key).unwrap_or_default();
            merged.insert(key.clone(), self::merged(&old, value));
        }
    }
    Value::Object(merged)
}

/// `edits` and then `patch`, as one patch over `record`. A field that `patch` sets to what the record says
/// anyway is no edit any more; the edits of other fields stay as they are.
pub fn joined(edits: &Value, patch: &Value, record: &Value) -> Value {
    let wanted = merged(&merged(record, edits), patch);
    let mut joined = edits.as_object().cloned().unwrap_or_default();
    for key in patch.as_object().into_iter().flat_map(Map::keys) {
        joined.remove(key);
        if let Some(edit) = difference(record.get(key), wanted.get(key)) {
            joined.insert(key.clone(), edit);
        }
    }
    Value::Object(joined)
}

/// The patch that makes `to` out of `from`; none if they say the same. `null` says as much as nothing.
fn difference(from: Option<&Value>, to: Option<&Value>) -> Option<Value> {
    let (from, to) = (from.filter(|value| !value.is_null()), to.filter(|value| !value.is_null()));
    if from == to {
        return None;
    }
    let Some(to) = to else {
        return Some(Value::Null);
    };
    let (Some(Value::Object(old)), Value::Object(new)) = (from, to) else {
        return Some(to.clone());
    };
    let keys: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    let fields = keys.into_iter().filter_map(|key| {
        let field = difference(old.get(key), new.get(key))?;
        Some((key.clone(), field))
    });
    let fields: Map<_, _> = fields.collect();
    (!fields.is_empty()).then_some(Value::Object(fields))
}

/// `edits` without the one at `path`, such as `title` or `place.street`.
pub fn without(edits: &Value, path: &str) -> Value {
    let mut left = edits.as_object().cloned().unwrap_or_default();
    let Some((key, rest)) = path.split_once('.') else {
        left.remove(path);
        return Value::Object(left);
    };
    if let Some(inner) = left.remove(key) {
        let inner = without(&inner, rest);
        if inner.as_object().is_some_and(|inner| !inner.is_empty()) {
            left.insert(key.to_owned(), inner);
        }
    }
    Value::Object(left)
}

/// The first field that `patch` sets and `record` does not have, such as `place.stret`. `record` is what was
/// read and written again after the patch: what nobody read is not in it.
pub fn unknown_field(patch: &Value, record: &Value) -> Option<String> {
    let says_nothing = |value: &Value| match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(true) | Value::Number(_) | Value::String(_) => false,
    };
    let (patch, record) = (patch.as_object()?, record.as_object()?);
    patch.iter().filter(|(_, value)| !says_nothing(value)).find_map(|(key, value)| {
        let Some(known) = record.get(key) else {
            return Some(key.clone());
        };
        unknown_field(value, known).map(|inner| format!("{key}.{inner}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn the_examples_of_the_standard_hold() {
        let cases = [
            (json!({"a":"b"}), json!({"a":"c"}), json!({"a":"c"})),
            (json!({"a":"b"}), json!({"b":"c"}), json!({"a":"b","b":"c"})),
            (json!({"a":"b"}), json!({"a":null}), json!({})),
            (json!({"a":"b","b":"c"}), json!({"a":null}), json!({"b":"c"})),
            (json!({"a":["b"]}), json!({"a":"c"}), json!({"a":"c"})),
            (json!({"a":"c"}), json!({"a":["b"]}), json!({"a":["b"]})),
            (json!({"a":{"b":"c"}}), json!({"a":{"b":"d","c":null}}), json!({"a":{"b":"d"}})),
            (json!({"a":[{"b":"c"}]}), json!({"a":[1]}), json!({"a":[1]})),
            (json!(["a", "b"]), json!(["c", "d"]), json!(["c", "d"])),
            (json!({"a":"b"}), json!(["c"]), json!(["c"])),
            (json!({"e":null}), json!({"a":1}), json!({"e":null,"a":1})),
            (json!([1, 2]), json!({"a":"b","c":null}), json!({"a":"b"})),
            (json!({}), json!({"a":{"bb":{"ccc":null}}}), json!({"a":{"bb":{}}})),
        ];
        for (record, patch, expected) in cases {
            assert_eq!(merged(&record, &patch), expected, "{record} with {patch}");
        }
    }

    #[test]
    fn an_edit_back_to_the_imported_value_is_no_edit() {
        let record = json!({"title": "A", "note": null, "place": {"street": "B", "name": "C"}});
        let edits = joined(&json!({}), &json!({"title": "X", "place": {"street": "Y"}}), &record);
        assert_eq!(edits, json!({"title": "X", "place": {"street": "Y"}}));
        let edits = joined(&edits, &json!({"place": {"street": "B"}, "note": null}), &record);
        assert_eq!(edits, json!({"title": "X"}));
        assert_eq!(joined(&edits, &json!({"title": "A"}), &record), json!({}));
    }

    #[test]
    fn a_field_can_be_given_back_to_the_import() {
        let edits = json!({"title": "X", "place": {"street": "Y"}});
        assert_eq!(without(&edits, "title"), json!({"place": {"street": "Y"}}));
        assert_eq!(without(&edits, "place.street"), json!({"title": "X"}));
        assert_eq!(without(&edits, "place"), json!({"title": "X"}));
        assert_eq!(without(&edits, "nothing.there"), edits);
    }

    #[test]
    fn a_field_that_nobody_knows_is_named() {
        let record = json!({"title": "A", "place": {"street": "B"}});
        assert_eq!(unknown_field(&json!({"titel": "A"}), &record), Some("titel".to_owned()));
        assert_eq!(unknown_field(&json!({"place": {"stret": "A"}}), &record), Some("place.stret".to_owned()));
        assert_eq!(unknown_field(&json!({"title": "B", "weekdays": []}), &record), None);
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf =
            prop_oneof![Just(Value::Null), any::<bool>().prop_map(Value::from), (0..3).prop_map(Value::from)];
        leaf.prop_recursive(3, 12, 3, |inner| {
            proptest::collection::btree_map("[a-c]", inner, 0..3).prop_map(|fields| json!(fields))
        })
    }

    fn record() -> impl Strategy<Value = Value> {
        proptest::collection::btree_map("[a-c]", value(), 0..4).prop_map(|fields| json!(fields))
    }

    /// Without the fields that say nothing: a record is read the same with and without them.
    fn plain(value: &Value) -> Value {
        let Value::Object(fields) = value else {
            return value.clone();
        };
        let fields = fields.iter().map(|(key, value)| (key.clone(), plain(value)));
        let says_something = |value: &Value| !value.is_null() && *value != json!({});
        Value::Object(fields.filter(|(_, value)| says_something(value)).collect())
    }

    proptest! {
        #[test]
        fn two_patches_in_one_change_as_much_as_one_after_the_other(
            record in record(), first in record(), second in record()
        ) {
            let edits = joined(&json!({}), &first, &record);
            let edits = joined(&edits, &second, &record);
            let one_by_one = merged(&merged(&record, &first), &second);
            prop_assert_eq!(plain(&merged(&record, &edits)), plain(&one_by_one));
        }
    }
}
