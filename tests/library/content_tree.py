"""The smallest content folder without a fault, and ways to spoil it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.library.checking import Report, check

TODAY = date(2026, 11, 22)

ACTIVITY = """---
title: La météo du matin
skill: E1.2
form: geste
level: circle
ages: [3-5, 6-8]
settings:
  home: Au petit déjeuner, chacun dit sa météo.
  school: À l’accueil, chaque enfant montre sa météo.
minutes: 5
group: {min: 1, max: 30}
material: []
without: Rien à prévoir, la voix suffit.
place: anywhere
posture: Je dis d’abord ma météo.
question: Qu’est-ce qui vous a surpris ?
if_not: Proposez deux météos seulement, et recommencez demain.
source: pratique courante
author: équipe Terreau
licence: CC BY 4.0
simple:
  - Demandez la météo du cœur.
  - Écoutez la réponse.
  - Dites votre météo.
---
1. Demandez : quel temps fait-il en vous ?
2. Écoutez sans commenter.
3. Remerciez chaque personne.
"""
POLICY = """---
title: Un banc pour se dire
skill: E1.1
form: milieu
level: commune
ages: [3-5]
settings:
  local_authority: Un banc près de l’école, choisi avec les enfants.
minutes: 30
group: {min: 0, max: 0}
without: On peut déplacer un banc qui existe.
place: outdoors
posture: Je m’assois sur ce banc et j’y dis bonjour.
question: Qui s’y assoit ?
if_not: Changez-le de place après un mois.
source: {publisher: Santé publique France, year: 2025, title: Un titre}
author: équipe Terreau
licence: CC BY 4.0
---
1. Demandez aux enfants où ils se parlent.
2. Posez le banc là.
3. Passez y dire bonjour.
"""
PROGRAMME = """title: Première année
summary: Une année pour dire ce que l’on ressent.
introductions:
  family: Une phrase à la maison.
  professional: Une phrase au travail.
  volunteer: Une phrase avec les jeunes.
  elected: Une phrase à la mairie.
holidays: Pendant les vacances, le thème continue à la maison.
serves:
  settings: [home, school, local_authority]
  ages: [3-5]
themes:
  - slug: la-meteo
    skill: E1.2
    title: La météo
    repere: Toutes les météos sont permises.
    gestes:
      home: Je dis ma météo en arrivant.
      school: Je montre ma météo à l’accueil.
      local_authority: Je demande la météo de chaque personne au conseil.
    posture: Je dis ma météo.
"""
SKILLS = """domains:
  - {code: E, name: Compétences émotionnelles}
general:
  - {code: E1, domain: E, name: Conscience des émotions, level: base}
specific:
  - {code: E1.1, name: Comprendre, wording_2022: Comprendre, everyday: comprendre, everyday_en: understand}
  - {code: E1.2, name: Identifier, wording_2022: Identifier, everyday: nommer, everyday_en: name}
"""
POSSIBLE = """settings:
  home: {ages: [0-2, 3-5, 6-8]}
  school: {ages: [3-5, 6-8]}
  local_authority: {ages: [3-5], by_general_skill: true}
impossible:
  - {skills: [E1.2], ages: [0-2], why: Trop tôt pour nommer.}
"""
HELP = """numbers:
  - number: "119"
    purpose: {fr: Enfant en danger, en: A child in danger}
    hours: {fr: jour et nuit, en: day and night}
    checked_on: 2026-11-15
"""
GUARDS = """danger: {fr: [veux mourir], en: [want to die]}
harmless: {fr: [mourir de rire], en: [die laughing]}
first_names: [zoe, ali]
ambiguous_names: [rose]
"""
CALENDARS = """years:
  - name: 2026-2027
    zones: [Zone A]
    first_day: 2026-09-01
    last_day: 2027-09-01
    order: Arrêté du 22 octobre 2025
  - name: 2026-2027
    zones: [La Réunion]
    first_day: 2026-08-18
    last_day: 2027-08-15
    order: Un arrêté du rectorat
    holidays:
      - {name: Octobre, first: 2026-10-10, last: 2026-10-25}
"""
FRENCH = """hello = Bonjour { $name } !
role-family = Famille
role-elected = Élue, élu
error-not-found = Ce n’est plus là.
-language-name = Français
-language-locale = fr-FR
"""
SIMPLE_FRENCH = """hello = Salut { $name } !
-language-name = Français simple
-language-locale = fr-FR
-language-otherwise = fr
"""
ENGLISH = """hello = Hello { $name }!
role-family = Family
role-elected = Elected
error-not-found = It is not there any more.
-language-name = English
-language-locale = en-GB
"""
CODE = '''"""Says hello."""


class NotFound(Exception):
    text_key = "error-not-found"


def hello(t, name, role):
    return t("hello", name=name) + t(f"role-{role}")
'''
FILES = {
    "content/activities/E1/la-meteo.md": ACTIVITY,
    "content/activities/E1/un-banc.md": POLICY,
    "content/programmes/premiere-annee.yaml": PROGRAMME,
    "content/skills.yaml": SKILLS,
    "content/possible.yaml": POSSIBLE,
    "content/help.yaml": HELP,
    "content/guards.yaml": GUARDS,
    "content/calendars.yaml": CALENDARS,
    "content/texts/fr.ftl": FRENCH,
    "content/texts/fr-simple.ftl": SIMPLE_FRENCH,
    "content/texts/en.ftl": ENGLISH,
    "bot/hello.py": CODE,
    "handlers/start.py": '"""Nothing yet."""\n',
}
METEO = "content/activities/E1/la-meteo.md"
DATES = "content/calendars.yaml"
YEAR = "content/programmes/premiere-annee.yaml"


@dataclass(frozen=True)
class Tree:
    """A root that holds content/, bot/ and handlers/."""

    root: Path

    @property
    def content(self) -> Path:
        return self.root / "content"

    def write(self, file: str, text: str) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        text = (self.root / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def line(self, file: str, words: str) -> int:
        """The first line that holds these words."""
        lines = (self.root / file).read_text(encoding="utf-8").split("\n")
        return next(number for number, line in enumerate(lines, start=1) if words in line)

    def check(self, today: date = TODAY) -> Report:
        return check(self.content, today, self.root)

    def faults(self, today: date = TODAY) -> list[str]:
        return [str(fault) for fault in self.check(today).faults]


def plant(root: Path) -> Tree:
    tree = Tree(root)
    for file, text in FILES.items():
        tree.write(file, text)
    return tree
