"""What becomes of a text that its author lets be shared."""

from __future__ import annotations

from enum import StrEnum


class ExperienceState(StrEnum):
    """Of a text that its author lets be shared. ASKED: a coordinator's wording awaits its author's word."""

    WAITING = "waiting"
    ASKED = "asked"
    PUBLISHED = "published"
    REFUSED = "refused"


class RefusalReason(StrEnum):
    """Why a text is not published, told to its author. AUTHOR: they preferred not to, once it was worded anew."""

    RECOGNISABLE = "recognisable"
    ELSEWHERE = "elsewhere"
    MORE = "more"
    ALREADY = "already"
    AUTHOR = "author"
