//! Which addresses of the network a webhook may call: else a stranger could let this service speak with its neighbours.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// How far webhooks reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Addresses that everybody can reach.
    Public,
    /// Those, and networks of one's own.
    PublicAndPrivate,
}

impl Reach {
    /// Whether `address` may be called.
    pub fn allows(self, address: IpAddr) -> bool {
        match self {
            Self::Public => is_public(address),
            Self::PublicAndPrivate => is_public(address) || is_private(address),
        }
    }
}

/// Networks that not everybody can reach, by the "IANA IPv4 Special-Purpose Address Registry", and those for many
/// (RFC 5771). Anycast for DNS and multicast tunnels in there can be reached; of `192.0.0.0/24` nothing is needed.
const SPECIAL_V4: [([u8; 4], u32); 15] = [
    ([0, 0, 0, 0], 8),       // this network
    ([10, 0, 0, 0], 8),      // private
    ([100, 64, 0, 0], 10),   // shared by customers of a provider (CGNAT)
    ([127, 0, 0, 0], 8),     // this machine
    ([169, 254, 0, 0], 16),  // this link
    ([172, 16, 0, 0], 12),   // private
    ([192, 0, 0, 0], 24),    // protocols
    ([192, 0, 2, 0], 24),    // documentation
    ([192, 88, 99, 0], 24),  // relays of 6to4
    ([192, 168, 0, 0], 16),  // private
    ([198, 18, 0, 0], 15),   // benchmarks
    ([198, 51, 100, 0], 24), // documentation
    ([203, 0, 113, 0], 24),  // documentation
    ([224, 0, 0, 0], 4),     // for many
    ([240, 0, 0, 0], 4),     // reserved, and for all
];

/// All that is assigned to machines that everybody can reach lies in `2000::/3`: not in there are this machine, this
/// link, private networks, groups, addresses that hold one of IPv4 (mapped, NAT64) and segment routing.
const GLOBAL_V6: ([u16; 8], u32) = ([0x2000, 0, 0, 0, 0, 0, 0, 0], 3);

/// What is special within it, by the "IANA IPv6 Special-Purpose Address Registry". Of `2001::/23` nothing is needed.
const SPECIAL_V6: [([u16; 8], u32); 4] = [
    ([0x2001, 0, 0, 0, 0, 0, 0, 0], 23), // protocols: Teredo, benchmarks, ORCHID and others
    ([0x2001, 0xdb8, 0, 0, 0, 0, 0, 0], 32), // documentation
    ([0x2002, 0, 0, 0, 0, 0, 0, 0], 16), // 6to4, which holds an address of IPv4
    ([0x3fff, 0, 0, 0, 0, 0, 0, 0], 20), // documentation
];

const PRIVATE_V4: [([u8; 4], u32); 4] =
    [([10, 0, 0, 0], 8), ([127, 0, 0, 0], 8), ([172, 16, 0, 0], 12), ([192, 168, 0, 0], 16)];

const PRIVATE_V6: [([u16; 8], u32); 2] =
    [([0, 0, 0, 0, 0, 0, 0, 1], 128), ([0xfc00, 0, 0, 0, 0, 0, 0, 0], 7)];

fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => !SPECIAL_V4.iter().any(|network| holds_v4(*network, address)),
        IpAddr::V6(address) => {
            holds_v6(&GLOBAL_V6, address) && !SPECIAL_V6.iter().any(|network| holds_v6(network, address))
        }
    }
}

/// Whether it is in a network of one's own, or is this machine. A link is not: there cloud machines keep their keys.
fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => PRIVATE_V4.iter().any(|network| holds_v4(*network, address)),
        IpAddr::V6(address) => PRIVATE_V6.iter().any(|network| holds_v6(network, address)),
    }
}

fn holds_v4((network, length): ([u8; 4], u32), address: Ipv4Addr) -> bool {
    let differ = Ipv4Addr::from(network).to_bits() ^ address.to_bits();
    differ.leading_zeros() >= length
}

fn holds_v6((network, length): &([u16; 8], u32), address: Ipv6Addr) -> bool {
    let differ = Ipv6Addr::from(*network).to_bits() ^ address.to_bits();
    differ.leading_zeros() >= *length
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn allowed(reach: Reach, addresses: &[&str]) -> Vec<bool> {
        addresses.iter().map(|address| reach.allows(address.parse().unwrap())).collect()
    }

    /// The first and the last address of every network of both registries that is not to be called.
    const REFUSED: [&str; 68] = [
        "0.0.0.0",
        "0.255.255.255",
        "10.0.0.0",
        "10.255.255.255",
        "100.64.0.0",
        "100.127.255.255",
        "127.0.0.0",
        "127.255.255.255",
        "169.254.0.0",
        "169.254.169.254",
        "169.254.255.255",
        "172.16.0.0",
        "172.31.255.255",
        "192.0.0.0",
        "192.0.0.8",
        "192.0.0.170",
        "192.0.0.255",
        "192.0.2.0",
        "192.0.2.255",
        "192.88.99.0",
        "192.88.99.255",
        "192.168.0.0",
        "192.168.255.255",
        "198.18.0.0",
        "198.19.255.255",
        "198.51.100.0",
        "198.51.100.255",
        "203.0.113.0",
        "203.0.113.255",
        "224.0.0.0",
        "239.255.255.255",
        "240.0.0.0",
        "255.255.255.254",
        "255.255.255.255",
        // IPv6: unspecified, this machine, compatible with and mapped from IPv4, translated (NAT64).
        "::",
        "::1",
        "::7f00:1",
        "::ffff:0.0.0.0",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:8.8.8.8",
        "::ffff:0:7f00:1",
        "64:ff9b::7f00:1",
        "64:ff9b::ffff:ffff",
        "64:ff9b:1::",
        "64:ff9b:1:ffff:ffff:ffff:ffff:ffff",
        // Discarded, protocols, Teredo, benchmarks, ORCHID, documentation, 6to4, segment routing.
        "100::",
        "100::ffff:ffff:ffff:ffff",
        "100:0:0:1::",
        "2001::",
        "2001:0:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:2::",
        "2001:10::",
        "2001:20::",
        "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db8::",
        "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
        "2002::",
        "2002:7f00:1::",
        "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "3fff::",
        "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff",
        "5f00::",
        // Networks of one's own, this link, this site, groups.
        "fc00::",
        "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "fe80::1",
        "fec0::1",
        "ff02::1",
    ];

    /// The neighbours of those networks, and what the registries call globally reachable.
    const TAKEN: [&str; 34] = [
        "1.0.0.0",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "191.255.255.255",
        "192.0.1.0",
        "192.0.3.0",
        "192.31.196.1",
        "192.52.193.1",
        "192.88.98.255",
        "192.88.100.0",
        "192.167.255.255",
        "192.169.0.0",
        "192.175.48.1",
        "198.17.255.255",
        "198.20.0.0",
        "198.51.99.255",
        "198.51.101.0",
        "203.0.112.255",
        "203.0.114.0",
        "223.255.255.255",
        "2001:200::",
        "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db9::",
        "2003::1",
        "2620:4f:8000::1",
        "2a00:1450:4001:80b::2004",
    ];

    #[test]
    fn what_not_everybody_can_reach_is_not_called() {
        for address in REFUSED {
            assert_eq!(allowed(Reach::Public, &[address]), [false], "{address}");
        }
        for address in TAKEN {
            assert_eq!(allowed(Reach::Public, &[address]), [true], "{address}");
        }
    }

    #[test]
    fn a_network_of_ones_own_can_be_allowed_and_a_link_never() {
        let own = ["10.1.2.3", "172.16.0.1", "192.168.1.1", "127.0.0.1", "::1", "fd00::1", "9.9.9.9"];
        assert!(allowed(Reach::PublicAndPrivate, &own).into_iter().all(|is_allowed| is_allowed));
        let never =
            ["169.254.169.254", "fe80::1", "0.0.0.0", "::", "100.64.0.1", "224.0.0.1", "::ffff:10.0.0.1"];
        assert!(!allowed(Reach::PublicAndPrivate, &never).into_iter().any(|is_allowed| is_allowed));
    }

    proptest! {
        #[test]
        fn what_the_standard_library_knows_to_be_special_is_not_called(bits in any::<u32>(), long in any::<u128>()) {
            let short = Ipv4Addr::from_bits(bits);
            let special = short.is_private() || short.is_loopback() || short.is_link_local() || short.is_multicast()
                || short.is_documentation() || short.is_unspecified() || short.is_broadcast();
            prop_assert!(!special || !Reach::Public.allows(short.into()));
            prop_assert!(!Reach::Public.allows(short.to_ipv6_mapped().into()));
            let long = Ipv6Addr::from_bits(long);
            let special = long.is_loopback() || long.is_unique_local() || long.is_unicast_link_local()
                || long.is_multicast() || long.is_unspecified() || long.to_ipv4().is_some();
            prop_assert!(!special || !Reach::Public.allows(long.into()));
        }
    }
}
