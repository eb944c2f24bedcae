"""The bot as the image runs it: somebody without rights, a root that nobody can write, a data folder and /tmp.

No engine is needed: the same is asked of the kernel. Where it cannot be asked, the skip says why.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import ANY

import aiohttp
import pytest

from simulator.client import Client
from simulator.server import Server
from tests.conftest import KEY
from tests.journeys.acting import joining, labels
from tests.journeys.conftest import free_port
from tests.journeys.process import END_SECONDS, START_SECONDS, TEXTS

ROOT = Path(__file__).parents[1]
SHIPPED = ("bot", "handlers", "simulator", "content", "migrations")
NOBODY = 65534
TOOLS = ("setpriv", "unshare", "mount")
BOUND = {"python": Path(sys.base_prefix), "packages": Path(sysconfig.get_paths()["purelib"])}
"""Under their own names within, since somebody without rights may not reach where they are."""
ENCLOSE = f"""
set -e
cd "$1"
mount --make-rprivate /
mount --bind data data
for part in python packages; do mount --bind "$(cat $part.from)" $part; mount -o remount,bind,ro $part; done
mount --bind app app
mount -o remount,bind,ro app
mount -t tmpfs -o mode=1777,size=64m none /tmp
mount -o remount,bind,ro /
cd app
shift
exec setpriv --reuid {NOBODY} --regid {NOBODY} --clear-groups --no-new-privs --bounding-set -all --inh-caps -all "$@"
"""
"""What compose.yaml asks of the engine: a root to read, /tmp in memory, no rights, no new ones, another user."""


def why_not() -> str:
    if os.geteuid() != 0:
        return "needs root, to become somebody without rights"
    if missing := [name for name in TOOLS if shutil.which(name) is None]:
        return f"needs {', '.join(missing)}"
    tried = subprocess.run(["unshare", "--mount", "mount", "--make-rprivate", "/"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "mount namespaces are not allowed here"


pytestmark = pytest.mark.skipif(bool(why_not()), reason=f"cannot be run as the image runs it: {why_not()}")


@dataclass
class Enclosed:
    """Where the code, the data and the interpreter are, and the settings of the bot there."""

    here: Path
    server: Server
    port: int

    @property
    def python(self) -> str:
        return str(self.here / "python" / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}")

    @property
    def env(self) -> dict[str, str]:
        return {
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": str(self.here / "packages"),
            "LD_LIBRARY_PATH": str(self.here / "python" / "lib"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "MPLCONFIGDIR": "/tmp/matplotlib",
            "TERREAU_BOT_TOKEN": self.server.token,
            "TERREAU_API_URL": self.server.url,
            "TERREAU_KEY": KEY,
            "TERREAU_DATABASE_URL": f"sqlite:///{self.here}/data/terreau.db",
            "TERREAU_PORT": str(self.port),
        }

    async def start(self, *command: str) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            *("unshare", "--mount", "sh", "-c", ENCLOSE, "sh", str(self.here), *command),
            env=self.env,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )

    async def run(self, *command: str) -> tuple[int, str]:
        """Exit code and all that was said."""
        process = await self.start(*command)
        said, _ = await asyncio.wait_for(process.communicate(), 90)
        return process.returncode or 0, said.decode()

    async def is_healthy(self) -> bool:
        try:
            async with aiohttp.ClientSession() as web, web.get(f"http://127.0.0.1:{self.port}/healthz") as answer:
                return answer.status == 200
        except aiohttp.ClientError:
            return False

    def files(self, folder: str) -> set[str]:
        return {str(path.relative_to(self.here)) for path in (self.here / folder).rglob("*")}


@pytest.fixture
async def enclosed() -> AsyncIterator[Enclosed]:
    """In /var/tmp: /tmp is another one within, and the folders of tests are closed to others."""
    here = Path(subprocess.check_output(["mktemp", "-d", "/var/tmp/terreau.XXXXXX"], text=True).strip())
    try:
        for name in ("app", "data", *BOUND):
            (here / name).mkdir()
        for name, place in BOUND.items():
            (here / f"{name}.from").write_text(str(place))
        for name in SHIPPED:
            shutil.copytree(ROOT / name, here / "app" / name, ignore=shutil.ignore_patterns("__pycache__"))
        subprocess.run(["chmod", "-R", "a+rX", str(here)], check=True)
        os.chown(here / "data", NOBODY, NOBODY)
        (here / "data").chmod(0o700)
        async with Server() as server:
            yield Enclosed(here, server, free_port())
    finally:
        shutil.rmtree(here)


async def test_within_nothing_can_be_written_but_the_data_and_tmp(enclosed: Enclosed) -> None:
    tried = f"""
id -u; grep -E 'NoNewPrivs|CapEff|CapBnd' /proc/self/status
for place in {enclosed.here}/data /tmp {enclosed.here}/app {enclosed.here}/packages {enclosed.here} /etc /var/tmp; do
  if touch $place/written 2>/dev/null; then echo $place; fi
done"""
    _, said = await enclosed.run("sh", "-c", tried)
    assert said.split() == [
        *(str(NOBODY), "CapEff:", "0" * 16, "CapBnd:", "0" * 16, "NoNewPrivs:", "1"),
        *(f"{enclosed.here}/data", "/tmp"),
    ]


async def test_somebody_without_rights_runs_it_and_it_writes_nothing_but_its_data(enclosed: Enclosed) -> None:
    before = enclosed.files("app")
    code, told = await enclosed.run(enclosed.python, "-m", "bot", "migrate")
    assert code == 0, told
    assert await enclosed.run(enclosed.python, "-m", "bot", "territory", "add", "unieux", "Unieux") == (0, ANY)
    running = await enclosed.start(enclosed.python, "-m", "bot", "run")
    deadline = time.monotonic() + START_SECONDS
    while not await enclosed.is_healthy():
        assert running.returncode is None, (await running.communicate())[0].decode()
        assert time.monotonic() < deadline, "the bot did not begin"
        await asyncio.sleep(0.05)
    async with Client(enclosed.server.url) as client:
        parent = await client.person("Samira")
        await parent.join("unieux")
        for label in joining(TEXTS):
            await parent.tap(label, seconds=30)
        await parent.wait_for(lambda message: "Fait" in labels(message), seconds=30)
        await parent.send("/theme")
        await parent.tap(TEXTS.plain("button-theme-sheet"), seconds=30)
        await parent.wait_for(lambda message: message["document"], seconds=30)
    began = time.monotonic()
    running.send_signal(signal.SIGTERM)
    said, _ = await asyncio.wait_for(running.communicate(), 30)
    assert running.returncode == 0, said.decode()
    assert time.monotonic() - began < END_SECONDS
    assert "rror" not in said.decode(), said.decode()
    assert enclosed.files("app") == before
    kept = {name.split("/")[1].split("-")[0] for name in enclosed.files("data")}
    assert kept <= {"terreau.db", "terreau.run", "backups"}
