"""The state of a territory at a glance, from what its digests told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.planning.vitality import ToldWeek, Vitality, vitality

DONE, NOTHING, REST = ToldWeek(True, False), ToldWeek(False, False), ToldWeek(False, True)


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ([DONE] * 3, Vitality.NEW),
        ([], Vitality.NEW),
        ([DONE] * 4, Vitality.ALIVE),
        ([DONE] * 4 + [NOTHING], Vitality.ALIVE),
        ([DONE] * 4 + [NOTHING] * 2, Vitality.SLOWING),
        ([DONE] * 4 + [NOTHING] * 7, Vitality.SLOWING),
        ([DONE] * 4 + [NOTHING] * 8, Vitality.SILENT),
        ([NOTHING] * 4, Vitality.SILENT),
    ],
)
def test_the_state_follows_the_last_weeks_of_school(told: list[ToldWeek], state: Vitality) -> None:
    assert vitality(told) is state


@given(st.lists(st.sampled_from([DONE, NOTHING]), min_size=4, max_size=12), st.integers(0, 9))
def test_holidays_change_no_state(told: list[ToldWeek], weeks: int) -> None:
    assert vitality([*told, *[REST] * weeks]) is vitality(told)
