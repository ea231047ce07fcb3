//! Requests to the homeserver without a client: for what no client would do, and to look behind one.

use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};
use url::Url;

use crate::synapse::server::Account;

/// Somebody signed in, without encryption. Each sign-in is a device of its own.
pub struct Rest {
    client: Client,
    url: Url,
    token: Option<String>,
}

impl Rest {
    /// Nobody: for requests that need no token.
    pub fn anonymous(url: &Url) -> Self {
        Self { client: Client::new(), url: url.clone(), token: None }
    }

    /// Signs `account` in.
    pub async fn sign_in(url: &Url, account: &Account) -> Self {
        let mut rest = Self::anonymous(url);
        let body = json!({
            "type": "m.login.password",
            "identifier": { "type": "m.id.user", "user": account.user_id },
            "password": account.password,
        });
        let answer = rest.post("/_matrix/client/v3/login", &body).await;
        rest.token = Some(answer["access_token"].as_str().unwrap().to_owned());
        rest
    }

    /// Asks for what is at `path`, which begins with `/_matrix` or `/_synapse`.
    pub async fn get(&self, path: &str) -> Value {
        self.sound(Method::GET, path, None).await
    }

    /// Puts `body` at `path`.
    pub async fn put(&self, path: &str, body: &Value) -> Value {
        self.sound(Method::PUT, path, Some(body)).await
    }

    /// Posts `body` to `path`.
    pub async fn post(&self, path: &str, body: &Value) -> Value {
        self.sound(Method::POST, path, Some(body)).await
    }

    async fn sound(&self, method: Method, path: &str, body: Option<&Value>) -> Value {
        let (status, answer) = self.call(method, path, body).await;
        assert!(status.is_success(), "{path} answers {status}: {answer}");
        answer
    }

    /// The status and the answer, whatever they are.
    pub async fn call(&self, method: Method, path: &str, body: Option<&Value>) -> (StatusCode, Value) {
        let mut request = self.client.request(method, self.url.join(path).unwrap());
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        if let Some(body) = body {
            request = request.json(body);
        }
        let response = request.send().await.unwrap();
        (response.status(), response.json().await.unwrap())
    }
}
