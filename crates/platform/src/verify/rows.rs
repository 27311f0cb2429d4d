//! Rows that the book and its facts disagree on, as people read them: whose row it is, and the fields that differ with what
//! they hold. Programs get the rows as they are.

use kontor_contract::audit::{FieldMeaning, KnownBy, Meaning, known_by};
use kontor_contract::integrity::finding as told;
use kontor_contract::integrity::{Finding, FindingCode};
use kontor_contract::row::Value;
use kontor_kernel::date::parse_iso;
use kontor_kernel::{Instant, Quantity};
use kontor_store::{Columns, Difference, row_text};

use super::UNKNOWN;

/// Fields of a row that is there on one side only; the first tell enough.
const MOST_FIELDS: usize = 12;
/// Letters of a text that are told.
const MOST_LETTERS: usize = 60;
/// What stands for nothing, and for an amount whose currency the row does not tell.
const NOTHING: &str = "–";
const UNTOLD: &str = "…";

/// Columns of a row with what they hold.
type Row = [(&'static str, Value)];

/// Columns that place a row and are no content of it.
const TECHNICAL: &[&str] = &["fact_no", "id", "company_id", "node_id", "epoch", "search", "version", "stamps", "actor_id"];
/// Columns that hold quantities.
const QUANTITIES: &[&str] = &["quantity", "on_hand", "reserved", "delivered", "invoiced", "reorder_level", "min_quantity"];
/// A column of amounts that does not say so.
const CREDITED: &str = "credited";
/// Columns of ids that the audit log knows by their types only.
const NAMED: &[&str] = &["branch_id", "company_id", "entry_id", "user_id"];

/// What is wrong with a row.
pub(super) fn describe(difference: &Difference) -> Finding {
    let Difference { table, key, fact_no, from_facts, in_book } = difference;
    let row = from_facts.as_ref().or(in_book.as_ref()).map_or(&[][..], Vec::as_slice);
    let of = |code: FindingCode| {
        let fact = fact_no.map_or_else(|| UNKNOWN.to_owned(), |fact_no| fact_no.to_string());
        code.with("table", table).with("fact", fact).meaning("key", row_text(key), fields(key, row))
    };
    let whole = |row: &Row| fields(&content(row), row);
    match (from_facts.as_deref(), in_book.as_deref()) {
        (Some(made), Some(kept)) => {
            let side = |own: &Row, other: &Row| fields(&differing(own, other), own);
            let told = of(told::ROW_DIFFERS).meaning("made", row_text(made), side(made, kept));
            told.meaning("kept", row_text(kept), side(kept, made))
        }
        (Some(made), None) => of(told::ROW_MISSING).meaning("made", row_text(made), whole(made)),
        (None, Some(kept)) => of(told::ROW_UNMADE).meaning("kept", row_text(kept), whole(kept)),
        (None, None) => of(told::ROW_UNMADE).with("kept", UNKNOWN),
    }
}

fn differing(own: &Row, other: &Row) -> Columns {
    own.iter().zip(other).filter(|(own, other)| own != other).map(|(own, _)| own.clone()).collect()
}

/// What a row says beside where it belongs.
fn content(row: &Row) -> Columns {
    let says = |(name, value): &&(&'static str, Value)| {
        !TECHNICAL.contains(name) && !name.ends_with("_currency") && !matches!(value, Value::Null(_) | Value::Bytes(_))
    };
    row.iter().filter(says).take(MOST_FIELDS).cloned().collect()
}

fn fields(shown: &Row, row: &Row) -> Meaning {
    let field = |(name, value): &(&'static str, Value)| {
        let field = if *name == "id" { "" } else { name.strip_suffix("_minor").unwrap_or(name) };
        FieldMeaning { field: field.to_owned(), means: meaning(name, value, row) }
    };
    Meaning::Fields(shown.iter().map(field).collect())
}

/// What a value stands for, by its column and the row it stands in.
fn meaning(name: &str, value: &Value, row: &Row) -> Meaning {
    let plain = |text: &dyn ToString| Meaning::Name(text.to_string());
    match value {
        Value::Null(_) => plain(&NOTHING),
        Value::Int(minor) if name == CREDITED || name.ends_with("_minor") => {
            amount(name, *minor, row).unwrap_or_else(|| plain(&UNTOLD))
        }
        Value::Int(number) if QUANTITIES.contains(&name) => Meaning::Number(Quantity::from_scaled(*number).to_string()),
        Value::Int(number) if name.ends_with("_at") => {
            Meaning::moment(Instant::from_micros(*number)).unwrap_or_else(|| plain(number))
        }
        Value::Int(number) => plain(number),
        Value::Text(text) => match parse_iso(text) {
            Ok(day) if name.ends_with("_on") => Meaning::Day(day),
            _ => Meaning::Name(cut(text)),
        },
        Value::Id(id) => Meaning::Id { known_by: known(name), id: *id },
        Value::Bytes(bytes) => Meaning::Name(format!("{} bytes", bytes.len())),
    }
}

/// An amount, in the currency that the row has beside it.
fn amount(name: &str, minor: i64, row: &Row) -> Option<Meaning> {
    let beside = format!("{}_currency", name.strip_suffix("_minor")?);
    let currency = row.iter().find(|(column, _)| *column == beside)?;
    if let (_, Value::Text(currency)) = currency { Meaning::amount(minor, currency) } else { None }
}

fn known(name: &str) -> KnownBy {
    if NAMED.contains(&name) {
        return KnownBy::Name;
    }
    known_by("", name).map_or(KnownBy::Number, |(known_by, _)| known_by)
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use kontor_contract::row::ColumnType;
    use kontor_kernel::Language;
    use uuid::Uuid;

    use super::*;

    fn posting(minor: i64, memo: &str) -> Columns {
        let text = |text: &str| Value::Text(text.to_owned());
        vec![
            ("fact_no", Value::Int(12)),
            ("entry_id", Value::Id(Uuid::from_u128(0x7c3e))),
            ("line", Value::Int(2)),
            ("posted_on", text("2026-03-16")),
            ("amount_minor", Value::Int(minor)),
            ("amount_currency", text("EUR")),
            ("memo", text(memo)),
        ]
    }

    fn difference(from_facts: Option<Columns>, in_book: Option<Columns>) -> Finding {
        let row = from_facts.clone().or_else(|| in_book.clone()).unwrap_or_default();
        let key = row.iter().filter(|(name, _)| ["entry_id", "line"].contains(name)).cloned().collect();
        describe(&Difference { table: "finance_posting".to_owned(), key, fact_no: Some(12), from_facts, in_book })
    }

    #[test]
    fn a_row_that_differs_is_told_by_what_differs() {
        let found = difference(Some(posting(100, "a")), Some(posting(200, "a")));
        assert!(found.params["made"].contains(", 100, \"EUR\", "), "{found:?}");
        let sentence = found.sentence(Language::De);
        for said in ["Buchung …7c3e, Zeile 2", "12", "Betrag 1,00\u{a0}EUR", "Betrag 2,00\u{a0}EUR"] {
            assert!(sentence.contains(said), "{said}: {sentence}");
        }
        assert!(!sentence.contains("Buchungstext"), "{sentence}");
    }

    #[test]
    fn a_row_of_one_side_is_told_whole() {
        let missing = difference(Some(posting(-5, "Miete")), None).sentence(Language::En);
        assert!(missing.contains("Posting date 2026-03-16, Amount \u{2212}0.05\u{a0}EUR, Memo Miete"), "{missing}");
        let unmade = difference(None, Some(posting(5, "x"))).sentence(Language::Fr);
        assert!(unmade.contains("0,05\u{a0}EUR"), "{unmade}");
    }

    #[test]
    fn values_are_told_by_their_columns() {
        let row = [
            ("debit_minor", Value::Int(100)),
            ("quantity", Value::Int(125_000)),
            ("posted_at", Value::Int(i64::MAX)),
            ("due_on", Value::Null(ColumnType::Text)),
        ];
        let told = fields(&row, &row).word(kontor_contract::i18n::texts(Language::De));
        assert_eq!(told, "Soll …, Menge 12,5, Gebucht am 9223372036854775807, Fällig –");
    }
}
