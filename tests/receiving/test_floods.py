"""One account that floods: slowed, told once, dropped beyond the bound, and nobody else notices."""

from __future__ import annotations

import asyncio
from datetime import datetime

import pytest
from structlog.testing import capture_logs
from telegram import Bot

from bot.incoming import Update
from bot.receiving import Floods, Receiver, floods
from bot.receiving.floods import AT_ONCE, Verdict
from bot.storage.db import Tx
from bot.views.message import Outcome
from tests.delivery.fake_api import FakeApi
from tests.fixed_clock import FixedClock
from tests.receiving.town import NOW, Town, reply, said


class Hand:
    """Elapsed time that is moved by hand, and what was dropped."""

    def __init__(self) -> None:
        self.at, self.dropped = 100.0, 0
        self.floods = Floods(lambda: self.at, self._drop)

    def _drop(self) -> None:
        self.dropped += 1

    def judge(self, count: int, chat_id: int | None = 1) -> dict[Verdict, int]:
        verdicts = [self.floods.judge(chat_id) for _ in range(count)]
        return {verdict: verdicts.count(verdict) for verdict in Verdict}


def counted(take: int, say_so: int = 0, drop: int = 0) -> dict[Verdict, int]:
    return {Verdict.TAKE: take, Verdict.SAY_SO: say_so, Verdict.DROP: drop}


def test_what_is_over_the_bound_is_told_once_and_then_dropped() -> None:
    hand = Hand()
    assert hand.judge(AT_ONCE + 10) == counted(AT_ONCE, 1, 9)
    assert hand.dropped == 10


def test_others_have_their_own_bound() -> None:
    hand = Hand()
    hand.judge(1000)
    assert hand.judge(AT_ONCE, 2) == counted(AT_ONCE)
    assert hand.judge(AT_ONCE, None) == counted(AT_ONCE)


def test_a_flood_that_goes_on_is_taken_at_one_a_second_and_told_nothing_more() -> None:
    hand = Hand()
    hand.judge(AT_ONCE + 1)
    for _ in range(20):
        hand.at += 1
        assert hand.judge(200) == counted(1, 0, 199)


def test_whoever_pauses_is_taken_again_and_would_be_told_again() -> None:
    hand = Hand()
    hand.judge(AT_ONCE + 1)
    hand.at += AT_ONCE
    assert hand.judge(AT_ONCE + 5) == counted(AT_ONCE, 1, 4)


def test_a_clock_that_stands_still_or_a_long_silence_never_gives_more_than_the_bound() -> None:
    hand = Hand()
    hand.at += 1e9
    assert hand.judge(AT_ONCE * 3) == counted(AT_ONCE, 1, 2 * AT_ONCE - 1)


def test_ever_so_many_chats_take_no_more_memory_than_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floods, "MOST_CHATS", 100)
    hand = Hand()
    for chat_id in range(1000):
        hand.judge(1, chat_id)
    assert len(hand.floods._chats) == 100


def flooded(town: Town, bot: Bot, hand: Hand) -> Receiver:
    async def slow_down(_tx: Tx, update: Update, _now: datetime) -> Outcome:
        return Outcome(None, (reply(update, "too fast"),))

    clock = FixedClock(NOW)
    return Receiver(town.database, bot, town.handle, town.apologise, clock, floods=hand.floods, slow_down=slow_down)


async def test_a_thousand_updates_at_once_get_as_many_answers_as_the_bound_and_one_that_says_so(
    town: Town, api: FakeApi, bot: Bot
) -> None:
    for chat_id in (1001, 1002):
        await town.person(chat_id)
    hand = Hand()
    receiver = flooded(town, bot, hand)
    with capture_logs() as logs:
        updates = [receiver.take(said(number, f"{number}")) for number in range(1, 1001)]
        await asyncio.gather(*updates, receiver.take(said(2000, "bonjour", 1002)))
        await receiver.settle()
    assert api.texts(1002) == ["re: bonjour"]
    assert sorted(api.texts(1001)) == sorted([*(f"re: {number}" for number in range(1, AT_ONCE + 1)), "too fast"])
    assert len(await town.taken()) == AT_ONCE + 1
    assert hand.dropped == 1000 - AT_ONCE
    assert logs == []
    await receiver.close()


async def test_without_a_handler_for_it_nothing_is_said(town: Town, api: FakeApi, bot: Bot) -> None:
    await town.person()
    clock = FixedClock(NOW)
    receiver = Receiver(town.database, bot, town.handle, town.apologise, clock, floods=Hand().floods)
    for number in range(1, AT_ONCE + 10):
        await receiver.take(said(number, "bonjour"))
    await receiver.settle()
    assert len(api.texts()) == AT_ONCE
    await receiver.close()
