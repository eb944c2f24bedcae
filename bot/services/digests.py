"""The weekly digest of a territory: made once for each week, promised to each of its coordinators."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import structlog

from bot.library import Library
from bot.library.models import Theme
from bot.logs import place
from bot.model import Kind, Lane, PersonState, Setting, Territory
from bot.planning import digest as planning
from bot.planning import rhythm
from bot.planning.digest import Facts, Judgement, ThemeFact
from bot.planning.digest_figures import (
    LONGEST,
    WEEK,
    Figure,
    Figures,
    Published,
    done_figures,
    member_figures,
    sent_figures,
    start_of,
)
from bot.planning.small_numbers import Trace
from bot.services import calendars, themes
from bot.storage import digests, outbox, territories
from bot.storage.db import Tx
from bot.storage.digests import Event, Scope
from bot.storage.faults import is_storage_fault

PUT_OFF = timedelta(hours=1)

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class DigestCard:
    """A digest with all that is shown of it."""

    territory: Territory
    facts: Facts
    is_late: bool


async def make_due(tx: Tx, library: Library, now: datetime) -> int:
    """Makes and promises the digest of every territory whose hour has come; returns how many were made.

    The digest, its outbox rows and the next hour are written together, and each is unique for the territory and the
    week, so that a tick may run twice or late. A territory that cannot be served is put off by an hour, so that it
    does not hold up the others.
    """
    made = 0
    for territory, due_at in await territories.list_with_digest_due(tx, now):
        try:
            async with tx.begin_nested():
                made += await _make_one(tx, library, territory, due_at, now)
        except Exception as error:
            if is_storage_fault(error):
                raise
            log.error("digest_not_made", territory=territory.id, **place(error))
            await territories.set_next_digest(tx, territory.id, due_at, now + PUT_OFF)
    return made


async def get(tx: Tx, digest_id: int, now: datetime) -> DigestCard:
    """The digest as it is now; `NotFound` where it is gone."""
    stored = await digests.get(tx, digest_id)
    facts = planning.from_json(stored.facts)
    territory = await territories.get(tx, stored.territory_id)
    return DigestCard(territory, facts, planning.is_late(facts.due_at, now))


async def _make_one(tx: Tx, library: Library, territory: Territory, due_at: datetime, now: datetime) -> bool:
    """True where this call made the digest of the latest week that was due."""
    zone, weekday, at = territory.time_zone, territory.digest_weekday, territory.digest_time
    if not await territories.set_next_digest(tx, territory.id, due_at, rhythm.next_local(now, zone, weekday, at)):
        return False
    latest = _latest_due(territory, due_at, now)
    week = rhythm.week_of(latest, zone)
    missed = max(0, round((latest - due_at) / WEEK))
    facts = await _facts(tx, library, territory, week, latest, missed, now)
    digest_id = await digests.add_once(tx, territory.id, week, planning.to_json(facts), now)
    if digest_id is None:
        return False
    for person_id in await digests.list_recipients(tx, territory.id):
        await _promise(tx, digest_id, person_id, rhythm.out_of_quiet(now, zone), now)
    return True


def _latest_due(territory: Territory, due_at: datetime, now: datetime) -> datetime:
    """The last time before `now` that the territory's weekly hour came: `due_at`, or later after a long stop."""
    zone, weekday, at = territory.time_zone, territory.digest_weekday, territory.digest_time
    latest = rhythm.next_local(now - timedelta(days=8), zone, weekday, at)
    following = rhythm.next_local(latest, zone, weekday, at)
    latest = following if following <= now else latest
    return latest if latest <= now else due_at


async def _promise(tx: Tx, digest_id: int, person_id: int, not_before: datetime, now: datetime) -> None:
    """The words, then the picture. No deadline: a digest is always sent, saying that it is late."""
    for name, kind in (("digest", Kind.DIGEST), ("digest-chart", Kind.DIGEST_CHART)):
        key = f"{name}:{digest_id}:{person_id}"
        await outbox.promise(tx, outbox.Promise(key, kind, Lane.REMINDER, person_id, digest_id, not_before), now)


async def _facts(
    tx: Tx, library: Library, territory: Territory, week: date, due_at: datetime, missed: int, now: datetime
) -> Facts:
    """What happened from the end of the last digest to now, or to the end of the week that was due."""
    after = week + timedelta(days=7)
    until = min(now, rhythm.instant_of(after, time(0), territory.time_zone))
    told = await digests.list_facts(tx, territory.id, rhythm.monday_of(week - LONGEST - WEEK), week)
    earlier = [planning.from_json(facts).published for facts in told]
    theme = (await themes.of_week(tx, library, territory, week)).theme
    following = (await themes.planned_for(tx, library, territory, after)).theme
    calendar = await calendars.of_territory(tx, library, territory)
    settings = library.programme(territory.programme).serves.settings
    scope = Scope(territory.id, settings, until - LONGEST, until)
    counted = await _count(tx, library, scope, theme, earlier)
    return Facts(
        week=week,
        since=start_of(earlier, until),
        until=until,
        due_at=due_at,
        missed_weeks=missed,
        settings=settings,
        figures=counted.figures,
        tried=counted.tried,
        liked=counted.liked,
        theme=_theme_fact(theme),
        next_theme=_theme_fact(following),
        suggestion=planning.suggest(counted.figures, counted.tried, counted.liked),
        tasks=planning.to_do(counted.liked, theme is following),
        turn=week.isocalendar().week % planning.TURNS,
        calendar_is_missing=not calendar.is_known(after + timedelta(days=6)),
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    figures: dict[str, Figure | None]
    tried: tuple[str, ...]
    liked: str | None


async def _count(tx: Tx, library: Library, scope: Scope, theme: Theme, earlier: Sequence[Published]) -> _Counted:
    """Reads eight weeks, because a figure that was hidden is counted again; gives back only what may be shown."""
    settings, until = scope.settings, scope.until
    done, judged = await digests.list_done(tx, scope), await digests.list_judged(tx, scope)
    figures = dict(await _member_figures(tx, scope, earlier))
    figures |= sent_figures(_traces("sent", await digests.list_sent(tx, scope), _setting), settings, earlier, until)
    figures |= done_figures(
        _traces("done", done, _setting),
        _traces("form", done, lambda event: _form(library, event)),
        _traces("face", judged, lambda event: str(event.face)),
        settings,
        earlier,
        until,
    )
    liked = planning.most_liked([_judgement(event) for event in judged], earlier, until)
    figures["liked"] = liked[1] if liked else None
    on_theme = [(Setting(event.setting), event.member, event.at) for event in done if event.theme == theme.slug]
    return _Counted(figures, planning.spheres_tried(on_theme, until), _title(library, liked[0]) if liked else None)


async def _member_figures(tx: Tx, scope: Scope, earlier: Sequence[Published]) -> Figures:
    counted = await digests.count_members(tx, scope.territory_id)
    stocks = {"active": counted.get(PersonState.ACTIVE, 0), "paused": counted.get(PersonState.PAUSED, 0)}
    window = (scope.territory_id, scope.since, scope.until)
    flows = [Trace("new", member, at) for member, at in await digests.list_arrivals(tx, *window)]
    flows += [Trace("gone", member, at) for member, at in await digests.list_departures(tx, *window)]
    return member_figures(stocks, flows, earlier, scope.until)


def _traces(family: str, events: Iterable[Event], key: Callable[[Event], str | None]) -> list[Trace]:
    """The events under the figures that count them; those without a key are left out."""
    keyed = [(key(event), event) for event in events]
    return [Trace(f"{family}:{name}", event.member, event.at) for name, event in keyed if name]


def _setting(event: Event) -> str:
    return event.setting


def _form(library: Library, event: Event) -> str | None:
    """None where the activity has left the library since."""
    activity = library.activities.get(event.activity)
    return activity.form if activity else None


def _judgement(event: Event) -> Judgement:
    return Judgement(event.activity, event.member, event.face or 0, event.at)


def _title(library: Library, slug: str) -> str | None:
    activity = library.activities.get(slug)
    return activity.title if activity else None


def _theme_fact(theme: Theme) -> ThemeFact:
    return ThemeFact(theme.title, theme.repere)
