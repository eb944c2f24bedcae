"""Each fault of content/ is told with its file, its line and a sentence in French."""

from __future__ import annotations

import json
from datetime import date

import pytest

from bot.library.checks.reference import add_months
from bot.library.command import run_check
from tests.library.content_tree import ACTIVITY, METEO, TODAY, YEAR, Tree


def test_a_sound_content_folder_has_no_fault_and_no_warning(tree: Tree) -> None:
    report = tree.check()
    assert (report.faults, report.warnings, report.activities) == ((), (), 2)


def test_a_fault_is_printed_with_file_line_and_text_and_ends_with_1(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.change(METEO, "skill: E1.2", "skill: E1.6")
    code = run_check(tree.content, TODAY, as_json=False, coverage=False, code=tree.root)
    printed = capsys.readouterr().out.splitlines()
    assert code == 1
    assert f"{METEO}:3: compétence inconnue : E1.6 n’est pas dans skills.yaml" in printed
    assert printed[-1].startswith("fiches : 2, fautes : ")


@pytest.mark.parametrize("file", ["content/activities/E1/la-meteo.txt", "content/activities/notes", METEO + "~"])
def test_a_file_among_the_activities_that_is_none_is_a_fault(tree: Tree, file: str) -> None:
    tree.write(file, "Une note")
    assert tree.faults() == [f"{file}:1: ce fichier n’est pas une fiche : le nom d’une fiche finit par .md"]


@pytest.mark.parametrize("file", [METEO, YEAR, "content/texts/fr-simple.ftl"])
def test_a_file_that_is_not_in_utf8_is_told_in_french(tree: Tree, file: str) -> None:
    (tree.root / file).write_bytes("été".encode("latin-1"))
    assert f"{file}:1: ce fichier n’est pas un texte en UTF-8" in tree.faults()


def test_a_folder_in_the_place_of_a_file_is_told_in_french(tree: Tree) -> None:
    (tree.content / "activities/E1/dossier.md").mkdir()
    assert tree.faults() == ["content/activities/E1/dossier.md:1: ce fichier ne peut pas être lu"]


def test_a_sound_folder_ends_with_0(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_check(tree.content, TODAY, as_json=False, coverage=False, code=tree.root) == 0
    assert capsys.readouterr().out == "fiches : 2, fautes : 0, avertissements : 0\n"


def test_the_json_is_one_line_and_the_findings_are_beside_it(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    tree.change(METEO, "minutes: 5\n", "")
    code = run_check(tree.content, TODAY, as_json=True, coverage=False, code=tree.root)
    printed = capsys.readouterr()
    assert code == 1
    counts = json.loads(printed.out)
    assert counts["activities"] == 1
    assert counts["faults"] == len(printed.err.splitlines()) >= 1
    assert counts["warnings"] == 0
    assert f"{METEO}:1: le champ « minutes » manque" in printed.err


LONG = "mot " * 21
A_STEP = "2. Écoutez sans commenter."

ACTIVITY_FAULTS = [
    # what is replaced, by what, words of the line that is named (None: the first), the text
    ("minutes: 5\n", "", None, "le champ « minutes » manque"),
    ("minutes: 5", "minutes: 5\nduree: 5", "duree", "le champ « duree » n’existe pas"),
    ("minutes: 5", "minutes: cinq", "minutes", "« minutes » : un nombre entier est attendu"),
    ("minutes: 5", "minutes: 120", "minutes", "« minutes » : 90 au plus"),
    ("minutes: 5", "minutes: 15", "minutes", "15 minutes : geste demande 1 à 10 minutes"),
    ("minutes: 5", "minutes: 5\nminutes: 6", "minutes: 6", "« minutes » est écrit deux fois"),
    (
        "form: geste",
        "form: jeu",
        "form",
        "« form » : « jeu » n’est pas admis ; au choix : geste, seance, posture, milieu",
    ),
    ("ages: [3-5, 6-8]", "ages: [3-6]", "ages", "« ages › n° 1 » : « 3-6 » n’est pas admis ; au choix : 0-2, 3-5"),
    ("ages: [3-5, 6-8]", "ages: [3-5, 3-5]", "ages", "une tranche d’âge est écrite deux fois"),
    ("  school: À", "  ecole: À", "ecole", "« settings › ecole » : « ecole » n’est pas admis ; au choix : home"),
    ("  school: À l’accueil, chaque enfant montre sa météo.", "  school: 3", "school", "un texte est attendu"),
    ("group: {min: 1, max: 30}", "group: {min: 1}", "group", "le champ « group › max » manque"),
    ("group: {min: 1, max: 30}", "group: {min: 9, max: 3}", "group", "le plus petit groupe est plus grand"),
    ("title: La météo du matin", f"title: {'x' * 61}", "title", "texte trop long, 61 caractères pour 60 au plus"),
    ("title: La météo", "title: La météo: le", "title", "un « : » dans un texte : mettez le texte entre guillemets"),
    ("skill: E1.2", "skill: émotions", "skill", "« émotions » n’a pas la forme attendue (un code comme E1.2)"),
    ("skill: E1.2", "skill: E1.9", "skill", "compétence inconnue : E1.9 n’est pas dans le référentiel"),
    ("skill: E1.2", "skill: C1.2", "skill", "la fiche est rangée dans E1, sa compétence C1.2 demande le dossier C1"),
    (
        "source: pratique courante",
        "source: un blog",
        "source",
        "« pratique courante », ou une référence avec publisher",
    ),
    (
        "source: pratique courante",
        "source: {publisher: SpF, year: 2025}",
        "source",
        "le champ « source › title » manque",
    ),
    ("simple:\n  - Demandez la météo du cœur.", "simple:", "simple", "trois phrases au moins"),
    ("  - Écoutez la réponse.", f"  - {'un ' * 13}", "un un", "« simple › n° 2 » : 13 mots, 12 au plus"),
    ("posture: Je dis d’abord ma météo.", "posture: Dire sa météo.", "posture", "à la première personne (« je… »)"),
    ("posture: Je dis d’abord ma météo.", "posture: J’attends.", None, None),
    (A_STEP, f"2. {LONG}", "mot", "étape 2 : phrase de 21 mots, 20 au plus"),
    (A_STEP, f"2. {LONG[:40]}, « ça va ? » {LONG[:40]} ?", None, None),
    (A_STEP, f"2. {'x' * 121}", "xxx", "étape 2 : texte trop long, 121 caractères pour 120 au plus"),
    (A_STEP, "Écoutez sans commenter.", "Écoutez sans", "cette ligne n’est pas une étape"),
    (A_STEP, "4. Écoutez sans commenter.", "4. Écoutez", "étape numérotée 4, 2 attendu"),
    (A_STEP + "\n", "", "1. Demandez", "« steps » : 3 au moins, il y en a 2"),
    ("minutes: 5", "minutes: 5\nsteps: [a, b]", "steps", "le champ « steps » n’existe pas dans l’en-tête"),
    (A_STEP, "2. Aidez l’enfant hyperactif.", "hyperactif", "« hyperactif » : un mot de diagnostic"),
    (A_STEP, "2. Aidez l’élève dyslexique.", "dyslexique", "« dyslexique » : un mot de diagnostic"),
    (A_STEP, "2. Parlez du TDAH.", "TDAH", "« TDAH » : un mot de diagnostic"),
    (
        A_STEP,
        "2. Accueillez l’enfant difficile.",
        "difficile",
        "« enfant difficile » : cette façon de nommer un enfant",
    ),
    (A_STEP, "2. Prenez des Lego.", "Lego", "« Lego » : une marque"),
    ("Rien à prévoir, la voix suffit.", "Achetez-en la veille.", "Achetez", "« Achetez » : cette variante"),
    (A_STEP, "2. Accueillez chaque animateur·rice.", "·", "un point médian ; dites les deux genres"),
    (A_STEP, "2. Appelez le 3020.", "3020", "un numéro fermé"),
    ("---\ntitle", "title", None, "l’en-tête entre deux lignes « --- » manque"),
]


@pytest.mark.parametrize(("old", "new", "words", "told"), ACTIVITY_FAULTS)
def test_a_fault_of_an_activity_is_told_on_its_line(
    tree: Tree, old: str, new: str, words: str | None, told: str | None
) -> None:
    tree.change(METEO, old, new)
    faults = [fault for fault in tree.faults() if fault.startswith(METEO)]
    if told is None:
        assert faults == []
        return
    line = tree.line(METEO, words) if words else 1
    assert any(fault.startswith(f"{METEO}:{line}: ") and told in fault for fault in faults), faults


def test_an_activity_too_long_for_a_message_is_a_fault(tree: Tree) -> None:
    step = "Regardez ensemble. " * 6
    tree.change(METEO, A_STEP, f"2. {step}\n3. {step}\n4. {step}\n5. {step}")
    tree.change(METEO, "3. Remerciez chaque personne.", "6. Remerciez chaque personne.")
    [fault] = tree.faults()
    assert fault.startswith(f"{METEO}:2: trop long pour un message")
    assert fault.endswith("480 au plus")


def test_a_brand_in_the_title_of_a_public_source_is_not_ours_to_change(tree: Tree) -> None:
    reference = "source: {publisher: SpF, year: 2025, title: Enfants et TikTok}"
    tree.change(METEO, "source: pratique courante", reference)
    assert tree.faults() == []


def test_file_names_are_plain_and_unique(tree: Tree) -> None:
    tree.write("content/activities/E1/La météo.md", ACTIVITY)
    tree.write("content/activities/C1/la-meteo.md", ACTIVITY.replace("La météo du matin", "Un autre titre"))
    faults = "\n".join(tree.faults())
    assert "content/activities/E1/La météo.md:1: nom de fichier « La météo »" in faults
    assert f"{METEO}:2: une autre fiche a ce titre : content/activities/E1/La météo.md" in faults
    assert f"{METEO}:1: une autre fiche porte ce nom de fichier : content/activities/C1/la-meteo.md" in faults


PROGRAMME_FAULTS = [
    ("skill: E1.2", "skill: E1.4", "skill: E1.4", "compétence inconnue : E1.4 n’est pas dans skills.yaml"),
    ("skill: E1.2", "skill: E1.1", "skill: E1.1", "case vide : E1.1 × home × 3-5, aucune fiche (thème « la-meteo »)"),
    ("ages: [3-5]", "ages: [3-5, 6-8]", None, None),
    ("ages: [3-5]", "ages: [0-2, 3-5]", None, None),
    ("home, school", "home, club, school", "gestes", "thème « la-meteo » : le geste pour club manque"),
    ("home, school", "home, club, school", "settings", "club n’est pas décrit dans possible.yaml"),
    ("      school: Je montre ma météo à l’accueil.\n", "", "gestes", "le geste pour school manque"),
    ("Toutes les météos sont permises.", "Oui " * 13, "repere", "le repère commun a plus de 12 mots"),
    ("    title: La météo\n", "", "- slug", "le champ « themes › n° 1 › title » manque"),
    ("Je dis ma météo en arrivant.", LONG, "home: mot", "phrase de 21 mots, 20 au plus"),
    ("Je dis ma météo en arrivant.", "Je range les Lego.", "Lego", "une marque"),
]


@pytest.mark.parametrize(("old", "new", "words", "told"), PROGRAMME_FAULTS)
def test_a_fault_of_a_programme_is_told_on_its_line(
    tree: Tree, old: str, new: str, words: str | None, told: str | None
) -> None:
    tree.change(YEAR, old, new)
    faults = tree.faults()
    if words is None or told is None:
        assert faults == []
        return
    line = tree.line(YEAR, words)
    assert any(fault.startswith(f"{YEAR}:{line}: ") and told in fault for fault in faults), faults


def test_a_theme_named_twice_is_a_fault(tree: Tree) -> None:
    text = (tree.root / YEAR).read_text(encoding="utf-8")
    tree.write(YEAR, text + text[text.index("  - slug") :])
    line = len(text.splitlines()) + 1
    assert tree.faults() == [f"{YEAR}:{line}: un autre thème s’appelle déjà « la-meteo »"]


def test_an_empty_cell_of_the_programme_is_named_once_and_ends_with_1(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.change(METEO, "  school: À l’accueil, chaque enfant montre sa météo.\n", "")
    assert run_check(tree.content, TODAY, as_json=False, coverage=False, code=tree.root) == 1
    line = tree.line(YEAR, "skill: E1.2")
    told = f"{YEAR}:{line}: case vide : E1.2 × school × 3-5, aucune fiche (thème « la-meteo »)"
    assert capsys.readouterr().out.splitlines()[0] == told


def test_the_commune_is_counted_by_general_skill(tree: Tree) -> None:
    (tree.root / "content/activities/E1/un-banc.md").unlink()
    [fault] = tree.faults()
    assert "case vide : E1 × local_authority × 3-5" in fault


REFERENCE_FAULTS = [
    ("content/skills.yaml", "{code: E1.2, name: Identifier", "{code: E1.1, name: X2", 7, "E1.1 est écrit deux fois"),
    ("content/skills.yaml", "{code: E1.1,", "{code: S1.1,", 6, "S1.1 : S1 manque dans « general »"),
    ("content/skills.yaml", "name: Conscience des émotions, ", "", 4, "le champ « general › n° 1 › name » manque"),
    ("content/possible.yaml", "skills: [E1.2]", "skills: [E1.5]", 6, "compétence inconnue : E1.5"),
    ("content/possible.yaml", "home: {ages: [0-2, 3-5, 6-8]}", "home: {ages: [0-3]}", 2, "« 0-3 » n’est pas admis"),
    ("content/help.yaml", '"119"', '"3020"', 2, "le 3020 est fermé"),
    ("content/help.yaml", ", en: A child in danger", "", 3, "119 : « purpose » n’est pas traduit (en)"),
    ("content/help.yaml", "2026-11-15", "2027-11-15", 5, "119 : cette date est dans l’avenir"),
    ("content/help.yaml", "2026-11-15", "mardi", 5, "une date est attendue"),
    ("content/guards.yaml", "[zoe, ali]", "[zoe, Ali]", 3, "« Ali » s’écrit en minuscules"),
    ("content/guards.yaml", "[zoe, ali]", "[zoe, ali, zoe]", 3, "« zoe » est écrit deux fois"),
    ("content/guards.yaml", "[zoe, ali]", '[zoe, ""]', 3, "ce texte est vide ou trop court"),
    ("content/guards.yaml", "[zoe, ali]", "[zoe, no]", 3, "« first_names › n° 2 » : un texte est attendu"),
    ("content/guards.yaml", ", en: [want to die]", "", 1, "le champ « danger › en » manque"),
    ("content/guards.yaml", "harmless:", "harmles:", 2, "le champ « harmles » n’existe pas"),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "told"), REFERENCE_FAULTS)
def test_a_fault_of_the_reference_files_is_told_on_its_line(
    tree: Tree, file: str, old: str, new: str, line: int, told: str
) -> None:
    tree.change(file, old, new)
    faults = tree.faults()
    assert any(fault.startswith(f"{file}:{line}: ") and told in fault for fault in faults), faults


@pytest.mark.parametrize("file", ["skills.yaml", "possible.yaml", "help.yaml", "guards.yaml", "texts/en.ftl"])
def test_a_missing_file_is_one_fault(tree: Tree, file: str) -> None:
    (tree.content / file).unlink()
    assert tree.faults() == [f"content/{file}:1: ce fichier manque"]


@pytest.mark.parametrize(
    ("today", "faults", "warnings"),
    [
        (date(2027, 4, 15), 0, 0),
        (date(2027, 4, 16), 0, 1),
        (date(2027, 6, 15), 0, 1),
        (date(2027, 6, 16), 1, 0),
    ],
)
def test_a_help_number_is_checked_again_after_five_months_and_refused_after_seven(
    tree: Tree, today: date, faults: int, warnings: int
) -> None:
    report = tree.check(today)
    assert (len(report.faults), len(report.warnings)) == (faults, warnings)
    for finding in (*report.faults, *report.warnings):
        assert str(finding).startswith("content/help.yaml:5: 119 a été vérifié le 15/11/2026")


def test_a_month_without_that_day_ends_on_its_last() -> None:
    assert add_months(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert add_months(date(2026, 11, 30), 1) == date(2026, 12, 30)


def test_a_warning_alone_is_printed_and_ends_with_0(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_check(tree.content, date(2027, 5, 1), as_json=False, coverage=False, code=tree.root) == 0
    assert "content/help.yaml:5: avertissement : 119" in capsys.readouterr().out


def test_the_coverage_counts_possible_empty_and_thin_cells(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_check(tree.content, TODAY, as_json=True, coverage=True, code=tree.root) == 0
    # home: E1.1 at three ages and E1.2 at two; school: both at two ages; the commune: E1 at one
    expected = {"activities": 2, "faults": 0, "warnings": 0, "cells": 10, "empty_cells": 5, "thin_cells": 5}
    assert json.loads(capsys.readouterr().out) == expected


def test_the_coverage_is_a_table_for_each_setting(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    run_check(tree.content, TODAY, as_json=False, coverage=True, code=tree.root)
    lines = capsys.readouterr().out.splitlines()
    home = lines.index("à la maison (home)")
    assert lines[home + 1].split() == ["0-2", "3-5", "6-8", "9-11", "12-14", "15-17", "18-25"]
    assert lines[home + 2].split() == ["E1.1", "0", "0", "0", ".", ".", ".", "."]
    assert lines[home + 3].split() == ["E1.2", ".", "1", "1", ".", ".", ".", "."]
    assert "10 cases possibles, 5 vides, 5 à une seule fiche" in lines
