# Les mots de Terreau en langage simplifié : des phrases courtes, des mots concrets, une idée par phrase.
# Ce qui n’est pas écrit ici est repris de fr.ftl, avec les mêmes variables.

-language-name = Français simple
-language-locale = fr-FR
-language-otherwise = fr

## Rôles, lieux

role-family = Parent, famille
role-professional = Je travaille avec des enfants
role-volunteer = Bénévole
role-elected = Élue, élu de la commune
setting-early_years = avec les tout-petits
setting-after_school = à la garderie ou au centre
setting-youth_service = au service des jeunes
rhythm-fortnightly = toutes les deux semaines

## Arrivée

welcome =
    <b>Bonjour et bienvenue !</b> Votre endroit : <b>{ $territory }</b>.

    Ici, des adultes aident les enfants à bien grandir. Ils font la même chose la même semaine. À la maison, à l’école, au club.

    Terreau vous envoie <b>une petite idée par semaine</b>. Vous pouvez en demander moins. L’idée va avec l’âge des enfants.

    <b>Nous gardons</b> le numéro de cette conversation. Nous gardons aussi vos choix et vos réponses. Nous gardons l’âge des enfants.
    Nous ne gardons pas votre nom. Nous ne demandons jamais le nom d’un enfant.
    Vous pouvez tout effacer quand vous voulez. Touchez /oublier. Après 13 mois sans nouvelles de vous, nous effaçons tout.

    Terreau est pour les adultes. Vous devez avoir 18 ans ou plus.
button-consent = J’ai 18 ans ou plus. Je suis d’accord.
button-notice = Lire ce que nous gardons
choose-territory =
    <b>Bonjour !</b> Terreau existe dans plusieurs endroits.

    Quel est le vôtre ?
unknown-code = Ce lien ne marche pas. Choisissez un endroit dans la liste.
no-territory = Bonjour ! Aucun endroit n’est ouvert aujourd’hui. Revenez plus tard avec votre lien ou votre affiche.
second-territory =
    <b>{ $territory }</b>

    Vous connaissez déjà Terreau. Voulez-vous aussi les idées de cet endroit ? Vos autres choix ne changent pas.
welcome-back =
    <b>Bon retour !</b> Vos choix pour { $territory } sont toujours là.

    Voulez-vous encore recevoir les idées ? Nous gardons les mêmes choses qu’avant. Pour les lire, touchez /confidentialite.
button-join-too = Oui, je veux ces idées
role-question =
    <b>Qui êtes-vous ?</b>

    Choisissez une seule réponse. Terreau choisit ensuite un lieu, un jour et une heure. Vous pourrez les changer.
ages-question =
    <b>Quel âge ont les enfants ?</b>

    Touchez un âge ou plusieurs. Puis touchez « OK ».
chosen = Votre choix : { $what }.
ages-none = Vous n’avez pas encore choisi.
summary =
    <b>C’est prêt pour { $territory }.</b>

    Vous recevrez une idée { $rhythm }. Elle viendra le { $weekday } à { $time }.
    { $settings }, pour les { $ages }.
    { $beside }

    C’est bon pour vous ? Pour changer plus tard, touchez /reglages.
summary-member =
    <b>Vos choix pour { $territory }</b>

    Vous recevez une idée { $rhythm }. Elle vient le { $weekday } à { $time }.
    { $settings }, pour les { $ages }.
    { $beside }
summary-beside-none = Je n’envoie rien d’autre.
summary-beside-before = La veille, je vous écris la phrase de la semaine.
summary-beside-after = Deux jours après, je demande si cela s’est bien passé.
summary-beside-both = La veille, je vous écris la phrase de la semaine. Deux jours après, je demande si cela s’est bien passé.
button-go = C’est bon, je commence
button-change-rhythm = Combien de fois
button-beside-before = La phrase, la veille
button-beside-letters = Les messages de l’équipe d’ici
settings-question =
    <b>Où êtes-vous avec les enfants ?</b>

    Touchez un lieu ou plusieurs. Les idées changent de lieu à tour de rôle.
day-question = <b>Quel jour voulez-vous l’idée ?</b>
day-question-school =
    <b>Quel jour voulez-vous l’idée ?</b>

    Choisissez un jour de classe. Pendant les vacances, je n’écris pas pour l’école.
hour-question =
    <b>À quelle heure ?</b>

    Terreau n’écrit jamais la nuit, entre 20 h et 8 h.
rhythm-question =
    <b>Combien d’idées voulez-vous ?</b>

    Je peux aussi vous écrire la veille de l’idée. Je vous donne la phrase de la semaine. Et je peux vous écrire deux jours après. Je demande si cela s’est bien passé. L’équipe d’ici peut aussi vous écrire. Je n’écris jamais plus de trois fois par semaine.
begun =
    <b>Bienvenue ! Voici votre première idée.</b>

    { $introduction }

    L’idée suivante viendra le { $next }. Vous pouvez lire sans répondre.
begun-without-idea =
    <b>Bienvenue !</b>

    { $introduction }

    Je n’ai pas d’idée pour vous cette semaine. Je vous écris le { $next }.
toast-begun = C’est déjà fait. Vous recevez les idées.
already-member =
    <b>{ $territory } : vous recevez déjà les idées.</b>

    Pour une idée maintenant, touchez /idee. Pour changer vos choix, touchez /reglages.

## Idée de la semaine

idea-repere = La phrase de la semaine : <b>« { $repere } »</b>
idea-geste = À faire en 30 secondes : { $geste }
idea-title = <b>{ $title }</b> ({ $minutes } minutes)
idea-material = Il faut : { $material }.
idea-posture = Et vous, l’adulte : { $posture }
idea-why-theme = Pourquoi cette idée ? Le thème est « { $theme } ». C’est { $setting }, pour les { $ages }.
idea-why-same_family = Pourquoi cette idée ? Elle ressemble au thème « { $theme } ». C’est { $setting }, pour les { $ages }.
idea-why-near_age = Pourquoi cette idée ? Le thème est « { $theme } ». C’est { $setting }, pour les { $ages }. Changez-la un peu.
idea-why-seen = Vous avez déjà reçu toutes les idées. Le thème est « { $theme } ». C’est { $setting }, pour les { $ages }.
idea-why-again = On refait cette idée ? Le thème est « { $theme } ». C’est { $setting }, pour les { $ages }.
idea-why-universal = Il n’y a pas encore d’idée pour « { $theme } ». Cette idée va bien { $setting }, pour les { $ages }.
idea-source = D’où vient l’idée : { $source }.
idea-no-other = Je n’ai plus d’idée cette semaine. Dites la phrase de la semaine. C’est déjà très bien.
button-done = C’est fait
button-another = Une autre idée
button-skip = Pas cette fois
button-more = Lire la suite
button-share = Envoyer à quelqu’un
button-show = Relire l’idée
toast-another = Voici une autre idée.
toast-already-another = L’autre idée est déjà là, plus bas.

more-group =
    <b>Combien d’enfants ?</b> { $max ->
        [1] Un enfant à la fois.
       *[other] De { $min } à { $max } enfants.
    }
more-people =
    <b>Combien de personnes ?</b> { $max ->
        [1] Une personne suffit.
       *[other] De { $min } à { $max } personnes.
    }
more-alone = <b>Pour qui ?</b> Pour vous, l’adulte. Les enfants n’ont rien à faire.
more-anywhere = <b>Où ?</b> Dedans ou dehors.
more-question = <b>À demander après</b> : { $text }
more-if-not = <b>Si cela ne marche pas</b> : { $text }
more-skill = <b>On apprend à</b> : { $everyday }. Le nom exact : { $skill }.
more-source = <b>D’où vient l’idée</b> : { $source }. Texte écrit par : { $author }, { $licence }.
more-withdrawn = <i>Cette fiche n’est plus dans la bibliothèque. Vous pouvez encore la lire. Pour une nouvelle idée, touchez « Une autre idée ».</i>
share-intro = Copiez ce texte où vous voulez :

## Plus tard

later-question = <b>Quand voulez-vous revoir cette idée ?</b>
later-set = D’accord. Je vous la renvoie une fois, le { $when }.
later-gone = Ce moment est passé. Choisissez un autre moment.
later-none = Je ne peux plus vous la renvoyer. L’idée reste ici.
button-later-cancel = Ne pas me la renvoyer
reminder = Vous vouliez revoir cette idée. La voici.

## Avant et après l’idée, et « on continue ? »

repere-before =
    <b>{ $territory } : « { $theme } »</b>

    La phrase de la semaine : <b>« { $repere } »</b>
    Tous les adultes la disent.
repere-idea-comes = L’idée viendra le { $when }. Avant, dites seulement cette phrase.
encouragement =
    Vous avez essayé ? Un petit geste, cela compte. Dire « { $repere } », cela compte aussi.

    Si oui, c’était comment ? Si non, ce n’est pas grave.
continue-question =
    <b>On continue ?</b>

    Je vous ai envoyé huit idées. Je ne sais pas si elles vous aident. Vous pouvez lire sans répondre.

    Sans réponse, j’enverrai une idée par mois.
continue-yes = Merci, on continue ! Pour changer, touchez /reglages.
continue-less = D’accord, j’écris moins souvent. L’idée suivante viendra le { $next }.
continue-slowest = Vous recevez déjà une idée par mois. C’est le moins possible.

## Retour

skipped = D’accord, une autre fois. Dites la phrase de la semaine. C’est déjà bien.
face-question = <b>C’est fait, merci !</b> Comment était ce moment pour vous ?
face-1 = 😕 Difficile
face-2 = 🙂 Ça va
face-said-1 = Vous avez dit : difficile. Merci de le dire.
face-said-2 = Vous avez dit : ça va. Merci !
tag-question = Vous pouvez dire plus. Ou vous arrêter là.
tag-fitting = Bien pour nous
button-comment = Écrire quelques mots
button-comment-again = Changer mes mots
button-withdraw = Effacer ma réponse
comment-kept-territory = Vos mots, gardés pour votre territoire. La coordination les relira avant : <i>{ $comment }</i>
comment-kept-region = Vos mots, gardés pour toute la région. La coordination les relira avant : <i>{ $comment }</i>
comment-asked = On attend votre réponse pour vos mots. Touchez /experiences : <i>{ $comment }</i>
comment-published = Vos mots sont publiés, sans votre nom : <i>{ $comment }</i>
comment-refused = Vos mots ne sont pas publiés : <i>{ $comment }</i>
comment-audience =
    <b>Qui pourra vous lire ?</b>

    D’autres adultes pourront lire vos mots. Ils ne verront pas votre nom. Personne ne lira vos mots avant la coordination.

    Avec « la région », d’autres régions pourront aussi les lire.

    Vous ne voulez pas ? Touchez « Annuler ».
button-sharing-territory = Mon territoire seulement
button-sharing-region = Mon territoire et toute la région
comment-write =
    <b>À vous !</b> Écrivez quelques phrases ici.

    N’écrivez pas de nom. On ne doit reconnaître aucun enfant.
comment-thanks = Merci ! Vos mots sont gardés. Personne ne les lira avant la coordination. Vous pouvez les effacer quand vous voulez.
toast-withdrawn = C’est effacé.
toast-cancelled = C’est annulé.

## Expériences

experiences-none = Il n’y a rien à lire pour le moment. Après « Fait », écrivez quelques mots.
toast-thanked = Votre merci est noté. Il partira sans votre nom.
idea-thanks = <i>On vous dit merci. Vos mots sur « { $title } » ont aidé quelqu’un.</i>
own-experiences =
    <b>Vos mots</b>

    Vous pouvez effacer vos mots quand vous voulez. Touchez un numéro.
own-state-waiting = la coordination va lire
own-state-asked = on attend votre réponse
experience-asked =
    <b>On peut publier vos mots sur « { $title } ».</b>

    On ne doit reconnaître personne. La coordination propose d’écrire :
    <i>{ $edited }</i>

    Vous aviez écrit :
    <i>{ $comment }</i>

    Si vous ne voulez pas, on ne publie rien.
experience-refused =
    <b>Merci pour vos mots sur « { $title } ».</b>

    { $reason } On ne les publie pas comme cela.

    Vous aviez écrit :
    <i>{ $text }</i>

    Vous pouvez écrire autre chose. Ou effacer vos mots.
refusal-recognisable = On pourrait reconnaître quelqu’un.
refusal-elsewhere = Vos mots parlent d’autre chose.
refusal-more = Il manque un détail pour aider les autres.
refusal-already = D’autres ont déjà dit la même chose.
button-experience-withdraw = Effacer mes mots
toast-experience-withdrawn = C’est effacé. Personne ne peut plus le lire.

## Une idée maintenant

ask =
    <b>Une idée maintenant</b>

    Ce sera { $settings }, pour les { $ages }. Changez ce que vous voulez. Puis touchez « Trouver ».
ask-nothing = Je ne trouve rien. Changez un de vos choix.
button-minutes-any = Court ou long
button-minutes = { $minutes } minutes ou moins
button-children-any = Un enfant ou plusieurs
button-ages-mixed = Petits et grands ensemble
ask-skill = <b>Que voulez-vous apprendre ensemble ?</b>

## Thème

theme-now =
    <b>{ $territory }, cette semaine : { $theme }</b>

    Tous les adultes disent : <b>« { $repere } »</b>
    On apprend à : { $everyday }.
theme-posture = Et vous, l’adulte : { $posture }
theme-coming = <b>Les semaines d’après</b>
theme-under-way = Ici, le thème « { $theme } » a commencé le { $day }. Vous pouvez commencer maintenant. La phrase à dire est juste en dessous.

## Réglages, pause, arrêt

settings-which = Quels choix voulez-vous voir ?
settings-none = Vous ne recevez pas d’idées. Pour commencer, touchez /start.
language-question = <b>Quelle langue ?</b> Les idées sont écrites en français.
pause-question =
    <b>Vous voulez une pause ?</b>

    Vous ne recevrez rien pendant la pause, même pas un rappel. Vos choix restent.
button-pause-open = Jusqu’à mon retour
paused-until = D’accord. Je n’écris plus avant le { $until }.
paused-open = D’accord. Je n’écris plus. Pour revenir, touchez « Reprendre ».
already-paused-until = Vous êtes en pause. Je n’écris plus avant le { $until }.
already-paused-open = Vous êtes en pause. Je n’écris plus. Pour revenir, touchez « Reprendre ».
resumed = Bon retour ! L’idée suivante viendra le { $next }.
resumed-without = Bon retour !
stop-question =
    <b>Vous voulez arrêter ?</b>

    Vous ne recevrez plus rien. Nous gardons vos choix et vos réponses. Pour tout effacer, touchez /oublier.
stopped = C’est arrêté. Merci ! Pour revenir, touchez /start. Pour tout effacer, touchez /oublier.
stayed = D’accord, rien ne change.
forget-question =
    <b>Vous voulez tout effacer ?</b>

    Nous effaçons vos choix et vos réponses. Nous effaçons les idées et vos textes. Vous ne pourrez plus coordonner un territoire.

    Vous ne pourrez rien récupérer.
forgotten =
    <b>C’est effacé.</b> Nous n’avons plus vos choix. Nous n’avons plus vos réponses. Vous ne coordonnez plus de territoire.

    Il reste des chiffres, sans les personnes. Il reste une copie de secours. Elle s’efface en 30 jours.

    Vous pouvez aussi effacer cette conversation dans Telegram. Au revoir !
nothing-kept = Nous n’avons rien sur vous. Il n’y a rien à effacer.

## Aide et confidentialité

help =
    <b>Ce que vous pouvez toucher</b>

    /idee : une idée maintenant
    /favoris : les idées que vous avez aimées
    /theme : le thème de la semaine
    /rencontres : les rencontres à venir
    /experiences : lire les autres, et mes mots
    /reglages : changer mes choix
    /pause : faire une pause
    /stop : arrêter
    /confidentialite : ce que nous gardons
    /mesdonnees : recevoir tout ce que nous gardons sur vous
    /oublier : tout effacer

    Personne ne lit vos messages ici.

    Un enfant est en danger ? Vous avez peur pour lui ? Appelez le <b>119</b>. C’est gratuit, le jour et la nuit.
help-visitor =
    <b>Terreau envoie une petite idée par semaine.</b> Elle aide les enfants à bien grandir.

    Pour commencer, touchez /start. Pour savoir ce que nous gardons, touchez /confidentialite.

    Un enfant est en danger ? Vous avez peur pour lui ? Appelez le <b>119</b>. C’est gratuit, le jour et la nuit.
notice =
    <b>Ce que nous gardons</b>

    <b>Qui s’en occupe</b> : { $controller }. { $contact }
    <b>Vous décidez</b> : nous gardons cela si vous êtes d’accord. Vous pouvez changer d’avis. Touchez /stop ou /oublier.

    <b>Nous gardons</b> :
    le numéro de cette conversation, en code secret,
    vos textes, en code secret,
    votre rôle, vos lieux, votre structure,
    l’âge des enfants,
    le jour et l’heure choisis,
    vos réponses.

    <b>Nous ne demandons jamais</b> :
    le nom ou l’école d’un enfant,
    sa santé ou sa religion,
    une photo.

    <b>Qui voit quoi</b> : la coordination voit des chiffres. Chaque chiffre compte au moins { $least } personnes. La coordination lit aussi les textes que vous partagez. Elle ne voit pas votre nom.
    <b>Votre travail</b> : vous êtes libre. Personne ne peut vous obliger. Personne ne peut vérifier ce que vous faites.

    <b>Combien de temps</b> :
    vos réponses n’ont plus de lien avec vous après 18 mois,
    vos textes non publiés s’effacent à la fin de l’année scolaire,
    sans nouvelles de vous pendant 13 mois, votre compte s’efface,
    les copies de secours s’effacent en 30 jours,
    les actions de la coordination restent 12 mois.

    Avant d’effacer votre compte, nous vous envoyons un message. Un code secret reste 31 jours. Il sert à effacer aussi les copies de secours.

    <b>Pour recevoir</b> vos données, touchez /mesdonnees. <b>Pour effacer</b> tout, touchez /oublier. <b>Pour arrêter</b> les messages, touchez /stop.

    <b>Telegram</b> transporte les messages. Telegram voit ce que vous écrivez ici.
    Un problème ? Vous pouvez écrire à la CNIL. La CNIL protège la vie privée.
notice-contact = Pour écrire : { $contact }.
notice-changed =
    <b>Les règles sur vos données ont changé.</b>

    Ce qui est nouveau :
    • vos réponses n’ont plus de lien avec vous après 18 mois ;
    • sans nouvelles de vous pendant 13 mois, votre compte s’efface ;
    • avant cela, un message vous prévient ;
    • vos textes non publiés s’effacent à la fin de l’année ;
    • /mesdonnees vous envoie vos données.

    Vous êtes d’accord ? Vous n’avez rien à faire.
notice-number-changed =
    <b>Les règles sur vos données ont changé.</b>

    Maintenant, chaque chiffre compte au moins { $least } personnes. La coordination ne voit toujours pas votre nom.

    Vous êtes d’accord ? Vous n’avez rien à faire.
button-notice-read = Lire les règles
inactive-question =
    <b>Êtes-vous toujours là ?</b> Vous n’avez touché aucun bouton depuis presque un an.

    Sans réponse, j’effacerai votre compte dans 30 jours. Vous voulez rester ? Touchez « Je reste ». Vous pouvez aussi lire sans répondre : c’est très bien.
button-inactive-stay = Je reste
button-forget-now = Tout effacer maintenant

## Ce que l’on écrit

typed-unasked =
    Merci pour votre message. Je comprends seulement les boutons. Je n’ai pas gardé votre texte.

    Pour une idée, touchez /idee. Pour de l’aide, touchez /aide. Personne ne lit vos messages ici.
typed-visitor =
    Merci pour votre message. Je comprends seulement les boutons et les commandes.

    Je n’ai rien gardé. Touchez /start pour commencer.

    Personne ne lit ici en direct.
unknown-command = Je ne comprends pas. Touchez /aide.
media-unasked =
    Merci. Je lis seulement du texte. Je n’ai rien gardé. Personne ne lit vos messages ici.

    Un enfant est en danger ? Appelez le <b>119</b>.
    Quelqu’un risque de mourir ? Appelez le <b>15</b>, le <b>17</b>, le <b>18</b> ou le <b>112</b>.
danger =
    <b>Ce que vous écrivez semble grave. Personne ne lit vos messages ici. Appelez maintenant.</b>
danger-after =
    Je n’ai pas gardé votre message. Terreau ne le dit à personne. Vous pouvez aussi l’effacer ici.

    Vous travaillez avec des enfants ? Parlez-en aujourd’hui à votre responsable. Vous pouvez aussi prévenir la CRIP. C’est le service du département. Le 119 vous aide à la joindre.
toast-deleted = J’efface votre message.
held-name = Je n’ai pas gardé ce texte. Il y a peut-être un prénom. Écrivez plutôt « un enfant » ou « ma fille ». Puis renvoyez le texte.
held-phone = Je n’ai pas gardé ce texte. Il y a peut-être un numéro de téléphone. Enlevez le numéro. Puis renvoyez le texte.
held-address = Je n’ai pas gardé ce texte. Il y a peut-être une adresse. Enlevez l’adresse. Puis renvoyez le texte.
held-handle = Je n’ai pas gardé ce texte. Il y a peut-être un compte ou un mail. Enlevez-le. Puis renvoyez le texte.
held-link = Je n’ai pas gardé ce texte. Il y a un lien. Enlevez le lien. Puis renvoyez le texte.

## Petits ennuis

too-fast = Vous écrivez trop vite. Je ne lis pas tout. Attendez une minute. Quelqu’un est en danger ? Appelez le 119, le 15, le 17 ou le 112.
error-generic = Quelque chose n’a pas marché. Ce n’est pas vous. Essayez encore dans une minute.
error-not-found = Je ne trouve pas. C’est peut-être effacé. Touchez /aide.
error-not-allowed = Vous ne pouvez pas faire cela. Touchez /aide.
error-invalid = Ce choix n’existe pas. Touchez /aide.
error-not-joined = Choisissez d’abord un endroit. Touchez /start.
error-old-button = Ce bouton est trop vieux. Touchez /aide.
error-territory-closed = Cet endroit est fermé. Pour voir les autres, touchez /start.
error-role-without-ideas = Je n’ai pas encore d’idées pour ce rôle. Choisissez un autre rôle.
error-age-not-offered = Je n’ai pas encore d’idées pour cet âge.
error-setting-not-offered = Je n’ai pas encore d’idées pour ce lieu.
error-comment-too-long = Le texte est trop long. Écrivez { $maximum } lettres au plus. Puis renvoyez le texte.
error-invitation = Ce lien ne marche plus. Il sert une fois, pendant 7 jours. Demandez un autre lien.

## Rencontres

meetup-question = Vous venez ? La coordination voit des nombres. Elle ne voit pas votre nom.
meetup-said-yes = Vous avez dit : <b>je viens</b>. Vous pouvez changer.
meetup-said-maybe = Vous avez dit : <b>peut-être</b>. Vous pouvez changer.
meetup-said-no = Vous avez dit : <b>non</b>. Vous pouvez changer.
meetup-file = Ouvrez ce fichier. La rencontre va dans votre agenda.
meetup-after =
    <b>{ $title }</b>

    Vous étiez là ? <b>Qu’est-ce que vous gardez ?</b>

    Une phrase suffit. Vous pouvez aussi ne rien dire.
meetups-none = Il n’y a pas de rencontre prévue. Je vous le dirai.
group-meetup-private = Pour répondre, écrivez-moi en privé. Ici, tout le monde voit.
