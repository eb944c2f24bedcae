"""The territories of the demonstration's region, made as the region makes them, and told apart from real ones."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

from bot.demo.region.cast import Place
from bot.library import Library
from bot.model import Territory
from bot.services import territories
from bot.services.territories import LONGEST_SLUG
from bot.storage import territories as stored
from bot.storage.db import Tx

MARK = "(démo)"


def code_of(place: Place) -> str:
    """« Écoutay » is `demo-ecoutay`."""
    bare = unicodedata.normalize("NFKD", place.name.replace("’", "-")).encode("ascii", "ignore").decode().lower()
    return f"demo-{re.sub('[^a-z0-9]+', '-', bare)}"[:LONGEST_SLUG].strip("-")


async def make(tx: Tx, library: Library, place: Place, within: Place | None, now: datetime) -> Territory:
    """Open to members at once."""
    parent = await stored.find_by_slug(tx, code_of(within)) if within else None
    name = f"{place.name} {MARK}"
    return await territories.create(
        tx,
        library,
        code_of(place),
        name,
        now,
        kind=place.kind,
        parent=parent,
        departement=None if parent else place.departement,
        programme=place.programme,
        school_zone=place.school_zone,
    )
