//! The prices of one list, typed like the lines of a document. What changed is sent; a price is ended, never deleted.

use std::{collections::HashMap, sync::Arc};

use kontor_contract::{
    list::{Condition, ListRequest, MAX_LIMIT, Scalar},
    sales::price::{ListPriceLists, ListPrices, NewPrice, PriceListRow, PriceRow, SetPrices},
};
use kontor_kernel::{CivilDate, Quantity, UnitPrice, date};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

use crate::{
    client::{self, CallError},
    figures,
    keymap::{Cmd, Scope, use_layer},
    kit::{
        Button, Choice, ErrorState, Toasts, Variant,
        linegrid::{Kind, LineCell, LineColumn, LineGrid, Lines, model::Line},
        metaform::by_code,
        use_toasts,
    },
    pages::lookups,
    session::use_session,
    shell::use_tabs,
    text::{t, ta, tn},
};

const ITEM: usize = 0;
const FROM_QUANTITY: usize = 1;
const PRICE: usize = 2;
const FROM: usize = 3;
const TO: usize = 4;
/// Prices one request takes.
const AT_ONCE: usize = 500;
/// More pages of prices than this no list has that people type in.
const MOST_PAGES: usize = 10;
/// Where the grid hands the focus on.
const SAVE: &str = "prices-save";

/// What makes a price the same one: item, quantity, first day.
type Same = (Uuid, Quantity, CivilDate);
/// What may change of it: the price and its last day.
type Known = HashMap<Same, (UnitPrice, Option<CivilDate>)>;
/// A cell that is wrong, and why.
type Wrong = (usize, usize, String);

fn columns() -> Vec<LineColumn> {
    vec![
        LineColumn::new("item_id", t("label-item"), Kind::Lookup(lookups::items()), "minmax(240px, 1fr)"),
        LineColumn::new("min_quantity", t("label-from-quantity"), Kind::Quantity(Quantity::SCALE), "128px"),
        LineColumn::new("price", t("label-price-net"), Kind::Price(2, UnitPrice::SCALE), "144px"),
        LineColumn::new("valid_from", t("label-valid-from"), Kind::Date, "128px"),
        LineColumn::new("valid_to", t("label-valid-to"), Kind::Date, "128px"),
    ]
}

fn line(row: &PriceRow) -> Line {
    let item = Choice::new(row.item.clone(), row.name.clone()).with_id(row.item_id);
    let price = LineCell::number(row.price.to_decimal(), 2, UnitPrice::SCALE);
    vec![
        LineCell::chosen(&item),
        LineCell::number(row.min_quantity.to_decimal(), 0, Quantity::SCALE),
        price,
        LineCell::day(row.valid_from),
        row.valid_to.map(LineCell::day).unwrap_or_default(),
    ]
}

fn known(rows: &[PriceRow]) -> Known {
    rows.iter().map(|row| ((row.item_id, row.min_quantity, row.valid_from), (row.price, row.valid_to))).collect()
}

/// The price a line states; `None` for an empty line.
fn read(at: usize, line: &Line, today: CivilDate) -> Result<Option<NewPrice>, Wrong> {
    if line.iter().all(LineCell::is_empty) {
        return Ok(None);
    }
    if let Some((column, error)) = line.iter().enumerate().find_map(|(column, cell)| Some((column, cell.error.clone()?))) {
        return Err((at, column, error));
    }
    let item_id = line[ITEM].id_as().ok_or_else(|| (at, ITEM, t("price-item-missing")))?;
    let price = line[PRICE].decimal().and_then(|price| UnitPrice::try_from_decimal(price).ok());
    let price = price.ok_or_else(|| (at, PRICE, t("price-missing")))?;
    let min_quantity = match line[FROM_QUANTITY].decimal() {
        Some(quantity) => Some(Quantity::try_from_decimal(quantity).map_err(|_| (at, FROM_QUANTITY, t("amount-too-large")))?),
        None => Quantity::try_from_decimal(1.into()).ok(),
    };
    let day = |column: usize| date::parse_iso(&line[column].value).ok();
    Ok(Some(NewPrice { item_id, min_quantity, valid_from: day(FROM).unwrap_or(today), valid_to: day(TO), price }))
}

/// The prices that are new or differ from what the book has.
fn changed(lines: &[Line], known: &Known, today: CivilDate) -> Result<Vec<NewPrice>, Wrong> {
    let mut changed = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(price) = read(at, line, today)? else { continue };
        let same = (price.item_id, price.min_quantity.unwrap_or_default(), price.valid_from);
        if known.get(&same) != Some(&(price.price, price.valid_to)) {
            changed.push(price);
        }
    }
    Ok(changed)
}

async fn fetch(list: &str) -> Result<Vec<PriceRow>, CallError> {
    let mut rows = Vec::new();
    let mut cursor = None;
    for _ in 0..MOST_PAGES {
        let filter = [("list".to_owned(), Condition::Is(Scalar::Text(list.to_owned())))].into();
        let request = ListRequest { filter, cursor: cursor.take(), limit: Some(MAX_LIMIT), ..ListRequest::default() };
        let page = client::call(&ListPrices(request)).await?;
        rows.extend(page.rows);
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    Ok(rows)
}

/// The list and its prices while somebody types.
#[derive(Clone, Copy)]
struct Sheet {
    list: RwSignal<Option<PriceListRow>>,
    lines: Lines,
    known: RwSignal<Arc<Known>>,
    failed: RwSignal<Option<CallError>>,
    busy: RwSignal<bool>,
    code: StoredValue<String>,
    toasts: Toasts,
}

impl Sheet {
    fn load(self) {
        let code = self.code.get_value();
        spawn_local(async move {
            let answer = async {
                let found = client::call(&ListPriceLists(by_code(&code))).await?;
                Ok::<_, CallError>((found.rows.into_iter().next(), fetch(&code).await?))
            };
            match answer.await {
                Ok((list, rows)) => {
                    // The screen may have been left meanwhile.
                    if self.list.try_set(list).is_some() {
                        return;
                    }
                    self.known.set(Arc::new(known(&rows)));
                    self.lines.load(rows.iter().map(line).collect());
                    self.failed.set(None);
                    self.lines.focus();
                }
                Err(error) => drop(self.failed.try_set(Some(error))),
            }
        });
    }
    /// How many prices are to be saved; a line that cannot be read is one.
    fn unsaved(self) -> usize {
        let known = self.known.get();
        let today = figures::today();
        self.lines.model.with(|model| {
            let differs = |line: &Line| changed(std::slice::from_ref(line), &known, today).map_or(1, |changed| changed.len());
            model.lines().iter().map(differs).sum()
        })
    }
    fn save(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.lines.commit_typing();
        let known = self.known.get_untracked();
        let today = figures::today();
        let prices = match self.lines.model.with_untracked(|model| changed(model.lines(), &known, today)) {
            Ok(prices) => prices,
            Err((row, column, text)) => {
                self.lines.complain(row, column, text);
                return;
            }
        };
        if prices.is_empty() {
            return;
        }
        let Ok(list) = self.code.get_value().parse() else { return };
        self.busy.set(true);
        let toasts = self.toasts;
        spawn_local(async move {
            let count = prices.len();
            let mut answer = Ok(());
            for prices in prices.chunks(AT_ONCE) {
                let request = SetPrices { list: Clone::clone(&list), prices: prices.to_vec() };
                if let Err(error) = client::call(&request).await {
                    answer = Err(error);
                    break;
                }
            }
            self.busy.try_set(false);
            match answer {
                Ok(()) => {
                    toasts.done(tn("prices-saved", count));
                    self.load();
                }
                Err(error) => toasts.failed(error.sentence()),
            }
        });
    }
}

/// The prices of a list.
#[component]
pub fn Prices() -> impl IntoView {
    let (session, tabs) = (use_session(), use_tabs());
    let code = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    let sheet = Sheet {
        list: RwSignal::new(None),
        lines: Lines::new(columns(), SAVE),
        known: RwSignal::new(Arc::default()),
        failed: RwSignal::new(None),
        busy: RwSignal::new(false),
        code: StoredValue::new(code.clone()),
        toasts: use_toasts(),
    };
    // A price begins today and with the first piece unless something else is said.
    sheet.lines.on_change(|line, column| {
        if column == ITEM && !line[ITEM].is_empty() {
            if line[FROM].is_empty() {
                line[FROM] = LineCell::day(figures::today());
            }
            if line[FROM_QUANTITY].is_empty() {
                line[FROM_QUANTITY] = LineCell::number(1.into(), 0, Quantity::SCALE);
            }
        }
    });
    let may = session.may("sales.price.write");
    sheet.lines.readonly.set(!may);
    sheet.load();
    let unsaved = Memo::new(move |_| sheet.unsaved());
    let here = tabs.here();
    let (place, shown) = (here.clone(), code.clone());
    Effect::new(move |_| {
        // Once the list is here, so is the tab.
        sheet.list.track();
        tabs.set_title(&place, ta("prices-title", &[("list", &shown)]));
    });
    Effect::new(move |_| tabs.set_dirty(&here, unsaved.get() > 0));
    let save = Callback::new(move |()| sheet.save());
    use_layer(Scope::Global, move |cmd| {
        let saves = cmd == Cmd::Save && may;
        if saves {
            save.run(());
        }
        saves
    });
    let title =
        move || ta("prices-title", &[("list", &sheet.list.get().map_or_else(|| sheet.code.get_value(), |list| list.name))]);
    view! {
        <header class="head">
            <h1>{title}</h1>
            <span class="head-note cut">{move || sheet.list.get().map(|list| ta("prices-note", &[("currency", list.currency.as_str())]))}</span>
            <span class="grow"></span>
        </header>
        {move || sheet.failed.get().map(|error| view! { <ErrorState error retry=Callback::new(move |()| sheet.load()) /> })}
        <LineGrid lines=sheet.lines label=t("prices-lines") />
        <footer class="actions">
            <span class="grow quiet-text" role="status">{move || match unsaved.get() { 0 => t("prices-hint"), count => tn("prices-unsaved", count) }}</span>
            {may.then(|| view! { <Button id=SAVE label=t("prices-save") variant=Variant::Go cmd=Cmd::Save disabled=sheet.busy on_click=move || save.run(()) /> })}
        </footer>
    }
}

#[cfg(test)]
mod tests {
    use super::{FROM, FROM_QUANTITY, ITEM, Known, PRICE, TO, changed};
    use crate::kit::{
        Choice,
        linegrid::{LineCell, model::Line},
    };
    use kontor_kernel::{CivilDate, Quantity, UnitPrice};
    use uuid::Uuid;

    fn day(day: u32) -> CivilDate {
        CivilDate::from_ymd_opt(2026, 6, day).unwrap()
    }

    /// What the book takes and what is shown are the same here: how figures are written is not for this test.
    fn cell(value: &str) -> LineCell {
        LineCell { value: value.to_owned(), shown: value.to_owned(), ..LineCell::default() }
    }

    fn price(price: &str, to: &str) -> Line {
        let mut line = vec![LineCell::default(); 5];
        line[ITEM] = LineCell::chosen(&Choice::new("A", "Anker").with_id(Uuid::nil()));
        line[FROM_QUANTITY] = cell("1");
        line[PRICE] = cell(price);
        line[FROM] = cell("2026-06-01");
        line[TO] = cell(to);
        line
    }

    #[test]
    fn only_what_differs_is_sent() {
        let same = (Uuid::nil(), Quantity::try_from_decimal(1.into()).unwrap(), day(1));
        let known = Known::from([(same, (UnitPrice::try_from_decimal("9.5".parse().unwrap()).unwrap(), None))]);
        let count = |lines: &[Line]| changed(lines, &known, day(20)).unwrap().len();
        assert_eq!(count(&[price("9.50", ""), vec![LineCell::default(); 5]]), 0);
        assert_eq!(count(&[price("9.60", "")]), 1);
        assert_eq!(count(&[price("9.50", "2026-06-30")]), 1);
    }
}
