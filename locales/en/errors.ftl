# Sentences for error codes: dots and underscores of the code become dashes.
# Each says what happened and what to do next.

## Signing in and rights
auth-required = You are not signed in, or your session has ended. Sign in and try again; what you typed is kept.
auth-failed = User name or password is wrong. Check both and try again.
auth-throttled = Too many attempts. Wait { $seconds } seconds and try again.
auth-locked = This account is locked. Ask an administrator to unlock it.
auth-session-locked = This session is locked. Enter your password to go on; what you typed is kept.
auth-code-required = This sign-in still needs the code of your second factor. Enter the six digits of your app, or a recovery code.
auth-new-password-required = Somebody else has set your password. Choose a new one to go on.
auth-second-factor-required = Your company asks your role for a second factor. Set one up to go on.
auth-code-wrong = This code does not fit, or was used before. Wait for the next one in your app and enter it.
auth-password-wrong = This is not your password. Enter it again.
auth-oidc-off = Nobody can sign in at an identity provider here. Sign in with your user name and password.
auth-oidc-state = This sign-in was not begun in this browser, took too long, or was used already. Begin again.
auth-oidc-refused = The identity provider did not let you in. Try again, or sign in with your user name and password.
auth-oidc-token = What the identity provider says of you does not hold. Begin again; if it happens again, tell an administrator.
auth-oidc-unknown = No active account here belongs to you at the identity provider. Sign in with your user name and password and link it, or ask an administrator.
auth-oidc-only = Your company asks you to sign in with { $name }. Use that button instead of the password.
denied-permission = Your role does not include this ({ WORD($permission, of: "permission") }). Ask an administrator if you need it.
denied-field = Your role does not show this field ({ FIELD($field) }), so it cannot be filtered or sorted by. Choose another one.
denied-answer = This was done before, and what it answered lies outside your rights now. Ask an administrator if you need access.
denied-scope = This record belongs to a company, branch or warehouse outside your rights. Ask an administrator if you need access.

## Requests
request-malformed = The request could not be read. Update the program or correct the request, then send it again.
request-invalid = Some fields are not right. Correct the marked fields and try again.
request-too-large = The request is larger than { $limit }. Split it into smaller parts.
call-unknown = There is no command “{ $name }”. Check the name, or update the program.
call-key-reused = This key was already used for another request. Send the changed request under a new key.

## Conflicts
conflict-stale = Somebody has changed this record since you opened it. Compare both versions and save again.
conflict-guard = Something this depends on has just changed. Check the figures and try again.
not-found = There is no such record, or you may not see it. Go back to the list and reload it.

## Availability
unavailable-busy = The book is busy. Nothing was changed; try again in a moment.
unavailable-storage = The database cannot be reached or refused to write. Nothing was changed; check disk space and connection, then try again.
unavailable-oidc = The identity provider does not answer as it should. Try again in a moment, or sign in with your user name and password.
unavailable-oidc-secret = The server does not know the secret that the identity provider expects. An owner sets it, or gives it in KONTOR_OIDC_SECRET.
internal-bug = Something went wrong inside the program. Nothing was changed; please report the code shown below.
book-in-use = This book is in use ({ $address }). Connect to that address, or close the program that has it open.
book-newer = This book was written by a newer version ({ $found }, this program knows { $known }). Update the program to open it.
book-network-fs = The book lies on a network drive ({ $path }), where it could be damaged. Move it to a local disk, or use a server.
book-missing = There is no book at { $path }. Check the path, or create a new book.

## Operating
serve-listen-remote = { $address } can be reached from other machines. Name a loopback address, or add --allow-remote if a proxy with TLS stands before it.
serve-listen-failed = Kontor cannot listen on { $address }: { $reason }. Choose another address.
serve-origin-refused = The request was sent by a page of { $origin }, not by Kontor. Open Kontor itself and try again.
serve-unreachable = No Kontor answers at { $address }: { $reason }. Check the address and that the server runs.
serve-public-url = The server does not know under which address browsers reach it ({ $address }). Start it with --public-url.
paper-none = “{ $name }” answers data and no document. Ask for it as JSON, or ask for a document to print.
paper-failed = The document cannot be drawn: { $reason }. Shorten it, or replace the logo in the settings.
paper-screen-only = This command prints nothing; it shows the document on the screen. Use { $print } to print.
book-behind-server = This needs the book itself, but { $address } is a server. Name the file or the database.
company-unnamed = The book holds several companies: { $companies }. Name one of them with --company.
company-unknown = There is no company “{ $company }” here for you. These are there: { $companies }.
book-open-elsewhere = Another program has { $path } open. Close it there and try again.
book-present = There is a book at { $path } already. Add --replace to put another in its place; the old one is kept beside it.
book-unsound = { $path } is not a sound book: { $reason }. Use another copy, and run kontor verify on the original.
file-failed = { $path } cannot be read or written: { $reason }. Check the path, its rights and the free space.
file-present = There is a file at { $path } already. Choose another name, or add --replace.
file-is-book = { $path } is the book itself, or belongs to it. Choose another name; nothing was written.
tool-missing = The program { $tool } is not installed. Install the package { $package } and try again.
tool-failed = The program { $tool } failed: { $reason }. Correct the cause and try again.
import-encoding = Line { $line } holds letters in no encoding that is known, so they would be lost. Save the file as “CSV UTF-8” and try again.
import-unreadable = The file cannot be read as a table: { $reason }. Open it in a spreadsheet and save it as CSV again.
import-empty = The file has no rows below its header. Choose the file that holds the data.
import-too-many-rows = The file has more than { $limit } rows. Split it, and import the parts one after the other.
import-too-large = What { $rows } rows hold is more than one record may ({ $limit }). Split the file, and import the parts one after the other.
import-column-missing = The column “{ $column }” is missing; found were { $found }. Add it, or rename the one that means it.
import-column-unknown = Nothing is known of a column “{ $column }”. Say what it means, pass it over, or rename it to one of { $known }.
import-column-twice = The column “{ $column }” stands there twice. Remove one of them.
import-row-length = The row has { $found } cells, the header { $expected }. Put cells that hold the delimiter in quotes.
import-cell-empty = The cell is empty and must not be. Fill it in.
import-not-a-number = “{ $value }” is no number. Write digits with one decimal mark, for example 1234.50.
import-not-a-date = “{ $value }” is no date. Write 2026-12-31 or 31.12.2026.
import-not-a-choice = “{ $value }” cannot stand here. Write one of { $choices }.
import-decimal-unclear = “{ $value }” may be a thousand or a fraction, and no other number tells which. Say which decimal mark the file uses (on the command line: --decimal).
import-decimal-mixed = “{ $point }” has a decimal point and “{ $comma }” a decimal comma. Write all numbers alike.
import-code-unknown = “{ $value }” is not in the book. Import or add it first, or correct the code.

## Lists
list-unknown-field = This list has no field “{ $field }”. Choose another field.
list-bad-value = “{ $value }” does not fit the field “{ FIELD($field) }”. Correct the filter.

## Values
number-out-of-range = The number must lie between { $min } and { $max }. Correct it.
date-out-of-range = The date must lie between { $min } and { $max }. Correct it.
text-too-long = The text is longer than { $max } characters. Shorten it.

## Parties
parties-party-code-taken = Another party has the code “{ $code }”. Choose another code, or leave the field empty for the next free one.
parties-party-code-required = The numbers from { $from } to { $to } are used up. Enter a code of your own.
parties-party-country-unknown = “{ $country }” is not the two letters of a country. Choose a country, for example DE or FR.
parties-party-term-unknown = There is no payment term “{ $term }”, or it is no longer in use. Choose another one.
parties-party-two-billing = A party has one billing address. Make the others delivery addresses.
parties-party-address-unknown = One of the addresses is not this party's. Reload the party and change it again.
parties-vat-id-country = The VAT id “{ $vat_id }” does not begin with a country's letters. Enter it with them, for example DE or FR.
parties-vat-id-form = The VAT id “{ $vat_id }” does not have its country's form { $form } (9 a digit, A a letter, X either). Correct it.
parties-vat-id-check = The check digits of the VAT id “{ $vat_id }” are wrong ({ $rule }). Look for a mistyped character.
parties-registration-id-form = The registration number “{ $registration_id }” does not have the form { $form }. Correct it.
parties-registration-id-check = The check digit of the registration number “{ $registration_id }” is wrong ({ $rule }). Look for a mistyped digit.
parties-iban-country = The IBAN “{ $iban }” does not begin with the letters of a country that uses IBANs. Enter it whole.
parties-iban-form = The IBAN “{ $iban }” does not have its country's length ({ $form }). Correct it.
parties-iban-check = The check digits of the IBAN “{ $iban }” are wrong ({ $rule }). Look for a mistyped character.

## Tax codes and payment terms
finance-tax-code-taken = There is a tax code “{ $tax_code }” already. Choose another code.
finance-tax-code-unknown = There is no tax code “{ $tax_code }”. Choose one from the list.
finance-tax-code-rate = Category “{ WORD($category, of: "tax-category") }” does not go with a rate of { $rate } %. Change the rate or the category.
finance-tax-code-account-missing = The account “{ $account ->
    [tax_account] Tax account
    [offset_account] Liability account
    [revenue_account] Account of net amount
    [discount_account] Account of cash discounts
   *[other] { $account }
}” is missing. Choose where this tax code posts to.
finance-tax-code-account-unused = This tax code posts nothing to “{ $account ->
    [tax_account] Tax account
    [offset_account] Liability account
    [revenue_account] Account of net amount
    [discount_account] Account of cash discounts
   *[other] { $account }
}”. Leave the field empty.
finance-tax-code-country = “{ $country }” is no country. Enter two letters, such as FR, or leave the field empty for your own country.
finance-tax-code-reason-missing = Category “{ WORD($category, of: "tax-category") }” charges no tax, and invoices must say why. Enter the reason in at least one language.
finance-tax-code-validity = The tax code would end on { $to }, before it begins on { $from }. Correct the dates.
finance-tax-code-name-missing = A name is missing. Enter one in at least one language.
finance-payment-term-taken = There is a payment term “{ $term }” already. Choose another code.
finance-payment-term-unknown = There is no payment term “{ $term }”. Choose one from the list.
finance-payment-term-discount = A cash discount is more than 0 and less than 100 %, and its days end no later than the amount is due. Correct it, or set both to 0.

## Stock
inventory-warehouse-unknown = There is no such warehouse, or you may not work in it. Choose another one.
inventory-warehouse-inactive = The warehouse “{ $warehouse }” is closed. Choose another one, or open it again under Warehouses.
inventory-warehouse-taken = There is a warehouse “{ $warehouse }” already. Choose another code.
inventory-warehouse-short = “{ $warehouse }” has { $count } items of which more is promised than there is. Count or receive them first, then let it refuse.
inventory-warehouse-country-unknown = “{ $country }” is not the two letters of a country. Choose a country, for example DE or FR.
inventory-warehouse-branch-unknown = There is no such branch, or you may not work in it. Choose another branch.
inventory-item-unknown = There is no such item. Choose one from the list.
inventory-item-inactive = The item “{ $item }” takes no new documents. Choose another one, or make it active again.
inventory-item-taken = There is an item “{ $item }” already. Choose another number.
inventory-item-not-stocked = “{ $item }” is a service and not kept in stock. Choose a stocked item.
inventory-item-moved = “{ $item }” has been in stock, so its { $field ->
    [kind] kind
    [valuation] valuation
    [unit_code] unit
    [unit_decimals] number of decimals
   *[other] { $field }
} stays. Add a new item if it must be another one.
inventory-item-cost-fixed = The standard cost of “{ $item }” changes only while nothing is on hand. Set it before the next receipt.
inventory-item-cost-required = “{ $item }” is valued at standard. Enter its standard cost.
inventory-item-negative = { $field ->
    [price] The price
    [standard_cost] The standard cost
    [reorder_level] The reorder level
    [weight_kg] The weight
   *[other] { $field }
} must not be negative. Correct it.
inventory-unit-unknown = The unit “{ $unit }” is not a known one. Choose another, or enter its symbol and decimals.
inventory-stock-not-available = Of “{ $item }”, { $available } are available and { $asked } were asked for. Take less, choose another warehouse, or wait for a receipt.
inventory-stock-reserved = Of “{ $item }”, { $reserved } are promised, and { $left } would be left. Release promises first, then post the count.
inventory-stock-return-exceeds = Line { $line } has { $left } left to come back, and { $asked } were asked for. Correct the quantity.
inventory-quantity-not-positive = The quantity { $quantity } is not more than nothing. Correct it.
inventory-quantity-too-fine = The unit has { $decimals } decimals, { $quantity } has more. Round the quantity.
inventory-quantity-out-of-range = The quantity { $quantity } is too large. Check it for a mistyped digit.
inventory-value-negative = The value { $value } is negative. Correct it.
inventory-receipt-cost-required = What “{ $item }” cost is missing, or given twice. Enter either a unit cost or a value.
inventory-adjustment-count-or-difference = For “{ $item }”, enter either what was counted or the difference.
inventory-adjustment-no-difference = The count agrees with the books, so there is nothing to post. Close it without posting.
inventory-adjustment-cost-required = Nothing tells what the “{ $item }” found is worth. Enter a unit cost.
inventory-document-already-reversed = { $number } has been taken back already, or takes another document back. Post a new document instead.
inventory-document-consumed = Some of { $item } has left since, so the document cannot be taken back. Take back what used it first, or post a count.
inventory-document-posted = This document was posted before as { $number }. Open that one.

## Amounts
amount-out-of-range = The amount { $amount } does not fit { $currency }: too many decimals or digits. Correct it.
amount-negative = The amount { $amount } must not be negative. Enter it on the other side.

## Ledger
finance-entry-unbalanced = Debits and credits differ by { $difference } { $currency }. Correct a line, or type = in an amount to fill in the difference.
finance-entry-all-zero = All amounts are zero, so there is nothing to post. Enter at least one debit and one credit.
finance-entry-invalid = These lines cannot be posted: { $reason ->
    [too_few] an entry needs at least two
    [too_many] there are too many of them
    [too_large] an amount or a sum is too large
    [too_fine] an amount has more decimals than its currency
    [contradiction] the two amounts of a line contradict each other
    [currencies] amounts of several currencies do not go together
    [item_currency] an open item is kept in the company’s currency too
   *[other] { $reason }
}. Correct them.
finance-entry-debit-or-credit = Each line has either a debit or a credit. Fill in exactly one of them.
finance-entry-date-implausible = { $date } lies too far from today to be meant. Check the year.
finance-entry-branch-unknown = You do not work in this branch. Choose one of your branches.
finance-entry-rate-required = An amount in { $currency } needs its exchange rate. Enter the rate of the day.
finance-entry-already-reversed = { $number } was already reversed by { $by }. Post a new entry instead.
finance-entry-of-document = { $number } was posted by { $source }. Reverse that document instead.
finance-account-unknown = There is no account { $account } in this chart. Choose an account from the list.
finance-account-inactive = Account { $account } takes no more postings. Choose another, or activate it in the chart.
finance-account-control = Account { $account } is kept by documents only ({ WORD($control, of: "control") }). Post a document, or choose another account.
finance-account-taken = There is an account { $account } already. Choose another number.
finance-period-locked = { $date } lies in a period that is locked until { $until }. Change the date, or ask an accountant to reopen it.
finance-lock-backward = The period is locked until { $until } already, and a lock only moves forward. Choose a later date.
finance-purpose-unknown = The chart names no account for “{ WORD($purpose, of: "purpose") }”. Set one in the chart of accounts.

## Open items and payments
finance-open-item-unknown = This party has no such open item ({ $id }). Reload the list and choose again.
finance-open-item-exceeded = Of { $number } only { $open } is open; { $asked } was asked. Enter less, and leave the rest on account.
finance-open-item-currency = { $number } is kept in { $currency }. Post the payment in that currency.
finance-payment-exceeded = { $allocated } is allocated, but only { $paid } was paid. Lower an allocation.
finance-payment-not-positive = A payment is more than zero. Enter the amount; for money going out choose “made”.
finance-payment-account = { $account } is no bank or cash account. Choose where the money moved.
finance-payment-discount-tax-unknown = The tax of { $number } is not in this book, so a discount cannot correct it. Write the difference off instead, and correct the tax by a journal entry.
finance-opening-already-reversed = { $number } has been taken back already. Take the item over again with the right amounts.
finance-opening-settled = Of { $number } only { $open } is open. Reverse the payments and settlements of this item first.
finance-payment-already-reversed = { $number } has been reversed already. Post a new payment instead.
finance-opening-party-unknown = There is no party with the number { $code }. Import or add the party first.
finance-opening-number-taken = { $number } of this party was taken over before. Remove the row, or correct the number.
finance-opening-amount-zero = Nothing is open here. Remove the row, or enter what is open.
finance-settlement-uneven = What is set off differs by { $difference }. Make the credits and the debts equal.
finance-settlement-already-reversed = This has been taken back already. Reload it.

## Users and companies
identity-user-login-taken = The sign-in name “{ $login }” is taken. Choose another one.
identity-user-password-too-short = The password needs at least { $minimum } characters. Choose a longer one; a sentence is good.
identity-password-common = This password is one of those that are tried first. Choose another one; a sentence is good.
identity-password-same = The new password is the old one. Choose another one.
identity-second-factor-exists = You have a second factor already. Remove it first to set up another one.
identity-second-factor-none = There is no second factor. Set one up first.
identity-second-factor-unreadable = The key that opens second factors is not on this machine. Use a recovery code, or ask an administrator to reset the second factor.
identity-second-factor-kept = Your company asks your role for a second factor, so it must stay. Ask an administrator if you need another one.
identity-oidc-taken = Another account is linked to this identity. Unlink it there first.
identity-oidc-email-unused = Accounts are matched by the subject only. Enter the subject, or have an owner allow e-mail addresses.
identity-oidc-kept = Your company asks you to sign in at the identity provider, so the link must stay. Ask an administrator if you need another one.
identity-user-branch-unknown = There is no such branch. Choose one from the list, or all branches.
identity-user-last-owner = This is the last owner, who must stay. Make another user owner first.
identity-user-own-account = This is your own account. Change password and second factor under My account.
identity-role-unknown = There is no role “{ $role }”. Choose one from the list.
identity-role-ready-made = The role “{ WORD($role, of: "role-name") }” comes with Kontor and stays as it is. Copy it under another code and change the copy.
identity-role-permission-unknown = There is no permission “{ $permission }”. Choose from the list.
identity-role-too-many = A company may have { $limit } roles of its own. Change one that is there.
identity-grant-too-many = A user may hold { $limit } grants. Take one back first.
identity-grant-owner-only = Only an owner makes owners, changes them, ends their access or gives what only owners may do. Ask an owner.
identity-grant-main = This is the user's main grant. Change it, or end the user's access.
identity-grant-own = Nobody changes their own rights. Ask another administrator or an owner.
identity-grant-beyond = This reaches beyond where you may give and change rights. Choose a place within your own area, or ask someone who manages the whole company.
identity-grant-warehouse-unknown = There is no such warehouse. Choose one from the list.
identity-grant-warehouse-elsewhere = The warehouse belongs to another branch. Choose that branch, or none.
identity-grant-region-unknown = No branch lies in the region “{ $region }”. Give a branch this region first, or choose another one.
identity-grant-period = The last day lies before the first. Correct one of them.
identity-grant-of-team = This grant comes from a team. Change the team, or take the user out of it.
identity-team-too-many = A company may have { $limit } teams. End one, or change one that is there.
identity-team-of-owners = Owners are made one by one, with a grant of their own. Choose another role for the team.
identity-team-member-unknown = A member is not an active user of this company any more. Read the team again and choose from the list.
identity-branch-taken = There is a branch { $code } already. Choose another code.
identity-book-not-empty = This book holds a company already. Sign in as its owner and add another one, or open another file.
identity-company-pack-unknown = There is no country pack “{ $pack }”. Choose one from the list.
identity-company-taken = This book has a company named “{ $name }” already. Choose another name.
identity-company-too-many = A book may hold { $limit } companies. Keep further ones in another book.
identity-user-not-elsewhere = No active user “{ $login }” works in another company where you manage users. Check the name, or add a new user.
identity-user-already-here = “{ $login }” works in this company already. Change the role, or give one more.

## Selling
sales-customer-unknown = There is no active customer with this number. Choose a customer from the list.
sales-item-unknown = This item is unknown or no longer sold ({ $item }). Choose another item.
sales-price-missing = There is no price for “{ $item }” in { $currency }. Enter a price, or add it to a price list.
sales-tax-code-unknown = “{ $tax_code }” is no tax code for sales on { $date }. Choose one from the list.
sales-payment-term-unknown = There is no payment term “{ $term }”. Choose one from the list.
sales-line-empty = The line names neither an item nor a text. Choose an item or say what it is.
sales-line-quantity = The quantity must be above zero, with no more decimals than the unit has, and each line may stand only once. Correct it.
sales-line-price = A price is not negative, and a discount lies between 0 and 100 per cent. Correct it.
sales-line-warehouse = Nothing says which warehouse this line is delivered from. Choose a warehouse.
sales-line-more-than-open = Of line { $line } only { $open } is left; { $asked } was asked. Enter less.
sales-document-amounts-too-large = The amounts are larger than a document may hold. Check quantities and prices.
sales-document-rate-required = A document in { $currency } needs its exchange rate. Enter the rate of the day.
sales-document-state-forbids = { $number } is “{ $state ->
    [draft] draft
    [discarded] discarded
    [sent] sent
    [ordered] ordered
    [lost] declined
    [expired] expired
    [confirmed] confirmed
    [partly_delivered] partly delivered
    [delivered] delivered
    [invoiced] invoiced
    [closed] closed
    [cancelled] cancelled
   *[other] { $state }
}”, which does not allow this. Reload it and see what is possible.
sales-document-no-lines = There are no lines, or too many of them. Add a line, or split the document.
sales-document-branch-unknown = You do not work in this branch. Choose one of your branches.
sales-document-date-implausible = { $date } lies too far from today to be meant. Check the year.
sales-document-nothing-left = Nothing is left of { $number }. Look at what came of it.
sales-order-credit-limit = { $customer } would owe { $exposure }, more than the limit of { $limit }. Wait for a payment, or have the limit raised.
sales-order-started = Part of { $number } was delivered or invoiced, so it cannot be cancelled. Close it instead, or take back what went out first.
sales-order-uninvoiced = Part of { $number } was delivered and is not invoiced yet. Invoice it, then close the order.
sales-invoice-mixed-documents = These documents belong to different customers, currencies or branches, or one is named twice. Make an invoice for each.
sales-document-two-countries = Some lines are taxed in { $first }, others in { $second }. Invoice them apart: an invoice carries the VAT ID of one country.
sales-invoice-incomplete = The law asks for { WORD($field, of: "missing") }, which is missing. Fill it in with the customer, the company settings or the document.
sales-delivery-already-reversed = { $number } was taken back already, or takes another delivery back itself. Post a new delivery.
sales-delivery-invoiced = { $number } has been invoiced. Post a credit note with return of the goods instead.
sales-price-list-unknown = There is no price list “{ $list }”. Choose one from the list.
sales-price-invalid = This price is negative, begins at no quantity, ends before it begins, or stands twice. Correct it.

## Company settings
identity-settings-logo-invalid = The logo must be a PNG of at most { $limit }. Choose another file.
identity-settings-iban-invalid = “{ $iban }” is no IBAN: its check digits are wrong. Correct it.
identity-settings-missing = The company has not said yet what stands on its papers. Fill in the company settings first.

## Updates
update-off = This build does not look for newer versions itself. Install a newer package from where you got this one.
update-unreachable = The place of newer versions does not answer as it should: { $reason }. Check the network and try again later.
update-refused = Version { $version } does not carry Kontor’s signature and was not installed. Nothing has changed. Tell whoever runs the update server.
update-failed = The new version cannot be put in place: { $reason }. This version stays as it is.

## Limits and approvals
denied-limit = { $action ->
    [approve] You may approve up to { $limit }; this is { $amount }. Leave it to somebody with a higher limit.
    [discount] You may give a discount of up to { $limit }; this one is { $amount }. Lower it, or ask for approval.
    [pay] You may pay a party up to { $limit } within a day; with this payment it is { $amount }. Ask for approval: it will be made as soon as somebody with a higher limit agrees.
   *[other] You may post up to { $limit }; this is { $amount }. Ask for approval: it will be done as soon as somebody with a higher limit agrees.
}
approval-required = A second person has to approve this (rule: { $rule }). Nothing was changed; ask for approval, and it will be done as soon as somebody agrees.
approvals-request-not-needed = No rule asks for approval here, and no limit of yours is in the way. Carry the action out yourself.
approvals-request-call-unknown = Approval cannot be asked for “{ CALL($call) }”. Carry the action out yourself.
approvals-request-decided = { $state ->
    [approved] This request has already been approved, and its change was made. Nothing more is to be done.
    [refused] This request has already been refused. Ask again if it is still needed.
    [withdrawn] This request was withdrawn by who made it. Nothing more is to be done.
   *[other] This request has already been decided. Reload it.
}
approvals-request-own = You asked for this yourself. Somebody else has to decide on it.
approvals-request-bank-details = You entered this party’s bank details yourself, so you may not release money to it. Leave the decision to somebody else.
approvals-request-poster = You posted what this payment settles, and a rule keeps whoever did from releasing it. Leave the decision to somebody else.
approvals-request-changed = What would be done now is no longer what was asked for: the amount, the discount, the party or the branch is another. Refuse the request; it can be asked for anew.
approvals-request-foreign = Only who made a request can withdraw it. Refuse it instead, and say why.
approvals-request-requester-gone = Whoever asked for this may no longer sign in, so it cannot be done in their name. Refuse the request.
approvals-rule-call-unknown = There can be no rule on “{ CALL($call) }”. Choose one of the actions offered.
approvals-rule-party-unknown = There is no such party. Choose one from the list, or leave the field empty.
approvals-rule-branch-unknown = There is no such branch. Choose one from the list, or leave the field empty.
approvals-rule-role-unknown = There is no role “{ $role }”. Choose one from the list, or leave the field empty.
approvals-rule-discount-range = A discount of { $discount } % cannot be. Enter a percentage between 0 and 100.
audit-log-export-too-long = The file would hold more than { $limit } entries. Choose a shorter period or another filter, and export in parts.
table-none = “{ $name }” does not answer a table. Ask for it as JSON, or ask for audit.log.export.

## Safekeeping
book-disk-full = There is no room left on the disk, so nothing was saved. What is there can be read. Make room and try again.
book-write-failed = The system refused to write the book: { $reason }. Nothing was saved. Check free space, quota and the disk itself, then try again.
book-read-only = The book cannot be written, only read. Check the rights of its file and folder, or whether the medium is write-protected.
book-unopenable = The book’s file cannot be opened: { $reason }. Check the rights of the file and its folder.
book-locked = Another program holds the book ({ $path }) and does not let go. Close it there and try again.
book-corrupt = A part of the book’s file is damaged, or it is no book: { $reason }. Do not go on working with it: put back the last verified backup.
book-log-damaged = The log beside the book ({ $log }) cannot be read, as its beginning is damaged. What was saved last may stand in it alone; what is in the book’s own file ({ $path }) is untouched, and nothing was changed just now. First copy both files to a safe place. Then put back the last verified backup; or move the log away and open the file without it: it ends where it was last written to, Kontor says which entries of the audit log are missing, and kontor verify says whether the rest is right.
book-log-lost = There was a book at { $path }, but its file holds nothing of it: everything still stood in the log beside it, which is gone, empty or cut short. Nothing was changed just now. Copy what lies there to a safe place, then put back the last verified backup.
book-file-lost = There was a book at { $path }, but its file is gone or empty. What was saved last still stands in the log beside it ({ $log }). Nothing was changed just now. If the file was moved, put it back beside its log. Otherwise copy the log to a safe place and move it away; then put back the last verified backup, or set up a new book here.
book-behind-its-mark = The audit log of this book ends at entry { $seq } of section { $epoch }, but there were entries up to { $marked_seq } of section { $marked_epoch }. The book can be read. Before anything is posted, put back a newer copy or have the owner begin new number series.
book-mark-missing = Beside this book there is no mark of its last change (its audit log ends at entry { $seq } of section { $epoch }), as after a move to another computer. It can be read. Before anything is posted, the owner confirms which numbers were issued since and begins new number series.
book-moved = This book was copied to go on in another place, when its audit log ended at entry { $seq } of section { $epoch }. It can be read. Go on with the copy; or, if nothing was posted there, the owner begins new number series here.
book-upgrade-failed = The book { $path } could not be brought up to date: { $reason }. It stays as it was; go on with the version of the program that made it and report this.
book-copy-differs = The copy is not the same as the book: { $reason }. Do not use it. Remove it and report this.
book-backup-folder-unusable = Backups cannot be put into { $path }: { $reason }. Choose another folder.
book-backup-unreadable = { $path } is no backup that can be put back: { $reason }. Choose another file.
book-backup-of-another-book = { $path } is a copy of another book. Choose a backup of this one; or an owner looks at both and confirms that the other book takes this one’s place.
book-backup-passphrase-wrong = This passphrase does not open the backup. Check it and try again.
book-backup-passphrase-missing = An encrypted backup needs its passphrase. Enter it.
book-key-needed = { $path } is encrypted. Enter its passphrase, or its recovery key.
book-key-wrong = This key does not open { $path }. Check the passphrase and try again. If you are sure of it, the beginning of the file is damaged: put back the last verified backup.
book-encrypted = { $path } is encrypted already. To change its key, use kontor rekey.
book-plain = { $path } is not encrypted. To encrypt it, use kontor encrypt.
book-not-in-a-file = This book lies on a server. Have whoever runs the server encrypt its disk.
book-passphrase-short = The passphrase is too short. Choose one of at least { $least } characters.
book-passphrases-differ = The two passphrases are not the same. Enter the new one twice.
book-encryption-failed = { $path } could not be written anew under its key: { $reason }. It stays as it was. Report this.

secret-keyring-missing = The key “{ $name }” of this book lies in the keyring of the system, and that does not answer. Unlock it or sign in to your desktop, then try again.
secret-exposed = Others may read the file { $path }, which holds a key. Let only its owner read it, then try again.
secret-storage = The file { $path }, which holds a key, cannot be read or written: { $reason }.
secret-folder-missing = There is neither a keyring nor a folder for keys on this machine. Name a folder in KONTOR_SECRETS, then try again.

## Integrity
book-without-facts = The book holds nothing yet, so there is nothing to sign. Set up a company first.
book-head-lost = This computer signed entry { $seq } of section { $epoch } of this book’s audit log, and the book does not hold it any more. Nothing is signed until that is explained. Put back the newest backup, or begin new number series if an older copy was put back.
book-check-under-way = A check of this book is under way. Wait until it has ended; its result will stand on the integrity page.
book-anchor-unreadable = { $path } is no anchor: { $reason }. Choose the JSON file that Kontor wrote.
file-form-unknown = The ending of { $path } says no form that can be written. Choose one of { $known }.

## What a check of the book looks at, finds wrong, and notes
check-entries-balance = every journal entry balances and has at least two postings
check-entry-numbers = entry numbers are unique and without gaps
check-payment-numbers = payment numbers are unique and without gaps
check-stock-numbers = numbers of goods receipts and counts are unique and without gaps
check-sales-numbers = numbers of sales documents are unique and without gaps
check-reversals = every reversal is linked both ways and takes back its entry to the cent
check-dates = every entry lies in its fiscal year and none in what was locked when it was made
check-control-accounts = open items agree with their control accounts
check-stock-value = stock value equals the balance of the stock accounts
check-open-items = what is open is what was opened less what was allocated and set off
check-settlements = settlements come to nothing but exchange
check-balances = kept balances equal the sums of postings
check-sources = entries and the documents they come from name each other
check-stock-entries = goods receipts and counts and their entries name each other
check-sales-entries = sales documents and their entries name each other
check-invoice-totals = totals of invoices are the sums of their lines, allowances and taxes
check-order-progress = progress of orders is the sum of their deliveries
check-credits = what is credited of an invoice is the sum of its credit notes
check-stock-moves = stock on hand and its value equal the sums of moves
check-promises = reserved equals the live promises, and no more than there is is promised
check-layers = cost layers equal what moves did to them and hold the value of the stock
check-file = every page of the file is sound, and every index agrees with its table
check-chain = the audit log is a whole chain, and every byte of it is as sealed
check-rows = records worked out anew from the audit log equal those of the book
check-keys = every signing key is named in the part of the audit log that it signs, and says which one it replaces
check-heads = signed states bear the signature of the key of their computer
check-own-heads = the book holds what this computer signed last
check-anchors = the book holds the signed states of the anchors
check-epochs = every section of the audit log begins where the one before it ended
check-texts = personal texts are as recorded, or erased
found-entry-off = entry { $number } does not balance: the difference is { $difference }
found-entry-off-in = entry { $number } does not balance in { $currency }: the difference is { $difference }
found-entry-postings = entry { $number } has too few postings: { $postings }
found-entry-total = entry { $number } says { $total } in total, its debits are { $debits }
found-stray-postings = postings that belong to no entry: { $count }
found-series-broken = number series { KIND($kind) } of { $company }, fiscal year { $year } (computer { $node }, section { $epoch } of the audit log): { $numbers } numbers from { $lowest } to { $highest }, the next is { $next }
found-control-off = { WORD($control, of: "control") } of { $company }: the ledger says { $ledger }, the open items { $items }
found-open-item-off = item { $number }: { $due } ({ $due_functional }) is left by the postings, kept are { $kept } ({ $kept_functional })
found-settlement-off = the settlement of { $settlement }: its parts come to { $amount } and leave an exchange difference of { $realised }, where { $kept } was kept
found-balance-off = account { $account } in { $month }: postings say { $debit } debit and { $credit } credit, kept are { $kept_debit } and { $kept_credit }
found-reversal-unlinked = entry { $number } and its reversal do not name each other
found-reversal-off = the reversal of entry { $number } leaves { $rest } on account { $account }
found-entry-outside-year = entry { $number } is posted on { $date }, which its fiscal year does not hold
found-entry-in-locked = entry { $number } is posted on { $date }, after everything up to { $until } was locked
found-payment-unlinked = the payment { $number } does not name the entry it made, or the entry not the payment
found-settlement-unlinked = the settlement of { $number } does not name the entry it made, or the entry not it
found-entry-source-lost = the entry { $number } names a document that is not there
found-document-unlinked = { $number } and the entry it names do not name each other
found-stock-value-off = { $company }: stock is worth { $value }, its accounts say { $balance }
found-stock-off = item { $item } in warehouse { $warehouse }: { $on_hand } on hand worth { $value }, moves say { $moved } worth { $moved_value }; { $moves } moves, the last is number { $last }, { $kept } were counted
found-reserved-off = item { $item } in warehouse { $warehouse }: { $reserved } reserved of { $on_hand }, promises say { $promised }
found-promise-off = line { $line } of { $number } was promised { $promised }, of which { $left } is left
found-layer-off = layer { $layer } of item { $item } in warehouse { $warehouse }: { $kept } worth { $kept_value }, moves say { $moved } worth { $moved_value }
found-layers-off = item { $item } in warehouse { $warehouse }: { $on_hand } on hand worth { $value }, layers hold { $layered } worth { $layered_value }
found-invoice-off = { $number } is off by { $total } in total, { $lines } in its lines, { $net } in its net, { $tax } in its tax
found-order-off = order { $number } line { $line } counts { $kept } delivered, its deliveries have { $moved }
found-credit-off = invoice { $number } counts { $kept } as credited, its credit notes come to { $noted } of { $whole }
found-file-unsound = the database engine says: { $said }
found-node-unknown = the audit log holds entries of the computer { $node }, which has no part in this book
found-fact-unsealed = entry { $fact } of the audit log has no seal
found-seals-alone = seals without an entry of the audit log: { $count }
found-seal-out-of-order = entry { $fact } of the audit log (no. { $seq }) follows no. { $before }
found-seal-unchained = entry { $fact } of the audit log (no. { $seq }) does not continue the one before it
found-fact-changed = entry { $fact } of the audit log (no. { $seq }) is not what was sealed
found-fact-unusable = entry { $fact } of the audit log cannot be applied: { $reason }
found-row-differs = { $table } { $key } (entry { $fact } of the audit log): the log says [{ $made }], the book has [{ $kept }]
found-row-missing = { $table } { $key } (entry { $fact } of the audit log): the log says [{ $made }], the book has no such record
found-row-unmade = { $table } { $key } (entry { $fact } of the audit log): no entry of the log makes this record, the book has [{ $kept }]
found-text-changed = the text { $hash } is not what was recorded
found-text-gone = the text { $hash } of entry { $fact } of the audit log is gone, and nobody erased it
found-epoch-unbegun = nothing begins section { $epoch } of the audit log of the computer { $node }
found-epoch-off = section { $epoch_before } of the audit log ends at { $ends }, but section { $epoch } began after { $begins }
found-key-of-another-chain = the signing key { $key } is of another part of the audit log than the entry that names it
found-key-in-secret = the signing key { $key } does not say that it replaces { $known }
found-key-replaces-unknown = the signing key { $key } replaces { $replaced }, which no entry of the audit log names
found-head-key-unknown = the state signed on { $at } (section { $epoch } of the audit log, no. { $seq }) is signed with the key { $key }, which no entry of the log names
found-head-key-later = the state signed on { $at } (section { $epoch } of the audit log, no. { $seq }) is signed with a key that began later, with no. { $begun }
found-head-forged = the state signed on { $at } (section { $epoch } of the audit log, no. { $seq }) does not bear the signature of its key (entry { $fact })
found-head-gone = the state signed on { $at } (section { $epoch } of the audit log, no. { $seq }) is gone: the audit log ends before it
found-head-changed = the state signed on { $at } (section { $epoch } of the audit log, no. { $seq }) is not what is sealed there now (entry { $fact } or one before it)
found-own-head-lost = the state that this computer signed on { $at } (section { $epoch } of the audit log, no. { $seq }) is not in the book: entries of the log were cut off, or an older copy lies in its place
found-own-head-changed = the state that this computer signed on { $at } (section { $epoch } of the audit log, no. { $seq }) is another one in the book: an entry of the log up to { $fact } was changed
found-own-key-unknown = the key that this computer keeps for the book, { $key }, is not one the book names
found-anchor-foreign = the anchor is of the book { $anchor }, this one is { $book }
found-anchor-empty = the anchor holds no signed state
found-anchor-forged = the anchored state of { $at } (section { $epoch } of the audit log, no. { $seq }): the anchor itself is not as it was signed
found-anchor-lost = the anchored state of { $at } (section { $epoch } of the audit log, no. { $seq }) is not in the book: entries of the log were cut off
found-anchor-changed = the anchored state of { $at } (section { $epoch } of the audit log, no. { $seq }) is another one in the book: an entry of the log up to { $fact } was changed
noted-texts-erased = personal texts that are erased: { $count }
noted-tables-open = nothing keeps these tables from being changed past the program any more: { $tables }
noted-nothing-signed = section { $epoch } of the audit log: none of its { $facts } entries is under a signature yet; not signed since { $since }
noted-signed-from = section { $epoch } of the audit log: signatures begin at no. { $seq } of { $at }, which covers all before
noted-signed-up-to = section { $epoch } of the audit log: { $facts } entries after no. { $seq } are not signed yet, since { $since }
noted-key-replaced = section { $epoch } of the audit log: the key was replaced on { $at }; the one before was lost, or lies on another computer
noted-key-unused = the key that this computer keeps for the book, { $key }, is not one the book names: nothing was signed with it yet
noted-key-not-compared = the key of this computer could not be compared: { $reason }
noted-elsewhere-lost = the state that this computer signed on { $at } (section { $epoch } of the audit log, no. { $seq }) is not in the book: entries of the log were cut off, or an older copy lies in its place. It was signed in another place, { $place }
noted-elsewhere-changed = the state that this computer signed on { $at } (section { $epoch } of the audit log, no. { $seq }) is another one in the book: an entry of the log up to { $fact } was changed. It was signed in another place, { $place }
