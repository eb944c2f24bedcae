"""Packs for tests: sound ones, and ones that somebody made by hand."""

from __future__ import annotations

import hashlib
import io
import json
import warnings
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.library.models import Activity
from bot.library.pack_things import ACTIVITY, EXPERIENCE, PROGRAMME, Experience, Given
from bot.library.packs import write_pack
from bot.model import AgeBand, Setting
from tests.services.test_local_activities import LIBRARY

REGION = "Région des Lacs"
SLUGS = sorted(LIBRARY.activities)[:6]
FEW = replace(LIBRARY, activities={slug: LIBRARY.activities[slug] for slug in SLUGS}, programmes={})
EMPTY = replace(LIBRARY, activities={}, programmes={})
"""A region that has skills and rules, and nothing written yet."""


def an_activity(number: int = 0, **fields: Any) -> Activity:
    """As another region's territory wrote it."""
    given = {"origin": "Vevey (Lac)", "author": "équipe du territoire", "slug": f"venue-d-ailleurs-{number}"}
    one = LIBRARY.activities[SLUGS[number]].model_copy(update={**given, "title": f"Venue d’ailleurs {number}"})
    return Activity.model_validate({**one.model_dump(mode="json"), **fields})


def an_experience(text: str = "Nous avons chanté sur le chemin.", **fields: Any) -> Experience:
    given = {"activity": SLUGS[0], "skill": "E1.2", "setting": Setting.HOME, "age_band": AgeBand.A3_5, "place": "Vevey"}
    return Experience(**{**given, "text": text, **fields})


def a_pack(*things: Activity | Experience) -> bytes:
    return write_pack([given(one) for one in things])


def given(thing: Any, given_by: str = REGION) -> Given:
    kind = {Activity: ACTIVITY, Experience: EXPERIENCE}.get(type(thing), PROGRAMME)
    return Given(kind, thing, given_by)


def members_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(members: Mapping[str, bytes] | Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_STORED) -> bytes:
    """A zip of anything, names that are there twice included."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", method) as archive:
        warnings.simplefilter("ignore")
        for name, content in members.items() if isinstance(members, Mapping) else members:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return buffer.getvalue()


def rewritten(data: bytes, path: str, content: bytes, **item: Any) -> bytes:
    """The pack with another file in that place, and a list that knows its checksum."""
    members = members_of(data)
    listed = json.loads(members["manifest.json"])
    for one in listed["items"]:
        if one["path"] == path:
            one |= {"sha256": hashlib.sha256(content).hexdigest(), **item}
    return zipped({**members, path: content, "manifest.json": json.dumps(listed).encode()})


def listed_as(data: bytes, **fields: Any) -> bytes:
    """The pack with other words in its list."""
    members = members_of(data)
    listed = {**json.loads(members["manifest.json"]), **fields}
    return zipped({**members, "manifest.json": json.dumps(listed).encode()})
