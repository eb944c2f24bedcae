"""Clock, limits, faults, journal, profile, and the server itself."""

import asyncio
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest

from simulator import Client, Server, Somebody, payloads
from simulator.client import Refused
from simulator.errors import ApiError
from simulator.limits import Limits
from simulator.model import Json
from tests.simulator.bot_api import MONDAY, Api

# --- clock


async def test_the_clock_gives_every_date(api: Api, client: Client, parent: Somebody):
    friday = datetime.fromisoformat("2026-11-27T17:00:00+01:00")
    assert await client.clock(friday) == friday
    assert (await api.ok("sendMessage", chat_id=parent.id, text="x"))["date"] == int(friday.timestamp())
    now = await client.clock(None)
    assert abs((datetime.now(UTC) - now).total_seconds()) < 5
    assert (await client.get("clock"))["now"][:10] == now.isoformat()[:10]
    running = await client.clock(friday, running=True)
    assert running == friday


@pytest.mark.parametrize("now", ["2026-11-23T08:00:00", "lundi"])
async def test_a_time_without_its_zone_is_refused(client: Client, now):
    with pytest.raises(Refused):
        await client.post("clock", {"now": now})


# --- limits


class Watch:
    """A monotonic clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def refused(limits: Limits, chat_id: int, messages: int = 1) -> int:
    """The seconds to wait, 0 when the message is let through."""
    try:
        limits.take(1, chat_id, messages)
    except ApiError as error:
        assert error.parameters is not None  # noqa: PT017
        return int(error.parameters["retry_after"])
    return 0


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def limits(watch: Watch) -> Limits:
    return Limits(enabled=True, monotonic=watch)


def test_one_message_a_second_in_a_chat(limits, watch):
    assert refused(limits, 5) == 0
    assert refused(limits, 5) == 1
    assert refused(limits, 6) == 0
    watch.now += 1
    assert refused(limits, 5) == 0


def test_a_burst_can_be_allowed(limits, watch):
    limits.change(chat_burst=3)
    assert [refused(limits, 5) for _ in range(4)] == [0, 0, 0, 1]
    watch.now += 1
    assert [refused(limits, 5) for _ in range(2)] == [0, 1]


def test_thirty_messages_a_second_overall(limits, watch):
    assert [refused(limits, chat) for chat in range(1, 32)] == [0] * 30 + [1]
    watch.now += 1
    assert refused(limits, 31) == 0


def test_twenty_messages_a_minute_in_a_group(limits, watch):
    for _ in range(20):
        assert refused(limits, -5) == 0
        watch.now += 1
    assert refused(limits, -5) == 40
    watch.now += 40
    assert refused(limits, -5) == 0


def test_an_album_counts_its_files(limits, watch):
    limits.change(chat_per_second=1000)
    assert refused(limits, -5, messages=15) == 0
    watch.now += 1
    assert refused(limits, -5, messages=6) == 59
    assert refused(limits, -5, messages=5) == 0


async def test_a_refusal_says_how_long_to_wait(api: Api, client: Client, parent: Somebody):
    await client.limits(chat_per_second=0.1)
    await api.ok("sendMessage", chat_id=parent.id, text="un")
    assert await api.call("sendMessage", chat_id=parent.id, text="deux") == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 10",
        "parameters": {"retry_after": 10},
    }
    await api.ok("getMe")
    assert (await client.limits(enabled=False))["enabled"] is False
    await api.ok("sendMessage", chat_id=parent.id, text="deux")
    with pytest.raises(Refused, match="no such limits: speed"):
        await client.limits(speed=3)


# --- faults


@pytest.mark.parametrize(
    ("kind", "code", "says"),
    [
        ("403", 403, "Forbidden: bot was blocked by the user"),
        ("400", 400, "Bad Request: fault on demand"),
        ("500", 500, "Internal Server Error"),
        ("502", 502, "Bad Gateway"),
        ("429", 429, "Too Many Requests: retry after 7"),
    ],
)
async def test_a_fault_is_answered_once_and_the_call_not_made(api: Api, client: Client, parent, kind, code, says):
    await client.fault(kind, method="sendMessage", retry_after=7)
    answer = await api.call("sendMessage", chat_id=parent.id, text="x")
    assert (answer["error_code"], answer["description"]) == (code, says)
    assert await parent.last() is None
    await api.ok("sendMessage", chat_id=parent.id, text="x")


async def test_faults_are_for_a_method_a_chat_and_a_count(api: Api, client: Client, parent: Somebody):
    paul = await client.person("Paul")
    await paul.join()
    await client.fault("500", chat_id=paul.id, count=2)
    await client.fault("403", method="SENDMESSAGE", description="Forbidden: user is deactivated")
    said = [(await api.call("sendMessage", chat_id=who.id, text="x")).get("error_code") for who in (paul, paul, parent)]
    assert said == [500, 500, 403]
    await api.ok("sendMessage", chat_id=paul.id, text="x")


async def test_a_fault_without_a_method_spares_the_long_poll(api: Api, client: Client):
    await client.fault("500")
    await api.ok("getUpdates")
    assert (await api.call("getMe"))["error_code"] == 500
    await client.fault("500", method="getUpdates")
    assert (await api.call("getUpdates"))["error_code"] == 500


@pytest.mark.parametrize(("kind", "arrived"), [("drop_before", 0), ("drop_after", 1)])
async def test_a_connection_is_cut_before_or_after_the_message_is_taken(api, client: Client, parent, kind, arrived):
    await client.fault(kind, method="sendMessage")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await api.call("sendMessage", chat_id=parent.id, text="x")
    assert len([m for m in await parent.read() if m["text"] == "x"]) == arrived
    (entry,) = await client.journal("sendMessage")
    assert (entry["status"], entry["description"]) == (0, f"dropped: {kind}")


async def test_an_answer_can_be_late(api: Api, client: Client, parent: Somebody):
    await client.fault("delay", method="sendMessage", seconds=0.05)
    await api.ok("sendMessage", chat_id=parent.id, text="x")
    assert (await client.journal("sendMessage"))[0]["ms"] >= 50


async def test_faults_are_taken_back_and_wrong_ones_refused(api: Api, client: Client):
    await client.fault("500", count=9)
    await client.clear_faults()
    await api.ok("getMe")
    for wrong in ({"kind": "418"}, {}, {"kind": "500", "colour": "red"}):
        with pytest.raises(Refused):
            await client.post("faults", wrong)


# --- journal


async def test_the_journal_tells_every_call_without_bytes_or_token(api: Api, client: Client, parent: Somebody):
    before = (await client.journal())[-1]["n"]
    await api.form("sendDocument", {"document": b"bilan"}, chat_id=str(parent.id), caption="Bilan")
    await api.call("sendTelepathy", text="x")
    first, second = await client.journal(after=before)
    assert first["params"] == {
        "chat_id": str(parent.id), "caption": "Bilan", "document": "<file document.png, 5 bytes>",
    }  # fmt: skip
    assert (first["method"], first["status"], first["bot"], first["at"]) == (
        "sendDocument", 200, "TerreauDemoBot", MONDAY.isoformat(),
    )  # fmt: skip
    assert (second["status"], second["description"]) == (404, "Not Found")
    assert [e["n"] for e in await client.journal("senddocument")] == [first["n"]]
    assert api.token not in str(await client.journal())
    api.token = "1:wrong"
    await api.call("getMe")
    (entry,) = await client.journal("getMe")
    assert (entry["bot"], entry["status"]) == (None, 401)


# --- profile


async def test_commands_are_kept_by_scope_and_language(api: Api, parent: Somebody):
    def commands(word: str) -> list[Json]:
        return [{"command": "idee", "description": word}]

    everyone: Json = {"scope": {"type": "all_private_chats"}}
    one: Json = {"scope": {"type": "chat", "chat_id": parent.id}}
    await api.ok("setMyCommands", commands=commands("Une idée"))
    await api.ok("setMyCommands", commands=commands("An idea"), language_code="en", **everyone)
    await api.ok("setMyCommands", commands=commands("Pilotage"), **one)
    assert await api.ok("getMyCommands") == commands("Une idée")
    assert await api.ok("getMyCommands", **everyone) == []
    assert await api.ok("getMyCommands", language_code="en", **everyone) == commands("An idea")
    assert await api.ok("getMyCommands", **one) == commands("Pilotage")
    await api.ok("deleteMyCommands", **one)
    assert await api.ok("getMyCommands", **one) == []


@pytest.mark.parametrize(
    ("params", "says"),
    [
        ({"commands": [{"command": "Idée", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "idee", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "idee", "description": "x" * 257}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "a", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": [], "language_code": "french"}, "LANG_CODE_INVALID"),
        ({"commands": [], "scope": {"type": "galaxy"}}, "can't parse BotCommandScope: Unsupported type specified"),
        ({"commands": [], "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
        ({"commands": "{}"}, "can't parse commands: expected an Array"),
    ],
)
async def test_wrong_commands_are_refused(api: Api, params, says):
    assert await api.refusal("setMyCommands", **params) == f"Bad Request: {says}"


@pytest.mark.parametrize(
    ("noun", "key", "most"),
    [("Name", "name", 64), ("Description", "description", 512), ("ShortDescription", "short_description", 120)],
)
async def test_words_about_the_bot_fall_back_to_those_without_language(api: Api, noun, key, most):
    await api.ok(f"setMy{noun}", **{key: "Tous"})
    await api.ok(f"setMy{noun}", **{key: "English"}, language_code="en")
    assert await api.ok(f"getMy{noun}", language_code="en") == {key: "English"}
    assert await api.ok(f"getMy{noun}", language_code="de") == {key: "Tous"}
    assert (await api.refusal(f"setMy{noun}", **{key: "x" * (most + 1)})).endswith("_TOO_LONG")
    await api.ok(f"setMy{noun}", language_code="en")
    assert await api.ok(f"getMy{noun}", language_code="en") == {key: "Tous"}


async def test_the_menu_button_of_one_chat_or_all(api: Api, parent: Somebody):
    web_app = {"type": "web_app", "text": "x", "web_app": {"url": "https://a.b"}}
    assert await api.ok("getChatMenuButton") == {"type": "commands"}
    await api.ok("setChatMenuButton", chat_id=parent.id, menu_button=web_app)
    assert await api.ok("getChatMenuButton", chat_id=parent.id) == web_app
    assert await api.ok("getChatMenuButton") == {"type": "commands"}
    said = await api.refusal("setChatMenuButton", menu_button={"type": "pizza"})
    assert said == "Bad Request: can't parse menu button: Unsupported type specified"


async def test_files_are_looked_up_by_their_identifier(api: Api):
    assert await api.refusal("getFile", file_id="nothing") == "Bad Request: invalid file_id"
    assert await api.refusal("getFile") == "Bad Request: file_id is empty"
    async with api.session.get(f"{api.url}/file/bot{api.token}/photos/absent.png") as answer:
        assert answer.status == 404
    async with api.session.get(f"{api.url}/file/botwrong/photos/absent.png") as answer:
        assert answer.status == 401


# --- the server


async def test_the_page_is_served_fresh_and_the_root_leads_to_it(server: Server, session: aiohttp.ClientSession):
    async with session.get(f"{server.url}/", allow_redirects=False) as answer:
        assert answer.headers["Location"] == "/page/"
    page = Path("simulator/page/index.html")
    if page.exists():
        async with session.get(f"{server.url}/page/") as answer:
            assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-store")
    async with session.get(f"{server.url}/healthz") as answer:
        assert await answer.text() == "ok"
    async with session.get(f"{server.url}/nowhere") as answer:
        assert answer.status == 404


async def test_stopping_ends_every_poll_and_frees_the_port(client: Client, api: Api, server: Server):
    polling = asyncio.create_task(api.call("getUpdates", timeout=30))
    while not server.world.updates[424242].polls:
        await asyncio.sleep(0)
    await server.stop()
    assert (await polling)["result"] == []
    async with Server(port=int(server.url.rpartition(":")[2])) as again:
        assert again.url == server.url


async def test_bots_are_given_at_the_start(session: aiohttp.ClientSession):
    async with Server(tokens={"1:a": "UnBot", "2:b": "DeuxBot"}, panel="http://x") as server:
        assert server.token == "1:a"
        server.set_panel("http://y")
        async with Client(server.url) as client:
            state = await client.state()
            with pytest.raises(Refused):
                await client.bot("1:other", "UnBot")
            with pytest.raises(Refused):
                await client.bot("nonsense", "UnBot")
    assert ([b["username"] for b in state["bots"]], state["panel"]) == (["UnBot", "DeuxBot"], "http://y")


async def test_the_package_runs_by_itself_and_ends_at_sigterm():
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "simulator", "--port=0", "--clock", "2026-11-23T08:00:00+01:00", "--bot", "1:a=SeulBot",
        stdout=asyncio.subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(Path.cwd())},
    )  # fmt: skip
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode()
    async with Client(line.split()[2]) as client:
        state = await client.state()
    assert (state["now"], state["bots"][0]["username"]) == ("2026-11-23T08:00:00+01:00", "SeulBot")
    process.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(process.wait(), 5) == 0


async def test_a_failure_of_the_simulator_is_an_honest_500(api: Api, monkeypatch):
    monkeypatch.setattr(payloads, "user", lambda bot: 1 / 0)
    assert await api.call("getMe") == {"ok": False, "error_code": 500, "description": "Internal Server Error"}
