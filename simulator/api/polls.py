"""Polls."""

from typing import Any

from simulator import entities, payloads
from simulator.api.call import Call
from simulator.errors import bad_request
from simulator.model import Json, Poll
from simulator.params import whole
from simulator.utf16 import length

OPTIONS = range(1, 13)
MAX_QUESTION = 300
MAX_OPTION = 100
MAX_EXPLANATION = 200


def send_poll(call: Call) -> Json:
    """A poll or a quiz."""
    question, _ = call.words("question", "question_parse_mode", "question_entities")
    if not question:
        raise bad_request("poll question must be non-empty")
    if length(question) > MAX_QUESTION:
        raise bad_request(f"poll question length must not exceed {MAX_QUESTION}")
    options = [_option(item) for item in call.params.list_of("options") or []]
    if len(options) not in OPTIONS:
        few = "poll must have at least 1 option"
        raise bad_request(few if not options else f"poll can't have more than {OPTIONS.stop - 1} options")
    kind = call.params.text("type") or "regular"
    if kind not in ("regular", "quiz"):
        raise bad_request("unsupported poll type specified")
    poll = Poll(
        id=str(5_000_000_000_000_000 + call.world.number()), question=question, options=options,
        anonymous=call.params.flag("is_anonymous", default=True), multiple=call.params.flag("allows_multiple_answers"),
        kind=kind,  # type: ignore[arg-type]
        closed=call.params.flag("is_closed"),
    )  # fmt: skip
    if kind == "quiz":
        _make_quiz(call, poll)
    return call.send(poll=poll)


def _option(item: Any) -> str:
    text = item if isinstance(item, str) else item.get("text") if isinstance(item, dict) else None
    mode = item.get("text_parse_mode") if isinstance(item, dict) else None
    plain, _ = entities.parse(str(text or ""), str(mode or ""), None)
    if not plain:
        raise bad_request("poll options must be non-empty")
    if length(plain) > MAX_OPTION:
        raise bad_request(f"poll options length must not exceed {MAX_OPTION}")
    return plain


def _make_quiz(call: Call, poll: Poll) -> None:
    given = call.params.list_of("correct_option_ids")
    single = call.params.integer("correct_option_id", -1)
    correct = [whole(i, -1) for i in given] if given is not None else [single]
    if not correct or any(i not in range(len(poll.options)) for i in correct):
        raise bad_request("wrong correct option ID specified")
    poll.correct = correct
    poll.explanation, _ = call.words("explanation", "explanation_parse_mode", "explanation_entities")
    if length(poll.explanation) > MAX_EXPLANATION:
        raise bad_request("message caption is too long")


def stop_poll(call: Call) -> Json:
    """Close the bot's own poll; gives back the final Poll."""
    chat = call.open_chat()
    message = call.message_of(chat, "message with poll to stop not found")
    if message.poll is None or message.sender_id != call.bot.id:
        raise bad_request("poll can't be stopped")
    if message.poll.closed:
        raise bad_request("poll has already been closed")
    message.poll.closed = True
    chat.touch(message)
    return payloads.poll(message.poll)
