"""Answers to taps."""

import re

from simulator.api.call import Call
from simulator.errors import QUERY_TOO_OLD, bad_request
from simulator.model import Change
from simulator.utf16 import length

MAX_TOAST = 200
EXPIRES_SECONDS = 60


def answer_callback_query(call: Call) -> bool:
    """End the wait of the person who tapped, with a toast or an alert; once only, and within a minute of the clock."""
    text = call.params.text("text")
    query = call.world.queries.get(call.params.text("callback_query_id"))
    if query is None or query.bot_id != call.bot.id or query.answered:
        raise bad_request(QUERY_TOO_OLD)
    if (call.world.clock.now() - query.asked_at).total_seconds() > EXPIRES_SECONDS:
        raise bad_request(QUERY_TOO_OLD)
    if length(text) > MAX_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    if (url := call.params.text("url")) and not re.match(rf"(https?://)?t\.me/{call.bot.username}\?start=", url):
        raise bad_request("URL_INVALID")
    query.answered = True
    if text:
        toast = {"text": text, "alert": call.params.flag("show_alert")}
        query.chat.record(Change(0, "toast", toast=toast, person_id=query.person_id))
    return True
