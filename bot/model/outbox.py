"""What the ledger carries."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What an outbox row carries. REMINDER is one that the person asked for; CONTINUE asks « on continue ? ».

    EXPERIENCE is what becomes of a text that its author gave; APPROVAL tells who steers that a broadcast waits for
    their word, ADOPTION that the region adopted what their territory wrote, TRAVELS which of its texts are read in all
    the others, ACCESS_ENDED tells somebody that they steer no more; TERRITORY_NEWS that theirs is closed, or goes on
    with another; NOTICE that the privacy notice has changed, INACTIVE that a silent account is about to go.
    """

    IDEA = "idea"
    REMINDER = "reminder"
    REPERE = "repere"
    ENCOURAGEMENT = "encouragement"
    CONTINUE = "continue"
    EXPERIENCE = "experience"
    BROADCAST = "broadcast"
    MEETUP = "meetup"
    APPROVAL = "approval"
    ADOPTION = "adoption"
    TRAVELS = "travels"
    ACCESS_ENDED = "access_ended"
    MEETUP_CHANGE = "meetup_change"
    MEETUP_REMINDER = "meetup_reminder"
    MEETUP_AFTER = "meetup_after"
    TERRITORY_NEWS = "territory_news"
    DIGEST = "digest"
    DIGEST_CHART = "digest_chart"
    REGION_DIGEST = "region_digest"
    REGION_MATRIX = "region_matrix"
    NOTICE = "notice"
    INACTIVE = "inactive"
    GROUP_THEME = "group_theme"
    GROUP_MEETUP = "group_meetup"
    GROUP_MEETUP_CHANGE = "group_meetup_change"
    GROUP_MEETUP_SOON = "group_meetup_soon"


class Lane(StrEnum):
    ANSWER = "answer"
    REMINDER = "reminder"
    IDEA = "idea"
    BROADCAST = "broadcast"


class OutboxState(StrEnum):
    QUEUED = "queued"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class BatchState(StrEnum):
    RUNNING = "running"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    DONE = "done"
