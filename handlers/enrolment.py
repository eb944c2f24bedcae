"""Joining, the settings, and the ways out."""

from __future__ import annotations

from bot.model import AgeBand, PersonState, Role, Setting
from bot.services import enrolment, invitations, leaving, profiles, replies, schedules, steering, structures
from bot.services.enrolment import Arrival, Enrolment, Step
from bot.services.notice_news import notice_version
from bot.views import enrolment as views
from bot.views import help as help_views
from bot.views import ideas as idea_views
from bot.views import meetups as meetup_views
from bot.views.message import Message
from handlers.turn import Turn


async def start(turn: Turn) -> None:
    """`/start`, alone, with the code of a territory or of a meetup, or with a one-time invitation."""
    payload = turn.arguments[0] if turn.arguments else None
    if payload and payload.startswith(invitations.PREFIX):
        turn.say(views.invitation(turn.t, await invitations.look_at(turn.tx, payload, turn.now), payload))
        return
    if turn.person:
        await leaving.mark_back(turn.tx, turn.library, turn.person, turn.now)
        if await leaving.steer_again(turn.tx, turn.person):
            turn.say(Message(turn.t("steering-again")))
        if meetup := await replies.come_for(turn.tx, turn.person.id, payload, turn.now):
            turn.say(meetup_views.card(turn.t, meetup))
            return
    arrived = await enrolment.arrive(turn.tx, turn.library, turn.person, payload)
    if arrived.enrolment and arrived.enrolment.step is Step.MEMBER and _is_paused(turn):
        turn.say(views.already_paused(turn.t, turn.member.paused_until))
    elif arrived.enrolment and arrived.enrolment.step is Step.MEMBER:
        turn.say(views.already_member(turn.t, arrived.enrolment))
    else:
        turn.say(views.arrival(turn.t, arrived))


def _is_paused(turn: Turn) -> bool:
    return turn.member.state is PersonState.PAUSED


async def door(turn: Turn) -> None:
    """The welcome of one territory, in the language that was pressed; nothing is stored."""
    t = turn.speak(turn.language(0))
    arrived: Arrival = await enrolment.arrive(turn.tx, turn.library, turn.person, turn.argument(1))
    turn.show(views.arrival(t, arrived))


async def doors(turn: Turn) -> None:
    """Every language there is, for a visitor who does not see theirs on the first screen."""
    turn.show(views.doors(turn.speak(turn.language(0)), turn.argument(1)))


async def notice_before(turn: Turn) -> None:
    t = turn.speak(turn.language(0))
    house = turn.house
    turn.show(help_views.notice(t, house.controller, house.contact, house.least_told, back_to=turn.argument(1)))


async def consent(turn: Turn) -> None:
    """From here on the person is known, so that even this answer is owed until it is sent."""
    language = turn.language(0)
    t = turn.t if turn.person else turn.speak(language)
    here = (turn.chat_id, turn.argument(1), language, turn.now)
    entered = await enrolment.consent(turn.tx, turn.library, *here, notice_version(turn.house.least_told))
    turn.person = await profiles.get(turn.tx, entered.membership.person_id)
    turn.show(views.screen(t, entered))


async def accept(turn: Turn) -> None:
    """A coordinator's or the region's one-time link."""
    language = turn.language(0)
    t = turn.t if turn.person else turn.speak(language)
    here = (turn.chat_id, turn.argument(1), language, turn.now)
    turn.person, opened = await invitations.accept(turn.tx, *here, notice_version(turn.house.least_told))
    turn.show(views.accepted(t, opened, turn.now))


async def _own(turn: Turn) -> Enrolment:
    return await enrolment.open_own(turn.tx, turn.library, turn.member.id, turn.number(0))


async def screen(turn: Turn) -> None:
    turn.show(views.screen(turn.t, await _own(turn)))


async def change(turn: Turn) -> None:
    turn.show(views.change_menu(turn.t, await _own(turn)))


async def ask_structure(turn: Turn) -> None:
    own = await _own(turn)
    turn.show(views.structure_question(turn.t, own, await structures.list_offered(turn.tx, own)))


async def structure(turn: Turn) -> None:
    """0 stands for none."""
    changed = await structures.choose(turn.tx, turn.library, turn.member.id, turn.number(0), turn.number(1) or None)
    turn.show(views.screen(turn.t, changed))


async def ask_role(turn: Turn) -> None:
    turn.show(views.role_question(turn.t, await _own(turn)))


async def ask_ages(turn: Turn) -> None:
    turn.show(views.ages_question(turn.t, await _own(turn)))


async def ask_settings(turn: Turn) -> None:
    turn.show(views.settings_question(turn.t, await _own(turn)))


async def ask_day(turn: Turn) -> None:
    turn.show(views.day_question(turn.t, await _own(turn)))


async def ask_hour(turn: Turn) -> None:
    turn.show(views.hour_question(turn.t, await _own(turn)))


async def role(turn: Turn) -> None:
    chosen = turn.one_of(Role, 1)
    changed = await enrolment.choose_role(turn.tx, turn.library, turn.member.id, turn.number(0), chosen, turn.now)
    turn.show(views.screen(turn.t, changed))


async def age(turn: Turn) -> None:
    chosen = turn.one_of(AgeBand, 1)
    changed = await enrolment.choose_age(
        turn.tx, turn.library, turn.member.id, turn.number(0), chosen, is_wanted=turn.number(2) == 1
    )
    turn.show(views.ages_question(turn.t, changed))


async def setting(turn: Turn) -> None:
    chosen = turn.one_of(Setting, 1)
    changed = await enrolment.choose_setting(
        turn.tx, turn.library, turn.member.id, turn.number(0), chosen, is_wanted=turn.number(2) == 1
    )
    turn.show(views.settings_question(turn.t, changed))


async def day(turn: Turn) -> None:
    changed = await schedules.set_weekday(
        turn.tx, turn.library, turn.member.id, turn.number(0), turn.number(1), turn.now
    )
    turn.show(views.screen(turn.t, changed))


async def hour(turn: Turn) -> None:
    changed = await schedules.set_hour(turn.tx, turn.library, turn.member.id, turn.number(0), turn.number(1), turn.now)
    turn.show(views.screen(turn.t, changed))


async def begin(turn: Turn) -> None:
    """« C'est parti »: the first idea comes at once, once."""
    begun = await enrolment.begin(turn.tx, turn.library, turn.member.id, turn.number(0), turn.now)
    if not begun.is_new:
        turn.notice(turn.t.plain("toast-begun"))
        return
    turn.show(views.begun(turn.t, begun))
    if begun.first:
        turn.say(idea_views.idea(turn.t, begun.first, views.under_way(turn.t, begun)))
    for meetup in await replies.list_came_for(turn.tx, turn.member.id, begun.enrolment.territory.id, turn.now):
        turn.say(meetup_views.card(turn.t, meetup))


async def settings(turn: Turn) -> None:
    """`/reglages`"""
    own = await enrolment.list_own(turn.tx, turn.library, turn.member.id)
    if not own:
        turn.say(views.no_settings(turn.t))
    elif len(own) == 1:
        turn.say(views.screen(turn.t, own[0]))
    else:
        turn.say(views.which_membership(turn.t, own, "settings-which", "screen"))
    if own and _is_paused(turn):
        turn.say(views.already_paused(turn.t, turn.member.paused_until))


async def ask_language(turn: Turn) -> None:
    turn.show(views.languages(turn.t, turn.number(0) if turn.arguments else None))


async def language(turn: Turn) -> None:
    chosen = turn.language(0)
    await profiles.set_language(turn.tx, turn.member.id, chosen)
    turn.show(views.languages(turn.speak(chosen), turn.number(1) if turn.arguments[1:] else None))


async def ask_stop(turn: Turn) -> None:
    """`/stop`"""
    alone = await steering.list_left_alone(turn.tx, turn.member.id)
    turn.say(help_views.stop_question(turn.t, alone))


async def stop(turn: Turn) -> None:
    await leaving.stop(turn.tx, turn.member, turn.now)
    turn.show(Message(turn.t("stopped")))


async def stay(turn: Turn) -> None:
    turn.show(Message(turn.t("stayed")))


async def ask_forget(turn: Turn) -> None:
    """`/oublier`"""
    if turn.person is None:
        turn.say(Message(turn.t("nothing-kept")))
        return
    turn.say(help_views.forget_question(turn.t, await steering.list_left_alone(turn.tx, turn.person.id)))


async def offer_forget(turn: Turn) -> None:
    """The same question after a tap."""
    turn.show(help_views.forget_question(turn.t, await steering.list_left_alone(turn.tx, turn.member.id)))


async def forget(turn: Turn) -> None:
    """Erases everything; from here on the person is unknown, and so nothing of this turn is recorded.

    A second press leaves the answer to the first in its place.
    """
    if turn.person is None:
        turn.notice(turn.t.plain("nothing-kept"))
        return
    if await leaving.erase(turn.tx, turn.person, turn.now):
        turn.forget_menu()
    turn.person = None
    turn.show(Message(turn.t("forgotten")))


async def chat_member(turn: Turn) -> None:
    """The person blocked the bot, or came back."""
    changed = turn.update.my_chat_member
    if turn.person is None or changed is None:
        return
    if changed.new_chat_member.status in ("kicked", "left"):
        await leaving.mark_blocked(turn.tx, turn.person, turn.now)
    else:
        await leaving.mark_back(turn.tx, turn.library, turn.person, turn.now)
