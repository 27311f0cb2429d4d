//! The sidebar: two levels, the same list for everyone less what they may not see.

use leptos::prelude::*;
use leptos_router::{components::A, hooks::use_location};

use crate::{
    kit::{Icon, Shape},
    routes::{Going, Group, SCREENS, Screen, screen_at, use_going},
    session::{Session, use_session},
    text::t,
};

use super::regions;

fn screens_of(group: Group, session: Session) -> Vec<&'static Screen> {
    SCREENS.iter().filter(|screen| screen.group == group && screen.listed && screen.open_to(session)).collect()
}

/// The screen the sidebar marks for one it does not list: a document belongs to its list.
fn list_of(screen: &'static Screen) -> &'static Screen {
    let Some((list, _)) = screen.path.rsplit_once('/').filter(|_| !screen.listed) else { return screen };
    SCREENS.iter().find(|other| other.listed && other.path == list).unwrap_or(screen)
}

/// The sidebar.
#[component]
pub fn Sidebar(
    /// Shows pictures only.
    folded: Signal<bool>,
) -> impl IntoView {
    let session = use_session();
    let going = use_going();
    let pathname = use_location().pathname;
    let current = Memo::new(move |_| pathname.with(|path| screen_at(path).map(|screen| (screen.group, list_of(screen).path))));
    // What was opened by hand stays open beside the group one is in.
    let opened = RwSignal::new(Vec::<Group>::new());
    let is_open = move |group: Group| {
        opened.with(|opened| opened.contains(&group)) != (current.get().is_some_and(|(here, _)| here == group))
    };
    let part = {
        let going = going.clone();
        move |group: Group| {
            let screens = screens_of(group, session);
            let going = going.clone();
            match screens.as_slice() {
                [] => ().into_any(),
                [only] if matches!(group, Group::Home | Group::Settings) => view! { <SideLink screen=only label=group.label() shape=Some(group.shape()) address=going.address(only.path) current /> }.into_any(),
                [first, ..] => {
                    let jump = { let going = going.clone(); let path = first.path; move || going.to(path) };
                    let toggle = move |_| {
                        if folded.get_untracked() {
                            jump();
                        } else {
                            opened.update(|opened| if opened.contains(&group) { opened.retain(|one| *one != group) } else { opened.push(group) });
                        }
                    };
                    let inside = move || current.get().is_some_and(|(here, _)| here == group);
                    view! {
                        <button type="button" class="side-item" tabindex="-1" title=t(group.label()) on:click=toggle
                            aria-expanded=move || is_open(group).to_string() aria-current=move || (folded.get() && inside()).then_some("true")>
                            <Icon shape=group.shape() />
                            <span class="cut grow side-word">{t(group.label())}</span>
                            <span class="side-chevron">{move || if is_open(group) { view! { <Icon shape=Shape::ChevronDown /> } } else { view! { <Icon shape=Shape::ChevronRight /> } }}</span>
                        </button>
                        <Show when=move || is_open(group)>
                            {screens.iter().map(|screen| view! { <SideLink screen label=screen.title shape=None address=going.address(screen.path) current /> }).collect_view()}
                        </Show>
                    }.into_any()
                }
            }
        }
    };
    let above: Vec<_> = Group::ALL.iter().copied().filter(|group| *group != Group::Settings).map(part.clone()).collect();
    view! {
        <nav class="side" id="side" data-region="" aria-label=t("region-side") on:keydown=move |event| regions::rove(&event, ".side-item")>
            <div class="side-scroll">{above}</div>
            <div class="side-end">{part(Group::Settings)}</div>
        </nav>
    }
}

#[component]
fn SideLink(
    screen: &'static Screen,
    label: &'static str,
    shape: Option<Shape>,
    address: String,
    current: Memo<Option<(Group, &'static str)>>,
) -> impl IntoView {
    let here = move || current.get().is_some_and(|(_, path)| path == screen.path);
    let class = if shape.is_some() { "side-item" } else { "side-item side-sub" };
    view! {
        <A href=address exact=true attr:class=class attr:title=t(label) attr:tabindex=move || if here() { "0" } else { "-1" }>
            {shape.map(|shape| view! { <Icon shape /> })}
            <span class="cut grow side-word">{t(label)}</span>
        </A>
    }
}

/// Goes to the first screen of the nth group that this person sees.
pub fn enter_group(number: u8, going: &Going, session: Session) -> bool {
    let at = usize::from(number).saturating_sub(1);
    let first = Group::ALL.iter().filter_map(|group| screens_of(*group, session).first().copied()).nth(at);
    first.inspect(|screen| going.to(screen.path)).is_some()
}
