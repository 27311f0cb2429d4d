//! The trial balance: read from the kept sums, so its cost does not depend on the length of history.

use std::collections::BTreeMap;

use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::finance::{AccountType, GetTrialBalance, TrialBalanceRow, TrialBalanceTotals, TrialBalanceView};
use kontor_contract::identity::CompanyView;
use kontor_contract::{Result, params};
use kontor_derive::Row;
use kontor_kernel::date::{fiscal_year_of, period_of};
use kontor_kernel::{AccountCode, CurrencyCode, Money};
use kontor_platform::Cx;

use crate::apply::month_key;
use crate::sql;

#[derive(Row)]
struct BalanceRow {
    account: AccountCode,
    before_year_minor: i64,
    in_year_minor: i64,
    debit_minor: i64,
    credit_minor: i64,
}

#[derive(Debug, Clone, Row)]
struct AccountName {
    code: AccountCode,
    name: String,
    account_type: AccountType,
    group_code: String,
}

/// Opening, movement and closing of every account in a span of periods.
pub(crate) async fn get(cx: &mut Cx, request: GetTrialBalance) -> Result<TrialBalanceView> {
    let company = cx.caller()?.company.clone();
    let start_month = company.fiscal_start_month;
    let to = request.to.unwrap_or_else(|| period_of(cx.today(), start_month));
    let year = fiscal_year_of(to.end(start_month), start_month);
    let from = request.from.unwrap_or_else(|| period_of(year.start, start_month)).min(to);
    let (from_on, to_on) = (from.start(start_month), to.end(start_month));
    let year_start = fiscal_year_of(from_on, start_month).start;
    let mut key = params![month_key(year_start), month_key(from_on), month_key(to_on)];
    let balances: Vec<BalanceRow> = match request.branch_id {
        Some(branch) => {
            key.extend(params![branch]);
            cx.rows(&sql::BALANCES_OF_BRANCH, key).await?
        }
        None => cx.rows(&sql::BALANCES, key).await?,
    };
    let names: Vec<AccountName> = cx.rows(&sql::ACCOUNT_NAMES, Vec::new()).await?;
    let retained: Option<(AccountCode,)> = cx.find(&sql::RETAINED_EARNINGS, Vec::new()).await?;
    let rows = compose(&company, balances, names, retained.map(|row| row.0))?;
    let totals = totals(&rows, company.currency)?;
    Ok(TrialBalanceView { currency: company.currency, from, from_on, to, to_on, rows, totals })
}

/// Accounts of result start the year at zero; what they came to before stands in retained earnings.
fn compose(
    company: &CompanyView,
    balances: Vec<BalanceRow>,
    names: Vec<AccountName>,
    retained: Option<AccountCode>,
) -> Result<Vec<TrialBalanceRow>> {
    let names: BTreeMap<AccountCode, AccountName> = names.into_iter().map(|name| (name.code.clone(), name)).collect();
    let mut by_account: BTreeMap<AccountCode, BalanceRow> = BTreeMap::new();
    let mut brought_forward = 0;
    for mut row in balances {
        if names.get(&row.account).is_some_and(|name| name.account_type.is_of_result()) {
            brought_forward += std::mem::take(&mut row.before_year_minor);
        }
        by_account.insert(row.account.clone(), row);
    }
    if let Some(account) = retained.filter(|_| brought_forward != 0) {
        let empty =
            BalanceRow { account: account.clone(), before_year_minor: 0, in_year_minor: 0, debit_minor: 0, credit_minor: 0 };
        by_account.entry(account).or_insert(empty).before_year_minor += brought_forward;
    }
    let money = |minor: i64| Money::new(minor, company.currency);
    let rows = by_account.into_values().map(|row| {
        let name = names.get(&row.account).cloned();
        let name =
            name.ok_or_else(|| INTERNAL_BUG.with("what", format!("account {} has balances and no row", row.account.as_str())))?;
        let opening = row.before_year_minor + row.in_year_minor;
        Ok(TrialBalanceRow {
            account: row.account,
            name: name.name,
            account_type: name.account_type,
            group_code: name.group_code,
            opening: money(opening),
            debit: money(row.debit_minor),
            credit: money(row.credit_minor),
            closing: money(opening + row.debit_minor - row.credit_minor),
        })
    });
    rows.filter(|row: &Result<TrialBalanceRow>| row.as_ref().map_or(true, moved)).collect()
}

fn moved(row: &TrialBalanceRow) -> bool {
    [row.opening, row.debit, row.credit].iter().any(|amount| !amount.is_zero())
}

fn totals(rows: &[TrialBalanceRow], currency: CurrencyCode) -> Result<TrialBalanceTotals> {
    let sum = |amount: &dyn Fn(&TrialBalanceRow) -> Money| {
        Money::sum(rows.iter().map(amount), currency).map_err(|error| INTERNAL_BUG.with("what", error))
    };
    let zero = Money::zero(currency);
    Ok(TrialBalanceTotals {
        opening: sum(&|row| row.opening)?,
        debit: sum(&|row| row.debit)?,
        credit: sum(&|row| row.credit)?,
        closing_debit: sum(&|row| if row.closing.is_negative() { zero } else { row.closing })?,
        closing_credit: sum(&|row| if row.closing.is_negative() { row.closing.neg() } else { zero })?,
    })
}
