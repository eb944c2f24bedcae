"""`python -m bot pack`: what regions give each other, in one file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.app import open_storage
from bot.cli import DatabaseOption, do, settings_of
from bot.clock import SystemClock
from bot.errors import SetupError
from bot.library.loading import CONTENT, GUARDS, TEXTS
from bot.library.pack_things import Given, PackFault
from bot.library.packs import LARGEST_FILE, LONGEST_NAME, read_pack, write_pack
from bot.model import Language
from bot.progress import working
from bot.settings import Settings
from bot.texts import Texts

if TYPE_CHECKING:
    from bot.library import Library
    from bot.services.guarding import Guards
    from bot.services.packs import Report

pack = typer.Typer(no_args_is_help=True, help="Programmes, activities and published texts, from region to region.")
File = Annotated[Path, typer.Argument(help="What `pack export` of another region made.", exists=True, dir_okay=False)]


@pack.command("export")
def export(
    path: Annotated[Path, typer.Argument(help="The file to write, a zip.")],
    given_by: Annotated[str, typer.Option("--from", help="Name of the region that gives, as others will read it.")],
    with_content: Annotated[bool, typer.Option("--with-content", help="All activities of content/ too.")] = False,
    with_experiences: Annotated[
        bool, typer.Option("--with-experiences", help="The texts published for all too.")
    ] = False,
    database: DatabaseOption = None,
) -> None:
    """Write the programmes and the adopted activities, on request the texts published for all; nobody is in it."""
    from bot.services import packs

    settings, name = settings_of(database), " ".join(given_by.split())
    wanted = {"with_content": with_content, "with_experiences": with_experiences}
    if not 2 <= len(name) <= LONGEST_NAME:
        raise SetupError(f"--from: 2 to {LONGEST_NAME} characters")

    async def work() -> tuple[list[Given], int]:
        content, guards = _content(settings)
        async with open_storage(settings, SystemClock(), migrates=False) as opened, opened.write() as tx:
            gathered = await packs.gather(tx, content, name, **wanted)
            await packs.note_given(tx, name, SystemClock().now())
        given = packs.less_held_back(guards, gathered)
        return [*packs.examine(content, guards, given).given], len(gathered) - len(given)

    with _refusing(settings), working("Packing"):
        given, held_back = do(work())
        data = write_pack(given)
        read_pack(data)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise SetupError(f"{path} cannot be written: {error.strerror}") from error
    typer.echo(f"{len(given)} things in {path}")
    if held_back:
        typer.echo(f"terreau: {held_back} texts left out: the guards hold them back", err=True)


@pack.command("import")
def import_(
    path: File,
    check: Annotated[bool, typer.Option("--check", help="Only look: nothing is written.")] = False,
    database: DatabaseOption = None,
) -> None:
    """Take in what another region gives; what stands here wins, and is listed. Once is enough: twice changes nothing.

    The report is in French; a file with any fault is refused whole, and the exit code is 1.
    """
    from bot.services import packs
    from bot.views import packs as views

    settings = settings_of(database)

    async def work() -> Report:
        content, guards = _content(settings)
        sound = packs.examine(content, guards, read_pack(_read(path)))
        async with open_storage(settings, SystemClock(), migrates=False) as opened, opened.write() as tx:
            if check:
                return await packs.plan(tx, content, sound, settings.region)
            return await packs.bring_in(tx, content, sound, SystemClock().now(), settings.region)

    with _refusing(settings), working("Reading the pack"):
        report = do(work())
    for line in views.report(_texts(settings).of(Language.FRENCH), report, is_only_a_look=check):
        typer.echo(line)


@pack.command("list")
def list_imported(database: DatabaseOption = None) -> None:
    """What was imported: kind, name, version, the region that gave it; and what was removed here since."""
    from bot.storage import packs

    async def work() -> list[packs.PackItem]:
        async with open_storage(settings_of(database), SystemClock(), migrates=False) as opened, opened.read() as tx:
            return await packs.list_all(tx)

    for one in do(work()):
        removed = "" if one.fields else ", removed"
        typer.echo(f"{one.kind} {one.slug}: version {one.version}, from {one.given_by}{removed}")


@pack.command("remove")
def remove(
    kind: Annotated[str, typer.Argument(help="activity, programme or experience")],
    name: Annotated[str, typer.Argument(help="Its name in `pack list`.")],
    database: DatabaseOption = None,
) -> None:
    """Take away one thing that was imported; the same pack does not bring it back."""
    from bot.services import packs

    async def work() -> None:
        async with open_storage(settings_of(database), SystemClock(), migrates=False) as opened, opened.write() as tx:
            await packs.take_away(tx, kind, name, SystemClock().now())

    do(work())


def _read(path: Path) -> bytes:
    """No more than is needed to see that it is too much."""
    with path.open("rb") as file:
        return file.read(LARGEST_FILE + 1)


def _content(settings: Settings) -> tuple[Library, Guards]:
    from bot.library import Library
    from bot.services.guarding import Guards

    folder = settings.content or CONTENT
    return Library.load(folder), Guards.load(folder / GUARDS)


def _texts(settings: Settings) -> Texts:
    return Texts.load((settings.content or CONTENT) / TEXTS)


@contextmanager
def _refusing(settings: Settings) -> Iterator[None]:
    try:
        yield
    except PackFault as fault:
        typer.echo(_texts(settings).of(Language.FRENCH).plain(fault.key, **fault.arguments))
        raise typer.Exit(1) from fault
