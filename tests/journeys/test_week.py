"""The idea that comes by itself: on whose day and hour, how often, and when it does not."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from bot.demo.town import Town
from bot.model import AgeBand, IdeaOrigin, OutboxState, PersonState, Rhythm, Role, Setting
from bot.storage.tables import outbox
from simulator.somebody import Somebody
from tests.journeys.acting import member, one_more_territory, press, press_made_up, rows, said
from tests.journeys.conftest import Stage
from tests.journeys.living import ONE_WAY, at, ideas_of, local_time, membership_of, play_late, received


async def weekly_of(stage: Stage, somebody: Somebody) -> list[str]:
    """When each idea that came by itself was sent, day and hour in Paris."""
    kept = await ideas_of(stage, somebody)
    return [local_time(one.sent_at) for one in kept if one.origin == IdeaOrigin.WEEKLY and one.sent_at]


async def unsent(stage: Stage) -> list[tuple[str, str | None]]:
    """What the ledger says of the messages that were promised and did not leave."""
    async with stage.app.database.read() as tx:
        found = await tx.execute(select(outbox.c.state, outbox.c.reason).where(outbox.c.state != OutboxState.SENT))
        return [(row.state, row.reason) for row in found]


async def test_the_idea_comes_at_the_hour_of_each_member(town: Town, stage: Stage) -> None:
    parent = await member(town)
    teacher = await member(town, "Julien", Role.PROFESSIONAL, (AgeBand.A6_8,), Setting.SCHOOL)
    first, own = len(await received(parent)), (await membership_of(stage, parent)).id
    await press_made_up(stage, parent, f"v1:day:{own}:2")
    await press_made_up(stage, parent, f"v1:hour:{own}:1")
    await town.turn_to(at(9, 12, 29))
    assert await weekly_of(stage, parent) == []
    assert await weekly_of(stage, teacher) == ["30/11 08:00"]
    await town.turn_to(at(9, 12, 31))
    assert await weekly_of(stage, parent) == ["02/12 12:30"]
    messages = await received(parent)
    assert len(messages) == first + 3
    assert local_time(messages[-1]["date"]) == "02/12 12:30"


async def test_ticks_that_are_late_doubled_or_at_once_bring_one_idea(town: Town, stage: Stage) -> None:
    parent = await member(town)
    before = len(await received(parent))
    stage.clock.turn_to(at(8, 19))
    await asyncio.gather(*(stage.app.clockwork.tick() for _ in range(3)))
    await asyncio.gather(*(stage.app.sender.send_due() for _ in range(3)))
    await stage.app.clockwork.tick()
    await stage.app.sender.send_due()
    assert len(await weekly_of(stage, parent)) == 1
    assert len(await received(parent)) == before + 1


async def test_a_bot_that_was_away_does_not_write_in_the_evening_nor_at_night(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await play_late(stage, at(8, 20, 5))
    assert await weekly_of(stage, parent) == []
    await town.turn_to(at(9, 7, 58))
    assert await weekly_of(stage, parent) == []
    await town.turn_to(at(9, 8, 5))
    assert await weekly_of(stage, parent) == ["02/12 08:00"]
    assert all(state == OutboxState.SENT for state in [row.state for row in await rows(stage, "outbox")])


async def test_what_was_held_up_since_the_afternoon_waits_for_the_morning(town: Town, stage: Stage) -> None:
    parent = await member(town)
    stage.clock.turn_to(at(8, 19, 50))
    await stage.app.clockwork.tick()
    stage.clock.turn_to(at(8, 22))
    await stage.app.sender.send_due()
    assert await weekly_of(stage, parent) == []
    await town.turn_to(at(9, 8, 5))
    assert await weekly_of(stage, parent) == ["02/12 08:00"]


async def test_an_idea_more_than_a_day_late_is_left_out_and_counted(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await play_late(stage, at(9, 19))
    assert await weekly_of(stage, parent) == []
    assert await unsent(stage) == [(OutboxState.CANCELLED, "too_late")]
    await town.turn_to(at(15, 19))
    assert await weekly_of(stage, parent) == ["08/12 18:30"]


async def test_four_territories_bring_three_ideas_a_week_and_the_ledger_says_why(town: Town, stage: Stage) -> None:
    parent = await member(town)
    for slug in ("firminy", "fraisses", "caloire"):
        await one_more_territory(town, slug, slug.capitalize())
        await parent.join(slug)
        await press(town, parent, "button-join-too", "role-family")
        await parent.tap(town.t.plain("age-band", ages="3-5"))
        await press(town, parent, "button-ok", "button-go")
        await parent.wait_for(lambda message: message["text"].startswith("Le repère"))
    await town.turn_to(at(13, 19))
    sent = await weekly_of(stage, parent)
    assert sent == ["01/12 18:30"] * 3
    assert await unsent(stage) == [(OutboxState.CANCELLED, "cap")]


async def test_nothing_comes_to_people_who_pause_stop_or_block(town: Town, stage: Stage) -> None:
    pausing, stopping, blocking = [await member(town, name) for name in ("Samira", "Marc", "Hugo")]
    await pausing.send("/pause")
    await press(town, pausing, "button-pause-open")
    await pausing.wait_for(said(town.t, "paused-open"))
    await stopping.send("/stop")
    await press(town, stopping, "button-stop")
    await stopping.wait_for(said(town.t, "stopped"))
    await blocking.block()
    before = [len(await received(one)) for one in (pausing, stopping, blocking)]
    await town.turn_to(at(16, 12))
    assert [len(await received(one)) for one in (pausing, stopping, blocking)] == before
    states = {row.state for row in await rows(stage, "person")}
    assert states == {PersonState.PAUSED, PersonState.STOPPED, PersonState.UNREACHABLE}


async def test_a_pause_ends_by_itself_and_ideas_go_on(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await parent.send("/pause")
    await press(town, parent, "button-pause-week")
    await parent.wait_for("C’est noté")
    await town.turn_to(at(8, 19))
    assert await weekly_of(stage, parent) == ["01/12 18:30"]


async def test_whoever_unblocks_gets_ideas_again_on_the_usual_day(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await parent.block()
    await town.turn_to(at(9, 12))
    assert {row.state for row in await rows(stage, "person")} == {PersonState.UNREACHABLE}
    await parent.unblock()
    await parent.send("/aide")
    await parent.wait_for("Terreau, en bref")
    await town.turn_to(at(15, 19))
    assert await weekly_of(stage, parent) == ["08/12 18:30"]


@ONE_WAY
@pytest.mark.parametrize(
    ("rhythm", "dates"),
    [
        (Rhythm.WEEKLY, ["01/12 18:30", "08/12 18:30", "15/12 18:30", "22/12 18:30"]),
        (Rhythm.FORTNIGHTLY, ["08/12 18:30", "22/12 18:30"]),
        (Rhythm.MONTHLY, ["22/12 18:30"]),
    ],
)
async def test_each_rhythm_brings_the_ideas_that_it_names(
    town: Town, stage: Stage, rhythm: Rhythm, dates: list[str]
) -> None:
    parent = await member(town)
    await press_made_up(stage, parent, f"v1:rhythm:{(await membership_of(stage, parent)).id}:{rhythm}")
    await town.turn_to(at(30, 12))
    assert await weekly_of(stage, parent) == dates


@ONE_WAY
async def test_each_idea_is_one_that_the_member_has_not_seen(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await town.turn_to(at(37, 12))
    kept = await ideas_of(stage, parent)
    assert len(kept) == 6
    assert len({one.activity for one in kept}) == 6
    assert "seen" not in {one.fit for one in kept}


@ONE_WAY
async def test_the_theme_lasts_two_weeks_and_then_goes_on(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await town.turn_to(at(23, 12))
    themes = [one.theme for one in await ideas_of(stage, parent)]
    assert [len([theme for theme in themes if theme == wanted]) for wanted in dict.fromkeys(themes)] == [2, 2]


@ONE_WAY
@pytest.mark.parametrize("hour", [0, 1, 2, 3, 4])
async def test_no_hour_that_can_be_chosen_is_a_quiet_one(town: Town, stage: Stage, hour: int) -> None:
    parent = await member(town)
    own = (await membership_of(stage, parent)).id
    await press_made_up(stage, parent, f"v1:hour:{own}:{hour}")
    await town.turn_to(at(9, 12))
    (sent,) = await weekly_of(stage, parent)
    assert "08:00" <= sent.split()[1] < "20:00"
