//! The conversation on the terminal.

use anyhow::bail;

use crate::{
    app::{
        machine::{Clock, dice},
        renew::{forget, renew},
        service::Service,
    },
    channel::{
        registry::{Channel, Channels},
        terminal::{Mode, Terminal},
    },
    domain::message::{Address, ChannelKind, Content, IncomingMessage},
    usecase::{
        converse::converse,
        deliver::{deliver, take_over},
        receive::receive,
    },
};

impl Service {
    /// Holds a conversation on the terminal until the input ends. What others change of the offers meanwhile is found.
    pub async fn chat(&self, clock: Clock) -> anyhow::Result<()> {
        tokio::select! {
            ended = Box::pin(self.talk(clock)) => ended?,
            never = Box::pin(renew(&self.store, &self.mind, clock)) => match never {},
            never = forget(&self.store, clock) => match never {},
        }
        self.store.close().await;
        Ok(())
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
        while let Some(text) = terminal.hear().await {
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
        converse(&self.store, &self.mind, clock.now()).await?;
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
        IncomingMessage::new(id, here(), Content::Words(text))
    }
}
