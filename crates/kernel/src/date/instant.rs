//! Moments in time.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use chrono::{DateTime, SecondsFormat, Utc};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::CivilDate;

/// A moment: microseconds since 1970-01-01T00:00:00Z, which is what both databases keep. Wire form is RFC 3339 in
/// UTC with six digits: `2026-06-24T10:00:00.000000Z`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

/// The text is not an RFC 3339 moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an RFC 3339 time stamp")]
pub struct InstantError;

impl Instant {
    /// 1970-01-01T00:00:00Z.
    pub const EPOCH: Instant = Instant(0);

    /// From microseconds since the epoch.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Instant {
        Instant(micros)
    }

    /// Microseconds since the epoch.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Cut to microseconds.
    #[must_use]
    pub fn from_chrono(moment: DateTime<Utc>) -> Instant {
        Instant(moment.timestamp_micros())
    }

    /// The moment for chrono, at the nearest end of chrono's calendar if it lies some 262,000 years away.
    #[must_use]
    pub fn to_chrono(self) -> DateTime<Utc> {
        let end = if self.0 < 0 { DateTime::<Utc>::MIN_UTC } else { DateTime::<Utc>::MAX_UTC };
        DateTime::from_timestamp_micros(self.0).unwrap_or(end)
    }

    /// Noon UTC of a day.
    #[must_use]
    pub fn noon(date: CivilDate) -> Instant {
        Instant::from_chrono(date.and_hms_opt(12, 0, 0).expect("noon exists").and_utc())
    }

    /// The UTC date; a book's dates are civil dates of its place, so this is for logs and tests.
    #[must_use]
    pub fn date_utc(self) -> CivilDate {
        self.to_chrono().date_naive()
    }

    /// Later by a duration, at most the end of time.
    #[must_use]
    pub fn saturating_add(self, by: Duration) -> Instant {
        Instant(self.0.saturating_add(micros_of(by)))
    }

    /// Earlier by a duration, at least the beginning of time.
    #[must_use]
    pub fn saturating_sub(self, by: Duration) -> Instant {
        Instant(self.0.saturating_sub(micros_of(by)))
    }

    /// How long ago `earlier` was; nothing if it was not earlier.
    #[must_use]
    pub fn since(self, earlier: Instant) -> Duration {
        let micros = i128::from(self.0) - i128::from(earlier.0);
        Duration::from_micros(u64::try_from(micros.max(0)).expect("the span of i64 fits u64"))
    }
}

fn micros_of(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

impl From<DateTime<Utc>> for Instant {
    fn from(moment: DateTime<Utc>) -> Self {
        Instant::from_chrono(moment)
    }
}

impl From<Instant> for DateTime<Utc> {
    fn from(instant: Instant) -> Self {
        instant.to_chrono()
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_chrono().to_rfc3339_opts(SecondsFormat::Micros, true))
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Instant {
    type Err = InstantError;

    /// Any RFC 3339 moment; an offset is converted to UTC and finer digits are cut.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let moment = DateTime::parse_from_rfc3339(text).map_err(|_| InstantError)?;
        Ok(Instant::from_chrono(moment.to_utc()))
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for Instant {
    fn schema_name() -> Cow<'static, str> {
        "Instant".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date-time", "description": "A moment in UTC to the microsecond." })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_wire_form_has_six_digits() {
        let table = [
            (0, "1970-01-01T00:00:00.000000Z"),
            (-1, "1969-12-31T23:59:59.999999Z"),
            (1_782_295_200_000_001, "2026-06-24T10:00:00.000001Z"),
        ];
        for (micros, text) in table {
            let instant = Instant::from_micros(micros);
            assert_eq!(serde_json::to_string(&instant).unwrap(), format!("\"{text}\""));
            assert_eq!(text.parse::<Instant>().unwrap(), instant);
        }
        assert_eq!("2026-06-24T12:00:00.0000019+02:00".parse::<Instant>().unwrap().micros(), 1_782_295_200_000_001);
        for text in ["", "2026-06-24", "2026-06-24T10:00:00", "2026-02-30T10:00:00Z"] {
            assert_eq!(text.parse::<Instant>(), Err(InstantError), "{text}");
        }
    }

    #[test]
    fn time_ends_without_a_panic() {
        let end = Instant::from_micros(i64::MAX);
        assert_eq!(end.saturating_add(Duration::MAX), end);
        assert_eq!(end.to_chrono(), DateTime::<Utc>::MAX_UTC);
        assert_eq!(end.since(Instant::from_micros(i64::MIN)), Duration::from_micros(u64::MAX));
        assert_eq!(Instant::EPOCH.since(end), Duration::ZERO);
        assert_eq!(Instant::from_micros(5).saturating_sub(Duration::from_micros(7)).micros(), -2);
    }

    proptest! {
        #[test]
        fn wire_round_trip(micros in -2_208_988_800_000_000_i64..=7_258_118_400_000_000) {
            let instant = Instant::from_micros(micros);
            prop_assert_eq!(instant.to_string().parse::<Instant>().unwrap(), instant);
        }
    }
}
