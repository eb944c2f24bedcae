"""Whatever comes in, valid or not, through the whole application: polling, a real database, real HTTP outward.

Nothing is unhandled, every press and every message has its answer, and each answer is one that Telegram takes, in which
what people typed is only text. Hypothesis plays several people who press, type, send files and press each other's
buttons, among updates that mean nothing.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from structlog.testing import capture_logs

from bot.app import App, open_app
from bot.clock import TurnableClock
from bot.demo.town import at_work
from bot.receiving import floods
from bot.settings import read_settings
from bot.storage.tables import experience, feedback, metadata, received
from bot.views.message import Answer
from handlers import routing
from tests.conftest import KEY, migrated_file
from tests.delivery.fake_api import TOKEN, FakeApi, Params, Reply, fake_api
from tests.handlers.test_bad_input import ASKED, FORGED, MARKUP, MEDIA, SHOWING, TYPED, cut
from tests.handlers.test_refusals import BUTTONS, COORDINATOR, ELSEWHERE, MEMBER, NOW, OF_REGION, REGION, Scene, furnish
from tests.sound import faults

STAYS = (MEMBER, COORDINATOR, ELSEWHERE, REGION)
"""They have what there is to lose, and do not leave; the newcomers may do anything."""
NEWCOMERS = (2001, 2002)
LEAVING = {"forget", "endaccess", "succeed", "stop", "nogroup", "noplace", "lout"}
ME = {"id": 1, "is_bot": True, "first_name": "Terreau", "username": "terreau_bot"}
NOT_UNDERSTOOD = "update_not_understood"

Raw = dict[str, Any]


class Whole:
    """The application at work, what it has sent so far, and the buttons that it has shown."""

    def __init__(self, app: App, api: FakeApi, numbers: dict[str, Any]) -> None:
        self.app, self.api, self.numbers = app, api, numbers
        self.next_id, self.shown = 1, ["v1:ask:1"]

    def number(self) -> int:
        self.next_id += 1
        return self.next_id - 1

    async def live(self, updates: list[Raw]) -> list[tuple[str, Params]]:
        """Brings the updates, lets everything that is due leave; returns the calls."""
        self.api.calls.clear()
        self.api.arrive(*updates)
        async with asyncio.timeout(30):
            while self.api.offset < self.next_id:
                await asyncio.sleep(0.002)
            await self.app.receiver.settle()
        await self.app.clockwork.tick()
        await self.app.sender.send_due()
        calls = [call for call in self.api.calls if call[0] != "getUpdates"]
        self.shown += [key["callback_data"] for _, params in calls for key in keys(params)]
        return calls

    async def owed(self) -> int:
        return len(await rows_of(self.app, select(received).where(received.c.answers.is_not(None))))

    async def schema(self) -> list[Any]:
        async with self.app.database.read() as tx:
            for table in metadata.sorted_tables:
                await tx.execute(select(table).limit(1))
            return list((await tx.execute(text("SELECT name, sql FROM sqlite_master ORDER BY name"))).all())


def keys(params: Params) -> list[dict[str, str]]:
    rows = (params.get("reply_markup") or {}).get("inline_keyboard", ())
    return [key for row in rows for key in row if "callback_data" in key]


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="module")
def whole(runner: asyncio.Runner, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    stack = AsyncExitStack()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(floods, "AT_ONCE", 1e9)  # these people act as fast as the machine
        yield runner.run(_begin(stack, tmp_path_factory))
        runner.run(stack.aclose())


async def _begin(stack: AsyncExitStack, tmp_path_factory: pytest.TempPathFactory) -> Whole:
    path: Path = tmp_path_factory.mktemp("anything") / "terreau.db"
    shutil.copy(await migrated_file(tmp_path_factory), path)
    api, _ = await stack.enter_async_context(fake_api())
    api.script = _who_am_i
    where = {"bot_token": TOKEN, "api_url": api.url, "database_url": f"sqlite:///{path}", "key": KEY, "port": 0}
    chosen = read_settings(_env_file=None, messages_per_second=1000, **where)
    app = await stack.enter_async_context(open_app(chosen, TurnableClock(NOW)))
    async with app.database.write() as tx:
        scene = Scene(tx, None)  # type: ignore[arg-type]
        await furnish(scene)
    await stack.enter_async_context(at_work(app))
    idea = (await rows_of(app, select(feedback.c.idea_id).join(experience)))[0].idea_id
    return Whole(app, api, {**scene.numbers, "idea": idea})


async def rows_of(app: App, statement: Any) -> list[Any]:
    async with app.database.read() as tx:
        return list((await tx.execute(statement)).all())


def _who_am_i(method: str, _params: Params) -> Reply | None:
    return (200, {"ok": True, "result": ME}) if method == "getMe" else None


WORDS = st.one_of(
    st.just(MARKUP),
    st.sampled_from([*TYPED.values(), "samedi 12 décembre 18h30", "du 14 au 16 décembre", "Nous avons ri.", "Salle 2"]),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=300),
)
COMMANDS = st.tuples(
    st.sampled_from([*routing.COMMANDS, "lier", "inconnue"]),
    st.one_of(st.just(""), st.sampled_from(["unieux", "rdv-1", "c-" + "A" * 22]), WORDS),
).map(lambda parts: f"/{parts[0]} {parts[1]}")
ARGUMENTS = st.lists(
    st.one_of(
        st.integers(0, 12).map(str),
        st.sampled_from([*FORGED, "home", "family", "6-8", "title", "aim", "yes", "unieux", "fr", "20261219", "all"]),
    ),
    max_size=4,
).map(":".join)
QUESTIONS = st.sampled_from([name for name, (_, button) in ASKED.items() if button])
PEOPLE = st.sampled_from([*STAYS, *NEWCOMERS])
MADE_UP = st.tuples(st.sampled_from(sorted(routing.BUTTONS)), ARGUMENTS).map(lambda parts: f"v1:{parts[0]}:{parts[1]}")
NAMES = st.sampled_from(
    ["message", "edited_message", "callback_query", "my_chat_member", "chat", "from", "id", "type", "text", "date"]
)
NONSENSE = st.dictionaries(
    NAMES,
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(-5, 5), st.text("a<&:", max_size=3), st.just("private")),
        lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(NAMES, inner, max_size=4)),
        max_leaves=8,
    ),
    max_size=3,
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("press"), PEOPLE, MADE_UP),
        st.tuples(st.just("answer"), QUESTIONS, WORDS),
        st.tuples(st.just("answer"), QUESTIONS, WORDS),
        st.tuples(st.just("look"), st.sampled_from(SHOWING), st.none()),
        st.tuples(st.just("look"), st.sampled_from(SHOWING), st.none()),
        st.tuples(st.just("shown"), PEOPLE, st.integers(0, 10_000)),
        st.tuples(st.just("type"), PEOPLE, WORDS),
        st.tuples(st.just("type"), PEOPLE, COMMANDS),
        st.tuples(st.just("send"), PEOPLE, st.sampled_from([*MEDIA.values()])),
        st.tuples(st.just("edit"), PEOPLE, WORDS),
        st.tuples(st.just("again"), PEOPLE, st.none()),
        st.tuples(st.just("nonsense"), PEOPLE, NONSENSE),
    ),
    min_size=1,
    max_size=14,
)


def updates_of(whole: Whole, kind: str, who: Any, what: Any) -> list[Raw]:
    """What Telegram brings when somebody does this; « answer » presses the button that asks, and types."""
    if kind == "answer":
        asked, button = ASKED[who]
        return [pressed(whole, asked, str(button).format(**whole.numbers)), written(whole, asked, {"text": what})]
    if kind == "look":
        presser = REGION if who in OF_REGION else COORDINATOR
        return [pressed(whole, presser, f"v1:{who}:{BUTTONS[who].format(**whole.numbers)}")]
    if kind == "press":
        return [pressed(whole, who, what)]
    if kind == "shown":
        return [pressed(whole, who, whole.shown[-1 - what % len(whole.shown)])]
    if kind == "nonsense":
        return [{**what, "update_id": whole.number()}]
    if kind == "edit":
        [raw] = [written(whole, who, {"text": what, "edit_date": 1_790_000_001})]
        return [{"update_id": raw["update_id"], "edited_message": raw["message"]}]
    return [written(whole, who, what if isinstance(what, dict) else {"text": what})]


def pressed(whole: Whole, who: int, data: str) -> Raw:
    if who in STAYS and data.split(":")[1:2] and data.split(":")[1] in LEAVING:
        data = "v1:no"
    number = whole.number()
    query = {"id": f"q{number}", "from": sender(who), "chat_instance": "1", "data": cut(data)}
    return {"update_id": number, "callback_query": {**query, "message": message(who, number, {"text": "?"})}}


def written(whole: Whole, who: int, content: Raw) -> Raw:
    number = whole.number()
    return {"update_id": number, "message": message(who, number, content)}


def message(who: int, number: int, content: Raw) -> Raw:
    chat = {"id": who, "type": "private"}
    return {"message_id": number, "date": 1_790_000_000, "chat": chat, "from": sender(who), **content}


def sender(who: int) -> Raw:
    return {"id": who, "is_bot": False, "first_name": "<b>Ana</b>"}


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_whatever_comes_in_is_answered_soundly_and_nothing_breaks(
    runner: asyncio.Runner, whole: Whole, steps: list[tuple[str, Any, Any]]
) -> None:
    schema = runner.run(whole.schema())
    updates: list[Raw] = []
    for kind, who, what in steps:
        updates += updates[-1:] if kind == "again" else updates_of(whole, kind, who, what)
    with capture_logs() as logs:
        calls = runner.run(whole.live(updates))
    assert [entry for entry in logs if entry["log_level"] == "error" and entry["event"] != NOT_UNDERSTOOD] == []
    for method, params in calls:
        assert faults(Answer(method, params)) == [], (method, params)  # type: ignore[arg-type]
    are_answered(updates, calls)
    assert runner.run(whole.owed()) == 0
    assert runner.run(whole.schema()) == schema


def are_answered(updates: list[Raw], calls: list[tuple[str, Params]]) -> None:
    """Each press is acknowledged, a visitor's again where it comes again; whoever wrote has heard something."""
    acknowledged = {params["callback_query_id"] for method, params in calls if method == "answerCallbackQuery"}
    pressed = {
        query["id"] for raw in updates if isinstance(query := raw.get("callback_query"), dict) and "data" in query
    }
    assert acknowledged == pressed
    spoken_to = {params.get("chat_id") for method, params in calls}
    wrote = {
        raw["message"]["from"]["id"] for raw in updates if "message" in raw and "message_id" in (raw["message"] or ())
    }
    assert wrote <= spoken_to
