"""Which programme a territory follows."""

from __future__ import annotations

from datetime import datetime

from bot.errors import Invalid
from bot.library import Library
from bot.model import Territory, TerritorySetting
from bot.services import inheriting, steering, themes
from bot.storage import audit, territories
from bot.storage.db import Tx


async def choose(
    tx: Tx, library: Library, person_id: int, territory_id: int, programme: str, now: datetime
) -> Territory:
    """Another programme from next Monday on, for those that follow this territory too; the same changes nothing."""
    territory = await steering.open_steered(tx, person_id, territory_id)
    if programme not in library.programmes:
        raise Invalid
    if programme == territory.programme:
        return territory
    await themes.begin_programme(tx, library, territory, programme, now)
    await inheriting.make_own(tx, territory, TerritorySetting.PROGRAMME)
    await inheriting.carry_down(tx, library, territory_id, now)
    await audit.record(tx, "programme-chosen", now, person_id, territory_id, programme=programme)
    return await territories.get(tx, territory_id)
