"""The files of answers: kept in full, or drawn when they leave, outside any transaction and off the event loop."""

from __future__ import annotations

import base64
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import InputFile

Draw = Callable[[str, dict[str, str]], Awaitable[bytes]]
"""Makes the file of a `Drawing` from its name and values."""


async def draws_nothing(name: str, _values: dict[str, str]) -> bytes:
    raise LookupError(name)


async def with_files(params: dict[str, Any], draw: Draw) -> dict[str, Any]:
    """The same parameters, with what `kept_file` wrote as the library sends it."""
    return {name: await _file(value, draw) if _is_kept(value) else value for name, value in params.items()}


def _is_kept(value: Any) -> bool:
    return isinstance(value, dict) and "file_name" in value


async def _file(kept: dict[str, Any], draw: Draw) -> InputFile:
    if "base64" in kept:
        return InputFile(base64.b64decode(kept["base64"]), kept["file_name"])
    return InputFile(await draw(kept["drawing"], kept["values"]), kept["file_name"])
