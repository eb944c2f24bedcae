"""What the region’s notebook is made of: what was told, published for all or shared with it, and nothing else."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pytest
from docx import Document
from sqlalchemy import select, update

from bot.errors import Invalid, NotAllowed
from bot.model import Language, Sharing
from bot.planning import periods
from bot.planning.notebook import Chapter, to_json
from bot.planning.periods import Period
from bot.services import moderation, notebook, travels
from bot.services.notebook import EVERY_SKILL, MOST
from bot.storage import notes as storage
from bot.storage.db import Database, Tx
from bot.storage.notes import NotePart
from bot.storage.tables import audit, idea
from bot.views import notebook as views
from bot.views.drawings import Drawings
from bot.views.message import Drawing
from tests.contents import standing_content
from tests.services.test_notes import SAID, a_note, a_region
from tests.services.test_region_digests import NOVEMBER, a_lively_territory, tell
from tests.services.texts_to_share import ACTIVITY, GUARDS, LIBRARY, a_coordinator, a_text, five_share
from tests.storage.rows import NOW

THIS_YEAR = periods.year_of(NOW.date())
SENT, KEPT = "Le soir, chacun dit sa météo.", "Le matin, on chante dehors."
WAITING = "La région ne l’a pas encore lu."
LATER = datetime(2026, 12, 7, 8, tzinfo=UTC)


async def publish(
    tx: Tx, by: int, text: str, region: int | None = None, *, to_region: bool = True, chat_id: int = 1001
) -> None:
    """By its territory; then by the region too, where it is given."""
    found = await a_text(tx, chat_id, text, Sharing.REGION)
    await moderation.publish(tx, GUARDS, by, found.id, NOW, to_region=to_region)
    if region:
        sent = await travels.open_one(tx, LIBRARY, GUARDS, region, found.id)
        await travels.publish(tx, LIBRARY, GUARDS, region, found.id, sent.stamp, NOW)


async def chapters_of(tx: Tx, region: int, period: Period = THIS_YEAR, now: datetime = NOW) -> tuple[Chapter, ...]:
    """What is offered is what there is."""
    offered = await notebook.open_contents(tx, LIBRARY, region, period, now)
    found = await notebook.gather(tx, LIBRARY, period, EVERY_SKILL, now)
    assert [one.code for one in offered.skills] == [one.code for one in found.chapters]
    assert (offered.first, offered.last) == (found.first, found.last)
    return found.chapters


async def chapter_of(tx: Tx, region: int, skill: str = ACTIVITY.skill) -> Chapter | None:
    return next((one for one in await chapters_of(tx, region) if one.code == skill), None)


async def test_a_chapter_has_what_the_region_published_and_what_is_shared_with_it(database: Database) -> None:
    async with database.write() as tx:
        by, place = await a_coordinator(tx)
        region = await a_region(tx)
        await publish(tx, by, SENT, region)
        await publish(tx, by, KEPT, to_region=False, chat_id=1002)
        await publish(tx, by, WAITING, chat_id=1004)
        await a_text(tx, 1003, "Personne n’a encore relu ceci.")
        await a_note(tx, by, place, is_shared=True)
        await a_note(tx, by, place, is_shared=False, skill="C1.1")
        (chapter,) = await chapters_of(tx, region)
        found = await notebook.gather(tx, LIBRARY, THIS_YEAR, EVERY_SKILL, NOW)
    assert [one.text for one in chapter.lived] == [SENT]
    assert [(one.territory, one.tried) for one in chapter.notes] == [("Unieux", SAID[NotePart.TRIED])]
    assert [one.words for one in chapter.reperes], "the sentence that everybody says"
    for secret in (KEPT, WAITING, "relu", "1001", "9001"):
        assert secret not in to_json(found)


async def test_the_place_is_the_departement_until_five_share_the_setting(database: Database) -> None:
    async with database.write() as tx:
        by, _ = await a_coordinator(tx)
        region = await a_region(tx)
        await publish(tx, by, SENT, region)
        alone = await chapter_of(tx, region)
        await five_share(tx)
        await publish(tx, by, KEPT, region, chat_id=1002)
        among = await chapter_of(tx, region)
    assert alone
    assert among
    assert [one.place for one in alone.lived] == ["Loire"]
    assert {one.text: one.place for one in among.lived} == {SENT: "Loire", KEPT: "Unieux"}


async def test_weeks_and_what_was_liked_come_from_digests(database: Database) -> None:
    async with database.write() as tx:
        await a_lively_territory(tx)
        region = await a_region(tx)
    await tell(database)
    async with database.write() as tx:
        found = await chapters_of(tx, region, NOVEMBER, LATER)
    assert [(one.weeks, one.territories) for one in found if one.weeks] == [(1, 1)]
    assert [one.territories for chapter in found for one in chapter.liked] == [("unieux",)]


async def test_a_skill_of_which_there_is_nothing_has_no_chapter_and_another_period_none(database: Database) -> None:
    async with database.write() as tx:
        by, place = await a_coordinator(tx)
        region = await a_region(tx)
        before = periods.year_of(THIS_YEAR.first - timedelta(days=7))
        assert await chapters_of(tx, region) == ()
        await a_note(tx, by, place, is_shared=True)
        assert len(await chapters_of(tx, region)) == 1
        assert await chapters_of(tx, region, before) == ()
        with pytest.raises(Invalid):
            await notebook.ask(tx, LIBRARY, region, THIS_YEAR, "C1.2", NOW)


async def test_a_chapter_holds_the_latest_and_says_that_there_are_others(database: Database) -> None:
    async with database.write() as tx:
        by, place = await a_coordinator(tx)
        region = await a_region(tx)
        for number in range(MOST + 1):
            made = await storage.add(tx, place, by, "C1.1", NOW + timedelta(minutes=number))
            await storage.write(tx, made, 0, NotePart.TRIED, f"Essai {number}.", NOW)
            await storage.keep(tx, made, 1, NOW)
        chapter = await chapter_of(tx, region, "C1.1")
    assert chapter
    assert (len(chapter.notes), chapter.notes[0].tried, chapter.has_more) == (MOST, f"Essai {MOST}.", True)


async def test_experiences_are_read_place_by_place_and_from_the_youngest_on(database: Database) -> None:
    lived = (("club", "6-8"), ("home", "9-11"), ("school", "3-5"), ("home", "3-5"))
    async with database.write() as tx:
        by, _ = await a_coordinator(tx)
        region = await a_region(tx)
        for number, (setting, age_band) in enumerate(lived):
            told = await a_text(tx, 1001 + number, SENT, Sharing.REGION)
            await tx.execute(update(idea).where(idea.c.id == told.idea_id).values(setting=setting, age_band=age_band))
            await moderation.publish(tx, GUARDS, by, told.id, NOW, to_region=True)
            sent = await travels.open_one(tx, LIBRARY, GUARDS, region, told.id)
            await travels.publish(tx, LIBRARY, GUARDS, region, told.id, sent.stamp, NOW)
        chapter = await chapter_of(tx, region)
    assert chapter
    read = [(one.setting.value, one.age_band.value) for one in chapter.lived]
    assert read == [("home", "3-5"), ("home", "9-11"), ("school", "3-5"), ("club", "6-8")]


async def test_it_is_read_when_it_leaves_though_somebody_else_is_writing(database: Database) -> None:
    async with database.write() as tx:
        by, _ = await a_coordinator(tx)
        region = await a_region(tx)
        await publish(tx, by, SENT, region)
        held = await notebook.ask(tx, LIBRARY, region, THIS_YEAR, EVERY_SKILL, NOW)
    content = standing_content()
    t = content.texts.of(Language.FRENCH)
    told = [one.document for one in views.files(t, "Ici", held, THIS_YEAR, EVERY_SKILL, NOW)]
    assert SENT not in repr(told), "no text of anybody waits with the answer"
    drawings = Drawings(content, database)
    async with database.write():
        drawn = [await drawings.draw(one.name, one.values) for one in told if isinstance(one, Drawing)]
    assert [one[:4] for one in drawn] == [b"%PDF", b"PK\x03\x04"]
    assert SENT in [one.text for one in Document(io.BytesIO(drawn[1])).paragraphs]


async def test_only_the_region_makes_one_and_the_journal_says_so(database: Database) -> None:
    async with database.write() as tx:
        by, place = await a_coordinator(tx)
        region = await a_region(tx)
        await a_note(tx, by, place, is_shared=True)
        for refused in (
            notebook.offer_periods(tx, by, NOW),
            notebook.open_contents(tx, LIBRARY, by, THIS_YEAR, NOW),
            notebook.ask(tx, LIBRARY, by, THIS_YEAR, EVERY_SKILL, NOW),
        ):
            with pytest.raises(NotAllowed):
                await refused
        await notebook.ask(tx, LIBRARY, region, THIS_YEAR, EVERY_SKILL, NOW)
        rows = [(row.person_id, row.detail) for row in await tx.execute(select(audit)) if row.action == "notebook-made"]
    assert rows == [(region, {"period": THIS_YEAR.code, "skill": EVERY_SKILL})]
