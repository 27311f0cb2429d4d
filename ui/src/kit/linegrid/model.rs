//! The lines and where one is in them. Pure: every key is a method, and the screen only draws what is here.
//!
//! The last line is always empty: it is where the next one is typed.

use super::cell::LineCell;

/// The most lines of a document, as the contract says.
pub const MOST_LINES: usize = 10_000;

/// One line: as many cells as there are columns.
pub type Line = Vec<LineCell>;

/// Where a step leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To a cell.
    Moved,
    /// Out of the grid, forwards.
    Leave,
    /// Out of the grid, backwards.
    LeaveBack,
}

/// The lines of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineModel {
    lines: Vec<Line>,
    editable: Vec<bool>,
    /// The current line.
    pub row: usize,
    /// The current column.
    pub column: usize,
    anchor: Option<usize>,
    frozen: bool,
}

impl LineModel {
    /// Lines with so many columns, of which these take typing.
    pub fn new(editable: Vec<bool>, lines: Vec<Line>) -> Self {
        let column = editable.iter().position(|editable| *editable).unwrap_or(0);
        let mut model = Self { lines, editable, row: 0, column, anchor: None, frozen: false };
        model.tidy();
        model
    }
    /// All lines, the empty last one included.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }
    /// The lines with something in them, with their positions.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &Line)> {
        self.lines.iter().enumerate().filter(|(_, line)| !is_empty(line.as_slice()))
    }
    /// A cell.
    pub fn cell(&self, row: usize, column: usize) -> Option<&LineCell> {
        self.lines.get(row)?.get(column)
    }
    /// The current cell.
    pub fn current(&self) -> LineCell {
        self.cell(self.row, self.column).cloned().unwrap_or_default()
    }
    /// Writes a cell. True if a new empty line was added below.
    pub fn set(&mut self, row: usize, column: usize, cell: LineCell) -> bool {
        let before = self.lines.len();
        if let Some(place) = self.lines.get_mut(row).and_then(|line| line.get_mut(column)) {
            *place = cell;
        }
        self.tidy();
        self.lines.len() > before
    }
    /// Says what the book will put into cells as long as nothing is typed there.
    pub fn suggest(&mut self, usual: impl IntoIterator<Item = (usize, usize, String)>) {
        for (row, column, text) in usual {
            if let Some(cell) = self.lines.get_mut(row).and_then(|line| line.get_mut(column)) {
                cell.usual = text;
            }
        }
    }
    /// Replaces the lines, keeping the place.
    pub fn replace(&mut self, lines: Vec<Line>) {
        self.lines = lines;
        self.anchor = None;
        self.tidy();
    }
    /// Shows lines that neither come nor go: none is empty.
    pub fn freeze(&mut self, lines: Vec<Line>) {
        self.frozen = true;
        self.replace(lines);
    }
    /// Whether lines neither come nor go.
    pub const fn is_frozen(&self) -> bool {
        self.frozen
    }
    fn blank(&self) -> Line {
        vec![LineCell::default(); self.editable.len()]
    }
    fn tidy(&mut self) {
        if !self.frozen && self.lines.len() < MOST_LINES && self.lines.last().is_none_or(|line| !is_empty(line.as_slice())) {
            self.lines.push(self.blank());
        }
        self.row = self.row.min(self.lines.len().saturating_sub(1));
    }
    fn last(&self) -> usize {
        self.lines.len().saturating_sub(1)
    }
    fn at_empty_end(&self) -> bool {
        self.row == self.last() && self.lines.last().is_some_and(|line| is_empty(line.as_slice()))
    }
    fn first_column(&self) -> usize {
        self.editable.iter().position(|editable| *editable).unwrap_or(0)
    }
    fn last_column(&self) -> usize {
        self.editable.iter().rposition(|editable| *editable).unwrap_or(0)
    }

    /// The next cell that takes typing; in an empty last line, out to what follows the grid.
    pub fn next_cell(&mut self) -> Step {
        self.anchor = None;
        if self.at_empty_end() && self.lines.len() > 1 {
            return Step::Leave;
        }
        let next = (self.column + 1..self.editable.len()).find(|column| self.editable[*column]);
        match next {
            Some(column) => self.column = column,
            None if self.row < self.last() => {
                self.row += 1;
                self.column = self.first_column();
            }
            None => return Step::Leave,
        }
        Step::Moved
    }
    /// The cell before.
    pub fn previous_cell(&mut self) -> Step {
        self.anchor = None;
        let previous = (0..self.column).rev().find(|column| self.editable[*column]);
        match previous {
            Some(column) => self.column = column,
            None if self.row > 0 => {
                self.row -= 1;
                self.column = self.last_column();
            }
            None => return Step::LeaveBack,
        }
        Step::Moved
    }
    /// The same column in the next line; in an empty last line, out to what follows the grid.
    pub fn below(&mut self) -> Step {
        self.anchor = None;
        if self.at_empty_end() {
            return if self.lines.len() > 1 { Step::Leave } else { Step::Moved };
        }
        if self.frozen && self.row == self.last() {
            return Step::Leave;
        }
        self.row = (self.row + 1).min(self.last());
        Step::Moved
    }
    /// Goes by lines, staying in the grid.
    pub fn by_lines(&mut self, lines: isize) {
        self.anchor = None;
        self.row = self.row.saturating_add_signed(lines).min(self.last());
    }
    /// Goes to a cell that takes typing; elsewhere only to the line.
    pub fn go(&mut self, row: usize, column: usize) {
        self.anchor = None;
        self.row = row.min(self.last());
        if self.editable.get(column).copied().unwrap_or(false) {
            self.column = column;
        }
    }
    /// Goes sideways to the next cell that takes typing.
    pub fn sideways(&mut self, forward: bool) {
        self.anchor = None;
        let next = if forward {
            (self.column + 1..self.editable.len()).find(|column| self.editable[*column])
        } else {
            (0..self.column).rev().find(|column| self.editable[*column])
        };
        self.column = next.unwrap_or(self.column);
    }
    /// Goes to the first or last line.
    pub fn to_end(&mut self, last: bool) {
        self.anchor = None;
        self.row = if last { self.last() } else { 0 };
    }
    /// Selects lines from here by one more.
    pub fn extend(&mut self, down: bool) {
        let anchor = self.anchor.unwrap_or(self.row);
        self.row = if down { (self.row + 1).min(self.last()) } else { self.row.saturating_sub(1) };
        self.anchor = Some(anchor);
    }
    /// The selected lines; the current one if none are.
    pub fn range(&self) -> std::ops::RangeInclusive<usize> {
        let anchor = self.anchor.unwrap_or(self.row).min(self.last());
        anchor.min(self.row)..=anchor.max(self.row)
    }
    /// Whether more than the current line is selected.
    pub fn has_range(&self) -> bool {
        self.anchor.is_some_and(|anchor| anchor != self.row)
    }
    /// Gives the selection up; false if there was none.
    pub fn drop_range(&mut self) -> bool {
        self.anchor.take().is_some_and(|anchor| anchor != self.row)
    }

    /// An empty line above the current one.
    pub fn insert(&mut self) {
        if self.lines.len() < MOST_LINES && !self.frozen {
            let blank = self.blank();
            self.lines.insert(self.row, blank);
            self.column = self.first_column();
        }
        self.anchor = None;
    }
    /// Deletes the selected lines.
    pub fn delete(&mut self) {
        if self.frozen {
            return;
        }
        let range = self.range();
        self.row = *range.start();
        self.lines.drain(range);
        self.anchor = None;
        self.tidy();
    }
    /// Moves the current line; not into or over the empty last one.
    pub fn shift(&mut self, down: bool) {
        self.anchor = None;
        let other = if down { self.row + 1 } else { self.row.wrapping_sub(1) };
        let limit = self.last();
        if self.row < limit && other < limit && !self.frozen {
            self.lines.swap(self.row, other);
            self.row = other;
        }
    }
    /// Copies the first of the selected cells down over the others; without a selection the one above into this one.
    pub fn fill_down(&mut self) {
        let range = self.range();
        let from = if self.has_range() { *range.start() } else { self.row.wrapping_sub(1) };
        let Some(cell) = self.cell(from, self.column).cloned() else { return };
        for row in range {
            if row != from {
                self.lines[row][self.column] = cell.clone();
            }
        }
        self.tidy();
    }
    /// Copies the cell above into this one.
    pub fn copy_above(&mut self) {
        if let Some(cell) = self.row.checked_sub(1).and_then(|above| self.cell(above, self.column)).cloned() {
            self.set(self.row, self.column, cell);
        }
    }
    /// Writes a block of cells from the current one on, over as many lines as it has. Returns how many lines fitted.
    pub fn paste(&mut self, block: Vec<Vec<(usize, LineCell)>>) -> usize {
        let mut written = 0;
        for (offset, cells) in block.into_iter().enumerate() {
            let row = self.row + offset;
            if row >= MOST_LINES || (self.frozen && row >= self.lines.len()) {
                break;
            }
            while self.lines.len() <= row {
                let blank = self.blank();
                self.lines.push(blank);
            }
            for (column, cell) in cells {
                if let Some(place) = self.lines[row].get_mut(column) {
                    *place = cell;
                }
            }
            written += 1;
        }
        self.anchor = None;
        self.tidy();
        written
    }
    /// The columns that take typing, from the current one on: where a pasted line goes.
    pub fn open_columns(&self) -> Vec<usize> {
        (self.column..self.editable.len()).filter(|column| self.editable[*column]).collect()
    }
    /// How many cells cannot be read.
    pub fn problems(&self) -> usize {
        self.lines.iter().flatten().filter(|cell| cell.error.is_some()).count()
    }
}

fn is_empty(line: &[LineCell]) -> bool {
    line.iter().all(LineCell::is_empty)
}

#[cfg(test)]
mod tests {
    use super::{LineModel, Step};
    use crate::kit::linegrid::cell::LineCell;

    fn text(text: &str) -> LineCell {
        LineCell { value: text.to_owned(), shown: text.to_owned(), ..Default::default() }
    }
    /// Three columns, the middle one computed.
    fn model(lines: &[[&str; 3]]) -> LineModel {
        LineModel::new(vec![true, false, true], lines.iter().map(|line| line.map(text).to_vec()).collect())
    }
    fn shown(model: &LineModel) -> Vec<String> {
        model.lines().iter().map(|line| line.iter().map(|cell| cell.shown.as_str()).collect::<Vec<_>>().join(",")).collect()
    }

    #[test]
    fn there_is_always_an_empty_line_to_type_in() {
        let mut lines = model(&[]);
        assert_eq!(shown(&lines), [",,"]);
        assert!(lines.set(0, 0, text("a")));
        assert!(!lines.set(0, 2, text("b")));
        assert_eq!(shown(&lines), ["a,,b", ",,"]);
    }

    #[test]
    fn tab_skips_computed_cells_goes_on_below_and_leaves_at_the_empty_end() {
        let mut lines = model(&[["a", "", "b"]]);
        assert_eq!((lines.next_cell(), lines.row, lines.column), (Step::Moved, 0, 2));
        assert_eq!((lines.next_cell(), lines.row, lines.column), (Step::Moved, 1, 0));
        assert_eq!(lines.next_cell(), Step::Leave);
        assert_eq!((lines.previous_cell(), lines.row, lines.column), (Step::Moved, 0, 2));
        assert_eq!((lines.previous_cell(), lines.row, lines.column), (Step::Moved, 0, 0));
        assert_eq!(lines.previous_cell(), Step::LeaveBack);
    }

    #[test]
    fn enter_keeps_the_column_and_leaves_at_the_empty_end() {
        let mut lines = model(&[["a", "", "b"]]);
        lines.go(0, 2);
        assert_eq!((lines.below(), lines.row, lines.column), (Step::Moved, 1, 2));
        assert_eq!(lines.below(), Step::Leave);
        let mut fresh = model(&[]);
        assert_eq!(fresh.below(), Step::Moved, "an empty document is not left by Enter");
    }

    #[test]
    fn lines_are_inserted_deleted_and_moved() {
        let mut lines = model(&[["a", "", ""], ["b", "", ""]]);
        lines.go(1, 0);
        lines.insert();
        assert_eq!(shown(&lines), ["a,,", ",,", "b,,", ",,"]);
        lines.delete();
        assert_eq!(shown(&lines), ["a,,", "b,,", ",,"]);
        lines.shift(false);
        assert_eq!((shown(&lines), lines.row), (vec!["b,,".to_owned(), "a,,".to_owned(), ",,".to_owned()], 0));
        lines.shift(false);
        assert_eq!(lines.row, 0);
        lines.go(1, 0);
        lines.shift(true);
        assert_eq!(shown(&lines), ["b,,", "a,,", ",,"], "nothing goes below the empty line");
        lines.by_lines(-5);
        lines.extend(true);
        lines.extend(true);
        lines.delete();
        assert_eq!(shown(&lines), [",,"]);
    }

    #[test]
    fn frozen_lines_neither_come_nor_go() {
        let mut lines = model(&[]);
        lines.freeze(vec![["a", "", "1"].map(text).to_vec(), ["b", "", "2"].map(text).to_vec()]);
        lines.insert();
        lines.delete();
        lines.shift(true);
        assert_eq!(lines.paste(vec![vec![(2, text("8"))], vec![(2, text("9"))], vec![(2, text("x"))]]), 2);
        assert_eq!(shown(&lines), ["a,,8", "b,,9"]);
        assert_eq!((lines.below(), lines.below()), (Step::Moved, Step::Leave));
    }

    #[test]
    fn what_is_usual_is_not_typed() {
        let mut lines = model(&[["a", "", ""]]);
        lines.suggest([(0, 2, "9.90".to_owned()), (1, 2, "1.00".to_owned()), (7, 0, String::new())]);
        assert_eq!(lines.filled().count(), 1);
        assert_eq!(lines.cell(0, 2).map(|cell| (cell.value.as_str(), cell.usual.as_str())), Some(("", "9.90")));
    }

    #[test]
    fn cells_fill_down_and_copy_from_above() {
        let mut lines = model(&[["a", "", "1"], ["b", "", ""], ["c", "", ""]]);
        lines.go(0, 2);
        lines.extend(true);
        lines.extend(true);
        lines.fill_down();
        assert_eq!(shown(&lines), ["a,,1", "b,,1", "c,,1", ",,"]);
        lines.go(3, 0);
        lines.copy_above();
        assert_eq!(shown(&lines)[3..], ["c,,", ",,"]);
    }

    #[test]
    fn a_block_is_pasted_over_as_many_lines_as_it_has() {
        let mut lines = model(&[["a", "", "1"]]);
        lines.go(0, 2);
        let columns = lines.open_columns();
        assert_eq!(columns, [2]);
        let written = lines.paste(vec![vec![(2, text("x"))], vec![(2, text("y"))], vec![(2, text("z"))]]);
        assert_eq!((written, shown(&lines)), (3, vec!["a,,x".to_owned(), ",,y".to_owned(), ",,z".to_owned(), ",,".to_owned()]));
    }
}
