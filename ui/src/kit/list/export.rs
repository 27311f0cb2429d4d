//! A list as a CSV file: what is shown, with this person's decimal mark, for a spreadsheet.

use super::model::Column;
use crate::{figures, kit::column::Cell};

/// What separates fields: a spreadsheet that reads a decimal comma expects semicolons.
const fn separator(decimal: char) -> char {
    if decimal == ',' { ';' } else { ',' }
}

/// The file's text: a line of heads, then the rows. `currency` is the head of the column beside mixed amounts.
pub fn csv<R>(columns: &[Column<R>], rows: &[R], currency: &str) -> String {
    let decimal = figures::number_format().decimal;
    let cells: Vec<Vec<Cell>> = rows.iter().map(|row| columns.iter().map(|column| (column.cell)(row)).collect()).collect();
    let heads: Vec<String> = columns.iter().map(|column| column.label.clone()).collect();
    write(&heads, &cells, currency, decimal)
}

fn write(heads: &[String], rows: &[Vec<Cell>], currency: &str, decimal: char) -> String {
    let mixed: Vec<bool> =
        (0..heads.len()).map(|at| rows.iter().any(|row| matches!(row.get(at), Some(Cell::MixedAmount(..))))).collect();
    let mut head = Vec::new();
    for (at, label) in heads.iter().enumerate() {
        head.push(label.clone());
        if mixed[at] {
            head.push(format!("{label} {currency}"));
        }
    }
    let mut text = String::from('\u{feff}');
    line(&mut text, &head, decimal);
    for row in rows {
        let mut fields = Vec::new();
        for (at, cell) in row.iter().enumerate() {
            fields.push(plain(cell, decimal));
            if mixed[at] {
                fields.push(if let Cell::MixedAmount(money, _) = cell { money.currency().to_string() } else { String::new() });
            }
        }
        line(&mut text, &fields, decimal);
    }
    text
}

/// A value without grouping and ornaments. Dates stay ISO: every spreadsheet reads them.
fn plain(cell: &Cell, decimal: char) -> String {
    let number = |text: String| text.replace('.', &decimal.to_string());
    match cell {
        Cell::Amount(money) | Cell::MixedAmount(money, _) | Cell::Statement(money) => {
            let digits = usize::try_from(money.currency().minor_digits()).unwrap_or(2);
            number(format!("{:.digits$}", money.to_decimal()))
        }
        Cell::Quantity(quantity, _) => number(quantity.to_decimal().normalize().to_string()),
        Cell::Decimal(value, ..) => number(value.normalize().to_string()),
        Cell::Date(day) => day.format("%Y-%m-%d").to_string(),
        Cell::Text(text) | Cell::Code(text) | Cell::Link(text) | Cell::Badge(_, text) => unarmed(text),
        Cell::Badges(_) => unarmed(&cell.text()),
        Cell::None => String::new(),
    }
}

/// A text that a spreadsheet would run as a formula gets a quote before it.
fn unarmed(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

fn line(text: &mut String, fields: &[String], decimal: char) {
    let separator = separator(decimal);
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            text.push(separator);
        }
        if field.contains([separator, '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&field.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(field);
        }
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use kontor_kernel::{CurrencyCode, Money};

    use super::write;
    use crate::kit::column::Cell;

    #[test]
    fn a_file_has_the_readers_marks_and_no_formulas() {
        let heads = ["Name", "Total"].map(str::to_owned);
        let eur = Money::new(-123_456, CurrencyCode::EUR);
        let rows = [
            vec![Cell::Text("Müller; \"Söhne\"".to_owned()), Cell::Amount(eur)],
            vec![Cell::Text("=cmd()".to_owned()), Cell::None],
        ];
        assert_eq!(
            write(&heads, &rows, "currency", ','),
            "\u{feff}Name;Total\r\n\"Müller; \"\"Söhne\"\"\";-1234,56\r\n'=cmd();\r\n"
        );
        let mixed = [vec![Cell::Link("A-1".to_owned()), Cell::MixedAmount(eur, 2)]];
        assert_eq!(write(&heads, &mixed, "currency", '.'), "\u{feff}Name,Total,Total currency\r\nA-1,-1234.56,EUR\r\n");
    }
}
