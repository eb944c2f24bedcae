"""Brings a database to the newest shape: a backup first, foreign keys off, counts compared.

With SQLite's foreign keys on, rewriting a table deletes the children of its rows, without an error. Alembic is imported
where something is to be done: a bot that starts on the newest revision does without it and its 6 MB.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Connection, inspect, text

from bot.errors import SetupError
from bot.storage.db import Database, sqlite_path
from bot.storage.tables import metadata

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
BACKUPS_KEPT = timedelta(days=29)
"""The notice says 30 days, and the cleaning comes once a day."""
BACKUP_TIME = "%Y%m%dT%H%M%S"
VERSION = "alembic_version"
SEARCH = ("experience_words", "ix_experience_words")
"""The index of published texts, with the tables in which SQLite keeps it."""
MIGRATING = 0x7465727265617501
"""Number of PostgreSQL's advisory lock: one migration at a time."""


async def migrate(database: Database, now: datetime, scripts: Path = MIGRATIONS) -> list[str]:
    """Upgrades to head; returns the revisions that ran, oldest first. `SetupError` where rows would be lost.

    Two processes may start it at once: the second waits and finds nothing left to do.
    """
    async with database.engine.connect() as connection:
        waiting = await connection.run_sync(_waiting, scripts)
        await connection.rollback()
        if not waiting:
            return []
        if database.is_sqlite:
            _back_up(database, now)
        await connection.run_sync(_hold_references, False)
        try:
            await connection.execution_options(terreau_writes=True)
            async with connection.begin():
                return await connection.run_sync(_upgrade, scripts)
        finally:
            await connection.run_sync(_hold_references, True)


async def is_migrated(database: Database, scripts: Path = MIGRATIONS) -> bool:
    async with database.engine.connect() as connection:
        return not await connection.run_sync(_waiting, scripts)


def delete_old_backups(database: Database, now: datetime) -> int:
    """Deletes the copies made before a migration that are too old by the date in their name; returns how many."""
    path = sqlite_path(str(database.engine.url))
    if path is None:
        return 0
    old = [copy for copy in path.parent.iterdir() if _is_old_backup(copy, path, now)]
    for copy in old:
        copy.unlink(missing_ok=True)
    return len(old)


async def find_drift(database: Database) -> list[str]:
    """What the tables in code have and the database has not, or the other way round; empty when they agree."""
    async with database.engine.connect() as connection:
        return await connection.run_sync(_drift)


def _config(connection: Connection, scripts: Path) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts))
    config.attributes["connection"] = connection
    return config


def _waiting(connection: Connection, scripts: Path) -> list[str]:
    """The revisions that have still to run, oldest first; the file of each begins with its number, in that order."""
    if inspect(connection).has_table(VERSION) and _revision(connection) == newest(scripts):
        return []
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    current = MigrationContext.configure(connection).get_current_revision()
    directory = ScriptDirectory.from_config(_config(connection, scripts))
    known = [revision.revision for revision in directory.walk_revisions()][::-1]
    if current is not None and current not in known:
        raise SetupError(f"the database is newer than this code (revision {current}): update the code first")
    return known[known.index(current) + 1 :] if current else known


def newest(scripts: Path) -> str:
    return max(path.stem.split("_")[0] for path in (scripts / "versions").glob("*.py"))


def _revision(connection: Connection) -> str | None:
    found: str | None = connection.execute(text(f"SELECT version_num FROM {VERSION}")).scalar()  # noqa: S608
    return found


def _hold_references(connection: Connection, on: bool) -> None:
    """SQLite's foreign keys on or off, below SQLAlchemy: within a transaction the pragma does nothing, silently."""
    if connection.dialect.name == "sqlite":
        cursor = connection.connection.cursor()
        cursor.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")
        cursor.close()


def _upgrade(connection: Connection, scripts: Path) -> list[str]:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATING})")
    waiting = _waiting(connection, scripts)
    before = _counts(connection)
    from alembic import command

    command.upgrade(_config(connection, scripts), "head")
    after = _counts(connection)
    lost = [name for name, count in before.items() if name in after and after[name] < count]
    if lost:
        raise SetupError(f"migration undone: rows would have been lost in {', '.join(lost)}")
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise SetupError("migration undone: rows would have been left without the row that they refer to")
    return waiting


def _counts(connection: Connection) -> dict[str, int]:
    quote = connection.dialect.identifier_preparer.quote
    names = inspect(connection).get_table_names()
    return {name: connection.execute(text(f"SELECT count(*) FROM {quote(name)}")).scalar_one() for name in names}  # noqa: S608


def _drift(connection: Connection) -> list[str]:
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": _is_of_tables})
    found = [str(difference) for difference in compare_metadata(context, metadata)]
    return found + _check_drift(connection) + _search_drift(connection)


def _is_of_tables(name: str | None, _kind: str, _within: object) -> bool:
    """Not what the database makes to search published texts: SQLAlchemy has no words for it."""
    return not (name or "").startswith(SEARCH)


def _search_drift(connection: Connection) -> list[str]:
    """On SQLite a table that is rewritten loses its triggers, and texts would be searched that are gone."""
    if connection.dialect.name != "sqlite":
        return []
    there = {*connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars()}
    missing = {f"experience_words_{name}" for name in ("added", "came", "gone", "left")} - there
    return [f"experience: triggers {sorted(missing)}"] if missing and SEARCH[0] in there else []


def _check_drift(connection: Connection) -> list[str]:
    """CHECK constraints, which the comparison above does not see.

    By name, and on SQLite by condition as well; PostgreSQL keeps conditions in words of its own.
    """
    inspector = inspect(connection)
    says_conditions = connection.dialect.name == "sqlite"
    found = []
    for table in metadata.sorted_tables:
        if not inspector.has_table(table.name):
            continue
        rules = [rule for rule in table.constraints if isinstance(rule, CheckConstraint)]
        wanted = {(str(rule.name), str(rule.sqltext) if says_conditions else "") for rule in rules}
        present = {
            (str(rule["name"]), rule["sqltext"] if says_conditions else "")
            for rule in inspector.get_check_constraints(table.name)
        }
        if differing := {name for name, _ in wanted ^ present}:
            found.append(f"{table.name}: CHECK {sorted(differing)}")
    return found


def _back_up(database: Database, now: datetime) -> None:
    """A copy beside the file, unless the file holds no table yet."""
    path = sqlite_path(str(database.engine.url))
    if path is None:
        return
    with closing(sqlite3.connect(path)) as source:
        if source.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
            return
        with closing(sqlite3.connect(path.with_suffix(f".before-{now:{BACKUP_TIME}}.db"))) as copy:
            source.backup(copy)


def _is_old_backup(copy: Path, path: Path, now: datetime) -> bool:
    """Whether this is a file that `_back_up` named for the database at `path`, long enough ago."""
    named = re.fullmatch(re.escape(path.stem) + r"\.before-(\d{8}T\d{6})\.db(?:-wal|-shm)?", copy.name, re.ASCII)
    if named is None or not copy.is_file():
        return False
    try:
        made_at = datetime.strptime(named[1], BACKUP_TIME).replace(tzinfo=now.tzinfo)
    except ValueError:
        return False
    return now - made_at > BACKUPS_KEPT
