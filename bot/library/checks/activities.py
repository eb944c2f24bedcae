"""The rules of content/activities, one file after the other, then what makes each of them unique."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from bot.errors import ContentError
from bot.library.checks.documents import Document, open_text, parse_yaml, validated
from bot.library.checks.findings import Findings
from bot.library.checks.quality import TOO_NEAR, links, pairs_by_likeness, unknown_numbers, warnings_of
from bot.library.checks.wording import count_words, forbidden_in_content, long_sentence_fault, long_sentences
from bot.library.explaining import Location, name
from bot.library.loading import Step, cut_activity, steps_of
from bot.library.models import Activity
from bot.model import Form

LONGEST_CHAT_FORM = 480
"""Characters of title, steps, posture, material and variant, so that an idea's message stays under 900."""
LONGEST_SIMPLE_STEP = 12
"""Words."""
LONGEST_SLUG = 60
NOT_FIRST_PERSON = "la posture se dit à la première personne (« je… »)"
MINUTES = {Form.GESTE: (1, 10), Form.SEANCE: (20, 60)}
GIVEN_BY_THE_FILE = ("slug", "steps")
"""The file's name and its numbered list give these; in the head they would be passed over in silence."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COSTS = re.compile(r"\b(?:achet\w+|pay(?:ez|er|ant)|euros?)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:je\b|j[’'])", re.IGNORECASE)


def check_activities(
    folder: Path, skills: Collection[str] | None, numbers: Collection[str], findings: Findings
) -> tuple[Activity, ...]:
    """The activities that can be used.

    `skills` are the known codes, or None where they could not be read; `numbers` the help numbers that a file may name.
    """
    _check_files(folder, findings)
    usable: list[tuple[Path, Activity, Document]] = []
    for path in sorted(folder.rglob("*.md")):
        text = open_text(path, findings)
        document = None if text is None else _open_activity(path, text, findings)
        if text is None or document is None:
            continue
        _check_words(document, text, numbers, findings)
        activity = validated(document, Activity, findings, slug=path.stem)
        if activity:
            usable.append((path, activity, document))
            _check_activity(document, activity, skills, findings)
    _check_unique(usable, findings)
    _check_likeness(usable, findings)
    return tuple(activity for _, activity, _ in usable)


def _check_files(folder: Path, findings: Findings) -> None:
    """A file that nothing reads, such as one whose ending is mistyped, would be missing without a word."""
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix != ".md":
            findings.fault(path, 1, "ce fichier n’est pas une fiche : le nom d’une fiche finit par .md")


def chat_length(activity: Activity) -> int:
    """Characters that the activity takes in an idea's message, numbers and bullets included."""
    listed = sum(len(step) + 3 for step in activity.steps) + sum(len(thing) + 2 for thing in activity.material)
    return len(activity.title) + listed + len(activity.posture) + len(activity.without)


def _open_activity(path: Path, text: str, findings: Findings) -> Document | None:
    try:
        parts = cut_activity(text)
    except ContentError as error:
        findings.fault(path, 1, str(error))
        return None
    head = parse_yaml(path, parts.head, 2, findings)
    if head is None:
        return None
    for field in GIVEN_BY_THE_FILE:
        if field in head.fields:
            findings.fault(path, head.line((field,)), f"le champ {name((field,))} n’existe pas dans l’en-tête")
    lines = list(steps_of(parts))
    _check_numbers(path, lines, findings)
    steps = [step for step in lines if step.number is not None]
    marks: dict[Location, int] = {("steps",): steps[0].line if steps else parts.body_line}
    marks |= {("steps", position): step.line for position, step in enumerate(steps)}
    return replace(head, fields={**head.fields, "steps": [step.text for step in steps]}, lines={**head.lines, **marks})


def _check_numbers(path: Path, lines: list[Step], findings: Findings) -> None:
    expected = 1
    for step in lines:
        if step.number is None:
            findings.fault(path, step.line, "cette ligne n’est pas une étape : écrivez « 1. … », une étape par ligne")
            continue
        if step.number != expected:
            findings.fault(path, step.line, f"étape numérotée {step.number}, {expected} attendu")
        expected = step.number + 1


def _check_words(document: Document, text: str, numbers: Collection[str], findings: Findings) -> None:
    """Every line but those of the source, whose title is not ours to change."""
    sources = {line for location, line in document.lines.items() if location[:1] == ("source",)}
    for number, line in enumerate(text.split("\n"), start=1):
        if number not in sources:
            for fault in _forbidden(line, numbers):
                findings.fault(document.path, number, fault)


def _check_activity(document: Document, activity: Activity, skills: Collection[str] | None, findings: Findings) -> None:
    for location, text_fr in (
        *_faults_of_place(document.path, activity, skills),
        *_faults_of_length(activity),
        *_faults_of_sense(activity),
    ):
        findings.fault(document.path, document.line(location), text_fr)
    for location, text_fr in warnings_of(activity):
        findings.warn(document.path, document.line(location), text_fr)


def _faults_of_place(path: Path, activity: Activity, skills: Collection[str] | None) -> Iterator[tuple[Location, str]]:
    if skills is not None and activity.skill not in skills:
        yield ("skill",), f"compétence inconnue : {activity.skill} n’est pas dans skills.yaml"
    if path.parent.name != activity.skill[:2]:
        yield (
            ("skill",),
            f"la fiche est rangée dans {path.parent.name}, sa compétence {activity.skill} demande "
            + (f"le dossier {activity.skill[:2]}"),
        )
    if not _SLUG.fullmatch(activity.slug):
        yield (), f"nom de fichier « {activity.slug} » : des mots en minuscules sans accent, séparés par des tirets"
    if len(activity.slug) > LONGEST_SLUG:
        yield (), f"nom de fichier de {len(activity.slug)} caractères, {LONGEST_SLUG} au plus"


def faults_of(activity: Activity, numbers: Collection[str]) -> list[str]:
    """What an activity that is no file would be refused for, in French."""
    texts = [text for _, text in _prose(activity)] + [*activity.simple, *activity.material]
    found = [fault for text in texts for fault in _forbidden(text, numbers)]
    found += [fault for _, fault in (*_faults_of_length(activity), *_faults_of_sense(activity))]
    return list(dict.fromkeys(found))


def faults_of_words(text: str, numbers: Collection[str], field: str = "title") -> list[str]:
    """What no line of this field may say, in French."""
    said = [*_forbidden(text, numbers)]
    said += [long_sentence_fault(name((field,)), sentence, words) for sentence, words in long_sentences(text)]
    if field == "posture" and not _FIRST_PERSON.search(text):
        said.append(NOT_FIRST_PERSON)
    if field == "simple" and count_words(text) > LONGEST_SIMPLE_STEP:
        said.append(f"« {text} » : {count_words(text)} mots, {LONGEST_SIMPLE_STEP} au plus en langage simplifié")
    return said


def _forbidden(line: str, numbers: Collection[str]) -> Iterator[str]:
    yield from forbidden_in_content(line)
    yield from unknown_numbers(line, numbers)
    yield from links(line)


def _faults_of_length(activity: Activity) -> Iterator[tuple[Location, str]]:
    length = chat_length(activity)
    if length > LONGEST_CHAT_FORM:
        yield (
            ("title",),
            (
                f"trop long pour un message : titre, étapes, posture, matériel et variante font {length} caractères, "
                f"{LONGEST_CHAT_FORM} au plus"
            ),
        )
    for location, text in _prose(activity):
        for sentence, words in long_sentences(text):
            yield location, long_sentence_fault(name(location), sentence, words)
    for position, step in enumerate(activity.simple):
        words = count_words(step)
        if words > LONGEST_SIMPLE_STEP:
            location = ("simple", position)
            yield location, f"{name(location)} : {words} mots, {LONGEST_SIMPLE_STEP} au plus en langage simplifié"


def _faults_of_sense(activity: Activity) -> Iterator[tuple[Location, str]]:
    if not _FIRST_PERSON.search(activity.posture):
        yield ("posture",), NOT_FIRST_PERSON
    if activity.group.min > activity.group.max:
        yield ("group",), "le plus petit groupe est plus grand que le plus grand"
    if len(set(activity.ages)) < len(activity.ages):
        yield ("ages",), "une tranche d’âge est écrite deux fois"
    shortest, longest = MINUTES.get(activity.form, (1, 90))
    if not shortest <= activity.minutes <= longest:
        yield ("minutes",), f"{activity.minutes} minutes : {activity.form} demande {shortest} à {longest} minutes"
    if found := _COSTS.search(activity.without):
        yield ("without",), f"« {found[0]} » : cette variante ne demande ni matériel ni argent"


def _prose(activity: Activity) -> Iterator[tuple[Location, str]]:
    for field in ("title", "without", "posture", "question", "if_not", "caution"):
        yield (field,), getattr(activity, field) or ""
    for setting, text in activity.settings.items():
        yield ("settings", setting.value), text
    for role, text in activity.roles.items():
        yield ("roles", role), text
    for position, step in enumerate(activity.steps):
        yield ("steps", position), step


def _check_unique(usable: list[tuple[Path, Activity, Document]], findings: Findings) -> None:
    slugs: dict[str, Path] = {}
    titles: dict[str, Path] = {}
    for path, activity, document in usable:
        other = slugs.setdefault(activity.slug, path)
        if other is not path:
            findings.fault(path, 1, f"une autre fiche porte ce nom de fichier : {findings.shown(other)}")
        other = titles.setdefault(activity.title.casefold(), path)
        if other is not path:
            findings.fault(path, document.line(("title",)), f"une autre fiche a ce titre : {findings.shown(other)}")


def _check_likeness(usable: list[tuple[Path, Activity, Document]], findings: Findings) -> None:
    places = {activity.slug: (path, document) for path, activity, document in usable}
    for pair in pairs_by_likeness([activity for _, activity, _ in usable]):
        if pair.likeness < TOO_NEAR:
            return
        path, document = places[pair.other]
        findings.warn(
            path,
            document.line(("steps",)),
            f"trop proche de « {pair.one} » : {pair.likeness:.0%} de mots communs, {TOO_NEAR:.0%} au plus",
        )
