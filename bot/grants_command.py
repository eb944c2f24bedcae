"""`python -m bot grants`: who steers what, and the links that wait; either can be taken back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

import typer

from bot.app import open_storage
from bot.cli import DatabaseOption, do, settings_of
from bot.clock import SystemClock
from bot.errors import NotFound, SetupError
from bot.model import Territory
from bot.services import grants as service
from bot.storage.db import Tx
from bot.storage.grants import Grant, Invitation

grants = typer.Typer(no_args_is_help=True, help="Who steers: list, withdraw an access, revoke a link.")


@grants.command("list")
def list_grants(database: DatabaseOption = None) -> None:
    """The region and every open territory: who steers there by number, and the links nobody has used yet."""

    async def work() -> list[tuple[Territory | None, list[Grant], list[Invitation]]]:
        async with open_storage(settings_of(database), SystemClock(), migrates=False) as opened, opened.read() as tx:
            return await service.list_everywhere(tx, SystemClock().now())

    for territory, held, links in do(work()):
        typer.echo(territory.slug if territory else "the region")
        for grant in held:
            typer.echo(f"  access {grant.id}: no. {grant.number}, since {grant.granted_at:%Y-%m-%d}")
        for link in links:
            typer.echo(
                f"  link {link.id}: made {link.created_at:%Y-%m-%d}, good until {link.expires_at:%Y-%m-%d %H:%M} UTC"
            )


@grants.command()
def withdraw(number: int, database: DatabaseOption = None) -> None:
    """End the access that `list` shows under this number; at once, on keyboards already shown too."""
    _take_back(service.withdraw_by_command, number, database, f"no access {number} holds")


@grants.command("revoke-link")
def revoke_link(number: int, database: DatabaseOption = None) -> None:
    """Revoke the link that `list` shows under this number."""
    _take_back(service.revoke_link_by_command, number, database, f"no link {number} waits")


def _take_back(
    taken: Callable[[Tx, int, datetime], Awaitable[None]], number: int, database: str | None, refusal: str
) -> None:
    async def work() -> None:
        async with open_storage(settings_of(database), SystemClock(), migrates=False) as opened, opened.write() as tx:
            await taken(tx, number, SystemClock().now())

    try:
        do(work())
    except NotFound as error:
        raise SetupError(f"{refusal}: see `python -m bot grants list`") from error
