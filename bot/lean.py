"""What a bot that lives for months goes without: what its libraries load for others and it never uses.

To be called before anything of it is imported: what a process has once imported it keeps. docs/decisions.md says what
all of it spares.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

LEFT_OUT = re.compile(
    r"""(?x)
    # All statements are Core: no ORM.
    sqlalchemy\.ext\.asyncio\.(?:session|scoping)
    # Requests go through bot/delivery/transport.py, not through HTTPX, and their answers stay the JSON that they are.
    | telegram\.(?:helpers|request\._httpxrequest)
    | telegram\._(?!(?:bot|files|files\.inputfile|telegramobject|user|version|utils(?:\..+)?)$).+
    # Telegram Passport's keys.
    | cryptography\.hazmat\.primitives\.serialization(?:\..+)?
    # Of the world's countries France, and of its calendars those that France reckons with.
    | holidays\.countries\.(?!france$).+
    | holidays\.calendars\.(?!(?:custom|ethiopian|gregorian|julian|julian_revised)$).+
    | holidays\.groups\.(?!(?:christian|custom|eastern|international)$).+
    # What waits is done on the event loop, and metrics are served by bot/web.py, which serves no files.
    | apscheduler\.executors\.pool
    | http\.server | wsgiref\.simple_server
    | aiohttp\.web_fileresponse
    # Settings come from the environment and from .env.
    | pydantic_settings\.sources\.providers\.(?!(?:dotenv|env|secrets)$).+
    """
)
"""Modules that a library loads for everybody."""
OPTIONAL = ("rich", "click")
"""Loaded by structlog and httpx where they can be, for a terminal."""


def leave_out_what_is_not_used() -> None:
    sys.meta_path.insert(0, LeavingOut())
    for name in OPTIONAL:
        sys.modules[name] = None  # type: ignore[assignment]


class NotUsed:
    """Whatever is imported from a module that is left out; nothing is an instance of it."""


class NotLoaded(ModuleType):
    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return NotUsed


class LeavingOut(MetaPathFinder, Loader):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return ModuleSpec(fullname, self, is_package=True) if LEFT_OUT.fullmatch(fullname) else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return NotLoaded(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is executed."""
