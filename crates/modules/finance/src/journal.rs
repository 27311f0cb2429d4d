//! The journal, in order, for programs that keep books of their own.

use std::collections::BTreeMap;

use kontor_contract::finance::{AccountType, EntryId};
use kontor_contract::identity::CompanyId;
use kontor_contract::row::Value;
use kontor_contract::{Result, params};
use kontor_derive::Row;
use kontor_kernel::{AccountCode, CivilDate, Money};
use kontor_platform::Cx;
use uuid::Uuid;

use crate::sql;

/// Entries handed over at a time.
const CHUNK: usize = 500;

/// A posting with what its entry and its account say.
#[derive(Debug, Clone, PartialEq)]
pub struct JournalPosting {
    /// The entry.
    pub entry_id: EntryId,
    /// The entry's number.
    pub number: String,
    /// Date that counts for the ledger.
    pub date: CivilDate,
    /// What the entry is about.
    pub memo: String,
    /// The account.
    pub account: AccountCode,
    /// The account's name.
    pub account_name: String,
    /// Where the account stands in the statements.
    pub account_type: AccountType,
    /// Debit positive, credit negative, in the company's currency.
    pub amount: Money,
}

#[derive(Row)]
struct Entry {
    id: EntryId,
    number: String,
    posted_on: CivilDate,
    memo: String,
}

#[derive(Row)]
struct Posting {
    entry_id: EntryId,
    line: i64,
    account: AccountCode,
    account_name: String,
    account_type: Option<AccountType>,
    amount: Money,
}

/// Reads every posting of a company, or of all one after the other, in order of date, entry number and line, and hands them over
/// in parts. No more than one day's entries are held at a time.
///
/// # Errors
/// `unavailable.*`, and what `part` fails with.
pub async fn read(
    cx: &mut Cx,
    of: Option<CompanyId>,
    mut part: impl AsyncFnMut(Vec<JournalPosting>) -> Result<()>,
) -> Result<()> {
    let mut companies: Vec<(Uuid,)> = cx.rows(&sql::JOURNAL_COMPANIES, Vec::new()).await?;
    companies.retain(|(company,)| of.is_none_or(|of| of.uuid() == *company));
    for (company,) in companies {
        let mut after = (String::new(), Uuid::nil());
        let mut day: Vec<Entry> = Vec::new();
        loop {
            let page: Vec<Entry> = cx.rows(&sql::JOURNAL_ENTRIES, params![company, after.0, after.1]).await?;
            let Some(last) = page.last() else { break };
            after = (last.posted_on.to_string(), last.id.uuid());
            for entry in page {
                if day.first().is_some_and(|first| first.posted_on != entry.posted_on) {
                    hand_over(cx, std::mem::take(&mut day), &mut part).await?;
                }
                day.push(entry);
            }
        }
        hand_over(cx, day, &mut part).await?;
    }
    Ok(())
}

/// Completes one day's entries by their postings.
async fn hand_over(
    cx: &mut Cx,
    mut day: Vec<Entry>,
    part: &mut impl AsyncFnMut(Vec<JournalPosting>) -> Result<()>,
) -> Result<()> {
    day.sort_by(|left, right| (&left.number, left.id.uuid()).cmp(&(&right.number, right.id.uuid())));
    for entries in day.chunks(CHUNK) {
        let ids: Vec<Value> = entries.iter().map(|entry| Value::Id(entry.id.uuid())).collect();
        let mut by_entry: BTreeMap<Uuid, Vec<Posting>> = BTreeMap::new();
        for posting in cx.rows_in::<Posting>(&sql::JOURNAL_POSTINGS, Vec::new(), &ids).await? {
            by_entry.entry(posting.entry_id.uuid()).or_default().push(posting);
        }
        let mut lines = Vec::new();
        for entry in entries {
            let mut postings = by_entry.remove(&entry.id.uuid()).unwrap_or_default();
            postings.sort_by_key(|posting| posting.line);
            lines.extend(postings.into_iter().map(|posting| line(entry, posting)));
        }
        part(lines).await?;
    }
    Ok(())
}

fn line(entry: &Entry, posting: Posting) -> JournalPosting {
    let Posting { account, account_name, account_type, amount, .. } = posting;
    JournalPosting {
        entry_id: entry.id,
        number: entry.number.clone(),
        date: entry.posted_on,
        memo: entry.memo.clone(),
        account,
        account_name,
        // An account that is no longer in the chart stands with what the company owns; verify names the loss.
        account_type: account_type.unwrap_or(AccountType::Asset),
        amount,
    }
}
