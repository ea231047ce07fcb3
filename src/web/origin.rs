//! Whether a request comes from a page of this console, and is meant for it.

use axum::http::{HeaderMap, header::HOST, header::ORIGIN};
use url::Url;

use crate::web::{failure::Failure, settings::Settings};

/// How this machine calls itself.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// The origin that the pages of this console have for whoever asks. Without a public address, only this machine is answered:
/// a page of somebody else cannot come in under a name that leads here.
pub fn own(settings: &Settings, headers: &HeaderMap) -> Result<String, Failure> {
    if let Some(url) = &settings.public_url {
        return Ok(url.origin().ascii_serialization());
    }
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).ok_or(Failure::Misdirected)?;
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        Some(_) | None => host,
    };
    if !LOOPBACK.contains(&name) {
        return Err(Failure::Misdirected);
    }
    let url = Url::parse(&format!("http://{host}")).map_err(|_| Failure::Misdirected)?;
    Ok(url.origin().ascii_serialization())
}

/// Whether what is sent comes from a page with the origin `own`. A browser that says nothing about it is not trusted.
pub fn is_from(own: &str, headers: &HeaderMap) -> bool {
    let said = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let (origin, site) = (said(ORIGIN.as_str()), said("sec-fetch-site"));
    let is_origin = origin.is_none_or(|origin| origin == own);
    let is_site = site.is_none_or(|site| site == "same-origin");
    is_origin && is_site && (origin.is_some() || site.is_some())
}

/// The same for pages behind links, which tell nobody where they are: with `no-referrer`, their forms come from `null`. Who
/// sends one has the link, and needs no session that somebody else could misuse.
pub fn is_from_link(own: &str, headers: &HeaderMap) -> bool {
    let said = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    match said(ORIGIN.as_str()) {
        Some("null") => said("sec-fetch-site").is_none_or(|site| site == "same-origin"),
        Some(_) | None => is_from(own, headers),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn without_a_public_address_only_this_machine_is_answered() {
        let settings = Settings::default();
        for (host, own_origin) in [
            ("127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("localhost", "http://localhost"),
            ("[::1]:80", "http://[::1]"),
        ] {
            let origin = own(
                &settings,
                &[("host", host)]
                    .iter()
                    .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
                    .collect(),
            );
            assert_eq!(origin.unwrap(), own_origin);
        }
        for host in ["evil.example", "127.0.0.1.evil.example:8080", "localhost@evil.example", ""] {
            let map = [("host", host)]
                .iter()
                .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
                .collect();
            assert!(own(&settings, &map).is_err(), "{host}");
        }
        assert!(own(&settings, &HeaderMap::new()).is_err());
    }

    #[test]
    fn the_public_address_is_the_origin_whatever_the_proxy_calls_us() {
        let settings = Settings {
            public_url: Some(Url::parse("https://lotse.example/").unwrap()),
            ..Settings::default()
        };
        assert_eq!(own(&settings, &headers(&[("host", "inside:8080")])).unwrap(), "https://lotse.example");
    }

    #[test]
    fn what_comes_from_a_page_behind_a_link_has_no_origin_but_is_not_from_elsewhere() {
        let ours = "https://lotse.example";
        for own in [
            &[("origin", ours)][..],
            &[("origin", "null")],
            &[("origin", "null"), ("sec-fetch-site", "same-origin")],
            &[("sec-fetch-site", "same-origin")],
        ] {
            assert!(is_from_link(ours, &headers(own)), "{own:?}");
        }
        for foreign in [
            &[][..],
            &[("origin", "https://evil.example")],
            &[("origin", "null"), ("sec-fetch-site", "cross-site")],
            &[("origin", "null"), ("sec-fetch-site", "same-site")],
        ] {
            assert!(!is_from_link(ours, &headers(foreign)), "{foreign:?}");
        }
    }

    #[test]
    fn what_comes_from_elsewhere_or_does_not_say_is_not_ours() {
        let ours = "https://lotse.example";
        assert!(is_from(ours, &headers(&[("origin", ours)])));
        assert!(is_from(ours, &headers(&[("sec-fetch-site", "same-origin")])));
        assert!(is_from(ours, &headers(&[("origin", ours), ("sec-fetch-site", "same-origin")])));
        for foreign in [
            &[][..],
            &[("origin", "null")],
            &[("origin", "https://lotse.example.evil.example")],
            &[("origin", "http://lotse.example")],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
            &[("origin", ours), ("sec-fetch-site", "cross-site")],
        ] {
            assert!(!is_from(ours, &headers(foreign)), "{foreign:?}");
        }
    }
}
