"""The three guided tours, played by the page in a real browser, wide and on a phone: nothing in them may rot.

With TERREAU_PICTURES=folder each moment that a tour keeps is drawn there, for the guides.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from urllib.parse import quote

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from bot.demo.cast import NEIGHBOURS, TERRITORY, TO_PLAY
from bot.demo.live import START
from bot.demo.neighbours import live_a_little
from bot.demo.panel import Panel
from bot.demo.tours import TOURS
from bot.demo.town import open_town
from bot.web import WebServer
from tests.axe import axe_script, grave_findings
from tests.chromium import FLAGS, chromium
from tests.demo.drawing import PICTURES, drawn, keep

pytestmark = pytest.mark.asyncio(loop_scope="module")

WINDOWS = {"wide": {"width": 1400, "height": 900}, "phone": {"width": 390, "height": 844}}
AT_EASE_MS = 45_000


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    path = chromium()
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield launched
        await launched.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def address() -> AsyncIterator[str]:
    """The town of `make demo`; with fewer neighbours where no picture is wanted."""
    neighbours = NEIGHBOURS if PICTURES else NEIGHBOURS[::3]
    async with open_town(START) as town:
        players = await town.meet(TO_PLAY)
        await town.meet(neighbours, is_listed=False)
        await live_a_little(town, neighbours)
        await town.coordinate(TO_PLAY[-1])
        panel = Panel(town, {one.id: one.first_name for one in players}, neighbours)
        async with WebServer(panel.app(), "127.0.0.1", 0) as web:
            town.server.set_panel(f"{web.url}/")
            zone = quote(town.territory.time_zone, safe="")
            held = f"{players[0].id},{players[-1].id}"
            yield f"{town.server.url}/page/?start={TERRITORY}&zone={zone}&pace=0#person={held}"


async def open_page(context: BrowserContext, address: str, faults: list[str]) -> Page:
    page = await context.new_page()
    page.set_default_timeout(AT_EASE_MS)
    page.on("pageerror", lambda error: faults.append(str(error)))
    await page.goto(address)
    return page


async def keep_moment(page: Page, name: str) -> None:
    size = page.viewport_size or {"width": 0}
    keep(f"tour-{name}" + ("" if size["width"] > 700 else "-phone"), await drawn(page))


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("tour", TOURS)
async def test_a_tour_is_played_to_its_end(browser: Browser, address: str, tour: str, window: str) -> None:
    faults: list[str] = []
    context = await browser.new_context(viewport=WINDOWS[window], reduced_motion="reduce")  # type: ignore[arg-type]
    page = await open_page(context, address, faults)
    await page.expose_function("keepPicture", lambda name: keep_moment(page, name))
    if window == "phone":
        await page.get_by_role("button", name="Voir le panneau").click()
    await page.frame_locator("#panel iframe").locator(f'[data-tour="{tour}"]').click()
    shown = page.locator("#tour")
    await expect(shown).to_be_visible(timeout=AT_EASE_MS)
    await expect(shown).not_to_have_attribute("data-state", "playing", timeout=AT_EASE_MS)
    assert await page.locator("#tour-words").inner_text() == "La visite est finie. Les téléphones sont à vous."
    assert not await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    await context.close()
    assert not faults


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_has_nothing_serious_to_say_of_the_page_and_its_panel(
    browser: Browser, address: str, scheme: str, language: str
) -> None:
    script = axe_script()
    for size in WINDOWS.values():
        context = await browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page = await open_page(context, address.replace("?", f"?lang={language}&"), [])
        await expect(page.get_by_role("region", name="Samira").first).to_be_visible()
        for view in ("chat", "people", "panel"):
            await page.evaluate("view => { document.body.dataset.view = view; }", view)
            assert await grave_findings(page, script) == []
        frame = page.frames[1]
        await expect(page.frame_locator("#panel iframe").locator("tbody tr")).not_to_have_count(0)
        assert await grave_findings(frame, script) == []
        await context.close()


@pytest.mark.parametrize(("scheme", "language"), [("light", "fr"), ("dark", "en")])
async def test_axe_has_nothing_serious_to_say_of_the_bar_of_a_tour(
    browser: Browser, address: str, scheme: str, language: str
) -> None:
    """At its own pace, so that a sentence stands while it is looked at."""
    script = axe_script()
    at_its_pace = address.replace("pace=0", f"pace=1&lang={language}")
    for window, size in WINDOWS.items():
        context = await browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page = await open_page(context, at_its_pace, [])
        if window == "phone":
            await page.evaluate("document.body.dataset.view = 'panel'")
        await page.frame_locator("#panel iframe").locator('[data-tour="parent"]').click()
        await expect(page.locator("#tour-words")).not_to_be_empty(timeout=AT_EASE_MS)
        await expect(page.locator(".pointed")).to_be_visible(timeout=AT_EASE_MS)
        assert await grave_findings(page, script) == []
        assert await grave_findings(page.frames[1], script) == []
        await page.locator("#tour-end").click()
        await expect(page.locator("#tour")).to_be_hidden()
        await context.close()


async def test_a_tour_begins_without_the_last_words_of_the_one_before(browser: Browser, address: str) -> None:
    faults: list[str] = []
    context = await browser.new_context(viewport=WINDOWS["wide"], reduced_motion="reduce")  # type: ignore[arg-type]
    page = await open_page(context, address.replace("pace=0", "pace=1"), faults)
    words, bar = page.locator("#tour-words"), page.locator("#tour")
    tours = page.frame_locator("#panel iframe")
    await tours.locator('[data-tour="coordinator"]').click()
    await expect(words).not_to_be_empty(timeout=AT_EASE_MS)
    said = await words.inner_text()
    await page.locator("#tour-end").click()
    await tours.locator('[data-tour="parent"]').click()
    await expect(bar).to_be_visible(timeout=AT_EASE_MS)
    assert await words.inner_text() != said
    await context.close()
    assert not faults
