"""What services would have written of a week that was lived: rows of people, ideas and reactions, and their counts.

The counts come from the pure functions that the services call (bot/planning/week_counts.py), week by week.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

from bot.demo.region.cast import ZONE
from bot.demo.region.residents import Living, Reaction
from bot.model import IdeaOrigin, IdeaState, Kind, Lane, Language, MembershipState, OutboxState, PersonState, Setting
from bot.planning import rhythm
from bot.planning.likings import points_of
from bot.planning.week_counts import FIRSTS, FORM_PARTS, Entry, Told, changes, entries
from bot.services.notice_news import NOTICE_VERSION
from bot.services.territories import FIVE, FRIDAY
from bot.storage.outbox.rows import PRIORITY, shard_of

Rows = dict[str, list[dict[str, Any]]]


@dataclass(slots=True)
class Counting:
    """Of one territory: what its members did, by the week whose digest tells it."""

    buckets: dict[date, list[tuple[Living, Entry]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, who: Living, told: Told) -> None:
        for one in entries([told]):
            self.buckets[one.week].append((who, one))

    def note(self, who: Living, entry: Entry) -> None:
        self.buckets[entry.week].append((who, entry))

    def rows(self, territory_id: int, week: date) -> list[dict[str, Any]]:
        """The sums of that week, whole: whatever is told later is of later weeks."""
        summed: dict[str, Counter[str]] = defaultdict(Counter)
        own: dict[int, list[Entry]] = defaultdict(list)
        people: dict[int, Living] = {}
        for who, entry in self.buckets.pop(week, ()):
            own[who.membership_id].append(entry)
            people[who.membership_id] = who
        for membership_id, new in own.items():
            told = people[membership_id].told
            before = [Entry(figure, told[figure]) for figure in sorted({one.figure for one in new}) if figure in told]
            for (_, figure), counted in changes(before, [*before, *new]).items():
                summed[figure].update(counted)
            told.update((one.figure, week) for one in new)
        place = {"territory_id": territory_id, "week_starts_on": week}
        names = ("times", "points", *FIRSTS)
        return [
            {**place, "figure": figure, **{name: counted[name] for name in names}} for figure, counted in summed.items()
        ]


class Writer:
    """Gives numbers to rows, and keeps them until they are written."""

    def __init__(self) -> None:
        self.rows: Rows = defaultdict(list)
        self._ideas = count(1)
        self._people = count(1)

    def take(self) -> Rows:
        taken, self.rows = self.rows, defaultdict(list)
        return taken

    def number_from(self, first: int) -> None:
        """The first number that no person has: the teams come in by links and have some."""
        self._people = count(first)

    def new_number(self) -> int:
        return next(self._people)

    def person(self, who: Living, territory_id: int) -> None:
        """The person and the membership have one number."""
        resident, profile = who.resident, who.life.members[0].profile
        at = resident.joins_at
        self.rows["person"].append(
            {
                "id": who.person_id,
                "chat_hash": resident.chat_id,
                "chat_id": resident.chat_id,
                "language": Language.FRENCH,
                "state": PersonState.ACTIVE,
                "notice_version": NOTICE_VERSION,
                "consented_at": at,
                "created_at": at,
                "last_active_at": at,
            }
        )
        self.rows["membership"].append(
            {
                "id": who.membership_id,
                "person_id": who.person_id,
                "territory_id": territory_id,
                "role": profile.role,
                "weekday": profile.weekday,
                "send_time": profile.send_time,
                "rhythm": profile.rhythm,
                "state": MembershipState.ACTIVE,
                "created_at": at,
                "joined_at": at,
                "joined_in": told_in(at),
            }
        )
        for setting in profile.settings:
            self.rows["membership_setting"].append({"membership_id": who.membership_id, "setting": setting})
        for age in profile.age_bands:
            self.rows["membership_age_band"].append({"membership_id": who.membership_id, "age_band": age})

    def idea(self, who: Living, territory_id: int, reaction: Reaction, counting: Counting) -> int:
        """The idea, what was said of it, and the message that brought it; gives the idea's number."""
        sent, number = reaction.sent, next(self._ideas)
        plan = sent.choice.plan if sent.choice else None
        theme, week = sent.theme, sent.intent.wish.week
        if plan is None or theme is None or week is None:
            raise ValueError("a reaction to no idea")
        is_done = reaction.state is IdeaState.DONE and reaction.at is not None
        done_in = told_in(reaction.at) if is_done and reaction.at else None
        sent_in, part = told_in(sent.at), FORM_PARTS[plan.activity.form]
        self.rows["idea"].append(
            {
                "id": number,
                "key": f"week:{who.membership_id}:{week}",
                "membership_id": who.membership_id,
                "territory_id": territory_id,
                "week_starts_on": week,
                "activity": plan.activity.slug,
                "theme": theme.slug,
                "skill": plan.activity.skill,
                "setting": plan.setting,
                "age_band": plan.age_band,
                "fit": plan.fit,
                "origin": IdeaOrigin.WEEKLY,
                "state": reaction.state,
                "created_at": sent.at,
                "sent_at": sent.at,
                "done_at": reaction.at if is_done else None,
                "sent_in": sent_in,
                "done_in": done_in,
                "done_as": part if is_done else None,
                "done_level": plan.activity.level if is_done else None,
            }
        )
        self._message(who, number, sent.at)
        if reaction.face is not None:
            self._feedback(number, reaction)
        what = (Setting(plan.setting), plan.activity.slug, theme.slug)
        counting.add(who, Told(*what, sent_in, None, None, None))
        if done_in:
            counting.add(who, Told(*what, None, done_in, part, reaction.face, plan.activity.level))
        return number

    def _feedback(self, idea_id: int, reaction: Reaction) -> None:
        self.rows["feedback"].append(
            {
                "idea_id": idea_id,
                "face": reaction.face,
                "tags": [tag.value for tag in reaction.tags],
                "points": points_of(reaction.face, reaction.tags),
                "created_at": reaction.at,
                "updated_at": reaction.at,
            }
        )

    def _message(self, who: Living, idea_id: int, at: Any) -> None:
        """The ledger's row, as sent."""
        self.rows["outbox"].append(
            {
                "key": f"idea:{idea_id}",
                "kind": Kind.IDEA,
                "lane": Lane.IDEA,
                "priority": PRIORITY[Lane.IDEA],
                "person_id": who.person_id,
                "shard": shard_of(who.person_id),
                "reference": idea_id,
                "state": OutboxState.SENT,
                "not_before": at,
                "is_unasked": True,
                "next_attempt_at": at,
                "message_id": idea_id,
                "created_at": at,
                "finished_at": at,
            }
        )


def told_in(at: Any) -> date:
    """The week whose digest tells it: see services/week_counts.week_that_tells; nobody here moves the digest's hour."""
    return rhythm.week_of(rhythm.next_local(at, ZONE, FRIDAY, FIVE), ZONE)


def votes_of(towns: Sequence[Any]) -> list[dict[str, Any]]:
    """What the towns remember of faces, as storage/likings.py keeps it."""
    found: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    for town in towns:
        memory = town.memory
        places = {("", "", ""): memory.everything, **{(slug, "", ""): one for slug, one in memory.activities.items()}}
        for place, votes in (*places.items(), *memory.cells.items()):
            found[place][0] += votes.people
            found[place][1] += votes.points
    names = ("activity", "setting", "age_band", "votes", "points")
    return [dict(zip(names, (*place, *sums), strict=True)) for place, sums in found.items()]
