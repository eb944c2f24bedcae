"""A person's weeks played by the pure rules alone: looks when the clockwork would, and keeps the facts up to date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bot.model import Kind
from bot.planning.cap import EXEMPT, Intent, NotSent
from bot.planning.member import Given, MemberFacts
from bot.planning.rhythm import local_date, week_of
from bot.planning.week import PersonFacts, look

Reacts = Callable[[Intent], bool]


@dataclass
class Life:
    """`sent` and `not_sent` are what became of everything; `looks_at` is when the clockwork looks next."""

    facts: PersonFacts
    reacts: Reacts = lambda _: False
    looks_at: datetime | None = None
    sent: list[Intent] = field(default_factory=list)
    not_sent: list[NotSent] = field(default_factory=list)
    taken: Counter[date] = field(default_factory=Counter)

    def tick(self, now: datetime) -> None:
        """One tick of the clockwork: nothing happens before the next look is due."""
        self.looks_at = self.looks_at or self.facts.since
        if self.looks_at > now:
            return
        found = look(replace(self.facts, since=self.looks_at, taken=dict(self.taken)), now)
        assert found.next_at > now
        for intent in found.due:
            self._send(intent)
        self.not_sent += found.not_sent
        self.looks_at = found.next_at

    def live(self, ticks: Iterable[datetime]) -> Life:
        for now in ticks:
            self.tick(now)
        return self

    def live_on_time(self, until: datetime) -> Life:
        """A clockwork that is never late."""
        now = self.facts.since
        while now <= until:
            self.tick(now)
            now = self.looks_at or until
        return self

    def _send(self, intent: Intent) -> None:
        self.sent.append(intent)
        if intent.wish.kind not in EXEMPT:
            self.taken[week_of(intent.at, self.facts.zone)] += 1
        self.facts = replace(self.facts, is_asked=self.facts.is_asked or intent.wish.kind is Kind.CONTINUE)
        reacted = self.reacts(intent)
        if intent.wish.kind is Kind.IDEA:
            self._give(intent, reacted)
        if intent.wish.kind is Kind.MEETUP:
            self._tell(intent)
        if reacted:
            self.facts = replace(self.facts, silent_ideas=0, is_asked=False)

    def _tell(self, intent: Intent) -> None:
        """Who was told of a meetup is not told again the week after."""
        told = (Kind.MEETUP, intent.wish.reference)
        others = tuple(one for one in self.facts.others if (one.kind, one.reference) != told)
        self.facts = replace(self.facts, others=others)

    def _give(self, intent: Intent, reacted: bool) -> None:
        def given(member: MemberFacts) -> MemberFacts:
            if member.id != intent.wish.membership_id:
                return member
            on = local_date(intent.at, member.zone)
            return replace(member, last_week=intent.wish.week, given=Given(on, is_answered=reacted))

        members = tuple(given(member) for member in self.facts.members)
        self.facts = replace(self.facts, members=members, silent_ideas=self.facts.silent_ideas + 1)


def promise(one: Intent | NotSent) -> tuple[Kind, int | None, object, int | None]:
    """What names a message for ever: its kind, whose it is, its week or its day, and its noun."""
    wish = one.wish if isinstance(one, Intent) else one
    return wish.kind, wish.membership_id, wish.week or wish.wanted_at.date(), wish.reference
