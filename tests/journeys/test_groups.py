"""A territory's group: linked by a coordinator, told the theme on Monday, silent otherwise, followed and left."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.demo.cast import Character
from bot.model import AgeBand, OutboxState, Role, Setting
from bot.storage import groups, people
from simulator.somebody import Somebody
from tests.journeys.acting import member, rows, said
from tests.journeys.conftest import Stage
from tests.journeys.living import ONE_WAY, at, plain, play_late

CLAIRE = Character("Claire", "", Role.PROFESSIONAL, (AgeBand.A3_5,), Setting.SCHOOL)


async def a_group(stage: Stage) -> tuple[int, Somebody, Somebody]:
    """A group with the bot, a coordinator and a parent who has joined."""
    parent = await member(stage.town)
    await stage.town.meet([CLAIRE])
    claire = await stage.town.coordinate(CLAIRE)
    await claire.wait_for("vous coordonnez Unieux")
    return await stage.client.group("Les voisins d’Unieux", claire, parent), claire, parent


async def linked(stage: Stage) -> tuple[int, Somebody, Somebody]:
    chat_id, claire, parent = await a_group(stage)
    await claire.wait_for("/lier", chat_id=chat_id)
    await claire.send("/lier", chat_id=chat_id)
    await claire.wait_for("C’est relié", chat_id=chat_id)
    await stage.town.settle()
    return chat_id, claire, parent


async def told(somebody: Somebody, chat_id: int) -> list[str]:
    """What the bot wrote in the group."""
    shown: list[dict[str, Any]] = await somebody.read(chat_id=chat_id)
    return [plain(one["text"]) for one in shown if one["from"]["is_bot"] and not one["service"]]


async def test_on_monday_morning_the_group_hears_the_theme_once(stage: Stage) -> None:
    chat_id, claire, _ = await linked(stage)
    assert "Telegram montre qui participe" in (await told(claire, chat_id))[-1]
    before = len(await told(claire, chat_id))
    await play_late(stage, at(6, 18))
    assert len(await told(claire, chat_id)) == before, "Sunday evening: not yet"
    for moment in (at(7, 9), at(7, 9, 1), at(9, 12)):
        await play_late(stage, moment)
    (theme,) = (await told(claire, chat_id))[before:]
    repere = stage.app.library.programme(stage.town.territory.programme).themes[0].repere
    assert plain(repere) in theme
    assert theme.startswith("Unieux : le thème continue"), "the second week of the first theme"
    (row,) = [row for row in await rows(stage, "outbox") if row.kind == "group_theme"]
    assert (row.state, row.person_id, row.key.split(":")[-1]) == (OutboxState.SENT, None, "2026-11-30")


@ONE_WAY
async def test_only_a_coordinator_may_link_and_others_are_refused_kindly(stage: Stage) -> None:
    chat_id, _, parent = await a_group(stage)
    await parent.send("/lier", chat_id=chat_id)
    await parent.wait_for(said(stage.town.t, "error-group-not-yours"), chat_id=chat_id)
    stranger = await stage.client.person("Paul")
    await stage.client.post(f"groups/{chat_id}/add_person", {"person": stranger.id})
    await stranger.send("/lier@TerreauDemoBot", chat_id=chat_id)
    await stranger.wait_for(said(stage.town.t, "error-group-not-yours"), chat_id=chat_id)
    assert await rows(stage, "group_chat") == []
    assert len(await rows(stage, "person")) == 2, "who writes in a group is not kept"


@ONE_WAY
@pytest.mark.parametrize("words", ["/idee", "/aide", "/theme@TerreauDemoBot", "/start"])
async def test_the_bot_is_silent_to_everything_else(stage: Stage, words: str) -> None:
    chat_id, claire, parent = await linked(stage)
    before = await told(claire, chat_id)
    await parent.send(words, chat_id=chat_id)
    await parent.send("/lier", chat_id=chat_id)
    await parent.wait_for(said(stage.town.t, "error-group-not-yours"), chat_id=chat_id)
    assert len(await told(claire, chat_id)) == len(before) + 1


@ONE_WAY
async def test_a_start_link_with_the_territorys_code_links_the_group(stage: Stage) -> None:
    chat_id, claire, _ = await a_group(stage)
    await claire.send("/start@TerreauDemoBot unieux", chat_id=chat_id)
    await claire.wait_for("C’est relié", chat_id=chat_id)
    await claire.send("/lier", chat_id=chat_id)
    await claire.wait_for("déjà relié", chat_id=chat_id)
    assert len(await rows(stage, "group_chat")) == 1
    (entry,) = [row for row in await rows(stage, "audit") if row.action == "group-linked"]
    assert entry.territory_id == stage.town.territory.id


@ONE_WAY
async def test_a_group_that_becomes_a_supergroup_is_followed(stage: Stage) -> None:
    chat_id, claire, _ = await linked(stage)
    new_id = await stage.client.migrate(chat_id)
    await claire.send("/lier", chat_id=new_id)
    await claire.wait_for("déjà relié", chat_id=new_id)
    (group,) = await rows(stage, "group_chat")
    assert group.chat_id == new_id
    assert str(new_id) not in str(group.chat_hash)
    await play_late(stage, at(7, 9))
    assert (await told(claire, new_id))[-1].startswith("Unieux")


@ONE_WAY
async def test_a_supergroup_that_was_linked_before_its_move_is_told_keeps_its_link(stage: Stage) -> None:
    chat_id, _, _ = await linked(stage)
    new_id = -1_001_000_000_777
    async with stage.app.database.write() as tx:
        assert await groups.add_once(tx, stage.town.territory.id, new_id, stage.app.clock.now(), stage.app.clock.now())
        assert not await people.move_chat(tx, chat_id, new_id, stage.app.clock.now())
    (group,) = await rows(stage, "group_chat")
    assert group.chat_id == new_id


@ONE_WAY
async def test_a_move_that_nobody_told_is_learnt_from_telegrams_refusal(stage: Stage) -> None:
    chat_id, claire, _ = await linked(stage)
    await stage.stop()
    new_id = await stage.client.migrate(chat_id)
    await stage.start()
    await play_late(stage, at(7, 9))
    await play_late(stage, at(7, 9, 1))
    assert (await told(claire, new_id))[-1].startswith("Unieux")
    (group,) = await rows(stage, "group_chat")
    assert group.chat_id == new_id


@ONE_WAY
async def test_unlinked_it_says_goodbye_and_leaves(stage: Stage) -> None:
    chat_id, claire, parent = await linked(stage)
    await parent.send("/delier", chat_id=chat_id)
    await parent.wait_for(said(stage.town.t, "error-group-not-yours"), chat_id=chat_id)
    await claire.send("/delier", chat_id=chat_id)
    await claire.wait_for("Je quitte le groupe", chat_id=chat_id)
    world = stage.server.world
    for _ in range(200):
        if not world.groups[chat_id].has(world.first_bot().id):
            break
        await stage.town.settle()
        await claire.read(chat_id=chat_id)
    assert not world.groups[chat_id].has(world.first_bot().id)
    assert await rows(stage, "group_chat") == []


@ONE_WAY
async def test_put_out_it_forgets_the_group_and_what_was_to_be_said_there(stage: Stage) -> None:
    chat_id, claire, parent = await linked(stage)
    stage.clock.turn_to(at(7, 9))
    await stage.client.clock(at(7, 9), running=True)
    await stage.app.clockwork.tick()
    await stage.client.remove_bot(chat_id, by=claire)
    await parent.send("/aide")
    await parent.wait_for("/idee")
    assert await rows(stage, "group_chat") == []
    await play_late(stage, at(7, 10))
    (row,) = [row for row in await rows(stage, "outbox") if row.kind == "group_theme"]
    assert (row.state, row.reason) == (OutboxState.CANCELLED, "unlinked")


@ONE_WAY
async def test_in_school_holidays_the_group_is_left_in_peace(stage: Stage) -> None:
    chat_id, claire, _ = await linked(stage)
    before = len(await told(claire, chat_id))
    stage.clock.turn_to(at(28, 9) - timedelta(hours=1))
    for day in (28, 35):
        await play_late(stage, at(day, 9))
    fresh = [row for row in await rows(stage, "outbox") if row.kind == "group_theme" and row.state == "sent"]
    assert len(await told(claire, chat_id)) == before + len(fresh)
    assert all(not row.key.endswith(("2026-12-21", "2026-12-28")) for row in fresh)


@ONE_WAY
async def test_after_a_long_stop_the_group_hears_this_weeks_theme_and_the_missed_ones_are_counted(stage: Stage) -> None:
    chat_id, claire, _ = await linked(stage)
    before = len(await told(claire, chat_id))
    await play_late(stage, at(21, 10))
    assert len(await told(claire, chat_id)) == before + 1
    states = {row.key.split(":")[-1]: row.state for row in await rows(stage, "outbox") if row.kind == "group_theme"}
    assert states == {
        "2026-11-30": OutboxState.EXPIRED,
        "2026-12-07": OutboxState.EXPIRED,
        "2026-12-14": OutboxState.SENT,
    }
