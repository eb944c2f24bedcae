"""What one is told of one's own data: all of it at any time, a changed notice, and before a silent account goes."""

from __future__ import annotations

import json
from datetime import timedelta

from sqlalchemy import update

from bot.planning.retention import ANNOUNCED, INACTIVE
from bot.services.notice_news import NOTICE_VERSION
from bot.storage.tables import person
from simulator.somebody import Somebody
from tests.journeys.acting import DAY, member, press, rows, said
from tests.journeys.conftest import Stage
from tests.journeys.living import received


async def clean(stage: Stage, by: timedelta) -> None:
    """So much later, in the middle of a day, the daily cleaning comes, and what it promised leaves."""
    moment = (stage.clock.now() + by).replace(hour=10)
    stage.clock.turn_to(moment)
    await stage.client.clock(moment, running=True)
    await stage.app.clockwork.clean()
    await stage.app.sender.send_due()
    await stage.town.settle()


async def file_of(stage: Stage, somebody: Somebody, ending: str) -> str:
    shown = await somebody.wait_for(lambda one: (one.get("document") or {}).get("name", "").endswith(ending))
    return (await stage.client.read_bytes(shown["document"]["url"])).decode()


async def test_who_asks_gets_all_that_is_held_as_a_page_and_as_a_file(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    parent = await member(town)
    await press(town, parent, "button-done", "face-3", "button-comment", "button-sharing-region")
    await parent.send("Les carottes <ont> eu du succès")
    await parent.wait_for(said(t, "comment-thanks"))
    await parent.send("/mesdonnees")
    held = json.loads(await file_of(stage, parent, ".json"))
    assert held["person"][0]["chat_id"] == parent.id
    assert held["person"][0]["notice_version"] == NOTICE_VERSION
    assert held["feedback"][0]["comment"] == "Les carottes <ont> eu du succès"
    page = await file_of(stage, parent, ".html")
    assert "Les carottes &lt;ont&gt; eu du succès" in page
    title = town.app.library.activity(held["idea"][0]["activity"]).title
    assert title.split("’")[0] in page
    assert held["idea"][0]["activity"] not in page, "titles, not slugs"


async def test_a_changed_notice_is_told_once_with_the_whole_of_it_and_the_way_out_one_tap_away(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    parent = await member(town)
    async with stage.app.database.write() as tx:
        await tx.execute(update(person).values(notice_version="2025-09"))
    late = await member(town, "Julien")
    for _ in range(3):
        await clean(stage, 7 * DAY)
    told = [one for one in await received(parent) if said(t, "notice-changed")[:30] in one["text"]]
    assert len(told) == 1
    assert not [one for one in await received(late) if said(t, "notice-changed")[:30] in one["text"]]
    await press(town, parent, "button-notice-read")
    await parent.wait_for("18 mois")
    await press(town, parent, "button-continue-stop", "button-stop")
    await parent.wait_for(said(t, "stopped"))


async def test_a_silent_account_is_told_and_stays_with_one_tap_or_goes(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    stays, goes = await member(town), await member(town, "Julien")
    await clean(stage, INACTIVE - ANNOUNCED)
    for somebody in (stays, goes):
        await somebody.wait_for("Toujours là")
    await press(town, stays, "button-inactive-stay")
    await stays.wait_for(said(t, "stayed"))
    await clean(stage, ANNOUNCED + 2 * DAY)
    assert len(await rows(stage, "person")) == 1
    await goes.send("/mesdonnees")
    await goes.wait_for(said(t, "mine-nothing"))
