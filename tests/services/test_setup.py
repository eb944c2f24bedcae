"""Settings of a territory: each acts where hours are decided, within what the product allows, and is in the log."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import select

from bot.errors import Invalid, NotFound
from bot.library.loading import CONTENT
from bot.model import GrantKind, Language
from bot.planning import rhythm
from bot.planning.member import MemberFacts
from bot.planning.small_numbers import Rule
from bot.services import digests, setup
from bot.storage import grants, groups, territories
from bot.storage.db import Database, Tx
from bot.storage.tables import audit, digest
from bot.texts import Texts
from bot.views import setup as views
from tests.contents import standing_content
from tests.storage.rows import NOW, a_person, a_territory

T = Texts.load(CONTENT / "texts").of(Language.FRENCH)
LIBRARY = standing_content().library
FRIDAY, MONDAY = 4, 0


async def steered(tx: Tx) -> tuple[int, int]:
    """A coordinator and their territory."""
    someone, place = await a_person(tx), await a_territory(tx)
    await grants.give(tx, someone.id, GrantKind.COORDINATOR, place, NOW)
    return someone.id, place


def said(shown: setup.Setup) -> str:
    return views.setup(T, shown).text.replace("\u00a0", " ")


async def test_the_digest_comes_at_the_day_and_hour_that_were_chosen(database: Database) -> None:
    async with database.write() as tx:
        who, place = await steered(tx)
        shown = await setup.set_digest(tx, who, place, MONDAY, 1, NOW)
        assert "Le bilan vient le lundi à 12 h." in said(shown)
        assert await territories.list_next_digests(tx, 1) == [(place, datetime(2026, 11, 23, 11, 0, tzinfo=UTC))]


async def test_a_week_has_one_digest_however_often_its_hour_is_moved(database: Database) -> None:
    async with database.write() as tx:
        who, place = await steered(tx)
        await setup.set_digest(tx, who, place, MONDAY, 1, NOW)
        assert await digests.make_due(tx, LIBRARY, NOW + timedelta(hours=2), Rule()) == 1
        await setup.set_digest(tx, who, place, FRIDAY, 3, NOW + timedelta(hours=3))
        await digests.make_due(tx, LIBRARY, NOW + timedelta(days=5), Rule())
        assert len((await tx.execute(select(digest))).all()) == 1


async def test_a_longer_night_holds_wherever_hours_are_decided(database: Database) -> None:
    async with database.write() as tx:
        who, place = await steered(tx)
        zone = (await territories.get(tx, place)).time_zone
        evening = datetime(2026, 11, 24, 18, 45, tzinfo=UTC)  # 19:45 in Paris
        assert not rhythm.is_quiet(evening, zone)
        shown = await setup.set_quiet(tx, who, place, 1, 1, NOW)
        assert "Rien ne part entre 19 h et 9 h." in said(shown)
        zone = shown.territory.time_zone
        assert rhythm.is_quiet(evening, zone)
        assert rhythm.out_of_quiet(evening, zone) == datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
    for wanted, kept in ((time(19, 30), time(18, 30)), (time(8), time(9)), (time(18, 30), time(18, 30))):
        member = MemberFacts(1, zone, (), 1, wanted)
        assert member.at(evening.date()) == rhythm.instant_of(evening.date(), kept, zone)


async def test_the_school_zone_and_the_second_person_are_set_and_taken_back(database: Database) -> None:
    async with database.write() as tx:
        who, place = await steered(tx)
        corsica = setup.ZONES.index("Corse")
        assert "Vacances scolaires : Corse." in said(await setup.set_zone(tx, LIBRARY, who, place, corsica, NOW))
        assert "pas de calendrier officiel" in said(
            await setup.set_zone(tx, LIBRARY, who, place, len(setup.ZONES) - 1, NOW)
        )
        assert (await setup.set_approval(tx, who, place, NOW, is_needed=True)).territory.needs_approval
        assert not (await setup.set_approval(tx, who, place, NOW, is_needed=False)).territory.needs_approval
        rows = (await tx.execute(select(audit).order_by(audit.c.id))).all()
        assert [(row.action, row.person_id, row.detail["setting"]) for row in rows] == [
            *[("territory-set", who, "zone")] * 2,
            *[("territory-set", who, "approval")] * 2,
        ]


async def test_a_group_is_taken_off_from_the_cockpit_too(database: Database) -> None:
    async with database.write() as tx:
        who, place = await steered(tx)
        await groups.add_once(tx, place, -700, NOW, NOW)
        shown = await setup.open_setup(tx, who, place)
        assert "Un groupe Telegram est relié." in said(shown)
        after, chat_id = await setup.unlink_group(tx, who, shown.groups[0].id, NOW)
        assert (after.groups, chat_id) == ((), -700)
        await refused(setup.unlink_group(tx, who, shown.groups[0].id, NOW), NotFound)
        link = views.group(T, after, "https://t.me/bot?startgroup=unieux").keyboard[0][0]
        assert link.url.endswith("startgroup=unieux")


async def test_what_is_not_offered_is_refused(database: Database) -> None:
    async with database.write() as tx:
        who, place = await steered(tx)
        await refused(setup.set_digest(tx, who, place, 7, 0, NOW))
        await refused(setup.set_digest(tx, who, place, 0, len(setup.DIGEST_HOURS), NOW))
        await refused(setup.set_quiet(tx, who, place, len(setup.QUIET_FROM), 0, NOW))
        await refused(setup.set_quiet(tx, who, place, 0, len(setup.QUIET_UNTIL), NOW))
        await refused(setup.set_zone(tx, LIBRARY, who, place, len(setup.ZONES), NOW))


def test_no_choice_makes_the_night_shorter_than_the_products() -> None:
    assert max(setup.QUIET_FROM) == rhythm.QUIET_FROM
    assert min(setup.QUIET_UNTIL) == rhythm.QUIET_UNTIL
    assert all(min(setup.QUIET_UNTIL) <= hour < min(setup.QUIET_FROM) for hour in setup.DIGEST_HOURS)


async def refused(attempt: Awaitable[object], error: type[Exception] = Invalid) -> None:
    with pytest.raises(error):
        await attempt
