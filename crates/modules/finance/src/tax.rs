//! Tax codes.

use kontor_contract::error::CONFLICT_STALE;
use kontor_contract::finance::{ACCOUNT_CONTROL, ACCOUNT_INACTIVE, ACCOUNT_UNKNOWN, Control};
use kontor_contract::identity::CompanyId;
use kontor_contract::list::Page;
use kontor_contract::packs::PackTaxCode;
use kontor_contract::row::Column as _;
use kontor_contract::settings::PaperText;
use kontor_contract::tax::{
    CreateTaxCode, ListTaxCodes, TAX_CODE_ACCOUNT_MISSING, TAX_CODE_ACCOUNT_UNUSED, TAX_CODE_COUNTRY, TAX_CODE_RATE,
    TAX_CODE_REASON, TAX_CODE_TAKEN, TAX_CODE_UNKNOWN, TAX_CODE_VALIDITY, TAX_NAME_MISSING, TaxCodeChanged, TaxCodeFields,
    TaxCodeRow, TaxCodeSaved, TaxDirection, UpdateTaxCode,
};
use kontor_contract::{Result, params};
use kontor_derive::Row;
use kontor_kernel::register::is_country;
use kontor_kernel::tax::TaxCategory;
use kontor_kernel::{AccountCode, CivilDate, Code, Percent};
use kontor_platform::{Change, Cx};
use kontor_store::{RowOp, fold};
use uuid::Uuid;

use crate::rows::Account;
use crate::{sql, sql_tax};

#[derive(Debug, Clone, Row)]
#[row(table = "finance_tax_code")]
struct TaxCode {
    company_id: CompanyId,
    code: Code,
    id: Uuid,
    category: TaxCategory,
    rate: Percent,
    direction: TaxDirection,
    name: PaperText,
    search: String,
    valid_from: CivilDate,
    valid_to: Option<CivilDate>,
    tax_account: Option<AccountCode>,
    offset_account: Option<AccountCode>,
    revenue_account: Option<AccountCode>,
    vatex: Option<String>,
    reason: PaperText,
    version: i64,
    country: Option<String>,
    discount_account: Option<AccountCode>,
}

pub(crate) async fn list(cx: &mut Cx, request: ListTaxCodes) -> Result<Page<TaxCodeRow>> {
    cx.page(&sql_tax::TAX_CODES, &request).await
}

pub(crate) async fn create(cx: &mut Change, request: CreateTaxCode) -> Result<TaxCodeRow> {
    let CreateTaxCode { code, category, rate, direction, tax_code } = request;
    let after = TaxCodeSaved { code, id: cx.new_id(), category, rate, direction, tax_code };
    check(&after)?;
    if cx.find::<TaxCode>(&sql_tax::TAX_CODE, params![after.code]).await?.is_some() {
        return Err(TAX_CODE_TAKEN.with("tax_code", &after.code).at("code"));
    }
    require_accounts(cx, &after.tax_code).await?;
    change(cx, None, after, 0).await
}

pub(crate) async fn update(cx: &mut Change, request: UpdateTaxCode) -> Result<TaxCodeRow> {
    let missing = || TAX_CODE_UNKNOWN.with("tax_code", &request.code).at("code");
    let found: TaxCode = cx.get(&sql_tax::TAX_CODE, params![request.code], missing).await?;
    if found.version != request.version {
        return Err(CONFLICT_STALE.with("what", &found.code));
    }
    let version = found.version;
    let before = saved(found);
    let after = TaxCodeSaved { tax_code: request.tax_code, ..before.clone() };
    check(&after)?;
    require_accounts(cx, &after.tax_code).await?;
    change(cx, Some(before), after, version).await
}

async fn change(cx: &mut Change, before: Option<TaxCodeSaved>, after: TaxCodeSaved, version_before: i64) -> Result<TaxCodeRow> {
    let company_id = cx.company_id()?;
    let answer = view(row(company_id, &after, version_before + 1));
    cx.document("finance.tax_code", after.id, after.code.as_str());
    cx.record(TaxCodeChanged { company_id, before, after, version_before }).await?;
    Ok(answer)
}

pub(crate) fn apply_changed(event: &TaxCodeChanged) -> Vec<RowOp> {
    let row = row(event.company_id, &event.after, event.version_before + 1);
    vec![if event.before.is_none() { RowOp::create(&row) } else { RowOp::replace(&row, event.version_before) }]
}

/// The row of a tax code that came with a chart.
pub(crate) fn installed(company_id: CompanyId, code: &TaxCodeSaved) -> RowOp {
    RowOp::create(&row(company_id, code, 1))
}

/// A tax code of a country pack.
pub(crate) fn of_pack(code: &PackTaxCode, id: Uuid) -> Result<TaxCodeSaved> {
    let bad = |what: String| kontor_contract::error::INTERNAL_BUG.with("what", what);
    let direction = TaxDirection::ALL.iter().copied().find(|direction| direction.as_str() == code.direction);
    let tax_code = TaxCodeFields {
        name: code.name.clone().into(),
        valid_from: code.valid_from,
        valid_to: code.valid_to,
        tax_account: code.tax_account.clone(),
        offset_account: code.offset_account.clone(),
        revenue_account: code.revenue_account.clone(),
        vatex: code.vatex.clone(),
        reason: code.reason.clone().map(PaperText::from).unwrap_or_default(),
        country: code.country.clone(),
        discount_account: code.discount_account.clone(),
    };
    Ok(TaxCodeSaved {
        code: Code::try_new(&code.code).map_err(|error| bad(format!("a pack's tax code {}: {error}", code.code)))?,
        id,
        category: TaxCategory::find(&code.category).ok_or_else(|| bad(format!("a pack's tax category {}", code.category)))?,
        rate: code.rate,
        direction: direction.ok_or_else(|| bad(format!("a pack's tax direction {}", code.direction)))?,
        tax_code,
    })
}

fn row(company_id: CompanyId, saved: &TaxCodeSaved, version: i64) -> TaxCode {
    let TaxCodeSaved { code, id, category, rate, direction, tax_code } = saved.clone();
    let TaxCodeFields { name, valid_from, valid_to, tax_account, offset_account, revenue_account, vatex, .. } = tax_code;
    let TaxCodeFields { reason, country, discount_account, .. } = tax_code;
    let search = fold(&format!("{code} {} {} {}", name.en, name.de, name.fr));
    TaxCode {
        company_id,
        code,
        id,
        category,
        rate,
        direction,
        name,
        search,
        valid_from,
        valid_to,
        tax_account,
        offset_account,
        revenue_account,
        vatex,
        reason,
        version,
        country,
        discount_account,
    }
}

fn saved(row: TaxCode) -> TaxCodeSaved {
    let TaxCode { code, id, category, rate, direction, name, valid_from, valid_to, tax_account, offset_account, .. } = row;
    let TaxCode { revenue_account, vatex, reason, country, discount_account, .. } = row;
    let tax_code = TaxCodeFields {
        name,
        valid_from,
        valid_to,
        tax_account,
        offset_account,
        revenue_account,
        vatex,
        reason,
        country,
        discount_account,
    };
    TaxCodeSaved { code, id, category, rate, direction, tax_code }
}

fn view(row: TaxCode) -> TaxCodeRow {
    let TaxCode { code, name, category, rate, direction, valid_from, valid_to, tax_account, offset_account, .. } = row;
    let TaxCode { revenue_account, vatex, reason, version, country, discount_account, .. } = row;
    TaxCodeRow {
        code,
        name,
        category,
        rate,
        direction,
        valid_from,
        valid_to,
        tax_account,
        offset_account,
        revenue_account,
        vatex,
        reason,
        version,
        country,
        discount_account,
    }
}

/// What a tax code must be in itself (packs/README.md).
fn check(code: &TaxCodeSaved) -> Result<()> {
    let TaxCodeSaved { category, rate, direction, tax_code, .. } = code;
    // A buyer who owes the tax computes it at the rate of his country.
    let owed_by_buyer = *direction == TaxDirection::Purchase && matches!(category, TaxCategory::K | TaxCategory::AE);
    if rate.is_negative() || rate.scaled() > Percent::HUNDRED.scaled() || !(owed_by_buyer || category.allows(*rate)) {
        return Err(TAX_CODE_RATE.with("category", category.code()).with("rate", rate).at("rate"));
    }
    let taxed = !rate.is_zero();
    need("tax_account", tax_code.tax_account.as_ref(), taxed)?;
    need("offset_account", tax_code.offset_account.as_ref(), taxed && owed_by_buyer)?;
    match direction {
        TaxDirection::Sales => need("revenue_account", tax_code.revenue_account.as_ref(), true)?,
        TaxDirection::Purchase => need("discount_account", tax_code.discount_account.as_ref(), false)?,
    }
    if let Some(country) = tax_code.country.as_deref().filter(|country| !is_country(country)) {
        return Err(TAX_CODE_COUNTRY.with("country", country).at("tax_code.country"));
    }
    let PaperText { en, de, fr } = &tax_code.reason;
    if category.needs_reason() && [en, de, fr].iter().all(|text| text.trim().is_empty()) {
        return Err(TAX_CODE_REASON.with("category", category.code()).at("tax_code.reason"));
    }
    if let Some(to) = tax_code.valid_to.filter(|to| *to < tax_code.valid_from) {
        return Err(TAX_CODE_VALIDITY.with("from", tax_code.valid_from).with("to", to).at("tax_code.valid_to"));
    }
    require_name(&tax_code.name, "tax_code.name")
}

fn need(name: &str, account: Option<&AccountCode>, needed: bool) -> Result<()> {
    let at = format!("tax_code.{name}");
    match (account.is_some(), needed) {
        (false, true) => Err(TAX_CODE_ACCOUNT_MISSING.with("account", name).at(at)),
        (true, false) => Err(TAX_CODE_ACCOUNT_UNUSED.with("account", name).at(at)),
        _ => Ok(()),
    }
}

pub(crate) fn require_name(name: &PaperText, at: &str) -> Result<()> {
    let named = [&name.en, &name.de, &name.fr].iter().any(|text| !text.trim().is_empty());
    if named { Ok(()) } else { Err(TAX_NAME_MISSING.at(at)) }
}

/// Every account must take postings; a sub-ledger's control account takes those of its documents only.
async fn require_accounts(cx: &mut Cx, fields: &TaxCodeFields) -> Result<()> {
    let named = [
        ("tax_account", &fields.tax_account),
        ("offset_account", &fields.offset_account),
        ("revenue_account", &fields.revenue_account),
        ("discount_account", &fields.discount_account),
    ];
    let codes: Vec<_> = named.iter().filter_map(|(_, account)| account.as_ref()).map(|account| account.to_value()).collect();
    let found: Vec<Account> = cx.rows_in(&sql::ACCOUNTS_BY_CODE, Vec::new(), &codes).await?;
    for (name, code) in named {
        let Some(code) = code else { continue };
        require_account(found.iter().find(|account| &account.code == code), code, name)?;
    }
    Ok(())
}

fn require_account(account: Option<&Account>, code: &AccountCode, name: &str) -> Result<()> {
    let at = format!("tax_code.{name}");
    let Some(account) = account else { return Err(ACCOUNT_UNKNOWN.with("account", code).at(at)) };
    if !account.active {
        return Err(ACCOUNT_INACTIVE.with("account", code).at(at));
    }
    match account.control {
        None => Ok(()),
        Some(Control::Tax) if !matches!(name, "revenue_account" | "discount_account") => Ok(()),
        Some(control) => Err(ACCOUNT_CONTROL.with("account", code).with("control", control.as_str()).at(at)),
    }
}

#[cfg(test)]
mod tests;
