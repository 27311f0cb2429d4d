//! Drafts of quotations and orders: saved whole, without a number.

use kontor_contract::error::CONFLICT_STALE;
use kontor_contract::identity::BranchId;
use kontor_contract::json::Json;
use kontor_contract::personal::Personal;
use kontor_contract::sales::event::{Document, DocumentDrafted, DocumentHead, DocumentLine};
use kontor_contract::sales::line::Adjustment;
use kontor_contract::sales::order::{CalculateDraft, DraftBody, DraftFigures, OrderState};
use kontor_contract::sales::{RATE_REQUIRED, STATE_FORBIDS, SalesDocumentId};
use kontor_contract::settings::CompanySettings;
use kontor_contract::{Result, params};
use kontor_kernel::rounding::convert;
use kontor_kernel::tax::TaxResult;
use kontor_kernel::{Code, CurrencyCode, Money, Rate};
use kontor_platform::{Change, Cx};
use uuid::Uuid;

use crate::load::{self, About, Known, Wanted};
use crate::model::line::{Basis, Decided, decide_all};
use crate::model::total::{Rates, Taxed, groups, shown, spread, totals};
use crate::model::{check_date, too_large};
use crate::rows::Customer;
use crate::{sql, view};

/// Which document is saved, as its request says.
pub(crate) struct Saving {
    pub(crate) kind: &'static str,
    pub(crate) id: Option<SalesDocumentId>,
    pub(crate) version: i64,
}

/// What a draft says once everything absent is filled in.
struct Worked {
    customer: Customer,
    settings: CompanySettings,
    branch_id: BranchId,
    payment_term: Option<Code>,
    basis: Basis,
    lines: Vec<Decided>,
    adjustments: Vec<Adjustment>,
    result: TaxResult,
}

async fn work_out(cx: &mut Cx, body: &DraftBody) -> Result<Worked> {
    let date = body.date.unwrap_or_else(|| cx.today());
    let dates = [("date", Some(date)), ("valid_until", body.valid_until), ("deliver_on", body.deliver_on)];
    for (field, day) in dates.into_iter().filter_map(|(field, day)| Some((field, day?))) {
        check_date(&format!("draft.{field}"), day, cx.today())?;
    }
    let branch_id = load::branch(cx, body.branch_id)?;
    let wanted = Wanted { customer_id: body.customer_id, branch_id, on: date, lines: &body.lines };
    let mut known = Known::load(cx, &wanted).await?;
    let customer = known.customer(body.customer_id, "draft.customer_id")?;
    let settings = known.settings.take().unwrap_or_default().settings.0;
    let payment_term = body.payment_term.clone().or_else(|| customer.payment_term.clone()).or(settings.payment_term.clone());
    let language = body.language.unwrap_or(customer.language);
    let currency = body.currency.unwrap_or(customer.currency);
    let term = payment_term.as_ref();
    let about = About { customer: &customer, term, language, currency, on: date, path: "draft.lines" };
    let (basis, _) = known.basis(cx, about)?;
    let lines = decide_all(&body.lines, &basis)?;
    let taxed: Vec<Taxed> = lines.iter().map(Decided::taxed).collect();
    let rates: Rates = basis.taxes.values().map(|tax| (tax.code.clone(), (tax.category, tax.rate))).collect();
    let adjustments = spread(&body.adjustments, &taxed, &rates, currency).map_err(under_draft)?;
    let result = totals(currency, &taxed, &adjustments)?;
    Ok(Worked { customer, settings, branch_id, payment_term, basis, lines, adjustments, result })
}

/// What a draft would say; nothing is saved.
pub(crate) async fn calculate(cx: &mut Cx, request: CalculateDraft) -> Result<DraftFigures> {
    let worked = work_out(cx, &request.draft).await?;
    let unsaved = SalesDocumentId::from_uuid(Uuid::nil());
    let line = |(line, ordinal)| view::line_view(saved(unsaved, ordinal, line), &[]);
    Ok(DraftFigures {
        language: worked.basis.language,
        currency: worked.basis.currency,
        payment_term: worked.payment_term,
        lines: worked.lines.into_iter().zip(1..).map(line).collect(),
        adjustments: worked.adjustments,
        tax_groups: groups(&worked.result),
        totals: shown(&worked.result),
    })
}

/// Decides a draft: what it was, and what it is from now on.
pub(crate) async fn decide(cx: &mut Change, saving: Saving, body: DraftBody) -> Result<DocumentDrafted> {
    let before = existing(cx, &saving).await?;
    let worked = work_out(cx, &body).await?;
    let id = saving.id.unwrap_or_else(|| SalesDocumentId::from_uuid(cx.new_id()));
    let head = head(cx, Made { id, kind: saving.kind, version: saving.version + 1, before: before.as_ref() }, &body, &worked)?;
    let lines = worked.lines.into_iter().zip(1..).map(|(line, ordinal)| saved(id, ordinal, line)).collect();
    cx.document(saving.kind, id.uuid(), "");
    Ok(DocumentDrafted { before, after: Document { head, lines } })
}

async fn existing(cx: &mut Change, saving: &Saving) -> Result<Option<Document>> {
    let Some(id) = saving.id else { return Ok(None) };
    if saving.version == 0 {
        let taken = cx.find::<DocumentHead>(&sql::DOCUMENT, params![id, saving.kind.to_owned()]).await?.is_some();
        return if taken { Err(CONFLICT_STALE.with("what", saving.kind)) } else { Ok(None) };
    }
    let before = view::document(cx, id, saving.kind).await?;
    require(&before.head, saving.version, &[OrderState::Draft])?;
    Ok(Some(before))
}

/// Refuses another version than the caller saw, and a state that does not allow what is asked.
///
/// # Errors
/// `conflict.stale`, `sales.document.state_forbids`.
pub(crate) fn require(head: &DocumentHead, version: i64, states: &[OrderState]) -> Result<()> {
    if !states.contains(&head.state) {
        return Err(STATE_FORBIDS.with("number", &head.number).with("state", head.state.as_str()));
    }
    if head.version != version {
        return Err(CONFLICT_STALE.with("what", head.kind.as_str()));
    }
    Ok(())
}

struct Made<'a> {
    id: SalesDocumentId,
    kind: &'static str,
    version: i64,
    before: Option<&'a Document>,
}

fn head(cx: &Change, made: Made<'_>, body: &DraftBody, worked: &Worked) -> Result<DocumentHead> {
    let Worked { customer, basis, result, .. } = worked;
    let company = &cx.caller()?.company;
    let rate = body.rate.filter(|_| basis.currency != company.currency);
    let address = body.delivery_address.as_ref();
    let standing = |place: &str| worked.settings.text(made.kind, place, basis.language).to_owned();
    Ok(DocumentHead {
        id: made.id,
        company_id: company.id,
        branch_id: worked.branch_id,
        kind: made.kind.to_owned(),
        state: OrderState::Draft,
        number: String::new(),
        series_no: None,
        fiscal_year: None,
        node_id: None,
        epoch: None,
        customer_id: customer.id,
        customer_name: Personal(customer.name.clone()),
        document_on: basis.on,
        valid_until: body.valid_until,
        deliver_on: body.deliver_on,
        language: basis.language,
        rate,
        delivery_name: Personal(address.map(|own| own.name.clone()).unwrap_or_default()),
        delivery_lines: Personal(address.map(|own| own.lines.join("\n")).unwrap_or_default()),
        delivery_country: address.map(|own| own.country.clone()).unwrap_or_default(),
        payment_term: worked.payment_term.clone(),
        reference: body.reference.clone(),
        introduction: body.introduction.clone().unwrap_or_else(|| standing("intro")),
        closing: body.closing.clone().unwrap_or_else(|| standing("closing")),
        adjustments: Json(worked.adjustments.clone()),
        net: result.net_total,
        tax: result.tax_total,
        total: result.gross_total,
        functional_minor: functional(result.gross_total, rate, company.currency)?,
        source_id: made.before.and_then(|before| before.head.source_id),
        reason: String::new(),
        actor_id: cx.actor()?,
        changed_at: cx.now(),
        search: String::new(),
        version: made.version,
    })
}

/// Paths of allowances and charges, as the draft's request knows them.
fn under_draft(mut error: kontor_contract::Error) -> kontor_contract::Error {
    for field in &mut error.fields {
        field.path = format!("draft.{}", field.path);
    }
    error
}

/// The total in the company's currency; zero while a draft has no rate.
fn functional(total: Money, rate: Option<Rate>, functional: CurrencyCode) -> Result<i64> {
    match rate {
        _ if total.currency() == functional => Ok(total.minor()),
        Some(rate) if rate > Rate::ZERO => convert(total, rate, functional).map(Money::minor).map_err(too_large),
        Some(_) => Err(RATE_REQUIRED.with("currency", total.currency().as_str()).at("draft.rate")),
        None => Ok(0),
    }
}

/// Refuses to let a document in a foreign currency go out without a rate.
///
/// # Errors
/// `sales.document.rate_required`.
pub(crate) fn require_rate(head: &DocumentHead, company: CurrencyCode) -> Result<()> {
    if head.currency() != company && head.rate.is_none() {
        return Err(RATE_REQUIRED.with("currency", head.currency().as_str()).at("rate"));
    }
    Ok(())
}

fn saved(document_id: SalesDocumentId, line: i64, decided: Decided) -> DocumentLine {
    DocumentLine {
        document_id,
        line,
        item_id: decided.item_id,
        item_code: decided.item_code,
        description: decided.description,
        quantity: decided.quantity,
        unit: decided.unit,
        unit_price: decided.unit_price,
        discount: decided.discount,
        tax_code: decided.tax_code,
        category: decided.category,
        rate: decided.rate,
        net: decided.net,
        warehouse_id: decided.warehouse_id,
        stocked: decided.stocked,
    }
}
