//! What the server answers.

use serde_json::{Value, json};

/// An answer of HTTP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
}

/// Why a request has no result.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    code: u16,
    description: String,
    parameters: Option<Value>,
}

impl Refusal {
    /// 400: what the request asks for cannot be.
    pub fn bad(description: &str) -> Self {
        Self { code: 400, description: format!("Bad Request: {description}"), parameters: None }
    }

    /// Any other.
    pub fn new(code: u16, description: &str) -> Self {
        Self { code, description: description.to_owned(), parameters: None }
    }

    /// 429: later.
    pub fn wait(seconds: u32) -> Self {
        let parameters = Some(json!({"retry_after": seconds}));
        Self { code: 429, description: format!("Too Many Requests: retry after {seconds}"), parameters }
    }

    /// 400: the group is a supergroup now, and has another id.
    pub fn migrated(id: i64) -> Self {
        let parameters = Some(json!({"migrate_to_chat_id": id}));
        Self { parameters, ..Self::bad("group chat was upgraded to a supergroup chat") }
    }
}

impl From<Result<Value, Refusal>> for Answer {
    fn from(result: Result<Value, Refusal>) -> Self {
        match result {
            Ok(result) => {
                let body = json!({"ok": true, "result": result}).to_string().into_bytes();
                Self { status: 200, body }
            }
            Err(refusal) => {
                let Refusal { code, description, parameters } = refusal;
                let mut body = json!({"ok": false, "error_code": code, "description": description});
                if let Some(parameters) = parameters {
                    body["parameters"] = parameters;
                }
                Self { status: code, body: body.to_string().into_bytes() }
            }
        }
    }
}
