"""What others reach on the same machine in the same minutes: bare aiohttp, aiogram and PTB as they come.

`python -m benchmarks.peers` measures the three against one stand-in, interleaved; each runs in a process of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from benchmarks.beside import ROOT, TOKEN, stand_in
from benchmarks.measuring import cpu_seconds, median_of, report, rss_mb, say

PEERS = ("aiohttp", "aiogram", "ptb")
IN_FLIGHT = 400
"""As many as Terreau's sender."""
SLOW = 5
"""python-telegram-bot is given a fifth of the messages: it is that much slower, and a rate is a rate."""
TEXT = "Cette semaine, on s’arrête une minute pour dire ce que l’on ressent, sans chercher à corriger."

Send = Callable[[int, str], Awaitable[object]]


@asynccontextmanager
async def aiohttp_alone(url: str) -> AsyncIterator[Send]:
    """No library for Telegram at all: the floor."""
    import aiohttp

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=IN_FLIGHT)) as session:

        async def send(chat_id: int, text: str) -> object:
            form = {"chat_id": str(chat_id), "text": text, "parse_mode": "HTML"}
            async with session.post(f"{url}/bot{TOKEN}/sendMessage", data=form) as response:
                return json.loads(await response.read())["result"]["message_id"]

        yield send


@asynccontextmanager
async def aiogram_as_it_comes(url: str) -> AsyncIterator[Send]:
    from aiogram import Bot
    from aiogram.client.default import DefaultBotProperties
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    session = AiohttpSession(api=TelegramAPIServer.from_base(url), limit=IN_FLIGHT)
    async with Bot("1:secret", session=session, default=DefaultBotProperties(parse_mode="HTML")) as bot:
        yield bot.send_message


@asynccontextmanager
async def ptb_as_it_comes(url: str) -> AsyncIterator[Send]:
    from telegram import Bot

    async with Bot(TOKEN, base_url=f"{url}/bot") as bot:

        async def send(chat_id: int, text: str) -> object:
            return await bot.send_message(chat_id, text, parse_mode="HTML")

        yield send


WAYS = {"aiohttp": aiohttp_alone, "aiogram": aiogram_as_it_comes, "ptb": ptb_as_it_comes}


async def send_all(send: Send, messages: int) -> dict[str, float]:
    """Messages a second and microseconds of processor for each, with `IN_FLIGHT` under way."""
    numbers = iter(range(1, messages + 1))

    async def worker() -> None:
        for number in numbers:
            await send(number, TEXT)

    began, used = time.monotonic(), cpu_seconds()
    await asyncio.gather(*(worker() for _ in range(IN_FLIGHT)))
    return figures(messages, time.monotonic() - began, cpu_seconds() - used)


def figures(messages: int, seconds: float, cpu: float) -> dict[str, float]:
    return {"rate": messages / seconds, "cpu_us": cpu / messages * 1e6, "rss_mb": rss_mb()}


async def run_here(name: str, url: str, messages: int) -> dict[str, float]:
    async with WAYS[name](url) as send:
        await send(1, TEXT)
        return await send_all(send, messages)


def in_a_process(*arguments: str) -> dict[str, float]:
    """The JSON object that a program of ours prints last."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True, timeout=600
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def run_peer(name: str, url: str, messages: int) -> dict[str, float]:
    count = max(IN_FLIGHT, messages // SLOW) if name == "ptb" else messages
    return in_a_process("benchmarks.peers", "--one", name, "--api", url, "--messages", str(count))


def compare(
    contestants: Sequence[str], run: Callable[[str], dict[str, float]], repeats: int
) -> dict[str, list[dict[str, float]]]:
    """Every contestant once, then every one again: what else the machine does falls on all of them."""
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in contestants}
    for turn in range(repeats):
        for name in contestants:
            runs[name].append(run(name))
            found = ", ".join(f"{key} {value:.0f}" for key, value in runs[name][-1].items())
            say(f"{turn + 1}/{repeats} {name}: {found}")
    return runs


def by_figure(runs: dict[str, list[dict[str, float]]], *names: str) -> dict[str, dict[str, float]]:
    """For each figure, the median of each contestant."""
    return {name: {who: median_of(each, name) for who, each in runs.items()} for name in names}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=5000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--one", choices=PEERS, help=argparse.SUPPRESS)
    parser.add_argument("--api", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(asyncio.run(run_here(given.one, given.api, given.messages))))
        return
    with stand_in() as api:
        runs = compare(PEERS, lambda name: run_peer(name, api.url, given.messages), given.repeats)
    report(**by_figure(runs, "rate", "cpu_us", "rss_mb"), messages=given.messages, repeats=given.repeats)


if __name__ == "__main__":
    main()
