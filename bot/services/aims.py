"""The common aim: where a territory wants to go this school year, and what each role brings to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.errors import Invalid, NotFound
from bot.model import AimPart, Role, Territory
from bot.planning.again import school_year_start
from bot.planning.rhythm import local_date
from bot.services import steering
from bot.services.guarding import Concern, Guards, visible
from bot.storage import aims, audit, dialogues
from bot.storage.db import Tx

EXPECTS_PART = "aim"
LONGEST: dict[AimPart, int] = dict.fromkeys(AimPart, 120) | {AimPart.AIM: 160}
"""Characters: what is read in one breath."""


@dataclass(frozen=True, slots=True)
class CommonAim:
    """`words` has the parts that were written; nothing before the aim itself is."""

    territory: Territory
    year_starts_on: date
    words: Mapping[AimPart, str]

    @property
    def aim(self) -> str | None:
        return self.words.get(AimPart.AIM)

    def brought_by(self, role: Role | None) -> str | None:
        """What this role brings."""
        return self.words.get(AimPart(role.value)) if role else None


async def of_territory(tx: Tx, territory: Territory, now: datetime) -> CommonAim:
    """As anybody of the territory may read it; a new school year begins with a blank page."""
    year = school_year_start(local_date(now, territory.time_zone))
    kept = await aims.list_words(tx, territory.id, year)
    return CommonAim(territory, year, {AimPart(part): words for part, words in kept.items()})


async def open_steered(tx: Tx, person_id: int, territory_id: int, now: datetime) -> CommonAim:
    return await of_territory(tx, await steering.open_steered(tx, person_id, territory_id), now)


async def expect_part(tx: Tx, person_id: int, territory_id: int, part: AimPart, now: datetime) -> CommonAim:
    """The next typed message of the coordinator is this part."""
    shown = await open_steered(tx, person_id, territory_id, now)
    await dialogues.expect(tx, person_id, EXPECTS_PART, {"territory": territory_id, "part": part.value}, now)
    return shown


async def write_expected(
    tx: Tx, guards: Guards, person_id: int, text: str, now: datetime
) -> tuple[CommonAim, Concern | None]:
    """Keeps the part that was asked for; with a concern nothing is kept, and it is asked again."""
    expected = await dialogues.find(tx, person_id)
    if expected is None or expected.expects != EXPECTS_PART:
        raise NotFound
    part = AimPart(expected.data["part"])
    shown = await open_steered(tx, person_id, int(expected.data["territory"]), now)
    words = " ".join(visible(text).split())
    if not 1 <= len(words) <= LONGEST[part]:
        raise Invalid("error-aim-length", maximum=LONGEST[part])
    if concern := guards.find_concern(words):
        return shown, concern
    await aims.set_words(tx, shown.territory.id, shown.year_starts_on, part, words, now)
    await dialogues.forget(tx, person_id)
    await audit.record(tx, "aim-written", now, person_id, shown.territory.id, part=part.value)
    return await open_steered(tx, person_id, shown.territory.id, now), None


async def remove(tx: Tx, person_id: int, territory_id: int, part: AimPart, now: datetime) -> CommonAim:
    """Takes the part away; a second press changes nothing."""
    shown = await open_steered(tx, person_id, territory_id, now)
    if await aims.remove(tx, territory_id, shown.year_starts_on, part):
        await audit.record(tx, "aim-removed", now, person_id, territory_id, part=part.value)
    return await open_steered(tx, person_id, territory_id, now)
