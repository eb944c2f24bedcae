"""The long poll and the webhook."""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiohttp import web

from simulator import Client, Somebody
from simulator import webhook as delivery
from simulator.updates import UpdateQueue
from tests.simulator.bot_api import Api


async def poll_in_background(api: Api, server, **params) -> asyncio.Task:
    """A long poll that has reached the server."""
    queue = server.world.updates[server.world.first_bot().id]
    before = queue.polls
    task = asyncio.create_task(api.call("getUpdates", timeout=20, **params))
    while queue.polls == before:
        await asyncio.sleep(0)
    return task


async def test_a_long_poll_ends_as_soon_as_something_comes(api, server, parent: Somebody):
    waiting = await poll_in_background(api, server)
    await parent.send("bonjour")
    (update,) = (await asyncio.wait_for(waiting, 2))["result"]
    assert update["message"]["text"] == "bonjour"
    assert update["message"]["from"] == {
        "id": parent.id, "is_bot": False, "first_name": "Samira", "username": "samira42", "language_code": "fr",
    }  # fmt: skip


async def test_updates_come_again_until_a_higher_offset_confirms_them(api, parent: Somebody):
    for text in ("un", "deux", "trois"):
        await parent.send(text)
    first = await api.ok("getUpdates", limit=2)
    assert [u["message"]["text"] for u in first] == ["un", "deux"]
    assert await api.ok("getUpdates", limit=2) == first
    rest = await api.ok("getUpdates", offset=first[0]["update_id"] + 1)
    assert [u["message"]["text"] for u in rest] == ["deux", "trois"]
    assert await api.ok("getUpdates", offset=rest[-1]["update_id"] + 1) == []
    assert await api.ok("getUpdates") == []


async def test_a_negative_offset_keeps_only_the_last(api, parent: Somebody):
    for text in ("un", "deux", "trois"):
        await parent.send(text)
    assert [u["message"]["text"] for u in await api.ok("getUpdates", offset=-1)] == ["trois"]
    assert len(await api.ok("getUpdates")) == 1


async def test_an_empty_poll_waits_its_timeout_and_no_longer():
    queue = UpdateQueue()
    began = time.monotonic()
    assert await queue.poll(offset=0, limit=100, seconds=0.05) == []
    assert 0.05 <= time.monotonic() - began < 2


async def test_allowed_updates_are_remembered_and_an_empty_list_is_the_default(api, parent: Somebody):
    await api.ok("getUpdates", allowed_updates=["callback_query", "nonsense"])
    await parent.send("pas demandé")
    assert await api.ok("getUpdates") == []
    assert (await api.ok("getWebhookInfo"))["allowed_updates"] == ["callback_query"]
    await api.ok("getUpdates", allowed_updates=[])
    await parent.send("demandé")
    assert [u["message"]["text"] for u in await api.ok("getUpdates")] == ["demandé"]


async def test_of_two_pollers_the_first_is_sent_away(api, server, parent: Somebody):
    first = await poll_in_background(api, server)
    second = await poll_in_background(api, server)
    assert await first == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    }
    await parent.send("x")
    assert len((await second)["result"]) == 1


async def test_a_raw_update_is_delivered_as_it_is(api, client: Client):
    number = await client.raw_update({"something_new": {"deep": [1]}})
    assert await api.ok("getUpdates") == [{"update_id": number, "something_new": {"deep": [1]}}]


# --- webhook


@dataclass
class Receiver:
    """A bot's own address; answers with the statuses it is given, then with 200."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    answer: dict = field(default_factory=dict)
    got: list[tuple[str | None, dict]] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def receive(self, request: web.Request) -> web.Response:
        self.got.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), await request.json()))
        self.news.set()
        return web.json_response(self.answer, status=self.statuses.pop(0) if self.statuses else 200)

    async def wait_for(self, count: int) -> list[str]:
        async with asyncio.timeout(5):
            while len(self.got) < count:
                self.news.clear()
                await self.news.wait()
        return [update["message"]["text"] for _, update in self.got]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    opened = Receiver()
    app = web.Application()
    app.router.add_post("/hook", opened.receive)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    opened.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield opened
    await runner.cleanup()


async def test_a_webhook_gets_updates_in_order_with_its_secret(api, parent: Somebody, receiver: Receiver):
    answer = await api.call("setWebhook", url=receiver.url, secret_token="s3cret")
    assert answer == {"ok": True, "result": True, "description": "Webhook was set"}
    await parent.send("un")
    await parent.send("deux")
    assert await receiver.wait_for(2) == ["un", "deux"]
    assert {secret for secret, _ in receiver.got} == {"s3cret"}


async def test_an_update_is_offered_again_until_the_answer_is_2xx(api, parent: Somebody, receiver, monkeypatch):
    monkeypatch.setattr(delivery, "FIRST_RETRY_SECONDS", 0.01)
    receiver.statuses = [500, 302, 404]
    await api.ok("setWebhook", url=receiver.url)
    await parent.send("un")
    await parent.send("deux")
    assert await receiver.wait_for(5) == ["un"] * 4 + ["deux"]
    info = await api.ok("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 404 Not Found"


async def test_webhook_info_counts_what_waits(api, parent: Somebody, receiver, monkeypatch):
    monkeypatch.setattr(delivery, "FIRST_RETRY_SECONDS", 60)
    receiver.statuses = [503]
    await api.ok("setWebhook", url=receiver.url)
    await parent.send("un")
    await receiver.wait_for(1)
    await parent.send("deux")
    info = await api.ok("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == (receiver.url, 2)
    assert await api.call("deleteWebhook", drop_pending_updates=True) == {
        "ok": True, "result": True, "description": "Webhook was deleted",
    }  # fmt: skip
    assert await api.ok("getUpdates") == []


async def test_nobody_at_the_address_is_told_in_the_info(api, parent: Somebody, unused_tcp_port, monkeypatch):
    monkeypatch.setattr(delivery, "FIRST_RETRY_SECONDS", 0.01)
    await api.ok("setWebhook", url=f"http://127.0.0.1:{unused_tcp_port}/hook")
    await parent.send("un")
    async with asyncio.timeout(5):
        while "last_error_message" not in (info := await api.ok("getWebhookInfo")):
            pass
    assert info["last_error_message"] == "Connection refused"
    await api.ok("deleteWebhook")
    assert len(await api.ok("getUpdates")) == 1


async def test_a_call_in_the_answer_to_a_webhook_is_made(api, parent: Somebody, receiver: Receiver):
    receiver.answer = {"method": "sendMessage", "chat_id": parent.id, "text": "par la réponse"}
    await api.ok("setWebhook", url=receiver.url)
    await parent.send("un")
    assert (await parent.wait_for("par la réponse"))["text"]


async def test_polling_is_refused_while_a_webhook_is_set(api, server, receiver: Receiver):
    waiting = await poll_in_background(api, server)
    await api.ok("setWebhook", url=receiver.url)
    assert (await waiting)["description"] == "Conflict: terminated by setWebhook request"
    answer = await api.call("getUpdates")
    assert (answer["error_code"], answer["description"]) == (
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
    assert (await api.call("setWebhook", url=receiver.url))["description"] == "Webhook is already set"


@pytest.mark.parametrize(
    ("params", "says"),
    [
        ({"url": "http://example.org/x"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://example.org/x"}, "bad webhook: Failed to resolve host: Name or service not known"),
        ({"url": "http://127.0.0.1:1/x", "secret_token": "é"}, "secret token contains unallowed characters"),
    ],
)
async def test_a_wrong_webhook_is_refused(api, params, says):
    assert await api.refusal("setWebhook", **params) == f"Bad Request: {says}"


# --- taps


async def test_a_tap_comes_with_its_data_and_is_answered_once(api, parent: Somebody):
    keys = {"inline_keyboard": [[{"text": "Fait", "callback_data": "v1:done:7"}]]}
    await api.ok("sendMessage", chat_id=parent.id, text="idée", reply_markup=keys)
    tapped = await parent.tap("Fait")
    (update,) = await api.updates()
    query = update["callback_query"]
    assert (query["id"], query["data"], query["from"]["id"]) == (tapped["callback_query_id"], "v1:done:7", parent.id)
    assert query["message"]["text"] == "idée"
    await api.ok("answerCallbackQuery", callback_query_id=query["id"], text="Bravo", show_alert=True)
    assert await parent.wait_for_toast() == {"text": "Bravo", "alert": True}
    said = await api.refusal("answerCallbackQuery", callback_query_id=query["id"])
    assert said == "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def test_a_tap_grows_old_by_the_simulators_clock(api, client: Client, parent: Somebody):
    keys = {"inline_keyboard": [[{"text": "Fait", "callback_data": "x"}]]}
    await api.ok("sendMessage", chat_id=parent.id, text="idée", reply_markup=keys)
    query_id = (await parent.tap("Fait"))["callback_query_id"]
    later = (await client.clock(None)).replace(year=2030)
    await client.clock(later)
    said = await api.refusal("answerCallbackQuery", callback_query_id=query_id)
    assert said == "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def test_a_toast_has_200_characters_at_most(api, parent: Somebody):
    keys = {"inline_keyboard": [[{"text": "Fait", "callback_data": "x"}]]}
    await api.ok("sendMessage", chat_id=parent.id, text="idée", reply_markup=keys)
    query_id = (await parent.tap("Fait"))["callback_query_id"]
    said = await api.refusal("answerCallbackQuery", callback_query_id=query_id, text="x" * 201)
    assert said == "Bad Request: MESSAGE_TOO_LONG"
    await api.ok("answerCallbackQuery", callback_query_id=query_id, text="x" * 200)
