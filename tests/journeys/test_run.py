"""The real process: it starts, answers, tells nothing of people in its logs, ends when told, and survives a kill."""

from __future__ import annotations

import asyncio
import signal
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
import pytest

from bot.model import IdeaOrigin
from simulator import people
from tests.conftest import OTHER_KEY, postgres_schema
from tests.journeys.acting import labels, said
from tests.journeys.conftest import free_port
from tests.journeys.process import END_SECONDS, TEXTS, Premises, premises, run_command

PEOPLE = 10
HASTY = {"sqlite": "polling", "postgresql": "webhook"}
"""The kill is shown once for each database and each way in."""


@pytest.fixture(params=["sqlite", "postgresql"])
async def here(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Premises]:
    async with AsyncExitStack() as stack:
        where: dict[str, str] = {}
        if request.param == "postgresql":
            url, schema = await stack.enter_async_context(postgres_schema())
            where = {"TERREAU_DATABASE_URL": url, "TERREAU_DATABASE_SCHEMA": schema}
        found = await stack.enter_async_context(premises(tmp_path, HASTY[request.param], **where))
        await found.found()
        yield found


async def test_it_serves_says_that_it_is_well_and_ends_when_told(here: Premises) -> None:
    await here.run()
    parent = await here.joined("Samira")
    async with aiohttp.ClientSession() as web, web.get(f"http://127.0.0.1:{here.port}/healthz") as answer:
        assert (await answer.json())["status"] == "ok"
    async with aiohttp.ClientSession() as web, web.get(f"http://127.0.0.1:{here.port}/metrics") as answer:
        figures = await answer.text()
    assert "terreau_queue_age_seconds 0.0" in figures
    assert "terreau_answer_seconds_count 0.0" not in figures
    code, seconds = await here.end()
    assert code == 0
    assert seconds < END_SECONDS
    await parent.tap("Fait")
    await here.run()
    await parent.wait_for(said(TEXTS, "face-question"), seconds=30)
    assert await here.end(signal.SIGINT) < (1, END_SECONDS)


async def test_its_logs_tell_nothing_of_people_nor_of_the_token(here: Premises) -> None:
    await here.run()
    parent = await here.joined("Quintilienne")
    await parent.send("/start zyxwv")
    for text in ("zyxwv d’abord", "mon voisin frappe zyxwv"):
        await parent.send(text)
        await parent.wait_for(lambda message: message["text"], seconds=30)
    for label in ("Fait", "😀 Un bon moment", "Raconter", "Mon territoire"):
        await parent.tap(label, seconds=30)
    await parent.wait_for("À vous", seconds=30)
    await parent.send("Un rituel zyxwv")
    await parent.wait_for(said(TEXTS, "comment-thanks"), seconds=30)
    await here.client.fault("500", method="sendMessage", count=2)
    await parent.send("/aide")
    await parent.wait_for("Terreau, en bref", seconds=30)
    await parent.block()
    await here.client.raw_update({"message": "zyxwv"})
    await here.end()
    secret = here.server.token.partition(":")[2]
    assert '"event": "starting"' in here.logs
    for forbidden in ("zyxwv", secret, here.server.url, "/bot", str(parent.id), "Quintilienne", "only-for-tests"):
        assert forbidden not in here.logs, forbidden


async def test_a_kill_in_the_middle_of_a_burst_loses_nothing_and_doubles_nothing(here: Premises) -> None:
    await here.run()
    everybody = await asyncio.gather(*(here.joined(f"Voisin {number}") for number in range(PEOPLE)))
    world = here.server.world
    for _ in range(2):
        for somebody in everybody:
            person = world.people[somebody.id]
            people.tap(world, person, world.private(person, world.first_bot()), None, "Une autre", None)
    handled = len(await here.client.journal())
    while len(await here.client.journal()) < handled + PEOPLE // 2:
        await asyncio.sleep(0.001)
    code, _ = await here.end(signal.SIGKILL)
    assert code == -signal.SIGKILL
    await here.run()
    for somebody in everybody:
        await somebody.send("/aide")
    for somebody in everybody:
        await somebody.wait_for("Terreau, en bref", seconds=60)
    await here.end()
    origins = Counter((row.membership_id, row.origin) for row in await here.stored("idea"))
    assert set(origins.values()) == {1}
    assert Counter(origin for _, origin in origins) == {IdeaOrigin.JOINING: PEOPLE, IdeaOrigin.ANOTHER: PEOPLE}
    for somebody in everybody:
        ideas = [one["text"] for one in await somebody.read() if "Fait" in labels(one)]
        assert len(set(ideas)) == 2
        assert len(ideas) <= 3, "a kill may repeat the answer that was leaving, no other"


FAULTS = {
    "no token": ({"TERREAU_BOT_TOKEN": ""}, "TERREAU_BOT_TOKEN"),
    "a token that Telegram does not know": ({"TERREAU_BOT_TOKEN": "1:unknown"}, "TERREAU_BOT_TOKEN"),
    "a port that is no number": ({"TERREAU_PORT": "tcp"}, "TERREAU_PORT"),
    "a way in that does not exist": ({"TERREAU_RECEIVE": "pigeon"}, "TERREAU_RECEIVE"),
    "a webhook without its secret": (
        {"TERREAU_RECEIVE": "webhook", "TERREAU_WEBHOOK_SECRET": ""},
        "TERREAU_WEBHOOK_SECRET",
    ),
    "another key": ({"TERREAU_KEY": OTHER_KEY}, "TERREAU_KEY"),
    "a key that is none": ({"TERREAU_KEY": "secret"}, "TERREAU_KEY"),
    "a database that is none": ({"TERREAU_DATABASE_URL": "mysql://somewhere"}, "TERREAU_DATABASE_URL"),
    "a server that is not there": (
        {"TERREAU_DATABASE_URL": f"postgresql://postgres@127.0.0.1:{free_port()}/none"},
        "TERREAU_DATABASE_URL",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_setting_that_is_missing_or_wrong_is_named_in_one_line(tmp_path: Path, fault: str) -> None:
    wrong, named = FAULTS[fault]
    async with premises(tmp_path, "polling") as here:
        await here.found()
        code, out, err = await run_command(tmp_path, {**here.env, "TERREAU_LOG_LEVEL": "INFO", **wrong}, "run")
    lines = err.strip().splitlines()
    assert code == 2
    assert out == ""
    assert "Traceback" not in err
    assert len(lines) == 1, err
    assert named in lines[0]


async def test_a_second_run_on_the_same_sqlite_file_is_refused_in_one_line(tmp_path: Path) -> None:
    async with premises(tmp_path, "polling") as here:
        await here.found()
        await here.run()
        code, _, err = await run_command(tmp_path, {**here.env, "TERREAU_PORT": str(free_port())}, "run")
        assert await here.is_healthy()
    assert (code, err.count("\n")) == (2, 1)
    assert f"another `run` is at work on {tmp_path}/terreau.db" in err


async def test_a_port_that_is_taken_is_named_in_one_line(tmp_path: Path) -> None:
    async with premises(tmp_path, "polling") as here:
        taken = {**here.env, "TERREAU_PORT": here.server.url.rpartition(":")[2]}
        code, _, err = await run_command(tmp_path, {**taken, "TERREAU_LOG_LEVEL": "ERROR"}, "run")
    assert code == 2
    assert "TERREAU_PORT" in err
    assert "Traceback" not in err


async def test_a_territory_and_its_coordinator_come_by_the_command_line(tmp_path: Path) -> None:
    async with premises(tmp_path, "polling") as here:
        code, link, err = await run_command(tmp_path, here.env, "territory", "add", "unieux", "Unieux")
        assert (code, err) == (0, "")
        code, invitation, _ = await run_command(tmp_path, here.env, "invite", "--territory", "unieux")
        assert code == 0
        await here.run()
        claire, parent = await here.client.person("Claire"), await here.client.person("Samira")
        await claire.join(link=invitation.strip())
        await claire.wait_for("coordonner Unieux", seconds=30)
        await parent.join(link=link.strip())
        await parent.wait_for("Unieux", seconds=30)


async def test_telegram_may_be_away_when_the_bot_starts(tmp_path: Path) -> None:
    async with premises(tmp_path, "polling") as here:
        await here.found()
        for _ in range(3):
            await here.client.fault("502", method="getMe")
        await here.run()
        began = time.monotonic()
        parent = await here.joined("Samira")
        assert time.monotonic() - began < 30
        await parent.tap("Fait")
        await parent.wait_for(said(TEXTS, "face-question"), seconds=30)
