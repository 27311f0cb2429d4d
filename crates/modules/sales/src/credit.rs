//! Credit notes: part of an invoice or all of it, to the cent.

use std::collections::BTreeMap;

use kontor_contract::finance::LockKind;
use kontor_contract::json::Json;
use kontor_contract::posting::{NewOpenItem, OpenItemId, PostDocument, Side, SourceNumber, asked_for};
use kontor_contract::print::{DocumentNumber, LAYOUT_VERSION, LegalTexts};
use kontor_contract::sales::event::{CreditNotePosted, InvoiceAdjustment, InvoiceHead, InvoiceLine, InvoicePosted, InvoiceTax};
use kontor_contract::sales::invoice::PostCreditNote;
use kontor_contract::sales::{CREDIT_NOTE, INVOICE, INVOICE_INCOMPLETE, NOTHING_LEFT, SalesDocumentId};
use kontor_contract::stock::{StockSource, TakeBackLine, TakeBackStock};
use kontor_contract::{Result, params};
use kontor_kernel::{Code, Money, Quantity};
use kontor_platform::{Change, Cx};
use uuid::Uuid;

use crate::delivery::guard_progress;
use crate::invoice::weight;
use crate::model::check_date;
use crate::model::credit::{Extent, LineBefore, part};
use crate::model::invoice::{Sense, entry_of};
use crate::model::progress::{Left, choose, minus};
use crate::rows::{Progress, TakenBefore};
use crate::{load, paper, posted, sql, view};

/// Posts a credit note on an invoice.
pub(crate) async fn post(cx: &mut Change, request: PostCreditNote) -> Result<SalesDocumentId> {
    let date = request.date.unwrap_or_else(|| cx.today());
    check_date("date", date, cx.today())?;
    let original = posted::stored(cx, request.invoice_id, INVOICE).await?;
    let progress = view::progress(cx, request.invoice_id).await?;
    let chosen = choose(request.lines.as_deref(), &left(&original.lines, &progress))?;
    if chosen.is_empty() {
        return Err(NOTHING_LEFT.with("number", &original.head.number));
    }
    let before = Before::load(cx, request.invoice_id).await?;
    let id = request.id.unwrap_or_else(|| SalesDocumentId::from_uuid(cx.new_id()));
    let mut note = decide(id, &original, &progress, &chosen, &before);
    dress(cx, &mut note.head, &original.head, &request).await?;
    note.head.issued_on = date;
    let number = DocumentNumber::Draft(String::new());
    let national = cx.caller()?.company.currency;
    if let Some(field) = paper::print(note.clone(), number, None, national).missing().first() {
        return Err(INVOICE_INCOMPLETE.with("field", field.path()).at(field.path()));
    }
    // An old discount of the invoice is nothing that is given now.
    cx.weigh(weight(&note)).await?;
    guard_progress(cx, &progress, 0);
    for (line, _) in &chosen {
        guard_progress(cx, &progress, *line);
    }
    book(cx, &mut note.head, &note.taxes).await?;
    if request.goods_returned {
        take_back(cx, &note).await?;
    }
    cx.document(CREDIT_NOTE, id.uuid(), &note.head.number);
    cx.document(INVOICE, request.invoice_id.uuid(), &original.head.number);
    let PostCreditNote { goods_returned, invoice_again, .. } = request;
    cx.record(CreditNotePosted { note, goods_returned, invoice_again }).await?;
    Ok(id)
}

fn left(lines: &[InvoiceLine], progress: &[Progress]) -> Left {
    lines.iter().map(|line| (line.line, minus(line.quantity, credited(progress, line.line)))).collect()
}

fn credited(progress: &[Progress], line: i64) -> Quantity {
    progress.iter().find(|own| own.line == line).map_or(Quantity::ZERO, |own| own.credited)
}

/// What earlier credit notes took.
struct Before {
    lines: BTreeMap<i64, TakenBefore>,
    adjustments: BTreeMap<i64, TakenBefore>,
    taxes: BTreeMap<i64, TakenBefore>,
}

impl Before {
    async fn load(cx: &mut Cx, invoice: SalesDocumentId) -> Result<Self> {
        let by_line = |rows: Vec<TakenBefore>| rows.into_iter().map(|row| (row.line, row)).collect();
        Ok(Self {
            lines: by_line(cx.rows(&sql::CREDITED_LINES, params![invoice]).await?),
            adjustments: by_line(cx.rows(&sql::CREDITED_ADJUSTMENTS, params![invoice]).await?),
            taxes: by_line(cx.rows(&sql::CREDITED_TAXES, params![invoice]).await?),
        })
    }
}

fn first(before: &BTreeMap<i64, TakenBefore>, line: i64) -> i64 {
    before.get(&line).map_or(0, |row| row.first_minor)
}

/// The note's amounts; its head is a copy of the invoice's, to be dressed.
fn decide(id: SalesDocumentId, original: &InvoicePosted, progress: &[Progress], chosen: &Left, before: &Before) -> InvoicePosted {
    let currency = original.head.total.currency();
    let mut extents: BTreeMap<&Code, Extent> = BTreeMap::new();
    let mut lines = Vec::new();
    for line in &original.lines {
        let extent = extents.entry(&line.tax_code).or_default();
        extent.whole += line.net.minor();
        extent.done += first(&before.lines, line.line);
        let Some((_, quantity)) = chosen.iter().find(|(chosen, _)| *chosen == line.line) else { continue };
        let stands = LineBefore {
            quantity: line.quantity,
            net: line.net.minor(),
            credited: credited(progress, line.line),
            credited_net: first(&before.lines, line.line),
        };
        let net = stands.credit(*quantity);
        extent.done += net;
        let ordinal = i64::try_from(lines.len()).unwrap_or_default() + 1;
        lines.push(InvoiceLine {
            invoice_id: id,
            line: ordinal,
            original_line: Some(line.line),
            quantity: *quantity,
            net: Money::new(net, currency),
            ..line.clone()
        });
    }
    let adjustments = adjustments(id, original, &extents, before);
    let taxes = taxes(id, original, &lines, &adjustments, before);
    let sum = |amounts: &mut dyn Iterator<Item = Money>| amounts.map(Money::minor).fold(0_i64, i64::saturating_add);
    let lines_total = sum(&mut lines.iter().map(|line| line.net));
    let net = sum(&mut taxes.iter().map(|tax| tax.base));
    let tax = sum(&mut taxes.iter().map(|tax| tax.tax));
    let functional_tax = sum(&mut taxes.iter().map(|tax| tax.functional_tax));
    let functional_net = sum(&mut taxes.iter().map(|tax| tax.functional_base));
    let functional = original.head.functional_total.currency();
    let head = InvoiceHead {
        id,
        lines_total: Money::new(lines_total, currency),
        net: Money::new(net, currency),
        tax: Money::new(tax, currency),
        total: Money::new(net.saturating_add(tax), currency),
        functional_tax: Money::new(functional_tax, functional),
        functional_total: Money::new(functional_net.saturating_add(functional_tax), functional),
        ..original.head.clone()
    };
    InvoicePosted { head, lines, adjustments, taxes }
}

/// Allowances and charges follow the lines of their tax code.
fn adjustments(
    id: SalesDocumentId,
    original: &InvoicePosted,
    extents: &BTreeMap<&Code, Extent>,
    before: &Before,
) -> Vec<InvoiceAdjustment> {
    let of = |own: &InvoiceAdjustment| {
        let extent = extents.get(&own.tax_code).copied().unwrap_or_default();
        let amount = extent.part(own.amount.minor(), first(&before.adjustments, own.line));
        InvoiceAdjustment { invoice_id: id, amount: Money::new(amount, own.amount.currency()), ..own.clone() }
    };
    original.adjustments.iter().map(of).filter(|own| !own.amount.is_zero()).collect()
}

/// Tax follows its base, and the company's currency follows both.
fn taxes(
    id: SalesDocumentId,
    original: &InvoicePosted,
    lines: &[InvoiceLine],
    adjustments: &[InvoiceAdjustment],
    before: &Before,
) -> Vec<InvoiceTax> {
    let base_of = |code: &Code| {
        let nets = lines.iter().filter(|line| line.tax_code == *code).map(|line| line.net.minor());
        let signed = |own: &InvoiceAdjustment| if own.allowance { -own.amount.minor() } else { own.amount.minor() };
        let adjusted = adjustments.iter().filter(|own| own.tax_code == *code).map(signed);
        nets.chain(adjusted).sum::<i64>()
    };
    let touched = |tax: &&InvoiceTax| {
        lines.iter().any(|line| line.tax_code == tax.tax_code) || adjustments.iter().any(|own| own.tax_code == tax.tax_code)
    };
    let of = |tax: &InvoiceTax| {
        let taken = before.taxes.get(&tax.line);
        let [base_before, tax_before, functional_base_before, functional_tax_before] =
            taken.map_or([0; 4], |row| [row.first_minor, row.second_minor, row.third_minor, row.fourth_minor]);
        let base = base_of(&tax.tax_code);
        let (done, of) = (base_before.saturating_add(base), tax.base.minor());
        let share = |whole: Money, before: i64| Money::new(part(whole.minor(), done, of, before), whole.currency());
        InvoiceTax {
            invoice_id: id,
            base: Money::new(base, tax.base.currency()),
            tax: share(tax.tax, tax_before),
            functional_base: share(tax.functional_base, functional_base_before),
            functional_tax: share(tax.functional_tax, functional_tax_before),
            ..tax.clone()
        }
    };
    original.taxes.iter().filter(touched).map(of).collect()
}

/// What a note says besides its amounts.
async fn dress(cx: &mut Change, head: &mut InvoiceHead, original: &InvoiceHead, request: &PostCreditNote) -> Result<()> {
    let settings = load::settings_if_any(cx).await?.settings.0;
    head.kind = CREDIT_NOTE.to_owned();
    head.original_id = Some(original.id);
    head.original_number = original.number.clone();
    head.original_on = Some(original.issued_on);
    head.due_on = None;
    head.terms_text = String::new();
    head.layout_version = u32::from(LAYOUT_VERSION);
    head.legal =
        Json(LegalTexts { late_penalty: None, recovery_fee: false, no_cash_discount: false, ..original.legal.0.clone() });
    let standing = settings.text(CREDIT_NOTE, "intro", original.language);
    head.introduction =
        [standing, &request.reason].iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>().join("\n");
    head.closing = settings.text(CREDIT_NOTE, "closing", original.language).to_owned();
    head.reason.clone_from(&request.reason);
    head.actor_id = cx.actor()?;
    head.posted_at = cx.now();
    Ok(())
}

/// Number, entry and open item, which settles the invoice's as far as that is open.
async fn book(cx: &mut Change, head: &mut InvoiceHead, taxes: &[InvoiceTax]) -> Result<()> {
    // The head was copied from the invoice, whose item is still named in it.
    let settles = head.open_item_id;
    let item = (!head.total.is_zero()).then(|| OpenItemId::from_uuid(cx.new_id()));
    let request = PostDocument {
        source_kind: CREDIT_NOTE.to_owned(),
        source_id: head.id.uuid(),
        source_number: SourceNumber::Next,
        branch_id: head.branch_id,
        document_on: head.issued_on,
        tax_on: head.issued_on,
        posted_on: head.issued_on,
        locks: vec![LockKind::Sales, LockKind::Tax],
        reference: head.original_number.clone(),
        memo: String::new(),
        rate: head.rate,
        reverses_id: None,
        lines: entry_of(head, taxes, Sense::Credit),
        open_items: item.map(|id| open_item(id, head, settles)).into_iter().collect(),
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

fn open_item(id: OpenItemId, head: &InvoiceHead, settles: Option<OpenItemId>) -> NewOpenItem {
    NewOpenItem {
        id,
        side: Side::Receivable,
        party_id: head.customer_id,
        due_on: head.issued_on,
        amount: head.total.neg(),
        functional: head.functional_total.neg(),
        settles,
    }
}

/// Goods come back to where the deliveries took them from, at the value they left with.
async fn take_back(cx: &mut Change, note: &InvoicePosted) -> Result<()> {
    let mut by_delivery: BTreeMap<Uuid, Vec<TakeBackLine>> = BTreeMap::new();
    for line in &note.lines {
        if let (Some(delivery), Some(issued_line)) = (line.delivery_id, line.delivery_line) {
            let back = TakeBackLine { line: line.line, issued_line, quantity: line.quantity };
            by_delivery.entry(delivery.uuid()).or_default().push(back);
        }
    }
    for (issued_by, lines) in by_delivery {
        let source = StockSource {
            kind: CREDIT_NOTE.to_owned(),
            id: note.head.id.uuid(),
            number: SourceNumber::Known(note.head.number.clone()),
            branch_id: note.head.branch_id,
            document_on: note.head.issued_on,
            posted_on: note.head.issued_on,
            locks: vec![LockKind::Sales],
            memo: note.head.original_number.clone(),
        };
        cx.call(TakeBackStock { source, issued_by, lines, reverses_id: None }).await?;
    }
    Ok(())
}
