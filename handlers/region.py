"""`/region`: what the regional team sees of all territories, and what it does with one."""

from __future__ import annotations

from bot.errors import Invalid
from bot.model import TerritorySetting
from bot.services import closing, region, territories, territory_words
from bot.services.territories import KINDS, Described
from bot.services.territory_words import Written
from bot.views import help as help_views
from bot.views import region as views
from bot.views import region_places as place_views
from bot.views.message import Message
from handlers.turn import Turn


async def ask(turn: Turn) -> None:
    """`/region`"""
    turn.say(views.cockpit(turn.t, await region.open_cockpit(turn.tx, turn.library, turn.member.id, turn.now)))


async def cockpit(turn: Turn) -> None:
    turn.show(views.cockpit(turn.t, await region.open_cockpit(turn.tx, turn.library, turn.member.id, turn.now)))


async def list_places(turn: Turn) -> None:
    turn.show(views.places(turn.t, await _page(turn)))


async def list_teams(turn: Turn) -> None:
    turn.show(views.teams(turn.t, await _page(turn)))


async def list_digests(turn: Turn) -> None:
    turn.show(views.digests(turn.t, await _page(turn)))


async def _page(turn: Turn) -> region.Page:
    return await region.list_page(turn.tx, turn.library, turn.member.id, turn.number(0), turn.now)


async def list_links(turn: Turn) -> None:
    turn.show(views.links(turn.t, await region.list_invitations(turn.tx, turn.member.id, turn.now)))


async def list_queues(turn: Turn) -> None:
    turn.show(views.queues(turn.t, await region.list_queues(turn.tx, turn.member.id)))


async def place(turn: Turn) -> None:
    turn.show(await _card(turn, await territories.open_described(turn.tx, *_place(turn))))


async def _card(turn: Turn, shown: Described) -> Message:
    place_id = shown.territory.id
    glance = await region.glance_at(turn.tx, turn.library, turn.member.id, place_id, turn.now)
    return place_views.card(turn.t, turn.library, shown, glance.state)


async def ask_new(turn: Turn) -> None:
    await territory_words.expect_new(turn.tx, turn.member.id, turn.now)
    turn.show(place_views.ask_new(turn.t))


async def ask_words(turn: Turn) -> None:
    what = turn.one_of(Written, 1)
    shown = await territory_words.expect(turn.tx, *_place(turn), what, turn.now)
    turn.show(place_views.ask_words(turn.t, shown, what))


async def written(turn: Turn, text: str) -> None:
    """What the region typed; with a concern it is asked again."""
    shown, concern = await territory_words.write_expected(
        turn.tx, turn.library, turn.house.guards, turn.member.id, text, turn.now
    )
    if shown:
        turn.say(await _card(turn, shown))
    elif concern:
        turn.say(help_views.held_back(turn.t, concern))


async def kind(turn: Turn) -> None:
    if not turn.arguments[1:]:
        turn.show(place_views.kinds(turn.t, await territories.open_described(turn.tx, *_place(turn))))
        return
    chosen = _one_of(turn, KINDS, 1)
    turn.show(await _card(turn, await territories.set_kind(turn.tx, *_place(turn), chosen, turn.now)))


async def parent(turn: Turn) -> None:
    if turn.arguments[1:]:
        chosen = turn.number(1) or None
        shown = await territories.set_parent(turn.tx, turn.library, *_place(turn), chosen, turn.now)
        turn.show(await _card(turn, shown))
        return
    shown = await territories.open_described(turn.tx, *_place(turn))
    turn.show(place_views.parents(turn.t, shown, await territories.list_possible_parents(turn.tx, *_place(turn))))


async def value(turn: Turn) -> None:
    """The school zone or the time zone, by its place in the list of buttons."""
    setting = turn.one_of(TerritorySetting, 1)
    if setting not in place_views.CHOSEN:
        raise Invalid("error-old-button")
    if turn.arguments[2:]:
        await _set(turn, setting, _one_of(turn, place_views.CHOSEN[setting], 2))
        return
    shown = await territories.open_described(turn.tx, *_place(turn))
    turn.show(place_views.values(turn.t, turn.library, shown, setting))


async def programme(turn: Turn) -> None:
    if turn.arguments[1:]:
        await _set(turn, TerritorySetting.PROGRAMME, turn.argument(1))
        return
    shown = await territories.open_described(turn.tx, *_place(turn))
    turn.show(place_views.programmes(turn.t, turn.library, shown))


async def follow(turn: Turn) -> None:
    """« Comme le territoire plus grand »"""
    await _set(turn, turn.one_of(TerritorySetting, 1), None)


async def _set(turn: Turn, setting: TerritorySetting, chosen: str | None) -> None:
    shown = await territories.set_value(turn.tx, turn.library, *_place(turn), setting, chosen, turn.now)
    turn.show(await _card(turn, shown))


async def open_doors(turn: Turn) -> None:
    await territories.open_doors(turn.tx, turn.library, *_place(turn), turn.now)
    await place(turn)


async def ask_close(turn: Turn) -> None:
    shown = await territories.open_described(turn.tx, *_place(turn))
    turn.show(place_views.close_question(turn.t, shown.territory))


async def close(turn: Turn) -> None:
    turn.show(place_views.closed(turn.t, await closing.close(turn.tx, *_place(turn), turn.now)))


async def ask_merge(turn: Turn) -> None:
    shown = await territories.open_described(turn.tx, *_place(turn))
    others = await closing.list_others(turn.tx, *_place(turn))
    turn.show(place_views.merge_question(turn.t, shown.territory, others))


async def ask_merge_into(turn: Turn) -> None:
    shown = await territories.open_described(turn.tx, *_place(turn))
    into = await territories.open_described(turn.tx, turn.member.id, turn.number(1))
    turn.show(place_views.merge_sure(turn.t, shown.territory, into.territory))


async def merge(turn: Turn) -> None:
    gone = (await territories.open_described(turn.tx, *_place(turn))).territory
    into = await closing.merge(turn.tx, *_place(turn), turn.number(1), turn.now)
    turn.show(place_views.merged(turn.t, gone.name, into))


def _place(turn: Turn) -> tuple[int, int]:
    """Who presses, and for which territory."""
    return turn.member.id, turn.number(0)


def _one_of(turn: Turn, offered: tuple[str, ...], position: int) -> str:
    number = turn.number(position)
    if number >= len(offered):
        raise Invalid("error-old-button")
    return offered[number]
