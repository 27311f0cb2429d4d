//! What two people changed at the same time: a dialog shows each field as it was, as it is here and as the book has it
//! now, and asks which counts. What is typed here is kept until then.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Button, Dialog, Icon, Shape, Variant};
use crate::{
    dom,
    keymap::{Cmd, Scope, use_layer},
    text::{t, tn},
};

/// Whose value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What was typed here.
    Mine,
    /// What somebody else saved.
    Theirs,
}

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    label: String,
    /// As it was, here, there.
    values: [String; 3],
    changed_here: bool,
    changed_there: bool,
}

impl Row {
    /// A field: its values as it was, here and there, and who changed it.
    pub fn new(label: String, values: [String; 3], changed_here: bool, changed_there: bool) -> Self {
        Self { label, values, changed_here, changed_there }
    }
    /// Whose value counts unless somebody says otherwise: that of whoever changed it; where both did, what is typed here.
    pub const fn side(&self) -> Side {
        if self.changed_here { Side::Mine } else { Side::Theirs }
    }
    /// Whether both changed it.
    pub const fn clashes(&self) -> bool {
        self.changed_here && self.changed_there
    }
}

type Settle = Arc<dyn Fn(Vec<Side>) + Send + Sync>;

/// Two versions of one thing, and what to do once it is known whose values count.
#[derive(Clone)]
pub struct Clash {
    rows: Arc<Vec<Row>>,
    settle: Settle,
}

/// Asks about these fields; `settle` gets a side for each. Where only the version differs there is nothing to ask.
pub fn ask(clash: RwSignal<Option<Clash>>, rows: Vec<Row>, settle: impl Fn(Vec<Side>) + Send + Sync + 'static) {
    if rows.is_empty() {
        settle(Vec::new());
    } else {
        clash.set(Some(Clash { rows: Arc::new(rows), settle: Arc::new(settle) }));
    }
}

/// The dialog, while there is something to ask.
#[component]
pub fn MergeDialog(
    /// What to ask.
    clash: RwSignal<Option<Clash>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let sides = RwSignal::new(Vec::<Side>::new());
    Effect::new(move |_| {
        clash.with(|clash| {
            if let Some(clash) = clash {
                sides.set(clash.rows.iter().map(Row::side).collect());
            }
            open.set(clash.is_some());
        });
    });
    // Closed without a choice: everything stays as it was typed.
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now {
            clash.set(None);
        }
        now
    });
    let go = move || {
        let Some(found) = clash.get_untracked() else { return };
        open.set(false);
        (found.settle)(sides.get_untracked());
    };
    view! {
        <Dialog title=t("merge-title") open wide=true submit=Callback::new(move |()| go())>
            {move || clash.get().map(|clash| view! { <MergePane clash sides /> })}
            <footer class="dialog-actions">
                <Button label=t("action-cancel") cmd=Cmd::Escape on_click=move || open.set(false) />
                <Button label=t("merge-save") variant=Variant::Go cmd=Cmd::Submit on_click=go />
            </footer>
        </Dialog>
    }
}

#[component]
fn MergePane(clash: Clash, sides: RwSignal<Vec<Side>>) -> impl IntoView {
    let id = dom::fresh_id("merge");
    let active = RwSignal::new(clash.rows.iter().position(Row::clashes).unwrap_or(0));
    let last = clash.rows.len().saturating_sub(1);
    let choose = move |at: usize, side: Side| {
        active.set(at);
        sides.update(|sides| sides.iter_mut().skip(at).take(1).for_each(|one| *one = side));
    };
    let shown = id.clone();
    let layer = use_layer(Scope::Merge, move |cmd| {
        let at = active.get_untracked();
        match cmd {
            Cmd::Up => active.set(at.saturating_sub(1)),
            Cmd::Down => active.set((at + 1).min(last)),
            Cmd::KeepMine => choose(at, Side::Mine),
            Cmd::KeepTheirs => choose(at, Side::Theirs),
            _ => return false,
        }
        if let Some(row) = dom::by_id(&format!("{shown}-{}", active.get_untracked())) {
            dom::scroll_to_see(&row);
        }
        true
    });
    dom::focus_soon(id.clone());
    let clashes = clash.rows.iter().filter(|row| row.clashes()).count();
    let name = id.clone();
    let row = move |(at, row): (usize, Row)| {
        let chosen = move || sides.with(|sides| sides.get(at).copied()).unwrap_or(Side::Theirs);
        let clashes = row.clashes();
        let [base, mine, theirs] = row.values;
        let side = move |side: Side, text: String| {
            view! {
                <div class="cell merge-side" role="gridcell" data-chosen=move || (chosen() == side).then_some("") aria-selected=move || (chosen() == side).to_string() title=text.clone()
                    on:click=move |_| choose(at, side)>
                    <span class="check-mark">{move || (chosen() == side).then(|| view! { <Icon shape=Shape::Check /> })}</span><span class="cell-text">{text.clone()}</span>
                </div>
            }
        };
        view! {
            <div class="sheet-row sheet-body-row" role="row" id=format!("{name}-{at}") data-focus=move || (active.get() == at).then_some("")>
                <div class="cell" role="rowheader" title=row.label.clone()>{clashes.then(|| view! { <span title=t("merge-both")><Icon shape=Shape::CircleAlert small=true /></span> })}<span class="cell-text">{row.label.clone()}</span></div>
                <div class="cell quiet-text" role="gridcell" title=base.clone()><span class="cell-text">{base.clone()}</span></div>
                {side(Side::Mine, mine)}
                {side(Side::Theirs, theirs)}
            </div>
        }
    };
    let focus = id.clone();
    view! {
        <div class="dialog-body">
            <p>{t("merge-text")}</p>
            <p class="quiet-text">{tn("merge-clashes", clashes)}</p>
            <div class="sheet table merge" data-keys=layer>
                <div class="sheet-scroll" id=id role="grid" tabindex="0" aria-label=t("merge-title") aria-activedescendant=move || format!("{focus}-{}", active.get())>
                    <div class="sheet-row sheet-head" role="row">
                        <div class="cell" role="columnheader"><span class="cell-text">{t("merge-field")}</span></div>
                        <div class="cell" role="columnheader"><span class="cell-text">{t("merge-base")}</span></div>
                        <div class="cell" role="columnheader"><span class="cell-text">{t("merge-mine")}</span><kbd>"1"</kbd></div>
                        <div class="cell" role="columnheader"><span class="cell-text">{t("merge-theirs")}</span><kbd>"2"</kbd></div>
                    </div>
                    {clash.rows.iter().cloned().enumerate().map(row).collect_view()}
                </div>
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::{Row, Side};

    #[test]
    fn whoever_changed_a_field_is_offered_first() {
        let row = |here, there| Row::new(String::new(), Default::default(), here, there);
        for (here, there, side, clashes) in
            [(true, false, Side::Mine, false), (false, true, Side::Theirs, false), (true, true, Side::Mine, true)]
        {
            assert_eq!((row(here, there).side(), row(here, there).clashes()), (side, clashes));
        }
    }
}
