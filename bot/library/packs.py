"""One file with what a region gives to others: a plain zip whose members are files of content/, and a list of them.

Whatever comes was perhaps made to do harm: nothing is unpacked to disk, every size is bounded before it is read, and
a fault anywhere refuses the whole (`PackFault`). The same things always make the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import yaml
from pydantic import Field, StringConstraints, ValidationError

from bot.errors import ContentError
from bot.library.explaining import first_fault
from bot.library.loading import FAST, YAML_FAULTS, cut_activity, parse_activity, parse_programme
from bot.library.models import Activity, ContentModel, Line, Programme
from bot.library.pack_things import (
    ACTIVITY,
    EXPERIENCE,
    Experience,
    Given,
    PackFault,
    Slug,
    Thing,
    experience_text,
    hides_signs,
    hides_signs_in,
)
from bot.library.writing import activity_path, activity_text, programme_path, programme_text

FORMAT, FORMAT_VERSION = "terreau-pack", 1
MANIFEST = "manifest.json"
LARGEST_FILE, LARGEST_MEMBER, LARGEST_MANIFEST = 16_000_000, 64_000, 4_000_000
"""Bytes: of the zip, of a member when it is unpacked, of the list."""
MOST_MEMBERS = 5_000
LONGEST_NAME = 80
"""Of a region, in characters."""
_PATHS = re.compile(
    r"activities/[CES][12]/[a-z0-9-]{1,60}\.md|programmes/[a-z0-9-]{1,60}\.yaml|experiences/[0-9a-f]{64}\.json"
)
_MADE_AT = (1980, 1, 1, 0, 0, 0)
_ZIP_FAULTS = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, KeyError),
    *(NotImplementedError, OverflowError, IndexError, MemoryError),
)
Region = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=LONGEST_NAME)]


class _Item(ContentModel):
    path: str
    kind: Literal["activity", "programme", "experience"]
    slug: Slug
    version: int = Field(ge=1, le=9999)
    given_by: Region
    origin: Line | None
    """The territory, for who looks into the file."""
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class _Manifest(ContentModel):
    format: Literal["terreau-pack"]
    format_version: Literal[1]
    items: tuple[_Item, ...]


@dataclass(frozen=True, slots=True)
class _Written:
    path: str
    text: str


def write_pack(given: Iterable[Given]) -> bytes:
    """The file: stored and not compressed, so that the bytes depend on nothing else."""
    ordered = sorted(given, key=lambda one: one.key)
    members = [(one, _written(one.thing)) for one in ordered]
    items = [_item(one, written).model_dump(mode="json") for one, written in members]
    files = {written.path: written.text for _, written in members}
    listed = {"format": FORMAT, "format_version": FORMAT_VERSION, "items": items}
    return write_zip({MANIFEST: json.dumps(listed, ensure_ascii=False, indent=1) + "\n", **files})


def write_zip(files: Mapping[str, str]) -> bytes:
    """These texts under their names, in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path, text in files.items():
            _add(archive, path, text)
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, path: str, text: str) -> None:
    info = zipfile.ZipInfo(path, _MADE_AT)
    info.create_system, info.external_attr = 3, 0o644 << 16
    archive.writestr(info, text.encode())


def _written(thing: Thing) -> _Written:
    if isinstance(thing, Activity):
        return _Written(activity_path(thing), activity_text(thing))
    if isinstance(thing, Programme):
        return _Written(programme_path(thing), programme_text(thing))
    return _Written(f"experiences/{thing.slug}.json", experience_text(thing))


def _item(one: Given, written: _Written) -> _Item:
    origin = one.thing.origin if isinstance(one.thing, Activity) else None
    place = (one.thing.place or None) if isinstance(one.thing, Experience) else origin
    return _Item(
        path=written.path,
        kind=one.kind,  # type: ignore[arg-type]
        slug=one.thing.slug,
        version=one.thing.version,
        given_by=one.given_by,
        origin=place,
        sha256=hashlib.sha256(written.text.encode()).hexdigest(),
    )


def read_pack(data: bytes) -> tuple[Given, ...]:
    """What the file gives; `PackFault` where it is damaged, of a newer format, or anything but what we write."""
    if len(data) > LARGEST_FILE:
        raise PackFault("pack-too-large")
    members = _members(data)
    manifest = _manifest(members.pop(MANIFEST, None))
    paths = [item.path for item in manifest.items]
    if len(set(paths)) != len(paths) or set(paths) != members.keys():
        raise PackFault("pack-damaged")
    given = tuple(_given(item, members[item.path]) for item in manifest.items)
    if len({one.key for one in given}) != len(given):
        raise PackFault("pack-damaged")
    return given


def _members(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _unpacked(archive)
    except _ZIP_FAULTS as error:
        raise PackFault("pack-damaged") from error


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    found = archive.infolist()
    names = [info.filename for info in found]
    if len(found) > MOST_MEMBERS:
        raise PackFault("pack-too-large")
    if len(set(names)) != len(names) or not all(name == MANIFEST or _PATHS.fullmatch(name) for name in names):
        raise PackFault("pack-foreign")
    if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in found):
        raise PackFault("pack-damaged")
    read: dict[str, bytes] = {}
    left = 4 * LARGEST_FILE
    for info in found:
        most = min(left, LARGEST_MANIFEST if info.filename == MANIFEST else LARGEST_MEMBER)
        if info.file_size > most:
            raise PackFault("pack-too-large")
        with archive.open(info) as member:
            read[info.filename] = member.read(most + 1)
        left -= len(read[info.filename])
        if len(read[info.filename]) > most:
            raise PackFault("pack-too-large")
    return read


def _manifest(raw: bytes | None) -> _Manifest:
    try:
        listed = json.loads((raw or b"").decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise PackFault("pack-damaged") from error
    if not isinstance(listed, dict) or listed.get("format") != FORMAT:
        raise PackFault("pack-foreign")
    version = listed.get("format_version")
    if isinstance(version, int) and version > FORMAT_VERSION:
        raise PackFault("pack-newer")
    try:
        return _Manifest.model_validate(listed, strict=False)
    except ValidationError as error:
        raise PackFault("pack-list", fault=first_fault(error)) from error


def _given(item: _Item, raw: bytes) -> Given:
    if hashlib.sha256(raw).hexdigest() != item.sha256:
        raise PackFault("pack-altered", file=item.path)
    text = _text(item.path, raw)
    try:
        thing = _parsed(item, text)
    except ContentError as error:
        raise PackFault("pack-file", file=item.path, fault=str(error)) from error
    except ValidationError as error:
        raise PackFault("pack-file", file=item.path, fault=first_fault(error)) from error
    if (_written(thing).path, thing.slug, thing.version) != (item.path, item.slug, item.version):
        raise PackFault("pack-altered", file=item.path)
    given = Given(item.kind, thing, item.given_by)
    if hides_signs_in(given):
        raise PackFault("pack-signs", file=item.path)
    return given


def _text(path: str, raw: bytes) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PackFault("pack-signs", file=path) from error
    if hides_signs(text):
        raise PackFault("pack-signs", file=path)
    return text


def _parsed(item: _Item, text: str) -> Thing:
    if item.kind == EXPERIENCE:
        return Experience.model_validate(_json(text))
    _refuse_clever_yaml(item.path, cut_activity(text).head if item.kind == ACTIVITY else text)
    slug = item.path.rpartition("/")[2].partition(".")[0]
    return parse_activity(text, slug) if item.kind == ACTIVITY else parse_programme(text, slug)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ContentError("JSON") from error


def _refuse_clever_yaml(path: str, text: str) -> None:
    """Tags, anchors and aliases: no file of ours needs them, and with them a few lines can become millions."""
    clever = (yaml.TagToken, yaml.AnchorToken, yaml.AliasToken, yaml.DirectiveToken)
    try:
        if any(isinstance(token, clever) for token in yaml.scan(text, Loader=FAST)):
            raise PackFault("pack-yaml", file=path)
    except YAML_FAULTS as error:
        raise PackFault("pack-yaml", file=path) from error
