"""The common aim: written by who steers, guarded, read by everybody who joins, blank again with a new school year."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select, text, update

from bot.errors import Invalid, NotFound
from bot.model import AimPart, Language, Role
from bot.services import aims
from bot.services.guarding import Concern
from bot.storage import territories
from bot.storage.db import Database, Tx
from bot.storage.tables import access_grant, audit
from bot.views import aims as views
from tests.services.texts_to_share import CONTENT, GUARDS, a_coordinator
from tests.storage.rows import NOW, a_member

T = CONTENT.texts.of(Language.FRENCH)
AIM, PART = "Que chaque enfant ait un adulte à qui parler.", "Un moment par jour, sans écran."
NEXT_YEAR = datetime(2027, 9, 2, 10, tzinfo=UTC)


async def write(tx: Tx, person: int, place: int, words: str, part: AimPart = AimPart.AIM) -> Concern | None:
    await aims.expect_part(tx, person, place, part, NOW)
    return (await aims.write_expected(tx, GUARDS, person, words, NOW)).concern


async def test_a_member_reads_the_aim_and_what_their_own_role_brings(database: Database) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        territory = await territories.get(tx, place)
        assert views.for_member(T, await aims.of_territory(tx, territory, NOW), Role.FAMILY) == ""
        await write(tx, person, place, "Autre chose.")
        await write(tx, person, place, f"  {AIM}\n")
        await write(tx, person, place, PART, AimPart.FAMILY)
        shown = await aims.of_territory(tx, territory, NOW)
        assert shown.aim == AIM
        family, elected = views.for_member(T, shown, Role.FAMILY), views.for_member(T, shown, Role.ELECTED)
        assert (AIM in family, PART in family, AIM in elected, PART in elected) == (True, True, True, False)
        assert (await aims.of_territory(tx, territory, NEXT_YEAR)).words == {}, "a new school year, a blank page"
        await aims.remove(tx, person, place, AimPart.FAMILY, shown.mark(AimPart.FAMILY), NOW)
        assert PART not in views.for_member(T, await aims.of_territory(tx, territory, NOW), Role.FAMILY)
        done = [row.action for row in await tx.execute(select(audit.c.action).order_by(audit.c.id))]
        assert done == ["aim-written", "aim-written", "aim-written", "aim-removed"]


@pytest.mark.parametrize(("words", "concern"), [("Aider Kenza.", Concern.NAME), ("Il veut mourir.", Concern.DANGER)])
async def test_what_the_guards_hold_back_is_not_kept(database: Database, words: str, concern: Concern) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        assert await write(tx, person, place, words) is concern
        assert (await aims.open_steered(tx, person, place, NOW)).words == {}


@pytest.mark.parametrize("words", ["", " \n ", "a" * 161])
async def test_an_aim_is_one_sentence(database: Database, words: str) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        with pytest.raises(Invalid, match="error-aim-length"):
            await write(tx, person, place, words)


async def test_the_words_lie_encrypted(database: Database) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        await write(tx, person, place, AIM)
        raw = (await tx.execute(text("SELECT words FROM common_aim"))).scalar_one()
        assert AIM.encode() not in bytes(raw)


async def test_only_who_steers_the_territory_now_may_write(database: Database) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        member, (elsewhere, _) = await a_member(tx, 1), await a_coordinator(tx, 901, "firminy")
        await aims.expect_part(tx, person, place, AimPart.AIM, NOW)
        await tx.execute(update(access_grant).where(access_grant.c.person_id == person).values(revoked_at=NOW))
        with pytest.raises(NotFound):
            await aims.write_expected(tx, GUARDS, person, AIM, NOW)
        for one in (person, member.person_id, elsewhere):
            with pytest.raises(NotFound):
                await aims.expect_part(tx, one, place, AimPart.AIM, NOW)
            with pytest.raises(NotFound):
                await aims.remove(tx, one, place, AimPart.AIM, "", NOW)
