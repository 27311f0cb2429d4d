//! Columns and cells of lists and reports: what a value is decides how it is set.

use kontor_kernel::{CivilDate, Decimal, Money, Quantity};
use leptos::prelude::*;

use super::{Badge, Tone};
use crate::figures;

/// One value as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A code or number: slashed zeros.
    Code(String),
    /// A code that leads to its record.
    Link(String),
    /// A day.
    Date(CivilDate),
    /// An amount; its currency stands in the head.
    Amount(Money),
    /// An amount in a column of several currencies: the code stands beside it, decimals line up to so many.
    MixedAmount(Money, u32),
    /// An amount of a statement: parentheses for negative, a dash for zero.
    Statement(Money),
    /// A quantity, padded to so many decimals.
    Quantity(Quantity, u32),
    /// A price, a rate, a percentage: at least and at most so many decimals, padded to the most.
    Decimal(Decimal, u32, u32),
    /// A state.
    Badge(Tone, String),
    /// A state and what else is to be said, side by side.
    Badges(Vec<(Tone, String)>),
    /// Nothing.
    None,
}

/// What a column holds; decides alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColumnKind {
    /// Words.
    #[default]
    Text,
    /// Codes and numbers of documents.
    Code,
    /// Days.
    Date,
    /// Amounts.
    Amount,
    /// Quantities.
    Quantity,
    /// States.
    Badge,
    /// Codes that lead somewhere.
    Link,
}

impl ColumnKind {
    /// Whether its values stand at the end.
    pub const fn at_end(self) -> bool {
        matches!(self, Self::Amount | Self::Quantity)
    }
    /// The class of its cells.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Text | Self::Badge => "cell",
            Self::Code => "cell cell-code",
            Self::Link => "cell cell-code cell-link",
            Self::Date => "cell cell-date",
            Self::Amount | Self::Quantity => "cell cell-end",
        }
    }
}

impl Cell {
    /// An amount that may be missing, or hidden from who is signed in.
    pub fn amount(amount: Option<Money>) -> Self {
        amount.map_or(Self::None, Self::Amount)
    }
    /// The same in a column of several currencies.
    pub fn mixed_amount(amount: Option<Money>, decimals: u32) -> Self {
        amount.map_or(Self::None, |amount| Self::MixedAmount(amount, decimals))
    }
    /// The text, for tooltips, copies and screen readers.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Code(text) | Self::Link(text) | Self::Badge(_, text) => text.clone(),
            Self::Badges(badges) => badges.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(", "),
            Self::Date(day) => figures::date(*day),
            Self::Amount(money) | Self::MixedAmount(money, _) => figures::amount(*money),
            Self::Statement(money) => figures::statement(*money),
            Self::Quantity(quantity, _) => figures::quantity(*quantity),
            Self::Decimal(value, least, most) => figures::decimal(*value, *least, *most),
            Self::None => String::new(),
        }
    }
    /// The cell's inside. Whatever is missing to the right for decimals to line up is drawn unseen.
    pub fn view(&self) -> AnyView {
        match self {
            Self::Badge(tone, label) => view! { <Badge tone=*tone label=label.clone() /> }.into_any(),
            Self::Badges(badges) => {
                let badges = badges.iter().cloned().map(|(tone, label)| view! { <Badge tone label /> }).collect_view();
                view! { <span class="badges" title=self.text()>{badges}</span> }.into_any()
            }
            Self::MixedAmount(money, most) => view! {
                <span class="cell-currency">{money.currency().to_string()}</span>
                <span class="cell-text">{self.text()}<span class="pad" aria-hidden="true">{figures::padding(money.currency(), *most)}</span></span>
            }.into_any(),
            Self::Statement(money) => view! {
                <span class="cell-text">{self.text()}{(!money.is_negative()).then(|| view! { <span class="pad" aria-hidden="true">")"</span> })}</span>
            }.into_any(),
            Self::Quantity(quantity, most) => view! {
                <span class="cell-text">{self.text()}<span class="pad" aria-hidden="true">{figures::quantity_padding(*quantity, *most)}</span></span>
            }.into_any(),
            Self::Decimal(value, least, most) => view! {
                <span class="cell-text">{self.text()}<span class="pad" aria-hidden="true">{figures::decimal_padding(*value, *least, *most)}</span></span>
            }.into_any(),
            Self::Text(_) | Self::Code(_) | Self::Link(_) | Self::Date(_) | Self::Amount(_) | Self::None => {
                let text = self.text();
                view! { <span class="cell-text" title=text.clone()>{text.clone()}</span> }.into_any()
            }
        }
    }
}
