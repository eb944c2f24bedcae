"""Editing, deleting, pinning, reacting, polls: what is allowed and what is said otherwise."""

from datetime import timedelta

import pytest

from simulator import Client, Somebody
from tests.simulator.bot_api import MONDAY, PNG, Api

KEYS = {"inline_keyboard": [[{"text": "Fait", "callback_data": "v1:done"}]]}
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


@pytest.fixture
async def sent(api: Api, parent: Somebody) -> dict:
    message = await api.ok("sendMessage", chat_id=parent.id, text="<b>un</b>", parse_mode="HTML", reply_markup=KEYS)
    return {"chat_id": parent.id, "message_id": message["message_id"]}


async def photo(api: Api, parent: Somebody) -> dict:
    message = (await api.form("sendPhoto", {"photo": PNG}, chat_id=str(parent.id), caption="un"))["result"]
    return {"chat_id": parent.id, "message_id": message["message_id"]}


async def test_an_edited_text_is_marked_and_loses_buttons_that_are_not_given_again(api, sent, parent):
    edited = await api.ok("editMessageText", text="deux", **sent)
    assert edited["edit_date"] == edited["date"]
    seen = await parent.last()
    assert (seen["text"], seen["edited"], seen["buttons"]) == ("deux", True, [])


async def test_an_edit_that_changes_nothing_is_refused(api, sent):
    same = {"text": "<b>un</b>", "parse_mode": "HTML", "reply_markup": KEYS}
    assert await api.refusal("editMessageText", **sent, **same) == NOT_MODIFIED
    assert await api.refusal("editMessageReplyMarkup", **sent, reply_markup=KEYS) == NOT_MODIFIED
    await api.ok("editMessageText", **sent, text="un", reply_markup=KEYS)


async def test_buttons_alone_can_be_changed_without_a_mark(api, sent, parent):
    await api.ok("editMessageReplyMarkup", **sent)
    seen = await parent.last()
    assert (seen["buttons"], seen["edited"]) == ([], False)


async def test_only_the_bots_own_messages_can_be_edited(api, parent):
    said = await api.refusal("editMessageText", chat_id=parent.id, message_id=1, text="x")
    assert said == "Bad Request: message can't be edited"
    said = await api.refusal("editMessageText", chat_id=parent.id, message_id=99, text="x")
    assert said == "Bad Request: message to edit not found"
    said = await api.refusal("editMessageText", chat_id=parent.id, text="x")
    assert said == "Bad Request: message identifier is not specified"


async def test_a_text_and_a_caption_are_not_the_same_thing(api, sent, parent):
    said = await api.refusal("editMessageCaption", **sent, caption="x")
    assert said == "Bad Request: there is no caption in the message to edit"
    picture = await photo(api, parent)
    said = await api.refusal("editMessageText", **picture, text="x")
    assert said == "Bad Request: there is no text in the message to edit"
    await api.ok("editMessageCaption", **picture, caption="deux")
    assert (await parent.last())["text"] == "deux"
    said = await api.refusal("editMessageCaption", **picture, caption="x" * 1025)
    assert said == "Bad Request: message caption is too long"


async def test_a_picture_is_replaced_by_an_attached_one(api, client: Client, parent):
    picture = await photo(api, parent)
    other = PNG + b"other"
    media = {"type": "photo", "media": "attach://new", "caption": "trois"}
    fields = {name: str(value) for name, value in picture.items()}
    answer = await api.form("editMessageMedia", {"new": other}, media=media, **fields)
    assert answer["result"]["caption"] == "trois"
    assert await client.read_bytes((await parent.last())["photo"]) == other


async def test_edits_of_a_blocked_bot_are_refused(api, sent, parent):
    await parent.block()
    assert await api.refusal("editMessageText", text="x", **sent) == "Forbidden: bot was blocked by the user"


async def test_an_edit_keeps_the_limits_of_a_text(api, sent):
    assert await api.refusal("editMessageText", text="x" * 4097, **sent) == "Bad Request: message is too long"
    assert await api.refusal("editMessageText", text="", **sent) == "Bad Request: message text is empty"
    wrong = {"keyboard": [["x"]]}
    said = await api.refusal("editMessageText", text="x", reply_markup=wrong, **sent)
    assert said == "Bad Request: inline keyboard expected"


# --- deleting


async def test_a_deleted_message_is_gone_for_everybody(api, sent, parent):
    version = (await parent.events(0))["version"]
    assert await api.ok("deleteMessage", **sent) is True
    assert await parent.last() is None
    assert (await parent.events(version))["deleted"] == [sent["message_id"]]
    assert await api.refusal("deleteMessage", **sent) == "Bad Request: message to delete not found"


async def test_a_message_older_than_two_days_cannot_be_deleted(api, client: Client, sent):
    await client.clock(MONDAY + timedelta(hours=49))
    assert await api.refusal("deleteMessage", **sent) == "Bad Request: message can't be deleted for everyone"


async def test_in_a_group_a_plain_member_deletes_only_its_own(api, client: Client, parent):
    group = await client.group("Quartier", parent)
    said = await parent.send("/aide", chat_id=group)
    asked = {"chat_id": group, "message_id": said["message_id"]}
    assert await api.refusal("deleteMessage", **asked) == "Bad Request: message can't be deleted"
    await client.promote_bot(group)
    assert await api.ok("deleteMessage", **asked)


async def test_several_messages_are_deleted_at_once(api, sent, parent):
    await api.ok("deleteMessages", chat_id=parent.id, message_ids=[1, sent["message_id"], 55])
    assert await parent.read() == []
    said = await api.refusal("deleteMessages", chat_id=parent.id, message_ids=[])
    assert said == "Bad Request: message identifiers are not specified"


# --- pins and reactions


async def test_a_message_is_pinned_and_unpinned(api, sent, parent):
    await api.ok("pinChatMessage", **sent)
    messages = await parent.read()
    assert [m["pinned"] for m in messages] == [False, True, False]
    assert messages[-1]["service"] == "Terreau a épinglé un message"
    assert (await api.ok("getChat", chat_id=parent.id))["pinned_message"]["message_id"] == sent["message_id"]
    await api.ok("unpinChatMessage", chat_id=parent.id)
    assert await api.refusal("unpinChatMessage", chat_id=parent.id) == "Bad Request: message to unpin not found"


async def test_pinning_in_a_group_takes_an_administrator(api, client: Client, parent):
    group = await client.group("Quartier", parent)
    message = await api.ok("sendMessage", chat_id=group, text="Thème")
    asked = {"chat_id": group, "message_id": message["message_id"]}
    said = await api.refusal("pinChatMessage", **asked)
    assert said == "Bad Request: not enough rights to manage pinned messages in the chat"
    await client.promote_bot(group)
    assert await api.ok("pinChatMessage", **asked)


async def test_the_bot_reacts_with_one_known_emoji(api, parent):
    asked = {"chat_id": parent.id, "message_id": 1}
    await api.ok("setMessageReaction", reaction=[{"type": "emoji", "emoji": "👍"}], **asked)
    assert (await parent.read())[0]["reactions"] == ["👍"]
    said = await api.refusal("setMessageReaction", reaction=[{"type": "emoji", "emoji": "🌱"}], **asked)
    assert said == "Bad Request: REACTION_INVALID"
    two = [{"type": "emoji", "emoji": e} for e in "👍🔥"]
    assert await api.refusal("setMessageReaction", reaction=two, **asked) == "Bad Request: REACTIONS_TOO_MANY"
    await api.ok("setMessageReaction", **asked)
    assert (await parent.read())[0]["reactions"] == []


async def test_a_persons_reaction_comes_only_to_a_bot_that_asked_for_it(api, sent, parent):
    await parent.react(sent["message_id"], "❤")
    assert await api.updates() == []
    await api.ok("getUpdates", allowed_updates=["message_reaction"])
    await parent.react(sent["message_id"], "🔥")
    (update,) = await api.updates()
    reaction = update["message_reaction"]
    assert reaction["old_reaction"] == [{"type": "emoji", "emoji": "❤"}]
    assert reaction["new_reaction"] == [{"type": "emoji", "emoji": "🔥"}]


# --- polls


async def test_a_poll_counts_votes_and_tells_who_when_it_is_open(api, parent):
    options = [{"text": "Lundi"}, "Mardi"]
    poll = await api.ok("sendPoll", chat_id=parent.id, question="Quand ?", options=options, is_anonymous=False)
    await parent.vote(poll["message_id"], 1)
    state, answer = await api.updates()
    assert [o["voter_count"] for o in state["poll"]["options"]] == [0, 1]
    assert (answer["poll_answer"]["option_ids"], answer["poll_answer"]["user"]["id"]) == ([1], parent.id)
    seen = (await parent.last())["poll"]
    assert seen["options"][1] == {"text": "Mardi", "votes": 1, "chosen": True}
    closed = await api.ok("stopPoll", chat_id=parent.id, message_id=poll["message_id"])
    assert closed["is_closed"]


async def test_an_anonymous_poll_tells_no_name(api, parent):
    poll = await api.ok("sendPoll", chat_id=parent.id, question="Quand ?", options=["a", "b"])
    await parent.vote(poll["message_id"], 0)
    assert ["poll" in u for u in await api.updates()] == [True]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"question": ""}, "Bad Request: poll question must be non-empty"),
        ({"question": "x" * 301}, "Bad Request: poll question length must not exceed 300"),
        ({"options": []}, "Bad Request: poll must have at least 1 option"),
        ({"options": ["x"] * 13}, "Bad Request: poll can't have more than 12 options"),
        ({"options": ["x" * 101, "y"]}, "Bad Request: poll options length must not exceed 100"),
        ({"options": ["", "y"]}, "Bad Request: poll options must be non-empty"),
        ({"type": "quiz"}, "Bad Request: wrong correct option ID specified"),
    ],
)
async def test_a_wrong_poll_is_refused(api, parent, change, says):
    asked = {"chat_id": parent.id, "question": "Quand ?", "options": ["a", "b"]} | change
    assert await api.refusal("sendPoll", **asked) == says
