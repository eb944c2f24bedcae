"""`/region`: the cockpit of the regional team, its lists, and what members hear of a territory that ends."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Territory
from bot.services.region import Cockpit, Glance, Page
from bot.services.region_place import REGION
from bot.services.territory_news import News
from bot.storage.grants import Invitation
from bot.texts import T
from bot.views import adoption, names
from bot.views.enrolment import in_rows
from bot.views.message import Button, Keyboard, Message
from bot.views.names import button, data


def cockpit(t: T, shown: Cockpit) -> Message:
    """The states in numbers, in the order of a territory's life and never by territory."""
    lines = [
        t("region-state-line", count=count, state=t.plain(f"region-state-{state}", count=count))
        for state, count in shown.states.items()
    ]
    parts = [t("region", territories=sum(shown.states.values())), "\n".join(lines)]
    parts += [t("region-without-team", count=shown.without_team)] if shown.without_team else []
    parts += [t("region-to-read", count=shown.to_read)] if shown.to_read else []
    return Message("\n\n".join(part for part in parts if part), in_rows(_sections(t, shown), 2))


def _sections(t: T, shown: Cockpit) -> list[Button]:
    return [
        button(t, "button-region-places", "rlist", 0),
        button(t, "button-region-teams", "rteams", 0),
        button(t, "button-region-links", "rlinks"),
        button(t, "button-region-overview", "rdigest"),
        button(t, "button-region-digests", "rdigests", 0),
        button(t, "button-region-queues", "trips", 0),
        Button(t.plain("button-region-adoptions", waiting=shown.to_adopt), data("lwait", adoption.WAITING, 0)),
        button(t, "button-region-notes", "rnotes", 0),
        button(t, "button-region-notebook", "rbook"),
        button(t, "button-region-meetups", "meets", REGION),
        button(t, "button-region-write", "bmenu", REGION),
        button(t, "button-region-journal", "journal", 0),
    ]


def places(t: T, page: Page) -> Message:
    """By name, whatever their state."""
    rows = [(Button(_place_label(t, one), data("rplace", one.territory.id)),) for one in page.glances]
    add = (button(t, "button-region-new", "rnew"),)
    return Message(
        t("region-places" if rows else "region-places-none"), (*rows, *_turning(t, page, "rlist"), add, _back(t))
    )


def _place_label(t: T, one: Glance) -> str:
    return t.plain("button-region-place", name=one.territory.name, state=t.plain(f"place-state-{one.state}"))


def teams(t: T, page: Page) -> Message:
    rows = [(Button(_team_label(t, one), data("team", one.territory.id)),) for one in page.glances]
    own = (button(t, "button-team-region", "team", REGION),)
    return Message(t("region-teams"), (*rows, *_turning(t, page, "rteams"), own, _back(t)))


def _team_label(t: T, one: Glance) -> str:
    return t.plain("button-region-team", name=one.territory.name, count=one.coordinators)


def links(t: T, found: Sequence[tuple[Territory | None, Sequence[Invitation]]]) -> Message:
    rows = [
        (Button(t.plain("button-region-link", name=_name(t, place), count=len(held)), data("team", _number(place))),)
        for place, held in found
    ]
    return Message(t("region-links" if rows else "region-links-none"), (*rows, _back(t)))


def _name(t: T, place: Territory | None) -> str:
    return place.name if place else names.capital(t.plain("team-place-region"))


def _number(place: Territory | None) -> int:
    return place.id if place else REGION


def digests(t: T, page: Page) -> Message:
    rows = [(Button(_digest_label(t, one), data("digest", one.territory.id)),) for one in page.glances]
    return Message(t("region-digests"), (*rows, *_turning(t, page, "rdigests"), _back(t)))


def _digest_label(t: T, one: Glance) -> str:
    week = names.day_of_month(t, one.digest_week) if one.digest_week else "none"
    return t.plain("button-region-digest", name=one.territory.name, week=week)


def queues(t: T, waiting: Sequence[Territory]) -> Message:
    rows = [(Button(one.name, data("expq", one.id)),) for one in waiting]
    back = (button(t, "button-back", "trips", 0),)
    return Message(t("region-queues" if rows else "region-queues-none"), (*rows, back))


def _turning(t: T, page: Page, verb: str) -> Keyboard:
    """The next page; after the last one, the first again."""
    following = page.number + 1 if page.has_more else 0
    return ((button(t, "button-region-next", verb, following),),) if following or page.number else ()


def _back(t: T) -> tuple[Button, ...]:
    return (button(t, "button-back", "region"),)


def news(t: T, found: News) -> Message:
    """To everybody who lived with the territory, once."""
    if found.into:
        return Message(t("news-merged", name=found.name, into=found.into.name))
    return Message(t("news-closed-others" if found.goes_on else "news-closed", name=found.name))
