"""A bar on standard error while a command works for more than a moment; nothing at all where nobody watches.

`rich` is imported only where there is a terminal: `python -m bot run` never comes here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[[], None]


@contextmanager
def working(what: str, steps: int | None = None) -> Iterator[Advance]:
    """What is given is called once for each step; without `steps` the bar says only that work goes on, and how long."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=steps)
        yield lambda: progress.advance(task)
