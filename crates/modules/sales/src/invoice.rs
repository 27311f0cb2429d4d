//! Invoices: composed from orders, deliveries and free lines; posted with entry, open item and legal number.

use kontor_contract::Result;
use kontor_contract::finance::LockKind;
use kontor_contract::json::Json;
use kontor_contract::limits::{Action, Weight};
use kontor_contract::personal::Personal;
use kontor_contract::posting::{NewOpenItem, OpenItemId, PostDocument, Side, SourceNumber, asked_for};
use kontor_contract::print::{DocumentNumber, InvoicePrint, LAYOUT_VERSION, LegalTexts, PrintSupplier, Supply};
use kontor_contract::sales::event::{InvoiceAdjustment, InvoiceHead, InvoiceLine, InvoicePosted, InvoiceTax};
use kontor_contract::sales::invoice::{InvoicePreview, PostInvoice, PreviewInvoice};
use kontor_contract::sales::line::{Adjustment, AdjustmentKind};
use kontor_contract::sales::{DELIVERY, INVOICE, INVOICE_INCOMPLETE, MAX_LINES, NO_LINES, ORDER, RATE_REQUIRED, SalesDocumentId};
use kontor_contract::settings::{CompanySettings, SETTINGS_MISSING};
use kontor_kernel::tax::TaxResult;
use kontor_kernel::{CivilDate, CurrencyCode, Language, Money, Rate};
use kontor_platform::{Change, Cx};
use uuid::Uuid;

use crate::delivery::{guard_order, guard_progress};
use crate::load::{About, Known, Wanted};
use crate::model::check_date;
use crate::model::invoice::{Currencies, Sense, TaxShare, by_tax_code, converted, entry_of, parts};
use crate::model::line::{Basis, Decided, decide_all};
use crate::model::tax::country_of;
use crate::model::terms::{due_on, sentences};
use crate::model::total::{Rates, Taxed, spread, totals};
use crate::model::weight::{Allowances, Discounts, Prices, allowance, discounts_of_invoice};
use crate::paper;
use crate::rows::{Customer, Settings, Term};
use crate::source::Sources;

/// Shows what would be posted.
pub(crate) async fn preview(cx: &mut Cx, request: PreviewInvoice) -> Result<InvoicePreview> {
    let id = SalesDocumentId::from_uuid(Uuid::nil());
    let Composed { draft, logo, .. } = compose(cx, &request.0, id).await?;
    let logo = paper::logo(cx, logo.as_deref()).await?;
    let print = paper::print(draft, DocumentNumber::Draft(String::new()), logo, cx.caller()?.company.currency);
    let missing = print.missing().iter().map(|field| field.path().to_owned()).collect();
    Ok(InvoicePreview { print, missing })
}

/// Posts an invoice. Refused while a particular the law asks for is missing.
pub(crate) async fn post(cx: &mut Change, request: PostInvoice) -> Result<SalesDocumentId> {
    let id = request.id.unwrap_or_else(|| SalesDocumentId::from_uuid(cx.new_id()));
    let Composed { draft, sources, discounts, .. } = compose(cx, &request, id).await?;
    require_whole(&paper::print(draft.clone(), DocumentNumber::Draft(String::new()), None, cx.caller()?.company.currency))?;
    let weight = weight(&draft).agreed(draft.head.total);
    cx.weigh(weight.discounted(discounts.all).giving(discounts.given)).await?;
    guard(cx, &sources);
    let InvoicePosted { mut head, lines, adjustments, taxes } = draft;
    head.actor_id = cx.actor()?;
    book(cx, &mut head, &taxes).await?;
    cx.document(INVOICE, id.uuid(), &head.number);
    for drawn in &sources.orders {
        cx.document(ORDER, drawn.order.head.id.uuid(), &drawn.order.head.number);
    }
    for delivered in &sources.deliveries {
        cx.document(DELIVERY, delivered.head.id.uuid(), &delivered.head.number);
    }
    cx.record(InvoicePosted { head, lines, adjustments, taxes }).await?;
    Ok(id)
}

/// What an invoice or credit note weighs, but for its discounts.
pub(crate) fn weight(document: &InvoicePosted) -> Weight {
    let InvoicePosted { head, .. } = document;
    Weight::new(Action::Post).of(head.functional_total).with(head.customer_id).within(head.branch_id)
}

fn require_whole(print: &InvoicePrint) -> Result<()> {
    match print.missing().first() {
        Some(field) => Err(INVOICE_INCOMPLETE.with("field", field.path()).at(field.path())),
        None => Ok(()),
    }
}

/// Makes sure at commit that nobody has invoiced the same in between.
fn guard(cx: &mut Change, sources: &Sources) {
    for drawn in &sources.orders {
        guard_order(cx, &drawn.order);
        let own = sources.pieces.iter().filter(|from| from.order_id == drawn.order.head.id);
        let mut lines: Vec<i64> = own.map(|from| from.piece.order_line).collect();
        lines.dedup();
        lines.sort_unstable();
        lines.dedup();
        for line in lines {
            guard_progress(cx, &drawn.progress, line);
        }
    }
    for delivered in &sources.deliveries {
        for line in &delivered.lines {
            guard_progress(cx, &delivered.progress, line.line);
        }
    }
}

struct Composed {
    draft: InvoicePosted,
    sources: Sources,
    discounts: Discounts,
    logo: Option<String>,
}

/// Everything but the number: what is printed, checked and posted.
async fn compose(cx: &mut Cx, request: &PostInvoice, id: SalesDocumentId) -> Result<Composed> {
    let date = request.date.unwrap_or_else(|| cx.today());
    check_date("date", date, cx.today())?;
    let company = cx.caller()?.company.clone();
    let sources = Sources::load(cx, request).await?;
    let (customer_id, branch_id) = (sources.customer_id, sources.branch_id);
    let mut known = Known::load(cx, &Wanted { customer_id, branch_id, on: date, lines: &request.lines }).await?;
    let customer = match sources.orders.is_empty() {
        true => known.customer(customer_id, "from.customer")?,
        false => known.known_customer(customer_id)?,
    };
    let Settings { settings, logo } = known.settings.take().ok_or_else(|| SETTINGS_MISSING.error())?;
    let settings = settings.0;
    let language = request.language.or(sources.language).unwrap_or(customer.language);
    let currency = sources.currency.or(request.currency).unwrap_or(customer.currency);
    let term = request.payment_term.clone().or_else(|| sources.payment_term.clone());
    let term = term.or_else(|| customer.payment_term.clone()).or_else(|| settings.payment_term.clone());
    let about = About { customer: &customer, term: term.as_ref(), language, currency, on: date, path: "lines" };
    let (basis, term) = known.basis(cx, about)?;
    let mut lines = sources.decided()?;
    lines.extend(decide_all(&request.lines, &basis)?);
    if lines.is_empty() || lines.len() > MAX_LINES {
        return Err(NO_LINES.at("lines"));
    }
    let taxed: Vec<Taxed> = lines.iter().map(Decided::taxed).collect();
    let rates: Rates = basis.taxes.values().map(|tax| (tax.code.clone(), (tax.category, tax.rate))).collect();
    let adjustments = match &request.adjustments {
        Some(inputs) => spread(inputs, &taxed, &rates, currency)?,
        None => sources.adjustments(),
    };
    let percent = allowance(taxed.iter().map(|line| line.net), &adjustments);
    let allowances = Allowances { percent, own: request.adjustments.is_some() };
    let prices = Prices { items: &basis.items, listed: &basis.prices, currency, on: date };
    let discounts = discounts_of_invoice(&lines, sources.pieces.len(), allowances, prices);
    let result = totals(currency, &taxed, &adjustments)?;
    let rate = rate_of(request, &sources, currency, company.currency)?;
    let shares = by_tax_code(&result, &parts(&taxed, &adjustments));
    let converted = converted(result.gross_total, &shares, Currencies { functional: company.currency, rate })?;
    let taxes = taxes(id, &shares, &converted.shares, &basis);
    let tax_country = country_of(shares.iter().map(|share| &share.tax_code), &basis.taxes, &company.country)?;
    let tax_country = tax_country.as_deref();
    let company_of = (company.id, company.currency);
    let frame = Frame { tax_country, id, date, language, company: company_of, customer: &customer, settings: &settings };
    let mut head = frame.head(request, &sources, &result, term.as_ref());
    head.rate = rate;
    head.rate_on = rate.map(|_| request.rate_on.unwrap_or(date));
    head.functional_total = converted.total;
    head.functional_tax = sum(taxes.iter().map(|tax| tax.functional_tax), company.currency);
    head.logo.clone_from(&logo);
    head.posted_at = cx.now();
    let lines = invoice_lines(id, lines, &sources);
    let adjustments = adjustments.into_iter().zip(1..).map(|(own, line)| adjustment(id, line, own)).collect();
    Ok(Composed { draft: InvoicePosted { head, lines, adjustments, taxes }, sources, discounts, logo })
}

fn rate_of(request: &PostInvoice, sources: &Sources, currency: CurrencyCode, own: CurrencyCode) -> Result<Option<Rate>> {
    if currency == own {
        return Ok(None);
    }
    let rate = request.rate.or(sources.rate).filter(|rate| *rate > Rate::ZERO);
    rate.map(Some).ok_or_else(|| RATE_REQUIRED.with("currency", currency.as_str()).at("rate"))
}

fn sum(amounts: impl Iterator<Item = Money>, currency: CurrencyCode) -> Money {
    Money::new(amounts.map(Money::minor).fold(0, i64::saturating_add), currency)
}

fn taxes(id: SalesDocumentId, shares: &[TaxShare], functional: &[(Money, Money)], basis: &Basis) -> Vec<InvoiceTax> {
    let tax = |((share, (functional_base, functional_tax)), line): ((&TaxShare, &(Money, Money)), i64)| {
        let code = basis.taxes.get(&share.tax_code);
        InvoiceTax {
            invoice_id: id,
            line,
            tax_code: share.tax_code.clone(),
            category: share.category,
            rate: share.rate,
            base: share.base,
            tax: share.tax,
            functional_base: *functional_base,
            functional_tax: *functional_tax,
            reason: code.and_then(|code| code.reason(basis.language)),
            revenue_account: code.and_then(|code| code.revenue_account.clone()),
            tax_account: code.and_then(|code| code.tax_account.clone()),
        }
    };
    shares.iter().zip(functional).zip(1..).map(tax).collect()
}

/// Pieces of orders come first, in their order; free lines follow.
fn invoice_lines(id: SalesDocumentId, lines: Vec<Decided>, sources: &Sources) -> Vec<InvoiceLine> {
    let line = |(at, own): (usize, Decided)| {
        let from = sources.pieces.get(at);
        let delivery = from.and_then(|from| from.piece.delivery);
        InvoiceLine {
            invoice_id: id,
            line: i64::try_from(at).unwrap_or_default() + 1,
            order_id: from.map(|from| from.order_id),
            order_line: from.map(|from| from.piece.order_line),
            delivery_id: delivery.map(|(id, _)| SalesDocumentId::from_uuid(id)),
            delivery_line: delivery.map(|(_, line)| line),
            original_line: None,
            item_id: own.item_id,
            item_code: own.item_code,
            description: own.description,
            quantity: own.quantity,
            unit: own.unit,
            unit_price: own.unit_price,
            discount: own.discount,
            tax_code: own.tax_code,
            category: own.category,
            rate: own.rate,
            net: own.net,
        }
    };
    lines.into_iter().enumerate().map(line).collect()
}

fn adjustment(invoice_id: SalesDocumentId, line: i64, own: Adjustment) -> InvoiceAdjustment {
    InvoiceAdjustment {
        invoice_id,
        line,
        allowance: own.kind == AdjustmentKind::Allowance,
        reason: own.reason,
        tax_code: own.tax_code,
        category: own.category,
        rate: own.rate,
        amount: own.amount,
    }
}

/// What a head is made of besides its amounts.
struct Frame<'a> {
    /// Whose tax it bears, where that is not the company's country.
    tax_country: Option<&'a str>,
    id: SalesDocumentId,
    date: CivilDate,
    language: Language,
    company: (kontor_contract::identity::CompanyId, CurrencyCode),
    customer: &'a Customer,
    settings: &'a CompanySettings,
}

impl Frame<'_> {
    fn head(&self, request: &PostInvoice, sources: &Sources, result: &TaxResult, term: Option<&Term>) -> InvoiceHead {
        let Self { id, date, language, company: (company_id, own), customer, settings, .. } = *self;
        let currency = result.gross_total.currency();
        let supplier = paper::supplier(settings, currency, self.tax_country, None);
        let supplied = match request.supply {
            Some(Supply::On(day)) => Some((day, day)),
            Some(Supply::Period { from, to }) => Some((from, to)),
            None => sources.supplied(),
        };
        let standing = |place: &str| settings.text(INVOICE, place, language).to_owned();
        InvoiceHead {
            id,
            company_id,
            branch_id: sources.branch_id,
            kind: INVOICE.to_owned(),
            number: String::new(),
            series_no: 0,
            fiscal_year: 0,
            node_id: Uuid::nil(),
            epoch: 0,
            original_id: None,
            original_number: String::new(),
            original_on: None,
            customer_id: customer.id,
            customer_number: customer.code.to_string(),
            customer_name: Personal(customer.name.clone()),
            customer_lines: Personal(customer.address().join("\n")),
            customer_country: customer.place().to_owned(),
            customer_vat_id: Personal(customer.vat_id.clone()),
            supplier_contact: Personal(supplier.contact.join("\n")),
            supplier_register: Personal(supplier.register.join("\n")),
            supplier: Json(PrintSupplier { contact: Vec::new(), register: Vec::new(), ..supplier }),
            logo: None,
            issued_on: date,
            supplied_from: supplied.map(|(from, _)| from),
            supplied_to: supplied.map(|(_, to)| to),
            due_on: Some(term.map_or(date, |term| due_on(term, date))),
            language,
            layout_version: u32::from(LAYOUT_VERSION),
            tax_policy: "by_group".to_owned(),
            price_mode: "net".to_owned(),
            rate: None,
            rate_source: if request.rate_source.is_empty() { "manual".to_owned() } else { request.rate_source.clone() },
            rate_on: None,
            payment_term: term.map(|term| term.code.clone()),
            terms_text: term.map(|term| sentences(term, Some(date), language).join("\n")).unwrap_or_default(),
            legal: Json(self.legal()),
            introduction: request.introduction.clone().unwrap_or_else(|| standing("intro")),
            closing: request.closing.clone().unwrap_or_else(|| standing("closing")),
            reference: request.reference.clone().unwrap_or_else(|| sources.reference.clone()),
            order_ref: Json(sources.order_ref()),
            delivery_refs: Json(sources.delivery_refs()),
            reason: String::new(),
            lines_total: result.line_total,
            net: result.net_total,
            tax: result.tax_total,
            total: result.gross_total,
            functional_tax: Money::zero(own),
            functional_total: Money::zero(own),
            entry_id: None,
            open_item_id: None,
            actor_id: Uuid::nil(),
            posted_at: kontor_kernel::Instant::from_micros(0),
            search: String::new(),
        }
    }

    fn legal(&self) -> LegalTexts {
        let Some(own) = self.settings.legal.get(&self.settings.country) else { return LegalTexts::default() };
        LegalTexts {
            late_penalty: own.late_penalty,
            recovery_fee: own.recovery_fee,
            no_cash_discount: own.no_cash_discount,
            discount_agreements: own.discount_agreements,
            notes: paper::text_lines(own.note.get(self.language)),
        }
    }
}

/// Number, entry and open item.
async fn book(cx: &mut Change, head: &mut InvoiceHead, taxes: &[InvoiceTax]) -> Result<()> {
    let item = (!head.total.is_zero()).then(|| OpenItemId::from_uuid(cx.new_id()));
    let open_item = |id: OpenItemId| NewOpenItem {
        id,
        side: Side::Receivable,
        party_id: head.customer_id,
        due_on: head.due_on.unwrap_or(head.issued_on),
        amount: head.total,
        functional: head.functional_total,
        settles: None,
    };
    let request = PostDocument {
        source_kind: INVOICE.to_owned(),
        source_id: head.id.uuid(),
        source_number: SourceNumber::Next,
        branch_id: head.branch_id,
        document_on: head.issued_on,
        tax_on: head.supplied_to.unwrap_or(head.issued_on),
        posted_on: head.issued_on,
        locks: vec![LockKind::Sales, LockKind::Tax],
        reference: head.reference.clone(),
        memo: String::new(),
        rate: head.rate,
        reverses_id: None,
        lines: entry_of(head, taxes, Sense::Charge),
        open_items: item.map(open_item).into_iter().collect(),
    };
    let posted = cx.call(request).await?;
    let number = asked_for(posted.number)?;
    head.number = number.text;
    head.series_no = number.series_no;
    head.fiscal_year = number.fiscal_year;
    head.node_id = number.node_id;
    head.epoch = number.epoch;
    head.entry_id = posted.entry_id;
    head.open_item_id = item;
    Ok(())
}
