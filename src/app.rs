//! Opens the modules and joins them; the only place that reads the clock and rolls dice.

use std::{
    collections::BTreeMap,
    convert::Infallible,
    fs::{File, OpenOptions, TryLockError},
    io::{ErrorKind, IsTerminal, Write},
    path::Path,
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use anyhow::{Context as _, bail};
use indicatif::{ProgressBar, ProgressStyle};

use crate::{
    channel::{
        registry::{Channel, Channels},
        terminal::{Mode, Terminal},
    },
    config::Settings,
    domain::{
        dialog::guide::Guide,
        import::{file, known::Known},
        message::{Address, ChannelKind, Content, IncomingMessage},
        time::{Date, Timestamp},
    },
    resource,
    search::{
        engine::Search,
        forms::Forms,
        german::{German, GermanData},
    },
    store::{
        error::StoreError,
        open::{self as store, Store},
        seal::{KEY_BYTES, Key},
    },
    usecase::{
        converse::converse,
        deliver::{deliver, take_over},
        forget::forget_expired,
        index_offers::index_offers,
        notify::notify,
        receive::receive,
        seed::{clear_samples, is_empty, seed},
    },
};

/// What has outlived its time is forgotten at start, and this often while people talk.
const FORGET_EVERY_SECONDS: i64 = 3_600;

/// A changed offer is found a tenth of a second later.
const LOOK_FOR_CHANGES_EVERY: Duration = Duration::from_millis(50);

/// If that failed, it is tried again only after a while.
const AFTER_A_FAILURE: Duration = Duration::from_secs(10);

/// Where the service takes the time from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    /// How far it is ahead of the clock of the machine, in milliseconds.
    ahead: i64,
}

impl Clock {
    /// The clock of the machine, put to noon of `today` if a day is given; it runs on from there.
    pub fn new(today: Option<Date>) -> Self {
        let machine = Self::default().now();
        Self { ahead: today.map_or(0, |today| Timestamp::noon_of(today).0 - machine.0) }
    }

    /// The moment.
    pub fn now(self) -> Timestamp {
        #[expect(clippy::disallowed_methods, reason = "time enters the service here")]
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX).saturating_add(self.ahead))
    }
}

/// The open service: everything a command works with.
pub struct Service {
    /// What is remembered.
    pub store: Store,
    /// What is on offer.
    pub search: Search,
    /// What the bot knows and says.
    pub guide: Guide,
    /// Keeps a second process out for as long as the service is open.
    _lock: File,
}

impl Service {
    /// Opens the store, fills it with the sample region if it is empty, and brings the index up to date.
    pub async fn open(settings: &Settings, now: Timestamp) -> anyhow::Result<Self> {
        let lock = lock(&settings.data_dir)?;
        let guide = guide(&settings.resource)?;
        let store = open_store(&settings.store(), &settings.key_file()?).await?;
        if !settings.sample {
            clear_samples(&store).await?;
        } else if is_empty(&store).await? {
            fill(&store, &settings.resource, &guide, now).await?;
        }
        forget_expired(&store, now).await?;
        let german = Arc::new(german(&settings.resource, &guide)?);
        let service =
            Self { store, search: Search::open(&settings.index_dir(), german)?, guide, _lock: lock };
        service.renew_index().await?;
        Ok(service)
    }

    /// Brings the index up to date, with a progress bar for a person who watches.
    pub async fn renew_index(&self) -> anyhow::Result<()> {
        let bar = progress_bar("Suchindex wird gebaut");
        index_offers(&self.store, &self.search, |done, count| {
            bar.set_length(count as u64);
            bar.set_position(done as u64);
        })
        .await?;
        bar.finish_and_clear();
        Ok(())
    }

    /// What imported offers may name.
    pub fn known(&self) -> Known<'_> {
        Known::new(&self.guide.topics, &self.guide.gazetteer)
    }

    /// Brings the index up to date after the offers have changed, and closes the store.
    pub async fn close(self) -> anyhow::Result<()> {
        self.renew_index().await?;
        self.store.close().await;
        Ok(())
    }

    /// Holds a conversation on the terminal until the input ends. What others change of the offers meanwhile is found.
    pub async fn chat(&self, clock: Clock) -> anyhow::Result<()> {
        tokio::select! {
            ended = Box::pin(self.talk(clock)) => ended?,
            never = Box::pin(self.keep_index_current(clock)) => match never {},
        }
        self.store.close().await;
        Ok(())
    }

    /// Looks for changes of the offers, again and again, lets them be found, and tells who asked for it.
    async fn keep_index_current(&self, clock: Clock) -> Infallible {
        // What changed while nothing ran is news as well.
        let mut has_news = true;
        loop {
            if std::mem::take(&mut has_news)
                && let Err(fault) = notify(&self.store, &self.search, &self.guide, clock.now()).await
            {
                tracing::error!(%fault, "news are told later");
                has_news = true;
            }
            tokio::time::sleep(LOOK_FOR_CHANGES_EVERY).await;
            match index_offers(&self.store, &self.search, |_, _| ()).await {
                Ok(has_changed) => has_news |= has_changed,
                Err(fault) => {
                    tracing::error!(%fault, "changed offers are not found yet");
                    tokio::time::sleep(AFTER_A_FAILURE).await;
                }
            }
        }
    }

    async fn talk(&self, clock: Clock) -> anyhow::Result<()> {
        let terminal = Terminal::standard();
        let channels = Channels::default().with(ChannelKind::Terminal, Channel::Terminal(terminal.clone()));
        let mut heard = Heard::new();
        // The lock tells that no other process talks here.
        take_over(&self.store, &here(), clock.now()).await?;
        // What an earlier process accepted and did not answer is answered first.
        self.answer(&channels, clock).await?;
        if terminal.mode() == Mode::Interactive {
            self.accept(&heard.next("hallo".to_owned()), clock).await?;
            self.answer(&channels, clock).await?;
        }
        let mut forgotten = clock.now();
        while let Some(text) = terminal.hear().await {
            if clock.now().seconds_since(forgotten) >= FORGET_EVERY_SECONDS {
                forgotten = clock.now();
                forget_expired(&self.store, forgotten).await?;
            }
            self.accept(&heard.next(text), clock).await?;
            self.answer(&channels, clock).await?;
        }
        Ok(())
    }

    async fn accept(&self, message: &IncomingMessage, clock: Clock) -> anyhow::Result<()> {
        if !receive(&self.store, message, clock.now()).await? {
            bail!("a line was taken for one that was heard before, and is not answered; start again");
        }
        Ok(())
    }

    async fn answer(&self, channels: &Channels, clock: Clock) -> anyhow::Result<()> {
        converse(&self.store, &self.search, &self.guide, clock.now()).await?;
        while deliver(&self.store, channels, clock.now()).await? > 0 {}
        Ok(())
    }
}

/// The address of this terminal.
fn here() -> Address {
    Address { channel: ChannelKind::Terminal, name: "local".to_owned() }
}

/// What is heard on the terminal. Its messages have ids that no other process gave: a clock would not do, it
/// may be put to the same moment twice.
struct Heard {
    process: u64,
    count: u32,
}

impl Heard {
    fn new() -> Self {
        let mut bytes = [0; 8];
        dice(&mut bytes);
        Self { process: u64::from_le_bytes(bytes), count: 0 }
    }

    fn next(&mut self, text: String) -> IncomingMessage {
        self.count += 1;
        let id = format!("terminal:{:016x}:{}", self.process, self.count);
        IncomingMessage { id, from: here(), content: Content::Words(text) }
    }
}

/// Fills an empty store with the sample region.
async fn fill(
    store: &Store,
    resources: &resource::Settings,
    guide: &Guide,
    now: Timestamp,
) -> anyhow::Result<()> {
    let known = Known::new(&guide.topics, &guide.gazetteer);
    let mut sample = file::read(resources.index_text("region/providers.jsonl")?.as_bytes(), &known);
    let known = known.with_providers(&sample.providers);
    let offers = file::read(resources.index_text("region/offers.jsonl")?.as_bytes(), &known);
    if let Some(fault) = sample.complaints.iter().chain(&offers.complaints).next() {
        bail!("the sample region cannot be read: {fault}");
    }
    sample.offers = offers.offers;
    let bar = progress_bar("Beispieldaten werden geladen");
    bar.set_length(sample.offers.len() as u64);
    seed(store, sample, |done| bar.set_position(done as u64), now).await?;
    bar.finish_and_clear();
    Ok(())
}

/// Reads what the bot knows and says.
pub fn guide(settings: &resource::Settings) -> anyhow::Result<Guide> {
    let text = |file: &str| settings.index_text(&format!("german/{file}"));
    let forms = Forms::read(&text("stems.tsv")?, &text("parts.txt")?, &text("compounds.tsv")?)?;
    Ok(Guide::read(&settings.guide_texts()?, Box::new(forms))?)
}

/// Reads what the search knows about German.
pub fn german(settings: &resource::Settings, guide: &Guide) -> anyhow::Result<German> {
    let text = |file: &str| settings.index_text(&format!("german/{file}"));
    let data = GermanData {
        synonyms: &text("synonyms.tsv")?,
        stop_words: &text("stopwords.txt")?,
        parts: &text("parts.txt")?,
        compounds: &text("compounds.tsv")?,
        stems: &text("stems.tsv")?,
        dialect: &text("dialect.tsv")?,
    };
    Ok(German::read(&data, &guide.topics)?)
}

/// The variables of the environment.
pub fn environment() -> BTreeMap<String, String> {
    std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect()
}

/// A bar on standard error for a person who watches; nothing for a file or a program.
pub fn progress_bar(about: &'static str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}");
    ProgressBar::no_length()
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        .with_message(about)
}

/// Keeps a second process out of `data_dir`, which is made if it is not there.
fn lock(data_dir: &Path) -> anyhow::Result<File> {
    make_private_folder(data_dir)
        .with_context(|| format!("the data folder {} cannot be made or written", data_dir.display()))?;
    let path = data_dir.join("lock");
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
    let file = file.with_context(|| format!("the data folder {} cannot be written", data_dir.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => bail!(
            "the data folder {} is in use by another bildungslotse process; stop it, or name another folder \
             with BILDUNGSLOTSE_DATA_DIR",
            data_dir.display()
        ),
        Err(TryLockError::Error(fault)) => {
            Err(fault).with_context(|| format!("{} cannot be locked", path.display()))
        }
    }
}

/// Opens the store with the key in `path`. Without a key file a key is made, which only a new database takes;
/// it lies beside `path` under a name of its own until the database has taken it.
async fn open_store(settings: &store::Settings, path: &Path) -> anyhow::Result<Store> {
    let about = || format!("the key file {} cannot be read or written", path.display());
    if let Some(text) = read_if_there(path).with_context(about)? {
        let key = Key::from_file_text(&text).with_context(about)?;
        return Ok(Store::open(settings, key, dice).await?);
    }
    let new_path = path.with_added_extension("new");
    let key = new_key(&new_path).with_context(about)?;
    match Store::open(settings, key, dice).await {
        Ok(store) => {
            std::fs::rename(&new_path, path).with_context(about)?;
            Ok(store)
        }
        Err(StoreError::WrongKey) => {
            std::fs::remove_file(&new_path).with_context(about)?;
            bail!(
                "the key file {} is missing, and the database was begun with it: put it back, or name it with \
                 BILDUNGSLOTSE_KEY_FILE; if it is lost, begin with an empty database",
                path.display()
            )
        }
        Err(fault) => Err(fault.into()),
    }
}

/// A new key, lasting in `path`. If an earlier start was cut short, the database may have taken the key that it
/// left there; one that was not even written whole was not taken by any.
fn new_key(path: &Path) -> anyhow::Result<Key> {
    if let Some(text) = read_if_there(path)? {
        if let Ok(key) = Key::from_file_text(&text) {
            return Ok(key);
        }
        std::fs::remove_file(path)?;
    }
    let mut bytes = [0; KEY_BYTES];
    dice(&mut bytes);
    let key = Key::new(bytes);
    let mut file = new_private_file(path)?;
    file.write_all(key.to_file_text().as_bytes())?;
    file.sync_all()?;
    Ok(key)
}

fn read_if_there(path: &Path) -> std::io::Result<Option<String>> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(fault) if fault.kind() == ErrorKind::NotFound => Ok(None),
        Err(fault) => Err(fault),
    }
}

#[cfg(unix)]
fn make_private_folder(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

#[cfg(unix)]
fn new_private_file(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new().create_new(true).write(true).mode(0o600).open(path)
}

#[cfg(not(unix))]
fn make_private_folder(path: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(path)
}

#[cfg(not(unix))]
fn new_private_file(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().create_new(true).write(true).open(path)
}

/// Fills `bytes` from the machine's source of randomness.
fn dice(bytes: &mut [u8]) {
    #[expect(clippy::disallowed_methods, reason = "randomness enters the service here")]
    getrandom::fill(bytes).expect("the machine has a source of randomness");
}
