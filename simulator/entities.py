"""Formatted text as Telegram reads it: HTML mode, given entities, trimming. Offsets count UTF-16 units."""

from simulator.autolinks import find_links
from simulator.errors import bad_request, not_simulated
from simulator.htmlmode import parse_html
from simulator.model import Json
from simulator.utf16 import at, length

MAX_ENTITIES = 100
KNOWN_TYPES = {
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold", "italic", "underline",
    "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre", "text_link", "text_mention",
    "custom_emoji",
}  # fmt: skip
Formatted = tuple[str, list[Json]]


def parse(text: str, parse_mode: str | None, entities: list[Json] | None) -> Formatted:
    """The text as people see it and its entities; raises Telegram's error where the markup is wrong."""
    mode = (parse_mode or "").lower()
    if mode in ("", "none"):
        plain, found = text, _checked(entities or [])
    elif mode == "html":
        plain, found = parse_html(text)
    elif mode in ("markdown", "markdownv2"):
        raise not_simulated(f"parse_mode {parse_mode} (the simulator reads HTML and entities)")
    else:
        raise bad_request("unsupported parse_mode")
    return with_links(*_trimmed(*_clean(plain, found)))


def with_links(text: str, entities: list[Json]) -> Formatted:
    """Adds what Telegram recognises by itself (addresses, commands, mentions), where nothing closer says otherwise."""
    taken = [
        (e["offset"], e["offset"] + e["length"])
        for e in entities
        if e["type"] in ("code", "pre", "text_link", "text_mention")
    ]
    links = [
        link
        for link in find_links(text)
        if not any(start < link["offset"] + link["length"] and link["offset"] < end for start, end in taken)
    ]
    merged = sorted(entities + links, key=lambda e: (e["offset"], -e["length"]))
    return text, merged[:MAX_ENTITIES]


def _checked(entities: list[Json]) -> list[Json]:
    if not isinstance(entities, list):
        raise bad_request("can't parse entities: expected an Array")
    for entity in entities:
        if not isinstance(entity, dict) or not {"type", "offset", "length"} <= entity.keys():
            raise bad_request("can't parse entities: Can't find field \"type\"")
        if not (isinstance(entity["offset"], int) and isinstance(entity["length"], int)):
            raise bad_request('can\'t parse entities: field "offset" must be of type Number')
        if entity["type"] not in KNOWN_TYPES:
            raise bad_request("can't parse entities: unsupported type specified")
        if entity["offset"] < 0 or entity["length"] < 0:
            raise bad_request("can't parse entities: entity offset and length must be non-negative")
    return [dict(e) for e in entities if e["length"] > 0]


def _clean(text: str, entities: list[Json]) -> Formatted:
    """Control characters become spaces, one for one so that offsets stay; entities past the end are cut."""
    clean = "".join(" " if ch < " " and ch != "\n" else ch for ch in text)
    size = length(clean)
    kept = [dict(e, length=min(e["length"], size - e["offset"])) for e in entities if e["offset"] < size]
    return clean, [e for e in kept if e["length"] > 0]


def _trimmed(text: str, entities: list[Json]) -> Formatted:
    right = text.rstrip()
    left = right.lstrip()
    cut = length(right) - length(left)
    size = length(left)
    moved = []
    for entity in entities:
        start = max(entity["offset"] - cut, 0)
        end = min(entity["offset"] + entity["length"] - cut, size)
        if end > start:
            moved.append(dict(entity, offset=start, length=end - start))
    return left, moved


def entity_text(text: str, entity: Json) -> str:
    """The part of the text that an entity covers."""
    return text[at(text, entity["offset"]) : at(text, entity["offset"] + entity["length"])]
