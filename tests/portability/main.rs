//! One SQL text for two databases: each is prepared on both, none scans a table that grows, and none forgets the scope.

use kontor_runtime::{Location, router};
use kontor_store::{Dialect, SCHEMA, rendered};
use kontor_tests::{TestBook, raw};

/// Texts that read everything on purpose: `kontor verify`.
fn reads_everything(name: &str) -> bool {
    name.contains(".CHECK_") || name.starts_with("platform.verify.") || name == "store.fact.UNSEALED"
}

/// Texts that read all of a company's rows of a growing table on purpose: what is open, live or in stock, which trade does
/// not let grow without end.
const READ_A_COMPANY: &[&str] = &["finance.OPEN_SUMS", "inventory.LIVE_EXPIRED", "inventory.WAREHOUSE_SHORTAGES"];

#[tokio::test]
async fn every_text_prepares_on_sqlite_and_scans_nothing_that_grows() {
    let book = TestBook::sqlite().await;
    let connection = rusqlite::Connection::open(book.path()).expect("the app made it");
    let mut wrong = Vec::new();
    for (name, sql) in router().texts() {
        let (text, _) = rendered(Dialect::Sqlite, &sql);
        if let Err(error) = connection.prepare(&text) {
            wrong.push(format!("{name}: {error}"));
            continue;
        }
        if reads_everything(&name) {
            continue;
        }
        let mut statement = connection.prepare(&format!("explain query plan {text}")).expect("it was prepared without");
        let steps: Vec<String> = statement
            .raw_query()
            .mapped(|row| row.get::<_, String>(3))
            .collect::<Result<_, _>>()
            .expect("a plan is four columns");
        for step in steps.iter().filter(|step| step.starts_with("SCAN ")) {
            if scans_growing(step, &sql) {
                wrong.push(format!("{name}: {step}"));
            }
        }
        // An index by nothing but the company is as good as none: a shop has one. Lists read a page of it and stop.
        let listed = name.contains("ListRequest") || READ_A_COMPANY.contains(&name.as_str());
        for step in steps.iter().filter(|step| !listed && step.starts_with("SEARCH ") && step.ends_with("(company_id=?)")) {
            if scans_growing(step, &sql) {
                wrong.push(format!("{name}: {step}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether a plan's step reads all of a table that grows with trade; it names the table or its alias.
fn scans_growing(step: &str, sql: &str) -> bool {
    let Some(name) = step.split_whitespace().nth(1) else { return false };
    SCHEMA.tables().filter(|table| table.grows).any(|table| {
        table.name == name || sql.contains(&format!("{} {name} ", table.name)) || sql.ends_with(&format!("{} {name}", table.name))
    })
}

#[tokio::test]
async fn every_text_prepares_on_postgres_and_scans_nothing_that_grows() {
    let book = TestBook::postgres().await;
    let Location::Postgres(url) = &book.location else { unreachable!("a Postgres book") };
    let mut script = String::from("set enable_seqscan = off; set plan_cache_mode = force_generic_plan;\n");
    let texts = router().texts();
    for (at, (_, sql)) in texts.iter().enumerate() {
        let (text, params) = rendered(Dialect::Postgres, sql);
        let nulls = vec!["null"; params].join(", ");
        let arguments = if params == 0 { String::new() } else { format!("({nulls})") };
        script.push_str(&format!("prepare t{at} as {text};\n\\echo PLAN {at}\nexplain (costs off) execute t{at}{arguments};\n"));
    }
    let plans = raw::psql(url, &script).await.unwrap_or_else(|error| panic!("{error}"));
    let mut wrong = Vec::new();
    let mut name = "";
    for line in plans.lines() {
        if let Some(at) = line.strip_prefix("PLAN ") {
            name = at.parse::<usize>().ok().and_then(|at| texts.get(at)).map_or("", |(name, _)| name.as_str());
        } else if let Some((_, table)) = line.split_once("Seq Scan on ") {
            let table = table.split_whitespace().next().unwrap_or_default();
            if !reads_everything(name) && SCHEMA.find(table).is_some_and(|table| table.grows) {
                wrong.push(format!("{name}: {}", line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A text that reads a table with a company must say whose rows it means.
#[test]
fn every_text_over_scoped_tables_carries_the_scope() {
    let mut wrong = Vec::new();
    for (name, sql) in router().texts() {
        let words: Vec<&str> = sql.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
        let scoped = words
            .windows(2)
            .any(|pair| matches!(pair[0], "from" | "join") && SCHEMA.find(pair[1]).is_some_and(kontor_store::Table::scoped));
        if scoped && !sql.contains("{scope:") && !BY_SESSION.contains(&name.as_str()) {
            wrong.push(name);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Texts that make the scope, before there is one.
const BY_SESSION: &[&str] = &["identity.SESSION", "identity.GRANTS", "identity.FIRST_COMPANY"];
