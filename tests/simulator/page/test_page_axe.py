"""axe-core over whatever opens on the chat page: dialogs, menus, a photo that waits, polls, what passes by."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from simulator.server import Server
from simulator.somebody import Somebody
from tests.axe import axe_script, grave_findings
from tests.simulator.page.chat_page import PHONE, WIDE, Bot, open_chat

pytestmark = pytest.mark.asyncio(loop_scope="module")

Opening = Callable[[Page, Bot, Somebody], Awaitable[Any]]
WINDOWS = {"wide": WIDE, "phone": PHONE}
LOOKS = [("light", "fr", "wide"), ("dark", "en", "phone")]
RICH = "<b>Gras</b> <code>code</code> <tg-spoiler>caché</tg-spoiler> <blockquote>cité</blockquote> /idee https://a.fr"


def part(name: str) -> str:
    return f'.place.active [data-part="{name}"]'


async def add_somebody(page: Page, bot: Bot, samira: Somebody) -> None:
    await page.evaluate("document.body.dataset.view = 'people'")
    await page.locator("#add-person").click()
    await expect(page.locator("#new-person")).to_be_visible()


async def be_refused_somebody(page: Page, bot: Bot, samira: Somebody) -> None:
    await page.route("**/sim/people", lambda route: route.abort())
    await add_somebody(page, bot, samira)
    await page.locator('#new-person [name="first_name"]').fill("Malik")
    await page.locator("#new-person .primary").click()
    await expect(page.locator("#new-person .fault")).not_to_be_empty()


async def open_more(page: Page, bot: Bot, samira: Somebody) -> None:
    await page.locator(part("more")).click()
    await expect(page.locator(part("more-menu"))).to_be_visible()


async def open_link(page: Page, bot: Bot, samira: Somebody) -> None:
    await open_more(page, bot, samira)
    await page.locator(part("open-link")).click()
    await expect(page.locator("#link")).to_be_visible()


async def give_a_wrong_link(page: Page, bot: Bot, samira: Somebody) -> None:
    await open_link(page, bot, samira)
    await page.locator('#link [name="link"]').fill("https://example.org")
    await page.locator("#link .primary").click()
    await expect(page.locator("#link .fault")).not_to_be_empty()


async def answer_a_tap(page: Page, bot: Bot, samira: Somebody, **answer: Any) -> None:
    await bot.say(samira, "Votre idée", ["Fait"])
    await page.locator(".key").last.click()
    await expect(page.locator(".key").last).to_be_disabled()
    await bot.call("answerCallbackQuery", callback_query_id=await bot.tapped(), **answer)


async def be_alerted(page: Page, bot: Bot, samira: Somebody) -> None:
    await answer_a_tap(page, bot, samira, text="D’où vient cette fiche", show_alert=True)
    await expect(page.locator("#alert")).to_be_visible()


async def be_toasted(page: Page, bot: Bot, samira: Somebody) -> None:
    await answer_a_tap(page, bot, samira, text="Rappel demain")
    await expect(page.locator(part("toast"))).to_have_text("Rappel demain")


async def choose_a_photo(page: Page, bot: Bot, samira: Somebody) -> None:
    file = {"name": "affiche.png", "mimeType": "image/png", "buffer": await page.screenshot()}
    await page.locator(part("photo-file")).set_input_files(file)  # type: ignore[arg-type]
    await expect(page.locator(part("photo-ready"))).to_be_visible()


async def see_a_photo_in_large(page: Page, bot: Bot, samira: Somebody) -> None:
    await choose_a_photo(page, bot, samira)
    await page.locator(".place.active .send").click()
    await page.locator(".photo").last.click()
    await expect(page.locator("#viewer")).to_be_visible()


async def open_commands(page: Page, bot: Bot, samira: Somebody) -> None:
    await bot.call("setMyCommands", commands=[{"command": "idee", "description": "Une idée"}])
    await bot.say(samira, "Bonjour")
    await page.locator(part("menu")).click()
    await expect(page.locator(part("commands"))).to_be_visible()


async def choose_a_reaction(page: Page, bot: Bot, samira: Somebody) -> None:
    await bot.say(samira, "Votre idée")
    await page.locator(".react").last.click()
    await expect(page.locator(".reaction-row")).to_be_visible()


async def vote(page: Page, bot: Bot, samira: Somebody) -> None:
    await bot.call("sendPoll", chat_id=samira.id, question="Quel thème ?", options=[{"text": "A"}, {"text": "B"}])
    await page.locator(".poll input").first.check()
    await page.locator(".poll .key").click()
    await expect(page.locator(".poll-count").first).to_be_visible()


async def read_much(page: Page, bot: Bot, samira: Somebody) -> None:
    """All that a message may hold, one pinned, one that answers another."""
    first = await bot.say(samira, RICH, ["Un bouton"])
    await bot.call("pinChatMessage", chat_id=samira.id, message_id=first)
    await bot.say(samira, "Réponse", reply_parameters={"message_id": first})
    await samira.send("Merci")
    await expect(page.locator(part("pinned"))).to_be_visible()
    await expect(page.locator(".quoted")).to_be_visible()


async def block(page: Page, bot: Bot, samira: Somebody) -> None:
    await open_more(page, bot, samira)
    await page.locator(part("toggle-block")).click()
    await expect(page.locator(part("big"))).to_be_visible()


async def be_told_of_a_fault(page: Page, bot: Bot, samira: Somebody) -> None:
    await page.route("**/text", lambda route: route.abort())
    await page.locator(part("write")).fill("Bonjour")
    await page.keyboard.press("Enter")
    await expect(page.locator("#fault")).to_be_visible()


OPENINGS: list[Opening] = [
    *[add_somebody, be_refused_somebody, open_more, open_link, give_a_wrong_link, be_alerted],
    *[
        be_toasted,
        choose_a_photo,
        see_a_photo_in_large,
        open_commands,
        choose_a_reaction,
        vote,
        read_much,
        block,
        be_told_of_a_fault,
    ],
]


@pytest.mark.parametrize("look", LOOKS, ids="-".join)
@pytest.mark.parametrize("opening", OPENINGS, ids=lambda opening: opening.__name__)
async def test_axe_has_nothing_serious_to_say_of_what_opens(
    browser: Browser, server: Server, bot: Bot, samira: Somebody, opening: Opening, look: tuple[str, str, str]
) -> None:
    script = axe_script()
    scheme, language, window = look
    context = await browser.new_context(
        base_url=server.url,
        viewport=WINDOWS[window],  # type: ignore[arg-type]
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page = await context.new_page()
    page.set_default_timeout(10_000)
    await open_chat(page, samira, f"&lang={language}")
    await opening(page, bot, samira)
    assert await grave_findings(page, script) == []
    await context.close()
