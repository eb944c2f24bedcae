"""« Messages »: who coordinates writes to members, sees it as they will, confirms, and follows how far it is."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from telegram.constants import MessageEntityType

from bot.errors import Invalid
from bot.incoming import Entity
from bot.incoming import Message as Incoming
from bot.model import BroadcastState, Part, PartKind
from bot.services import broadcast_confirmation as confirmation
from bot.services import broadcast_progress as progress
from bot.services import broadcasts as service
from bot.services.broadcast_progress import Progress
from bot.services.broadcasts import Composed
from bot.services.guarding import Concern
from bot.services.segments import Dimension
from bot.views import broadcast_confirmation as confirmation_views
from bot.views import broadcast_progress as progress_views
from bot.views import broadcasts as views
from bot.views import segments as segment_views
from handlers.turn import Turn

FORMATTING = (
    MessageEntityType.BOLD,
    MessageEntityType.ITALIC,
    MessageEntityType.UNDERLINE,
    MessageEntityType.STRIKETHROUGH,
    MessageEntityType.SPOILER,
    MessageEntityType.BLOCKQUOTE,
    MessageEntityType.EXPANDABLE_BLOCKQUOTE,
    MessageEntityType.CODE,
    MessageEntityType.PRE,
    MessageEntityType.TEXT_LINK,
)
"""What an author puts on; addresses and commands Telegram recognises anew, and nobody is mentioned."""


async def list_kept(turn: Turn) -> None:
    turn.show(views.listed(turn.t, *await service.list_kept(turn.tx, turn.member.id, turn.number(0))))


async def begin(turn: Turn) -> None:
    """A new message, or the one that was begun."""
    await show_begun(turn, await service.begin(turn.tx, turn.member.id, turn.number(0), turn.now))


async def show_begun(turn: Turn, composed: Composed) -> None:
    """To be written, or gone on with."""
    if composed.kept.parts:
        turn.show(views.to_whom(turn.t, composed, _concern(turn, composed)))
    else:
        turn.show(views.write(turn.t, await _expect(turn, composed.kept.id)))


async def ask_again(turn: Turn) -> None:
    turn.show(views.write(turn.t, await _expect(turn, turn.number(0))))


async def written(turn: Turn, message: Incoming) -> None:
    """What was sent; of an album the first part is answered, for all."""
    album = message.media_group_id
    composed, grows = await service.write_expected(turn.tx, turn.member.id, _part(message), album, turn.now)
    if not grows:
        turn.say(views.to_whom(turn.t, composed, _concern(turn, composed)))


async def to_whom(turn: Turn) -> None:
    """The segment; with a dimension its choices, with a value and whether it is wanted a choice made."""
    if len(turn.arguments) == 1:
        composed = await _composed(turn)
        turn.show(views.to_whom(turn.t, composed, _concern(turn, composed)))
        return
    dimension = turn.one_of(Dimension, 1)
    if len(turn.arguments) == 2:
        composed = await _composed(turn)
    else:
        chosen = (dimension, turn.argument(2), turn.number(3) == 1)
        composed = await service.choose(turn.tx, turn.member.id, turn.number(0), *chosen, turn.now)
    turn.show(segment_views.choices(turn.t, composed.audience, dimension, "bwho", composed.kept.id))


async def see(turn: Turn) -> None:
    """The message itself, as members will read it, and under it what is about to happen."""
    composed = await _composed(turn)
    turn.say(views.letter(turn.t, await progress.show_letter(turn.tx, turn.member.id, composed.kept.id)))
    turn.say(confirmation_views.review(turn.t, composed, turn.now, _concern(turn, composed)))


async def review(turn: Turn) -> None:
    composed = await _composed(turn)
    turn.show(confirmation_views.review(turn.t, composed, turn.now, _concern(turn, composed)))


async def ask_day(turn: Turn) -> None:
    turn.show(views.days(turn.t, await _composed(turn), turn.now))


async def ask_hour(turn: Turn) -> None:
    turn.show(views.hours(turn.t, await _composed(turn), _instant(turn, "%Y%m%d").date(), turn.now))


async def set_time(turn: Turn) -> None:
    """0 is at once."""
    at = None
    if turn.argument(1) != "0":
        zone = (await _composed(turn)).territory.time_zone
        at = _instant(turn, "%Y%m%d%H%M").replace(tzinfo=ZoneInfo(zone))
    composed = await service.set_time(turn.tx, turn.member.id, turn.number(0), at, turn.now)
    turn.show(confirmation_views.review(turn.t, composed, turn.now, _concern(turn, composed)))


async def confirm(turn: Turn) -> None:
    here = (turn.tx, turn.member.id, turn.number(0), turn.number(1), turn.now)
    state = await confirmation.confirm(*here, only_asks=turn.arguments[2:] == (confirmation_views.ASKS,))
    if state is BroadcastState.CONFIRMED:
        await show_progress(turn)
    else:
        turn.show(confirmation_views.submitted(turn.t, await _composed(turn)))
        await _keep_card(turn)


async def approve(turn: Turn) -> None:
    await confirmation.approve(turn.tx, turn.member.id, turn.number(0), turn.number(1), turn.now)
    await show_progress(turn)


async def send_back(turn: Turn) -> None:
    """Who wrote it goes on with it; the second person is back at the list."""
    territory = await confirmation.send_back(turn.tx, turn.member.id, turn.number(0), turn.number(1), turn.now)
    turn.notice(turn.t.plain("toast-broadcast-back"))
    if (await _composed(turn)).is_own:
        await review(turn)
    else:
        turn.show(views.listed(turn.t, *await service.list_kept(turn.tx, turn.member.id, territory.id)))


async def drop(turn: Turn) -> None:
    territory = await service.drop(turn.tx, turn.member.id, turn.number(0), turn.now)
    turn.show(views.listed(turn.t, *await service.list_kept(turn.tx, turn.member.id, territory.id)))


async def show_progress(turn: Turn) -> None:
    _show(turn, await progress.open_progress(turn.tx, turn.member.id, turn.number(0), turn.now))
    await _keep_card(turn)


async def _keep_card(turn: Turn) -> None:
    """The message that was pressed says from now on how far it is."""
    await progress.keep_card(turn.tx, turn.member.id, turn.number(0), turn.pressed_message_id)


async def read(turn: Turn) -> None:
    """The message again, as it was sent."""
    turn.say(views.letter(turn.t, await progress.show_letter(turn.tx, turn.member.id, turn.number(0))))


async def pause(turn: Turn) -> None:
    _show(turn, await progress.pause(turn.tx, turn.member.id, turn.number(0), turn.now))


async def resume(turn: Turn) -> None:
    _show(turn, await progress.resume(turn.tx, turn.member.id, turn.number(0), turn.now))


async def cancel(turn: Turn) -> None:
    _show(turn, await progress.cancel(turn.tx, turn.member.id, turn.number(0), turn.now))


async def retry(turn: Turn) -> None:
    _show(turn, await progress.retry(turn.tx, turn.member.id, turn.number(0), turn.now))


def _show(turn: Turn, shown: Progress) -> None:
    turn.show(progress_views.card(turn.t, shown))


async def _composed(turn: Turn) -> Composed:
    return await service.open_composed(turn.tx, turn.member.id, turn.number(0), turn.now)


async def _expect(turn: Turn, broadcast_id: int) -> Composed:
    return await service.expect_message(turn.tx, turn.member.id, broadcast_id, turn.now)


def _concern(turn: Turn, composed: Composed) -> Concern | None:
    return service.find_concern(turn.house.guards, composed.kept.parts)


def _instant(turn: Turn, form: str) -> datetime:
    try:
        return datetime.strptime(turn.argument(1), form)  # noqa: DTZ007  # read in the territory's zone
    except ValueError as error:
        raise Invalid("error-old-button") from error


def _part(message: Incoming) -> Part:
    """`Invalid` for what is no text, photo or document (a voice, a film, a picture that moves)."""
    words = message.text or message.caption or ""
    entities = tuple(_entity(one) for one in message.entities or message.caption_entities if one.type in FORMATTING)
    if message.photo:
        return Part(PartKind.PHOTO, words, entities, message.photo[-1].file_id)
    if message.document and not message.animation:
        return Part(PartKind.DOCUMENT, words, entities, message.document.file_id)
    if message.text:
        return Part(PartKind.TEXT, words, entities)
    raise Invalid("error-broadcast-kind")


def _entity(one: Entity) -> dict[str, str | int]:
    link: dict[str, str | int] = {"url": one.url} if one.url else {}
    language: dict[str, str | int] = {"language": one.language} if one.language else {}
    return {"type": one.type, "offset": one.offset, "length": one.length, **link, **language}
