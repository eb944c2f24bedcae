"""The region's digest as a message: whatever the region is like, Telegram takes it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.library.loading import CONTENT
from bot.model import Language, Level, Role
from bot.planning.periods import year_of
from bot.planning.region_figures import Liked, RegionFigures, SkillWeeks, Told, together
from bot.planning.vitality import Vitality
from bot.services.region_digests import RegionCard
from bot.texts import Texts
from bot.views.region_digests import digest_message
from simulator.htmlmode import parse_html
from tests.contents import standing_content
from tests.planning.test_digest import facts

LIBRARY = standing_content().library
YEAR = year_of(date(2027, 6, 1))


def of_names(length: int) -> RegionFigures:
    """Thirty territories that gave weeks to every skill and liked ten activities, all figures in the millions."""
    names = tuple(f"{number} {'Vallée-de-l’Ondaine et ses environs ' * 3}"[:length] for number in range(30))
    weeks = tuple(facts({}, week=YEAR.first + timedelta(weeks=week), tried=()) for week in range(40))
    told = [Told(name, Vitality.SILENT, weeks, frozenset(), {}, {}, dict.fromkeys(Level, 5)) for name in names]
    made = together(YEAR, told, LIBRARY.skills)
    titles = [one.title for one in sorted(LIBRARY.activities.values(), key=lambda one: -len(one.title))][:10]
    return replace(
        made,
        figures=dict.fromkeys((*made.figures, *(f"role:{role}" for role in Role)), 1234565),
        skills=tuple(SkillWeeks(code, 1320, 30) for code in LIBRARY.skills),
        liked=tuple(Liked(title, names) for title in titles),
    )


@pytest.mark.parametrize("language", [Language.FRENCH, Language.ENGLISH])
@pytest.mark.parametrize("length", [12, 80])
def test_the_longest_digest_fits_and_tells_every_skill(language: Language, length: int) -> None:
    t = Texts.load(CONTENT / "texts").of(language)
    text = digest_message(t, LIBRARY, RegionCard(of_names(length), is_late=True, missed_months=2), resent=True).text
    shown = parse_html(text)[0]
    assert len(shown) <= 4096
    assert all(f"{code} " in shown for code in LIBRARY.skills)


@pytest.mark.parametrize(("length", "skills", "others"), [(12, 6, {4}), (80, 20, set(range(5, 11)))])
def test_of_what_was_liked_as_much_is_told_as_there_is_room_for(length: int, skills: int, others: set[int]) -> None:
    t = Texts.load(CONTENT / "texts").of(Language.FRENCH)
    figures = of_names(length)
    told = digest_message(t, LIBRARY, RegionCard(replace(figures, skills=figures.skills[:skills]))).text
    (left,) = re.findall(r"Et (\d+) autres activités", told)
    assert int(left) in others
