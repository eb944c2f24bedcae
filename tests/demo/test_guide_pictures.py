"""What the pictures of the guides show beside the tours: each screen is come to again, as somebody would.

With TERREAU_PICTURES=folder each is drawn there.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.authoring.page import fill
from bot.authoring.previews import previews
from bot.demo.cast import IN_PREPARATION, NEIGHBOURS, REGION, TO_PLAY
from bot.demo.live import START
from bot.demo.neighbours import live_a_little
from bot.demo.town import Town, open_town
from bot.library.checks.activities import check_activities
from bot.library.checks.findings import Findings
from bot.library.library import Library
from bot.library.loading import CONTENT, TEXTS
from bot.model import GrantKind
from bot.texts import Texts
from simulator.client import Client
from simulator.server import Server
from simulator.somebody import Somebody
from tests.chromium import FLAGS, chromium
from tests.demo.drawing import PICTURES, drawn, keep

pytestmark = pytest.mark.asyncio(loop_scope="module")

ROOT = Path(__file__).resolve().parents[2]
CLAIRE = TO_PLAY[-1]
PHONE, TALL, WIDE = (390, 844), (390, 1100), (1180, 860)
ACTIVITY = ("Le banc du marché", "Le samedi, sur le banc devant les légumes. Deux minutes avant de rentrer.")
STEPS = "1. Asseyez-vous ensemble sur le banc.\n2. Dites comment vous allez.\n3. Écoutez son mot à lui."


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    path = chromium()
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield launched
        await launched.close()


@asynccontextmanager
async def page_of(browser: Browser, address: str, size: tuple[int, int], scale: float) -> AsyncIterator[Page]:
    context = await browser.new_context(
        viewport={"width": size[0], "height": size[1]}, device_scale_factor=scale, reduced_motion="reduce"
    )
    page = await context.new_page()
    page.set_default_timeout(20_000)
    await page.goto(address)
    yield page
    await context.close()


@asynccontextmanager
async def phone_of(browser: Browser, town: Town, owner: Somebody, size: tuple[int, int] = PHONE) -> AsyncIterator[Page]:
    address = f"{town.server.url}/page/?zone=Europe/Paris#person={owner.id}"
    async with page_of(browser, address, size, 1.28) as page:
        yield page


async def press(town: Town, somebody: Somebody, *keys: str) -> None:
    for key in keys:
        await town.press(somebody, key)


@pytest.mark.parametrize("name", ["digest", "coordinator"])
async def test_the_coordinator_s_digest_and_board(browser: Browser, name: str) -> None:
    async with open_town(START) as town:
        await town.meet([CLAIRE])
        neighbours = NEIGHBOURS if PICTURES else NEIGHBOURS[::3]
        await town.meet(neighbours, is_listed=False)
        await live_a_little(town, neighbours)
        claire = await town.coordinate(CLAIRE)
        await town.turn_to(START.replace(day=27, hour=18))
        async with phone_of(browser, town, claire) as page:
            await (digest(page) if name == "digest" else board(page, town, claire))


async def digest(page: Page) -> None:
    text = page.locator(".message", has_text="le bilan de la semaine").last
    await text.evaluate("element => element.scrollIntoView({ block: 'start' })")
    await expect(text).to_contain_text("Trois choses à faire, dix minutes chacune")
    beginning = await drawn(page)
    picture = page.locator(".message", has_text="la semaine en image").last
    await picture.evaluate("element => element.scrollIntoView({ block: 'end' })")
    await expect(picture.locator("img")).to_be_visible()
    keep("digest", beginning, await drawn(page))


async def board(page: Page, town: Town, claire: Somebody) -> None:
    await town.turn_to(START.replace(day=30, hour=10))
    await claire.send("/territoire")
    last = page.locator(".message.incoming").last
    await expect(last.locator(".key")).to_have_count(12)
    beginning = await drawn(page)
    await press(town, claire, "button-people")
    await expect(last).to_contain_text("Par rôle")
    keep("coordinator", beginning, await drawn(page))


async def test_the_region_s_board_and_a_place_that_goes_on_with_another(browser: Browser) -> None:
    async with open_town(START) as town:
        await town.meet([REGION, CLAIRE])
        await town.coordinate(CLAIRE)
        sylvie = await town.coordinate(REGION, GrantKind.REGION)
        for begun in IN_PREPARATION:
            await town.prepare(*begun)
        async with phone_of(browser, town, sylvie, TALL) as page:
            last = page.locator(".message.incoming").last
            await sylvie.send("/region")
            await expect(last).to_contain_text("3 territoires.")
            keep("region", await drawn(page, last))
            await press(town, sylvie, "button-region-places", "button-region-new")
            await sylvie.send("Le Vigneron")
            await sylvie.wait_for("le-vigneron")
            await press(town, sylvie, "button-place-kind", "place-kind-quartier", "button-place-parent")
            await sylvie.tap("Unieux")
            await expect(last).to_contain_text("(comme Unieux)")
            keep("region-place", await drawn(page, last))


async def test_an_activity_that_a_coordinator_writes_is_put_right(browser: Browser) -> None:
    async with open_town(START) as town:
        await town.meet([CLAIRE])
        claire, t = await town.coordinate(CLAIRE), town.t
        async with phone_of(browser, town, claire) as page:
            await claire.send("/territoire")
            await press(town, claire, "button-week", "button-locals", "button-local-new")
            await claire.send(ACTIVITY[0])
            await claire.tap("Reconnaître ce que l’on ressent")
            await press(town, claire, "button-local-geste", "button-local-circle")
            await claire.tap("À la maison")
            await press(town, claire, "button-ok")
            await claire.send(ACTIVITY[1])
            await claire.tap(t.plain("age-band", ages="3-5"))
            await press(town, claire, "button-ok")
            await claire.tap(t.plain("button-minutes", minutes=5))
            await claire.tap(t.plain("button-local-group", min=1, max=10))
            await press(town, claire, "button-local-outdoors")
            await claire.send("1. Marchez.")
            await claire.wait_for("il y en a 1")
            await claire.send(STEPS)
            await expect(page.locator(".message.incoming").last).to_contain_text("en mots simples")
            keep("local-activity", await drawn(page))


async def test_the_preview_of_the_activity_that_the_guide_for_authors_shows(browser: Browser, tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "guides" / "auteurs.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```markdown\n(.*?)```", guide, re.DOTALL)
    (tmp_path / "E1").mkdir()
    (tmp_path / "E1" / "la-couleur-du-bol.md").write_text(example, encoding="utf-8")
    library = Library.load()
    numbers = {one.number for one in library.help_numbers}
    (activity,) = check_activities(tmp_path, library.skills.keys(), numbers, Findings((tmp_path,)))
    async with Server(clock=START) as server, Client(server.url) as client:
        first, *_ = await fill(server, client, [*previews(library, Texts.load(CONTENT / TEXTS), activity)])
        address = f"{server.url}/page/?zone=Europe/Paris#person={first.id}"
        async with page_of(browser, address, WIDE, 1) as page:
            idea = page.locator(".message", has_text="Quel mot irait bien").first
            await idea.evaluate("element => element.scrollIntoView({ block: 'start' })")
            await expect(page.locator(".person")).to_have_count(3)
            keep("preview", await drawn(page))
