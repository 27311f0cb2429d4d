//! The ledger: entries balance, balances are the sums of postings, and rows are what the facts say.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::Finding;
use crate::archive::{Archive, ArchiveError, failed};

/// Decimals of currencies that do not have two (ISO 4217).
const DECIMALS: [(u32, &[&str]); 3] = [
    (0, &["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"]),
    (3, &["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]),
    (4, &["CLF", "UYW"]),
];

/// An entry as its fact posts it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Entry {
    posted_on: String,
    number: String,
    /// Account and minor units, in order.
    postings: Vec<(String, i64)>,
}

/// Reads the event that posts an entry.
pub(crate) fn entry_of(event: &Value) -> Option<(String, Entry)> {
    let currency = event["currency"].as_str()?;
    let postings = event["postings"]
        .as_array()?
        .iter()
        .map(|line| Some((line["account"].as_str()?.to_owned(), minor(line["amount"].as_str()?, currency)?)));
    let number = event["number"]["text"].as_str().or_else(|| event["source_number"].as_str())?;
    let entry = Entry {
        posted_on: event["posted_on"].as_str()?.to_owned(),
        number: number.to_owned(),
        postings: postings.collect::<Option<_>>()?,
    };
    Some((event["id"].as_str()?.to_owned(), entry))
}

/// Minor units of a decimal text.
fn minor(text: &str, currency: &str) -> Option<i64> {
    let places = DECIMALS.iter().find(|(_, codes)| codes.contains(&currency)).map_or(2, |(places, _)| *places);
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = fraction.trim_end_matches('0');
    let places = usize::try_from(places).ok()?;
    if fraction.len() > places {
        return None;
    }
    format!("{whole}{fraction:0<places$}").parse::<i64>().ok().map(|minor| sign * minor)
}

/// A table of the archive: each row as its cells by name.
fn rows(archive: &mut Archive, name: &str, columns: &[&str], mut each: impl FnMut(&[&str])) -> Result<(), ArchiveError> {
    let file = archive.file(name)?;
    let mut reader = csv::Reader::from_reader(file);
    let header = reader.headers().map_err(|error| failed(name)(error.to_string()))?.clone();
    let places = columns
        .iter()
        .map(|column| header.iter().position(|known| known == *column))
        .collect::<Option<Vec<_>>>()
        .ok_or_else(|| ArchiveError(format!("{name}: a column of {columns:?} is missing")))?;
    for record in reader.records() {
        let record = record.map_err(|error| failed(name)(error.to_string()))?;
        let cells: Vec<&str> = places.iter().map(|at| record.get(*at).unwrap_or_default()).collect();
        each(&cells);
    }
    Ok(())
}

pub(crate) fn check(archive: &mut Archive, facts: &crate::chain::Facts, findings: &mut Vec<Finding>) -> Result<(), ArchiveError> {
    let (from, to) = (archive.manifest.from.clone(), archive.manifest.to.clone());
    let within = |day: &str| from.as_deref().is_none_or(|from| day >= from) && to.as_deref().is_none_or(|to| day <= to);
    let read = read_postings(archive)?;
    let mut balanced = Finding::new("every journal entry balances and has two postings");
    for (id, lines) in &read.entries {
        let sum: i128 = lines.values().map(|(_, amount)| i128::from(*amount)).sum();
        let wrong = (sum != 0).then(|| format!("entry {id} is {sum} minor units off"));
        balanced.look(wrong.or_else(|| (lines.len() < 2).then(|| format!("entry {id} has {} postings", lines.len()))));
    }
    for cell in &read.unreadable {
        balanced.look(Some(cell.clone()));
    }
    findings.push(balanced);
    findings.push(compare(&read.entries, &read.numbers, facts, within));
    if from.is_none() && to.is_none() {
        findings.push(check_balances(archive, &read.sums)?);
    }
    findings.push(check_trial_balance(archive, facts)?);
    Ok(())
}

/// Postings of an entry by line: account and minor units.
type Lines = BTreeMap<i64, (String, i64)>;

#[derive(Default)]
struct Postings {
    entries: BTreeMap<String, Lines>,
    numbers: BTreeMap<String, String>,
    /// By company, account and month.
    sums: BTreeMap<(String, String, String), (i128, i128)>,
    unreadable: Vec<String>,
}

fn read_postings(archive: &mut Archive) -> Result<Postings, ArchiveError> {
    let mut read = Postings::default();
    rows(archive, "tables/finance_entry.csv", &["id", "number"], |cells| {
        read.numbers.insert(cells[0].to_owned(), unquoted(cells[1]).to_owned());
    })?;
    let columns = ["entry_id", "line", "account", "posted_on", "amount_minor", "company_id"];
    rows(archive, "tables/finance_posting.csv", &columns, |cells| {
        let (Ok(line), Ok(amount)) = (cells[1].parse::<i64>(), cells[4].parse::<i64>()) else {
            read.unreadable.push(format!("a posting of entry {} cannot be read", cells[0]));
            return;
        };
        let account = unquoted(cells[2]).to_owned();
        let month = cells[3].get(..7).unwrap_or_default().replace('-', "");
        let sum = read.sums.entry((cells[5].to_owned(), account.clone(), month)).or_default();
        if amount >= 0 {
            sum.0 += i128::from(amount);
        } else {
            sum.1 -= i128::from(amount);
        }
        let lines = read.entries.entry(cells[0].to_owned()).or_default();
        if lines.insert(line, (account, amount)).is_some() {
            read.unreadable.push(format!("line {line} of entry {} stands twice", cells[0]));
        }
    })?;
    Ok(read)
}

/// Text cells that began like a formula bear an apostrophe.
fn unquoted(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => cell,
    }
}

/// Rows against facts, both ways.
fn compare(
    entries: &BTreeMap<String, Lines>,
    numbers: &BTreeMap<String, String>,
    facts: &crate::chain::Facts,
    within: impl Fn(&str) -> bool,
) -> Finding {
    let mut finding = Finding::new("journal entries are what the facts say");
    for problem in &facts.unreadable {
        finding.look(Some(problem.clone()));
    }
    let ids: BTreeSet<&String> = entries.keys().chain(numbers.keys()).chain(facts.entries.keys()).collect();
    for id in ids {
        let recorded = facts.entries.get(id);
        let problem = match (recorded, entries.get(id)) {
            (None, _) => Some(format!("no fact posts the entry {id}")),
            (Some(entry), None) if within(&entry.posted_on) => Some(format!("entry {} ({id}) has no rows", entry.number)),
            (Some(_), None) => continue,
            (Some(entry), Some(lines)) => {
                let found: Vec<(String, i64)> = lines.values().cloned().collect();
                if found != entry.postings {
                    Some(format!("entry {} ({id}): its rows are not what its fact posts", entry.number))
                } else if numbers.get(id) != Some(&entry.number) {
                    Some(format!("entry {id}: its number is not {} as in its fact", entry.number))
                } else {
                    None
                }
            }
        };
        finding.look(problem);
    }
    finding
}

/// Kept balances against the sums of postings.
fn check_balances(
    archive: &mut Archive,
    sums: &BTreeMap<(String, String, String), (i128, i128)>,
) -> Result<Finding, ArchiveError> {
    let mut finding = Finding::new("kept balances equal the sums of postings");
    let mut kept: BTreeMap<(String, String, String), (i128, i128)> = BTreeMap::new();
    let columns = ["company_id", "account", "month", "debit_minor", "credit_minor"];
    rows(archive, "tables/finance_balance.csv", &columns, |cells| {
        let key = (cells[0].to_owned(), unquoted(cells[1]).to_owned(), cells[2].to_owned());
        let sum = kept.entry(key).or_default();
        sum.0 += cells[3].parse::<i128>().unwrap_or(i128::MIN / 4);
        sum.1 += cells[4].parse::<i128>().unwrap_or(i128::MIN / 4);
    })?;
    let keys: BTreeSet<_> = sums.keys().chain(kept.keys()).collect();
    for key in keys {
        let (posted, held) = (sums.get(key).copied().unwrap_or_default(), kept.get(key).copied().unwrap_or_default());
        finding.look(
            (posted != held).then(|| format!("account {} in {}: postings say {posted:?}, kept are {held:?}", key.1, key.2)),
        );
    }
    Ok(finding)
}

/// The trial balance against the facts themselves: whatever the rows say.
fn check_trial_balance(archive: &mut Archive, facts: &crate::chain::Facts) -> Result<Finding, ArchiveError> {
    let mut finding = Finding::new("the trial balance is the sum of what the facts post");
    let mut recorded: BTreeMap<String, i128> = BTreeMap::new();
    for entry in facts.entries.values() {
        for (account, amount) in &entry.postings {
            *recorded.entry(account.clone()).or_default() += i128::from(*amount);
        }
    }
    let mut shown: BTreeMap<String, i128> = BTreeMap::new();
    rows(archive, "trial_balance.csv", &["account", "balance_minor"], |cells| {
        *shown.entry(unquoted(cells[0]).to_owned()).or_default() += cells[1].parse::<i128>().unwrap_or(i128::MIN / 4);
    })?;
    let accounts: BTreeSet<_> = recorded.keys().chain(shown.keys()).collect();
    for account in accounts {
        let (facts, rows) = (recorded.get(account).copied().unwrap_or_default(), shown.get(account).copied().unwrap_or_default());
        finding.look((facts != rows).then(|| format!("account {account}: the facts say {facts}, the trial balance {rows}")));
    }
    Ok(finding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_become_minor_units() {
        for (text, currency, expected) in [
            ("2.00", "EUR", Some(200)),
            ("-0.05", "EUR", Some(-5)),
            ("12", "JPY", Some(12)),
            ("1.5", "TND", Some(1500)),
            ("0.001", "EUR", None),
            ("x", "EUR", None),
        ] {
            assert_eq!(minor(text, currency), expected, "{text} {currency}");
        }
    }

    #[test]
    fn apostrophes_before_formulas_are_taken_off() {
        assert_eq!(unquoted("'=1"), "=1");
        assert_eq!(unquoted("'s-Hertogenbosch"), "'s-Hertogenbosch");
    }
}
