"""What Telegram recognises in plain text without any markup."""

import re

from simulator.model import Json
from simulator.utf16 import length

_PATTERNS = [
    ("url", re.compile(r"(?:https?://|(?<![\w@./])t\.me/)[^\s<>\"«»]*[^\s<>\"«».,;:!?)\]'’]", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("mention", re.compile(r"(?<![\w@/.])@[A-Za-z]\w{3,31}\b")),
    ("bot_command", re.compile(r"(?<![\w/@<])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{2,31})?(?![\w/@])")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])\w+")),
]


def find_links(text: str) -> list[Json]:
    """Entities for addresses, e-mails, mentions, commands and hashtags; the first kind to match a place keeps it."""
    found: list[tuple[int, int, str]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), kind))
    return [
        {"type": kind, "offset": length(text[:start]), "length": length(text[start:end])}
        for start, end, kind in sorted(found)
    ]
