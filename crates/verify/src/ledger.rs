//! The ledger: entries balance, the journal and the balances are what the facts post, and so are the rows.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::Finding;
use crate::archive::Archive;
use crate::signature::uuid;

/// Decimals of currencies that do not have two (ISO 4217).
const DECIMALS: [(usize, &[&str]); 3] = [
    (0, &["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"]),
    (3, &["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]),
    (4, &["CLF", "UYW"]),
];

/// An id as its bytes.
type Id = [u8; 16];
/// Debits and credits, both positive, of a company's account in a month.
type Sums = BTreeMap<(Id, String, String), (i128, i128)>;

/// An entry as its fact posts it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    company: Id,
    posted_on: String,
    number: String,
    currency: String,
    /// Of accounts and amounts, in order: the lines of all entries would not fit into memory.
    lines: Lines,
}

/// The lines of an entry: how many there are, their sum, and a digest of accounts and amounts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Lines {
    count: usize,
    sum: i128,
    digest: [u8; 32],
}

impl Lines {
    fn add(&mut self, account: &str, amount: i64) {
        let length = u64::try_from(account.len()).unwrap_or(u64::MAX);
        self.digest = Sha256::new()
            .chain_update(self.digest)
            .chain_update(length.to_be_bytes())
            .chain_update(account)
            .chain_update(amount.to_be_bytes())
            .finalize()
            .into();
        self.count += 1;
        self.sum += i128::from(amount);
    }
}

/// What the facts post.
#[derive(Default)]
pub(crate) struct Ledger {
    entries: BTreeMap<Id, Entry>,
    sums: Sums,
}

impl Ledger {
    /// Takes the event that posts an entry.
    pub(crate) fn record(&mut self, event: &Value) -> Result<(), String> {
        let text = |field: &str| event[field].as_str().ok_or_else(|| format!("its entry has no {field}"));
        let id = uuid(text("id")?).ok_or("its entry has no id")?;
        let company = uuid(text("company_id")?).ok_or("its entry has no company")?;
        let (posted_on, currency) = (text("posted_on")?.to_owned(), text("currency")?.to_owned());
        let number = event["number"]["text"].as_str().map_or_else(|| text("source_number"), Ok)?.to_owned();
        let month = month(&posted_on);
        let mut lines = Lines::default();
        for line in event["postings"].as_array().ok_or("its entry has no postings")? {
            let amount = line["amount"].as_str().and_then(|amount| minor(amount, &currency));
            let (Some(account), Some(amount)) = (line["account"].as_str(), amount) else {
                return Err("a posting of its entry cannot be read".to_owned());
            };
            lines.add(account, amount);
            add(self.sums.entry((company, account.to_owned(), month.clone())).or_default(), amount);
        }
        match self.entries.insert(id, Entry { company, posted_on, number, currency, lines }) {
            None => Ok(()),
            Some(first) => Err(format!("the entry {} was posted before", first.number)),
        }
    }
}

fn add(sum: &mut (i128, i128), amount: i64) {
    if amount >= 0 {
        sum.0 += i128::from(amount);
    } else {
        sum.1 -= i128::from(amount);
    }
}

/// `202603` of `2026-03-16`.
fn month(day: &str) -> String {
    day.get(..7).unwrap_or_default().replace('-', "")
}

/// Minor units of a decimal text.
fn minor(text: &str, currency: &str) -> Option<i64> {
    let places = DECIMALS.iter().find(|(_, codes)| codes.contains(&currency)).map_or(2, |(places, _)| *places);
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > places || whole.is_empty() || !plain(whole) || !plain(fraction) {
        return None;
    }
    format!("{whole}{fraction:0<places$}").parse::<i64>().ok().map(|minor| sign * minor)
}

/// A table of the archive: each row as its cells by name. Whoever finds something wrong with a row says so.
fn rows(archive: &mut Archive, name: &str, columns: &[&str], mut each: impl FnMut(&[&str]) -> Result<(), String>) -> Vec<String> {
    let mut problems = Vec::new();
    let mut read = || -> Result<(), String> {
        let mut reader = csv::Reader::from_reader(archive.file(name)?);
        let header = reader.headers().map_err(|error| error.to_string())?.clone();
        let places = columns.iter().map(|column| header.iter().position(|known| known == *column));
        let places = places.collect::<Option<Vec<_>>>().ok_or_else(|| format!("a column of {columns:?} is missing"))?;
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record).map_err(|error| error.to_string())? {
            let cells: Vec<&str> = places.iter().map(|at| record.get(*at).unwrap_or_default()).collect();
            problems.extend(each(&cells).err());
        }
        Ok(())
    };
    let outcome = read();
    problems.extend(outcome.err().map(|problem| format!("{name}: {problem}")));
    problems
}

pub(crate) fn check(archive: &mut Archive, ledger: &Ledger, findings: &mut Vec<Finding>) {
    let (from, to) = (archive.manifest.from.clone(), archive.manifest.to.clone());
    let within = |day: &str| from.as_deref().is_none_or(|from| day >= from) && to.as_deref().is_none_or(|to| day <= to);
    let wanted: BTreeSet<Id> = ledger.entries.iter().filter(|(_, entry)| within(&entry.posted_on)).map(|(id, _)| *id).collect();
    let mut balanced = Finding::new("every journal entry balances and has two postings");
    let mut same = Finding::new("journal entries are what the facts say");
    check_entries(archive, ledger, wanted.clone(), &mut same);
    check_postings(archive, ledger, wanted.clone(), &mut same, &mut balanced);
    findings.extend([balanced, same, check_journal(archive, ledger, wanted)]);
    findings.extend([check_balances(archive, ledger), check_trial_balance(archive, ledger)]);
}

/// Heads of entries against facts, both ways.
fn check_entries(archive: &mut Archive, ledger: &Ledger, mut wanted: BTreeSet<Id>, same: &mut Finding) {
    let columns = ["id", "number", "company_id", "posted_on"];
    let problems = rows(archive, "tables/finance_entry.csv", &columns, |cells| {
        let [id, number, company, posted_on] = cells else { return Err("it has other columns".to_owned()) };
        let (id, recorded) = find(ledger, id)?;
        let right =
            unquoted(number) == recorded.number && uuid(company) == Some(recorded.company) && *posted_on == recorded.posted_on;
        match (right, wanted.remove(&id)) {
            (true, true) => Ok(()),
            (false, _) => Err(format!(
                "entry {number}: number, company or date are not {} of {} as in its fact",
                recorded.number, recorded.posted_on
            )),
            (true, false) => Err(format!("entry {number} stands twice, or outside the days of the archive")),
        }
    });
    problems.into_iter().for_each(|problem| same.look(Some(problem)));
    missing(ledger, &wanted, "finance_entry.csv", same);
}

fn missing(ledger: &Ledger, ids: &BTreeSet<Id>, place: &str, same: &mut Finding) {
    for entry in ids.iter().filter_map(|id| ledger.entries.get(id)) {
        same.look(Some(format!("entry {} of {} is not in {place}", entry.number, entry.posted_on)));
    }
}

fn find<'a>(ledger: &'a Ledger, id: &str) -> Result<(Id, &'a Entry), String> {
    let bytes = uuid(id).ok_or_else(|| format!("{id:?} is no entry"))?;
    let entry = ledger.entries.get(&bytes).ok_or_else(|| format!("no fact posts the entry {id}"))?;
    Ok((bytes, entry))
}

/// The postings of one entry as they stand one below the other.
struct Group {
    id: String,
    line: i64,
    lines: Lines,
    /// The first that is not as in the fact, whatever its amount.
    problem: Option<String>,
}

impl Group {
    fn new(id: &str) -> Self {
        Self { id: id.to_owned(), line: i64::MIN, lines: Lines::default(), problem: None }
    }

    /// Compares the whole with what the fact posts.
    fn close(self, ledger: &Ledger, wanted: &mut BTreeSet<Id>) -> Option<String> {
        let Self { id, lines, problem, .. } = self;
        let (id, recorded) = match find(ledger, &id) {
            Ok(found) => found,
            Err(problem) => return Some(problem),
        };
        let number = &recorded.number;
        let once = wanted.remove(&id);
        if lines != recorded.lines {
            Some(format!("entry {number}: its postings are not what its fact posts"))
        } else if !once {
            Some(format!("postings of entry {number} stand in two places, or outside the days of the archive"))
        } else {
            problem.map(|problem| format!("entry {number}: {problem}"))
        }
    }
}

/// Postings against facts, both ways; they lie in the order of their entries and lines.
fn check_postings(archive: &mut Archive, ledger: &Ledger, mut wanted: BTreeSet<Id>, same: &mut Finding, balanced: &mut Finding) {
    let columns = ["entry_id", "line", "account", "posted_on", "amount_minor", "amount_currency", "company_id"];
    let mut group: Option<Group> = None;
    let mut end = |group: Option<Group>, same: &mut Finding| {
        let Some(group) = group else { return };
        let Lines { count, sum, .. } = group.lines;
        let wrong = (sum != 0).then(|| format!("entry {} is {sum} minor units off", group.id));
        balanced.look(wrong.or_else(|| (count < 2).then(|| format!("entry {} has {count} postings", group.id))));
        same.look(group.close(ledger, &mut wanted));
    };
    let problems = rows(archive, "tables/finance_posting.csv", &columns, |cells| {
        let [id, line, account, posted_on, amount, currency, company] = cells else {
            return Err("it has other columns".to_owned());
        };
        if group.as_ref().is_none_or(|group| group.id != *id) {
            end(group.replace(Group::new(id)), same);
        }
        let group = group.as_mut().ok_or("it belongs to no entry")?;
        let (Ok(line), Ok(amount)) = (line.parse::<i64>(), amount.parse::<i64>()) else {
            return Err(format!("a posting of entry {id} cannot be read"));
        };
        if line <= group.line {
            group.problem = Some(format!("line {line} follows line {}", group.line));
        }
        group.line = line;
        group.lines.add(unquoted(account), amount);
        let (_, recorded) = find(ledger, id)?;
        let beside =
            *posted_on == recorded.posted_on && *currency == recorded.currency && uuid(company) == Some(recorded.company);
        if !beside {
            group.problem = Some(format!("date, currency or company of line {line} are not as in its fact"));
        }
        Ok(())
    });
    end(group.take(), same);
    problems.into_iter().for_each(|problem| same.look(Some(problem)));
    missing(ledger, &wanted, "finance_posting.csv", same);
}

/// The journal that people read.
fn check_journal(archive: &mut Archive, ledger: &Ledger, mut wanted: BTreeSet<Id>) -> Finding {
    let mut finding = Finding::new("the journal is what the facts post");
    let columns = ["entry_id", "date", "account_code", "debit", "credit", "currency"];
    let mut group: Option<Group> = None;
    let mut end = |group: Option<Group>, finding: &mut Finding| {
        if let Some(group) = group {
            finding.look(group.close(ledger, &mut wanted));
        }
    };
    let problems = rows(archive, "journal.csv", &columns, |cells| {
        let [id, date, account, debit, credit, currency] = cells else { return Err("it has other columns".to_owned()) };
        if group.as_ref().is_none_or(|group| group.id != *id) {
            end(group.replace(Group::new(id)), &mut finding);
        }
        let group = group.as_mut().ok_or("it belongs to no entry")?;
        let amount = match (*debit, *credit) {
            (debit, "") => minor(debit, currency),
            ("", credit) => minor(credit, currency).map(|amount| -amount),
            _ => None,
        };
        group.lines.add(unquoted(account), amount.ok_or_else(|| format!("a line of entry {id} cannot be read"))?);
        let (_, recorded) = find(ledger, id)?;
        if *date != recorded.posted_on || *currency != recorded.currency {
            group.problem = Some("its date or currency is not as in its fact".to_owned());
        }
        Ok(())
    });
    end(group.take(), &mut finding);
    problems.into_iter().for_each(|problem| finding.look(Some(problem)));
    missing(ledger, &wanted, "journal.csv", &mut finding);
    finding
}

/// Text cells that began like a formula bear an apostrophe.
fn unquoted(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => cell,
    }
}

fn amount(cell: &str) -> Result<i128, String> {
    cell.parse::<i64>().map(i128::from).map_err(|_| format!("{cell:?} is no amount"))
}

/// Kept balances against what the facts post; they are never limited to days.
fn check_balances(archive: &mut Archive, ledger: &Ledger) -> Finding {
    let mut finding = Finding::new("kept balances equal the sums of what the facts post");
    let mut kept = Sums::new();
    let columns = ["company_id", "account", "month", "debit_minor", "credit_minor"];
    let problems = rows(archive, "tables/finance_balance.csv", &columns, |cells| {
        let [company, account, month, debit, credit] = cells else { return Err("it has other columns".to_owned()) };
        let company = uuid(company).ok_or_else(|| format!("{company:?} is no company"))?;
        let sum = kept.entry((company, unquoted(account).to_owned(), (*month).to_owned())).or_default();
        sum.0 += amount(debit)?;
        sum.1 += amount(credit)?;
        Ok(())
    });
    problems.into_iter().for_each(|problem| finding.look(Some(problem)));
    let keys: BTreeSet<_> = ledger.sums.keys().chain(kept.keys()).collect();
    for key in keys {
        let (posted, held) = (ledger.sums.get(key).copied().unwrap_or_default(), kept.get(key).copied().unwrap_or_default());
        finding.look(
            (posted != held).then(|| format!("account {} in {}: the facts post {posted:?}, kept are {held:?}", key.1, key.2)),
        );
    }
    finding
}

/// The trial balance against the facts themselves, company by company.
fn check_trial_balance(archive: &mut Archive, ledger: &Ledger) -> Finding {
    let mut finding = Finding::new("the trial balance is the sum of what the facts post");
    let mut recorded: BTreeMap<(Id, String), i128> = BTreeMap::new();
    for ((company, account, _), (debit, credit)) in &ledger.sums {
        *recorded.entry((*company, account.clone())).or_default() += debit - credit;
    }
    let mut shown: BTreeMap<(Id, String), i128> = BTreeMap::new();
    let problems = rows(archive, "trial_balance.csv", &["company_id", "account", "balance_minor"], |cells| {
        let [company, account, balance] = cells else { return Err("it has other columns".to_owned()) };
        let company = uuid(company).ok_or_else(|| format!("{company:?} is no company"))?;
        match shown.insert((company, unquoted(account).to_owned()), amount(balance)?) {
            None => Ok(()),
            Some(_) => Err(format!("account {account} stands twice")),
        }
    });
    problems.into_iter().for_each(|problem| finding.look(Some(problem)));
    let accounts: BTreeSet<_> = recorded.keys().chain(shown.keys()).collect();
    for account in accounts {
        let (facts, rows) = (recorded.get(account).copied().unwrap_or_default(), shown.get(account).copied().unwrap_or_default());
        finding.look((facts != rows).then(|| format!("account {}: the facts say {facts}, the trial balance {rows}", account.1)));
    }
    finding
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
            ("--5", "EUR", None),
            ("+5", "EUR", None),
            ("", "EUR", None),
        ] {
            assert_eq!(minor(text, currency), expected, "{text} {currency}");
        }
    }

    #[test]
    fn apostrophes_before_formulas_are_taken_off() {
        assert_eq!(unquoted("'=1"), "=1");
        assert_eq!(unquoted("'s-Hertogenbosch"), "'s-Hertogenbosch");
    }

    #[test]
    fn the_order_of_lines_and_where_an_account_ends_count() {
        let lines = |postings: &[(&str, i64)]| {
            let mut lines = Lines::default();
            postings.iter().for_each(|(account, amount)| lines.add(account, *amount));
            lines
        };
        assert_eq!(lines(&[("1200", 5), ("8400", -5)]), lines(&[("1200", 5), ("8400", -5)]));
        assert_ne!(lines(&[("1200", 5), ("8400", -5)]), lines(&[("8400", -5), ("1200", 5)]));
        assert_ne!(lines(&[("1200", 5), ("8400", -5)]), lines(&[("1201", 5), ("8400", -5)]));
    }
}
