"""What a role presets on joining; every one of these choices can be changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import time

from bot.model import AgeBand, Rhythm, Role, Setting

HOURS = (time(8, 0), time(12, 30), time(16, 30), time(18, 30), time(19, 30))
"""A few sensible hours, all outside the quiet ones."""


@dataclass(frozen=True, slots=True)
class Preset:
    setting: Setting
    weekday: int
    send_time: time
    rhythm: Rhythm


PRESETS = {
    Role.FAMILY: Preset(Setting.HOME, 1, time(18, 30), Rhythm.WEEKLY),
    Role.PROFESSIONAL: Preset(Setting.SCHOOL, 0, time(8, 0), Rhythm.WEEKLY),
    Role.VOLUNTEER: Preset(Setting.CLUB, 1, time(12, 30), Rhythm.WEEKLY),
    Role.ELECTED: Preset(Setting.LOCAL_AUTHORITY, 0, time(8, 0), Rhythm.MONTHLY),
}
"""Professionals on working days, elected officials once a month (product rule)."""
LIKELY = {
    Role.PROFESSIONAL: (Setting.SCHOOL, Setting.EARLY_YEARS, Setting.YOUTH_SERVICE, Setting.AFTER_SCHOOL),
    Role.VOLUNTEER: (Setting.CLUB, Setting.EARLY_YEARS, Setting.YOUTH_SERVICE, Setting.AFTER_SCHOOL),
}
"""Where people of a role see children, the likeliest first; all others stay with their preset."""


def settings_for(
    role: Role | None,
    chosen: tuple[Setting, ...],
    ages: Collection[AgeBand],
    serves: Mapping[Setting, Collection[AgeBand]],
) -> tuple[Setting, ...]:
    """The settings that go with these ages: those chosen where they serve them all, else the likeliest that does.

    One that serves none of them goes, unless it is the only one. Where no single one does, the likeliest is added for
    each age that is left. `serves` are the ages by setting.
    """
    chosen = tuple(one for one in chosen if set(serves.get(one, ())).intersection(ages)) or chosen
    served = {age for setting in chosen for age in serves.get(setting, ())}
    if served.issuperset(ages):
        return chosen
    likely = [one for one in LIKELY.get(role, ()) if one in serves] if role else []
    if whole := next((one for one in likely if set(serves[one]).issuperset(ages)), None):
        return (whole,)
    added = [next((one for one in likely if age in serves[one]), None) for age in ages if age not in served]
    return tuple(dict.fromkeys([*chosen, *(one for one in added if one)]))
