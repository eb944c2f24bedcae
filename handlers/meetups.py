"""Meetups: made by who coordinates, answered by members. Their links from a group open in private."""

from __future__ import annotations

import re
from datetime import datetime

from bot.errors import Invalid
from bot.model import MeetupState, Reply
from bot.planning.typed_moments import Moment
from bot.services import meetup_words, replies
from bot.services import meetups as service
from bot.services.meetups import Field, MeetupDesk
from bot.services.region_place import REGION
from bot.services.segments import Dimension
from bot.views import help as help_views
from bot.views import meetup_desk as desk_views
from bot.views import meetups as views
from bot.views import segments as segment_views
from bot.views.names import button
from handlers.turn import Turn

_STAMP = re.compile(r"(\d{12})(?:-(\d{4}))?")


async def list_kept(turn: Turn) -> None:
    await _list_kept(turn, turn.number(0))


async def _list_kept(turn: Turn, territory_id: int) -> None:
    kept = await service.list_kept(turn.tx, turn.member.id, territory_id, turn.now)
    asked = (turn.tx, turn.house.guards, turn.member.id, territory_id)
    has_words = territory_id != REGION and (await meetup_words.open_queue(*asked)).waiting is not None
    turn.show(desk_views.listed(turn.t, *kept, has_words=has_words))


async def begin(turn: Turn) -> None:
    await _go_on(turn, await service.begin(turn.tx, turn.member.id, turn.number(0), turn.now))


async def show(turn: Turn) -> None:
    turn.show(desk_views.card(turn.t, await service.open_own(turn.tx, turn.member.id, turn.number(0), turn.now)))


async def ask(turn: Turn) -> None:
    await _ask(turn, turn.number(0), turn.one_of(Field, 1))


async def answered(turn: Turn, text: str) -> None:
    """What the coordinator typed, kept or shown back."""
    found = await service.answer(turn.tx, turn.house.guards, turn.member.id, text, turn.now)
    if found.concern:
        turn.say(help_views.held_back(turn.t, found.concern))
    elif found.moment:
        turn.say(desk_views.confirm_moment(turn.t, found.desk, found.moment))
    elif found.is_place:
        turn.say(desk_views.confirm_place(turn.t, found.desk))
    else:
        await _go_on(turn, found.desk)


async def set_moment(turn: Turn) -> None:
    moment = _moment(turn.argument(2))
    changed = await service.set_moment(turn.tx, turn.member.id, turn.number(0), turn.number(1), moment, turn.now)
    await _show_changed(turn, *changed)


async def set_place(turn: Turn) -> None:
    changed = await service.set_place(turn.tx, turn.member.id, turn.number(0), turn.number(1), turn.now)
    await _show_changed(turn, *changed)


async def choose_segment(turn: Turn) -> None:
    """« Pour qui »: the lists of roles, settings and ages, each with its size."""
    number = turn.number(0)
    if len(turn.arguments) > 3:
        choice = turn.one_of(Dimension, 1), turn.argument(2), turn.now
        desk = await service.choose_segment(turn.tx, turn.member.id, number, *choice, is_wanted=turn.number(3) == 1)
    else:
        desk = await service.open_own(turn.tx, turn.member.id, number, turn.now)
    if len(turn.arguments) > 1 and turn.argument(1):
        turn.show(segment_views.choices(turn.t, desk.audience, turn.one_of(Dimension, 1), "mwho", number))
    else:
        done = (button(turn.t, "button-ok", "meet", number),)
        turn.show(segment_views.screen(turn.t, desk.audience, "mwho", number, done))


async def announce(turn: Turn) -> None:
    """A button that names no state of the draft is from before they did."""
    shown = turn.number(1) if turn.arguments[1:] else -1
    desk = await service.announce(turn.tx, turn.member.id, turn.number(0), shown, turn.now)
    is_draft = desk.meetup.state is MeetupState.DRAFT
    turn.notice(turn.t.plain("toast-meetup-read-again" if is_draft else "toast-meetup-announced"))
    turn.show(desk_views.card(turn.t, desk))


async def ask_cancel(turn: Turn) -> None:
    turn.show(
        desk_views.cancel_question(turn.t, await service.open_own(turn.tx, turn.member.id, turn.number(0), turn.now))
    )


async def cancel(turn: Turn) -> None:
    desk, is_ours = await service.cancel(turn.tx, turn.member.id, turn.number(0), turn.now)
    turn.notice(turn.t.plain("toast-meetup-cancelled" if is_ours else "toast-meetup-changed-already"))
    turn.show(desk_views.card(turn.t, desk))


async def drop(turn: Turn) -> None:
    territory = await service.drop(turn.tx, turn.member.id, turn.number(0), turn.now)
    await _list_kept(turn, territory.id)


async def list_coming(turn: Turn) -> None:
    """`/rencontres`"""
    found = await replies.list_coming(turn.tx, turn.member.id, turn.now)
    has_words = bool(await meetup_words.read(turn.tx, turn.member.id))
    turn.show(views.coming(turn.t, found, has_words=has_words))


async def open_own(turn: Turn) -> None:
    turn.show(views.card(turn.t, await replies.open_own(turn.tx, turn.member.id, turn.number(0), turn.now)))


async def reply(turn: Turn) -> None:
    said = turn.one_of(Reply, 1)
    shown = await replies.say(turn.tx, turn.member, turn.number(0), said, turn.now)
    turn.notice(turn.t.plain("toast-meetup-said"))
    turn.show(views.card(turn.t, shown))


async def calendar_file(turn: Turn) -> None:
    """« Dans mon agenda »: the file replaces an earlier one of the same meetup."""
    shown = await replies.open_own(turn.tx, turn.member.id, turn.number(0), turn.now)
    turn.say(views.with_file(turn.t, shown, turn.now))


async def ask_words(turn: Turn) -> None:
    """« Qu’en gardez-vous ? »"""
    said = await meetup_words.expect(turn.tx, turn.member.id, turn.number(0), turn.now)
    turn.say(views.write_words(turn.t, said))


async def words_written(turn: Turn, text: str) -> None:
    guards = turn.house.guards
    said, concern = await meetup_words.write_expected(turn.tx, guards, turn.member.id, text, turn.now)
    if concern:
        turn.say(help_views.held_back(turn.t, concern))
    elif said:
        turn.say(views.words_kept(turn.t, said))


async def withdraw_words(turn: Turn) -> None:
    said = await meetup_words.withdraw(turn.tx, turn.member.id, turn.number(0), turn.now)
    turn.notice(turn.t.plain("toast-withdrawn"))
    turn.show(views.card(turn.t, said.card))


async def read_words(turn: Turn) -> None:
    turn.show(views.words(turn.t, await meetup_words.read(turn.tx, turn.member.id)))


async def queue(turn: Turn) -> None:
    asked = (turn.tx, turn.house.guards, turn.member.id, turn.number(0))
    turn.show(desk_views.queue(turn.t, await meetup_words.open_queue(*asked)))


async def publish_words(turn: Turn) -> None:
    await _decide(turn, publishes=True)


async def refuse_words(turn: Turn) -> None:
    await _decide(turn, publishes=False)


async def _decide(turn: Turn, *, publishes: bool) -> None:
    asked = (turn.tx, turn.house.guards, turn.member.id, turn.number(0))
    left = await meetup_words.decide(*asked, publishes=publishes, now=turn.now)
    turn.notice(turn.t.plain("toast-meetup-words-published" if publishes else "toast-meetup-words-refused"))
    turn.show(desk_views.queue(turn.t, left))


async def _show_changed(turn: Turn, desk: MeetupDesk, is_ours: bool) -> None:
    if not is_ours:
        turn.notice(turn.t.plain("toast-meetup-changed-already"))
    await _go_on(turn, desk)


async def _go_on(turn: Turn, desk: MeetupDesk) -> None:
    if desk.missing:
        await _ask(turn, desk.meetup.id, desk.missing)
    else:
        turn.show(desk_views.card(turn.t, desk))


async def _ask(turn: Turn, number: int, field: Field) -> None:
    turn.show(desk_views.question(turn.t, await service.ask(turn.tx, turn.member.id, number, field, turn.now), field))


def _moment(written: str) -> Moment:
    """What `meetup_desk.stamp` wrote."""
    found = _STAMP.fullmatch(written)
    try:
        if found is None:
            raise ValueError
        starts = datetime.strptime(found[1], "%Y%m%d%H%M")  # noqa: DTZ007  # local to the territory
        return Moment(starts.date(), starts.time(), desk_views.read_hour(found[2]) if found[2] else None)
    except ValueError as error:
        raise Invalid("error-old-button") from error
