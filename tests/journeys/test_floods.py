"""One account that sends more than anybody could read the answers to, among others who do not."""

from __future__ import annotations

import asyncio

from bot.demo.town import Town
from bot.receiving.floods import AT_ONCE
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
    await answered(stage)
    texts = [message["text"] for message in (await received(loud))[before:]]
    assert texts.count(said(town.t, "too-fast")) == 1
    assert len(texts) < MANY / 2
    assert f"terreau_updates_dropped_total {MANY - len(texts) + 1}.0" in stage.app.metrics.exposed().decode()
