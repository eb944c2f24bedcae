"""What is drawn when it leaves: a poster takes a moment, and nobody's tap nor any transaction waits for it.

What is drawn is named here and made from its values alone, which are JSON and wait with the answer. What takes long to
read is read then too, by what the values name, in a transaction that keeps no writer waiting.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.model import Language
from bot.planning import periods
from bot.planning.notebook import from_json, to_json
from bot.services import notebook
from bot.services.content import Content
from bot.storage.db import Database, Tx
from bot.views.digest_sheets import read_told, write
from bot.views.digests import draw_chart
from bot.views.notebook_docx import notebook_docx
from bot.views.notebook_pdf import notebook_pdf
from bot.views.poster import poster
from bot.views.region_digests import draw_matrix, write_sheet
from bot.views.sheet import qr_picture
from bot.views.theme_sheet import theme_sheet


def _poster(content: Content, *, name: str, link: str) -> bytes:
    """In French, whatever the language of who asks: the territory reads it."""
    return poster(content.texts.of(Language.FRENCH), name, link)


def _theme_sheet(content: Content, **values: str) -> bytes:
    return theme_sheet(content.texts.of(Language.FRENCH), **values)


def _qr(_content: Content, *, link: str) -> bytes:
    return qr_picture(link)


def _digest_chart(content: Content, *, language: str, territory: str, told: str) -> bytes:
    return draw_chart(content.texts.of(Language(language)), territory, read_told(told))


def _digest_sheet(content: Content, *, language: str, territory: str, told: str) -> bytes:
    return write(content.texts.of(Language(language)), territory, read_told(told))


def _region_matrix(content: Content, *, language: str, told: str) -> bytes:
    return draw_matrix(content.texts.of(Language(language)), told)


def _region_sheet(content: Content, *, language: str, told: str) -> bytes:
    return write_sheet(content.texts.of(Language(language)), content.library, told)


def _notebook_pdf(content: Content, *, region: str, told: str) -> bytes:
    """In French, as the poster: the region's territories read it."""
    return notebook_pdf(content.texts.of(Language.FRENCH), region, from_json(told))


def _notebook_docx(content: Content, *, region: str, told: str) -> bytes:
    return notebook_docx(content.texts.of(Language.FRENCH), region, from_json(told))


async def _gather_notebook(
    tx: Tx, content: Content, *, region: str, period: str, skill: str, asked_at: str
) -> dict[str, str]:
    asked = (periods.read(period), skill, datetime.fromisoformat(asked_at))
    return {"region": region, "told": to_json(await notebook.gather(tx, content.library, *asked))}


GATHERED: dict[str, Callable[..., Awaitable[dict[str, str]]]] = {
    "notebook-pdf": _gather_notebook,
    "notebook-docx": _gather_notebook,
}
DRAWN: dict[str, Callable[..., bytes]] = {
    "poster": _poster,
    "qr": _qr,
    "theme-sheet": _theme_sheet,
    "digest-chart": _digest_chart,
    "digest-sheet": _digest_sheet,
    "region-matrix": _region_matrix,
    "region-sheet": _region_sheet,
    "notebook-pdf": _notebook_pdf,
    "notebook-docx": _notebook_docx,
}


class Drawings:
    """Draws with the words in use at that moment, off the event loop."""

    def __init__(self, content: Content, database: Database) -> None:
        self._content, self._database = content, database

    async def draw(self, name: str, values: dict[str, str]) -> bytes:
        if name in GATHERED:
            async with self._database.read() as tx:
                values = await GATHERED[name](tx, self._content, **values)
        return await asyncio.to_thread(DRAWN[name], self._content, **values)
