"""What operators measure, for Prometheus: no label names a person, a chat or a territory."""

from __future__ import annotations

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from bot.model import Kind, OutboxState

CONTENT_TYPE = CONTENT_TYPE_LATEST
FAILED = (OutboxState.FAILED, OutboxState.UNKNOWN, OutboxState.EXPIRED)
ANSWER_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """The counters of one process, each with a registry of its own; `python -m bot run` serves them at /metrics."""

    def __init__(self) -> None:
        self._registry = own = CollectorRegistry()
        ProcessCollector(registry=own)
        self._sent = Counter("terreau_messages_sent", "Messages that Telegram took.", ["kind"], registry=own)
        self._failed = Counter(
            "terreau_messages_failed", "Messages that did not arrive, or may not have.", ["kind", "state", "reason"],
            registry=own,
        )  # fmt: skip
        self._refused = Counter("terreau_refusals", "Times that Telegram asked to wait (429).", ["of"], registry=own)
        self._age = Gauge("terreau_queue_age_seconds", "How late the oldest due message is.", registry=own)
        self._waiting = Gauge("terreau_queue_messages", "Messages that wait or are leaving.", ["kind"], registry=own)
        self._answer = Histogram(
            "terreau_answer_seconds", "From an update's arrival to its answer's.", buckets=ANSWER_BUCKETS, registry=own
        )
        self._dropped = Counter(
            "terreau_updates_dropped", "Updates of chats that sent more than one may.", registry=own
        )
        self._shards = Gauge("terreau_shards", "Shards of chats that this process sends to.", registry=own)
        self._rate = Gauge("terreau_rate", "Messages a second that this process may send.", registry=own)

    def ended(self, kind: Kind, state: OutboxState, reason: str | None) -> None:
        """A message of the ledger has its final state."""
        if state is OutboxState.SENT:
            self._sent.labels(kind).inc()
        elif state in FAILED:
            self._failed.labels(kind, state, reason or "").inc()

    def refused(self, of: str) -> None:
        """Telegram asked to wait: `of` one chat, or overall."""
        self._refused.labels(of).inc()

    def answered(self, seconds: float) -> None:
        self._answer.observe(seconds)

    def dropped(self) -> None:
        """An update was not taken, since its chat floods."""
        self._dropped.inc()

    def queue(self, age_seconds: float, waiting: Mapping[str, int]) -> None:
        self._age.set(age_seconds)
        for kind in Kind:
            self._waiting.labels(kind).set(waiting.get(kind, 0))

    def share(self, shards: int, per_second: float) -> None:
        self._shards.set(shards)
        self._rate.set(per_second)

    def exposed(self) -> bytes:
        """All of it in Prometheus' own text format."""
        return generate_latest(self._registry)
