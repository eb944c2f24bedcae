"""`python -m bot check`: what it prints and the code it ends with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import typer

from bot.library.checking import Report, check
from bot.library.loading import CODE, CONTENT
from bot.progress import working


def run_check(
    content: Path | None,
    today: date,
    as_json: bool,
    coverage: bool,
    code: Path = CODE,
    look: Callable[[Report], None] | None = None,
) -> int:
    """Prints the findings, then the counts; gives the exit code, 1 on any fault.

    With `as_json` the counts alone are on standard output, in one line, and the findings go to standard error.
    `look` is given the whole report, to draw it for instance.
    """
    with working("Reading content/"):
        report = check(content or CONTENT, today, code)
    if look:
        look(report)
    for fault in report.faults:
        typer.echo(str(fault), err=as_json)
    for warning in report.warnings:
        typer.echo(f"{warning.file}:{warning.line}: avertissement : {warning.text_fr}", err=as_json)
    if as_json:
        typer.echo(report.to_json(with_coverage=coverage))
    else:
        _tell_in_words(report, coverage)
    return 1 if report.faults else 0


def _tell_in_words(report: Report, coverage: bool) -> None:
    if coverage and report.coverage:
        typer.echo(report.coverage.as_text())
    if coverage and report.nearest:
        near = report.nearest
        typer.echo(f"fiches les plus proches : {near.one} et {near.other}, {near.likeness:.0%} de mots communs")
    counts = report.counts()
    typer.echo(f"fiches : {counts['activities']}, fautes : {counts['faults']}, avertissements : {counts['warnings']}")
