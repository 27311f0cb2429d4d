# Mots des documents imprimés. Un document est imprimé dans sa propre langue, non dans celle de l’utilisateur.

## Types de documents
print-invoice = Facture
print-credit-note = Avoir
print-quotation = Devis
print-order-confirmation = Confirmation de commande
print-delivery-note = Bon de livraison
print-purchase-order = Bon de commande
print-reminder = Relance
print-statement = Relevé de compte
print-copy = Copie
print-page = Page { $page } sur { $pages }

## En-tête
print-invoice-number = Numéro de facture
print-credit-note-number = Numéro d’avoir
print-invoice-date = Date de facture
print-supply-date = Date de livraison ou de prestation
print-supply-period = Période de prestation
print-due-date = Date d’échéance
print-customer-number = Numéro de client
print-customer = Client
print-supplier = Fournisseur
print-order-reference = Votre référence
print-original-invoice = Se rapporte à la facture { $number } du { $date }
print-vat-id = N° TVA intracommunautaire
print-tax-number = Numéro fiscal
print-siren = SIREN

## Lignes et totaux
print-position = N°
print-description = Désignation
print-quantity = Quantité
print-unit = Unité
print-unit-price = Prix unitaire
print-discount = Remise
print-allowance = Remise globale
print-charge = Frais
print-net = Total HT
print-tax = TVA
print-tax-rate = TVA { $rate } % sur { $base }
print-gross = Total TTC
print-rounding = Arrondi
print-total = Total TTC
print-prepaid = Acompte versé
print-payable = Net à payer
print-tax-in-national-currency = TVA en { $currency }

## Paiement
print-payment-terms = Conditions de paiement
print-pay-within = Payable sous { $days } jours, au plus tard le { $date }.
print-cash-discount = Escompte de { $percent } % pour paiement avant le { $date }.
print-no-cash-discount = Pas d’escompte pour paiement anticipé.
print-iban = IBAN
print-bic = BIC
print-bank = Banque
print-payment-reference = Référence de paiement

## Mentions légales : directive 2006/112/CE art. 226, UStG 14 et 14a, Code de commerce L441-9 et D441-5
print-reverse-charge = Autoliquidation : la TVA est due par le preneur.
print-intra-community = Livraison intracommunautaire exonérée de TVA (art. 262 ter I du CGI ; art. 138 de la directive 2006/112/CE).
print-export = Exportation exonérée de TVA (art. 262 I du CGI ; art. 146 de la directive 2006/112/CE).
print-exempt = Exonéré de TVA : { $reason }
print-out-of-scope = Non soumis à la TVA.
print-self-billing = Autofacturation
print-withheld-discount-de = Il existe des accords de réduction de la contrepartie (§ 14 al. 4 n° 7 UStG).
print-late-penalty-fr = Pénalités de retard : { $rate } % par an, exigibles dès le lendemain de la date d’échéance.
print-recovery-fee-fr = Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 € (Code de commerce, art. L441-10 et D441-5).

## Autres mots de la mise en page
print-draft = Brouillon
print-date = Date
print-valid-until = Valable jusqu’au
print-quotation-number = Numéro de devis
print-order-confirmation-number = Numéro de commande
print-delivery-note-number = Numéro de bon de livraison
print-customer-vat-id = Votre n° TVA
print-order = Commande
print-deliveries = Bon de livraison
print-reference-dated = { $number } du { $date }
print-original-invoice-undated = Se rapporte à la facture { $number }
print-item-code = Réf.
print-discount-percent = Remise %
print-tax-percent = TVA %
print-amount-in = Montant HT { $currency }
print-amount = Montant
print-carried-forward = Report
print-line-total = Total des lignes
print-tax-group = Taux
print-tax-base = Base HT
print-tax-amount = Montant TVA
print-exchange-rate = Cours de change : 1 { $from } = { $rate } { $to } ({ $source }, { $date })
print-payment = Règlement
print-pay-by = Payable au plus tard le { $date }.

## Pays dans les adresses
print-country-at = Autriche
print-country-be = Belgique
print-country-bg = Bulgarie
print-country-ca = Canada
print-country-ch = Suisse
print-country-cn = Chine
print-country-cy = Chypre
print-country-cz = Tchéquie
print-country-de = Allemagne
print-country-dk = Danemark
print-country-ee = Estonie
print-country-es = Espagne
print-country-fi = Finlande
print-country-fr = France
print-country-gb = Royaume-Uni
print-country-gr = Grèce
print-country-hr = Croatie
print-country-hu = Hongrie
print-country-ie = Irlande
print-country-is = Islande
print-country-it = Italie
print-country-jp = Japon
print-country-li = Liechtenstein
print-country-lt = Lituanie
print-country-lu = Luxembourg
print-country-lv = Lettonie
print-country-mt = Malte
print-country-nl = Pays-Bas
print-country-no = Norvège
print-country-pl = Pologne
print-country-pt = Portugal
print-country-ro = Roumanie
print-country-se = Suède
print-country-si = Slovénie
print-country-sk = Slovaquie
print-country-tr = Turquie
print-country-us = États-Unis

## Documentation des procédures
procedures-title = Documentation des procédures,
procedures-about = Ce document dit comment les livres sont tenus avec Kontor, avec les réglages en vigueur le jour de son établissement. Le programme l’a écrit à partir du livre lui-même. Les noms de colonnes et de droits sont ceux du programme, afin de les retrouver dans l’archive d’audit.
procedures-program = Programme et livre
procedures-version = Programme
procedures-structure = Structure du livre
procedures-engine = Base de données
procedures-book = Livre
procedures-node = Ordinateur, section du journal d’audit
procedures-made = Établi
procedures-company = Société
procedures-roles = Rôles prédéfinis
procedures-roles-about = Ce qui n’est pas mentionné est refusé.
procedures-everything = tous les droits
procedures-own-roles = Rôles propres à la société
procedures-users = Utilisateurs
procedures-grants = Droits accordés
procedures-teams = Équipes
procedures-branches = Établissements
procedures-security = Connexion
procedures-approvals = Approbations (double validation)
procedures-prefixes = Préfixes des numéros
procedures-series = Séries de numéros
procedures-years = Exercices
procedures-locks = Verrouillages de périodes
procedures-taxes = Codes de TVA
procedures-terms = Conditions de paiement
procedures-warehouses = Entrepôts
procedures-backups = Sauvegardes
procedures-keys = Clés de signature
procedures-none = Rien n’est défini.
procedures-rules = Ce qui vaut dans chaque livre
procedures-rule-posting = Ce qui est comptabilisé n’est jamais modifié ni supprimé ; la base de données le refuse. Une erreur est corrigée par une contrepassation, liée dans les deux sens, dans une période ouverte. Chaque écriture est équilibrée.
procedures-rule-numbers = Les numéros de pièces sont attribués dans la transaction qui comptabilise, sans rupture, par série, exercice, ordinateur et section du journal d’audit ; une section s’ouvre avec de nouvelles séries de numéros, par exemple après une restauration. Les brouillons n’en ont pas.
procedures-rule-chain = Chaque transaction est conservée mot pour mot comme une entrée du journal d’audit, dans une chaîne d’empreintes SHA-256. La fin de la chaîne est signée (Ed25519) chaque minute et à la fermeture ; la clé est hors du livre. Des ancres conservées ailleurs montrent que rien n’a été coupé. kontor verify recalcule chaque règle à partir des données brutes et du journal d’audit.
procedures-rule-access = Les droits sont accordés par rôle, périmètre et montant ; ce qui n’est pas accordé est refusé, dans chaque liste, état, export et impression.
procedures-rule-audit = Chaque entrée du journal d’audit garde qui a fait quoi, quand et d’où, avec les valeurs avant et après. Cela ne peut pas être désactivé.
procedures-rule-personal = Les noms et adresses sont à côté du journal d’audit, qui n’en contient que l’empreinte. Ils peuvent être effacés sans rompre la chaîne.
procedures-rule-retention = Pièces comptabilisées, écritures et journal d’audit sont conservés aussi longtemps que le livre ; la société répond de la conservation légale (en Allemagne dix ans pour les livres, huit pour les pièces ; en France dix ans).
procedures-rule-backup = Une sauvegarde ne compte que si elle a été restaurée à l’essai et que chaque règle y était respectée.
procedures-rule-archive = Pour un contrôle, le livre entier est remis sous forme de fichiers décrits avec leurs empreintes (kontor export archive), vérifiables sans le programme (kontor-verify).
