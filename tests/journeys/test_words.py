"""What people write, say or send: danger is answered at once, nothing else is kept than what was asked for."""

from __future__ import annotations

from typing import Any

import pytest

from bot.demo.town import Town
from simulator.somebody import Somebody
from tests.journeys.acting import answered, labels, member, press, rows, said, stored
from tests.journeys.conftest import Stage
from tests.journeys.living import ONE_WAY, plain, received

DANGER = "Mon voisin frappe son enfant zyxwv"
PECULIAR = "zyxwv"


async def helped(town: Town, somebody: Somebody) -> dict[str, Any]:
    """The answer with every number and its hours."""
    answer = await somebody.wait_for(said(town.t, "danger"))
    for one in town.app.library.help_numbers:
        assert one.number in answer["text"]
        assert plain(one.hours["fr"]) in plain(answer["text"])
    assert "CRIP" in answer["text"]
    return answer


async def forgotten(stage: Stage) -> bool:
    """True where the peculiar word is nowhere in the database, opened or as it lies there."""
    await stage.town.settle()
    return PECULIAR not in repr(await stored(stage))


async def test_danger_is_answered_at_once_and_not_kept(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await parent.send(DANGER)
    answer = await helped(town, parent)
    assert "Personne ne lit cette conversation en temps réel" in answer["text"]
    assert await forgotten(stage)


async def test_danger_in_a_comment_is_no_comment_nor_is_what_follows(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await press(town, parent, "button-done", "face-3", "button-comment", "button-sharing-region")
    await parent.wait_for("À vous")
    await parent.send(DANGER)
    await helped(town, parent)
    await parent.send("c’est arrivé hier zyxwv")
    await parent.wait_for(said(town.t, "typed-unasked"))
    assert (await rows(stage, "feedback"))[0].comment is None
    assert await forgotten(stage)


async def test_danger_is_heard_in_a_caption_behind_a_command_and_in_a_poll(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await parent.photo(caption=DANGER)
    await helped(town, parent)
    await parent.send(f"/aide {DANGER}")
    await helped(town, parent)
    for content in (
        {"poll": _poll(DANGER, "oui", "non")},
        {"poll": _poll("Et ?", "oui", DANGER)},
        {"poll": _poll("Et ?", "oui", "non") | {"explanation": DANGER}},
        {"checklist": {"title": DANGER, "tasks": []}},
        {"checklist": {"title": "Courses", "tasks": [{"id": 1, "text": DANGER}]}},
    ):
        await parent.mark()
        await stage.client.raw_update({"message": _written(parent, **content)})
        await helped(town, parent)
    await parent.mark()
    await stage.client.raw_update({"message": _written(parent, checklist={"title": "Courses", "tasks": []})})
    await parent.wait_for(said(town.t, "media-unasked"))
    await parent.send(f"/{DANGER}")
    await helped(town, parent)
    assert await forgotten(stage)


async def test_danger_is_answered_before_joining_and_nothing_is_stored(town: Town, stage: Stage) -> None:
    visitor = await town.client.person("Julien")
    await visitor.send(DANGER)
    await helped(town, visitor)
    await visitor.tap(town.t.plain("button-delete-mine"))
    await visitor.wait_for_toast(town.t.plain("toast-deleted"))
    await answered(stage)
    found = await stored(stage, "person", "received", "outbox", "audit", "dialogue")
    assert not found["person"]
    assert not found["received"]
    assert await forgotten(stage)
    assert not any(DANGER in message["text"] for message in await visitor.read())


async def test_the_message_can_be_deleted_by_its_button(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await parent.send(DANGER)
    await helped(town, parent)
    await parent.tap(town.t.plain("button-delete-mine"))
    await parent.wait_for_toast(town.t.plain("toast-deleted"))
    await town.settle()
    assert not any(DANGER in message["text"] for message in await parent.read())
    await parent.tap(town.t.plain("button-delete-mine"))
    await parent.wait_for_toast(town.t.plain("toast-deleted"))


async def test_a_message_that_is_edited_into_danger_is_answered(town: Town, stage: Stage) -> None:
    parent = await member(town)
    for text in ("tout va bien", DANGER):
        await stage.client.raw_update({"edited_message": _written(parent, text=text, edit_date=1_700_000_001)})
    await helped(town, parent)
    assert sum("temps réel" in message["text"] for message in await received(parent)) == 1


@ONE_WAY
@pytest.mark.parametrize(
    "text",
    ["Je veux mourir", "mon fils est HARCELÉ au collège", "il m’a fraaappé", "j'ai envie d'en finir", "I want to die"],
)
async def test_danger_is_known_however_it_is_written(town: Town, text: str) -> None:
    visitor = await town.client.person("Julien")
    await visitor.send(text)
    await helped(town, visitor)


async def test_what_was_not_asked_for_is_answered_kindly_and_not_kept(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await parent.send("Bonjour, ma fille zyxwv a bien ri")
    await parent.wait_for(said(town.t, "typed-unasked"))
    assert await forgotten(stage)


async def test_pictures_voices_and_stickers_get_one_kind_answer_with_the_numbers(town: Town, stage: Stage) -> None:
    parent = await member(town)
    fixed = said(town.t, "media-unasked")
    assert {"119", "15", "17", "18", "112"} <= set(fixed.replace(".", " ").replace(",", " ").split())
    sticker = {"file_id": "s", "file_unique_id": "s", "width": 1, "height": 1, "is_animated": False, "is_video": False}
    await parent.photo(caption="zyxwv")
    await parent.wait_for(fixed)
    await parent.voice()
    await parent.wait_for(fixed)
    await parent.document(b"zyxwv")
    await parent.wait_for(fixed)
    await parent.mark()
    await stage.client.raw_update({"message": _written(parent, sticker=sticker | {"type": "regular"})})
    await parent.wait_for(fixed)
    assert await forgotten(stage)


async def test_what_telegram_itself_says_in_the_chat_gets_no_answer(town: Town, stage: Stage) -> None:
    parent = await member(town)
    before = len(await received(parent))
    timer = {"message_auto_delete_time": 86400}
    await stage.client.raw_update({"message": _written(parent, message_auto_delete_timer_changed=timer)})
    await parent.send("/aide")
    await parent.wait_for("Terreau, en bref")
    assert len(await received(parent)) == before + 1


async def test_an_unknown_command_says_where_to_find_the_others(town: Town) -> None:
    parent = await member(town)
    await parent.send("/recette")
    await parent.wait_for(said(town.t, "unknown-command"))
    await parent.send("/AIDE@TerreauDemoBot")
    await parent.wait_for("Terreau, en bref")


async def test_help_and_notice_are_for_visitors_too(town: Town, stage: Stage) -> None:
    visitor = await town.client.person("Julien")
    for command, words in {"/aide": "help-visitor", "/help": "help-visitor"}.items():
        await visitor.send(command)
        await visitor.wait_for(said(town.t, words))
    for command in ("/confidentialite", "/privacy"):
        await visitor.send(command)
        await visitor.wait_for("Ce qui est gardé, et pourquoi")
    assert not await rows(stage, "person")


async def test_in_a_group_the_bot_is_silent_once_it_has_greeted(town: Town, stage: Stage) -> None:
    parent = await member(town)
    group = await stage.client.group("École", parent)
    greeting = await parent.wait_for("/lier", chat_id=group)
    for text in ("/aide", "/idee", DANGER):
        await parent.send(text, chat_id=group)
    await parent.send("/aide")
    await parent.wait_for("Terreau, en bref")
    assert (await parent.last(chat_id=group))["message_id"] == greeting["message_id"]


async def test_nobody_is_answered_in_another_s_chat(town: Town) -> None:
    parent, other = await member(town), await member(town, "Marc")
    before = len(await received(other))
    await parent.send("/aide")
    assert "Fait" not in labels(await parent.wait_for("Terreau, en bref"))
    assert len(await received(other)) == before


def _poll(question: str, *answers: str) -> dict[str, Any]:
    options = [{"text": answer, "voter_count": 0, "persistent_id": answer} for answer in answers]
    settings = {"is_closed": False, "is_anonymous": True, "allows_multiple_answers": False, "type": "regular"}
    since = {"allows_revoting": False, "members_only": False}  # without them the library refuses the whole update
    return {"id": "1", "question": question, "options": options, "total_voter_count": 0, **settings, **since}


def _written(somebody: Somebody, **content: Any) -> dict[str, Any]:
    """A message of this person as Telegram would deliver it."""
    chat = {"id": somebody.id, "type": "private", "first_name": somebody.first_name}
    who = {"id": somebody.id, "is_bot": False, "first_name": somebody.first_name}
    return {"message_id": 900, "date": 1_700_000_000, "chat": chat, "from": who, **content}


async def test_a_forwarded_message_is_nobody_s_comment(town: Town, stage: Stage) -> None:
    parent = await member(town)
    await press(town, parent, "button-done", "face-3", "button-comment", "button-sharing-territory")
    origin = {"type": "hidden_user", "date": int(stage.clock.now().timestamp()), "sender_user_name": "X"}
    await town.client.raw_update({"message": _written(parent, text="Bonjour à tous", forward_origin=origin)})
    await parent.wait_for(said(town.t, "typed-unasked"))
    assert [row.comment for row in await rows(stage, "feedback")] == [None]
