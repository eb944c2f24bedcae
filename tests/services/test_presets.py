"""The settings that go with the ages of somebody who is joining."""

from __future__ import annotations

import pytest

from bot.library import Library
from bot.model import AgeBand, Role, Setting
from bot.services.enrolment import offered_settings_of
from bot.services.presets import PRESETS, settings_for

LIBRARY = Library.load()
PROGRAMME = LIBRARY.programme("premiere-annee")
PROFESSIONAL, VOLUNTEER, FAMILY = Role.PROFESSIONAL, Role.VOLUNTEER, Role.FAMILY


def settings(role: Role, *ages: str, chosen: tuple[Setting, ...] = ()) -> tuple[Setting, ...]:
    serves = {one: LIBRARY.offered_ages(PROGRAMME, (one,)) for one in offered_settings_of(LIBRARY, PROGRAMME, role)}
    return settings_for(role, chosen or (PRESETS[role].setting,), [AgeBand(age) for age in ages], serves)


@pytest.mark.parametrize(
    ("role", "ages", "expected"),
    [
        (PROFESSIONAL, ("6-8", "9-11"), (Setting.SCHOOL,)),
        (PROFESSIONAL, ("3-5",), (Setting.SCHOOL,)),
        (PROFESSIONAL, ("0-2",), (Setting.EARLY_YEARS,)),
        (PROFESSIONAL, ("0-2", "3-5"), (Setting.EARLY_YEARS,)),
        (PROFESSIONAL, ("15-17", "18-25"), (Setting.YOUTH_SERVICE,)),
        (PROFESSIONAL, ("0-2", "6-8"), (Setting.SCHOOL, Setting.EARLY_YEARS)),
        (VOLUNTEER, ("0-2",), (Setting.EARLY_YEARS,)),
        (VOLUNTEER, ("18-25",), (Setting.CLUB,)),
        (FAMILY, ("0-2", "18-25"), (Setting.HOME,)),
    ],
)
def test_the_likeliest_setting_follows_the_ages(
    role: Role, ages: tuple[str, ...], expected: tuple[Setting, ...]
) -> None:
    assert settings(role, *ages) == expected


def test_what_somebody_chose_stays_where_it_serves_their_ages() -> None:
    both = (Setting.SCHOOL, Setting.AFTER_SCHOOL)
    assert settings(PROFESSIONAL, "6-8", chosen=both) == both
    assert settings(PROFESSIONAL, "6-8", chosen=(Setting.EARLY_YEARS,)) == (Setting.SCHOOL,)
