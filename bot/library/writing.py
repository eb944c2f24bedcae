"""Activities and programmes as the files of content/ that hold them: the same fields always make the same text."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import yaml

from bot.library.loading import ACTIVITIES, PROGRAMMES
from bot.library.models import Activity, Programme

IN_ONE_LINE = ("ages", "group", "material", "seasons", "serves")
LONGEST_SLUG = 60
_LEFT_OUT_EMPTY = ("roles", "seasons", "simple", "caution", "origin")
_NO_WRAPPING = 1_000_000


def activity_path(activity: Activity) -> str:
    """Where its file stands, from the content folder on."""
    return f"{ACTIVITIES}/{activity.skill[:2]}/{activity.slug}.md"


def programme_path(programme: Programme) -> str:
    return f"{PROGRAMMES}/{programme.slug}.yaml"


def activity_text(activity: Activity) -> str:
    """Head and numbered steps; `parse_activity` gives the same activity back."""
    fields = activity.model_dump(mode="json", exclude={"slug", "steps"})
    kept = {name: value for name, value in fields.items() if value or name not in _LEFT_OUT_EMPTY}
    steps = "".join(f"{number}. {step}\n" for number, step in enumerate(activity.steps, 1))
    return f"---\n{_head(kept)}---\n{steps}"


def programme_text(programme: Programme) -> str:
    return _head(programme.model_dump(mode="json", exclude={"slug"}))


def _head(fields: dict[str, Any]) -> str:
    return "".join(_field(name, value) for name, value in fields.items())


def _field(name: str, value: Any) -> str:
    flow = None if name in IN_ONE_LINE else False
    options: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "width": _NO_WRAPPING}
    return str(yaml.safe_dump({name: value}, default_flow_style=flow, **options))


def slug_from(title: str) -> str:
    """« L'arbre à mercis » is l-arbre-a-mercis; empty where nothing is left."""
    plain = unicodedata.normalize("NFKD", title.lower().replace("œ", "oe").replace("æ", "ae"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_SLUG].rstrip("-")
