"""From a request to a method and back: faults, refusals, the journal."""

import asyncio
import inspect
import logging
import time
from dataclasses import dataclass
from typing import Any

from simulator.api.call import Call
from simulator.api.table import BY_LOWER_NAME
from simulator.errors import ApiError, method_not_found
from simulator.faults import Fault
from simulator.model import Bot, Json
from simulator.params import Params
from simulator.world import World

logger = logging.getLogger(__name__)


@dataclass
class Outcome:
    """What goes back to the bot; `dropped` means that the connection is cut instead."""

    status: int
    body: Json
    dropped: bool = False


async def answer(world: World, bot: Bot, name: str, params: Params) -> Outcome:
    """Run one call as the real server would, and write it into the journal."""
    began = time.monotonic()
    fault = world.faults.take(name, params.text("chat_id"))
    outcome = await _with_fault(world, bot, name, params, fault)
    world.journal.add(
        world.clock.now(),
        bot.username,
        name,
        _told(params),
        status=0 if outcome.dropped else outcome.status,
        description=f"dropped: {fault.kind}" if outcome.dropped and fault else outcome.body.get("description"),
        ms=(time.monotonic() - began) * 1000,
    )
    return outcome


async def _with_fault(world: World, bot: Bot, name: str, params: Params, fault: Fault | None) -> Outcome:
    if fault is None:
        return await _run(world, bot, name, params)
    if (error := fault.error()) is not None:
        return Outcome(error.code, error.body())
    if fault.kind == "drop_before":
        return Outcome(0, {}, dropped=True)
    if fault.kind == "delay":
        await asyncio.sleep(fault.seconds)
    outcome = await _run(world, bot, name, params)
    outcome.dropped = fault.kind == "drop_after"
    return outcome


async def _run(world: World, bot: Bot, name: str, params: Params) -> Outcome:
    try:
        result = await _result(world, bot, name, params)
    except ApiError as error:
        return Outcome(error.code, error.body())
    except Exception:
        logger.exception("the simulator failed in %s", name)
        return Outcome(500, ApiError(500, "Internal Server Error").body())
    body: Json = {"ok": True, "result": result}
    if isinstance(result, tuple):
        body |= {"result": result[0], "description": result[1]}
    return Outcome(200, body)


async def _result(world: World, bot: Bot, name: str, params: Params) -> Any:
    if name.lower() not in BY_LOWER_NAME:
        raise method_not_found()
    _, method = BY_LOWER_NAME[name.lower()]
    result = method(Call(world, bot, params))
    return await result if inspect.isawaitable(result) else result


def _told(params: Params) -> dict[str, str]:
    """The parameters for the journal; a file is told by its name and size."""
    files = {name: f"<file {upload.name}, {len(upload.data)} bytes>" for name, upload in params.files.items()}
    return params.values | files


def obeyed_by(world: World) -> None:
    """Let bots make calls in their answers to the webhook."""

    async def run(bot: Bot, name: str, params: Params) -> None:
        await answer(world, bot, name, params)

    world.run_method = run
