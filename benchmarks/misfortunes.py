"""What goes wrong with a call, at random: every way in which Telegram or the network between fails."""

from __future__ import annotations

import json
import random
from typing import Any

KINDS = (
    *("flood_chat", "flood_overall", "blocked", "deactivated", "chat_not_found", "migrated", "too_long"),
    *("bad_entities", "bad_request", "error_500", "error_502", "error_503", "error_504", "not_json"),
    *("slow", "silent", "dropped_before", "dropped_after"),
)
SLOW_SECONDS, SILENT_SECONDS = 3.0, 40.0
NOT_TAKEN = ("dropped_before", "silent")
"""Besides every refusal: the message was not taken, though the bot cannot know it."""

REFUSALS: dict[str, tuple[int, str, dict[str, int]]] = {
    "flood_chat": (429, "Too Many Requests: retry after 2", {"retry_after": 2}),
    "flood_overall": (429, "Too Many Requests: retry after 1", {"retry_after": 1}),
    "blocked": (403, "Forbidden: bot was blocked by the user", {}),
    "deactivated": (403, "Forbidden: user is deactivated", {}),
    "chat_not_found": (400, "Bad Request: chat not found", {}),
    "too_long": (400, "Bad Request: message is too long", {}),
    "bad_entities": (400, "Bad Request: can't parse entities: unclosed tag", {}),
    "bad_request": (400, "Bad Request: fault on demand", {}),
    "error_500": (500, "Internal Server Error", {}),
    "error_502": (502, "Bad Gateway", {}),
    "error_503": (503, "Service Unavailable", {}),
    "error_504": (504, "Gateway Timeout", {}),
}


class Misfortunes:
    """Strikes a call with probability `rate`, each kind as often as another."""

    def __init__(self, rate: float, seed: int = 1) -> None:
        self.rate, self._random = rate, random.Random(seed)
        self.counts: dict[str, int] = {}

    def strike(self) -> str | None:
        if self._random.random() >= self.rate:
            return None
        kind = self._random.choice(KINDS)
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return kind


def refusal(kind: str, chat_id: int) -> tuple[int, bytes] | None:
    """Status and body; None where the kind is no refusal."""
    if kind == "migrated":
        return failing(400, "Bad Request: group chat was upgraded", {"migrate_to_chat_id": moved_to(chat_id)})
    if kind == "not_json":
        return 200, b"<html>a proxy in between</html>"
    return failing(*REFUSALS[kind]) if kind in REFUSALS else None


def moved_to(chat_id: int) -> int:
    """Another chat for each, and for each move another."""
    return -1_000_000_000_000 - abs(chat_id) % 1_000_000_000_000 - 1


def failing(status: int, description: str, parameters: dict[str, Any]) -> tuple[int, bytes]:
    body = {"ok": False, "error_code": status, "description": description, "parameters": parameters}
    return status, json.dumps(body).encode()
