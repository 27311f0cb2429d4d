//! What is marked in a list that changes while it is looked at. The mark is on a record, not at a place: rows that come and
//! go around it do not move it to a neighbour, and once its record is gone nothing is marked until a key says what is.

use std::ops::Range;

use leptos::prelude::*;

use super::Toasts;
use crate::text::t;

/// The marked record and where it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mark {
    /// What tells the record from others. None before there are rows: then it will be whichever stands at the place.
    pub key: Option<String>,
    /// Where it stands; once it is gone, where it stood.
    pub at: usize,
    /// Whether it is among the rows.
    pub here: bool,
}

impl Mark {
    /// The mark on the row at a place; beyond the end, on the last row.
    pub fn on<R>(at: usize, rows: &[R], key: impl Fn(&R) -> String) -> Self {
        match rows.get(at).or(rows.last()) {
            Some(row) => Self { key: Some(key(row)), at: at.min(rows.len() - 1), here: true },
            None => Self { key: None, at, here: false },
        }
    }
    /// The mark on the same record, wherever it stands among these rows.
    pub fn among<R>(&self, rows: &[R], key: impl Fn(&R) -> String) -> Self {
        let Some(wanted) = &self.key else { return Self::on(self.at, rows, key) };
        let is = |row: &R| key(row) == *wanted;
        let stands = if rows.get(self.at).is_some_and(is) { Some(self.at) } else { rows.iter().position(is) };
        Self { key: self.key.clone(), at: stands.unwrap_or(self.at), here: stands.is_some() }
    }
}

/// A mark, as of the last time one was put and the rows that answered then.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Now {
    turn: u64,
    question: u64,
    mark: Mark,
}

/// The mark of one list.
#[derive(Clone, Copy)]
pub struct Marked {
    put: RwSignal<(u64, Mark)>,
    now: Memo<Now>,
}

impl Marked {
    /// Begins with a mark. `question` is another one once the rows answer something else, and then the first row is marked;
    /// `find` looks for the record among the rows as they are. Both follow what they read.
    pub fn new(
        start: Mark,
        question: impl Fn() -> u64 + Send + Sync + 'static,
        find: impl Fn(&Mark) -> Mark + Send + Sync + 'static,
    ) -> Self {
        let put = RwSignal::new((0, start));
        let now = Memo::new(move |before: Option<&Now>| {
            let ((turn, put), question) = (put.get(), question());
            let mark = match before {
                Some(before) if before.turn == turn && before.question == question => find(&before.mark),
                Some(before) if before.turn == turn => find(&Mark::default()),
                _ => find(&put),
            };
            Now { turn, question, mark }
        });
        Self { put, now }
    }
    /// Where the marked record stands; none if it is gone. Followed.
    pub fn at(self) -> Option<usize> {
        self.now.with(|now| now.mark.here.then_some(now.mark.at))
    }
    /// The mark as it is.
    pub fn now(self) -> Mark {
        self.now.with_untracked(|now| now.mark.clone())
    }
    /// Where the marked record stands or stood: where a step begins.
    pub fn place(self) -> usize {
        self.now.with_untracked(|now| now.mark.at)
    }
    /// Where a step down leads: what has taken the place of a record that is gone comes next.
    pub fn next(self) -> usize {
        self.now.with_untracked(|now| now.mark.at.saturating_add(usize::from(now.mark.here)))
    }
    /// Whether the marked record is gone.
    pub fn is_lost(self) -> bool {
        self.now.with_untracked(|now| now.mark.key.is_some() && !now.mark.here)
    }
    /// Marks the row at a place; beyond the end, the last row.
    pub fn put(self, at: usize) {
        self.put.update(|(turn, mark)| {
            *turn += 1;
            *mark = Mark { at, ..Mark::default() };
        });
        // The row that stands there now, not whichever does when somebody looks.
        self.now.with_untracked(|_| ());
    }
    /// If the marked record is gone, marks what has taken its place and says so: a key that was meant for the record does
    /// nothing else. Whether it was gone.
    pub fn regain(self, toasts: Toasts) -> bool {
        let lost = self.is_lost();
        if lost {
            self.put(self.place());
            if self.now().here {
                toasts.failed(t("list-mark-gone"));
            }
        }
        lost
    }
}

/// Where the first of the rows in sight that is still there stood and stands now.
pub fn moved<R>(before: &[R], now: &[R], sight: Range<usize>, key: impl Fn(&R) -> String) -> Option<(usize, usize)> {
    let seen = before.iter().enumerate().skip(sight.start).take(sight.len());
    seen.map(|(was, row)| (was, Mark { key: Some(key(row)), at: was, here: true }.among(now, &key)))
        .find_map(|(was, mark)| mark.here.then_some((was, mark.at)))
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;

    use super::{Mark, Marked, moved};

    fn own(row: &&'static str) -> String {
        (*row).to_owned()
    }

    /// A list that can be asked something else and read again, and its mark.
    fn list(start: Mark) -> (RwSignal<u64>, RwSignal<Vec<&'static str>>, Marked) {
        let (question, rows) = (RwSignal::new(0), RwSignal::new(Vec::new()));
        let marked = Marked::new(start, move || question.get(), move |mark| rows.with(|rows| mark.among(rows, own)));
        (question, rows, marked)
    }

    /// What a key would act on.
    fn meant(rows: RwSignal<Vec<&'static str>>, marked: Marked) -> Option<&'static str> {
        untrack(|| marked.at()).and_then(|at| rows.with_untracked(|rows| rows.get(at).copied()))
    }

    #[test]
    fn the_mark_stays_on_its_record_whatever_comes_and_goes_around_it() {
        Owner::new().with(|| {
            let (_, rows, marked) = list(Mark::default());
            assert_eq!((meant(rows, marked), marked.is_lost()), (None, false), "nothing is here yet");
            rows.set(vec!["b", "d"]);
            assert_eq!(meant(rows, marked), Some("b"), "the first row");
            rows.set(vec!["a", "b", "d"]);
            assert_eq!((meant(rows, marked), marked.place()), (Some("b"), 1), "one was inserted above");
            marked.put(2);
            rows.set(vec!["a", "b", "c", "d", "e"]);
            assert_eq!((meant(rows, marked), marked.place()), (Some("d"), 3));
            rows.set(vec!["d", "e"]);
            assert_eq!((meant(rows, marked), marked.place()), (Some("d"), 0), "those above are gone");
            rows.update(|rows| rows.extend(["f", "g"]));
            assert_eq!((meant(rows, marked), marked.next()), (Some("d"), 1), "another page");
        });
    }

    #[test]
    fn of_a_record_that_is_gone_no_other_takes_the_mark_by_itself() {
        Owner::new().with(|| {
            let (_, rows, marked) = list(Mark::default());
            rows.set(vec!["a", "b", "c"]);
            marked.put(1);
            rows.set(vec!["a", "c", "d"]);
            assert_eq!((meant(rows, marked), marked.is_lost()), (None, true));
            assert_eq!((marked.place(), marked.next()), (1, 1), "a step down leads to what has taken its place");
            rows.set(vec!["a", "b", "c", "d"]);
            assert_eq!((meant(rows, marked), marked.is_lost()), (Some("b"), false), "it came back");
            rows.set(vec!["a", "c", "d"]);
            marked.put(marked.next());
            assert_eq!(meant(rows, marked), Some("c"));
        });
    }

    #[test]
    fn what_answers_another_question_begins_at_its_first_row() {
        Owner::new().with(|| {
            let (question, rows, marked) = list(Mark::default());
            rows.set(vec!["a", "b", "c"]);
            marked.put(2);
            question.set(1);
            rows.set(vec!["b", "c"]);
            assert_eq!(meant(rows, marked), Some("b"), "also where the record is among the answers");
            rows.set(vec!["a", "b", "c"]);
            assert_eq!(meant(rows, marked), Some("b"), "and from there it stays on its record");
        });
    }

    #[test]
    fn a_list_one_comes_back_to_has_its_record_marked() {
        Owner::new().with(|| {
            let kept = Mark { key: Some("c".to_owned()), at: 2, here: true };
            let (_, rows, marked) = list(kept);
            assert_eq!((meant(rows, marked), marked.is_lost()), (None, true), "nothing is here yet");
            rows.set(vec!["new", "a", "b", "c"]);
            assert_eq!((meant(rows, marked), marked.place()), (Some("c"), 3));
        });
    }

    #[test]
    fn a_place_beyond_the_end_is_the_last_row() {
        Owner::new().with(|| {
            let (_, rows, marked) = list(Mark::default());
            marked.put(7);
            assert_eq!(marked.place(), 7, "the rows may still come");
            rows.set(vec!["a", "b"]);
            assert_eq!((meant(rows, marked), marked.place()), (Some("b"), 1));
            marked.put(usize::MAX);
            assert_eq!(meant(rows, marked), Some("b"));
        });
    }

    #[test]
    fn what_is_in_sight_is_told_by_the_first_row_that_is_still_there() {
        let before = ["a", "b", "c", "d"];
        for (now, sight, expected) in [
            (&["a", "b", "c", "d"][..], 1..3, Some((1, 1))),
            (&["x", "y", "a", "b", "c", "d"], 1..3, Some((1, 3))),
            // What was at the top of the window is gone: the next one tells.
            (&["x", "c", "d"], 1..3, Some((2, 1))),
            (&["a", "d"], 1..3, None),
            (&[], 0..9, None),
        ] {
            assert_eq!(moved(&before, now, sight.clone(), own), expected, "{now:?} {sight:?}");
        }
        assert_eq!(moved(&before[..0], &before, 0..9, own), None);
    }
}
