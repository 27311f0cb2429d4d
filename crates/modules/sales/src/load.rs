//! Loading what decisions are made on.

use std::collections::BTreeMap;

use kontor_contract::identity::BranchId;
use kontor_contract::row::Value;
use kontor_contract::sales::line::LineInput;
use kontor_contract::sales::{BRANCH_UNKNOWN, CUSTOMER_UNKNOWN, TERM_UNKNOWN};
use kontor_contract::settings::SETTINGS_MISSING;
use kontor_contract::{Result, params};
use kontor_kernel::{CivilDate, Code, CurrencyCode, Language};
use kontor_platform::Cx;
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
    let caller = cx.caller()?;
    let own = caller.branches.as_ref().and_then(|branches| branches.first().copied());
    let branch = asked.or(own).unwrap_or(caller.company.main_branch_id);
    if caller.sees_branch(branch) { Ok(branch) } else { Err(BRANCH_UNKNOWN.at("branch_id")) }
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
    Ok(found.unwrap_or_else(|| Settings { settings: kontor_contract::json::Json::default(), logo: None }))
}

/// A payment term.
///
/// # Errors
/// `sales.payment_term.unknown`.
pub(crate) async fn term(cx: &mut Cx, code: Option<&Code>) -> Result<Option<Term>> {
    let Some(code) = code else { return Ok(None) };
    let missing = || TERM_UNKNOWN.with("term", code).at("payment_term");
    cx.get(&sql::TERM, params![code.clone()], missing).await.map(Some)
}

/// Tax codes for sales that are valid on a day.
pub(crate) async fn taxes(cx: &mut Cx, on: CivilDate) -> Result<BTreeMap<Code, TaxCode>> {
    let rows: Vec<TaxCode> = cx.rows(&sql::TAX_CODES, params![on]).await?;
    Ok(rows.into_iter().map(|row| (row.code.clone(), row)).collect())
}

/// Items by id; unknown ones are left out.
pub(crate) async fn items(cx: &mut Cx, ids: impl Iterator<Item = Uuid>) -> Result<BTreeMap<Uuid, Item>> {
    let rows: Vec<Item> = cx.rows_in(&sql::ITEMS, Vec::new(), &distinct(ids)).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Prices of the lists that serve this currency.
pub(crate) async fn prices(cx: &mut Cx, currency: CurrencyCode, ids: impl Iterator<Item = Uuid>) -> Result<Vec<Price>> {
    cx.rows_in(&sql::STANDARD_PRICES, params![currency], &distinct(ids)).await
}

fn distinct(ids: impl Iterator<Item = Uuid>) -> Vec<Value> {
    let mut ids: Vec<Uuid> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().map(Value::Id).collect()
}

/// What the lines of a document to a customer are decided on.
pub(crate) struct About<'a> {
    pub(crate) customer: &'a Customer,
    pub(crate) branch_id: BranchId,
    pub(crate) language: Language,
    pub(crate) currency: CurrencyCode,
    pub(crate) on: CivilDate,
    pub(crate) path: &'static str,
}

/// Loads items, prices, tax codes and the branch's warehouse for lines as typed.
pub(crate) async fn basis(cx: &mut Cx, lines: &[LineInput], about: About<'_>) -> Result<Basis> {
    let ids = || lines.iter().filter_map(|line| line.item_id);
    let items = items(cx, ids()).await?;
    let prices = prices(cx, about.currency, ids()).await?;
    let taxes = taxes(cx, about.on).await?;
    let warehouses: Vec<Warehouse> = cx.rows(&sql::WAREHOUSES, params![about.branch_id]).await?;
    let company = cx.caller()?.company.country.clone();
    // With several warehouses the caller says which; the first one's country stands for the branch's.
    let from = warehouses.first().map_or(company, |warehouse| warehouse.country.clone());
    let warehouse = match warehouses.as_slice() {
        [only] => Some(only.id),
        _ => None,
    };
    let place = Place { from, to: about.customer.place().to_owned(), region: about.customer.tax_region };
    let usual = items.values().filter_map(|item| Some((item.id, usual_tax(item, &place, &taxes)?)));
    let usual_tax = usual.collect();
    let About { language, currency, on, path, .. } = about;
    Ok(Basis { path, language, currency, on, items, prices, taxes, usual_tax, warehouse })
}
