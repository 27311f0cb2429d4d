//! What every sales document shows: totals with tax groups, linked documents, the timeline in the inspector.

use kontor_contract::{
    print::{InvoicePrint, PrintTaxGroup},
    sales::{
        LinkedDocument,
        line::{Adjustment, AdjustmentKind, SalesTotals},
    },
    timeline::{GetTimeline, TimelineStep},
};
use kontor_kernel::{CurrencyCode, Money};
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use crate::{
    client::{self, CallError, live::use_live},
    figures,
    kit::{Skeleton, linegrid::LineCell},
    pages::{
        links,
        settings::audit::{call_word, detail::Changes},
        source_word,
    },
    routes::use_going,
    session::use_session,
    shell::use_inspector,
    text::{t, ta},
};

/// What a document adds up to.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// Its currency.
    pub currency: CurrencyCode,
    /// The totals.
    pub totals: SalesTotals,
    /// Tax per category and rate.
    pub tax_groups: Vec<PrintTaxGroup>,
    /// Allowances (negative) and charges on the whole document, with what they are for.
    pub adjusted: Vec<(String, Money)>,
}

impl Figures {
    /// The figures of a quotation, an order or an invoice.
    pub fn new(
        currency: CurrencyCode,
        totals: SalesTotals,
        tax_groups: Vec<PrintTaxGroup>,
        adjustments: Vec<Adjustment>,
    ) -> Self {
        let signed =
            |one: Adjustment| (one.reason, if one.kind == AdjustmentKind::Allowance { one.amount.neg() } else { one.amount });
        Self { currency, totals, tax_groups, adjusted: adjustments.into_iter().map(signed).collect() }
    }
    /// The figures of a paper.
    pub fn of_paper(print: InvoicePrint) -> Self {
        let allowances = print.allowances.into_iter().map(|one| (one.reason, one.amount.neg()));
        let charges = print.charges.into_iter().map(|one| (one.reason, one.amount));
        let totals =
            SalesTotals { lines: print.totals.lines, net: print.totals.net, tax: print.totals.tax, total: print.totals.gross };
        Self { currency: print.currency, totals, tax_groups: print.tax_groups, adjusted: allowances.chain(charges).collect() }
    }
}

/// Totals at the end of a document, as on the paper. Empty until they can be worked out.
#[component]
pub fn Totals(
    /// The figures.
    #[prop(into)]
    figures: Signal<Option<Figures>>,
    /// What stands at the start of the foot: notes, terms.
    children: Children,
) -> impl IntoView {
    let row =
        |label: String, value: String, class: &'static str| view! { <div class=class><dt>{label}</dt><dd>{value}</dd></div> };
    let rows = move || {
        let Some(found) = figures.get() else {
            return row(t("label-total"), "–".to_owned(), "grand").into_any();
        };
        let Figures { currency, totals, tax_groups, adjusted } = found;
        let adjusted = adjusted.into_iter().map(|(reason, amount)| row(reason, figures::amount(amount), ""));
        let taxes = tax_groups.into_iter().map(|group| {
            let rate = figures::decimal(group.rate.to_decimal().normalize(), 0, 4);
            let base = figures::amount(group.base);
            row(ta("document-tax-on", &[("rate", &rate), ("base", &base)]), figures::amount(group.tax), "")
        });
        let mut rows: Vec<_> = adjusted.collect();
        if !rows.is_empty() {
            rows.insert(0, row(t("document-lines-total"), figures::amount(totals.lines), ""));
        }
        rows.push(row(t("label-net"), figures::amount(totals.net), ""));
        rows.extend(taxes);
        rows.push(row(format!("{} {currency}", t("label-total")), figures::amount(totals.total), "grand"));
        rows.collect_view().into_any()
    };
    view! {
        <section class="document-foot">
            <div class="document-notes">{children()}</div>
            <dl class="document-totals num" aria-label=t("label-total") aria-live="polite">{rows}</dl>
        </section>
    }
}

/// A fact above the lines.
pub fn fact(label: &str, value: impl IntoView + 'static) -> AnyView {
    view! { <div><dt>{t(label)}</dt><dd class="cut">{value}</dd></div> }.into_any()
}

/// The documents a document is linked with, each to go to.
#[component]
pub fn Links(
    /// The documents.
    links: Vec<LinkedDocument>,
) -> impl IntoView {
    let going = use_going();
    let one = move |link: LinkedDocument| {
        let name = if link.number.is_empty() {
            format!("{} · {}", source_word(&link.kind, ""), t("state-draft"))
        } else {
            source_word(&link.kind, &link.number)
        };
        match links::document(&link.kind, link.id) {
            Some(path) => view! { <a class="link" href=going.address(&path)>{name}</a> }.into_any(),
            None => view! { <span>{name}</span> }.into_any(),
        }
    };
    (!links.is_empty()).then(|| {
        view! { <nav class="document-links" aria-label=t("document-links")><span class="quiet-text">{t("document-links")}</span>{links.into_iter().map(one).collect_view()}</nav> }
    })
}

/// Shows the document's timeline in the inspector.
pub fn show_timeline(title: String, id: Uuid) {
    use_inspector().show(title, move || view! { <Timeline id /> }.into_any());
}

/// Who did what to a document, latest last.
#[component]
fn Timeline(id: Uuid) -> impl IntoView {
    let answer = RwSignal::new(None::<Result<Vec<TimelineStep>, CallError>>);
    let changed = ["sales.order", "approvals.request"].map(use_live);
    Effect::new(move |_| {
        changed.iter().for_each(|changed| changed.track());
        spawn_local(async move {
            answer.try_set(Some(client::call(&GetTimeline { doc_id: id }).await.map(|timeline| timeline.steps)));
        });
    });
    // Whoever may read the audit log sees what each step changed.
    let may = use_session().may("audit.log.read");
    let step = move |step: TimelineStep| {
        let fact_no = step.fact_no;
        let shown = RwSignal::new(false);
        let what = call_word(&step.call);
        let approver = (!step.approver.is_empty()).then(|| ta("timeline-approved-by", &[("name", &step.approver)]));
        let documents =
            step.documents.iter().map(|document| source_word(&document.kind, &document.number)).collect::<Vec<_>>().join(", ");
        view! {
            <li class="timeline-step">
                <span class="strong">{what}</span>
                {(!documents.is_empty()).then(|| view! { <span>{documents}</span> })}
                <span class="meta num">{format!("{}, {}", step.actor, figures::moment(step.at))}</span>
                {approver.map(|words| view! { <span class="meta">{words}</span> })}
                {may.then(|| view! {
                    <button type="button" class="button button-quiet button-small timeline-more" aria-expanded=move || shown.get().to_string()
                        on:click=move |_| shown.update(|shown| *shown = !*shown)>{t("audit-show-changes")}</button>
                    <Show when=move || shown.get()><Changes fact_no /></Show>
                })}
            </li>
        }
    };
    move || match answer.get() {
        None => view! { <Skeleton /> }.into_any(),
        Some(Err(error)) => view! { <p class="quiet-text">{error.sentence()}</p> }.into_any(),
        Some(Ok(steps)) => view! { <ol class="timeline">{steps.into_iter().map(step).collect_view()}</ol> }.into_any(),
    }
}

/// A cell that only shows a text.
pub fn given(text: impl Into<String>) -> LineCell {
    let text = text.into();
    LineCell { value: text.clone(), shown: text, ..Default::default() }
}

/// Figures of one column one under the other: whoever has fewer decimals is filled up with blanks as wide as digits.
pub fn aligned(mut lines: Vec<Vec<LineCell>>) -> Vec<Vec<LineCell>> {
    let mark = figures::number_format().decimal;
    for column in 0..lines.first().map_or(0, Vec::len) {
        let widths: Vec<Option<usize>> = lines.iter().map(|line| decimals(&line[column].shown, mark)).collect();
        let most = widths.iter().flatten().max().copied().unwrap_or(0);
        // A text among them: the column holds no figures.
        let figures = lines.iter().zip(&widths).all(|(line, width)| width.is_some() || line[column].shown.is_empty());
        for (line, own) in lines.iter_mut().zip(widths).filter(|_| figures) {
            if let Some(own) = own {
                line[column].shown.push_str(&blanks(own, most));
            }
        }
    }
    lines
}

/// How many decimals a shown figure has; `None` if it is none.
fn decimals(shown: &str, mark: char) -> Option<usize> {
    let figure =
        !shown.is_empty() && shown.chars().any(|letter| letter.is_ascii_digit()) && !shown.chars().any(char::is_alphabetic);
    figure.then(|| shown.rsplit_once(mark).map_or(0, |(_, after)| after.chars().count()))
}

/// Figure spaces for the decimals that lack, and a punctuation space for the mark.
fn blanks(own: usize, most: usize) -> String {
    let mark = if own == 0 && most > 0 { "\u{2008}" } else { "" };
    format!("{mark}{}", "\u{2007}".repeat(most - own))
}

#[cfg(test)]
mod tests {
    use super::{blanks, decimals};

    #[test]
    fn figures_are_filled_up_to_the_same_decimals() {
        assert_eq!(
            (decimals("1,234.5", '.'), decimals("12", '.'), decimals("", '.'), decimals("S19", '.')),
            (Some(1), Some(0), None, None)
        );
        assert_eq!((blanks(0, 2).chars().count(), blanks(1, 2).chars().count(), blanks(2, 2).chars().count()), (3, 1, 0));
    }
}
