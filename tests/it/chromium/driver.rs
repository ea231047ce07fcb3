//! The driver of the browser, spoken to over HTTP as the standard of the web says.

use reqwest::{Client, Method};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Names the driver that `scripts/with-chromium` started.
const DRIVER: &str = "BILDUNGSLOTSE_TEST_CHROMEDRIVER";

/// How the standard names a reference to an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// How the browser is started: without a window, and without a word to its makers.
const ARGUMENTS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=de",
];

/// A browser of its own, with an empty profile.
pub struct Driver {
    client: Client,
    session: String,
    /// The browser writes to it as long as it runs.
    _profile: TempDir,
}

impl Driver {
    /// Starts a browser; none if the tests run without.
    pub async fn start() -> Option<Self> {
        let url = std::env::var(DRIVER).ok()?;
        let profile = tempfile::tempdir().unwrap();
        let folder = format!("--user-data-dir={}", profile.path().display());
        let arguments: Vec<_> = ARGUMENTS.into_iter().chain([folder.as_str()]).collect();
        let options = json!({ "args": arguments, "prefs": { "intl.accept_languages": "de" } });
        let wanted = json!({
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL" },
            "timeouts": { "pageLoad": 60_000, "script": 60_000 },
        });
        let mut driver = Self { client: Client::new(), session: format!("{url}/session"), _profile: profile };
        let begun = driver.post("", json!({ "capabilities": { "alwaysMatch": wanted } })).await;
        driver.session = format!("{}/{}", driver.session, begun["sessionId"].as_str().unwrap());
        Some(driver)
    }

    /// Ends the browser.
    pub async fn end(self) {
        self.call(Method::DELETE, "", None).await.unwrap();
    }

    /// Posts `body` to `path` of this session.
    pub async fn post(&self, path: &str, body: Value) -> Value {
        self.attempt(path, body).await.unwrap_or_else(|fault| panic!("{path}: {fault}"))
    }

    /// Posts `body` to `path` of this session, or says what is wrong.
    pub async fn attempt(&self, path: &str, body: Value) -> Result<Value, String> {
        self.call(Method::POST, path, Some(body)).await
    }

    /// What is at `path` of this session.
    pub async fn get(&self, path: &str) -> Value {
        self.call(Method::GET, path, None).await.unwrap_or_else(|fault| panic!("{path}: {fault}"))
    }

    /// What `script` returns on the page, given `arguments`. A promise is waited for.
    pub async fn run(&self, script: &str, arguments: Value) -> Value {
        self.post("/execute/sync", json!({ "script": script, "args": arguments })).await
    }

    /// A command of the protocol of the browser's developer tools.
    pub async fn tool(&self, command: &str, parameters: Value) -> Value {
        self.post("/goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await
    }

    /// Clicks on the element that a script returned.
    pub async fn click(&self, element: &Value) -> Result<Value, String> {
        self.attempt(&format!("/element/{}/click", id(element)), json!({})).await
    }

    /// Types `text` into the element that a script returned.
    pub async fn type_into(&self, element: &Value, text: &str) {
        self.post(&format!("/element/{}/value", id(element)), json!({ "text": text })).await;
    }

    /// Presses these keys, one after the other.
    pub async fn keys(&self, keys: &[char]) {
        let strokes: Vec<_> = keys
            .iter()
            .flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key })))
            .collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.post("/actions", json!({ "actions": [keyboard] })).await;
    }

    async fn call(&self, method: Method, path: &str, body: Option<Value>) -> Result<Value, String> {
        let mut request = self.client.request(method, format!("{}{path}", self.session));
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer: Value = request.send().await.unwrap().json().await.unwrap();
        let value = answer["value"].clone();
        match value["error"].as_str() {
            Some(error) => Err(format!("{error}: {}", value["message"].as_str().unwrap_or_default())),
            None => Ok(value),
        }
    }
}

fn id(element: &Value) -> &str {
    element[ELEMENT].as_str().unwrap_or_else(|| panic!("this is no element: {element}"))
}
