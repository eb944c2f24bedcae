"""From the ledger to Telegram: claim, render, commit `sending` for what leaves next, call, record.

The stages run beside each other: while one window of messages leaves at its pace, the next is committed and more rows
are claimed. No more is marked `sending` than leaves within 100 ms, so that a kill makes little unknown.
"""

from __future__ import annotations

import asyncio
import heapq
from collections import deque
from collections.abc import Sequence
from contextlib import suppress

from bot.clock import Clock
from bot.delivery import outcomes
from bot.delivery.filling import Filler
from bot.delivery.leaving import Leaving, Prepared
from bot.delivery.limits import Limits
from bot.delivery.recording import Recorder
from bot.errors import TryLater
from bot.storage import outbox
from bot.storage.db import Tx
from bot.storage.outbox import batches

AHEAD_SECONDS, LEAD_SECONDS = 0.06, 0.04
"""A window of messages, and how long before its end the next one is committed: 100 ms ahead at most."""
SMALLEST_CLAIM, LARGEST_CLAIM, CLAIM_SECONDS = 10, 200, 0.5
LARGEST_WINDOW = 200
POLL_SECONDS = 1.0
LAST_SECONDS = 1.0
"""What is held has so long to go back to the ledger when it stops."""
PATIENCE_SECONDS = 5.0
"""A row whose chat must wait for longer goes back to the ledger."""


class InDoubt(Exception):
    """A commit that was said to have failed may have been made: rows may be `sending` whose calls were never made."""


class Flow:
    """Sends until nothing is due. `stopping` makes it end early, with nothing marked `sending` that has not left."""

    def __init__(self, filler: Filler, leaving: Leaving, recorder: Recorder, limits: Limits, clock: Clock) -> None:
        self._filler, self._leaving, self._recorder = filler, leaving, recorder
        self._limits, self._clock, self._timer = limits, clock, limits.timer
        self._ready: deque[Prepared] = deque()
        self._waiting: list[tuple[float, int, Prepared]] = []
        self._begun: dict[int, Prepared] = {}
        self._filling: asyncio.Task[None] | None = None
        self._is_more = True
        self._progress = asyncio.Event()
        self.is_stopping = False
        recorder.on_recorded = self.look_again
        leaving.on_answer = self._progress.set

    def look_again(self) -> None:
        """Something may be due that was not a moment ago."""
        self._is_more = True
        self._progress.set()

    async def is_quiet(self) -> bool:
        """Between two passes: True once no call is on its way and no result is to be written; False where it stops."""
        while self._is_busy() and not self.is_stopping:
            self._progress.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._progress.wait(), POLL_SECONDS)
        return not self.is_stopping

    async def send_all(self) -> None:
        self._is_more = True
        try:
            window = await self._next_window()
            while window:
                window = await self._leave(window)
        finally:
            await self._end_pass()

    async def _leave(self, window: Sequence[Prepared]) -> list[Prepared]:
        """Calls, each at its turn; gives back the window that comes next."""
        lead = self._count_within(LEAD_SECONDS, LARGEST_WINDOW // 2)
        coming = None
        try:
            for number, prepared in enumerate(window):
                if coming is None and number >= len(window) - lead:
                    coming = asyncio.create_task(self._next_window())
                await self._leaving.room()
                if self.is_stopping or self._limits.stopped_seconds():
                    await self._release(window[number:])
                    break
                left_at = await self._limits.bulk(prepared.chat_id, prepared.message.counts_as)
                self._begun.pop(prepared.row.id, None)
                self._leaving.call(prepared, left_at)
            return await (coming or self._next_window())
        finally:
            if coming:
                coming.cancel()
                await asyncio.gather(coming, return_exceptions=True)

    async def _next_window(self) -> list[Prepared]:
        """Messages whose rows are committed as `sending`; empty where nothing is left to do."""
        while not self.is_stopping and not self._filler.have_returned():
            await self._fill()
            chosen = self._choose(self._count_within(AHEAD_SECONDS, LARGEST_WINDOW))
            if begun := await self._begin(chosen):
                return begun
            if not chosen and not await self._wait():
                break
        return []

    async def _fill(self) -> None:
        """Keeps a little more than a window ready; waits for it only where nothing is."""
        most = min(LARGEST_CLAIM, max(SMALLEST_CLAIM, self._count_within(CLAIM_SECONDS, LARGEST_CLAIM)))
        if self._filling is None and self._is_more and len(self._ready) <= most // 2:
            self._filling = asyncio.create_task(self._fill_up(most))
        if self._filling is None or (self._ready and not self._filling.done()):
            return
        try:
            await self._filling
        finally:
            self._filling = None

    async def _end_pass(self) -> None:
        """Gives back what is held; when it stops, within a moment: the next start finds what is left."""
        try:
            async with asyncio.timeout(LAST_SECONDS if self.is_stopping else None):
                await self._release([*self._take_all(), *self._begun.values()])
                fault = await self._end_filling()
                await self._release(self._take_all())
        finally:
            self._take_all()
            self._begun.clear()
        if fault:
            raise fault

    async def _end_filling(self) -> Exception | None:
        """A claim is let end: where it is cut off, rows stay claimed that nobody holds. Its fault, where it had one."""
        filling, self._filling = self._filling, None
        if filling is None:
            return None
        try:
            await asyncio.wait({filling})
        finally:
            filling.cancel()
            [end] = await asyncio.gather(filling, return_exceptions=True)
        return end if isinstance(end, Exception) else None

    async def _fill_up(self, most: int) -> None:
        if self._limits.stopped_seconds():
            return
        self._is_more = False
        prepared, is_more = await self._filler.fill(most)
        self._ready.extend(prepared)
        self._is_more = self._is_more or is_more

    def _choose(self, most: int) -> list[Prepared]:
        """The next of those whose chat may be written to at this moment."""
        now = self._timer.now()
        free = []
        while self._waiting and self._waiting[0][0] <= now:
            free.append(heapq.heappop(self._waiting)[2])
        self._ready.extendleft(reversed(free))
        chosen: list[Prepared] = []
        messages = 0
        while self._ready and messages < most and not self._limits.stopped_seconds():
            prepared = self._ready.popleft()
            free_at = self._limits.chats.free_at(prepared.chat_id)
            if free_at <= now:
                chosen.append(prepared)
                messages += prepared.message.counts_as
            elif free_at > now + PATIENCE_SECONDS:
                late = TryLater(free_at - now)
                self._recorder.add(outcomes.of_error(prepared.row, late, self._clock.now(), lambda: 0.0))
            else:
                heapq.heappush(self._waiting, (free_at, prepared.row.id, prepared))
        return chosen

    async def _begin(self, chosen: Sequence[Prepared]) -> list[Prepared]:
        """Those that may leave; a row that was cancelled meanwhile, or whose batch is stopped, does not."""
        if not chosen:
            return []
        row_ids = [prepared.row.id for prepared in chosen]
        tries = 0

        async def begin(tx: Tx) -> set[int]:
            nonlocal tries
            tries += 1
            begun = await outbox.begin_sending(tx, row_ids)
            if len(begun) < len(row_ids):
                await batches.put_away(tx, [row_id for row_id in row_ids if row_id not in begun], self._clock.now())
            return begun

        try:
            begun = await self._recorder.write(begin)
        except asyncio.CancelledError:
            self._ready.extendleft(reversed(chosen))
            raise
        leaving = [prepared for prepared in chosen if prepared.row.id in begun]
        self._begun.update((prepared.row.id, prepared) for prepared in leaving)
        if tries > 1 and len(leaving) < len(chosen):
            self._begun.update((each.row.id, each) for each in chosen if self._filler.is_ours(each.row))
            raise InDoubt
        return leaving

    async def _wait(self) -> bool:
        """Waits for whatever comes first; False where nothing will come."""
        if self._limits.stopped_seconds():
            await self._release(self._take_all())
        elif self._is_more:
            return True
        if not self._waiting and not self._is_busy():
            return False
        self._progress.clear()
        if self._waiting:
            await self._progress_or(min(POLL_SECONDS, self._waiting[0][0] - self._timer.now()))
            return True
        with suppress(TimeoutError):
            await asyncio.wait_for(self._progress.wait(), POLL_SECONDS)
            return True
        self._is_more = True
        return True

    async def _progress_or(self, seconds: float) -> None:
        """Until a chat may be written to again, or there is something else to do."""
        first = [asyncio.create_task(self._timer.sleep(max(0.0, seconds))), asyncio.create_task(self._progress.wait())]
        try:
            await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in first:
                task.cancel()
            await asyncio.gather(*first, return_exceptions=True)

    async def _release(self, held: Sequence[Prepared]) -> None:
        """Back to the ledger as they were. When it stops there is one try: the next start finds what is left."""
        if not held:
            return
        row_ids = [prepared.row.id for prepared in held]
        for row_id in row_ids:
            self._begun.pop(row_id, None)
        await self._recorder.write(lambda tx: outbox.release(tx, row_ids), is_last=self.is_stopping)

    def _held(self) -> list[Prepared]:
        return [*self._ready, *(prepared for _, _, prepared in self._waiting)]

    def _take_all(self) -> list[Prepared]:
        held = self._held()
        self._ready.clear()
        self._waiting.clear()
        return held

    def _is_busy(self) -> bool:
        return bool(self._begun or self._leaving.awaited or not self._recorder.is_idle)

    def _count_within(self, seconds: float, most: int) -> int:
        """How many messages leave within so long at the present pace; at least one."""
        return max(1, int(min(most, self._limits.per_second * seconds)))
