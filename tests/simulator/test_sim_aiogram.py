"""An independent judge: aiogram serialises each call and reads each answer with its own models of the Bot API."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import aiogram.methods
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramMigrateToChat, TelegramRetryAfter
from aiogram.methods import TelegramMethod
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    InputPollOption,
    MenuButtonCommands,
    ReactionTypeEmoji,
    ReplyParameters,
)

from simulator import Client, Server, Somebody
from simulator.api.table import METHODS
from tests.simulator.bot_api import PNG

KEYS = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Fait", callback_data="v1:done")]])
MODELS: dict[str, type[TelegramMethod[Any]]] = {
    model.__api_method__: model
    for name in aiogram.methods.__all__
    if isinstance(model := getattr(aiogram.methods, name), type)
    and isinstance(getattr(model, "__api_method__", None), str)
}


def picture(name: str = "a.png") -> BufferedInputFile:
    return BufferedInputFile(PNG, name)


class Scene:
    """A private chat, a group where the bot is an administrator, and one message of each kind."""

    def __init__(self) -> None:
        self.chat = self.group = self.text = self.photo = self.poll = 0
        self.file_id = self.query_id = ""

    def text_place(self) -> dict[str, Any]:
        return {"chat_id": self.chat, "message_id": self.text}

    def photo_place(self) -> dict[str, Any]:
        return {"chat_id": self.chat, "message_id": self.photo}


SAMPLES: dict[str, Callable[[Scene], dict[str, Any]]] = {
    "getMe": lambda s: {},
    "getUpdates": lambda s: {"limit": 100, "timeout": 0, "allowed_updates": ["message", "callback_query"]},
    "setWebhook": lambda s: {"url": "http://127.0.0.1:9/x", "secret_token": "abc", "drop_pending_updates": True},
    "deleteWebhook": lambda s: {"drop_pending_updates": True},
    "getWebhookInfo": lambda s: {},
    "sendMessage": lambda s: {
        "chat_id": s.chat, "text": "<b>x</b>", "parse_mode": "HTML", "reply_markup": KEYS,
        "reply_parameters": ReplyParameters(message_id=s.text),
    },
    "sendPhoto": lambda s: {"chat_id": s.chat, "photo": picture(), "caption": "x", "reply_markup": KEYS},
    "sendDocument": lambda s: {"chat_id": s.chat, "document": picture("bilan.csv"), "caption": "x"},
    "sendMediaGroup": lambda s: {
        "chat_id": s.chat,
        "media": [InputMediaPhoto(media=picture(), caption="x"), InputMediaPhoto(media=s.file_id)],
    },
    "sendPoll": lambda s: {
        "chat_id": s.chat, "question": "Quand ?", "options": [InputPollOption(text="a"), InputPollOption(text="b")],
        "type": "quiz", "correct_option_ids": [1], "explanation": "b",
    },
    "stopPoll": lambda s: {"chat_id": s.chat, "message_id": s.poll},
    "sendChatAction": lambda s: {"chat_id": s.chat, "action": "typing"},
    "copyMessage": lambda s: {"chat_id": s.chat, "from_chat_id": s.chat, "message_id": s.text},
    "editMessageText": lambda s: {**s.text_place(), "text": "y", "reply_markup": KEYS},
    "editMessageCaption": lambda s: {**s.photo_place(), "caption": "y"},
    "editMessageMedia": lambda s: {**s.photo_place(), "media": InputMediaPhoto(media=picture(), caption="y")},
    "editMessageReplyMarkup": lambda s: {**s.text_place(), "reply_markup": KEYS},
    "deleteMessage": lambda s: s.text_place(),
    "deleteMessages": lambda s: {"chat_id": s.chat, "message_ids": [s.text, s.photo]},
    "pinChatMessage": lambda s: s.text_place(),
    "unpinChatMessage": lambda s: s.text_place(),
    "setMessageReaction": lambda s: {**s.text_place(), "reaction": [ReactionTypeEmoji(emoji="👍")]},
    "answerCallbackQuery": lambda s: {"callback_query_id": s.query_id, "text": "x", "show_alert": True},
    "getFile": lambda s: {"file_id": s.file_id},
    "getChat": lambda s: {"chat_id": s.group},
    "getChatMember": lambda s: {"chat_id": s.group, "user_id": 424242},
    "getChatMemberCount": lambda s: {"chat_id": s.group},
    "getChatAdministrators": lambda s: {"chat_id": s.group},
    "leaveChat": lambda s: {"chat_id": s.group},
    "setMyCommands": lambda s: {
        "commands": [BotCommand(command="idee", description="x")], "scope": BotCommandScopeAllPrivateChats(),
        "language_code": "fr",
    },
    "getMyCommands": lambda s: {"scope": BotCommandScopeAllPrivateChats()},
    "deleteMyCommands": lambda s: {"scope": BotCommandScopeAllPrivateChats(), "language_code": "fr"},
    "setMyName": lambda s: {"name": "Terreau"},
    "getMyName": lambda s: {"language_code": "fr"},
    "setMyDescription": lambda s: {"description": "x"},
    "getMyDescription": lambda s: {},
    "setMyShortDescription": lambda s: {"short_description": "x"},
    "getMyShortDescription": lambda s: {},
    "setChatMenuButton": lambda s: {"chat_id": s.chat, "menu_button": MenuButtonCommands()},
    "getChatMenuButton": lambda s: {"chat_id": s.chat},
}  # fmt: skip


@pytest.fixture
async def bot(server: Server) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.url))
    yield Bot(server.token, session=session)
    # Not Bot's own end, which sleeps a quarter of a second.
    await (await session.create_session()).close()


@pytest.fixture
async def scene(bot: Bot, client: Client, parent: Somebody) -> Scene:
    made = Scene()
    made.chat = parent.id
    made.group = await client.group("Quartier", parent, bot_is_admin=True)
    photo = await bot.send_photo(parent.id, picture(), caption="x")
    assert photo.photo
    made.photo, made.file_id = photo.message_id, photo.photo[-1].file_id
    made.poll = (await bot.send_poll(parent.id, "Quand ?", ["a", "b"])).message_id
    keys = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Autre", callback_data="x")]])
    made.text = (await bot.send_message(parent.id, "x", reply_markup=keys)).message_id
    made.query_id = (await parent.tap("Autre"))["callback_query_id"]
    return made


def test_every_method_of_the_simulator_has_a_sample_and_is_one_of_the_bot_api():
    assert set(SAMPLES) == set(METHODS)
    assert set(METHODS) <= set(MODELS)


@pytest.mark.parametrize("name", sorted(SAMPLES))
async def test_a_call_as_aiogram_makes_it_is_taken_and_its_answer_is_of_the_right_type(bot: Bot, scene: Scene, name):
    if name == "unpinChatMessage":
        await bot.pin_chat_message(**scene.text_place())
    await bot(MODELS[name](**SAMPLES[name](scene)))


@pytest.mark.parametrize("name", sorted(set(MODELS) - set(METHODS))[::9])
async def test_a_method_that_is_not_simulated_is_not_found(bot: Bot, server: Server, name):
    async with (await bot.session.create_session()).post(f"{server.url}/bot{server.token}/{name}") as answer:  # type: ignore[attr-defined]
        assert (answer.status, (await answer.json())["description"]) == (404, "Not Found")


async def test_every_kind_of_update_is_of_the_right_type(bot: Bot, client: Client, parent: Somebody):
    kinds = ["message", "callback_query", "my_chat_member", "chat_member", "message_reaction", "poll", "poll_answer"]
    await bot.get_updates(allowed_updates=kinds)
    await parent.photo(caption="x")
    await parent.document(b"x")
    await parent.voice()
    sent = await bot.send_message(parent.id, "x", reply_markup=KEYS)
    await parent.tap("Fait")
    await parent.react(sent.message_id, "👍")
    poll = await bot.send_poll(parent.id, "?", ["a", "b"], is_anonymous=False)
    await parent.vote(poll.message_id, 0)
    await parent.block()
    await parent.unblock()
    paul = await client.person("Paul")
    group = await client.group("Quartier", parent, paul, bot_is_admin=True)
    await paul.leave(group)
    await client.migrate(group)
    updates = await bot.get_updates()
    assert {u.event_type for u in updates} == set(kinds)
    assert len(updates) == 16


async def test_aiogram_recognises_the_refusals(bot: Bot, client: Client, parent: Somebody):
    group = await client.group("Quartier", parent)
    new = await client.migrate(group)
    with pytest.raises(TelegramMigrateToChat) as moved:
        await bot.send_message(group, "x")
    assert moved.value.migrate_to_chat_id == new
    with pytest.raises(TelegramBadRequest, match="message is too long"):
        await bot.send_message(parent.id, "x" * 4097)
    await client.fault("429", retry_after=4)
    with pytest.raises(TelegramRetryAfter) as limited:
        await bot.send_message(parent.id, "x")
    assert limited.value.retry_after == 4


async def test_files_are_downloaded_by_aiogram(bot: Bot, parent: Somebody):
    sent = await bot.send_document(parent.id, BufferedInputFile(b"bilan", "bilan.csv"))
    assert sent.document
    downloaded = await bot.download(sent.document.file_id)
    assert downloaded is not None
    assert downloaded.read() == b"bilan"
