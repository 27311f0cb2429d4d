//! The command line.

use clap::{Parser, Subcommand};

use crate::{
    anchor, archive, backup, bench, call, commands, copy, demo, diagnose, encrypt, export, import, logging, print, procedures,
    restore, serve, verify,
};

/// Kontor without a window.
#[derive(Parser)]
#[command(name = "kontor", version, about, propagate_version = true)]
pub struct Arguments {
    /// The book: a file, or postgres://user@host/database; for `call` also http://host:port of a running server
    #[arg(long, global = true, env = "KONTOR_BOOK", hide_env_values = true)]
    pub(crate) book: Option<String>,
    /// How the log on stderr is written; KONTOR_LOG says how much of it (warn)
    #[arg(long, global = true, value_enum, default_value_t = logging::Form::Text)]
    pub(crate) log: logging::Form,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Lists every command with its permission, errors and JSON Schema
    #[command(after_help = "Example: kontor commands --json\nExample: kontor commands --openapi > docs/openapi.json")]
    Commands(commands::Options),
    /// Runs one command as a user whose password is in KONTOR_PASSWORD
    #[command(
        after_help = "Example: KONTOR_PASSWORD=demo-kontor kontor call finance.trial_balance.get '{}' --book demo.kontor --user owner\n\
        Example: kontor call --batch --book http://127.0.0.1:7878 --user owner --company 'Hansen SARL' < calls.txt"
    )]
    Call(call::Options),
    /// Writes a document as a PDF, as a user whose password is in KONTOR_PASSWORD
    #[command(after_help = "Example: kontor print invoice HH-26-1-000418 --book demo.kontor --user owner -o invoice.pdf")]
    Print(print::Options),
    /// Serves a book over HTTP: the calls, the live feed, and the interface itself
    #[command(after_help = "Example: kontor serve --book demo.kontor --listen 127.0.0.1:7878")]
    Serve(serve::Options),
    /// Makes the demo company in a new book and runs orders through the whole flow; may be run again
    #[command(after_help = "Example: kontor demo --book demo.kontor --orders 200 --seed 7")]
    Demo(demo::Options),
    /// Measures the ledger, whole orders and look-ups on fresh books, and the raw engine in the same run; prints JSON lines
    #[command(
        after_help = "Example: kontor bench --seconds 5\nExample: kontor bench --size L --engines sqlite --keep large.kontor"
    )]
    Bench(bench::Options),
    /// Checks every invariant of a book from its raw rows and facts
    #[command(
        after_help = "Example: kontor verify --book demo.kontor --json\nExample: kontor verify --book demo.kontor --anchor anchor-2026-11-20.json"
    )]
    Verify(verify::Options),
    /// Signs the end of the chain of facts and writes it to a file, to be kept where nobody can change it
    #[command(
        after_help = "Example: kontor anchor --book demo.kontor -o anchor-2026-11-20.json\nExample: kontor anchor --book demo.kontor -o anchor.pdf"
    )]
    Anchor(anchor::Options),
    /// Copies a book while it is in use, and checks the copy
    #[command(after_help = "Example: kontor backup --book demo.kontor -o demo-2026-11-20.kontor\n\
        Example: kontor backup --book postgres://kontor@127.0.0.1/trade -o trade.dump")]
    Backup(backup::Options),
    /// Puts a copy made by `backup` in the place of a book; what was there is kept beside it
    #[command(after_help = "Example: kontor restore --book demo.kontor demo-2026-11-20.kontor --replace")]
    Restore(restore::Options),
    /// Copies a whole book between a file and Postgres, in either direction, by its facts
    #[command(after_help = "Example: kontor copy --from trade.kontor --to postgres://kontor@127.0.0.1/trade")]
    Copy(copy::Options),
    /// Encrypts a book in a file; the passphrase is read from KONTOR_BOOK_PASSPHRASE or asked for
    #[command(after_help = "Example: kontor encrypt --book trade.kontor\nExample: kontor encrypt --book trade.kontor --keyring")]
    Encrypt(encrypt::Options),
    /// Gives an encrypted book another key; the new passphrase is read from KONTOR_BOOK_NEW_PASSPHRASE or asked for
    #[command(after_help = "Example: kontor rekey --book trade.kontor")]
    Rekey(encrypt::Options),
    /// Makes an encrypted book plain again
    #[command(after_help = "Example: kontor decrypt --book trade.kontor")]
    Decrypt,
    /// Writes a file for those who look for what is wrong: no amounts, no names, no secrets
    #[command(after_help = "Example: kontor diagnose --book trade.kontor -o diagnosis.zip")]
    Diagnose(diagnose::Options),
    /// Takes a CSV file over from another program: all of it or nothing
    #[command(after_help = "Example: kontor import parties customers.csv --book trade.kontor --user owner --dry-run\n\
        Example: kontor import balances balances.csv --on 2026-01-01 --book trade.kontor --user owner")]
    Import(import::Options),
    /// Writes what the book holds for other programs
    #[command(subcommand, after_help = "Example: kontor export journal --book demo.kontor --format hledger -o demo.journal")]
    Export(Export),
}

#[derive(Subcommand)]
pub(crate) enum Export {
    /// The whole journal of a company, by date and number
    #[command(after_help = "Example: kontor export journal --book demo.kontor --format csv -o journal.csv\n\
        Example: kontor export journal --book group.kontor --company 'Hansen SARL' --format hledger -o hansen.journal")]
    Journal(export::Options),
    /// The whole book for an auditor: tables, facts, signatures and the report of the check; kontor-verify checks it
    #[command(
        after_help = "Example: kontor export archive --book demo.kontor -o demo-2026.zip --from 2026-01-01 --to 2026-12-31"
    )]
    Archive(archive::Options),
    /// How the book is kept: roles, number series, locks, taxes, versions, backups, as they are set today
    #[command(after_help = "Example: kontor export procedures --book demo.kontor -o procedures.pdf")]
    Procedures(procedures::Options),
}
