"""No text, however it is made, holds up everybody else: what is looked for in it takes as long as it is long.

Nothing here is timed. With an expression that goes over a text again from each of its signs, one of these would not end
within the limit, which is a hundred times what all of them take.
"""

from __future__ import annotations

import pytest

from bot.services.guarding.expressions import EXPRESSIONS, NAMED_AFTER, SUPPOSED
from bot.services.guarding.naming import WORD as NAME_WORD
from bot.services.guarding.spelling import SENTENCE_END, SPACED, WORD

ALL = [
    *(one for listed in EXPRESSIONS.values() for one in listed),
    *(*SUPPOSED, NAMED_AFTER, NAME_WORD, SENTENCE_END, SPACED, WORD),
]
LENGTH = 40_000
UNITS = (
    *("a", "A ", "é", ".", " ", "-", "_", "@", "0", "06.", "+33 ", "a-", "z.z", "(at)", "l'", "a.", "\n", "…"),
    *(
        "12 rue ",
        "rue ",
        "http",
        "insta:",
        "zéro six ",
        "M. ",
        "Rose ",
        "a ",
        "1 a ",
        "chez les ",
        "A. ",
        "chez ",
        "les A",
        "nom c’est ",
    ),
)
AROUND = (("", ""), ("+33", "a"), ("1", ".f"), ("insta:", "!"))


@pytest.mark.timeout(60)
@pytest.mark.parametrize("unit", UNITS)
def test_a_text_of_forty_thousand_signs_is_read_to_its_end(unit: str) -> None:
    for beginning, ending in AROUND:
        text = beginning + unit * (LENGTH // len(unit)) + ending
        for expression in ALL:
            assert len(expression.sub("", text)) <= len(text)
