//! The real program with its console, and the people of the office who use it.

use std::{
    net::TcpListener,
    process::{Child, Command, Stdio},
    time::{Duration, SystemTime},
};

use bildungslotse::store::open::Store;
use serde_json::json;
use tokio::time::{Instant, sleep};

use crate::{
    chromium::{one_time_code::one_time_code, window::Browser},
    database::{open, test_key},
    program::{Program, complaint},
};

/// A program that does not answer by then does not start at all.
const PATIENCE: Duration = Duration::from_mins(1);

/// The password of everybody in these tests.
pub const PASSWORD: &str = "Fähre Ahorn 7 Laterne";

/// The program, which serves its console until the stage is left.
pub struct Stage {
    pub program: Program,
    /// Where the pages are.
    pub origin: String,
    /// What the program is told by the environment besides.
    pub environment: Vec<(&'static str, String)>,
    child: Option<Child>,
}

/// Somebody of the office, with a telephone that shows codes.
pub struct Member {
    pub name: String,
    /// What the telephone was shown.
    pub secret: String,
    /// What was written down.
    pub recovery_codes: Vec<String>,
}

impl Stage {
    /// The program with an empty data folder and its sample offers; it does not serve yet.
    pub fn new() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let listen = format!("127.0.0.1:{port}");
        let origin = format!("http://{listen}");
        let environment = vec![("BILDUNGSLOTSE_WEB__LISTEN", listen)];
        let program = Program::new();
        // The tests lay things into the database of the program, too.
        std::fs::write(program.folder.path().join("data.key"), test_key(1).to_file_text()).unwrap();
        Self { program, origin, environment, child: None }
    }

    /// Serves, and waits until the console answers.
    pub async fn serve(&mut self) {
        let mut command = self.command(&["serve"]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::inherit());
        let child = self.child.insert(command.spawn().unwrap());
        let end = Instant::now() + PATIENCE;
        while reqwest::get(&self.origin).await.is_err() {
            assert!(child.try_wait().unwrap().is_none(), "the program has ended");
            assert!(Instant::now() < end, "the console does not answer");
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// The database of the program.
    pub async fn store(&self) -> Store {
        let folder = self.program.folder.path().join("data");
        std::fs::create_dir_all(&folder).unwrap();
        open(&format!("sqlite:{}/bildungslotse.db", folder.display()), 1).await.unwrap()
    }

    /// The program about to be started with `arguments` beside the one that serves.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.program.command(arguments);
        command.envs(self.environment.iter().map(|(name, value)| (*name, value.as_str())));
        command
    }

    /// The path of a link that invites `name` with `role`.
    pub fn invite(&self, name: &str, role: &str) -> String {
        let output = self.command(&["staff", "invite", name, "--role", role]).output().unwrap();
        assert!(output.status.success(), "{}", complaint(&output));
        let link = String::from_utf8(output.stdout).unwrap();
        link.trim()
            .strip_prefix(&self.origin)
            .unwrap_or_else(|| panic!("it leads elsewhere: {link}"))
            .to_owned()
    }

    /// Invites `name` with `role` and comes in by the link, up to the overview.
    pub async fn join(&self, browser: &Browser, name: &str, role: &str) -> Member {
        browser.open(&self.invite(name, role)).await;
        let member = accept(browser, name).await;
        browser.click("Ich habe die Codes gesichert").await;
        browser.wait_for("Übersicht").await;
        member
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            drop(child.kill());
            drop(child.wait());
        }
    }
}

impl Member {
    /// What the telephone shows `steps` half minutes from now: a clock may differ by one, and each code is taken once.
    #[expect(clippy::disallowed_methods, reason = "the program that is tested runs in real time")]
    pub fn code(&self, steps: u64) -> String {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
        one_time_code(&self.secret, since.as_secs() + 30 * steps)
    }

    /// Fills in the page for signing in, which is open.
    pub async fn sign_in(&self, browser: &Browser, code: &str) {
        browser.fill("Name", &self.name).await;
        browser.fill("Passwort", PASSWORD).await;
        browser.fill("Code", code).await;
        browser.click("Anmelden").await;
    }
}

/// Fills in the page behind a link that invites, which is open, up to the recovery codes.
pub async fn accept(browser: &Browser, name: &str) -> Member {
    let secret =
        browser.driver.run("return document.querySelector('code.code').textContent", json!([])).await;
    let secret = secret.as_str().unwrap().to_owned();
    let mut member = Member { name: name.to_owned(), secret, recovery_codes: vec![] };
    browser.fill("Neues Passwort", PASSWORD).await;
    browser.fill("Passwort wiederholen", PASSWORD).await;
    browser.fill("Code aus der App", &member.code(0)).await;
    browser.click("Zugang einrichten").await;
    browser.wait_for("Ihre Wiederherstellungscodes").await;
    let codes =
        "return [...document.querySelectorAll('.recovery-codes code')].map((code) => code.textContent)";
    let codes = browser.driver.run(codes, json!([])).await;
    member.recovery_codes =
        codes.as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned()).collect();
    member
}
