# Words on printed documents. A document is printed in its own language, not the user's.

## Kinds of documents
print-invoice = Invoice
print-credit-note = Credit note
print-quotation = Quotation
print-order-confirmation = Order confirmation
print-delivery-note = Delivery note
print-purchase-order = Purchase order
print-reminder = Reminder
print-statement = Statement of account
print-copy = Copy
print-page = Page { $page } of { $pages }

## Head
print-invoice-number = Invoice number
print-credit-note-number = Credit note number
print-invoice-date = Invoice date
print-supply-date = Date of supply
print-supply-period = Period of supply
print-due-date = Due date
print-customer-number = Customer number
print-customer = Customer
print-supplier = Supplier
print-order-reference = Your reference
print-original-invoice = Refers to invoice { $number } of { $date }
print-vat-id = VAT id
print-tax-number = Tax number
print-siren = SIREN

## Lines and totals
print-position = No.
print-description = Description
print-quantity = Quantity
print-unit = Unit
print-unit-price = Unit price
print-discount = Discount
print-allowance = Allowance
print-charge = Charge
print-net = Net
print-tax = Tax
print-tax-rate = Tax { $rate } % on { $base }
print-gross = Gross
print-rounding = Rounding
print-total = Total
print-prepaid = Paid in advance
print-payable = Amount due
print-tax-in-national-currency = Tax in { $currency }

## Payment
print-payment-terms = Payment terms
print-pay-within = Payable within { $days } days, by { $date } at the latest.
print-cash-discount = { $percent } % discount if paid by { $date }.
print-no-cash-discount = No discount for early payment.
print-iban = IBAN
print-bic = BIC
print-bank = Bank
print-payment-reference = Payment reference

## Texts the law asks for: Directive 2006/112/EC Art. 226, UStG 14 and 14a, Code de commerce L441-9 and D441-5
print-reverse-charge = Reverse charge: the customer is liable for the tax.
print-intra-community = Tax-exempt intra-Community supply (Art. 138 Directive 2006/112/EC).
print-export = Tax-exempt export (Art. 146 Directive 2006/112/EC).
print-exempt = Exempt from tax: { $reason }
print-out-of-scope = Not subject to tax.
print-self-billing = Self-billing
print-withheld-discount-de = There are agreements on reductions of the consideration (UStG 14 (4) no. 7).
print-late-penalty-fr = Penalty for late payment: { $rate } % a year, due from the day after the due date.
print-recovery-fee-fr = Fixed compensation of EUR 40 for recovery costs in case of late payment (Code de commerce, art. L441-10 and D441-5).

## Further words of the layout
print-draft = Draft
print-date = Date
print-valid-until = Valid until
print-quotation-number = Quotation number
print-order-confirmation-number = Confirmation number
print-delivery-note-number = Delivery note number
print-customer-vat-id = Your VAT id
print-order = Order
print-deliveries = Delivery
print-reference-dated = { $number } of { $date }
print-original-invoice-undated = Refers to invoice { $number }
print-item-code = Item
print-discount-percent = Disc. %
print-tax-percent = Tax %
print-amount-in = Amount { $currency }
print-amount = Amount
print-carried-forward = Carried forward
print-line-total = Total of lines
print-tax-group = Tax rate
print-tax-base = Taxable amount
print-tax-amount = Tax
print-exchange-rate = Exchange rate: 1 { $from } = { $rate } { $to } ({ $source }, { $date })
print-payment = Payment
print-pay-by = Payable by { $date }.

## Countries in addresses
print-country-at = Austria
print-country-be = Belgium
print-country-bg = Bulgaria
print-country-ca = Canada
print-country-ch = Switzerland
print-country-cn = China
print-country-cy = Cyprus
print-country-cz = Czechia
print-country-de = Germany
print-country-dk = Denmark
print-country-ee = Estonia
print-country-es = Spain
print-country-fi = Finland
print-country-fr = France
print-country-gb = United Kingdom
print-country-gr = Greece
print-country-hr = Croatia
print-country-hu = Hungary
print-country-ie = Ireland
print-country-is = Iceland
print-country-it = Italy
print-country-jp = Japan
print-country-li = Liechtenstein
print-country-lt = Lithuania
print-country-lu = Luxembourg
print-country-lv = Latvia
print-country-mt = Malta
print-country-nl = Netherlands
print-country-no = Norway
print-country-pl = Poland
print-country-pt = Portugal
print-country-ro = Romania
print-country-se = Sweden
print-country-si = Slovenia
print-country-sk = Slovakia
print-country-tr = Türkiye
print-country-us = United States

## Procedure documentation
procedures-title = Procedure documentation,
procedures-about = This document says how the books are kept with Kontor, as everything is set on the day it was made. It was written by the program from the book itself. Names of columns and permissions are those of the program, so that they can be looked up in the auditor’s archive.
procedures-program = Program and book
procedures-version = Program
procedures-structure = Structure of the book
procedures-engine = Database
procedures-book = Book
procedures-node = Computer, section of the audit log
procedures-made = Made
procedures-company = Company
procedures-roles = Ready-made roles
procedures-roles-about = What is not named is refused.
procedures-everything = every permission
procedures-own-roles = Roles of the company’s own
procedures-users = Users
procedures-grants = Grants
procedures-teams = Teams
procedures-branches = Branches
procedures-security = Sign-in
procedures-approvals = Approvals (four eyes)
procedures-prefixes = Prefixes of numbers
procedures-series = Number series
procedures-years = Fiscal years
procedures-locks = Locks
procedures-taxes = Tax codes
procedures-terms = Payment terms
procedures-warehouses = Warehouses
procedures-backups = Backups
procedures-keys = Signing keys
procedures-none = None are set.
procedures-rules = What holds in every book
procedures-rule-posting = What is posted is never changed or deleted; the database refuses it. A mistake is put right by a reversal, linked both ways, in an open period. Every entry balances to zero.
procedures-rule-numbers = Legal numbers are given inside the posting transaction, without gaps and per series, fiscal year, computer and section of the audit log; a section begins with new number series, as after a restore. Drafts have none.
procedures-rule-chain = Every transaction is kept verbatim as one entry of the audit log, in a chain of SHA-256 hashes. The end of the chain is signed (Ed25519) once a minute and at close; the key lies outside the book. Anchors kept elsewhere show that nothing was cut off. kontor verify recomputes every rule from raw records and the audit log.
procedures-rule-access = Rights are granted by role, area and amount; what is not granted is refused, in every list, report, export and print alike.
procedures-rule-audit = Every entry of the audit log holds who did what, when and from where, with the values before and after. This cannot be switched off.
procedures-rule-personal = Names and addresses lie beside the audit log, which holds their digest. They can be erased without breaking the chain.
procedures-rule-retention = Posted documents, journal entries and the audit log are kept as long as the book is; the company answers for legal retention (in Germany ten years for books, eight for vouchers; in France ten years).
procedures-rule-backup = A backup counts only when it was restored for a try and every rule held there.
procedures-rule-archive = For an audit the whole book is handed over as described files with their checksums (kontor export archive), which can be checked without the program (kontor-verify).
