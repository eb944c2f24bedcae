"""The cells skill × setting × age band: which can exist, and how many activities each of them holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.library.models import Activity, Possible
from bot.model import AgeBand, Form, Setting


class Cell(NamedTuple):
    skill: str
    """A specific skill, or a general one where the setting is counted so (local_authority)."""
    setting: Setting
    age: AgeBand

    def __str__(self) -> str:
        return f"{self.skill} × {self.setting} × {self.age}"


class Cells:
    """Counts of activities by cell.

    A séance is not counted at home: it is led by professionals, so that a family would find the cell empty.
    """

    def __init__(self, activities: Iterable[Activity], possible: Possible) -> None:
        self._possible = possible
        self._excluded = {(skill, age) for rule in possible.impossible for skill in rule.skills for age in rule.ages}
        self._counts = Counter(cell for activity in activities for cell in _filled_by(activity))

    def is_possible(self, skill: str, setting: Setting, age: AgeBand) -> bool:
        """Whether an activity could exist here at all (possible.yaml)."""
        rule = self._possible.settings.get(setting)
        return rule is not None and age in rule.ages and (skill, age) not in self._excluded

    def cell(self, skill: str, setting: Setting, age: AgeBand) -> Cell:
        """The cell in which this specific skill is counted."""
        rule = self._possible.settings.get(setting)
        return Cell(skill[:2] if rule and rule.by_general_skill else skill, setting, age)

    def count(self, skill: str, setting: Setting, age: AgeBand) -> int:
        """How many activities there are for this skill in this setting at this age."""
        return self._counts[self.cell(skill, setting, age)]

    def possible(self, skills: Iterable[str]) -> Iterator[Cell]:
        """Every possible cell of these specific skills, once, setting by setting."""
        wanted = sorted(skills)
        found = (
            self.cell(skill, setting, age)
            for setting in self._possible.settings
            for skill in wanted
            for age in AgeBand
            if self.is_possible(skill, setting, age)
        )
        return iter(dict.fromkeys(found))


def _filled_by(activity: Activity) -> Iterator[Cell]:
    for setting in activity.settings:
        if setting is Setting.HOME and activity.form is Form.SEANCE:
            continue
        for age in dict.fromkeys(activity.ages):
            yield Cell(activity.skill, setting, age)
            yield Cell(activity.skill[:2], setting, age)
