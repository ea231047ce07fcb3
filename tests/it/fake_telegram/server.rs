//! The server over TCP, on a port of this machine, in real time: for the real program.

use std::{
    panic,
    sync::{Arc, Mutex},
    time::SystemTime,
};

use axum::{
    Router,
    body::Bytes,
    extract::{Path, RawQuery, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::any,
};
use tokio::{net::TcpListener, task::JoinHandle};

use crate::fake_telegram::{
    answer::{Answer, Refusal},
    core::{Call, FakeTelegram, Parameters},
    exchange::{Ending, exchange},
    form,
    pace::Limits,
    people::{Clock, People},
    webhook,
};

/// A request may have left the program so long before the answer to another one reached it.
const GRACE_MS: i64 = 50;

/// A running server. It ends when this is dropped.
pub struct Served {
    /// What stands before `/bot`.
    pub url: String,
    pub fake: FakeTelegram,
    door: Arc<Mutex<Option<String>>>,
    tasks: [JoinHandle<()>; 2],
}

#[derive(Clone)]
struct Site {
    fake: FakeTelegram,
    clock: Clock,
}

/// Serves `fake` on any free port.
pub async fn serve(fake: &FakeTelegram) -> Served {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("this machine has a free port");
    let url = format!("http://{}", listener.local_addr().expect("the port is open"));
    let site = Site { fake: fake.clone(), clock: clock() };
    let limits = fake.lock().limits;
    fake.limit(Limits { grace_ms: limits.grace_ms.max(GRACE_MS), ..limits });
    let door = Arc::new(Mutex::new(None));
    let place = door.clone();
    let door_now = move || place.lock().expect("nobody panics at the door").clone();
    let delivering = tokio::spawn(webhook::deliver(fake.clone(), site.clock.clone(), door_now));
    let router = Router::new().route("/bot{token}/{method}", any(answer)).fallback(nowhere).with_state(site);
    let serving = tokio::spawn(async move {
        axum::serve(listener, router).await.expect("a server of axum does not end");
    });
    Served { url, fake: fake.clone(), door, tasks: [serving, delivering] }
}

impl Served {
    /// The people who speak with the bot of that index, in real time.
    pub fn people(&self, bot: usize) -> People {
        People::new(&self.fake, clock(), bot)
    }

    /// Brings the updates for any webhook to `address`, a port of this machine, over plain HTTP: as what ends
    /// TLS before the program would.
    pub fn bring_to(&self, address: &str) {
        *self.door.lock().expect("nobody panics at the door") = Some(address.to_owned());
    }

    /// The time, in milliseconds since 1970.
    pub fn now() -> i64 {
        clock()()
    }

    /// The program was killed now.
    pub fn kill_mark(&self) {
        self.fake.kill_mark(clock()());
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

async fn answer(
    State(site): State<Site>,
    Path((token, method)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let call = Call { token, method, parameters: parameters(query.as_deref(), &headers, &body) };
    match exchange(&site.fake, &call, &site.clock).await {
        Ending::Answer(number, answer) => {
            site.fake.written(number, (site.clock)());
            respond(answer)
        }
        // Without a word to the hook for panics this ends the task of the connection, which cuts it.
        Ending::Refused | Ending::Lost => panic::resume_unwind(Box::new("the connection is cut")),
    }
}

/// Every other address.
async fn nowhere() -> Response {
    respond(Answer::from(Err(Refusal::new(404, "Not Found"))))
}

fn respond(answer: Answer) -> Response {
    let status = StatusCode::from_u16(answer.status).expect("the server has sound statuses");
    (status, [(header::CONTENT_TYPE, "application/json")], answer.body).into_response()
}

fn parameters(query: Option<&str>, headers: &HeaderMap, body: &[u8]) -> Parameters {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let content_type = content_type.unwrap_or_default();
    if content_type.starts_with("multipart/form-data") {
        Parameters::Form(form::parse_multipart(content_type, body))
    } else if content_type.starts_with("application/x-www-form-urlencoded") {
        Parameters::Form(form::parse_pairs(body))
    } else if let Some(query) = query.filter(|_| body.is_empty()) {
        Parameters::Form(form::parse_pairs(query.as_bytes()))
    } else {
        Parameters::Json(body.to_vec())
    }
}

/// The clock of this machine.
#[expect(clippy::disallowed_methods, reason = "the program that is tested runs in real time")]
fn clock() -> Clock {
    let now = || SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("it is after 1970");
    Arc::new(move || i64::try_from(now().as_millis()).expect("the year is sound"))
}
