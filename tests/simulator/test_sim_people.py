"""What people see and do."""

import asyncio

import pytest

from simulator import Client, Server, Somebody
from simulator.client import Refused
from tests.simulator.bot_api import Api

KEYS = {"inline_keyboard": [[{"text": "Fait ✓", "callback_data": "a"}, {"text": "Plus tard", "callback_data": "b"}]]}


async def test_people_of_the_background_act_but_are_not_shown(client: Client, parent: Somebody):
    neighbour = await client.person("Nadia", listed=False)
    await neighbour.join("hello")
    assert [one.first_name for one in await client.people()] == [parent.first_name]
    assert "/start hello" in await neighbour.chat_text()


async def test_the_page_begins_with_the_time_the_bots_and_the_people(client: Client, parent: Somebody):
    await client.panel("http://127.0.0.1:9/panel")
    state = await client.state()
    assert state == {
        "now": "2026-11-23T08:00:00+01:00",
        "bots": [{"id": 424242, "username": "TerreauDemoBot", "first_name": "Terreau"}],
        "people": [
            {
                "id": parent.id,
                "first_name": "Samira",
                "username": "samira42",
                "language_code": "fr",
                "about": "",
                "about_en": "",
                "chat_ids": [parent.id],
            }
        ],
        "panel": "http://127.0.0.1:9/panel",
    }


async def test_a_person_who_has_not_written_sees_an_empty_chat(client: Client):
    paul = await client.person("Paul", about="Animateur au périscolaire.", id=777)
    assert paul.id == 777
    assert await paul.chats() == [
        {"chat_id": 777, "title": "Terreau", "type": "private", "last": None, "unread": 0, "blocked": False},
    ]
    assert await paul.read() == []
    with pytest.raises(Refused, match="taken"):
        await client.person("Autre", id=777)


async def test_a_message_has_the_shape_that_the_page_expects(api: Api, parent: Somebody):
    sent = await parent.send("/idee")
    assert sent == {
        "message_id": 2,
        "date": "2026-11-23T08:00:00+01:00",
        "edited": False,
        "outgoing": True,
        "from": {"id": parent.id, "first_name": "Samira", "is_bot": False},
        "html": "/idee",
        "text": "/idee",
        "buttons": [],
        "photo": None,
        "document": None,
        "media_group_id": None,
        "poll": None,
        "pinned": False,
        "reply_to": None,
        "reactions": [],
        "service": None,
    }
    (update,) = await api.updates()
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 5}]


@pytest.mark.parametrize(
    ("how", "text"),
    [
        ({"payload": "unieux"}, "/start unieux"),
        ({}, "/start"),
        ({"link": "https://t.me/TerreauDemoBot?start=unieux"}, "/start unieux"),
        ({"link": "t.me/terreaudemobot"}, "/start"),
        ({"link": "tg://resolve?domain=TerreauDemoBot&start=abc"}, "/start abc"),
    ],
)
async def test_joining_sends_start_with_the_payload(api: Api, client: Client, how, text):
    paul = await client.person("Paul")
    await paul.join(**how)
    assert [u["message"]["text"] for u in await api.updates()] == [text]


@pytest.mark.parametrize(
    "how",
    [{"payload": "é"}, {"payload": "x" * 65}, {"link": "https://example.org/?start=x"}, {"link": "t.me/UnAutreBot"}],
)
async def test_a_link_that_telegram_would_not_open_is_refused(client: Client, how):
    paul = await client.person("Paul")
    with pytest.raises(Refused):
        await paul.join(**how)


async def test_a_button_is_found_by_label_part_of_label_or_number_on_the_latest_message(api: Api, parent: Somebody):
    for text in ("un", "deux"):
        await api.ok("sendMessage", chat_id=parent.id, text=text, reply_markup=KEYS)
    await parent.tap("Fait ✓")
    await parent.tap("tard")
    await parent.tap(index=0)
    await parent.tap("Fait ✓", message_id=2)
    taps = [(u["callback_query"]["message"]["text"], u["callback_query"]["data"]) for u in await api.updates()]
    assert taps == [("deux", "a"), ("deux", "b"), ("deux", "a"), ("un", "a")]
    with pytest.raises(Refused, match=r"no button 'Absent'; there are: .*Plus tard"):
        await parent.tap("Absent", seconds=0)


async def test_a_tap_waits_for_its_button(api: Api, server: Server, parent: Somebody):
    tapping = asyncio.create_task(parent.tap("Fait ✓"))
    while not server.world.private(server.world.person(parent.id), server.world.first_bot()).signal.waiting:
        await asyncio.sleep(0)
    await api.ok("sendMessage", chat_id=parent.id, text="idée", reply_markup=KEYS)
    assert (await tapping)["callback_query_id"]


async def test_a_link_button_gives_its_address_and_tells_the_bot_nothing(api: Api, parent: Somebody):
    keys = {"inline_keyboard": [[{"text": "Source", "url": "https://example.org"}]]}
    await api.ok("sendMessage", chat_id=parent.id, text="idée", reply_markup=keys)
    assert await parent.tap("Source") == {"callback_query_id": None, "url": "https://example.org"}
    assert await api.updates() == []


async def test_events_wait_for_a_message_an_edit_a_deletion_and_a_toast(api: Api, parent: Somebody):
    seen = await parent.events(0)
    waiting = asyncio.create_task(parent.events(seen["version"], wait=5))
    sent = await api.ok("sendMessage", chat_id=parent.id, text="un", reply_markup=KEYS)
    first = await waiting
    assert [m["text"] for m in first["messages"]] == ["un"]
    asked = {"chat_id": parent.id, "message_id": sent["message_id"]}
    await api.ok("editMessageText", text="deux", **asked)
    await api.ok("editMessageText", text="trois", **asked)
    changed = await parent.events(first["version"])
    assert [(m["text"], m["edited"]) for m in changed["messages"]] == [("trois", True)]
    await api.ok("deleteMessage", **asked)
    assert await parent.events(changed["version"]) == {
        "version": changed["version"] + 1,
        "messages": [],
        "deleted": [sent["message_id"]],
        "toasts": [],
        "typing": False,
        "taken_up_to": 1,
    }


async def test_typing_shows_until_the_message_comes(api: Api, parent: Somebody):
    version = (await parent.events(0))["version"]
    await api.ok("sendChatAction", chat_id=parent.id, action="typing")
    seen = await parent.events(version, wait=5)
    assert seen["typing"]
    await api.ok("sendMessage", chat_id=parent.id, text="voilà")
    assert not (await parent.events(seen["version"], wait=5))["typing"]
    said = await api.refusal("sendChatAction", chat_id=parent.id, action="dreaming")
    assert said == "Bad Request: wrong parameter action in request"


async def test_a_toast_is_seen_only_by_the_one_who_tapped(api: Api, client: Client, parent: Somebody):
    paul = await client.person("Paul")
    group = await client.group("Quartier", parent, paul)
    await api.ok("sendMessage", chat_id=group, text="Je viens ?", reply_markup=KEYS)
    query = await parent.tap("Fait ✓", chat_id=group)
    await api.ok("answerCallbackQuery", callback_query_id=query["callback_query_id"], text="Noté")
    assert (await parent.wait_for_toast("Noté", chat_id=group))["text"] == "Noté"
    assert (await paul.events(0, chat_id=group))["toasts"] == []


async def test_unread_messages_are_counted_until_they_are_read(api: Api, parent: Somebody):
    await api.ok("sendMessage", chat_id=parent.id, text="un")
    await api.ok("sendMessage", chat_id=parent.id, text="deux")
    (chat,) = await parent.chats()
    assert (chat["unread"], chat["last"]["text"]) == (2, "deux")
    await parent.read()
    assert (await parent.chats())[0]["unread"] == 0


async def test_a_photo_a_document_and_a_voice_message_reach_the_bot(api: Api, client: Client, parent: Somebody):
    await parent.photo(caption="Notre affiche")
    await parent.document(b"abc", "compte rendu d'été.txt")
    await parent.voice()
    photo, document, voice = [u["message"] for u in await api.updates()]
    assert (photo["caption"], photo["photo"][0]["width"]) == ("Notre affiche", 1)
    assert document["document"]["file_name"] == "compte rendu d'été.txt"
    assert voice["voice"]["mime_type"] == "audio/ogg"
    path = (await api.ok("getFile", file_id=document["document"]["file_id"]))["file_path"]
    async with api.session.get(f"{api.url}/file/bot{api.token}/{path}") as answer:
        assert await answer.read() == b"abc"
    with pytest.raises(Refused, match="IMAGE_PROCESS_FAILED"):
        await parent.photo(b"pas une image")


async def test_who_has_blocked_the_bot_must_unblock_before_writing(api: Api, parent: Somebody):
    await parent.block()
    await parent.block()
    assert (await parent.chats())[0]["blocked"]
    with pytest.raises(Refused, match="blocked"):
        await parent.send("x")
    await parent.join("retour")
    kinds = [sorted(u.keys() - {"update_id"})[0] for u in await api.updates()]
    assert kinds == ["my_chat_member", "my_chat_member", "message"]


async def test_who_has_deleted_the_account_does_nothing_more(parent: Somebody):
    await parent.deactivate()
    with pytest.raises(Refused, match="deleted"):
        await parent.send("x")


async def test_a_text_too_long_for_the_application_is_refused(parent: Somebody):
    with pytest.raises(Refused):
        await parent.send("x" * 4097)
    with pytest.raises(Refused):
        await parent.send("  ")


async def test_the_chat_is_read_as_text_with_buttons_in_brackets(api: Api, parent: Somebody):
    await api.ok("sendMessage", chat_id=parent.id, text="<b>Une idée</b>", parse_mode="HTML", reply_markup=KEYS)
    await parent.react(2, "👍")
    assert await parent.chat_text() == (
        "2026-11-23 08:00 Samira : /start\n2026-11-23 08:00 Terreau : Une idée\n    [Fait ✓] [Plus tard]\n    👍\n"
    )


async def test_waiting_sees_what_came_since_the_last_act_and_not_before(api: Api, parent: Somebody):
    await api.ok("sendMessage", chat_id=parent.id, text="avant")
    await parent.send("et maintenant")
    with pytest.raises(AssertionError, match="waited 0 s for 'avant'"):
        await parent.wait_for("avant", seconds=0)
    waiting = asyncio.create_task(parent.wait_for(lambda m: m["text"].startswith("après")))
    await api.ok("sendMessage", chat_id=parent.id, text="après")
    assert (await waiting)["text"] == "après"


async def test_a_person_is_shown_the_commands_of_the_narrowest_scope_in_their_language(
    api: Api, client: Client, parent: Somebody
):
    async def seen(chat_id: int) -> list[str]:
        told = await client.get("commands", person=parent.id, chat_id=chat_id)
        return [command["command"] for command in told]

    async def declare(name: str, **where: object) -> None:
        await api.ok("setMyCommands", commands=[{"command": name, "description": "x"}], **where)

    group = await client.group("Quartier", parent)
    assert await seen(parent.id) == []
    await declare("tous")
    await declare("prive", scope={"type": "all_private_chats"})
    assert (await seen(parent.id), await seen(group)) == (["prive"], ["tous"])
    await declare("prive_fr", scope={"type": "all_private_chats"}, language_code="fr")
    await declare("groupes", scope={"type": "all_chat_administrators"})
    assert (await seen(parent.id), await seen(group)) == (["prive_fr"], ["groupes"])
    await declare("pilotage", scope={"type": "chat", "chat_id": parent.id})
    assert await seen(parent.id) == ["pilotage"]


async def test_what_nobody_can_mean_is_refused(client: Client, parent: Somebody):
    mine = f"people/{parent.id}"
    for path in ("people/5/chats", f"{mine}/messages?chat_id=-1", f"{mine}/events?chat_id=x", f"{mine}/events?wait=x"):
        with pytest.raises(Refused):
            await client.get(path)
    with pytest.raises(Refused):
        await client.post("people", {})
    with pytest.raises(Refused):
        await parent.send("x", reply_to=55)
    with pytest.raises(Refused):
        await parent.react(55, "👍")
    with pytest.raises(Refused):
        await parent.react(1, "pouce")
    with pytest.raises(Refused):
        await parent.vote(1, 0)
