"""The region's notebook in chat: which period, which skills, and the two files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.planning.periods import Period, Span
from bot.services.notebook import EVERY_SKILL, Contents
from bot.texts import T
from bot.views import names
from bot.views import notebook_words as words
from bot.views.enrolment import in_rows
from bot.views.message import Button, Drawing, Message
from bot.views.names import button, data

LABEL = 48


def choose_period(t: T, offered: Sequence[Period]) -> Message:
    rows = in_rows([Button(_label(t, one), data("rbook", one.code)) for one in offered], 2)
    return Message(t("notebook-choose-period"), (*rows, (button(t, "button-back", "region"),)))


def _label(t: T, period: Period) -> str:
    if period.span is Span.YEAR:
        return t.plain("button-notebook-year", first=str(period.first.year), last=str(period.last.year))
    month = names.capital(t.plain(f"month-{period.first.month}"))
    return t.plain("button-notebook-month", month=month, year=str(period.first.year))


def choose_skill(t: T, period: Period, held: Contents) -> Message:
    """The chapters that there are; all of them first."""
    back = (button(t, "button-notebook-period", "rbook"),)
    if not held.skills:
        return Message(t("notebook-empty", period=words.period(t, held)), (back,))
    every = t.plain("button-notebook-all", count=len(held.skills))
    rows = [(Button(every, data("rbookgo", period.code, EVERY_SKILL)),)]
    if len(held.skills) > 1:
        rows += [(_skill(period, one.code, words.heading(one)),) for one in held.skills]
    return Message(t("notebook-choose-skill", period=words.period(t, held)), (*rows, back))


def _skill(period: Period, code: str, heading: str) -> Button:
    return Button(names.shortened(heading, LABEL), data("rbookgo", period.code, code))


def files(t: T, region: str, held: Contents, period: Period, skill: str, asked_at: datetime) -> tuple[Message, Message]:
    """The PDF and the DOCX, gathered and drawn when they leave; in French, whatever the language of who asks."""
    told = {"region": region, "period": period.code, "skill": skill, "asked_at": asked_at.isoformat()}
    name = f"carnet-{held.first:%Y-%m-%d}-{held.last:%Y-%m-%d}"
    said = t("notebook-pdf-sent", period=words.period(t, held), count=len(held.skills))
    return (
        Message(said, document=Drawing("notebook-pdf", told), document_name=f"{name}.pdf"),
        Message(t("notebook-docx-sent"), document=Drawing("notebook-docx", told), document_name=f"{name}.docx"),
    )
