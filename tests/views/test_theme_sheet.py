"""The theme's sheet: one page on which nothing runs into the ground, for its members; and the words without a link."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.errors import NotFound
from bot.library.models import Theme
from bot.model import Form, GrantKind, Language, Setting
from bot.services import theme_sheets
from bot.services.theme_sheets import ThemeSheet, choose_activity
from bot.storage import grants, memberships
from bot.storage.db import Database
from bot.views import theme_sheet as views
from bot.views.drawings import DRAWN
from bot.views.message import Drawing
from tests.contents import standing_content
from tests.storage.rows import NOW, UNIEUX, a_member, a_person, a_territory
from tests.views.test_poster import words_of

CONTENT = standing_content()
LIBRARY, T = CONTENT.library, CONTENT.texts.of(Language.FRENCH)
LINK = "https://t.me/terreau_bot?start=unieux"
LONG = replace(UNIEUX, name="Communauté de communes du Pays de Saint-Bonnet-le-Château")


def shown(theme: Theme, served: tuple[Setting, ...] = tuple(Setting)) -> ThemeSheet:
    gestes = tuple((one, theme.gestes[one]) for one in served if one in theme.gestes)
    return ThemeSheet(LONG, theme, date(2026, 11, 23), gestes, choose_activity(LIBRARY.for_skill(theme.skill)))


def drawn(sheet: ThemeSheet) -> bytes:
    drawing = views.message(T, sheet, LINK).document
    assert isinstance(drawing, Drawing)
    return DRAWN[drawing.name](CONTENT, **drawing.values)


def crowded() -> list[Theme]:
    """The themes of which most is to be written on the sheet."""
    themes = [theme for programme in LIBRARY.programmes.values() for theme in programme.themes]

    def much(theme: Theme) -> int:
        activity = choose_activity(LIBRARY.for_skill(theme.skill))
        return sum(map(len, theme.gestes.values())) + sum(map(len, activity.steps if activity else ()))

    return sorted(themes, key=much)[-8:]


def test_the_fullest_sheets_end_above_the_ground(monkeypatch: pytest.MonkeyPatch) -> None:
    rooms = []
    monkeypatch.setattr(views, "_soil", lambda sheet, t, room: rooms.append(room))
    for theme in crowded():
        assert drawn(shown(theme)).startswith(b"%PDF")
    assert len(rooms) == 8
    assert min(rooms) > 0


def test_a_sheet_is_one_page_with_the_sentence_every_geste_and_an_activity(tmp_path: Path) -> None:
    theme = LIBRARY.programme("premiere-annee").themes[4]
    sheet = shown(theme)
    pdf = drawn(sheet)
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 1
    said = set(words_of(pdf, tmp_path).split())
    assert sheet.activity
    for text in (theme.repere, theme.title, sheet.activity.title, *theme.gestes.values(), *sheet.activity.steps):
        assert set(text.replace("\u00a0", " ").split()) <= said, text


def test_every_theme_has_an_activity_that_anybody_can_do_at_once() -> None:
    themes = [theme for programme in LIBRARY.programmes.values() for theme in programme.themes]
    chosen = {theme.slug: choose_activity(LIBRARY.for_skill(theme.skill)) for theme in themes}
    assert {slug for slug, one in chosen.items() if one is None or one.material or one.form is not Form.GESTE} == set()
    assert choose_activity([]) is None


def test_the_words_to_paste_hold_no_link_and_nothing_of_who_asked() -> None:
    theme = LIBRARY.programme("premiere-annee").themes[4]
    message = views.to_paste(T, shown(theme))
    assert theme.repere in message.text.replace("\u00a0", " ")
    assert all(geste in message.text.replace("\u00a0", " ") for geste in theme.gestes.values())
    assert not re.search(r"https?:|t\.me|\?start|@", message.text)
    assert message.keyboard == ()


async def test_the_sheet_is_for_its_members_and_for_who_steers_it(database: Database) -> None:
    async with database.write() as tx:
        member = await a_member(tx, 1)
        coordinator, elsewhere = await a_person(tx, 2), await a_member(tx, 3, "firminy")
        await grants.give(tx, coordinator.id, GrantKind.COORDINATOR, member.territory_id, NOW)
        for person in (member.person_id, coordinator.id):
            sheet = await theme_sheets.open_sheet(tx, LIBRARY, person, member.territory_id, NOW)
            assert (sheet.territory.slug, len(sheet.gestes)) == ("unieux", 7)
        await memberships.leave_all(tx, member.person_id, NOW)
        for person in (member.person_id, elsewhere.person_id):
            with pytest.raises(NotFound):
                await theme_sheets.open_sheet(tx, LIBRARY, person, await a_territory(tx), NOW)
