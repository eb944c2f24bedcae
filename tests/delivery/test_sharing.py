"""Shards and the limit are shared out: nothing twice, nothing left, never more than the whole."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from bot.delivery.sharing import Change, Lot, at_once, quota
from bot.storage.leases import SharedLeases, SoleOwner
from tests.conftest import Address, emptied_schema

SIZE = 8
MOST_PROCESSES = 4
LIMITS = st.one_of(st.integers(1, 1000), st.floats(0.1, 1000, allow_nan=False))


@dataclass
class Crowd:
    """Processes that come, look round and are killed."""

    address: Address
    stack: AsyncExitStack
    lots: dict[int, tuple[SharedLeases, Lot]] = field(default_factory=dict)

    async def look(self, number: int, *, leave: Change = at_once) -> None:
        """`leave` counts where the process comes with this look."""
        if number not in self.lots:
            database = await self.stack.enter_async_context(self.address.opened())
            leases = SharedLeases(database)
            self.stack.push_async_callback(leases.close)
            self.lots[number] = leases, Lot(leases, "shard", SIZE, leave=leave)
        await self.lots[number][1].even_out()

    async def kill(self, number: int) -> None:
        if number in self.lots:
            leases, _ = self.lots.pop(number)
            if leases._driver:
                leases._driver.terminate()
            await leases.close()

    def held(self) -> list[frozenset[int]]:
        return [lot.numbers for _, lot in self.lots.values()]


@pytest.fixture
async def crowd() -> AsyncIterator[Crowd]:
    async with emptied_schema() as address, AsyncExitStack() as stack:
        yield Crowd(address, stack)


STEPS = st.lists(st.tuples(st.sampled_from(["look", "look", "kill"]), st.integers(1, MOST_PROCESSES)), max_size=16)


async def live(steps: list[tuple[str, int]]) -> None:
    async with emptied_schema() as address, AsyncExitStack() as stack:
        crowd = Crowd(address, stack)
        for what, number in steps:
            await (crowd.look(number) if what == "look" else crowd.kill(number))
            shards = [shard for held in crowd.held() for shard in held]
            assert len(shards) == len(set(shards)), "a shard is held twice"
            assert sum(quota(30, len(held), SIZE) for held in crowd.held()) <= 30


@settings(max_examples=15)
@given(STEPS)
def test_no_two_senders_hold_one_shard_whatever_happens(steps: list[tuple[str, int]]) -> None:
    asyncio.run(live(steps))


async def test_senders_that_come_get_even_parts_and_those_that_stay_get_the_rest(crowd: Crowd) -> None:
    await crowd.look(1)
    assert [len(held) for held in crowd.held()] == [8]
    for number in (2, 1, 2):
        await crowd.look(number)
    assert [len(held) for held in crowd.held()] == [4, 4]
    for number in (3, 1, 2, 3):
        await crowd.look(number)
    assert sorted(len(held) for held in crowd.held()) == [2, 3, 3]
    await crowd.kill(1)
    async with asyncio.timeout(5):
        while sum(map(len, crowd.held())) < SIZE:
            await crowd.look(2)
            await crowd.look(3)
    assert [len(held) for held in crowd.held()] == [4, 4]


async def test_a_shard_is_given_back_only_when_nothing_of_it_is_under_way(crowd: Crowd) -> None:
    leaving: list[frozenset[int]] = []

    async def leave(numbers: frozenset[int]) -> None:
        leaving.append(numbers)
        await crowd.look(2)
        assert crowd.lots[2][1].numbers == frozenset()
        assert crowd.lots[1][1].numbers == {0, 1, 2, 3}

    await crowd.look(1, leave=leave)
    await crowd.look(2)
    await crowd.look(1)
    assert leaving == [{4, 5, 6, 7}]
    await crowd.look(2)
    assert crowd.lots[2][1].numbers == {4, 5, 6, 7}


def fails_once() -> Change:
    left = [1]

    async def change(_numbers: frozenset[int]) -> None:
        if left:
            left.pop()
            raise RuntimeError("the ledger cannot be written")

    return change


async def test_what_cannot_be_finished_is_kept(crowd: Crowd) -> None:
    await crowd.look(1, leave=fails_once())
    await crowd.look(2)
    with pytest.raises(RuntimeError):
        await crowd.look(1)
    assert crowd.held() == [frozenset(range(SIZE)), frozenset()]
    await crowd.look(1)
    await crowd.look(2)
    assert crowd.held() == [{0, 1, 2, 3}, {4, 5, 6, 7}]


async def test_alone_one_has_everything() -> None:
    lot = Lot(SoleOwner(), "shard", 16)
    await lot.even_out()
    assert lot.numbers == frozenset(range(16))
    assert quota(30, len(lot.numbers), 16) == 30


@given(LIMITS, st.lists(st.integers(0, 4), min_size=16, max_size=16))
def test_the_parts_of_the_limit_add_up_to_the_limit_at_most(limit: float, holders: list[int]) -> None:
    held = [holders.count(one) for one in range(5)]
    parts = [quota(limit, count, len(holders)) for count in held]
    assert sum(parts) <= limit * (1 + 1e-9)
    assert sum(parts) > limit - sum(count > 0 for count in held)
    assert all(part > 0 for part, count in zip(parts, held, strict=True) if count)
    assert all(part < 1 or part == int(part) for part in parts)
