//! Procedure documentation: how this book is kept, as it is set up today (GoBD 151: who may do what, numbers, locks, taxes,
//! versions). Made from the book itself, so it cannot say what is not so.

use std::fmt::Write as _;

use kontor_contract::i18n::{Texts, texts};
use kontor_contract::identity::Role;
use kontor_contract::paper::PAPER_FAILED;
use kontor_contract::row::Value;
use kontor_contract::{Result, roles};
use kontor_documents::prose::{Block, Prose, pdf as draw};
use kontor_kernel::{Instant, Language, Percent};
use kontor_platform::archive::{Days, rows};
use kontor_platform::{App, Cx};
use kontor_store::{SCHEMA, Table};

/// Rows of a section at most; beyond it the section says so.
const MAX_ROWS: usize = 500;

/// A section that shows a table as it is: the key of its heading, the table, its columns.
type Shown = (&'static str, &'static str, &'static [&'static str]);

/// What is set in tables. Those of modules that are not there are left out.
const SECTIONS: &[Shown] = &[
    ("procedures-own-roles", "identity_role", &["code", "name", "permissions", "hides"]),
    ("procedures-users", "identity_user", &["login", "name", "active"]),
    (
        "procedures-grants",
        "identity_grant",
        &[
            "user_id",
            "team_id",
            "role",
            "branch_id",
            "region",
            "post_up_to",
            "approve_up_to",
            "discount_up_to",
            "valid_from",
            "valid_to",
            "revoked",
        ],
    ),
    ("procedures-teams", "identity_team", &["name", "terms", "members", "ended"]),
    ("procedures-branches", "identity_branch", &["code", "name", "region"]),
    ("procedures-security", "identity_security", &[]),
    ("procedures-approvals", "approvals_rule", &[]),
    ("procedures-prefixes", "finance_series", &["kind", "prefix"]),
    ("procedures-series", "number_series", &["kind", "fiscal_year", "epoch", "next"]),
    ("procedures-years", "finance_year", &["year", "starts_on", "ends_on"]),
    ("procedures-locks", "finance_lock", &["kind", "until"]),
    ("procedures-taxes", "finance_tax_code", &["code", "category", "rate", "direction", "valid_from", "valid_to", "tax_account"]),
    ("procedures-terms", "finance_payment_term", &["code", "due_days", "discount_days", "discount_percent", "active"]),
    ("procedures-warehouses", "inventory_warehouse", &["code", "name", "negative_stock", "active"]),
    ("procedures-backups", "book_backup_settings", &[]),
    ("procedures-keys", "book_key", &["epoch", "public_key", "begun_at"]),
];

/// The documentation of an open book.
///
/// # Errors
/// `unavailable.*`.
pub async fn read(app: &App, language: Option<Language>) -> Result<Prose> {
    let now = app.now();
    let engine = format!("{:?}", app.db().dialect());
    app.read_at_once(async move |cx: &mut Cx| {
        let companies = table_rows(cx, "identity_company").await?;
        let country = companies.first().and_then(|row| row.text("country")).unwrap_or_default();
        let language = language.unwrap_or_else(|| language_of(&country));
        let words = texts(language);
        let names: Vec<String> = companies.iter().filter_map(|row| row.text("name")).collect();
        let mut blocks = vec![Block::Text(words.get("procedures-about"))];
        blocks.extend(program(words, cx, &engine, now));
        for company in &companies {
            blocks.extend(company_facts(words, company));
        }
        blocks.extend(ready_made_roles(words));
        for section in SECTIONS {
            blocks.extend(shown(cx, words, &companies, section).await?);
        }
        blocks.extend(rules(words));
        let author = names.join(", ");
        Ok(Prose { title: format!("{} {author}", words.get("procedures-title")), author, language, blocks })
    })
    .await
}

/// As a PDF.
///
/// # Errors
/// `paper.failed`.
pub fn pdf(prose: &Prose) -> Result<Vec<u8>> {
    draw(prose).map_err(|error| PAPER_FAILED.with("reason", error))
}

/// As Markdown.
pub fn markdown(prose: &Prose) -> String {
    let mut out = format!("# {}\n", plain(&prose.title));
    for block in &prose.blocks {
        write_block(&mut out, block).expect("writing to a String cannot fail");
    }
    out
}

fn write_block(out: &mut String, block: &Block) -> std::fmt::Result {
    match block {
        Block::Heading(text) => writeln!(out, "\n## {}", plain(text)),
        Block::Text(text) => writeln!(out, "\n{}", plain(text)),
        Block::Facts(facts) => {
            writeln!(out)?;
            facts.iter().try_for_each(|(label, text)| writeln!(out, "- {}: {}", plain(label), plain(text)))
        }
        Block::Table(rows) => {
            writeln!(out)?;
            for (at, row) in rows.iter().enumerate() {
                let cells: Vec<String> = row.iter().map(|cell| plain(cell).replace('|', "\\|")).collect();
                writeln!(out, "| {} |", cells.join(" | "))?;
                if at == 0 {
                    writeln!(out, "|{}", "---|".repeat(row.len()))?;
                }
            }
            Ok(())
        }
    }
}

/// A text of the book that Markdown and HTML read as text.
fn plain(text: &str) -> String {
    text.replace(['\n', '\r'], " ").replace('&', "&amp;").replace('<', "&lt;").replace('`', "\\`")
}

fn language_of(country: &str) -> Language {
    match country {
        "DE" | "AT" | "LI" => Language::De,
        "FR" | "MC" => Language::Fr,
        _ => Language::En,
    }
}

/// A row by the names of its columns.
struct Found {
    table: &'static Table,
    values: Vec<Value>,
}

impl Found {
    fn text(&self, column: &str) -> Option<String> {
        let at = self.table.position(column)?;
        Some(match &self.values[at] {
            Value::Null(_) => String::new(),
            Value::Int(number) => int(column, *number),
            Value::Text(text) => text.clone(),
            Value::Id(id) => id.to_string(),
            Value::Bytes(bytes) => format!("{} bytes", bytes.len()),
        })
    }
}

/// Numbers as people write them.
fn int(column: &str, number: i64) -> String {
    match column {
        "rate" | "discount_percent" => format!("{} %", Percent::from_scaled(number)),
        _ if column.ends_with("_at") => Instant::from_micros(number).to_string(),
        _ => number.to_string(),
    }
}

async fn table_rows(cx: &mut Cx, name: &str) -> Result<Vec<Found>> {
    let Some(table) = SCHEMA.find(name) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    rows(cx, table, Days::default(), |part| {
        found.extend(part.into_iter().map(|values| Found { table, values }));
        Ok(())
    })
    .await?;
    Ok(found)
}

fn program(words: &Texts, cx: &Cx, engine: &str, now: Instant) -> [Block; 2] {
    let identity = cx.identity();
    let fact = |key: &str, value: String| (words.get(key), value);
    [
        Block::Heading(words.get("procedures-program")),
        Block::Facts(vec![
            fact("procedures-version", format!("Kontor {}", env!("CARGO_PKG_VERSION"))),
            fact("procedures-structure", kontor_store::newest().to_string()),
            fact("procedures-engine", engine.to_owned()),
            fact("procedures-book", identity.tenant_id.to_string()),
            fact("procedures-node", format!("{}, {}", identity.node_id, identity.epoch)),
            fact("procedures-made", now.to_string()),
        ]),
    ]
}

fn company_facts(words: &Texts, company: &Found) -> [Block; 2] {
    let columns = ["country", "currency", "fiscal_start_month", "pack", "id"];
    let facts = columns.iter().filter_map(|column| Some(((*column).to_owned(), company.text(column)?)));
    let name = company.text("name").unwrap_or_default();
    [Block::Heading(format!("{} {name}", words.get("procedures-company"))), Block::Facts(facts.collect())]
}

/// The table of `kontor_contract::roles`, which belongs to the program's version.
fn ready_made_roles(words: &Texts) -> [Block; 3] {
    let facts = Role::ALL.iter().map(|role| {
        let held: Vec<String> = roles::permissions(*role).iter().map(ToString::to_string).collect();
        let all = held.len() == kontor_contract::permissions().len();
        (role.as_str().to_owned(), if all { words.get("procedures-everything") } else { held.join(", ") })
    });
    [
        Block::Heading(words.get("procedures-roles")),
        Block::Text(words.get("procedures-roles-about")),
        Block::Facts(facts.collect()),
    ]
}

/// A table as it is; where the book has several companies, each row says whose it is.
async fn shown(cx: &mut Cx, words: &Texts, companies: &[Found], (heading, name, columns): &Shown) -> Result<Vec<Block>> {
    let Some(table) = SCHEMA.find(name) else { return Ok(Vec::new()) };
    let several = companies.len() > 1 && table.position("company_id").is_some();
    let hidden = |column: &str| ["version", "search", "stamps"].contains(&column) || column.ends_with("_search");
    let told = |column: &&str| !(hidden(column) || (several && *column == "company_id"));
    let all = || table.columns.iter().map(|column| column.name.as_str()).filter(told);
    let columns: Vec<&str> = match columns {
        [] => all().collect(),
        some => some.iter().copied().filter(|column| table.position(column).is_some()).collect(),
    };
    let found = table_rows(cx, name).await?;
    let mut blocks = vec![Block::Heading(words.get(heading))];
    if found.is_empty() {
        blocks.push(Block::Text(words.get("procedures-none")));
        return Ok(blocks);
    }
    let whose = |row: &Found| several.then(|| company_of(row, companies));
    // Many columns of one row read better as facts.
    if found.len() == 1 && columns.len() > 4 {
        let facts = columns.iter().map(|column| ((*column).to_owned(), found[0].text(column).unwrap_or_default()));
        blocks.push(Block::Facts(whose(&found[0]).map(|name| ("company".to_owned(), name)).into_iter().chain(facts).collect()));
        return Ok(blocks);
    }
    let head = several.then(|| "company".to_owned()).into_iter().chain(columns.iter().map(|column| (*column).to_owned()));
    let mut grid: Vec<Vec<String>> = vec![head.collect()];
    let row =
        |row: &Found| whose(row).into_iter().chain(columns.iter().map(|column| row.text(column).unwrap_or_default())).collect();
    grid.extend(found.iter().take(MAX_ROWS).map(row));
    blocks.push(Block::Table(grid));
    if found.len() > MAX_ROWS {
        blocks.push(Block::Text(format!("… {}", found.len() - MAX_ROWS)));
    }
    Ok(blocks)
}

/// The name of the company a row is of.
fn company_of(row: &Found, companies: &[Found]) -> String {
    let id = row.text("company_id");
    companies.iter().find(|company| company.text("id") == id).and_then(|company| company.text("name")).unwrap_or_default()
}

/// What holds in every book, whatever is set.
fn rules(words: &Texts) -> Vec<Block> {
    let keys = ["posting", "numbers", "chain", "access", "audit", "personal", "retention", "backup", "archive"];
    let rule = |key: &&str| Block::Text(words.get(&format!("procedures-rule-{key}")));
    std::iter::once(Block::Heading(words.get("procedures-rules"))).chain(keys.iter().map(rule)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_the_book_stay_texts() {
        let blocks = vec![Block::Table(vec![vec!["a".into()], vec!["<script>|x".into()]]), Block::Text("a\n# b".into())];
        let prose = Prose { title: "T".into(), author: String::new(), language: Language::En, blocks };
        assert_eq!(markdown(&prose), "# T\n\n| a |\n|---|\n| &lt;script>\\|x |\n\na # b\n");
    }
}
