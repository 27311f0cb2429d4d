//! `cargo xtask soak`: the long runs. Programs killed and servers stopped while they post, bytes changed, backups restored under
//! load; what the suites do in short.
//!
//! A test that was renamed would run no more and nobody would notice, so every run must say at its end what it did, and that is
//! compared with what is asked of it. Every run has a limit; nothing is resumed.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    sync::mpsc::{RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use crate::{
    postgres::{Cluster, Durability, URL_VARIABLE},
    progress::{run, step},
    system::{self, Purpose},
    workspace,
};

/// Tells the suites to take their long sizes.
const SOAK_VARIABLE: &str = "KONTOR_SOAK";
/// A book opens within this after a crash.
const START_MS: u64 = 2_000;
/// What is posted a second while backups are made.
const POSTS: u64 = 100;
/// What a clock that is looked at every ten milliseconds, and a last second that is cut off, may take of that.
const POSTS_SHORT: u64 = 5;

/// What one run must have done.
struct Run {
    /// The test.
    test: &'static str,
    /// How it names itself, and on which engine it ran.
    what: (&'static str, &'static str),
    /// At least so many of each.
    at_least: &'static [(&'static str, u64)],
    /// At most so many of each.
    at_most: &'static [(&'static str, u64)],
    /// Minutes after which it is given up.
    limit: u64,
}

const RUNS: &[Run] = &[
    Run {
        test: "crash::killed_programs_lose_nothing_on_sqlite",
        what: ("kill", "sqlite"),
        at_least: &[("kills", 1_000), ("acknowledged", 20_000)],
        at_most: &[("lost", 0), ("slowest_start_ms", START_MS)],
        limit: 180,
    },
    Run {
        test: "crash::killed_programs_lose_nothing_on_postgres",
        what: ("kill", "postgres"),
        at_least: &[("kills", 100), ("acknowledged", 1_000)],
        at_most: &[("lost", 0), ("slowest_start_ms", START_MS)],
        limit: 60,
    },
    Run {
        test: "soak::a_stopped_server_loses_nothing",
        what: ("stop", "postgres"),
        at_least: &[("stops", 100), ("acknowledged", 100)],
        at_most: &[("lost", 0), ("slowest_start_ms", START_MS)],
        limit: 60,
    },
    Run {
        test: "corruption::a_changed_byte_is_found_or_harmless",
        what: ("bytes", "sqlite"),
        at_least: &[("tried", 200), ("found", 1)],
        at_most: &[],
        limit: 60,
    },
    Run {
        test: "soak::every_backup_is_a_prefix::sqlite",
        what: ("backup", "sqlite"),
        at_least: &[("cycles", 50), ("posts_per_second", POSTS - POSTS_SHORT)],
        at_most: &[],
        limit: 120,
    },
    Run {
        test: "soak::every_backup_is_a_prefix::postgres",
        what: ("backup", "postgres"),
        at_least: &[("cycles", 50), ("posts_per_second", POSTS - POSTS_SHORT)],
        at_most: &[],
        limit: 120,
    },
];

/// Runs them one after the other; each prints lines of JSON, and the last line says how all of them ended.
///
/// # Errors
/// When something does not build, a run finds something lost or takes too long, or did less than is asked of it.
pub fn soak() -> Result<()> {
    system::ensure(&[Purpose::Build, Purpose::Test])?;
    step("native build", || {
        workspace::build_programs()?;
        run(workspace::cargo_native("test").args(["--test", "laws", "--no-run"]))
    })?;
    let began = Instant::now();
    let (mut ended, mut failures) = (Vec::new(), Vec::new());
    for expected in RUNS {
        let started = Instant::now();
        match step(expected.test, || one(expected)) {
            Ok(mut done) => {
                done["took_seconds"] = json!(started.elapsed().as_secs());
                failures.extend(shortcomings(expected, &done));
                ended.push(done);
            }
            Err(error) => failures.push(format!("{error:#}")),
        }
    }
    let passed = failures.is_empty();
    println!(
        "{}",
        json!({ "soak": "all", "passed": passed, "seconds": began.elapsed().as_secs(), "runs": ended, "failures": failures })
    );
    if passed { Ok(()) } else { bail!("the soak failed: {}", failures.join("; ")) }
}

/// Runs a test with a server and folders of its own. Gives the line with which it says that it is done.
fn one(expected: &Run) -> Result<Value> {
    let cluster = Cluster::start(Durability::Synced)?;
    let data = tempfile::Builder::new().prefix("kontor-data-").tempdir()?;
    let mut command = workspace::cargo_native("test");
    command.args(["--test", "laws", "--", "--exact", expected.test, "--nocapture", "--test-threads", "1"]);
    command.env(SOAK_VARIABLE, "1").env(URL_VARIABLE, cluster.url()).env("KONTOR_DATA_DIR", data.path());
    command.env("KONTOR_SECRETS", data.path().join("secrets"));
    let mut done = None;
    watched(&mut command, Duration::from_secs(expected.limit * 60), |line| {
        // The harness prints the name of the test before what it says first.
        let told = line.find('{').and_then(|at| serde_json::from_str::<Value>(&line[at..]).ok());
        done = told.filter(|told| told["done"] == true && is(expected, told)).or(done.take());
    })?;
    done.with_context(|| format!("{} did not say what it did: is there such a test?", expected.test))
}

fn is(expected: &Run, told: &Value) -> bool {
    (told["soak"].as_str(), told["engine"].as_str()) == (Some(expected.what.0), Some(expected.what.1))
}

/// What a run did less of than is asked, or more of than is allowed.
fn shortcomings(expected: &Run, done: &Value) -> Vec<String> {
    let told = |name: &str| done[name].as_u64();
    let too_few = expected.at_least.iter().filter(|(name, least)| told(name).is_none_or(|count| count < *least));
    let too_many = expected.at_most.iter().filter(|(name, most)| told(name).is_none_or(|count| count > *most));
    let word =
        |(name, wanted): &(&str, u64), than: &str| format!("{}: {name} is {}, not {than} {wanted}", expected.test, done[*name]);
    too_few.map(|missed| word(missed, "at least")).chain(too_many.map(|missed| word(missed, "at most"))).collect()
}

/// Runs a program, hands over what it prints, line by line, and ends it when its time is over.
fn watched(command: &mut Command, limit: Duration, mut each: impl FnMut(&str)) -> Result<()> {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().context("cannot start cargo")?;
    let output = child.stdout.take().context("its output was asked for")?;
    let (sender, lines) = channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    let deadline = Instant::now() + limit;
    loop {
        match lines.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(line) => {
                println!("{line}");
                each(&line);
            }
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                end(&mut child);
                bail!("it was not done after {} minutes", limit.as_secs() / 60);
            }
        }
    }
    let status = child.wait()?;
    if status.success() { Ok(()) } else { bail!("{status}") }
}

/// Ends a program and what it started: the suites start others.
fn end(child: &mut Child) {
    let group = format!("-{}", child.id());
    let ended = cfg!(unix) && Command::new("kill").args(["-9", "--", &group]).status().is_ok_and(|status| status.success());
    // What has ended already needs no ending.
    drop(if ended { Ok(()) } else { child.kill() });
    drop(child.wait());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_run_did_not_do_is_told() {
        let expected = &RUNS[0];
        let done =
            |kills: u64, start: u64| json!({ "kills": kills, "acknowledged": 20_000, "lost": 0, "slowest_start_ms": start });
        assert!(shortcomings(expected, &done(1_000, 2_000)).is_empty());
        assert_eq!(shortcomings(expected, &done(999, 2_001)).len(), 2);
        assert_eq!(shortcomings(expected, &json!({})).len(), 4, "what is not said was not done");
    }

    #[cfg(unix)]
    #[test]
    fn a_run_that_does_not_end_is_ended() {
        let mut said = Vec::new();
        let mut command = Command::new("sh");
        command.args(["-c", "echo one; sleep 600"]);
        let refused = watched(&mut command, Duration::from_millis(500), |line| said.push(line.to_owned()));
        assert!(refused.is_err_and(|error| error.to_string().contains("not done")));
        assert_eq!(said, ["one"]);
    }
}
