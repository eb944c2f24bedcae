"""What people are told about their data is what the code does, and a change of it is a new version."""

from __future__ import annotations

import asyncio
import hashlib
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path

import pytest

from bot.app import open_app
from bot.demo.town import at_work
from bot.library.loading import CONTENT
from bot.model import Language
from bot.planning import retention
from bot.planning.again import school_year_start
from bot.services.notice_news import NOTICE_VERSION
from bot.settings import read_settings
from bot.storage import backing_up
from bot.texts import Texts
from tests.conftest import FIRST_DAY, KEY
from tests.delivery.fake_api import TOKEN, fake_api
from tests.fixed_clock import FixedClock
from tests.receiving.town import said

ME = {"id": 1, "is_bot": True, "first_name": "Terreau", "username": "terreau_bot"}
TEXTS = Texts.load(CONTENT / "texts")
NOTICE = TEXTS.of(Language.FRENCH)("notice", controller="", contact="", least="5")
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
        ("Notes du carnet à finir | 30 jours", retention.DRAFTS_KEPT.days),
        ("Questions posées avant un temps régional | 30 jours", retention.REPLIES_KEPT.days),
    ],
)
def test_the_record_says_the_shorter_delays_too(row: str, days: int) -> None:
    assert row in RECORD
    assert row.split("| ")[1] == f"{days} jours"


@pytest.mark.parametrize("language", TEXTS.languages)
def test_who_is_silent_is_told_in_how_many_days_their_account_goes(language: Language) -> None:
    assert f"un message l’annonce {retention.ANNOUNCED.days} jours avant" in RECORD
    assert f"malgré {retention.LAST_ATTEMPTS.days} jours d’essais" in RECORD
    assert str(retention.ANNOUNCED.days) in TEXTS.of(language)("inactive-question")


def test_the_school_year_ends_when_the_record_says() -> None:
    assert "fin de l’année scolaire (1er août)" in RECORD
    assert school_year_start(date(2027, 8, 1)) == date(2027, 8, 1)
    assert retention.UPDATES_KEPT == retention.QUESTIONS_KEPT


@pytest.mark.parametrize("language", TEXTS.languages)
def test_the_notice_names_every_right_in_every_language(language: Language) -> None:
    told = TEXTS.of(language)("notice", controller="", contact="", least="5")
    for word in ("/mesdonnees", "/oublier", "/stop", "18", "13", "12", "30", "31", "CNIL"):
        assert word in told


@pytest.mark.parametrize(("setting", "told"), [(3, 3), (5, 5), (12, 5)])
async def test_the_notice_says_the_least_that_is_shown(setting: int, told: int, tmp_path: Path) -> None:
    """Digests follow the setting; the other totals (segments, votes) begin at 5, whatever it is."""
    async with fake_api() as (api, _), AsyncExitStack() as stack:
        api.script = lambda method, _: (200, {"ok": True, "result": ME}) if method == "getMe" else None
        where = {"bot_token": TOKEN, "api_url": api.url, "database_url": f"sqlite:///{tmp_path}/t.db", "key": KEY}
        chosen = read_settings(_env_file=None, smallest_shown=setting, port=0, **where)
        app = await stack.enter_async_context(open_app(chosen, FixedClock(FIRST_DAY)))
        await stack.enter_async_context(at_work(app))
        api.arrive(said(1, "/confidentialite"))
        async with asyncio.timeout(20):
            while not (heard := [params["text"] for method, params in api.calls if method == "sendMessage"]):
                await asyncio.sleep(0.01)
    assert f"à partir de {told} personnes" in heard[0].replace("\u00a0", " ")
