//! One request and its answer under tokio's clock, which may be paused: waits of polls, delays and faults.

use std::{pin::pin, time::Duration};

use tokio::time::{sleep, timeout};

use crate::fake_telegram::{
    answer::{Answer, Refusal},
    core::{Call, Course, FakeTelegram, Poll},
    people::Clock,
    plan::Fault,
};

/// How an exchange ends for the client. Whoever hands the answer over says so with [`FakeTelegram::written`].
pub enum Ending {
    /// The answer to the request of that number.
    Answer(u64, Answer),
    /// Nothing arrived.
    Refused,
    /// Something arrived, and the connection was cut.
    Lost,
}

/// Lets `call` arrive, and waits as long as its answer takes. If it is dropped, the client is gone.
pub async fn exchange(fake: &FakeTelegram, call: &Call, clock: &Clock) -> Ending {
    let arrival = fake.arrive(call, clock());
    let mut answer = match arrival.course {
        Course::Answer(answer) => answer,
        Course::Poll(poll) => wait(fake, &poll, clock).await,
    };
    sleep(Duration::from_millis(arrival.delay_ms)).await;
    match arrival.fault {
        Some(Fault::Refused) => return Ending::Refused,
        Some(Fault::Lost) => return Ending::Lost,
        Some(Fault::BrokenAfter) => answer = Answer::from(Err(Refusal::new(502, "Bad Gateway"))),
        Some(Fault::Malformed) => answer.body.truncate(answer.body.len() / 2),
        Some(Fault::ChatWait(_) | Fault::BotWait(_) | Fault::BrokenBefore | Fault::Slow(_)) | None => (),
    }
    Ending::Answer(arrival.number, answer)
}

async fn wait(fake: &FakeTelegram, poll: &Poll, clock: &Clock) -> Answer {
    loop {
        let mut news = pin!(fake.news().notified());
        news.as_mut().enable();
        if let Some(answer) = fake.look(poll, clock()) {
            return answer;
        }
        let left_ms = u64::try_from(poll.until_ms - clock()).unwrap_or(0).max(1);
        // Whichever comes first: the loop looks again.
        let _ = timeout(Duration::from_millis(left_ms), news).await;
    }
}
