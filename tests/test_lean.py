"""What a running bot goes without, in processes of their own: nothing that it does misses what is left out."""

from __future__ import annotations

import ast
import hashlib
import subprocess
import sys

from bot import lean, smaller
from bot.library import Library
from bot.library.loading import CONTENT
from bot.planning import published_holidays
from tests.documents import ROOT

LEAN = "from bot import lean\nlean.leave_out_what_is_not_used()\n"
ALWAYS_LEFT_OUT = {
    *("sqlalchemy.ext.asyncio.session", "sqlalchemy.ext.asyncio.scoping", "telegram.helpers", "telegram._chat"),
    *("telegram.request._httpxrequest", "cryptography.hazmat.primitives.serialization"),
    *("holidays.calendars.hindu", "holidays.groups.hindu", "holidays.countries.india", "apscheduler.executors.pool"),
    *("http.server", "wsgiref.simple_server", "aiohttp.web_fileresponse", "pydantic_settings.sources.providers.cli"),
}
"""At least one for each rule: a library that was renamed inside is noticed here."""
READ = """
import hashlib
from bot.library import Library
from bot.library.loading import CONTENT
from bot.planning import published_holidays
"""


def printed(program: str, *options: str) -> str:
    done = subprocess.run(
        [sys.executable, *options, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_running_bot_loads_nothing_of_what_is_left_out() -> None:
    say = "import sys\nfor name, one in sys.modules.items(): print(name, isinstance(one, lean.NotLoaded))"
    use = "from bot.planning import published_holidays\npublished_holidays.calendar_of('Zone A', ())\n"
    lines = printed(f"{LEAN}import bot.run_command\n{use}{say}", smaller.OPTIONS[0]).splitlines()
    left_out = {line.split()[0] for line in lines if line.endswith(" True")}
    loaded = {line.split()[0] for line in lines} - left_out
    assert left_out >= ALWAYS_LEFT_OUT
    assert {name for name in loaded if lean.LEFT_OUT.fullmatch(name)} == set()
    assert loaded.isdisjoint({"httpx", "sqlalchemy.orm", "multiprocessing.queues", "typer"})
    assert {"telegram._bot", "telegram._utils.types", "telegram._files.inputfile", "telegram._user"} <= loaded


def _third_party() -> list[str]:
    """Every module that any of ours imports, at its head or later, and that is not ours."""
    found: set[str] = set()
    for folder in ("bot", "handlers"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module:
                    found.add(node.module)
    ours = ("bot", "handlers", "simulator", "__future__", "rich", "typer", "click")
    return sorted(name for name in found if name.split(".")[0] not in ours)


def test_what_is_loaded_later_loads_too() -> None:
    names = _third_party()
    assert {"docx", "fpdf", "openpyxl", "icalendar", "segno"} <= {name.split(".")[0] for name in names}
    assert printed(f"{LEAN}import importlib\nfor name in {names}: importlib.import_module(name)") == ""


def test_the_calendar_of_each_zone_is_the_same() -> None:
    zones = (*published_holidays.PACKAGE_ZONES, "La Réunion", "Corse", "")
    program = f"{READ}years = Library.load(CONTENT).school_years\nfor zone in {zones}:\n"
    program += "    print(hashlib.sha256(repr(published_holidays.calendar_of(zone, years)).encode()).hexdigest())"
    years = Library.load(CONTENT).school_years
    calendars = [repr(published_holidays.calendar_of(zone, years)) for zone in zones]
    assert printed(LEAN + program).split() == [hashlib.sha256(one.encode()).hexdigest() for one in calendars]


def test_code_that_only_the_start_ran_is_given_back_and_runs_again_where_it_is_needed() -> None:
    program = """
import bot.run_command
from bot.interpreter import settle_in
from cryptography.fernet import Fernet
def mapped():
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("RssFile"))
before = mapped()
settle_in()
key = Fernet(Fernet.generate_key())
print(before > mapped(), key.decrypt(key.encrypt("à demain".encode())).decode())
"""
    assert printed(LEAN + program) == "True à demain\n"


def test_it_begins_again_under_the_same_number_and_with_what_it_was_told() -> None:
    program = (
        "from bot.smaller import begin_again; begin_again()\nimport os, sys; print(os.getpid(), sys.orig_argv[1:])"
    )
    started = [sys.executable, "-X", "utf8", "-c", program, "run", "--roles", "sender"]
    with subprocess.Popen(started, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        said, _ = process.communicate(timeout=60)
    assert said == f"{process.pid} {[*smaller.OPTIONS, *started[1:]]}\n"
