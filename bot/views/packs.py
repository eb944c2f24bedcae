"""The report of a pack that was taken in."""

from __future__ import annotations

from collections.abc import Iterator

from bot.library.pack_things import Experience, Given
from bot.services.packs import Report
from bot.texts import T


def report(t: T, shown: Report, *, is_only_a_look: bool) -> Iterator[str]:
    """Plain lines: what came, what was changed, what was here already, and what stands here and was not touched."""
    yield t.plain("pack-look" if is_only_a_look else "pack-done", count=len(shown.added) + len(shown.changed))
    for one in shown.added:
        yield _line(t, "pack-added", one)
    for one in shown.changed:
        yield _line(t, "pack-changed", one)
    if shown.same:
        yield t.plain("pack-same", count=shown.same)
    if shown.kept:
        yield t.plain("pack-kept", count=len(shown.kept))
    for one, why in shown.kept:
        yield t.plain("pack-kept-line", what=_what(t, one), why=t.plain(why))


def _line(t: T, key: str, one: Given) -> str:
    return t.plain(key, what=_what(t, one), version=one.thing.version, region=one.given_by)


def _what(t: T, one: Given) -> str:
    if isinstance(one.thing, Experience):
        return t.plain("pack-experience", activity=one.thing.activity, place=one.thing.place)
    return t.plain(f"pack-{one.kind}", title=one.thing.title)
