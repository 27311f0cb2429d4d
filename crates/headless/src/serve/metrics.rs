//! Figures for Prometheus. Label values are declared names only, so their number is bounded.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use kontor_contract::{ErrorKind, commands};
use metrics::{counter, describe_counter, describe_histogram, histogram, with_local_recorder};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle, PrometheusRecorder};

const CALLS: &str = "kontor_calls_total";
const DURATION: &str = "kontor_call_duration_seconds";
const COMMITS: &str = "kontor_commits_total";
/// Calls after which samples are folded into the histograms; without it a server nobody asks would keep every one.
const FOLD_EVERY: u64 = 1_024;
/// Stands for every name that is no command's.
const UNKNOWN: &str = "unknown";

/// The figures of one server.
pub(crate) struct Metrics {
    recorder: PrometheusRecorder,
    handle: PrometheusHandle,
    calls: AtomicU64,
}

impl Metrics {
    /// Counts from zero.
    pub(crate) fn new() -> Self {
        let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];
        let builder = PrometheusBuilder::new().set_buckets_for_metric(Matcher::Full(DURATION.to_owned()), &bounds);
        let recorder = builder.expect("there are buckets").build_recorder();
        with_local_recorder(&recorder, || {
            describe_counter!(CALLS, "Calls by command and outcome: ok, or the kind of the error.");
            describe_histogram!(DURATION, "How long calls took, by command.");
            describe_counter!(COMMITS, "Durable commits; one covers a batch of commands.");
        });
        let handle = recorder.handle();
        Self { recorder, handle, calls: AtomicU64::new(0) }
    }

    /// Counts a call.
    pub(crate) fn called(&self, name: &str, failed: Option<ErrorKind>, took: Duration) {
        let name = commands().find(|spec| spec.name == name).map_or(UNKNOWN, |spec| spec.name);
        with_local_recorder(&self.recorder, || {
            counter!(CALLS, "name" => name, "outcome" => outcome(failed)).increment(1);
            histogram!(DURATION, "name" => name).record(took);
        });
        if self.calls.fetch_add(1, Ordering::Relaxed) % FOLD_EVERY == FOLD_EVERY - 1 {
            self.handle.run_upkeep();
        }
    }

    /// The text format of Prometheus.
    pub(crate) fn text(&self, commits: u64) -> String {
        with_local_recorder(&self.recorder, || counter!(COMMITS).absolute(commits));
        self.handle.render()
    }
}

const fn outcome(failed: Option<ErrorKind>) -> &'static str {
    match failed {
        None => "ok",
        Some(ErrorKind::Invalid) => "invalid",
        Some(ErrorKind::Rule) => "rule",
        Some(ErrorKind::Conflict) => "conflict",
        Some(ErrorKind::Denied) => "denied",
        Some(ErrorKind::NotFound) => "not_found",
        Some(ErrorKind::Unavailable) => "unavailable",
        Some(ErrorKind::Internal) => "internal",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_counted_under_declared_names_only() {
        let metrics = Metrics::new();
        metrics.called("finance.entry.list", None, Duration::from_millis(2));
        metrics.called("finance.entry.list", Some(ErrorKind::Denied), Duration::from_millis(2));
        metrics.called("made.up.1", Some(ErrorKind::NotFound), Duration::ZERO);
        metrics.called("made.up.2", Some(ErrorKind::NotFound), Duration::ZERO);
        let text = metrics.text(7);
        for line in [
            r#"kontor_calls_total{name="finance.entry.list",outcome="ok"} 1"#,
            r#"kontor_calls_total{name="finance.entry.list",outcome="denied"} 1"#,
            r#"kontor_calls_total{name="unknown",outcome="not_found"} 2"#,
            r#"kontor_call_duration_seconds_bucket{name="finance.entry.list",le="0.0025"} 2"#,
            "kontor_commits_total 7",
        ] {
            assert!(text.contains(line), "{line} is not in\n{text}");
        }
        assert!(!text.contains("made.up"), "{text}");
    }
}
