//! Calls a method of the Bot API and reads the answer. The requests are teloxide's types; they are sent by ourselves,
//! because teloxide forgets the code of an error and sleeps inside of a call.

use std::{sync::Arc, time::Duration};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use teloxide::requests::Payload;

use crate::channel::telegram::{
    refusal::Refusal,
    wire::{Reply, Wire, WireFault},
};

/// How long an ordinary call may take. Two of them must fit into an attempt to deliver.
const PATIENCE: Duration = Duration::from_millis(6_500);

/// Calls methods. Clones share the way.
#[derive(Clone)]
pub struct Caller {
    wire: Arc<dyn Wire>,
}

/// An answer of the Bot API, as it is written.
#[derive(Deserialize)]
struct Answer {
    ok: bool,
    #[serde(default)]
    result: Value,
    #[serde(default)]
    error_code: i64,
    #[serde(default)]
    description: String,
    #[serde(default)]
    parameters: Parameters,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Parameters {
    retry_after: Option<i64>,
    migrate_to_chat_id: Option<i64>,
}

impl Caller {
    /// Calls over `wire`.
    pub fn new(wire: Arc<dyn Wire>) -> Self {
        Self { wire }
    }

    /// Calls the method of `payload`, and returns what it gives.
    pub async fn call<P: Payload + Serialize>(&self, payload: &P) -> Result<Value, Refusal> {
        self.call_patiently(payload, PATIENCE).await
    }

    /// Calls the method of `payload`, and reads what it gives.
    pub async fn ask<P: Payload + Serialize, T: DeserializeOwned>(&self, payload: &P) -> Result<T, Refusal> {
        serde_json::from_value(self.call(payload).await?).map_err(|_| unreadable())
    }

    /// Calls the method of `payload`, which may take as long as `patience`.
    pub async fn call_patiently<P: Payload + Serialize>(
        &self,
        payload: &P,
        patience: Duration,
    ) -> Result<Value, Refusal> {
        let Ok(body) = serde_json::to_vec(payload) else {
            return Err(Refusal::NotSent("the request cannot be written as JSON"));
        };
        match self.wire.post(&method_name(P::NAME), body, patience).await {
            Ok(reply) => read(&reply),
            Err(WireFault::NotSent(reason)) => Err(Refusal::NotSent(reason)),
            Err(WireFault::Ambiguous(reason)) => Err(Refusal::Ambiguous(reason)),
        }
    }
}

/// The method as the documentation writes it: `sendMessage`.
fn method_name(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(letters).collect()
}

fn read(reply: &Reply) -> Result<Value, Refusal> {
    if reply.status >= 500 {
        return Err(Refusal::Ambiguous("the server broke"));
    }
    let answer: Answer = serde_json::from_slice(&reply.body).map_err(|_| unreadable())?;
    if answer.ok {
        return Ok(answer.result);
    }
    if answer.error_code >= 500 {
        return Err(Refusal::Ambiguous("the server broke"));
    }
    Err(Refusal::Api {
        code: answer.error_code,
        description: answer.description,
        retry_after: answer.parameters.retry_after,
        migrate_to: answer.parameters.migrate_to_chat_id,
    })
}

fn unreadable() -> Refusal {
    Refusal::Ambiguous("the answer of the server cannot be read")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(status: u16, body: &str) -> Result<Value, Refusal> {
        read(&Reply { status, body: body.as_bytes().to_vec() })
    }

    #[test]
    fn an_error_keeps_its_code_and_its_parameters() {
        let slow = r#"{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":7}}"#;
        let Err(Refusal::Api { code, retry_after, .. }) = reply(429, slow) else { panic!("no refusal") };
        assert_eq!((code, retry_after), (429, Some(7)));
        assert_eq!(reply(200, r#"{"ok":true,"result":3}"#), Ok(Value::from(3)));
    }

    #[test]
    fn what_cannot_be_read_may_have_had_an_effect() {
        for (status, body) in [(502, "<html>"), (200, "{"), (500, r#"{"ok":false,"error_code":500}"#)] {
            assert!(matches!(reply(status, body), Err(Refusal::Ambiguous(_))), "{body}");
        }
    }
}
