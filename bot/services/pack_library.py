"""What other regions gave, beside content/: the same library for the members, and content/ wins over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pydantic import ValidationError

from bot.library import Library
from bot.library.models import Activity, Programme
from bot.library.pack_things import ACTIVITY, EXPERIENCE, PROGRAMME, Experience, Given
from bot.storage import packs
from bot.storage.db import Tx
from bot.storage.experiences import FROM_ANOTHER_REGION, Told
from bot.storage.packs import PackItem

MODELS: dict[str, type[Activity] | type[Programme] | type[Experience]] = {
    ACTIVITY: Activity,
    PROGRAMME: Programme,
    EXPERIENCE: Experience,
}


async def library_with_packs(tx: Tx, content: Library) -> Library:
    """For what is loaded beside a database: members may have been given any of it."""
    return extended(content, given_of(await packs.list_all(tx)))


async def list_experiences(tx: Tx, activities: Sequence[str], most: int) -> list[Told]:
    """What was lived in other regions with an activity; nobody here can be thanked for it."""
    found = given_of(await packs.list_of_activity(tx, activities, most))
    return [_told(one.thing, one.given_by) for one in found if isinstance(one.thing, Experience)]


def _told(one: Experience, region: str) -> Told:
    place = ", ".join(part for part in (one.place, region) if part)
    return Told(
        FROM_ANOTHER_REGION, FROM_ANOTHER_REGION, one.activity, one.skill, one.setting, one.age_band, one.text, place
    )


def extended(content: Library, given: Iterable[Given]) -> Library:
    """What has the name of a file of content/ gives way to it; so does what a skill of today is missing for."""
    things, skills = [one.thing for one in given], content.skills
    activities = {one.slug: one for one in things if isinstance(one, Activity) and one.skill in skills}
    programmes = {one.slug: one for one in things if isinstance(one, Programme) and _is_known(content, one)}
    if not activities and not programmes:
        return content
    return replace(
        content,
        activities=dict(sorted({**activities, **content.activities}.items())),
        programmes=dict(sorted({**programmes, **content.programmes}.items())),
    )


def _is_known(content: Library, programme: Programme) -> bool:
    return all(theme.skill in content.skills for theme in programme.themes)


def given_of(items: Iterable[PackItem]) -> list[Given]:
    """Less what was taken away, and what today's models do not understand any more."""
    return [one for one in map(_given, items) if one]


def _given(item: PackItem) -> Given | None:
    if item.fields is None:
        return None
    try:
        return Given(item.kind, MODELS[item.kind].model_validate_json(item.fields), item.given_by)
    except ValidationError:
        return None
