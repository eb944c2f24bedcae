"""The matrix skill × setting × age: how many activities each possible cell holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from bot.library.cells import Cell, Cells
from bot.model import AgeBand, Setting

SETTINGS_FR = {
    Setting.HOME: "à la maison",
    Setting.EARLY_YEARS: "petite enfance",
    Setting.SCHOOL: "à l’école",
    Setting.AFTER_SCHOOL: "périscolaire",
    Setting.CLUB: "club",
    Setting.YOUTH_SERVICE: "jeunesse",
    Setting.LOCAL_AUTHORITY: "commune, par compétence générale",
}
_WIDTH = 7


@dataclass(frozen=True)
class Coverage:
    counts: Mapping[Cell, int]
    """Every possible cell with its number of activities."""

    @property
    def empty(self) -> tuple[Cell, ...]:
        return tuple(cell for cell, count in self.counts.items() if count == 0)

    @property
    def thin(self) -> tuple[Cell, ...]:
        """Cells with one activity: a theme of two weeks wants two."""
        return tuple(cell for cell, count in self.counts.items() if count == 1)

    def as_text(self) -> str:
        """A table a setting; « . » is a cell that cannot exist."""
        tables = [self._table(setting) for setting in dict.fromkeys(cell.setting for cell in self.counts)]
        total = f"{len(self.counts)} cases possibles, {len(self.empty)} vides, {len(self.thin)} à une seule fiche"
        return "\n\n".join([*tables, total])

    def _table(self, setting: Setting) -> str:
        skills = dict.fromkeys(cell.skill for cell in self.counts if cell.setting is setting)
        head = f"{SETTINGS_FR[setting]} ({setting})\n      " + "".join(f"{age:>{_WIDTH}}" for age in AgeBand)
        return "\n".join([head, *(f"  {skill:<4}" + self._row(skill, setting) for skill in skills)])

    def _row(self, skill: str, setting: Setting) -> str:
        return "".join(f"{self.counts.get(Cell(skill, setting, age), '.'):>{_WIDTH}}" for age in AgeBand)


def coverage_of(cells: Cells, skills: Collection[str]) -> Coverage:
    return Coverage(dict(_counted(cells, skills)))


def _counted(cells: Cells, skills: Collection[str]) -> Iterator[tuple[Cell, int]]:
    for cell in cells.possible(skills):
        yield cell, cells.count(*cell)
