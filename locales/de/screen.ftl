# Wörter auf dem Bildschirm.

## Die Seitenleiste
nav-home = Start
nav-inbox = Eingang
nav-sales = Verkauf
nav-quotes = Angebote
nav-sales-orders = Aufträge
nav-invoices = Rechnungen
nav-credit-notes = Rechnungskorrekturen
nav-receipts = Zahlungseingänge
nav-customers = Kunden
nav-purchases = Einkauf
nav-purchase-orders = Bestellungen
nav-bills = Eingangsrechnungen
nav-debit-notes = Belastungsanzeigen
nav-payments = Zahlungsausgänge
nav-suppliers = Lieferanten
nav-banking = Bank
nav-bank-accounts = Konten
nav-reconcile = Abstimmen
nav-stock = Lager
nav-items = Artikel
nav-on-hand = Bestand
nav-stock-ledger = Lagerjournal
nav-transfers = Umlagerungen
nav-counts = Inventuren
nav-accounting = Buchhaltung
nav-chart = Kontenplan
nav-journals = Journale
nav-general-ledger = Hauptbuch
nav-trial-balance = Summen- und Saldenliste
nav-tax = Steuer
nav-period-close = Periodenabschluss
nav-reports = Berichte
nav-sync = Abgleich
nav-settings = Einstellungen

## Aktionen
action-save = Speichern
action-save-draft = Entwurf speichern
action-post = Buchen
action-new = Neu
action-open = Öffnen
action-cancel = Abbrechen
action-discard = Verwerfen
action-delete-draft = Entwurf löschen
action-reverse = Stornieren
action-print = Drucken
action-export = Exportieren
action-import = Importieren
action-retry = Erneut versuchen
action-close = Schließen
action-sign-in = Anmelden
action-sign-out = Abmelden

## Zustände eines Belegs
state-draft = Entwurf
state-draft-id = Entwurf { $id }
state-posted = Gebucht
state-partly-paid = Teilweise bezahlt
state-paid = Bezahlt
state-overdue = { $days } T. überfällig
state-reversed = Storniert
state-locked = Gesperrt

## Sicherung
saved-here = Hier gespeichert
saved-second-copy = Zweite Kopie
saved-head-office = In der Zentrale
saved-needs-attention = Braucht Aufmerksamkeit

## Zahlen
label-debit = Soll
label-credit = Haben
label-balance = Saldo
label-opening = Anfangsbestand
label-closing = Endbestand
label-account = Konto
label-amount = Betrag
label-date = Datum
label-difference = Differenz
label-balanced = Ausgeglichen
label-total = Summe
label-search = Suchen
label-user = Benutzer
label-password = Kennwort
label-company = Firma
label-period = Periode
list-empty = Hier ist noch nichts.
list-loading = Wird geladen …
count-records = { $count ->
    [one] { $count } Datensatz
   *[other] { $count } Datensätze
}

## The window
skip-to-content = Zum Inhalt springen
region-top = Kopfleiste
region-side = Navigation
region-tabs = Offene Reiter
region-status = Status
region-inspector = Inspektor
search-or-command = Suchen oder Befehl ausführen
demo-ribbon = DEMO
live-on = Aktuell
live-off = Keine Live-Aktualisierung
sign-out = Abmelden
close = Schließen
undo = Rückgängig
copy = Kopieren
copied = { $what } kopiert
unsaved = nicht gespeichert
status-base = Basis
inspector-title = Inspektor
inspector-empty = Nichts ist markiert. Mit der Leertaste zeigt eine Zeile hier ihren Inhalt.
not-found-home = Zur Startseite
not-found-title = Keine solche Seite
not-found-text = Die Adresse ist vielleicht alt oder vertippt. Wählen Sie eine Seite in der Seitenleiste.
palette-title = Befehlspalette
palette-prefixes = > Befehle, @ Partner, # Belege, = rechnet, ? Tasten
palette-none = Nichts passt. Tippen Sie weniger Buchstaben.
state-denied = Nicht für Sie
state-failed = Das konnte nicht gelesen werden
state-retry = Erneut versuchen
state-loading = Wird geladen
unavailable-connection = Das Buch antwortet nicht. Ihre Eingaben bleiben erhalten; prüfen Sie die Verbindung und versuchen Sie es erneut.
command-not-here = Das bewirkt hier nichts. Öffnen Sie zuerst eine Liste, ein Formular oder einen Beleg.
status-locked = Gesperrt bis

## Signing in
sign-in-title = Bei Kontor anmelden
sign-in-user = Benutzername
sign-in-password = Kennwort
sign-in-go = Anmelden
sign-in-busy = Anmeldung läuft …
sign-in-demo = Dies ist die Demo-Firma; jeder Benutzer hat das Kennwort demo-kontor. Wählen Sie einen:

## Screens
home-title = Start
home-empty-title = Noch keine Zahlen
home-empty-text = Kasse, Forderungen, Verbindlichkeiten und Ergebnis erscheinen hier, sobald etwas gebucht ist.
accounts-title = Kontenplan
journal-title = Journal
entry-new = Neue Buchung
entry-new-title = Neue Buchung
entry-title = Buchung
ledger-title = Hauptbuch
trial-title = Summen- und Saldenliste
settings-title = Einstellungen
help-title = Tasten
help-note = Alles hier Genannte funktioniert in diesem Fenster.
settings-appearance = Darstellung
settings-theme = Farben
theme-system = Wie der Computer
theme-light = Hell
theme-dark = Dunkel
theme-contrast = Hoher Kontrast
settings-density = Zeilenhöhe
density-default = Normal
density-compact = Kompakt
density-comfortable = Großzügig
settings-language = Sprache und Formate
settings-example-amounts = So sehen Beträge aus
settings-example-date = So sehen Daten aus
settings-keyboard = Tastatur
settings-go-chords = Zwei Tasten nacheinander, etwa g t, öffnen eine Seite

## Months
month-year = { $month } { $year }
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
weekday-1 = Mo
weekday-2 = Di
weekday-3 = Mi
weekday-4 = Do
weekday-5 = Fr
weekday-6 = Sa
weekday-7 = So

## Typing
field-required = Füllen Sie dieses Feld aus.
field-needed = erforderlich
errors-title = { $count ->
    [one] Ein Feld ist zu prüfen
   *[other] { $count } Felder sind zu prüfen
}
amount-empty = Geben Sie einen Betrag ein.
amount-too-long = Länger als { $max } Zeichen. Kürzen Sie die Eingabe.
amount-not-a-number = Keine Zahl. Geben Sie Ziffern ein oder eine Rechnung wie 12*1,5.
amount-ambiguous = { $decimals } oder { $grouped }? Geben Sie die Zahl ohne Tausendertrennung ein.
amount-bad-grouping = Die Trennzeichen stehen nicht alle drei Stellen. Prüfen Sie die Zahl.
amount-too-many-decimals = Hier sind höchstens { $max } Nachkommastellen erlaubt. Runden Sie die Zahl.
amount-too-large = Die Zahl ist zu groß.
amount-division-by-zero = Hier wird durch null geteilt. Prüfen Sie die Rechnung.
amount-percent-of-what = Prozent wovon? Geben Sie zum Beispiel 200+19% ein.
amount-parentheses = Eine Klammer fehlt oder ist zu viel.
date-empty = Geben Sie ein Datum ein.
date-not-a-date = Kein Datum. Geben Sie zum Beispiel 5, 5.2., 5.2.26, +7 oder t ein.
date-no-such-day = Diesen Tag gibt es im Kalender nicht.
date-outside = Das Jahr liegt außerhalb des erlaubten Bereichs.
date-calendar = Kalender
date-previous-month = Voriger Monat
date-next-month = Nächster Monat
lookup-list = Auswahl
lookup-open = Liste öffnen
lookup-none = Nichts passt.
lookup-unknown = „{ $typed }“ gibt es nicht. Wählen Sie aus der Liste.
lookup-create = „{ $typed }“ anlegen
form-unsaved = Änderungen sind nicht gespeichert.
form-saved = Gespeichert
form-decide = Speichern oder verwerfen Sie zuerst Ihre Änderungen.

## Lists and lines
list-filter = Filter
list-more = Weitere werden geladen
list-loaded = { $count ->
    [one] { $count } Zeile
   *[other] { $count } Zeilen
}
list-loaded-more = { $count } geladen, weitere folgen
list-selected = { $count } ausgewählt
list-clear = Aufheben
list-no-match = Nichts entspricht diesem Filter
list-no-match-text = Ändern Sie den Filter oder heben Sie ihn auf.
list-clear-filter = Filter aufheben
list-sorted = Sortiert nach { $column }
list-select-row = Zeile auswählen
list-select-all = Alle geladenen Zeilen auswählen
status-count = Anzahl
status-average = ø
lines-cell = { $column }, Zeile { $line } von { $count }
lines-new = Code eintippen oder Zeilen einfügen
lines-added = Zeile { $line } hinzugefügt
lines-deleted = Zeile { $line } gelöscht
lines-pasted = { $count ->
    [one] { $count } Zeile eingefügt
   *[other] { $count } Zeilen eingefügt
}
lines-problems = { $count ->
    [one] Eine Zelle ist zu prüfen
   *[other] { $count } Zellen sind zu prüfen
}
lines-too-many = Höchstens { $max } Zeilen passen. Der Rest wurde nicht eingefügt.
list-empty-title = Noch nichts vorhanden
list-empty-text = Was Sie buchen oder anlegen, erscheint hier.
list-total-of = Summe von { $count }

## Keys
key-palette = Befehlspalette
key-help = Tasten
key-save = Speichern
key-submit = Buchen
key-submit-and-new = Buchen und neu
key-new = Neu
key-duplicate = Duplizieren
key-print = Drucken
key-close-tab = Reiter schließen
key-next-tab = Nächster Reiter
key-previous-tab = Voriger Reiter
key-back = Zurück
key-forward = Vorwärts
key-next-region = Nächster Bereich
key-previous-region = Voriger Bereich
key-sidebar = Seitenleiste
key-inspector = Inspektor
key-settings = Einstellungen
key-undo = Rückgängig
key-redo = Wiederholen
key-escape = Schließen, zurück
key-group = Gruppe der Seitenleiste
key-go-home = Start
key-go-invoices = Rechnungen
key-go-bills = Eingangsrechnungen
key-go-payments = Zahlungen
key-go-journals = Journal
key-go-ledger = Hauptbuch
key-go-trial-balance = Summen- und Saldenliste
key-go-stock = Lager
key-go-sync = Synchronisation
key-go-accounts = Kontenplan
key-create-invoice = Neue Rechnung
key-create-bill = Neue Eingangsrechnung
key-create-payment = Neue Zahlung
key-create-journal-entry = Neue Buchung
key-up = Zeile nach oben
key-down = Zeile nach unten
key-page-up = Seite nach oben
key-page-down = Seite nach unten
key-first = Erste Zeile
key-last = Letzte Zeile
key-open = Öffnen
key-open-in-tab = In neuem Reiter öffnen
key-peek = Vorschau
key-toggle-select = Auswählen
key-extend-up = Auswahl nach oben
key-extend-down = Auswahl nach unten
key-select-all = Alle auswählen
key-filter = Filtern
key-add-facet = Filter hinzufügen
key-filter-by-cell = Nach diesem Wert filtern
key-sort = Sortieren
key-export = Exportieren
key-delete = Entwurf entfernen
key-previous-record = Voriger Datensatz
key-next-record = Nächster Datensatz
key-open-linked = Verknüpftes öffnen
key-create-linked = Verknüpftes anlegen
key-open-list = Liste oder Kalender
key-next-field = Nächstes Feld
key-next-cell = Nächste Zelle
key-previous-cell = Vorige Zelle
key-cell-below = Nächste Zeile
key-cell-above = Zeile darüber
key-cell-left = Zelle links
key-cell-right = Zelle rechts
key-edit-cell = Bearbeiten
key-insert-line = Zeile einfügen
key-delete-line = Zeile löschen
key-move-line-up = Zeile nach oben schieben
key-move-line-down = Zeile nach unten schieben
key-fill-down = Nach unten füllen
key-copy-above = Von oben kopieren
key-today = Heute
key-balance = Differenz einsetzen
key-day-up = Ein Tag später
key-day-down = Ein Tag früher
key-month-up = Ein Monat früher
key-month-down = Ein Monat später
key-accept = Übernehmen
key-details = Einzelheiten
key-fold = Zuklappen
key-unfold = Aufklappen
key-unfold-all = Alles aufklappen
key-previous-period = Vorige Periode
key-next-period = Nächste Periode
key-hide-zeros = Nullzeilen ausblenden

## Where keys hold
keys-global = Überall
keys-go = Zwei Tasten nacheinander
keys-list = Listen
keys-report = Berichte
keys-form = Formulare
keys-lines = Belegzeilen
keys-date = Datumsfelder
keys-lookup = Suchfelder

## Accounting screens
label-number = Nummer
label-memo = Buchungstext
label-reference = Beleg
label-source = Herkunft
label-state = Status
label-name = Bezeichnung
label-code = Nummer
facet-remove = Filter auf { $field } entfernen
source-finance-entry = Von Hand
source-sales-invoice = Rechnung
source-purchases-bill = Eingangsrechnung
journal-empty-title = Noch keine Buchungen
journal-empty-text = Buchen Sie einen Beleg, eine Rechnung oder eine Zahlung, dann erscheint die Buchung hier.
ledger-empty-title = Keine Buchungszeilen
ledger-empty-text = In diesem Zeitraum wurde hier nichts gebucht. Entfernen Sie einen Filter, um mehr zu sehen.
entry-lines = Zeilen der Buchung
entry-document-date = Belegdatum
entry-post = Buchen
entry-posting = Wird gebucht …
entry-post-and-new = Buchen und neu
entry-posted = { $number } ist gebucht.
entry-recovered = Ihre nicht gebuchten Eingaben wurden aufbewahrt.
entry-off = Differenz { $difference }
entry-in-currency = Beträge in { $currency }
entry-account-missing = Wählen Sie ein Konto für diese Zeile.
entry-amount-missing = Geben Sie Soll oder Haben ein, oder löschen Sie die Zeile.
entry-two-dates = { $document }, gebucht zum { $posted }
entry-posted-by = Gebucht von
entry-reversed-by = Storniert durch
entry-reverses = Storniert
entry-reverse-title = { $number } stornieren
entry-reverse-text = Es wird eine neue Buchung mit vertauschtem Soll und Haben gebucht. Beide bleiben im Journal und verweisen aufeinander.
entry-reverse-date = Datum der Stornierung
entry-reverse-reason = Grund
entry-reverse-go = Buchung stornieren
label-type = Art
label-group = Gruppe
label-control = Nebenbuch
account-new = Neues Konto
account-active = Aktiv
account-inactive = Inaktiv
account-takes-postings = Nimmt neue Buchungen an
account-group-help = Konten einer Gruppe stehen in Berichten beisammen.
account-type-asset = Aktiva
account-type-liability = Verbindlichkeiten
account-type-equity = Eigenkapital
account-type-income = Erträge
account-type-expense = Aufwendungen
control-receivable = Forderungen
control-payable = Verbindlichkeiten
control-inventory = Lagerwert
control-grni = Wareneingang ohne Rechnung
control-bank = Bank
control-cash = Kasse
control-tax = Steuer

## Reports
trial-span = { $from } bis { $to }, { $currency }, nur gebuchte Belege
trial-balanced = Ausgeglichen, Differenz { $difference }
trial-unbalanced = Nicht ausgeglichen, Differenz { $difference }
trial-closing-on = Schlusssaldo { $date }
trial-closing-of = { $account } Schlusssaldo
trial-empty-title = In dieser Periode ist nichts gebucht
trial-empty-text = Blättern Sie mit [ und ] zu einer anderen Periode oder buchen Sie den ersten Beleg.
trial-zeros-hidden = Nullen ausgeblendet

## Payments and open items
payments-title = Zahlungen
payments-empty-title = Noch keine Zahlungen
payments-empty-text = Erfassen Sie Zahlungseingänge und Zahlungsausgänge; sie erscheinen hier.
payment-title = Zahlung
payment-new = Neue Zahlung
payment-new-title = Neue Zahlung
payment-record = Zahlung erfassen
payment-received = Eingang
payment-made = Ausgang
payment-direction = Richtung
payment-date = Zahlungsdatum
payment-account = Bank- oder Kassenkonto
payment-rate = { $own } für 1 { $currency }
payment-pay = Zahlung
payment-paid = Gezahlt
payment-discount = Skonto
payment-write-off = Ausbuchung
payment-rest = Bleibt offen
payment-exchange = Kursdifferenz
payment-on-account = Auf Konto
payment-items = Offene Posten
payment-allocate = Älteste zuerst zuordnen
payment-allocated = Zugeordnet
payment-unallocated = Nicht zugeordnet
payment-even = Ganz zugeordnet
payment-left = { $amount } bleibt auf Konto
payment-over = { $amount } zu viel zugeordnet
payment-post = Zahlung buchen
payment-posted = Zahlung { $number } ist gebucht.
payment-no-party = Wer hat gezahlt?
payment-no-party-text = Wählen Sie oben den Kunden oder Lieferanten; die offenen Posten erscheinen hier.
payment-no-items = Nichts ist offen
payment-no-items-text = Der ganze Betrag bleibt auf dem Konto des Partners und kann spätere Rechnungen ausgleichen.
payment-exceeds-item = Mehr als offen ist. Geben Sie weniger ein, oder lassen Sie den Rest auf Konto.
payment-other-sign = Das Vorzeichen muss das des offenen Betrags sein: Eine Gutschrift wird mit negativem Betrag verrechnet.
payment-settled-nothing = Nichts wurde ausgeglichen
payment-settled-nothing-text = Der ganze Betrag steht auf dem Konto des Partners.
payment-reverse-text = Das Geld, der Ausgleich und die Kursdifferenz werden zurückgebucht; die Posten sind wieder offen. Beide Zahlungen bleiben in den Büchern und verweisen aufeinander.
payment-reverse-go = Zahlung stornieren
receivables-title = Offene Forderungen
receivables-empty-title = Nichts ist offen
receivables-empty-text = Alle Rechnungen sind bezahlt. Neue Rechnungen erscheinen hier, bis sie es sind.
open-item-credit = Guthaben
open-item-due-today = Heute fällig
open-item-due-in = { $count ->
    [one] Fällig in 1 T
   *[other] Fällig in { $count } T
}
open-item-due-before = Fällig vor
days-late = { $count ->
    [one] 1 Tag überfällig
   *[other] { $count } Tage überfällig
}
label-party = Partner
label-document = Beleg
label-due = Fällig
label-open = Offen
label-currency = Währung
source-sales-credit-note = Gutschrift
source-sales-payment = Zahlung
source-sales-order = Auftrag
source-sales-delivery = Lieferung
source-sales-quotation = Angebot
source-inventory-receipt = Wareneingang
source-inventory-adjustment = Inventur

## What was done, on the timeline
call-sales-quotation-save-draft = Entwurf gespeichert
call-sales-quotation-discard = Entwurf verworfen
call-sales-quotation-send = Angebot abgegeben
call-sales-quotation-lose = Abgelehnt
call-sales-quotation-to-order = In Auftrag gewandelt
call-sales-order-save-draft = Entwurf gespeichert
call-sales-order-discard = Entwurf verworfen
call-sales-order-confirm = Auftrag bestätigt
call-sales-order-cancel = Auftrag storniert
call-sales-order-close = Auftrag abgeschlossen
call-sales-delivery-post = Geliefert
call-sales-delivery-reverse = Zurückgenommen
call-sales-invoice-post = Fakturiert
call-sales-credit-note-post = Gutgeschrieben
call-finance-payment-post = Zahlung erfasst
call-finance-payment-reverse = Zahlung storniert
call-finance-entry-post = Gebucht
call-finance-entry-reverse = Storniert
call-finance-open-item-allocate = Posten ausgeglichen
call-inventory-receipt-post = Ware eingegangen
call-inventory-adjustment-post = Bestand gezählt
call-inventory-item-create = Angelegt
call-inventory-item-update = Geändert
call-parties-party-create = Angelegt
call-parties-party-update = Geändert

## Selling
missing-number = Nummer
missing-issued-on = Rechnungsdatum
missing-supply = Leistungsdatum
missing-supplier-name = Ihr Name
missing-supplier-address = Ihre Anschrift
missing-supplier-country = Ihr Land
missing-supplier-vat-id = Ihre USt-IdNr. oder Steuernummer
missing-supplier-siren = Ihre SIREN
missing-customer-name = Name des Kunden
missing-customer-address = Anschrift des Kunden
missing-customer-vat-id = USt-IdNr. des Kunden
missing-lines = mindestens eine Position
missing-lines-description = eine Beschreibung in jeder Position
missing-tax-groups = Steuer je Satz
missing-tax-groups-reason = Grund der Steuerbefreiung
missing-national-tax = Steuer in Landeswährung
missing-original = die berichtigte Rechnung
missing-payment-terms = Fälligkeit oder Zahlungsbedingung
missing-supplier-bank-iban = Ihre IBAN
missing-legal-late-penalty = Satz der Verzugszinsen
missing-legal-recovery-fee = Pauschale von 40 EUR
key-go-quotations = Angebote
key-go-orders = Aufträge
key-go-deliveries = Lieferungen
key-create-quotation = Neues Angebot
key-create-order = Neuer Auftrag
quotations-title = Angebote
quotations-title-empty = Noch keine Angebote
quotations-title-empty-text = Ein Angebot wird mit einer Taste zum Auftrag, sobald der Kunde zusagt.
quotation-title = Angebot
quotation-new-title = Neues Angebot
quotation-new = Neues Angebot
quotation-valid-until = Gültig bis
quotation-send = Angebot abgeben
quotation-sent = Angebot { $number } hat seine Nummer und kann zum Kunden.
quotation-to-order = In Auftrag wandeln
quotation-lose = Als abgelehnt erfassen
quotation-lose-title = Angebot { $number } wurde abgelehnt
quotation-lose-text = Das Angebot bleibt als abgelehnt in der Liste. Der Grund zeigt später, woran Angebote scheitern.
orders-title = Aufträge
orders-title-empty = Noch keine Aufträge
orders-title-empty-text = Ein bestätigter Auftrag reserviert seinen Bestand; Lieferungen und Rechnungen folgen daraus.
order-title = Auftrag
order-new-title = Neuer Auftrag
order-new = Neuer Auftrag
order-deliver-on = Lieferung am
order-deliver-to = Lieferadresse
order-confirm = Auftrag bestätigen
order-confirmed = Auftrag { $number } ist bestätigt, der Bestand ist reserviert.
order-deliver = Liefern
order-invoice = Fakturieren
order-cancel = Auftrag stornieren
order-cancel-title = Auftrag { $number } stornieren
order-cancel-text = Es ist noch nichts ausgeliefert. Der reservierte Bestand wird wieder frei.
order-close = Auftrag abschließen
order-close-title = Auftrag { $number } abschließen
order-close-text = Der Rest wird nicht mehr geliefert, sein Bestand wird wieder frei. Geliefertes muss vorher fakturiert sein.
order-state-draft = Entwurf
order-state-discarded = Verworfen
order-state-sent = Abgegeben
order-state-ordered = Beauftragt
order-state-lost = Abgelehnt
order-state-expired = Abgelaufen
order-state-confirmed = Bestätigt
order-state-partly-delivered = Teilgeliefert
order-state-delivered = Geliefert
order-state-invoiced = Fakturiert
order-state-closed = Abgeschlossen
order-state-cancelled = Storniert
deliveries-title = Lieferungen
deliveries-title-empty = Noch keine Lieferungen
deliveries-title-empty-text = Öffnen Sie einen bestätigten Auftrag und drücken Sie Strg+Eingabe, um ihn zu liefern.
delivery-title = Lieferung
delivery-new-title = Neue Lieferung
delivery-now = Jetzt liefern
delivery-help = Eine kleinere Menge ergibt eine Teillieferung; der Rest bleibt im Auftrag.
delivery-post = Lieferung buchen
delivery-posted = Lieferung { $number } ist gebucht.
delivery-cost = Wareneinsatz
delivery-reverse = Zurücknehmen
delivery-reverse-title = Lieferung { $number } zurücknehmen
delivery-reverse-text = Eine Lieferung in Gegenrichtung wird gebucht: Die Ware kommt zu ihren Kosten zurück und ist wieder für den Auftrag reserviert.
delivery-state-posted = Gebucht
delivery-state-invoiced = Fakturiert
delivery-state-reversed = Zurückgenommen
delivery-state-reversal = Rücknahme
invoices-title = Rechnungen
invoices-title-empty = Noch keine Rechnungen
invoices-title-empty-text = Fakturieren Sie einen gelieferten Auftrag oder beginnen Sie eine Direktrechnung.
invoice-title = Rechnung
invoice-new-title = Neue Rechnung
invoice-new = Neue Rechnung
invoice-date = Rechnungsdatum
invoice-supplied-on = Leistungsdatum
invoice-now = Jetzt fakturieren
invoice-help = Eine kleinere Menge ergibt eine Teilrechnung. Nachlässe des Auftrags werden anteilig übernommen.
invoice-post = Rechnung buchen
invoice-posted = Rechnung { $number } ist gebucht.
invoice-pay = Zahlung erfassen
invoice-credit = Gutschrift
invoice-missing = Der Rechnung fehlen Pflichtangaben: { $list }.
invoice-missing-settings = Firmendaten
invoice-state-posted = Offen
invoice-state-partly-paid = Teilbezahlt
invoice-state-paid = Bezahlt
invoice-state-overdue = Überfällig
invoice-state-reversed = Gutgeschrieben
credit-notes-title = Gutschriften
credit-notes-title-empty = Noch keine Gutschriften
credit-notes-title-empty-text = Eine Gutschrift entsteht aus der Rechnung, die sie berichtigt.
credit-note-title = Gutschrift
credit-note-new-title = Neue Gutschrift
credit-now = Jetzt gutschreiben
credit-goods-returned = Die Ware kommt zurück ins Lager
credit-invoice-again = Der Auftrag darf neu fakturiert werden
credit-help = Vorgeschlagen ist alles, was noch offen ist. Mit 0 bleibt eine Zeile außen vor.
credit-post = Gutschrift buchen
credit-posted = Gutschrift { $number } ist gebucht.
document-lines = Positionen des Belegs
document-lines-missing = Geben Sie einen Artikel oder eine Beschreibung ein.
document-lines-total = Summe der Positionen
document-item-missing = Diesen Artikel gibt es nicht. Wählen Sie einen aus der Liste, oder leeren Sie die Zelle und beschreiben Sie die Position frei.
document-quantity-missing = Geben Sie die Menge ein, größer als null.
document-price-missing = Eine Position ohne Artikel braucht einen Preis.
document-tax-missing = Eine Position ohne Artikel braucht einen Steuerschlüssel.
document-nothing-asked = Geben Sie in mindestens einer Zeile eine Menge ein.
document-tax-on = USt { $rate } % auf { $base }
document-discount = Nachlass
document-discount-percent = Gesamtnachlass, %
document-rate = Kurs zu { $currency }
document-rate-source = Quelle des Kurses
document-closing = Text unter den Positionen
document-save-draft = Entwurf speichern
document-draft-saved = Der Entwurf ist gespeichert.
document-draft-discarded = Der Entwurf ist verworfen.
document-busy = Wird gebucht…
document-links = Verknüpft
document-paper = Vorschau und Druck
document-page = Seite { $page } von { $count }
document-save-pdf = Als PDF speichern
document-open-pdf = Öffnen und drucken
document-saved-as = Gespeichert als { $place }.
label-their-reference = Ihr Zeichen
label-item = Artikel
label-description = Beschreibung
label-quantity = Menge
label-unit = Einheit
label-price = Preis
label-discount = Rabatt %
label-tax = Steuer
label-net = Netto
label-ordered = Bestellt
label-delivered = Geliefert
label-invoiced = Fakturiert
label-credited = Gutgeschr.
label-customer = Kunde
label-warehouse-short = Lager
document-warehouse-unknown = Dieses Lager gibt es nicht. Wählen Sie eines aus der Liste.
label-warehouse = Lager
label-payment-term = Zahlungsbedingung
label-reason = Grund
invoice-state-overdue-days = { $count ->
    [one] { $count } Tag überfällig
   *[other] { $count } Tage überfällig
}

## Master data and administration
state-active = Aktiv
state-inactive = Inaktiv
field-active = Für neue Belege verwendbar
field-code = Ein Code besteht aus Buchstaben ohne Umlaute, Ziffern und - . _ / und beginnt mit einem Buchstaben oder einer Ziffer. Entfernen Sie Leerzeichen und andere Zeichen.
many-remove = Entfernen
by-country = Nach Land
label-name-en = Name auf Englisch
label-name-de = Name auf Deutsch
label-name-fr = Name auf Französisch
names-section = Bezeichnungen
label-city = Ort
label-country = Land
label-kind = Art
label-vat-id = USt-IdNr.
label-address-kind = Verwendung
label-address-name = Empfänger
address-name-help = Nur wenn über der Anschrift ein anderer Name stehen soll.
label-street = Straße und Hausnummer
label-postal-code = Postleitzahl
address-kind-billing = Rechnungen
address-kind-delivery = Lieferungen
address-one = Anschrift
address-add = Anschrift hinzufügen
party-addresses = Anschriften
party-code-help = Leer lassen für die nächste freie Nummer.
party-kind-customer = Kunde
party-kind-supplier = Lieferant
party-kind-both = Kunde und Lieferant
party-contact = Kontakt
party-trade = Konditionen
party-tax = Steuer
label-contact = Ansprechpartner
label-email = E-Mail
label-phone = Telefon
label-paper-language = Belegsprache
label-credit-limit = Kreditlimit
label-iban = IBAN
label-seat-country = Sitzland
seat-country-help = Leer lassen, um es aus der Rechnungsanschrift zu übernehmen.
label-tax-region = Steuerliche Behandlung
tax-region-domestic = Inland
tax-region-eu = Europäische Union
tax-region-third = Drittland
label-registration-id = Registernummer
registration-id-help = Handelsregister; in Frankreich SIREN oder SIRET.
label-notes = Notizen
customers-title = Kunden
customer-new = Neuer Kunde
suppliers-title = Lieferanten
supplier-new = Neuer Lieferant
items-title = Artikel
item-new = Neuer Artikel
label-category = Warengruppe
label-tax-class = Steuerklasse
label-price-net = Nettopreis
label-supply = Leistungsart
supply-help = Umsatzsteuerliche Einordnung; Fracht ist eine sonstige Leistung.
label-valuation = Bewertung
label-standard-cost = Standardkosten
label-reorder-level = Meldebestand
label-weight = Gewicht, kg
label-barcode = Barcode
item-sales = Verkauf und Steuer
item-stock = Lager und Kosten
item-names = Bezeichnungen auf fremdsprachigen Belegen
item-kind-stock = Lagerartikel
item-kind-service = Dienstleistung
supply-goods = Lieferung
supply-service = Sonstige Leistung
tax-class-standard = Regelsatz
tax-class-reduced = Ermäßigt
valuation-moving-average = Gleitender Durchschnitt
valuation-fifo = FIFO
valuation-standard = Standardkosten
warehouses-title = Lager
warehouse-new = Neues Lager
warehouse-address = Anschrift
warehouse-country-help = Bestimmt die Besteuerung dessen, was von hier geliefert wird.
label-region = Region
label-negative-stock = Mehr als vorhanden
negative-stock-refuse = Verweigern
negative-stock-warn = Zulassen und warnen
negative-stock-allow = Zulassen
payment-terms-title = Zahlungsbedingungen
payment-term-new = Neue Zahlungsbedingung
term-section = Fälligkeit und Skonto
term-discount-help = Leer lassen, wenn kein Skonto gewährt wird.
label-due-days = Tage netto
label-discount-days = Skontotage
label-discount-percent = Skonto, %
tax-codes-title = Steuerschlüssel
tax-code-new = Neuer Steuerschlüssel
label-direction = Seite
tax-direction-sales = Verkauf
tax-direction-purchase = Einkauf
label-tax-category = Kategorie
label-rate = Satz, %
tax-validity = Gültigkeit
label-valid-from = Gültig ab
label-valid-to = Gültig bis
tax-accounts = Konten
label-tax-account = Steuerkonto
tax-account-help = Nur bei einem Satz über null.
label-offset-account = Gegenkonto Steuerschuld
offset-account-help = Nur wenn der Käufer die Steuer schuldet.
label-discount-account = Konto für Skonti
discount-account-help = Netto; leer für das übliche Konto. Die Steuer wird anteilig berichtigt.
label-tax-country = Steuerbar in
tax-country-help = Leer lassen für das eigene Land. Rechnungen tragen sonst die USt-IdNr. dieses Landes.
label-net-account = Konto für den Nettobetrag
tax-reason = Hinweis auf Rechnungen
label-vatex = VATEX-Code
vatex-help = Für elektronische Rechnungen, zum Beispiel VATEX-EU-IC.
label-reason-en = Hinweis auf Englisch
label-reason-de = Hinweis auf Deutsch
label-reason-fr = Hinweis auf Französisch
tax-category-s = Regelsatz oder ermäßigter Satz
tax-category-z = Nullsatz
tax-category-e = Steuerfrei
tax-category-ae = Steuerschuldnerschaft des Leistungsempfängers
tax-category-k = Innergemeinschaftliche Lieferung
tax-category-g = Ausfuhr
tax-category-o = Nicht steuerbar
tax-category-l = Kanarische Inseln (IGIC)
tax-category-m = Ceuta und Melilla (IPSI)
price-lists-title = Preislisten
price-list-title = Preisliste
price-list-new = Neue Preisliste
label-price-list-use = Gilt für
price-list-standard = Alle in dieser Währung
price-list-own = Zugeordnete Kunden
field-price-list-standard = Für alle Kunden dieser Währung ohne eigene Preisliste
prices-open = Preise bearbeiten
prices-title = Preise: { $list }
prices-note = Netto je Einheit, in { $currency }
prices-lines = Preise der Liste
prices-hint = Ein Preis wird nie gelöscht: Beenden Sie ihn mit seinem letzten Tag.
prices-save = Preise speichern
prices-saved = { $count ->
    [one] 1 Preis ist gespeichert.
   *[other] { $count } Preise sind gespeichert.
}
prices-unsaved = { $count ->
    [one] 1 Preis nicht gespeichert
   *[other] { $count } Preise nicht gespeichert
}
price-item-missing = Wählen Sie einen Artikel für diesen Preis.
price-missing = Geben Sie den Preis ein oder löschen Sie die Zeile.
label-from-quantity = Ab Menge
users-title = Benutzer
user-new = Neuer Benutzer
label-login = Anmeldename
label-role = Rolle
label-language = Sprache
label-first-password = Erstes Kennwort
label-new-password = Neues Kennwort
password-help = Mindestens 10 Zeichen.
label-only-branch = Niederlassung
only-branch-help = Belege und Bestände anderer Niederlassungen sind dann nicht zu sehen.
all-branches = Alle Niederlassungen
role-help = Die Rolle bestimmt, was ein Benutzer sieht und darf.
role-owner = Inhaber: alles
role-administrator = Administrator: Benutzer, Rollen, Einstellungen; keine Geschäfte
role-sales-manager = Verkaufsleitung: Verkauf mit Einstandswerten
role-purchaser = Einkauf: Lieferanten, Artikel, Wareneingang
role-controller = Controlling: Buchhaltung und ihre Kontrolle
role-auditor = Prüfer: liest alles, ändert nichts
role-hr = Personal: die Menschen, die hier arbeiten
role-sales = Verkauf: Angebot bis Rechnung
role-warehouse = Lager: Warenein- und -ausgang
role-accountant = Buchhaltung: Bücher, Rechnungen, Zahlungen
role-reader = Leser: sieht, ändert nichts
user-active = Darf sich anmelden
user-inactive = Kein Zugang
user-reset = Kennwort zurücksetzen
user-reset-title = Kennwort zurücksetzen?
user-reset-text = { $name } wird überall abgemeldet und meldet sich mit dem neuen Kennwort an.
user-reset-done = Das Kennwort ist geändert.
user-deactivate = Zugang beenden
user-deactivate-title = Diesen Zugang beenden?
user-deactivate-text = { $name } wird sofort abgemeldet und kann sich nicht mehr anmelden. Gebuchtes behält den Namen.
user-reactivate = Zugang wieder erteilen
user-reactivated = Die Anmeldung ist wieder möglich.
user-deactivated = Der Zugang ist beendet.
company-title = Unternehmen
company-letterhead = Briefkopf
company-logo = Logo
company-logo-none = Noch kein Logo. Belege tragen stattdessen den Namen.
company-logo-choose = PNG wählen
company-logo-remove = Logo entfernen
company-logo-wrong = Diese Datei ist kein PNG mit höchstens { $limit } KiB. Wählen Sie ein PNG, etwa 1000 mal 300 Pixel.
label-legal-name = Vollständige Firma
label-company-address = Straße, Postleitzahl und Ort
company-address-help = Je eine Zeile, ohne Land.
label-company-contact = Telefon, E-Mail, Website
company-contact-help = Je eine Zeile.
label-company-register = Pflichtangaben auf Geschäftsbriefen
company-register-help = Registergericht und -nummer, Geschäftsführer, Sitz, Kapital. Je eine Zeile.
company-tax = Steuernummern
label-tax-number = Steuernummer
label-siren = SIREN
company-vat-ids = USt-IdNrn.
vat-id-one = USt-IdNr.
vat-id-add = USt-IdNr. hinzufügen
company-banks = Bankverbindungen
bank-one = Bankverbindung
bank-add = Bankverbindung hinzufügen
bank-currency-help = Leer lassen für jede Währung.
label-bic = BIC
label-bank = Bank
label-ledger-account = Sachkonto
company-terms = Konditionen
label-usual-term = Übliche Zahlungsbedingung
usual-term-help = Für Kunden ohne eigene Zahlungsbedingung.
company-legal = Gesetzliche Hinweise auf Rechnungen
legal-de-discounts = Deutschland: Es bestehen Rabatt- und Bonusvereinbarungen (§ 14 UStG)
legal-fr-recovery = Frankreich: Pauschale von 40 EUR für Beitreibungskosten
legal-fr-no-discount = Frankreich: kein Skonto bei vorzeitiger Zahlung
legal-fr-penalty = Frankreich: Verzugszins, % im Jahr
text-quotation-intro = Angebot: Einleitung
text-quotation-closing = Angebot: Schlusstext
text-order-intro = Auftragsbestätigung: Einleitung
text-order-closing = Auftragsbestätigung: Schlusstext
text-delivery-closing = Lieferschein: Schlusstext
text-invoice-intro = Rechnung: Einleitung
text-invoice-closing = Rechnung: Schlusstext
text-credit-note-intro = Gutschrift: Einleitung
text-credit-note-closing = Gutschrift: Schlusstext
label-in-english = Auf Englisch
label-in-german = Auf Deutsch
label-in-french = Auf Französisch
key-go-customers = Zu den Kunden
key-go-items = Zu den Artikeln

## Stock
on-hand-title = Lagerbestand
on-hand-empty-title = Kein Bestand
on-hand-empty-text = Buchen Sie einen Wareneingang; was eingegangen ist, erscheint hier.
stock-on-hand = Bestand
stock-reserved = Reserviert
stock-available = Verfügbar
stock-reorder = Nachbestellen
stock-reorder-level = Meldebestand
stock-negative = Unter null
stock-only-in-stock = Vorrätig
stock-only-to-reorder = Nachzubestellen
stock-unit-cost = Stückkosten
stock-booked = Buchbestand
stock-counted = Gezählt
stock-item-missing = Wählen Sie einen Artikel für diese Zeile.
moves-title = Lagerbewegungen
moves-empty-title = Keine Bewegung
moves-empty-text = Wareneingänge, Lieferungen und Inventuren erscheinen hier. Entfernen Sie einen Filter, um mehr zu sehen.
move-in = Zugang
move-out = Abgang
move-receipt = Zugang
move-opening = Anfangsbestand
move-adjustment = Inventur
move-issue = Abgang
move-take-back = Rücknahme
move-delta = Kosten berichtigt
move-variance = Kostenabweichung
reservations-title = Reservierungen
reservations-empty-title = Nichts ist reserviert
reservations-empty-text = Bestätigte Aufträge reservieren ihre Ware bis zur Lieferung.
reservation-until = Bis
receipt-list-title = Wareneingänge
receipt-title = Wareneingang
receipt-new = Neuer Wareneingang
receipt-new-title = Neuer Wareneingang
receipt-post = Wareneingang buchen
receipt-lines = Eingegangene Waren
receipt-memo = Notiz
receipt-opening = Anfangsbestand
receipt-cell-missing = Geben Sie ein, wie viele eingegangen sind und was eines kostet, oder den Wert der Zeile.
receipt-empty-title = Noch keine Wareneingänge
receipt-empty-text = Buchen Sie, was Lieferanten liefern, oder Ihren Anfangsbestand.
adjustment-list-title = Inventuren
adjustment-title = Inventur
adjustment-new = Neue Inventur
adjustment-new-title = Neue Inventur
adjustment-post = Inventur buchen
adjustment-lines = Gezählte Artikel
adjustment-memo = Grund
adjustment-cell-missing = Geben Sie die gezählte Menge oder die Differenz ein.
adjustment-empty-title = Noch keine Inventuren
adjustment-empty-text = Zählen Sie ein Regal und buchen Sie, was von den Büchern abweicht.
label-value = Wert
label-line = Zeile
label-supplier = Lieferant
label-delivery-note = Lieferschein

## Home and inbox
home-figures = Kennzahlen
home-all = Alle anzeigen
home-period = im { $period }
home-cash = Kasse und Bank
home-cash-note = laut Büchern
home-receivable = Offene Forderungen
home-overdue = Überfällig
home-to-deliver = Zu liefern
home-sales = Erträge
home-result = Ergebnis
home-stock = Lagerwert
home-stock-note = zu Einstandskosten
home-to-reorder = Nachzubestellen
home-reorder-note = unter dem Meldebestand
home-orders-on-time = keiner ist verspätet
home-orders-late = { $count ->
    [one] 1 ist verspätet
   *[other] { $count } sind verspätet
}
home-items = { $count ->
    [one] 1 Beleg
   *[other] { $count } Belege
}
home-deliver-on = Liefern am
home-latest = Neueste Belege
home-nothing-to-deliver = Nichts wartet auf Lieferung.
home-nothing-overdue = Nichts ist überfällig.
inbox-title = Eingang
inbox-bell = { $count ->
    [one] 1 ungelesene Mitteilung
   *[other] { $count } ungelesene Mitteilungen
}
inbox-what = Was geschah
inbox-who = Von
inbox-when = Wann
inbox-unread = Neu
inbox-mark-all = Alle als gelesen markieren
inbox-order-confirmed = Auftrag bestätigt: zu liefern
inbox-delivery-posted = Lieferung gebucht: abzurechnen
inbox-empty-title = Nichts Neues
inbox-empty-text = Hier erfahren Sie, wenn Aufträge auf Lieferung oder Lieferungen auf Rechnung warten.

## Onboarding
display-title = Anzeige und Tastatur
label-company-name = Name des Unternehmens
label-branch = Erste Niederlassung
label-chart = Kontenrahmen
label-ledger-currency = Buchwährung
label-fiscal-start = Geschäftsjahr beginnt im
label-your-name = Ihr Name
onboarding-company = Ihr Unternehmen
onboarding-books = Ihre Bücher
onboarding-user = Sie
onboarding-step = Schritt { $step } von { $steps }
onboarding-elsewhere = Anderes Land
onboarding-country-help = Bestimmt Kontenrahmen, Steuern und Währung; der nächste Schritt zeigt sie.
onboarding-branch = Hauptsitz
onboarding-branch-help = Weitere Niederlassungen können folgen.
onboarding-accounts = Konten
onboarding-accounts-count = { $count ->
    [one] 1 Konto
   *[other] { $count } Konten
}
onboarding-taxes = Umsatzsteuern
onboarding-terms = Zahlungsbedingungen
onboarding-change-later = Konten, Steuern und Bedingungen lassen sich später ändern, die Buchwährung nicht.
onboarding-next = Weiter
onboarding-back = Zurück
onboarding-go = Unternehmen anlegen
onboarding-busy = Wird angelegt …
onboarding-demo = Um sich erst umzusehen, starten Sie die Demo-Firma in einem anderen Buch:{" "}

onboarding-taxes-more = { $count ->
    [one] und 1 weiterer Schlüssel
   *[other] und { $count } weitere Schlüssel
}

## Going to the inbox
key-go-inbox = Eingang

## Updates
update-title = Aktualisierung
update-version = Version { $version }
update-check = Nach Updates suchen
update-looking = Wird gesucht …
update-newest = Das ist die neueste Version.
update-available = Version { $version } ist verfügbar.
update-install = Version { $version } installieren
update-installed = Version { $version } ist eingesetzt. Sie läuft ab dem nächsten Start von Kontor.

## Filters, views, palette
filter-yes = Ja
filter-no = Nein
filter-add = Filter hinzufügen
filter-which = Filtern nach
filter-values = Werte von { $field }
filter-days-hint = 1.6..30.6, ..t, 5
filter-today = Heute
filter-this-month = Dieser Monat
filter-last-month = Letzter Monat
filter-this-quarter = Dieses Quartal
filter-this-year = Dieses Jahr
filter-last-year = Letztes Jahr
list-views = Ansichten
list-columns = Spalten
list-export = Als CSV exportieren
list-select-matching = Alle Treffer auswählen
list-selected-loaded = { $count ->
    [one] { $count } geladene Zeile ausgewählt. Noch einmal wählt alle Treffer.
   *[other] { $count } geladene Zeilen ausgewählt. Noch einmal wählt alle Treffer.
}
list-selected-all = { $count ->
    [one] Die einzige passende Zeile ist ausgewählt
   *[other] Alle { $count } passenden Zeilen sind ausgewählt
}
list-exported = { $count ->
    [one] { $count } Zeile exportiert
   *[other] { $count } Zeilen exportiert
}
list-delete = Entwürfe löschen
list-delete-title = Löschen
list-delete-text = { $count ->
    [one] Der Entwurf wird gelöscht. Das lässt sich nicht rückgängig machen.
   *[other] { $count } Entwürfe werden gelöscht. Das lässt sich nicht rückgängig machen.
}
list-delete-verb = { $count ->
    [one] Entwurf löschen
   *[other] { $count } Entwürfe löschen
}
list-deleted = { $count ->
    [one] Der Entwurf ist gelöscht.
   *[other] { $count } Entwürfe sind gelöscht.
}
list-delete-none = Nur Entwürfe lassen sich löschen. Versendetes oder Gebuchtes wird im Beleg selbst storniert.
list-too-many = Nur die ersten { $count } Zeilen wurden genommen. Grenzen Sie den Filter ein, um die übrigen zu erhalten.
tab-all = Alle
tab-drafts = Entwürfe
tab-open = Offen
tab-to-invoice = Zu fakturieren
tab-opened = In einem Tab geöffnet
inbox-read = Gelesen
palette-recent = Zuletzt
palette-screens = Seiten
palette-commands = Befehle
palette-parties = Partner
palette-keys = Tasten
palette-documents = Belege
palette-result = Ergebnis
palette-searching = Suche läuft …
palette-type-more = Nummer, Name oder Zeichen eintippen.
palette-find-parties = „{ $typed }“ unter den Partnern suchen
palette-find-documents = „{ $typed }“ unter den Belegen suchen
palette-calculator = Rechnung eintippen, etwa 12*1,19+5.
linked-make = Anlegen
keys-merge = Zwei Fassungen
key-keep-mine = Eigenes behalten
key-keep-theirs = Fremdes behalten
merge-title = Inzwischen von jemand anderem geändert
merge-text = Jemand hat gespeichert, während Sie tippten. Wählen Sie für jedes Feld, wessen Wert gilt; was beide nicht geändert haben, bleibt.
merge-clashes = { $count ->
    [0] Kein Feld wurde von beiden geändert. Beim Speichern bleiben die Änderungen beider erhalten.
    [one] Ein Feld wurde von beiden geändert; es ist markiert.
   *[other] { $count } Felder wurden von beiden geändert; sie sind markiert.
}
merge-both = Von beiden geändert
merge-field = Feld
merge-base = Vorher
merge-mine = Ihr Wert
merge-theirs = Fremder Wert
merge-save = Zusammengeführt speichern
merge-parts = { $count ->
    [one] { $count } Teil
   *[other] { $count } Teile
}
import-title = Import
import-text = Übernehmen Sie Kunden, Artikel, Bestand, offene Posten und Salden aus einem anderen Programm, in dieser Reihenfolge. Eine Datei wird ganz oder gar nicht übernommen und vorher geprüft.
import-none-title = Nichts zu importieren
import-none-text = Sie dürfen nichts anlegen, was eine Datei enthalten könnte. Fragen Sie einen Inhaber.
import-kind = Was die Datei enthält
import-kind-parties = Kunden und Lieferanten
import-kind-items = Artikel
import-kind-stock = Anfangsbestand
import-kind-open-items = Offene Posten
import-kind-balances = Anfangssalden
import-on = Erster Tag der Bücher
import-decimal = Dezimalzeichen
import-decimal-found = Wie in der Datei gefunden
import-decimal-point = Punkt (1,234.50)
import-decimal-comma = Komma (1.234,50)
import-columns-known = Spalten, in beliebiger Reihenfolge:
import-choose = Datei wählen
import-template = Leere Datei mit diesen Spalten
import-file = { $name }, { $encoding }
import-file-none = oder Zeilen unten einfügen.
import-content = Inhalt der Datei
import-content-help = Die erste Zeile nennt die Spalten. Was falsch ist, lässt sich hier berichtigen; die Datei selbst bleibt, wie sie ist.
import-too-long = Die Datei ist zu lang, um sie hier zu zeigen. Berichtigen Sie sie in einer Tabellenkalkulation und wählen Sie sie erneut.
import-busy = Die Datei wird geprüft …
import-go-none = Importieren
import-see = Anzeigen
import-before = Genau diese Datei wurde bereits importiert; es geschah nichts.
import-found = In der Datei gefunden
import-rows = Zeilen
import-encoding-name = Kodierung
import-delimiter = Trennzeichen
import-semicolon = Semikolon
import-comma = Komma
import-tab = Tabulator
import-no-numbers = Keines gefunden
import-dates = Datumsangaben
import-date-iso = Jahr zuerst (2026-12-31)
import-date-day-first = Tag zuerst (31.12.2026)
import-sum = Summe { $column }
import-column-choose = Wählen …
import-column-pass = Übergehen
import-column-meaning = Sagen Sie, was sie bedeutet.
import-problems = Zu berichtigen
import-problems-save = Als CSV speichern
import-problems-file = import-fehler
import-row = Zeile
import-column = Spalte
import-value = Wert
import-rule = Was falsch ist und was zu tun ist
import-whole-file = Datei
import-go = { $count ->
    [one] { $count } Zeile importieren
   *[other] { $count } Zeilen importieren
}
import-tried = { $count ->
    [one] Alles in Ordnung: { $count } Zeile kann importiert werden. Noch ist nichts gespeichert.
   *[other] Alles in Ordnung: { $count } Zeilen können importiert werden. Noch ist nichts gespeichert.
}
import-done = { $count ->
    [one] { $count } Zeile wurde importiert.
   *[other] { $count } Zeilen wurden importiert.
}
import-refused = { $count ->
    [one] Eines ist zu berichtigen. Es wurde nichts importiert.
   *[other] { $count } Angaben sind zu berichtigen. Es wurde nichts importiert.
}
import-problems-more = { $count ->
    [one] Und eines mehr.
   *[other] Und { $count } weitere.
}
onboarding-import = Danach aus einem anderen Programm importieren
merge-rate = Wechselkurs
merge-all-lines = Positionen
merge-line = Position { $line }: { $field }
merge-lines = { $count ->
    [one] { $count } Position
   *[other] { $count } Positionen
}
key-save-view = Ansicht speichern
list-columns-reset = Wie am Anfang
list-columns-keys = Leertaste zeigt · ←→ Breite · Strg ↑↓ Folge
view-own = Ihre Ansichten
view-title = Ansicht speichern
view-text = Filter, Reihenfolge und Spalten werden ein Reiter dieser Liste, für Sie an diesem Computer.
view-saved = Ansicht „{ $name }“ gespeichert
view-removed = Ansicht „{ $name }“ entfernt
view-remove = Ansicht „{ $name }“ entfernen
view-hint = { $name } (Entf entfernt die Ansicht)
view-too-many = Eine Liste fasst { $max } Ansichten. Entfernen Sie zuerst eine.

## Freigaben
source-approvals-request = Freigabe
source-parties-party = Partner
inbox-approval-made = Bittet um Ihre Freigabe
inbox-approval-approved = Freigegeben und ausgeführt
inbox-approval-refused = Abgelehnt
inbox-approval-failed = Ließ sich bei der Freigabe nicht ausführen
call-approvals-request-create = Freigabe erbeten
call-approvals-request-approve = Freigabe versucht
call-approvals-request-refuse = Freigabe abgelehnt
call-approvals-request-withdraw = Antrag zurückgezogen
approvals-title = Freigaben
approvals-empty-title = Nichts wartet auf Sie
approvals-empty-text = Hier stehen Vorgänge, die eine Regel anhält und die Sie für andere freigeben können.
approval-requests-title = Meine Anträge
approval-requests-empty-title = Nichts beantragt
approval-requests-empty-text = Hält eine Regel einen Ihrer Vorgänge an, können Sie um Freigabe bitten; was daraus wurde, steht hier.
approval-title = Freigabe
approval-what = Vorgang
approval-requester = Erbeten von
approval-decider = Entschieden von
approval-rules = Regeln
approval-discount = Rabatt, %
approval-note = Hinweis für die Freigabe
approval-note-help = Was man zum Entscheiden wissen sollte; darf leer bleiben.
approval-ask-title = Das muss eine zweite Person freigeben
approval-ask = Um Freigabe bitten
approval-asked = Um Freigabe ist gebeten. Sie erfahren, sobald jemand entschieden hat.
approval-approve = Freigeben
approval-approved = Freigegeben und ausgeführt.
approval-refuse = Ablehnen
approval-refused = Abgelehnt.
approval-refuse-title = „{ $what }“ ablehnen?
approval-refuse-text = Wer darum gebeten hat, erfährt den Grund. In den Büchern ändert sich nichts.
approval-withdraw = Zurückziehen
approval-withdrawn = Der Antrag ist zurückgezogen.
approval-preview = Was geschehen würde
approval-touches = Erstellt oder ändert: { $documents }.
approval-cannot = Jetzt ließe es sich nicht ausführen:
approval-failed-before = Die letzte Freigabe blieb ohne Wirkung:
approval-field = Feld
approval-before = Bisher
approval-after = Künftig
approval-state-open = Wartet
approval-state-failed = Wartet, einmal gescheitert
approval-state-approved = Freigegeben
approval-state-refused = Abgelehnt
approval-state-withdrawn = Zurückgezogen
approval-rules-title = Freigaberegeln
rule-new = Neue Regel
rule-name-help = Liest, wer von ihr angehalten wird.
rule-conditions = Nur wenn all das zutrifft
rule-amount-from = Betrag ab
rule-discount-from = Rabatt ab, %
rule-party-help = Leer: jeder Partner.
rule-role-help = Nur Benutzer mit dieser Rolle werden angehalten.
rule-any-role = Jede Rolle
rule-own-bank-details = Nur wenn der Benutzer die Bankverbindung des Partners erfasst hat
weighed-sales-quotation-send = Angebot senden
weighed-sales-order-confirm = Auftrag bestätigen
weighed-sales-invoice-post = Rechnung buchen
weighed-sales-credit-note-post = Gutschrift buchen
weighed-finance-entry-post = Buchung erfassen
weighed-finance-entry-reverse = Buchung stornieren
weighed-finance-opening-post-balances = Anfangsbestände übernehmen
weighed-finance-opening-post-item = Offenen Posten übernehmen
weighed-finance-payment-post = Zahlung buchen
weighed-finance-payment-reverse = Zahlung stornieren
weighed-inventory-receipt-post = Wareneingang buchen
weighed-inventory-receipt-reverse = Wareneingang zurücknehmen
weighed-inventory-adjustment-post = Zählung buchen
weighed-inventory-adjustment-reverse = Zählung zurücknehmen
weighed-parties-party-create = Neuer Partner mit Bankverbindung
weighed-parties-party-update = Bankverbindung ändern

## Anmelden, eigenes Konto, Sitzungen
step-code = Geben Sie den Code ein, den Ihre Authenticator-App gerade zeigt.
step-code-help = Sechs Ziffern oder einer Ihrer Wiederherstellungscodes.
step-new-password = Ihr Kennwort hat jemand anderes gesetzt. Wählen Sie ein neues, das nur Sie kennen.
step-second-factor = Ihr Unternehmen verlangt für Ihre Rolle einen zweiten Faktor. Richten Sie ihn jetzt ein.
step-over = Als jemand anderes anmelden
account-title = Mein Konto
account-who = { $name }, angemeldet als { $login }
account-password = Kennwort
label-old-password = Bisheriges Kennwort
label-new-password-again = Neues Kennwort noch einmal
label-authenticator-code = Code
password-change = Kennwort ändern
password-change-text = Mit dem neuen Kennwort enden Ihre anderen Sitzungen.
password-changed = Das Kennwort ist geändert.
password-differs = Das ist nicht dasselbe wie das neue Kennwort. Geben Sie beide noch einmal ein.
code-help = Sechs Ziffern, die die App gerade zeigt.
factor-title = Zweiter Faktor
factor-none = Bei der Anmeldung wird nur das Kennwort verlangt. Mit einem zweiten Faktor kommt niemand hinein, der nur Ihr Kennwort kennt.
factor-none-required = Ihr Unternehmen verlangt für Ihre Rolle einen zweiten Faktor. Richten Sie ihn ein, sonst verlangt ihn die nächste Anmeldung.
factor-enrol = Zweiten Faktor einrichten
factor-enrol-text = Sie brauchen eine Authenticator-App auf Ihrem Telefon. Geben Sie zuerst Ihr Kennwort ein.
factor-next = Weiter
factor-scan = Scannen Sie dieses Bild mit Ihrer Authenticator-App.
factor-qr = QR-Code für die Authenticator-App
factor-type = Oder tippen Sie diesen Schlüssel in die App:
factor-activate = Bestätigen
factor-since = Eingerichtet seit { $moment }.
factor-remove = Zweiten Faktor entfernen
factor-remove-text = Danach wird bei der Anmeldung nur noch das Kennwort verlangt. Geben Sie es ein, um den zweiten Faktor zu entfernen.
factor-removed = Der zweite Faktor ist entfernt.
factor-reset = Zweiten Faktor zurücksetzen
factor-reset-title = Zweiten Faktor zurücksetzen?
factor-reset-text = { $name } wird überall abgemeldet und meldet sich nur mit dem Kennwort an, bis ein neuer zweiter Faktor eingerichtet ist. Vergewissern Sie sich, dass wirklich { $name } darum bittet.
factor-reset-done = Der zweite Faktor ist zurückgesetzt.
codes-text = Bewahren Sie diese Wiederherstellungscodes dort auf, wo Ihr Telefon nicht ist. Jeder ersetzt einmal einen Code der App. Sie werden nicht noch einmal gezeigt.
codes-left = { $count ->
    [one] Ein Wiederherstellungscode ist übrig.
   *[other] { $count } Wiederherstellungscodes sind übrig.
}
codes-renew = Neue Wiederherstellungscodes
codes-renew-text = Die alten Wiederherstellungscodes gelten dann nicht mehr. Geben Sie Ihr Kennwort ein, um neue zu erhalten.
codes-copy = Kopieren
codes-save = Als Datei speichern
codes-print = Drucken
codes-done = Ich habe sie aufbewahrt
codes-copied = Die Codes sind kopiert.
codes-not-copied = Die Codes ließen sich nicht kopieren. Speichern Sie sie als Datei oder schreiben Sie sie ab.
sessions-title = Sitzungen
sessions-text = Wo Sie angemeldet sind. Beenden Sie, was Sie nicht kennen, und ändern Sie dann Ihr Kennwort.
sessions-none = Es gibt keine offene Sitzung.
sessions-of = Sitzungen von { $name }
session-device = Gerät
session-opened = Eröffnet
session-seen = Zuletzt benutzt
session-own = Diese hier
session-locked = Gesperrt
session-local = Dieser Rechner
session-nameless = Unbekanntes Gerät
session-end = Beenden
session-end-of = Die Sitzung auf { $device } beenden
session-end-all = Alle beenden
session-ended = Die Sitzung ist beendet.
session-all-ended = Alle Sitzungen sind beendet.
lock-go = Sperren
lock-title = Gesperrt
lock-text = { $name }, geben Sie Ihr Kennwort ein, um weiterzuarbeiten. Ihre Eingaben bleiben erhalten.
lock-open = Entsperren
lock-other = Abmelden
security-title = Anmeldung und Sicherheit
security-sessions = Sitzungen
label-idle-minutes = Sperren nach Minuten ohne Arbeit
idle-help = 0 sperrt nie.
label-session-hours = Eine Sitzung dauert höchstens, in Stunden
session-hours-help = Danach meldet man sich neu an. 1 bis 720.
security-roles = Rollen, die einen zweiten Faktor brauchen
security-roles-help = Wer noch keinen hat, richtet ihn bei der nächsten Anmeldung ein. Offene Sitzungen laufen weiter.
