# Phrases des codes d’erreur : les points et les soulignés du code deviennent des tirets.
# Chacune dit ce qui s’est passé et ce qu’il faut faire ensuite.

## Connexion et droits
auth-required = Vous n’êtes pas connecté, ou votre session a expiré. Connectez-vous et réessayez ; votre saisie est conservée.
auth-failed = Le nom d’utilisateur ou le mot de passe est incorrect. Vérifiez les deux et réessayez.
auth-throttled = Trop de tentatives. Attendez { $seconds } secondes et réessayez.
auth-locked = Ce compte est verrouillé. Demandez à un administrateur de le déverrouiller.
auth-session-locked = Cette session est verrouillée. Saisissez votre mot de passe pour continuer ; votre saisie est conservée.
auth-code-required = Il manque encore le code de votre second facteur. Saisissez les six chiffres de votre application ou un code de secours.
auth-new-password-required = Votre mot de passe a été défini par quelqu’un d’autre. Choisissez-en un nouveau pour continuer.
auth-second-factor-required = Votre société exige un second facteur pour votre rôle. Configurez-en un pour continuer.
auth-code-wrong = Ce code ne convient pas ou a déjà servi. Attendez le suivant dans votre application et saisissez-le.
auth-password-wrong = Ce n’est pas votre mot de passe. Saisissez-le de nouveau.
auth-oidc-off = Personne ne se connecte ici par un fournisseur d’identité. Connectez-vous avec votre nom d’utilisateur et votre mot de passe.
auth-oidc-state = Cette connexion n’a pas été commencée dans ce navigateur, a duré trop longtemps ou a déjà servi. Recommencez.
auth-oidc-refused = Le fournisseur d’identité ne vous a pas laissé entrer. Réessayez, ou connectez-vous avec votre nom d’utilisateur et votre mot de passe.
auth-oidc-token = Ce que le fournisseur d’identité dit de vous n’est pas valable. Recommencez ; si cela se reproduit, prévenez un administrateur.
auth-oidc-unknown = Aucun compte actif ne vous correspond ici chez le fournisseur d’identité. Connectez-vous avec votre nom d’utilisateur et votre mot de passe pour le lier, ou adressez-vous à un administrateur.
auth-oidc-only = Votre société vous demande de vous connecter avec { $name }. Utilisez ce bouton au lieu du mot de passe.
denied-permission = Votre rôle ne le permet pas ({ WORD($permission, of: "permission") }). Adressez-vous à un administrateur si vous en avez besoin.
denied-field = Votre rôle ne montre pas ce champ ({ FIELD($field) }) ; il ne peut donc servir ni de filtre ni de tri. Choisissez-en un autre.
denied-answer = Cela a déjà été fait, et son résultat se trouve désormais hors de vos droits. Adressez-vous à un administrateur si vous avez besoin d’y accéder.
denied-scope = Cet enregistrement appartient à une société, un établissement ou un entrepôt hors de vos droits. Adressez-vous à un administrateur si vous avez besoin d’y accéder.

## Requêtes
request-malformed = La requête est illisible. Mettez le programme à jour ou corrigez la requête, puis renvoyez-la.
request-invalid = Certains champs sont incorrects. Corrigez les champs signalés et réessayez.
request-too-large = La requête dépasse { $limit }. Divisez-la en plusieurs parties.
call-unknown = La commande « { $name } » n’existe pas. Vérifiez le nom ou mettez le programme à jour.
call-key-reused = Cette clé a déjà servi pour une autre requête. Envoyez la requête modifiée avec une nouvelle clé.

## Conflits
conflict-stale = Quelqu’un a modifié cet enregistrement depuis que vous l’avez ouvert. Comparez les deux versions et enregistrez de nouveau.
conflict-guard = Une donnée dont dépend cette opération vient de changer. Vérifiez les chiffres et réessayez.
not-found = Cet enregistrement n’existe pas, ou vous ne pouvez pas le voir. Revenez à la liste et rechargez-la.

## Disponibilité
unavailable-busy = Le livre est occupé. Rien n’a été modifié ; réessayez dans un instant.
unavailable-storage = La base de données est inaccessible ou a refusé l’écriture. Rien n’a été modifié ; vérifiez l’espace disque et la connexion, puis réessayez.
unavailable-oidc = Le fournisseur d’identité ne répond pas comme il le devrait. Réessayez dans un instant, ou connectez-vous avec votre nom d’utilisateur et votre mot de passe.
unavailable-oidc-secret = Le serveur ne connaît pas le secret que le fournisseur d’identité attend. Un propriétaire le définit, ou il est donné dans KONTOR_OIDC_SECRET.
internal-bug = Une erreur interne s’est produite. Rien n’a été modifié ; veuillez signaler le code affiché ci-dessous.
book-in-use = Ce livre est en cours d’utilisation ({ $address }). Connectez-vous à cette adresse, ou fermez le programme qui l’a ouvert.
book-newer = Ce livre a été écrit par une version plus récente ({ $found }, ce programme connaît { $known }). Mettez le programme à jour pour l’ouvrir.
book-network-fs = Le livre se trouve sur un lecteur réseau ({ $path }), où il pourrait être endommagé. Déplacez-le sur un disque local ou utilisez un serveur.
book-missing = Il n’y a pas de livre à l’emplacement { $path }. Vérifiez le chemin ou créez un nouveau livre.

## Exploitation
serve-listen-remote = { $address } est joignable depuis d’autres machines. Indiquez une adresse locale, ou ajoutez --allow-remote si un proxy avec TLS se trouve devant.
serve-listen-failed = Kontor ne peut pas écouter sur { $address } : { $reason }. Choisissez une autre adresse.
serve-origin-refused = La requête vient d’une page de { $origin }, pas de Kontor. Ouvrez Kontor lui-même et réessayez.
serve-unreachable = Aucun Kontor ne répond à { $address } : { $reason }. Vérifiez l’adresse et que le serveur tourne.
serve-public-url = Le serveur ne sait pas sous quelle adresse les navigateurs l’atteignent ({ $address }). Démarrez-le avec --public-url.
paper-none = « { $name } » répond par des données et non par un document. Demandez du JSON, ou un document à imprimer.
paper-failed = Le document ne peut pas être mis en page : { $reason }. Raccourcissez-le, ou remplacez le logo dans les paramètres.
paper-screen-only = Cette commande montre la pièce à l’écran et ne l’imprime pas. Pour imprimer, utilisez { $print }.
book-behind-server = Il faut le livre lui-même, mais { $address } est un serveur. Indiquez le fichier ou la base de données.
company-unnamed = Le livre contient plusieurs sociétés : { $companies }. Nommez-en une avec --company.
company-unknown = Il n’y a pas ici de société « { $company } » pour vous. Il y a : { $companies }.
book-open-elsewhere = Un autre programme a ouvert { $path }. Fermez-le là-bas et réessayez.
book-present = Il y a déjà un livre à { $path }. Ajoutez --replace pour en mettre un autre à sa place ; l’ancien est conservé à côté.
book-unsound = { $path } n’est pas un livre sain : { $reason }. Prenez une autre copie et contrôlez l’original avec kontor verify.
file-failed = { $path } ne peut pas être lu ou écrit : { $reason }. Vérifiez le chemin, les droits et l’espace libre.
file-present = Le fichier { $path } existe déjà. Choisissez un autre nom, ou ajoutez --replace.
file-is-book = { $path } est le livre lui-même ou en fait partie. Choisissez un autre nom ; rien n’a été écrit.
tool-missing = Le programme { $tool } n’est pas installé. Installez le paquet { $package } et réessayez.
tool-failed = Le programme { $tool } a échoué : { $reason }. Corrigez la cause et réessayez.
import-encoding = La ligne { $line } contient des lettres d’un encodage inconnu : elles seraient perdues. Enregistrez le fichier en « CSV UTF-8 » et réessayez.
import-unreadable = Le fichier ne se lit pas comme un tableau : { $reason }. Ouvrez-le dans un tableur et enregistrez-le de nouveau en CSV.
import-empty = Le fichier n’a pas de lignes sous son en-tête. Choisissez le fichier qui contient les données.
import-too-many-rows = Le fichier a plus de { $limit } lignes. Divisez-le et importez les parties l’une après l’autre.
import-too-large = Le contenu de { $rows } lignes dépasse ce qu’un enregistrement peut contenir ({ $limit }). Divisez le fichier et importez les parties l’une après l’autre.
import-column-missing = La colonne « { $column } » manque ; trouvées : { $found }. Ajoutez-la, ou renommez celle qui y correspond.
import-column-unknown = La colonne « { $column } » est inconnue. Indiquez ce qu’elle signifie, ignorez-la ou renommez-la : { $known }.
import-column-twice = La colonne « { $column } » figure deux fois. Supprimez-en une.
import-row-length = La ligne a { $found } cellules, l’en-tête { $expected }. Mettez entre guillemets les cellules qui contiennent le séparateur.
import-cell-empty = La cellule est vide et ne doit pas l’être. Remplissez-la.
import-not-a-number = « { $value } » n’est pas un nombre. Écrivez des chiffres avec un seul séparateur décimal, par exemple 1234,50.
import-not-a-date = « { $value } » n’est pas une date. Écrivez 2026-12-31 ou 31.12.2026.
import-not-a-choice = « { $value } » ne peut figurer ici. Écrivez l’un de { $choices }.
import-decimal-unclear = « { $value } » peut être un millier ou une fraction, et aucun autre nombre ne l’indique. Indiquez le séparateur décimal du fichier (en ligne de commande : --decimal).
import-decimal-mixed = « { $point } » a un point décimal et « { $comma } » une virgule. Écrivez tous les nombres de la même façon.
import-code-unknown = « { $value } » n’existe pas dans le livre. Importez-le ou créez-le d’abord, ou corrigez le code.

## Listes
list-unknown-field = Cette liste n’a pas de champ « { $field } ». Choisissez un autre champ.
list-bad-value = « { $value } » ne convient pas au champ « { FIELD($field) } ». Corrigez le filtre.

## Valeurs
number-out-of-range = Le nombre doit être compris entre { $min } et { $max }. Corrigez-le.
date-out-of-range = La date doit être comprise entre { $min } et { $max }. Corrigez-la.
text-too-long = Le texte dépasse { $max } caractères. Raccourcissez-le.

## Tiers
parties-party-code-taken = Un autre tiers porte le code « { $code } ». Choisissez-en un autre, ou laissez le champ vide pour obtenir le prochain libre.
parties-party-code-required = Les numéros de { $from } à { $to } sont épuisés. Saisissez un code de votre choix.
parties-party-country-unknown = « { $country } » n’est pas le code à deux lettres d’un pays. Choisissez un pays, par exemple DE ou FR.
parties-party-term-unknown = La condition de paiement « { $term } » n’existe pas ou n’est plus utilisée. Choisissez-en une autre.
parties-party-two-billing = Un tiers a une seule adresse de facturation. Faites des autres des adresses de livraison.
parties-party-address-unknown = L’une des adresses n’est pas celle de ce tiers. Rechargez le tiers et modifiez-le de nouveau.
parties-vat-id-country = Le numéro de TVA « { $vat_id } » ne commence pas par les lettres d’un pays. Saisissez-le avec elles, par exemple DE ou FR.
parties-vat-id-form = Le numéro de TVA « { $vat_id } » n’a pas la forme de son pays { $form } (9 un chiffre, A une lettre, X l’un ou l’autre). Corrigez-le.
parties-vat-id-check = La clé du numéro de TVA « { $vat_id } » est fausse ({ $rule }). Cherchez un caractère mal saisi.
parties-registration-id-form = Le numéro d’immatriculation « { $registration_id } » n’a pas la forme { $form }. Corrigez-le.
parties-registration-id-check = La clé du numéro d’immatriculation « { $registration_id } » est fausse ({ $rule }). Cherchez un chiffre mal saisi.
parties-iban-country = L’IBAN « { $iban } » ne commence pas par les lettres d’un pays qui utilise les IBAN. Saisissez-le en entier.
parties-iban-form = L’IBAN « { $iban } » n’a pas la longueur de son pays ({ $form }). Corrigez-le.
parties-iban-check = La clé de l’IBAN « { $iban } » est fausse ({ $rule }). Cherchez un caractère mal saisi.

## Codes de TVA et conditions de paiement
finance-tax-code-taken = Le code de TVA « { $tax_code } » existe déjà. Choisissez un autre code.
finance-tax-code-unknown = Le code de TVA « { $tax_code } » n’existe pas. Choisissez-en un dans la liste.
finance-tax-code-rate = La catégorie « { WORD($category, of: "tax-category") } » ne va pas avec un taux de { $rate } %. Changez le taux ou la catégorie.
finance-tax-code-account-missing = Le compte « { $account ->
    [tax_account] Compte de TVA
    [offset_account] Compte de TVA due
    [revenue_account] Compte du montant HT
    [discount_account] Compte des escomptes
   *[other] { $account }
} » manque. Choisissez où ce code de TVA s’impute.
finance-tax-code-account-unused = Ce code de TVA n’impute rien à « { $account ->
    [tax_account] Compte de TVA
    [offset_account] Compte de TVA due
    [revenue_account] Compte du montant HT
    [discount_account] Compte des escomptes
   *[other] { $account }
} ». Laissez le champ vide.
finance-tax-code-country = « { $country } » n’est pas un pays. Saisissez deux lettres, par exemple FR, ou laissez le champ vide pour votre propre pays.
finance-tax-code-reason-missing = La catégorie « { WORD($category, of: "tax-category") } » ne facture pas de TVA et les factures doivent dire pourquoi. Saisissez le motif dans au moins une langue.
finance-tax-code-validity = Le code de TVA finirait le { $to }, avant de commencer le { $from }. Corrigez les dates.
finance-tax-code-name-missing = Un nom manque. Saisissez-le dans au moins une langue.
finance-payment-term-taken = La condition de paiement « { $term } » existe déjà. Choisissez un autre code.
finance-payment-term-unknown = La condition de paiement « { $term } » n’existe pas. Choisissez-en une dans la liste.
finance-payment-term-discount = Un escompte est supérieur à 0 et inférieur à 100 %, et son délai ne dépasse pas l’échéance. Corrigez-le, ou mettez les deux à 0.

## Stock
inventory-warehouse-unknown = Cet entrepôt n’existe pas, ou vous ne pouvez pas y travailler. Choisissez-en un autre.
inventory-warehouse-inactive = L’entrepôt « { $warehouse } » est fermé. Choisissez-en un autre, ou rouvrez-le sous Entrepôts.
inventory-warehouse-taken = Un entrepôt « { $warehouse } » existe déjà. Choisissez un autre code.
inventory-warehouse-short = Dans « { $warehouse } », { $count } articles sont réservés au-delà du stock. Comptez-les ou recevez-les d’abord, puis activez le refus.
inventory-warehouse-country-unknown = « { $country } » n’est pas le code à deux lettres d’un pays. Choisissez un pays, par exemple DE ou FR.
inventory-warehouse-branch-unknown = Cet établissement n’existe pas, ou vous ne pouvez pas y travailler. Choisissez-en un autre.
inventory-item-unknown = Cet article n’existe pas. Choisissez-en un dans la liste.
inventory-item-inactive = L’article « { $item } » n’accepte plus de nouvelles pièces. Choisissez-en un autre, ou réactivez-le.
inventory-item-taken = Un article « { $item } » existe déjà. Choisissez un autre numéro.
inventory-item-not-stocked = « { $item } » est une prestation et n’est pas suivie en stock. Choisissez un article stocké.
inventory-item-moved = « { $item } » a déjà été en stock, donc { $field ->
    [kind] sa nature
    [valuation] sa valorisation
    [unit_code] son unité
    [unit_decimals] son nombre de décimales
   *[other] { $field }
} ne change plus. Créez un nouvel article s’il doit être différent.
inventory-item-cost-fixed = Le coût standard de « { $item } » ne change que lorsque rien n’est en stock. Fixez-le avant la prochaine réception.
inventory-item-cost-required = « { $item } » est valorisé au coût standard. Saisissez ce coût.
inventory-item-negative = { $field ->
    [price] Le prix
    [standard_cost] Le coût standard
    [reorder_level] Le seuil de réapprovisionnement
    [weight_kg] Le poids
   *[other] { $field }
} ne doit pas être négatif. Corrigez la valeur.
inventory-unit-unknown = L’unité « { $unit } » n’est pas connue. Choisissez-en une autre, ou saisissez son symbole et ses décimales.
inventory-stock-not-available = « { $item } » : { $available } disponibles, { $asked } demandés. Prenez-en moins, choisissez un autre entrepôt, ou attendez une réception.
inventory-stock-reserved = « { $item } » : { $reserved } réservés, et il n’en resterait que { $left }. Libérez d’abord des réservations, puis comptabilisez l’inventaire.
inventory-stock-return-exceeds = Sur la ligne { $line }, { $left } peuvent encore être retournés et { $asked } sont demandés. Corrigez la quantité.
inventory-quantity-not-positive = La quantité { $quantity } n’est pas supérieure à zéro. Corrigez-la.
inventory-quantity-too-fine = L’unité a { $decimals } décimales, { $quantity } en a plus. Arrondissez la quantité.
inventory-quantity-out-of-range = La quantité { $quantity } est trop grande. Vérifiez qu’aucun chiffre n’est de trop.
inventory-value-negative = La valeur { $value } est négative. Corrigez-la.
inventory-receipt-cost-required = Le coût de « { $item } » manque ou est donné deux fois. Saisissez soit un coût unitaire, soit une valeur.
inventory-adjustment-count-or-difference = Pour « { $item } », saisissez soit la quantité comptée, soit l’écart.
inventory-adjustment-no-difference = L’inventaire concorde avec les livres, il n’y a rien à comptabiliser. Fermez-le sans comptabiliser.
inventory-adjustment-cost-required = Rien n’indique la valeur du stock trouvé de « { $item } ». Saisissez un coût unitaire.
inventory-document-already-reversed = { $number } a déjà été annulée ou annule elle-même une pièce. Comptabilisez plutôt une nouvelle pièce.
inventory-document-consumed = Une partie de { $item } est sortie depuis ; la pièce ne peut plus être annulée. Annulez d’abord ce qui l’a consommée, ou saisissez un inventaire.
inventory-document-posted = Cette pièce est déjà comptabilisée sous le numéro { $number }. Ouvrez la pièce comptabilisée.

## Montants
amount-out-of-range = Le montant { $amount } ne convient pas à { $currency } : trop de décimales ou de chiffres. Corrigez-le.
amount-negative = Le montant { $amount } ne peut pas être négatif. Saisissez-le de l’autre côté.

## Grand livre
finance-entry-unbalanced = Le débit et le crédit diffèrent de { $difference } { $currency }. Corrigez une ligne, ou tapez = dans un montant pour y mettre la différence.
finance-entry-all-zero = Tous les montants sont nuls : il n’y a rien à comptabiliser. Saisissez au moins un débit et un crédit.
finance-entry-invalid = Ces lignes ne peuvent pas être comptabilisées : { $reason ->
    [too_few] il en faut au moins deux
    [too_many] elles sont trop nombreuses
    [too_large] un montant ou une somme est trop élevé
    [too_fine] un montant a plus de décimales que sa devise
    [contradiction] les deux montants d’une ligne se contredisent
    [currencies] des montants de plusieurs devises ne vont pas ensemble
    [item_currency] un poste non soldé est tenu aussi dans la monnaie de la société
   *[other] { $reason }
}. Corrigez-les.
finance-entry-debit-or-credit = Chaque ligne a soit un débit, soit un crédit. Remplissez exactement l’un des deux.
finance-entry-date-implausible = Le { $date } est trop éloigné d’aujourd’hui pour être voulu. Vérifiez l’année.
finance-entry-branch-unknown = Vous ne travaillez pas dans cet établissement. Choisissez l’un des vôtres.
finance-entry-rate-required = Un montant en { $currency } demande son cours de change. Saisissez le cours du jour.
finance-entry-already-reversed = { $number } a déjà été contrepassée par { $by }. Comptabilisez plutôt une nouvelle écriture.
finance-entry-of-document = { $number } provient de { $source }. Annulez cette pièce.
finance-account-unknown = Le compte { $account } n’existe pas dans ce plan comptable. Choisissez un compte dans la liste.
finance-account-inactive = Le compte { $account } n’accepte plus d’écritures. Choisissez-en un autre ou réactivez-le dans le plan comptable.
finance-account-control = Le compte { $account } n’est mouvementé que par des pièces ({ WORD($control, of: "control") }). Saisissez une pièce ou choisissez un autre compte.
finance-account-taken = Le compte { $account } existe déjà. Choisissez un autre numéro.
finance-period-locked = Le { $date } se trouve dans une période verrouillée jusqu’au { $until }. Changez la date ou demandez à la comptabilité de la rouvrir.
finance-lock-backward = La période est déjà verrouillée jusqu’au { $until }, et un verrou ne fait qu’avancer. Choisissez une date ultérieure.
finance-purpose-unknown = Le plan comptable ne nomme aucun compte pour « { WORD($purpose, of: "purpose") } ». Indiquez-en un dans le plan comptable.

## Postes non soldés et paiements
finance-open-item-unknown = Ce tiers n’a pas ce poste non soldé ({ $id }). Rechargez la liste et choisissez à nouveau.
finance-open-item-exceeded = Il ne reste que { $open } à solder sur { $number } ; { $asked } ont été demandés. Saisissez moins et laissez le reste en acompte.
finance-open-item-currency = { $number } est tenu en { $currency }. Comptabilisez le paiement dans cette devise.
finance-payment-exceeded = { $allocated } sont affectés, mais seuls { $paid } ont été payés. Réduisez une affectation.
finance-payment-not-positive = Un paiement est supérieur à zéro. Saisissez le montant ; pour une sortie d’argent, choisissez « Décaissement ».
finance-payment-account = { $account } n’est ni un compte bancaire ni une caisse. Choisissez où l’argent a circulé.
finance-payment-discount-tax-unknown = La TVA de { $number } n’est pas dans ce livre ; un escompte ne peut donc pas la rectifier. Passez l’écart en perte et rectifiez la TVA par une écriture.
finance-opening-already-reversed = { $number } a déjà été annulé. Reprenez le poste avec les bons montants.
finance-opening-settled = Il ne reste que { $open } à solder sur { $number }. Contrepassez d’abord les paiements de ce poste et annulez ses lettrages.
finance-payment-already-reversed = { $number } a déjà été contrepassé. Comptabilisez plutôt un nouveau paiement.
finance-opening-party-unknown = Il n’y a pas de tiers au numéro { $code }. Importez-le ou créez-le d’abord.
finance-opening-number-taken = { $number } de ce tiers a déjà été repris. Supprimez la ligne ou corrigez le numéro.
finance-opening-amount-zero = Rien n’est dû ici. Supprimez la ligne ou saisissez le montant dû.
finance-settlement-uneven = Les montants à lettrer diffèrent de { $difference }. Égalisez les avoirs et les créances.
finance-settlement-already-reversed = Ce lettrage a déjà été annulé. Rechargez-le.

## Utilisateurs et sociétés
identity-user-login-taken = L’identifiant « { $login } » est déjà pris. Choisissez-en un autre.
identity-user-password-too-short = Le mot de passe doit compter au moins { $minimum } caractères. Choisissez-en un plus long ; une phrase convient bien.
identity-password-common = Ce mot de passe est l’un des premiers que l’on essaie. Choisissez-en un autre ; une phrase convient bien.
identity-password-same = Le nouveau mot de passe est identique à l’ancien. Choisissez-en un autre.
identity-second-factor-exists = Vous avez déjà un second facteur. Supprimez-le d’abord pour en configurer un autre.
identity-second-factor-none = Il n’y a pas de second facteur. Configurez-en un d’abord.
identity-second-factor-unreadable = La clé des seconds facteurs ne se trouve pas sur cette machine. Utilisez un code de secours ou demandez à un administrateur de réinitialiser le second facteur.
identity-second-factor-kept = Votre société exige un second facteur pour votre rôle ; il doit donc rester. Adressez-vous à un administrateur s’il vous en faut un autre.
identity-oidc-taken = Un autre compte est lié à cette identité. Supprimez d’abord ce lien.
identity-oidc-email-unused = Les comptes sont rattachés par l’identifiant seulement. Saisissez l’identifiant, ou demandez à un propriétaire d’autoriser les adresses e-mail.
identity-oidc-kept = Votre société vous demande de vous connecter chez le fournisseur d’identité ; le lien doit donc rester. Adressez-vous à un administrateur s’il vous en faut un autre.
identity-user-branch-unknown = Cet établissement n’existe pas. Choisissez-en un dans la liste, ou tous les établissements.
identity-user-last-owner = C’est le dernier propriétaire, qui doit rester. Désignez d’abord un autre propriétaire.
identity-user-own-account = C’est votre propre compte. Modifiez le mot de passe et le second facteur sous Mon compte.
identity-role-unknown = Le rôle « { $role } » n’existe pas. Choisissez-en un dans la liste.
identity-role-ready-made = Le rôle « { WORD($role, of: "role-name") } » est fourni avec Kontor et ne change pas. Copiez-le sous un autre code et modifiez la copie.
identity-role-permission-unknown = Le droit « { $permission } » n’existe pas. Choisissez dans la liste.
identity-role-too-many = Une société peut avoir { $limit } rôles propres. Modifiez-en un existant.
identity-grant-too-many = Un utilisateur peut détenir { $limit } habilitations. Retirez-en une d’abord.
identity-grant-owner-only = Seul un propriétaire nomme, modifie ou bloque un propriétaire et donne ce que seuls les propriétaires peuvent faire. Adressez-vous à un propriétaire.
identity-grant-main = C’est l’habilitation principale de l’utilisateur. Modifiez-la ou bloquez l’utilisateur.
identity-grant-own = Personne ne modifie ses propres droits. Adressez-vous à un autre administrateur ou à un propriétaire.
identity-grant-beyond = Cela dépasse le périmètre dans lequel vous donnez et modifiez des droits. Choisissez un lieu de votre propre périmètre ou adressez-vous à la personne qui gère toute la société.
identity-grant-warehouse-unknown = Cet entrepôt n’existe pas. Choisissez-en un dans la liste.
identity-grant-warehouse-elsewhere = L’entrepôt appartient à un autre établissement. Choisissez celui-ci, ou aucun.
identity-grant-region-unknown = Aucun établissement ne se trouve dans la région « { $region } ». Indiquez d’abord cette région dans un établissement, ou choisissez-en une autre.
identity-grant-period = Le dernier jour précède le premier. Corrigez l’un des deux.
identity-grant-of-team = Cette habilitation vient d’une équipe. Modifiez l’équipe ou retirez-en l’utilisateur.
identity-team-too-many = Une société peut avoir { $limit } équipes. Dissolvez-en une ou modifiez-en une existante.
identity-team-of-owners = Les propriétaires sont nommés un par un, avec leur propre habilitation. Choisissez un autre rôle pour l’équipe.
identity-team-member-unknown = Un membre n’est plus utilisateur actif de cette société. Relisez l’équipe et choisissez dans la liste.
identity-branch-taken = Il y a déjà un établissement { $code }. Choisissez un autre code.
identity-book-not-empty = Ce livre contient déjà une société. Connectez-vous comme propriétaire et ajoutez-en une autre, ou ouvrez un autre fichier.
identity-company-pack-unknown = Le modèle de pays « { $pack } » n’existe pas. Choisissez-en un dans la liste.
identity-company-taken = Ce livre contient déjà une société nommée « { $name } ». Choisissez un autre nom.
identity-company-too-many = Un livre peut contenir { $limit } sociétés. Tenez les suivantes dans un autre livre.
identity-user-not-elsewhere = Aucun utilisateur actif « { $login } » ne travaille dans une autre société dont vous gérez les utilisateurs. Vérifiez le nom, ou créez un nouvel utilisateur.
identity-user-already-here = « { $login } » travaille déjà dans cette société. Modifiez le rôle, ou donnez-en un autre.

## Ventes
sales-customer-unknown = Ce client n’existe pas ou n’est plus actif. Choisissez un client dans la liste.
sales-item-unknown = Cet article est inconnu ou n’est plus vendu ({ $item }). Choisissez un autre article.
sales-price-missing = Aucun prix pour « { $item } » en { $currency }. Saisissez un prix ou complétez un tarif.
sales-tax-code-unknown = « { $tax_code } » n’est pas un code de TVA de vente au { $date }. Choisissez-en un dans la liste.
sales-payment-term-unknown = La condition de paiement « { $term } » n’existe pas. Choisissez-en une dans la liste.
sales-line-empty = La ligne ne nomme ni article ni texte. Choisissez un article ou dites ce que c’est.
sales-line-quantity = La quantité doit être supérieure à zéro, sans plus de décimales que l’unité, et chaque ligne ne figure qu’une fois. Corrigez-la.
sales-line-price = Un prix n’est pas négatif et une remise se situe entre 0 et 100 pour cent. Corrigez la saisie.
sales-line-warehouse = Rien n’indique de quel entrepôt cette ligne est livrée. Choisissez un entrepôt.
sales-line-more-than-open = Il ne reste que { $open } de la ligne { $line } ; { $asked } demandé. Saisissez moins.
sales-document-amounts-too-large = Les montants dépassent ce qu’une pièce peut contenir. Vérifiez quantités et prix.
sales-document-rate-required = Une pièce en { $currency } demande son cours de change. Saisissez le cours du jour.
sales-document-state-forbids = { $number } est « { $state ->
    [draft] brouillon
    [discarded] abandonné
    [sent] émis
    [ordered] commandé
    [lost] refusé
    [expired] expiré
    [confirmed] confirmée
    [partly_delivered] livrée en partie
    [delivered] livrée
    [invoiced] facturée
    [closed] clôturée
    [cancelled] annulée
   *[other] { $state }
} », ce qui ne le permet pas. Rechargez-le et voyez ce qui est possible.
sales-document-no-lines = Il n’y a pas de lignes, ou trop. Ajoutez une ligne ou divisez la pièce.
sales-document-branch-unknown = Vous ne travaillez pas dans cet établissement. Choisissez l’un des vôtres.
sales-document-date-implausible = Le { $date } est trop éloigné d’aujourd’hui. Vérifiez l’année.
sales-document-nothing-left = Il ne reste rien de { $number }. Voyez ce qu’il en est advenu.
sales-order-credit-limit = { $customer } devrait { $exposure }, plus que le plafond de { $limit }. Attendez un paiement ou faites relever le plafond.
sales-order-started = Une partie de { $number } a été livrée ou facturée, la commande ne peut plus être annulée. Clôturez-la, ou reprenez d’abord ce qui a été livré.
sales-order-uninvoiced = Une partie de { $number } a été livrée et n’est pas encore facturée. Facturez-la, puis clôturez la commande.
sales-invoice-mixed-documents = Ces pièces relèvent de clients, devises ou établissements différents, ou l’une figure deux fois. Faites une facture pour chacune.
sales-document-two-countries = Certaines lignes sont taxées en { $first }, d’autres en { $second }. Facturez-les séparément : une facture porte le numéro de TVA d’un seul pays.
sales-invoice-incomplete = La loi exige une mention qui manque : { WORD($field, of: "missing") }. Complétez la fiche client, les paramètres de la société ou la pièce.
sales-delivery-already-reversed = { $number } a déjà été reprise, ou est elle-même une reprise. Enregistrez une nouvelle livraison.
sales-delivery-invoiced = { $number } est déjà facturée. Établissez plutôt un avoir avec retour des marchandises.
sales-price-list-unknown = Le tarif « { $list } » n’existe pas. Choisissez-en un dans la liste.
sales-price-invalid = Ce prix est négatif, ne vaut à partir d’aucune quantité, finit avant de commencer ou figure deux fois. Corrigez-le.

## Données de la société
identity-settings-logo-invalid = Le logo doit être un PNG de { $limit } au plus. Choisissez un autre fichier.
identity-settings-iban-invalid = « { $iban } » n’est pas un IBAN : la clé de contrôle est fausse. Corrigez-le.
identity-settings-missing = La société n’a pas encore indiqué ce qui figure sur ses documents. Remplissez d’abord les paramètres de la société.

## Updates
update-off = Cette édition ne cherche pas elle-même de nouvelles versions. Installez un paquet plus récent là où vous avez obtenu celui-ci.
update-unreachable = Le dépôt des nouvelles versions ne répond pas comme il devrait : { $reason }. Vérifiez le réseau et réessayez plus tard.
update-refused = La version { $version } ne porte pas la signature de Kontor et n’a pas été installée. Rien n’a changé. Prévenez l’exploitant du serveur de mises à jour.
update-failed = La nouvelle version ne peut pas être mise en place : { $reason }. Celle-ci reste telle quelle.

## Plafonds et approbations
denied-limit = { $action ->
    [approve] Vous pouvez approuver jusqu’à { $limit } ; il s’agit ici de { $amount }. Laissez-le à quelqu’un dont le plafond est plus élevé.
    [discount] Vous pouvez accorder une remise jusqu’à { $limit } ; celle-ci est de { $amount }. Réduisez-la, ou demandez une approbation.
    [pay] Vous pouvez payer à un tiers jusqu’à { $limit } en un jour ; avec ce paiement, cela fait { $amount }. Demandez une approbation : il sera exécuté dès que quelqu’un dont le plafond est plus élevé l’accorde.
   *[other] Vous pouvez comptabiliser jusqu’à { $limit } ; il s’agit ici de { $amount }. Demandez une approbation : l’opération sera exécutée dès que quelqu’un dont le plafond est plus élevé l’accorde.
}
approval-required = Une deuxième personne doit approuver cette opération (règle : { $rule }). Rien n’a été modifié ; demandez l’approbation, et elle sera exécutée dès que quelqu’un l’accorde.
approvals-request-not-needed = Aucune règle n’exige d’approbation ici, et aucun de vos plafonds ne s’y oppose. Exécutez l’opération vous-même.
approvals-request-call-unknown = Il n’est pas possible de demander une approbation pour « { CALL($call) } ». Exécutez l’opération vous-même.
approvals-request-decided = { $state ->
    [approved] Cette demande a déjà été approuvée et la modification exécutée. Il n’y a plus rien à faire.
    [refused] Cette demande a déjà été refusée. Refaites-la si elle est encore utile.
    [withdrawn] Cette demande a été retirée par son auteur. Il n’y a plus rien à faire.
   *[other] Une décision a déjà été prise sur cette demande. Rechargez-la.
}
approvals-request-own = Vous avez fait cette demande vous-même. Quelqu’un d’autre doit en décider.
approvals-request-bank-details = Vous avez saisi vous-même les coordonnées bancaires de ce tiers ; vous ne pouvez donc pas libérer de paiement en sa faveur. Laissez la décision à quelqu’un d’autre.
approvals-request-poster = Vous avez comptabilisé vous-même ce que ce paiement solde ; une règle exclut que vous le libériez aussi. Laissez la décision à quelqu’un d’autre.
approvals-request-changed = Ce qui serait fait maintenant n’est plus ce qui a été demandé : le montant, la remise, le tiers ou l’établissement est un autre. Refusez la demande ; elle peut être refaite.
approvals-request-foreign = Seul l’auteur d’une demande peut la retirer. Refusez-la plutôt, en indiquant pourquoi.
approvals-request-requester-gone = L’auteur de cette demande ne peut plus se connecter ; elle ne peut plus être exécutée en son nom. Refusez la demande.
approvals-rule-call-unknown = Il ne peut pas y avoir de règle sur « { CALL($call) } ». Choisissez l’une des opérations proposées.
approvals-rule-party-unknown = Ce tiers n’existe pas. Choisissez-en un dans la liste, ou laissez le champ vide.
approvals-rule-branch-unknown = Cet établissement n’existe pas. Choisissez-en un dans la liste, ou laissez le champ vide.
approvals-rule-role-unknown = Il n’y a pas de rôle « { $role } ». Choisissez-en un dans la liste, ou laissez le champ vide.
approvals-rule-discount-range = Une remise de { $discount } % n’est pas possible. Saisissez un pourcentage entre 0 et 100.
audit-log-export-too-long = Le fichier contiendrait plus de { $limit } entrées. Choisissez une période plus courte ou un autre filtre, et exportez en plusieurs fois.
table-none = « { $name } » ne répond pas par un tableau. Demandez du JSON, ou demandez audit.log.export.

## Sauvegarde
book-disk-full = Il n’y a plus de place sur le disque, rien n’a été enregistré. Ce qui est là reste lisible. Libérez de la place et réessayez.
book-write-failed = Le système a refusé l’écriture du livre : { $reason }. Rien n’a été enregistré. Vérifiez l’espace libre, le quota et le disque lui-même, puis réessayez.
book-read-only = Le livre ne peut être que lu, pas écrit. Vérifiez les droits du fichier et du dossier, ou si le support est protégé en écriture.
book-unopenable = Le fichier du livre ne peut pas être ouvert : { $reason }. Vérifiez les droits du fichier et de son dossier.
book-locked = Un autre programme tient le livre ({ $path }) et ne le libère pas. Fermez-le là-bas et réessayez.
book-corrupt = Une partie du fichier du livre est endommagée, ou ce n’est pas un livre : { $reason }. Ne continuez pas à travailler avec lui : restaurez la dernière sauvegarde vérifiée.
book-log-damaged = Le fichier journal à côté du livre ({ $log }) est illisible, car son début est endommagé. Ce qui a été enregistré en dernier ne se trouve peut-être que là ; le contenu du fichier du livre lui-même ({ $path }) est intact, et rien n’a été modifié à l’instant. Copiez d’abord les deux fichiers en lieu sûr. Restaurez ensuite la dernière sauvegarde vérifiée ; ou mettez le fichier journal de côté et ouvrez le fichier sans lui : il s’arrête là où il a été écrit pour la dernière fois, Kontor indique les entrées qui manquent au journal d’audit, et kontor verify contrôle si le reste est juste.
book-log-lost = Il y avait un livre à l’emplacement { $path }, mais son fichier n’en contient plus rien : tout se trouvait encore dans le fichier journal à côté, qui est absent, vide ou tronqué. Rien n’a été modifié à l’instant. Copiez ce qui s’y trouve en lieu sûr, puis restaurez la dernière sauvegarde vérifiée.
book-file-lost = Il y avait un livre à l’emplacement { $path }, mais son fichier est absent ou vide. Ce qui a été enregistré en dernier se trouve encore dans le fichier journal à côté ({ $log }). Rien n’a été modifié à l’instant. Si le fichier a été déplacé, remettez-le à côté de son journal. Sinon, copiez le fichier journal en lieu sûr et mettez-le de côté ; restaurez ensuite la dernière sauvegarde vérifiée, ou créez un nouveau livre ici.
book-behind-its-mark = Le journal d’audit de ce livre s’arrête à l’entrée { $seq } de la section { $epoch }, alors qu’il y a eu des entrées jusqu’à { $marked_seq } de la section { $marked_epoch }. Le livre reste lisible. Avant toute écriture, restaurez une copie plus récente ou faites ouvrir de nouvelles séries de numéros par le propriétaire.
book-mark-missing = À côté de ce livre, il manque la marque de sa dernière modification (son journal d’audit s’arrête à l’entrée { $seq } de la section { $epoch }), comme après un changement d’ordinateur. Il reste lisible. Avant toute écriture, le propriétaire confirme les numéros attribués depuis et ouvre de nouvelles séries de numéros.
book-moved = Ce livre a été copié pour continuer à un autre endroit, alors que son journal d’audit s’arrêtait à l’entrée { $seq } de la section { $epoch }. Il reste lisible. Continuez avec la copie ; ou, si rien n’y a été comptabilisé, le propriétaire ouvre ici de nouvelles séries de numéros.
book-upgrade-failed = Le livre { $path } n’a pas pu être mis à jour : { $reason }. Il reste tel quel ; continuez avec la version du programme qui l’a créé et signalez-le.
book-copy-differs = La copie n’est pas identique au livre : { $reason }. Ne l’utilisez pas. Supprimez-la et signalez-le.
book-backup-folder-unusable = Les sauvegardes ne peuvent pas être placées dans { $path } : { $reason }. Choisissez un autre dossier.
book-backup-unreadable = { $path } n’est pas une sauvegarde qui se restaure : { $reason }. Choisissez un autre fichier.
book-backup-of-another-book = { $path } est la copie d’un autre livre. Choisissez une sauvegarde de ce livre ; sinon, le propriétaire compare les deux et confirme que l’autre livre prend la place de celui-ci.
book-backup-passphrase-wrong = Cette phrase secrète n’ouvre pas la sauvegarde. Vérifiez-la et réessayez.
book-backup-passphrase-missing = Une sauvegarde chiffrée a besoin de sa phrase secrète. Saisissez-la.
book-key-needed = { $path } est chiffré. Saisissez sa phrase secrète ou sa clé de secours.
book-key-wrong = Cette clé n’ouvre pas { $path }. Vérifiez la phrase secrète et réessayez. Si vous en êtes sûr, le début du fichier est endommagé : restaurez la dernière sauvegarde vérifiée.
book-encrypted = { $path } est déjà chiffré. Pour changer sa clé, utilisez kontor rekey.
book-plain = { $path } n’est pas chiffré. Chiffrez-le avec kontor encrypt.
book-not-in-a-file = Ce livre se trouve sur un serveur. Faites chiffrer le disque par celui qui exploite le serveur.
book-passphrase-short = La phrase secrète est trop courte. Choisissez-en une d’au moins { $least } caractères.
book-passphrases-differ = Les deux phrases secrètes ne sont pas identiques. Saisissez deux fois la nouvelle.
book-encryption-failed = { $path } n’a pas pu être réécrit sous sa clé : { $reason }. Il reste tel quel. Signalez-le.

secret-keyring-missing = La clé « { $name } » de ce livre se trouve dans le trousseau du système, qui ne répond pas. Déverrouillez-le ou ouvrez votre session de bureau, puis réessayez.
secret-exposed = D’autres utilisateurs peuvent lire le fichier { $path }, qui contient une clé. Réservez la lecture à son propriétaire, puis réessayez.
secret-storage = Le fichier { $path }, qui contient une clé, ne peut être ni lu ni écrit : { $reason }.
secret-folder-missing = Cette machine n’a ni trousseau ni dossier pour les clés. Indiquez un dossier dans KONTOR_SECRETS, puis réessayez.

## Integrity
book-without-facts = Le livre est encore vide : il n’y a rien à signer. Créez d’abord une société.
book-head-lost = Cet ordinateur a signé l’entrée { $seq } de la section { $epoch } du journal d’audit, et le livre ne la contient plus. Rien n’est signé tant que ce n’est pas expliqué. Restaurez la sauvegarde la plus récente, ou ouvrez de nouvelles séries de numéros si une copie plus ancienne a été restaurée.
book-check-under-way = Un contrôle de ce livre est en cours. Attendez qu’il soit terminé ; son résultat figurera sur la page « Intégrité ».
book-anchor-unreadable = { $path } n’est pas une ancre : { $reason }. Choisissez le fichier JSON écrit par Kontor.
file-form-unknown = L’extension de { $path } ne désigne aucune forme qui puisse être écrite. Choisissez-en une parmi { $known }.

## Ce qu’un contrôle du livre examine, trouve faux et signale
check-entries-balance = chaque écriture est équilibrée et compte au moins deux lignes
check-entry-numbers = les numéros d’écriture sont uniques et sans rupture
check-payment-numbers = les numéros de paiement sont uniques et sans rupture
check-stock-numbers = les numéros de réception et d’inventaire sont uniques et sans rupture
check-sales-numbers = les numéros des pièces de vente sont uniques et sans rupture
check-reversals = chaque contrepassation est liée dans les deux sens et annule son écriture au centime près
check-dates = chaque écriture est dans son exercice et aucune dans une période alors verrouillée
check-control-accounts = les postes non soldés concordent avec leurs comptes collectifs
check-stock-value = la valeur du stock est égale au solde des comptes de stock
check-open-items = le reste dû de chaque poste est son montant initial, moins ce qui a été affecté et lettré
check-settlements = les lettrages ne laissent que des écarts de change
check-balances = les soldes enregistrés sont les sommes des lignes d’écriture
check-sources = les écritures et leurs pièces renvoient les unes aux autres
check-stock-entries = les réceptions et inventaires et leurs écritures renvoient les uns aux autres
check-sales-entries = les pièces de vente et leurs écritures renvoient les unes aux autres
check-invoice-totals = les totaux des factures sont les sommes de leurs lignes, remises et TVA
check-order-progress = ce qui est livré d’une commande est la somme de ses livraisons
check-credits = ce qui est porté en avoir sur une facture est la somme de ses avoirs
check-stock-moves = le stock et sa valeur sont les sommes des mouvements
check-promises = le stock réservé est la somme des réservations, et rien n’est réservé au-delà du stock
check-layers = les couches de coût suivent les mouvements et donnent la valeur du stock
check-file = chaque page du fichier est saine et chaque index concorde avec sa table
check-chain = le journal d’audit forme une chaîne entière et chaque octet est tel qu’il a été scellé
check-rows = les enregistrements recalculés à partir du journal d’audit sont ceux du livre
check-keys = chaque clé de signature est nommée dans la partie du journal d’audit qu’elle signe et dit laquelle elle remplace
check-heads = les états signés portent la signature de la clé de leur ordinateur
check-own-heads = le livre contient ce que cet ordinateur a signé en dernier
check-anchors = le livre contient les états des ancres
check-epochs = chaque section du journal d’audit commence là où la précédente s’arrête
check-texts = les textes personnels sont tels qu’enregistrés, ou effacés
found-entry-off = l’écriture { $number } n’est pas équilibrée : l’écart est de { $difference }
found-entry-off-in = l’écriture { $number } n’est pas équilibrée en { $currency } : l’écart est de { $difference }
found-entry-postings = l’écriture { $number } a trop peu de lignes : { $postings }
found-entry-total = l’écriture { $number } indique un total de { $total }, ses débits font { $debits }
found-stray-postings = lignes qui n’appartiennent à aucune écriture : { $count }
found-series-broken = série { KIND($kind) } de { $company }, exercice { $year } (ordinateur { $node }, section { $epoch } du journal d’audit) : { $numbers } numéros de { $lowest } à { $highest }, le suivant est { $next }
found-control-off = { WORD($control, of: "control") } de { $company } : le grand livre indique { $ledger }, les postes non soldés { $items }
found-open-item-off = poste { $number } : les écritures laissent { $due } ({ $due_functional }), le reste dû enregistré est de { $kept } ({ $kept_functional })
found-settlement-off = lettrage de { $settlement } : ses lignes font { $amount } et un écart de change de { $realised }, l’écart enregistré est de { $kept }
found-balance-off = compte { $account } en { $month } : les lignes font { $debit } au débit et { $credit } au crédit, sont enregistrés { $kept_debit } et { $kept_credit }
found-reversal-unlinked = l’écriture { $number } et sa contrepassation ne renvoient pas l’une à l’autre
found-reversal-off = la contrepassation de l’écriture { $number } laisse { $rest } sur le compte { $account }
found-entry-outside-year = l’écriture { $number } est datée du { $date }, hors de son exercice
found-entry-in-locked = l’écriture { $number } est datée du { $date }, alors que tout était verrouillé jusqu’au { $until }
found-payment-unlinked = le paiement { $number } et son écriture ne renvoient pas l’un à l’autre
found-settlement-unlinked = le lettrage de { $number } et son écriture ne renvoient pas l’un à l’autre
found-entry-source-lost = l’écriture { $number } renvoie à une pièce qui n’existe pas
found-document-unlinked = { $number } et l’écriture indiquée ne renvoient pas l’une à l’autre
found-stock-value-off = { $company } : le stock vaut { $value }, les comptes de stock indiquent { $balance }
found-stock-off = article { $item } dans l’entrepôt { $warehouse } : { $on_hand } en stock pour { $value }, les mouvements font { $moved } pour { $moved_value } ; { $moves } mouvements, le dernier porte le numéro { $last }, { $kept } sont enregistrés
found-reserved-off = article { $item } dans l’entrepôt { $warehouse } : { $reserved } réservés sur { $on_hand }, les réservations font { $promised }
found-promise-off = la ligne { $line } de { $number } a une réservation de { $promised }, dont il reste { $left }
found-layer-off = couche de coût { $layer } de l’article { $item } dans l’entrepôt { $warehouse } : { $kept } pour { $kept_value }, les mouvements font { $moved } pour { $moved_value }
found-layers-off = article { $item } dans l’entrepôt { $warehouse } : { $on_hand } en stock pour { $value }, les couches de coût contiennent { $layered } pour { $layered_value }
found-invoice-off = { $number } présente un écart de { $total } au total, { $lines } sur les lignes, { $net } sur le montant HT, { $tax } sur la TVA
found-order-off = commande { $number }, ligne { $line } : { $kept } enregistrés comme livrés, les livraisons font { $moved }
found-credit-off = facture { $number } : { $kept } enregistrés en avoir, les avoirs font { $noted } sur { $whole }
found-file-unsound = la base de données signale : { $said }
found-node-unknown = le journal d’audit contient des entrées de l’ordinateur { $node }, qui ne fait pas partie de ce livre
found-fact-unsealed = l’entrée { $fact } du journal d’audit n’a pas de sceau
found-seals-alone = sceaux sans entrée au journal d’audit : { $count }
found-seal-out-of-order = l’entrée { $fact } du journal d’audit (n° { $seq }) suit le n° { $before }
found-seal-unchained = l’entrée { $fact } du journal d’audit (n° { $seq }) ne fait pas suite à la précédente
found-fact-changed = l’entrée { $fact } du journal d’audit (n° { $seq }) n’est pas ce qui a été scellé
found-fact-unusable = l’entrée { $fact } du journal d’audit ne peut pas être appliquée : { $reason }
found-row-differs = { $table } { $key } (entrée { $fact } du journal d’audit) : le journal indique [{ $made }], le livre contient [{ $kept }]
found-row-missing = { $table } { $key } (entrée { $fact } du journal d’audit) : le journal indique [{ $made }], le livre n’a pas cet enregistrement
found-row-unmade = { $table } { $key } (entrée { $fact } du journal d’audit) : aucune entrée du journal ne donne cet enregistrement, le livre contient [{ $kept }]
found-text-changed = le texte { $hash } n’est pas ce qui a été enregistré
found-text-gone = le texte { $hash } de l’entrée { $fact } du journal d’audit a disparu, et personne ne l’a effacé
found-epoch-unbegun = rien n’ouvre la section { $epoch } du journal d’audit de l’ordinateur { $node }
found-epoch-off = la section { $epoch_before } du journal d’audit s’arrête à { $ends }, mais la section { $epoch } commence après { $begins }
found-key-of-another-chain = la clé de signature { $key } est d’une autre partie du journal d’audit que l’entrée qui la nomme
found-key-in-secret = la clé de signature { $key } ne dit pas qu’elle remplace { $known }
found-key-replaces-unknown = la clé de signature { $key } remplace { $replaced }, qu’aucune entrée du journal d’audit ne nomme
found-head-key-unknown = l’état du { $at } (section { $epoch } du journal d’audit, n° { $seq }) est signé avec la clé { $key }, qu’aucune entrée ne nomme
found-head-key-later = l’état du { $at } (section { $epoch } du journal d’audit, n° { $seq }) est signé avec une clé qui n’a commencé qu’au n° { $begun }
found-head-forged = l’état du { $at } (section { $epoch } du journal d’audit, n° { $seq }) ne porte pas la signature de sa clé (entrée { $fact })
found-head-gone = l’état du { $at } (section { $epoch } du journal d’audit, n° { $seq }) a disparu : le journal d’audit s’arrête avant lui
found-head-changed = l’état du { $at } (section { $epoch } du journal d’audit, n° { $seq }) n’est pas ce qui y est scellé maintenant (entrée { $fact } ou une précédente)
found-own-head-lost = l’état que cet ordinateur a signé le { $at } (section { $epoch } du journal d’audit, n° { $seq }) n’est pas dans le livre : des entrées ont été coupées, ou une copie plus ancienne est à sa place
found-own-head-changed = l’état que cet ordinateur a signé le { $at } (section { $epoch } du journal d’audit, n° { $seq }) est autre dans le livre : une entrée jusqu’à { $fact } a été modifiée
found-own-key-unknown = la clé que cet ordinateur garde pour le livre, { $key }, n’est pas de celles que le livre nomme
found-anchor-foreign = l’ancre appartient au livre { $anchor }, celui-ci est { $book }
found-anchor-empty = l’ancre ne contient aucun état
found-anchor-forged = l’état du { $at } (section { $epoch } du journal d’audit, n° { $seq }) : l’ancre elle-même n’est pas telle qu’elle a été signée
found-anchor-lost = l’état du { $at } (section { $epoch } du journal d’audit, n° { $seq }) n’est pas dans le livre : des entrées ont été coupées
found-anchor-changed = l’état du { $at } (section { $epoch } du journal d’audit, n° { $seq }) est autre dans le livre : une entrée jusqu’à { $fact } a été modifiée
noted-texts-erased = textes personnels effacés : { $count }
noted-tables-open = plus rien n’empêche de modifier ces tables à l’insu du programme : { $tables }
noted-nothing-signed = section { $epoch } du journal d’audit : aucune des { $facts } entrées n’est encore signée ; non signé depuis { $since }
noted-signed-from = section { $epoch } du journal d’audit : les signatures commencent au n° { $seq } du { $at }, qui couvre tout ce qui précède
noted-signed-up-to = section { $epoch } du journal d’audit : { $facts } entrées après le n° { $seq } ne sont pas encore signées, depuis { $since }
noted-key-replaced = section { $epoch } du journal d’audit : la clé a été remplacée le { $at } ; la précédente est perdue ou se trouve sur un autre ordinateur
noted-key-unused = la clé que cet ordinateur garde pour le livre, { $key }, n’est pas de celles que le livre nomme : rien n’a encore été signé avec elle
noted-key-not-compared = la clé de cet ordinateur n’a pas pu être comparée : { $reason }
noted-elsewhere-lost = l’état que cet ordinateur a signé le { $at } (section { $epoch } du journal d’audit, n° { $seq }) n’est pas dans le livre : des entrées ont été coupées, ou une copie plus ancienne est à sa place. Il a été signé à un autre endroit, { $place }
noted-elsewhere-changed = l’état que cet ordinateur a signé le { $at } (section { $epoch } du journal d’audit, n° { $seq }) est autre dans le livre : une entrée jusqu’à { $fact } a été modifiée. Il a été signé à un autre endroit, { $place }
