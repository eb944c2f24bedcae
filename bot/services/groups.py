"""A territory's group on Telegram: linked by a coordinator, told the theme on Mondays, left in peace otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.errors import Invalid, NotAllowed
from bot.library import Library
from bot.model import GroupChat, Kind, Lane, Person, Territory
from bot.planning import rhythm
from bot.services import calendars, meetup_news, steering, themes
from bot.services.themes import Outlook
from bot.storage import audit, groups, outbox, territories
from bot.storage.db import Tx

MONDAY, NINE = 0, time(9, 0)
THEME_LATENESS = timedelta(hours=24)
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class GroupTheme:
    territory: Territory
    outlook: Outlook


async def link(tx: Tx, person: Person | None, chat_id: int, code: str | None, now: datetime) -> tuple[Territory, bool]:
    """The territory to which the group now belongs, and whether this call linked it.

    `code` names the territory where the person steers several. `NotAllowed` for everybody who steers none.
    """
    territory = await _steered(tx, person, code)
    next_theme_at = rhythm.next_local(now, territory.time_zone, MONDAY, NINE)
    if await groups.add_once(tx, territory.id, chat_id, next_theme_at, now):
        await audit.record(tx, "group-linked", now, person.id if person else None, territory.id)
        if added := await groups.find_by_chat(tx, chat_id):
            await meetup_news.tell_linked_group(tx, added, territory, now)
        return territory, True
    linked = await groups.find_by_chat(tx, chat_id)
    if linked is None or linked.territory_id != territory.id:
        raise Invalid("error-group-elsewhere")
    return territory, False


async def unlink(tx: Tx, person: Person | None, chat_id: int, now: datetime) -> bool:
    """False where the group was not linked; `NotAllowed` for who does not steer its territory."""
    steered = await _list_steered(tx, person)
    linked = await groups.find_by_chat(tx, chat_id)
    if linked is None:
        return False
    if linked.territory_id not in {territory.id for territory in steered}:
        raise NotAllowed("error-group-not-yours")
    is_ours = await groups.remove(tx, linked.id, now)
    if is_ours:
        await audit.record(tx, "group-unlinked", now, person.id if person else None, linked.territory_id)
    return is_ours


async def forget(tx: Tx, chat_id: int, now: datetime) -> None:
    """The bot was put out of the group, or left it."""
    linked = await groups.find_by_chat(tx, chat_id)
    if linked and await groups.remove(tx, linked.id, now):
        await audit.record(tx, "group-gone", now, None, linked.territory_id)


async def follow(tx: Tx, old_chat_id: int, new_chat_id: int, now: datetime) -> None:
    await groups.move_chat(tx, old_chat_id, new_chat_id, now)


async def promise_due(tx: Tx, library: Library, now: datetime) -> int:
    """Promises the theme to every group whose Monday has come; returns how many moved on.

    Monday after Monday, so that after a long stop each missed one has its row and this week's is not lost with them.
    In weeks of school holidays a group is left in peace.
    """
    due = await groups.list_due(tx, now, AT_ONCE)
    for group, due_at in due:
        territory = await territories.get(tx, group.territory_id)
        following = rhythm.next_local(due_at, territory.time_zone, MONDAY, NINE)
        if not await groups.move_next_theme(tx, group.id, due_at, following):
            continue
        week = rhythm.week_of(due_at, territory.time_zone)
        if (await calendars.of_territory(tx, library, territory)).is_school_week(week):
            await themes.of_week(tx, library, territory, week)  # settled here, since what leaves only reads
            await outbox.promise(tx, _theme_promise(group, week, due_at), now)
    return len(due)


async def find_theme_to_send(tx: Tx, library: Library, group_id: int, now: datetime) -> GroupTheme:
    """What the group is told now; `NotFound` where it was unlinked since."""
    territory = await territories.get(tx, (await groups.get(tx, group_id)).territory_id)
    return GroupTheme(territory, await themes.outlook(tx, library, territory, now))


def _theme_promise(group: GroupChat, week: date, due_at: datetime) -> outbox.Promise:
    return outbox.Promise(
        key=f"group-theme:{group.id}:{week}",
        kind=Kind.GROUP_THEME,
        lane=Lane.IDEA,
        person_id=None,
        reference=group.id,
        not_before=due_at,
        not_after=due_at + THEME_LATENESS,
        group_id=group.id,
    )


async def _steered(tx: Tx, person: Person | None, code: str | None) -> Territory:
    steered = await _list_steered(tx, person)
    chosen = [one for one in steered if code in (None, one.slug)]
    if len(chosen) != 1:
        raise Invalid("error-group-which", codes=", ".join(one.slug for one in steered))
    return chosen[0]


async def _list_steered(tx: Tx, person: Person | None) -> list[Territory]:
    if person is None:
        raise NotAllowed("error-group-not-yours")
    try:
        return await steering.list_steered(tx, person.id)
    except NotAllowed as error:
        raise NotAllowed("error-group-not-yours") from error
