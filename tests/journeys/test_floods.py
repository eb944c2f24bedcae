"""One account that sends more than anybody could read the answers to, among others who do not."""

from __future__ import annotations

import asyncio
import re

from bot.demo.town import Town
from bot.receiving.floods import AT_ONCE
from simulator.somebody import Somebody
from tests.journeys.acting import answered, member, said
from tests.journeys.conftest import Stage
from tests.journeys.living import ONE_WAY, received

MANY = 3 * AT_ONCE


@ONE_WAY
async def test_who_floods_is_told_once_and_others_are_answered(town: Town, stage: Stage) -> None:
    loud, calm = await member(town, "Samira"), await member(town, "Marc")
    before = len(await received(loud))
    await asyncio.gather(*(loud.send("/aide") for _ in range(MANY)), calm.send("/aide"))
    await calm.wait_for("Terreau, en bref")
    await loud.wait_for(said(town.t, "too-fast"))
    async with asyncio.timeout(20):
        while len(texts := await told(stage, loud, before)) + dropped(stage) <= MANY:
            await asyncio.sleep(0.05)
    assert len(texts) + dropped(stage) == MANY + 1, "each is answered or counted as dropped, the first of these both"
    assert texts.count(said(town.t, "too-fast")) == 1
    assert len(texts) < MANY / 2


async def told(stage: Stage, to: Somebody, before: int) -> list[str]:
    await answered(stage)
    return [message["text"] for message in (await received(to))[before:]]


def dropped(stage: Stage) -> int:
    [count] = re.findall(r"^terreau_updates_dropped_total (\d+)", stage.app.metrics.exposed().decode(), re.MULTILINE)
    return int(count)
