"""The companion panel: the demo's clock, the year, what comes next and why. The page shows it in a frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from pathlib import Path
from string import Template
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web
from markupsafe import escape

from bot.demo import coming, tours, year
from bot.demo.cast import Character
from bot.demo.town import Town
from bot.model import Language, OutboxState
from bot.planning import rhythm
from bot.services import agenda, coherence, tally
from bot.services.agenda import Event
from bot.services.coherence import Year
from bot.texts import T
from bot.views import names

FILES = Path(__file__).with_name("panel_page")
PAGE = Template((FILES / "page.html").read_text(encoding="utf-8"))
TURNS = ("hour", "day", "week", "next", "friday", "holidays")
WORDS = (
    *("title", "help", "tours", "play", "stop", "turning", "coming"),
    *("year", "map", "map-help", "legend-none", "legend-much"),
)
LOOKED_AT = 60
FRIDAY, EVENING, MORNING, TOLD_BY = 4, time(18, 0), time(9, 0), time(19, 0)
STEPS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1)}


class Panel:
    """`characters` are the chat identifiers of the people to play, with their first names."""

    def __init__(self, town: Town, characters: dict[int, str], neighbours: Sequence[Character] = ()) -> None:
        self._town, self._characters = town, characters
        self._zone = town.territory.time_zone
        self.player = year.Player(town, neighbours)

    def app(self) -> web.Application:
        app = web.Application()
        app.add_routes(
            [
                web.get("/", self._page),
                web.get("/state", self._state),
                web.post("/turn/{to}", self._turn),
                web.post("/tour/{name}", self._tour),
                web.post("/play", self._play),
                web.post("/stop", self._stop),
                web.static("/files", FILES),
            ]
        )
        app.on_shutdown.append(self._end)
        return app

    async def _page(self, request: web.Request) -> web.Response:
        t = self._t(request)
        text = PAGE.substitute(
            {name.replace("-", "_"): escape(t.plain(f"panel-{name}")) for name in WORDS},
            lang=str(t.language),
            scheme="dark" if request.query.get("scheme") == "dark" else "light",
            now=escape(self._now(t)),
            turns=_buttons(t, "data-to", "panel", TURNS),
            tour_buttons=_buttons(t, "data-tour", "tour", tours.TOURS),
        )
        return web.Response(content_type="text/html", text=text, headers={"Cache-Control": "no-store"})

    async def _state(self, request: web.Request) -> web.Response:
        return web.json_response(await self._describe(self._t(request)))

    async def _turn(self, request: web.Request) -> web.Response:
        target = await self._target(request.match_info["to"])
        if target is None:
            return web.json_response({"error": "unknown turn"}, status=404)
        await self.player.turn_to(target)
        return await self._state(request)

    async def _tour(self, request: web.Request) -> web.Response:
        """What the page plays; its people are made now, so that a tour can be played again."""
        name, t = request.match_info["name"], self._t(request)
        if name not in tours.TOURS:
            return web.json_response({"error": "unknown tour"}, status=404)
        steps = await tours.TOURS[name](self._town, t)
        return web.json_response({"title": t.plain(f"tour-{name}"), "steps": steps})

    async def _play(self, request: web.Request) -> web.Response:
        """The rest of the school year; without a published one, the coming week."""
        last = (await self._year()).weeks[-1:]
        now = self._town.clock.now()
        saturday = last[0].monday + timedelta(days=5) if last else rhythm.local_date(now + STEPS["week"], self._zone)
        end = rhythm.instant_of(saturday, EVENING, self._zone)
        self.player.start(end)
        return await self._state(request)

    async def _stop(self, request: web.Request) -> web.Response:
        await self.player.stop()
        return await self._state(request)

    async def _end(self, _: web.Application) -> None:
        await self.player.stop()

    def _t(self, request: web.Request) -> T:
        english = request.query.get("lang") == Language.ENGLISH
        return self._town.app.texts.of(Language.ENGLISH if english else Language.FRENCH)

    async def _target(self, to: str) -> datetime | None:
        now = self._town.clock.now()
        if to in STEPS:
            return now + STEPS[to]
        if to == "friday":
            return rhythm.next_local(now, self._zone, FRIDAY, EVENING)
        if to == "school":
            return self._school_evening(await self._year(), now)
        if to == "next":
            return coming.next_after(await self._events(), now)
        if to == "holidays":
            holidays = (await self._year()).next_holidays
            return rhythm.instant_of(holidays.first, MORNING, self._zone) if holidays else now
        return None

    def _school_evening(self, seen: Year, now: datetime) -> datetime:
        """Tuesday evening of the next week of school, when all have had their idea; where unknown, in a week."""
        today = rhythm.local_date(now, self._zone)
        monday = next((one.monday for one in seen.weeks if one.monday > today and not one.holidays), None)
        return rhythm.instant_of(monday + STEPS["day"], TOLD_BY, self._zone) if monday else now + STEPS["week"]

    async def _events(self) -> list[Event]:
        async with self._town.app.database.read() as tx:
            return await agenda.list_next(tx, self._town.app.library, self._town.clock.now(), LOOKED_AT)

    async def _year(self) -> Year:
        async with self._town.app.database.read() as tx:
            return await coherence.of_year(tx, self._town.app.library, self._town.territory, self._town.clock.now())

    async def _describe(self, t: T) -> dict[str, Any]:
        """While the year is played, what comes next is left out: it would be old before it is read."""
        today = rhythm.local_date(self._town.clock.now(), self._zone)
        is_playing = self.player.is_playing
        return {
            "now": self._now(t),
            "events": [] if is_playing else coming.lines(t, await self._events(), self._characters, self._zone),
            "sent": t.plain("panel-sent", count=await self._count_sent()),
            "year": year.described(t, await self._year(), today),
            "is_playing": is_playing,
        }

    def _now(self, t: T) -> str:
        local = self._town.clock.now().astimezone(ZoneInfo(self._zone))
        return t.plain("panel-now", time=names.hour(t, local.time()), day=names.day(t, local.date()))

    async def _count_sent(self) -> int:
        async with self._town.app.database.read() as tx:
            counted = await tally.take(tx, self._town.clock.now())
        return sum(count for (state, _), count in counted.outbox.items() if state is OutboxState.SENT)


def _buttons(t: T, attribute: str, words: str, chosen: Iterable[str]) -> str:
    return "".join(
        f'<button type="button" {attribute}="{name}">{escape(t.plain(f"{words}-{name}"))}</button>' for name in chosen
    )
