"""The school year: as the panel draws it, and played at speed with the neighbours living it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.demo.cast import Character
from bot.demo.town import Town
from bot.model import FACES, Setting
from bot.planning import rhythm
from bot.services.coherence import Year, YearWeek
from bot.texts import T
from bot.views import names
from simulator.client import Refused

STEP = timedelta(days=1)
THURSDAY = 3
AT_ONCE = 6
SHOWN_SETTINGS = (Setting.HOME, Setting.SCHOOL, Setting.AFTER_SCHOOL, Setting.CLUB)
DAY_BEGINS = time(9, 0)


def described(t: T, year: Year, today: date) -> dict[str, Any]:
    """The strip and the map: what each week is, and how often each setting did it."""
    settings = [*SHOWN_SETTINGS, *(one for one in year.settings if one not in SHOWN_SETTINGS)]
    week = rhythm.monday_of(today)
    return {
        "weeks": [_week(t, one, week) for one in year.weeks],
        "settings": [
            {
                "name": names.capital(t.plain(f"setting-{setting}")),
                "done": [year.done.get((setting, one.monday), 0) for one in year.weeks],
            }
            for setting in settings
        ],
        "where": _where(t, year, week),
        "total": sum(year.done.values()),
    }


def _week(t: T, week: YearWeek, present: date) -> dict[str, Any]:
    what = week.holidays.name if week.holidays else week.theme.title
    label = t.plain("panel-of-week", day=names.day_of_month(t, week.monday), what=what)
    month = t.plain(f"month-{week.monday.month}")[:1].upper() if week.monday.day <= 7 else ""
    kind = "holidays" if week.holidays else "school"
    return {"label": label, "kind": kind, "month": month, "is_now": week.monday == present}


def _where(t: T, year: Year, present: date) -> str:
    """« Semaine 13 de l’année. Thème : … » or the holidays."""
    for number, week in enumerate(year.weeks, 1):
        if week.monday == present and week.holidays:
            return week.holidays.name
        if week.monday == present:
            return t.plain("panel-where", number=number, theme=week.theme.title)
    return t.plain("panel-summer")


class Player:
    """Turns the clock day by day, with the neighbours living their week; at speed in the background, until `stop`."""

    def __init__(self, town: Town, neighbours: Sequence[Character]) -> None:
        self._town, self._neighbours = town, neighbours
        self._playing: asyncio.Task[None] | None = None
        self._is_stopped = False

    @property
    def is_playing(self) -> bool:
        return self._playing is not None and not self._playing.done()

    def start(self, until: datetime) -> None:
        if not self.is_playing:
            self._is_stopped = False
            self._playing = asyncio.create_task(self._play(until))

    async def stop(self) -> None:
        """Returns once the day that is being played has ended."""
        self._is_stopped = True
        if self._playing is not None:
            await self._playing

    async def turn_to(self, until: datetime) -> None:
        """All that falls due on the way is played; what neighbours do of a Thursday is in Friday's digest."""
        while self._town.clock.now() < until:
            await self._turn_a_day(until)

    async def _play(self, until: datetime) -> None:
        while self._town.clock.now() < until and not self._is_stopped:
            await self._turn_a_day(until)

    async def _turn_a_day(self, until: datetime) -> None:
        now = self._town.clock.now()
        if now.weekday() == THURSDAY:
            await self._live((now.date() - date(now.year, 1, 1)).days // 7)
        await self._town.turn_to(min(now + STEP, until))

    async def _live(self, week: int) -> None:
        """Those whose turn it is say that they did the week's idea: the same ones in each demonstration."""
        turns = asyncio.Semaphore(AT_ONCE)

        async def live(position: int, character: Character) -> None:
            async with turns:
                if _takes_part(position, week):
                    await self._do(character, position)

        await asyncio.gather(*(live(position, one) for position, one in enumerate(self._neighbours)))
        await self._town.settle()

    async def _do(self, character: Character, position: int) -> None:
        """Only an idea that waits can be done: in the holidays none has come."""
        somebody, done = self._town.people[character.first_name], self._town.t.plain("button-done")
        face = f"face-{FACES[-1 - position % 2]}"
        last = (await somebody.chats())[0]["last"]
        if last is None or not _offers(last, done):
            return
        with suppress(Refused, AssertionError):
            await self._town.press(somebody, "button-done")
            await somebody.mark()
            await self._town.press(somebody, face)
            # The clock must not turn before this has been taken: it would count for another day.
            await somebody.wait_for(lambda message: not _offers(message, self._town.t.plain(face)))


def _offers(message: dict[str, Any], label: str) -> bool:
    return any(label == button["label"] for row in message["buttons"] for button in row)


def _takes_part(position: int, week: int) -> bool:
    """Two in three, changing from week to week, so that the map has the grain of a real year."""
    return (position * 7 + week * 5 + position * week) % 6 < 4
