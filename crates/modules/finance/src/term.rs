//! Payment terms.

use kontor_contract::error::CONFLICT_STALE;
use kontor_contract::identity::CompanyId;
use kontor_contract::list::Page;
use kontor_contract::packs::PackTerm;
use kontor_contract::settings::PaperText;
use kontor_contract::tax::{
    CreatePaymentTerm, ListPaymentTerms, PaymentTermChanged, PaymentTermFields, PaymentTermRow, PaymentTermSaved, TERM_DISCOUNT,
    TERM_TAKEN, TERM_UNKNOWN, UpdatePaymentTerm,
};
use kontor_contract::{Result, params};
use kontor_derive::Row;
use kontor_kernel::{Code, Percent};
use kontor_platform::{Change, Cx};
use kontor_store::{RowOp, fold};
use uuid::Uuid;

use crate::sql_tax;
use crate::tax::require_name;

#[derive(Debug, Clone, Row)]
#[row(table = "finance_payment_term")]
struct PaymentTerm {
    company_id: CompanyId,
    code: Code,
    id: Uuid,
    name: PaperText,
    search: String,
    due_days: u32,
    discount_days: u32,
    discount_percent: Percent,
    active: bool,
    version: i64,
}

pub(crate) async fn list(cx: &mut Cx, request: ListPaymentTerms) -> Result<Page<PaymentTermRow>> {
    cx.page(&sql_tax::PAYMENT_TERMS, &request).await
}

pub(crate) async fn create(cx: &mut Change, request: CreatePaymentTerm) -> Result<PaymentTermRow> {
    check(&request.term)?;
    if cx.find::<PaymentTerm>(&sql_tax::PAYMENT_TERM, params![request.code]).await?.is_some() {
        return Err(TERM_TAKEN.with("term", &request.code).at("code"));
    }
    let after = PaymentTermSaved { code: request.code, id: cx.new_id(), term: request.term };
    change(cx, None, after, 0).await
}

pub(crate) async fn update(cx: &mut Change, request: UpdatePaymentTerm) -> Result<PaymentTermRow> {
    check(&request.term)?;
    let missing = || TERM_UNKNOWN.with("term", &request.code).at("code");
    let found: PaymentTerm = cx.get(&sql_tax::PAYMENT_TERM, params![request.code], missing).await?;
    if found.version != request.version {
        return Err(CONFLICT_STALE.with("what", &found.code));
    }
    let version = found.version;
    let PaymentTerm { code, id, name, due_days, discount_days, discount_percent, active, .. } = found;
    let before =
        PaymentTermSaved { code, id, term: PaymentTermFields { name, due_days, discount_days, discount_percent, active } };
    let after = PaymentTermSaved { term: request.term, ..before.clone() };
    change(cx, Some(before), after, version).await
}

async fn change(
    cx: &mut Change,
    before: Option<PaymentTermSaved>,
    after: PaymentTermSaved,
    version_before: i64,
) -> Result<PaymentTermRow> {
    let company_id = cx.company_id()?;
    let PaymentTerm { code, name, due_days, discount_days, discount_percent, active, version, .. } =
        row(company_id, &after, version_before + 1);
    cx.document("finance.payment_term", after.id, after.code.as_str());
    cx.record(PaymentTermChanged { company_id, before, after, version_before }).await?;
    Ok(PaymentTermRow { code, name, due_days, discount_days, discount_percent, active, version })
}

pub(crate) fn apply_changed(event: &PaymentTermChanged) -> Vec<RowOp> {
    let row = row(event.company_id, &event.after, event.version_before + 1);
    vec![if event.before.is_none() { RowOp::create(&row) } else { RowOp::replace(&row, event.version_before) }]
}

/// The row of a payment term that came with a chart.
pub(crate) fn installed(company_id: CompanyId, term: &PaymentTermSaved) -> RowOp {
    RowOp::create(&row(company_id, term, 1))
}

/// A payment term of a country pack.
pub(crate) fn of_pack(term: &PackTerm, id: Uuid) -> Result<PaymentTermSaved> {
    let code = Code::try_new(&term.code)
        .map_err(|error| kontor_contract::error::INTERNAL_BUG.with("what", format!("a pack's term {}: {error}", term.code)))?;
    let fields = PaymentTermFields {
        name: term.name.clone().into(),
        due_days: term.due_days,
        discount_days: term.discount_days,
        discount_percent: term.discount_percent,
        active: true,
    };
    Ok(PaymentTermSaved { code, id, term: fields })
}

fn row(company_id: CompanyId, saved: &PaymentTermSaved, version: i64) -> PaymentTerm {
    let PaymentTermSaved { code, id, term } = saved.clone();
    let PaymentTermFields { name, due_days, discount_days, discount_percent, active } = term;
    let search = fold(&format!("{code} {} {} {}", name.en, name.de, name.fr));
    PaymentTerm { company_id, code, id, name, search, due_days, discount_days, discount_percent, active, version }
}

fn check(term: &PaymentTermFields) -> Result<()> {
    let none = term.discount_percent.is_zero() && term.discount_days == 0;
    let percent = term.discount_percent.scaled();
    let sound = percent > 0 && percent < Percent::HUNDRED.scaled() && term.discount_days <= term.due_days;
    if !(none || sound) {
        return Err(TERM_DISCOUNT.at("term.discount_percent"));
    }
    require_name(&term.name, "term.name")
}

#[cfg(test)]
mod tests {
    use kontor_contract::packs::PACKS;

    use super::*;

    #[test]
    fn every_term_of_every_pack_is_sound() {
        for term in PACKS.iter().flat_map(|pack| &pack.payment_terms) {
            check(&of_pack(term, Uuid::nil()).expect("a test reads every pack").term).expect("a sound term");
        }
    }

    #[test]
    fn a_discount_ends_before_the_amount_is_due() {
        let cases = [(0, "0", true), (10, "2", true), (30, "2", true), (0, "3", true), (31, "2", false), (10, "0", false)];
        for (discount_days, percent, sound) in cases.into_iter().chain([(10, "-2", false), (10, "100", false)]) {
            let name = PaperText { de: "Frist".to_owned(), ..PaperText::default() };
            let discount_percent = percent.parse().expect("a percentage");
            let term = PaymentTermFields { name, due_days: 30, discount_days, discount_percent, active: true };
            assert_eq!(check(&term).is_ok(), sound, "{discount_days} {percent}");
        }
        let nameless = PaymentTermFields {
            name: PaperText::default(),
            due_days: 0,
            discount_days: 0,
            discount_percent: Percent::ZERO,
            active: true,
        };
        assert!(check(&nameless).is_err());
    }
}
