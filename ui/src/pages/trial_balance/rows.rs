//! The rows of the trial balance as the screen shows them: groups that fold, and zeros that hide.

use std::collections::BTreeSet;

use kontor_contract::finance::{AccountType, TrialBalanceRow, TrialBalanceView};
use kontor_kernel::{CurrencyCode, Money};

/// The figures of a row or of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Balance before the span; debit positive.
    pub opening: Money,
    /// Debits of the span.
    pub debit: Money,
    /// Credits of the span.
    pub credit: Money,
    /// Closing debit balances.
    pub closing_debit: Money,
    /// Closing credit balances, positive.
    pub closing_credit: Money,
}

impl Figures {
    fn zero(currency: CurrencyCode) -> Self {
        let zero = Money::zero(currency);
        Self { opening: zero, debit: zero, credit: zero, closing_debit: zero, closing_credit: zero }
    }
    fn of(row: &TrialBalanceRow) -> Self {
        let zero = Money::zero(row.closing.currency());
        let (closing_debit, closing_credit) =
            if row.closing.is_negative() { (zero, row.closing.neg()) } else { (row.closing, zero) };
        Self { opening: row.opening, debit: row.debit, credit: row.credit, closing_debit, closing_credit }
    }
    fn plus(self, other: Self) -> Self {
        // A sum beyond 18 digits stays as it was; the book's own totals, which are shown below, would refuse it.
        let add = |left: Money, right: Money| left.checked_add(right).unwrap_or(left);
        Self {
            opening: add(self.opening, other.opening),
            debit: add(self.debit, other.debit),
            credit: add(self.credit, other.credit),
            closing_debit: add(self.closing_debit, other.closing_debit),
            closing_credit: add(self.closing_credit, other.closing_credit),
        }
    }
    fn is_zero(&self) -> bool {
        [self.opening, self.debit, self.credit, self.closing_debit, self.closing_credit].iter().all(|money| money.is_zero())
    }
}

/// One row on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Account or group code.
    pub code: String,
    /// Name; empty for a group.
    pub name: String,
    /// What the accounts of a group are.
    pub types: Vec<AccountType>,
    /// For a group, how many accounts it has and whether it is folded.
    pub group: Option<(usize, bool)>,
    /// Its figures.
    pub figures: Figures,
    /// How far it is indented.
    pub level: u8,
}

impl Shown {
    /// What tells it from others: a group may have the code of an account.
    pub fn key(&self) -> String {
        format!("{} {}", if self.group.is_some() { "group" } else { "account" }, self.code)
    }
}

/// Which rows are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Showing {
    /// Codes of folded groups.
    pub folded: BTreeSet<String>,
    /// Whether accounts without any figure are left out.
    pub zeros_hidden: bool,
}

/// The rows to show: groups in order of their codes, each followed by its accounts unless folded. Accounts without a
/// group stand by themselves.
pub fn rows(view: &TrialBalanceView, showing: &Showing) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::with_capacity(view.rows.len() + 16);
    let mut rest: Vec<&TrialBalanceRow> =
        view.rows.iter().filter(|row| !(showing.zeros_hidden && Figures::of(row).is_zero())).collect();
    rest.sort_by(|left, right| {
        (left.group_code.as_str(), left.account.as_str()).cmp(&(right.group_code.as_str(), right.account.as_str()))
    });
    for group in rest.chunk_by(|left, right| left.group_code == right.group_code) {
        let code = group.first().map(|row| row.group_code.clone()).unwrap_or_default();
        let grouped = !code.is_empty();
        let folded = grouped && showing.folded.contains(&code);
        if grouped {
            let figures = group.iter().map(|row| Figures::of(row)).fold(Figures::zero(view.currency), Figures::plus);
            let mut types: Vec<AccountType> = group.iter().map(|row| row.account_type).collect();
            types.sort_unstable();
            types.dedup();
            shown.push(Shown { code, name: String::new(), types, group: Some((group.len(), folded)), figures, level: 0 });
        }
        if !folded {
            shown.extend(group.iter().map(|row| Shown {
                code: row.account.as_str().to_owned(),
                name: row.name.clone(),
                types: Vec::new(),
                group: None,
                figures: Figures::of(row),
                level: u8::from(grouped),
            }));
        }
    }
    shown
}

/// The codes of all groups.
pub fn groups(view: &TrialBalanceView) -> BTreeSet<String> {
    view.rows.iter().map(|row| row.group_code.clone()).filter(|code| !code.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Showing, groups, rows};
    use kontor_contract::finance::{AccountType, TrialBalanceRow, TrialBalanceTotals, TrialBalanceView};
    use kontor_kernel::{AccountCode, CivilDate, CurrencyCode, Money, Period};

    fn eur(minor: i64) -> Money {
        Money::new(minor, CurrencyCode::EUR)
    }
    fn row(code: &str, group: &str, opening: i64, debit: i64, credit: i64) -> TrialBalanceRow {
        let account = AccountCode::try_new(code).expect("a code");
        TrialBalanceRow {
            account,
            name: code.to_owned(),
            account_type: AccountType::Asset,
            group_code: group.to_owned(),
            opening: eur(opening),
            debit: eur(debit),
            credit: eur(credit),
            closing: eur(opening + debit - credit),
        }
    }
    fn view(rows: Vec<TrialBalanceRow>) -> TrialBalanceView {
        let zero = eur(0);
        let period = Period::try_new(2026, 6).expect("a period");
        let day = CivilDate::default();
        let totals = TrialBalanceTotals { opening: zero, debit: zero, credit: zero, closing_debit: zero, closing_credit: zero };
        TrialBalanceView { currency: CurrencyCode::EUR, from: period, from_on: day, to: period, to_on: day, rows, totals }
    }

    #[test]
    fn groups_add_up_fold_and_hide_zeros() {
        let view = view(vec![
            row("1000", "1", 100, 50, 0),
            row("1200", "1", 0, 0, 500),
            row("1300", "1", 0, 0, 0),
            row("9000", "", 7, 0, 0),
        ]);
        let all = rows(&view, &Showing::default());
        let codes: Vec<&str> = all.iter().map(|row| row.code.as_str()).collect();
        assert_eq!(codes, ["9000", "1", "1000", "1200", "1300"]);
        assert_eq!(all[1].group, Some((3, false)));
        assert_eq!((all[1].figures.closing_debit, all[1].figures.closing_credit), (eur(150), eur(500)));
        let hidden = rows(&view, &Showing { zeros_hidden: true, ..Default::default() });
        assert_eq!(hidden.len(), 4);
        let folded = rows(&view, &Showing { folded: groups(&view), zeros_hidden: false });
        assert_eq!(folded.len(), 2);
    }
}
