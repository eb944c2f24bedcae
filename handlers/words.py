"""Whatever people type: a comment that was asked for, or something that is answered and not kept."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.incoming import Message as Incoming
from bot.model import Sharing
from bot.services import feedback, guarding, moderation, profiles, structures, territory_words
from bot.services import local_activities as local_service
from bot.services import travels as travel_service
from bot.services.aims import EXPECTS_PART
from bot.services.broadcasts import EXPECTS_MESSAGE
from bot.services.calendars import EXPECTS_DAYS
from bot.services.corrections import EXPECTS_CORRECTION
from bot.services.meetup_words import EXPECTS_WORDS
from bot.services.meetups import EXPECTS_ANSWER
from bot.services.notes import EXPECTS_PART as EXPECTS_NOTE
from bot.services.region_meetups import EXPECTS_QUESTION
from bot.services.seeking import EXPECTS_WORDS as EXPECTS_SEARCH
from bot.views import feedback as feedback_views
from bot.views import help as views
from bot.views.message import Message
from handlers import (
    adoption,
    aims,
    broadcasts,
    calendars,
    experiences,
    local_activities,
    meetups,
    notes,
    region,
    region_meetups,
    seeking,
    territory,
    travels,
)
from handlers.turn import Turn, storable


def shows_danger(turn: Turn) -> bool:
    """Whatever is written, wherever: a message, an edited one, a caption, behind a command, in a poll."""
    return turn.typed is not None and turn.house.guards.shows_danger(guarding.visible(_everything(turn.typed)))


def _everything(message: Incoming) -> str:
    """A text, a caption, all the words of a poll or of a list of tasks."""
    poll, tasks = message.poll, message.checklist
    said = [message.text or message.caption]
    said += [poll.question, poll.description, poll.explanation, *(one.text for one in poll.options)] if poll else []
    said += [tasks.title, *(one.text for one in tasks.tasks)] if tasks else []
    return "\n".join(filter(None, said))


async def danger(turn: Turn) -> None:
    """The numbers, at once, whoever writes and whatever was expected; what they write next is not a comment."""
    if turn.typed:
        turn.say(views.danger(turn.t, turn.library, turn.typed.message_id))


async def typed(turn: Turn) -> None:
    """The comment that was asked for, or something that is answered and not kept."""
    message, expected = turn.typed, await _expected(turn)
    if message is not None and expected == EXPECTS_MESSAGE:
        await broadcasts.written(turn, message)
    elif message is None or message.text is None:
        turn.say(Message(turn.t("media-unasked")))
    elif expected in ANSWERED:
        await ANSWERED[expected](turn, storable(message.text))
    else:
        turn.say(Message(turn.t("typed-unasked") if turn.person else turn.t("typed-visitor")))


async def _expected(turn: Turn) -> str | None:
    """What was asked for; None where nothing was, and of a forwarded message, which is somebody else's words."""
    if turn.person is None or (turn.typed is not None and turn.typed.forward_origin is not None):
        return None
    expected = await profiles.expected(turn.tx, turn.person.id)
    return expected.expects if expected else None


async def _comment(turn: Turn, text: str) -> None:
    text = guarding.visible(text)
    concern = turn.house.guards.find_concern(text)
    if concern:
        turn.say(views.held_back(turn.t, concern))
        return
    shown = await feedback.add_expected_comment(turn.tx, turn.library, turn.member.id, text, turn.now)
    turn.say(Message(turn.t("comment-thanks"), feedback_views.feedback(turn.t, shown).keyboard))


async def _structure(turn: Turn, text: str) -> None:
    text = guarding.visible(text)
    if concern := turn.house.guards.find_concern(text, structures.ALLOWED):
        turn.say(views.held_back(turn.t, concern))
        return
    await territory.structure_named(turn, text)


async def _days(turn: Turn, text: str) -> None:
    await calendars.days_typed(turn, guarding.visible(text))


ANSWERED: dict[str, Callable[[Turn, str], Awaitable[None]]] = {
    feedback.EXPECTS_COMMENT: _comment,
    structures.EXPECTS_NAME: _structure,
    EXPECTS_DAYS: _days,
    EXPECTS_PART: aims.written,
    moderation.EXPECTS_EDIT: experiences.edited,
    local_service.EXPECTS_FIELD: local_activities.answered,
    EXPECTS_CORRECTION: adoption.corrected,
    EXPECTS_ANSWER: meetups.answered,
    EXPECTS_WORDS: meetups.words_written,
    EXPECTS_NOTE: notes.answered,
    EXPECTS_QUESTION: region_meetups.asked,
    territory_words.EXPECTS_WORDS: region.written,
    travel_service.EXPECTS_EDIT: travels.edited,
    EXPECTS_SEARCH: seeking.typed,
}
"""Which handler takes what is written, by what was asked for."""


async def say(turn: Turn) -> None:
    """« Raconter »: first, who may read it."""
    shown = await feedback.show_given(turn.tx, turn.library, turn.member.id, turn.number(0))
    turn.show(feedback_views.audience_question(turn.t, shown))


async def say_to(turn: Turn) -> None:
    sharing = turn.one_of(Sharing, 1)
    shown = await feedback.expect_comment(turn.tx, turn.library, turn.member.id, turn.number(0), sharing, turn.now)
    turn.show(feedback_views.write_now(turn.t, shown))


async def unsay(turn: Turn) -> None:
    await profiles.expect_nothing(turn.tx, turn.member.id)
    shown = await feedback.show(turn.tx, turn.library, turn.member.id, turn.number(0))
    turn.show(feedback_views.feedback(turn.t, shown))


async def withdraw(turn: Turn) -> None:
    shown = await feedback.withdraw(turn.tx, turn.library, turn.member.id, turn.number(0), turn.now)
    turn.notice(turn.t.plain("toast-withdrawn"))
    turn.show(feedback_views.withdrawn(turn.t, shown))


async def delete(turn: Turn) -> None:
    """Deletes the person's own message, which the danger answer offered."""
    turn.notice(turn.t.plain("toast-deleted"))
    turn.delete(turn.number(0))


async def help_(turn: Turn) -> None:
    """`/aide`"""
    turn.say(Message(turn.t("help") if turn.person else turn.t("help-visitor")))


async def notice(turn: Turn) -> None:
    """`/confidentialite` and `/privacy`"""
    turn.say(views.notice(turn.t, turn.house.controller, turn.house.contact, turn.house.least_told))


async def unknown_command(turn: Turn) -> None:
    turn.say(Message(turn.t("unknown-command")))
