//! How much of each line of a document goes on: out of the door, onto an invoice, back. All that is left is proposed.

use kontor_kernel::Quantity;

use super::{parts::given, sold::so_far};
use crate::{
    kit::linegrid::{Kind, LineCell, LineColumn, LineModel},
    text::t,
};

/// One line of the document that is worked on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its number there, from 1.
    pub line: i64,
    /// The item's code.
    pub code: String,
    /// What it is.
    pub description: String,
    /// Unit as printed.
    pub unit: String,
    /// What has happened so far: ordered, delivered.
    pub so_far: Vec<Quantity>,
    /// What is proposed.
    pub left: Quantity,
}

/// The columns: `so_far` names what has happened, `asked` what is asked for.
pub fn columns(so_far: &[&'static str], asked: &'static str) -> Vec<LineColumn> {
    let mut columns = vec![
        LineColumn::new("item", t("label-item"), Kind::Given, "120px"),
        LineColumn::new("description", t("label-description"), Kind::Given, "minmax(160px, 1fr)"),
        LineColumn::new("unit", t("label-unit"), Kind::Given, "72px"),
    ];
    columns.extend(so_far.iter().map(|label| LineColumn::new(label, t(label), Kind::Computed(Quantity::SCALE), "112px")));
    columns.push(LineColumn::new("quantity", t(asked), Kind::Quantity(Quantity::SCALE), "136px"));
    columns
}

/// A line as cells.
pub fn cells(part: &Part) -> Vec<LineCell> {
    let mut cells = vec![given(part.code.clone()), given(part.description.clone()), given(part.unit.clone())];
    cells.extend(part.so_far.iter().map(|quantity| so_far(*quantity)));
    cells.push(LineCell::number(part.left.to_decimal().normalize(), 0, Quantity::SCALE));
    cells
}

/// The quantities asked for by line, without those of nothing.
///
/// # Errors
/// The cell that cannot be read.
pub fn asked(model: &LineModel, parts: &[Part]) -> Result<Vec<(i64, Quantity)>, (usize, usize)> {
    let mut asked = Vec::new();
    for (row, (line, part)) in model.lines().iter().zip(parts).enumerate() {
        let column = line.len() - 1;
        let cell = &line[column];
        if cell.error.is_some() {
            return Err((row, column));
        }
        let quantity = match cell.decimal() {
            Some(value) => Quantity::try_from_decimal(value).map_err(|_| (row, column))?,
            None => Quantity::ZERO,
        };
        if quantity.is_negative() {
            return Err((row, column));
        }
        if !quantity.is_zero() {
            asked.push((part.line, quantity));
        }
    }
    Ok(asked)
}

/// Whether everything proposed is asked for, and nothing else.
pub fn is_all(asked: &[(i64, Quantity)], parts: &[Part]) -> bool {
    let proposed = parts.iter().filter(|part| !part.left.is_zero()).map(|part| (part.line, part.left));
    proposed.eq(asked.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(line: i64, left: i32) -> Part {
        let text = String::new();
        Part { line, code: text.clone(), description: text.clone(), unit: text, so_far: Vec::new(), left: Quantity::whole(left) }
    }
    fn model(values: &[&str]) -> LineModel {
        let line = |value: &&str| {
            let cell = LineCell { value: (*value).to_owned(), shown: (*value).to_owned(), ..Default::default() };
            vec![given("A"), given("B"), given("pc"), cell]
        };
        LineModel::new(vec![false, false, false, true], values.iter().map(line).collect())
    }

    #[test]
    fn nothing_of_a_line_leaves_it_out() {
        let parts = [part(1, 5), part(3, 2)];
        for (typed, expected, all) in [
            (["5", "2"], Ok(vec![(1, Quantity::whole(5)), (3, Quantity::whole(2))]), true),
            (["5", "0"], Ok(vec![(1, Quantity::whole(5))]), false),
            (["", "1"], Ok(vec![(3, Quantity::whole(1))]), false),
            (["-1", "1"], Err((0, 3)), false),
        ] {
            let found = asked(&model(&typed), &parts);
            assert_eq!(found, expected, "{typed:?}");
            assert_eq!(found.is_ok_and(|found| is_all(&found, &parts)), all, "{typed:?}");
        }
    }
}
