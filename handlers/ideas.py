"""The buttons under an idea, and `/idee`, `/favoris`, `/theme`."""

from __future__ import annotations

from bot.errors import NotAllowed
from bot.model import IdeaState, Tag
from bot.planning.rhythm import Later
from bot.services import enrolment, experiences, favourites, feedback, ideas, reminders, themes, votes, wishes
from bot.services.enrolment import Enrolment, Step
from bot.services.ideas import IdeaCard
from bot.views import enrolment as enrolment_views
from bot.views import experiences as experience_views
from bot.views import favourites as favourite_views
from bot.views import feedback as feedback_views
from bot.views import help as help_views
from bot.views import ideas as views
from bot.views import votes as vote_views
from bot.views import wishes as wish_views
from handlers.turn import Turn


async def done(turn: Turn) -> None:
    await ideas.mark_done(turn.tx, turn.library, turn.member.id, turn.number(0), turn.now)
    shown = await feedback.show(turn.tx, turn.library, turn.member.id, turn.number(0))
    turn.show(feedback_views.feedback(turn.t, shown))


async def skip(turn: Turn) -> None:
    card = await ideas.skip(turn.tx, turn.library, turn.member.id, turn.number(0), turn.now)
    if not await _is_done(turn, card):
        turn.show(views.skipped(turn.t, card))


async def _is_done(turn: Turn, card: IdeaCard) -> bool:
    """True where the idea was done already, from another message: what was said of it is shown instead."""
    if card.idea.state is not IdeaState.DONE:
        return False
    turn.notice(turn.t.plain("toast-already-done"))
    turn.show(feedback_views.feedback(turn.t, await feedback.show(turn.tx, turn.library, turn.member.id, card.idea.id)))
    return True


async def show(turn: Turn) -> None:
    turn.show(views.idea(turn.t, await ideas.show(turn.tx, turn.library, turn.member.id, turn.number(0))))


async def list_favourites(turn: Turn) -> None:
    """`/favoris`"""
    turn.say(favourite_views.listed(turn.t, await favourites.list_own(turn.tx, turn.library, turn.member.id)))


async def more(turn: Turn) -> None:
    card, role = await ideas.show_with_role(turn.tx, turn.library, turn.member.id, turn.number(0))
    told = await experiences.under_activity(turn.tx, card.idea.territory_id, card.idea.activity)
    turn.show(experience_views.with_told(turn.t, views.more(turn.t, card, role), told))


async def share(turn: Turn) -> None:
    turn.say(views.share(turn.t, await ideas.show(turn.tx, turn.library, turn.member.id, turn.number(0))))


async def another(turn: Turn) -> None:
    """The old idea stays as it is, the other comes below; a second press brings no third."""
    wish = await wishes.remembered(turn.tx, turn.member.id, turn.number(0))
    found, is_new = await ideas.propose_another(turn.tx, turn.library, turn.member.id, turn.number(0), wish, turn.now)
    if found is None:
        turn.notice(turn.t.plain("idea-no-other"), must_be_read=True)
    elif is_new:
        turn.notice(turn.t.plain("toast-another"))
        turn.say(views.idea(turn.t, found))
    else:
        turn.notice(turn.t.plain("toast-already-another"))


async def later(turn: Turn) -> None:
    card = await ideas.show(turn.tx, turn.library, turn.member.id, turn.number(0))
    if not await _is_done(turn, card):
        choices = await reminders.choices(turn.tx, turn.member.id, turn.number(0), turn.now)
        turn.show(views.later_question(turn.t, card, choices, is_gone=False))


async def remind_at(turn: Turn) -> None:
    choice = turn.one_of(Later, 1)
    card, due_at = await reminders.remind_at(turn.tx, turn.library, turn.member.id, turn.number(0), choice, turn.now)
    if due_at:
        zone = await reminders.zone_of(turn.tx, turn.member.id, card.idea.id)
        turn.show(views.later_set(turn.t, card, due_at, zone))
    elif not await _is_done(turn, card):
        choices = await reminders.choices(turn.tx, turn.member.id, card.idea.id, turn.now)
        turn.show(views.later_question(turn.t, card, choices, is_gone=True))


async def no_reminder(turn: Turn) -> None:
    card = await reminders.cancel(turn.tx, turn.library, turn.member.id, turn.number(0), turn.now)
    turn.notice(turn.t.plain("toast-cancelled"))
    turn.show(views.idea(turn.t, card))


async def face(turn: Turn) -> None:
    shown = await feedback.set_face(turn.tx, turn.library, turn.member.id, turn.number(0), turn.number(1), turn.now)
    turn.show(feedback_views.feedback(turn.t, shown))


async def tag(turn: Turn) -> None:
    chosen = turn.one_of(Tag, 1)
    wanted = turn.number(2) == 1
    shown = await feedback.set_tag(turn.tx, turn.library, turn.member.id, turn.number(0), chosen, wanted, turn.now)
    turn.show(feedback_views.feedback(turn.t, shown))


async def ask(turn: Turn) -> None:
    """`/idee`: the filter as it was left, one tap from an idea."""
    active = await _active(turn)
    if len(active) > 1:
        turn.say(enrolment_views.which_membership(turn.t, active, "ask-which", "ask"))
        return
    shown = await wishes.show(turn.tx, active[0].membership.id, turn.member.id)
    turn.say(wish_views.wish(turn.t, turn.library, active[0], shown))


async def ask_here(turn: Turn) -> None:
    own = await _own(turn)
    shown = await wishes.show(turn.tx, own.membership.id, turn.member.id)
    turn.show(wish_views.wish(turn.t, turn.library, own, shown))


async def choose_wish(turn: Turn) -> None:
    own = await _own(turn)
    shown = await wishes.choose(turn.tx, own.membership.id, turn.member.id, turn.argument(1), turn.number(2))
    turn.show(wish_views.wish(turn.t, turn.library, own, shown))


async def ask_skill(turn: Turn) -> None:
    turn.show(wish_views.skills(turn.t, turn.library, await _own(turn)))


async def skill(turn: Turn) -> None:
    own = await _own(turn)
    code = None if turn.argument(1) == "week" else turn.argument(1)
    shown = await wishes.choose_skill(turn.tx, turn.library, own.membership.id, turn.member.id, code)
    turn.show(wish_views.wish(turn.t, turn.library, own, shown))


async def find(turn: Turn) -> None:
    """The idea comes below; the card is shown again, so that its button asks for the next one."""
    own, number = await _own(turn), turn.number(1)
    wish = (await wishes.show(turn.tx, own.membership.id, turn.member.id)).wish
    found, is_new = await ideas.propose_on_demand(turn.tx, turn.library, own.membership, wish, number, turn.now)
    opening = None if found else turn.t("ask-nothing")
    shown = await wishes.show(turn.tx, own.membership.id, turn.member.id)
    turn.show(wish_views.wish(turn.t, turn.library, own, shown, opening))
    if found and is_new:
        turn.say(views.idea(turn.t, found))
    elif found:
        turn.notice(turn.t.plain("toast-already-another"))


async def theme(turn: Turn) -> None:
    """`/theme`: one message for each territory of the person."""
    for own in await _active(turn):
        outlook = await themes.outlook(turn.tx, turn.library, own.territory, turn.now)
        vote = await votes.find_to_vote(turn.tx, turn.member.id, own.territory.id, turn.now)
        shown = help_views.theme(turn.t, turn.library, own.territory, outlook, own.membership.settings)
        turn.say(vote_views.with_invitation(turn.t, shown, vote))


async def _active(turn: Turn) -> list[Enrolment]:
    own = await enrolment.list_own(turn.tx, turn.library, turn.member.id)
    active = [one for one in own if one.step is Step.MEMBER]
    if not active:
        raise NotAllowed("error-not-joined")
    return active


async def _own(turn: Turn) -> Enrolment:
    return await enrolment.open_active(turn.tx, turn.library, turn.member.id, turn.number(0))
