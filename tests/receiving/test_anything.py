"""Whatever comes in, valid or not, through the whole application: polling, a real database, real HTTP outward.

Nothing is unhandled, every press and every message has its answer, and each answer is one that Telegram takes, in which
what people typed is only text. Hypothesis plays several people who press, type, send files and press each other's
buttons, among updates that mean nothing.
"""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.views.message import Answer
from handlers import routing
from tests.delivery.fake_api import Params
from tests.handlers.steering_table import BUTTONS, COORDINATOR, ELSEWHERE, MEMBER, OF_REGION, REGION
from tests.handlers.test_bad_input import ASKED, FORGED, MARKUP, MEDIA, SHOWING, TYPED, cut
from tests.receiving.whole import NOT_UNDERSTOOD, Raw, Whole, all_rows, sender
from tests.sound import faults

STAYS = (MEMBER, COORDINATOR, ELSEWHERE, REGION)
"""They have what there is to lose, and do not leave; the newcomers may do anything."""
NEWCOMERS = (2001, 2002)
LEAVING = {"forget", "endaccess", "succeed", "stop", "nogroup", "noplace", "lout"}

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
STEP = st.one_of(
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
)
WAVES = st.lists(st.lists(STEP, min_size=1, max_size=9), min_size=1, max_size=2)
"""Who acts in the second wave sees what the first has shown."""


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


@pytest.fixture(scope="module")
def shown_at_first(runner: asyncio.Runner, whole: Whole) -> list[str]:
    """The buttons under every screen of the furnished town."""
    runner.run(whole.begin_again())
    runner.run(whole.live([one for screen in SHOWING for one in updates_of(whole, "look", screen, None)]))
    return list(dict.fromkeys(whole.shown))


def test_an_example_finds_the_town_as_it_was_furnished(runner: asyncio.Runner, whole: Whole) -> None:
    """Otherwise one that fails after others would not fail alone."""
    runner.run(whole.begin_again())
    furnished = all_rows(whole.path)
    runner.run(whole.live(updates_of(whole, "press", NEWCOMERS[0], "v1:yes:fr:unieux")))
    runner.run(whole.live(updates_of(whole, "answer", "aim", "Être à l’écoute.")))
    assert len(all_rows(whole.path)) > len(furnished)
    runner.run(whole.begin_again())
    assert all_rows(whole.path) == furnished


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(waves=WAVES)
def test_whatever_comes_in_is_answered_soundly_and_nothing_breaks(
    runner: asyncio.Runner, whole: Whole, shown_at_first: list[str], waves: list[list[tuple[str, Any, Any]]]
) -> None:
    runner.run(whole.begin_again())
    whole.shown += shown_at_first
    schema = runner.run(whole.schema())
    for steps in waves:
        updates: list[Raw] = []
        for kind, who, what in steps:
            updates += updates[-1:] if kind == "again" else updates_of(whole, kind, who, what)
        is_answered_soundly(runner, whole, updates)
    assert runner.run(whole.schema()) == schema


def is_answered_soundly(runner: asyncio.Runner, whole: Whole, updates: list[Raw]) -> None:
    with capture_logs() as logs:
        calls = runner.run(whole.live(updates))
    assert [entry for entry in logs if entry["log_level"] == "error" and entry["event"] != NOT_UNDERSTOOD] == []
    for method, params in calls:
        assert faults(Answer(method, params)) == [], (method, params)  # type: ignore[arg-type]
    are_answered(updates, calls)
    assert runner.run(whole.owed()) == 0


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
