"""calendars.yaml: each fault is named with its line, in French."""

from __future__ import annotations

import pytest

from bot.library import Library
from tests.library.content_tree import DATES, Tree

FAULTS = [
    ("name: Octobre, first: 2026-10-10", "name: Octobre, first: 2026-11-10", "la fin vient avant le début", "Octobre"),
    ("last: 2026-10-25", "last: 2027-10-25", "sortent de l’année 2026-2027", "Octobre"),
    ("zones: [Zone A]", "zones: [Zone D]", "n’est pas admis", "Zone D"),
    ("zones: [Zone A]", "zones: [La Réunion]", "une entrée à part avec ses dates", "zones: [La R"),
    ("last_day: 2027-08-15", "last_day: 2029-08-15", "douze mois", "2029-08-15"),
    ("first_day: 2026-08-18", "first_day: demain", "une date est attendue", "demain"),
    ("    order: Un arrêté du rectorat\n", "", "order", "zones: [La R"),
]


@pytest.mark.parametrize(("old", "new", "said", "line"), FAULTS)
def test_a_fault_in_the_calendars_is_told_with_its_line(tree: Tree, old: str, new: str, said: str, line: str) -> None:
    tree.change(DATES, old, new)
    number = tree.line(DATES, line)
    told = [fault for fault in tree.faults() if said in fault]
    assert told
    assert any(f"{DATES}:{near}:" in fault for fault in told for near in (number, number - 1))


def test_a_year_whose_name_does_not_follow_is_refused(tree: Tree) -> None:
    tree.write(DATES, (tree.content / "calendars.yaml").read_text().replace("name: 2026-2027", "name: 2026-2028"))
    assert len([fault for fault in tree.faults() if "deux années qui se suivent" in fault]) == 2


def test_two_years_of_one_zone_may_not_overlap(tree: Tree) -> None:
    again = "  - {name: 2027-2028, zones: [Zone A], first_day: 2027-09-01, last_day: 2028-08-31, order: Un arrêté}\n"
    tree.write(DATES, (tree.content / "calendars.yaml").read_text() + again)
    assert any("commence avant la fin de la précédente (Zone A)" in fault for fault in tree.faults())


def test_dates_that_the_package_knows_are_not_written_twice(tree: Tree) -> None:
    tree.change(DATES, "zones: [La Réunion]", "zones: [Zone B]")
    assert any("ne s’écrivent pas ici" in fault for fault in tree.faults())


def test_a_missing_calendars_file_is_a_fault(tree: Tree) -> None:
    (tree.content / "calendars.yaml").unlink()
    assert any(f"{DATES}:1: ce fichier manque" in fault for fault in tree.faults())


def test_the_library_holds_the_published_years_in_order() -> None:
    years = Library.load().school_years
    assert [year.name for year in years] == sorted(year.name for year in years)
    assert all("Arrêté" in year.order for year in years)
