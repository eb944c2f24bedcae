"""The rules of skills.yaml, possible.yaml, help.yaml and guards.yaml."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.library.checks.documents import Document, open_yaml, validated
from bot.library.checks.findings import Findings
from bot.library.explaining import Location, name
from bot.library.models import Guards, HelpNumber, HelpNumbersFile, Possible, SkillsFile

WARNED_AFTER_MONTHS = 5
FAULTY_AFTER_MONTHS = 7
CLOSED_NUMBERS = ("3020", "30 20")

Fault = tuple[Location, str]


def check_skills(path: Path, findings: Findings) -> SkillsFile | None:
    document = open_yaml(path, findings)
    skills = validated(document, SkillsFile, findings) if document else None
    if document and skills:
        _tell(document, _faults_of_skills(skills), findings)
    return skills


def check_possible(path: Path, skills: SkillsFile | None, findings: Findings) -> Possible | None:
    document = open_yaml(path, findings)
    possible = validated(document, Possible, findings) if document else None
    if document and possible and skills:
        _tell(document, _unknown_exclusions(possible, {skill.code for skill in skills.specific}), findings)
    return possible


def check_help_numbers(path: Path, today: date, findings: Findings) -> frozenset[str]:
    """The known numbers. One is to be checked again after five months (warning); after seven the check fails."""
    document = open_yaml(path, findings)
    numbers = validated(document, HelpNumbersFile, findings) if document else None
    if not document or not numbers:
        return frozenset()
    for position, number in enumerate(numbers.numbers):
        _tell(document, _faults_of_number(number, position, today), findings)
        if _warned_on(number) < today <= _faulty_on(number):
            line = document.line(("numbers", position, "checked_on"))
            findings.warn(path, line, f"{_age(number)} : à vérifier avant le {_faulty_on(number):%d/%m/%Y}")
    return frozenset(number.number for number in numbers.numbers)


def check_guards(path: Path, findings: Findings) -> None:
    document = open_yaml(path, findings)
    guards = validated(document, Guards, findings) if document else None
    if not document or not guards:
        return
    lists: dict[Location, tuple[str, ...]] = {
        (group, language): getattr(getattr(guards, group), language)
        for group in ("danger", "harmless")
        for language in ("fr", "en")
    }
    lists |= {("first_names",): guards.first_names, ("ambiguous_names",): guards.ambiguous_names}
    for location, phrases in lists.items():
        _tell(document, _faults_of_phrases(location, phrases), findings)


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last day where there is no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _tell(document: Document, faults: Iterator[Fault], findings: Findings) -> None:
    for location, text_fr in faults:
        findings.fault(document.path, document.line(location), text_fr)


def _faults_of_skills(skills: SkillsFile) -> Iterator[Fault]:
    domains = {domain.code for domain in skills.domains}
    general: set[str] = set()
    for position, skill in enumerate(skills.general):
        if skill.domain not in domains or skill.code[0] != skill.domain:
            yield ("general", position, "domain"), f"{skill.code} : son domaine est {skill.code[0]}"
        if skill.code in general:
            yield ("general", position, "code"), f"{skill.code} est écrit deux fois"
        general.add(skill.code)
    specific: set[str] = set()
    for position, detail in enumerate(skills.specific):
        if detail.code[:2] not in general:
            yield ("specific", position, "code"), f"{detail.code} : {detail.code[:2]} manque dans « general »"
        if detail.code in specific:
            yield ("specific", position, "code"), f"{detail.code} est écrit deux fois"
        specific.add(detail.code)


def _unknown_exclusions(possible: Possible, skills: set[str]) -> Iterator[Fault]:
    for position, rule in enumerate(possible.impossible):
        for place, skill in enumerate(rule.skills):
            if skill not in skills:
                location = ("impossible", position, "skills", place)
                yield location, f"compétence inconnue : {skill} n’est pas dans skills.yaml"


def _faults_of_number(number: HelpNumber, position: int, today: date) -> Iterator[Fault]:
    place: Location = ("numbers", position)
    if number.number in CLOSED_NUMBERS:
        yield (*place, "number"), "le 3020 est fermé ; c’est le 3018 maintenant"
    for field in ("purpose", "hours"):
        for language in ("fr", "en"):
            if language not in getattr(number, field):
                yield (*place, field), f"{number.number} : « {field} » n’est pas traduit ({language})"
    if number.checked_on > today:
        yield (*place, "checked_on"), f"{number.number} : cette date est dans l’avenir"
    if today > _faulty_on(number):
        yield (*place, "checked_on"), f"{_age(number)} : plus de {FAULTY_AFTER_MONTHS} mois, à vérifier maintenant"


def _warned_on(number: HelpNumber) -> date:
    return add_months(number.checked_on, WARNED_AFTER_MONTHS)


def _faulty_on(number: HelpNumber) -> date:
    return add_months(number.checked_on, FAULTY_AFTER_MONTHS)


def _age(number: HelpNumber) -> str:
    return f"{number.number} a été vérifié le {number.checked_on:%d/%m/%Y}"


def _faults_of_phrases(location: Location, phrases: tuple[str, ...]) -> Iterator[Fault]:
    seen: set[str] = set()
    for position, phrase in enumerate(phrases):
        place = (*location, position)
        if phrase != phrase.strip() or not phrase.strip():
            yield place, f"{name(place)} : texte vide, ou espace de trop au bord"
        if phrase != phrase.lower():
            yield place, f"{name(place)} : « {phrase} » s’écrit en minuscules"
        if phrase.casefold() in seen:
            yield place, f"{name(place)} : « {phrase} » est écrit deux fois"
        seen.add(phrase.casefold())
