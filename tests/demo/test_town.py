"""The town of `make demo`: a port that cannot be had is said without a traceback; its database is a passing one."""

from __future__ import annotations

import socket
from pathlib import Path

from sqlalchemy import text

from bot.demo.live import START
from bot.demo.town import open_town
from tests.journeys.process import run_command


async def test_a_port_that_is_taken_is_named_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, out, err = await run_command(tmp_path, {}, "demo", "--port", str(port))
    assert (code, out) == (2, "")
    assert err.splitlines()[-1] == f"terreau: --port: cannot listen on 127.0.0.1:{port} (Address already in use)"
    assert "Traceback" not in err


async def test_a_port_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    code, out, err = await run_command(tmp_path, {}, "demo", "--port", "99999")
    assert (code, out) == (2, "")
    assert "65535" in err
    assert "Traceback" not in err


async def test_the_town_s_database_is_thrown_away_and_does_not_wait_for_the_disk(tmp_path: Path) -> None:
    async with open_town(START) as town, town.app.database.read() as tx:
        assert (await tx.execute(text("PRAGMA synchronous"))).scalar() == 0
    kept = f"sqlite+aiosqlite:///{tmp_path}/kept.db"
    async with open_town(START, database_url=kept) as town, town.app.database.read() as tx:
        assert (await tx.execute(text("PRAGMA synchronous"))).scalar() == 2
