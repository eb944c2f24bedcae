"""What people are told about their data is what the code does, and a change of it is a new version."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from bot.library.loading import CONTENT
from bot.model import Language
from bot.planning import retention
from bot.planning.again import school_year_start
from bot.services.enrolment import NOTICE_VERSION
from bot.storage import backing_up
from bot.texts import Texts

TEXTS = Texts.load(CONTENT / "texts")
NOTICE = TEXTS.of(Language.FRENCH)("notice", controller="", contact="")
RECORD = (Path(__file__).resolve().parents[1] / "docs" / "privacy.md").read_text()
KNOWN = ("2026-11-28", "f77a281befa976d9")
"""The version of the notice and a hash of its French words: whoever changes one changes the other."""


def test_other_words_are_another_version() -> None:
    assert (NOTICE_VERSION, hashlib.sha256(NOTICE.encode()).hexdigest()[:16]) == KNOWN


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (retention.LINKED.days, "18 mois"),
        (retention.INACTIVE.days, "13 mois"),
        (retention.AUDIT_KEPT.days, "12 mois"),
        ((backing_up.KEPT + backing_up.EVERY).days, "30 jours"),
        (retention.ERASURES_KEPT.days, "31 jours"),
    ],
)
def test_the_notice_and_the_record_say_the_delays_of_the_code(days: int, words: str) -> None:
    number, unit = words.split()
    assert days == int(number) if unit == "jours" else 0 <= days - int(number) * 30.4 <= 2
    for told in (NOTICE, RECORD):
        assert words in told.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("row", "days"),
    [
        ("Réponses à une rencontre | 30 jours", retention.REPLIES_KEPT.days),
        ("Question restée sans réponse, numéros des passages | 2 jours", retention.QUESTIONS_KEPT.days),
        ("Brouillons de messages aux membres | 30 jours", retention.DRAFTS_KEPT.days),
    ],
)
def test_the_record_says_the_shorter_delays_too(row: str, days: int) -> None:
    assert row in RECORD
    assert row.split("| ")[1] == f"{days} jours"


def test_the_school_year_ends_when_the_record_says() -> None:
    assert "fin de l’année scolaire (1er août)" in RECORD
    assert school_year_start(date(2027, 8, 1)) == date(2027, 8, 1)
    assert retention.UPDATES_KEPT == retention.QUESTIONS_KEPT


@pytest.mark.parametrize("language", TEXTS.languages)
def test_the_notice_names_every_right_in_every_language(language: Language) -> None:
    told = TEXTS.of(language)("notice", controller="", contact="")
    for word in ("/mesdonnees", "/oublier", "/stop", "18", "13", "12", "30", "31", "CNIL"):
        assert word in told
