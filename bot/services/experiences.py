"""What members read of each other, and what authors may do with their own texts: answer, take back, be thanked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.errors import Invalid, NotAllowed, NotFound
from bot.library import Library
from bot.library.models import Skill
from bot.model import ExperienceState, Membership, MembershipState, PersonState, RefusalReason
from bot.services import local_activities, moderation, pack_library
from bot.storage import experiences, memberships, people, reading, territories
from bot.storage.db import Tx
from bot.storage.experiences import Experience, Told
from bot.storage.reading import Wanted

PAGE = 3
UNDER_ACTIVITY = 3
"""Up to three are read under an activity (product rule)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A published text with the title of its activity."""

    told: Told
    title: str


@dataclass(frozen=True, slots=True)
class Read:
    """A page of what is published where the reader is a member; `skill` is None for all."""

    lines: tuple[Line, ...]
    page: int
    has_more: bool
    skill: Skill | None
    has_own: bool


@dataclass(frozen=True, slots=True)
class Own:
    """One of the reader's own texts."""

    experience: Experience
    title: str
    zone: str


async def read(tx: Tx, library: Library, person_id: int, page: int = 0, skill: str | None = None) -> Read:
    """The latest first; `NotAllowed` for who is a member nowhere, unless a text of theirs is left to take back."""
    has_own = bool(await experiences.list_of_person(tx, person_id))
    here = [] if has_own and not await _memberships(tx, person_id) else await territories_of(tx, person_id)
    found = await reading.list_read(tx, here, Wanted(skill=skill), PAGE + 1, page * PAGE) if here else []
    lines = await lines_of(tx, library, here, found[:PAGE])
    return Read(lines, page, len(found) > PAGE, library.skills.get(skill or ""), has_own)


async def lines_of(tx: Tx, library: Library, here: Sequence[int], found: Sequence[Told]) -> tuple[Line, ...]:
    """With the titles that members of these territories know."""
    return tuple([Line(one, await _title(tx, library, one.activity, _seen_from(here, one))) for one in found])


def _seen_from(here: Sequence[int], one: Told) -> int:
    return one.territory_id if one.territory_id in here else here[0]


async def list_skills(tx: Tx, library: Library, person_id: int) -> list[Skill]:
    """The skills of which the reader may read something."""
    codes = await reading.list_skills(tx, await territories_of(tx, person_id))
    return [library.skills[code] for code in codes if code in library.skills]


async def under_activity(tx: Tx, territory_id: int, activity: str) -> list[Told]:
    """Of the member's own territory first, then from elsewhere, then from other regions."""
    wanted = Wanted(activities=await local_activities.slugs_of(tx, activity))
    here = await reading.list_read(tx, [territory_id], wanted, UNDER_ACTIVITY, own_first=True)
    left = UNDER_ACTIVITY - len(here)
    return [*here, *(await pack_library.list_experiences(tx, wanted.activities, left) if left else ())]


async def thank(tx: Tx, person_id: int, experience_id: int, now: datetime) -> bool:
    """False where they have thanked before. The author hears of it with their next idea, and never from whom."""
    found = await experiences.find(tx, experience_id)
    if found is None or not await reading.may_read(tx, await territories_of(tx, person_id), experience_id):
        raise NotFound
    if found.person_id == person_id:
        raise Invalid("error-experience-own")
    return await experiences.thank_once(tx, experience_id, person_id, now)


async def find_thanked(tx: Tx, library: Library, person_id: int, until: datetime) -> str | None:
    """The title of the activity for whose text the person was thanked by that instant and has not heard of it yet."""
    found = await experiences.find_thanked(tx, person_id, until)
    one = await experiences.find(tx, found) if found else None
    return await _title(tx, library, one.activity, one.territory_id) if one else None


async def record_thanks_told(tx: Tx, person_id: int, until: datetime) -> None:
    found = await experiences.find_thanked(tx, person_id, until)
    if found:
        await experiences.mark_thanks_told(tx, found, until)


async def list_own(tx: Tx, library: Library, person_id: int) -> list[Own]:
    return [await _own(tx, library, one) for one in await experiences.list_of_person(tx, person_id)]


async def open_own(tx: Tx, library: Library, person_id: int, experience_id: int) -> Own:
    """The person's own text; anybody else's is `NotFound`, as one that is gone."""
    return await _own(tx, library, await get_own(tx, person_id, experience_id))


async def accept(tx: Tx, library: Library, person_id: int, experience_id: int, now: datetime) -> Own:
    """The author takes the new wording, which is published; pressed twice, it is published once."""
    found = await get_own(tx, person_id, experience_id)
    if found.state is not ExperienceState.PUBLISHED:
        await moderation.publish_accepted(tx, found, now)
    return await open_own(tx, library, person_id, experience_id)


async def decline(tx: Tx, library: Library, person_id: int, experience_id: int) -> Own:
    """The author prefers that it is not published; their own words stay with their feedback."""
    await get_own(tx, person_id, experience_id)
    values = {"reason": RefusalReason.AUTHOR}
    await experiences.move(tx, experience_id, ExperienceState.REFUSED, ExperienceState.ASKED, **values)
    return await open_own(tx, library, person_id, experience_id)


async def withdraw(tx: Tx, person_id: int, experience_id: int, now: datetime) -> None:
    """« Retirer »: the text is gone from everywhere at once, published or not; the face and the tags stay."""
    found = await get_own(tx, person_id, experience_id)
    await experiences.remove_text(tx, found.idea_id, now)


async def find_to_send(tx: Tx, library: Library, person_id: int, experience_id: int) -> Own | None:
    """Just before it leaves: None where the author pauses or has left, or the text has moved on since."""
    found = await experiences.find(tx, experience_id)
    if found is None or found.person_id != person_id:
        return None
    is_here = (await people.get(tx, person_id)).state is PersonState.ACTIVE
    is_asked = ExperienceState.ASKED in (found.state, found.region_state)
    is_refused = found.state is ExperienceState.REFUSED and found.reason is not RefusalReason.AUTHOR
    return await _own(tx, library, found) if is_here and (is_asked or is_refused) else None


def stamp_of(at: datetime | None) -> int:
    """Names an instant in a button, to the second, in eight figures at most."""
    return int(at.timestamp()) % 10**8 if at else 0


async def get_own(tx: Tx, person_id: int, experience_id: int) -> Experience:
    """The person's own text; anybody else's is `NotFound`, as one that is gone."""
    found = await experiences.find(tx, experience_id)
    if found is None or found.person_id != person_id:
        raise NotFound
    return found


async def _own(tx: Tx, library: Library, found: Experience) -> Own:
    territory = await territories.get(tx, found.territory_id)
    return Own(found, await _title(tx, library, found.activity, territory.id), territory.time_zone)


async def territories_of(tx: Tx, person_id: int) -> list[int]:
    """Those of which the person is a member; `NotAllowed` where there is none."""
    own = await _memberships(tx, person_id)
    if not own:
        raise NotAllowed("error-not-joined")
    return [one.territory_id for one in own]


async def _memberships(tx: Tx, person_id: int) -> list[Membership]:
    return await memberships.list_of(tx, person_id, MembershipState.ACTIVE)


async def _title(tx: Tx, library: Library, activity: str, territory_id: int) -> str:
    return (await local_activities.open_activity(tx, library, activity, territory_id)).activity.title
