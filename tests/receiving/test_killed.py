"""kill -9 at every step, one after the other: nothing lost, nothing done twice, no answer missing."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, text

from bot.model import Kind, Lane, OutboxState
from bot.storage import outbox
from bot.storage.db import Database
from bot.storage.outbox import Promise
from bot.storage.tables import audit, received
from bot.storage.tables import outbox as outbox_table
from tests.conftest import KEY
from tests.delivery.fake_api import FakeApi
from tests.receiving.town import NOW, Town, said

ROOT = Path(__file__).parents[2]
MOST_STEPS = 100
KILLED = -signal.SIGKILL
UPDATES = [said(10, "a", 1), said(11, "b", 1), said(12, "c", 2)]


class Children:
    """Orders processes one at a time; gives back their exit codes."""

    def __init__(self, process: asyncio.subprocess.Process, place: dict[str, Any]) -> None:
        self._process, self._place = process, place

    async def run(self, work: str, kill_at: int, **order: Any) -> int:
        assert self._process.stdin
        assert self._process.stdout
        line = json.dumps({**self._place, "work": work, "kill_at": kill_at, **order})
        self._process.stdin.write(line.encode() + b"\n")
        return int(await asyncio.wait_for(self._process.stdout.readline(), 30))


@pytest.fixture
async def children(database: Database, api: FakeApi) -> AsyncIterator[Children]:
    async with database.read() as tx:
        schema = None if database.is_sqlite else (await tx.execute(text("SELECT current_schema()"))).scalar()
    url = database.engine.url.render_as_string(hide_password=False)
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.receiving.killed", cwd=ROOT, stdin=pipe, stdout=pipe, start_new_session=True
    )
    yield Children(process, {"url": url, "schema": schema, "key": KEY, "api": api.url})
    os.killpg(process.pid, signal.SIGKILL)
    await process.wait()


async def read_what_was_written() -> None:
    """The last requests of a process that was killed are in the sockets: some turns of the loop take them."""
    for _ in range(20):
        await asyncio.sleep(0)


async def clean(database: Database, api: FakeApi) -> None:
    async with database.write() as tx:
        for table in (audit, received, outbox_table):
            await tx.execute(delete(table))
    api.calls.clear()
    api.updates.clear()
    api.offset = 0


async def test_killed_between_any_two_steps_an_update_is_worked_once_and_answered(
    town: Town, api: FakeApi, children: Children
) -> None:
    for chat_id in (1, 2):
        await town.person(chat_id)
    expected, doubled = {"re: a", "re: b", "re: c"}, 0
    for kill_at in range(1, MOST_STEPS):
        await clean(town.database, api)
        api.arrive(*UPDATES)
        code = await children.run("poll", kill_at, updates=3)
        await read_what_was_written()
        before, owed = Counter(api.texts()), {f"re: {'abc'[number - 10]}" for number in await town.owed()}
        if code == KILLED:
            assert await children.run("poll", 0, updates=3) == 0
        answered = Counter(api.texts())
        assert sorted(await town.taken()) == [10, 11, 12]
        assert set(answered) == expected
        assert await town.owed() == []
        twice = {said for said, count in answered.items() if count > 1}
        assert max(answered.values()) <= 2
        assert twice <= owed & set(before), f"step {kill_at}: doubled though it was marked"
        doubled += len(twice)
        if code == 0:
            break
    else:
        pytest.fail("it never came to an end")
    assert kill_at > 15
    assert doubled, "no step lay between answering and marking: the test does not test"


async def test_killed_between_any_two_steps_the_sender_loses_nothing(
    town: Town, api: FakeApi, children: Children
) -> None:
    persons = [await town.person(chat_id) for chat_id in (1, 2)]
    seen: set[OutboxState] = set()
    for kill_at in range(1, MOST_STEPS):
        await clean(town.database, api)
        await promise_all(town.database, persons)
        code = await children.run("send", kill_at)
        await read_what_was_written()
        if code == KILLED:
            assert await children.run("send", 0) == 0
        states = await states_of(town.database)
        counts = Counter(sent.removesuffix(f" {outbox.RESEND}") for sent in api.texts())
        assert set(states.values()) <= {OutboxState.SENT, OutboxState.UNKNOWN}
        assert [states["digest"], counts["digest"] in (1, 2)] == [OutboxState.SENT, True]
        for key in ("idea:1", "idea:2", "idea:3"):
            assert counts[key] == 1 if states[key] is OutboxState.SENT else counts[key] <= 1
        assert list(states.values()).count(OutboxState.UNKNOWN) <= len(persons)
        seen |= set(states.values())
        if code == 0:
            break
    else:
        pytest.fail("it never came to an end")
    assert kill_at > 15
    assert seen == {OutboxState.SENT, OutboxState.UNKNOWN}


async def promise_all(database: Database, persons: list[int]) -> None:
    async with database.write() as tx:
        for number, person_id in enumerate((persons[0], persons[0], persons[1]), 1):
            await outbox.promise(tx, Promise(f"idea:{number}", Kind.IDEA, Lane.IDEA, person_id, 1, NOW), NOW)
        await outbox.promise(tx, Promise("digest", Kind.DIGEST, Lane.IDEA, persons[1], 1, NOW), NOW)


async def states_of(database: Database) -> dict[str, OutboxState]:
    states = {}
    async with database.read() as tx:
        for key in ("idea:1", "idea:2", "idea:3", "digest"):
            row = await outbox.find(tx, key)
            assert row is not None
            states[key] = row.state
    return states
