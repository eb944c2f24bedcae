"""The file that regions give each other: the same bytes for the same things, and nothing but what we write is read."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library.pack_things import Experience, PackFault
from bot.library.packs import LARGEST_FILE, LARGEST_MEMBER, read_pack, write_pack
from tests.services.packing import (
    LIBRARY,
    REGION,
    a_pack,
    an_activity,
    an_experience,
    listed_as,
    members_of,
    rewritten,
    zipped,
)
from tests.services.packing import given as given_thing

SOUND = a_pack(an_activity(), an_experience())
PATH = next(name for name in members_of(SOUND) if name.startswith("activities/"))
TEXT = members_of(SOUND)[PATH].decode()
SOME = settings(max_examples=150, deadline=None)


def test_what_is_written_is_read_back_and_does_not_depend_on_the_order() -> None:
    things = [given_thing(one) for one in (an_activity(), an_experience(), an_activity(1))]
    data = write_pack(things)
    assert sorted(read_pack(data), key=lambda one: one.key) == sorted(things, key=lambda one: one.key)
    assert write_pack(reversed(things)) == write_pack(read_pack(data)) == data


def test_all_of_content_fits_and_comes_back() -> None:
    everything = [given_thing(one) for one in (*LIBRARY.activities.values(), *LIBRARY.programmes.values())]
    data = write_pack(everything)
    assert len(data) < LARGEST_FILE / 4
    assert write_pack(read_pack(data)) == data


def test_the_file_can_be_looked_into_with_any_tool() -> None:
    members = members_of(SOUND)
    listed = json.loads(members["manifest.json"])
    assert (listed["format"], listed["format_version"]) == ("terreau-pack", 1)
    shown = {(one["kind"], one["version"], one["given_by"], one["origin"]) for one in listed["items"]}
    assert shown == {("activity", 1, REGION, "Vevey (Lac)"), ("experience", 1, REGION, "Vevey")}
    assert members[PATH].startswith(b"---\ntitle: Venue d")


def encrypted(data: bytes) -> bytes:
    """With the flag that says so, in both places."""
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(sign) + place
        data = data[:at] + struct.pack("<H", 1) + data[at + 2 :]
    return data


def said(old: str, new: str) -> bytes:
    assert old in TEXT
    return rewritten(SOUND, PATH, TEXT.replace(old, new, 1).encode())


def escaped(one: Experience) -> bytes:
    """Its file is plain letters, and what they stand for is not."""
    content = json.dumps(one.model_dump(mode="json")).encode()
    return rewritten(a_pack(one), f"experiences/{one.slug}.json", content)


def a_pack_of(region: str) -> bytes:
    return write_pack([given_thing(an_experience(), region)])


MEMBERS = members_of(SOUND)
HOSTILE = {
    "nothing": (b"", "pack-damaged"),
    "a text": (b"Bonjour", "pack-damaged"),
    "cut short": (SOUND[: len(SOUND) // 2], "pack-damaged"),
    "too large": (b"\0" * (LARGEST_FILE + 1), "pack-too-large"),
    "an empty zip": (zipped({}), "pack-damaged"),
    "another zip": (zipped({"word/document.xml": b"<x/>"}), "pack-foreign"),
    "no list": (zipped({PATH: MEMBERS[PATH]}), "pack-damaged"),
    "a list that is none": (zipped({"manifest.json": b"[[[["}), "pack-damaged"),
    "a list too deep": (zipped({"manifest.json": b"[" * 100_000}), "pack-damaged"),
    "a list of somebody else": (zipped({"manifest.json": b'{"format": "other"}'}), "pack-foreign"),
    "a newer format": (listed_as(SOUND, format_version=2, more={"x": 1}), "pack-newer"),
    "an older format": (listed_as(SOUND, format_version=0), "pack-list"),
    "items that are none": (listed_as(SOUND, items="all"), "pack-list"),
    "a list with more": (listed_as(SOUND, run="rm -rf /"), "pack-list"),
    "an item too few": (listed_as(SOUND, items=[]), "pack-damaged"),
    "path upwards": (zipped({**MEMBERS, "../../etc/passwd": b"x"}), "pack-foreign"),
    "path from the root": (zipped({**MEMBERS, "/etc/passwd": b"x"}), "pack-foreign"),
    "path of another system": (zipped({**MEMBERS, "activities\\C1\\x.md": b"x"}), "pack-foreign"),
    "path that hides one": (zipped({**MEMBERS, "activities/C1/../../x.md": b"x"}), "pack-foreign"),
    "one name twice": (zipped([*MEMBERS.items(), (PATH, b"other")]), "pack-foreign"),
    "too many": (zipped({f"activities/C1/x{n}.md": b"" for n in range(5001)}), "pack-too-large"),
    "a bomb": (zipped({**MEMBERS, PATH: b"0" * 50_000_000}, zipfile.ZIP_DEFLATED), "pack-too-large"),
    "a large list": (zipped({"manifest.json": b" " * 5_000_000}, zipfile.ZIP_DEFLATED), "pack-too-large"),
    "another way to pack": (zipped(MEMBERS, zipfile.ZIP_LZMA), "pack-damaged"),
    "a lock": (encrypted(SOUND), "pack-damaged"),
    "other bytes": (zipped({**MEMBERS, PATH: MEMBERS[PATH] + b"\n"}), "pack-altered"),
    "no text": (rewritten(SOUND, PATH, b"\xff\xfe\x00"), "pack-signs"),
    "signs not seen": (said("Venue", "Ve\u202enue"), "pack-signs"),
    "a zero": (said("Venue", "Ve\0nue"), "pack-signs"),
    "signs that yaml brings in": (said("title: Venue", 'title: "Ve\\u202enue" #'), "pack-signs"),
    "signs in the name of a place": (said("origin: Vevey", 'origin: "Ve\\e[31mvey" #'), "pack-signs"),
    "signs that json brings in": (escaped(an_experience("Nous avons \u202echanté.")), "pack-signs"),
    "a place of two lines": (a_pack(an_experience(place="Vevey\nAppel")), "pack-signs"),
    "a region of two lines": (a_pack_of("Région\nAppel"), "pack-signs"),
    "a region with signs not seen": (a_pack_of("Région\u202e"), "pack-signs"),
    "a yaml tag": (said("material: [", "material: !!python/object/apply:os.system ["), "pack-yaml"),
    "yaml that multiplies": (said("title: ", "a: &a [1]\nb: [*a, *a]\ntitle: "), "pack-yaml"),
    "yaml that is none": (said("title: ", "title: : ["), "pack-yaml"),
    "no head": (rewritten(SOUND, PATH, b"Bonjour"), "pack-file"),
    "a field too many": (said("title: ", "evil: 1\ntitle: "), "pack-file"),
    "a wrong type": (said("minutes: ", "minutes: [1, 2]\nseasons: "), "pack-file"),
    "another version": (said("version: 1", "version: 2"), "pack-altered"),
    "a wrong shelf": (rewritten(SOUND, PATH, TEXT.encode(), slug="autre"), "pack-altered"),
    "a version of the list": (rewritten(SOUND, PATH, TEXT.encode(), version=7), "pack-altered"),
    "another kind": (rewritten(SOUND, PATH, TEXT.encode(), kind="experience"), "pack-file"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_file_that_we_did_not_write_is_refused_in_a_line(what: str) -> None:
    data, key = HOSTILE[what]
    with pytest.raises(PackFault) as refused:
        read_pack(data)
    assert refused.value.key == key, refused.value.arguments


def test_what_is_said_of_a_file_does_not_steer_the_terminal_that_shows_it() -> None:
    with pytest.raises(PackFault) as refused:
        read_pack(listed_as(SOUND, **{"\x1b[2J": 1}))
    assert "\x1b" not in repr([*refused.value.arguments.values()]).replace("\\x1b", "\x1b")


def test_a_member_that_says_it_is_small_is_not_believed() -> None:
    """The size in the directory of the zip is what its maker wrote there."""
    big = zipped({**MEMBERS, PATH: b"0" * 10 * LARGEST_MEMBER}, zipfile.ZIP_DEFLATED)
    size = struct.pack("<I", 10 * LARGEST_MEMBER)
    with pytest.raises(PackFault):
        read_pack(big.replace(size, struct.pack("<I", 100)))


@SOME
@given(st.binary(max_size=400))
def test_nonsense_is_refused_and_breaks_nothing(data: bytes) -> None:
    with pytest.raises(PackFault):
        read_pack(data)


@SOME
@given(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=6))
def test_a_pack_with_other_bytes_somewhere_is_refused_or_says_the_same(at: int, noise: bytes) -> None:
    try:
        found = read_pack(SOUND[:at] + noise + SOUND[at + len(noise) :])
    except PackFault:
        return
    assert [one.thing for one in found] == [one.thing for one in read_pack(SOUND)]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@SOME
@given(st.sampled_from(["format", "format_version", "items"]), json_values)
def test_a_list_of_wrong_types_is_refused(name: str, value: Any) -> None:
    if value == {"format": "terreau-pack", "format_version": 1}.get(name) and not isinstance(value, bool):
        return
    with pytest.raises(PackFault):
        read_pack(listed_as(SOUND, **{name: value}))


@SOME
@given(
    st.sampled_from(["path", "kind", "slug", "version", "given_by", "origin", "sha256"]),
    json_values,
)
def test_an_item_of_wrong_types_is_refused_or_harmless(name: str, value: Any) -> None:
    listed = json.loads(MEMBERS["manifest.json"])["items"]
    try:
        found = read_pack(listed_as(SOUND, items=[{**listed[0], name: value}, *listed[1:]]))
    except PackFault:
        return
    assert [one.thing for one in found] == [one.thing for one in read_pack(SOUND)]


@SOME
@given(st.text(max_size=300))
def test_any_text_in_the_place_of_a_file_is_refused_or_read_as_ours(text: str) -> None:
    try:
        content = text.encode()
    except UnicodeEncodeError:
        return
    with pytest.raises(PackFault):
        read_pack(rewritten(SOUND, PATH, content))
    assert zipfile.is_zipfile(io.BytesIO(SOUND))
