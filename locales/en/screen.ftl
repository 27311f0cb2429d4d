# Words on the screen.

## The sidebar
nav-home = Home
nav-inbox = Inbox
nav-sales = Sales
nav-quotes = Quotes
nav-sales-orders = Orders
nav-invoices = Invoices
nav-credit-notes = Credit notes
nav-receipts = Receipts
nav-customers = Customers
nav-purchases = Purchases
nav-purchase-orders = Orders
nav-bills = Bills
nav-debit-notes = Debit notes
nav-payments = Payments
nav-suppliers = Suppliers
nav-banking = Banking
nav-bank-accounts = Accounts
nav-reconcile = Reconcile
nav-stock = Stock
nav-items = Items
nav-on-hand = On hand
nav-stock-ledger = Ledger
nav-transfers = Transfers
nav-counts = Counts
nav-accounting = Accounting
nav-chart = Chart of accounts
nav-journals = Journals
nav-general-ledger = General ledger
nav-trial-balance = Trial balance
nav-tax = Tax
nav-period-close = Period close
nav-reports = Reports
nav-sync = Sync
nav-settings = Settings

## Actions
action-save = Save
action-save-draft = Save draft
action-post = Post
action-new = New
action-open = Open
action-cancel = Cancel
action-discard = Discard
action-delete-draft = Delete draft
action-reverse = Reverse
action-print = Print
action-export = Export
action-import = Import
action-retry = Try again
action-close = Close
action-sign-in = Sign in
action-sign-out = Sign out

## States of a document
state-draft = Draft
state-draft-id = Draft { $id }
state-posted = Posted
state-partly-paid = Partly paid
state-paid = Paid
state-overdue = Overdue { $days } d
state-reversed = Reversed
state-locked = Locked

## Durability
saved-here = Saved here
saved-second-copy = Second copy
saved-head-office = At head office
saved-needs-attention = Needs attention

## Figures
label-debit = Debit
label-credit = Credit
label-balance = Balance
label-opening = Opening
label-closing = Closing
label-account = Account
label-amount = Amount
label-date = Date
label-difference = Difference
label-balanced = Balanced
label-total = Total
label-search = Search
label-user = User
label-password = Password
label-company = Company
label-period = Period
list-empty = Nothing here yet.
list-loading = Loading …
count-records = { $count ->
    [one] { $count } record
   *[other] { $count } records
}

## The window
skip-to-content = Skip to content
region-top = Top bar
region-side = Navigation
region-tabs = Open tabs
region-status = Status
region-inspector = Inspector
search-or-command = Search or run a command
demo-ribbon = DEMO
live-on = Up to date
live-off = No live updates
sign-out = Sign out
close = Close
undo = Undo
copy = Copy
copied = Copied { $what }
unsaved = not saved
status-base = Base
inspector-title = Inspector
inspector-empty = Nothing is marked. Press Space on a row to see it here.
not-found-title = No such page
not-found-text = The address may be old or mistyped. Choose a page in the sidebar.
palette-title = Command palette
palette-prefixes = > commands, = computes, ? keys
palette-none = Nothing fits. Type fewer letters.
state-denied = Not for you
state-failed = This could not be read
state-retry = Try again
state-loading = Loading
unavailable-connection = The book does not answer. What you typed is kept; check the connection and try again.
command-not-here = This does nothing here. Open a list, a form or a document first.
status-locked = Locked to

## Signing in
sign-in-title = Sign in to Kontor
sign-in-user = User name
sign-in-password = Password
sign-in-go = Sign in
sign-in-busy = Signing in …
sign-in-demo = This is the demo company. Choose one of its users:

## Screens
home-title = Home
home-empty-title = No figures yet
home-empty-text = Cash, receivables, payables and the result appear here once something is posted.
accounts-title = Chart of accounts
journal-title = Journal
entry-new = New entry
entry-new-title = New journal entry
entry-title = Journal entry
ledger-title = General ledger
trial-title = Trial balance
settings-title = Settings
help-title = Keys
help-note = Everything listed here works in this window.
settings-appearance = Appearance
settings-theme = Colours
theme-system = As the computer
theme-light = Light
theme-dark = Dark
theme-contrast = High contrast
settings-density = Row height
density-default = Default
density-compact = Compact
density-comfortable = Comfortable
settings-language = Language and formats
settings-example-amounts = Amounts look like
settings-example-date = Dates look like
settings-keyboard = Keyboard
settings-go-chords = Two keys in a row, such as g t, go to a screen

## Months
month-year = { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
weekday-1 = Mo
weekday-2 = Tu
weekday-3 = We
weekday-4 = Th
weekday-5 = Fr
weekday-6 = Sa
weekday-7 = Su

## Typing
field-required = Fill in this field.
field-needed = required
errors-title = { $count ->
    [one] One field needs attention
   *[other] { $count } fields need attention
}
amount-empty = Type an amount.
amount-too-long = Longer than { $max } characters. Shorten it.
amount-not-a-number = Not a number. Type digits, or a calculation such as 12*1.5.
amount-ambiguous = { $decimals } or { $grouped }? Type it without grouping.
amount-bad-grouping = The separators do not stand every three digits. Check the number.
amount-too-many-decimals = At most { $max } decimals here. Round it.
amount-too-large = The number is too large.
amount-division-by-zero = This divides by zero. Check the calculation.
amount-percent-of-what = Per cent of what? Type for example 200+19%.
amount-parentheses = A parenthesis is missing or too many.
date-empty = Type a date.
date-not-a-date = Not a date. Type for example 5, 5.2., 5.2.26, +7 or t.
date-no-such-day = The calendar has no such day.
date-outside = The year is out of range.
date-calendar = Calendar
date-previous-month = Previous month
date-next-month = Next month
lookup-list = Choices
lookup-open = Open the list
lookup-none = Nothing fits.
lookup-unknown = There is no “{ $typed }”. Choose from the list.
lookup-create = Create “{ $typed }”
form-unsaved = Changes are not saved.
form-saved = Saved
form-decide = Save or discard your changes first.

## Lists and lines
list-filter = Filter
list-more = Loading more
list-loaded = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
list-loaded-more = { $count } loaded, more follow
list-selected = { $count } selected
list-clear = Clear
list-no-match = Nothing matches this filter
list-no-match-text = Change the filter or clear it.
list-clear-filter = Clear filter
list-sorted = Sorted by { $column }
list-select-row = Select row
list-select-all = Select all loaded rows
status-count = count
status-average = ø
lines-cell = { $column }, line { $line } of { $count }
lines-new = Type a code or paste rows
lines-added = Line { $line } added
lines-deleted = Line { $line } deleted
lines-pasted = { $count ->
    [one] { $count } line pasted
   *[other] { $count } lines pasted
}
lines-problems = { $count ->
    [one] One cell needs attention
   *[other] { $count } cells need attention
}
lines-too-many = At most { $max } lines fit. The rest was not pasted.
list-empty-title = Nothing here yet
list-empty-text = What you post or create appears here.
list-total-of = Total of { $count }

## Keys
key-palette = Command palette
key-help = Keys
key-save = Save
key-submit = Post
key-submit-and-new = Post and new
key-new = New
key-duplicate = Duplicate
key-print = Print
key-close-tab = Close tab
key-next-tab = Next tab
key-previous-tab = Previous tab
key-back = Back
key-forward = Forward
key-next-region = Next region
key-previous-region = Previous region
key-sidebar = Sidebar
key-inspector = Inspector
key-settings = Settings
key-undo = Undo
key-redo = Redo
key-sync-now = Synchronise now
key-full-screen = Full screen
key-escape = Close, go back
key-group = Group of the sidebar
key-go-home = Home
key-go-invoices = Invoices
key-go-bills = Bills
key-go-payments = Payments
key-go-journals = Journal
key-go-ledger = General ledger
key-go-trial-balance = Trial balance
key-go-stock = Stock
key-go-sync = Sync centre
key-go-accounts = Chart of accounts
key-create-invoice = New invoice
key-create-bill = New bill
key-create-payment = New payment
key-create-journal-entry = New journal entry
key-up = Row up
key-down = Row down
key-page-up = Page up
key-page-down = Page down
key-first = First row
key-last = Last row
key-open = Open
key-open-in-tab = Open in new tab
key-peek = Peek
key-toggle-select = Select
key-extend-up = Select upwards
key-extend-down = Select downwards
key-select-all = Select all
key-filter = Filter
key-add-facet = Add filter
key-filter-by-cell = Filter by this value
key-sort = Sort
key-export = Export
key-delete = Remove draft
key-email = E-mail
key-previous-record = Previous record
key-next-record = Next record
key-open-linked = Open linked record
key-create-linked = Create linked record
key-open-list = List or calendar
key-journal-preview = Journal preview
key-next-field = Next field
key-next-cell = Next cell
key-previous-cell = Previous cell
key-cell-below = Next row
key-cell-above = Row above
key-cell-left = Cell to the left
key-cell-right = Cell to the right
key-edit-cell = Edit
key-insert-line = Insert row
key-delete-line = Delete row
key-move-line-up = Move row up
key-move-line-down = Move row down
key-fill-down = Fill down
key-copy-above = Copy from above
key-today = Today
key-balance = Balancing amount
key-day-up = A day later
key-day-down = A day earlier
key-month-up = A month earlier
key-month-down = A month later
key-accept = Accept
key-details = Details
key-fold = Fold
key-unfold = Unfold
key-unfold-all = Unfold all
key-previous-period = Previous period
key-next-period = Next period
key-compare = Compare
key-hide-zeros = Hide zeros
key-drill-up = One level up

## Where keys hold
keys-global = Everywhere
keys-go = Two keys in a row
keys-list = Lists
keys-report = Reports
keys-form = Forms
keys-lines = Document lines
keys-date = Date fields
keys-lookup = Lookup fields

## Accounting screens
label-number = Number
label-memo = Memo
label-reference = Reference
label-source = Source
label-state = State
label-name = Name
label-code = Code
facet-remove = Remove the filter on { $field }
source-finance-entry = By hand
source-sales-invoice = Invoice
source-purchases-bill = Bill
journal-empty-title = No entries yet
journal-empty-text = Post a journal entry, an invoice or a payment, and it appears here.
ledger-empty-title = No postings
ledger-empty-text = Nothing was posted here in this span of time. Remove a filter to see more.
entry-lines = Lines of the entry
entry-document-date = Voucher date
entry-post = Post entry
entry-posting = Posting …
entry-post-and-new = Post and new
entry-posted = { $number } is posted.
entry-recovered = Your unsaved typing was kept.
entry-off = Off by { $difference }
entry-in-currency = Amounts in { $currency }
entry-account-missing = Choose an account for this line.
entry-amount-missing = Type a debit or a credit, or delete the line.
entry-two-dates = { $document }, posted on { $posted }
entry-posted-by = Posted by
entry-reversed-by = Reversed by
entry-reverses = Reverses
entry-reverse-title = Reverse { $number }
entry-reverse-text = A new entry with debits and credits exchanged is posted. Both stay in the journal, linked to each other.
entry-reverse-date = Date of the reversal
entry-reverse-reason = Reason
entry-reverse-go = Reverse entry
label-type = Type
label-group = Group
label-control = Sub-ledger
account-new = New account
account-active = Active
account-inactive = Inactive
account-takes-postings = Takes new postings
account-group-help = Accounts of one group stand together in the reports.
account-type-asset = Assets
account-type-liability = Liabilities
account-type-equity = Equity
account-type-income = Income
account-type-expense = Expenses
control-receivable = Receivables
control-payable = Payables
control-inventory = Stock value
control-grni = Received, not invoiced
control-bank = Bank
control-cash = Cash
control-tax = Tax

## Reports
trial-span = { $from } to { $to }, { $currency }, posted entries only
trial-balanced = Balanced, difference { $difference }
trial-unbalanced = Out of balance by { $difference }
trial-closing-on = Closing { $date }
trial-closing-of = { $account } closing
trial-empty-title = Nothing posted in this period
trial-empty-text = Turn to another period with [ and ], or post the first entry.
trial-zeros-hidden = Zeros hidden
