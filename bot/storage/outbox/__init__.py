"""The ledger: one row for each message that nobody asked for this instant, and what became of it.

queued -> claimed -> sending -> sent | failed | unknown, or expired, or cancelled. Every step is a conditional UPDATE,
so that two senders, or a sender and a cancellation, cannot both win.

`rows` promises, `claiming` takes what is due, `steps` records what became of it, `batches` promises to many at once,
`seeing` shows.
"""

from bot.storage.outbox.batches import Batch, Tally, Wave
from bot.storage.outbox.claiming import (
    Recovered,
    begin_sending,
    claim,
    expire_late,
    list_due_lanes,
    recover,
    release,
)
from bot.storage.outbox.forgetting import forget_person, forget_persons, list_with_person
from bot.storage.outbox.places import cancel_in_territory
from bot.storage.outbox.rows import (
    FAULT,
    INTERRUPTED,
    NOT_KEPT,
    OPEN,
    PRIORITY,
    RESEND,
    RESENDS,
    RESENT_KINDS,
    SHARDS,
    TOO_LATE,
    UNDER_WAY,
    OutboxRow,
    Promise,
    find,
    promise,
    shard_of,
)
from bot.storage.outbox.seeing import (
    COUNTED,
    count_beside,
    count_unasked,
    count_unkept,
    counts_by_state_and_kind,
    is_waiting,
    list_fates,
    list_sent,
    list_told,
    list_waiting,
)
from bot.storage.outbox.steps import Step, cancel_about, cancel_waiting, cancel_waiting_in_group, mark_cancelled, settle

__all__ = [
    "COUNTED",
    "FAULT",
    "INTERRUPTED",
    "NOT_KEPT",
    "OPEN",
    "PRIORITY",
    "RESEND",
    "RESENDS",
    "RESENT_KINDS",
    "SHARDS",
    "TOO_LATE",
    "UNDER_WAY",
    "Batch",
    "OutboxRow",
    "Promise",
    "Recovered",
    "Step",
    "Tally",
    "Wave",
    "begin_sending",
    "cancel_about",
    "cancel_in_territory",
    "cancel_waiting",
    "cancel_waiting_in_group",
    "claim",
    "count_beside",
    "count_unasked",
    "count_unkept",
    "counts_by_state_and_kind",
    "expire_late",
    "find",
    "forget_person",
    "forget_persons",
    "is_waiting",
    "list_due_lanes",
    "list_fates",
    "list_sent",
    "list_told",
    "list_waiting",
    "list_with_person",
    "mark_cancelled",
    "promise",
    "recover",
    "release",
    "settle",
    "shard_of",
]
