"""« Plus tard », and the reminder that a member switches on."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.demo.town import Town
from bot.model import OutboxState, ReminderState
from simulator.somebody import Somebody
from tests.journeys.acting import labels, member, press, press_made_up, press_twice, rows, said
from tests.journeys.conftest import Stage
from tests.journeys.living import ONE_WAY, at, ideas_of, local_time, plain, play_late, received

TONIGHT, TOMORROW, WEDNESDAY, WEEKEND = "Ce soir", "Demain soir", "Mercredi", "Ce week-end"


async def reminders(town: Town, somebody: Somebody) -> list[str]:
    """When each reminder came, day and hour in Paris."""
    opening = said(town.t, "reminder")
    return [local_time(one["date"]) for one in await received(somebody) if one["text"].startswith(opening)]


async def states(stage: Stage) -> list[str]:
    return [row.state for row in await rows(stage, "reminder")]


@ONE_WAY
@pytest.mark.parametrize(
    ("now", "offered"),
    [
        (at(0, 9, 5), [TONIGHT, TOMORROW, WEDNESDAY, WEEKEND]),
        (at(0, 17, 45), [TOMORROW, WEDNESDAY, WEEKEND]),
        (at(1, 19), [TOMORROW, WEEKEND]),
        (at(2, 8), [TONIGHT, TOMORROW, WEEKEND]),
        (at(4, 17), [TONIGHT, TOMORROW, WEDNESDAY]),
        (at(5, 17), [TONIGHT, TOMORROW, WEDNESDAY]),
        (at(6, 22), [TOMORROW, WEDNESDAY]),
    ],
    ids=["Monday morning", "Monday evening", "Tuesday evening", "Wednesday", "Friday", "Saturday", "Sunday night"],
)
async def test_later_offers_what_makes_sense_from_now(
    town: Town, stage: Stage, now: datetime, offered: list[str]
) -> None:
    parent = await member(town)
    stage.clock.turn_to(now)
    await press(town, parent, "button-later")
    asked = await parent.wait_for(said(town.t, "later-question"))
    assert [label for label in labels(asked) if label != "Revoir l’idée"] == offered


async def test_a_reminder_comes_once_at_the_moment_that_was_chosen(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await press(town, parent, "button-later")
    await press_twice(stage, parent, TOMORROW)
    await parent.wait_for(lambda message: "mardi 24 novembre à 18 h 30" in plain(message["text"]))
    await town.turn_to(at(1, 18, 29))
    assert await reminders(town, parent) == []
    await town.turn_to(at(7, 12))
    assert await reminders(town, parent) == ["24/11 18:30"]
    assert labels((await received(parent))[-1])[0] == "Fait"


async def test_another_moment_moves_the_reminder(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await press(town, parent, "button-later", "later-tonight", "button-show", "button-later", "later-wednesday")
    await parent.wait_for("C’est noté")
    await town.turn_to(at(7, 12))
    assert await reminders(town, parent) == ["25/11 09:30"]


async def test_a_reminder_can_be_dropped(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await press(town, parent, "button-later", "later-tonight")
    await press_twice(stage, parent, "Sans rappel, finalement")
    await parent.wait_for("Le repère de la semaine")
    await town.turn_to(at(7, 12))
    assert await reminders(town, parent) == []
    assert await states(stage) == [ReminderState.CANCELLED]


@pytest.mark.parametrize("key", ["button-done", "button-skip", "button-another"])
@ONE_WAY
async def test_whoever_reacts_is_not_reminded(town: Town, stage: Stage, key: str) -> None:
    parent = await member(town)
    await press(town, parent, "button-later", "later-tonight", "button-show", key)
    await town.turn_to(at(7, 12))
    assert await reminders(town, parent) == []


async def test_done_drops_the_reminder(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await press(town, parent, "button-later", "later-tonight", "button-done")
    await parent.wait_for(said(town.t, "face-question"))
    await town.turn_to(at(7, 12))
    assert await reminders(town, parent) == []
    assert await states(stage) == [ReminderState.CANCELLED]


async def test_a_moment_that_has_passed_is_explained(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await press(town, parent, "button-later")
    await parent.wait_for(said(town.t, "later-question"))
    stage.clock.turn_to(at(0, 21))
    await parent.tap(TONIGHT)
    explained = await parent.wait_for(said(town.t, "later-gone"))
    assert TONIGHT not in labels(explained)
    assert await states(stage) == []
    await parent.tap(WEDNESDAY)
    await parent.wait_for("C’est noté")


async def test_no_reminder_is_promised_for_an_idea_that_is_done(town: Town, stage: Stage) -> None:
    parent = await member(town)
    (kept,) = await ideas_of(stage, parent)
    await press(town, parent, "button-done", "face-3")
    await parent.wait_for(said(town.t, "face-said-3"))
    shown = await press_made_up(stage, parent, f"v1:at:{kept.id}:tomorrow")
    assert town.t.plain("toast-already-done") in shown
    assert await states(stage) == []


async def test_nobody_is_reminded_who_has_not_asked(town: Town) -> None:
    parent = await member(town)
    await town.turn_to(at(14, 12))
    assert await reminders(town, parent) == []


async def test_a_reminder_that_is_late_comes_the_same_day_or_not_at_all(town: Town, stage: Stage) -> None:
    early, late = await member(town), await member(town, "Marc")
    await press(town, early, "button-later", "later-wednesday")
    await press(town, late, "button-later", "later-tonight")
    await early.wait_for("C’est noté")
    await late.wait_for("C’est noté")
    await play_late(stage, at(0, 20, 10))
    await play_late(stage, at(1, 9))
    assert await reminders(town, late) == []
    assert [row.state for row in await rows(stage, "outbox")] == [OutboxState.EXPIRED]
    await play_late(stage, at(2, 15))
    assert await reminders(town, early) == ["25/11 15:00"]


async def test_a_pause_keeps_reminders_away(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await press(town, parent, "button-later", "later-tonight")
    await parent.send("/pause")
    await press(town, parent, "button-pause-week")
    await parent.wait_for("C’est noté. Je me tais")
    await town.turn_to(at(2, 12))
    assert await reminders(town, parent) == []


async def test_a_reminder_asked_for_during_a_pause_comes_all_the_same(town: Town) -> None:
    parent = await member(town)
    await parent.send("/pause")
    await press(town, parent, "button-pause-week")
    await press(town, parent, "button-later", "later-tonight")
    await town.turn_to(at(2, 12))
    assert len(await reminders(town, parent)) == 1
