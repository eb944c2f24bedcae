"""From a draft to what leaves: confirmed once, by who wrote it or with the word of a second person.

Where the territory asks for that word, the first confirmation submits the message and somebody else's sends it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.errors import Invalid, NotAllowed
from bot.model import BroadcastState, Kind, Lane, Territory
from bot.planning import rhythm
from bot.services import broadcasts as composing
from bot.services import segments, steering
from bot.services.broadcasts import WORTH, Composed
from bot.services.region_place import REGION
from bot.storage import audit, broadcasts, digests, outbox, territories
from bot.storage.broadcasts import Broadcast
from bot.storage.db import Tx
from bot.storage.outbox import Wave, batches


async def confirm(
    tx: Tx, person_id: int, broadcast_id: int, revision: int, now: datetime, *, only_asks: bool = False
) -> BroadcastState:
    """Sends what was shown as this revision, once; or submits it, where the territory wants a second person's word.

    Returns where it is now, whoever's press moved it there. `Invalid` where it has changed since it was shown, its
    moment has passed, or the button `only_asks` and nobody is to be asked any more.
    `NotAllowed` where somebody else wrote what is to be submitted: whoever submits it could give the second word too.
    """
    kept, territory = await composing.open_kept(tx, person_id, broadcast_id)
    if kept.state is BroadcastState.DRAFT:
        _refuse_unsendable(kept, territory, person_id)
        if composing.has_missed_its_time(kept, now):
            raise Invalid("error-broadcast-passed")
        if only_asks and not territory.needs_approval:
            raise Invalid("error-broadcast-not-asked")
        if territory.needs_approval and not await list_askable(tx, kept):
            raise Invalid("error-broadcast-nobody")
    after = BroadcastState.SUBMITTED if territory.needs_approval else BroadcastState.CONFIRMED
    if await broadcasts.move(tx, broadcast_id, BroadcastState.DRAFT, revision, after, now):
        if after is BroadcastState.SUBMITTED:
            await audit.record(tx, "broadcast-submitted", now, person_id, territory.id or None, broadcast=broadcast_id)
            await ask_whoever_is_left(tx, now)
        else:
            await _send(tx, person_id, broadcast_id, territory, now)
    kept, _ = await composing.open_kept(tx, person_id, broadcast_id)
    if kept.state is BroadcastState.DRAFT:
        raise Invalid("error-broadcast-changed")
    return kept.state


def _refuse_unsendable(draft: Broadcast, territory: Territory, person_id: int) -> None:
    if not draft.parts:
        raise Invalid("error-broadcast-empty")
    if territory.needs_approval and draft.person_id != person_id:
        raise NotAllowed("error-broadcast-theirs")


async def approve(tx: Tx, person_id: int, broadcast_id: int, revision: int, now: datetime) -> BroadcastState:
    """The second person's word: it is sent, once. `NotAllowed` for who wrote it."""
    kept, territory = await composing.open_kept(tx, person_id, broadcast_id)
    if kept.person_id == person_id:
        raise NotAllowed("error-broadcast-own")
    submitted, confirmed = BroadcastState.SUBMITTED, BroadcastState.CONFIRMED
    if await broadcasts.move(tx, broadcast_id, submitted, revision, confirmed, now):
        await audit.record(tx, "broadcast-approved", now, person_id, territory.id or None, broadcast=broadcast_id)
        await _send(tx, person_id, broadcast_id, territory, now)
    kept, _ = await composing.open_kept(tx, person_id, broadcast_id)
    if kept.state is not confirmed:
        raise Invalid("error-broadcast-changed")
    return kept.state


async def send_back(tx: Tx, person_id: int, broadcast_id: int, revision: int, now: datetime) -> Territory:
    """What was submitted is a draft again, for who wrote it to change; they are told, or take it back themselves."""
    kept, territory = await composing.open_kept(tx, person_id, broadcast_id)
    submitted, draft = BroadcastState.SUBMITTED, BroadcastState.DRAFT
    if not await broadcasts.move(tx, broadcast_id, submitted, revision, draft, now):
        raise Invalid("error-broadcast-changed")
    await audit.record(tx, "broadcast-sent-back", now, person_id, territory.id or None, broadcast=broadcast_id)
    if kept.person_id not in (None, person_id):
        await _tell(tx, broadcast_id, [kept.person_id or 0], territory, now)
    return territory


async def find_asked(tx: Tx, person_id: int, broadcast_id: int, now: datetime) -> Composed | None:
    """What waits for this person's word, came back to them, or nobody can agree to; None where it does no more."""
    composed = await composing.open_composed(tx, person_id, broadcast_id, now)
    if composed.kept.state is BroadcastState.SUBMITTED and composed.is_own:
        return None if await list_askable(tx, composed.kept) else composed
    waits_for = BroadcastState.DRAFT if composed.is_own else BroadcastState.SUBMITTED
    return composed if composed.kept.state is waits_for else None


async def list_askable(tx: Tx, kept: Broadcast) -> list[int]:
    """Who may give the second word: others who coordinate there, the region where none can be written to now."""
    here = set(await digests.list_recipients(tx, kept.territory_id or 0)) - {kept.person_id}
    return sorted(here or set(await digests.list_region(tx)) - {kept.person_id})


async def ask_whoever_is_left(tx: Tx, now: datetime) -> int:
    """Called by the tick: of what waits, whoever can agree to it is told once, or its author that nobody can.

    So nothing stays where it is when the second person's access ends, they leave, or they block the bot.
    Returns how many are told anew.
    """
    told = 0
    for kept in await broadcasts.list_submitted(tx):
        territory = await territories.get(tx, kept.territory_id or 0)
        told += await _tell(tx, kept.id, await list_askable(tx, kept) or await _author(tx, kept), territory, now)
    return told


async def _author(tx: Tx, kept: Broadcast) -> list[int]:
    """Who wrote it, if they steer there still."""
    author = kept.person_id
    return [author] if author is not None and await steering.steers(tx, author, kept.territory_id or REGION) else []


async def _tell(tx: Tx, broadcast_id: int, person_ids: Sequence[int], territory: Territory, now: datetime) -> int:
    """It waits for their word, or is theirs to change again; each time it moves they are told once."""
    kept = await broadcasts.find(tx, broadcast_id)
    at = rhythm.out_of_quiet(now, territory.time_zone)
    told = 0
    for person_id in person_ids:
        key = f"approval:{broadcast_id}:{kept.revision if kept else 0}:{person_id}"
        new = outbox.Promise(key, Kind.APPROVAL, Lane.REMINDER, person_id, broadcast_id, at)
        told += await outbox.promise(tx, new, now)
    return told


async def _send(tx: Tx, person_id: int, broadcast_id: int, territory: Territory, now: datetime) -> None:
    """Frozen here: its words, to whom, and when it begins to leave."""
    kept, _ = await composing.open_kept(tx, person_id, broadcast_id)
    start = composing.leaves_at(kept, territory, now)
    words = broadcasts.parts_to_json(kept.parts)
    batch, _ = await batches.create_once(tx, f"broadcast:{kept.id}", Kind.BROADCAST, territory.id or None, words, now)
    segment = segments.from_json(kept.segment)
    await batches.enqueue(
        tx, batch, composing.people_of(kept, territory, segment), Wave(Lane.BROADCAST, start, start + WORTH), now
    )
    await broadcasts.hand_over(tx, kept.id, batch.id, start)
    await audit.record(tx, "broadcast-confirmed", now, person_id, territory.id or None, broadcast=kept.id)
