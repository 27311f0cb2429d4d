# Wörter auf gedruckten Belegen. Ein Beleg wird in seiner eigenen Sprache gedruckt, nicht in der des Benutzers.

## Belegarten
print-invoice = Rechnung
print-credit-note = Rechnungskorrektur (Gutschrift)
print-quotation = Angebot
print-order-confirmation = Auftragsbestätigung
print-delivery-note = Lieferschein
print-purchase-order = Bestellung
print-reminder = Zahlungserinnerung
print-statement = Kontoauszug
print-copy = Kopie
print-page = Seite { $page } von { $pages }

## Kopf
print-invoice-number = Rechnungsnummer
print-credit-note-number = Belegnummer
print-invoice-date = Rechnungsdatum
print-supply-date = Leistungsdatum
print-supply-period = Leistungszeitraum
print-due-date = Fällig am
print-customer-number = Kundennummer
print-customer = Kunde
print-supplier = Lieferant
print-order-reference = Ihr Zeichen
print-original-invoice = Bezieht sich auf Rechnung { $number } vom { $date }
print-vat-id = USt-IdNr.
print-tax-number = Steuernummer
print-siren = SIREN

## Positionen und Summen
print-position = Pos.
print-description = Bezeichnung
print-quantity = Menge
print-unit = Einheit
print-unit-price = Einzelpreis
print-discount = Rabatt
print-allowance = Nachlass
print-charge = Zuschlag
print-net = Netto
print-tax = Umsatzsteuer
print-tax-rate = { $rate } % Umsatzsteuer auf { $base }
print-gross = Brutto
print-rounding = Rundung
print-total = Gesamtbetrag
print-prepaid = Bereits gezahlt
print-payable = Zahlbetrag
print-tax-in-national-currency = Umsatzsteuer in { $currency }

## Zahlung
print-payment-terms = Zahlungsbedingungen
print-pay-within = Zahlbar innerhalb von { $days } Tagen, spätestens am { $date }.
print-cash-discount = { $percent } % Skonto bei Zahlung bis { $date }.
print-no-cash-discount = Kein Skontoabzug.
print-iban = IBAN
print-bic = BIC
print-bank = Bank
print-payment-reference = Verwendungszweck

## Texte, die das Gesetz verlangt: Richtlinie 2006/112/EG Art. 226, UStG 14 und 14a, Code de commerce L441-9 und D441-5
print-reverse-charge = Steuerschuldnerschaft des Leistungsempfängers.
print-intra-community = Steuerfreie innergemeinschaftliche Lieferung (§ 4 Nr. 1 Buchst. b in Verbindung mit § 6a UStG; Art. 138 Richtlinie 2006/112/EG).
print-export = Steuerfreie Ausfuhrlieferung (§ 4 Nr. 1 Buchst. a in Verbindung mit § 6 UStG; Art. 146 Richtlinie 2006/112/EG).
print-exempt = Steuerfrei: { $reason }
print-out-of-scope = Nicht steuerbar.
print-self-billing = Gutschrift
print-withheld-discount-de = Es bestehen Vereinbarungen über Entgeltminderungen (Rabatt- oder Bonusvereinbarungen, § 14 Abs. 4 Satz 1 Nr. 7 UStG).
print-late-penalty-fr = Verzugszinsen: { $rate } % pro Jahr ab dem Tag nach der Fälligkeit.
print-recovery-fee-fr = Pauschale Entschädigung von 40 EUR für Beitreibungskosten bei Zahlungsverzug (Code de commerce, Art. L441-10 und D441-5).

## Weitere Wörter des Layouts
print-draft = Entwurf
print-date = Datum
print-valid-until = Gültig bis
print-quotation-number = Angebotsnummer
print-order-confirmation-number = Auftragsnummer
print-delivery-note-number = Lieferscheinnummer
print-customer-vat-id = Ihre USt-IdNr.
print-order = Auftrag
print-deliveries = Lieferschein
print-reference-dated = { $number } vom { $date }
print-original-invoice-undated = Bezieht sich auf Rechnung { $number }
print-item-code = Art.-Nr.
print-discount-percent = Rabatt %
print-tax-percent = USt %
print-amount-in = Betrag { $currency }
print-amount = Betrag
print-carried-forward = Übertrag
print-line-total = Summe der Positionen
print-tax-group = Steuersatz
print-tax-base = Nettobetrag
print-tax-amount = Steuerbetrag
print-exchange-rate = Umrechnungskurs: 1 { $from } = { $rate } { $to } ({ $source }, { $date })
print-payment = Zahlung
print-pay-by = Zahlbar bis { $date }.

## Länder in Anschriften
print-country-at = Österreich
print-country-be = Belgien
print-country-bg = Bulgarien
print-country-ca = Kanada
print-country-ch = Schweiz
print-country-cn = China
print-country-cy = Zypern
print-country-cz = Tschechien
print-country-de = Deutschland
print-country-dk = Dänemark
print-country-ee = Estland
print-country-es = Spanien
print-country-fi = Finnland
print-country-fr = Frankreich
print-country-gb = Vereinigtes Königreich
print-country-gr = Griechenland
print-country-hr = Kroatien
print-country-hu = Ungarn
print-country-ie = Irland
print-country-is = Island
print-country-it = Italien
print-country-jp = Japan
print-country-li = Liechtenstein
print-country-lt = Litauen
print-country-lu = Luxemburg
print-country-lv = Lettland
print-country-mt = Malta
print-country-nl = Niederlande
print-country-no = Norwegen
print-country-pl = Polen
print-country-pt = Portugal
print-country-ro = Rumänien
print-country-se = Schweden
print-country-si = Slowenien
print-country-sk = Slowakei
print-country-tr = Türkei
print-country-us = Vereinigte Staaten von Amerika

## Verfahrensdokumentation
procedures-title = Verfahrensdokumentation,
procedures-about = Dieses Dokument sagt, wie die Bücher mit Kontor geführt werden, so wie am Tag seiner Erstellung alles eingestellt ist. Das Programm hat es aus dem Buch selbst geschrieben. Namen von Spalten und Rechten sind die des Programms, damit sie im Prüferarchiv wiederzufinden sind.
procedures-program = Programm und Buch
procedures-version = Programm
procedures-structure = Struktur des Buchs
procedures-engine = Datenbank
procedures-book = Buch
procedures-node = Rechner, Abschnitt des Änderungsprotokolls
procedures-made = Erstellt
procedures-company = Unternehmen
procedures-roles = Vorgegebene Rollen
procedures-roles-about = Was nicht genannt ist, wird verweigert.
procedures-everything = alle Rechte
procedures-own-roles = Eigene Rollen des Unternehmens
procedures-users = Benutzer
procedures-grants = Erteilte Rechte
procedures-teams = Teams
procedures-branches = Niederlassungen
procedures-security = Anmeldung
procedures-approvals = Freigaben (Vier-Augen-Prinzip)
procedures-prefixes = Kürzel der Nummern
procedures-series = Nummernkreise
procedures-years = Geschäftsjahre
procedures-locks = Periodensperren
procedures-taxes = Steuerschlüssel
procedures-terms = Zahlungsbedingungen
procedures-warehouses = Lager
procedures-backups = Sicherungen
procedures-keys = Signaturschlüssel
procedures-none = Es sind keine eingerichtet.
procedures-rules = Was in jedem Buch gilt
procedures-rule-posting = Gebuchtes wird nie geändert oder gelöscht; die Datenbank verweigert es. Ein Fehler wird durch eine Stornobuchung berichtigt, in beide Richtungen verknüpft, in einer offenen Periode. Jede Buchung geht auf null auf.
procedures-rule-numbers = Belegnummern werden innerhalb der buchenden Transaktion vergeben, lückenlos je Nummernkreis, Geschäftsjahr, Rechner und Abschnitt des Änderungsprotokolls; ein Abschnitt beginnt mit neuen Nummernkreisen, etwa nach einer Rücksicherung. Entwürfe haben keine.
procedures-rule-chain = Jede Transaktion wird als ein Eintrag des Änderungsprotokolls im Wortlaut aufbewahrt, in einer Kette von SHA-256-Prüfsummen. Das Ende der Kette wird jede Minute und beim Schließen signiert (Ed25519); der Schlüssel liegt außerhalb des Buchs. Anderswo aufbewahrte Anker zeigen, dass nichts abgeschnitten wurde. kontor verify rechnet jede Regel aus Rohdaten und Änderungsprotokoll nach.
procedures-rule-access = Rechte werden nach Rolle, Bereich und Betrag erteilt; was nicht erteilt ist, wird verweigert, in jeder Liste, jeder Auswertung, jedem Export und jedem Druck gleichermaßen.
procedures-rule-audit = Jeder Eintrag des Änderungsprotokolls hält fest, wer was wann und von wo getan hat, mit den Werten davor und danach. Das lässt sich nicht abschalten.
procedures-rule-personal = Namen und Anschriften liegen neben dem Änderungsprotokoll, das nur ihre Prüfsumme enthält. Sie lassen sich löschen, ohne die Kette zu brechen.
procedures-rule-retention = Gebuchte Belege, Buchungen und das Änderungsprotokoll werden aufbewahrt, solange es das Buch gibt; für die gesetzliche Aufbewahrung steht das Unternehmen ein (in Deutschland zehn Jahre für Bücher, acht für Belege; in Frankreich zehn Jahre).
procedures-rule-backup = Eine Sicherung zählt erst, wenn sie zur Probe zurückgespielt wurde und dort jede Regel galt.
procedures-rule-archive = Für eine Prüfung wird das ganze Buch als beschriebene Dateien mit ihren Prüfsummen übergeben (kontor export archive), die sich ohne das Programm prüfen lassen (kontor-verify).
