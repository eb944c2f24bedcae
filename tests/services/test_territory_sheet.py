"""A region from one spreadsheet: every fault is named by row and column, nothing is written before all is sound."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Sequence
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import select

from bot.errors import Invalid
from bot.library.loading import CONTENT
from bot.model import Language
from bot.services import closing, spreadsheets, territories, territory_sheet
from bot.services.spreadsheets import SheetRow
from bot.services.territory_sheet import NEEDED, Done
from bot.storage import structures
from bot.storage import territories as stored
from bot.storage.db import Database, Tx
from bot.storage.tables import audit
from bot.texts import Texts
from bot.views import territory_sheets as views
from tests.contents import standing_content
from tests.storage.rows import NOW

LIBRARY = standing_content().library
T = Texts.load(CONTENT / "texts").of(Language.FRENCH)
HEADINGS = ["Code", "Nom", "Type", "Fait partie de (code)", "Vacances scolaires", "Mot d'accueil", "Structures"]
LINES = [
    ["le-vert", "Le Vert", "Quartier", "firminy", None, None, "École du Parc; Judo club"],
    ["firminy", "Firminy", "commune", "ondaine", "b", None, None],
    [None] * 7,
    ["ondaine", "Vallée de l’Ondaine", "bassin de vie", None, None, "Bienvenue", None],
]


def workbook(lines: Sequence[Sequence[object]], headings: Sequence[str] = HEADINGS) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for line in (headings, *lines):
        book.active.append(list(line))
    book.save(file)
    return file.getvalue()


def read(content: bytes) -> tuple[SheetRow, ...]:
    sheet = spreadsheets.read(content, views.labels(T), NEEDED)
    assert (sheet.unknown, sheet.missing) == ((), ())
    return sheet.rows


def as_csv(lines: Sequence[Sequence[object]], separator: str, encoding: str) -> bytes:
    text = "\r\n".join(separator.join(f'"{one or ""}"' for one in line) for line in (HEADINGS, *lines))
    return text.encode(encoding)


async def bring_in(tx: Tx, rows: Sequence[SheetRow]) -> Done:
    assert await territory_sheet.find_faults(tx, LIBRARY, rows) == []
    return await territory_sheet.bring_in(tx, LIBRARY, rows, NOW)


async def faults(tx: Tx, *lines: Sequence[object]) -> list[str]:
    found = await territory_sheet.find_faults(tx, LIBRARY, read(workbook(lines)))
    return [one.replace("\u00a0", " ") for one in views.faults(T, found)]


async def test_a_region_comes_from_one_sheet_and_twice_changes_nothing(database: Database) -> None:
    async with database.write() as tx:
        done = await bring_in(tx, read(workbook(LINES)))
        assert (done.made, done.changed, done.same) == (("ondaine", "firminy", "le-vert"), (), 0)
        quartier = await stored.find_by_slug(tx, "le-vert")
        assert quartier
        assert (quartier.kind, quartier.school_zone, quartier.welcome) == ("quartier", "Zone B", "Bienvenue")
        assert [one.name for one in await structures.list_of(tx, quartier.id)] == ["Judo club", "École du Parc"]
        before = (await tx.execute(select(audit))).all()
        again = await bring_in(tx, read(as_csv(LINES, ";", "cp1252")))
        assert (again.made, again.changed, again.same) == ((), (), 3)
        assert (await tx.execute(select(audit))).all() == before


async def test_a_later_sheet_changes_what_it_says_and_leaves_the_rest(database: Database) -> None:
    async with database.write() as tx:
        await bring_in(tx, read(workbook(LINES)))
        line = ["firminy", "Firminy", None, None, "Corse", None, "Maison de quartier"]
        done = await bring_in(tx, read(as_csv([line], ",", "utf-8-sig")))
        assert (done.made, done.changed, done.same) == ((), ("firminy",), 0)
        commune, quartier = await stored.find_by_slug(tx, "firminy"), await stored.find_by_slug(tx, "le-vert")
        assert commune
        assert quartier
        assert (commune.welcome, commune.school_zone, quartier.school_zone) == ("Bienvenue", "Corse", "Corse")


async def test_each_fault_names_its_row_and_column(database: Database) -> None:
    async with database.write() as tx:
        closed = await territories.create(tx, LIBRARY, "ferme", "Fermé", NOW)
        await closing.close(tx, None, closed.id, NOW)
        said = await faults(
            tx,
            ["unieux", "", "commune", None, None, None, None],
            ["Unieux 2", "Unieux", "village", "nulle-part", "Zone Q", "a" * 201, "b" * 61],
            ["unieux", "Unieux", None, None, None, None, None],
            ["ferme", "Fermé", None, None, None, None, None],
            ["un", "Un", None, "deux", None, None, None],
            ["deux", "Deux", None, "un", None, None, None],
        )
        assert said == [
            "Ligne 2, colonne « Nom » : Le nom du territoire : de 1 à 80 caractères.",
            "Ligne 3, colonne « Code » : Un code compte 2 à 24 minuscules, chiffres ou tirets, sans accent.",
            "Ligne 3, colonne « Type » : Ce type de territoire n’existe pas. Au choix : quartier, commune,"
            " intercommunalité, bassin de vie.",
            said[3],
            "Ligne 3, colonne « Mot d’accueil » : Le mot d’accueil : 200 caractères au plus.",
            "Ligne 3, colonne « Structures » : Une structure : 60 caractères au plus ; 60 structures au plus.",
            "Ligne 3, colonne « Fait partie de (code) » : Aucun territoire n’a le code nulle-part.",
            "Ligne 4, colonne « Code » : Le code unieux figure deux fois.",
            "Ligne 5, colonne « Code » : Le territoire ferme est fermé.",
            "Ligne 6, colonne « Fait partie de (code) » : Un territoire ne peut pas faire partie de lui-même, ni d’un"
            " territoire qui en fait partie.",
            "Ligne 7, colonne « Fait partie de (code) » : Un territoire ne peut pas faire partie de lui-même, ni d’un"
            " territoire qui en fait partie.",
        ]
        assert said[3].startswith("Ligne 3, colonne « Vacances scolaires » : Cette zone de vacances n’existe pas.")
        assert len(await stored.list_all(tx)) == 1


def test_headings_that_are_missing_or_unknown_are_said() -> None:
    sheet = spreadsheets.read(workbook([], ["Code", "Habitants"]), views.labels(T), NEEDED)
    said = [one.replace("\u00a0", " ") for one in views.faults_of_headings(T, sheet)]
    assert said == ["Ligne 1 : la colonne « Nom » manque.", "Ligne 1 : la colonne « Habitants » n’est pas connue."]


@pytest.mark.parametrize("content", [b"PK\x03\x04 no workbook", b"\x00\x01\x02", b"Code;Nom\n" + b"a" * 200_000])
def test_a_file_that_is_no_spreadsheet_is_refused(content: bytes) -> None:
    with pytest.raises(Invalid):
        spreadsheets.read(content, views.labels(T), NEEDED)


PARTS = ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "docProps/core.xml", "[Content_Types].xml"]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("left", [b"", b"<a", b"<a/>", b"\xff\xfe\x00"])
def test_a_workbook_that_is_damaged_is_refused_or_read_as_empty(part: str, left: bytes) -> None:
    changed = io.BytesIO()
    with ZipFile(io.BytesIO(workbook(LINES))) as sound, ZipFile(changed, "w") as damaged:
        for name in sound.namelist():
            damaged.writestr(name, left if name == part else sound.read(name))
    with contextlib.suppress(Invalid):
        assert len(spreadsheets.read(changed.getvalue(), views.labels(T), NEEDED).rows) in (0, 3)


def test_a_workbook_with_other_bytes_somewhere_is_refused_or_read() -> None:
    sound = workbook(LINES)
    for at in range(60, len(sound), 97):
        with contextlib.suppress(Invalid):
            spreadsheets.read(sound[:at] + bytes([sound[at] ^ 0xFF]) + sound[at + 1 :], views.labels(T), NEEDED)


def test_lines_may_end_as_on_an_old_mac() -> None:
    assert [row["code"] for row in read(b"Code;Nom\rfirminy;Firminy\r")] == ["firminy"]


def test_the_template_has_every_column_and_is_read_as_empty() -> None:
    content = views.template(T, LIBRARY)
    assert read(content) == ()
    help_sheet = load_workbook(io.BytesIO(content)).worksheets[1]
    assert help_sheet.max_row == 1 + len(territory_sheet.COLUMNS)


async def test_the_example_of_the_template_is_taken(database: Database) -> None:
    cells = {column: T.plain(f"sheet-example-{column}") for column in territory_sheet.COLUMNS}
    async with database.write() as tx:
        await territories.create(tx, LIBRARY, "firminy", "Firminy", NOW)
        done = await bring_in(tx, [SheetRow(2, cells)])
        assert done.made == ("firminy-vert",)
