//! A browser as somebody uses it who looks, clicks and types, and as somebody checks it.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::chromium::{driver::Driver, script};

/// Names the script of axe-core.
const AXE: &str = "BILDUNGSLOTSE_TEST_AXE";

/// Names the folder for pictures.
const PICTURES: &str = "BILDUNGSLOTSE_TEST_SCREENSHOTS";

/// What is on a page at all is there by then.
const PATIENCE: Duration = Duration::from_secs(20);

/// The rules of WCAG 2.2 at level AA, and what is good practice besides.
const RULES: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// The key that goes to the next control.
pub const TAB: char = '\u{e004}';

/// The key that sends a form.
pub const ENTER: char = '\u{e007}';

/// The key that closes what is open.
pub const ESCAPE: char = '\u{e00c}';

/// How somebody has set up the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Light,
    Dark,
    /// A phone of 320 points, or a window of 1280 at 400 per cent.
    Narrow,
    /// Colours of one's own in all programs.
    Forced,
}

impl Look {
    /// The word in the name of a picture.
    fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Narrow => "narrow",
            Self::Forced => "forced",
        }
    }

    fn width(self) -> u32 {
        if self == Self::Narrow { 320 } else { 1280 }
    }
}

/// How the focus comes through a page with the key that goes to the next control.
#[derive(Debug)]
pub struct FocusOrder {
    /// What had the focus, in order.
    pub order: Vec<String>,
    /// What never got it.
    pub missed: Vec<String>,
    /// Where nobody would see it.
    pub unseen: Vec<String>,
}

/// A browser that shows one page of a site.
pub struct Browser {
    pub driver: Driver,
    origin: String,
    look: Look,
}

impl Browser {
    /// Starts a browser for the site at `origin`, in German and in light colours; none if the tests run without.
    pub async fn start(origin: &str) -> Option<Self> {
        let driver = Driver::start().await?;
        let browser = Self { driver, origin: origin.to_owned(), look: Look::Light };
        Some(browser.looking(Look::Light).await)
    }

    /// Ends the browser.
    pub async fn end(self) {
        self.driver.end().await;
    }

    async fn looking(mut self, look: Look) -> Self {
        self.look(look).await;
        self
    }

    /// Sets the browser up differently; the page follows at once.
    pub async fn look(&mut self, look: Look) {
        self.look = look;
        let theme = if look == Look::Dark { "dark" } else { "light" };
        let forced = if look == Look::Forced { "active" } else { "none" };
        let features = json!([
            { "name": "prefers-color-scheme", "value": theme },
            { "name": "forced-colors", "value": forced },
            // Pictures and checks do not wait until something has come to rest.
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.driver.tool("Emulation.setEmulatedMedia", json!({ "features": features })).await;
        self.size(800).await;
    }

    async fn size(&self, height: u32) {
        let size =
            json!({ "width": self.look.width(), "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.driver.tool("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Turns the scripts of pages off, from the next page on.
    pub async fn without_scripts(&self) {
        self.driver.tool("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    }

    /// Opens the page at `path`.
    pub async fn open(&self, path: &str) {
        self.driver.post("/url", json!({ "url": format!("{}{path}", self.origin) })).await;
    }

    /// The path of the page, with its query.
    pub async fn path(&self) -> String {
        let url = self.driver.get("/url").await;
        let url = url.as_str().unwrap();
        url.strip_prefix(&self.origin).unwrap_or(url).split('#').next().unwrap().to_owned()
    }

    /// What somebody reads on the page.
    pub async fn text(&self) -> String {
        let text = self.driver.run("return document.body.innerText", json!([])).await;
        text.as_str().unwrap().to_owned()
    }

    /// Waits until the page says `words`.
    pub async fn wait_for(&self, words: &str) {
        self.wait_long_for(words, PATIENCE).await;
    }

    /// Waits until the page says `words` no more.
    pub async fn wait_until_gone(&self, words: &str) {
        let end = Instant::now() + PATIENCE;
        while self.text().await.contains(words) {
            assert!(Instant::now() < end, "{} goes on saying {words:?}", self.path().await);
            sleep(Duration::from_millis(30)).await;
        }
    }

    /// Waits until the page says `words`, which may take as long as `patience`.
    pub async fn wait_long_for(&self, words: &str, patience: Duration) {
        let end = Instant::now() + patience;
        loop {
            let text = self.text().await;
            if text.contains(words) {
                return;
            }
            assert!(Instant::now() < end, "{} never says {words:?}, but:\n{text}", self.path().await);
            sleep(Duration::from_millis(30)).await;
        }
    }

    /// Clicks on the link, button, box or heading with this name, or one that begins so.
    pub async fn click(&self, name: &str) {
        let element = self.find(script::BY_NAME, name).await;
        // As somebody does who would click on what stands behind the row of buttons.
        self.driver.run("arguments[0].scrollIntoView({ block: 'center' })", json!([element])).await;
        self.driver.click(&element).await.unwrap_or_else(|fault| panic!("{name:?}: {fault}"));
    }

    /// Writes `text` into the field with this label, instead of what is there; chooses it where it is a list.
    pub async fn fill(&self, label: &str, text: &str) {
        let field = self.find(script::FIELD, label).await;
        let kind = self.driver.run("return arguments[0].type", json!([field])).await;
        // How a date is typed depends on the country.
        let is_put = matches!(kind.as_str().unwrap(), "date" | "time" | "datetime-local" | "select-one");
        if kind == "file" {
            return self.driver.type_into(&field, text).await;
        }
        let value = if is_put { text } else { "" };
        let done = self.driver.run(script::PUT, json!([field, value])).await;
        assert_eq!(done, true, "{label:?} has no {text:?}");
        if !is_put && !text.is_empty() {
            self.driver.type_into(&field, text).await;
        }
    }

    async fn find(&self, script: &str, name: &str) -> Value {
        let end = Instant::now() + PATIENCE;
        loop {
            let element = self.driver.run(script, json!([name])).await;
            if !element.is_null() {
                return element;
            }
            assert!(Instant::now() <= end, "{} has no {name:?}:\n{}", self.path().await, self.text().await);
            sleep(Duration::from_millis(30)).await;
        }
    }

    /// Presses a key once.
    pub async fn press(&self, key: char) {
        self.driver.keys(&[key]).await;
    }

    /// Types with the keyboard into what has the focus.
    pub async fn type_keys(&self, text: &str) {
        self.driver.keys(&text.chars().collect::<Vec<_>>()).await;
    }

    /// The barriers that axe-core finds, each in a line.
    pub async fn barriers(&self) -> Vec<String> {
        if self.driver.run("return typeof axe", json!([])).await == "undefined" {
            let path = std::env::var(AXE).expect("where a browser is, there is axe-core");
            self.driver.run(&std::fs::read_to_string(path).unwrap(), json!([])).await;
        }
        // What a program may not choose, it need not answer for.
        let skipped: &[&str] = if self.look == Look::Forced { &["color-contrast"] } else { &[] };
        lines(&self.driver.run(script::BARRIERS, json!([RULES, skipped])).await)
    }

    /// What makes the page scroll sideways; nothing if it does not.
    pub async fn too_wide(&self) -> Vec<String> {
        lines(&self.driver.run(script::TOO_WIDE, json!([])).await)
    }

    /// Goes once through the page with the key that goes to the next control.
    pub async fn focus_order(&self) -> FocusOrder {
        self.driver.run(script::WATCH_FOCUS, json!([])).await;
        let before = self.driver.run(script::FOCUS, json!([])).await;
        let count = usize::try_from(before["count"].as_u64().unwrap()).unwrap();
        // A field for a date or a time takes several steps.
        self.driver.keys(&vec![TAB; count + 8]).await;
        let found = self.driver.run(script::FOCUS, json!([])).await;
        FocusOrder {
            order: lines(&found["order"]),
            missed: lines(&found["missed"]),
            unseen: lines(&found["unseen"]),
        }
    }

    /// The paths of the pages that this one leads to.
    pub async fn links(&self) -> Vec<String> {
        lines(&self.driver.run(script::LINKS, json!([])).await)
    }

    /// What the browser complained about since it was last asked: scripts that failed or were forbidden, missing files.
    pub async fn complaints(&self) -> Vec<String> {
        let entries = self.driver.post("/se/log", json!({ "type": "browser" })).await;
        let entries = entries.as_array().unwrap();
        let severe = entries.iter().filter(|entry| entry["level"] == "SEVERE");
        severe.map(|entry| entry["message"].as_str().unwrap().to_owned()).collect()
    }

    /// A picture of the whole page.
    pub async fn picture(&self) -> Vec<u8> {
        let height = "return Math.ceil(document.documentElement.getBoundingClientRect().height)";
        let height = self.driver.run(height, json!([])).await.as_u64().unwrap();
        self.size(u32::try_from(height.clamp(800, 8_000)).unwrap()).await;
        let picture = self.driver.tool("Page.captureScreenshot", json!({ "format": "png" })).await;
        self.size(800).await;
        STANDARD.decode(picture["data"].as_str().unwrap()).unwrap()
    }

    /// Keeps a picture of the whole page for people, under `name` and how the browser is set up.
    pub async fn keep_picture(&self, name: &str) {
        let folder = pictures();
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(format!("{name}-{}.png", self.look.name()));
        std::fs::write(path, self.picture().await).unwrap();
    }
}

fn pictures() -> PathBuf {
    let otherwise = || Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
    std::env::var_os(PICTURES).map_or_else(otherwise, PathBuf::from)
}

fn lines(value: &Value) -> Vec<String> {
    let lines = value.as_array().unwrap_or_else(|| panic!("these are no lines: {value}"));
    lines.iter().map(|line| line.as_str().unwrap().to_owned()).collect()
}
