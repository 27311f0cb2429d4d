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
not-found-title = Page introuvable
not-found-text = L’adresse est peut-être ancienne ou mal saisie. Choisissez une page dans la barre latérale.
palette-title = Palette de commandes
palette-prefixes = > commandes, = calcule, ? touches
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
sign-in-demo = Ceci est la société de démonstration. Choisissez un utilisateur :

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
key-sync-now = Synchroniser
key-full-screen = Plein écran
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
key-email = E-mail
key-previous-record = Fiche précédente
key-next-record = Fiche suivante
key-open-linked = Ouvrir la fiche liée
key-create-linked = Créer la fiche liée
key-open-list = Liste ou calendrier
key-journal-preview = Aperçu des écritures
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
key-compare = Comparer
key-hide-zeros = Masquer les zéros
key-drill-up = Niveau supérieur

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
