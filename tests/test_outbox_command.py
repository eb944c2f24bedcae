"""`outbox` on the command line: beside a bot at work, on real rows, naming nobody."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

from bot.clock import SystemClock
from bot.errors import SetupError
from bot.model import Kind, OutboxState
from bot.outbox_command import outbox
from bot.storage.db import Database
from bot.storage.run_lock import only_run
from bot.storage.tables import audit as audit_table
from bot.storage.tables import outbox as outbox_table
from tests.conftest import KEY
from tests.storage.test_operating import a_row

CHATS = (98_765_001, 98_765_002, 98_765_003)


@pytest.fixture
async def town(database: Database, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Database]:
    """One row that waits, one that failed, one that may have arrived; and a bot at work beside."""
    url = database.engine.url.render_as_string(hide_password=False)
    monkeypatch.setenv("TERREAU_DATABASE_URL", url)
    monkeypatch.setenv("TERREAU_DATABASE_SCHEMA", database.schema or "")
    monkeypatch.setenv("TERREAU_KEY", KEY)
    ago = SystemClock().now() - timedelta(hours=3)
    async with database.write() as tx:
        await a_row(tx, "waits", CHATS[0], next_attempt_at=ago)
        ended = {"finished_at": ago, "next_attempt_at": ago}
        await a_row(tx, "failed", CHATS[1], state=OutboxState.FAILED, reason="gave_up", **ended)
        await a_row(tx, "unknown", CHATS[2], state=OutboxState.UNKNOWN, reason="no_answer", kind=Kind.DIGEST, **ended)
    with only_run(url):
        yield database


async def run(*arguments: str, said: str = "") -> Result:
    return await asyncio.to_thread(CliRunner().invoke, outbox, list(arguments), said)


async def states(database: Database) -> dict[str, OutboxState]:
    async with database.read() as tx:
        rows = (await tx.execute(select(outbox_table.c.key, outbox_table.c.state))).all()
    return {row.key: OutboxState(row.state) for row in rows}


async def test_the_list_shows_what_waits_and_what_did_not_arrive(town: Database) -> None:
    shown = await run("list")
    assert shown.exit_code == 0
    assert [" ".join(line.split()) for line in sorted(shown.output.splitlines())] == [
        "digest unknown no_answer 1 for 3 h",
        "idea failed gave_up 1 for 3 h",
        "idea queued - 1 for 3 h",
        "ended: 2",
        "waiting: 1",
    ]
    found = json.loads((await run("list", "--json")).output)
    assert [(group["kind"], group["rows"]) for group in found["waiting"]] == [("idea", 1)]


async def test_what_failed_is_sent_again_after_a_question_and_the_audit_log_knows(town: Database) -> None:
    assert "retry: 0 of 1 rows" in (await run("retry", said="n\n")).output
    assert (await states(town))["failed"] is OutboxState.FAILED
    assert "retry: 1 of 1 rows" in (await run("retry", said="y\n")).output
    assert "retry: 1 of 1 rows" in (await run("retry", "--state", "unknown", "--yes")).output
    assert set((await states(town)).values()) == {OutboxState.QUEUED}
    async with town.read() as tx:
        kept = (await tx.execute(select(audit_table.c.action, audit_table.c.detail))).all()
    assert [tuple(row) for row in kept] == [("outbox-retry", {"rows": 1, "kind": "any", "reason": "any"})] * 2


@pytest.mark.parametrize(
    ("option", "arguments"),
    [
        ("days", ["list", "--days", "999999"]),
        ("days", ["list", "--days", "0"]),
        ("row", ["retry", "--yes", "--row", "9999999999"]),
        ("row", ["cancel", "--yes", "--row", "1", "--row", "9999999999"]),
        ("row", ["cancel", "--yes", "--row", "0"]),
    ],
)
async def test_a_number_that_cannot_be_is_refused_by_the_name_of_its_option(
    town: Database, option: str, arguments: list[str]
) -> None:
    refused = await run(*arguments)
    assert refused.exit_code == 2
    assert option in refused.output
    assert set((await states(town)).values()) == {OutboxState.QUEUED, OutboxState.FAILED, OutboxState.UNKNOWN}


@pytest.mark.parametrize("arguments", [["list", "--days", "3650"], ["cancel", "--yes", "--row", "2147483647"]])
async def test_the_largest_numbers_are_taken(town: Database, arguments: list[str]) -> None:
    assert (await run(*arguments)).exit_code == 0


async def test_what_was_sent_is_never_sent_again(town: Database) -> None:
    assert isinstance((await run("retry", "--state", "sent", "--yes")).exception, SetupError)


async def test_what_waits_is_cancelled(town: Database) -> None:
    assert "cancel: 0 of 0 rows" in (await run("cancel", "--kind", "reminder", "--yes")).output
    assert "cancel: 1 of 1 rows" in (await run("cancel", "--kind", "idea", "--yes")).output
    assert (await states(town))["waits"] is OutboxState.CANCELLED


@pytest.mark.parametrize("form", ["csv", "json"])
async def test_an_export_names_no_chat_and_holds_no_text(town: Database, form: str) -> None:
    exported = (await run("export", "--format", form)).output
    rows = json.loads(exported) if form == "json" else list(csv.DictReader(io.StringIO(exported)))
    assert [row["state"] for row in rows] == ["queued", "failed", "unknown"]
    assert {"key", "person_id", "chat_id", "reference", "message_id"} & rows[0].keys() == set()
    assert not any(str(chat) in exported for chat in CHATS)


@pytest.mark.parametrize(("form", "empty"), [("csv", 1), ("json", 1)])
async def test_an_export_of_nothing_can_be_read_too(town: Database, form: str, empty: int) -> None:
    exported = (await run("export", "--format", form, "--state", "sent")).output
    assert len(exported.splitlines()) == empty
    assert form == "csv" or json.loads(exported) == []
