//! The two cookies of the console: who is signed in, and what is said on the next page.

use axum::http::{HeaderMap, HeaderValue, header::COOKIE};

/// The cookie of the session. `__Host-`: only for this host, only over a connection that nobody listens to.
pub const SESSION: &str = "__Host-bildungslotse";

/// The cookie with what is said on the next page.
pub const FLASH: &str = "__Host-flash";

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

/// Takes a cookie away.
pub fn clear(name: &str) -> HeaderValue {
    header(&format!("{name}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"))
}

fn header(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).expect("our cookies are plain words")
}
