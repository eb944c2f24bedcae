"""A message to members: written, shown, confirmed once, by who steers the territory and nobody else."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, text, update

from bot.delivery.sender import Sender
from bot.errors import Invalid, NotAllowed, NotFound
from bot.model import BroadcastState, GrantKind, Kind, Language, Part, PartKind, Role, Setting
from bot.planning.rhythm import local_date
from bot.planning.small_numbers import Range
from bot.scheduler import Clockwork
from bot.services import broadcast_progress, broadcasts, leaving, schedules, setup
from bot.services import grants as team
from bot.services.guarding import Concern
from bot.services.segments import Dimension
from bot.storage import broadcasts as stored
from bot.storage import grants, people
from bot.storage.db import Database, Tx
from bot.storage.tables import access_grant, audit, broadcast, outbox, territory
from bot.views import broadcasts as views
from bot.views.message import Message
from tests.contents import standing_content
from tests.fixed_clock import FixedClock
from tests.services.broadcasting import WORDS, confirmed, coordinator, readers, written
from tests.storage.rows import NOW, a_member, a_person

GUARDS = standing_content().guards
T = standing_content().texts.of(Language.FRENCH)
EVENING = datetime(2026, 11, 23, 20, 10, tzinfo=UTC)
PHOTO = Part(PartKind.PHOTO, "La fête", (), "file-1")


async def rows_of(tx: Tx, kind: Kind = Kind.BROADCAST) -> list[int]:
    found = await tx.execute(select(outbox.c.person_id).where(outbox.c.kind == kind).order_by(outbox.c.person_id))
    return [row.person_id for row in found]


async def asks_for_approval(tx: Tx, territory_id: int) -> None:
    await tx.execute(update(territory).where(territory.c.id == territory_id).values(needs_approval=True))


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
        await broadcasts.confirm(tx, claire, draft.kept.id, draft.kept.revision, NOW)
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
        await broadcasts.confirm(tx, claire, draft.id, draft.revision, EVENING)
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


async def test_a_draft_whose_moment_has_passed_is_not_sent_by_an_old_button(database: Database) -> None:
    """« Demain, on plante » is not said two days later because somebody found the button again."""
    tomorrow, later = NOW + timedelta(days=1), NOW + timedelta(days=2)
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        await readers(tx, 6)
        draft = await written(tx, claire, unieux)
        shown = await broadcasts.set_time(tx, claire, draft.kept.id, tomorrow, NOW)
        assert verbs(views.review(T, shown, NOW))[0] == "bgo"
        with pytest.raises(Invalid, match="error-broadcast-passed"):
            await broadcasts.confirm(tx, claire, draft.kept.id, shown.kept.revision, later)
        seen = views.review(T, await broadcasts.open_composed(tx, claire, draft.kept.id, later), later)
        assert "Le moment choisi est passé" in seen.text
        assert "bgo" not in verbs(seen)
        at_once = await broadcasts.set_time(tx, claire, draft.kept.id, None, later)
        await broadcasts.confirm(tx, claire, draft.kept.id, at_once.kept.revision, later)
        assert len(await rows_of(tx)) == 6


async def test_who_asks_for_a_second_word_sends_nothing_where_it_is_needed_no_more(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        paul, _ = await coordinator(tx, 901)
        await readers(tx, 6)
        await setup.set_approval(tx, paul, unieux, NOW, is_needed=True)
        draft = await written(tx, claire, unieux)
        asked = views.review(T, draft, NOW).keyboard[0][0].data.split(":")
        await setup.set_approval(tx, paul, unieux, NOW, is_needed=False)
        with pytest.raises(Invalid, match="error-broadcast-not-asked"):
            await broadcasts.confirm(tx, claire, draft.kept.id, int(asked[3]), NOW, only_asks=asked[4:] == [views.ASKS])
        assert await rows_of(tx) == []


def verbs(shown: Message) -> list[str]:
    return [button.data.split(":")[1] for row in shown.keyboard for button in row]


async def test_confirmed_twice_at_once_by_two_people_it_is_sent_once(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        paul, _ = await coordinator(tx, 901)
        parents = await readers(tx, 3)
        draft = (await written(tx, claire, unieux)).kept

    async def confirm(person_id: int) -> BroadcastState:
        async with database.write() as tx:
            return await broadcasts.confirm(tx, person_id, draft.id, draft.revision, NOW)

    states = await asyncio.gather(*(confirm(person_id) for person_id in (claire, paul, claire, paul)))
    assert set(states) == {BroadcastState.CONFIRMED}
    async with database.read() as tx:
        assert await rows_of(tx) == parents
        done = [row.action for row in await tx.execute(select(audit.c.action)) if row.action == "broadcast-confirmed"]
    assert len(done) == 1


async def test_what_has_changed_since_it_was_shown_is_not_confirmed(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        paul, _ = await coordinator(tx, 901)
        draft = (await written(tx, claire, unieux)).kept
        await broadcasts.choose(tx, paul, draft.id, Dimension.ROLE, Role.FAMILY, True, NOW)
        with pytest.raises(Invalid, match="error-broadcast-changed"):
            await broadcasts.confirm(tx, claire, draft.id, draft.revision, NOW)
        empty = await broadcasts.begin(tx, paul, unieux, NOW)
        with pytest.raises(Invalid, match="error-broadcast-empty"):
            await broadcasts.confirm(tx, paul, empty.kept.id, empty.kept.revision, NOW)


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


async def test_of_two_who_drop_and_submit_one_message_at_once_one_does(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        paul, _ = await coordinator(tx, 901)
        await readers(tx, 1)
        await asks_for_approval(tx, unieux)
        draft = (await written(tx, claire, unieux)).kept

    async def act(does: Callable[[Tx], Awaitable[object]]) -> bool:
        try:
            async with database.write() as tx:
                await does(tx)
        except (Invalid, NotFound):
            return False
        return True

    done = await asyncio.gather(
        act(lambda tx: broadcasts.confirm(tx, claire, draft.id, draft.revision, NOW)),
        act(lambda tx: broadcasts.drop(tx, paul, draft.id, NOW)),
    )
    assert done.count(True) == 1
    async with database.read() as tx:
        kept = await stored.find(tx, draft.id)
        assert (kept is not None) == done[0]
        assert await rows_of(tx, Kind.APPROVAL) == [paul] * done[0], "nobody is asked about what is gone"


async def test_a_second_person_sends_what_the_first_has_written(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        paul, _ = await coordinator(tx, 901)
        parents = await readers(tx, 2)
        await asks_for_approval(tx, unieux)
        draft = (await written(tx, claire, unieux)).kept
        assert await broadcasts.confirm(tx, claire, draft.id, draft.revision, NOW) is BroadcastState.SUBMITTED
        assert (await rows_of(tx), await rows_of(tx, Kind.APPROVAL)) == ([], [paul])
        waiting = await broadcasts.find_asked(tx, paul, draft.id, NOW)
        assert waiting is not None
        with pytest.raises(NotAllowed):
            await broadcasts.approve(tx, claire, draft.id, waiting.kept.revision, NOW)
        await broadcasts.approve(tx, paul, draft.id, waiting.kept.revision, NOW)
        await broadcasts.approve(tx, paul, draft.id, waiting.kept.revision, NOW)
        assert await rows_of(tx) == parents


async def test_who_wrote_it_is_told_that_it_leaves_with_a_second_person_s_word_and_not_with_theirs(
    database: Database,
) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        paul, _ = await coordinator(tx, 901)
        draft = (await written(tx, claire, unieux)).kept
        await asks_for_approval(tx, unieux)
        seen = [await broadcasts.open_composed(tx, who, draft.id, NOW) for who in (claire, paul)]
        later = await broadcasts.set_time(tx, claire, draft.id, NOW + timedelta(days=1), NOW)
        await broadcasts.confirm(tx, claire, draft.id, later.kept.revision, NOW)
        late = await broadcasts.open_composed(tx, paul, draft.id, NOW + timedelta(days=2))
    said = views.review(T, late, NOW + timedelta(days=2)).text.replace("\u00a0", " ")
    assert "Il était prévu pour le <b>mardi 24 novembre à 10 h 30</b>." in said
    own, theirs, at = (views.review(T, one, NOW).text.replace("\u00a0", " ") for one in (*seen, later))
    assert "Il partira dès qu’une deuxième personne aura donné son accord." in own
    assert "Il partira dès que vous aurez confirmé." in theirs
    assert "ou dès l’accord d’une deuxième personne s’il vient plus tard." in at


async def test_what_is_sent_back_is_a_draft_again_and_its_author_is_told(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        region = await a_person(tx, 950)
        await grants.give(tx, region.id, GrantKind.REGION, None, NOW)
        await asks_for_approval(tx, unieux)
        draft = (await written(tx, claire, unieux)).kept
        await broadcasts.confirm(tx, claire, draft.id, draft.revision, NOW)
        assert await rows_of(tx, Kind.APPROVAL) == [region.id], "nobody else coordinates there"
        submitted = await broadcasts.open_composed(tx, region.id, draft.id, NOW)
        await broadcasts.send_back(tx, region.id, draft.id, submitted.kept.revision, NOW)
        assert await rows_of(tx, Kind.APPROVAL) == [claire, region.id]
        back = await broadcasts.find_asked(tx, claire, draft.id, NOW)
        assert back is not None
        assert await broadcasts.confirm(tx, claire, draft.id, back.kept.revision, NOW) is BroadcastState.SUBMITTED
        assert await rows_of(tx, Kind.APPROVAL) == [claire, region.id, region.id]


async def test_the_region_is_asked_where_the_others_who_coordinate_are_away(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        paul, _ = await coordinator(tx, 901)
        region = await a_person(tx, 950)
        await grants.give(tx, region.id, GrantKind.REGION, None, NOW)
        await asks_for_approval(tx, unieux)
        await leaving.pause(tx, await people.get(tx, paul), None)
        await confirmed(tx, claire, unieux)
        assert await rows_of(tx, Kind.APPROVAL) == [region.id]


async def test_if_the_second_person_goes_somebody_else_is_asked_else_its_author_told(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        paul, _ = await coordinator(tx, 901)
        await asks_for_approval(tx, unieux)
        number = await confirmed(tx, claire, unieux)
        assert await rows_of(tx, Kind.APPROVAL) == [paul]
        held = await grants.find_held(tx, paul, unieux)
        assert held
        await team.withdraw(tx, claire, held.id, NOW)
        assert await broadcasts.ask_whoever_is_left(tx, NOW) == 1
        assert await rows_of(tx, Kind.APPROVAL) == [claire, paul]
        stays = await broadcasts.find_asked(tx, claire, number, NOW)
        assert stays
        assert "plus personne" in str(views.asked(T, stays).text)
        region = await a_person(tx, 950)
        await grants.give(tx, region.id, GrantKind.REGION, None, NOW)
        ines, _ = await coordinator(tx, 902)
        assert [await broadcasts.ask_whoever_is_left(tx, NOW) for _ in range(2)] == [1, 0]
        assert await rows_of(tx, Kind.APPROVAL) == [claire, paul, ines]
        assert await broadcasts.find_asked(tx, claire, number, NOW) is None, "somebody can agree again"
        await leaving.pause(tx, await people.get(tx, ines), None)
        assert await broadcasts.ask_whoever_is_left(tx, NOW) == 1
        assert await rows_of(tx, Kind.APPROVAL) == [claire, paul, region.id, ines]
        await broadcasts.send_back(tx, claire, number, stays.kept.revision, NOW)
        assert await broadcasts.ask_whoever_is_left(tx, NOW) == 0


async def test_the_tick_asks_whoever_is_left(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        paul, _ = await coordinator(tx, 901)
        await asks_for_approval(tx, unieux)
        await confirmed(tx, claire, unieux)
        await leaving.erase(tx, await people.get(tx, paul), NOW)
    sender = cast(Sender, SimpleNamespace(wake=lambda: None))
    await Clockwork(database, standing_content(), sender, FixedClock(NOW)).tick()
    async with database.read() as tx:
        assert claire in await rows_of(tx, Kind.APPROVAL)


async def test_what_nobody_could_agree_to_is_not_submitted(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        await asks_for_approval(tx, unieux)
        draft = (await written(tx, claire, unieux)).kept
        with pytest.raises(Invalid, match="error-broadcast-nobody"):
            await broadcasts.confirm(tx, claire, draft.id, draft.revision, NOW)
        assert (await broadcasts.open_composed(tx, claire, draft.id, NOW)).kept.state is BroadcastState.DRAFT


async def test_the_second_person_cannot_rewrite_it_and_send_it_alone(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        paul, _ = await coordinator(tx, 901)
        await readers(tx, 1)
        await asks_for_approval(tx, unieux)
        draft = (await written(tx, claire, unieux)).kept
        await broadcasts.confirm(tx, claire, draft.id, draft.revision, NOW)
        await broadcasts.send_back(tx, paul, draft.id, draft.revision + 1, NOW)
        await broadcasts.expect_message(tx, paul, draft.id, NOW)
        rewritten, _ = await broadcasts.write_expected(tx, paul, PHOTO, None, NOW)
        with pytest.raises(NotAllowed, match="error-broadcast-theirs"):
            await broadcasts.confirm(tx, paul, draft.id, rewritten.kept.revision, NOW)
        await broadcasts.confirm(tx, claire, draft.id, rewritten.kept.revision, NOW)
        await broadcasts.approve(tx, paul, draft.id, rewritten.kept.revision + 1, NOW)
        assert len(await rows_of(tx)) == 1


ORDERS: dict[str, Callable[[Tx, int, int], Awaitable[object]]] = {
    "see": lambda tx, who, number: broadcasts.open_composed(tx, who, number, NOW),
    "write": lambda tx, who, number: broadcasts.expect_message(tx, who, number, NOW),
    "choose": lambda tx, who, number: broadcasts.choose(tx, who, number, Dimension.ROLE, Role.FAMILY, True, NOW),
    "time": lambda tx, who, number: broadcasts.set_time(tx, who, number, None, NOW),
    "confirm": lambda tx, who, number: broadcasts.confirm(tx, who, number, 1, NOW),
    "approve": lambda tx, who, number: broadcasts.approve(tx, who, number, 1, NOW),
    "send back": lambda tx, who, number: broadcasts.send_back(tx, who, number, 1, NOW),
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
