"""A new activity file: every field with what it is for, which the check refuses until it is filled."""

from __future__ import annotations

from pathlib import Path

from bot.errors import SetupError
from bot.library.checks.wording import FILL
from bot.library.library import Library
from bot.library.writing import slug_from
from bot.model import AgeBand, Form, Setting

MINUTES = {Form.GESTE: 5, Form.SEANCE: 30, Form.POSTURE: 2, Form.MILIEU: 45}
HEAD = """---
title: {title}
skill: {skill}
form: {form}
level: individual
ages: [{ages}]
settings:
{settings}
minutes: {minutes}
group: {{min: 1, max: 30}}
material: []
without: {fill}, comment faire sans matériel, sans dépense et sans préparation.
place: anywhere
posture: {fill}, ce que l’adulte fait lui-même, avec « je ».
question: {fill}, la question à poser après.
if_not: {fill}, que faire si cela ne prend pas.
source: pratique courante
author: équipe Terreau
licence: CC BY 4.0
"""
SIMPLE = """simple:
  - {fill} en langage simplifié.
  - {fill}, douze mots au plus.
  - {fill}, une action par phrase.
"""
STEPS = """---
1. {fill}, une action par étape.
2. {fill}.
3. {fill}, six étapes au plus.
"""


def new_activity(library: Library, folder: Path, title: str, skill: str, form: Form, settings: list[Setting]) -> Path:
    """Writes the file and returns its path; `SetupError` where the skill is unknown or the file is there."""
    if skill not in library.skills:
        raise SetupError(f"--skill {skill}: not a skill of content/skills.yaml ({', '.join(sorted(library.skills))})")
    slug = slug_of(title)
    path = folder / skill[:2] / f"{slug}.md"
    if slug in library.activities or path.exists():
        raise SetupError(f"an activity is already called {slug}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_text(library, title, skill, form, settings), encoding="utf-8")
    return path


def slug_of(title: str) -> str:
    """« L'arbre à mercis » is l-arbre-a-mercis; `SetupError` where nothing is left."""
    if slug := slug_from(title):
        return slug
    raise SetupError("the title needs a few letters")


def ages_for(library: Library, skill: str, settings: list[Setting]) -> list[AgeBand]:
    """The ages at which this skill can be worked on in one of these settings at all."""
    return [age for age in AgeBand if any(library.is_possible(skill, setting, age) for setting in settings)]


def _text(library: Library, title: str, skill: str, form: Form, settings: list[Setting]) -> str:
    lines = "\n".join(f"  {setting}: {FILL}, comment cela se vit ici." for setting in settings)
    ages = ", ".join(ages_for(library, skill, settings))
    head = HEAD.format(
        title=_quoted(title), skill=skill, form=form, ages=ages, settings=lines, minutes=MINUTES[form], fill=FILL
    )
    simple = SIMPLE.format(fill=FILL) if Setting.HOME in settings else ""
    return head + simple + STEPS.format(fill=FILL)


def _quoted(title: str) -> str:
    """A title with « : » or « # » would not be read as one by YAML."""
    escaped = title.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
