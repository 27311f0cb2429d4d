//! Some words of a set, in groups: what a role may do. Each is a check box; Space checks, the arrows go from one to the
//! next and from group to group, so that fifty of them are one stop of the Tab key.

use std::collections::BTreeSet;

use leptos::prelude::*;
use serde_json::{Map, Value as Json};
use web_sys::KeyboardEvent;

use crate::{
    dom, figures,
    kit::{
        Icon, Shape,
        field::{describes, error_id, note_id},
    },
    text::ta,
};

/// Words that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What they have in common; empty if they need no head.
    pub title: String,
    /// `(word, text)` of each.
    pub words: Vec<(String, String)>,
}

/// The words of a record's set: those that are true.
pub(super) fn chosen(json: &Json) -> BTreeSet<String> {
    let fields = json.as_object().into_iter().flatten();
    fields.filter(|(_, held)| held.as_bool() == Some(true)).map(|(word, _)| word.clone()).collect()
}

/// A set as a record holds it: an object, so that two people's changes can be told apart word by word.
pub(super) fn held(words: &BTreeSet<String>) -> Json {
    Json::Object(words.iter().map(|word| (word.clone(), Json::Bool(true))).collect::<Map<_, _>>())
}

/// Where a key leads from a place among groups of these sizes; `None` if the key is not one of those.
fn step(sizes: &[usize], from: usize, key: &str) -> Option<usize> {
    let last = sizes.iter().sum::<usize>().saturating_sub(1);
    let starts: Vec<usize> = sizes
        .iter()
        .scan(0, |sum, size| {
            let start = *sum;
            *sum += size;
            Some(start)
        })
        .collect();
    Some(match key {
        "ArrowDown" => (from + 1).min(last),
        "ArrowUp" => from.saturating_sub(1),
        "ArrowRight" => starts.iter().copied().find(|start| *start > from).unwrap_or(last),
        "ArrowLeft" => starts.iter().rev().copied().find(|start| *start < from).unwrap_or(0),
        "Home" => 0,
        "End" => last,
        _ => return None,
    })
}

/// The check boxes of a set.
#[component]
pub fn CheckSet(
    /// What is chosen.
    #[prop(into)]
    label: String,
    /// The words, in groups.
    groups: Vec<Group>,
    /// Those that are chosen.
    value: RwSignal<BTreeSet<String>>,
    /// What is wrong with it.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// How to choose.
    #[prop(optional, into)]
    note: String,
    /// Shown, but not to be changed.
    #[prop(into)]
    readonly: Signal<bool>,
) -> impl IntoView {
    let id = dom::fresh_id("set");
    let active = RwSignal::new(0_usize);
    let sizes: Vec<usize> = groups.iter().map(|group| group.words.len()).collect();
    let name = id.clone();
    let keys = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let Some(to) = step(&sizes, active.get_untracked(), &event.key()) else { return };
        event.prevent_default();
        active.set(to);
        dom::focus_id(&format!("{name}-{to}"));
    };
    let one = {
        let id = id.clone();
        move |at: usize, (word, text): (String, String)| {
            let (shown, written) = (word.clone(), word);
            let toggle = move |event| {
                let on = event_target_checked(&event);
                value.update(|words| {
                    if on {
                        words.insert(written.clone());
                    } else {
                        words.remove(&written);
                    }
                });
            };
            view! {
                <label class="check">
                    <input type="checkbox" class="check-box" id=format!("{id}-{at}") tabindex=move || if active.get() == at { "0" } else { "-1" }
                        aria-disabled=move || readonly.get().then_some("true") prop:checked=move || value.with(|words| words.contains(&shown))
                        on:focus=move |_| active.set(at) on:click=move |event| if readonly.get_untracked() { event.prevent_default() } on:change=toggle />
                    <span>{text}</span>
                </label>
            }
        }
    };
    let mut next = 0;
    let group = |group: Group| {
        let start = next;
        next += group.words.len();
        let words: Vec<String> = group.words.iter().map(|(word, _)| word.clone()).collect();
        let all = figures::count(words.len());
        let count = move || {
            let some = value.with(|value| words.iter().filter(|word| value.contains(*word)).count());
            ta("set-count", &[("count", &figures::count(some)), ("all", &all)])
        };
        let head = (!group.title.is_empty()).then(|| {
            view! { <div class="check-head"><span class="strong grow">{group.title.clone()}</span><span class="meta num">{count}</span></div> }
        });
        let boxes = group.words.into_iter().enumerate().map(|(at, word)| one(start + at, word)).collect_view();
        view! { <div class="check-group" role="group" aria-label=group.title>{head}{boxes}</div> }
    };
    let inside = groups.into_iter().map(group).collect_view();
    let (described, wrong) = describes(&id, &note, error);
    let (help, message) = (note_id(&id), error_id(&id));
    view! {
        <fieldset class="check-set" aria-describedby=described data-wrong=wrong on:keydown=keys>
            <legend class="field-label">{label}</legend>
            {(!note.is_empty()).then(|| view! { <span class="field-note" id=help>{note}</span> })}
            <div id=message aria-live="polite">
                {move || error.get().map(|text| view! { <span class="field-error"><Icon shape=Shape::CircleAlert small=true /><span>{text}</span></span> })}
            </div>
            <div class="check-groups">{inside}</div>
        </fieldset>
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{chosen, held, step};

    #[test]
    fn a_set_is_an_object_of_what_is_true() {
        let words = chosen(&json!({"a.b": true, "c": false, "d": true}));
        assert_eq!(held(&words), json!({"a.b": true, "d": true}));
        assert_eq!(held(&chosen(&json!(null))), json!({}));
    }

    #[test]
    fn arrows_go_from_one_to_the_next_and_from_group_to_group() {
        let sizes = [2, 3, 1];
        for (from, key, to) in [
            (0, "ArrowDown", Some(1)),
            (5, "ArrowDown", Some(5)),
            (0, "ArrowUp", Some(0)),
            (0, "ArrowRight", Some(2)),
            (3, "ArrowRight", Some(5)),
            (5, "ArrowRight", Some(5)),
            (3, "ArrowLeft", Some(2)),
            (2, "ArrowLeft", Some(0)),
            (0, "ArrowLeft", Some(0)),
            (3, "End", Some(5)),
            (3, "Home", Some(0)),
            (3, "x", None),
        ] {
            assert_eq!(step(&sizes, from, key), to, "{from} {key}");
        }
        assert_eq!(step(&[], 0, "ArrowDown"), Some(0));
    }
}
