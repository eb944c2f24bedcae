"""The digest from rows to promises: once a week, to those who coordinate, about what may be told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from bot.library import Library
from bot.model import Form, GrantKind, IdeaState, Kind, Level, PersonState, Sharing, Territory
from bot.planning.digest import Facts
from bot.planning.small_numbers import Rule
from bot.services import digests, week_counts
from bot.storage import grants, ideas, memberships, territories
from bot.storage import outbox as ledger
from bot.storage.db import Database, Tx, fetch_all
from bot.storage.tables import access_grant, digest, feedback, idea, membership, outbox, person, territory
from bot.views.outbox import Outgoing
from tests.contents import standing_content
from tests.fixed_clock import FixedClock

LIBRARY = Library.load()
WEEK = timedelta(weeks=1)
MONDAY = date(2026, 11, 30)
FRIDAY = datetime(2026, 12, 4, 16, tzinfo=UTC)
"""17:00 in Paris."""
TUESDAY = datetime(2026, 12, 1, 9, tzinfo=UTC)


@cache
def one_of(form: str) -> str:
    return next(slug for slug, activity in LIBRARY.activities.items() if activity.form == form)


async def add_territory(tx: Tx, slug: str = "unieux", at: time = time(17), programme: str = "premiere-annee") -> int:
    due = FRIDAY.replace(hour=at.hour - 1)
    new = Territory(0, slug, slug, "commune", "Loire", "Europe/Paris", "Zone A", programme, date(2026, 11, 30), 4, at)
    return await territories.add(tx, new, due, FRIDAY - WEEK)


async def add_person(tx: Tx, chat_id: int, state: PersonState = PersonState.ACTIVE) -> int:
    values = {
        "chat_hash": chat_id,
        "chat_id": chat_id,
        "language": "fr",
        "state": state,
        "notice_version": "1",
        "consented_at": FRIDAY - WEEK,
        "created_at": FRIDAY - WEEK,
        "last_active_at": FRIDAY - WEEK,
    }
    return int((await tx.execute(insert(person).values(**values).returning(person.c.id))).scalar_one())


async def add_coordinator(tx: Tx, territory_id: int, chat_id: int, state: PersonState = PersonState.ACTIVE) -> int:
    person_id = await add_person(tx, chat_id, state)
    await grants.give(tx, person_id, GrantKind.COORDINATOR, territory_id, FRIDAY - WEEK)
    return person_id


async def add_members(
    tx: Tx, territory_id: int, first: int, count: int, who: PersonState = PersonState.ACTIVE, **changes: Any
) -> list[int]:
    """The ids of as many new memberships; joined on Monday unless `changes` says otherwise."""
    found = []
    for chat_id in range(first, first + count):
        values = {
            "person_id": await add_person(tx, chat_id, who),
            "territory_id": territory_id,
            "role": "family",
            "weekday": 1,
            "send_time": time(18),
            "rhythm": "weekly",
            "state": "active",
            "wants_repere": False,
            "wants_encouragement": False,
            "created_at": FRIDAY - timedelta(days=4),
            "joined_at": FRIDAY - timedelta(days=4),
            **changes,
        }
        row = insert(membership).values(**values).returning(membership.c.id)
        found.append(int((await tx.execute(row)).scalar_one()))
        if values["joined_at"]:
            await week_counts.count_joined(tx, await memberships.get(tx, found[-1]), values["joined_at"])
        if left_at := values.get("left_at"):
            await week_counts.count_left(tx, [await memberships.get(tx, found[-1])], left_at)
    return found


async def add_ideas(
    tx: Tx, territory_id: int, members: Iterable[int], setting: str = "home", form: str = "geste", **changes: Any
) -> None:
    """One idea of the week's theme for each member, sent on Tuesday; `face` and `comment` make its feedback."""
    said = {name: changes.pop(name, None) for name in ("face", "comment")}
    done_at = changes.pop("done_at", None)
    for member in members:
        values = {
            "key": f"{member}:{setting}:{changes.get('sent_at', TUESDAY)}",
            "membership_id": member,
            "territory_id": territory_id,
            "week_starts_on": MONDAY,
            "activity": one_of(form),
            "theme": LIBRARY.programme("premiere-annee").themes[0].slug,
            "skill": "S1.3",
            "setting": setting,
            "age_band": "3-5",
            "fit": "theme",
            "origin": "weekly",
            "state": "proposed",
            "created_at": TUESDAY,
            "sent_at": TUESDAY,
            **changes,
        }
        idea_id = int((await tx.execute(insert(idea).values(**values).returning(idea.c.id))).scalar_one())
        if done_at:
            await do_idea(tx, idea_id, form, done_at, **said)
    await week_counts.count_sent(tx)


async def do_idea(tx: Tx, idea_id: int, form: str, at: datetime, face: int | None, comment: str | None) -> None:
    """« Fait », and what was said."""
    one = await ideas.get(tx, idea_id)
    async with week_counts.counting(tx, one, at) as week:
        await ideas.move(tx, idea_id, IdeaState.DONE, at, IdeaState.PROPOSED)
        await week_counts.note_done(tx, one, Form(form), Level.INDIVIDUAL, week)
        if face:
            sharing = Sharing.TERRITORY if comment else None
            values = {"idea_id": idea_id, "tags": [], "face": face, "comment": comment, "sharing": sharing}
            await tx.execute(insert(feedback).values(**values, created_at=at, updated_at=at))


async def make(database: Database, now: datetime = FRIDAY, threshold: int = 5) -> int:
    async with database.write() as tx:
        return await digests.make_due(tx, LIBRARY, now, Rule(threshold))


async def told(database: Database) -> list[Facts]:
    async with database.read() as tx:
        rows = await fetch_all(tx, select(digest.c.id).order_by(digest.c.week_starts_on))
        return [(await digests.get(tx, row.id, FRIDAY)).facts for row in rows]


async def promised(database: Database) -> list[Any]:
    async with database.read() as tx:
        return await fetch_all(tx, select(outbox).order_by(outbox.c.id))


async def shown(database: Database) -> dict[str, tuple[int, int]]:
    """The figures that the last digest shows: low and weeks."""
    figures = (await told(database))[-1].figures
    return {name: (figure.low, figure.weeks) for name, figure in figures.items() if figure}


async def test_each_coordinator_is_promised_the_words_then_the_picture_once(database: Database) -> None:
    async with database.write() as tx:
        here = await add_territory(tx)
        coordinators = [await add_coordinator(tx, here, 1), await add_coordinator(tx, here, 2)]
    assert await make(database) == 1
    assert await make(database) == 0
    assert await make(database, FRIDAY + timedelta(hours=1)) == 0
    rows = await promised(database)
    number = rows[0].reference
    assert [row.key for row in rows] == [
        f"{name}:{number}:{person_id}" for person_id in coordinators for name in ("digest", "digest-chart")
    ]
    assert [row.kind for row in rows] == [Kind.DIGEST, Kind.DIGEST_CHART] * 2
    assert {(row.lane, row.not_after, row.is_unasked, row.not_before) for row in rows} == {
        ("reminder", None, False, FRIDAY)
    }


@pytest.mark.parametrize("resent", [False, True])
async def test_what_is_sent_again_says_so_the_picture_as_the_words(database: Database, resent: bool) -> None:
    async with database.write() as tx:
        await add_coordinator(tx, await add_territory(tx), 1)
    await make(database)
    reason = ledger.RESEND if resent else None
    outgoing = Outgoing(standing_content(), FixedClock(FRIDAY), lambda _payload: None)
    told = [row.key for row in await promised(database)]
    async with database.write() as tx:
        rows = [row._replace(reason=reason) for key in told if (row := await ledger.find(tx, key))]
        said = [await outgoing.render(tx, row) for row in rows]
    assert [bool(one and one.photo) for one in said] == [False, True]
    assert [bool(one and "Renvoi" in one.text) for one in said] == [resent, resent]


@pytest.mark.parametrize(("zone", "is_missing"), [("Zone A", False), ("La Réunion", True), ("", True)])
async def test_a_digest_says_where_no_school_calendar_is_known(database: Database, zone: str, is_missing: bool) -> None:
    async with database.write() as tx:
        here = await add_territory(tx)
        await tx.execute(update(territory).where(territory.c.id == here).values(school_zone=zone))
    await make(database)
    assert [facts.calendar_is_missing for facts in await told(database)] == [is_missing]


async def test_a_digest_that_is_not_due_is_not_made(database: Database) -> None:
    async with database.write() as tx:
        await add_territory(tx)
    assert await make(database, FRIDAY - timedelta(seconds=1)) == 0


async def test_whoever_no_longer_coordinates_pauses_or_cannot_be_written_to_is_promised_nothing(
    database: Database,
) -> None:
    async with database.write() as tx:
        here = await add_territory(tx)
        elsewhere = await add_territory(tx, "firminy", time(20))
        withdrawn = await add_coordinator(tx, here, 1)
        await tx.execute(update(access_grant).where(access_grant.c.person_id == withdrawn).values(revoked_at=FRIDAY))
        await add_coordinator(tx, here, 2, PersonState.STOPPED)
        await add_coordinator(tx, here, 3, PersonState.UNREACHABLE)
        await add_coordinator(tx, here, 6, PersonState.PAUSED)
        await add_coordinator(tx, elsewhere, 4)
        await grants.give(tx, await add_person(tx, 5), GrantKind.REGION, None, FRIDAY)
    assert await make(database) == 1
    assert await promised(database) == []


async def test_the_week_is_told_in_classes_and_four_people_not_at_all(database: Database) -> None:
    async with database.write() as tx:
        here = await add_territory(tx)
        home, school = await add_members(tx, here, 100, 7), await add_members(tx, here, 200, 4)
        await add_members(tx, here, 300, 5)
        await add_members(tx, here, 400, 4, PersonState.PAUSED)
        await add_members(tx, here, 500, 2, state="left", left_at=TUESDAY)
        await add_ideas(tx, here, home[:6], done_at=TUESDAY, face=3)
        await add_ideas(tx, here, home[6:])
        await add_ideas(tx, here, school, "school", "seance", done_at=TUESDAY, face=2, comment="Un bon moment.")
    await make(database)
    assert await shown(database) == {
        "active": (15, 1),
        "new": (20, 1),
        "sent:home": (5, 1),
        "done:home": (5, 1),
        "form:home:geste": (5, 1),
        "face:home:3": (5, 1),
    }
    facts = (await told(database))[0]
    assert facts.tried == ("home",)
    assert facts.liked == LIBRARY.activity(one_of("geste")).title
    assert facts.theme.repere == LIBRARY.programme("premiere-annee").themes[0].repere
    assert facts.next_theme == facts.theme


async def test_how_many_wrote_a_text_is_told_nowhere(database: Database) -> None:
    async with database.write() as tx:
        here = await add_territory(tx)
        members = await add_members(tx, here, 100, 10)
        await add_ideas(tx, here, members[:9], done_at=TUESDAY, face=3)
        await add_ideas(tx, here, members[9:], done_at=TUESDAY, face=3, comment="Un bon moment.")
        await add_coordinator(tx, here, 1)
    await make(database)
    async with database.read() as tx:
        (kept,) = await fetch_all(tx, select(digest.c.facts))
    assert "comment" not in repr(kept)


async def test_those_who_left_are_told_from_five_on_and_the_unreachable_nowhere(database: Database) -> None:
    async with database.write() as tx:
        here = await add_territory(tx)
        await add_members(tx, here, 500, 4, state="left", left_at=TUESDAY)
        lost = await add_members(tx, here, 600, 2, PersonState.UNREACHABLE)
        persons = select(membership.c.person_id).where(membership.c.id.in_(lost))
        await tx.execute(update(person).where(person.c.id.in_(persons)).values(unreachable_since=TUESDAY))
        await add_members(tx, here, 700, 2, state="joining", joined_at=None)
    await make(database)
    assert "gone" not in await shown(database)
    async with database.write() as tx:
        await add_members(tx, here, 800, 1, state="left", left_at=TUESDAY + WEEK)
    await make(database, FRIDAY + WEEK)
    assert (await shown(database))["gone"] == (5, 2)


async def test_weeks_too_small_to_tell_are_told_together(database: Database) -> None:
    async with database.write() as tx:
        here = await add_territory(tx)
        members = await add_members(tx, here, 100, 6)
        await add_ideas(tx, here, members[:3], "club", done_at=TUESDAY)
    await make(database)
    assert "done:club" not in await shown(database)
    async with database.write() as tx:
        await add_ideas(tx, here, members[3:], "club", done_at=TUESDAY + WEEK, sent_at=TUESDAY + WEEK)
    await make(database, FRIDAY + WEEK)
    assert (await shown(database))["done:club"] == (5, 2)


async def test_the_weekend_after_a_digest_is_in_the_next_one(database: Database) -> None:
    async with database.write() as tx:
        here = await add_territory(tx)
        members = await add_members(tx, here, 100, 5)
        await add_ideas(tx, here, members, done_at=TUESDAY)
    await make(database)
    async with database.write() as tx:
        await add_ideas(tx, here, members, sent_at=FRIDAY, done_at=FRIDAY + timedelta(days=1))
    await make(database, FRIDAY + WEEK)
    assert (await shown(database))["done:home"] == (5, 1)


async def test_after_three_weeks_down_one_digest_tells_the_latest_week_and_says_so(database: Database) -> None:
    async with database.write() as tx:
        here = await add_territory(tx)
        await add_coordinator(tx, here, 1)
    back = FRIDAY + 2 * WEEK + timedelta(days=2)
    assert await make(database, back) == 1
    assert await make(database, back) == 0
    (facts,) = await told(database)
    assert facts.week == MONDAY + 2 * WEEK
    assert facts.missed_weeks == 2
    assert facts.due_at == FRIDAY + 2 * WEEK
    assert len(await promised(database)) == 2
    async with database.read() as tx:
        number = (await promised(database))[0].reference
        assert (await digests.get(tx, number, back)).is_late
        assert (await tx.execute(select(territory.c.next_digest_at))).scalar_one() == FRIDAY + 3 * WEEK


async def test_a_digest_days_late_is_about_the_week_that_was_due(database: Database) -> None:
    async with database.write() as tx:
        here = await add_territory(tx)
        members = await add_members(tx, here, 100, 10)
        await add_ideas(tx, here, members[:5], done_at=FRIDAY - timedelta(seconds=1))
        await add_ideas(tx, here, members[5:], "school", done_at=FRIDAY)
    await make(database, FRIDAY + timedelta(days=4))
    (facts,) = await told(database)
    assert facts.week == MONDAY
    assert facts.figures["done:home"]
    assert facts.figures["done:school"] is None


async def test_a_digest_due_in_the_evening_waits_for_the_morning(database: Database) -> None:
    async with database.write() as tx:
        await add_coordinator(tx, await add_territory(tx, at=time(21)), 1)
    await make(database, FRIDAY.replace(hour=20))
    assert {row.not_before for row in await promised(database)} == {datetime(2026, 12, 5, 7, tzinfo=UTC)}


async def test_a_territory_that_cannot_be_served_does_not_hold_up_the_others(database: Database) -> None:
    async with database.write() as tx:
        await add_territory(tx, "perdu", programme="disparu")
        await add_coordinator(tx, await add_territory(tx), 1)
    assert await make(database) == 1
    async with database.read() as tx:
        put_off = await tx.execute(select(territory.c.next_digest_at).where(territory.c.slug == "perdu"))
        assert put_off.scalar_one() == FRIDAY + timedelta(hours=1)


async def test_a_week_with_nothing_still_makes_a_digest(database: Database) -> None:
    async with database.write() as tx:
        await add_coordinator(tx, await add_territory(tx), 1)
    assert await make(database) == 1
    (facts,) = await told(database)
    assert facts.is_thin
    assert len(facts.tasks) == 3
