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
not-found-home = Go to Home
not-found-title = No such page
not-found-text = The address may be old or mistyped. Choose a page in the sidebar.
palette-title = Command palette
palette-prefixes = > commands, @ parties, # documents, = computes, ? keys
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
sign-in-demo = This is the demo company; every user has the password demo-kontor. Choose one:

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
key-previous-record = Previous record
key-next-record = Next record
key-open-linked = Open linked record
key-create-linked = Create linked record
key-open-list = List or calendar
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
key-hide-zeros = Hide zeros

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

## Payments and open items
payments-title = Payments
payments-empty-title = No payments yet
payments-empty-text = Record what customers pay and what you pay; it appears here.
payment-title = Payment
payment-new = New payment
payment-new-title = New payment
payment-record = Record payment
payment-received = Received
payment-made = Made
payment-direction = Direction
payment-date = Payment date
payment-account = Bank or cash account
payment-rate = { $own } for 1 { $currency }
payment-pay = Pays
payment-paid = Paid
payment-discount = Cash discount
payment-write-off = Write-off
payment-rest = Stays open
payment-exchange = Exchange difference
payment-on-account = On account
payment-items = Open items
payment-allocate = Allocate oldest first
payment-allocated = Allocated
payment-unallocated = Unallocated
payment-even = Fully allocated
payment-left = { $amount } stays on account
payment-over = { $amount } too much allocated
payment-post = Post payment
payment-posted = Payment { $number } is posted.
payment-no-party = Who paid?
payment-no-party-text = Choose the customer or supplier above; what is open appears here.
payment-no-items = Nothing is open
payment-no-items-text = The whole amount stays on the party’s account and can be used for later invoices.
payment-exceeds-item = More than is open. Type less, or leave the rest on account.
payment-other-sign = The sign must be that of the open amount: a credit is used up with a negative amount.
payment-settled-nothing = Nothing was settled
payment-settled-nothing-text = The whole amount stands on the party’s account.
payment-reverse-text = The money, what it settled and the exchange difference are booked back; the items are open again. Both payments stay in the books, linked to each other.
payment-reverse-go = Reverse payment
receivables-title = Receivables
receivables-empty-title = Nothing is open
receivables-empty-text = Every invoice is paid. New invoices appear here until they are.
open-item-credit = Credit
open-item-due-today = Due today
open-item-due-in = { $count ->
    [one] Due in 1 d
   *[other] Due in { $count } d
}
open-item-due-before = Due before
days-late = { $count ->
    [one] 1 day late
   *[other] { $count } days late
}
label-party = Party
label-document = Document
label-due = Due
label-open = Open
label-currency = Currency
source-sales-credit-note = Credit note
source-sales-payment = Payment
source-sales-order = Order
source-sales-delivery = Delivery
source-sales-quotation = Quotation
source-inventory-receipt = Goods receipt
source-inventory-adjustment = Stock count

## What was done, on the timeline
call-sales-quotation-save-draft = Draft saved
call-sales-quotation-discard = Draft discarded
call-sales-quotation-send = Quotation sent
call-sales-quotation-lose = Declined
call-sales-quotation-to-order = Became an order
call-sales-order-save-draft = Draft saved
call-sales-order-discard = Draft discarded
call-sales-order-confirm = Order confirmed
call-sales-order-cancel = Order cancelled
call-sales-order-close = Order closed
call-sales-delivery-post = Delivered
call-sales-delivery-reverse = Taken back
call-sales-invoice-post = Invoiced
call-sales-credit-note-post = Credited
call-finance-payment-post = Payment recorded
call-finance-payment-reverse = Payment reversed
call-finance-entry-post = Posted
call-finance-entry-reverse = Reversed
call-finance-open-item-allocate = Items set against each other
call-inventory-receipt-post = Goods received
call-inventory-adjustment-post = Stock counted
call-inventory-item-create = Created
call-inventory-item-update = Changed
call-parties-party-create = Created
call-parties-party-update = Changed

## Selling
missing-number = number
missing-issued-on = date of issue
missing-supply = date of supply
missing-supplier-name = your name
missing-supplier-address = your address
missing-supplier-country = your country
missing-supplier-vat-id = your VAT id or tax number
missing-supplier-siren = your SIREN
missing-customer-name = the customer’s name
missing-customer-address = the customer’s address
missing-customer-vat-id = the customer’s VAT id
missing-lines = at least one line
missing-lines-description = a description in every line
missing-tax-groups = tax per rate
missing-tax-groups-reason = why no tax is charged
missing-national-tax = tax in your own currency
missing-original = the corrected invoice
missing-payment-terms = due date or payment terms
missing-supplier-bank-iban = your IBAN
missing-legal-late-penalty = rate of the late payment penalty
missing-legal-recovery-fee = the recovery fee of 40 EUR
key-go-quotations = Quotations
key-go-orders = Orders
key-go-deliveries = Deliveries
key-create-quotation = New quotation
key-create-order = New order
quotations-title = Quotations
quotations-title-empty = No quotations yet
quotations-title-empty-text = A quotation becomes an order with one key, once the customer agrees.
quotation-title = Quotation
quotation-new-title = New quotation
quotation-new = New quotation
quotation-valid-until = Valid until
quotation-send = Send quotation
quotation-sent = Quotation { $number } has its number and can go to the customer.
quotation-to-order = Make order
quotation-lose = Mark as declined
quotation-lose-title = Quotation { $number } was declined
quotation-lose-text = The quotation stays in the list as lost. The reason helps to see why offers fail.
orders-title = Orders
orders-title-empty = No orders yet
orders-title-empty-text = A confirmed order reserves its stock; deliveries and invoices follow from it.
order-title = Order
order-new-title = New order
order-new = New order
order-deliver-on = Deliver on
order-deliver-to = Deliver to
order-confirm = Confirm order
order-confirmed = Order { $number } is confirmed; its stock is reserved.
order-deliver = Deliver
order-invoice = Invoice
order-cancel = Cancel order
order-cancel-title = Cancel order { $number }
order-cancel-text = Nothing has left yet. The reserved stock becomes free again.
order-close = Close order
order-close-title = Close order { $number }
order-close-text = What is left will not be delivered, and its stock becomes free again. What was delivered must be invoiced before.
order-state-draft = Draft
order-state-discarded = Discarded
order-state-sent = Sent
order-state-ordered = Ordered
order-state-lost = Declined
order-state-expired = Expired
order-state-confirmed = Confirmed
order-state-partly-delivered = Partly delivered
order-state-delivered = Delivered
order-state-invoiced = Invoiced
order-state-closed = Closed
order-state-cancelled = Cancelled
deliveries-title = Deliveries
deliveries-title-empty = No deliveries yet
deliveries-title-empty-text = Open a confirmed order and press Ctrl+Enter to deliver it.
delivery-title = Delivery
delivery-new-title = New delivery
delivery-now = Deliver now
delivery-help = Lower a quantity to deliver a part; the rest stays on order.
delivery-post = Post delivery
delivery-posted = Delivery { $number } is posted.
delivery-cost = Cost
delivery-reverse = Take back
delivery-reverse-title = Take back delivery { $number }
delivery-reverse-text = A delivery in the other direction is posted: the goods return at their cost and are reserved for the order again.
delivery-state-posted = Posted
delivery-state-invoiced = Invoiced
delivery-state-reversed = Taken back
delivery-state-reversal = Return
invoices-title = Invoices
invoices-title-empty = No invoices yet
invoices-title-empty-text = Invoice an order that was delivered, or start a direct invoice.
invoice-title = Invoice
invoice-new-title = New invoice
invoice-new = New invoice
invoice-date = Invoice date
invoice-supplied-on = Supplied on
invoice-now = Invoice now
invoice-help = Lower a quantity to invoice a part. Discounts of the order are shared out.
invoice-post = Post invoice
invoice-posted = Invoice { $number } is posted.
invoice-pay = Record payment
invoice-credit = Credit note
invoice-missing = The law asks for particulars this invoice lacks: { $list }.
invoice-missing-settings = Company settings
invoice-state-posted = Open
invoice-state-partly-paid = Partly paid
invoice-state-paid = Paid
invoice-state-overdue = Overdue
invoice-state-reversed = Credited
credit-notes-title = Credit notes
credit-notes-title-empty = No credit notes yet
credit-notes-title-empty-text = A credit note is made from the invoice it corrects.
credit-note-title = Credit note
credit-note-new-title = New credit note
credit-now = Credit now
credit-goods-returned = The goods come back into stock
credit-invoice-again = The order may be invoiced again
credit-help = All that is left is proposed. Set a line to 0 to leave it out.
credit-post = Post credit note
credit-posted = Credit note { $number } is posted.
document-lines = Lines of the document
document-lines-missing = Type an item or a description.
document-lines-total = Sum of lines
document-item-missing = This item is not known. Choose one from the list, or clear the cell and describe the line freely.
document-quantity-missing = Type how many, above zero.
document-price-missing = A line without an item needs a price.
document-tax-missing = A line without an item needs a tax code.
document-nothing-asked = Type a quantity in at least one line.
document-tax-on = Tax { $rate } % on { $base }
document-discount = Discount
document-discount-percent = Discount on all, %
document-rate = Rate to { $currency }
document-rate-source = Source of the rate
document-closing = Text below the lines
document-save-draft = Save draft
document-draft-saved = The draft is saved.
document-draft-discarded = The draft is discarded.
document-busy = Posting…
document-links = Linked
document-paper = Preview and print
document-page = Page { $page } of { $count }
document-save-pdf = Save as PDF
document-open-pdf = Open and print
document-saved-as = Saved as { $place }.
label-their-reference = Their reference
label-item = Item
label-description = Description
label-quantity = Quantity
label-unit = Unit
label-price = Price
label-discount = Disc. %
label-tax = Tax
label-net = Net
label-ordered = Ordered
label-delivered = Delivered
label-invoiced = Invoiced
label-credited = Credited
label-customer = Customer
label-warehouse-short = From
document-warehouse-unknown = This warehouse is not known. Choose one from the list.
label-warehouse = Warehouse
label-payment-term = Payment term
label-reason = Reason
invoice-state-overdue-days = { $count ->
    [one] Overdue { $count } day
   *[other] Overdue { $count } days
}

## Master data and administration
state-active = Active
state-inactive = Inactive
field-active = Takes new documents
field-code = A code has letters, digits and - . _ / and begins with a letter or digit. Take out spaces and other signs.
many-remove = Remove
by-country = By country
label-name-en = Name in English
label-name-de = Name in German
label-name-fr = Name in French
names-section = Names
label-city = City
label-country = Country
label-kind = Kind
label-vat-id = VAT id
label-address-kind = Used for
label-address-name = Addressee
address-name-help = Only if another name than the party's stands above the address.
label-street = Street and number
label-postal-code = Postal code
address-kind-billing = Invoices
address-kind-delivery = Deliveries
address-one = Address
address-add = Add address
party-addresses = Addresses
party-code-help = Leave empty for the next free number.
party-kind-customer = Customer
party-kind-supplier = Supplier
party-kind-both = Customer and supplier
party-contact = Contact
party-trade = Terms of trade
party-tax = Tax
label-contact = Contact person
label-email = E-mail
label-phone = Telephone
label-paper-language = Language of documents
label-credit-limit = Credit limit
label-iban = IBAN
label-seat-country = Country of seat
seat-country-help = Leave empty to take it from the billing address.
label-tax-region = Tax treatment
tax-region-domestic = Domestic
tax-region-eu = European Union
tax-region-third = Third country
label-registration-id = Registration number
registration-id-help = Commercial register; in France SIREN or SIRET.
label-notes = Notes
customers-title = Customers
customer-new = New customer
suppliers-title = Suppliers
supplier-new = New supplier
items-title = Items
item-new = New item
label-category = Category
label-tax-class = Tax class
label-price-net = Net price
label-supply = Supply of
supply-help = What tax law takes it for; freight is a service.
label-valuation = Valuation
label-standard-cost = Standard cost
label-reorder-level = Reorder below
label-weight = Weight, kg
label-barcode = Barcode
item-sales = Sales and tax
item-stock = Stock and cost
item-names = Names on foreign documents
item-kind-stock = Stocked
item-kind-service = Service
supply-goods = Goods
supply-service = Service
tax-class-standard = Standard rate
tax-class-reduced = Reduced rate
valuation-moving-average = Moving average
valuation-fifo = First in, first out
valuation-standard = Standard cost
warehouses-title = Warehouses
warehouse-new = New warehouse
warehouse-address = Address
warehouse-country-help = Decides the tax of what is supplied from here.
label-region = Region
label-negative-stock = More than on hand
negative-stock-refuse = Refuse
negative-stock-warn = Allow and warn
negative-stock-allow = Allow
payment-terms-title = Payment terms
payment-term-new = New payment term
term-section = Due date and discount
term-discount-help = Leave empty for no discount.
label-due-days = Days until due
label-discount-days = Discount days
label-discount-percent = Discount, %
tax-codes-title = Tax codes
tax-code-new = New tax code
label-direction = Side
tax-direction-sales = Sales
tax-direction-purchase = Purchases
label-tax-category = Category
label-rate = Rate, %
tax-validity = Validity
label-valid-from = Valid from
label-valid-to = Valid to
tax-accounts = Accounts
label-tax-account = Tax account
tax-account-help = Only where the rate is above zero.
label-offset-account = Liability account
offset-account-help = Only where the buyer owes the tax.
label-discount-account = Account of cash discounts
discount-account-help = Net; empty for the usual account. The tax is corrected in proportion.
label-tax-country = Taxed in
tax-country-help = Leave empty for your own country. Invoices then carry the VAT ID of this country.
label-net-account = Account of net amount
tax-reason = Reason on invoices
label-vatex = VATEX code
vatex-help = For electronic invoices, for example VATEX-EU-IC.
label-reason-en = Reason in English
label-reason-de = Reason in German
label-reason-fr = Reason in French
tax-category-s = Standard or reduced rate
tax-category-z = Zero rated
tax-category-e = Exempt
tax-category-ae = Reverse charge
tax-category-k = Intra-community supply
tax-category-g = Export
tax-category-o = Outside the scope of tax
tax-category-l = Canary Islands (IGIC)
tax-category-m = Ceuta and Melilla (IPSI)
price-lists-title = Price lists
price-list-title = Price list
price-list-new = New price list
label-price-list-use = Used for
price-list-standard = Everyone of this currency
price-list-own = Customers it is given to
field-price-list-standard = For every customer of this currency without a list of their own
prices-open = Edit prices
prices-title = Prices of { $list }
prices-note = Net per unit, in { $currency }
prices-lines = Prices of the list
prices-hint = A price is never deleted: end it with its last day.
prices-save = Save prices
prices-saved = { $count ->
    [one] 1 price is saved.
   *[other] { $count } prices are saved.
}
prices-unsaved = { $count ->
    [one] 1 price not saved
   *[other] { $count } prices not saved
}
price-item-missing = Choose an item for this price.
price-missing = Type the price, or delete the line.
label-from-quantity = From quantity
users-title = Users
user-new = New user
label-login = Sign-in name
label-role = Role
label-language = Language
label-first-password = First password
label-new-password = New password
password-help = At least 10 characters.
label-only-branch = Branch
only-branch-help = Documents and stock of other branches are not shown then.
all-branches = All branches
role-help = The role decides what a user sees and may do.
role-owner = Owner: everything
role-administrator = Administrator: users, roles, settings; no business
role-sales-manager = Sales manager: sales with their costs
role-purchaser = Purchaser: suppliers, items, goods in
role-controller = Controller: the accountant's work and its control
role-auditor = Auditor: reads all, changes nothing
role-hr = Human resources: the people who work here
role-sales = Sales: quotations to invoices
role-warehouse = Warehouse: goods in and out
role-accountant = Accountant: books, invoices, payments
role-reader = Reader: sees, changes nothing
user-active = May sign in
user-inactive = No access
user-reset = Reset password
user-reset-title = Reset the password?
user-reset-text = { $name } is signed out everywhere and signs in with the new password.
user-reset-done = The password is changed.
user-deactivate = End access
user-deactivate-title = End this access?
user-deactivate-text = { $name } is signed out at once and can no longer sign in. What they posted keeps their name.
user-reactivate = Give access again
user-reactivated = They can sign in again.
user-deactivated = The access is ended.
company-title = Company
company-letterhead = Letterhead
company-logo = Logo
company-logo-none = No logo yet. Documents carry the name instead.
company-logo-choose = Choose PNG
company-logo-remove = Remove logo
company-logo-wrong = This file is no PNG of at most { $limit } KiB. Choose a PNG, about 1000 by 300 pixels.
label-legal-name = Full legal name
label-company-address = Street, postal code and city
company-address-help = One line each, without the country.
label-company-contact = Telephone, e-mail, web site
company-contact-help = One line each.
label-company-register = Lines the law wants on letters
company-register-help = Register court and number, managing directors, seat, capital. One line each.
company-tax = Tax numbers
label-tax-number = Tax number (Steuernummer)
label-siren = SIREN
company-vat-ids = VAT ids
vat-id-one = VAT id
vat-id-add = Add VAT id
company-banks = Bank accounts
bank-one = Bank account
bank-add = Add bank account
bank-currency-help = Leave empty for any currency.
label-bic = BIC
label-bank = Bank
label-ledger-account = Ledger account
company-terms = Terms
label-usual-term = Usual payment term
usual-term-help = For customers without one of their own.
company-legal = Sentences the law wants on invoices
legal-de-discounts = Germany: discount agreements exist outside the invoice (UStG § 14)
legal-fr-recovery = France: fixed compensation of 40 EUR for recovery costs
legal-fr-no-discount = France: no discount for early payment
legal-fr-penalty = France: penalty for late payment, % a year
text-quotation-intro = Quotation: introduction
text-quotation-closing = Quotation: closing
text-order-intro = Order confirmation: introduction
text-order-closing = Order confirmation: closing
text-delivery-closing = Delivery note: closing
text-invoice-intro = Invoice: introduction
text-invoice-closing = Invoice: closing
text-credit-note-intro = Credit note: introduction
text-credit-note-closing = Credit note: closing
label-in-english = In English
label-in-german = In German
label-in-french = In French
key-go-customers = Go to customers
key-go-items = Go to items

## Stock
on-hand-title = Stock on hand
on-hand-empty-title = No stock
on-hand-empty-text = Post a goods receipt, and what came in appears here.
stock-on-hand = On hand
stock-reserved = Reserved
stock-available = Available
stock-reorder = Reorder
stock-reorder-level = Reorder level
stock-negative = Below zero
stock-only-in-stock = In stock
stock-only-to-reorder = To reorder
stock-unit-cost = Unit cost
stock-booked = In the books
stock-counted = Counted
stock-item-missing = Choose an item for this line.
moves-title = Stock moves
moves-empty-title = Nothing moved
moves-empty-text = Receipts, deliveries and counts appear here. Remove a filter to see more.
move-in = In
move-out = Out
move-receipt = Receipt
move-opening = Opening stock
move-adjustment = Count
move-issue = Issue
move-take-back = Return
move-delta = Cost corrected
move-variance = Cost variance
reservations-title = Reservations
reservations-empty-title = Nothing is reserved
reservations-empty-text = Confirmed orders reserve their goods until they are delivered.
reservation-until = Until
receipt-list-title = Goods receipts
receipt-title = Goods receipt
receipt-new = New receipt
receipt-new-title = New goods receipt
receipt-post = Post receipt
receipt-lines = Goods received
receipt-memo = Note
receipt-opening = Opening stock
receipt-cell-missing = Type how many came in and what one costs, or the value of the line.
receipt-empty-title = No goods receipts yet
receipt-empty-text = Post what suppliers deliver, or the stock you begin with.
adjustment-list-title = Stock counts
adjustment-title = Stock count
adjustment-new = New count
adjustment-new-title = New stock count
adjustment-post = Post count
adjustment-lines = Items counted
adjustment-memo = Reason
adjustment-cell-missing = Type what was counted, or the difference.
adjustment-empty-title = No counts yet
adjustment-empty-text = Count a shelf and post what differs from the books.
label-value = Value
label-line = Line
label-supplier = Supplier
label-delivery-note = Delivery note

## Home and inbox
home-figures = Figures
home-all = Show all
home-period = in { $period }
home-cash = Cash and bank
home-cash-note = per the books
home-receivable = Receivables
home-overdue = Overdue
home-to-deliver = To deliver
home-sales = Income
home-result = Result
home-stock = Stock value
home-stock-note = at cost
home-to-reorder = To reorder
home-reorder-note = below their reorder level
home-orders-on-time = none is late
home-orders-late = { $count ->
    [one] 1 is late
   *[other] { $count } are late
}
home-items = { $count ->
    [one] 1 document
   *[other] { $count } documents
}
home-deliver-on = Deliver on
home-latest = Latest documents
home-nothing-to-deliver = Nothing waits to be delivered.
home-nothing-overdue = Nothing is overdue.
inbox-title = Inbox
inbox-bell = { $count ->
    [one] 1 unread notification
   *[other] { $count } unread notifications
}
inbox-what = What happened
inbox-who = By
inbox-when = When
inbox-unread = New
inbox-mark-all = Mark all as read
inbox-order-confirmed = Order confirmed: to be delivered
inbox-delivery-posted = Delivery posted: to be invoiced
inbox-empty-title = Nothing new
inbox-empty-text = You are told here when orders wait to be delivered or deliveries to be invoiced.

## Onboarding
display-title = Display and keyboard
label-company-name = Name of the company
label-branch = First branch
label-chart = Chart of accounts
label-ledger-currency = Currency of the books
label-fiscal-start = Fiscal year begins in
label-your-name = Your name
onboarding-company = Your company
onboarding-books = Your books
onboarding-user = You
onboarding-step = Step { $step } of { $steps }
onboarding-elsewhere = Another country
onboarding-country-help = Decides chart, taxes and currency; the next step shows them.
onboarding-branch = Head office
onboarding-branch-help = More branches can follow.
onboarding-accounts = Accounts
onboarding-accounts-count = { $count ->
    [one] 1 account
   *[other] { $count } accounts
}
onboarding-taxes = Taxes on sales
onboarding-terms = Payment terms
onboarding-change-later = Accounts, taxes and terms can be changed later; the currency of the books cannot.
onboarding-next = Continue
onboarding-back = Back
onboarding-go = Set up company
onboarding-busy = Setting up …
onboarding-demo = To look around first, start the demo company in another book:{" "}

onboarding-taxes-more = { $count ->
    [one] and 1 more code
   *[other] and { $count } more codes
}

## Going to the inbox
key-go-inbox = Inbox

## Updates
update-title = Updates
update-version = Version { $version }
update-check = Check for updates
update-looking = Looking…
update-newest = This is the newest version.
update-available = Version { $version } is available.
update-install = Install version { $version }
update-installed = Version { $version } is in place. It runs from the next start of Kontor.

## Filters, views, palette
filter-yes = Yes
filter-no = No
filter-add = Add filter
filter-which = Filter by
filter-values = Values of { $field }
filter-days-hint = 1.6..30.6, ..t, 5
filter-today = Today
filter-this-month = This month
filter-last-month = Last month
filter-this-quarter = This quarter
filter-this-year = This year
filter-last-year = Last year
list-views = Views
list-columns = Columns
list-export = Export as CSV
list-select-matching = Select all matching
list-selected-loaded = { $count ->
    [one] { $count } loaded row selected. Again selects all that match.
   *[other] { $count } loaded rows selected. Again selects all that match.
}
list-selected-all = { $count ->
    [one] The only matching row is selected
   *[other] All { $count } matching rows are selected
}
list-exported = { $count ->
    [one] { $count } row exported
   *[other] { $count } rows exported
}
list-delete = Delete drafts
list-delete-title = Delete
list-delete-text = { $count ->
    [one] The draft is deleted. This cannot be undone.
   *[other] { $count } drafts are deleted. This cannot be undone.
}
list-delete-verb = { $count ->
    [one] Delete draft
   *[other] Delete { $count } drafts
}
list-deleted = { $count ->
    [one] The draft is deleted.
   *[other] { $count } drafts are deleted.
}
list-delete-none = Only drafts can be deleted. What has been sent or posted is cancelled or reversed in the document itself.
list-too-many = Only the first { $count } rows were taken. Narrow the filter to take the others.
tab-all = All
tab-drafts = Drafts
tab-open = Open
tab-to-invoice = To invoice
tab-opened = Opened in a tab
inbox-read = Read
palette-recent = Recent
palette-screens = Screens
palette-commands = Commands
palette-parties = Parties
palette-keys = Keys
palette-documents = Documents
palette-result = Result
palette-searching = Searching …
palette-type-more = Type a number, a name or a reference.
palette-find-parties = Find “{ $typed }” among parties
palette-find-documents = Find “{ $typed }” among documents
palette-calculator = Type a calculation, such as 12*1.19+5.
linked-make = Create
keys-merge = Two versions
key-keep-mine = Keep yours
key-keep-theirs = Keep theirs
merge-title = Changed by somebody else meanwhile
merge-text = Somebody saved this while you were typing. Choose for each field whose value counts; what neither of you changed stays as it is.
merge-clashes = { $count ->
    [0] Nothing was changed by both of you. Saving keeps the changes of both.
    [one] One field was changed by both of you; it is marked.
   *[other] { $count } fields were changed by both of you; they are marked.
}
merge-both = Changed by both
merge-field = Field
merge-base = Before
merge-mine = Yours
merge-theirs = Theirs
merge-save = Save merged
merge-parts = { $count ->
    [one] { $count } part
   *[other] { $count } parts
}
import-title = Import
import-text = Take customers, items, stock, open items and balances over from another program, in this order. A file is taken over as a whole or not at all, and looked at first.
import-none-title = Nothing to import
import-none-text = You may not add any of the records a file could hold. Ask an owner.
import-kind = What the file holds
import-kind-parties = Customers and suppliers
import-kind-items = Items
import-kind-stock = Opening stock
import-kind-open-items = Open items
import-kind-balances = Opening balances
import-on = First day of the books
import-decimal = Decimal mark
import-decimal-found = As found in the file
import-decimal-point = Point (1,234.50)
import-decimal-comma = Comma (1.234,50)
import-columns-known = Columns it may have, in any order:
import-choose = Choose file
import-template = Empty file with these columns
import-file = { $name }, { $encoding }
import-file-none = or paste the rows below.
import-content = Content of the file
import-content-help = The first row names the columns. What is wrong can be put right here; the file itself stays as it is.
import-too-long = The file is too long to be shown here. Put right in a spreadsheet what is wrong, and choose it again.
import-busy = The file is being looked at …
import-go-none = Import
import-see = Show
import-before = This very file was imported before; nothing was done.
import-found = Found in the file
import-rows = Rows
import-encoding-name = Encoding
import-delimiter = Cells are parted by
import-semicolon = Semicolon
import-comma = Comma
import-tab = Tab
import-no-numbers = None found
import-dates = Dates
import-date-iso = year first (2026-12-31)
import-date-day-first = day first (31.12.2026)
import-sum = Sum of { $column }
import-column-choose = Choose …
import-column-pass = Pass over
import-column-meaning = Say what it means.
import-problems = To be put right
import-problems-save = Save as CSV
import-problems-file = import-problems
import-row = Row
import-column = Column
import-value = Value
import-rule = What is wrong, and what to do
import-whole-file = File
import-go = { $count ->
    [one] Import { $count } row
   *[other] Import { $count } rows
}
import-tried = { $count ->
    [one] Nothing is wrong: { $count } row can be imported. Nothing is kept yet.
   *[other] Nothing is wrong: { $count } rows can be imported. Nothing is kept yet.
}
import-done = { $count ->
    [one] { $count } row was imported.
   *[other] { $count } rows were imported.
}
import-refused = { $count ->
    [one] One thing is to be put right. Nothing was imported.
   *[other] { $count } things are to be put right. Nothing was imported.
}
import-problems-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
onboarding-import = Go on to the import from another program
merge-rate = Exchange rate
merge-all-lines = Lines
merge-line = Line { $line }: { $field }
merge-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
key-save-view = Save view
list-columns-reset = As at first
list-columns-keys = Space shows · ←→ width · Ctrl ↑↓ order
view-own = Your views
view-title = Save view
view-text = Filters, order and columns become a tab of this list, for you on this computer.
view-saved = View “{ $name }” saved
view-removed = View “{ $name }” removed
view-remove = Remove view “{ $name }”
view-hint = { $name } (Delete removes the view)
view-too-many = A list takes { $max } views. Remove one first.

## Approvals
source-approvals-request = Approval
source-parties-party = Party
inbox-approval-made = Asks for your approval
inbox-approval-approved = Approved and done
inbox-approval-refused = Refused
inbox-approval-failed = Could not be done when it was approved
call-approvals-request-create = Approval asked for
call-approvals-request-approve = Approval attempted
call-approvals-request-refuse = Approval refused
call-approvals-request-withdraw = Request withdrawn
approvals-title = Approvals
approvals-empty-title = Nothing waits for you
approvals-empty-text = Changes that a rule stops, and that others ask you to let through, are listed here.
approval-requests-title = My requests
approval-requests-empty-title = Nothing asked for
approval-requests-empty-text = When a rule stops one of your changes, you can ask for approval; what became of it is listed here.
approval-title = Approval
approval-what = Action
approval-requester = Asked for by
approval-decider = Decided by
approval-rules = Rules
approval-discount = Discount, %
approval-note = Note for the approver
approval-note-help = What they should know to decide; may stay empty.
approval-ask-title = A second person has to approve this
approval-ask = Ask for approval
approval-asked = Approval is asked for. You are told when somebody has decided.
approval-approve = Approve
approval-approved = Approved, and done.
approval-refuse = Refuse
approval-refused = Refused.
approval-refuse-title = Refuse “{ $what }”?
approval-refuse-text = Whoever asked is told why. Nothing is changed in the books.
approval-withdraw = Withdraw
approval-withdrawn = The request is withdrawn.
approval-preview = What would happen
approval-touches = It makes or changes: { $documents }.
approval-cannot = It could not be done now:
approval-failed-before = The last approval had no effect:
approval-field = Field
approval-before = Before
approval-after = After
approval-state-open = Waits
approval-state-failed = Waits, failed once
approval-state-approved = Approved
approval-state-refused = Refused
approval-state-withdrawn = Withdrawn
approval-rules-title = Approval rules
rule-new = New rule
rule-name-help = Shown to whoever is stopped by it.
rule-conditions = Only if all of this holds
rule-amount-from = Amount from
rule-discount-from = Discount from, %
rule-party-help = Empty: every party.
rule-role-help = Only users with this role are stopped.
rule-any-role = Every role
rule-own-bank-details = Only if the user entered the party’s bank details
weighed-sales-quotation-send = Send quotation
weighed-sales-order-confirm = Confirm order
weighed-sales-invoice-post = Post invoice
weighed-sales-credit-note-post = Post credit note
weighed-finance-entry-post = Post journal entry
weighed-finance-entry-reverse = Reverse journal entry
weighed-finance-opening-post-balances = Take over opening balances
weighed-finance-opening-post-item = Take over open item
weighed-finance-payment-post = Record payment
weighed-finance-payment-reverse = Reverse payment
weighed-inventory-receipt-post = Post goods receipt
weighed-inventory-receipt-reverse = Take back goods receipt
weighed-inventory-adjustment-post = Post stock count
weighed-inventory-adjustment-reverse = Take back stock count
weighed-parties-party-create = New party with bank details
weighed-parties-party-update = Change bank details

## Signing in, one's account, sessions
step-code = Enter the code that your authenticator app shows now.
step-code-help = Six digits, or one of your recovery codes.
step-new-password = Somebody else has set your password. Choose a new one that only you know.
step-second-factor = Your company asks your role for a second factor. Set it up now.
step-over = Sign in as somebody else
account-title = My account
account-who = { $name }, signed in as { $login }
account-password = Password
label-old-password = Password so far
label-new-password-again = New password once more
label-authenticator-code = Code
password-change = Change password
password-change-text = Your other sessions end when the password changes.
password-changed = The password is changed.
password-differs = This is not the same as the new password. Type both again.
code-help = Six digits that the app shows now.
factor-title = Second factor
factor-none = At sign-in only the password is asked for. With a second factor nobody gets in who merely knows your password.
factor-none-required = Your company asks your role for a second factor. Set it up, or the next sign-in will ask for it.
factor-enrol = Set up a second factor
factor-enrol-text = You need an authenticator app on your phone. Enter your password first.
factor-next = Next
factor-scan = Scan this picture with your authenticator app.
factor-qr = QR code for the authenticator app
factor-type = Or type this key into the app:
factor-activate = Confirm
factor-since = Set up since { $moment }.
factor-remove = Remove the second factor
factor-remove-text = After that only the password is asked for at sign-in. Enter it to remove the second factor.
factor-removed = The second factor is removed.
factor-reset = Reset second factor
factor-reset-title = Reset the second factor?
factor-reset-text = { $name } is signed out everywhere, and signs in with the password alone until a new second factor is set up. Make sure that it is really { $name } who asks.
factor-reset-done = The second factor is reset.
codes-text = Keep these recovery codes where your phone is not. Each stands in for one code of the app, once. They are not shown again.
codes-left = { $count ->
    [one] One recovery code is left.
   *[other] { $count } recovery codes are left.
}
codes-renew = New recovery codes
codes-renew-text = The old recovery codes stop working. Enter your password to get new ones.
codes-copy = Copy
codes-save = Save as a file
codes-print = Print
codes-done = I have kept them
codes-copied = The codes are copied.
codes-not-copied = The codes could not be copied. Save them as a file, or write them down.
sessions-title = Sessions
sessions-text = Where you are signed in. End what you do not know, then change your password.
sessions-none = There is no open session.
sessions-of = Sessions of { $name }
session-device = Device
session-opened = Opened
session-seen = Last used
session-own = This one
session-locked = Locked
session-local = This computer
session-nameless = Unknown device
session-end = End
session-end-of = End the session on { $device }
session-end-all = End all
session-ended = The session is ended.
session-all-ended = All sessions are ended.
lock-go = Lock
lock-title = Locked
lock-text = { $name }, enter your password to go on. What you typed is kept.
lock-open = Unlock
lock-other = Sign out
security-title = Sign-in and security
security-sessions = Sessions
label-idle-minutes = Lock after minutes without work
idle-help = 0 never locks.
label-session-hours = A session lasts at most, in hours
session-hours-help = After that one signs in again. 1 to 720.
security-roles = Roles that must use a second factor
security-roles-help = Whoever has none yet sets it up at the next sign-in. Open sessions go on.
