"""The neighbours live: they join, and most of them do the week's idea and say how it was."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.demo.cast import Character
from bot.demo.town import Town
from bot.model import FACES

AT_ONCE = 6


async def live_a_little(town: Town, neighbours: Sequence[Character]) -> None:
    """All join; five in six do the idea that comes at once, and say how it was. Always the same ones."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def live(position: int, character: Character) -> None:
        async with turns:
            somebody = await town.enrol(character)
            if position % 6 != 5:
                await town.press(somebody, "button-done")
                await town.press(somebody, f"face-{FACES[-1 - position % 2]}")
        await somebody.mark()

    await asyncio.gather(*(live(position, character) for position, character in enumerate(neighbours)))
    await town.settle()
