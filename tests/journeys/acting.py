"""What the journeys share: people at a step, buttons pressed twice or made up, the database read row by row."""

from __future__ import annotations

import asyncio
import re
import time
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, select, update
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.demo.cast import TERRITORY, Character
from bot.demo.town import Town
from bot.model import AgeBand, Role, Setting, Territory
from bot.services import territories
from bot.storage.tables import metadata, territory
from bot.texts import T
from simulator import people
from simulator.somebody import SECONDS, Somebody
from tests.journeys.conftest import Stage

Shown = dict[str, Any]
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


def said(t: T, key: str, **arguments: str | int) -> str:
    """The text as it stands in the chat, without its HTML."""
    return re.sub("<[^>]+>", "", t(key, **arguments))


def labels(message: Shown) -> list[str]:
    return [button["label"] for row in message["buttons"] for button in row]


async def member(
    town: Town,
    first_name: str = "Samira",
    role: Role = Role.FAMILY,
    ages: tuple[AgeBand, ...] = (AgeBand.A3_5,),
    setting: Setting = Setting.HOME,
) -> Somebody:
    """Somebody who has joined and has a first idea in the chat."""
    character = Character(first_name, "", role, ages, setting)
    await town.meet([character])
    return await town.enrol(character)


async def halfway(town: Town, steps: int, first_name: str = "Samira", payload: str = TERRITORY) -> Somebody:
    """A parent who has made that many taps: consent, role, age, OK, « C'est parti »."""
    somebody = await town.client.person(first_name)
    await somebody.join(payload)
    for label in joining(town.t)[:steps]:
        await somebody.tap(label)
    await somebody.wait_for()
    return somebody


def joining(t: T) -> list[str]:
    """A parent's taps after « Start », in their order."""
    return [
        t.plain("button-consent"),
        t.plain("role-family"),
        t.plain("age-band", ages="3-5"),
        t.plain("button-ok"),
        t.plain("button-go"),
    ]


async def press(town: Town, somebody: Somebody, *keys: str) -> None:
    """One button after the other, by the keys of their texts; each is answered before the next."""
    for key in keys:
        await town.press(somebody, key)
        await _answered(town)


async def press_twice(stage: Stage, somebody: Somebody, label: str) -> None:
    """Both presses reach Telegram before the bot has seen the first; returns once both are answered."""
    await somebody.wait_for(lambda message: label in labels(message))
    await somebody.mark()
    world = stage.server.world
    person, bot = world.people[somebody.id], world.first_bot()
    for _ in range(2):
        people.tap(world, person, world.private(person, bot), None, label, None)
    await answered(stage)


async def answered(stage: Stage) -> None:
    """Returns once every press is acknowledged and its answer is in the chat."""
    await _answered(stage.town)


async def _answered(town: Town) -> None:
    await acknowledged(town)
    await town.settle()


async def acknowledged(town: Town) -> None:
    """Returns once no button is waiting any more; what it brings may still be under way."""
    deadline = time.monotonic() + SECONDS
    while not all(query.answered for query in town.server.world.queries.values()):
        assert time.monotonic() < deadline, "a press was not acknowledged"
        await asyncio.sleep(0.002)


async def press_made_up(stage: Stage, somebody: Somebody, data: str) -> str:
    """Presses a button with this data, which the bot never made; returns the notice, or what the message became."""
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("?", callback_data=data)]])
    sent = await stage.app.bot.send_message(somebody.id, "?", reply_markup=keyboard)
    await somebody.tap("?", message_id=sent.message_id)
    await answered(stage)
    seen = await somebody.events(await _mark(somebody))
    changed = [message["text"] for message in seen["messages"] if not message["outgoing"]]
    return "\n".join([*(toast["text"] for toast in seen["toasts"]), *changed])


async def _mark(somebody: Somebody) -> int:
    """The version before this person's last act."""
    return somebody._marks[None]


async def stored(stage: Stage, *tables: str) -> dict[str, list[Row[Any]]]:
    """Every row of these tables, or of all, encrypted columns opened."""
    wanted = [table for table in metadata.sorted_tables if not tables or table.name in tables]
    async with stage.app.database.read() as tx:
        return {table.name: sorted((await tx.execute(select(table))).all(), key=repr) for table in wanted}


async def rows(stage: Stage, table: str) -> list[Row[Any]]:
    return (await stored(stage, table))[table]


async def one_more_territory(town: Town, slug: str = "firminy", name: str = "Firminy") -> Territory:
    async with town.app.database.write() as tx:
        return await territories.create(tx, town.app.library, slug, name, town.clock.now())


async def close_territories(town: Town) -> None:
    async with town.app.database.write() as tx:
        await tx.execute(update(territory).values(is_open=False))


async def pass_time(town: Town, by: timedelta) -> datetime:
    """Turns the clock, and plays what falls due on the way; returns the time."""
    await town.turn_to(town.clock.now() + by)
    return town.clock.now()
