"""The HTTP surface: one table of routes for bots, for people, for whoever drives the simulation, and for the page."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from simulator import web_control, web_people
from simulator.api.dispatch import answer
from simulator.errors import ApiError, SimRefusal
from simulator.params import read_params
from simulator.transport import cut
from simulator.world import World

PAGE = Path(__file__).parent / "page"


class FreshFiles(StaticFiles):
    """Static files that a browser always asks for again."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-store"
        return response


class Nothing(Response):
    """No answer: the connection was cut."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        return


def build(world: World) -> Starlette:
    """The application over one world."""
    routes: list[BaseRoute] = [
        Route("/bot{token}/{method}", call, methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", download, methods=["GET"]),
        *web_people.ROUTES,
        *web_control.ROUTES,
        Route("/healthz", health),
        Route("/", home),
        Mount("/page", FreshFiles(directory=PAGE, html=True, check_dir=False)),
    ]
    handlers = {SimRefusal: refuse, 404: not_found, 405: not_found}
    app = Starlette(routes=routes, exception_handlers=handlers)
    app.state.world = world
    return app


async def call(request: Request) -> Response:
    """One method of the Bot API."""
    world: World = request.app.state.world
    try:
        bot = world.bot_of(request.path_params["token"])
        params = await read_params(request)
    except ApiError as error:
        _note_refusal(world, request, error)
        return JSONResponse(error.body(), status_code=error.code)
    outcome = await answer(world, bot, request.path_params["method"], params)
    if outcome.dropped:
        await cut(request)
        return Nothing()
    headers = {"Retry-After": str(outcome.body["parameters"]["retry_after"])} if outcome.status == 429 else {}
    return JSONResponse(outcome.body, status_code=outcome.status, headers=headers)


def _note_refusal(world: World, request: Request, error: ApiError) -> None:
    """A call that never came to a method is in the journal too, without its token."""
    method, now = request.path_params["method"], world.clock.now()
    world.journal.add(now, None, method, {}, status=error.code, description=error.description, ms=0.0)


async def download(request: Request) -> Response:
    """The bytes that getFile's path stands for."""
    world: World = request.app.state.world
    try:
        world.bot_of(request.path_params["token"])
    except ApiError as error:
        return JSONResponse(error.body(), status_code=error.code)
    for stored in world.files.values():
        if stored.path == request.path_params["path"]:
            return Response(stored.data, media_type="application/octet-stream")
    return JSONResponse(ApiError(404, "Not Found").body(), status_code=404)


async def refuse(_: Request, error: Exception) -> Response:
    """What a person asked cannot be done; `error` says why."""
    status = error.status if isinstance(error, SimRefusal) else 500
    return JSONResponse({"error": str(error)}, status_code=status)


async def not_found(_: Request, __: Exception) -> Response:
    """404 in the Bot API's words, for any path that is nobody's."""
    return JSONResponse(ApiError(404, "Not Found").body(), status_code=404)


async def health(_: Request) -> Response:
    """The simulator answers."""
    return PlainTextResponse("ok")


async def home(_: Request) -> Response:
    """The chat page."""
    return RedirectResponse("/page/")
