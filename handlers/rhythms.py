"""How often messages come and what beside the idea, « on continue ? », and the pause."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.errors import Invalid
from bot.model import PersonState, Rhythm
from bot.planning import rhythm
from bot.services import enrolment, going_on, leaving, schedules, steering
from bot.views import enrolment as enrolment_views
from bot.views import help as help_views
from bot.views import names
from bot.views import rhythms as views
from bot.views.message import Message
from handlers.turn import Turn


async def ask_rhythm(turn: Turn) -> None:
    own = await enrolment.open_own(turn.tx, turn.library, turn.member.id, turn.number(0))
    turn.show(views.rhythm_question(turn.t, own))


async def set_rhythm(turn: Turn) -> None:
    chosen = turn.one_of(Rhythm, 1)
    changed = await schedules.set_rhythm(turn.tx, turn.library, turn.member.id, turn.number(0), chosen, turn.now)
    turn.show(enrolment_views.screen(turn.t, changed))


async def before(turn: Turn) -> None:
    """The repère the day before, or not."""
    wanted = turn.number(1) == 1
    changed = await schedules.want_repere(turn.tx, turn.library, turn.member.id, turn.number(0), wanted, turn.now)
    turn.show(views.rhythm_question(turn.t, changed))


async def after(turn: Turn) -> None:
    """A word two days after, or not."""
    wanted = turn.number(1) == 1
    changed = await schedules.want_encouragement(
        turn.tx, turn.library, turn.member.id, turn.number(0), wanted, turn.now
    )
    turn.show(views.rhythm_question(turn.t, changed))


async def broadcasts(turn: Turn) -> None:
    """The messages of who coordinates, or not."""
    wanted = turn.number(1) == 1
    changed = await schedules.want_broadcasts(turn.tx, turn.library, turn.member.id, turn.number(0), wanted, turn.now)
    turn.show(views.rhythm_question(turn.t, changed))


async def go_on(turn: Turn) -> None:
    """« On continue ? » « Oui »"""
    await going_on.go_on(turn.tx, turn.member, turn.now)
    turn.show(views.continued(turn.t))


async def less_often(turn: Turn) -> None:
    """« Moins souvent »; where nothing is slower, a pause is offered."""
    following = await going_on.less_often(turn.tx, turn.library, turn.member, turn.now)
    if following:
        turn.show(views.slowed_down(turn.t, following))
    else:
        turn.show(await _pause_question(turn, turn.t("continue-slowest")))


async def offer_pause(turn: Turn) -> None:
    turn.show(await _pause_question(turn))


async def offer_stop(turn: Turn) -> None:
    turn.show(help_views.stop_question(turn.t, await steering.list_left_alone(turn.tx, turn.member.id)))


async def ask_pause(turn: Turn) -> None:
    """`/pause`; during a pause, the way back."""
    if turn.member.state is PersonState.PAUSED:
        turn.say(enrolment_views.already_paused(turn.t, turn.member.paused_until))
    else:
        turn.say(await _pause_question(turn))


async def _pause_question(turn: Turn, opening: str | None = None) -> Message:
    back = await leaving.find_return(turn.tx, turn.library, turn.member, turn.now)
    return help_views.pause_question(turn.t, back, opening)


async def pause(turn: Turn) -> None:
    days = turn.number(0)
    if days not in help_views.PAUSES:
        raise Invalid
    until = rhythm.local_date(turn.now, leaving.PAUSE_ZONE) + timedelta(days=days) if days else None
    await leaving.pause(turn.tx, turn.member, until)
    _show_paused(turn, until)


async def pause_until(turn: Turn) -> None:
    """Until school is back, on the day that the button named."""
    try:
        until = datetime.strptime(turn.argument(0), "%Y%m%d").date()  # noqa: DTZ007  # a date only
    except ValueError as error:
        raise Invalid("error-old-button") from error
    await leaving.pause_until(turn.tx, turn.member, until, turn.now)
    _show_paused(turn, until)


def _show_paused(turn: Turn, until: date | None) -> None:
    text = turn.t("paused-until", until=names.day(turn.t, until)) if until else turn.t("paused-open")
    turn.show(help_views.with_resume(turn.t, text))


async def resume(turn: Turn) -> None:
    coming = await leaving.resume(turn.tx, turn.library, turn.member, turn.now)
    text = turn.t("resumed", next=names.moment(turn.t, *coming)) if coming else turn.t("resumed-without")
    turn.show(Message(text))
