//! What each key of the line grid does.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::{
    cell::{Kind, LineCell},
    model::{LineModel, Step},
    view::Lines,
};
use crate::{
    dom, figures,
    keymap::{Cmd, Scope, use_layer_offering},
    kit::finder::Outcome,
    text::ta,
};

impl Lines {
    /// Takes the keys of the grid.
    pub(super) fn keys(self) -> String {
        let offers = move |cmd| match cmd {
            Cmd::NextCell | Cmd::PreviousCell | Cmd::CellBelow | Cmd::CellAbove => true,
            Cmd::InsertLine | Cmd::DeleteLine => !self.model.with_untracked(LineModel::is_frozen),
            _ => !self.readonly.get_untracked(),
        };
        use_layer_offering(Scope::Lines, offers, move |cmd| self.key(cmd))
    }
    /// Whether somebody is in a cell.
    pub(super) fn focused(self) -> bool {
        dom::focused().is_some_and(|element| element.id() == self.input_id())
    }
    fn key(self, cmd: Cmd) -> bool {
        if !self.focused() {
            return false;
        }
        if self.finder.open.get_untracked() {
            let asked = match cmd {
                Cmd::NextCell | Cmd::CellBelow => Cmd::Accept,
                other => other,
            };
            match self.finder.command(asked) {
                Outcome::Took(choice) => self.choose(&choice),
                Outcome::Done => return true,
                Outcome::Not => {}
            }
        }
        match cmd {
            Cmd::NextCell => self.step(LineModel::next_cell),
            Cmd::PreviousCell => self.step(LineModel::previous_cell),
            Cmd::CellBelow => self.step(LineModel::below),
            Cmd::CellAbove | Cmd::Up => self.go(|model| model.by_lines(-1)),
            Cmd::Down => self.go(|model| model.by_lines(1)),
            Cmd::PageUp => self.page(false),
            Cmd::PageDown => self.page(true),
            Cmd::First => self.go(|model| model.to_end(false)),
            Cmd::Last => self.go(|model| model.to_end(true)),
            Cmd::ExtendUp => self.go(|model| model.extend(false)),
            Cmd::ExtendDown => self.go(|model| model.extend(true)),
            // While a cell is edited the arrows are the caret's.
            Cmd::CellLeft | Cmd::CellRight if self.editing.get_untracked() => false,
            Cmd::CellLeft => self.go(|model| model.sideways(false)),
            Cmd::CellRight => self.go(|model| model.sideways(true)),
            Cmd::Escape => self.escape(),
            Cmd::OpenLinked => matches!(self.kind(), Some(Kind::Lookup(_))) && self.finder.show(self.record()),
            Cmd::OpenList => matches!(self.kind(), Some(Kind::Lookup(_))) && self.finder.command(Cmd::OpenList) != Outcome::Not,
            _ if self.readonly.get_untracked() => false,
            _ => self.change(cmd),
        }
    }
    fn change(self, cmd: Cmd) -> bool {
        match cmd {
            Cmd::EditCell => {
                self.editing.set(true);
                if let Some(input) = dom::by_id(&self.input_id()).and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
                    let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or(u32::MAX);
                    drop(input.set_selection_range(end, end));
                }
                true
            }
            Cmd::InsertLine => self.alter(LineModel::insert),
            Cmd::DeleteLine => {
                let line = self.model.with_untracked(|model| model.row + 1);
                self.toasts.say(ta("lines-deleted", &[("line", &line.to_string())]));
                self.alter(LineModel::delete)
            }
            Cmd::MoveLineUp => self.alter(|model| model.shift(false)),
            Cmd::MoveLineDown => self.alter(|model| model.shift(true)),
            Cmd::FillDown => self.alter(LineModel::fill_down),
            Cmd::CopyAbove => self.alter(LineModel::copy_above),
            Cmd::Today if matches!(self.kind(), Some(Kind::Date)) => self.write(LineCell::day(figures::today())),
            Cmd::Balance => self.fill_balance(),
            // While typing, undo is the input's own.
            Cmd::Undo | Cmd::Redo if self.draft.with_untracked(Option::is_none) => self.travel(cmd == Cmd::Undo),
            Cmd::CreateLinked if matches!(self.kind(), Some(Kind::Lookup(_))) => {
                self.finder.command(Cmd::CreateLinked) != Outcome::Not
            }
            _ => false,
        }
    }
    fn step(self, step: impl FnOnce(&mut LineModel) -> Step) -> bool {
        self.commit();
        match self.model.try_update(step) {
            Some(Step::Moved) => self.arrive(),
            Some(Step::Leave) => dom::focus_id(self.leave.get_value()),
            // The browser goes to what stands before the grid.
            Some(Step::LeaveBack) | None => return false,
        }
        true
    }
    fn go(self, go: impl FnOnce(&mut LineModel)) -> bool {
        self.commit();
        self.model.update(go);
        self.arrive();
        true
    }
    fn page(self, down: bool) -> bool {
        let lines = isize::try_from(self.pool.page()).unwrap_or(20);
        self.go(|model| model.by_lines(if down { lines } else { -lines }))
    }
    fn alter(self, alter: impl FnOnce(&mut LineModel)) -> bool {
        self.commit();
        self.remember();
        self.model.update(alter);
        self.touched();
        self.arrive();
        true
    }
    fn write(self, cell: LineCell) -> bool {
        self.remember();
        let (row, column) = self.model.with_untracked(|model| (model.row, model.column));
        self.draft.set(None);
        self.put(row, column, cell);
        self.arrive();
        true
    }
    /// `=` in an empty amount cell fills what is missing; in a cell with something in it, it is a character.
    fn fill_balance(self) -> bool {
        let Some(Kind::Amount(decimals)) = self.kind() else { return false };
        let typed = self.draft.with_untracked(|draft| draft.as_ref().is_some_and(|draft| !draft.trim().is_empty()));
        let Some(balance) = self.balance.get_value().filter(|_| !typed && !self.editing.get_untracked()) else { return false };
        let (row, column) = self.model.with_untracked(|model| (model.row, model.column));
        match self.model.with_untracked(|model| balance(model, row, column)) {
            Some(value) => self.write(LineCell::number(value, decimals, decimals)),
            None => true,
        }
    }
    /// Once gives the cell back, then the selection up, then leaves.
    fn escape(self) -> bool {
        if self.restore() {
            return true;
        }
        if self.model.try_update(LineModel::drop_range).unwrap_or(false) {
            return true;
        }
        dom::focus_id(self.leave.get_value());
        true
    }
}
