"""Which activity fits a member: filters, declared steps where nothing fits, then a ranking. docs/decisions.md says why.

The same need and the same tastes always give the same idea.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from bot.library.models import Activity
from bot.library.shelves import ANY, Shelves
from bot.model import AgeBand, Form, Setting
from bot.planning.likings import Tastes
from bot.planning.need import ALWAYS, NEW_TO_ALL, UNSEEN, Filter, Fit, Keeps, Need, near
from bot.planning.ranking import Score, Scored, rank

NO_TASTES = Tastes()


@dataclass(frozen=True, slots=True)
class IdeaPlan:
    activity: Activity
    setting: Setting
    age_band: AgeBand
    fit: Fit


class Left(NamedTuple):
    """How many activities are left after a filter."""

    filter: Filter
    number: int


@dataclass(frozen=True, slots=True)
class StepTaken:
    """One step of the fall-back: how many activities stood there, what each filter left, and their ranking."""

    fit: Fit
    found: int
    left: tuple[Left, ...]
    ranked: tuple[Scored, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The idea, or None where even the last step finds nothing, with the whole reason."""

    plan: IdeaPlan | None
    steps: tuple[StepTaken, ...]

    def explain(self) -> dict[str, Any]:
        """The reason in full, for an author: the filters with the counts left after each, and the scores."""
        plan = self.plan
        return {
            "activity": plan.activity.slug if plan else None,
            "setting": plan.setting if plan else None,
            "age_band": plan.age_band if plan else None,
            "fit": plan.fit if plan else None,
            "steps": [_step_told(step) for step in self.steps],
        }


def _step_told(step: StepTaken) -> dict[str, Any]:
    ranked = [{"activity": one.activity.slug, **_score_told(one.score)} for one in step.ranked]
    return {
        "fit": step.fit,
        "found": step.found,
        "left": {left.filter: left.number for left in step.left},
        "ranked": ranked,
    }


def _score_told(score: Score) -> dict[str, float]:
    return {**{name: round(value, 4) for name, value in score._asdict().items()}, "total": round(score.total, 4)}


class _Step(NamedTuple):
    fit: Fit
    candidates: Sequence[Activity]
    ages: Sequence[AgeBand]
    filters: tuple[tuple[Filter, Keeps], ...]


def choose(shelves: Shelves, need: Need, tastes: Tastes = NO_TASTES) -> Choice:
    """The idea for this need.

    Steps: what the colleagues of the structure do this week; what may come back as « On refait ? »; the theme, not
    seen; the same general skill, not seen; the theme at a neighbouring age, not seen; the theme, seen; any skill.
    Setting is never traded: an idea that cannot be done where one is helps nobody.
    """
    taken: list[StepTaken] = []
    for step in _steps(shelves, need):
        left, counts = _sift(step, need)
        ranked = _rank(left, step, need, tastes)
        taken.append(StepTaken(step.fit, len(step.candidates), counts, ranked))
        if ranked:
            best = ranked[0]
            return Choice(IdeaPlan(best.activity, best.setting, best.age_band, _fit(step, best, need)), tuple(taken))
    return Choice(None, tuple(taken))


def _steps(shelves: Shelves, need: Need) -> Iterator[_Step]:
    """The declared steps, lazily: most choices end on the first."""
    settings, ages = need.settings, need.age_bands
    skills = need.same_as_theme or (need.skill,)
    theme = shelves.take(skills, settings, ages)
    if need.colleagues:
        shared = [one for one in shelves.take((need.skill[:2],), settings, ages) if one.slug in need.colleagues]
        yield _Step(Fit.AGAIN, shared, ages, ALWAYS)
    if need.again:
        yield _Step(Fit.AGAIN, [one for one in theme if one.slug in need.again], ages, ALWAYS)
    if need.seen_by_colleagues:
        yield _Step(Fit.THEME, theme, ages, NEW_TO_ALL)
    yield _Step(Fit.THEME, theme, ages, UNSEEN)
    family = shelves.take((need.skill[:2],), settings, ages)
    yield _Step(Fit.SAME_FAMILY, [one for one in family if one.skill not in skills], ages, UNSEEN)
    if not need.both_ages:
        yield _Step(Fit.NEAR_AGE, shelves.take(skills, settings, near(ages)), near(ages), UNSEEN)
    yield _Step(Fit.SEEN, theme, ages, ALWAYS)
    if need.allows_universal:
        simple = [one for one in shelves.take((ANY,), settings, ages) if one.form is not Form.SEANCE]
        yield _Step(Fit.UNIVERSAL, simple, ages, UNSEEN)


def _sift(step: _Step, need: Need) -> tuple[Sequence[Activity], tuple[Left, ...]]:
    left, counts = step.candidates, []
    for name, keeps in step.filters:
        left = [activity for activity in left if keeps(activity, need)]
        counts.append(Left(name, len(left)))
    return left, tuple(counts)


def _rank(left: Sequence[Activity], step: _Step, need: Need, tastes: Tastes) -> tuple[Scored, ...]:
    """The best first; among what colleagues have already, the first that was proposed to one of them."""
    ranked = rank(left, need, step.ages, tastes)
    if step.fit is Fit.AGAIN and need.colleagues and ranked and ranked[0].activity.slug in need.colleagues:
        return tuple(sorted(ranked, key=lambda one: need.colleagues.index(one.activity.slug)))
    return ranked


def _fit(step: _Step, best: Scored, need: Need) -> Fit:
    """What colleagues do is « again » only for who has had it already."""
    slug = best.activity.slug
    if step.fit is not Fit.AGAIN or slug in need.seen:
        return step.fit
    return Fit.THEME if best.activity.skill in (need.same_as_theme or (need.skill,)) else Fit.SAME_FAMILY
