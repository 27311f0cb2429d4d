//! The tables as the migrations declare them: columns, key, class. Read from the migration texts, which stay the only
//! declaration; triggers for append-only tables follow from the class.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use kontor_contract::row::{ColumnType, Value};

use crate::migrations::MIGRATIONS;
use crate::words::Words;

/// How `apply` treats a table's rows, and whether they travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Append-only; refused by triggers otherwise.
    Posted,
    /// One owner node writes; guarded by version.
    Owned,
    /// Merged field by field.
    Merged,
    /// Decided on the centre; guarded by version.
    Central,
    /// Sums kept by `apply`; the order of arrival does not matter.
    Balance,
    /// Travels beside the facts and may be erased.
    Detached,
    /// This database only; not made from facts.
    Local,
}

/// Whose the rows of a local table are, and so whether they go along when a book moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Keeping {
    /// The book's: they go wherever it goes.
    Book,
    /// This database's or this computer's alone: a copy has its own.
    Machine,
    /// What proves who somebody is: they go only where that is asked for.
    Secret,
    /// Kept by the store from the rows of another table.
    Index,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// Its name.
    pub name: String,
    /// Its type.
    pub column_type: ColumnType,
    /// What it holds when nothing was given; `None` where something must be.
    pub default: Option<Value>,
}

/// A table as declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name, with the module's prefix.
    pub name: String,
    /// Its class.
    pub class: Class,
    /// Of a local table, whose its rows are.
    pub keeping: Option<Keeping>,
    /// Whether it grows with trade, so that no query may scan it.
    pub grows: bool,
    /// Whether its rows, once written, are never changed or removed: refused by triggers.
    pub append_only: bool,
    /// All columns, in order.
    pub columns: Vec<TableColumn>,
    /// Positions of the primary key's columns.
    pub key: Vec<usize>,
    /// The words its rows are looked for by, where a later table keeps them.
    pub words: Option<Words>,
}

impl Table {
    /// Position of a column.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
    /// Whether queries on it must carry the caller's scope.
    pub fn scoped(&self) -> bool {
        !matches!(self.class, Class::Local | Class::Detached) && self.position("company_id").is_some()
    }
    /// Names of the columns `apply` gives, in order: all but those the store fills.
    pub fn given(&self) -> impl Iterator<Item = &TableColumn> {
        self.columns.iter().filter(|column| column.name != "fact_no" && column.name != "stripe")
    }
    /// The columns that are no part of the key and no filling of the store.
    pub fn payload(&self) -> impl Iterator<Item = &TableColumn> {
        self.columns.iter().enumerate().filter(|(at, _)| !self.key.contains(at)).map(|(_, column)| column)
    }
}

/// All tables of a book.
#[derive(Debug, Default)]
pub struct Schema {
    tables: BTreeMap<String, Table>,
}

/// The tables of this version of Kontor.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    let mut schema = Schema::default();
    for migration in MIGRATIONS {
        schema.add(migration.sql).expect("migrations are checked by a test before they are committed");
    }
    schema
});

impl Schema {
    /// A table by name.
    pub fn find(&self, name: &str) -> Option<&Table> {
        self.tables.get(name)
    }
    /// A table that the code names and a test has checked.
    pub(crate) fn table(&self, name: &str) -> &Table {
        self.find(name).expect("row structs name existing tables; a test checks each")
    }
    /// All tables, by name.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.tables.values()
    }

    fn add(&mut self, sql: &str) -> Result<(), String> {
        let mut comment = "";
        let mut lines = sql.lines();
        while let Some(line) = lines.next() {
            if let Some(text) = line.strip_prefix("-- ") {
                comment = text;
            } else if let Some(name) = line.strip_prefix("create table ") {
                let name = name.trim_end_matches(['(', ' ']);
                let table = parse_table(name, comment, &mut lines)?;
                if let Some((of, columns)) = Words::declared(comment) {
                    let of = self.tables.get_mut(of).ok_or_else(|| format!("{line}: words of no table"))?;
                    of.words = Some(Words { table: name.to_owned(), columns });
                }
                self.tables.insert(name.to_owned(), table);
            } else if let Some(name) = line.strip_prefix("drop table ") {
                self.tables.remove(name.trim_end_matches(';')).ok_or_else(|| format!("{line}: no such table"))?;
            } else if let Some((table, column)) =
                line.strip_prefix("alter table ").and_then(|rest| rest.split_once(" add column "))
            {
                let table = self.tables.get_mut(table).ok_or_else(|| format!("{line}: no such table"))?;
                table.columns.push(parse_column(column)?);
            }
        }
        Ok(())
    }
}

fn parse_table<'a>(name: &str, comment: &str, lines: &mut impl Iterator<Item = &'a str>) -> Result<Table, String> {
    let (words, _) = comment.split_once(':').ok_or_else(|| format!("{name}: the comment before it must declare its class"))?;
    let mut words = words.split_whitespace();
    let class = match words.next() {
        Some("posted") => Class::Posted,
        Some("owned") => Class::Owned,
        Some("merged") => Class::Merged,
        Some("central") => Class::Central,
        Some("balance") => Class::Balance,
        Some("detached") => Class::Detached,
        Some("local") => Class::Local,
        other => return Err(format!("{name}: unknown class {other:?}")),
    };
    let words: Vec<&str> = words.collect();
    let keeping = keeping(name, comment, class, &words)?;
    let grows = words.contains(&"grows");
    let append_only = class == Class::Posted || words.contains(&"append");
    let mut columns = Vec::new();
    let mut key_names: Vec<String> = Vec::new();
    for line in lines {
        let line = line.trim();
        if line.starts_with(')') {
            break;
        }
        if let Some(list) = line.strip_prefix("primary key (") {
            key_names = list.trim_end_matches([',', ')']).split(',').map(|column| column.trim().to_owned()).collect();
        } else if !(line.is_empty() || ["unique (", "check (", "foreign key (", "--"].iter().any(|start| line.starts_with(start)))
        {
            let column = parse_column(line)?;
            if line.contains("primary key") {
                key_names = vec![column.name.clone()];
            }
            columns.push(column);
        }
    }
    let key = key_names
        .iter()
        .map(|key| {
            columns
                .iter()
                .position(|column: &TableColumn| &column.name == key)
                .ok_or_else(|| format!("{name}: no key column {key}"))
        })
        .collect::<Result<Vec<_>, _>>()?;
    if key.is_empty() {
        return Err(format!("{name}: no primary key"));
    }
    let table = Table { name: name.to_owned(), class, keeping, grows, append_only, columns, key, words: None };
    if class == Class::Merged {
        check_merged(&table)?;
    }
    Ok(table)
}

/// A local table says whose its rows are; nothing is guessed from its name.
fn keeping(name: &str, comment: &str, class: Class, words: &[&str]) -> Result<Option<Keeping>, String> {
    if class != Class::Local {
        return Ok(None);
    }
    if Words::declared(comment).is_some() {
        return Ok(Some(Keeping::Index));
    }
    let known = [("book", Keeping::Book), ("machine", Keeping::Machine), ("secret", Keeping::Secret)];
    let said: Vec<Keeping> = known.iter().filter(|(word, _)| words.contains(word)).map(|(_, keeping)| *keeping).collect();
    match said[..] {
        [one] => Ok(Some(one)),
        _ => Err(format!("{name}: a local table says whose its rows are: local book, local machine or local secret")),
    }
}

/// A merged row may be made by an edit of any field, so each has a default; only what the row belongs to, its `..._id`
/// columns, is given by every edit.
fn check_merged(table: &Table) -> Result<(), String> {
    let name = &table.name;
    let kinds = |column: &str| table.position(column).map(|at| table.columns[at].column_type);
    if key_names(table) != ["id"] || kinds("stamps") != Some(ColumnType::Text) || kinds("version") != Some(ColumnType::Int) {
        return Err(format!("{name}: a merged table has the key id, stamps TEXT and version BIGINT"));
    }
    let needy = |column: &&TableColumn| column.default.is_none() && column.name != "id" && !column.name.ends_with("_id");
    match table.columns.iter().find(needy) {
        Some(column) => Err(format!("{name}: a field of a merged table is nullable or has a default, {} is not", column.name)),
        None => Ok(()),
    }
}

fn key_names(table: &Table) -> Vec<&str> {
    table.key.iter().map(|at| table.columns[*at].name.as_str()).collect()
}

fn parse_column(line: &str) -> Result<TableColumn, String> {
    let mut words = line.split_whitespace();
    let (Some(name), Some(kind)) = (words.next(), words.next()) else {
        return Err(format!("{line}: a column is a name and a type"));
    };
    let column_type = match kind.trim_end_matches([',', ';']) {
        "BIGINT" => ColumnType::Int,
        "TEXT" => ColumnType::Text,
        "UUID" => ColumnType::Id,
        "BYTEA" => ColumnType::Bytes,
        other => return Err(format!("{line}: unknown type {other}")),
    };
    Ok(TableColumn { name: name.to_owned(), column_type, default: parse_default(line, column_type)? })
}

/// `default 'text'`, `default 1`, or NULL where a column allows it.
fn parse_default(line: &str, column_type: ColumnType) -> Result<Option<Value>, String> {
    let Some((_, literal)) = line.split_once(" default ") else {
        let required = line.contains(" not null") || line.contains(" primary key");
        return Ok((!required).then_some(Value::Null(column_type)));
    };
    if let Some((text, _)) = literal.strip_prefix('\'').and_then(|rest| rest.split_once('\'')) {
        return Ok(Some(Value::Text(text.to_owned())));
    }
    let digits: String = literal.chars().take_while(|character| character.is_ascii_digit() || *character == '-').collect();
    digits.parse().map(|number| Some(Value::Int(number))).map_err(|_| format!("{line}: a default is 'text' or a whole number"))
}

/// Which database a text is rendered for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// SQLite: STRICT tables, BLOB ids.
    Sqlite,
    /// Postgres: byte-ordered text, so that both engines sort alike.
    Postgres,
}

/// A migration's text for one engine, with the triggers its posted tables need.
pub(crate) fn render_migration(sql: &str, dialect: Dialect) -> String {
    let mut out = String::with_capacity(sql.len() * 2);
    let mut append = false;
    let mut table = "";
    for line in sql.lines() {
        if let Some(comment) = line.strip_prefix("-- ") {
            let mut words = comment.split(':').next().unwrap_or_default().split(' ');
            append = words.next() == Some("posted") || words.any(|word| word == "append");
        } else if let Some(name) = line.strip_prefix("create table ") {
            table = name.trim_end_matches(['(', ' ']);
        }
        let code = line.split("--").next().unwrap_or_default();
        let code = match dialect {
            Dialect::Sqlite => code.replace(" BIGINT", " INTEGER").replace(" UUID", " BLOB").replace(" BYTEA", " BLOB"),
            Dialect::Postgres => code.replace(" TEXT", " TEXT COLLATE \"C\""),
        };
        if code.trim() == ");" {
            out.push_str(if dialect == Dialect::Sqlite { ") STRICT;\n" } else { ");\n" });
            if append {
                append_only(&mut out, table, dialect);
            }
        } else {
            out.push_str(&code);
            out.push('\n');
        }
    }
    out
}

fn append_only(out: &mut String, table: &str, dialect: Dialect) {
    let result = match dialect {
        Dialect::Sqlite => ["update", "delete"].iter().try_for_each(|action| {
            writeln!(
                out,
                "create trigger {table}_no_{action} before {action} on {table} begin select raise(abort, 'append_only: {table}'); end;"
            )
        }),
        Dialect::Postgres => writeln!(
            out,
            "create trigger {table}_append_only before update or delete or truncate on {table} \
             for each statement execute function refuse_change();"
        ),
    };
    result.expect("writing to a String cannot fail");
}

/// Reads what refuses changes: tables and the texts of their triggers; on Postgres with that of the function behind.
pub(crate) fn protection(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => "select tbl_name, sql from sqlite_master where type = 'trigger'",
        Dialect::Postgres => {
            "select c.relname::text, pg_get_triggerdef(t.oid) || ' ' || p.prosrc from pg_trigger t \
             join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid \
             where c.relnamespace = current_schema()::regnamespace and t.tgenabled in ('O', 'A') and not t.tgisinternal"
        }
    }
}

/// Whether the triggers of a table are as [`append_only`] makes them.
pub(crate) fn is_protected(table: &str, triggers: &[String], dialect: Dialect) -> bool {
    let refuses = |text: &str| triggers.iter().any(|trigger| trigger.ends_with(text));
    match dialect {
        Dialect::Sqlite => ["update", "delete"].iter().all(|action| {
            refuses(&format!(
                "{table}_no_{action} before {action} on {table} begin select raise(abort, 'append_only: {table}'); end"
            ))
        }),
        Dialect::Postgres => triggers.iter().any(|trigger| {
            trigger.contains(&format!("{table}_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON "))
                && !trigger.contains(" WHEN ")
                && trigger.ends_with("refuse_change()  begin raise exception 'append_only: %', tg_table_name; end ")
        }),
    }
}

/// What Postgres needs before the first migration.
pub(crate) const POSTGRES_PRELUDE: &str = "create or replace function refuse_change() returns trigger language plpgsql as \
    $$ begin raise exception 'append_only: %', tg_table_name; end $$;";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_migration_declares_its_tables() {
        let mut schema = Schema::default();
        for migration in MIGRATIONS {
            schema.add(migration.sql).expect(migration.name);
        }
        let fact = schema.find("fact").expect("the first migration makes it");
        assert_eq!(fact.class, Class::Posted);
        assert!(fact.grows);
        assert_eq!(fact.columns.len(), 5);
        assert_eq!(schema.find("fact_seal").expect("made").key, vec![0, 1, 2]);
    }

    #[test]
    fn a_merged_table_has_stamps_and_defaults() {
        let good = "-- merged: x\ncreate table a (\n  id UUID not null primary key,\n  company_id UUID not null,\n  t TEXT not null default '',\n  \
                    n BIGINT,\n  stamps TEXT not null default '{}',\n  version BIGINT not null default 0\n);\n";
        let mut schema = Schema::default();
        schema.add(good).expect("well-formed");
        let defaults: Vec<_> = schema.table("a").columns.iter().map(|column| column.default.clone()).collect();
        let text = |text: &str| Some(Value::Text(text.to_owned()));
        let expected = [None, None, text(""), Some(Value::Null(ColumnType::Int)), text("{}"), Some(Value::Int(0))];
        assert_eq!(defaults, expected);
        for (from, to) in [(" default ''", ""), ("stamps TEXT", "marks TEXT"), ("default 0", "default now()")] {
            assert!(Schema::default().add(&good.replace(from, to)).is_err(), "without {from}");
        }
    }

    #[test]
    fn a_local_table_may_be_append_only_too() {
        let sql = "-- local book append grows: x\ncreate table a (\n  id UUID not null primary key\n);\n";
        let mut schema = Schema::default();
        schema.add(sql).expect("well-formed");
        let table = schema.table("a");
        assert!(table.class == Class::Local && table.append_only && table.grows);
        assert!(render_migration(sql, Dialect::Sqlite).contains("a_no_delete"));
        assert!(render_migration(sql, Dialect::Postgres).contains("a_append_only"));
        let plain = sql.replace(" append", "");
        assert!(!render_migration(&plain, Dialect::Postgres).contains("a_append_only"));
    }

    /// Whether a table's rows go along when a book moves is declared, never guessed.
    #[test]
    fn a_local_table_says_whose_its_rows_are() {
        let read = |words: &str| {
            let mut schema = Schema::default();
            schema.add(&format!("-- {words}: x\ncreate table a (\n  id UUID not null primary key\n);\n"))?;
            Ok::<_, String>(schema.table("a").keeping)
        };
        assert_eq!(read("local book"), Ok(Some(Keeping::Book)));
        assert_eq!(read("local machine grows"), Ok(Some(Keeping::Machine)));
        assert_eq!(read("local secret append"), Ok(Some(Keeping::Secret)));
        assert_eq!(read("central"), Ok(None));
        for unclear in ["local", "local grows", "local book secret"] {
            assert!(read(unclear).is_err(), "{unclear}");
        }
        for table in SCHEMA.tables().filter(|table| table.class == Class::Local) {
            assert!(table.keeping.is_some(), "{}", table.name);
        }
        let kept = |name: &str| SCHEMA.find(name).and_then(|table| table.keeping);
        assert_eq!(kept("parties_party_word"), Some(Keeping::Index));
        for secret in ["identity_password", "identity_second_factor", "identity_recovery_code"] {
            assert_eq!(kept(secret), Some(Keeping::Secret), "{secret}");
        }
    }

    #[test]
    fn posted_tables_get_their_triggers_on_both_engines() {
        let sql = "-- posted: x\ncreate table a (\n  id UUID not null primary key,\n  t TEXT not null\n);\n";
        let sqlite = render_migration(sql, Dialect::Sqlite);
        assert!(sqlite.contains("id BLOB not null"), "{sqlite}");
        assert!(sqlite.contains(") STRICT;") && sqlite.contains("a_no_update") && sqlite.contains("a_no_delete"), "{sqlite}");
        let postgres = render_migration(sql, Dialect::Postgres);
        assert!(postgres.contains("t TEXT COLLATE \"C\" not null") && postgres.contains("a_append_only"), "{postgres}");
    }
}
