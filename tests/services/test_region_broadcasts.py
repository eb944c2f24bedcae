"""The region writes to who coordinates, and to nobody else; nobody else writes in its name."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.errors import Invalid, NotAllowed, NotFound
from bot.library.loading import CONTENT
from bot.model import GrantKind, Kind, Language, Person, Role
from bot.planning.small_numbers import Range
from bot.services import broadcast_confirmation, broadcast_progress, broadcasts
from bot.services import grants as team
from bot.services.region_place import REGION
from bot.services.segments import Dimension
from bot.storage import grants, people
from bot.storage.db import Database, Tx
from bot.storage.tables import audit, outbox
from bot.texts import Texts
from bot.views import broadcast_confirmation as confirmation_views
from bot.views import broadcast_progress as progress_views
from bot.views import broadcasts as views
from tests.services.broadcasting import coordinator, leave, readers, written
from tests.storage.rows import NOW, a_person

T = Texts.load(CONTENT / "texts").of(Language.FRENCH)


async def of_the_region(tx: Tx, chat_id: int = 2001) -> Person:
    someone = await a_person(tx, chat_id)
    await grants.give(tx, someone.id, GrantKind.REGION, None, NOW)
    return someone


async def rows(tx: Tx) -> list[tuple[int, int]]:
    found = select(outbox.c.person_id, outbox.c.reference).where(outbox.c.kind == Kind.BROADCAST)
    return [tuple(row) for row in await tx.execute(found.order_by(outbox.c.person_id))]


async def test_a_message_of_the_region_reaches_all_who_coordinate_once(database: Database) -> None:
    async with database.write() as tx:
        nadia = (await of_the_region(tx)).id
        steering = [(await coordinator(tx, 900 + n, slug))[0] for n, slug in enumerate(("unieux", "firminy") * 3)]
        await coordinator(tx, 900, "firminy")
        await readers(tx, 6)
        draft = await written(tx, nadia, REGION)
        assert draft.audience.people == Range(5, 9)
        assert "Coordinatrices et coordinateurs" in confirmation_views.review(T, draft, NOW).text
        assert "bwho" not in repr(confirmation_views.review(T, draft, NOW).keyboard)
        for _ in range(2):
            await broadcast_confirmation.confirm(tx, nadia, draft.kept.id, draft.kept.revision, NOW)
        sent = await rows(tx)
        assert [person for person, _ in sent] == sorted(steering)
        letter = await broadcast_progress.find_letter(tx, steering[0], sent[0][1])
        assert letter
        assert views.letter(T, letter).parts[0].text.startswith("L’équipe régionale, pour qui coordonne\n\n")
        await leave(tx, 6)
        shown = await broadcast_progress.open_progress(tx, nadia, draft.kept.id, NOW)
        assert "La région" in progress_views.card(T, shown).text
        logged = (await tx.execute(select(audit.c.action, audit.c.territory_id, audit.c.person_id))).all()
        assert ("broadcast-confirmed", None, nadia) in [tuple(row) for row in logged]


async def test_who_coordinates_no_more_does_not_get_it(database: Database) -> None:
    async with database.write() as tx:
        nadia, (claire, place) = (await of_the_region(tx)).id, await coordinator(tx)
        draft = await written(tx, nadia, REGION)
        await broadcast_confirmation.confirm(tx, nadia, draft.kept.id, draft.kept.revision, NOW)
        ((_, batch),) = await rows(tx)
        held = await grants.find_held(tx, claire, place)
        assert held
        await team.withdraw(tx, nadia, held.id, NOW)
        assert await broadcast_progress.find_letter(tx, claire, batch) is None


async def test_a_member_a_coordinator_and_who_was_of_the_region_write_nothing_for_it(database: Database) -> None:
    async with database.write() as tx:
        nadia, (claire, _), (member,) = await of_the_region(tx), await coordinator(tx), await readers(tx, 1)
        draft = await written(tx, nadia.id, REGION)
        with pytest.raises(Invalid):
            await broadcasts.choose(tx, nadia.id, draft.kept.id, Dimension.ROLE, Role.FAMILY, True, NOW)
        held = await grants.find_held(tx, nadia.id, None)
        assert held
        await team.withdraw(tx, nadia.id, held.id, NOW)
        for who in (claire, member, nadia.id):
            for attempt in (broadcasts.list_kept(tx, who, REGION), broadcasts.begin(tx, who, REGION, NOW)):
                with pytest.raises(NotAllowed):
                    await attempt
            for late in (
                broadcasts.open_composed(tx, who, draft.kept.id, NOW),
                broadcast_confirmation.confirm(tx, who, draft.kept.id, draft.kept.revision, NOW),
                broadcasts.drop(tx, who, draft.kept.id, NOW),
            ):
                with pytest.raises(NotFound):
                    await late
        assert await rows(tx) == []
        assert await people.get(tx, nadia.id)
