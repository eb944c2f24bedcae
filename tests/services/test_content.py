"""Content is taken into use while the bot runs: whole or not at all, and what has gone keeps its last form."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.errors import ContentError, NotAllowed, NotFound
from bot.model import AgeBand, GrantKind, Language, Setting
from bot.services import content as service
from bot.services.content import REFUSED, RELOADED, Content
from bot.storage import grants
from bot.storage.db import Database, Tx
from bot.storage.tables import audit
from tests.contents import small_copy
from tests.storage.rows import LATER, NOW, a_person, a_territory

SLUG = "a-quoi-sert-la-colere"
ON_SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
"""For what the database cannot change."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_copy(tmp_path, SLUG, "coupez-le-son")


def activity_file(folder: Path) -> Path:
    return folder / "activities" / "E1" / f"{SLUG}.md"


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


async def reload(database: Database, content: Content) -> None:
    edition = await service.read_again(content, LATER)
    async with database.write() as tx:
        await service.adopt(tx, content, edition, LATER)


async def opened(database: Database, folder: Path) -> Content:
    async with database.write() as tx:
        return await service.open_content(tx, folder, NOW)


@ON_SQLITE
async def test_a_changed_activity_and_a_changed_text_are_in_use_at_once_under_the_same_name(
    database: Database, folder: Path
) -> None:
    content = await opened(database, folder)
    rewrite(activity_file(folder), "À quoi sert la colère ?", "Que nous dit la colère ?")
    rewrite(folder / "texts" / "fr.ftl", "unknown-command = ", "unknown-command = Tiens ! ")
    await reload(database, content)
    assert content.library.activity(SLUG).title == "Que nous dit la colère ?"
    assert content.texts.of(Language.FRENCH)("unknown-command").startswith("Tiens")


FAULTS = {
    "an activity without its head": ("activities/E1/a-quoi-sert-la-colere.md", "---\ntitle", "title", "en-tête"),
    "an unknown age": ("activities/E1/a-quoi-sert-la-colere.md", "12-14", "12-13", "ages"),
    "a text that the code asks for": ("texts/fr.ftl", "unknown-command = ", "unknown-order = ", "unknown-command"),
    "a text that cannot be parsed": ("texts/en.ftl", "unknown-command = ", "unknown command ", "en.ftl"),
}


@ON_SQLITE
@pytest.mark.parametrize("fault", FAULTS)
async def test_content_with_a_fault_is_refused_in_one_line_and_the_old_one_stays(
    database: Database, folder: Path, fault: str
) -> None:
    name, old, new, named = FAULTS[fault]
    content = await opened(database, folder)
    before = content.edition
    rewrite(folder / name, old, new)
    with pytest.raises(ContentError) as refused:
        await reload(database, content)
    line = str(refused.value)
    assert named in line
    assert "\n" not in line
    assert str(folder) not in line
    assert content.edition is before


@ON_SQLITE
async def test_a_folder_that_lost_all_its_activities_is_refused(database: Database, folder: Path) -> None:
    content = await opened(database, folder)
    for file in folder.rglob("activities/*/*.md"):
        file.unlink()
    with pytest.raises(ContentError, match="aucune fiche"):
        await reload(database, content)
    assert SLUG in content.library.activities


async def test_a_removed_activity_keeps_its_last_form_and_is_chosen_no_more_also_after_a_restart(
    database: Database, folder: Path
) -> None:
    content = await opened(database, folder)
    rewrite(activity_file(folder), "À quoi sert la colère ?", "Que nous dit la colère ?")
    await reload(database, content)
    activity_file(folder).unlink()
    await reload(database, content)
    for held in (content, await opened(database, folder)):
        library = held.library
        assert library.activity(SLUG).title == "Que nous dit la colère ?"
        assert library.is_withdrawn(SLUG)
        assert SLUG not in library.activities
        offered = library.shelves.take(["E1.1"], [Setting.SCHOOL], [AgeBand.A9_11])
        assert SLUG not in {one.slug for one in offered}
        with pytest.raises(NotFound):
            library.activity("never-written")


@ON_SQLITE
async def test_an_activity_that_comes_back_is_an_activity_like_any_other(database: Database, folder: Path) -> None:
    content = await opened(database, folder)
    text = activity_file(folder).read_text(encoding="utf-8")
    activity_file(folder).unlink()
    await reload(database, content)
    activity_file(folder).write_text(text, encoding="utf-8")
    await reload(database, content)
    assert not content.library.is_withdrawn(SLUG)


@ON_SQLITE
async def test_a_removed_programme_still_serves_the_territories_that_follow_it(
    database: Database, folder: Path
) -> None:
    content = await opened(database, folder)
    theme = content.library.programme("premiere-annee").themes[0]
    (folder / "programmes" / "premiere-annee.yaml").unlink()
    await reload(database, content)
    assert content.library.programme("premiere-annee").themes[0] == theme
    assert content.library.theme("premiere-annee", theme.slug) == theme


async def audited(tx: Tx) -> list[tuple[str, int]]:
    return [(row.action, row.person_id) for row in await tx.execute(select(audit).order_by(audit.c.id))]


async def test_the_region_reloads_and_both_outcomes_are_in_the_audit_log(database: Database, folder: Path) -> None:
    content = await opened(database, folder)
    async with database.write() as tx:
        region = (await a_person(tx, 1)).id
        await grants.give(tx, region, GrantKind.REGION, None, NOW)
        assert await service.reload_for_region(tx, content, region, LATER) is None
        rewrite(activity_file(folder), "12-14", "12-13")
        fault = await service.reload_for_region(tx, content, region, LATER)
        assert fault
        assert fault.startswith("activities/E1/")
        assert await audited(tx) == [(RELOADED, region), (REFUSED, region)]


@ON_SQLITE
async def test_nobody_else_reloads(database: Database, folder: Path) -> None:
    content = await opened(database, folder)
    async with database.write() as tx:
        coordinator, parent = (await a_person(tx, 1)).id, (await a_person(tx, 2)).id
        await grants.give(tx, coordinator, GrantKind.COORDINATOR, await a_territory(tx), NOW)
        for person in (coordinator, parent):
            with pytest.raises(NotAllowed):
                await service.reload_for_region(tx, content, person, LATER)
        assert await audited(tx) == []


async def test_another_process_learns_that_the_region_had_the_content_reloaded(
    database: Database, folder: Path
) -> None:
    here, there = await opened(database, folder), await opened(database, folder)
    async with database.write() as tx:
        region = (await a_person(tx, 1)).id
        await grants.give(tx, region, GrantKind.REGION, None, NOW)
        assert not await service.was_reloaded_elsewhere(tx, there)
        await service.reload_for_region(tx, here, region, LATER)
        assert await service.was_reloaded_elsewhere(tx, there)
        assert not await service.was_reloaded_elsewhere(tx, here)
    there.loaded_at = LATER + timedelta(seconds=1)
    async with database.read() as tx:
        assert not await service.was_reloaded_elsewhere(tx, there)
