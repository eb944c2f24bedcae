"""What members read of each other, and what an author is asked or told of their own texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from bot.library.models import Skill
from bot.model import AgeBand, ExperienceState, Setting
from bot.services.experiences import Own, Read, stamp_of
from bot.storage.experiences import FROM_ANOTHER_REGION, Experience, Told
from bot.texts import T
from bot.views import names
from bot.views.enrolment import in_rows
from bot.views.ideas import everyday
from bot.views.message import Button, Keyboard, Message
from bot.views.names import button, data

ALL = "-"
"""Stands for every skill in a button."""
NOTHING_SOUGHT = "-,-,-,-"
"""Stands for a search without a choice."""
LABEL = 38
LONGEST = 4000
"""Characters: Telegram takes 4,096."""


def where(t: T, place: str, setting: Setting, age_band: AgeBand) -> str:
    """« Unieux, à la maison, 3-5 ans », plain: where it was lived, and never by whom."""
    parts = [place, t.plain(f"setting-{setting}"), names.ages_named(t, [age_band])]
    return names.capital(", ".join(part for part in parts if part))


def provenance(t: T, told: Told) -> str:
    return where(t, told.place, told.setting, told.age_band)


def listed(t: T, shown: Read) -> Message:
    """A page of what was lived, each with its button to thank."""
    head = [t("experiences"), t("experiences-skill", everyday=everyday(t, shown.skill)) if shown.skill else None]
    lines = [
        t("experience-line", number=number, where=provenance(t, line.told), title=line.title, text=line.told.text)
        for number, line in enumerate(shown.lines, 1)
    ]
    text = "\n\n".join([*(part for part in head if part), *(lines or [t("experiences-none")])])
    return Message(text, (*thanks(t, [line.told for line in shown.lines]), *_ways_on(t, shown)))


def opening(verb: str, numbers: Iterable[int]) -> Keyboard:
    """For each line of a list the button with its number, which opens what has that number of ours."""
    return in_rows([Button(str(line), data(verb, number)) for line, number in enumerate(numbers, 1)], 5)


def turning(t: T, page: int, has_more: bool, verb: str, *before: object, after: tuple[object, ...] = ()) -> Keyboard:
    """The row to newer and older pages, or none; in its data the page stands between `before` and `after`."""
    pages = [("button-experiences-newer", page - 1)] if page else []
    pages += [("button-experiences-older", page + 1)] if has_more else []
    row = tuple(button(t, key, verb, *before, number, *after) for key, number in pages)
    return (row,) if row else ()


def edit_sent(t: T, waiting: Message) -> Message:
    """The other wording is on its way to the author; what waits, in a territory or for the region, is shown below."""
    return Message(f"{t('edit-sent')}\n\n{waiting.text}", waiting.keyboard)


def thanks(t: T, told: Sequence[Told]) -> Keyboard:
    """A button each, but for those whose authors are in another region."""
    here = [(number, one) for number, one in enumerate(told, 1) if one.id != FROM_ANOTHER_REGION]
    labels = [(t.plain("button-experience-thank", number=number), one) for number, one in here]
    return (tuple(Button(label, data("thank", one.id)) for label, one in labels),) if here else ()


def _ways_on(t: T, shown: Read) -> Keyboard:
    code = shown.skill.code if shown.skill else ALL
    everything = (button(t, "button-experiences-all", "exps", ALL, 0),) if shown.skill else ()
    choose = (button(t, "button-experiences-skills", "expskills"),) if shown.lines or shown.skill else ()
    seek = (button(t, "button-experiences-seek", "seek", NOTHING_SOUGHT, ""),) if shown.lines or shown.skill else ()
    own = (button(t, "button-experiences-own", "myexps"),) if shown.has_own else ()
    ways = tuple(row for row in ((*everything, *choose), seek, own) if row)
    return (*turning(t, shown.page, shown.has_more, "exps", code), *ways)


def skills(t: T, found: Sequence[Skill]) -> Message:
    buttons = [
        Button(names.shortened(names.capital(everyday(t, one)), LABEL), data("exps", one.code, 0)) for one in found
    ]
    return Message(t("ask-skill"), (*in_rows(buttons, 1), (button(t, "button-experiences-all", "exps", ALL, 0),)))


def with_told(t: T, message: Message, told: Sequence[Told]) -> Message:
    """Under what « En savoir plus » says: what others lived with this activity, as much as one message holds."""
    text, kept = f"{message.text}\n\n{t('experiences-under')}", list[Told]()
    for number, one in enumerate(told, 1):
        longer = f"{text}\n\n{t('experience-short', number=number, where=provenance(t, one), text=one.text)}"
        if len(Markup(longer).striptags()) <= LONGEST:  # noqa: S704  # escaped by `t`
            text, kept = longer, [*kept, one]
    return Message(text, (*thanks(t, kept), *message.keyboard)) if kept else message


def own_texts(t: T, own: Sequence[Own]) -> Message:
    lines = [
        t("own-experience-line", number=number, title=one.title, state=_state(t, one.experience))
        for number, one in enumerate(own, 1)
    ]
    text = "\n\n".join([t("own-experiences"), "\n".join(lines or [t("own-experiences-none")])])
    return Message(
        text, (*opening("myexp", [one.experience.id for one in own]), (button(t, "button-back", "exps", ALL, 0),))
    )


def own_text(t: T, own: Own) -> Message:
    """One's own text, as it stands: what may be answered, and « Retirer »."""
    one, back = own.experience, (button(t, "button-back", "myexps"),)
    if ExperienceState.ASKED in (one.state, one.region_state):
        return Message(_asked(t, own), (*_answers(t, own), back))
    if one.state is ExperienceState.REFUSED:
        return Message(_refused(t, own), (*_second_thoughts(t, own), back))
    words = one.text or one.comment
    text = t("own-experience", title=own.title, state=_state(t, one), text=words)
    return Message(text, ((_withdraw(t, own),), back))


def _state(t: T, one: Experience) -> str:
    if one.region_state is ExperienceState.ASKED:
        return t("own-state-asked")
    return t("own-state-travels" if one.region_state is ExperienceState.PUBLISHED else f"own-state-{one.state}")


def to_author(t: T, own: Own) -> Message:
    """The message that comes: another wording to answer, or why the text is not published."""
    if ExperienceState.ASKED in (own.experience.state, own.experience.region_state):
        return Message(_asked(t, own), _answers(t, own))
    return Message(_refused(t, own), _second_thoughts(t, own))


def _asked(t: T, own: Own) -> str:
    one = own.experience
    if one.region_state is ExperienceState.ASKED:
        return t("experience-asked-region", title=own.title, edited=one.region_edited or "", comment=one.comment)
    return t("experience-asked", title=own.title, edited=one.edited or "", comment=one.comment)


def _refused(t: T, own: Own) -> str:
    one = own.experience
    return t("experience-refused", title=own.title, reason=t(f"refusal-{one.reason}"), text=one.comment)


def _answers(t: T, own: Own) -> Keyboard:
    number = own.experience.id
    if own.experience.region_state is ExperienceState.ASKED:
        return _answers_to_region(t, own)
    yes, no = (
        button(t, "button-experience-accept", "expyes", number),
        button(t, "button-experience-no", "expno", number),
    )
    return ((yes,), (no, _withdraw(t, own)))


def _answers_to_region(t: T, own: Own) -> Keyboard:
    """Each names the question that it answers: a button left above is about another wording."""
    which = (own.experience.id, stamp_of(own.experience.region_decided_at))
    yes, no = button(t, "button-trip-accept", "tripyes", *which), button(t, "button-trip-no", "tripno", *which)
    return ((yes,), (no,), (_withdraw(t, own),))


def _second_thoughts(t: T, own: Own) -> Keyboard:
    return ((button(t, "button-experience-again", "say", own.experience.idea_id), _withdraw(t, own)),)


def _withdraw(t: T, own: Own) -> Button:
    return button(t, "button-experience-withdraw", "noexp", own.experience.id)
