"""`/carnet`: coordinators write short notes by skill, one question after the other."""

from __future__ import annotations

from bot.errors import NotAllowed
from bot.services import notes as service
from bot.services import steering
from bot.services.notes import NoteCard
from bot.storage.notes import NotePart
from bot.views import help as help_views
from bot.views import notes as views
from handlers.turn import Turn


async def ask_notes(turn: Turn) -> None:
    """`/carnet`"""
    own = await steering.list_coordinated(turn.tx, turn.member.id)
    is_of_region = await steering.is_of_region(turn.tx, turn.member.id)
    if not own and not is_of_region:
        raise NotAllowed
    if len(own) == 1 and not is_of_region:
        turn.say(views.listed(turn.t, await service.list_page(turn.tx, turn.library, turn.member.id, own[0].id)))
    else:
        turn.say(views.which(turn.t, own, is_of_region=is_of_region))


async def list_kept(turn: Turn) -> None:
    page = turn.number(1) if turn.arguments[1:] else 0
    turn.show(
        views.listed(turn.t, await service.list_page(turn.tx, turn.library, turn.member.id, turn.number(0), page))
    )


async def ask_skill(turn: Turn) -> None:
    turn.show(
        views.skills(
            turn.t, await service.offer_skills(turn.tx, turn.library, turn.member.id, turn.number(0), turn.now)
        )
    )


async def begin(turn: Turn) -> None:
    asked = (turn.member.id, turn.number(0), turn.argument(1), turn.now)
    await _go_on(turn, await service.begin(turn.tx, turn.library, *asked))


async def show(turn: Turn) -> None:
    turn.show(views.card(turn.t, await _own(turn)))


async def go_on(turn: Turn) -> None:
    await _go_on(turn, await _own(turn))


async def ask(turn: Turn) -> None:
    await _ask(turn, turn.number(0), turn.one_of(NotePart, 1))


async def answered(turn: Turn, text: str) -> None:
    """What the coordinator wrote; with a concern it is asked again."""
    card, concern = await service.answer(turn.tx, turn.library, turn.house.guards, turn.member.id, text, turn.now)
    if concern:
        turn.say(help_views.held_back(turn.t, concern))
    else:
        await _go_on(turn, card)


async def leave_out(turn: Turn) -> None:
    asked = (turn.member.id, turn.number(0), turn.one_of(NotePart, 1), turn.now)
    await _go_on(turn, await service.leave_out(turn.tx, turn.library, *asked))


async def keep(turn: Turn) -> None:
    """For the territory's team, or for the region too: the last argument says which."""
    asked = (turn.member.id, turn.number(0), turn.number(1), turn.now)
    is_shared = turn.number(2) == 1
    card = await service.keep(turn.tx, turn.library, *asked, is_shared=is_shared)
    turn.notice(turn.t.plain("toast-note-shared" if is_shared else "toast-note-kept"))
    turn.show(views.card(turn.t, card))


async def ask_remove(turn: Turn) -> None:
    turn.show(views.remove_question(turn.t, await _own(turn)))


async def remove(turn: Turn) -> None:
    territory = await service.remove(turn.tx, turn.library, turn.member.id, turn.number(0), turn.now)
    turn.notice(turn.t.plain("toast-note-removed"))
    turn.show(views.listed(turn.t, await service.list_page(turn.tx, turn.library, turn.member.id, territory.id)))


async def read_shared(turn: Turn) -> None:
    """What the teams of all territories share with the region."""
    turn.show(views.shared(turn.t, await service.list_shared(turn.tx, turn.library, turn.member.id, turn.number(0))))


async def _own(turn: Turn) -> NoteCard:
    return await service.open_own(turn.tx, turn.library, turn.member.id, turn.number(0))


async def _go_on(turn: Turn, card: NoteCard) -> None:
    if card.next_part:
        await _ask(turn, card.note.id, card.next_part)
    else:
        turn.show(views.card(turn.t, card))


async def _ask(turn: Turn, number: int, part: NotePart) -> None:
    card = await service.ask(turn.tx, turn.library, turn.member.id, number, part, turn.now)
    turn.show(views.question(turn.t, card, part))
