"""The demonstration's clock, over HTTP, and `make demo` as its own process."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest

from bot.demo.cast import NEIGHBOURS, TO_PLAY
from bot.demo.live import START
from bot.demo.panel import TURNS, Panel
from bot.demo.town import Town, open_town
from bot.web import WebServer
from tests.journeys.living import local_time, plain, received
from tests.journeys.process import start

SAMIRA, JULIEN, *_, CLAIRE = TO_PLAY


class Desk:
    """The panel as the page uses it."""

    def __init__(self, town: Town, url: str, web: aiohttp.ClientSession) -> None:
        self.town, self._url, self._web = town, url, web

    async def state(self) -> dict[str, str]:
        async with self._web.get(f"{self._url}/state") as answer:
            return self._plain(await answer.json())

    async def turn(self, to: str) -> dict[str, str]:
        async with self._web.post(f"{self._url}/turn/{to}") as answer:
            assert answer.status == 200
            return self._plain(await answer.json())

    async def raw(self, verb: str, path: str) -> dict[str, Any]:
        async with self._web.request(verb, f"{self._url}{path}") as answer:
            told: dict[str, Any] = await answer.json()
            return told

    async def status(self, verb: str, path: str) -> int:
        async with self._web.request(verb, f"{self._url}{path}") as answer:
            return answer.status

    async def page(self) -> str:
        async with self._web.get(self._url) as answer:
            return await answer.text()

    def _plain(self, told: dict[str, object]) -> dict[str, str]:
        events = told["events"]
        assert isinstance(events, list)
        return {"now": plain(str(told["now"])), "events": plain("\n".join(events))}


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    """A parent, a teacher and a coordinator, and one neighbour who is not played."""
    async with open_town(START) as town:
        players = await town.meet([SAMIRA, JULIEN, CLAIRE])
        await town.meet(NEIGHBOURS[:1], is_listed=False)
        for character in (SAMIRA, JULIEN, NEIGHBOURS[0]):
            await town.enrol(character)
        await town.coordinate(CLAIRE)
        panel = Panel(town, {somebody.id: somebody.first_name for somebody in players}, NEIGHBOURS[:1])
        async with WebServer(panel.app(), "127.0.0.1", 0) as web, aiohttp.ClientSession() as session:
            yield Desk(town, web.url, session)


async def test_the_panel_says_what_comes_to_whom_and_why(desk: Desk) -> None:
    state = await desk.state()
    assert state["now"].startswith("Il est 9 h")
    assert "lundi 23 novembre" in state["now"]
    assert "vendredi 27 novembre à 17 h : la coordination, le bilan de la semaine" in state["events"]
    assert "lundi 30 novembre à 8 h : Julien, l’idée de la semaine" in state["events"]
    assert "mardi 1er décembre à 18 h 30 : Samira, l’idée de la semaine" in state["events"]
    assert "un voisin ou une voisine, l’idée de la semaine" in state["events"]
    assert NEIGHBOURS[0].first_name not in state["events"]


async def test_the_clock_turns_by_an_hour_a_day_to_friday_and_to_the_next_message(desk: Desk) -> None:
    assert "10 h" in (await desk.turn("hour"))["now"]
    assert "mardi 24 novembre" in (await desk.turn("day"))["now"]
    friday = await desk.turn("friday")
    assert "18 h" in friday["now"]
    assert "vendredi 27 novembre" in friday["now"]
    following = await desk.turn("next")
    assert following["now"].startswith("Il est 8 h")
    assert "lundi 30 novembre" in following["now"]


async def test_what_falls_due_is_there_as_soon_as_the_clock_has_turned(desk: Desk) -> None:
    claire, julien = desk.town.people[CLAIRE.first_name], desk.town.people[JULIEN.first_name]
    await desk.turn("friday")
    digests = [one for one in await received(claire) if "bilan de la semaine" in one["text"]]
    assert [local_time(one["date"]) for one in digests] == ["27/11 17:00"]
    before = len(await received(julien))
    await desk.turn("next")
    assert len(await received(julien)) == before + 1


async def test_what_neighbours_do_of_a_thursday_is_in_friday_s_digest_at_whatever_hour_the_clock_is_turned(
    desk: Desk,
) -> None:
    neighbour = desk.town.people[NEIGHBOURS[0].first_name]
    await desk.turn("school")
    await desk.turn("friday")
    idea = str((await neighbour.read())[-1]["message_id"])
    edits = [call for call in await desk.town.client.journal() if call["method"] == "editMessageText"]
    mine = [
        call["at"]
        for call in edits
        if call["params"].items() >= {"chat_id": str(neighbour.id), "message_id": idea}.items()
    ]
    assert [local_time(at)[:5] for at in mine] == ["03/12", "03/12"]


async def test_the_clock_turns_by_a_week_and_to_the_holidays(desk: Desk) -> None:
    assert "lundi 30 novembre" in (await desk.turn("week"))["now"]
    assert "samedi 19 décembre" in (await desk.turn("holidays"))["now"]


async def test_the_year_is_shown_week_by_week_with_its_holidays_and_where_we_are(desk: Desk) -> None:
    year = (await desk.raw("GET", "/state"))["year"]
    present = [week["label"] for week in year["weeks"] if week["is_now"]]
    assert len(present) == 1
    assert "23 novembre" in present[0]
    holidays = [week["label"] for week in year["weeks"] if week["kind"] == "holidays"]
    assert sum(label.startswith("Vacances de Noël") for label in holidays) == 2
    assert year["where"].startswith("Semaine 13")
    english = (await desk.raw("GET", "/state?lang=en"))["year"]
    assert english["where"].startswith("Week 13")


async def test_a_year_that_is_played_fills_the_map_until_it_is_stopped(desk: Desk) -> None:
    played = await desk.raw("POST", "/play")
    assert played["is_playing"]
    while (await desk.raw("GET", "/state"))["year"]["total"] == 0:
        await asyncio.sleep(0.05)
    stopped = await desk.raw("POST", "/stop")
    assert not stopped["is_playing"]
    assert stopped["now"] == (await desk.raw("GET", "/state"))["now"]
    assert "lundi 23 novembre" not in stopped["now"]
    done = [sum(one["done"]) for one in stopped["year"]["settings"]]
    assert sum(done) == stopped["year"]["total"] > 0


async def test_a_reminder_that_was_asked_for_is_the_next_thing(desk: Desk) -> None:
    samira = desk.town.people[SAMIRA.first_name]
    for key in ("button-later", "later-tonight"):
        await desk.town.press(samira, key)
    await samira.wait_for("C’est noté")
    assert (await desk.state())["events"].startswith("lundi 23 novembre à 18 h 30 : Samira, le rappel demandé")
    assert "18 h 30" in (await desk.turn("next"))["now"]
    await samira.wait_for("Vous vouliez retrouver cette idée")


async def test_two_who_turn_at_once_do_not_double_anything(desk: Desk) -> None:
    julien = desk.town.people[JULIEN.first_name]
    before = len(await received(julien))
    stop = START.replace(day=30, hour=9)
    await asyncio.gather(desk.town.turn_to(stop), desk.town.turn_to(stop))
    assert len(await received(julien)) == before + 1


async def test_the_page_has_its_buttons_and_only_known_turns_are_taken(desk: Desk) -> None:
    page = await desk.page()
    assert all(f'data-to="{turn}"' in page for turn in TURNS)
    assert "Il est" in page
    assert await desk.status("POST", "/turn/century") == 404
    assert await desk.status("GET", "/turn/hour") == 405


async def test_the_demonstration_prints_its_address_answers_and_leaves_nothing(tmp_path: Path) -> None:
    process = await start(tmp_path, {"TMPDIR": str(tmp_path)}, "demo", "--port", "0")
    assert process.stdout
    address = (await asyncio.wait_for(process.stdout.readline(), 60)).decode().strip()
    parts = urlsplit(address)
    async with aiohttp.ClientSession() as web:
        async with web.get(address) as answer:
            assert answer.status == 200
            assert (await answer.text()).startswith("<!doctype html>")
        async with web.get(f"http://{parts.netloc}/sim/state") as answer:
            state = await answer.json()
        async with web.get(f"{state['panel']}state") as answer:
            assert "Il est" in (await answer.json())["now"]
    assert parts.hostname == "127.0.0.1"
    assert [one["first_name"] for one in state["people"] if one.get("listed", True)][:4] == [
        one.first_name for one in TO_PLAY
    ]
    began = time.monotonic()
    process.terminate()
    await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 0
    assert time.monotonic() - began < 5
    assert not list(tmp_path.glob("terreau-demo-*"))
