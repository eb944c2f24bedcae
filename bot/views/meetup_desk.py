"""A meetup as its coordinators make it: the questions, what is shown back, the card with its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from bot.model import Meetup, MeetupState, NotesGoTo, Reply, Territory
from bot.planning.rhythm import quiet_hours
from bot.planning.typed_moments import Moment
from bot.services.meetup_words import Queue
from bot.services.meetups import Field, MeetupDesk
from bot.services.region_place import REGION
from bot.texts import T
from bot.views import segments
from bot.views.meetups import for_whom, lines, of_place, short, when
from bot.views.message import Button, Keyboard, Message
from bot.views.names import button, capital, data, hour, weekday_remark


def listed(t: T, territory: Territory, kept: Sequence[Meetup], *, has_words: bool) -> Message:
    """`has_words`: what somebody keeps of a meetup waits to be read over."""
    said = t(of_place("meetups-kept" if kept else "meetups-kept-none", territory.id), territory=territory.name)
    rows = tuple((Button(short(t, one, territory), data("meet", one.id)),) for one in kept)
    waiting = ((button(t, "button-meetup-queue", "mqueue", territory.id),),) if has_words else ()
    new = (button(t, "button-meetup-new", "newmeet", territory.id),)
    is_region = territory.id == REGION
    back = button(t, "button-back", "region") if is_region else button(t, "button-back", "steer", territory.id)
    return Message(said, (*rows, new, *waiting, (back,)))


def question(t: T, desk: MeetupDesk, field: Field) -> Message:
    """What is to be typed; on the way back, a draft can be thrown away."""
    meetup = desk.meetup
    asked = t(f"meetup-ask-{field}")
    if meetup.state is not MeetupState.DRAFT:
        asked = f"{asked}\n\n{t('meetup-change-tells')}"
    return Message(asked, ((button(t, "button-cancel", "meet", meetup.id),),))


def confirm_moment(t: T, desk: MeetupDesk, moment: Moment) -> Message:
    """The day and hour as they were understood; all of it is in the button."""
    meetup, zone = desk.meetup, desk.territory.time_zone
    said = capital(when(t, moment.starts_at(zone), moment.ends_at(zone), zone))
    key = "meetup-when-confirm" if meetup.state is MeetupState.DRAFT else "meetup-move-confirm"
    rows = (
        (button(t, "button-meetup-yes", "mwhen", meetup.id, meetup.sequence, stamp(moment)),),
        (button(t, "button-meetup-otherwise", "mask", meetup.id, Field.WHEN),),
        (button(t, "button-cancel", "meet", meetup.id),),
    )
    shown = t(key, when=said, title=meetup.title or "")
    if moment.other_weekday is not None:
        shown = f"{weekday_remark(t, moment.day)}\n\n{shown}"
    return Message(shown, rows)


def confirm_place(t: T, desk: MeetupDesk) -> Message:
    meetup = desk.meetup
    rows = (
        (button(t, "button-meetup-yes", "mplace", meetup.id, meetup.sequence),),
        (button(t, "button-meetup-otherwise", "mask", meetup.id, Field.PLACE),),
        (button(t, "button-cancel", "meet", meetup.id),),
    )
    return Message(t("meetup-place-confirm", place=meetup.pending_place or "", title=meetup.title or ""), rows)


def stamp(moment: Moment) -> str:
    """« 202612081830 », or « 202612081830-2000 »: what `read_stamp` reads."""
    ends = f"-{moment.ends:%H%M}" if moment.ends else ""
    return f"{moment.day:%Y%m%d}{moment.starts:%H%M}{ends}"


def card(t: T, desk: MeetupDesk) -> Message:
    """A draft to read again before it is announced; or what was announced, with the answers."""
    meetup = desk.meetup
    body = lines(t, meetup, desk.territory)
    who = _for_whom(t, desk)
    if meetup.state is MeetupState.DRAFT:
        if desk.missing:
            return Message(f"{t('meetup-unfinished')}\n\n{body}\n{who}", _draft_rows(t, desk))
        closes, opens = (hour(t, at) for at in quiet_hours(desk.territory.time_zone))
        said = t("meetup-review", people=segments.people(t, desk.audience), opens=opens, closes=closes)
        return Message(f"{said}\n\n{body}\n{who}", _draft_rows(t, desk))
    counts = {str(reply): desk.replies[reply] for reply in Reply}
    state = t("meetup-is-cancelled") if meetup.state is MeetupState.CANCELLED else t("meetup-answers", **counts)
    if desk.of_region and desk.of_region.are_notes_sent:
        state = f"{state}\n\n{t('region-notes-sent')}"
    return Message(f"{body}\n{who}\n\n{state}", _announced_rows(t, desk))


def _for_whom(t: T, desk: MeetupDesk) -> str:
    if desk.of_region:
        return t(f"region-meetup-for-{desk.meetup.audience}", places=desk.of_region.places)
    return for_whom(t, desk.audience.segment)


def _draft_rows(t: T, desk: MeetupDesk) -> Keyboard:
    number = desk.meetup.id
    rows: list[tuple[Button, ...]] = []
    if desk.missing:
        rows.append((button(t, "button-meetup-go-on", "mask", number, desk.missing),))
    else:
        rows.append((button(t, "button-meetup-announce", "mtell", number, desk.meetup.sequence),))
    title, at, place = (button(t, f"button-meetup-{field}", "mask", number, field) for field in Field)
    rows += [(title, at), (place, button(t, "button-meetup-who", "mrwho" if desk.of_region else "mwho", number))]
    rows.append((button(t, "button-meetup-drop", "mdrop", number),))
    return (*rows, _back(t, desk))


def _announced_rows(t: T, desk: MeetupDesk) -> Keyboard:
    number = desk.meetup.id
    if desk.meetup.state is MeetupState.CANCELLED or desk.is_over:
        return (*_of_region(t, desk), _back(t, desk))
    move = button(t, "button-meetup-move", "mask", number, Field.WHEN)
    elsewhere = button(t, "button-meetup-elsewhere", "mask", number, Field.PLACE)
    cancel = (button(t, "button-meetup-cancel", "mcancel", number),)
    return (*_of_region(t, desk), (move, elsewhere), cancel, _back(t, desk))


def _of_region(t: T, desk: MeetupDesk) -> Keyboard:
    """The questions, and once it has begun the two ways of its notes."""
    if desk.of_region is None:
        return ()
    number = desk.meetup.id
    label = t.plain("button-region-questions", count=desk.of_region.questions)
    rows: list[tuple[Button, ...]] = [(Button(label, data("mrquest", number, 0)),)]
    if desk.is_over and desk.meetup.state is MeetupState.PLANNED:
        rows += [(button(t, f"button-notes-{who}", "mrnotes", number, who),) for who in NotesGoTo]
    return tuple(rows)


def _back(t: T, desk: MeetupDesk) -> tuple[Button, ...]:
    return (button(t, "button-back", "meets", desk.territory.id),)


def cancel_question(t: T, desk: MeetupDesk) -> Message:
    count = desk.replies[Reply.YES] + desk.replies[Reply.MAYBE]
    text = f"{t('meetup-cancel-question', count=count)}\n\n{lines(t, desk.meetup, desk.territory)}"
    rows = (
        (button(t, "button-meetup-cancel-yes", "mnone", desk.meetup.id),),
        (button(t, "button-back", "meet", desk.meetup.id),),
    )
    return Message(text, rows)


def queue(t: T, found: Queue) -> Message:
    """One text at a time, as members would read it."""
    back = (button(t, "button-back", "meets", found.territory.id),)
    if found.waiting is None:
        return Message(t("meetup-queue-empty", territory=found.territory.name), (back,))
    one = found.waiting
    text = f"{t('meetup-queue')}\n\n{t('meetup-words-line', title=one.title, text=one.text)}"
    publish, refuse = (
        button(t, "button-experience-publish", "mpub", one.id),
        button(t, "button-experience-refuse", "mput", one.id),
    )
    return Message(text, ((publish,), (refuse,), back))


def read_hour(written: str) -> time:
    """Of a stamp; `ValueError` where it is none."""
    return time(int(written[:2]), int(written[2:]))
