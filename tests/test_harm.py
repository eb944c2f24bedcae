"""The guards against harm that no other test holds: where structures are known, what the words warn of."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from structlog.testing import capture_logs

from bot import app
from bot.library.loading import CONTENT
from bot.model import Language
from bot.services.segments import Dimension
from bot.texts import Texts

ROOT = Path(__file__).parents[1]
TEXTS = Texts.load(CONTENT / "texts")
COMPLETE = [Language.FRENCH, Language.ENGLISH]
KNOWING_OF_STRUCTURES = {
    **dict.fromkeys(
        ("bot/model/__init__.py", "bot/model/people.py", "bot/storage/tables/people.py", "bot/storage/structures.py"),
        "where they are kept",
    ),
    **dict.fromkeys(
        ("bot/services/structures.py", "bot/views/setup.py", "bot/views/territory.py"), "the territory's list"
    ),
    **dict.fromkeys(("handlers/territory.py", "handlers/words.py"), "the territory's list"),
    **dict.fromkeys(
        ("bot/services/enrolment.py", "bot/views/enrolment.py", "handlers/enrolment.py"), "one's own choice"
    ),
    **dict.fromkeys(("bot/storage/memberships.py",), "one's own choice"),
    **dict.fromkeys(
        ("bot/services/territory_sheet.py", "bot/territory_command.py"), "the territory's list, of places alone"
    ),
    **dict.fromkeys(("bot/views/region_places.py", "bot/services/closing.py"), "the territory's list, of places alone"),
    **dict.fromkeys(
        ("bot/planning/merging.py", "bot/storage/merging.py"), "one's own choice, kept where territories merge"
    ),
    **dict.fromkeys(("bot/services/choosing.py", "bot/storage/ideas.py"), "the same idea for colleagues"),
}
"""Nobody else: no filter, no column, no figure, no file knows of them."""


def test_only_what_gives_colleagues_one_idea_knows_of_structures() -> None:
    named = re.compile(r"\bstructure_id\b|\bstructures\b|\bStructure\b")
    folders = ("bot", "handlers")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py") if "simulation" not in path.parts]
    found = {str(path.relative_to(ROOT)) for path in files if named.search(path.read_text(encoding="utf-8"))}
    assert found - KNOWING_OF_STRUCTURES.keys() == set()


def test_a_segment_is_made_of_role_setting_and_age_alone() -> None:
    assert {one.value for one in Dimension} == {"role", "setting", "age"}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.FRENCH, ("situation individuelle", "reproche", "électoral")),
        (Language.ENGLISH, ("own situation", "reproach", "elections")),
    ],
)
def test_who_writes_to_members_is_told_what_does_not_belong_there(language: Language, words: tuple[str, ...]) -> None:
    said = TEXTS.of(language)("broadcast-write", territory="Unieux")
    assert [word for word in words if word not in said] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [(Language.FRENCH, "Telegram montre qui participe"), (Language.ENGLISH, "Telegram shows who takes part")],
)
def test_a_group_is_warned_that_telegram_shows_who_takes_part(language: Language, words: str) -> None:
    t = TEXTS.of(language)
    assert words in t("group-hello")
    assert words in t("group-linked", territory="Unieux")


@pytest.mark.parametrize("language", COMPLETE)
def test_the_notice_says_that_no_employer_may_demand_anything(language: Language) -> None:
    words = {
        Language.FRENCH: "Personne ne peut l’exiger ni vérifier",
        Language.ENGLISH: "Nobody may demand it or check",
    }
    assert words[language] in (CONTENT / "texts" / f"{language}.ftl").read_text(encoding="utf-8")


@pytest.mark.parametrize("reads_all", [True, False, None])
async def test_a_bot_that_telegram_lets_read_groups_is_said_to_at_each_start(reads_all: bool | None) -> None:
    async def initialize() -> None:
        return None

    bot = SimpleNamespace(initialize=initialize, bot=SimpleNamespace(can_read_all_group_messages=reads_all))
    with capture_logs() as logs:
        await app._greet(bot)  # type: ignore[arg-type]
    assert [entry["event"] for entry in logs] == (["privacy_mode_is_off"] if reads_all else [])
