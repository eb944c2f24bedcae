"""`python -m bot print-guide`: a guide of one page as a sheet to be given out."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer

from bot.views.guide_sheet import guide_sheet, read_guide


def print_guide(
    file: Annotated[Path, typer.Argument(help="A guide in Markdown.", exists=True, dir_okay=False)],
    to: Annotated[Path | None, typer.Option(help="The PDF to write; else beside the guide.")] = None,
) -> None:
    """Write a guide of one page as a PDF in A4; prints where it is."""
    written = to or file.with_suffix(".pdf")
    markdown = file.read_text(encoding="utf-8")
    written.write_bytes(guide_sheet(read_guide(markdown), fingerprint(markdown)))
    typer.echo(str(written))


def fingerprint(markdown: str) -> str:
    """What a sheet says of the text that it was made from, so that one which is out of date is found."""
    return sha256(markdown.encode()).hexdigest()[:16]
