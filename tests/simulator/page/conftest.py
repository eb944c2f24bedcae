"""A browser for each file of tests, and for each test a simulator with one parent in it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright

from simulator.client import Client
from simulator.server import Server
from simulator.somebody import Somebody
from tests.chromium import FLAGS, chromium
from tests.simulator.page.chat_page import NOW, WIDE, Bot


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    path = chromium()
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield launched
        await launched.close()


@pytest_asyncio.fixture(loop_scope="module")
async def server() -> AsyncIterator[Server]:
    async with Server(clock=NOW) as started:
        yield started


@pytest_asyncio.fixture(loop_scope="module")
async def client(server: Server) -> AsyncIterator[Client]:
    async with Client(server.url) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="module")
async def bot(server: Server) -> AsyncIterator[Bot]:
    async with aiohttp.ClientSession() as session:
        yield Bot(session, f"{server.url}/bot{server.token}")


@pytest_asyncio.fixture(loop_scope="module")
async def samira(client: Client) -> Somebody:
    parent = await client.person("Samira", about="Maman d’une fille de 4 ans.")
    await parent.join()
    return parent


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, server: Server) -> AsyncIterator[Page]:
    """An empty tab; whatever goes wrong in the page's own code fails the test."""
    context = await browser.new_context(viewport=WIDE, base_url=server.url)  # type: ignore[arg-type]
    tab = await context.new_page()
    tab.set_default_timeout(10_000)
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    yield tab
    await context.close()
    assert not faults
