"""`python -m bot new-key` and `rotate-key`."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import typer

from bot.app import open_storage
from bot.cli import DatabaseOption, do, settings_of
from bot.clock import SystemClock
from bot.errors import SetupError
from bot.progress import working
from bot.storage import keys
from bot.storage.db import Database


def new_key() -> None:
    """Print a new encryption key for TERREAU_KEY."""
    typer.echo(keys.new_key())


def rotate_key(database: DatabaseOption = None) -> None:
    """Seal everything with a new key, also while the bot is at work; killed half-way, run it again.

    Where the key stands in a file, the new one is made and put before it, and a bot at work learns of it by itself; at
    the end the older one is moved to a file of its own. Where TERREAU_KEY holds it, put the new one first yourself
    (TERREAU_KEY=new,old), restart the bot, and run this.
    """
    from bot.storage import rotating

    async def work() -> None:
        now = SystemClock().now()
        async with open_storage(settings_of(database), SystemClock(), migrates=False) as opened:
            await _begin(opened)
            with working("Sealing again"):
                rows = await rotating.reseal(opened)
            links = await rotating.count_open_links(opened, now)
        typer.echo(f"{rows} rows sealed again: the older key opens nothing in this database any more")
        kept = keys.retire_old_key(file, now.astimezone(UTC).date()) if (file := opened.keys.file) else None
        _say_what_is_left(kept, links)

    do(work())


async def _begin(opened: Database) -> None:
    """Two keys are known afterwards, and the database has the known word of both."""
    if not opened.keys.is_changing:
        if opened.keys.file is None:
            raise SetupError("TERREAU_KEY: one key only: put a new one before it (new,old), restart the bot, run again")
        keys.add_to_key_file(opened.keys.file)
    await opened.check_key()


def _say_what_is_left(kept: Path | None, links: int) -> None:
    typer.echo(f"the older key is in {kept}" if kept else "TERREAU_KEY: the newest key alone is enough now")
    typer.echo("keep the older key apart for 30 days: the backups of before can only be read with it")
    if links:
        typer.echo(f"{links} unused invitation links: those made before the change of key end with it; make them again")
