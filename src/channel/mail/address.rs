//! A mail address, as far as it can be written to from any server.

use lettre::Address;
use url::Host;

/// What never stands in the address of somebody who means it, and could steer a mail server.
const STEERS: &str = "<>\"\\,;:()";

/// The address in `text`; none if it is none. A name of a server with umlauts is written as servers write it.
pub fn mail_address(text: &str) -> Option<Address> {
    let steers = |c: char| c.is_control() || c.is_whitespace() || STEERS.contains(c);
    if text.chars().any(steers) {
        return None;
    }
    let (user, domain) = text.rsplit_once('@')?;
    if !user.is_ascii() {
        return None;
    }
    let domain = Host::parse(domain).ok()?;
    // A name without a dot is one of a network of one's own: mostly somebody forgot how it goes on.
    if matches!(&domain, Host::Domain(name) if !name.trim_end_matches('.').contains('.')) {
        return None;
    }
    Address::new(user, domain.to_string()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        mail_address(text).map(|address| address.to_string())
    }

    #[test]
    fn addresses_are_read_and_umlauts_of_a_server_are_written_in_ascii() {
        assert_eq!(
            read("anna.muster+kurs@verein.example").as_deref(),
            Some("anna.muster+kurs@verein.example")
        );
        assert_eq!(read("info@müller.example").as_deref(), Some("info@xn--mller-kva.example"));
    }

    #[test]
    fn what_would_steer_a_server_is_no_address() {
        for wrong in [
            "",
            "anna",
            "@verein.example",
            "anna@",
            "anna@verein.example\r\nRCPT TO:<bert@verein.example>",
            "anna@verein.example\0",
            "anna@verein.example, bert@verein.example",
            "anna muster@verein.example",
            "<anna@verein.example>",
            "anna>@verein.example",
            "\"anna\"@verein.example",
            "anna@verein.example>",
            "änna@verein.example",
            "anna@verein..example",
            "anna@dlrg-merzig",
            "anna@verein.",
            "@gateway.example:anna@verein.example",
        ] {
            assert_eq!(read(wrong), None, "{wrong:?}");
        }
    }
}
