//! Where a webhook is: what its address says, and whether it may be called.

use url::{Host, Url};

use crate::{
    channel::webhook::{reach::Reach, resolver::OutOfReach, signature::Secret},
    domain::setback::Setback,
};

/// Where to post, and what to sign with. It has no `Debug`.
pub struct Target {
    /// Where.
    pub url: Url,
    /// What with.
    pub secret: Secret,
}

/// Why it is not called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoTarget {
    /// It is not an URL, a space and a secret.
    #[error("this is no URL with a secret")]
    Malformed,
    /// Others could read along.
    #[error("the URL does not begin with https://")]
    Unprotected,
    /// It is not within reach.
    #[error(transparent)]
    OutOfReach(#[from] OutOfReach),
}

impl NoTarget {
    /// Why nothing is posted, for whoever can do something about it.
    pub fn reason(&self) -> String {
        let setback = match self {
            Self::Malformed | Self::Unprotected => Setback::SystemAway,
            Self::OutOfReach(_) => Setback::OutOfReach,
        };
        setback.reason("", &self.to_string())
    }
}

impl Target {
    /// The target that an address names, if it is within `reach`. What a name of a server means is looked at when it is
    /// called.
    pub fn new(name: &str, reach: Reach) -> Result<Self, NoTarget> {
        let (url, secret) = name.split_once(' ').ok_or(NoTarget::Malformed)?;
        let url = Url::parse(url).map_err(|_| NoTarget::Malformed)?;
        let secret = Secret::new(secret).ok_or(NoTarget::Malformed)?;
        let host = url.host().ok_or(NoTarget::Malformed)?;
        let is_allowed = match host {
            Host::Ipv4(address) => reach.allows(address.into()),
            Host::Ipv6(address) => reach.allows(address.into()),
            Host::Domain(_) => true,
        };
        if !is_allowed {
            return Err(OutOfReach.into());
        }
        let may_be_open = reach == Reach::PublicAndPrivate && is_this_machine(&host);
        match url.scheme() {
            "https" => Ok(Self { url, secret }),
            "http" if may_be_open => Ok(Self { url, secret }),
            _ => Err(NoTarget::Unprotected),
        }
    }
}

fn is_this_machine(host: &Host<&str>) -> bool {
    match host {
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
        Host::Domain(name) => *name == "localhost",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    fn fault(url: &str, reach: Reach) -> Option<NoTarget> {
        Target::new(&format!("{url} {SECRET}"), reach).err()
    }

    #[test]
    fn a_webhook_of_a_server_with_a_name_is_called_over_tls_alone() {
        assert_eq!(fault("https://verein.example/lotse?an=anna", Reach::Public), None);
        assert_eq!(fault("https://9.9.9.9:8443/lotse", Reach::Public), None);
        for open in
            ["http://verein.example/", "http://9.9.9.9/", "ftp://verein.example/", "gopher://verein.example"]
        {
            assert_eq!(fault(open, Reach::Public), Some(NoTarget::Unprotected), "{open}");
            assert_eq!(fault(open, Reach::PublicAndPrivate), Some(NoTarget::Unprotected), "{open}");
        }
        for wrong in ["", "verein.example", "https://", "mailto:anna@verein.example", "file:///etc/passwd"] {
            assert_eq!(fault(wrong, Reach::Public), Some(NoTarget::Malformed), "{wrong}");
        }
        assert!(Target::new("https://verein.example/", Reach::Public).is_err(), "there is no secret");
        assert!(Target::new("https://verein.example/ kurz", Reach::Public).is_err());
    }

    #[test]
    fn no_spelling_of_an_inner_address_leads_there() {
        for host in [
            "127.0.0.1",
            "127.1",
            "127.0.1",
            "2130706433",
            "0x7f000001",
            "0x7f.0.0.1",
            "0177.0.0.1",
            "017700000001",
            "127.0.0.1.",
            "①②⑦.⓪.⓪.①",
            "%31%32%37.0.0.1",
            "0",
            "0.0.0.0",
            "10.0.0.1",
            "192.168.0.1",
            "169.254.169.254",
            "2852039166",
            "[::1]",
            "[::]",
            "[0:0:0:0:0:0:0:1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[::127.0.0.1]",
            "[64:ff9b::127.0.0.1]",
            "[2002:7f00:1::]",
            "[fe80::1]",
            "[fd00::1]",
            "anna:geheim@127.0.0.1",
            "verein.example@127.0.0.1",
        ] {
            let url = format!("https://{host}/lotse");
            assert_eq!(fault(&url, Reach::Public), Some(OutOfReach.into()), "{host}");
        }
    }

    #[test]
    fn a_receiver_of_ones_own_can_be_allowed_and_on_this_machine_without_tls() {
        for own in ["https://10.0.0.1/", "http://127.0.0.1:8080/", "http://localhost:8080/", "http://[::1]/"]
        {
            assert_eq!(fault(own, Reach::PublicAndPrivate), None, "{own}");
        }
        assert_eq!(fault("http://10.0.0.1/", Reach::PublicAndPrivate), Some(NoTarget::Unprotected));
        assert_eq!(fault("http://localhost/", Reach::Public), Some(NoTarget::Unprotected));
    }
}
