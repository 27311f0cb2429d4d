//! The auditor's archive: the whole book as files that outlive the program, and what is needed to check them.
//!
//! Written in one stream from one state of the book; at most a page of rows is held at a time. `kontor-verify` checks it.

mod describe;
mod member;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufWriter;

use kontor_contract::Result;
use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::identity::GetBook;
use kontor_contract::integrity::{AnchorHead, CheckReport, Finding, VerifyReport};
use kontor_contract::row::Value;
use kontor_documents::csv::Cell;
use kontor_documents::export::{JournalLine, journal_csv};
use kontor_kernel::{Language, Money, hex};
use kontor_platform::archive::{self as book, Days};
use kontor_platform::{App, Cx, look, signed_ends};
use kontor_store::{SealedFact, Table};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use zip::ZipWriter;

use self::member::{Listed, Members, unwritten};
use crate::JournalPosting;

/// The form archives have today.
pub const VERSION: u32 = 1;

/// What an archive holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its files.
    pub files: usize,
    /// Facts.
    pub facts: u64,
    /// Whether the check before found nothing wrong.
    pub clean: bool,
    /// Whether its list of contents is signed.
    pub signed: bool,
}

/// Checks the book and writes its archive, both from the same state of it.
///
/// # Errors
/// `unavailable.*`; `file.failed` when the file cannot be written. What is wrong with the book stands in the archive's report.
pub async fn write(app: &App, file: File, days: Days) -> Result<Written> {
    let companies = app.dispatch(None, &GetBook {}).await?.companies;
    // The end of the chain is then under a signature; a key out of reach does not keep an auditor from the books.
    if let Err(error) = app.sign_head().await {
        tracing::warn!(%error, "the archive will not be signed");
    }
    let outside = app.outside().await;
    let zip = ZipWriter::new(BufWriter::new(file));
    let (mut members, report, heads) = app
        .read_settled(async move |cx: &mut Cx| {
            let report = look(cx, &[], &outside).await?;
            let mut members = Members::new(zip);
            chains(cx, &mut members).await?;
            rows(cx, &mut members, days).await?;
            journal(cx, &mut members, days).await?;
            Ok((members, report, signed_ends(cx).await?))
        })
        .await?;
    texts(&mut members, &report)?;
    seal(app, members, Head { companies, days, heads, clean: report.clean }).await
}

struct Head {
    companies: Vec<String>,
    days: Days,
    /// How far the chains are signed in the state that was written.
    heads: Vec<AnchorHead>,
    clean: bool,
}

/// Facts and signed heads, as JSON lines.
async fn chains(cx: &mut Cx, members: &mut Members) -> Result<()> {
    let chains = book::chains(cx).await?;
    members.start("facts.jsonl")?;
    for chain in &chains {
        book::facts(cx, *chain, |facts| facts.iter().try_for_each(|fact| members.line(&fact_line(fact)))).await?;
    }
    members.end()?;
    members.start("signatures.jsonl")?;
    for chain in &chains {
        let part =
            |heads: Vec<kontor_platform::SignedHead>| heads.iter().try_for_each(|head| members.line(&json!(head.anchor())));
        book::signatures(cx, *chain, part).await?;
    }
    members.end()
}

/// A fact and its seal; envelope and body are texts, so that their bytes stay what was sealed.
fn fact_line(fact: &SealedFact) -> serde_json::Value {
    let SealedFact { node_id, epoch, seq, prev_hash, hash, fact_no, id, hlc, envelope, body } = fact;
    json!({
        "node_id": node_id, "epoch": epoch, "seq": seq, "prev_hash": hex(prev_hash), "hash": hex(hash),
        "fact_no": fact_no, "id": id, "hlc": hlc, "envelope": envelope, "body": body,
    })
}

/// Every table, and the trial balance that its balances make.
async fn rows(cx: &mut Cx, members: &mut Members, days: Days) -> Result<()> {
    let mut balances: BTreeMap<(Uuid, String), i64> = BTreeMap::new();
    for table in book::tables() {
        let header: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        members.start(&format!("tables/{}.csv", table.name))?;
        members.header(&header)?;
        let part = |rows: Vec<Vec<Value>>| {
            for row in &rows {
                members.row(&row.iter().map(cell).collect::<Vec<_>>())?;
                if table.name == "finance_balance" {
                    add_balance(table, row, &mut balances);
                }
            }
            Ok(())
        };
        book::rows(cx, table, days, part).await?;
        members.end()?;
    }
    members.start("trial_balance.csv")?;
    members.header(&["company_id", "account", "balance_minor"])?;
    for ((company, account), balance) in &balances {
        members.row(&[
            OwnedCell::Plain(company.to_string()),
            OwnedCell::Text(account.clone()),
            OwnedCell::Plain(balance.to_string()),
        ])?;
    }
    members.end()
}

fn add_balance(table: &Table, row: &[Value], balances: &mut BTreeMap<(Uuid, String), i64>) {
    let value = |name: &str| table.position(name).map(|at| &row[at]);
    if let (Some(Value::Id(company)), Some(Value::Text(account)), Some(Value::Int(debit)), Some(Value::Int(credit))) =
        (value("company_id"), value("account"), value("debit_minor"), value("credit_minor"))
    {
        *balances.entry((*company, account.clone())).or_default() += debit - credit;
    }
}

/// A cell that owns its text.
pub(crate) enum OwnedCell {
    Empty,
    Text(String),
    Plain(String),
}

impl OwnedCell {
    fn borrow(&self) -> Cell<'_> {
        match self {
            Self::Empty => Cell::Empty,
            Self::Text(text) => Cell::Text(text),
            Self::Plain(text) => Cell::Plain(text),
        }
    }
}

fn cell(value: &Value) -> OwnedCell {
    match value {
        Value::Null(_) => OwnedCell::Empty,
        Value::Int(number) => OwnedCell::Plain(number.to_string()),
        Value::Text(text) => OwnedCell::Text(text.clone()),
        Value::Id(id) => OwnedCell::Plain(id.to_string()),
        Value::Bytes(bytes) => OwnedCell::Plain(hex(bytes)),
    }
}

/// The journal as people read it: dates, accounts with names, decimal amounts.
async fn journal(cx: &mut Cx, members: &mut Members, days: Days) -> Result<()> {
    members.start("journal.csv")?;
    let mut first = true;
    kontor_finance::journal::read(cx, None, async |part: Vec<JournalPosting>| {
        let within = |posting: &JournalPosting| {
            days.from.is_none_or(|from| posting.date >= from) && days.to.is_none_or(|to| posting.date <= to)
        };
        let lines: Vec<JournalLine> = part.into_iter().filter(within).map(journal_line).collect();
        if lines.is_empty() && !first {
            return Ok(());
        }
        let count = lines.len();
        let mut bytes = Vec::new();
        journal_csv(lines, &mut bytes).map_err(unwritten)?;
        // Every part is written with a header; only the first one's stays.
        let skipped = if first { 0 } else { bytes.iter().position(|byte| *byte == b'\n').map_or(0, |at| at + 1) };
        first = false;
        members.bytes(&bytes[skipped..], count)
    })
    .await?;
    members.end()
}

/// A posting as the writers of exports take it: debit and credit apart, both positive.
pub fn journal_line(posting: JournalPosting) -> JournalLine {
    let JournalPosting { entry_id, number, date, memo, account, account_name, account_type, amount } = posting;
    let currency = amount.currency();
    let (debit, credit) = sides(amount);
    JournalLine {
        entry_id: entry_id.uuid(),
        entry_number: number,
        date,
        account_code: account.as_str().to_owned(),
        account_name,
        account_type,
        debit,
        credit,
        currency,
        memo,
    }
}

/// Debit positive, credit negative becomes two columns.
fn sides(amount: Money) -> (Option<Money>, Option<Money>) {
    if amount.minor() >= 0 { (Some(amount), None) } else { (None, Some(amount.abs())) }
}

/// Descriptions and the report.
fn texts(members: &mut Members, report: &VerifyReport) -> Result<()> {
    let pretty =
        |value: &serde_json::Value| serde_json::to_string_pretty(value).map_err(|error| INTERNAL_BUG.with("what", error));
    members.text("schema.json", &pretty(&describe::schema())?)?;
    members.text("index.xml", &describe::index())?;
    members.text("report.json", &pretty(&told(report))?)?;
    members.text("README.txt", describe::README)
}

/// The report in sentences: who reads it has no Kontor to look codes up in.
fn told(report: &VerifyReport) -> serde_json::Value {
    let sentences =
        |findings: &[Finding]| -> Vec<String> { findings.iter().map(|finding| finding.sentence(Language::En)).collect() };
    let line = |check: &CheckReport| {
        let about = check.about.sentence(Language::En);
        let problems = sentences(&check.problems);
        json!({ "id": check.id, "about": about, "checked": check.checked, "wrong": check.wrong, "problems": problems })
    };
    json!({
        "clean": report.clean,
        "checks": report.checks.iter().map(line).collect::<Vec<_>>(),
        "first_broken": report.first_broken,
        "notes": sentences(&report.notes),
    })
}

/// The list of contents, and its signature.
async fn seal(app: &App, mut members: Members, head: Head) -> Result<Written> {
    let listed = std::mem::take(&mut members.listed);
    let facts = listed.iter().find(|file| file.name == "facts.jsonl").and_then(|file| file.rows).unwrap_or_default();
    let manifest = json!({
        "kontor_archive": VERSION,
        "program": env!("CARGO_PKG_VERSION"),
        "structure": kontor_store::newest(),
        "book": app.db().identity().tenant_id,
        "node": app.db().identity().node_id,
        "companies": head.companies,
        "made_at": app.now(),
        "from": head.days.from,
        "to": head.days.to,
        "facts": facts,
        "heads": head.heads,
        "clean": head.clean,
        "files": listed.iter().map(Listed::json).collect::<Vec<_>>(),
    });
    let manifest = serde_json::to_string_pretty(&manifest).map_err(|error| INTERNAL_BUG.with("what", error))?;
    members.text("manifest.json", &manifest)?;
    let signature = match app.sign_archive(&Sha256::digest(manifest.as_bytes()).into()).await {
        Ok(signature) => signature,
        Err(error) => {
            tracing::warn!(%error, "the archive is not signed");
            None
        }
    };
    if let Some((public_key, signature)) = &signature {
        members.text("manifest.sig.json", &json!({ "public_key": public_key, "signature": signature }).to_string())?;
    }
    members.finish()?;
    Ok(Written { files: listed.len(), facts, clean: head.clean, signed: signature.is_some() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kontor_kernel::CurrencyCode;

    #[test]
    fn a_credit_is_positive_in_its_own_column() {
        let eur = |minor| Money::new(minor, CurrencyCode::EUR);
        assert_eq!(sides(eur(250)), (Some(eur(250)), None));
        assert_eq!(sides(eur(-250)), (None, Some(eur(250))));
        assert_eq!(sides(eur(0)), (Some(eur(0)), None));
    }
}
