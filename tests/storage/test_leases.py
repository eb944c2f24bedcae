"""Leases: one holder at a time, lost with the connection, found lost without being told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest

from bot.storage.db import Database
from bot.storage.leases import TRUSTED_SECONDS, Leases, SharedLeases, SoleOwner, open_leases
from tests.conftest import Address, emptied_schema, postgres_url


@pytest.fixture
async def shared() -> AsyncIterator[Address]:
    async with emptied_schema() as address:
        yield address


@asynccontextmanager
async def a_process(address: Address, **named: object) -> AsyncIterator[SharedLeases]:
    """What one process holds; two of them are two sessions of the server."""
    async with address.opened() as database:
        leases = SharedLeases(database, **named)  # type: ignore[arg-type]
        try:
            yield leases
        finally:
            await leases.close()


async def end_session_of(leases: SharedLeases) -> None:
    """What the server does when it is stopped."""
    connection = await asyncpg.connect(postgres_url())
    try:
        await connection.execute("SELECT pg_terminate_backend($1)", leases._driver.get_server_pid())
    finally:
        await connection.close()


async def until(leases: Leases, purpose: str, *, held: bool) -> None:
    async with asyncio.timeout(10):
        while leases.holds(purpose) is not held:
            await asyncio.sleep(0.01)


async def test_of_two_processes_one_has_the_lease(shared: Address) -> None:
    async with a_process(shared) as first, a_process(shared) as second:
        assert await first.take("polling")
        assert not await second.take("polling")
        assert await first.take("polling"), "what one has, one may take again"
        assert (first.holds("polling"), second.holds("polling")) == (True, False)


async def test_leases_of_other_numbers_purposes_and_schemas_are_others(shared: Address) -> None:
    elsewhere = Address(shared.url, schema="public")
    async with a_process(shared) as first, a_process(shared) as second, a_process(elsewhere) as stranger:
        assert await first.take("shard", 1)
        assert await second.take("shard", 2)
        assert await second.take("polling", 1)
        assert await stranger.take("shard", 1)
        assert (first.numbers("shard"), second.numbers("shard")) == ({1}, {2})


async def test_a_lease_that_is_given_back_is_free(shared: Address) -> None:
    async with a_process(shared) as first, a_process(shared) as second:
        assert await first.take("polling")
        await first.give_back("polling")
        assert not first.holds("polling")
        assert await second.take("polling")


async def test_whoever_ends_leaves_everything_to_the_others(shared: Address) -> None:
    async with a_process(shared) as second:
        async with a_process(shared) as first:
            assert await first.take("shard", 1)
            assert await first.take("shard", 2)
        assert await second.take("shard", 1)
        assert await second.take("shard", 2)


async def test_a_look_counts_those_who_take_part_and_names_what_is_taken(shared: Address) -> None:
    async with a_process(shared) as first, a_process(shared) as second:
        assert (await first.look("shard")).members == 1
        await first.take("shard", 7)
        seen = await second.look("shard")
        assert (seen.members, seen.taken) == (2, {7})
        assert (await first.look("polling")).members == 1


async def test_a_connection_that_the_server_ends_takes_its_leases_with_it_at_once(shared: Address) -> None:
    async with a_process(shared) as first, a_process(shared) as second:
        assert await first.take("polling")
        await end_session_of(first)
        await until(first, "polling", held=False)
        assert await second.take("polling")
        assert not await first.take("polling")


async def test_the_beat_finds_a_lost_connection_and_makes_a_new_one(shared: Address) -> None:
    async with a_process(shared) as leases:
        stop = asyncio.Event()
        assert await leases.take("polling")
        await end_session_of(leases)
        beating = asyncio.create_task(leases.keep(stop))
        await until(leases, "polling", held=False)
        while not await leases.take("polling"):
            await asyncio.sleep(0.01)
        stop.set()
        await beating


async def test_without_an_answer_for_five_seconds_a_lease_is_not_trusted_any_more(shared: Address) -> None:
    now = [100.0]
    async with a_process(shared, instant=lambda: now[0]) as leases:
        assert await leases.take("shard", 3)
        now[0] += TRUSTED_SECONDS - 0.1
        assert leases.numbers("shard") == {3}
        now[0] += 0.1
        assert leases.numbers("shard") == frozenset()
        await leases.look("shard")
        assert leases.numbers("shard") == {3}, "an answer shows that the session was there all the time"


async def test_a_server_that_is_away_gives_no_lease_and_no_error(sqlite_address: Address) -> None:
    nowhere = Address("postgresql+asyncpg://postgres@127.0.0.1:1/none")
    async with a_process(nowhere) as leases:
        assert not await leases.take("polling")
        assert (await leases.look("shard")).members == 0
        await leases.give_back("polling")


async def test_the_sole_process_on_sqlite_has_what_it_asks_for(sqlite_address: Address) -> None:
    async with sqlite_address.opened() as database:
        leases = open_leases(database)
        assert isinstance(leases, SoleOwner)
        assert await leases.take("polling")
        assert (await leases.look("polling")).members == 1
        await leases.give_back("polling")
        assert not leases.holds("polling")


async def test_each_kind_of_database_has_its_leases(database: Database) -> None:
    leases = open_leases(database)
    assert isinstance(leases, SoleOwner) is database.is_sqlite
    await leases.close()
