//! What keys, menu lines and palette entries ask for.

/// What a key asks for. The layer that has the focus decides what it means there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cmd {
    /// Opens the command palette.
    Palette,
    /// Shows this list of keys.
    Help,
    /// Saves, or saves the draft.
    Save,
    /// Posts or submits.
    Submit,
    /// Posts and starts the next one.
    SubmitAndNew,
    /// Starts a new one of this kind.
    New,
    /// Copies what is open.
    Duplicate,
    /// Prints or previews.
    Print,
    /// Closes the tab.
    CloseTab,
    /// Goes to the next tab.
    NextTab,
    /// Goes to the tab before.
    PreviousTab,
    /// Goes back.
    Back,
    /// Goes forward.
    Forward,
    /// Goes to the next part of the window.
    NextRegion,
    /// Goes to the part before.
    PreviousRegion,
    /// Folds the sidebar.
    Sidebar,
    /// Shows the inspector.
    Inspector,
    /// Opens the settings.
    Settings,
    /// Locks the window.
    Lock,
    /// Undoes.
    Undo,
    /// Does again.
    Redo,
    /// Closes the topmost layer.
    Escape,
    /// Goes to a group of the sidebar.
    Group(u8),
    /// Goes to Home.
    GoHome,
    /// Goes to the quotations.
    GoQuotations,
    /// Goes to the orders.
    GoOrders,
    /// Goes to the deliveries.
    GoDeliveries,
    /// Goes to the invoices.
    GoInvoices,
    /// Goes to the bills.
    GoBills,
    /// Goes to the payments.
    GoPayments,
    /// Goes to the journal.
    GoJournals,
    /// Goes to the general ledger.
    GoLedger,
    /// Goes to the trial balance.
    GoTrialBalance,
    /// Goes to the stock.
    GoStock,
    /// Goes to the sync centre.
    GoSync,
    /// Goes to the inbox.
    GoInbox,
    /// Goes to the chart of accounts.
    GoAccounts,
    /// To the customers.
    GoCustomers,
    /// To the items.
    GoItems,
    /// Starts a quotation.
    CreateQuotation,
    /// Starts an order.
    CreateOrder,
    /// Starts an invoice.
    CreateInvoice,
    /// Starts a bill.
    CreateBill,
    /// Starts a payment.
    CreatePayment,
    /// Starts a journal entry.
    CreateJournalEntry,
    /// Row above.
    Up,
    /// Row below.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// First row.
    First,
    /// Last row.
    Last,
    /// Opens.
    Open,
    /// Opens in a new tab.
    OpenInTab,
    /// Shows it in the inspector.
    Peek,
    /// Selects or deselects the row.
    ToggleSelect,
    /// Selects upwards.
    ExtendUp,
    /// Selects downwards.
    ExtendDown,
    /// Selects all loaded rows.
    SelectAll,
    /// Goes to the filter.
    Filter,
    /// Adds a filter.
    AddFacet,
    /// Filters by this value.
    FilterByCell,
    /// Sorts by the next column.
    Sort,
    /// Keeps the list as it is under a name.
    SaveView,
    /// Exports.
    Export,
    /// Removes drafts.
    Delete,
    /// Lets a change of somebody else through.
    Approve,
    /// Refuses it, with a reason.
    Refuse,
    /// Goes to the record before.
    PreviousRecord,
    /// Goes to the next record.
    NextRecord,
    /// Opens the linked record.
    OpenLinked,
    /// Creates the linked record.
    CreateLinked,
    /// Opens the list or calendar.
    OpenList,
    /// Goes to the next field.
    NextField,
    /// Next cell; a new line at the end.
    NextCell,
    /// Cell before.
    PreviousCell,
    /// Same column, next line.
    CellBelow,
    /// Same column, line above.
    CellAbove,
    /// Cell to the left.
    CellLeft,
    /// Cell to the right.
    CellRight,
    /// Edits the cell.
    EditCell,
    /// Inserts a line.
    InsertLine,
    /// Deletes the line.
    DeleteLine,
    /// Moves the line up.
    MoveLineUp,
    /// Moves the line down.
    MoveLineDown,
    /// Fills down.
    FillDown,
    /// Copies from the line above.
    CopyAbove,
    /// Puts today's date.
    Today,
    /// Fills the balancing amount.
    Balance,
    /// A day later.
    DayUp,
    /// A day earlier.
    DayDown,
    /// A month earlier.
    MonthUp,
    /// A month later.
    MonthDown,
    /// Takes the marked choice.
    Accept,
    /// Shows details of the choice.
    Details,
    /// What was typed here counts.
    KeepMine,
    /// What somebody else saved counts.
    KeepTheirs,
    /// Folds.
    Fold,
    /// Unfolds.
    Unfold,
    /// Unfolds all.
    UnfoldAll,
    /// Period before.
    PreviousPeriod,
    /// Next period.
    NextPeriod,
    /// Hides lines of zero.
    HideZeros,
}

impl Cmd {
    /// The key of its name in the texts.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Palette => "key-palette",
            Self::Help => "key-help",
            Self::Save => "key-save",
            Self::Submit => "key-submit",
            Self::SubmitAndNew => "key-submit-and-new",
            Self::New => "key-new",
            Self::Duplicate => "key-duplicate",
            Self::Print => "key-print",
            Self::CloseTab => "key-close-tab",
            Self::NextTab => "key-next-tab",
            Self::PreviousTab => "key-previous-tab",
            Self::Back => "key-back",
            Self::Forward => "key-forward",
            Self::NextRegion => "key-next-region",
            Self::PreviousRegion => "key-previous-region",
            Self::Sidebar => "key-sidebar",
            Self::Inspector => "key-inspector",
            Self::Settings => "key-settings",
            Self::Lock => "key-lock",
            Self::Undo => "key-undo",
            Self::Redo => "key-redo",
            Self::Escape => "key-escape",
            Self::Group(_) => "key-group",
            Self::GoHome => "key-go-home",
            Self::GoQuotations => "key-go-quotations",
            Self::GoOrders => "key-go-orders",
            Self::GoDeliveries => "key-go-deliveries",
            Self::GoInvoices => "key-go-invoices",
            Self::GoBills => "key-go-bills",
            Self::GoPayments => "key-go-payments",
            Self::GoJournals => "key-go-journals",
            Self::GoLedger => "key-go-ledger",
            Self::GoTrialBalance => "key-go-trial-balance",
            Self::GoStock => "key-go-stock",
            Self::GoSync => "key-go-sync",
            Self::GoInbox => "key-go-inbox",
            Self::GoAccounts => "key-go-accounts",
            Self::GoCustomers => "key-go-customers",
            Self::GoItems => "key-go-items",
            Self::CreateQuotation => "key-create-quotation",
            Self::CreateOrder => "key-create-order",
            Self::CreateInvoice => "key-create-invoice",
            Self::CreateBill => "key-create-bill",
            Self::CreatePayment => "key-create-payment",
            Self::CreateJournalEntry => "key-create-journal-entry",
            Self::Up => "key-up",
            Self::Down => "key-down",
            Self::PageUp => "key-page-up",
            Self::PageDown => "key-page-down",
            Self::First => "key-first",
            Self::Last => "key-last",
            Self::Open => "key-open",
            Self::OpenInTab => "key-open-in-tab",
            Self::Peek => "key-peek",
            Self::ToggleSelect => "key-toggle-select",
            Self::ExtendUp => "key-extend-up",
            Self::ExtendDown => "key-extend-down",
            Self::SelectAll => "key-select-all",
            Self::Filter => "key-filter",
            Self::AddFacet => "key-add-facet",
            Self::FilterByCell => "key-filter-by-cell",
            Self::Sort => "key-sort",
            Self::SaveView => "key-save-view",
            Self::Export => "key-export",
            Self::Delete => "key-delete",
            Self::Approve => "key-approve",
            Self::Refuse => "key-refuse",
            Self::PreviousRecord => "key-previous-record",
            Self::NextRecord => "key-next-record",
            Self::OpenLinked => "key-open-linked",
            Self::CreateLinked => "key-create-linked",
            Self::OpenList => "key-open-list",
            Self::NextField => "key-next-field",
            Self::NextCell => "key-next-cell",
            Self::PreviousCell => "key-previous-cell",
            Self::CellBelow => "key-cell-below",
            Self::CellAbove => "key-cell-above",
            Self::CellLeft => "key-cell-left",
            Self::CellRight => "key-cell-right",
            Self::EditCell => "key-edit-cell",
            Self::InsertLine => "key-insert-line",
            Self::DeleteLine => "key-delete-line",
            Self::MoveLineUp => "key-move-line-up",
            Self::MoveLineDown => "key-move-line-down",
            Self::FillDown => "key-fill-down",
            Self::CopyAbove => "key-copy-above",
            Self::Today => "key-today",
            Self::Balance => "key-balance",
            Self::DayUp => "key-day-up",
            Self::DayDown => "key-day-down",
            Self::MonthUp => "key-month-up",
            Self::MonthDown => "key-month-down",
            Self::Accept => "key-accept",
            Self::Details => "key-details",
            Self::KeepMine => "key-keep-mine",
            Self::KeepTheirs => "key-keep-theirs",
            Self::Fold => "key-fold",
            Self::Unfold => "key-unfold",
            Self::UnfoldAll => "key-unfold-all",
            Self::PreviousPeriod => "key-previous-period",
            Self::NextPeriod => "key-next-period",
            Self::HideZeros => "key-hide-zeros",
        }
    }
}
