//! The real program and the server it serves on: started, spoken to, killed, and held to what it accepted.

use std::{
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::Duration,
};

use sqlx::{AnyConnection, Connection};
use tokio::{
    task::spawn_blocking,
    time::{Instant, sleep},
};

use crate::{
    database::TestDatabase,
    fake_telegram::{
        chance::Chance,
        core::FakeTelegram,
        ledger::{Checker, Verdict},
        pace::Limits,
        plan::Odds,
        server::{Served, serve},
    },
    load::nonce,
    program::Program,
};

/// So many people write, so that the pace of one chat does not matter.
const PEOPLE: u32 = 60;

/// How long a request, its answer or a commit may be under way when the program is killed, in milliseconds: watched call by call
/// on a machine that has other work, or whose disk stands still for a while, a commit takes seconds. That no more arrives twice
/// than the program recorded is asserted besides.
const GRACE_MS: i64 = 10_000;

/// What is answered at all is answered within this time.
pub const PATIENCE: Duration = Duration::from_secs(90);

/// The number that a variable of the environment says.
pub fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

/// One program, its server, and what is said to it.
pub struct Rack {
    pub program: Program,
    pub served: Served,
    /// How many messages were said.
    pub said: u64,
    pub chance: Chance,
    /// What the program is told by the environment besides.
    pub environment: Vec<(&'static str, &'static str)>,
    log: Arc<Mutex<String>>,
}

impl Rack {
    /// For `program`, with the server's dice from `seed`.
    pub async fn new(program: Program, seed: u64) -> Self {
        let fake = FakeTelegram::new(seed, &["123456:KANARI-token"]);
        // How fast it may be is shown elsewhere, in simulated time.
        fake.limit(Limits::none());
        let served = serve(&fake).await;
        Self { program, served, said: 0, chance: Chance::new(seed), environment: vec![], log: Arc::default() }
    }

    /// The program about to serve, behind `words` of another program if there are any.
    fn command(&self, words: &[String]) -> Command {
        let serving = self.program.command(&["serve"]);
        let mut command = match words.split_first() {
            Some((first, rest)) => {
                let mut command = Command::new(first);
                command.args(rest).arg(serving.get_program()).args(serving.get_args());
                command.envs(serving.get_envs().filter_map(|(name, value)| Some((name, value?))));
                command
            }
            None => serving,
        };
        command.env("BILDUNGSLOTSE_SAMPLE", "false");
        command.env("BILDUNGSLOTSE_TELEGRAM__TOKEN", "123456:KANARI-token");
        command.env("BILDUNGSLOTSE_TELEGRAM__API_URL", &self.served.url);
        command.envs(self.environment.iter().copied());
        command
    }

    /// Starts the program and waits until it hears; `false` if it ended before.
    pub async fn start(&self, words: &[String]) -> (Child, bool) {
        started(self.command(words), &self.log).await
    }

    /// All that the program said on standard error.
    pub fn logs(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// Somebody says something.
    pub fn say(&mut self) {
        let person = format!("chat {}", self.chance.below(PEOPLE));
        self.said += 1;
        self.served.people(0).say(&person, &format!("Kennwort qx{}q", self.said));
    }

    /// Kills the program, and whoever watches it.
    pub fn kill(&self, child: Child) {
        killed(child);
        self.served.kill_mark();
    }

    /// How many attempts the program has recorded as doubtful; it must not run.
    pub async fn recorded(&self, database: Option<&TestDatabase>) -> usize {
        let own = || format!("sqlite:{}/data/bildungslotse.db", self.program.folder.path().display());
        let url = database.map_or_else(own, |database| database.url.clone());
        sqlx::any::install_default_drivers();
        let mut connection = AnyConnection::connect(&url).await.unwrap();
        let (sum,): (i64,) = sqlx::query_as("select cast(coalesce(sum(ambiguous), 0) as bigint) from outbox")
            .fetch_one(&mut connection)
            .await
            .unwrap();
        usize::try_from(sum).unwrap()
    }

    /// How it stands with what was said.
    pub fn verdict(&self) -> Verdict {
        Checker { grace_ms: GRACE_MS }.check(&self.served.fake.ledger(), &self.served.fake.said(), nonce)
    }

    /// Whether all that was said is accepted and answered.
    pub fn is_all_answered(&self) -> bool {
        let accepted = self.served.fake.ledger().accepted.len();
        u64::try_from(accepted).unwrap() >= self.said && self.verdict().lost.is_empty()
    }

    /// Waits until all that was said is answered.
    pub async fn wait(&self) {
        let begun = Instant::now();
        while !self.is_all_answered() {
            assert!(begun.elapsed() < PATIENCE, "it is not answered: {:?}", self.verdict());
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Serves in peace until all that was said is answered, or `patience` is over, and ends in order.
    pub async fn rest(&self, patience: Duration) -> Verdict {
        self.served.fake.odds(Odds::default());
        let (mut child, is_ready) = self.start(&[]).await;
        assert!(is_ready, "after all that it does not start again: {}", self.logs());
        let begun = Instant::now();
        loop {
            if self.is_all_answered() || begun.elapsed() > patience {
                end(&mut child);
                return self.verdict();
            }
            sleep(Duration::from_millis(100)).await;
        }
    }
}

/// Starts a program that serves, in a process group of its own, and waits until it hears; `false` if it ended before. What it
/// says on standard error is kept in `log`.
pub async fn started(mut command: Command, log: &Arc<Mutex<String>>) -> (Child, bool) {
    command.process_group(0);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let lines = BufReader::new(child.stderr.take().unwrap());
    let log = Arc::clone(log);
    let is_ready = spawn_blocking(move || {
        let keep = move |line: &String| log.lock().unwrap().push_str(&(line.clone() + "\n"));
        let mut lines = lines.lines().map_while(Result::ok).inspect(keep);
        let is_ready = lines.any(|line| line.contains("answers on"));
        // The rest is read away, so that it never waits for us.
        std::thread::spawn(move || lines.for_each(drop));
        is_ready
    });
    let is_ready = is_ready.await.unwrap();
    (child, is_ready)
}

/// Kills a program, and whoever watches it.
pub fn killed(mut child: Child) {
    let group = format!("-{}", child.id());
    signal("-KILL", &group);
    child.wait().unwrap();
    // Whoever was watched may end a little later.
    while signal("-0", &group) {
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Sends a signal; `false` if nobody is there any more.
fn signal(name: &str, whom: &str) -> bool {
    Command::new("kill").args([name, "--", whom]).stderr(Stdio::null()).status().unwrap().success()
}

/// Asks the program to end, and sees that it does so in less than five seconds.
pub fn end(child: &mut Child) {
    let begun = Instant::now();
    signal("-TERM", &child.id().to_string());
    assert!(child.wait().unwrap().success(), "it ends in order");
    assert!(begun.elapsed() < Duration::from_secs(5), "it took {:?} to end", begun.elapsed());
}
