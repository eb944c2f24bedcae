"""A broadcast on its way: counted, paused, cancelled, tried again; and the week that has no place for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.errors import KeptBack, NotNow
from bot.model import BatchState, IdeaOrigin, Kind, Lane, Language, OutboxState, PersonState
from bot.services import broadcast_confirmation, leaving
from bot.services import broadcast_progress as progress
from bot.services.broadcast_progress import Fate, Progress
from bot.storage import broadcasts, operating, outbox, people
from bot.storage.db import Database, Tx
from bot.storage.operating import Which
from bot.storage.outbox import OutboxRow, Promise
from bot.storage.tables import access_grant, territory
from bot.views import broadcast_progress as progress_views
from bot.views import broadcasts as views
from bot.views.message import Message
from bot.views.outbox import Outgoing
from tests.contents import standing_content
from tests.fixed_clock import FixedClock
from tests.services.broadcasting import confirmed, coordinator, leave, readers
from tests.storage.rows import LATER, NOW, a_member, an_idea

CONTENT = standing_content()
T = CONTENT.texts.of(Language.FRENCH)
EVENING = datetime(2026, 11, 23, 20, 10, tzinfo=UTC)


async def rendered(tx: Tx, row: OutboxRow, now: datetime = NOW) -> Message | None:
    return await Outgoing(CONTENT, FixedClock(now), lambda _payload: None).render(tx, row)


async def promised(tx: Tx, person_id: int, kind: Kind, count: int) -> None:
    """So many other unasked messages this week."""
    for number in range(count):
        key = f"{kind}:{person_id}:{number}"
        await outbox.promise(tx, Promise(key, kind, Lane.IDEA, person_id, 1, NOW, LATER, is_unasked=True), NOW)


async def row_of(tx: Tx, person_id: int, number: int) -> OutboxRow:
    kept = await broadcasts.find(tx, number)
    row = await outbox.find(tx, f"broadcast:{kept.batch_id if kept else 0}:{person_id}")
    assert row is not None
    return row


def words(shown: Progress) -> str:
    return progress_views.card(T, shown).text.replace("\u00a0", " ")


def verbs(shown: Progress) -> list[str]:
    return [button.data.split(":")[1] for line in progress_views.card(T, shown).keyboard for button in line]


async def test_a_card_tells_how_far_it_is_and_a_report_who_was_not_reached_and_why(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        await readers(tx, 8)
        number = await confirmed(tx, claire, unieux)
        await leave(tx, 3)
        half = await progress.open_progress(tx, claire, number, NOW)
        assert (half.counts, half.total) == ({Fate.SENT: 3, Fate.TO_GO: 5}, 8)
        assert "Envoyés : <b>3</b> sur 8" in words(half)
        assert "Encore à envoyer : 5" in words(half)
        await leave(tx, 1, OutboxState.FAILED, "blocked")
        await leave(tx, 1, OutboxState.FAILED, "gave_up")
        await leave(tx, 1, OutboxState.UNKNOWN, "no_answer")
        for reason in ("cap", "not_needed"):
            [row] = await outbox.claim(tx, NOW, 1)
            await outbox.settle(tx, [outbox.Step(row.id, OutboxState.CANCELLED, reason)], NOW)
        assert await progress.go_on(tx, NOW) == 1
        over = await progress.open_progress(tx, claire, number, NOW)
    assert over.state is BatchState.DONE
    assert over.is_over
    said = words(over)
    assert "Reçu par <b>4</b> sur 8." in said
    assert "1 : l’envoi a échoué." in said
    assert "1 : compte fermé, ou bot bloqué." in said
    assert "1 : leur semaine compte déjà trois messages." in said
    assert "Dont 1 que Telegram n’a pas confirmés." in said
    assert verbs(over) == ["bretry", "bread", "bmenu"]


async def test_of_fewer_than_five_people_no_figure_is_shown(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        await readers(tx, 4)
        number = await confirmed(tx, claire, unieux)
        await leave(tx, 2)
        running = await progress.open_progress(tx, claire, number, NOW)
        await leave(tx, 2, OutboxState.FAILED, "gave_up")
        await progress.go_on(tx, NOW)
        over = await progress.open_progress(tx, claire, number, NOW)
    for shown in (running, over):
        assert "Moins de 5 personnes" in words(shown)
        assert not any(figure in words(shown).replace("Moins de 5", "") for figure in "0123456789")
    assert "bretry" not in verbs(over)


async def test_until_it_begins_to_leave_its_size_is_the_class_that_was_shown_before(database: Database) -> None:
    """Confirmed for the next morning, or paused at once, and cancelled: exact sizes could be asked for at no cost."""
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        first, *_ = await readers(tx, 12)
        number = await confirmed(tx, claire, unieux, EVENING)
        await leaving.stop(tx, await people.get(tx, first), EVENING)
        waiting = await progress.open_progress(tx, claire, number, EVENING)
        paused = await progress.pause(tx, claire, number, EVENING)
        cancelled = await progress.cancel(tx, claire, number, EVENING)
    assert "Pour 10 à 19 personnes." in words(waiting)
    assert "Pour 10 à 19 personnes." in words(paused)
    assert "Rien n’est parti." in words(cancelled)
    assert not [shown for shown in (waiting, paused, cancelled) if "12" in words(shown)]


async def test_paused_nothing_leaves_and_it_goes_on_where_it_stopped(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        await readers(tx, 6)
        number = await confirmed(tx, claire, unieux)
        await leave(tx, 2)
        paused = await progress.pause(tx, claire, number, NOW)
        assert paused.state is BatchState.PAUSED
        assert verbs(paused)[:2] == ["bresume", "bstop"]
        assert (await progress.pause(tx, claire, number, NOW)).state is BatchState.PAUSED
        assert await leave(tx, 6) == []
        resumed = await progress.resume(tx, claire, number, LATER)
        assert (resumed.state, resumed.counts[Fate.TO_GO]) == (BatchState.RUNNING, 4)
        rows = await outbox.claim(tx, LATER, 10)
    assert {row.not_after for row in rows} == {LATER + timedelta(hours=24)}


async def test_cancelled_while_it_leaves_what_has_not_begun_to_does_not(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        await readers(tx, 8)
        number = await confirmed(tx, claire, unieux)
        on_the_way = (await outbox.claim(tx, NOW, 4))[:2]
        await outbox.begin_sending(tx, [row.id for row in on_the_way])
    async with database.write() as tx:
        stopped = await progress.cancel(tx, claire, number, NOW)
        assert stopped.counts == {Fate.TO_GO: 2, Fate.CANCELLED: 6}
        assert not stopped.is_over, "two are still on their way"
        assert await outbox.begin_sending(tx, [row.id for row in await outbox.claim(tx, NOW, 10)]) == set()
        await outbox.settle(tx, [outbox.Step(row.id, OutboxState.SENT, message_id=1) for row in on_the_way], NOW)
        await progress.go_on(tx, NOW)
        over = await progress.open_progress(tx, claire, number, NOW)
        assert (over.is_over, over.counts) == (True, {Fate.SENT: 2, Fate.CANCELLED: 6})
        assert (await progress.resume(tx, claire, number, NOW)).state is BatchState.CANCELLED


async def test_failures_are_tried_again_once_and_who_cannot_be_written_to_is_left_alone(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        gone, *_ = await readers(tx, 6)
        number = await confirmed(tx, claire, unieux)
        await leave(tx, 1, OutboxState.FAILED, "blocked")
        await people.mark_unreachable(tx, gone, NOW)
        await leave(tx, 4)
        await outbox.expire_late(tx, NOW + timedelta(days=2))
        await progress.go_on(tx, NOW)
        much_later = NOW + timedelta(days=2)
        again = await progress.retry(tx, claire, number, much_later)
        assert again.counts == {Fate.SENT: 4, Fate.UNREACHABLE: 1, Fate.TO_GO: 1}
        twice = await progress.retry(tx, claire, number, much_later)
        assert twice.counts == again.counts
        assert len(await outbox.claim(tx, much_later, 10)) == 1


async def test_its_card_changes_again_when_an_operator_tries_its_failures_again(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        await readers(tx, 6)
        number = await confirmed(tx, claire, unieux)
        await progress.keep_card(tx, claire, number, 7)
        await leave(tx, 6, OutboxState.FAILED, "gave_up")
        await progress.go_on(tx, NOW)
        [(card, _, shown)] = await progress.list_live_cards(tx, NOW)
        await broadcasts.mark_shown(tx, card, "over", is_live=False)
        assert shown is not None
        assert shown.is_over
        assert await operating.retry_some(tx, Which((OutboxState.FAILED,)), NOW) == 6
        [(_, _, shown)] = await progress.list_live_cards(tx, NOW)
        assert shown is not None
        assert (shown.is_over, shown.counts) == (False, {Fate.TO_GO: 6})


@pytest.mark.parametrize(("others", "goes"), [(1, True), (2, False), (3, False)])
async def test_it_takes_a_place_of_the_week_and_leaves_one_to_the_idea_to_come(
    database: Database, others: int, goes: bool
) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        member = await a_member(tx, 1)  # whose idea comes tomorrow
        await promised(tx, member.person_id, Kind.MEETUP_REMINDER, others)
        number = await confirmed(tx, claire, unieux)
        row = await row_of(tx, member.person_id, number)
        if goes:
            assert await rendered(tx, row)
            return
        with pytest.raises(KeptBack, match="cap"):
            await rendered(tx, row)


async def test_an_idea_that_was_given_already_holds_one_place_and_not_two(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        member = await a_member(tx, 1)
        await an_idea(tx, member, origin=IdeaOrigin.WEEKLY)
        await promised(tx, member.person_id, Kind.IDEA, 1)
        await promised(tx, member.person_id, Kind.MEETUP_REMINDER, 1)
        number = await confirmed(tx, claire, unieux)
        assert await rendered(tx, await row_of(tx, member.person_id, number))


async def test_of_two_broadcasts_for_the_last_place_the_first_goes(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        member = await a_member(tx, 1)
        await promised(tx, member.person_id, Kind.MEETUP_REMINDER, 1)
        first, second = [await row_of(tx, member.person_id, await confirmed(tx, claire, unieux)) for _ in range(2)]
        assert await rendered(tx, first)
        with pytest.raises(KeptBack):
            await rendered(tx, second)


async def test_what_is_held_up_into_the_evening_waits_for_the_morning(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        [parent] = await readers(tx, 1)
        row = await row_of(tx, parent, await confirmed(tx, claire, unieux))
        with pytest.raises(NotNow) as waits:
            await rendered(tx, row, EVENING)
    assert waits.value.until == datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


async def test_who_pauses_after_it_was_confirmed_gets_none(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        [parent] = await readers(tx, 1)
        row = await row_of(tx, parent, await confirmed(tx, claire, unieux))
        await people.set_state(tx, parent, PersonState.PAUSED)
        assert await rendered(tx, row) is None


async def test_what_is_read_is_what_was_written_under_one_line_that_says_by_whom(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        [parent] = await readers(tx, 1)
        number = await confirmed(tx, claire, unieux)
        message = await rendered(tx, await row_of(tx, parent, number))
        shown = views.letter(T, await progress.show_letter(tx, claire, number))
    assert message is not None
    assert message.parts == shown.parts, "the preview is the message"
    [part] = message.parts
    assert part.text.replace("\u00a0", " ") == "Unieux : un mot de l’équipe\n\nRendez-vous samedi à 10 h"
    bold = [part.text[int(one["offset"]) :][: int(one["length"])] for one in part.entities]
    assert [one.replace("\u00a0", " ") for one in bold] == ["Unieux : un mot de l’équipe", "samedi"]


async def test_a_card_goes_blank_for_who_steers_no_more(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        number = await confirmed(tx, claire, unieux)
        await progress.keep_card(tx, claire, number, 7)
        await tx.execute(update(access_grant).values(revoked_at=NOW))
        [(card, person, shown)] = await progress.list_live_cards(tx, NOW)
    assert (card.message_id, person.id, shown) == (7, claire, None)


async def test_the_second_person_is_shown_a_way_to_read_it_until_somebody_has_decided(database: Database) -> None:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        paul, _ = await coordinator(tx, 901)
        await tx.execute(update(territory).values(needs_approval=True))
        number = await confirmed(tx, claire, unieux)
        [row] = await outbox.claim(tx, NOW, 10)
        asked = await rendered(tx, row)
        assert asked is not None
        assert (row.person_id, asked.keyboard[0][0].data) == (paul, f"v1:bsee:{number}")
        await broadcast_confirmation.approve(tx, paul, number, 2, NOW)
        assert await rendered(tx, row) is None
