"""`python -m bot activity new | preview | draw`."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.authoring import previews
from bot.authoring.writing import new_activity
from bot.clock import SystemClock
from bot.library.library import Library
from bot.library.loading import ACTIVITIES, CONTENT, TEXTS, read_activity
from bot.model import Form, Setting
from bot.texts import Texts

cli = typer.Typer(no_args_is_help=True, help="The activities, for who writes them.")
ContentOption = Annotated[Path, typer.Option("--content", help="Another content/ folder.")]


@cli.command("new")
def new(
    title: Annotated[str, typer.Argument(help="The title, as a member reads it.")],
    skill: Annotated[str, typer.Option(help="Code of the skill: E1.2.")],
    form: Annotated[Form, typer.Option(help="What it is.")] = Form.GESTE,
    setting: Annotated[list[Setting] | None, typer.Option(help="Where it is done; may be given again.")] = None,
    content: ContentOption = CONTENT,
) -> None:
    """Write a new file with every field and what it is for; prints where it is."""
    library = Library.load(content)
    typer.echo(new_activity(library, content / ACTIVITIES, title, skill, form, setting or [Setting.HOME]))


@cli.command("preview")
def preview(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="An activity file.")],
    page: Annotated[bool, typer.Option("--page", help="As chats in a browser, until Ctrl-C.")] = False,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The page's port; 0: a free one.")] = 0,
    content: ContentOption = CONTENT,
) -> None:
    """What each kind of member would see of this file."""
    library, texts = Library.load(content), Texts.load(content / TEXTS)
    found = list(previews.previews(library, texts, read_activity(file)))
    if not page:
        _print(found)
        return
    from bot.authoring.page import show

    asyncio.run(show(found, SystemClock().now(), port))


@cli.command("draw")
def draw(
    seed: Annotated[int, typer.Option(help="The same seed draws the same activities.")] = 1,
    count: Annotated[int, typer.Option(min=1)] = 20,
    content: ContentOption = CONTENT,
) -> None:
    """Activities at random, as a member sees them, to be read aloud."""
    library, texts = Library.load(content), Texts.load(content / TEXTS)
    for activity in previews.drawn(library, seed, count):
        _print([next(previews.previews(library, texts, activity))])


def _print(found: list[previews.Preview]) -> None:
    for one in found:
        typer.echo(f"── {one.who} " + "─" * max(3, 76 - len(one.who)))
        typer.echo(f"{previews.as_text(one.idea)}\n\n· · ·\n{previews.as_text(one.more)}\n")
