//! The figures of Home that the trial balance holds. Pure.

use kontor_contract::finance::{AccountRow, AccountType, Control, TrialBalanceRow};
use kontor_kernel::{CurrencyCode, Money};

/// What the books say today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// What is on bank and cash accounts.
    pub cash: Money,
    /// What stock is worth.
    pub stock: Money,
    /// Income of the period, positive.
    pub sales: Money,
    /// Income less expenses of the period; negative for a loss.
    pub result: Money,
}

fn controls(accounts: &[AccountRow], row: &TrialBalanceRow) -> Option<Control> {
    accounts.iter().find(|account| account.code == row.account).and_then(|account| account.control)
}

/// Works the figures out of the rows of one period; `None` if they leave the range of amounts.
pub fn figures(rows: &[TrialBalanceRow], accounts: &[AccountRow], currency: CurrencyCode) -> Option<Figures> {
    let sum = |amounts: &mut dyn Iterator<Item = Money>| Money::sum(amounts, currency).ok();
    let closing = |wanted: &[Control]| {
        let fits = |row: &&TrialBalanceRow| controls(accounts, row).is_some_and(|control| wanted.contains(&control));
        sum(&mut rows.iter().filter(fits).map(|row| row.closing))
    };
    // Credit balances are negative; on Home income is positive.
    let moved = |wanted: &[AccountType]| {
        let mut amounts = Vec::new();
        for row in rows.iter().filter(|row| wanted.contains(&row.account_type)) {
            amounts.push(row.credit.checked_sub(row.debit).ok()?);
        }
        sum(&mut amounts.into_iter())
    };
    Some(Figures {
        cash: closing(&[Control::Bank, Control::Cash])?,
        stock: closing(&[Control::Inventory])?,
        sales: moved(&[AccountType::Income])?,
        result: moved(&[AccountType::Income, AccountType::Expense])?,
    })
}

#[cfg(test)]
mod tests {
    use kontor_contract::finance::{AccountRow, AccountType, Control, TrialBalanceRow};
    use kontor_kernel::{AccountCode, CurrencyCode, Money};

    use super::{Figures, figures};

    fn eur(minor: i64) -> Money {
        Money::new(minor, CurrencyCode::EUR)
    }
    fn code(text: &str) -> AccountCode {
        AccountCode::try_new(text).expect("a code")
    }
    fn account(text: &str, account_type: AccountType, control: Option<Control>) -> AccountRow {
        let (name, group_code) = (String::new(), String::new());
        AccountRow { code: code(text), name, account_type, group_code, control, active: true, version: 1 }
    }
    fn row(text: &str, account_type: AccountType, debit: i64, credit: i64, closing: i64) -> TrialBalanceRow {
        TrialBalanceRow {
            account: code(text),
            name: String::new(),
            account_type,
            group_code: String::new(),
            opening: eur(closing - debit + credit),
            debit: eur(debit),
            credit: eur(credit),
            closing: eur(closing),
        }
    }

    #[test]
    fn the_figures_are_those_of_the_trial_balance() {
        let accounts = [
            account("1000", AccountType::Asset, Some(Control::Cash)),
            account("1200", AccountType::Asset, Some(Control::Bank)),
            account("1140", AccountType::Asset, Some(Control::Inventory)),
            account("4400", AccountType::Income, None),
        ];
        let rows = [
            row("1000", AccountType::Asset, 0, 0, 500),
            row("1200", AccountType::Asset, 10000, 2000, -3000),
            row("1140", AccountType::Asset, 0, 4000, 6000),
            row("4400", AccountType::Income, 100, 10100, -50000),
            row("5400", AccountType::Expense, 4000, 0, 20000),
        ];
        let expected = Figures { cash: eur(-2500), stock: eur(6000), sales: eur(10000), result: eur(6000) };
        assert_eq!(figures(&rows, &accounts, CurrencyCode::EUR), Some(expected));
    }
}
