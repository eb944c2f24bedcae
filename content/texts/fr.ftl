# Les mots de Terreau. Tout texte est du HTML de Telegram (b, i), sauf les libellés de boutons (button-…) et les
# avis brefs (toast-…), qui sont du texte nu. Les variables viennent du code et sont déjà protégées.

-language-name = Français
-language-locale = fr-FR

## Rôles, milieux, âges, jours

role-family = Famille
role-professional = Professionnelle, professionnel
role-volunteer = Bénévole
role-elected = Élue, élu
setting-home = à la maison
setting-early_years = en petite enfance
setting-school = à l’école
setting-after_school = au périscolaire
setting-club = au club
setting-youth_service = au service jeunesse
setting-local_authority = à la mairie
age-band = { $ages } ans
rhythm-weekly = chaque semaine
rhythm-fortnightly = une semaine sur deux
rhythm-monthly = une fois par mois
weekday-0 = lundi
weekday-1 = mardi
weekday-2 = mercredi
weekday-3 = jeudi
weekday-4 = vendredi
weekday-5 = samedi
weekday-6 = dimanche
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
time-of-day = { $hour } h { $minute }
time-on-the-hour = { $hour } h
day-and-month = { $weekday } { $day ->
    [1] 1er
   *[other] { $day }
 } { $month }
day-of-month = { $day ->
    [1] 1er
   *[other] { $day }
 } { $month }
day-and-hour = { $day } à { $hour }
list-last = { $before } et { $last }
list-between = { $before }, { $last }

## Arrivée

welcome =
    <b>Bonjour et bienvenue !</b> Votre territoire : <b>{ $territory }</b>.

    À la maison, à l’école, au périscolaire, au club, les adultes d’ici avancent ensemble. Le thème de la semaine est le même partout : dire ce que l’on ressent, écouter, choisir…

    Terreau vous envoie <b>une idée simple par semaine</b>, ou moins souvent si vous préférez. Elle tient compte de l’âge des enfants et du lieu où vous les voyez.

    <b>Ce qui est gardé</b> : le numéro de cette conversation (pas votre nom), votre rôle, vos réglages, l’âge des enfants, vos retours. Jamais le nom d’un enfant. Tout s’efface avec /oublier, ou de soi-même après 13 mois sans signe de vie.

    Terreau s’adresse aux adultes, à partir de 18 ans.
welcome-words = <i>{ $words }</i>
button-consent = J’ai 18 ans ou plus et j’accepte
button-notice = Ce qui est gardé, en détail
button-back = Retour
choose-territory =
    <b>Bonjour !</b> Terreau est présent sur plusieurs territoires.

    Lequel est le vôtre ?
unknown-code = Ce lien ne mène à aucun territoire ouvert. Peut-être a-t-il changé ? Voici ceux que vous pouvez rejoindre.
no-territory = Bonjour ! Aucun territoire n’est ouvert pour l’instant. Revenez par le lien ou l’affiche de votre territoire.
second-territory =
    <b>{ $territory }</b>

    Vous connaissez déjà Terreau. Voulez-vous recevoir aussi les idées de ce territoire ? Vos autres choix ne changent pas.
welcome-back =
    <b>Bon retour !</b> Vos choix d’avant pour { $territory } sont toujours là.

    Voulez-vous recevoir de nouveau les idées ? Ce qui est gardé n’a pas changé : /confidentialite.
button-join-too = Rejoindre ce territoire
role-question =
    <b>Vous êtes…</b>

    Plusieurs casquettes ? Commencez par la principale. Terreau en déduit un lieu, un jour et une heure : tout se change ensuite.
ages-question =
    <b>Quel âge ont les enfants ou les jeunes que vous voyez ?</b>

    Une réponse ou plusieurs, puis « OK ».
chosen = Choisi : { $what }.
ages-none = Rien de choisi pour l’instant.
button-ok = OK
button-chosen = ✓ { $label }
summary =
    <b>Tout est prêt pour { $territory }.</b>

    Une idée { $rhythm }, le { $weekday } à { $time }.
    { $settings }, pour les { $ages }.
    { $beside }

    Cela vous va ? Tout pourra changer ensuite, avec /reglages.
summary-member =
    <b>Vos réglages pour { $territory }</b>

    Une idée { $rhythm }, le { $weekday } à { $time }.
    { $settings }, pour les { $ages }.
    { $beside }
summary-beside-none = L’idée vient seule, sans rien avant ni après.
summary-beside-before = Avec le repère de la semaine, la veille.
summary-beside-after = Avec un mot deux jours après, pour dire comment c’était.
summary-beside-both = Avec le repère la veille, et un mot deux jours après.
button-go = C’est parti
button-change = Changer
change-question = Que voulez-vous changer ?
button-change-settings = Les lieux
button-change-ages = Les âges
button-change-day = Le jour
button-change-hour = L’heure
button-change-rhythm = Le rythme
button-change-role = Mon rôle
button-change-structure = Ma structure
summary-structure = Votre structure : { $name }.
structure-question =
    <b>Où travaillez-vous, où donnez-vous de votre temps ?</b>

    C’est facultatif. Les collègues d’une même structure reçoivent la même idée la même semaine, pour la faire ensemble. Personne ne verra votre choix, ni collègue, ni coordination.
button-structure-none = Aucune
button-beside-before = Le repère, la veille
button-beside-after = Un mot, deux jours après
button-beside-letters = Les messages de l’équipe du territoire
settings-question =
    <b>Où êtes-vous avec les enfants ?</b>

    Un lieu ou plusieurs : les idées alternent.
day-question = <b>Quel jour vous arrange ?</b>
day-question-school =
    <b>Quel jour vous arrange ?</b>

    Un jour de classe. Pendant les vacances scolaires, rien ne vient pour l’école.
hour-question =
    <b>À quelle heure ?</b>

    Terreau n’écrit jamais entre 20 h et 8 h.
rhythm-question =
    <b>À quel rythme ?</b>

    Avec l’idée, vous pouvez recevoir aussi le repère de la semaine, la veille. Et un mot deux jours après, pour dire comment c’était. L’équipe du territoire écrit parfois aussi : une date, une bonne nouvelle. Jamais plus de trois messages par semaine.
begun =
    <b>Bienvenue ! Voici votre première idée, tout de suite.</b>

    { $introduction }

    La prochaine viendra le { $next }. Lire sans répondre, c’est très bien aussi.
begun-without-idea =
    <b>Bienvenue !</b>

    { $introduction }

    Il n’y a pas encore d’idée pour vos choix cette semaine. Rendez-vous le { $next }.
toast-begun = C’est déjà fait : vous recevez les idées.
already-member =
    <b>{ $territory } : vous recevez déjà les idées.</b>

    Touchez /idee pour une idée tout de suite, ou /reglages pour changer vos choix.

## Coordination

invitation-coordinator =
    <b>On vous propose de coordonner { $territory }.</b>

    Chaque { $weekday } à { $time }, vous recevrez le bilan de la semaine : des nombres, jamais des personnes.

    Ce qui est gardé : cette conversation (son numéro, pas votre nom) et vos actions de coordination, pendant 12 mois.

    La notice entière, et qui en répond : /confidentialite.
invitation-region =
    <b>On vous propose de rejoindre l’équipe régionale de Terreau.</b>

    Ce qui est gardé : cette conversation (son numéro, pas votre nom) et vos actions, pendant 12 mois.

    La notice entière, et qui en répond : /confidentialite.
button-accept = J’ai 18 ans ou plus et j’accepte
command-territoire = Piloter mon territoire
command-region = La région d’un coup d’œil
command-journal = Le journal de la région
accepted-coordinator =
    <b>C’est fait : vous coordonnez { $territory }.</b>

    Le prochain bilan arrive le { $next }. Touchez /territoire pour ouvrir votre tableau de bord. Pour recevoir aussi les idées, touchez /start et rejoignez le territoire.
steering-again = Vous revoilà ! Le bilan de la semaine vous parviendra de nouveau.
cockpit =
    <b>{ $territory }</b>

    Que voulez-vous faire ?
button-people = Les personnes
people =
    <b>{ $territory } : les personnes</b>

    Comptées avec le dernier bilan, le { $day }.
people-none =
    <b>{ $territory } : les personnes</b>

    Les nombres viennent avec le premier bilan de la semaine.
people-roles = Par rôle
button-week = Cette semaine
button-settings = Réglages
cockpit-settings = <b>{ $territory } : les réglages</b>
setup-digest = Le bilan vient le { $weekday } à { $time }.
setup-quiet = Rien ne part entre { $begin } et { $end }.
setup-zone = Vacances scolaires : { $zone }.
setup-no-zone = pas de calendrier officiel
setup-group = Un groupe Telegram est relié.
setup-group-none = Aucun groupe Telegram n’est relié.
setup-approval = Un message aux membres attend l’accord d’une deuxième personne.
setup-approval-none = Un message aux membres part sans deuxième accord.
button-setup-digest = Le bilan
button-setup-quiet = Les heures calmes
button-setup-zone = Les vacances
button-setup-group = Le groupe
button-setup-approval = Demander un deuxième accord
button-setup-approval-off = Ne plus demander de deuxième accord
button-setup-quiet-hours = De { $begin } à { $end }
button-setup-no-zone = Aucune
button-setup-group-add = Ajouter le bot à un groupe
button-setup-group-off = Délier le groupe { $number }
setup-digest-day = <b>Quel jour voulez-vous recevoir le bilan ?</b>
setup-digest-hour = <b>Le { $weekday }, à quelle heure ?</b>
setup-quiet-question =
    <b>Quand Terreau se tait-il ?</b>

    De 20 h à 8 h, partout et toujours. Votre territoire peut préférer une nuit plus longue. Les messages attendent alors, ou viennent un peu plus tôt le soir.
setup-zone-question =
    <b>Quelles vacances scolaires suivez-vous ?</b>

    Pendant ces vacances, rien ne vient pour la classe. Vos ponts et vos fêtes s’ajoutent dans « Jours sans école ».
setup-group-how =
    <b>{ $territory } : le groupe Telegram</b>

    Le thème y vient le lundi matin, et les rencontres aussi. Le bot n’y dit rien d’autre et ne lit pas la conversation.

    Touchez « Ajouter le bot à un groupe » et choisissez le vôtre. S’il y est déjà, envoyez-y /lier. Rappelez aux membres qu’un groupe montre qui en fait partie.
setup-group-count = { $count ->
    [one] Un groupe est relié.
   *[other] { $count } groupes sont reliés.
 }
cockpit-which = <b>Quel territoire ?</b>
button-structures = Les structures
button-preview = Aperçu des semaines à venir
preview-role = <b>Pour qui voulez-vous voir les semaines à venir ?</b>
preview-setting = <b>Où cette personne voit-elle les enfants ?</b>
preview-age = <b>Quel âge ont-ils ?</b>
preview =
    <b>{ $territory } : ce qui viendrait dans les huit semaines</b>

    { $role }, { $setting }, { $ages }. C’est un exemple : le jour, l’heure et le rythme sont ceux que le rôle propose.
preview-idea = { $when } : <b>{ $title }</b>, thème « { $theme } », { $reason }
preview-repere = { $when } : le repère de la semaine
preview-encouragement = { $when } : un mot après l’idée
preview-continue = { $when } : « on continue ? »
preview-not = { $when } : <i>rien, { $reason }</i>
preview-nothing = Rien ne viendrait dans ces huit semaines.
preview-fit-theme = une idée nouvelle
preview-fit-same_family = proche du thème
preview-fit-near_age = écrite pour un âge voisin
preview-fit-seen = déjà vue
preview-fit-again = « on refait ? »
preview-fit-universal = hors du thème, faute d’idée
preview-why-not-rhythm = ce n’est pas une semaine de son rythme
preview-why-not-holidays = c’est jour de congé
preview-why-not-pause = elle est en pause
preview-why-not-silence = elle n’a pas réagi depuis longtemps
preview-why-not-cap = la semaine compte déjà trois messages
preview-why-not-quiet = il serait trop tard dans la soirée
preview-why-not-too_late = ce moment est passé
preview-why-not-no_activity = la bibliothèque n’a rien pour elle
button-preview-other = Voir pour quelqu’un d’autre
structures =
    <b>{ $territory } : les structures</b>

    Les professionnels et les bénévoles peuvent dire où ils agissent, s’ils le veulent. Leurs collègues reçoivent alors la même idée la même semaine. Vous ne verrez pas qui a choisi quoi.

    Touchez un nom pour le retirer de la liste.
structures-none =
    <b>{ $territory } : les structures</b>

    La liste est vide. Ajoutez une école, un centre, un club : les professionnels et les bénévoles pourront dire où ils agissent, s’ils le veulent. Leurs collègues recevront alors la même idée la même semaine. Vous ne verrez pas qui a choisi quoi.
button-structure-add = Ajouter une structure
button-structure-remove = Oui, retirer de la liste
structure-write = <b>Quel est son nom ?</b> Écrivez-le comme les gens le disent.
structure-remove-question =
    <b>Retirer { $name } de la liste ?</b>

    Qui l’avait choisie n’aura plus de structure. Rien d’autre ne change.
accepted-region =
    <b>C’est fait : vous êtes dans l’équipe régionale.</b>

    Le bilan d’un territoire va aux personnes qui le coordonnent. Tous les territoires d’un coup d’œil : /region. Ce qui y a été fait : /journal.

## À qui (un mot, une rencontre)

segment-question =
    <b>À qui ?</b>

    { $who } : <b>{ $people }</b>.
segment-role =
    <b>Quels rôles ?</b> Sans choix, tous.

    { $who } : <b>{ $people }</b>.
segment-setting =
    <b>Quels lieux ?</b> Sans choix, tous.

    { $who } : <b>{ $people }</b>.
segment-age =
    <b>Quels âges ?</b> Sans choix, tous.

    { $who } : <b>{ $people }</b>.
segment-everybody = Tout le monde
segment-of-family = familles
segment-of-professional = équipes professionnelles
segment-of-volunteer = bénévoles
segment-of-elected = élues et élus
segment-of-ages = pour les { $ages }
segment-people = { $low } à { $high } personnes
segment-few = moins de 5 personnes
button-segment-role = Choisir les rôles
button-segment-setting = Choisir les lieux
button-segment-age = Choisir les âges
## Inviter

button-invite = Inviter
button-invite-qr = Le QR code
button-invite-poster = L’affiche à imprimer
invite =
    <b>{ $territory } : inviter</b>

    Le lien à donner : { $link }

    Il mène droit à votre territoire, et il reste valable. Collez-le dans un courriel, un cahier, un groupe. L’affiche et le QR code mènent au même endroit.
invite-qr = { $territory } : votre QR code, à coller sur vos documents. Il mène à { $link }
invite-poster = { $territory } : votre affiche, au format A4. Elle se lit aussi en noir et blanc.
poster-for = Parents, professionnelles, professionnels, bénévoles, élues et élus
poster-headline = Ici, les adultes avancent ensemble pour les enfants et les jeunes.
poster-line-1 = Une idée simple par semaine, en quelques minutes
poster-line-2 = Le même thème à la maison, à l’école et dans les loisirs
poster-line-3 = C’est gratuit, et vous arrêtez quand vous voulez
poster-join = Rejoignez-nous
poster-step-1 = 1. Visez ce carré avec l’appareil photo du téléphone.
poster-step-2 = 2. Telegram s’ouvre. Cette application est gratuite.
poster-step-3 = 3. Touchez « Démarrer », et c’est parti.
poster-link = Ou tapez : { $link }
poster-adults = Pour les adultes. Aucun nom d’enfant n’est demandé.

## L’équipe d’un territoire

button-team = L’équipe
button-team-region = L’équipe régionale
button-team-invite = Inviter une personne
button-team-leave = Passer la main, ou partir
button-team-withdraw = Retirer l’accès : { $who }
button-team-revoke = Annuler le lien n° { $number }
button-team-end = Oui, retirer l’accès
team =
    <b>{ $territory } : l’équipe</b>

    Ces personnes pilotent le territoire. Terreau ne garde pas leurs noms : un numéro les distingue.
team-region =
    <b>L’équipe régionale</b>

    Terreau ne garde pas les noms : un numéro distingue les personnes.
team-line = • { $who }, depuis le { $since }
team-line-own = • { $who }, depuis le { $since } : c’est vous
team-link = • Lien n° { $number }, fait le { $made } : il attend une personne. Il marche jusqu’au { $until }.
team-link-succession = • Lien n° { $number }, fait le { $made } : il attend une personne qui prendra la suite ({ $who }). Il marche jusqu’au { $until }.
team-nobody = Personne pour l’instant.
team-place-region = la région
who-coordinator = coordination n° { $number }
who-region = équipe régionale n° { $number }
who-nobody = hors de la conversation
team-new-link =
    <b>Pour coordonner { $territory } avec moi</b>

    { $link }

    Ce lien sert une seule fois, pendant 7 jours. À transmettre à une seule personne.
team-new-link-region =
    <b>Pour rejoindre l’équipe régionale de Terreau</b>

    { $link }

    Ce lien sert une seule fois, pendant 7 jours. À transmettre à une seule personne.
team-withdraw-question =
    <b>Retirer l’accès ?</b>

    { $who }, depuis le { $since }. L’accès s’arrête tout de suite, et les liens que cette personne a faits ne marchent plus. Ses idées de membre continuent.
handover =
    <b>Passer la main ?</b>

    Un lien de succession fait entrer une autre personne. Votre accès s’arrête quand elle accepte, pas avant. Vous pouvez aussi partir sans nommer personne : le reste de l’équipe continue.
handover-last =
    <b>Passer la main ?</b>

    Vous êtes la seule personne ici. Un lien de succession fait entrer une autre personne. Votre accès s’arrête quand elle accepte, pas avant. Si vous partez sans nommer personne, plus personne ne recevra le bilan.
button-handover-link = Faire un lien de succession
button-handover-leave = Partir maintenant
handover-link =
    <b>Pour prendre ma suite : { $place }</b>

    { $link }

    Ce lien sert une seule fois, pendant 7 jours. À transmettre à une seule personne.
grant-given-up =
    <b>C’est fait : votre accès s’est arrêté.</b>

    Merci pour tout ce que vous avez porté ici. Si vous recevez aussi les idées, elles continuent.
access-withdrawn =
    <b>Vous ne pilotez plus { $place } avec Terreau.</b>

    Votre accès a été retiré. Si vous recevez aussi les idées, elles continuent. C’est une erreur ? Parlez-en à l’équipe : un nouveau lien suffit pour revenir. Et merci pour tout ce que vous avez porté.
access-handed-over =
    <b>La main est passée.</b>

    La personne à qui vous avez donné le lien pilote maintenant { $place } : votre accès s’est arrêté. Si vous recevez aussi les idées, elles continuent. Merci pour tout ce que vous avez porté.
last-coordinator = <b>Vous coordonnez { $territories }, et il n’y a personne d’autre.</b> Vous pouvez d’abord passer la main : /territoire, puis « L’équipe ».

## La région

region =
    <b>La région</b>

    { $territories ->
        [0] Aucun territoire pour l’instant.
        [one] Un territoire.
       *[other] { $territories } territoires.
    }
region-state-line = • { $count } { $state }
region-state-prepared = { $count ->
    [one] en préparation
   *[other] en préparation
}
region-state-new = { $count ->
    [one] vient de commencer
   *[other] viennent de commencer
}
region-state-alive = { $count ->
    [one] est bien vivant
   *[other] sont bien vivants
}
region-state-slowing = { $count ->
    [one] ralentit
   *[other] ralentissent
}
region-state-silent = { $count ->
    [one] pourrait avoir besoin d’un appui : trop peu de retours pour le dire
   *[other] pourraient avoir besoin d’un appui : trop peu de retours pour le dire
}
region-without-team = { $count ->
    [one] Un territoire attend une personne pour le coordonner.
   *[other] { $count } territoires attendent une personne pour les coordonner.
}
button-region-places = Territoires
button-region-teams = Coordination
button-region-links = Invitations
button-region-digests = Bilans
button-region-queues = Expériences
button-region-adoptions = Fiches ({ $waiting })
button-region-write = Écrire aux coordinations
button-region-journal = Journal
button-region-new = Ajouter un territoire
button-region-next = Suite de la liste
region-places =
    <b>Les territoires</b>, de A à Z.

    L’état vient des bilans. Quand trop peu de personnes répondent, rien n’est dit : ni zéro, ni quatre.
region-places-none =
    <b>Les territoires</b>

    Il n’y en a pas encore. Ajoutez le premier.
button-region-place = { $name } · { $state }
place-state-prepared = en préparation
place-state-new = nouveau
place-state-alive = vivant
place-state-slowing = ralentit
place-state-silent = peu de retours
region-teams =
    <b>Qui coordonne</b>

    Un nombre par territoire. Touchez un territoire pour voir son équipe ou inviter quelqu’un. Les élues et les élus ne coordonnent pas.
button-region-team = { $name } : { $count ->
    [0] personne
    [one] 1 personne
   *[other] { $count } personnes
}
region-links =
    <b>Les invitations en attente</b>

    Chaque lien sert une fois, sept jours au plus.
region-links-none =
    <b>Les invitations en attente</b>

    Aucun lien n’attend.
button-region-link = { $name } : { $count ->
    [one] un lien
   *[other] { $count } liens
}
region-digests =
    <b>Le dernier bilan de chaque territoire</b>
button-region-digest = { $name } · { $week ->
    [none] pas encore de bilan
   *[other] semaine du { $week }
}
region-queues =
    <b>Les expériences</b>

    Dans ces territoires, des textes attendent d’être relus.
region-queues-none =
    <b>Les expériences</b>

    Aucun texte n’attend d’être relu.
region-to-read = { $count ->
    [one] Un texte attend votre lecture pour tous les territoires.
   *[other] { $count } textes attendent votre lecture pour tous les territoires.
}
trips =
    <b>Les expériences pour tous les territoires</b>

    { $count ->
        [0] Aucun texte n’attend votre lecture.
        [one] Un texte attend votre lecture.
       *[other] { $count } textes attendent votre lecture.
    }
trips-none = Un texte arrive ici quand la personne qui l’a écrit et sa coordination l’ont voulu. Il n’y a pas de nom.
trips-travelling = <b>Ce qui se lit dans tous les territoires</b>
trip-as-told = <i>Le lieu et l’âge sont dits ainsi, sous l’activité, dans tous les territoires.</i>
trip-refuse-question = <b>Que dire à la coordination ?</b> Elle recevra un remerciement et cette raison. Le texte reste dans son territoire.
button-trips-travelling = Ce qui se lit partout
button-trips-territories = Dans les territoires
button-trip-publish = Publier pour tous
button-trip-refuse = Laisser dans son territoire
button-trip-back = Ne plus publier pour tous
toast-trip-published = Publié pour tous les territoires. La coordination l’apprendra demain matin.
toast-trip-refused = C’est noté. La coordination recevra un mot gentil demain matin.
toast-trip-back = Il se lit seulement dans son territoire, et attend de nouveau.
travels-told = { $count ->
    [one] <b>{ $territory } : un texte de vos membres se lit maintenant dans tous les territoires.</b>
   *[other] <b>{ $territory } : { $count } textes de vos membres se lisent maintenant dans tous les territoires.</b>
}
travels-line = • « { $title } », { $setting }
travels-stayed = <b>{ $territory } : merci pour ce que vous avez envoyé.</b> Ceci reste chez vous, où l’on continue de le lire :
travels-stayed-line = • « { $title } », { $setting }. { $reason }
stays-recognisable = Ailleurs, on pourrait y reconnaître quelqu’un.
stays-elsewhere = Il parle d’autre chose que de cette activité.
stays-more = Un détail de plus aiderait les autres territoires à essayer.
stays-already = Un autre territoire a déjà raconté la même chose, et c’est bon signe.
button-travels-told = Les textes publiés
place-card =
    <b>{ $name }</b> · { $kind } · { $state }

    Code des liens et des affiches : { $code }
place-parent = Fait partie de : { $parent }
place-parent-none = Ne fait partie d’aucun autre territoire.
place-departement = Département : { $value }
place-living_area = Bassin de vie : { $value }
place-school_zone = Vacances scolaires : { $value }
place-time_zone = Heure de : { $value }
place-programme = Parcours : { $value }
place-welcome = Mot d’accueil : { $value }
place-empty = rien
place-as-parent = { $value } (comme { $parent })
region-broadcasts =
    <b>Les messages aux personnes qui coordonnent</b>

    Une date, une nouvelle, une question : un message à toutes les coordinations, et à elles seules.
region-broadcast-write =
    <b>Écrivez votre message aux personnes qui coordonnent.</b>

    Du texte, une photo, un document ou un album. Le gras, l’italique et les liens restent comme vous les mettez.

    Jamais de situation individuelle, jamais de reproche à un territoire, rien d’électoral.
region-broadcast-to =
    <b>À qui ?</b>

    Aux coordinatrices et coordinateurs de tous les territoires : <b>{ $people }</b>.
region-broadcast-who = Coordinatrices et coordinateurs
region-broadcast-head = L’équipe régionale, pour qui coordonne
button-place-name = Nom
button-place-kind = Type
button-place-parent = Fait partie de…
button-place-departement = Département
button-place-living_area = Bassin de vie
button-place-school_zone = Vacances
button-place-time_zone = Fuseau horaire
button-place-programme = Parcours
button-place-welcome = Mot d’accueil
button-place-open = Ouvrir aux membres
button-place-cockpit = Tableau de bord
button-place-merge = Réunir à un autre
button-place-close = Fermer
button-place-as-parent = Comme { $parent }
button-place-alone = Aucun autre territoire
place-kind-quartier = quartier
place-kind-commune = commune
place-kind-intercommunalite = intercommunalité
place-kind-bassin-de-vie = bassin de vie
place-ask-new =
    <b>Un nouveau territoire : comment s’appelle-t-il ?</b>

    Écrivez son nom, comme les gens le disent. Il sera en préparation : rien ne part avant que vous l’ouvriez.
place-ask-name =
    <b>{ $name } : le nom</b>

    Écrivez le nouveau nom. Le code des liens et des affiches ne change pas.
place-ask-departement =
    <b>{ $name } : le département</b>

    Écrivez-le en toutes lettres. Il est nommé sous une expérience quand le territoire ne peut pas l’être.
place-ask-living_area =
    <b>{ $name } : le bassin de vie</b>

    Écrivez son nom.
place-ask-welcome =
    <b>{ $name } : le mot d’accueil</b>

    Une phrase pour qui arrive, 200 caractères au plus. Elle s’affiche tout en haut du premier écran.
place-ask-kind = <b>{ $name } : quel type de territoire ?</b>
place-ask-parent =
    <b>{ $name } fait partie de quel territoire ?</b>

    Ce qui n’est pas réglé ici sera comme là-bas : vacances, fuseau, parcours, mot d’accueil.
place-ask-school_zone = <b>{ $name } : quelles vacances scolaires ?</b>
place-ask-time_zone = <b>{ $name } : quel fuseau horaire ?</b>
place-ask-programme =
    <b>{ $name } : quel parcours ?</b>

    Le thème de cette semaine reste. Le nouveau parcours commence lundi prochain.
place-close-question =
    <b>Fermer { $name } ?</b>

    Ses membres et sa coordination l’apprendront par un message, un seul. Ensuite, plus rien ne part. Ce qui est gardé reste le temps prévu par la notice. On ne rouvre pas un territoire fermé.
button-place-close-yes = Oui, fermer
place-closed = <b>{ $name } est fermé.</b> Ses membres vont l’apprendre.
place-merge-question =
    <b>{ $name } continue avec quel territoire ?</b>

    Les membres, l’équipe, les structures, les rencontres et les textes y vont. Les liens et les affiches y mènent.
place-merge-sure =
    <b>Réunir { $name } et { $into } ?</b>

    { $into } est le territoire qui reste, et les deux équipes le coordonneront. Qui est dans les deux n’y sera plus qu’une fois. Les membres qui arrivent l’apprendront par un message. Cela ne se défait pas.
button-place-merge-yes = Oui, réunir
place-merged = <b>{ $name } continue avec { $into }.</b> Ses membres vont l’apprendre.
news-closed =
    <b>{ $name } : le territoire se ferme.</b>

    Vous ne recevrez plus rien pour lui. Merci pour ce que vous y avez fait.

    Ce qui est gardé se lit avec /mesdonnees et s’efface avec /oublier. D’autres territoires sont ouverts : /start.
news-closed-others =
    <b>{ $name } : le territoire se ferme.</b>

    Vous ne recevrez plus rien pour lui ; vos autres territoires continuent. Merci pour ce que vous y avez fait.
news-merged =
    <b>{ $name } continue avec { $into }.</b>

    Vous n’avez rien à faire : vos réglages vous suivent. Seul le thème de la semaine peut changer. Pour revoir vos choix : /reglages.

## Tableur des territoires

sheet-places = Territoires
sheet-help = Mode d’emploi
sheet-help-column = Colonne
sheet-help-meaning = Ce qu’on y écrit
sheet-help-example = Exemple
sheet-column-code = Code
sheet-column-name = Nom
sheet-column-kind = Type
sheet-column-parent = Fait partie de (code)
sheet-column-departement = Département
sheet-column-living_area = Bassin de vie
sheet-column-school_zone = Vacances scolaires
sheet-column-time_zone = Fuseau horaire
sheet-column-programme = Parcours
sheet-column-welcome = Mot d’accueil
sheet-column-structures = Structures
sheet-meaning-code = Obligatoire. 2 à 24 minuscules, chiffres ou tirets, sans accent. Il figure sur les liens et les affiches : il ne change plus. Un code déjà connu modifie le territoire, un nouveau le crée.
sheet-meaning-name = Le nom, comme les gens le disent. Obligatoire pour un nouveau territoire.
sheet-meaning-kind = quartier, commune, intercommunalité ou bassin de vie. Vide : commune.
sheet-meaning-parent = Le code du territoire plus grand : la commune d’un quartier, par exemple. Il peut être dans ce tableur, plus haut ou plus bas.
sheet-meaning-departement = En toutes lettres. Vide : comme le territoire plus grand. Cela vaut pour toutes les colonnes qui suivent, jusqu’au mot d’accueil.
sheet-meaning-living_area = Son nom.
sheet-meaning-school_zone = Zone A, B ou C, Corse, ou le nom de l’académie d’outre-mer.
sheet-meaning-time_zone = Presque toujours vide : Europe/Paris. Sinon, par exemple Indian/Reunion.
sheet-meaning-programme = Le titre du parcours, ou son code.
sheet-meaning-welcome = Une phrase pour qui arrive, 200 caractères au plus.
sheet-meaning-structures = Les écoles, centres et clubs, séparés par des points-virgules. Un import en ajoute, il n’en retire jamais.
sheet-example-code = firminy-vert
sheet-example-name = Firminy-Vert
sheet-example-kind = quartier
sheet-example-parent = firminy
sheet-example-departement = Loire
sheet-example-living_area = Vallée de l’Ondaine
sheet-example-school_zone = Zone A
sheet-example-time_zone = Europe/Paris
sheet-example-programme = Première année : les compétences de base
sheet-example-welcome = À Firminy-Vert, on avance ensemble.
sheet-example-structures = École du Parc ; Centre social Soleil Levant
sheet-missing = Ligne 1 : la colonne « { $column } » manque.
sheet-unknown = Ligne 1 : la colonne « { $column } » n’est pas connue.
sheet-fault = Ligne { $row }, colonne « { $column } » : { $what }
sheet-sound = { $count ->
    [0] Rien à importer : aucune ligne n’est remplie.
    [one] Une ligne, sans erreur. Rien n’a été écrit.
   *[other] { $count } lignes, sans erreur. Rien n’a été écrit.
}
sheet-made = { $count ->
    [one] Un territoire créé : { $codes }.
   *[other] { $count } territoires créés : { $codes }.
}
sheet-changed = { $count ->
    [one] Un territoire modifié : { $codes }.
   *[other] { $count } territoires modifiés : { $codes }.
}
sheet-same = { $count ->
    [one] Un territoire était déjà ainsi.
   *[other] { $count } territoires étaient déjà ainsi.
}
error-sheet-kind = Je n’arrive pas à lire ce fichier : il me faut un classeur XLSX ou un fichier CSV. Repartez du modèle (« territory template ») ou enregistrez le vôtre sous l’un de ces formats. Rien n’a été écrit.
error-sheet-long = Le tableur est trop long : { $maximum } lignes au plus. Partagez-le en plusieurs fichiers. Rien n’a été écrit.
error-sheet-code = Un code compte 2 à 24 minuscules, chiffres ou tirets, sans accent.
error-sheet-twice = Le code { $code } figure deux fois.
error-sheet-closed = Le territoire { $code } est fermé.
error-sheet-parent = Aucun territoire n’a le code { $code }.
error-sheet-structures = Une structure : { $longest } caractères au plus ; { $most } structures au plus.

## Journal de la région

button-journal-older = Plus ancien
button-journal-newest = Le plus récent
journal =
    <b>Journal</b>

    Ce qu’ont fait les personnes qui pilotent, pendant 12 mois au plus. Jamais un nom, jamais le contenu d’un message.
journal-empty = Rien encore.
journal-line = • { $when }, { $place } : { $what } ({ $who })
journal-other = action « { $code } »
journal-territory-created = territoire créé
journal-territory-opened = territoire ouvert aux membres
journal-territory-changed = territoire modifié par la région
journal-territory-closed = territoire fermé
journal-territory-merged = territoire réuni à un autre
journal-territories-imported = territoires lus dans un tableur
journal-invitation-created = lien d’invitation créé
journal-invitation-revoked = lien d’invitation annulé
journal-handover-offered = lien de succession créé
journal-grant-given = accès donné
journal-grant-withdrawn = accès retiré
journal-grant-given-up = accès rendu
journal-grant-handed-over = main passée
journal-group-linked = groupe Telegram relié
journal-group-unlinked = groupe Telegram délié
journal-group-gone = bot retiré du groupe Telegram
journal-programme-chosen = parcours changé
journal-theme-changed = thème à venir changé
journal-theme-change-undone = changement de thème annulé
journal-structure-added = structure ajoutée
journal-structure-removed = structure retirée
journal-local-days-added = jours sans école ajoutés
journal-local-days-removed = jours sans école retirés
journal-local-activity-begun = fiche locale commencée
journal-local-activity-published = fiche locale publiée
journal-local-activity-withdrawn = fiche locale retirée
journal-local-activity-adopted = fiche locale adoptée pour tous
journal-local-activity-released = fiche locale rendue à son territoire
journal-local-activity-corrected = fiche locale corrigée par la région
journal-local-activities-exported = fiches adoptées reçues en fichiers
journal-local-activity-restored = corrections de la région oubliées
journal-content-reloaded = contenus remis en service
journal-content-refused = contenus refusés, les anciens restent
journal-experience-published = expérience publiée
journal-experience-to-region = expérience envoyée à la région
journal-experience-unpublished = expérience retirée
journal-experience-refused = expérience refusée
journal-experience-edited = autre formulation proposée
journal-note-kept = note gardée au carnet
journal-note-shared = note du carnet partagée avec la région
journal-note-unshared = note du carnet plus partagée
journal-note-changed = note du carnet changée
journal-note-removed = note du carnet supprimée
journal-notebook-made = carnet de capitalisation tiré
journal-experience-travels = expérience publiée pour tous les territoires
journal-experience-stays = expérience laissée dans son territoire
journal-experience-called-back = expérience retirée des autres territoires
journal-experience-worded = autre formulation proposée par la région
journal-meetup-notes-begun = notes d’un temps régional commencées
journal-meetup-moved = rencontre changée
journal-meetup-announced = rencontre annoncée
journal-meetup-cancelled = rencontre annulée
journal-meetup-dropped = brouillon de rencontre jeté
journal-broadcast-submitted = message soumis à une deuxième personne
journal-broadcast-approved = message approuvé
journal-broadcast-sent-back = message renvoyé à reprendre
journal-digest-exported = tableur du bilan demandé
journal-region-digest-exported = tableur du bilan régional demandé
journal-broadcast-dropped = brouillon de message jeté
journal-broadcast-confirmed = message envoyé
journal-broadcast-paused = envoi mis en pause
journal-broadcast-resumed = envoi repris
journal-broadcast-cancelled = envoi annulé
journal-broadcast-retried = envoi réessayé
journal-aim-written = objectif commun écrit
journal-aim-removed = objectif commun retiré
journal-vote-opened = vote ouvert
journal-vote-accepted = choix du vote retenu
journal-vote-declined = choix du vote non retenu
journal-territory-set = réglage du territoire changé
## Messages aux membres

button-broadcasts = Messages
broadcasts =
    <b>{ $territory } : les messages aux membres</b>

    Une date, un lieu, une bonne nouvelle : un message à tout le territoire, ou à quelques-uns.
button-broadcast-write = Écrire un message
button-broadcast-go-on = Reprendre mon brouillon
button-broadcast-submitted = En attente d’accord, { $when }
button-broadcast-confirmed = { $when }
broadcast-write =
    <b>{ $territory } : écrivez votre message aux membres.</b>

    Du texte, une photo, un document ou un album. Le gras, l’italique et les liens restent comme vous les mettez.

    Jamais de situation individuelle, jamais de reproche, rien d’électoral.
button-broadcast-see = Voir le message
button-broadcast-rewrite = L’écrire autrement
broadcast-concern-name = Ce message semble nommer une personne. Est-elle d’accord ? Jamais le nom d’un enfant.
broadcast-concern-phone = Ce message contient un numéro de téléphone. Celui d’un service, très bien ; celui d’une personne, seulement si elle est d’accord.
broadcast-concern-address = Ce message contient une adresse. Celle d’un lieu ouvert, très bien ; jamais celle d’une famille.
broadcast-concern-handle = Ce message contient une adresse de courriel ou un pseudonyme. Celui d’un service, très bien ; celui d’une personne, seulement si elle est d’accord.
broadcast-concern-link = Ce message contient un lien. Avez-vous vérifié où il mène ?
broadcast-concern-danger = Ce message parle de faits graves. Est-il compris de tous, et dit-il où trouver de l’aide ?
broadcast-head = { $territory } : un mot de l’équipe
broadcast-review =
    <b>Voilà le message, tel qu’il sera lu.</b>

    { $who } : <b>{ $people }</b>.
broadcast-leaves-now = Il partira dès que vous aurez confirmé.
broadcast-leaves-late = Il était prévu pour le <b>{ $when }</b>. Il partira dès que vous aurez confirmé. Ce qu’il dit est-il encore vrai ?
broadcast-leaves-at = Il partira le <b>{ $when }</b>.
broadcast-passed = <b>Le moment choisi est passé.</b> Relisez, puis choisissez-en un autre.
broadcast-leaves-with-word = Il partira dès qu’une deuxième personne aura donné son accord.
broadcast-leaves-at-with-word = Il partira le <b>{ $when }</b>, ou dès l’accord d’une deuxième personne s’il vient plus tard.
broadcast-leaves-after-quiet = Rien ne part à cette heure-ci : il partira le <b>{ $when }</b>.
button-broadcast-confirm = Confirmer l’envoi
button-broadcast-submit = Demander un deuxième accord
button-broadcast-when = Choisir le moment
button-broadcast-who = Choisir à qui
button-broadcast-drop = Jeter le brouillon
broadcast-which-day = <b>Quel jour ?</b>
broadcast-which-hour = <b>{ $day }, à quelle heure ?</b>
button-broadcast-at-once = Dès que je confirme
broadcast-submitted =
    <b>C’est demandé.</b> Le message partira quand une deuxième personne aura donné son accord.
broadcast-waits = Il attend l’accord d’une deuxième personne.
broadcast-to-approve = Une autre personne l’a écrit. Il ne part qu’avec votre accord.
broadcast-asked =
    <b>{ $territory } : un message attend votre accord.</b>

    Il est écrit pour les membres. Lisez-le, puis envoyez-le ou renvoyez-le à la personne qui l’a écrit.
broadcast-sent-back =
    <b>{ $territory } : votre message vous revient.</b>

    La deuxième personne vous propose de le reprendre. Parlez-en de vive voix ?
broadcast-stays =
    <b>{ $territory } : plus personne ne peut donner son accord pour l’instant.</b>

    Votre message attend. Vous pouvez le reprendre, ou inviter quelqu’un dans « L’équipe » : cette personne sera prévenue.
button-broadcast-read = Lire le message
button-broadcast-approve = D’accord, l’envoyer
button-broadcast-send-back = Le renvoyer à qui l’a écrit
button-broadcast-take-back = Le reprendre
toast-broadcast-back = C’est de nouveau un brouillon.
broadcast-is-waits = <b>{ $territory } : message prêt.</b> Il partira le { $when }.
broadcast-is-running = <b>{ $territory } : le message part.</b>
broadcast-is-paused = <b>{ $territory } : l’envoi est en pause.</b> Rien ne part avant « Reprendre ».
broadcast-is-cancelled = <b>{ $territory } : l’envoi est annulé.</b>
broadcast-is-done = <b>{ $territory } : le message est envoyé.</b>
broadcast-for = Pour { $people }.
broadcast-none-left = Rien n’est parti.
broadcast-small = Moins de 5 personnes : le détail reste caché, pour ne désigner personne.
broadcast-sent-of = Envoyés : <b>{ $sent }</b> sur { $total }
broadcast-to-go = Encore à envoyer : { $count }
broadcast-failed = Échecs : { $count }
broadcast-unreachable = Personnes injoignables : { $count }
broadcast-kept-back = Non envoyés, selon les règles ou leurs choix : { $count }
broadcast-goes-on = La suite partira le { $when }.
broadcast-minutes-left = Encore { $minutes ->
    [one] une minute
   *[other] { $minutes } minutes
} environ
broadcast-received = Reçu par <b>{ $sent }</b> sur { $total }.
broadcast-fate-failed = { $count } : l’envoi a échoué.
broadcast-fate-late = { $count } : il était trop tard pour l’envoyer.
broadcast-fate-unreachable = { $count } : compte fermé, ou bot bloqué.
broadcast-fate-away = { $count } : ont mis en pause, quitté le territoire ou refusé ces messages.
broadcast-fate-full_week = { $count } : leur semaine compte déjà trois messages.
broadcast-fate-cancelled = { $count } : annulés avant de partir.
broadcast-fate-unconfirmed = Dont { $count } que Telegram n’a pas confirmés.
button-broadcast-pause = Pause
button-broadcast-resume = Reprendre
button-broadcast-cancel = Annuler l’envoi
button-broadcast-retry = Réessayer les échecs
error-broadcast-empty = Il n’y a encore rien à envoyer. Écrivez d’abord le message.
error-broadcast-long = C’est un peu long : { $maximum } caractères au plus, ici. Raccourcissez-le et renvoyez-le.
error-broadcast-kind = Un texte, une photo, un document ou un album : le reste ne peut pas partir d’ici.
error-broadcast-time = Ce moment n’est pas possible. Choisissez-en un autre.
error-broadcast-passed = Le moment choisi est passé. Choisissez-en un autre, ou « Dès que je confirme ».
error-broadcast-not-asked = Le réglage a changé : un message part maintenant sans deuxième accord. Relisez avant de confirmer.
error-broadcast-changed = Le message a changé entre-temps. Relisez-le avant de confirmer.
error-broadcast-nobody = Personne d’autre ne peut donner son accord pour l’instant. Invitez quelqu’un dans « L’équipe », ou changez le réglage du deuxième accord. Votre brouillon est gardé.
error-broadcast-fixed = Ce message ne peut plus changer.
error-broadcast-own = Vous l’avez écrit : l’accord doit venir d’une autre personne.
error-broadcast-theirs = Une autre personne l’a écrit : c’est à elle de demander l’accord. Vous pouvez écrire votre propre message.

## Thèmes à venir

button-weeks = Thèmes
weeks =
    <b>{ $territory } : les thèmes à venir</b>
    Parcours : { $programme }

    Cette semaine : { $theme }. Il reste, tout le monde le connaît déjà.
weeks-touch = Touchez un thème pour le déplacer, le remplacer ou le passer.
week-begins = <b>{ $day } : { $theme }</b> (« { $repere } »)
week-goes-on = { $day } : le même thème
week-holidays = { $day } : vacances scolaires, le même thème continue
week-closed = { $day } : jours sans école, le même thème continue
week-rest-holidays = vacances scolaires
week-rest-closed = jours sans école
coming-theme =
    <b>{ $theme }</b>

    À partir du { $day }.
    Le repère : <b>« { $repere } »</b>
    Une compétence : { $everyday }.
change-move = Dernier changement : « { $theme } » a été déplacé.
change-skip = Dernier changement : « { $theme } » ne viendra pas.
change-replace = Dernier changement : « { $theme } » vient à la place de « { $was } ».
button-earlier = Avancer
button-later-week = Reculer
button-replace = Remplacer
button-skip-theme = Passer
button-undo-change = Annuler ce changement
button-other-themes = D’autres thèmes
button-by-skill = Choisir par compétence
button-programmes = Changer de parcours
button-programme-choose = Oui, changer de parcours
replace-question = <b>Quel thème à la place de « { $theme } » ?</b>
replace-skill-question = <b>Quelle compétence à la place de « { $theme } » ?</b>
programmes-question = <b>Quel parcours pour votre territoire ?</b>
programme-line = <b>{ $title }</b>. { $line }
programme =
    <b>{ $title }</b>

    { $summary }

    Pensé pour les { $ages }.
programme-in-use = C’est votre parcours en ce moment.
programme-question =
    <b>Changer de parcours ?</b> Il commencera par son premier thème, le { $day }. Le thème de cette semaine reste. Les changements faits dans le parcours actuel ne compteront plus.
programme-return-question =
    <b>Revenir à ce parcours ?</b> Il continue là où il en était, avec vos changements. Rien n’aura bougé.

## Rencontres

button-meetups = Rencontres
meetups-kept =
    <b>{ $territory } : les rencontres</b>

    Touchez une rencontre pour voir les réponses, la déplacer ou l’annuler.
meetups-kept-none =
    <b>{ $territory } : les rencontres</b>

    Rien n’est prévu. Un café des familles, une soirée jeux, un temps entre adultes ? Trois questions suffisent pour l’annoncer.
button-meetup-new = Nouvelle rencontre
button-meetup-line = { $day }, { $title }
button-meetup-draft = Brouillon : { $title }
meetup-untitled = sans titre
meetup =
    <b>{ $title }</b>
    { $when }
    Lieu : { $place }
meetup-when = { $day } { $year } à { $hour }
meetup-when-until = { $day } { $year }, de { $hour } à { $end }
meetup-for = Pour : { $who }
meetup-ask-title = <b>Quelle rencontre ?</b> Écrivez quelques mots qui donnent envie, comme « Café des familles ».
meetup-ask-when =
    <b>Quand ?</b> Écrivez le jour et l’heure comme vous voulez.

    Par exemple : « mardi 8 décembre 18h30 », « 08/12 18:30 » ou « demain de 18h à 20h ».
meetup-ask-place = <b>Où ?</b> Écrivez le lieu comme les gens l’appellent : « École Jean-Jaurès, entrée côté cour ».
meetup-change-tells = Je vous le montre d’abord. Ensuite, les personnes qui ont dit venir, ou peut-être, seront prévenues.
weekday-remark = Le { $day } est un { $weekday }, et non le jour que vous avez écrit.
meetup-when-confirm =
    <b>{ $when }</b>

    Est-ce bien cela ?
meetup-move-confirm =
    <b>{ $title }</b>
    { $when }

    Est-ce bien cela ? Au « oui », les personnes concernées sont prévenues.
meetup-place-confirm =
    <b>{ $title }</b>
    Lieu : { $place }

    Est-ce bien cela ? Au « oui », les personnes concernées sont prévenues.
button-meetup-yes = Oui, c’est cela
button-meetup-otherwise = Écrire autrement
meetup-unfinished =
    <b>Un brouillon à finir</b>

    Touchez « Continuer ». Personne d’autre que l’équipe ne le voit.
meetup-review =
    <b>Relisez avant d’annoncer</b> ({ $people })

    L’annonce part entre { $opens } et { $closes }. Elle compte parmi les trois messages de la semaine : qui les a déjà eus la reçoit la semaine suivante.
button-meetup-go-on = Continuer
button-meetup-announce = Annoncer
button-meetup-title = Titre
button-meetup-when = Jour et heure
button-meetup-place = Lieu
button-meetup-who = Pour qui
button-meetup-drop = Jeter ce brouillon
meetup-answers =
    Je viens : <b>{ $yes }</b>
    Peut-être : <b>{ $maybe }</b>
    Non : <b>{ $no }</b>

    Des nombres seulement : aucun nom n’est gardé.
button-meetup-move = Changer la date
button-meetup-elsewhere = Changer le lieu
button-meetup-cancel = Annuler la rencontre
button-meetup-cancel-yes = Oui, annuler la rencontre
meetup-cancel-question =
    <b>Annuler cette rencontre ?</b>

    { $count ->
        [0] Personne n’a encore dit venir. Le groupe sera prévenu, s’il y en a un.
        [1] Une personne qui vient, ou peut-être, sera prévenue. Le groupe aussi, s’il y en a un.
       *[other] { $count } personnes qui viennent, ou peut-être, seront prévenues. Le groupe aussi, s’il y en a un.
    }
toast-meetup-announced = Annoncée.
toast-meetup-read-again = Elle a changé entre-temps : relisez-la, puis annoncez.
toast-meetup-cancelled = Annulée. Les personnes concernées sont prévenues.
toast-meetup-changed-already = Rien à changer : voici où elle en est.
meetup-new = <b>{ $territory } : une rencontre</b>
meetup-of = <i>{ $territory }</i>
meetup-in-7 = <b>Dans une semaine</b>
meetup-in-1 = <b>C’est demain</b>
meetup-moved = <b>{ $territory } : cette rencontre change</b>
meetup-cancelled = <b>{ $territory } : cette rencontre n’aura pas lieu</b>
meetup-resent = <i>Renvoi : vous avez peut-être déjà reçu ce message.</i>
meetup-is-cancelled = Elle est annulée.
meetup-is-over = Elle a déjà eu lieu.
meetup-question = Viendrez-vous ? La coordination voit des nombres, jamais votre nom.
meetup-said-yes = Votre réponse : <b>je viens</b>. Vous pouvez changer d’avis.
meetup-said-maybe = Votre réponse : <b>peut-être</b>. Vous pouvez changer d’avis.
meetup-said-no = Votre réponse : <b>non</b>. Vous pouvez changer d’avis.
reply-yes = Je viens
reply-maybe = Peut-être
reply-no = Non
toast-meetup-said = C’est noté.
button-meetups-coming = Toutes les rencontres
meetups-coming = <b>Les rencontres à venir</b>
meetups-none = Aucune rencontre n’est prévue. Dès qu’il y en a une, je vous le dis.
meetup-own-yes = Vous venez.
meetup-own-maybe = Vous viendrez peut-être.
meetup-own-no = Vous ne venez pas.
meetup-own-none = Vous n’avez pas encore répondu.
button-meetup-file = Dans mon agenda
button-meetup-file-cancelled = L’ôter de mon agenda
meetup-file = Ouvrez ce fichier : votre agenda garde la rencontre. Si elle change, un nouveau fichier remplacera celui-ci.
meetup-file-cancelled = Ouvrez ce fichier : votre agenda note que la rencontre est annulée.
meetup-file-name = rencontre-{ $number }.ics
meetup-after =
    <b>{ $title }</b>

    Merci d’être des nôtres. Si vous y étiez, <b>qu’en gardez-vous ?</b>

    Une phrase suffit. Ne rien dire, c’est très bien aussi.
button-meetup-words = Dire ce que j’en garde
meetup-words-write =
    <b>{ $title } : qu’en gardez-vous ?</b> Écrivez une ou deux phrases, comme un message ordinaire.

    La coordination les lira, sans votre nom, puis pourra les partager avec les membres d’ici. Pas de nom, ni de détail qui ferait reconnaître quelqu’un.
meetup-words = <b>Ce qu’on garde des rencontres</b>
meetup-words-line =
    <b>{ $title }</b>
    « { $text } »
meetup-words-none = Rien à lire ici pour l’instant.
button-meetups-kept-words = Ce qu’on en garde
button-meetup-queue = À relire : ce qu’on en garde
meetup-queue = <b>À relire avant de publier</b> pour les membres d’ici. Personne d’autre ne l’a lu.
meetup-queue-empty = <b>{ $territory }</b> : plus rien à relire.
toast-meetup-words-published = Publié : les membres le liront dans /rencontres.
toast-meetup-words-refused = C’est noté : il ne paraîtra pas.
group-meetup-private = Pour répondre, c’est en privé avec moi : ici, tout le monde verrait qui vient.
button-meetup-private = Répondre en privé

## Temps régionaux

button-region-meetups = Temps régionaux
region-meetups-kept =
    <b>Les temps régionaux</b>

    Touchez un temps pour voir les réponses et les questions, le déplacer, l’annuler, ou envoyer ses notes.
region-meetups-kept-none =
    <b>Les temps régionaux</b>

    Rien n’est prévu. Un temps pour les coordinatrices et coordinateurs, ou pour toutes et tous dans plusieurs territoires : trois questions suffisent pour l’annoncer.
region-meetup-whom =
    <b>Qui invitez-vous ?</b>

    { $places ->
    [0] Aucun territoire choisi
    [one] Dans un territoire
   *[other] Dans { $places } territoires
    } : <b>{ $people }</b>.
button-audience-coordinators = Qui coordonne
button-audience-everybody = Tout le monde : membres et coordination
button-places-all = Tous les territoires
button-places-none = Aucun
region-meetup-for-coordinators = Pour : les personnes qui coordonnent, { $places ->
    [one] dans un territoire
   *[other] dans { $places } territoires
    }
region-meetup-for-everybody = Pour : tout le monde, { $places ->
    [one] dans un territoire
   *[other] dans { $places } territoires
    }
region-meetup-new = <b>Un temps régional</b>
region-meetup-of = <i>Temps régional</i>
region-meetup-moved = <b>Ce temps régional change</b>
region-meetup-cancelled = <b>Ce temps régional n’aura pas lieu</b>
region-meetup-question = Viendrez-vous ? L’équipe régionale voit des nombres, jamais votre nom.
region-meetup-questions-wanted = Une question pour ce temps ? Posez-la d’ici là : l’équipe régionale la lira sans votre nom ni votre territoire.
button-region-questions = { $count ->
    [0] Aucune question encore
    [one] Une question reçue
   *[other] Les { $count } questions
    }
button-notes-coming = Notes : à qui venait
button-notes-invited = Notes : à toutes les personnes invitées
questions-gathered =
    <b>{ $title } : { $count ->
    [one] une question
   *[other] { $count } questions
    }</b>
    Rassemblées sans nom, ni territoire, ni date, dans l’ordre alphabétique.
questions-gathered-none =
    <b>{ $title }</b>

    Aucune question encore. Les personnes invitées peuvent en poser jusqu’au début du temps.
question-line = • { $text }
button-questions-before = Avant
button-questions-after = Après
button-question = Poser une question
question-ask =
    <b>{ $title } : votre question ?</b> Écrivez-la comme un message ordinaire, en { $maximum } caractères au plus. Trois questions par personne au plus.

    L’équipe régionale la lira avec les autres, sans votre nom ni votre territoire. Pas de nom, ni de détail qui ferait reconnaître quelqu’un.
question-of-few = Peu de personnes sont invitées : l’équipe régionale pourrait deviner de qui vient une question.
question-kept = <b>C’est noté.</b> L’équipe régionale lira votre question avec les autres, sans votre nom.
question-withdrawn = <b>C’est retiré.</b> Il ne reste rien de vos questions.
question-own = « { $text } »
button-question-again = Une autre question
button-question-withdraw = Retirer mes questions
region-notes-write =
    <b>Écrivez les notes de « { $title } ».</b>

    Un message court, un document avec quelques mots, ou les deux en un seul envoi. Pas de situation individuelle, pas de nom. Vous le verrez tel qu’il sera lu avant de l’envoyer.
region-notes-to-coming =
    <b>À qui ?</b>

    Aux personnes qui ont répondu « je viens » ou « peut-être » : <b>{ $people }</b>.
region-notes-to-invited =
    <b>À qui ?</b>

    À toutes les personnes invitées qui reçoivent les messages de coordination : <b>{ $people }</b>.
region-notes-who-coming = Qui venait, ou peut-être
region-notes-who-invited = Toutes les personnes invitées
region-notes-sent = <b>Des notes ont déjà été envoyées.</b>
region-notes-head = Les notes du temps régional « { $title } »
error-meetup-nowhere = Choisissez d’abord un territoire au moins.
error-question-length = De 1 à { $maximum } caractères : raccourcissez, puis renvoyez.
error-question-many = Vous avez déjà posé { $maximum } questions pour ce temps.
error-notes-early = Les notes s’envoient une fois que le temps a commencé.

## Jours sans école

button-local-days-list = Jours sans école
local-days =
    <b>{ $territory } : les jours sans école</b>

    Touchez une ligne pour la retirer.
local-days-none =
    <b>{ $territory } : les jours sans école</b>

    Vous n’en avez pas ajouté. Un pont, une fête, une école fermée ? Ajoutez ces jours : rien ne viendra pour la classe. À la maison et dans les loisirs, tout continue.
local-days-known = Les vacances officielles ({ $zone }) et les jours fériés sont déjà comptés, jusqu’au { $until } { $year }.
local-days-unknown = Je ne connais pas les vacances officielles de votre zone : l’école continue, sauf les jours que vous ajoutez ici.
local-days-write =
    <b>Quels jours l’école est-elle fermée ?</b>

    Écrivez-les comme vous voulez : « 14 mai », « 14/05 » ou « du 12 au 14 mai ».
local-days-confirm =
    <b>{ $days }</b> ({ $count ->
        [1] un jour
       *[other] { $count } jours
    }) : est-ce bien cela ?

    Touchez la raison pour l’ajouter, ou écrivez d’autres jours.
local-days-remove-question =
    <b>{ $days }</b> ({ $reason })

    Retirer ? L’école comptera de nouveau ces jours-là.
local-days-one = le { $day } { $year }
local-days-many = du { $first } au { $last } { $year }
local-days-short = { $first } au { $last }
local-day-holidays = vacances
local-day-bridge = pont
local-day-closure = fermeture
local-day-feast = fête locale
button-local-days = { $days }, { $reason }
button-local-days-add = Ajouter des jours
button-local-days-other = Écrire d’autres jours
button-local-days-remove = Oui, retirer

## Carnet de capitalisation

button-region-notebook = Le carnet de capitalisation
notebook-title = Carnet de capitalisation
notebook-file-title = Carnet de capitalisation · { $region }
notebook-period = Du { $first } au { $last }
notebook-day = { $day } { $year }
notebook-made-on = Tiré le { $day }.
notebook-for = Pour un temps de travail régional : à lire ensemble, à compléter à la main.
notebook-contents = Sommaire
notebook-contents-how = Un numéro de page manque, ou n’est plus juste ? Sélectionnez tout, puis appuyez sur F9. Si vous retirez un chapitre, retirez aussi sa ligne ici.
notebook-how = Comment lire ce carnet
notebook-how-made = Un chapitre par compétence travaillée. Il dit le repère commun, ce que les bilans en disent, et ce que des adultes ont vécu. Viennent ensuite les notes des équipes des territoires, puis des lignes pour les vôtres.
notebook-how-place = Une expérience dit où elle a été vécue : le territoire quand au moins 5 de ses membres partagent ce lieu de vie, sinon le département ; puis le lieu et l’âge. Jamais une personne.
notebook-how-figures = Les chiffres viennent des bilans des territoires. Ce qui concerne moins de 5 personnes n’y est pas. Rien ici ne classe un territoire : chacun avance à sa façon.
notebook-how-nobody = Les textes ont été relus avant de paraître et personne n’y est nommé. Si l’un d’eux vous fait penser à quelqu’un, gardez-le pour vous.
notebook-skill = { $code } · { $name }
notebook-reperes = Le repère : ce que chaque adulte dit
notebook-repere = « { $words } »
notebook-figures = Ce que les bilans en disent
notebook-weeks = { $weeks ->
    [one] Une semaine d’école
   *[other] { $weeks } semaines d’école en tout
    } sur cette compétence, { $territories ->
    [one] dans un territoire.
   *[other] dans { $territories } territoires.
    }
notebook-liked = Ont été un bon moment, d’après les bilans :
notebook-liked-line = { $title } : { $places }.
notebook-lived = Ce que des adultes ont vécu
notebook-lived-what = Leurs mots, partagés avec leur accord.
notebook-activity = Activité : { $title }
notebook-notes = Les carnets des territoires
notebook-notes-what = Écrits par les équipes qui coordonnent, et partagés par elles.
notebook-note-from = { $territory }, { $month }
notebook-month = { $month } { $year }
notebook-note-tried = Ce que nous avons essayé
notebook-note-changed = Ce qui a changé
notebook-note-keep = Ce que nous garderions
notebook-more = Il y en a d’autres : un chapitre n’en garde que les plus récents.
notebook-write = Nos notes
notebook-together = Ce que nous retenons ensemble
notebook-together-keep = À garder
notebook-together-try = À essayer
notebook-together-who = Qui fait quoi, et pour quand
notebook-choose-period =
    <b>Le carnet de capitalisation</b>

    Un chapitre par compétence : le repère, les chiffres des bilans, les expériences publiées pour la région. Puis les notes que les équipes partagent, et des lignes pour écrire. Deux fichiers : un PDF à imprimer, un document à compléter.

    Sur quelle période ?
notebook-choose-skill =
    <b>Le carnet de capitalisation</b>
    { $period }

    Toutes les compétences travaillées, ou une seule ?
notebook-empty =
    <b>Le carnet de capitalisation</b>
    { $period }

    Rien encore sur cette période : ni semaine de thème, ni expérience publiée pour la région, ni note partagée.
button-notebook-all = { $count ->
    [one] Le seul chapitre
   *[other] Toutes ({ $count } chapitres)
    }
button-notebook-year = L’année scolaire { $first }-{ $last }
button-notebook-month = { $month } { $year }
button-notebook-period = Une autre période
notebook-pdf-sent =
    <b>Le carnet de capitalisation</b>
    { $period }, { $count ->
    [one] un chapitre
   *[other] { $count } chapitres
    }. À imprimer en A4, en couleur ou en gris.
notebook-docx-sent = Le même, à compléter et à découper dans un traitement de texte.
toast-notebook = Je le prépare : deux fichiers arrivent.

## Carnet

button-notes = Le carnet
command-carnet = Le carnet de mon territoire
notes-which =
    <b>Le carnet</b>

    Lequel ouvrir ?
notes =
    <b>Le carnet de { $territory }</b>

    Ce que vous avez essayé, ce qui a changé, ce que vous garderiez : quelques lignes par compétence. L’équipe de { $territory } lit les notes gardées. La région ne lit que celles que vous partagez avec elle.
notes-none =
    <b>Le carnet de { $territory }</b>

    Il est encore vide. Une note tient en trois questions, quelques lignes chacune : ce que vous avez essayé, ce qui a changé, ce que vous garderiez. Vous choisissez ensuite qui la lit.
button-note-new = Écrire une note
button-note-draft = { $skill } (à finir)
button-note-kept = { $skill }, { $day }
button-note-shared = { $skill }, { $day } (région)
button-note-newer = Plus récentes
button-note-older = Plus anciennes
note-skill = <b>Sur quelle compétence ?</b> Celle de la semaine vient en premier.
note-ask-tried =
    <b>{ $skill }</b>
    <b>1. Qu’avez-vous essayé ?</b> Où, avec qui, combien de fois. { $maximum } caractères au plus, sans nom de personne.
note-ask-changed =
    <b>{ $skill }</b>
    <b>2. Qu’est-ce qui a changé ?</b> Chez les adultes, entre les lieux, dans les habitudes. { $maximum } caractères au plus, sans nom de personne.
note-ask-keep =
    <b>{ $skill }</b>
    <b>3. Que garderiez-vous ?</b> Ce que vous referiez, ce que vous diriez à un autre territoire. { $maximum } caractères au plus, sans nom de personne.
note-before = <i>Pour l’instant :</i> { $text }
note-read-draft = <i>C’est un brouillon : vous seul ou vous seule le lisez.</i>
note-read-kept = <i>Gardée pour l’équipe de { $territory } : ses coordinatrices et coordinateurs la lisent, pas la région.</i>
note-read-shared = <i>Partagée : l’équipe régionale la lit, avec le nom de { $territory } et jamais le vôtre. Elle peut paraître dans le carnet de capitalisation, que des personnes d’autres territoires liront. Ce que vous changez ici change pour elle.</i>
note-head =
    <b>{ $skill }</b>
    { $territory }
note-said-tried =
    <b>Ce que nous avons essayé</b>
    { $text }
note-said-changed =
    <b>Ce qui a changé</b>
    { $text }
note-said-keep =
    <b>Ce que nous garderions</b>
    { $text }
note-question =
    <b>Qui la lira ?</b>
    • Partagée avec la région : l’équipe régionale la lit, avec le nom de { $territory } et jamais le vôtre. Elle peut paraître dans le carnet de capitalisation, que des personnes d’autres territoires liront.
    • Pour notre équipe : les coordinatrices et coordinateurs de { $territory }, et personne d’autre.
    Vous pourrez changer d’avis.
button-note-share = Partager avec la région
button-note-keep = Garder pour notre équipe
button-note-unshare = Ne plus partager avec la région
button-note-go-on = Continuer
button-note-tried = 1. Essayé
button-note-changed = 2. Changé
button-note-keep-part = 3. À garder
button-note-nothing = Rien à dire là-dessus
button-note-later = Plus tard
button-note-remove = Supprimer
button-note-remove-yes = Oui, supprimer
note-remove-draft = <b>Supprimer ce brouillon ?</b> { $skill }. Rien n’en restera.
note-remove-kept = <b>Supprimer cette note ?</b> { $skill }. Elle disparaît pour toute l’équipe.
note-remove-shared = <b>Supprimer cette note ?</b> { $skill }. Elle disparaît pour toute l’équipe et pour la région. Un carnet déjà téléchargé la garde.
button-region-notes = Les carnets
notes-shared = <b>Ce que les territoires partagent de leur carnet</b>
notes-shared-none =
    <b>Ce que les territoires partagent de leur carnet</b>

    Rien encore. Leurs équipes écrivent avec /carnet, et choisissent ce que vous lisez.
toast-note-kept = Gardée pour l’équipe du territoire.
toast-note-shared = Partagée avec la région.
toast-note-removed = Supprimée.
error-note-many = Le carnet a déjà { $maximum } notes : supprimez-en d’abord.
error-note-length = De 1 à { $maximum } caractères : raccourcissez, puis renvoyez.
error-note-changed = Cette note vient de changer : quelqu’un d’autre de l’équipe y a touché. Rouvrez-la, puis recommencez.

## Objectif commun et vote

button-aim = Objectif commun
aim =
    <b>{ $territory } : notre objectif de l’année</b>

    { $aim }
aim-none =
    <b>{ $territory } : notre objectif de l’année</b>

    Il n’est pas encore écrit. Une phrase suffit : où voulez-vous aller ensemble, d’ici l’été ? Chaque personne la lira en arrivant.
aim-of-family = Les familles apportent : { $text }
aim-of-professional = Les professionnelles et professionnels apportent : { $text }
aim-of-volunteer = Les bénévoles apportent : { $text }
aim-of-elected = Les élues et élus apportent : { $text }
button-aim-aim = L’objectif
button-aim-family = Les familles
button-aim-professional = Les professionnelles et professionnels
button-aim-volunteer = Les bénévoles
button-aim-elected = Les élues et élus
button-aim-remove = Effacer cette phrase
aim-ask-aim = <b>Où voulez-vous aller ensemble cette année ?</b> Une phrase, { $maximum } caractères au plus. Par exemple : « Que chaque enfant ait un adulte à qui parler. »
aim-ask-family = <b>Qu’apportent les familles ?</b> Une phrase, { $maximum } caractères au plus. Par exemple : « Un moment par jour, sans écran. »
aim-ask-professional = <b>Qu’apportent les professionnelles et les professionnels ?</b> Une phrase, { $maximum } caractères au plus. Par exemple : « La même phrase, dans chaque lieu. »
aim-ask-volunteer = <b>Qu’apportent les bénévoles ?</b> Une phrase, { $maximum } caractères au plus. Par exemple : « Du temps, et une place pour chacun. »
aim-ask-elected = <b>Qu’apportent les élues et les élus ?</b> Une phrase, { $maximum } caractères au plus. Par exemple : « Des lieux où l’on se rencontre. »
aim-now = <i>Pour l’instant :</i> { $text }
aim-changed =
    <b>Une autre personne vient d’écrire ici :</b> { $text }

    Rien n’est remplacé. Pour mettre votre phrase à la place, envoyez-la encore une fois.
toast-aim-changed = Cette phrase a changé entre-temps : relisez-la.
aim-line = <b>Notre objectif cette année</b> : { $aim }
aim-yours = <b>Votre part</b> : { $text }
error-aim-length = De 1 à { $maximum } caractères : raccourcissez, puis renvoyez.
button-votes = Le vote sur les thèmes
button-vote = Choisir le prochain thème
vote =
    <b>{ $territory } : quel thème ensuite ?</b>

    Une personne, un vote, jusqu’au { $day }. Personne ne saura qui a choisi quoi, pas même le bot : un vote ne peut donc pas changer.
vote-theme = • <b>{ $theme }</b> (« { $repere } »)
vote-confirm = <b>Voter pour « { $theme } » ?</b> Votre vote ne pourra pas changer.
button-vote-yes = Oui, je vote
vote-thanks = <b>Merci, votre vote compte.</b> Le résultat sera connu après le { $day }, si cinq personnes au moins ont voté.
votes = <b>{ $territory } : le vote sur les thèmes</b>
votes-none = Une fois par période, les membres peuvent choisir parmi les trois prochains thèmes. Le vote dure deux semaines. Il est proposé sous l’idée de la semaine : aucun message de plus.
votes-open = Le vote est ouvert jusqu’au { $day }. Rien ne se voit avant la fin.
votes-accepted = Le thème choisi par les membres vient en premier. Merci !
votes-declined = Le vote est clos, et l’ordre du parcours reste.
votes-few = Le vote est fini : trop peu de votes pour le dire. L’ordre du parcours reste.
votes-won = Les membres ont choisi : { $themes }. Il viendra en premier si vous l’acceptez.
votes-tied = Égalité entre { $themes }. Celui que vous touchez viendra en premier.
votes-offer = <b>Les trois prochains thèmes</b>
button-vote-start = Proposer ce vote aux membres
button-vote-accept = En premier : { $label }
button-vote-decline = Garder l’ordre du parcours
button-vote-stop = Arrêter le vote
votes-stop-question =
    <b>Arrêter le vote ?</b>

    Les votes déjà donnés ne compteront pas, et cette période n’aura pas d’autre vote.
button-vote-stop-yes = Oui, arrêter le vote
error-vote-few = Il faut trois thèmes à venir pour proposer un vote.
error-vote-period = Cette période a déjà eu son vote.
error-vote-once = Vous avez déjà voté : merci !
error-vote-over = Ce vote est terminé.
error-vote-decided = C’est déjà décidé.

## Expériences à relire

button-experiences = Expériences
queue =
    <b>{ $territory } : les expériences</b>

    { $count ->
        [0] Aucun texte n’attend votre lecture.
        [one] Un texte attend votre lecture.
       *[other] { $count } textes attendent votre lecture.
    }
queue-none = Quand une personne raconte après « Fait », son texte arrive ici, sans son nom. Vous le relisez avant tout le monde.
queue-asked =
    { $count ->
        [one] Une nouvelle version attend l’accord de la personne qui a écrit.
       *[other] { $count } nouvelles versions attendent l’accord des personnes qui ont écrit.
    }
queue-travelling =
    { $count ->
        [one] Un texte d’ici se lit dans tous les territoires.
       *[other] { $count } textes d’ici se lisent dans tous les territoires.
    }
reading-about =
    <b>{ $title }</b>
    <i>{ $where }</i>
reading = <blockquote>{ $text }</blockquote>
reading-for-territory = Partagé avec votre territoire.
reading-for-region = Partagé avec votre territoire et la région.
reading-region-waiting = Envoyé à la région, qui va le lire.
reading-region-asked = La région a proposé une autre version. La personne qui a écrit y répondra.
reading-region-published = Il se lit dans tous les territoires.
reading-region-refused = La région l’a laissé ici, où l’on continue de le lire.
reading-guarded = Ce texte est retenu : il semble désigner quelqu’un. Il ne peut être que refusé, avec un mot gentil.
button-queue-next = Le suivant
button-queue-published = Les textes publiés
button-experience-publish = Publier ici
button-experience-publish-both = Publier ici, et envoyer à la région
button-experience-edit = Retirer un nom, un détail
button-experience-refuse = Ne pas publier
button-experience-region = Envoyer à la région
button-experience-out = Ne plus publier
refuse-question = <b>Que dire à la personne qui l’a écrit ?</b> Elle recevra un remerciement et cette raison.
button-refusal-recognisable = On y reconnaîtrait quelqu’un
button-refusal-elsewhere = Il parle d’autre chose
button-refusal-more = Il manque un détail pour essayer
button-refusal-already = C’est déjà raconté
edit-write =
    <b>Quelle version proposez-vous ?</b>

    Touchez le texte pour le copier. Retirez ce qui ferait reconnaître quelqu’un, et envoyez-le ici. Changez le moins possible : ce sont ses mots.

    <code>{ $text }</code>
edit-sent = <b>C’est envoyé.</b> La personne qui a écrit relira votre version. Rien ne paraît sans son accord.
shelf = <b>{ $territory } : les textes publiés</b>
shelf-none = Aucun texte n’est publié pour l’instant.
toast-experience-published = Publié : les membres d’ici peuvent le lire.
toast-experience-published-region = Publié ici, et envoyé à la région.
toast-experience-region = Envoyé à la région.
toast-experience-out = Il n’est plus publié, et attend de nouveau.
toast-experience-refused = C’est noté. La personne recevra un mot gentil.

## Idée de la semaine

idea-repere = Le repère de la semaine : <b>« { $repere } »</b>
idea-geste = Le geste, 30 secondes : { $geste }
idea-title = <b>{ $title }</b> ({ $minutes } min)
idea-step = { $number }. { $step }
idea-material = Matériel : { $material }.
idea-without = { $text }
idea-posture = Côté adulte : { $posture }
idea-why-theme = Pourquoi cette idée : le thème « { $theme } », { $setting }, { $ages }.
idea-why-same_family = Pourquoi cette idée : elle touche de près au thème « { $theme } », { $setting }, { $ages }.
idea-why-near_age = Pourquoi cette idée : le thème « { $theme } », { $setting }. Écrite pour les { $ages }, à ajuster.
idea-why-wished = Pourquoi cette idée : vous vouliez « { $theme } », { $setting }, { $ages }.
idea-why-near_wish = Pourquoi cette idée : proche de ce que vous vouliez, « { $theme } », { $setting }, { $ages }.
idea-why-seen = Déjà vue : vous avez reçu tout ce qui convient ici. Le thème « { $theme } », { $setting }, { $ages }.
idea-why-again = On refait ? Cette idée, vous l’avez déjà reçue. Le thème « { $theme } », { $setting }, { $ages }.
idea-why-universal = Pourquoi cette idée : rien n’est encore écrit ici sur « { $theme } ». Celle-ci va { $setting }, { $ages }.
idea-every-age = tous les âges
idea-source = Source : { $source }.
idea-no-other =
    C’était la dernière idée de la semaine pour ce lieu et cet âge. Le geste suffit, vraiment.
button-done = Fait
button-later = Plus tard
button-another = Une autre
button-skip = Pas cette fois
button-more = En savoir plus
button-share = Partager
button-show = Revoir l’idée
toast-another = En voici une autre.
toast-already-another = L’autre idée est déjà dans la conversation.
toast-already-done = Vous l’avez déjà faite, merci !

more-setting = <b>{ $setting }</b> : { $text }
more-own-language = À la maison, faites-la dans la langue de votre choix.
more-role = <b>{ $role }</b> : { $text }
more-sequence = <b>Séance { $number } sur { $total }</b> de la suite « { $title } ».
more-sequence-next = Ensuite : « { $title } ».
more-sequence-last = C’est la dernière.
more-group =
    <b>Avec combien d’enfants ?</b> { $max ->
        [1] Un enfant à la fois.
       *[other] De { $min } à { $max }.
    }
more-people =
    <b>À combien ?</b> { $max ->
        [1] Une personne suffit.
       *[other] De { $min } à { $max } personnes.
    }
more-alone = <b>Pour qui ?</b> Pour vous, l’adulte. Rien n’est demandé aux enfants.
more-indoors = <b>Où ?</b> Dedans.
more-outdoors = <b>Où ?</b> Dehors.
more-anywhere = <b>Où ?</b> Dedans comme dehors.
more-question = <b>La question d’après</b> : { $text }
more-if-not = <b>Si cela ne prend pas</b> : { $text }
more-caution = <b>Attention</b> : { $text }
more-skill = <b>La compétence</b> : { $skill } ({ $everyday }).
idea-origin = <i>Elle vient d’un autre territoire : { $place }.</i>
more-source = <b>D’où vient l’idée</b> : { $source }. Texte : { $author }, { $licence }.
more-withdrawn = <i>Cette fiche a quitté la bibliothèque. Voici sa dernière forme ; « Une autre » vous propose une nouvelle idée.</i>
favourites =
    <b>Vos bons moments</b>

    Les idées dont vous avez dit « un bon moment ». Touchez-en une pour la refaire.
favourites-none =
    <b>Vos bons moments</b>

    Rien encore. Après « Fait », touchez « Un bon moment » : l’idée restera ici, pour la refaire.
share-intro = À copier où vous voulez :

## Plus tard

later-question = <b>Quand voulez-vous que je vous le rappelle ?</b>
later-tonight = Ce soir
later-tomorrow = Demain soir
later-wednesday = Mercredi
later-weekend = Ce week-end
later-set = C’est noté : un seul rappel, le { $when }.
later-gone = Ce moment est passé. Lequel vous irait, parmi ceux-ci ?
later-none = Je n’ai plus de moment à vous proposer pour un rappel. L’idée reste là, quand vous voulez.
button-later-cancel = Sans rappel, finalement
reminder = Vous vouliez retrouver cette idée : la voici.

## Avant et après l’idée, et « on continue ? »

repere-before =
    <b>{ $territory } : « { $theme } »</b>

    Le repère de la semaine, le même partout : <b>« { $repere } »</b>
repere-idea-comes = L’idée viendra le { $when }. D’ici là, dire cette phrase suffit.
encouragement =
    Avez-vous pu essayer ? Le geste seul compte. Avoir dit « { $repere } » une fois, cela compte aussi.

    Si oui, comment l’avez-vous vécu ? Si non, rien de grave : l’idée reste là.
continue-question =
    <b>On continue ?</b>

    Huit idées sont venues, et je ne sais pas si elles vous servent. Lire sans répondre, c’est très bien aussi : un « Oui » suffit.

    Sans réponse, vous recevrez une idée par mois.
button-continue-yes = Oui, on continue
button-continue-less = Moins souvent
button-continue-pause = Une pause
button-continue-stop = Arrêter
continue-yes = Merci, on continue ! Le jour, l’heure et le rythme se changent quand vous voulez, avec /reglages.
continue-less = C’est noté : ce sera moins souvent. La prochaine idée viendra le { $next }.
continue-slowest = Une idée par mois, c’est déjà le rythme le plus doux.

## Retour

skipped = Très bien, ce sera pour une autre fois. Dire le repère de la semaine, c’est déjà beaucoup.
face-question = <b>Fait, merci !</b> Le geste seul compte aussi. Et vous, comment l’avez-vous vécu ?
face-1 = 😕 Difficile
face-2 = 🙂 Correct
face-3 = 😀 Un bon moment
face-said-1 = Vous avez dit : difficile. Merci de votre franchise.
face-said-2 = Vous avez dit : correct. Merci !
face-said-3 = Vous avez dit : un bon moment. Merci !
tag-question = Vous pouvez préciser, ou vous arrêter là.
tag-fitting = Adapté
tag-too_long = Trop long
tag-too_hard = Trop difficile
tag-children_delighted = Enfants ravis
button-comment = Raconter en quelques mots
button-comment-again = Changer mon texte
button-withdraw = Retirer mon retour
comment-kept-territory = Votre texte, gardé pour votre territoire, à relire avant : <i>{ $comment }</i>
comment-kept-region = Votre texte, gardé pour votre territoire et la région, à relire avant : <i>{ $comment }</i>
comment-asked = Votre texte attend votre accord, dans /experiences, « Mes textes » : <i>{ $comment }</i>
comment-published = Votre texte, publié sans votre nom : <i>{ $comment }</i>
comment-refused = Votre texte, non publié : <i>{ $comment }</i>
comment-audience =
    <b>Qui pourra vous lire ?</b>

    D’autres adultes pourront profiter de votre texte, sans votre nom. Personne ne le lira avant que la coordination l’ait relu. Avec « et la région », il peut aussi servir à d’autres régions. Si vous préférez ne rien partager, touchez « Annuler ».
button-sharing-territory = Mon territoire
button-sharing-region = Mon territoire et la région
button-cancel = Annuler
comment-write =
    <b>À vous !</b> Écrivez quelques lignes ci-dessous, comme un message ordinaire.

    Pas de nom, ni de détail qui ferait reconnaître un enfant.
comment-thanks = Merci ! Votre texte est gardé pour être partagé. Personne ne le lira avant que la coordination l’ait relu. Vous pouvez le retirer à tout moment.
toast-withdrawn = Retiré.
toast-cancelled = Annulé.

## Expériences

experiences = <b>Ce que d’autres adultes ont vécu</b>
experiences-skill = Une compétence : { $everyday }.
experiences-none = Rien à lire ici pour l’instant. Après « Fait », vous pouvez raconter en quelques mots : votre texte sera peut-être le premier.
experience-line =
    <b>{ $number }. { $title }</b>
    <i>{ $where }</i>
    { $text }
experience-short =
    <b>{ $number }.</b> <i>{ $where }</i>
    { $text }
experiences-under = <b>D’autres adultes l’ont vécu ainsi</b>
button-experience-thank = Merci pour le { $number }
button-experiences-skills = Par compétence
button-experiences-all = Toutes les compétences
button-experiences-newer = Plus récents
button-experiences-older = Plus anciens
button-experiences-own = Mes textes
button-experiences-seek = Chercher
seek =
    <b>Chercher parmi ce que d’autres ont vécu</b>

    Choisissez un ou plusieurs filtres, ou écrivez des mots.
seek-said = <i>Recherche : { $what }</i>
seek-quoted = « { $words } »
seek-skill = <b>Quelle compétence ?</b>
seek-setting = <b>Où cela se passe ?</b>
seek-age = <b>Quel âge ?</b>
seek-place = <b>Quel territoire ?</b> Un petit groupe est dit par son département.
seek-write = <b>Quels mots ?</b> Un ou deux suffisent, par exemple : météo. Votre recherche n’est gardée nulle part.
seek-no-words = Écrivez un mot, par exemple : météo. Les signes et les images ne se cherchent pas.
seek-found = <b>Ce que d’autres adultes ont vécu</b>
seek-none = Rien de tel pour l’instant. Essayez un mot plus court, ou un filtre de moins.
button-seek-skill = Compétence
button-seek-setting = Lieu
button-seek-age = Âge
button-seek-place = Territoire
button-seek-words = Des mots
button-seek-see = Voir ce qui correspond
button-seek-clear = Tout effacer
button-seek-all = Sans ce filtre
button-seek-change = Changer la recherche
button-seek-leave = Tout voir
toast-thanked = Votre merci sera transmis avec la prochaine idée, sans votre nom.
toast-thanked-before = Vous avez déjà dit merci pour ce texte.
idea-thanks = <i>Un merci pour vous : votre texte sur « { $title } » a servi à quelqu’un.</i>
own-experiences =
    <b>Vos textes</b>

    Vous pouvez en retirer un à tout moment, même publié. Touchez un numéro.
own-experiences-none = Vous n’avez pas de texte partagé.
own-experience-line = { $number }. { $title } : { $state }
own-state-waiting = à relire par la coordination
own-state-asked = en attente de votre accord
own-state-published = publié, sans votre nom
own-state-travels = publié dans tous les territoires, sans votre nom
own-state-refused = non publié
own-experience =
    <b>{ $title }</b>
    Votre texte : { $state }.

    <i>{ $text }</i>
experience-asked =
    <b>Votre texte sur « { $title } » peut paraître.</b>

    Pour que personne ne soit reconnu, la coordination propose cette version :
    <i>{ $edited }</i>

    Vous aviez écrit :
    <i>{ $comment }</i>

    Rien ne paraît sans votre accord.
experience-refused =
    <b>Merci pour votre texte sur « { $title } ».</b>

    { $reason } Il ne sera donc pas publié tel quel.

    Vous aviez écrit :
    <i>{ $text }</i>

    Vous pouvez l’écrire autrement, le retirer, ou le laisser là.
refusal-recognisable = On pourrait y reconnaître quelqu’un, et nous y veillons pour tout le monde.
refusal-elsewhere = Il parle d’autre chose que de cette activité.
refusal-more = Il donne envie d’en savoir plus : un détail aiderait les autres à essayer.
refusal-already = D’autres ont raconté la même chose, et c’est bon signe.
refusal-author = Vous avez préféré ne pas le publier.
button-experience-accept = Oui, publier ainsi
button-experience-no = Ne pas publier
experience-asked-region =
    <b>Votre texte sur « { $title } » peut se lire dans tous les territoires.</b>

    Pour que personne ne soit reconnu, l’équipe régionale propose cette version :
    <i>{ $edited }</i>

    Vous aviez écrit :
    <i>{ $comment }</i>

    Si vous acceptez, elle remplace votre texte, chez vous aussi. Sinon, rien ne change.
button-trip-accept = Oui, pour tous les territoires
button-trip-no = Laisser dans mon territoire
toast-trip-accepted = Merci ! Votre texte se lit dans tous les territoires, sans votre nom.
button-experience-withdraw = Retirer mon texte
button-experience-again = L’écrire autrement
toast-experience-accepted = Merci ! Votre texte est publié, sans votre nom.
toast-experience-withdrawn = Retiré : plus personne ne peut le lire.

## Une idée maintenant

ask =
    <b>Une idée maintenant</b>

    Ce sera { $settings }, pour les { $ages }. Ajustez si vous voulez, puis touchez « Trouver ».
ask-which = Pour quel territoire ?
ask-nothing = Je n’ai rien qui réunisse tout cela. Élargissez un des choix, et je cherche encore.
button-find = Trouver
button-place-any = Dedans ou dehors
button-place-indoors = Dedans
button-place-outdoors = Dehors
button-minutes-any = Peu importe le temps
button-minutes = { $minutes } min au plus
button-children-any = Peu importe le nombre
button-children-one = Un enfant
button-children-few = Quelques enfants
button-children-many = Un groupe
button-material-any = Avec ou sans matériel
button-material-none = Sans matériel
button-ages-any = Un âge à la fois
button-ages-mixed = Âges mêlés
button-skill-week = Le thème de la semaine
ask-skill = <b>Quelle compétence ?</b>

## Thème

theme-now =
    <b>{ $territory }, cette semaine : { $theme }</b>

    Le repère, le même partout : <b>« { $repere } »</b>
    Une compétence : { $everyday }.
theme-geste = { $setting } : { $geste }
theme-posture = Côté adulte : { $posture }
theme-coming = <b>Ensuite</b>
theme-line = À partir du { $day } : { $theme } (« { $repere } »)
theme-goes-on = Le même thème continue.
theme-next-holidays = Vacances scolaires à partir du { $day }.
theme-holidays = <i>{ $sentence }</i>
button-theme-sheet = La feuille à afficher
button-theme-paste = Le texte à coller
theme-sheet-sent = La feuille du thème « { $theme } » pour { $territory }, en A4. Elle se lit aussi en noir et blanc.
theme-paste =
    <b>{ $territory } : { $theme }</b>

    La phrase que tous les adultes disent : <b>« { $repere } »</b>

    Le geste, 30 secondes :
sheet-where = { $territory }, à partir du { $day }
sheet-everybody = La phrase que tous les adultes d’ici disent aux enfants et aux jeunes.
sheet-gestes = Le geste, 30 secondes, là où vous êtes
sheet-activity = Et si vous avez { $minutes } minutes
sheet-join = Une idée par semaine
group-hello =
    Bonjour, je suis Terreau. Je peux dire ici le thème de la semaine, le lundi matin, et les rencontres. Le reste du temps, je me tais.

    Pour relier ce groupe, une personne qui coordonne le territoire envoie /lier.

    Dans un groupe, Telegram montre qui participe. Vos idées, vos retours et vos réponses aux rencontres restent en privé, avec moi.
group-linked =
    C’est relié à <b>{ $territory }</b>. Le thème viendra le lundi matin, et les rencontres quand il y en a. Le reste du temps, je me tais.

    Dans un groupe, Telegram montre qui participe. Vos idées, vos retours et vos réponses aux rencontres restent en privé, avec moi. Pour me faire partir : /delier.
group-already = Ce groupe est déjà relié à <b>{ $territory }</b>. Rien d’autre à faire.
group-unlinked = C’est délié. Je quitte le groupe : merci de m’avoir accueilli.
group-not-linked = Ce groupe n’est relié à aucun territoire. Une personne qui coordonne peut envoyer /lier.
group-theme =
    <b>{ $territory }, cette semaine : { $theme }</b>

    Le repère, le même partout : <b>« { $repere } »</b>
    Côté adulte : { $posture }
group-theme-goes-on =
    <b>{ $territory } : le thème continue, { $theme }</b>

    Le repère, le même partout : <b>« { $repere } »</b>
    Côté adulte : { $posture }
theme-under-way = Ici, le thème « { $theme } » a commencé le { $day }. Vous arrivez en route : rien à rattraper. Le repère à dire, c’est juste en dessous.

## Réglages, pause, arrêt

settings-which = Quels réglages voulez-vous voir ?
settings-none = Vous ne suivez aucun territoire pour l’instant. Touchez /start pour en choisir un.
button-language = Langue
language-draft = <i>Cette traduction attend encore une relecture.</i>
language-question = <b>Dans quelle langue ?</b> Les activités sont écrites en français.
pause-question =
    <b>Une pause ?</b>

    Rien ne viendra pendant ce temps, pas même un rappel déjà demandé. Vos choix restent.
button-pause-week = Une semaine
button-pause-fortnight = Deux semaines
button-pause-month = Un mois
button-pause-holidays = Jusqu’à la rentrée du { $day }
button-pause-open = Jusqu’à ce que je revienne
button-resume = Reprendre
paused-until = C’est noté. Je me tais jusqu’au { $until }.
paused-open = C’est noté. Je me tais jusqu’à ce que vous touchiez « Reprendre ».
already-paused-until = Vous êtes en pause jusqu’au { $until } : rien ne vient d’ici là.
already-paused-open = Vous êtes en pause : rien ne vient tant que vous n’avez pas touché « Reprendre ».
resumed = Quel plaisir de vous retrouver ! La prochaine idée viendra le { $next }.
resumed-without = Quel plaisir de vous retrouver !
stop-question =
    <b>Vous voulez arrêter ?</b>

    Plus rien ne viendra. Vos choix et vos retours restent gardés, au cas où vous reviendriez. Pour tout effacer aussi : /oublier.
button-stop = Oui, arrêter
button-stay = Non, je reste
stopped = C’est arrêté. Merci d’avoir essayé. Pour revenir, touchez /start ; pour tout effacer, /oublier.
stayed = Très bien, rien ne change.
forget-question =
    <b>Tout effacer ?</b>

    Votre inscription, vos choix, les idées reçues, vos retours et vos textes seront effacés. Vos droits de coordination aussi, si vous en avez. On ne peut pas revenir en arrière.
button-forget = Oui, tout effacer
forgotten =
    <b>C’est effacé</b> : votre inscription, vos choix, vos idées, vos retours, vos textes. Vos droits de coordination aussi, si vous en aviez.

    Il ne reste que des totaux, sans personne derrière. Les sauvegardes s’effacent d’elles-mêmes en 30 jours. Vous pouvez aussi supprimer cette conversation dans Telegram. Bonne route !
nothing-kept = Je ne garde rien sur vous : il n’y a rien à effacer.

## Mes données

mine-nothing = Je ne garde rien sur vous : il n’y a rien à montrer.
mine-page = <b>Tout ce qui est gardé sur vous</b>, dans une page à ouvrir avec un navigateur. Elle n’est que pour vous. Pour tout effacer : /oublier.
mine-json = Les mêmes données, pour un autre logiciel (JSON, heures UTC).
mine-file = mes-donnees
mine-title = Ce que Terreau garde sur vous
mine-lead = Tout ce que la base de données contient sur vous, le { $when } (heures de Paris). Ce qui est vide n’est pas montré. Pour tout effacer, envoyez /oublier dans la conversation.
mine-detail = { $name } : { $value }
mine-yes = oui
mine-no = non
mine-table-person = Votre compte
mine-table-membership = Vos inscriptions
mine-table-membership_setting = Vos lieux
mine-table-membership_age_band = Les âges autour de vous
mine-table-membership_structure = Votre structure
mine-table-idea = Les idées reçues
mine-table-feedback = Vos retours
mine-table-experience = Vos textes à partager
mine-table-experience_thanks = Vos mercis
mine-table-reminder = Vos rappels
mine-table-meetup_reply = Vos réponses aux rencontres
mine-table-meetup_question = Vos questions pour un temps régional
mine-table-meetup_words = Vos mots après une rencontre
mine-table-theme_ballot = Vos votes (jamais pour quoi)
mine-table-dialogue = La question en cours
mine-table-access_grant = Vos droits de coordination
mine-table-invitation = Les liens que vous avez créés
mine-table-broadcast = Les messages que vous avez écrits aux membres
mine-table-broadcast_card = Les suivis d’envoi affichés
mine-table-note = Vos notes dans le carnet
mine-table-local_activity = Les fiches que vous avez écrites
mine-table-outbox = Les envois qui vous étaient destinés
mine-table-audit = Vos actions de coordination
mine-table-audit_about = Ce que d’autres ont fait de vos droits
mine-table-received = Vos derniers passages
mine-column-chat_id = Numéro de cette conversation
mine-column-language = Langue
mine-column-state = État
mine-column-paused_until = En pause jusqu’au
mine-column-unreachable_since = Plus joignable depuis
mine-column-notice_version = Notice acceptée (version)
mine-column-consented_at = Accord donné
mine-column-created_at = Créé
mine-column-last_active_at = Dernier passage
mine-column-planned_until = Semaine préparée jusqu’au
mine-column-next_look_at = Prochaine préparation
mine-column-asked_to_continue_at = « On continue ? » demandé
mine-column-territory = Territoire
mine-column-role = Rôle
mine-column-weekday = Jour
mine-column-send_time = Heure
mine-column-rhythm = Rythme
mine-column-former_rhythm = Rythme d’avant
mine-column-wants_repere = Repère la veille
mine-column-wants_encouragement = Mot d’encouragement
mine-column-wants_broadcasts = Messages de la coordination
mine-column-idea_filter = Dernier choix dans /idee
mine-column-joined_at = Inscription
mine-column-left_at = Départ
mine-column-setting = Lieu
mine-column-age_band = Âges
mine-column-structure = Structure
mine-column-id = Numéro
mine-column-week_starts_on = Semaine du
mine-column-activity = Activité
mine-column-theme = Thème
mine-column-skill = Compétence
mine-column-fit = Pourquoi celle-là
mine-column-origin = Origine
mine-column-sent_at = Envoi
mine-column-done_at = Fait
mine-column-done_as = Fait sous la forme
mine-column-done_level = À quelle échelle
mine-column-idea_id = Idée (numéro)
mine-column-face = Visage
mine-column-tags = Précisions
mine-column-comment = Commentaire
mine-column-sharing = Partage
mine-column-updated_at = Changé
mine-column-feedback_id = Retour (numéro)
mine-column-edited = Formulation proposée
mine-column-reason = Raison
mine-column-text = Texte
mine-column-place = Lieu affiché
mine-column-submitted_at = Confié
mine-column-published_at = Publié
mine-column-sent_to_region_at = Envoyé à la région
mine-column-region_state = Pour tous les territoires
mine-column-region_edited = Formulation proposée par la région
mine-column-region_reason = Raison de la région
mine-column-region_place = Lieu affiché ailleurs
mine-column-region_decided_at = Décidé par la région
mine-column-thanks_told_until = Mercis transmis jusqu’au
mine-column-experience_id = Texte (numéro)
mine-column-thanked_at = Merci dit
mine-column-due_at = Prévu
mine-column-meetup = Rencontre
mine-column-reply = Réponse
mine-column-replied_at = Répondu
mine-column-asked_at = Posé
mine-column-meetup_who = À qui vont les notes
mine-column-said_at = Écrit
mine-column-vote_id = Vote (numéro)
mine-column-expects = Question
mine-column-data = Détail
mine-column-kind = Genre
mine-column-number = Numéro dans l’équipe
mine-column-granted_at = Donné
mine-column-revoked_at = Retiré
mine-column-expires_at = Valable jusqu’au
mine-column-used_at = Utilisé
mine-column-revision = Version
mine-column-album = Album en cours de réception
mine-column-parts = Contenu
mine-column-segment = Destinataires choisis
mine-column-send_at = Envoi prévu
mine-column-changed_at = Changé
mine-column-broadcast_id = Envoi (numéro)
mine-column-message_id = Numéro du message dans Telegram
mine-column-is_live = Encore tenu à jour
mine-column-tried = Ce que nous avons essayé
mine-column-changed = Ce qui a changé
mine-column-keep = Ce que nous garderions
mine-column-shared_at = Partagé avec la région
mine-column-fields = Contenu
mine-column-published = Version publiée
mine-column-edition = Nombre de publications
mine-column-adopted = Version reprise ailleurs
mine-column-adopted_edition = Numéro de cette version
mine-column-corrected = Corrections de la région, pas encore adoptées
mine-column-corrections = Nombre de corrections de la région
mine-column-version = Version donnée aux autres territoires
mine-column-shelf = Nom de la fiche pour les autres territoires
mine-column-reference = Objet (numéro)
mine-column-not_before = Pas avant
mine-column-not_after = Pas après
mine-column-is_unasked = Envoyé de nous-mêmes
mine-column-attempts = Essais
mine-column-resends = Renvois
mine-column-next_attempt_at = Essai suivant
mine-column-finished_at = Fini
mine-column-at = Quand
mine-column-action = Action
mine-column-done_by = Par
mine-column-detail = Détail
mine-column-update_id = Numéro du passage dans Telegram
mine-column-received_at = Reçu
mine-code-active = en cours
mine-code-paused = en pause
mine-code-stopped = arrêté
mine-code-unreachable = plus joignable
mine-code-joining = inscription commencée
mine-code-left = parti
mine-code-planned = prévu
mine-code-proposed = proposé
mine-code-later = plus tard
mine-code-done = fait
mine-code-skipped = pas cette fois
mine-code-replaced = remplacé
mine-code-waiting = en attente
mine-code-asked = accord demandé
mine-code-published = publié
mine-code-refused = non retenu
mine-code-queued = à envoyer
mine-code-claimed = en train de partir
mine-code-sending = en train de partir
mine-code-sent = envoyé
mine-code-failed = non envoyé
mine-code-unknown = peut-être arrivé
mine-code-expired = trop tard
mine-code-cancelled = annulé
mine-code-draft = brouillon
mine-code-submitted = soumis à une deuxième personne
mine-code-confirmed = confirmé
mine-code-withdrawn = retiré
mine-code-yes = oui
mine-code-maybe = peut-être
mine-code-no = non
mine-code-territory = avec votre territoire
mine-code-region = région
mine-code-coordinator = coordination
mine-code-weekly = chaque semaine
mine-code-another = une autre idée
mine-code-on_demand = à votre demande
mine-code-idea = idée
mine-code-reminder = rappel
mine-code-repere = repère
mine-code-encouragement = mot d’encouragement
mine-code-continue = « on continue ? »
mine-code-experience = nouvelles de votre texte
mine-code-broadcast = message de la coordination
mine-code-meetup = rencontre
mine-code-approval = message à approuver
mine-code-meetup_change = rencontre changée
mine-code-meetup_reminder = rappel de rencontre
mine-code-territory_news = nouvelle d’un territoire
mine-code-meetup_after = après la rencontre
mine-code-digest = bilan de la semaine
mine-code-digest_chart = bilan en image
mine-code-access_ended = fin d’un accès
mine-code-travels = textes lus ailleurs
mine-code-cap = semaine déjà pleine
mine-code-quiet = heures de repos
mine-code-quiet_hours = heures de repos
mine-code-too_late = trop tard
mine-code-no_activity = pas d’activité pour vous
mine-code-no_answer = sans réponse de Telegram
mine-code-not_needed = n’avait plus lieu d’être
mine-code-not_sent = pas encore parti
mine-code-try_later = Telegram demande d’attendre
mine-code-gave_up = abandonné après plusieurs essais
mine-code-blocked = conversation bloquée
mine-code-erased = compte effacé
mine-code-fault = panne de notre côté
mine-code-recognisable = on pourrait reconnaître quelqu’un
mine-code-elsewhere = plutôt à dire ailleurs
mine-code-more = à compléter
mine-code-already = déjà dit
mine-code-author = à votre demande
mine-code-comment = votre commentaire
mine-code-theme = elle suit le thème
mine-code-same_family = proche du thème
mine-code-near_age = âge proche
mine-code-wished = ce que vous vouliez
mine-code-near_wish = proche de ce que vous vouliez
mine-code-seen = déjà vue
mine-code-again = à refaire
mine-code-universal = va à tous
mine-code-notice = notice changée
mine-code-inactive = compte sans activité

## Aide et confidentialité

help =
    <b>Terreau, en bref</b>

    /idee : une idée maintenant
    /favoris : les idées que vous avez aimées
    /theme : le thème de la semaine et les suivants
    /rencontres : les rencontres à venir, et vos réponses
    /experiences : ce que d’autres ont vécu, et vos textes
    /reglages : lieux, âges, jour, heure, rythme, langue
    /pause : une pause, qui finit d’elle-même
    /stop : arrêter
    /confidentialite : ce qui est gardé
    /mesdonnees : recevoir tout ce qui est gardé sur vous
    /oublier : tout effacer

    Personne ne lit cette conversation en temps réel. Un enfant en danger, un doute ? Le <b>119</b> répond jour et nuit, gratuitement.
help-visitor =
    <b>Une idée simple par semaine.</b> Elle aide les enfants et les jeunes à se connaître, à s’écouter, à bien vivre ensemble.

    Touchez /start pour commencer, ou /confidentialite pour savoir ce qui est gardé.

    Un enfant en danger, un doute ? Le <b>119</b> répond jour et nuit, gratuitement.
notice =
    <b>Ce qui est gardé, et pourquoi</b>

    <b>Responsable</b> : { $controller }. { $contact }
    <b>Base légale</b> : votre consentement, que vous retirez quand vous voulez avec /stop ou /oublier.

    <b>Gardé</b> : le numéro de cette conversation et vos textes (chiffrés), votre rôle, vos lieux, les âges, votre rythme, vos réactions. Votre structure aussi, si vous l’avez choisie.
    <b>Jamais demandé</b> : le nom d’un enfant, son école, sa santé, sa religion, une photo.
    <b>Vu par la coordination</b> : des totaux, à partir de { $least } personnes, et les textes que vous partagez, sans votre nom. Jamais qui a fait quoi.
    <b>Employeur</b> : participer est libre. Personne ne peut l’exiger ni vérifier ce que vous faites.

    <b>Durées</b> : vos idées et vos retours ne sont plus reliés à vous après 18 mois. Vos textes jamais publiés partent à la fin de l’année scolaire. Un compte sans signe de vie pendant 13 mois est effacé, après un message qui l’annonce. Le journal de la coordination : 12 mois. Les sauvegardes : 30 jours. Si l’une d’elles est remise en place, vos effacements sont refaits. Une empreinte illisible, gardée 31 jours, le permet.
    <b>Vos droits</b> : /mesdonnees vous envoie tout ce qui est gardé sur vous, /oublier efface tout, /stop arrête les envois.

    <b>Telegram</b> transporte les messages et applique ses propres règles : il voit ce que vous écrivez ici.
    Vous pouvez aussi vous adresser à la CNIL.
notice-contact = Contact : { $contact }.
notice-changed =
    <b>La notice sur vos données a changé.</b>

    Ce qui est nouveau :
    • vos idées et vos retours ne sont plus reliés à vous après 18 mois ;
    • un compte sans signe de vie pendant 13 mois est effacé, après un message qui l’annonce ;
    • vos textes jamais publiés partent à la fin de l’année scolaire ;
    • /mesdonnees vous envoie tout ce qui est gardé sur vous.

    Si cela vous va, vous n’avez rien à faire.
notice-number-changed =
    <b>La notice sur vos données a changé.</b>

    La coordination voit désormais des totaux à partir de { $least } personnes, toujours sans aucun nom.

    Si cela vous va, vous n’avez rien à faire.
button-notice-read = Lire la notice
inactive-question =
    <b>Toujours là ?</b> Voilà près d’un an que vous n’avez touché aucun bouton.

    Sans signe de vie dans les 30 jours, j’effacerai votre compte. Tout ce que je garde sur vous partira avec lui. Vous lisez sans répondre ? C’est très bien aussi : touchez « Je reste ».
button-inactive-stay = Je reste
button-forget-now = Tout effacer maintenant

## Ce que l’on écrit

typed-unasked =
    Merci pour votre message. Je ne comprends que les boutons et les commandes : ce que vous venez d’écrire n’est pas gardé.

    /idee donne une idée, /aide dit le reste. Personne ne lit cette conversation en temps réel.
typed-visitor =
    Merci pour votre message. Je ne comprends que les boutons et les commandes, et je n’ai rien gardé.

    Touchez /start pour commencer. Personne ne lit cette conversation en temps réel.
unknown-command = Je ne connais pas cette commande. /aide dit tout ce que je sais faire.
media-unasked =
    Merci, mais je ne sais recevoir que du texte, et je n’ai rien gardé.

    Personne ne lit cette conversation en temps réel. Si un enfant est en danger : <b>119</b>. Si la vie est en jeu : <b>15</b>, <b>17</b>, <b>18</b> ou <b>112</b>.
danger =
    <b>Ce que vous écrivez semble grave. Personne ne lit cette conversation en temps réel : appelez maintenant.</b>
danger-number = <b>{ $number }</b> : { $purpose } ({ $hours })
danger-after =
    Je n’ai pas gardé votre message, et Terreau ne transmet rien à personne. Vous pouvez l’effacer ici aussi.

    Professionnelle ou professionnel : parlez-en aujourd’hui à votre responsable. La cellule de votre département qui reçoit ces informations s’appelle la CRIP ; le 119 vous y mène.
button-delete-mine = Effacer mon message
toast-deleted = Je l’efface de la conversation.
held-name = Je n’ai pas gardé ce texte : il semble contenir un prénom. Dites plutôt « un enfant », « ma fille », « une élève », et renvoyez-le.
held-phone = Je n’ai pas gardé ce texte : il semble contenir un numéro de téléphone. Renvoyez-le sans ce numéro.
held-address = Je n’ai pas gardé ce texte : il semble contenir une adresse. Renvoyez-le sans cette adresse.
held-handle = Je n’ai pas gardé ce texte : il semble contenir un nom de compte ou une adresse de courriel. Renvoyez-le sans cela.
held-link = Je n’ai pas gardé ce texte : il contient un lien. Renvoyez-le sans ce lien, avec vos mots.

## Fiches écrites par un territoire

button-locals = Les fiches d’ici
button-local-new = Écrire une fiche
button-local-untitled = Sans titre encore
button-local-go-on = Continuer
button-local-see = Relire et publier
button-local-correct = Corriger une réponse
button-local-withdraw = Retirer la fiche
button-local-publish = Publier pour mon territoire
button-local-adopted = Lire ce que reçoivent les autres
button-local-later = Plus tard
button-local-none = Rien
button-local-group = { $max ->
    [0] L’adulte seul
    [1] Un enfant
   *[other] De { $min } à { $max }
 }
button-local-people = { $max ->
    [0] L’adulte seul
    [1] Une personne
   *[other] De { $min } à { $max }
 }
button-local-title = Le titre
button-local-skill = La compétence
button-local-form = La forme
button-local-level = Avec qui
button-local-settings = Les lieux
button-local-ages = Les âges
button-local-minutes = Les minutes
button-local-place-asked = Dedans, dehors
button-local-group-asked = Le groupe
button-local-steps = Les étapes
button-local-simple = En mots simples
button-local-posture = La posture
button-local-question = La question d’après
button-local-material = Le matériel
button-local-without = Sans matériel
button-local-if_not = Si cela ne prend pas
button-local-caution = La prudence
button-local-geste = Un geste, 10 minutes au plus
button-local-seance = Une séance de professionnels
button-local-posture-form = Une posture, pour l’adulte
button-local-milieu = Un lieu que l’on change
button-local-individual = À deux
button-local-circle = En groupe
button-local-structure = Dans toute la structure
button-local-commune = Dans la commune
button-local-indoors = Dedans
button-local-outdoors = Dehors
button-local-anywhere = Partout
locals =
    <b>{ $territory } : les fiches d’ici</b>

    Elles sont proposées aux membres d’ici. L’équipe régionale les lit, et peut les adopter pour les autres territoires.
locals-none =
    <b>{ $territory } : les fiches d’ici</b>

    Vous avez une idée qui marche bien ici ? Écrivez-la : elle sera proposée aux membres d’ici. L’équipe régionale la lira, et pourra l’adopter pour les autres territoires. Comptez un quart d’heure. Vous pouvez vous arrêter et reprendre.
local-card =
    <b>{ $title }</b>

    { $state }
local-state-draft = Brouillon : personne d’autre ne la voit.
local-state-published = Publiée : les membres d’ici peuvent la recevoir.
local-state-withdrawn = Retirée : plus personne ne la reçoit.
local-adopted = L’équipe régionale l’a adoptée : les autres territoires peuvent aussi la recevoir. Le vôtre est nommé, vous jamais.
local-adopted-before = L’équipe régionale a adopté une version d’avant : les autres territoires reçoivent celle-là. Elle n’a pas encore relu la vôtre.
local-adopted-corrected = L’équipe régionale l’a adoptée, avec quelques mots corrigés (version { $version }). Chez vous, vos mots restent. Votre territoire est nommé, vous jamais.
local-complete = <b>Tout y est !</b> Relisez la fiche comme un membre la verra, puis publiez-la.
local-correct = <b>Quelle réponse voulez-vous revoir ?</b>
local-before = <i>Pour l’instant :</i> { $text }
local-almost = <b>Presque !</b> Je ne peux pas encore la prendre ainsi. Corrigez, puis renvoyez :
local-fault = • { $fault }
local-ask-title = <b>Quel titre ?</b> Quelques mots qui donnent envie, comme « La météo du matin ». Sans nom de personne.
local-ask-skill = <b>Qu’est-ce que cela fait grandir ?</b> Choisissez ce qui est le plus proche.
local-ask-form = <b>Qu’est-ce que c’est ?</b>
local-ask-level = <b>Avec qui ?</b>
local-ask-settings = <b>Où cela se fait-il ?</b> Plusieurs lieux sont possibles.
local-ask-in = <b>Comment cela se vit-il { $setting } ?</b> Une ou deux phrases.
local-ask-ages = <b>À quels âges ?</b> Seulement ceux où cela marche vraiment.
local-ask-minutes = <b>Combien de minutes ?</b>
local-ask-group = <b>Combien d’enfants ou de jeunes ?</b>
local-ask-people = <b>Combien de personnes s’y mettent ?</b> Adultes, enfants, jeunes : tout le monde compte.
local-ask-place = <b>Dedans ou dehors ?</b>
local-ask-steps = <b>Les étapes.</b> De trois à six, une par ligne, une action chacune. Moins de vingt mots par phrase.
local-ask-simple = <b>Les mêmes étapes, en mots simples.</b> Trois au moins, une par ligne, douze mots au plus.
local-ask-posture = <b>Et vous, l’adulte, que faites-vous ?</b> À la première personne : « Je… »
local-ask-question = <b>Quelle question poser après ?</b>
local-ask-material = <b>Que faut-il ?</b> Une chose par ligne.
local-ask-without = <b>Et sans matériel, comment faire ?</b>
local-ask-if_not = <b>Que faire si cela ne prend pas ?</b>
local-ask-caution = <b>Faut-il prendre garde à quelque chose ?</b>
toast-local-published = Publiée pour votre territoire.
toast-local-withdrawn = Retirée.
button-adoptions = { $waiting ->
    [0] Fiches des territoires
   *[other] Fiches des territoires : { $waiting } à lire
 }
button-adoptions-waiting = Fiches à lire
button-adoptions-adopted = Fiches adoptées
button-adoptions-more = La suite
button-adoptions-files = Les recevoir en fichiers
adoptions-files = Les fiches adoptées, une par fichier, comme celles de la bibliothèque. La personne qui tient la machine peut les y ajouter.
adoptions-files-name = fiches-adoptees.zip
button-adoption = { $title } ({ $place })
button-adopt = Adopter pour tous les territoires
button-correct = Corriger des mots
button-correct-drop = Reprendre les mots du territoire
button-release = Ne plus proposer ailleurs
adoptions-waiting =
    <b>Les fiches des territoires, à lire</b>

    Chacune sert déjà chez elle. Adoptée, elle est proposée partout où elle convient.
adoptions-waiting-none =
    <b>Les fiches des territoires, à lire</b>

    Tout est lu. Quand un territoire publiera une fiche, elle viendra ici.
adoptions-adopted =
    <b>Les fiches adoptées</b>

    Tous les territoires peuvent les recevoir. Le territoire d’origine est nommé, jamais la personne qui a écrit.
adoptions-adopted-none =
    <b>Les fiches adoptées</b>

    Aucune pour l’instant.
adoption-head =
    <b>{ $place }</b>
    { $state }
adoption-state-waiting = Proposée dans ce territoire seulement.
adoption-state-adopted = Adoptée (version { $version }) : proposée dans tous les territoires.
adoption-state-changed = Nouvelle version : ailleurs, c’est encore celle d’avant.
adoption-state-corrected = Avec vos corrections. Elles attendent que vous adoptiez.
adoption-words =
    <b>Ce que reçoivent les autres territoires</b>
    Version { $version }, relue par l’équipe régionale. La vôtre reste la même chez vous.
adoption-simple = <b>En mots simples</b>
adoption-told =
    <b>{ $place } : une fiche voyage</b>

    L’équipe régionale a adopté « { $title } » : les autres territoires peuvent maintenant la recevoir. Le vôtre est nommé, vous jamais.
adoption-told-corrected =
    <b>{ $place } : une fiche voyage</b>

    L’équipe régionale a adopté « { $title } », avec quelques mots corrigés : les autres territoires peuvent maintenant la recevoir. Chez vous, vos mots restent. Le territoire est nommé, vous jamais.
button-adoption-told = Ouvrir la fiche
toast-adopted = Adoptée pour tous.
toast-released = Rendue à son territoire.
error-local-many = Votre territoire a déjà { $maximum } fiches. Demandez à l’équipe régionale.
error-local-withdrawn = Son territoire l’a retirée : elle n’est plus proposée nulle part.
error-local-changed = Elle vient de changer : rouvrez la fiche, relisez, puis décidez.
error-local-faults = Elle ne suit plus les règles des fiches. Corrigez-la, ou demandez à son territoire de la relire et de la publier.
error-local-title = Une autre fiche porte déjà ce titre. Corrigez-le, puis adoptez.
error-correction-empty = Gardez au moins un choix : sans lui, la fiche ne tient plus.

## Équipe régionale

content-reloaded = C’est fait : les textes et { $activities } fiches sont en service.
content-refused =
    <b>Rien n’a changé</b> : l’ancienne version reste en service.

    { $fault }

## Petits ennuis

too-fast = Vous allez plus vite que moi : je n’ai pas pu tout lire. Reprenez dans une minute. Si quelqu’un est en danger : 119, 15, 17 ou 112.
error-generic = Quelque chose n’a pas marché de mon côté. Rien n’est perdu : réessayez dans un instant.
error-not-found = Je ne le retrouve pas : c’est peut-être effacé. /aide vous remet en route.
error-not-allowed = Vous n’avez pas accès à cela. /aide dit ce que vous pouvez faire.
error-invalid = Ce choix n’existe pas ici. /aide vous remet en route.
error-not-joined = Pour cela, rejoignez d’abord un territoire avec /start.
error-withdrawn = Ce retour a été retiré. Touchez « Fait » sous l’idée pour en donner un autre.
error-group-not-yours = Relier un groupe revient aux personnes qui coordonnent le territoire. Merci de leur en parler.
error-group-which = Envoyez /lier suivi du code de votre territoire : { $codes }.
error-group-elsewhere = Ce groupe est relié à un autre territoire. Une personne qui le coordonne peut envoyer /delier.
error-group-anonymous = Telegram ne me dit pas qui vous êtes. Arrêtez un instant d’écrire de façon anonyme, puis recommencez.
error-theme-not-to-come = Ce thème a déjà commencé, ou n’est plus au programme. Choisissez-en un qui vient.
error-local-days = Un début, une fin, et { $maximum } jours au plus.
error-local-days-unread = Je n’ai pas compris ces jours. Écrivez par exemple « 14 mai », « 14/05 » ou « du 12 au 14 mai ».
error-local-days-past = Ces jours sont passés : ce qui a été vécu ne change plus.
error-local-days-many = La liste est pleine : { $maximum } périodes à venir au plus.
error-experience-decided = Ce texte n’attend plus : quelqu’un a décidé juste avant, ou la personne l’a changé.
error-experience-guarded = Ce texte semble désigner quelqu’un : il ne peut pas paraître ainsi.
error-experience-region = La personne qui l’a écrit le partage avec votre territoire seulement.
error-experience-own = C’est votre texte : aux autres de vous dire merci !
error-experience-local = Cette fiche est celle d’un territoire. Adoptez-la d’abord : les autres pourront l’essayer.
error-meetup-many = La liste est pleine : { $maximum } rencontres au plus.
error-meetup-title = Le titre : de 1 à { $maximum } caractères.
error-meetup-place = Le lieu : de 1 à { $maximum } caractères.
error-meetup-words = Je n’ai pas compris. Écrivez par exemple « mardi 8 décembre 18h30 » ou « 08/12 18:30 ».
error-meetup-hour = Il manque l’heure. Écrivez par exemple « mardi 8 décembre 18h30 ».
error-meetup-day = Ce jour n’existe pas dans le calendrier. Vérifiez le jour et le mois, puis renvoyez.
error-meetup-clock = Cette nuit-là, l’heure change : ce moment n’existe pas, ou vient deux fois. Choisissez une autre heure.
error-meetup-past = Ce moment est déjà passé. Une rencontre se prépare pour plus tard.
error-meetup-far = C’est dans plus d’un an. Vérifiez l’année, puis renvoyez.
error-meetup-announced = Elle est déjà annoncée. Vous pouvez encore la déplacer ou l’annuler.
error-meetup-unfinished = Il lui manque encore quelque chose. Touchez « Continuer ».
error-meetup-cancelled = Cette rencontre est annulée : rien n’y change plus.
error-meetup-over = Cette rencontre a commencé : rien n’y change plus.
error-old-button = Ce bouton vient d’une ancienne version. /aide vous remet en route.
error-territory-closed = Ce territoire n’est plus ouvert. /start vous montre les autres.
error-role-without-ideas = Il n’y a pas encore d’idées pour ce rôle ici. Choisissez-en un autre, vous pourrez changer.
error-age-not-offered = Il n’y a pas encore d’idées pour cet âge dans ces lieux.
error-setting-not-offered = Il n’y a pas encore d’idées pour ce lieu.
error-one-age-at-least = Gardez au moins un âge.
error-one-setting-at-least = Gardez au moins un lieu.
error-comment-too-long = C’est un peu long : { $maximum } caractères au plus. Raccourcissez, puis renvoyez.
error-invitation = Ce lien d’invitation ne marche plus : il sert une seule fois, pendant 7 jours. Demandez-en un autre.
error-invitation-own = Vous avez déjà cet accès : ce lien est pour quelqu’un d’autre.
error-invitations-many = { $maximum } liens attendent déjà. Annulez-en un d’abord.
error-elected-coordinator = Une élue ou un élu ne peut pas coordonner un territoire. Parlez-en à l’équipe régionale.
error-no-link = Telegram ne m’a pas encore dit mon nom. Réessayez dans un moment.
error-structure-name = Le nom de la structure : de 1 à { $maximum } caractères.
error-structure-many = La liste est pleine : { $maximum } structures au plus.
error-structure-taken = Cette structure est déjà dans la liste.
error-slug = Le code du territoire : 2 à 24 lettres, chiffres, tirets.
error-slug-taken = Ce code de territoire est déjà pris.
error-territory-name = Le nom du territoire : de 1 à { $maximum } caractères.
error-territory-living-area = Le bassin de vie : { $maximum } caractères au plus.
error-territory-welcome = Le mot d’accueil : { $maximum } caractères au plus.
error-territory-circle = Un territoire ne peut pas faire partie de lui-même, ni d’un territoire qui en fait partie.
error-territory-merge = On réunit un territoire à un autre, qui est ouvert.
error-territory-departement = Le département : { $maximum } caractères au plus.
error-territory-kind = Ce type de territoire n’existe pas. Au choix : { $allowed }.
error-territory-zone = Ce fuseau horaire n’existe pas. Par exemple : Europe/Paris.
error-territory-school-zone = Cette zone de vacances n’existe pas. Au choix : { $allowed }, ou rien.
error-territory-programme = Ce parcours n’existe pas. Au choix : { $allowed }.

## Menu et présentation du bot

command-idee = Une idée maintenant
command-favoris = Les idées que j’ai aimées
command-theme = Le thème de la semaine
command-experiences = Ce que d’autres ont vécu
command-rencontres = Les rencontres à venir
command-reglages = Mes réglages
command-pause = Faire une pause
command-aide = Aide
command-confidentialite = Ce qui est gardé
command-mesdonnees = Mes données
command-oublier = Tout effacer
command-stop = Arrêter
bot-description =
    Une idée simple par semaine. Elle aide les enfants et les jeunes à se connaître, à s’écouter, à bien vivre ensemble. À la maison, à l’école, au périscolaire, au club : tout le monde avance sur la même chose, la même semaine. Pour les adultes d’un territoire.
bot-short-description = Une idée simple par semaine, la même compétence à la maison, à l’école et dans les loisirs.

## Démonstration

panel-title = L’horloge de la démonstration
panel-now = Il est { $time }, { $day }.
panel-hour = + 1 heure
panel-next = Au prochain message
panel-day = + 1 jour
panel-week = + 1 semaine
panel-of-week = { $what } (semaine du { $day })
panel-friday = Vendredi soir
panel-holidays = Aux vacances
panel-play = Jouer l’année
panel-stop = Arrêter
panel-where = Semaine { $number } de l’année scolaire. Thème : { $theme }
panel-summer = Entre deux années scolaires.
panel-sent = { $count ->
    [0] Aucun message envoyé de lui-même pour l’instant.
    [one] Un message est parti de lui-même.
   *[other] { $count } messages sont partis d’eux-mêmes.
}
panel-map = Le même thème, lieu par lieu
panel-map-help = Chaque colonne est une semaine. Plus la couleur est forte, plus de personnes ont fait l’idée. Hachuré : vacances.
panel-legend-none = personne
panel-legend-much = cinq fois ou plus
panel-year = L’année scolaire
panel-coming = Ce qui vient, et pourquoi
panel-nothing = Rien n’est prévu.
panel-help = Choisissez une personne, touchez « Démarrer », puis avancez l’heure.
panel-turning = Un instant…
panel-event = { $when } : { $who }, { $why }
panel-why-idea = l’idée de la semaine (rythme choisi : { $rhythm })
panel-why-repere = le repère de la semaine, la veille de l’idée (choisi)
panel-why-encouragement = un mot deux jours après l’idée (choisi)
panel-why-continue = « on continue ? », après huit idées sans réaction
panel-why-reminder = le rappel demandé avec « Plus tard »
panel-why-meetup = une rencontre que la coordination annonce
panel-why-meetup_after = « qu’en gardez-vous ? », le lendemain d’une rencontre (a dit venir)
panel-why-meetup_reminder = le rappel d’une rencontre (a dit venir, ou peut-être)
panel-why-digest = le bilan de la semaine, à l’heure du territoire
panel-why-queued = un message qui attend son heure
panel-coordinators = la coordination
panel-neighbours = { $count ->
    [one] un voisin ou une voisine
   *[other] { $count } voisines et voisins
}

## Les visites de la démonstration

panel-tours = Trois visites, moins de deux minutes chacune
tour-parent = La première semaine d’un parent
tour-parent-1 = Voici le téléphone de Samira, maman d’un enfant de 4 ans. Elle vient de scanner le QR code de l’affiche, à l’école.
tour-parent-2 = Avant tout, Terreau dit ce qu’il garde et ce qu’il ne garde pas. Pas de compte à créer, pas de mot de passe.
tour-parent-3 = Une question par écran, avec des boutons. Aucun prénom d’enfant, aucune date de naissance.
tour-parent-4 = C’est tout. L’idée de la semaine arrive : un geste de 30 secondes, le même thème qu’à l’école, pour l’âge de son enfant.
tour-parent-5 = Pour qui veut en savoir plus : quoi dire ensuite, que faire si cela ne prend pas, d’où vient l’idée.
tour-parent-6 = Elle l’a fait, elle le dit en deux touches. Rien ne sera jamais compté contre elle.
tour-parent-7 = La semaine suivante, une autre idée est arrivée d’elle-même, en fin de journée. Une par semaine, jamais la nuit.
tour-coordinator = L’après-midi de la coordinatrice
tour-coordinator-1 = Claire coordonne Unieux. Tout se fait dans la même conversation, avec une commande : /territoire.
tour-coordinator-2 = Une affiche au nom de la ville, prête à imprimer, avec son QR code. Chaque personne qui le scanne rejoint Unieux.
tour-coordinator-3 = Un mot pour tout le monde ? Elle l’écrit comme un message ordinaire.
tour-coordinator-4 = Elle voit d’abord le message tel qu’il sera reçu, et à combien de personnes. Jamais la nuit, jamais deux fois.
tour-coordinator-5 = Une confirmation, et une carte dit où en est l’envoi. Elle peut faire une pause ou annuler.
tour-coordinator-6 = Vendredi, 17 h : le bilan arrive de lui-même. Des nombres, jamais des personnes, et une image à montrer en réunion.
tour-together = Un thème, trois lieux
tour-together-1 = Trois adultes autour des mêmes enfants : une maman, un professeur, une animatrice. Ils ne se connaissent peut-être pas.
tour-together-2 = La même semaine, la même phrase à dire. Chacun reçoit une idée faite pour son lieu et pour l’âge des enfants.
tour-together-3 = Chacun le fait à sa manière et le dit en deux touches. L’enfant, lui, entend la même chose partout.
tour-together-4 = La semaine suivante, une autre idée pour chacun, et toujours un même thème. Sous l’horloge, un tableau se colore, lieu par lieu : c’est la cohérence.
tour-message = Bonjour à toutes et à tous. Samedi à 10 h, café des familles à la médiathèque : on y parle du thème de la semaine. Venez comme vous êtes.
tour-digest = le bilan de la semaine


## Bilan de la semaine

digest-title =
    <b>{ $territory } : le bilan de la semaine</b>
    Semaine du { $day }
digest-resent = <i>Renvoi : ce bilan vous est peut-être déjà parvenu.</i>
digest-late = <i>Ce bilan part en retard, toutes mes excuses.</i>
digest-missed =
    <i>{ $count ->
        [one] Un bilan n’a pas pu partir avant celui-ci.
       *[other] { $count } bilans n’ont pas pu partir avant celui-ci.
    } Celui-ci reprend depuis le dernier envoyé.</i>
digest-heading = <b>{ $title }</b>
digest-tasks = Trois choses à faire, dix minutes chacune
digest-task = { $number }. { $task }
digest-task-talk-0 = Demandez à une personne du territoire ce qui l’aide, et ce qui l’aiderait.
digest-task-talk-1 = Prenez des nouvelles d’une personne : qu’aimerait-elle raconter de sa semaine ?
digest-task-talk-2 = Écoutez dix minutes quelqu’un qui s’occupe d’enfants, sans rien proposer.
digest-task-talk-liked = Demandez à quelqu’un comment s’est passée « { $liked } », l’activité la plus aimée.
digest-task-link-0 = Mettez le lien du territoire là où passent les adultes : panneau, cahier, groupe.
digest-task-link-1 = Donnez le lien du territoire à une personne qui ne l’a pas encore.
digest-task-link-2 = Allez voir si le lien du territoire se lit bien à l’entrée d’un lieu.
digest-task-next-new = Lisez le thème qui vient, plus bas, et dites son repère à voix haute.
digest-task-next-same = Le thème continue : dites son repère à quelqu’un qui ne le connaît pas encore.
digest-link = Le lien du territoire : { $link }
digest-range = { $low } à { $high }
digest-more = { $low } ou plus
digest-none =
    <b>{ $territory } : le bilan</b>

    Le premier bilan vient { $day } à { $hour }, puis chaque semaine. Vous le retrouverez ici.
button-digest = Bilan
button-digest-chart = En image
button-digest-sheet = Tableau à ouvrir
digest-over-weeks = { $figure } (sur { $weeks } semaines)
digest-hidden = trop peu de retours pour le dire
digest-hidden-list = { $items } : trop peu de retours pour le dire.
digest-line = { $name } : { $figure }.
digest-people = Les personnes
digest-active = Actives
digest-paused = En pause
digest-new = Arrivées
digest-gone = Parties
digest-ideas = Les idées
digest-sent = Envoyées
digest-done = Faites
digest-settings = Lieu par lieu
digest-setting = { $setting }. Envoyées : { $sent } ; faites : { $done }.
digest-forms = Ce qui a été fait
digest-form-geste = Gestes
digest-form-seance = Séances
digest-form-other = Autres (posture, lieu)
digest-faces = Comment les adultes l’ont vécu
digest-face-1 = Difficile
digest-face-2 = Correct
digest-face-3 = Un bon moment
digest-liked = L’activité la plus aimée : « { $activity } ».
digest-theme = Le même thème partout ? « { $theme } »
digest-tried = Tenté { $places }, par { $people } personnes au moins.
digest-sphere-home = à la maison
digest-sphere-school = à l’école
digest-sphere-leisure = dans les loisirs
digest-thin =
    Cette semaine, trop peu de retours pour donner des nombres. Lire en silence compte aussi.
digest-trend = Depuis { $weeks } semaines
digest-trend-line = { $name } : { $figures }
digest-trend-range = { $low }-{ $high }
digest-trend-more = { $low } +
digest-trend-hidden = trop peu
digest-next = La semaine prochaine
digest-next-new = Le thème : { $theme }. Le repère : <b>« { $repere } »</b>
digest-next-same = Le thème continue : { $theme }. Le repère : <b>« { $repere } »</b>
digest-meetup = { $title }, { $at }.
digest-waiting =
    { $count ->
        [one] Un texte attend votre relecture, dans « Expériences ».
       *[other] { $count } textes attendent votre relecture, dans « Expériences ».
    }
digest-calendar-missing = Le calendrier scolaire d’ici n’est pas encore connu : tout continue, à l’école aussi.
digest-suggestion = Une piste
digest-suggestion-welcome = Des personnes viennent d’arriver. Et si vous leur disiez un mot d’accueil, de vive voix ?
digest-suggestion-ease = Certains moments ont été difficiles. Et si vous demandiez ce qui les rendrait plus simples ?
digest-suggestion-coherence = Maison, école et loisirs ont tenté le même thème. Et si vous le disiez autour de vous ?
digest-suggestion-tell = Et si vous racontiez « { $liked } » à quelqu’un d’un autre lieu ?
digest-suggestion-general-0 = Et si vous disiez le repère de la semaine dans une réunion déjà prévue ?
digest-suggestion-general-1 = Et si vous demandiez à une personne ce qui rendrait l’idée plus facile à faire ?
digest-suggestion-general-2 = Et si deux adultes qui se connaissent peu se racontaient leur geste de la semaine ?
digest-footer = <i>Les nombres vont par paliers, et les petits restent cachés, pour ne désigner personne.</i>
digest-sheet-caption =
    <b>{ $territory } : le tableau</b>
    { $weeks ->
        [one] Ce que le bilan d’une semaine a dit, sans rien de plus.
       *[other] Ce que les bilans de { $weeks } semaines ont dit, sans rien de plus.
    }
digest-sheet-weeks = Semaines
digest-sheet-numbers = Nombres
digest-sheet-reading = Comment lire
digest-sheet-week = Semaine du
digest-sheet-figure = Quoi
digest-sheet-from = De
digest-sheet-to = À
digest-sheet-over = Sur (semaines)
digest-sheet-column = { $place } : { $figure }
digest-sheet-explained =
    Chaque ligne est une semaine : ce qui s’est passé entre deux bilans.
    « 10 à 14 » veut dire : un nombre entre 10 et 14. Les nombres exacts ne sont donnés nulle part.
    « trop peu » veut dire : trop peu de personnes pour le dire. Zéro et quatre s’écrivent pareil.
    « 5 à 9 (sur 3 semaines) » réunit cette semaine et les deux précédentes. Ne l’ajoutez pas à ce qui les précède.
    Formes et ressentis décrivent une partie de ce qui a été fait, parfois sur deux ou trois bilans réunis.
    Aucune personne et aucune structure ne figurent dans ce fichier.
digest-chart-caption =
    <b>{ $territory } : la semaine en image</b>
    Semaine du { $day }. Tout ce que montre l’image est écrit dans le bilan.
digest-chart-week = Semaine du { $day }
digest-chart-settings = Les idées, lieu par lieu
digest-chart-faces = Comment les adultes l’ont vécu
digest-chart-trend = Idées faites, semaine après semaine
digest-chart-hidden = trop peu pour le dire
digest-chart-footer = Nombres par paliers. Les petits restent cachés.

week-tapped = { $who } touche : { $labels }
week-picture = (une image)
week-document = (un document)

## Bilan de la région

button-region-overview = Bilan régional
button-region-this-month = Mois en cours
button-region-last-month = Dernier mois
button-region-year = Année scolaire
button-region-matrix = En image
button-region-sheet = Tableau à ouvrir
region-period-month = { $month } { $year }
region-period-year = année scolaire { $from }-{ $to }
region-digest-title = <b>Le bilan de la région : { $period }</b>
region-digest-weeks = Semaines du { $first } au { $last }, telles que les bilans des territoires les ont dites.
region-digest-missed =
    <i>{ $count ->
        [one] Le bilan d’un mois n’a pas pu être fait avant celui-ci.
       *[other] Les bilans de { $count } mois n’ont pas pu être faits avant celui-ci.
    } « Année scolaire » reprend tout depuis septembre.</i>
region-digest-territories = Les territoires
region-digest-support = Un appel, une visite, une question : c’est souvent assez pour repartir.
region-digest-thin = Trop peu de retours, ce mois-ci, pour donner des nombres. Lire en silence compte aussi.
region-digest-people = Les personnes
region-role-family = Familles
region-role-professional = Professionnelles, professionnels
region-role-volunteer = Bénévoles
region-role-elected = Élues, élus
region-digest-ideas = Les idées
region-digest-least = au moins { $count }
region-digest-setting = { $setting }. Envoyées : { $sent } ; faites : { $done }.
region-digest-levels = À quelle échelle
region-level-individual = Avec un enfant
region-level-circle = Avec un groupe
region-level-structure = Dans une structure
region-level-commune = Dans la commune
region-digest-level = { $level } : { $tenths ->
    [0] presque aucune idée
    [10] presque toutes les idées
   *[other] environ { $tenths } idées sur 10
}.
region-digest-coherence = Le même thème partout ? (chaque territoire compte ses semaines)
region-digest-tried-one = Tenté dans un seul de ces lieux : { $weeks }.
region-digest-tried-two = Tenté dans deux de ces lieux : { $weeks }.
region-digest-tried-three = Tenté à la maison, à l’école et dans les loisirs : { $weeks }.
region-digest-place-weeks = { $count ->
    [0] pas encore
    [one] une semaine
   *[other] { $count } semaines
}
region-digest-together = { $count ->
    [one] Un territoire l’a vécu partout, au moins une fois.
   *[other] { $count } territoires l’ont vécu partout, au moins une fois.
}
region-digest-skills = Les compétences travaillées
region-digest-skill = { $code } { $skill } : { $weeks } sem., { $territories ->
    [one] 1 territoire
   *[other] { $territories } territoires
}
region-digest-skills-none = Pas encore dans cette période : { $codes }.
region-digest-liked = Ce qui a été aimé, et où
region-digest-liked-line = « { $activity } » : { $territories }
region-digest-liked-more = { $names } et { $count ->
    [one] un autre
   *[other] { $count } autres
}
region-digest-liked-others = { $count ->
    [one] Et une autre activité, dans le tableau.
   *[other] Et { $count } autres activités, dans le tableau.
}
region-digest-footer = <i>« Au moins » : la somme de ce que montrent les bilans des territoires. Ce qu’ils cachent reste caché, et compte en plus.</i>
region-matrix-title = La région, semaine par semaine
region-matrix-caption =
    <b>La région en image : { $period }</b>
    { $territories ->
        [one] Un territoire
       *[other] { $territories } territoires
    }, de A à Z ; une colonne par semaine.
region-matrix-counted = { $label } : { $count }
region-matrix-three = Thème tenté dans trois lieux
region-matrix-two = Thème tenté dans deux lieux
region-matrix-one = Thème tenté dans un lieu
region-matrix-some = Des idées faites
region-matrix-few = Trop peu de retours pour le dire
region-matrix-rest = Semaine sans école
region-matrix-nothing = Pas de bilan
region-matrix-footer = De A à Z, sans classement. Tiré des bilans, sans rien de plus.
region-month-1 = janv.
region-month-2 = févr.
region-month-3 = mars
region-month-4 = avr.
region-month-5 = mai
region-month-6 = juin
region-month-7 = juil.
region-month-8 = août
region-month-9 = sept.
region-month-10 = oct.
region-month-11 = nov.
region-month-12 = déc.
region-sheet-caption =
    <b>La région : le tableau</b>
    { $period }. Ce que les bilans ont dit, sans rien de plus.
region-sheet-figures = Nombres
region-sheet-figure = Quoi
region-sheet-least = Au moins
region-sheet-skills = Compétences
region-sheet-code = Code
region-sheet-skill = Compétence
region-sheet-skill-weeks = Semaines de territoire
region-sheet-skill-territories = Territoires
region-sheet-weeks = Semaines
region-sheet-territory = Territoire
region-sheet-liked = Aimé
region-sheet-activity = Activité
region-sheet-where = Où
region-sheet-tenths = Sur dix idées
region-sheet-state = Territoires
region-sheet-reading = Comment lire
region-sheet-explained =
    Tout vient des bilans des territoires. Rien n’est compté à nouveau, et aucun territoire n’est classé.
    « Au moins » est la somme de ce que chaque bilan montre au moins. Ce qu’un bilan cache n’y entre pas : ni zéro, ni quatre.
    Une ligne « trop peu » veut dire qu’aucun bilan ne le montre.
    Personnes : au dernier bilan de chaque territoire dans la période. Le reste : tous les bilans de la période.
    Une semaine de territoire est une semaine d’école dans un territoire. Dix territoires pendant deux semaines en font vingt.
    Aucune personne et aucune structure ne figurent dans ce fichier.
pack-done = { $count ->
    [0] Rien de nouveau : tout est déjà ici.
    [one] 1 chose reprise.
   *[other] { $count } choses reprises.
}
pack-look = { $count ->
    [0] Rien ne serait repris.
    [one] 1 chose serait reprise. Rien n’a été écrit.
   *[other] { $count } choses seraient reprises. Rien n’a été écrit.
}
pack-added = + { $what } (version { $version }, de : { $region })
pack-changed = ↑ { $what } (version { $version }, de : { $region })
pack-same = { $count ->
    [one] 1 chose était déjà ici, à l’identique.
   *[other] { $count } choses étaient déjà ici, à l’identique.
}
pack-kept = { $count ->
    [one] 1 chose d’ici est restée comme elle est :
   *[other] { $count } choses d’ici sont restées comme elles sont :
}
pack-kept-line = = { $what } : { $why }
pack-kept-own = vous avez la vôtre, différente
pack-kept-removed = vous l’aviez retirée
pack-kept-title = une autre fiche d’ici porte ce titre
pack-kept-version = vous avez la même version ou une plus récente
pack-kept-taken-back = elle venait d’ici, et n’y paraît plus
pack-activity = fiche « { $title } »
pack-programme = parcours « { $title } »
pack-experience = expérience ({ $place }) sur « { $activity } »
pack-damaged = Ce fichier est abîmé, ou ce n’est pas un envoi de Terreau. Demandez qu’on vous l’envoie à nouveau. Rien n’a été écrit.
pack-foreign = Ce fichier ne contient pas que des fiches, des parcours et des expériences. Rien n’a été écrit.
pack-too-large = Ce fichier est trop grand pour un envoi de Terreau. Rien n’a été écrit.
pack-newer = Ce fichier vient d’une version plus récente de Terreau. Mettez la vôtre à jour, puis recommencez. Rien n’a été écrit.
pack-list = La liste du fichier ne se lit pas : { $fault }. Rien n’a été écrit.
pack-altered = « { $file } » a été changé depuis l’envoi. Demandez le fichier d’origine. Rien n’a été écrit.
pack-signs = « { $file } » contient des signes que l’on ne voit pas. Rien n’a été écrit.
pack-yaml = « { $file } » contient une mise en forme que Terreau ne reprend pas. Rien n’a été écrit.
pack-file = « { $file } » ne suit pas les règles : { $fault }. Rien n’a été écrit.
pack-guarded = « { $file } » semble nommer quelqu’un, mener à quelqu’un, ou parler d’un danger. Rien n’a été écrit.
journal-pack-imported = fichier d’une autre région repris
journal-pack-exported = fichier pour d’autres régions écrit
journal-pack-item-removed = chose d’une autre région retirée
