"""« Les personnes »: numbers by role, and who is active, pauses, came and went; never less than five people."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.planning.digest_figures import Figure
from bot.planning.small_numbers import Range
from bot.services.headcount import Headcount
from bot.texts import T
from bot.views import digests, names
from bot.views.message import Message
from bot.views.names import button

FIGURES = ("active", "paused", "new", "gone")


def people(t: T, shown: Headcount) -> Message:
    back = ((button(t, "button-back", "steer", shown.territory.id),),)
    if shown.facts is None:
        return Message(t("people-none", territory=shown.territory.name), back)
    on = shown.facts.due_at.astimezone(ZoneInfo(shown.territory.time_zone)).date()
    head = t("people", territory=shown.territory.name, day=names.day(t, on))
    figures = [_line(t, t.plain(f"digest-{name}"), shown.facts.figures.get(name)) for name in FIGURES]
    roles = [_line(t, t.plain(f"role-{role}"), found) for role, found in shown.roles.items()]
    by_role = "\n".join([t("digest-heading", title=t.plain("people-roles")), *roles])
    return Message("\n\n".join([head, "\n".join(figures), by_role, t("digest-footer")]), back)


def _line(t: T, name: str, found: Figure | Range | None) -> str:
    """A role is counted on one day; whoever came or went, over the weeks of their figure."""
    figure = Figure(found.low, found.high, 1) if isinstance(found, Range) else found
    return t("digest-line", name=name, figure=digests.figure_said(t, figure))
