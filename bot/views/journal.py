"""`/journal`: one line for each thing done, the newest first."""

from __future__ import annotations

from bot.services.journal import Entry, Journal
from bot.services.leaving import PAUSE_ZONE
from bot.services.region_place import REGION
from bot.texts import T
from bot.views import names
from bot.views.grants import who
from bot.views.message import Message
from bot.views.names import button


def page(t: T, shown: Journal) -> Message:
    lines = "\n".join(_line(t, entry) for entry in shown.entries) or t("journal-empty")
    older = (button(t, "button-journal-older", "journal", shown.older_than),) if shown.older_than else ()
    newest = () if shown.is_newest else (button(t, "button-journal-newest", "journal", 0),)
    turning = ((*older, *newest),) if older or newest else ()
    return Message("\n\n".join([t("journal"), lines]), (*turning, (button(t, "button-team-region", "team", REGION),)))


def _line(t: T, entry: Entry) -> str:
    zone = entry.territory.time_zone if entry.territory else PAUSE_ZONE
    by = who(t, entry.by.kind, entry.by.number) if entry.by else t.plain("who-nobody")
    what = f"journal-{entry.action}"
    return t(
        "journal-line",
        when=names.capital(names.moment(t, entry.at, zone)),
        place=entry.territory.name if entry.territory else t.plain("team-place-region"),
        who=by,
        what=t.plain(what) if what in t else t.plain("journal-other", code=entry.action),
    )
