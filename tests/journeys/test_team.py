"""Two who coordinate one territory, over HTTP: links, access that ends under a finger, a successor, the journal."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta

from bot.model import GrantKind
from simulator.menu import commands_seen
from simulator.somebody import Somebody
from tests.journeys.acting import answered, labels, one_more_territory, pass_time, press, rows, said
from tests.journeys.conftest import Stage
from tests.journeys.living import ONE_WAY, received
from tests.journeys.test_coordinator_joins import invite, invited
from tests.journeys.test_territory import coordinator


async def payload_of(somebody: Somebody) -> str:
    """What the link carries that was sent last."""
    (found,) = re.findall(r"start=(i_[\w-]+)", (await received(somebody))[-1]["text"])
    return found


async def a_second(stage: Stage, claire: Somebody) -> Somebody:
    """Bruno, whom Claire invites from the cockpit."""
    await press(stage.town, claire, "button-team", "button-team-invite")
    bruno = await invited(stage, await payload_of(claire), "Bruno")
    await press(stage.town, bruno, "button-accept")
    await bruno.send("/territoire")
    await bruno.wait_for(said(stage.town.t, "cockpit", territory="Unieux"))
    return bruno


@ONE_WAY
async def test_of_two_who_withdraw_each_other_at_once_one_stays(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    claire = await coordinator(stage)
    bruno = await a_second(stage, claire)
    for one, other in ((claire, 2), (bruno, 1)):
        await one.send("/territoire")
        await press(town, one, "button-team")
        who = t.plain("who-coordinator", number=str(other))
        await one.tap(t.plain("button-team-withdraw", who=who))
        await answered(stage)
    await asyncio.gather(*(one.tap(t.plain("button-team-end")) for one in (claire, bruno)))
    await answered(stage)
    assert sorted(row.revoked_at is None for row in await rows(stage, "access_grant")) == [False, True]
    toasts = [(await one.events(0))["toasts"] for one in (claire, bruno)]
    assert sorted(t.plain("error-not-found") in [toast["text"] for toast in told] for told in toasts) == [False, True]
    await pass_time(town, timedelta(seconds=5))
    told = [[one["text"] for one in await received(somebody)] for somebody in (claire, bruno)]
    kind = said(t, "access-withdrawn", place="Unieux")
    assert sorted(texts.count(kind) for texts in told) == [0, 1], "who was withdrawn is told so, kindly"
    menus = [await commands_of(stage, somebody) for somebody in (claire, bruno)]
    assert sorted("territoire" in menu for menu in menus) == [False, True]
    assert all("idee" in menu for menu in menus)


@ONE_WAY
async def test_a_successor_takes_over_and_the_old_buttons_stop(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    claire = await coordinator(stage)
    await press(town, claire, "button-team", "button-team-leave", "button-handover-link")
    ines = await invited(stage, await payload_of(claire), "Inès")
    await press(town, ines, "button-accept")
    await ines.wait_for("vous coordonnez Unieux")
    await claire.tap(t.plain("button-team-invite"), message_id=await team_message(stage, claire))
    await claire.wait_for_toast(t.plain("error-not-found"))
    await claire.send("/territoire")
    await claire.wait_for(said(t, "error-not-allowed"))
    await pass_time(town, timedelta(seconds=5))
    await claire.wait_for(said(t, "access-handed-over", place="Unieux"))
    assert "territoire" in await commands_of(stage, ines)
    await ines.send("/oublier")
    await press(town, ines, "button-forget")
    await ines.wait_for(said(t, "forgotten"))
    assert "territoire" not in await commands_of(stage, ines)


async def commands_of(stage: Stage, somebody: Somebody) -> list[str]:
    """What the menu of this chat lists."""
    world = stage.server.world
    person, bot = world.people[somebody.id], world.first_bot()
    return [one["command"] for one in commands_seen(bot, world.private(person, bot), person)]


async def team_message(stage: Stage, somebody: Somebody) -> int:
    """The number of the message that is the cockpit."""
    label = stage.town.t.plain("button-team-invite")
    return int(next(one["message_id"] for one in await received(somebody) if label in labels(one)))


@ONE_WAY
async def test_the_region_chooses_a_territory_first_and_reads_the_journal(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    await one_more_territory(town)
    nadia = await invited(stage, await invite(stage, GrantKind.REGION), "Nadia")
    await press(town, nadia, "button-accept")
    await nadia.send("/territoire")
    shown = await nadia.wait_for(said(t, "cockpit-which"))
    assert labels(shown) == ["Firminy", "Unieux", "Fiches des territoires"]
    await nadia.tap("Unieux")
    await press(town, nadia, "button-settings", "button-setup-approval")
    await nadia.wait_for(said(t, "setup-approval"))
    await nadia.send("/journal")
    page = await nadia.wait_for("Jamais un nom")
    await pass_time(town, timedelta(seconds=5))
    assert (await commands_of(stage, nadia))[:4] == ["territoire", "carnet", "region", "journal"]
    assert "Unieux : réglage du territoire changé (équipe régionale n° 1)" in page["text"].replace("\u00a0", " ")
