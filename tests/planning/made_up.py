"""Small made-up libraries, and what is chosen from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.library.models import Activity, GroupSize
from bot.library.shelves import Shelves
from bot.model import AgeBand, Form, Level, Place, Setting
from bot.planning import choice
from bot.planning.choice import IdeaPlan
from bot.planning.likings import Tastes
from bot.planning.need import Fit, Need

HOME, SCHOOL, CLUB = Setting.HOME, Setting.SCHOOL, Setting.CLUB
A3, A6, A9, A12 = AgeBand.A3_5, AgeBand.A6_8, AgeBand.A9_11, AgeBand.A12_14
NO_TASTES = Tastes()
NEED = Need(skill="E1.2", settings=(HOME,), age_bands=(A3,), turn=0, seed="1:2026-11-23")


def activity(
    slug: str, skill: str = "E1.2", ages: Sequence[AgeBand] = (A3,), settings: Sequence[Setting] = (HOME,), **other: Any
) -> Activity:
    values: dict[str, Any] = {
        "slug": slug,
        "title": slug,
        "skill": skill,
        "form": Form.GESTE,
        "level": Level.INDIVIDUAL,
        "ages": ages,
        "settings": dict.fromkeys(settings, "comme partout"),
        "minutes": 10,
        "group": GroupSize(min=1, max=4),
        "without": "Aucun matériel.",
        "place": Place.ANYWHERE,
        "steps": ("Un pas.", "Un autre.", "Un dernier."),
        "simple": ("Un pas.", "Un autre.", "Un dernier."),
        "posture": "J’écoute.",
        "question": "Et toi ?",
        "if_not": "On arrête.",
        "source": "pratique courante",
        "author": "équipe Terreau",
        "licence": "CC BY 4.0",
    }
    return Activity.model_validate({**values, **other})


def choose(library: Sequence[Activity], need: Need, tastes: Tastes = NO_TASTES) -> IdeaPlan | None:
    return choice.choose(Shelves(library), need, tastes).plan


def chosen(library: Sequence[Activity], need: Need, tastes: Tastes = NO_TASTES) -> tuple[str, Fit] | None:
    plan = choose(library, need, tastes)
    return (plan.activity.slug, plan.fit) if plan else None
