"""The region's notebook of a period: one chapter a skill, made of what may be read by everybody at a regional meeting.

It waits as JSON with the answer that sends it, and is drawn from that alone.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from bot.model import AgeBand, Setting
from bot.planning.region_figures import Liked


@dataclass(frozen=True, slots=True)
class Repere:
    """The sentence that everybody says, under the title of its theme."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Lived:
    """A published experience. `place` is the territory or the département, as the rule of provenance has it."""

    text: str
    place: str
    setting: Setting
    age_band: AgeBand
    activity: str
    """Its title."""


@dataclass(frozen=True, slots=True)
class TeamNote:
    """What a territory's team shares with the region; an answer that was left out is empty."""

    territory: str
    written_on: date
    tried: str
    changed: str
    keep: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """`weeks` of school that all territories together gave to the skill, in `territories` of them.

    `has_more`: there is more to read than a chapter holds.
    """

    code: str
    everyday: str
    name: str
    reperes: tuple[Repere, ...]
    weeks: int
    territories: int
    liked: tuple[Liked, ...]
    lived: tuple[Lived, ...]
    notes: tuple[TeamNote, ...]
    has_more: bool = False

    @property
    def is_empty(self) -> bool:
        """Nobody worked on it and nobody wrote of it: a chapter would be a title over blank lines."""
        return not (self.weeks or self.liked or self.lived or self.notes)


@dataclass(frozen=True, slots=True)
class Notebook:
    """`first` and `last` are the first and the last day of the period."""

    first: date
    last: date
    made_on: date
    chapters: tuple[Chapter, ...]


def to_json(notebook: Notebook) -> str:
    return json.dumps(asdict(notebook), default=date.isoformat, ensure_ascii=False)


def from_json(stored: str) -> Notebook:
    found = json.loads(stored)
    days = {name: date.fromisoformat(found[name]) for name in ("first", "last", "made_on")}
    return Notebook(**days, chapters=tuple(_chapter(one) for one in found["chapters"]))


def _chapter(found: dict[str, Any]) -> Chapter:
    return Chapter(
        **{
            **found,
            "reperes": tuple(Repere(**one) for one in found["reperes"]),
            "liked": tuple(Liked(one["title"], tuple(one["territories"])) for one in found["liked"]),
            "lived": tuple(_lived(one) for one in found["lived"]),
            "notes": tuple(
                TeamNote(**{**one, "written_on": date.fromisoformat(one["written_on"])}) for one in found["notes"]
            ),
        }
    )


def _lived(found: dict[str, Any]) -> Lived:
    return Lived(**{**found, "setting": Setting(found["setting"]), "age_band": AgeBand(found["age_band"])})
