"""The region's digest on a real database: each month once, to the regional team alone, made of digests alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.errors import NotAllowed
from bot.library.loading import CONTENT
from bot.model import GrantKind, Kind, Language, PersonState, Role
from bot.planning import periods
from bot.planning.region_figures import Cell, RegionFigures, to_json
from bot.planning.small_numbers import Rule
from bot.services import digests, region_digests, region_figures
from bot.services import themes as theme_service
from bot.storage import grants, territories
from bot.storage import outbox as ledger
from bot.storage.db import Database, Tx
from bot.storage.tables import access_grant, audit, outbox, region_digest
from bot.texts import Texts
from bot.views import region_digests as views
from bot.views.outbox import Outgoing
from tests.contents import standing_content
from tests.fixed_clock import FixedClock
from tests.services.test_digests import (
    FRIDAY,
    LIBRARY,
    MONDAY,
    TUESDAY,
    WEEK,
    add_coordinator,
    add_ideas,
    add_members,
    add_person,
    add_territory,
)

TEXTS = Texts.load(CONTENT / "texts")
T, EN = TEXTS.of(Language.FRENCH), TEXTS.of(Language.ENGLISH)
NOVEMBER = periods.month_of(MONDAY)
"""Its last week is that of Monday 30 November."""
DUE = datetime(2026, 12, 7, 8, tzinfo=UTC)
"""9:00 in Paris."""


async def of_the_region(tx: Tx, chat_id: int, state: PersonState = PersonState.ACTIVE) -> int:
    person_id = await add_person(tx, chat_id, state)
    await grants.give(tx, person_id, GrantKind.REGION, None, FRIDAY)
    return person_id


async def a_lively_territory(tx: Tx, slug: str = "unieux", first: int = 100, people: int = 22) -> int:
    here = await add_territory(tx, slug)
    members = await add_members(tx, here, first, people)
    await add_ideas(tx, here, members, done_at=TUESDAY, face=3)
    return here


async def tell(database: Database, now: datetime = FRIDAY) -> None:
    """The territories' own digests."""
    async with database.write() as tx:
        while await digests.make_due(tx, LIBRARY, now, Rule()):
            pass


async def make(database: Database, now: datetime = DUE) -> int:
    async with database.write() as tx:
        return await region_digests.make_due(tx, LIBRARY, now)


async def promised(database: Database) -> list[Any]:
    async with database.read() as tx:
        kinds = (Kind.REGION_DIGEST, Kind.REGION_MATRIX)
        return list(await tx.execute(select(outbox).where(outbox.c.kind.in_(kinds)).order_by(outbox.c.id)))


async def figures(database: Database) -> RegionFigures:
    async with database.write() as tx:
        return await region_figures.of_period(tx, LIBRARY, NOVEMBER, DUE)


async def test_each_of_the_region_is_promised_the_words_then_the_picture_once(database: Database) -> None:
    async with database.write() as tx:
        here = await a_lively_territory(tx)
        await add_coordinator(tx, here, 1)
        nadia = await of_the_region(tx, 2)
        await of_the_region(tx, 3, PersonState.STOPPED)
        withdrawn = await of_the_region(tx, 4)
        await tx.execute(update(access_grant).where(access_grant.c.person_id == withdrawn).values(revoked_at=FRIDAY))
    await tell(database)
    assert await make(database, DUE - timedelta(seconds=1)) == 0
    assert [await make(database), await make(database), await make(database, DUE + timedelta(days=3))] == [1, 0, 0]
    rows = await promised(database)
    assert [(row.kind, row.person_id) for row in rows] == [(Kind.REGION_DIGEST, nadia), (Kind.REGION_MATRIX, nadia)]
    assert {(row.not_after, row.is_unasked) for row in rows} == {(None, False)}


async def a_month_told(database: Database) -> Outgoing:
    """The region's digest is promised to one of its team; what renders it."""
    async with database.write() as tx:
        await a_lively_territory(tx)
        await of_the_region(tx, 2)
    await tell(database)
    await make(database)
    return Outgoing(standing_content(), FixedClock(DUE), lambda _payload: None)


async def test_what_leaves_for_the_region_is_the_months_words_and_then_its_picture(database: Database) -> None:
    outgoing = await a_month_told(database)
    async with database.write() as tx:
        rows = [await ledger.find(tx, row.key) for row in await promised(database)]
        words, picture = [await outgoing.render(tx, row) for row in rows if row]
        figures_told = await region_figures.of_period(tx, LIBRARY, NOVEMBER, DUE)
    assert words
    assert T.plain("region-digest-ideas") in words.text
    assert picture
    assert picture.photo
    assert picture.text == views.matrix_message(T, figures_told).text


async def test_what_is_sent_again_to_the_region_says_so_the_picture_as_the_words(database: Database) -> None:
    outgoing = await a_month_told(database)
    async with database.write() as tx:
        rows = [await ledger.find(tx, row.key) for row in await promised(database)]
        said = [await outgoing.render(tx, row._replace(reason=ledger.RESEND)) for row in rows if row]
    assert [bool(one and one.photo) for one in said] == [False, True]
    assert [bool(one and "Renvoi" in one.text) for one in said] == [True, True]


async def test_a_month_of_which_no_territory_was_told_has_no_digest(database: Database) -> None:
    async with database.write() as tx:
        await a_lively_territory(tx)
        await of_the_region(tx, 2)
    assert await make(database) == 0
    assert await promised(database) == []


async def test_a_month_in_which_too_little_came_back_is_told_in_a_few_words(database: Database) -> None:
    async with database.write() as tx:
        await add_territory(tx)
        nadia = await of_the_region(tx, 2)
    await tell(database)
    assert await make(database) == 1
    async with database.read() as tx:
        card = await region_digests.find_to_send(tx, nadia, (await promised(database))[0].reference, DUE)
    assert card
    assert not card.is_late
    said = views.digest_message(T, LIBRARY, card).text
    assert T("region-digest-thin") in said
    assert T.plain("region-digest-ideas") not in said


async def test_after_a_stop_the_latest_month_alone_is_told_late_and_says_what_is_missing(database: Database) -> None:
    async with database.write() as tx:
        await a_lively_territory(tx)
        nadia = await of_the_region(tx, 2)
    await tell(database)
    assert await make(database) == 1
    back = DUE + 15 * WEEK
    await tell(database, FRIDAY + 12 * WEEK)
    assert await make(database, back) == 1
    assert await make(database, back) == 0
    async with database.read() as tx:
        stored = (await tx.execute(select(region_digest).order_by(region_digest.c.month_starts_on.desc()))).first()
        assert stored
        card = await region_digests.find_to_send(tx, nadia, stored.id, back)
    assert card
    assert (card.is_late, card.missed_months) == (True, 2)
    said = views.digest_message(T, LIBRARY, card).text
    assert T("region-digest-missed", count=2) in said
    assert T("digest-late") in said


async def test_whoever_is_of_the_region_no_more_gets_nothing_that_was_promised(database: Database) -> None:
    async with database.write() as tx:
        await a_lively_territory(tx)
        nadia = await of_the_region(tx, 2)
    await tell(database)
    await make(database)
    digest_id = (await promised(database))[0].reference
    async with database.write() as tx:
        await tx.execute(update(access_grant).where(access_grant.c.person_id == nadia).values(revoked_at=DUE))
        assert await region_digests.find_to_send(tx, nadia, digest_id, DUE) is None


async def test_nobody_but_the_region_opens_it_and_a_spreadsheet_leaves_a_line_in_the_journal(
    database: Database,
) -> None:
    async with database.write() as tx:
        here = await a_lively_territory(tx)
        claire, nadia = await add_coordinator(tx, here, 1), await of_the_region(tx, 2)
        for service in (region_digests.open_period, region_digests.open_sheet, region_figures.open_figures):
            with pytest.raises(NotAllowed):
                await service(tx, LIBRARY, claire, NOVEMBER, DUE)
        await region_digests.open_sheet(tx, LIBRARY, nadia, NOVEMBER, DUE)
        (kept,) = (await tx.execute(select(audit).where(audit.c.action == region_digests.EXPORTED))).all()
    assert (kept.person_id, kept.territory_id, kept.detail) == (nadia, None, {"period": NOVEMBER.code})


async def test_figures_come_from_the_digests_roles_and_themes_of_all_territories(database: Database) -> None:
    async with database.write() as tx:
        await a_lively_territory(tx)
        await a_lively_territory(tx, "firminy", 200, 31)
        await add_territory(tx, "fraisses")
        for place in await territories.list_open(tx):
            await theme_service.of_week(tx, LIBRARY, place, MONDAY)
    await tell(database)
    found = await figures(database)
    assert found.figures["active"] == 20 + 30
    assert found.figures["role:family"] == 20 + 30
    assert found.figures[f"role:{Role.ELECTED}"] is None
    assert found.figures["done:home"] == found.figures["sent:home"] == found.figures["form:geste"] == 50
    skill = LIBRARY.programme("premiere-annee").themes[0].skill
    assert [(one.skill, one.weeks, one.territories) for one in found.skills if one.weeks] == [(skill, 3, 3)]
    assert len(found.skills) == len(LIBRARY.skills) == 20
    assert [(line.territory, line.cells[MONDAY]) for line in found.lines] == [
        ("firminy", Cell.ONE),
        ("fraisses", Cell.FEW),
        ("unieux", Cell.ONE),
    ]


@pytest.mark.parametrize("people", [1, 4])
async def test_what_four_people_do_changes_nothing_that_the_region_is_told(database: Database, people: int) -> None:
    """Nor do their levels: the figure of their territory is hidden, so that they are in none of the region's."""
    async with database.write() as tx:
        for place in range(5):
            await a_lively_territory(tx, f"place{place}", 100 + 50 * place)
        small = await add_territory(tx, "fraisses")
        members = await add_members(tx, small, 1000, 4)
        await add_ideas(tx, small, members)
    async with database.write() as tx:
        before = to_json(await _as_told_now(tx))
        assert before["levels"]
        await tx.rollback()
    async with database.write() as tx:
        await add_ideas(
            tx,
            small,
            members[:people],
            form="milieu",
            done_at=TUESDAY,
            face=1,
            origin="on_demand",
            sent_at=TUESDAY + timedelta(hours=1),
        )
        assert to_json(await _as_told_now(tx)) == before


async def _as_told_now(tx: Tx) -> RegionFigures:
    while await digests.make_due(tx, LIBRARY, FRIDAY, Rule()):
        pass
    return await region_figures.of_period(tx, LIBRARY, NOVEMBER, DUE)


async def test_a_month_that_was_told_is_shown_as_it_was_told(database: Database) -> None:
    async with database.write() as tx:
        await a_lively_territory(tx)
        nadia = await of_the_region(tx, 2)
        assert await region_digests.find_offered(tx, DUE) == periods.month_of(date(2026, 12, 7))
    await tell(database)
    await make(database)
    async with database.write() as tx:
        assert await region_digests.find_offered(tx, DUE) == NOVEMBER
        first = await region_digests.open_period(tx, LIBRARY, nadia, NOVEMBER, DUE)
        await territories.change(tx, 1, name="Autrement")
        assert await region_digests.open_period(tx, LIBRARY, nadia, NOVEMBER, DUE) == first
        year = await region_digests.open_period(tx, LIBRARY, nadia, periods.year_of(MONDAY), DUE)
        assert [line.territory for line in year.figures.lines] == ["Autrement"]


async def test_the_demos_clock_stops_where_the_regions_digest_is_due(database: Database) -> None:
    async with database.write() as tx:
        await a_lively_territory(tx)
        assert await region_digests.next_due(tx, FRIDAY) is None
    await tell(database)
    async with database.read() as tx:
        assert await region_digests.next_due(tx, FRIDAY) == DUE
    await make(database)
    async with database.read() as tx:
        assert await region_digests.next_due(tx, DUE) is None
