# Mots à l’écran.

## La barre latérale
nav-home = Accueil
nav-inbox = Boîte de réception
nav-sales = Ventes
nav-quotes = Devis
nav-sales-orders = Commandes
nav-invoices = Factures
nav-credit-notes = Avoirs
nav-receipts = Encaissements
nav-customers = Clients
nav-purchases = Achats
nav-purchase-orders = Commandes
nav-bills = Factures fournisseurs
nav-debit-notes = Notes de débit
nav-payments = Décaissements
nav-suppliers = Fournisseurs
nav-banking = Banque
nav-bank-accounts = Comptes
nav-reconcile = Rapprocher
nav-stock = Stock
nav-items = Articles
nav-on-hand = En stock
nav-stock-ledger = Journal de stock
nav-transfers = Transferts
nav-counts = Inventaires
nav-accounting = Comptabilité
nav-chart = Plan comptable
nav-journals = Journaux
nav-general-ledger = Grand livre
nav-trial-balance = Balance générale
nav-tax = Taxes
nav-period-close = Clôture de période
nav-reports = Rapports
nav-sync = Synchronisation
nav-settings = Paramètres

## Actions
action-save = Enregistrer
action-save-draft = Enregistrer le brouillon
action-post = Comptabiliser
action-new = Nouveau
action-open = Ouvrir
action-cancel = Annuler
action-discard = Abandonner
action-delete-draft = Supprimer le brouillon
action-reverse = Contrepasser
action-print = Imprimer
action-export = Exporter
action-import = Importer
action-retry = Réessayer
action-close = Fermer
action-sign-in = Se connecter
action-sign-out = Se déconnecter

## États d’un document
state-draft = Brouillon
state-draft-id = Brouillon { $id }
state-posted = Comptabilisé
state-partly-paid = Partiellement payé
state-paid = Payé
state-overdue = En retard de { $days } j
state-reversed = Contrepassé
state-locked = Verrouillé

## Durabilité
saved-here = Enregistré ici
saved-second-copy = Deuxième copie
saved-head-office = Au siège
saved-needs-attention = À vérifier

## Chiffres
label-debit = Débit
label-credit = Crédit
label-balance = Solde
label-opening = Ouverture
label-closing = Clôture
label-account = Compte
label-amount = Montant
label-date = Date
label-difference = Différence
label-balanced = Équilibré
label-total = Total
label-search = Rechercher
label-user = Utilisateur
label-password = Mot de passe
label-company = Société
label-period = Période
list-empty = Rien ici pour l’instant.
list-loading = Chargement …
count-records = { $count ->
    [one] { $count } enregistrement
   *[other] { $count } enregistrements
}

## The window
skip-to-content = Aller au contenu
region-top = Barre supérieure
region-side = Navigation
region-tabs = Onglets ouverts
region-status = État
region-inspector = Inspecteur
search-or-command = Rechercher ou lancer une commande
demo-ribbon = DÉMO
live-on = À jour
live-off = Sans mise à jour directe
sign-out = Se déconnecter
close = Fermer
undo = Annuler
copy = Copier
copied = { $what } copié
unsaved = non enregistré
status-base = Base
inspector-title = Inspecteur
inspector-empty = Rien n’est marqué. La touche Espace sur une ligne l’affiche ici.
not-found-home = Aller à l’accueil
not-found-title = Page introuvable
not-found-text = L’adresse est peut-être ancienne ou mal saisie. Choisissez une page dans la barre latérale.
palette-title = Palette de commandes
palette-prefixes = > commandes, @ tiers, # pièces, = calcule, ? touches
palette-none = Rien ne correspond. Saisissez moins de lettres.
state-denied = Accès refusé
state-failed = Lecture impossible
state-retry = Réessayer
state-loading = Chargement
unavailable-connection = Le livre ne répond pas. Votre saisie est conservée ; vérifiez la connexion et réessayez.
command-not-here = Sans effet ici. Ouvrez d’abord une liste, un formulaire ou un document.
status-locked = Verrouillé jusqu’au

## Signing in
sign-in-title = Connexion à Kontor
sign-in-user = Nom d’utilisateur
sign-in-password = Mot de passe
sign-in-go = Se connecter
sign-in-busy = Connexion …
sign-in-demo = Ceci est la société de démonstration ; le mot de passe de chacun est demo-kontor. Choisissez un utilisateur :

## Screens
home-title = Accueil
home-empty-title = Pas encore de chiffres
home-empty-text = Trésorerie, créances, dettes et résultat s’affichent ici dès qu’une écriture est validée.
accounts-title = Plan comptable
journal-title = Journal
entry-new = Nouvelle écriture
entry-new-title = Nouvelle écriture
entry-title = Écriture
ledger-title = Grand livre
trial-title = Balance générale
settings-title = Paramètres
help-title = Touches
help-note = Tout ce qui est listé ici fonctionne dans cette fenêtre.
settings-appearance = Apparence
settings-theme = Couleurs
theme-system = Comme l’ordinateur
theme-light = Clair
theme-dark = Sombre
theme-contrast = Contraste élevé
settings-density = Hauteur des lignes
density-default = Normale
density-compact = Compacte
density-comfortable = Aérée
settings-language = Langue et formats
settings-example-amounts = Montants affichés
settings-example-date = Dates affichées
settings-keyboard = Clavier
settings-go-chords = Deux touches à la suite, comme g t, ouvrent un écran

## Months
month-year = { $month } { $year }
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
weekday-1 = lu
weekday-2 = ma
weekday-3 = me
weekday-4 = je
weekday-5 = ve
weekday-6 = sa
weekday-7 = di

## Typing
field-required = Remplissez ce champ.
field-needed = obligatoire
errors-title = { $count ->
    [one] Un champ est à vérifier
   *[other] { $count } champs sont à vérifier
}
amount-empty = Saisissez un montant.
amount-too-long = Plus de { $max } caractères. Raccourcissez la saisie.
amount-not-a-number = Ce n’est pas un nombre. Saisissez des chiffres ou un calcul comme 12*1,5.
amount-ambiguous = { $decimals } ou { $grouped } ? Saisissez sans séparateur de milliers.
amount-bad-grouping = Les séparateurs ne sont pas tous les trois chiffres. Vérifiez le nombre.
amount-too-many-decimals = { $max } décimales au plus. Arrondissez.
amount-too-large = Le nombre est trop grand.
amount-division-by-zero = Division par zéro. Vérifiez le calcul.
amount-percent-of-what = Pour cent de quoi ? Saisissez par exemple 200+19%.
amount-parentheses = Une parenthèse manque ou est en trop.
date-empty = Saisissez une date.
date-not-a-date = Ce n’est pas une date. Saisissez par exemple 5, 5/2, 5/2/26, +7 ou t.
date-no-such-day = Ce jour n’existe pas.
date-outside = L’année est hors limites.
date-calendar = Calendrier
date-previous-month = Mois précédent
date-next-month = Mois suivant
lookup-list = Choix
lookup-open = Ouvrir la liste
lookup-none = Rien ne correspond.
lookup-unknown = « { $typed } » n’existe pas. Choisissez dans la liste.
lookup-create = Créer « { $typed } »
form-unsaved = Modifications non enregistrées.
form-saved = Enregistré
form-decide = Enregistrez ou annulez d’abord vos modifications.

## Lists and lines
list-filter = Filtre
list-more = Chargement de la suite
list-loaded = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
list-loaded-more = { $count } chargées, d’autres suivent
list-selected = { $count } sélectionnées
list-clear = Effacer
list-no-match = Rien ne correspond à ce filtre
list-no-match-text = Modifiez le filtre ou effacez-le.
list-clear-filter = Effacer le filtre
list-sorted = Trié par { $column }
list-select-row = Sélectionner la ligne
list-select-all = Sélectionner toutes les lignes chargées
status-count = nombre
status-average = ø
lines-cell = { $column }, ligne { $line } sur { $count }
lines-new = Saisissez un code ou collez des lignes
lines-added = Ligne { $line } ajoutée
lines-deleted = Ligne { $line } supprimée
lines-pasted = { $count ->
    [one] { $count } ligne collée
   *[other] { $count } lignes collées
}
lines-problems = { $count ->
    [one] Une cellule est à vérifier
   *[other] { $count } cellules sont à vérifier
}
lines-too-many = { $max } lignes au plus. Le reste n’a pas été collé.
list-empty-title = Rien pour l’instant
list-empty-text = Ce que vous validez ou créez apparaît ici.
list-total-of = Total de { $count }

## Keys
key-palette = Palette de commandes
key-help = Touches
key-save = Enregistrer
key-submit = Valider
key-submit-and-new = Valider et nouveau
key-new = Nouveau
key-duplicate = Dupliquer
key-print = Imprimer
key-close-tab = Fermer l’onglet
key-next-tab = Onglet suivant
key-previous-tab = Onglet précédent
key-back = Reculer
key-forward = Avancer
key-next-region = Zone suivante
key-previous-region = Zone précédente
key-sidebar = Barre latérale
key-inspector = Inspecteur
key-settings = Paramètres
key-undo = Annuler
key-redo = Rétablir
key-escape = Fermer, revenir
key-group = Groupe de la barre latérale
key-go-home = Accueil
key-go-invoices = Factures
key-go-bills = Factures fournisseurs
key-go-payments = Paiements
key-go-journals = Journal
key-go-ledger = Grand livre
key-go-trial-balance = Balance générale
key-go-stock = Stock
key-go-sync = Synchronisation
key-go-accounts = Plan comptable
key-create-invoice = Nouvelle facture
key-create-bill = Nouvelle facture fournisseur
key-create-payment = Nouveau paiement
key-create-journal-entry = Nouvelle écriture
key-up = Ligne précédente
key-down = Ligne suivante
key-page-up = Page précédente
key-page-down = Page suivante
key-first = Première ligne
key-last = Dernière ligne
key-open = Ouvrir
key-open-in-tab = Ouvrir dans un onglet
key-peek = Aperçu
key-toggle-select = Sélectionner
key-extend-up = Étendre vers le haut
key-extend-down = Étendre vers le bas
key-select-all = Tout sélectionner
key-filter = Filtrer
key-add-facet = Ajouter un filtre
key-filter-by-cell = Filtrer sur cette valeur
key-sort = Trier
key-export = Exporter
key-delete = Supprimer le brouillon
key-previous-record = Fiche précédente
key-next-record = Fiche suivante
key-open-linked = Ouvrir la fiche liée
key-create-linked = Créer la fiche liée
key-open-list = Liste ou calendrier
key-next-field = Champ suivant
key-next-cell = Cellule suivante
key-previous-cell = Cellule précédente
key-cell-below = Ligne suivante
key-cell-above = Ligne au-dessus
key-cell-left = Cellule à gauche
key-cell-right = Cellule à droite
key-edit-cell = Modifier
key-insert-line = Insérer une ligne
key-delete-line = Supprimer la ligne
key-move-line-up = Monter la ligne
key-move-line-down = Descendre la ligne
key-fill-down = Recopier vers le bas
key-copy-above = Copier la ligne du dessus
key-today = Aujourd’hui
key-balance = Montant d’équilibre
key-day-up = Un jour plus tard
key-day-down = Un jour plus tôt
key-month-up = Un mois plus tôt
key-month-down = Un mois plus tard
key-accept = Accepter
key-details = Détails
key-fold = Replier
key-unfold = Déplier
key-unfold-all = Tout déplier
key-previous-period = Période précédente
key-next-period = Période suivante
key-hide-zeros = Masquer les zéros

## Where keys hold
keys-global = Partout
keys-go = Deux touches à la suite
keys-list = Listes
keys-report = États
keys-form = Formulaires
keys-lines = Lignes de document
keys-date = Champs de date
keys-lookup = Champs de recherche

## Accounting screens
label-number = Numéro
label-memo = Libellé
label-reference = Référence
label-source = Origine
label-state = État
label-name = Nom
label-code = Code
facet-remove = Retirer le filtre sur { $field }
source-finance-entry = Manuelle
source-sales-invoice = Facture
source-purchases-bill = Facture fournisseur
journal-empty-title = Aucune écriture
journal-empty-text = Validez une écriture, une facture ou un paiement : elle apparaîtra ici.
ledger-empty-title = Aucun mouvement
ledger-empty-text = Rien n’a été validé ici sur cette période. Retirez un filtre pour en voir plus.
entry-lines = Lignes de l’écriture
entry-document-date = Date de la pièce
entry-post = Valider l’écriture
entry-posting = Validation …
entry-post-and-new = Valider et nouvelle
entry-posted = { $number } est validée.
entry-recovered = Votre saisie non validée a été conservée.
entry-off = Écart de { $difference }
entry-in-currency = Montants en { $currency }
entry-account-missing = Choisissez un compte pour cette ligne.
entry-amount-missing = Saisissez un débit ou un crédit, ou supprimez la ligne.
entry-two-dates = { $document }, comptabilisée au { $posted }
entry-posted-by = Validée par
entry-reversed-by = Contrepassée par
entry-reverses = Contrepasse
entry-reverse-title = Contrepasser { $number }
entry-reverse-text = Une nouvelle écriture avec débits et crédits inversés est validée. Les deux restent au journal, liées l’une à l’autre.
entry-reverse-date = Date de contrepassation
entry-reverse-reason = Motif
entry-reverse-go = Contrepasser l’écriture
label-type = Nature
label-group = Groupe
label-control = Auxiliaire
account-new = Nouveau compte
account-active = Actif
account-inactive = Inactif
account-takes-postings = Accepte de nouvelles écritures
account-group-help = Les comptes d’un groupe sont réunis dans les états.
account-type-asset = Actif
account-type-liability = Dettes
account-type-equity = Capitaux propres
account-type-income = Produits
account-type-expense = Charges
control-receivable = Créances clients
control-payable = Dettes fournisseurs
control-inventory = Valeur du stock
control-grni = Reçu, non facturé
control-bank = Banque
control-cash = Caisse
control-tax = Taxe

## Reports
trial-span = du { $from } au { $to }, { $currency }, écritures validées
trial-balanced = Équilibrée, écart { $difference }
trial-unbalanced = Déséquilibre de { $difference }
trial-closing-on = Clôture au { $date }
trial-closing-of = { $account } clôture
trial-empty-title = Rien n’est validé sur cette période
trial-empty-text = Changez de période avec [ et ], ou validez la première écriture.
trial-zeros-hidden = Zéros masqués

## Payments and open items
payments-title = Paiements
payments-empty-title = Aucun paiement pour l’instant
payments-empty-text = Saisissez les encaissements et les décaissements ; ils apparaissent ici.
payment-title = Paiement
payment-new = Nouveau paiement
payment-new-title = Nouveau paiement
payment-record = Saisir le paiement
payment-received = Encaissement
payment-made = Décaissement
payment-direction = Sens
payment-date = Date du paiement
payment-account = Compte bancaire ou caisse
payment-rate = { $own } pour 1 { $currency }
payment-pay = Paiement
payment-paid = Réglé
payment-discount = Escompte
payment-write-off = Abandon
payment-rest = Reste ouvert
payment-exchange = Écart de change
payment-on-account = En acompte
payment-items = Postes ouverts
payment-allocate = Affecter au plus ancien
payment-allocated = Affecté
payment-unallocated = Non affecté
payment-even = Entièrement affecté
payment-left = { $amount } reste en acompte
payment-over = { $amount } affecté en trop
payment-post = Comptabiliser le paiement
payment-posted = Le paiement { $number } est comptabilisé.
payment-no-party = Qui a payé ?
payment-no-party-text = Choisissez ci-dessus le client ou le fournisseur ; les postes ouverts apparaissent ici.
payment-no-items = Rien n’est ouvert
payment-no-items-text = Le montant entier reste au compte du tiers et pourra régler des factures ultérieures.
payment-exceeds-item = Plus que le montant ouvert. Saisissez moins, ou laissez le reste en acompte.
payment-other-sign = Le signe doit être celui du montant ouvert : un avoir s’impute avec un montant négatif.
payment-settled-nothing = Rien n’a été lettré
payment-settled-nothing-text = Le montant entier figure au compte du tiers.
payment-reverse-text = L’argent, le lettrage et l’écart de change sont contre-passés ; les postes sont de nouveau ouverts. Les deux paiements restent dans les livres et renvoient l’un à l’autre.
payment-reverse-go = Contre-passer le paiement
receivables-title = Créances clients
receivables-empty-title = Rien n’est ouvert
receivables-empty-text = Toutes les factures sont réglées. Les nouvelles apparaissent ici jusqu’à leur règlement.
open-item-credit = Avoir
open-item-due-today = Échoit aujourd’hui
open-item-due-in = { $count ->
    [one] Échoit dans 1 j
   *[other] Échoit dans { $count } j
}
open-item-due-before = Échu avant
days-late = { $count ->
    [one] 1 jour de retard
   *[other] { $count } jours de retard
}
label-party = Tiers
label-document = Pièce
label-due = Échéance
label-open = Ouvert
label-currency = Devise
source-sales-credit-note = Avoir
source-sales-payment = Paiement
source-sales-order = Commande
source-sales-delivery = Livraison
source-sales-quotation = Devis
source-inventory-receipt = Réception
source-inventory-adjustment = Inventaire

## What was done, on the timeline
call-sales-quotation-save-draft = Brouillon enregistré
call-sales-quotation-discard = Brouillon abandonné
call-sales-quotation-send = Devis émis
call-sales-quotation-lose = Marquer comme refusé
call-sales-quotation-to-order = Passé en commande
call-sales-order-save-draft = Brouillon enregistré
call-sales-order-discard = Brouillon abandonné
call-sales-order-confirm = Commande confirmée
call-sales-order-cancel = Commande annulée
call-sales-order-close = Commande close
call-sales-delivery-post = Livré
call-sales-delivery-reverse = Repris
call-sales-invoice-post = Facturé
call-sales-credit-note-post = Crédité
call-finance-payment-post = Paiement saisi
call-finance-payment-reverse = Paiement extourné
call-finance-entry-post = Validé
call-finance-entry-reverse = Extourné
call-finance-open-item-allocate = Postes lettrés
call-inventory-receipt-post = Marchandise reçue
call-inventory-adjustment-post = Stock compté
call-inventory-item-create = Créé
call-inventory-item-update = Modifié
call-parties-party-create = Créé
call-parties-party-update = Modifié

## Selling
missing-number = numéro
missing-issued-on = date d’émission
missing-supply = date de la prestation
missing-supplier-name = votre nom
missing-supplier-address = votre adresse
missing-supplier-country = votre pays
missing-supplier-vat-id = votre n° de TVA
missing-supplier-siren = votre SIREN
missing-customer-name = nom du client
missing-customer-address = adresse du client
missing-customer-vat-id = n° de TVA du client
missing-lines = au moins une ligne
missing-lines-description = une désignation à chaque ligne
missing-tax-groups = TVA par taux
missing-tax-groups-reason = motif de l’exonération
missing-national-tax = TVA en monnaie nationale
missing-original = la facture rectifiée
missing-payment-terms = échéance ou conditions de paiement
missing-supplier-bank-iban = votre IBAN
missing-legal-late-penalty = taux des pénalités de retard
missing-legal-recovery-fee = indemnité forfaitaire de 40 EUR
key-go-quotations = Devis
key-go-orders = Commandes
key-go-deliveries = Livraisons
key-create-quotation = Nouveau devis
key-create-order = Nouvelle commande
quotations-title = Devis
quotations-title-empty = Aucun devis pour l’instant
quotations-title-empty-text = Un devis devient une commande d’une seule touche, dès que le client accepte.
quotation-title = Devis
quotation-new-title = Nouveau devis
quotation-new = Nouveau devis
quotation-valid-until = Valable jusqu’au
quotation-send = Émettre le devis
quotation-sent = Le devis { $number } a son numéro et peut partir chez le client.
quotation-to-order = Passer en commande
quotation-lose = Refusé
quotation-lose-title = Le devis { $number } a été refusé
quotation-lose-text = Le devis reste dans la liste comme perdu. Le motif montre plus tard pourquoi des offres échouent.
orders-title = Commandes
orders-title-empty = Aucune commande pour l’instant
orders-title-empty-text = Une commande confirmée réserve son stock ; livraisons et factures en découlent.
order-title = Commande
order-new-title = Nouvelle commande
order-new = Nouvelle commande
order-deliver-on = À livrer le
order-deliver-to = Livrer à
order-confirm = Confirmer la commande
order-confirmed = La commande { $number } est confirmée ; son stock est réservé.
order-deliver = Livrer
order-invoice = Facturer
order-cancel = Annuler la commande
order-cancel-title = Annuler la commande { $number }
order-cancel-text = Rien n’est encore parti. Le stock réservé redevient libre.
order-close = Clore la commande
order-close-title = Clore la commande { $number }
order-close-text = Le reste ne sera plus livré et son stock redevient libre. Ce qui a été livré doit être facturé avant.
order-state-draft = Brouillon
order-state-discarded = Abandonné
order-state-sent = Émis
order-state-ordered = Commandé
order-state-lost = Refusé
order-state-expired = Expiré
order-state-confirmed = Confirmée
order-state-partly-delivered = Livrée en partie
order-state-delivered = Livrée
order-state-invoiced = Facturée
order-state-closed = Close
order-state-cancelled = Annulée
deliveries-title = Livraisons
deliveries-title-empty = Aucune livraison pour l’instant
deliveries-title-empty-text = Ouvrez une commande confirmée et appuyez sur Ctrl+Entrée pour la livrer.
delivery-title = Livraison
delivery-new-title = Nouvelle livraison
delivery-now = À livrer
delivery-help = Une quantité réduite donne une livraison partielle ; le reste demeure en commande.
delivery-post = Valider la livraison
delivery-posted = La livraison { $number } est validée.
delivery-cost = Coût
delivery-reverse = Reprendre
delivery-reverse-title = Reprendre la livraison { $number }
delivery-reverse-text = Une livraison en sens inverse est validée : la marchandise revient à son coût et reste réservée à la commande.
delivery-state-posted = Validée
delivery-state-invoiced = Facturée
delivery-state-reversed = Reprise
delivery-state-reversal = Retour
invoices-title = Factures
invoices-title-empty = Aucune facture pour l’instant
invoices-title-empty-text = Facturez une commande livrée ou commencez une facture directe.
invoice-title = Facture
invoice-new-title = Nouvelle facture
invoice-new = Nouvelle facture
invoice-date = Date de facture
invoice-supplied-on = Date de prestation
invoice-now = À facturer
invoice-help = Une quantité réduite donne une facture partielle. Les remises de la commande sont réparties.
invoice-post = Valider la facture
invoice-posted = La facture { $number } est validée.
invoice-pay = Saisir le paiement
invoice-credit = Avoir
invoice-missing = Il manque des mentions obligatoires à la facture : { $list }.
invoice-missing-settings = Paramètres de la société
invoice-state-posted = Ouverte
invoice-state-partly-paid = Payée en partie
invoice-state-paid = Payée
invoice-state-overdue = En retard
invoice-state-reversed = Créditée
credit-notes-title = Avoirs
credit-notes-title-empty = Aucun avoir pour l’instant
credit-notes-title-empty-text = Un avoir naît de la facture qu’il rectifie.
credit-note-title = Avoir
credit-note-new-title = Nouvel avoir
credit-now = À créditer
credit-goods-returned = La marchandise revient en stock
credit-invoice-again = La commande peut être refacturée
credit-help = Tout le reste est proposé. Mettez 0 pour écarter une ligne.
credit-post = Valider l’avoir
credit-posted = L’avoir { $number } est validé.
document-lines = Lignes du document
document-lines-missing = Saisissez un article ou une désignation.
document-lines-total = Somme des lignes
document-item-missing = Cet article est inconnu. Choisissez-en un dans la liste, ou videz la cellule et décrivez la ligne librement.
document-quantity-missing = Saisissez la quantité, supérieure à zéro.
document-price-missing = Une ligne sans article demande un prix.
document-tax-missing = Une ligne sans article demande un code de TVA.
document-nothing-asked = Saisissez une quantité sur une ligne au moins.
document-tax-on = TVA { $rate } % sur { $base }
document-discount = Remise
document-discount-percent = Remise globale, %
document-rate = Cours en { $currency }
document-rate-source = Source du cours
document-closing = Texte sous les lignes
document-save-draft = Enregistrer le brouillon
document-draft-saved = Le brouillon est enregistré.
document-draft-discarded = Le brouillon est abandonné.
document-busy = Validation…
document-links = Liés
document-paper = Aperçu et impression
document-page = Page { $page } sur { $count }
document-save-pdf = Enregistrer en PDF
document-open-pdf = Ouvrir et imprimer
document-saved-as = Enregistré sous { $place }.
label-their-reference = Votre référence
label-item = Article
label-description = Désignation
label-quantity = Quantité
label-unit = Unité
label-price = Prix
label-discount = Rem. %
label-tax = TVA
label-net = Net
label-ordered = Commandé
label-delivered = Livré
label-invoiced = Facturé
label-credited = Crédité
label-customer = Client
label-warehouse-short = De
document-warehouse-unknown = Cet entrepôt est inconnu. Choisissez-en un dans la liste.
label-warehouse = Entrepôt
label-payment-term = Condition de paiement
label-reason = Motif
invoice-state-overdue-days = { $count ->
    [one] { $count } jour de retard
   *[other] { $count } jours de retard
}

## Master data and administration
state-active = Actif
state-inactive = Inactif
field-active = Utilisable dans de nouvelles pièces
field-code = Un code se compose de lettres sans accent, de chiffres et de - . _ / et commence par une lettre ou un chiffre. Retirez les espaces et les autres signes.
many-remove = Retirer
by-country = Selon le pays
label-name-en = Nom en anglais
label-name-de = Nom en allemand
label-name-fr = Nom en français
names-section = Désignations
label-city = Ville
label-country = Pays
label-kind = Nature
label-vat-id = N° de TVA
label-address-kind = Usage
label-address-name = Destinataire
address-name-help = Seulement si un autre nom que celui du tiers figure au-dessus de l'adresse.
label-street = Rue et numéro
label-postal-code = Code postal
address-kind-billing = Factures
address-kind-delivery = Livraisons
address-one = Adresse
address-add = Ajouter une adresse
party-addresses = Adresses
party-code-help = Laisser vide pour le prochain numéro libre.
party-kind-customer = Client
party-kind-supplier = Fournisseur
party-kind-both = Client et fournisseur
party-contact = Contact
party-trade = Conditions commerciales
party-tax = Fiscalité
label-contact = Interlocuteur
label-email = Courriel
label-phone = Téléphone
label-paper-language = Langue des documents
label-credit-limit = Limite de crédit
label-iban = IBAN
label-seat-country = Pays du siège
seat-country-help = Laisser vide pour reprendre celui de l'adresse de facturation.
label-tax-region = Régime de TVA
tax-region-domestic = National
tax-region-eu = Union européenne
tax-region-third = Pays tiers
label-registration-id = N° d'immatriculation
registration-id-help = Registre du commerce ; en France SIREN ou SIRET.
label-notes = Remarques
customers-title = Clients
customer-new = Nouveau client
suppliers-title = Fournisseurs
supplier-new = Nouveau fournisseur
items-title = Articles
item-new = Nouvel article
label-category = Catégorie
label-tax-class = Taux de TVA
label-price-net = Prix HT
label-supply = Nature de l'opération
supply-help = Au sens de la TVA ; le transport est une prestation de services.
label-valuation = Valorisation
label-standard-cost = Coût standard
label-reorder-level = Seuil de réapprovisionnement
label-weight = Poids, kg
label-barcode = Code-barres
item-sales = Vente et TVA
item-stock = Stock et coûts
item-names = Désignations sur les documents étrangers
item-kind-stock = Stocké
item-kind-service = Prestation
supply-goods = Bien
supply-service = Prestation de services
tax-class-standard = Taux normal
tax-class-reduced = Taux réduit
valuation-moving-average = Coût moyen pondéré
valuation-fifo = PEPS (FIFO)
valuation-standard = Coût standard
warehouses-title = Entrepôts
warehouse-new = Nouvel entrepôt
warehouse-address = Adresse
warehouse-country-help = Détermine la TVA de ce qui est livré d'ici.
label-region = Région
label-negative-stock = Stock insuffisant
negative-stock-refuse = Refuser
negative-stock-warn = Autoriser avec avertissement
negative-stock-allow = Autoriser
payment-terms-title = Conditions de paiement
payment-term-new = Nouvelle condition
term-section = Échéance et escompte
term-discount-help = Laisser vide s'il n'y a pas d'escompte.
label-due-days = Jours nets
label-discount-days = Jours d'escompte
label-discount-percent = Escompte, %
tax-codes-title = Codes de TVA
tax-code-new = Nouveau code de TVA
label-direction = Sens
tax-direction-sales = Vente
tax-direction-purchase = Achat
label-tax-category = Catégorie
label-rate = Taux, %
tax-validity = Validité
label-valid-from = Valable du
label-valid-to = Valable au
tax-accounts = Comptes
label-tax-account = Compte de TVA
tax-account-help = Seulement si le taux est supérieur à zéro.
label-offset-account = Compte de TVA due
offset-account-help = Seulement si l'acheteur est redevable.
label-discount-account = Compte des escomptes
discount-account-help = Hors taxe ; vide pour le compte habituel. La TVA est rectifiée au prorata.
label-tax-country = Taxé en
tax-country-help = Laisser vide pour votre pays. Sinon, les factures portent le numéro de TVA de ce pays.
label-net-account = Compte du montant HT
tax-reason = Mention sur les factures
label-vatex = Code VATEX
vatex-help = Pour la facture électronique, par exemple VATEX-EU-IC.
label-reason-en = Mention en anglais
label-reason-de = Mention en allemand
label-reason-fr = Mention en français
tax-category-s = Taux normal ou réduit
tax-category-z = Taux zéro
tax-category-e = Exonéré
tax-category-ae = Autoliquidation
tax-category-k = Livraison intracommunautaire
tax-category-g = Exportation
tax-category-o = Hors champ de la TVA
tax-category-l = Îles Canaries (IGIC)
tax-category-m = Ceuta et Melilla (IPSI)
price-lists-title = Tarifs
price-list-title = Tarif
price-list-new = Nouveau tarif
label-price-list-use = S'applique à
price-list-standard = Tous dans cette devise
price-list-own = Clients désignés
field-price-list-standard = Pour tout client de cette devise sans tarif propre
prices-open = Modifier les prix
prices-title = Prix : { $list }
prices-note = HT par unité, en { $currency }
prices-lines = Prix du tarif
prices-hint = Un prix n'est jamais supprimé : mettez-y fin par son dernier jour.
prices-save = Enregistrer les prix
prices-saved = { $count ->
    [one] 1 prix est enregistré.
   *[other] { $count } prix sont enregistrés.
}
prices-unsaved = { $count ->
    [one] 1 prix non enregistré
   *[other] { $count } prix non enregistrés
}
price-item-missing = Choisissez un article pour ce prix.
price-missing = Saisissez le prix ou supprimez la ligne.
label-from-quantity = À partir de
users-title = Utilisateurs
user-new = Nouvel utilisateur
label-login = Identifiant
label-role = Rôle
label-language = Langue
label-first-password = Premier mot de passe
label-new-password = Nouveau mot de passe
password-help = Au moins 10 caractères.
label-only-branch = Établissement
only-branch-help = Les documents et stocks des autres établissements ne sont alors pas visibles.
all-branches = Tous les établissements
role-help = Le rôle détermine ce que l'utilisateur voit et peut faire.
role-owner = Propriétaire : tout
role-administrator = Administrateur : utilisateurs, rôles, paramètres ; aucune affaire
role-sales-manager = Responsable des ventes : ventes avec leurs coûts
role-purchaser = Acheteur : fournisseurs, articles, réceptions
role-controller = Contrôleur : la comptabilité et son contrôle
role-auditor = Auditeur : lit tout, ne modifie rien
role-hr = Ressources humaines : les personnes de l'entreprise
role-sales = Vente : du devis à la facture
role-warehouse = Magasin : entrées et sorties
role-accountant = Comptable : livres, factures, paiements
role-reader = Lecteur : consulte sans modifier
user-active = Peut se connecter
user-inactive = Sans accès
user-reset = Réinitialiser le mot de passe
user-reset-title = Réinitialiser le mot de passe ?
user-reset-text = { $name } est déconnecté partout et se reconnecte avec le nouveau mot de passe.
user-reset-done = Le mot de passe est changé.
user-deactivate = Mettre fin à l'accès
user-deactivate-title = Mettre fin à cet accès ?
user-deactivate-text = { $name } est déconnecté aussitôt et ne peut plus se connecter. Ses écritures gardent son nom.
user-reactivate = Rétablir l'accès
user-reactivated = La connexion est de nouveau possible.
user-deactivated = L'accès est terminé.
company-title = Société
company-letterhead = En-tête
company-logo = Logo
company-logo-none = Pas encore de logo. Les documents portent le nom à la place.
company-logo-choose = Choisir un PNG
company-logo-remove = Retirer le logo
company-logo-wrong = Ce fichier n'est pas un PNG de { $limit } Kio au plus. Choisissez un PNG d'environ 1000 sur 300 pixels.
label-legal-name = Dénomination sociale
label-company-address = Rue, code postal et ville
company-address-help = Une ligne chacun, sans le pays.
label-company-contact = Téléphone, courriel, site
company-contact-help = Une ligne chacun.
label-company-register = Mentions légales de la correspondance
company-register-help = RCS, forme, capital, siège, dirigeants. Une ligne chacun.
company-tax = Identifiants fiscaux
label-tax-number = N° fiscal (Steuernummer)
label-siren = SIREN
company-vat-ids = N° de TVA
vat-id-one = N° de TVA
vat-id-add = Ajouter un n° de TVA
company-banks = Comptes bancaires
bank-one = Compte bancaire
bank-add = Ajouter un compte bancaire
bank-currency-help = Laisser vide pour toute devise.
label-bic = BIC
label-bank = Banque
label-ledger-account = Compte général
company-terms = Conditions
label-usual-term = Condition de paiement habituelle
usual-term-help = Pour les clients sans condition propre.
company-legal = Mentions légales des factures
legal-de-discounts = Allemagne : des remises sont convenues hors facture (UStG § 14)
legal-fr-recovery = France : indemnité forfaitaire de recouvrement de 40 EUR
legal-fr-no-discount = France : pas d'escompte pour paiement anticipé
legal-fr-penalty = France : pénalité de retard, % par an
text-quotation-intro = Devis : introduction
text-quotation-closing = Devis : texte final
text-order-intro = Confirmation de commande : introduction
text-order-closing = Confirmation de commande : texte final
text-delivery-closing = Bon de livraison : texte final
text-invoice-intro = Facture : introduction
text-invoice-closing = Facture : texte final
text-credit-note-intro = Avoir : introduction
text-credit-note-closing = Avoir : texte final
label-in-english = En anglais
label-in-german = En allemand
label-in-french = En français
key-go-customers = Aller aux clients
key-go-items = Aller aux articles

## Stock
on-hand-title = Stock disponible
on-hand-empty-title = Aucun stock
on-hand-empty-text = Comptabilisez une réception ; ce qui est entré apparaît ici.
stock-on-hand = En stock
stock-reserved = Réservé
stock-available = Disponible
stock-reorder = À réapprovisionner
stock-reorder-level = Seuil de réapprovisionnement
stock-negative = Sous zéro
stock-only-in-stock = En stock
stock-only-to-reorder = À réapprovisionner
stock-unit-cost = Coût unitaire
stock-booked = Stock comptable
stock-counted = Compté
stock-item-missing = Choisissez un article pour cette ligne.
moves-title = Mouvements de stock
moves-empty-title = Aucun mouvement
moves-empty-text = Réceptions, livraisons et inventaires apparaissent ici. Retirez un filtre pour en voir plus.
move-in = Entrée
move-out = Sortie
move-receipt = Réception
move-opening = Stock initial
move-adjustment = Inventaire
move-issue = Sortie
move-take-back = Retour
move-delta = Coût corrigé
move-variance = Écart de coût
reservations-title = Réservations
reservations-empty-title = Rien n’est réservé
reservations-empty-text = Les commandes confirmées réservent leurs articles jusqu’à la livraison.
reservation-until = Jusqu’au
receipt-list-title = Réceptions
receipt-title = Réception
receipt-new = Nouvelle réception
receipt-new-title = Nouvelle réception
receipt-post = Comptabiliser la réception
receipt-lines = Articles reçus
receipt-memo = Note
receipt-opening = Stock initial
receipt-cell-missing = Saisissez la quantité reçue et le coût unitaire, ou la valeur de la ligne.
receipt-empty-title = Aucune réception pour l’instant
receipt-empty-text = Comptabilisez ce que livrent les fournisseurs, ou votre stock initial.
adjustment-list-title = Inventaires
adjustment-title = Inventaire
adjustment-new = Nouvel inventaire
adjustment-new-title = Nouvel inventaire
adjustment-post = Comptabiliser l’inventaire
adjustment-lines = Articles comptés
adjustment-memo = Motif
adjustment-cell-missing = Saisissez la quantité comptée, ou l’écart.
adjustment-empty-title = Aucun inventaire pour l’instant
adjustment-empty-text = Comptez un rayon et comptabilisez ce qui diffère des livres.
label-value = Valeur
label-line = Ligne
label-supplier = Fournisseur
label-delivery-note = Bon de livraison

## Home and inbox
home-figures = Chiffres
home-all = Tout afficher
home-period = en { $period }
home-cash = Trésorerie
home-cash-note = selon les livres
home-receivable = Créances clients
home-overdue = En retard
home-to-deliver = À livrer
home-sales = Produits
home-result = Résultat
home-stock = Valeur du stock
home-stock-note = au coût
home-to-reorder = À réapprovisionner
home-reorder-note = sous le seuil
home-orders-on-time = aucune en retard
home-orders-late = { $count ->
    [one] 1 en retard
   *[other] { $count } en retard
}
home-items = { $count ->
    [one] 1 pièce
   *[other] { $count } pièces
}
home-deliver-on = À livrer le
home-latest = Dernières pièces
home-nothing-to-deliver = Rien n’attend d’être livré.
home-nothing-overdue = Rien n’est en retard.
inbox-title = Boîte de réception
inbox-bell = { $count ->
    [one] 1 notification non lue
   *[other] { $count } notifications non lues
}
inbox-what = Événement
inbox-who = Par
inbox-when = Quand
inbox-unread = Nouveau
inbox-mark-all = Tout marquer comme lu
inbox-order-confirmed = Commande confirmée : à livrer
inbox-delivery-posted = Livraison comptabilisée : à facturer
inbox-empty-title = Rien de nouveau
inbox-empty-text = Vous êtes averti ici quand des commandes attendent une livraison ou des livraisons une facture.

## Onboarding
display-title = Affichage et clavier
label-company-name = Nom de la société
label-branch = Premier établissement
label-chart = Plan comptable
label-ledger-currency = Monnaie de tenue des comptes
label-fiscal-start = L'exercice commence en
label-your-name = Votre nom
onboarding-company = Votre société
onboarding-books = Vos livres
onboarding-user = Vous
onboarding-step = Étape { $step } sur { $steps }
onboarding-elsewhere = Autre pays
onboarding-country-help = Détermine le plan comptable, la TVA et la devise ; l'étape suivante les montre.
onboarding-branch = Siège
onboarding-branch-help = D'autres établissements pourront suivre.
onboarding-accounts = Comptes
onboarding-accounts-count = { $count ->
    [one] 1 compte
   *[other] { $count } comptes
}
onboarding-taxes = TVA sur les ventes
onboarding-terms = Conditions de paiement
onboarding-change-later = Comptes, TVA et conditions pourront être modifiés ; la monnaie des comptes, non.
onboarding-next = Continuer
onboarding-back = Retour
onboarding-go = Créer la société
onboarding-busy = Création …
onboarding-demo = Pour découvrir d'abord, lancez la société de démonstration dans un autre livre :{" "}

onboarding-taxes-more = { $count ->
    [one] et 1 autre code
   *[other] et { $count } autres codes
}

## Going to the inbox
key-go-inbox = Boîte de réception

## Updates
update-title = Mises à jour
update-version = Version { $version }
update-check = Chercher des mises à jour
update-looking = Recherche…
update-newest = C’est la version la plus récente.
update-available = La version { $version } est disponible.
update-install = Installer la version { $version }
update-installed = La version { $version } est en place. Elle servira au prochain démarrage de Kontor.

## Filters, views, palette
filter-yes = Oui
filter-no = Non
filter-add = Ajouter un filtre
filter-which = Filtrer par
filter-values = Valeurs de { $field }
filter-days-hint = 1.6..30.6, ..t, 5
filter-today = Aujourd’hui
filter-this-month = Ce mois
filter-last-month = Mois dernier
filter-this-quarter = Ce trimestre
filter-this-year = Cette année
filter-last-year = Année dernière
list-views = Vues
list-columns = Colonnes
list-export = Exporter en CSV
list-select-matching = Tout sélectionner
list-selected-loaded = { $count ->
    [one] { $count } ligne chargée sélectionnée. Encore une fois : toutes les lignes trouvées.
   *[other] { $count } lignes chargées sélectionnées. Encore une fois : toutes les lignes trouvées.
}
list-selected-all = { $count ->
    [one] La seule ligne trouvée est sélectionnée
   *[other] Les { $count } lignes trouvées sont sélectionnées
}
list-exported = { $count ->
    [one] { $count } ligne exportée
   *[other] { $count } lignes exportées
}
list-delete = Supprimer les brouillons
list-delete-title = Supprimer
list-delete-text = { $count ->
    [one] Le brouillon sera supprimé. Cette action est irréversible.
   *[other] { $count } brouillons seront supprimés. Cette action est irréversible.
}
list-delete-verb = { $count ->
    [one] Supprimer le brouillon
   *[other] Supprimer { $count } brouillons
}
list-deleted = { $count ->
    [one] Le brouillon est supprimé.
   *[other] { $count } brouillons sont supprimés.
}
list-delete-none = Seuls les brouillons peuvent être supprimés. Ce qui a été envoyé ou comptabilisé s’annule dans la pièce elle-même.
list-too-many = Seules les { $count } premières lignes ont été prises. Affinez le filtre pour obtenir les autres.
tab-all = Tout
tab-drafts = Brouillons
tab-open = Non soldées
tab-to-invoice = À facturer
tab-opened = Ouvert dans un onglet
inbox-read = Lues
palette-recent = Récents
palette-screens = Écrans
palette-commands = Commandes
palette-parties = Tiers
palette-keys = Touches
palette-documents = Pièces
palette-result = Résultat
palette-searching = Recherche …
palette-type-more = Tapez un numéro, un nom ou une référence.
palette-find-parties = Chercher « { $typed } » parmi les tiers
palette-find-documents = Chercher « { $typed } » parmi les pièces
palette-calculator = Tapez un calcul, par exemple 12*1,19+5.
linked-make = Créer
keys-merge = Deux versions
key-keep-mine = Garder la vôtre
key-keep-theirs = Garder l’autre
merge-title = Modifié entre-temps par quelqu’un d’autre
merge-text = Quelqu’un a enregistré pendant votre saisie. Choisissez pour chaque champ la valeur à retenir ; ce qu’aucun de vous n’a modifié reste tel quel.
merge-clashes = { $count ->
    [0] Aucun champ n’a été modifié des deux côtés. L’enregistrement conserve les modifications de chacun.
    [one] Un champ a été modifié des deux côtés ; il est signalé.
   *[other] { $count } champs ont été modifiés des deux côtés ; ils sont signalés.
}
merge-both = Modifié des deux côtés
merge-field = Champ
merge-base = Avant
merge-mine = Votre valeur
merge-theirs = Autre valeur
merge-save = Enregistrer la fusion
merge-parts = { $count ->
    [one] { $count } partie
   *[other] { $count } parties
}
import-title = Import
import-text = Reprenez clients, articles, stock, postes ouverts et soldes d’un autre logiciel, dans cet ordre. Un fichier est repris en entier ou pas du tout, après vérification.
import-none-title = Rien à importer
import-none-text = Vous n’avez le droit de créer aucune des fiches qu’un fichier peut contenir. Demandez à un propriétaire.
import-kind = Contenu du fichier
import-kind-parties = Clients et fournisseurs
import-kind-items = Articles
import-kind-stock = Stock initial
import-kind-open-items = Postes ouverts
import-kind-balances = Soldes d’ouverture
import-on = Premier jour des comptes
import-decimal = Séparateur décimal
import-decimal-found = D’après le fichier
import-decimal-point = Point (1,234.50)
import-decimal-comma = Virgule (1.234,50)
import-columns-known = Colonnes possibles, dans n’importe quel ordre :
import-choose = Choisir un fichier
import-template = Fichier vide avec ces colonnes
import-file = { $name }, { $encoding }
import-file-none = ou collez les lignes ci-dessous.
import-content = Contenu du fichier
import-content-help = La première ligne nomme les colonnes. Les erreurs peuvent être corrigées ici ; le fichier lui-même ne change pas.
import-too-long = Le fichier est trop long pour être affiché ici. Corrigez-le dans un tableur, puis choisissez-le à nouveau.
import-busy = Vérification du fichier …
import-go-none = Importer
import-see = Afficher
import-before = Ce fichier a déjà été importé ; rien n’a été fait.
import-found = Trouvé dans le fichier
import-rows = Lignes
import-encoding-name = Encodage
import-delimiter = Séparateur de champs
import-semicolon = Point-virgule
import-comma = Virgule
import-tab = Tabulation
import-no-numbers = Aucun trouvé
import-dates = Dates
import-date-iso = année d’abord (2026-12-31)
import-date-day-first = jour d’abord (31.12.2026)
import-sum = Somme { $column }
import-column-choose = Choisir …
import-column-pass = Ignorer
import-column-meaning = Indiquez sa signification.
import-problems = À corriger
import-problems-save = Enregistrer en CSV
import-problems-file = import-erreurs
import-row = Ligne
import-column = Colonne
import-value = Valeur
import-rule = Erreur et remède
import-whole-file = Fichier
import-go = { $count ->
    [one] Importer { $count } ligne
   *[other] Importer { $count } lignes
}
import-tried = { $count ->
    [one] Tout est correct : { $count } ligne peut être importée. Rien n’est encore enregistré.
   *[other] Tout est correct : { $count } lignes peuvent être importées. Rien n’est encore enregistré.
}
import-done = { $count ->
    [one] { $count } ligne a été importée.
   *[other] { $count } lignes ont été importées.
}
import-refused = { $count ->
    [one] Une correction est nécessaire. Rien n’a été importé.
   *[other] { $count } corrections sont nécessaires. Rien n’a été importé.
}
import-problems-more = { $count ->
    [one] Et une autre.
   *[other] Et { $count } autres.
}
onboarding-import = Importer ensuite depuis un autre logiciel
merge-rate = Taux de change
merge-all-lines = Lignes
merge-line = Ligne { $line } : { $field }
merge-lines = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
key-save-view = Enregistrer la vue
list-columns-reset = Comme au départ
list-columns-keys = Espace affiche · ←→ largeur · Ctrl ↑↓ ordre
view-own = Vos vues
view-title = Enregistrer la vue
view-text = Filtres, tri et colonnes deviennent un onglet de cette liste, pour vous sur cet ordinateur.
view-saved = Vue « { $name } » enregistrée
view-removed = Vue « { $name } » supprimée
view-remove = Supprimer la vue « { $name } »
view-hint = { $name } (Suppr supprime la vue)
view-too-many = Une liste accepte { $max } vues. Supprimez-en une d’abord.

## Approbations
source-approvals-request = Approbation
source-parties-party = Tiers
inbox-approval-made = Demande votre approbation
inbox-approval-approved = Approuvé et exécuté
inbox-approval-refused = Refusé
inbox-approval-failed = N’a pas pu être exécuté lors de l’approbation
call-approvals-request-create = Approbation demandée
call-approvals-request-approve = Tentative d’approbation
call-approvals-request-refuse = Approbation refusée
call-approvals-request-withdraw = Demande retirée
approvals-title = Approbations
approvals-empty-title = Rien ne vous attend
approvals-empty-text = Les opérations arrêtées par une règle, que d’autres vous demandent d’autoriser, figurent ici.
approval-requests-title = Mes demandes
approval-requests-empty-title = Aucune demande
approval-requests-empty-text = Lorsqu’une règle arrête l’une de vos opérations, vous pouvez demander une approbation ; la suite donnée figure ici.
approval-title = Approbation
approval-what = Opération
approval-requester = Demandée par
approval-decider = Décidée par
approval-rules = Règles
approval-discount = Remise, %
approval-note = Note pour l’approbateur
approval-note-help = Ce qu’il faut savoir pour décider ; peut rester vide.
approval-ask-title = Une deuxième personne doit approuver
approval-ask = Demander l’approbation
approval-asked = L’approbation est demandée. Vous serez informé dès qu’une décision sera prise.
approval-approve = Approuver
approval-approved = Approuvé et exécuté.
approval-refuse = Refuser
approval-refused = Refusé.
approval-refuse-title = Refuser « { $what } » ?
approval-refuse-text = L’auteur de la demande est informé du motif. Rien ne change dans les livres.
approval-withdraw = Retirer
approval-withdrawn = La demande est retirée.
approval-preview = Ce qui se passerait
approval-touches = Crée ou modifie : { $documents }.
approval-cannot = Impossible à exécuter maintenant :
approval-failed-before = La dernière approbation est restée sans effet :
approval-field = Champ
approval-before = Avant
approval-after = Après
approval-state-open = En attente
approval-state-failed = En attente, échouée une fois
approval-state-approved = Approuvée
approval-state-refused = Refusée
approval-state-withdrawn = Retirée
approval-rules-title = Règles d’approbation
rule-new = Nouvelle règle
rule-name-help = Affiché à la personne arrêtée par la règle.
rule-conditions = Seulement si tout ceci s’applique
rule-amount-from = Montant à partir de
rule-discount-from = Remise à partir de, %
rule-party-help = Vide : tous les tiers.
rule-role-help = Seuls les utilisateurs ayant ce rôle sont arrêtés.
rule-any-role = Tous les rôles
rule-own-bank-details = Seulement si l’utilisateur a saisi les coordonnées bancaires du tiers
weighed-sales-quotation-send = Envoyer le devis
weighed-sales-order-confirm = Confirmer la commande
weighed-sales-invoice-post = Comptabiliser la facture
weighed-sales-credit-note-post = Comptabiliser l’avoir
weighed-finance-entry-post = Passer une écriture
weighed-finance-entry-reverse = Contrepasser une écriture
weighed-finance-opening-post-balances = Reprendre les soldes d’ouverture
weighed-finance-opening-post-item = Reprendre un poste ouvert
weighed-finance-payment-post = Enregistrer un paiement
weighed-finance-payment-reverse = Annuler un paiement
weighed-inventory-receipt-post = Enregistrer une réception
weighed-inventory-receipt-reverse = Annuler une réception
weighed-inventory-adjustment-post = Enregistrer un inventaire
weighed-inventory-adjustment-reverse = Annuler un inventaire
weighed-parties-party-create = Nouveau tiers avec coordonnées bancaires
weighed-parties-party-update = Modifier les coordonnées bancaires

## Connexion, compte, sessions
step-code = Saisissez le code que votre application d’authentification affiche en ce moment.
step-code-help = Six chiffres, ou l’un de vos codes de secours.
step-new-password = Votre mot de passe a été défini par quelqu’un d’autre. Choisissez-en un nouveau que vous seul connaissez.
step-second-factor = Votre société exige un second facteur pour votre rôle. Configurez-le maintenant.
step-over = Se connecter sous un autre nom
account-title = Mon compte
account-who = { $name }, connecté en tant que { $login }
account-password = Mot de passe
label-old-password = Mot de passe actuel
label-new-password-again = Nouveau mot de passe, encore une fois
label-authenticator-code = Code
password-change = Changer le mot de passe
password-change-text = Vos autres sessions prennent fin quand le mot de passe change.
password-changed = Le mot de passe est changé.
password-differs = Ce n’est pas le nouveau mot de passe. Saisissez les deux de nouveau.
code-help = Les six chiffres que l’application affiche en ce moment.
factor-title = Second facteur
factor-none = À la connexion, seul le mot de passe est demandé. Avec un second facteur, personne n’entre en connaissant seulement votre mot de passe.
factor-none-required = Votre société exige un second facteur pour votre rôle. Configurez-le, sinon la prochaine connexion le demandera.
factor-enrol = Configurer un second facteur
factor-enrol-text = Il vous faut une application d’authentification sur votre téléphone. Saisissez d’abord votre mot de passe.
factor-next = Suivant
factor-scan = Scannez cette image avec votre application d’authentification.
factor-qr = Code QR pour l’application d’authentification
factor-type = Ou saisissez cette clé dans l’application :
factor-activate = Confirmer
factor-since = Configuré depuis le { $moment }.
factor-remove = Supprimer le second facteur
factor-remove-text = Ensuite, seul le mot de passe sera demandé à la connexion. Saisissez-le pour supprimer le second facteur.
factor-removed = Le second facteur est supprimé.
factor-reset = Réinitialiser le second facteur
factor-reset-title = Réinitialiser le second facteur ?
factor-reset-text = { $name } est déconnecté partout et se connecte avec le seul mot de passe jusqu’à ce qu’un nouveau second facteur soit configuré. Assurez-vous que c’est bien { $name } qui le demande.
factor-reset-done = Le second facteur est réinitialisé.
codes-text = Conservez ces codes de secours là où votre téléphone n’est pas. Chacun remplace une fois un code de l’application. Ils ne seront plus affichés.
codes-left = { $count ->
    [one] Il reste un code de secours.
   *[other] Il reste { $count } codes de secours.
}
codes-renew = Nouveaux codes de secours
codes-renew-text = Les anciens codes de secours ne seront plus valables. Saisissez votre mot de passe pour en obtenir de nouveaux.
codes-copy = Copier
codes-save = Enregistrer dans un fichier
codes-print = Imprimer
codes-done = Je les ai conservés
codes-copied = Les codes sont copiés.
codes-not-copied = Les codes n’ont pas pu être copiés. Enregistrez-les dans un fichier ou notez-les.
sessions-title = Sessions
sessions-text = Là où vous êtes connecté. Mettez fin à ce que vous ne reconnaissez pas, puis changez votre mot de passe.
sessions-none = Il n’y a aucune session ouverte.
sessions-of = Sessions de { $name }
session-device = Appareil
session-opened = Ouverte
session-seen = Dernière utilisation
session-own = Celle-ci
session-locked = Verrouillée
session-local = Cet ordinateur
session-nameless = Appareil inconnu
session-end = Terminer
session-end-of = Terminer la session sur { $device }
session-end-all = Tout terminer
session-ended = La session est terminée.
session-all-ended = Toutes les sessions sont terminées.
lock-go = Verrouiller
lock-title = Verrouillé
lock-text = { $name }, saisissez votre mot de passe pour continuer. Votre saisie est conservée.
lock-open = Déverrouiller
lock-other = Se déconnecter
security-title = Connexion et sécurité
security-sessions = Sessions
label-idle-minutes = Verrouiller après minutes sans activité
idle-help = 0 ne verrouille jamais.
label-session-hours = Une session dure au plus, en heures
session-hours-help = Ensuite, on se reconnecte. De 1 à 720.
security-roles = Rôles qui doivent utiliser un second facteur
security-roles-help = Qui n’en a pas encore le configure à la prochaine connexion. Les sessions ouvertes continuent.
