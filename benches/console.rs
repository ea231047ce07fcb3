//! How long each page of the staff console takes, with 10,000 offers and 100,000 subscribers in a file of SQLite: asked in
//! the process, so without a network, one after the other.
//!
//! `cargo bench --bench console`; every page should answer within 20 ms in 99 of 100 cases, the reach within 100 ms.
#![expect(clippy::unwrap_used, reason = "a bench that fails says where")]
#![expect(clippy::print_stdout, reason = "a bench tells its figures")]
#![expect(clippy::disallowed_methods, reason = "a bench measures time")]

#[path = "sample/questions.rs"]
mod questions;
#[path = "sample/region.rs"]
mod region;
#[path = "sample/subscribers.rs"]
mod subscribers;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{
        Request, StatusCode,
        header::{CONTENT_TYPE, COOKIE, HOST, ORIGIN, SET_COOKIE},
    },
};
use bildungslotse::{
    app::{knowledge, machine::dice},
    domain::{
        audience::Audience,
        import::draft::DraftState,
        offer::Offer,
        one_time_code::step,
        staff::{Role, StaffId, StaffName},
        time::Timestamp,
    },
    resource,
    search::engine::Search,
    store::{
        audience, import_draft, offer,
        open::{Settings, Store},
        provider,
        seal::{KEY_BYTES, Key},
    },
    usecase::{
        accept_invitation::{Acceptance, accept_invitation, offered_secret},
        compare_import::{Upload, compare_import, receive_import},
        converse::Mind,
        create_offer::remove_offer,
        hash_password::Hasher,
        index_offers::index_offers,
        invite_staff::invite_staff,
    },
    web::{
        console::{Console, Parts},
        permission::Method,
        server::router,
        settings,
        table::table,
    },
};
use mimalloc::MiMalloc;
use tower::ServiceExt;
use url::form_urlencoded;

use crate::subscribers::{Announcements, BANDS, TOPICS};

/// As in the program itself.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

/// So many offers are stored.
const OFFERS: usize = 10_000;

/// So often each page is asked for.
const TIMES: usize = 300;

/// No page may take longer, in 99 of 100 cases.
const LIMIT: Duration = Duration::from_millis(20);

/// 10 March 2026.
const NOW: Timestamp = Timestamp(1_773_141_300_000);

const PASSWORD: &str = "vier kühle blaue stühle";
const PLACE: &str = "127.0.0.1:8080";

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}/bench.db", folder.path().display());
    let settings = Settings { url, ..Settings::default() };
    let store = Store::open(&settings, Key::new([1; KEY_BYTES]), dice).await.unwrap();
    let example = fill(&store).await;
    let mind = mind(&store).await;
    let (staff, cookie, console) = console(&store, mind.clone()).await;
    let import = import(&store, &mind, (&staff, &example)).await;
    let offer = format!("/verwaltung/angebote/{}", example.id);
    let provider = format!("/verwaltung/anbieter/{}", example.provider);
    let pages = [
        ("overview", "/verwaltung".to_owned()),
        ("offers", "/verwaltung/angebote".to_owned()),
        ("offers, last page", format!("/verwaltung/angebote?seite={}", OFFERS / 25)),
        ("offers, incomplete", "/verwaltung/angebote?filter=unvollstaendig&seite=200".to_owned()),
        ("offers, unconfirmed", "/verwaltung/angebote?filter=unbestaetigt&seite=200".to_owned()),
        ("offers, search", "/verwaltung/angebote?suche=Schwimmkurs+in+Merzig".to_owned()),
        ("one offer", offer),
        ("new offer", "/verwaltung/neues-angebot".to_owned()),
        ("providers", "/verwaltung/anbieter".to_owned()),
        ("providers, search", "/verwaltung/anbieter?suche=verein".to_owned()),
        ("one provider", provider.clone()),
        ("import", "/verwaltung/import".to_owned()),
        ("providers, new", "/verwaltung/neuer-anbieter".to_owned()),
        ("import, template", "/verwaltung/import/vorlage.csv".to_owned()),
        ("import, progress", format!("{import}/fortschritt")),
        ("import, changed", format!("{import}?teil=geaendert")),
        ("import, new", format!("{import}?teil=neu")),
    ];
    let questions = questions::fill(&store, NOW).await;
    let answered = [
        ("questions", "/verwaltung/fragen".to_owned()),
        ("questions, answered", "/verwaltung/fragen?teil=beantwortet&seite=20".to_owned()),
        ("questions, search", "/verwaltung/fragen?suche=turnen".to_owned()),
        ("one question", format!("/verwaltung/fragen/{}", questions.question)),
        ("broken ways", "/verwaltung/fragen/wege".to_owned()),
        ("ways to a provider", format!("{provider}/wege")),
        ("notes of providers", "/verwaltung/hinweise".to_owned()),
        ("link to a question", format!("/anbieter/frage/{}", questions.to_question)),
        ("link to offers", format!("/anbieter/angebote/{}", questions.to_offers)),
    ];
    let announcements = subscribers::fill(&store, &mind.guide, NOW).await;
    let style_sheet = style_sheet(&console, &cookie).await;
    let invited = StaffName::parse("bert@kreis.example").unwrap();
    let invitation =
        invite_staff(&store, &StaffId::command_line(), (&invited, Role::Editor), NOW).await.unwrap();
    let rest = [
        ("entrance", "/".to_owned()),
        ("sign in", "/verwaltung/anmelden".to_owned()),
        ("invitation", format!("/verwaltung/einladung/{}", invitation.token.reveal())),
        ("protocol", "/verwaltung/protokoll".to_owned()),
        ("protocol, check", "/verwaltung/protokoll/pruefung".to_owned()),
        ("account", "/verwaltung/konto".to_owned()),
        ("password", "/verwaltung/konto/passwort".to_owned()),
        ("recovery codes", "/verwaltung/konto/codes".to_owned()),
        ("second factor", "/verwaltung/konto/app".to_owned()),
        ("own chats", "/verwaltung/konto/chat".to_owned()),
        ("team", "/verwaltung/team".to_owned()),
        ("style sheet", style_sheet),
        ("robots", "/robots.txt".to_owned()),
    ];
    let pages: Vec<_> =
        pages.into_iter().chain(answered).chain(announced(&announcements)).chain(rest).collect();
    assert_eq!(unmeasured(&pages), [""; 0], "each page of the table is asked for");
    reach(&store).await;
    let mut slow = 0;
    for (name, path) in pages {
        let mut times = Vec::with_capacity(TIMES);
        for _ in 0..TIMES {
            times.push(timed(&console, &cookie, &path).await);
        }
        times.sort();
        let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)];
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        let mark = if at(99) > LIMIT { "  too slow" } else { "" };
        slow += usize::from(at(99) > LIMIT);
        println!("{name:<24} p50 {:6.2} ms   p99 {:6.2} ms{mark}", ms(at(50)), ms(at(99)));
    }
    println!(
        "{OFFERS} offers, {} subscribers, {TIMES} times each; {slow} pages are slower than {} ms",
        subscribers::PEOPLE,
        LIMIT.as_millis()
    );
    store.close().await;
}

/// The pages of announcements, for the office and for everybody.
fn announced(announcements: &Announcements) -> [(&'static str, String); 14] {
    let announcement = |id: &str| format!("/verwaltung/mitteilungen/{id}");
    let (draft, leaving) = (announcement(&announcements.draft), announcement(&announcements.leaving));
    [
        ("announcements", "/verwaltung/mitteilungen".to_owned()),
        ("announcement, new", "/verwaltung/neue-mitteilung".to_owned()),
        ("announcement, draft", draft.clone()),
        ("announcement, edit", format!("{draft}/bearbeiten")),
        ("announcement, discard", format!("{draft}/verwerfen")),
        ("announcement, submitted", announcement(&announcements.submitted)),
        ("announcement, of topics", announcement(&announcements.of_topics)),
        ("announcement, leaving", leaving.clone()),
        ("announcement, watched", format!("{leaving}/verlauf")),
        ("announcement, cancel", format!("{leaving}/abbrechen")),
        ("announcement, arrived", announcement(&announcements.arrived)),
        ("archive", "/aktuelles".to_owned()),
        ("archive, one", format!("/aktuelles/{}", announcements.arrived)),
        ("feed", "/aktuelles.atom".to_owned()),
    ]
}

/// How long it takes to count an audience: everybody, and one that is narrow in every way.
async fn reach(store: &Store) {
    let audiences = [
        ("everybody", Audience::default()),
        ("a topic", subscribers::about(&["sport"], &[])),
        ("three topics", subscribers::about(&TOPICS, &[])),
        ("two ages", subscribers::about(&[], &BANDS)),
        ("topics and ages", subscribers::about(&TOPICS, &BANDS)),
        ("chosen", subscribers::chosen()),
    ];
    for (name, audience) in audiences {
        let mut times = Vec::with_capacity(TIMES);
        let mut people = 0;
        for _ in 0..TIMES {
            let begun = Instant::now();
            people = audience::reach(&mut store.read().await.unwrap(), &audience).await.unwrap().people();
            times.push(begun.elapsed());
        }
        times.sort();
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        let (half, most) = (ms(times[TIMES / 2]), ms(times[TIMES * 99 / 100]));
        println!("reach of {name:<15} p50 {half:6.2} ms   p99 {most:6.2} ms   ({people} people)");
    }
}

/// Stores the sample region again and again, under other ids; returns one of the offers.
async fn fill(store: &Store) -> Offer {
    let region: Vec<_> = region::sample_region().collect();
    let mut example = None;
    let mut tx = store.begin().await.unwrap();
    for (number, (offer, provider)) in region.iter().cycle().take(OFFERS).enumerate() {
        let round = number / region.len();
        if let Some(provider) = provider {
            let mut provider = provider.clone();
            provider.id = format!("{}-{round}", provider.id);
            provider::save(&mut tx, &provider).await.unwrap();
        }
        let mut offer = offer.clone();
        offer.id = format!("{}-{round}", offer.id);
        offer.provider = format!("{}-{round}", offer.provider);
        offer.title = format!("{} {round}", offer.title);
        offer::import(&mut tx, &offer, NOW).await.unwrap();
        example.get_or_insert(offer);
    }
    tx.commit().await.unwrap();
    example.unwrap()
}

async fn mind(store: &Store) -> Mind {
    let settings = resource::Settings::default();
    let guide = Arc::new(knowledge::guide(&settings).unwrap());
    let german = Arc::new(knowledge::german(&settings, &guide).unwrap());
    let search = Arc::new(Search::in_memory(german).unwrap());
    index_offers(store, &search, |_, _| ()).await.unwrap();
    Mind { search, guide, policies: Arc::default() }
}

/// The console, and the cookie of somebody who is signed in.
async fn console(store: &Store, mind: Mind) -> (StaffId, String, Router) {
    let parts = Parts { store: store.clone(), mind, clock: Arc::new(|| NOW), dice };
    let texts = resource::Settings::default().console_text().unwrap();
    let console = Console::new(parts, &settings::Settings::default(), &texts).unwrap();
    let router = router(&console).unwrap();
    let name = StaffName::parse("anna@kreis.example").unwrap();
    let by = StaffId::command_line();
    let invitation = invite_staff(store, &by, (&name, Role::Admin), NOW).await.unwrap();
    let secret = offered_secret(store, &invitation.token);
    let code = secret.code(step(NOW) - 1);
    let acceptance = Acceptance { token: &invitation.token, password: PASSWORD, code: &code };
    accept_invitation(store, &Hasher::default(), &acceptance, NOW).await.unwrap();
    let code = secret.code(step(NOW));
    let form = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("name", name.as_str()), ("password", PASSWORD), ("code", &code)])
        .finish();
    let request = Request::post("/verwaltung/anmelden")
        .header(HOST, PLACE)
        .header(ORIGIN, format!("http://{PLACE}"))
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(form))
        .unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    let cookie = response.headers().get(SET_COOKIE).unwrap().to_str().unwrap();
    (invitation.staff.id, cookie.split(';').next().unwrap().to_owned(), router)
}

/// A file with all offers, half of them changed, that was handed in; where its page is.
async fn import(store: &Store, mind: &Mind, (staff, example): (&StaffId, &Offer)) -> String {
    // One that is gone is new in the file.
    remove_offer(store, &example.id, staff, NOW).await.unwrap();
    let mut tx = store.read().await.unwrap();
    let mut offers = offer::page(&mut tx, "", u32::try_from(OFFERS).unwrap()).await.unwrap();
    drop(tx);
    for offer in offers.iter_mut().step_by(2) {
        offer.level = Some("B1".to_owned());
        offer.notice = Some("Bitte melden Sie sich vorher an.".to_owned());
    }
    offers.push(example.clone());
    let lines: Vec<_> = offers.iter().map(|offer| serde_json::to_string(offer).unwrap()).collect();
    let id = "bench".to_owned();
    let bytes = lines.join("\n").into_bytes();
    let upload = Upload { id: id.clone(), staff: staff.clone(), file: "bench.jsonl".to_owned(), bytes };
    receive_import(store, &upload, NOW).await.unwrap();
    let begun = Instant::now();
    let summary = compare_import(store, &mind.guide, upload, NOW).await.unwrap();
    println!("compared {OFFERS} offers in {:.1} s: {summary:?}", begun.elapsed().as_secs_f64());
    let mut tx = store.begin().await.unwrap();
    assert_eq!(import_draft::find(&mut tx, &id, staff).await.unwrap().unwrap().state, DraftState::Compared);
    offer::import(&mut tx, example, NOW).await.unwrap();
    tx.commit().await.unwrap();
    format!("/verwaltung/import/{id}")
}

/// Where the style sheet is: its address changes with what is in it.
async fn style_sheet(console: &Router, cookie: &str) -> String {
    let page = String::from_utf8(asked(console, cookie, "/verwaltung").await.1).unwrap();
    let (_, rest) = page.split_once("href=\"/assets/").unwrap();
    format!("/assets/{}", rest.split('"').next().unwrap())
}

/// The pages of the permission table that are not among `pages`.
fn unmeasured(pages: &[(&str, String)]) -> Vec<&'static str> {
    let is_at = |route: &str, path: &str| {
        let path = path.split('?').next().unwrap_or_default();
        route.split('/').count() == path.split('/').count()
            && route
                .split('/')
                .zip(path.split('/'))
                .all(|(route, part)| route.starts_with('{') || route == part)
    };
    let entries = table().entries().into_iter().filter(|entry| entry.method == Method::Get);
    let routes = entries.map(|entry| entry.path);
    routes.filter(|route| !pages.iter().any(|(_, path)| is_at(route, path))).collect()
}

/// How long the page at `path` takes, read to its end.
async fn timed(console: &Router, cookie: &str, path: &str) -> Duration {
    let begun = Instant::now();
    let (status, body) = asked(console, cookie, path).await;
    let elapsed = begun.elapsed();
    std::hint::black_box(body);
    // From the door to the house, and from what is done to what came of it.
    let is_led_on = path == "/" || path.ends_with("/anmelden") || path.ends_with("/fortschritt");
    assert!(status.is_success() || is_led_on && status.is_redirection(), "{path}: {status}");
    elapsed
}

/// The page at `path` for somebody who is signed in.
async fn asked(console: &Router, cookie: &str, path: &str) -> (StatusCode, Vec<u8>) {
    let request = Request::get(path).header(HOST, PLACE).header(COOKIE, cookie).body(Body::empty()).unwrap();
    let response = console.clone().oneshot(request).await.unwrap();
    (response.status(), to_bytes(response.into_body(), usize::MAX).await.unwrap().into())
}
