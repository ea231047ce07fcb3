//! Files of offers: handed in, looked at, imported, and watched meanwhile.

use std::{fmt::Write, sync::Arc};

use axum::{
    extract::{Multipart, Path, State, multipart::MultipartRejection},
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use minijinja::{context, value::Serde};
use serde::Serialize;

use crate::{
    domain::{
        import::{
            correction::differences,
            draft::{DraftKind, DraftState},
            form,
        },
        offer::Offer,
        provider::Provider,
        staff::Staff,
    },
    store::{
        import_draft::{self, Draft, DraftRow},
        offer,
        transaction::Transaction,
    },
    usecase::{
        apply_import::{ApplyError, apply_import},
        compare_import::{Upload, compare_import, receive_import},
        discard_import::discard_import,
    },
    web::{
        console::Console,
        failure::Failure,
        fields::Query,
        flash::Flash,
        import_guide::{self, columns},
        offer_checks::topics,
        offer_history::Difference,
        offer_words::{label, told},
        paging::{PAGE_SIZE, offset, paging},
        render::{renewing_all, see, see_with},
        visit::Visit,
    },
};

/// The largest file that is taken, in bytes: more than a hundred thousand offers.
pub const MOST_BYTES: usize = 24 * 1_024 * 1_024;

/// Where files are handed in.
const START: &str = "/verwaltung/import";

/// So many files are listed.
const MOST_LISTED: u32 = 20;

/// What a file has, by what it is called in an address, the most important first.
const PARTS: [(&str, DraftKind); 5] = [
    ("fehler", DraftKind::Complaint),
    ("geaendert", DraftKind::Changed),
    ("neu", DraftKind::New),
    ("anbieter", DraftKind::Provider),
    ("hinweise", DraftKind::Note),
];

/// Something in a file, as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Item {
    /// The id of the offer or provider; empty for a remark.
    id: String,
    /// Its title or name, or the sentence of a remark.
    title: String,
    /// The fields that will change.
    changes: Vec<Difference>,
    /// The names of the fields that stay as they were changed by hand.
    kept: Vec<String>,
}

/// The form for a file, and the files that were handed in.
pub async fn start(State(console): State<Console>, visit: Visit, staff: Staff) -> Result<Response, Failure> {
    let drafts = import_draft::of(&mut console.store.read().await?, &staff.id, MOST_LISTED).await?;
    let drafts: Vec<_> = drafts.iter().map(told_draft).collect();
    let values = context! {
        drafts,
        most => MOST_BYTES / 1_024 / 1_024,
        columns => Serde(columns()),
        topics => Serde(topics(&console.mind.guide)),
    };
    console.page(&visit, "import.html", values)
}

/// A table to begin with.
pub async fn template() -> Response {
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"angebote-vorlage.csv\""),
    ];
    (headers, import_guide::template()).into_response()
}

/// Takes a file, and compares it in the background.
pub async fn upload(
    State(console): State<Console>,
    staff: Staff,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Failure> {
    let mut form = form.map_err(|_| Failure::Unreadable)?;
    let mut file = None;
    while let Some(part) = form.next_field().await.map_err(|_| Failure::Unreadable)? {
        if part.name() == Some("datei") {
            let name = part.file_name().unwrap_or_default().chars().take(200).collect::<String>();
            file = Some((name, part.bytes().await.map_err(|_| Failure::Unreadable)?));
        }
    }
    let Some((name, bytes)) = file.filter(|(_, bytes)| !bytes.is_empty()) else {
        return Ok(see_with(START, &Flash::warning("flash-import-empty")));
    };
    let id = fresh_id(&console);
    let upload = Upload { id: id.clone(), staff: staff.id, file: name, bytes: bytes.to_vec() };
    receive_import(&console.store, &upload, console.now()).await?;
    let (store, guide, now) = (console.store.clone(), Arc::clone(&console.mind.guide), console.now());
    tokio::spawn(async move {
        if let Err(fault) = compare_import(&store, &guide, upload, now).await {
            tracing::error!(fault = &fault as &dyn std::error::Error, "a file could not be compared");
        }
    });
    Ok(see(&path(&id)))
}

/// What a file would change.
pub async fn show(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    (Path(id), Query(query)): (Path<String>, Query),
) -> Result<Response, Failure> {
    let mut tx = console.store.read().await?;
    let draft = import_draft::find(&mut tx, &id, &staff.id).await?.ok_or(Failure::NotFound)?;
    let wanted = query.text("teil");
    let is_there = |kind: DraftKind| draft.summary.of(kind) > 0;
    let asked = PARTS.into_iter().find(|(name, kind)| *name == wanted && is_there(*kind));
    let part = asked.or_else(|| PARTS.into_iter().find(|(_, kind)| is_there(*kind)));
    let mut items = Vec::new();
    if let Some((_, kind)) = part {
        let from = u64::from(offset(&query));
        for row in import_draft::rows(&mut tx, &id, (kind, from), PAGE_SIZE).await? {
            items.push(item(&console, &mut tx, (&draft, &row)).await?);
        }
    }
    drop(tx);
    let above = console.texts.plain("import-topics-above").unwrap_or_default();
    tell_topics_once(&mut items, &above);
    let total = part.map_or(0, |(_, kind)| draft.summary.of(kind));
    let parts: Vec<_> = PARTS
        .into_iter()
        .filter(|(_, kind)| is_there(*kind))
        .map(|(name, kind)| context! { name, count => draft.summary.of(kind) })
        .collect();
    let values = context! {
        draft => told_draft(&draft),
        parts,
        part => part.map_or("", |(name, _)| name),
        items => Serde(items),
        paging => Serde(paging(&path(&id), &query, total)),
    };
    console.page(&visit, "import-draft.html", values)
}

/// How far a file has come, for a page that watches.
pub async fn progress(
    State(console): State<Console>,
    visit: Visit,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let found = import_draft::find(&mut console.store.read().await?, &id, &staff.id).await?;
    let draft = found.ok_or(Failure::NotFound)?;
    if !visit.is_partial {
        return Ok(see(&path(&id)));
    }
    let values = context! { draft => told_draft(&draft) };
    let response = console.page(&visit, "import-progress.html", values)?;
    let is_over = !matches!(draft.state, DraftState::Comparing | DraftState::Applying);
    Ok(if is_over { renewing_all(response, &path(&id)) } else { response })
}

/// Imports a file.
pub async fn apply(
    State(console): State<Console>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    match apply_import(&console.store, &id, &staff.id, console.now()).await {
        Ok(()) => Ok(see(&path(&id))),
        Err(ApplyError::Unknown) => Err(Failure::NotFound),
        Err(ApplyError::NotReady) => Ok(see_with(&path(&id), &Flash::warning("flash-import-not-ready"))),
        Err(ApplyError::Outdated) => Ok(see_with(&path(&id), &Flash::warning("flash-import-outdated"))),
        Err(ApplyError::Store(fault)) => Err(fault.into()),
    }
}

/// Throws a file away.
pub async fn discard(
    State(console): State<Console>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    if !discard_import(&console.store, &id, &staff.id).await? {
        return Err(Failure::NotFound);
    }
    Ok(see_with(START, &Flash::good("flash-import-discarded")))
}

/// Which topics there are is told with the first fault that asks for it; the others say `above`.
fn tell_topics_once(items: &mut [Item], above: &str) {
    let asking = items.iter_mut().filter(|item| item.title.contains(ALL_TOPICS));
    for item in asking.skip(1) {
        if let Some((fault, _)) = item.title.split_once(ALL_TOPICS) {
            item.title = format!("{fault} {above}");
        }
    }
}

/// How the list of all topics begins in a fault.
const ALL_TOPICS: &str = " Es gibt: ";

async fn item(
    console: &Console,
    tx: &mut Transaction,
    (draft, row): (&Draft, &DraftRow),
) -> Result<Item, Failure> {
    let broken = |_| Failure::Broken("what lies in a file of offers cannot be read");
    let remark = Item { id: row.thing.clone(), title: row.record.clone(), changes: vec![], kept: vec![] };
    match row.kind {
        DraftKind::Complaint | DraftKind::Note | DraftKind::Same => Ok(remark),
        DraftKind::Provider => {
            let provider: Provider = serde_json::from_str(&row.record).map_err(broken)?;
            Ok(Item { title: provider.name, ..remark })
        }
        DraftKind::New | DraftKind::Changed => {
            let new: Offer = serde_json::from_str(&row.record).map_err(broken)?;
            let stored = if row.kind == DraftKind::Changed && draft.state != DraftState::Applied {
                offer::stored(tx, &row.thing).await?
            } else {
                None
            };
            let texts = &console.texts;
            let Some(stored) = stored else { return Ok(Item { title: new.title, ..remark }) };
            let by_hand = differences(&stored.imported, &stored.offer);
            let changes =
                differences(&stored.imported, &new).into_iter().map(|(path, before, after)| Difference {
                    label: label(texts, &path),
                    before: told(texts, &path, &before),
                    after: told(texts, &path, &after),
                    field: String::new(),
                    path,
                });
            let changes: Vec<_> = changes.collect();
            let kept = changes.iter().filter(|change| by_hand.iter().any(|(path, ..)| *path == change.path));
            let kept = kept.map(|change| label(texts, form::path(&change.path))).collect();
            Ok(Item { title: stored.offer.title, kept, changes, ..remark })
        }
    }
}

/// A file as a page shows it.
fn told_draft(draft: &Draft) -> minijinja::Value {
    let total = draft.summary.total();
    context! {
        id => draft.id.clone(),
        file => draft.file.clone(),
        state => draft.state.name(),
        created_at => draft.created_at.0,
        finished_at => draft.finished_at.map(|moment| moment.0),
        done => draft.done,
        total,
        percent => (draft.done * 100).checked_div(total).unwrap_or(100),
        summary => Serde(draft.summary),
        offers => draft.summary.new + draft.summary.changed + draft.summary.same,
    }
}

/// An id that nobody can guess.
fn fresh_id(console: &Console) -> String {
    let mut bytes = [0; 16];
    (console.dice)(&mut bytes);
    bytes.iter().fold(String::new(), |mut id, byte| {
        write!(id, "{byte:02x}").expect("a string takes all that is written");
        id
    })
}

/// Where the file called `id` is.
fn path(id: &str) -> String {
    format!("{START}/{id}")
}
