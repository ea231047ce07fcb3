//! The own chats of somebody of the staff: where tests of announcements go.

use axum::{
    extract::{Path, State},
    response::Response,
};
use minijinja::{Value, context};

use crate::{
    domain::{link_code::CODE_SECONDS, message::ChannelKind, staff::Staff},
    store::staff_chat,
    usecase::link_chat::{offer_code, unlink_chat},
    web::{
        announcement_live::called, console::Console, failure::Failure, flash::Flash, render::see_with,
        visit::Visit,
    },
};

/// Where this page is.
const PAGE: &str = "/verwaltung/konto/chat";

/// The chats.
pub async fn show(State(console): State<Console>, visit: Visit, staff: Staff) -> Result<Response, Failure> {
    page(&console, &visit, &staff, None).await
}

/// Shows a new code, once.
pub async fn offer(State(console): State<Console>, visit: Visit, staff: Staff) -> Result<Response, Failure> {
    let code = offer_code(&console.store, &staff.id, console.dice, console.now()).await?;
    page(&console, &visit, &staff, Some((code.to_string(), code.payload()))).await
}

/// Disconnects a chat.
pub async fn unlink(
    State(console): State<Console>,
    staff: Staff,
    Path(channel): Path<String>,
) -> Result<Response, Failure> {
    let channel = ChannelKind::named(&channel).filter(|kind| kind.is_chat()).ok_or(Failure::NotFound)?;
    unlink_chat(&console.store, &staff.id, channel, console.now()).await?;
    Ok(see_with(PAGE, &Flash::good("flash-chat-unlinked")))
}

async fn page(
    console: &Console,
    visit: &Visit,
    staff: &Staff,
    code: Option<(String, String)>,
) -> Result<Response, Failure> {
    let chats = staff_chat::of(&mut console.store.read().await?, &staff.id).await?;
    let chats: Vec<Value> = chats
        .into_iter()
        .map(|chat| {
            let (path, name) = (chat.channel.name(), called(chat.channel));
            context! { path, name, linked_at => chat.linked_at.0 }
        })
        .collect();
    let (code, payload) = code.unzip();
    let values = context! { chats, code, payload, minutes => CODE_SECONDS / 60 };
    console.page(visit, "staff-chat.html", values)
}
