"""`Library`: everything that content/ holds besides texts, loaded once and never changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import ValidationError

from bot.errors import ContentError, NotFound
from bot.library import loading
from bot.library.cells import Cells
from bot.library.explaining import first_fault
from bot.library.models import (
    Activity,
    CalendarsFile,
    GeneralSkill,
    HelpNumber,
    HelpNumbersFile,
    Possible,
    Programme,
    SchoolYear,
    Sequence,
    SequencesFile,
    Skill,
    SkillsFile,
    Theme,
)
from bot.library.sequences import SequencePlace, places
from bot.library.shelves import Shelves
from bot.model import AgeBand, Setting

Loaded = TypeVar("Loaded")


@dataclass(frozen=True, slots=True)
class LastForms:
    """What files that have gone said last: old buttons still open them, and nobody is given them any more."""

    activities: Mapping[str, Activity] = field(default_factory=dict)
    themes: Mapping[str, Theme] = field(default_factory=dict)
    programmes: Mapping[str, Programme] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Library:
    activities: Mapping[str, Activity]
    programmes: Mapping[str, Programme]
    skills: Mapping[str, Skill]
    general_skills: Mapping[str, GeneralSkill]
    help_numbers: tuple[HelpNumber, ...]
    possible: Possible
    school_years: tuple[SchoolYear, ...] = ()
    """Those whose order is published, the oldest first."""
    sequences: tuple[Sequence, ...] = ()
    """Of séances; empty where the folder has no sequences.yaml."""
    last_forms: LastForms = field(default_factory=LastForms)
    _filled: dict[int, tuple[Programme, frozenset[tuple[Setting, AgeBand]]]] = field(
        default_factory=dict, init=False, repr=False
    )

    @classmethod
    def load(cls, path: Path = loading.CONTENT) -> Library:
        """The library of a content folder; `ContentError` in one line names the file that cannot be used."""
        skills = _read(path / loading.SKILLS, lambda file: loading.read_model(file, SkillsFile))
        numbers = _read(path / loading.HELP_NUMBERS, lambda file: loading.read_model(file, HelpNumbersFile))
        calendars = _read(path / loading.CALENDARS, lambda file: loading.read_model(file, CalendarsFile))
        library = cls(
            activities=_by_slug(sorted((path / loading.ACTIVITIES).rglob("*.md")), loading.read_activity),
            programmes=_by_slug(sorted((path / loading.PROGRAMMES).glob("*.yaml")), loading.read_programme),
            skills=MappingProxyType({skill.code: skill for skill in skills.specific}),
            general_skills=MappingProxyType({skill.code: skill for skill in skills.general}),
            help_numbers=numbers.numbers,
            possible=_read(path / loading.POSSIBLE, lambda file: loading.read_model(file, Possible)),
            school_years=tuple(sorted(calendars.years, key=lambda year: year.first_day)),
            sequences=_read(path / loading.SEQUENCES, _read_sequences),
        )
        library._refuse_unknown_skills()
        return library

    def activity(self, slug: str) -> Activity:
        """The activity, or its last form where its file has gone; raises `NotFound`."""
        return _get(self.activities, slug, self.last_forms.activities)

    def is_withdrawn(self, slug: str) -> bool:
        """Whether the activity's file has gone."""
        return slug not in self.activities

    def programme(self, slug: str) -> Programme:
        """The programme, or its last form where its file has gone; raises `NotFound`."""
        return _get(self.programmes, slug, self.last_forms.programmes)

    def theme(self, programme_slug: str, theme_slug: str) -> Theme:
        """The theme of this programme, else of another: a territory may have changed its programme since."""
        own = self._themes.get(programme_slug, {}).get(theme_slug)
        return own or _get(self._all_themes, theme_slug, self.last_forms.themes)

    def place_in_sequence(self, slug: str) -> SequencePlace | None:
        """None for an activity that belongs to no sequence."""
        return self._places.get(slug)

    def for_skill(self, code: str) -> tuple[Activity, ...]:
        """The activities of a specific skill (E1.2) or of all those of a general one (E1), by slug."""
        return self._by_skill.get(code, ())

    def is_possible(self, skill: str, setting: Setting, age: AgeBand) -> bool:
        """Whether an activity could exist here at all (possible.yaml)."""
        return self.cells.is_possible(skill, setting, age)

    def offered_settings(self, programme: Programme) -> tuple[Setting, ...]:
        """The settings that a new member may choose: at least one age is offered in each."""
        return tuple(setting for setting in Setting if self.offered_ages(programme, (setting,)))

    def offered_ages(self, programme: Programme, settings: Iterable[Setting]) -> tuple[AgeBand, ...]:
        """The ages for which one of these settings has an activity for every theme that is possible there."""
        filled, wanted = self._filled_of(programme), set(settings)
        return tuple(age for age in AgeBand if any((setting, age) in filled for setting in wanted))

    def _filled_of(self, programme: Programme) -> frozenset[tuple[Setting, AgeBand]]:
        """Looked at once for each programme: every screen of somebody who joins asks."""
        known = self._filled.get(id(programme))
        if known is None:
            serves = programme.serves
            cells = ((setting, age) for setting in serves.settings for age in serves.ages)
            filled = frozenset(cell for cell in cells if self._is_filled(programme, *cell))
            self._filled[id(programme)] = known = (programme, filled)
        return known[1]

    def _is_filled(self, programme: Programme, setting: Setting, age: AgeBand) -> bool:
        skills = [theme.skill for theme in programme.themes if self.is_possible(theme.skill, setting, age)]
        return bool(skills) and all(self.cells.count(skill, setting, age) for skill in skills)

    def _refuse_unknown_skills(self) -> None:
        named = [(f"l’activité {slug}", activity.skill) for slug, activity in self.activities.items()]
        named += [(f"le parcours {slug}", theme.skill) for slug, p in self.programmes.items() for theme in p.themes]
        for where, skill in named:
            if skill not in self.skills:
                raise ContentError(f"{where} : la compétence {skill} n’est pas dans {loading.SKILLS}")

    @cached_property
    def cells(self) -> Cells:
        """The counts of activities by skill, setting and age."""
        return Cells(self.activities.values(), self.possible)

    @cached_property
    def shelves(self) -> Shelves:
        """The activities by skill, setting and age."""
        return Shelves(self.activities.values())

    @cached_property
    def _places(self) -> Mapping[str, SequencePlace]:
        return places(self.sequences, self.activities)

    @cached_property
    def _themes(self) -> Mapping[str, Mapping[str, Theme]]:
        return {slug: {theme.slug: theme for theme in one.themes} for slug, one in self.programmes.items()}

    @cached_property
    def _all_themes(self) -> Mapping[str, Theme]:
        return {slug: theme for themes in self._themes.values() for slug, theme in themes.items()}

    @cached_property
    def _by_skill(self) -> Mapping[str, tuple[Activity, ...]]:
        found: dict[str, tuple[Activity, ...]] = {}
        for activity in self.activities.values():
            for code in (activity.skill, activity.skill[:2]):
                found[code] = (*found.get(code, ()), activity)
        return found


def _read(path: Path, read: Callable[[Path], Loaded]) -> Loaded:
    try:
        return read(path)
    except ValidationError as error:
        raise ContentError(f"{path}: {first_fault(error)}") from error


def _read_sequences(path: Path) -> tuple[Sequence, ...]:
    """A folder without séances may do without the file."""
    return loading.read_model(path, SequencesFile).sequences if path.exists() else ()


def _by_slug(paths: Iterable[Path], read: Callable[[Path], Loaded]) -> Mapping[str, Loaded]:
    found: dict[str, Loaded] = {}
    for path in paths:
        if path.stem in found:
            raise ContentError(f"{path}: une autre fiche s’appelle déjà « {path.stem} »")
        found[path.stem] = _read(path, read)
    return MappingProxyType(dict(sorted(found.items())))


def _get(found: Mapping[str, Loaded], slug: str, gone: Mapping[str, Loaded]) -> Loaded:
    try:
        return found[slug] if slug in found else gone[slug]
    except KeyError as error:
        raise NotFound from error
