"""The common aim: where a territory wants to go this school year, and what each role brings to it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.errors import Invalid
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

    def mark(self, part: AimPart) -> str:
        """Tells these words of a part from others: in a button it says what its presser had read."""
        return _mark(self.words.get(part))


@dataclass(frozen=True, slots=True)
class Written:
    """What became of typed words: kept, or held back for a `concern`, or not put in place of others unread."""

    shown: CommonAim
    part: AimPart
    concern: Concern | None = None
    is_changed: bool = False


async def of_territory(tx: Tx, territory: Territory, now: datetime) -> CommonAim:
    """As anybody of the territory may read it; a new school year begins with a blank page."""
    year = school_year_start(local_date(now, territory.time_zone))
    kept = await aims.list_words(tx, territory.id, year)
    return CommonAim(territory, year, {AimPart(part): words for part, words in kept.items()})


async def open_steered(tx: Tx, person_id: int, territory_id: int, now: datetime) -> CommonAim:
    return await of_territory(tx, await steering.open_steered(tx, person_id, territory_id), now)


async def expect_part(tx: Tx, person_id: int, territory_id: int, part: AimPart, now: datetime) -> CommonAim:
    """The next typed message of the coordinator is this part, in place of what stands there now."""
    shown = await open_steered(tx, person_id, territory_id, now)
    data = {"territory": territory_id, "part": part.value, "read": shown.mark(part)}
    await dialogues.expect(tx, person_id, EXPECTS_PART, data, now)
    return shown


async def write_expected(tx: Tx, guards: Guards, person_id: int, text: str, now: datetime) -> Written:
    """Keeps the part that was asked for; with a concern, or over somebody else's fresh words, it is asked again."""
    expected = await dialogues.get(tx, person_id, EXPECTS_PART)
    part = AimPart(expected.data["part"])
    shown = await open_steered(tx, person_id, int(expected.data["territory"]), now)
    words = " ".join(visible(text).split())
    if not 1 <= len(words) <= LONGEST[part]:
        raise Invalid("error-aim-length", maximum=LONGEST[part])
    if concern := guards.find_concern(words):
        return Written(shown, part, concern)
    if not await _replace(tx, shown, part, str(expected.data.get("read", "")), words, now):
        return Written(await expect_part(tx, person_id, shown.territory.id, part, now), part, is_changed=True)
    await dialogues.forget(tx, person_id)
    await audit.record(tx, "aim-written", now, person_id, shown.territory.id, part=part.value)
    return Written(await open_steered(tx, person_id, shown.territory.id, now), part)


async def _replace(tx: Tx, shown: CommonAim, part: AimPart, read: str, words: str, now: datetime) -> bool:
    """False where other words stand there than those that were read."""
    place = (shown.territory.id, shown.year_starts_on, part)
    there = await aims.hold_words(tx, *place)
    if there is None:
        return await aims.add_once(tx, *place, words, now)
    if _mark(there) != read:
        return False
    await aims.set_words(tx, *place, words, now)
    return True


async def remove(
    tx: Tx, person_id: int, territory_id: int, part: AimPart, read: str, now: datetime
) -> tuple[CommonAim, bool]:
    """Takes the part away; False where other words stand there than those that were read, which then stay."""
    shown = await open_steered(tx, person_id, territory_id, now)
    there = await aims.hold_words(tx, territory_id, shown.year_starts_on, part)
    is_read = there is None or _mark(there) == read
    if is_read and await aims.remove(tx, territory_id, shown.year_starts_on, part):
        await audit.record(tx, "aim-removed", now, person_id, territory_id, part=part.value)
    return await open_steered(tx, person_id, territory_id, now), is_read


def _mark(words: str | None) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:10] if words else ""
