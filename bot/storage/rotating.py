"""Another key: what an older one sealed is sealed again with the newest, in short steps beside a bot at work.

A row that changes meanwhile is left as it is and found by the next round; a kill loses nothing, for each step is whole.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    LargeBinary,
    Row,
    String,
    Table,
    bindparam,
    delete,
    func,
    insert,
    literal,
    select,
    tuple_,
    type_coerce,
    update,
)

from bot.errors import SetupError
from bot.storage.db import PROBE, Database, Tx, fetch_all, sqlite_path
from bot.storage.keys import Keys
from bot.storage.tables import group_chat, invitation, keyring, metadata, person
from bot.storage.types import Encrypted

STEP = 100
"""Rows in one transaction: a few hundredths of a second, between which a bot on SQLite has its turn."""
ROUNDS = 20
BETWEEN_SECONDS = 1.0
"""Between two rounds: what a bot had sealed with the older key and not written yet is written by then."""
HASHED = {person.c.chat_hash: person.c.chat_id, group_chat.c.chat_hash: group_chat.c.chat_id}
"""Hashes that are made again from what they stand for. That of an invitation is not: its link is kept nowhere."""


def sealed_columns() -> Mapping[Table, list[Column[Any]]]:
    """Every encrypted column, by table; not the known word of the key, which is sealed anew when all else is."""
    found = {
        table: [one for one in table.columns if isinstance(one.type, Encrypted)] for table in metadata.sorted_tables
    }
    return {table: columns for table, columns in found.items() if columns and table is not keyring}


async def reseal(database: Database, between_seconds: float = BETWEEN_SECONDS) -> int:
    """Returns how many rows were sealed again; afterwards the older key opens nothing any more.

    `SetupError` where rows keep coming under the older key: a process that does not know the newest is at work.
    """
    total, clean = 0, 0
    for _ in range(ROUNDS):
        found = sum([await _reseal_table(database, table) for table in sealed_columns()])
        total, clean = total + found, 0 if found else clean + 1
        if clean == 2:
            break
        await asyncio.sleep(between_seconds)
    else:
        raise SetupError("TERREAU_KEY: a bot at work knows the older key only: restart it, then run this again")
    async with database.write() as tx:
        await tx.execute(delete(keyring))
        await tx.execute(insert(keyring).values(probe=PROBE))
    await _empty_journal(database)
    return total


async def count_open_links(database: Database, now: datetime) -> int:
    """Invitations that somebody may still use: those made under the older key are not found once it is taken away."""
    is_open = (invitation.c.used_at.is_(None), invitation.c.revoked_at.is_(None), invitation.c.expires_at > now)
    async with database.read() as tx:
        return int((await tx.execute(select(func.count()).select_from(invitation).where(*is_open))).scalar_one())


async def _reseal_table(database: Database, table: Table) -> int:
    total, after = 0, None
    while rows := await _page(database, table, after):
        after = tuple(rows[-1])[: len(table.primary_key)]
        if stale := {row: values for row in rows if (values := _again(database.keys, table, row))}:
            async with database.write() as tx:
                for columns in dict.fromkeys(map(tuple, stale.values())):
                    rows_alike = {row: values for row, values in stale.items() if tuple(values) == columns}
                    await _replace(tx, table, columns, rows_alike)
            total += len(stale)
    return total


async def _page(database: Database, table: Table, after: tuple[Any, ...] | None) -> list[Row[Any]]:
    """The rows that follow, as they are stored: primary key, then what is sealed or hashed."""
    key = list(table.primary_key)
    rows = select(*key, *(_raw(column) for column in _columns(table))).order_by(*key).limit(STEP)
    if after is not None:
        last = tuple_(*(literal(value, column.type) for value, column in zip(after, key, strict=True)))
        rows = rows.where(tuple_(*key) > last)
    async with database.read() as tx:
        return await fetch_all(tx, rows)


def _columns(table: Table) -> list[Column[Any]]:
    return sealed_columns()[table] + [column for column in HASHED if column.table is table]


def _raw(column: Column[Any]) -> ColumnElement[Any]:
    return type_coerce(column, _stored(column)).label(column.name)


def _again(keys: Keys, table: Table, row: Row[Any]) -> dict[Column[Any], Any]:
    """What is to stand in the row instead; nothing where the newest key made all of it."""
    values: dict[Column[Any], Any] = {}
    for column in _columns(table):
        before = row._mapping[column.name]
        if column in HASHED:
            fresh = keys.hash(keys.decrypt(row._mapping[HASHED[column].name]).decode())
            values |= {column: fresh} if fresh != before else {}
        elif before is not None and not keys.is_newest(before):
            values[column] = keys.encrypt(keys.decrypt(before))
    return values


async def _replace(
    tx: Tx, table: Table, columns: Sequence[Column[Any]], rows: Mapping[Row[Any], Mapping[Column[Any], Any]]
) -> None:
    """All in one step to the database; a row that was changed since it was read stays as it is."""
    same = [column == bindparam(f"key_{column.name}", type_=column.type) for column in table.primary_key]
    same += [type_coerce(one, _stored(one)) == bindparam(f"was_{one.name}", type_=_stored(one)) for one in columns]
    fresh = {one: bindparam(f"now_{one.name}", type_=_stored(one)) for one in columns}
    given = [
        {f"key_{column.name}": row._mapping[column.name] for column in table.primary_key}
        | {f"was_{one.name}": row._mapping[one.name] for one in columns}
        | {f"now_{one.name}": value for one, value in values.items()}
        for row, values in rows.items()
    ]
    await tx.execute(update(table).where(*same).values(fresh), given)


def _stored(column: Column[Any]) -> Any:
    return String() if column in HASHED else LargeBinary()


async def _empty_journal(database: Database) -> None:
    """What the older key sealed leaves SQLite's journal too; PostgreSQL's own vacuum sees to its pages."""
    if path := sqlite_path(str(database.engine.url)):
        with closing(sqlite3.connect(path, timeout=30, check_same_thread=False)) as connection:
            await asyncio.to_thread(connection.execute, "PRAGMA wal_checkpoint(TRUNCATE)")
