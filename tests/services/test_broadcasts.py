"""A message to members: written, shown, sent, by who steers the territory and nobody else."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, text, update

from bot.errors import Invalid, NotFound
from bot.model import Language, Part, PartKind, Role, Setting
from bot.planning.rhythm import local_date
from bot.planning.small_numbers import Range
from bot.services import broadcast_confirmation, broadcast_progress, broadcasts, leaving, schedules, setup
from bot.services.guarding import Concern
from bot.services.segments import Dimension
from bot.storage import broadcasts as stored
from bot.storage import people
from bot.storage.db import Database, Tx
from bot.storage.tables import access_grant, broadcast, outbox
from bot.views import broadcasts as views
from tests.contents import standing_content
from tests.services.broadcasting import PHOTO, WORDS, confirmed, coordinator, readers, rows_of, written
from tests.storage.rows import NOW, a_member

GUARDS = standing_content().guards
T = standing_content().texts.of(Language.FRENCH)
EVENING = datetime(2026, 11, 23, 20, 10, tzinfo=UTC)


async def test_a_draft_is_kept_whole_and_unreadable_until_it_is_confirmed(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        draft = (await written(tx, claire, unieux)).kept
    async with database.read() as tx:
        again = await broadcasts.begin(tx, claire, unieux, NOW)
        assert (again.kept.id, again.kept.parts) == (draft.id, (WORDS,))
        raw = (await tx.execute(text("SELECT parts FROM broadcast"))).scalar_one()
    assert b"samedi" not in bytes(raw)


async def test_what_is_sent_again_replaces_the_words_and_an_album_grows(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        await written(tx, claire, unieux)
        first, grows = await broadcasts.write_expected(tx, claire, PHOTO, "album", NOW)
        assert (first.kept.parts, grows) == ((PHOTO,), False)
        second = Part(PartKind.PHOTO, file_id="file-2")
        both, grows = await broadcasts.write_expected(tx, claire, second, "album", NOW)
        assert (both.kept.parts, grows) == ((PHOTO, second), True)
        other, grows = await broadcasts.write_expected(tx, claire, second, "another", NOW)
        assert (other.kept.parts, grows) == ((second,), False)
        with pytest.raises(Invalid, match="error-broadcast-long"):
            await broadcasts.write_expected(tx, claire, Part(PartKind.PHOTO, "é" * 1000, (), "file"), None, NOW)


async def test_the_segment_is_chosen_by_buttons_and_the_message_goes_to_it_alone(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        parents = await readers(tx, 6)
        await a_member(tx, 50, "firminy")
        draft = await written(tx, claire, unieux)
        draft = await broadcasts.choose(tx, claire, draft.kept.id, Dimension.ROLE, Role.FAMILY, True, NOW)
        draft = await broadcasts.choose(tx, claire, draft.kept.id, Dimension.SETTING, Setting.HOME, True, NOW)
        assert draft.audience.people == Range(5, 9)
        await broadcast_confirmation.confirm(tx, claire, draft.kept.id, draft.kept.revision, NOW)
        assert await rows_of(tx) == parents


async def test_who_wants_no_such_messages_gets_none(database: Database) -> None:
    library = standing_content().library
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        await readers(tx, 1)
        other = await a_member(tx, 2)
        await schedules.want_broadcasts(tx, library, other.person_id, other.id, False, NOW)
        await confirmed(tx, claire, unieux)
        assert other.person_id not in await rows_of(tx)


async def test_now_in_the_evening_is_eight_the_next_morning(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        await readers(tx, 1)
        draft = (await written(tx, claire, unieux)).kept
        eight = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
        assert (await broadcasts.open_composed(tx, claire, draft.id, EVENING)).leaves_at == eight
        await broadcast_confirmation.confirm(tx, claire, draft.id, draft.revision, EVENING)
        assert (await tx.execute(select(outbox.c.not_before))).scalar_one() == eight


async def test_a_chosen_time_lies_ahead_within_two_weeks_and_out_of_the_quiet_hours(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        draft = (await written(tx, claire, unieux)).kept
        tomorrow = NOW + timedelta(days=1)
        later = await broadcasts.set_time(tx, claire, draft.id, tomorrow, NOW)
        assert later.leaves_at == tomorrow
        for refused in (NOW, NOW + timedelta(days=15), EVENING):
            with pytest.raises(Invalid, match="error-broadcast-time"):
                await broadcasts.set_time(tx, claire, draft.id, refused, NOW)


async def test_every_hour_that_is_offered_can_be_chosen_in_a_longer_night_too(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        await setup.set_quiet(tx, claire, unieux, 1, 1, NOW)
        draft = await written(tx, claire, unieux)
        tomorrow = local_date(NOW, draft.territory.time_zone) + timedelta(days=1)
        offered = [line.data for row in views.hours(T, draft, tomorrow, NOW).keyboard[:-1] for line in row]
        assert [data[-4:] for data in offered] == ["1000", "1200", "1400", "1630", "1830"]
        for data in offered:
            at = datetime.strptime(data.split(":")[3], "%Y%m%d%H%M").replace(tzinfo=ZoneInfo(draft.territory.time_zone))
            assert (await broadcasts.set_time(tx, claire, draft.kept.id, at, NOW)).kept.send_at == at


async def test_what_was_confirmed_is_frozen(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        await readers(tx, 1)
        number = await confirmed(tx, claire, unieux)
        for change in (
            broadcasts.set_time(tx, claire, number, None, NOW),
            broadcasts.choose(tx, claire, number, Dimension.ROLE, Role.ELECTED, True, NOW),
            broadcasts.drop(tx, claire, number, NOW),
        ):
            with pytest.raises(Invalid, match="error-broadcast-fixed"):
                await change
        assert (await broadcast_progress.show_letter(tx, claire, number)).parts == (WORDS,)
        new = await broadcasts.begin(tx, claire, unieux, NOW)
        assert new.kept.id != number


ORDERS: dict[str, Callable[[Tx, int, int], Awaitable[object]]] = {
    "see": lambda tx, who, number: broadcasts.open_composed(tx, who, number, NOW),
    "write": lambda tx, who, number: broadcasts.expect_message(tx, who, number, NOW),
    "choose": lambda tx, who, number: broadcasts.choose(tx, who, number, Dimension.ROLE, Role.FAMILY, True, NOW),
    "time": lambda tx, who, number: broadcasts.set_time(tx, who, number, None, NOW),
    "confirm": lambda tx, who, number: broadcast_confirmation.confirm(tx, who, number, 1, NOW),
    "approve": lambda tx, who, number: broadcast_confirmation.approve(tx, who, number, 1, NOW),
    "send back": lambda tx, who, number: broadcast_confirmation.send_back(tx, who, number, 1, NOW),
    "drop": lambda tx, who, number: broadcasts.drop(tx, who, number, NOW),
    "progress": lambda tx, who, number: broadcast_progress.open_progress(tx, who, number, NOW),
    "read": lambda tx, who, number: broadcast_progress.show_letter(tx, who, number),
    "pause": lambda tx, who, number: broadcast_progress.pause(tx, who, number, NOW),
    "resume": lambda tx, who, number: broadcast_progress.resume(tx, who, number, NOW),
    "cancel": lambda tx, who, number: broadcast_progress.cancel(tx, who, number, NOW),
    "retry": lambda tx, who, number: broadcast_progress.retry(tx, who, number, NOW),
}


async def test_a_member_a_neighbour_and_who_steers_no_more_are_refused_everything(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        member = (await a_member(tx, 1)).person_id
        neighbour, _ = await coordinator(tx, 902, "firminy")
        former, _ = await coordinator(tx, 903)
        withdrawn = update(access_grant).where(access_grant.c.person_id == former).values(revoked_at=NOW)
        await tx.execute(withdrawn)
        draft = (await written(tx, claire, unieux)).kept
        sent = await confirmed(tx, *await coordinator(tx, 904))
        for person_id in (member, neighbour, former):
            for name in ("list_kept", "begin"):
                with pytest.raises(NotFound):
                    await getattr(broadcasts, name)(tx, person_id, unieux, *([NOW] if name == "begin" else []))
            for order in ORDERS.values():
                for number in (draft.id, sent):
                    with pytest.raises(NotFound):
                        await order(tx, person_id, number)
        kept = await stored.find(tx, draft.id)
    assert kept == draft


async def test_what_was_not_sent_goes_with_its_author_and_what_was_sent_stays(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        await readers(tx, 1)
        sent = await confirmed(tx, claire, unieux)
        await written(tx, claire, unieux)
        await leaving.erase(tx, await people.get(tx, claire), NOW)
        left = (await tx.execute(select(broadcast.c.id, broadcast.c.person_id))).all()
    assert left == [(sent, None)]


def test_a_phone_number_or_a_name_is_pointed_out_and_not_refused() -> None:
    assert broadcasts.find_concern(GUARDS, [WORDS]) is None
    phone = Part(PartKind.TEXT, "Appelez la mairie au 04 77 00 00 00")
    assert broadcasts.find_concern(GUARDS, [PHOTO, phone]) is Concern.PHONE
