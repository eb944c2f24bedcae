"""Meetups of the region: for whom, the questions that were gathered, and what those whom it invites may ask."""

from __future__ import annotations

from bot.model import MeetupAudience
from bot.services.region_meetups import LONGEST, MOST, Asked, Gathered, Whom
from bot.services.region_place import REGION
from bot.texts import T
from bot.views import segments
from bot.views.message import Button, Keyboard, Message
from bot.views.names import button, choice


def whom(t: T, shown: Whom) -> Message:
    """Who, and in which territories: a page of them by name, all of them in one press."""
    number, audience = shown.meetup.id, shown.meetup.audience
    people = segments.people(t, shown.audience)
    text = t("region-meetup-whom", places=len(shown.places), people=people)
    who = [
        (choice(t, t.plain(f"button-audience-{one}"), one is audience, "mrwho", number, one),) for one in MeetupAudience
    ]
    every = (
        button(t, "button-places-all", "mrplace", number, REGION, 1, shown.page),
        button(t, "button-places-none", "mrplace", number, REGION, 0, shown.page),
    )
    places = [(_place(t, shown, one.id, one.name),) for one in shown.offered]
    return Message(text, (*who, every, *places, *_turning(t, shown), (button(t, "button-ok", "meet", number),)))


def _place(t: T, shown: Whom, territory_id: int, name: str) -> Button:
    is_chosen = territory_id in shown.places
    return choice(t, name, is_chosen, "mrplace", shown.meetup.id, territory_id, int(not is_chosen), shown.page)


def _turning(t: T, shown: Whom) -> Keyboard:
    """The next page; after the last one, the first again."""
    following = shown.page + 1 if shown.has_more else 0
    if not (following or shown.page):
        return ()
    return ((button(t, "button-region-next", "mrwho", shown.meetup.id, following),),)


def gathered(t: T, shown: Gathered) -> Message:
    """All the questions together, in the order of their words: no name, no territory, no date."""
    number = shown.meetup.id
    head = "questions-gathered" if shown.questions else "questions-gathered-none"
    texts = [t(head, title=shown.meetup.title or "", count=shown.total)]
    texts += [t("question-line", text=one.text) for one in shown.questions]
    before = [button(t, "button-questions-before", "mrquest", number, shown.page - 1)] if shown.page else []
    after = [button(t, "button-questions-after", "mrquest", number, shown.page + 1)] if shown.has_more else []
    turning: Keyboard = ((*before, *after),) if before or after else ()
    return Message("\n\n".join(texts), (*turning, (button(t, "button-back", "meet", number),)))


def ask(t: T, asked: Asked) -> Message:
    """What to write, who reads it, and what was asked before."""
    number = asked.card.own.meetup.id
    texts = [t("question-ask", title=asked.card.own.meetup.title or "", maximum=LONGEST)]
    texts += [t("question-of-few")] if asked.is_of_few else []
    return Message("\n\n".join([*texts, *_own(t, asked)]), ((button(t, "button-cancel", "rdv", number),),))


def kept(t: T, asked: Asked) -> Message:
    """What this person asked, with the way to take it back."""
    number = asked.card.own.meetup.id
    again = ((button(t, "button-question-again", "mquest", number),),) if len(asked.own) < MOST else ()
    back = ((button(t, "button-question-withdraw", "mnoquest", number),),) if asked.own else ()
    text = t("question-kept" if asked.own else "question-withdrawn")
    return Message("\n\n".join([text, *_own(t, asked)]), (*again, *back, (button(t, "button-back", "rdv", number),)))


def _own(t: T, asked: Asked) -> list[str]:
    return [t("question-own", text=one.text) for one in asked.own]
