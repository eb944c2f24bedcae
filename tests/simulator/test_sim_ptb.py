"""python-telegram-bot, the library that the product uses, talks to the simulator as to Telegram."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, ReactionTypeEmoji
from telegram.constants import ChatAction, ChatMemberStatus, ParseMode
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter

from simulator import Client, Server, Somebody
from tests.simulator.bot_api import PNG

KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("Fait", callback_data="v1:done:7")]])


@pytest.fixture
async def bot(server: Server) -> AsyncIterator[Bot]:
    async with Bot(server.token, base_url=f"{server.url}/bot", base_file_url=f"{server.url}/file/bot") as opened:
        yield opened


@pytest.fixture
async def somebody(bot: Bot, client: Client) -> Somebody:
    samira = await client.person("Samira")
    await samira.join("unieux")
    return samira


async def test_the_bot_knows_itself(bot: Bot):
    assert (bot.username, bot.bot.can_read_all_group_messages) == ("TerreauDemoBot", False)


async def test_updates_are_polled_and_a_tap_answered(bot: Bot, somebody: Somebody):
    (update,) = await bot.get_updates(timeout=0)
    assert update.message.text == "/start unieux"
    sent = await bot.send_message(somebody.id, "<b>Idée</b>", ParseMode.HTML, reply_markup=KEYS)
    assert sent.text_html == "<b>Idée</b>"
    await somebody.tap("Fait")
    (update,) = await bot.get_updates(offset=update.update_id + 1)
    assert update.callback_query.data == "v1:done:7"
    assert await update.callback_query.answer("Bravo")
    edited = await bot.edit_message_text("Bravo", somebody.id, sent.message_id)
    assert edited.edit_date is not None
    assert (await somebody.wait_for("Bravo"))["buttons"] == []


async def test_files_albums_copies_pins_and_reactions(bot: Bot, somebody: Somebody):
    photo = await bot.send_photo(somebody.id, PNG, caption="Graphique")
    document = await bot.send_document(somebody.id, b"bilan", filename="bilan.csv")
    file = await bot.get_file(document.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"bilan"
    album = await bot.send_media_group(somebody.id, [InputMediaPhoto(PNG, caption="Un"), InputMediaPhoto(PNG)])
    assert album[0].media_group_id == album[1].media_group_id
    await bot.edit_message_media(InputMediaPhoto(PNG + b"2", caption="Deux"), somebody.id, photo.message_id)
    copied = await bot.copy_message(somebody.id, somebody.id, photo.message_id)
    assert await bot.pin_chat_message(somebody.id, copied.message_id)
    assert await bot.set_message_reaction(somebody.id, 1, ReactionTypeEmoji("👍"))
    assert await bot.send_chat_action(somebody.id, ChatAction.TYPING)
    assert await bot.delete_message(somebody.id, photo.message_id)


async def test_a_poll_its_answer_and_its_end(bot: Bot, somebody: Somebody):
    await bot.get_updates(offset=-1)
    sent = await bot.send_poll(somebody.id, "Quand ?", ["Lundi", "Mardi"], is_anonymous=False)
    await somebody.vote(sent.message_id, 1)
    answers = [u.poll_answer for u in await bot.get_updates() if u.poll_answer]
    assert answers[0].option_ids == (1,)
    assert (await bot.stop_poll(somebody.id, sent.message_id)).is_closed


async def test_what_a_bot_says_about_itself(bot: Bot):
    await bot.set_my_commands([BotCommand("idee", "Une idée tout de suite")], language_code="fr")
    assert (await bot.get_my_commands(language_code="fr"))[0].command == "idee"
    await bot.set_my_description("Compagnon")
    assert (await bot.get_my_description()).description == "Compagnon"
    await bot.set_my_short_description("Compagnon")
    assert (await bot.get_my_short_description()).short_description == "Compagnon"
    await bot.set_chat_menu_button()
    assert (await bot.get_chat_menu_button()).type == "commands"


async def test_groups_as_the_library_sees_them(bot: Bot, client: Client, somebody: Somebody):
    group = await client.group("Quartier", somebody)
    assert (await bot.get_chat(group)).title == "Quartier"
    assert (await bot.get_chat_member(group, bot.id)).status == ChatMemberStatus.MEMBER
    assert [m.user.id for m in await bot.get_chat_administrators(group)] == [somebody.id]
    update = (await bot.get_updates())[1]
    assert update.my_chat_member.new_chat_member.status == ChatMemberStatus.MEMBER
    new = await client.migrate(group)
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(group, "x")
    assert caught.value.new_chat_id == new
    assert await bot.leave_chat(new)


async def test_refusals_become_the_librarys_errors(bot: Bot, client: Client, somebody: Somebody, monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    with pytest.raises(BadRequest, match="Message is too long"):
        await bot.send_message(somebody.id, "x" * 4097)
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(5, "x")
    await client.fault("429", method="sendMessage", retry_after=3)
    with pytest.raises(RetryAfter):
        await bot.send_message(somebody.id, "x")
    await client.fault("502", method="sendMessage")
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(somebody.id, "x")
    await client.fault("drop_before", method="sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(somebody.id, "x")
    await somebody.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(somebody.id, "x")


async def test_a_webhook_and_polling_are_in_conflict(bot: Bot):
    await bot.set_webhook("http://127.0.0.1:9/hook", secret_token="abc", allowed_updates=["message"])
    info = await bot.get_webhook_info()
    assert (info.url, info.allowed_updates) == ("http://127.0.0.1:9/hook", ("message",))
    with pytest.raises(Conflict):
        await bot.get_updates()
    assert await bot.delete_webhook()


async def test_a_wrong_token_is_an_invalid_token(server: Server):
    with pytest.raises(InvalidToken):
        async with Bot("1:wrong", base_url=f"{server.url}/bot"):
            raise AssertionError("a wrong token was taken")
