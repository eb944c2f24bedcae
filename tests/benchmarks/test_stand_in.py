"""The stand-in is strict: what the benchmarks say of limits is true only if it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.limits import Limits
from benchmarks.measuring import percentile

INSTANTS = st.lists(st.integers(0, 40).map(lambda eighths: eighths / 8), max_size=60).map(sorted)


@given(INSTANTS)
def test_no_second_ever_holds_more_than_the_limit(instants: list[float]) -> None:
    limits = Limits(per_second=5)
    taken = [at for number, at in enumerate(instants) if limits.refuse(number, at) is None]
    assert all(sum(begin <= at < begin + 1 for at in taken) <= 5 for begin in taken)


@given(INSTANTS)
def test_what_is_refused_would_have_been_too_many(instants: list[float]) -> None:
    limits, taken = Limits(per_second=5), []
    for number, at in enumerate(instants):
        if limits.refuse(number, at) is None:
            taken.append(at)
        else:
            assert sum(at - 1 < earlier <= at for earlier in taken) == 5


def test_a_chat_gets_one_message_a_second_and_a_group_twenty_a_minute() -> None:
    limits = Limits(by_chat=True)
    assert limits.refuse(1, 10.0) is None
    assert limits.refuse(1, 10.5) == 1
    assert limits.refuse(2, 10.5) is None
    assert limits.refuse(1, 11.0) is None
    assert [limits.refuse(-1, 20.0 + number) for number in range(20)] == [None] * 20
    assert limits.refuse(-1, 50.0) == 30


def test_a_percentile_is_a_value_that_was_measured() -> None:
    assert percentile([3, 1, 2], 50) == 2
    assert percentile(range(1, 101), 99) == 99
    assert percentile([7], 99) == 7
    with pytest.raises(ValueError, match="no values"):
        percentile([], 50)
