"""`python -m bot library export`: what the region adopted, as files that can join content/."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.app import open_storage
from bot.cli import DatabaseOption, do, settings_of
from bot.clock import SystemClock
from bot.errors import SetupError
from bot.library.loading import CONTENT

library = typer.Typer(no_args_is_help=True, help="The region's own part of the library.")


@library.callback()
def _keeps_its_name() -> None:
    """A single command would otherwise be called without its name."""


@library.command("export")
def export(
    folder: Annotated[Path, typer.Argument(help="Where activities/ is written; files of the same name are replaced.")],
    database: DatabaseOption = None,
) -> None:
    """Write the adopted activities as files of content/, with origin and version; prints how many."""
    from bot.library import Library
    from bot.library.writing import activity_path, activity_text
    from bot.services import shelves

    async def work() -> dict[str, str]:
        settings = settings_of(database)
        content = Library.load(settings.content or CONTENT)
        async with open_storage(settings, SystemClock(), migrates=False) as opened, opened.write() as tx:
            return {activity_path(one): activity_text(one) for one in await shelves.list_adopted(tx, content)}

    files = do(work())
    for name, text in files.items():
        _write(folder / name, text)
    typer.echo(f"{len(files)} activities in {folder}")


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise SetupError(f"{path} cannot be written: {error.strerror}") from error
