"""Meetups as who steers a territory makes them: a draft, shown back, announced, moved, cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.errors import Invalid
from bot.model import BroadcastState, Meetup, MeetupAudience, MeetupState, Reply, Territory
from bot.planning.typed_moments import Moment, Unread, checked, read_moment
from bot.services import meetup_news, segments
from bot.services.guarding import Concern, Guards, visible
from bot.services.region_place import REGION, open_place
from bot.services.segments import Audience, Dimension
from bot.storage import audit, broadcasts, dialogues, invited, meetups, region_meetups, territories
from bot.storage.db import Tx
from bot.storage.segments import people_of

EXPECTS_ANSWER = "meetup"
TITLE_MAX, PLACE_MAX = 80, 160
MOST = 30
"""Drafts and meetups of one territory: one message shows them all."""
SEEN_FOR = timedelta(days=30)
"""After a meetup: as long as what people said of it is kept."""


class Field(StrEnum):
    """What is typed; the values travel in buttons."""

    TITLE = "title"
    WHEN = "when"
    PLACE = "place"


LONGEST = {Field.TITLE: TITLE_MAX, Field.PLACE: PLACE_MAX}
ALLOWED = {Field.TITLE: (), Field.PLACE: (Concern.ADDRESS, Concern.LINK)}
"""What the guards let through: members must find the place."""


@dataclass(frozen=True, slots=True)
class OfRegion:
    """What one of the region has beside: how many territories it invites, how many questions were asked."""

    places: int
    questions: int
    are_notes_sent: bool


@dataclass(frozen=True, slots=True)
class MeetupDesk:
    """A meetup as its coordinators see it; what members said is in numbers, and nothing says who they are."""

    meetup: Meetup
    territory: Territory
    audience: Audience
    replies: dict[Reply, int]
    is_over: bool = False
    of_region: OfRegion | None = None

    @property
    def missing(self) -> Field | None:
        """What a draft still has to be told, in the order in which it is asked."""
        said = {Field.TITLE: self.meetup.title, Field.WHEN: self.meetup.starts_at, Field.PLACE: self.meetup.place}
        return next((field for field, value in said.items() if value is None), None)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was understood. `moment` is a day and an hour to confirm; `is_place` another place; `concern` forbids it."""

    desk: MeetupDesk
    moment: Moment | None = None
    is_place: bool = False
    concern: Concern | None = None


async def list_kept(tx: Tx, person_id: int, territory_id: int, now: datetime) -> tuple[Territory, list[Meetup]]:
    """Drafts first, then what is to come and what was a few weeks ago."""
    territory = await open_place(tx, person_id, territory_id)
    return territory, await meetups.list_kept(tx, territory_id, now - SEEN_FOR)


async def begin(tx: Tx, person_id: int, territory_id: int, now: datetime) -> MeetupDesk:
    """An empty draft; `Invalid` where there are as many as there may be."""
    _, kept = await list_kept(tx, person_id, territory_id, now)
    if len(kept) >= MOST:
        raise Invalid("error-meetup-many", maximum=MOST)
    if territory_id != REGION:
        return await open_own(tx, person_id, await meetups.add(tx, territory_id, now), now)
    made = await meetups.add(tx, REGION, now, MeetupAudience.COORDINATORS)
    for one in await territories.list_open(tx):
        await region_meetups.add_place(tx, made, one.id)
    return await open_own(tx, person_id, made, now)


async def open_own(tx: Tx, person_id: int, meetup_id: int, now: datetime) -> MeetupDesk:
    """For who steers its territory; `NotFound` for anybody else, as of one that is not."""
    found = await meetups.get(tx, meetup_id)
    territory = await open_place(tx, person_id, found.territory_id)
    segment = segments.from_json(found.segment)
    whom = invited.people_of(meetup_id) if territory.id == REGION else people_of(territory.id, segment)
    audience = await segments.measure_people(tx, segment, whom)
    is_over = found.starts_at is not None and found.starts_at <= now
    of_region = await _of_region(tx, found) if territory.id == REGION else None
    return MeetupDesk(found, territory, audience, await meetups.count_replies(tx, meetup_id), is_over, of_region)


async def _of_region(tx: Tx, found: Meetup) -> OfRegion:
    places = await region_meetups.list_places(tx, found.id)
    sent = await broadcasts.find_notes(tx, found.id, BroadcastState.CONFIRMED)
    return OfRegion(len(places), await region_meetups.count_questions(tx, found.id), sent is not None)


async def ask(tx: Tx, person_id: int, meetup_id: int, field: Field, now: datetime) -> MeetupDesk:
    """The next typed message answers this. What is announced keeps its title."""
    desk = await open_own(tx, person_id, meetup_id, now)
    if desk.meetup.state is not MeetupState.DRAFT:
        _refuse_unchangeable(desk.meetup, now)
        if field is Field.TITLE:
            raise Invalid("error-old-button")
    await dialogues.expect(tx, person_id, EXPECTS_ANSWER, {"meetup": meetup_id, "field": field.value}, now)
    return desk


async def answer(tx: Tx, guards: Guards, person_id: int, text: str, now: datetime) -> Typed:
    """What was asked for; a title or a place of a draft is kept, all else is shown back first, and nobody is named."""
    expected = await dialogues.get(tx, person_id, EXPECTS_ANSWER)
    desk = await open_own(tx, person_id, int(expected.data["meetup"]), now)
    field = Field(expected.data["field"])
    if field is Field.WHEN:
        return Typed(desk, moment=_understood(read_moment(text, now, desk.territory.time_zone)))
    said = " ".join(visible(text).split())
    if not 0 < len(said) <= LONGEST[field]:
        raise Invalid(f"error-meetup-{field}", maximum=LONGEST[field])
    if concern := guards.find_concern(said, ALLOWED[field]):
        return Typed(desk, concern=concern)
    await dialogues.forget(tx, person_id)
    if await meetups.set_fields(tx, desk.meetup.id, **{field.value: said}):
        return Typed(await open_own(tx, person_id, desk.meetup.id, now))
    _refuse_unchangeable(desk.meetup, now)
    await meetups.set_pending_place(tx, desk.meetup.id, said)
    return Typed(await open_own(tx, person_id, desk.meetup.id, now), is_place=True)


async def set_moment(
    tx: Tx, person_id: int, meetup_id: int, sequence: int, moment: Moment, now: datetime
) -> tuple[MeetupDesk, bool]:
    """The day and hour that were shown back; one that is announced moves, and those concerned hear of it.

    False where somebody else changed it meanwhile, or this press did already. `Invalid` where that moment has gone.
    """
    desk = await open_own(tx, person_id, meetup_id, now)
    zone = desk.territory.time_zone
    _understood(checked(moment, now, zone))
    when = {"starts_at": moment.starts_at(zone), "ends_at": moment.ends_at(zone)}
    if await meetups.set_fields(tx, meetup_id, **when):
        return await open_own(tx, person_id, meetup_id, now), True
    _refuse_unchangeable(desk.meetup, now)
    is_new = when != {"starts_at": desk.meetup.starts_at, "ends_at": desk.meetup.ends_at}
    is_ours = is_new and await meetups.change(tx, meetup_id, sequence, **when)
    if is_ours:
        await audit.record(tx, "meetup-moved", now, person_id, desk.territory.id or None, meetup=meetup_id)
        await meetup_news.tell_change(tx, desk.meetup, desk.territory, now)
    return await open_own(tx, person_id, meetup_id, now), is_ours


async def set_place(tx: Tx, person_id: int, meetup_id: int, sequence: int, now: datetime) -> tuple[MeetupDesk, bool]:
    """The other place that was typed for what is announced; False where it was changed meanwhile."""
    desk = await open_own(tx, person_id, meetup_id, now)
    _refuse_unchangeable(desk.meetup, now)
    place = desk.meetup.pending_place
    is_ours = place is not None and await meetups.change(tx, meetup_id, sequence, place=place)
    if is_ours:
        await audit.record(tx, "meetup-moved", now, person_id, desk.territory.id or None, meetup=meetup_id)
        await meetup_news.tell_change(tx, desk.meetup, desk.territory, now)
    return await open_own(tx, person_id, meetup_id, now), is_ours


async def choose_segment(
    tx: Tx, person_id: int, meetup_id: int, dimension: Dimension, value: str, now: datetime, *, is_wanted: bool
) -> MeetupDesk:
    """For whom, while it is a draft."""
    desk = await open_own(tx, person_id, meetup_id, now)
    if desk.territory.id == REGION:
        raise Invalid("error-old-button")
    chosen = segments.toggled(desk.audience.segment, dimension, value, is_wanted)
    if not await meetups.set_fields(tx, meetup_id, segment=segments.to_json(chosen)):
        raise Invalid("error-meetup-announced")
    return await open_own(tx, person_id, meetup_id, now)


async def announce(tx: Tx, person_id: int, meetup_id: int, sequence: int, now: datetime) -> MeetupDesk:
    """Those whom it is for are told of what was shown as this `sequence`, once, however often it is pressed.

    It is a draft still where somebody changed it since it was shown.
    """
    desk = await open_own(tx, person_id, meetup_id, now)
    if desk.meetup.state is not MeetupState.DRAFT:
        return desk
    if desk.missing:
        raise Invalid("error-meetup-unfinished")
    if desk.of_region and not desk.of_region.places:
        raise Invalid("error-meetup-nowhere")
    _refuse_unchangeable(desk.meetup, now)
    if await meetups.announce(tx, meetup_id, sequence, now):
        await audit.record(tx, "meetup-announced", now, person_id, desk.territory.id or None, meetup=meetup_id)
        await meetup_news.tell_new(tx, desk.meetup, desk.territory, now)
    return await open_own(tx, person_id, meetup_id, now)


async def cancel(tx: Tx, person_id: int, meetup_id: int, now: datetime) -> tuple[MeetupDesk, bool]:
    """False where it was cancelled already."""
    desk = await open_own(tx, person_id, meetup_id, now)
    if desk.meetup.state is MeetupState.DRAFT:
        raise Invalid("error-old-button")
    is_ours = False
    if desk.meetup.state is MeetupState.PLANNED:
        _refuse_unchangeable(desk.meetup, now)
        is_ours = await meetups.cancel(tx, meetup_id)
    if is_ours:
        await audit.record(tx, "meetup-cancelled", now, person_id, desk.territory.id or None, meetup=meetup_id)
        await meetup_news.tell_change(tx, desk.meetup, desk.territory, now)
    return await open_own(tx, person_id, meetup_id, now), is_ours


async def drop(tx: Tx, person_id: int, meetup_id: int, now: datetime) -> Territory:
    """A draft is thrown away; nobody had heard of it."""
    desk = await open_own(tx, person_id, meetup_id, now)
    if not await meetups.remove_draft(tx, meetup_id):
        raise Invalid("error-meetup-announced")
    await audit.record(tx, "meetup-dropped", now, person_id, desk.territory.id or None, meetup=meetup_id)
    return desk.territory


def _understood(found: Moment | Unread) -> Moment:
    if isinstance(found, Unread):
        raise Invalid(f"error-meetup-{found}")
    return found


def _refuse_unchangeable(meetup: Meetup, now: datetime) -> None:
    if meetup.state is MeetupState.CANCELLED:
        raise Invalid("error-meetup-cancelled")
    if meetup.starts_at is not None and meetup.starts_at <= now:
        raise Invalid("error-meetup-past" if meetup.state is MeetupState.DRAFT else "error-meetup-over")
