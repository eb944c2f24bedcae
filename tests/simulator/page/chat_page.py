"""What the tests of the chat page share: the bot's side in a few lines, windows, and a conversation on screen."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import aiohttp
from playwright.async_api import Locator, Page, expect

from simulator.somebody import Somebody

NOW = datetime.fromisoformat("2026-11-27T17:02:00+01:00")
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


class Bot:
    """The bot's side, as far as the page needs one."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session, self.url, self.offset = session, url, 0

    async def call(self, method: str, **params: Any) -> Any:
        """One method of the Bot API; gives back its result."""
        async with self.session.post(f"{self.url}/{method}", json=params) as answer:
            told = await answer.json()
        assert told["ok"], told
        return told["result"]

    async def say(self, to: Somebody, text: str, *rows: list[str], **params: Any) -> int:
        """Send an HTML message with rows of buttons; gives back its number."""
        told = await self.call("sendMessage", chat_id=to.id, text=text, parse_mode="HTML", **keyboard(*rows), **params)
        return int(told["message_id"])

    async def tapped(self) -> str:
        """The next tap's callback query id."""
        while True:
            for update in await self.call("getUpdates", offset=self.offset, timeout=10):
                self.offset = update["update_id"] + 1
                if "callback_query" in update:
                    return str(update["callback_query"]["id"])


def keyboard(*rows: list[str]) -> dict[str, Any]:
    """The parameter of an inline keyboard with these labels; none without rows."""
    if not rows:
        return {}
    keys = [[{"text": label, "callback_data": label} for label in row] for row in rows]
    return {"reply_markup": {"inline_keyboard": keys}}


async def open_chat(page: Page, person: Somebody, query: str = "") -> Locator:
    """The conversation of this person, on screen."""
    await page.goto(f"/page/?zone=Europe/Paris{query}#person={person.id}")
    await expect(page.locator('.person[aria-current="true"]')).to_contain_text(person.first_name)
    return page.get_by_role("log")
