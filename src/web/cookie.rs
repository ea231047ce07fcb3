//! The cookies of the console: who is signed in, what is said on the next page, and that somebody signed in here before.

use axum::http::{HeaderMap, HeaderValue, header::COOKIE};

/// The cookie of the session. `__Host-`: only for this host, only over a connection that nobody listens to.
pub const SESSION: &str = "__Host-bildungslotse";

/// The cookie with what is said on the next page.
pub const FLASH: &str = "__Host-flash";

/// The cookie of a browser in which somebody has signed in.
pub const DEVICE: &str = "__Host-browser";

/// So long a browser keeps that somebody has signed in there, in seconds: half a year.
const KEPT_SECONDS: i64 = 180 * 24 * 3_600;

/// What the cookie called `name` says.
pub fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(COOKIE).into_iter().filter_map(|header| header.to_str().ok());
    cookies
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find_map(|(other, value)| (other == name).then_some(value))
}

/// Sets a cookie until the browser is closed; `value` needs no quoting.
pub fn set(name: &str, value: &str) -> HeaderValue {
    header(&format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax"))
}

/// Sets a cookie that outlasts the browser; `value` needs no quoting.
pub fn keep(name: &str, value: &str) -> HeaderValue {
    header(&format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={KEPT_SECONDS}"))
}

/// Takes a cookie away.
pub fn clear(name: &str) -> HeaderValue {
    header(&format!("{name}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"))
}

fn header(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).expect("our cookies are plain words")
}
