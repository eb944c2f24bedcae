"""The list of erasures beside the backups: it outlives the database, and what a backup brings back is erased again.

It holds keyed hashes of chats and dates, of the last 31 days; without the key it tells nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import structlog

from bot.errors import SetupError
from bot.planning.retention import ERASURES_KEPT
from bot.services import restoring
from bot.storage import erasures
from bot.storage.db import Database
from bot.storage.erasures import Erasure

NAME = "erasures.txt"

log = structlog.get_logger(__name__)


async def note(database: Database, folder: Path, now: datetime) -> None:
    """Adds to the list what the database knows, and takes from it what is older than any backup."""
    async with database.read() as tx:
        known = await erasures.list_all(tx)
    listed = read_list(folder)
    kept = {one for one in listed | known if now - one.erased_at <= ERASURES_KEPT}
    if kept != listed:
        _write_list(folder, kept)


async def replay(database: Database, folder: Path | None, now: datetime) -> int:
    """Erases again whom the list names and the database knows since before; returns how many they were.

    Only where the database lacks something of the list, as it does once a backup was put in its place.
    """
    listed = read_list(folder) if folder else set()
    async with database.read() as tx:
        lacking = listed - await erasures.list_all(tx)
    if not lacking:
        return 0
    again = await restoring.erase_again(database, lacking, now)
    log.warning("erasures_replayed", persons=again)
    return again


def read_list(folder: Path) -> set[Erasure]:
    """`SetupError` where it cannot be read: to start without it would bring erased people back."""
    try:
        lines = (folder / NAME).read_text(encoding="ascii").splitlines()
        return {Erasure(chat_hash, datetime.fromisoformat(at)) for at, chat_hash in map(str.split, lines)}
    except FileNotFoundError:
        return set()
    except (OSError, ValueError) as error:
        raise SetupError(f"the list of erasures {folder / NAME} cannot be read") from error


def _write_list(folder: Path, kept: Iterable[Erasure]) -> None:
    """Whole or not at all, for its owner only."""
    beside = folder / f"{NAME}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.writelines(f"{at.isoformat()} {chat_hash}\n" for at, chat_hash in sorted((at, of) for of, at in kept))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(folder / NAME)
    except OSError as error:
        raise SetupError(f"the list of erasures {folder / NAME} cannot be written: {error.strerror}") from error
