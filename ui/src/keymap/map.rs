//! The table of keys. Generated help, status hints and the dispatcher all read this one list.

use super::cmd::Cmd;

/// Where a key holds. Inner scopes come before outer ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// A date field.
    Date,
    /// A lookup field.
    Lookup,
    /// Two versions of one thing, side by side.
    Merge,
    /// A grid of document lines.
    Lines,
    /// A list of records.
    List,
    /// A report.
    Report,
    /// A form.
    Form,
    /// Two keys one after the other, outside of inputs.
    Go,
    /// Everywhere.
    Global,
}

impl Scope {
    /// All of them, in the order the help shows them.
    pub const ALL: &'static [Self] =
        &[Self::Global, Self::Go, Self::List, Self::Report, Self::Form, Self::Lines, Self::Date, Self::Lookup, Self::Merge];
    /// The key of its name in the texts.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Date => "keys-date",
            Self::Lookup => "keys-lookup",
            Self::Merge => "keys-merge",
            Self::Lines => "keys-lines",
            Self::List => "keys-list",
            Self::Report => "keys-report",
            Self::Form => "keys-form",
            Self::Go => "keys-go",
            Self::Global => "keys-global",
        }
    }
    /// Whether its keys act although somebody is writing.
    pub const fn owns_typing(self) -> bool {
        matches!(self, Self::Lines)
    }
}

/// In which windows a key works: a browser keeps some for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Desktop and browser.
    Everywhere,
    /// The desktop only.
    Desktop,
}

/// One line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// Where it holds.
    pub scope: Scope,
    /// The keystroke as `chord::of` spells it; two for [`Scope::Go`].
    pub chord: &'static str,
    /// What it asks for.
    pub cmd: Cmd,
    /// Whether the status bar mentions it.
    pub hint: bool,
    /// Where it works.
    pub place: Place,
}

const fn key(scope: Scope, chord: &'static str, cmd: Cmd) -> Binding {
    Binding { scope, chord, cmd, hint: false, place: Place::Everywhere }
}
const fn hinted(scope: Scope, chord: &'static str, cmd: Cmd) -> Binding {
    Binding { scope, chord, cmd, hint: true, place: Place::Everywhere }
}
const fn desktop(scope: Scope, chord: &'static str, cmd: Cmd) -> Binding {
    Binding { scope, chord, cmd, hint: false, place: Place::Desktop }
}

/// Every key of the interface.
pub const MAP: &[Binding] = &[
    key(Scope::Global, "Ctrl+K", Cmd::Palette),
    key(Scope::Global, "F1", Cmd::Help),
    key(Scope::Global, "?", Cmd::Help),
    key(Scope::Global, "Ctrl+P", Cmd::Print),
    key(Scope::Global, "Ctrl+S", Cmd::Save),
    key(Scope::Global, "Ctrl+Enter", Cmd::Submit),
    key(Scope::Global, "Ctrl+Shift+Enter", Cmd::SubmitAndNew),
    desktop(Scope::Global, "Ctrl+N", Cmd::New),
    key(Scope::Global, "Alt+Shift+N", Cmd::New),
    key(Scope::Global, "Ctrl+Shift+D", Cmd::Duplicate),
    desktop(Scope::Global, "Ctrl+W", Cmd::CloseTab),
    key(Scope::Global, "Alt+Shift+W", Cmd::CloseTab),
    desktop(Scope::Global, "Ctrl+Tab", Cmd::NextTab),
    desktop(Scope::Global, "Ctrl+Shift+Tab", Cmd::PreviousTab),
    key(Scope::Global, "Alt+Shift+Right", Cmd::NextTab),
    key(Scope::Global, "Alt+Shift+Left", Cmd::PreviousTab),
    desktop(Scope::Global, "Ctrl+1", Cmd::Group(1)),
    desktop(Scope::Global, "Ctrl+2", Cmd::Group(2)),
    desktop(Scope::Global, "Ctrl+3", Cmd::Group(3)),
    desktop(Scope::Global, "Ctrl+4", Cmd::Group(4)),
    desktop(Scope::Global, "Ctrl+5", Cmd::Group(5)),
    desktop(Scope::Global, "Ctrl+6", Cmd::Group(6)),
    desktop(Scope::Global, "Ctrl+7", Cmd::Group(7)),
    desktop(Scope::Global, "Ctrl+8", Cmd::Group(8)),
    desktop(Scope::Global, "Ctrl+9", Cmd::Group(9)),
    key(Scope::Global, "Alt+Left", Cmd::Back),
    key(Scope::Global, "Alt+Right", Cmd::Forward),
    hinted(Scope::Global, "F6", Cmd::NextRegion),
    key(Scope::Global, "Shift+F6", Cmd::PreviousRegion),
    key(Scope::Global, "Ctrl+B", Cmd::Sidebar),
    key(Scope::Global, "Ctrl+I", Cmd::Inspector),
    key(Scope::Global, "Ctrl+,", Cmd::Settings),
    key(Scope::Global, "Ctrl+Shift+L", Cmd::Lock),
    key(Scope::Global, "Ctrl+Z", Cmd::Undo),
    key(Scope::Global, "Ctrl+Shift+Z", Cmd::Redo),
    key(Scope::Global, "Esc", Cmd::Escape),
    key(Scope::Go, "g h", Cmd::GoHome),
    key(Scope::Go, "g q", Cmd::GoQuotations),
    key(Scope::Go, "g o", Cmd::GoOrders),
    key(Scope::Go, "g d", Cmd::GoDeliveries),
    key(Scope::Go, "g i", Cmd::GoInvoices),
    key(Scope::Go, "g b", Cmd::GoBills),
    key(Scope::Go, "g p", Cmd::GoPayments),
    hinted(Scope::Go, "g j", Cmd::GoJournals),
    key(Scope::Go, "g l", Cmd::GoLedger),
    hinted(Scope::Go, "g t", Cmd::GoTrialBalance),
    key(Scope::Go, "g s", Cmd::GoStock),
    key(Scope::Go, "g x", Cmd::GoSync),
    key(Scope::Go, "g n", Cmd::GoInbox),
    key(Scope::Go, "g a", Cmd::GoAccounts),
    key(Scope::Go, "g c", Cmd::GoCustomers),
    key(Scope::Go, "g m", Cmd::GoItems),
    key(Scope::Go, "c q", Cmd::CreateQuotation),
    key(Scope::Go, "c o", Cmd::CreateOrder),
    key(Scope::Go, "c i", Cmd::CreateInvoice),
    key(Scope::Go, "c b", Cmd::CreateBill),
    key(Scope::Go, "c p", Cmd::CreatePayment),
    key(Scope::Go, "c j", Cmd::CreateJournalEntry),
    hinted(Scope::List, "x", Cmd::ToggleSelect),
    hinted(Scope::List, "Space", Cmd::Peek),
    hinted(Scope::List, "Enter", Cmd::Open),
    hinted(Scope::List, "a", Cmd::Approve),
    hinted(Scope::List, "r", Cmd::Refuse),
    hinted(Scope::List, "/", Cmd::Filter),
    key(Scope::List, "Ctrl+Enter", Cmd::OpenInTab),
    key(Scope::List, "Up", Cmd::Up),
    key(Scope::List, "Down", Cmd::Down),
    key(Scope::List, "PageUp", Cmd::PageUp),
    key(Scope::List, "PageDown", Cmd::PageDown),
    key(Scope::List, "Home", Cmd::First),
    key(Scope::List, "End", Cmd::Last),
    key(Scope::List, "Shift+Up", Cmd::ExtendUp),
    key(Scope::List, "Shift+Down", Cmd::ExtendDown),
    key(Scope::List, "Ctrl+A", Cmd::SelectAll),
    key(Scope::List, "Left", Cmd::CellLeft),
    key(Scope::List, "Right", Cmd::CellRight),
    hinted(Scope::List, "f", Cmd::AddFacet),
    key(Scope::List, "Shift+f", Cmd::FilterByCell),
    key(Scope::List, "s", Cmd::Sort),
    key(Scope::List, "v", Cmd::SaveView),
    key(Scope::List, "Ctrl+E", Cmd::Export),
    key(Scope::List, "Delete", Cmd::Delete),
    key(Scope::List, "p", Cmd::Print),
    hinted(Scope::Report, "Enter", Cmd::Open),
    hinted(Scope::Report, "[", Cmd::PreviousPeriod),
    hinted(Scope::Report, "]", Cmd::NextPeriod),
    hinted(Scope::Report, "z", Cmd::HideZeros),
    key(Scope::Report, "Up", Cmd::Up),
    key(Scope::Report, "Down", Cmd::Down),
    key(Scope::Report, "PageUp", Cmd::PageUp),
    key(Scope::Report, "PageDown", Cmd::PageDown),
    key(Scope::Report, "Home", Cmd::First),
    key(Scope::Report, "End", Cmd::Last),
    key(Scope::Report, "Left", Cmd::Fold),
    key(Scope::Report, "Right", Cmd::Unfold),
    key(Scope::Report, "*", Cmd::UnfoldAll),
    key(Scope::Report, "Ctrl+E", Cmd::Export),
    hinted(Scope::Form, "Enter", Cmd::NextField),
    key(Scope::Form, "Ctrl+Up", Cmd::PreviousRecord),
    key(Scope::Form, "Ctrl+Down", Cmd::NextRecord),
    key(Scope::Form, "F2", Cmd::OpenLinked),
    hinted(Scope::Lines, "Tab", Cmd::NextCell),
    hinted(Scope::Lines, "Enter", Cmd::CellBelow),
    hinted(Scope::Lines, "Ctrl+Insert", Cmd::InsertLine),
    hinted(Scope::Lines, "Ctrl+D", Cmd::FillDown),
    key(Scope::Lines, "Esc", Cmd::Escape),
    key(Scope::Lines, "Shift+Tab", Cmd::PreviousCell),
    key(Scope::Lines, "Shift+Enter", Cmd::CellAbove),
    key(Scope::Lines, "F2", Cmd::EditCell),
    key(Scope::Lines, "Ctrl++", Cmd::InsertLine),
    key(Scope::Lines, "Ctrl+Shift+=", Cmd::InsertLine),
    key(Scope::Lines, "Ctrl+Delete", Cmd::DeleteLine),
    key(Scope::Lines, "Ctrl+Shift+Up", Cmd::MoveLineUp),
    key(Scope::Lines, "Ctrl+Shift+Down", Cmd::MoveLineDown),
    key(Scope::Lines, "Ctrl+'", Cmd::CopyAbove),
    key(Scope::Lines, "F5", Cmd::CopyAbove),
    key(Scope::Lines, "Ctrl+;", Cmd::Today),
    key(Scope::Lines, "=", Cmd::Balance),
    key(Scope::Lines, "Up", Cmd::Up),
    key(Scope::Lines, "Down", Cmd::Down),
    key(Scope::Lines, "Left", Cmd::CellLeft),
    key(Scope::Lines, "Right", Cmd::CellRight),
    key(Scope::Lines, "PageUp", Cmd::PageUp),
    key(Scope::Lines, "PageDown", Cmd::PageDown),
    key(Scope::Lines, "Ctrl+Home", Cmd::First),
    key(Scope::Lines, "Ctrl+End", Cmd::Last),
    key(Scope::Lines, "Shift+Up", Cmd::ExtendUp),
    key(Scope::Lines, "Shift+Down", Cmd::ExtendDown),
    key(Scope::Lines, "F4", Cmd::OpenList),
    key(Scope::Lines, "Alt+Down", Cmd::OpenList),
    key(Scope::Lines, "F3", Cmd::CreateLinked),
    key(Scope::Lines, "Alt+Enter", Cmd::OpenLinked),
    hinted(Scope::Date, "F4", Cmd::OpenList),
    key(Scope::Date, "Alt+Down", Cmd::OpenList),
    key(Scope::Date, "Enter", Cmd::Accept),
    key(Scope::Date, "Esc", Cmd::Escape),
    hinted(Scope::Date, "Up", Cmd::DayUp),
    key(Scope::Date, "Down", Cmd::DayDown),
    hinted(Scope::Date, "PageUp", Cmd::MonthUp),
    key(Scope::Date, "PageDown", Cmd::MonthDown),
    hinted(Scope::Lookup, "F4", Cmd::OpenList),
    key(Scope::Lookup, "Alt+Down", Cmd::OpenList),
    key(Scope::Lookup, "Up", Cmd::Up),
    key(Scope::Lookup, "Down", Cmd::Down),
    hinted(Scope::Lookup, "Enter", Cmd::Accept),
    key(Scope::Lookup, "Tab", Cmd::Accept),
    hinted(Scope::Lookup, "F3", Cmd::CreateLinked),
    key(Scope::Lookup, "F2", Cmd::OpenLinked),
    key(Scope::Lookup, "Alt+Enter", Cmd::Details),
    key(Scope::Lookup, "Esc", Cmd::Escape),
    hinted(Scope::Merge, "1", Cmd::KeepMine),
    hinted(Scope::Merge, "2", Cmd::KeepTheirs),
    key(Scope::Merge, "Up", Cmd::Up),
    key(Scope::Merge, "Down", Cmd::Down),
];

/// Keys a webview would act on by itself: find, reload, caret browsing, print, view source.
pub const SUPPRESSED: &[&str] = &["F3", "F7", "Ctrl+P", "Ctrl+F", "Ctrl+G", "Ctrl+J", "Ctrl+U", "Ctrl+S"];
/// More of them, which a person in a real browser may still want.
pub const SUPPRESSED_ON_DESKTOP: &[&str] = &["F5", "Ctrl+R", "Ctrl+Shift+R"];

#[cfg(test)]
mod tests {
    use super::MAP;

    #[test]
    fn no_key_means_two_things_in_one_scope() {
        for (at, one) in MAP.iter().enumerate() {
            let twin = MAP[at + 1..].iter().find(|other| other.scope == one.scope && other.chord == one.chord);
            assert!(twin.is_none(), "{:?} {} twice", one.scope, one.chord);
        }
    }
}
