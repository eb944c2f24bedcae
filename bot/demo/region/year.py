"""The year of the demonstration's region, week by week.

The calendar simulator lives each person's week: when something comes, what, and why, is decided by the functions that
the bot itself calls (tests/services/test_simulation_agrees.py holds the two against each other). What came of it is
written as the services would have written it. Territories, themes, links, texts, their reading over, notes and all
digests go through the services themselves, with the hour as the week has it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.demo.region import residents
from bot.demo.region.cast import FIRST, LAST, ZONE, Cast, Resident
from bot.demo.region.residents import COMMENTS, TO_REGION, Living
from bot.demo.region.rows import Counting, Writer, told_in, votes_of
from bot.demo.region.teams import Teams
from bot.model import FACES, PersonState, Setting, Sharing, Territory
from bot.planning.rhythm import instant_of
from bot.planning.small_numbers import Rule
from bot.planning.week_counts import WEEK, Entry
from bot.services import digests, feedback, region_digests, themes
from bot.services.content import Content
from bot.services.previews import town_of
from bot.services.simulation.lives import live_week
from bot.services.simulation.town import Town
from bot.storage import seeding
from bot.storage.db import Database, Tx

Report = Callable[[date], None]
EIGHT, TEN, FOUR, AFTER_FIVE = time(8), time(10), time(16), time(17, 5)


@dataclass(slots=True)
class Home:
    """A territory and who lives there."""

    territory: Territory
    town: Town
    people: list[Living] = field(default_factory=list)
    counting: Counting = field(default_factory=Counting)


class Year:
    def __init__(self, database: Database, content: Content, cast: Cast) -> None:
        self._database, self._content, self._cast = database, content, cast
        self._writer, self._teams = Writer(), Teams(cast)
        self._homes: dict[str, Home] = {}
        self._to_join: list[Resident] = list(reversed(cast.residents))
        self._texts: list[tuple[Living, int, Setting]] = []
        """Ideas of which somebody writes something, at the end of the week."""

    async def run(self, last: date = LAST, tell: Report = lambda _: None) -> None:
        monday = FIRST
        while monday <= last:
            tell(monday)
            async with self._database.write() as tx:
                await self._begin(tx, monday)
            self._live(monday)
            async with self._database.write() as tx:
                await seeding.add(tx, self._writer.take())
            async with self._database.write() as tx:
                await self._end(tx, monday)
            monday += WEEK
        async with self._database.write() as tx:
            await seeding.add(tx, {"activity_votes": votes_of([home.town for home in self._homes.values()])})

    async def _begin(self, tx: Tx, monday: date) -> None:
        """Monday and Tuesday: the region reads, places open, themes are settled, teams read over."""
        library, now = self._content.library, instant_of(monday, TEN, ZONE)
        await region_digests.make_due(tx, library, now)
        for place, territory in await self._teams.open_places(tx, library, monday, instant_of(monday, EIGHT, ZONE)):
            self._homes[place.name] = Home(territory, await town_of(tx, library, territory, monday))
        for home in self._homes.values():
            await themes.of_week(tx, library, home.territory, monday)
        await self._teams.work(tx, self._content, now + timedelta(days=1))
        self._writer.number_from(await seeding.next_person(tx))

    def _live(self, monday: date) -> None:
        self._join(monday)
        for home in self._homes.values():
            for who in home.people:
                if who.life.has_left:
                    continue
                if not who.life.since > instant_of(monday, time(0), ZONE):
                    who.perhaps_rests(monday)
                live_week(home.town, who.life, monday, who)
                self._write(home, who, monday)
            self._writer.rows["week_count"] += home.counting.rows(home.territory.id, monday)

    def _join(self, monday: date) -> None:
        """Who joins in this week, on a working day."""
        until = instant_of(monday + WEEK, time(0), ZONE)
        while self._to_join and self._to_join[-1].joins_at < until:
            resident = self._to_join.pop()
            home, number = self._homes[resident.place.name], self._writer.new_number()
            who = residents.begin(resident, home.town, number, number)
            home.people.append(who)
            home.counting.note(who, Entry("new", told_in(resident.joins_at)))
            self._writer.person(who, home.territory.id)

    def _write(self, home: Home, who: Living, monday: date) -> None:
        for reaction in who.reactions:
            idea_id = self._writer.idea(who, home.territory.id, reaction, home.counting)
            plan = reaction.sent.choice and reaction.sent.choice.plan
            if plan and reaction.face == max(FACES) and who.chance.random() < COMMENTS:
                self._texts.append((who, idea_id, plan.setting))
        who.reactions.clear()
        if who.life.has_left:
            home.counting.note(who, Entry("gone", told_in(instant_of(monday, FOUR, ZONE))))

    async def _end(self, tx: Tx, monday: date) -> None:
        """Friday: what people wrote, who pauses and who is gone, the digests, and the post."""
        friday = instant_of(monday + timedelta(days=4), FOUR, ZONE)
        texts, self._texts = self._texts, []
        for who, idea_id, setting in texts:
            await self._comment(tx, who, idea_id, setting, friday)
        await seeding.set_states(tx, self._states(), friday)
        now = instant_of(monday + timedelta(days=4), AFTER_FIVE, ZONE)
        await digests.make_due(tx, self._content.library, now, Rule())
        await seeding.deliver(tx, now + WEEK)

    async def _comment(self, tx: Tx, who: Living, idea_id: int, setting: Setting, now: datetime) -> None:
        """Meant for sharing. What the guards hold back is not kept, as its author would be told."""
        library, text = self._content.library, who.comment(self._cast.said, setting)
        sharing = Sharing.REGION if who.chance.random() < TO_REGION else Sharing.TERRITORY
        if self._content.guards.find_concern(text):
            return
        await feedback.expect_comment(tx, library, who.person_id, idea_id, sharing, now)
        await feedback.add_expected_comment(tx, library, who.person_id, text, now)

    def _states(self) -> dict[int, PersonState]:
        found = {}
        for home in self._homes.values():
            for who in home.people:
                life = who.life
                state = PersonState.STOPPED if life.has_left else PersonState.PAUSED
                found[who.person_id] = state if life.has_left or life.is_paused else PersonState.ACTIVE
        return found
