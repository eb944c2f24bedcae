"""What the commands share."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Annotated, Any

import typer

from bot.settings import Settings, read_settings

DatabaseOption = Annotated[str | None, typer.Option("--database", help="Instead of TERREAU_DATABASE_URL.")]


def settings_of(database: str | None = None, **overrides: object) -> Settings:
    """The settings, with what the options of a command say instead."""
    return read_settings(**({"database_url": database} if database else {}), **overrides)


def do(work: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(work)
