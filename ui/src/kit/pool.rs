//! Row recycling: as many rows in the page as fit the window and a few more, however long the list is.
//!
//! WebKit clamps an element at 33,554,426 px: beyond 900,000 rows of 36 px the scroll position would have to be scaled.
//! Lists load by pages and documents hold at most 10,000 lines, so none comes near.

use std::ops::Range;

use leptos::{html::Div, prelude::*};

/// Rows kept ready above and below the visible ones.
const SPARE: usize = 4;

/// Which rows are in the page.
#[derive(Clone, Copy)]
pub struct Pool {
    /// The scrolling element.
    pub scroller: NodeRef<Div>,
    /// Height of a row, px.
    pub row_height: Signal<i32>,
    /// How many rows there are.
    pub total: Signal<usize>,
    top: RwSignal<i32>,
    height: RwSignal<i32>,
    head: i32,
    foot: i32,
}

impl Pool {
    /// A pool over so many rows. `head` and `foot` are the heights of what sticks to the top and bottom inside the
    /// scroller, px: a revealed row must not hide under them.
    pub fn new(total: Signal<usize>, row_height: Signal<i32>, head: i32, foot: i32) -> Self {
        let pool =
            Self { scroller: NodeRef::new(), row_height, total, top: RwSignal::new(0), height: RwSignal::new(600), head, foot };
        let resize = window_event_listener(leptos::ev::resize, move |_| pool.measure());
        on_cleanup(move || resize.remove());
        Effect::new(move |_| {
            if pool.scroller.get().is_some() {
                request_animation_frame(move || pool.measure());
            }
        });
        pool
    }
    /// Reads the size and position of the scroller again.
    pub fn measure(self) {
        if let Some(Some(scroller)) = self.scroller.try_get_untracked() {
            if self.height.get_untracked() != scroller.client_height() {
                self.height.set(scroller.client_height());
            }
            if self.top.get_untracked() != scroller.scroll_top() {
                self.top.set(scroller.scroll_top());
            }
        }
    }
    /// The first row in sight.
    fn first(self) -> usize {
        usize::try_from(self.top.get() / self.row_height.get().max(1)).unwrap_or(0)
    }
    /// The first row in the page.
    fn start(self) -> usize {
        self.first().saturating_sub(SPARE)
    }
    /// How many row elements there are.
    pub fn slots(self) -> usize {
        self.visible() + 2 * SPARE
    }
    /// How many rows fit.
    fn visible(self) -> usize {
        usize::try_from(self.height.get() / self.row_height.get().max(1)).unwrap_or(20) + 1
    }
    /// The rows in sight.
    pub fn sight(self) -> Range<usize> {
        let first = self.first();
        first..first + self.visible()
    }
    /// The element that shows a row, if one does.
    pub fn slot_of(self, row: usize) -> Option<usize> {
        let (start, slots) = (self.start(), self.slots());
        (start..start + slots).contains(&row).then_some(row % slots)
    }
    /// How many rows a PgDn goes.
    pub fn page(self) -> usize {
        let room = self.height.get_untracked() - self.head - self.foot;
        usize::try_from(room / self.row_height.get_untracked().max(1)).unwrap_or(20).saturating_sub(1).max(1)
    }
    /// Which row the element in a slot shows now. Elements keep their row while it stays in the page.
    pub fn row_of(self, slot: usize) -> Memo<Option<usize>> {
        Memo::new(move |_| {
            let (start, slots) = (self.start(), self.slots());
            let row = start + (slot + slots - start % slots) % slots;
            (slot < slots && row < self.total.get()).then_some(row)
        })
    }
    /// Where a row lies from the top of the canvas, px.
    pub fn offset(self, row: usize) -> i32 {
        i32::try_from(row).unwrap_or(i32::MAX).saturating_mul(self.row_height.get())
    }
    /// Height of the canvas, px.
    pub fn canvas(self) -> i32 {
        self.offset(self.total.get())
    }
    /// Scrolls as little as needed to show a row.
    pub fn reveal(self, row: usize) {
        let Some(Some(scroller)) = self.scroller.try_get_untracked() else { return };
        let height = self.row_height.get_untracked();
        let above = i32::try_from(row).unwrap_or(i32::MAX).saturating_mul(height);
        // Totals take as much room as there are currencies.
        let totals = scroller.query_selector(".sheet-totals").ok().flatten().map_or(0, |totals| totals.client_height());
        let room = scroller.client_height() - self.head - self.foot.max(totals);
        if above < scroller.scroll_top() {
            scroller.set_scroll_top(above);
        } else if above + height > scroller.scroll_top() + room {
            scroller.set_scroll_top(above + height - room);
        }
        self.measure();
    }
    /// How far it is scrolled, px.
    pub fn scrolled(self) -> i32 {
        self.top.get_untracked()
    }
    /// How far two rows lie apart, px.
    pub fn apart(self, from: usize, to: usize) -> i32 {
        untrack(|| self.offset(to) - self.offset(from))
    }
    /// Scrolls along with a row that has moved. At the top of the list it stays there: what came is to be seen.
    pub fn follow(self, from: usize, to: usize) {
        let (by, top) = (self.apart(from, to), self.scrolled());
        if by != 0 && top > 0 {
            self.restore(top + by);
        }
    }
    /// Scrolls to where it was before.
    pub fn restore(self, top: i32) {
        request_animation_frame(move || {
            if let Some(Some(scroller)) = self.scroller.try_get_untracked() {
                scroller.set_scroll_top(top);
                self.measure();
            }
        });
    }
    /// Whether the last rows are in sight, so that the next page should come.
    pub fn near_end(self) -> bool {
        self.start() + self.slots() + self.visible() >= self.total.get()
    }
}
