//! What an entry is while it is typed, and what the book is asked to post.

use kontor_contract::{
    amount::Amount,
    finance::{EntryLine, PostEntry},
};
use kontor_kernel::{AccountCode, CivilDate, Decimal};
use serde::{Deserialize, Serialize};

use crate::{
    client::Attempt,
    kit::{
        LookupSource,
        linegrid::{Kind, LineCell, LineColumn, LineModel},
    },
    text::t,
};

/// Columns of the grid, in order.
pub const ACCOUNT: usize = 0;
/// What the line is about.
pub const MEMO: usize = 1;
/// Debit.
pub const DEBIT: usize = 2;
/// Credit.
pub const CREDIT: usize = 3;

/// Unsaved typing as it lies on the shelf.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Typing {
    /// Date of the voucher.
    pub document_on: Option<CivilDate>,
    /// Its reference.
    pub reference: String,
    /// What it is about.
    pub memo: String,
    /// The lines.
    pub lines: Vec<Vec<LineCell>>,
    /// The attempt to post it, should its answer have been lost.
    #[serde(default)]
    pub attempt: Attempt,
}

/// The columns of an entry's lines in a currency with so many decimals.
pub fn columns(accounts: LookupSource, decimals: u32, currency: &str) -> Vec<LineColumn> {
    vec![
        LineColumn::new("account", t("label-account"), Kind::Lookup(accounts), "minmax(240px, 1.2fr)"),
        LineColumn::new("memo", t("label-memo"), Kind::Text, "minmax(160px, 1fr)"),
        LineColumn::new("debit", format!("{} {currency}", t("label-debit")), Kind::Amount(decimals), "152px"),
        LineColumn::new("credit", format!("{} {currency}", t("label-credit")), Kind::Amount(decimals), "160px"),
    ]
}

/// Sums of an entry's lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums {
    /// All debits.
    pub debit: Decimal,
    /// All credits.
    pub credit: Decimal,
}

impl Sums {
    /// Adds the lines up.
    pub fn of(model: &LineModel) -> Self {
        let sum = |column: usize| {
            model
                .filled()
                .filter_map(|(_, line)| line[column].decimal())
                .fold(Decimal::ZERO, |sum, value| sum.checked_add(value).unwrap_or(sum))
        };
        Self { debit: sum(DEBIT), credit: sum(CREDIT) }
    }
    /// Debit less credit; zero in an entry that can be posted.
    pub fn difference(&self) -> Decimal {
        self.debit - self.credit
    }
    /// Whether there is something, and it balances.
    pub fn balanced(&self) -> bool {
        self.debit == self.credit && !self.debit.is_zero()
    }
}

/// The amount that `=` puts into a cell so that the entry balances; `None` where the other side would need it.
pub fn balancing(model: &LineModel, row: usize, column: usize) -> Option<Decimal> {
    let own = |column: usize| model.cell(row, column).and_then(LineCell::decimal).unwrap_or_default();
    let sums = Sums::of(model);
    let others = sums.difference() - own(DEBIT) + own(CREDIT);
    let needed = if column == DEBIT { -others } else { others };
    (column >= DEBIT && needed > Decimal::ZERO).then_some(needed)
}

/// What the book is asked to post, and which line of the grid each of its lines is.
///
/// # Errors
/// The line and column of the first cell that cannot be sent.
pub fn request(
    document_on: CivilDate,
    reference: &str,
    memo: &str,
    model: &LineModel,
) -> Result<(PostEntry, Vec<usize>), (usize, usize)> {
    let mut lines = Vec::new();
    let mut sent = Vec::new();
    for (row, line) in model.filled() {
        if let Some(column) = line.iter().position(|cell| cell.error.is_some()) {
            return Err((row, column));
        }
        let account = AccountCode::try_new(&line[ACCOUNT].value).map_err(|_| (row, ACCOUNT))?;
        let amount = |column: usize| line[column].decimal().filter(|value| !value.is_zero()).map(Amount::new);
        let (debit, credit) = (amount(DEBIT), amount(CREDIT));
        if debit.is_none() && credit.is_none() {
            return Err((row, DEBIT));
        }
        lines.push(EntryLine { account, debit, credit, memo: line[MEMO].value.clone() });
        sent.push(row);
    }
    let entry = PostEntry {
        id: None,
        branch_id: None,
        document_on,
        tax_on: None,
        posted_on: None,
        currency: None,
        rate: None,
        reference: reference.trim().to_owned(),
        memo: memo.trim().to_owned(),
        lines,
    };
    Ok((entry, sent))
}

#[cfg(test)]
mod tests {
    use super::{CREDIT, DEBIT, Sums, balancing, request};
    use crate::kit::linegrid::{LineCell, LineModel};
    use kontor_kernel::CivilDate;

    fn cell(value: &str) -> LineCell {
        LineCell { value: value.to_owned(), shown: value.to_owned(), ..Default::default() }
    }
    fn model(lines: &[[&str; 4]]) -> LineModel {
        LineModel::new(vec![true; 4], lines.iter().map(|line| line.map(cell).to_vec()).collect())
    }

    #[test]
    fn the_balancing_amount_is_what_the_other_lines_lack() {
        let lines = model(&[["4210", "", "500.00", ""], ["1576", "", "95.00", ""], ["1200", "", "", "1.00"]]);
        assert_eq!(balancing(&lines, 2, CREDIT), "595.00".parse().ok());
        assert_eq!(balancing(&lines, 2, DEBIT), None);
        assert_eq!(balancing(&lines, 3, CREDIT), "594.00".parse().ok());
        assert!(!Sums::of(&lines).balanced());
        assert_eq!(balancing(&lines, 0, 1), None);
    }

    #[test]
    fn only_whole_lines_are_sent() {
        let day = CivilDate::default();
        let good = model(&[["4210", "Rent", "500.00", ""], ["", "", "", ""], ["1200", "", "", "500.00"]]);
        let (entry, sent) = request(day, " R1 ", "", &good).expect("complete");
        assert_eq!((entry.lines.len(), sent, entry.reference.as_str()), (2, vec![0, 2], "R1"));
        assert_eq!(request(day, "", "", &model(&[["4210", "", "", ""]])).err(), Some((0, DEBIT)));
        assert_eq!(request(day, "", "", &model(&[["", "", "1.00", ""]])).err(), Some((0, 0)));
    }
}
