"""The pace, by a timer that passes only when somebody sleeps."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.chats import CHAT_SECONDS, GROUP_MESSAGES, GROUP_SECONDS, REMEMBERED_CHATS, ChatPacer
from bot.delivery.limits import CLIMB_SECONDS, FLOODED_CHATS, LOST_CALLS, Limits
from bot.delivery.pacing import BEFOREHAND_SECONDS, MEMORY_SECONDS, Pacer
from tests.delivery.timing import PassingTimer, SharedTimer


async def turns(pacer: Pacer, timer: PassingTimer, count: int) -> list[float]:
    at = []
    for _ in range(count):
        await pacer.bulk()
        at.append(timer.instant)
    return at


def most_in_a_second(at: list[float]) -> int:
    return max(sum(1 for other in at if one <= other < one + 1.0) for one in at)


async def test_messages_leave_evenly_and_never_over_the_limit_in_a_second() -> None:
    timer = PassingTimer()
    at = await turns(Pacer(30, timer), timer, 200)
    gaps = [later - earlier for earlier, later in pairwise(at[1:])]
    assert max(gaps) - min(gaps) < 1e-6
    assert most_in_a_second(at) <= 30
    assert at[-1] - at[0] < 200 / 30 * 1.02


async def test_a_pause_allows_no_burst_afterwards() -> None:
    timer = PassingTimer()
    pacer = Pacer(10, timer)
    await turns(pacer, timer, 5)
    timer.instant += 60
    at = await turns(pacer, timer, 10)
    assert at[-1] - at[0] >= 0.8


async def test_a_late_turn_is_caught_up_within_the_limit() -> None:
    timer = PassingTimer()
    pacer = Pacer(10, timer)
    at = await turns(pacer, timer, 10)
    timer.instant += 0.05
    at += await turns(pacer, timer, 20)
    assert most_in_a_second(at) <= 10


async def test_an_answer_leaves_at_once_though_bulk_fills_every_second() -> None:
    timer = PassingTimer()
    pacer = Pacer(30, timer)
    await pacer.answer()
    at = await turns(pacer, timer, 100)
    for _ in range(10):
        before = timer.instant
        await pacer.answer()
        assert timer.instant - before <= BEFOREHAND_SECONDS + 0.001
        at += [timer.instant, *await turns(pacer, timer, 5)]
    assert most_in_a_second(at) <= 30
    assert (len(at) - 1) / (at[-1] - at[0]) > 28.5


async def test_an_answer_whose_update_has_come_finds_its_room_whenever_that_is() -> None:
    timer = SharedTimer()
    pacer = Pacer(30, timer)
    at: list[float] = []

    async def bulk() -> None:
        while True:
            at.append(await pacer.bulk())

    await pacer.answer()
    sending = asyncio.create_task(bulk())
    await timer.sleep(2)
    for number in range(100):
        await timer.sleep(0.2 + number * 0.0007)  # at any moment between two turns of bulk
        pacer.expect_answer()
        await timer.sleep(BEFOREHAND_SECONDS)
        before = timer.instant
        at.append(await pacer.answer())
        assert timer.instant == before
    sending.cancel()
    assert most_in_a_second(at) <= 30
    assert (len(at) - 1) / (at[-1] - at[0]) > 29


async def test_bulk_keeps_a_floor_when_answers_are_many() -> None:
    timer, order = SharedTimer(), []
    pacer = Pacer(30, timer)

    async def answer() -> None:
        await pacer.answer()
        order.append(("answer", timer.instant))

    async def bulk() -> None:
        while True:
            await pacer.bulk()
            order.append(("bulk", timer.instant))

    sending = asyncio.create_task(bulk())
    await asyncio.gather(*(answer() for _ in range(300)))
    during = [lane for lane, _ in order]
    assert 50 <= during.count("bulk") <= 150
    assert during.index("answer") < 5
    assert most_in_a_second([at for _, at in order]) <= 30
    sending.cancel()


@pytest.mark.parametrize(("per_second", "updates"), [(30, 40), (30, 60), (30, 200), (1000, 1500)])
async def test_bulk_keeps_a_fifth_however_answers_come(per_second: int, updates: int) -> None:
    timer = SharedTimer()
    pacer = Pacer(per_second, timer)
    bulk_at: list[float] = []
    answer_at: list[float] = []

    async def bulk() -> None:
        while True:
            bulk_at.append(await pacer.bulk())

    async def answer() -> None:
        answer_at.append(await pacer.answer())

    sending, answering = asyncio.create_task(bulk()), []
    for _ in range(updates * 4):
        await timer.sleep(1 / updates)
        answering.append(asyncio.create_task(answer()))
    sending.cancel()
    for task in answering:
        task.cancel()
    assert most_in_a_second(sorted(bulk_at + answer_at)) <= per_second
    late = [at for at in bulk_at if at >= timer.instant - 3]
    assert len(late) >= 0.9 * 3 * per_second / 5


STEPS = st.tuples(st.sampled_from(["answer", "bulk", "pause"]), st.floats(0, 0.5), st.sampled_from([1, 1, 1, 2, 10]))


@given(st.lists(STEPS, max_size=150))
def test_no_second_ever_holds_more_than_the_limit_albums_included(steps: list[tuple[str, float, int]]) -> None:
    async def live() -> list[float]:
        timer, at = PassingTimer(), [0.0]
        pacer = Pacer(12, timer)
        for what, seconds, messages in steps:
            if what == "pause":
                timer.instant += seconds
                continue
            await (pacer.answer(messages) if what == "answer" else pacer.bulk(messages))
            at += [timer.instant] * messages
        return at

    assert most_in_a_second(asyncio.run(live())) <= 12


WAY_SECONDS = 0.05


@given(
    st.lists(st.tuples(st.sampled_from(["answer", "bulk", "bulk", "pause"]), st.floats(0, 0.09)), max_size=200),
)
def test_however_unevenly_the_way_takes_messages_no_second_holds_more_than_the_limit(
    steps: list[tuple[str, float]],
) -> None:
    async def live() -> list[float]:
        timer, arrived, answers = PassingTimer(), [], []
        pacer = Pacer(12, timer)
        for what, late in [("bulk", 0.0), *steps]:
            if what == "pause":
                timer.instant += 4 * late
                continue
            messages = 3 if late > 0.08 else 1
            left_at = await (pacer.answer(messages) if what == "answer" else pacer.bulk(messages))
            arrived += [left_at + late] * messages
            answers.append((left_at + late + WAY_SECONDS, left_at, messages))
            now = timer.instant
            for answer in sorted(answers):
                if answer[0] <= now:
                    answers.remove(answer)
                    timer.instant = answer[0]
                    pacer.arrived(*answer[1:])
            timer.instant = now
        return arrived

    assert most_in_a_second(asyncio.run(live())) <= 12


async def test_a_network_that_became_slower_is_taken_as_it_is_after_a_while() -> None:
    timer = PassingTimer()
    pacer = Pacer(10, timer)

    async def send(count: int, seconds: float) -> float:
        """Messages a second where each way takes so long."""
        began = timer.instant
        for _ in range(count):
            left_at = await pacer.bulk()
            now, timer.instant = timer.instant, left_at + seconds
            pacer.arrived(left_at)
            timer.instant = now
        return count / (timer.instant - began)

    quick = await send(100, 0.02)
    await send(100, 0.1)
    timer.instant += 2 * MEMORY_SECONDS
    await send(2, 0.1)
    timer.instant += MEMORY_SECONDS
    assert await send(100, 0.1) == pytest.approx(quick, rel=0.01)


async def test_albums_leave_as_many_messages_in_the_end_as_single_ones() -> None:
    timer = PassingTimer()
    pacer = Pacer(30, timer)
    began = timer.instant
    for _ in range(60):
        await pacer.bulk(5)
    assert 9.5 < timer.instant - began < 10.5


async def test_an_album_of_more_than_a_second_holds_leaves_once_the_second_before_it_is_empty() -> None:
    timer = PassingTimer()
    pacer = Pacer(4, timer)
    await pacer.bulk()
    before = timer.instant
    await pacer.bulk(10)
    assert 1.0 <= timer.instant - before < 1.1
    await pacer.bulk()
    assert timer.instant - before >= 3.4, "what it took beyond its second is made up for"


async def test_a_rate_that_changes_is_obeyed_from_then_on() -> None:
    timer = PassingTimer()
    pacer = Pacer(100, timer)
    await turns(pacer, timer, 100)
    pacer.set_rate(10)
    at = await turns(pacer, timer, 21)
    assert at[-1] - at[1] >= 1.9
    pacer.set_rate(float("inf"))
    assert len(set(await turns(pacer, timer, 50))) == 1


async def test_answers_leave_in_the_order_of_asking() -> None:
    timer, order = PassingTimer(), []
    pacer = Pacer(10, timer)

    async def ask(number: int) -> None:
        await pacer.answer()
        order.append(number)

    await asyncio.gather(*(ask(number) for number in range(25)))
    assert order == list(range(25))


def test_a_chat_gets_one_message_a_second_and_others_do_not_wait() -> None:
    timer = PassingTimer()
    chats = ChatPacer(timer)
    chats.sent(1)
    assert chats.free_at(1) == timer.instant + CHAT_SECONDS
    assert chats.free_at(2) <= timer.instant


def test_a_group_gets_twenty_messages_a_minute() -> None:
    timer = PassingTimer()
    chats, began = ChatPacer(timer), timer.instant
    for _ in range(GROUP_MESSAGES):
        timer.instant = max(timer.instant, chats.free_at(-5))
        chats.sent(-5)
    assert timer.instant - began < GROUP_MESSAGES * CHAT_SECONDS
    assert chats.free_at(-5) == began + GROUP_SECONDS


def test_an_album_takes_as_much_of_its_chat_as_its_parts_would() -> None:
    timer = PassingTimer()
    chats = ChatPacer(timer)
    chats.sent(1, 3)
    assert chats.free_at(1) == timer.instant + 3 * CHAT_SECONDS
    began = timer.instant
    for _ in range(2):
        chats.sent(-5, GROUP_MESSAGES // 2)
    assert chats.free_at(-5) == began + GROUP_SECONDS


def test_chats_of_long_ago_are_forgotten() -> None:
    timer = PassingTimer()
    chats = ChatPacer(timer)
    for chat_id in range(5 * REMEMBERED_CHATS):
        chats.sent(chat_id if chat_id % 2 else -chat_id)
        timer.instant += 0.02
    assert len(chats._free_at) <= REMEMBERED_CHATS
    assert len(chats._groups) <= REMEMBERED_CHATS


def test_a_429_in_one_chat_stops_that_chat_alone() -> None:
    timer = PassingTimer()
    limits = Limits(30, timer=timer)
    for _ in range(10):
        limits.flooded(1, 30)
    assert limits.stopped_seconds() == 0
    assert limits.chats.free_at(1) == timer.instant + 30
    assert limits.per_second == 30


def test_an_overall_429_stops_bulk_until_its_deadline_lowers_the_rate_and_lets_it_climb_back() -> None:
    timer = PassingTimer()
    limits = Limits(30, timer=timer)
    for chat_id in range(FLOODED_CHATS):
        limits.flooded(chat_id, 7)
    assert limits.stopped_seconds() == 7
    assert limits.per_second == 24
    timer.instant += 7
    limits.reached()
    assert (limits.stopped_seconds(), limits.per_second) == (0, 24)
    for expected in (27, 30, 30):
        timer.instant += CLIMB_SECONDS
        limits.reached()
        assert round(limits.per_second) == expected


async def test_answers_leave_while_bulk_is_stopped() -> None:
    timer = PassingTimer()
    limits = Limits(30, timer=timer)
    for chat_id in range(FLOODED_CHATS):
        limits.flooded(chat_id, 7)
    before = timer.instant
    await limits.answer(9)
    assert timer.instant == before


def test_while_telegram_is_away_bulk_waits_longer_and_longer_and_spares_the_attempts() -> None:
    timer = PassingTimer()
    limits = Limits(30, timer=timer, jitter=lambda: 0.5)
    waits = []
    for _ in range(LOST_CALLS + 4):
        limits.lost()
        waits.append(limits.stopped_seconds())
        timer.instant += limits.stopped_seconds()
    assert waits[: LOST_CALLS - 1] == [0] * (LOST_CALLS - 1)
    assert [round(wait) for wait in waits[LOST_CALLS - 1 :]] == [1, 2, 4, 8, 16]
    limits.reached()
    limits.lost()
    assert limits.stopped_seconds() == 0
