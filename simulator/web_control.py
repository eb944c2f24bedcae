"""The other /sim routes: bots, groups, the clock, limits, faults, the journal, files."""

from dataclasses import fields
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator import groups, views
from simulator.errors import SimRefusal
from simulator.faults import Fault
from simulator.model import Bot, Chat, Json, Person
from simulator.web_input import body_of, moment, number, optional_number, query_number, world_of
from simulator.world import World

LIMIT_SETTINGS = ("enabled", "overall_per_second", "chat_per_second", "chat_burst", "group_per_minute")


async def state(request: Request) -> Response:
    """Everything that the page needs to begin with; with `?chats=1`, every person's chats too."""
    world = world_of(request)
    tell = views.person_with_chats if request.query_params.get("chats") else views.person
    return JSONResponse(
        {
            "now": world.clock.now().isoformat(),
            "bots": [_bot(bot) for bot in world.bots.values()],
            "people": [tell(world, person) for person in world.people.values() if person.listed],
            "panel": world.panel,
        }
    )


def _bot(bot: Bot) -> Json:
    return {"id": bot.id, "username": bot.username, "first_name": bot.first_name}


async def add_bot(request: Request) -> Response:
    """Register a token."""
    body = await body_of(request)
    token = str(body.get("token") or "")
    username = str(body.get("username") or f"Bot{token.partition(':')[0]}Bot")
    reads_all = bool(body.get("can_read_all_group_messages"))
    return JSONResponse(
        _bot(world_of(request).add_bot(token, username, str(body.get("first_name") or username), reads_all))
    )


async def set_panel(request: Request) -> Response:
    """Tell the page where the companion panel is."""
    world_of(request).panel = (await body_of(request)).get("panel")
    return JSONResponse({"panel": world_of(request).panel})


async def add_group(request: Request) -> Response:
    """A group of these people, with or without the first bot."""
    body = await body_of(request)
    chat = groups.create(
        world_of(request),
        str(body.get("title") or "Groupe"),
        [number(i, "member_ids") for i in body.get("member_ids") or []],
        with_bot=bool(body.get("with_bot", True)),
        bot_is_admin=bool(body.get("bot_is_admin", False)),
        supergroup=bool(body.get("supergroup", False)),
    )
    return _group(chat)


def _group(chat: Chat) -> Response:
    return JSONResponse({"chat_id": chat.id, "title": chat.title, "type": chat.kind})


async def migrate(request: Request) -> Response:
    """Turn a group into a supergroup."""
    world = world_of(request)
    return _group(groups.migrate(world, groups.group(world, number(request.path_params["chat_id"], "chat_id"))))


async def change_group(request: Request) -> Response:
    """Put the bot out, add it, make it an administrator, or add somebody; `by` does it, else the creator."""
    world, body = world_of(request), await body_of(request)
    chat = groups.group(world, number(request.path_params["chat_id"], "chat_id"))
    by, action = _actor(world, chat, body), request.path_params["action"]
    if action == "add_person":
        groups.add_person(world, chat, by, world.person(number(body.get("person"), "person")))
    elif action in _BOT_ACTIONS:
        _BOT_ACTIONS[action](world, chat, by, world.first_bot())
    else:
        raise SimRefusal(404, f"nothing is called {action}")
    return _group(chat)


_BOT_ACTIONS: dict[str, Any] = {
    "remove_bot": groups.remove_bot,
    "add_bot": groups.add_bot,
    "promote_bot": groups.promote,
}


def _actor(world: World, chat: Chat, body: Json) -> Person:
    by = optional_number(body.get("by"), "by")
    creator = next(who for who, status in chat.members.items() if status == "creator")
    return world.person(creator if by is None else by)


async def get_clock(request: Request) -> Response:
    """The present instant."""
    return JSONResponse({"now": world_of(request).clock.now().isoformat()})


async def set_clock(request: Request) -> Response:
    """Stand still at `now` (or run on from it), or with null follow the system."""
    body = await body_of(request)
    world_of(request).clock.set(moment(body.get("now")), bool(body.get("running", False)))
    return await get_clock(request)


async def set_limits(request: Request) -> Response:
    """Switch rate limits on or off, and set them."""
    limits, body = world_of(request).limits, await body_of(request)
    if unknown := set(body) - set(LIMIT_SETTINGS):
        raise SimRefusal(400, f"no such limits: {', '.join(sorted(unknown))}")
    limits.change(**body)
    return JSONResponse({name: getattr(limits, name) for name in LIMIT_SETTINGS})


async def add_fault(request: Request) -> Response:
    """Have calls fail."""
    body = await body_of(request)
    if unknown := set(body) - {f.name for f in fields(Fault)}:
        raise SimRefusal(400, f"a fault has no {', '.join(sorted(unknown))}")
    if "kind" not in body:
        raise SimRefusal(400, "a fault needs its kind")
    given = {name: value for name, value in body.items() if value is not None}
    world_of(request).faults.waiting.append(Fault(**given | {"kind": str(body["kind"])}))
    return JSONResponse({"waiting": len(world_of(request).faults.waiting)})


async def clear_faults(request: Request) -> Response:
    """Let everything work again."""
    world_of(request).faults.waiting.clear()
    return JSONResponse({"waiting": 0})


async def journal(request: Request) -> Response:
    """The calls made so far."""
    after = query_number(request, "after", 0)
    return JSONResponse(world_of(request).journal.read(after, request.query_params.get("method", "")))


async def raw_update(request: Request) -> Response:
    """Queue an update as it is, for the first bot or the one named."""
    world, body = world_of(request), await body_of(request)
    update = body.get("update")
    bot_id = optional_number(body.get("bot"), "bot") or world.first_bot().id
    if not isinstance(update, dict) or bot_id not in world.bots:
        raise SimRefusal(400, "raw_update needs an update and a known bot")
    return JSONResponse({"update_id": world.updates[bot_id].add_raw(update)})


async def file(request: Request) -> Response:
    """A file's bytes."""
    stored = world_of(request).files.get(request.path_params["file_id"])
    if stored is None:
        raise SimRefusal(404, "no such file")
    safe_name = "".join(ch if ch.isascii() and (ch.isalnum() or ch in "._- ") else "_" for ch in stored.name)
    how = "inline" if stored.kind == "photo" else "attachment"
    headers = {"Content-Disposition": f'{how}; filename="{safe_name}"', "X-Content-Type-Options": "nosniff"}
    return Response(stored.data, media_type=stored.mime_type, headers=headers)


ROUTES = [
    Route("/sim/state", state, methods=["GET"]),
    Route("/sim/bots", add_bot, methods=["POST"]),
    Route("/sim/panel", set_panel, methods=["POST"]),
    Route("/sim/groups", add_group, methods=["POST"]),
    Route("/sim/groups/{chat_id}/migrate", migrate, methods=["POST"]),
    Route("/sim/groups/{chat_id}/{action}", change_group, methods=["POST"]),
    Route("/sim/clock", get_clock, methods=["GET"]),
    Route("/sim/clock", set_clock, methods=["POST"]),
    Route("/sim/limits", set_limits, methods=["POST"]),
    Route("/sim/faults", add_fault, methods=["POST"]),
    Route("/sim/faults", clear_faults, methods=["DELETE"]),
    Route("/sim/journal", journal, methods=["GET"]),
    Route("/sim/raw_update", raw_update, methods=["POST"]),
    Route("/sim/file/{file_id}", file, methods=["GET"]),
]
