"""Séances come in sequences: each in one, in an order that one group can live."""

from __future__ import annotations

import pytest

from bot.library import Library
from bot.library.sequences import SequencePlace
from tests.library.content_tree import ACTIVITY, Tree

FILE = "content/sequences.yaml"
SEANCE = ACTIVITY.replace("form: geste", "form: seance").replace("minutes: 5", "minutes: 30")
SEQUENCES = """sequences:
  - title: Dire son temps
    aim: Le groupe met des mots sur ce qu’il sent.
    seances: [le-nuage, le-vent]
"""


@pytest.fixture
def tree(tree: Tree) -> Tree:
    """With two séances in one sequence."""
    steps = "1. Dessinez un gros nuage.\n2. Soufflez dessus.\n3. Racontez la suite.\n"
    words = "1. Le vent tourne dans la salle.\n2. Chaque groupe invente une tempête.\n3. Retour au calme, en rond.\n"
    for slug, title, text in (("le-nuage", "Le nuage", steps), ("le-vent", "Le vent", words)):
        head = SEANCE.replace("La météo du matin", title).partition("1. ")[0]
        tree.write(f"content/activities/E1/{slug}.md", head + text)
    tree.write(FILE, SEQUENCES)
    return tree


def test_a_sound_sequence_has_no_fault(tree: Tree) -> None:
    assert tree.faults() == []


def test_a_seance_knows_its_place_and_what_comes_next(tree: Tree) -> None:
    library = Library.load(tree.content)
    assert library.place_in_sequence("le-nuage") == SequencePlace("Dire son temps", 1, 2, "Le vent")
    assert library.place_in_sequence("le-vent") == SequencePlace("Dire son temps", 2, 2, None)
    assert library.place_in_sequence("la-meteo") is None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[le-nuage, le-vent]", "[le-nuage, le-vent, la-neige]", "4: « la-neige » n’est pas une fiche utilisable"),
        ("[le-nuage, le-vent]", "[le-nuage, le-vent, la-meteo]", "4: « la-meteo » n’est pas une séance"),
        ("[le-nuage, le-vent]", "[le-nuage, le-vent, le-nuage]", "4: « le-nuage » est déjà dans la suite"),
        ("[le-nuage, le-vent]", "[le-nuage]", "4: « sequences › n° 1 › seances » : 2 au moins"),
        ("[le-nuage, le-vent]", "[le-nuage, la-meteo]", "1: la séance « le-vent » n’est dans aucune suite"),
        ("title: Dire son temps", "title: Le cas social", "2: « cas social » : cette façon de nommer un enfant"),
    ],
)
def test_a_sequence_that_does_not_hold_is_told_with_its_line(tree: Tree, old: str, new: str, told: str) -> None:
    tree.change(FILE, old, new)
    assert any(fault.startswith(f"{FILE}:{told}") for fault in tree.faults())


def test_the_seances_of_a_sequence_share_an_age_and_a_setting(tree: Tree) -> None:
    tree.change("content/activities/E1/le-vent.md", "ages: [3-5, 6-8]", "ages: [9-11]")
    assert f"{FILE}:2: suite « Dire son temps » : aucune tranche d’âge commune à ses séances" in tree.faults()


def test_a_library_with_seances_wants_the_file(tree: Tree) -> None:
    (tree.content / "sequences.yaml").unlink()
    assert f"{FILE}:1: ce fichier manque" in tree.faults()
