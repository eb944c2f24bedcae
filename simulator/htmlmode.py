"""Telegram's HTML mode: the same tags, the same refusals in the same words (after TDLib's MessageEntity)."""

import re
from dataclasses import dataclass

from simulator.errors import ApiError, bad_request
from simulator.model import Json
from simulator.utf16 import length

TYPES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "code": "code", "pre": "pre", "blockquote": "blockquote", "a": "text_link",
    "tg-emoji": "custom_emoji",
}  # fmt: skip
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]{1,7})|#([0-9]{1,8})|(lt|gt|amp|quot));?")
_URL = re.compile(r"(?:https?|tg|ton|tonsite|mailto|tel):\S+|[\w-]+(?:\.[\w-]+)+(?:[/?#:]\S*)?", re.IGNORECASE)


@dataclass
class _Open:
    tag: str
    offset: int
    written: int
    argument: str


def parse_html(source: str) -> tuple[str, list[Json]]:
    """The plain text and its entities, outermost first; raises « can't parse entities: … »."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.parts: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        while self.position < len(self.source):
            character = self.source[self.position]
            if character == "<":
                self._tag()
            elif character == "&":
                self._write(self._character())
            else:
                self.position += 1
                self._write(character)
        if self.open:
            raise _fault(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        self.entities.sort(key=lambda e: (e["offset"], -e["length"]))
        return "".join(self.parts), self.entities

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.offset += length(text)

    def _character(self) -> str:
        text, self.position = decode(self.source, self.position)
        return text

    def _tag(self) -> None:
        begin = self.position
        self.position += 1
        if self._peek() == "/":
            self._end_tag(begin)
        else:
            self._start_tag(begin)

    def _peek(self) -> str:
        return self.source[self.position] if self.position < len(self.source) else ""

    def _take_until(self, stops: str) -> str:
        start = self.position
        while self._peek() and not self._peek().isspace() and self._peek() not in stops:
            self.position += 1
        return self.source[start : self.position]

    def _skip_spaces(self) -> None:
        while self._peek().isspace():
            self.position += 1

    def _byte(self, position: int) -> int:
        return len(self.source[:position].encode(errors="surrogatepass"))

    def _start_tag(self, begin: int) -> None:
        tag = self._take_until(">").lower()
        if not self._peek():
            raise _fault(f"Unclosed start tag at byte offset {self._byte(begin)}")
        if tag not in TYPES:
            raise _fault(f'Unsupported start tag "{tag}" at byte offset {self._byte(begin)}')
        attributes = self._attributes(tag, begin)
        argument = _argument(tag, attributes)
        if tag == "span" and argument != "tg-spoiler":
            raise _fault(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(begin)}')
        self.position += 1
        self.open.append(_Open(tag, self.offset, len(self.parts), argument))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while True:
            self._skip_spaces()
            if self._peek() == ">":
                return attributes
            name = self._take_until("=>")
            where = self._byte(begin)
            if not name and self._peek():
                raise _fault(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
            self._skip_spaces()
            if self._peek() == "=":
                self.position += 1
                attributes[name.lower()] = self._value(begin)
            else:
                attributes[name.lower()] = ""
            if not self._peek():
                raise _fault(f'Unclosed start tag "{tag}" at byte offset {where}')

    def _value(self, begin: int) -> str:
        self._skip_spaces()
        quote = self._peek()
        if quote not in ("'", '"'):
            return self._name_token()
        self.position += 1
        parts = []
        while self._peek() and self._peek() != quote:
            if self._peek() == "&":
                parts.append(self._character())
            else:
                parts.append(self._peek())
                self.position += 1
        if not self._peek():
            raise _fault(f"Unclosed start tag at byte offset {self._byte(begin)}")
        self.position += 1
        return "".join(parts)

    def _name_token(self) -> str:
        start = self.position
        while self._peek().isalnum() or (self._peek() and self._peek() in ".-"):
            self.position += 1
        if self._peek() and self._peek() != ">" and not self._peek().isspace():
            raise _fault(f"Unexpected end of name token at byte offset {self._byte(start)}")
        return self.source[start : self.position].lower()

    def _end_tag(self, begin: int) -> None:
        where = self._byte(begin)
        if not self.open:
            raise _fault(f"Unexpected end tag at byte offset {where}")
        self.position += 1
        name = self._take_until(">").lower()
        self._skip_spaces()
        if self._peek() != ">":
            raise _fault(f"Unclosed end tag at byte offset {where}")
        self.position += 1
        opened = self.open.pop()
        if name and name != opened.tag:
            found = f'expected "</{opened.tag}>", found "</{name}>"'
            raise _fault(f"Unmatched end tag at byte offset {where}, {found}")
        if self.offset > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity: Json = {"type": TYPES[opened.tag], "offset": opened.offset, "length": self.offset - opened.offset}
        if opened.tag == "a":
            url = opened.argument or "".join(self.parts[opened.written :])
            if not _URL.fullmatch(url):
                return
            entity["url"] = url if ":" in url.split("/")[0] else f"http://{url}"
        elif opened.tag == "code" and opened.argument:
            if self._language_of_pre(opened):
                return
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = opened.argument
        elif opened.tag == "pre" and opened.argument:
            entity["language"] = opened.argument
        self.entities.append(entity)

    def _language_of_pre(self, code: _Open) -> bool:
        """A <code class="language-…"> that opens a <pre> names the language of that <pre>."""
        outer = self.open[-1] if self.open else None
        if outer is None or outer.tag != "pre" or outer.offset != code.offset:
            return False
        outer.argument = code.argument
        return True


def _argument(tag: str, attributes: dict[str, str]) -> str:
    if tag == "a":
        return attributes.get("href", "").strip()
    if tag == "code":
        return attributes.get("class", "").removeprefix("language-")
    if tag == "span":
        return attributes.get("class", "")
    if tag == "tg-emoji":
        return attributes.get("emoji-id", "")
    return "1" if tag == "blockquote" and "expandable" in attributes else ""


def decode(source: str, position: int) -> tuple[str, int]:
    """The character that a reference at `position` stands for, and where to go on; an unknown one stays as it is."""
    match = _CHARACTER.match(source, position)
    if match is None:
        return source[position], position + 1
    hexadecimal, decimal, named = match.groups()
    if named:
        return _NAMED[named], match.end()
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return source[position], position + 1
    return chr(code), match.end()


def _fault(text: str) -> ApiError:
    return bad_request(f"can't parse entities: {text}")
