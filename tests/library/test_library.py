from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import Any, cast

import pytest

from bot.errors import ContentError, NotFound
from bot.library import Library
from bot.library.loading import CONTENT
from bot.model import AgeBand, Setting
from tests.library.content_tree import ACTIVITY, METEO, YEAR, Tree


def test_the_library_holds_what_the_files_say(tree: Tree) -> None:
    library = Library.load(tree.content)
    assert library.activity("la-meteo").steps[1] == "Écoutez sans commenter."
    assert library.programme("premiere-annee").themes == (library.theme("premiere-annee", "la-meteo"),)
    assert library.skills["E1.2"].everyday == "nommer"
    assert library.general_skills["E1"].level == "base"
    assert library.help_numbers[0].number == "119"


def test_activities_are_found_by_specific_and_by_general_skill(tree: Tree) -> None:
    library = Library.load(tree.content)
    assert [activity.slug for activity in library.for_skill("E1.2")] == ["la-meteo"]
    assert [activity.slug for activity in library.for_skill("E1")] == ["la-meteo", "un-banc"]
    assert library.for_skill("C2.1") == ()


def test_the_library_cannot_be_changed(tree: Tree) -> None:
    library = Library.load(tree.content)
    with pytest.raises(FrozenInstanceError):
        library.activities = {}  # type: ignore[misc]
    with pytest.raises(TypeError):
        cast(Any, library.activities)["another"] = library.activity("la-meteo")


@pytest.mark.parametrize("ask", ["activity", "programme"])
def test_what_is_not_there_is_not_found(tree: Tree, ask: str) -> None:
    with pytest.raises(NotFound):
        getattr(Library.load(tree.content), ask)("gone")


def test_a_theme_that_is_not_there_is_not_found(tree: Tree) -> None:
    with pytest.raises(NotFound):
        Library.load(tree.content).theme("premiere-annee", "gone")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (METEO, "title: La météo du matin\n", "", "le champ « title » manque"),
        (METEO, "title: La", "title: La: la", "la mise en forme YAML est à revoir"),
        (METEO, "form: geste\nlevel: circle", "form: jeu\nlevel: x", "« jeu » n’est pas admis"),
        (METEO, "skill: E1.2", "skill: C1.1", "la compétence C1.1 n’est pas dans skills.yaml"),
        (YEAR, "    skill: E1.2\n", "    skill: S2.2\n", "la compétence S2.2 n’est pas dans skills.yaml"),
        ("content/help.yaml", "numbers:", "number:", "le champ « numbers » manque"),
        ("content/possible.yaml", "settings:", "- settings:", "YAML"),
    ],
)
def test_a_file_that_cannot_be_loaded_is_named_in_one_line(
    tree: Tree, file: str, old: str, new: str, told: str
) -> None:
    tree.change(file, old, new)
    with pytest.raises(ContentError) as raised:
        Library.load(tree.content)
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)
    assert file.rsplit("/", 1)[1].partition(".")[0] in str(raised.value)


def test_a_missing_file_is_named(tree: Tree) -> None:
    (tree.content / "skills.yaml").unlink()
    with pytest.raises(ContentError, match=r"skills\.yaml: ce fichier manque"):
        Library.load(tree.content)


def test_two_activities_of_one_name_are_refused(tree: Tree) -> None:
    tree.write("content/activities/C1/la-meteo.md", ACTIVITY)
    with pytest.raises(ContentError, match="la-meteo"):
        Library.load(tree.content)


def test_a_cell_is_possible_only_where_possible_yaml_says_so(tree: Tree) -> None:
    library = Library.load(tree.content)
    assert library.is_possible("E1.2", Setting.HOME, AgeBand.A3_5)
    assert not library.is_possible("E1.2", Setting.HOME, AgeBand.A0_2), "excluded for this skill"
    assert library.is_possible("E1.1", Setting.HOME, AgeBand.A0_2)
    assert not library.is_possible("E1.2", Setting.SCHOOL, AgeBand.A12_14), "no such age in this setting"
    assert not library.is_possible("E1.2", Setting.CLUB, AgeBand.A3_5), "no such setting"


def test_joining_offers_what_the_programme_serves_and_the_library_has(tree: Tree) -> None:
    tree.change(YEAR, "ages: [3-5]", "ages: [0-2, 3-5, 6-8, 9-11]")
    library = Library.load(tree.content)
    programme = library.programme("premiere-annee")
    assert library.offered_settings(programme) == (Setting.HOME, Setting.SCHOOL, Setting.LOCAL_AUTHORITY)
    assert library.offered_ages(programme, [Setting.HOME]) == (AgeBand.A3_5, AgeBand.A6_8)
    assert library.offered_ages(programme, [Setting.LOCAL_AUTHORITY]) == (AgeBand.A3_5,)
    assert library.offered_ages(programme, [Setting.LOCAL_AUTHORITY, Setting.SCHOOL]) == (AgeBand.A3_5, AgeBand.A6_8)
    assert library.offered_ages(programme, [Setting.CLUB]) == ()


def test_joining_does_not_offer_a_setting_where_one_theme_has_nothing(tree: Tree) -> None:
    text = (tree.root / YEAR).read_text(encoding="utf-8")
    theme = text[text.index("  - slug") :].replace("la-meteo", "comprendre").replace("E1.2", "E1.1")
    tree.write(YEAR, text + theme)
    library = Library.load(tree.content)
    assert library.offered_settings(library.programme("premiere-annee")) == (Setting.LOCAL_AUTHORITY,)


def test_a_seance_fills_a_class_but_not_a_home(tree: Tree) -> None:
    tree.change(METEO, "form: geste", "form: seance")
    library = Library.load(tree.content)
    assert Setting.HOME not in library.offered_settings(library.programme("premiere-annee"))
    assert library.cells.count("E1.2", Setting.SCHOOL, AgeBand.A3_5) == 1


def test_the_real_content_loads() -> None:
    library = Library.load(CONTENT)
    assert len(library.activities) >= 40
    assert len(library.skills) == 20
    for programme in library.programmes.values():
        offered = library.offered_settings(programme)
        assert set(offered) == set(programme.serves.settings)
        assert set(library.offered_ages(programme, offered)) == set(programme.serves.ages)
