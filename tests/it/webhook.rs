//! Webhooks, taken by a receiver on this machine that answers as it is told.

use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, AtomicUsize, Ordering},
    },
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use bildungslotse::{
    channel::{
        registry::{Channel, Channels},
        webhook::{poster::Webhook, settings::Settings},
    },
    domain::{
        message::{Address, ChannelKind, Message},
        outbox::{Delivery, Priority, SendError},
        setback::Setback,
        time::Timestamp,
    },
    store::outbox::{self, Tally},
    usecase::deliver::deliver,
};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use crate::database::{NOW, TestDatabase};

const SECRET: [u8; 32] = [9; 32];
const BODY: &str = "{\"type\":\"inquiry.asked\",\"data\":{\"code\":\"K7M-4P2\",\"offer\":\"Töpfern\"}}";

/// What a receiver got.
#[derive(Clone)]
struct Got {
    path: String,
    headers: HeaderMap,
    body: String,
}

/// A receiver: it answers with the statuses it is told, then with 204.
#[derive(Clone, Default)]
struct Receiver {
    got: Arc<Mutex<Vec<Got>>>,
    statuses: Arc<Mutex<VecDeque<u16>>>,
}

impl Receiver {
    /// Listens, and returns its port.
    async fn listen(&self) -> u16 {
        let door = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = door.local_addr().unwrap().port();
        let router = Router::new().fallback(receive).with_state(self.clone());
        tokio::spawn(async move { axum::serve(door, router).await });
        port
    }

    fn answer(&self, status: u16) {
        self.statuses.lock().unwrap().push_back(status);
    }

    fn got(&self) -> Vec<Got> {
        self.got.lock().unwrap().clone()
    }
}

async fn receive(State(receiver): State<Receiver>, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    let body = String::from_utf8(body.to_vec()).unwrap();
    receiver.got.lock().unwrap().push(Got { path: uri.to_string(), headers, body });
    let status = receiver.statuses.lock().unwrap().pop_front().unwrap_or(204);
    let status = StatusCode::from_u16(status).unwrap();
    if status.is_redirection() {
        return (status, [(header::LOCATION, "/anderswo")]).into_response();
    }
    if status == StatusCode::ACCEPTED {
        let forever =
            std::iter::repeat(Ok::<_, std::convert::Infallible>(Bytes::from_static(&[b'x'; 4_096])));
        return (status, Body::new(Endless(forever.into_iter()))).into_response();
    }
    (status, [(header::RETRY_AFTER, "900")]).into_response()
}

/// A body without an end.
struct Endless<T>(T);

impl<T> hyper::body::Body for Endless<T>
where
    T: Iterator<Item = Result<Bytes, std::convert::Infallible>> + Unpin,
{
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<hyper::body::Frame<Bytes>, Self::Error>>> {
        std::task::Poll::Ready(self.0.next().map(|bytes| bytes.map(hyper::body::Frame::data)))
    }
}

fn webhook(allow_private: bool) -> Webhook {
    Webhook::new(&Settings { allow_private }, &[7; 32], Arc::new(|| NOW)).unwrap()
}

fn call(url: &str) -> Delivery {
    Delivery {
        id: "inquiry:17:1:webhook".to_owned(),
        to: Address { channel: ChannelKind::Webhook, name: format!("{url} {}", STANDARD.encode(SECRET)) },
        message: Message { text: BODY.to_owned(), ..Message::default() },
        priority: Priority::Inquiry,
        root: None,
        attempts: 0,
        ambiguous: 0,
    }
}

/// As a receiver checks it.
fn is_signed(got: &Got) -> bool {
    let header = |name: &str| got.headers[name].to_str().unwrap();
    let mut mac = Hmac::<Sha256>::new_from_slice(&SECRET).unwrap();
    let parts = [header("webhook-id"), header("webhook-timestamp"), &got.body];
    mac.update(parts.join(".").as_bytes());
    let signature = header("webhook-signature").strip_prefix("v1,").unwrap();
    mac.verify_slice(&STANDARD.decode(signature).unwrap()).is_ok()
}

#[tokio::test]
async fn a_receiver_is_told_again_under_the_same_id_and_can_check_who_calls() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        let receiver = Receiver::default();
        let port = receiver.listen().await;
        let now = Arc::new(AtomicI64::new(NOW.0));
        let clock = now.clone();
        let settings = Settings { allow_private: true };
        let clock = Arc::new(move || Timestamp(clock.load(Ordering::SeqCst)));
        let webhook = Webhook::new(&settings, &[7; 32], clock).unwrap();
        let channels = Channels::default().with(ChannelKind::Webhook, Channel::Webhook(webhook));
        let mut tx = store.begin().await.unwrap();
        let call = call(&format!("http://127.0.0.1:{port}/lotse?an=anna"));
        assert!(outbox::add(&mut tx, &call, NOW).await.unwrap());
        tx.commit().await.unwrap();

        receiver.answer(500);
        receiver.answer(429);
        // The third receiver asks for a quarter of an hour, the pause is longer.
        for (seconds, count) in [(0, 1), (899, 0), (900, 1), (900 + 1_799, 0), (900 + 1_800, 1)] {
            now.store(NOW.plus(seconds).0, Ordering::SeqCst);
            assert_eq!(deliver(store, &channels, NOW.plus(seconds)).await.unwrap(), count, "{seconds}");
        }
        assert_eq!(tally(&database).await, Tally { sent: 1, ..Tally::default() });

        let got = receiver.got();
        assert_eq!(got.len(), 3);
        assert!(got.iter().all(is_signed));
        let header = |number: usize, name: &str| got[number].headers[name].to_str().unwrap().to_owned();
        let times: Vec<_> = (0..3).map(|number| header(number, "webhook-timestamp")).collect();
        assert_eq!(times, [0, 900, 2_700].map(|seconds| (NOW.0 / 1_000 + seconds).to_string()));
        let ids: Vec<_> = (0..3).map(|number| header(number, "webhook-id")).collect();
        assert!(ids[0] == ids[1] && ids[1] == ids[2] && !ids[0].contains("17"), "{ids:?}");
        assert_eq!((got[0].path.as_str(), got[0].body.as_str()), ("/lotse?an=anna", BODY));
        assert_eq!(header(0, "content-type"), "application/json");
        database.remove().await;
    }
}

async fn tally(database: &TestDatabase) -> Tally {
    outbox::tally(&mut database.store.read().await.unwrap()).await.unwrap()
}

#[tokio::test]
async fn nobody_is_followed_to_another_place_and_who_is_gone_is_not_called_again() {
    let receiver = Receiver::default();
    let port = receiver.listen().await;
    let call = call(&format!("http://localhost:{port}/lotse"));
    for status in [301, 302, 303, 307, 308, 400, 404, 410] {
        receiver.answer(status);
        let sent = webhook(true).send(&call).await;
        let reason = Setback::SystemRefused.reason(&status.to_string(), "the receiver refuses");
        assert_eq!(sent, Err(SendError::Permanent(reason)));
    }
    assert!(receiver.got().iter().all(|got| got.path == "/lotse"));
}

#[tokio::test]
async fn an_answer_without_an_end_is_not_listened_to() {
    let receiver = Receiver::default();
    let port = receiver.listen().await;
    receiver.answer(202);
    assert_eq!(webhook(true).send(&call(&format!("http://127.0.0.1:{port}/"))).await, Ok(()));
}

#[tokio::test]
async fn this_machine_and_its_neighbours_are_not_called_whatever_their_name() {
    let door = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = door.local_addr().unwrap().port();
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = calls.clone();
    tokio::spawn(async move {
        while door.accept().await.is_ok() {
            counted.fetch_add(1, Ordering::SeqCst);
        }
    });
    for host in ["127.0.0.1", "localhost", "LOCALHOST", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"] {
        for scheme in ["https", "http"] {
            let sent = webhook(false).send(&call(&format!("{scheme}://{host}:{port}/"))).await;
            assert!(matches!(sent, Err(SendError::Permanent(_))), "{scheme}://{host}: {sent:?}");
        }
    }
    assert_eq!(calls.load(Ordering::SeqCst), 0, "nobody was called");
    drop(TcpStream::connect(("127.0.0.1", port)).await.unwrap());
    while calls.load(Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn it_is_known_whether_a_receiver_may_have_been_told() {
    let door = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = door.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((mut caller, _)) = door.accept().await {
            let mut bytes = [0; 4_096];
            let _ = caller.read(&mut bytes).await;
            let _ = caller.shutdown().await;
        }
    });
    let sent = webhook(true).send(&call(&format!("http://127.0.0.1:{port}/"))).await;
    assert!(matches!(sent, Err(SendError::Ambiguous(_))), "cut: {sent:?}");
    let sent = webhook(true).send(&call(&format!("https://127.0.0.1:{port}/"))).await;
    assert!(matches!(sent, Err(SendError::Retry { seconds: 0, .. })), "no TLS: {sent:?}");
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let sent = webhook(true).send(&call(&format!("http://127.0.0.1:{nobody}/"))).await;
    assert!(matches!(sent, Err(SendError::Retry { seconds: 0, .. })), "nobody: {sent:?}");
    let sent = webhook(true).send(&call("http://127.0.0.1 /")).await;
    assert!(matches!(sent, Err(SendError::Permanent(_))), "no address: {sent:?}");
}
