"""The clocks: always an instant of UTC, and the demo's can be turned while it runs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import Clock, SystemClock, TurnableClock
from tests.fixed_clock import FixedClock

FRIDAY = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)
PARIS = ZoneInfo("Europe/Paris")
A_MOMENT = timedelta(seconds=5)
"""Far more than the test takes."""


@pytest.mark.parametrize("clock", [SystemClock(), TurnableClock(FRIDAY.astimezone(PARIS)), FixedClock(FRIDAY)])
def test_every_clock_tells_utc(clock: Clock) -> None:
    assert clock.now().tzinfo is UTC


def test_the_turnable_clock_starts_where_it_is_told_and_runs() -> None:
    clock = TurnableClock(FRIDAY)
    first, second = clock.now(), clock.now()
    assert FRIDAY <= first <= second < FRIDAY + A_MOMENT


def test_the_turnable_clock_is_turned_by_a_step_or_to_an_instant() -> None:
    clock = TurnableClock(FRIDAY)
    clock.turn(timedelta(hours=1))
    assert FRIDAY + timedelta(hours=1) <= clock.now() < FRIDAY + timedelta(hours=1) + A_MOMENT
    clock.turn_to(FRIDAY + timedelta(days=7))
    assert FRIDAY + timedelta(days=7) <= clock.now() < FRIDAY + timedelta(days=7) + A_MOMENT


def test_what_is_turned_forward_is_skipped_and_what_is_turned_back_is_not_given_back() -> None:
    clock = TurnableClock(FRIDAY)
    clock.turn(timedelta(hours=1))
    clock.turn(timedelta(hours=-3))
    assert clock.skipped == timedelta(hours=1)


def test_the_fixed_clock_stays_until_it_is_set() -> None:
    clock = FixedClock(FRIDAY.astimezone(PARIS))
    assert clock.now() == clock.now() == FRIDAY
    clock.instant = FRIDAY + timedelta(days=1)
    assert clock.now() == FRIDAY + timedelta(days=1)


def test_only_the_clock_reads_the_time_of_the_machine() -> None:
    root = Path(__file__).resolve().parents[1]
    readers = ("datetime.now(", "datetime.utcnow(", "date.today(", "time.time(")
    found = [
        path.relative_to(root).as_posix()
        for folder in ("bot", "handlers")
        for path in (root / folder).rglob("*.py")
        if any(reader in path.read_text(encoding="utf-8") for reader in readers)
    ]
    assert found == ["bot/clock.py"]
