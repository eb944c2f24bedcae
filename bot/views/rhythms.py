"""What comes beside the idea: the repère before, the word after, « on continue ? »; and the choice of a rhythm."""

from __future__ import annotations

from datetime import datetime

from bot.library.models import Theme
from bot.model import FACES, Membership, Rhythm, Setting, Territory
from bot.services.enrolment import Enrolment
from bot.services.ideas import IdeaCard
from bot.texts import T
from bot.views import names
from bot.views.ideas import title
from bot.views.message import Button, Message
from bot.views.names import button, choice


def repere(t: T, territory: Territory, theme: Theme, setting: Setting | None, idea_at: datetime | None) -> Message:
    """The day before the idea: what everybody will say, and the geste where the member meets children."""
    lines: list[str] = [t("repere-before", territory=territory.name, theme=theme.title, repere=theme.repere)]
    if setting in theme.gestes:
        lines.append(t("idea-geste", geste=theme.gestes[setting]))
    if idea_at:
        lines.append(t("repere-idea-comes", when=names.moment(t, idea_at, territory.time_zone)))
    return Message("\n\n".join(lines))


def encouragement(t: T, card: IdeaCard) -> Message:
    """Two days after the idea: how was it? A face is an answer, silence is fine."""
    number = card.idea.id
    faces = ((button(t, f"face-{face}", "face", number, face),) for face in FACES)
    last = (button(t, "button-later", "later", number), button(t, "button-show", "show", number))
    text = t("encouragement", repere=card.theme.repere)
    return Message(f"<b>{title(card)}</b>\n\n{text}", (*faces, last))


def continue_question(t: T) -> Message:
    rows = (
        (button(t, "button-continue-yes", "goon"),),
        (button(t, "button-continue-less", "less"), button(t, "button-continue-pause", "askpause")),
        (button(t, "button-continue-stop", "askstop"),),
    )
    return Message(t("continue-question"), rows)


def continued(t: T) -> Message:
    return Message(t("continue-yes"))


def slowed_down(t: T, following: tuple[datetime, str]) -> Message:
    return Message(t("continue-less", next=names.moment(t, *following)))


def rhythm_question(t: T, enrolment: Enrolment) -> Message:
    """How often, and with what beside the idea; both can be changed from one screen."""
    own = enrolment.membership
    rhythms = tuple(
        (choice(t, names.capital(t.plain(f"rhythm-{one}")), one is own.rhythm, "rhythm", own.id, one),)
        for one in Rhythm
    )
    before = _beside(t, "button-beside-before", own.wants_repere, "before", own.id)
    after = _beside(t, "button-beside-after", own.wants_encouragement, "after", own.id)
    letters = _beside(t, "button-beside-letters", own.wants_broadcasts, "letters", own.id)
    rows = (*rhythms, (before,), (after,), (letters,), (button(t, "button-ok", "screen", own.id),))
    return Message(t("rhythm-question"), rows)


def _beside(t: T, key: str, is_wanted: bool, verb: str, number: int) -> Button:
    """Says what is wanted, not « the other way round »: pressed twice in haste, it does the same twice."""
    return choice(t, t.plain(key), is_wanted, verb, number, int(not is_wanted))


def beside(t: T, membership: Membership) -> str:
    """The line of the summary that says what comes with the idea."""
    before, after = membership.wants_repere, membership.wants_encouragement
    if before and after:
        return t.plain("summary-beside-both")
    if before:
        return t.plain("summary-beside-before")
    return t.plain("summary-beside-after") if after else t.plain("summary-beside-none")
