"""`python -m bot simulate`: what somebody would receive, or what a whole territory would over a school year."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Annotated

import typer

from bot import simulate as printed
from bot.app import open_storage
from bot.cli import DatabaseOption, do, settings_of
from bot.clock import SystemClock
from bot.errors import SetupError
from bot.library import Library
from bot.library.loading import CONTENT
from bot.model import AgeBand, Rhythm, Role, Setting
from bot.planning.rhythm import monday_of
from bot.progress import working
from bot.services.enrolment import offered_settings_of
from bot.services.pack_library import library_with_packs
from bot.services.previews import example_town, preview, town_of
from bot.services.simulation.lives import Doer, Profile, Reader
from bot.services.simulation.population import live_together
from bot.services.simulation.town import Town
from bot.storage import territories

EXAMPLE = "demo"
LONGEST = timedelta(days=3 * 366)
DAY = ["%Y-%m-%d"]


def simulate(
    first: Annotated[datetime, typer.Option("--from", formats=DAY, help="First day.")],
    last: Annotated[datetime, typer.Option("--to", formats=DAY, help="Last day, included.")],
    role: Annotated[Role, typer.Option()] = Role.FAMILY,
    setting: Annotated[list[Setting] | None, typer.Option(help="May be repeated; else that of the role.")] = None,
    ages: Annotated[list[AgeBand] | None, typer.Option(help="May be repeated; else 3-5.")] = None,
    territory: Annotated[str, typer.Option(help=f"Its code; {EXAMPLE}: an example, without a database.")] = EXAMPLE,
    rhythm: Annotated[Rhythm | None, typer.Option(help="Else that of the role.")] = None,
    repere: Annotated[bool, typer.Option("--repere", help="Wants the repère the day before.")] = False,
    encouragement: Annotated[bool, typer.Option("--encouragement", help="Wants the word after.")] = False,
    silent: Annotated[bool, typer.Option("--silent", help="Never reacts; else does every idea.")] = False,
    why: Annotated[bool, typer.Option("--why", help="The whole reason of every choice.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    population: Annotated[int, typer.Option(min=0, help="So many people instead, and the load they make.")] = 0,
    seed: Annotated[int, typer.Option(help="The same seed, the same people.")] = 1,
    database: DatabaseOption = None,
) -> None:
    """What a kind of member would receive day by day, when and why, and what not and why not."""
    since, until = first.date(), last.date()
    if not timedelta() <= until - since <= LONGEST:
        raise SetupError("--to is before --from" if until < since else "at most three years at a time")
    town = do(_town(territory, since, database))
    if population:
        with working(f"{population} people live that time"):
            figures = live_together(town, population, since, until, seed)
        typer.echo(json.dumps(printed.load_as_json(figures)) if as_json else "\n".join(printed.load_as_text(figures)))
        return
    preset = Profile.preset(role, setting or (), ages or [AgeBand.A3_5])
    _refuse_impossible(town, preset)
    profile = replace(preset, rhythm=rhythm or preset.rhythm, wants_repere=repere, wants_encouragement=encouragement)
    seen = preview(town, profile, since, until, Reader() if silent else Doer())
    lines = [printed.as_json(seen, explains=why)] if as_json else printed.as_text(seen, explains=why)
    for line in lines:
        typer.echo(line)


async def _town(slug: str, first: date, database: str | None) -> Town:
    """The example, or a territory as the database has it."""
    if slug == EXAMPLE:
        return example_town(Library.load(), first)
    settings = settings_of(database)
    library = Library.load(settings.content or CONTENT)
    async with open_storage(settings, SystemClock(), migrates=False) as opened, opened.read() as tx:
        found = await territories.find_by_slug(tx, slug)
        if found is None:
            raise SetupError(f"no open territory has the code {slug}")
        library = await library_with_packs(tx, library)
        return await town_of(tx, library, found, monday_of(first))


def _refuse_impossible(town: Town, profile: Profile) -> None:
    """Refuses whoever could not join: the same settings and ages as on joining."""
    settings = offered_settings_of(town.library, town.programme, profile.role)
    if unknown := [one for one in profile.settings if one not in settings]:
        raise SetupError(
            f"a member who is {profile.role} cannot choose {', '.join(unknown)}, only {', '.join(settings)}"
        )
    ages = town.library.offered_ages(town.programme, profile.settings)
    if unknown_ages := [one for one in profile.age_bands if one not in ages]:
        where = f"{town.programme.slug}, {', '.join(profile.settings)}"
        raise SetupError(f"nobody of {', '.join(unknown_ages)} is served there ({where}), only {', '.join(ages)}")
