//! The server without its network: requests arrive, have effects, and are answered. Time comes in as a
//! parameter, in milliseconds since 1970.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use serde_json::{Map, Value};
use tokio::sync::Notify;

use crate::fake_telegram::{
    answer::{Answer, Refusal},
    bot::{Bot, any_update_id},
    chance::Chance,
    chat::Kind,
    ledger::{Ledger, Trip},
    methods,
    pace::{Limits, Most, Scope},
    plan::{Fault, FaultPlan, Odds, Target},
    specification::Specification,
    table::{self, Method},
};

/// The methods that one `retry_after` for the whole bot stops together.
const SENDING: [&str; 6] = [
    "sendMessage",
    "editMessageText",
    "editMessageReplyMarkup",
    "deleteMessage",
    "sendChatAction",
    "answerCallbackQuery",
];
/// The methods that the limits of pace count.
const COUNTED: [&str; 3] = ["sendMessage", "editMessageText", "editMessageReplyMarkup"];

/// The server.
#[derive(Clone)]
pub struct FakeTelegram {
    state: Arc<Mutex<State>>,
    news: Arc<Notify>,
}

/// All that the server remembers.
pub struct State {
    pub chance: Chance,
    pub bots: Vec<Bot>,
    /// The people, in the order in which they came.
    pub users: Vec<String>,
    /// The groups and their ids.
    pub groups: BTreeMap<String, i64>,
    pub plan: FaultPlan,
    pub limits: Limits,
    pub ledger: Ledger,
    /// All texts that users said, accepted by the bot or not.
    pub said: Vec<String>,
    violations: Vec<String>,
    specification: Option<Arc<Specification>>,
    requests: u64,
}

/// A request.
#[derive(Debug, Clone)]
pub struct Call {
    pub token: String,
    pub method: String,
    pub parameters: Parameters,
}

/// The parameters of a request, as they came.
#[derive(Debug, Clone)]
pub enum Parameters {
    Json(Vec<u8>),
    /// Each value as text.
    Form(Vec<(String, String)>),
}

/// A request that arrived.
#[derive(Debug)]
pub struct Arrival {
    /// The number of the request.
    pub number: u64,
    pub fault: Option<Fault>,
    /// The answer comes so late.
    pub delay_ms: u64,
    pub course: Course,
}

/// What comes of a request.
#[derive(Debug)]
pub enum Course {
    Answer(Answer),
    /// It waits for updates.
    Poll(Poll),
}

/// A long poll.
#[derive(Debug, Clone, Copy)]
pub struct Poll {
    bot: usize,
    serial: u64,
    limit: usize,
    pub until_ms: i64,
}

impl FakeTelegram {
    /// A server that knows the bots with these tokens; all its chance comes from `seed`.
    pub fn new(seed: u64, tokens: &[&str]) -> Self {
        let mut chance = Chance::new(seed);
        let bots =
            tokens.iter().enumerate().map(|(index, token)| Bot::new(index, token, &mut chance)).collect();
        let state = State {
            plan: FaultPlan::new(chance.roll()),
            chance,
            bots,
            users: Vec::new(),
            groups: BTreeMap::new(),
            limits: Limits::default(),
            ledger: Ledger::default(),
            said: Vec::new(),
            violations: Vec::new(),
            specification: Specification::from_environment(),
            requests: 0,
        };
        Self { state: Arc::new(Mutex::new(state)), news: Arc::default() }
    }

    /// A request arrives, and has its effect.
    pub fn arrive(&self, call: &Call, now_ms: i64) -> Arrival {
        let arrival = self.lock().arrive(call, now_ms);
        // A poll may have ended another, and a webhook may have been set.
        self.news.notify_waiters();
        arrival
    }

    /// The answer to `poll`, if there is one by now.
    pub fn look(&self, poll: &Poll, now_ms: i64) -> Option<Answer> {
        self.lock().look(poll, now_ms)
    }

    /// The answer to the request `number` was written whole.
    pub fn written(&self, number: u64, now_ms: i64) {
        let mut state = self.lock();
        for bot in &mut state.bots {
            bot.pace.written(number, now_ms);
        }
        if let Some(trip) = state.ledger.trips.get_mut(&number) {
            trip.written_ms = Some(now_ms);
        }
    }

    /// The bot was killed now: what was under way may or may not be known to it.
    pub fn kill_mark(&self, now_ms: i64) {
        self.lock().ledger.kills.push(now_ms);
    }

    /// What the bot did wrong, of all that Telegram would refuse. A test asserts that it is nothing.
    pub fn violations(&self) -> Vec<String> {
        self.lock().violations.clone()
    }

    /// How many requests came although the bot had been told to wait.
    pub fn broken_waits(&self) -> usize {
        self.lock().bots.iter().map(|bot| bot.pace.broken_waits()).sum()
    }

    /// The most messages and edits of any bot in any second.
    pub fn most_in_a_second(&self) -> Most {
        let most = |one: Most, other: Most| Most {
            overall: one.overall.max(other.overall),
            one_chat: one.one_chat.max(other.one_chat),
        };
        self.lock().bots.iter().map(|bot| bot.pace.most()).fold(Most::default(), most)
    }

    /// All that is true.
    pub fn ledger(&self) -> Ledger {
        self.lock().ledger.clone()
    }

    /// All texts that users said.
    pub fn said(&self) -> Vec<String> {
        self.lock().said.clone()
    }

    /// Every update that ever was, of the bot of that index.
    pub fn updates(&self, bot: usize) -> Vec<Value> {
        self.lock().bots[bot].queue.log.clone()
    }

    /// How fast bots may send from now on.
    pub fn limit(&self, limits: Limits) {
        self.lock().limits = limits;
    }

    /// What goes wrong by chance from now on.
    pub fn odds(&self, odds: Odds) {
        self.lock().plan.odds = odds;
    }

    /// What goes wrong with the next request to `target`.
    pub fn order(&self, target: Target, fault: Fault) {
        self.lock().plan.order(target, fault);
    }

    /// Holds all requests against `specification` from now on.
    pub fn hold_to(&self, specification: Specification) {
        self.lock().specification = Some(Arc::new(specification));
    }

    /// A silent week is over: the next updates have other ids, which may be lower.
    pub fn jump_ids(&self) {
        let state = &mut *self.lock();
        for bot in &mut state.bots {
            bot.queue.jump(any_update_id(&mut state.chance));
        }
    }

    /// All that the server remembers.
    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets the violations that a test meant.
    pub fn forgive(&self) {
        self.lock().violations.clear();
    }

    /// Wakes whoever waits for updates.
    pub fn news(&self) -> &Notify {
        &self.news
    }
}

impl State {
    fn arrive(&mut self, call: &Call, now_ms: i64) -> Arrival {
        self.requests += 1;
        let number = self.requests;
        self.ledger.trips.insert(number, Trip { arrived_ms: now_ms, written_ms: None, fault: None });
        let mut arrival = Arrival {
            number,
            fault: None,
            delay_ms: 0,
            course: Course::Answer(Answer::from(Ok(Value::Bool(true)))),
        };
        match self.judge(call, &mut arrival, now_ms) {
            Ok(course) => arrival.course = course,
            Err(refusal) => arrival.course = Course::Answer(Answer::from(Err(refusal))),
        }
        if let Some(trip) = self.ledger.trips.get_mut(&number) {
            trip.fault = arrival.fault;
        }
        arrival
    }

    fn judge(&mut self, call: &Call, arrival: &mut Arrival, now_ms: i64) -> Result<Course, Refusal> {
        let index = self.bots.iter().position(|bot| bot.token == call.token);
        let index = index.ok_or_else(|| Refusal::new(401, "Unauthorized"))?;
        let Some(method) = table::find(&call.method) else {
            self.violations.push(format!("there is no method {}", call.method));
            return Err(Refusal::new(404, "Not Found: method not found"));
        };
        let parameters = self.checked(method, &call.parameters)?;
        let chat = parameters.get("chat_id").and_then(Value::as_i64);
        let is_counted = COUNTED.contains(&method.name);
        let scopes = scopes(method.name, chat);
        let (number, grace_ms) = (arrival.number, self.limits.grace_ms);
        arrival.delay_ms = self.plan.delay_ms(chat);

        let pace = &mut self.bots[index].pace;
        if let Some(chat) = chat.filter(|_| is_counted) {
            pace.count(chat, method.name == "sendMessage", now_ms);
        }
        if let Some(seconds) = pace.blocked(&scopes, number, grace_ms, now_ms) {
            return Err(Refusal::wait(seconds));
        }
        arrival.fault = self.plan.draw(method.name, chat);
        let told = match arrival.fault {
            Some(Fault::ChatWait(seconds)) => Some((chat.map_or(scopes[0].clone(), Scope::Chat), seconds)),
            Some(Fault::BotWait(seconds)) => Some((scopes[0].clone(), seconds)),
            Some(Fault::BrokenBefore | Fault::Refused) => {
                return Err(Refusal::new(500, "Internal Server Error"));
            }
            Some(Fault::Slow(delay_ms)) => {
                arrival.delay_ms += delay_ms;
                None
            }
            Some(Fault::BrokenAfter | Fault::Lost | Fault::Malformed) | None => None,
        };
        let bot = &mut self.bots[index];
        let admitted = match (told, chat) {
            (Some(told), _) => Err(told),
            (None, Some(chat)) if is_counted => {
                let is_group = bot.chats.get(&chat).is_some_and(|chat| chat.kind != Kind::Private);
                bot.pace.admit(chat, is_group, &self.limits, now_ms)
            }
            (None, _) => Ok(()),
        };
        if let Err((scope, seconds)) = admitted {
            bot.pace.block(scope, seconds, number, now_ms);
            return Err(Refusal::wait(seconds));
        }
        if method.name == "getUpdates" {
            return self.poll(index, &parameters, now_ms).map(Course::Poll);
        }
        let request =
            methods::Request { number, bot: index, method: method.name, chat, parameters: &parameters };
        methods::perform(self, &request, now_ms).map(|result| Course::Answer(Answer::from(Ok(result))))
    }

    /// The parameters, if nothing is wrong with them.
    fn checked(&mut self, method: &Method, parameters: &Parameters) -> Result<Map<String, Value>, Refusal> {
        let parsed = match parameters {
            Parameters::Json(bytes) if bytes.is_empty() => Some(Value::Object(Map::new())),
            Parameters::Json(bytes) => serde_json::from_slice(bytes).ok(),
            Parameters::Form(pairs) => Some(method.typed(pairs.clone())),
        };
        let faults = match &parsed {
            Some(Value::Object(parameters)) => method.check(parameters),
            _ => Err("can't parse the parameters as a JSON object".to_owned()),
        };
        let parsed = parsed.unwrap_or_default();
        let specified = self.specification.as_ref().map(|it| it.check_request(method.name, &parsed));
        let faults: Vec<_> = faults.err().into_iter().chain(specified.into_iter().flatten()).collect();
        if let Some(first) = faults.first() {
            let refusal = Refusal::bad(first);
            self.violations.extend(faults.iter().map(|fault| format!("{}: {fault}", method.name)));
            return Err(refusal);
        }
        let Value::Object(parameters) = parsed else { unreachable!("it was checked to be an object") };
        Ok(parameters)
    }

    fn poll(&mut self, index: usize, parameters: &Map<String, Value>, now_ms: i64) -> Result<Poll, Refusal> {
        let number = |name: &str| parameters.get(name).and_then(Value::as_i64);
        let bot = &mut self.bots[index];
        if bot.webhook.is_some() {
            return Err(webhook_conflict());
        }
        if let Some(kinds) = parameters.get("allowed_updates") {
            bot.queue.allowed = methods::texts(kinds);
        }
        self.ledger.expired.extend(bot.queue.expire(now_ms));
        if let Some(offset) = number("offset").filter(|offset| *offset != 0) {
            let confirmed = bot.queue.confirm(offset);
            self.ledger.accepted.extend(confirmed.into_iter().map(|update| update.accepted(index, now_ms)));
        }
        bot.poll += 1;
        let limit = number("limit").and_then(|limit| usize::try_from(limit).ok()).unwrap_or(100);
        let until_ms = now_ms + number("timeout").unwrap_or(0) * 1_000;
        Ok(Poll { bot: index, serial: bot.poll, limit, until_ms })
    }

    fn look(&mut self, poll: &Poll, now_ms: i64) -> Option<Answer> {
        let bot = &mut self.bots[poll.bot];
        if bot.webhook.is_some() {
            return Some(Answer::from(Err(webhook_conflict())));
        }
        if bot.poll != poll.serial {
            let text = "Conflict: terminated by other getUpdates request; make sure that only one bot instance \
                        is running";
            return Some(Answer::from(Err(Refusal::new(409, text))));
        }
        self.ledger.expired.extend(bot.queue.expire(now_ms));
        let updates = bot.queue.oldest(poll.limit);
        let is_over = !updates.is_empty() || now_ms >= poll.until_ms;
        is_over.then(|| Answer::from(Ok(Value::Array(updates))))
    }
}

fn webhook_conflict() -> Refusal {
    let text = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the \
                webhook first";
    Refusal::new(409, text)
}

/// What must not be told to wait, for a request to be heard: first what a wait for the bot would stop.
fn scopes(method: &'static str, chat: Option<i64>) -> Vec<Scope> {
    let first = if SENDING.contains(&method) { Scope::Sending } else { Scope::Method(method) };
    std::iter::once(first).chain(chat.map(Scope::Chat)).collect()
}
