"""Migrations: the same tables on both databases, nothing lost on the way, nothing run twice."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, time
from pathlib import Path
from typing import cast

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, MetaData, bindparam, func, select, text

from bot.clock import SystemClock
from bot.delivery.sender import Sender
from bot.errors import SetupError
from bot.model import AgeBand, Language, MembershipState, Rhythm, Role, Setting
from bot.scheduler import Clockwork
from bot.storage import feedback, memberships, people, reading, travels
from bot.storage.db import Database, Tx
from bot.storage.migrating import MIGRATIONS, delete_old_backups, find_drift, is_migrated, migrate
from bot.storage.tables import membership_age_band, membership_setting, metadata, person, territory
from bot.storage.types import UtcDateTime
from tests.conftest import KEY, Address
from tests.contents import standing_content
from tests.storage.rows import an_idea

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TRAVELLING = "0026"
"""From which migration on experiences travel."""
REVISIONS = [one.revision for one in ScriptDirectory(str(MIGRATIONS)).walk_revisions()][::-1]
"""In the order in which they are run."""

LATER_REVISION = """
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{down_revision}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    {body}
"""
REWRITES = """recreate = "always" if op.get_bind().dialect.name == "sqlite" else "never"
    with op.batch_alter_table("membership", recreate=recreate) as table:
        table.add_column(sa.Column("colour", sa.String(8), nullable=True))
    with op.batch_alter_table("person", recreate=recreate) as table:
        table.add_column(sa.Column("colour", sa.String(8), nullable=True))"""
LOSES = 'op.execute("DELETE FROM membership_setting")'
ORPHANS = """op.execute("INSERT INTO membership_setting (membership_id, setting) VALUES (999, 'home')")"""
FAILS = """op.execute("DELETE FROM membership_setting")
    raise RuntimeError("half-way")"""


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """A copy of migrations/ to which a test adds."""
    copy = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def add_revision(scripts: Path, body: str) -> None:
    written = LATER_REVISION.format(revision="later", down_revision=REVISIONS[-1], body=body)
    (scripts / "versions" / "later_change.py").write_text(written)


async def a_member(tx: Tx) -> None:
    """A person, a membership and two tables of children."""
    await tx.execute(
        territory.insert().values(
            slug="unieux",
            name="Unieux",
            kind="commune",
            departement="Loire",
            time_zone="Europe/Paris",
            school_zone="Zone A",
            programme="premiere-annee",
            programme_starts_on=NOW.date(),
            digest_weekday=4,
            digest_time=time(17, 0),
            is_open=True,
            created_at=NOW,
        )
    )
    someone = await people.add(tx, 4242, Language.FRENCH, "1", NOW)
    joined = await memberships.add(tx, someone.id, 1, 1, time(18, 30), Rhythm.WEEKLY, NOW)
    await memberships.set_role(tx, joined.id, Role.FAMILY, 1, time(18, 30), Rhythm.WEEKLY, [Setting.HOME, Setting.CLUB])
    await memberships.toggle_age_band(tx, joined.id, AgeBand.A3_5)


async def children(database: Database) -> tuple[int, int, int]:
    async with database.read() as tx:
        tables = (person, membership_setting, membership_age_band)
        found = [(await tx.execute(select(func.count()).select_from(table))).scalar_one() for table in tables]
    return found[0], found[1], found[2]


def backups(path: Path) -> list[Path]:
    return sorted(path.parent.glob("*.before-*.db"))


def test_the_number_of_each_file_is_its_revision_in_the_order_in_which_they_run() -> None:
    numbers = [path.stem.split("_")[0] for path in sorted((MIGRATIONS / "versions").glob("*.py"))]
    assert numbers == REVISIONS


async def test_from_empty_to_head_leaves_nothing_to_migrate_and_no_drift(address: Address) -> None:
    async with address.opened() as database:
        assert not await is_migrated(database)
        assert await migrate(database, NOW) == REVISIONS
        assert await is_migrated(database)
        assert await find_drift(database) == []


async def test_migrating_twice_does_nothing_the_second_time(sqlite_address: Address) -> None:
    async with sqlite_address.opened() as database:
        await migrate(database, NOW)
        async with database.write() as tx:
            await a_member(tx)
        assert await migrate(database, NOW) == []
        assert await children(database) == (1, 2, 1)
    assert sqlite_address.path is not None
    assert backups(sqlite_address.path) == []


async def test_two_processes_that_migrate_at_once_make_one_database(address: Address) -> None:
    async with address.opened() as one, address.opened() as other:
        await asyncio.gather(migrate(one, NOW), migrate(other, NOW))
        assert await find_drift(one) == []
        assert await is_migrated(other)


async def test_the_database_of_the_tests_is_the_one_that_migrations_make(database: Database) -> None:
    assert await find_drift(database) == []


async def test_each_difference_between_code_and_database_is_named(address: Address) -> None:
    async with address.opened() as database:
        async with database.write() as tx:
            for statement in (
                "CREATE TABLE person (id INTEGER PRIMARY KEY, state VARCHAR(12), colour VARCHAR(8))",
                "CREATE TABLE leftover (id INTEGER PRIMARY KEY)",
            ):
                await tx.execute(text(statement))
        drift = "\n".join(await find_drift(database))
    for named in ("leftover", "colour", "chat_hash", "territory", "ck_person_state"):
        assert named in drift


async def test_a_missing_check_constraint_is_drift(address: Address) -> None:
    async with address.opened() as database:
        async with database.write() as tx:
            without = metadata.tables["person"].to_metadata(MetaData(naming_convention=metadata.naming_convention))
            without.constraints = {rule for rule in without.constraints if not str(rule.name).startswith("ck_")}
            await tx.run_sync(without.create)
            await tx.run_sync(metadata.create_all)
        assert await find_drift(database) == ["person: CHECK ['ck_person_state']"]


async def test_a_check_constraint_with_another_condition_is_drift(sqlite_address: Address) -> None:
    async with sqlite_address.opened() as database:
        async with database.write() as tx:
            other = metadata.tables["person"].to_metadata(MetaData(naming_convention=metadata.naming_convention))
            other.constraints = {rule for rule in other.constraints if not str(rule.name).startswith("ck_")}
            other.append_constraint(CheckConstraint("state IN ('active', 'gone')", name="state"))
            await tx.run_sync(other.create)
            await tx.run_sync(metadata.create_all)
        assert await find_drift(database) == ["person: CHECK ['ck_person_state']"]


async def test_a_later_migration_that_rewrites_a_table_loses_no_child(address: Address, later: Path) -> None:
    async with address.opened() as database:
        await migrate(database, NOW)
        async with database.write() as tx:
            await a_member(tx)
        add_revision(later, REWRITES)
        assert await migrate(database, NOW, later) == ["later"]
        assert await children(database) == (1, 2, 1)
        async with database.write() as tx:
            assert (await tx.execute(text("SELECT colour FROM person"))).all() == [(None,)]
            await people.erase(tx, 1, NOW)
        assert await children(database) == (0, 0, 0), "references work again once it is done"


async def test_foreign_keys_are_back_on_after_a_migration_even_one_that_failed(
    sqlite_address: Address, later: Path
) -> None:
    add_revision(later, FAILS)
    async with sqlite_address.opened() as database:
        await migrate(database, NOW)
        with pytest.raises(RuntimeError, match="half-way"):
            await migrate(database, NOW, later)
        async with database.read() as tx:
            assert (await tx.exec_driver_sql("PRAGMA foreign_keys")).scalar() == 1


async def test_a_backup_is_made_before_a_file_that_holds_something_changes(
    sqlite_address: Address, later: Path
) -> None:
    path = sqlite_address.path
    assert path is not None
    async with sqlite_address.opened() as database:
        await migrate(database, NOW)
        assert backups(path) == [], "there was nothing to keep"
        async with database.write() as tx:
            await a_member(tx)
        add_revision(later, REWRITES)
        await migrate(database, NOW, later)
    [backup] = backups(path)
    assert backup.name == "terreau.before-20261123T093000.db"
    with closing(sqlite3.connect(backup)) as kept:
        assert kept.execute("SELECT count(*) FROM membership_setting").fetchone() == (2,)
        assert "colour" not in [column[1] for column in kept.execute("PRAGMA table_info(person)")]


async def test_the_key_is_in_no_backup(sqlite_address: Address, later: Path) -> None:
    path = sqlite_address.path
    assert path is not None
    path.with_suffix(".key").write_text(KEY)
    async with sqlite_address.opened() as database:
        await migrate(database, NOW)
        await database.check_key()
        async with database.write() as tx:
            await a_member(tx)
        add_revision(later, REWRITES)
        await migrate(database, NOW, later)
    [backup] = backups(path)
    assert KEY.encode() not in backup.read_bytes()
    assert list(path.parent.glob("*.key")) == [path.with_suffix(".key")]


@pytest.mark.parametrize(
    ("body", "said"),
    [(LOSES, "rows would have been lost in membership_setting"), (ORPHANS, "without the row that they refer to")],
)
async def test_a_migration_that_would_lose_rows_is_undone(
    sqlite_address: Address, later: Path, body: str, said: str
) -> None:
    async with sqlite_address.opened() as database:
        await migrate(database, NOW)
        async with database.write() as tx:
            await a_member(tx)
        add_revision(later, body)
        with pytest.raises(SetupError, match=said):
            await migrate(database, NOW, later)
        assert await children(database) == (1, 2, 1)
        assert await is_migrated(database)
        assert not await is_migrated(database, later)


async def test_a_migration_that_would_lose_rows_is_undone_on_postgresql_too(address: Address, later: Path) -> None:
    async with address.opened() as database:
        await migrate(database, NOW)
        async with database.write() as tx:
            await a_member(tx)
        add_revision(later, LOSES)
        with pytest.raises(SetupError, match="membership_setting"):
            await migrate(database, NOW, later)
        assert await children(database) == (1, 2, 1)


async def test_a_migration_that_fails_half_way_leaves_everything_as_it_was(address: Address, later: Path) -> None:
    async with address.opened() as database:
        await migrate(database, NOW)
        async with database.write() as tx:
            await a_member(tx)
        add_revision(later, FAILS)
        with pytest.raises(RuntimeError, match="half-way"):
            await migrate(database, NOW, later)
        assert await children(database) == (1, 2, 1)
        assert await find_drift(database) == []


async def test_a_database_newer_than_the_code_is_refused(address: Address, later: Path) -> None:
    add_revision(later, "pass")
    async with address.opened() as database:
        await migrate(database, NOW, later)
        with pytest.raises(SetupError, match=r"newer than this code \(revision later\)"):
            await migrate(database, NOW)
        with pytest.raises(SetupError, match="newer than this code"):
            await is_migrated(database)


async def test_backups_go_after_thirty_days_and_nothing_else_does(sqlite_address: Address) -> None:
    path = sqlite_address.path
    assert path is not None
    kept = [
        "terreau.before-20261026T093000.db",
        "terreau.before-20261123T093000.db",
        "terreau.before-20261399T999999.db",
        "terreau.before-20250101T000000.db.copy",
        "terreau.before-spring.db",
        "other.before-20250101T000000.db",
        "terreau.key",
    ]
    old = ["terreau.before-20261024T093000.db", "terreau.before-20250101T000000.db"]
    old += [f"{old[0]}-wal", f"{old[0]}-shm"]
    async with sqlite_address.opened() as database:
        await migrate(database, NOW)
        for name in kept + old:
            (path.parent / name).write_text("")
        (path.parent / "terreau.before-20250102T000000.db").mkdir()
        assert delete_old_backups(database, NOW) == 4
        assert delete_old_backups(database, NOW) == 0
    names = {found.name for found in path.parent.iterdir()}
    assert set(kept) <= names
    assert names.isdisjoint(old)
    assert {"terreau.db", "terreau.before-20250102T000000.db"} <= names


async def test_without_a_file_there_are_no_backups_to_delete(database: Database) -> None:
    assert delete_old_backups(database, NOW) == 0


async def test_cleaning_deletes_old_backups(sqlite_address: Address) -> None:
    path = sqlite_address.path
    assert path is not None
    async with sqlite_address.opened() as database:
        await migrate(database, NOW)
        old = path.with_name("terreau.before-20250101T000000.db")
        old.write_text("")
        await Clockwork(database, standing_content(), cast(Sender, None), SystemClock()).clean()
    assert not old.exists()


OLD_TEXT = "Le soir, chacun dit sa météo."
OLD_EXPERIENCE = """
INSERT INTO experience (feedback_id, territory_id, state, text, place, submitted_at, published_at, sent_to_region_at)
VALUES (:feedback, 1, 'published', :words, 'Loire', :now, :now, :now)
"""


async def test_texts_sent_before_they_could_travel_wait_for_the_region_and_are_found(
    address: Address, later: Path
) -> None:
    """And what goes afterwards leaves the index, as what comes does."""
    newer = [path for path in (later / "versions").glob("*.py") if path.stem.split("_")[0] >= TRAVELLING]
    for path in newer:
        path.unlink()
    async with address.opened() as database:
        await migrate(database, NOW, later)
        async with database.write() as tx:
            await a_member(tx)
            member = (await memberships.list_of(tx, 1, MembershipState.JOINING))[0]
            idea = await an_idea(tx, member)
            await feedback.save(tx, idea.id, NOW, comment=OLD_TEXT, sharing="region")
            given = (await tx.execute(text("SELECT id FROM feedback"))).scalar_one()
            old = text(OLD_EXPERIENCE).bindparams(bindparam("now", type_=UtcDateTime))
            await tx.execute(old, {"feedback": given, "words": OLD_TEXT, "now": NOW})
        await migrate(database, NOW)
        async with database.write() as tx:
            waiting = await travels.find_next(tx, 0)
            assert waiting
            wanted = reading.Wanted(words=(("meteo",),))
            assert [one.text for one in await reading.list_read(tx, [1], wanted, 3)] == [OLD_TEXT]
            await people.erase(tx, 1, NOW)
            assert await reading.list_read(tx, [1], wanted, 3) == []
