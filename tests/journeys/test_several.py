"""Two processes on PostgreSQL: one is killed in the middle, and the people notice nothing."""

from __future__ import annotations

import asyncio
import signal
import time
from dataclasses import replace
from pathlib import Path

import aiohttp

from tests.conftest import postgres_schema
from tests.journeys.acting import said
from tests.journeys.conftest import free_port
from tests.journeys.process import TEXTS, Premises, premises

TAKEN_OVER_SECONDS = 10


async def figures(here: Premises) -> list[str]:
    async with aiohttp.ClientSession() as web, web.get(f"http://127.0.0.1:{here.port}/metrics") as answer:
        return (await answer.text()).splitlines()


async def has_share(here: Premises, shards: float, rate: float) -> None:
    async with asyncio.timeout(20):
        while not {f"terreau_shards {shards}", f"terreau_rate {rate}"} <= set(await figures(here)):
            await asyncio.sleep(0.1)


async def test_a_second_process_takes_over_from_a_killed_one(tmp_path: Path) -> None:
    async with postgres_schema() as (url, schema):
        where = {"TERREAU_DATABASE_URL": url, "TERREAU_DATABASE_SCHEMA": schema}
        async with premises(tmp_path, "polling", **where) as first:
            await first.found()
            second = replace(first, env={**first.env, "TERREAU_PORT": str(free_port())}, _running=None)
            try:
                await first.run()
                await has_share(first, 64.0, 30.0)
                await second.run()
                for process in (first, second):
                    await has_share(process, 32.0, 15.0)
                parent = await first.joined("Samira")
                await first.end(signal.SIGKILL)
                began = time.monotonic()
                await parent.tap("Fait")
                await parent.wait_for(said(TEXTS, "face-question"), seconds=30)
                assert time.monotonic() - began < TAKEN_OVER_SECONDS
                await has_share(second, 64.0, 30.0)
                assert (await second.end())[0] == 0
            finally:
                await second.close()
    assert "standing_by" in second.logs
    assert '"purpose": "polling", "event": "lease_taken"' in second.logs
