"""Who steers in the demonstration's region: one coordinator a place, who reads texts over and notes what was tried."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from random import Random

from bot.demo.region import places
from bot.demo.region.cast import FIRST_CHAT, Cast, Place
from bot.errors import BotError, Invalid
from bot.library import Library
from bot.model import GrantKind, Language, Territory
from bot.services import invitations, moderation, notes, travels
from bot.services.content import Content
from bot.storage.db import Tx
from bot.storage.notes import NotePart

TEAM_CHAT = FIRST_CHAT + 1_000_000
READ_A_WEEK = 4
LEFT_UNREAD = 0.12
"""The share of weeks in which nobody reads: something waits in the end."""
NOTES = 0.03
"""In a week."""


class Teams:
    """Coordinators by territory; one person is the regional team."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._chance = Random("teams")  # noqa: S311
        self._made: dict[str, tuple[Territory, int]] = {}
        """By the place's name: its territory and the person who coordinates it."""
        self._region = 0

    async def open_places(self, tx: Tx, library: Library, monday: date, now: datetime) -> list[tuple[Place, Territory]]:
        """Those that open this week, the larger ones first."""
        due = [one for one in self._cast.places if one.opens_on <= monday and one.name not in self._made]
        if due and not self._made:
            self._region = await _accept(tx, GrantKind.REGION, None, TEAM_CHAT, now)
        ordered = sorted(due, key=lambda one: one.within is not None)
        return [(place, await self._open(tx, library, place, now)) for place in ordered]

    async def _open(self, tx: Tx, library: Library, place: Place, now: datetime) -> Territory:
        within = next((one for one in self._cast.places if one.name == place.within), None)
        made = await places.make(tx, library, place, within, now)
        number = self._cast.places.index(place)
        coordinator = await _accept(tx, GrantKind.COORDINATOR, made, TEAM_CHAT + 1 + number, now)
        self._made[place.name] = (made, coordinator)
        return made

    async def work(self, tx: Tx, content: Content, now: datetime) -> None:
        """A quarter of an hour a week."""
        for territory, coordinator in self._made.values():
            if self._chance.random() >= LEFT_UNREAD:
                await self._read(tx, content, territory, coordinator, now)
            if self._chance.random() < NOTES:
                await self._note(tx, content, territory, coordinator, now)

        if self._chance.random() >= LEFT_UNREAD:
            await self._read_for_all(tx, content, now)

    async def _read_for_all(self, tx: Tx, content: Content, now: datetime) -> None:
        """The region lets texts travel; what it may not is passed over."""
        last = 0
        for _ in range(READ_A_WEEK):
            queue = await travels.open_queue(tx, content.library, content.guards, self._region, last)
            if queue.first is None or queue.first.id <= last:
                return
            last = queue.first.id
            with suppress(BotError):
                given = (tx, content.library, content.guards, self._region, last, queue.first.stamp, now)
                await travels.publish(*given)

    async def _read(self, tx: Tx, content: Content, territory: Territory, coordinator: int, now: datetime) -> None:
        """Publishes what waits, and sends it to the region where its author agreed."""
        for _ in range(READ_A_WEEK):
            queue = await moderation.open_queue(tx, content.library, content.guards, coordinator, territory.id)
            if queue.first is None:
                return
            given = (tx, content.guards, coordinator, queue.first.id, now)
            await moderation.publish(*given, to_region=queue.first.may_go_to_region)

    async def _note(self, tx: Tx, content: Content, territory: Territory, coordinator: int, now: datetime) -> None:
        """On the skill of the week; most are shared with the region."""
        library, words = content.library, self._chance.choice(self._cast.notes)
        with suppress(BotError):
            offered = await notes.offer_skills(tx, library, coordinator, territory.id, now)
            card = await notes.begin(tx, library, coordinator, territory.id, offered.skills[0].code, now)
            for part, said in zip(NotePart, words, strict=False):
                await notes.ask(tx, library, coordinator, card.note.id, part, now)
                card, concern = await notes.answer(tx, library, content.guards, coordinator, said, now)
                if concern:
                    raise Invalid
            shared = self._chance.random() < 0.8
            await notes.keep(tx, library, coordinator, card.note.id, card.note.revision, now, is_shared=shared)


async def _accept(tx: Tx, kind: GrantKind, territory: Territory | None, chat_id: int, now: datetime) -> int:
    """By a one-time link."""
    payload = await invitations.create(tx, kind, territory, now)
    person, _ = await invitations.accept(tx, chat_id, payload, Language.FRENCH, now)
    return person.id
