"""`/experiences`: what members read of each other and do with their own texts; the queue of who coordinates."""

from __future__ import annotations

from bot.model import RefusalReason, Territory
from bot.services import experiences, guarding, moderation
from bot.services.experiences import Own
from bot.views import experiences as views
from bot.views import help as help_views
from bot.views import moderation as queue_views
from handlers.turn import Turn


async def ask(turn: Turn) -> None:
    """`/experiences`"""
    turn.say(views.listed(turn.t, await experiences.read(turn.tx, turn.library, turn.member.id)))


async def read(turn: Turn) -> None:
    skill = None if turn.argument(0) == views.ALL else turn.argument(0)
    shown = await experiences.read(turn.tx, turn.library, turn.member.id, turn.number(1), skill)
    turn.show(views.listed(turn.t, shown))


async def ask_skill(turn: Turn) -> None:
    turn.show(views.skills(turn.t, await experiences.list_skills(turn.tx, turn.library, turn.member.id)))


async def thank(turn: Turn) -> None:
    is_new = await experiences.thank(turn.tx, turn.member.id, turn.number(0), turn.now)
    turn.notice(turn.t.plain("toast-thanked" if is_new else "toast-thanked-before"))


async def list_own(turn: Turn) -> None:
    turn.show(views.own_texts(turn.t, await experiences.list_own(turn.tx, turn.library, turn.member.id)))


async def show_own(turn: Turn) -> None:
    turn.show(views.own_text(turn.t, await _own(turn)))


async def accept(turn: Turn) -> None:
    """The author agrees to the new wording."""
    shown = await experiences.accept(turn.tx, turn.library, turn.member.id, turn.number(0), turn.now)
    turn.notice(turn.t.plain("toast-experience-accepted"))
    turn.show(views.own_text(turn.t, shown))


async def decline(turn: Turn) -> None:
    shown = await experiences.decline(turn.tx, turn.library, turn.member.id, turn.number(0))
    turn.show(views.own_text(turn.t, shown))


async def withdraw(turn: Turn) -> None:
    await experiences.withdraw(turn.tx, turn.member.id, turn.number(0), turn.now)
    turn.notice(turn.t.plain("toast-experience-withdrawn"))
    await list_own(turn)


async def queue(turn: Turn) -> None:
    """The text to read after the one that the button names."""
    after = turn.number(1) if turn.arguments[1:] else 0
    turn.show(queue_views.queue(turn.t, await _queue(turn, turn.number(0), after)))


async def shelf(turn: Turn) -> None:
    """What is published, a page at a time."""
    shown = await moderation.open_shelf(turn.tx, turn.member.id, turn.number(0), turn.number(1))
    turn.show(queue_views.shelf(turn.t, shown))


async def show_reading(turn: Turn) -> None:
    turn.show(queue_views.reading(turn.t, await _reading(turn)))


async def publish(turn: Turn) -> None:
    to_region = turn.number(1) == 1
    place = await moderation.publish(
        turn.tx, turn.house.guards, turn.member.id, turn.number(0), turn.now, to_region=to_region
    )
    await _decided(turn, place, "toast-experience-published-region" if to_region else "toast-experience-published")


async def send_to_region(turn: Turn) -> None:
    await moderation.send_to_region(turn.tx, turn.member.id, turn.number(0), turn.now)
    turn.notice(turn.t.plain("toast-experience-region"))
    await show_reading(turn)


async def unpublish(turn: Turn) -> None:
    place = await moderation.unpublish(turn.tx, turn.member.id, turn.number(0), turn.now)
    await _decided(turn, place, "toast-experience-out")


async def ask_reason(turn: Turn) -> None:
    turn.show(queue_views.reasons(turn.t, await _reading(turn)))


async def refuse(turn: Turn) -> None:
    reason = turn.one_of(RefusalReason, 1)
    place = await moderation.refuse(turn.tx, turn.library, turn.member.id, turn.number(0), reason, turn.now)
    await _decided(turn, place, "toast-experience-refused")


async def ask_edit(turn: Turn) -> None:
    asked = (turn.tx, turn.library, turn.house.guards, turn.member.id, turn.number(0), turn.now)
    turn.show(queue_views.write_edit(turn.t, await moderation.expect_edit(*asked)))


async def edited(turn: Turn, text: str) -> None:
    """What the coordinator typed; with a concern it is asked again."""
    asked = (turn.tx, turn.library, turn.house.guards, turn.member.id, guarding.visible(text), turn.now)
    place, concern = await moderation.edit_expected(*asked)
    if concern:
        turn.say(help_views.held_back(turn.t, concern))
        return
    turn.say(views.edit_sent(turn.t, queue_views.queue(turn.t, await _queue(turn, place.id, 0))))


async def _decided(turn: Turn, place: Territory, toast: str) -> None:
    """The next text, with a word on what was done."""
    turn.notice(turn.t.plain(toast))
    turn.show(queue_views.queue(turn.t, await _queue(turn, place.id, 0)))


async def _queue(turn: Turn, territory_id: int, after: int) -> moderation.Queue:
    here = (turn.tx, turn.library, turn.house.guards, turn.member.id, territory_id)
    return await moderation.open_queue(*here, after)


async def _reading(turn: Turn) -> moderation.Reading:
    here = (turn.tx, turn.library, turn.house.guards, turn.member.id)
    return await moderation.open_reading(*here, turn.number(0))


async def _own(turn: Turn) -> Own:
    return await experiences.open_own(turn.tx, turn.library, turn.member.id, turn.number(0))
