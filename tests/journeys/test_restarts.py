"""The bot is stopped and started between any two steps, and people notice nothing."""

from __future__ import annotations

import asyncio

import pytest

from bot.receiving import Relief
from tests.journeys.acting import acknowledged, answered, halfway, joining, labels, member, press, rows, said
from tests.journeys.conftest import Stage


async def test_joining_goes_on_through_a_restart_between_any_two_steps(stage: Stage) -> None:
    parent = await halfway(stage.town, 0)
    for label in joining(stage.town.t):
        await stage.restart()
        await answered(stage)  # what the one that stopped still owed
        await parent.tap(label)
    await parent.wait_for("Le repère de la semaine")
    await stage.restart()
    await parent.send("/start")
    await parent.wait_for("Unieux\u00a0: vous recevez déjà les idées")
    assert len(await rows(stage, "person")) == len(await rows(stage, "membership")) == 1
    assert len(await rows(stage, "idea")) == 1


async def test_feedback_goes_on_through_a_restart_between_any_two_steps(stage: Stage) -> None:
    parent = await member(stage.town)
    for key in ("button-done", "face-3", "tag-fitting", "button-comment", "button-sharing-region"):
        await stage.restart()
        await press(stage.town, parent, key)
    await stage.restart()
    await parent.send("On a bien ri")
    await parent.wait_for(said(stage.town.t, "comment-thanks"))
    await stage.restart()
    (given,) = await rows(stage, "feedback")
    assert (given.face, given.tags, given.comment, given.sharing) == (3, ["fitting"], "On a bien ri", "region")
    await press(stage.town, parent, "button-withdraw")
    assert await rows(stage, "feedback") == []


async def test_what_is_pressed_while_the_bot_is_away_is_done_when_it_is_back(stage: Stage) -> None:
    parent = await halfway(stage.town, 4)
    label = stage.town.t.plain("button-go")
    await stage.stop()
    await parent.tap(label)
    await parent.tap(label)
    await parent.send("/aide")
    await stage.start()
    await parent.wait_for("Terreau, en bref")
    ideas = [message for message in await parent.read() if stage.town.t.plain("button-done") in labels(message)]
    assert len(ideas) == len(await rows(stage, "idea")) == 1


async def test_an_answer_that_telegram_did_not_take_is_given_after_the_restart(stage: Stage) -> None:
    parent, t = await halfway(stage.town, 4), stage.town.t
    await stage.client.fault("502", method="sendMessage", count=100)
    await parent.tap(t.plain("button-go"))
    await parent.wait_for("Bienvenue")
    await stage.stop()
    assert "Le repère de la semaine" not in await parent.chat_text()
    await stage.client.clear_faults()
    await stage.start()
    idea = await parent.wait_for("Le repère de la semaine")
    assert t.plain("button-done") in labels(idea)
    assert len(await rows(stage, "idea")) == 1


async def test_the_answer_to_consent_is_owed_like_every_later_one(stage: Stage) -> None:
    parent, t = await halfway(stage.town, 0), stage.town.t
    await stage.client.fault("502", method="editMessageText", count=100)
    await parent.tap(t.plain("button-consent"))
    await acknowledged(stage.town)
    await stage.stop()
    await stage.client.clear_faults()
    await stage.start()
    await parent.wait_for(said(t, "role-question"))


async def test_what_the_stopped_one_owed_is_given_before_anything_new_is_taken(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent, begin = await halfway(stage.town, 0), Relief.begin
    await stage.client.fault("502", method="editMessageText", count=100)
    await parent.tap(stage.town.t.plain("button-consent"))
    await acknowledged(stage.town)
    await stage.stop()
    await stage.client.clear_faults()
    await parent.send("/aide")

    async def slow_begin(relief: Relief) -> None:
        await asyncio.sleep(1)  # a webhook that was refused is offered again meanwhile
        await begin(relief)

    monkeypatch.setattr(Relief, "begin", slow_begin)
    before = len(await stage.client.journal())
    await stage.start()
    await parent.wait_for("Terreau, en bref")
    made = [call["method"] for call in (await stage.client.journal())[before:]]
    assert made.index("editMessageText") < made.index("sendMessage")
