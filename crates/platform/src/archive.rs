//! Reading a whole book in order, page by page, for whoever writes it elsewhere. Everything of one reading is of one state.

use kontor_contract::Result;
use kontor_contract::row::{ColumnType, Value};
use kontor_kernel::CivilDate;
use kontor_store::{Class, Identity, SCHEMA, SealedFact, Table, statements};
use uuid::Uuid;

use crate::cx::Cx;
use crate::router::Router;
use crate::signing::SignedHead;

/// Rows read at a time.
const PAGE: usize = 1_000;
/// What vouches for the rows stands in files of its own.
const APART: [&str; 3] = ["fact", "fact_seal", "fact_signature"];

statements! { "platform.archive";
    FACTS = "select s.node_id, s.epoch, s.seq, s.prev_hash, s.hash, f.fact_no, f.id, f.hlc, f.envelope, f.body \
        from fact_seal s join fact f on f.fact_no = s.fact_no \
        where s.node_id = $1 and s.epoch = $2 and s.seq > $3 order by s.seq limit 200";
    SIGNATURES = "select node_id, epoch, seq, hash, public_key, signature, signed_at from fact_signature \
        where node_id = $1 and epoch = $2 and seq > $3 order by seq limit 1000";
    CHECK_CHAINS = "select node_id, epoch from fact_seal union select node_id, epoch from fact_signature order by epoch, node_id";
}

/// Registers the texts.
pub(crate) fn register(router: &mut Router) {
    router.sql(ALL, &[]);
}

/// Days that rows are limited to; either end may be open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub from: Option<CivilDate>,
    /// The last day.
    pub to: Option<CivilDate>,
}

/// The tables that facts make, and the personal texts beside them: what of a book is no business of this computer alone.
pub fn tables() -> impl Iterator<Item = &'static Table> {
    SCHEMA.tables().filter(|table| table.class != Class::Local && !APART.contains(&table.name.as_str()))
}

/// Every chain, epoch by epoch.
///
/// # Errors
/// `unavailable.*`.
pub async fn chains(cx: &mut Cx) -> Result<Vec<Identity>> {
    let tenant_id = cx.identity().tenant_id;
    let chains: Vec<(Uuid, i64)> = cx.rows(&CHECK_CHAINS, Vec::new()).await?;
    Ok(chains.into_iter().map(|(node_id, epoch)| Identity { tenant_id, node_id, epoch }).collect())
}

/// Hands over all sealed facts of a chain, in order.
///
/// # Errors
/// `unavailable.*`, and what `part` fails with.
pub async fn facts(cx: &mut Cx, chain: Identity, mut part: impl FnMut(Vec<SealedFact>) -> Result<()>) -> Result<()> {
    let mut after = 0;
    loop {
        let facts = facts_after(cx, chain, after).await?;
        let Some(last) = facts.last() else { return Ok(()) };
        after = last.seq;
        part(facts)?;
    }
}

/// The next sealed facts of a chain.
pub(crate) async fn facts_after(cx: &mut Cx, chain: Identity, seq: i64) -> Result<Vec<SealedFact>> {
    cx.rows(&FACTS, kontor_contract::params![chain.node_id, chain.epoch, seq]).await
}

/// Hands over all signed heads of a chain, in order.
///
/// # Errors
/// `unavailable.*`, and what `part` fails with.
pub async fn signatures(cx: &mut Cx, chain: Identity, mut part: impl FnMut(Vec<SignedHead>) -> Result<()>) -> Result<()> {
    let mut after = 0;
    loop {
        let key = kontor_contract::params![chain.node_id, chain.epoch, after];
        let heads: Vec<SignedHead> = cx.rows(&SIGNATURES, key).await?;
        let Some(last) = heads.last() else { return Ok(()) };
        after = last.seq;
        part(heads)?;
    }
}

/// Hands over all rows of a table in order of its key. Rows that bear the day they were posted on may be limited.
///
/// # Errors
/// `unavailable.*`, and what `part` fails with.
pub async fn rows(cx: &mut Cx, table: &Table, days: Days, mut part: impl FnMut(Vec<Vec<Value>>) -> Result<()>) -> Result<()> {
    let mut after: Option<Vec<Value>> = None;
    loop {
        let rows = rows_after(cx, table, days, after.as_deref()).await?;
        let full = rows.len() == PAGE;
        after = rows.last().map(|row| key_of(table, row));
        if !rows.is_empty() {
            part(rows)?;
        }
        if !full {
            return Ok(());
        }
    }
}

/// The next rows of a table after a key, none of them if there are no more.
///
/// # Errors
/// `unavailable.*`.
pub async fn rows_after(cx: &mut Cx, table: &Table, days: Days, after: Option<&[Value]>) -> Result<Vec<Vec<Value>>> {
    let types: Vec<ColumnType> = table.columns.iter().map(|column| column.column_type).collect();
    let (sql, params) = page(table, days, after);
    cx.tx.values_of(&sql, params, &types).await
}

/// What a row is found by.
pub fn key_of(table: &Table, row: &[Value]) -> Vec<Value> {
    table.key.iter().map(|at| row[*at].clone()).collect()
}

fn page(table: &Table, days: Days, after: Option<&[Value]>) -> (String, Vec<Value>) {
    let columns: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    let key: Vec<&str> = table.key.iter().map(|at| columns[*at]).collect();
    let (mut wanted, mut params) = (Vec::new(), Vec::new());
    if let Some(after) = after {
        let places: Vec<String> = (1..=after.len()).map(|place| format!("${place}")).collect();
        wanted.push(format!("({}) > ({})", key.join(", "), places.join(", ")));
        params.extend(after.iter().cloned());
    }
    if table.position("posted_on").is_some() {
        for (day, sign) in [(days.from, ">="), (days.to, "<=")] {
            if let Some(day) = day {
                params.push(Value::Text(day.format("%Y-%m-%d").to_string()));
                wanted.push(format!("posted_on {sign} ${}", params.len()));
            }
        }
    }
    let wanted = if wanted.is_empty() { String::new() } else { format!(" where {}", wanted.join(" and ")) };
    let (columns, key, name) = (columns.join(", "), key.join(", "), &table.name);
    (format!("select {columns} from {name}{wanted} order by {key} limit {PAGE}"), params)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_begins_after_the_key_before_and_keeps_to_its_days() {
        let table = SCHEMA.find("finance_posting").expect("a migration makes it");
        let (sql, params) = page(table, Days::default(), None);
        assert!(sql.ends_with("from finance_posting order by entry_id, line limit 1000") && params.is_empty(), "{sql}");
        let days = Days { from: None, to: CivilDate::from_ymd_opt(2026, 12, 31) };
        let after = [Value::Id(Uuid::nil()), Value::Int(2)];
        let (sql, params) = page(table, days, Some(&after));
        assert!(sql.contains("where (entry_id, line) > ($1, $2) and posted_on <= $3 order by"), "{sql}");
        assert_eq!(params.len(), 3);
    }
}
