"""The command line: `python -m bot --help`."""

from __future__ import annotations

import gc

gc.disable()  # hardly anything that is imported becomes garbage, and to look for it takes a fifth of the start

import sys

if __name__ == "__main__" and sys.argv[1:2] == ["run"]:
    from bot.smaller import begin_again

    begin_again()
    from bot.lean import leave_out_what_is_not_used

    leave_out_what_is_not_used()
    from bot.run_command import main as run_main

    gc.freeze()  # what is imported stays: walking through it again and again took a third of the reading of content
    gc.enable()
    sys.exit(run_main())

from pathlib import Path
from typing import Annotated

import typer

from bot import run_command
from bot.app import open_storage
from bot.authoring.command import cli as authoring
from bot.authoring.printing import print_guide
from bot.backup_command import backup, restore
from bot.cli import DatabaseOption, do, settings_of
from bot.clock import SystemClock
from bot.errors import SetupError
from bot.grants_command import grants
from bot.guards_command import guards
from bot.keys_command import new_key, rotate_key
from bot.library.checking import Report
from bot.library.command import run_check
from bot.library_command import library
from bot.model import GrantKind
from bot.outbox_command import outbox
from bot.pack_command import pack
from bot.refusing import saying_why_not, warn
from bot.seed_command import seed
from bot.simulate_command import simulate
from bot.territory_command import territories

gc.enable()

cli = typer.Typer(no_args_is_help=True, add_completion=False, help="Terreau: a territory's companion in Telegram.")
cli.add_typer(territories, name="territory")
cli.add_typer(outbox, name="outbox")
cli.add_typer(grants, name="grants")
cli.command()(backup)
cli.command()(restore)
cli.command()(new_key)
cli.command()(rotate_key)
cli.command()(print_guide)
cli.add_typer(authoring, name="activity")
cli.add_typer(guards, name="guards")
cli.add_typer(library, name="library")
cli.add_typer(pack, name="pack")


@cli.command()
def run(
    roles: Annotated[str | None, typer.Option(help="What this process does; see TERREAU_ROLES.")] = None,
) -> None:
    """Run the bot until it is told to stop (SIGTERM, Ctrl-C); SIGHUP takes changed content into use."""
    run_command.run(roles)


@cli.command()
def migrate(
    check: Annotated[bool, typer.Option("--check", help="Only compare: exit code 1 where they differ.")] = False,
    database: DatabaseOption = None,
) -> None:
    """Bring the database to the newest revision; an SQLite file is backed up first."""
    from bot.storage import migrating

    async def work() -> int:
        async with open_storage(settings_of(database), SystemClock(), migrates=not check) as opened:
            drift = await migrating.find_drift(opened)
        for line in drift:
            typer.echo(line)
        return 1 if drift else 0

    raise typer.Exit(do(work()))


@cli.command()
def check(
    content: Annotated[Path | None, typer.Option(help="Another content/ folder.")] = None,
    coverage: Annotated[bool, typer.Option("--coverage", help="Print the matrix skill × setting × age.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Counts as one JSON object.")] = False,
    picture: Annotated[Path | None, typer.Option(help="Draw the matrix into this PNG file.")] = None,
) -> None:
    """Check content/: file, line and fault in French; exit code 1 on any fault."""

    def draw(report: Report) -> None:
        from bot.views.coverage_picture import coverage_picture

        if picture and report.coverage:
            picture.write_bytes(coverage_picture(report.coverage, report.activities))

    raise typer.Exit(run_check(content, SystemClock().now().date(), as_json, coverage, look=draw))


@cli.command()
def invite(
    territory: Annotated[str | None, typer.Option(help="Code of the territory to coordinate.")] = None,
    region: Annotated[bool, typer.Option("--region", help="Invite into the regional team.")] = False,
    database: DatabaseOption = None,
) -> None:
    """Make a one-time link, valid for 7 days, for a coordinator or for the regional team."""
    from bot.links import link_of
    from bot.services import invitations
    from bot.storage import territories as stored

    if region == bool(territory):
        raise SetupError("give either --territory CODE or --region")

    async def work() -> str:
        settings = settings_of(database)
        async with open_storage(settings, SystemClock(), migrates=False) as opened, opened.write() as tx:
            found = await stored.find_by_slug(tx, territory) if territory else None
            if territory and found is None:
                raise SetupError(f"no open territory has the code {territory}")
            kind = GrantKind.REGION if region else GrantKind.COORDINATOR
            payload = await invitations.create(tx, kind, found, SystemClock().now())
        return await link_of(settings, payload, warn)

    typer.echo(do(work()))


@cli.command()
def demo(port: Annotated[int, typer.Option(min=0, max=65535, help="The page's port; 0: a free one.")] = 0) -> None:
    """The product at work in a browser: offline, with people to play and a clock to turn."""
    from bot.demo.live import run_demo

    do(run_demo(port))


@cli.command("demo-week")
def demo_week() -> None:
    """Twelve people join and live one week; prints every chat, then counts as one JSON object."""
    from bot.demo.week import run_week

    raise typer.Exit(do(run_week()))


cli.command()(simulate)
cli.command()(seed)


def main() -> None:
    """Runs a command; what an operator can mend is said in one line, with exit code 2."""
    saying_why_not(cli)


if __name__ == "__main__":
    main()
