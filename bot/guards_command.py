"""`python -m bot guards learn` and `measure`: what people type, and what is made of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.library import Library
from bot.library.loading import CONTENT, GUARDS, read_yaml
from bot.progress import working
from bot.services.guarding import FOLDER, Guards, learning, measuring

guards = typer.Typer(no_args_is_help=True, help="The guards of what people type: learn from examples, measure.")
THRESHOLD = 0.3


@guards.command("learn")
def learn(threshold: Annotated[float, typer.Option(help="How much must speak for danger.")] = THRESHOLD) -> None:
    """Learn the weights again after a change of the lists or the examples in content/guards."""
    lists = read_yaml(CONTENT / GUARDS)
    names = [str(name) for kind in ("first_names", "ambiguous_names") for name in lists[kind]]
    words = learning.list_words(CONTENT, names)
    ordinary = sorted(measuring.sentences_of(Library.load()))
    with working("Learning"):
        clues = learning.learn(CONTENT / FOLDER, ordinary, threshold)
    typer.echo(f"{clues} clues have a weight, {words} words are ordinary")


@guards.command("cross")
def cross() -> None:
    """Print how the sentences of each writer are heard when only those of the others are learned from, as JSON."""
    ordinary = sorted(measuring.sentences_of(Library.load()))
    with working("Learning from all but one, for each"):
        judged = learning.judge(CONTENT / FOLDER, ordinary)
    typer.echo(json.dumps({writer or "own": measuring.curve(found) for writer, found in judged.items()}, indent=1))


@guards.command("measure")
def measure(
    files: Annotated[list[Path], typer.Argument(help="Sentences with their labels, as in tests/corpus.")],
) -> None:
    """Print what the guards find in labelled sentences: one JSON object, with the sentences that were misjudged."""
    typer.echo(json.dumps(measuring.measure(Guards.load(CONTENT / GUARDS), files), ensure_ascii=False, indent=1))
