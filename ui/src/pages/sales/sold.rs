//! Lines of documents with prices, as they stand: order, invoice, credit note.

use kontor_contract::sales::{invoice::InvoiceLineView, line::LineView};
use kontor_kernel::{Code, Money, Percent, Quantity, UnitPrice};

use super::{draft::price, parts::given};
use crate::{
    figures,
    kit::linegrid::{Kind, LineCell, LineColumn},
    text::t,
};

/// What a line with a price says.
pub trait Sold {
    /// The item's code.
    fn code(&self) -> &str;
    /// What it is.
    fn description(&self) -> &str;
    /// How much.
    fn quantity(&self) -> Quantity;
    /// Unit as printed.
    fn unit(&self) -> &str;
    /// Net price of one unit.
    fn price(&self) -> UnitPrice;
    /// Discount, per cent.
    fn discount(&self) -> Percent;
    /// Tax code.
    fn tax(&self) -> &Code;
    /// Net after discount.
    fn net(&self) -> Money;
}

macro_rules! sold {
    ($($line:ty),+) => {$(
        impl Sold for $line {
            fn code(&self) -> &str {
                &self.item_code
            }
            fn description(&self) -> &str {
                &self.description
            }
            fn quantity(&self) -> Quantity {
                self.quantity
            }
            fn unit(&self) -> &str {
                &self.unit
            }
            fn price(&self) -> UnitPrice {
                self.unit_price
            }
            fn discount(&self) -> Percent {
                self.discount
            }
            fn tax(&self) -> &Code {
                &self.tax_code
            }
            fn net(&self) -> Money {
                self.net
            }
        }
    )+};
}
sold!(LineView, InvoiceLineView);

/// The columns; `progress` names how far the lines have got.
pub fn columns(progress: &[&'static str], currency: &str) -> Vec<LineColumn> {
    let quantity = || Kind::Computed(Quantity::SCALE);
    let mut columns = vec![
        LineColumn::new("item", t("label-item"), Kind::Given, "128px"),
        LineColumn::new("description", t("label-description"), Kind::Given, "minmax(140px, 1fr)"),
        LineColumn::new("quantity", t("label-quantity"), quantity(), "80px"),
        LineColumn::new("unit", t("label-unit"), Kind::Given, "56px"),
    ];
    columns.extend(progress.iter().map(|label| LineColumn::new(label, t(label), quantity(), "96px")));
    columns.extend([
        LineColumn::new("price", t("label-price"), Kind::Computed(2), "96px"),
        LineColumn::new("discount", t("label-discount"), Kind::Computed(Percent::SCALE), "72px").low(),
        LineColumn::new("tax", t("label-tax"), Kind::Given, "80px").low(),
        LineColumn::new("net", format!("{} {currency}", t("label-net")), Kind::Computed(2), "120px"),
    ]);
    columns
}

/// A line as cells.
pub fn cells(line: &impl Sold, progress: &[Quantity]) -> Vec<LineCell> {
    let discount = if line.discount().is_zero() {
        LineCell::default()
    } else {
        given(figures::decimal(line.discount().to_decimal().normalize(), 0, Percent::SCALE))
    };
    let mut cells =
        vec![given(line.code()), given(line.description()), given(figures::quantity(line.quantity())), given(line.unit())];
    cells.extend(progress.iter().map(|quantity| so_far(*quantity)));
    cells.extend([given(price(line.price())), discount, given(line.tax().as_str()), given(figures::amount(line.net()))]);
    cells
}

/// Nothing yet is shown as nothing, so that what has begun stands out.
pub fn so_far(quantity: Quantity) -> LineCell {
    if quantity.is_zero() { LineCell::default() } else { given(figures::quantity(quantity)) }
}
