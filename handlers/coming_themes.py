"""« Thèmes »: the weeks to come of a territory, changed by who coordinates it."""

from __future__ import annotations

from bot.library import Library
from bot.services import coming_themes, programmes, themes
from bot.storage.db import Tx
from bot.views import coming_themes as views
from handlers.turn import Turn


async def list_weeks(turn: Turn) -> None:
    turn.show(views.weeks(turn.t, await coming_themes.open_coming(*_place(turn), turn.now)))


async def show(turn: Turn) -> None:
    turn.show(views.theme(turn.t, turn.library, await coming_themes.open_theme(*_slot(turn), turn.now)))


async def move(turn: Turn) -> None:
    """The button says before which theme it goes: pressed twice in haste, it does the same twice."""
    await themes.move(*_slot(turn), turn.number(2), turn.now)
    await show(turn)


async def skip(turn: Turn) -> None:
    await themes.skip(*_slot(turn), turn.now)
    await list_weeks(turn)


async def undo(turn: Turn) -> None:
    await themes.undo(*_place(turn), turn.number(1), turn.now)
    await list_weeks(turn)


async def ask_theme(turn: Turn) -> None:
    """« Remplacer »: every theme of the programme, a page at a time."""
    shown = await coming_themes.open_theme(*_slot(turn), turn.now)
    turn.show(views.replacements(turn.t, shown, turn.number(2)))


async def ask_skill(turn: Turn) -> None:
    """Another skill: which one, then which of its themes."""
    shown = await coming_themes.open_theme(*_slot(turn), turn.now)
    skill = turn.argument(2) if len(turn.arguments) > 2 and turn.argument(2) else None
    turn.show(views.of_skill(turn.t, shown, skill) if skill else views.skills(turn.t, turn.library, shown))


async def replace(turn: Turn) -> None:
    await themes.replace(*_slot(turn), turn.argument(2), turn.now)
    await show(turn)


async def list_programmes(turn: Turn) -> None:
    turn.show(views.programmes(turn.t, *await coming_themes.open_programmes(*_place(turn))))


async def show_programme(turn: Turn) -> None:
    shown = await coming_themes.open_programme(*_place(turn), turn.argument(1), turn.now)
    turn.show(views.programme(turn.t, *shown))


async def choose_programme(turn: Turn) -> None:
    await programmes.choose(*_place(turn), turn.argument(1), turn.now)
    await list_weeks(turn)


def _place(turn: Turn) -> tuple[Tx, Library, int, int]:
    return turn.tx, turn.library, turn.member.id, turn.number(0)


def _slot(turn: Turn) -> tuple[Tx, Library, int, int, int]:
    return *_place(turn), turn.number(1)
