"""What is held about a person: all of it is given, and none of it is left after `/oublier`; the schema is walked."""

from __future__ import annotations

import json
from datetime import timedelta

from sqlalchemy import JSON, Column, String, Text, literal_column, select

from bot.library.loading import CONTENT
from bot.model import GrantKind, Language
from bot.services import leaving, privacy, steering
from bot.storage import grants, territories
from bot.storage.db import Database, fetch_all, sqlite_path
from bot.storage.privacy import ABOUT_NOBODY, HELD
from bot.storage.tables import metadata
from bot.storage.tables import outbox as ledger
from bot.texts import Texts
from bot.views.privacy import as_page
from tests.services.a_life import CHAT, IN_CLEAR, SEALED, TEXT, WORDS, live
from tests.services.texts_to_share import CONTENT as IN_USE
from tests.storage.rows import NOW, a_person

TEXTS = Texts.load(CONTENT / "texts")
TABLES = metadata.sorted_tables


def cells() -> list[Column[object]]:
    return [column for table in metadata.sorted_tables for column in table.columns]


def refers(column: Column[object]) -> set[str]:
    """The tables whose rows it names: by a foreign key, or by its name alone where it has none."""
    by_name = {column.name.removesuffix("_id")} & metadata.tables.keys() if column.name.endswith("_id") else set()
    return {key.column.table.name for key in column.foreign_keys} | by_name


def test_every_table_is_said_to_be_about_a_person_or_about_nobody() -> None:
    about = {held.table.name for held in HELD}
    assert about | ABOUT_NOBODY.keys() == metadata.tables.keys()
    assert not about & ABOUT_NOBODY.keys()
    assert all(ABOUT_NOBODY.values())


def test_no_column_of_a_table_about_nobody_leads_to_a_person() -> None:
    about = {held.table.name for held in HELD}
    leads = [column for column in cells() if column.table.name in ABOUT_NOBODY and refers(column) & about]
    assert leads == [], "describe the table in HELD, bot/storage/privacy.py"


def test_every_column_that_is_not_given_is_there_and_says_why() -> None:
    for held in HELD:
        assert held.left_out.keys() <= {column.name for column in held.table.columns}, held.table.name
        assert all(held.left_out.values())
        assert not {"comment", "text", "parts", "fields", "data"} & held.left_out.keys()


def test_every_column_that_is_given_has_its_words_in_the_complete_languages() -> None:
    for language in (Language.FRENCH, Language.ENGLISH):
        t = TEXTS.of(language)
        for held in HELD:
            assert f"mine-table-{held.table.name}" in t
            for column in held.columns:
                named = (
                    column.name.removesuffix("_id")
                    if refers(column) & {"territory", "structure", "meetup"}
                    else column.name
                )
                assert f"mine-column-{named}" in t, column


def shown(column: Column[object]) -> str:
    is_named = refers(column) & {"territory", "structure", "meetup"}
    return column.name.removesuffix("_id") if is_named else column.name


async def test_everything_is_given_from_every_table_and_nothing_of_anybody_else(database: Database) -> None:
    async with database.write() as tx:
        someone = await live(tx)
        held = await privacy.collect(tx, someone)
        others = await privacy.collect(tx, await a_person(tx, 1002))
    assert [name for name, rows in held.items() if not rows] == [], "live() fills every table of HELD"
    given = json.loads(privacy.as_json(held, NOW))
    assert given["person"][0]["chat_id"] == CHAT
    assert (given["person"][0]["notice_version"], given["feedback"][0]["comment"]) == ("1", TEXT)
    assert (given["membership"][0]["territory"], given["meetup_words"][0]["text"]) == ("Unieux", WORDS)
    assert "Nous chantons" not in repr(held)
    assert str(CHAT) not in repr(others)
    assert TEXT not in repr(others)


async def test_whose_access_was_ended_reads_that_it_was_when_and_in_which_role_it_was_done(database: Database) -> None:
    async with database.write() as tx:
        someone = await live(tx)
        coordinator = await a_person(tx, 1003)
        here = await territories.find_by_slug(tx, "unieux")
        assert here
        await grants.give(tx, coordinator.id, GrantKind.COORDINATOR, here.id, NOW)
        own = await grants.find_held(tx, someone.id, here.id)
        assert own
        await steering.end(tx, own, "grant-withdrawn", coordinator.id, NOW)
        await grants.give(tx, someone.id, GrantKind.COORDINATOR, here.id, NOW)
        again = await grants.find_held(tx, someone.id, here.id)
        assert again
        await steering.end(tx, again, "grant-withdrawn", None, NOW + timedelta(hours=1))
        held = await privacy.collect(tx, someone)
        others = await privacy.collect(tx, coordinator)
    told = [(row["action"], row["territory"], row["done_by"]) for row in held["audit_about"]]
    assert told == [("grant-withdrawn", "Unieux", by) for by in ("region", "coordinator", None)]
    assert {"person_id", "number", "detail"}.isdisjoint(held["audit_about"][0])
    assert others["audit_about"] == []
    page = as_page(TEXTS.of(Language.FRENCH), IN_USE.library, held, NOW).replace("\u00a0", " ")
    assert '<dt>Action</dt><dd dir="auto">accès retiré</dd>' in page
    assert '<dt>Par</dt><dd dir="auto">région</dd>' in page


async def test_the_page_escapes_what_was_written_and_needs_nothing_from_elsewhere(database: Database) -> None:
    async with database.write() as tx:
        held = await privacy.collect(tx, await live(tx))
    for language in TEXTS.languages:
        page = as_page(TEXTS.of(language), IN_USE.library, held, NOW)
        assert "&lt;b&gt;&amp; rit&lt;/b&gt;" in page
        assert "<b>" not in page
        assert "http" not in page
        assert page.count("<section>") == len(held)
    assert 'dir="rtl"' in as_page(TEXTS.of(Language("ar")), IN_USE.library, held, NOW)


async def test_after_forgetting_nothing_of_the_person_is_left_in_any_table(database: Database) -> None:
    async with database.write() as tx:
        someone = await live(tx)
        own = await privacy.collect(tx, someone)
        await leaving.erase(tx, someone, NOW)
        assert [name for name, rows in (await privacy.collect(tx, someone)).items() if rows] == []
        keys = [
            key.parent
            for table in metadata.sorted_tables
            for key in table.foreign_keys
            if key.column.table.name == "person"
        ]
        left = {number for key in [*keys, ledger.c.person_id] for number in (await tx.execute(select(key))).scalars()}
        assert someone.id not in left
        clear = repr([(await tx.execute(select(table))).all() for table in metadata.sorted_tables])
        raw = repr(
            [
                (await tx.execute(select(literal_column("*")).select_from(table))).all()
                for table in metadata.sorted_tables
            ]
        )
    assert [secret for secret in (str(CHAT), TEXT, WORDS) if secret in clear + raw] == []
    assert len(own["local_activity"]) == 1


async def test_the_ledger_keeps_the_rows_of_the_erased_without_a_number_that_was_theirs(database: Database) -> None:
    """On SQLite a number is given again: a key made from it would keep the next person's idea from being promised."""
    async with database.write() as tx:
        someone = await live(tx)
        theirs = ledger.c.person_id == someone.id
        before = (await tx.execute(select(ledger.c.id).where(theirs))).scalars().all()
        await leaving.erase(tx, someone, NOW)
        rows = await fetch_all(tx, select(ledger).where(ledger.c.id.in_(before)))
        links = await fetch_all(tx, select(metadata.tables["invitation"]))
        drafts = await fetch_all(tx, select(metadata.tables["local_activity"]))
    assert [row.key for row in rows] == [f"erased:{row.id}" for row in rows]
    assert {(row.person_id, row.reference, row.message_id) for row in rows} == {(None, None, None)}
    assert [link.revoked_at for link in links] == [NOW]
    assert drafts == []


async def test_nobodys_chat_text_or_draft_can_be_read_in_the_database(database: Database) -> None:
    """In the files of SQLite, its journal included, or in the rows of PostgreSQL as it stores them."""
    async with database.write() as tx:
        await live(tx)
    if path := sqlite_path(str(database.engine.url)):
        stored = b"".join(file.read_bytes() for file in path.parent.glob("terreau.db*"))
    else:
        async with database.read() as tx:
            tables = [(await tx.execute(select(literal_column("*")).select_from(table))).all() for table in TABLES]
        stored = repr(tables).encode()
    assert IN_CLEAR.encode() in stored, "what is published is kept clear, and would be found"
    assert [secret for secret in SEALED if secret.encode() in stored] == []


CLEAR = {
    "territory": {"name", "departement", "living_area", "time_zone", "programme", "own"},
    "person": {"menu"},
    "structure": {"name"},
    "programme_start": {"programme"},
    "theme_change": {"programme", "theme"},
    "theme_week": {"theme"},
    "theme_vote": {"themes"},
    "theme_vote_count": {"theme"},
    "membership": {"idea_filter"},
    "erasure": {"chat_hash"},
    "idea": {"key", "activity", "theme"},
    "feedback": {"tags"},
    "experience": {"text", "place", "region_place"},
    "activity_votes": {"activity"},
    "activity_use": {"activity"},
    "batch": {"key"},
    "broadcast": {"segment"},
    "broadcast_card": {"shown"},
    "meetup": {"segment"},
    "outbox": {"key", "reason"},
    "week_count": {"figure"},
    "digest": {"facts"},
    "region_digest": {"figures"},
    "headcount": {"classes"},
    "audit": {"action", "detail"},
    "last_form": {"slug", "fields"},
    "local_activity": {"shelf"},
    "pack_item": {"slug", "activity", "given_by", "fields"},
}
"""What could hold a sentence and is not sealed: places, codes, hashes, totals, and words that everybody may read."""


def test_whatever_could_hold_what_somebody_wrote_is_sealed_or_named_here() -> None:
    wide = [column for column in cells() if isinstance(column.type, JSON | Text) or is_long(column)]
    found: dict[str, set[str]] = {}
    for column in wide:
        found.setdefault(column.table.name, set()).add(column.name)
    assert found == CLEAR


def is_long(column: Column[object]) -> bool:
    return isinstance(column.type, String) and (column.type.length or 1000) >= 40
