//! The words of rows that people look for by name: an index the store keeps with each row of a merged table that a
//! migration declares as `words of TABLE by COLUMN, ...`. It follows from the row, whichever edit wrote it, so it is no part
//! of the facts and needs no order of its own.

use std::collections::BTreeSet;

use kontor_contract::row::Value;

use crate::schema::{SCHEMA, Table};

/// Letters of a word that count; what is longer is found by its beginning all the same.
const LONGEST_WORD: usize = 32;
/// Words of a row that count: five names of a dozen words.
const MAX_WORDS: usize = 64;
/// Rows whose words are found at a time where a book has none yet.
pub(crate) const FILL: i64 = 500;

/// Where a table's words are kept, and the columns they come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The table of the words: company, word, and the row's id.
    pub(crate) table: String,
    /// The row's columns, folded.
    pub(crate) columns: Vec<String>,
}

/// A text with its parameters.
pub(crate) type Step = (String, Vec<Value>);

impl Words {
    /// The table that keeps them.
    pub fn table(&self) -> &str {
        &self.table
    }

    /// Reads what stands in the comment before a table of words: the table they are of, and the columns.
    pub(crate) fn declared(comment: &str) -> Option<(&str, Vec<String>)> {
        let (_, rest) = comment.split_once(": words of ")?;
        let (table, columns) = rest.split_once(" by ")?;
        Some((table, columns.split(',').map(|column| column.trim().to_owned()).collect()))
    }

    fn of(&self, table: &Table, row: &[Value]) -> BTreeSet<String> {
        let values = self.columns.iter().filter_map(|column| row.get(table.position(column)?));
        let texts = values.filter_map(|value| match value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        });
        texts.flat_map(split).take(MAX_WORDS).collect()
    }

    fn key(&self) -> &str {
        &SCHEMA.table(&self.table).columns[2].name
    }

    /// What keeps the words in step with a row.
    pub(crate) fn steps(&self, table: &Table, before: Option<&[Value]>, after: &[Value]) -> Vec<Step> {
        let place = |name: &str| table.position(name).and_then(|at| after.get(at)).cloned();
        let (Some(company), Some(id)) = (place("company_id"), place("id")) else { return Vec::new() };
        let old = before.map(|row| self.of(table, row)).unwrap_or_default();
        let new = self.of(table, after);
        let gone: Vec<&String> = old.difference(&new).collect();
        let come: Vec<&String> = new.difference(&old).collect();
        let mut steps = Vec::new();
        if !gone.is_empty() {
            let places: Vec<String> = (3..3 + gone.len()).map(|place| format!("${place}")).collect();
            let sql = format!(
                "delete from {} where company_id = $1 and {} = $2 and word in ({})",
                self.table,
                self.key(),
                places.join(", ")
            );
            let words = gone.into_iter().map(|word| Value::Text(word.clone()));
            steps.push((sql, [company.clone(), id.clone()].into_iter().chain(words).collect()));
        }
        if !come.is_empty() {
            let rows: Vec<String> = (3..3 + come.len()).map(|place| format!("($1, ${place}, $2)")).collect();
            let sql = format!(
                "insert into {} (company_id, word, {}) values {} on conflict do nothing",
                self.table,
                self.key(),
                rows.join(", ")
            );
            let words = come.into_iter().map(|word| Value::Text(word.clone()));
            steps.push((sql, [company, id].into_iter().chain(words).collect()));
        }
        steps
    }

    /// Whether there are rows and no words yet: a book from before there was the index.
    pub(crate) fn missing(&self, table: &Table) -> String {
        format!("select 1 from {} where not exists (select 1 from {}) limit 1", table.name, self.table)
    }

    /// Rows after an id, whole, in order of their ids.
    pub(crate) fn page(table: &Table) -> String {
        let columns: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        format!("select {} from {} where id > $1 order by id limit {FILL}", columns.join(", "), table.name)
    }
}

/// The id of a whole row.
pub(crate) fn id_of(table: &Table, row: &[Value]) -> Option<uuid::Uuid> {
    match table.position("id").and_then(|at| row.get(at)) {
        Some(Value::Id(id)) => Some(*id),
        _ => None,
    }
}

/// Tables with words.
pub(crate) fn tables() -> impl Iterator<Item = (&'static Table, &'static Words)> {
    SCHEMA.tables().filter_map(|table| Some((table, table.words.as_ref()?)))
}

/// The words of a folded text: what stands between anything that is neither letter nor digit.
pub(crate) fn split(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| word.chars().take(LONGEST_WORD).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use kontor_contract::row::ColumnType;
    use uuid::Uuid;

    #[test]
    fn a_text_falls_into_words() {
        let words: Vec<String> = split("sechskantschraube m8x40, din-933 (10 stuck)").collect();
        assert_eq!(words, ["sechskantschraube", "m8x40", "din", "933", "10", "stuck"]);
        assert_eq!(split("-- !").count(), 0);
    }

    #[test]
    fn only_what_changed_is_written() {
        let (table, words) = tables().find(|(table, _)| table.name == "inventory_item").expect("items have words");
        let row = |name: &str| -> Vec<Value> {
            let value = |column: &crate::schema::TableColumn| match column.name.as_str() {
                "id" | "company_id" => Value::Id(Uuid::nil()),
                "name_search" => Value::Text(name.to_owned()),
                _ => Value::Null(ColumnType::Text),
            };
            table.columns.iter().map(value).collect()
        };
        let texts = |steps: Vec<Step>| -> Vec<(bool, Vec<Value>)> {
            steps.into_iter().map(|(sql, params)| (sql.starts_with("insert"), params[2..].to_vec())).collect()
        };
        let word = |word: &str| Value::Text(word.to_owned());
        assert_eq!(texts(words.steps(table, None, &row("blue bolt"))), [(true, vec![word("blue"), word("bolt")])]);
        let changed = words.steps(table, Some(&row("blue bolt")), &row("red bolt"));
        assert_eq!(texts(changed), [(false, vec![word("blue")]), (true, vec![word("red")])]);
        assert!(words.steps(table, Some(&row("red bolt")), &row("bolt, red")).is_empty());
    }
}
