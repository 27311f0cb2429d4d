//! `kontor verify`: says what was checked, with counts, and names what is wrong.

use std::process::ExitCode;

use clap::Args;
use kontor_contract::Result;
use kontor_runtime::{Config, Location};

#[derive(Args)]
pub(crate) struct Options {
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub(crate) async fn run(location: Result<Location>, options: &Options) -> Result<ExitCode> {
    let app = kontor_runtime::open(Config::existing(location?)).await?;
    let report = app.verify().await?;
    if options.json {
        say!("{}", serde_json::json!(report));
    } else {
        for check in &report.checks {
            let state = if check.wrong == 0 { "ok".to_owned() } else { format!("{} WRONG", check.wrong) };
            say!("{:<4} {:>9} checked  {state:<10} {}", check.id, check.checked, check.about);
            for problem in &check.problems {
                say!("       {problem}");
            }
        }
        say!("{}", if report.clean { "clean" } else { "NOT CLEAN" });
    }
    Ok(if report.clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
