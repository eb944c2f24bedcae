"""Messages of who coordinates to members, while they are written: the words, to whom, when.

Whoever steers the territory may go on with a draft, whoever began it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.errors import Invalid, NotFound
from bot.model import BroadcastState, Kind, NotesGoTo, Part, PartKind, Segment, Territory
from bot.planning import rhythm
from bot.planning.cap import LATENESS
from bot.planning.meetups import COMING
from bot.services import segments, steering
from bot.services.guarding import Concern, Guards
from bot.services.region_place import REGION, open_place
from bot.services.segments import Audience, Dimension
from bot.storage import audit, broadcasts, dialogues, invited, meetups
from bot.storage import segments as stored_segments
from bot.storage.broadcasts import Broadcast
from bot.storage.db import Tx
from bot.storage.segments import People

EXPECTS_MESSAGE = "broadcast"
LONGEST_HEAD = 120
"""What stands before the words of the first part: the territory's name and who writes."""
LONGEST = {
    PartKind.TEXT: 4096 - LONGEST_HEAD,
    PartKind.PHOTO: 1024 - LONGEST_HEAD,
    PartKind.DOCUMENT: 1024 - LONGEST_HEAD,
}
"""UTF-16 units, as Telegram counts."""
MOST_PARTS = 10
"""In an album (Bot API)."""
FARTHEST = timedelta(days=14)
LISTED = 8
WORTH = LATENESS[Kind.BROADCAST]


@dataclass(frozen=True, slots=True)
class Composed:
    """A broadcast that is not sent yet; `leaves_at` is when it would leave if it were confirmed now."""

    kept: Broadcast
    territory: Territory
    audience: Audience
    leaves_at: datetime
    is_own: bool
    """Whether whoever looks is who wrote it."""
    meeting: str | None = None
    """The title of the meetup whose notes it brings."""


async def list_kept(tx: Tx, person_id: int, territory_id: int) -> tuple[Territory, Broadcast | None, list[Broadcast]]:
    """The territory, what this person is writing, and what waits for a second person or was confirmed."""
    territory = await open_place(tx, person_id, territory_id)
    draft = await broadcasts.find_draft(tx, territory.id or None, person_id)
    return territory, draft, await broadcasts.list_of(tx, territory.id or None, LISTED)


async def begin(tx: Tx, person_id: int, territory_id: int, now: datetime) -> Composed:
    """The draft of this person, an empty one if need be."""
    territory = await open_place(tx, person_id, territory_id)
    draft = await broadcasts.find_draft(tx, territory.id or None, person_id)
    draft_id = draft.id if draft else await broadcasts.add(tx, territory.id or None, person_id, now)
    return await open_composed(tx, person_id, draft_id, now)


async def open_kept(tx: Tx, person_id: int, broadcast_id: int) -> tuple[Broadcast, Territory]:
    """For who steers its territory, or is of the region; `NotFound` for anybody else, as of one that is not."""
    kept = await broadcasts.find(tx, broadcast_id)
    if kept is None or (kept.territory_id is None and not await steering.is_of_region(tx, person_id)):
        raise NotFound
    return kept, await open_place(tx, person_id, kept.territory_id or REGION)


async def open_composed(tx: Tx, person_id: int, broadcast_id: int, now: datetime) -> Composed:
    kept, territory = await open_kept(tx, person_id, broadcast_id)
    segment = segments.from_json(kept.segment)
    audience = await segments.measure_people(tx, segment, people_of(kept, territory, segment))
    is_own = kept.person_id == person_id
    return Composed(kept, territory, audience, leaves_at(kept, territory, now), is_own, await meeting_of(tx, kept))


async def meeting_of(tx: Tx, kept: Broadcast | None) -> str | None:
    found = await meetups.find(tx, kept.meetup_id) if kept and kept.meetup_id else None
    return found.title if found else None


def people_of(kept: Broadcast | None, territory: Territory, segment: Segment) -> People:
    """To whom a message goes: members of that segment, or from the region all who coordinate, or a meetup's people."""
    if kept and kept.meetup_id and kept.meetup_who is NotesGoTo.COMING:
        return meetups.people_who_said(kept.meetup_id, COMING)
    if kept and kept.meetup_id:
        return invited.people_of(kept.meetup_id, is_broadcast=True)
    if territory.id == REGION:
        return stored_segments.coordinators()
    return stored_segments.people_of(territory.id, segment, is_broadcast=True)


def leaves_at(kept: Broadcast, territory: Territory, now: datetime) -> datetime:
    """When it leaves: as was chosen, not before now, and out of the quiet hours."""
    return rhythm.out_of_quiet(max(kept.send_at or now, now), territory.time_zone)


def has_missed_its_time(kept: Broadcast, now: datetime) -> bool:
    """A draft for a moment that has passed: what was to be said then may be false now."""
    return kept.state is BroadcastState.DRAFT and kept.send_at is not None and kept.send_at <= now


async def expect_message(tx: Tx, person_id: int, broadcast_id: int, now: datetime) -> Composed:
    """What this person sends next is the message, until they go on to something else."""
    composed = await _open_draft(tx, person_id, broadcast_id, now)
    await dialogues.expect(tx, person_id, EXPECTS_MESSAGE, {"broadcast": broadcast_id}, now)
    return composed


async def write_expected(tx: Tx, person_id: int, part: Part, album: str | None, now: datetime) -> tuple[Composed, bool]:
    """Keeps what was sent in place of what was there; an album comes one by one, and grows: then the second is true."""
    expected = await dialogues.get(tx, person_id, EXPECTS_MESSAGE)
    composed = await _open_draft(tx, person_id, int(expected.data["broadcast"]), now)
    if length(part.text) > LONGEST[part.kind]:
        raise Invalid("error-broadcast-long", maximum=LONGEST[part.kind])
    before = composed.kept.parts
    grows = album is not None and album == composed.kept.album and before[:1] != () and before[0].kind is part.kind
    parts = (*before, part)[:MOST_PARTS] if grows else (part,)
    await broadcasts.set_parts(tx, composed.kept.id, parts, album, now)
    return await open_composed(tx, person_id, composed.kept.id, now), grows


def find_concern(guards: Guards, parts: Sequence[Part]) -> Concern | None:
    """What a coordinator is kindly asked to look at again; a town hall's number may stand there, a person's may not."""
    return guards.find_concern("\n".join(part.text for part in parts))


async def choose(
    tx: Tx, person_id: int, broadcast_id: int, dimension: Dimension, value: str, is_wanted: bool, now: datetime
) -> Composed:
    """To whom: one more role, setting or age, or one less."""
    composed = await _open_draft(tx, person_id, broadcast_id, now)
    if composed.territory.id == REGION:
        raise Invalid("error-old-button")
    chosen = segments.toggled(composed.audience.segment, dimension, value, is_wanted)
    await broadcasts.set_segment(tx, broadcast_id, segments.to_json(chosen), now)
    return await open_composed(tx, person_id, broadcast_id, now)


async def set_time(tx: Tx, person_id: int, broadcast_id: int, at: datetime | None, now: datetime) -> Composed:
    """None is at once. `Invalid` for a moment that has passed, is too far or lies in the quiet hours."""
    composed = await _open_draft(tx, person_id, broadcast_id, now)
    is_quiet = at is not None and rhythm.is_quiet(at, composed.territory.time_zone)
    if at is not None and (is_quiet or not now < at <= now + FARTHEST):
        raise Invalid("error-broadcast-time")
    await broadcasts.set_time(tx, broadcast_id, at, now)
    return await open_composed(tx, person_id, broadcast_id, now)


async def drop(tx: Tx, person_id: int, broadcast_id: int, now: datetime) -> Territory:
    """A draft goes; what was sent stays, and what waits for a second person, if only since this press was made."""
    composed = await _open_draft(tx, person_id, broadcast_id, now)
    if not await broadcasts.drop(tx, broadcast_id):
        raise Invalid("error-broadcast-fixed")
    await audit.record(tx, "broadcast-dropped", now, person_id, composed.territory.id or None, broadcast=broadcast_id)
    return composed.territory


async def _open_draft(tx: Tx, person_id: int, broadcast_id: int, now: datetime) -> Composed:
    composed = await open_composed(tx, person_id, broadcast_id, now)
    if composed.kept.state is not BroadcastState.DRAFT:
        raise Invalid("error-broadcast-fixed")
    return composed


def length(text: str) -> int:
    """In UTF-16 units, as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2
