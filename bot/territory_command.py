"""`python -m bot territory`: the territories, as the operator makes, changes, closes and merges them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.app import open_storage
from bot.cli import DatabaseOption, do, settings_of
from bot.clock import SystemClock
from bot.errors import BotError, SetupError
from bot.library.loading import CONTENT
from bot.model import Language, Territory, TerritorySetting
from bot.texts import T, Texts

if TYPE_CHECKING:
    from bot.library import Library
    from bot.services.territories import Described
    from bot.storage.db import Tx

territories = typer.Typer(no_args_is_help=True, help="The territories.")
Code = Annotated[str, typer.Argument(help="Code of the territory, see `territory list`.")]
Act = Callable[["Tx", "Library", Territory, datetime], Awaitable[object]]


@territories.command("add")
def add_territory(
    slug: Annotated[str, typer.Argument(help="Code for links and posters: 2 to 24 letters, digits, dashes.")],
    name: Annotated[str, typer.Argument(help="Name as people say it.")],
    kind: Annotated[str, typer.Option(help="quartier, commune, intercommunalité, bassin de vie")] = "commune",
    parent: Annotated[str | None, typer.Option(help="Code of the larger territory that it belongs to.")] = None,
    departement: str | None = None,
    living_area: str | None = None,
    time_zone: str | None = None,
    school_zone: str | None = None,
    programme: str | None = None,
    welcome: Annotated[str | None, typer.Option(help="One sentence for who arrives.")] = None,
    database: DatabaseOption = None,
) -> None:
    """Create a territory and print its joining link; what is not given is the larger territory's, or the product's."""
    from bot.library import Library
    from bot.links import link_of
    from bot.services import territories as service
    from bot.services.pack_library import library_with_packs

    async def work() -> str:
        settings = settings_of(database)
        content = Library.load(settings.content or CONTENT)
        given = {"departement": departement, "living_area": living_area, "time_zone": time_zone}
        given |= {"school_zone": school_zone, "programme": programme, "welcome": welcome}
        async with open_storage(settings, SystemClock()) as opened, opened.write() as tx:
            above = await _get(tx, parent) if parent else None
            now = SystemClock().now()
            place: dict[str, Any] = {"kind": kind, "parent": above, **given}
            library = await library_with_packs(tx, content)
            made = await service.create(tx, library, slug, name, now, **place)
        return await link_of(settings, made.slug, lambda line: typer.echo(f"terreau: {line}", err=True))

    typer.echo(do(work()))


@territories.command("list")
def list_territories(database: DatabaseOption = None) -> None:
    """Every territory: code, state, kind, name, and the larger one that it belongs to."""
    from bot.storage import territories as stored

    async def work() -> list[Territory]:
        async with open_storage(settings_of(database), SystemClock(), migrates=False) as opened, opened.read() as tx:
            return await stored.list_all(tx)

    found = do(work())
    codes = {one.id: one.slug for one in found}
    for one in found:
        above = f", in {codes[one.parent_id]}" if one.parent_id else ""
        into = f", goes on in {codes[one.merged_into_id]}" if one.merged_into_id else ""
        typer.echo(f"{one.slug}: {_state(one)}, {one.kind}, {one.name}{above}{into}")


@territories.command("show")
def show_territory(code: Code, database: DatabaseOption = None) -> None:
    """What a territory has, and which of it is the larger territory's."""
    from bot.services import territories as service

    async def work() -> Described:
        async with open_storage(settings_of(database), SystemClock(), migrates=False) as opened, opened.read() as tx:
            return await service.open_described(tx, None, (await _get(tx, code)).id)

    shown = do(work())
    typer.echo(f"{shown.territory.slug}: {_state(shown.territory)}, {shown.territory.kind}, {shown.territory.name}")
    for setting in TerritorySetting:
        above = f" (as {shown.parent.slug})" if shown.parent and shown.follows(setting) else ""
        typer.echo(f"  {setting.value}: {getattr(shown.territory, setting)}{above}")


@territories.command("set")
def set_territory(
    code: Code,
    name: str | None = None,
    kind: str | None = None,
    parent: Annotated[str | None, typer.Option(help="Code of the larger territory; empty: none.")] = None,
    departement: str | None = None,
    living_area: str | None = None,
    time_zone: str | None = None,
    school_zone: str | None = None,
    programme: str | None = None,
    welcome: str | None = None,
    like_parent: Annotated[list[str] | None, typer.Option(help="A setting that is to follow the parent's.")] = None,
    database: DatabaseOption = None,
) -> None:
    """Change what is given, in this territory and in those that follow it; the code never changes."""
    from bot.services import territories as service

    given = {"departement": departement, "living_area": living_area, "time_zone": time_zone}
    given |= {"school_zone": school_zone, "programme": programme, "welcome": welcome}
    wanted: dict[TerritorySetting, str | None] = {
        TerritorySetting(one): value for one, value in given.items() if value is not None
    }
    wanted |= dict.fromkeys(map(_setting, like_parent or ()))

    async def work(tx: Tx, library: Library, territory: Territory, now: datetime) -> None:
        if name is not None:
            await service.rename(tx, None, territory.id, name, now)
        if kind is not None:
            await service.set_kind(tx, None, territory.id, kind, now)
        if parent is not None:
            above = (await _get(tx, parent)).id if parent else None
            await service.set_parent(tx, library, None, territory.id, above, now)
        for setting, value in wanted.items():
            await service.set_value(tx, library, None, territory.id, setting, value, now)

    _act(code, database, work)


@territories.command("open")
def open_territory(code: Code, database: DatabaseOption = None) -> None:
    """Let members into a territory that was in preparation."""
    from bot.services import territories as service

    _act(code, database, lambda tx, library, one, now: service.open_doors(tx, library, None, one.id, now))


@territories.command("close")
def close_territory(
    code: Code,
    yes: Annotated[bool, typer.Option("--yes", help="Without asking.")] = False,
    database: DatabaseOption = None,
) -> None:
    """Close a territory for good: members and coordinators are told once, then nothing more is sent."""
    from bot.services import closing

    _ask(f"Close {code} for good?", yes)
    _act(code, database, lambda tx, _, one, now: closing.close(tx, None, one.id, now))


@territories.command("merge")
def merge_territory(
    code: Code,
    into: Annotated[str, typer.Argument(help="Code of the territory that remains.")],
    yes: Annotated[bool, typer.Option("--yes", help="Without asking.")] = False,
    database: DatabaseOption = None,
) -> None:
    """Let a territory go on in another: members, teams, structures and links move; members are told once."""
    from bot.services import closing

    async def work(tx: Tx, _: Library, territory: Territory, now: datetime) -> None:
        await closing.merge(tx, None, territory.id, (await _get(tx, into)).id, now)

    _ask(f"Merge {code} into {into} for good?", yes)
    _act(code, database, work)


@territories.command("template")
def template(
    path: Annotated[Path, typer.Argument(help="The XLSX file to write.")] = Path("territoires.xlsx"),
) -> None:
    """Write the empty spreadsheet of a region, with its explanations."""
    from bot.library import Library
    from bot.views import territory_sheets as views

    path.write_bytes(views.template(_french(), Library.load(settings_of().content or CONTENT)))
    typer.echo(str(path))


@territories.command("import")
def import_territories(
    path: Annotated[
        Path, typer.Argument(help="An XLSX or CSV file, made from the template.", exists=True, dir_okay=False)
    ],
    check: Annotated[bool, typer.Option("--check", help="Only look: nothing is written.")] = False,
    database: DatabaseOption = None,
) -> None:
    """Create and change territories from one spreadsheet; on any fault nothing is written and the exit code is 1.

    The report, in French, names row and column. The same file twice changes nothing.
    """
    from bot.library import Library
    from bot.services import spreadsheets, territory_sheet
    from bot.services.pack_library import library_with_packs
    from bot.views import territory_sheets as views

    t = _french()
    try:
        sheet = spreadsheets.read(path.read_bytes(), views.labels(t), territory_sheet.NEEDED)
    except BotError as error:
        typer.echo(t.plain(error.text_key, **error.arguments))
        raise typer.Exit(1) from error
    content = Library.load(settings_of(database).content or CONTENT)

    async def work() -> tuple[list[str], int]:
        async with open_storage(settings_of(database), SystemClock(), migrates=False) as opened, opened.write() as tx:
            library = await library_with_packs(tx, content)
            if found := await territory_sheet.find_faults(tx, library, sheet.rows):
                return views.faults(t, found), 1
            if check:
                return [t.plain("sheet-sound", count=len(sheet.rows))], 0
            return views.report(t, await territory_sheet.bring_in(tx, library, sheet.rows, SystemClock().now())), 0

    wrong = views.faults_of_headings(t, sheet)
    lines, code = (wrong, 1) if wrong else do(work())
    for line in lines:
        typer.echo(line)
    raise typer.Exit(code)


def _french() -> T:
    return Texts.load((settings_of().content or CONTENT) / "texts").of(Language.FRENCH)


def _state(territory: Territory) -> str:
    if territory.closed_at:
        return "closed"
    return "open" if territory.is_open else "in preparation"


def _setting(name: str) -> TerritorySetting:
    try:
        return TerritorySetting(name.replace("-", "_"))
    except ValueError as error:
        raise SetupError(f"--like-parent {name}: choose from {', '.join(TerritorySetting)}") from error


def _ask(question: str, yes: bool) -> None:
    if not yes:
        typer.confirm(question, abort=True, err=True)


def _act(code: str, database: str | None, act: Act) -> None:
    from bot.library import Library
    from bot.services.pack_library import library_with_packs

    async def work() -> None:
        settings = settings_of(database)
        content = Library.load(settings.content or CONTENT)
        async with open_storage(settings, SystemClock(), migrates=False) as opened, opened.write() as tx:
            library = await library_with_packs(tx, content)
            await act(tx, library, await _get(tx, code), SystemClock().now())

    do(work())


async def _get(tx: Tx, code: str) -> Territory:
    """`SetupError` where no territory has that code, or it is closed."""
    from bot.storage import territories as stored

    found = await stored.find_any_by_slug(tx, code)
    if found is None or found.closed_at:
        raise SetupError(f"no territory that is not closed has the code {code}: see `python -m bot territory list`")
    return found
