"""The stand-in in a process of its own, and what it is asked from here. It ends with whoever started it."""

from __future__ import annotations

import asyncio
import http.client
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
TOKEN = "1:secret"
PATIENCE_SECONDS = 600


Record = tuple[float, int, str]
"""A message that was taken: when (monotonic seconds, the same for every process), the chat, the text."""


@dataclass(frozen=True)
class Beside:
    port: int
    pid: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, order: str, **parameters: Any) -> Any:
        """The answer of the stand-in's control; RuntimeError where it could not obey."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        try:
            connection.request("POST", f"/control/{order}", json.dumps(parameters))
            answer = connection.getresponse()
            said = json.loads(answer.read())
        finally:
            connection.close()
        if answer.status != 200:
            raise RuntimeError(said["error"])
        return said

    def records(self, since: int = 0) -> list[Record]:
        return [(at, chat_id, text) for at, chat_id, text in self.ask("records", since=since)]

    async def count(self) -> int:
        """How many messages it has taken; like `records_since` without holding up what runs here meanwhile."""
        return int((await asyncio.to_thread(self.ask, "counts"))["received"])

    async def records_since(self, since: int) -> list[Record]:
        return await asyncio.to_thread(self.records, since)


@contextmanager
def stand_in() -> Iterator[Beside]:
    command = [sys.executable, "-m", "benchmarks.standin"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield Beside(int(process.stdout.readline()), process.pid)
        finally:
            process.stdin.close()
            process.terminate()
