//! Sends mails, command by command, so that it is always known whether one may have arrived.

use std::{sync::Arc, time::Duration};

use lettre::transport::smtp::{
    Error,
    authentication::{Credentials, DEFAULT_MECHANISMS},
    client::{AsyncSmtpConnection, TlsParameters},
    commands,
    extension::ClientId,
};
use tokio::time::timeout;

use crate::{
    channel::{
        clock::Clock,
        mail::{
            letter::{Letter, letter},
            refusal::{Fault, Stage, send_error},
            settings::{Security, Server},
        },
        name::KEY_BYTES,
    },
    domain::{
        outbox::{Delivery, SendError},
        pace::Rate,
    },
};

/// How fast is sent: a mail server takes more, but nobody waits for a mail in this second.
pub const RATE: Rate = Rate { any: 100, announcements: 100, chat: 1_000, group: 1_000, at_once: 4 };

/// So long one address of the server is called; so long all lasts until the mail is handed over; so long until its arrival is
/// confirmed; and so long it takes to part.
const CALLING: Duration = Duration::from_secs(3);
const UNTIL_THE_MAIL: Duration = Duration::from_secs(7);
const THE_MAIL: Duration = Duration::from_secs(6);
const PARTING: Duration = Duration::from_millis(300);

/// Sends mails through one server. Clones share all.
#[derive(Clone)]
pub struct Mail {
    post: Arc<Post>,
}

struct Post {
    server: Server,
    tls: TlsParameters,
    hello: ClientId,
    key: [u8; KEY_BYTES],
    clock: Clock,
}

impl Mail {
    /// What sends through `server`, naming mails with `key`. Fails if TLS cannot be prepared for that name.
    pub fn new(server: Server, key: &[u8; KEY_BYTES], clock: Clock) -> Result<Self, Error> {
        let tls = TlsParameters::new(server.host.clone())?;
        Ok(Self { post: Arc::new(Post { server, tls, hello: ClientId::default(), key: *key, clock }) })
    }

    /// Sends `delivery`. Each has a connection of its own: mails are few, and one that was kept may be dead.
    pub async fn send(&self, delivery: &Delivery) -> Result<(), SendError> {
        let post = &self.post;
        let letter = letter(delivery, &post.server, &post.key, (post.clock)())
            .map_err(|fault| SendError::Permanent(fault.reason()))?;
        let late = |stage| move |_| send_error(stage, &Fault::Cut);
        let mut connection =
            timeout(UNTIL_THE_MAIL, post.prepare(&letter)).await.map_err(late(Stage::Calling))??;
        let sent = timeout(THE_MAIL, connection.message(&letter.bytes)).await;
        match sent.map_err(late(Stage::HandingOver))? {
            Ok(_) => {
                part(&mut connection).await;
                Ok(())
            }
            Err(error) => Err(refused(Stage::HandingOver, &error, &mut connection).await),
        }
    }
}

impl Post {
    /// A connection on which the server waits for the words of `letter`.
    async fn prepare(&self, letter: &Letter) -> Result<AsyncSmtpConnection, SendError> {
        let mut connection = self.call().await.map_err(|error| meaning(Stage::Calling, &error))?;
        match self.say(&mut connection, letter).await {
            Ok(()) => Ok(connection),
            Err((stage, error)) => Err(refused(stage, &error, &mut connection).await),
        }
    }

    async fn call(&self) -> Result<AsyncSmtpConnection, Error> {
        let tls = match self.server.security {
            Security::Tls => Some(self.tls.clone()),
            Security::Starttls | Security::None => None,
        };
        let place = (self.server.host.as_str(), self.server.port);
        AsyncSmtpConnection::connect_tokio1(place, Some(CALLING), &self.hello, tls, None).await
    }

    /// All that is said before the mail.
    async fn say(&self, connection: &mut AsyncSmtpConnection, letter: &Letter) -> Result<(), (Stage, Error)> {
        let at = |stage| move |error| (stage, error);
        if self.server.security == Security::Starttls {
            connection.starttls(self.tls.clone(), &self.hello).await.map_err(at(Stage::Securing))?;
        }
        if let Some((user, password)) = &self.server.account {
            let credentials = Credentials::new(user.clone(), password.reveal().to_owned());
            connection.auth(DEFAULT_MECHANISMS, &credentials).await.map_err(at(Stage::SigningIn))?;
        }
        let sender = commands::Mail::new(Some(letter.from.clone()), vec![]);
        connection.command(sender).await.map_err(at(Stage::NamingSender))?;
        let recipient = commands::Rcpt::new(letter.to.clone(), vec![]);
        connection.command(recipient).await.map_err(at(Stage::NamingRecipient))?;
        connection.command(commands::Data).await.map_err(at(Stage::NamingRecipient))?;
        Ok(())
    }
}

/// What it means, after whoever said it was told goodbye.
async fn refused(stage: Stage, error: &Error, connection: &mut AsyncSmtpConnection) -> SendError {
    if error.status().is_some() {
        part(connection).await;
    }
    meaning(stage, error)
}

fn meaning(stage: Stage, error: &Error) -> SendError {
    send_error(stage, &Fault::from(error))
}

/// Says goodbye. What was to be said was said, so nobody minds if that fails.
async fn part(connection: &mut AsyncSmtpConnection) {
    let _ = timeout(PARTING, connection.quit()).await;
}
