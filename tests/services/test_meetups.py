"""Meetups on a real database: made once, told once, moved and cancelled by one of two, refused to everybody else."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select, update

from bot.errors import Invalid, NotFound
from bot.library.loading import CONTENT
from bot.library.loading import GUARDS as GUARDS_FILE
from bot.model import Kind, MeetupState, Reply
from bot.services import housekeeping, leaving, meetup_words, meetups, replies
from bot.services.guarding import Concern, Guards
from bot.services.meetups import Field
from bot.services.segments import Dimension
from bot.storage import groups, memberships, people
from bot.storage import meetup_words as storage_words
from bot.storage import meetups as storage
from bot.storage.db import Database, Tx, fetch_all
from bot.storage.tables import access_grant, audit, meetup, meetup_reply
from bot.storage.tables import outbox as outbox_table
from tests.services.meeting import (
    DAY,
    HOUR,
    NAMED,
    NOW,
    STARTS,
    WEEK,
    a_coordinator,
    a_draft,
    announced,
    live,
    moment,
    say,
    told,
    typed,
)
from tests.storage.rows import a_member, a_territory

GUARDS = Guards.load(CONTENT / GUARDS_FILE)


async def actions(database: Database) -> list[tuple[str, int | None]]:
    async with database.read() as tx:
        rows = await fetch_all(tx, select(audit).where(audit.c.action.like("meetup%")).order_by(audit.c.id))
    return [(row.action, row.person_id) for row in rows]


async def test_a_draft_is_asked_for_what_is_missing_and_told_to_nobody(database: Database) -> None:
    async with database.write() as tx:
        claire, member = await a_coordinator(tx), await a_member(tx, due_at=NOW)
        desk = await meetups.begin(tx, claire, await a_territory(tx), NOW)
        missing = [desk.missing]
        for field, text in ((Field.TITLE, "  Café \n des familles "), (Field.WHEN, NAMED), (Field.PLACE, "École")):
            await typed(tx, claire, desk.meetup.id, field, text)
            missing.append((await meetups.open_own(tx, claire, desk.meetup.id, NOW)).missing)
        found = await storage.get(tx, desk.meetup.id)
        assert await replies.list_coming(tx, member.person_id, NOW) == []
    assert missing == [Field.TITLE, Field.WHEN, Field.PLACE, None]
    assert (found.title, found.place, found.starts_at) == ("Café des familles", "École", STARTS)
    await live(database, NOW + DAY)
    assert await told(database) == []


async def test_an_announcement_is_made_once_and_reaches_each_member_once(database: Database) -> None:
    async with database.write() as tx:
        claire, julie = await a_coordinator(tx), await a_coordinator(tx, 9002)
        people_there = [(await a_member(tx, chat, due_at=NOW)).person_id for chat in (1, 2)]
        await a_member(tx, 3, "firminy", due_at=NOW)
        draft = await a_draft(tx, claire)

    async def press(who: int) -> None:
        async with database.write() as tx:
            await meetups.announce(tx, who, draft.id, draft.sequence, NOW)

    await asyncio.gather(*(press(who) for who in (claire, julie, claire, julie)))
    await live(database, NOW + 3 * WEEK)
    assert await told(database) == [(one, Kind.MEETUP, "25/11 10:00") for one in people_there]
    assert [action for action, _ in await actions(database)] == ["meetup-announced"]


async def test_words_that_changed_since_they_were_shown_are_not_announced(database: Database) -> None:
    async with database.write() as tx:
        claire, julie = await a_coordinator(tx), await a_coordinator(tx, 9002)
        await a_member(tx, due_at=NOW)
        draft = await a_draft(tx, claire)
        await typed(tx, julie, draft.id, Field.PLACE, "Salle des fêtes")
        stale = await meetups.announce(tx, claire, draft.id, draft.sequence, NOW)
        assert (stale.meetup.state, stale.meetup.place) == (MeetupState.DRAFT, "Salle des fêtes")
        assert await outbox_kinds(tx) == []
        fresh = await meetups.announce(tx, claire, draft.id, stale.meetup.sequence, NOW)
        assert fresh.meetup.state is MeetupState.PLANNED
        _, moved = await meetups.set_moment(tx, julie, draft.id, draft.sequence, moment("10/12 18h"), NOW)
        assert not moved, "a day that was asked about while it was a draft does not move what was announced since"
        assert (await storage.get(tx, draft.id)).starts_at == STARTS


async def outbox_kinds(tx: Tx) -> list[str]:
    return [row.kind for row in await fetch_all(tx, select(outbox_table.c.kind))]


async def test_a_segment_hears_of_it_and_nobody_else(database: Database) -> None:
    async with database.write() as tx:
        claire, parent = await a_coordinator(tx), await a_member(tx, due_at=NOW)
        draft = await a_draft(tx, claire)
        for value in ("professional", "volunteer"):
            desk = await meetups.choose_segment(tx, claire, draft.id, Dimension.ROLE, value, NOW, is_wanted=True)
        await meetups.announce(tx, claire, draft.id, desk.meetup.sequence, NOW)
        assert await replies.list_coming(tx, parent.person_id, NOW) == []
        assert await replies.open_own(tx, parent.person_id, draft.id, NOW), "its link in the group shows it"
        with pytest.raises(Invalid):
            await meetups.choose_segment(tx, claire, draft.id, Dimension.ROLE, "elected", NOW, is_wanted=True)
    await live(database, NOW + WEEK)
    assert await told(database) == []


async def test_who_joins_later_finds_it_and_is_not_told(database: Database) -> None:
    async with database.write() as tx:
        made = await announced(tx, await a_coordinator(tx), now=NOW - 3 * DAY)
        late = await a_member(tx, due_at=NOW)
        assert [one.own.meetup.id for one in await replies.list_coming(tx, late.person_id, NOW)] == [made.id]
    await live(database, NOW + WEEK)
    assert await told(database) == []


async def test_the_answer_can_be_changed_until_it_begins_and_is_a_number(database: Database) -> None:
    async with database.write() as tx:
        claire, one, two = await a_coordinator(tx), await a_member(tx, 1), await a_member(tx, 2)
        made = await announced(tx, claire)
        for reply in (Reply.NO, Reply.YES, Reply.YES, Reply.MAYBE):
            await say(tx, one.person_id, made.id, reply)
        await say(tx, two.person_id, made.id, Reply.YES)
        desk = await meetups.open_own(tx, claire, made.id, NOW)
        assert desk.replies == {Reply.YES: 1, Reply.MAYBE: 1, Reply.NO: 0}
        await leaving.stop(tx, await people.get(tx, two.person_id), NOW)
        assert (await meetups.open_own(tx, claire, made.id, NOW)).replies[Reply.YES] == 0, "who has left does not come"
        with pytest.raises(Invalid, match="error-meetup-over"):
            await say(tx, one.person_id, made.id, Reply.NO, STARTS)


async def test_who_comes_is_reminded_a_week_and_a_day_before_once(database: Database) -> None:
    async with database.write() as tx:
        claire = await a_coordinator(tx)
        comes, may, not_, silent = [await a_member(tx, chat, due_at=NOW) for chat in (1, 2, 3, 4)]
        made = await announced(tx, claire)
        for who, reply in ((comes, Reply.YES), (may, Reply.MAYBE), (not_, Reply.NO)):
            await say(tx, who.person_id, made.id, reply)
    await live(database, NOW + 3 * WEEK)
    expected = [
        (who.person_id, Kind.MEETUP_REMINDER, at) for at in ("01/12 10:00", "07/12 10:00") for who in (comes, may)
    ]
    assert await told(database, Kind.MEETUP_REMINDER) == expected
    assert (silent.person_id, Kind.MEETUP, "25/11 10:00") in await told(database)


async def test_a_meetup_that_moves_is_told_to_those_concerned_and_reminded_of_anew(database: Database) -> None:
    async with database.write() as tx:
        claire = await a_coordinator(tx)
        comes, not_ = [await a_member(tx, chat, due_at=NOW) for chat in (1, 2)]
        made = await announced(tx, claire)
        await say(tx, comes.person_id, made.id, Reply.YES)
        await say(tx, not_.person_id, made.id, Reply.NO)
    await live(database, NOW + WEEK)
    async with database.write() as tx:
        later = NOW + WEEK
        await meetups.set_moment(tx, claire, made.id, made.sequence, moment("15/12 18h30"), later)
        _, is_ours = await meetups.set_moment(tx, claire, made.id, made.sequence, moment("16/12 18h30"), later)
        assert not is_ours, "somebody else moved it meanwhile"
    await live(database, NOW + 4 * WEEK, since=NOW + WEEK)
    found = await told(database, Kind.MEETUP_REMINDER, Kind.MEETUP_CHANGE)
    assert found == [  # the reminder of 1 December, had it not left, would be called off
        (comes.person_id, Kind.MEETUP_CHANGE, "02/12 10:00"),
        (comes.person_id, Kind.MEETUP_REMINDER, "08/12 10:00"),
        (comes.person_id, Kind.MEETUP_REMINDER, "14/12 10:00"),
    ]
    assert [action for action, _ in await actions(database)] == ["meetup-announced", "meetup-moved"]


@pytest.mark.parametrize(("hour_before", "told_at"), [(20, "07/12 22:30"), (30, "07/12 12:30"), (45, "07/12 08:00")])
async def test_a_cancellation_breaks_the_quiet_only_within_a_day(
    database: Database, hour_before: int, told_at: str
) -> None:
    now = STARTS - hour_before * HOUR
    async with database.write() as tx:
        claire, comes = await a_coordinator(tx), await a_member(tx, due_at=NOW)
        made = await announced(tx, claire)
        await say(tx, comes.person_id, made.id, Reply.YES)
        for _ in range(2):
            await meetups.cancel(tx, claire, made.id, now)
        with pytest.raises(Invalid, match="error-meetup-cancelled"):
            await say(tx, comes.person_id, made.id, Reply.NO, now)
    assert await told(database, Kind.MEETUP_CHANGE) == [(comes.person_id, Kind.MEETUP_CHANGE, told_at)]
    await live(database, STARTS + WEEK, since=now)
    assert len(await told(database, Kind.MEETUP_CHANGE, Kind.MEETUP_REMINDER)) == 1


async def test_two_coordinators_at_once_move_it_once(database: Database) -> None:
    async with database.write() as tx:
        both = [await a_coordinator(tx), await a_coordinator(tx, 9002)]
        comes = await a_member(tx, due_at=NOW)
        made = await announced(tx, both[0])
        await say(tx, comes.person_id, made.id, Reply.YES)

    async def move(who: int, when: str) -> bool:
        async with database.write() as tx:
            return (await meetups.set_moment(tx, who, made.id, made.sequence, moment(when), NOW))[1]

    won = await asyncio.gather(*(move(who, when) for who, when in zip(both, ("10/12 18h", "11/12 18h"), strict=True)))
    assert sorted(won) == [False, True]
    assert len(await told(database, Kind.MEETUP_CHANGE)) == 1


async def test_another_place_is_told_once_it_is_confirmed(database: Database) -> None:
    async with database.write() as tx:
        claire, comes = await a_coordinator(tx), await a_member(tx, due_at=NOW)
        made = await announced(tx, claire)
        await say(tx, comes.person_id, made.id, Reply.MAYBE)
        await typed(tx, claire, made.id, Field.PLACE, "Médiathèque")
        shown = await storage.get(tx, made.id)
        assert shown.place == "École, côté cour"
        await meetups.set_place(tx, claire, made.id, shown.sequence, NOW)
        await meetups.set_place(tx, claire, made.id, shown.sequence, NOW)
        assert (await storage.get(tx, made.id)).place == "Médiathèque"
    assert len(await told(database, Kind.MEETUP_CHANGE)) == 1


async def test_of_two_places_typed_at_once_nobody_confirms_the_one_they_were_not_shown(database: Database) -> None:
    async with database.write() as tx:
        claire, paul = await a_coordinator(tx), await a_coordinator(tx, 9002)
        made = await announced(tx, claire)
        await typed(tx, claire, made.id, Field.PLACE, "Médiathèque")
        shown = await storage.get(tx, made.id)
        await typed(tx, paul, made.id, Field.PLACE, "Gymnase")
        assert (await meetups.set_place(tx, claire, made.id, shown.sequence, NOW))[1] is False
        assert (await storage.get(tx, made.id)).place == "École, côté cour"


async def test_a_group_hears_of_it_of_its_changes_and_the_day_before(database: Database) -> None:
    async with database.write() as tx:
        claire = await a_coordinator(tx)
        await groups.add_once(tx, await a_territory(tx), -100, NOW + WEEK, NOW)
        made = await announced(tx, claire, now=NOW)
    first = [(None, Kind.GROUP_MEETUP, "25/11 10:00"), (None, Kind.GROUP_MEETUP_SOON, "07/12 10:00")]
    assert await told(database) == first
    async with database.write() as tx:
        await meetups.set_moment(tx, claire, made.id, made.sequence, moment("9/12 18h"), NOW)
    assert await told(database) == [first[0], (None, Kind.GROUP_MEETUP_SOON, "08/12 10:00")], "not told of it yet"
    async with database.write() as tx:
        await meetups.cancel(tx, claire, made.id, NOW)
    assert await told(database) == [first[0]], "which says nothing any more"


@pytest.mark.parametrize("who", ["member", "elsewhere", "withdrawn"])
async def test_only_who_steers_the_territory_may_touch_a_meetup(database: Database, who: str) -> None:
    async with database.write() as tx:
        claire = await a_coordinator(tx)
        made, draft = await announced(tx, claire), await a_draft(tx, claire)
        here = await a_territory(tx)
        other = await {"member": _a_member_there, "elsewhere": _elsewhere, "withdrawn": _withdrawn}[who](tx)
        for refused in (
            meetups.list_kept(tx, other, here, NOW),
            meetups.begin(tx, other, here, NOW),
            meetups.open_own(tx, other, made.id, NOW),
            meetups.ask(tx, other, made.id, Field.WHEN, NOW),
            meetups.set_moment(tx, other, made.id, made.sequence, moment("10/12 18h"), NOW),
            meetups.set_place(tx, other, made.id, 0, NOW),
            meetups.choose_segment(tx, other, draft.id, Dimension.ROLE, "family", NOW, is_wanted=True),
            meetups.announce(tx, other, draft.id, draft.sequence, NOW),
            meetups.cancel(tx, other, made.id, NOW),
            meetups.drop(tx, other, draft.id, NOW),
        ):
            with pytest.raises(NotFound):
                await refused
        assert (await storage.get(tx, made.id)).state is MeetupState.PLANNED


async def _a_member_there(tx: Tx) -> int:
    return (await a_member(tx)).person_id


async def _elsewhere(tx: Tx) -> int:
    return await a_coordinator(tx, 9003, "firminy")


async def _withdrawn(tx: Tx) -> int:
    gone = await a_coordinator(tx, 9004)
    await tx.execute(update(access_grant).where(access_grant.c.person_id == gone).values(revoked_at=NOW))
    return gone


async def test_a_member_of_another_territory_finds_nothing(database: Database) -> None:
    async with database.write() as tx:
        made = await announced(tx, await a_coordinator(tx))
        other = await a_member(tx, 1, "firminy")
        with pytest.raises(NotFound):
            await say(tx, other.person_id, made.id, Reply.YES)
        assert await replies.list_coming(tx, other.person_id, NOW) == []


async def test_what_is_typed_is_bounded_and_explained(database: Database) -> None:
    async with database.write() as tx:
        claire = await a_coordinator(tx)
        draft = await a_draft(tx, claire)
        for field, text, why in (
            (Field.TITLE, "x" * 81, "error-meetup-title"),
            (Field.PLACE, "   ", "error-meetup-place"),
            (Field.WHEN, "31/02 18h", "error-meetup-day"),
            (Field.WHEN, "8 décembre", "error-meetup-hour"),
        ):
            with pytest.raises(Invalid, match=why):
                await typed(tx, claire, draft.id, field, text)
        with pytest.raises(Invalid, match="error-meetup-past"):
            await meetups.announce(tx, claire, draft.id, draft.sequence, STARTS)
        await meetups.drop(tx, claire, draft.id, NOW)
        assert await storage.find(tx, draft.id) is None


async def test_oublier_takes_the_answers_away(database: Database) -> None:
    async with database.write() as tx:
        member, other = await a_member(tx, 1), await a_member(tx, 2)
        made = await announced(tx, await a_coordinator(tx))
        for one in (member, other):
            await say(tx, one.person_id, made.id, Reply.YES)
        await leaving.erase(tx, await people.get(tx, member.person_id), NOW)
        left = (await tx.execute(select(func.count()).select_from(meetup_reply))).scalar_one()
        assert left == 1


async def test_the_link_of_a_meetup_brings_whoever_joins_to_it(database: Database) -> None:
    async with database.write() as tx:
        made = await announced(tx, await a_coordinator(tx))
        member = await a_member(tx, 1, due_at=NOW)
        code = f"m{made.id}_unieux"
        assert replies.read_code(code) == (made.id, "unieux")
        assert replies.read_code("unieux") == (None, "unieux")
        assert await replies.come_for(tx, member.person_id, f"m{made.id}_firminy", NOW) is None
        assert await replies.come_for(tx, member.person_id, code, NOW)
        came = await replies.list_came_for(tx, member.person_id, made.territory_id, NOW)
        assert [one.own.meetup.id for one in came] == [made.id]
        await say(tx, member.person_id, made.id, Reply.YES)
        assert await replies.list_came_for(tx, member.person_id, made.territory_id, NOW) == []
        assert await memberships.count_active(tx) == 1
    await live(database, NOW + DAY)
    assert await told(database, Kind.MEETUP) == [], "they know of it already"


AFTER = STARTS + DAY


async def test_who_came_is_asked_once_what_they_keep_and_the_others_are_not(database: Database) -> None:
    async with database.write() as tx:
        claire = await a_coordinator(tx)
        came, may, silent = [await a_member(tx, chat, due_at=NOW) for chat in (1, 2, 3)]
        made = await announced(tx, claire)
        await say(tx, came.person_id, made.id, Reply.YES)
        await say(tx, may.person_id, made.id, Reply.MAYBE)
    await live(database, STARTS + 5 * DAY)
    assert await told(database, Kind.MEETUP_AFTER) == [(came.person_id, Kind.MEETUP_AFTER, "09/12 10:00")]
    assert silent


@pytest.mark.parametrize(
    ("field", "text", "concern"),
    [
        (Field.TITLE, "Café de Mme Dupont", Concern.NAME),
        (Field.PLACE, "Chez Mme Dupont, 3 rue des Lilas", Concern.NAME),
        (Field.PLACE, "Salle Jean Moulin, 3 rue des Lilas", None),
    ],
)
async def test_a_meetup_names_nobody_and_its_place_may_have_an_address(
    database: Database, field: Field, text: str, concern: Concern | None
) -> None:
    async with database.write() as tx:
        claire = await a_coordinator(tx)
        draft = await a_draft(tx, claire)
        await meetups.ask(tx, claire, draft.id, field, NOW)
        found = await meetups.answer(tx, GUARDS, claire, text, NOW)
        assert found.concern is concern
        kept = await storage.get(tx, draft.id)
        assert (text in (kept.title, kept.place)) == (concern is None)


async def test_words_that_the_guards_now_hold_back_never_reach_a_coordinator(database: Database) -> None:
    async with database.write() as tx:
        claire, came = await a_coordinator(tx), await a_member(tx, 1)
        made = await announced(tx, claire)
        await storage_words.write(tx, made.id, came.person_id, "Merci à Mme Dupont", AFTER)
        assert (await meetup_words.open_queue(tx, GUARDS, claire, made.territory_id)).waiting is None
        kept = await storage_words.find_own(tx, made.id, came.person_id)
        assert kept
        with pytest.raises(Invalid):
            await meetup_words.decide(tx, GUARDS, claire, kept.id, publishes=True, now=AFTER)


async def test_what_somebody_keeps_is_read_over_then_read_by_members(database: Database) -> None:
    async with database.write() as tx:
        claire, came, other = await a_coordinator(tx), await a_member(tx, 1), await a_member(tx, 2)
        made = await announced(tx, claire)
        await say(tx, came.person_id, made.id, Reply.YES)
        with pytest.raises(Invalid):
            await meetup_words.expect(tx, came.person_id, made.id, NOW)
        with pytest.raises(Invalid):
            await meetup_words.expect(tx, other.person_id, made.id, AFTER)
        for text, concern in (("Merci à Mme Dupont", Concern.NAME), ("Un bon moment", None)):
            await meetup_words.expect(tx, came.person_id, made.id, AFTER)
            _, found = await meetup_words.write_expected(tx, GUARDS, came.person_id, text, AFTER)
            assert found is concern
        assert await meetup_words.read(tx, other.person_id) == []
        waiting = (await meetup_words.open_queue(tx, GUARDS, claire, made.territory_id)).waiting
        assert waiting
        for _ in range(2):
            left = await meetup_words.decide(tx, GUARDS, claire, waiting.id, publishes=True, now=AFTER)
        assert left.waiting is None
        assert [one.text for one in await meetup_words.read(tx, other.person_id)] == ["Un bon moment"]
        with pytest.raises(NotFound):
            await meetup_words.decide(tx, GUARDS, other.person_id, waiting.id, publishes=False, now=AFTER)
        await meetup_words.withdraw(tx, came.person_id, made.id, AFTER)
        assert await meetup_words.read(tx, other.person_id) == [], "taken back, it is gone"
    assert [action for action, _ in await actions(database)] == ["meetup-announced", "meetup-words-published"]


async def test_answers_and_texts_nobody_published_have_their_time(database: Database) -> None:
    async with database.write() as tx:
        came = await a_member(tx, 1)
        made = await announced(tx, await a_coordinator(tx))
        await say(tx, came.person_id, made.id, Reply.YES)
        await meetup_words.expect(tx, came.person_id, made.id, AFTER)
        await meetup_words.write_expected(tx, GUARDS, came.person_id, "Un bon moment", AFTER)
        for name in ("meetup_replies", "meetup_words"):
            assert await housekeeping.JOBS[name](tx, STARTS + 29 * DAY) == 0
            assert await housekeeping.JOBS[name](tx, datetime(2027, 9, 2, tzinfo=UTC)) == 1


async def test_titles_and_places_cannot_be_read_in_the_database(database: Database) -> None:
    async with database.write() as tx:
        await announced(tx, await a_coordinator(tx))
        raw = (await tx.execute(select(func.length(meetup.c.title), func.length(meetup.c.place)))).one()
    assert min(raw) > 60
