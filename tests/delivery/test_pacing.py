"""The pace, by a timer that passes only when somebody sleeps."""

from __future__ import annotations

import asyncio
from itertools import pairwise

from bot.delivery.pacing import CHAT_SECONDS, REMEMBERED_CHATS, WINDOW_SECONDS, ChatPacer, Pacer
from tests.delivery.timing import PassingTimer


async def turns(pacer: Pacer, timer: PassingTimer, count: int) -> list[float]:
    at = []
    for _ in range(count):
        await pacer.turn()
        at.append(timer.instant)
    return at


async def test_messages_leave_evenly_and_never_over_the_limit_in_a_second() -> None:
    timer = PassingTimer()
    at = await turns(Pacer(30, timer), timer, 200)
    gaps = [later - earlier for earlier, later in pairwise(at)]
    assert max(gaps) - min(gaps) < 1e-6
    assert all(at[number + 30] - at[number] >= 1.0 for number in range(170))
    assert at[-1] - at[0] < 200 / 30 * 1.02


async def test_a_pause_allows_no_burst_afterwards() -> None:
    timer = PassingTimer()
    pacer = Pacer(10, timer)
    await turns(pacer, timer, 5)
    timer.instant += 60
    at = await turns(pacer, timer, 10)
    assert at[-1] - at[0] >= 0.8


async def test_a_late_turn_is_caught_up_once_within_the_limit() -> None:
    timer = PassingTimer()
    pacer = Pacer(10, timer)
    at = await turns(pacer, timer, 10)
    timer.instant += 0.05
    at += await turns(pacer, timer, 20)
    assert all(later - earlier >= WINDOW_SECONDS for earlier, later in zip(at, at[10:], strict=False))


async def test_turns_are_given_in_the_order_of_asking() -> None:
    timer, order = PassingTimer(), []
    pacer = Pacer(10, timer)

    async def ask(number: int) -> None:
        await pacer.turn()
        order.append(number)

    await asyncio.gather(*(ask(number) for number in range(20)))
    assert order == list(range(20))


async def test_a_chat_gets_one_message_a_second_and_others_do_not_wait() -> None:
    timer = PassingTimer()
    chats = ChatPacer(timer)
    await chats.turn(1)
    chats.sent(1)
    await chats.turn(2)
    assert timer.instant == 100.0
    await chats.turn(1)
    assert timer.instant == 100.0 + CHAT_SECONDS


async def test_chats_of_long_ago_are_forgotten() -> None:
    timer = PassingTimer()
    chats = ChatPacer(timer)
    for chat_id in range(5 * REMEMBERED_CHATS):
        chats.sent(chat_id)
        timer.instant += 0.01
    assert len(chats._last) <= REMEMBERED_CHATS
