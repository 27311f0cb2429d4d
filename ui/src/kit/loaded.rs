//! What was read, on the screen: the shape of rows to come until it is here, what went wrong, or the screen itself. However
//! often it is read again, a dialog that is open stays as it is, with what was typed in it.

use leptos::prelude::*;

use super::{ErrorState, Icon, Shape, Skeleton};
use crate::client::{CallError, fresh::Fresh};

/// What was read, once it is here.
pub type Answer<V> = RwSignal<Option<Result<V, CallError>>>;

/// An answer, and how many came before it.
type Turn<V> = (u64, Option<Result<V, CallError>>);

/// How many dialogs are open over this window's screens.
#[derive(Clone, Copy, Default)]
pub struct Dialogs(RwSignal<usize>);

impl Dialogs {
    /// Counts the calling component as one for as long as it is there.
    pub(super) fn count_in() {
        let Self(open) = expect_context();
        open.update(|open| *open += 1);
        on_cleanup(move || {
            open.try_update(|open| *open -= 1);
        });
    }
}

/// A screen that is made anew from each answer, but not while a dialog is open over it: what comes meanwhile waits.
pub fn loaded<V: Clone + Send + Sync + 'static>(
    answer: Answer<V>,
    retry: impl Fn() + Send + Sync + 'static,
    show: impl Fn(V) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let Dialogs(dialogs) = expect_context();
    let settled = settled(answer, dialogs);
    let retry = Callback::new(move |()| retry());
    move || match settled.with(|(_, answer)| answer.clone()) {
        None => view! { <Skeleton /> }.into_any(),
        Some(Err(error)) => view! { <ErrorState error retry /> }.into_any(),
        Some(Ok(value)) => show(value),
    }
}

/// The newest answer; while a dialog is open, the one that was there when it opened, if there was one.
fn settled<V: Clone + Send + Sync + 'static>(answer: Answer<V>, dialogs: RwSignal<usize>) -> Memo<Turn<V>> {
    let turn = Memo::new(move |before: Option<&u64>| {
        answer.track();
        before.map_or(0, |before| before + 1)
    });
    Memo::new_owning(move |before: Option<Turn<V>>| {
        let (now, held) = (turn.get(), dialogs.get() > 0);
        match before {
            Some(before) if before.0 == now || (held && before.1.is_some()) => (before, false),
            _ => ((now, answer.get_untracked()), true),
        }
    })
}

/// A screen that is made once and follows what is read, so that nothing that is typed or open on it goes when more comes.
pub fn following<T: Clone + Send + Sync + 'static>(
    fresh: Fresh<T>,
    show: impl Fn(Signal<T>) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let here = Memo::new(move |_| fresh.data.with(Option::is_some));
    let newest = Signal::derive(move || fresh.data.get().expect("it is shown once there is data, and data never goes"));
    let inside = move || {
        if here.get() {
            return show(newest);
        }
        match fresh.error.get() {
            Some(error) => view! { <ErrorState error retry=Callback::new(move |()| fresh.again()) /> }.into_any(),
            None => view! { <Skeleton /> }.into_any(),
        }
    };
    // What is shown then is what was read before.
    let stale = move || fresh.error.get().filter(|_| here.get());
    view! {
        <div role="alert">
            {move || stale().map(|error| view! { <p class="field-error"><Icon shape=Shape::CircleAlert small=true /><span>{error.sentence()}</span></p> })}
        </div>
        {inside}
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;

    use super::{Answer, settled};
    use crate::client::CallError;

    #[test]
    fn what_comes_while_a_dialog_is_open_waits_until_it_is_closed() {
        Owner::new().with(|| {
            let answer: Answer<i32> = RwSignal::new(None);
            let dialogs = RwSignal::new(0);
            let shown = settled(answer, dialogs);
            let now = || shown.get_untracked();
            let read = |number: i32| answer.set(Some(Ok::<_, CallError>(number)));
            assert_eq!(now(), (0, None));
            read(1);
            let first = now();
            assert_eq!(first.1, Some(Ok(1)));

            dialogs.set(1);
            assert_eq!(now(), first, "opening a dialog makes nothing anew");
            read(2);
            assert_eq!(now(), first);
            dialogs.set(2);
            read(3);
            dialogs.set(1);
            assert_eq!(now(), first, "another dialog is still open");
            dialogs.set(0);
            let last = now();
            assert_eq!(last.1, Some(Ok(3)));

            dialogs.set(1);
            dialogs.set(0);
            assert_eq!(now(), last, "nothing came meanwhile: nothing is made anew");
        });
    }

    #[test]
    fn what_was_never_shown_does_not_wait_for_a_dialog() {
        Owner::new().with(|| {
            let answer: Answer<i32> = RwSignal::new(None);
            let shown = settled(answer, RwSignal::new(1));
            let now = || shown.get_untracked().1;
            assert_eq!(now(), None);
            answer.set(Some(Ok::<_, CallError>(1)));
            assert_eq!(now(), Some(Ok(1)));
            answer.set(Some(Ok::<_, CallError>(2)));
            assert_eq!(now(), Some(Ok(1)), "from here on something could be typed on it");
        });
    }
}
