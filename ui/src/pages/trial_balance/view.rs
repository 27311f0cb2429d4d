//! The trial balance on the screen.

use kontor_contract::{
    finance::{GetTrialBalance, TrialBalanceView},
    packs,
};
use kontor_kernel::{Money, Period, date::period_of};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::rows::{self, Figures, Showing, Shown};
use crate::{
    client::{self, CallError, live::use_live},
    figures,
    keymap::{Cmd, Scope, use_keys, use_layer},
    kit::{
        Badge, Button, Cell, EmptyState, ErrorState, Icon, IconButton, Shape, Skeleton, Toasts, Tone, Variant,
        mark::{Mark, Marked},
        pool::Pool,
        use_toasts,
    },
    pages::chart::pack_of,
    prefs::use_row_height,
    routes::{use_going, use_query_value},
    session::use_session,
    shell::{status::Part, use_status},
    text::{language, t, ta},
};

/// Heights of what sticks inside the scroller, px.
const HEAD: i32 = 52;
const FOOT: i32 = 36;
const COLUMNS: &str = "minmax(240px, 1fr) repeat(5, 144px)";
const COLUMNS_NARROW: &str = "minmax(160px, 1fr) repeat(5, 132px)";

/// What the screen needs to know while it is used.
#[derive(Clone, Copy)]
struct Report {
    view: RwSignal<Option<TrialBalanceView>>,
    showing: RwSignal<Showing>,
    shown: Memo<Vec<Shown>>,
    mark: Marked,
    pool: Pool,
    drill: Callback<String>,
    toasts: Toasts,
}

/// The period before or after.
fn turned(period: Period, forward: bool) -> Period {
    if forward {
        return period.following();
    }
    let (year, number) = (period.year(), period.number());
    let before = if number == 1 { Period::try_new(year - 1, 12) } else { Period::try_new(year, number - 1) };
    before.unwrap_or(period)
}

/// The trial balance. `period` in the address says which month, `zeros=hidden` leaves empty accounts out.
#[component]
pub fn TrialBalance() -> impl IntoView {
    let (session, going, keys) = (use_session(), use_going(), use_keys());
    let (asked, ask) = use_query_value("period");
    let (zeros, set_zeros) = use_query_value("zeros");
    let start = session.fiscal_start();
    let current = period_of(figures::today(), start);
    let period = Memo::new(move |_| asked.get().and_then(|text| text.parse::<Period>().ok()).unwrap_or(current));
    let view = RwSignal::new(None::<TrialBalanceView>);
    let failed = RwSignal::new(None::<CallError>);
    let again = RwSignal::new(0_u32);
    let changed = use_live("finance.entry");
    Effect::new(move |_| {
        changed.track();
        again.track();
        let period = period.get();
        spawn_local(async move {
            let answer = client::call(&GetTrialBalance { from: Some(period), to: Some(period), branch_id: None }).await;
            match answer {
                Ok(answer) => {
                    failed.try_set(None);
                    view.try_set(Some(answer));
                }
                Err(error) => {
                    failed.try_set(Some(error));
                }
            }
        });
    });
    let showing = RwSignal::new(Showing::default());
    Effect::new(move |_| {
        let hidden = zeros.get().as_deref() == Some("hidden");
        showing.update(|showing| showing.zeros_hidden = hidden);
    });
    let shown = Memo::new(move |_| {
        view.with(|view| view.as_ref().map(|view| showing.with(|showing| rows::rows(view, showing))).unwrap_or_default())
    });
    let drill = Callback::new(move |code: String| {
        let (from, to) = view.with_untracked(|view| {
            view.as_ref().map(|view| (view.from_on.to_string(), view.to_on.to_string())).unwrap_or_default()
        });
        going.to(&format!("/accounting/ledger?account={code}&date={from}..{to}"));
    });
    let find = move |mark: &Mark| shown.with(|shown| mark.among(shown, Shown::key));
    let report = Report {
        view,
        showing,
        shown,
        mark: Marked::new(Mark::default(), || 0, find),
        pool: Pool::new(Signal::derive(move || shown.with(Vec::len)), use_row_height(), HEAD, FOOT),
        drill,
        toasts: use_toasts(),
    };
    let turn = move |forward: bool| ask.run(Some(turned(period.get_untracked(), forward).to_string()));
    let hide = move || set_zeros.run(if zeros.get_untracked().is_some() { None } else { Some("hidden".to_owned()) });
    let layer = use_layer(Scope::Report, move |cmd| match cmd {
        Cmd::PreviousPeriod => {
            turn(false);
            true
        }
        Cmd::NextPeriod => {
            turn(true);
            true
        }
        Cmd::HideZeros => {
            hide();
            true
        }
        other => report.key(other),
    });
    let status = use_status();
    Effect::new(move |_| status.show(report.figures()));
    let span = move || {
        view.with(|view| {
            view.as_ref().map(|view| {
                ta(
                    "trial-span",
                    &[
                        ("from", &figures::date(view.from_on)),
                        ("to", &figures::date(view.to_on)),
                        ("currency", view.currency.as_str()),
                    ],
                )
            })
        })
    };
    let month = move || figures::month_of(period.get().start(start));
    let hidden = Signal::derive(move || zeros.get().is_some());
    view! {
        <div class="list" data-keys=layer>
            <header class="head">
                <h1>{t("trial-title")}</h1>
                <span class="head-note cut num">{span}</span>
                {move || view.with(|view| view.as_ref().map(check))}
            </header>
            <div class="bar">
                <IconButton shape=Shape::ChevronLeft label=t("key-previous-period") cmd=Cmd::PreviousPeriod on_click=move || turn(false) />
                <span class="facet"><span class="facet-name">{t("label-period")}</span><b>{month}</b></span>
                <IconButton shape=Shape::ChevronRight label=t("key-next-period") cmd=Cmd::NextPeriod on_click=move || turn(true) />
                <span class="grow"></span>
                <Button label=Signal::derive(move || if zeros.get().is_some() { t("trial-zeros-hidden") } else { t("key-hide-zeros") }) variant=Variant::Quiet icon=Shape::EyeOff cmd=Cmd::HideZeros pressed=hidden on_click=hide />
                <Button label=t("key-unfold-all") variant=Variant::Quiet icon=Shape::ListTree cmd=Cmd::UnfoldAll on_click=move || report.unfold_all() />
            </div>
            {move || match (failed.get(), view.with(Option::is_some)) {
                (Some(error), _) => view! { <ErrorState error retry=Callback::new(move |()| again.update(|count| *count += 1)) /> }.into_any(),
                (None, false) => view! { <Skeleton rows=20 /> }.into_any(),
                (None, true) if report.shown.with(Vec::is_empty) => view! {
                    <EmptyState title=t("trial-empty-title") text=t("trial-empty-text")><Button label=t("entry-new") icon=Shape::Plus cmd=Cmd::CreateJournalEntry on_click=move || { keys.run(Cmd::CreateJournalEntry); } /></EmptyState>
                }.into_any(),
                (None, true) => report.sheet().into_any(),
            }}
        </div>
    }
}

/// Whether debits equal credits: the one thing an accountant looks at first.
fn check(view: &TrialBalanceView) -> impl IntoView + use<> {
    let closing = view.totals.closing_debit.checked_sub(view.totals.closing_credit).unwrap_or(view.totals.closing_debit);
    let moved = view.totals.debit.checked_sub(view.totals.credit).unwrap_or(view.totals.debit);
    let worst = if closing.is_zero() { moved } else { closing };
    let difference = figures::amount(worst);
    if worst.is_zero() && view.totals.opening.is_zero() {
        view! { <Badge tone=Tone::Positive label=ta("trial-balanced", &[("difference", &difference)]) /> }
    } else {
        view! { <Badge tone=Tone::Negative label=ta("trial-unbalanced", &[("difference", &difference)]) /> }
    }
}

impl Report {
    /// The marked row; none if it is no longer shown.
    fn marked(self) -> Option<Shown> {
        let at = self.mark.at()?;
        self.shown.with(|shown| shown.get(at).cloned())
    }
    fn go(self, to: usize) {
        self.mark.put(to.min(self.shown.with_untracked(Vec::len).saturating_sub(1)));
        self.pool.reveal(self.mark.place());
    }
    fn fold(self, code: &str, folded: bool) {
        self.showing.update(|showing| {
            if folded {
                showing.folded.insert(code.to_owned());
            } else {
                showing.folded.remove(code);
            }
        });
    }
    fn unfold_all(self) {
        self.showing.update(|showing| showing.folded.clear());
    }
    /// Folds the group one is in and goes to its head.
    fn fold_around(self) {
        let at = self.mark.place();
        let head = self.shown.with_untracked(|shown| shown.iter().take(at + 1).rposition(|row| row.group.is_some()));
        if let Some(head) = head {
            let code = self.shown.with_untracked(|shown| shown[head].code.clone());
            self.fold(&code, true);
            self.go(head);
        }
    }
    fn open(self) {
        match untrack(|| self.marked()) {
            Some(Shown { group: Some((_, folded)), code, .. }) => self.fold(&code, !folded),
            Some(row) => self.drill.run(row.code),
            None => {}
        }
    }
    fn key(self, cmd: Cmd) -> bool {
        let at = self.mark.place();
        match cmd {
            Cmd::Open | Cmd::Fold | Cmd::Unfold if self.mark.regain(self.toasts) => self.pool.reveal(self.mark.place()),
            Cmd::Up => self.go(at.saturating_sub(1)),
            Cmd::Down => self.go(self.mark.next()),
            Cmd::PageUp => self.go(at.saturating_sub(self.pool.page())),
            Cmd::PageDown => self.go(at + self.pool.page()),
            Cmd::First => self.go(0),
            Cmd::Last => self.go(usize::MAX),
            Cmd::Open => self.open(),
            Cmd::Fold => self.fold_around(),
            Cmd::Unfold => {
                if let Some(row) = untrack(|| self.marked()) {
                    self.fold(&row.code, false);
                }
            }
            Cmd::UnfoldAll => self.unfold_all(),
            _ => return false,
        }
        true
    }
    fn figures(self) -> Vec<Part> {
        self.marked()
            .map(|row| {
                let Figures { closing_debit, closing_credit, .. } = row.figures;
                let closing = closing_debit.checked_sub(closing_credit).unwrap_or(closing_debit);
                vec![Part::new(ta("trial-closing-of", &[("account", &row.code)]), figures::amount(closing))]
            })
            .unwrap_or_default()
    }

    fn sheet(self) -> impl IntoView {
        let pool = self.pool;
        let labels = ["label-account", "label-opening", "label-debit", "label-credit", "label-debit", "label-credit"];
        let heads = labels.into_iter().enumerate().map(|(at, label)| {
            view! { <div class="cell" class:cell-end={at > 0} class:cell-rule={at == 4} role="columnheader"><span class="cell-text">{t(label)}{(at > 0).then(|| view! { <span class="pad" aria-hidden="true">")"</span> })}</span></div> }
        }).collect_view();
        let group = move |at: usize, text: String| view! { <div class="cell cell-end" class:cell-rule={at == 4} role="presentation"><span class="cell-text">{text}<span class="pad" aria-hidden="true">")"</span></span></div> };
        let moved = move || self.view.with(|view| view.as_ref().map(|view| figures::month_of(view.to_on)).unwrap_or_default());
        let closing = move || {
            self.view.with(|view| {
                view.as_ref().map(|view| ta("trial-closing-on", &[("date", &figures::date(view.to_on))])).unwrap_or_default()
            })
        };
        let pack = Memo::new(move |_| {
            self.view.with(|view| {
                let rows = &view.as_ref()?.rows;
                pack_of(rows.iter().map(|row| (row.account.as_str(), row.group_code.as_str()))).map(|pack| pack.code.as_str())
            })
        });
        let active_id = move || self.mark.at().and_then(|at| pool.slot_of(at)).map(|slot| format!("trial-{slot}"));
        request_animation_frame(move || {
            if crate::dom::focused().is_none()
                && let Some(Some(scroller)) = pool.scroller.try_get_untracked()
            {
                drop(scroller.focus());
            }
        });
        view! {
            <div class="sheet" style=("--columns-wide", COLUMNS) style=("--columns-narrow", COLUMNS_NARROW)>
                <div class="sheet-scroll" role="treegrid" tabindex="0" aria-label=t("trial-title") aria-rowcount=move || (self.shown.with(Vec::len) + 3).to_string()
                    aria-activedescendant=active_id node_ref=pool.scroller on:scroll=move |_| pool.measure()>
                    <div class="sheet-fill">
                        <div class="sheet-row sheet-head sheet-head-group" role="presentation">
                            <div class="cell"></div>{group(1, String::new())}{group(2, String::new())}
                            <div class="cell cell-end"><span class="cell-text">{moved}<span class="pad" aria-hidden="true">")"</span></span></div>
                            <div class="cell cell-end cell-rule cell-spans"><span class="cell-text">{closing}<span class="pad" aria-hidden="true">")"</span></span></div>
                        </div>
                        <div class="sheet-row sheet-head" role="row">{heads}</div>
                        <div class="sheet-canvas" style:height=move || format!("{}px", pool.canvas())>
                            <For each=move || 0..pool.slots() key=|slot| *slot children=move |place| self.row(place, pack) />
                        </div>
                        <div class="sheet-space"></div>
                        {self.totals()}
                    </div>
                </div>
            </div>
        }
    }
    fn row(self, place: usize, pack: Memo<Option<&'static str>>) -> impl IntoView {
        let at = self.pool.row_of(place);
        let row = Memo::new(move |_| at.get().and_then(|at| self.shown.with(|shown| shown.get(at).cloned())));
        let here = move || at.get().is_some() && at.get() == self.mark.at();
        let is_group = move || row.with(|row| row.as_ref().is_some_and(|row| row.group.is_some()));
        let click = move |_| {
            if let Some(at) = at.get_untracked() {
                self.mark.put(at);
            }
        };
        let name = move || {
            row.get().map(|row| {
                let twist = row.group.map(|(_, folded)| {
                    let code = row.code.clone();
                    let shape = if folded { Shape::ChevronRight } else { Shape::ChevronDown };
                    let label = if folded { t("key-unfold") } else { t("key-fold") };
                    view! { <button type="button" class="twist" tabindex="-1" aria-label=label on:click=move |_| self.fold(&code, !folded)><Icon shape small=true /></button> }
                });
                let code = row.code.clone();
                let open = move |_| self.drill.run(code.clone());
                let tooltip = row.name.clone();
                match row.group {
                    Some((count, _)) => view! { {twist}<span class="account-code">{row.code.clone()}</span><span class="cell-text">{group_name(&row, pack.get())}</span><span class="count group-count">{count}</span> }.into_any(),
                    None => view! { <span class="account-code">{row.code.clone()}</span><span class="cell-text account-name" title=tooltip on:click=open>{row.name}</span> }.into_any(),
                }
            })
        };
        let figure = move |rule: bool, read: fn(&Figures) -> Money| {
            let value = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| Cell::Statement(read(&row.figures)))));
            view! { <div class="cell cell-end" class:cell-rule=rule role="gridcell">{move || value.get().map(|cell| cell.view())}</div> }
        };
        view! {
            <div class="sheet-row sheet-body-row sheet-pooled" role="row" id=format!("trial-{place}") hidden=move || at.get().is_none() class:sheet-group=is_group
                style:transform=move || at.get().map(|at| format!("translateY({}px)", self.pool.offset(at))) data-level=move || row.with(|row| row.as_ref().map(|row| row.level.to_string()))
                aria-rowindex=move || at.get().map(|at| (at + 3).to_string()) attr:aria-level=move || row.with(|row| row.as_ref().map(|row| (row.level + 1).to_string()))
                aria-expanded=move || row.with(|row| row.as_ref().and_then(|row| row.group.map(|(_, folded)| (!folded).to_string())))
                data-focus=move || here().then_some("") on:click=click on:dblclick=move |_| self.open()>
                <div class="cell" role="rowheader">{name}</div>
                {figure(false, |figures| figures.opening)}{figure(false, |figures| figures.debit)}{figure(false, |figures| figures.credit)}
                {figure(true, |figures| figures.closing_debit)}{figure(false, |figures| figures.closing_credit)}
            </div>
        }
    }
    /// The book's own totals. They are of all accounts, folded and hidden ones too.
    fn totals(self) -> impl IntoView {
        let figure = move |rule: bool, read: fn(&TrialBalanceView) -> Money| {
            view! { <div class="cell cell-end" class:cell-rule=rule role="gridcell">{move || self.view.with(|view| view.as_ref().map(|view| Cell::Statement(read(view)).view()))}</div> }
        };
        view! {
            <div class="sheet-row sheet-total sheet-total-grand" role="row">
                <div class="cell" role="rowheader"><span class="cell-text">{t("label-total")}</span></div>
                {figure(false, |view| view.totals.opening)}{figure(false, |view| view.totals.debit)}{figure(false, |view| view.totals.credit)}
                {figure(true, |view| view.totals.closing_debit)}{figure(false, |view| view.totals.closing_credit)}
            </div>
        }
    }
}

/// The book keeps no names of groups; the country pack of the chart has them. Where it does not, what the accounts of a
/// group are says what it holds.
fn group_name(row: &Shown, pack: Option<&str>) -> String {
    let heading = pack.and_then(packs::find).and_then(|pack| pack.groups.iter().find(|group| group.code == row.code));
    heading.map_or_else(
        || row.types.iter().map(|one| t(&format!("account-type-{}", one.as_str()))).collect::<Vec<_>>().join(", "),
        |group| group.name.get(language()).to_owned(),
    )
}
