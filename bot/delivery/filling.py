"""Claims what is due, a little ahead of the pace, and makes its messages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.delivery import outcomes
from bot.delivery.content import Content, Rendered
from bot.delivery.faults import place
from bot.delivery.leaving import Prepared
from bot.delivery.recording import Recorder
from bot.errors import KeptBack, NotNow
from bot.model import OutboxState
from bot.storage import outbox
from bot.storage.db import Database, Tx
from bot.storage.outbox import OutboxRow
from bot.views.message import Message

EXPIRE_EVERY = timedelta(seconds=1)
Shards = Callable[[], Collection[int] | None]
"""Asked before each claim: the shards whose chats are ours now; None for all."""

log = structlog.get_logger(__name__)


class Filler:
    def __init__(self, database: Database, content: Content, clock: Clock, recorder: Recorder, shards: Shards) -> None:
        self._database, self.content, self._clock, self._recorder = database, content, clock, recorder
        self._shards = shards
        self._recovered: frozenset[int] = frozenset()
        self._used: frozenset[int] = frozenset()
        self._expired_at: datetime | None = None

    async def recover(self) -> None:
        """Puts in order what is under way in the shards that are ours: to be called while no call of ours is."""
        shards = self._shards()
        await self._put_in_order(shards)
        self._recovered = self._used = frozenset(shards or ())

    def have_returned(self) -> bool:
        """Whether shards that this process has used were lost and are its own again: its calls may be under way."""
        ours = frozenset(self._shards() or ())
        self._recovered &= ours
        return bool((ours - self._recovered) & self._used)

    def is_ours(self, row: OutboxRow) -> bool:
        """Whether no other sender can have claimed this row since."""
        shards = self._shards()
        return shards is None or row.shard in self._recovered.intersection(shards)

    async def fill(self, most: int) -> tuple[list[Prepared], bool]:
        """Messages that may leave now, and whether more may be due."""
        shards = self._shards()
        rows, is_more = await self._claim(most, None if shards is None else await self._in_order(frozenset(shards)))
        writable = [row for row in rows if row.chat_id is not None]
        for row in rows:
            if row.chat_id is None:
                self._recorder.add(outcomes.not_needed(row))
        return await self._prepare(writable), is_more

    async def _in_order(self, ours: frozenset[int]) -> frozenset[int]:
        """Those that may be claimed from; what another has left in those that are new here is put in order at once."""
        self._recovered &= ours
        if new := ours - self._recovered - self._used:
            await self._put_in_order(new)
            self._recovered |= new
            self._used |= new
        return self._recovered

    async def _put_in_order(self, shards: Collection[int] | None) -> None:
        if shards is not None and not shards:
            return
        now = self._clock.now()
        async with self._database.write() as tx:
            found = await outbox.recover(tx, now, shards)
            await self._recorder.tell(tx, [(row, OutboxState.UNKNOWN) for row in found.unknown], now)
        self._recorder.observe(found.unknown, OutboxState.UNKNOWN, outbox.INTERRUPTED)
        if found.queued or found.resent or found.unknown:
            log.warning("outbox_recovered", queued=found.queued, resent=found.resent, unknown=len(found.unknown))

    async def _claim(self, most: int, shards: Collection[int] | None) -> tuple[list[OutboxRow], bool]:
        now = self._clock.now()
        async with self._database.read() as tx:
            lanes = await outbox.list_due_lanes(tx, now)
        if not lanes or (shards is not None and not shards):
            return [], False
        async with self._database.write() as tx:
            late = await self._expire(tx, now)
            rows = await outbox.claim(tx, now, most, shards, lanes)
        self._recorder.observe(late, OutboxState.EXPIRED, outbox.TOO_LATE)
        return rows, bool(late) or len(rows) == most

    async def _expire(self, tx: Tx, now: datetime) -> list[OutboxRow]:
        """Ends what is too late, once a second: such rows are not claimed in any case. Returns them."""
        if self._expired_at is not None and timedelta() <= now - self._expired_at < EXPIRE_EVERY:
            return []
        late = await outbox.expire_late(tx, now)
        for row in late:
            log.info("message_expired", row=row.id, kind=row.kind)
        await self._recorder.tell(tx, [(row, OutboxState.EXPIRED) for row in late], now)
        self._expired_at = None if late else now
        return late

    async def _prepare(self, rows: Sequence[OutboxRow]) -> list[Prepared]:
        prepared = []
        for row, rendered in zip(rows, await self._render(rows), strict=True):
            match rendered:
                case Message() if row.chat_id is not None:
                    prepared.append(Prepared(row, row.chat_id, rendered))
                case NotNow():
                    self._recorder.add(outcomes.of_error(row, rendered, self._clock.now(), lambda: 0.0))
                case KeptBack(reason=reason):
                    self._recorder.add(outcomes.kept_back(row, reason))
                case Exception():
                    self._put_off(row, rendered)
                case _:
                    self._recorder.add(outcomes.not_needed(row))
        return prepared

    async def _render(self, rows: Sequence[OutboxRow]) -> Sequence[Rendered]:
        """All in one transaction; where a statement fails, which may spoil it for the rest, each in its own."""
        if not rows:
            return []
        try:
            async with self._database.read() as tx:
                rendered = await self.content.render(tx, rows)
        except Exception as error:
            rendered = [error for _ in rows]
        if len(rows) == 1 or not any(isinstance(one, Exception) and _is_spoiling(one) for one in rendered):
            return rendered
        return [(await self._render([row]))[0] for row in rows]

    def _put_off(self, row: OutboxRow, error: Exception) -> None:
        log.error("message_not_prepared", row=row.id, kind=row.kind, attempts=row.attempts, **place(error))
        self._recorder.add(outcomes.of_fault(row, error, self._clock.now()))


def _is_spoiling(error: Exception) -> bool:
    return isinstance(error, SQLAlchemyError)
