//! One line when a step starts, one when it ends, so that a person sees what takes the time.

use std::{process::Command, time::Instant};

use anyhow::{Context, Result, bail};

/// Runs `work` as a named step and says how long it took.
///
/// # Errors
/// Whatever `work` answers, with the step's name in front.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("==> {name}");
    let started = Instant::now();
    let answer = work().with_context(|| format!("step failed: {name}"))?;
    eprintln!("    {name}: {:.1} s", started.elapsed().as_secs_f32());
    Ok(answer)
}

/// Runs a program to its end.
///
/// # Errors
/// When it cannot be started or ends with anything but success; the message repeats the command line.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", line(command)))?;
    if !status.success() {
        bail!("{status}: {}", line(command));
    }
    Ok(())
}

/// Runs a program and keeps what it says; shown only if it fails.
///
/// # Errors
/// When it cannot be started or ends with anything but success.
pub fn run_quietly(command: &mut Command) -> Result<()> {
    let output = command.output().with_context(|| format!("cannot start {}", line(command)))?;
    if !output.status.success() {
        bail!(
            "{}: {}\n{}{}",
            output.status,
            line(command),
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr),
        );
    }
    Ok(())
}

/// The command as a person would type it.
fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
