"""Help, the privacy notice, the theme, and what is answered to texts that are not kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from markupsafe import Markup

from bot.library import Library
from bot.model import Language, Setting, Territory
from bot.services.guarding import Concern
from bot.services.themes import Outlook
from bot.texts import T
from bot.views import names
from bot.views.ideas import everyday
from bot.views.message import Button, Message
from bot.views.names import button

PAUSES = (7, 14, 30, 0)
"""The days of a pause that can be asked for; 0 has no end."""


def notice(t: T, controller: str, contact: str, least: int, back_to: str | None = None) -> Message:
    """What is kept and why; no total is of fewer than `least` people; `back_to` is the territory of the welcome."""
    reach = Markup(t("notice-contact", contact=contact) if contact else "")  # noqa: S704  # escaped by `t`
    text = names.as_draft(t, t("notice", controller=controller, contact=reach, least=str(least)))
    return Message(text, ((button(t, "button-back", "door", t.language, back_to),),) if back_to else ())


def theme(t: T, library: Library, territory: Territory, outlook: Outlook, settings: Iterable[Setting]) -> Message:
    """This week's theme with the gestes of these settings, the themes until the next holidays, and the sheet."""
    now = outlook.now.theme
    skill = everyday(t, library.skills[now.skill])
    lines: list[str] = [t("theme-now", territory=territory.name, theme=now.title, repere=now.repere, everyday=skill)]
    lines += [
        t("theme-geste", setting=names.capital(t.plain(f"setting-{one}")), geste=now.gestes[one])
        for one in settings
        if one in now.gestes
    ]
    lines.append(t("theme-posture", posture=now.posture))
    lines += [t("theme-holidays", sentence=outlook.holidays_sentence)] if outlook.on_holiday else []
    on_paper = (button(t, "button-theme-sheet", "sheet", territory.id),)
    in_words = (button(t, "button-theme-paste", "paste", territory.id),)
    return Message("\n".join([*lines, "", *_coming(t, outlook)]), (on_paper, in_words))


def _coming(t: T, outlook: Outlook) -> list[str]:
    lines: list[str] = [t("theme-coming")]
    for one in outlook.coming:
        on = names.day(t, one.week_starts_on)
        lines.append(t("theme-line", day=on, theme=one.theme.title, repere=one.theme.repere))
    if not outlook.coming:
        lines.append(t("theme-goes-on"))
    if outlook.holidays:
        lines.append(t("theme-next-holidays", day=names.day(t, outlook.holidays.first)))
    return lines


def danger(t: T, library: Library, message_id: int) -> Message:
    """The fixed answer to signs of danger, with every number and its hours."""
    lines = [
        t("danger-number", number=one.number, purpose=_said(t, one.purpose), hours=_said(t, one.hours))
        for one in library.help_numbers
    ]
    text = "\n".join([t("danger"), "", *lines, "", t("danger-after")])
    return Message(names.as_draft(t, text), ((button(t, "button-delete-mine", "delete", message_id),),))


def _said(t: T, by_language: Mapping[str, str]) -> str:
    return by_language.get(t.language) or by_language[Language.FRENCH]


def held_back(t: T, concern: Concern) -> Message:
    return Message(t(f"held-{concern}"))


def forget_question(t: T, alone: Sequence[Territory] = ()) -> Message:
    """`alone` are the territories that nobody else coordinates."""
    text = _with_last_word(t, t("forget-question"), alone)
    return Message(text, ((button(t, "button-forget", "forget"), button(t, "button-stay", "stay")),))


def stop_question(t: T, alone: Sequence[Territory] = ()) -> Message:
    text = _with_last_word(t, t("stop-question"), alone)
    return Message(text, ((button(t, "button-stop", "stop"), button(t, "button-stay", "stay")),))


def _with_last_word(t: T, question: str, alone: Sequence[Territory]) -> str:
    """Leaving stays one tap away: who is the last to coordinate is only told that they may hand over first."""
    if not alone:
        return question
    territories = names.listed(t, [one.name for one in alone])
    return "\n\n".join([question, t("last-coordinator", territories=territories)])


def pause_question(t: T, school_is_back: date | None, opening: str | None = None) -> Message:
    """`school_is_back` is a sensible end where holidays are near; `opening` is said first, by what led here."""
    week, fortnight, month, open_ended = PAUSES
    rows = (
        (button(t, "button-pause-week", "pause", week), button(t, "button-pause-fortnight", "pause", fortnight)),
        (button(t, "button-pause-month", "pause", month),),
        *((_until_school(t, school_is_back),) if school_is_back else ()),
        (button(t, "button-pause-open", "pause", open_ended),),
        (button(t, "button-stay", "stay"),),
    )
    asked = t("pause-question")
    return Message(f"{opening}\n\n{asked}" if opening else asked, rows)


def _until_school(t: T, day: date) -> tuple[Button]:
    label = t.plain("button-pause-holidays", day=names.day_of_month(t, day))
    return (Button(label, names.data("pauseto", f"{day:%Y%m%d}")),)


def with_resume(t: T, text: str) -> Message:
    return Message(text, ((button(t, "button-resume", "resume"),),))
