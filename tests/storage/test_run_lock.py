"""One run at a time on an SQLite file."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from bot.errors import SetupError
from bot.storage.run_lock import only_run


def test_a_second_run_on_the_same_file_is_refused_in_one_line(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/new/terreau.db"
    with only_run(url):
        with pytest.raises(SetupError, match=r"another `run` is at work on .*terreau.db") as refused, only_run(url):
            pass
        assert "\n" not in str(refused.value)
        with only_run(f"sqlite+aiosqlite:///{tmp_path}/other.db"):
            pass
    with only_run(url):
        pass


def test_a_file_that_is_reached_by_a_link_is_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "named.db").symlink_to(tmp_path / "terreau.db")
    (tmp_path / "folder").symlink_to(tmp_path)
    with only_run(f"sqlite+aiosqlite:///{tmp_path}/terreau.db"):
        for other in ("elsewhere/named.db", "folder/terreau.db", "elsewhere/../terreau.db"):
            with pytest.raises(SetupError), only_run(f"sqlite+aiosqlite:///{tmp_path}/{other}"):
                pass


def test_a_process_that_is_killed_leaves_the_way_free(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/terreau.db"
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with only_run(url):
            os.write(writing, b"!")
            signal.pause()
        os._exit(0)
    os.read(reading, 1)
    try:
        with pytest.raises(SetupError), only_run(url):
            pass
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    with only_run(url):
        pass


@pytest.mark.parametrize("url", ["postgresql+asyncpg://localhost/terreau", "sqlite+aiosqlite:///:memory:"])
def test_other_databases_serve_as_many_as_one_likes(url: str) -> None:
    with only_run(url), only_run(url):
        pass


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(SetupError, match=r"TERREAU_DATABASE_URL: .* cannot be made"),
        only_run(f"sqlite+aiosqlite:///{tmp_path}/file/terreau.db"),
    ):
        pass
