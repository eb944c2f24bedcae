"""A territory says what it aims at, which who joins reads; its members choose the next theme."""

from __future__ import annotations

import asyncio

from bot.services.votes import OPEN_FOR
from simulator.somebody import Somebody
from tests.journeys.acting import answered, labels, member, pass_time, press, press_made_up, rows, said
from tests.journeys.conftest import Stage
from tests.journeys.living import POLLING, received
from tests.journeys.test_days_without_school import withdraw_everybody
from tests.journeys.test_territory import coordinator

AIM, PART = "Que chaque enfant ait un adulte à qui parler.", "Un moment par jour, sans écran."
PARENTS = ("Samira", "Marc", "Nadia", "Julien", "Awa")


async def write(stage: Stage, claire: Somebody, key: str, words: str) -> None:
    await press(stage.town, claire, key)
    await claire.send(words)
    await claire.wait_for(words)


@POLLING
async def test_the_aim_is_read_on_joining_and_a_vote_brings_a_theme_forward(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    claire = await coordinator(stage)
    await press(town, claire, "button-aim")
    await write(stage, claire, "button-aim-aim", AIM)
    await write(stage, claire, "button-aim-family", PART)
    await press(town, claire, "button-votes", "button-vote-start")
    await claire.wait_for("Le vote est ouvert")
    parents = [await member(town, name) for name in PARENTS]
    welcome = "\n".join(message["text"] for message in await received(parents[0]))
    assert f"Notre objectif cette année : {AIM}" in welcome.replace("\u00a0", " ")
    assert PART in welcome
    for parent in parents:
        await parent.send("/theme")
        await press(town, parent, "button-vote")
        chosen = labels(await parent.wait_for("quel thème ensuite"))[2]
        await parent.tap(chosen)
        await answered(stage)
        await press(town, parent, "button-vote-yes")
        await parent.wait_for(said(t, "vote-thanks", day="x").split(".")[0])
    await pass_time(town, OPEN_FOR)
    await claire.send("/territoire")
    assert AIM in (await claire.wait_for(said(t, "cockpit", territory="Unieux")))["text"]
    await press(town, claire, "button-aim", "button-votes")
    await claire.wait_for("Les membres ont choisi")
    await claire.tap(t.plain("button-vote-accept", label=chosen))
    await claire.wait_for(said(t, "votes-accepted"))
    (change,) = await rows(stage, "theme_change")
    assert change.kind == "move"
    assert not await rows(stage, "theme_ballot")
    for somebody in (claire, parents[0]):
        await withdraw_everybody(stage)
        for verb in ("aim:{0}", "aimask:{0}:aim", "aimout:{0}:aim", "votes:{0}", "votestart:{0}"):
            made_up = f"v1:{verb.format(town.territory.id)}"
            assert t.plain("error-not-found") in await press_made_up(stage, somebody, made_up)


@POLLING
async def test_two_who_open_a_vote_at_once_open_one(stage: Stage) -> None:
    town = stage.town
    claire, paul = await coordinator(stage), await coordinator(stage, "Paul")
    for one in (claire, paul):
        await press(town, one, "button-aim", "button-votes")
        await one.wait_for("vote")
    await asyncio.gather(press(town, claire, "button-vote-start"), press(town, paul, "button-vote-start"))
    await answered(stage)
    assert len(await rows(stage, "theme_vote")) == 1
