"""The card of `/idee`: each button says what it stands at and turns to the next value."""

from __future__ import annotations

from bot.library import Library
from bot.services.enrolment import Enrolment
from bot.services.wishes import WishCard, next_position
from bot.texts import T
from bot.views import names
from bot.views.ideas import everyday
from bot.views.message import Button, Message
from bot.views.names import button, data

CHILDREN_KEYS = {None: "button-children-any", 1: "button-children-one", 4: "button-children-few"}


def wish(t: T, library: Library, enrolment: Enrolment, shown: WishCard, opening: str | None = None) -> Message:
    """The filter as it stands; `opening` replaces the usual sentence when nothing was found."""
    own, current = enrolment.membership, shown.wish
    asked = opening or t("ask", settings=names.settings_named(t, own.settings), ages=names.ages_named(t, own.age_bands))

    def turning(label: str, name: str) -> Button:
        return Button(label, data("wish", own.id, name, next_position(current, name)))

    place = f"button-place-{current.place}" if current.place else "button-place-any"
    material = "button-material-none" if current.without_material else "button-material-any"
    rows = [
        (turning(t.plain(place), "place"), turning(_minutes(t, current.minutes), "minutes")),
        (
            turning(t.plain(CHILDREN_KEYS.get(current.children, "button-children-many")), "children"),
            turning(t.plain(material), "without_material"),
        ),
        (Button(_skill(t, library, current.skill), data("skills", own.id)),),
        (button(t, "button-find", "find", own.id, shown.number),),
    ]
    if len(own.age_bands) > 1:
        mixed = "button-ages-mixed" if current.mixed_ages else "button-ages-any"
        rows.insert(2, (turning(t.plain(mixed), "mixed_ages"),))
    return Message(asked, tuple(rows))


def skills(t: T, library: Library, enrolment: Enrolment) -> Message:
    """Every skill that the library can serve, in everyday words."""
    own = enrolment.membership.id
    rows = [(Button(t.plain("button-skill-week"), data("skill", own, "week")),)]
    rows += [
        (Button(names.capital(everyday(t, library.skills[code])), data("skill", own, code)),)
        for code in library.skills
        if library.for_skill(code)
    ]
    return Message(t("ask-skill"), tuple(rows))


def _minutes(t: T, minutes: int | None) -> str:
    return t.plain("button-minutes", minutes=minutes) if minutes else t.plain("button-minutes-any")


def _skill(t: T, library: Library, code: str | None) -> str:
    return names.capital(everyday(t, library.skills[code])) if code else t.plain("button-skill-week")
