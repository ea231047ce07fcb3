//! Where people can be reached: links, mail addresses, telephone numbers, postal codes.

use url::Url;

use crate::domain::import::text::quoted;

/// The longest link, in characters.
const LONGEST_LINK: usize = 2_000;

/// `text`, or where it begins with `www.` the address that it means: nobody types how a page is asked for.
pub fn with_scheme(text: &str) -> String {
    if text.to_lowercase().starts_with("www.") { format!("https://{text}") } else { text.to_owned() }
}

/// A link to a page: only `http` and `https`, with a host, without a user. `www.` alone is completed.
pub fn link(text: &str) -> Result<String, String> {
    let full = with_scheme(text);
    if is_link(&full) {
        Ok(full)
    } else {
        Err(format!(
            "{} ist kein Link. Schreiben Sie zum Beispiel https://www.beispiel.de/kurs.",
            quoted(text)
        ))
    }
}

/// A mail address. The message does not repeat it: it may belong to a person.
pub fn mail(text: &str) -> Result<String, String> {
    if is_mail(text) {
        Ok(text.to_owned())
    } else {
        Err("Das ist keine E-Mail-Adresse. Schreiben Sie zum Beispiel info@beispiel.de.".to_owned())
    }
}

/// A telephone number. The message does not repeat it: it may belong to a person.
pub fn phone(text: &str) -> Result<String, String> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let plain = text.chars().all(|c| c.is_ascii_digit() || " +-–/().".contains(c));
    if plain && (3..=20).contains(&digits) {
        Ok(text.to_owned())
    } else {
        Err("Das ist keine Telefonnummer. Schreiben Sie zum Beispiel 06861 12345.".to_owned())
    }
}

/// A German postal code: five digits. Spreadsheets drop a leading zero, so four are a hint.
pub fn postcode(text: &str) -> Result<String, String> {
    let text = text.strip_prefix("D-").unwrap_or(text).trim();
    if text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(text.to_owned())
    } else {
        Err(format!(
            "{} ist keine Postleitzahl. Schreiben Sie fünf Ziffern, zum Beispiel 66663.",
            quoted(text)
        ))
    }
}

fn is_link(text: &str) -> bool {
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let web = lower.starts_with("http://") || lower.starts_with("https://");
    let plain = !text.chars().any(|c| c.is_whitespace() || c.is_control() || "\\<>\"`{}|^".contains(c));
    if !web || !plain || text.chars().nth(LONGEST_LINK).is_some() {
        return false;
    }
    let Ok(url) = Url::parse(text) else { return false };
    let named = url.host_str().is_some_and(|host| host.trim_matches('.').contains(['.', ':']));
    named && url.username().is_empty() && url.password().is_none()
}

fn is_mail(text: &str) -> bool {
    let Some((name, domain)) = text.rsplit_once('@') else { return false };
    let plain = |text: &str| {
        !text.chars().any(|c| c.is_whitespace() || c.is_control() || "@,;:<>()[]\\\"".contains(c))
    };
    let dots = |text: &str| text.split('.').all(|part| !part.is_empty());
    let label = |part: &str| {
        !part.starts_with('-')
            && !part.ends_with('-')
            && part.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let sound_domain = domain.contains('.') && domain.split('.').all(label) && dots(domain);
    plain(name) && dots(name) && name.len() <= 64 && sound_domain && text.len() <= 254
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_the_web_are_links() {
        for text in
            ["https://www.merzig.de", "http://vhs.de/kurs?id=1#a", "https://müller.de/ü", "HTTPS://A.DE"]
        {
            assert_eq!(link(text).as_deref(), Ok(text));
        }
        assert_eq!(link("www.vhs.de/kurs").as_deref(), Ok("https://www.vhs.de/kurs"));
        for text in [
            "javascript:alert(1)",
            "ftp://a.de",
            "https://",
            "https://bank.de@evil.com/",
            "https://a.de/b c",
            "https:\\\\a.de",
            "https:a.de",
            "data:text/html,x",
            "mailto:a@b.de",
            "https://localhost/",
            "vhs",
            "",
        ] {
            let reason = link(text).expect_err("this is no link");
            assert!(
                reason.ends_with("ist kein Link. Schreiben Sie zum Beispiel https://www.beispiel.de/kurs.")
            );
        }
    }

    #[test]
    fn a_mail_address_that_is_none_is_not_repeated() {
        assert!(mail("info@verein-wadern.de").is_ok());
        for text in ["info", "a@b", "a b@c.de", "a@@c.de", "a@c..de", ".a@c.de", "a@-c.de", "a@c.de,b@c.de"] {
            assert_eq!(
                mail(text),
                Err("Das ist keine E-Mail-Adresse. Schreiben Sie zum Beispiel info@beispiel.de.".to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn telephone_numbers_and_postal_codes() {
        assert!(phone("+49 (0)6861 / 123-45").is_ok());
        assert!(phone("auf Anfrage").is_err());
        assert_eq!(postcode("D-66663").as_deref(), Ok("66663"));
        assert_eq!(
            postcode("6663"),
            Err("„6663“ ist keine Postleitzahl. Schreiben Sie fünf Ziffern, zum Beispiel 66663.".to_owned())
        );
    }
}
