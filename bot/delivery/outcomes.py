"""What to write into the ledger for each thing that a message may meet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.errors import DeliveryError, MaybeSent, Moved, NotNow, NotSent, Refused, TryLater, Unreachable
from bot.model import OutboxState
from bot.storage.faults import is_storage_fault
from bot.storage.outbox import FAULT, RESENT_KINDS, OutboxRow, Step

BACKOFF_SECONDS = (15, 45, 135, 405, 1215, 3600, 3600)
"""Eight attempts over about two hours and a half: an evening on which Telegram is down loses nothing."""
FAULT_SECONDS = 5.0
POISONED_AFTER = 5
SILENT_RESENDS, RESEND_SECONDS = 1, 30.0
"""How often, and when, what a coordinator relies on is repeated while the bot runs and no answer came."""
FINAL = (OutboxState.SENT, OutboxState.FAILED, OutboxState.UNKNOWN, OutboxState.CANCELLED)

Jitter = Callable[[], float]
"""0 to 1: spreads what failed together."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row's next state, and what else follows from it."""

    row: OutboxRow
    step: Step
    is_unreachable: bool = False
    moved_to: int | None = None

    @property
    def is_final(self) -> bool:
        return self.step.state in FINAL


def sent(row: OutboxRow, message_id: int) -> Outcome:
    return _ended(row, OutboxState.SENT, None, message_id)


def not_needed(row: OutboxRow) -> Outcome:
    return _ended(row, OutboxState.CANCELLED, "not_needed")


def kept_back(row: OutboxRow, reason: str) -> Outcome:
    return _ended(row, OutboxState.CANCELLED, reason)


def of_error(row: OutboxRow, error: DeliveryError, now: datetime, jitter: Jitter) -> Outcome:
    match error:
        case NotNow(until=until):
            return _again(row, until, "quiet_hours", uses_attempt=False)
        case NotSent() if row.attempts < len(BACKOFF_SECONDS):
            seconds = BACKOFF_SECONDS[row.attempts] * (0.5 + jitter())
            return _again(row, now + timedelta(seconds=seconds), "not_sent")
        case NotSent():
            return _ended(row, OutboxState.FAILED, "gave_up")
        case MaybeSent():
            return no_answer(row, now)
        case TryLater(retry_after_seconds=seconds):
            return _again(row, now + timedelta(seconds=seconds), "try_later", uses_attempt=False)
        case Moved(chat_id=chat_id):
            again = Step(row.id, OutboxState.QUEUED, "migrated", next_attempt_at=now)
            return Outcome(row, again, moved_to=chat_id)
        case Unreachable(reason=reason):
            return Outcome(row, Step(row.id, OutboxState.FAILED, reason), is_unreachable=True)
        case Refused(reason=reason):
            return _ended(row, OutboxState.FAILED, reason)
    return no_answer(row, now)


def no_answer(row: OutboxRow, now: datetime) -> Outcome:
    """It may have arrived: presumed so, but for what is doubled rather than missing."""
    if row.kind in RESENT_KINDS and row.resends < SILENT_RESENDS:
        at = now + timedelta(seconds=RESEND_SECONDS)
        again = Step(row.id, OutboxState.QUEUED, next_attempt_at=at, uses_attempt=False, is_resend=True)
        return Outcome(row, again)
    return _ended(row, OutboxState.UNKNOWN, "no_answer")


def of_fault(row: OutboxRow, error: Exception, now: datetime) -> Outcome:
    """A row that could not be prepared waits, so that the rest does not; after some attempts it has failed."""
    if is_storage_fault(error):
        return _again(row, now + timedelta(seconds=FAULT_SECONDS), FAULT, uses_attempt=False)
    if row.attempts + 1 >= POISONED_AFTER:
        return _ended(row, OutboxState.FAILED, FAULT)
    return _again(row, now + timedelta(seconds=BACKOFF_SECONDS[row.attempts]), FAULT)


def _ended(row: OutboxRow, state: OutboxState, reason: str | None, message_id: int | None = None) -> Outcome:
    return Outcome(row, Step(row.id, state, reason, message_id))


def _again(row: OutboxRow, at: datetime, reason: str, *, uses_attempt: bool = True) -> Outcome:
    return Outcome(row, Step(row.id, OutboxState.QUEUED, reason, next_attempt_at=at, uses_attempt=uses_attempt))
