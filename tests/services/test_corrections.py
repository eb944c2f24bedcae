"""The region corrects what it adopts and keeps it on its shelf, with name, version and origin, also as files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.errors import Invalid, NotAllowed, NotFound
from bot.library import Library
from bot.library.checking import check
from bot.library.loading import CODE, parse_activity, read_programme
from bot.library.loading import CONTENT as FOLDER
from bot.library.writing import activity_path, activity_text, programme_text
from bot.services import adoption, corrections, local_activities, shelves
from bot.services.adoption import Read
from bot.services.guarding import Concern
from bot.storage import local_activities as stored
from bot.storage.db import Database, Tx
from bot.storage.tables import audit, local_activity, territory
from tests.contents import small_copy
from tests.services.packing import members_of
from tests.services.test_adoption import LONELY, adopted, of_region, titles_in
from tests.services.test_local_activities import GUARDS, LIBRARY, coordinator, published
from tests.storage.rows import LATER, NOW, a_territory

SHELF = "le-banc-du-marche"


async def corrected(tx: Tx, region: int, local_id: int, field: str, said: str) -> tuple[Any, Concern | None]:
    await corrections.ask(tx, region, local_id, field, NOW)
    return await corrections.answer(tx, LIBRARY, GUARDS, region, said, NOW)


async def scene(tx: Tx) -> tuple[int, int, int, int]:
    """Who wrote, the region, another territory, and the activity."""
    author, unieux = await coordinator(tx)
    return author, await of_region(tx), await a_territory(tx, "firminy"), await published(tx, author, unieux)


async def test_others_are_given_the_regions_words_and_its_territory_keeps_its_own(database: Database) -> None:
    async with database.write() as tx:
        author, region, firminy, local_id = await scene(tx)
        unieux = (await local_activities.open_own(tx, author, local_id)).territory.id
        assert await corrected(tx, region, local_id, "title", "Le banc aux mots") != (None, None)
        assert await titles_in(tx, firminy) == [], "nothing travels before it is adopted"
        await adopted(tx, region, local_id)
        assert (await titles_in(tx, firminy), await titles_in(tx, unieux)) == (
            ["Le banc aux mots"],
            ["Le banc du marché"],
        )
        told = await adoption.open_adopted(tx, author, local_id)
        assert (told.activity.title, told.kept.is_corrected, told.kept.version) == ("Le banc aux mots", True, 1)
        actions = [row.action for row in await tx.execute(select(audit).order_by(audit.c.id))]
    assert actions[-2:] == ["local-activity-corrected", "local-activity-adopted"]


async def test_a_correction_is_weighed_like_what_an_author_writes(database: Database) -> None:
    async with database.write() as tx:
        _, region, _, local_id = await scene(tx)
        named, concern = await corrected(tx, region, local_id, "question", "Que dirait Kévin Dupont ?")
        assert (concern, named.kept.corrected) == (Concern.NAME, None)
        one_step, _ = await corrected(tx, region, local_id, "steps", "Asseyez-vous.")
        assert one_step.faults
        with pytest.raises(Invalid, match="error-correction-empty"):
            await corrections.choose(tx, LIBRARY, region, local_id, "ages", "3-5", NOW)
        for field in corrections.ITS_OWN:
            with pytest.raises(Invalid, match="error-old-button"):
                await corrections.ask(tx, region, local_id, field, NOW)
        assert (await adoption.open_submitted(tx, region, local_id)).kept.corrections == 0


async def test_what_a_colleague_corrected_meanwhile_is_not_adopted_unread(database: Database) -> None:
    async with database.write() as tx:
        _, region, _, local_id = await scene(tx)
        read = Read.of((await adoption.open_submitted(tx, region, local_id)).kept)
        await corrections.choose(tx, LIBRARY, region, local_id, "minutes", "2", NOW)
        with pytest.raises(Invalid, match="error-local-changed"):
            await adoption.adopt(tx, LIBRARY, region, local_id, read, NOW)


async def test_a_new_edition_of_the_territory_ends_corrections_of_the_one_before(database: Database) -> None:
    async with database.write() as tx:
        author, region, _, local_id = await scene(tx)
        await corrected(tx, region, local_id, "title", "Le banc aux mots")
        await corrections.ask(tx, region, local_id, "question", NOW)
        await local_activities.publish(tx, LIBRARY, author, local_id, LATER)
        with pytest.raises(Invalid, match="error-local-changed"):
            await corrections.answer(tx, LIBRARY, GUARDS, region, "Quel mot gardes-tu ?", LATER)
        found = await adoption.open_submitted(tx, region, local_id)
    assert (found.activity.title, found.kept.corrected) == ("Le banc du marché", None)


async def test_the_version_counts_what_others_see_and_old_buttons_open_the_latest(database: Database) -> None:
    async with database.write() as tx:
        _, region, firminy, local_id = await scene(tx)
        await adopted(tx, region, local_id)
        await adoption.release(tx, region, local_id, 1, NOW)
        await adopted(tx, region, local_id)
        kept = (await adoption.open_submitted(tx, region, local_id)).kept
        assert (kept.version, kept.shelf) == (1, SHELF), "nothing has changed for anybody"
        await corrected(tx, region, local_id, "title", "Le banc aux mots")
        await adopted(tx, region, local_id)
        for sent in (SHELF, local_activities.slug_of(local_id)):
            opened = await local_activities.open_activity(tx, LIBRARY, sent, firminy)
            assert (opened.activity.title, opened.activity.version) == ("Le banc aux mots", 2)
            assert (opened.origin, opened.is_withdrawn) == ("Unieux", False)
        await corrections.drop(tx, region, local_id, NOW)
        await adopted(tx, region, local_id)
        assert await titles_in(tx, firminy) == ["Le banc du marché"]
        assert (await adoption.open_submitted(tx, region, local_id)).kept.version == 3


async def test_corrections_outlive_a_release_and_can_be_dropped(database: Database) -> None:
    async with database.write() as tx:
        _, region, firminy, local_id = await scene(tx)
        await corrected(tx, region, local_id, "title", "Le banc aux mots")
        await adopted(tx, region, local_id)
        assert (await adoption.release(tx, region, local_id, 1, NOW)).activity.title == "Le banc aux mots"
        assert (await corrections.drop(tx, region, local_id, NOW)).activity.title == "Le banc du marché"
        await adopted(tx, region, local_id)
        assert await titles_in(tx, firminy) == ["Le banc du marché"]


async def test_two_activities_of_one_title_are_not_adopted(database: Database) -> None:
    async with database.write() as tx:
        author, region, firminy, first = await scene(tx)
        unieux = (await local_activities.open_own(tx, author, first)).territory.id
        second = await published(tx, author, unieux)
        await adopted(tx, region, first)
        with pytest.raises(Invalid, match="error-local-title"):
            await adopted(tx, region, second)
        await corrected(tx, region, second, "title", next(iter(LIBRARY.activities.values())).title)
        with pytest.raises(Invalid, match="error-local-title"):
            await adopted(tx, region, second)
        await corrected(tx, region, second, "title", "Le muret")
        await adopted(tx, region, second)
        assert sorted(await titles_in(tx, firminy)) == ["Le banc du marché", "Le muret"]


async def test_only_who_steers_there_reads_what_was_made_of_it(database: Database) -> None:
    async with database.write() as tx:
        author, region, _, local_id = await scene(tx)
        with pytest.raises(NotFound):
            await adoption.open_adopted(tx, author, local_id)
        await adopted(tx, region, local_id)
        stranger, _ = await coordinator(tx, 902, "firminy")
        with pytest.raises(NotFound):
            await adoption.open_adopted(tx, stranger, local_id)


async def exported(tx: Tx, library: Library) -> dict[str, str]:
    return {activity_path(one): activity_text(one) for one in await shelves.list_adopted(tx, library)}


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)  # the check reads files, whatever they came from
async def test_the_files_of_the_shelf_join_content_and_pass_the_check(database: Database, tmp_path: Path) -> None:
    content = Path(copytree(FOLDER, tmp_path / "content"))
    before = check(content, date(2026, 11, 23), CODE)
    async with database.write() as tx:
        _, region, firminy, local_id = await scene(tx)
        await tx.execute(update(local_activity).values(published=seance(), fields=seance()))
        await corrected(tx, region, local_id, "title", "Le banc : des mots")
        await adopted(tx, region, local_id)
        files = await exported(tx, LIBRARY)
        assert files == await exported(tx, LIBRARY)
        assert [*files] == [f"activities/E1/{SHELF_OF_WORDS}.md"]
        for name, text in files.items():
            (content / name).write_text(text, encoding="utf-8")
        after, joined = check(content, date(2026, 11, 23), CODE), Library.load(content)
        assert (after.activities, after.faults) == (before.activities + 1, ())
        file = joined.activities[SHELF_OF_WORDS]
        assert (file.title, file.origin, file.version) == ("Le banc : des mots", "Unieux (Loire)", 1)
        given = await local_activities.library_of(tx, joined, firminy)
        assert [one.title for one in given.activities.values()].count(file.title) == 1
        at_home = await local_activities.library_of(tx, joined, 1)
        assert file.slug not in at_home.activities, "it has its own"
        opened = await local_activities.open_activity(tx, joined, file.slug, firminy)
        assert (opened.origin, opened.is_withdrawn) == ("Unieux (Loire)", False)
        assert await exported(tx, joined) == files


async def test_the_region_receives_the_same_files_in_chat(database: Database) -> None:
    async with database.write() as tx:
        author, region, _, local_id = await scene(tx)
        with pytest.raises(NotFound):
            await shelves.give_files(tx, LIBRARY, region, NOW)
        await adopted(tx, region, local_id)
        given = members_of(await shelves.give_files(tx, LIBRARY, region, NOW))
        assert {name: raw.decode() for name, raw in given.items()} == await exported(tx, LIBRARY)
        with pytest.raises(NotAllowed):
            await shelves.give_files(tx, LIBRARY, author, NOW)
        actions = [row.action for row in await tx.execute(select(audit).order_by(audit.c.id))]
    assert actions[-1] == "local-activities-exported"


SHELF_OF_WORDS = "le-banc-des-mots"


def seance() -> dict[str, Any]:
    """A séance is in no sequence of content/ before an author puts it there."""
    return {
        **{"title": "Le banc du marché", "skill": "E1.2", "form": "seance", "level": "circle", "ages": ["6-8"]},
        **{"settings": {"school": "En classe, après la récréation."}, "minutes": 30, "place": "indoors"},
        **{"group": {"min": 6, "max": 30}, "material": ["un banc"], "caution": None, "simple": []},
        "steps": ["Ouverture, 5 min : asseyez-vous.", "Expérience, 15 min : dites un mot.", "Retour, 10 min : qui ?"],
        "posture": "Je dis mon mot d’abord.",
        "question": "Quel mot garderas-tu ?",
        "without": "Sans banc, debout en rond.",
        "if_not": "Personne ne parle ? Dites votre mot, et passez au jeu.",
    }


async def test_what_the_region_adopts_after_a_file_has_joined_is_given_until_it_joins_too(
    database: Database, tmp_path: Path
) -> None:
    folder = small_copy(tmp_path)
    async with database.write() as tx:
        _, region, firminy, local_id = await scene(tx)
        await adopted(tx, region, local_id)
        for name, text in (await exported(tx, LIBRARY)).items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        joined = replace(LONELY, activities=Library.load(folder).activities)
        await corrected(tx, region, local_id, "title", "Le banc aux mots")
        await adoption.adopt(tx, joined, region, local_id, await read(tx, region, local_id), NOW)
        library = await local_activities.library_of(tx, joined, firminy)
        assert {slug: (one.title, one.version) for slug, one in library.activities.items()} == {
            SHELF: ("Le banc aux mots", 2)
        }
        assert (await local_activities.open_activity(tx, joined, SHELF, firminy)).activity.title == "Le banc aux mots"


async def read(tx: Tx, region: int, local_id: int) -> Read:
    return Read.of((await adoption.open_submitted(tx, region, local_id)).kept)


async def test_a_name_that_is_taken_gets_the_code_of_its_territory(database: Database) -> None:
    taken = next(iter(LIBRARY.activities.values()))
    library = replace(LIBRARY, activities={SHELF: taken})
    async with database.write() as tx:
        _, region, _, local_id = await scene(tx)
        await adoption.adopt(tx, library, region, local_id, await read(tx, region, local_id), NOW)
        kept = await stored.find(tx, local_id)
        assert kept
        assert kept.shelf == f"{SHELF}-unieux"


async def test_one_that_was_adopted_before_names_were_given_gets_one_when_it_is_exported(database: Database) -> None:
    async with database.write() as tx:
        _, region, _, local_id = await scene(tx)
        await adopted(tx, region, local_id)
        await tx.execute(update(local_activity).values(shelf=None, version=0))
        await tx.execute(update(territory).values(departement=""))
        (made,) = await shelves.list_adopted(tx, LIBRARY)
        assert (made.slug, made.version, made.origin) == (SHELF, 1, "Unieux")
        assert (await stored.find_by_shelf(tx, SHELF)) is not None


def test_the_file_of_every_activity_and_programme_is_read_back_as_it_was(tmp_path: Path) -> None:
    for slug, one in LIBRARY.activities.items():
        assert parse_activity(activity_text(one), slug) == one
    for slug, programme in LIBRARY.programmes.items():
        path = tmp_path / f"{slug}.yaml"
        path.write_text(programme_text(programme), encoding="utf-8")
        assert read_programme(path) == programme
