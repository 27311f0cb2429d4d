//! Which mandatory particulars a document lacks. Posting is refused while there is one.

use kontor_kernel::tax::TaxCategory;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{DocumentKind, DocumentNumber, InvoicePrint, PrintTaxGroup};

/// A mandatory particular that is absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "field")]
pub enum MissingField {
    /// A posted document's number, Directive 2006/112/EC Art. 226(2). A draft has none yet and lacks none.
    Number,
    /// Date of issue, Art. 226(1).
    IssueDate,
    /// Date or period of supply, Art. 226(7).
    SupplyDate,
    /// The supplier's name, Art. 226(5).
    SupplierName,
    /// The supplier's address, Art. 226(5).
    SupplierAddress,
    /// The supplier's country, which decides what else is mandatory.
    SupplierCountry,
    /// The supplier's VAT id, Art. 226(3); in DE the tax number serves as well (UStG 14 (4) no. 2).
    SupplierVatId,
    /// FR: the supplier's SIREN (Code de commerce R123-237).
    SupplierSiren,
    /// The customer's name, Art. 226(5).
    CustomerName,
    /// The customer's address, Art. 226(5).
    CustomerAddress,
    /// The customer's VAT id where it owes the tax or the supply is intra-Community, Art. 226(4).
    CustomerVatId,
    /// At least one line, Art. 226(6).
    Lines,
    /// What a line's goods or services are, Art. 226(6).
    LineDescription {
        /// The line's position.
        position: u32,
    },
    /// Base, rate and tax per rate, Art. 226(8) to (10).
    TaxGroups,
    /// Why a category bears no tax, Art. 226(11) and (11a). Only where no standard sentence exists.
    ExemptionReason {
        /// The category.
        category: TaxCategory,
    },
    /// Tax in national currency, Art. 230.
    NationalTax,
    /// The invoice a credit note corrects, Art. 219.
    Original,
    /// Due date or payment terms (EN 16931 BR-CO-25; Code de commerce L441-9).
    PaymentTerms,
    /// The supplier's IBAN.
    Iban,
    /// FR: the rate of the penalty for late payment (Code de commerce L441-9).
    LatePenalty,
    /// FR: the compensation of 40 EUR (Code de commerce L441-9 and D441-5).
    RecoveryFee,
}

impl MissingField {
    /// The path of the field in [`InvoicePrint`], for messages and for the form to put the cursor on.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::IssueDate => "issued_on",
            Self::SupplyDate => "supply",
            Self::SupplierName => "supplier.name",
            Self::SupplierAddress => "supplier.address",
            Self::SupplierCountry => "supplier.country",
            Self::SupplierVatId => "supplier.vat_id",
            Self::SupplierSiren => "supplier.siren",
            Self::CustomerName => "customer.name",
            Self::CustomerAddress => "customer.address",
            Self::CustomerVatId => "customer.vat_id",
            Self::Lines => "lines",
            Self::LineDescription { .. } => "lines.description",
            Self::TaxGroups => "tax_groups",
            Self::ExemptionReason { .. } => "tax_groups.reason",
            Self::NationalTax => "national_tax",
            Self::Original => "original",
            Self::PaymentTerms => "payment_terms",
            Self::Iban => "supplier.bank.iban",
            Self::LatePenalty => "legal.late_penalty",
            Self::RecoveryFee => "legal.recovery_fee",
        }
    }
}

/// What is looked for in which order: the order of the paper.
struct Search(Vec<MissingField>);

impl Search {
    fn need(&mut self, present: bool, field: MissingField) {
        if !present {
            self.0.push(field);
        }
    }
}

fn said(text: &str) -> bool {
    !text.trim().is_empty()
}

fn given(text: Option<&String>) -> bool {
    text.is_some_and(|text| said(text))
}

fn any(lines: &[String]) -> bool {
    lines.iter().any(|line| said(line))
}

impl InvoicePrint {
    /// Every mandatory particular that is absent, in the order of the paper; empty if the document may be posted.
    ///
    /// Sources: Directive 2006/112/EC Art. 219, 226 and 230; UStG 14; Code de commerce L441-9. A quotation, an order
    /// confirmation and a delivery note need names, a date and lines only.
    #[must_use]
    pub fn missing(&self) -> Vec<MissingField> {
        let mut search = Search(Vec::new());
        self.parties(&mut search);
        let numbered = match &self.number {
            DocumentNumber::Posted(number) => said(number),
            DocumentNumber::Draft(_) => true,
        };
        search.need(numbered, MissingField::Number);
        search.need(self.issued_on.is_some(), MissingField::IssueDate);
        search.need(!self.lines.is_empty(), MissingField::Lines);
        for line in &self.lines {
            search.need(said(&line.description), MissingField::LineDescription { position: line.position });
        }
        if self.kind.is_invoice() {
            self.tax(&mut search);
            search.need(self.supply.is_some(), MissingField::SupplyDate);
        }
        if self.kind == DocumentKind::CreditNote {
            let original = self.original.as_ref().is_some_and(|original| said(&original.number));
            search.need(original, MissingField::Original);
        }
        if self.kind == DocumentKind::Invoice {
            self.payment(&mut search);
        }
        search.0
    }

    fn parties(&self, search: &mut Search) {
        let (supplier, customer) = (&self.supplier, &self.customer);
        search.need(said(&supplier.name), MissingField::SupplierName);
        search.need(said(&customer.name), MissingField::CustomerName);
        if !self.kind.is_invoice() {
            return;
        }
        search.need(any(&supplier.address), MissingField::SupplierAddress);
        search.need(said(&supplier.country), MissingField::SupplierCountry);
        search.need(self.has_tax_identity(), MissingField::SupplierVatId);
        let french = supplier.country == "FR";
        search.need(!french || given(supplier.siren.as_ref()), MissingField::SupplierSiren);
        search.need(any(&customer.address), MissingField::CustomerAddress);
        search.need(!self.crosses_liability() || given(customer.vat_id.as_ref()), MissingField::CustomerVatId);
    }

    fn tax(&self, search: &mut Search) {
        search.need(!self.tax_groups.is_empty(), MissingField::TaxGroups);
        for group in &self.tax_groups {
            let standard = matches!(group.category, TaxCategory::AE | TaxCategory::K | TaxCategory::G | TaxCategory::O);
            let reasoned = !group.category.needs_reason() || standard || given(group.reason.as_ref());
            search.need(reasoned, MissingField::ExemptionReason { category: group.category });
        }
        let foreign = self.currency != self.national_currency && !self.totals.tax.is_zero();
        let stated = self.national_tax.as_ref().is_some_and(|tax| tax.tax.currency() == self.national_currency);
        search.need(!foreign || stated, MissingField::NationalTax);
    }

    /// Whether the customer owes the tax, or an intra-Community supply is exempt because of its VAT id.
    fn crosses_liability(&self) -> bool {
        self.tax_groups.iter().any(|group| matches!(group.category, TaxCategory::AE | TaxCategory::K))
    }

    /// The VAT id; the tax number instead in DE, unless Art. 226(4) asks for both ids (UStG 14a). A small business
    /// outside VAT need not have an id.
    fn has_tax_identity(&self) -> bool {
        let supplier = &self.supplier;
        let german_number = supplier.country == "DE" && given(supplier.tax_number.as_ref());
        let outside_vat = |group: &PrintTaxGroup| matches!(group.category, TaxCategory::E | TaxCategory::O);
        let exempt = !self.tax_groups.is_empty() && self.tax_groups.iter().all(outside_vat) && supplier.country != "DE";
        given(supplier.vat_id.as_ref()) || exempt || (german_number && !self.crosses_liability())
    }

    fn payment(&self, search: &mut Search) {
        if self.totals.payable.minor() > 0 {
            search.need(self.due_on.is_some() || any(&self.payment_terms), MissingField::PaymentTerms);
            let iban = self.supplier.bank.as_ref().is_some_and(|bank| said(&bank.iban));
            search.need(iban, MissingField::Iban);
        }
        if self.supplier.country == "FR" {
            search.need(self.legal.late_penalty.is_some(), MissingField::LatePenalty);
            search.need(self.legal.recovery_fee, MissingField::RecoveryFee);
        }
    }
}

#[cfg(test)]
mod tests;
