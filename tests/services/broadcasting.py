"""What the tests of broadcasts share: who coordinates, who reads, a message on its way."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from bot.model import GrantKind, Kind, OutboxState, Part, PartKind
from bot.services import broadcast_confirmation, broadcasts
from bot.services.broadcasts import Composed
from bot.storage import grants, outbox
from bot.storage.db import Tx
from bot.storage.outbox import OutboxRow, Step
from bot.storage.tables import outbox as outbox_table
from tests.storage.rows import NOW, a_member, a_person, a_territory

WORDS = Part(PartKind.TEXT, "Rendez-vous samedi à 10 h", ({"type": "bold", "offset": 12, "length": 6},))
PHOTO = Part(PartKind.PHOTO, "La fête", (), "file-1")


async def coordinator(tx: Tx, chat_id: int = 900, slug: str = "unieux") -> tuple[int, int]:
    """Their id and the territory's."""
    person, territory_id = await a_person(tx, chat_id), await a_territory(tx, slug)
    await grants.give(tx, person.id, GrantKind.COORDINATOR, territory_id, NOW)
    return person.id, territory_id


async def readers(tx: Tx, count: int, first: int = 1) -> list[int]:
    return [(await a_member(tx, chat_id)).person_id for chat_id in range(first, first + count)]


async def written(tx: Tx, person_id: int, territory_id: int, part: Part = WORDS) -> Composed:
    """A draft with its words."""
    begun = await broadcasts.begin(tx, person_id, territory_id, NOW)
    await broadcasts.expect_message(tx, person_id, begun.kept.id, NOW)
    return (await broadcasts.write_expected(tx, person_id, part, None, NOW))[0]


async def confirmed(tx: Tx, person_id: int, territory_id: int, now: datetime = NOW) -> int:
    """On its way; returns the id of the broadcast."""
    draft = (await written(tx, person_id, territory_id)).kept
    await broadcast_confirmation.confirm(tx, person_id, draft.id, draft.revision, now)
    return draft.id


async def leave(
    tx: Tx, count: int, state: OutboxState = OutboxState.SENT, reason: str | None = None
) -> list[OutboxRow]:
    """So many of the messages leave, and end like this."""
    rows = await outbox.claim(tx, NOW, count)
    begun = await outbox.begin_sending(tx, [row.id for row in rows])
    await outbox.settle(tx, [Step(row_id, state, reason, 1) for row_id in sorted(begun)], NOW)
    return rows


async def rows_of(tx: Tx, kind: Kind = Kind.BROADCAST) -> list[int]:
    whose = outbox_table.c.person_id
    found = await tx.execute(select(whose).where(outbox_table.c.kind == kind).order_by(whose))
    return [row.person_id for row in found]
