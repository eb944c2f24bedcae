"""SQLite's log is carried into its file beside the writers, not by the one whose commit happens to fill it."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from pathlib import Path

EVERY_SECONDS = 1.0
LARGEST_LOG = 8000
"""Pages; a commit that finds more carries them over itself, should this have failed: 32 MB."""


class Checkpoints:
    """`after_write` is called after each commit; now and then it carries the log over, in a thread of its own.

    A passive checkpoint waits for nobody and nobody waits for it: what is in use stays for the next time.
    """

    def __init__(self, path: Path) -> None:
        self._uri = f"{path.resolve().as_uri()}?mode=rw"
        self._running: asyncio.Future[None] | None = None
        self._next_at = 0.0

    def after_write(self) -> None:
        now = time.monotonic()
        if now < self._next_at or (self._running and not self._running.done()):
            return
        self._next_at = now + EVERY_SECONDS
        self._running = asyncio.ensure_future(asyncio.to_thread(self._carry_over))

    async def close(self) -> None:
        if self._running:
            await asyncio.gather(self._running, return_exceptions=True)

    def _carry_over(self) -> None:
        """Where the file is locked or the disk is full there is a next time, and commits do it themselves at last."""
        try:
            with closing(sqlite3.connect(self._uri, uri=True, timeout=0)) as connection:
                connection.execute("PRAGMA synchronous=FULL")
                connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        except sqlite3.Error:
            return
