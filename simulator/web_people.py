"""The /sim/people routes: what a person sees and does."""

import time

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from simulator import groups, people, views
from simulator.errors import SimRefusal
from simulator.menu import commands_seen
from simulator.model import Chat, Json, Message
from simulator.params import Upload
from simulator.render import to_line
from simulator.web_input import (
    body_of,
    bot_in,
    chat_from,
    number,
    optional_number,
    person_of,
    query_number,
    world_of,
)

MAX_WAIT_SECONDS = 60.0


async def create(request: Request) -> Response:
    """A new person."""
    body = await body_of(request)
    world = world_of(request)
    if not str(body.get("first_name") or "").strip():
        raise SimRefusal(400, "first_name is missing")
    person = world.add_person(
        optional_number(body.get("id"), "id"),
        first_name=str(body["first_name"]),
        username=body.get("username"),
        language_code=body.get("language_code") or "fr",
        about=str(body.get("about") or ""),
        about_en=str(body.get("about_en") or ""),
        listed=bool(body.get("listed", True)),
    )
    return JSONResponse(views.person(world, person))


async def chats(request: Request) -> Response:
    """The person's chats."""
    world, person = world_of(request), person_of(request)
    return JSONResponse([views.chat(world, chat_id, chat, person) for chat_id, chat in world.chats_of(person)])


async def messages(request: Request) -> Response:
    """The messages of a chat."""
    chat = chat_from(request, request.query_params.get("chat_id"))
    after = query_number(request, "after", 0)
    return JSONResponse(views.messages(world_of(request), chat, person_of(request), after))


async def events(request: Request) -> Response:
    """What changed in a chat since `version`: at once if anything did, else when it does; `wait` seconds at most."""
    world, person = world_of(request), person_of(request)
    chat = chat_from(request, request.query_params.get("chat_id"))
    version = query_number(request, "version", 0)
    wait = min(_seconds(request.query_params.get("wait", "20")), MAX_WAIT_SECONDS)
    await _until_changed(request, chat, version, time.monotonic() + wait)
    return JSONResponse(views.events(world, chat, person, version))


def _seconds(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise SimRefusal(400, "wait must be a number of seconds") from error


async def _until_changed(request: Request, chat: Chat, version: int, deadline: float) -> None:
    """Wait for something that this person sees, for the end of the bot's typing, or for the deadline."""
    person = person_of(request)
    while not world_of(request).closed:
        if any(c.person_id in (None, person.id) for c in chat.changes[max(version, 0) :]):
            return
        now = time.monotonic()
        until = min(deadline, chat.typing_until) if chat.typing_until > now else deadline
        if now >= until:
            return
        if not await chat.signal.wait(until - now):
            return


async def commands(request: Request) -> Response:
    """The commands that the bot shows to this person in this chat."""
    world = world_of(request)
    person = world.person(query_number(request, "person", 0))
    chat = world.chat_of(person, optional_number(request.query_params.get("chat_id"), "chat_id"))
    bot = next((bot for bot in world.bots.values() if bot.id in chat.members), None)
    return JSONResponse(commands_seen(bot, chat, person) if bot is not None else [])


async def transcript(request: Request) -> Response:
    """A chat as plain text, one paragraph a message."""
    world, person = world_of(request), person_of(request)
    chat = chat_from(request, request.path_params["chat_id"])
    lines = [to_line(views.message(world, m, person)) for m in chat.messages.values()]
    return PlainTextResponse("\n".join(lines) + "\n" if lines else "")


async def text(request: Request) -> Response:
    """Send a text or a command."""
    body = await body_of(request)
    chat = chat_from(request, body.get("chat_id"))
    reply_to = optional_number(body.get("reply_to"), "reply_to")
    sent = people.write(world_of(request), person_of(request), chat, str(body.get("text") or ""), reply_to)
    return _told(request, sent)


async def join(request: Request) -> Response:
    """Open a t.me link, or the first bot with a payload."""
    body = await body_of(request)
    link, payload = str(body.get("link") or ""), str(body.get("payload") or "")
    _, sent = people.join(world_of(request), person_of(request), link, payload)
    return _told(request, sent)


def _told(request: Request, sent: Message) -> Response:
    return JSONResponse(views.message(world_of(request), sent, person_of(request)))


async def tap(request: Request) -> Response:
    """Press a button."""
    body = await body_of(request)
    chat = chat_from(request, body.get("chat_id"))
    message_id, index = (
        optional_number(body.get("message_id"), "message_id"),
        optional_number(body.get("index"), "index"),
    )
    told = people.tap(world_of(request), person_of(request), chat, message_id, body.get("label"), index)
    return JSONResponse(told)


async def react(request: Request) -> Response:
    """Put an emoji on a message, or (null) take it away."""
    body = await body_of(request)
    chat = chat_from(request, body.get("chat_id"))
    message_id = number(body.get("message_id"), "message_id")
    people.react(world_of(request), person_of(request), chat, message_id, body.get("emoji") or None)
    return _done()


async def vote(request: Request) -> Response:
    """Choose options of a poll."""
    body = await body_of(request)
    chat = chat_from(request, body.get("chat_id"))
    chosen = [number(option, "options") for option in body.get("options") or []]
    people.vote(world_of(request), person_of(request), chat, number(body.get("message_id"), "message_id"), chosen)
    return _done()


async def block(request: Request) -> Response:
    """Block the bot of a private chat."""
    world, person = world_of(request), person_of(request)
    chat = chat_from(request, (await body_of(request)).get("chat_id"))
    people.block(world, person, chat, bot_in(world, chat))
    return _done()


async def unblock(request: Request) -> Response:
    """Unblock the bot of a private chat."""
    world, person = world_of(request), person_of(request)
    chat = chat_from(request, (await body_of(request)).get("chat_id"))
    people.unblock(world, person, chat, bot_in(world, chat))
    return _done()


async def deactivate(request: Request) -> Response:
    """Delete the account."""
    people.deactivate(person_of(request))
    return _done()


async def leave(request: Request) -> Response:
    """Leave a group."""
    body = await body_of(request)
    groups.leave(world_of(request), chat_from(request, body.get("chat_id")), person_of(request))
    return _done()


async def upload(request: Request) -> Response:
    """Send a file (`file`, `caption`, `chat_id` of a multipart form) as the kind in the path."""
    async with request.form() as form:
        given = form.get("file")
        if given is None or isinstance(given, str):
            raise SimRefusal(400, "the form needs a file")
        sent = Upload(given.filename or "fichier", given.content_type or "application/octet-stream", await given.read())
        fields: Json = {name: value for name, value in form.items() if isinstance(value, str)}
    chat = chat_from(request, fields.get("chat_id"))
    kind = request.url.path.rpartition("/")[2]
    caption = fields.get("caption", "")
    return _told(request, people.send_file(world_of(request), person_of(request), chat, sent, kind, caption))


def _done() -> Response:
    return JSONResponse({"ok": True})


_ME = "/sim/people/{person_id:int}"
ROUTES = [
    Route("/sim/people", create, methods=["POST"]),
    Route("/sim/commands", commands, methods=["GET"]),
    Route(f"{_ME}/chats", chats, methods=["GET"]),
    Route(_ME + "/chats/{chat_id}.txt", transcript, methods=["GET"]),
    Route(f"{_ME}/messages", messages, methods=["GET"]),
    Route(f"{_ME}/events", events, methods=["GET"]),
    *(
        Route(f"{_ME}/{action.__name__}", action, methods=["POST"])
        for action in (text, join, tap, react, vote, block, unblock, deactivate, leave)
    ),
    *(Route(f"{_ME}/{kind}", upload, methods=["POST"]) for kind in ("photo", "document", "voice")),
]
