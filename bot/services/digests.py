"""The weekly digest of a territory: made once for each week, promised to each of its coordinators."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import structlog

from bot.library import Library
from bot.library.models import Theme
from bot.logs import place
from bot.model import ExperienceState, Kind, Lane, Meetup, PersonState, Setting, Territory
from bot.planning import digest as planning
from bot.planning import rhythm
from bot.planning.digest import Facts, ThemeFact
from bot.planning.digest_figures import Counts, Published, Window, publish
from bot.planning.small_numbers import Rule
from bot.planning.week_counts import MOST_WEEKS, WEEK, Count, figures_of, liked, total
from bot.services import calendars, steering, themes
from bot.storage import audit, digests, experiences, meetups, outbox, territories, week_counts
from bot.storage.db import Tx
from bot.storage.digests import StoredDigest
from bot.storage.faults import is_storage_fault
from bot.storage.week_counts import CountedWeek

PUT_OFF = timedelta(hours=1)
YEAR = timedelta(weeks=52)
MOST_MEETUPS = 3

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class DigestCard:
    """A digest with all that is shown of it."""

    id: int
    territory: Territory
    facts: Facts
    is_late: bool
    past: tuple[Facts, ...] = ()
    """What the digests of the seven weeks before it told, the oldest first."""
    waiting: int = 0
    """Texts that wait to be read over, at this moment."""
    meetups: tuple[Meetup, ...] = ()
    """The next ones, at this moment."""


async def make_due(tx: Tx, library: Library, now: datetime, rule: Rule) -> int:
    """Makes and promises the digest of every territory whose hour has come; returns how many were made.

    The digest, its outbox rows and the next hour are written together, and each is unique for the territory and the
    week, so that a tick may run twice or late. A territory that cannot be served is put off by an hour, so that it
    does not hold up the others.
    """
    made = 0
    for territory, due_at in await territories.list_with_digest_due(tx, now):
        try:
            async with tx.begin_nested():
                made += await _make_one(tx, library, territory, due_at, now, rule)
        except Exception as error:
            if is_storage_fault(error):
                raise
            log.error("digest_not_made", territory=territory.id, **place(error))
            await territories.set_next_digest(tx, territory.id, due_at, now + PUT_OFF)
    return made


async def get(tx: Tx, digest_id: int, now: datetime) -> DigestCard:
    """The digest as it is now; `NotFound` where it is gone."""
    stored = await digests.get(tx, digest_id)
    return await _card(tx, stored, now, may_be_late=True)


async def find_latest(tx: Tx, person_id: int, territory_id: int, now: datetime) -> tuple[Territory, DigestCard | None]:
    """What the territory's last digest told, told again: nothing is counted anew between two digests."""
    territory = await steering.open_steered(tx, person_id, territory_id)
    stored = await digests.find_latest(tx, territory_id)
    return territory, await _card(tx, stored, now) if stored else None


async def open_told(tx: Tx, person_id: int, digest_id: int, now: datetime) -> DigestCard:
    """A digest, for who steers its territory; `NotFound` for anybody else."""
    stored = await digests.get(tx, digest_id)
    await steering.open_steered(tx, person_id, stored.territory_id)
    return await _card(tx, stored, now)


async def open_year(tx: Tx, person_id: int, digest_id: int, now: datetime) -> tuple[DigestCard, list[Facts]]:
    """The same with all that the digests of the last twelve months told, the oldest first; the audit keeps that."""
    card = await open_told(tx, person_id, digest_id, now)
    week = card.facts.week
    told = await digests.list_facts(tx, card.territory.id, week - YEAR, week + WEEK)
    await audit.record(tx, "digest-exported", now, person_id, card.territory.id, week=week.isoformat())
    return card, [planning.from_json(facts) for facts in told]


async def _card(tx: Tx, stored: StoredDigest, now: datetime, *, may_be_late: bool = False) -> DigestCard:
    territory, week = await territories.get(tx, stored.territory_id), stored.week_starts_on
    past = await digests.list_facts(tx, territory.id, week - (MOST_WEEKS - 1) * WEEK, week)
    facts = planning.from_json(stored.facts)
    return DigestCard(
        stored.id,
        territory,
        facts,
        is_late=may_be_late and planning.is_late(facts.due_at, now),
        past=tuple(planning.from_json(one) for one in past),
        waiting=(await experiences.count(tx, territory.id)).get(ExperienceState.WAITING, 0),
        meetups=tuple((await meetups.list_planned(tx, territory.id, now))[:MOST_MEETUPS]),
    )


async def _make_one(
    tx: Tx, library: Library, territory: Territory, due_at: datetime, now: datetime, rule: Rule
) -> bool:
    """True where this call made the digest of the latest week that was due."""
    zone, weekday, at = territory.time_zone, territory.digest_weekday, territory.digest_time
    if not await territories.set_next_digest(tx, territory.id, due_at, rhythm.next_local(now, zone, weekday, at)):
        return False
    latest = _latest_due(territory, due_at, now)
    week = rhythm.week_of(latest, zone)
    missed = max(0, round((latest - due_at) / WEEK))
    facts = await _facts(tx, library, territory, week, latest, missed, rule)
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
    tx: Tx, library: Library, territory: Territory, week: date, due_at: datetime, missed: int, rule: Rule
) -> Facts:
    """What the weeks since the last digest are counted to tell, up to the hour that was due."""
    after = week + WEEK
    told = await digests.list_facts(tx, territory.id, week - MOST_WEEKS * WEEK, week)
    earlier = [planning.from_json(facts) for facts in told]
    theme = (await themes.of_week(tx, library, territory, week)).theme
    following = (await themes.planned_for(tx, library, territory, after)).theme
    calendar = await calendars.of_territory(tx, library, territory)
    settings = library.programme(territory.programme).serves.settings
    counts = await _counts(tx, territory.id, settings, theme, week)
    weeks = (week - earlier[-1].week) // WEEK if earlier else 1 + missed
    stocks = await _stocks(tx, territory.id)
    published = publish(stocks, counts, settings, [facts.published for facts in earlier], week, weeks, rule)
    same = earlier[-1].tried if earlier and earlier[-1].theme == _theme_fact(theme) else ()
    tried = planning.spheres_tried(published, counts, theme.slug, same, rule)
    most_liked = await _liked(tx, library, territory.id, published, rule)
    return Facts(
        week=week,
        weeks=weeks,
        due_at=due_at,
        missed_weeks=missed,
        settings=settings,
        figures=published.figures,
        cut=published.cut,
        tried=tried,
        liked=most_liked,
        theme=_theme_fact(theme),
        next_theme=_theme_fact(following),
        suggestion=planning.suggest(published.figures, settings, tried, most_liked, weeks),
        tasks=planning.to_do(most_liked, theme is following),
        threshold=rule.threshold,
        turn=week.isocalendar().week % planning.TURNS,
        calendar_is_missing=not calendar.is_known(after + timedelta(days=6)),
    )


async def _counts(tx: Tx, territory_id: int, settings: Sequence[Setting], theme: Theme, week: date) -> Counts:
    """The sums of the last eight weeks: as many rows after three years as after three months."""
    names = [*figures_of(settings), *(f"theme:{setting}:{theme.slug}" for setting in settings)]
    first = week - (MOST_WEEKS - 1) * WEEK
    found: dict[str, dict[date, Count]] = {}
    for row in await week_counts.list_counted(tx, territory_id, names, first, week):
        found.setdefault(row.figure, {})[row.week] = Count(row.times, row.points, row.firsts)
    return found


async def _stocks(tx: Tx, territory_id: int) -> dict[str, int]:
    counted = await digests.count_members(tx, territory_id)
    return {"active": counted.get(PersonState.ACTIVE, 0), "paused": counted.get(PersonState.PAUSED, 0)}


async def _liked(tx: Tx, library: Library, territory_id: int, published: Published, rule: Rule) -> str | None:
    """The title of the most liked activity, among the settings where that can be told."""
    judged: dict[str, Count] = {}
    for setting in Setting:
        if first := planning.window_of_faces(published, setting):
            rows = await week_counts.list_beginning_with(tx, territory_id, liked(setting), first, published.week)
            judged |= _by_activity(rows, liked(setting), Window(first, published.week))
    found = planning.most_liked(judged, rule)
    return _title(library, found) if found else None


def _by_activity(rows: Iterable[CountedWeek], beginning: str, window: Window) -> dict[str, Count]:
    found: dict[str, dict[date, Count]] = {}
    for row in rows:
        found.setdefault(row.figure, {})[row.week] = Count(row.times, row.points, row.firsts)
    return {name.removeprefix(beginning): total(weeks, window.first, window.last) for name, weeks in found.items()}


def _title(library: Library, slug: str) -> str | None:
    activity = library.activities.get(slug)
    return activity.title if activity else None


def _theme_fact(theme: Theme) -> ThemeFact:
    return ThemeFact(theme.title, theme.repere)
