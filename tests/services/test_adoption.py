"""The region adopts for all what a territory wrote for itself: in the edition that it read, and with its origin."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.errors import Invalid, NotAllowed, NotFound
from bot.library.loading import CONTENT
from bot.model import GrantKind, IdeaState, Kind, Language
from bot.services import adoption, aims, ideas, local_activities, themes
from bot.services.adoption import Read
from bot.services.choosing import NO_WISH
from bot.storage import grants, memberships, territories
from bot.storage import ideas as stored_ideas
from bot.storage.db import Database, Tx
from bot.storage.tables import audit, outbox
from bot.texts import Texts
from bot.views import ideas as idea_views
from bot.views import territory as territory_views
from tests.services.test_local_activities import LIBRARY, answer, coordinator, published, theme_of_skill, written
from tests.storage.rows import LATER, NOW, a_member, a_person, a_territory

FRENCH = Texts.load(CONTENT / "texts").of(Language.FRENCH)
EVENING, MORNING = datetime(2026, 11, 23, 20, 0, tzinfo=UTC), datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
"""At nine in the evening in Paris, and at eight the next day."""
FIRST = Read(edition=1, corrections=0)
LONELY = replace(LIBRARY, activities={})
"""So that nothing else can be chosen."""


async def of_region(tx: Tx, chat_id: int = 990) -> int:
    person = await a_person(tx, chat_id)
    await grants.give(tx, person.id, GrantKind.REGION, None, NOW)
    return person.id


async def adopted(tx: Tx, region: int, local_id: int) -> None:
    read = Read.of((await adoption.open_submitted(tx, region, local_id)).kept)
    await adoption.adopt(tx, LIBRARY, region, local_id, read, NOW)


async def titles_in(tx: Tx, territory_id: int) -> list[str]:
    library = await local_activities.library_of(tx, LONELY, territory_id)
    return [activity.title for activity in library.activities.values()]


async def shelved(tx: Tx, region: int, *, adopted: bool) -> list[int]:
    shelf = await adoption.list_page(tx, region, 0, adopted=adopted)
    return [one.id for one, _ in shelf.lines]


async def test_what_is_adopted_is_given_elsewhere_until_it_is_taken_back(database: Database) -> None:
    async with database.write() as tx:
        author, unieux = await coordinator(tx)
        region, firminy = await of_region(tx), await a_territory(tx, "firminy")
        local_id = await published(tx, author, unieux)
        assert (await shelved(tx, region, adopted=False), await titles_in(tx, firminy)) == ([local_id], [])
        await adopted(tx, region, local_id)
        assert await titles_in(tx, firminy) == await titles_in(tx, unieux) == ["Le banc du marché"]
        assert (await shelved(tx, region, adopted=False), await shelved(tx, region, adopted=True)) == ([], [local_id])
        await adoption.release(tx, region, local_id, 1, LATER)
        assert (await titles_in(tx, firminy), await titles_in(tx, unieux)) == ([], ["Le banc du marché"])
        assert await shelved(tx, region, adopted=False) == [local_id]
        actions = [row.action for row in await tx.execute(select(audit).order_by(audit.c.id))]
    assert actions[-2:] == ["local-activity-adopted", "local-activity-released"]


async def test_a_member_elsewhere_reads_where_it_was_written_and_opens_it_after_it_was_taken_back(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(themes, "of_week", theme_of_skill)
    async with database.write() as tx:
        author, unieux = await coordinator(tx)
        region, local_id = await of_region(tx), await published(tx, author, unieux)
        await adopted(tx, region, local_id)
        there = await memberships.get(tx, (await a_member(tx, 1, "firminy")).id)
        found, _ = await ideas.propose_on_demand(tx, LONELY, there, NO_WISH, 1, NOW)
        assert found is not None
        assert (found.activity.title, found.origin, found.is_withdrawn) == ("Le banc du marché", "Unieux", False)
        assert "d’un autre territoire : Unieux" in idea_views.idea_text(FRENCH, found).replace("\u00a0", " ")
        here = await memberships.get(tx, (await a_member(tx, 2)).id)
        own, _ = await ideas.propose_on_demand(tx, LONELY, here, NO_WISH, 1, NOW)
        assert own is not None
        assert own.origin is None
        await adoption.release(tx, region, local_id, 1, LATER)
        opened = await ideas.show(tx, LIBRARY, there.person_id, found.idea.id)
        assert (opened.activity.title, opened.origin, opened.is_withdrawn) == ("Le banc du marché", "Unieux", True)
        await stored_ideas.move(tx, found.idea.id, IdeaState.PLANNED, NOW, IdeaState.PROPOSED)
        assert await ideas.find_to_send(tx, LIBRARY, found.idea.id) is None


async def test_the_origin_never_makes_an_idea_longer_than_one_may_be(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(themes, "of_week", theme_of_skill)
    async with database.write() as tx:
        author, unieux = await coordinator(tx)
        await published(tx, author, unieux)
        member = await memberships.get(tx, (await a_member(tx, 1)).id)
        found, _ = await ideas.propose_on_demand(tx, LONELY, member, NO_WISH, 1, NOW)
    assert found is not None
    longest = replace(found, origin="U" * 600)
    assert idea_views.idea_text(FRENCH, longest) == idea_views.idea_text(FRENCH, found)
    assert "U" * 600 in idea_views.more(FRENCH, longest, None).text


async def test_others_keep_the_edition_that_the_region_read_until_it_adopts_the_new_one(database: Database) -> None:
    async with database.write() as tx:
        author, unieux = await coordinator(tx)
        region, firminy = await of_region(tx), await a_territory(tx, "firminy")
        local_id = await published(tx, author, unieux)
        await adopted(tx, region, local_id)
        await answer(tx, author, local_id, "title", "Le muret du marché")
        await local_activities.publish(tx, LIBRARY, author, local_id, LATER)
        assert (await titles_in(tx, unieux), await titles_in(tx, firminy)) == (
            ["Le muret du marché"],
            ["Le banc du marché"],
        )
        assert await shelved(tx, region, adopted=False) == await shelved(tx, region, adopted=True) == [local_id]
        await adopted(tx, region, local_id)
        assert await titles_in(tx, firminy) == ["Le muret du marché"]
        kept = (await adoption.release(tx, region, local_id, 1, LATER)).kept
        assert kept.is_adopted, "an old screen takes back what it showed, not what was adopted since"


async def test_what_was_published_again_while_the_region_read_is_not_adopted_unread(database: Database) -> None:
    async with database.write() as tx:
        author, unieux = await coordinator(tx)
        region, local_id = await of_region(tx), await published(tx, author, unieux)
        read = await adoption.open_submitted(tx, region, local_id)
        await local_activities.publish(tx, LIBRARY, author, local_id, LATER)
        with pytest.raises(Invalid, match="error-local-changed"):
            await adoption.adopt(tx, LIBRARY, region, local_id, Read.of(read.kept), LATER)
        assert not (await adoption.open_submitted(tx, region, local_id)).kept.is_adopted


async def test_what_its_territory_withdraws_is_given_to_nobody_and_has_to_be_read_again(database: Database) -> None:
    async with database.write() as tx:
        author, unieux = await coordinator(tx)
        region, firminy = await of_region(tx), await a_territory(tx, "firminy")
        local_id = await published(tx, author, unieux)
        await adopted(tx, region, local_id)
        await local_activities.withdraw(tx, author, local_id, LATER)
        assert await titles_in(tx, firminy) == await titles_in(tx, unieux) == []
        with pytest.raises(Invalid, match="error-local-withdrawn"):
            await adoption.adopt(tx, LIBRARY, region, local_id, FIRST, LATER)
        await local_activities.publish(tx, LIBRARY, author, local_id, LATER)
        assert (await titles_in(tx, firminy), await adoption.find_waiting(tx, region)) == ([], 1)


async def test_of_two_of_the_region_at_once_one_adopts(database: Database) -> None:
    async with database.write() as tx:
        author, unieux = await coordinator(tx)
        nadia, odile = await of_region(tx), await of_region(tx, 991)
        local_id = await published(tx, author, unieux)

    async def adopts(person: int) -> bool:
        async with database.write() as tx:
            return (await adoption.adopt(tx, LIBRARY, person, local_id, FIRST, LATER)).kept.is_adopted

    assert all(await asyncio.gather(adopts(nadia), adopts(odile))), "both are shown that it is so"
    async with database.read() as tx:
        done = await tx.execute(select(audit).where(audit.c.action == "local-activity-adopted"))
        assert len(done.all()) == 1


async def test_who_coordinates_there_is_told_once_of_an_edition_and_by_day(database: Database) -> None:
    async with database.write() as tx:
        author, unieux = await coordinator(tx)
        paul, _ = await coordinator(tx, 901)
        await coordinator(tx, 902, "firminy")
        region, local_id = await of_region(tx), await published(tx, author, unieux)
        await adoption.adopt(tx, LIBRARY, region, local_id, FIRST, EVENING)
        await adoption.release(tx, region, local_id, 1, EVENING)
        await adoption.adopt(tx, LIBRARY, region, local_id, FIRST, EVENING)
        rows = (await tx.execute(select(outbox).where(outbox.c.kind == Kind.ADOPTION).order_by(outbox.c.id))).all()
        told = await adoption.find_to_tell(tx, author, local_id)
    assert [(row.person_id, row.reference, row.not_before) for row in rows] == [
        (one, local_id, MORNING) for one in (author, paul)
    ]
    assert told is not None
    assert (told.territory.name, told.activity.title) == ("Unieux", "Le banc du marché")


async def test_of_what_was_taken_back_before_it_left_nobody_is_told(database: Database) -> None:
    async with database.write() as tx:
        author, unieux = await coordinator(tx)
        region, local_id = await of_region(tx), await published(tx, author, unieux)
        await adopted(tx, region, local_id)
        stranger, _ = await coordinator(tx, 902, "firminy")
        assert await adoption.find_to_tell(tx, stranger, local_id) is None
        await adoption.release(tx, region, local_id, 1, LATER)
        assert await adoption.find_to_tell(tx, author, local_id) is None


async def test_the_region_finds_what_waits_among_several_territories_and_in_a_single_one(database: Database) -> None:
    async with database.write() as tx:
        _, unieux = await coordinator(tx)
        shown = await aims.of_territory(tx, await territories.get(tx, unieux), NOW)
    for screen in (
        territory_views.which(FRENCH, [shown.territory] * 2, 2),
        territory_views.cockpit(FRENCH, shown, 2),
    ):
        assert [button.label for button in screen.keyboard[-1]] == [FRENCH.plain("button-adoptions", waiting=2)]
    assert "lwait" not in str(territory_views.cockpit(FRENCH, shown).keyboard)


Act = Callable[[Tx, int, int], Awaitable[object]]
ACTS: dict[str, Act] = {
    "list": lambda tx, person, _: adoption.list_page(tx, person, 0, adopted=False),
    "read": adoption.open_submitted,
    "adopt": lambda tx, person, local_id: adoption.adopt(tx, LIBRARY, person, local_id, FIRST, NOW),
    "release": lambda tx, person, local_id: adoption.release(tx, person, local_id, 1, NOW),
}


@pytest.mark.parametrize("act", ACTS)
async def test_only_the_region_may_and_not_even_the_coordinator_who_wrote_it(database: Database, act: str) -> None:
    async with database.write() as tx:
        author, unieux = await coordinator(tx)
        local_id = await published(tx, author, unieux)
        with pytest.raises(NotAllowed):
            await ACTS[act](tx, author, local_id)
        assert await adoption.find_waiting(tx, author) is None


async def test_a_draft_is_not_even_the_regions_to_read(database: Database) -> None:
    async with database.write() as tx:
        author, unieux = await coordinator(tx)
        region, draft = await of_region(tx), (await written(tx, author, unieux)).kept.id
        with pytest.raises(NotFound):
            await adoption.open_submitted(tx, region, draft)
        assert await adoption.find_waiting(tx, region) == 0


async def test_the_list_has_pages(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adoption, "PAGE", 1)
    async with database.write() as tx:
        author, unieux = await coordinator(tx)
        region = await of_region(tx)
        both = [await published(tx, author, unieux) for _ in range(2)]
        pages = [await adoption.list_page(tx, region, number, adopted=False) for number in range(2)]
    assert [(one.id, place.name) for page in pages for one, place in page.lines] == [(one, "Unieux") for one in both]
    assert [page.has_more for page in pages] == [True, False]
