"""Backups of the whole database while the bot is at work: whole or not there, for their owner only, and not for ever.

SQLite by its online backup, PostgreSQL by pg_dump. The key is in neither: what is encrypted stays unreadable.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

from sqlalchemy import URL, make_url

from bot.errors import SetupError, TerreauError
from bot.storage.db import Database, sqlite_path
from bot.storage.migrating import BACKUP_TIME
from bot.storage.tables import keyring

KEPT = timedelta(days=29)
"""The notice says 30 days, and the rotation comes once a day."""
EVERY = timedelta(hours=24)
TIME = "%Y%m%dT%H%M%SZ"
NAMED = re.compile(r"terreau-(\d{8}T\d{6}Z)\.(db|dump|unfinished)", re.ASCII)
SQLITE = b"SQLite format 3\0"
PAGES = 1000
"""Copied at once; between two such steps a process that ends stops copying."""


def default_folder(url: str) -> Path | None:
    """`backups/` beside an SQLite file; elsewhere the operator has to say where."""
    path = sqlite_path(url)
    return path.parent / "backups" if path else None


class Interrupted(TerreauError):
    """The process ends before its backup is whole."""


async def back_up(database: Database, folder: Path, now: datetime, ending: Event | None = None) -> Path:
    """Writes a backup and returns its file; `SetupError` where it cannot be made, and then nothing is left of it.

    `ending` interrupts it from another thread.
    """
    suffix = "db" if database.is_sqlite else "dump"
    target = folder / f"terreau-{now.astimezone(UTC):{TIME}}.{suffix}"
    unfinished = target.with_suffix(".unfinished")
    _begin(unfinished)
    try:
        if path := sqlite_path(str(database.engine.url)):
            await asyncio.to_thread(_copy, path, unfinished, ending or Event())
        else:
            await _dump_postgres(database, unfinished)
        unfinished.rename(target)
    except (OSError, sqlite3.Error) as error:
        raise SetupError(f"the backup {target} cannot be made: {error}") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return target


def rotate(folder: Path, now: datetime) -> int:
    """Deletes the backups that are too old by the date in their name; returns how many. Other files stay.

    What a killed process left unfinished goes after a day.
    """
    kept = {".unfinished": EVERY}
    old = [path for path, made_at in _list(folder) if now - made_at > kept.get(path.suffix, KEPT)]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def is_due(folder: Path, now: datetime) -> bool:
    """Whether the newest backup is a day old, or there is none: by the files, whatever was restarted meanwhile."""
    newest = max((made_at for path, made_at in _list(folder) if path.suffix != ".unfinished"), default=None)
    return newest is None or now - newest >= EVERY


async def restore(url: str, schema: str | None, backup: Path, now: datetime) -> None:
    """Puts a backup in the place of the database; what was there is put aside (SQLite) or dropped (PostgreSQL).

    To be called while nothing is at work on it. `SetupError` where the file is no backup of this kind of database.
    """
    _refuse_missing(backup)
    if path := sqlite_path(url):
        await asyncio.to_thread(_put_back, backup, path, now)
    else:
        await _restore_postgres(url, schema, backup)


async def probes_in(backup: Path) -> list[bytes]:
    """The known word under each key that the backup was made with; `SetupError` where the file cannot be read."""
    _refuse_missing(backup)
    with backup.open("rb") as file:
        is_sqlite = file.read(len(SQLITE)) == SQLITE
    return await asyncio.to_thread(_probes_of, backup) if is_sqlite else await _dumped_probes(backup)


def _probes_of(backup: Path) -> list[bytes]:
    _refuse_unsound(backup)
    try:
        with closing(sqlite3.connect(f"file:{backup}?mode=ro", uri=True)) as opened:
            return [probe for (probe,) in opened.execute(f"SELECT probe FROM {keyring.name}")]  # noqa: S608
    except sqlite3.Error:
        return []  # of before there were keys


async def _dumped_probes(backup: Path) -> list[bytes]:
    said = await _run("pg_restore", ["--data-only", "--table", keyring.name, "--file", "-", str(backup)], None)
    return [bytes.fromhex(found) for found in re.findall(r"^\d+\t\\\\x([0-9a-f]+)$", said, re.MULTILINE)]


def _begin(unfinished: Path) -> None:
    try:
        unfinished.parent.mkdir(parents=True, exist_ok=True)
        unfinished.touch(mode=0o600)
    except OSError as error:
        raise SetupError(f"the backup {unfinished} cannot be made: {error.strerror}") from error


def _refuse_missing(backup: Path) -> None:
    if not backup.is_file():
        raise SetupError(f"there is no backup at {backup}")


def _list(folder: Path) -> list[tuple[Path, datetime]]:
    if not folder.is_dir():
        return []
    named = [(path, made_at(path)) for path in folder.iterdir() if path.is_file()]
    return [(path, made_at) for path, made_at in named if made_at]


def made_at(path: Path) -> datetime | None:
    """By its name; None for a file that is called otherwise."""
    found = NAMED.fullmatch(path.name)
    try:
        return datetime.strptime(found[1], TIME).replace(tzinfo=UTC) if found else None
    except ValueError:
        return None


def _copy(source: Path, target: Path, ending: Event) -> None:
    """As the database is at this instant: the open transaction keeps later writes out, and does not hold them up."""

    def go_on(_status: int, _left: int, _all: int) -> None:
        if ending.is_set():
            raise Interrupted

    with closing(sqlite3.connect(source, isolation_level=None)) as reading, closing(sqlite3.connect(target)) as writing:
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM sqlite_master").fetchone()
        reading.backup(writing, pages=PAGES, progress=go_on, sleep=0)
        writing.execute("PRAGMA journal_mode=DELETE")
    _refuse_unsound(target)


def _refuse_unsound(path: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as opened:
            sound = opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            tables = opened.execute("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    except sqlite3.Error as error:
        raise SetupError(f"{path} is not an SQLite database: {error}") from error
    if not sound or tables == (0,):
        raise SetupError(f"{path} is not a sound database of this bot")


def _put_back(backup: Path, path: Path, now: datetime) -> None:
    """What was there gets the name of a copy before a migration, so that it is deleted as those are."""
    _refuse_unsound(backup)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    unfinished.touch(mode=0o600)
    shutil.copyfile(backup, unfinished)
    aside = path.with_suffix(f".before-{now:{BACKUP_TIME}}.db")
    for ending in ("", "-wal", "-shm"):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + ending))
    unfinished.replace(path)


async def _dump_postgres(database: Database, target: Path) -> None:
    only = ["--schema", database.schema] if database.schema else []
    options = ["--format=custom", "--no-owner", "--no-privileges", *only, "--file", str(target)]
    await _run("pg_dump", options, database.engine.url)


async def _restore_postgres(url: str, schema: str | None, backup: Path) -> None:
    options = ["--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error", str(backup)]
    only = ["--schema", schema] if schema else []
    parsed = make_url(url)
    await _run("pg_restore", ["--dbname", parsed.database or "", *only, *options], parsed)


async def _run(program: str, options: list[str], url: URL | None) -> str:
    """What it printed. The password goes by the environment, since others on the machine can read a command line."""
    given = {} if url is None else _environment(url)
    env = {**os.environ, **given}
    pipe = asyncio.subprocess.PIPE
    try:
        process = await asyncio.create_subprocess_exec(program, *options, env=env, stdout=pipe, stderr=pipe)
    except FileNotFoundError as error:
        raise SetupError(f"{program} is not installed: PostgreSQL's client programs bring it") from error
    try:
        printed, told = await process.communicate()
    except asyncio.CancelledError:
        process.kill()
        await process.wait()
        raise
    if process.returncode:
        lines = told.decode(errors="replace").strip().splitlines()
        raise SetupError(f"{program} ended with {process.returncode}: {lines[0] if lines else 'no word'}")
    return printed.decode(errors="replace")


def _environment(url: URL) -> dict[str, str]:
    given = {
        "PGHOST": url.host,
        "PGPORT": url.port and str(url.port),
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database,
        "PGSSLMODE": url.query.get("ssl") or url.query.get("sslmode"),
    }
    return {name: str(value) for name, value in given.items() if value}
