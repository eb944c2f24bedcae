"""What a bot that starts leaves where it is until somebody needs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LATER = ("matplotlib", "numpy", "PIL", "fpdf", "segno", "icalendar", "xlsxwriter", "alembic", "mako", "simulator")
"""For drawings, sheets, QR codes, calendars, tables, migrations, the demo."""
ASKED = f"""
import sys
import bot.__main__
from bot.library import Library
from bot.library.loading import CONTENT
from bot.texts import Texts
Texts.load(CONTENT / "texts"), Library.load(CONTENT)
print([name for name in {LATER!r} if name in sys.modules])
print([name for name in ("telegram", "aiohttp") if name not in sys.modules])
"""


@pytest.fixture(scope="module")
def imported() -> list[str]:
    return subprocess.run(
        [sys.executable, "-c", ASKED], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()


def test_what_most_days_do_not_need_is_not_imported(imported: list[str]) -> None:
    assert imported == ["[]", "[]"]


RUN = """
import sys
sys.modules.update(rich=None, click=None)
import bot.run_command
print([name for name in ("bot.progress", "bot.cli", "bot.pack_command") if name in sys.modules])
"""


def test_a_bot_at_work_needs_nothing_that_only_the_other_commands_print_with() -> None:
    done = subprocess.run([sys.executable, "-c", RUN], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
