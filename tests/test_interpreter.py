from __future__ import annotations

import gc
import sys
from collections.abc import Iterator

import pytest

from bot import interpreter


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before, switching = gc.get_threshold(), sys.getswitchinterval()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)
    sys.setswitchinterval(switching)


def test_what_is_there_at_the_start_is_not_walked_through_again() -> None:
    interpreter.settle_in()
    assert gc.get_freeze_count() > 10_000
    assert gc.get_threshold()[0] == interpreter.THRESHOLD
    assert gc.isenabled()


def test_a_waiting_thread_is_let_in_soon() -> None:
    interpreter.settle_in()
    assert sys.getswitchinterval() == pytest.approx(interpreter.SWITCH_SECONDS)
