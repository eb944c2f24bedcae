"""Messages as people see them: safe HTML for a page, plain text for a transcript."""

import html

from simulator.entities import entity_text
from simulator.model import Json
from simulator.utf16 import at

_TAGS = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "code": "code", "pre": "pre",
    "blockquote": "blockquote", "expandable_blockquote": "blockquote",
}  # fmt: skip
_SAFE_SCHEMES = ("http://", "https://", "tg://", "mailto:")


def to_html(text: str, entities: list[Json]) -> str:
    """Only b, i, u, s, a[href], code, pre, blockquote, span.spoiler and br; everything else is escaped."""
    spans = [span for entity in entities if (span := _span(text, entity))]
    borders = sorted({0, len(text)} | {p for start, end, *_ in spans for p in (start, end)})
    out: list[str] = []
    open_spans: list[tuple[int, int, str, str]] = []
    for here, there in zip(borders, [*borders[1:], len(text)], strict=True):
        _close_and_open(out, open_spans, spans, here)
        out.append(html.escape(text[here:there]).replace("\n", "<br>"))
    return "".join(out)


def _close_and_open(
    out: list[str], open_spans: list[tuple[int, int, str, str]], spans: list[tuple[int, int, str, str]], here: int
) -> None:
    """Close what ends here (and reopen what only lay above it), then open what begins here."""
    reopened: list[tuple[int, int, str, str]] = []
    while any(end <= here for _, end, _, _ in open_spans):
        span = open_spans.pop()
        out.append(span[3])
        if span[1] > here:
            reopened.insert(0, span)
    begins = sorted((s for s in spans if s[0] == here), key=lambda s: -s[1])
    for span in [*reopened, *begins]:
        out.append(span[2])
        open_spans.append(span)


def _span(text: str, entity: Json) -> tuple[int, int, str, str] | None:
    start, end = at(text, entity["offset"]), at(text, entity["offset"] + entity["length"])
    kind = entity["type"]
    if start >= end:
        return None
    if kind in _TAGS:
        return start, end, f"<{_TAGS[kind]}>", f"</{_TAGS[kind]}>"
    if kind == "spoiler":
        return start, end, '<span class="spoiler">', "</span>"
    url = _address(text, entity)
    return (start, end, f'<a href="{html.escape(url)}">', "</a>") if url else None


def _address(text: str, entity: Json) -> str | None:
    """Where a link leads, or None for what is no link or leads nowhere safe."""
    if entity["type"] == "text_link":
        url = str(entity.get("url", ""))
    elif entity["type"] == "url":
        url = entity_text(text, entity)
        url = url if "://" in url else f"https://{url}"
    elif entity["type"] == "email":
        url = f"mailto:{entity_text(text, entity)}"
    else:
        return None
    return url if url.lower().startswith(_SAFE_SCHEMES) else None


def to_line(view: Json) -> str:
    """One message of the page's shape as plain text: `2026-11-23 08:00 Name: words`, then its buttons as [label]."""
    if view["service"]:
        return f"{_minute(view)} — {view['service']} —"
    words = [w for w in (_attachment(view), view["text"] or _poll(view)) if w]
    lines = [f"{_minute(view)} {view['from']['first_name']} : {' '.join(words)}"]
    lines += ["    " + " ".join(f"[{b['label']}]" for b in row) for row in view["buttons"]]
    if view["reactions"]:
        lines.append("    " + " ".join(view["reactions"]))
    return "\n".join(lines)


def _minute(view: Json) -> str:
    return str(view["date"])[:16].replace("T", " ")


def _attachment(view: Json) -> str:
    if view["photo"]:
        return "[photo]"
    return f"[document {view['document']['name']}]" if view["document"] else ""


def _poll(view: Json) -> str:
    if not view["poll"]:
        return ""
    options = " / ".join(f"{o['text']} ({o['votes']})" for o in view["poll"]["options"])
    return f"[sondage] {view['poll']['question']} {options}"
