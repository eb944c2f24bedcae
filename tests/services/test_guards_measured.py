"""How well the guards hear, over sentences that they have not learned from; docs/guards.md explains the figures."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.library.loading import CONTENT, GUARDS
from bot.services.guarding import FOLDER, Concern, Guards
from bot.services.guarding.clues import WEIGHTS, fingerprint
from bot.services.guarding.measuring import measure

CORPUS = Path(__file__).parents[1] / "corpus"
GUARD = Guards.load(CONTENT / GUARDS)


def test_the_tuning_half_is_heard_with_few_false_alarms() -> None:
    figures = measure(GUARD, [CORPUS / "danger-tuning.yaml", CORPUS / "names-tuning.yaml"])
    danger, names = figures["danger"], figures["names"]
    assert danger["recall"] >= 0.96
    assert danger["false_alarms"] <= 0.02
    assert names["recall"] >= 0.9
    assert names["false_alarms"] <= 0.05


def test_names_are_known_and_heroes_are_not_taken_for_them() -> None:
    names = measure(GUARD, [CORPUS / "names-written.yaml"])["names"]
    assert names["recall"] >= 0.97
    assert names["false_alarms"] <= 0.03


@pytest.mark.parametrize("reader", ["unseen", "unseen-2"])
def test_the_goals_are_met_on_sentences_of_a_reader_who_had_not_seen_the_lists(reader: str) -> None:
    figures = measure(GUARD, [CORPUS / f"danger-{reader}.yaml", CORPUS / f"names-{reader}.yaml"])
    danger, names = figures["danger"], figures["names"]
    assert danger["true"] + danger["ordinary"] >= 220
    assert danger["recall"] >= 0.95
    assert danger["false_alarms"] <= 0.02
    assert names["true"] + names["ordinary"] >= 200
    assert names["recall"] >= 0.9
    assert names["false_alarms"] <= 0.05


def test_the_hard_sentences_are_measured_as_they_are() -> None:
    """Far below the goal (0.95 and 0.02), and said so in docs/guards.md: these may not become worse unnoticed."""
    danger = measure(GUARD, [CORPUS / "danger-hard.yaml"])["danger"]
    assert danger["recall"] >= 0.6
    assert danger["false_alarms"] <= 0.15


def test_feelings_and_conflicts_of_every_day_seldom_alarm() -> None:
    """Above the goal of 0.02, and said so in docs/guards.md; before the last turns it was 0.1."""
    danger = measure(GUARD, [CORPUS / "danger-daily.yaml"])["danger"]
    assert (danger["true"], danger["ordinary"]) == (119, 240)
    assert danger["recall"] >= 0.97
    assert danger["false_alarms"] <= 0.06


def test_the_command_prints_the_same_figures() -> None:
    said = CliRunner().invoke(cli, ["guards", "measure", str(CORPUS / "names-tuning.yaml")])
    assert said.exit_code == 0
    assert json.loads(said.stdout)["names"]["true"] == 60


def test_the_weights_are_those_of_the_lists() -> None:
    """`python -m bot guards learn` after each change of content/guards."""
    folder = CONTENT / FOLDER
    assert f"de={fingerprint(folder)} " in (folder / WEIGHTS).read_text(encoding="utf-8").splitlines()[0]


@pytest.mark.parametrize(
    ("text", "concern"),
    [
        ("je veux m o u r i r", Concern.DANGER),
        ("jveu plu vivr", Concern.DANGER),
        ("mon p3re me fr4ppe", Concern.DANGER),
        ("je veux m\u043eurir", Concern.DANGER),
        ("\u202eje veux mourir\u202c", Concern.DANGER),
        ("On a bien ri. Mon père me tape. À demain !", Concern.DANGER),
        ("suicide .0per10", Concern.DANGER),
        ("ma fille Xyzane a ri", Concern.NAME),
        ("appelez au \u0660\u0666\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668", Concern.PHONE),
        ("o6 12 34 56 78", Concern.PHONE),
        ("06\u00b712\u00b734\u00b756\u00b778", Concern.PHONE),
        ("tg://user?id=1234", Concern.LINK),
        ("Zoltarine a 6 ans", Concern.NAME),
        ("chez les Benaouda", Concern.NAME),
        ("la maîtresse Odile", Concern.NAME),
        ("une rose, une pierre, et la violette du jardin", None),
        ("Lundi à Unieux, puis mercredi à Firminy", None),
    ],
)
def test_disguises_and_unknown_names_are_seen_through(text: str, concern: Concern | None) -> None:
    assert GUARD.find_concern(text) is concern


def test_ten_thousand_characters_take_less_than_a_second() -> None:
    began = time.process_time()
    GUARD.find_concern("Les enfants ont joué dehors et papa regardait. " * 220)
    assert time.process_time() - began < 1.0


@pytest.mark.parametrize(
    "text",
    [
        "Je suis maman de deux enfants",
        "Je suis professeur des écoles",
        "Les carottes ont eu du succès",
        "Samedi, on plante au jardin partagé. Venez comme vous êtes.",
        "I am a mother of two",
        "Bonjour, comment ça marche ?",
        "à la maison",
        "At home",
        "À l’école et dans les loisirs",
        "Je veux arrêter les messages",
        "Supprimez tout",
        "Il a tué le suspense en racontant la fin",
        "Dans l’histoire le père abandonne ses enfants dans la forêt",
        "Réunion sur le harcèlement jeudi à la mairie",
        "Il a peur du noir, on a fabriqué une veilleuse",
        "Son père l’a attrapé au vol en bas du toboggan",
    ],
)
def test_what_is_ordinary_is_not_sent_to_the_emergency_numbers(text: str) -> None:
    assert not GUARD.shows_danger(text)
