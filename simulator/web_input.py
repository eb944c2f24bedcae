"""Reading what the /sim routes are given."""

import json
from datetime import datetime

from starlette.requests import Request

from simulator.errors import SimRefusal
from simulator.model import Bot, Chat, Json, Person
from simulator.world import World


def world_of(request: Request) -> World:
    """The world behind the request."""
    world: World = request.app.state.world
    return world


def person_of(request: Request) -> Person:
    """The person in the path; raises 404."""
    return world_of(request).person(request.path_params["person_id"])


async def body_of(request: Request) -> Json:
    """The JSON object of the body, empty where there is none; raises 400."""
    raw = await request.body()
    try:
        body = json.loads(raw or b"{}")
    except ValueError as error:
        raise SimRefusal(400, "the body is no JSON") from error
    if not isinstance(body, dict):
        raise SimRefusal(400, "the body is no JSON object")
    return body


def number(value: object, name: str) -> int:
    """A whole number; raises 400."""
    try:
        return int(str(value))
    except ValueError as error:
        raise SimRefusal(400, f"{name} must be a whole number") from error


def optional_number(value: object, name: str) -> int | None:
    """A whole number or None; raises 400."""
    return None if value is None or value == "" else number(value, name)


def query_number(request: Request, name: str, default: int) -> int:
    """A number of the query string."""
    return number(request.query_params.get(name, default), name)


def chat_from(request: Request, chat_id: object) -> Chat:
    """The chat that the person in the path calls `chat_id`; raises 404."""
    return world_of(request).chat_of(person_of(request), optional_number(chat_id, "chat_id"))


def bot_in(world: World, chat: Chat) -> Bot:
    """The bot of a private chat."""
    return next(bot for bot in world.bots.values() if bot.id in chat.members)


def moment(value: object) -> datetime | None:
    """An ISO time with its zone, or None; raises 400."""
    if value is None:
        return None
    try:
        read = datetime.fromisoformat(str(value))
    except ValueError as error:
        raise SimRefusal(400, "now must be an ISO time") from error
    if read.tzinfo is None:
        raise SimRefusal(400, "now needs its zone, as in 2026-11-23T08:00:00+01:00")
    return read
