//! The service on Matrix: the real loops, a real homeserver, a real database, and a clock that can be put forward.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use bildungslotse::{
    app::matrix::words,
    channel::matrix::{
        bot::Matrix,
        login::{Credentials, login},
        session::{Session, client},
    },
    domain::{
        message::{ChannelKind, IncomingMessage},
        time::Timestamp,
    },
    store::inbox,
    usecase::{
        clock::Clock,
        converse::Mind,
        deliver::take_over_channel,
        serve::{Loops, Messengers},
    },
};
use matrix_sdk::Client;
use tempfile::TempDir;
use tokio::{
    sync::watch,
    task::JoinSet,
    time::{Instant, sleep},
};

use crate::{
    database::TestDatabase,
    synapse::server::{Account, Synapse},
    test_app::mind_on,
};

/// What encrypts the keys of the bot.
const KEY: [u8; 32] = [7; 32];

/// The service, which can be started and ended.
pub struct MatrixService {
    pub database: TestDatabase,
    pub mind: Mind,
    pub account: Account,
    pub session: Session,
    pub has_reactions: bool,
    folder: TempDir,
    clock: Clock,
    /// How many milliseconds the clock was put forward.
    ahead: Arc<AtomicI64>,
    client: Option<Client>,
    life: Option<Life>,
}

/// The loops of one process.
struct Life {
    stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
}

impl MatrixService {
    /// The service with the sample region on `database`, let in as a new account; it does not run yet.
    pub async fn on(database: TestDatabase, synapse: &Synapse, now: Timestamp) -> Self {
        let mind = mind_on(&database, now).await;
        let folder = tempfile::tempdir().unwrap();
        let account = synapse.register("bot").await;
        let session = let_in(synapse, &account, folder.path().join("matrix")).await;
        let (begun, ahead) = (Instant::now(), Arc::new(AtomicI64::new(now.0)));
        let put = ahead.clone();
        let clock: Clock = Arc::new(move || {
            Timestamp(put.load(Ordering::SeqCst) + i64::try_from(begun.elapsed().as_millis()).unwrap())
        });
        Self {
            database,
            mind,
            account,
            session,
            has_reactions: false,
            folder,
            clock,
            ahead,
            client: None,
            life: None,
        }
    }

    /// The account of the bot.
    pub fn user(&self) -> &str {
        &self.account.user_id
    }

    /// The clock, which runs, is put forward.
    pub fn pass(&self, seconds: i64) {
        self.ahead.fetch_add(1_000 * seconds, Ordering::SeqCst);
    }

    /// The clock, which runs, is put to `moment`.
    pub fn put_to(&self, moment: Timestamp) {
        self.ahead.fetch_add(moment.0 - self.now().0, Ordering::SeqCst);
    }

    /// The moment.
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// Starts the loops, like a process that finds what an earlier one left.
    pub async fn start(&mut self) {
        let loops = self.loops().await;
        let (listener, attendant) = loops.matrix.unwrap();
        let (answering, carrying) = (loops.dispatcher, loops.couriers.into_iter().next().unwrap());
        let (stop, stopped) = watch::channel(false);
        let mut tasks = JoinSet::new();
        let ends = [stopped.clone(), stopped.clone(), stopped.clone(), stopped];
        let [listens, attends, dispatches, carries] = ends;
        tasks.spawn(async move { listener.listen(listens).await });
        tasks.spawn(async move { attendant.run(attends).await });
        tasks.spawn(async move { answering.run(dispatches).await });
        tasks.spawn(async move { carrying.run(carries).await });
        self.life = Some(Life { stop, tasks });
    }

    /// Takes in what came, until so many messages wait, and returns them: nobody answers before the next start.
    pub async fn heard(&mut self, count: usize) -> Vec<IncomingMessage> {
        let (listener, _) = self.loops().await.matrix.unwrap();
        let (stop, stopped) = watch::channel(false);
        let mut tasks = JoinSet::new();
        tasks.spawn(async move { listener.listen(stopped).await });
        self.life = Some(Life { stop, tasks });
        let mut heard = Vec::new();
        while heard.len() < count {
            sleep(Duration::from_millis(50)).await;
            let mut tx = self.database.store.begin().await.unwrap();
            heard = inbox::waiting(&mut tx, 100, self.now()).await.unwrap();
            tx.commit().await.unwrap();
        }
        self.end().await;
        heard
    }

    async fn loops(&mut self) -> Loops {
        let client = self.session.open(&self.folder.path().join("matrix"), &KEY).await.unwrap();
        self.client = Some(client.clone());
        let matrix = Matrix::new(client, &self.session, &KEY, self.has_reactions);
        let store = self.database.store.clone();
        take_over_channel(&store, ChannelKind::Matrix, self.now()).await.unwrap();
        let messengers = Messengers {
            matrix: Some((matrix, words(&self.mind.guide.phrasebook))),
            ..Messengers::default()
        };
        Loops::new(&store, &self.mind, &messengers, &self.clock)
    }

    /// Ends the loops in order.
    pub async fn end(&mut self) {
        let Some(mut life) = self.life.take() else { return };
        life.stop.send_replace(true);
        while life.tasks.join_next().await.is_some() {}
        self.client = None;
    }

    /// How many rooms the bot is in.
    pub fn joined(&self) -> usize {
        let client = self.client.as_ref().unwrap();
        client.joined_rooms().len()
    }

    /// Waits until no invitation lies here any more.
    pub async fn settled(&self) {
        let client = self.client.as_ref().unwrap();
        let mut quiet = 0;
        while quiet < 20 {
            sleep(Duration::from_millis(50)).await;
            let is_quiet = client.invited_rooms().is_empty() && client.left_rooms().is_empty();
            quiet = if is_quiet { quiet + 1 } else { 0 };
        }
    }

    /// Ends all, and removes the database.
    pub async fn remove(mut self) {
        self.end().await;
        self.database.remove().await;
    }
}

/// Lets the bot in, as `bildungslotse matrix login` does.
pub async fn let_in(synapse: &Synapse, account: &Account, folder: PathBuf) -> Session {
    std::fs::create_dir(&folder).unwrap();
    let client = client(&synapse.url, &folder, &KEY).await.unwrap();
    let (user, password) = (account.user_id.as_str(), account.password.as_str());
    let with = Credentials { user, password, recovery_key: None, is_new_identity: false, tell_key: |_| () };
    login(&client, &synapse.url, &with).await.unwrap().session
}
