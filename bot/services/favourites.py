"""`/favoris`: the ideas of which somebody said that it was a good moment, to be opened and done again."""

from __future__ import annotations

from bot.library import Library
from bot.model import Idea
from bot.services import ideas
from bot.services.ideas import IdeaCard
from bot.storage import ideas as stored
from bot.storage.db import Tx

MOST = 12


async def list_own(tx: Tx, library: Library, person_id: int) -> list[IdeaCard]:
    """The latest first, each activity once, at most `MOST`; what left the library can still be opened."""
    latest: dict[str, Idea] = {}
    for idea in await stored.list_liked(tx, person_id):
        latest.setdefault(idea.activity, idea)
    return [await ideas.card(tx, library, idea) for idea in [*latest.values()][:MOST]]
