"""The companion panel: the demo's clock, what comes next and why. The simulator's page shows it beside the chat."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime, time, timedelta
from pathlib import Path
from string import Template
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web
from markupsafe import escape

from bot.demo.town import Town
from bot.planning import rhythm
from bot.services import agenda
from bot.services.agenda import Event, Reason
from bot.texts import T
from bot.views import names

PAGE = Template(Path(__file__).with_name("page.html").read_text(encoding="utf-8"))
TURNS = ("hour", "next", "day", "friday")
SHOWN = 8
LOOKED_AT = 60
FRIDAY, EVENING = 4, time(18, 0)


class Panel:
    """`characters` are the chat identifiers of the people to play, with their first names."""

    def __init__(self, town: Town, characters: dict[int, str]) -> None:
        self._town, self._characters = town, characters
        self._zone = town.territory.time_zone

    def app(self) -> web.Application:
        app = web.Application()
        app.add_routes([web.get("/", self._page), web.get("/state", self._state), web.post("/turn/{to}", self._turn)])
        return app

    async def _page(self, _: web.Request) -> web.Response:
        t, state = self._town.t, await self._describe()
        buttons = "".join(f'<button data-to="{to}">{t(f"panel-{to}")}</button>' for to in TURNS)
        words = {name: t(f"panel-{name}") for name in ("title", "help", "coming")}
        return web.Response(
            content_type="text/html",
            text=PAGE.substitute(
                words,
                now=escape(state["now"]),
                turns=buttons,
                events="".join(f"<li>{escape(line)}</li>" for line in state["events"]),
                waiting=json.dumps(t.plain("panel-turning")),
            ),
        )

    async def _state(self, _: web.Request) -> web.Response:
        return web.json_response(await self._describe())

    async def _turn(self, request: web.Request) -> web.Response:
        target = await self._target(request.match_info["to"])
        if target is None:
            return web.json_response({"error": "unknown turn"}, status=404)
        await self._town.turn_to(target)
        return web.json_response(await self._describe())

    async def _target(self, to: str) -> datetime | None:
        now = self._town.clock.now()
        match to:
            case "hour":
                return now + timedelta(hours=1)
            case "day":
                return now + timedelta(days=1)
            case "friday":
                return rhythm.next_local(now, self._zone, FRIDAY, EVENING)
            case "next":
                coming = [event.due_at for event in await self._events() if event.due_at > now]
                return min(coming, default=now)
        return None

    async def _events(self) -> list[Event]:
        async with self._town.app.database.read() as tx:
            return await agenda.list_next(tx, self._town.app.library, self._town.clock.now(), LOOKED_AT)

    async def _describe(self) -> dict[str, Any]:
        t = self._town.t
        local = self._town.clock.now().astimezone(ZoneInfo(self._zone))
        now = t.plain("panel-now", time=names.hour(t, local.time()), day=names.day(t, local.date()))
        lines = self._lines(await self._events())
        return {"now": now, "events": lines or [t.plain("panel-nothing")]}

    def _lines(self, events: list[Event]) -> list[str]:
        """The people to play by name; neighbours who get the same thing at the same time in one line."""
        t = self._town.t
        lines: list[str] = []
        around: Counter[tuple[datetime, str]] = Counter(
            (event.due_at, _why(t, event)) for event in events if self._is_neighbour(event)
        )
        for event in events:
            why = _why(t, event)
            who = self._who(event)
            if self._is_neighbour(event):
                count = around.pop((event.due_at, why), 0)
                if not count:
                    continue
                who = t.plain("panel-neighbours", count=count)
            when = names.moment(t, event.due_at, self._zone)
            lines.append(t.plain("panel-event", when=when, who=who, why=why))
        return lines[:SHOWN]

    def _is_neighbour(self, event: Event) -> bool:
        return event.chat_id is not None and event.chat_id not in self._characters

    def _who(self, event: Event) -> str:
        if event.chat_id is None:
            return self._town.t.plain("panel-coordinators")
        return self._characters.get(event.chat_id, "")


def _why(t: T, event: Event) -> str:
    if event.reason is Reason.IDEA and event.rhythm:
        return t.plain("panel-why-idea", rhythm=t.plain(f"rhythm-{event.rhythm}"))
    return t.plain(f"panel-why-{event.reason}")
