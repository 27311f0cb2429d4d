//! Where somebody else saved a draft while it was typed in: what differs field by field and cell by cell, and the draft
//! that comes of choosing.

use kontor_contract::sales::{
    GetDocument, SalesDocumentId,
    order::{GetOrder, GetQuotation, OrderView},
};
use kontor_kernel::{Percent, Rate, date, decimal};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Draft;
use crate::{
    client::{self, CallError},
    figures,
    kit::{
        Choice,
        linegrid::LineCell,
        merge::{self, Row, Side},
    },
    pages::sales::{
        draft::{self, Head, Typing},
        words::Kind,
    },
    text::{t, ta, tn},
};

/// A saved draft that remembers how it was saved.
pub(super) fn based(saved: Typing) -> Typing {
    Typing { base: Some(Box::new(saved.clone())), ..saved }
}

async fn fetch(kind: Kind, id: SalesDocumentId) -> Result<OrderView, CallError> {
    match kind {
        Kind::Quotation => client::call(&GetQuotation(GetDocument { id })).await,
        _ => client::call(&GetOrder(GetDocument { id })).await,
    }
}

/// Reads what the draft has become, asks which values count, and saves what comes of it over the newer version. What is
/// typed stays as it is until then.
pub(super) fn ask(
    draft: Draft,
    warehouses: StoredValue<Vec<Choice>>,
    again: StoredValue<Option<Callback<()>>>,
    stale: CallError,
) {
    let Some(id) = draft.document_id() else { return draft.failed.set(Some(stale)) };
    spawn_local(async move {
        let answer = fetch(draft.kind, id).await;
        let Some(warehouses) = warehouses.try_get_value() else { return };
        let theirs = match answer {
            Ok(view) => based(draft::typing_of(&view, &warehouses)),
            Err(error) => return drop(draft.failed.try_set(Some(error))),
        };
        let mine = draft.typing();
        // Without knowing how it was, whatever differs was changed by both.
        let base = draft.base.get_value().map_or_else(Typing::default, |base| *base);
        let (places, rows) = rows(draft.kind, [&base, &mine, &theirs]);
        let settle = move |sides: Vec<Side>| {
            draft.take(merged(draft.kind, &theirs, &mine, &places, &sides));
            if let Some(again) = again.get_value() {
                again.run(());
            }
        };
        merge::ask(draft.clash, rows, settle);
    });
}

/// Something of a draft that may differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A field above or below the lines.
    Head(usize),
    /// A cell, by line and column.
    Cell(usize, usize),
    /// All lines: some came or went.
    Lines,
}

type Shows = fn(&Head) -> String;
type Takes = fn(&mut Head, &Head);

fn code(choice: &Option<Choice>) -> String {
    choice.as_ref().map(|choice| choice.code.clone()).unwrap_or_default()
}
fn day(day: Option<kontor_kernel::CivilDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
fn plain(value: Option<kontor_kernel::Decimal>) -> String {
    value.map(|value| value.normalize().to_string()).unwrap_or_default()
}

/// The fields above and below the lines: label, what is shown, how it is taken over.
fn heads(kind: Kind) -> [(&'static str, Shows, Takes); 9] {
    let until = match kind {
        Kind::Quotation => "quotation-valid-until",
        Kind::Order => "order-deliver-on",
        _ => "invoice-supplied-on",
    };
    [
        ("label-customer", |head| code(&head.customer), |head, from| head.customer.clone_from(&from.customer)),
        ("label-date", |head| day(head.date), |head, from| head.date = from.date),
        (until, |head| day(head.until), |head, from| head.until = from.until),
        (
            "label-their-reference",
            |head| head.reference.trim().to_owned(),
            |head, from| head.reference.clone_from(&from.reference),
        ),
        ("label-payment-term", |head| code(&head.term), |head, from| head.term.clone_from(&from.term)),
        ("label-warehouse", |head| code(&head.warehouse), |head, from| head.warehouse.clone_from(&from.warehouse)),
        ("merge-rate", |head| plain(head.rate.map(Rate::to_decimal)), |head, from| head.rate = from.rate),
        (
            "document-discount-percent",
            |head| plain(head.discount.map(Percent::to_decimal)),
            |head, from| head.discount = from.discount,
        ),
        ("document-closing", |head| head.closing.trim().to_owned(), |head, from| head.closing.clone_from(&from.closing)),
    ]
}

/// The columns in which people type, with their labels.
const COLUMNS: [(usize, &str); 8] = [
    (draft::ITEM, "label-item"),
    (draft::DESCRIPTION, "label-description"),
    (draft::QUANTITY, "label-quantity"),
    (draft::UNIT, "label-unit"),
    (draft::PRICE, "label-price"),
    (draft::DISCOUNT, "label-discount"),
    (draft::TAX, "label-tax"),
    (draft::WAREHOUSE, "label-warehouse-short"),
];

/// A cell as it is compared and shown: numbers without needless zeros.
fn shown(cell: Option<&LineCell>) -> String {
    let Some(cell) = cell else { return String::new() };
    match decimal::parse_plain(&cell.value) {
        Ok(number) => number.normalize().to_string(),
        Err(_) if cell.value.is_empty() => cell.shown.clone(),
        Err(_) => cell.value.clone(),
    }
}

/// What differs between what is typed and what the book has now: where, as it was, here, there.
fn differ(kind: Kind, drafts: [&Typing; 3]) -> Vec<(Place, [String; 3])> {
    let mut found: Vec<(Place, [String; 3])> = Vec::new();
    for (at, (_, shows, _)) in heads(kind).into_iter().enumerate() {
        found.push((Place::Head(at), drafts.map(|draft| shows(&draft.head))));
    }
    let counts = drafts.map(|draft| draft.lines.len());
    if counts[0] == counts[1] && counts[0] == counts[2] {
        for line in 0..counts[0] {
            let of = |column: usize| drafts.map(|draft| shown(draft.lines.get(line).and_then(|line| line.get(column))));
            found.extend(COLUMNS.iter().map(|(column, _)| (Place::Cell(line, *column), of(*column))));
        }
    } else {
        let all = |draft: &Typing| draft.lines.iter().map(|line| cells(line).join("\t")).collect::<Vec<_>>().join("\n");
        found.push((Place::Lines, drafts.map(all)));
    }
    found.retain(|(_, [_, mine, theirs])| mine != theirs);
    found
}

/// The same in words, with who changed it.
fn rows(kind: Kind, drafts: [&Typing; 3]) -> (Vec<Place>, Vec<Row>) {
    let heads = heads(kind);
    let row = |(place, values): (Place, [String; 3])| {
        let (here, there) = (values[0] != values[1], values[0] != values[2]);
        let label = match place {
            Place::Head(at) => t(heads[at].0),
            Place::Lines => t("merge-all-lines"),
            Place::Cell(line, column) => {
                let label = COLUMNS.iter().find(|(one, _)| *one == column).map_or("", |(_, label)| label);
                ta("merge-line", &[("line", &(line + 1).to_string()), ("field", &t(label))])
            }
        };
        let values = match place {
            Place::Lines => drafts.map(|draft| tn("merge-lines", draft.lines.len())),
            Place::Head(_) => values.map(|text| date::parse_iso(&text).map(figures::date).unwrap_or(text)),
            Place::Cell(..) => values,
        };
        (place, Row::new(label, values, here, there))
    };
    differ(kind, drafts).into_iter().map(row).unzip()
}

fn cells(line: &[LineCell]) -> Vec<String> {
    COLUMNS.iter().map(|(column, _)| shown(line.get(*column))).collect()
}

/// What the book has now, with what was chosen of what is typed.
pub(super) fn merged(kind: Kind, theirs: &Typing, mine: &Typing, places: &[Place], sides: &[Side]) -> Typing {
    let mut merged = theirs.clone();
    let heads = heads(kind);
    for place in places.iter().zip(sides).filter(|(_, side)| **side == Side::Mine).map(|(place, _)| *place) {
        match place {
            Place::Head(at) => heads[at].2(&mut merged.head, &mine.head),
            Place::Lines => merged.lines.clone_from(&mine.lines),
            Place::Cell(line, column) => {
                if let (Some(to), Some(from)) = (
                    merged.lines.get_mut(line).and_then(|line| line.get_mut(column)),
                    mine.lines.get(line).and_then(|line| line.get(column)),
                ) {
                    to.clone_from(from);
                }
            }
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::{Place, differ, merged};
    use crate::{
        kit::{Choice, linegrid::LineCell, merge::Side},
        pages::sales::{
            draft::{DESCRIPTION, Head, QUANTITY, Typing},
            words::Kind,
        },
    };

    fn cell(value: &str) -> LineCell {
        LineCell { value: value.to_owned(), shown: value.to_owned(), ..Default::default() }
    }
    fn typing(reference: &str, lines: &[(&str, &str)]) -> Typing {
        let line = |(text, quantity): &(&str, &str)| {
            let mut line = vec![LineCell::default(); 9];
            (line[DESCRIPTION], line[QUANTITY]) = (cell(text), cell(quantity));
            line
        };
        let head = Head { reference: reference.to_owned(), customer: Some(Choice::new("10001", "")), ..Default::default() };
        Typing { head, lines: lines.iter().map(line).collect(), ..Default::default() }
    }

    #[test]
    fn fields_and_cells_keep_the_side_that_changed_them() {
        let base = typing("A", &[("Cylinder", "1"), ("Hose", "2")]);
        let mine = Typing { version: 1, ..typing("B", &[("Cylinder", "5.0"), ("Hose", "2.00")]) };
        let theirs = Typing { version: 2, ..typing("A", &[("Cylinder", "4"), ("Hose, long", "2")]) };
        let found = differ(Kind::Order, [&base, &mine, &theirs]);
        let places: Vec<_> = found.iter().map(|(place, _)| *place).collect();
        assert_eq!(places, [Place::Head(3), Place::Cell(0, QUANTITY), Place::Cell(1, DESCRIPTION)]);
        assert_eq!(found[1].1, ["1", "5", "4"]);
        let sides = [Side::Mine, Side::Theirs, Side::Theirs];
        let made = merged(Kind::Order, &theirs, &mine, &places, &sides);
        assert_eq!(made, Typing { version: 2, ..typing("B", &[("Cylinder", "4"), ("Hose, long", "2")]) });
    }

    #[test]
    fn lines_that_came_or_went_are_taken_together() {
        let base = typing("A", &[("Cylinder", "1")]);
        let mine = typing("A", &[("Cylinder", "1"), ("Hose", "2")]);
        let theirs = typing("A", &[]);
        let found = differ(Kind::Quotation, [&base, &mine, &theirs]);
        let places: Vec<_> = found.iter().map(|(place, _)| *place).collect();
        assert_eq!(places, [Place::Lines]);
        assert_eq!(merged(Kind::Quotation, &theirs, &mine, &places, &[Side::Mine]), mine);
    }
}
