"""What the check measures of a text: reading ease, time against steps, likeness, numbers and links."""

from __future__ import annotations

import pytest

from bot.library.checks.quality import links, pairs_by_likeness, reading_ease, unknown_numbers
from bot.library.loading import parse_activity
from tests.library.content_tree import ACTIVITY, METEO, POLICY, Tree

KNOWN = frozenset({"119", "3018", "0 800 235 236"})
HEAVY = "L’intériorisation progressive des compétences émotionnelles nécessite une régulation attentionnelle."


def test_everyday_words_are_easier_than_the_words_of_a_report() -> None:
    assert reading_ease("Posez la main sur le banc. Dites bonjour.") > 90 > 20 > reading_ease(HEAVY)


def test_a_text_without_words_is_not_hard_to_read() -> None:
    assert reading_ease("") == reading_ease("… ! 12") == 207


def test_steps_that_read_like_a_report_are_warned_about(tree: Tree) -> None:
    tree.change(METEO, "Écoutez sans commenter.", HEAVY)
    (warning,) = tree.check().warnings
    assert warning.text_fr.startswith("difficile à lire : facilité de lecture ")
    assert (warning.file, warning.line) == (METEO, 26)


def test_simple_words_are_measured_too(tree: Tree) -> None:
    tree.change(METEO, "  - Dites votre météo.", "  - Verbalisez consciencieusement votre intériorité émotionnelle.")
    assert any("difficile à lire" in warning.text_fr for warning in tree.check().warnings)


def test_an_hour_for_three_steps_is_warned_about(tree: Tree) -> None:
    tree.change(METEO, "form: geste", "form: posture")
    tree.change(METEO, "minutes: 5", "minutes: 60")
    assert [warning.text_fr for warning in tree.check().warnings] == [
        "60 minutes pour 3 étapes : le compte n’y est pas"
    ]


def test_the_same_steps_under_another_name_are_warned_about(tree: Tree) -> None:
    copied = ACTIVITY.replace("La météo du matin", "Le ciel du matin").replace("Remerciez", "Dites merci à")
    tree.write("content/activities/E1/le-ciel.md", copied)
    (warning,) = tree.check().warnings
    assert warning.text_fr.startswith("trop proche de « ")


def test_the_nearest_pair_comes_first() -> None:
    one, other = parse_activity(ACTIVITY, "meteo"), parse_activity(POLICY, "banc")
    twin = parse_activity(ACTIVITY, "jumelle")
    first, *others = pairs_by_likeness([one, other, twin])
    assert (first.one, first.other, first.likeness) == ("jumelle", "meteo", 1.0)
    assert all(pair.likeness < 0.5 for pair in others)


@pytest.mark.parametrize("text", ["Appelez le 119.", "Le 3018 écoute.", "Au 0 800 235 236, c’est gratuit."])
def test_a_help_number_that_is_dated_may_be_named(text: str) -> None:
    assert list(unknown_numbers(text, KNOWN)) == []


@pytest.mark.parametrize("text", ["Appelez le 17.", "Le 3919 écoute.", "Au 04 77 12 34 56.", "Faites le 114."])
def test_a_number_without_a_date_is_a_fault(text: str) -> None:
    (fault,) = unknown_numbers(text, KNOWN)
    assert fault.endswith("n’est pas dans help.yaml, où chaque numéro a sa date de vérification")


@pytest.mark.parametrize("text", ["Comptez 15 pas.", "à 18 h", "de 3000 à 4000 mots", "en 2017", "le 12 mai"])
def test_other_figures_are_left_alone(text: str) -> None:
    assert list(unknown_numbers(text, KNOWN)) == []


def test_a_link_is_a_fault(tree: Tree) -> None:
    tree.change(METEO, "if_not: Proposez", "if_not: Lisez https://exemple.fr/page?utm=1 et proposez")
    assert [fault.split(": ", 1)[1] for fault in tree.faults()] == [
        "un lien (https://exemple.fr/page?utm=1) : donnez plutôt l’éditeur, l’année et le titre"
    ]
    assert list(links("sans lien")) == []
