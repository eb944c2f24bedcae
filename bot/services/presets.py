"""What a role presets on joining; every one of these choices can be changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from bot.model import Rhythm, Role, Setting

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
