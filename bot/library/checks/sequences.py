"""The rules of sequences.yaml: every séance in one sequence, and each sequence for a group that exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from pathlib import Path

from bot.library.checks.documents import open_yaml, validated
from bot.library.checks.findings import Findings
from bot.library.checks.wording import forbidden_in_content, long_sentence_fault, long_sentences
from bot.library.explaining import Location, name
from bot.library.models import Activity, SequencesFile
from bot.model import Form

Fault = tuple[Location, str]


def check_sequences(path: Path, activities: Sequence[Activity], findings: Findings) -> None:
    """`activities` are those that can be used; where none is a séance, the file may be missing."""
    known = {activity.slug: activity for activity in activities}
    seances = [activity for activity in activities if activity.form is Form.SEANCE]
    if not seances and not path.exists():
        return
    document = open_yaml(path, findings)
    file = validated(document, SequencesFile, findings) if document else None
    if document and file:
        faults = [*_faults_of_seances(file, known), *_without_sequence(file, seances)]
        faults += [*_without_group(file, known), *_faults_of_wording(file)]
        for location, text_fr in faults:
            findings.fault(path, document.line(location), text_fr)


def _faults_of_seances(file: SequencesFile, known: Mapping[str, Activity]) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for location, slug, title in _named(file):
        if slug not in known:
            yield location, f"« {slug} » n’est pas une fiche utilisable"
        elif known[slug].form is not Form.SEANCE:
            yield location, f"« {slug} » n’est pas une séance : sa forme est {known[slug].form}"
        if slug in first:
            yield location, f"« {slug} » est déjà dans la suite « {first[slug]} »"
        first.setdefault(slug, title)


def _without_sequence(file: SequencesFile, seances: Sequence[Activity]) -> Iterator[Fault]:
    placed = {slug for _, slug, _ in _named(file)}
    """One that a territory wrote may stand alone: nobody has put it in an order with others."""
    for activity in seances:
        if activity.slug not in placed and activity.origin is None:
            yield ("sequences",), f"la séance « {activity.slug} » n’est dans aucune suite"


def _without_group(file: SequencesFile, known: Mapping[str, Activity]) -> Iterator[Fault]:
    """A sequence is led with one group, which has an age and a setting."""
    for position, sequence in enumerate(file.sequences):
        found = [known[slug] for slug in sequence.seances if slug in known]
        if not _common([set(one.ages) for one in found]):
            yield ("sequences", position), f"suite « {sequence.title} » : aucune tranche d’âge commune à ses séances"
        if not _common([set(one.settings) for one in found]):
            yield ("sequences", position), f"suite « {sequence.title} » : aucun milieu de vie commun à ses séances"


def _common(sets: list[set[object]]) -> set[object]:
    return reduce(set.intersection, sets) if sets else {None}


def _faults_of_wording(file: SequencesFile) -> Iterator[Fault]:
    for position, sequence in enumerate(file.sequences):
        for field, text in (("title", sequence.title), ("aim", sequence.aim)):
            location: Location = ("sequences", position, field)
            for sentence, words in long_sentences(text):
                yield location, long_sentence_fault(name(location), sentence, words)
            for fault in forbidden_in_content(text):
                yield location, fault


def _named(file: SequencesFile) -> Iterator[tuple[Location, str, str]]:
    """Every slug with its place in the file and the title of its sequence."""
    for position, sequence in enumerate(file.sequences):
        for rank, slug in enumerate(sequence.seances):
            yield ("sequences", position, "seances", rank), slug, sequence.title
