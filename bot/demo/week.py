"""`make demo-week`: twelve people join on a Friday and live one week; what they saw is printed, then counted."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import typer

from bot import logs
from bot.demo.cast import WEEK
from bot.demo.telling import Telling
from bot.demo.town import Town, open_town
from bot.demo.transcript import events
from bot.model import Kind
from bot.progress import Advance, working
from bot.services import tally, themes
from bot.storage import outbox
from simulator.client import Refused
from simulator.somebody import Somebody

START = datetime(2026, 11, 20, 17, 30, tzinfo=ZoneInfo("Europe/Paris"))
"""A Friday after the digest's hour: the next one closes the week."""
END = START + timedelta(days=7)
COMMENT = "Nous avons fait le geste au goûter, et les grands l’ont repris d’eux-mêmes."
STEPS = len(WEEK) + 6
"""One for each who joins, one for each hour to which the clock is turned."""
SENDING = ("sendMessage", "sendPhoto", "sendDocument")


@dataclass
class Week:
    """The story, and what it was promised to show and did not."""

    town: Town
    missing: list[str] = field(default_factory=list)
    advance: Advance = lambda: None
    """To be called for each step of the bar."""

    def __getitem__(self, first_name: str) -> Somebody:
        return self.town.people[first_name]

    async def expect(self, first_name: str, text: str) -> None:
        """Notes what a person should have been sent and was not; a message may have been edited since."""
        person = self[first_name].id
        sent = [call["params"] for call in await self.town.client.journal() if call["method"] in SENDING]
        if not any(str(one["chat_id"]) == str(person) and text in _words(one) for one in sent):
            self.missing.append(f"{first_name}: {text}")

    async def press(self, first_name: str, *keys: str) -> None:
        for key in keys:
            with self.noting(first_name):
                await self.town.press(self[first_name], key)

    async def turn_to(self, instant: datetime) -> None:
        await self.town.turn_to(instant)
        self.advance()

    @contextmanager
    def noting(self, what: str) -> Iterator[None]:
        """What should have been on the screen and was not is noted; the story goes on."""
        try:
            yield
        except (Refused, AssertionError, TimeoutError) as error:
            self.missing.append(f"{what}: {str(error).partition(chr(10))[0] or type(error).__name__}")


async def run_week() -> int:
    """Prints the transcript and one JSON object last; 1 if anything promised did not arrive."""
    logs.configure("WARNING", as_json=False)
    began = time.monotonic()
    async with open_town(START) as town:
        week = Week(town)
        with working("Twelve people live one week", STEPS) as week.advance:
            for part in (_join, _live, _settle, _check):
                with week.noting(part.__name__.strip("_")):
                    await part(week)
        await _print(town)
        counts = await _count(week)
    counts["seconds"] = round(time.monotonic() - began, 1)
    for line in week.missing:
        typer.echo(f"missing: {line}", err=True)
    typer.echo(json.dumps(counts, ensure_ascii=False))
    return 1 if week.missing or counts["undelivered"] or counts["duplicates"] else 0


async def _join(week: Week) -> None:
    await week.town.meet(WEEK)
    for character in WEEK:
        with week.noting(character.first_name):
            if character.is_coordinator:
                await week.town.coordinate(character)
            else:
                await week.town.enrol(character)
        week.advance()


async def _live(week: Week) -> None:
    """The first ideas on Friday, the week's on Monday and Tuesday, a reminder on Wednesday, the digest on Friday."""
    for name, face in (("Nadia", "face-3"), ("Marc", "face-2"), ("Hélène", "face-3"), ("Denis", "face-1")):
        await week.press(name, "button-done", face)
    await week.turn_to(_at(1, 9))
    await week.press("Hugo", "button-another")
    await week.turn_to(_at(3, 12))
    for name in ("Julien", "Awa", "Karim"):
        await week.press(name, "button-done", "face-3", "tag-fitting")
    await week.turn_to(_at(4, 19))
    await week.press("Samira", "button-later", "later-tomorrow")
    await week.press("Sofia", "button-skip")
    for name in ("Nadia", "Marc", "Hugo"):
        await week.press(name, "button-done", "face-3")
    await week.turn_to(_at(5, 19))
    await week.press("Samira", "button-done", "face-3", "tag-children_delighted", "button-comment")
    await week.press("Samira", "button-sharing-territory")
    await week["Samira"].send(COMMENT)
    await week["Fatou"].send("/idee")
    await week.press("Fatou", "button-find")
    await week.press("Fatou", "button-done", "face-2")
    await week.turn_to(END)


def _at(days: int, hour: int) -> datetime:
    return (START + timedelta(days=days)).replace(hour=hour, minute=0)


async def _settle(week: Week) -> None:
    await week.town.settle()


async def _check(week: Week) -> None:
    t, town = week.town.t, week.town
    async with town.app.database.write() as tx:
        theme = await themes.current(tx, town.app.library, town.territory, town.clock.now())
    for character in WEEK:
        if character.is_coordinator:
            await week.expect(character.first_name, town.territory.name)
        else:
            await week.expect(character.first_name, theme.theme.repere)
    await _check_weekly(week)
    await week.expect("Samira", t("reminder"))
    await week.expect("Samira", t("comment-thanks"))


async def _check_weekly(week: Week) -> None:
    """The idea of joining is an answer: what the ledger sent as an idea came by itself, once a week."""
    async with week.town.app.database.read() as tx:
        sent = Counter(row.chat_id for row in await outbox.list_sent(tx, Kind.IDEA))
    for character in WEEK:
        count = sent[week[character.first_name].id]
        if not character.is_coordinator and count != 1:
            week.missing.append(f"{character.first_name}: {count} ideas that come by themselves, not 1")


def _words(params: dict[str, Any]) -> str:
    return str(params.get("text") or params.get("caption") or "")


async def _print(town: Town) -> None:
    """Every chat as it went, in the town's time."""
    telling, journal = Telling(town.t, town.territory.time_zone), await town.client.journal()
    for character in WEEK:
        somebody = town.people[character.first_name]
        taps = town.taps.get(character.first_name, {})
        telling.tell(character.first_name, character.about, events(somebody.id, journal, await somebody.read(), taps))


async def _count(week: Week) -> dict[str, object]:
    async with week.town.app.database.read() as tx:
        counted = await tally.take(tx, END)
    journal = [call for call in await week.town.client.journal() if call["method"] in SENDING and call["status"] == 200]
    same = Counter((str(call["params"]["chat_id"]), _words(call["params"])) for call in journal)
    week.missing += [
        f"{kind}: none" for kind in (Kind.REMINDER, Kind.DIGEST, Kind.DIGEST_CHART) if not counted.sent(kind)
    ]
    return {
        "members": counted.members,
        "ideas_sent": sum(counted.ideas_by_setting.values()),
        "ideas_by_setting": dict(sorted(counted.ideas_by_setting.items())),
        "reminders": counted.sent(Kind.REMINDER),
        "feedback": counted.feedback,
        "digests": counted.sent(Kind.DIGEST),
        "undelivered": counted.undelivered,
        "duplicates": sum(count - 1 for count in same.values()),
    }
