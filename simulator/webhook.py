"""Delivery of updates to a bot's own address: one at a time, in order, again until it says 2xx."""

import asyncio
import json
from typing import TYPE_CHECKING

import aiohttp

from simulator.model import Bot, Json
from simulator.params import from_object

if TYPE_CHECKING:
    from simulator.world import World

FIRST_RETRY_SECONDS = 0.25
LAST_RETRY_SECONDS = 30.0
ANSWER_SECONDS = 60.0


class Webhook:
    """One bot's delivery, at work until stopped."""

    def __init__(self, world: "World", bot: Bot, url: str, secret: str, max_connections: int) -> None:
        self.world = world
        self.bot = bot
        self.url = url
        self.secret = secret
        self.max_connections = max_connections
        self.last_error: tuple[int, str] | None = None
        self.queue = world.updates[bot.id]
        self.queue.webhook_url = url
        self.queue.signal.notify()
        self._task = asyncio.create_task(self._deliver())

    def info(self) -> Json:
        """The webhook's part of WebhookInfo."""
        told: Json = {"url": self.url, "max_connections": self.max_connections, "ip_address": "127.0.0.1"}
        if self.last_error is not None:
            told |= {"last_error_date": self.last_error[0], "last_error_message": self.last_error[1]}
        return told

    async def stop(self) -> None:
        """End the delivery; what was not confirmed stays in the queue."""
        self.queue.webhook_url = ""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _deliver(self) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        delay = FIRST_RETRY_SECONDS
        async with aiohttp.ClientSession(headers=headers, timeout=timeout) as session:
            while True:
                if not self.queue.pending:
                    await self.queue.signal.wait(ANSWER_SECONDS)
                    continue
                update = self.queue.pending[0]
                error = await self._offer(session, update)
                if error is None:
                    self._confirm(update)
                    delay = FIRST_RETRY_SECONDS
                    continue
                self.last_error = (int(self.world.clock.now().timestamp()), error)
                await asyncio.sleep(delay)
                delay = min(delay * 2, LAST_RETRY_SECONDS)

    def _confirm(self, update: Json) -> None:
        if self.queue.pending and self.queue.pending[0] is update:
            self.queue.take_first()

    async def _offer(self, session: aiohttp.ClientSession, update: Json) -> str | None:
        """Post one update; gives back what went wrong, in Telegram's words."""
        try:
            async with session.post(self.url, json=update) as answer:
                body = await answer.read()
                if not 200 <= answer.status < 300:
                    return f"Wrong response from the webhook: {answer.status} {answer.reason}"
                await self._obey(answer.content_type, body)
                return None
        except TimeoutError:
            return "Read timeout expired"
        except aiohttp.ClientError as error:
            refused = isinstance(error, aiohttp.ClientConnectorError)
            return "Connection refused" if refused else "Connection reset by peer"

    async def _obey(self, content_type: str, body: bytes) -> None:
        """Make the call that the bot put into its answer, if it did; its result goes nowhere, as in Telegram."""
        if content_type != "application/json" or not body:
            return
        try:
            values = json.loads(body)
        except ValueError:
            return
        if isinstance(values, dict) and (method := values.pop("method", None)) and self.world.run_method:
            await self.world.run_method(self.bot, str(method), from_object(values))
