"""What is drawn when it leaves: a poster takes a moment, and nobody's tap nor any transaction waits for it.

What is drawn is named here and made from its values alone, which are JSON and wait with the answer.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.model import Language
from bot.services.content import Content
from bot.texts import Texts
from bot.views.digest_sheets import read_told, write
from bot.views.digests import draw_chart
from bot.views.poster import poster
from bot.views.sheet import qr_picture
from bot.views.theme_sheet import theme_sheet


def _poster(texts: Texts, *, name: str, link: str) -> bytes:
    """In French, whatever the language of who asks: the territory reads it."""
    return poster(texts.of(Language.FRENCH), name, link)


def _theme_sheet(texts: Texts, **values: str) -> bytes:
    return theme_sheet(texts.of(Language.FRENCH), **values)


def _qr(_texts: Texts, *, link: str) -> bytes:
    return qr_picture(link)


def _digest_chart(texts: Texts, *, language: str, territory: str, told: str) -> bytes:
    return draw_chart(texts.of(Language(language)), territory, read_told(told))


def _digest_sheet(texts: Texts, *, language: str, territory: str, told: str) -> bytes:
    return write(texts.of(Language(language)), territory, read_told(told))


DRAWN: dict[str, Callable[..., bytes]] = {
    "poster": _poster,
    "qr": _qr,
    "theme-sheet": _theme_sheet,
    "digest-chart": _digest_chart,
    "digest-sheet": _digest_sheet,
}


class Drawings:
    """Draws with the words in use at that moment."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def draw(self, name: str, values: dict[str, str]) -> bytes:
        return DRAWN[name](self._content.texts, **values)
