"""What the region types about a territory: the name of a new one, and the few words that no button can hold."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from bot.errors import Invalid
from bot.library import Library
from bot.model import TerritorySetting
from bot.services import steering, territories
from bot.services.guarding import Concern, Guards, visible
from bot.services.territories import Described
from bot.storage import dialogues
from bot.storage.db import Tx

EXPECTS_WORDS = "territory-words"


class Written(StrEnum):
    """NEW is the name of a territory that is not there yet."""

    NEW = "new"
    NAME = "name"
    DEPARTEMENT = "departement"
    LIVING_AREA = "living_area"
    WELCOME = "welcome"


async def expect_new(tx: Tx, person_id: int, now: datetime) -> None:
    """The next typed message is the name of a new territory. `NotAllowed` for all but the region."""
    await steering.refuse_all_but_region(tx, person_id)
    await _expect(tx, person_id, 0, Written.NEW, now)


async def expect(tx: Tx, person_id: int, territory_id: int, what: Written, now: datetime) -> Described:
    """The next typed message is that of the territory."""
    found = await territories.open_described(tx, person_id, territory_id)
    await _expect(tx, person_id, territory_id, what, now)
    return found


async def _expect(tx: Tx, person_id: int, territory_id: int, what: Written, now: datetime) -> None:
    await dialogues.expect(tx, person_id, EXPECTS_WORDS, {"territory": territory_id, "what": what.value}, now)


async def write_expected(
    tx: Tx, library: Library, guards: Guards, person_id: int, text: str, now: datetime
) -> tuple[Described | None, Concern | None]:
    """Keeps what was asked for; words of welcome with a concern are not kept, and asked again."""
    expected = await dialogues.get(tx, person_id, EXPECTS_WORDS)
    await steering.refuse_all_but_region(tx, person_id)
    what, words = Written(expected.data["what"]), " ".join(visible(text).split())
    if not words:
        raise Invalid("error-territory-name", maximum=territories.LONGEST_NAME)
    if what is Written.WELCOME and (concern := guards.find_concern(words)):
        return None, concern
    found = await _write(tx, library, person_id, int(expected.data["territory"]), what, words, now)
    await dialogues.forget(tx, person_id)
    return found, None


async def _write(
    tx: Tx, library: Library, person_id: int, territory_id: int, what: Written, words: str, now: datetime
) -> Described:
    if what is Written.NEW:
        slug = await territories.free_slug(tx, words)
        made = await territories.create(tx, library, slug, words, now, by=person_id, opens=False)
        return Described(made, None)
    if what is Written.NAME:
        return await territories.rename(tx, person_id, territory_id, words, now)
    setting = TerritorySetting(what.value)
    return await territories.set_value(tx, library, person_id, territory_id, setting, words, now)
