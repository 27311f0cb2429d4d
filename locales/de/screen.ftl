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
not-found-title = Keine solche Seite
not-found-text = Die Adresse ist vielleicht alt oder vertippt. Wählen Sie eine Seite in der Seitenleiste.
palette-title = Befehlspalette
palette-prefixes = > Befehle, = rechnet, ? Tasten
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
sign-in-demo = Dies ist die Demo-Firma. Wählen Sie einen Benutzer:

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
key-sync-now = Jetzt synchronisieren
key-full-screen = Vollbild
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
key-email = E-Mail
key-previous-record = Voriger Datensatz
key-next-record = Nächster Datensatz
key-open-linked = Verknüpftes öffnen
key-create-linked = Verknüpftes anlegen
key-open-list = Liste oder Kalender
key-journal-preview = Buchungsvorschau
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
key-compare = Vergleichen
key-hide-zeros = Nullzeilen ausblenden
key-drill-up = Eine Ebene höher

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
