"""Long lists of the guards: kept as they are written, they answer as a set and a dictionary do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.guarding.tables import WeightTable, WordTable

WORDS = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=8)
WEIGHTS = st.decimals(-9, 9, places=2)
SIZES = st.decimals(0, 9, places=2)


@given(st.sets(WORDS, min_size=1), st.lists(WORDS))
def test_a_table_of_words_holds_the_words_of_the_set_and_no_other(words: set[str], others: list[str]) -> None:
    table = WordTable(words)
    assert len(table) == len(words)
    assert all(word in table for word in words)
    assert [word in table for word in others] == [word in words for word in others]


@given(st.dictionaries(WORDS.filter(bool), st.tuples(WEIGHTS, SIZES), min_size=1), st.lists(WORDS))
def test_a_table_of_weights_gives_what_the_dictionary_gives(
    weights: dict[str, tuple[float, float]], others: list[str]
) -> None:
    table = WeightTable("".join(f"{weight} {size} {clue}\n" for clue, (weight, size) in weights.items()).encode())
    for clue in [*weights, *others]:
        expected = weights.get(clue)
        assert table.get(clue) == (None if expected is None else (float(expected[0]), float(expected[1])))


@pytest.mark.parametrize("rows", [b"", b"0.10 1.00 mot\n0.1 mot\n", b"0.10 1.00 mot", b"# remark\n0.10 1.00 mot\n"])
def test_rows_that_are_not_those_of_weights_are_refused(rows: bytes) -> None:
    with pytest.raises(ValueError, match="lines that cannot be read"):
        WeightTable(rows)
