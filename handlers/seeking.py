"""`/experiences`, « Chercher »: among what others lived."""

from __future__ import annotations

from bot.services import guarding, seeking
from bot.services.seeking import Choices, Found, Sought
from bot.views import seeking as views
from handlers.turn import Turn


async def show(turn: Turn) -> None:
    turn.show(views.screen(turn.t, await _open(turn, _sought(turn, 1))))


async def choose(turn: Turn) -> None:
    """By what, and from which choices."""
    by = turn.one_of(views.By, 1)
    turn.show(views.choices(turn.t, await _open(turn, _sought(turn, 2)), by))


async def find(turn: Turn) -> None:
    shown = await seeking.search(turn.tx, turn.library, turn.member.id, _sought(turn, 2), turn.number(1))
    turn.show(views.found(turn.t, shown))


async def ask_words(turn: Turn) -> None:
    sought = _sought(turn, 1)
    code = views.code_of(sought)
    shown = await seeking.expect_words(turn.tx, turn.library, turn.member.id, sought, code, turn.now)
    turn.show(views.ask_words(turn.t, shown))


async def typed(turn: Turn, text: str) -> None:
    """What was typed is a search, or is asked for again; it is kept nowhere."""
    sought = views.sought_of(await seeking.expected_code(turn.tx, turn.member.id))
    words = guarding.visible(text)
    shown: Found | None = await seeking.search_typed(turn.tx, turn.library, turn.member.id, words, sought)
    turn.say(views.found(turn.t, shown) if shown else views.no_words(turn.t))


async def _open(turn: Turn, sought: Sought) -> Choices:
    return await seeking.open_search(turn.tx, turn.library, turn.member.id, sought)


def _sought(turn: Turn, words_at: int) -> Sought:
    """The choices stand first in a button, its words last, where it has any."""
    words = turn.arguments[words_at] if turn.arguments[words_at:] else ""
    return views.sought_of(turn.argument(0), words)
