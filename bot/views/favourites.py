"""The ideas that somebody liked: each one opens again."""

from __future__ import annotations

from collections.abc import Sequence

from bot.services.ideas import IdeaCard
from bot.texts import T, typeset
from bot.views import names
from bot.views.message import Button, Message
from bot.views.names import data

LABEL = 40


def listed(t: T, liked: Sequence[IdeaCard]) -> Message:
    rows = [(Button(_label(card), data("show", card.idea.id)),) for card in liked]
    return Message(t("favourites" if rows else "favourites-none"), tuple(rows))


def _label(card: IdeaCard) -> str:
    return names.shortened(typeset(card.activity.title), LABEL)
