"""The rules of content/programmes: known skills, a geste for each setting, no empty cell."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from bot.library.cells import Cells
from bot.library.checks.documents import Document, open_yaml, validated
from bot.library.checks.findings import Findings
from bot.library.checks.wording import forbidden_in_content, long_sentence_fault, long_sentences
from bot.library.explaining import Location, name
from bot.library.loading import read_text
from bot.library.models import Possible, Programme

Fault = tuple[Location, str]
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_SLUG = 60
LONGEST_WEEKS = 72
"""Two school years: article L. 521-1 of the education code gives each at least thirty-six weeks."""


def check_programmes(
    folder: Path, skills: Collection[str] | None, possible: Possible | None, cells: Cells | None, findings: Findings
) -> None:
    """`skills`, `possible` and `cells` are None where they could not be read; their rules are passed over then."""
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        findings.fault(folder, 1, "aucun parcours : il en faut un au moins")
    for path in paths:
        document = open_yaml(path, findings)
        programme = validated(document, Programme, findings, slug=path.stem) if document else None
        if document and programme:
            _check_words(path, findings)
            faults = [*_faults_of_themes(programme, skills), *_faults_of_wording(programme)]
            faults += _faults_of_audience(programme, possible) if possible else []
            faults += _empty_cells(programme, cells) if cells else []
            _tell(document, faults, findings)


def faults_of(
    programme: Programme, skills: Collection[str], possible: Possible, cells: Cells, texts: Collection[str]
) -> list[str]:
    """What a programme that is no file would be refused for, in French; `texts` are all that it says."""
    found = [*_faults_of_themes(programme, skills), *_faults_of_wording(programme)]
    found += [*_faults_of_audience(programme, possible), *_empty_cells(programme, cells)]
    said = [fault for text in texts for fault in forbidden_in_content(text)]
    return list(dict.fromkeys([*(fault for _, fault in found), *said]))


def _tell(document: Document, faults: Collection[Fault], findings: Findings) -> None:
    for location, text_fr in faults:
        findings.fault(document.path, document.line(location), text_fr)


def _check_words(path: Path, findings: Findings) -> None:
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        for fault in forbidden_in_content(line):
            findings.fault(path, number, fault)


def _faults_of_themes(programme: Programme, skills: Collection[str] | None) -> Iterator[Fault]:
    if not _SLUG.fullmatch(programme.slug) or len(programme.slug) > _LONGEST_SLUG:
        yield (), f"nom de fichier « {programme.slug} » : {_LONGEST_SLUG} caractères au plus, minuscules et tirets"
    if (weeks := sum(theme.weeks for theme in programme.themes)) > LONGEST_WEEKS:
        yield ("themes",), f"{weeks} semaines de classe : {LONGEST_WEEKS} au plus, deux années scolaires"
    seen: set[str] = set()
    for position, theme in enumerate(programme.themes):
        place: Location = ("themes", position)
        if skills is not None and theme.skill not in skills:
            yield (*place, "skill"), f"compétence inconnue : {theme.skill} n’est pas dans skills.yaml"
        if theme.slug in seen:
            yield (*place, "slug"), f"un autre thème s’appelle déjà « {theme.slug} »"
        seen.add(theme.slug)
        for setting in programme.serves.settings:
            if setting not in theme.gestes:
                yield (*place, "gestes"), f"thème « {theme.slug} » : le geste pour {setting} manque"


def _faults_of_wording(programme: Programme) -> Iterator[Fault]:
    for location, text in _prose(programme):
        for sentence, words in long_sentences(text):
            yield location, long_sentence_fault(name(location), sentence, words)


def _prose(programme: Programme) -> Iterator[tuple[Location, str]]:
    yield ("summary",), programme.summary
    yield ("holidays",), programme.holidays
    for role, introduction in programme.introductions.items():
        yield ("introductions", role.value), introduction
    for position, theme in enumerate(programme.themes):
        yield ("themes", position, "posture"), theme.posture
        for setting, geste in theme.gestes.items():
            yield ("themes", position, "gestes", setting.value), geste


def _faults_of_audience(programme: Programme, possible: Possible) -> Iterator[Fault]:
    for position, setting in enumerate(programme.serves.settings):
        if setting not in possible.settings:
            yield ("serves", "settings", position), f"{setting} n’est pas décrit dans possible.yaml"


def _empty_cells(programme: Programme, cells: Cells) -> Iterator[Fault]:
    """One fault a cell, on the line of the first theme that needs it."""
    seen = set()
    for position, theme in enumerate(programme.themes):
        for setting in programme.serves.settings:
            for age in programme.serves.ages:
                cell = cells.cell(theme.skill, setting, age)
                if cells.is_possible(theme.skill, setting, age) and cell not in seen and not cells.count(*cell):
                    seen.add(cell)
                    yield ("themes", position, "skill"), f"case vide : {cell}, aucune fiche (thème « {theme.slug} »)"
