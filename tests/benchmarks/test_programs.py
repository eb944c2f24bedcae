"""The benchmarks run, short, and their figures mean what they say. Speeds belong to docs/benchmarks.md."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks import crash, crowding, peers, updates
from benchmarks.beside import Beside, stand_in
from bot.storage import groups, outbox
from bot.storage.db import Database

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def api() -> Iterator[Beside]:
    with stand_in() as beside:
        yield beside


def run(program: str, *arguments: str) -> dict[str, Any]:
    """What the program says last; its progress is shown where it fails."""
    command = [sys.executable, "-m", f"benchmarks.{program}", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=110)
    assert done.returncode == 0, done.stderr[-2000:]
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


def test_what_a_kill_interrupts_is_neither_lost_nor_doubled_on_its_own() -> None:
    found = run("crash", "--kills", "5", "--rows", "300")
    done = [setup for setup in found["by_setup"].values() if isinstance(setup, dict)]
    assert len(done) == (3 if os.environ.get("TERREAU_TEST_POSTGRES_URL") else 1)
    assert found["kills"] == 5 * len(done)
    assert (found["lost"], found["doubled_presumed"]) == (0, 0)
    for setup in done:
        assert (setup["kills"], setup["lost"], setup["doubled_presumed"]) == (5, 0, 0)
        assert 0 <= setup["unknown_not_received_per_kill"] <= setup["unknown_per_kill"] <= 300


def test_a_database_that_is_not_there_is_said_to_be_skipped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("TERREAU_TEST_POSTGRES_URL", raising=False)
    monkeypatch.setattr(sys, "argv", ["crash", "--kills", "2", "--only", "postgresql"])
    crash.main()
    found = json.loads(capsys.readouterr().out)
    assert found["by_setup"]["postgresql"].startswith("skipped")
    assert found["kills"] == 0


def test_a_broadcast_never_uses_more_than_the_rate_and_every_reply_arrives() -> None:
    found = run("broadcast", "--rate", "30", "--seconds", "2", "--replies", "5", "--rounds", "1")
    assert 0 < found["allowed_fraction"] <= 1
    assert found["refused"] >= 0
    assert min(found["answers"].values()) > 0
    assert found["answer_p99_ms"] >= found["answer_p50_ms"] > 0
    assert found["other_chats_ratio"] > 0


async def test_the_group_that_is_over_its_limit_is_a_linked_one(database: Database) -> None:
    await crowding.link_group(database)
    await crowding.promise_to_group(database, "crowd")
    async with database.read() as tx:
        rows = [await outbox.find(tx, f"crowd:{number}") for number in range(crowding.GROUP_ROWS)]
        group = await groups.find_by_chat(tx, crowding.GROUP_CHAT)
    assert group
    assert [(row and row.person_id, row and row.group_id, row and row.chat_id) for row in rows] == [
        (None, group.id, crowding.GROUP_CHAT)
    ] * crowding.GROUP_ROWS


@pytest.mark.parametrize("name", peers.PEERS)
def test_a_peer_sends_everything_and_says_how_fast(api: Beside, name: str) -> None:
    api.ask("reset")
    found = asyncio.run(peers.run_here(name, api.url, 50))
    assert api.ask("counts")["received"] == 51
    assert min(found["rate"], found["cpu_us"], found["rss_mb"]) > 0


@pytest.mark.parametrize("way", updates.WAYS)
def test_every_update_has_its_row_and_its_reply(api: Beside, way: str) -> None:
    found = updates.measure("terreau", way, api, 40)
    assert len(api.records()) == 40
    assert found["rate"] > 0


def test_a_digest_is_timed_on_few_and_on_many_answers() -> None:
    found = run("digest", "--small", "400", "--large", "2000", "--people", "300", "--repeats", "3")
    assert min(found["ms_50k"], found["ms_5m"]) > 0
    assert found["ratio"] == pytest.approx(found["ms_5m"] / found["ms_50k"], rel=0.01)
    assert found["postgresql"].startswith("skipped")


def test_everybody_is_answered_while_one_account_floods() -> None:
    found = run("flood", "--seconds", "3", "--rounds", "1", "--others", "10")
    assert min(found["answers"].values()) > 0
    assert found["answer_ratio"] == pytest.approx(
        found["answer_p50_flooded_ms"] / found["answer_p50_idle_ms"], rel=0.01
    )
    assert found["flood"]["updates"] > 10 * found["flood"]["answers"] > 0


def test_the_regions_digest_is_made_of_a_region_that_was_just_seeded() -> None:
    found = run("region_digest", "--people", "60", "--until", "2026-09-13", "--repeats", "1")
    assert found["whole"] > found["figures"] > 0
    assert found["spreadsheet"] > 0
