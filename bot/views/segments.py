"""« À qui ? »: the segment as it stands with its size, and the buttons that change it.

Whoever asks gives the verb of its own handler and the number of its noun. The buttons say
`v1:verb:number` (the segment as it stands), `v1:verb:number:dimension` (its choices) and
`v1:verb:number:dimension:value:0 or 1` (not wanted, wanted).
"""

from __future__ import annotations

from bot.model import Segment
from bot.planning.small_numbers import Range
from bot.services.segments import CHOICES, FIELDS, Audience, Dimension
from bot.texts import T
from bot.views import names
from bot.views.enrolment import in_rows
from bot.views.message import Button, Keyboard, Message
from bot.views.names import button, choice


def screen(t: T, audience: Audience, verb: str, number: int, *rows: tuple[Button, ...]) -> Message:
    """Who is chosen and how many they are; `rows` are the buttons below."""
    dimensions: Keyboard = tuple((button(t, f"button-segment-{one}", verb, number, one),) for one in Dimension)
    return Message(
        t("segment-question", who=who(t, audience.segment), people=people(t, audience)), (*dimensions, *rows)
    )


def choices(t: T, audience: Audience, dimension: Dimension, verb: str, number: int) -> Message:
    """One of the three lists; nothing chosen is everybody."""
    chosen = getattr(audience.segment, FIELDS[dimension])
    buttons = [
        choice(t, _label(t, dimension, str(one)), one in chosen, verb, number, dimension, one, int(one not in chosen))
        for one in CHOICES[dimension]
    ]
    text = t(f"segment-{dimension}", who=who(t, audience.segment), people=people(t, audience))
    width = 1 if dimension is Dimension.ROLE else 2
    return Message(text, (*in_rows(buttons, width), (button(t, "button-ok", verb, number),)))


def who(t: T, segment: Segment) -> str:
    """The segment in words, plain: « tout le monde », or what is chosen, one after the other."""
    said = []
    if segment.roles:
        said.append(names.listed(t, [t.plain(f"segment-of-{role}") for role in segment.roles]))
    if segment.settings:
        said.append(names.settings_named(t, segment.settings))
    if segment.age_bands:
        said.append(t.plain("segment-of-ages", ages=names.ages_named(t, segment.age_bands)))
    return names.capital(", ".join(said)) or t.plain("segment-everybody")


def people(t: T, audience: Audience) -> str:
    """« 10 à 19 personnes », or « moins de 5 personnes », plain."""
    return people_between(t, audience.people)


def people_between(t: T, size: Range | None) -> str:
    """The same of a class; None is below the threshold."""
    return t.plain("segment-people", low=size.low, high=size.high) if size else t.plain("segment-few")


def _label(t: T, dimension: Dimension, value: str) -> str:
    if dimension is Dimension.AGE:
        return t.plain("age-band", ages=value)
    return names.capital(t.plain(f"{dimension}-{value}"))
