"""What becomes of each row, with a real database and a small Bot API over HTTP."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from structlog.testing import capture_logs

from bot.delivery import outcomes
from bot.delivery import sender as module
from bot.delivery.content import EachRow
from bot.delivery.limits import Limits
from bot.delivery.observing import Unobserved
from bot.model import Kind, OutboxState, Part, PartKind, PersonState
from bot.storage import operating, outbox, people
from bot.storage.db import Tx
from bot.storage.outbox import OutboxRow
from bot.storage.tables import outbox as table
from bot.views.message import Message
from tests.delivery.fake_api import failing
from tests.delivery.world import NOW, World

BLOCKED = failing(403, "Forbidden: bot was blocked by the user")
SERVER_DOWN = (502, {"ok": False})


class Seen(Unobserved):
    def __init__(self) -> None:
        self.ends: list[tuple[Kind, OutboxState, str | None]] = []

    def ended(self, kind: Kind, state: OutboxState, reason: str | None) -> None:
        self.ends.append((kind, state, reason))


async def test_what_is_due_is_sent_and_recorded(world: World) -> None:
    person_id = await world.person()
    await world.promise(person_id, "due")
    await world.promise(person_id, "later", not_before=NOW + timedelta(hours=1))
    assert await world.sender.send_due() == 1
    assert await world.sender.send_due() == 0
    assert world.api.texts() == ["due"]
    row = await world.row("due")
    assert (row.state, row.message_id) == (OutboxState.SENT, 1)
    assert world.settled == [("due", OutboxState.SENT)]
    world.clock.instant += timedelta(hours=1)
    assert await world.sender.send_due() == 1


async def test_a_photo_is_sent_with_its_caption(world: World) -> None:
    await world.promise(await world.person(), "chart")
    world.messages["chart"] = Message("<b>Bilan</b>", photo=b"\x89PNG")
    await world.sender.send_due()
    [call] = world.api.of("sendPhoto")
    assert (call["caption"], call["photo"], call["parse_mode"]) == ("<b>Bilan</b>", b"\x89PNG", "HTML")


async def test_sending_is_committed_before_the_call(world: World) -> None:
    await world.promise(await world.person(), "idea")
    seen: list[OutboxState] = []
    ordinary = world.api._ordinary

    async def look(method: str, params: Any) -> Any:
        seen.append((await world.row("idea")).state)
        return await ordinary(method, params)

    world.api._ordinary = look  # type: ignore[method-assign]
    await world.sender.send_due()
    assert seen == [OutboxState.SENDING]


async def test_a_chat_gets_its_messages_in_order_and_a_second_apart(world: World) -> None:
    person_id = await world.person()
    for number in range(4):
        await world.promise(person_id, f"{number}")
    before = world.timer.instant
    assert await world.sender.send_due() == 4
    assert world.api.texts() == ["0", "1", "2", "3"]
    assert world.timer.instant - before >= 3


async def test_an_album_takes_the_turns_of_all_its_parts(world: World) -> None:
    person_id = await world.person()
    world.messages["album"] = Message("", parts=tuple(Part(PartKind.PHOTO, "", (), f"file-{n}") for n in range(3)))
    for key in ("album", "after"):
        await world.promise(person_id, key)
    before = world.timer.instant
    assert await world.sender.send_due() == 2
    assert [len(call["media"]) for call in world.api.of("sendMediaGroup")] == [3]
    assert world.timer.instant - before >= 3, "a second for each photo, before the next message to that chat"


async def test_many_chats_are_all_served_in_one_pass(world: World) -> None:
    for chat_id in range(1, 151):
        await world.promise(await world.person(chat_id), f"{chat_id}")
    assert await world.sender.send_due() == 150
    assert sorted(map(str, world.api.texts()), key=int) == [str(chat) for chat in range(1, 151)]


async def test_a_message_that_has_no_more_reason_is_cancelled(world: World) -> None:
    await world.promise(await world.person(), "idea")
    world.messages["idea"] = None
    assert await world.sender.send_due() == 0
    assert await world.end("idea") == (OutboxState.CANCELLED, "not_needed")
    assert world.settled == [("idea", OutboxState.CANCELLED)]
    assert world.api.calls == []


async def test_the_row_of_an_erased_person_is_cancelled(world: World) -> None:
    person_id = await world.person()
    await world.promise(person_id, "idea")
    async with world.database.write() as tx:
        await people.erase(tx, person_id, NOW)
    assert await world.sender.send_due() == 0
    assert await world.end("erased:1") == (OutboxState.CANCELLED, "not_needed")


async def test_a_message_that_is_too_late_expires(world: World) -> None:
    await world.promise(await world.person(), "idea", not_after=NOW - timedelta(minutes=1))
    assert await world.sender.send_due() == 0
    assert await world.end("idea") == (OutboxState.EXPIRED, "too_late")
    assert world.settled == [("idea", OutboxState.EXPIRED)]


async def test_what_was_not_sent_is_tried_again_later_and_later(world: World) -> None:
    await world.promise(await world.person(), "idea")
    world.api.fail_once(SERVER_DOWN, SERVER_DOWN)
    assert await world.sender.send_due() == 0
    first = await world.row("idea")
    assert (first.state, first.reason, first.attempts) == (OutboxState.QUEUED, "not_sent", 1)
    world.clock.instant = first.next_attempt_at
    await world.sender.send_due()
    second = await world.row("idea")
    assert second.next_attempt_at - first.next_attempt_at > first.next_attempt_at - NOW
    world.clock.instant = second.next_attempt_at
    assert await world.sender.send_due() == 1
    assert world.api.texts() == ["idea"] * 3


async def test_after_eight_attempts_it_is_given_up_but_not_within_an_hour(world: World) -> None:
    await world.promise(await world.person(), "idea")
    world.api.script = lambda method, params: SERVER_DOWN
    for _ in range(8):
        await world.sender.send_due()
        world.clock.instant = max(world.clock.instant, (await world.row("idea")).next_attempt_at)
        world.timer.instant += 3600
    assert await world.end("idea") == (OutboxState.FAILED, "gave_up")
    assert len(world.api.calls) == 8
    assert world.clock.instant - NOW > timedelta(hours=2)
    assert world.settled == [("idea", OutboxState.FAILED)]


async def test_what_may_have_been_sent_is_unknown_and_never_repeated(world: World) -> None:
    await world.promise(await world.person(), "idea")
    world.api.fail_once((504, {}))
    assert await world.sender.send_due() == 0
    assert await world.end("idea") == (OutboxState.UNKNOWN, "no_answer")
    world.clock.instant += timedelta(days=2)
    await world.sender.send_due()
    assert world.api.texts() == ["idea"]
    assert world.settled == [("idea", OutboxState.UNKNOWN)]


async def test_a_flood_in_one_chat_delays_that_chat_alone(world: World) -> None:
    slow, other = await world.person(1), await world.person(2)
    for key in ("first", "second"):
        await world.promise(slow, key)
    await world.promise(other, "other")
    world.api.script = lambda method, params: (
        failing(429, "Too Many Requests", retry_after=30) if params["chat_id"] == 1 else None
    )
    assert await world.sender.send_due() == 1
    assert world.api.texts(2) == ["other"]
    row = await world.row("first")
    assert (row.state, row.attempts, row.next_attempt_at) == (OutboxState.QUEUED, 0, NOW + timedelta(seconds=30))
    assert await world.end("second") == (OutboxState.QUEUED, None)
    world.api.script = None
    world.clock.instant = row.next_attempt_at
    world.timer.instant += 30
    assert await world.sender.send_due() == 2
    assert world.api.texts(1) == ["first", "first", "second"]


async def test_a_person_who_blocked_the_bot_gets_nothing_more(world: World) -> None:
    person_id = await world.person()
    await world.promise(person_id, "now")
    await world.promise(person_id, "tomorrow", not_before=NOW + timedelta(days=1))
    world.api.fail_once(BLOCKED)
    assert await world.sender.send_due() == 0
    assert await world.end("now") == (OutboxState.FAILED, "blocked")
    assert await world.end("tomorrow") == (OutboxState.CANCELLED, "unreachable")
    async with world.database.read() as tx:
        assert (await people.get(tx, person_id)).state is PersonState.UNREACHABLE


async def test_a_chat_that_moved_is_followed(world: World) -> None:
    await world.promise(await world.person(-5), "idea")
    world.api.fail_once(failing(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1009))
    assert await world.sender.send_due() == 1
    assert [call["chat_id"] for call in world.api.of("sendMessage")] == [-5, -1009]


async def test_a_message_that_will_never_be_accepted_has_failed_with_its_reason(world: World) -> None:
    await world.promise(await world.person(), "idea")
    world.api.fail_once(failing(400, "Bad Request: can't parse entities: unclosed tag"))
    assert await world.sender.send_due() == 0
    assert await world.end("idea") == (OutboxState.FAILED, "bad_entities")


async def test_one_poisoned_row_never_stops_the_rest_and_its_words_stay_out_of_the_log(world: World) -> None:
    person_id = await world.person()
    for key in ("poison", "sound"):
        await world.promise(person_id, key)
    world.raising.add("poison")
    with capture_logs() as logs:
        assert await world.sender.send_due() == 1
    assert world.api.texts() == ["sound"]
    assert await world.end("poison") == (OutboxState.QUEUED, outbox.FAULT)
    [entry] = [entry for entry in logs if entry["event"] == "message_not_prepared"]
    assert entry["error"] == "KeyError"
    assert "comment" not in str(logs)
    assert "1001" not in str(logs)


async def test_a_poisoned_row_has_failed_after_some_attempts(world: World) -> None:
    await world.promise(await world.person(), "poison")
    world.raising.add("poison")
    for _ in range(outcomes.POISONED_AFTER):
        await world.sender.send_due()
        world.clock.instant += timedelta(hours=1)
    assert await world.end("poison") == (OutboxState.FAILED, outbox.FAULT)


async def test_a_result_is_kept_though_what_hangs_on_it_fails(world: World) -> None:
    await world.promise(await world.person(), "idea")
    world.settle_raises = True
    assert await world.sender.send_due() == 1
    assert await world.end("idea") == (OutboxState.SENT, None)


async def test_a_cancellation_between_claim_and_call_wins(world: World) -> None:
    person_id = await world.person()
    await world.promise(person_id, "idea")
    render = world.render

    async def cancel(tx: Tx, row: OutboxRow) -> Message | None:
        async with world.database.write() as other:
            await outbox.cancel_waiting(other, person_id, "stopped", NOW)
        return await render(tx, row)

    world.sender._filler.content = EachRow(cancel, world.settle)
    assert await world.sender.send_due() == 0
    assert world.api.calls == []
    assert await world.end("idea") == (OutboxState.CANCELLED, "stopped")


async def test_it_runs_until_it_is_told_to_stop_and_hears_a_wake(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "POLL_SECONDS", 60)
    stop = asyncio.Event()
    running = asyncio.create_task(world.sender.run(stop))
    person_id = await world.person()
    for number in range(2):
        await world.promise(person_id, f"{number}")
        world.sender.wake()
        while len(world.api.calls) <= number:
            await asyncio.sleep(0.01)
    stop.set()
    await asyncio.wait_for(running, 5)
    assert world.api.texts() == ["0", "1"]


async def test_it_puts_in_order_what_a_kill_left_before_it_sends(world: World) -> None:
    for chat_id, key in ((1, "claimed"), (2, "sending")):
        await world.promise(await world.person(chat_id), key)
    async with world.database.write() as tx:
        rows = await outbox.claim(tx, NOW, 10)
        await outbox.begin_sending(tx, [rows[1].id])
    stop = asyncio.Event()
    running = asyncio.create_task(world.sender.run(stop))
    while not world.api.calls:
        await asyncio.sleep(0.01)
    stop.set()
    await running
    assert world.api.texts() == ["claimed"]
    assert await world.end("sending") == (OutboxState.UNKNOWN, "interrupted")


async def test_what_a_kill_interrupted_is_presumed_delivered_and_counted(world: World) -> None:
    seen = Seen()
    world.sender._recorder._observer = seen
    await world.promise(await world.person(), "idea")
    async with world.database.write() as tx:
        [row] = await outbox.claim(tx, NOW, 10)
        await outbox.begin_sending(tx, [row.id])
    await world.sender.recover()
    assert await world.end("idea") == (OutboxState.UNKNOWN, "interrupted")
    assert world.settled == [("idea", OutboxState.UNKNOWN)]
    assert seen.ends == [(Kind.IDEA, OutboxState.UNKNOWN, "interrupted")]
    await world.sender.recover()
    assert len(world.settled) == len(seen.ends) == 1


async def test_what_is_too_late_is_counted(world: World) -> None:
    seen = Seen()
    world.sender._recorder._observer = seen
    await world.promise(await world.person(), "idea", not_after=NOW - timedelta(minutes=1))
    await world.promise(await world.person(2), "other")
    await world.sender.send_due()
    assert sorted(seen.ends) == [
        (Kind.IDEA, OutboxState.EXPIRED, "too_late"),
        (Kind.IDEA, OutboxState.SENT, None),
    ]


@pytest.mark.parametrize("column", ["kind", "lane"])
async def test_a_row_of_a_newer_version_waits_for_its_sender_and_stops_nobody(world: World, column: str) -> None:
    someone = await world.person()
    await world.promise(someone, "newer")
    await world.promise(someone, "known")
    await world.promise(await world.person(2), "newer and late", not_after=NOW - timedelta(minutes=1))
    newer = update(table).where(table.c.key.startswith("newer")).values({column: "unheard-of"})
    async with world.database.write() as tx:
        await tx.execute(newer)
    assert await world.sender.send_due() == 1
    assert world.api.texts() == ["known"]
    async with world.database.write() as tx:
        states = {row.key: row.state for row in await tx.execute(select(table.c.key, table.c.state))}
        await tx.execute(update(table).where(table.c.key == "newer").values(state=OutboxState.SENDING))
        waiting = await operating.list_waiting(tx)
    assert states == {"newer": "queued", "known": "sent", "newer and late": "expired"}
    assert [group.rows for group in waiting] == [1]
    await world.sender.recover()
    async with world.database.read() as tx:
        [row] = await tx.execute(select(table.c.state).where(table.c.key == "newer"))
    assert row.state == OutboxState.UNKNOWN


@pytest.mark.parametrize(("per_second", "paid"), [(30, None), (31, True)])
async def test_above_thirty_a_second_messages_say_that_they_may_be_paid_broadcasts(
    world: World, per_second: int, paid: bool | None
) -> None:
    world.sender._leaving._limits = Limits(per_second, timer=world.timer)
    await world.promise(await world.person(), "idea")
    await world.sender.send_due()
    assert [call.get("allow_paid_broadcast") for call in world.api.of("sendMessage")] == [paid]


async def test_a_stop_while_telegram_is_silent_leaves_the_row_to_be_found(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "STOP_SECONDS", 0.1)
    await world.promise(await world.person(), "idea")
    silent = asyncio.Event()

    async def keep_silent(method: str, params: Any) -> Any:
        silent.set()
        await asyncio.sleep(60)

    world.api._ordinary = keep_silent  # type: ignore[method-assign]
    stop = asyncio.Event()
    running = asyncio.create_task(world.sender.run(stop))
    await silent.wait()
    stop.set()
    await asyncio.wait_for(running, 2)
    assert (await world.row("idea")).state is OutboxState.SENDING
