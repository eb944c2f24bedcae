"""Lost answers of the database, claims that hang, chats that come back: nothing stays behind, nothing comes twice."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.delivery import leaving, sender
from bot.delivery.outcomes import RESEND_SECONDS
from bot.model import Kind, OutboxState
from bot.storage import outbox
from bot.storage.db import Database, Tx
from tests.delivery.fake_api import failing
from tests.delivery.test_misfortunes import silence
from tests.delivery.timing import until
from tests.delivery.world import NOW, World

PEOPLE = 30
SOON = 0.3
ENDED = OutboxState.SENT, OutboxState.UNKNOWN


@asynccontextmanager
async def sending(world: World) -> AsyncIterator[None]:
    """The sender runs meanwhile, and has stopped afterwards."""
    stop = asyncio.Event()
    running = asyncio.create_task(world.sender.run(stop))
    try:
        yield
    finally:
        stop.set()
        await asyncio.wait_for(running, 10)


async def until_all_are(world: World, *states: OutboxState) -> None:
    """Returns when each row is in one of these states; fails after some seconds."""
    async with asyncio.timeout(8):
        while not await states_of(world) <= set(states):
            await asyncio.sleep(0.01)


async def states_of(world: World) -> set[OutboxState]:
    async with world.database.read() as tx:
        return {state for state, _ in await outbox.counts_by_state_and_kind(tx)}


def flood_after(world: World, calls: int) -> None:
    """All but the first calls are refused for so long that bulk stops until the end of the test."""
    refused = failing(429, "Too Many Requests", retry_after=2000)
    world.api.script = lambda method, params: refused if len(world.api.calls) > calls else None


def give_back_late(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is held goes back to the ledger only when all calls were answered and their results written."""
    flow = world.sender._flow
    release = flow._release

    async def release_late(held: Any) -> None:
        while flow._leaving.awaited or not flow._recorder.is_idle:
            await asyncio.sleep(0.001)
        await release(held)

    monkeypatch.setattr(flow, "_release", release_late)


async def stopped_bulk(world: World) -> None:
    """Returns some time after all bulk has stopped."""
    while not world.sender._flow._limits.stopped_seconds():
        await asyncio.sleep(0.001)
    await asyncio.sleep(SOON)


class Losing:
    """Commits, and then says that it failed, as a server does that goes away before it has answered."""

    def __init__(self, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_next, self._write = False, database.write
        monkeypatch.setattr(database, "write", self.write)

    @asynccontextmanager
    async def write(self, *, is_urgent: bool = False) -> AsyncIterator[Tx]:
        async with self._write(is_urgent=is_urgent) as tx:
            yield tx
        if self.is_next:
            self.is_next = False
            raise OperationalError("COMMIT", None, sqlite3.OperationalError("the server went away"))


@pytest.fixture
def losing(world: World, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Losing:
    """The answer to one commit is lost: of the first transaction in which this statement of the ledger was run."""
    losing, statement = Losing(world.database, monkeypatch), getattr(outbox, request.param)

    async def run(tx: Tx, *given: Any) -> Any:
        monkeypatch.setattr(outbox, request.param, statement)
        losing.is_next = True
        return await statement(tx, *given)

    monkeypatch.setattr(outbox, request.param, run)
    monkeypatch.setattr(sender, "FAULT_SECONDS", 0.01)
    return losing


@pytest.mark.parametrize("losing", ["claim"], indirect=True)
async def test_what_was_claimed_though_the_claim_was_said_to_have_failed_is_claimed_again(
    world: World, losing: Losing
) -> None:
    for chat_id in (1, 2, 3):
        await world.promise(await world.person(chat_id), f"{chat_id}")
    async with sending(world):
        await until(lambda: len(world.api.calls) == 3)
    assert not losing.is_next
    assert sorted(world.api.texts()) == ["1", "2", "3"]


@pytest.mark.parametrize("losing", ["begin_sending"], indirect=True)
async def test_what_began_to_leave_though_that_was_said_to_have_failed_leaves_once_and_in_order(
    world: World, losing: Losing
) -> None:
    person_id = await world.person()
    for key in ("first", "second"):
        await world.promise(person_id, key)
    async with sending(world):
        await until_all_are(world, *ENDED)
    assert not losing.is_next
    assert world.api.texts() == ["first", "second"]


@pytest.fixture
async def crowd(world: World) -> World:
    """Thirty people for each of whom a message waits; they are claimed in two claims."""
    world.sender._flow._limits.set_rate(30)
    for chat_id in range(1, PEOPLE + 1):
        await world.promise(await world.person(chat_id), f"{chat_id}")
    return world


@pytest.fixture
def hanging(crowd: World, monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Set when the second claim was begun, which does not end."""
    monkeypatch.setattr(sender, "STOP_SECONDS", 1.0)
    hangs, fill, claims = asyncio.Event(), crowd.sender._filler.fill, iter(range(100))

    async def hang(most: int) -> Any:
        if next(claims) == 1:
            hangs.set()
            await asyncio.Event().wait()
        return await fill(most)

    monkeypatch.setattr(crowd.sender._filler, "fill", hang)
    return hangs


async def test_what_a_claim_that_hung_had_left_is_sent_by_the_next_run(crowd: World, hanging: asyncio.Event) -> None:
    async with sending(crowd):
        await hanging.wait()
    async with sending(crowd):
        await until_all_are(crowd, *ENDED)
    assert sorted(map(int, crowd.api.texts())) == list(range(1, PEOPLE + 1))


async def test_a_stop_is_soon_over_though_a_claim_hangs_and_telegram_is_silent(
    crowd: World, hanging: asyncio.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaving, "MOST_IN_FLIGHT", 2)
    speak = await silence(crowd)
    taken = 200, {"ok": True, "result": {"message_id": 1}}
    crowd.api.script = lambda method, params: taken if len(crowd.api.calls) <= 8 else None
    async with sending(crowd):
        await hanging.wait()
        await until(lambda: len(crowd.sender._leaving._tasks) == 2)
    asked = len(crowd.api.calls)
    speak.set()
    async with crowd.database.read() as tx:
        counts = await outbox.counts_by_state_and_kind(tx)
    assert counts[OutboxState.SENDING, Kind.IDEA] == asked - counts[OutboxState.SENT, Kind.IDEA], (
        "none that had not left"
    )


async def test_the_fault_of_a_claim_that_ends_when_all_bulk_has_stopped_is_heard(
    crowd: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "FAULT_SECONDS", 0.01)
    claim, claims = crowd.sender._filler._claim, iter(range(100))

    async def lose(most: int, shards: Any) -> Any:
        claimed = await claim(most, shards)
        if next(claims) == 1:
            await stopped_bulk(crowd)
            raise OperationalError("COMMIT", None, sqlite3.OperationalError("the server went away"))
        return claimed

    monkeypatch.setattr(crowd.sender._filler, "_claim", lose)
    give_back_late(crowd, monkeypatch)
    flood_after(crowd, calls=8)
    async with sending(crowd):
        await stopped_bulk(crowd)
        await until_all_are(crowd, OutboxState.SENT, OutboxState.QUEUED)
    assert next(claims) >= 2, "the second claim was made"


async def test_what_is_being_claimed_when_all_bulk_stops_waits_in_the_queue(
    crowd: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare = crowd.render

    async def dawdle(tx: Tx, row: outbox.OutboxRow) -> Any:
        """The second claim begins while seven of the first still wait, and lasts until their refusals are written."""
        if row.key == "16":
            await stopped_bulk(crowd)
        return await prepare(tx, row)

    crowd.sender._filler.content = crowd.content(dawdle)
    give_back_late(crowd, monkeypatch)
    flood_after(crowd, calls=8)
    await crowd.sender.send_due()
    assert await states_of(crowd) == {OutboxState.SENT, OutboxState.QUEUED}


async def test_a_call_that_ends_late_says_nothing_of_the_next_one(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.promise(await world.person(), "digest", kind=Kind.DIGEST)
    gates = [asyncio.Event(), asyncio.Event()]

    async def answer(method: str, params: Any) -> Any:
        number = len(world.api.calls)
        await gates[number - 1].wait()
        failed = {"ok": False, "error_code": 504, "description": "Gateway Timeout"}
        return failed if number == 1 else {"ok": True, "result": {"message_id": number}}

    monkeypatch.setattr(world.api, "_ordinary", answer)
    monkeypatch.setattr(leaving, "ANSWER_SECONDS", 0.1)
    await world.sender.send_due()
    monkeypatch.setattr(leaving, "ANSWER_SECONDS", 20)
    world.clock.instant += timedelta(seconds=RESEND_SECONDS)
    again = asyncio.create_task(world.sender.send_due())
    await until(lambda: len(world.api.calls) == 2)
    gates[0].set()
    await until(lambda: len(world.sender._leaving._tasks) == 1)
    gates[1].set()
    await again
    assert await world.end("digest") == (OutboxState.SENT, None)


async def test_a_digest_that_waits_to_be_sent_again_is_not_once_the_late_answer_says_that_it_arrived(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaving, "ANSWER_SECONDS", 0.05)
    await world.promise(await world.person(), "digest", kind=Kind.DIGEST)
    speak = await silence(world)
    await world.sender.send_due()
    assert await world.end("digest") == (OutboxState.QUEUED, outbox.RESEND)
    speak.set()
    await until_all_are(world, *ENDED)
    world.clock.instant += timedelta(seconds=RESEND_SECONDS)
    assert await world.sender.send_due() == 0
    assert await world.end("digest") == (OutboxState.SENT, None)
    assert world.api.texts() == ["digest"]


async def test_silence_is_noticed_as_soon_after_a_stop_as_before(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving, "ANSWER_SECONDS", SOON)
    await world.promise(await world.person(1), "first")
    async with sending(world):
        await until_all_are(world, *ENDED)
    await world.promise(await world.person(2), "second")
    speak = await silence(world)
    async with sending(world):
        await until_all_are(world, *ENDED)
        assert await world.end("second") == (OutboxState.UNKNOWN, "no_answer")
        speak.set()


async def test_chats_that_come_back_are_put_in_order_once_no_call_is_on_its_way(world: World) -> None:
    shards = set(range(outbox.SHARDS))
    world.sender._filler._shards = lambda: frozenset(shards)
    await world.promise(await world.person(1), "digest", kind=Kind.DIGEST)
    await world.promise(await world.person(2), "idea")
    speak = await silence(world)
    async with sending(world):
        await until(lambda: len(world.api.calls) == 2)
        shards.clear()
        world.sender.wake()
        await asyncio.sleep(SOON)
        shards.update(range(outbox.SHARDS))
        world.sender.wake()
        await asyncio.sleep(SOON)
        speak.set()
        await until_all_are(world, *ENDED)
    assert sorted(world.api.texts()) == ["digest", "idea"]


async def test_chats_that_become_ours_are_put_in_order_at_once_though_a_call_is_on_its_way(world: World) -> None:
    people = [await world.person(chat_id) for chat_id in (1, 2, 3)]
    first, *others = (outbox.shard_of(person_id) for person_id in people)
    shards = {first}
    world.sender._filler._shards = lambda: frozenset(shards)
    await world.promise(people[1], "left by another")
    await world.promise(people[2], "leaving")
    async with world.database.write() as tx:
        _, leaving_row = await outbox.claim(tx, NOW, 10, others)
        await outbox.begin_sending(tx, [leaving_row.id])
    await world.promise(people[0], "on its way")
    speak = await silence(world)
    async with sending(world):
        await until(lambda: world.api.texts() == ["on its way"])
        shards.update(others)
        world.sender.wake()
        await until(lambda: len(world.api.calls) == 2)
        speak.set()
    assert world.api.texts() == ["on its way", "left by another"]
    assert await world.end("leaving") == (OutboxState.UNKNOWN, "interrupted")


async def test_nothing_is_claimed_of_new_chats_until_they_could_be_put_in_order(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    recover, tries = outbox.recover, iter(range(10))

    async def fail_once(*given: Any) -> Any:
        if next(tries) == 0:
            raise OperationalError("UPDATE", None, sqlite3.OperationalError("database is locked"))
        return await recover(*given)

    monkeypatch.setattr(outbox, "recover", fail_once)
    world.sender._filler._shards = lambda: frozenset(range(outbox.SHARDS))
    await world.promise(await world.person(), "idea")
    with pytest.raises(OperationalError):
        await world.sender.send_due()
    assert await world.end("idea") == (OutboxState.QUEUED, None)
    assert await world.sender.send_due() == 1


async def test_a_result_that_cannot_be_written_leaves_its_row_to_be_put_in_order(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "FAULT_SECONDS", 0.01)
    await world.promise(await world.person(-5), "idea")
    await world.person(-1009)
    world.api.fail_once(failing(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1009))
    async with sending(world):
        await until_all_are(world, *ENDED)
    assert await world.end("idea") == (OutboxState.UNKNOWN, "interrupted")
