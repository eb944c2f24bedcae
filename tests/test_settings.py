"""The settings: read once, and what is missing or wrong is named in one line that shows no secret."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.errors import SetupError
from bot.settings import ProcessRole, Settings, read_settings


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment without TERREAU_ variables and a folder without .env."""
    for name in [name for name in os.environ if name.startswith("TERREAU_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_nothing_has_to_be_set_to_begin() -> None:
    settings = read_settings()
    assert settings.bot_token is None
    assert settings.database_url == "sqlite+aiosqlite:///data/terreau.db"
    assert (settings.receive, settings.host, settings.port) == ("polling", "127.0.0.1", 8080)


def test_settings_come_from_the_environment_then_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("TERREAU_PORT=9000\nTERREAU_CONTACT=mairie@exemple.fr\nTERREAU_BOT_TOKEN=1:file\n")
    monkeypatch.setenv("TERREAU_BOT_TOKEN", "2:environment")
    settings = read_settings()
    assert (settings.port, settings.contact) == (9000, "mairie@exemple.fr")
    assert settings.bot_token is not None
    assert settings.bot_token.get_secret_value() == "2:environment"


@pytest.mark.parametrize("written", ["", "   "])
@pytest.mark.parametrize("name", ["bot_token", "key", "webhook_secret"])
def test_an_empty_secret_counts_as_missing(name: str, written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"TERREAU_{name.upper()}", written)
    assert getattr(read_settings(), name) is None


@pytest.mark.parametrize("name", ["database_url", "port", "receive", "key_file", "webhook_url", "tick_seconds"])
def test_an_empty_variable_leaves_what_is_usual(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = getattr(read_settings(), name)
    monkeypatch.setenv(f"TERREAU_{name.upper()}", "")
    assert getattr(read_settings(), name) == usual


def test_blanks_around_a_token_are_not_part_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERREAU_BOT_TOKEN", " 123:abc\n")
    token = read_settings().bot_token
    assert token is not None
    assert token.get_secret_value() == "123:abc"


@pytest.mark.parametrize(
    ("given", "understood"),
    [
        ("sqlite:///data/x.db", "sqlite+aiosqlite:///data/x.db"),
        ("sqlite:////srv/x.db", "sqlite+aiosqlite:////srv/x.db"),
        ("sqlite+aiosqlite:///x.db", "sqlite+aiosqlite:///x.db"),
        ("postgresql://me@here/terreau", "postgresql+asyncpg://me@here/terreau"),
        ("postgres://me@here/terreau", "postgresql+asyncpg://me@here/terreau"),
        ("postgresql+asyncpg://me@here/terreau", "postgresql+asyncpg://me@here/terreau"),
    ],
)
def test_addresses_of_databases_may_be_written_the_usual_way(given: str, understood: str) -> None:
    assert read_settings(database_url=given).database_url == understood


WRONG = [
    ("DATABASE_URL", "mysql://me@here/x"),
    ("DATABASE_URL", "data/terreau.db"),
    ("DATABASE_URL", "postgresql+asyncpg://me@here:port/x"),
    ("PORT", "70000"),
    ("PORT", "http"),
    ("RECEIVE", "pigeon"),
    ("TICK_SECONDS", "0"),
    ("MESSAGES_PER_SECOND", "-1"),
    ("LOG_LEVEL", "LOUD"),
    ("LOG_JSON", "perhaps"),
    ("WEBHOOK_SECRET", "é"),
    ("WEBHOOK_SECRET", "with a blank"),
    ("WEBHOOK_SECRET", "x" * 257),
    ("WEBHOOK_URL", "terreau.exemple.fr/hook"),
    ("API_URL", "api.telegram.org"),
]


@pytest.mark.parametrize(("name", "value"), WRONG, ids=[f"{name}={value[:30]}" for name, value in WRONG])
def test_a_wrong_setting_is_named_in_one_line(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"TERREAU_{name}", value)
    with pytest.raises(SetupError) as refused:
        read_settings()
    said = str(refused.value)
    assert said.startswith(f"TERREAU_{name}: ")
    assert "\n" not in said
    assert "errors.pydantic.dev" not in said


def test_each_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERREAU_PORT", "70000")
    monkeypatch.setenv("TERREAU_RECEIVE", "pigeon")
    with pytest.raises(SetupError) as refused:
        read_settings()
    assert "TERREAU_PORT: " in str(refused.value)
    assert "TERREAU_RECEIVE: " in str(refused.value)


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, "TERREAU_WEBHOOK_URL and TERREAU_WEBHOOK_SECRET"),
        ({"webhook_url": "https://terreau.exemple.fr/hook"}, "TERREAU_WEBHOOK_SECRET"),
        ({"webhook_secret": "a-secret"}, "TERREAU_WEBHOOK_URL"),
        ({"webhook_url": "https://terreau.exemple.fr/hook", "webhook_secret": ""}, "TERREAU_WEBHOOK_SECRET"),
    ],
)
def test_the_webhook_needs_its_address_and_its_secret(given: dict[str, str], missing: str) -> None:
    with pytest.raises(SetupError) as refused:
        read_settings(receive="webhook", **given)
    assert str(refused.value) == f"TERREAU_RECEIVE: webhook needs {missing}"


def test_a_whole_webhook_is_accepted() -> None:
    settings = read_settings(receive="webhook", webhook_url="https://terreau.exemple.fr/hook", webhook_secret="a_B-9")
    assert settings.receive == "webhook"


def test_no_secret_is_shown_with_the_settings_or_with_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("BOT_TOKEN", "1:hidden"), ("KEY", "hidden-key"), ("WEBHOOK_SECRET", "hidden secret")):
        monkeypatch.setenv(f"TERREAU_{name}", value)
    with pytest.raises(SetupError) as refused:
        read_settings()
    assert "hidden" not in str(refused.value)
    monkeypatch.delenv("TERREAU_WEBHOOK_SECRET")
    settings = read_settings(database_url="postgresql://me:hidden@here/terreau")
    assert "hidden" not in repr(settings)


def test_settings_do_not_change_once_read() -> None:
    settings: Settings = read_settings()
    with pytest.raises(ValidationError):
        settings.port = 1  # type: ignore[misc]


def test_a_process_has_every_role_unless_it_is_given_some() -> None:
    somewhere = {"database_url": "postgresql://localhost/terreau"}
    assert read_settings().roles == set(ProcessRole)
    assert read_settings(roles="sender", **somewhere).roles == {ProcessRole.SENDER}
    assert read_settings(roles=" updates, scheduler ", **somewhere).roles == {
        ProcessRole.UPDATES,
        ProcessRole.SCHEDULER,
    }


@pytest.mark.parametrize("roles", ["cook", "updates,cook", ","])
def test_a_role_that_does_not_exist_is_refused_and_those_that_do_are_named(roles: str) -> None:
    with pytest.raises(SetupError, match=r"TERREAU_ROLES: give one or more of updates,scheduler,sender"):
        read_settings(roles=roles, database_url="postgresql://localhost/terreau")


def test_on_sqlite_one_process_does_everything() -> None:
    with pytest.raises(SetupError, match="TERREAU_ROLES: SQLite serves one process"):
        read_settings(roles="sender")
