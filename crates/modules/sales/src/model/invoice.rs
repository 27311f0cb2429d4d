//! An invoice's amounts: tax per tax code, the journal entry, amounts in the company's currency.

use kontor_contract::Result;
use kontor_contract::posting::{AccountRef, DocumentLine};
use kontor_contract::sales::event::{InvoiceHead, InvoiceTax};
use kontor_contract::sales::line::{Adjustment, AdjustmentKind};
use kontor_kernel::rounding::{convert, largest_remainder};
use kontor_kernel::tax::{TaxCategory, TaxGroup, TaxResult};
use kontor_kernel::{AccountCode, Code, CurrencyCode, Money, Percent, Rate};

use super::too_large;
use super::total::Taxed;

/// Tax of one tax code.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TaxShare {
    pub(crate) tax_code: Code,
    pub(crate) category: TaxCategory,
    pub(crate) rate: Percent,
    pub(crate) base: Money,
    pub(crate) tax: Money,
}

/// What a document's lines, charges and allowances come to, each with its sign in the total.
pub(crate) fn parts(lines: &[Taxed], adjustments: &[Adjustment]) -> Vec<Taxed> {
    let signed = |own: &Adjustment| if own.kind == AdjustmentKind::Allowance { own.amount.neg() } else { own.amount };
    let adjusted = adjustments.iter().map(|own| Taxed {
        tax_code: own.tax_code.clone(),
        category: own.category,
        rate: own.rate,
        net: signed(own),
    });
    lines.iter().cloned().chain(adjusted).collect()
}

/// A group's tax, shared over its tax codes by largest remainder; most groups have one.
pub(crate) fn by_tax_code(result: &TaxResult, parts: &[Taxed]) -> Vec<TaxShare> {
    let mut shares = Vec::new();
    for TaxGroup { category, rate, base, tax } in &result.groups {
        let mut bases: Vec<(Code, i64)> = Vec::new();
        for part in parts.iter().filter(|part| part.category == *category && part.rate == *rate) {
            match bases.iter_mut().find(|(code, _)| *code == part.tax_code) {
                Some((_, sum)) => *sum = sum.saturating_add(part.net.minor()),
                None => bases.push((part.tax_code.clone(), part.net.minor())),
            }
        }
        let weights: Vec<i64> = bases.iter().map(|(_, base)| *base).collect();
        let taxes = largest_remainder(tax.minor(), &weights);
        let currency = base.currency();
        shares.extend(bases.into_iter().zip(taxes).map(|((tax_code, own), tax)| TaxShare {
            tax_code,
            category: *category,
            rate: *rate,
            base: Money::new(own, currency),
            tax: Money::new(tax, currency),
        }));
    }
    shares
}

/// The currencies of a document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Currencies {
    /// The company's.
    pub(crate) functional: CurrencyCode,
    /// Units of the company's for one of the document's; `None` where they are the same.
    pub(crate) rate: Option<Rate>,
}

/// Tax shares in the company's currency: base and tax of each.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Converted {
    /// The total.
    pub(crate) total: Money,
    /// Base and tax of each share, in order.
    pub(crate) shares: Vec<(Money, Money)>,
}

/// The total is converted once; bases and taxes get their shares by largest remainder (domain.md V1).
///
/// # Errors
/// `sales.document.amounts_too_large`.
pub(crate) fn converted(total: Money, shares: &[TaxShare], currencies: Currencies) -> Result<Converted> {
    let Some(rate) = currencies.rate else {
        return Ok(Converted { total, shares: shares.iter().map(|own| (own.base, own.tax)).collect() });
    };
    let total = convert(total, rate, currencies.functional).map_err(too_large)?;
    let weights: Vec<i64> = shares.iter().flat_map(|own| [own.base.minor(), own.tax.minor()]).collect();
    let parts = largest_remainder(total.minor(), &weights);
    let money = |minor: i64| Money::new(minor, currencies.functional);
    Ok(Converted { total, shares: parts.chunks(2).map(|pair| (money(pair[0]), money(pair[1]))).collect() })
}

/// Which way an entry goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// The customer owes more: an invoice.
    Charge,
    /// The customer owes less: a credit note.
    Credit,
}

impl Sense {
    /// An amount of the paper as an open item counts it.
    pub(crate) const fn open(self, amount: Money) -> Money {
        match self {
            Self::Charge => amount,
            Self::Credit => amount.neg(),
        }
    }
}

/// The entry: receivable against revenue and tax, per tax code.
pub(crate) fn entry_of(head: &InvoiceHead, taxes: &[InvoiceTax], sense: Sense) -> Vec<DocumentLine> {
    let line = |account: AccountRef, amount: Money, transaction: Money| DocumentLine {
        account,
        amount,
        transaction,
        memo: String::new(),
        exchange_line: false,
    };
    let account = |code: &Option<AccountCode>, purpose: &str| match code {
        Some(code) => AccountRef::Code(code.clone()),
        None => AccountRef::purpose(purpose),
    };
    let against = |account: AccountRef, functional: Money, amount: Money| {
        line(account, sense.open(functional.neg()), sense.open(amount.neg()))
    };
    let mut lines = vec![line(AccountRef::purpose("receivable"), sense.open(head.functional_total), sense.open(head.total))];
    for tax in taxes {
        lines.push(against(account(&tax.revenue_account, "sales_revenue"), tax.functional_base, tax.base));
        if !tax.tax.is_zero() {
            lines.push(against(account(&tax.tax_account, "output_tax"), tax.functional_tax, tax.tax));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::total::totals;

    fn taxed(code: &str, category: TaxCategory, rate: u16, minor: i64, currency: CurrencyCode) -> Taxed {
        Taxed { tax_code: Code::try_new(code).unwrap(), category, rate: Percent::whole(rate), net: Money::new(minor, currency) }
    }

    #[test]
    fn a_groups_tax_is_shared_over_its_codes() {
        let eur = CurrencyCode::EUR;
        let lines = [
            taxed("S19", TaxCategory::S, 19, 10_001, eur),
            taxed("S19X", TaxCategory::S, 19, 5_002, eur),
            taxed("S7", TaxCategory::S, 7, 333, eur),
        ];
        let result = totals(eur, &lines, &[]).unwrap();
        let shares = by_tax_code(&result, &lines);
        let seen: Vec<_> = shares.iter().map(|own| (own.tax_code.as_str(), own.base.minor(), own.tax.minor())).collect();
        assert_eq!(seen, [("S19", 10_001, 1_900), ("S19X", 5_002, 951), ("S7", 333, 23)]);
        let sum: i64 = shares.iter().map(|own| own.tax.minor()).sum();
        assert_eq!(sum, result.tax_total.minor());
    }

    #[test]
    fn a_foreign_total_is_converted_once() {
        let usd = CurrencyCode::USD;
        let lines = [
            taxed("S19", TaxCategory::S, 19, 3_333, usd),
            taxed("S7", TaxCategory::S, 7, 6_667, usd),
            taxed("Z0", TaxCategory::Z, 0, 1, usd),
        ];
        let result = totals(usd, &lines, &[]).unwrap();
        let shares = by_tax_code(&result, &lines);
        let currencies = Currencies { functional: CurrencyCode::EUR, rate: Some("0.917431".parse().unwrap()) };
        let converted = converted(result.gross_total, &shares, currencies).unwrap();
        let sum: i64 = converted.shares.iter().map(|(base, tax)| base.minor() + tax.minor()).sum();
        assert_eq!((result.gross_total.minor(), converted.total.minor(), sum), (11_101, 10_184, 10_184));
        let own = Currencies { functional: usd, rate: None };
        assert_eq!(super::converted(result.gross_total, &shares, own).unwrap().total, result.gross_total);
    }
}
