"""`python -m bot outbox`: what waits and what did not arrive, and what an operator can do about it."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any, TextIO

import typer

from bot.app import open_storage
from bot.cli import DatabaseOption, do, settings_of
from bot.clock import SystemClock
from bot.errors import SetupError
from bot.model import Kind, OutboxState
from bot.storage import audit, operating
from bot.storage.db import Database, Tx
from bot.storage.operating import Exported, Group, Which

outbox = typer.Typer(no_args_is_help=True, help="The ledger: what waits, what failed; retry, cancel, export.")

LAST_ROW = 2**31 - 1
"""PostgreSQL's integers end there, and with them the numbers of rows."""
MOST_DAYS = 3650

StateOption = Annotated[OutboxState, typer.Option(help="failed, or unknown: these may then arrive twice.")]
KindOption = Annotated[Kind | None, typer.Option(help="Only this kind.")]
ReasonOption = Annotated[str | None, typer.Option(help="Only this reason, as `list` shows it.")]
RowsOption = Annotated[
    list[int] | None, typer.Option("--row", min=1, max=LAST_ROW, help="Only this row; may be repeated.")
]
YesOption = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


class Format(StrEnum):
    CSV = "csv"
    JSON = "json"


@outbox.command("list")
def list_groups(
    days: Annotated[int, typer.Option(min=1, max=MOST_DAYS, help="How far back failures are shown.")] = 7,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    database: DatabaseOption = None,
) -> None:
    """What waits, and what failed, expired or may not have arrived: by kind, state and reason."""

    async def work() -> dict[str, list[Group]]:
        now = SystemClock().now()
        async with _opened(database) as opened, opened.read() as tx:
            since = now - timedelta(days=days)
            return {"waiting": await operating.list_waiting(tx), "ended": await operating.list_ended_badly(tx, since)}

    found = do(work())
    typer.echo(_as_json(found) if as_json else _as_table(found, SystemClock().now()))


@outbox.command()
def retry(
    state: StateOption = OutboxState.FAILED,
    kind: KindOption = None,
    reason: ReasonOption = None,
    row: RowsOption = None,
    yes: YesOption = False,
    database: DatabaseOption = None,
) -> None:
    """Send again what failed, or what may not have arrived.

    Rows that are too late, and those of people who cannot be written to, stay as they are.
    """
    if state not in operating.RETRIED:
        raise SetupError("--state: failed or unknown")
    which = Which((state,), kind, reason, tuple(row or ()))
    _change("retry", which, operating.retry_some, yes, database)


@outbox.command()
def cancel(
    kind: KindOption = None,
    reason: ReasonOption = None,
    row: RowsOption = None,
    yes: YesOption = False,
    database: DatabaseOption = None,
) -> None:
    """Cancel what waits and has not begun to leave."""
    which = Which((OutboxState.QUEUED, OutboxState.CLAIMED), kind, reason, tuple(row or ()))
    _change("cancel", which, operating.cancel_some, yes, database)


@outbox.command()
def export(
    to: Annotated[Format, typer.Option("--format")] = Format.CSV,
    state: Annotated[list[OutboxState] | None, typer.Option(help="Only this state; may be repeated.")] = None,
    kind: KindOption = None,
    reason: ReasonOption = None,
    database: DatabaseOption = None,
) -> None:
    """Write the rows to standard output: no chat, no name, no text."""
    which = Which(tuple(state or OutboxState), kind, reason)

    async def work() -> None:
        async with _opened(database) as opened:
            await (_write_csv if to is Format.CSV else _write_json)(operating.export(opened, which), sys.stdout)

    do(work())


def _change(
    action: str,
    which: Which,
    some: Callable[[Tx, Which, datetime], Awaitable[int]],
    yes: bool,
    database: str | None,
) -> None:
    """Page by page, so that a bot at work waits for none of it; the audit log keeps how many, and by which filter."""

    async def work() -> tuple[int, int]:
        async with _opened(database) as opened:
            async with opened.read() as tx:
                matching = await operating.count(tx, which)
            if not matching or not (yes or typer.confirm(f"{action}: {matching} rows?", err=True)):
                return 0, matching
            return await _change_all(opened, action, which, some), matching

    done, matching = do(work())
    typer.echo(f"{action}: {done} of {matching} rows")


async def _change_all(
    opened: Database, action: str, which: Which, some: Callable[[Tx, Which, datetime], Awaitable[int]]
) -> int:
    done = 0
    while True:
        now = SystemClock().now()
        async with opened.write() as tx:
            count = await some(tx, which, now)
            if count:
                about = {"kind": which.kind or "any", "reason": which.reason or "any"}
                await audit.record(tx, f"outbox-{action}", now, None, None, rows=count, **about)
        if not count:
            return done
        done += count


@asynccontextmanager
async def _opened(database: str | None) -> AsyncIterator[Database]:
    async with open_storage(settings_of(database), SystemClock(), migrates=False) as opened:
        yield opened


async def _write_csv(rows: AsyncIterator[Exported], to: TextIO) -> None:
    writer = csv.DictWriter(to, list(Exported.__slots__), lineterminator="\n")
    writer.writeheader()
    async for row in rows:
        writer.writerow({name: _plain(value) for name, value in asdict(row).items()})


async def _write_json(rows: AsyncIterator[Exported], to: TextIO) -> None:
    """One array, a row a line, however many there are."""
    before = "["
    async for row in rows:
        to.write(before + "\n" + json.dumps(asdict(row), default=_plain))
        before = ","
    to.write("[]\n" if before == "[" else "\n]\n")


def _as_json(found: dict[str, list[Group]]) -> str:
    return json.dumps({name: [asdict(group) for group in groups] for name, groups in found.items()}, default=_plain)


def _as_table(found: dict[str, list[Group]], now: datetime) -> str:
    lines = []
    for name, groups in found.items():
        lines.append(f"{name}: {sum(group.rows for group in groups)}")
        lines += _columns([_line(group, now) for group in groups])
    return "\n".join(lines)


def _line(group: Group, now: datetime) -> list[str]:
    return [group.kind, group.state, group.reason or "-", str(group.rows), _ago(now - group.oldest_at)]


def _columns(lines: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return ["  " + "  ".join(word.ljust(width) for word, width in zip(line, widths, strict=True)) for line in lines]


def _ago(age: timedelta) -> str:
    minutes = int(abs(age) / timedelta(minutes=1))
    words = f"{minutes} min" if minutes < 120 else f"{minutes // 60} h" if minutes < 2880 else f"{minutes // 1440} days"
    return f"for {words}" if age >= timedelta(0) else f"in {words}"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
