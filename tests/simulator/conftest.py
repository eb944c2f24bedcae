"""A fresh simulator for each test, called through real HTTP as a bot and as a person."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from simulator import Client, Server, Somebody
from tests.simulator.bot_api import MONDAY, Api


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with Server(clock=MONDAY) as opened:
        yield opened


@pytest.fixture
async def client(server: Server) -> AsyncIterator[Client]:
    async with Client(server.url) as opened:
        yield opened


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest.fixture
def api(server: Server, session: aiohttp.ClientSession) -> Api:
    return Api(session, server.url, server.token)


@pytest.fixture
async def parent(client: Client, api: Api) -> Somebody:
    """Samira, who has started the bot; the bot has read it."""
    samira = await client.person("Samira", username="samira42")
    await samira.join()
    await api.updates()
    return samira
