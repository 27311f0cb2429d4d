//! Rows merged field by field: the later edit of a field wins, whichever arrives first, and no edit is needed before
//! another. A row keeps a stamp per field, the order of the edit that wrote it.

use std::collections::BTreeMap;

use kontor_contract::Result;
use kontor_contract::error::{CONFLICT_STALE, INTERNAL_BUG};
use kontor_contract::row::Value;
use uuid::Uuid;

use crate::schema::Table;

/// One edit; see `RowOp::Merge`.
#[derive(Debug, Clone)]
pub(crate) struct Merge {
    pub(crate) table: &'static str,
    pub(crate) id: Uuid,
    pub(crate) order: i64,
    pub(crate) fields: Vec<(&'static str, Value)>,
}

impl Merge {
    /// The row before its first edit: defaults, and what has none from this edit.
    pub(crate) fn fresh(&self, table: &Table) -> Result<Vec<Value>> {
        let value = |column: &crate::schema::TableColumn| match (&column.default, column.name.as_str()) {
            (Some(default), _) => Ok(default.clone()),
            (None, "id") => Ok(Value::Id(self.id)),
            (None, name) => self.given(name).cloned().ok_or_else(|| bug(format!("an edit of {} without {name}", table.name))),
        };
        table.columns.iter().map(value).collect()
    }

    /// The row with this edit merged into it.
    pub(crate) fn onto(&self, table: &Table, mut row: Vec<Value>) -> Result<Vec<Value>> {
        let place = |name: &str| table.position(name).ok_or_else(|| bug(format!("{} has no column {name}", table.name)));
        let (stamps_at, version_at) = (place("stamps")?, place("version")?);
        let (Value::Text(stamps), Value::Int(version)) = (&row[stamps_at], &row[version_at]) else {
            return Err(bug(format!("{} is not a merged table", table.name)));
        };
        let version = version + 1;
        let mut stamps: BTreeMap<String, i64> = serde_json::from_str(stamps).map_err(bug)?;
        for (name, value) in &self.fields {
            let at = place(name)?;
            if *name == "company_id" && row[at] != *value {
                // An id that a caller chose and another company has: nothing of that company may be touched.
                return Err(CONFLICT_STALE.with("what", table.name.as_str()));
            }
            let earlier = stamps.get(*name).copied();
            // Two edits of one order are told apart by their values: no node may decide otherwise than another.
            if earlier.is_none_or(|earlier| (self.order, value) > (earlier, &row[at])) {
                row[at] = value.clone();
                stamps.insert((*name).to_owned(), self.order);
            }
        }
        row[stamps_at] = Value::Text(serde_json::to_string(&stamps).map_err(bug)?);
        row[version_at] = Value::Int(version);
        Ok(row)
    }

    fn given(&self, name: &str) -> Option<&Value> {
        self.fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value)
    }
}

fn bug(what: impl ToString) -> kontor_contract::Error {
    INTERNAL_BUG.with("what", what)
}

#[cfg(test)]
mod tests {
    use kontor_contract::row::ColumnType;
    use proptest::prelude::*;

    use super::*;
    use crate::schema::Class;
    use crate::schema::TableColumn;

    fn table() -> Table {
        let column = |name: &str, column_type, default| TableColumn { name: name.to_owned(), column_type, default };
        let columns = vec![
            column("id", ColumnType::Id, None),
            column("company_id", ColumnType::Id, None),
            column("name", ColumnType::Text, Some(Value::Text(String::new()))),
            column("days", ColumnType::Int, Some(Value::Int(30))),
            column("limit_minor", ColumnType::Int, Some(Value::Null(ColumnType::Int))),
            column("stamps", ColumnType::Text, Some(Value::Text("{}".to_owned()))),
            column("version", ColumnType::Int, Some(Value::Int(0))),
        ];
        Table {
            name: "test_thing".to_owned(),
            class: Class::Merged,
            keeping: None,
            grows: false,
            append_only: false,
            columns,
            key: vec![0],
            words: None,
        }
    }

    fn edit(order: i64, fields: Vec<(&'static str, Value)>) -> Merge {
        let company = ("company_id", Value::Id(Uuid::from_u128(9)));
        let fields = std::iter::once(company).chain(fields).collect();
        Merge { table: "test_thing", id: Uuid::from_u128(1), order, fields }
    }

    fn all_of(edits: &[Merge]) -> Option<Vec<Value>> {
        edits.iter().fold(None, |row, edit| {
            let row = row.unwrap_or_else(|| edit.fresh(&table()).expect("company is given"));
            Some(edit.onto(&table(), row).expect("fields exist"))
        })
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn the_later_edit_of_a_field_wins_and_others_stay() {
        let edits = [
            edit(5, vec![("name", text("first")), ("days", Value::Int(10))]),
            edit(9, vec![("name", text("later"))]),
            edit(7, vec![("name", text("late to arrive")), ("limit_minor", Value::Int(100))]),
        ];
        let row = all_of(&edits).expect("some edits");
        assert_eq!(row[2..5], [text("later"), Value::Int(10), Value::Int(100)]);
        assert_eq!(row[5], text(r#"{"company_id":9,"days":5,"limit_minor":7,"name":9}"#));
        assert_eq!(row[6], Value::Int(3));
    }

    #[test]
    fn a_row_stays_with_its_company() {
        let row = all_of(&[edit(1, Vec::new())]).expect("one edit");
        let foreign = Merge { fields: vec![("company_id", Value::Id(Uuid::from_u128(8)))], ..edit(2, Vec::new()) };
        assert!(foreign.onto(&table(), row).expect_err("of another company").is(&CONFLICT_STALE));
    }

    #[test]
    fn an_edit_that_cannot_make_the_row_is_a_mistake() {
        let nameless = Merge { table: "test_thing", id: Uuid::nil(), order: 1, fields: Vec::new() };
        assert!(nameless.fresh(&table()).is_err());
        let row = edit(1, Vec::new()).fresh(&table()).expect("company is given");
        assert!(edit(1, vec![("colour", text("red"))]).onto(&table(), row).is_err());
    }

    fn field() -> impl Strategy<Value = (&'static str, Value)> {
        prop_oneof![
            "[a-c]{0,2}".prop_map(|name| ("name", Value::Text(name))),
            (0_i64..3).prop_map(|days| ("days", Value::Int(days))),
            prop::option::of(0_i64..3).prop_map(|limit| ("limit_minor", limit.map_or(Value::Null(ColumnType::Int), Value::Int))),
        ]
    }

    proptest! {
        /// Orders repeat on purpose, and so do fields within an edit's neighbours.
        #[test]
        fn any_order_of_arrival_gives_the_same_row(
            (edits, shuffled) in prop::collection::vec((0_i64..4, prop::collection::vec(field(), 0..4)), 1..8)
                .prop_map(|edits| edits.into_iter().map(|(order, fields)| edit(order, fields)).collect::<Vec<_>>())
                .prop_flat_map(|edits| (Just(edits.clone()), Just(edits).prop_shuffle()))
        ) {
            prop_assert_eq!(all_of(&edits), all_of(&shuffled));
        }
    }
}
