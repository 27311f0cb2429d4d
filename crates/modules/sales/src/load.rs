//! Loading what decisions are made on.

use std::collections::BTreeMap;

use kontor_contract::identity::BranchId;
use kontor_contract::row::{Column, Value};
use kontor_contract::sales::line::LineInput;
use kontor_contract::sales::{BRANCH_UNKNOWN, CUSTOMER_UNKNOWN, TERM_UNKNOWN};
use kontor_contract::settings::SETTINGS_MISSING;
use kontor_contract::{Result, params};
use kontor_kernel::{CivilDate, Code, CurrencyCode, Language};
use kontor_platform::Cx;
use kontor_store::{ask, ask_in};
use uuid::Uuid;

use crate::model::line::Basis;
use crate::model::tax::{Place, usual_tax};
use crate::rows::{Customer, Item, Price, Settings, TaxCode, Term, Warehouse};
use crate::sql;

/// A customer that takes new documents.
///
/// # Errors
/// `sales.customer.unknown` at `field`.
pub(crate) async fn customer(cx: &mut Cx, id: Uuid, field: &str) -> Result<Customer> {
    let found: Option<Customer> = cx.find(&sql::CUSTOMER, params![id]).await?;
    open_to_new(found, id, field)
}

/// The customer that was found, if it takes new documents.
///
/// # Errors
/// `sales.customer.unknown` at `field`.
pub(crate) fn open_to_new(found: Option<Customer>, id: Uuid, field: &str) -> Result<Customer> {
    let found = found.filter(|customer| customer.active && customer.kind.is_customer());
    found.ok_or_else(|| CUSTOMER_UNKNOWN.with("id", id).at(field))
}

/// The customer of a document that is under way, active or not.
pub(crate) async fn known_customer(cx: &mut Cx, id: Uuid) -> Result<Customer> {
    cx.get(&sql::CUSTOMER, params![id], || CUSTOMER_UNKNOWN.with("id", id)).await
}

/// The branch a document belongs to: the one asked for, if the caller works there, or the company's main branch.
///
/// # Errors
/// `sales.document.branch_unknown`.
pub(crate) fn branch(cx: &Cx, asked: Option<BranchId>) -> Result<BranchId> {
    cx.caller()?.branch(asked).ok_or_else(|| BRANCH_UNKNOWN.at("branch_id"))
}

/// What a company says of itself on paper.
///
/// # Errors
/// `identity.settings.missing`.
pub(crate) async fn settings(cx: &mut Cx) -> Result<Settings> {
    cx.get(&sql::SETTINGS, Vec::new(), || SETTINGS_MISSING.error()).await
}

/// The same for a draft, which may be written before there are any.
pub(crate) async fn settings_if_any(cx: &mut Cx) -> Result<Settings> {
    let found: Option<Settings> = cx.find(&sql::SETTINGS, Vec::new()).await?;
    Ok(found.unwrap_or_default())
}

/// A payment term.
///
/// # Errors
/// `sales.payment_term.unknown`.
pub(crate) async fn term(cx: &mut Cx, code: Option<&Code>) -> Result<Option<Term>> {
    let found: Vec<Term> = cx.rows_in(&sql::TERMS, Vec::new(), &asked(code)).await?;
    the_term(found, code)
}

fn asked(code: Option<&Code>) -> Vec<Value> {
    code.map(Column::to_value).into_iter().collect()
}

fn the_term(found: Vec<Term>, code: Option<&Code>) -> Result<Option<Term>> {
    match (found.into_iter().next(), code) {
        (None, Some(code)) => Err(TERM_UNKNOWN.with("term", code).at("payment_term")),
        (found, _) => Ok(found),
    }
}

/// Items by id; unknown ones are left out.
pub(crate) async fn items(cx: &mut Cx, ids: impl Iterator<Item = Uuid>) -> Result<BTreeMap<Uuid, Item>> {
    let rows: Vec<Item> = cx.rows_in(&sql::ITEMS, Vec::new(), &distinct(ids)).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Prices of the lists that serve this currency.
pub(crate) async fn prices(cx: &mut Cx, currency: CurrencyCode, ids: impl Iterator<Item = Uuid>) -> Result<Vec<Price>> {
    let prices: Vec<Price> = cx.rows_in(&sql::STANDARD_PRICES, Vec::new(), &distinct(ids)).await?;
    Ok(prices.into_iter().filter(|price| price.currency == currency).collect())
}

fn distinct(ids: impl Iterator<Item = Uuid>) -> Vec<Value> {
    let mut ids: Vec<Uuid> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().map(Value::Id).collect()
}

/// Whom a document is for, and which of its lines' items are to be known.
pub(crate) struct Wanted<'a> {
    pub(crate) customer_id: Uuid,
    pub(crate) branch_id: BranchId,
    pub(crate) on: CivilDate,
    pub(crate) lines: &'a [LineInput],
}

/// What a document is decided on, before its currency and terms are known.
pub(crate) struct Known {
    customer: Option<Customer>,
    pub(crate) settings: Option<Settings>,
    items: BTreeMap<Uuid, Item>,
    prices: Vec<Price>,
    terms: Vec<Term>,
    taxes: BTreeMap<Code, TaxCode>,
    warehouses: Vec<Warehouse>,
}

impl Known {
    /// Loads customer, settings, items with their prices in every currency, tax codes valid on the day, payment terms, and
    /// the branch's warehouses.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub(crate) async fn load(cx: &mut Cx, wanted: &Wanted<'_>) -> Result<Self> {
        let asked = (
            ask::<Customer>(&sql::CUSTOMER, params![wanted.customer_id]),
            ask::<Settings>(&sql::SETTINGS, Vec::new()),
            ask_in::<Item>(&sql::ITEMS, Vec::new(), items_of(wanted.lines)),
            ask::<TaxCode>(&sql::TAX_CODES, params![wanted.on]),
            ask::<Warehouse>(&sql::WAREHOUSES, params![wanted.branch_id]),
            ask_in::<Price>(&sql::STANDARD_PRICES, Vec::new(), items_of(wanted.lines)),
            ask::<Term>(&sql::ALL_TERMS, Vec::new()),
        );
        let (customers, settings, items, taxes, warehouses, prices, terms) = cx.gather(asked).await?;
        Ok(Self {
            customer: customers.into_iter().next(),
            settings: settings.into_iter().next(),
            items: items.into_iter().map(|row| (row.id, row)).collect(),
            prices,
            terms,
            taxes: taxes.into_iter().map(|row| (row.code.clone(), row)).collect(),
            warehouses,
        })
    }

    /// The customer, if it takes new documents.
    ///
    /// # Errors
    /// `sales.customer.unknown` at `field`.
    pub(crate) fn customer(&self, id: Uuid, field: &str) -> Result<Customer> {
        open_to_new(self.customer.clone(), id, field)
    }

    /// The customer of a document that is under way, active or not.
    ///
    /// # Errors
    /// `sales.customer.unknown`.
    pub(crate) fn known_customer(&self, id: Uuid) -> Result<Customer> {
        self.customer.clone().ok_or_else(|| CUSTOMER_UNKNOWN.with("id", id))
    }

    /// What the lines are decided on, and the payment term, now that currency and terms are known.
    ///
    /// # Errors
    /// `sales.payment_term.unknown`.
    pub(crate) fn basis(self, cx: &Cx, about: About<'_>) -> Result<(Basis, Option<Term>)> {
        let Self { items, prices, terms, taxes, warehouses, .. } = self;
        let term = the_term(terms.into_iter().filter(|term| Some(&term.code) == about.term).collect(), about.term)?;
        let home = cx.caller()?.company.country.clone();
        // With several warehouses the caller says which; the first one's country stands for the branch's.
        let from = warehouses.first().map_or_else(|| home.clone(), |warehouse| warehouse.country.clone());
        let warehouse = match warehouses.as_slice() {
            [only] => Some(only.id),
            _ => None,
        };
        let place = Place { from, to: about.customer.place().to_owned(), home, region: about.customer.tax_region };
        let usual = items.values().filter_map(|item| Some((item.id, usual_tax(item, &place, &taxes)?)));
        let usual_tax = usual.collect();
        let About { language, currency, on, path, .. } = about;
        Ok((Basis { path, language, currency, on, items, prices, taxes, usual_tax, warehouse }, term))
    }
}

fn items_of(lines: &[LineInput]) -> Vec<Value> {
    distinct(lines.iter().filter_map(|line| line.item_id))
}

/// What the lines of a document to a customer are decided by.
pub(crate) struct About<'a> {
    pub(crate) customer: &'a Customer,
    pub(crate) term: Option<&'a Code>,
    pub(crate) language: Language,
    pub(crate) currency: CurrencyCode,
    pub(crate) on: CivilDate,
    pub(crate) path: &'static str,
}
