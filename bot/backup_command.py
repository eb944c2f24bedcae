"""`python -m bot backup` and `restore`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot import erasures
from bot.app import open_storage
from bot.cli import DatabaseOption, do, settings_of
from bot.clock import SystemClock
from bot.delivery.shares import ANSWERS, CHATS
from bot.errors import SetupError, WrongKey
from bot.planning.retention import ERASURES_KEPT
from bot.progress import working
from bot.settings import Settings
from bot.storage import backing_up
from bot.storage.db import find_keys, open_database
from bot.storage.leases import open_leases
from bot.storage.run_lock import only_run

EVER = 9
"""Keys that `restore` takes: of the database, of the backup, and all between, under which erasures were noted."""
AS_THEN = (
    "terreau: all else is as when the backup was made: a text taken back since is there again, and who stopped or"
    " paused since gets ideas again; tell the territories"
)


def backup(
    to: Annotated[Path | None, typer.Option(help="Folder; instead of TERREAU_BACKUP_FOLDER.")] = None,
    database: DatabaseOption = None,
) -> None:
    """Back up the database, also while the bot is at work; prints the file, deletes backups older than 29 days."""

    async def work() -> Path:
        settings = settings_of(database)
        folder = to or settings.backup_folder or backing_up.default_folder(settings.database_url)
        if folder is None:
            raise SetupError("TERREAU_BACKUP_FOLDER: missing; give it, or --to")
        now = SystemClock().now()
        async with open_storage(settings, SystemClock(), migrates=False) as opened:
            with working("Backing up"):
                made = await backing_up.back_up(opened, folder, now)
        backing_up.rotate(folder, now)
        return made

    typer.echo(do(work()))


def restore(
    file: Annotated[Path, typer.Argument(help="What `backup` made.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    database: DatabaseOption = None,
) -> None:
    """Put a backup in the place of the database, and bring it to the newest revision. End the bot first."""
    settings = settings_of(database)

    async def work() -> None:
        await _refuse_at_work(settings)
        await _refuse_another_key(settings, file)
        now = SystemClock().now()
        folders = {
            file.parent,
            settings.backup_folder or backing_up.default_folder(settings.database_url) or file.parent,
        }
        await _keep_erasures(settings, folders, now)
        with working("Restoring"):
            await backing_up.restore(settings.database_url, settings.database_schema, file, now)
            async with open_storage(settings, SystemClock(), most_keys=EVER) as opened:
                again = sum([await erasures.replay(opened, folder, now) for folder in folders])
        if again:
            typer.echo(f"{again} people who had asked to be erased since that backup were erased again")
        typer.echo(AS_THEN, err=True)

    made_at = backing_up.made_at(file)
    if made_at and SystemClock().now() - made_at > ERASURES_KEPT:
        days = ERASURES_KEPT.days
        typer.echo(f"terreau: over {days} days old: nobody knows any more who was erased soon after it", err=True)
    with only_run(settings.database_url):
        if yes or typer.confirm(f"Replace everything in the database by {file}?", err=True):
            do(work())


async def _refuse_another_key(settings: Settings, file: Path) -> None:
    """Before anything is put aside: a backup of before a change of key needs that key too."""
    key = settings.key.get_secret_value() if settings.key else None
    keys = find_keys(settings.database_url, key, settings.key_file, EVER)
    try:
        for probe in await backing_up.probes_in(file):
            keys.decrypt(probe)
    except WrongKey as error:
        raise SetupError("TERREAU_KEY: the key does not open this backup: give new,old") from error


async def _keep_erasures(settings: Settings, folders: Iterable[Path], now: datetime) -> None:
    """What the database of before still knows goes into the list, before it is put aside."""
    try:
        async with open_storage(settings, SystemClock(), migrates=False, most_keys=EVER) as opened:
            for folder in folders:
                await erasures.note(opened, folder, now)
    except WrongKey as error:
        raise SetupError(
            "TERREAU_KEY: the database that is there says who was erased since, but its key is missing: give new,old"
        ) from error
    except SetupError as error:
        typer.echo(f"terreau: only the list beside the backup says who was erased since: {error}", err=True)


async def _refuse_at_work(settings: Settings) -> None:
    """`SetupError` where a process sends or receives on PostgreSQL; on SQLite the lock of `run` has told already."""
    if settings.database_url.startswith("sqlite"):
        return
    key = settings.key.get_secret_value() if settings.key else None
    keys = find_keys(settings.database_url, key, settings.key_file, EVER)
    opened = open_database(settings.database_url, keys, schema=settings.database_schema)
    leases = open_leases(opened)
    try:
        if any([(await leases.look(purpose)).members > 1 for purpose in (CHATS, ANSWERS)]):
            raise SetupError("TERREAU_DATABASE_URL: a bot is at work on this database: end it first")
    finally:
        await leases.close()
        await opened.close()
