//! The totals of a list, one row per currency, and where currencies stand: in the head while there is one only.

use kontor_kernel::{CurrencyCode, Money};
use leptos::prelude::*;

use super::{model::Column, row::Row, state::State};
use crate::{
    figures,
    kit::{Cell, ColumnKind},
    text::ta,
};

/// Currencies that get a row of totals each; of more, none is shown rather than some.
const MOST_CURRENCIES: usize = 4;

/// The currency all these amounts are in; none if there are several, or none at all.
fn only(amounts: impl Iterator<Item = Money>) -> Option<CurrencyCode> {
    let mut found = None;
    for amount in amounts {
        match found {
            None => found = Some(amount.currency()),
            Some(one) if one == amount.currency() => {}
            Some(_) => return None,
        }
    }
    found
}

/// Distinct currencies, the most frequent first.
fn distinct(amounts: impl Iterator<Item = Money>) -> Vec<CurrencyCode> {
    let mut found: Vec<(CurrencyCode, usize)> = Vec::new();
    for amount in amounts {
        match found.iter_mut().find(|(code, _)| *code == amount.currency()) {
            Some((_, count)) => *count += 1,
            None => found.push((amount.currency(), 1)),
        }
    }
    found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    found.into_iter().map(|(code, _)| code).collect()
}

impl State {
    /// Puts the currency of a column of mixed amounts into its head as long as there is one only.
    pub(super) fn with_currency(self, column: Column<Row>) -> Column<Row> {
        if column.kind != ColumnKind::Amount {
            return column;
        }
        let (rows, cell) = (self.source.rows, column.cell.clone());
        let mixed = move |row: &Row| match cell(row) {
            Cell::MixedAmount(amount, _) => Some(amount),
            _ => None,
        };
        Column { only: Some(Memo::new(move |_| rows.with(|rows| only(rows.iter().filter_map(&mixed))))), ..column }
    }

    /// The totals, once all rows are here: a sum of some rows would be taken for the sum of all.
    pub(super) fn foot(self, columns: &[Column<Row>]) -> impl IntoView + use<> {
        let source = self.source;
        let summed = columns.iter().any(|column| column.sum.is_some());
        let columns = StoredValue::new(columns.to_vec());
        let currencies = Memo::new(move |_| {
            let sums: Vec<_> = columns.with_value(|columns| columns.iter().filter_map(|column| column.sum.clone()).collect());
            let found = source.rows.with(|rows| distinct(rows.iter().flat_map(|row| sums.iter().filter_map(|sum| sum(row)))));
            Some(found).filter(|found| found.len() <= MOST_CURRENCIES).unwrap_or_default()
        });
        let row = move |(nth, currency): (usize, CurrencyCode)| {
            let several = currencies.with(|currencies| currencies.len() > 1);
            let cell = move |(at, column): (usize, Column<Row>)| {
                let (class, low) = (column.kind.class(), column.low);
                let first = at == 0 && nth == 0;
                let code = (several && column.sum.is_some())
                    .then(|| view! { <span class="cell-currency">{currency.to_string()}</span> });
                let text = move || match &column.sum {
                    Some(sum) => source.rows.with(|rows| {
                        let amounts = rows.iter().filter_map(|row| sum(row)).filter(|amount| amount.currency() == currency);
                        Money::sum(amounts, currency).map(figures::amount).unwrap_or_default()
                    }),
                    None if first => ta("list-total-of", &[("count", &figures::count(source.rows.with(Vec::len)))]),
                    None => String::new(),
                };
                view! { <div class=class class:cell-low=low class:cell-wide=first role="gridcell">{code}<span class="cell-text">{text}</span></div> }
            };
            view! {
                <div class="sheet-row sheet-total" role="row"><div class="cell" role="gridcell"></div>{columns.get_value().into_iter().enumerate().map(cell).collect_view()}</div>
            }
        };
        view! {
            <Show when=move || summed && !source.more.get()>
                <div class="sheet-totals">{move || currencies.get().into_iter().enumerate().map(row).collect_view()}</div>
            </Show>
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_currency_is_told_from_several() {
        let amounts = |codes: &[&str]| -> Vec<Money> {
            codes.iter().map(|code| Money::new(1, code.parse().expect("a currency"))).collect()
        };
        for (codes, one, all) in
            [(&[][..], None, &[][..]), (&["EUR", "EUR"], Some("EUR"), &["EUR"]), (&["USD", "EUR", "EUR"], None, &["EUR", "USD"])]
        {
            let amounts = amounts(codes);
            assert_eq!(only(amounts.iter().copied()).map(|code| code.to_string()).as_deref(), one, "{codes:?}");
            let found: Vec<String> = distinct(amounts.into_iter()).iter().map(ToString::to_string).collect();
            assert_eq!(found, all);
        }
    }
}
