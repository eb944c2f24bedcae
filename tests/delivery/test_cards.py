"""The cards that say how far a broadcast is: edited when that changes, once more after a kill, never for nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.delivery.cards import Cards
from bot.delivery.limits import Limits
from bot.services import broadcast_progress as progress
from bot.storage.db import Database
from bot.storage.leases import open_leases
from tests.contents import standing_content
from tests.delivery.fake_api import FakeApi, failing, fake_api
from tests.fixed_clock import FixedClock
from tests.services.broadcasting import confirmed, coordinator, leave, readers
from tests.storage.rows import NOW


@dataclass
class Board:
    """A broadcast to six people with the card of who confirmed it, and the API that is told of edits."""

    api: FakeApi
    cards: Cards
    database: Database
    claire: int
    number: int

    async def look(self) -> list[str]:
        """What this look wrote."""
        before = len(self.api.of("editMessageText"))
        await self.cards.look()
        return [str(edit["text"]).replace("\u00a0", " ") for edit in self.api.of("editMessageText")[before:]]

    async def leave(self, count: int) -> None:
        async with self.database.write() as tx:
            await leave(tx, count)


@pytest.fixture
async def board(database: Database) -> AsyncIterator[Board]:
    async with database.write() as tx:
        claire, unieux = await coordinator(tx)
        await readers(tx, 6)
        number = await confirmed(tx, claire, unieux)
        await progress.keep_card(tx, claire, number, 77)
    leases = open_leases(database)
    async with fake_api() as (api, bot):
        cards = Cards(database, leases, FixedClock(NOW), bot, Limits(float("inf")), standing_content())
        yield Board(api, cards, database, claire, number)
        await leases.close()


async def test_a_card_is_edited_when_it_has_something_new_to_say_and_no_more_once_it_is_over(board: Board) -> None:
    [first] = await board.look()
    assert "Pour 5 à 9 personnes." in first
    assert "sur 6" not in first, "the exact size is told once it has begun"
    assert await board.look() == []
    await board.leave(2)
    [second] = await board.look()
    assert "Envoyés : <b>2</b> sur 6" in second
    await board.leave(4)
    [last] = await board.look()
    assert "Reçu par <b>6</b> sur 6." in last
    assert await board.look() == []
    edited = board.api.of("editMessageText")
    assert {(int(edit["chat_id"]), int(edit["message_id"])) for edit in edited} == {(900, 77)}


async def test_a_card_that_telegram_could_not_change_is_tried_at_the_next_look(board: Board) -> None:
    board.api.fail_once(failing(429, "Too Many Requests: retry after 1", retry_after=1))
    await board.look()
    [again] = await board.look()
    assert "Pour 5 à 9 personnes." in again


async def test_a_card_that_was_deleted_is_left_in_peace(board: Board) -> None:
    board.api.fail_once(failing(400, "Bad Request: message to edit not found"))
    await board.look()
    await board.leave(6)
    assert await board.look() == []


async def test_what_was_opened_again_shows_on_the_new_message(board: Board) -> None:
    await board.look()
    async with board.database.write() as tx:
        await progress.keep_card(tx, board.claire, board.number, 88)
    await board.leave(6)
    await board.look()
    assert int(board.api.of("editMessageText")[-1]["message_id"]) == 88
