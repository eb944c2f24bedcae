"""One `run` at a time on an SQLite file: a lock beside it that the system frees however the process ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import SetupError
from bot.storage.db import sqlite_path


@contextmanager
def only_run(url: str) -> Iterator[None]:
    """Held while the block lasts; `SetupError` where another process has it. PostgreSQL serves as many as one likes."""
    named = sqlite_path(url)
    if named is None:
        yield
        return
    path = Path(os.path.realpath(named))  # whichever link it is named by; unlike resolve(), takes links in a circle
    beside = path.with_suffix(".run")
    try:
        beside.parent.mkdir(parents=True, exist_ok=True)
        file = beside.open("w")
    except OSError as error:
        raise SetupError(f"TERREAU_DATABASE_URL: {beside} cannot be made: {error.strerror}") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise SetupError(
                f"TERREAU_DATABASE_URL: another `run` is at work on {path}: end it first, or use PostgreSQL for several"
            ) from error
        yield
