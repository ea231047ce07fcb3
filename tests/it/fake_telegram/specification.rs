//! Holds requests against the published machine-readable description of the Bot API.

use std::{
    env, fs,
    sync::{Arc, OnceLock},
};

use serde_json::Value;

/// The environment variable that names the file with the description.
pub const FILE_VARIABLE: &str = "TELEGRAM_BOT_API_SPEC";

/// The description of all methods and types.
#[derive(Debug)]
pub struct Specification(Value);

impl Specification {
    /// The description in `text`, which has `methods` and `types`.
    pub fn parse(text: &str) -> serde_json::Result<Self> {
        serde_json::from_str(text).map(Self)
    }

    /// The description in the file that the environment names, read once in the life of the process.
    pub fn from_environment() -> Option<Arc<Self>> {
        static READ: OnceLock<Option<Arc<Specification>>> = OnceLock::new();
        let read = || {
            let file = env::var_os(FILE_VARIABLE)?;
            let text = fs::read_to_string(&file).expect("the specification can be read");
            Some(Arc::new(Self::parse(&text).expect("the specification is JSON")))
        };
        READ.get_or_init(read).clone()
    }

    /// What is wrong with `parameters` as those of `method`.
    pub fn check_request(&self, method: &str, parameters: &Value) -> Vec<String> {
        let mut faults = Vec::new();
        match self.0["methods"].get(method) {
            Some(described) => self.check_fields(described, parameters, method, &mut faults),
            None => faults.push(format!("{method} is not in the specification")),
        }
        faults
    }

    /// What is wrong with `result` as the result of `method`.
    pub fn check_result(&self, method: &str, result: &Value) -> Vec<String> {
        self.check_union(&self.0["methods"][method]["returns"], result, method)
    }

    /// What is wrong with `value` as one of the type `kind`.
    pub fn check_type(&self, kind: &str, value: &Value, at: &str) -> Vec<String> {
        let mut faults = Vec::new();
        if let Some(inner) = kind.strip_prefix("Array of ") {
            let Some(items) = value.as_array() else { return vec![format!("{at} is no array")] };
            let numbered = items.iter().enumerate();
            return numbered
                .flat_map(|(index, item)| self.check_type(inner, item, &format!("{at}[{index}]")))
                .collect();
        }
        let is_sound = match kind {
            "String" | "InputFile" => value.is_string(),
            "Integer" => value.is_i64(),
            "Float" => value.is_number(),
            "Boolean" => value.is_boolean(),
            // Only the prose says that a label alone will do.
            "KeyboardButton" if value.is_string() => true,
            _ => {
                let described = &self.0["types"][kind];
                if described["subtypes"].is_array() {
                    return self.check_union(&described["subtypes"], value, at);
                }
                self.check_fields(described, value, at, &mut faults);
                described.is_object()
            }
        };
        if !is_sound {
            faults.push(format!("{at} is no {kind}"));
        }
        faults
    }

    /// What is wrong with `value` as any of `kinds`, told of the kind of which the least is wrong.
    fn check_union(&self, kinds: &Value, value: &Value, at: &str) -> Vec<String> {
        let kinds = kinds.as_array().into_iter().flatten().filter_map(Value::as_str);
        let faults = kinds.map(|kind| self.check_type(kind, value, at)).min_by_key(Vec::len);
        faults.unwrap_or_else(|| vec![format!("{at} has no type in the specification")])
    }

    fn check_fields(&self, described: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
        let Some(object) = value.as_object() else { return faults.push(format!("{at} is no object")) };
        let fields: Vec<_> = described["fields"].as_array().into_iter().flatten().collect();
        for field in &fields {
            let name = field["name"].as_str().unwrap_or_default();
            match object.get(name) {
                Some(inner) => {
                    faults.extend(self.check_union(&field["types"], inner, &format!("{at}.{name}")));
                }
                None if field["required"] == true => faults.push(format!("{at} lacks {name}")),
                None => (),
            }
        }
        let unknown = object.keys().filter(|key| !fields.iter().any(|field| field["name"] == key.as_str()));
        faults.extend(unknown.map(|key| format!("{at} has an unknown field {key}")));
    }
}
