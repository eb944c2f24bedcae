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
from typing import Annotated, Any, Literal, NamedTuple

import yaml
from pydantic import Field, StringConstraints, ValidationError

from bot.errors import ContentError, TerreauError
from bot.library.explaining import first_fault
from bot.library.loading import FAST, YAML_FAULTS, cut_activity, parse_activity, parse_programme
from bot.library.models import Activity, ContentModel, Line, Programme, SkillCode
from bot.library.writing import activity_path, activity_text, programme_path, programme_text
from bot.model import AgeBand, Setting

FORMAT, FORMAT_VERSION = "terreau-pack", 1
MANIFEST = "manifest.json"
LARGEST_FILE, LARGEST_MEMBER, LARGEST_MANIFEST = 16_000_000, 64_000, 4_000_000
"""Bytes: of the zip, of a member when it is unpacked, of the list."""
MOST_MEMBERS = 5_000
LONGEST_NAME = 80
"""Of a region, in characters."""
ACTIVITY, PROGRAMME, EXPERIENCE = "activity", "programme", "experience"
_PATHS = re.compile(
    r"activities/[CES][12]/[a-z0-9-]{1,60}\.md|programmes/[a-z0-9-]{1,60}\.yaml|experiences/[0-9a-f]{64}\.json"
)
_MADE_AT = (1980, 1, 1, 0, 0, 0)
_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Signs that are not seen, or turn the reading round."""
_MARKUP = re.compile(r"<[A-Za-z/!?]|&(?:#\w+|[A-Za-z]+);")
_ZIP_FAULTS = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, KeyError),
    *(NotImplementedError, OverflowError, IndexError, MemoryError),
)
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=64)]
Region = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=LONGEST_NAME)]


class PackFault(TerreauError):
    """Why a file is refused: the key of a text, and what it tells."""

    def __init__(self, key: str, **arguments: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.arguments = {
            name: _NO_TEXT.sub("\ufffd", said) if isinstance(said, str) else said for name, said in arguments.items()
        }


class Experience(ContentModel):
    """A text that was published for all territories: where it was lived as its readers are told, and never by whom."""

    activity: Slug
    skill: SkillCode
    setting: Setting
    age_band: AgeBand
    place: Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)]
    """Empty where nothing may be said of it."""
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]

    @property
    def slug(self) -> str:
        """What it says is its identity."""
        return hashlib.sha256(experience_text(self).encode()).hexdigest()

    @property
    def version(self) -> int:
        """A text that is changed is another one."""
        return 1


Thing = Activity | Programme | Experience


class Given(NamedTuple):
    kind: str
    thing: Thing
    given_by: str
    """The region that gave it first."""

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.thing.slug


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


def experience_text(experience: Experience) -> str:
    return json.dumps(experience.model_dump(mode="json"), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


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
    if _hides_signs(thing, item.given_by):
        raise PackFault("pack-signs", file=item.path)
    return Given(item.kind, thing, item.given_by)


def _hides_signs(thing: Thing, given_by: str) -> bool:
    """Escapes of YAML and JSON bring in what the file itself does not show; a name is one line."""
    names = (*places_of(thing), given_by)
    return any(map(_NO_TEXT.search, (*texts_of(thing), *names))) or any("\n" in one or "\t" in one for one in names)


def _text(path: str, raw: bytes) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PackFault("pack-signs", file=path) from error
    if _NO_TEXT.search(text):
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


def texts_of(thing: Thing) -> list[str]:
    """Every text that somebody would read, less the names of places."""
    return _strings(thing.model_dump(mode="json", exclude={"origin", "place"}))


def places_of(thing: Thing) -> list[str]:
    if isinstance(thing, Activity):
        return [thing.origin] if thing.origin else []
    return [thing.place] if isinstance(thing, Experience) else []


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [text for one in value.values() for text in _strings(one)]
    return [text for one in value for text in _strings(one)] if isinstance(value, list) else []


def shows_markup(text: str) -> bool:
    return bool(_MARKUP.search(text))
