"""The groups on Telegram that territories linked, found by the keyed hash of their chat identifier."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select, update

from bot.errors import NotFound
from bot.model import GroupChat, OutboxState
from bot.storage.db import Tx, changed, fetch_all, fetch_one, insert_once
from bot.storage.tables import group_chat, outbox

_COLUMNS = [group_chat.c[name] for name in GroupChat.__slots__]


async def add_once(tx: Tx, territory_id: int, chat_id: int, next_theme_at: datetime, now: datetime) -> bool:
    """False where the group is linked already, to whichever territory."""
    if await find_by_chat(tx, chat_id):
        return False  # also under the older key, while one replaces another
    values = {"territory_id": territory_id, "chat_hash": chat_id, "chat_id": chat_id}
    times = {"next_theme_at": next_theme_at, "linked_at": now}
    return await insert_once(tx, group_chat, {**values, **times}, ["chat_hash"])


async def find_by_chat(tx: Tx, chat_id: int) -> GroupChat | None:
    row = await fetch_one(tx, select(*_COLUMNS).where(group_chat.c.chat_hash == chat_id))
    return _group(row) if row else None


async def find(tx: Tx, group_id: int) -> GroupChat | None:
    row = await fetch_one(tx, select(*_COLUMNS).where(group_chat.c.id == group_id))
    return _group(row) if row else None


async def get(tx: Tx, group_id: int) -> GroupChat:
    found = await find(tx, group_id)
    if found is None:
        raise NotFound
    return found


async def list_of(tx: Tx, territory_id: int) -> list[GroupChat]:
    rows = await fetch_all(tx, select(*_COLUMNS).where(group_chat.c.territory_id == territory_id))
    return [_group(row) for row in rows]


async def list_due(tx: Tx, now: datetime, limit: int) -> list[tuple[GroupChat, datetime]]:
    """The groups whose Monday has come, each with the instant that was due."""
    due = select(*_COLUMNS, group_chat.c.next_theme_at).where(group_chat.c.next_theme_at <= now)
    rows = await fetch_all(tx, due.order_by(group_chat.c.next_theme_at).limit(limit))
    return [(_group(row), row.next_theme_at) for row in rows]


async def move_next_theme(tx: Tx, group_id: int, was: datetime, at: datetime) -> bool:
    """False where another tick has already done it."""
    here = (group_chat.c.id == group_id, group_chat.c.next_theme_at == was)
    return await changed(tx, update(group_chat).where(*here).values(next_theme_at=at)) == 1


async def move_chat(tx: Tx, old_chat_id: int, new_chat_id: int, now: datetime) -> bool:
    """The group became a supergroup; told twice, it moves once. Where the new one is linked, that link stays."""
    group = await find_by_chat(tx, old_chat_id)
    if group is None:
        return False
    if await find_by_chat(tx, new_chat_id):
        await remove(tx, group.id, now)
        return False
    moved = update(group_chat).where(group_chat.c.id == group.id)
    return await changed(tx, moved.values(chat_hash=new_chat_id, chat_id=new_chat_id)) == 1


async def remove(tx: Tx, group_id: int, now: datetime) -> bool:
    """The group, and what was still to be said there; False where it was gone already."""
    waiting = (outbox.c.group_id == group_id, outbox.c.state == OutboxState.QUEUED)
    values = {"state": OutboxState.CANCELLED, "reason": "unlinked", "finished_at": now}
    await tx.execute(update(outbox).where(*waiting).values(**values))
    return await changed(tx, delete(group_chat).where(group_chat.c.id == group_id)) == 1


def _group(row: Row[Any]) -> GroupChat:
    return GroupChat(row.id, row.territory_id, row.chat_id)
