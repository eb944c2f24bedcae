"""A whole region from one spreadsheet: every row is checked before anything is written.

An empty cell changes nothing in a territory that is there; in a new one it is the larger territory's, or the product's.
Nothing is ever closed or taken away by an import, so that the same file twice changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from bot.errors import BotError
from bot.library import Library
from bot.model import Territory, TerritorySetting
from bot.services import structures as keeping
from bot.services import territories
from bot.services.spreadsheets import SheetRow, plain
from bot.storage import audit, structures
from bot.storage import territories as stored
from bot.storage.db import Tx

COLUMNS = ("code", "name", "kind", "parent", *TerritorySetting, "structures")
NEEDED = ("code", "name")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one cell; `text_key` and `arguments` say it."""

    row: int
    column: str
    text_key: str
    arguments: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Done:
    """The codes of what was made and of what was changed; `same` territories were so already."""

    made: tuple[str, ...]
    changed: tuple[str, ...]
    same: int


@dataclass(slots=True)
class _Reading:
    """The rows as they are checked; `known` are the territories that are there, by code."""

    library: Library
    known: Mapping[str, Territory]
    rows: Sequence[SheetRow]
    faults: list[Fault] = field(default_factory=list)

    def blame(self, row: SheetRow, column: str, text_key: str, **arguments: str | int) -> None:
        self.faults.append(Fault(row.number, column, text_key, arguments))


async def find_faults(tx: Tx, library: Library, rows: Sequence[SheetRow]) -> list[Fault]:
    """All that is wrong, row by row; nothing is written."""
    known = {one.slug: one for one in await stored.list_all(tx)}
    reading = _Reading(library, known, rows)
    codes = [row["code"] for row in rows]
    for position, row in enumerate(rows):
        _check_code(reading, row, codes[:position])
        _check_words(reading, row)
        _check_parent(reading, row)
    return reading.faults


def _check_code(reading: _Reading, row: SheetRow, before: Sequence[str]) -> None:
    code = row["code"]
    there = reading.known.get(code)
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{1,23}", code):
        reading.blame(row, "code", "error-sheet-code")
    elif code in before:
        reading.blame(row, "code", "error-sheet-twice", code=code)
    elif there and there.closed_at:
        reading.blame(row, "code", "error-sheet-closed", code=code)


def _check_words(reading: _Reading, row: SheetRow) -> None:
    is_new = row["code"] not in reading.known
    _attempt(reading, row, "name", partial(territories.checked_name, row["name"]), is_needed=is_new)
    _attempt(reading, row, "kind", partial(territories.checked_kind, kind_of(row["kind"])))
    for setting in TerritorySetting:
        value = value_of(reading.library, setting, row[setting])
        _attempt(reading, row, setting, partial(territories.checked, reading.library, setting, value))
    names = _structures_of(row)
    if len(names) > keeping.MOST or any(len(one) > keeping.LONGEST_NAME for one in names):
        longest, most = keeping.LONGEST_NAME, keeping.MOST
        reading.blame(row, "structures", "error-sheet-structures", longest=longest, most=most)


def _attempt(
    reading: _Reading, row: SheetRow, column: str, check: Callable[[], str], *, is_needed: bool = False
) -> None:
    if not row[column] and not is_needed:
        return
    try:
        check()
    except BotError as error:
        reading.blame(row, column, error.text_key, **error.arguments)


def _check_parent(reading: _Reading, row: SheetRow) -> None:
    wanted = row["parent"]
    if not wanted:
        return
    there = reading.known.get(wanted)
    if wanted not in {one["code"] for one in reading.rows} and (there is None or there.closed_at):
        reading.blame(row, "parent", "error-sheet-parent", code=wanted)
    elif row["code"] in _larger_ones(reading, wanted):
        reading.blame(row, "parent", "error-territory-circle")


def _larger_ones(reading: _Reading, code: str) -> list[str]:
    """The code, and those of the territories that it will belong to."""
    parents = {one.slug: _slug_of(reading.known, one.parent_id) for one in reading.known.values()}
    parents |= {row["code"]: row["parent"] for row in reading.rows if row["parent"] or row["code"] not in parents}
    found: list[str] = []
    while code and code not in found:
        found.append(code)
        code = parents.get(code, "")
    return found


def _slug_of(known: Mapping[str, Territory], territory_id: int | None) -> str:
    return next((one.slug for one in known.values() if one.id == territory_id), "")


def kind_of(cell: str) -> str:
    """The kind as it is kept, however it was typed; what is none comes back as it is."""
    return next((one for one in territories.KINDS if plain(one) == plain(cell)), cell)


def value_of(library: Library, setting: TerritorySetting, cell: str) -> str:
    """The value as it is kept: « a » is Zone A, a programme may go by its title."""
    if setting is TerritorySetting.SCHOOL_ZONE:
        named = {plain(zone): zone for zone in territories.SCHOOL_ZONES}
        return named.get(plain(cell)) or named.get(f"zone {plain(cell)}") or cell
    if setting is TerritorySetting.PROGRAMME:
        return next((one.slug for one in library.programmes.values() if plain(cell) == plain(one.title)), cell)
    return cell


def _structures_of(row: SheetRow) -> list[str]:
    return [name for one in row["structures"].split(";") if (name := " ".join(one.split()))]


async def bring_in(tx: Tx, library: Library, rows: Sequence[SheetRow], now: datetime) -> Done:
    """Writes rows in which `find_faults` found nothing, the larger territories first."""
    made: list[str] = []
    changed: list[str] = []
    same = 0
    for row in _larger_first(rows):
        there = await stored.find_any_by_slug(tx, row["code"])
        is_changed = await _change(tx, library, there, row, now) if there else await _make(tx, library, row, now)
        (made if there is None else changed if is_changed else []).append(row["code"])
        same += not is_changed
    if made or changed:
        await audit.record(tx, "territories-imported", now, None, None, made=len(made), changed=len(changed))
    return Done(tuple(made), tuple(changed), same)


def _larger_first(rows: Sequence[SheetRow]) -> list[SheetRow]:
    ordered: list[SheetRow] = []
    waiting = list(rows)
    while waiting:
        codes = {row["code"] for row in waiting}
        free = [row for row in waiting if row["parent"] not in codes] or waiting
        ordered += free
        waiting = [row for row in waiting if row not in free]
    return ordered


async def _make(tx: Tx, library: Library, row: SheetRow, now: datetime) -> bool:
    given = {one.value: value_of(library, one, row[one]) for one in TerritorySetting if row[one]}
    place: dict[str, Any] = {"kind": kind_of(row["kind"]) or "commune", "parent": await _parent_of(tx, row), **given}
    made = await territories.create(tx, library, row["code"], row["name"], now, **place)
    await _add_structures(tx, made, row, now)
    return True


async def _change(tx: Tx, library: Library, there: Territory, row: SheetRow, now: datetime) -> bool:
    is_changed = await _add_structures(tx, there, row, now)
    if row["name"] and territories.checked_name(row["name"]) != there.name:
        await territories.rename(tx, None, there.id, row["name"], now)
        is_changed = True
    if row["kind"] and kind_of(row["kind"]) != there.kind:
        await territories.set_kind(tx, None, there.id, kind_of(row["kind"]), now)
        is_changed = True
    parent = await _parent_of(tx, row)
    if parent and parent.id != there.parent_id:
        await territories.set_parent(tx, library, None, there.id, parent.id, now)
        is_changed = True
    return await _change_settings(tx, library, there, row, now) or is_changed


async def _change_settings(tx: Tx, library: Library, there: Territory, row: SheetRow, now: datetime) -> bool:
    is_changed = False
    for setting in [one for one in TerritorySetting if row[one]]:
        wanted = territories.checked(library, setting, value_of(library, setting, row[setting]))
        if setting not in there.own or wanted != getattr(there, setting):
            await territories.set_value(tx, library, None, there.id, setting, wanted, now)
            is_changed = True
    return is_changed


async def _parent_of(tx: Tx, row: SheetRow) -> Territory | None:
    return await stored.find_any_by_slug(tx, row["parent"]) if row["parent"] else None


async def _add_structures(tx: Tx, territory: Territory, row: SheetRow, now: datetime) -> bool:
    added = [await structures.add_once(tx, territory.id, name, now) for name in _structures_of(row)]
    for _ in filter(None, added):
        await audit.record(tx, "structure-added", now, None, territory.id)
    return any(added)
