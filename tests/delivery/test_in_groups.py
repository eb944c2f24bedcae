"""What is said in groups holds to the rules of the ledger too: in order, at Telegram's pace for groups, to its end."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from bot.errors import NotNow
from bot.model import Kind, Lane, OutboxState
from bot.storage import groups, operating
from bot.storage.db import Tx
from bot.storage.operating import Which
from bot.storage.outbox import OutboxRow
from bot.views.message import Message
from tests.delivery.fake_api import failing
from tests.delivery.world import NOW, World
from tests.storage.rows import a_territory

GROUP = -1007


@pytest.fixture
async def group_id(world: World) -> int:
    """A group that is linked to a territory."""
    async with world.database.write() as tx:
        await groups.add_once(tx, await a_territory(tx), GROUP, NOW + timedelta(days=7), NOW)
        found = await groups.find_by_chat(tx, GROUP)
    assert found is not None
    return found.id


async def promise(world: World, group_id: int, *keys: str, **other: Any) -> None:
    for key in keys:
        await world.promise(None, key, group_id=group_id, **other)


async def fail(world: World, group_id: int, key: str) -> None:
    """It is promised, and Telegram refuses it there."""
    await promise(world, group_id, key)
    world.api.fail_once(failing(400, "Bad Request: not enough rights to send text messages to the chat"))
    await world.sender.send_due()


async def test_a_group_gets_its_messages_in_order_and_a_second_apart(world: World, group_id: int) -> None:
    at: list[float] = []
    world.api.script = lambda method, params: at.append(world.timer.instant)
    await promise(world, group_id, *map(str, range(8)))
    await world.sender.send_due()
    assert world.api.texts(GROUP) == [str(number) for number in range(8)]
    assert all(later - earlier >= 1 for earlier, later in pairwise(at))


async def test_a_group_gets_what_is_urgent_first(world: World, group_id: int) -> None:
    await promise(world, group_id, "theme")
    await promise(world, group_id, "cancelled", lane=Lane.REMINDER, kind=Kind.GROUP_MEETUP_CHANGE)
    await world.sender.send_due()
    assert world.api.texts(GROUP) == ["cancelled", "theme"]


@pytest.mark.parametrize("is_group", [True, False])
async def test_what_is_urgent_does_not_wait_for_what_was_put_back_before_it(
    world: World, group_id: int, is_group: bool
) -> None:
    async def render(tx: Tx, row: OutboxRow) -> Message | None:
        if row.lane is Lane.IDEA:
            raise NotNow(NOW + timedelta(hours=9))
        return await world.render(tx, row)

    world.sender._filler.content = world.content(render)
    to = {"group_id": group_id} if is_group else {}
    someone = None if is_group else await world.person()
    await world.promise(someone, "theme", **to)
    await world.sender.send_due()
    await world.promise(someone, "cancelled", lane=Lane.REMINDER, kind=Kind.MEETUP_CHANGE, **to)
    await world.promise(someone, "second theme", **to)
    await world.sender.send_due()
    assert world.api.texts() == ["cancelled"]


async def test_a_group_that_has_put_the_bot_out_is_tried_once(world: World, group_id: int) -> None:
    await promise(world, group_id, "first", "second", "third")
    await world.promise(await world.person(), "somebody else's")
    kicked = failing(403, "Forbidden: bot was kicked from the group chat")
    world.api.script = lambda method, params: kicked if int(params["chat_id"]) == GROUP else None
    await world.sender.send_due()
    assert world.api.texts(GROUP) == ["first"]
    assert await world.end("first") == (OutboxState.FAILED, "kicked")
    assert await world.end("third") == (OutboxState.CANCELLED, "unreachable")
    assert await world.end("somebody else's") == (OutboxState.SENT, None)


async def test_what_failed_in_a_group_can_be_tried_again_while_it_is_linked(world: World, group_id: int) -> None:
    await fail(world, group_id, "theme")
    async with world.database.write() as tx:
        assert await operating.retry_some(tx, Which((OutboxState.FAILED,)), NOW) == 1
    await world.sender.send_due()
    assert await world.end("theme") == (OutboxState.SENT, None)


async def test_what_failed_in_a_group_that_is_not_linked_any_more_stays_failed(world: World, group_id: int) -> None:
    await fail(world, group_id, "theme")
    async with world.database.write() as tx:
        await groups.remove(tx, group_id, NOW)
        assert await operating.retry_some(tx, Which((OutboxState.FAILED,)), NOW) == 0
