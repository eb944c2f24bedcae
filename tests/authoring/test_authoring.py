"""Writing an activity: a new file says what it lacks, and a preview shows what members will read."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.authoring import previews
from bot.authoring.page import fill
from bot.authoring.writing import new_activity, slug_of
from bot.errors import SetupError
from bot.library import Library
from bot.library.checks.activities import check_activities
from bot.library.checks.findings import Findings
from bot.library.checks.wording import FILL
from bot.library.loading import ACTIVITIES, CONTENT, TEXTS
from bot.model import Form, Setting
from bot.texts import Texts
from simulator.client import Client
from simulator.server import Server

CINQ_DOIGTS = CONTENT / ACTIVITIES / "S1" / "cinq-doigts-cinq-mercis.md"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load()


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts.load(CONTENT / TEXTS)


def faults_of(path: Path) -> list[str]:
    findings = Findings((path.parent,))
    check_activities(path.parent.parent, None, (), findings)
    return [fault.text_fr for fault in findings.faults]


@pytest.mark.parametrize(
    ("title", "slug"),
    [("L’œuf à deux", "l-oeuf-a-deux"), ("  Qui ? Moi !  ", "qui-moi"), ("a" * 80, "a" * 60)],
)
def test_a_title_gives_its_file_name(title: str, slug: str) -> None:
    assert slug_of(title) == slug


def test_a_title_without_letters_is_refused() -> None:
    with pytest.raises(SetupError):
        slug_of("… ?!")


def test_a_new_file_is_refused_until_each_field_is_written(library: Library, tmp_path: Path) -> None:
    settings = [Setting.HOME, Setting.CLUB]
    path = new_activity(library, tmp_path, 'Le « oui » : et "après" ?', "E1.2", Form.GESTE, settings)
    mine = faults_of(path)
    assert len(mine) >= 8
    assert all("attend encore ses mots" in fault for fault in mine)
    path.write_text(path.read_text(encoding="utf-8").replace(FILL, "Je dis bonjour"), encoding="utf-8")
    assert faults_of(path) == []


def test_a_name_that_is_taken_and_an_unknown_skill_are_refused(library: Library, tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="already called"):
        new_activity(library, tmp_path, "Cinq doigts, cinq mercis", "S1.3", Form.GESTE, [Setting.HOME])
    with pytest.raises(SetupError, match="not a skill"):
        new_activity(library, tmp_path, "Autre chose", "Z9.9", Form.GESTE, [Setting.HOME])
    assert list(tmp_path.rglob("*.md")) == []


def test_a_preview_shows_each_setting_and_the_simple_words(library: Library, texts: Texts) -> None:
    activity = library.activity("cinq-doigts-cinq-mercis")
    found = list(previews.previews(library, texts, activity))
    assert len(found) == len(activity.settings) + 1
    simple = next(one for one in found if one.who.endswith("français simple"))
    assert activity.simple[0] in previews.as_text(simple.idea)
    school = next(one for one in found if "école" in one.who)
    assert activity.steps[0] in previews.as_text(school.idea)
    assert activity.settings[Setting.SCHOOL] in previews.as_text(school.more)


def test_every_activity_can_be_previewed_within_the_length_of_an_idea(library: Library, texts: Texts) -> None:
    long = [
        (activity.slug, one.who, len(previews.as_text(one.idea)))
        for activity in library.activities.values()
        for one in previews.previews(library, texts, activity)
        if len(previews.as_text(one.idea)) > 900
    ]
    assert long == []


def test_the_same_seed_draws_the_same_activities(library: Library) -> None:
    drawn = [[one.slug for one in previews.drawn(library, seed, 20)] for seed in (7, 7, 8)]
    assert drawn[0] == drawn[1] != drawn[2]
    assert len(set(drawn[0])) == 20
    assert len(previews.drawn(library, 1, 10_000)) == len(library.activities)


async def test_the_page_holds_a_chat_for_each_kind_of_member(library: Library, texts: Texts) -> None:
    found = list(previews.previews(library, texts, library.activity("cinq-doigts-cinq-mercis")))
    async with Server(clock=NOW) as server, Client(server.url) as client:
        people = await fill(server, client, found)
        chats = [await somebody.chat_text() for somebody in people]
    assert len(chats) == len(found)
    assert all(chat.count("Cinq doigts, cinq mercis") == 2 for chat in chats)


def test_the_commands_print_and_name_the_new_file(tmp_path: Path) -> None:
    run = CliRunner()
    printed = run.invoke(cli, ["activity", "preview", str(CINQ_DOIGTS)]).output
    assert "Cinq doigts, cinq mercis" in printed
    assert "<b>" not in printed
    drawn = run.invoke(cli, ["activity", "draw", "--seed", "3", "--count", "2"]).output
    assert drawn.count("· · ·") == 2
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    made = run.invoke(cli, ["activity", "new", "Trois pas", "--skill", "C2.2", "--content", str(content)])
    assert made.exit_code == 0
    assert Path(made.output.strip()).is_file()
