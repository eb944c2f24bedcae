"""« L’équipe »: who steers a territory, told by number and date, never by name; and the links that let somebody in."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.model import GrantKind, Territory
from bot.services.grants import Team
from bot.services.steering import REGION_ZONE, Ended
from bot.storage.grants import Grant, Invitation
from bot.texts import T
from bot.views import names
from bot.views.message import Button, Keyboard, Message
from bot.views.names import button, data


def team(t: T, shown: Team) -> Message:
    """A number each, the links that wait, and what can be done; a line about another person leads to withdrawing."""
    lines = [_line(t, shown, grant) for grant in shown.held]
    lines += [_link_line(t, shown, number, one) for number, one in enumerate(shown.links, 1)]
    head = t("team", territory=shown.territory.name) if shown.territory else t("team-region")
    text = "\n".join([head, "", *(lines or [t("team-nobody")])])
    return Message(text, (*_people(t, shown), *_links(t, shown), *_ways(t, shown)))


def _line(t: T, shown: Team, grant: Grant) -> str:
    key = "team-line-own" if shown.own == grant else "team-line"
    by = names.capital(who(t, grant.kind, grant.number))
    return t(key, who=by, since=_date(t, shown.territory, grant.granted_at))


def _link_line(t: T, shown: Team, number: int, one: Invitation) -> str:
    """A number tells apart those of one day; one of succession says whose access ends with it."""
    made, until = _date(t, shown.territory, one.created_at), _date(t, shown.territory, one.expires_at)
    said: dict[str, str | int] = {"number": number, "made": made, "until": until}
    replaced = next((grant for grant in shown.held if grant.id == one.replaces_grant_id), None)
    if replaced is None:
        return t("team-link", **said)
    return t("team-link-succession", **said, who=who(t, replaced.kind, replaced.number))


def _people(t: T, shown: Team) -> Keyboard:
    others = [grant for grant in shown.held if grant != shown.own]
    label = "button-team-withdraw"
    return tuple((Button(t.plain(label, who=who(t, one.kind, one.number)), data("access", one.id)),) for one in others)


def _links(t: T, shown: Team) -> Keyboard:
    return tuple(
        (Button(t.plain("button-team-revoke", number=number), data("unlink", one.id)),)
        for number, one in enumerate(shown.links, 1)
    )


def _ways(t: T, shown: Team) -> Keyboard:
    leaving = ((button(t, "button-team-leave", "handover", shown.place),),) if shown.own else ()
    back = button(t, "button-back", *(("steer", shown.place) if shown.territory else ("journal", 0)))
    return ((button(t, "button-team-invite", "newlink", shown.place),), *leaving, (back,))


def link(t: T, shown: Team, address: str) -> Message:
    """To be passed on: it is shown this once."""
    if shown.territory is None:
        return Message(t("team-new-link-region", link=address))
    return Message(t("team-new-link", territory=shown.territory.name, link=address))


def handover_link(t: T, shown: Team, address: str) -> Message:
    return Message(t("handover-link", place=_place(t, shown.territory), link=address))


def handover(t: T, shown: Team, grant: Grant) -> Message:
    """Leaving: with a successor, or without one where others stay."""
    is_last = len(shown.held) == 1
    rows = (
        (button(t, "button-handover-link", "succeed", shown.place),),
        (button(t, "button-handover-leave", "endaccess", grant.id),),
        (button(t, "button-back", "team", shown.place),),
    )
    return Message(t("handover-last" if is_last else "handover"), rows)


def withdraw_question(t: T, territory: Territory | None, grant: Grant) -> Message:
    place = territory.id if territory else 0
    rows = ((button(t, "button-team-end", "endaccess", grant.id),), (button(t, "button-back", "team", place),))
    by = names.capital(who(t, grant.kind, grant.number))
    text = t("team-withdraw-question", who=by, since=_date(t, territory, grant.granted_at))
    return Message(text, rows)


def given_up(t: T) -> Message:
    return Message(t("grant-given-up"))


def ended(t: T, told: Ended) -> Message:
    """To who steers no more, and did not press the button themselves."""
    key = "access-handed-over" if told.is_handed_over else "access-withdrawn"
    return Message(t(key, place=_place(t, told.territory)))


def who(t: T, kind: GrantKind, number: int) -> str:
    """« coordination n° 2 »: nobody's name is kept."""
    return t.plain(f"who-{kind}", number=str(number))


def _place(t: T, territory: Territory | None) -> str:
    return territory.name if territory else t.plain("team-place-region")


def _date(t: T, territory: Territory | None, at: datetime) -> str:
    """« 3 septembre 2026 », where the territory is."""
    day = at.astimezone(ZoneInfo(territory.time_zone if territory else REGION_ZONE)).date()
    return f"{names.day_of_month(t, day)} {day.year}"
