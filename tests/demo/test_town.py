"""`make demo` with a port that cannot be had: said to the operator, without a traceback."""

from __future__ import annotations

import socket
from pathlib import Path

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
