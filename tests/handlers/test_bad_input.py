"""Whatever comes in has an answer or a silence: no fault, nothing that Telegram would refuse, nobody else's data.

Table tests, through the router alone; tests/receiving/test_anything.py sends whatever Hypothesis finds through all of
the application.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import cycle
from typing import Any

import pytest
from sqlalchemy import select

from bot.incoming import Update
from bot.services.meetup_words import EXPECTS_WORDS
from bot.storage import dialogues, people
from bot.storage.tables import experience, feedback
from bot.views.message import Outcome
from handlers import routing
from tests.handlers.scene import NOW, Scene
from tests.handlers.steering_table import BUTTONS, COORDINATOR, MEMBER, OF_REGION, REGION, UNKNOWN
from tests.sound import HOSTILE, faults

SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
"""For tables of cases that the database cannot change."""
FORGED = (
    *("", ":::::::::", "-1", "9999999999", "1' OR '1'='1:<b>", "é" * 28),
    *("999999999:999999999:999999999", "1:99999999:1"),
)
"""What may stand after a verb that somebody makes up: at most 64 bytes in all."""
MARKUP = "Jeu & <b>gras</b> </i><tg-spoiler>"
"""Without a link, which is held back where names are."""
TYPED = {
    "markup": HOSTILE,
    "markup without a link": MARKUP,
    "long": "mot " * 2500,
    "one word": "a" * 10_000,
    "right to left": "\u202e\u2066مرحبا\u200f " * 30,
    "zero width": "\u200b\u200c\u200d\u2060\ufeff" * 20,
    "hidden among letters": "\u200bBon\u200bjour\u200b à\u00ad tous\ufeff",
    "sql": "'; DROP TABLE person; --",
    "lines": "\n" * 300,
    "signs of other planes": "👩‍👩‍👧‍👦" * 40,
    "a placeable": "{ $name } { -language-name } {0} %(x)s",
    "nothing": " ",
    "a null": "a\u0000b",
}
ASKED = {
    "comment": (MEMBER, "v1:sayto:{idea}:region"),
    "structure": (COORDINATOR, "v1:newplace:{place}"),
    "days without school": (COORDINATOR, "v1:newoff:{place}"),
    "aim": (COORDINATOR, "v1:aimask:{place}:aim"),
    "part in the aim": (COORDINATOR, "v1:aimask:{place}:family"),
    "another wording": (COORDINATOR, "v1:expedit:{text}"),
    "words to look for": (MEMBER, "v1:seekwords:-,-,-,-"),
    "another wording for all": (REGION, "v1:tripedit:{sent_on}"),
    "meetup": (COORDINATOR, "v1:mask:{draft}:title"),
    "when": (COORDINATOR, "v1:mask:{draft}:when"),
    "where": (COORDINATOR, "v1:mask:{draft}:place"),
    "broadcast": (COORDINATOR, "v1:bwrite:{letter}"),
    **{f"activity: {field}": (COORDINATOR, f"v1:lask:{{activity}}:{field}") for field in ("title", "steps", "posture")},
    "words after a meetup": (MEMBER, None),
}
"""Everything that people are asked to type: who is, and by which button."""


@pytest.fixture
async def unieux(scene: Scene) -> Scene:
    of_text = select(feedback.c.idea_id).join(experience).where(experience.c.id == scene.numbers["text"])
    scene.numbers["idea"] = (await scene.tx.execute(of_text)).scalar_one()
    return scene


async def ask(scene: Scene, name: str) -> int:
    """Presses the button that asks for it; returns who was asked."""
    who, button = ASKED[name]
    if button is not None:
        assert (await scene.press(who, button.format(**scene.numbers))).answers
        return who
    person = await people.find_by_chat(scene.tx, who)
    assert person
    await dialogues.expect(scene.tx, person.id, EXPECTS_WORDS, {"meetup": scene.numbers["meetup"]}, NOW)
    return who


def all_sound(outcome: Outcome, chat_id: int) -> bool:
    """Each answer is one that Telegram takes, and goes to who wrote."""
    for answer in outcome.answers:
        assert faults(answer) == [], answer.method
        assert answer.method == "leaveChat" or answer.params.get("chat_id", chat_id) == chat_id
    return True


@asynccontextmanager
async def undone(scene: Scene) -> AsyncIterator[None]:
    """What is done in the block leaves no trace."""
    async with scene.tx.begin_nested() as step:
        yield
        await step.rollback()


async def take(scene: Scene, raw: dict[str, Any]) -> Outcome:
    update = Update.model_validate({"update_id": 77, **raw})
    return await scene.router.handle(scene.tx, update, NOW)


@SQLITE
async def test_every_button_with_made_up_data_is_acknowledged(unieux: Scene) -> None:
    for verb in routing.BUTTONS:
        for forged in FORGED:
            data = f"v1:{verb}:{forged}"[:64]
            presser = REGION if verb in OF_REGION else COORDINATOR if verb in routing.OF_WHO_STEERS else MEMBER
            async with undone(unieux):
                outcome = await unieux.press(presser, data)
            assert [each.method for each in outcome.answers].count("answerCallbackQuery") == 1, data
            assert all_sound(outcome, presser), data


@SQLITE
async def test_data_that_no_button_of_ours_has_is_told_to_be_old(scene: Scene) -> None:
    for data in ("", "v1", "v1:", "v0:done:1", "v2:done:1", "done", "V1:done:1", ":" * 64, "\u0000", "v1:no:1"):
        for who in (UNKNOWN, MEMBER, COORDINATOR):
            [answer] = (await scene.press(who, data)).answers
            assert answer.params["show_alert"]
            assert "ancienne version" in answer.params["text"]


@SQLITE
async def test_whatever_is_typed_where_something_is_asked_is_answered(unieux: Scene) -> None:
    for text in TYPED.values():
        await is_answered_everywhere(unieux, text)


async def test_no_database_takes_what_is_typed_for_more_than_text(unieux: Scene) -> None:
    for name in ("sql", "a null", "a placeable"):
        await is_answered_everywhere(unieux, TYPED[name])
        for who in (UNKNOWN, MEMBER, COORDINATOR):
            assert (await unieux.write(who, f"/start {TYPED[name]}")).answers
            for verb in ("door:fr:", "into:{place}:{slot}:", "course:{place}:", "skill:1:", "lask:{activity}:"):
                assert (await unieux.press(who, cut(f"v1:{verb}".format(**unieux.numbers) + TYPED[name]))).answers


async def is_answered_everywhere(scene: Scene, text: str) -> None:
    for name in ASKED:
        async with undone(scene):
            who = await ask(scene, name)
            outcome = await scene.write(who, text)
            assert outcome.answers, name
            assert all_sound(outcome, who)


def cut(data: str) -> str:
    """What a button can hold: 64 bytes."""
    return data.encode()[:64].decode("utf-8", "ignore")


@SQLITE
async def test_what_was_typed_stays_text_wherever_it_is_shown(unieux: Scene) -> None:
    for text in (MARKUP, TYPED["right to left"]):
        for name in FREE:
            async with undone(unieux):
                await unieux.write(await ask(unieux, name), text)
                await show_all(unieux)


FREE = (
    "aim",
    "meetup",
    "where",
    "structure",
    "broadcast",
    "another wording",
    "activity: steps",
    "words after a meetup",
)
"""What is shown to others as it was typed."""


async def show_all(scene: Scene) -> None:
    for verb in SHOWING:
        presser = REGION if verb in OF_REGION else COORDINATOR
        assert all_sound(await scene.press(presser, scene.data(verb)), presser), verb


SHOWING = [
    *(
        "steer",
        "week",
        "setup",
        "places",
        "locals",
        "local",
        "lall",
        "lsee",
        "offdays",
        "expq",
        "expone",
        "meets",
        "meet",
    ),
    *("mqueue", "mwho", "bmenu", "bsee", "breview", "bread", "people", "digest", "team", "place", "lread", "journal"),
]
assert set(SHOWING) <= set(BUTTONS)


@SQLITE
async def test_what_nobody_asked_for_is_answered_and_not_kept(scene: Scene) -> None:
    for who in (UNKNOWN, MEMBER, COORDINATOR):
        await scene.write(who, "/aide")  # that they were here today is kept
    before = await scene.rows()
    for who in (UNKNOWN, MEMBER, COORDINATOR):
        for text in TYPED.values():
            for written in (text, f"/start {text}", f"/aide@{text}"):
                outcome = await scene.write(who, written)
                assert outcome.answers
                assert all_sound(outcome, who)
    assert await scene.rows() == before


def by(chat_id: int, **content: Any) -> dict[str, Any]:
    chat = {"id": chat_id, "type": "private", "first_name": "Ana"}
    sender = {"id": chat_id, "is_bot": False, "first_name": HOSTILE}
    return {"message_id": 9, "date": 1_790_000_000, "chat": chat, "from": sender, **content}


PICTURE = {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]}
MEDIA: dict[str, dict[str, Any]] = {
    "photo": PICTURE,
    "photo with words": {**PICTURE, "caption": HOSTILE},
    "voice": {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}},
    "contact": {"contact": {"phone_number": "0612345678", "first_name": "Ana"}},
    "location": {"location": {"longitude": 4.3, "latitude": 45.4}},
    "dice": {"dice": {"emoji": "🎲", "value": 3}},
}


@SQLITE
async def test_a_picture_where_text_is_expected_is_answered_kindly_and_not_kept(unieux: Scene) -> None:
    await unieux.write(MEMBER, "/aide")  # that they were here today is kept
    for name, media in zip(sorted(ASKED.keys() - {"broadcast"}), cycle(MEDIA.values()), strict=False):
        who = await ask(unieux, name)
        before = await unieux.rows()
        outcome = await take(unieux, {"message": by(who, **media)})
        assert [answer.method for answer in outcome.answers] == ["sendMessage"]
        assert "119" in outcome.answers[0].params["text"]
        assert await unieux.rows() == before


FROM_ELSEWHERE = {"forward_origin": {"type": "hidden_user", "date": 1_790_000_000, "sender_user_name": "X"}}
CHANNEL = {"id": -1001, "type": "channel", "title": HOSTILE}
GROUP = {"id": -500, "type": "supergroup", "title": HOSTILE}
OTHER_BOT = {"id": 555, "is_bot": True, "first_name": "Autre", "username": "autre_bot"}
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
POST = {"message_id": 9, "date": 1_790_000_000, "chat": CHANNEL, "sender_chat": CHANNEL, "text": "/oublier"}
OF_BOT = {"user": OTHER_BOT, "status": "member"}
SILENT: dict[str, dict[str, Any]] = {
    "a bot in private": {"message": {**by(MEMBER, text="/oublier"), "from": OTHER_BOT}},
    "a bot that presses": {
        "callback_query": {"id": "1", "from": OTHER_BOT, "chat_instance": "1", "data": "v1:forget:"}
    },
    "a channel": {"channel_post": POST},
    "a channel that edits": {"edited_channel_post": POST},
    "a bot in a group that asks to link it": {
        "message": {**by(MEMBER, text="/lier unieux"), "chat": GROUP, "from": OTHER_BOT}
    },
    "a member of a group": {"message": {**by(MEMBER, text="/oublier"), "chat": GROUP}},
    "a picture in a group": {"message": {**by(MEMBER, **PICTURE), "chat": GROUP}},
    "a channel behind a group": {"message": {**POST, "chat": GROUP, "from": ANONYMOUS, "is_automatic_forward": True}},
    "an inline question": {"inline_query": {"id": "1", "from": by(MEMBER)["from"], "query": "x", "offset": ""}},
    "a press without a message": {
        "callback_query": {"id": "1", "from": by(MEMBER)["from"], "chat_instance": "1", "inline_message_id": "x"}
    },
    "other members of a group": {
        "chat_member": {
            "chat": GROUP,
            "from": by(MEMBER)["from"],
            "date": 1_790_000_000,
            "old_chat_member": {**OF_BOT, "status": "left"},
            "new_chat_member": OF_BOT,
        }
    },
    "nothing that we know": {},
}


@SQLITE
async def test_what_is_nobody_s_own_word_to_the_bot_gets_a_silence_and_changes_nothing(scene: Scene) -> None:
    await scene.write(MEMBER, "/aide")  # that they were here today is kept
    before = await scene.rows()
    for name, raw in SILENT.items():
        outcome = await take(scene, raw)
        assert outcome == Outcome(None), name
    assert await scene.rows() == before


@SQLITE
async def test_an_anonymous_admin_links_no_group_and_is_told_so_there(scene: Scene) -> None:
    """Nobody is known behind an anonymous admin: whether they coordinate cannot be."""
    before = await scene.rows()
    raw = {"message": {**by(MEMBER, text="/lier unieux"), "chat": GROUP, "from": ANONYMOUS, "sender_chat": GROUP}}
    outcome = await take(scene, raw)
    assert [answer.params["chat_id"] for answer in outcome.answers] == [-500] * len(outcome.answers)
    assert await scene.rows() == before


@SQLITE
async def test_what_is_edited_or_forwarded_is_nobody_s_answer(unieux: Scene) -> None:
    await unieux.write(MEMBER, "/aide")
    for name in ASKED:
        who = await ask(unieux, name)
        before = await unieux.rows()
        edited = {"edited_message": by(who, text="Bonjour", edit_date=1_790_000_001)}
        assert (await take(unieux, edited)).answers == (), name
        forwarded = await take(unieux, {"message": by(who, text="Bonjour", **FROM_ELSEWHERE)})
        assert len(forwarded.answers) == 1, name
        assert await unieux.rows() == before


@SQLITE
async def test_a_forwarded_command_does_nothing_by_itself(scene: Scene) -> None:
    """Like one that was typed it only asks; what erases or stops is a button."""
    await scene.write(MEMBER, "/aide")
    before = await scene.rows()
    for command in ("/oublier", "/stop", "/pause", "/start unieux", "/mesdonnees", "/reglages"):
        outcome = await take(scene, {"message": by(MEMBER, text=command, **FROM_ELSEWHERE)})
        assert outcome.answers
        assert all_sound(outcome, MEMBER)
    assert await scene.rows() == before


@SQLITE
async def test_an_old_link_is_told_to_be_old_to_everybody(scene: Scene) -> None:
    for payload in ("c-" + "A" * 22, "c-", "r-" + "é" * 30, "inconnu", "rdv-999999", "rdv-" + "9" * 40, HOSTILE[:60]):
        for who in (UNKNOWN, MEMBER, COORDINATOR):
            outcome = await scene.write(who, f"/start {payload}")
            assert outcome.answers
            assert all_sound(outcome, who)


@SQLITE
async def test_a_place_may_be_called_after_somebody_and_brings_no_telephone(unieux: Scene) -> None:
    who = await ask(unieux, "structure")
    before = await unieux.rows()
    assert (await unieux.write(who, "La crèche, 06 12 34 56 78")).answers
    assert await unieux.rows() == before
    assert (await unieux.write(who, "École Jean Moulin")).answers
    assert await unieux.rows() != before
