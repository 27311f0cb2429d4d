# Sätze zu Fehlercodes: Punkte und Unterstriche des Codes werden zu Bindestrichen.
# Jeder sagt, was geschehen ist und was als Nächstes zu tun ist.

## Anmeldung und Rechte
auth-required = Sie sind nicht angemeldet oder Ihre Sitzung ist abgelaufen. Melden Sie sich an und versuchen Sie es erneut; Ihre Eingaben bleiben erhalten.
auth-failed = Benutzername oder Kennwort ist falsch. Prüfen Sie beides und versuchen Sie es erneut.
auth-throttled = Zu viele Versuche. Warten Sie { $seconds } Sekunden und versuchen Sie es erneut.
auth-locked = Dieses Konto ist gesperrt. Bitten Sie einen Administrator, es zu entsperren.
auth-session-locked = Diese Sitzung ist gesperrt. Geben Sie Ihr Kennwort ein, um weiterzuarbeiten; Ihre Eingaben bleiben erhalten.
auth-code-required = Für diese Anmeldung fehlt noch der Code Ihres zweiten Faktors. Geben Sie die sechs Ziffern aus Ihrer App oder einen Wiederherstellungscode ein.
auth-new-password-required = Ihr Kennwort hat jemand anderes gesetzt. Wählen Sie ein neues, um weiterzuarbeiten.
auth-second-factor-required = Ihr Unternehmen verlangt für Ihre Rolle einen zweiten Faktor. Richten Sie einen ein, um weiterzuarbeiten.
auth-code-wrong = Dieser Code passt nicht oder wurde schon benutzt. Warten Sie auf den nächsten in Ihrer App und geben Sie ihn ein.
auth-password-wrong = Das ist nicht Ihr Kennwort. Geben Sie es noch einmal ein.
auth-oidc-off = Hier meldet sich niemand über einen Anmeldedienst an. Melden Sie sich mit Benutzername und Kennwort an.
auth-oidc-state = Diese Anmeldung wurde nicht in diesem Browser begonnen, dauerte zu lange oder ist schon verbraucht. Beginnen Sie noch einmal.
auth-oidc-refused = Der Anmeldedienst hat Sie nicht eingelassen. Versuchen Sie es erneut, oder melden Sie sich mit Benutzername und Kennwort an.
auth-oidc-token = Was der Anmeldedienst über Sie sagt, ist nicht gültig. Beginnen Sie noch einmal; geschieht es wieder, sagen Sie es einem Administrator.
auth-oidc-unknown = Kein aktives Konto gehört hier zu Ihnen beim Anmeldedienst. Melden Sie sich mit Benutzername und Kennwort an und verknüpfen Sie es, oder wenden Sie sich an einen Administrator.
auth-oidc-only = Ihr Unternehmen verlangt, dass Sie sich mit { $name } anmelden. Nehmen Sie diese Schaltfläche statt des Kennworts.
denied-permission = Ihre Rolle umfasst das nicht ({ WORD($permission, of: "permission") }). Wenden Sie sich an einen Administrator, wenn Sie es brauchen.
denied-field = Ihre Rolle zeigt dieses Feld nicht ({ FIELD($field) }); danach filtern oder sortieren können Sie deshalb nicht. Wählen Sie ein anderes.
denied-answer = Das wurde schon ausgeführt, und was es ergab, liegt jetzt außerhalb Ihrer Rechte. Wenden Sie sich an einen Administrator, wenn Sie Zugriff brauchen.
denied-scope = Dieser Datensatz gehört zu einem Unternehmen, einer Niederlassung oder einem Lager außerhalb Ihrer Rechte. Wenden Sie sich an einen Administrator, wenn Sie Zugriff brauchen.

## Anfragen
request-malformed = Die Anfrage ist nicht lesbar. Aktualisieren Sie das Programm oder berichtigen Sie die Anfrage und senden Sie sie erneut.
request-invalid = Einige Felder stimmen nicht. Berichtigen Sie die markierten Felder und versuchen Sie es erneut.
request-too-large = Die Anfrage ist größer als { $limit }. Teilen Sie sie auf.
call-unknown = Den Befehl „{ $name }“ gibt es nicht. Prüfen Sie den Namen oder aktualisieren Sie das Programm.
call-key-reused = Dieser Schlüssel wurde schon für eine andere Anfrage verwendet. Senden Sie die geänderte Anfrage mit einem neuen Schlüssel.

## Konflikte
conflict-stale = Jemand hat diesen Datensatz geändert, seit Sie ihn geöffnet haben. Vergleichen Sie beide Fassungen und speichern Sie erneut.
conflict-guard = Eine Voraussetzung hat sich gerade geändert. Prüfen Sie die Zahlen und versuchen Sie es erneut.
not-found = Diesen Datensatz gibt es nicht, oder Sie dürfen ihn nicht sehen. Gehen Sie zurück zur Liste und laden Sie sie neu.

## Verfügbarkeit
unavailable-busy = Das Buch ist ausgelastet. Es wurde nichts geändert; versuchen Sie es gleich noch einmal.
unavailable-storage = Die Datenbank ist nicht erreichbar oder konnte nicht schreiben. Es wurde nichts geändert; prüfen Sie Speicherplatz und Verbindung und versuchen Sie es erneut.
unavailable-oidc = Der Anmeldedienst antwortet nicht, wie er soll. Versuchen Sie es gleich noch einmal, oder melden Sie sich mit Benutzername und Kennwort an.
unavailable-oidc-secret = Der Server kennt das Geheimnis nicht, das der Anmeldedienst erwartet. Ein Inhaber setzt es, oder es steht in KONTOR_OIDC_SECRET.
internal-bug = Im Programm ist ein Fehler aufgetreten. Es wurde nichts geändert; bitte melden Sie den unten stehenden Code.
book-in-use = Dieses Buch ist in Gebrauch ({ $address }). Verbinden Sie sich mit dieser Adresse, oder schließen Sie das Programm, das es geöffnet hat.
book-newer = Dieses Buch wurde mit einer neueren Version geschrieben ({ $found }, dieses Programm kennt { $known }). Aktualisieren Sie das Programm, um es zu öffnen.
book-network-fs = Das Buch liegt auf einem Netzlaufwerk ({ $path }) und könnte dort beschädigt werden. Legen Sie es auf eine lokale Platte oder verwenden Sie einen Server.
book-missing = Unter { $path } liegt kein Buch. Prüfen Sie den Pfad oder legen Sie ein neues Buch an.

## Betrieb
serve-listen-remote = { $address } ist von anderen Rechnern erreichbar. Nennen Sie eine Loopback-Adresse, oder fügen Sie --allow-remote an, wenn ein Proxy mit TLS davorsteht.
serve-listen-failed = Kontor kann { $address } nicht bedienen: { $reason }. Wählen Sie eine andere Adresse.
serve-origin-refused = Die Anfrage kam von einer Seite von { $origin }, nicht von Kontor. Öffnen Sie Kontor selbst und versuchen Sie es erneut.
serve-unreachable = Unter { $address } antwortet kein Kontor: { $reason }. Prüfen Sie die Adresse und ob der Server läuft.
serve-public-url = Der Server weiß nicht, unter welcher Adresse Browser ihn erreichen ({ $address }). Starten Sie ihn mit --public-url.
paper-none = „{ $name }“ liefert Daten und keinen Beleg. Fragen Sie JSON an, oder einen Beleg zum Drucken.
paper-failed = Der Beleg lässt sich nicht zeichnen: { $reason }. Kürzen Sie ihn, oder ersetzen Sie das Logo in den Einstellungen.
paper-screen-only = Dieser Befehl zeigt den Beleg am Bildschirm und druckt nicht. Zum Drucken nehmen Sie { $print }.
book-behind-server = Dafür ist das Buch selbst nötig, { $address } ist aber ein Server. Nennen Sie die Datei oder die Datenbank.
company-unnamed = Das Buch enthält mehrere Unternehmen: { $companies }. Nennen Sie eines davon mit --company.
company-unknown = Ein Unternehmen „{ $company }“ gibt es hier für Sie nicht. Vorhanden sind: { $companies }.
book-open-elsewhere = Ein anderes Programm hat { $path } geöffnet. Schließen Sie es dort und versuchen Sie es erneut.
book-present = Unter { $path } liegt schon ein Buch. Fügen Sie --replace an, um ein anderes an seine Stelle zu setzen; das alte bleibt daneben erhalten.
book-unsound = { $path } ist kein fehlerfreies Buch: { $reason }. Nehmen Sie eine andere Kopie und prüfen Sie das Original mit kontor verify.
file-failed = { $path } kann nicht gelesen oder geschrieben werden: { $reason }. Prüfen Sie Pfad, Rechte und freien Platz.
file-present = Die Datei { $path } gibt es schon. Wählen Sie einen anderen Namen, oder fügen Sie --replace an.
file-is-book = { $path } ist das Buch selbst oder gehört dazu. Wählen Sie einen anderen Namen; es wurde nichts geschrieben.
tool-missing = Das Programm { $tool } ist nicht installiert. Installieren Sie das Paket { $package } und versuchen Sie es erneut.
tool-failed = Das Programm { $tool } ist gescheitert: { $reason }. Beheben Sie die Ursache und versuchen Sie es erneut.
import-encoding = Zeile { $line } enthält Buchstaben in keiner bekannten Kodierung, sie gingen verloren. Speichern Sie die Datei als „CSV UTF-8“ und versuchen Sie es erneut.
import-unreadable = Die Datei lässt sich nicht als Tabelle lesen: { $reason }. Öffnen Sie sie in einer Tabellenkalkulation und speichern Sie sie erneut als CSV.
import-empty = Die Datei hat keine Zeilen unter der Kopfzeile. Wählen Sie die Datei mit den Daten.
import-too-many-rows = Die Datei hat mehr als { $limit } Zeilen. Teilen Sie sie und importieren Sie die Teile nacheinander.
import-too-large = Was { $rows } Zeilen enthalten, ist mehr, als ein Eintrag fasst ({ $limit }). Teilen Sie die Datei und importieren Sie die Teile nacheinander.
import-column-missing = Die Spalte „{ $column }“ fehlt; gefunden wurden { $found }. Fügen Sie sie hinzu oder benennen Sie die gemeinte um.
import-column-unknown = Eine Spalte „{ $column }“ ist nicht bekannt. Sagen Sie, was sie bedeutet, übergehen Sie sie oder benennen Sie sie in eine von { $known } um.
import-column-twice = Die Spalte „{ $column }“ steht zweimal da. Entfernen Sie eine davon.
import-row-length = Die Zeile hat { $found } Zellen, die Kopfzeile { $expected }. Setzen Sie Zellen, die das Trennzeichen enthalten, in Anführungszeichen.
import-cell-empty = Die Zelle ist leer und darf es nicht sein. Füllen Sie sie aus.
import-not-a-number = „{ $value }“ ist keine Zahl. Schreiben Sie Ziffern mit einem Dezimalzeichen, zum Beispiel 1234,50.
import-not-a-date = „{ $value }“ ist kein Datum. Schreiben Sie 2026-12-31 oder 31.12.2026.
import-not-a-choice = „{ $value }“ kann hier nicht stehen. Schreiben Sie eines von { $choices }.
import-decimal-unclear = „{ $value }“ kann tausend oder ein Bruchteil sein, und keine andere Zahl verrät es. Geben Sie an, welches Dezimalzeichen die Datei verwendet (auf der Kommandozeile: --decimal).
import-decimal-mixed = „{ $point }“ hat einen Dezimalpunkt und „{ $comma }“ ein Dezimalkomma. Schreiben Sie alle Zahlen gleich.
import-code-unknown = „{ $value }“ gibt es im Buch nicht. Importieren oder legen Sie es zuerst an, oder berichtigen Sie das Kürzel.

## Listen
list-unknown-field = Diese Liste hat kein Feld „{ $field }“. Wählen Sie ein anderes Feld.
list-bad-value = „{ $value }“ passt nicht zum Feld „{ FIELD($field) }“. Berichtigen Sie den Filter.

## Werte
number-out-of-range = Die Zahl muss zwischen { $min } und { $max } liegen. Berichtigen Sie sie.
date-out-of-range = Das Datum muss zwischen { $min } und { $max } liegen. Berichtigen Sie es.
text-too-long = Der Text ist länger als { $max } Zeichen. Kürzen Sie ihn.

## Geschäftspartner
parties-party-code-taken = Ein anderer Partner hat die Nummer „{ $code }“. Wählen Sie eine andere, oder lassen Sie das Feld leer, um die nächste freie zu erhalten.
parties-party-code-required = Die Nummern von { $from } bis { $to } sind aufgebraucht. Geben Sie eine eigene Nummer ein.
parties-party-country-unknown = „{ $country }“ ist kein Ländercode aus zwei Buchstaben. Wählen Sie ein Land, zum Beispiel DE oder FR.
parties-party-term-unknown = Die Zahlungsbedingung „{ $term }“ gibt es nicht, oder sie wird nicht mehr verwendet. Wählen Sie eine andere.
parties-party-two-billing = Ein Partner hat eine Rechnungsanschrift. Machen Sie die anderen zu Lieferanschriften.
parties-party-address-unknown = Eine der Anschriften gehört nicht zu diesem Partner. Laden Sie den Partner neu und ändern Sie ihn noch einmal.
parties-vat-id-country = Die USt-IdNr. „{ $vat_id }“ beginnt nicht mit den Buchstaben eines Landes. Geben Sie sie mit diesen ein, zum Beispiel DE oder FR.
parties-vat-id-form = Die USt-IdNr. „{ $vat_id }“ hat nicht die Form ihres Landes { $form } (9 eine Ziffer, A ein Buchstabe, X beides). Berichtigen Sie sie.
parties-vat-id-check = Die Prüfziffern der USt-IdNr. „{ $vat_id }“ sind falsch ({ $rule }). Suchen Sie nach einem vertippten Zeichen.
parties-registration-id-form = Die Registernummer „{ $registration_id }“ hat nicht die Form { $form }. Berichtigen Sie sie.
parties-registration-id-check = Die Prüfziffer der Registernummer „{ $registration_id }“ ist falsch ({ $rule }). Suchen Sie nach einer vertippten Ziffer.
parties-iban-country = Die IBAN „{ $iban }“ beginnt nicht mit den Buchstaben eines Landes, das IBANs verwendet. Geben Sie sie ganz ein.
parties-iban-form = Die IBAN „{ $iban }“ hat nicht die Länge ihres Landes ({ $form }). Berichtigen Sie sie.
parties-iban-check = Die Prüfziffern der IBAN „{ $iban }“ sind falsch ({ $rule }). Suchen Sie nach einem vertippten Zeichen.

## Steuerschlüssel und Zahlungsbedingungen
finance-tax-code-taken = Den Steuerschlüssel „{ $tax_code }“ gibt es schon. Wählen Sie einen anderen.
finance-tax-code-unknown = Den Steuerschlüssel „{ $tax_code }“ gibt es nicht. Wählen Sie einen aus der Liste.
finance-tax-code-rate = Zur Kategorie „{ WORD($category, of: "tax-category") }“ passt ein Satz von { $rate } % nicht. Ändern Sie den Satz oder die Kategorie.
finance-tax-code-account-missing = Das Konto „{ $account ->
    [tax_account] Steuerkonto
    [offset_account] Gegenkonto Steuerschuld
    [revenue_account] Konto für den Nettobetrag
    [discount_account] Konto für Skonti
   *[other] { $account }
}“ fehlt. Wählen Sie, wohin dieser Steuerschlüssel bucht.
finance-tax-code-account-unused = Dieser Steuerschlüssel bucht nichts auf „{ $account ->
    [tax_account] Steuerkonto
    [offset_account] Gegenkonto Steuerschuld
    [revenue_account] Konto für den Nettobetrag
    [discount_account] Konto für Skonti
   *[other] { $account }
}“. Lassen Sie das Feld leer.
finance-tax-code-country = „{ $country }“ ist kein Land. Geben Sie zwei Buchstaben ein, etwa FR, oder lassen Sie das Feld für das eigene Land leer.
finance-tax-code-reason-missing = Kategorie „{ WORD($category, of: "tax-category") }“ berechnet keine Steuer, und Rechnungen müssen den Grund nennen. Geben Sie ihn in mindestens einer Sprache ein.
finance-tax-code-validity = Der Steuerschlüssel endete am { $to }, bevor er am { $from } beginnt. Berichtigen Sie die Daten.
finance-tax-code-name-missing = Eine Bezeichnung fehlt. Geben Sie sie in mindestens einer Sprache ein.
finance-payment-term-taken = Die Zahlungsbedingung „{ $term }“ gibt es schon. Wählen Sie ein anderes Kürzel.
finance-payment-term-unknown = Die Zahlungsbedingung „{ $term }“ gibt es nicht. Wählen Sie eine aus der Liste.
finance-payment-term-discount = Skonto liegt über 0 und unter 100 %, und seine Frist endet nicht nach der Fälligkeit. Berichtigen Sie es, oder setzen Sie beides auf 0.

## Lager
inventory-warehouse-unknown = Dieses Lager gibt es nicht, oder Sie dürfen dort nicht arbeiten. Wählen Sie ein anderes.
inventory-warehouse-inactive = Das Lager „{ $warehouse }“ ist geschlossen. Wählen Sie ein anderes, oder öffnen Sie es unter Lager wieder.
inventory-warehouse-taken = Ein Lager „{ $warehouse }“ gibt es schon. Wählen Sie ein anderes Kürzel.
inventory-warehouse-short = In „{ $warehouse }“ ist von { $count } Artikeln mehr reserviert, als vorhanden ist. Zählen oder buchen Sie diese zuerst, dann lassen Sie das Lager ablehnen.
inventory-warehouse-country-unknown = „{ $country }“ ist kein Ländercode aus zwei Buchstaben. Wählen Sie ein Land, zum Beispiel DE oder FR.
inventory-warehouse-branch-unknown = Diese Niederlassung gibt es nicht, oder Sie dürfen dort nicht arbeiten. Wählen Sie eine andere.
inventory-item-unknown = Diesen Artikel gibt es nicht. Wählen Sie einen aus der Liste.
inventory-item-inactive = Der Artikel „{ $item }“ nimmt keine neuen Belege an. Wählen Sie einen anderen, oder machen Sie ihn wieder aktiv.
inventory-item-taken = Einen Artikel „{ $item }“ gibt es schon. Wählen Sie eine andere Nummer.
inventory-item-not-stocked = „{ $item }“ ist eine Dienstleistung und wird nicht am Lager geführt. Wählen Sie einen Lagerartikel.
inventory-item-moved = „{ $item }“ lag schon im Lager, deshalb bleibt { $field ->
    [kind] die Art
    [valuation] die Bewertung
    [unit_code] die Einheit
    [unit_decimals] die Zahl der Nachkommastellen
   *[other] { $field }
}. Legen Sie einen neuen Artikel an, wenn es ein anderer sein muss.
inventory-item-cost-fixed = Die Standardkosten von „{ $item }“ lassen sich nur ändern, solange kein Bestand vorhanden ist. Setzen Sie sie vor dem nächsten Wareneingang.
inventory-item-cost-required = „{ $item }“ wird zu Standardkosten bewertet. Geben Sie sie ein.
inventory-item-negative = { $field ->
    [price] Der Wert für den Preis
    [standard_cost] Der Wert für die Standardkosten
    [reorder_level] Der Meldebestand
    [weight_kg] Das Gewicht
   *[other] { $field }
} darf nicht negativ sein. Korrigieren Sie den Wert.
inventory-unit-unknown = Die Einheit „{ $unit }“ ist nicht bekannt. Wählen Sie eine andere, oder geben Sie Zeichen und Nachkommastellen ein.
inventory-stock-not-available = Von „{ $item }“ sind { $available } verfügbar, verlangt wurden { $asked }. Nehmen Sie weniger, ein anderes Lager, oder warten Sie auf einen Wareneingang.
inventory-stock-reserved = Von „{ $item }“ sind { $reserved } reserviert, { $left } blieben übrig. Heben Sie zuerst Reservierungen auf, dann buchen Sie die Inventur.
inventory-stock-return-exceeds = Aus Zeile { $line } können noch { $left } zurückkommen, verlangt wurden { $asked }. Korrigieren Sie die Menge.
inventory-quantity-not-positive = Die Menge { $quantity } ist nicht größer als null. Korrigieren Sie sie.
inventory-quantity-too-fine = Die Einheit hat { $decimals } Nachkommastellen, { $quantity } hat mehr. Runden Sie die Menge.
inventory-quantity-out-of-range = Die Menge { $quantity } ist zu groß. Prüfen Sie sie auf einen Tippfehler.
inventory-value-negative = Der Wert { $value } ist negativ. Korrigieren Sie ihn.
inventory-receipt-cost-required = Was „{ $item }“ gekostet hat, fehlt oder ist doppelt angegeben. Geben Sie entweder einen Einstandspreis oder einen Wert ein.
inventory-adjustment-count-or-difference = Geben Sie für „{ $item }“ entweder die gezählte Menge oder die Differenz ein.
inventory-adjustment-no-difference = Die Inventur stimmt mit den Büchern überein, es ist nichts zu buchen. Schließen Sie sie ohne Buchung.
inventory-adjustment-cost-required = Was der gefundene Bestand von „{ $item }“ wert ist, lässt sich nicht ermitteln. Geben Sie einen Einstandspreis ein.
inventory-document-already-reversed = { $number } wurde bereits storniert oder storniert selbst einen Beleg. Buchen Sie stattdessen einen neuen Beleg.
inventory-document-consumed = Von { $item } ist seither etwas abgegangen, der Beleg lässt sich nicht mehr stornieren. Stornieren Sie zuerst, was den Bestand verbraucht hat, oder buchen Sie eine Inventur.
inventory-document-posted = Dieser Beleg ist schon als { $number } gebucht. Öffnen Sie den gebuchten Beleg.

## Beträge
amount-out-of-range = Der Betrag { $amount } passt nicht zu { $currency }: zu viele Nachkommastellen oder Ziffern. Bitte berichtigen.
amount-negative = Der Betrag { $amount } darf nicht negativ sein. Bitte auf der anderen Seite eintragen.

## Hauptbuch
finance-entry-unbalanced = Soll und Haben weichen um { $difference } { $currency } ab. Berichtigen Sie eine Zeile, oder tippen Sie = in ein Betragsfeld, um die Differenz einzusetzen.
finance-entry-all-zero = Alle Beträge sind null, es gibt nichts zu buchen. Tragen Sie mindestens einen Betrag im Soll und einen im Haben ein.
finance-entry-invalid = Diese Zeilen lassen sich nicht buchen: { $reason ->
    [too_few] Eine Buchung braucht mindestens zwei
    [too_many] Es sind zu viele
    [too_large] Ein Betrag oder eine Summe ist zu groß
    [too_fine] Ein Betrag hat mehr Nachkommastellen als seine Währung
    [contradiction] Die beiden Beträge einer Zeile widersprechen einander
    [currencies] Beträge mehrerer Währungen passen nicht zusammen
    [item_currency] Ein offener Posten wird auch in der Währung des Unternehmens geführt
   *[other] { $reason }
}. Bitte berichtigen.
finance-entry-debit-or-credit = Jede Zeile hat einen Betrag entweder im Soll oder im Haben. Füllen Sie genau eines davon aus.
finance-entry-date-implausible = { $date } liegt zu weit von heute entfernt, um gemeint zu sein. Bitte das Jahr prüfen.
finance-entry-branch-unknown = Sie arbeiten nicht in dieser Niederlassung. Bitte eine Ihrer Niederlassungen wählen.
finance-entry-rate-required = Ein Betrag in { $currency } braucht seinen Wechselkurs. Bitte den Tageskurs eintragen.
finance-entry-already-reversed = { $number } wurde bereits durch { $by } storniert. Erfassen Sie stattdessen eine neue Buchung.
finance-entry-of-document = { $number } wurde durch { $source } gebucht. Stornieren Sie diesen Beleg.
finance-account-unknown = Das Konto { $account } gibt es in diesem Kontenplan nicht. Bitte ein Konto aus der Liste wählen.
finance-account-inactive = Das Konto { $account } nimmt keine Buchungen mehr an. Wählen Sie ein anderes, oder aktivieren Sie es im Kontenplan.
finance-account-control = Das Konto { $account } wird nur durch Belege bebucht ({ WORD($control, of: "control") }). Buchen Sie einen Beleg, oder wählen Sie ein anderes Konto.
finance-account-taken = Das Konto { $account } gibt es schon. Bitte eine andere Nummer wählen.
finance-period-locked = { $date } liegt in einem Zeitraum, der bis { $until } gesperrt ist. Ändern Sie das Datum, oder bitten Sie die Buchhaltung um Öffnung.
finance-lock-backward = Der Zeitraum ist schon bis { $until } gesperrt, und eine Sperre rückt nur vor. Bitte ein späteres Datum wählen.
finance-purpose-unknown = Der Kontenplan nennt kein Konto für „{ WORD($purpose, of: "purpose") }“. Bitte im Kontenplan eines festlegen.

## Offene Posten und Zahlungen
finance-open-item-unknown = Dieser Partner hat keinen solchen offenen Posten ({ $id }). Laden Sie die Liste neu und wählen Sie noch einmal.
finance-open-item-exceeded = Von { $number } sind nur { $open } offen, verlangt waren { $asked }. Tragen Sie weniger ein; der Rest bleibt als Akonto stehen.
finance-open-item-currency = { $number } wird in { $currency } geführt. Bitte die Zahlung in dieser Währung buchen.
finance-payment-exceeded = { $allocated } sind zugeordnet, aber nur { $paid } wurden gezahlt. Bitte eine Zuordnung verringern.
finance-payment-not-positive = Eine Zahlung ist größer als null. Tragen Sie den Betrag ein; für ausgehendes Geld wählen Sie „Ausgang“.
finance-payment-account = { $account } ist kein Bank- oder Kassenkonto. Bitte wählen, wo das Geld geflossen ist.
finance-payment-discount-tax-unknown = Die Steuer von { $number } steht nicht in diesem Buch, ein Skonto kann sie daher nicht berichtigen. Buchen Sie die Differenz aus und berichtigen Sie die Steuer mit einer Buchung.
finance-opening-already-reversed = { $number } wurde bereits zurückgenommen. Übernehmen Sie den Posten mit den richtigen Beträgen neu.
finance-opening-settled = Von { $number } sind nur noch { $open } offen. Stornieren Sie zuerst die Zahlungen und Ausgleiche dieses Postens.
finance-payment-already-reversed = { $number } wurde bereits storniert. Buchen Sie stattdessen eine neue Zahlung.
finance-opening-party-unknown = Es gibt keinen Partner mit der Nummer { $code }. Importieren oder legen Sie ihn zuerst an.
finance-opening-number-taken = { $number } dieses Partners wurde schon übernommen. Entfernen Sie die Zeile oder berichtigen Sie die Nummer.
finance-opening-amount-zero = Hier ist nichts offen. Entfernen Sie die Zeile oder geben Sie den offenen Betrag ein.
finance-settlement-uneven = Die Beträge, die einander ausgleichen sollen, weichen um { $difference } ab. Gleichen Sie Gutschriften und Forderungen aus.
finance-settlement-already-reversed = Dieser Ausgleich wurde schon aufgehoben. Laden Sie neu.

## Benutzer und Unternehmen
identity-user-login-taken = Der Anmeldename „{ $login }“ ist vergeben. Bitte einen anderen wählen.
identity-user-password-too-short = Das Kennwort braucht mindestens { $minimum } Zeichen. Wählen Sie ein längeres; ein Satz ist gut.
identity-password-common = Dieses Kennwort gehört zu denen, die zuerst probiert werden. Wählen Sie ein anderes; ein Satz ist gut.
identity-password-same = Das neue Kennwort ist das alte. Wählen Sie ein anderes.
identity-second-factor-exists = Sie haben schon einen zweiten Faktor. Entfernen Sie ihn zuerst, um einen anderen einzurichten.
identity-second-factor-none = Es gibt keinen zweiten Faktor. Richten Sie zuerst einen ein.
identity-second-factor-unreadable = Der Schlüssel zu den zweiten Faktoren liegt nicht auf diesem Rechner. Verwenden Sie einen Wiederherstellungscode oder bitten Sie einen Administrator, den zweiten Faktor zurückzusetzen.
identity-second-factor-kept = Ihr Unternehmen verlangt für Ihre Rolle einen zweiten Faktor, darum muss er bleiben. Wenden Sie sich an einen Administrator, wenn Sie einen anderen brauchen.
identity-oidc-taken = Ein anderes Konto ist mit dieser Identität verknüpft. Lösen Sie die Verknüpfung zuerst dort.
identity-oidc-email-unused = Konten werden nur über die Kennung zugeordnet. Geben Sie die Kennung ein, oder ein Inhaber erlaubt E-Mail-Adressen.
identity-oidc-kept = Ihr Unternehmen verlangt, dass Sie sich beim Anmeldedienst anmelden, darum muss die Verknüpfung bleiben. Wenden Sie sich an einen Administrator, wenn Sie eine andere brauchen.
identity-user-branch-unknown = Diese Niederlassung gibt es nicht. Wählen Sie eine aus der Liste oder alle Niederlassungen.
identity-user-last-owner = Dies ist der letzte Inhaber, der bleiben muss. Machen Sie zuerst einen anderen Benutzer zum Inhaber.
identity-user-own-account = Das ist Ihr eigenes Konto. Kennwort und zweiten Faktor ändern Sie unter Mein Konto.
identity-role-unknown = Es gibt keine Rolle „{ $role }“. Wählen Sie eine aus der Liste.
identity-role-ready-made = Die Rolle „{ WORD($role, of: "role-name") }“ gehört zu Kontor und bleibt, wie sie ist. Kopieren Sie sie unter einem anderen Kürzel und ändern Sie die Kopie.
identity-role-permission-unknown = Es gibt kein Recht „{ $permission }“. Wählen Sie aus der Liste.
identity-role-too-many = Ein Unternehmen kann { $limit } eigene Rollen haben. Ändern Sie eine vorhandene.
identity-grant-too-many = Ein Benutzer kann { $limit } Berechtigungen haben. Nehmen Sie zuerst eine zurück.
identity-grant-owner-only = Nur Inhaber ernennen, ändern oder sperren Inhaber und vergeben, was nur Inhaber dürfen. Fragen Sie einen Inhaber.
identity-grant-main = Dies ist die Hauptberechtigung des Benutzers. Ändern Sie sie oder sperren Sie den Benutzer.
identity-grant-own = Niemand ändert die eigenen Rechte. Fragen Sie einen anderen Administrator oder einen Inhaber.
identity-grant-beyond = Das reicht über den Bereich hinaus, in dem Sie Rechte vergeben und ändern. Wählen Sie einen Ort in Ihrem eigenen Bereich oder fragen Sie jemanden, der das ganze Unternehmen verwaltet.
identity-grant-warehouse-unknown = Dieses Lager gibt es nicht. Wählen Sie eines aus der Liste.
identity-grant-warehouse-elsewhere = Das Lager gehört zu einer anderen Niederlassung. Wählen Sie diese oder keine.
identity-grant-region-unknown = Keine Niederlassung liegt in der Region „{ $region }“. Tragen Sie die Region zuerst bei einer Niederlassung ein oder wählen Sie eine andere.
identity-grant-period = Der letzte Tag liegt vor dem ersten. Berichtigen Sie einen davon.
identity-grant-of-team = Diese Berechtigung stammt aus einem Team. Ändern Sie das Team oder nehmen Sie den Benutzer heraus.
identity-team-too-many = Ein Unternehmen kann { $limit } Teams haben. Lösen Sie eines auf oder ändern Sie ein vorhandenes.
identity-team-of-owners = Inhaber werden einzeln bestimmt, mit einer eigenen Berechtigung. Wählen Sie für das Team eine andere Rolle.
identity-team-member-unknown = Ein Mitglied ist kein aktiver Benutzer dieses Unternehmens mehr. Laden Sie das Team neu und wählen Sie aus der Liste.
identity-branch-taken = Eine Niederlassung { $code } gibt es schon. Wählen Sie ein anderes Kürzel.
identity-book-not-empty = Dieses Buch enthält schon ein Unternehmen. Melden Sie sich als Inhaber an und fügen Sie ein weiteres hinzu, oder öffnen Sie eine andere Datei.
identity-company-pack-unknown = Das Länderpaket „{ $pack }“ gibt es nicht. Wählen Sie eines aus der Liste.
identity-company-taken = In diesem Buch gibt es schon ein Unternehmen namens „{ $name }“. Wählen Sie einen anderen Namen.
identity-company-too-many = Ein Buch kann { $limit } Unternehmen enthalten. Führen Sie weitere in einem anderen Buch.
identity-user-not-elsewhere = Kein aktiver Benutzer „{ $login }“ arbeitet in einem anderen Unternehmen, dessen Benutzer Sie verwalten. Prüfen Sie den Namen, oder legen Sie einen neuen Benutzer an.
identity-user-already-here = „{ $login }“ arbeitet schon in diesem Unternehmen. Ändern Sie die Rolle, oder geben Sie eine weitere.

## Verkauf
sales-customer-unknown = Diesen Kunden gibt es nicht oder nicht mehr. Wählen Sie einen Kunden aus der Liste.
sales-item-unknown = Diesen Artikel gibt es nicht oder er wird nicht mehr verkauft ({ $item }). Wählen Sie einen anderen Artikel.
sales-price-missing = Für „{ $item }“ gibt es keinen Preis in { $currency }. Geben Sie einen Preis ein oder ergänzen Sie eine Preisliste.
sales-tax-code-unknown = „{ $tax_code }“ ist am { $date } kein Steuerschlüssel für den Verkauf. Wählen Sie einen aus der Liste.
sales-payment-term-unknown = Es gibt keine Zahlungsbedingung „{ $term }“. Wählen Sie eine aus der Liste.
sales-line-empty = Die Zeile nennt weder Artikel noch Text. Wählen Sie einen Artikel oder schreiben Sie, was es ist.
sales-line-quantity = Die Menge muss über null liegen, nicht mehr Nachkommastellen haben als die Einheit, und jede Zeile darf nur einmal vorkommen. Korrigieren Sie sie.
sales-line-price = Ein Preis ist nicht negativ, ein Rabatt liegt zwischen 0 und 100 Prozent. Korrigieren Sie die Angabe.
sales-line-warehouse = Für diese Zeile steht nicht fest, aus welchem Lager geliefert wird. Wählen Sie ein Lager.
sales-line-more-than-open = Von Zeile { $line } sind nur { $open } offen, verlangt sind { $asked }. Geben Sie weniger ein.
sales-document-amounts-too-large = Die Beträge sind größer, als ein Beleg fassen kann. Prüfen Sie Mengen und Preise.
sales-document-rate-required = Ein Beleg in { $currency } braucht seinen Wechselkurs. Geben Sie den Kurs des Tages ein.
sales-document-state-forbids = { $number } ist „{ $state ->
    [draft] Entwurf
    [discarded] Verworfen
    [sent] Abgegeben
    [ordered] Beauftragt
    [lost] Abgelehnt
    [expired] Abgelaufen
    [confirmed] Bestätigt
    [partly_delivered] Teilgeliefert
    [delivered] Geliefert
    [invoiced] Fakturiert
    [closed] Abgeschlossen
    [cancelled] Storniert
   *[other] { $state }
}“ und lässt das nicht zu. Laden Sie den Beleg neu und sehen Sie, was möglich ist.
sales-document-no-lines = Es gibt keine Zeilen oder zu viele. Fügen Sie eine Zeile hinzu oder teilen Sie den Beleg.
sales-document-branch-unknown = Sie arbeiten nicht in dieser Niederlassung. Wählen Sie eine Ihrer Niederlassungen.
sales-document-date-implausible = { $date } liegt zu weit von heute entfernt. Prüfen Sie das Jahr.
sales-document-nothing-left = Von { $number } ist nichts mehr offen. Sehen Sie nach, was daraus geworden ist.
sales-order-credit-limit = { $customer } würde { $exposure } schulden, mehr als das Limit von { $limit }. Warten Sie eine Zahlung ab oder lassen Sie das Limit erhöhen.
sales-order-started = Ein Teil von { $number } wurde geliefert oder fakturiert, der Auftrag lässt sich nicht mehr stornieren. Schließen Sie ihn ab, oder nehmen Sie das Gelieferte zuerst zurück.
sales-order-uninvoiced = Ein Teil von { $number } wurde geliefert und noch nicht fakturiert. Fakturieren Sie ihn, dann lässt sich der Auftrag abschließen.
sales-invoice-mixed-documents = Diese Belege gehören zu verschiedenen Kunden, Währungen oder Niederlassungen, oder einer ist doppelt genannt. Erstellen Sie je eine Rechnung.
sales-document-two-countries = Einige Positionen werden in { $first } versteuert, andere in { $second }. Fakturieren Sie sie getrennt: Eine Rechnung trägt die USt-IdNr. eines einzigen Landes.
sales-invoice-incomplete = Das Gesetz verlangt eine Angabe, die fehlt: { WORD($field, of: "missing") }. Ergänzen Sie sie beim Kunden, in den Unternehmensangaben oder im Beleg.
sales-delivery-already-reversed = { $number } wurde bereits zurückgenommen oder ist selbst eine Rücknahme. Buchen Sie eine neue Lieferung.
sales-delivery-invoiced = { $number } ist bereits fakturiert. Buchen Sie stattdessen eine Gutschrift mit Rückgabe der Ware.
sales-price-list-unknown = Es gibt keine Preisliste „{ $list }“. Wählen Sie eine aus der Liste.
sales-price-invalid = Dieser Preis ist negativ, gilt ab keiner Menge, endet vor seinem Beginn oder steht doppelt da. Korrigieren Sie ihn.

## Firmendaten
identity-settings-logo-invalid = Das Logo muss ein PNG von höchstens { $limit } sein. Wählen Sie eine andere Datei.
identity-settings-iban-invalid = „{ $iban }“ ist keine IBAN: Die Prüfziffern stimmen nicht. Korrigieren Sie sie.
identity-settings-missing = Das Unternehmen hat noch nicht angegeben, was auf seinen Belegen steht. Füllen Sie zuerst die Unternehmensangaben aus.

## Updates
update-off = Diese Ausgabe sucht nicht selbst nach neuen Versionen. Installieren Sie ein neueres Paket von dort, woher Sie dieses haben.
update-unreachable = Der Ort der neuen Versionen antwortet nicht, wie er sollte: { $reason }. Prüfen Sie das Netz und versuchen Sie es später.
update-refused = Version { $version } trägt nicht die Signatur von Kontor und wurde nicht installiert. Es hat sich nichts geändert. Melden Sie es dem Betreiber des Update-Servers.
update-failed = Die neue Version kann nicht eingesetzt werden: { $reason }. Diese Version bleibt, wie sie ist.

## Grenzen und Freigaben
denied-limit = { $action ->
    [approve] Sie dürfen bis { $limit } freigeben; hier geht es um { $amount }. Überlassen Sie es jemandem mit einer höheren Grenze.
    [discount] Sie dürfen bis zu { $limit } Rabatt geben; hier sind es { $amount }. Senken Sie ihn, oder bitten Sie um Freigabe.
    [pay] Sie dürfen einem Empfänger innerhalb eines Tages bis { $limit } zahlen; mit dieser Zahlung sind es { $amount }. Bitten Sie um Freigabe: Sie geht hinaus, sobald jemand mit einer höheren Grenze zustimmt.
   *[other] Sie dürfen bis { $limit } buchen; hier geht es um { $amount }. Bitten Sie um Freigabe: Es geschieht, sobald jemand mit einer höheren Grenze zustimmt.
}
approval-required = Das muss eine zweite Person freigeben (Regel: { $rule }). Es wurde nichts geändert; bitten Sie um Freigabe, dann geschieht es, sobald jemand zustimmt.
approvals-request-not-needed = Hier verlangt keine Regel eine Freigabe, und keine Ihrer Grenzen steht im Weg. Führen Sie den Vorgang selbst aus.
approvals-request-call-unknown = Für „{ CALL($call) }“ kann keine Freigabe erbeten werden. Führen Sie den Vorgang selbst aus.
approvals-request-decided = { $state ->
    [approved] Dieser Antrag ist schon freigegeben, und seine Änderung ist ausgeführt. Es ist nichts mehr zu tun.
    [refused] Dieser Antrag ist schon abgelehnt. Stellen Sie ihn neu, wenn er noch gebraucht wird.
    [withdrawn] Dieser Antrag wurde zurückgezogen. Es ist nichts mehr zu tun.
   *[other] Über diesen Antrag ist schon entschieden. Laden Sie ihn neu.
}
approvals-request-own = Sie haben das selbst beantragt. Jemand anderes muss darüber entscheiden.
approvals-request-bank-details = Sie haben die Bankverbindung dieses Partners selbst erfasst und dürfen deshalb kein Geld an ihn freigeben. Überlassen Sie die Entscheidung jemand anderem.
approvals-request-poster = Sie haben selbst gebucht, was diese Zahlung ausgleicht; eine Regel schließt aus, dass Sie sie auch freigeben. Überlassen Sie die Entscheidung jemand anderem.
approvals-request-changed = Was jetzt geschähe, ist nicht mehr das Beantragte: Betrag, Rabatt, Partner oder Niederlassung sind andere. Lehnen Sie den Antrag ab; er kann neu gestellt werden.
approvals-request-foreign = Nur wer einen Antrag gestellt hat, kann ihn zurückziehen. Lehnen Sie ihn stattdessen ab, mit Begründung.
approvals-request-requester-gone = Wer das beantragt hat, darf sich nicht mehr anmelden; in dessen Namen kann es nicht mehr geschehen. Lehnen Sie den Antrag ab.
approvals-rule-call-unknown = Für „{ CALL($call) }“ kann es keine Regel geben. Wählen Sie einen der angebotenen Vorgänge.
approvals-rule-party-unknown = Diesen Partner gibt es nicht. Wählen Sie einen aus der Liste, oder lassen Sie das Feld leer.
approvals-rule-branch-unknown = Diese Niederlassung gibt es nicht. Wählen Sie eine aus der Liste, oder lassen Sie das Feld leer.
approvals-rule-role-unknown = Eine Rolle „{ $role }“ gibt es nicht. Wählen Sie eine aus der Liste, oder lassen Sie das Feld leer.
approvals-rule-discount-range = Ein Rabatt von { $discount } % ist nicht möglich. Geben Sie einen Prozentsatz zwischen 0 und 100 ein.
audit-log-export-too-long = Die Datei enthielte mehr als { $limit } Einträge. Wählen Sie einen kürzeren Zeitraum oder einen anderen Filter, und exportieren Sie in Teilen.
table-none = „{ $name }“ liefert keine Tabelle. Fragen Sie JSON an, oder audit.log.export.

## Sicherung
book-disk-full = Auf der Festplatte ist kein Platz mehr, deshalb wurde nichts gespeichert. Was da ist, lässt sich lesen. Schaffen Sie Platz und versuchen Sie es erneut.
book-write-failed = Das System hat das Schreiben des Buchs verweigert: { $reason }. Es wurde nichts gespeichert. Prüfen Sie freien Platz, Kontingent und die Festplatte selbst und versuchen Sie es erneut.
book-read-only = Das Buch lässt sich nur lesen, nicht schreiben. Prüfen Sie die Rechte an Datei und Ordner und ob der Datenträger schreibgeschützt ist.
book-unopenable = Die Datei des Buchs lässt sich nicht öffnen: { $reason }. Prüfen Sie die Rechte an der Datei und ihrem Ordner.
book-locked = Ein anderes Programm hält das Buch ({ $path }) und gibt es nicht frei. Schließen Sie es dort und versuchen Sie es erneut.
book-corrupt = Ein Teil der Datei des Buchs ist beschädigt, oder es ist kein Buch: { $reason }. Arbeiten Sie nicht damit weiter: Spielen Sie die letzte geprüfte Sicherung zurück.
book-log-damaged = Die Logdatei neben dem Buch ({ $log }) lässt sich nicht lesen, weil ihr Anfang beschädigt ist. Was zuletzt gespeichert wurde, steht vielleicht nur dort; was in der Datei des Buchs selbst steht ({ $path }), ist unberührt, und auch jetzt wurde nichts geändert. Kopieren Sie zuerst beide Dateien an einen sicheren Ort. Spielen Sie dann die letzte geprüfte Sicherung zurück; oder legen Sie die Logdatei beiseite und öffnen Sie die Datei ohne sie: Sie endet dort, wo zuletzt in sie geschrieben wurde, Kontor nennt die Einträge, die im Änderungsprotokoll fehlen, und kontor verify prüft, ob der Rest stimmt.
book-log-lost = Unter { $path } lag ein Buch, die Datei enthält aber nichts mehr davon: Alles stand noch in der Logdatei daneben, die fehlt, leer oder abgeschnitten ist. Jetzt wurde nichts geändert. Kopieren Sie, was dort liegt, an einen sicheren Ort und spielen Sie dann die letzte geprüfte Sicherung zurück.
book-file-lost = Unter { $path } lag ein Buch, seine Datei fehlt aber oder ist leer. Was zuletzt gespeichert wurde, steht noch in der Logdatei daneben ({ $log }). Jetzt wurde nichts geändert. Wurde die Datei verschoben, legen Sie sie wieder neben ihre Logdatei. Andernfalls kopieren Sie die Logdatei an einen sicheren Ort und legen sie beiseite; spielen Sie dann die letzte geprüfte Sicherung zurück, oder richten Sie hier ein neues Buch ein.
book-behind-its-mark = Das Änderungsprotokoll dieses Buchs endet bei Eintrag { $seq } von Abschnitt { $epoch }, es gab aber Einträge bis { $marked_seq } von Abschnitt { $marked_epoch }. Das Buch lässt sich lesen. Bevor gebucht wird, spielen Sie eine neuere Kopie zurück oder lassen Sie den Inhaber neue Nummernkreise beginnen.
book-mark-missing = Neben diesem Buch fehlt die Marke seiner letzten Änderung (sein Änderungsprotokoll endet bei Eintrag { $seq } von Abschnitt { $epoch }), wie nach dem Umzug auf einen anderen Rechner. Es lässt sich lesen. Bevor gebucht wird, bestätigt der Inhaber, welche Nummern seither vergeben wurden, und beginnt neue Nummernkreise.
book-moved = Dieses Buch wurde kopiert, um an anderer Stelle weitergeführt zu werden, als sein Änderungsprotokoll bei Eintrag { $seq } von Abschnitt { $epoch } endete. Es lässt sich lesen. Arbeiten Sie mit der Kopie weiter; oder der Inhaber beginnt hier neue Nummernkreise, wenn dort nichts gebucht wurde.
book-upgrade-failed = Das Buch { $path } konnte nicht auf den neuen Stand gebracht werden: { $reason }. Es bleibt, wie es war; arbeiten Sie mit der Programmversion weiter, die es angelegt hat, und melden Sie dies.
book-copy-differs = Die Kopie gleicht dem Buch nicht: { $reason }. Verwenden Sie sie nicht. Löschen Sie sie und melden Sie dies.
book-backup-folder-unusable = Sicherungen lassen sich nicht in { $path } ablegen: { $reason }. Wählen Sie einen anderen Ordner.
book-backup-unreadable = { $path } ist keine Sicherung, die sich zurückspielen lässt: { $reason }. Wählen Sie eine andere Datei.
book-backup-of-another-book = { $path } ist die Kopie eines anderen Buchs. Wählen Sie eine Sicherung dieses Buchs; oder der Inhaber sieht sich beide an und bestätigt, dass das andere an die Stelle dieses Buchs tritt.
book-backup-passphrase-wrong = Diese Passphrase öffnet die Sicherung nicht. Prüfen Sie sie und versuchen Sie es erneut.
book-backup-passphrase-missing = Eine verschlüsselte Sicherung braucht ihre Passphrase. Geben Sie sie ein.
book-key-needed = { $path } ist verschlüsselt. Geben Sie die Passphrase oder den Wiederherstellungsschlüssel ein.
book-key-wrong = Dieser Schlüssel öffnet { $path } nicht. Prüfen Sie die Passphrase und versuchen Sie es erneut. Sind Sie sich sicher, ist der Anfang der Datei beschädigt: Spielen Sie die letzte geprüfte Sicherung zurück.
book-encrypted = { $path } ist bereits verschlüsselt. Den Schlüssel ändert kontor rekey.
book-plain = { $path } ist nicht verschlüsselt. Verschlüsseln Sie es mit kontor encrypt.
book-not-in-a-file = Dieses Buch liegt auf einem Server. Lassen Sie dessen Festplatte von den Betreibern des Servers verschlüsseln.
book-passphrase-short = Die Passphrase ist zu kurz. Wählen Sie eine mit mindestens { $least } Zeichen.
book-passphrases-differ = Die beiden Passphrasen sind nicht gleich. Geben Sie die neue zweimal ein.
book-encryption-failed = { $path } konnte nicht unter seinem Schlüssel neu geschrieben werden: { $reason }. Es bleibt, wie es war. Melden Sie dies.

secret-keyring-missing = Der Schlüssel „{ $name }“ dieses Buchs liegt im Schlüsselbund des Systems, und der antwortet nicht. Entsperren Sie ihn oder melden Sie sich am Desktop an und versuchen Sie es dann erneut.
secret-exposed = Die Datei { $path } enthält einen Schlüssel, und andere dürfen sie lesen. Geben Sie das Leserecht nur dem Eigentümer und versuchen Sie es dann erneut.
secret-storage = Die Datei { $path }, die einen Schlüssel enthält, lässt sich nicht lesen oder schreiben: { $reason }.
secret-folder-missing = Auf diesem Rechner gibt es weder einen Schlüsselbund noch einen Ordner für Schlüssel. Nennen Sie einen Ordner in KONTOR_SECRETS und versuchen Sie es dann erneut.

## Integrity
book-without-facts = Das Buch ist noch leer, es gibt nichts zu signieren. Legen Sie zuerst ein Unternehmen an.
book-head-lost = Dieser Rechner hat Eintrag { $seq } von Abschnitt { $epoch } des Änderungsprotokolls signiert, und das Buch enthält ihn nicht mehr. Bis das geklärt ist, wird nichts signiert. Spielen Sie die neueste Sicherung zurück, oder beginnen Sie neue Nummernkreise, wenn eine ältere Kopie zurückgespielt wurde.
book-check-under-way = Dieses Buch wird gerade geprüft. Warten Sie, bis die Prüfung beendet ist; ihr Ergebnis steht dann auf der Seite „Unversehrtheit“.
book-anchor-unreadable = { $path } ist kein Anker: { $reason }. Wählen Sie die JSON-Datei, die Kontor geschrieben hat.
file-form-unknown = Die Endung von { $path } nennt keine Form, die geschrieben werden kann. Wählen Sie eine von { $known }.

## Was eine Prüfung des Buchs ansieht, falsch findet und anmerkt
check-entries-balance = jede Buchung geht auf und hat mindestens zwei Buchungszeilen
check-entry-numbers = Buchungsnummern sind eindeutig und lückenlos
check-payment-numbers = Zahlungsnummern sind eindeutig und lückenlos
check-stock-numbers = Nummern von Wareneingängen und Inventuren sind eindeutig und lückenlos
check-sales-numbers = Nummern von Verkaufsbelegen sind eindeutig und lückenlos
check-reversals = jede Stornobuchung ist in beide Richtungen verknüpft und nimmt ihre Buchung auf den Cent zurück
check-dates = jede Buchung liegt in ihrem Geschäftsjahr und keine in einem Zeitraum, der damals gesperrt war
check-control-accounts = offene Posten stimmen mit den Konten ihrer Nebenbücher überein
check-stock-value = der Lagerwert stimmt mit dem Saldo der Bestandskonten überein
check-open-items = offen ist, was der Beleg offen ließ, abzüglich dessen, was zugeordnet und ausgeglichen ist
check-settlements = Ausgleiche gehen bis auf Kursdifferenzen auf
check-balances = geführte Salden sind die Summen der Buchungszeilen
check-sources = Buchungen und ihre Belege verweisen aufeinander
check-stock-entries = Wareneingänge und Inventuren und ihre Buchungen verweisen aufeinander
check-sales-entries = Verkaufsbelege und ihre Buchungen verweisen aufeinander
check-invoice-totals = Rechnungssummen sind die Summen ihrer Positionen, Nachlässe und Steuern
check-order-progress = was von Aufträgen geliefert ist, ist die Summe ihrer Lieferungen
check-credits = was von einer Rechnung gutgeschrieben ist, ist die Summe ihrer Gutschriften
check-stock-moves = Bestand und Lagerwert sind die Summen der Bewegungen
check-promises = reserviert ist die Summe der Reservierungen, und nicht mehr, als vorhanden ist
check-layers = Wertschichten entsprechen den Bewegungen und ergeben den Lagerwert
check-file = jede Seite der Datei ist unbeschädigt, und jeder Index stimmt mit seiner Tabelle überein
check-chain = das Änderungsprotokoll ist eine lückenlose Kette, und jedes Byte ist, wie es besiegelt wurde
check-rows = aus dem Änderungsprotokoll neu errechnete Datensätze gleichen denen des Buchs
check-keys = jeder Signaturschlüssel ist in dem Teil des Änderungsprotokolls genannt, den er signiert, und sagt, welchen er ersetzt
check-heads = signierte Stände tragen die Signatur des Schlüssels ihres Rechners
check-own-heads = das Buch enthält, was dieser Rechner zuletzt signiert hat
check-anchors = das Buch enthält die Stände der Anker
check-epochs = jeder Abschnitt des Änderungsprotokolls beginnt, wo der vorige endete
check-texts = personenbezogene Texte sind wie aufgezeichnet oder gelöscht
found-entry-off = Buchung { $number } geht nicht auf, die Differenz ist { $difference }
found-entry-off-in = Buchung { $number } geht in { $currency } nicht auf, die Differenz ist { $difference }
found-entry-postings = Buchung { $number } hat zu wenige Buchungszeilen: { $postings }
found-entry-total = Buchung { $number } nennt { $total } als Summe, im Soll stehen { $debits }
found-stray-postings = Buchungszeilen, die zu keiner Buchung gehören: { $count }
found-series-broken = Nummernkreis { KIND($kind) } von { $company }, Geschäftsjahr { $year } (Rechner { $node }, Abschnitt { $epoch } des Änderungsprotokolls): { $numbers } Nummern von { $lowest } bis { $highest }, die nächste ist { $next }
found-control-off = { WORD($control, of: "control") } von { $company }: im Hauptbuch stehen { $ledger }, die offenen Posten ergeben { $items }
found-open-item-off = offener Posten { $number }: nach den Buchungen bleiben { $due } ({ $due_functional }), geführt werden { $kept } ({ $kept_functional })
found-settlement-off = Ausgleich von { $settlement }: seine Teile ergeben { $amount } und eine Kursdifferenz von { $realised }, geführt werden { $kept }
found-balance-off = Konto { $account } im { $month }: die Buchungszeilen ergeben { $debit } im Soll und { $credit } im Haben, geführt werden { $kept_debit } und { $kept_credit }
found-reversal-unlinked = Buchung { $number } und ihre Stornobuchung verweisen nicht aufeinander
found-reversal-off = die Stornobuchung zu { $number } lässt { $rest } auf Konto { $account } stehen
found-entry-outside-year = Buchung { $number } hat das Buchungsdatum { $date }, das nicht in ihrem Geschäftsjahr liegt
found-entry-in-locked = Buchung { $number } hat das Buchungsdatum { $date }, obwohl alles bis { $until } schon gesperrt war
found-payment-unlinked = Zahlung { $number } und ihre Buchung verweisen nicht aufeinander
found-settlement-unlinked = der Ausgleich von { $number } und seine Buchung verweisen nicht aufeinander
found-entry-source-lost = Buchung { $number } verweist auf einen Beleg, den es nicht gibt
found-document-unlinked = { $number } und die zugehörige Buchung verweisen nicht aufeinander
found-stock-value-off = { $company }: der Lagerwert ist { $value }, auf den Bestandskonten stehen { $balance }
found-stock-off = Artikel { $item } in Lager { $warehouse }: Bestand { $on_hand } im Wert von { $value }, die Bewegungen ergeben { $moved } im Wert von { $moved_value }; es sind { $moves } Bewegungen, die letzte hat die Nummer { $last }, geführt werden { $kept }
found-reserved-off = Artikel { $item } in Lager { $warehouse }: { $reserved } von { $on_hand } reserviert, die Reservierungen ergeben { $promised }
found-promise-off = für Position { $line } von { $number } waren { $promised } reserviert, davon sind { $left } übrig
found-layer-off = Wertschicht { $layer } des Artikels { $item } in Lager { $warehouse }: { $kept } im Wert von { $kept_value }, die Bewegungen ergeben { $moved } im Wert von { $moved_value }
found-layers-off = Artikel { $item } in Lager { $warehouse }: Bestand { $on_hand } im Wert von { $value }, die Wertschichten enthalten { $layered } im Wert von { $layered_value }
found-invoice-off = { $number } geht nicht auf: { $total } Differenz in der Gesamtsumme, { $lines } in den Positionen, { $net } im Nettobetrag, { $tax } in der Steuer
found-order-off = Auftrag { $number }, Position { $line }: als geliefert geführt werden { $kept }, die Lieferungen ergeben { $moved }
found-credit-off = Rechnung { $number }: als gutgeschrieben geführt werden { $kept }, die Gutschriften ergeben { $noted } von { $whole }
found-file-unsound = die Datenbank meldet: { $said }
found-node-unknown = das Änderungsprotokoll enthält Einträge des Rechners { $node }, der nicht zu diesem Buch gehört
found-fact-unsealed = Eintrag { $fact } des Änderungsprotokolls hat kein Siegel
found-seals-alone = Siegel ohne Eintrag im Änderungsprotokoll: { $count }
found-seal-out-of-order = Eintrag { $fact } des Änderungsprotokolls (Nr. { $seq }) folgt auf Nr. { $before }
found-seal-unchained = Eintrag { $fact } des Änderungsprotokolls (Nr. { $seq }) schließt nicht an den vorigen an
found-fact-changed = Eintrag { $fact } des Änderungsprotokolls (Nr. { $seq }) ist nicht, was besiegelt wurde
found-fact-unusable = Eintrag { $fact } des Änderungsprotokolls lässt sich nicht anwenden: { $reason }
found-row-differs = { $table } { $key } (Eintrag { $fact } des Änderungsprotokolls): im Protokoll steht [{ $made }], im Buch [{ $kept }]
found-row-missing = { $table } { $key } (Eintrag { $fact } des Änderungsprotokolls): im Protokoll steht [{ $made }], im Buch fehlt der Datensatz
found-row-unmade = { $table } { $key } (Eintrag { $fact } des Änderungsprotokolls): im Buch steht [{ $kept }], im Protokoll nichts davon
found-text-changed = der Text { $hash } ist nicht, was aufgezeichnet wurde
found-text-gone = der Text { $hash } zu Eintrag { $fact } des Änderungsprotokolls ist weg, und niemand hat ihn gelöscht
found-epoch-unbegun = nichts beginnt Abschnitt { $epoch } des Änderungsprotokolls auf dem Rechner { $node }
found-epoch-off = Abschnitt { $epoch_before } des Änderungsprotokolls endet bei { $ends }, aber Abschnitt { $epoch } begann nach { $begins }
found-key-of-another-chain = der Signaturschlüssel { $key } gehört zu einem anderen Teil des Änderungsprotokolls als der Eintrag, der ihn nennt
found-key-in-secret = der Signaturschlüssel { $key } sagt nicht, dass er { $known } ersetzt
found-key-replaces-unknown = der Signaturschlüssel { $key } ersetzt { $replaced }, den kein Eintrag des Änderungsprotokolls nennt
found-head-key-unknown = der Stand vom { $at } (Abschnitt { $epoch } des Änderungsprotokolls, Nr. { $seq }) ist mit dem Schlüssel { $key } signiert, den kein Eintrag nennt
found-head-key-later = der Stand vom { $at } (Abschnitt { $epoch } des Änderungsprotokolls, Nr. { $seq }) ist mit einem Schlüssel signiert, der erst mit Nr. { $begun } begann
found-head-forged = der Stand vom { $at } (Abschnitt { $epoch } des Änderungsprotokolls, Nr. { $seq }) trägt nicht die Signatur seines Schlüssels (Eintrag { $fact })
found-head-gone = der Stand vom { $at } (Abschnitt { $epoch } des Änderungsprotokolls, Nr. { $seq }) ist weg: das Änderungsprotokoll endet vorher
found-head-changed = der Stand vom { $at } (Abschnitt { $epoch } des Änderungsprotokolls, Nr. { $seq }) ist nicht, was dort jetzt besiegelt ist (Eintrag { $fact } oder einer davor)
found-own-head-lost = der Stand, den dieser Rechner am { $at } signiert hat (Abschnitt { $epoch } des Änderungsprotokolls, Nr. { $seq }), ist nicht im Buch: Einträge wurden abgeschnitten, oder an seiner Stelle liegt eine ältere Kopie
found-own-head-changed = der Stand, den dieser Rechner am { $at } signiert hat (Abschnitt { $epoch } des Änderungsprotokolls, Nr. { $seq }), ist im Buch ein anderer: ein Eintrag bis { $fact } wurde geändert
found-own-key-unknown = der Schlüssel, den dieser Rechner für das Buch aufbewahrt, { $key }, wird im Buch nicht genannt
found-anchor-foreign = der Anker gehört zum Buch { $anchor }, dieses ist { $book }
found-anchor-empty = der Anker enthält keinen Stand
found-anchor-forged = der Stand vom { $at } (Abschnitt { $epoch } des Änderungsprotokolls, Nr. { $seq }): der Anker selbst ist nicht, wie er signiert wurde
found-anchor-lost = der Stand vom { $at } (Abschnitt { $epoch } des Änderungsprotokolls, Nr. { $seq }) ist nicht im Buch: Einträge wurden abgeschnitten
found-anchor-changed = der Stand vom { $at } (Abschnitt { $epoch } des Änderungsprotokolls, Nr. { $seq }) ist im Buch ein anderer: ein Eintrag bis { $fact } wurde geändert
noted-texts-erased = gelöschte personenbezogene Texte: { $count }
noted-tables-open = nichts hindert mehr daran, diese Tabellen am Programm vorbei zu ändern: { $tables }
noted-nothing-signed = Abschnitt { $epoch } des Änderungsprotokolls: keiner von { $facts } Einträgen ist bisher signiert; nicht signiert seit { $since }
noted-signed-from = Abschnitt { $epoch } des Änderungsprotokolls: Signaturen beginnen bei Nr. { $seq } vom { $at }, die alles davor deckt
noted-signed-up-to = Abschnitt { $epoch } des Änderungsprotokolls: { $facts } Einträge nach Nr. { $seq } sind noch nicht signiert, seit { $since }
noted-key-replaced = Abschnitt { $epoch } des Änderungsprotokolls: der Schlüssel wurde am { $at } ersetzt; der vorige ging verloren oder liegt auf einem anderen Rechner
noted-key-unused = der Schlüssel, den dieser Rechner für das Buch aufbewahrt, { $key }, wird im Buch nicht genannt: mit ihm wurde noch nichts signiert
noted-key-not-compared = der Schlüssel dieses Rechners ließ sich nicht vergleichen: { $reason }
noted-elsewhere-lost = der Stand, den dieser Rechner am { $at } signiert hat (Abschnitt { $epoch } des Änderungsprotokolls, Nr. { $seq }), ist nicht im Buch: Einträge wurden abgeschnitten, oder an seiner Stelle liegt eine ältere Kopie. Signiert wurde er an einem anderen Ort, { $place }
noted-elsewhere-changed = der Stand, den dieser Rechner am { $at } signiert hat (Abschnitt { $epoch } des Änderungsprotokolls, Nr. { $seq }), ist im Buch ein anderer: ein Eintrag bis { $fact } wurde geändert. Signiert wurde er an einem anderen Ort, { $place }
