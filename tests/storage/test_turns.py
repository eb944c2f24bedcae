from __future__ import annotations

import asyncio

import pytest

from bot.storage.turns import IN_A_ROW, Turns


async def line_up(turns: Turns, order: list[str], name: str, *, is_urgent: bool) -> asyncio.Task[None]:
    async def write() -> None:
        async with turns.turn(is_urgent=is_urgent):
            order.append(name)
            await asyncio.sleep(0)

    task = asyncio.create_task(write())
    await asyncio.sleep(0)
    return task


async def test_who_is_waited_for_goes_before_the_others_and_each_line_keeps_its_order() -> None:
    turns, order = Turns(), list[str]()
    async with turns.turn():
        tasks = [
            await line_up(turns, order, name, is_urgent=name.startswith("person"))
            for name in ("results", "claim", "person 1", "person 2")
        ]
    await asyncio.gather(*tasks)
    assert order == ["person 1", "person 2", "results", "claim"]


async def test_a_crowd_that_presses_buttons_does_not_stop_what_is_sent() -> None:
    turns, order = Turns(), list[str]()
    async with turns.turn():
        tasks = [await line_up(turns, order, "results", is_urgent=False)]
        tasks += [await line_up(turns, order, "person", is_urgent=True) for _ in range(3 * IN_A_ROW)]
    await asyncio.gather(*tasks)
    assert order.index("results") == IN_A_ROW


@pytest.mark.parametrize("is_urgent", [False, True])
async def test_a_turn_that_is_given_up_goes_to_the_next(is_urgent: bool) -> None:
    turns, order = Turns(), list[str]()
    async with turns.turn():
        gone = await line_up(turns, order, "gone", is_urgent=is_urgent)
        next_ = await line_up(turns, order, "next", is_urgent=False)
    gone.cancel()
    await asyncio.gather(gone, return_exceptions=True)
    await asyncio.wait_for(next_, 5)
    assert order == ["next"]
    await asyncio.wait_for(await line_up(turns, order, "later", is_urgent=is_urgent), 5)


async def test_only_one_writes_at_a_time() -> None:
    turns, inside, most = Turns(), 0, 0

    async def write(number: int) -> None:
        nonlocal inside, most
        async with turns.turn(is_urgent=number % 3 == 0):
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(write(number) for number in range(50)))
    assert most == 1
