"""Whoever hears the bot read aloud, or reads slowly, understands it: no sign, no picture and no initials are needed."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from statistics import median, quantiles

import pytest

from bot.library.checks.wording import count_words
from bot.model import FACES, Language, Tag
from bot.texts import T
from bot.views.message import Button, Message
from bot.views.names import saying_choices
from simulator.htmlmode import parse_html
from tests.sound import faults_of_keyboard, is_sign, without_signs
from tests.test_texts import (
    END_OF_SENTENCE,
    FRENCH,
    LANGUAGES,
    OF_JOINING,
    TEXTS,
    arguments,
    each_text,
    is_plain,
    keys_of,
    named,
)

VIEWS = Path(__file__).parents[1] / "bot" / "views"
OF_MEMBERS = (*OF_JOINING, "Idée de la semaine", "Expériences", "Thème", "Mes données")
USUAL_SENTENCE, LONG_SENTENCE = 8, 13
"""In words: half of the sentences that members read are shorter than the first, nine of ten than the second."""
EVERYBODY_KNOWS = {"OK", "QR", "CNIL"}
EXPLAINED = {"CRIP": "cellule de votre département", "JSON": "autre logiciel", "UTC": "heures"}
"""Initials in what members read, and the words beside them that say what they are."""
TRADE = r"\b(?:CPS|psycho-?social\w*|co-?éducation|parentalité|remédiation|bienveillan\w+|acteurs?|dispositifs?)\b"
"""Words of the trade, which say nothing to who is not of it."""


def shown(t: T, key: str) -> str:
    return parse_html(t(key, **arguments(key)))[0]


def test_every_text_keeps_its_words_where_signs_are_not_read() -> None:
    silent = [
        named(t, key, shown(t, key)) for t, key in each_text() if not re.search(r"\w", without_signs(shown(t, key)))
    ]
    assert silent == []


def test_a_sign_stands_before_or_after_words_and_never_in_the_place_of_one() -> None:
    between = [
        named(t, key, line)
        for t, key in each_text()
        for line in shown(t, key).splitlines()
        if any(map(is_sign, line.strip()[1:-1]))
    ]
    assert between == []


@pytest.mark.parametrize("t", LANGUAGES, ids=lambda t: t.language)
def test_the_faces_and_the_tags_are_told_apart_without_their_signs(t: T) -> None:
    for keys in ([f"face-{face}" for face in FACES], [f"tag-{tag}" for tag in Tag]):
        assert len({without_signs(t.plain(key)) for key in keys}) == len(keys)


@pytest.mark.parametrize("t", LANGUAGES, ids=lambda t: t.language)
def test_what_buttons_show_as_chosen_is_read_in_the_text_in_every_language(t: T) -> None:
    label = t.plain("button-chosen", label="Unieux")
    said = saying_choices(t, Message("<b>?</b>", ((Button(label, chosen="Unieux"), Button("Firminy")),)))
    keys = [{"text": one.label} for one in said.keyboard[0]]
    assert faults_of_keyboard({"inline_keyboard": [keys]}, parse_html(said.text)[0]) == []
    assert faults_of_keyboard({"inline_keyboard": [keys]}, "?") != []


def test_signs_that_say_all_and_buttons_that_differ_by_a_sign_would_be_found() -> None:
    keys = [{"text": "🙂 Oui"}, {"text": "😕 Oui"}, {"text": "👍"}]
    assert len(faults_of_keyboard({"inline_keyboard": [keys]}, "")) == 2


def calls_with_a_picture() -> list[tuple[str, ast.Call]]:
    """Every place of the views that makes a message with a photo or a document, with its file."""
    return [
        (path.name, node)
        for path in sorted(VIEWS.glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "Message"
        and {"photo", "document"} & {one.arg for one in node.keywords}
    ]


def test_every_picture_and_every_file_goes_with_words() -> None:
    found = calls_with_a_picture()
    assert {name for name, _ in found} >= {"digests.py", "invitations.py", "theme_sheet.py"}
    bare = [name for name, call in found if not call.args or getattr(call.args[0], "value", "words") == ""]
    assert bare == []


def test_what_the_pictures_of_an_invitation_hold_is_in_their_words() -> None:
    """The link of the QR code can be read and copied; the chart's figures are in tests/views/test_digests.py."""
    assert "link" in FRENCH["invite-qr"]
    assert "link" in FRENCH["invite"]


def sentences() -> list[tuple[int, str]]:
    t = TEXTS.of(Language.FRENCH)
    keys = [key for key in keys_of(OF_MEMBERS) if not is_plain(key) and not key.startswith("mine-")]
    said = [one.strip() for key in keys for one in END_OF_SENTENCE.split(shown(t, key))]
    return [(words, one) for one in said if (words := count_words(one)) > 2]


def test_what_members_read_is_made_of_short_sentences() -> None:
    lengths = [words for words, _ in sentences()]
    assert len(lengths) > 300
    assert median(lengths) <= USUAL_SENTENCE
    assert quantiles(lengths, n=10)[-1] <= LONG_SENTENCE


def test_no_member_meets_a_word_of_the_trade() -> None:
    t = TEXTS.of(Language.FRENCH)
    said = {key: found for key in keys_of(OF_MEMBERS) if (found := re.findall(TRADE, shown(t, key), re.IGNORECASE))}
    assert said == {}


def test_initials_that_members_meet_are_explained_beside_them() -> None:
    t = TEXTS.of(Language.FRENCH)
    for key in keys_of(OF_MEMBERS):
        text = shown(t, key)
        for initials in set(re.findall(r"\b[A-Z]{2,}\b", text)) - EVERYBODY_KNOWS:
            assert EXPLAINED[initials] in text, key
