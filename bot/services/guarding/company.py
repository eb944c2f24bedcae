"""The words that decide whether the word beside them is a name: who people are, what they do, what is no person.

Plain spelling, French and English together.
"""

from __future__ import annotations


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


SOMEBODY = _set(
    """
    fils fille frere soeur neveu niece cousin cousine eleve copain copine camarade ami amie voisin voisine
    maitresse maitre bebe petit petite grand grande jumeau jumelle fillot filleul filleule mari femme conjoint
    collegue animateur animatrice directrice directeur entraineur nounou atsem prof enfant garcon tonton tata
    mamie papi compagnon compagne beaupere bellemere beaufrere bellesoeur daughter brother sister nephew pupil
    student friend neighbour neighbor little coach uncle aunt teacher boy girl husband wife boyfriend girlfriend
    kid
    """
)
TITLES = _set("monsieur madame mademoiselle mme mlle mr mrs")
"""Before a name, and seldom before the word that it also is."""
SON = "son"
"""Somebody after « my », a possessive in French."""
HAVING_A_SON = _set(
    """
    my his her our their your eldest youngest oldest
    """
)
ROLES = SOMEBODY | _set(
    """
    gardien gardienne concierge dame monsieur benevole coach educateur educatrice instit animateur maman papa
    chef cheffe cantiniere cantinier secretaire infirmiere infirmier medecin stagiaire puericultrice atsem aesh
    cuisinier cuisiniere soeurs freres copines copains parents amis amies cousins cousines enfants papi mamie
    famille mum dad friends
    """
)
"""What is said of somebody just after their name: « Zoltan, notre concierge »."""
FAMILY = _set(
    """
    frere soeur maman papa mere pere copain copine doudou anniversaire grandmere grandpere cousin cousine mamie
    papi parents tante oncle voisin voisine ami amie
    """
)
"""« le frère de rose » is somebody."""
ARTICLES = _set(
    """
    le la les l un une des du au aux the
    """
)
POSSESSIVES = _set(
    """
    mon ma notre son sa leur le la l my our the his her
    """
)
SIZES = _set(
    """
    petit petite grand grande little bebe
    """
)
"""They stand before things as well."""
ANIMALS = _set(
    """
    chat chatte chaton chien chienne chiot hamster lapin lapine poule coq tortue cheval poney ane poisson oiseau
    perruche cochon souris escargot phasme grenouille araignee ours nounours doudou peluche poupee marionnette
    mascotte robot plante dragon monstre cat dog puppy kitten rabbit fish bird pony horse bear teddy puppet doll
    tortoise turtle
    """
)
"""Who bears their name is no person."""
WORKS = _set(
    """
    chanson comptine jeu livre album film conte histoire serie magazine bateau bot application appli site groupe
    equipe projet atelier spectacle song game book movie app group team
    """
)
"""Their title follows, unless somebody does something there: « après le jeu Zoltan a ri »."""
FICTION = _set(
    """
    princesse prince roi reine fee sorciere sorcier lutin ogre chevalier pirate geant dragon heros heroine
    personnage saint sainte princess king queen fairy witch wizard knight giant hero dessin-anime
    """
)
"""Titles that nobody bears here."""
DISGUISED = _set(
    """
    deguise deguisee deguises deguisees costume costumee maquillee maquille habillee dressed costumes disguised
    """
)
BEFORE_PEOPLE = _set(
    """
    avec et chez pour sauf que qu puis par merci entre sans comme bravo a d aussi ni ou with and for except
    thanks by than like without bises bisous bise cordialement amicalement signe salut coucou hello dear cher
    chere
    """
)
TOLD_TO = _set(
    """
    dit dire disait demande demander demandait parle parler parlait donne donner donnait explique expliquer
    montre montrer lu lire raconte raconter prete preter appris apprendre offert offrir merci grace bravo ecrit
    ecrire confie confier propose proposer pense penser ressemble plu laisse rendu telephone appele bisou bisous
    """
)
"""« dit à Zoltan » is somebody, « à Verdun » a town."""
NAMES_THEM = _set("appelle appele baptise nomme called named")
BEFORE_RARE = _set("pour et à que par sans merci bravo for and")
"""Beside these a small word is a name where it is hardly anything else: « pour tom »."""
OF_PEOPLE = _set(
    """
    papa maman pere mere anniversaire frere soeur doudou cartable famille mamie papi idee jeu tour dessin mains
    chambre bras cahier maison mot cote parents grandmere grandpere copain copine classe
    """
)
ACTS = _set(
    """
    a est etait avait n s va veut voulait dit adore aime joue pose fait peut sait trouve prefere pleure rit
    demande regarde court dessine montre parle m lui se ne ai explique raconte apprend gagne perd arrive
    commence refuse propose reussit chante danse mange dort vient part rigole sourit crie boude range grandit
    aura sera ira pourra devait doit reste essaie ecoute invente prend met garde tient compte attend aide arrete
    e fete lit vise saute grimpe colle ecrit tape frappe sort rentre tombe repond repete croit pense comprend
    disait jouait aimait allait venait faisait mettait prenait restait chantait dansait demandait regardait
    parlait pleurait riait dormait mangeait etaient sont ont jouent veulent adorent aiment habite fera avance
    choisit souffle c was is has had loved built found made asked fell wants said did didn couldn can played
    liked won helped got keeps looks came went took drew ran cried wouldn won't wasn isn hates loves likes
    thinks
    """
)
DETERMINERS = _set(
    """
    le la les l un une des du de d au aux ce cette ces mon ma mes ton ta son sa ses notre nos votre leur leurs
    quel quelle bleu bleue couleur en the a an of my his her our this that no some
    """
)
THINGS = _set(
    """
    patience prudence joie joy grace hope constance clemence esperance chance merveille soleil lune neige
    victoire fleur perle amour rire song tea sky summer sunny will juste constant modeste france paris ocean
    olive olives prune cerise amande aime aimee said vin jazz savane ravi rares lois ola caline
    """
)
"""What one does something with, or what somebody did: « my daughter said »."""
PLACES_AND_TIMES = _set(
    """
    noel avril avent paris france milan sydney florence lorraine valence medina madison savannah victoria vienne
    alger india kent lourdes salvador santos samba sierra troy memphis islam mali mars may june april august
    ocean roman vernon orange nancy st trinity brooklyn lincoln hudson austin aurillac vic nil ondine loire
    vital
    """
)
"""Names that are towns, countries, feasts and months as well: « à Florence », « pour Noël », « in May »."""
TIMES = _set(
    """
    noel avril may june april august
    """
)
TOWARDS = _set(
    """
    a en de d du vers depuis pour avant apres joyeux ce le la un fete vacances pere mere papa conte marche sapin
    fin debut mi in from à to of at near since until till last next this every early late merry by
    """
)
IS_SAID = _set(
    """
    elle il on ils elles je tu nous vous moi toi ce les la le
    """
)
"""« est-elle » is a verb and its subject."""
FACTS = _set(
    """
    c est etait is was fait sera has had
    """
)
"""What towns do as well."""
IS_A = _set(
    """
    un une le la l des a the
    """
)
YEARS = _set(
    """
    deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze two three four five seven
    eight nine ten
    """
)
NAMED_AFTER = (
    "école|ecole|collège|college|lycée|lycee|maternelle|crèche|creche|salle|stade|gymnase|place|parc|square|espace|centre|"
    "médiathèque|bibliothèque|théâtre|musée|piscine|groupe scolaire|pont|tour|hôpital|cinéma|île|lac|mont|quartier|"
    "saint|sainte|st|ste|school|park|street|lake|church"
)
"""« le collège Jean Moulin » names nobody."""
