"""Séances in the order of their sequence: for professionals, who lead them with one group."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.library.models import Sequence
from bot.model import Form, Role
from bot.planning.need import Fit, Need
from bot.planning.sequence_order import SequenceOrder, order_of
from tests.planning.made_up import NEED, SCHOOL, activity, chosen

SEQUENCE = Sequence(title="Une suite", aim="Avancer pas à pas.", seances=("un", "deux", "trois"))
SEANCES = [activity(slug, settings=(SCHOOL,), form=Form.SEANCE, minutes=30) for slug in SEQUENCE.seances]
GESTES = [activity(f"geste-{number}", settings=(SCHOOL,)) for number in range(4)]
TEACHER = replace(NEED, settings=(SCHOOL,), role=Role.PROFESSIONAL)


def after(*had: str, done: tuple[str, ...] | None = None) -> Need:
    """A teacher who has had these, and led those that are `done` (all of them where nothing is said)."""
    order = order_of([SEQUENCE], had, had if done is None else done)
    return replace(TEACHER, seen=frozenset(had), sequences=order)


def test_seances_come_in_the_order_of_their_sequence_whatever_the_draw() -> None:
    for person in range(30):
        had: list[str] = []
        for _ in SEQUENCE.seances:
            found = chosen(SEANCES[::-1], replace(after(*had), seed=str(person)))
            assert found is not None
            had.append(found[0])
        assert had == list(SEQUENCE.seances)


def test_what_follows_the_seance_that_was_led_comes_before_all_else() -> None:
    for person in range(30):
        assert chosen([*GESTES, *SEANCES], replace(after("un"), seed=str(person))) == ("deux", Fit.THEME)


def test_what_follows_a_seance_that_was_not_led_has_no_such_right() -> None:
    found = {chosen([*GESTES, *SEANCES], replace(after("un", done=()), seed=str(person))) for person in range(60)}
    assert len(found) > 2
    assert ("trois", Fit.THEME) not in found


def test_a_seance_that_would_come_too_early_waits_for_anything_else_on_the_theme() -> None:
    library = [SEANCES[2], activity("geste", settings=(SCHOOL,))]
    assert chosen(library, after()) == ("geste", Fit.THEME)
    assert chosen(library, after("geste")) == ("trois", Fit.THEME), "it says its place in the sequence"


def test_where_all_were_led_nothing_goes_on_and_nothing_is_early() -> None:
    assert order_of([SEQUENCE], SEQUENCE.seances, SEQUENCE.seances) == SequenceOrder()


@given(had=st.sets(st.sampled_from(SEQUENCE.seances)), seed=st.integers(0, 10_000))
def test_no_seance_is_ever_proposed_before_one_that_precedes_it_while_another_new_one_fits(
    had: set[str], seed: int
) -> None:
    found = chosen([*GESTES[:1], *SEANCES], replace(after(*had), seed=str(seed)))
    assert found is not None
    slug = found[0]
    before = SEQUENCE.seances[: SEQUENCE.seances.index(slug)] if slug in SEQUENCE.seances else ()
    assert had.issuperset(before)
