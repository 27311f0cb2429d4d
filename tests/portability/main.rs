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
    let views = views(&connection).expect("the app made them");
    let mut wrong = Vec::new();
    for (name, sql) in router().texts() {
        let named = with_views(&sql, &views);
        // SQLite guesses by how many values are listed; of three it thinks otherwise than of one.
        for listed in if sql.contains("{list}") { &[1, 3][..] } else { &[1] } {
            let (text, _) = rendered(Dialect::Sqlite, &sql, *listed);
            match plan(&connection, &text) {
                Ok(steps) if reads_everything(&name) => drop(steps),
                Ok(steps) => wrong.extend(
                    steps
                        .iter()
                        .filter(|step| reads_too_much(&name, step, &named))
                        .map(|step| format!("{name} ({listed}): {step}")),
                ),
                Err(error) => wrong.push(format!("{name}: {error}")),
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn plan(connection: &rusqlite::Connection, text: &str) -> rusqlite::Result<Vec<String>> {
    connection.prepare(text)?;
    connection.prepare(&format!("explain query plan {text}"))?.raw_query().mapped(|row| row.get(3)).collect()
}

/// Names and texts of the book's views.
fn views(connection: &rusqlite::Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let mut statement = connection.prepare("select name, sql from sqlite_master where type = 'view'")?;
    let rows = statement.raw_query().mapped(|row| Ok((row.get(0)?, row.get::<_, String>(1)?.replace('\n', " "))));
    rows.collect()
}

/// A text and those of the views it reads, so that a plan's aliases can be told.
fn with_views(sql: &str, views: &[(String, String)]) -> String {
    let read = views.iter().filter(|(name, _)| sql.contains(name.as_str()));
    read.fold(sql.to_owned(), |all, (_, text)| format!("{all} ; {text} "))
}

/// Whether a step scans a table that grows, or finds its rows by nothing but the company, which is as good: a shop has one.
/// Lists read a page of it and stop.
fn reads_too_much(name: &str, step: &str, sql: &str) -> bool {
    let listed = name.contains("ListRequest") || READ_A_COMPANY.contains(&name);
    let whole = step.starts_with("SCAN ") || (!listed && step.starts_with("SEARCH ") && step.ends_with("(company_id=?)"));
    (whole || finds_by_absence(step, sql)) && scans_growing(step, sql)
}

/// Whether a step looks for rows by what they lack: most rows lack it. A left join finds by what its other side has.
fn finds_by_absence(step: &str, sql: &str) -> bool {
    let looked_for = |(at, _): (usize, &str)| {
        let column = sql[..at].rsplit(' ').next().and_then(|word| word.split_once('.'));
        column.is_some_and(|(alias, column)| {
            step.starts_with(&format!("SEARCH {alias} ")) && step.contains(&format!("({column}=?"))
        })
    };
    !step.ends_with("LEFT-JOIN") && sql.match_indices(" is null").any(looked_for)
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
        let (text, params) = rendered(Dialect::Postgres, sql, 3);
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

/// A plan that was made while a table was empty reads all documents of a company for one of them. The server looks at a table
/// beside what goes on, at a moment of its own.
#[tokio::test]
async fn postgres_looks_at_a_table_as_soon_as_it_has_grown() {
    let book = TestBook::postgres().await;
    let owner = book.company().await;
    for cents in 1..=64 {
        owner.post("1200", "0800", cents).await.expect("balanced");
    }
    let Location::Postgres(url) = &book.location else { unreachable!("a Postgres book") };
    raw::wait_for(url, "select count(*) from pg_stat_user_tables where relname = 'finance_entry' and analyze_count > 0", "1")
        .await;
}

/// A price list has as many facts as it had changes: whoever wants its number goes through them once, not once for each.
#[tokio::test]
async fn numbers_of_documents_are_found_going_through_their_facts_once() {
    let book = TestBook::sqlite().await;
    let connection = rusqlite::Connection::open(book.path()).expect("the app made it");
    let texts = router().texts();
    let (_, sql) = texts.iter().find(|(name, _)| name == "platform.audit_names.NUMBERS").expect("the log asks for it");
    let (text, _) = rendered(Dialect::Sqlite, sql, 3);
    let steps = plan(&connection, &text).expect("it prepares");
    let place = |alias: &str| steps.iter().position(|step| step.starts_with(&format!("SEARCH {alias} ")));
    let (facts, number) = (place("n"), place("d"));
    assert!(facts.is_some() && facts < number, "{steps:#?}");
}

/// How often a currency was posted in, over a year and a day from `SINCE` on, which is where a span of rates begins.
const RATES: i64 = 20_000;
const SINCE: i64 = 650 * 2_592_000_000_000;
const APART: i64 = 366 * 24 * 60 * 60 * 1_000_000 / RATES;
/// What it was posted at most at.
const HIGHEST: i64 = 900_999;

fn known_rates() -> String {
    let texts = router().texts();
    texts.into_iter().find(|(name, _)| name == "finance.KNOWN_RATES").map(|(_, sql)| sql).expect("weights ask for it")
}

/// Whoever weighs a document in another currency reads the highest rate of each month, not all that were posted.
#[tokio::test]
async fn of_many_rates_of_a_currency_few_are_read_on_sqlite() {
    let book = TestBook::sqlite().await;
    let many = format!(
        "insert into finance_rate with recursive n (i) as (select 1 union all select i + 1 from n where i < {RATES}) \
         select 1, randomblob(16), zeroblob(16), 'USD', 900000 + i % 1000, randomblob(16), zeroblob(16), {SINCE} + i * {APART} from n"
    );
    book.raw(&many).await.expect("rows are added");
    let connection = rusqlite::Connection::open(book.path()).expect("the app made it");
    let (text, _) = rendered(Dialect::Sqlite, &known_rates(), 1);
    let mut statement = connection.prepare(&text).expect("it prepares");
    let nobody = [0_u8; 16];
    let rates = statement.query_map(rusqlite::params!["USD", SINCE, nobody, nobody], |row| row.get::<_, Option<i64>>(0));
    let rates: Vec<Option<i64>> = rates.expect("it runs").collect::<rusqlite::Result<_>>().expect("rates");
    assert_eq!(rates.into_iter().max().flatten(), Some(HIGHEST));
    // Some ten steps are one row.
    let steps = statement.get_status(rusqlite::StatementStatus::VmStep);
    assert!(steps < 5_000, "{steps} steps");
}

#[tokio::test]
async fn of_many_rates_of_a_currency_few_are_read_on_postgres() {
    let book = TestBook::postgres().await;
    let Location::Postgres(url) = &book.location else { unreachable!("a Postgres book") };
    let (text, _) = rendered(Dialect::Postgres, &known_rates(), 1);
    let nobody = uuid::Uuid::nil();
    let script = format!(
        "insert into finance_rate select 1, gen_random_uuid(), '{nobody}', 'USD', 900000 + i % 1000, gen_random_uuid(), '{nobody}', \
             {SINCE} + i * {APART} from generate_series(1, {RATES}::bigint) i;\n\
         analyze finance_rate; set plan_cache_mode = force_generic_plan;\n\
         prepare known as {text};\n\
         execute known ('USD', {SINCE}, '{nobody}', '{nobody}');\n\
         explain (analyze, costs off, timing off, summary off) execute known ('USD', {SINCE}, '{nobody}', '{nobody}');\n"
    );
    let said = raw::psql(url, &script).await.unwrap_or_else(|error| panic!("{error}"));
    let highest = said.lines().map_while(|line| line.trim().parse::<i64>().ok().or(line.is_empty().then_some(0))).max();
    assert_eq!(highest, Some(HIGHEST), "{said}");
    let read: i64 = said.lines().filter(|line| line.contains(" on finance_rate ")).map(rows_read).sum();
    let passed_over: i64 =
        said.lines().filter_map(|line| line.split_once("Rows Removed by Filter: ")).map(|(_, rows)| whole(rows)).sum();
    assert!((1..200).contains(&(read + passed_over)), "{read} rows, {passed_over} passed over: {said}");
}

/// Rows that a step of a plan has read, each time it ran.
fn rows_read(step: &str) -> i64 {
    let after = |word: &str| step.split_once(word).map_or(0, |(_, rest)| whole(rest));
    after("(actual rows=") * after(" loops=")
}

/// The whole number that a text begins with.
fn whole(text: &str) -> i64 {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().expect("a plan that was run counts rows")
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
        if scoped && !sql.contains("{scope:") && !WITHOUT_SCOPE.contains(&name.as_str()) {
            wrong.push(name);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Texts that make the scope, before there is one; of a person, what they are in the other companies of the book; the store's own
/// of a legal number, whose key says which company.
const WITHOUT_SCOPE: &[&str] = &[
    "identity.SESSION",
    "identity.FIRST_COMPANY",
    "identity.COMPANIES_OF_USER",
    "identity.COMPANY_OF_USER",
    "identity.WORKS_IN",
    "identity.COMPANIES_BEYOND",
    "identity.COMPANIES_UNGOVERNED",
    "identity.COMPANIES_GOVERNED",
    "identity.OTHER_GOVERNING_USER",
    "identity.STILL_GOVERNS",
    "identity.oidc.PROVIDER",
    "identity.sign_in.ROLES",
    "identity.sign_in.SECURITY",
    "identity.sign_in.SECURITY_OF_USER",
    "identity.sign_in.COMPANIES_HELD",
    "identity.sign_in.OWNS",
    "store.SERIES",
    "store.STILL_NEXT",
];

/// Rows that belong to a branch are shown by branch. What reads them without is here, with the reason: what a document
/// decides on inside, which is true of the whole company whoever asks.
#[test]
fn every_text_over_rows_of_branches_says_so() {
    let mut wrong = Vec::new();
    for (name, sql) in router().texts() {
        let decides = || DECIDES.iter().any(|(known, _)| name.starts_with(known));
        if reads_everything(&name) || decides() || WITHOUT_SCOPE.contains(&name.as_str()) {
            continue;
        }
        let words: Vec<&str> = sql.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
        let placed = words.windows(2).filter(|pair| matches!(pair[0], "from" | "join")).filter_map(|pair| SCHEMA.find(pair[1]));
        let placed =
            placed.filter(|table| table.scoped() && table.position("branch_id").is_some() && table.name != "identity_grant");
        if placed.count() > 0 && !sql.contains("+branch") {
            wrong.push(name);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Texts over rows of branches that read the whole company, and why.
const DECIDES: &[(&str, &str)] = &[
    ("finance.REVERSED_BY", "the reversal of an entry that is shown"),
    ("finance.JOURNAL_", "export of the whole journal, without a session"),
    ("finance.PAID_BEFORE", "what was paid to a party in parts, against limits and rules"),
    ("finance.KNOWN_RATES", "what a currency is worth, against limits and rules"),
    ("finance.PAYMENT_REVERSAL", "whether a payment that is shown was taken back"),
    ("finance.SETTLED", "what settled an item that is shown"),
    ("finance.TAXES_OF_ITEMS", "taxes of items that a payment settles"),
    ("finance.ON_ACCOUNT_ITEM", "what a payment that is shown left on account"),
    ("finance.ITEMS_OF_NUMBER", "whether a number was taken over before"),
    ("finance.PAYER_NAME", "the payer of a payment that is shown"),
    ("finance.ENTRY_LINES", "lines of an entry that is shown"),
    ("finance.settlement.PAID_PARTS", "what settled an item that is shown"),
    ("finance.settlement.SET_OFF_PARTS", "what settled an item that is shown"),
    ("finance.settlement.REVERSAL", "whether a settlement that is shown was taken back"),
    ("inventory.ITEM_", "whether an item moved or lies anywhere, before it is changed"),
    ("inventory.WAREHOUSE_", "whether a code is taken, whether a warehouse is short"),
    ("inventory.STOCK", "the stock that a document moves"),
    ("inventory.LAST_COST", "the cost of what a document moves"),
    ("inventory.STILL_AVAILABLE", "a guard"),
    ("inventory.DOCUMENT_", "the number or reversal of a document that is shown"),
    ("inventory.MOVES_TO_UNDO", "moves of a document that is taken back"),
    ("inventory.LIVE_", "promises to a document, or that have run out"),
    ("inventory.ISSUED_BY", "what a delivery that is taken back had issued"),
    ("inventory.RETURNED", "what has come back of it"),
    ("sales.COMMITMENTS", "what a customer owes everywhere, against the credit limit"),
    ("sales.CREDITED_", "what was credited of an invoice that is shown"),
    ("approvals.RULE", "rules of the company, for whoever may read rules"),
    ("approvals.COUNT_OF_RULE", "rules of the company"),
    ("approvals.rule ", "rules of the company"),
    ("approvals.REQUEST", "shown to who asked and who decides, which the view tells by branch"),
    ("approvals.request ", "one's own requests"),
    ("platform.audit.FIRST_MISSING", "filling the log of an older book"),
    ("platform.audit.MISSING", "filling the log of an older book"),
];
