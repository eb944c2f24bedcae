"""The region's notebook in chat: which period, which skills, and the two files."""

from __future__ import annotations

from collections.abc import Sequence

from bot.planning.notebook import Notebook, to_json
from bot.planning.periods import Period, Span
from bot.services.notebook import EVERY_SKILL
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


def choose_skill(t: T, period: Period, notebook: Notebook) -> Message:
    """The chapters that there are; all of them first."""
    back = (button(t, "button-notebook-period", "rbook"),)
    if not notebook.chapters:
        return Message(t("notebook-empty", period=words.period(t, notebook)), (back,))
    every = t.plain("button-notebook-all", count=len(notebook.chapters))
    rows = [(Button(every, data("rbookgo", period.code, EVERY_SKILL)),)]
    if len(notebook.chapters) > 1:
        rows += [(_skill(period, one.code, words.heading(one)),) for one in notebook.chapters]
    return Message(t("notebook-choose-skill", period=words.period(t, notebook)), (*rows, back))


def _skill(period: Period, code: str, heading: str) -> Button:
    return Button(names.shortened(heading, LABEL), data("rbookgo", period.code, code))


def files(t: T, region: str, notebook: Notebook) -> tuple[Message, Message]:
    """The PDF and the DOCX, drawn when they leave; in French, whatever the language of who asks."""
    told = {"region": region, "told": to_json(notebook)}
    name = f"carnet-{notebook.first:%Y-%m-%d}-{notebook.last:%Y-%m-%d}"
    said = t("notebook-pdf-sent", period=words.period(t, notebook), count=len(notebook.chapters))
    return (
        Message(said, document=Drawing("notebook-pdf", told), document_name=f"{name}.pdf"),
        Message(t("notebook-docx-sent"), document=Drawing("notebook-docx", told), document_name=f"{name}.docx"),
    )
