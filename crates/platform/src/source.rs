//! Where a call comes from.

use std::fmt;
use std::net::IpAddr;

/// Characters of a device's name at most; the rest is cut.
const MAX_DEVICE_CHARS: usize = 120;

/// Where a call comes from: this machine itself, or an address, and what the device says it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// The place.
    pub place: Place,
    /// What the device calls itself, for a person to recognise; never trusted.
    device: String,
}

/// A place that calls come from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Place {
    /// A program of this machine that has the book open itself: the window or the command line.
    #[default]
    Local,
    /// A client over the network, by its address.
    Address(IpAddr),
}

impl Source {
    /// A window or command line of this machine.
    pub fn local(device: &str) -> Self {
        Self::new(Place::Local, device)
    }

    /// A program of this machine, by its name and the machine's.
    pub fn of_this_machine(program: &str) -> Self {
        Self::local(&this_device(program))
    }

    /// A client over the network.
    pub fn remote(address: IpAddr, device: &str) -> Self {
        Self::new(Place::Address(address), device)
    }

    fn new(place: Place, device: &str) -> Self {
        let device = device.chars().filter(|letter| !letter.is_control()).take(MAX_DEVICE_CHARS).collect();
        Self { place, device }
    }

    /// What the device calls itself.
    pub fn device(&self) -> &str {
        &self.device
    }

    /// For the audit log: the device of this machine, or an address and what the device there says it is. `None` for the
    /// program's own work.
    pub fn told(&self) -> Option<String> {
        match (self.place, self.device.as_str()) {
            (Place::Local, "") => None,
            (Place::Local, device) => Some(device.to_owned()),
            (Place::Address(_), "") => Some(self.to_string()),
            (Place::Address(_), device) => Some(format!("{self}, {device}")),
        }
    }
}

/// A program's name and the machine's, for people who look at a list of sessions.
pub fn this_device(program: &str) -> String {
    let named = ["COMPUTERNAME", "HOSTNAME"].iter().find_map(|variable| std::env::var(variable).ok());
    let written = || std::fs::read_to_string("/proc/sys/kernel/hostname").ok();
    let machine = named.or_else(written).unwrap_or_else(|| std::env::consts::OS.to_owned());
    format!("{program}, {}", machine.trim())
}

impl Place {
    /// What counts as one place: a single IPv4 address, or the /64 that one line of IPv6 is given, as whoever has one
    /// address of it has them all.
    pub fn network(self) -> String {
        match self {
            Self::Address(IpAddr::V6(address)) if address.to_ipv4_mapped().is_none() => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
            other => other.to_string(),
        }
    }
}

/// `local` or the address.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Local => f.write_str("local"),
            Self::Address(address) => address.to_canonical().fmt(f),
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.place.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_of_ipv6_is_one_place() {
        let network = |address: &str| Place::Address(address.parse().expect("an address")).network();
        assert_eq!(network("192.0.2.7"), "192.0.2.7");
        assert_eq!(network("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
        assert_eq!(network("2001:db8:1:2::1"), network("2001:db8:1:2:ffff::9"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(Place::Local.network(), "local");
    }

    #[test]
    fn a_device_name_is_short_and_printable() {
        let source = Source::local(&format!("a\nb\u{0}{}", "x".repeat(1_000)));
        assert!(source.device().starts_with("abx"));
        assert_eq!(source.device().chars().count(), MAX_DEVICE_CHARS);
    }
}
