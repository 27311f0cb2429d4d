//! Time and ids, handed in from outside so that a test can say what they are.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use uuid::Uuid;

use crate::date::{CivilDate, Instant};

/// Where a use case learns the time.
pub trait Clock: Send + Sync {
    /// The instant, UTC, to the microsecond.
    fn now(&self) -> Instant;

    /// The civil date where the user sits: the default of an entry's dates.
    fn today(&self) -> CivilDate;
}

/// Where a use case takes new ids.
pub trait Ids: Send + Sync {
    /// A fresh UUID of version 7; later ones sort after earlier ones.
    fn next(&self) -> Uuid;
}

/// The computer's own clock; `today` is its local date.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

#[cfg(not(target_arch = "wasm32"))]
impl Clock for SystemClock {
    fn now(&self) -> Instant {
        Instant::from_chrono(chrono::Utc::now())
    }

    fn today(&self) -> CivilDate {
        chrono::Local::now().date_naive()
    }
}

/// A clock that stands still until told otherwise, for tests and demos. Its `today` is the UTC date.
#[derive(Debug)]
pub struct FixedClock {
    micros: AtomicI64,
}

impl FixedClock {
    /// Stands at this instant.
    #[must_use]
    pub const fn new(now: Instant) -> FixedClock {
        FixedClock { micros: AtomicI64::new(now.micros()) }
    }

    /// Stands at noon UTC of this day.
    #[must_use]
    pub fn on(date: CivilDate) -> FixedClock {
        FixedClock::new(Instant::noon(date))
    }

    /// Puts the hands to an instant, earlier or later.
    pub fn set(&self, now: Instant) {
        self.micros.store(now.micros(), Ordering::SeqCst);
    }

    /// Moves the hands forward.
    pub fn advance(&self, by: Duration) {
        self.set(self.now().saturating_add(by));
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Instant {
        Instant::from_micros(self.micros.load(Ordering::SeqCst))
    }

    fn today(&self) -> CivilDate {
        self.now().date_utc()
    }
}

/// Random ids of version 7 by the computer's clock.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemIds;

#[cfg(not(target_arch = "wasm32"))]
impl Ids for SystemIds {
    fn next(&self) -> Uuid {
        Uuid::now_v7()
    }
}

/// Foreseeable ids of version 7's shape: the same seed and instant give the same ids in the same order, each sorting
/// after the one before. For tests, demos and simulations; never for a book people keep.
#[derive(Debug)]
pub struct SeededIds {
    seed: u64,
    start_millis: u64,
    count: AtomicU64,
}

impl SeededIds {
    /// Ids whose time part starts at `start` and moves on a millisecond every 4096 ids.
    #[must_use]
    pub fn new(seed: u64, start: Instant) -> SeededIds {
        let start_millis = u64::try_from(start.micros() / 1000).unwrap_or(0);
        SeededIds { seed, start_millis, count: AtomicU64::new(0) }
    }
}

impl Ids for SeededIds {
    fn next(&self) -> Uuid {
        let count = self.count.fetch_add(1, Ordering::SeqCst);
        let millis = self.start_millis + (count >> 12);
        let tail = split_mix(self.seed ^ split_mix(count)).to_be_bytes();
        let order = count.to_be_bytes();
        let mut bytes = [0_u8; 10];
        // The twelve bits after the version are the counter, so that ids of one millisecond sort as made.
        bytes[0] = order[6] & 0x0f;
        bytes[1] = order[7];
        bytes[2..].copy_from_slice(&tail);
        uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
    }
}

/// One step of Steele, Lea and Flood's SplitMix64: spreads a counter over 64 bits.
const fn split_mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start() -> Instant {
        "2026-06-24T10:00:00.000000Z".parse().unwrap()
    }

    #[test]
    fn a_fixed_clock_moves_only_when_told() {
        let clock = FixedClock::new(start());
        assert_eq!(clock.now(), start());
        clock.advance(Duration::from_hours(14));
        assert_eq!(clock.today().to_string(), "2026-06-25");
        clock.set(start());
        assert_eq!(clock.now(), start());
        assert_eq!(FixedClock::on(clock.today()).today(), clock.today());
    }

    #[test]
    fn seeded_ids_repeat_and_sort() {
        let ids = SeededIds::new(7, start());
        let made: Vec<Uuid> = (0..10_000).map(|_| ids.next()).collect();
        assert!(made.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(made.iter().all(|id| id.get_version_num() == 7 && id.get_variant() == uuid::Variant::RFC4122));
        let again = SeededIds::new(7, start());
        assert!(made.iter().all(|id| *id == again.next()));
        assert_ne!(SeededIds::new(8, start()).next(), made[0]);
    }

    #[test]
    fn system_ids_sort() {
        let (first, second) = (SystemIds.next(), SystemIds.next());
        assert!(first < second);
        assert!(SystemClock.now() > start() || SystemClock.now() < start());
    }
}
