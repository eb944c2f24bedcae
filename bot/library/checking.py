"""`check`: every fault of content/ with its file, its line and a sentence in French."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.library.cells import Cells
from bot.library.checks.activities import check_activities
from bot.library.checks.calendars import check_calendars
from bot.library.checks.code import check_keys
from bot.library.checks.findings import Finding, Findings
from bot.library.checks.programmes import check_programmes
from bot.library.checks.quality import Pair, pairs_by_likeness
from bot.library.checks.reference import check_guards, check_help_numbers, check_possible, check_skills
from bot.library.checks.sequences import check_sequences
from bot.library.checks.texts import check_texts
from bot.library.coverage import Coverage, coverage_of
from bot.library.loading import (
    ACTIVITIES,
    CALENDARS,
    GUARDS,
    HELP_NUMBERS,
    POSSIBLE,
    PROGRAMMES,
    SEQUENCES,
    SKILLS,
    TEXTS,
)

__all__ = ["Finding", "Report", "check"]


@dataclass(frozen=True)
class Report:
    activities: int
    """How many activity files can be used."""
    faults: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    coverage: Coverage | None
    """None where skills.yaml or possible.yaml cannot be read."""
    nearest: Pair | None
    """The two activities that are most alike; None where there are fewer than two."""

    def counts(self, with_coverage: bool = False) -> dict[str, int]:
        counts = {"activities": self.activities, "faults": len(self.faults), "warnings": len(self.warnings)}
        if with_coverage and self.coverage:
            counts["cells"] = len(self.coverage.counts)
            counts["empty_cells"] = len(self.coverage.empty)
            counts["thin_cells"] = len(self.coverage.thin)
        return counts

    def to_json(self, with_coverage: bool = False) -> str:
        """One line: the counts of activities, faults and warnings, and on request those of the cells."""
        return json.dumps(self.counts(with_coverage))


def check_words(content: Path, code: Path) -> tuple[Finding, ...]:
    """What would make the bot stumble while it speaks: texts that are missing, unknown or lack their variables."""
    content, code = content.resolve(), code.resolve()
    findings = Findings((content.parent, code))
    if texts := check_texts(content / TEXTS, findings):
        check_keys(code, texts, findings)
    return tuple(sorted(set(findings.faults)))


def check(content: Path, today: date, code: Path) -> Report:
    """Reads all of `content`; `code` is the folder that holds bot/ and handlers/, which use the texts."""
    content, code = content.resolve(), code.resolve()
    findings = Findings((content.parent, code))
    skills = check_skills(content / SKILLS, findings)
    possible = check_possible(content / POSSIBLE, skills, findings)
    codes = {skill.code for skill in skills.specific} if skills else None
    numbers = check_help_numbers(content / HELP_NUMBERS, today, findings)
    activities = check_activities(content / ACTIVITIES, codes, numbers, findings)
    cells = Cells(activities, possible) if possible else None
    check_programmes(content / PROGRAMMES, codes, possible, cells, findings)
    check_sequences(content / SEQUENCES, activities, findings)
    check_guards(content / GUARDS, findings)
    check_calendars(content / CALENDARS, findings)
    texts = check_texts(content / TEXTS, findings)
    if texts:
        check_keys(code, texts, findings)
    return Report(
        activities=len(activities),
        faults=tuple(sorted(set(findings.faults))),
        warnings=tuple(sorted(set(findings.warnings))),
        coverage=coverage_of(cells, codes) if cells and codes else None,
        nearest=next(iter(pairs_by_likeness(activities)), None),
    )
