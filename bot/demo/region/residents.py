"""A resident of the demonstration's region: how they take what comes, and what they say of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from bot.demo.region.cast import ZONE, Resident
from bot.model import FACES, IdeaState, Setting, Tag
from bot.planning.rhythm import local_date, out_of_quiet
from bot.services.presets import HOURS
from bot.services.simulation.lives import Life, Lived, Profile, Sent
from bot.services.simulation.town import Town

SPHERES = {
    Setting.HOME: "home",
    Setting.SCHOOL: "school",
    Setting.AFTER_SCHOOL: "leisure",
    Setting.CLUB: "leisure",
}
PAUSES, LEAVES = 0.004, 0.003
"""In a week."""
COMMENTS, TO_REGION = 0.025, 0.7
FACE_WEIGHTS = {3: 60, 2: 32, 1: 8}
SKIPS, TAGS = 0.06, 0.1
HOURS_UNTIL = (2, 3, 5, 10, 24, 26, 48, 70)


@dataclass(slots=True)
class Reaction:
    """To one idea; `at` is None where nothing was done."""

    sent: Sent
    state: IdeaState
    face: int | None
    tags: tuple[Tag, ...]
    at: datetime | None


@dataclass(slots=True)
class Living:
    """Somebody who has joined: a `Temper` for the calendar simulator, which remembers what was said."""

    resident: Resident
    person_id: int
    membership_id: int
    life: Life
    reactions: list[Reaction] = field(default_factory=list)
    told: dict[str, date] = field(default_factory=dict)
    """By figure, the last week in which this membership was counted for it."""

    @property
    def chance(self) -> Random:
        return self.resident.chance

    def face(self, life: Life, sent: Sent) -> tuple[IdeaState, int | None, tuple[Tag, ...]]:
        state, face, tags = self._react(local_date(sent.at, ZONE))
        at = None
        if state is not IdeaState.PROPOSED:
            at = out_of_quiet(sent.at + timedelta(hours=self.chance.choice(HOURS_UNTIL)), ZONE)
        self.reactions.append(Reaction(sent, state, face, tags, at))
        return state, face, tags

    def answer(self, life: Life, sent: Sent) -> None:
        """« On continue ? »: half of those who are asked say nothing."""
        draw = self.chance.random()
        if draw >= 0.5:
            life.silent_ideas, life.is_asked = 0, False
        if draw >= 0.93:
            life.has_left = True

    def perhaps_rests(self, monday: date) -> None:
        """Once a week some pause, some leave."""
        draw = self.chance.random()
        if draw < LEAVES:
            self.life.has_left = True
        elif draw < LEAVES + PAUSES and not self.life.is_paused:
            weeks = timedelta(weeks=self.chance.randrange(2, 7))
            self.life.is_paused, self.life.paused_until = True, monday + weeks

    def comment(self, said: Mapping[str, Sequence[Sequence[str]]], setting: Setting) -> str:
        beginnings, ends = said[SPHERES.get(setting, "elsewhere")]
        return f"{self.chance.choice(beginnings)}, {self.chance.choice(ends)}"

    def _react(self, day: date) -> tuple[IdeaState, int | None, tuple[Tag, ...]]:
        draw = self.chance.random()
        if draw >= self.resident.does_in(day):
            return (IdeaState.SKIPPED if draw > 1 - SKIPS else IdeaState.PROPOSED), None, ()
        if self.chance.random() >= self.resident.says:
            return IdeaState.DONE, None, ()
        face = self.chance.choices(FACES, weights=[FACE_WEIGHTS[one] for one in FACES])[0]
        if self.chance.random() >= TAGS:
            return IdeaState.DONE, face, ()
        tags = (Tag.FITTING, Tag.CHILDREN_DELIGHTED) if face > 1 else (Tag.TOO_LONG, Tag.TOO_HARD)
        return IdeaState.DONE, face, (self.chance.choice(tags),)


def begin(resident: Resident, town: Town, person_id: int, membership_id: int) -> Living:
    """With what they may choose on joining; of ages and places that their territory has none for, the first it has."""
    offered = town.library.offered_settings(town.programme)
    setting = resident.setting if resident.setting in offered else offered[0]
    ages = town.library.offered_ages(town.programme, (setting,))
    wanted = tuple(age for age in resident.ages if age in ages) or ages[:1]
    hour = HOURS[resident.hour]
    profile = Profile(membership_id, resident.role, (setting,), wanted, resident.weekday, hour, resident.rhythm)
    return Living(resident, person_id, membership_id, Life((Lived(profile),), since=resident.joins_at))
