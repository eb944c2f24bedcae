"""Every method that the simulator knows, by its name. A name that is not here is answered 404."""

from collections.abc import Callable
from typing import Any

from simulator.api import callbacks, chats, edits, messages, polls, profile, receiving
from simulator.api.call import Call

METHODS: dict[str, Callable[[Call], Any]] = {
    "getMe": profile.get_me,
    "getUpdates": receiving.get_updates,
    "setWebhook": receiving.set_webhook,
    "deleteWebhook": receiving.delete_webhook,
    "getWebhookInfo": receiving.get_webhook_info,
    "sendMessage": messages.send_message,
    "sendPhoto": messages.send_photo,
    "sendDocument": messages.send_document,
    "sendMediaGroup": messages.send_media_group,
    "sendPoll": polls.send_poll,
    "stopPoll": polls.stop_poll,
    "sendChatAction": messages.send_chat_action,
    "copyMessage": messages.copy_message,
    "editMessageText": edits.edit_message_text,
    "editMessageCaption": edits.edit_message_caption,
    "editMessageMedia": edits.edit_message_media,
    "editMessageReplyMarkup": edits.edit_message_reply_markup,
    "deleteMessage": messages.delete_message,
    "deleteMessages": messages.delete_messages,
    "pinChatMessage": messages.pin_chat_message,
    "unpinChatMessage": messages.unpin_chat_message,
    "setMessageReaction": messages.set_message_reaction,
    "answerCallbackQuery": callbacks.answer_callback_query,
    "getFile": chats.get_file,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatMemberCount": chats.get_chat_member_count,
    "getChatAdministrators": chats.get_chat_administrators,
    "leaveChat": chats.leave_chat,
    "setMyCommands": profile.set_my_commands,
    "getMyCommands": profile.get_my_commands,
    "deleteMyCommands": profile.delete_my_commands,
    "setMyName": profile.set_my_name,
    "getMyName": profile.get_my_name,
    "setMyDescription": profile.set_my_description,
    "getMyDescription": profile.get_my_description,
    "setMyShortDescription": profile.set_my_short_description,
    "getMyShortDescription": profile.get_my_short_description,
    "setChatMenuButton": profile.set_chat_menu_button,
    "getChatMenuButton": profile.get_chat_menu_button,
}
BY_LOWER_NAME = {name.lower(): (name, method) for name, method in METHODS.items()}
