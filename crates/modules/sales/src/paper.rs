//! Papers: what each document prints. Of a posted one only what it stored, so that a reprint says what the original said.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use kontor_contract::print::{
    DocumentKind, DocumentNumber, InvoicePrint, LAYOUT_VERSION, LegalTexts, NationalTax, Picture, PrintAdjustment, PrintCustomer,
    PrintLine, PrintSupplier, PrintTaxGroup, PrintTotals, Reference, Supply,
};
use kontor_contract::sales::delivery::PrintDelivery;
use kontor_contract::sales::event::{DocumentLine, InvoiceAdjustment, InvoiceHead, InvoiceLine, InvoicePosted, InvoiceTax};
use kontor_contract::sales::line::{Adjustment, AdjustmentKind};
use kontor_contract::sales::order::{PrintOrder, PrintQuotation};
use kontor_contract::sales::{CREDIT_NOTE, ORDER, QUOTATION, SalesDocumentId};
use kontor_contract::settings::CompanySettings;
use kontor_contract::{Result, params};
use kontor_kernel::{CurrencyCode, Money, Percent, UnitPrice};
use kontor_platform::Cx;

use crate::model::tax::country_of;
use crate::model::terms::sentences;
use crate::model::total::{Taxed, groups, totals};
use crate::rows::{Settings, TaxCode};
use crate::{delivery as deliveries, load, posted, sql, view};

/// The paper of a posted invoice or credit note; of a copy it says so.
pub(crate) async fn of_posted(cx: &mut Cx, (id, kind): (SalesDocumentId, &'static str), copy: bool) -> Result<InvoicePrint> {
    let posted = posted::stored(cx, id, kind).await?;
    let logo = logo(cx, posted.head.logo.as_deref()).await?;
    let national = cx.caller()?.company.currency;
    let number = DocumentNumber::Posted(posted.head.number.clone());
    Ok(InvoicePrint { copy, ..print(posted, number, logo, national) })
}

/// A logo by its hash.
pub(crate) async fn logo(cx: &mut Cx, hash: Option<&str>) -> Result<Option<Picture>> {
    let Some(hash) = hash else { return Ok(None) };
    let png: Option<(String,)> = cx.find(&sql::LOGO, params![hash.to_owned()]).await?;
    Ok(png.and_then(|(png,)| BASE64_STANDARD.decode(png).ok()).map(Picture::new))
}

/// The paper of an invoice or a credit note.
pub(crate) fn print(
    posted: InvoicePosted,
    number: DocumentNumber,
    logo: Option<Picture>,
    national: CurrencyCode,
) -> InvoicePrint {
    let InvoicePosted { head, lines, adjustments, taxes } = posted;
    let currency = head.total.currency();
    let national_tax = head.rate.zip(head.rate_on).map(|(rate, on)| NationalTax {
        tax: head.functional_tax,
        rate,
        source: head.rate_source.clone(),
        on,
    });
    let (allowances, charges) = adjusted(&adjustments);
    InvoicePrint {
        kind: if head.kind == CREDIT_NOTE { DocumentKind::CreditNote } else { DocumentKind::Invoice },
        layout_version: u16::try_from(head.layout_version).unwrap_or(LAYOUT_VERSION),
        language: head.language,
        copy: false,
        number,
        supplier: supplier_of(&head, logo),
        customer: PrintCustomer {
            name: head.customer_name.0.clone(),
            address: text_lines(head.customer_lines.as_str()),
            country: head.customer_country.clone(),
            vat_id: some(head.customer_vat_id.as_str()),
            number: some(&head.customer_number),
        },
        issued_on: Some(head.issued_on),
        supply: supply_of(&head),
        due_on: head.due_on,
        customer_reference: some(&head.reference),
        order: head.order_ref.0.clone(),
        deliveries: head.delivery_refs.0.clone(),
        original: some(&head.original_number).map(|number| Reference { number, date: head.original_on }),
        introduction: text_lines(&head.introduction),
        currency,
        national_currency: national,
        lines: lines.into_iter().map(print_line).collect(),
        allowances,
        charges,
        tax_groups: tax_groups(&taxes),
        totals: PrintTotals {
            lines: head.lines_total,
            net: head.net,
            tax: head.tax,
            gross: head.total,
            prepaid: Money::zero(currency),
            rounding: Money::zero(currency),
            payable: head.total,
        },
        national_tax,
        payment_terms: text_lines(&head.terms_text),
        legal: legal_of(&head),
    }
}

/// The closing text of the document stands among the further sentences, below the legal ones.
fn legal_of(head: &InvoiceHead) -> LegalTexts {
    let mut legal = head.legal.0.clone();
    legal.notes.extend(text_lines(&head.closing));
    legal
}

fn supplier_of(head: &InvoiceHead, logo: Option<Picture>) -> PrintSupplier {
    PrintSupplier {
        register: text_lines(head.supplier_register.as_str()),
        contact: text_lines(head.supplier_contact.as_str()),
        logo,
        ..head.supplier.0.clone()
    }
}

/// The date or period of supply.
pub(crate) fn supply_of(head: &InvoiceHead) -> Option<Supply> {
    let (from, to) = (head.supplied_from?, head.supplied_to?);
    Some(if from == to { Supply::On(from) } else { Supply::Period { from, to } })
}

fn adjusted(adjustments: &[InvoiceAdjustment]) -> (Vec<PrintAdjustment>, Vec<PrintAdjustment>) {
    let of = |allowance: bool| {
        let own = adjustments.iter().filter(move |own| own.allowance == allowance);
        own.map(|own| PrintAdjustment { reason: own.reason.clone(), category: own.category, rate: own.rate, amount: own.amount })
            .collect()
    };
    (of(true), of(false))
}

/// Tax per category and rate: several tax codes of one group are one line on paper.
pub(crate) fn tax_groups(taxes: &[InvoiceTax]) -> Vec<PrintTaxGroup> {
    let mut groups: Vec<PrintTaxGroup> = Vec::new();
    for tax in taxes {
        match groups.iter_mut().find(|group| group.category == tax.category && group.rate == tax.rate) {
            Some(group) => {
                let add = |left: Money, right: Money| Money::new(left.minor().saturating_add(right.minor()), left.currency());
                (group.base, group.tax) = (add(group.base, tax.base), add(group.tax, tax.tax));
                if group.reason != tax.reason {
                    let both = group.reason.take().into_iter().chain(tax.reason.clone());
                    group.reason = Some(both.collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty());
                }
            }
            None => groups.push(PrintTaxGroup {
                category: tax.category,
                rate: tax.rate,
                base: tax.base,
                tax: tax.tax,
                reason: tax.reason.clone(),
            }),
        }
    }
    groups
}

fn print_line(line: InvoiceLine) -> PrintLine {
    PrintLine {
        position: u32::try_from(line.line).unwrap_or_default(),
        item_code: some(&line.item_code),
        description: line.description,
        quantity: line.quantity,
        unit: line.unit,
        unit_price: line.unit_price,
        discount: line.discount,
        category: line.category,
        rate: line.rate,
        net: line.net,
    }
}

/// Lines of a text; none of an empty one.
pub(crate) fn text_lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

/// What the company says of itself on a paper in a currency. Where the tax is another country's, it is registered there:
/// it gives the VAT id of that country and no other, and no number of its own tax office.
pub(crate) fn supplier(
    settings: &CompanySettings,
    currency: CurrencyCode,
    tax_country: Option<&str>,
    logo: Option<Picture>,
) -> PrintSupplier {
    let (vat_id, tax_number) = match tax_country {
        Some(country) => (settings.vat_ids.iter().find(|id| id.country == country).map(|id| id.vat_id.as_str()), None),
        None => (settings.vat_id(&settings.country), settings.tax_number.clone()),
    };
    let bank = settings.bank(currency).map(|bank| kontor_contract::print::BankAccount {
        iban: bank.iban.clone(),
        bic: bank.bic.clone(),
        bank: bank.bank.clone(),
    });
    PrintSupplier {
        name: settings.name.clone(),
        address: settings.address.clone(),
        country: settings.country.clone(),
        vat_id: vat_id.map(str::to_owned),
        tax_number,
        register: settings.register.clone(),
        siren: settings.siren.clone(),
        contact: settings.contact.clone(),
        bank,
        logo,
    }
}

pub(crate) async fn quotation(cx: &mut Cx, request: PrintQuotation) -> Result<InvoicePrint> {
    of_document(cx, request.0.id, QUOTATION).await
}

pub(crate) async fn order(cx: &mut Cx, request: PrintOrder) -> Result<InvoicePrint> {
    of_document(cx, request.0.id, ORDER).await
}

/// A number, or for a draft the end of its id.
fn number_of(number: &str, id: SalesDocumentId) -> DocumentNumber {
    if number.is_empty() {
        let id = id.uuid().simple().to_string();
        DocumentNumber::Draft(id[id.len() - 6..].to_owned())
    } else {
        DocumentNumber::Posted(number.to_owned())
    }
}

async fn of_document(cx: &mut Cx, id: SalesDocumentId, kind: &'static str) -> Result<InvoicePrint> {
    let document = view::document(cx, id, kind).await?;
    let head = document.head;
    let customer = load::known_customer(cx, head.customer_id).await?;
    let Settings { settings, logo: hash } = load::settings(cx).await?;
    let logo = logo(cx, hash.as_deref()).await?;
    let term = load::term(cx, head.payment_term.as_ref()).await?;
    let taxed: Vec<Taxed> = document.lines.iter().map(view::taxed).collect();
    let taxes: Vec<TaxCode> = cx.rows(&sql::TAX_CODES, params![head.document_on]).await?;
    let taxes = taxes.into_iter().map(|tax| (tax.code.clone(), tax)).collect();
    // An offer may hold what will take two invoices.
    let home = cx.caller()?.company.country.clone();
    let country = country_of(taxed.iter().map(|line| &line.tax_code), &taxes, &home).unwrap_or_default();
    let result = totals(head.currency(), &taxed, &head.adjustments.0)?;
    let zero = Money::zero(head.currency());
    let of = |kind: AdjustmentKind| head.adjustments.0.iter().filter(move |own| own.kind == kind).map(print_adjustment).collect();
    Ok(InvoicePrint {
        kind: if kind == ORDER { DocumentKind::OrderConfirmation } else { DocumentKind::Quotation },
        layout_version: LAYOUT_VERSION,
        language: head.language,
        copy: false,
        number: number_of(&head.number, head.id),
        supplier: supplier(&settings.0, head.currency(), country.as_deref(), logo),
        customer: PrintCustomer {
            name: customer.name.clone(),
            address: customer.address(),
            country: customer.place().to_owned(),
            vat_id: some(&customer.vat_id),
            number: Some(customer.code.to_string()),
        },
        issued_on: Some(head.document_on),
        supply: None,
        due_on: head.valid_until,
        customer_reference: some(&head.reference),
        order: None,
        deliveries: Vec::new(),
        original: None,
        introduction: text_lines(&head.introduction),
        currency: head.currency(),
        national_currency: cx.caller()?.company.currency,
        allowances: of(AdjustmentKind::Allowance),
        charges: of(AdjustmentKind::Charge),
        tax_groups: groups(&result),
        totals: PrintTotals {
            lines: result.line_total,
            net: result.net_total,
            tax: result.tax_total,
            gross: result.gross_total,
            prepaid: zero,
            rounding: zero,
            payable: result.gross_total,
        },
        national_tax: None,
        payment_terms: term.map(|term| sentences(&term, None, head.language)).unwrap_or_default(),
        legal: LegalTexts { notes: text_lines(&head.closing), ..LegalTexts::default() },
        lines: document.lines.into_iter().map(offered).collect(),
    })
}

fn print_adjustment(own: &Adjustment) -> PrintAdjustment {
    PrintAdjustment { reason: own.reason.clone(), category: own.category, rate: own.rate, amount: own.amount }
}

fn offered(line: DocumentLine) -> PrintLine {
    PrintLine {
        position: u32::try_from(line.line).unwrap_or_default(),
        item_code: some(&line.item_code),
        description: line.description,
        quantity: line.quantity,
        unit: line.unit,
        unit_price: line.unit_price,
        discount: line.discount,
        category: line.category,
        rate: line.rate,
        net: line.net,
    }
}

/// A delivery note shows no prices.
pub(crate) async fn delivery(cx: &mut Cx, request: PrintDelivery) -> Result<InvoicePrint> {
    let (head, lines) = deliveries::stored(cx, request.0.id).await?;
    let customer = load::known_customer(cx, head.customer_id).await?;
    let Settings { settings, logo: hash } = load::settings(cx).await?;
    let logo = logo(cx, hash.as_deref()).await?;
    let currency = cx.caller()?.company.currency;
    let zero = Money::zero(currency);
    let line = |line: kontor_contract::sales::event::DeliveryLine| PrintLine {
        position: u32::try_from(line.line).unwrap_or_default(),
        item_code: some(&line.item_code),
        description: line.description,
        quantity: line.quantity,
        unit: line.unit,
        unit_price: UnitPrice::ZERO,
        discount: Percent::ZERO,
        category: kontor_kernel::tax::TaxCategory::Z,
        rate: Percent::ZERO,
        net: zero,
    };
    Ok(InvoicePrint {
        kind: DocumentKind::DeliveryNote,
        layout_version: LAYOUT_VERSION,
        language: head.language,
        copy: false,
        number: DocumentNumber::Posted(head.number),
        supplier: supplier(&settings.0, currency, None, logo),
        customer: PrintCustomer {
            name: head.customer_name.0,
            address: text_lines(head.customer_lines.as_str()),
            country: head.customer_country,
            vat_id: None,
            number: Some(customer.code.to_string()),
        },
        issued_on: Some(head.delivered_on),
        supply: Some(Supply::On(head.delivered_on)),
        due_on: None,
        customer_reference: some(&head.reference),
        order: Some(Reference { number: head.order_number, date: None }),
        deliveries: Vec::new(),
        original: None,
        introduction: Vec::new(),
        currency,
        national_currency: currency,
        lines: lines.into_iter().map(line).collect(),
        allowances: Vec::new(),
        charges: Vec::new(),
        tax_groups: Vec::new(),
        totals: PrintTotals { lines: zero, net: zero, tax: zero, gross: zero, prepaid: zero, rounding: zero, payable: zero },
        national_tax: None,
        payment_terms: Vec::new(),
        legal: LegalTexts { notes: text_lines(&head.closing), ..LegalTexts::default() },
    })
}
