"""The people of the demonstration's town: those to play, and neighbours, so that a digest has something to say."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model import AgeBand, Role, Setting

TERRITORY = "unieux"
TERRITORY_NAME = "Unieux"
DEPARTEMENT = "Loire"


@dataclass(frozen=True, slots=True)
class Character:
    """`setting` is where they want ideas for, when it is not what their role presets."""

    first_name: str
    about: str
    role: Role
    ages: tuple[AgeBand, ...]
    setting: Setting
    is_coordinator: bool = False
    about_en: str = ""


TO_PLAY = (
    Character(
        "Samira",
        "Maman d’un enfant de 4 ans",
        Role.FAMILY,
        (AgeBand.A3_5,),
        Setting.HOME,
        about_en="Mother of a child of 4",
    ),
    Character(
        "Julien",
        "Professeur des écoles, CE1",
        Role.PROFESSIONAL,
        (AgeBand.A6_8,),
        Setting.SCHOOL,
        about_en="Primary school teacher, age 7",
    ),
    Character(
        "Awa",
        "Animatrice au périscolaire",
        Role.PROFESSIONAL,
        (AgeBand.A6_8,),
        Setting.AFTER_SCHOOL,
        about_en="After-school worker",
    ),
    Character(
        "Claire",
        "Coordinatrice du territoire",
        Role.PROFESSIONAL,
        (),
        Setting.SCHOOL,
        is_coordinator=True,
        about_en="Coordinator of the territory",
    ),
)

REGION = Character("Sylvie", "Équipe régionale", Role.PROFESSIONAL, (), Setting.SCHOOL, about_en="Regional team")
"""Sees all territories with `/region`."""
IN_PREPARATION = (("ondaine", "Vallée de l’Ondaine", "bassin de vie"), ("firminy", "Firminy", "commune"))
"""Code, name and kind of the territories that the region has begun beside the town."""

_AROUND = (
    (Role.FAMILY, Setting.HOME, ("Nadia", "Marc", "Sofia", "Hugo", "Leïla", "Thomas")),
    (Role.PROFESSIONAL, Setting.SCHOOL, ("Hélène", "Karim", "Sandrine", "Paul", "Inès", "Bruno")),
    (Role.PROFESSIONAL, Setting.AFTER_SCHOOL, ("Yanis", "Chloé", "Mehdi", "Léa", "Omar", "Julie")),
    (Role.VOLUNTEER, Setting.CLUB, ("Denis", "Fatou", "Lucas", "Rachid", "Odile", "Théo")),
)
_AGES = (AgeBand.A3_5, AgeBand.A6_8, AgeBand.A9_11)

NEIGHBOURS = tuple(
    Character(name, "Habite Unieux", role, (_AGES[position % len(_AGES)],), setting)
    for role, setting, names in _AROUND
    for position, name in enumerate(names)
)

WEEK = (
    *TO_PLAY,
    Character("Nadia", "Maman de deux enfants", Role.FAMILY, (AgeBand.A3_5, AgeBand.A6_8), Setting.HOME),
    Character("Marc", "Papa d’une collégienne", Role.FAMILY, (AgeBand.A12_14,), Setting.HOME),
    Character("Sofia", "Grand-mère le mercredi", Role.FAMILY, (AgeBand.A6_8,), Setting.HOME),
    Character("Hugo", "Papa solo", Role.FAMILY, (AgeBand.A9_11,), Setting.HOME),
    Character("Hélène", "Directrice d’école", Role.PROFESSIONAL, (AgeBand.A9_11,), Setting.SCHOOL),
    Character("Karim", "Professeur au collège", Role.PROFESSIONAL, (AgeBand.A12_14,), Setting.SCHOOL),
    Character("Léa", "Animatrice au centre de loisirs", Role.PROFESSIONAL, (AgeBand.A3_5,), Setting.AFTER_SCHOOL),
    Character("Denis", "Entraîneur de judo", Role.VOLUNTEER, (AgeBand.A9_11,), Setting.CLUB),
    Character("Fatou", "Bénévole au club de théâtre", Role.VOLUNTEER, (AgeBand.A6_8,), Setting.CLUB),
)
"""The twelve of `make demo-week`, and their coordinator."""
