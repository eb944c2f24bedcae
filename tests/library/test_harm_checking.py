"""The guards against harm that a reader of content/ holds: nothing electoral, no employer who may demand."""

from __future__ import annotations

import pytest

from bot.library.checks.activities import faults_of_words
from bot.library.checks.wording import forbidden_in_content, forbidden_in_texts

ELECTORAL = [
    "Parlez des élections municipales avec les jeunes.",
    "Votez pour le maire sortant !",
    "Votez pour notre équipe.",
    "Un meeting politique samedi.",
    "Notre tête de liste sera là.",
    "Elle est candidate à la mairie.",
    "Distribuez le programme électoral.",
    "Le parti politique de votre choix.",
    "The local election is near.",
    "Vote for your mayor.",
]
DEMANDED = [
    "Votre employeur peut exiger votre inscription.",
    "La hiérarchie vérifie que les équipes ont touché « Fait ».",
    "Vos agents doivent s’inscrire avant lundi.",
    "La direction demande que vous rejoigniez le territoire.",
    "Inscription obligatoire pour les professionnels.",
    "La participation est obligatoire.",
    "« Fait » est obligatoire chaque semaine.",
    "Your employer requires it.",
    "Your staff must join.",
    "Taking part is mandatory.",
]
ORDINARY = [
    "Choisissez des sujets qui ne visent personne. Pas de religion, pas d’élections.",
    "Jamais de situation individuelle, jamais de reproche, rien d’électoral.",
    "Votez pour un seul souci.",
    "Pour une candidature sans réponse.",
    "Employeur : participer est libre. Personne ne peut l’exiger ni vérifier ce que vous faites.",
    "L’élue du quartier vient à la rencontre.",
    "Tout est obligatoire ? Raccourcissez.",
    "La direction de l’école est prévenue.",
    "Dans quelle direction regardes-tu ?",
    "Les délégués de classe votent.",
    "Nothing about elections.",
    "Never a reproach, nothing electoral.",
]


@pytest.mark.parametrize("line", [*ELECTORAL, *DEMANDED])
def test_it_is_refused_in_activities_in_texts_and_in_what_coordinators_write_of_their_own(line: str) -> None:
    reason = "électoral" if line in ELECTORAL else "participer est libre"
    for faults in (forbidden_in_content(line), forbidden_in_texts(line), faults_of_words(line, ())):
        assert [fault for fault in faults if reason in fault], line


@pytest.mark.parametrize("line", ORDINARY)
def test_ordinary_lines_pass(line: str) -> None:
    faults = [*forbidden_in_content(line), *forbidden_in_texts(line)]
    assert not [fault for fault in faults if "électoral" in fault or "participer est libre" in fault]
