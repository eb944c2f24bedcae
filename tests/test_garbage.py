from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from bot import garbage


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_what_is_there_at_the_start_is_not_walked_through_again() -> None:
    garbage.look_seldom()
    assert gc.get_freeze_count() > 10_000
    assert gc.get_threshold()[0] == garbage.THRESHOLD
    assert gc.isenabled()
