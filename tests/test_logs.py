"""Logs that tell nothing of people: an error's type and place, never its message."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot import logs
from bot.errors import SetupError
from bot.settings import read_settings
from bot.storage.keys import Keys

WRITTEN = "Léa a pleuré, appelez le 06 12 34 56 78"


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    levels = {name: logging.getLogger(name).level for name in logs.QUIET}
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)
    structlog.reset_defaults()


def caught(raises: type[BaseException], message: str) -> BaseException:
    try:
        raise raises(message)
    except raises as error:
        return error


@given(message=st.text(min_size=3))
def test_nothing_of_a_message_is_in_the_place_of_an_error(message: str) -> None:
    said = logs.place(caught(ValueError, f"§{message}§"))
    assert set(said) == {"error", "at"}
    assert said["error"] == "ValueError"
    assert said["at"].startswith("test_logs.py:")
    assert "§" not in str(said)


def test_the_place_says_nothing_of_the_error_behind_the_error() -> None:
    try:
        raise SetupError("one line") from caught(ValueError, WRITTEN)
    except SetupError as error:
        said = logs.place(error)
    assert said["error"] == "SetupError"
    assert "Léa" not in str(said)


def test_the_place_is_the_last_line_of_ours_that_the_error_came_through() -> None:
    with pytest.raises(SetupError) as by_us:
        Keys("not a key")
    assert logs.place(by_us.value)["at"].startswith("keys.py:")
    with pytest.raises(json.JSONDecodeError) as by_a_library:
        json.loads("{")
    assert logs.place(by_a_library.value)["at"].startswith("test_logs.py:")
    with pytest.raises(SetupError) as through_an_installed_one:
        read_settings(receive="pigeon")
    assert logs.place(through_an_installed_one.value)["at"].startswith("settings.py:")


def test_an_error_that_was_never_raised_has_no_place() -> None:
    assert logs.place(ValueError(WRITTEN)) == {"error": "ValueError", "at": "?"}


def test_an_event_is_one_line_of_json_with_its_time_in_utc(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", as_json=True)
    structlog.get_logger("bot").info("idea_sent", idea=7)
    [line] = capsys.readouterr().err.splitlines()
    event = json.loads(line)
    assert (event["event"], event["idea"], event["level"]) == ("idea_sent", 7, "info")
    assert event["timestamp"].endswith("Z")


def test_an_event_can_be_read_by_people_too(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", as_json=False)
    structlog.get_logger("bot").info("idea_sent", idea=7)
    shown = capsys.readouterr()
    assert "idea_sent" in shown.err
    assert "\x1b" not in shown.err
    assert shown.out == ""


def test_what_is_below_the_level_is_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("WARNING", as_json=True)
    structlog.get_logger("bot").info("idea_sent")
    logging.getLogger("bot").info("idea_sent")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("level", ["DEBUG", "INFO"])
@pytest.mark.parametrize(
    "library",
    ["httpx", "httpcore.http11", "telegram.Bot", "telegram.ext", "aiosqlite", "uvicorn.access", "apscheduler"],
)
def test_a_library_that_logs_addresses_with_the_token_is_silent(
    capsys: pytest.CaptureFixture[str], library: str, level: str
) -> None:
    logs.configure(level, as_json=True)
    logging.getLogger(library).info("POST https://api.telegram.org/bot123:secret/getUpdates")
    logging.getLogger(library).debug("bot123:secret")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("library", ["apscheduler.executors.default", "asyncio", "uvicorn.error", "aiohttp.server"])
@pytest.mark.parametrize("as_json", [True, False])
def test_an_error_that_a_library_logs_keeps_its_place_and_loses_its_message(
    capsys: pytest.CaptureFixture[str], library: str, as_json: bool
) -> None:
    logs.configure("INFO", as_json=as_json)
    error = caught(ValueError, WRITTEN)
    logging.getLogger(library).error("Job failed\nfuture: %r", error, exc_info=error)
    shown = capsys.readouterr().err
    assert "Job failed" in shown
    assert "ValueError" in shown
    assert f"{Path(__file__).name}:" in shown
    assert "Léa" not in shown
    assert len(shown.splitlines()) == 1
    assert not as_json or json.loads(shown)["logger"] == library


def test_a_job_that_ends_with_its_process_is_not_told_as_a_fault(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", as_json=True)
    executor = logging.getLogger("apscheduler.executors.default")
    executor.error("a job was cancelled", exc_info=caught(asyncio.CancelledError, "stop"))
    executor.error("a job failed", exc_info=caught(ValueError, WRITTEN))
    assert [json.loads(line)["event"] for line in capsys.readouterr().err.splitlines()] == ["a job failed"]
